// SPDX-License-Identifier: BSL-1.0
// Tests that a text which matches always holds the run required, on random patterns and texts, and which run that is.
//   class_run [PAIRS [SEED]]   so many pairs of each kind a seed, 100,000 as it is; with that seed alone, to repeat what a fresh one found
#include <monongusa/pattern/class_run.hpp>
#include <monongusa/pattern/dynamic.hpp>
#include <monongusa/pattern/literal.hpp>
#include <monongusa/pattern/parser.hpp>

#include "../support/chance.hpp"
#include "../support/class_pattern_maker.hpp"
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
using mp::byte_set;

namespace {

std::span<byte_set const> classes_of(mp::class_run const& run) { return {run.classes, run.size}; }

mp::class_run run_of(std::string_view pattern) {
    mp::tree read;
    mp::parse(pattern, read);
    if (read.reason != mp::mistake::none) BOOST_ERROR(support::shown(pattern).c_str());
    return mp::class_run_finder{read}.find();
}

// --- no text is missed

struct tally {
    long pairs = 0;
    long matched = 0;
    long judged = 0;    // of those, where a run is required
    long filtered = 0;  // of the others, where the run says no
};

void check_form(std::string_view pattern, mp::class_run const& run) {
    bool fine = run.size <= mp::class_run::most;
    for (auto const& each : classes_of(run)) fine = fine && each != byte_set{};
    if (!fine) BOOST_ERROR(("a run of a wrong form: " + support::shown(pattern)).c_str());
}

template <class Maker>
tally no_match_is_missed(long pairs, support::chance& random) {
    tally count;
    while (count.pairs < pairs && boost::detail::test_results().errors() < 20) {
        std::string const pattern = Maker{random}.make();
        mp::tree read;
        mp::parse(pattern, read);
        if (read.reason != mp::mistake::none) continue;
        auto const run = mp::class_run_finder{read}.find();
        check_form(pattern, run);
        mp::dynamic const compiled{pattern};
        support::text_maker texts{random, read, pattern};
        for (int i = 0; i < 8; ++i, ++count.pairs) {
            std::string const text = texts.make();
            bool const found = run.size != 0 && support::holds(text, classes_of(run));
            bool const matches = compiled.matches(text);
            if (matches && run.size != 0 && !found)
                BOOST_ERROR((support::shown(pattern) + " in " + support::shown(text) + " does not hold the run required").c_str());
            count.matched += matches;
            count.judged += matches && run.size != 0;
            count.filtered += !matches && run.size != 0 && !found;
        }
    }
    std::printf("%ld pairs: %ld matches, %ld of them with a run; %ld texts need not be searched\n", count.pairs, count.matched,
                count.judged, count.filtered);
    return count;
}

void no_match_is_missed(long pairs, std::uint64_t seed) {
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    support::chance random{seed};
    auto const common = no_match_is_missed<support::pattern_maker>(pairs, random);
    auto const rare = no_match_is_missed<support::rare_pattern_maker>(pairs, random);
    auto const of_classes = no_match_is_missed<support::class_pattern_maker>(pairs, random);
    // Else nothing was shown.
    BOOST_TEST_GE(common.judged * 50, common.pairs);
    BOOST_TEST_GE(rare.judged * 20, rare.pairs);
    BOOST_TEST_GE(of_classes.judged * 10, of_classes.pairs);
    BOOST_TEST_GE(of_classes.filtered * 5, of_classes.pairs);
}

// --- which run it is

/// Reads what the tables below are written in: bytes, [classes] of them, and {counts}.
std::vector<byte_set> written_out(std::string_view classes) {
    std::vector<byte_set> made;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (classes[i] == '{') {
            for (int more = classes[++i] - '1'; more > 0; --more) made.push_back(byte_set{made.back()});
            ++i;
            continue;
        }
        byte_set one;
        bool const several = classes[i] == '[';
        for (i += several; i < classes.size() && classes[i] != ']'; ++i) {
            auto const lo = static_cast<unsigned char>(classes[i]);
            bool const range = several && classes[i + 1] == '-' && classes[i + 2] != ']';
            if (range) i += 2;
            one.add(lo, static_cast<unsigned char>(classes[i]));
            if (!several) break;
        }
        made.push_back(one);
    }
    return made;
}

bool is_within(byte_set const& part, byte_set const& whole) {
    for (unsigned word = 0; word < 4; ++word)
        if ((part.bits[word] & ~whole.bits[word]) != 0) return false;
    return true;
}

std::string shown(std::span<byte_set const> run) {
    std::string made;
    for (auto const& each : run) {
        made += '[';
        for (unsigned byte = 0; byte < 256; ++byte)
            if (char const c = static_cast<char>(byte); each.has(c)) made += support::shown({&c, 1});
        made += ']';
    }
    return made;
}

struct row {
    std::string_view pattern;
    std::string_view classes;  // some of these in a row are the run: which of them is a matter of taste
};
constexpr row rows[] = {
    {R"(\d{3}[- ]\d{4})", "[0-9]{3}[- ][0-9]{4}"},
    {R"(^[A-Z\d ]{12,}$)", "[A-Z0-9 ]{9}"},
    {R"(\b[0-9a-f]{32}\b)", "[0-9a-f]{9}"},
    {R"([ァ-ヶー]{3,})", "\xE3[\x82-\x83][\x80-\xBF]\xE3[\x82-\x83][\x80-\xBF]\xE3[\x82-\x83][\x80-\xBF]"},
    {R"([\x{1F600}-\x{1F64F}])", "\xF0\x9F[\x98-\x99][\x80-\xBF]"},
    {R"((?i)[а-яё]{4,})", "[\xD0-\xD1\xE1][\x80-\xBF]"},  // some have another case of three bytes
    {R"([а-яё]{4,})", "[\xD0-\xD1][\x80-\xBF][\xD0-\xD1][\x80-\xBF][\xD0-\xD1][\x80-\xBF][\xD0-\xD1][\x80-\xBF]"},
    // What is known but for its case.
    {"zq", "zq"},
    {"(?i)zqj", "[Zz][Qq][Jj]"},
    {"(?i)[x-z]{5}", "[X-Zx-z]{5}"},
    {"(?i)z(?-i)qj", "[Zz]qj"},
    {R"([Zz]\d{3})", "[Zz][0-9]{3}"},
    {"é[qz]", "\xC3\xA9[qz]"},
    {"🎉[qz]", "\xF0\x9F\x8E\x89[qz]"},
    {R"(\Qz.q\E\d)", "z.q[0-9]"},
    // In the midst of it.
    {R"(\b\d{2}\b\d{2}\b)", "[0-9]{4}"},
    {R"(^\d{4}$)", "[0-9]{4}"},
    {R"((?m:^)\d(?:)\d()\d\B\d)", "[0-9]{4}"},
    {R"((\d{2}):(\d{2}))", "[0-9]{2}:[0-9]{2}"},
    {R"(((\d)(?P<x>[A-F])){3})", "[0-9][A-F][0-9][A-F][0-9][A-F]"},
    // Counted.
    {R"([A-F]{4})", "[A-F]{4}"},
    {R"([A-F]{2,5})", "[A-F]{2}"},
    {R"(\d{2,}[A-F])", "[0-9]{2}[A-F]"},
    {R"([A-F]\d{2,})", "[A-F][0-9]{2}"},
    {R"([A-F]\d+?z)", "[A-F][0-9]z"},  // of both ends of the repeat, which may be the same
    {R"(\d{9})", "[0-9]{9}"},
    {R"(\d{1000})", "[0-9]{9}"},
    {R"((?:[A-F]\d){2})", "[A-F][0-9][A-F][0-9]"},
    {R"((?:[A-F]\d){2,})", "[A-F][0-9][A-F][0-9]"},
    {R"((?:\d{2}:){2}\d{2})", "[0-9]{2}:[0-9]{2}:[0-9]{2}"},
    // What may be there or may be not, or may be one of several, ends it.
    {R"([A-F]{2}x?[A-F]{2})", "[A-F]{2}"},
    {R"([A-F]{2}\d*[A-F]{2})", "[A-F]{2}"},
    {R"([A-F]{2}\d{0}[A-F]{2})", "[A-F]{2}"},
    {R"([A-F]{2}(?:\d\d){0,3}[A-F]{2})", "[A-F]{2}"},
    {R"([A-F]{2}(?:zq|jx)[A-F]{2})", "[A-F]{2}"},
    {R"([A-F]{2}(zq|jx*)[A-F]{2})", "[A-F]{2}"},
    {R"([A-F]{2}.[A-F]{2})", "[A-F]{2}"},
    {R"([A-F]{2}(?s:.)[A-F]{2})", "[A-F]{2}"},
    {R"([A-F]{2}[aé][A-F]{2})", "[A-F]{2}"},
    {R"([A-F]{2}[^a][A-F]{2})", "[A-F]{2}"},
    {R"(\d*[A-F]{2})", "[A-F]{2}"},
    {R"((?:hello|\d{8})[A-F]{2})", "[A-F]{2}"},
    // Characters of two and three bytes: the second byte of one may be its last.
    {R"([A-F][éあ][A-F])", "[A-F][\xC3\xE3][\x81\xA9]"},
    {R"([A-F]{2}[あ🎉][A-F]{2})", "[A-F]{2}[\xE3\xF0][\x81\x9F][\x82\x8E]"},
    {R"([A-F]{2}[\x{7fe}-\x{801}])", "[A-F]{2}[\xDF-\xE0][\x80-\xBF]"},
};
// Nothing, or nothing rare.
constexpr std::string_view without[] = {"",
                                        "^$",
                                        ".*",
                                        ".{9}",
                                        R"(\w{8})",
                                        "[a-z ]{40}",
                                        "[aé]{8}",
                                        "[^z]{8}",
                                        R"([^\x00-\x{10FFFF}])",
                                        R"((?:[A-F]{8})?)",
                                        R"((?:[A-F]{8})*)",
                                        R"((?:[A-F]{8}){0})",
                                        R"([A-F]{8}|\d{8})",
                                        R"([A-F]{8}|)"};

void the_run_is_in_what_is_written() {
    for (auto const& each : rows) {
        auto const run = run_of(each.pattern);
        auto const got = classes_of(run);
        auto const expected = written_out(each.classes);
        check_form(each.pattern, run);
        auto const fits = [](byte_set const& whole, byte_set const& part) { return is_within(part, whole); };
        bool const is_there = std::search(expected.begin(), expected.end(), got.begin(), got.end(), fits) != expected.end();
        if (got.empty() ? !expected.empty() : !is_there) BOOST_ERROR((support::shown(each.pattern) + " requires " + shown(got)).c_str());
    }
    for (auto const pattern : without) BOOST_TEST_EQ(shown(classes_of(run_of(pattern))), "");
}

void the_rarest_of_several_is_required() {
    BOOST_TEST(run_of(R"([A-F]\d.*zqjx.*\d[A-F])").classes[0].has('z'));
    BOOST_TEST(run_of(R"([A-F]\d.*[VXZ]{4})").classes[0].has('X'));
    BOOST_TEST(run_of(R"([VXZ]{4}.*[A-F]\d)").classes[0].has('X'));
}

void what_is_rarer_has_more_bits() {
    BOOST_TEST_LT(run_of(R"(\d{2})").bits, run_of(R"(\d{3})").bits);
    BOOST_TEST_LT(run_of("[x-z]{3}").bits, run_of("[X-Z]{3}").bits);
    BOOST_TEST_LT(run_of("[0-9a-f]{8}").bits, run_of("[0-9]{8}").bits);
}

// More than is ever read: what is not read must not be taken for nothing.
void what_is_too_much_to_read_is_not_left_out() {
    for (std::size_t const times : {1u, 10u, 80u, 100u, 125u, 126u, 127u, 128u, 129u, 200u, 500u, 2'000u}) {
        for (std::string_view const part : {R"([VX]\d)", R"((?:\d[VX])+)", R"([VX](\d))"}) {
            std::string pattern = "^z";
            std::string text = "z";
            for (std::size_t i = 0; i < times; ++i) {
                pattern += part;
                text += part[0] == '[' ? "X7" : "7X";
            }
            mp::tree read;
            mp::parse(pattern, read);
            if (read.reason != mp::mistake::none) continue;
            auto const run = run_of(pattern);
            BOOST_TEST(mp::dynamic{pattern}.matches(text));
            BOOST_TEST(run.size != 0);
            BOOST_TEST(support::holds(text, classes_of(run)));
        }
    }
    std::string nested = R"(\d{4})";
    for (std::uint32_t i = 0; i < mp::limits::depth; ++i) nested = "(" + nested + ")+";
    auto const run = run_of(nested);
    BOOST_TEST(run.size == 0 || support::holds("1234", classes_of(run)));
}

// --- what a pattern in the program requires

template <monongusa::detail::fixed_string Pattern>
void requires_what_is_found(bool pieces, bool run) {
    using literal = mp::literal<Pattern>;
    mp::tree read;
    mp::parse(Pattern.view(), read);
    mp::requirement const expected{read};
    auto const same_pieces = [&] {
        if (literal::required.size() != expected.pieces.count()) return false;
        for (std::size_t i = 0; i < literal::required.size(); ++i)
            if (literal::required[i] != expected.pieces[i]) return false;
        return true;
    };
    auto const classes = classes_of(expected.run);
    bool const same_run = std::equal(classes.begin(), classes.end(), literal::required_run.begin(), literal::required_run.end());
    if (!same_run || !same_pieces()) BOOST_ERROR(("the compiler finds something else: " + support::shown(Pattern.view())).c_str());
    if (literal::required.empty() == pieces || literal::required_run.empty() == run)
        BOOST_ERROR((support::shown(Pattern.view()) + " has the run " + shown(literal::required_run)).c_str());
}

// A run where no pieces are known, or frequent ones.
void a_run_is_required_where_pieces_say_less() {
    requires_what_is_found<R"(\d{3}[- ]\d{4})">(true, true);
    requires_what_is_found<R"(\d{4})">(true, true);
    requires_what_is_found<R"(^[A-Z\d ]{12,}$)">(false, true);
    requires_what_is_found<R"(\b[0-9a-f]{32}\b)">(false, true);
    requires_what_is_found<"[ァ-ヶー]{3,}">(false, true);
    requires_what_is_found<R"([\x{1F600}-\x{1F64F}])">(false, true);
    requires_what_is_found<"(?i)[а-яё]{4,}">(false, true);
    requires_what_is_found<"[A-F]{6}(?:hello)?">(false, true);
    requires_what_is_found<"hello">(true, false);
    requires_what_is_found<"hello, world">(true, false);
    requires_what_is_found<"(?i)hello|goodbye">(true, false);
    requires_what_is_found<R"(give (\w+)(?: to (\w+))?)">(true, false);
    requires_what_is_found<R"(hello, \d{8})">(true, false);
    requires_what_is_found<R"(\d{8}(?:wonderful|beautiful))">(true, false);
    requires_what_is_found<"">(false, false);
    requires_what_is_found<".*">(false, false);
    requires_what_is_found<R"(\w+)">(false, false);
    requires_what_is_found<R"((?:\d{8})?)">(false, false);
    // Read twice, since it has so many groups.
    requires_what_is_found<"[A-F]{6}()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()()">(false, true);
    // A malformed one requires nothing.
    BOOST_TEST(mp::literal<"[A-F]{6}(">::required_run.empty());
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
    the_run_is_in_what_is_written();
    the_rarest_of_several_is_required();
    what_is_rarer_has_more_bits();
    what_is_too_much_to_read_is_not_left_out();
    a_run_is_required_where_pieces_say_less();
    return boost::report_errors();
}
