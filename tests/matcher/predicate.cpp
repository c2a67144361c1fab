// SPDX-License-Identifier: BSL-1.0
// matcher::predicate: any function of the event that says yes or no.
#include <monongusa/matcher/predicate.hpp>

#include "../laws/matcher.hpp"
#include "../support/toy_transport.hpp"

#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>

#include <boost/core/lightweight_test.hpp>

#include <stdexcept>
#include <string>
#include <type_traits>

namespace {

using monongusa::event::message;
using monongusa::event::reaction_added;
using monongusa::matcher::predicate;
using support::said;

constexpr auto is_long = predicate{[](message const& event) noexcept { return event.text.size() > 5; }};
constexpr auto is_anything = predicate{[](auto const&) { return true; }};

static_assert(std::is_empty_v<decltype(is_long)>);
static_assert(monongusa::matcher_for<decltype(is_long), message> && !monongusa::matcher_for<decltype(is_long), reaction_added>);
static_assert(monongusa::matcher_for<decltype(is_anything), message> && monongusa::matcher_for<decltype(is_anything), reaction_added>);
static_assert(monongusa::description_of<decltype(is_long)>() == "predicate");
static_assert(!monongusa::has_pattern<decltype(is_long)>());
static_assert(!monongusa::matches_everything<decltype(is_anything)>(), "what a function says is not known");

static_assert(noexcept(is_long.match(message{})) && !noexcept(is_anything.match(message{})));

struct changes_itself {
    bool operator()(message const&) { return true; }
};
struct wants_to_change_the_event {
    bool operator()(message&) const { return true; }
};
struct answers_no_truth_value {
    std::string operator()(message const&) const { return ""; }
};
static_assert(!monongusa::matcher_for<predicate<changes_itself>, message>);
static_assert(!monongusa::matcher_for<predicate<wants_to_change_the_event>, message>);
static_assert(!monongusa::matcher_for<predicate<answers_no_truth_value>, message>);

void obeys_the_matcher_laws() {
    laws::matcher(is_long, said("alice", "a long text"), said("alice", "short"));
    laws::it_accepts(is_anything, reaction_added{});
}

bool by_alice(message const& event) { return event.author.name == "alice"; }

void a_function_will_do() {
    laws::matcher(predicate{by_alice}, said("alice", "tea"), said("bob", "tea"));
    laws::matcher(predicate{&by_alice}, said("alice", "tea"), said("bob", "tea"));
}

void it_may_hold_values_of_its_own() {
    auto const size = std::string{"two"}.size();
    predicate const longer{[size](message const& event) { return event.text.size() > size; }};
    laws::matcher(longer, said("alice", "four"), said("alice", "two"));
}

void a_member_of_the_event_will_do() {
    laws::matcher(predicate{[](auto const& event) { return event.addressed; }}, said("alice", "@bot tea"), said("alice", "tea"));
}

void what_is_as_good_as_a_truth_value_will_do() {
    predicate const has_attachments{[](message const& event) { return event.attachments.size(); }};
    message event;
    BOOST_TEST(!has_attachments.match(event));
    event.attachments.resize(2);
    BOOST_TEST(has_attachments.match(event));
}

void what_it_throws_passes() {
    predicate const throws{[](message const&) -> bool { throw std::runtime_error{"out of tea"}; }};
    BOOST_TEST_THROWS(throws.match(message{}), std::runtime_error);
}

// Nobody knows what is in it.
void it_says_that_it_is_false() { BOOST_TEST_EQ(monongusa::why_not(is_long, said("alice", "short")), "predicate: false"); }

struct rang {
    int times = 0;
};
constexpr predicate often{[](rang const& bell) { return bell.times > 1; }};
static_assert(often.match(rang{2}) && !often.match(rang{1}));

}  // namespace

int main() {
    obeys_the_matcher_laws();
    a_function_will_do();
    it_may_hold_values_of_its_own();
    a_member_of_the_event_will_do();
    what_is_as_good_as_a_truth_value_will_do();
    what_it_throws_passes();
    it_says_that_it_is_false();
    return boost::report_errors();
}
