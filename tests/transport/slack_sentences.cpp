// SPDX-License-Identifier: BSL-1.0
// slack_sentences: each end of a bot has its sentence, which names what has to be changed, and no secret.
#include <monongusa/transport/slack_sentences.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

namespace mg = monongusa;
namespace sentences = mg::transport::slack_sentences;
using mg::secret;
namespace detail = mg::detail;
using mg::wire::slack::link_end;

#define BOT_PAGE "api.slack.com/apps shows under 'OAuth & Permissions' (xoxb-…)"
#define APP_PAGE "api.slack.com/apps makes under 'Basic Information', 'App-Level Tokens', with the scope connections:write (xapp-…)"
#define SECRET_PAGE "api.slack.com/apps shows under 'Basic Information'"

struct row {
    std::string said;
    std::string_view expected;
};

void what_is_missing_is_called_by_the_name_of_its_variable() {
    row const rows[] = {
        {sentences::no_token(""), "there is no bot token; give the one that " BOT_PAGE},
        {sentences::no_token("TEA"), "there is no bot token: set TEA to the one that " BOT_PAGE},
        {sentences::no_way_for_events("", ""), "there is no way for events: give the app token that " APP_PAGE
                                               ", or, for events over HTTP, give the signing secret that " SECRET_PAGE},
        {sentences::no_way_for_events("APP", ""), "there is no way for events: set APP to the one that " APP_PAGE
                                                  ", or, for events over HTTP, give the signing secret that " SECRET_PAGE},
        {sentences::no_way_for_events("", "SIGN"), "there is no way for events: give the app token that " APP_PAGE
                                                   ", or, for events over HTTP, set SIGN to the signing secret that " SECRET_PAGE},
        {sentences::no_way_for_events("APP", "SIGN"), "there is no way for events: set APP to the one that " APP_PAGE
                                                      ", or, for events over HTTP, set SIGN to the signing secret that " SECRET_PAGE},
        {sentences::unreachable("https://slack.example", "no route"), "https://slack.example cannot be reached: no route"},
        {sentences::not_let_in("the kettle is cold (cold)"), "Slack does not let the bot in: the kettle is cold (cold)"},
    };
    for (auto const& one : rows) BOOST_TEST_EQ(one.said, one.expected);
}

void a_token_that_slack_refuses_has_slacks_word() {
    row const rows[] = {
        {sentences::bad_token(secret{"planted-4711", ""}, "invalid_auth", sentences::bot_token_page),
         "Slack does not accept the token (invalid_auth); it is wrong, or was revoked: copy anew the one that " BOT_PAGE},
        {sentences::bad_token(secret{"planted-4711", "TEA"}, "token_revoked", sentences::app_token_page),
         "Slack does not accept the token in TEA (token_revoked); it is wrong, or was revoked: copy anew the one that " APP_PAGE},
    };
    for (auto const& one : rows) BOOST_TEST_EQ(one.said, one.expected);
}

void what_cannot_be_a_token_is_told_without_it() {
    auto const told = [](std::string_view value, std::string_view name = "TEA") {
        return sentences::strange_token(secret{value, name}, sentences::token_of::bot);
    };
    BOOST_TEST_EQ(told("xoxb-planted-4711_X.y"), "");
    BOOST_TEST_EQ(told(""), "");
    BOOST_TEST_EQ(told("oxapp-planted"), "");
    BOOST_TEST_EQ(told("xapp-planted"), "the token in TEA begins with xapp- and is of another kind; it has to be the one that " BOT_PAGE);
    BOOST_TEST_EQ(told("xapp-planted", ""), "the token begins with xapp- and is of another kind; it has to be the one that " BOT_PAGE);
    // Of each kind, for each place.
    struct {
        std::string_view begins;
        bool bot, app, requests;
    } const kinds[] = {
        {"xoxb-", true, false, false},  {"xapp-", false, true, false},       {"xoxp-", false, false, false},
        {"xoxe-", false, false, false}, {"xoxe.xoxp-", false, false, false}, {"xoxe.xoxb-", true, false, false},
        {"4711", true, true, true},
    };
    for (auto const& kind : kinds) {
        secret const one{detail::joined(kind.begins, "planted"), "TEA"};
        BOOST_TEST_EQ(sentences::strange_token(one, sentences::token_of::bot).empty(), kind.bot);
        BOOST_TEST_EQ(sentences::strange_token(one, sentences::token_of::app).empty(), kind.app);
        BOOST_TEST_EQ(sentences::strange_token(one, sentences::token_of::requests).empty(), kind.requests);
    }
    for (std::string_view const value :
         {"\"planted\"", "plan ted", "planted\r\nHost: x", "planted\n", "\tplanted", "pl\\anted", "pl\xC3\xA4nted", "planted\x7F"}) {
        auto const sentence = told(value, "");
        BOOST_TEST_EQ(sentence, "the token holds a blank, a quote or something else that no token has; copy anew the one that " BOT_PAGE);
        BOOST_TEST_EQ(sentence.find("plan"), sentence.npos);
    }
}

void each_end_of_a_connection_says_what_to_do() {
    secret const named{"xapp-planted-4711", "APP"};
    secret const nameless{"xapp-planted-4712", ""};
    constexpr std::string_view disabled =
        "Socket Mode is turned off for this app; turn it on at api.slack.com/apps under 'Socket Mode', or give a signing secret instead of "
        "the app "
        "token, for events over HTTP";
    row const rows[] = {
        {sentences::ended(link_end::link_disabled, "", named), disabled},
        {sentences::ended(link_end::link_disabled, "missing_scope", nameless), disabled},
        {sentences::ended(link_end::fatal, "missing_scope", named),
         "the token in APP may not open connections (missing_scope); it has to be the one that " APP_PAGE},
        {sentences::ended(link_end::fatal, "not_allowed_token_type", nameless),
         "the token may not open connections (not_allowed_token_type); it has to be the one that " APP_PAGE},
        {sentences::ended(link_end::fatal, "no_permission", named),
         "the token in APP may not open connections (no_permission); it has to be the one that " APP_PAGE},
        {sentences::ended(link_end::fatal, "invalid_auth", named),
         "Slack does not accept the token in APP (invalid_auth); it is wrong, or was revoked: copy anew the one that " APP_PAGE},
        {sentences::ended(link_end::fatal, "account_inactive", nameless),
         "Slack does not accept the token (account_inactive); it is wrong, or was revoked: copy anew the one that " APP_PAGE},
    };
    for (auto const& one : rows) {
        BOOST_TEST_EQ(one.said, one.expected);
        BOOST_TEST_EQ(one.said.find("planted"), one.said.npos);
    }
}

}  // namespace

int main() {
    what_is_missing_is_called_by_the_name_of_its_variable();
    a_token_that_slack_refuses_has_slacks_word();
    what_cannot_be_a_token_is_told_without_it();
    each_end_of_a_connection_says_what_to_do();
    return boost::report_errors();
}
