// SPDX-License-Identifier: BSL-1.0
// markup: texts as people see them, and what they say to the bot without its name.
#include <monongusa/wire/discord/markup.hpp>

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/text_range.hpp>

#include <boost/core/lightweight_test.hpp>

#include <random>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;
using monongusa::chat::find_address;
using monongusa::detail::joined;
using monongusa::detail::text_range;

constexpr std::string_view users_json =
    R"([{"id":"1","username":"taro","global_name":"Taro \u2615","member":{"nick":null}},)"
    R"({"id":"2","username":"hanako","member":{"nick":"Hana"}},)"
    R"({"id":"5","username":"kettle_bot","member":{"nick":"Pot"}},{"id":"18446744073709551615","username":"last"}])";

struct stage {
    self_info self{"5", "kettle_bot"};
    directory names;
    mentioned users;

    stage() {
        BOOST_TEST(names.learn(dispatch::channel_create, R"({"id":"7","name":"tea-room","guild_id":"9"})"));
        BOOST_TEST(names.learn(dispatch::guild_role_create, R"({"role":{"id":"31","name":"Tea friends"}})"));
        BOOST_TEST(names.learn(dispatch::guild_role_create, R"({"role":{"id":"32","name":"Kettle","tags":{"bot_id":"5"}}})"));
        BOOST_TEST(names.learn(dispatch::guild_role_create, R"({"role":{"id":"33","name":"Other bot","tags":{"bot_id":"6"}}})"));
        json_reader reader{users_json};
        users.read(reader);
    }
    decoding with() const noexcept { return {self, names}; }

    std::string shown(std::string_view raw) const {
        std::string text = "old";
        text_range body{1, 2};
        decoding const knows = with();
        show_markup(raw, knows, users, text, body);
        return text;
    }
    // The body in brackets; none if it is all of it.
    std::string body(std::string_view raw) const {
        std::string text = "old";
        text_range body{1, 2};
        decoding const knows = with();
        bool const addressed = show_markup(raw, knows, users, text, body);
        BOOST_TEST_EQ(addressed, body.present());
        return addressed ? joined('[', body.in(text), ']') : "none";
    }
};

void names_stand_where_ids_were() {
    stage const on;
    struct {
        std::string_view raw;
        std::string_view shown;
    } const rows[] = {
        {"", ""},
        {"no markup at all", "no markup at all"},
        {"<@1> and <@!2>", "@Taro \xE2\x98\x95 and @Hana"},
        {"<@1><@2>", "@Taro \xE2\x98\x95@Hana"},
        {"<@18446744073709551615>", "@last"},
        {"ask <@5>", "ask @kettle_bot"},
        {"in <#7>!", "in #tea-room!"},
        {"<@&31>, <@&32>", "@Tea friends, @Kettle"},
        {"<:tea:1099887766554433221> <a:boil_2:1>", ":tea: :boil_2:"},
        {"</brew:10> </brew green:10> </brew green fast:10>", "/brew /brew green /brew green fast"},
        {"</\xE8\x8C\xB6:10>", "/\xE8\x8C\xB6"},
        // What has no name here, or is shown otherwise.
        {"<@3> <@!3> <@&34> <#8>", "<@3> <@!3> <@&34> <#8>"},
        {"<t:1773500000:R> <t:-1> <id:customize>", "<t:1773500000:R> <t:-1> <id:customize>"},
        {"@everyone @here <https://tea.example>", "@everyone @here <https://tea.example>"},
        // What is none.
        {"<", "<"},
        {"<>", "<>"},
        {"<<<@1>>>", "<<@Taro \xE2\x98\x95>>"},
        {"<@>", "<@>"},
        {"<@!>", "<@!>"},
        {"<@&>", "<@&>"},
        {"<#>", "<#>"},
        {"<@1", "<@1"},
        {"<@1 >", "<@1 >"},
        {"<@ 1>", "<@ 1>"},
        {"<@1a>", "<@1a>"},
        {"<@!!1>", "<@!!1>"},
        {"<@&!31>", "<@&!31>"},
        {"<#!7>", "<#!7>"},
        {"<@-1>", "<@-1>"},
        {"<@18446744073709551616>", "<@18446744073709551616>"},
        {"<@18446744073709551617>", "<@18446744073709551617>"},
        {"<@000000000000000000001>", "<@000000000000000000001>"},
        {"<::1>", "<::1>"},
        {"<:tea:>", "<:tea:>"},
        {"<:tea>", "<:tea>"},
        {"<:tea leaf:1>", "<:tea leaf:1>"},
        {"<:t\xC3\xA9:1>", "<:t\xC3\xA9:1>"},
        {"<:a2345678901234567890123456789012:1>", ":a2345678901234567890123456789012:"},
        {"<:a23456789012345678901234567890123:1>", "<:a23456789012345678901234567890123:1>"},
        {"<b:tea:1>", "<b:tea:1>"},
        {"<aa:tea:1>", "<aa:tea:1>"},
        {"<a/brew:1>", "<a/brew:1>"},
        {"</:1>", "</:1>"},
        {"</brew>", "</brew>"},
        {"</brew\n:1>", "</brew\n:1>"},
        {"a < b > c <@1>", "a < b > c @Taro \xE2\x98\x95"},
    };
    for (auto const& row : rows) {
        if (on.shown(row.raw) != row.shown) BOOST_ERROR(joined(row.raw, " shown as ", on.shown(row.raw)).c_str());
    }
}

void what_is_said_to_the_bot_is_between_its_names() {
    stage const on;
    struct {
        std::string_view raw;
        std::string_view body;
    } const rows[] = {
        {"make tea", "none"},
        {"<@1> make tea", "none"},
        {"@kettle_bot make tea", "none"},
        {"<@5> make tea", "[make tea]"},
        {"<@!5> make tea", "[make tea]"},
        {"<@5>: make tea", "[make tea]"},
        {"<@5>, make tea", "[make tea]"},
        {"<@5> , make tea", "[make tea]"},
        {"<@5> :tea:", "[:tea:]"},
        {"<@5>make tea", "[make tea]"},
        {"make tea, <@5>", "[make tea]"},
        {"make tea<@5>", "[make tea]"},
        {" <@5> <@!5>,make tea , <@5>  <@5> ", "[make tea]"},
        {"<@5>\xE3\x80\x80tea\xC2\xA0<@5>\n", "[tea]"},
        {"<@&32> make tea", "[make tea]"},
        {"<@&33> make tea", "none"},
        {"<@&31> make tea", "none"},
        {"<@5>", "[]"},
        {" <@5> <@5>, ", "[]"},
        {"make <@5> tea ", "[make @kettle_bot tea]"},
        {" tea for <@1>, <@5>", "[tea for @Taro \xE2\x98\x95]"},
        {"<@5> <@1> wants tea in <#7>", "[@Taro \xE2\x98\x95 wants tea in #tea-room]"},
        {"<@1> <@5> tea", "[@Taro \xE2\x98\x95 @kettle_bot tea]"},
        {"<@5> a <@5> b", "[a @kettle_bot b]"},
        {"tea <@5>>", "[tea @kettle_bot>]"},
        {"<<@5> tea", "[<@kettle_bot tea]"},
        {"<@55> tea", "none"},
    };
    for (auto const& row : rows) {
        if (on.body(row.raw) != row.body) BOOST_ERROR(joined(row.raw, " says ", on.body(row.raw)).c_str());
    }
}

// Where the bot's name is one word, one finds the same body in the text that people see.
void the_body_is_the_one_that_a_name_leaves() {
    stage const on;
    std::mt19937 dice{13};
    constexpr std::string_view parts[] = {"<@5>", "<@!5>", " ", " ", ",", ":", "tea", "<@1>", "\n", "<#7>"};
    decoding const with = on.with();
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
        bool const addressed = show_markup(raw, with, on.users, text, body);
        auto const expected = find_address(text, "kettle_bot");
        if (addressed != expected.mentioned || (addressed && body.in(text) != expected.body.in(text))) {
            BOOST_ERROR(joined('"', raw, "\" says ", on.body(raw), " and not ", expected.body.in(text)).c_str());
        }
    }
}

void a_bot_without_an_id_is_nobody() {
    stage on;
    on.self = {};
    BOOST_TEST_EQ(on.body("<@5> tea"), "none");
    BOOST_TEST_EQ(on.body("<@> <@0> tea"), "none");
    BOOST_TEST_EQ(on.body("<@&31> tea"), "none");
}

void it_takes_no_longer_than_it_must() {
    // Quadratic, this would be minutes.
    stage const on;
    std::string raw;
    for (int i = 0; i < 200'000; ++i) raw += "<@";
    BOOST_TEST_EQ(on.shown(raw), raw);
    std::string names;
    for (int i = 0; i < 20'000; ++i) names += "<@5>";
    BOOST_TEST_EQ(on.body(names), "[]");
}

}  // namespace

int main() {
    names_stand_where_ids_were();
    what_is_said_to_the_bot_is_between_its_names();
    the_body_is_the_one_that_a_name_leaves();
    a_bot_without_an_id_is_nobody();
    it_takes_no_longer_than_it_must();
    return boost::report_errors();
}
