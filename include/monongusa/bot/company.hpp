// SPDX-License-Identifier: BSL-1.0
// company: bots that run at the same time.

#ifndef MONONGUSA_BOT_COMPANY_HPP
#define MONONGUSA_BOT_COMPANY_HPP

#include <monongusa/bot/outcome.hpp>
#include <monongusa/bot/runnable.hpp>
#include <monongusa/bot/thrown.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/log/log.hpp>

#include <atomic>
#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

namespace monongusa::detail {

/// Each bot logs in and then runs, on a thread of its own: so one that takes long to log in, or fails, keeps nobody waiting.  What goes
/// wrong with one goes to its log, and the others go on.
class company {
public:
    /// The bots outlive it.  Those that are called like another one get a number behind their name.
    explicit company(runnables const& bots) : members_(bots.size()) {
        for (std::size_t i = 0; i < members_.size(); ++i) members_[i].bot = bots[i];
        why_not_ = what_is_wrong();
        if (!why_not_.empty()) return;
        for (auto& one : members_) one.name = name_of(one.bot);
        tell_apart();
        for (auto const& one : members_) name_log_of(one.bot);
    }
    company(company const&) = delete;
    company& operator=(company const&) = delete;

    /// Why they cannot run, in a sentence; empty if they can.  Otherwise nothing else is to be asked.
    std::string const& why_not() const noexcept { return why_not_; }

    /// The longest time that a bot gives its handlers when it is stopped.
    instant::duration grace() const {
        auto longest = instant::duration::zero();
        for (auto const& one : members_) {
            if (auto const own = one.bot.grace(); own > longest) longest = own;
        }
        return longest;
    }

    /// Comes back when all have ended.  Once; the first bot has the thread of the caller.
    outcome run() {
        for (std::size_t i = 1; i < members_.size(); ++i) begin(members_[i]);
        if (!members_.empty()) lead(members_[0]);
        outcome all;
        for (auto& one : members_) {
            if (one.thread.joinable()) one.thread.join();
            all += one.came_of_it;
        }
        return all;
    }

    /// Stops all; who has not begun to log in does not begin.  Any thread, any number of times.
    void stop() {
        stopped_ = true;
        for (auto const& one : members_) {
            attempt(one, "stop: ", [](runnable const& bot) -> std::error_code {
                bot.stop();
                return {};
            });
        }
    }

    /// Tells of those that have not come back from their login, and of the rules that others still run.  Whether any other has not ended.  Any thread.
    bool tell_of_late_ones() {
        bool runs = false;
        for (auto& one : members_) {
            auto const now = one.at.load();
            if (now == stage::logging_in) tell(one, "login: ", "it was still under way at the deadline");
            if (now == stage::running) one.bot.tell_of_running();
            runs = runs || now == stage::running;
        }
        return runs;
    }

private:
    enum class stage { waiting, logging_in, running, ended };
    struct member {
        runnable bot;
        std::string name;
        std::size_t namesakes = 1;  ///< Counted for the first of them.
        std::atomic<stage> at = stage::waiting;
        outcome came_of_it;
        std::thread thread;
    };

    void begin(member& one) {
        try {
            one.thread = std::thread{[this, &one] { lead(one); }};
        } catch (std::system_error const& error) {
            one.at = stage::ended;
            one.came_of_it = {outcome::error};
            tell(one, "no thread is left for it, so it does not run: ", error.what());
        }
    }

    void lead(member& one) {
        if (!stopped_) {
            one.at = stage::logging_in;
            bool logged_in = false;
            one.came_of_it = attempt(one, "login: ", [&logged_in](runnable const& bot) -> std::error_code {
                auto const error = bot.login();
                logged_in = !error;
                if (error != std::errc::operation_canceled) return error;
                bot.logger().in("bot").info("login: stopped");
                return {};
            });
            if (logged_in) {
                one.at = stage::running;
                one.came_of_it = attempt(one, "ended: ", [](runnable const& bot) { return bot.run(); });
            }
        }
        one.at = stage::ended;
    }

    // What goes wrong is told.
    template <class Step>
    static outcome attempt(member const& one, char const* doing, Step const& step) {
        std::string why;
        bool still_running = false;
        try {
            std::error_code const error = step(one.bot);
            if (!error) return {};
            still_running = error == error::deadline_passed;
            why = one.bot.explain(error);
        } catch (...) {
            why = words_of(std::current_exception());
        }
        tell(one, doing, why);
        return {outcome::error, still_running};
    }

    static void tell(member const& one, char const* doing, std::string_view why) {
        try {
            one.bot.logger().in("bot").error(doing, why);
        } catch (...) {
            log::error(one.name, ": ", doing, why);
        }
    }

    std::string what_is_wrong() const {
        for (std::size_t i = 0; i < members_.size(); ++i) {
            auto const bot = members_[i].bot;
            if (!bot.bot) return joined("monongusa: run: bot ", i + 1, " of ", members_.size(), " is a null pointer; none runs");
            for (std::size_t j = 0; j < i; ++j) {
                if (members_[j].bot.bot != bot.bot) continue;
                return joined("monongusa: run: bots ", j + 1, " and ", i + 1, " are the same object ('", name_of(bot), "'); none runs");
            }
        }
        return {};
    }

    static std::string name_of(runnable const& bot) {
        try {
            return std::string{bot.name()};
        } catch (...) {
            return "bot";
        }
    }

    // A bot's log takes its name when it is asked for: now, and not when several threads ask.
    static void name_log_of(runnable const& bot) {
        try {
            bot.logger();
        } catch (...) {  // Told where there is something to log.
        }
    }

    // The first of a name keeps it.  No number makes a name that another bot has anyway.
    void tell_apart() {
        for (std::size_t i = 1; i < members_.size(); ++i) {
            auto* const first = called(members_[i].name, i);
            if (!first) continue;
            std::string name;
            do {
                name = joined(first->name, " ", ++first->namesakes);
            } while (called(name, members_.size()));
            members_[i].bot.rename(name);
            members_[i].name = name;
        }
    }
    member* called(std::string_view name, std::size_t before) noexcept {
        for (std::size_t i = 0; i < before; ++i) {
            if (members_[i].name == name) return &members_[i];
        }
        return nullptr;
    }

    std::vector<member> members_;
    std::string why_not_;
    std::atomic<bool> stopped_ = false;
};

}  // namespace monongusa::detail

#endif
