// SPDX-License-Identifier: BSL-1.0
// Tests that every piece which is in a text is found there, and no other: against a search for one after the other, on random pieces and texts.
//   prefilter [SEED]   with that seed alone, to repeat what a fresh one found
#include <monongusa/pattern/prefilter.hpp>

#include "../support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mp = monongusa::pattern;
using mp::piece;
using mp::prefilter_shape;
using namespace std::string_view_literals;

namespace {

constexpr piece piece_of(std::string_view text, bool at_begin = false) {
    auto made = mp::piece_at_begin(text);
    made.at_begin = at_begin;
    return made;
}

struct required_by_rule {
    piece what;
    std::size_t rule;
};

// The slow way.
bool holds(std::string_view text, piece const& what) {
    std::size_t const last = what.at_begin ? 0 : text.size();
    for (std::size_t at = 0; at <= last && at + what.size <= text.size(); ++at) {
        std::size_t same = 0;
        while (same < what.size && (static_cast<unsigned char>(text[at + same]) | 0x20U) == what.byte(same)) ++same;
        if (same == what.size) return true;
    }
    return false;
}

using words = std::vector<std::uint64_t>;

void add(words& rules, std::size_t rule) { rules[rule / 64] |= std::uint64_t{1} << rule % 64; }

// In memory of just that size: a byte read before or behind it is told by the address sanitizer.
template <class Filter>
words found_by(Filter const& filter, std::string_view text, words rules) {
    std::unique_ptr<char[]> const exact{new char[text.size()]};
    std::copy(text.begin(), text.end(), exact.get());
    filter.look({exact.get(), text.size()}, rules.data());
    return rules;
}

/// Makes texts, and pieces that are in some of them.
class maker {
public:
    explicit maker(support::chance& random) : random_(random) {}

    std::string text() {
        std::string made;
        std::size_t const size = random_.one_in(4) ? random_.below(20) : random_.below(301);
        auto const kind = random_.below(5);
        while (made.size() < size) made += byte(kind);
        if (!known_.empty()) {
            for (std::size_t more = random_.below(3); more > 0 && !made.empty(); --more) put(made, known_[random_.below(known_.size())]);
        }
        return made;
    }

    piece make_piece(std::size_t size, bool at_begin) {
        std::string bytes;
        auto const kind = random_.below(5);
        while (bytes.size() < size) bytes += byte(kind);
        if (!known_.empty() && random_.one_in(4)) {
            // It begins or ends as another does.
            auto const& other = known_[random_.below(known_.size())];
            auto const same = std::min(bytes.size(), other.size()) - random_.below(2);
            if (random_.one_in(2)) bytes.replace(0, same, other, 0, same);
            else bytes.replace(bytes.size() - same, same, other, other.size() - same, same);
        }
        known_.push_back(bytes);
        return piece_of(bytes, at_begin);
    }

private:
    char byte(std::size_t kind) {
        switch (kind) {
            case 0: return "ab"[random_.below(2)];
            case 1: return static_cast<char>(random_.below(256));
            case 2: return " \0 eat"[random_.below(6)];
            case 3: return "\x80\xA0\xE3\xC3\x81\xFF"[random_.below(6)];
            default: return static_cast<char>(' ' + random_.below(95));
        }
    }
    // Often where a piece is easily missed: at the very beginning, at the very end, and cut off there.
    void put(std::string& text, std::string piece) {
        for (char& c : piece)
            if (random_.one_in(3)) c = static_cast<char>(c ^ 0x20);
        auto const room = text.size() < piece.size() ? 0 : text.size() - piece.size();
        auto const where = random_.below(4);
        if (where == 3 && !piece.empty()) piece.pop_back();
        std::size_t const at = where == 0                   ? 0
                               : where == 1                 ? random_.below(room + 1)
                               : text.size() < piece.size() ? 0
                                                            : text.size() - piece.size();
        text.replace(at, std::min(piece.size(), text.size() - at), piece);
    }

    support::chance& random_;
    std::vector<std::string> known_;
};

struct tally {
    long looked = 0;
    long found = 0;
    long at_begin = 0;
};

std::string shown(std::string_view bytes) {
    std::string made;
    for (char const c : bytes) {
        char buffer[8];
        std::snprintf(buffer, sizeof buffer, "%02X ", static_cast<unsigned char>(c));
        made += buffer;
    }
    return made;
}

template <prefilter_shape Shape>
void finds_what_is_there(int fillings, int texts, support::chance& random, tally& count) {
    for (; fillings > 0; --fillings) {
        maker make{random};
        auto const filter = std::make_unique<mp::prefilter<Shape>>();
        std::vector<required_by_rule> all;
        bool const full = random.one_in(2);
        for (bool const at_begin : {false, true}) {
            for (std::size_t width = 1; width <= 4; ++width) {
                std::size_t const most = (at_begin ? Shape.at_begin : Shape.anywhere)[width];
                for (std::size_t i = full ? most : random.below(most + 1); i > 0; --i)
                    all.push_back({make.make_piece(width < 4 ? width : 4 + random.below(5), at_begin), 0});
            }
        }
        // Several pieces may be of one rule.
        std::size_t const rules = 1 + random.below(2 * all.size() + 1);
        for (auto& each : all) filter->add({&each.what, 1}, each.rule = random.below(rules));
        for (int i = 0; i < texts && boost::detail::test_results().errors() < 20; ++i) {
            std::string const text = make.text();
            words before((rules + 63) / 64);
            add(before, random.below(rules));
            words expected = before;
            for (auto const& each : all) {
                if (!holds(text, each.what)) continue;
                add(expected, each.rule);
                ++count.found;
                count.at_begin += each.what.at_begin;
            }
            ++count.looked;
            words const got = found_by(*filter, text, before);
            if (got == expected) continue;
            bool missed = false;
            for (std::size_t word = 0; word < got.size(); ++word) missed = missed || (expected[word] & ~got[word]) != 0;
            BOOST_ERROR(((missed ? "missed in " : "too many in ") + shown(text) + "of " + std::to_string(all.size()) + " pieces").c_str());
        }
    }
}

void finds_what_is_there(std::uint64_t seed) {
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    support::chance random{seed};
    tally count;
    finds_what_is_there<prefilter_shape{{0, 1, 0, 0, 0}, {}}>(40, 20, random, count);
    finds_what_is_there<prefilter_shape{{0, 0, 1, 0, 0}, {}}>(40, 20, random, count);
    finds_what_is_there<prefilter_shape{{0, 0, 0, 1, 0}, {}}>(40, 20, random, count);
    finds_what_is_there<prefilter_shape{{0, 0, 0, 0, 1}, {}}>(200, 20, random, count);
    finds_what_is_there<prefilter_shape{{}, {0, 1, 1, 1, 2}}>(100, 20, random, count);
    finds_what_is_there<prefilter_shape{{0, 1, 2, 3, 5}, {0, 1, 1, 1, 1}}>(100, 40, random, count);
    finds_what_is_there<prefilter_shape{{0, 3, 33, 64, 65}, {0, 2, 5, 5, 20}}>(40, 40, random, count);
    finds_what_is_there<prefilter_shape{{0, 20, 60, 200, 513}, {0, 10, 20, 30, 66}}>(10, 40, random, count);
    finds_what_is_there<prefilter_shape{{0, 50, 260, 500, 1'000}, {0, 20, 30, 50, 100}}>(6, 40, random, count);
    std::printf("%ld texts: %ld pieces found, %ld of them at the beginning\n", count.looked, count.found, count.at_begin);
    BOOST_TEST_GE(count.found, count.looked * 2);
    BOOST_TEST_GE(count.at_begin * 20, count.looked);
}

// --- one by one

constexpr prefilter_shape one_of_each{{0, 1, 1, 1, 1}, {0, 1, 1, 1, 1}};

template <class... Pieces>
std::string rules_of(std::string_view text, Pieces... pieces) {
    static auto const filter = std::make_unique<mp::prefilter<one_of_each>>();
    *filter = {};
    std::size_t rule = 0;
    for (piece const& each : {pieces...}) filter->add({&each, 1}, rule++);
    std::uint64_t const bits = found_by(*filter, text, words(1))[0];
    std::string rules;
    for (std::size_t i = 0; i < rule; ++i)
        if (bits >> i & 1) rules += std::to_string(i);
    return rules;
}

void case_does_not_matter() {
    BOOST_TEST_EQ(rules_of("a cup of TEA", piece_of("tea")), "0");
    BOOST_TEST_EQ(rules_of("a cup of tea", piece_of("TEA")), "0");
    BOOST_TEST_EQ(rules_of("a cup of rum", piece_of("tea")), "");
}

void the_beginning_is_where_the_text_begins() {
    BOOST_TEST_EQ(rules_of("tea time", piece_of("tea", true), piece_of("time", true)), "0");
    BOOST_TEST_EQ(rules_of("tea time", piece_of("tea"), piece_of("time")), "01");
    BOOST_TEST_EQ(rules_of(" tea", piece_of("tea", true)), "");
    BOOST_TEST_EQ(rules_of("teahouse", piece_of("teahouse", true)), "0");
    BOOST_TEST_EQ(rules_of("teahous", piece_of("teahouse", true)), "");
}

void each_place_is_looked_at() {
    for (std::size_t size = 1; size <= 8; ++size) {
        for (std::size_t room = 0; room < 40; ++room) {
            for (std::size_t at = 0; at <= room; ++at) {
                std::string text(room, '.');
                text.insert(at, std::string_view{"zqjxvkwy"}.substr(0, size));
                BOOST_TEST_EQ(rules_of(text, piece_of("zqjxvkwy"sv.substr(0, size)), piece_of("zqjxvkwy"sv.substr(0, size), true)),
                              at == 0 ? "01" : "0");
            }
        }
    }
}

// Folded, nothing there would be a space.
void what_ends_too_early_is_not_there() {
    BOOST_TEST_EQ(rules_of("give", piece_of("give ")), "");
    BOOST_TEST_EQ(rules_of("give", piece_of("give ", true)), "");
    BOOST_TEST_EQ(rules_of("give", piece_of("give\0\0"sv)), "");
    BOOST_TEST_EQ(rules_of("give ", piece_of("give "), piece_of("give ", true)), "01");
}

void any_byte_counts() {
    BOOST_TEST_EQ(rules_of("a\0b"sv, piece_of("\0b"sv)), "0");
    BOOST_TEST_EQ(rules_of("\xFF\xFE\xFD", piece_of("\xFE\xFD")), "0");
    BOOST_TEST_EQ(rules_of("緑茶", piece_of("茶"), piece_of("茶", true)), "0");
}

void no_text_holds_nothing() { BOOST_TEST_EQ(rules_of("", piece_of("a"), piece_of("ab"), piece_of("ab", true), piece_of("abcd")), ""); }

void one_of_several_is_enough() {
    std::array const drinks{piece_of("tea"), piece_of("rum")};
    mp::prefilter<prefilter_shape{{0, 0, 0, 3, 0}, {}}> filter;
    filter.add(drinks, 70);
    filter.add({drinks.data(), 1}, 3);
    BOOST_TEST((found_by(filter, "rum", {0, 0}) == words{0, 1U << 6}));
    BOOST_TEST((found_by(filter, "tea", {0, 0}) == words{1U << 3, 1U << 6}));
    BOOST_TEST((found_by(filter, "ale", {5, 1}) == words{5, 1}));
}

constexpr bool shapes_count() {
    std::array const pieces{piece_of("a"),    piece_of("abc"),      piece_of("abc", true),
                            piece_of("abcd"), piece_of("abcdefgh"), piece_of("abcde", true)};
    prefilter_shape shape;
    shape.add(pieces);
    return shape == prefilter_shape{{0, 1, 0, 1, 2}, {0, 0, 0, 1, 1}};
}
static_assert(shapes_count());

void one_for_nothing_finds_nothing() {
    mp::prefilter<prefilter_shape{}> const filter{};
    BOOST_TEST(found_by(filter, "tea", {7}) == words{7});
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        finds_what_is_there(std::strtoull(argv[1], nullptr, 10));
        return boost::report_errors();
    }
    finds_what_is_there(1);
    finds_what_is_there(std::random_device{}());
    case_does_not_matter();
    the_beginning_is_where_the_text_begins();
    each_place_is_looked_at();
    what_ends_too_early_is_not_there();
    any_byte_counts();
    no_text_holds_nothing();
    one_of_several_is_enough();
    one_for_nothing_finds_nothing();
    return boost::report_errors();
}
