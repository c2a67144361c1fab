// SPDX-License-Identifier: BSL-1.0
// Tests what is known of rules taken together: who hears what, which are the same, which stand in the way.
#include <monongusa/table/rows.hpp>

#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>
#include <monongusa/matcher/addressed.hpp>
#include <monongusa/matcher/compose.hpp>
#include <monongusa/matcher/equals.hpp>
#include <monongusa/matcher/everything.hpp>
#include <monongusa/matcher/predicate.hpp>
#include <monongusa/matcher/regex.hpp>

#include <boost/core/lightweight_test.hpp>

#include <array>

namespace mg = monongusa;
namespace matcher = mg::matcher;
using mg::audience;
using mg::verb;
using mg::detail::row_list;
using message = mg::event::message;
using reaction = mg::event::reaction_added;

namespace {

struct handler {
    void operator()() const {}
};

template <class Event, class Matcher, verb Verb = verb::on, audience Audience = audience::people>
using row = mg::rule<Event, Matcher, handler, Audience, Verb>;

using tea = row<message, matcher::regex<"tea">, verb::listen_to>;
using coffee = row<message, matcher::regex<"coffee">, verb::listen_to>;
using tea_for_bots = row<message, matcher::regex<"tea">, verb::listen_to, audience::people | audience::bots>;
using tea_to_the_bot = row<message, matcher::both<matcher::addressed, matcher::regex<"tea">>, verb::respond_to>;
using fallback = row<message, matcher::addressed, verb::default_reply>;
using everything = row<message, matcher::everything>;
using everything_of_bots = row<message, matcher::everything, verb::on, audience::people | audience::bots>;
using any_reaction = row<reaction, matcher::everything>;
using stateful = row<message, matcher::equals<>>;
using given_text = row<message, matcher::regex<"(.*)">, verb::listen_to>;
using any_text = row<message, matcher::regex<"">, verb::listen_to>;

template <std::size_t... Position>
constexpr auto at = std::array<std::size_t, sizeof...(Position)>{Position...};

using mixed = row_list<fallback, tea, any_reaction, mg::refused, coffee, fallback>;
static_assert(mixed::hearing<message, false> == at<1, 4>);
static_assert(mixed::hearing<message, true> == at<0, 5>);
static_assert(mixed::hearing<reaction, false> == at<2>);
static_assert(mixed::hearing<reaction, true>.empty());
static_assert(mixed::hears<message>);
static_assert(mixed::hears<reaction>);
static_assert(!mixed::hears<mg::event::reaction_removed>);
static_assert(row_list<fallback>::hears<message>);
static_assert(row_list<>::size == 0 && !row_list<>::hears<message>);

static_assert(mixed::facts[1].pattern && !mixed::facts[1].fallback && !mixed::facts[1].everything);
static_assert(mixed::facts[0].fallback && !mixed::facts[0].pattern);
static_assert(mixed::facts[2].everything);
static_assert(mixed::facts[3].event == mg::detail::no_row);
static_assert(mixed::facts[4].event == mixed::facts[0].event && mixed::facts[2].event != mixed::facts[0].event);
static_assert(mixed::first_hearing<message> == 0);
static_assert(mixed::first_hearing<reaction> == 2);
static_assert(mixed::first_hearing<mg::event::reaction_removed> == mg::detail::no_row);
static_assert(mixed::first_hearing<void> == mg::detail::no_row);

// The same is: event, whole matcher and whose messages they take.
static_assert(row_list<tea, coffee, tea>::first_same<2>() == 0);
static_assert(row_list<tea, coffee, tea>::first_same<1>() == 1);
static_assert(row_list<tea, tea_for_bots>::first_same<1>() == 1);
static_assert(row_list<tea, tea_to_the_bot>::first_same<1>() == 1);
static_assert(row_list<everything, any_reaction>::first_same<1>() == 1);
static_assert(row_list<stateful, stateful>::first_same<1>() == 1, "what their texts are is not known");
static_assert(row_list<mg::refused, mg::refused>::first_same<1>() == 1);

// To g++ all lambdas have one name; they are still different.
using first_predicate = row<message, matcher::predicate<decltype([](message const& event) { return event.text == "tea"; })>>;
using second_predicate = row<message, matcher::predicate<decltype([](message const& event) { return event.text == "cake"; })>>;
static_assert(row_list<first_predicate, second_predicate>::first_same<1>() == 1);
static_assert(row_list<first_predicate, second_predicate, second_predicate>::first_same<2>() == 1);
static_assert(row_list<first_predicate, second_predicate, first_predicate>::first_same<2>() == 0);

// In the way is only what provably takes all.
static_assert(row_list<everything, tea>::first_in_the_way<1>() == 0);
static_assert(row_list<tea, everything>::first_in_the_way<1>() == 1);
static_assert(row_list<tea, coffee, tea>::first_in_the_way<2>() == 0);
static_assert(row_list<any_reaction, tea>::first_in_the_way<1>() == 1);
static_assert(row_list<everything, tea_for_bots>::first_in_the_way<1>() == 1, "the messages of bots are left");
static_assert(row_list<everything_of_bots, tea_for_bots>::first_in_the_way<1>() == 0);
static_assert(row_list<everything_of_bots, tea>::first_in_the_way<1>() == 0);
static_assert(row_list<any_text, tea>::first_in_the_way<1>() == 0);
static_assert(row_list<given_text, tea>::first_in_the_way<1>() == 1, "its group need not convert");
static_assert(row_list<fallback, tea>::first_in_the_way<1>() == 1, "a default_reply comes last wherever it stands");
static_assert(row_list<fallback, everything>::first_in_the_way<0>() == 1, "and what comes before it may be behind it");
static_assert(row_list<mg::refused, tea>::first_in_the_way<1>() == 1);

void rows_are_known_by_event_and_position() {
    BOOST_TEST_EQ((mixed::hearing<message, false>.size()), 2u);
    BOOST_TEST_EQ((row_list<tea, coffee, tea>::first_same<2>()), 0u);
}

}  // namespace

int main() {
    rows_are_known_by_event_and_position();
    return boost::report_errors();
}
