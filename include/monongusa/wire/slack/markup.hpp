// SPDX-License-Identifier: BSL-1.0
// markup: a message's text as people see it.

#ifndef MONONGUSA_WIRE_SLACK_MARKUP_HPP
#define MONONGUSA_WIRE_SLACK_MARKUP_HPP

#include <monongusa/chat/addressing.hpp>
#include <monongusa/detail/text_range.hpp>
#include <monongusa/wire/slack/bracket.hpp>
#include <monongusa/wire/slack/decoding.hpp>
#include <monongusa/wire/slack/emoji_text.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::wire::slack {

namespace markup {

struct entity {
    std::string_view written{};
    char character = 0;
};

/// The three characters that Slack escapes; all other entities are text (Slack API documentation, Formatting text for app surfaces).
inline constexpr entity entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}};

constexpr entity entity_at(std::string_view text) noexcept {
    for (auto const& one : entities) {
        if (text.starts_with(one.written)) return one;
    }
    return {};
}

// Calls `plain(part)` for what is between entities.  Each is decoded once: what it makes of the text behind it is text.
template <class Plain>
void for_each_part(std::string& out, std::string_view text, Plain&& plain) {
    for (;;) {
        auto const at = text.find('&');
        plain(text.substr(0, at));
        if (at == std::string_view::npos) return;
        text.remove_prefix(at);
        auto const found = entity_at(text);
        out += found.character != 0 ? found.character : '&';
        text.remove_prefix(std::max<std::size_t>(found.written.size(), 1));
    }
}

// An address, a name.
inline void append_unescaped(std::string& out, std::string_view text) {
    for_each_part(out, text, [&](std::string_view part) { out.append(part); });
}

// What somebody has written.
inline void append_text(std::string& out, std::string_view text) {
    for_each_part(out, text, [&](std::string_view part) { append_with_pictures(out, part); });
}

/// How much of `raw` says `word`, which is as people see it; 0 if it does not begin with that.
constexpr std::size_t size_of_word(std::string_view raw, std::string_view word) noexcept {
    std::size_t at = 0;
    for (char const character : word) {
        auto const found = entity_at(raw.substr(at));
        if (at == raw.size() || (found.character != 0 ? found.character : raw[at]) != character) return 0;
        at += std::max<std::size_t>(found.written.size(), 1);
    }
    return at;
}

}  // namespace markup

/// How a text is shown and whom it speaks to.  Refers to what `with` refers to.
class shown_markup {
public:
    explicit shown_markup(decoding const& with) noexcept : with_(with) {}

    bool is_own(bracket const& found) const noexcept { return found.kind == bracket_kind::user && found.id == with_.self.user_id; }

    /// Appends `raw` as people see it: `@name` for a user and whomever else it calls, `#name` for a channel, its label or address for a
    /// link, what a date falls back to, pictures for emoji; for whom nobody has told the name, `@U1` and `#C1`.
    void append(std::string& out, std::string_view raw) const {
        for (;;) {
            auto const at = raw.find('<');
            markup::append_text(out, raw.substr(0, at));
            if (at == std::string_view::npos) return;
            raw.remove_prefix(at);
            auto const found = read_bracket(raw);
            if (found.kind == bracket_kind::none) {
                out += '<';
                raw.remove_prefix(1);
            } else {
                append(out, found);
                raw.remove_prefix(found.written.size());
            }
        }
    }

    /// The part of `raw` behind an alias and between mentions of the bot, without the blanks, `:` and `,` beside them, as
    /// chat::find_address does it for names; all of it and false if it does not speak to the bot.
    bool body_of(std::string_view raw, std::string_view& body) const noexcept {
        body = raw;
        namespace mention = chat::mention;
        auto inside = mention::without_leading_blanks(raw);
        auto const alias = size_of_alias(inside);
        if (alias == 0 && !mentions_bot(raw)) return false;
        if (alias != 0) inside = behind(inside, alias);
        for (auto first = front(inside); is_own(first); first = front(inside)) inside = behind(inside, first.written.size());
        inside = mention::without_trailing_blanks(inside);
        for (auto last = back(inside); is_own(last); last = back(inside)) {
            inside = mention::without_trailing_blanks(inside.substr(0, inside.size() - last.written.size()));
            if (inside.ends_with(',')) inside = mention::without_trailing_blanks(inside.substr(0, inside.size() - 1));
        }
        body = inside;
        return true;
    }

private:
    static bracket front(std::string_view text) noexcept { return text.starts_with('<') ? read_bracket(text) : bracket{}; }

    static bracket back(std::string_view text) noexcept {
        auto const at = text.ends_with('>') ? text.rfind('<') : std::string_view::npos;
        auto const found = at == std::string_view::npos ? bracket{} : read_bracket(text.substr(at));
        return found.written.size() == text.size() - at ? found : bracket{};
    }

    static std::string_view behind(std::string_view text, std::size_t size) noexcept {
        text.remove_prefix(size);
        if (text.starts_with(':')) text.remove_prefix(1);  // Behind a blank it may begin an emoji.
        text = chat::mention::without_leading_blanks(text);
        return text.starts_with(',') ? chat::mention::without_leading_blanks(text.substr(1)) : text;
    }

    // The longest, so that `bot:` is taken whole where `bot` is one, too.
    std::size_t size_of_alias(std::string_view raw) const noexcept {
        std::size_t longest = 0;
        for (std::string const& alias : with_.aliases) {
            if (alias.empty()) continue;
            auto const size = markup::size_of_word(raw, alias);
            bool const goes_on =
                size < raw.size() && chat::mention::belongs_to_a_name(raw[size]) && chat::mention::belongs_to_a_name(alias.back());
            if (!goes_on) longest = std::max(longest, size);
        }
        return longest;
    }

    bool mentions_bot(std::string_view raw) const noexcept {
        for (auto at = raw.find("<@"); at != std::string_view::npos; at = raw.find("<@", at + 2)) {
            if (is_own(read_bracket(raw.substr(at)))) return true;
        }
        return false;
    }

    void append(std::string& out, bracket const& found) const {
        using enum bracket_kind;
        switch (found.kind) {
            case none: return;
            case user: return append_user(out += '@', found);
            case channel: {
                auto const* const known = with_.names.channel(found.id);
                return append_named(out += '#', known ? std::string_view{known->name} : std::string_view{}, found);
            }
            case usergroup:
                if (found.label.empty()) out += '@';
                return append_named(out, {}, found);
            case broadcast: return void((out += '@') += found.id);
            case date:
            case special:
                if (!found.label.empty()) return markup::append_text(out, found.label);
                out += '<';
                markup::append_unescaped(out, found.id);
                return void(out += '>');
            case link:
                if (!found.label.empty()) return markup::append_text(out, found.label);
                return markup::append_unescaped(out, found.id);
        }
    }

    void append_user(std::string& out, bracket const& found) const {
        auto const* const known = with_.names.user(found.id);
        bool const own = is_own(found) && !with_.self.name.empty();
        append_named(out, own ? std::string_view{with_.self.name} : known ? std::string_view{known->name} : std::string_view{}, found);
    }

    // A label is what it was called when the text was written.
    static void append_named(std::string& out, std::string_view name, bracket const& found) {
        if (!name.empty()) return void(out.append(name));
        markup::append_unescaped(out, found.label.empty() ? found.id : found.label);
    }

    decoding const& with_;
};

/// Sets `text` to what people see of `raw`, a message's text as Slack sends it, and `body` to where in it the text without what speaks to
/// the bot at its ends is; none if it is all of it.  True if the text speaks to the bot: it mentions it anywhere, or begins with an alias.
inline bool show_markup(std::string_view raw, decoding const& with, std::string& text, detail::text_range& body) {
    text.clear();
    body = {};
    shown_markup const shown{with};
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

}  // namespace monongusa::wire::slack

#endif
