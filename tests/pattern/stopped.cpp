// SPDX-License-Identifier: BSL-1.0
// The header under test comes first, to prove that it stands alone.
// clang-format off
#include <monongusa/pattern/stopped.hpp>
#include <monongusa/pattern/dynamic.hpp>
#include <monongusa/pattern/literal.hpp>
// clang-format on

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mp = monongusa::pattern;
using namespace std::string_view_literals;

namespace {

// "what it took | the parts of the pattern that refused | the rest of the text", or nothing.
std::string where(std::string_view pattern, std::string_view text) {
    mp::dynamic const what{pattern};
    mp::stopped const found = mp::farthest_attempt(what.compiled(), text);
    if (!found) return "";
    std::string told{found.attempt.in(text)};
    for (auto const part : found.refused) told += (part == found.refused.front() ? "|" : " or ") + std::string{part.in(pattern)};
    return told + '|' + std::string{text.substr(found.attempt.end)};
}

struct row {
    std::string_view pattern;
    std::string_view text;
    std::string_view told;
};

void check(row const& each) {
    auto const told = where(each.pattern, each.text);
    if (told == each.told) return;
    BOOST_ERROR("another place");
    BOOST_LIGHTWEIGHT_TEST_OSTREAM << '/' << each.pattern << "/ in \"" << each.text << "\": " << told << "\n  and not: " << each.told
                                   << '\n';
}

void what_people_ask_about_is_told() {
    constexpr row rows[] = {
        {"add (\\d+) (\\d+)", "please add 5 x", "add 5 |\\d|x"},
        {"add (\\d+) (\\d+)", "please add 5", "add 5| |"},
        {"add (\\d+) (\\d+)", "add five 5", "add |\\d|five 5"},
        {"(.+) in (\\d+) minutes", "tea in five minutes", "tea in |\\d|five minutes"},
        {"(.+) in (\\d+) minutes", "tea in 5 hours", "tea in 5 |minutes|hours"},
        {"foo|barbaz", "fo", "fo|o|"},
        {"foo|barbaz", "barb", "barb|az|"},
        {"^!ping$", "!pings", "!ping|$|s"},
        {"^!ping$", "!pnig", "!p|ing|nig"},
        {"\\bhelp\\b", "helpless", "help|\\b|less"},
        {"\\bhelp\\b", "no help2 here", "help|\\b|2 here"},
        {"(\\w+)\\+\\+", "well, c+", "c+|\\+|"},
        {"(?i)^remind me to (.+) in (\\d+) (minutes|hours)", "Remind me to go in 5 weeks", "Remind me to go in 5 |minutes or hours|weeks"},
    };
    for (auto const& each : rows) check(each);
}

void nothing_is_told_where_nothing_was_found() {
    constexpr row rows[] = {
        {"add (\\d+)", "", ""}, {"add (\\d+)", "tee", ""},         {"\\bhelp\\b", "", ""}, {"^$", "x", ""}, {"\\b", "", ""},
        {"$x", "", ""},         {"[^\\x00-\\x{10FFFF}]", "x", ""},
    };
    for (auto const& each : rows) check(each);
}

void nothing_is_told_where_the_pattern_is_found() {
    constexpr row rows[] = {{"", "", ""}, {"b+", "abab", ""}, {"add (\\d+)", "add x add 5", ""}, {"a?$", "aab", ""}};
    for (auto const& each : rows) check(each);
    BOOST_TEST(!mp::farthest_attempt(mp::program{}, "text"));
}

void a_letter_of_a_longer_word_is_chance() {
    constexpr row rows[] = {
        {"add (\\d+)", "give me tea", ""},    {"add (\\d+)", "an apple", ""}, {"add (\\d+)", "i got an a", "a|dd |"},  // a word of its own
        {"#(\\d+)", "see#x", "#|\\d|x"},                                                                               // no letter
        {"お茶", "おはよう", "お|茶|はよう"},  // of a script whose letters say more
    };
    for (auto const& each : rows) check(each);
}

void what_comes_later_in_the_pattern_is_farther() {
    constexpr row rows[] = {
        {"a+b", "aac", "aa|b|c"},
        {"a*b", "aac", "aa|b|c"},
        {"xa*b", "xaac", "xaa|b|c"},
        {"xa*?b", "xaac", "xaa|b|c"},
        {"xa?b", "xac", "xa|b|c"},
        {"x(?:ab)*c", "xababd", "xabab|c|d"},
        {"x(?:ab)*c", "xabaab", "xab|c|aab"},
        {"x(?:a*b?)*c", "xaabaad", "xaabaa|c|d"},
        {"x(?:a*|b)+c", "xaad", "xaa|c|d"},
        {"x(?:(?:a*)*)*c", "xaad", "xaa|c|d"},
        {"[A-Z]{2,5}-(\\d+)", "see ABCDE 12", "ABCDE|-| 12"},
        {"[A-Z]{2,5}-(\\d+)", "see AB-x", "AB-|\\d|x"},
        {"^.{1,40} in (\\d+)", "tea in five", "tea in |\\d|five"},
        {"(?:please )?add (\\d+)", "please add x", "please add |\\d|x"},
        {"(?:please )?add (\\d+)", "plea", "plea|se |"},
        {"(?:please )?add (\\d+)", "pleas add x", "add |\\d|x"},
        {"(?s).*foo(\\d)", "a foo\nfoo x", "a foo\nfoo|\\d| x"},
        {"(\\w+ )*end!", "a b c end", "a b c end|!|"},
        {"a{3}b", "aac", "aa|a|c"},
        {"a{2,}b", "aaac", "aaa|b|c"},
    };
    for (auto const& each : rows) check(each);
}

void of_two_that_are_equally_deep_the_longer_is_told_and_then_the_first() {
    constexpr row rows[] = {
        {"a+\\.", "aa! aaa! aaa?", "aaa|\\.|! aaa?"},
        {"add (\\d+)", "add x add y", "add |\\d|x add y"},
        {"a ,|b $", "a ;b ;", "a |,|;b ;"},
        {"b ,|a $", "a ;b ;", "a |$|;b ;"},
    };
    for (auto const& each : rows) check(each);
}

void all_that_would_have_gone_on_are_told_in_the_order_of_the_pattern() {
    constexpr row rows[] = {
        {"a (?:b|c|\\d)", "a x", "a |b or c or \\d|x"},
        {"a (?:c|$)", "a x", "a |c or $|x"},
        {"(?:red|green|blue) (?:tea|cup)", "red dog", "red |tea or cup|dog"},
        {"a (?:b)?\\b(?:c|b)", "a x", "a |c or b|x"},
    };
    for (auto const& each : rows) check(each);
}

void parts_of_a_pattern_are_told_as_they_are_written() {
    constexpr row rows[] = {
        {"aa[^x-z\\d]b", "aay", "aa|[^x-z\\d]b|y"},
        {"aa\\x{41}\\101", "aaB", "aa|\\x{41}\\101|B"},
        {"aa\\Qb.c\\Ed", "aax", "aa|b.c|x"},
        {"(?i)kiss", "kit", "ki|ss|t"},
        {"aa(?s:.)b", "aa", "aa|.|"},
        {"aa\\pL|aa[[:digit:]]", "aa.", "aa|\\pL or [[:digit:]]|."},
        {"お茶(を)?ください", "お茶", "お茶|ください|"},
        {"ab\\n", "ab", "ab|\\n|"},
    };
    for (auto const& each : rows) check(each);
    std::string const letters(300, 'a');
    auto const longest = where("#[" + letters + "]", "#b");
    BOOST_TEST_EQ(longest, "#|[" + letters.substr(0, 254) + "|b");
}

void characters_are_not_cut_and_broken_ones_stop_an_attempt() {
    check({"(\\w+) を (\\d+)", "tea を 二", "tea を |\\d|二"});
    check({"ab.", "ab\xFF", "ab|.|\xFF"});
    check({"ab.c", "ab\xE3\x81", "ab|.c|\xE3\x81"});
    check({"ab.c", "\x80 ab\x80 \xC3\xA4"sv, "ab|.c|\x80 \xC3\xA4"sv});
    check({"ab.c", "ab\0d"sv, "ab\0|c|d"sv});
}

void an_anchored_pattern_is_tried_at_the_beginning_only() {
    check({"^add (\\d+)", "and add x", ""});
    check({"(?m)^add (\\d+)", "and\nadd x", "add |\\d|x"});
}

void literals_are_told_like_those_of_run_time() {
    mp::stopped const found = mp::farthest_attempt(mp::literal<"add (\\d+)">::compiled, "add x");
    BOOST_TEST_EQ(found.refused.size(), 1u);
    BOOST_TEST(found.refused.at(0) == (monongusa::detail::text_range{5, 7}));
    BOOST_TEST(found.attempt == (monongusa::detail::text_range{0, 4}));
    BOOST_TEST(!mp::farthest_attempt(mp::literal<"add (">::compiled, "add x"));
}

void the_last_byte_of_the_longest_pattern_has_a_place() {
    std::string const comment(65'520, ' ');
    std::string const pattern = "[ab" + comment + "]+b(?:)c";
    BOOST_TEST_EQ(where(pattern, "aab"), "aab|c|");
}

// It would not end if ways that meet went on apart.
void many_ways_are_not_many_attempts() {
    std::string const text(20'000, 'a');
    BOOST_TEST_EQ(where("(?:a|aa)+b", text), text + "|b|");
    BOOST_TEST_EQ(where("(?:(?:a*)*)*(?:\\w+)+b", text), text + "|b|");
}

// Whatever it is asked, what it says holds: it took something, and the parts lie in the pattern.
void it_survives_all_small_patterns() {
    constexpr std::string_view pieces[] = {"a", "b*", "(?:a|b)+", "$", "\\b", "(a?)*", "[^a]{2}"};
    for (auto const first : pieces) {
        for (auto const second : pieces) {
            for (auto const third : pieces) {
                auto const pattern = std::string{first} + std::string{second} + std::string{third};
                mp::dynamic const what{pattern};
                for (auto const text : {""sv, "a"sv, "ab"sv, "ba b"sv, "abab\xFF"sv}) {
                    auto const found = mp::farthest_attempt(what.compiled(), text);
                    if (!found) continue;
                    BOOST_TEST(!what.matches(text));
                    BOOST_TEST_LT(found.attempt.begin, found.attempt.end);
                    BOOST_TEST_LE(found.attempt.end, text.size());
                    for (auto const part : found.refused) BOOST_TEST(part.begin < part.end && part.end <= pattern.size());
                }
            }
        }
    }
}

}  // namespace

int main() {
    what_people_ask_about_is_told();
    nothing_is_told_where_nothing_was_found();
    nothing_is_told_where_the_pattern_is_found();
    a_letter_of_a_longer_word_is_chance();
    what_comes_later_in_the_pattern_is_farther();
    of_two_that_are_equally_deep_the_longer_is_told_and_then_the_first();
    all_that_would_have_gone_on_are_told_in_the_order_of_the_pattern();
    parts_of_a_pattern_are_told_as_they_are_written();
    characters_are_not_cut_and_broken_ones_stop_an_attempt();
    an_anchored_pattern_is_tried_at_the_beginning_only();
    literals_are_told_like_those_of_run_time();
    the_last_byte_of_the_longest_pattern_has_a_place();
    many_ways_are_not_many_attempts();
    it_survives_all_small_patterns();
    return boost::report_errors();
}
