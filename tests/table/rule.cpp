// SPDX-License-Identifier: BSL-1.0
// Tests what a row keeps and what it costs.
#include <monongusa/table/rule.hpp>

#include <monongusa/event/message.hpp>
#include <monongusa/matcher/equals.hpp>
#include <monongusa/matcher/everything.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <type_traits>

namespace mg = monongusa;
using mg::audience;
using mg::verb;

namespace {

struct empty {
    constexpr int operator()() const { return 7; }
};
// Empty, but cannot be made from nothing.
struct given {
    explicit given(int) {}
    int operator()() const { return 8; }
};
struct stateful {
    int value;
    constexpr int operator()() const { return value; }
};

template <class Matcher, class Handler>
using row = mg::rule<mg::event::message, Matcher, Handler, audience::people, verb::listen_to>;

static_assert(sizeof(row<mg::matcher::everything, empty>) == 1);
static_assert(std::is_empty_v<row<mg::matcher::everything, empty>>);
static_assert(std::is_empty_v<row<empty, empty>>);
static_assert(mg::detail::made_on_use<row<mg::matcher::everything, empty>>);
static_assert(!mg::detail::made_on_use<row<mg::matcher::everything, given>>);
static_assert(sizeof(row<mg::matcher::everything, stateful>) == sizeof(int));
static_assert(sizeof(row<mg::matcher::everything, int (*)()>) == sizeof(int (*)()));
static_assert(!std::is_default_constructible_v<row<mg::matcher::everything, stateful>>);

static_assert(mg::rule_type<row<mg::matcher::everything, empty>>);
static_assert(mg::rule_type<mg::refused>);
static_assert(!mg::rule_type<empty>);
static_assert(!mg::rule_type<int>);
static_assert(mg::is_refused<mg::refused>);
static_assert(!mg::is_refused<row<mg::matcher::everything, empty>>);

// What is the same in two rules does not depend on where they are written.
using on_line_7 = mg::rule<mg::event::message, mg::matcher::everything, empty, audience::people, verb::listen_to, 7>;
static_assert(on_line_7::line == 7);
static_assert(row<empty, empty>::line == 0);
static_assert(on_line_7{}.taking<audience::self>().line == 7);
static_assert(sizeof(on_line_7) == 1);
static_assert(mg::refused::line == 0);

static_assert(name_of(verb::on) == "on");
static_assert(name_of(verb::listen_to) == "listen_to");
static_assert(name_of(verb::respond_to) == "respond_to");
static_assert(name_of(verb::default_reply) == "default_reply");
static_assert(name_of(verb::on_emoji) == "on_emoji");
static_assert(name_of(verb::when) == "when");
static_assert(name_of(verb::on_error) == "on_error");

static_assert(answers(verb::listen_to) && answers(verb::respond_to));
static_assert(!answers(verb::on) && !answers(verb::default_reply) && !answers(verb::on_emoji));
static_assert(!answers(verb::when) && !answers(verb::on_error));
static_assert(is_timed(verb::every) && is_timed(verb::at) && !is_timed(verb::on_stream) && !is_timed(verb::on));

static_assert(row<mg::matcher::everything, stateful>{{}, {42}}.handler()() == 42);
static_assert(row<mg::matcher::equals<>, empty>{{"tea"}, {}}.matcher().text == "tea");
static_assert(row<mg::matcher::everything, empty>{}.handler()() == 7);

void a_row_with_state_keeps_it() {
    auto const text = std::string{"a text that no small buffer holds, whoever made the string"};
    auto const handler = [text] { return text; };
    row<mg::matcher::everything, decltype(handler)> const kept{{}, handler};
    BOOST_TEST_EQ(kept.handler()(), text);
    BOOST_TEST((std::is_reference_v<decltype(kept.handler())>));
}

void an_empty_part_that_cannot_be_made_is_kept() {
    row<mg::matcher::everything, given> const kept{{}, given{0}};
    BOOST_TEST_EQ(kept.handler()(), 8);
}

void the_same_row_for_other_messages_keeps_its_parts() {
    auto const other = row<mg::matcher::everything, stateful>{{}, {42}}.taking<audience::people | audience::bots>();
    BOOST_TEST_EQ(other.handler()(), 42);
    BOOST_TEST(other.audience == (audience::people | audience::bots));
    BOOST_TEST(other.verb == verb::listen_to);
}

}  // namespace

int main() {
    a_row_with_state_keeps_it();
    an_empty_part_that_cannot_be_made_is_kept();
    the_same_row_for_other_messages_keeps_its_parts();
    return boost::report_errors();
}
