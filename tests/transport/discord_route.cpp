// SPDX-License-Identifier: BSL-1.0
// Tests the limits that a call written by hand falls under.
#include <monongusa/transport/discord_route.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

using monongusa::transport::discord_request;
using monongusa::transport::rest_request_of;

namespace {

void limits_go_by_the_template_and_by_whom_it_is_about() {
    struct {
        char const* method;
        char const* path;
        char const* route;
        char const* major;
    } const rows[] = {
        {"GET", "/users/@me", "GET /users/@me", ""},
        {"GET", "/channels/1/messages?limit=5", "GET /channels/{}/messages", "channel:1"},
        {"PATCH", "/channels/1/messages/22", "PATCH /channels/{}/messages/{}", "channel:1"},
        {"PUT", "/channels/1/messages/2/reactions/%F0%9F%8E%89/@me", "PUT /channels/{}/messages/{}/reactions/{}/@me", "channel:1"},
        {"GET", "/guilds/3/members/4", "GET /guilds/{}/members/{}", "guild:3"},
        {"GET", "/guilds/3/roles", "GET /guilds/{}/roles", "guild:3"},
        {"POST", "/webhooks/5/secret", "POST /webhooks/{}/{}", "webhook:5:secret"},
        {"PATCH", "/webhooks/5/secret/messages/6", "PATCH /webhooks/{}/{}/messages/{}", "webhook:5:secret"},
        {"POST", "/interactions/7/secret/callback", "POST /interactions/{}/{}/callback", ""},
        {"GET", "/invites/abc", "GET /invites/{}", ""},
        {"DELETE", "/applications/8/commands/9", "DELETE /applications/{}/commands/{}", ""},
    };
    for (auto const& row : rows) {
        auto const made = rest_request_of({row.method, row.path, "{}"});
        BOOST_TEST(made.has_value());
        if (!made) continue;
        BOOST_TEST_EQ(made->route, row.route);
        BOOST_TEST_EQ(made->major, row.major);
        BOOST_TEST_EQ(made->path, row.path);
        BOOST_TEST_EQ(made->content_type, "application/json");
    }
}

void what_is_no_call_is_refused() {
    for (discord_request const& one : {discord_request{"get", "/users/@me", ""}, discord_request{"GET", "users", ""}, discord_request{"GET", "", ""},
                                       discord_request{"GET", "/a b", ""}, discord_request{"GET", "/a\r\nHost: b", ""}, discord_request{"TRACE", "/", ""}}) {
        BOOST_TEST(!rest_request_of(one));
    }
}

void what_may_be_repeated() {
    BOOST_TEST(rest_request_of({"GET", "/users/@me", ""})->repeatable);
    BOOST_TEST(rest_request_of({"DELETE", "/channels/1", ""})->repeatable);
    BOOST_TEST(!rest_request_of({"POST", "/channels/1/messages", "{}"})->repeatable);
    BOOST_TEST_EQ(rest_request_of({"GET", "/users/@me", ""})->content_type, "");
}

}  // namespace

int main() {
    limits_go_by_the_template_and_by_whom_it_is_about();
    what_is_no_call_is_refused();
    what_may_be_repeated();
    return boost::report_errors();
}
