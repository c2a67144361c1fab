// SPDX-License-Identifier: BSL-1.0
// character: what stays together, and what is blank.
#include <monongusa/wire/character.hpp>

#include "../support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire;

static_assert(character_at("abc") == character{1, 1, 'a', 'a'});
static_assert(character_at("") == character{});

void each_of_these_is_one() {
    for (std::string_view const one : {"a",
                                       "é",
                                       "e\u0301",
                                       "日",
                                       "か\u3099",
                                       "🎉",
                                       "❤\uFE0F",
                                       "👍🏽",
                                       "👨\u200D👩\u200D👧",
                                       "🇯🇵",
                                       "1\uFE0F\u20E3",
                                       "각",
                                       "ก\u0E33",
                                       "क\u094D",
                                       "🏴\U000E0067\U000E0062\U000E007F",
                                       "\\*",
                                       "\\`",
                                       "\\\\",
                                       "\r\n",
                                       "\n",
                                       "<@1>",
                                       "<@!1>",
                                       "<@&1>",
                                       "<#1>",
                                       "<:party:1>",
                                       "<a:party:1>",
                                       "</roll dice:1>",
                                       "<t:1:R>",
                                       "<id:guide>",
                                       "<!here>",
                                       "<!subteam^S1|@tea>",
                                       "<@U1|alice>",
                                       "<https://tea.example/?a=1&b=2|the menu>",
                                       "<mailto:tea@tea.example>",
                                       "\\<@1>",
                                       "&amp;",
                                       "&lt;",
                                       "&gt;",
                                       "\\&amp;",
                                       "\xFF",
                                       "\x80"}) {
        for (std::string_view const behind : {"", "a", "<", "\n", "日", "\xFF"}) {
            auto const text = std::string{one} + std::string{behind};
            BOOST_TEST_EQ(character_at(text).size, one.size());
        }
    }
}

void these_are_more_than_one() {
    struct {
        std::string_view text;
        std::size_t size;
    } const rows[] = {
        {"ab", 1},           {"\\a", 1},   {"\\日", 1},      {"\\", 1},        {"\n\r", 1},
        {"\n\u0301", 1},     {"🇯🇵🇯🇵", 8},  {"<@1", 1},       {"<", 1},         {"<b>", 1},
        {"<@1\n>", 1},       {"<@<1>", 1}, {"<t>", 1},       {"<:`:1>", 1},    {"\xE3\x81", 1},
        {"&quot;", 1},       {"&amp", 1},   {"&am\np;", 1},   {"&&amp;", 1},   {"\\&am", 2},
        {"<std, b>", 1},     {"<a b:c>", 1}, {"<:", 1},        {"<https", 1},   {"<1:2>", 1},
        {"\xF0\x9F\x8E", 1}, {"日本", 3},  {"a\u200D日", 7}, {"a\u200Dmo", 4}, {"\xED\xA0\x80", 1},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(character_at(row.text).size, row.size);
}

void nothing_is_held_together_without_end() {
    std::string marks = "e";
    for (int i = 0; i < 500; ++i) marks += "\u0301";
    BOOST_TEST_EQ(character_at(marks).points, longest_character);
    BOOST_TEST_EQ(character_at("<@" + std::string(96, '1') + ">").size, 99u);
    BOOST_TEST_EQ(character_at("<@" + std::string(97, '1') + ">").size, 100u);
    BOOST_TEST_EQ(character_at("<@" + std::string(98, '1') + ">").size, 1u);
    BOOST_TEST_EQ(character_at("\\<@" + std::string(96, '1') + ">").size, 100u);
    BOOST_TEST_EQ(character_at("\\<@" + std::string(97, '1') + ">").size, 2u);
    // Who has room for it may ask for more, in markup only.
    auto const link = "<https://tea.example/" + std::string(2'000, 'a') + ">";
    BOOST_TEST_EQ(character_at(link, link.size()).size, link.size());
    BOOST_TEST_EQ(character_at(link, link.size() - 1).size, 1u);
    BOOST_TEST_EQ(character_at(marks, 2'000).points, longest_character);
}

void any_bytes_are_gone_through_and_counted() {
    support::chance chance{3};
    constexpr std::string_view parts[] = {"a",  "<",      "@",      "1", ">", "&amp", ";", "https:", "!",    "\\", "`",    "\r",
                                          "\n", "\u0301", "\u200D", "👍", "🏽", "🇯",  "\xFF", "\xE3"};
    for (int round = 0; round < 5'000; ++round) {
        std::string text;
        for (auto left = chance.below(30); left > 0; --left) text += chance.one_of(parts);
        std::size_t points = 0;
        for (std::string_view rest = text; !rest.empty();) {
            auto const one = character_at(rest);
            BOOST_TEST(one.size > 0 && one.size <= rest.size() && one.points > 0 && one.points <= longest_character);
            if (one.size == 0 || one.size > rest.size()) return;
            BOOST_TEST_EQ(one.points, characters::points_of(rest.substr(0, one.size)));
            points += one.points;
            rest.remove_prefix(one.size);
        }
        BOOST_TEST_EQ(points, characters::points_of(text));
    }
}

void blanks_are_found_at_both_ends() {
    struct {
        std::string_view text;
        std::size_t leading, without_trailing;
    } const rows[] = {
        {"", 0, 0},
        {" ", 1, 0},
        {"\u3000", 3, 0},
        {"\u00A0\t\n\v\f\r \uFEFF\u2028", 14, 0},
        {" a ", 1, 2},
        {"a", 0, 1},
        {"\xFF ", 0, 1},
        {" \x80", 1, 2},
        {"日\u3000", 0, 3},
        {"\u200B", 0, 3},
        {"a\n\n", 0, 1},
        {"\xE3\x80", 0, 2},
        {" \x80\x80\x80\x80\x80 ", 1, 6},
    };
    for (auto const& row : rows) {
        BOOST_TEST_EQ(leading_blanks(row.text), row.leading);
        BOOST_TEST_EQ(size_without_trailing_blanks(row.text), row.without_trailing);
    }
}

}  // namespace

int main() {
    each_of_these_is_one();
    these_are_more_than_one();
    nothing_is_held_together_without_end();
    any_bytes_are_gone_through_and_counted();
    blanks_are_found_at_both_ends();
    return boost::report_errors();
}
