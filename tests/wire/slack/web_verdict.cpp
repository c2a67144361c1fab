// SPDX-License-Identifier: BSL-1.0
// web_verdict: what replies mean, by their request, and how long they want to be waited for.
#include <monongusa/wire/slack/web_verdict.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <iostream>
#include <optional>
#include <string>

namespace {

using namespace monongusa::wire::slack;
using namespace monongusa::wire;
using monongusa::instant;
using namespace std::chrono_literals;

enum class asked { method, posted, got };

web_request request(asked kind) {
    web_request one;
    one.name = "x";
    if (kind != asked::method) one.url = "https://hooks.slack.com/1", one.token = token_kind::none;
    if (kind == asked::got) one.method = verb::get;
    return one;
}

void each_reply_has_its_meaning() {
    struct row {
        asked kind;
        int status;
        std::string body;
        web_outcome outcome;
    };
    auto const refusal = [](std::string const& word) { return R"({"ok":false,"error":")" + word + "\"}"; };
    using enum web_outcome;
    row const rows[] = {
        {asked::method, 200, R"({"ok":true})", done},
        {asked::method, 200, R"({"error":"","ok":true,"warning":"missing_charset"})", done},
        {asked::method, 200, refusal("ratelimited"), limited},
        {asked::method, 200, refusal("rate_limited"), limited},
        {asked::method, 429, R"({"ok":true})", limited},
        {asked::method, 429, refusal("invalid_auth"), limited},
        {asked::method, 200, refusal("service_unavailable"), undone},
        {asked::method, 503, refusal("service_unavailable"), undone},
        {asked::method, 503, "", passing},
        {asked::method, 500, R"({"ok":true})", passing},
        {asked::method, 200, refusal("internal_error"), passing},
        {asked::method, 200, refusal("fatal_error"), passing},
        {asked::method, 200, refusal("request_timeout"), passing},
        {asked::method, 200, "", passing},
        {asked::method, 200, "null", passing},
        {asked::method, 200, R"({"ok":1})", passing},
        {asked::method, 200, R"({"ok":"true"})", passing},
        {asked::method, 200, refusal("invalid_auth"), dead},
        {asked::method, 200, refusal("token_expired"), dead},
        {asked::method, 200, refusal("missing_scope"), failed},
        {asked::method, 200, refusal("invalid_auth2"), failed},
        {asked::method, 403, "<html>", failed},
        {asked::posted, 200, "OK - 12", done},
        {asked::posted, 200, "", done},
        {asked::posted, 200, refusal("no_text"), failed},
        {asked::posted, 404, "expired_url", failed},
        {asked::posted, 500, "", passing},
        {asked::posted, 429, "", limited},
        // There is no token which could be dead.
        {asked::posted, 403, refusal("invalid_auth"), failed},
        {asked::got, 200, refusal("ratelimited"), done},
        {asked::got, 206, "", done},
        {asked::got, 404, refusal("ratelimited"), failed},
        {asked::got, 502, "", passing},
        {asked::got, 429, "", limited},
    };
    for (auto const& row : rows) {
        auto const verdict = judge(request(row.kind), {row.status, {}, row.body});
        bool const good = BOOST_TEST(verdict.outcome == row.outcome) && BOOST_TEST_EQ(bool(verdict.error), row.outcome != done);
        if (!good) std::cerr << "  " << row.status << " " << row.body << ": " << verdict.error.message() << "\n";
    }
}

void a_file_may_be_what_it_likes() {
    // It ends in the middle of what would be JSON, and is as good as any other.
    BOOST_TEST(judge(request(asked::got), {200, {}, "{\"ok\":fal"}).outcome == web_outcome::done);
}

void retry_after_is_bounded() {
    auto const told = [](char const* text) { return judge(request(asked::method), {429, {{"retry-after", text}}, ""}).retry_after; };
    BOOST_TEST(told("30") == std::optional<instant::duration>{30s});
    BOOST_TEST(told(" 2 ") == std::optional<instant::duration>{2s});
    BOOST_TEST(told("99999999999999999999") == std::optional<instant::duration>{24h});
    for (char const* const nonsense : {"", "-1", "soon", "1e9", "0x10"}) BOOST_TEST(!told(nonsense));
}

void waits_grow_and_are_never_nothing() {
    web_verdict none, zero, long_one;
    zero.retry_after = 0s;
    long_one.retry_after = 100s;
    BOOST_TEST(wait_of(none, 0) == 5s && wait_of(none, 2) == 5s && wait_of(none, 3) == 8s);
    BOOST_TEST(wait_of(zero, 0) == 1s && wait_of(zero, 1) == 2s && wait_of(zero, 40) == 60s);
    BOOST_TEST(wait_of(long_one, 0) == 100s && wait_of(long_one, 1'000'000) == 100s);
}

}  // namespace

int main() {
    each_reply_has_its_meaning();
    a_file_may_be_what_it_likes();
    retry_after_is_bounded();
    waits_grow_and_are_never_nothing();
    return boost::report_errors();
}
