// SPDX-License-Identifier: BSL-1.0
// Tests what mg::with keeps, what it refers to, and what may be asked of it.
#include <monongusa/bot/components.hpp>

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>
#include <type_traits>

namespace mg = monongusa;

namespace {

struct storage {
    int rows = 0;
};
struct database : storage {
    int tables = 0;
};
struct unrelated {};
class hidden : storage {};

template <class... Given>
using given = mg::components<Given...>;

static_assert(given<storage&>::has<storage>);
static_assert(given<storage&>::has<storage const>);
static_assert(given<storage>::has<storage>);
static_assert(given<storage const&>::has<storage const>);
static_assert(!given<storage const&>::has<storage>);
static_assert(!given<storage const>::has<storage>);
static_assert(given<database&>::has<storage>);
static_assert(given<database const&>::has<storage const>);
static_assert(!given<database const&>::has<storage>);
static_assert(!given<storage&>::has<database>);
static_assert(!given<storage&>::has<unrelated>);
static_assert(!given<hidden&>::has<storage>);
static_assert(!given<>::has<storage>);
static_assert(given<unrelated&, storage>::has<storage>);

static_assert(std::is_same_v<decltype(mg::with()), given<>>);
static_assert(std::is_same_v<decltype(mg::with(std::declval<storage&>(), storage{}, std::declval<storage const&>())),
                             given<storage&, storage, storage const&>>);

void an_lvalue_is_referred_to() {
    storage mine;
    auto components = mg::with(mine);
    components.get<storage>().rows = 7;
    BOOST_TEST_EQ(mine.rows, 7);
    BOOST_TEST(&components.get<storage const>() == &mine);
    // So does a copy: a bot takes its components by value.
    auto copy = components;
    BOOST_TEST(&copy.get<storage>() == &mine);
}

void an_rvalue_is_kept() {
    auto components = mg::with(storage{7}, std::make_unique<int>(42));
    auto moved = std::move(components);
    BOOST_TEST_EQ(moved.get<storage>().rows, 7);
    BOOST_TEST_EQ(*moved.get<std::unique_ptr<int>>(), 42);
    moved.get<storage>().rows = 8;
    BOOST_TEST_EQ(moved.get<storage>().rows, 8);
}

void a_const_lvalue_is_asked_for_as_const() {
    std::string const text = "tea";
    auto components = mg::with(text);
    BOOST_TEST(&components.get<std::string const>() == &text);
}

void a_base_class_may_be_asked_for() {
    database mine;
    auto components = mg::with(mine);
    components.get<storage>().rows = 7;
    BOOST_TEST_EQ(mine.rows, 7);
}

void the_type_itself_goes_before_what_is_derived_from_it() {
    database derived;
    storage itself;
    auto components = mg::with(derived, itself);
    BOOST_TEST(&components.get<storage>() == &itself);
    BOOST_TEST(&components.get<storage const>() == &itself);
    BOOST_TEST(&components.get<database>() == &derived);
}

void one_that_may_be_changed_is_found_behind_one_that_may_not() {
    storage const fixed{1};
    storage mine{2};
    auto components = mg::with(fixed, mine);
    BOOST_TEST(&components.get<storage>() == &mine);
    BOOST_TEST(&components.get<storage const>() == &fixed);
}

}  // namespace

int main() {
    an_lvalue_is_referred_to();
    an_rvalue_is_kept();
    a_const_lvalue_is_asked_for_as_const();
    a_base_class_may_be_asked_for();
    the_type_itself_goes_before_what_is_derived_from_it();
    one_that_may_be_changed_is_found_behind_one_that_may_not();
    return boost::report_errors();
}
