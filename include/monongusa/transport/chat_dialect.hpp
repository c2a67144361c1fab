// SPDX-License-Identifier: BSL-1.0
// chat_dialect: the terminal as a script in the making: what is typed and what is answered are in one notation.

#ifndef MONONGUSA_TRANSPORT_CHAT_DIALECT_HPP
#define MONONGUSA_TRANSPORT_CHAT_DIALECT_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/event/connection.hpp>
#include <monongusa/script/parser.hpp>
#include <monongusa/script/stage.hpp>
#include <monongusa/script/transcript.hpp>
#include <monongusa/secret/scrubber.hpp>
#include <monongusa/transport/chat_completion.hpp>
#include <monongusa/transport/console_config.hpp>
#include <monongusa/transport/console_output.hpp>
#include <monongusa/transport/new_file.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace monongusa::transport {

/// What lines mean in the format `chat` (docs/scripts.md).  Each line has all its answers before the next one is looked at, in the order of the rules, so
/// that they are the same on any executor; lines that say what the bot is to do are passed over.  Time passes by itself, and `%time` skips some.
///
/// Where somebody types there are commands as well: `\help` lists them.
class chat_dialect {
public:
    using config = console_config;

    chat_dialect(console_config const& how, console_output& out)
        : how_(how), out_(out), typed_(is_typed(how)), parser_(how.name), stage_(how.name) {}

    template <class Listener>
    void begin(Listener& listener) {
        transcript_.happens(instant::clock::now(), false);
        stage_.begin(listener);
        show(listener);
    }

    template <class Listener>
    void hear(Listener& listener, std::string_view line, std::size_t number) {
        if (too_long_) {
            too_long_ = line != script::heredoc_end;
            return;
        }
        if (typed_ && !parser_.open() && command(line, number)) return;
        auto [what, wrong] = parser_.next(line);
        if (wrong) {
            if (typed_ && line.starts_with('\\')) wrong.sentence += "; \\help lists the commands";
            return complain(wrong, line, number);
        }
        if (parser_.open()) return wait_for_more(line, number);
        if (!what || !happens(*what)) return pending_.clear();
        // What is due comes first, as it does where this is played again.
        auto const now = instant::clock::now();
        listener.fire_timers();
        timers_fired(listener);
        transcript_.happens(now, listener.next_timer() != instant::max());
        if (auto const unplayable = stage_.play(*what, listener)) {
            pending_.clear();
            return complain(unplayable, line, number);
        }
        note(std::exchange(pending_, {}) + std::string{line});
        if (get_if<script::passes>(&*what)) transcript_.skipped(instant::clock::now());
        show(listener);
    }

    template <class Listener>
    void timers_fired(Listener& listener) {
        listener.settle();
        auto const done = stage_.deeds().answers();
        if (done.empty()) return;
        transcript_.timer(instant::clock::now());
        show(done);
    }

    template <class Listener>
    void end(Listener& listener, std::string_view reason) {
        if (parser_.open()) tell("stdin: the text of several lines at the end is not ended by >>> and was not said\n");
        event::disconnected gone{std::string{reason}, true};
        listener.hear(gone);
        show(listener);
    }

    /// Noted here, and shown when all that came of the last line is done.
    template <class Action, class Done>
    void perform(Action action, Done&& done, action::stamp const& stamp) {
        stage_.perform(std::move(action), std::forward<Done>(done), stamp);
    }

    /// Shown with what the bot does; any thread.
    bool failed(event::failure const& failure) {
        stage_.deeds().fail(failure.rule, failure.what);
        return true;
    }

    /// See `completer`.
    void complete(std::string_view line, std::size_t word_begin, std::vector<std::string>& candidates) const {
        complete_chat(stage_, line, word_begin, candidates);
    }

private:
    static bool happens(script::entry const& what) noexcept {
        return !get_if<script::blank>(&what) && !(get_if<script::expects>(&what) != nullptr) &&
               !get_if<script::expects_nothing>(&what);
    }

    template <class Listener>
    void show(Listener& listener) {
        listener.settle();
        show(stage_.deeds().answers());
    }
    void show(std::vector<script::answer> const& done) {
        for (auto const& one : done) {
            auto line = detail::joined(one);
            scrub_known(line);
            transcript_.line(line);
            out_.write(line + '\n');
        }
    }

    void wait_for_more(std::string_view line, std::size_t number) {
        detail::append_part(pending_, detail::joined(line, "\n"));
        if (pending_.size() <= how_.longest_line) return;
        tell(detail::joined("stdin:", number, ": the text of several lines is longer than ", how_.longest_line, " bytes and was not said\n"));
        parser_.forget();
        pending_.clear();
        too_long_ = true;
    }

    void note(std::string typed) {
        scrub_known(typed);
        transcript_.line(typed);
    }

    // Comments, so that what stands on the screen stays a script.
    void answer(std::string_view text) {
        std::string lines;
        while (!text.empty()) {
            auto const line = text.substr(0, text.find('\n'));
            text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
            detail::append_visible(lines += "# ", line);
            lines += '\n';
        }
        scrub_known(lines);
        out_.write(lines);
    }

    void complain(script::mistake const& wrong, std::string_view line, std::size_t number) { tell(told(wrong, "stdin", number, line)); }
    void tell(std::string text) {
        scrub(text);
        out_.beside([&] {
            for (std::string_view left = text; !left.empty();) {
                auto const written = ::write(STDERR_FILENO, left.data(), left.size());
                if (written <= 0) return;
                left.remove_prefix(static_cast<std::size_t>(written));
            }
        });
    }

    // Whether it is one.
    bool command(std::string_view line, std::size_t number) {
        if (!line.starts_with('\\')) return false;
        auto const name = line.substr(1, line.find_first_of(" \t") - 1);
        auto rest = line.substr(name.size() + 1);
        while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t')) rest.remove_prefix(1);
        if (name == "help") {
            answer(chat_commands_help);
        } else if (name == "list" && how_.commands.list) {
            answer(how_.commands.list(how_.commands.self));
        } else if (name == "why" && how_.commands.why) {
            why(rest, line, number);
        } else if (name == "save" || name == "save!") {
            save(rest, name == "save!");
        } else {
            return false;
        }
        return true;
    }

    void why(std::string_view text, std::string_view line, std::size_t number) {
        script::parser parser{how_.name};
        auto [what, wrong] = parser.next(text);
        auto const* const said = what ? get_if<script::says>(&*what) : nullptr;
        event::message message;
        if (!wrong && said) wrong = stage_.say(*said, message);
        if (wrong) {
            wrong.column += static_cast<std::size_t>(text.data() - line.data());
            return complain(wrong, line, number);
        }
        if (!said) return answer("\\why TEXT asks of something said, as in \\why @bot give me tea");
        answer(how_.commands.why(how_.commands.self, message));
    }

    void save(std::string_view path, bool over) {
        path = path.substr(0, path.find_last_not_of(" \t") + 1);
        if (path.empty()) return answer("\\save FILE writes this conversation into a file");
        if (auto const error = write_new_file(std::string{path}, transcript_.text(), over)) {
            bool const exists = error == std::errc::file_exists;
            return answer(detail::joined(path, ": ", exists ? "there is such a file; \\save! writes over it" : error.message()));
        }
        answer(detail::joined("saved; --check ", path, " plays it again", transcript_.full() ? "; it was too long, its end is missing" : ""));
    }

    console_config const& how_;
    console_output& out_;
    bool typed_;
    script::parser parser_;
    script::stage stage_;
    script::transcript transcript_;
    std::string pending_;    // The lines so far of a text of several.
    bool too_long_ = false;  // It is passed over up to its end.
};

}  // namespace monongusa::transport

#endif
