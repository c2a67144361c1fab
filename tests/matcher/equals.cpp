// SPDX-License-Identifier: BSL-1.0
// matcher::equals: the whole text, byte for byte, in the type or beside it.
#include <monongusa/matcher/equals.hpp>

#include "../laws/matcher.hpp"
#include "../support/constant_strings.hpp"
#include "../support/toy_transport.hpp"

#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace {

using monongusa::event::message;
using monongusa::matcher::equals;
using support::said;
using namespace std::string_view_literals;

static_assert(std::is_empty_v<equals<"tea">>);
static_assert(sizeof(equals<>) == sizeof(std::string_view));
static_assert(std::is_same_v<decltype(equals{"tea"}), equals<>>);
static_assert(equals<"tea">{} == equals<"tea">{});
static_assert(equals{"tea"} == equals{"tea"sv} && equals{"tea"} != equals{"coffee"});
static_assert(monongusa::description_of<equals<"tea">>() == "equals \"tea\"");
static_assert(monongusa::description_of<equals<>>() == "equals");
static_assert(monongusa::has_pattern<equals<"tea">>() && !monongusa::has_pattern<equals<>>());
static_assert(!monongusa::matcher_for<equals<"tea">, monongusa::event::reaction_added> &&
              !monongusa::matcher_for<equals<>, monongusa::event::reaction_added>);

// What is required of a text, so that the others are not asked about it: as much of the beginning as a piece holds.
template <class Matcher>
constexpr bool requires_at_begin(std::string_view text) {
    auto const required = monongusa::required_by<Matcher>();
    return required.size() == 1 && required[0] == monongusa::pattern::piece_at_begin(text) && required[0].at_begin;
}
static_assert(requires_at_begin<equals<"tea">>("tea") && requires_at_begin<equals<"Tea">>("tea"));
static_assert(requires_at_begin<equals<"teahouses">>("teahouse") && requires_at_begin<equals<"a\0b">>("a\0b"sv));
static_assert(requires_at_begin<equals<"お茶">>("お茶"));
// Every text holds nothing, and what is known at run time only is not known to the table.
static_assert(monongusa::required_by<equals<"">>().empty() && monongusa::required_by<equals<>>().empty());

void both_forms_obey_the_matcher_laws() {
    laws::matcher(equals<"tea">{}, said("alice", "tea"), said("alice", "coffee"));
    laws::matcher(equals{"tea"}, said("alice", "tea"), said("alice", "coffee"));
}

// Both forms must say the same, whatever is asked.
template <monongusa::detail::fixed_string Text>
bool match(std::string_view text) {
    auto const event = said("alice", text);
    bool const by_type = equals<Text>{}.match(event);
    BOOST_TEST_EQ(equals{Text.view()}.match(event), by_type);
    return by_type;
}

void the_text_must_be_all_of_it() {
    BOOST_TEST(match<"tea">("tea"));
    BOOST_TEST(!match<"tea">("teapot"));
    BOOST_TEST(!match<"tea">("tea "));
    BOOST_TEST(!match<"tea">("green tea"));
    BOOST_TEST(!match<"tea">("te"));
    BOOST_TEST(!match<"tea">("Tea"));
    BOOST_TEST(!match<"tea">(""));
}

void nothing_equals_nothing() {
    BOOST_TEST(match<"">(""));
    BOOST_TEST(!match<"">(" "));
}

void any_byte_counts() {
    BOOST_TEST(match<"お茶">("お茶"));
    BOOST_TEST(match<"a\0b">("a\0b"sv));
    BOOST_TEST(!match<"a\0b">("a\0c"sv));
    BOOST_TEST(!match<"a">("a\0"sv));
}

// Not the body: `respond_to` has its own way to that.
void a_mention_is_part_of_the_text() { BOOST_TEST(!match<"tea">("@bot tea")); }

void a_text_of_the_user_s_own_is_referred_to() {
    std::string const word = "tea";
    BOOST_TEST(equals{word}.match(said("alice", "tea")));
    BOOST_TEST(equals{word}.text.data() == word.data());
}

void an_edited_message_is_matched_by_its_new_text() {
    monongusa::event::message_edited edited;
    edited.text = "tea";
    edited.previous = "coffee";
    laws::it_accepts(equals<"tea">{}, edited);
    laws::it_refuses(equals<"coffee">{}, edited);
}

void both_forms_say_the_text_and_the_one_they_want() {
    BOOST_TEST_EQ(monongusa::why_not(equals<"tea">{}, said("alice", "teapot")), "the text \"teapot\" is not \"tea\"");
    BOOST_TEST_EQ(monongusa::why_not(equals{"tea"}, said("alice", "teapot")), "the text \"teapot\" is not \"tea\"");
    BOOST_TEST_EQ(monongusa::why_not(equals{"te\na"}, said("alice", "")), "the text \"\" is not \"te\\na\"");
}

constexpr bool can_be_evaluated() {
    message event;
    event.text = "tea";
    return equals<"tea">{}.match(event) && equals{"tea"}.match(event) && !equals{"te"}.match(event);
}
#if MONONGUSA_TESTS_STRINGS_ARE_CONSTANT
static_assert(can_be_evaluated());
#endif

void it_says_the_same_when_the_compiler_asks() { BOOST_TEST(can_be_evaluated()); }

}  // namespace

int main() {
    both_forms_obey_the_matcher_laws();
    the_text_must_be_all_of_it();
    nothing_equals_nothing();
    any_byte_counts();
    a_mention_is_part_of_the_text();
    a_text_of_the_user_s_own_is_referred_to();
    an_edited_message_is_matched_by_its_new_text();
    both_forms_say_the_text_and_the_one_they_want();
    it_says_the_same_when_the_compiler_asks();
    return boost::report_errors();
}
