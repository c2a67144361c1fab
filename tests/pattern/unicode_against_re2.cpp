// SPDX-License-Identifier: BSL-1.0
// Compares every class of Unicode, plain, negated and in any case, with RE2's, character by character.  Needs libre2.
#include <monongusa/detail/utf8.hpp>
#include <monongusa/pattern/parser.hpp>
#include <monongusa/pattern/unicode_classes.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <re2/re2.h>

namespace mp = monongusa::pattern;
namespace utf8 = monongusa::detail::utf8;

namespace {

// What is compared: every character that our Unicode knows.  RE2's may be a later one; Debian's is made from its own unicode-data.
struct characters {
    std::string text;
    std::vector<std::size_t> before;  // how many characters are before a code point
};

characters every_known_character() {
    characters all;
    std::vector<bool> known(0x110000);
    for (char const* category : {"C", "L", "M", "N", "P", "S", "Z"})
        mp::for_each_range(mp::unicode_classes[mp::find_unicode_class(category)].ranges, [&](char32_t lo, char32_t hi) {
            for (char32_t point = lo; point <= hi; ++point) known[point] = utf8::is_scalar(point);
        });
    all.before.push_back(0);
    for (char32_t point = 0; point <= utf8::last_code_point; ++point) {
        char bytes[4];
        if (known[point]) all.text.append(bytes, utf8::encode(point, bytes));
        all.before.push_back(all.before.back() + known[point]);
    }
    return all;
}

// From the first character up to, not including, the second.
using runs = std::vector<std::pair<std::size_t, std::size_t>>;

// From the tree, where a class is at most one node.
runs ours(std::string const& pattern, characters const& all) {
    mp::tree read;
    mp::parse(pattern, read);
    runs found;
    auto const add = [&](char32_t lo, char32_t hi) {
        std::size_t const begin = all.before[lo];
        std::size_t const end = all.before[hi + 1];
        if (begin == end) return;
        if (!found.empty() && found.back().second == begin) found.back().second = end;
        else found.emplace_back(begin, end);
    };
    if (read.reason != mp::mistake::none) {
        BOOST_ERROR((pattern + ": " + std::string{mp::sentence(read.reason)}).c_str());
        return found;
    }
    mp::node const& root = read.nodes[read.root];
    BOOST_TEST(root.kind == mp::node_kind::one || root.kind == mp::node_kind::set);
    if (root.kind == mp::node_kind::one) add(root.value, root.value);
    else
        for (std::size_t i = 0; i < read.sets[root.value].count; ++i) {
            auto const range = read.ranges[read.sets[root.value].first + i];
            add(range.lo, range.hi);
        }
    return found;
}

runs theirs(std::string const& pattern, characters const& all) {
    std::string const& text = all.text;
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(64 << 20);
    re2::RE2 const repeated{"(?:" + pattern + ")+", options};
    runs found;
    if (!repeated.ok()) BOOST_ERROR((pattern + ": RE2: " + repeated.error()).c_str());
    auto const number_at = [&](std::size_t offset) {
        auto const at = utf8::decode(text.data() + offset, text.data() + text.size());
        return at.size == 0 ? all.before.back() : all.before[at.point];
    };
    re2::StringPiece match;
    for (std::size_t at = 0; repeated.ok() && repeated.Match(text, at, text.size(), re2::RE2::UNANCHORED, &match, 1);) {
        auto const begin = static_cast<std::size_t>(match.data() - text.data());
        at = begin + match.size();
        found.emplace_back(number_at(begin), number_at(at));
    }
    return found;
}

void compare(std::string const& pattern, characters const& all) {
    runs const got = ours(pattern, all);
    runs const expected = theirs(pattern, all);
    if (got == expected) return;
    auto const [here, there] = std::mismatch(got.begin(), got.end(), expected.begin(), expected.end());
    auto const shown = [](auto at, auto end) {
        return at == end ? "nothing more" : std::to_string(at->first) + " to " + std::to_string(at->second);
    };
    BOOST_ERROR((pattern + ": ours " + shown(here, got.end()) + ", RE2 " + shown(there, expected.end())).c_str());
}

void every_class_is_the_same(characters const& all) {
    std::size_t i = 0;
    for (auto const& each : mp::unicode_classes) {
        std::string const name{each.name};
        std::string const next{mp::unicode_classes[++i % mp::unicode_class_count].name};
        for (std::string const mode : {"", "(?i)"}) {
            compare(mode + "\\p{" + name + "}", all);
            compare(mode + "\\P{" + name + "}", all);
        }
        compare("(?i)[^\\p{^" + name + "}k\\P{" + next + "}]", all);
        if (name.size() == 1) compare("[\\p" + name + "\\d\\P{^" + next + "}]", all);
    }
}

void every_class_of_ascii_is_the_same(characters const& all) {
    for (std::string const name :
         {"alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word", "xdigit"})
        for (std::string const mode : {"", "(?i)"})
            for (std::string const& each : {"[[:" + name + ":]]", "[[:^" + name + ":]]", "[^[:" + name + ":]]"}) compare(mode + each, all);
}

// Ranges that begin and end in the middle of letters of every kind.
void ranges_in_any_case_are_the_same(characters const& all) {
    std::mt19937 random{1};
    for (int i = 0; i < 100; ++i) {
        char32_t const last = i % 4 == 0 ? 0x1E943 : i % 4 == 1 ? 0x24F : 0x2184;
        std::string bounds[4];
        char32_t points[4];
        for (auto& point : points) do
                point = static_cast<char32_t>(random() % last);
            while (!utf8::is_scalar(point));
        std::sort(std::begin(points), std::end(points));
        for (int bound = 0; bound < 4; ++bound) {
            char hexadecimal[16];
            std::snprintf(hexadecimal, sizeof hexadecimal, "\\x{%X}", static_cast<unsigned>(points[bound]));
            bounds[bound] = hexadecimal;
        }
        compare("(?i)[" + bounds[2] + "-" + bounds[3] + bounds[0] + "-" + bounds[1] + "]", all);
        compare("(?i)[^" + bounds[1] + "-" + bounds[2] + bounds[0] + "]", all);
    }
}

void the_same_names_are_known() {
    auto const agree = [](std::string const& name) {
        re2::RE2::Options options;
        options.set_log_errors(false);
        re2::RE2 const known{"\\p{" + name + "}", options};
        BOOST_TEST_EQ(known.ok(), mp::find_unicode_class(name) != mp::unicode_class_count);
    };
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_&";
    for (char const first : letters) {
        agree({first});
        for (char const second : letters) agree({first, second});
    }
    for (std::string const name : {"", "Zzzz", "Unknown", "Letter", "greek", "GREEK", "Greek ", "Any_", "Phags-Pa"}) agree(name);
}

}  // namespace

int main() {
    characters const all = every_known_character();
    every_class_is_the_same(all);
    every_class_of_ascii_is_the_same(all);
    ranges_in_any_case_are_the_same(all);
    the_same_names_are_known();
    return boost::report_errors();
}
