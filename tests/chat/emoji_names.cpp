// SPDX-License-Identifier: BSL-1.0
// Tests that the names of emoji are found, and nothing else.
#include <monongusa/chat/emoji_names.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace monongusa::chat;

namespace {

// The test's own way through the list.
std::vector<std::string> all() {
    std::istringstream text{std::string{emoji_names}};
    std::vector<std::string> names;
    for (std::string name; text >> name;) names.push_back(name);
    return names;
}

std::vector<std::string> beginning(std::string_view prefix) {
    std::vector<std::string> names;
    for_each_emoji_beginning(prefix, [&](std::string_view name) { names.emplace_back(name); });
    return names;
}

static_assert(is_emoji_name("tada") && is_emoji_name("+1") && is_emoji_name("-1") && is_emoji_name("thumbsup"));
static_assert(!is_emoji_name("tadaa") && !is_emoji_name("tad") && !is_emoji_name(":tada:"));

void the_list_is_sorted_and_each_name_stands_once() {
    auto const names = all();
    BOOST_TEST(names.size() > 1800);
    BOOST_TEST(std::is_sorted(names.begin(), names.end()));
    BOOST_TEST(std::adjacent_find(names.begin(), names.end()) == names.end());
    BOOST_TEST(emoji_names.find("  ") == std::string_view::npos && emoji_names.front() != ' ' && emoji_names.back() != ' ');
}

void each_name_is_found_and_nothing_next_to_it() {
    auto const names = all();
    for (auto const& name : names) {
        BOOST_TEST(is_emoji_name(name));
        for (auto const& other : {name + "a", name + "\x7f", name.substr(0, name.size() - 1), name.substr(1), "+" + name}) {
            BOOST_TEST_EQ(is_emoji_name(other), std::find(names.begin(), names.end(), other) != names.end());
        }
    }
    for (std::string_view const none : {"", " ", "tada ", " tada", "tada taco", "\xff", "zzzzzz", "Tada", ":tada:"}) {
        BOOST_TEST(!is_emoji_name(none));
    }
}

void all_that_begin_so_are_told_in_order() {
    auto const names = all();
    for (std::string_view const prefix : {"", "t", "ta", "tad", "tada", "tadaa", "+", "-", "z", "zzz", "100", "a", "\xff", " ", "tada "}) {
        std::vector<std::string> expected;
        std::copy_if(names.begin(), names.end(), std::back_inserter(expected), [&](auto const& name) { return name.starts_with(prefix); });
        BOOST_TEST(beginning(prefix) == expected);
    }
    BOOST_TEST(beginning("tad") == std::vector<std::string>{"tada"});
    BOOST_TEST_EQ(beginning("").size(), names.size());
}

}  // namespace

int main() {
    the_list_is_sorted_and_each_name_stands_once();
    each_name_is_found_and_nothing_next_to_it();
    all_that_begin_so_are_told_in_order();
    return boost::report_errors();
}
