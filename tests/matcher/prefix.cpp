// SPDX-License-Identifier: BSL-1.0
// matcher::prefix: how a text begins, byte for byte, in the type or beside it.
#include <monongusa/matcher/prefix.hpp>

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
using monongusa::matcher::prefix;
using support::said;
using namespace std::string_view_literals;

static_assert(std::is_empty_v<prefix<"tea">>);
static_assert(sizeof(prefix<>) == sizeof(std::string_view));
static_assert(std::is_same_v<decltype(prefix{"tea"}), prefix<>>);
static_assert(prefix<"tea">{} == prefix<"tea">{});
static_assert(prefix{"tea"} == prefix{"tea"sv} && prefix{"tea"} != prefix{"coffee"});
static_assert(monongusa::description_of<prefix<"tea">>() == "prefix \"tea\"");
static_assert(monongusa::description_of<prefix<>>() == "prefix");
static_assert(monongusa::has_pattern<prefix<"tea">>() && !monongusa::has_pattern<prefix<>>());
static_assert(!monongusa::matcher_for<prefix<"tea">, monongusa::event::reaction_added> &&
              !monongusa::matcher_for<prefix<>, monongusa::event::reaction_added>);

// What is required of a text, so that the others are not asked about it: as much of the beginning as a piece holds.
template <class Matcher>
constexpr bool requires_at_begin(std::string_view text) {
    auto const required = monongusa::required_by<Matcher>();
    return required.size() == 1 && required[0] == monongusa::pattern::piece_at_begin(text) && required[0].at_begin;
}
static_assert(requires_at_begin<prefix<"tea">>("tea") && requires_at_begin<prefix<"Tea">>("tea"));
static_assert(requires_at_begin<prefix<"teahouses">>("teahouse") && requires_at_begin<prefix<"a\0b">>("a\0b"sv));
static_assert(requires_at_begin<prefix<"お茶">>("お茶"));
// Every text holds nothing, and what is known at run time only is not known to the table.
static_assert(monongusa::required_by<prefix<"">>().empty() && monongusa::required_by<prefix<>>().empty());

void both_forms_obey_the_matcher_laws() {
    laws::matcher(prefix<"tea">{}, said("alice", "tea"), said("alice", "coffee"));
    laws::matcher(prefix{"tea"}, said("alice", "tea"), said("alice", "coffee"));
}

// Both forms must say the same, whatever is asked.
template <monongusa::detail::fixed_string Text>
bool match(std::string_view text) {
    auto const event = said("alice", text);
    bool const by_type = prefix<Text>{}.match(event);
    BOOST_TEST_EQ(prefix{Text.view()}.match(event), by_type);
    return by_type;
}

void the_text_must_begin_so() {
    BOOST_TEST(match<"tea">("tea"));
    BOOST_TEST(match<"tea">("teapot"));
    BOOST_TEST(match<"tea">("tea\nand more"));
    BOOST_TEST(!match<"tea">(" tea"));
    BOOST_TEST(!match<"tea">("green tea"));
    BOOST_TEST(!match<"tea">("te"));
    BOOST_TEST(!match<"tea">("Teapot"));
    BOOST_TEST(!match<"tea">(""));
}

void every_text_begins_with_nothing() {
    BOOST_TEST(match<"">(""));
    BOOST_TEST(match<"">("tea"));
}

void any_byte_counts() {
    BOOST_TEST(match<"お">("お茶"));
    BOOST_TEST(match<"a\0b">("a\0bc"sv));
    BOOST_TEST(!match<"a\0b">("a\0c"sv));
}

// Not the body: `respond_to` has its own way to that.
void a_mention_is_part_of_the_text() { BOOST_TEST(!match<"tea">("@bot tea")); }

void a_text_of_the_user_s_own_is_referred_to() {
    std::string const word = "tea";
    BOOST_TEST(prefix{word}.match(said("alice", "teapot")));
    BOOST_TEST(prefix{word}.text.data() == word.data());
}

void both_forms_say_the_text_and_the_one_they_want() {
    BOOST_TEST_EQ(monongusa::why_not(prefix<"tea">{}, said("alice", "green tea")), "the text \"green tea\" does not begin with \"tea\"");
    BOOST_TEST_EQ(monongusa::why_not(prefix{"tea"}, said("alice", "green tea")), "the text \"green tea\" does not begin with \"tea\"");
    BOOST_TEST_EQ(monongusa::why_not(prefix{"te\na"}, said("alice", "")), "the text \"\" does not begin with \"te\\na\"");
}

constexpr bool can_be_evaluated() {
    message event;
    event.text = "teapot";
    return prefix<"tea">{}.match(event) && prefix{"tea"}.match(event) && !prefix{"pot"}.match(event);
}
#if MONONGUSA_TESTS_STRINGS_ARE_CONSTANT
static_assert(can_be_evaluated());
#endif

void it_says_the_same_when_the_compiler_asks() { BOOST_TEST(can_be_evaluated()); }

}  // namespace

int main() {
    both_forms_obey_the_matcher_laws();
    the_text_must_begin_so();
    every_text_begins_with_nothing();
    any_byte_counts();
    a_mention_is_part_of_the_text();
    a_text_of_the_user_s_own_is_referred_to();
    both_forms_say_the_text_and_the_one_they_want();
    it_says_the_same_when_the_compiler_asks();
    return boost::report_errors();
}
