// SPDX-License-Identifier: BSL-1.0
// known_names: finds names as words, and forgets the oldest.
#include <monongusa/wire/jsonl/known_names.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using monongusa::wire::jsonl::known_names;

known_names knowing(std::initializer_list<std::string_view> names) {
    known_names all;
    for (auto const name : names) all.add(name);
    return all;
}

void a_name_is_found_as_a_word() {
    auto const names = knowing({"alice", "Bob"});
    BOOST_TEST_EQ(names.size_at("alice", 0), 5u);
    BOOST_TEST_EQ(names.size_at("hi alice!", 3), 5u);
    BOOST_TEST_EQ(names.size_at("hi ALICE", 3), 5u);
    BOOST_TEST_EQ(names.size_at("(bob)", 1), 3u);
    BOOST_TEST_EQ(names.size_at("malice", 1), 0u);
    BOOST_TEST_EQ(names.size_at("alices", 0), 0u);
    BOOST_TEST_EQ(names.size_at("alic", 0), 0u);
    BOOST_TEST_EQ(names.size_at("alice", 5), 0u);
    BOOST_TEST_EQ(names.size_at("alic\xC3\xA9", 0), 0u);
    BOOST_TEST_EQ(names.size_at("\xC3\xA9"
                                "alice",
                                2),
                  0u);
}

void the_longest_name_is_taken() {
    auto const names = knowing({"a", "alice", "alice smith", "alice smithson"});
    BOOST_TEST_EQ(names.size_at("alice smith is here", 0), 11u);
    BOOST_TEST_EQ(names.size_at("alice smit", 0), 5u);
    BOOST_TEST_EQ(names.size_at("a lice", 0), 1u);
    BOOST_TEST_EQ(names.size_at("a", 0), 1u);
}

void names_of_other_scripts_may_end_anywhere() {
    auto const names = knowing({"\xE7\x94\xB0\xE4\xB8\xAD", "~x~"});
    BOOST_TEST_EQ(names.size_at("\xE7\x94\xB0\xE4\xB8\xAD\xE3\x81\x95\xE3\x82\x93", 0), 6u);
    BOOST_TEST_EQ(names.size_at("a~x~b", 1), 3u);
}

void it_says_whether_it_knows_one() {
    auto const names = knowing({"Alice", ""});
    BOOST_TEST(names.contains("aLICE"));
    BOOST_TEST(!names.contains("alice "));
    BOOST_TEST(!names.contains(""));
    BOOST_TEST_EQ(names.size_at("", 0), 0u);
}

void a_name_that_is_too_long_is_not_kept() {
    auto const names = knowing({std::string(known_names::longest, 'a'), std::string(known_names::longest + 1, 'b')});
    BOOST_TEST(names.contains(std::string(known_names::longest, 'a')));
    BOOST_TEST(!names.contains(std::string(known_names::longest + 1, 'b')));
}

void the_oldest_is_forgotten() {
    known_names names;
    auto const name = [](std::size_t i) { return "user" + std::to_string(i); };
    for (std::size_t i = 0; i < known_names::most; ++i) names.add(name(i));
    for (std::size_t i = 0; i < known_names::most; ++i) names.add(name(i));  // Known names take no place again.
    BOOST_TEST(names.contains(name(0)));
    names.add("one more");
    BOOST_TEST(!names.contains(name(0)));
    BOOST_TEST_EQ(names.size_at(name(0), 0), 0u);
    BOOST_TEST(names.contains(name(1)));
    BOOST_TEST(names.contains("one more"));
    for (std::size_t i = 0; i < 3 * known_names::most; ++i) names.add("later" + std::to_string(i));
    BOOST_TEST(!names.contains("one more"));
    BOOST_TEST(!names.contains("later" + std::to_string(2 * known_names::most - 1)));
    BOOST_TEST(names.contains("later" + std::to_string(2 * known_names::most)));
}

}  // namespace

int main() {
    a_name_is_found_as_a_word();
    the_longest_name_is_taken();
    names_of_other_scripts_may_end_anywhere();
    it_says_whether_it_knows_one();
    a_name_that_is_too_long_is_not_kept();
    the_oldest_is_forgotten();
    return boost::report_errors();
}
