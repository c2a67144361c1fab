// SPDX-License-Identifier: BSL-1.0
// signature: a request is Slack's if it was signed with the secret, and lately; whatever else comes is told apart and refused.
#include <monongusa/wire/slack/signature.hpp>

#include <monongusa/detail/append.hpp>
#include <monongusa/net/hmac.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::detail::joined;
using monongusa::net::hmac_sha256;
using verdict = signature_verdict;
using std::chrono::seconds;

constexpr std::string_view secret = "monongusa-test-secret";
constexpr std::string_view body = R"({"type":"url_verification","challenge":"c"})";
constexpr std::string_view good = "v0=7e8092fd14a25d829dcabf54123965f3328b9250fd4582a6c469de52cfba4a38";
constexpr std::int64_t then = 1'700'000'000;

std::string as_text(verdict one) {
    constexpr char const* names[] = {"good", "missing", "stale", "malformed", "wrong"};
    return names[static_cast<int>(one)];
}

std::string judged(std::string_view with, std::string_view timestamp, std::string_view signature, std::string_view what, std::int64_t now) {
    return as_text(judge_signature(with, timestamp, signature, what, seconds{now}, &monongusa::net::is_hmac_sha256));
}

// Signed well, whatever is signed.
std::string signed_at(std::string_view timestamp) { return "v0=" + hmac_sha256(secret, joined("v0:", timestamp, ':', body)); }

void what_is_signed_with_the_secret_is_good() {
    struct {
        std::string_view secret, body, signature;
    } const rows[] = {
        {"fa2c05deeef5a4077494e89f54394de0", "test-body", "v0=baa91ef62d346e56607bbdd278a8acd570b91226854f15a382f43d33be42f666"},
        // The example of Slack's documentation, Verifying requests from Slack.
        {"8f742231b10e8888abcd99yyyzzz85a5",
         "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id="
         "U2CERLKJA&user_name="
         "roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F"
         "96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
         "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"},
    };
    for (auto const& row : rows) {
        BOOST_TEST_EQ(judged(row.secret, "1531420618", row.signature, row.body, 1'531'420'618), "good");
        BOOST_TEST_EQ(judged(row.secret, "1531420619", row.signature, row.body, 1'531'420'618), "wrong");
        BOOST_TEST_EQ(judged(row.secret, "1531420618", row.signature, joined(row.body, '\n'), 1'531'420'618), "wrong");
        BOOST_TEST_EQ(judged(row.secret.substr(1), "1531420618", row.signature, row.body, 1'531'420'618), "wrong");
    }
    BOOST_TEST_EQ(judged(secret, "1700000000", good, body, then), "good");
    BOOST_TEST_EQ(judged(secret, "1700000000", signed_at("1700000000"), body, then), "good");
    std::string const large(1'000'000, '\xff');
    BOOST_TEST_EQ(judged(secret, "1700000000", "v0=" + hmac_sha256(secret, "v0:1700000000:" + large), large, then), "good");
}

void five_minutes_are_let_pass_both_ways() {
    struct {
        std::int64_t now;
        std::string_view judged;
    } const rows[] = {
        {then, "good"},
        {then + 300, "good"},
        {then - 300, "good"},
        {then + 301, "stale"},
        {then - 301, "stale"},
        {then * 1000, "stale"},
        {then / 1000, "stale"},
        {0, "stale"},
        {-then, "stale"},
        {std::numeric_limits<std::int64_t>::max(), "stale"},
        {std::numeric_limits<std::int64_t>::min(), "stale"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(judged(secret, "1700000000", good, body, row.now), row.judged);
    // However well they are signed.
    for (std::string_view const far : {"0", "9223372036854775807"}) BOOST_TEST_EQ(judged(secret, far, signed_at(far), body, then), "stale");
    BOOST_TEST_EQ(judged(secret, "0", signed_at("0"), body, 300), "good");
}

void what_slack_does_not_write_is_refused() {
    auto const digits = good.substr(3);
    struct {
        std::string timestamp, signature;
        std::string_view judged;
    } const rows[] = {
        {"", std::string{good}, "missing"},
        {"1700000000", "", "missing"},
        {"", "", "missing"},
        {"17000000x0", std::string{good}, "malformed"},
        {"+1700000000", std::string{good}, "malformed"},
        {"-1700000000", std::string{good}, "malformed"},
        {" 1700000000", std::string{good}, "malformed"},
        {"1700000000.0", std::string{good}, "malformed"},
        {"0x6553f100", std::string{good}, "malformed"},
        {"9223372036854775808", std::string{good}, "malformed"},
        {std::string(10'000, '1'), std::string{good}, "malformed"},
        {"1700000000", std::string{digits}, "malformed"},
        {"1700000000", joined("v1=", digits), "malformed"},
        {"1700000000", joined("V0=", digits), "malformed"},
        {"1700000000", std::string{good.substr(0, 66)}, "malformed"},
        {"1700000000", joined(good, '0'), "malformed"},
        {"1700000000", joined(good, ' '), "malformed"},
        {"1700000000", "v0=7E8092FD14A25D829DCABF54123965F3328B9250FD4582A6C469DE52CFBA4A38", "malformed"},
        {"1700000000", joined(good.substr(0, 66), "g"), "malformed"},
        {"1700000000", joined(good.substr(0, 66), std::string_view{"\0", 1}), "malformed"},
        {"1700000000", joined(good.substr(0, 66), "9"), "wrong"},
        {"1700000000", joined("v0=8", good.substr(4)), "wrong"},
        {"1700000000", "v0=" + std::string(64, '0'), "wrong"},
        // The same number, written in another way.
        {"01700000000", std::string{good}, "wrong"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(judged(secret, row.timestamp, row.signature, body, then), row.judged);
}

// Anybody could sign.
void without_a_secret_nothing_is_good() {
    BOOST_TEST_EQ(judged("", "1700000000", "v0=" + hmac_sha256("", joined("v0:1700000000:", body)), body, then), "wrong");
}

}  // namespace

int main() {
    what_is_signed_with_the_secret_is_good();
    five_minutes_are_let_pass_both_ways();
    what_slack_does_not_write_is_refused();
    without_a_secret_nothing_is_good();
    return boost::report_errors();
}
