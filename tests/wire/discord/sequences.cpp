// SPDX-License-Identifier: BSL-1.0
// wire/discord/sequences: an event is new once, and a session goes on where nothing is missed.
#include <monongusa/wire/discord/sequences.hpp>

#include "support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <set>

namespace {

using monongusa::wire::discord::sequences;
constexpr auto furthest = std::numeric_limits<std::int64_t>::max();

void the_place_is_the_last_heard() {
    sequences heard;
    BOOST_TEST_EQ(heard.place(), -1);
    BOOST_TEST(heard.hear(1));
    BOOST_TEST(heard.hear(2));
    BOOST_TEST(heard.hear(9));
    BOOST_TEST_EQ(heard.place(), 9);
    BOOST_TEST(!heard.hear(2) && !heard.hear(9));
    BOOST_TEST(heard.hear(5) && !heard.hear(5));
    BOOST_TEST_EQ(heard.place(), 9);
    BOOST_TEST(heard.hear(-1) && heard.hear(-1));
    BOOST_TEST_EQ(heard.place(), 9);
    heard.begin();
    BOOST_TEST_EQ(heard.place(), -1);
    BOOST_TEST(heard.hear(1));
}

void in_a_replay_it_is_in_front_of_the_first_hole() {
    sequences heard;
    heard.hear(10);
    heard.replay_begins();
    BOOST_TEST(heard.hear(12) && heard.hear(13));
    BOOST_TEST_EQ(heard.place(), 10);
    BOOST_TEST(heard.hear(11));
    BOOST_TEST_EQ(heard.place(), 13);
    BOOST_TEST(heard.hear(20));
    BOOST_TEST_EQ(heard.place(), 13);
    // Cut off: the next replay may bring what was heard again.
    heard.replay_begins();
    BOOST_TEST(heard.hear(14) && !heard.hear(20));
    BOOST_TEST_EQ(heard.place(), 14);
    heard.replay_ends();
    BOOST_TEST_EQ(heard.place(), 20);
    BOOST_TEST(heard.hear(15));  // Late, and still new.
}

void a_session_from_elsewhere() {
    sequences heard;
    heard.restore(100);
    BOOST_TEST_EQ(heard.place(), 100);
    BOOST_TEST(!heard.hear(100) && !heard.hear(1) && heard.hear(101));
    heard.restore(-5);
    BOOST_TEST_EQ(heard.place(), -1);
    heard.restore(furthest);
    BOOST_TEST(!heard.hear(furthest));
}

void a_number_can_be_passed_over() {
    sequences heard;
    heard.hear(3);
    heard.skip(4);
    BOOST_TEST_EQ(heard.place(), 4);
    BOOST_TEST(heard.hear(4) && !heard.hear(4));
    heard.skip(2);
    heard.skip(-1);
    BOOST_TEST_EQ(heard.place(), 4);
    BOOST_TEST(!heard.hear(3));
}

void what_is_far_back_counts_as_heard() {
    constexpr auto memory = static_cast<std::int64_t>(sequences::memory);
    sequences heard;
    heard.hear(1);
    heard.hear(memory + 1);
    BOOST_TEST(!heard.hear(1));
    BOOST_TEST(heard.hear(2));
    heard.hear(furthest);
    BOOST_TEST(!heard.hear(memory + 2));
    BOOST_TEST(heard.hear(furthest - 1) && !heard.hear(furthest - 1));
    BOOST_TEST_EQ(heard.place(), furthest);
    // In a replay a hole that nobody remembers is none.
    heard.restore(5);
    heard.replay_begins();
    heard.hear(6 + 3 * memory);
    BOOST_TEST_EQ(heard.place(), 6 + 2 * memory);
    heard.hear(furthest);
    BOOST_TEST_EQ(heard.place(), furthest - memory);
}

// Against a set of all that was heard.
void as_a_set_would_say() {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        support::chance chance{seed};
        sequences heard;
        std::set<std::int64_t> all;
        std::int64_t last = 0;
        std::int64_t floor = -1;  // Of the replay.
        bool replaying = false;
        std::size_t again = 0;
        for (int i = 0; i < 5000; ++i) {
            if (chance.one_in(50)) {
                replaying = !replaying;
                if (replaying) floor = heard.place();
                replaying ? heard.replay_begins() : heard.replay_ends();
            }
            auto const step = static_cast<std::int64_t>(chance.below(12)) - 5;
            auto const sequence = std::max<std::int64_t>(1, last + step);
            last = std::max(last, sequence);
            bool const is_new = all.insert(sequence).second;
            BOOST_TEST_EQ(heard.hear(sequence), is_new);
            again += !is_new;
            auto expected = last;
            if (replaying) {
                expected = floor;
                while (expected < last && all.contains(expected + 1)) ++expected;
            }
            // Number 0 belongs to no event.
            if (expected != -1 || heard.place() != 0) BOOST_TEST_EQ(heard.place(), expected);
        }
        BOOST_TEST(again > 500);
    }
}

}  // namespace

int main() {
    the_place_is_the_last_heard();
    in_a_replay_it_is_in_front_of_the_first_hole();
    a_session_from_elsewhere();
    a_number_can_be_passed_over();
    what_is_far_back_counts_as_heard();
    as_a_set_would_say();
    return boost::report_errors();
}
