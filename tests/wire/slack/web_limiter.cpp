// SPDX-License-Identifier: BSL-1.0
// web_limiter: a budget for each method, a pace for each channel, and what becomes of memory.
#include <monongusa/wire/slack/web_limiter.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace {

using namespace monongusa::wire::slack;
using monongusa::instant;
using namespace std::chrono_literals;

instant const start{1000h};
constexpr instant never = instant::max();

web_request called(std::string name) {
    web_request request;
    request.name = std::move(name);
    return request;
}

web_request post(std::string channel) {
    auto request = called("chat.postMessage");
    request.pace = std::move(channel);
    return request;
}

instant ready_at(web_limiter const& limiter, web_request const& request, instant now) {
    return std::max(limiter.method_ready_at(request, now), limiter.pace_ready_at(request, now));
}

void each_method_has_its_own_limit() {
    web_limiter limiter;
    auto const open = called("apps.connections.open"), info = called("users.info");
    BOOST_TEST(ready_at(limiter, open, start) == start);
    limiter.start(open, start);
    BOOST_TEST(ready_at(limiter, open, start) == never && ready_at(limiter, info, start) == start);
    limiter.answered(open, start + 1s);
    BOOST_TEST(ready_at(limiter, open, start + 1s) == start + 61s);
    for (int i = 0; i != 100; ++i) {
        BOOST_TEST(ready_at(limiter, info, start) == start);
        limiter.start(info, start);
        limiter.answered(info, start);
    }
    BOOST_TEST(ready_at(limiter, info, start) == start + 600ms);
    BOOST_TEST_EQ(limiter.methods(), 2u);
}

void a_channel_has_a_pace() {
    web_limiter limiter;
    limiter.start(post("C1"), start);
    BOOST_TEST(ready_at(limiter, post("C1"), start) == never && ready_at(limiter, post("C2"), start) == start);
    limiter.answered(post("C1"), start + 300ms);
    BOOST_TEST(ready_at(limiter, post("C1"), start + 300ms) == start + 1'300ms);
    BOOST_TEST(ready_at(limiter, called("chat.postMessage"), start + 300ms) == start + 300ms);
    BOOST_TEST(limiter.method_ready_at(post("C1"), start + 300ms) == start + 300ms);
    // One that was never sent has not been posted.
    limiter.start(post("C1"), start + 2s);
    limiter.unanswered(post("C1"), false, start + 2s);
    BOOST_TEST(ready_at(limiter, post("C1"), start + 2s) == start + 2s);
    limiter.start(post("C1"), start + 2s);
    limiter.unanswered(post("C1"), true, start + 4s);
    BOOST_TEST(ready_at(limiter, post("C1"), start + 4s) == start + 5s);
}

void a_refusal_is_about_the_method() {
    web_limiter limiter;
    limiter.start(post("C1"), start);
    limiter.refused(post("C1"), 10s, start);
    BOOST_TEST(ready_at(limiter, post("C2"), start) == start + 10s && ready_at(limiter, called("chat.update"), start) == start);
    limiter.start(post("C2"), start + 10s);
    limiter.refused(post("C2"), 100ms, start + 10s);
    // The pace is the longer one.
    BOOST_TEST(ready_at(limiter, post("C2"), start + 10s) == start + 11s);
}

void an_address_of_its_own_has_no_tier() {
    web_limiter limiter;
    auto upload = called("upload");
    upload.url = "https://files.slack.com/1";
    for (int i = 0; i != 1'000; ++i) {
        BOOST_TEST(ready_at(limiter, upload, start) == start);
        limiter.start(upload, start);
    }
    limiter.refused(upload, 3s, start);
    BOOST_TEST(ready_at(limiter, upload, start) == start + 3s);
}

void ever_new_names_take_no_more_memory() {
    web_limiter limiter{{.most_channels = 1'000, .most_methods = 20}};
    instant now = start;
    for (int i = 0; i != 20'000; ++i) {
        auto const request = post("C" + std::to_string(i));
        limiter.start(request, now);
        limiter.answered(request, now);
        // Now and then all at once, so that none is idle yet.
        if (i % 3'000 == 0) now += 1h;
        BOOST_TEST_LE(limiter.channels(), 1'000u);
        auto const strange = called("m" + std::to_string(i));
        if (i % 100 == 0) now += 10min, limiter.start(strange, now), limiter.answered(strange, now);
        BOOST_TEST_LE(limiter.methods(), 21u);
    }
    // Those under way are kept.
    limiter.start(post("kept"), now);
    for (int i = 0; i != 3'000; ++i) {
        auto const request = post("D" + std::to_string(i));
        limiter.start(request, now);
        limiter.answered(request, now);
    }
    BOOST_TEST(ready_at(limiter, post("kept"), now) == never);
}

}  // namespace

int main() {
    each_method_has_its_own_limit();
    a_channel_has_a_pace();
    a_refusal_is_about_the_method();
    an_address_of_its_own_has_no_tier();
    ever_new_names_take_no_more_memory();
    return boost::report_errors();
}
