// SPDX-License-Identifier: BSL-1.0
// splitting: where a text is cut, and that nothing of it is lost, doubled or torn, whatever it is.
#include <monongusa/wire/splitting.hpp>

#include "../support/chance.hpp"
#include "../support/shrink.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

using namespace monongusa::wire;
using pieces_type = std::vector<std::string>;

pieces_type pieces_of(std::string_view text, std::size_t characters = 2000) {
    pieces_type pieces;
    BOOST_TEST_EQ(split(text, {characters, 10'000}, pieces), std::error_code{});
    return pieces;
}
std::string many(std::string_view what, std::size_t times) {
    std::string text;
    for (; times > 0; --times) text += what;
    return text;
}

void what_fits_stays_as_it_is() {
    for (std::string const& text : {std::string{"tea"}, std::string{"  tea\n"}, many("日", 2000), many("x", 2000),
                                    std::string{"```cpp\nint x;"}, std::string{"\xFF"}}) {
        BOOST_TEST(pieces_of(text) == pieces_type{text});
    }
    BOOST_TEST_EQ(pieces_of(many("日", 2001)).size(), 2u);
    BOOST_TEST(pieces_of(many("日", 2000) + " \n") == pieces_type{many("日", 2000)});
}

void what_is_empty_or_too_long_is_refused() {
    using monongusa::error;
    pieces_type pieces{"old"};
    for (std::string_view const blank : {"", " ", "\n\n\t", "\u3000\u00A0"}) BOOST_TEST_EQ(split(blank, {}, pieces), error::text_empty);
    BOOST_TEST_EQ(split(many(" ", 100'000), {}, pieces), error::text_empty);
    BOOST_TEST_EQ(split(many("x", 2001), {2000, 1}, pieces), error::text_too_long);
    BOOST_TEST(pieces.empty());
    BOOST_TEST_EQ(split(many("x", 40'000), {}, pieces), std::error_code{});
    BOOST_TEST_EQ(pieces.size(), 20u);
    BOOST_TEST_EQ(split(many("x", 40'001), {}, pieces), error::text_too_long);
    BOOST_TEST(pieces.empty());
}

// Two hundred characters a piece: the first half and what stands where a cut would be best.
void each_text_is_cut_here() {
    auto const a = many("a", 120);
    auto const w = many("word ", 24);  // 120 characters.
    auto const j = many("日本", 60);
    struct {
        std::string text, first, second;
    } const rows[] = {
        {a + "\n\n" + "b\n" + "c. d " + a, a, "b\nc. d " + a},
        {a + "\n" + "b. c d " + a, a, "b. c d " + a},
        {a + " b. c d " + a, a + " b.", "c d " + a},
        {a + " b c " + a, a + " b c", a},
        {w + "\n \n" + w, w.substr(0, 119), w.substr(0, 119)},
        {j + "。" + j, j + "。", j},
        {j + "」。" + j, j + "」。", j},
        {j + "「" + many("本", 120), j + "「" + many("本", 79), many("本", 41)},
        {many("日", 200) + "、" + many("本", 20), many("日", 199), "日、" + many("本", 20)},
        {many("日", 199) + "「" + many("本", 20), many("日", 199), "「" + many("本", 20)},
        {many("日", 196) + "word" + many("本", 20), many("日", 196) + "word", many("本", 20)},
        {many("日", 197) + "word" + many("本", 20), many("日", 197), "word" + many("本", 20)},
        {many("x", 300), many("x", 200), many("x", 100)},
        {"short\n" + many("x", 300), "short\n" + many("x", 194), many("x", 106)},
        {many("日", 198) + "<@123456>" + j, many("日", 198), "<@123456>" + j},
        {many("日", 198) + "&lt;" + j, many("日", 198), "&lt;" + j},
        {many("日", 196) + "&lt;" + j, many("日", 196) + "&lt;", j},
        {many("x", 199) + "&amp;" + "y", many("x", 199), "&amp;y"},
        {"tea <https://" + many("x", 126) + "> " + many("日", 70), "tea <https://" + many("x", 126) + ">", many("日", 70)},
        {many("日", 70) + "<https://" + many("x", 126) + ">", many("日", 70), "<https://" + many("x", 126) + ">"},
        {many("x", 199) + "👍🏽" + "y", many("x", 199), "👍🏽y"},
        {many("x", 199) + "e\u0301" + "y", many("x", 199), "e\u0301y"},
        {many("x", 199) + "👨\u200D👩\u200D👧", many("x", 199), "👨\u200D👩\u200D👧"},
        {many("🇯🇵", 101), many("🇯🇵", 100), "🇯🇵"},
        {many(" ", 300) + "tea" + many(" ", 300) + a, "tea", a},
        {a + "\n```\n" + many("x\n", 100) + "```", a + "\n```\n" + many("x\n", 36) + "```", "```\n" + many("x\n", 64) + "```"},
    };
    for (auto const& row : rows) {
        auto const pieces = pieces_of(row.text, 200);
        BOOST_TEST(pieces.size() >= 2);
        if (pieces.size() < 2) continue;
        BOOST_TEST_EQ(pieces[0], row.first);
        BOOST_TEST_EQ(pieces[1], row.second);
    }
}

void a_block_that_is_cut_is_closed_and_opened_again() {
    auto const code = many("    int x;\n", 30);  // 330 characters.
    auto const head = many("    int x;\n", 17);
    BOOST_TEST(pieces_of("```cpp\n" + code + "```\nthat was it", 200) ==
               (pieces_type{"```cpp\n" + head + "```", "```cpp\n" + many("    int x;\n", 13) + "```\nthat was it"}));
    // In a list the fences are indented, and where a block goes on it is not.
    auto const listed = pieces_of("- see\n  ```py\n" + many("  tea()\n", 40) + "  ```\n- end", 200);
    BOOST_TEST_EQ(listed.size(), 2u);
    BOOST_TEST(listed[0].starts_with("- see\n  ```py\n  tea()\n") && listed[0].ends_with("\n  tea()\n```"));
    BOOST_TEST(listed[1].starts_with("```py\n  tea()\n") && listed[1].ends_with("\n  ```\n- end"));
    // On a line of one's own or not, and without an end of line at all.
    auto const inside = pieces_of("see ```" + many("x", 300) + "``` end", 200);
    BOOST_TEST(inside == (pieces_type{"see ```" + many("x", 189) + "\n```", "```\n" + many("x", 111) + "``` end"}));
}

void a_block_has_no_language_where_there_are_none() {
    pieces_type pieces;
    auto const code = "```\nmake\n" + many("tea\n", 60) + "```";
    BOOST_TEST(!split(code, {200, 20, false}, pieces));
    BOOST_TEST(pieces.size() == 2 && pieces[0] == "```\nmake\n" + many("tea\n", 47) + "```" && pieces[1] == "```\n" + many("tea\n", 13) + "```");
    // What would be one is the first line of the code.
    auto const first_line = "```make\n" + many("tea\n", 60) + "```";
    BOOST_TEST(!split(first_line, {200, 20, false}, pieces));
    BOOST_TEST(pieces.size() == 2 && pieces[1].starts_with("```\ntea\n"));
    BOOST_TEST(!split(first_line, {200, 20, true}, pieces));
    BOOST_TEST(pieces.size() == 2 && pieces[1].starts_with("```make\ntea\n"));
}

void a_block_that_would_be_empty_is_not_opened() {
    // Only the fence is left of the block: it ends where the piece ends.
    BOOST_TEST(pieces_of("```\n" + many("x", 192) + "\n\n  ```\ntea", 200) == (pieces_type{"```\n" + many("x", 192) + "\n```", "tea"}));
    BOOST_TEST(pieces_of("```\n" + many("x", 190) + "\n```" + "\n\ntea", 200) == (pieces_type{"```\n" + many("x", 190) + "\n```", "tea"}));
    BOOST_TEST(pieces_of(many("x", 150) + "\n```\n\n" + many("y", 100) + "\n```", 200) ==
               (pieces_type{many("x", 150), "```\n\n" + many("y", 100) + "\n```"}));
    // Only its beginning would fit.
    BOOST_TEST(pieces_of(many("x", 190) + "\n```cpp\nint x;\n```", 200) == (pieces_type{many("x", 190), "```cpp\nint x;\n```"}));
}

void what_only_looks_like_a_fence_is_text() {
    auto const text = many("x", 150) + " ``` " + many("y", 150);
    BOOST_TEST(pieces_of(text, 200) == (pieces_type{many("x", 150) + " ```", many("y", 150)}));
    auto const escaped = "\\``` " + many("x", 150) + " \\``` " + many("y", 150);
    BOOST_TEST(pieces_of(escaped, 200) == (pieces_type{"\\``` " + many("x", 150) + " \\```", many("y", 150)}));
    // In code there is no escape.
    auto const code = pieces_of("```\n\\```" + many("x", 300), 200);
    BOOST_TEST(code.front().starts_with("```\n\\```x"));
}

void large_texts_take_time_in_proportion() {
    // Each of these made a careless cut take time with the square of the text.
    for (auto const& text : {many(" ", 200'000) + "x", "```\n" + many("\n", 200'000) + "x```", many("`", 200'000),
                             many("\u0301", 100'000), many("<@", 100'000), many("<a:b", 100'000), many("&amp;", 100'000), many("a\n", 100'000), many("```\n", 60'000)}) {
        splitter rest{text, 2000};
        std::size_t pieces = 0;
        for (std::string piece; rest.next(piece); ++pieces) BOOST_TEST(characters::points_of(piece) <= 2000);
        BOOST_TEST(pieces <= 250);
    }
}

// The test's own idea of where code is: for each byte of the text whether it is in a block behind its opening fence, and in which language.
struct state {
    bool open = false;
    std::string_view language{};
};
std::vector<state> states_of(std::string const& text) {
    std::vector<state> states;
    states.reserve(text.size() + 1);
    state now;
    auto const step = [&](std::size_t count) { states.insert(states.end(), count, now); };
    while (states.size() < text.size()) {
        std::string_view const rest = std::string_view{text}.substr(states.size());
        if (rest.starts_with("```") && (now.open || rest.find("```", 3) != std::string_view::npos)) {
            std::size_t behind = 3;
            if (!now.open) {
                while (behind < rest.size() && behind <= 35 &&
                       (std::isalnum(static_cast<unsigned char>(rest[behind])) || rest[behind] == '+'))
                    ++behind;
                now.language = behind < rest.size() && rest[behind] == '\n' ? rest.substr(3, behind - 3) : std::string_view{};
            }
            step(3);
            now.open = !now.open;
        } else if (!now.open) {
            step(character_at(rest).size);
        } else {
            step(1);
        }
    }
    states.push_back(now);
    return states;
}

bool all_blank(std::string_view text) { return leading_blanks(text) == text.size(); }

// What is wrong with the pieces; empty if nothing is.
std::string wrong_with(std::string const& text, pieces_type const& pieces, std::size_t most) {
    auto const states = states_of(text);
    std::size_t at = 0;
    bool open = false;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        auto const& piece = pieces[i];
        auto const name = "piece " + std::to_string(i);
        if (characters::points_of(piece) > most) return name + " is too long";
        if (all_blank(piece)) return name + " is blank";
        if (pieces.size() > 1 && states_of(piece).back().open) return name + " leaves a block open";
        std::string_view core = piece;
        if (open) {
            auto const opening = "```" + std::string{states[at].language} + "\n";
            if (!core.starts_with(opening)) return name + " does not open the block again";
            core.remove_prefix(opening.size());
        }
        // Between pieces of text any blanks may be missing; in code no more than one end of line.
        if (!open) at += leading_blanks(std::string_view{text}.substr(at));
        if (pieces.size() == 1 && characters::points_of(text) <= most) at = 0;  // What fits is left as it is.
        bool const as_it_is = std::string_view{text}.substr(at).starts_with(core) && !states[at + core.size()].open;
        if (as_it_is) {
            at += core.size();
            open = false;
            continue;
        }
        if (!core.ends_with("\n```")) return name + " is not the text";
        core.remove_suffix(4);
        if (!std::string_view{text}.substr(at).starts_with(core)) return name + " is not the text of the block";
        at += core.size();
        open = true;
        if (!states[at].open) return name + " closes what was not open";
        auto const rest = std::string_view{text}.substr(at);
        if (auto const blanks = leading_blanks(rest); rest.substr(blanks).starts_with("```")) {
            at += blanks + 3;
            open = false;
        } else if (rest.starts_with("\r\n")) {
            at += 2;
        } else if (rest.starts_with("\n")) {
            at += 1;
        }
    }
    if (open || !all_blank(std::string_view{text}.substr(at))) return "the end is missing";
    return {};
}

std::string random_text(support::chance& chance) {
    constexpr std::string_view english[] = {"the ",
                                            "tea ",
                                            "is ready. ",
                                            "Who wants some? ",
                                            "kettle",
                                            "\n",
                                            "\n\n",
                                            "- item\n",
                                            "  - nested\n",
                                            "**bold** ",
                                            "https://example.org/a/b?c=d "};
    constexpr std::string_view japanese[] = {"お茶",   "が入りました。", "「どうぞ」", "、", "今日は", "\n",
                                             "\u3000", "がぎぐ",         "か\u3099",   "！", "ABC"};
    constexpr std::string_view pictures[] = {"🎉", "👍🏽", "❤️", "👨\u200D👩\u200D👧", "🇯🇵", "1️⃣", " ", "e\u0301"};
    constexpr std::string_view fenced[] = {"```",     "```cpp\n", "```c++\n", "  ```\n",    "\n```\n", "int x;\n", "\tif (a < b) {\r\n",
                                           "    }\n", "\n",       " ",        "xxxxxxxxxx", "\\`",     "`",        "- in a list\n"};
    constexpr std::string_view unbroken[] = {"x", "yy", "zzz", "日", "0123456789"};
    constexpr std::string_view odd[] = {"\xFF",       "\xE3\x81", "\u0301", "\u200D", "\r", "\r\n",   "\0",        "<@123456789012345678>", "&amp;", "<https://tea.example/a|", "<!here>",
                                        "<:party:1>", "<",        ">",      "\\",     "``", "\u00A0", "\U000E0067"};
    std::string text;
    auto const length = chance.below(chance.one_in(4) ? 12'000 : 2'500);
    auto kind = chance.below(7);
    while (text.size() < length) {
        if (chance.one_in(60)) kind = chance.below(7);
        switch (kind) {
            case 0: text += chance.one_of(english); break;
            case 1: text += chance.one_of(japanese); break;
            case 2: text += chance.one_of(pictures); break;
            case 3: text += chance.one_of(fenced); break;
            case 4: text += chance.one_of(unbroken); break;
            case 5: text += chance.one_of(odd); break;
            default: text += chance.one_in(3) ? chance.one_of(fenced) : chance.one_of(english); break;
        }
    }
    return text;
}

void nothing_of_any_text_is_lost_doubled_or_torn() {
    support::chance chance{11};
    for (int round = 0; round < 1'500; ++round) {
        auto text = random_text(chance);
        std::size_t const most = chance.one_in(2) ? 2000 : 200 + chance.below(300);
        auto const wrong = [&](std::string const& of) {
            pieces_type pieces;
            auto const failed = split(of, {most, 100'000}, pieces);
            if (failed) return failed == monongusa::error::text_empty && all_blank(of) ? std::string{} : failed.message();
            return wrong_with(of, pieces, most);
        };
        if (auto const what = wrong(text); !what.empty()) {
            support::shrink(text, [&](std::string const& less) { return wrong(less) == what; });
            BOOST_ERROR((what + " of " + std::to_string(most) + ": " + text).c_str());
            return;
        }
    }
}

void every_piece_but_the_last_is_half_full_where_blanks_are_few() {
    support::chance chance{12};
    constexpr std::string_view parts[] = {"tea ", "is ", "ready. ", "お茶です。", "kettle", "\n", "🎉", "unbelievable"};
    for (int round = 0; round < 300; ++round) {
        std::string text;
        while (text.size() < 10'000) text += chance.one_of(parts);
        auto const pieces = pieces_of(text);
        for (std::size_t i = 0; i + 1 < pieces.size(); ++i) BOOST_TEST(characters::points_of(pieces[i]) >= 990);
    }
}

}  // namespace

int main() {
    what_fits_stays_as_it_is();
    what_is_empty_or_too_long_is_refused();
    each_text_is_cut_here();
    a_block_that_is_cut_is_closed_and_opened_again();
    a_block_has_no_language_where_there_are_none();
    a_block_that_would_be_empty_is_not_opened();
    what_only_looks_like_a_fence_is_text();
    large_texts_take_time_in_proportion();
    nothing_of_any_text_is_lost_doubled_or_torn();
    every_piece_but_the_last_is_half_full_where_blanks_are_few();
    return boost::report_errors();
}
