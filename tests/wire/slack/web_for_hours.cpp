// SPDX-License-Identifier: BSL-1.0
// The queue against a server that limits as Slack does, for hours of random traffic and faults: nothing is lost, nothing is posted twice, each
// channel keeps its order and its pace, and what the limits allow is used.
#include <monongusa/wire/slack/web_queue.hpp>

#include "../../support/chance.hpp"
#include "../../support/slack_limits.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <map>
#include <queue>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

using namespace monongusa::wire::slack;
using namespace monongusa::wire;
using monongusa::instant;
using namespace std::chrono_literals;

instant const start{1000h};

// By Slack's documentation, not by what the library takes them for.
std::map<std::string, support::slack_method> const methods{
    {"chat.postMessage", {300, true}}, {"chat.update", {50}},          {"chat.delete", {50}},         {"reactions.add", {50}},
    {"reactions.remove", {20}},        {"conversations.open", {50}},   {"users.info", {100}},         {"conversations.info", {50}},
    {"users.conversations", {20}},     {"apps.connections.open", {1}}, {"chat.postEphemeral", {100}},
};

struct faults {
    std::size_t not_sent = 0, lost_before = 0, lost_behind = 0, server = 0, internal = 0, away = 0, page = 0, crowded = 0,
                flood = 0;  // One in so many; 0: never.
};

// What is on its way: a call to the server, or its reply back.
struct travelling {
    instant at;
    std::uint64_t order = 0;
    std::uint64_t id = 0;
    bool back = false;
    int lost = 0;  // 1: it was not sent, 2: it was.
    rest_reply reply{};
    web_request request{};

    friend bool operator<(travelling const& left, travelling const& right) {
        return std::pair{left.at, left.order} > std::pair{right.at, right.order};
    }
};

// The driver, the network and the server in virtual time.
class world {
public:
    world(faults with, std::uint64_t seed, web_queue_limits limits = {}, support::minute counted = support::minute::as_it_is_earned)
        : queue(limits, monongusa::detail::random{seed}), server(methods, counted), chance_(seed), faults_(with) {}

    bool submit(web_request request) {
        std::uint64_t const id = next_id_;
        asked_for what{request.body, request.lane, request.repeat == web_repeat::freely};
        if (!queue.submit(id, std::move(request), now)) return false;
        ++next_id_;
        submitted[id] = std::move(what);
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

    web_queue queue;
    support::slack_limits server;
    instant now = start;
    std::map<std::uint64_t, asked_for> submitted;
    std::map<std::uint64_t, std::error_code> ended;
    std::map<std::string, std::size_t> in_lane;  // How many are under way.
    std::size_t most_channels = 0, most_in_flight = 0;
    std::uint64_t faults_of_limits = 0;

private:
    bool happens(std::size_t one_in) { return one_in != 0 && chance_.one_in(one_in); }
    instant::duration latency() { return std::chrono::milliseconds{10 + chance_.below(300)}; }

    void drive() {
        std::uint64_t id = 0;
        web_request const* request = nullptr;
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
        most_channels = std::max(most_channels, queue.limiter().channels());
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
        } else if (happens(faults_.away)) {
            one.reply = server.refusal("service_unavailable");
        } else if (happens(faults_.crowded)) {
            ++faults_of_limits;
            one.reply = server.crowd(one.request, std::chrono::seconds{1 + chance_.below(30)}, now);
        } else if (happens(faults_.flood)) {
            ++faults_of_limits;
            one.reply = server.refusal("rate_limited");
        } else {
            one.reply = server.ask(one.request, now);
            // Slack says so also behind what it has done.
            if (one.reply.status == 200 && happens(faults_.internal)) one.reply = server.refusal("internal_error");
            if (one.reply.status == 200 && happens(faults_.page)) one.reply.body = "<html>Sign in</html>";
            if (happens(faults_.lost_behind)) one.lost = 2;
        }
        if (one.lost != 0) one.at += 5s;
        on_the_way_.push(std::move(one));
    }

    support::chance chance_;
    faults faults_;
    std::priority_queue<travelling> on_the_way_;
    std::uint64_t order_ = 0;
    std::uint64_t next_id_ = 1;
    int still_ = 0;
};

web_request call(std::string const& method, std::string const& channel, std::uint64_t number) {
    web_request one;
    one.name = method;
    one.body = channel + " " + std::to_string(number);
    bool const is_post = method == "chat.postMessage" || method == "chat.postEphemeral";
    one.repeat = is_post ? web_repeat::never_if_sent : web_repeat::freely;
    bool const is_in_channel = is_post || method.starts_with("chat.") || method.starts_with("reactions.");
    if (is_in_channel) one.lane = channel;
    if (method == "chat.postMessage") one.pace = channel;
    return one;
}

// What is done in each lane stands in the order in which it was asked for, each once, posts a second apart; and all that ended well was done.
void holds(world const& world) {
    std::map<std::string, std::uint64_t> last;
    std::map<std::string, instant> last_post;
    std::map<std::string, std::uint64_t> id_of;
    for (auto const& [id, asked] : world.submitted) id_of[asked.body] = id;
    for (auto const& [body, pace, at] : world.server.effects) {
        auto const id = id_of.at(body);
        auto const& lane = world.submitted.at(id).lane;
        if (!lane.empty()) BOOST_TEST_LT(last[lane], id);
        last[lane] = id;
        if (pace.empty()) continue;
        if (auto const before = last_post.find(pace); before != last_post.end()) BOOST_TEST(at - before->second >= 1s);
        last_post[pace] = at;
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

std::string_view const names[] = {"chat.postMessage", "chat.postMessage",   "chat.postMessage",    "chat.postMessage",   "chat.update",
                                  "chat.delete",      "reactions.add",      "reactions.remove",    "conversations.open", "users.info",
                                  "users.info",       "conversations.info", "users.conversations", "chat.postEphemeral"};

// One every two seconds, and now and then many at once.
std::uint64_t traffic(world& world, std::uint64_t seed, instant::duration length) {
    support::chance chance{seed};
    std::uint64_t number = 0;
    for (instant next = start; next < start + length; next += std::chrono::milliseconds{chance.below(4'000)}) {
        world.until(next);
        auto const channel = "C" + std::to_string(chance.below(100));
        std::string const method{chance.one_of(names)};
        std::size_t const burst = chance.one_in(50) ? 30 : 1 + chance.below(2);
        for (std::size_t i = 0; i != burst; ++i) BOOST_TEST(world.submit(call(method, channel, ++number)));
    }
    world.until(world.now + 2h);
    return number;
}

void hours_of_random_traffic() {
    world world{{}, 1};
    auto const number = traffic(world, 2, 6h);
    holds(world);
    BOOST_TEST_GT(number, 15'000u);
    BOOST_TEST_EQ(failed(world), 0u);
    BOOST_TEST_EQ(world.server.refused.all(), 0u);
    BOOST_TEST_EQ(world.server.asked, number);
    BOOST_TEST_LE(world.most_in_flight, 16u);
    std::cout << "calm: " << number << " calls, " << world.server.refused.all() << " refused\n";
}

void hours_of_faults() {
    world world{{.not_sent = 30,
                 .lost_before = 40,
                 .lost_behind = 40,
                 .server = 30,
                 .internal = 40,
                 .away = 40,
                 .page = 100,
                 .crowded = 50,
                 .flood = 100},
                3};
    auto const number = traffic(world, 4, 4h);
    holds(world);
    auto const& counts = world.queue.counts();
    BOOST_TEST_GT(counts.lost, 100u);
    BOOST_TEST_GT(counts.server_failures, 100u);
    BOOST_TEST_GT(world.faults_of_limits, 100u);
    // Only who was under way when somebody else used up the limit is refused besides.
    BOOST_TEST_EQ(world.server.refused.by_tier + world.server.refused.by_channel, 0u);
    BOOST_TEST_LE(world.server.refused.while_refused, world.faults_of_limits);
    // Some of what was refused is lost on its way back.
    BOOST_TEST_LE(counts.limited, world.faults_of_limits + world.server.refused.all());
    std::size_t unexplained = 0;
    for (auto const& [id, error] : world.ended) {
        if (error && world.submitted.at(id).repeatable) ++unexplained;
    }
    // Those that failed five times.
    BOOST_TEST_LE(unexplained, number / 1'000);
    std::cout << "faults: " << number << " calls, " << failed(world) << " ended with an error, " << unexplained << " of them repeatable; "
              << world.faults_of_limits << " refused by chance, " << world.server.refused.all() << " besides\n";
}

// If Slack counts otherwise than is thought, some are refused; but nothing is lost, and it stays few.
void hours_of_another_way_to_count() {
    world world{{}, 5, {}, support::minute::of_a_clock};
    auto const number = traffic(world, 6, 6h);
    holds(world);
    BOOST_TEST_EQ(failed(world), 0u);
    BOOST_TEST_LE(world.server.refused.all(), number / 100);
    std::cout << "by a clock: " << number << " calls, " << world.server.refused.all() << " refused\n";
}

void one_busy_channel_uses_what_it_may() {
    world world{{}, 7};
    for (std::uint64_t number = 1; number <= 1'000; ++number) BOOST_TEST(world.submit(call("chat.postMessage", "C1", number)));
    // One a second, and the time that each is under way: 320 ms.
    world.until(start + 1'320s);
    auto const done = world.server.effects.size();
    world.until(start + 1h);
    holds(world);
    BOOST_TEST_EQ(world.server.refused.all(), 0u);
    BOOST_TEST_GE(done, 990u);
    std::cout << "one channel: " << done << " of 1000 in the least time that the limits allow\n";
}

void many_busy_channels_use_what_they_may() {
    world world{{}, 8, {.most_waiting = 20'000, .most_bytes = 1 << 30}};
    std::uint64_t number = 0;
    for (int i = 0; i != 20; ++i) {
        for (int channel = 0; channel != 500; ++channel)
            BOOST_TEST(world.submit(call("chat.postMessage", "C" + std::to_string(channel), ++number)));
    }
    // Two hundred a minute, and as many at the beginning.
    world.until(start + 49min);
    auto const done = world.server.effects.size();
    world.until(start + 2h);
    holds(world);
    BOOST_TEST_EQ(failed(world), 0u);
    BOOST_TEST_EQ(world.server.refused.all(), 0u);
    BOOST_TEST_GE(done, 9'800u);
    std::cout << "500 channels: " << done << " of 10000 in the least time that the limits allow\n";
}

void each_tier_is_used_and_not_passed() {
    for (auto const& [method, limit] : methods) {
        if (limit.is_post) continue;
        world world{{}, 9};
        std::uint64_t const most = limit.each_minute * 11u;
        for (std::uint64_t number = 1; number <= most; ++number) {
            auto one = call(method, "C" + std::to_string(number), number);
            if (method == "chat.postEphemeral") one.repeat = web_repeat::freely;
            BOOST_TEST(world.submit(std::move(one)));
        }
        // A minute's at once, ten minutes for the others.
        world.until(start + 10min + 30s);
        auto const done = world.server.effects.size();
        world.until(start + 1h);
        holds(world);
        BOOST_TEST_EQ(failed(world), 0u);
        BOOST_TEST_EQ(world.server.refused.all(), 0u);
        if (!BOOST_TEST_GE(done, most * 95 / 100 - 1)) std::cerr << "  " << method << ": " << done << " of " << most << "\n";
    }
}

void days_of_ever_new_channels_take_no_more_memory() {
    world world{{}, 10};
    for (std::uint64_t number = 1; number <= 20'000; ++number) {
        world.until(start + number * 3s);
        BOOST_TEST(world.submit(call("chat.postMessage", "C" + std::to_string(number), number)));
    }
    world.until(world.now + 1h);
    holds(world);
    BOOST_TEST_LE(world.most_channels, 256u);
    BOOST_TEST_EQ(world.queue.waiting() + world.queue.in_flight(), 0u);
}

}  // namespace

int main() {
    hours_of_random_traffic();
    hours_of_faults();
    hours_of_another_way_to_count();
    one_busy_channel_uses_what_it_may();
    many_busy_channels_use_what_they_may();
    each_tier_is_used_and_not_passed();
    days_of_ever_new_channels_take_no_more_memory();
    return boost::report_errors();
}
