// SPDX-License-Identifier: BSL-1.0
// pseudonyms: other names for people, places and files, the same for the same within one recording.

#ifndef MONONGUSA_WIRE_JSONL_PSEUDONYMS_HPP
#define MONONGUSA_WIRE_JSONL_PSEUDONYMS_HPP

#include <monongusa/chat/addressing.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/wire/jsonl/known_names.hpp>
#include <monongusa/wire/jsonl/rewriter.hpp>
#include <monongusa/wire/jsonl/siphash.hpp>

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::wire::jsonl {

/// Whose an event is, or for whom an action; null if it is nobody's.
template <class What>
chat::user const* author_of(What const& what) noexcept {
    if constexpr (requires { what.to.user; }) {
        return &what.to.user;
    } else if constexpr (requires { what.self; }) {
        return &what.self;
    } else {
        return event::author_of(what);
    }
}

/// Makes `user_` and `channel_` with eight characters out of ids and names, by a key and nothing else; the bot keeps its own.  In texts it
/// replaces whoever was seen, by name or id, and all that looks like a mention of a user or a channel.  Upper and lower case of ASCII are the
/// same.  Any thread.
template <class = void>
class basic_pseudonyms {
public:
    basic_pseudonyms(siphash_key const& key, std::string_view bot) : key_(key) { own_.add(bot); }

    std::string of_user(std::string_view name) const {
        std::lock_guard const lock{mutex_};
        return name_for(meaning::user_name, name);
    }
    std::string of_channel(std::string_view name) const { return name_for(meaning::channel_name, name); }

    /// Puts pseudonyms everywhere into an event or action, and remembers its people.
    template <class What>
    void apply(What& what) {
        apply(what, jsonl::author_of(what));
    }

    /// The same where somebody else knows whose it is, if it is anybody's.
    void apply(contents const& what, chat::user const* author) {
        std::lock_guard const lock{mutex_};
        if (author) learn(*author);
        rewrite(changing{*this}, what);
    }

    /// The same in a text alone.
    void apply_to_text(std::string& text) const {
        std::lock_guard const lock{mutex_};
        change_text(text);
    }

private:
    struct changing {
        basic_pseudonyms& by;

        static bool keeps(chat::user const& user) noexcept { return user.self; }
        void operator()(meaning what, std::string& text) const {
            if (what == meaning::text) {
                by.change_text(text);
            } else if (what != meaning::id) {
                if (what == meaning::user_name) by.others_.add(text);
                text = by.name_for(what, text);
            }
        }
    };

    void learn(chat::user const& user) {
        auto& names = user.self ? own_ : others_;
        names.add(user.id);
        names.add(user.name);
    }

    std::string name_for(meaning what, std::string_view name) const {
        if (name.empty()) return {};
        switch (what) {
            case meaning::user_id:
            case meaning::user_name: return own_.contains(name) ? std::string{name} : detail::joined("user_", hashed('u', name));
            case meaning::channel_id:
            case meaning::channel_name: return detail::joined("channel_", hashed('c', name));
            case meaning::file_name: return detail::joined("file_", hashed('f', name));
            case meaning::file_url: return detail::joined("https://file.invalid/", hashed('f', name));
            case meaning::text:
            case meaning::id: break;
        }
        return std::string{name};
    }

    // Forty bits: two of ten thousand names have one in twenty thousand chances to share theirs.
    std::string hashed(char kind, std::string_view name) const {
        constexpr std::string_view digits = "abcdefghijklmnopqrstuvwxyz234567";
        auto number = siphash(key_, detail::joined(kind, known_names::in_lower_case(name)));
        std::string out;
        for (int i = 0; i < 8; ++i, number >>= 5) out += digits[number & 31];
        return out;
    }

    // --- texts

    void change_text(std::string& text) const {
        std::string out;
        std::size_t at = 0;
        while (at < text.size()) {
            auto const taken = change_at(text, at, out);
            if (taken == 0) out += text[at];
            at += taken == 0 ? 1 : taken;
        }
        text = std::move(out);
    }

    // How much of the text has been replaced, or kept on purpose.
    std::size_t change_at(std::string_view text, std::size_t at, std::string& out) const {
        char const first = text[at];
        if (first == '<') {
            if (auto const taken = change_reference(text.substr(at), out)) return taken;
        }
        if (first == '@' || first == '#') {
            auto const what = first == '@' ? meaning::user_name : meaning::channel_name;
            auto const name = text.substr(at + 1, size_of_name(text, at + 1, what));
            if (name.empty()) return 0;
            out += first;
            out += is_everybody(name) ? std::string{name} : name_for(what, name);
            return 1 + name.size();
        }
        if (auto const size = own_.size_at(text, at)) {
            out += text.substr(at, size);
            return size;
        }
        if (auto const size = others_.size_at(text, at)) {
            out += name_for(meaning::user_name, text.substr(at, size));
            return size;
        }
        return 0;
    }

    // What the platforms' notations for all who are there call them.
    static bool is_everybody(std::string_view name) noexcept { return name == "everyone" || name == "here" || name == "channel"; }

    // Of a name behind `@` or `#`: one that is known, else a word, in which points may stand.
    std::size_t size_of_name(std::string_view text, std::size_t at, meaning what) const {
        if (at == text.size()) return 0;
        if (what == meaning::user_name) {
            if (auto const size = own_.size_at(text, at)) return size;
            if (auto const size = others_.size_at(text, at)) return size;
        }
        auto const belongs = [&](std::size_t i) {
            return i < text.size() && (chat::mention::belongs_to_a_name(text[i]) || static_cast<unsigned char>(text[i]) >= 0x80);
        };
        auto const joins = [&](std::size_t i) { return i > at && i < text.size() && text[i] == '.' && belongs(i + 1); };
        auto end = at;
        while (belongs(end) || joins(end)) ++end;
        return end - at;
    }

    // `<@id>`, `<@!id>`, `<#id>`, each also with `|name`; 0 if that is something else.
    std::size_t change_reference(std::string_view text, std::string& out) const {
        auto const end = text.substr(0, 2 * known_names::longest).find('>');
        if (end == std::string_view::npos || end < 3 || (text[1] != '@' && text[1] != '#')) return 0;
        bool const user = text[1] == '@';
        std::size_t const begin = user && text[2] == '!' ? 3 : 2;
        auto const inside = text.substr(begin, end - begin);
        auto const bar = inside.find('|');
        auto const id = inside.substr(0, bar);
        if (id.empty() || id.find_first_of(" <@#&!") != std::string_view::npos) return 0;
        out += text.substr(0, begin);
        out += name_for(user ? meaning::user_id : meaning::channel_id, id);
        if (bar != std::string_view::npos) {
            out += '|';
            out += name_for(user ? meaning::user_name : meaning::channel_name, inside.substr(bar + 1));
        }
        out += '>';
        return end + 1;
    }

    siphash_key key_;
    std::mutex mutable mutex_;
    known_names own_;
    known_names others_;
};
using pseudonyms = basic_pseudonyms<>;

}  // namespace monongusa::wire::jsonl

#endif
