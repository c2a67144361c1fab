// SPDX-License-Identifier: BSL-1.0
// backoff: doubles up to its limit, is a part of it by chance, and holds with any numbers.
#include <monongusa/detail/backoff.hpp>

#include <boost/core/lightweight_test.hpp>

#include <limits>

namespace {

using namespace std::chrono_literals;
using monongusa::instant;
using monongusa::detail::backoff;
using monongusa::detail::backoff_limits;

static_assert(backoff(0, 0.5) == 500ms);
constexpr backoff_limits usual;
static_assert(noexcept(backoff(0, 0.5, usual)));

constexpr double almost_one = 1.0 - std::numeric_limits<double>::epsilon();

void the_longest_wait_doubles_up_to_its_limit() {
    struct {
        unsigned attempt;
        instant::duration half;
    } const rows[] = {{0, 500ms}, {1, 1s}, {2, 2s}, {3, 4s}, {4, 8s}, {5, 16s}, {6, 32s}, {7, 60s}, {8, 60s}, {64, 60s}, {~0u, 60s}};
    for (auto const& row : rows) BOOST_TEST(backoff(row.attempt, 0.5) == row.half);
}

void a_wait_is_the_part_of_it_that_chance_gives() {
    backoff_limits const limits{.first = 100ms, .most = 800ms};
    BOOST_TEST(backoff(2, 0.0, limits) == 0ms);
    BOOST_TEST(backoff(2, 0.25, limits) == 100ms);
    BOOST_TEST(backoff(2, 0.75, limits) == 300ms);
    auto const nearly = backoff(2, almost_one, limits);
    BOOST_TEST(nearly < 400ms && nearly > 399ms);
}

void a_limit_below_the_first_wait_holds_from_the_start() {
    BOOST_TEST(backoff(0, 0.5, {.first = 10s, .most = 4s}) == 2s);
    BOOST_TEST(backoff(9, 0.5, {.first = 10s, .most = 4s}) == 2s);
}

void limits_that_double_beyond_what_is_counted_do_not_overflow() {
    constexpr auto most = instant::duration::max();
    backoff_limits const limits{.first = 1s, .most = most};
    BOOST_TEST(backoff(~0u, 0.5, limits) > most / 2 - 1s);
    BOOST_TEST(backoff(~0u, almost_one, limits) > most / 2);
    BOOST_TEST(backoff(~0u, 1.0, limits) == most);
    BOOST_TEST(backoff(3, 1.0, {.first = most, .most = most}) == most);
}

void numbers_out_of_range_count_as_the_nearest_end() {
    BOOST_TEST(backoff(1, -3.0) == 0s);
    BOOST_TEST(backoff(1, 1.0) == 2s);
    BOOST_TEST(backoff(1, 1e300) == 2s);
    BOOST_TEST(backoff(1, std::numeric_limits<double>::quiet_NaN()) == 0s);
    BOOST_TEST(backoff(1, std::numeric_limits<double>::infinity()) == 2s);
    BOOST_TEST(backoff(5, 0.5, {.first = 0s, .most = 1min}) == 0s);
    BOOST_TEST(backoff(5, 0.5, {.first = -1s, .most = 1min}) == 0s);
    BOOST_TEST(backoff(5, 0.5, {.first = 1s, .most = -1min}) == 0s);
}

}  // namespace

int main() {
    the_longest_wait_doubles_up_to_its_limit();
    a_wait_is_the_part_of_it_that_chance_gives();
    a_limit_below_the_first_wait_holds_from_the_start();
    limits_that_double_beyond_what_is_counted_do_not_overflow();
    numbers_out_of_range_count_as_the_nearest_end();
    return boost::report_errors();
}
