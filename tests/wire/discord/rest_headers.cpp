// SPDX-License-Identifier: BSL-1.0
// rest_headers: fractions, dates, scopes, and nonsense that is taken for nothing.
#include <monongusa/wire/discord/rest_headers.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstdint>
#include <iostream>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

static_assert(is_bucket_name("abcd1234") && is_bucket_name("A:b-c_9"));
static_assert(!is_bucket_name("") && !is_bucket_name("GET /x") && !is_bucket_name("a\x01"));

rest_reply with(rest_reply::header_list headers) { return {200, std::move(headers), {}}; }

void all_of_them_are_read() {
    auto const reply = with({{"x-ratelimit-bucket", "abcd1234"},
                             {"x-ratelimit-limit", "5"},
                             {"x-ratelimit-remaining", "4"},
                             {"x-ratelimit-reset", "1470173023.123"},
                             {"x-ratelimit-reset-after", "64.57"},
                             {"x-ratelimit-scope", "shared"},
                             {"retry-after", "65"}});
    rest_headers wanted;
    wanted.bucket = "abcd1234";
    wanted.limit = 5;
    wanted.remaining = 4;
    wanted.reset_after = 64'570ms;
    wanted.retry_after = 65s;
    wanted.scope = limit_scope::shared;
    BOOST_TEST(read_headers(reply) == wanted);
    BOOST_TEST(wanted.told());
}

void none_is_nothing() {
    BOOST_TEST(read_headers({}) == rest_headers{});
    BOOST_TEST(!rest_headers{}.told());
    // Anybody may send these two.
    BOOST_TEST(!read_headers(with({{"retry-after", "5"}, {"date", "Sun, 06 Nov 1994 08:49:37 GMT"}})).told());
}

void without_reset_after_the_servers_clock_tells() {
    struct row {
        char const* reset;
        char const* date;
        std::optional<monongusa::instant::duration> after;
    };
    row const rows[] = {
        {"784111779.5", "Sun, 06 Nov 1994 08:49:37 GMT", 2'500ms},
        {"784111777", "Sun, 06 Nov 1994 08:49:37 GMT", 0s},
        {"784111000", "Sun, 06 Nov 1994 08:49:37 GMT", 0s},
        {"99999999999999999999", "Sun, 06 Nov 1994 08:49:37 GMT", rest_headers::longest},
        {"784111779.5", "soon", std::nullopt},
        {"784111779.5", "", std::nullopt},
        {"-784111779.5", "Sun, 06 Nov 1994 08:49:37 GMT", std::nullopt},
    };
    for (auto const& row : rows) {
        auto const reply = with({{"x-ratelimit-reset", row.reset}, {"date", row.date}});
        if (!BOOST_TEST(read_headers(reply).reset_after == row.after))
            std::cerr << "  reset " << row.reset << ", date " << row.date << "\n";
    }
}

void scopes_are_told_apart() {
    auto const scope = [](char const* said, char const* global) {
        return read_headers(with({{"x-ratelimit-scope", said}, {"x-ratelimit-global", global}})).scope;
    };
    BOOST_TEST(scope("user", "") == limit_scope::user);
    BOOST_TEST(scope("shared", "") == limit_scope::shared);
    BOOST_TEST(scope("global", "") == limit_scope::global);
    BOOST_TEST(scope("", "true") == limit_scope::global);
    BOOST_TEST(scope("user", "true") == limit_scope::global);
    BOOST_TEST(scope("", "false") == limit_scope::none);
    BOOST_TEST(scope("everybody", "1") == limit_scope::none);
}

void nonsense_is_nothing_and_what_is_huge_is_bounded() {
    auto const reply = with({{"x-ratelimit-bucket", "a b"},
                             {"x-ratelimit-limit", "-5"},
                             {"x-ratelimit-remaining", "four"},
                             {"x-ratelimit-reset-after", "NaN"},
                             {"retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"}});
    BOOST_TEST(read_headers(reply) == rest_headers{});
    auto const huge = with({{"x-ratelimit-bucket", std::string(65, 'a')},
                            {"x-ratelimit-limit", "99999999999999"},
                            {"x-ratelimit-reset-after", "1" + std::string(400, '0')},
                            {"retry-after", "99999999999999999999.5"}});
    auto const said = read_headers(huge);
    BOOST_TEST(said.bucket.empty() && !said.limit);
    BOOST_TEST(said.reset_after == rest_headers::longest);
    BOOST_TEST(said.retry_after == rest_headers::longest);
}

}  // namespace

int main() {
    all_of_them_are_read();
    none_is_nothing();
    without_reset_after_the_servers_clock_tells();
    scopes_are_told_apart();
    nonsense_is_nothing_and_what_is_huge_is_bounded();
    return boost::report_errors();
}
