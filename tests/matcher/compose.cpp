// SPDX-License-Identifier: BSL-1.0
// compose: matchers joined by &&, || and !, and whose groups go to the handler.
#include <monongusa/matcher/compose.hpp>

#include "../laws/matcher.hpp"
#include "../support/constant_strings.hpp"
#include "../support/toy_transport.hpp"

#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>
#include <monongusa/matcher/addressed.hpp>
#include <monongusa/matcher/emoji.hpp>
#include <monongusa/matcher/equals.hpp>
#include <monongusa/matcher/everything.hpp>
#include <monongusa/matcher/predicate.hpp>
#include <monongusa/matcher/prefix.hpp>
#include <monongusa/matcher/regex.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace {

using monongusa::group_count;
using monongusa::group_is_optional;
using monongusa::matcher_for;
using monongusa::chat::captures;
using monongusa::event::message;
using monongusa::event::reaction_added;
using monongusa::matcher::addressed;
using monongusa::matcher::emoji;
using monongusa::matcher::equals;
using monongusa::matcher::everything;
using monongusa::matcher::predicate;
using monongusa::matcher::prefix;
using monongusa::matcher::regex;
using support::said;

constexpr auto yes = predicate{[](message const&) { return true; }};
constexpr auto no = predicate{[](message const&) { return false; }};

constexpr regex<"give (\\w+)"> give{};
constexpr regex<"to (\\w+)( now)?"> to{};
constexpr auto give_to = give && to;

template <class Matcher>
bool holds(Matcher const& matcher, message const& event = {}) {
    return static_cast<bool>(matcher.match(event));
}

void they_obey_the_matcher_laws() {
    laws::matcher(give && addressed{}, said("alice", "@bot give tea"), said("alice", "give tea"));
    laws::matcher(give_to, said("alice", "give tea to bob"), said("alice", "give tea"));
    laws::matcher(give || to, said("alice", "to bob"), said("alice", "take"));
    laws::matcher(!give, said("alice", "take"), said("alice", "give tea"));
    laws::it_accepts(give_to, said("alice", "to bob now give tea"));
    laws::it_refuses(give_to, said("alice", "to bob"));
}

void both_hold_only_together() {
    BOOST_TEST(holds(yes && yes));
    BOOST_TEST(!holds(yes && no));
    BOOST_TEST(!holds(no && yes));
    BOOST_TEST(!holds(no && no));
}

void one_is_enough() {
    BOOST_TEST(holds(yes || yes));
    BOOST_TEST(holds(yes || no));
    BOOST_TEST(holds(no || yes));
    BOOST_TEST(!holds(no || no));
}

void the_opposite_is_the_opposite() {
    BOOST_TEST(holds(!no));
    BOOST_TEST(!holds(!yes));
    BOOST_TEST(holds(!!yes));
}

void they_nest_in_any_way() {
    BOOST_TEST(holds(yes || (yes && no)));
    BOOST_TEST(!holds((yes || yes) && no));
    BOOST_TEST(holds(!no && yes));
    BOOST_TEST(holds(!(yes && no)));
}

// A guard on the left may keep the right from a look at what is not there.
void the_right_is_not_asked_where_the_left_decides() {
    auto const not_empty = predicate{[](message const& event) { return !event.attachments.empty(); }};
    auto const is_a_picture = predicate{[](message const& event) { return event.attachments.at(0).type == "image/png"; }};
    message event;
    BOOST_TEST_NO_THROW(BOOST_TEST(!holds(not_empty && is_a_picture, event)));
    BOOST_TEST_NO_THROW(BOOST_TEST(holds(!not_empty || is_a_picture, event)));
    event.attachments.emplace_back().type = "image/png";
    BOOST_TEST(holds(not_empty && is_a_picture, event));
}

void the_groups_of_the_left_come_before_those_of_the_right() {
    static_assert(group_count<decltype(give_to), message> == 3);
    auto const event = said("alice", "to bob now: give tea");
    auto const found = give_to.match(event);
    BOOST_TEST(found.found);
    BOOST_TEST_EQ(found.groups[0].in(event.text), "tea");
    BOOST_TEST_EQ(found.groups[1].in(event.text), "bob");
    BOOST_TEST_EQ(found.groups[2].in(event.text), " now");
    auto const turned = (to && give).match(event);
    BOOST_TEST_EQ(turned.groups[0].in(event.text), "bob");
    BOOST_TEST_EQ(turned.groups[2].in(event.text), "tea");
}

void a_group_that_may_be_absent_stays_so_at_its_new_place() {
    using joined = decltype(give_to);
    static_assert(!group_is_optional<joined, message>(0) && !group_is_optional<joined, message>(1) &&
                  group_is_optional<joined, message>(2));
    using turned = decltype(to && give);
    static_assert(!group_is_optional<turned, message>(0) && group_is_optional<turned, message>(1) &&
                  !group_is_optional<turned, message>(2));
    auto const found = give_to.match(said("alice", "give tea to bob"));
    BOOST_TEST(found.found);
    BOOST_TEST(!found.groups[2].present());
}

void groups_pass_through_any_number_of_joins() {
    constexpr auto three = (to && everything{}) && (addressed{} && (give && regex<"(!+)?$">{}));
    using joined = std::remove_const_t<decltype(three)>;
    static_assert(group_count<joined, message> == 4);
    static_assert(!group_is_optional<joined, message>(0) && group_is_optional<joined, message>(1) &&
                  !group_is_optional<joined, message>(2) && group_is_optional<joined, message>(3));
    auto const event = said("alice", "@bot give tea to bob!!");
    auto const found = three.match(event);
    BOOST_TEST(found.found);
    BOOST_TEST_EQ(found.groups[0].in(event.text), "bob");
    BOOST_TEST(!found.groups[1].present());
    BOOST_TEST_EQ(found.groups[2].in(event.text), "tea");
    BOOST_TEST_EQ(found.groups[3].in(event.text), "!!");
}

void one_without_groups_adds_none() {
    static_assert(group_count<decltype(give && addressed{}), message> == 1);
    static_assert(group_count<decltype(addressed{} && give), message> == 1);
    static_assert(group_count<decltype(yes && no), message> == 0);
    auto const event = said("alice", "@bot give tea");
    BOOST_TEST_EQ((addressed{} && give).match(event).groups[0].in(event.text), "tea");
}

void what_does_not_match_leaves_no_group_of_either() {
    auto const found = give_to.match(said("alice", "give tea"));
    BOOST_TEST(found == captures<3>{});
}

static_assert(group_count<decltype(give || to), message> == 0);
static_assert(group_count<decltype(!give), message> == 0);
static_assert(group_count<decltype((give || to) && give), message> == 1);

static_assert(matcher_for<decltype(give && to), message> && !matcher_for<decltype(give && to), reaction_added>);
static_assert(!matcher_for<decltype(give && emoji<"tada">{}), message>);
static_assert(!matcher_for<decltype(give || emoji<"tada">{}), message>);
static_assert(!matcher_for<decltype(!give), reaction_added> && matcher_for<decltype(!emoji<"tada">{}), reaction_added>);

static_assert(std::is_empty_v<decltype(give && addressed{})> && std::is_empty_v<decltype(give || addressed{})> &&
              std::is_empty_v<decltype(!give)>);

static_assert(monongusa::description_of<decltype(regex<"a">{} && addressed{})>() == "(/a/ && addressed)");
static_assert(monongusa::description_of<decltype(regex<"a">{} || !addressed{})>() == "(/a/ || !addressed)");

struct nameless {
    bool match(message const&) const { return true; }
};
using monongusa::matcher::operator!;
using monongusa::matcher::operator&&;
struct in_words : monongusa::matcher::composable {
    static constexpr std::string_view description = "in words";
    constexpr bool match(monongusa::event::message const&) const { return true; }
};
static_assert(monongusa::description_of<decltype(in_words{} && !in_words{})>() == "(in words && !in words)");
static_assert(monongusa::description_of<decltype(!(nameless{} && nameless{}))>() == "!(matcher && matcher)");

static_assert(monongusa::has_pattern<decltype(addressed{} && give)>() && monongusa::has_pattern<decltype(give || addressed{})>() &&
              monongusa::has_pattern<decltype(!give)>());
static_assert(!monongusa::has_pattern<decltype(addressed{} && yes)>() && !monongusa::has_pattern<decltype(!addressed{})>());

static_assert(monongusa::matches_everything<decltype(everything{} && everything{})>());
static_assert(!monongusa::matches_everything<decltype(everything{} && addressed{})>());
static_assert(monongusa::matches_everything<decltype(addressed{} || everything{})>());
static_assert(!monongusa::matches_everything<decltype(addressed{} || addressed{})>());
static_assert(!monongusa::matches_everything<decltype(!everything{})>());

template <class Matcher>
using verdict = monongusa::matcher_verdict<Matcher, message>;
using broken = regex<"(">;
using broken_too = regex<"[">;
static_assert(verdict<decltype(!(give && to) || addressed{})>::fine);
static_assert(std::is_same_v<verdict<decltype(broken{} && addressed{})>, verdict<broken>> && !verdict<broken>::fine);
static_assert(std::is_same_v<verdict<decltype(addressed{} || broken{})>, verdict<broken>>);
static_assert(std::is_same_v<verdict<decltype(!(addressed{} && broken{}))>, verdict<broken>>);
// One mistake after the other, from the left.
static_assert(std::is_same_v<verdict<decltype(broken_too{} && broken{})>, verdict<broken_too>>);
static_assert(std::is_same_v<verdict<decltype(broken{} || broken_too{})>, verdict<broken>>);
static_assert(!verdict<decltype(give && emoji<"tada">{})>::fine, "one of them has no match for a message");

// --- what is required of a text

template <class Matcher>
std::string required_of(Matcher const&) {
    std::string all;
    for (auto const& piece : monongusa::required_by<Matcher>()) {
        all += all.empty() ? "" : " ";
        if (piece.at_begin) all += '^';
        for (std::size_t i = 0; i < piece.size; ++i) all += static_cast<char>(piece.byte(i));
    }
    return all;
}

constexpr regex<"tea"> tea{};
constexpr regex<"xylophone|zq"> rare{};

void of_both_that_one_is_required_which_is_rarer() {
    BOOST_TEST_EQ(required_of(tea && addressed{}), "tea");
    BOOST_TEST_EQ(required_of(addressed{} && tea), "tea");
    BOOST_TEST_EQ(required_of(yes && no), "");
    BOOST_TEST_EQ(required_of(tea && regex<"zqjxvk">{}), "zqjxvk");
    BOOST_TEST_EQ(required_of(regex<"zqjxvk">{} && tea), "zqjxvk");
    BOOST_TEST_EQ(required_of(tea && prefix<"tea">{}), "^tea");
    BOOST_TEST_EQ(required_of(tea && prefix{"zqjxvk"}), "tea");
    BOOST_TEST_EQ(required_of(tea && (everything{} && prefix<"zqjxvk">{})), "^zqjxvk");
}

void of_either_all_are_required_or_none() {
    BOOST_TEST_EQ(required_of(tea || equals<"rum">{}), "tea ^rum");
    BOOST_TEST_EQ(required_of(rare || tea).size(), required_of(rare).size() + 4);
    BOOST_TEST_EQ(required_of(tea || addressed{}), "");
    BOOST_TEST_EQ(required_of(addressed{} || tea), "");
    BOOST_TEST_EQ(required_of(tea || prefix{"rum"}), "");
    BOOST_TEST_EQ(required_of(tea || regex<".*">{}), "");
    BOOST_TEST_EQ(required_of((tea || prefix<"rum">{}) || equals<"ale">{}), "tea ^rum ^ale");
    BOOST_TEST_EQ(required_of(prefix<"rum">{} || (tea && addressed{})), "^rum tea");
    BOOST_TEST_EQ(required_of((tea || addressed{}) && equals<"ale">{}), "^ale");
}

void of_the_opposite_nothing_is_required() {
    BOOST_TEST_EQ(required_of(!tea), "");
    BOOST_TEST_EQ(required_of(!!tea), "");
    BOOST_TEST_EQ(required_of(!tea && prefix<"rum">{}), "^rum");
    BOOST_TEST_EQ(required_of(!tea || prefix<"rum">{}), "");
}

// What is required of a composition is in every text that it accepts.
template <class Matcher>
void accepts_no_other(Matcher const& matcher) {
    auto const required = monongusa::required_by<Matcher>();
    for (std::string_view const first : {"", "tea", "rum", "zq", "@bot ", "ale", "green "}) {
        for (std::string_view const second : {"", "tea", "rum", "zq", "xylophone", "ale"}) {
            std::string const text = std::string{first} + std::string{second};
            bool found = required.empty();
            for (auto const& piece : required) {
                for (std::size_t at = 0; at <= text.size(); ++at) {
                    auto there = monongusa::pattern::piece_at_begin(std::string_view{text}.substr(at, piece.size));
                    found = found || (there.size == piece.size && there.bytes == piece.bytes && (at == 0 || !piece.at_begin));
                }
            }
            if (holds(matcher, said("alice", text)) && !found) BOOST_ERROR((text + " is accepted").c_str());
        }
    }
}

void what_is_accepted_holds_what_is_required() {
    accepts_no_other(tea && addressed{});
    accepts_no_other(tea || equals<"rum">{});
    accepts_no_other(!tea && prefix<"rum">{});
    accepts_no_other(tea && rare);
    accepts_no_other((tea || rare) && !prefix<"ale">{});
    accepts_no_other(equals<"ale">{} || (prefix<"rum">{} && (rare || tea)));
    accepts_no_other(addressed{} && regex<"^tea", monongusa::matcher::part::body>{});
    accepts_no_other((addressed{} && regex<"^tea", monongusa::matcher::part::body>{}) || prefix<"zq">{});
}

// What is no class is the language's own.
static_assert((true && !false) || false);

void a_joined_matcher_keeps_what_its_parts_hold() {
    std::string const word = "tea";
    auto const either = equals{word} || prefix{"coffee"};
    BOOST_TEST(holds(either, said("alice", "tea")));
    BOOST_TEST(holds(either, said("alice", "coffee please")));
    BOOST_TEST(!holds(either, said("alice", "teapot")));
    BOOST_TEST(holds(!either, said("alice", "teapot")));
}

constexpr bool can_be_evaluated() {
    message event;
    event.text = "give tea";
    event.addressed = true;
    auto const found = (give && addressed{}).match(event);
    return found && found.groups[0].in(event.text) == "tea" && !(!give).match(event) && (give || addressed{}).match(event);
}
#if MONONGUSA_TESTS_STRINGS_ARE_CONSTANT
static_assert(can_be_evaluated());
#endif

struct short_text : monongusa::matcher::composable {
    constexpr bool match(monongusa::event::message const& message) const noexcept { return message.text.size() < 4; }
};
struct loud : monongusa::matcher::composable {
    constexpr bool match(monongusa::event::message const& message) const noexcept { return message.text.ends_with('!'); }
};

void those_of_one_s_own_join_as_well() {
    monongusa::event::message message;
    message.text = "ho!";
    BOOST_TEST((short_text{} && loud{}).match(message));
    BOOST_TEST(!(!short_text{} || !loud{}).match(message));
    message.text = "hello!";
    BOOST_TEST(!(short_text{} && loud{}).match(message));
    BOOST_TEST((short_text{} || loud{}).match(message));
}

template <class Matcher>
std::string reason_of(Matcher const& matcher, message const& event) {
    BOOST_TEST(!holds(matcher, event));
    return monongusa::why_not(matcher, event);
}

constexpr std::string_view not_addressed = "it is neither a direct message nor does it mention the bot";

void both_name_what_fails() {
    auto const matcher = addressed{} && regex<"tea", monongusa::matcher::part::body>{};
    BOOST_TEST_EQ(reason_of(matcher, said("alice", "tea")), not_addressed);
    BOOST_TEST_EQ(reason_of(matcher, said("alice", "@bot rum")), "/tea/ is not found in the body \"rum\"");
    BOOST_TEST_EQ(reason_of(matcher, said("alice", "rum")), std::string{not_addressed} + ", and /tea/ is not found in the body \"rum\"");
}

void one_of_two_names_both() {
    BOOST_TEST_EQ(reason_of(equals<"tea">{} || prefix<"rum">{}, said("alice", "ale")),
                  "the text \"ale\" is not \"tea\", and the text \"ale\" does not begin with \"rum\"");
}

void the_opposite_names_what_accepts() {
    BOOST_TEST_EQ(reason_of(!regex<"tea">{}, said("alice", "tea")), "/tea/ accepts it");
    BOOST_TEST_EQ(reason_of(!!regex<"tea">{}, said("alice", "rum")), "!/tea/ accepts it");
    BOOST_TEST_EQ(reason_of(addressed{} && !regex<"tea">{}, said("alice", "@bot tea")), "/tea/ accepts it");
}

// Its own words, or its description, wherever it stands.
struct patient : monongusa::matcher::composable {
    constexpr bool match(monongusa::event::message const&) const noexcept { return false; }
    std::string why_not(monongusa::event::message const& message) const { return message.author.name + " has to wait"; }
};
void those_of_one_s_own_say_it_too() {
    auto const event = said("alice", "hello");
    BOOST_TEST_EQ(reason_of(patient{} && loud{}, event), "alice has to wait");
    BOOST_TEST_EQ(reason_of(!loud{} && patient{}, event), "alice has to wait");
    BOOST_TEST_EQ(reason_of(addressed{} && patient{}, event), std::string{not_addressed} + ", and alice has to wait");
    BOOST_TEST_EQ(reason_of(loud{} || patient{}, event), "matcher: false, and alice has to wait");
    BOOST_TEST_EQ(reason_of(!(!loud{} || patient{}), event), "(!matcher || matcher) accepts it");
    laws::it_refuses(patient{}, event);
    laws::it_refuses(addressed{} && (patient{} || loud{}), event);
}

// A guard on the left keeps the right from a look at what is not there, also when somebody asks why.
void a_right_that_may_rely_on_its_guard_is_not_asked() {
    auto const not_empty = predicate{[](message const& event) { return !event.attachments.empty(); }};
    auto const is_a_picture = predicate{[](message const& event) { return event.attachments.at(0).type == "image/png"; }};
    auto const event = said("alice", "tea");
    BOOST_TEST_EQ(reason_of(not_empty && is_a_picture, event), "predicate: false");
    BOOST_TEST_EQ(reason_of(not_empty && (is_a_picture && addressed{}), event), "predicate: false");
    BOOST_TEST_EQ(reason_of(not_empty && (addressed{} || is_a_picture), event), "predicate: false");
    BOOST_TEST_EQ(reason_of(not_empty && !is_a_picture, event), "predicate: false");
    BOOST_TEST_EQ(reason_of(not_empty && !addressed{} && is_a_picture, event), "predicate: false");
    BOOST_TEST_EQ(reason_of(not_empty && addressed{}, event), "predicate: false, and " + std::string{not_addressed});
    BOOST_TEST_EQ(reason_of(!(!not_empty || is_a_picture), event), "(!predicate || predicate) accepts it");
}

void it_says_the_same_when_the_compiler_asks() { BOOST_TEST(can_be_evaluated()); }

}  // namespace

int main() {
    they_obey_the_matcher_laws();
    both_hold_only_together();
    one_is_enough();
    the_opposite_is_the_opposite();
    they_nest_in_any_way();
    the_right_is_not_asked_where_the_left_decides();
    the_groups_of_the_left_come_before_those_of_the_right();
    a_group_that_may_be_absent_stays_so_at_its_new_place();
    groups_pass_through_any_number_of_joins();
    one_without_groups_adds_none();
    what_does_not_match_leaves_no_group_of_either();
    of_both_that_one_is_required_which_is_rarer();
    of_either_all_are_required_or_none();
    of_the_opposite_nothing_is_required();
    what_is_accepted_holds_what_is_required();
    a_joined_matcher_keeps_what_its_parts_hold();
    those_of_one_s_own_join_as_well();
    both_name_what_fails();
    one_of_two_names_both();
    the_opposite_names_what_accepts();
    those_of_one_s_own_say_it_too();
    a_right_that_may_rely_on_its_guard_is_not_asked();
    it_says_the_same_when_the_compiler_asks();
    return boost::report_errors();
}
