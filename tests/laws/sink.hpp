// SPDX-License-Identifier: BSL-1.0
// laws::sink: what every sink keeps, for an action it can do and for one it cannot.

#ifndef MONONGUSA_TESTS_LAWS_SINK_HPP
#define MONONGUSA_TESTS_LAWS_SINK_HPP

#include <monongusa/action/completion.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/concept/sink.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace laws {

/// For a sink that has called `done` when `perform` comes back.
struct it_is_done_at_once {
    void operator()() const noexcept {}
};

/// Shared with the completions, so that one that is called too late is counted and not a dangling reference.
struct outcome {
    std::atomic<int> calls = 0;
    std::atomic<bool> failed = false;
    std::atomic<bool> elsewhere = false;  ///< It named another channel than that of the action.
};

inline auto told_to(std::shared_ptr<outcome> const& told, monongusa::chat::channel const& where) {
    return [told, where](std::error_code error, monongusa::chat::sent const& sent) {
        told->failed = static_cast<bool>(error);
        if (sent.channel != where) told->elsewhere = true;
        ++told->calls;
    };
}

template <class Sink, class Action, class Finish>
void a_callable_is_told_once(Sink sink, Action const& action, bool possible, Finish const& finish) {
    auto const told = std::make_shared<outcome>();
    sink.perform(Action{action}, told_to(told, action.to.channel));
    finish();
    BOOST_TEST_EQ(told->calls.load(), 1);
    BOOST_TEST_EQ(told->failed.load(), !possible);
    BOOST_TEST(!told->elsewhere);
    // Nobody may keep the completion when it has been called.
    BOOST_TEST_EQ(told.use_count(), 1);
}

template <class Sink, class Action, class Finish>
void a_completion_object_is_told_once(Sink sink, Action const& action, bool possible, Finish const& finish) {
    auto const told = std::make_shared<outcome>();
    sink.perform(Action{action}, monongusa::action::completion{told_to(told, action.to.channel)});
    finish();
    BOOST_TEST_EQ(told->calls.load(), 1);
    BOOST_TEST_EQ(told->failed.load(), !possible);
    BOOST_TEST(!told->elsewhere);
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

/// As the executor's threads use it: each thread talks in a channel of its own.  Nothing is lost, nothing done twice, and what is said in a channel is
/// said, and told of, in the order in which it was asked for.
///
/// `seen()` gives all texts in the order in which they stand in the chat, when all is done; an action that fails is not among them.
template <class Sink, class Finish, class Seen>
void sink_keeps_the_order_of_a_channel(Sink const& sink, Finish const& finish, Seen const& seen) {
    constexpr std::size_t threads = 4;
    constexpr std::size_t sends = 50;
    struct in_a_channel {
        std::mutex mutex{};
        std::vector<std::size_t> told{};
    };
    std::vector<std::shared_ptr<in_a_channel>> channels;
    for (std::size_t i = 0; i < threads; ++i) channels.push_back(std::make_shared<in_a_channel>());
    auto const text = [](std::size_t channel, std::size_t number) { return std::to_string(channel) + "/" + std::to_string(number); };
    {
        std::vector<std::thread> talking;
        for (std::size_t channel = 0; channel < threads; ++channel) {
            talking.emplace_back([&, own = channels[channel], sink, channel]() mutable {
                for (std::size_t number = 0; number < sends; ++number) {
                    auto const id = "C" + std::to_string(channel);
                    monongusa::action::send send{text(channel, number), {{id, id}, {}, "", ""}};
                    sink.perform(std::move(send), [own, number](std::error_code, monongusa::chat::sent const&) {
                        std::lock_guard const lock{own->mutex};
                        own->told.push_back(number);
                    });
                }
            });
        }
        for (auto& thread : talking) thread.join();
    }
    finish();
    auto const all = seen();
    BOOST_TEST_EQ(all.size(), threads * sends);
    for (std::size_t channel = 0; channel < threads; ++channel) {
        BOOST_TEST_EQ(channels[channel].use_count(), 1);
        auto const& told = channels[channel]->told;
        BOOST_TEST_EQ(told.size(), sends);
        BOOST_TEST(std::is_sorted(told.begin(), told.end(), std::less_equal<>{}));
        auto place = all.begin();
        for (std::size_t number = 0; number < sends; ++number) {
            place = std::find(place, all.end(), text(channel, number));
            BOOST_TEST(place != all.end());
            if (place == all.end()) return;
        }
    }
}

}  // namespace laws

#endif
