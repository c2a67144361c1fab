// SPDX-License-Identifier: BSL-1.0
// occasion: numbers the actions of one call, so that all of a bot's can be put in order.
#include <monongusa/action/occasion.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <random>
#include <type_traits>

namespace {

using monongusa::action::occasion;
using monongusa::action::stamp;

static_assert(std::is_trivially_copyable_v<stamp> && std::is_trivially_copyable_v<occasion>);

// The order of the whole: by event, then by rule, then by the failure that is answered, then by number.
constexpr stamp in_order[] = {{1, 1, 1},    {1, 1, 2},    {1, 1, 10},  {1, 2, 1},  {1, 2, 9},  {1, 2, 1, 4},
                              {1, 2, 2, 4}, {1, 2, 1, 5}, {1, 10, 1}, {2, 1, 1}, {2, 1, 2}, {10, 1, 1}};

void stamps_sort_by_event_rule_failure_and_number() {
    auto shuffled = std::to_array(in_order);
    std::shuffle(shuffled.begin(), shuffled.end(), std::minstd_rand{7});
    BOOST_TEST(!std::is_sorted(shuffled.begin(), shuffled.end()));
    std::sort(shuffled.begin(), shuffled.end());
    BOOST_TEST(std::equal(shuffled.begin(), shuffled.end(), std::begin(in_order)));
}

void no_two_of_them_are_equal() {
    for (auto const& left : in_order) {
        for (auto const& right : in_order) BOOST_TEST_EQ(left == right, &left == &right);
    }
}

void actions_of_one_call_count_from_one() {
    occasion call{{}, 7, 3};
    BOOST_TEST(call.next() == (stamp{7, 3, 1}));
    BOOST_TEST(call.next() == (stamp{7, 3, 2}));
    occasion answering{{}, 7, 3, 0, 9};
    BOOST_TEST(answering.next() == (stamp{7, 3, 1, 9}));
    BOOST_TEST_EQ(call.actions, 2u);
}

void another_call_counts_anew() {
    occasion first{{}, 7, 3};
    first.next();
    occasion second{{}, 7, 4};
    BOOST_TEST(second.next() == (stamp{7, 4, 1}));
    BOOST_TEST(first.next() < second.next());
}

}  // namespace

int main() {
    stamps_sort_by_event_rule_failure_and_number();
    no_two_of_them_are_equal();
    actions_of_one_call_count_from_one();
    another_call_counts_anew();
    return boost::report_errors();
}
