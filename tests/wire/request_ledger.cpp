// SPDX-License-Identifier: BSL-1.0
// request_ledger: lanes, lines, bounds, repetitions and ends, of requests that are nobody's.
#include <monongusa/wire/request_ledger.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace some_platform {

struct request {
    std::string lane, line, text;
};
monongusa::wire::line_name line_of(request const& one) { return {{}, one.line}; }
std::size_t text_size(request const& one) { return one.text.size(); }

}  // namespace some_platform

namespace {

using namespace monongusa::wire;
using monongusa::instant;
using namespace std::chrono_literals;

using ledger = request_ledger<some_platform::request, int>;
using ids = std::vector<std::uint64_t>;

instant const start{1000h};
auto const why = std::make_error_code(std::errc::timed_out);
auto const all = [](some_platform::request const&) { return true; };

some_platform::request in(std::string lane, std::string line = "a") { return {std::move(lane), std::move(line), {}}; }

// All that may start, does.
ids starts(ledger& of) {
    ids started;
    for (; of.ready(); of.start_first()) started.push_back(of.first());
    return started;
}

ids ends(ledger& of, request_result* last = nullptr) {
    ids ended;
    request_result one;
    while (of.completed(one)) ended.push_back(one.id), last ? void(*last = one) : void();
    return ended;
}

void end(ledger& of, std::uint64_t id, std::error_code error = {}) {
    if (auto* const one = of.arrived(id)) of.complete(id, *one, error, {});
}

void one_lane_is_one_after_the_other() {
    ledger of{100, 10'000};
    for (std::uint64_t id = 1; id <= 5; ++id) of.take(id, in(id == 3 ? "" : id % 2 ? "odd" : "even"));
    BOOST_TEST((starts(of) == ids{1, 2, 3}));
    BOOST_TEST_EQ(of.in_flight(), 3u);
    BOOST_TEST_EQ(of.waiting(), 2u);
    end(of, 1);
    BOOST_TEST((starts(of) == ids{5}));
    end(of, 2, why);
    BOOST_TEST((starts(of) == ids{4}));
    request_result last;
    BOOST_TEST((ends(of, &last) == ids{1, 2}) && last.error == why && last.attempts == 1);
}

void only_what_is_under_way_arrives() {
    ledger of{100, 10'000};
    of.take(1, in(""));
    BOOST_TEST(!of.arrived(1) && !of.arrived(2));
    BOOST_TEST((starts(of) == ids{1}));
    BOOST_TEST(of.arrived(1) && !of.arrived(1));
}

void what_is_repeated_keeps_its_place() {
    ledger of{100, 10'000};
    for (std::uint64_t id = 1; id <= 3; ++id) of.take(id, in("a"));
    BOOST_TEST((starts(of) == ids{1}));
    of.again(1, *of.arrived(1), start + 5s, {500, {}, "kept"});
    BOOST_TEST(starts(of).empty() && of.earliest() == start + 5s);
    of.wake(start + 5s - 1ns);
    BOOST_TEST(starts(of).empty());
    of.wake(start + 5s);
    BOOST_TEST(of.earliest() == instant::max());
    of.complete_first(why);
    request_result last;
    BOOST_TEST((ends(of, &last) == ids{1}) && last.reply.body == "kept" && last.attempts == 1);
    BOOST_TEST((starts(of) == ids{2}));
}

void a_line_is_held_until_a_time_or_a_reply() {
    ledger of{100, 10'000};
    of.take(1, in("", "a"));
    of.take(2, in("", "b"));
    of.take(3, in("", "a"));
    of.hold_first(start + 3s);
    BOOST_TEST(of.first() == 2 && of.earliest() == start + 3s);
    of.start_first();
    of.wake(start + 3s);
    of.hold_first(instant::max());
    BOOST_TEST(!of.ready() && of.earliest() == instant::max());
    end(of, 2);
    BOOST_TEST((starts(of) == ids{1, 3}));
}

void it_is_full_by_number_and_by_size() {
    ledger few{2, 1'000'000}, small{100, 2 * ledger::size_of({}) + 100};
    few.take(1, in(""));
    few.refuse(2, why);
    BOOST_TEST(few.full(in("")));
    request_result last;
    BOOST_TEST((ends(few, &last) == ids{2}) && last.error == why && !few.holds(2) && few.holds(1));
    BOOST_TEST(!few.full(in("")));
    auto const with = [](std::size_t size) { return some_platform::request{"", "", std::string(size, 'a')}; };
    BOOST_TEST(!small.full(with(1'000'000)));
    small.take(1, with(60));
    BOOST_TEST(small.full(with(41)) && !small.full(with(40)));
    BOOST_TEST((starts(small) == ids{1}));
    end(small, 1);
    BOOST_TEST(!small.full(with(1'000'000)));
}

void those_that_wait_end_in_their_order() {
    ledger of{100, 10'000};
    for (std::uint64_t id = 1; id <= 6; ++id) of.take(id, in(id < 4 ? "a" : "", id == 5 ? "b" : "a"));
    of.start_first();
    of.start_first();
    BOOST_TEST_EQ(of.in_flight(), 2u);
    of.again(4, *of.arrived(4), start + 5s, {500, {}, "kept"});
    of.complete_waiting(why, all);
    BOOST_TEST((ends(of) == ids{2, 3, 4, 5, 6}));
    BOOST_TEST(!of.ready() && of.earliest() == instant::max() && of.waiting() == 0);
    of.wake(start + 10s);
    of.take(7, in("a"));
    BOOST_TEST(!of.ready());
    end(of, 1);
    BOOST_TEST((starts(of) == ids{7}));
}

void those_that_stay_go_on() {
    ledger of{100, 10'000};
    // Of two lanes and none, those with an even id end: first in their lane, behind, to be repeated, and held.
    for (std::uint64_t id = 1; id <= 3; ++id) of.take(id, {"one", "a", id % 2 ? "odd" : "even"});
    for (std::uint64_t id = 4; id <= 6; ++id) of.take(id, {"two", "a", id % 2 ? "odd" : "even"});
    for (std::uint64_t id = 7; id <= 10; ++id) of.take(id, {"", "b", id % 2 ? "odd" : "even"});
    of.start_first();
    of.hold_first(start + 9s);
    of.start_first();
    of.start_first();
    of.again(7, *of.arrived(7), start + 5s, {});
    of.again(8, *of.arrived(8), start + 5s, {});
    of.complete_waiting(why, [](some_platform::request const& one) { return one.text == "even"; });
    BOOST_TEST((ends(of) == ids{2, 4, 6, 8, 10}));
    // What was held says so again.
    BOOST_TEST((starts(of) == ids{5, 9}));
    BOOST_TEST(of.earliest() == start + 5s);
    of.wake(start + 5s);
    BOOST_TEST((starts(of) == ids{7}));
    end(of, 1);
    BOOST_TEST((starts(of) == ids{3}));
    of.complete_waiting(why, all);
    BOOST_TEST((ends(of) == ids{1}));
    BOOST_TEST_EQ(of.in_flight(), 4u);
}

void those_under_way_end_in_their_order() {
    ledger of{100, 10'000};
    for (std::uint64_t id = 1; id <= 20; ++id) of.take(21 - id, in(""));
    of.take(30, in("a"));
    BOOST_TEST_EQ(starts(of).size(), 21u);
    of.take(31, in("a"));
    ids told;
    of.complete_under_way(why, [&](ledger::entry const& one) { told.push_back(one.number); });
    auto const ended = ends(of);
    BOOST_TEST_EQ(ended.size(), 21u);
    for (std::uint64_t id = 1; id <= 20; ++id) BOOST_TEST(ended[id - 1] == 21 - id && told[id - 1] == id);
    BOOST_TEST_EQ(of.in_flight(), 0u);
    BOOST_TEST((starts(of) == ids{31}));
}

}  // namespace

int main() {
    one_lane_is_one_after_the_other();
    only_what_is_under_way_arrives();
    what_is_repeated_keeps_its_place();
    a_line_is_held_until_a_time_or_a_reply();
    it_is_full_by_number_and_by_size();
    those_that_wait_end_in_their_order();
    those_that_stay_go_on();
    those_under_way_end_in_their_order();
    return boost::report_errors();
}
