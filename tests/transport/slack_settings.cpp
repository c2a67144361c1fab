// SPDX-License-Identifier: BSL-1.0
// slack_settings: the configuration comes before the environment, and each mistake in it has its sentence, without a token.
#include <monongusa/transport/slack_settings.hpp>

#include "../support/descriptors.hpp"
#include "../support/environment.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace {

namespace mg = monongusa;
using mg::secret;
using mg::transport::slack_config;
using mg::transport::slack_long_text;
using mg::transport::slack_settings;
using support::variable;

struct no_variables {
    variable const api{"SLACK_API_BASE", nullptr};
    variable const listen{"SLACK_LISTEN", nullptr};
};

secret bot() { return secret{"xoxb-planted-1", "BOT"}; }
secret app() { return secret{"xapp-planted-2", "APP"}; }
secret signing() { return secret{"planted-3", "SIGN"}; }

slack_config sockets() { return {.token = bot(), .app_token = app()}; }
slack_config requests() { return {.token = bot(), .signing_secret = signing()}; }

/// Changed as `change` says.
template <class Change>
slack_config sockets(Change change) {
    auto how = sockets();
    change(how);
    return how;
}
template <class Change>
slack_config requests(Change change) {
    auto how = requests();
    change(how);
    return how;
}

// --- what can be used

void slack_itself_is_where_nothing_else_is_said() {
    no_variables const none;
    auto const all = slack_settings::of(sockets());
    BOOST_TEST_EQ(all.mistake, "");
    BOOST_TEST(!all.error);
    BOOST_TEST_EQ(all.web.base, "https://slack.com/api");
    BOOST_TEST_EQ(all.network.ca_file, "");
    BOOST_TEST(!all.network.insecure);
    BOOST_TEST(!all.network.proxy);  // The environment's.
    BOOST_TEST(all.network.close_timeout == all.link.close_limit);
    auto const over_http = slack_settings::of(requests());
    BOOST_TEST_EQ(over_http.mistake, "");
    BOOST_TEST_EQ(over_http.receiver.server.address, "127.0.0.1");
    BOOST_TEST_EQ(over_http.receiver.server.port, 3000);
    BOOST_TEST_EQ(over_http.receiver.path, "");
}

void the_environment_says_where_and_the_configuration_knows_better() {
    no_variables const none;
    variable const api{"SLACK_API_BASE", "http://127.0.0.1:4711/api//"};
    variable const listen{"SLACK_LISTEN", "[::1]:4712"};
    auto const given = slack_settings::of(requests());
    BOOST_TEST_EQ(given.mistake, "");
    BOOST_TEST_EQ(given.web.base, "http://127.0.0.1:4711/api");
    BOOST_TEST_EQ(given.receiver.server.address, "::1");
    BOOST_TEST_EQ(given.receiver.server.port, 4712);
    auto const said = slack_settings::of(requests([](slack_config& how) {
        how.api_base = "https://tea.example/";
        how.listen.address = "0.0.0.0:443";
    }));
    BOOST_TEST_EQ(said.mistake, "");
    BOOST_TEST_EQ(said.web.base, "https://tea.example");
    BOOST_TEST_EQ(said.receiver.server.address, "0.0.0.0");
    BOOST_TEST_EQ(said.receiver.server.port, 443);
    variable const empty_api{"SLACK_API_BASE", ""};
    variable const empty_listen{"SLACK_LISTEN", ""};
    BOOST_TEST_EQ(slack_settings::of(requests()).web.base, "https://slack.com/api");
    BOOST_TEST_EQ(slack_settings::of(requests()).receiver.server.port, 3000);
}

void what_is_configured_reaches_who_needs_it() {
    no_variables const none;
    auto const usual = slack_settings::of(sockets());
    BOOST_TEST(usual.web.deeds.when_long == mg::wire::long_text::split);
    BOOST_TEST(!usual.web.deeds.markup && usual.web.deeds.unfurl_links == false && usual.web.deeds.unfurl_media == false);
    BOOST_TEST_EQ(usual.web.most_deeds.deeds, 10000u);
    BOOST_TEST_GT(usual.web.requests.most_waiting, 10000u);  // There is room for calls.
    auto how = requests();
    how.ca_file = "/etc/tea.pem";
    how.insecure = true;
    how.long_text = slack_long_text::refuse;
    how.most_actions = 3;
    how.listen = {"[::]:0", "/tea", "cert.pem", "key.pem"};
    auto const all = slack_settings::of(how);
    BOOST_TEST_EQ(all.mistake, "");
    BOOST_TEST_EQ(all.network.ca_file, "/etc/tea.pem");
    BOOST_TEST(all.network.insecure);
    BOOST_TEST(all.web.deeds.when_long == mg::wire::long_text::refuse);
    BOOST_TEST_EQ(all.web.most_deeds.deeds, 3u);
    BOOST_TEST_EQ(all.receiver.path, "/tea");
    BOOST_TEST_EQ(all.receiver.server.certificate_file, "cert.pem");
    BOOST_TEST_EQ(all.receiver.server.key_file, "key.pem");
    BOOST_TEST_EQ(all.receiver.server.address, "::");
    BOOST_TEST_EQ(all.receiver.server.port, 0);
    // One after the other, so that none is taken for another.
    how.markup = true;
    auto const markup = slack_settings::of(how).web.deeds;
    BOOST_TEST(markup.markup && markup.unfurl_links == false && markup.unfurl_media == false);
    how.unfurl_links = true;
    auto const links = slack_settings::of(how).web.deeds;
    BOOST_TEST(links.unfurl_links == true && links.unfurl_media == false);
    how.unfurl_media = true;
    BOOST_TEST(slack_settings::of(how).web.deeds.unfurl_media == true);
    how.most_actions = std::numeric_limits<std::size_t>::max();
    BOOST_TEST_EQ(slack_settings::of(how).web.requests.most_waiting, how.most_actions);
}

void what_is_right_has_no_sentence() {
    no_variables const none;
    slack_config const rows[] = {
        sockets([](slack_config& how) { how.api_base = "http://localhost:1/api"; }),
        sockets([](slack_config& how) { how.api_base = "http://[::1]:1"; }),
        sockets([](slack_config& how) {
            how.api_base = "http://tea.example";
            how.insecure = true;
        }),
        sockets([](slack_config& how) { how.connections = 9; }),
        sockets([](slack_config& how) { how.listen.address = "nowhere"; }),  // Nobody listens.
        sockets([](slack_config& how) { how.signing_secret = signing(); }),
        requests([](slack_config& how) { how.listen.address = "127.0.0.1:65535"; }),
        requests([](slack_config& how) { how.listen.address = "localhost:80"; }),
        requests([](slack_config& how) { how.listen.path = "/"; }),
    };
    for (auto const& how : rows) {
        auto const all = slack_settings::of(how);
        BOOST_TEST_EQ(all.mistake, "");
        BOOST_TEST(!all.error);
    }
    BOOST_TEST_EQ(slack_settings::of(rows[7]).receiver.server.address, "127.0.0.1");
}

// --- what cannot

#define BOT_PAGE "api.slack.com/apps shows under 'OAuth & Permissions' (xoxb-…)"
#define APP_PAGE "api.slack.com/apps makes under 'Basic Information', 'App-Level Tokens', with the scope connections:write (xapp-…)"
#define SECRET_PAGE "api.slack.com/apps shows under 'Basic Information'"
#define NO_PLACE "' is no place to listen; write an IP address and a port, as in 127.0.0.1:3000 or [::1]:3000"

struct mistaken {
    slack_config how;
    std::string expected;
};

void tells(mistaken const& row, std::error_code why) {
    auto const all = slack_settings::of(row.how);
    BOOST_TEST_EQ(all.mistake, row.expected);
    BOOST_TEST_EQ(all.error, why);
    BOOST_TEST_EQ(all.mistake.find("planted"), all.mistake.npos);
}

void without_a_token_there_is_no_bot() {
    no_variables const none;
    mistaken const rows[] = {
        {{}, "there is no bot token; give the one that " BOT_PAGE},
        {{.token = secret{"", "BOT"}, .app_token = app()}, "there is no bot token: set BOT to the one that " BOT_PAGE},
        {{.token = bot()},
         "there is no way for events: give the app token that " APP_PAGE
         ", or, for events over HTTP, give the signing secret that " SECRET_PAGE},
        {{.token = bot(), .app_token = secret{"", "APP"}, .signing_secret = secret{"", "SIGN"}},
         "there is no way for events: set APP to the one that " APP_PAGE
         ", or, for events over HTTP, set SIGN to the signing secret that " SECRET_PAGE},
    };
    for (auto const& row : rows) tells(row, mg::error::no_token);
}

void each_mistake_has_its_sentence() {
    no_variables const none;
    constexpr std::string_view connections =
        "a bot can have 1 to 9 connections at a time: Slack lets an app have 10, and one is for the change to a new one";
    constexpr std::string_view certificate = "a certificate needs its key, and a key its certificate";
    constexpr std::string_view blank = " holds a blank, a quote or something else that no token has; copy anew the one that ";
    auto const at = [](std::string address) {
        return mistaken{requests([&](slack_config& how) { how.listen.address = address; }), "'" + address + NO_PLACE};
    };
    mistaken const rows[] = {
        // Tokens, also in each other's place.
        {{.token = secret{"xapp-planted", "BOT"}, .app_token = app()},
         "the token in BOT begins with xapp- and is of another kind; it has to be the one that " BOT_PAGE},
        {{.token = bot(), .app_token = secret{"xoxb-planted", "APP"}},
         "the token in APP begins with xoxb- and is of another kind; it has to be the one that " APP_PAGE},
        {{.token = bot(), .signing_secret = secret{"xoxb-planted", "SIGN"}},
         "the token in SIGN begins with xoxb- and is of another kind; it has to be the one that " SECRET_PAGE},
        {{.token = secret{"xoxp-planted", "BOT"}, .app_token = app()},
         "the token in BOT begins with xoxp- and is of another kind; it has to be the one that " BOT_PAGE},
        {{.token = secret{"xoxe-planted", "BOT"}, .app_token = app()},
         "the token in BOT begins with xoxe- and is of another kind; it has to be the one that " BOT_PAGE},
        {{.token = bot(), .app_token = secret{"xoxp-planted", "APP"}},
         "the token in APP begins with xoxp- and is of another kind; it has to be the one that " APP_PAGE},
        {{.token = bot(), .signing_secret = secret{"xapp-planted", "SIGN"}},
         "the token in SIGN begins with xapp- and is of another kind; it has to be the one that " SECRET_PAGE},
        {{.token = secret{"xoxb-planted\n", "BOT"}, .app_token = app()}, "the token in BOT" + std::string{blank} + BOT_PAGE},
        {{.token = bot(), .app_token = secret{"xapp planted", "APP"}}, "the token in APP" + std::string{blank} + APP_PAGE},
        {{.token = bot(), .signing_secret = secret{"'planted' 3", ""}}, "the token" + std::string{blank} + SECRET_PAGE},
        // Where Slack is.
        {sockets([](slack_config& how) { how.api_base = "slack.com"; }), "'slack.com' is no address of an API; write https://host/path"},
        {sockets([](slack_config& how) { how.api_base = "wss://slack.com/"; }),
         "'wss://slack.com' is no address of an API; write https://host/path"},
        {sockets([](slack_config& how) { how.api_base = "//"; }), "'' is no address of an API; write https://host/path"},
        {sockets([](slack_config& how) { how.api_base = "http://tea.example:8080/api"; }),
         "the token would go unencrypted to tea.example:8080; write https://, or set 'insecure'"},
        // How many connections.
        {sockets([](slack_config& how) { how.connections = 0; }), std::string{connections}},
        {sockets([](slack_config& how) { how.connections = -1; }), std::string{connections}},
        {sockets([](slack_config& how) { how.connections = 10; }), std::string{connections}},
        // Where requests are taken.
        at("3000"),
        at(":3000"),
        at("127.0.0.1"),
        at("127.0.0.1:"),
        at("127.0.0.1:x"),
        at("127.0.0.1:80x"),
        at("127.0.0.1:-1"),
        at("127.0.0.1: 80"),
        at("127.0.0.1:65536"),
        at("127.0.0.1:99999999999999999999999"),
        at("tea.example:80"),
        at("[::1:80"),
        at("[]:80"),
        {requests([](slack_config& how) { how.listen.certificate_file = "cert.pem"; }), std::string{certificate}},
        {requests([](slack_config& how) { how.listen.key_file = "key.pem"; }), std::string{certificate}},
        {requests([](slack_config& how) { how.listen.path = "tea"; }), "'tea' is no path; it begins with '/'"},
        // Of several the first.
        {sockets([](slack_config& how) {
             how.app_token = secret{"xoxb-planted", "APP"};
             how.api_base = "slack.com";
             how.connections = 0;
         }),
         "the token in APP begins with xoxb- and is of another kind; it has to be the one that " APP_PAGE},
    };
    for (auto const& row : rows) tells(row, std::make_error_code(std::errc::invalid_argument));
}

// What goes over the wire, where somebody has asked for it.
void bytes_are_shown_as_slacks_and_without_secrets() {
    no_variables const none;
    auto const how = sockets();
    auto const network = slack_settings::of(how).network;
    mg::log::process().show(mg::log::level::bytes);
    auto const shown = support::logged_by([&] { network.tell_wire('>', "Authorization: Bearer xoxb-planted-1\r\n"); });
    mg::log::process().show({});
    BOOST_TEST(shown.starts_with("bytes slack: > "));
    BOOST_TEST_EQ(shown.find("planted"), shown.npos);
}

}  // namespace

int main() {
    slack_itself_is_where_nothing_else_is_said();
    the_environment_says_where_and_the_configuration_knows_better();
    what_is_configured_reaches_who_needs_it();
    what_is_right_has_no_sentence();
    without_a_token_there_is_no_bot();
    each_mistake_has_its_sentence();
    bytes_are_shown_as_slacks_and_without_secrets();
    return boost::report_errors();
}
