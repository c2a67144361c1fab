// SPDX-License-Identifier: BSL-1.0
// known: a list of values, and where a text has them.
#include <monongusa/secret/known.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace {

using namespace monongusa::detail;

static_assert(std::is_trivially_destructible_v<known_values>, "whoever ends last may still use it");

struct found {
    std::size_t begin;
    std::size_t end;
    std::string_view name;
};

void finds(known_values& known, std::string_view text, std::size_t from, found expected) {
    known_values::search const search{known, text};
    auto const here = search.next(from);
    BOOST_TEST_EQ(here.begin, expected.begin);
    BOOST_TEST_EQ(here.end, expected.end);
    BOOST_TEST_EQ(here.name, expected.name);
}
void finds_nothing(known_values& known, std::string_view text, std::size_t from = 0) {
    BOOST_TEST((!known_values::search{known, text}.next(from).found()));
}

void an_empty_list_knows_nothing() {
    known_values known;
    BOOST_TEST(known.none());
    finds_nothing(known, "anything");
    finds_nothing(known, "");
}

void a_value_is_found_while_it_is_in_the_list() {
    known_values known;
    known_value one{"first value", "ONE"};
    known_value two{"second", "TWO"};
    known_value three{"third", "THREE"};
    known.add(one);
    known.add(two);
    known.add(three);
    BOOST_TEST(!known.none());
    finds(known, "a first value", 0, {2, 13, "ONE"});
    finds(known, "second second", 1, {7, 13, "TWO"});
    finds_nothing(known, "second", 1);
    finds_nothing(known, "a first valu");
    known.remove(two);  // From the middle, ...
    finds_nothing(known, "second");
    finds(known, "third", 0, {0, 5, "THREE"});
    known.remove(three);  // ... from the beginning, ...
    finds_nothing(known, "third");
    finds(known, "first value", 0, {0, 11, "ONE"});
    known.remove(one);  // ... and the last.
    finds_nothing(known, "first value");
    BOOST_TEST(known.none());
}

void of_several_at_one_place_the_longest_is_found() {
    for (bool const longer_first : {false, true}) {
        known_values known;
        known_value longer{"abcdefgh", "LONGER"};
        known_value shorter{"abcd", "SHORTER"};
        known.add(longer_first ? longer : shorter);
        known.add(longer_first ? shorter : longer);
        finds(known, "abcdefgh", 0, {0, 8, "LONGER"});
        finds(known, "abcdefg", 0, {0, 4, "SHORTER"});
    }
}

void memory_is_wiped() {
    char text[] = "secret";
    wipe(text + 1, 3);
    BOOST_TEST_EQ(std::string_view(text, 6), std::string_view("s\0\0\0et", 6));
    wipe(text, 0);
    BOOST_TEST_EQ(text[0], 's');
}

}  // namespace

int main() {
    an_empty_list_knows_nothing();
    a_value_is_found_while_it_is_in_the_list();
    of_several_at_one_place_the_longest_is_found();
    memory_is_wiped();
    return boost::report_errors();
}
