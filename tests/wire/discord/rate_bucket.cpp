// SPDX-License-Identifier: BSL-1.0
// rate_bucket: what is left, when there is more, and replies that overtake each other.
#include <monongusa/wire/discord/rate_bucket.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstdint>
#include <iostream>
#include <optional>

namespace {

using monongusa::instant;
using monongusa::wire::discord::rate_bucket;
using monongusa::wire::discord::rest_headers;
using namespace std::chrono_literals;

instant const start{1000h};
constexpr instant never = instant::max();

rest_headers said(std::optional<std::uint32_t> limit, std::optional<std::uint32_t> remaining,
                  std::optional<instant::duration> reset_after) {
    rest_headers headers;
    headers.limit = limit;
    headers.remaining = remaining;
    headers.reset_after = reset_after;
    return headers;
}

// One request from its start to its reply.
void one(rate_bucket& bucket, rest_headers const& headers, instant now) {
    bucket.start();
    bucket.finish(headers.remaining.has_value(), now);
    bucket.learn(headers, true, now);
}

bool free_at(rate_bucket const& bucket, instant now) { return bucket.ready_at(now, false) <= now; }

void of_an_unknown_one_one_is_under_way() {
    rate_bucket bucket;
    BOOST_TEST(free_at(bucket, start));
    bucket.start();
    BOOST_TEST(bucket.ready_at(start, false) == never);
    BOOST_TEST(bucket.idle_at() == never);
    bucket.finish(false, start);
    BOOST_TEST(free_at(bucket, start));
    BOOST_TEST(bucket.idle_at() <= start);
}

void what_is_left_is_used_and_then_waited_for() {
    rate_bucket bucket;
    one(bucket, said(5, 4, 2s), start);
    for (int i = 0; i != 4; ++i) {
        BOOST_TEST(free_at(bucket, start));
        bucket.start();
    }
    // One of the new period's five is left beside the four that may fall into it.
    BOOST_TEST(bucket.ready_at(start, false) == start + 2s);
    BOOST_TEST(free_at(bucket, start + 2s));
    bucket.start();
    BOOST_TEST(bucket.ready_at(start + 2s, false) == never);
}

void a_success_that_says_nothing_has_no_limit() {
    rate_bucket bucket;
    one(bucket, {}, start);
    for (int i = 0; i != 100; ++i) bucket.start();
    BOOST_TEST(free_at(bucket, start));
    // Until one says otherwise.
    bucket.finish(true, start);
    bucket.learn(said(10, 0, 1s), true, start);
    BOOST_TEST(bucket.ready_at(start, false) == never);
}

void a_failure_that_says_nothing_tells_nothing() {
    rate_bucket bucket;
    bucket.start();
    bucket.finish(false, start);
    bucket.learn({}, false, start);
    bucket.start();
    BOOST_TEST(bucket.ready_at(start, false) == never);
}

void missing_and_senseless_headers() {
    struct row {
        char const* what;
        rest_headers headers;
        instant ready;
    };
    row const rows[] = {
        {"nothing left", said(5, 0, 3s), start + 3s},
        {"fractions", said(1, 0, 300ms), start + 300ms},
        {"no limit", said({}, 0, 3s), start + 3s},
        {"no remaining: one less than the limit", said(1, {}, 3s), start + 3s},
        {"no reset", said(5, 0, {}), start + 1s},
        {"a limit of none", said(0, 0, 3s), start + 3s},
        {"more left than the limit", said(5, 4'000'000'000, 3s), instant::min()},
        {"a reset that has been", said(5, 0, 0s), instant::min()},
        {"a day", said(5, 0, 24h), start + 24h},
    };
    for (auto const& row : rows) {
        rate_bucket bucket;
        one(bucket, row.headers, start);
        if (!BOOST_TEST(bucket.ready_at(start, false) == row.ready)) std::cerr << "  " << row.what << "\n";
        // Whatever was said, it goes on.
        BOOST_TEST(free_at(bucket, start + 24h));
    }
}

void replies_that_overtake_each_other_do_not_give_back_what_is_used() {
    rate_bucket bucket;
    one(bucket, said(5, 4, 5s), start);
    bucket.start();
    bucket.start();
    bucket.finish(true, start + 100ms);
    bucket.learn(said(5, 2, 4'900ms), true, start + 100ms);
    bucket.finish(true, start + 150ms);
    bucket.learn(said(5, 3, 4'900ms), true, start + 150ms);
    bucket.start();
    BOOST_TEST(free_at(bucket, start + 200ms));
    bucket.start();
    BOOST_TEST(bucket.ready_at(start + 200ms, false) == start + 5'050ms);
}

void a_period_that_clearly_ends_later_is_a_new_one() {
    rate_bucket bucket;
    one(bucket, said(5, 0, 5s), start);
    // It arrived there when the old period had ended; here that is known only from its reply.
    bucket.start();
    bucket.finish(true, start + 4'900ms);
    bucket.learn(said(5, 4, 5s), true, start + 4'900ms);
    BOOST_TEST(free_at(bucket, start + 4'900ms));
}

void what_was_lost_may_have_counted() {
    rate_bucket bucket;
    one(bucket, said(5, 1, 5s), start);
    bucket.start();
    bucket.finish(false, start);
    BOOST_TEST(bucket.ready_at(start, false) == start + 5s);
    rate_bucket other;
    one(other, said(5, 1, 5s), start);
    other.start();
    other.finish(true, start);
    BOOST_TEST(free_at(other, start));
}

void it_is_held_and_spaced() {
    rate_bucket bucket;
    one(bucket, {}, start);
    bucket.hold(start + 2s);
    bucket.hold(start + 1s);
    BOOST_TEST(bucket.ready_at(start, false) == start + 2s);
    bucket.space(start + 3s);
    BOOST_TEST(bucket.ready_at(start, false) == start + 2s);
    BOOST_TEST(bucket.ready_at(start, true) == start + 3s);
    BOOST_TEST(bucket.idle_at() == start + 3s);
    bucket.start();
    BOOST_TEST(bucket.ready_at(start + 5s, true) == never);
    BOOST_TEST(bucket.ready_at(start + 5s, false) <= start + 5s);
}

}  // namespace

int main() {
    of_an_unknown_one_one_is_under_way();
    what_is_left_is_used_and_then_waited_for();
    a_success_that_says_nothing_has_no_limit();
    a_failure_that_says_nothing_tells_nothing();
    missing_and_senseless_headers();
    replies_that_overtake_each_other_do_not_give_back_what_is_used();
    a_period_that_clearly_ends_later_is_a_new_one();
    what_was_lost_may_have_counted();
    it_is_held_and_spaced();
    return boost::report_errors();
}
