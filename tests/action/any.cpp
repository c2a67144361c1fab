// SPDX-License-Identifier: BSL-1.0
// Tests that an action of whatever kind can be kept, compared and put into words.
#include <monongusa/action/any.hpp>

#include <boost/core/lightweight_test.hpp>

#include <type_traits>
#include <variant>

namespace action = monongusa::action;

namespace {

static_assert(std::variant_size_v<action::any> == action::list::size);
static_assert(std::is_same_v<std::variant_alternative_t<0, action::any>, action::send>);

void each_kind_has_its_words() {
    BOOST_TEST_EQ(action::words_of(action::any{action::send{"tea"}}), "tea");
    BOOST_TEST_EQ(action::words_of(action::any{action::reply{"tea"}}), "tea");
    BOOST_TEST_EQ(action::words_of(action::any{action::reply_in_thread{"tea"}}), "tea");
    BOOST_TEST_EQ(action::words_of(action::any{action::direct_message{"tea"}}), "tea");
    BOOST_TEST_EQ(action::words_of(action::any{action::edit{"tea"}}), "tea");
    BOOST_TEST_EQ(action::words_of(action::any{action::react{"tada"}}), ":tada:");
    BOOST_TEST_EQ(action::words_of(action::any{action::unreact{"tada"}}), ":tada:");
    BOOST_TEST_EQ(action::words_of(action::any{action::delete_message{}}), "");
    BOOST_TEST_EQ(action::words_of(action::any{action::typing{}}), "");
    BOOST_TEST_EQ(action::words_of(action::any{action::upload{"tea", {{"tea.png", "…"}}}}), "tea");
    BOOST_TEST_EQ(action::words_of(action::any{action::upload{"", {{"tea.png", "…"}, {"cake.png", "…"}}}}), "tea.png, cake.png");
    BOOST_TEST_EQ(action::words_of(action::any{action::upload{}}), "");
    BOOST_TEST_EQ(action::words_of(action::any{action::embed{.text = "tea", .title = "Today"}}), "tea");
    BOOST_TEST_EQ(action::words_of(action::any{action::embed{.title = "Today", .footer = "till six"}}), "Today");
}

void one_alone_has_the_same_words() {
    BOOST_TEST_EQ(action::words_of(action::send{"tea"}), "tea");
    BOOST_TEST_EQ(action::words_of(action::react{"tada"}), ":tada:");
    BOOST_TEST_EQ(action::words_of(action::embed{.title = "Today"}), "Today");
}

void what_was_done_is_the_same_if_action_and_place_are() {
    action::performed const one{{1, 2, 3}, action::send{"tea"}};
    BOOST_TEST(one == (action::performed{{1, 2, 3}, action::send{"tea"}}));
    BOOST_TEST(!(one == action::performed{{1, 2, 4}, action::send{"tea"}}));
    BOOST_TEST(!(one == action::performed{{1, 2, 3}, action::send{"cake"}}));
    BOOST_TEST(!(one == action::performed{{1, 2, 3}, action::reply{"tea"}}));
}

}  // namespace

int main() {
    each_kind_has_its_words();
    one_alone_has_the_same_words();
    what_was_done_is_the_same_if_action_and_place_are();
    return boost::report_errors();
}
