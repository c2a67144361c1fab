// SPDX-License-Identifier: BSL-1.0
// parser: lines of a script as entries.

#ifndef MONONGUSA_SCRIPT_PARSER_HPP
#define MONONGUSA_SCRIPT_PARSER_HPP

#include <monongusa/script/cursor.hpp>
#include <monongusa/script/directive.hpp>
#include <monongusa/script/entry.hpp>
#include <monongusa/script/expectation.hpp>
#include <monongusa/script/mistake.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::script {

/// Takes a script line by line.  The notation is in docs/scripts.md.
template <class = void>
class basic_parser {
public:
    struct result {
        std::optional<entry> read{};  ///< None for a comment, inside a text of several lines, and after a mistake.
        mistake wrong{};
    };

    /// What the bot is called: `@bot: …` is spoken to it, not by it.
    explicit basic_parser(std::string bot) : bot_(std::move(bot)) {}

    result next(std::string_view line) {
        if (open_) return inside(line);
        cursor at{line};
        at.blanks();
        if (at.ended()) return {blank{}, {}};
        if (at.rest().front() == '#') return {std::nullopt, comment(at)};
        std::optional<entry> read;
        if (at.take('%')) {
            read = read_directive(at);
        } else if (at.rest() != heredoc_begin && at.take('<')) {
            read = read_expectation(at);
        } else {
            read = speech(at);
        }
        if (at.what_is_wrong()) return {std::nullopt, at.what_is_wrong()};
        if (at.text_is_below()) {
            open_ = std::move(read);
            lines_ = 0;
            return {};
        }
        return {std::move(read), {}};
    }

    /// Whether a text of several lines has begun and not ended.
    bool open() const noexcept { return open_.has_value(); }
    void forget() noexcept { open_.reset(); }

private:
    result inside(std::string_view line) {
        if (line == heredoc_end) {
            result ended{std::move(open_), {}};
            open_.reset();
            return ended;
        }
        visit(
            [&](auto& one) {
                if constexpr (requires { one.text += line; }) {
                    if (lines_++ > 0) one.text += '\n';
                    one.text += line;
                }
            },
            *open_);
        return {};
    }

    // A channel at the beginning would silently be none.
    static mistake comment(cursor& at) {
        auto const begin = at.column();
        auto const where = at.where();
        if (!where || !at.take(':') || at.ended() || at.rest().front() != ' ') return {};
        return {begin, "who speaks belongs before the channel, as in @alice #general: hello; a comment has a blank behind '#'"};
    }

    entry speech(cursor& at) {
        says said;
        if (at.take('=')) {
            auto const begin = at.column();
            said.label = at.label();
            if (!said.label) at.wrong("a label belongs behind '=', as in =m1 @alice #general: hello");
            if (said.label && is_of_the_bot(said.label->name)) at.wrong(begin, "b1, b2 and so on are what the bot's messages are called by themselves");
            at.blanks();
        }
        if (!head(at, said)) at.text(said.text);
        return said;
    }

    // `@who where >thread:` and the text; false, and nothing read, where the line does not begin so.
    bool head(cursor& at, says& said) {
        auto const begin = at.column();
        if (!at.take('@')) return false;
        auto who = at.name();
        at.blanks();
        auto where = who ? at.where() : std::nullopt;
        auto const behind_place = at.column();
        at.blanks();
        std::optional<named> thread;
        if (at.take('>')) {
            thread = at.label();
            if (!thread && who) at.wrong("here belongs the label of the message that the thread hangs on, as in >m1");
            at.blanks();
        }
        bool const to_the_bot = who == bot_ && !where && !thread;
        if (!who || to_the_bot || !at.take(':')) {
            if (where && who != bot_ && !at.what_is_wrong()) at.wrong(behind_place, "a colon is missing behind the place, as in @alice #general: hello");
            at.back_to(begin);
            return at.what_is_wrong().operator bool();
        }
        said.who = std::move(who);
        said.where = std::move(where);
        said.thread = std::move(thread);
        at.take(' ');
        at.text(said.text);
        return true;
    }

    std::string bot_;
    std::optional<entry> open_;
    std::size_t lines_ = 0;
};
using parser = basic_parser<>;

}  // namespace monongusa::script

#endif
