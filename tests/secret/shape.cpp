// SPDX-License-Identifier: BSL-1.0
// shape: what looks like a secret is found, what only begins like one is left alone.  The tokens here are made up, and written in two
// pieces, so that no scanner of repositories takes them for real ones.
#include <monongusa/secret/shape.hpp>

#include "../support/base64.hpp"
#include "../support/growth.hpp"

#include <boost/core/lightweight_test.hpp>

#include <iostream>
#include <string>
#include <string_view>

namespace {

using monongusa::detail::next_shape;

// The text with each shape in it replaced by a '#'.
std::string seen(std::string_view text) {
    std::string out;
    std::size_t at = 0;
    for (auto shape = next_shape(text, 0); shape.found(); shape = next_shape(text, shape.end)) {
        BOOST_TEST_GE(shape.begin, at);
        BOOST_TEST_GT(shape.end, shape.begin);
        out += text.substr(at, shape.begin - at);
        out += '#';
        at = shape.end;
    }
    return out += text.substr(at);
}
void stays(std::string_view text) { BOOST_TEST_EQ(seen(text), text); }

std::string const discord = "MTk4NjIyNDgzNDcxOTI1MjQ4." "Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs";
std::string const long_discord = "NzkyNzE1NDU0MTk2MDg4ODQy." "X-hvzA.Ovy4MCQywSkoMRRclStW4xAYK7I_Abcdefghij";
std::string const bot_token = "xox" "b-123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx";
std::string const app_token = "xap" "p-1-A0123456789-1234567890123-0123456789abcdef";

void tokens_of_discord() {
    BOOST_TEST_EQ(seen(discord), "#");
    BOOST_TEST_EQ(seen("the token " + long_discord + "."), "the token #.");
    BOOST_TEST_EQ(seen(discord + " " + long_discord), "# #");
    BOOST_TEST_EQ(seen("\"" + discord + "\",'" + discord + "'"), "\"#\",'#'");
    BOOST_TEST_EQ(seen("%20" + discord + "\\n"), "%20#\\n");
    // Whoever was born early or late, the id is the first part.
    for (std::string_view const id : {"81384788765712384", "175928847299117063", "1234567890123456789", "99999999999999999999"}) {
        BOOST_TEST_EQ(seen(support::base64(id, support::url_alphabet, false) + ".GabcdE." + std::string(38, 'x')), "#");
    }
    BOOST_TEST_EQ(seen("token" + discord), "token#");
}
void tokens_of_no_discord() {
    stays("MTk4NjIyNDgzNDcxOTI1MjQ4");
    stays("MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ");
    stays("MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.short");
    stays("MTk4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs");
    stays("aTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs");
    stays("Most of it. Nobody knows. On and on; Monday, 12.30.2024");
    stays("MODULE_NAME_IN_CAPITALS.com.example.org");
    stays("M");
    stays("MTk4NjIyNDgzNDcxOTI1MjQ4.");
}

void tokens_of_slack() {
    BOOST_TEST_EQ(seen(bot_token), "#");
    BOOST_TEST_EQ(seen("token=" + bot_token + "&pretty=1"), "token=#&pretty=1");
    BOOST_TEST_EQ(seen(app_token + "," + bot_token), "#,#");
    for (char const kind : std::string_view{"abcdeprs"}) BOOST_TEST_EQ(seen(std::string{"(xox"} + kind + "-1-AbCdEfGhIj)"), "(#)");
    BOOST_TEST_EQ(seen("xox" "e.xox" "b-1-MS0yLTEyMzQ1Njc4OTAx"), "#");
    BOOST_TEST_EQ(seen("xox" "e.xox" "p-1-MS0yLTEyMzQ1Njc4OTAx"), "#");
    BOOST_TEST_EQ(seen("xwf" "p-1234567890-abcdef"), "#");
    BOOST_TEST_EQ(seen("d=xox" "d-1a%2Bbcdefgh%3D; x"), "d=#; x");
}
void tokens_of_no_slack() {
    stays("xoxb-…");
    stays("xoxb-your-token-here");
    stays("xoxb-");
    stays("a token begins with xoxb- or xapp-, as in xoxb-123");
    stays("xoxo-1234567890123");
    stays("XOXO, xoxo");
    stays("xapp");
    stays("xapp-name-of-an-app");
    stays("x1 and y2");
    stays("xoxe.xoxb");
    stays("exec xargs -0");
}

void addresses_of_webhooks() {
    std::string const token = "aB3_" + std::string(60, 'z') + "-9Yx";
    BOOST_TEST_EQ(seen("POST https://discord.com/api/webhooks/123456789012345678/" + token + "?wait=true 404"),
                  "POST https://discord.com/api/webhooks/123456789012345678/#?wait=true 404");
    BOOST_TEST_EQ(seen("https://canary.discordapp.com/api/v10/webhooks/1/" + token + "/slack"),
                  "https://canary.discordapp.com/api/v10/webhooks/1/#/slack");
    BOOST_TEST_EQ(seen("\"https:\\/\\/discord.com\\/api\\/webhooks\\/1\\/" + token + "\""),
                  "\"https:\\/\\/discord.com\\/api\\/webhooks\\/1\\/#\"");
    BOOST_TEST_EQ(seen("u=https%3A%2F%2Fdiscord.com%2Fapi%2Fwebhooks%2F1%2F" + token + "&x"),
                  "u=https%3A%2F%2Fdiscord.com%2Fapi%2Fwebhooks%2F1%2F#&x");
    BOOST_TEST_EQ(seen("https://hooks.slack" ".com/services/T00000000/B00000000/abcdefghijkl now"), "https://hooks.slack.com/services/# now");
    BOOST_TEST_EQ(seen("https:\\/\\/hooks.slack" ".com\\/commands\\/T0\\/1234\\/abcdefgh\""), "https:\\/\\/hooks.slack.com\\/commands\\/#\"");
    BOOST_TEST_EQ(seen("https://hooks.slack" "-gov.com/actions/T0/1234/abcdefgh"), "https://hooks.slack-gov.com/actions/#");
}
void addresses_of_no_webhook() {
    stays("GET https://discord.com/api/v10/channels/123/webhooks 200");
    stays("https://discord.com/api/webhooks/123456789012345678");
    stays("/webhooks/123/messages");
    stays("/webhooks/name/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    stays("see https://hooks.slack.com/services/ and https://hooks.slack.com/services/...");
    stays("who will wait here in the house");
}

// As a log has them, which tells the host elsewhere, if at all.
void paths_of_slack() {
    std::string const secret = "AbCdEfGh" "IjKlMnOpQrStUvWx";
    BOOST_TEST_EQ(seen("POST /commands/T012AB3CD/1234567890123/" + secret + " HTTP/1.1"), "POST /commands/T012AB3CD/1234567890123/# HTTP/1.1");
    BOOST_TEST_EQ(seen("POST /actions/T0/1/" + secret), "POST /actions/T0/1/#");
    BOOST_TEST_EQ(seen("/app/T0/1/" + secret + "?x"), "/app/T0/1/#?x");
    BOOST_TEST_EQ(seen("/services/T0/B0/" + secret + "/"), "/services/T0/B0/#/");
    BOOST_TEST_EQ(seen("\\/commands\\/T0\\/1\\/" + secret + '"'), "\\/commands\\/T0\\/1\\/#\"");
    BOOST_TEST_EQ(seen("x%2Factions%2FT0%2f1%2F" + secret), "x%2Factions%2FT0%2f1%2F#");
    BOOST_TEST_EQ(seen("http://127.0.0.1:1/actions/T0/1/" + secret), "http://127.0.0.1:1/actions/T0/1/#");
    BOOST_TEST_EQ(seen("https://files.slack.com/upload/v1/" + secret + " 200"), "https://files.slack.com/upload/v1/# 200");
    BOOST_TEST_EQ(seen("POST /upload/v1/" + secret + "%3D.x HTTP/1.1"), "POST /upload/v1/# HTTP/1.1");
    BOOST_TEST_EQ(seen("https:\\/\\/files.slack.com\\/upload\\/v1\\/" + secret + '"'), "https:\\/\\/files.slack.com\\/upload\\/v1\\/#\"");
}
void paths_of_no_slack() {
    stays("POST /slack/commands HTTP/1.1");
    stays("POST /slack/events 200, then /commands/tea/1/abcdefghijklmnop");
    stays("/commands/T0/1/abc");
    stays("/commands/T0/B0/abcdefghijklmnop");
    stays("/commands/T/1/abcdefghijklmnop");
    stays("/commands/Tea/1/abcdefghijklmnop");
    stays("/actions/runs/123456/abcdefghijklmnop");
    stays("/actions/T0/1");
    stays("/services/T0/1/abcdefghijklmnop");
    stays("/services/T0/B0/");
    stays("/srv/app/TOOLS/bin/abcdefghijklmnop");
    stays("/app/src/transport/slack_link_of_something.cpp");
    stays("actions/T0/1/abcdefghijklmnop");
    stays("the file went to /upload/v1/ and /upload/v1/x");
    stays("GET /upload/v2/abcdefghijklmnopqrstuvwx");
    stays("/uploads/v1/abcdefghijklmnopqrstuvwx");
    stays("POST /api/files.getUploadURLExternal");
    stays("100% of \\/ and 50%2F");
}

void tokens_of_interactions() {
    std::string const token = "aW50ZXJhY3Rpb246" "MTIzNDU2Nzg5MDEyMzQ1Njc4OkFiQ2RFZg";
    BOOST_TEST_EQ(seen("POST /interactions/123456789012345678/" + token + "/callback 204"),
                  "POST /interactions/123456789012345678/#/callback 204");
    BOOST_TEST_EQ(seen("PATCH /webhooks/123/" + token + "/messages/@original"), "PATCH /webhooks/123/#/messages/@original");
    BOOST_TEST_EQ(seen("token " + token + " expired"), "token # expired");
    BOOST_TEST_EQ(seen("/interactions/123/A_UNIQUE_TOKEN_OF_SOMEBODY/callback"), "/interactions/123/#/callback");
    stays("/interactions/123/callback");
    stays("aW50ZXJhY3Rpb24");
}

void tickets_and_members() {
    BOOST_TEST_EQ(seen("wss://wss-primary.slack.com/link/?ticket=348fb42f-cdf4-4b06-9d3a-1a5f5d6c2c0e&app_id=1d4e"),
                  "wss://wss-primary.slack.com/link/?ticket=#&app_id=1d4e");
    BOOST_TEST_EQ(seen("%3Fticket%3D348fb42f-cdf4-4b06-9d3a-1a5f5d6c2c0e"), "%3Fticket%3D#");
    BOOST_TEST_EQ(seen(R"({"op":2,"d":{"token":"A_UNIQUE_TOKEN","intents":513}})"), R"({"op":2,"d":{"token":"#","intents":513}})");
    BOOST_TEST_EQ(seen(R"({"op":6,"d":{ "token" : "my_token_of_it", "seq":3}})"), R"({"op":6,"d":{ "token" : "#", "seq":3}})");
    BOOST_TEST_EQ(seen(R"("{\"token\":\"A_UNIQUE_TOKEN\"}")"), R"("{\"token\":\"#\"}")");
    BOOST_TEST_EQ(seen("{'access_token': 'abcdefghijkl'}"), "{'access_token': '#'}");
    BOOST_TEST_EQ(seen("token=gIkuvaNzQIHg97ATvDxqgjtO&team_id=T1"), "token=#&team_id=T1");
    // The token of another platform where this one's would stand goes as a whole.
    BOOST_TEST_EQ(seen("token=" + discord + "&x"), "token=#&x");
    stays("ticket=PROJ-1234");
    stays("the error was token: not_allowed_token_type");
    stays("error=not_allowed_token_type token=not_allowed_token_type");
    stays(R"({"token":"","token":"short"})");
    stays(R"({"token":null,"token":17,"tokens":["a token, many tokens"]})");
    stays("that ticket = 12345, the token");
}

void headers_of_authorization() {
    BOOST_TEST_EQ(seen("Authorization: Bot " + discord + "\r\nHost: x"), "Authorization: Bot #\r\nHost: x");
    BOOST_TEST_EQ(seen("authorization: Bearer " + bot_token), "authorization: Bearer #");
    BOOST_TEST_EQ(seen("AUTHORIZATION:Basic dXNlcjpwYXNzd29yZA=="), "AUTHORIZATION:Basic #");
    BOOST_TEST_EQ(seen(R"({"Authorization":"Bearer some.thing-else~1","x":1})"), R"({"Authorization":"Bearer #","x":1})");
    BOOST_TEST_EQ(seen(R"(["Authorization", "Bot abcdefgh"])"), R"(["Authorization", "Bot #"])");
    BOOST_TEST_EQ(seen(R"({\"authorization\": \"bot abcdefgh\"})"), R"({\"authorization\": \"bot #\"})");
    stays("Authorization: Bot");
    stays("Authorization: Bot $TOKEN");
    stays("Authorization: Bot (secret DISCORD_BOT_TOKEN)");
    stays("Authorization: none");
    stays("the authorization of another bot");
    stays("authorization: bearer x");
}

void a_text_of_many_beginnings_takes_no_longer_than_its_length() {
    for (std::string_view const part :
         {"xoxb-", "xoxe.", "xoxb-a1", "MTk4", "M.", "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.", "token=", "token=1", "\"token\":\"", "webhooks/1/",
          "hooks.slack", "hooks.slack.com/a/", "authorization: bot ", "aW50ZXJhY3Rpb246", "%41", "/app/T0/1/", "/app/T0",
          "/upload/v1/", "/", "/services/TB"}) {
        bool const linear = support::takes_linear_time(part, [](std::string const& text) { seen(text); });
        if (!BOOST_TEST(linear)) std::cerr << "with " << part << '\n';
    }
}

}  // namespace

int main() {
    tokens_of_discord();
    tokens_of_no_discord();
    tokens_of_slack();
    tokens_of_no_slack();
    addresses_of_webhooks();
    addresses_of_no_webhook();
    paths_of_slack();
    paths_of_no_slack();
    tokens_of_interactions();
    tickets_and_members();
    headers_of_authorization();
    a_text_of_many_beginnings_takes_no_longer_than_its_length();
    return boost::report_errors();
}
