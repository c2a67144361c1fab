// SPDX-License-Identifier: BSL-1.0
// request_lines: one line for each limit, in the order of the numbers, held and ready again, by itself or with its group.
#include <monongusa/wire/request_lines.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace monongusa::wire;
using monongusa::instant;
using namespace std::chrono_literals;

instant const start{1000h};

std::vector<std::uint64_t> all(request_lines& lines) {
    std::vector<std::uint64_t> ids;
    for (; lines.ready(); lines.pop()) ids.push_back(lines.first());
    return ids;
}
using ids = std::vector<std::uint64_t>;

void the_least_number_is_first() {
    request_lines lines;
    BOOST_TEST(!lines.ready());
    lines.add({{}, "1"}, 30, 3);
    lines.add({{}, "2"}, 20, 2);
    lines.add({{}, "1"}, 40, 4);
    lines.add({{}, "2"}, 10, 1);
    BOOST_TEST_EQ(lines.size(), 2u);
    BOOST_TEST_EQ(lines.first(), 1u);
    BOOST_TEST((all(lines) == ids{1, 2, 3, 4}));
    BOOST_TEST_EQ(lines.size(), 0u);
}

void lines_are_told_apart_by_their_names() {
    request_lines lines;
    lines.add({{}, "1"}, 1, 1);
    lines.add({{}, "2"}, 2, 2);
    lines.add({{}, "1 "}, 3, 3);
    lines.add({{}, "1"}, 4, 4);
    BOOST_TEST_EQ(lines.size(), 3u);
}

void what_holds_the_first_holds_the_line_and_no_other() {
    request_lines lines;
    for (std::uint64_t id = 1; id <= 4; ++id) lines.add({{}, id % 2 ? "odd" : "even"}, id, id);
    lines.hold(start + 2s);
    lines.add({{}, "odd"}, 5, 5);
    BOOST_TEST((all(lines) == ids{2, 4}));
    BOOST_TEST(lines.earliest() == start + 2s);
    lines.wake(start + 2s - 1ns);
    BOOST_TEST(!lines.ready());
    lines.wake(start + 2s);
    BOOST_TEST(lines.earliest() == instant::max());
    BOOST_TEST((all(lines) == ids{1, 3, 5}));
}

void those_that_only_a_reply_helps_wait_for_one() {
    request_lines lines;
    lines.add({{}, "1"}, 1, 1);
    lines.add({{}, "1"}, 2, 2);
    lines.hold(instant::max());
    BOOST_TEST(lines.earliest() == instant::max());
    lines.wake(instant::max());
    BOOST_TEST(!lines.ready());
    // One that comes back stands before those that came behind it.
    lines.add({{}, "1"}, 0, 9);
    BOOST_TEST(!lines.ready());
    lines.replied();
    BOOST_TEST((all(lines) == ids{9, 1, 2}));
}

void a_group_is_held_as_one() {
    request_lines lines;
    for (std::uint64_t id = 1; id <= 6; ++id) lines.add({id % 2 ? "odd" : "even", std::to_string(id)}, id, id);
    lines.hold_group(start + 2s);
    BOOST_TEST_EQ(lines.first(), 2u);
    lines.hold(start + 1s);
    // Also lines that come later, and one that was held by itself.
    lines.add({"odd", "7"}, 7, 7);
    BOOST_TEST((all(lines) == ids{4, 6}));
    BOOST_TEST(lines.earliest() == start + 1s);
    lines.wake(start + 1s);
    BOOST_TEST((all(lines) == ids{2}));
    BOOST_TEST(lines.earliest() == start + 2s);
    lines.wake(start + 2s - 1ns);
    BOOST_TEST(!lines.ready());
    lines.wake(start + 2s);
    BOOST_TEST(lines.earliest() == instant::max());
    lines.hold_group(instant::max());
    lines.wake(start + 1h);
    BOOST_TEST(!lines.ready() && lines.earliest() == instant::max());
    lines.replied();
    BOOST_TEST((all(lines) == ids{1, 3, 5, 7}));
    BOOST_TEST_EQ(lines.size(), 0u);
}

void a_line_that_waits_longer_than_its_group_waits_on() {
    request_lines lines;
    lines.add({"a", "1"}, 1, 1);
    lines.add({"a", "2"}, 2, 2);
    lines.hold(start + 5s);
    lines.hold_group(start + 2s);
    BOOST_TEST(!lines.ready() && lines.earliest() == start + 2s);
    lines.wake(start + 2s);
    BOOST_TEST((all(lines) == ids{2}) && lines.earliest() == start + 5s);
    lines.wake(start + 5s);
    BOOST_TEST((all(lines) == ids{1}));
    // A group that is there again is not held any more.
    lines.add({"a", "1"}, 3, 3);
    BOOST_TEST((all(lines) == ids{3}));
}

void cleared_it_is_as_new() {
    request_lines lines;
    for (char const* const channel : {"1", "2", "3"}) lines.add({{}, channel}, 1, 1);
    lines.hold(start);
    lines.hold(instant::max());
    lines.clear();
    BOOST_TEST(!lines.ready() && lines.size() == 0 && lines.earliest() == instant::max());
    lines.replied();
    lines.wake(instant::max());
    BOOST_TEST(!lines.ready());
    lines.add({{}, "1"}, 7, 7);
    BOOST_TEST((all(lines) == ids{7}));
}

}  // namespace

int main() {
    the_least_number_is_first();
    lines_are_told_apart_by_their_names();
    what_holds_the_first_holds_the_line_and_no_other();
    those_that_only_a_reply_helps_wait_for_one();
    a_group_is_held_as_one();
    a_line_that_waits_longer_than_its_group_waits_on();
    cleared_it_is_as_new();
    return boost::report_errors();
}
