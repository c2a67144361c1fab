// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/limits.hpp>

#include <boost/core/lightweight_test.hpp>

namespace limits = monongusa::pattern::limits;

namespace {

static_assert(limits::add(1, 2) == 3 && limits::multiply(3, 4) == 12);

void sums_and_products_stay_at_far_too_much() {
    std::uint32_t value = 1000;
    for (int i = 0; i < 100; ++i) {
        value = limits::multiply(value, 1000);
        BOOST_TEST_EQ(value, limits::far_too_much);
        BOOST_TEST_EQ(limits::add(value, value), limits::far_too_much);
    }
    BOOST_TEST_GT(limits::far_too_much, limits::instructions);
    BOOST_TEST_GT(limits::far_too_much, limits::slots);
}

}  // namespace

int main() {
    sums_and_products_stay_at_far_too_much();
    return boost::report_errors();
}
