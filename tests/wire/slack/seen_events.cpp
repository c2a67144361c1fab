// SPDX-License-Identifier: BSL-1.0
// wire/slack/seen_events: what comes again is known for as long as it may come, and nothing grows without end.
#include <monongusa/wire/slack/seen_events.hpp>

#include <monongusa/detail/append.hpp>

#include "support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <type_traits>

namespace {

using monongusa::instant;
using monongusa::detail::joined;
using namespace monongusa::wire::slack;
using namespace std::chrono_literals;

static_assert(!std::is_copy_constructible_v<seen_events> && !std::is_copy_assignable_v<seen_events>);

constexpr instant start = instant{} + 100h;

void a_key_is_first_once() {
    seen_events seen;
    BOOST_TEST(seen.first("Ev1", start));
    BOOST_TEST(seen.first("Ev2", start));
    BOOST_TEST(!seen.first("Ev1", start));
    BOOST_TEST(!seen.first("Ev1", start + 1min));
    BOOST_TEST(!seen.first("Ev2", start + 6min));
    BOOST_TEST(seen.first("ev1", start));
    BOOST_TEST(seen.first(std::string{"Ev1\0", 4}, start));
    BOOST_TEST_EQ(seen.size(), 4U);
}

// The last retry comes about six minutes after the first delivery.
void it_is_kept_longer_than_slack_tries_again() {
    BOOST_TEST((seen_events::limits{}.keep >= 10min));
    seen_events seen{{.keep = 10min}};
    BOOST_TEST(seen.first("Ev1", start));
    BOOST_TEST(!seen.first("Ev1", start + 10min - 1ns));
    BOOST_TEST(seen.first("Ev1", start + 10min));
    // From then on it is known anew, and what came in between did not make it last.
    BOOST_TEST(!seen.first("Ev1", start + 20min - 1ns));
    BOOST_TEST(seen.first("Ev1", start + 20min));
    BOOST_TEST_EQ(seen.size(), 1U);
}

void the_oldest_make_room() {
    seen_events seen{{.most = 3}};
    for (auto const* const key : {"a", "b", "c"}) BOOST_TEST(seen.first(key, start));
    BOOST_TEST(!seen.first("a", start));
    BOOST_TEST(seen.first("d", start));
    BOOST_TEST_EQ(seen.size(), 3U);
    for (auto const* const key : {"b", "c", "d"}) BOOST_TEST(!seen.first(key, start));
    BOOST_TEST(seen.first("a", start));
}

void bytes_are_bounded() {
    seen_events seen{{.most_bytes = 100, .longest = 60}};
    std::string const a(50, 'a'), b(50, 'b'), c(51, 'c'), d(60, 'd'), e(61, 'e');
    BOOST_TEST(seen.first(a, start) && seen.first(b, start));
    BOOST_TEST_EQ(seen.bytes(), 100U);
    BOOST_TEST(!seen.first(a, start) && !seen.first(b, start));
    BOOST_TEST(seen.first(c, start));  // Both have to go.
    BOOST_TEST_EQ(seen.bytes(), 51U);
    BOOST_TEST(seen.first(d, start) && !seen.first(d, start));
    // Too long to be remembered: told again rather than never.
    BOOST_TEST(seen.first(e, start) && seen.first(e, start));
    BOOST_TEST_EQ(seen.bytes(), 60U);
    seen_events tight{{.most_bytes = 10}};
    BOOST_TEST(tight.first(a, start) && tight.first(a, start));
    BOOST_TEST_EQ(tight.size(), 0U);
}

void what_tells_nothing_apart_is_always_first() {
    seen_events seen;
    BOOST_TEST(seen.first("", start) && seen.first("", start));
    BOOST_TEST_EQ(seen.size(), 0U);
    seen_events none{{.most = 0}};
    BOOST_TEST(none.first("a", start) && none.first("a", start));
}

void far_times_do_no_harm() {
    seen_events seen{{.keep = instant::duration::max()}};
    BOOST_TEST(seen.first("a", start));
    BOOST_TEST(!seen.first("a", instant::max() - 1ns));
    seen_events never{{.keep = instant::duration::zero()}};
    BOOST_TEST(never.first("a", start) && never.first("a", start));
}

// Against a map that forgets nothing but by its age.
void thousands_at_random_are_told_apart() {
    support::chance chance{7};
    seen_events seen{{.keep = 10min, .most = 100'000}};
    std::map<std::string, instant> known;
    std::size_t again = 0;
    auto now = start;
    for (int i = 0; i < 50'000; ++i) {
        now += std::chrono::milliseconds{chance.below(100)};
        auto const key = joined("Ev0", chance.below(5000));
        auto const found = known.find(key);
        bool const first = found == known.end() || found->second + 10min <= now;
        if (first) known[key] = now;
        again += !first;
        if (seen.first(key, now) != first) BOOST_ERROR(key.c_str());
    }
    BOOST_TEST_GT(again, 1000U);
    std::size_t bytes = 0, size = 0;
    for (auto const& [key, when] : known) {
        if (when + 10min <= now) continue;
        ++size;
        bytes += key.size();
    }
    BOOST_TEST_EQ(seen.size(), size);
    BOOST_TEST_EQ(seen.bytes(), bytes);
}

}  // namespace

int main() {
    a_key_is_first_once();
    it_is_kept_longer_than_slack_tries_again();
    the_oldest_make_room();
    bytes_are_bounded();
    what_tells_nothing_apart_is_always_first();
    far_times_do_no_harm();
    thousands_at_random_are_told_apart();
    return boost::report_errors();
}
