// SPDX-License-Identifier: BSL-1.0
// Tests that a walk finds what the machine finds, and that it gives up where that gets dear.
//   walker [SEED]   with that seed alone, to repeat what a fresh one found
#include <monongusa/pattern/walker.hpp>

#include "../support/chance.hpp"
#include "../support/pattern_answer.hpp"
#include "../support/pattern_maker.hpp"
#include "../support/text_maker.hpp"

#include <monongusa/pattern/dynamic.hpp>
#include <monongusa/pattern/literal.hpp>
#include <monongusa/pattern/machine.hpp>
#include <monongusa/pattern/parser.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace mp = monongusa::pattern;
using mp::outcome;
using support::pattern_answer;
using support::step_counter;

namespace {

constexpr std::size_t rubbish = 3;

struct walked {
    outcome what = outcome::not_found;
    pattern_answer answer{};
    std::size_t steps = 0;
};

// From one place after the other, until a walk finds something or gives up.
walked walk(mp::dynamic const& pattern, std::string_view text) {
    mp::program const what = pattern.compiled();
    // Elsewhere it is never let loose: it could go round for ever.
    if (!what.facts.walks) return {outcome::gave_up};
    std::vector<std::size_t> slots(what.slots(), rubbish);
    step_counter counter;
    mp::walker<step_counter> walker{what, text, slots.data(), true, counter};
    walked result;
    for (std::size_t at = 0; at <= text.size() && result.what == outcome::not_found;) {
        result.what = walker.walk(at);
        auto const character = monongusa::detail::utf8::decode(text.data() + at, text.data() + text.size());
        at += character.size == 0 ? 1 : character.size;
    }
    result.steps = counter.steps;
    if (result.what != outcome::found) return result;
    result.answer.parts.resize(pattern.groups() + 1);
    what.write_ranges(slots.data(), result.answer.parts.data());
    return result;
}

std::string_view name_of(outcome what) { return what == outcome::found ? "found" : what == outcome::not_found ? "not found" : "gave up"; }

// --- as the machine has it

struct tally {
    long pairs = 0;
    long found = 0;
    long not_found = 0;
    long gave_up = 0;
};

void it_finds_what_the_machine_finds(long pairs, std::uint64_t seed) {
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    support::chance random{seed};
    tally count;
    while (count.pairs < pairs && boost::detail::test_results().errors() < 20) {
        std::string const pattern = support::pattern_maker{random}.make();
        mp::tree read;
        mp::parse(pattern, read);
        if (read.reason != mp::mistake::none) continue;
        mp::dynamic const compiled{pattern};
        if (!compiled.compiled().facts.walks) continue;
        support::text_maker texts{random, read, pattern};
        for (int i = 0; i < 8; ++i, ++count.pairs) {
            std::string const text = random.one_in(200) ? texts.make_long() : texts.make();
            walked const got = walk(compiled, text);
            ++(got.what == outcome::found ? count.found : got.what == outcome::not_found ? count.not_found : count.gave_up);
            if (got.what == outcome::gave_up) continue;
            if (auto const expected = support::answer_of_machine(compiled, text); got.answer != expected)
                BOOST_ERROR((support::shown(pattern) + " in " + support::shown(text) + ": walker " + support::shown(got.answer) +
                             ", machine " + support::shown(expected))
                                .c_str());
        }
    }
    std::printf("%ld pairs: %ld found, %ld not found, %ld given up\n", count.pairs, count.found, count.not_found, count.gave_up);
    BOOST_TEST_GE(count.found * 3, count.pairs);
    BOOST_TEST_GE(count.not_found * 20, count.pairs);
    // That is what it is for.
    BOOST_TEST_LE(count.gave_up * 50, count.pairs);
}

struct row {
    std::string_view pattern;
    std::string_view text;
    std::string_view answer;  // as support::shown says it
};
constexpr row rows[] = {
    {"tea", "a cup of tea", "9-12"},
    {"(a|ab)(c|bcd)", "abcd", "0-4 0-1 1-4"},
    {"(a+)(b?)", "caab", "1-4 1-3 3-4"},
    {"(a)|(b)", "b", "0-1 - 0-1"},
    {"(?:(a)|(b))+", "ab", "0-2 0-1 1-2"},
    {"(.*),(.*)", "a,b,c", "0-5 0-3 4-5"},
    {"(.*?),(.*?)$", "a,b,c", "0-5 0-1 2-5"},
    {"(\\w+) (\\w+)", "give tea", "0-8 0-4 5-8"},
    {"(あ+)(い)", "ああい", "0-9 0-6 6-9"},
    {"(.+)い", "ああい", "0-9 0-6"},
    {"(.+)(.)x", "ああいx", "0-10 0-6 6-9"},
    {"(.*)a",
     "\xFF"
     "ba",
     "1-3 1-2"},
    {"^a$", "a", "0-1"},
    {"^a$", "ba", "none"},
    {"$", "ab", "2-2"},
    {"a", "", "none"},
    {"", "", "0-0"},
    // It takes back what a way that failed remembered.
    {"(?:(a)b|ac)", "ac", "0-2 -"},
    {"(?:(a)(b)c|(a)bd)", "abd", "0-3 - - 0-1"},
    {"(?:(a+)b)?a", "aaa", "0-1 -"},
    {"(?:x(\\w+)=|)(\\w)", "xab", "0-1 - 0-1"},
};

void every_row_is_answered() {
    for (auto const& each : rows) {
        walked const got = walk(mp::dynamic{each.pattern}, each.text);
        std::string const answer = got.what == outcome::gave_up ? "gave up" : support::shown(got.answer);
        if (answer != each.answer) BOOST_ERROR((std::string{each.pattern} + ": " + answer + ", not " + std::string{each.answer}).c_str());
    }
}

// --- and no further

std::string repeated(std::string_view part, std::size_t times) {
    std::string made;
    for (; times > 0; --times) made += part;
    return made;
}

void it_gives_up_within_its_budget() {
    for (std::string_view const pattern :
         {"(x+x+)+y", "(?:x|x)*?y", "(.*)(.*)(.*)=", "(?:x?){30}x{30}y", "(x{1,30}){1,30}y", "((x)|(.))+?y"}) {
        mp::dynamic const compiled{pattern};
        for (std::size_t const size : {100u, 1'000u, 10'000u}) {
            walked const got = walk(compiled, repeated("x", size));
            if (got.what != outcome::gave_up) BOOST_ERROR((std::string{pattern} + " " + std::string{name_of(got.what)}).c_str());
            // Linear in the text, whatever the pattern.
            BOOST_TEST_LE(got.steps, 64 * (size + 16));
            BOOST_TEST_GT(got.steps, 0u);
        }
    }
}

// Whether there is room for so many ways or not: it must not be wrong.
void more_ways_than_there_is_room_for_are_survived() {
    for (std::size_t size = 1; size <= 300; ++size) {
        std::string const text = repeated("a", size) + "c";
        for (std::string_view const pattern :
             {"(?:a|b)*c", "((?:a|b))*c", "(?:(a)|(b))*c", "(?:a|b)*?c", "(?:(?:a|b)|c)*d", "(?:a?){64}c"}) {
            mp::dynamic const compiled{pattern};
            walked const got = walk(compiled, text);
            if (got.what == outcome::gave_up) continue;
            BOOST_TEST(got.answer == support::answer_of_machine(compiled, text));
        }
    }
    BOOST_TEST(walk(mp::dynamic{"(?:a|b)*c"}, "aaac").what == outcome::found);
    BOOST_TEST(walk(mp::dynamic{"(?:a|b)*c"}, repeated("a", 100'000) + "c").what == outcome::gave_up);
}

void what_is_cheap_is_not_given_up() {
    for (std::string_view const pattern : {".*=", "\\w+ \\w+=", "[^=]*=", "give (\\w+) to (\\w+)=", "(?:tea|rum)="}) {
        mp::dynamic const compiled{pattern};
        BOOST_TEST(walk(compiled, "give teacups to bobby").what == outcome::not_found);
        BOOST_TEST(walk(compiled, "").what == outcome::not_found);
    }
    BOOST_TEST(walk(mp::dynamic{".*="}, repeated("x", 100'000) + "=").what == outcome::found);
    BOOST_TEST(walk(mp::dynamic{"^\\w+ (\\w+)$"}, repeated("x", 50'000) + " " + repeated("y", 50'000)).what == outcome::found);
}

void without_captures_no_group_is_written() {
    mp::dynamic const compiled{"(a)(b)?"};
    mp::program const what = compiled.compiled();
    std::vector<std::size_t> slots(what.slots(), rubbish);
    step_counter counter;
    mp::walker<step_counter> walker{what, "xab", slots.data(), false, counter};
    BOOST_TEST(walker.walk(0) == outcome::not_found);
    BOOST_TEST(walker.walk(1) == outcome::found);
    for (std::size_t i = 2; i < slots.size(); ++i) BOOST_TEST_EQ(slots[i], rubbish);
}

void a_walk_knows_nothing_of_the_one_before() {
    mp::dynamic const compiled{"(a+)(b)?(a)?|(c)d"};
    mp::program const what = compiled.compiled();
    std::vector<std::size_t> slots(what.slots(), rubbish);
    step_counter counter;
    mp::walker<step_counter> walker{what, "aabaace", slots.data(), true, counter};
    BOOST_TEST(walker.walk(0) == outcome::found);
    BOOST_TEST_EQ(slots[1], 4u);
    // It must not take a way that the first left open.
    BOOST_TEST(walker.walk(5) == outcome::not_found);
    BOOST_TEST(walker.walk(4) == outcome::found);
    BOOST_TEST_EQ(slots[0], 4u);
    BOOST_TEST_EQ(slots[1], 5u);
    for (std::size_t i = 4; i < slots.size(); ++i) BOOST_TEST_EQ(slots[i], monongusa::detail::text_range::none);
}

constexpr bool can_be_evaluated() {
    constexpr mp::program what = mp::literal<"(\\w+)@(\\w+)">::compiled;
    std::size_t slots[6]{};
    mp::no_counter counter;
    mp::walker<mp::no_counter> walker{what, "to ann@home", slots, true, counter};
    return walker.walk(0) == outcome::not_found && walker.walk(3) == outcome::found && slots[1] == 11 && slots[3] == 6;
}
static_assert(can_be_evaluated());

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        it_finds_what_the_machine_finds(100'000, std::strtoull(argv[1], nullptr, 10));
        return boost::report_errors();
    }
    it_finds_what_the_machine_finds(50'000, 1);
    it_finds_what_the_machine_finds(50'000, std::random_device{}());
    every_row_is_answered();
    it_gives_up_within_its_budget();
    more_ways_than_there_is_room_for_are_survived();
    what_is_cheap_is_not_given_up();
    without_captures_no_group_is_written();
    a_walk_knows_nothing_of_the_one_before();
    return boost::report_errors();
}
