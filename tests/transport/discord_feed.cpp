// SPDX-License-Identifier: BSL-1.0
// discord_feed: events that somebody wants, losses and the end come into the inbox in their order; what was not heard comes again.
#include <monongusa/transport/discord_feed.hpp>

#include "../support/descriptors.hpp"
#include "../support/loopback_discord.hpp"
#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

namespace {

namespace mg = monongusa;
using namespace std::chrono_literals;
using mg::transport::discord_feed;
using mg::transport::frame_inbox;
using mg::transport::inbox_item;
using mg::wire::discord::dispatch;
using mg::wire::discord::gateway_end;
using mg::wire::discord::saved_session;
using support::gateway_side;
using support::joined;
using support::loopback_server;
using support::peer;
using support::told_lines;

class driver {
public:
    frame_inbox inbox;
    told_lines over{};

    template <class Work>
    auto with(Work work) {
        return support::on_loop(*loop_, [&] { return work(feed_); });
    }
    explicit driver(std::function<void(gateway_side&, int)> talk, std::size_t most_items = 100, std::string url = {},
                    std::optional<saved_session> resume = {})
        : inbox(most_items, 1000000), talk_(std::move(talk)) {
        mg::wire::discord::gateway_config how;
        how.url = url.empty() ? server_.url("ws", "") : url;
        how.compress = false;
        how.resume = std::move(resume);
        how.limits.backoff = {1ms, 2ms};
        mg::transport::discord_wanted wanted;
        for (auto const one : {dispatch::ready, dispatch::resumed, dispatch::message_create}) wanted.add(one);
        with([&](discord_feed& feed) { feed.begin(loop_, network_, token_, how, gate_, mg::detail::random{1}, wanted); });
    }
    driver(driver const&) = delete;
    driver& operator=(driver const&) = delete;
    ~driver() {
        with([](discord_feed& feed) { feed.end(); });
    }

    /// `MESSAGE_CREATE 2`, `lost …`, `ended`.
    std::string take() {
        inbox_item item;
        for (;;) {
            auto const got = inbox.take(item, mg::instant::max());
            if (got == frame_inbox::got::nothing) continue;
            if (got == frame_inbox::got::room) with([](discord_feed& feed) { feed.go_on_reading(); });
            if (item.kind == discord_feed::lost) return "lost";
            if (item.kind == discord_feed::ended) return "ended";
            BOOST_TEST(item.text.substr(item.begin, item.end - item.begin).starts_with('{'));
            return joined(name_of(static_cast<dispatch>(item.kind)), ' ', item.number);
        }
    }

private:
    std::function<void(gateway_side&, int)> talk_;
    std::atomic<int> connections_ = 0;
    loopback_server server_{[this](peer& one) {
        int const connection = ++connections_;
        gateway_side side{one};
        talk_(side, connection);
    }};
    std::shared_ptr<mg::net::loop> loop_ = std::make_shared<mg::net::loop>();
    mg::net::config network_{.proxy = ""};
    mg::secret token_{"planted.token.4711", "TOKEN"};
    mg::wire::discord::identify_gate gate_{};
    discord_feed feed_{inbox, "kettle",
                       {this, [](void* self, gateway_end end, std::string_view why) { static_cast<driver*>(self)->over.add(joined(static_cast<int>(end), ' ', why)); },
                        [](void* self, std::string_view url, std::error_code why) {
                            static_cast<driver*>(self)->over.add(joined("hopeless ", url, ": ", why.message()));
                        }}};
};

void what_is_wanted_comes_in_order() {
    driver test{[](gateway_side& side, int connection) {
        if (connection == 1) {
            side.begin("session", "");
            side.say(R"({"t":"TYPING_START","s":2,"op":0,"d":{}})");
            side.message(3, "one");
            return;  // Cut off.
        }
        side.hello();
        side.hear();
        side.message(4, "two");
        side.resumed(5);
        side.hear_all();
    }};
    for (auto const* const expected : {"READY 1", "MESSAGE_CREATE 3", "lost", "MESSAGE_CREATE 4", "RESUMED 5"}) BOOST_TEST_EQ(test.take(), expected);
    BOOST_TEST_EQ(test.with([](discord_feed& feed) { return feed.self().name; }), "kettle");
    test.with([](discord_feed& feed) { feed.leave(false); });
    BOOST_TEST_EQ(test.over.next(), joined(static_cast<int>(gateway_end::stopped), " it was stopped"));
    BOOST_TEST_EQ(test.take(), "ended");
}

void why_it_ended_is_told_before_the_inbox_has_it() {
    driver test{[](gateway_side& side, int) {
        side.hello();
        side.hear();
        side.close(4014);
    }};
    BOOST_TEST_EQ(test.take(), "ended");
    BOOST_TEST_EQ(test.over.size(), 1U);
    BOOST_TEST(test.over.next().starts_with(joined(static_cast<int>(gateway_end::disallowed_intents), ' ')));
}

void what_was_not_heard_comes_again() {
    driver test{[](gateway_side& side, int) {
        side.begin("session", "");
        for (int i = 2; i <= 5; ++i) side.message(i, "x");
        side.hear_all();
    }};
    BOOST_TEST_EQ(test.take(), "READY 1");
    BOOST_TEST_EQ(test.take(), "MESSAGE_CREATE 2");
    // When the fourth is there, and nobody has heard the third.
    while (test.inbox.size() < 3) std::this_thread::yield();
    auto const saved = test.with([](discord_feed& feed) { return feed.saved(); });
    BOOST_TEST(saved && saved->id == "session");
    if (saved) BOOST_TEST_EQ(saved->sequence, 2);
    for (int i = 3; i <= 5; ++i) test.take();
    BOOST_TEST_EQ(test.with([](discord_feed& feed) { return feed.saved(); })->sequence, 5);
}

constexpr std::string_view not_here = "without TLS only this machine is connected to; write https:// or wss://";

// Trying again for months cannot help.
void a_gateway_that_is_none_ends_it_at_once() {
    driver test{[](gateway_side&, int) {}, 100, "ws://not.this.machine.invalid"};
    BOOST_TEST_EQ(test.over.next(), joined("hopeless ws://not.this.machine.invalid: ", not_here));
    BOOST_TEST_EQ(test.take(), "ended");
}

// Where a session wants to be resumed may be wrong, or of yesterday; that says nothing against the gateway.
void a_kept_session_that_is_nowhere_is_resumed_at_the_base() {
    auto const log = support::logged_by([] {
        driver test{[](gateway_side& side, int) {
                        side.hello();
                        BOOST_TEST(side.hear().starts_with(R"({"op":6)"));
                        side.resumed(6);
                        side.hear_all();
                    },
                    100,
                    {},
                    saved_session{"session", "ws://of.the.session.invalid", 5}};
        BOOST_TEST_EQ(test.take(), "RESUMED 6");
        BOOST_TEST_EQ(test.over.size(), 0U);
    });
    // The address that was tried.
    BOOST_TEST(log.find(joined("cannot connect to ws://of.the.session.invalid: ", not_here, "; trying again")) != log.npos);
}

void nor_is_it_hopeless_before_the_base_is_none_either() {
    auto const log = support::logged_by([] {
        driver test{[](gateway_side&, int) {}, 100, "ws://not.this.machine.invalid",
                    saved_session{"session", "ws://of.the.session.invalid", 5}};
        BOOST_TEST_EQ(test.over.next(), joined("hopeless ws://not.this.machine.invalid: ", not_here));
        BOOST_TEST_EQ(test.take(), "ended");
    });
    BOOST_TEST(log.find("cannot connect to ws://of.the.session.invalid: ") != log.npos);
}

// A bot that does not keep up is not read for, and loses nothing.
void a_full_inbox_is_not_read_for() {
    driver test{[](gateway_side& side, int) {
                    side.begin("session", "");
                    for (int i = 2; i <= 2000; ++i) side.message(i, "x");
                    side.hear_all();
                },
                8};
    BOOST_TEST_EQ(test.take(), "READY 1");
    for (int i = 2; i <= 2000; ++i) {
        auto const item = test.take();
        if (item != joined("MESSAGE_CREATE ", i)) BOOST_TEST_EQ(item, joined("MESSAGE_CREATE ", i));
    }
}

void presence_before_and_after_the_beginning() {
    std::promise<std::string> said;
    driver test{[&](gateway_side& side, int) {
        side.begin("session", "");
        said.set_value(side.hear());
        side.hear_all();
    }};
    BOOST_TEST_EQ(test.take(), "READY 1");
    test.with([](discord_feed& feed) { feed.presence(R"({"status":"idle"})"); });
    BOOST_TEST_EQ(said.get_future().get(), R"({"op":3,"d":{"status":"idle"}})");
}

}  // namespace

int main() {
    what_is_wanted_comes_in_order();
    why_it_ended_is_told_before_the_inbox_has_it();
    what_was_not_heard_comes_again();
    a_gateway_that_is_none_ends_it_at_once();
    a_kept_session_that_is_nowhere_is_resumed_at_the_base();
    nor_is_it_hopeless_before_the_base_is_none_either();
    a_full_inbox_is_not_read_for();
    presence_before_and_after_the_beginning();
    return boost::report_errors();
}
