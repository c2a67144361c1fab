// SPDX-License-Identifier: BSL-1.0
// answer: what the bot did, in the notation of scripts.

#ifndef MONONGUSA_SCRIPT_ANSWER_HPP
#define MONONGUSA_SCRIPT_ANSWER_HPP

#include <monongusa/action/edit.hpp>
#include <monongusa/action/embed.hpp>
#include <monongusa/action/react.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/action/typing.hpp>
#include <monongusa/action/view.hpp>
#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/emoji.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/script/entry.hpp>
#include <monongusa/script/text.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace monongusa::script {

/// One line behind `< `: `#general @alice` and what is said there, or what is done to a message, `react :tada: m1`.  An embed's text is all its lines.
struct answer {
    std::string head{};
    bool has_text = false;
    std::string text{};
    std::string made{};  ///< How the message is called that came of it; no part of the line.

    friend bool operator==(answer const& left, answer const& right) noexcept {
        return left.head == right.head && left.has_text == right.has_text && left.text == right.text;
    }
};

/// As a line of a script, from the `<` on.
template <class = void>
void append_to(std::string& out, answer const& answer) {
    (out += "< ") += answer.head;
    if (!answer.has_text) return;
    out += answer.text.empty() ? ":" : ": ";
    append_text(out, answer.text);
}

/// `react :tada:`; a picture stands for itself, and what no emoji is called stands in quotes.
template <class = void>
void append_deed(std::string& out, std::string_view deed, std::string_view emoji) {
    (out += deed) += ' ';
    std::string written;
    append_text(written, emoji);
    if (chat::emoji_name::is_picture(emoji)) {
        out += emoji;
    } else if (chat::emoji_name::is_valid(emoji) && written == emoji) {
        ((out += ':') += emoji) += ':';
    } else {
        append_quoted(out, emoji);
    }
}

/// Where something is said and to whom; a direct conversation is named after the person in it.
template <class = void>
void append_place(std::string& out, place const& where, std::string_view thread, std::optional<std::string> const& to) {
    if (where.direct) {
        out += "dm";
    } else {
        append_name(out += '#', where.name);
    }
    if (!thread.empty()) append_label(out += " >", thread);
    if (where.direct) {
        append_name(out += " @", where.name);
    } else if (to) {
        append_name(out += " @", *to);
    }
}

template <class = void>
std::string const& shown(chat::user const& user) noexcept {
    return user.name.empty() ? user.id : user.name;
}
template <class = void>
std::string const& shown(chat::channel const& channel) noexcept {
    return channel.name.empty() ? channel.id : channel.name;
}
template <class = void>
place place_of(chat::channel const& channel) {
    return {channel.kind == chat::channel_kind::direct, shown(channel)};
}

/// `tea.txt (12 bytes)`.
template <class = void>
void append_file(std::string& out, std::string_view name, std::uint64_t size) {
    append_name(out, name);
    detail::append_part(out, detail::joined(" (", size, size == 1 ? " byte)" : " bytes)"));
}

/// How something is said that is more than a text, with a blank behind it.
template <class = void>
void append_manner(std::string& out, action::view const& action) {
    if (action.files || action.framed || action.is<action::typing>()) (out += action.name) += ' ';
    if (!action.files) return;
    for (auto const& file : *action.files) {
        append_file(out, file.name, file.content.size());
        out += &file == &action.files->back() ? " " : ", ";
    }
}

/// `label_of(id)` names a message.
template <class Labels>
answer answer_of(action::view const& action, Labels const& label_of) {
    answer done;
    auto const& to = *action.to;
    bool const takes_back = action.is<action::delete_message>();
    if (action.emoji) {
        append_deed(done.head, action.name, *action.emoji);
        append_label(done.head += ' ', label_of(to.message));
    } else if (takes_back || action.is<action::edit>()) {
        done.head = takes_back ? "delete" : "edit";
        append_label(done.head += ' ', label_of(to.message));
    } else if (action.is<action::direct_message>()) {
        append_place(done.head, {true, shown(to.user)}, {}, {});
    } else {
        // What is said into the thread of a message that is in none begins one there.
        bool const begins = action.is<action::reply_in_thread>() && to.thread.empty();
        auto const& thread = begins ? to.message : to.thread;
        std::optional<std::string> whom;
        if (action.is<action::reply>() || action.is<action::reply_in_thread>()) whom = shown(to.user);
        append_manner(done.head, action);
        append_place(done.head, place_of(to.channel), thread.empty() ? std::string_view{} : std::string_view{label_of(thread)}, whom);
    }
    done.has_text = action.text != nullptr;
    if (action.text) done.text = action.framed ? action::lines_of(*action.framed) : *action.text;
    return done;
}

/// What an expectation is to be equal to, but for a text that matches a pattern; `here` is where things are said if it does not say.
template <class = void>
answer answer_of(expects const& expected, place const& here) {
    answer wanted;
    if (!expected.deed.empty()) {
        wanted.head = expected.deed;
        if (!expected.deed.starts_with("failure ")) append_label(wanted.head += ' ', expected.message.name);
    } else {
        if (!expected.how.empty()) wanted.head = expected.how + ' ';
        place where = expected.where.value_or(here);
        if (where.direct && expected.to) where.name = *expected.to;
        append_place(wanted.head, where, expected.thread ? std::string_view{expected.thread->name} : std::string_view{}, expected.to);
    }
    wanted.has_text = expected.has_text;
    wanted.text = expected.text;
    return wanted;
}

/// Whether it is what was expected, which is `wanted` but for the pattern.
template <class = void>
bool matches(answer const& done, expects const& expected, answer const& wanted) {
    if (!expected.pattern) return done == wanted;
    return done.has_text && done.head == wanted.head && expected.pattern->matches(done.text);
}

}  // namespace monongusa::script

#endif
