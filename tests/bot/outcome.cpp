// SPDX-License-Identifier: BSL-1.0
// Tests that several outcomes are the worst of them.
#include <monongusa/bot/outcome.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::detail::outcome;

constexpr outcome sum(outcome left, outcome const& right) { return left += right; }

// Shells and supervisors know these.
static_assert(outcome::clean == 0 && outcome::error == 1);
static_assert(outcome{} == outcome{outcome::clean, false});

constexpr outcome clean{};
constexpr outcome failed{outcome::error};
constexpr outcome stuck{outcome::error, true};

static_assert(sum(clean, clean) == clean);
static_assert(sum(clean, failed) == failed && sum(failed, clean) == failed && sum(failed, failed) == failed);
static_assert(sum(stuck, clean) == stuck && sum(clean, stuck) == stuck && sum(failed, stuck) == stuck);

void one_that_is_worse_than_an_error_counts() {
    BOOST_TEST_EQ(sum({5}, failed).status, 5);
    BOOST_TEST_EQ(sum(failed, {5}).status, 5);
}

}  // namespace

int main() {
    one_that_is_worse_than_an_error_counts();
    return boost::report_errors();
}
