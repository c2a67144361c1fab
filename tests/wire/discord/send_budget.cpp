// SPDX-License-Identifier: BSL-1.0
// wire/discord/send_budget: in no span are there more than the limit.
#include <monongusa/wire/discord/send_budget.hpp>

#include "support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>

namespace {

using monongusa::instant;
using monongusa::wire::discord::send_budget;
using namespace std::chrono_literals;

constexpr instant start = instant{} + 100h;

void places_come_back_one_by_one() {
    send_budget<3> budget{10s};
    BOOST_TEST(budget.take(start));
    BOOST_TEST(budget.take(start + 1s));
    BOOST_TEST(budget.when() == instant::min());
    BOOST_TEST(budget.take(start + 2s));
    BOOST_TEST(!budget.take(start + 9s));
    BOOST_TEST(budget.when() == start + 10s);
    BOOST_TEST_EQ(budget.left(start + 10s - 1ns), 0U);
    BOOST_TEST_EQ(budget.left(start + 10s), 1U);
    BOOST_TEST(budget.take(start + 10s));
    BOOST_TEST(!budget.take(start + 10s));
    BOOST_TEST_EQ(budget.left(start + 12s), 2U);
}

void some_can_be_kept() {
    send_budget<3> budget{10s};
    BOOST_TEST(budget.take(start, 2));
    BOOST_TEST(!budget.take(start + 1s, 2));
    BOOST_TEST(budget.when(2) == start + 10s);
    BOOST_TEST(budget.when(1) == instant::min());
    BOOST_TEST(budget.take(start + 2s, 1));
    BOOST_TEST(!budget.take(start + 3s, 1));
    BOOST_TEST(budget.when(1) == start + 10s);
    BOOST_TEST(budget.when(2) == start + 12s);
    BOOST_TEST(budget.take(start + 4s));
    BOOST_TEST(budget.when(3) == instant::max());
    BOOST_TEST(!budget.take(start + 100h, 3));
}

void it_can_begin_anew() {
    send_budget<2> budget{10s};
    budget.take(start), budget.take(start);
    budget.clear();
    BOOST_TEST_EQ(budget.left(start), 2U);
    BOOST_TEST(budget.take(start) && budget.take(start) && !budget.take(start));
}

void the_end_of_time_is_no_trouble() {
    send_budget<1> budget{10s};
    BOOST_TEST(budget.take(instant::max() - 1s));
    BOOST_TEST(!budget.take(instant::max() - 1ns));
    BOOST_TEST(budget.when() == instant::max());
}

// Against every span, counted anew.
void no_span_has_more() {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        support::chance chance{seed};
        send_budget<7> budget{10s};
        std::deque<instant> taken;
        std::size_t refused = 0;
        instant now = start;
        for (int i = 0; i < 2000; ++i) {
            now += std::chrono::milliseconds{chance.below(chance.one_in(10) ? 8000 : 800)};
            auto const reserve = chance.below(4);
            while (!taken.empty() && taken.front() + 10s <= now) taken.pop_front();
            bool const may = taken.size() + reserve < 7;
            BOOST_TEST_EQ(budget.when(reserve) <= now, may);
            BOOST_TEST_EQ(budget.left(now), 7 - taken.size());
            BOOST_TEST_EQ(budget.take(now, reserve), may);
            if (may) taken.push_back(now);
            refused += !may;
        }
        BOOST_TEST(refused > 100 && refused < 1900);
    }
}

}  // namespace

int main() {
    places_come_back_one_by_one();
    some_can_be_kept();
    it_can_begin_anew();
    the_end_of_time_is_no_trouble();
    no_span_has_more();
    return boost::report_errors();
}
