// SPDX-License-Identifier: BSL-1.0
// sink_for: what carries a transport's actions out.

#ifndef MONONGUSA_CONCEPT_SINK_HPP
#define MONONGUSA_CONCEPT_SINK_HPP

#include <monongusa/action/completion.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/concept/action.hpp>

#include <concepts>
#include <utility>

namespace monongusa {

/// `perform(action, done)` takes the action, whose `to` says where it goes.  `done(error, sent)` is called exactly once, on any thread, or `done`
/// is `mg::ignored`; `sent` names the channel also if the action failed.  A sink may be used from the executor's threads, and keeps the order of one channel's actions.
template <class Sink, class Action>
concept sink_for = action_type<Action> && std::copyable<Sink> && requires(Sink sink, Action action) {
    sink.perform(std::move(action), ignored);
    sink.perform(std::move(action), action::completion{});
};

/// A sink that wants to know the order of its actions as well: `perform(action, done, stamp)`, instead of the other.
template <class Sink, class Action>
concept stamped_sink_for = sink_for<Sink, Action> && requires(Sink sink, Action action, action::stamp const& stamp) {
    sink.perform(std::move(action), ignored, stamp);
    sink.perform(std::move(action), action::completion{}, stamp);
};

}  // namespace monongusa

#endif
