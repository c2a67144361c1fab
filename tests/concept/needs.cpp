// SPDX-License-Identifier: BSL-1.0
// Tests the needs of tables as values: flags, and listeners that say nothing of them.
#include <monongusa/concept/needs.hpp>

#include <boost/core/lightweight_test.hpp>

namespace mg = monongusa;
using mg::detail::action_flag;
using mg::detail::event_flag;
using mg::detail::operator|;
using mg::detail::rule_needs;
using mg::detail::table_needs;

namespace {

constexpr rule_needs rules[] = {
    {1, event_flag<mg::event::message>(), action_flag<mg::action::reply>(), true, false},
    {2, event_flag<mg::event::ready>(), {}, false, true, true},
};
constexpr table_needs table{rules};

static_assert(rules[0].hears_event<mg::event::message>() && !rules[0].hears_event<mg::event::ready>());
static_assert(rules[0].does_action<mg::action::reply>() && !rules[0].does_action<mg::action::send>());
static_assert(table.hears() == (event_flag<mg::event::message>() | event_flag<mg::event::ready>()));
static_assert(table.roles() && !table_needs{{rules, 1}}.roles());
static_assert(!rule_needs{}.reads_event && !rules[0].reads_event && rules[1].reads_event && rules[0] != rules[1]);
static_assert(!table_needs{}.hears_event<mg::event::message>());
static_assert(event_flag<int>() == mg::detail::event_flags{} && action_flag<int>() == mg::detail::action_flags{});

struct silent {};
struct knowing {
    table_needs needs() const { return table; }
};

void who_does_not_say_needs_everything() {
    BOOST_TEST_EQ(mg::detail::needs_of(knowing{}).rules.size(), 2U);
    auto const all = mg::detail::needs_of(silent{});
    BOOST_TEST(all.hears_event<mg::event::message>() && all.hears_event<mg::event::member_changed>());
    BOOST_TEST(!all.rules[0].only_addressed);
    BOOST_TEST(all.rules[0].reads_event);
    BOOST_TEST(all.name_of_rule == nullptr);
}

}  // namespace

int main() {
    who_does_not_say_needs_everything();
    return boost::report_errors();
}
