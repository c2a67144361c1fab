// SPDX-License-Identifier: BSL-1.0
// thread_name: a name for each text, short enough and never empty.
#include <monongusa/wire/discord/thread_name.hpp>

#include "../../support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;

void each_text_gives_this_name() {
    struct {
        std::string_view text, author, name;
    } const rows[] = {
        {"tea is ready", "alice", "tea is ready"},
        {"\n \n  tea\nis ready", "alice", "tea"},
        {"## **Tea** is `ready`", "alice", "Tea is ready"},
        {"> - tea", "alice", "tea"},
        {"<@1> hello <@2>, you <:wave:3>", "alice", "hello , you"},
        {"hello <@2> world", "alice", "hello world"},
        {"snake_case \\*tea\\* a\\b", "alice", "snake_case *tea* ab"},
        {"```cpp\nint x;\n```", "alice", "int x;"},
        {"a\tb\u3000c\x01", "alice", "a b c"},
        {"<@1>", "alice", "alice"},
        {"***", "*alice*", "alice"},
        {"", "", "thread"},
        {"**", "~~\nx", "thread"},
        {"おはよう🎉", "alice", "おはよう🎉"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(thread_name(row.text, row.author), row.name);
}

void what_is_too_long_ends_with_an_ellipsis() {
    std::string const hundred(100, 'x');
    BOOST_TEST_EQ(thread_name(hundred, ""), hundred);
    BOOST_TEST_EQ(thread_name(hundred + "x", ""), hundred.substr(1) + "…");
    BOOST_TEST_EQ(thread_name(std::string(98, 'x') + "  yyyy", ""), std::string(98, 'x') + "…");
    std::string family;
    for (int i = 0; i < 60; ++i) family += "👍🏽";
    auto const name = thread_name(family, "");
    BOOST_TEST_EQ(characters::points_of(name), 99u);
    BOOST_TEST(name.ends_with("👍🏽…"));
}

void whatever_the_text_it_has_1_to_100_characters() {
    support::chance chance{5};
    constexpr std::string_view parts[] = {"a",  " ",        "\n",   "*",      "```",          "\\",     "<@1>",
                                          "日", "👍🏽", "\xFF", "\u0301", "tea is ready", "\u3000", "#"};
    for (int round = 0; round < 5'000; ++round) {
        std::string text;
        for (auto left = chance.below(60); left > 0; --left) text += chance.one_of(parts);
        auto const name = thread_name(text, text.substr(text.size() / 2));
        auto const points = characters::points_of(name);
        BOOST_TEST(points >= 1 && points <= 100);
        BOOST_TEST_EQ(name.find('\n'), std::string::npos);
        BOOST_TEST_EQ(leading_blanks(name), 0u);
        BOOST_TEST_EQ(size_without_trailing_blanks(name), name.size());
    }
}

}  // namespace

int main() {
    each_text_gives_this_name();
    what_is_too_long_ends_with_an_ellipsis();
    whatever_the_text_it_has_1_to_100_characters();
    return boost::report_errors();
}
