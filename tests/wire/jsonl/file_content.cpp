// SPDX-License-Identifier: BSL-1.0
// file_content: what fits is kept as it is, what does not is known again by its length and its hash.
#include <monongusa/wire/jsonl/file_content.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace {

using monongusa::action::file;
using namespace monongusa::wire::jsonl;

std::string bytes(std::size_t count) { return std::string(count, 'x'); }

// Of a recording that was made once, so that it is read by whatever comes.
void a_stand_in_stays_the_same() {
    BOOST_TEST_EQ(stand_in_for(""), "(0 bytes, 1e924b9d737700d7)");
    BOOST_TEST_NE(stand_in_for("tea"), stand_in_for("tee"));
    BOOST_TEST(stand_in_for(bytes(70'000)).starts_with("(70000 bytes, "));
    BOOST_TEST_EQ(stand_in_for(bytes(70'000)).size(), std::string{"(70000 bytes, 0123456789abcdef)"}.size());
}

void as_much_is_kept_as_there_is_room_for() {
    std::vector<file> files{{"a", bytes(most_file_content - 3)}, {"b", "four"}, {"c", "two", "why"}, {"d", ""}, {"e", "x"}};
    auto const all = files;
    shorten(files);
    BOOST_TEST(files[0] == all[0]);
    BOOST_TEST_EQ(files[1].content, stand_in_for("four"));
    BOOST_TEST_EQ(files[1].name, "b");
    BOOST_TEST(files[2] == all[2]);
    BOOST_TEST(files[3] == all[3]);
    BOOST_TEST_EQ(files[4].content, stand_in_for("x"));
    std::vector<file> exactly{{"a", bytes(most_file_content)}};
    shorten(exactly);
    BOOST_TEST_EQ(exactly[0].content.size(), most_file_content);
}

void a_file_is_known_again_by_itself_or_its_stand_in() {
    file const now{"a", bytes(1000), "why"};
    BOOST_TEST(is_recorded_as(now, now));
    BOOST_TEST(is_recorded_as(now, {"a", stand_in_for(now.content), "why"}));
    BOOST_TEST(!is_recorded_as(now, {"a", stand_in_for(bytes(1001)), "why"}));
    BOOST_TEST(!is_recorded_as(now, {"a", bytes(999), "why"}));
    BOOST_TEST(!is_recorded_as(now, {"b", now.content, "why"}));
    BOOST_TEST(!is_recorded_as(now, {"a", now.content, ""}));
}

}  // namespace

int main() {
    a_stand_in_stays_the_same();
    as_much_is_kept_as_there_is_room_for();
    a_file_is_known_again_by_itself_or_its_stand_in();
    return boost::report_errors();
}
