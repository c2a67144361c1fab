// SPDX-License-Identifier: BSL-1.0
// laws::transport: what every transport keeps.

#ifndef MONONGUSA_TESTS_LAWS_TRANSPORT_HPP
#define MONONGUSA_TESTS_LAWS_TRANSPORT_HPP

#include "sink.hpp"

#include "../support/without_a_clock.hpp"

#include <monongusa/action/text.hpp>
#include <monongusa/chat/origin.hpp>
#include <monongusa/clock/timer_queue.hpp>
#include <monongusa/concept/event.hpp>
#include <monongusa/concept/transport.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/connection.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/event/origin.hpp>

#include <boost/core/lightweight_test.hpp>
#include <boost/hana/for_each.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <future>
#include <memory>
#include <string>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace laws {

struct only_listens {
    template <class Event>
    void operator()(Event&) const noexcept {}
};

/// Writes down what it hears in words, then does with the event what `Then` says.
template <class Transport, class Then = only_listens>
struct listener : support::without_a_clock {
    template <class Event>
    static constexpr bool wants = true;

    Then then{};
    std::vector<std::string> events{};
    std::vector<std::string> messages{};

    listener() = default;
    explicit listener(Then what) : then(std::move(what)) {}

    template <class Event>
    bool hear(Event& event) {
        static_assert(monongusa::detail::contains_type<Event, decltype(Transport::emits)>,
                      "the transport emits what it does not say it emits");
        std::string words{Event::event_name};
        auto const origin = monongusa::event::origin_of(event).copy();
        for (auto const& word : {origin.channel.id, origin.user.id, origin.message, origin.thread}) (words += ' ') += word;
        (words += ' ') += monongusa::event::text_of(event);
        if constexpr (std::is_same_v<Event, monongusa::event::message>) messages.push_back(words);
        events.push_back(std::move(words));
        then(event);
        return true;
    }
};

/// Hears one kind of event and denies all others.
template <class Wanted>
struct listener_to : support::without_a_clock {
    template <class Event>
    static constexpr bool wants = std::is_same_v<Event, Wanted>;

    std::size_t heard = 0;

    template <class Event>
    bool hear(Event&) {
        heard += std::is_same_v<Event, Wanted>;
        return std::is_same_v<Event, Wanted>;
    }
};

template <class Make>
using made_by = decltype(std::declval<Make const&>()());

template <class Make>
listener<made_by<Make>> all_that_is_heard(Make const& make) {
    auto transport = make();
    listener<made_by<Make>> all;
    BOOST_TEST_EQ(std::error_code{transport.run(all)}, std::error_code{});
    return all;
}

template <class Transport>
void it_says_what_it_emits_and_performs() {
    static_assert(monongusa::transport_policy<Transport>);
    boost::hana::for_each(Transport::emits, [](auto type) { static_assert(monongusa::event_type<typename decltype(type)::type>); });
    boost::hana::for_each(Transport::performs, [](auto type) {
        using sink = decltype(std::declval<Transport&>().sink());
        static_assert(monongusa::sink_for<sink, typename decltype(type)::type>,
                      "the sink does not take what the transport says it performs");
    });
}

template <class Make>
void the_end_of_its_input_ends_run_without_an_error(Make const& make) {
    auto const all = all_that_is_heard(make);
    // Else the laws below would have nothing to speak of.
    BOOST_TEST_GE(all.messages.size(), 3u);
}

template <class Make>
void ready_comes_before_all_other_events(Make const& make) {
    if constexpr (monongusa::detail::contains_type<monongusa::event::ready, decltype(made_by<Make>::emits)>) {
        auto const all = all_that_is_heard(make);
        if (BOOST_TEST(!all.events.empty())) BOOST_TEST(all.events.front().starts_with(monongusa::event::ready::event_name));
    }
}

template <class Make>
void a_listener_may_swap_the_event_away(Make const& make) {
    auto const swap_away = [](auto& event) {
        std::remove_reference_t<decltype(event)> mine{};
        std::swap(event, mine);
    };
    auto transport = make();
    listener<made_by<Make>, decltype(swap_away)> taker{swap_away};
    BOOST_TEST_EQ(std::error_code{transport.run(taker)}, std::error_code{});
    auto const kept = all_that_is_heard(make).events;
    BOOST_TEST_ALL_EQ(taker.events.begin(), taker.events.end(), kept.begin(), kept.end());
}

template <class Make>
void what_is_wanted_comes_whatever_else_is_denied(Make const& make) {
    auto transport = make();
    listener_to<monongusa::event::message> messages_alone;
    transport.run(messages_alone);
    BOOST_TEST_EQ(messages_alone.heard, all_that_is_heard(make).messages.size());
}

template <class Make>
void stopped_before_it_runs_it_ends_at_once(Make const& make) {
    auto transport = make();
    transport.stop();
    listener<made_by<Make>> all;
    BOOST_TEST_EQ(std::error_code{transport.run(all)}, std::error_code{});
    BOOST_TEST_EQ(all.messages.size(), 0u);
}

template <class Make>
void stopped_by_its_listener_it_says_no_more(Make const& make) {
    auto transport = make();
    auto const stop = [&transport](auto& event) {
        if constexpr (std::is_same_v<decltype(event), monongusa::event::message&>) transport.stop();
    };
    listener<made_by<Make>, decltype(stop)> all{stop};
    BOOST_TEST_EQ(std::error_code{transport.run(all)}, std::error_code{});
    BOOST_TEST_EQ(all.messages.size(), 1u);
}

template <class Make>
void stopped_twice_it_is_as_stopped_once(Make const& make) {
    auto transport = make();
    transport.stop();
    transport.stop();
    listener<made_by<Make>> all;
    BOOST_TEST_EQ(std::error_code{transport.run(all)}, std::error_code{});
    BOOST_TEST_EQ(all.messages.size(), 0u);
    BOOST_TEST_NO_THROW(transport.stop());
}

template <class Make>
void stopped_by_another_thread_while_paused_it_ends(Make const& make) {
    auto transport = make();
    std::promise<void> paused;
    bool first = true;
    auto const pause = [&](auto& event) {
        if constexpr (std::is_same_v<decltype(event), monongusa::event::message&>) {
            if (!std::exchange(first, false)) return;
            transport.pause();
            paused.set_value();
        }
    };
    listener<made_by<Make>, decltype(pause)> all{pause};
    std::thread other{[&] {
        paused.get_future().wait();
        transport.stop();
    }};
    BOOST_TEST_EQ(std::error_code{transport.run(all)}, std::error_code{});
    other.join();
    BOOST_TEST_EQ(all.messages.size(), 1u);
}

// The other thread must wake up before it can resume: a transport that reads on would have said its next message by then.
template <class Make>
void paused_it_says_nothing_until_it_is_resumed(Make const& make) {
    auto transport = make();
    std::promise<void> paused;
    std::atomic<bool> resumed = false;
    std::atomic<int> said_while_paused = 0;
    bool first = true;
    auto const pause = [&](auto& event) {
        if constexpr (std::is_same_v<decltype(event), monongusa::event::message&>) {
            if (std::exchange(first, false)) {
                transport.pause();
                paused.set_value();
            } else if (!resumed) {
                ++said_while_paused;
            }
        }
    };
    listener<made_by<Make>, decltype(pause)> all{pause};
    std::thread other{[&] {
        paused.get_future().wait();
        resumed = true;
        transport.resume();
    }};
    BOOST_TEST_EQ(std::error_code{transport.run(all)}, std::error_code{});
    other.join();
    BOOST_TEST_EQ(said_while_paused.load(), 0);
    auto const undisturbed = all_that_is_heard(make).events;
    BOOST_TEST_ALL_EQ(all.events.begin(), all.events.end(), undisturbed.begin(), undisturbed.end());
}

// On several threads at once, as executors do it; counted when the transport is gone, since only then nothing more can come.
template <class Make>
void its_sink_can_be_used_from_any_thread(Make const& make) {
    if constexpr (monongusa::detail::contains_type<monongusa::action::send, decltype(made_by<Make>::performs)>) {
        constexpr int threads = 2;
        constexpr int sends = 8;
        auto const told = std::make_shared<outcome>();
        {
            auto transport = make();
            bool first = true;
            auto const answer = [&](auto& event) {
                if constexpr (std::is_same_v<decltype(event), monongusa::event::message&>) {
                    if (!std::exchange(first, false)) return;
                    auto const to = monongusa::event::origin_of(event).copy();
                    std::thread others[threads];
                    for (auto& other : others) {
                        other = std::thread{[&told, &to, sink = transport.sink()]() mutable {
                            for (int i = 0; i < sends; ++i) sink.perform(monongusa::action::send{"hello", to}, told_to(told, to.channel));
                        }};
                    }
                    for (auto& other : others) other.join();
                }
            };
            listener<made_by<Make>, decltype(answer)> all{answer};
            BOOST_TEST_EQ(std::error_code{transport.run(all)}, std::error_code{});
        }
        BOOST_TEST_EQ(told->calls.load(), threads * sends);
        BOOST_TEST(!told->failed);
    }
}

// Of a clock that is the transport's to drive.
template <class Then>
struct listener_with_a_clock {
    template <class Event>
    static constexpr bool wants = true;

    monongusa::clock::timer_queue& timers;
    Then then;

    template <class Event>
    bool hear(Event& event) {
        then(event);
        return true;
    }
    monongusa::instant next_timer() const { return timers.earliest(); }
    void fire_timers() {
        while (timers.fire_one(monongusa::instant::clock::now())) {
        }
    }
    void settle() noexcept {}
    bool pass(monongusa::instant::duration, monongusa::instant::duration = {}) noexcept { return true; }
};

// What ends `run` is a timer and nothing else.
template <class Make, class Then, class Meanwhile>
void a_timer_fires_on_its_thread(Make const& make, Then const& then, Meanwhile const& meanwhile) {
    auto transport = make();
    monongusa::clock::timer_queue timers;
    timers.tell_of_earlier(&transport, [](void* told) { static_cast<made_by<Make>*>(told)->rearm(); });
    std::thread::id fired_on;
    auto const stop = [&] {
        fired_on = std::this_thread::get_id();
        transport.stop();
    };
    auto const hear = [&](auto&) { then(transport); };
    listener_with_a_clock<decltype(hear)> listens{timers, hear};
    std::thread other{[&] { meanwhile(timers, stop); }};
    BOOST_TEST_EQ(std::error_code{transport.run(listens)}, std::error_code{});
    other.join();
    BOOST_TEST(fired_on == std::this_thread::get_id());
    BOOST_TEST_EQ(timers.size(), 0u);
}

template <class Make>
void a_timer_ends_its_wait(Make const& make) {
    using monongusa::instant;
    auto const at_once = [](auto& timers, auto const& stop) { timers.add(instant{}, stop); };
    auto const soon = [](auto& timers, auto const& stop) { timers.add(instant::clock::now() + std::chrono::milliseconds{2}, stop); };
    auto const earlier_than_another = [](auto& timers, auto const& stop) {
        auto const never = timers.add(instant::max(), [] {});
        auto const late = timers.add(instant::clock::now() + std::chrono::hours{1}, [] {});
        timers.add(instant::clock::now(), [&timers, never, late, stop] {
            BOOST_TEST(timers.cancel(late) && timers.cancel(never));
            stop();
        });
    };
    auto const just_listens = [](auto&) {};
    auto const pauses = [](auto& transport) { transport.pause(); };
    for (int i = 0; i < 20; ++i) {
        a_timer_fires_on_its_thread(make, just_listens, at_once);
        a_timer_fires_on_its_thread(make, just_listens, soon);
        a_timer_fires_on_its_thread(make, just_listens, earlier_than_another);
        a_timer_fires_on_its_thread(make, pauses, at_once);
        a_timer_fires_on_its_thread(make, pauses, soon);
    }
}

/// `make()` gives a fresh transport each time, whose input does not end and is nothing but what every connection begins with.
template <class Make>
void transport_that_drives_the_clock(Make const& make) {
    static_assert(monongusa::drives_clock<made_by<Make>>);
    a_timer_ends_its_wait(make);
}

/// `make()` gives a fresh transport each time, with the same finite input of at least three messages and an output that takes what is sent.
template <class Make>
void transport(Make const& make) {
    it_says_what_it_emits_and_performs<made_by<Make>>();
    the_end_of_its_input_ends_run_without_an_error(make);
    ready_comes_before_all_other_events(make);
    a_listener_may_swap_the_event_away(make);
    what_is_wanted_comes_whatever_else_is_denied(make);
    stopped_before_it_runs_it_ends_at_once(make);
    stopped_by_its_listener_it_says_no_more(make);
    stopped_twice_it_is_as_stopped_once(make);
    stopped_by_another_thread_while_paused_it_ends(make);
    paused_it_says_nothing_until_it_is_resumed(make);
    its_sink_can_be_used_from_any_thread(make);
}

}  // namespace laws

#endif
