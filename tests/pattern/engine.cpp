// SPDX-License-Identifier: BSL-1.0
// Tests that a search gives what the machine gives alone, whichever way it takes, and what it costs.
//   engine [SEED]   with that seed alone, to repeat what a fresh one found
#include <monongusa/pattern/engine.hpp>

#include "../support/chance.hpp"
#include "../support/pattern_answer.hpp"
#include "../support/pattern_maker.hpp"
#include "../support/text_maker.hpp"

#include <monongusa/pattern/dynamic.hpp>
#include <monongusa/pattern/search.hpp>
#include <monongusa/pattern/literal.hpp>
#include <monongusa/pattern/parser.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace mp = monongusa::pattern;
using monongusa::detail::text_range;
using support::pattern_answer;
using support::step_counter;
using namespace std::string_view_literals;

namespace {

// Where a run at the beginning is empty and an outer loop comes back to it, nothing is known of the places between.
static_assert(mp::search<"(?:a*[bc]{2})+e">("bcbe").range(0) == text_range{1, 4});
static_assert(mp::search<"(?:a*[bc]{2})+e">("#bcbe").range(0) == text_range{2, 5});
static_assert(mp::search<"(a*.c)+é">("bccébb"));
static_assert(mp::search<"(a*b{2})+c">("bbbcbacb"));
static_assert(mp::search<"(\\w{2,})--">("a ab--").range(0) == text_range{2, 6});

// What must be found is looked for at every depth, and for no more than some steps: compilers give up after a million of them.
static_assert(mp::search<"(?:(?:(?:(?:(?:(?:(?:(?:(?:[abcd][ab]|z)+[ab]|z)+[ab]|z)+[ab]|z)+[ab]|z)+[ab]|z)+[ab]|z)+[ab]|z)+[ab]|z)+">("z"));

// What memory holds beforehand must not matter.
struct memory {
    explicit memory(mp::program const& what)
        : indices(mp::scratch_for(what).indices, 0xDEADBEEF), positions(mp::scratch_for(what).positions, 3) {}
    operator mp::scratch() noexcept { return {indices.data(), positions.data()}; }

    std::vector<std::uint32_t> indices;
    std::vector<std::size_t> positions;
};

struct searched {
    pattern_answer answer{};
    std::size_t steps = 0;
};

searched search(mp::dynamic const& pattern, std::string_view text) {
    mp::program const what = pattern.compiled();
    searched result;
    step_counter counter;
    std::vector<text_range> ranges(pattern.groups() + 1);
    bool const found = mp::search(what, text, memory{what}, ranges.data(), counter);
    if (found) result.answer.parts = ranges;
    result.steps = counter.steps;
    // Where only the answer matters it is the same.
    if (mp::search(what, text, memory{what}, nullptr) != found) BOOST_ERROR(support::shown(pattern.text()).c_str());
    return result;
}

// By the machine, told nothing but where to begin.
searched by_machine(mp::dynamic const& pattern, std::string_view text, std::size_t from = 0) {
    mp::program const what = pattern.compiled();
    searched result;
    step_counter counter;
    std::vector<text_range> ranges(pattern.groups() + 1);
    if (what.facts.plain) return {support::answer_of_machine(pattern, text)};
    if (mp::search_by_machine(what, text, from, memory{what}, ranges.data(), counter)) result.answer.parts = ranges;
    result.steps = counter.steps;
    return result;
}

void check(mp::dynamic const& pattern, std::string_view text) {
    auto const got = search(pattern, text).answer;
    auto const bare = support::answer_of_machine(pattern, text);
    auto const machine = by_machine(pattern, text).answer;
    if (got == bare && machine == bare) return;
    BOOST_ERROR((support::shown(pattern.text()) + " in " + support::shown(text) + ": " + support::shown(got) + ", by machine " +
                 support::shown(machine) + ", without shortcuts " + support::shown(bare))
                    .c_str());
}

void every_way_gives_the_same(long pairs, std::uint64_t seed) {
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    support::chance random{seed};
    for (long done = 0; done < pairs && boost::detail::test_results().errors() < 20;) {
        std::string const pattern = support::pattern_maker{random}.make();
        mp::tree read;
        mp::parse(pattern, read);
        if (read.reason != mp::mistake::none) continue;
        mp::dynamic const compiled{pattern};
        support::text_maker texts{random, read, pattern};
        for (int i = 0; i < 8; ++i, ++done) check(compiled, random.one_in(200) ? texts.make_long() : texts.make());
    }
}

// --- where the walker gives up

std::string repeated(std::string_view part, std::size_t times) {
    std::string made;
    for (; times > 0; --times) made += part;
    return made;
}

constexpr std::string_view dear[] = {"(x+x+)+y",  "(x|xx)+$",     "(?:x|x)*?y", "(.*)(.*)(.*)=", "(?:x?){20}x{20}",
                                     "(x)*(.)*y", "([a-z]+)*\\d", "(x*)*$",     "((x)|(y))*z",   "(?:(x)|(.))*?=(\\w)"};

void the_machine_goes_on_where_the_walker_gave_up() {
    for (auto const pattern : dear) {
        mp::dynamic const compiled{pattern};
        for (std::size_t const size : {30u, 63u, 64u, 65u, 200u, 1'000u}) {
            for (std::string_view const before : {"", "y ", "x= ", "あ\xFF"}) {
                for (std::string_view const behind : {"", "y", "z!", "=z", "9", "\xFF"})
                    check(compiled, std::string{before} + repeated("x", size) + std::string{behind});
            }
        }
    }
}

void both_together_stay_linear() {
    for (auto const pattern : dear) {
        mp::dynamic const compiled{pattern};
        std::size_t const size = compiled.compiled().facts.size;
        for (char const last : {'!', 'y'}) {
            std::string const text = repeated("x", 10'000) + last;
            auto const got = search(compiled, text);
            BOOST_TEST_LE(got.steps, (4 * size + 64) * (text.size() + 16));
            // What was begun in vain is all that it costs more.
            BOOST_TEST_LE(got.steps, by_machine(compiled, text).steps + 64 * (text.size() + 16));
        }
    }
}

void what_matches_is_cheaper_than_by_the_machine() {
    for (std::string_view const pattern : {"give (\\w+) to (\\w+)", "(tea|rum), (?:please|now)", "(\\w+)@(\\w+)\\.org"}) {
        mp::dynamic const compiled{pattern};
        std::string_view const text = "oh, give tea to bob; tea, please, and tell ann@home.org";
        auto const got = search(compiled, text);
        BOOST_TEST(got.answer.matched());
        BOOST_TEST_LT(got.steps, by_machine(compiled, text).steps);
    }
}

void what_cannot_begin_costs_no_step() {
    std::string const text = repeated(".", 10'000);
    for (std::string_view const pattern : {"tea", "give (\\w+)", "^(?:give|take)", "(?:give|take)", "[あ-ん]+x", "^tea (\\d)"})
        BOOST_TEST_EQ(search(mp::dynamic{pattern}, text).steps, 0u);
}

void a_plain_text_needs_no_memory() {
    mp::dynamic const tea{"tea"};
    text_range whole;
    BOOST_TEST(mp::search(tea.compiled(), "a cup of tea", {}, &whole) && whole == (text_range{9, 12}));
    BOOST_TEST(mp::search(tea.compiled(), "a cup of tea", {}, nullptr));
    BOOST_TEST(!mp::search(tea.compiled(), "a cup of te", {}, &whole));
}

// --- the parts

void the_machine_begins_where_it_is_told_to() {
    mp::dynamic const word{"(?:te|ru)(a|m)"};
    BOOST_TEST_EQ(support::shown(by_machine(word, "tea rum", 0).answer), "0-3 2-3");
    BOOST_TEST_EQ(support::shown(by_machine(word, "tea rum", 1).answer), "4-7 6-7");
    BOOST_TEST_EQ(support::shown(by_machine(word, "tea rum", 5).answer), "none");
    BOOST_TEST_EQ(support::shown(by_machine(word, "tea rum", 7).answer), "none");
    // What stands before is not forgotten.
    BOOST_TEST_EQ(support::shown(by_machine(mp::dynamic{"\\b(?:tea|rum)\\b"}, "steam rum", 1).answer), "6-9");
    BOOST_TEST_EQ(support::shown(by_machine(mp::dynamic{"^[a-z]"}, "tea", 1).answer), "none");
}

std::vector<std::size_t> starts(std::string_view pattern, std::string_view text) {
    mp::dynamic const compiled{pattern};
    std::vector<std::size_t> found;
    for (std::size_t at = mp::next_start(compiled.compiled(), text, 0); at != text_range::none;
         at = mp::next_start(compiled.compiled(), text, at + 1)) {
        BOOST_TEST(found.empty() || at > found.back());
        found.push_back(at);
        if (found.size() > text.size() + 1) break;
    }
    return found;
}

using places = std::vector<std::size_t>;

void places_where_no_match_can_begin_are_left_out() {
    BOOST_TEST((starts("(tea)x?", "tea rum tea") == places{0, 8}));
    BOOST_TEST((starts("[tr](\\w+)", "tea rum tea") == places{0, 4, 8}));
    BOOST_TEST((starts("^(tea)", "tea rum tea") == places{0}));
    BOOST_TEST(starts("^(rum)", "tea rum tea").empty());
    BOOST_TEST((starts("^[tr]", "tea rum tea") == places{0}));
    BOOST_TEST(starts("^[xr]", "tea rum tea").empty());
    BOOST_TEST((starts("^x*", "tea") == places{0}));
    BOOST_TEST(starts("(tea)x?", "").empty());
    BOOST_TEST(starts("[tr](\\w+)", "").empty());
    // What can be empty can begin at the very end.
    BOOST_TEST((starts("x*", "ab") == places{0, 1, 2}));
    BOOST_TEST((starts("x*", "") == places{0}));
    BOOST_TEST((starts("[いう]+", "あい\xE3い") == places{0, 3, 6, 7}));
    BOOST_TEST((starts("\\x{0}.", "a\0b"sv) == places{1}));
}

// Whatever it leaves out: each place where a match does begin is among them.
void no_match_begins_elsewhere(std::uint64_t seed) {
    support::chance random{seed};
    for (int patterns = 0; patterns < 3'000; ++patterns) {
        std::string const pattern = support::pattern_maker{random}.make();
        mp::tree read;
        mp::parse(pattern, read);
        if (read.reason != mp::mistake::none) continue;
        mp::dynamic const compiled{pattern};
        std::string const text = support::text_maker{random, read, pattern}.make();
        auto const answer = support::answer_of_machine(compiled, text);
        if (!answer.matched()) continue;
        std::size_t const begin = answer.parts[0].begin;
        BOOST_TEST_EQ(mp::next_start(compiled.compiled(), text, begin), begin);
        BOOST_TEST_LE(mp::next_start(compiled.compiled(), text, 0), begin);
    }
}

constexpr bool can_be_evaluated() {
    constexpr mp::program what = mp::literal<"(\\w+)@(\\w+)">::compiled;
    constexpr auto needed = mp::scratch_for(what);
    std::uint32_t indices[needed.indices]{};
    std::size_t positions[needed.positions]{};
    text_range ranges[3];
    return mp::search(what, "to ann@home", {indices, positions}, ranges) && ranges[2] == text_range{7, 11} &&
           !mp::search(what, "to ann", {indices, positions}, nullptr);
}
static_assert(can_be_evaluated());

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        every_way_gives_the_same(100'000, std::strtoull(argv[1], nullptr, 10));
        return boost::report_errors();
    }
    every_way_gives_the_same(30'000, 1);
    every_way_gives_the_same(30'000, std::random_device{}());
    the_machine_goes_on_where_the_walker_gave_up();
    both_together_stay_linear();
    what_matches_is_cheaper_than_by_the_machine();
    what_cannot_begin_costs_no_step();
    a_plain_text_needs_no_memory();
    the_machine_begins_where_it_is_told_to();
    places_where_no_match_can_begin_are_left_out();
    no_match_begins_elsewhere(1);
    return boost::report_errors();
}
