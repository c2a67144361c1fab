// SPDX-License-Identifier: BSL-1.0
// performer: does actions in answer to one event.

#ifndef MONONGUSA_CONTEXT_PERFORMER_HPP
#define MONONGUSA_CONTEXT_PERFORMER_HPP

#include <monongusa/action/completion.hpp>
#include <monongusa/action/edit.hpp>
#include <monongusa/action/react.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/chat/origin.hpp>
#include <monongusa/concept/sink.hpp>
#include <monongusa/detail/type_set.hpp>

#include <cstddef>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// Tells the bot that an action of a rule failed.  Copied into completions, so the bot outlives its transport's last action.
struct failure_report {
    void* bot = nullptr;
    void (*tell)(void* bot, std::size_t rule, std::string_view action, std::error_code error, chat::sent const& where) = nullptr;
};

// The completion of an action that a handler does not wait for.
struct report_if_failed {
    failure_report report;
    std::size_t rule;
    std::string_view action;

    void operator()(std::error_code error, chat::sent const& sent) const {
        if (error && report.tell) report.tell(report.bot, rule, action, error, sent);
    }
};

/// What a context does, without its checks: completes the action's target from the event and hands it to the sink.
template <class Sink>
class performer {
public:
    performer(Sink sink, chat::origin_ref origin, failure_report report, std::size_t rule)
        : sink_(std::move(sink)), origin_(origin), report_(report), rule_(rule) {}

    template <action_type Action>
    void perform(Action action) const {
        perform(std::move(action), report_if_failed{report_, rule_, Action::action_name});
    }

    template <action_type Action, action::completion_for Done>
    void perform(Action action, Done done) const {
        fill(action.to);
        if (!has_target(action)) {
            done(std::make_error_code(std::errc::destination_address_required), chat::sent{});
        } else if constexpr (sink_for<Sink, Action>) {
            sink_.perform(std::move(action), std::move(done));
        } else {
            // Of ours the compiler has said so; an action of the user's own is only seen here.
            done(std::make_error_code(std::errc::operation_not_supported), chat::sent{});
        }
    }

    chat::origin_ref const& origin() const noexcept { return origin_; }

private:
    void fill(chat::origin& to) const {
        if (!to.channel.id.empty()) return;
        if (origin_.channel) to.channel = *origin_.channel;
        if (origin_.user && to.user.id.empty()) to.user = *origin_.user;
        if (origin_.message && to.message.empty()) to.message = *origin_.message;
        if (origin_.thread && to.thread.empty()) to.thread = *origin_.thread;
    }

    template <class Action>
    static bool has_target(Action const& action) noexcept {
        if constexpr (std::is_same_v<Action, action::direct_message>) {
            return !action.to.user.id.empty();
        } else if constexpr (is_one_of<Action, action::react, action::unreact, action::edit, action::delete_message>) {
            return !action.to.channel.id.empty() && !action.to.message.empty();
        } else {
            return !action.to.channel.id.empty();
        }
    }

    [[no_unique_address]] Sink mutable sink_;
    chat::origin_ref origin_;
    failure_report report_;
    std::size_t rule_;
};

}  // namespace monongusa::detail

#endif
