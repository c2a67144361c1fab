// SPDX-License-Identifier: BSL-1.0
// Tests when the time of a rule comes, however far away it is.
#include <monongusa/bot/timetable.hpp>

#include "../support/bare_engine.hpp"

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>

using monongusa::instant;
using monongusa::clock::manual;
using monongusa::detail::timetable;
using support::bare_engine;
using namespace std::chrono_literals;

static_assert(std::is_empty_v<timetable<0>>);

namespace {

// Every so often, by which it is seen what it was asked.
struct every {
    instant::duration length;
    instant next(manual const&, instant before, instant) const { return monongusa::detail::after(before, length); }
};
// The same by the time alone, as a calendar does it.
struct at_multiples {
    instant::duration of;
    instant next(manual const&, instant before, instant now) const {
        auto const from = before > now ? before : now;
        return instant{(from.time_since_epoch() / of + 1) * of};
    }
};
struct once {
    instant when;
    instant next(manual const&, instant before, instant) const { return before < when ? when : instant::max(); }
};

struct noted {
    bare_engine bot{};
    std::string told{};

    static void come_due(void* self, std::size_t position, std::uint64_t count) {
        auto& told = static_cast<noted*>(self)->told;
        (told += std::to_string(position)) += ':';
        (told += std::to_string(count)) += ' ';
    }
    // One timer at a time, as whoever drives the clock does.
    std::string pass(instant::duration time) {
        auto const until = bot.clock.now() + time;
        for (auto next = bot->next_timer(); next <= until; next = bot->next_timer()) {
            bot.clock.set(next);
            bot->fire_one_timer();
        }
        bot.clock.set(until);
        return std::exchange(told, {});
    }
};

void each_row_comes_due_at_its_time_and_is_counted() {
    noted with;
    timetable<2> table;
    every const three{3s};
    every const two{2s};
    table.add(*with.bot, &with, &noted::come_due, 4, three, with.bot.clock);
    table.add(*with.bot, &with, &noted::come_due, 7, two, with.bot.clock);
    BOOST_TEST_EQ(with.pass(1s), "");
    BOOST_TEST_EQ(with.pass(2s), "7:1 4:1 ");
    BOOST_TEST_EQ(with.pass(3s), "7:2 4:2 7:3 ");
}

void a_time_that_is_far_away_comes_when_it_should() {
    for (auto const length : {16min, 31min, 60min, 24 * 60min}) {
        noted with;
        timetable<2> table;
        every const interval{length};
        at_multiples const calendar{length};
        table.add(*with.bot, &with, &noted::come_due, 0, interval, with.bot.clock);
        table.add(*with.bot, &with, &noted::come_due, 1, calendar, with.bot.clock);
        BOOST_TEST_EQ(with.pass(length - 1s), "");
        BOOST_TEST_EQ(with.pass(1s), "0:1 1:1 ");
        BOOST_TEST_EQ(with.pass(length - 1s), "");
        BOOST_TEST_EQ(with.pass(1s), "0:2 1:2 ");
    }
}

// Since what the machine's clock shows may be set meanwhile.
void it_looks_at_the_clock_from_time_to_time() {
    noted with;
    timetable<1> table;
    every const day{24h};
    table.add(*with.bot, &with, &noted::come_due, 0, day, with.bot.clock);
    BOOST_TEST(with.bot->next_timer() <= instant{15min});
}

void what_never_comes_again_has_no_timer() {
    noted with;
    timetable<1> table;
    once const then{instant{1s}};
    table.add(*with.bot, &with, &noted::come_due, 0, then, with.bot.clock);
    BOOST_TEST_EQ(with.pass(1h), "0:1 ");
    BOOST_TEST(with.bot->next_timer() == instant::max());
}

// A handler that takes its time, or whose bot is not driven for a while.
void the_next_time_is_set_before_the_rule_is_told() {
    struct slow {
        bare_engine bot{};
        bool there_was_a_timer = false;
        static void come_due(void* self, std::size_t, std::uint64_t) {
            auto& own = *static_cast<slow*>(self);
            own.there_was_a_timer = own.bot->next_timer() == instant{2s};
        }
    } with;
    timetable<1> table;
    every const second{1s};
    table.add(*with.bot, &with, &slow::come_due, 0, second, with.bot.clock);
    with.bot.clock.set(instant{1s});
    with.bot->fire_one_timer();
    BOOST_TEST(with.there_was_a_timer);
}

void nothing_comes_due_once_the_bot_has_ended() {
    noted with;
    timetable<1> table;
    every const second{1s};
    table.add(*with.bot, &with, &noted::come_due, 0, second, with.bot.clock);
    with.bot->finish({}, false);
    BOOST_TEST(with.bot->next_timer() == instant::max());
    BOOST_TEST_EQ(with.pass(10s), "");
}

}  // namespace

int main() {
    each_row_comes_due_at_its_time_and_is_counted();
    a_time_that_is_far_away_comes_when_it_should();
    it_looks_at_the_clock_from_time_to_time();
    what_never_comes_again_has_no_timer();
    the_next_time_is_set_before_the_rule_is_told();
    nothing_comes_due_once_the_bot_has_ended();
    return boost::report_errors();
}
