// SPDX-License-Identifier: BSL-1.0
// Tests which events somebody waits for: those that all matchers accept, of people.
#include <monongusa/coroutine/wanted.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/matcher/origin.hpp>
#include <monongusa/matcher/predicate.hpp>
#include <monongusa/matcher/regex.hpp>

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <type_traits>
#include <utility>

namespace mg = monongusa;
using mg::detail::wanted;
using support::said;
using message = mg::event::message;

static_assert(std::is_move_constructible_v<wanted<message>> && !std::is_copy_constructible_v<wanted<message>>);

namespace {

void without_matchers_everything_of_people_is_wanted() {
    wanted<message> const any{std::in_place};
    BOOST_TEST(any(said("ann", "tea")));
    BOOST_TEST(any(said("ann", "")));
    BOOST_TEST_EQ(any.place, 0u);
    BOOST_TEST(!any.passes_on);
}

void all_matchers_have_to_accept() {
    wanted<message> const tea{std::in_place, mg::matcher::from{support::person("ann")}, mg::matcher::regex<"tea">{}};
    BOOST_TEST(tea(said("ann", "green tea")));
    BOOST_TEST(!tea(said("ann", "coffee")));
    BOOST_TEST(!tea(said("bob", "green tea")));
}

void what_a_bot_says_is_nobody_s_answer() {
    wanted<message> const any{std::in_place};
    BOOST_TEST(!any(support::message_by(support::other_bot("bender"), "tea")));
    BOOST_TEST(!any(support::message_by(support::the_bot(), "tea")));
    wanted<mg::event::reaction_added> const reaction{std::in_place};
    auto one = support::reacted("ann", "tada");
    BOOST_TEST(reaction(one));
    one.user.bot = one.user.self = true;
    BOOST_TEST(!reaction(one));
}

void what_nobody_does_is_wanted_too() {
    wanted<mg::event::disconnected> const gone{std::in_place};
    BOOST_TEST(gone(mg::event::disconnected{"lost", false}));
}

// Matchers that own something, which moves with them.
struct owning {
    std::shared_ptr<int> held;
    bool match(message const&) const noexcept { return held != nullptr; }
};

void the_matchers_live_as_long_as_it_does() {
    auto const held = std::make_shared<int>(1);
    {
        wanted<message> first{std::in_place, owning{held}};
        BOOST_TEST_EQ(held.use_count(), 2);
        first.place = 7;
        wanted<message> const second{std::move(first)};
        BOOST_TEST_EQ(held.use_count(), 2);
        BOOST_TEST_EQ(second.place, 7u);
        BOOST_TEST(second(said("ann", "tea")));
    }
    BOOST_TEST_EQ(held.use_count(), 1);
}

}  // namespace

int main() {
    without_matchers_everything_of_people_is_wanted();
    all_matchers_have_to_accept();
    what_a_bot_says_is_nobody_s_answer();
    what_nobody_does_is_wanted_too();
    the_matchers_live_as_long_as_it_does();
    return boost::report_errors();
}
