// SPDX-License-Identifier: BSL-1.0
// slack_link: what the machine of Socket Mode wants is done on sockets, and what happens there is told to the machine.
#include <monongusa/transport/slack_link.hpp>

#include "../support/loopback_slack.hpp"
#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace {

namespace mg = monongusa;
using namespace std::chrono_literals;
using mg::transport::slack_link;
using mg::wire::slack::link_config;
using mg::wire::slack::link_end;
using mg::wire::slack::open_gate;
using support::acknowledgement_of;
using support::joined;
using support::loopback_server;
using support::loopback_slack;
using support::peer;
using support::response;
using support::slack_side;
using support::told_lines;

link_config usual() {
    link_config how;
    how.backoff = {1ms, 2ms};
    return how;
}

/// A link on a loop of its own, and what it tells.
class driver {
public:
    told_lines told{};   ///< Of the connection.
    told_lines notes{};  ///< For people.
    open_gate gate;
    std::function<void()> at_envelope = [] {};  ///< On the loop's thread.

    explicit driver(std::string api, link_config how = usual(), open_gate::limits budget = {1000, 1ms}, bool insecure = false)
        : gate(budget) {
        on_loop([&] {
            mg::transport::slack_link_events events;
            events.owner = this;
            events.answer = [](void*, mg::wire::slack::frame const& envelope) { return joined(R"({"to":")", envelope.envelope_id, "\"}"); };
            events.came = [](void* self, mg::wire::slack::frame const& envelope) {
                as_driver(self).at_envelope();
                as_driver(self).told.add(joined("came ", envelope.envelope_id));
            };
            events.live = [](void* self) { as_driver(self).told.add("live"); };
            events.lost = [](void* self, std::string_view why) { as_driver(self).told.add(joined("lost: ", why)); };
            events.noted = [](void* self, std::string_view what) { as_driver(self).notes.add(std::string{what}); };
            events.failed = [](void* self, std::string_view url, std::error_code why, bool was_open) {
                as_driver(self).notes.add(
                    joined(was_open ? "broke off: " : "cannot connect: ", url, url.empty() ? "" : ": ", why.message()));
            };
            events.ended = [](void* self, link_end end, std::string_view why) {
                as_driver(self).told.add(joined("ended ", static_cast<int>(end), ": ", why));
            };
            mg::net::config settings{.proxy = ""};
            settings.close_timeout = how.close_limit;
            settings.insecure = insecure;
            link_ = std::make_unique<slack_link>(loop_, settings, std::move(api), token_, how, gate, mg::detail::random{4711}, events);
        });
    }
    driver(driver const&) = delete;
    driver& operator=(driver const&) = delete;
    ~driver() { end(); }

    void end() {
        on_loop([&] { link_.reset(); });
    }
    template <class Work>
    auto with(Work work) {
        return support::on_loop(*loop_, [&] { return work(*link_); });
    }
    void start() {
        with([](slack_link& one) { one.start(); });
    }
    void stop() {
        with([](slack_link& one) { one.stop(); });
    }
    void reading(bool does) {
        with([=](slack_link& one) { one.reading(does); });
    }

private:
    static driver& as_driver(void* self) noexcept { return *static_cast<driver*>(self); }

    template <class Work>
    void on_loop(Work work) {
        support::on_loop(*loop_, std::move(work));
    }

    std::shared_ptr<mg::net::loop> loop_ = std::make_shared<mg::net::loop>();
    mg::secret token_{"xapp-planted-4711", "APP"};
    std::unique_ptr<slack_link> link_{};
};

std::string ended(link_end end, std::string_view why) { return joined("ended ", static_cast<int>(end), ": ", why); }
std::string const stopped = ended(link_end::stopped, "it was stopped");

// --- what it is for

void it_asks_for_an_address_and_hears_there() {
    told_lines heard;
    loopback_slack here{[&](slack_side& side, int) {
        heard.add(side.asked());
        side.hello();
        heard.add(side.acknowledged(2, "tea?"));
        heard.add(side.hear());
    }};
    driver on{here.api_base()};
    BOOST_TEST_EQ(here.opens.size(), 0u);
    on.start();
    BOOST_TEST_EQ(on.told.next(), "live");
    BOOST_TEST_EQ(on.told.next(), "came e2");
    BOOST_TEST_EQ(here.opens.next(), "Bearer xapp-planted-4711");
    BOOST_TEST_EQ(heard.next(), "GET /link/?ticket=1 HTTP/1.1");
    BOOST_TEST_EQ(heard.next(), acknowledgement_of(2));
    on.stop();
    BOOST_TEST_EQ(heard.next(), "close 1000");
    BOOST_TEST_EQ(on.told.next(), stopped);
    on.start();
    on.stop();
    BOOST_TEST_EQ(on.told.size(), 0u);
    BOOST_TEST_EQ(here.connections(), 1);
    BOOST_TEST_EQ(here.opens.size(), 0u);
}

// The network's own thread is kept from everything until Slack has the acknowledgement.
void an_envelope_is_acknowledged_before_anybody_is_told() {
    std::promise<void> acknowledged;
    auto is_acknowledged = acknowledged.get_future();
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        BOOST_TEST_EQ(side.acknowledged(2, "tea?"), acknowledgement_of(2));
        acknowledged.set_value();
        side.hear_all();
    }};
    driver on{here.api_base()};
    on.at_envelope = [&] { BOOST_TEST(is_acknowledged.wait_for(10s) == std::future_status::ready); };
    on.start();
    BOOST_TEST_EQ(on.told.next(), "live");
    BOOST_TEST_EQ(on.told.next(), "came e2");
}

void an_acknowledgement_carries_an_answer_where_it_may() {
    told_lines heard;
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        for (auto const* const type : {"slash_commands", "interactive", "events_api"}) {
            side.envelope(type, type, "{}");
            heard.add(side.hear());
        }
        side.hear_all();
    }};
    driver on{here.api_base()};
    on.start();
    BOOST_TEST_EQ(heard.next(), R"({"envelope_id":"slash_commands","payload":{"to":"slash_commands"}})");
    BOOST_TEST_EQ(heard.next(), R"({"envelope_id":"interactive","payload":{"to":"interactive"}})");
    BOOST_TEST_EQ(heard.next(), R"({"envelope_id":"events_api"})");
}

void what_is_no_envelope_is_passed_over() {
    told_lines heard;
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        for (auto const* const strange : {"null", "[]", "{}", "{\"type\":", R"({"type":"new"})"}) side.say(strange);
        side.say_binary(R"({"envelope_id":"b1","type":"events_api","payload":{}})");
        // One message in two frames.
        side.connection().write(support::frame(0x01, R"({"envelope_id":"f1","type":"eve)"));
        side.connection().write(support::frame(0x80, R"(nts_api","payload":{}})"));
        heard.add(side.hear());
        side.hear_all();
    }};
    driver on{here.api_base()};
    on.start();
    BOOST_TEST_EQ(on.told.next(), "live");
    BOOST_TEST_EQ(on.told.next(), "came f1");
    BOOST_TEST_EQ(heard.next(), R"({"envelope_id":"f1"})");
}

// --- one goes, another comes

// Slack says that the first one will go; both deliver meanwhile, each is acknowledged where it came, and nobody is told that anything was lost.
void another_connection_is_opened_before_one_goes() {
    std::promise<void> second_is_there, first_is_gone;
    told_lines heard;
    loopback_slack here{[&](slack_side& side, int connection) {
        side.hello(connection);
        if (connection == 1) {
            heard.add("1 " + side.acknowledged(2, "tea?"));
            side.disconnect("warning");
            second_is_there.get_future().wait();
            heard.add("1 " + side.acknowledged(4, "or"));
            side.disconnect("refresh_requested");  // Asks for no third one.
            side.close(1000);
            heard.add("1 " + joined("close ", support::hear_frame(side.connection()).code()));
            first_is_gone.set_value();
        } else {
            heard.add("2 " + side.acknowledged(3, "green"));
            second_is_there.set_value();
            first_is_gone.get_future().wait();
            heard.add("2 " + side.acknowledged(5, "black"));
            heard.add("2 " + side.hear());
        }
    }};
    driver on{here.api_base()};
    on.start();
    for (std::string_view const expected : {"live", "came e2", "came e3", "came e4", "came e5"}) BOOST_TEST_EQ(on.told.next(), expected);
    on.stop();
    BOOST_TEST_EQ(on.told.next(), stopped);
    for (auto const& expected : {"1 " + acknowledgement_of(2), "2 " + acknowledgement_of(3), "1 " + acknowledgement_of(4),
                                 std::string{"1 close 1000"}, "2 " + acknowledgement_of(5), std::string{"2 close 1000"}}) {
        BOOST_TEST_EQ(heard.next(), expected);
    }
    BOOST_TEST_EQ(here.connections(), 2);
    BOOST_TEST_EQ(on.notes.size(), 0u);
}

void there_are_never_three() {
    told_lines heard;
    std::promise<void> first_closed;
    loopback_slack here{[&](slack_side& side, int connection) {
        side.hello();
        if (connection == 1) {
            side.disconnect("refresh_requested");
            heard.add("1 " + side.hear());
            first_closed.set_value();
        } else if (connection == 2) {
            side.disconnect("refresh_requested");
            first_closed.get_future().wait();
            side.hear_all();
        } else {
            heard.add("3 " + side.acknowledged(2, "tea?"));
            side.hear_all();
        }
    }};
    driver on{here.api_base()};
    on.start();
    BOOST_TEST_EQ(on.told.next(), "live");
    BOOST_TEST_EQ(on.told.next(), "came e2");
    BOOST_TEST_EQ(heard.next(), "1 close 1000");
    BOOST_TEST_EQ(heard.next(), "3 " + acknowledgement_of(2));
    BOOST_TEST_EQ(here.connections(), 3);
}

void who_is_one_too_many_goes_first() {
    told_lines heard;
    loopback_slack here{[&](slack_side& side, int connection) {
        side.hello();
        if (connection == 1) side.disconnect("too_many_websockets");
        heard.add(side.hear());
    }};
    driver on{here.api_base()};
    on.start();
    for (std::string_view const expected : {"live", "lost: Slack counts too many connections", "live"})
        BOOST_TEST_EQ(on.told.next(), expected);
    BOOST_TEST_EQ(heard.next(), "close 1000");
}

void one_that_breaks_off_is_replaced_and_says_why() {
    loopback_slack here{[&](slack_side& side, int connection) {
        side.hello();
        if (connection == 1) {
            side.acknowledged(2, "tea?");
            return side.connection().reset();
        }
        if (connection == 2) {
            side.close(1001);
            side.connection().read_to_end();
            return;
        }
        side.hear_all();
    }};
    driver on{here.api_base()};
    on.start();
    BOOST_TEST_EQ(on.told.next(), "live");
    BOOST_TEST_EQ(on.told.next(), "came e2");
    auto const why = on.told.next();
    BOOST_TEST_EQ(why, joined("lost: ", std::make_error_code(std::errc::connection_reset).message()));
    BOOST_TEST_EQ(on.told.next(), "live");
    BOOST_TEST_EQ(on.told.next(), "lost: Slack closed the connection (1001)");
    BOOST_TEST_EQ(on.told.next(), "live");
    BOOST_TEST_EQ(on.notes.next(), "broke off: " + why.substr(6));
    BOOST_TEST_EQ(on.notes.size(), 0u);
}

// --- it does not come about

void a_refused_websocket_is_told_by_its_status() {
    loopback_slack here{[&](slack_side& side, int connection) {
        if (connection == 1) return side.refuse(409);
        BOOST_TEST_EQ(side.asked(), "GET /link/?ticket=2 HTTP/1.1");
        side.hello();
        side.hear_all();
    }};
    driver on{here.api_base()};
    on.start();
    BOOST_TEST_EQ(on.told.next(), "live");
    BOOST_TEST_EQ(on.notes.next(), joined("cannot connect: ", make_error_code(mg::net::error::websocket_refused).message()));
    BOOST_TEST_EQ(on.notes.next(), "Slack refused the connection with HTTP status 409");
    BOOST_TEST_EQ(on.told.size(), 0u);
}

void without_a_hello_it_is_no_connection() {
    told_lines heard;
    loopback_slack here{[&](slack_side& side, int connection) {
        if (connection == 1) {
            side.agree();
            heard.add(side.hear());
        } else {
            side.hello();
            side.hear_all();
        }
    }};
    auto how = usual();
    how.hello_limit = 200ms;
    driver on{here.api_base(), how};
    on.start();
    BOOST_TEST_EQ(on.notes.next(), "Slack did not say hello in time");
    BOOST_TEST_EQ(heard.next(), "close 1000");
    BOOST_TEST_EQ(on.told.next(), "live");
    BOOST_TEST_EQ(on.told.size(), 0u);
}

void without_tls_only_this_machine_is_connected_to() {
    loopback_slack here{[](slack_side& side, int) {
                            side.hello();
                            side.hear_all();
                        },
                        &loopback_slack::usual_answer,
                        [](loopback_slack const& self, int number) {
                            constexpr std::string_view elsewhere[] = {"ws://192.0.2.1/link", "http://127.0.0.1/link",
                                                                      "ws://127.0.0.1@192.0.2.1/", "ws://127.0.0.1.tea.example/"};
                            return number <= 4 ? loopback_slack::url_answer(elsewhere[number - 1])
                                               : loopback_slack::usual_url(self, number);
                        }};
    driver on{here.api_base()};
    on.start();
    for (int i = 0; i < 4; ++i) {
        BOOST_TEST_EQ(on.notes.next(), "Slack gave no connection: the answer has a URL that is not one of an encrypted websocket");
    }
    BOOST_TEST_EQ(on.told.next(), "live");
    BOOST_TEST_EQ(here.connections(), 1);
    BOOST_TEST_EQ(here.opens.size(), 5u);
}

// 0.0.0.0 is this machine too, but not by its name.
void who_allows_it_is_connected_without_tls() {
    for (bool const insecure : {false, true}) {
        loopback_slack here{[](slack_side& side, int) {
                                side.hello();
                                side.hear_all();
                            },
                            &loopback_slack::usual_answer,
                            [](loopback_slack const& self, int number) {
                                auto url = self.link_url(number);
                                constexpr std::string_view home = "127.0.0.1";
                                BOOST_TEST_EQ(url.find(home), 5u);
                                return loopback_slack::url_answer(url.replace(5, home.size(), "0.0.0.0"));
                            }};
        driver on{here.api_base(), usual(), {1000, 1ms}, insecure};
        on.start();
        if (insecure) {
            BOOST_TEST_EQ(on.told.next(), "live");
        } else {
            BOOST_TEST_EQ(on.notes.next(), "Slack gave no connection: the answer has a URL that is not one of an encrypted websocket");
        }
    }
}

void where_there_is_no_api_it_tries_again() {
    support::silent_port const nobody;
    auto const api = joined("http://127.0.0.1:", std::size_t{nobody.port()}, "/api");
    driver on{api};
    on.start();
    auto const line = joined("cannot connect: ", api, ": ", std::make_error_code(std::errc::connection_refused).message());
    BOOST_TEST_EQ(on.notes.next(), line);
    BOOST_TEST_EQ(on.notes.next(), line);
    BOOST_TEST_EQ(on.told.size(), 0u);
}

void what_passes_is_asked_again() {
    loopback_slack here{[](slack_side& side, int) {
                            side.hello();
                            side.hear_all();
                        },
                        &loopback_slack::usual_answer,
                        [](loopback_slack const& self, int number) {
                            if (number == 1) return response(500, "oops");
                            if (number == 2) return loopback_slack::refused("internal_error");
                            if (number == 3) return response(200, "tea");
                            if (number == 4) return response(200, R"({"ok":true})");
                            if (number == 5) return response(429, "", "Retry-After: 0.05\r\n");
                            return loopback_slack::usual_url(self, number);
                        }};
    driver on{here.api_base()};
    on.start();
    for (std::string_view const why :
         {"HTTP status 500", "internal_error", "the answer is no JSON", "the answer has no URL", "ratelimited"}) {
        BOOST_TEST_EQ(on.notes.next(), joined("Slack gave no connection: ", why));
    }
    BOOST_TEST_EQ(on.told.next(), "live");
}

// --- how often it may ask

void it_waits_for_its_turn() {
    loopback_slack here{[](slack_side& side, int) {
        side.hello();
        side.hear_all();
    }};
    driver on{here.api_base(), usual(), {1, 50ms}};
    auto const turn = mg::instant::clock::now() + 50ms;
    on.with([&](slack_link&) { BOOST_TEST(on.gate.ask(turn - 50ms).granted); });  // Another one of this app did.
    on.start();
    BOOST_TEST_EQ(on.told.next(), "live");
    BOOST_TEST(mg::instant::clock::now() >= turn);
    BOOST_TEST_EQ(here.opens.size(), 1u);
}

void all_of_an_app_wait_where_slack_says_so() {
    loopback_slack here{[](slack_side&, int) {}, &loopback_slack::usual_answer,
                        [](loopback_slack const&, int) { return response(429, "", "Retry-After: 1800\r\n"); }};
    driver on{here.api_base()};
    auto const before = mg::instant::clock::now();
    on.start();
    BOOST_TEST_EQ(on.notes.next(), "Slack gave no connection: ratelimited");
    on.with([&](slack_link&) {
        auto const answer = on.gate.ask(mg::instant::clock::now());
        BOOST_TEST(!answer.granted);
        BOOST_TEST(answer.when >= before + 30min);
    });
    BOOST_TEST_EQ(here.opens.size(), 1u);
}

// --- what ends it

void what_does_not_pass_ends_it() {
    {
        loopback_slack here{[](slack_side&, int) {}, &loopback_slack::usual_answer,
                            [](loopback_slack const&, int) { return loopback_slack::refused("invalid_auth"); }};
        driver on{here.api_base()};
        on.start();
        BOOST_TEST_EQ(on.told.next(), ended(link_end::fatal, "invalid_auth"));
        BOOST_TEST_EQ(here.opens.size(), 1u);
    }
    {
        told_lines heard;
        loopback_slack here{[&](slack_side& side, int) {
            side.hello();
            side.disconnect("link_disabled");
            heard.add(side.hear());
        }};
        driver on{here.api_base()};
        on.start();
        BOOST_TEST_EQ(on.told.next(), "live");
        BOOST_TEST_EQ(heard.next(), "close 1000");
        BOOST_TEST_EQ(on.told.next(), ended(link_end::link_disabled, what_of(link_end::link_disabled)));
        BOOST_TEST_EQ(here.opens.size(), 1u);
        BOOST_TEST_EQ(on.told.size(), 0u);
    }
}

void stopped_it_ends_once_wherever_it_is() {
    {
        driver never_started{"http://127.0.0.1:1/api"};
        never_started.stop();
        BOOST_TEST_EQ(never_started.told.next(), stopped);
        never_started.start();
        never_started.stop();
        BOOST_TEST_EQ(never_started.told.size(), 0u);
    }
    {
        support::silent_port const nobody;
        auto how = usual();
        how.backoff = {1h, 1h};
        driver backing_off{joined("http://127.0.0.1:", std::size_t{nobody.port()}), how};
        backing_off.start();
        BOOST_TEST(backing_off.notes.next().starts_with("cannot connect: "));
        backing_off.stop();
        BOOST_TEST_EQ(backing_off.told.next(), stopped);
        BOOST_TEST_EQ(backing_off.told.size(), 0u);
    }
    {
        std::promise<void> came;
        loopback_server const mute{[&](peer& one) {
            support::hear_request(one);
            came.set_value();
            one.read_to_end();
        }};
        driver asking{mute.url("http", "")};
        asking.start();
        came.get_future().wait();
        asking.stop();
        BOOST_TEST_EQ(asking.told.next(), stopped);
    }
    {
        loopback_slack here{[](slack_side&, int) {}};
        driver waiting{here.api_base(), usual(), {1, 1h}};
        waiting.with([&](slack_link&) { BOOST_TEST(waiting.gate.ask(mg::instant::clock::now()).granted); });
        waiting.start();
        waiting.stop();
        BOOST_TEST_EQ(waiting.told.next(), stopped);
        BOOST_TEST_EQ(here.opens.size(), 0u);
    }
    {
        std::promise<void> came;
        loopback_slack here{[&](slack_side& side, int) {
            came.set_value();
            side.connection().read_to_end();
        }};
        driver connecting{here.api_base()};
        connecting.start();
        came.get_future().wait();
        connecting.stop();
        BOOST_TEST_EQ(connecting.told.next(), stopped);
    }
    {
        loopback_slack here{[](slack_side& side, int) {
            side.hello();
            side.connection().read_to_end();  // And does not agree to an end.
        }};
        auto how = usual();
        how.close_limit = 20ms;
        driver live{here.api_base(), how};
        live.start();
        BOOST_TEST_EQ(live.told.next(), "live");
        live.stop();
        BOOST_TEST_EQ(live.told.next(), stopped);
    }
}

// Whatever its connections and its timers still have to say, nobody hears it.
void it_may_end_at_any_time() {
    for (int after = 0; after < 3; ++after) {
        told_lines heard;
        loopback_slack here{[&](slack_side& side, int) {
            heard.add("asked");
            side.hello();
            for (int i = 2;; ++i) side.message(i, "and so on");
        }};
        driver on{here.api_base()};
        on.start();
        if (after == 1) heard.next();
        if (after == 2) {
            BOOST_TEST_EQ(on.told.next(), "live");
            BOOST_TEST_EQ(on.told.next(), "came e2");
        }
        on.end();
        auto const told = on.told.size();
        on.end();  // Behind whatever its timers and its sockets had queued.
        BOOST_TEST_EQ(on.told.size(), told);
    }
}

// --- in between

// Pings show that writes go on; an acknowledgement would be between them.
void while_nobody_reads_nothing_is_read() {
    constexpr int last = 9;
    std::promise<void> paused;
    std::promise<std::string> between;
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        paused.get_future().wait();
        for (int i = 2; i <= last; ++i) side.message(i, "tea?");
        std::string texts;
        for (int pings = 0; pings < 5;) {
            auto const one = support::hear_frame(side.connection());
            if (one.first == 0x89) ++pings;
            else texts += one.payload;
        }
        between.set_value(texts);
        for (int i = 2; i <= last; ++i) BOOST_TEST_EQ(side.hear(), acknowledgement_of(i));
        side.hear_all();
    }};
    auto how = usual();
    how.ping_every = 5ms;
    driver on{here.api_base(), how};
    on.start();
    BOOST_TEST_EQ(on.told.next(), "live");
    on.reading(false);
    paused.set_value();
    BOOST_TEST_EQ(between.get_future().get(), "");
    BOOST_TEST_EQ(on.told.size(), 0u);
    on.reading(true);
    for (int i = 2; i <= last; ++i) BOOST_TEST_EQ(on.told.next(), joined("came e", i));
}

void nor_on_a_connection_that_is_opened_meanwhile() {
    std::promise<void> opened;
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        side.message(2, "tea?");
        opened.set_value();
        BOOST_TEST_EQ(side.hear(), acknowledgement_of(2));
        side.hear_all();
    }};
    driver on{here.api_base()};
    on.reading(false);
    on.start();
    opened.get_future().wait();
    for (int i = 0; i < 10; ++i) on.with([](slack_link&) {});
    BOOST_TEST_EQ(on.told.size(), 0u);
    on.reading(true);
    BOOST_TEST_EQ(on.told.next(), "live");
    BOOST_TEST_EQ(on.told.next(), "came e2");
}

// Slack says nothing for longer than the limit but answers pings; then it answers them no more.
void an_answer_to_a_ping_is_a_sign_of_life() {
    auto how = usual();
    how.ping_every = 20ms;
    how.idle_limit = 500ms;
    std::atomic<bool> fell_silent = false;
    loopback_slack here{[&](slack_side& side, int connection) {
        side.hello();
        auto const until = mg::instant::clock::now() + 2 * how.idle_limit;
        while (connection > 1 || mg::instant::clock::now() < until) {
            auto const one = support::hear_frame(side.connection());
            BOOST_TEST_EQ(one.first, 0x89u);
            side.connection().write(support::frame(0x8A, one.payload));
        }
        fell_silent = true;
        side.connection().read_to_end();
    }};
    driver on{here.api_base(), how};
    on.start();
    BOOST_TEST_EQ(on.told.next(), "live");
    BOOST_TEST_EQ(on.told.next(), "lost: nothing came from Slack for too long");
    BOOST_TEST(fell_silent);
    BOOST_TEST_EQ(on.told.next(), "live");
}

}  // namespace

int main() {
    it_asks_for_an_address_and_hears_there();
    an_envelope_is_acknowledged_before_anybody_is_told();
    an_acknowledgement_carries_an_answer_where_it_may();
    what_is_no_envelope_is_passed_over();
    another_connection_is_opened_before_one_goes();
    there_are_never_three();
    who_is_one_too_many_goes_first();
    one_that_breaks_off_is_replaced_and_says_why();
    a_refused_websocket_is_told_by_its_status();
    without_a_hello_it_is_no_connection();
    without_tls_only_this_machine_is_connected_to();
    who_allows_it_is_connected_without_tls();
    where_there_is_no_api_it_tries_again();
    what_passes_is_asked_again();
    it_waits_for_its_turn();
    all_of_an_app_wait_where_slack_says_so();
    what_does_not_pass_ends_it();
    stopped_it_ends_once_wherever_it_is();
    it_may_end_at_any_time();
    while_nobody_reads_nothing_is_read();
    nor_on_a_connection_that_is_opened_meanwhile();
    an_answer_to_a_ping_is_a_sign_of_life();
    return boost::report_errors();
}
