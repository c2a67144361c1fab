// SPDX-License-Identifier: BSL-1.0
// performer: does actions in answer to one event.

#ifndef MONONGUSA_CONTEXT_PERFORMER_HPP
#define MONONGUSA_CONTEXT_PERFORMER_HPP

#include <monongusa/action/completion.hpp>
#include <monongusa/action/edit.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/action/react.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/chat/origin.hpp>
#include <monongusa/concept/sink.hpp>
#include <monongusa/context/host.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/error/error.hpp>

#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// Does an action by whatever sink there is.  Of our own actions the compiler has said whether the sink takes them; one of the user's is only seen here.
template <class Sink, class Action, class Done>
void perform_on(Sink& sink, Action&& action, Done&& done, [[maybe_unused]] action::stamp const& stamp) {
    if constexpr (stamped_sink_for<Sink, Action>) {
        sink.perform(std::move(action), std::move(done), stamp);
    } else if constexpr (sink_for<Sink, Action>) {
        sink.perform(std::move(action), std::move(done));
    } else {
        done(make_error_code(error::not_supported), chat::sent{"", action.to.channel});
    }
}

/// What a context does, without its checks: completes the action's target from the event and hands it to the sink.
template <class Sink>
class performer {
public:
    performer(Sink sink, action::occasion& occasion, host bot) : sink_(std::move(sink)), occasion_(occasion), host_(bot) {}

    /// A failure is told to the bot.
    template <action_type Action>
    void perform(Action action) const {
        auto const stamp = occasion_.next();
        begin(std::move(action), report<Action>(stamp), stamp);
    }

    template <action_type Action, action::completion_for Done>
    void perform(Action action, Done done) const {
        auto const stamp = occasion_.next();
        begin(std::move(action), tell_and_end<Done>{host_, stamp, std::move(done)}, stamp);
    }

    /// The same when `delay` has passed on the bot's clock.
    template <action_type Action>
    void perform_after(instant::duration delay, Action action) const {
        fill(action.to);
        host_.action_begins();
        auto const stamp = occasion_.next();
        auto const done = report<Action>(stamp);
        chat::sent const where{"", action.to.channel};
        // Until its time has come it is not under way: nothing happens before.
        auto const refused = host_.later(delay, [sink = sink_, action = std::move(action), done, stamp]() mutable {
            done.bot.action_begins();
            try {
                carry_out(sink, std::move(action), done, done.bot, stamp);
            } catch (...) {
                done.bot.threw(stamp);
                done.bot.action_ends();
            }
        });
        if (refused) {
            done(refused, where);
        } else {
            host_.action_ends();
        }
    }

    chat::origin_ref const& origin() const noexcept { return occasion_.origin; }
    host const& bot() const noexcept { return host_; }
    std::size_t rule() const noexcept { return occasion_.rule; }

private:
    template <class Action>
    report_if_failed report(action::stamp const& stamp) const noexcept {
        return {host_, stamp.event, stamp.rule, &Action::action_name, stamp.number};
    }

    template <class Action, class Done>
    void begin(Action&& action, Done done, action::stamp const& stamp) const {
        fill(action.to);
        host_.action_begins();
        try {
            carry_out(sink_, std::move(action), std::move(done), host_, stamp);
        } catch (...) {
            host_.action_ends();  // A sink that throws has not taken it.
            throw;
        }
    }

    template <class Action, class Done>
    static void carry_out(Sink& sink, Action&& action, Done done, host bot, action::stamp const& stamp) {
        bot.noted(stamp, action);
        if (!has_target(action)) {
            done(make_error_code(error::no_destination), chat::sent{"", action.to.channel});
        } else {
            perform_on(sink, std::move(action), std::move(done), stamp);
        }
    }

    void fill(chat::origin& to) const {
        auto const& from = occasion_.origin;
        if (!to.channel.id.empty()) return;
        if (from.channel) to.channel = *from.channel;
        if (from.user && to.user.id.empty()) to.user = *from.user;
        if (from.message && to.message.empty()) to.message = *from.message;
        if (from.thread && to.thread.empty()) to.thread = *from.thread;
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
    action::occasion& occasion_;
    host host_;
};

}  // namespace monongusa::detail

#endif
