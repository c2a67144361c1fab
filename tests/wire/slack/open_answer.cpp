// SPDX-License-Identifier: BSL-1.0
// wire/slack/open_answer: each answer to apps.connections.open leads to a connection, to the end, or to another attempt.
#include <monongusa/wire/slack/open_answer.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace {

using monongusa::instant;
using monongusa::wire::rest_reply;
using namespace monongusa::wire::slack;
using namespace std::chrono_literals;

rest_reply reply(int status, std::string_view body, std::string_view retry_after = {}) {
    rest_reply made{status, {}, std::string{body}};
    if (!retry_after.empty()) made.headers.emplace_back("retry-after", retry_after);
    return made;
}
std::string refusal(std::string_view error) { return monongusa::detail::joined(R"({"ok":false,"error":")", error, "\"}"); }
std::string with_url(std::string_view url) { return monongusa::detail::joined(R"({"ok":true,"url":")", url, "\"}"); }

void a_url_is_where_to_connect() {
    auto const url = "wss://wss-primary.slack.com/link/?ticket=1-2&app_id=3";
    BOOST_TEST(read_open(reply(200, with_url(R"(wss:\/\/wss-primary.slack.com\/link\/?ticket=1-2&app_id=3)"))) ==
               (open_answer{open_kind::url, url, "", {}}));
    BOOST_TEST(read_open(reply(200, monongusa::detail::joined(R"({"url":")", url, R"(","more":{"url":"x","ok":false},"ok":true})"))) ==
               (open_answer{open_kind::url, url, "", {}}));
}

void what_does_not_pass_is_fatal() {
    for (std::string_view const error :
         {"not_authed", "invalid_auth", "account_inactive", "token_revoked", "token_expired", "not_allowed_token_type", "no_permission",
          "missing_scope", "user_removed_from_team", "team_disabled", "forbidden_team", "insecure_request", "org_login_required",
          "access_denied", "team_access_not_granted"}) {
        BOOST_TEST(read_open(reply(200, refusal(error))) == (open_answer{open_kind::fatal, "", std::string{error}, {}}));
        BOOST_TEST(read_open(reply(401, refusal(error))).kind == open_kind::fatal);
    }
}

void what_passes_is_for_later() {
    struct {
        int status;
        std::string body;
        std::string_view retry_after;
        std::string_view error;
        instant::duration wait;
    } const rows[] = {
        {200, refusal("internal_error"), "", "internal_error", 0s},
        {200, refusal("fatal_error"), "", "fatal_error", 0s},
        {200, refusal("service_unavailable"), "", "service_unavailable", 0s},
        {200, refusal("request_timeout"), "", "request_timeout", 0s},
        {200, refusal("a_word_of_next_year"), "", "a_word_of_next_year", 0s},
        {503, refusal("service_unavailable"), "17", "service_unavailable", 17s},
        {200, refusal("ratelimited"), "7", "ratelimited", 7s},
        {200, refusal("rate_limited"), "", "ratelimited", open_answer::usual_wait},
        {429, "", "12", "ratelimited", 12s},
        {429, refusal("ratelimited"), "12", "ratelimited", 12s},
        {429, refusal("invalid_auth"), "12", "ratelimited", 12s},
        {429, "<html>", "", "ratelimited", open_answer::usual_wait},
        {429, "", "soon", "ratelimited", open_answer::usual_wait},
        {429, "", "0", "ratelimited", open_answer::usual_wait},
        {429, "", "-1", "ratelimited", open_answer::usual_wait},
        {429, "", "1.5", "ratelimited", 1500ms},
        {429, "", " 3 ", "ratelimited", 3s},
        {429, "", "3600", "ratelimited", 1h},
        {429, "", "3601", "ratelimited", 1h},
        {429, "", "99999999999999999999999", "ratelimited", 1h},
        {429, "", "18446744073709551615", "ratelimited", 1h},
        {500, "", "", "HTTP status 500", 0s},
        {502, "<html>", "", "HTTP status 502", 0s},
        {500, with_url("wss://a.slack.com/"), "", "HTTP status 500", 0s},
        {404, "{}", "", "HTTP status 404", 0s},
        {302, "", "", "HTTP status 302", 0s},
        {0, "", "", "HTTP status 0", 0s},
        {200, "", "", "the answer is no JSON", 0s},
        {200, "<html>", "", "the answer is no JSON", 0s},
        {200, "null", "", "the answer is no JSON", 0s},
        {200, "[]", "", "the answer is no JSON", 0s},
        {200, R"({"ok":true,"url":"wss://a.slack.com/")", "", "the answer is no JSON", 0s},
        {200, R"({"ok":true,"url":"wss://a.slack.com/"}!)", "", "the answer is no JSON", 0s},
        {200, "{}", "", "the answer says neither yes nor why not", 0s},
        {200, R"({"ok":false})", "", "the answer says neither yes nor why not", 0s},
        {200, R"({"ok":false,"error":null})", "", "the answer says neither yes nor why not", 0s},
        {200, R"({"ok":"true","url":"wss://a.slack.com/"})", "", "the answer says neither yes nor why not", 0s},
        {200, R"({"ok":true})", "", "the answer has no URL", 0s},
        {200, R"({"ok":true,"url":null})", "5", "the answer has no URL", 5s},
        {200, R"({"ok":true,"url":["wss://a.slack.com/"]})", "", "the answer has no URL", 0s},
    };
    for (auto const& row : rows) {
        auto const answer = read_open(reply(row.status, row.body, row.retry_after));
        if (!BOOST_TEST(answer == (open_answer{open_kind::later, "", std::string{row.error}, row.wait}))) BOOST_ERROR(row.body.c_str());
    }
}

// A URL of somebody in between must not lead to a connection that others can read.
void only_an_encrypted_url_is_believed_but_at_home() {
    for (auto const* const url :
         {"wss://a", "wss://a.slack.com", "wss://a.slack.com:443/link?x#y", "wss://[::1]:8080/", "wss://a?x", "ws://127.0.0.1:1/",
          "ws://localhost", "ws://localhost:99/link", "ws://[::1]:8080/", "ws://[::1]", "ws://127.1.2.3/?ticket=1"})
        BOOST_TEST(read_open(reply(200, with_url(url))).kind == open_kind::url);
    for (auto const* const url : {"ws://a.slack.com/",
                                  "http://localhost/",
                                  "https://a.slack.com/",
                                  "wss:/a",
                                  "wss://",
                                  "ws://",
                                  "wss:///link",
                                  "wss://:443/",
                                  "ws://127.evil.test/",
                                  "ws://localhost.evil.test/",
                                  "ws://localhost:80@evil.test/",
                                  "wss://me@a.slack.com/",
                                  "wss://a b/",
                                  R"(wss://a\\b/)",
                                  R"(wss://a\n/)",
                                  R"(wss://a\r\nX: y/)",
                                  R"(wss://\u00e4/)",
                                  R"(wss://a\u0000/)",
                                  "a",
                                  "WSS://a/",
                                  "ws://[::1].evil.test/",
                                  "ws://[::1]evil.test:80/"}) {
        auto const answer = read_open(reply(200, with_url(url)));
        if (!BOOST_TEST(answer.kind == open_kind::later && answer.url.empty())) BOOST_ERROR(url);
        BOOST_TEST(answer.error.find("evil") == std::string::npos);  // The URL is a secret, also where it is none of Slack's.
    }
    auto const long_url = "wss://a/" + std::string(open_answer::longest_url - 8, 'x');
    BOOST_TEST(read_open(reply(200, with_url(long_url))).kind == open_kind::url);
    BOOST_TEST(read_open(reply(200, with_url(long_url + 'x'))).kind == open_kind::later);
}

// Who has said so may be tested without encryption also from another machine; of everything else as little is believed as before.
void whoever_allows_it_gets_there_without_encryption() {
    for (auto const* const url : {"ws://a.slack.test/", "ws://192.0.2.1:8080/link?ticket=1", "ws://127.0.0.1:1/", "wss://a.slack.com/"})
        BOOST_TEST(read_open(reply(200, with_url(url)), true).kind == open_kind::url);
    for (auto const* const url : {"http://a.slack.test/", "ws://", "ws:///link", "ws://:80/", "ws://me@a.slack.test/", "ws://a b/"}) {
        auto const answer = read_open(reply(200, with_url(url)), true);
        BOOST_TEST(answer == (open_answer{open_kind::later, "", "the answer has a URL that is not one of a websocket", {}}));
    }
}

void what_slack_says_is_one_short_line() {
    BOOST_TEST_EQ(read_open(reply(200, refusal(R"(a\nb\u001b[31m)"))).error, R"(a\nb\x1b[31m)");
    BOOST_TEST_EQ(read_open(reply(200, refusal(std::string(5000, 'e')))).error, std::string(open_answer::longest_error, 'e'));
    auto const cut = read_open(reply(200, refusal(std::string(99, 'e') + "\xC3\xA4"))).error;
    BOOST_TEST_EQ(cut, std::string(99, 'e'));
}

}  // namespace

int main() {
    a_url_is_where_to_connect();
    what_does_not_pass_is_fatal();
    what_passes_is_for_later();
    only_an_encrypted_url_is_believed_but_at_home();
    whoever_allows_it_gets_there_without_encryption();
    what_slack_says_is_one_short_line();
    return boost::report_errors();
}
