// SPDX-License-Identifier: BSL-1.0
// Tests that each run in a text is found, and no other: against a search for one after the other, on random runs and texts.
//   shift_and [SEED]   with that seed alone, to repeat what a fresh one found
#include <monongusa/pattern/shift_and.hpp>

#include "../support/chance.hpp"
#include "../support/holds.hpp"
#include "../support/pattern_answer.hpp"
#include "../support/run_maker.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mp = monongusa::pattern;
using mp::byte_set;
using run = support::run_maker::run;
using namespace std::string_view_literals;

namespace {

using words = std::vector<std::uint64_t>;

void add(words& rules, std::size_t rule) { rules[rule / 64] |= std::uint64_t{1} << rule % 64; }

template <class Automaton>
words found_by(Automaton const& automaton, std::string_view text, words rules) {
    support::with_exact_memory(text, [&](std::string_view exact) { automaton.look(exact, rules.data()); });
    return rules;
}

// --- against the slow way

struct tally {
    long runs = 0;
    long texts = 0;
    long found = 0;
    long not_found = 0;
};

struct known_run {
    run classes;
    std::size_t rule;
};

template <std::size_t Words>
std::vector<known_run> fill(mp::shift_and<Words>& automaton, std::size_t rules, support::chance& random, support::run_maker& make) {
    std::vector<known_run> known;
    // Small ones may fit where a large one does not.
    for (int refused = 0; refused < 3;) {
        run classes = make.make(1 + random.below(mp::class_run::most));
        std::size_t const rule = random.below(rules);
        if (!automaton.add(classes, rule)) ++refused;
        else known.push_back({classes, rule});
    }
    return known;
}

std::string make_text(std::vector<known_run> const& known, support::chance& random, support::run_maker& make) {
    // Where a text begins to be read as two halves.
    std::size_t const size = random.one_in(3) ? 14 + random.below(5) : random.one_in(3) ? random.below(40) : random.below(201);
    std::string text;
    while (text.size() < size) text += make.byte();
    for (std::size_t more = random.below(3); more > 0; --more) make.put(text, make.bytes_of(known[random.below(known.size())].classes));
    return text;
}

template <std::size_t Words>
void finds_what_is_there(int fillings, support::chance& random, tally& count) {
    for (; fillings > 0; --fillings) {
        support::run_maker make{random};
        std::size_t const rules = 1 + random.below(130);
        auto const automaton = std::make_unique<mp::shift_and<Words>>();
        auto const known = fill(*automaton, rules, random, make);
        BOOST_TEST(!automaton->empty());
        count.runs += static_cast<long>(known.size());
        for (int i = 0; i < 60 && boost::detail::test_results().errors() < 20; ++i, ++count.texts) {
            std::string const text = make_text(known, random, make);
            words before((rules + 63) / 64);
            add(before, random.below(rules));
            words expected = before;
            for (auto const& each : known) {
                bool const is_there = support::holds(text, each.classes);
                ++(is_there ? count.found : count.not_found);
                if (is_there) add(expected, each.rule);
            }
            words const got = found_by(*automaton, text, before);
            if (got == expected) continue;
            bool missed = false;
            for (std::size_t word = 0; word < got.size(); ++word) missed = missed || (expected[word] & ~got[word]) != 0;
            BOOST_ERROR(((missed ? "missed in " : "too many in ") + support::shown(text)).c_str());
        }
    }
}

void finds_what_is_there(std::uint64_t seed) {
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    support::chance random{seed};
    tally count;
    finds_what_is_there<1>(300, random, count);
    finds_what_is_there<2>(150, random, count);
    finds_what_is_there<4>(150, random, count);
    std::printf("%ld runs, %ld texts: %ld times in it, %ld times not\n", count.runs, count.texts, count.found, count.not_found);
    // Else nothing was shown.
    BOOST_TEST_GE(count.found, count.texts * 2);
    BOOST_TEST_GE(count.not_found, count.texts * 2);
}

// --- one by one

run run_of(std::initializer_list<std::string_view> classes) {
    run made;
    for (std::string_view const each : classes) {
        byte_set one;
        for (char const c : each) one.add(static_cast<unsigned char>(c), static_cast<unsigned char>(c));
        made.push_back(one);
    }
    return made;
}

run run_of(std::string_view bytes) {
    run made;
    for (char const& c : bytes) made.push_back(run_of({std::string_view{&c, 1}})[0]);
    return made;
}

template <std::size_t Words = 1>
bool finds(run const& classes, std::string_view text) {
    mp::shift_and<Words> automaton;
    BOOST_TEST(automaton.add(classes, 3));
    auto const found = found_by(automaton, text, {0});
    BOOST_TEST(found == words{0} || found == words{8});
    return found == words{8};
}

// Whichever half it is in, or both: at each place of each size, and not if one byte of it is another.
void each_place_of_each_text_is_looked_at() {
    std::string_view const whole = "zqjxvkwy";
    for (std::size_t size = 1; size <= mp::class_run::most; ++size) {
        auto const bytes = whole.substr(0, size);
        for (std::size_t room = 0; room <= 40; ++room) {
            for (std::size_t at = 0; at <= room; ++at) {
                std::string text(room, '.');
                text.insert(at, bytes);
                BOOST_TEST(finds(run_of(bytes), text));
                text[at + (room + at) % size] = '.';
                BOOST_TEST(!finds(run_of(bytes), text));
            }
        }
    }
}

// The second half begins to look in the midst of the text: what stands before it counts as well.
void what_begins_before_the_second_half_is_no_shorter_run() {
    for (std::size_t size = 0; size <= 40; ++size) {
        std::string const text(size, 'a');
        for (std::size_t length = 1; length <= mp::class_run::most; ++length) {
            BOOST_TEST_EQ(finds(run_of(std::string(length, 'a')), text), length <= size);
        }
    }
}

void each_place_of_a_run_has_its_class() {
    auto const number = run_of({"0123456789", "0123456789", "- ", "0123456789"});
    BOOST_TEST(finds(number, "call 12-3"));
    BOOST_TEST(finds(number, "call 12 3"));
    BOOST_TEST(finds(number, "1 12-34-5"));
    BOOST_TEST(!finds(number, "call 1-23"));
    BOOST_TEST(!finds(number, "12_3"));
    BOOST_TEST(!finds(number, "12-"));
}

void any_byte_counts() {
    for (unsigned byte = 0; byte < 256; ++byte) {
        char const bytes[] = {static_cast<char>(byte), static_cast<char>(255 - byte)};
        BOOST_TEST(finds(run_of({{bytes, 1}}), {bytes, 2}));
        BOOST_TEST(!finds(run_of({{bytes, 1}}), {bytes + 1, 1}));
        BOOST_TEST(finds(run_of({{bytes, 2}, {bytes, 2}}), {bytes, 2}));
    }
    BOOST_TEST(finds(run_of("a\0b"sv), "a\0b"sv));
}

// One run ends in the last bit of a word; no run goes on in the next one's bits.
void a_full_word_keeps_its_runs_apart() {
    mp::shift_and<2> automaton;
    for (std::size_t rule = 0; rule < 14; ++rule) {
        std::string const bytes(mp::class_run::most, static_cast<char>('a' + rule));
        BOOST_TEST(automaton.add(run_of(bytes), rule));
    }
    // Seven of eight bytes and a place between them are 62 bits.
    BOOST_TEST(!automaton.add(run_of("xy"), 14));
    BOOST_TEST(automaton.add(run_of("x"), 14));
    BOOST_TEST(automaton.add(run_of("y"), 15));
    BOOST_TEST(!automaton.add(run_of("z"), 16));
    for (std::size_t rule = 0; rule < 14; ++rule) {
        std::string const bytes(mp::class_run::most, static_cast<char>('a' + rule));
        BOOST_TEST(found_by(automaton, bytes, {0}) == words{std::uint64_t{1} << rule});
        BOOST_TEST(found_by(automaton, bytes.substr(1) + "." + bytes.substr(1), {0}) == words{0});
        std::string const next(mp::class_run::most - 1, static_cast<char>('b' + rule));
        BOOST_TEST(found_by(automaton, bytes + next, {0}) == words{std::uint64_t{1} << rule});
    }
    BOOST_TEST(found_by(automaton, "x", {0}) == words{1U << 14});
    BOOST_TEST(found_by(automaton, "y", {0}) == words{1U << 15});
    BOOST_TEST(found_by(automaton, "z", {0}) == words{0});
}

void rules_may_have_several_runs_and_share_one() {
    mp::shift_and<1> automaton;
    BOOST_TEST(automaton.add(run_of("ab"), 70));
    BOOST_TEST(automaton.add(run_of("cd"), 70));
    BOOST_TEST(automaton.add(run_of("cd"), 0));
    BOOST_TEST((found_by(automaton, "ab", {0, 0}) == words{0, 1U << 6}));
    BOOST_TEST((found_by(automaton, "cd", {0, 0}) == words{1, 1U << 6}));
    BOOST_TEST((found_by(automaton, "ac", {4, 1}) == words{4, 1}));
}

void an_empty_one_finds_nothing() {
    mp::shift_and<1> const automaton;
    BOOST_TEST(automaton.empty());
    BOOST_TEST(found_by(automaton, "a long enough text", {5}) == words{5});
    BOOST_TEST(!finds(run_of("a"), ""));
}

void one_without_words_takes_nothing() {
    mp::shift_and<0> automaton;
    BOOST_TEST(!automaton.add(run_of("a"), 0));
    BOOST_TEST(automaton.empty());
    BOOST_TEST(found_by(automaton, "a", {4}) == words{4});
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        finds_what_is_there(std::strtoull(argv[1], nullptr, 10));
        return boost::report_errors();
    }
    finds_what_is_there(1);
    finds_what_is_there(std::random_device{}());
    each_place_of_each_text_is_looked_at();
    what_begins_before_the_second_half_is_no_shorter_run();
    each_place_of_a_run_has_its_class();
    any_byte_counts();
    a_full_word_keeps_its_runs_apart();
    rules_may_have_several_runs_and_share_one();
    an_empty_one_finds_nothing();
    one_without_words_takes_nothing();
    return boost::report_errors();
}
