// SPDX-License-Identifier: BSL-1.0 The queue against a server that limits as Discord does, for hours of random traffic and faults: nothing
// is lost, nothing is done twice that must not be, each lane keeps its order, and what the limits allow is used.
#include <monongusa/wire/discord/request_queue.hpp>

#include "../../support/chance.hpp"
#include "../../support/discord_limits.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <map>
#include <queue>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;
using monongusa::instant;
using namespace std::chrono_literals;

instant const start{1000h};

std::vector<support::limited_route> const routes{
    {"POST /channels/{c}/messages", "send", 5, 5s},
    {"PATCH /channels/{c}/messages/{m}", "edit", 5, 5s},
    {"DELETE /channels/{c}/messages/{m}", "delete", 5, 1s},
    {"PUT /channels/{c}/messages/{m}/reactions/{e}/@me", "react", 1, 250ms},
    {"DELETE /channels/{c}/messages/{m}/reactions/{e}/@me", "react", 1, 250ms},
    {"PATCH /channels/{c}", "channel", 5, 5s, 2, 10min},
    {"POST /users/@me/channels", "direct", 10, 10s},
    {"POST /channels/{c}/typing", "", 0, 0s},
};

struct faults {
    std::size_t not_sent = 0, lost_before = 0, lost_behind = 0, server = 0, crowded = 0;  // One in so many; 0: never.
};

// What is on its way: a request to the server, or its reply back.
struct travelling {
    instant at;
    std::uint64_t order = 0;
    std::uint64_t id = 0;
    bool back = false;
    int lost = 0;  // 1: it was not sent, 2: it was.
    rest_reply reply;
    rest_request request;

    friend bool operator<(travelling const& left, travelling const& right) {
        return std::pair{left.at, left.order} > std::pair{right.at, right.order};
    }
};

// The driver, the network and the server in virtual time.
class world {
public:
    world(faults with, std::uint64_t seed, queue_limits limits = {}, std::size_t slowest = 180)
        : queue(guard, limits, monongusa::detail::random{seed}), server(routes), chance_(seed), faults_(with), slowest_(slowest) {}

    bool submit(rest_request request) {
        std::uint64_t const id = next_id_;
        auto const body = request.body;
        auto const lane = request.lane;
        auto const repeatable = request.repeatable;
        if (!queue.submit(id, std::move(request), now)) return false;
        ++next_id_;
        submitted[id] = {body, lane, repeatable};
        drive();
        return true;
    }

    // Lets everything happen that happens until then.
    void until(instant end) {
        for (;;) {
            instant const due = queue.when();
            instant const arrives = on_the_way_.empty() ? instant::max() : on_the_way_.top().at;
            instant const next = std::max(now, std::min(due, arrives));
            if (next > end || std::min(due, arrives) == instant::max()) break;
            BOOST_TEST(next > now || ++still_ < 10'000);
            if (next > now) still_ = 0;
            now = next;
            if (arrives <= now) arrive();
            drive();
        }
        now = std::max(now, end);
    }

    struct asked_for {
        std::string body, lane;
        bool repeatable = false;
    };

    invalid_guard guard;
    request_queue queue;
    support::discord_limits server;
    instant now = start;
    std::map<std::uint64_t, asked_for> submitted;
    std::map<std::uint64_t, std::error_code> ended;
    std::map<std::string, std::size_t> in_lane;  // How many are under way.
    std::size_t most_buckets = 0, most_in_flight = 0;

private:
    bool happens(std::size_t one_in) { return one_in != 0 && chance_.one_in(one_in); }
    instant::duration latency() { return std::chrono::milliseconds{10 + chance_.below(slowest_)}; }

    void drive() {
        std::uint64_t id = 0;
        rest_request const* request = nullptr;
        while (queue.next(now, id, request)) {
            if (!request->lane.empty()) BOOST_TEST_EQ(++in_lane[request->lane], 1u);
            travelling one;
            one.at = now + latency();
            one.order = ++order_;
            one.id = id;
            if (happens(faults_.not_sent)) {
                one.back = true;
                one.lost = 1;
            } else {
                one.request = *request;
            }
            on_the_way_.push(std::move(one));
        }
        most_in_flight = std::max(most_in_flight, queue.in_flight());
        most_buckets = std::max(most_buckets, queue.limiter().buckets());
        request_result result;
        while (queue.completed(result)) BOOST_TEST(ended.emplace(result.id, result.error).second);
    }

    void arrive() {
        auto one = on_the_way_.top();
        on_the_way_.pop();
        if (one.back) {
            auto const& lane = submitted.at(one.id).lane;
            if (!lane.empty()) --in_lane[lane];
            if (one.lost == 0) return queue.replied(one.id, std::move(one.reply), now);
            return queue.failed(one.id, one.lost == 2, make_error_code(std::errc::timed_out), now);
        }
        one.back = true;
        one.at = now + latency();
        one.order = ++order_;
        if (happens(faults_.lost_before)) {
            one.lost = 2;
        } else if (happens(faults_.server)) {
            one.reply = {500, {}, "<html>"};
        } else {
            one.reply = server.ask(one.request, now, happens(faults_.crowded));
            if (happens(faults_.lost_behind)) one.lost = 2;
        }
        if (one.lost != 0) one.at += 5s;
        on_the_way_.push(std::move(one));
    }

    support::chance chance_;
    faults faults_;
    std::size_t slowest_;
    std::priority_queue<travelling> on_the_way_;
    std::uint64_t order_ = 0;
    std::uint64_t next_id_ = 1;
    int still_ = 0;
};

rest_request request(std::size_t route, std::string const& channel, std::uint64_t number, bool repeatable) {
    rest_request one;
    one.route = routes[route].route;
    one.method = one.route.starts_with("POST")    ? verb::post
                 : one.route.starts_with("PATCH") ? verb::patch
                 : one.route.starts_with("PUT")   ? verb::put
                                                  : verb::delete_;
    one.major = one.route.find("/users/") == std::string::npos ? "channel:" + channel : "";
    one.body = channel + " " + std::to_string(number);
    one.repeatable = repeatable;
    one.lane = channel;
    return one;
}

// What is done in each lane stands in the order in which it was asked for, each once; and all that ended well was done.
void holds(world const& world) {
    std::map<std::string, std::uint64_t> last;
    std::map<std::string, std::uint64_t> id_of;
    for (auto const& [id, asked] : world.submitted) id_of[asked.body] = id;
    for (auto const& body : world.server.effects) {
        auto const id = id_of.at(body);
        auto& before = last[world.submitted.at(id).lane];
        if (!world.submitted.at(id).lane.empty()) BOOST_TEST_LT(before, id);
        before = id;
    }
    std::size_t unanswered = 0;
    for (auto const& [id, asked] : world.submitted) {
        auto const end = world.ended.find(id);
        if (end == world.ended.end()) {
            ++unanswered;
            continue;
        }
        auto const done = world.server.times.find(asked.body);
        std::uint64_t const times = done == world.server.times.end() ? 0 : done->second;
        BOOST_TEST_LE(times, 1u);
        if (!end->second) BOOST_TEST_EQ(times, 1u);
    }
    BOOST_TEST_EQ(unanswered, 0u);
}

std::size_t failed(world const& world) {
    return static_cast<std::size_t>(
        std::count_if(world.ended.begin(), world.ended.end(), [](auto const& one) { return bool(one.second); }));
}

void hours_of_random_traffic() {
    world world{{}, 1};
    support::chance chance{2};
    std::uint64_t number = 0;
    for (instant next = start; next < start + 6h; next += std::chrono::milliseconds{chance.below(2'000)}) {
        world.until(next);
        auto const channel = std::to_string(chance.below(300));
        // Now and then somebody sets off many at once.
        std::size_t const burst = chance.one_in(50) ? 30 : 1 + chance.below(2);
        std::size_t const route = chance.below(routes.size());
        for (std::size_t i = 0; i != burst; ++i) {
            if (routes[route].hidden_limit == 0 || i == 0) BOOST_TEST(world.submit(request(route, channel, ++number, true)));
        }
    }
    world.until(world.now + 2h);
    holds(world);
    BOOST_TEST_GT(number, 20'000u);
    BOOST_TEST_EQ(failed(world), 0u);
    // What no header tells cannot be known.  Else none is refused, since each counts from before its arrival until behind it.
    BOOST_TEST_LE(world.server.refused.all() - world.server.refused.by_hidden, number / 1'000);
    BOOST_TEST_LE(world.server.refused.all(), number / 50);
    BOOST_TEST_LE(world.most_buckets, 1'000u);
    BOOST_TEST_LE(world.most_in_flight, 16u);
    std::cout << "calm: " << number << " requests, refused " << world.server.refused.by_bucket << " by buckets, "
              << world.server.refused.by_hidden << " by what no header tells, " << world.server.refused.by_everything
              << " by the limit of all; at most " << world.most_buckets << " buckets kept\n";
}

void hours_of_faults() {
    world world{{.not_sent = 30, .lost_before = 40, .lost_behind = 40, .server = 20, .crowded = 50}, 3};
    support::chance chance{4};
    std::uint64_t number = 0;
    for (instant next = start; next < start + 4h; next += std::chrono::milliseconds{chance.below(3'000)}) {
        world.until(next);
        auto const channel = std::to_string(chance.below(100));
        auto const route = chance.below(routes.size());
        if (routes[route].hidden_limit != 0) continue;
        for (std::size_t left = 1 + chance.below(3); left != 0; --left) {
            auto one = request(route, channel, ++number, !chance.one_in(4));
            if (chance.one_in(10)) one.lane.clear();
            BOOST_TEST(world.submit(std::move(one)));
        }
    }
    world.until(world.now + 2h);
    holds(world);
    auto const& counts = world.queue.counts();
    BOOST_TEST_GT(counts.lost, 100u);
    BOOST_TEST_GT(counts.server_failures, 100u);
    BOOST_TEST_GT(counts.limited_shared, 100u);
    // Those that must not be repeated where they may have been done, and those that failed five times.
    std::size_t unexplained = 0;
    for (auto const& [id, error] : world.ended) {
        if (error && world.submitted.at(id).repeatable) ++unexplained;
    }
    BOOST_TEST_LE(unexplained, number / 2'000);
    BOOST_TEST_LE(world.server.refused.by_bucket + world.server.refused.by_everything, number / 500);
    std::cout << "faults: " << number << " requests, " << failed(world) << " ended with an error, " << unexplained
              << " of them repeatable; refused " << world.server.refused.by_bucket << " by buckets\n";
}

void one_busy_channel_uses_what_it_may() {
    world world{{}, 5};
    for (std::uint64_t number = 1; number <= 1'000; ++number) BOOST_TEST(world.submit(request(0, "1", number, true)));
    // Five in five seconds, behind a first one that has to tell.
    world.until(start + 1'000s);
    auto const done = world.server.effects.size();
    world.until(start + 1h);
    holds(world);
    BOOST_TEST_EQ(world.server.refused.all(), 0u);
    BOOST_TEST_GE(done, 920u);
    std::cout << "one channel: " << done << " of 1000 in the least time that the limits allow\n";
}

void many_busy_channels_use_what_they_may() {
    world world{{}, 6, {.most_waiting = 50'000, .most_bytes = 1 << 30}, 90};
    std::uint64_t number = 0;
    for (int i = 0; i != 60; ++i) {
        for (int channel = 0; channel != 500; ++channel) BOOST_TEST(world.submit(request(0, std::to_string(channel), ++number, true)));
    }
    world.until(start + 600s);
    auto const done = world.server.effects.size();
    world.until(start + 1h);
    holds(world);
    BOOST_TEST_EQ(failed(world), 0u);
    BOOST_TEST_EQ(world.server.refused.all(), 0u);
    // Of 30,000: fifty a second, less the time that replies take.
    BOOST_TEST_GE(done, 25'500u);
    std::cout << "500 channels: " << done << " of 30000 in the least time that the limits allow\n";
}

void one_limit_of_many_lanes_is_used_and_not_passed() {
    world world{{}, 7};
    for (std::uint64_t number = 1; number <= 600; ++number) BOOST_TEST(world.submit(request(6, std::to_string(number), number, true)));
    world.until(start + 600s);
    auto const done = world.server.effects.size();
    world.until(start + 1h);
    holds(world);
    BOOST_TEST_LE(world.server.refused.all(), 2u);
    BOOST_TEST_GE(done, 560u);
    std::cout << "one limit, 600 lanes: " << done << " of 600, refused " << world.server.refused.all() << "\n";
}

void days_of_ever_new_channels_take_no_more_memory() {
    world world{{}, 8};
    for (std::uint64_t number = 1; number <= 30'000; ++number) {
        world.until(start + number * 3s);
        BOOST_TEST(world.submit(request(0, std::to_string(number), number, true)));
    }
    world.until(world.now + 1h);
    holds(world);
    BOOST_TEST_LE(world.most_buckets, 256u);
    BOOST_TEST_EQ(world.queue.waiting() + world.queue.in_flight(), 0u);
}

}  // namespace

int main() {
    hours_of_random_traffic();
    hours_of_faults();
    one_busy_channel_uses_what_it_may();
    many_busy_channels_use_what_they_may();
    one_limit_of_many_lanes_is_used_and_not_passed();
    days_of_ever_new_channels_take_no_more_memory();
    return boost::report_errors();
}
