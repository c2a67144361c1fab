// SPDX-License-Identifier: BSL-1.0
// Tests that a value stays where it is when its owner is moved, and ends once.
#include <monongusa/detail/owned.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <type_traits>
#include <utility>

using monongusa::detail::owned;

namespace {

struct counted {
    int* ended;
    std::string text;

    counted(int& ends, std::string what) : ended(&ends), text(std::move(what)) {}
    counted(counted const&) = delete;
    ~counted() { ++*ended; }
};

static_assert(!std::is_copy_constructible_v<owned<counted>> && !std::is_copy_assignable_v<owned<counted>>);

void the_value_stays_where_it_is() {
    int ended = 0;
    {
        owned<counted> first{std::in_place, ended, "tea"};
        counted* const where = &*first;
        owned<counted> second{std::move(first)};
        BOOST_TEST(&*second == where);
        BOOST_TEST_EQ(second->text, "tea");
        BOOST_TEST_EQ(ended, 0);
    }
    BOOST_TEST_EQ(ended, 1);
}

void an_assigned_owner_hands_its_own_over() {
    int tea = 0;
    int cake = 0;
    {
        owned<counted> first{std::in_place, tea, "tea"};
        {
            owned<counted> second{std::in_place, cake, "cake"};
            first = std::move(second);
            BOOST_TEST_EQ(first->text, "cake");
        }
        BOOST_TEST_EQ(tea, 1);
        BOOST_TEST_EQ(cake, 0);
    }
    BOOST_TEST_EQ(tea, 1);
    BOOST_TEST_EQ(cake, 1);
}

}  // namespace

int main() {
    the_value_stays_where_it_is();
    an_assigned_owner_hands_its_own_over();
    return boost::report_errors();
}
