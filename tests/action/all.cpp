// SPDX-License-Identifier: BSL-1.0
// all actions: the list and the set say the same, and a handler may do four of them unasked.
#include <monongusa/action/all.hpp>

#include <monongusa/concept/action.hpp>

#include <boost/core/lightweight_test.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/is_subset.hpp>
#include <boost/hana/length.hpp>

#include <set>
#include <string_view>

namespace {

namespace action = monongusa::action;
using monongusa::types;

template <class... Types>
constexpr bool set_of(monongusa::detail::type_list<Types...>) {
    return types<Types...> == action::all;
}

static_assert(set_of(action::list{}));
static_assert(decltype(boost::hana::length(action::all))::value == action::list::size);
static_assert(action::basic == types<action::send, action::reply, action::reply_in_thread, action::react>);
static_assert(decltype(boost::hana::is_subset(action::basic, action::all))::value);

void each_is_an_action_with_a_name_of_its_own() {
    std::set<std::string_view> names;
    boost::hana::for_each(action::all, [&](auto type) {
        using one = typename decltype(type)::type;
        static_assert(monongusa::action_type<one>);
        names.insert(one::action_name);
    });
    BOOST_TEST_EQ(names.size(), action::list::size);
    BOOST_TEST(!names.contains(""));
}

}  // namespace

int main() {
    each_is_an_action_with_a_name_of_its_own();
    return boost::report_errors();
}
