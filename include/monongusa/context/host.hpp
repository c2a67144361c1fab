// SPDX-License-Identifier: BSL-1.0
// host: the bot, as far as the actions of its handlers know it.

#ifndef MONONGUSA_CONTEXT_HOST_HPP
#define MONONGUSA_CONTEXT_HOST_HPP

#include <monongusa/action/occasion.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/once.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::detail {

struct failed_action {
    std::uint64_t event;
    std::size_t rule;
    std::string_view action;
    std::error_code error;
    chat::sent const& where;
    std::size_t number = 0;  ///< Among the actions of its handler's call.
};

/// What a bot lets its actions do; any thread.  Functions and not a template's parameter, so that contexts do not depend on the bot's type.
struct host_calls {
    void (*failed)(void* bot, failed_action const& what);
    void (*threw)(void* bot, action::stamp const& stamp);  ///< Called while what a completion threw is being handled.
    void (*action_begins)(void* bot);
    void (*action_ends)(void* bot);
    std::error_code (*later)(void* bot, instant::duration delay, once<>&& due);
    void (*noted)(void* bot, action::stamp const& stamp, std::string_view action, std::string_view words);
};

/// Copied into completions, so the bot outlives its transport's last action.
struct host {
    void* bot = nullptr;
    host_calls const* calls = nullptr;

    void failed(failed_action const& what) const { calls->failed(bot, what); }
    void threw(action::stamp const& stamp) const { calls->threw(bot, stamp); }
    void action_begins() const { calls->action_begins(bot); }
    void action_ends() const { calls->action_ends(bot); }
    std::error_code later(instant::duration delay, once<> due) const { return calls->later(bot, delay, std::move(due)); }

    /// For whoever watches the bot.
    template <class Action>
    void noted(action::stamp const& stamp, Action const& action) const {
        if constexpr (requires { std::string_view{action.text}; }) {
            calls->noted(bot, stamp, Action::action_name, action.text);
        } else if constexpr (requires { std::string_view{action.emoji}; }) {
            calls->noted(bot, stamp, Action::action_name, action.emoji);
        } else {
            calls->noted(bot, stamp, Action::action_name, {});
        }
    }
};

// The completion of an action that a handler does not wait for.
struct report_if_failed {
    host bot;
    std::uint64_t event;
    std::size_t rule;
    std::string_view const* action;  // Its name lives as long as the program.
    std::size_t number = 0;

    void operator()(std::error_code error, chat::sent const& sent) const {
        if (error) bot.failed({event, rule, *action, error, sent, number});
        bot.action_ends();
    }
};

// The completion of one that somebody waits for.  What that throws is reported as what a handler throws, since it runs on the sink's thread.
template <class Done>
struct tell_and_end {
    host bot;
    action::stamp stamp;
    Done done;

    void operator()(std::error_code error, chat::sent const& sent) {
        try {
            done(error, sent);
        } catch (...) {
            bot.threw(stamp);
        }
        bot.action_ends();
    }
};

}  // namespace monongusa::detail

#endif
