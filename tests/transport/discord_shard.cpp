// SPDX-License-Identifier: BSL-1.0
// discord_shard: what the machine of the gateway wants is done on a socket, and what happens there is told to the machine.
#include <monongusa/transport/discord_shard.hpp>

#include "../support/loopback_discord.hpp"
#include "../support/on_loop.hpp"

#include <boost/beast/zlib/deflate_stream.hpp>
#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace {

namespace mg = monongusa;
using namespace std::chrono_literals;
using mg::transport::discord_shard;
using mg::wire::discord::gateway_config;
using mg::wire::discord::identify_gate;
using mg::wire::discord::saved_session;
using support::gateway_side;
using support::joined;
using support::loopback_server;
using support::peer;
using support::told_lines;

gateway_config usual(std::string url) {
    gateway_config how;
    how.url = std::move(url);
    how.intents = 37376;
    how.compress = false;
    how.limits.backoff = {1ms, 2ms};
    return how;
}

/// A shard on a loop of its own, and what it tells.
class driver {
public:
    told_lines told{};
    identify_gate gate{};

    explicit driver(gateway_config how) {
        on_loop([&] {
            mg::transport::discord_shard_events events;
            events.owner = this;
            events.dispatched = [](void* self, mg::wire::discord::frame const& frame, std::string_view text) {
                BOOST_TEST(text.find(frame.type) != text.npos && text.find(frame.data) != text.npos);
                as_driver(self).told.add(joined(frame.type, ' ', frame.sequence));
            };
            events.answered = [](void* self, mg::instant::duration latency) { as_driver(self).told.add(latency.count() > 0 ? "answered" : "answered before"); };
            events.lost = [](void* self, std::string_view why) { as_driver(self).told.add(joined("lost: ", why)); };
            events.noted = [](void* self, std::string_view what) { as_driver(self).notes.add(std::string{what}); };
            events.failed = [](void* self, std::error_code why, bool was_open) {
                as_driver(self).notes.add(joined(was_open ? "broke off: " : "cannot connect: ", why.message()));
            };
            events.ended = [](void* self, mg::wire::discord::gateway_end end, std::string_view why) {
                as_driver(self).told.add(joined("ended ", static_cast<int>(end), ": ", why));
            };
            shard_ = std::make_unique<discord_shard>(loop_, mg::net::config{.proxy = ""}, token_, std::move(how), gate, mg::detail::random{4711}, events);
        });
    }
    driver(driver const&) = delete;
    driver& operator=(driver const&) = delete;
    ~driver() { end(); }

    void end() {
        on_loop([&] { shard_.reset(); });
    }
    template <class Work>
    auto with(Work work) {
        return support::on_loop(*loop_, [&] { return work(*shard_); });
    }
    void start() {
        with([](discord_shard& one) { one.start(); });
    }
    void stop(bool keep_session = false) {
        with([=](discord_shard& one) { one.stop(keep_session); });
    }
    std::optional<saved_session> saved() {
        return with([](discord_shard& one) { return one.saved(); });
    }

    told_lines notes{};

private:
    static driver& as_driver(void* self) noexcept { return *static_cast<driver*>(self); }

    template <class Work>
    void on_loop(Work work) {
        support::on_loop(*loop_, std::move(work));
    }

    std::shared_ptr<mg::net::loop> loop_ = std::make_shared<mg::net::loop>();
    mg::secret token_{"planted.token.4711", "TOKEN"};
    std::unique_ptr<discord_shard> shard_{};
};

/// A gateway that talks to each connection, which are counted from 1.
class gateway {
public:
    told_lines heard{};

    explicit gateway(std::function<void(gateway_side&, int)> talk) : talk_(std::move(talk)) {}
    std::string url() const { return server_.url("ws", ""); }
    int connections() const noexcept { return server_.accepted(); }

private:
    std::function<void(gateway_side&, int)> talk_;
    std::atomic<int> connections_ = 0;
    loopback_server server_{[this](peer& one) {
        int const connection = ++connections_;
        gateway_side side{one};
        talk_(side, connection);
    }};
};

int number(mg::wire::discord::gateway_end end) { return static_cast<int>(end); }

constexpr std::string_view identify =
    R"({"op":2,"d":{"token":"planted.token.4711","intents":37376,"properties":{"os":"monongusa","browser":"monongusa","device":"monongusa"},"shard":[0,1]}})";

void it_says_who_it_is_and_hears() {
    gateway server{[&](gateway_side& side, int) {
        server.heard.add(side.asked());
        server.heard.add(side.begin("s1", ""));
        side.message(2, "tea?");
        server.heard.add(side.hear());
        server.heard.add(side.hear());
    }};
    driver on{usual(server.url())};
    on.start();
    BOOST_TEST_EQ(on.told.next(), "READY 1");
    BOOST_TEST_EQ(on.told.next(), "MESSAGE_CREATE 2");
    BOOST_TEST_EQ(server.heard.next(), "GET /?v=10&encoding=json HTTP/1.1");
    BOOST_TEST_EQ(server.heard.next(), identify);
    on.with([](discord_shard& one) { one.presence(R"({"status":"dnd"})"); });
    BOOST_TEST_EQ(server.heard.next(), R"({"op":3,"d":{"status":"dnd"}})");
    BOOST_TEST(on.saved() == (saved_session{"s1", "", 2}));
    on.stop();
    BOOST_TEST_EQ(server.heard.next(), "close 1000");
    BOOST_TEST_EQ(on.told.next(), joined("ended ", number(mg::wire::discord::gateway_end::stopped), ": it was stopped"));
    BOOST_TEST(!on.saved());
    BOOST_TEST_EQ(server.connections(), 1);
    BOOST_TEST_EQ(on.notes.next(), "connecting");
}

void a_session_that_is_kept_is_not_closed_for_good() {
    gateway server{[&](gateway_side& side, int) {
        side.begin("s1", "");
        side.message(2, "tea?");
        server.heard.add(side.hear());
    }};
    driver on{usual(server.url())};
    on.start();
    on.told.next();
    BOOST_TEST_EQ(on.told.next(), "MESSAGE_CREATE 2");
    on.stop(true);
    on.stop(false);  // The first word counts.
    BOOST_TEST_EQ(server.heard.next(), "close 4000");
    BOOST_TEST(on.told.next().starts_with("ended "));
    BOOST_TEST(on.saved() == (saved_session{"s1", "", 2}));
    BOOST_TEST_EQ(on.told.size(), 0u);
}

// The cable is pulled; the session goes on where Discord wants it, and what comes twice is told once.
void a_connection_that_breaks_off_is_resumed() {
    gateway second{[&](gateway_side& side, int) {
        second.heard.add(side.asked());
        side.hello();
        second.heard.add(side.hear());
        side.message(2, "tea?");
        side.message(3, "green");
        side.resumed(4);
        side.hear_all();
    }};
    gateway first{[&](gateway_side& side, int) {
        side.begin("s1", second.url());
        side.message(2, "tea?");
        side.connection().cut();
    }};
    driver on{usual(first.url())};
    on.start();
    BOOST_TEST_EQ(on.told.next(), "READY 1");
    BOOST_TEST_EQ(on.told.next(), "MESSAGE_CREATE 2");
    BOOST_TEST_EQ(on.told.next(), "lost: the connection broke off");
    BOOST_TEST_EQ(second.heard.next(), "GET /?v=10&encoding=json HTTP/1.1");
    BOOST_TEST_EQ(second.heard.next(), R"({"op":6,"d":{"token":"planted.token.4711","session_id":"s1","seq":2}})");
    BOOST_TEST_EQ(on.told.next(), "MESSAGE_CREATE 3");
    BOOST_TEST_EQ(on.told.next(), "RESUMED 4");
    auto const counts = on.with([](discord_shard& one) { return one.counters(); });
    BOOST_TEST_EQ(counts.identifies, 1u);
    BOOST_TEST_EQ(counts.resumed, 1u);
    BOOST_TEST_EQ(counts.duplicates, 1u);
    BOOST_TEST_EQ(first.connections(), 1);
}

void it_goes_on_with_the_session_of_another_process() {
    gateway server{[&](gateway_side& side, int) {
        side.hello();
        server.heard.add(side.hear());
        side.resumed(8);
        side.hear_all();
    }};
    auto how = usual(server.url());
    how.resume = saved_session{"s0", server.url(), 7};
    driver on{how};
    on.start();
    BOOST_TEST_EQ(server.heard.next(), R"({"op":6,"d":{"token":"planted.token.4711","session_id":"s0","seq":7}})");
    BOOST_TEST_EQ(on.told.next(), "RESUMED 8");
}

// --- compressed

class compressing {
public:
    std::string operator()(std::string_view text) {
        namespace zlib = boost::beast::zlib;
        std::string out(text.size() * 2 + 256, '\0');
        zlib::z_params part;
        part.next_in = text.data();
        part.avail_in = text.size();
        part.next_out = out.data();
        part.avail_out = out.size();
        boost::beast::error_code error;
        stream_.write(part, zlib::Flush::sync, error);
        out.resize(out.size() - part.avail_out);
        return (std::exchange(begun_, true) ? "" : "\x78\x9C") + out;
    }

private:
    boost::beast::zlib::deflate_stream stream_;
    bool begun_ = false;
};

void what_cannot_be_inflated_ends_the_connection_and_the_next_begins_anew() {
    gateway server{[&](gateway_side& side, int connection) {
        compressing pack;
        server.heard.add(side.asked());
        side.say_binary(pack(R"({"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}})"));
        if (connection == 1) {
            side.hear();
            auto const ready = pack(gateway_side::ready_frame("s1", ""));
            // In two messages of the websocket.
            side.say_binary(ready.substr(0, 10));
            side.say_binary(ready.substr(10));
            side.say_binary("\xFF\xFF\xFF nonsense");
            server.heard.add(side.hear());
        } else {
            server.heard.add(side.hear());
            side.say_binary(pack(R"({"t":"RESUMED","s":2,"op":0,"d":{}})"));
            side.hear_all();
        }
    }};
    auto how = usual(server.url());
    how.compress = true;
    driver on{how};
    on.start();
    BOOST_TEST_EQ(server.heard.next(), "GET /?v=10&encoding=json&compress=zlib-stream HTTP/1.1");
    BOOST_TEST_EQ(on.told.next(), "READY 1");
    BOOST_TEST_EQ(on.told.next(), "lost: what Discord sent could not be read");
    BOOST_TEST_EQ(server.heard.next(), "close 4000");
    BOOST_TEST_EQ(server.heard.next(), "GET /?v=10&encoding=json&compress=zlib-stream HTTP/1.1");
    BOOST_TEST(server.heard.next().starts_with(R"({"op":6,)"));
    BOOST_TEST_EQ(on.told.next(), "RESUMED 2");
}

void what_is_no_frame_ends_the_connection() {
    gateway server{[&](gateway_side& side, int connection) {
        side.hello();
        side.hear();
        side.say(connection == 1 ? "{\"op\":" : gateway_side::ready_frame("s1", ""));
        side.hear_all();
    }};
    driver on{usual(server.url())};
    // The next identify would have to wait for five seconds.
    on.gate.learn({1000, 1000, 1000, 1h}, mg::instant::clock::now());
    on.start();
    BOOST_TEST_EQ(on.notes.next(), "connecting");
    BOOST_TEST_EQ(on.notes.next(), "connecting");
    BOOST_TEST_EQ(on.with([](discord_shard& one) { return one.counters().garbled; }), 1u);
    BOOST_TEST_EQ(on.told.size(), 0u);
}

// --- what ends it

void a_code_that_says_never_again_ends_it() {
    struct {
        unsigned code;
        mg::wire::discord::gateway_end end;
    } const rows[] = {{4004, mg::wire::discord::gateway_end::bad_token}, {4014, mg::wire::discord::gateway_end::disallowed_intents}};
    for (auto const& row : rows) {
        gateway server{[&](gateway_side& side, int) {
            side.hello();
            side.hear();
            side.close(row.code);
            side.connection().read_to_end();
        }};
        driver on{usual(server.url())};
        on.start();
        BOOST_TEST_EQ(on.told.next(), joined("ended ", number(row.end), ": ", what_of(row.end), " (", row.code, ')'));
        BOOST_TEST_EQ(server.connections(), 1);
        BOOST_TEST(!on.saved());
        on.start();
        on.stop();
        BOOST_TEST_EQ(on.told.size(), 0u);
    }
}

void too_few_sessions_end_it() {
    gateway server{[&](gateway_side& side, int) {
        side.hello();
        server.heard.add(side.hear());
    }};
    driver on{usual(server.url())};
    on.gate.learn({1000, 0, 1, 1h}, mg::instant::clock::now());
    on.start();
    BOOST_TEST_EQ(server.heard.next(), "close 1000");
    BOOST_TEST_EQ(on.told.next(), joined("ended ", number(mg::wire::discord::gateway_end::identify_budget),
                                         ": the bot has begun nearly as many sessions as Discord allows in a day, and would lose its token with more; start it again in 60 minutes"));
}

// Another one began 20 ms before this one might.
void it_waits_for_its_turn() {
    gateway server{[&](gateway_side& side, int) {
        side.begin("s1", "");
        side.hear_all();
    }};
    driver on{usual(server.url())};
    auto const turn = mg::instant::clock::now() + 20ms;
    BOOST_TEST(on.gate.ask(0, turn - identify_gate::spacing).verdict == identify_gate::verdict::granted);
    on.start();
    BOOST_TEST_EQ(on.told.next(), "READY 1");
    BOOST_TEST(mg::instant::clock::now() >= turn);
}

void stopped_it_ends_once_wherever_it_is() {
    auto const ended = joined("ended ", number(mg::wire::discord::gateway_end::stopped), ": it was stopped");
    support::silent_port const nobody;
    {
        driver never_started{usual("ws://127.0.0.1:1")};
        never_started.stop();
        BOOST_TEST_EQ(never_started.told.next(), ended);
        never_started.start();
        never_started.stop();
        BOOST_TEST_EQ(never_started.told.size(), 0u);
    }
    {
        auto how = usual(joined("ws://127.0.0.1:", std::size_t{nobody.port()}));
        how.limits.backoff = {1h, 1h};
        driver backing_off{how};
        backing_off.start();
        BOOST_TEST_EQ(backing_off.notes.next(), "connecting");
        BOOST_TEST(backing_off.notes.next().starts_with("cannot connect: "));
        backing_off.stop();
        BOOST_TEST_EQ(backing_off.told.next(), ended);
        BOOST_TEST_EQ(backing_off.told.size(), 0u);
    }
    {
        std::promise<void> came;
        loopback_server const mute{[&](peer& one) {
            came.set_value();
            one.read_to_end();
        }};
        driver connecting{usual(mute.url("ws", ""))};
        connecting.start();
        came.get_future().wait();
        connecting.stop();
        BOOST_TEST_EQ(connecting.told.next(), ended);
    }
    {
        gateway server{[&](gateway_side& side, int) {
            side.hello();
            server.heard.add(side.hear());
        }};
        driver waiting{usual(server.url())};
        waiting.gate.ask(0, mg::instant::clock::now());
        waiting.start();
        // It has been greeted when the gate has been asked, which nothing shows; so any of the two ends is fine.
        waiting.stop();
        BOOST_TEST_EQ(waiting.told.next(), ended);
    }
}

// Whatever its connection, its timers and its turn still have to say, nobody hears it.
void it_may_end_at_any_time() {
    for (int after = 0; after < 4; ++after) {
        gateway server{[&](gateway_side& side, int) {
            server.heard.add("opened");
            side.hello();
            server.heard.add(side.hear().substr(0, 7));
            side.ready("s1", "");
            side.message(2, "tea?");
            for (;;) side.message(3, "and so on");
        }};
        driver on{usual(server.url())};
        on.start();
        if (after == 1) server.heard.next();
        if (after == 2) {
            server.heard.next();
            BOOST_TEST_EQ(server.heard.next(), R"({"op":2)");
        }
        if (after == 3) BOOST_TEST_EQ(on.told.next(), "READY 1");
        on.end();
        auto const told = on.told.size();
        on.end();  // Behind whatever its timers and its socket had queued.
        BOOST_TEST_EQ(on.told.size(), told);
    }
}

// --- in between

void while_nobody_reads_no_more_is_told_than_was_read_already() {
    std::promise<void> all_sent;
    gateway server{[&](gateway_side& side, int) {
        side.begin("s1", "");
        server.heard.add(side.hear());
        for (int i = 2; i < 10; ++i) side.message(i, "tea?");
        all_sent.set_value();
        server.heard.add(side.hear());
        side.hear_all();
    }};
    driver on{usual(server.url())};
    on.start();
    BOOST_TEST_EQ(on.told.next(), "READY 1");
    on.with([](discord_shard& one) {
        one.reading(false);
        one.presence(R"({"status":"idle"})");  // Writes go on.
    });
    BOOST_TEST_EQ(server.heard.next(), R"({"op":3,"d":{"status":"idle"}})");
    all_sent.get_future().wait();
    on.with([](discord_shard& one) { one.presence(R"({"status":"dnd"})"); });
    BOOST_TEST_EQ(server.heard.next(), R"({"op":3,"d":{"status":"dnd"}})");
    BOOST_TEST_LE(on.told.size(), 1u);  // What was being read already.
    on.with([](discord_shard& one) { one.reading(true); });
    for (int i = 2; i < 10; ++i) BOOST_TEST_EQ(on.told.next(), joined("MESSAGE_CREATE ", i));
}

void an_answer_to_a_heartbeat_is_told() {
    gateway server{[&](gateway_side& side, int) {
        side.say(R"({"t":null,"s":null,"op":10,"d":{"heartbeat_interval":20}})");
        side.hear();
        side.ready("s1", "");
        side.hear_all();
    }};
    driver on{usual(server.url())};
    on.start();
    for (auto line = on.told.next(); line != "answered"; line = on.told.next()) BOOST_TEST_EQ(line, "READY 1");
    BOOST_TEST(on.with([](discord_shard& one) { return one.latency().has_value(); }));
}

}  // namespace

int main() {
    it_says_who_it_is_and_hears();
    a_session_that_is_kept_is_not_closed_for_good();
    a_connection_that_breaks_off_is_resumed();
    it_goes_on_with_the_session_of_another_process();
    what_cannot_be_inflated_ends_the_connection_and_the_next_begins_anew();
    what_is_no_frame_ends_the_connection();
    a_code_that_says_never_again_ends_it();
    too_few_sessions_end_it();
    it_waits_for_its_turn();
    stopped_it_ends_once_wherever_it_is();
    it_may_end_at_any_time();
    while_nobody_reads_no_more_is_told_than_was_read_already();
    an_answer_to_a_heartbeat_is_told();
    return boost::report_errors();
}
