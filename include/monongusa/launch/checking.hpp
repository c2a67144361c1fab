// SPDX-License-Identifier: BSL-1.0
// checking: `--check FILE...`: scripts against the table.

#ifndef MONONGUSA_LAUNCH_CHECKING_HPP
#define MONONGUSA_LAUNCH_CHECKING_HPP

#include <monongusa/bot/run.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/launch/input.hpp>
#include <monongusa/launch/launched.hpp>
#include <monongusa/launch/options.hpp>
#include <monongusa/launch/output.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/script/document.hpp>
#include <monongusa/script/outcome.hpp>
#include <monongusa/script/report.hpp>
#include <monongusa/transport/new_file.hpp>
#include <monongusa/transport/scripted.hpp>

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::detail {

/// A script whose bot nobody else would stop when a handler does not come back.
template <class = void>
class basic_checked_script : public transport::scripted {
public:
    using transport::scripted::scripted;

    /// Which outlives it.
    template <class Bot>
    void plays_to(Bot& bot) noexcept {
        bot_ = &bot;
        stop_bot_ = [](void* of) { static_cast<Bot*>(of)->stop(); };
    }

    template <class Listener>
    std::error_code run(Listener& listener) {
        auto const error = transport::scripted::run(listener);
        given_up_ = !stopped_ && !outcome().mistakes.empty();
        if (given_up_) stop_bot_(bot_);  // What is under way has the grace period.
        return error;
    }
    void stop() noexcept {
        stopped_ = true;
        transport::scripted::stop();
    }

    /// Whether it was not played to its end, by itself or by somebody else.
    bool given_up() const noexcept { return given_up_; }
    bool stopped() const noexcept { return stopped_ && !given_up_; }

private:
    void* bot_ = nullptr;
    void (*stop_bot_)(void* bot) = nullptr;
    std::atomic<bool> stopped_ = false;
    bool given_up_ = false;
};
using checked_script = basic_checked_script<>;

/// What came of a script.
struct played_script {
    script::outcome outcome{};
    int status = 0;        ///< Of the bot.
    bool stopped = false;  ///< By a signal.
};

/// Plays scripts one after the other, each with a bot of its own, and tells how they ended.
template <class = void>
class basic_checking {
public:
    explicit basic_checking(launch_options const& options) : options_(options) {}

    /// `play(script, how)` plays one and gives a `played_script`; behind one that was stopped no other is played.  The exit status of all: 0 if the bot did what they expect (or, with
    /// --update, they say now what it did), 1 if not, 2 for a mistake in one of them.
    template <class Play>
    int run(Play const& play) {
        for (auto const name : options_.scripts) {
            check(std::string{name}, play);
            if (stopped_) break;
        }
        return tell();
    }

    /// Tells what there is to tell, and ends the process, which is all that can be done about handlers that do not come back.
    [[noreturn]] void leave(script::document const& script, script::outcome const& outcome) {
        script::verdict verdict{script.name};
        judge(script.lines, outcome, verdict);
        all_.push_back(std::move(verdict));
        tell();
        leave_running_handlers();
    }

private:
    template <class Play>
    void check(std::string name, Play const& play) {
        auto const began = instant::clock::now();
        script::verdict verdict{name};
        std::string text;
        if (auto const error = read_file(name, text)) {
            verdict.why = joined(name, ": ", error.message(), "\n");
            fail(verdict, 2);
        } else if (auto script = script::read_document(name, text, options_.console.name); !script.mistakes.empty()) {
            verdict.why = script.mistakes;
            fail(verdict, 2);
        } else {
            auto const lines = script.lines;
            auto const [outcome, status, stopped] = play(std::move(script), transport::scripted_config{options_.console.name, options_.patience});
            judge(lines, outcome, verdict);
            if (status != 0) fail(verdict, status);
            stopped_ = stopped;
        }
        verdict.seconds = std::chrono::duration<double>(instant::clock::now() - began).count();
        all_.push_back(std::move(verdict));
    }

    void judge(std::vector<std::string> const& lines, script::outcome const& outcome, script::verdict& verdict) {
        verdict.why = outcome.mistakes;
        if (!outcome.mistakes.empty()) fail(verdict, 2);
        if (outcome.changes.empty()) return;
        if (options_.update && outcome.mistakes.empty()) return update(lines, outcome, verdict);
        verdict.why += script::diff(verdict.name, lines, outcome.changes);
        fail(verdict, 1);
    }

    void update(std::vector<std::string> const& lines, script::outcome const& outcome, script::verdict& verdict) {
        std::string text;
        for (auto const& line : script::changed(lines, outcome.changes)) append_part(text, joined(line, "\n"));
        scrub_known(text);
        if (auto const error = transport::write_new_file(verdict.name, text, true)) {
            verdict.why = joined(verdict.name, ": ", error.message(), "\n");
            fail(verdict, 1);
        } else {
            updated_ += joined(verdict.name, ": updated\n");
        }
    }

    void fail(script::verdict& verdict, int status) {
        verdict.passed = false;
        if (status > status_) status_ = status;
    }

    // Mistakes as well, so that a report has them.
    int tell() const {
        std::string out;
        if (options_.report == report_form::tap) out = script::as_tap(all_, options_.scripts.size());
        if (options_.report == report_form::junit) out = script::as_junit(all_, options_.program);
        if (options_.report == report_form::diff) {
            std::size_t passed = 0;
            for (auto const& one : all_) {
                out += one.why;
                passed += one.passed ? 1 : 0;
            }
            out += updated_;
            append_part(out, joined(passed, " of ", all_.size(), all_.size() == 1 ? " script passed\n" : " scripts passed\n"));
        }
        scrub_known(out);
        int const printed = print(out);
        return printed > status_ ? printed : status_;
    }

    launch_options const& options_;
    std::vector<script::verdict> all_;
    std::string updated_;
    int status_ = 0;
    bool stopped_ = false;
};
using checking = basic_checking<>;

/// `given` is referred to by each bot.
template <class Table, class Components>
int check_scripts(launch_options const& options, Table const& reactions, Components const& given) {
    checking all{options};
    return all.run([&](script::document&& script, transport::scripted_config how) {
        checked_script plays{std::move(script), std::move(how)};
        auto sink = plays.sink();
        launched_bot<Table, Components> bot{launched_transport{plays, sink}, launched_executor{options.threads}, reactions, given, launched_clock{true}};
        bot.grace(options.grace);
        plays.plays_to(bot);
        int const status = monongusa::run(bot);
        if (status != 0 && plays.given_up()) all.leave(plays.script(), plays.outcome());
        return played_script{plays.outcome(), status, plays.stopped()};
    });
}

}  // namespace monongusa::detail

#endif
