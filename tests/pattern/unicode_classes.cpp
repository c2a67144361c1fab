// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/unicode_classes.hpp>
// The patterns that name them:
#include <monongusa/pattern/classes.hpp>
#include <monongusa/pattern/dynamic.hpp>
#include <monongusa/pattern/search.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mp = monongusa::pattern;

namespace {

constexpr char32_t points = 0x110000;

// Within the compilers' limits for constants, the most expensive ones included.
static_assert(mp::search<"(?i)^\\p{L}+$">("żółw")[0] == "żółw");
static_assert(mp::search<"(?i)^[^\\p{Lu}\\p{Nd}]+$">("あー!"));
static_assert(!mp::search<"(?i)^[\\P{Lu}]+$">("a"));
static_assert(mp::search<"(\\p{Greek}+) (\\P{L}+) ([\\p{L}\\p{N}\\p{P}]+) ([^\\p{Han}\\PN])">("πι ½²🎉 中.٣ 1")[4] == "1");
static_assert(mp::search<"\\pN">("Ⅷ") && !mp::search<"\\p{^N}">("Ⅷ") && mp::search<"\\P{^N}">("Ⅷ") && !mp::search<"\\PN">("Ⅷ"));
static_assert(mp::search<"^\\p{Any}$">("\n") && !mp::search<"\\P{Any}">("\n"));

std::vector<bool> members(std::string_view name) {
    std::vector<bool> is_member(points);
    mp::for_each_range(mp::unicode_classes[mp::find_unicode_class(name)].ranges, [&](char32_t lo, char32_t hi) {
        for (char32_t point = lo; point <= hi; ++point) is_member[point] = true;
    });
    return is_member;
}

std::size_t count(std::string_view name) {
    std::size_t sum = 0;
    for (bool const is_member : members(name)) sum += is_member;
    return sum;
}

void the_ranges_are_sorted_and_apart() {
    for (auto const& each : mp::unicode_classes) {
        for (char const* ranges : {each.ranges, each.any_case}) {
            if (*ranges == '\0') continue;
            char32_t end = 0;
            mp::for_each_range(ranges, [&](char32_t lo, char32_t hi) {
                BOOST_TEST(lo > end || end == 0);
                BOOST_TEST_LE(lo, hi);
                BOOST_TEST_LT(hi, points);
                end = hi + 1;
            });
            BOOST_TEST_GT(end, char32_t{0});
        }
    }
}

void a_class_is_found_by_its_exact_name() {
    for (std::size_t i = 0; i < mp::unicode_class_count; ++i) BOOST_TEST_EQ(mp::find_unicode_class(mp::unicode_classes[i].name), i);
    for (std::string_view const name : {"", "A", "l", "lu", "LU", "Lua", "Cn", "LC", "Gree", "greek", "Zs ", "Zzzz", "\xFF"})
        BOOST_TEST_EQ(mp::find_unicode_class(name), mp::unicode_class_count);
}

// The numbers are those of Unicode 14.
void the_classes_are_those_of_unicode() {
    BOOST_TEST_EQ(count("Any"), points);
    BOOST_TEST_EQ(count("Lu"), 1831u);
    BOOST_TEST_EQ(count("Ll"), 2227u);
    BOOST_TEST_EQ(count("Lo"), 127333u);
    BOOST_TEST_EQ(count("Nd"), 660u);
    BOOST_TEST_EQ(count("Cs"), 2048u);
    BOOST_TEST_EQ(count("Greek"), 518u);
    BOOST_TEST_EQ(count("Han"), 94215u);
    auto const greek = members("Greek");
    BOOST_TEST(greek[U'α'] && greek[U'Ω'] && greek[0x1F00] && !greek[U'a'] && !greek[U'µ']);
}

void each_character_has_at_most_one_category_and_one_script() {
    std::vector<int> categories(points);
    std::vector<int> families(points);
    std::vector<int> scripts(points);
    for (auto const& each : mp::unicode_classes) {
        std::string_view const name{each.name};
        if (name == "Any") continue;
        auto& kind = name.size() == 1 ? families : name.size() == 2 && name != "Yi" ? categories : scripts;
        mp::for_each_range(each.ranges, [&](char32_t lo, char32_t hi) {
            for (char32_t point = lo; point <= hi; ++point) ++kind[point];
        });
    }
    auto const private_use = members("Co");
    auto const surrogate = members("Cs");
    for (char32_t point = 0; point < points; ++point) {
        BOOST_TEST_LE(categories[point], 1);
        BOOST_TEST_EQ(families[point], categories[point]);
        BOOST_TEST_EQ(scripts[point], categories[point] - private_use[point] - surrogate[point]);
    }
}

void a_letter_of_a_category_is_the_first_of_its_name() {
    auto const letters = members("L");
    auto const upper = members("Lu");
    auto const other = members("Lo");
    auto const numbers = members("N");
    for (char32_t point = 0; point < points; ++point) {
        BOOST_TEST(letters[point] || (!upper[point] && !other[point]));
        BOOST_TEST(!letters[point] || !numbers[point]);
    }
}

void the_ranges_for_any_case_are_the_folded_ones() {
    for (auto const& each : mp::unicode_classes) {
        mp::code_ranges folded;
        mp::for_each_range(each.ranges, [&](char32_t lo, char32_t hi) { folded.push({lo, hi}); });
        mp::add_other_cases(folded, 0);
        mp::normalise(folded, 0);
        std::size_t at = 0;
        mp::for_each_range(*each.any_case == '\0' ? each.ranges : each.any_case, [&](char32_t lo, char32_t hi) {
            BOOST_TEST(at < folded.size() && folded[at] == (mp::code_range{lo, hi}));
            ++at;
        });
        BOOST_TEST_EQ(at, folded.size());
        BOOST_TEST_NE(std::string_view{each.any_case}, each.ranges);
    }
    auto const folds = [](std::string_view name) { return *mp::unicode_classes[mp::find_unicode_class(name)].any_case != '\0'; };
    BOOST_TEST(folds("Lu") && folds("L") && !folds("Han") && !folds("Any"));
}

void a_pattern_can_name_every_class() {
    for (auto const& each : mp::unicode_classes) {
        std::string const name{each.name};
        auto const ranges = [&](std::string const& text) { return mp::dynamic{text}.compiled().facts.ranges; };
        BOOST_TEST_EQ(ranges("\\p{" + name + "}"), ranges("[^\\P{" + name + "}]"));
        BOOST_TEST_EQ(ranges("\\P{" + name + "}"), ranges("\\p{^" + name + "}"));
        BOOST_TEST_EQ(ranges("(?i)\\p{" + name + "}"), ranges("(?i)[^\\p{^" + name + "}]"));
    }
}

}  // namespace

int main() {
    the_ranges_are_sorted_and_apart();
    a_class_is_found_by_its_exact_name();
    the_classes_are_those_of_unicode();
    each_character_has_at_most_one_category_and_one_script();
    a_letter_of_a_category_is_the_first_of_its_name();
    the_ranges_for_any_case_are_the_folded_ones();
    a_pattern_can_name_every_class();
    return boost::report_errors();
}
