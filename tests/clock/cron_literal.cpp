// SPDX-License-Identifier: BSL-1.0
// cron_literal: times in a type.  The errors are held by tests/compile_fail.
#include <monongusa/clock/cron_literal.hpp>

#include <boost/core/lightweight_test.hpp>

#include <type_traits>

namespace {

using monongusa::cron;
using monongusa::cron_mistake;
using monongusa::clock::cron_literal;
using monongusa::mistake::no_cron;

static_assert(std::is_empty_v<cron_literal<"0 9 * * mon-fri">>);
static_assert(cron_literal<"0 9 * * mon-fri">::value == cron{"0 9 * * 1-5"});
static_assert(cron_literal<"@daily">::verdict::fine);
static_assert(std::is_same_v<cron_literal<"0 0 30 2 *">::verdict, no_cron<"0 0 30 2 *", cron_mistake::never>>);
static_assert(!cron_literal<"0 0 30 2 *">::verdict::fine);

// What a verb does with one: one error for a mistake, and it goes on.
template <monongusa::detail::fixed_string Text>
constexpr bool comes_on(int day) {
    cron_literal<Text>::verdict::require();
    return cron_literal<Text>::value.takes_day(day);
}

void a_sound_one_passes() {
    BOOST_TEST(comes_on<"0 0 1 1 *">(0));
    BOOST_TEST(!comes_on<"0 0 1 1 *">(1));
}

void after_a_mistake_one_may_go_on() { BOOST_TEST(cron_literal<"0 0 30 2 *">::value == cron{"* * * * *"}); }

}  // namespace

int main() {
    a_sound_one_passes();
    after_a_mistake_one_may_go_on();
    return boost::report_errors();
}
