// SPDX-License-Identifier: BSL-1.0
// laws::value: what every noun, event and action keeps, as a plain value.

#ifndef MONONGUSA_TESTS_LAWS_VALUE_HPP
#define MONONGUSA_TESTS_LAWS_VALUE_HPP

#include <boost/core/lightweight_test.hpp>

#include <concepts>
#include <type_traits>
#include <utility>

namespace laws {

template <class Value>
void an_empty_one_equals_another(Value const& full) {
    BOOST_TEST(Value{} == Value{});
    BOOST_TEST(full == full);
    BOOST_TEST(full != Value{});
}

template <class Value>
void a_copy_is_equal_and_its_own(Value const& full) {
    Value copy = full;
    BOOST_TEST(copy == full);
    Value const kept = copy;
    copy = Value{};
    BOOST_TEST(copy == Value{});
    BOOST_TEST(kept == full);
}

template <class Value>
void a_move_carries_all_and_leaves_one_that_can_be_assigned(Value const& full) {
    Value from = full;
    Value to = std::move(from);
    BOOST_TEST(to == full);
    from = to;
    BOOST_TEST(from == full);
    Value assigned{};
    assigned = std::move(to);
    BOOST_TEST(assigned == full);
    to = Value{};
    BOOST_TEST(to == Value{});
    std::swap(to, assigned);
    BOOST_TEST(to == full);
    BOOST_TEST(assigned == Value{});
}

template <class Value, class Member>
void another_member_makes_another_value(Value const& full, Member Value::*member) {
    Value other = full;
    other.*member = Member{};
    BOOST_TEST(other != full);
}

/// `full` has something in each of its `members`, so that leaving one out shows.
template <class Value, class... Members>
void value(Value const& full, Members Value::*... members) {
    static_assert(std::regular<Value>);
    static_assert(std::is_nothrow_move_constructible_v<Value> && std::is_nothrow_move_assignable_v<Value>);
    an_empty_one_equals_another(full);
    a_copy_is_equal_and_its_own(full);
    a_move_carries_all_and_leaves_one_that_can_be_assigned(full);
    (another_member_makes_another_value(full, members), ...);
}

}  // namespace laws

#endif
