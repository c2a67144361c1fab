// SPDX-License-Identifier: BSL-1.0
// Tests rules whose time comes by itself, in virtual time and on clocks of other kinds.
#include <monongusa/schedule.hpp>

#include "support/memory_transport.hpp"

#include <monongusa/bot/introspection.hpp>
#include <monongusa/clock/real.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/testing.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstdint>
#include <mutex>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

namespace mg = monongusa;
using mg::instant;
using mg::event::due;
using support::conversation;
using support::memory_transport;
using support::said;
using namespace std::chrono_literals;

namespace {

struct notes {
    std::mutex mutex{};
    std::string all{};
    void add(std::string_view what) {
        std::lock_guard const lock{mutex};
        (all += what) += ";";
    }
    std::string happened() {
        std::lock_guard const lock{mutex};
        return std::exchange(all, {});
    }
};

mg::action::send to_general(std::string text) { return {std::move(text), {support::general(), {}, "", ""}}; }

// A bot in virtual time, which has begun.
template <class Table>
struct timed_bot {
    conversation chat{};
    notes told{};
    mg::bot<memory_transport, mg::executor::inplace, Table const&, decltype(mg::with(std::declval<notes&>())), mg::clock::manual> bot;

    explicit timed_bot(Table const& table) : bot(memory_transport{chat}, mg::executor::inplace{}, table, mg::with(told), mg::clock::manual{}) {
        bot.pass(0s);
    }
    std::string pass(instant::duration time) {
        bot.pass(time);
        return told.happened();
    }
};

void an_interval_begins_with_its_bot() {
    constexpr mg::table table{mg::every(10s, [](due const& now, notes& told) { told.add(std::to_string(now.count)); })};
    timed_bot bot{table};
    BOOST_TEST_EQ(bot.pass(9s), "");
    BOOST_TEST_EQ(bot.pass(1s), "1;");
    BOOST_TEST_EQ(bot.pass(10s - 1ns), "");
    BOOST_TEST_EQ(bot.pass(1ns), "2;");
    BOOST_TEST_EQ(bot.pass(30s), "3;4;5;");
}

void each_rule_has_its_own_time() {
    constexpr mg::table table{
        mg::every(3s, [](notes& told) { told.add("three"); }),
        mg::listen_to<"tea">([](notes& told) { told.add("tea"); }),
        mg::every(2s, [](notes& told) { told.add("two"); }),
    };
    timed_bot bot{table};
    BOOST_TEST_EQ(bot.pass(3s), "two;three;");
    bot.bot.hear(said("ann", "tea"));
    BOOST_TEST_EQ(bot.told.happened(), "tea;");
    // At the same instant in the order in which they were set.
    BOOST_TEST_EQ(bot.pass(3s), "two;three;two;");
}

void there_is_a_shortest_interval() {
    static_assert(mg::detail::interval::shortest == 1ms);
    for (auto const length : {0s, -5s}) {
        mg::table const table{mg::every(length, [](notes& told) { told.add("x"); })};
        timed_bot bot{table};
        BOOST_TEST_EQ(bot.pass(10ms).size(), 20u);
    }
}

void an_interval_may_be_long() {
    for (auto const length : {16min, 31min, 90min, 48 * 60min}) {
        mg::table const table{mg::every(length, [](due const& now, notes& told) { told.add(std::to_string(now.count)); })};
        timed_bot bot{table};
        BOOST_TEST_EQ(bot.pass(length - 1s), "");
        BOOST_TEST_EQ(bot.pass(1s), "1;");
        BOOST_TEST_EQ(bot.pass(length), "2;");
    }
}

void one_without_end_never_comes() {
    mg::table const table{mg::every(std::chrono::hours::max(), [](notes& told) { told.add("x"); })};
    timed_bot bot{table};
    BOOST_TEST_EQ(bot.pass(1000000h), "");
}

// --- the next time

void what_was_missed_is_left_out() {
    mg::detail::interval const every{10s};
    mg::clock::manual const clock;
    instant const start{};
    BOOST_TEST(every.next(clock, start, start) == start + 10s);
    BOOST_TEST(every.next(clock, start, start + 9s) == start + 10s);
    BOOST_TEST(every.next(clock, start, start + 10s) == start + 20s);
    BOOST_TEST(every.next(clock, start, start + 35s) == start + 40s);  // And stays in step.
}

constexpr std::int64_t second = 1'000'000'000;

void a_calendar_begins_with_monday_the_first_of_january_2001() {
    mg::detail::calendar<mg::detail::cron_written<"0 9 * * mon-fri">> const at;
    static_assert(std::is_empty_v<decltype(at)>);
    mg::clock::manual const clock;
    instant const start{};
    BOOST_TEST(at.next(clock, start, start) == start + 9h);
    BOOST_TEST(at.next(clock, start + 9h, start + 9h) == start + 24h + 9h);
    BOOST_TEST(at.next(clock, start + 9h, start + 9h + 1s) == start + 24h + 9h);
    // From Friday to Monday.
    BOOST_TEST(at.next(clock, start + 4 * 24h + 9h, start + 4 * 24h + 9h) == start + 7 * 24h + 9h);
    // A timer may fire early: it is not the same time again.
    BOOST_TEST(at.next(clock, start + 9h, start + 9h - 1ms) == start + 24h + 9h);
}

void parts_of_a_second_are_made_up_for() {
    mg::detail::calendar<mg::detail::cron_written<"* * * * *">> const at;
    mg::clock::manual const clock;
    BOOST_TEST(at.next(clock, instant{59s + 999ms}, instant{59s + 999ms}) == instant{60s});
    BOOST_TEST(at.next(clock, instant{60s}, instant{60s}) == instant{120s});
}

// Whose wall is an hour ahead of its own time.
struct clock_with_a_wall {
    std::int64_t wall(instant when) const noexcept { return mg::clock::virtual_wall(when) + 3600 * second; }
    bool is_virtual() const noexcept { return true; }
};

void a_clock_that_has_a_wall_is_asked() {
    mg::detail::calendar<mg::detail::cron_written<"0 9 * * *">> const at;
    BOOST_TEST(at.next(clock_with_a_wall{}, instant{}, instant{}) == instant{8h});
    BOOST_TEST_EQ(mg::detail::wall_nanoseconds(mg::clock::manual{}, instant{1h}), mg::clock::virtual_wall(instant{1h}));
    BOOST_TEST(mg::detail::zone_of(mg::clock::manual{}) == mg::zone::utc);
    BOOST_TEST(mg::detail::zone_of(clock_with_a_wall{}) == mg::zone::utc);
    BOOST_TEST(mg::detail::zone_of(mg::clock::real{}) == mg::zone::local);
}

// --- at

void at_its_time_a_rule_runs() {
    constexpr mg::table table{
        mg::at("0 9 * * mon-fri", [](due const& now) { return to_general("morning " + std::to_string(now.count)); }),
        mg::at<"30 17 * * fri">([](notes& told) { told.add("weekend"); }),
    };
    timed_bot bot{table};
    BOOST_TEST_EQ(bot.pass(9h - 1s), "");
    BOOST_TEST(bot.chat.done.empty());
    bot.pass(1s);
    BOOST_TEST_EQ(support::joined(bot.chat.done), "send #general: morning 1;");
    BOOST_TEST_EQ(bot.pass(7 * 24h), "weekend;");
    BOOST_TEST_EQ(bot.chat.done.size(), 6u);
}

void the_expression_may_come_from_somewhere() {
    auto const when = mg::cron::read("0 12 * * *");
    BOOST_TEST(when.has_value());
    if (!when) return;
    mg::table const table{mg::at(*when, [](notes& told) { told.add("noon"); })};
    timed_bot bot{table};
    BOOST_TEST_EQ(bot.pass(3 * 24h), "noon;noon;noon;");
}

void a_rule_in_the_type_has_no_size() {
    constexpr mg::table table{mg::at<"0 9 * * *">([] {}), mg::at<"@hourly">([] {})};
    static_assert(sizeof(table) == 1);
}

// Beyond what 64 bits can tell nothing comes, and nothing is computed wrong.
void a_leap_day_is_waited_for() {
    constexpr mg::table table{mg::at("0 0 29 2 *", [](notes& told) { told.add("leap"); })};
    timed_bot bot{table};
    BOOST_TEST_EQ(bot.pass(3 * 365 * 24h + 58 * 24h), "");
    BOOST_TEST_EQ(bot.pass(24h), "leap;");
}

// --- as rules

void no_transport_has_to_tell_of_it() {
    constexpr mg::table table{mg::every(1s, [] {}), mg::listen_to<"tea">([] {})};
    static_assert(mg::events(table) == mg::types<mg::event::message>);
    constexpr mg::table alone{mg::every(1s, [] {})};
    static_assert(mg::events(alone) == mg::types<>);
}

// What `auto&` cannot do at a time that comes from nowhere, a context that declares it can.
void it_may_declare_what_it_does() {
    constexpr auto changes = [](mg::context<mg::action::edit>& chat) {
        chat.perform(mg::action::edit{"12 unread", {support::general(), {}, "m1", ""}});
    };
    constexpr mg::table table{mg::every(10min, changes), mg::at<"@hourly">(changes), mg::on<mg::event::ready>(changes)};
    timed_bot bot{table};
    bot.pass(10min);
    BOOST_TEST_EQ(support::joined(bot.chat.done), "edit m1: 12 unread;");
    bot.pass(50min);
    BOOST_TEST_EQ(bot.chat.done.size(), 7u);
    bot.bot.hear(mg::event::ready{});
    BOOST_TEST_EQ(bot.chat.done.size(), 8u);
}

void what_it_throws_is_told_and_the_next_time_comes() {
    constexpr mg::table table{
        mg::every(1s, []() -> mg::action::send { throw std::runtime_error{"cannot"}; }),
        mg::on_error([](mg::event::failure const& failure, notes& told) { told.add(std::to_string(failure.rule) + " " + failure.what); }),
    };
    timed_bot bot{table};
    BOOST_TEST_EQ(bot.pass(2s), "1 cannot;1 cannot;");
}

void in_a_room_time_passes_when_it_is_told_to() {
    constexpr mg::table table{mg::every(std::chrono::minutes{5}, [] { return to_general("five minutes"); }), mg::listen_to<"tea">([] { return "yes"; })};
    mg::testing::room room{table};
    room.says("ann", "tea");
    BOOST_TEST_EQ(room.heard(), "yes");
    room.time(4min);
    BOOST_TEST_EQ(room.heard(), "");
    room.time(6min);
    BOOST_TEST_EQ(room.heard(), "five minutes");
    BOOST_TEST_EQ(room.heard(), "five minutes");
    BOOST_TEST_EQ(room.heard(), "");
}

void a_pool_runs_them_too() {
    notes told;
    constexpr mg::table table{mg::every(1s, [](due const& now, notes& all) { all.add(std::to_string(now.count)); })};
    conversation chat;
    mg::bot bot{memory_transport{chat}, mg::executor::thread_pool{2}, table, mg::with(told), mg::clock::manual{}};
    bot.pass(3s);
    BOOST_TEST_EQ(told.happened(), "1;2;3;");
}

// In real time: as often as it takes until the handler stops the bot.
struct waits_for_the_end : memory_transport {
    using memory_transport::memory_transport;
    conversation* with = nullptr;
    template <class Listener>
    std::error_code run(Listener&) {
        with->stopped.wait(false);
        return {};
    }
    void stop() noexcept {
        with->stopped = true;
        with->stopped.notify_all();
    }
};

void on_a_real_clock_time_passes_by_itself() {
    conversation chat;
    void (*stops)(void*) = nullptr;
    void* target = nullptr;
    std::uint64_t count = 0;
    mg::table const table{mg::every(1ms, [&](due const& now) {
        count = now.count;
        if (count == 3) stops(target);
    })};
    waits_for_the_end transport{chat};
    transport.with = &chat;
    mg::bot bot{std::move(transport), mg::executor::inplace{}, table};
    target = &bot;
    stops = [](void* of) { static_cast<decltype(bot)*>(of)->stop(); };
    BOOST_TEST(!bot.run());
    BOOST_TEST_GE(count, 3u);
}

}  // namespace

int main() {
    an_interval_begins_with_its_bot();
    each_rule_has_its_own_time();
    there_is_a_shortest_interval();
    an_interval_may_be_long();
    one_without_end_never_comes();
    what_was_missed_is_left_out();
    a_calendar_begins_with_monday_the_first_of_january_2001();
    parts_of_a_second_are_made_up_for();
    a_clock_that_has_a_wall_is_asked();
    at_its_time_a_rule_runs();
    the_expression_may_come_from_somewhere();
    a_rule_in_the_type_has_no_size();
    a_leap_day_is_waited_for();
    no_transport_has_to_tell_of_it();
    it_may_declare_what_it_does();
    what_it_throws_is_told_and_the_next_time_comes();
    in_a_room_time_passes_when_it_is_told_to();
    a_pool_runs_them_too();
    on_a_real_clock_time_passes_by_itself();
    return boost::report_errors();
}
