// SPDX-License-Identifier: BSL-1.0
// Tests how far a word can be completed, and what one may choose from.
#include <monongusa/transport/completion_list.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace monongusa::transport;

namespace {

static_assert(last_word("") == 0 && last_word("tea") == 0 && last_word("give me :ta") == 8 && last_word("tea ") == 4 && last_word("a\t@al") == 2);

struct row {
    std::string_view word;
    std::vector<std::string> candidates;
    std::size_t size;
    std::string_view rest;
};

void what_is_certain_is_typed_in() {
    row const rows[] = {
        {":ta", {}, 0, ""},
        {":ta", {":tada:"}, 1, "da: "},
        {":tada:", {":tada:"}, 1, " "},
        {":ta", {":tada:", ":tada:"}, 1, "da: "},
        {":t", {":tada:", ":taco:", ":table:"}, 3, "a"},
        {":ta", {":tada:", ":taco:"}, 2, ""},
        {"", {"%react", "%time"}, 2, "%"},
        {"al", {"alice", "al"}, 2, ""},
        {":ta", {":smile:", "ta", ":Ta"}, 0, ""},              // None begins so.
        {":ta", {":ta\n", ":ta\x1b[2J", ":ta\x7f", ""}, 0, ""},  // None a line should hold.
        {"t", {"t\xC3\xA9", "t\xC3\xA8"}, 2, ""},                // No half characters.
        {"t", {"t\xC3\xA9x", "t\xC3\xA9y"}, 2, "\xC3\xA9"},
    };
    for (auto const& row : rows) {
        completion_list const list{row.word, row.candidates};
        BOOST_TEST_EQ(list.size(), row.size);
        BOOST_TEST_EQ(list.rest(), row.rest);
    }
}

void the_choice_is_shown_in_columns() {
    completion_list const list{"", {"ccc", "a", "bb", "dddd"}};
    BOOST_TEST_EQ(list.columns(80), "a     bb    ccc   dddd\n");
    BOOST_TEST_EQ(list.columns(12), "a     ccc\nbb    dddd\n");
    BOOST_TEST_EQ(list.columns(11), "a     ccc\nbb    dddd\n");
    BOOST_TEST_EQ(list.columns(5), "a\nbb\nccc\ndddd\n");
    BOOST_TEST_EQ(list.columns(0), "a\nbb\nccc\ndddd\n");
    BOOST_TEST_EQ((completion_list{"", {"t\xC3\xA9", "tea", "ten"}}.columns(80)), "tea  ten  t\xC3\xA9\n");
    BOOST_TEST_EQ((completion_list{"", {}}.columns(80)), "");
}

void nobody_looks_at_a_thousand() {
    std::vector<std::string> many;
    for (int i = 1000; i < 2000; ++i) many.push_back(std::to_string(i));
    auto const shown = completion_list{"", std::move(many)}.columns(80);
    BOOST_TEST(shown.ends_with("\n… and 800 more\n"));
    BOOST_TEST(shown.find("1199") != std::string::npos && shown.find("1200") == std::string::npos);
}

}  // namespace

int main() {
    what_is_certain_is_typed_in();
    the_choice_is_shown_in_columns();
    nobody_looks_at_a_thousand();
    return boost::report_errors();
}
