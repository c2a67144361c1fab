// SPDX-License-Identifier: BSL-1.0
// rate_limiter: which requests count together, what each kind of 429 holds back, and how much is kept of it.
#include <monongusa/wire/discord/rate_limiter.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;
using monongusa::instant;
using namespace std::chrono_literals;

instant const start{1000h};
constexpr instant never = instant::max();

rest_request create(std::string const& channel) {
    return {.method = verb::post,
            .path = {},
            .route = "POST /channels/{c}/messages",
            .major = "channel:" + channel,
            .body = {},
            .content_type = {},
            .repeatable = true,
            .lane = {}};
}
rest_request react(std::string const& channel, verb method = verb::put) {
    std::string const route = std::string{name_of(method)} + " /channels/{c}/messages/{m}/reactions/{e}/@me";
    return {.method = method,
            .path = {},
            .route = route,
            .major = "channel:" + channel,
            .body = {},
            .content_type = {},
            .repeatable = true,
            .lane = {}};
}

rest_headers said(std::string_view bucket, std::uint32_t limit, std::uint32_t remaining, instant::duration reset_after,
                  limit_scope scope = limit_scope::none) {
    rest_headers headers;
    headers.bucket = bucket;
    headers.limit = limit;
    headers.remaining = remaining;
    headers.reset_after = reset_after;
    headers.scope = scope;
    return headers;
}

void one(rate_limiter& limiter, rest_request const& request, rest_headers const& headers, instant now = start, int status = 200,
         instant::duration wait = {}) {
    auto const ticket = limiter.start(request, now);
    limiter.answered(ticket, request, status, headers, wait, now);
}

void one_counter_for_each_place() {
    rate_limiter limiter;
    one(limiter, create("1"), said("b", 5, 0, 5s));
    BOOST_TEST(limiter.ready_at(create("1"), start) == start + 5s);
    BOOST_TEST(limiter.ready_at(create("2"), start) <= start);
    BOOST_TEST_EQ(limiter.buckets(), 2u);
}

void routes_that_name_one_bucket_count_together() {
    rate_limiter limiter{{.reaction_spacing = 0s}};
    one(limiter, react("1"), said("r", 5, 3, 5s));
    one(limiter, react("1", verb::delete_), said("r", 5, 0, 5s));
    BOOST_TEST(limiter.ready_at(react("1"), start) == start + 5s);
    BOOST_TEST(limiter.ready_at(react("1", verb::delete_), start) == start + 5s);
    BOOST_TEST(limiter.ready_at(react("2"), start) <= start);
    BOOST_TEST_EQ(limiter.routes(), 2u);
}

void a_route_whose_bucket_changes_goes_along() {
    rate_limiter limiter;
    one(limiter, create("1"), said("old", 5, 0, 60s));
    auto const ticket = limiter.start(create("2"), start);
    limiter.answered(ticket, create("2"), 200, said("new", 10, 9, 5s), {}, start + 1s);
    // Where nothing is known of the new one, its first reply will tell.
    BOOST_TEST(limiter.ready_at(create("1"), start + 1s) <= start + 1s);
    auto const first = limiter.start(create("1"), start + 1s);
    BOOST_TEST(limiter.ready_at(create("1"), start + 1s) == never);
    limiter.answered(first, create("1"), 200, said("new", 10, 0, 5s), {}, start + 2s);
    BOOST_TEST(limiter.ready_at(create("1"), start + 2s) == start + 7s);
    // And back, to where a counter still runs.
    one(limiter, create("3"), said("old", 5, 4, 1s), start + 3s);
    BOOST_TEST(limiter.ready_at(create("1"), start + 3s) == start + 60s);
}

void a_bucket_that_changes_while_others_are_under_way_loses_none() {
    rate_limiter limiter;
    one(limiter, create("1"), said("old", 5, 4, 60s));
    auto const first = limiter.start(create("1"), start), second = limiter.start(create("1"), start);
    limiter.answered(first, create("1"), 200, said("new", 5, 4, 60s), {}, start);
    limiter.answered(second, create("1"), 200, said("new", 5, 3, 60s), {}, start);
    BOOST_TEST(limiter.ready_at(start + 2s) <= start + 2s);
    for (int i = 0; i != 3; ++i) (void)limiter.start(create("1"), start);
    BOOST_TEST(limiter.ready_at(create("1"), start) == start + 60s);
}

void a_429_of_the_bucket_holds_it() {
    rate_limiter limiter;
    one(limiter, create("1"), said("b", 5, 0, 1s, limit_scope::user), start, 429, 1'337ms);
    BOOST_TEST(limiter.ready_at(create("1"), start) == start + 1'337ms);
    BOOST_TEST(limiter.ready_at(create("2"), start) <= start);
    BOOST_TEST(limiter.ready_at(start) <= start);
}

void one_with_something_left_holds_no_bucket() {
    rate_limiter limiter;
    one(limiter, create("1"), said("b", 5, 3, 1s, limit_scope::user), start, 429, 10min);
    BOOST_TEST(limiter.ready_at(create("1"), start) <= start);
}

void one_without_headers_holds_the_route_in_that_place() {
    rate_limiter limiter;
    one(limiter, create("1"), {}, start, 429, 2s);
    BOOST_TEST(limiter.ready_at(create("1"), start) == start + 2s);
    BOOST_TEST(limiter.ready_at(react("1"), start) <= start);
}

void a_shared_one_holds_the_bucket_there() {
    rate_limiter limiter;
    rest_headers shared;
    shared.bucket = "b";
    shared.scope = limit_scope::shared;
    one(limiter, create("1"), shared, start, 429, 2s);
    BOOST_TEST(limiter.ready_at(create("1"), start) == start + 2s);
    BOOST_TEST(limiter.ready_at(start) <= start);
}

void a_global_one_holds_everything_and_says_nothing_of_the_bucket() {
    rate_limiter limiter;
    rest_headers global;
    global.scope = limit_scope::global;
    one(limiter, create("1"), global, start, 429, 2s);
    BOOST_TEST(limiter.ready_at(start) == start + 2s);
    BOOST_TEST(limiter.ready_at(create("1"), start) <= start);
    BOOST_TEST(limiter.ready_at(start + 2s) <= start + 2s);
}

void fifty_count_until_a_second_behind_their_replies() {
    rate_limiter limiter;
    std::vector<rate_limiter::ticket> tickets;
    for (int i = 0; i != 50; ++i) {
        BOOST_TEST(limiter.ready_at(start) <= start);
        tickets.push_back(limiter.start(create(std::to_string(i)), start));
    }
    BOOST_TEST(limiter.ready_at(start + 10s) == never);
    limiter.answered(tickets[0], create("0"), 200, {}, {}, start + 100ms);
    limiter.unanswered(tickets[1], true, start + 300ms);
    BOOST_TEST(limiter.ready_at(start + 300ms) == start + 1'100ms);
    BOOST_TEST(limiter.ready_at(start + 1'100ms) <= start + 1'100ms);
    (void)limiter.start(create("50"), start + 1'100ms);
    BOOST_TEST(limiter.ready_at(start + 1'100ms) == start + 1'300ms);
}

void reactions_are_spaced() {
    rate_limiter limiter;
    auto const ticket = limiter.start(react("1"), start);
    limiter.answered(ticket, react("1"), 204, said("r", 10, 9, 1s), {}, start + 100ms);
    BOOST_TEST(limiter.ready_at(react("1"), start + 100ms) == start + 350ms);
    BOOST_TEST(limiter.ready_at(react("2"), start + 100ms) <= start + 100ms);
    auto const next = limiter.start(react("1"), start + 350ms);
    BOOST_TEST(limiter.ready_at(react("1"), start + 350ms) == never);
    limiter.unanswered(next, false, start + 350ms);
    // Looking at them is not changing them.
    auto const get = react("1", verb::get);
    one(limiter, get, said("g", 10, 9, 1s));
    BOOST_TEST(limiter.ready_at(get, start) <= start);
}

void what_is_idle_is_forgotten() {
    rate_limiter limiter;
    instant now = start;
    for (int i = 0; i != 100'000; ++i) {
        one(limiter, create(std::to_string(i)), said("b", 5, 4, 5s), now);
        now += 20ms;
    }
    // 250 run at a time, and half of what is kept may be idle.
    BOOST_TEST_LE(limiter.buckets(), 600u);
    BOOST_TEST_EQ(limiter.routes(), 1u);
}

void senseless_periods_and_routes_do_not_fill_the_memory() {
    rate_limiter limiter{{.most_buckets = 300, .most_routes = 10}};
    for (int i = 0; i != 2'000; ++i) {
        auto request = create(std::to_string(i));
        request.route += std::to_string(i);
        one(limiter, request, said("b" + std::to_string(i), 5, 0, 24h), start + i * 1s);
    }
    BOOST_TEST_LE(limiter.buckets(), 300u);
    BOOST_TEST_EQ(limiter.routes(), 10u);
}

void those_under_way_are_never_forgotten() {
    rate_limiter limiter{{.each_second = 1'000, .most_buckets = 10}};
    std::vector<rate_limiter::ticket> tickets;
    for (int i = 0; i != 100; ++i) tickets.push_back(limiter.start(create(std::to_string(i)), start));
    BOOST_TEST_EQ(limiter.buckets(), 100u);
    for (int i = 0; i != 100; ++i) {
        limiter.answered(tickets[static_cast<std::size_t>(i)], create(std::to_string(i)), 200, said("b", 5, 4, 5s), {}, start);
    }
    for (int i = 0; i != 100; ++i) one(limiter, create(std::to_string(i)), said("b", 5, 4, 5s), start + 1h + i * 10s);
    BOOST_TEST_LE(limiter.buckets(), 10u);
}

}  // namespace

int main() {
    one_counter_for_each_place();
    routes_that_name_one_bucket_count_together();
    a_route_whose_bucket_changes_goes_along();
    a_bucket_that_changes_while_others_are_under_way_loses_none();
    a_429_of_the_bucket_holds_it();
    one_with_something_left_holds_no_bucket();
    one_without_headers_holds_the_route_in_that_place();
    a_shared_one_holds_the_bucket_there();
    a_global_one_holds_everything_and_says_nothing_of_the_bucket();
    fifty_count_until_a_second_behind_their_replies();
    reactions_are_spaced();
    what_is_idle_is_forgotten();
    senseless_periods_and_routes_do_not_fill_the_memory();
    those_under_way_are_never_forgotten();
    return boost::report_errors();
}
