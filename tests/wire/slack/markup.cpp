// SPDX-License-Identifier: BSL-1.0
// markup: texts are shown as people see them, and what is said to the bot is what is left without its names.
#include <monongusa/wire/slack/markup.hpp>

#include <monongusa/chat/addressing.hpp>
#include <monongusa/detail/append.hpp>

#include "support/growth.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace monongusa::wire::slack;
using monongusa::chat::find_address;
using monongusa::detail::joined;
using monongusa::detail::text_range;

struct stage {
    self_info self{"UBOT", "BBOT", "bot", "T1"};
    directory names{};
    std::vector<std::string> aliases{};

    decoding with() const { return {self, names, aliases}; }

    std::string shown(std::string_view raw) const {
        std::string text = "old";
        text_range body{1, 2};
        show_markup(raw, with(), text, body);
        return text;
    }
    // What is said to the bot, in brackets.
    std::string body(std::string_view raw) const {
        std::string text;
        text_range body;
        bool const addressed = show_markup(raw, with(), text, body);
        BOOST_TEST_EQ(addressed, body.present());
        return addressed ? joined('[', body.in(text), ']') : "none";
    }
};

stage with_names() {
    stage on;
    BOOST_TEST(on.names.learn_user(R"({"id":"U7","name":"taro","profile":{"display_name":"Taro & Co"}})"));
    BOOST_TEST(on.names.learn_channel(R"({"id":"C7","name":"tea-room"})"));
    BOOST_TEST(on.names.learn_user(R"({"id":"U8","name":""})"));
    return on;
}

struct row {
    std::string_view raw, shown;
};

// Of each construct that Slack documents, one: each is shown so.
void fixed_cases() {
    stage const on;
    row const rows[] = {
        {"a &amp;lt; b", "a &lt; b"},
        {"&lt;@U1&gt;", "<@U1>"},
        {"<@U1> hi", "@U1 hi"},
        {"<@U1|ann> hi", "@ann hi"},
        {"<#C1|general>", "#general"},
        {"<#C1|>", "#C1"},
        {"<#C1>", "#C1"},
        {"<!here>", "@here"},
        {"<!subteam^S1|@ops>", "@ops"},
        {"<!channel|channel>", "@channel"},
        {"<https://x.y/?a=1&amp;b=2|lab>", "lab"},
        {"<https://x.y/?a=1&amp;b=2>", "https://x.y/?a=1&b=2"},
        {"<mailto:a@b.c|a@b.c>", "a@b.c"},
        {"<!date^1392734382^{date} at {time}|fall back>", "fall back"},
        {":+1::skin-tone-2:", "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBB"},
        {"10:30:45", "10:30:45"},
        {"::", "::"},
        {":not an emoji:", ":not an emoji:"},
    };
    for (auto const& row : rows) {
        if (on.shown(row.raw) != row.shown) BOOST_ERROR(joined(row.raw, " shown as ", on.shown(row.raw)).c_str());
    }
}

// The grammar, and what is none of it.
void other_cases() {
    auto const on = with_names();
    row const rows[] = {
        {"", ""},
        {"tea", "tea"},
        {"*bold* _italic_ ~gone~ `code` ```block```\n> quote", "*bold* _italic_ ~gone~ `code` ```block```\n> quote"},
        // The directory knows better than the label, which is older.
        {"<@U7>", "@Taro & Co"},
        {"<@U7|taro>", "@Taro & Co"},
        {"<@U8>", "@U8"},
        {"<@U8|eve>", "@eve"},
        {"<@W1>", "@W1"},
        {"<@UBOT> hi", "@bot hi"},
        {"<@UBOT|old_name> hi", "@bot hi"},
        {"<#C7>", "#tea-room"},
        {"<#C7|old-room>", "#tea-room"},
        {"<#D1>", "#D1"},
        {"<#G1|>", "#G1"},
        // The name is the directory's, in which nothing is markup.
        {"<@U7> &amp; <@U7>", "@Taro & Co & @Taro & Co"},
        {"<!everyone>", "@everyone"},
        {"<!here|@here>", "@here"},
        {"<!subteam^S1>", "@S1"},
        {"<!subteam^S1|ops>", "ops"},
        {"<!date^1392734382^{date}^https://tea.example/|Feb 18 &amp; so on>", "Feb 18 & so on"},
        {"<!date^1392734382^{date}>", "<date^1392734382^{date}>"},
        {"<!foo>", "<foo>"},
        {"<!foo|bar>", "bar"},
        {"<tel:+1555|call>", "call"},
        {"<slack://open>", "slack://open"},
        {"<https://x.y/a|b|c>", "b|c"},
        {"<https://x.y/:tada:>", "https://x.y/:tada:"},
        {"<https://x.y|:tada: &lt;3>", "\xF0\x9F\x8E\x89 <3"},
        {"<https://x.y|>", "https://x.y"},
        {"<http://tea.example|tea.example>", "tea.example"},
        {"<@B1>", "@B1"},
        {"<@>", "@"},
        // Each entity once, and no others.
        {"&amp;", "&"},
        {"&lt;&gt;&amp;", "<>&"},
        {"&amp;amp;", "&amp;"},
        {"&amp;lt;@U1&amp;gt;", "&lt;@U1&gt;"},
        {"&quot;&nbsp;&#60;", "&quot;&nbsp;&#60;"},
        {"a&b & c&", "a&b & c&"},
        {"&lt", "&lt"},
        {"&LT;", "&LT;"},
        {"&am<@U1>p;", "&am@U1p;"},
        // What no Slack sends.
        {"a < b", "a < b"},
        {"<", "<"},
        {"<>", "<>"},
        {"<|x>", "<|x>"},
        {"<<@U1>", "<@U1"},
        {"<<@U1>>", "<@U1>"},
        {"a > b", "a > b"},
        {"<@U1", "<@U1"},
        {"<a <@U1> b>", "<a @U1 b>"},
    };
    for (auto const& row : rows) {
        if (on.shown(row.raw) != row.shown) BOOST_ERROR(joined(row.raw, " shown as ", on.shown(row.raw)).c_str());
    }
}

void what_is_said_to_the_bot_is_between_its_names() {
    auto const on = with_names();
    row const rows[] = {
        {"make tea", "none"},
        {"<@U1> make tea", "none"},
        {"@bot make tea", "none"},
        {"bot: make tea", "none"},
        {"<@UBOT> make tea", "[make tea]"},
        {"<@UBOT|bot> make tea", "[make tea]"},
        {"<@UBOT>: make tea", "[make tea]"},
        {"<@UBOT>, make tea", "[make tea]"},
        {"<@UBOT> , make tea", "[make tea]"},
        {"<@UBOT> :tea:", "[\xF0\x9F\x8D\xB5]"},
        {"<@UBOT>make tea", "[make tea]"},
        {"make tea, <@UBOT>", "[make tea]"},
        {"make tea<@UBOT|x>", "[make tea]"},
        {" <@UBOT> <@UBOT>,make tea , <@UBOT>  <@UBOT> ", "[make tea]"},
        {"<@UBOT>\xE3\x80\x80tea\xC2\xA0<@UBOT>\n", "[tea]"},
        {"<@UBOT>", "[]"},
        {" <@UBOT> <@UBOT>, ", "[]"},
        {"make <@UBOT> tea ", "[make @bot tea]"},
        {" tea for <@U7>, <@UBOT>", "[tea for @Taro & Co]"},
        {"<@U7> <@UBOT> tea", "[@Taro & Co @bot tea]"},
        {"<@UBOT> &lt;b&gt;", "[<b>]"},
        {"<https://x.y|<@UBOT>>", "[<https://x.y|@bot>]"},
        {"<@UBOTS> tea", "none"},
        {"&lt;@UBOT&gt; tea", "none"},
        {"<@ubot> tea", "none"},
        {"<!channel> <#UBOT> tea", "none"},
    };
    for (auto const& row : rows) {
        if (on.body(row.raw) != row.shown) BOOST_ERROR(joined(row.raw, " says ", on.body(row.raw)).c_str());
    }
}

// What users of slackbot are used to, with a bot called `bot` and these aliases; and what is better here.
void aliases_speak_to_the_bot_as_in_slackbot() {
    stage on;
    on.aliases = {"!", "$", "botbro", "bot:", ""};
    row const rows[] = {
        {"<@UBOT> hi", "[hi]"},
        {"<@UBOT>: hi", "[hi]"},
        {"<@UBOT>hi", "[hi]"},
        {"<@UBOT>:hi", "[hi]"},
        {"<@UBOT>:  hi", "[hi]"},  // All blanks go.
        {"bot: hi", "[hi]"},
        {"bot:hi", "[hi]"},
        {"bot hi", "none"},
        {"@bot hi", "none"},
        {"! hi", "[hi]"},
        {"!hi", "[hi]"},
        {"botbro hi", "[hi]"},
        {"hey <@UBOT> hi", "[hey @bot hi]"},  // A mention counts anywhere.
        {"<@UOTHER> hi", "none"},
        {"other: hi", "none"},
        {"<@UBOT|bot> hi", "[hi]"},  // With a label, too.
        {" <@UBOT> hi", "[hi]"},     // And behind blanks.
        {"<@UBOT>\nline2", "[line2]"},
        {"<http://x>", "none"},
        {"http://x", "none"},
        {"", "none"},
        // More.
        {"$ hi", "[hi]"},
        {"botbro: hi", "[hi]"},
        {"botbro, hi", "[hi]"},
        {"botbros hi", "none"},
        {"botbro", "[]"},
        {"!", "[]"},
        {"  !  hi  ", "[hi]"},
        {"hi !", "none"},
        {"hi bot:", "none"},
        {"! <@UBOT> hi", "[hi]"},
        {"<@UBOT> !hi", "[!hi]"},
        {"!hi <@UBOT>", "[hi]"},
        {"!!hi", "[!hi]"},
        {"Botbro hi", "none"},
    };
    for (auto const& row : rows) {
        if (on.body(row.raw) != row.shown) BOOST_ERROR(joined(row.raw, " says ", on.body(row.raw)).c_str());
    }
    on.aliases = {"<3", "&", "k\xC3\xA9ttle"};
    BOOST_TEST_EQ(on.body("&lt;3 hi"), "[hi]");
    BOOST_TEST_EQ(on.body("&amp;hi"), "[hi]");
    BOOST_TEST_EQ(on.body("&amp"), "[amp]");
    BOOST_TEST_EQ(on.body("&lt;"), "none");
    BOOST_TEST_EQ(on.body("k\xC3\xA9ttle hi"), "[hi]");
    BOOST_TEST_EQ(on.body("k\xC3\xA9ttles hi"), "none");
    on.aliases = {"bot", "bot:"};
    BOOST_TEST_EQ(on.body("bot: hi"), "[hi]");
    BOOST_TEST_EQ(on.body("bot:: hi"), "[hi]");
}

// One finds the same body in the text that people see.
void the_body_is_the_one_that_a_name_leaves() {
    stage const on;
    std::mt19937 dice{13};
    constexpr std::string_view parts[] = {"<@UBOT>", "<@UBOT|x>", " ", " ", ",", ":", "tea", "<@U1>", "\n", "<#C7>", "&amp;"};
    for (int round = 0; round < 20000; ++round) {
        std::string raw;
        for (auto count = dice() % 9; count > 0; --count) {
            auto const part = parts[dice() % std::size(parts)];
            // A name is a word of its own only between others.
            bool const name = part.starts_with("<@");
            if (name && !raw.empty()) raw += ' ';
            raw += part;
            if (name && dice() % 2 == 0) raw += ", :"[dice() % 3];
            else if (name) raw += ' ';
        }
        std::string text;
        text_range body;
        bool const addressed = show_markup(raw, on.with(), text, body);
        auto const expected = find_address(text, "bot");
        if (addressed != expected.mentioned || (addressed && body.in(text) != expected.body.in(text))) {
            BOOST_ERROR(joined('"', raw, "\" says ", on.body(raw), " and not ", expected.body.in(text)).c_str());
        }
    }
}

void a_bot_without_an_id_is_nobody() {
    stage on;
    on.self = {};
    BOOST_TEST_EQ(on.body("<@UBOT> tea"), "none");
    BOOST_TEST_EQ(on.body("<@> <@U> tea"), "none");
    stage unnamed;
    unnamed.self.name.clear();
    BOOST_TEST_EQ(unnamed.shown("<@UBOT> <@UBOT|label>"), "@UBOT @label");
}

void it_takes_no_longer_than_it_must() {
    stage on;
    on.aliases = {"&", "!"};
    for (auto const part : {"<@", "<@UBOT>", "<@UBOT|", "&", "&amp;", "<", "<!date^", " ", ":a:", "!", "<@U1> ", "\xC2\xA0", ", "}) {
        BOOST_TEST(support::takes_linear_time(part, [&](std::string const& raw) { BOOST_TEST(!on.shown(raw).empty()); }));
    }
}

}  // namespace

int main() {
    fixed_cases();
    other_cases();
    what_is_said_to_the_bot_is_between_its_names();
    aliases_speak_to_the_bot_as_in_slackbot();
    the_body_is_the_one_that_a_name_leaves();
    a_bot_without_an_id_is_nobody();
    it_takes_no_longer_than_it_must();
    return boost::report_errors();
}
