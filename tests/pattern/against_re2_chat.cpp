// SPDX-License-Identifier: BSL-1.0
// Compares every answer with RE2's: the patterns of the benches in lines of real chat, those of MONONGUSA_CHAT_LOG.  Needs libre2.
//   against_re2_chat [LINES]   so many of its lines, 800 as it is

#include <monongusa/pattern/dynamic.hpp>

#include "bench/chat.hpp"
#include "bench/patterns.hpp"
#include "support/pattern_answer.hpp"
#include "support/re2_answer.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mp = monongusa::pattern;
using support::answer_of;
using support::answer_of_machine;
using support::holds_what_is_required;
using support::pattern_answer;
using support::shown;

namespace {

std::size_t hits = 0;
std::size_t pairs = 0;

void say(std::string_view pattern, std::string_view line, std::string_view what) {
    // Not the line itself: people's chat does not belong into a log of tests.
    std::string const place = " (a line of " + std::to_string(line.size()) + " bytes, number " + std::to_string(pairs) + ")";
    BOOST_ERROR((shown(pattern) + place + ": " + std::string{what}).c_str());
}

void agrees_over(std::vector<std::string> const& lines, std::string_view pattern) {
    mp::dynamic const ours{pattern};
    mp::tree read;
    mp::parse(pattern, read);
    support::re2_peer theirs{pattern};
    if (!theirs.ok()) return say(pattern, "", "refused by RE2: " + theirs.error());
    BOOST_TEST_EQ(static_cast<int>(ours.groups()), theirs.groups());
    for (auto const& line : lines) {
        ++pairs;
        pattern_answer const got = answer_of(ours, line);
        hits += got.matched();
        auto const expected = theirs.search(line);
        if (expected && *expected != got) say(pattern, line, "RE2: " + shown(*expected) + "  ours: " + shown(got));
        if (ours.matches(line) != got.matched()) say(pattern, line, "matches() differs from search()");
        if (!got.matched() && pairs % 64 != 0) continue;
        if (answer_of_machine(ours, line) != got) say(pattern, line, "the machine differs");
        if (got.matched() && !holds_what_is_required(read, line)) say(pattern, line, "it holds nothing of what is required");
    }
}

bool is_beyond_ascii(std::string_view line) {
    return std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// Some of all, and of those beyond ASCII as many more as there are, up to a fourth.
std::vector<std::string> some_of(std::vector<std::string> const& all, std::size_t most) {
    std::vector<std::string> chosen{all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()))};
    for (std::size_t i = chosen.size(); i < all.size() && chosen.size() < most + most / 4; ++i)
        if (is_beyond_ascii(all[i])) chosen.push_back(all[i]);
    return chosen;
}

}  // namespace

int main(int argc, char** argv) {
    char const* const log = std::getenv("MONONGUSA_CHAT_LOG");
    if (log == nullptr || !std::ifstream{log}) std::printf("no log of chat at MONONGUSA_CHAT_LOG: made-up lines\n");
    auto const lines = some_of(bench::lines_of_chat(), argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 800);
    for (auto const pattern : bench::texts)
        if (boost::detail::test_results().errors() < 20) agrees_over(lines, pattern);
    std::printf("%zu patterns, %zu lines: %zu pairs, %zu of them matches\n", bench::texts.size(), lines.size(), pairs, hits);
    BOOST_TEST_GT(hits, lines.size() / 20);
    return boost::report_errors();
}
