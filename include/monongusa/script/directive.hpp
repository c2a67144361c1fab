// SPDX-License-Identifier: BSL-1.0
// directive: what happens in a chat besides talk: `%react :tada: m1 as bob`.

#ifndef MONONGUSA_SCRIPT_DIRECTIVE_HPP
#define MONONGUSA_SCRIPT_DIRECTIVE_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/nanoseconds.hpp>
#include <monongusa/script/cursor.hpp>
#include <monongusa/script/entry.hpp>
#include <monongusa/script/limits.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::script {

namespace directives {

template <class = void>
std::string who(cursor& at) {
    at.take('@');
    auto name = at.name();
    if (!name) at.wrong("here belongs a name, as in alice");
    at.blanks();
    return std::move(name).value_or("");
}
template <class = void>
std::optional<std::string> as_whom(cursor& at) {
    at.blanks();
    if (!at.take_word("as")) return std::nullopt;
    at.blanks();
    return who(at);
}
template <class = void>
named message(cursor& at) {
    at.blanks();
    at.take_word("on");
    at.blanks();
    auto label = at.label();
    if (!label) at.wrong("here belongs the label of a message, as in m1");
    return std::move(label).value_or(named{});
}
template <class = void>
std::string channel(cursor& at) {
    auto const where = at.where();
    if (!where || where->direct) at.wrong("here belongs a channel, as in #general");
    at.blanks();
    return where ? where->name : std::string{};
}

template <class = void>
entry react(cursor& at, bool off) {
    auto emoji = at.emoji();
    if (!emoji) at.wrong("here belongs an emoji, as in :tada:");
    reacts reaction{std::move(emoji).value_or(chat::emoji{}), message(at), std::nullopt, off};
    reaction.who = as_whom(at);
    return reaction;
}

template <class = void>
entry edit(cursor& at) {
    edits edited{message(at), {}};
    if (!at.take(':')) at.wrong("a colon and the new text belong here, as in %edit m1: hello");
    at.take(' ');
    at.text(edited.text);
    return edited;
}

// A message, or a channel.
template <class = void>
entry erase(cursor& at) {
    if (at.rest().starts_with('#')) return has_channel{channel(at), true};
    return deletes{message(at)};
}

template <class = void>
entry attach(cursor& at) {
    attaches attached;
    auto name = at.name();
    if (!name) at.wrong("here belongs the name of a file, as in cat.png");
    attached.file.name = std::move(name).value_or("");
    for (at.blanks(); !at.ended() && !at.what_is_wrong(); at.blanks()) {
        auto const begin = at.column();
        auto const word = at.word();
        auto const end = word.data() + word.size();
        if (word.find("://") != std::string_view::npos) {
            attached.file.url = word;
        } else if (auto const read = std::from_chars(word.data(), end, attached.file.size); read.ec == std::errc{} && read.ptr == end) {
            continue;
        } else if (word.find('/') != std::string_view::npos) {
            attached.file.type = word;
        } else {
            at.wrong(begin, "behind the name of a file belong its type, its size in bytes and its address, as in image/png 20480 https://example.com/cat.png");
        }
    }
    return attached;
}

template <class = void>
entry thread(cursor& at) {
    if (at.ended()) return threads{};
    return threads{message(at)};
}

template <class = void>
entry join(cursor& at, bool leaves) {
    joins joined{who(at), std::nullopt, leaves};
    if (!at.ended()) joined.where = place{false, channel(at)};
    return joined;
}

template <class = void>
entry role(cursor& at) {
    gets_role role{who(at), {}, false};
    role.off = at.take('-');
    if (!role.off) at.take('+');
    auto name = at.name();
    if (!name) at.wrong("here belongs the name of a role, as in admin, or -admin to take it away");
    role.role = std::move(name).value_or("");
    return role;
}

template <class = void>
entry rename(cursor& at) {
    if (at.rest().starts_with('#')) {
        renames renamed{channel(at), {}, true};
        renamed.to = channel(at);
        return renamed;
    }
    renames renamed{who(at), {}, false};
    renamed.to = who(at);
    return renamed;
}

template <class = void>
entry time(cursor& at) {
    std::int64_t nanoseconds = 0;
    auto const begin = at.column();
    bool const plus = at.take('+');
    auto const text = at.rest().substr(0, at.rest().find_last_not_of(" \t") + 1);
    if (!plus || text.empty() || !detail::read_nanoseconds(text, nanoseconds)) {
        at.wrong(begin, "here belongs how much time passes, as in +30s or +1h30m");
    }
    at.back_to(at.column() + at.rest().size());
    return passes{std::chrono::duration_cast<instant::duration>(std::chrono::nanoseconds{nanoseconds})};
}

template <class = void>
entry disconnect(cursor& at) {
    disconnects gone;
    gone.final = at.take_word("final");
    at.blanks();
    auto const begin = at.column();
    at.text(gone.reason);
    if (at.text_is_below()) at.wrong(begin, "here belongs a reason of one line");
    if (gone.reason.empty()) gone.reason = "connection lost";
    return gone;
}

template <class = void>
entry as(cursor& at) {
    auto const begin = at.column();
    behaves_as platform{std::string{at.word()}};
    if (!limits_of(platform.platform)) at.wrong(begin, detail::joined("there is no platform '", platform.platform, "'; there are stdio, discord and slack"));
    return platform;
}

struct known {
    std::string_view name;
    std::string_view usage;
    entry (*read)(cursor&);
};

}  // namespace directives

inline constexpr directives::known all_directives[] = {
    {"react", ":tada: m1 as bob", [](cursor& at) { return directives::react(at, false); }},
    {"unreact", ":tada: m1 as bob", [](cursor& at) { return directives::react(at, true); }},
    {"edit", "m1: new text", &directives::edit},
    {"delete", "m1, or #channel", &directives::erase},
    {"attach", "cat.png image/png 20480", &directives::attach},
    {"thread", "m1, or nothing", &directives::thread},
    {"join", "alice #general", [](cursor& at) { return directives::join(at, false); }},
    {"leave", "alice #general", [](cursor& at) { return directives::join(at, true); }},
    {"role", "alice admin, or -admin", &directives::role},
    {"rename", "@alice @alicia, or #old #new", &directives::rename},
    {"bot", "deploybot", [](cursor& at) -> entry { return is_bot{directives::who(at)}; }},
    {"create", "#channel", [](cursor& at) -> entry { return has_channel{directives::channel(at), false}; }},
    {"time", "+30s", &directives::time},
    {"disconnect", "why", &directives::disconnect},
    {"connect", "", [](cursor&) -> entry { return connects{}; }},
    {"as", "discord, slack or stdio", &directives::as},
};

/// Behind the `%`.
template <class = void>
entry read_directive(cursor& at) {
    auto const begin = at.column();
    auto const name = at.word();
    at.blanks();
    for (auto const& one : all_directives) {
        if (one.name != name) continue;
        auto read = one.read(at);
        at.blanks();
        if (!at.ended()) at.wrong(detail::joined("this is too much; the directive is %", one.name, one.usage.empty() ? "" : " ", one.usage));
        return read;
    }
    std::string list;
    for (auto const& one : all_directives) detail::append_part(list, detail::joined(list.empty() ? "" : ", ", one.name));
    at.wrong(begin, detail::joined("there is no directive '", name, "'; there are ", list));
    return blank{};
}

}  // namespace monongusa::script

#endif
