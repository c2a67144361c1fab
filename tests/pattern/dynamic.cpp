// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/dynamic.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace mp = monongusa::pattern;

namespace {

static_assert(std::is_copy_constructible_v<mp::dynamic> && std::is_copy_assignable_v<mp::dynamic>);
static_assert(std::is_nothrow_move_constructible_v<mp::dynamic> && std::is_nothrow_move_assignable_v<mp::dynamic>);

void the_words_of_the_design_hold() {
    mp::dynamic give{"give (\\w+)(?: to (\\w+))?"};
    if (auto found = give.search("please give tea to bob")) {
        BOOST_TEST_EQ(found.size(), 3u);
        std::optional<std::string_view> const whom = found[2];
        BOOST_TEST(whom == "bob");
        BOOST_TEST(found[0] == "give tea to bob");
    } else {
        BOOST_ERROR("nothing found");
    }
    BOOST_TEST(!give.search("give tea")[2]);
    BOOST_TEST(!give.search("take"));
    BOOST_TEST_EQ(give.groups(), 2u);
    BOOST_TEST(give.text() == "give (\\w+)(?: to (\\w+))?");
    BOOST_TEST(!give.group_is_optional(0) && give.group_is_optional(1));
}

void a_text_that_is_no_pattern_is_refused() {
    try {
        mp::dynamic{"give (\\w+"};
        BOOST_ERROR("taken");
    } catch (monongusa::pattern_error const& error) {
        BOOST_TEST_EQ(error.offset(), 5u);
        BOOST_TEST(std::string_view{error.what()}.find("never closed") != std::string_view::npos);
    }
    BOOST_TEST_THROWS(mp::dynamic{"((a{1000}){1000}){1000}"}, std::invalid_argument);
    BOOST_TEST_THROWS(mp::dynamic{std::string(1'000'000, '(')}, monongusa::pattern_error);
    BOOST_TEST_THROWS(mp::dynamic{std::string(1'000'000, 'a')}, monongusa::pattern_error);
}

void groups_are_found_by_name() {
    mp::dynamic const pattern{"(?P<first>a)(b)?(?<last>c)"};
    auto const found = pattern.search("ac");
    BOOST_TEST(found["first"] == "a");
    BOOST_TEST(found["last"] == "c");
    BOOST_TEST(!found["none"]);
    BOOST_TEST(pattern.group_name(0) == "first");
    BOOST_TEST(pattern.group_name(1).empty());
    BOOST_TEST(pattern.group_name(2) == "last");
    BOOST_TEST(pattern.group_name(3).empty());
}

void what_was_found_survives_a_move_of_the_pattern() {
    mp::dynamic here{"(?P<n>a)"};
    std::string const text = "xa";
    auto const found = here.search(text);
    mp::dynamic const there = std::move(here);
    BOOST_TEST(found["n"] == "a");
    mp::dynamic const copy = there;
    BOOST_TEST(copy.search(text)["n"] == "a");
    BOOST_TEST(copy.compiled() == there.compiled());
}

void a_large_pattern_finds_room_to_search() {
    mp::dynamic const large{"([a-z]{1,1000})!"};
    std::string const text = std::string(2'000, 'a') + "!";
    auto const found = large.search(text);
    BOOST_TEST_EQ(found[0]->size(), 1'001u);
    BOOST_TEST(large.matches(text));
    BOOST_TEST(!large.matches("A!"));
}

void many_threads_may_search_at_once() {
    mp::dynamic const pattern{"(\\w+)@(\\w+)"};
    std::atomic<int> found{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&, i] {
            std::string const text = "mail me" + std::to_string(i) + "@home";
            for (int k = 0; k < 1'000; ++k) found += pattern.search(text)[1] == "me" + std::to_string(i);
        });
    for (auto& thread : threads) thread.join();
    BOOST_TEST_EQ(found.load(), 4'000);
}

}  // namespace

int main() {
    the_words_of_the_design_hold();
    a_text_that_is_no_pattern_is_refused();
    groups_are_found_by_name();
    what_was_found_survives_a_move_of_the_pattern();
    a_large_pattern_finds_room_to_search();
    many_threads_may_search_at_once();
    return boost::report_errors();
}
