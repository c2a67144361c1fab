// SPDX-License-Identifier: BSL-1.0
// Tests what one automaton finds of pieces and runs, case by case; prefilter_at_random compares it with a slow search.
#include <monongusa/pattern/prefilter.hpp>

#include "../support/holds.hpp"

#include <boost/core/lightweight_test.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mp = monongusa::pattern;
using mp::byte_set;
using mp::piece;
using mp::prefilter_shape;
using namespace std::string_view_literals;

namespace {

constexpr piece piece_of(std::string_view text, bool at_begin = false) {
    auto made = mp::piece_at_begin(text);
    made.at_begin = at_begin;
    return made;
}

using words = std::vector<std::uint64_t>;

template <class Filter>
words found_by(Filter const& filter, std::string_view text, words rules) {
    support::with_exact_memory(text, [&](std::string_view exact) { filter.look(exact, rules.data()); });
    return rules;
}

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

// --- short pieces

// Rule 1 requires any of `pieces`, rule 0 a run that takes the first room.
template <std::size_t Size>
bool finds_one_of(std::array<piece, Size> const& pieces, std::string_view text) {
    mp::prefilter<prefilter_shape{{0, Size, Size, Size, Size}, {}, 4}> filter;
    byte_set at;
    at.add('@', '@');
    BOOST_TEST(filter.add_run(std::array{at, at, at}, 0));
    BOOST_TEST(filter.add(pieces, 1));
    BOOST_TEST(found_by(filter, "@@@", {0}) == words{1});
    auto const found = found_by(filter, text, {0});
    BOOST_TEST(found == words{0} || found == words{2});
    return found == words{2};
}

template <class... Text>
constexpr auto pieces_of(Text... text) {
    return std::array{piece_of(text)...};
}

void short_ones_that_differ_in_one_place_are_found() {
    auto const numbers = pieces_of("-0", "-1", "-2", "-3", "-4", "-5", "-6", "-7", "-8", "-9");
    for (char digit = '0'; digit <= '9'; ++digit) BOOST_TEST(finds_one_of(numbers, std::string{"in 1980-"} + digit));
    for (std::string_view const text : {"", "-", "0-", "9-a", "- 5", "--", "-:", "-/"}) BOOST_TEST(!finds_one_of(numbers, text));
    BOOST_TEST(finds_one_of(pieces_of("a", "b", "c"), "of B"));
    BOOST_TEST(!finds_one_of(pieces_of("a", "b", "c"), "of d"));
}

// Joined any further, they would be found where they are not.
void short_ones_that_differ_in_two_places_stay_apart() {
    for (auto const& [text, expected] : {std::pair{"a0", true}, {"a1", true}, {"b0", true}, {"b1", false}}) {
        BOOST_TEST_EQ(finds_one_of(pieces_of("a0", "a1", "b0"), text), expected);
        BOOST_TEST_EQ(finds_one_of(pieces_of("b0", "a0", "a1"), text), expected);
        BOOST_TEST_EQ(finds_one_of(pieces_of("a1", "b0", "a0"), text), expected);
    }
    for (auto const& [text, expected] : {std::pair{"xay", true}, {"zbw", true}, {"xby", false}, {"zay", false}, {"xaw", false}})
        BOOST_TEST_EQ(finds_one_of(pieces_of("xay", "zbw"), text), expected);
}

void short_ones_of_several_sizes_are_found() {
    auto const several = pieces_of("zq", "q@1", "v", "q@2", "long enough", "zj", "@a1");
    for (std::string_view const text : {"of zq", "of Q@1", "v", "q@2", "it is long enough", "ZJ", "@A1!"})
        BOOST_TEST(finds_one_of(several, text));
    for (std::string_view const text : {"z", "q", "q@", "q@3", "@", "@a", "long", "jz", "@b1"}) BOOST_TEST(!finds_one_of(several, text));
}

// No two of them can be joined.
template <std::size_t... Number>
constexpr auto many_pieces(std::index_sequence<Number...>) {
    constexpr std::string_view letters = "zqjxvkwybdfghmnprt";
    return std::array{piece_of({std::array{letters[Number], letters[(Number + 1) % 18], letters[(Number + 2) % 18]}.data(), 3})...};
}

void more_short_ones_than_are_joined_are_found() {
    auto const many = many_pieces(std::make_index_sequence<18>{});
    for (auto const& each : many) {
        std::string text;
        for (std::size_t i = 0; i < each.size; ++i) text += static_cast<char>(each.byte(i));
        BOOST_TEST(finds_one_of(many, "it is " + text));
        BOOST_TEST(!finds_one_of(many, "it is " + text.substr(1)));
    }
}

// Whether there are so many long ones or there was only room for them: at each place, with and without one beside it.
void short_ones_are_found_beside_many_long_ones() {
    for (std::size_t const longs : {0u, 1u, 300u}) {
        auto const filter = std::make_unique<mp::prefilter<prefilter_shape{{0, 1, 60, 10, 300}, {}}>>();
        auto const shorts = pieces_of("z", "qj", "xvw");
        for (std::size_t i = 0; i < shorts.size(); ++i) BOOST_TEST(filter->add({&shorts[i], 1}, i));
        for (std::size_t i = 0; i < longs; ++i) {
            piece const one = piece_of("@" + std::to_string(100 + i));
            BOOST_TEST(filter->add({&one, 1}, 3));
        }
        for (std::size_t room = 0; room < 20; ++room) {
            for (std::size_t at = 0; at <= room; ++at) {
                std::string text(room, '.');
                text.insert(at, "XVW");
                BOOST_TEST(found_by(*filter, text, {0}) == words{4});
                BOOST_TEST(found_by(*filter, "@100" + text, {0}) == words{longs == 0 ? 4U : 12U});
                text.erase(at, 1);
                BOOST_TEST(found_by(*filter, text, {0}) == words{0});
            }
        }
        BOOST_TEST(found_by(*filter, "z.qJ.xvw", {0}) == words{7});
    }
}

// --- what it does not take

void a_piece_without_a_byte_is_refused() {
    for (bool const at_begin : {false, true}) {
        mp::prefilter<prefilter_shape{{1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, 9}> filter;
        std::array const pieces{piece_of("tea"), piece{.bytes = 0, .size = 0, .at_begin = at_begin}, piece_of("coffee")};
        BOOST_TEST(!filter.add(pieces, 2));
        BOOST_TEST(!filter.add({&pieces[1], 1}, 2));
        // Nothing of what was refused is there.
        BOOST_TEST(found_by(filter, "tea and coffee", {0}) == words{0});
        BOOST_TEST(filter.add({&pieces[0], 1}, 1));
        BOOST_TEST(found_by(filter, "tea and coffee", {0}) == words{2});
        BOOST_TEST(found_by(filter, "", {0}) == words{0});
    }
}

void no_room_for_a_run_is_told() {
    byte_set digit;
    digit.add('0', '9');
    std::vector<byte_set> const digits(mp::class_run::most, digit);
    mp::prefilter<prefilter_shape{}> none;
    BOOST_TEST(!none.add_run(digits, 0));
    mp::prefilter<prefilter_shape{{}, {}, 9}> one;
    BOOST_TEST(one.add_run(digits, 0));
    std::size_t added = 1;
    while (added < 100 && one.add_run(digits, added)) ++added;
    BOOST_TEST_LT(added, 100u);
    BOOST_TEST(found_by(one, "call 12345678", {0, 0}) == (words{(std::uint64_t{1} << added) - 1, 0}));
    BOOST_TEST(found_by(one, "call 1234567 8", {0, 0}) == (words{0, 0}));
}

constexpr bool shapes_count() {
    std::array const pieces{piece_of("a"),    piece_of("abc"),      piece_of("abc", true),
                            piece_of("abcd"), piece_of("abcdefgh"), piece_of("abcde", true)};
    prefilter_shape shape;
    shape.add(pieces);
    return shape == prefilter_shape{{0, 1, 0, 1, 2}, {0, 0, 0, 1, 1}};
}
static_assert(shapes_count());

constexpr bool shapes_count_runs() {
    prefilter_shape shape;
    shape.add_run({});
    if (shape != prefilter_shape{}) return false;
    std::array const run{byte_set{}, byte_set{}};
    shape.add_run(run);
    shape.add_run(run);
    return shape == prefilter_shape{{}, {}, 6};
}
static_assert(shapes_count_runs());

// A table without runs and short pieces pays nothing for them, one with however many a bounded price.
static_assert(prefilter_shape{}.words() == 0);
static_assert(prefilter_shape{{0, 0, 0, 0, 500}, {0, 5, 5, 5, 5}}.words() == 0);
static_assert(prefilter_shape{{}, {}, 9}.words() == 1);
static_assert(prefilter_shape{{0, 0, 3, 0, 0}, {}}.words() == 1);
static_assert(prefilter_shape{{0, 9, 99, 9, 0}, {}, 99'999}.words() <= 4);

void one_for_nothing_finds_nothing() {
    mp::prefilter<prefilter_shape{}> const filter{};
    BOOST_TEST(found_by(filter, "tea", {7}) == words{7});
}

}  // namespace

int main() {
    case_does_not_matter();
    the_beginning_is_where_the_text_begins();
    each_place_is_looked_at();
    what_ends_too_early_is_not_there();
    any_byte_counts();
    no_text_holds_nothing();
    one_of_several_is_enough();
    one_for_nothing_finds_nothing();
    short_ones_that_differ_in_one_place_are_found();
    short_ones_that_differ_in_two_places_stay_apart();
    short_ones_of_several_sizes_are_found();
    more_short_ones_than_are_joined_are_found();
    short_ones_are_found_beside_many_long_ones();
    a_piece_without_a_byte_is_refused();
    no_room_for_a_run_is_told();
    return boost::report_errors();
}
