// SPDX-License-Identifier: BSL-1.0
// limits: a platform takes a text of its longest length and refuses one more, counted in code points.
#include <monongusa/script/limits.hpp>

#include <monongusa/action/embed.hpp>
#include <monongusa/action/react.hpp>
#include <monongusa/action/typing.hpp>
#include <monongusa/action/upload.hpp>
#include <monongusa/wire/discord/deed.hpp>
#include <monongusa/wire/discord/embed_body.hpp>
#include <monongusa/wire/slack/deed.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

namespace script = monongusa::script;
namespace wire = monongusa::wire;
namespace action = monongusa::action;
using monongusa::error;
using monongusa::chat::channel_kind;

std::string times(std::size_t count, std::string_view character) {
    std::string text;
    while (count-- > 0) text += character;
    return text;
}

template <class Action>
std::error_code refusal(std::string_view platform, Action const& action) {
    return script::refusal_of(script::limits_of(platform).value(), action);
}

void there_are_three_platforms() {
    BOOST_TEST(script::limits_of("stdio") == script::limits{});
    BOOST_TEST(script::limits_of("discord").has_value() && script::limits_of("slack").has_value());
    for (std::string_view const name : {"", "irc", "Discord", "slack "}) BOOST_TEST(!script::limits_of(name));
}

void characters_are_code_points() {
    BOOST_TEST_EQ(script::count_characters(""), 0u);
    BOOST_TEST_EQ(script::count_characters("abc"), 3u);
    BOOST_TEST_EQ(script::count_characters("日本🎉"), 3u);
    BOOST_TEST_EQ(script::count_characters("e\xcc\x81"), 2u);
    // A byte that is no text counts as one, also one that a character is cut off by.
    BOOST_TEST_EQ(script::count_characters("\xff\xfe"), 2u);
    BOOST_TEST_EQ(script::count_characters("a\xf0\x9f\x8e"), 4u);
}

void the_longest_text_is_taken_and_one_more_is_not() {
    struct {
        std::string_view platform;
        std::size_t text, edit;
    } const rows[] = {{"discord", 2000, 2000}, {"slack", 40000, 4000}};
    for (auto const& row : rows) {
        for (std::string_view const character : {"a", "é", "日", "🎉", "\xff"}) {
            auto const most = times(row.text, character);
            auto const more = most + std::string{character};
            BOOST_TEST(!refusal(row.platform, action::send{most}));
            BOOST_TEST(refusal(row.platform, action::send{more}) == error::text_too_long);
            BOOST_TEST(refusal(row.platform, action::reply{more}) == error::text_too_long);
            BOOST_TEST(refusal(row.platform, action::reply_in_thread{more}) == error::text_too_long);
            BOOST_TEST(refusal(row.platform, action::direct_message{more}) == error::text_too_long);
            BOOST_TEST(!refusal("stdio", action::send{more}));
            auto const edit = times(row.edit, character);
            BOOST_TEST(!refusal(row.platform, action::edit{edit}));
            BOOST_TEST(refusal(row.platform, action::edit{edit + std::string{character}}) == error::text_too_long);
        }
    }
}

void an_empty_text_is_none() {
    for (std::string_view const platform : {"discord", "slack"}) {
        BOOST_TEST(refusal(platform, action::send{""}) == error::text_empty);
        BOOST_TEST(refusal(platform, action::edit{""}) == error::text_empty);
        BOOST_TEST(!refusal(platform, action::send{"a"}));
    }
    BOOST_TEST(!refusal("stdio", action::send{""}));
}

void an_upload_needs_a_text_or_a_file() {
    std::vector<action::file> const ten(10, {"a", ""});
    BOOST_TEST(refusal("discord", action::upload{}) == error::text_empty);
    BOOST_TEST(!refusal("discord", action::upload{"", ten}));
    BOOST_TEST(!refusal("discord", action::upload{"tea"}));
    BOOST_TEST(!refusal("stdio", action::upload{}));
    BOOST_TEST(refusal("discord", action::upload{times(2001, "a"), ten}) == error::text_too_long);
}

void so_many_and_so_large_files_are_taken_and_no_more() {
    constexpr std::size_t half = 25 * 1024 * 1024 / 2;
    std::vector<action::file> files(10, {"a", ""});
    files[3].content.assign(half, 'x');
    files[7].content.assign(half, 'x');
    BOOST_TEST(!refusal("discord", action::upload{"", files}));
    files[9].content = "x";
    BOOST_TEST(refusal("discord", action::upload{"", files}) == std::errc::message_size);
    std::vector<action::file> const eleven(11, {"a", "x"});
    BOOST_TEST(refusal("discord", action::upload{"", eleven}) == std::errc::message_size);
    BOOST_TEST(!refusal("slack", action::upload{"", eleven}));
    BOOST_TEST(!refusal("slack", action::upload{"", {{"a", std::string(2 * half + 1, 'x')}}}));
    BOOST_TEST(refusal("slack", action::upload{"tea", {{"a", "x"}, {"b", ""}}}) == error::text_empty);
    BOOST_TEST(!refusal("stdio", action::upload{"tea", {{"b", ""}}}));
}

void an_edit_on_slack_is_as_long_as_what_is_sent() {
    struct {
        std::string_view character;
        std::size_t sent;
    } const rows[] = {{"&", 5}, {"<", 4}, {">", 4}, {"\"", 1}, {"日", 1}};
    for (auto const& row : rows) {
        auto const most = times(4000 / row.sent, row.character);
        BOOST_TEST(!refusal("slack", action::edit{most}));
        BOOST_TEST(refusal("slack", action::edit{most + std::string{row.character}}) == error::text_too_long);
        BOOST_TEST(!refusal("discord", action::edit{times(2000, row.character)}));
        BOOST_TEST(!refusal("slack", action::send{times(40000, row.character)}));
    }
}

// Each differs, so that none is taken for another.
constexpr script::embed_limits small{2, 3, 4, 5, 6, 7, 30, false, false};

template <class Make>
void the_longest_is_taken_and_one_more_is_not(std::size_t most, Make make) {
    BOOST_TEST(!script::refusal_of(small, make(most)));
    BOOST_TEST(script::refusal_of(small, make(most + 1)) == error::text_too_long);
    BOOST_TEST(!script::refusal_of(script::embed_limits{}, make(most + 1)));
}

void each_part_of_an_embed_has_its_limit() {
    the_longest_is_taken_and_one_more_is_not(2, [](std::size_t count) { return action::embed{.title = times(count, "日")}; });
    the_longest_is_taken_and_one_more_is_not(3, [](std::size_t count) { return action::embed{.text = times(count, "日")}; });
    the_longest_is_taken_and_one_more_is_not(4, [](std::size_t count) { return action::embed{.fields = std::vector<action::embed_field>(count, {"a", "b"})}; });
    the_longest_is_taken_and_one_more_is_not(5, [](std::size_t count) { return action::embed{.fields = {{times(count, "日"), "b"}}}; });
    the_longest_is_taken_and_one_more_is_not(6, [](std::size_t count) { return action::embed{.fields = {{"a", times(count, "日")}}}; });
    the_longest_is_taken_and_one_more_is_not(7, [](std::size_t count) { return action::embed{.footer = times(count, "\xff")}; });
    the_longest_is_taken_and_one_more_is_not(5, [](std::size_t count) {
        return action::embed{
            .text = "日日", .title = "a", .fields = {{times(5, "a"), times(6, "a")}, {times(count, "a"), times(4, "a")}}, .footer = times(7, "a")};
    });
}

void what_cannot_be_seen_is_no_embed() {
    BOOST_TEST(script::refusal_of(small, action::embed{.url = "https://tea.example", .color = 7}) == error::text_empty);
    BOOST_TEST(!script::refusal_of(small, action::embed{.image = "https://tea.example/cup.png"}));
    BOOST_TEST(script::refusal_of(small, action::embed{.text = "tea", .fields = {{"a", ""}}}) == error::text_empty);
    BOOST_TEST(script::refusal_of(small, action::embed{.text = "tea", .fields = {{"", "b"}}}) == error::text_empty);
    BOOST_TEST(!script::refusal_of(script::embed_limits{}, action::embed{.fields = {{"", ""}}}));
}

// Who tries a bot without the platform is to be told the same.
void discord_s_are_those_by_which_it_is_spoken_to() {
    wire::discord::embed_limits const wire;
    script::embed_limits const expected{wire.title, wire.text, wire.fields, wire.field_name, wire.field_value, wire.footer, wire.all, false, false};
    BOOST_TEST(script::limits_of("discord")->embeds == expected);
    wire::discord::deed_options const deeds;
    BOOST_TEST_EQ(script::limits_of("discord")->most_files, deeds.most_files);
    BOOST_TEST_EQ(script::limits_of("discord")->most_bytes, deeds.most_bytes);
}

// What the one refuses of these the other refuses too, and for the same reason.
void slack_s_are_those_by_which_it_is_spoken_to() {
    wire::slack::deed_options const deeds;
    BOOST_TEST_EQ(script::limits_of("slack")->longest_text, deeds.longest_text);
    BOOST_TEST_EQ(script::limits_of("slack")->longest_edit, deeds.limits.characters);
    monongusa::chat::origin const here{{"C1", "tea"}, {"U1", "alice"}, "1.1", ""};
    auto const same = [&](auto one) {
        one.to = here;
        wire::direct_channels channels;
        wire::slack::deed const deed{one, deeds, channels};
        BOOST_TEST_EQ(deed.error(), refusal("slack", one));
    };
    for (std::string_view const character : {"a", "日", "&", "<", "\xff"}) {
        for (unsigned const count : {0U, 1U, 800U, 801U, 1000U, 1001U, 4000U, 4001U, 40000U, 40001U}) {
            same(action::send{times(count, character)});
            same(action::reply{times(count, character)});
            same(action::reply_in_thread{times(count, character)});
            same(action::direct_message{times(count, character)});
            same(action::edit{times(count, character)});
            same(action::upload{times(count, character), {}});
            same(action::upload{times(count, character), {{"a", "x"}}});
        }
    }
    same(action::upload{"", {{"a", ""}}});
    same(action::upload{"", std::vector<action::file>(30, {"a", "x"})});
    same(action::embed{});
    same(action::embed{.url = "https://tea.example"});
    same(action::embed{times(40'001, "a"), "", "", {{"price", ""}}});
    same(action::embed{.image = "https://tea.example/cup.png"});
    same(action::delete_message{});
    same(action::typing{});
}

void an_embed_has_limits_of_its_own() {
    BOOST_TEST(!refusal("discord", action::embed{times(4096, "日")}));
    BOOST_TEST(refusal("discord", action::embed{times(4097, "日")}) == error::text_too_long);
    BOOST_TEST(!refusal("discord", action::embed{.title = "Tea"}));
    BOOST_TEST(refusal("discord", action::embed{.title = times(257, "a")}) == error::text_too_long);
    BOOST_TEST(refusal("discord", action::embed{"tea", "", "", {{"price", ""}}}) == error::text_empty);
    for (std::string_view const platform : {"discord", "slack"}) BOOST_TEST(refusal(platform, action::embed{}) == error::text_empty);
    BOOST_TEST(!refusal("slack", action::embed{"tea", "", "", {{"price", ""}}}));
    BOOST_TEST(!refusal("stdio", action::embed{}));
}

void threads_are_where_the_platform_has_them() {
    auto const in = [](channel_kind kind) {
        action::reply_in_thread reply{"x"};
        reply.to.channel.kind = kind;
        return reply;
    };
    BOOST_TEST(refusal("discord", in(channel_kind::direct)) == error::not_supported);
    BOOST_TEST(!refusal("discord", in(channel_kind::open)));
    BOOST_TEST(!refusal("slack", in(channel_kind::direct)));
    BOOST_TEST(!refusal("stdio", in(channel_kind::direct)));
    action::reply reply{"x"};
    reply.to.channel.kind = channel_kind::direct;
    BOOST_TEST(!refusal("discord", reply));
}

void what_has_no_text_is_never_refused() {
    for (std::string_view const platform : {"stdio", "discord", "slack"}) {
        BOOST_TEST(!refusal(platform, action::react{""}));
        BOOST_TEST(!refusal(platform, action::unreact{""}));
        BOOST_TEST(!refusal(platform, action::delete_message{}));
        BOOST_TEST(!refusal(platform, action::typing{}));
    }
}

}  // namespace

int main() {
    there_are_three_platforms();
    characters_are_code_points();
    the_longest_text_is_taken_and_one_more_is_not();
    an_empty_text_is_none();
    an_upload_needs_a_text_or_a_file();
    so_many_and_so_large_files_are_taken_and_no_more();
    each_part_of_an_embed_has_its_limit();
    what_cannot_be_seen_is_no_embed();
    discord_s_are_those_by_which_it_is_spoken_to();
    slack_s_are_those_by_which_it_is_spoken_to();
    an_edit_on_slack_is_as_long_as_what_is_sent();
    an_embed_has_limits_of_its_own();
    threads_are_where_the_platform_has_them();
    what_has_no_text_is_never_refused();
    return boost::report_errors();
}
