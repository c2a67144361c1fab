// SPDX-License-Identifier: BSL-1.0
// Tests how an engine comes to rest: the transport leaves at once and stops last; of coroutines waits end at once, what is foreign shortly before
// the deadline.
#include <monongusa/bot/ending.hpp>

#include "../support/bare_engine.hpp"
#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <string>
#include <utility>

using monongusa::instant;
using monongusa::detail::companion;
using monongusa::detail::engine;
using support::bare_engine;
using namespace std::chrono_literals;

namespace {

// Has one task under way until it is told to end, as a coroutine that waits for something foreign.
struct stubborn : companion {
    engine& of;
    std::string told{};
    bool ends_when_cancelled = true;
    bool waits = false;

    explicit stubborn(engine& bot)
        : companion{
              [](companion&, monongusa::detail::offered_event const&) { return false; },
              [](companion& self) noexcept { as(self).told += "stop waiting;"; },
              [](companion& self) noexcept {
                  as(self).told += "cancel;";
                  if (as(self).ends_when_cancelled) as(self).of.quiet().task_ends();
              },
              [](companion const&) noexcept -> std::size_t { return 1; },
              [](companion const& self) noexcept -> std::size_t { return static_cast<stubborn const&>(self).waits; },
              [](companion* self) noexcept { delete &as(*self); },
          },
          of(bot) {}
    static stubborn& as(companion& self) noexcept { return static_cast<stubborn&>(self); }
    static stubborn& beside(bare_engine& bot) {
        return as(bot->companion([](engine& of) -> companion* { return new stubborn{of}; }));
    }
    std::string happened() { return std::exchange(told, {}); }
};

// Whoever would give it more knows at once, and not only when all is said.
void the_transport_leaves_at_once_and_stops_when_all_is_done() {
    bare_engine bot;
    bot->task_begins();
    bot->stop(10s);
    bot->stop(10s);
    BOOST_TEST_EQ(bot.pauses, 1);
    BOOST_TEST_EQ(bot.leaves, 1);
    BOOST_TEST_EQ(bot.stops, 0);
    bot->quiet().task_ends();
    BOOST_TEST_EQ(bot.stops, 1);
    bot->stop(10s);
    BOOST_TEST_EQ(bot.leaves, 1);
}

void one_that_ends_by_itself_is_not_told_to_leave() {
    bare_engine bot;
    BOOST_TEST(!bot->finish({}, false));
    BOOST_TEST_EQ(bot.leaves, 0);
}

void without_coroutines_nobody_is_cancelled() {
    bare_engine bot;
    bot->task_begins();
    bot->stop(10s);
    BOOST_TEST_EQ(bot.clock.timers().size(), 1u);  // The deadline alone.
    bot->quiet().task_ends();
    BOOST_TEST_EQ(bot.stops, 1);
}

void a_fifth_of_the_grace_before_its_end_they_are_cancelled() {
    bare_engine bot;
    auto& beside = stubborn::beside(bot);
    bot->task_begins();
    bot->stop(4s);
    BOOST_TEST_EQ(beside.happened(), "stop waiting;");
    bot.pass(3s);
    BOOST_TEST_EQ(beside.happened(), "");
    bot.pass(200ms);
    BOOST_TEST_EQ(beside.happened(), "cancel;");
    BOOST_TEST_EQ(bot.stops, 1);  // Since now it is quiet.
}

void but_not_more_than_a_second() {
    bare_engine bot;
    auto& beside = stubborn::beside(bot);
    bot->task_begins();
    bot->stop(1h);
    beside.happened();
    bot.pass(1h - 2s);
    BOOST_TEST_EQ(beside.happened(), "");
    bot.pass(1s);
    BOOST_TEST_EQ(beside.happened(), "cancel;");
}

void who_does_not_mind_it_is_left_at_the_deadline() {
    bare_engine bot;
    auto& beside = stubborn::beside(bot);
    beside.ends_when_cancelled = false;
    bot->task_begins();
    bot->stop(5s);
    bot.pass(4s);
    BOOST_TEST_EQ(beside.happened(), "stop waiting;cancel;");
    BOOST_TEST_EQ(bot.stops, 0);
    bot.pass(1s);
    BOOST_TEST_EQ(bot.stops, 1);
    BOOST_TEST_EQ(beside.happened(), "");  // Once.
    bot->quiet().task_ends();
}

// By the steady clock where nobody drives the bot's, as at the end.
void at_the_end_it_is_cancelled_as_well() {
    bare_engine bot;
    auto& beside = stubborn::beside(bot);
    bot->task_begins();
    bot->stop(0s);
    BOOST_TEST(!bot->finish({}, false));
    BOOST_TEST_EQ(beside.happened(), "stop waiting;stop waiting;cancel;");
}

void who_is_still_there_then_is_told_in_the_log() {
    bare_engine bot;
    auto& beside = stubborn::beside(bot);
    beside.ends_when_cancelled = false;
    bot->task_begins();
    bot->stop(0s);
    std::error_code ended;
    auto const log = support::logged_by([&] { ended = bot->finish({}, false); });
    BOOST_TEST(ended == monongusa::error::deadline_passed);
    BOOST_TEST(log.find("at the deadline") != std::string::npos);
    bot->quiet().task_ends();
}

void how_many_still_waited_is_told_unless_the_bot_was_stopped() {
    for (bool const stopped : {false, true}) {
        bare_engine bot;
        stubborn::beside(bot).waits = true;
        if (stopped) bot->stop(1h);
        auto const log = support::logged_by([&] { bot->finish({}, false); });
        BOOST_TEST_EQ(log, stopped ? "" : "warning tea: ended while 1 coroutine waited for an event or a time\n");
    }
}

void timers_of_the_bot_s_own_are_no_actions_that_are_left_undone() {
    bare_engine bot;
    stubborn::beside(bot);
    bot->wait_until(instant{1h}, [] {});
    BOOST_TEST_EQ(support::logged_by([&] { bot->finish({}, false); }), "");
    BOOST_TEST(!bot->wait_until(instant{1h}, [] {}));  // Nothing is waited for any more.
}

void settling_comes_back_at_its_time() {
    bare_engine bot;
    bot->task_begins();
    BOOST_TEST(!bot->settle(instant::clock::now() + 1ms));
    bot->quiet().task_ends();
    BOOST_TEST(bot->settle(instant::max()));
}

}  // namespace

int main() {
    the_transport_leaves_at_once_and_stops_when_all_is_done();
    one_that_ends_by_itself_is_not_told_to_leave();
    without_coroutines_nobody_is_cancelled();
    a_fifth_of_the_grace_before_its_end_they_are_cancelled();
    but_not_more_than_a_second();
    who_does_not_mind_it_is_left_at_the_deadline();
    at_the_end_it_is_cancelled_as_well();
    who_is_still_there_then_is_told_in_the_log();
    how_many_still_waited_is_told_unless_the_bot_was_stopped();
    timers_of_the_bot_s_own_are_no_actions_that_are_left_undone();
    settling_comes_back_at_its_time();
    return boost::report_errors();
}
