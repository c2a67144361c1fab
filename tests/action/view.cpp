// SPDX-License-Identifier: BSL-1.0
// view: shows of every action what it has, alone and as `any`, and refers to it.
#include <monongusa/action/view.hpp>

#include <monongusa/action/all.hpp>
#include <monongusa/action/any.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

namespace {

using namespace monongusa;

template <class Action>
void shows_what_it_has(Action action) {
    action.to.message = "m1";
    action::any const any{action};
    Action const& inside = std::get<Action>(any);
    action::view const of_any{any};
    BOOST_TEST_EQ(of_any.to, &inside.to);
    action::view const alone{inside};
    for (action::view const& shown : {of_any, alone}) {
        BOOST_TEST_EQ(shown.name, std::string_view{Action::action_name});
        BOOST_TEST(shown.template is<Action>());
        BOOST_TEST_EQ(shown.to, &inside.to);
        if constexpr (requires { inside.text; }) {
            BOOST_TEST_EQ(shown.text, &inside.text);
        } else {
            BOOST_TEST(!shown.text);
        }
        if constexpr (requires { inside.emoji; }) {
            BOOST_TEST_EQ(shown.emoji, &inside.emoji);
        } else {
            BOOST_TEST(!shown.emoji);
        }
        if constexpr (requires { inside.files; }) {
            BOOST_TEST_EQ(shown.files, &inside.files);
        } else {
            BOOST_TEST(!shown.files);
        }
        if constexpr (std::is_same_v<Action, action::embed>) {
            BOOST_TEST_EQ(shown.framed, &inside);
        } else {
            BOOST_TEST(!shown.framed);
        }
    }
}

template <class... Actions>
void each_shows_what_it_has(detail::type_list<Actions...>) {
    (shows_what_it_has(Actions{}), ...);
}

void no_action_is_taken_for_another() {
    action::send const said{"tea"};
    action::view const shown{said};
    BOOST_TEST(!shown.is<action::reply>());
    BOOST_TEST(!shown.is<action::edit>());
    BOOST_TEST_EQ(*shown.text, "tea");
}

}  // namespace

int main() {
    each_shows_what_it_has(action::list{});
    no_action_is_taken_for_another();
    return boost::report_errors();
}
