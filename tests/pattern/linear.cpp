// SPDX-License-Identifier: BSL-1.0
// Patterns and texts that make backtracking engines explode: what they cost here, in steps, grows as the text does.

#include <monongusa/pattern/dynamic.hpp>
#include <monongusa/pattern/engine.hpp>

#include "support/pattern_answer.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mp = monongusa::pattern;

namespace {

struct row {
    std::string_view pattern;
    std::string_view again;  // what the text is made of, over and over
    std::string_view end;
};

constexpr row rows[] = {
    // Repeats in repeats.
    {"(a*)*b", "a", ""},
    {"(a+)+$", "a", "!"},
    {"(a*)+(a*)+(a*)+b", "a", ""},
    {"((a*)*)*c", "a", "b"},
    {"(a*?)*?b", "a", ""},
    {"(a+?)+?b", "a", ""},
    {"(x+x+)+y", "x", ""},
    {"^(?:(?:(?:a+)+)+)+$", "a", "b"},
    {"([a-z]+)*[0-9]", "abc", ""},
    {"(\\w+\\s?)+$", "word ", "!"},
    {"^(\\w+\\s?)*$", "some words ", "\xFF"},
    {"(?:\\b\\w*\\b)*!", "ab ", ""},
    {"(\\d+,?)+;", "12,", ""},
    {"((?:[a-z]\\d?)+\\.)+!", "a1b2.", ""},
    // What can be empty, in a loop.
    {"(|a)+b", "a", ""},
    {"(a|)*b", "a", ""},
    {"(|a|b|ab)*c", "ab", ""},
    {"(?:^|a|$)*b", "a", ""},
    {"(?m)(?:^a*$\\n?)*b", "a\na\n\n", ""},
    {"(?:a?\?){8,}b", "a", ""},
    // Branches that overlap.
    {"(a|a)*b", "a", ""},
    {"(a|aa)+$", "a", "!"},
    {"(a|ab|b)*c", "ab", ""},
    {"(?:aa|aaa|aaaaa)*b", "a", ""},
    {"(.|\\w|[a-z]|a)*!", "a", ""},
    {"((a)|b|(c))*?d", "abc", ""},
    {"(?:(?:\\w|\\d|_)+@)+\\.", "a1_@", ""},
    // Runs beside runs.
    {"(.*)(.*)(.*)x", "a", ""},
    {"(.*)(.*)(.*)(.*)(.*)=", "ab ", "x"},
    {"(?s).*.*.*=.*;", "a\n", "="},
    {"a.*b.*c.*d", "abc", ""},
    {"(a.*)(b.*)*c", "ab", ""},
    {"\\s+$", " ", "x"},
    {"a*a*a*a*a*b", "a", ""},
    {"(?:.*,){11}P", "1,2,", ""},
    {"(.+)@(.+)\\.(.+)", "a@", ""},
    {"\"(?:[^\"\\\\]|\\\\.)*\"", "\"\\\\", "\\"},
    {"<(?:[^>]|'[^']*')*>", "<'", ""},
    {"\\[([^\\]]*)\\]\\(([^)]*)\\)", "[](", ""},
    // Counted repeats of these.
    {"(?:a?){30}a{30}", "a", ""},
    {"(?:a?){30}a{30}b", "a", ""},
    {"(a{0,10}){0,10}b", "a", ""},
    {"((?:ab?){0,8}){0,8}c", "ab", ""},
    {"(?:a{1,12}){1,12}!", "a", "b"},
    {"(?:(?:abc|abd|ab){1,3}){1,10}e", "abcabd", ""},
    {"(.{1,50})(.{1,50})!", "a", ""},
    {"[ab]*a[ab]{120}c", "ab", ""},
    {"(a*){20}b", "a", ""},
    // Beyond ASCII.
    {"(あ+)+い", "あ", ""},
    {"(?:👍🏽?)*!", "👍🏽", ""},
    {"(?i)(?:ſ|s|S)*k", "sſ", ""},
    {"(?i)(?:[^k]|\\w)*K", "\u00E9", "\xE2\x84"},
    {"(.*)*x", "\xFF", ""},
    {"(.|\\x{3042})*x", "\xE3\x81", "\x82"},
    // Those that match, at the very end.
    {"(a|a)*b", "a", "b"},
    {"(.*)(.*)(.*)x$", "a", "x"},
    {"(\\w+\\s?)+!$", "word ", "!"},
    {"(?:a|aa|aaa)*?(b|c)$", "a", "c"},
};

// Twenty times five times five words, which begin alike.
std::string words() {
    std::string made;
    for (auto const first :
         {"ba", "be", "bi", "bo", "bu", "ka", "ke", "ki", "ko", "ku", "ma", "me", "mi", "mo", "mu", "ta", "te", "ti", "to", "tu"})
        for (auto const second : {"na", "ne", "ni", "no", "nu"})
            for (auto const third : {"ra", "re", "ri", "ro", "ru"}) ((((made += made.empty() ? "" : "|") += first) += second) += third);
    return made;
}

struct cost {
    std::size_t search = 0;
    std::size_t machine = 0;
};

cost cost_of(mp::dynamic const& pattern, std::string_view text) {
    auto const what = pattern.compiled();
    auto const needed = mp::scratch_for(what);
    std::vector<std::uint32_t> indices(needed.indices);
    std::vector<std::size_t> positions(needed.positions);
    std::vector<monongusa::detail::text_range> ranges(pattern.groups() + 1);
    support::step_counter search;
    bool const found = mp::search(what, text, {indices.data(), positions.data()}, ranges.data(), search);
    support::step_counter machine;
    BOOST_TEST_EQ(answer_of_machine(pattern, text, machine).matched(), found);
    return {search.steps, machine.steps};
}

void grows_with_the_text(std::string_view written, std::string_view again, std::string_view end) {
    mp::dynamic const pattern{written};
    std::size_t const size = pattern.compiled().facts.size;
    std::size_t const most = size > 200 ? 6'400 : 102'400;
    std::size_t const errors = static_cast<std::size_t>(boost::detail::test_results().errors());
    cost before;
    for (std::size_t length = 1'600; length <= most; length *= 4) {
        std::string text;
        while (text.size() < length) text += again;
        text += end;
        cost const now = cost_of(pattern, text);
        // All instructions at all places, some of them to be taken back; the search may try something cheaper before, within its budget.
        BOOST_TEST_LE(now.machine, 4 * size * (text.size() + 1));
        BOOST_TEST_LE(now.search, (4 * size + 40) * (text.size() + 16));
        if (before.machine != 0) BOOST_TEST_LE(now.machine * 10, before.machine * 42 + 1'000 * size);
        if (before.search != 0) BOOST_TEST_LE(now.search * 10, before.search * 42 + 1'000 * size);
        before = now;
    }
    if (static_cast<std::size_t>(boost::detail::test_results().errors()) != errors) BOOST_ERROR(support::shown(written).c_str());
}

void every_row_grows_with_the_text() {
    for (auto const& each : rows) grows_with_the_text(each.pattern, each.again, each.end);
}

void long_alternations_grow_with_the_text() {
    std::string const any = words();
    grows_with_the_text("\\b(?:" + any + ")\\b", "banarax ", "");
    grows_with_the_text("(?:" + any + ")+!", "tunaru", "");
    grows_with_the_text("(?i)((?:" + any + ") ?)*$", "Tunaru miniri ", "?");
}

}  // namespace

int main() {
    every_row_grows_with_the_text();
    long_alternations_grow_with_the_text();
    return boost::report_errors();
}
