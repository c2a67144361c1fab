// SPDX-License-Identifier: BSL-1.0
// Tests manifests of apps: to the letter for what bots are made of, and names of every length.
#include <monongusa/wire/slack/manifest.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;
using mg::detail::action_flag;
using mg::detail::event_flag;
using mg::detail::rule_needs;
using mg::detail::table_needs;
using mg::wire::slack::first_characters;
using mg::wire::slack::manifest;
using mg::wire::slack::manifest_settings;

namespace {

constexpr rule_needs answering{1, event_flag<mg::event::message>(), action_flag<mg::action::reply>(), true, false, false};
constexpr rule_needs spoken_to{1, event_flag<mg::event::message>(), action_flag<mg::action::reply>(), true, false, true};
constexpr rule_needs reacting{2, event_flag<mg::event::reaction_added>(), action_flag<mg::action::react>(), false, false};
constexpr rule_needs joined{3, event_flag<mg::event::member_joined>(), action_flag<mg::action::direct_message>(), false, false, true};
constexpr rule_needs sending_files{5, event_flag<mg::event::message>(), action_flag<mg::action::upload>(), true, false};
constexpr rule_needs deaf{4, event_flag<mg::event::ready>(), {}, false, false};

std::string of(rule_needs const& rule, manifest_settings const& settings = {"demo"}) { return manifest(settings, table_needs{{&rule, 1}}); }
bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

// Of whom it answers it sees nothing, so the names are not worth a scope.
void who_only_answers_asks_for_the_least() {
    BOOST_TEST_EQ(
        of(answering),
        R"({"display_information":{"name":"demo"},)"
        R"("features":{"app_home":{"home_tab_enabled":false,"messages_tab_enabled":true,"messages_tab_read_only_enabled":false},)"
        R"("bot_user":{"display_name":"demo","always_online":true}},)"
        R"("oauth_config":{"scopes":{"bot":["app_mentions:read","chat:write","im:history"]}},)"
        R"("settings":{"event_subscriptions":{"bot_events":["app_mention","message.im"]},)"
        R"("interactivity":{"is_enabled":false},"org_deploy_enabled":false,"socket_mode_enabled":true,"token_rotation_enabled":false}})");
    BOOST_TEST_EQ(of(answering), of(spoken_to, {"demo", {}, false, false}));
}

void who_is_spoken_to_asks_for_mentions_and_direct_messages() {
    BOOST_TEST_EQ(
        of(spoken_to),
        R"({"display_information":{"name":"demo"},)"
        R"("features":{"app_home":{"home_tab_enabled":false,"messages_tab_enabled":true,"messages_tab_read_only_enabled":false},)"
        R"("bot_user":{"display_name":"demo","always_online":true}},)"
        R"("oauth_config":{"scopes":{"bot":["app_mentions:read","channels:read","chat:write","groups:read","im:history","mpim:read","users:read"],)"
        R"("bot_optional":["channels:read","groups:read","mpim:read","users:read"]}},)"
        R"("settings":{"event_subscriptions":{"bot_events":["app_mention","message.im"]},)"
        R"("interactivity":{"is_enabled":false},"org_deploy_enabled":false,"socket_mode_enabled":true,"token_rotation_enabled":false}})");
}

void events_over_http_go_to_an_address() {
    auto const socket = of(spoken_to);
    auto const http = of(spoken_to, {"demo", "https://bot.example.org/slack/events"});
    BOOST_TEST(holds(http, R"("event_subscriptions":{"request_url":"https://bot.example.org/slack/events","bot_events":["app_mention")"));
    BOOST_TEST(holds(http, R"("socket_mode_enabled":false)"));
    BOOST_TEST(!holds(socket, "request_url"));
    BOOST_TEST_EQ(http.substr(0, http.find(R"("settings")")), socket.substr(0, socket.find(R"("settings")")));
}

void aliases_ask_for_all_messages() {
    auto const all = of(spoken_to, {"demo", {}, true});
    BOOST_TEST(holds(all, R"("bot_events":["message.channels","message.groups","message.im","message.mpim"])"));
    BOOST_TEST(!holds(all, "app_mention"));
}

void names_can_be_done_without() {
    auto const text = of(spoken_to, {"demo", {}, false, false});
    BOOST_TEST(holds(text, R"("scopes":{"bot":["app_mentions:read","chat:write","im:history"]})"));
    BOOST_TEST(!holds(text, "bot_optional"));
}

// People write where the tab is, and cannot where it is read alone.
void direct_messages_need_their_tab() {
    constexpr std::string_view none = R"("messages_tab_enabled":false,"messages_tab_read_only_enabled":false)";
    constexpr std::string_view reading = R"("messages_tab_enabled":true,"messages_tab_read_only_enabled":true)";
    BOOST_TEST(holds(of(reacting), none));
    BOOST_TEST(holds(of(joined), reading));
    rule_needs const both[] = {spoken_to, joined};
    BOOST_TEST(holds(manifest({"demo"}, table_needs{both}), R"("messages_tab_enabled":true,"messages_tab_read_only_enabled":false)"));
}

// The text that goes with files is a message of its own where it is long.
void who_sends_files_may_also_speak() {
    BOOST_TEST(holds(of(sending_files), R"("scopes":{"bot":["app_mentions:read","chat:write","files:write","im:history"]})"));
}

void what_is_needed_is_not_optional() {
    auto const text = of(joined);
    BOOST_TEST(holds(text, R"("bot":["channels:read","chat:write","groups:read","im:write","users:read"],"bot_optional":["users:read"])"));
    rule_needs const changed{1, event_flag<mg::event::member_changed>(), {}, false, false, true};
    BOOST_TEST(holds(of(changed), R"("scopes":{"bot":["users:read"]})"));
}

void a_table_that_asks_nothing_has_no_scopes_and_no_events() {
    BOOST_TEST_EQ(
        of(deaf, {"demo", "https://bot.example.org/"}),
        R"({"display_information":{"name":"demo"},)"
        R"("features":{"app_home":{"home_tab_enabled":false,"messages_tab_enabled":false,"messages_tab_read_only_enabled":false},)"
        R"("bot_user":{"display_name":"demo","always_online":true}},)"
        R"("settings":{"interactivity":{"is_enabled":false},"org_deploy_enabled":false,"socket_mode_enabled":false,"token_rotation_enabled":false}})");
}

void names_are_cut_at_characters() {
    BOOST_TEST_EQ(first_characters("abc", 3), "abc");
    BOOST_TEST_EQ(first_characters("abc", 2), "ab");
    BOOST_TEST_EQ(first_characters("abc", 0), "");
    BOOST_TEST_EQ(first_characters("", 3), "");
    BOOST_TEST_EQ(first_characters("a\xc3\xa4\xe6\x97\xa5\xf0\x9f\x8d\xb5x", 4), "a\xc3\xa4\xe6\x97\xa5\xf0\x9f\x8d\xb5");
    BOOST_TEST_EQ(first_characters("\xff\xe6\x97x", 3), "\xff\xe6\x97");
    std::string const longest(100, 'n');
    auto const text = of(deaf, {longest});
    BOOST_TEST(holds(text, R"("name":")" + std::string(35, 'n') + '"'));
    BOOST_TEST(holds(text, R"("display_name":")" + std::string(80, 'n') + '"'));
    BOOST_TEST(holds(of(deaf, {"a\"b\\c\n\xff"}), R"("name":"a\"b\\c\n)"
                                                  "\xEF\xBF\xBD\""));
}

}  // namespace

int main() {
    who_only_answers_asks_for_the_least();
    who_is_spoken_to_asks_for_mentions_and_direct_messages();
    events_over_http_go_to_an_address();
    aliases_ask_for_all_messages();
    names_can_be_done_without();
    direct_messages_need_their_tab();
    who_sends_files_may_also_speak();
    what_is_needed_is_not_optional();
    a_table_that_asks_nothing_has_no_scopes_and_no_events();
    names_are_cut_at_characters();
    return boost::report_errors();
}
