// SPDX-License-Identifier: BSL-1.0
// markup: a message's text as people see it.

#ifndef MONONGUSA_WIRE_DISCORD_MARKUP_HPP
#define MONONGUSA_WIRE_DISCORD_MARKUP_HPP

#include <monongusa/chat/addressing.hpp>
#include <monongusa/detail/text_range.hpp>
#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/discord/mentioned.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/json_string.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::wire::discord {

namespace markup {

enum class what : unsigned char { text, user, role, channel, command, emoji };

struct item {
    markup::what what = what::text;
    std::string_view written{};  ///< With its brackets.
    std::string_view id{};
    std::string_view name{};  ///< Of a command or an emoji.
};

constexpr bool is_emoji_name(std::string_view text) noexcept {
    for (char const character : text) {
        bool const letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        if (!letter && !(character >= '0' && character <= '9') && character != '_') return false;
    }
    return !text.empty() && text.size() <= 32;
}

/// What begins at the `<` that `text` begins with (Discord's documentation, Reference, "Message Formatting"); text if it is nothing that
/// has a name.
constexpr item read(std::string_view text) noexcept {
    constexpr std::size_t longest =
        160;  // Of a command: three names of 32 characters, which are up to 4 bytes each, have to be cut somewhere.
    constexpr auto none = std::string_view::npos;
    auto const close = text.substr(0, longest).find('>');
    if (close == none || close < 3) return {};
    item found{what::text, text.substr(0, close + 1), {}, {}};
    auto inside = text.substr(1, close - 1);
    if (inside.front() == '@') {
        inside.remove_prefix(1);
        found.what = inside.front() == '&' ? what::role : what::user;
        if (inside.front() == '&' || inside.front() == '!') inside.remove_prefix(1);  // `!` is how users with a nickname were once written.
        found.id = inside;
    } else if (inside.front() == '#') {
        found.what = what::channel;
        found.id = inside.substr(1);
    } else {
        if (inside.starts_with("a:")) inside.remove_prefix(1);  // An animated emoji.
        found.what = inside.front() == '/' ? what::command : what::emoji;
        auto const colon = inside.rfind(':');
        if (colon == none || colon == 0 || (inside.front() != ':' && inside.front() != '/')) return {};
        found.name = inside.substr(1, colon - 1);
        found.id = inside.substr(colon + 1);
        bool const named =
            found.what == what::command ? !found.name.empty() && found.name.find_first_of("<\n") == none : is_emoji_name(found.name);
        if (!named) return {};
    }
    return json_reader::is_id(found.id) ? found : item{};
}

}  // namespace markup

/// How a text is shown and whom it speaks to.  Refers to what it was made of.
class shown_markup {
public:
    shown_markup(decoding const& with, mentioned const& users) noexcept : with_(with), users_(users) {}

    /// Whether the item is a mention of the bot: itself, or the role that Discord has made for it, which people take for it.
    bool is_own(markup::item const& item) const noexcept {
        if (item.what == markup::what::user) return item.id == with_.self.id;
        if (item.what != markup::what::role) return false;
        auto const* const role = with_.names.role(item.id);
        return role && role->bot != 0 && role->bot == json_reader::number_of(with_.self.id);
    }

    /// Appends `raw` as people see it: `@name` for a user and a role, `#name` for a channel, `/name` for a command, `:name:` for a server's
    /// own emoji.  What has no name here, and all other markup, stays as it is.
    void append(std::string& out, std::string_view raw) const {
        for (;;) {
            auto const at = raw.find('<');
            out.append(raw.substr(0, at));
            if (at == std::string_view::npos) return;
            raw.remove_prefix(at);
            auto const item = markup::read(raw);
            if (item.what == markup::what::text || !append_item(out, item)) {
                out += '<';
                raw.remove_prefix(1);
            } else {
                raw.remove_prefix(item.written.size());
            }
        }
    }

    /// The part of `raw` between mentions of the bot, without the blanks, `:` and `,` beside them, as chat::find_address does it for names;
    /// all of it and false if there is no mention.
    bool body_of(std::string_view raw, std::string_view& body) const noexcept {
        body = raw;
        if (!mentions_bot(raw)) return false;
        namespace mention = chat::mention;
        body = mention::without_leading_blanks(body);
        for (auto first = front(body); is_own(first); first = front(body)) {
            body.remove_prefix(first.written.size());
            if (body.starts_with(':')) body.remove_prefix(1);
            body = mention::without_leading_blanks(body);
            if (body.starts_with(',')) body = mention::without_leading_blanks(body.substr(1));
        }
        body = mention::without_trailing_blanks(body);
        for (auto last = back(body); is_own(last); last = back(body)) {
            body = mention::without_trailing_blanks(body.substr(0, body.size() - last.written.size()));
            if (body.ends_with(',')) body = mention::without_trailing_blanks(body.substr(0, body.size() - 1));
        }
        return true;
    }

private:
    static markup::item front(std::string_view text) noexcept { return text.starts_with('<') ? markup::read(text) : markup::item{}; }

    static markup::item back(std::string_view text) noexcept {
        auto const at = text.ends_with('>') ? text.rfind('<') : std::string_view::npos;
        auto const found = at == std::string_view::npos ? markup::item{} : markup::read(text.substr(at));
        return found.written.size() == text.size() - at ? found : markup::item{};
    }

    bool mentions_bot(std::string_view raw) const noexcept {
        for (auto at = raw.find("<@"); at != std::string_view::npos; at = raw.find("<@", at + 2)) {
            if (is_own(markup::read(raw.substr(at)))) return true;
        }
        return false;
    }

    // False if it has no name here.
    bool append_item(std::string& out, markup::item const& item) const {
        switch (item.what) {
            case markup::what::user: return append_user(out, item.id);
            case markup::what::role: {
                auto const* const role = with_.names.role(item.id);
                return role && named(out, '@', role->name);
            }
            case markup::what::channel: {
                auto const* const channel = with_.names.channel(item.id);
                return channel && named(out, '#', channel->name);
            }
            case markup::what::command: return named(out, '/', item.name);
            case markup::what::emoji: return named(out, ':', item.name) && (out += ':', true);
            case markup::what::text: break;
        }
        return false;
    }

    bool append_user(std::string& out, std::string_view id) const {
        if (id == with_.self.id) return named(out, '@', with_.self.name);
        auto const name = users_.name_of(id);
        if (name.empty()) return false;
        json_string::append(out += '@', name);
        return true;
    }

    static bool named(std::string& out, char sign, std::string_view name) {
        if (name.empty()) return false;
        (out += sign) += name;
        return true;
    }

    decoding const& with_;
    mentioned const& users_;
};

/// Sets `text` to what people see of `raw`, and `body` to where in it the text without mentions of the bot at its ends is; none if it is
/// all of it.  True if the bot is mentioned in `raw`.
inline bool show_markup(std::string_view raw, decoding const& with, mentioned const& users, std::string& text, detail::text_range& body) {
    text.clear();
    body = {};
    if (raw.find('<') == std::string_view::npos) {
        text.append(raw);
        return false;
    }
    shown_markup const shown{with, users};
    std::string_view inside;
    bool const addressed = shown.body_of(raw, inside);
    auto const begin = static_cast<std::size_t>(inside.data() - raw.data());
    shown.append(text, raw.substr(0, begin));
    auto const first = text.size();
    shown.append(text, inside);
    auto const last = text.size();
    shown.append(text, raw.substr(begin + inside.size()));
    if (addressed) body = {first, last};
    return addressed;
}

}  // namespace monongusa::wire::discord

#endif
