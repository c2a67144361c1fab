// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/classes.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <initializer_list>
#include <random>
#include <vector>

namespace mp = monongusa::pattern;

namespace {

bool are(mp::code_ranges const& ranges, std::initializer_list<mp::code_range> expected) {
    if (ranges.size() != expected.size()) return false;
    std::size_t i = 0;
    for (auto const& range : expected)
        if (ranges[i++] != range) return false;
    return true;
}

void ranges_that_touch_become_one() {
    mp::code_ranges ranges;
    for (mp::code_range const range : {mp::code_range{5, 6}, {1, 2}, {3, 4}, {9, 9}, {2, 5}}) ranges.push(range);
    mp::normalise(ranges, 0);
    BOOST_TEST(are(ranges, {{1, 6}, {9, 9}}));
}

// A few characters, so that ranges meet often.
constexpr char32_t few = 0x250;

mp::code_range any_range(std::mt19937& random) {
    auto const lo = static_cast<char32_t>(random() % few);
    auto const more = static_cast<char32_t>(random() % (random() % 4 == 0 ? 40 : 3));
    return {lo, lo + more < few ? lo + more : few - 1};
}

std::vector<bool> members(mp::code_ranges const& ranges) {
    std::vector<bool> is_member(0x110000);
    for (std::size_t i = 0; i < ranges.size(); ++i)
        for (char32_t point = ranges[i].lo; point <= ranges[i].hi; ++point) is_member[point] = true;
    return is_member;
}

void no_order_of_ranges_matters() {
    std::mt19937 random{1};
    for (int round = 0; round < 300; ++round) {
        mp::code_ranges ranges;
        // Another class, which must stay as it is.
        ranges.push({9, 9});
        ranges.push({1, 1});
        mp::code_ranges copy;
        for (std::size_t left = random() % 40; left > 0; --left) {
            ranges.push(any_range(random));
            copy.push(ranges.back());
        }
        mp::normalise(ranges, 2);
        BOOST_TEST(ranges[0] == (mp::code_range{9, 9}) && ranges[1] == (mp::code_range{1, 1}));
        mp::code_ranges sorted;
        for (std::size_t i = 2; i < ranges.size(); ++i) {
            if (i > 2) BOOST_TEST_GT(ranges[i].lo, ranges[i - 1].hi + 1);
            sorted.push(ranges[i]);
        }
        BOOST_TEST(members(sorted) == members(copy));
    }
}

void what_is_missing_is_the_negation() {
    mp::code_ranges ranges;
    ranges.push({0, 9});
    ranges.push({'a', 'z'});
    mp::negate(ranges, 0);
    BOOST_TEST(are(ranges, {{10, 'a' - 1}, {'z' + 1, 0x10FFFF}}));
    mp::negate(ranges, 0);
    BOOST_TEST(are(ranges, {{0, 9}, {'a', 'z'}}));
    ranges.shrink(0);
    mp::negate(ranges, 0);
    BOOST_TEST(are(ranges, {{0, 0x10FFFF}}));
    mp::negate(ranges, 0);
    BOOST_TEST(are(ranges, {}));
}

void other_cases_come_along() {
    mp::code_ranges ranges;
    ranges.push({'j', 'l'});
    mp::add_other_cases(ranges, 0);
    mp::normalise(ranges, 0);
    BOOST_TEST(are(ranges, {{'J', 'L'}, {'j', 'l'}, {0x212A, 0x212A}}));
    ranges.shrink(0);
    ranges.push({U'σ', U'σ'});
    mp::add_other_cases(ranges, 0);
    mp::normalise(ranges, 0);
    BOOST_TEST(are(ranges, {{U'Σ', U'Σ'}, {U'ς', U'σ'}}));
}

// For every character alone: exactly its ring.
void the_other_cases_of_a_character_are_its_ring() {
    for (char32_t point = 0; point < 0x11000; ++point) {
        mp::code_ranges ranges;
        ranges.push({point, point});
        mp::add_other_cases(ranges, 0);
        mp::normalise(ranges, 0);
        std::size_t count = 0;
        for (std::size_t i = 0; i < ranges.size(); ++i) count += ranges[i].hi - ranges[i].lo + 1;
        std::size_t ring = 1;
        for (char32_t other = mp::next_in_case(point); other != point; other = mp::next_in_case(other)) ++ring;
        if (count != ring) BOOST_ERROR("a class of one character folds to something else than its ring");
    }
}

void the_other_cases_of_a_set_are_the_rings_of_its_characters() {
    std::mt19937 random{1};
    for (int round = 0; round < 100; ++round) {
        mp::code_ranges ranges;
        for (std::size_t left = 1 + random() % 8; left > 0; --left) ranges.push(any_range(random));
        auto expected = members(ranges);
        for (char32_t point = 0; point < few; ++point)
            for (char32_t other = mp::next_in_case(point); expected[point] && !expected[other]; other = mp::next_in_case(other))
                expected[other] = true;
        mp::add_other_cases(ranges, 0);
        BOOST_TEST(members(ranges) == expected);
    }
}

void names_of_unicode_are_known() {
    mp::code_ranges ranges;
    BOOST_TEST(mp::add_unicode(ranges, "Buhid", false, false));
    BOOST_TEST(are(ranges, {{0x1740, 0x1753}}));
    BOOST_TEST(mp::add_unicode(ranges, "Zl", true, true));
    BOOST_TEST(are(ranges, {{0x1740, 0x1753}, {0, 0x2027}, {0x2029, 0x10FFFF}}));
    BOOST_TEST(!mp::add_unicode(ranges, "buhid", false, false));
    BOOST_TEST_EQ(ranges.size(), 3u);
    ranges.shrink(0);
    BOOST_TEST(mp::add_unicode(ranges, "Lt", false, true));
    BOOST_TEST(members(ranges)[U'ǆ'] && members(ranges)[U'ǅ'] && members(ranges)[U'Ǆ']);
}

void names_are_the_classes_of_ascii() {
    auto const count = [](std::string_view name, bool negated) {
        mp::code_ranges ranges;
        mp::add_named(ranges, mp::posix_class(name), negated, false);
        std::size_t sum = 0;
        for (std::size_t i = 0; i < ranges.size(); ++i) sum += ranges[i].hi - ranges[i].lo + 1;
        return sum;
    };
    BOOST_TEST_EQ(count("alnum", false), 62u);
    BOOST_TEST_EQ(count("ascii", false), 128u);
    BOOST_TEST_EQ(count("cntrl", false), 33u);
    BOOST_TEST_EQ(count("graph", false), 94u);
    BOOST_TEST_EQ(count("print", false), 95u);
    BOOST_TEST_EQ(count("punct", false), 32u);
    BOOST_TEST_EQ(count("space", false), 6u);
    BOOST_TEST_EQ(count("word", false), 63u);
    BOOST_TEST_EQ(count("xdigit", false), 22u);
    BOOST_TEST_EQ(count("blank", false), 2u);
    BOOST_TEST_EQ(count("upper", true), 0x110000u - 26u);
    BOOST_TEST(mp::posix_class("alphabet").empty());
    BOOST_TEST(mp::perl_class('b').empty());
}

}  // namespace

int main() {
    ranges_that_touch_become_one();
    no_order_of_ranges_matters();
    what_is_missing_is_the_negation();
    other_cases_come_along();
    the_other_cases_of_a_character_are_its_ring();
    the_other_cases_of_a_set_are_the_rings_of_its_characters();
    names_are_the_classes_of_ascii();
    names_of_unicode_are_known();
    return boost::report_errors();
}
