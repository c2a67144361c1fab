// SPDX-License-Identifier: BSL-1.0
// Tests that a text which matches always holds one of the pieces required, on random patterns and texts, and which pieces these are.
//   required [PAIRS [SEED]]   so many pairs of each kind a seed, 100,000 as it is; with that seed alone, to repeat what a fresh one found
#include <monongusa/pattern/required.hpp>

#include <monongusa/pattern/dynamic.hpp>
#include <monongusa/pattern/literal.hpp>
#include <monongusa/pattern/parser.hpp>

#include "../support/chance.hpp"
#include "../support/holds.hpp"
#include "../support/pattern_answer.hpp"
#include "../support/pattern_maker.hpp"
#include "../support/rare_pattern_maker.hpp"
#include "../support/text_maker.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mp = monongusa::pattern;

namespace {

std::vector<mp::piece> pieces_of(mp::tree const& read) {
    mp::piece_finder required{read};
    required.find();
    std::vector<mp::piece> pieces;
    for (std::size_t i = 0; i < required.count(); ++i) pieces.push_back(required[i]);
    return pieces;
}

std::vector<mp::piece> pieces_of(std::string_view pattern) {
    mp::tree read;
    mp::parse(pattern, read);
    if (read.reason != mp::mistake::none) BOOST_ERROR(support::shown(pattern).c_str());
    return pieces_of(read);
}

std::string bytes_of(mp::piece const& piece) {
    std::string bytes;
    for (std::size_t i = 0; i < piece.size; ++i) bytes += static_cast<char>(piece.byte(i));
    return bytes;
}

// --- no text is missed

struct tally {
    long pairs = 0;
    long matched = 0;
    long judged = 0;      // of those, where something is required
    long filtered = 0;    // of the others, where the pieces say no
    long at_begin = 0;    // of those judged
    long of_several = 0;  // of those judged
};

void check_form(std::string_view pattern, std::vector<mp::piece> const& pieces) {
    bool fine = pieces.size() <= mp::piece_finder::most;
    for (auto const& piece : pieces) {
        fine = fine && piece.size >= 1 && piece.size <= mp::piece::most && (piece.bytes & ~piece.mask()) == 0;
        fine = fine && (piece.bytes & piece.mask() & mp::piece::fold) == (piece.mask() & mp::piece::fold);
        fine = fine && piece.at_begin == pieces[0].at_begin;
    }
    if (!fine) BOOST_ERROR(("pieces of a wrong form: " + support::shown(pattern)).c_str());
}

template <class Maker>
void no_match_is_missed(long pairs, support::chance& random, tally& count) {
    while (count.pairs < pairs && boost::detail::test_results().errors() < 20) {
        std::string const pattern = Maker{random}.make();
        mp::tree read;
        mp::parse(pattern, read);
        if (read.reason != mp::mistake::none) continue;
        auto const pieces = pieces_of(read);
        check_form(pattern, pieces);
        mp::dynamic const compiled{pattern};
        support::text_maker texts{random, read, pattern};
        for (int i = 0; i < 8; ++i, ++count.pairs) {
            std::string const text = texts.make();
            bool const found = std::any_of(pieces.begin(), pieces.end(), [&](auto const& piece) { return support::holds(text, piece); });
            bool const matches = compiled.matches(text);
            if (matches && !pieces.empty() && !found)
                BOOST_ERROR((support::shown(pattern) + " in " + support::shown(text) + " holds nothing of what is required").c_str());
            count.matched += matches;
            count.judged += matches && !pieces.empty();
            count.filtered += !matches && !pieces.empty() && !found;
            count.at_begin += matches && !pieces.empty() && pieces[0].at_begin;
            count.of_several += matches && pieces.size() > 1;
        }
    }
    std::printf("%ld pairs: %ld matches, %ld of them with pieces (%ld at the beginning, %ld of several); %ld texts need not be searched\n",
                count.pairs, count.matched, count.judged, count.at_begin, count.of_several, count.filtered);
}

void no_match_is_missed(long pairs, std::uint64_t seed) {
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    support::chance random{seed};
    tally common;
    no_match_is_missed<support::pattern_maker>(pairs, random, common);
    tally rare;
    no_match_is_missed<support::rare_pattern_maker>(pairs, random, rare);
    // Else nothing was shown.
    BOOST_TEST_GE(common.judged * 50, common.pairs);
    BOOST_TEST_GE(rare.judged * 15, rare.pairs);
    BOOST_TEST_GE(rare.of_several * 30, rare.pairs);
    BOOST_TEST_GE(rare.at_begin * 150, rare.pairs);
    BOOST_TEST_GE(rare.filtered * 5, rare.pairs);
}

// --- which pieces they are

std::string shown(std::vector<mp::piece> const& pieces) {
    std::vector<std::string> each;
    for (auto const& piece : pieces) each.push_back((piece.at_begin ? "^" : "") + support::shown(bytes_of(piece)));
    std::sort(each.begin(), each.end());
    each.erase(std::unique(each.begin(), each.end()), each.end());
    std::string all;
    for (auto const& one : each) all += (all.empty() ? "" : " ") + one;
    return all;
}

struct row {
    std::string_view pattern;
    std::string_view pieces;  // folded, sorted, each once; a ^ before those at the beginning
};
constexpr row rows[] = {
    {"hello", "hello"},
    {"HeLLo", "hello"},
    {"(?i)hello", "hello"},
    {"(give)", "give"},
    {"gi(?:v(e))", "give"},
    {"\\Qa.b(q\\E", "a.b(q"},
    {"[z]q", "zq"},
    {"[Zz]q", "zq"},
    // Branches.
    {"tea|coffee|cake", "cake coffee tea"},
    {"(?:jo|ja)zz", "jazz jozz"},
    {"zz(?:jo|ja)", "zzja zzjo"},
    {"j(?:oz|a)z", "jaz jozz"},
    {"(?:tea.*|cake+)", "cake tea"},
    // What may be there and may be not.
    {"colou?r", "color colour"},
    {"colou??r", "color colour"},
    {"colo(?:u|ux)?r", "color colour colouxr"},
    {"(?:zq)*jx", "jx"},
    {"z{0,3}jx", "jx"},
    {"(?:hello){0}jx", "jx"},
    {"jx(?:zq)?", "jx"},
    {"jx.*", "jx"},
    {".*jx", "jx"},
    // Classes.
    {"gr[ae]y", "gray grey"},
    {"[xyz]q", "xq yq zq"},
    {"q[é-ì]", "q\\xE3\\xA9 q\\xE3\\xAA q\\xE3\\xAB q\\xE3\\xAC"},
    {"[a-z]jx", "jx"},
    {"jx\\w", "jx"},
    // Counted.
    {"(?:go){2}", "gogo"},
    {"zq{3}", "zqqq"},
    {"(?:jx){1}", "jx"},
    // Case: 'k' and 's' have a third form.
    {"(?i)ok", "o\\xE2\\xA4\\xAA ok"},
    {"(?i)\xE2\x84\xAAo", "\\xE2\\xA4\\xAAo ko"},
    {"(?i)sure", "\\xE5\\xBFure sure"},
    {"(?i)jx", "jx"},
    {"\xE2\x84\xAA", "\\xE2\\xA4\\xAA"},
    // Beyond ASCII.
    {"お茶", "\\xE3\\xA1\\xAA\\xE8\\xAC\\xB6"},
    {"🎉", "\\xF0\\xBF\\xAE\\xA9"},
    {"(?i)é", "\\xE3\\xA9"},
    // Assertions.
    {"^hello", "^hello"},
    {"\\Ahello$", "^hello"},
    {"^(?:tea|rum)", "^rum ^tea"},
    {"(?:^zq|^jx)y", "^jxy ^zqy"},
    {"^(jx)", "^jx"},
    {"^zq.*", "^zq"},
    {"(?m)^jx", "jx"},
    {"(?:^|,)jx", "jx"},
    {"(?:^tea|jx)q", "jxq teaq"},
    {"^?jx", "jx"},
    {"\\bjx\\B", "jx"},
    {"jx$", "jx"},
};
// Nothing, or nothing rare.
constexpr std::string_view without[] = {"",           "^",          "$",
                                        "\\b",        ".*",         "(?s).",
                                        "\\w+",       "[^z]",       "e",
                                        "(?:hello)?", "(?:hello)*", "(?:hello){0}",
                                        "hello|",     "hello|.*",   "(?:hello|\\w)(?:jx)?"};

void the_pieces_are_those_written() {
    for (auto const& each : rows) {
        auto const got = shown(pieces_of(each.pattern));
        if (got != each.pieces)
            BOOST_ERROR((support::shown(each.pattern) + " requires " + got + ", not " + std::string{each.pieces}).c_str());
    }
    for (auto const pattern : without) BOOST_TEST_EQ(shown(pieces_of(pattern)), "");
}

// Which part of it is a matter of taste.
void of_what_is_too_long_a_part_is_required() {
    for (std::string_view const pattern : {"hello, world", "what a wonderful world", "xyzzy and plugh"}) {
        auto const pieces = pieces_of(pattern);
        BOOST_TEST_EQ(pieces.size(), 1u);
        for (auto const& piece : pieces) {
            BOOST_TEST_GE(piece.size, 4);
            BOOST_TEST(pattern.find(bytes_of(piece)) != pattern.npos);
        }
    }
    auto const either = shown(pieces_of("zqj.*xvw"));
    BOOST_TEST(either == "zqj" || either == "xvw");
}

void what_is_rarer_is_required() {
    BOOST_TEST_EQ(shown(pieces_of("the .*zqjx")), "zqjx");
    BOOST_TEST_EQ(shown(pieces_of("zqjx.* the")), "zqjx");
    BOOST_TEST_EQ(shown(pieces_of("(?:a|e|o).*zqjx")), "zqjx");
}

// However many words there are, and however they are nested.
void large_patterns_stay_within_bounds() {
    for (std::size_t const words : {16u, 17u, 200u, 256u, 257u, 600u}) {
        std::string pattern;
        for (std::size_t i = 0; i < words; ++i) pattern += (i == 0 ? "zq" : "|zq") + std::to_string(1'000 + i);
        auto const pieces = pieces_of(pattern);
        check_form(pattern, pieces);
        if (words <= 200) BOOST_TEST_EQ(pieces.size(), words);
        auto const grouped = pieces_of("jx(?:" + pattern + ")vw");
        BOOST_TEST(!grouped.empty());
        check_form(pattern, grouped);
    }
    std::string nested = "zq";
    for (std::uint32_t i = 0; i < mp::limits::depth; ++i) nested = "(?:" + nested + "|jx)";
    for (auto const& piece : pieces_of(nested)) BOOST_TEST(bytes_of(piece) == "zq" || bytes_of(piece) == "jx");
    std::string repeated = "zq";
    for (std::uint32_t i = 0; i < mp::limits::depth; ++i) repeated = "(" + repeated + ")+";
    for (auto const& piece : pieces_of(repeated)) BOOST_TEST_EQ(bytes_of(piece), "zq");
}

// More than is ever read: what is not read must not be taken for nothing.
void what_is_too_much_to_read_is_not_left_out() {
    for (std::size_t const times : {1u, 10u, 100u, 300u, 500u, 1'000u, 2'000u}) {
        std::string pattern = "^b";
        std::string text = "b";
        for (std::size_t i = 0; i < times; ++i) {
            pattern += "[zj]x";
            text += i % 3 == 0 ? "jx" : "zx";
        }
        BOOST_TEST(mp::dynamic{pattern}.matches(text));
        auto const pieces = pieces_of(pattern);
        BOOST_TEST(pieces.empty() ||
                   std::any_of(pieces.begin(), pieces.end(), [&](auto const& piece) { return support::holds(text, piece); }));
    }
}

// --- the compiler finds the same

template <monongusa::detail::fixed_string... Pattern>
void the_compiler_finds_the_same() {
    auto const compare = [](std::string_view pattern, std::span<mp::piece const> required) {
        auto const expected = pieces_of(pattern);
        BOOST_TEST(std::equal(expected.begin(), expected.end(), required.begin(), required.end()));
    };
    (compare(Pattern.view(), mp::literal<Pattern>::required), ...);
}

}  // namespace

int main(int argc, char** argv) {
    long const pairs = argc > 1 ? std::atol(argv[1]) : 100'000;
    if (argc > 2) {
        no_match_is_missed(pairs, std::strtoull(argv[2], nullptr, 10));
        return boost::report_errors();
    }
    no_match_is_missed(pairs, 1);
    no_match_is_missed(pairs, std::random_device{}());
    the_pieces_are_those_written();
    of_what_is_too_long_a_part_is_required();
    what_is_rarer_is_required();
    large_patterns_stay_within_bounds();
    what_is_too_much_to_read_is_not_left_out();
    the_compiler_finds_the_same<"", ".*", "hello", "tea|coffee|cake", "(?i)kiss", "^(?:tea|rum) (\\d+)", "お茶を(\\d+)杯", "gr[ae]y{2}",
                                "give (\\w+)(?: to (\\w+))?">();
    // Nested repeats cost no more than their length.
    the_compiler_finds_the_same<"(((((((((((((((((((((((((zq)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+)+">();
    return boost::report_errors();
}
