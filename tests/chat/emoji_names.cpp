// SPDX-License-Identifier: BSL-1.0
// Tests that the names of emoji are found, and nothing else, and which of them mean the same.
#include <monongusa/chat/emoji_names.hpp>

#include <monongusa/wire/emoji_pictures.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
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

static_assert(first_emoji_name_of("thumbsup") == "+1" && first_emoji_name_of("+1") == "+1");
static_assert(has_other_emoji_names("thumbsup") && has_other_emoji_names("+1") && !has_other_emoji_names("tada"));

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

// The test's own way through the emoji that have several names: name to first name.
std::vector<std::pair<std::string, std::string>> all_of_several() {
    std::istringstream text{std::string{emoji_with_several_names}};
    std::vector<std::pair<std::string, std::string>> entries;
    for (std::string entry; text >> entry;) {
        auto const sign = entry.find('=');
        auto const name = entry.substr(0, sign);
        entries.emplace_back(name, sign == std::string::npos ? name : entry.substr(sign + 1));
    }
    return entries;
}

void those_with_several_names_are_sorted_and_lead_to_a_first_one() {
    auto const entries = all_of_several();
    std::map<std::string, std::string> const firsts{entries.begin(), entries.end()};
    BOOST_TEST(entries.size() > 100 && firsts.size() == entries.size());
    BOOST_TEST(std::equal(entries.begin(), entries.end(), firsts.begin(), firsts.end(),
                          [](auto const& left, auto const& right) { return left.first == right.first; }));
    std::map<std::string, int> names_of;
    for (auto const& [name, first] : entries) {
        BOOST_TEST(is_emoji_name(name));
        BOOST_TEST_EQ(firsts.contains(first) ? firsts.at(first) : "", first);
        ++names_of[first];
    }
    for (auto const& [first, names] : names_of) {
        if (!BOOST_TEST_GE(names, 2)) BOOST_ERROR(first.c_str());
    }
    BOOST_TEST(emoji_with_several_names.find("  ") == std::string_view::npos);
    BOOST_TEST(emoji_with_several_names.front() != ' ' && emoji_with_several_names.back() != ' ');
}

void each_name_leads_to_the_first_and_the_others_to_themselves() {
    auto const entries = all_of_several();
    std::map<std::string, std::string> const firsts{entries.begin(), entries.end()};
    for (auto const& [name, first] : entries) {
        BOOST_TEST_EQ(first_emoji_name_of(name), first);
        BOOST_TEST(has_other_emoji_names(name));
        for (auto const& other :
             {name + "a", name + "=", name + "=" + first, name + " ", name + "::skin-tone-2", name.substr(0, name.size() - 1)}) {
            auto const known = firsts.find(other);
            BOOST_TEST_EQ(first_emoji_name_of(other), known == firsts.end() ? other : known->second);
            BOOST_TEST_EQ(has_other_emoji_names(other), known != firsts.end());
        }
    }
    for (auto const& name : all()) {
        if (firsts.contains(name)) continue;
        BOOST_TEST_EQ(first_emoji_name_of(name), name);
        BOOST_TEST(!has_other_emoji_names(name));
    }
}

// What Discord's pictures are called, and what their names are.
void the_first_name_is_that_of_the_picture() {
    using monongusa::wire::name_of_picture;
    using monongusa::wire::picture_named;
    for (auto const& [name, first] : all_of_several()) {
        BOOST_TEST(!picture_named(name).empty());
        BOOST_TEST_EQ(name_of_picture(picture_named(name)), first);
    }
    for (auto const& name : all()) BOOST_TEST_EQ(first_emoji_name_of(name), name_of_picture(picture_named(name)));
}

// Written down by hand, from what people type.
void the_names_people_use_mean_one_emoji() {
    constexpr struct {
        std::string_view first;
        std::string_view other;
    } rows[] = {
        {"+1", "thumbsup"},
        {"-1", "thumbsdown"},
        {"hankey", "poop"},
        {"hankey", "shit"},
        {"laughing", "satisfied"},
        {"boom", "collision"},
        {"memo", "pencil"},
        {"gb", "uk"},
        {"gb", "flag-gb"},
        {"man_and_woman_holding_hands", "couple"},
        {"facepunch", "punch"},
        {"runner", "running"},
        {"phone", "telephone"},
        {"email", "envelope"},
        {"exclamation", "heavy_exclamation_mark"},
        {"star-struck", "grinning_face_with_star_eyes"},
        {"bee", "honeybee"},
        {"hand", "raised_hand"},
    };
    for (auto const& row : rows) {
        BOOST_TEST_EQ(first_emoji_name_of(row.other), row.first);
        BOOST_TEST_EQ(first_emoji_name_of(row.first), row.first);
    }
    for (std::string_view const alone : {"tada", "heart", "wave", "pencil2", "zzz", "100", "skin-tone-2", "woman"}) {
        BOOST_TEST_EQ(first_emoji_name_of(alone), alone);
    }
}

void what_is_no_name_is_left_as_it_is() {
    for (std::string_view const none : {"", " ", "=", "+1 ", " +1", "+1 -1", "thumbsup=+1", "Thumbsup", "thumbsu", "thumbsupp",
                                        ":thumbsup:", "👍", "thumbsup::skin-tone-2", "+1::skin-tone-6", "\xff", "zzzz", "!"}) {
        BOOST_TEST_EQ(first_emoji_name_of(none), none);
        BOOST_TEST(!has_other_emoji_names(none));
    }
    std::string const longest(100'000, 'z');
    BOOST_TEST(first_emoji_name_of(longest).data() == longest.data());
    BOOST_TEST((first_emoji_name_of(std::string_view{"+1\0", 3}) == std::string_view{"+1\0", 3}));
}

}  // namespace

int main() {
    the_list_is_sorted_and_each_name_stands_once();
    each_name_is_found_and_nothing_next_to_it();
    all_that_begin_so_are_told_in_order();
    those_with_several_names_are_sorted_and_lead_to_a_first_one();
    each_name_leads_to_the_first_and_the_others_to_themselves();
    the_first_name_is_that_of_the_picture();
    the_names_people_use_mean_one_emoji();
    what_is_no_name_is_left_as_it_is();
    return boost::report_errors();
}
