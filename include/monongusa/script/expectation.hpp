// SPDX-License-Identifier: BSL-1.0
// expectation: what the bot is to do: `< #general @alice: Here is tea`.

#ifndef MONONGUSA_SCRIPT_EXPECTATION_HPP
#define MONONGUSA_SCRIPT_EXPECTATION_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/pattern/error.hpp>
#include <monongusa/script/answer.hpp>
#include <monongusa/script/cursor.hpp>
#include <monongusa/script/entry.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::script {

namespace expectations {

constexpr std::string_view forms =
    "here belongs what the bot does, as in #general @alice: text, dm @alice: text, react :tada: m1, unreact :tada: m1, edit b1: text, "
    "delete b1, typing #general, upload tea.txt (12 bytes) #general: text, embed #general: text, failure rule 3: text, or nothing";

template <class = void>
void message(cursor& at, expects& expected) {
    at.blanks();
    auto label = at.label_or_id();
    if (!label) at.wrong("here belongs the label of a message, as in m1, or b1 for the first that the bot has sent");
    expected.message = std::move(label).value_or(named{});
}

// The text as a whole.
template <class = void>
void pattern_of(cursor& at, expects& expected) {
    constexpr std::string_view before = R"(\A(?:)";
    auto const text = at.rest();
    expected.text = text;
    try {
        pattern::dynamic{text};  // Alone first: brackets that close the group of ours would be none of theirs.
    } catch (pattern_error const& error) {
        at.wrong(at.column() + error.offset(), detail::joined("this is no pattern: ", pattern::sentence(error.reason())));
        return;
    }
    // The second for a \Q that is not ended, which takes the bracket.
    for (std::string_view const after : {R"()\z)", R"(\E)\z)"}) {
        try {
            expected.pattern.emplace(detail::joined(before, text, after));
            return;
        } catch (pattern_error const&) {
        }
    }
    at.wrong("this pattern is as large as patterns may be, and has to be a little smaller here");
}

// As `append_deed` writes it.
template <class = void>
std::string emoji(cursor& at) {
    if (at.rest().starts_with('"')) return at.name().value_or("");
    auto read = at.emoji();
    if (!read) at.wrong("here belongs an emoji, as in :tada:");
    return std::move(read).value_or(chat::emoji{}).name;
}

template <class = void>
void text_of(cursor& at, expects& expected, bool regex) {
    if (!at.take(':')) {
        at.wrong("a colon and the text belong here");
        return;
    }
    at.take(' ');
    if (regex) {
        pattern_of(at, expected);
        at.back_to(at.column() + at.rest().size());
    } else {
        at.text(expected.text);
    }
}

template <class = void>
bool done_to_a_message(cursor& at, expects& expected, bool regex) {
    auto const begin = at.column();
    for (std::string_view const deed : {"react", "unreact"}) {
        if (!at.take_word(deed)) continue;
        at.blanks();
        append_deed(expected.deed, deed, emoji(at));
        expected.has_text = false;
        message(at, expected);
        if (regex) at.wrong(begin, "only a text can match a pattern");
        return true;
    }
    if (at.take_word("delete")) {
        expected.deed = "delete";
        expected.has_text = false;
        message(at, expected);
        if (regex) at.wrong(begin, "only a text can match a pattern");
        return true;
    }
    if (at.take_word("edit")) {
        expected.deed = "edit";
        message(at, expected);
        text_of(at, expected, regex);
        return true;
    }
    if (at.take_word("failure")) {
        at.blanks();
        bool const of_rule = at.take_word("rule");
        at.blanks();
        auto const number = at.name();
        if (!of_rule || !number || number->find_first_not_of("0123456789") != std::string::npos) {
            at.wrong(begin, "here belongs the rule that fails, as in failure rule 3: text");
        }
        expected.deed = detail::joined("failure rule ", number.value_or(""));
        text_of(at, expected, regex);
        return true;
    }
    return false;
}

// As `append_file` writes it.  False where there is none.
template <class = void>
bool file(cursor& at, std::string& out) {
    auto const begin = at.column();
    auto const name = at.name();
    at.blanks();
    if (!name || !at.take('(')) {
        at.back_to(begin);
        return false;
    }
    auto const size = at.name().value_or("");
    std::uint64_t bytes = 0;
    auto const [end, error] = std::from_chars(size.data(), size.data() + size.size(), bytes);
    at.blanks();
    auto const unit = at.name();
    if (error != std::errc{} || end != size.data() + size.size() || (unit != "byte" && unit != "bytes") || !at.take(')')) {
        at.wrong(begin, "behind the name of a file belongs its size, as in tea.txt (12 bytes)");
    }
    at.blanks();
    append_file(out, *name, bytes);
    return true;
}

// `typing`, `upload` with its files, `embed`, in front of where and to whom.
template <class = void>
void manner(cursor& at, expects& expected) {
    for (std::string_view const one : {"typing", "upload", "embed"}) {
        if (!at.take_word(one)) continue;
        expected.how = one;
        at.blanks();
        if (one == "upload" && file(at, expected.how += ' ')) {
            while (at.take(',')) {
                at.blanks();
                if (!file(at, expected.how += ", ")) at.wrong("here belongs one more file, as in tea.txt (12 bytes)");
            }
        } else {
            expected.how = one;
        }
        return;
    }
}

// `=board`: how the message is called from then on.
template <class = void>
void label_of(cursor& at, expects& expected) {
    if (!at.take('=')) return;
    auto const begin = at.column();
    expected.label = at.label();
    if (!expected.label) at.wrong("a label belongs behind '=', as in < =board #general: hello");
    if (expected.label && is_of_the_bot(expected.label->name)) at.wrong(begin, "b1, b2 and so on are what the bot's messages are called by themselves");
    at.blanks();
}

}  // namespace expectations

/// Behind the `<`.
template <class = void>
entry read_expectation(cursor& at) {
    expects expected;
    bool regex = false;
    for (bool more = true; more;) {
        more = false;
        if (!expected.any_order && at.take('*')) more = expected.any_order = true;
        if (!regex && at.take('~')) more = regex = true;
    }
    if (!at.ended() && at.rest().front() != ' ' && at.rest().front() != '\t') at.wrong("a blank belongs behind '<', '<~' or '<*'");
    at.blanks();
    auto const begin = at.column();
    if (at.take_word("nothing") && at.rest().find_first_not_of(" \t") == std::string_view::npos) {
        if (expected.any_order || regex) at.wrong(begin, "nothing has no order and matches no pattern; write '< nothing'");
        return expects_nothing{};
    }
    at.back_to(begin);
    expectations::label_of(at, expected);
    auto const words = at.column();
    if (expected.label || !expectations::done_to_a_message(at, expected, regex)) {
        expectations::manner(at, expected);
        expected.where = at.where();
        at.blanks();
        if (at.take('>')) {
            expected.thread = at.label_or_id();
            if (!expected.thread) at.wrong("here belongs the label of the message that the thread hangs on, as in >m1");
            at.blanks();
        }
        if (at.take('@')) {
            expected.to = at.name();
            if (!expected.to) at.wrong("here belongs a name");
            at.blanks();
        }
        if (at.column() == words) at.wrong(std::string{expectations::forms});
        if (expected.where && expected.where->direct && !expected.to) at.wrong("whom the bot speaks to belongs here, as in dm @alice: text");
        expected.has_text = expected.how != "typing";
        if (expected.has_text) {
            expectations::text_of(at, expected, regex);
        } else if (regex) {
            at.wrong(begin, "only a text can match a pattern");
        }
    }
    at.blanks();
    if (!at.ended()) at.wrong("this is too much");
    return expected;
}

}  // namespace monongusa::script

#endif
