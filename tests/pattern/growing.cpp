// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/growing.hpp>

#include <boost/core/lightweight_test.hpp>

using monongusa::pattern::growing;

namespace {

constexpr int sum_of_many() {
    growing<int> numbers;
    for (int i = 1; i <= 100; ++i) numbers.push(i);
    int sum = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) sum += numbers[i];
    return sum;
}

static_assert(sum_of_many() == 5050);

void it_keeps_its_values_as_it_grows() { BOOST_TEST_EQ(sum_of_many(), 5050); }

void what_is_cut_off_is_gone() {
    growing<int> numbers;
    BOOST_TEST_EQ(numbers.size(), 0u);
    numbers.push(1);
    numbers.push(2);
    numbers.shrink(1);
    BOOST_TEST_EQ(numbers.size(), 1u);
    BOOST_TEST_EQ(numbers.back(), 1);
    numbers.push(3);
    BOOST_TEST_EQ(numbers.data()[1], 3);
}

}  // namespace

int main() {
    it_keeps_its_values_as_it_grows();
    what_is_cut_off_is_gone();
    return boost::report_errors();
}
