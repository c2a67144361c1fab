// SPDX-License-Identifier: BSL-1.0
// laws::sink: what every sink keeps, for an action it can do and for one it cannot.

#ifndef MONONGUSA_TESTS_LAWS_SINK_HPP
#define MONONGUSA_TESTS_LAWS_SINK_HPP

#include <monongusa/action/completion.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/concept/sink.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <memory>
#include <system_error>

namespace laws {

/// For a sink that has called `done` when `perform` comes back.
struct it_is_done_at_once {
    void operator()() const noexcept {}
};

/// Shared with the completions, so that one that is called too late is counted and not a dangling reference.
struct outcome {
    std::atomic<int> calls = 0;
    std::atomic<bool> failed = false;
};

inline auto told_to(std::shared_ptr<outcome> const& told) {
    return [told](std::error_code error, monongusa::chat::sent const&) {
        told->failed = static_cast<bool>(error);
        ++told->calls;
    };
}

template <class Sink, class Action, class Finish>
void a_callable_is_told_once(Sink sink, Action const& action, bool possible, Finish const& finish) {
    auto const told = std::make_shared<outcome>();
    sink.perform(Action{action}, told_to(told));
    finish();
    BOOST_TEST_EQ(told->calls.load(), 1);
    BOOST_TEST_EQ(told->failed.load(), !possible);
    // Nobody may keep the completion when it has been called.
    BOOST_TEST_EQ(told.use_count(), 1);
}

template <class Sink, class Action, class Finish>
void a_completion_object_is_told_once(Sink sink, Action const& action, bool possible, Finish const& finish) {
    auto const told = std::make_shared<outcome>();
    sink.perform(Action{action}, monongusa::action::completion{told_to(told)});
    finish();
    BOOST_TEST_EQ(told->calls.load(), 1);
    BOOST_TEST_EQ(told->failed.load(), !possible);
    BOOST_TEST_EQ(told.use_count(), 1);
}

template <class Sink, class Action, class Finish>
void nobody_need_be_told(Sink sink, Action const& action, Finish const& finish) {
    BOOST_TEST_NO_THROW(sink.perform(Action{action}, monongusa::ignored));
    BOOST_TEST_NO_THROW(sink.perform(Action{action}, monongusa::action::completion{}));
    BOOST_TEST_NO_THROW(finish());
}

template <class Sink, class Action, class Finish>
void any_outcome_is_told_once(Sink const& sink, Action const& action, bool possible, Finish const& finish) {
    static_assert(monongusa::sink_for<Sink, Action>);
    a_callable_is_told_once(sink, action, possible, finish);
    a_completion_object_is_told_once(sink, action, possible, finish);
    nobody_need_be_told(sink, action, finish);
}

/// The action succeeds.  `finish()` comes back when all that was asked for is done.
template <class Sink, class Action, class Finish = it_is_done_at_once>
void sink_does(Sink const& sink, Action const& action, Finish const& finish = {}) {
    any_outcome_is_told_once(sink, action, true, finish);
}

/// The action fails, which is told just as often.
template <class Sink, class Action, class Finish = it_is_done_at_once>
void sink_fails(Sink const& sink, Action const& action, Finish const& finish = {}) {
    any_outcome_is_told_once(sink, action, false, finish);
}

}  // namespace laws

#endif
