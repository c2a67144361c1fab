// SPDX-License-Identifier: BSL-1.0
// slack_session: logs in, hears and ends on loopback, whatever Slack answers and whoever stops it when.
#include <monongusa/transport/slack_session.hpp>

#include <monongusa/error/error.hpp>
#include <monongusa/transport/slack.hpp>

#include "../support/loopback_client.hpp"
#include "../support/loopback_slack.hpp"
#include "../support/without_a_clock.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include <stdlib.h>

namespace {

namespace mg = monongusa;
namespace action = mg::action;
namespace event = mg::event;
using mg::transport::slack;
using mg::transport::slack_answer;
using mg::transport::slack_config;
using mg::wire::slack::api_error;
using mg::wire::slack::link_end;
using support::acknowledgement_of;
using support::heard_request;
using support::joined;
using support::loopback_client;
using support::loopback_server;
using support::loopback_slack;
using support::peer;
using support::response;
using support::slack_side;
using support::told_lines;

constexpr std::string_view signing = "planted-signing-secret";

// Tokens of its own for each bot, since those of one token wait for each other.
slack_config at(std::string api_base) {
    static std::atomic<std::size_t> count = 0;
    auto const number = ++count;
    slack_config how;
    how.token = mg::secret{joined("xoxb-planted-", number), "TEA_TOKEN"};
    how.app_token = mg::secret{joined("xapp-planted-", number), "TEA_APP_TOKEN"};
    how.api_base = std::move(api_base);
    return how;
}
slack_config over_http(std::string api_base) {
    auto how = at(std::move(api_base));
    how.app_token = {};
    how.signing_secret = mg::secret{signing, "TEA_SECRET"};
    how.listen.address = "127.0.0.1:0";
    return how;
}

/// Writes down what it hears, and does `then` after each.
struct listener : support::without_a_clock {
    template <class Event>
    static constexpr bool wants = true;

    told_lines& told;
    std::function<void(std::string_view line)> then{};

    explicit listener(
        told_lines& to, std::function<void(std::string_view)> what = [](std::string_view) {})
        : told(to), then(std::move(what)) {}

    bool settle(mg::instant::duration = {}) const noexcept { return true; }
    template <class Event>
    bool hear(Event& one) {
        std::string line{Event::event_name};
        if constexpr (std::is_same_v<Event, event::message>)
            line += joined(' ', one.author.name.empty() ? one.author.id : one.author.name, ": ", one.text);
        if constexpr (std::is_same_v<Event, event::ready>) line += joined(' ', one.self.id, ' ', one.self.name);
        if constexpr (std::is_same_v<Event, event::disconnected>) line += joined(one.final ? " for good: " : ": ", one.reason);
        told.add(line);
        then(line);
        return true;
    }
};

/// A bot that runs on a thread of its own until it is told to stop.
class running {
public:
    told_lines told{};
    slack bot;

    explicit running(
        slack_config how, std::function<void(slack&, std::string_view)> then = [](slack&, std::string_view) {})
        : bot(std::move(how)), hears_{told, [this, then = std::move(then)](std::string_view line) { then(bot, line); }} {
        BOOST_TEST_EQ(bot.login(), std::error_code{});
        thread_ = std::thread{[this] { ended_.set_value(bot.run(hears_)); }};
    }
    running(running const&) = delete;
    running& operator=(running const&) = delete;
    ~running() {
        if (thread_.joinable()) stop();
    }
    std::error_code stop() {
        bot.stop();
        return wait();
    }
    std::error_code wait() {
        thread_.join();
        return ended_.get_future().get();
    }

private:
    listener hears_;
    std::promise<std::error_code> ended_{};
    std::thread thread_{};
};

std::string why(auto error) { return make_error_code(error).message(); }
constexpr std::string_view ready = "ready U42 kettle";
constexpr std::string_view stopped = "disconnected for good: stopped";

// Greets, and stays.
void usual_talk(slack_side& side, int) {
    side.hello();
    side.hear_all();
}

/// An API that says the same to everything.
class stubborn {
public:
    explicit stubborn(std::string answer) : answer_(std::move(answer)) {}
    std::string base() const { return server_.url("http", ""); }

private:
    std::string answer_;
    loopback_server server_{[this](peer& one) {
        for (;;) {
            support::hear_request(one);
            one.write(answer_);
        }
    }};
};

// --- login

void a_login_tells_what_is_wrong() {
    stubborn const unauthorized{loopback_slack::refused("invalid_auth")};
    stubborn const missing{response(404, "")};
    stubborn const closed{loopback_slack::refused("org_login_required")};
    stubborn const strange{loopback_slack::refused("kettle_is_cold")};
    stubborn const nonsense{response(200, R"({"ok":true})")};
    auto const invalid = std::make_error_code(std::errc::invalid_argument);
    struct {
        slack_config how;
        std::error_code error;  // None: whichever.
        std::string_view expected;
    } rows[] = {
        {at(unauthorized.base()), mg::wire::slack::error_called("invalid_auth"),
         "Slack does not accept the token in TEA_TOKEN (invalid_auth); it is wrong, or was revoked: copy anew the one that "
         "api.slack.com/apps shows under 'OAuth & Permissions' (xoxb-…)"},
        {at(missing.base()), {}, " cannot be reached: "},
        {at(nonsense.base()), std::make_error_code(std::errc::protocol_error), " to auth.test is not Slack's"},
        {at("nowhere"), invalid, "'nowhere' is no address of an API; write https://host/path"},
        // Swapped: neither has gone anywhere.
        {at(nonsense.base()), invalid,
         "the token in TEA_TOKEN begins with xapp- and is of another kind; it has to be the one that api.slack.com/apps shows under 'OAuth "
         "& Permissions' (xoxb-…)"},
        {at(nonsense.base()), invalid,
         "the token in TEA_APP_TOKEN begins with xoxb- and is of another kind; it has to be the one that api.slack.com/apps makes under "
         "'Basic Information', "
         "'App-Level Tokens', with the scope connections:write (xapp-…)"},
        {at(nonsense.base()), mg::error::no_token,
         "there is no bot token: set TEA_TOKEN to the one that api.slack.com/apps shows under 'OAuth & Permissions' (xoxb-…)"},
        {at(nonsense.base()), mg::error::no_token, "there is no way for events: "},
        // Who gives a reason was reached, known or not.
        {at(closed.base()), mg::wire::slack::error_called("org_login_required"), "Slack does not let the bot in: "},
        {at(strange.base()), mg::wire::slack::error_called("kettle_is_cold"),
         "Slack does not let the bot in: Slack refused it (kettle_is_cold)"},
    };
    rows[4].how.token = mg::secret{"xapp-planted", "TEA_TOKEN"};
    rows[5].how.app_token = mg::secret{"xoxb-planted", "TEA_APP_TOKEN"};
    rows[6].how.token = mg::secret{"", "TEA_TOKEN"};
    rows[7].how.app_token = mg::secret{"", "TEA_APP_TOKEN"};
    for (auto& row : rows) {
        slack bot{std::move(row.how)};
        auto const error = bot.login();
        BOOST_TEST(error);
        if (row.error) BOOST_TEST_EQ(error, row.error);
        auto const said = bot.explain(error);
        BOOST_TEST_NE(said.find(row.expected), said.npos);
        BOOST_TEST_EQ(said.find("planted"), said.npos);
        BOOST_TEST(said.find(" cannot be reached") == said.npos || row.expected == " cannot be reached: ");
        BOOST_TEST_EQ(bot.explain(std::make_error_code(std::errc::io_error)), "");
        // The second time it says the same.
        BOOST_TEST_EQ(bot.login(), error);
        BOOST_TEST_EQ(bot.explain(error), said);
    }
}

void a_login_may_be_stopped() {
    told_lines asked;
    loopback_server const mute{[&](peer& one) {
        support::hear_request(one);
        asked.add("asked");
        one.read_to_end();
    }};
    {
        slack bot{at(mute.url("http", ""))};
        auto login = std::async(std::launch::async, [&] { return bot.login(); });
        asked.next();
        bot.stop();
        BOOST_TEST_EQ(login.get(), make_error_code(mg::error::stopped));
        BOOST_TEST(bot.login() == std::errc::operation_canceled);
    }
    stubborn const api{response(404, "")};
    slack before{at(api.base())};
    before.stop();
    BOOST_TEST(before.login() == std::errc::operation_canceled);
}

// --- the run

void it_hears_what_slack_says_until_it_is_stopped() {
    std::promise<std::string> goodbye;
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        BOOST_TEST_EQ(side.acknowledged(2, "tea?"), acknowledgement_of(2));
        goodbye.set_value(side.hear());
    }};
    running one{at(here.api_base())};
    BOOST_TEST_EQ(one.told.next(), ready);
    BOOST_TEST_EQ(one.told.next(), "message U7: tea?");
    BOOST_TEST_EQ(one.stop(), std::error_code{});
    BOOST_TEST_EQ(one.told.next(), stopped);
    BOOST_TEST_EQ(goodbye.get_future().get(), "close 1000");
    BOOST_TEST_EQ(one.told.size(), 0u);
    BOOST_TEST_EQ(here.connections(), 1);
    BOOST_TEST_EQ(here.requests.size(), 0u);  // The token may not ask for names.
}

void a_handler_may_stop_it() {
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        for (int i = 2; i < 20; ++i) side.message(i, "tea?");
        side.hear_all();
    }};
    running one{at(here.api_base()), [](slack& bot, std::string_view line) {
                    if (line.starts_with("message")) bot.stop();
                }};
    BOOST_TEST_EQ(one.wait(), std::error_code{});
    for (std::string_view const expected : {ready, std::string_view{"message U7: tea?"}, stopped}) BOOST_TEST_EQ(one.told.next(), expected);
    BOOST_TEST_EQ(one.told.size(), 0u);
}

void stopped_before_it_runs_it_ends_at_once() {
    loopback_slack here{&usual_talk};
    for (bool const twice : {false, true}) {
        slack bot{at(here.api_base())};
        BOOST_TEST_EQ(bot.login(), std::error_code{});
        bot.stop();
        if (twice) bot.stop();
        told_lines told;
        listener hears{told};
        BOOST_TEST_EQ(bot.run(hears), std::error_code{});
        BOOST_TEST_EQ(bot.run(hears), std::error_code{});
        BOOST_TEST_EQ(told.size(), 0u);  // It never was there.
    }
    BOOST_TEST_EQ(here.connections(), 0);
}

void what_ends_it_for_good_is_an_error_with_a_sentence() {
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        side.disconnect("link_disabled");
        side.hear_all();
    }};
    running one{at(here.api_base())};
    auto const error = one.wait();
    BOOST_TEST_EQ(error, make_error_code(link_end::link_disabled));
    auto const sentence = one.bot.explain(error);
    BOOST_TEST(sentence.starts_with("Socket Mode is turned off for this app; turn it on at api.slack.com/apps"));
    BOOST_TEST_EQ(one.told.next(), ready);
    BOOST_TEST_EQ(one.told.next(), joined("disconnected for good: ", sentence));
    BOOST_TEST_EQ(one.told.size(), 0u);
}

void an_app_token_that_slack_refuses_is_an_error_with_a_sentence() {
    loopback_slack here{&usual_talk, &loopback_slack::usual_answer,
                        [](loopback_slack const&, int) { return loopback_slack::refused("token_revoked"); }};
    running one{at(here.api_base())};
    auto const error = one.wait();
    BOOST_TEST_EQ(error, make_error_code(link_end::fatal));
    BOOST_TEST(one.bot.explain(error).starts_with("Slack does not accept the token in TEA_APP_TOKEN (token_revoked); "));
    BOOST_TEST_EQ(one.told.next(), joined("disconnected for good: ", one.bot.explain(error)));
    BOOST_TEST_EQ(one.told.size(), 0u);  // It never was ready.
    BOOST_TEST_EQ(here.connections(), 0);
}

// The bot is told who it is without TLS, and the websocket shows a certificate that nobody trusts.
void what_lasts_is_an_error_before_the_first_connection() {
    loopback_server const impostor{[](peer& one) { one.read_to_end(); }, &support::certificates::all().self_signed};
    loopback_slack here{&usual_talk, &loopback_slack::usual_answer,
                        [&](loopback_slack const&, int) { return loopback_slack::url_answer(impostor.url("wss", "/")); }};
    running one{at(here.api_base())};
    auto const error = one.wait();
    BOOST_TEST_EQ(error, make_error_code(mg::net::error::certificate_untrusted));
    BOOST_TEST_EQ(one.bot.explain(error), joined("the connection that Slack gave cannot be reached: ", error.message()));
    BOOST_TEST_EQ(one.told.next(), joined("disconnected for good: ", one.bot.explain(error)));
}

void a_lost_connection_is_told_and_found_again() {
    loopback_slack here{[&](slack_side& side, int connection) {
        side.hello();
        if (connection == 1) side.disconnect("too_many_websockets");
        else side.message(2, "tea?");
        side.hear_all();
    }};
    running one{at(here.api_base())};
    for (std::string_view const expected :
         {ready, std::string_view{"disconnected: Slack counts too many connections"}, ready, std::string_view{"message U7: tea?"}}) {
        BOOST_TEST_EQ(one.told.next(), expected);
    }
    BOOST_TEST_EQ(one.stop(), std::error_code{});
    BOOST_TEST_EQ(one.told.next(), stopped);
    BOOST_TEST_EQ(one.told.size(), 0u);
}

// The bot gets out of what it hears, and Slack is told goodbye all the same.
void what_a_listener_throws_comes_out_of_run() {
    std::promise<std::string> goodbye;
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        goodbye.set_value(side.hear());
    }};
    slack bot{at(here.api_base())};
    BOOST_TEST_EQ(bot.login(), std::error_code{});
    told_lines told;
    listener hears{told, [](std::string_view) { throw std::runtime_error{"no"}; }};
    BOOST_TEST_THROWS(bot.run(hears), std::runtime_error);
    BOOST_TEST_EQ(goodbye.get_future().get(), "close 1000");
    BOOST_TEST_EQ(told.next(), ready);
    BOOST_TEST_EQ(told.size(), 0u);
}

// Its thread does not come back from the first message until Slack has heard that the third has come.
void what_comes_is_acknowledged_however_slow_the_bot_is() {
    std::promise<void> acknowledged;
    auto const are_acknowledged = acknowledged.get_future().share();
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        for (int i = 2; i <= 4; ++i) BOOST_TEST_EQ(side.acknowledged(i, "tea?"), acknowledgement_of(i));
        acknowledged.set_value();
        side.hear_all();
    }};
    running one{at(here.api_base()), [&](slack&, std::string_view line) {
                    if (line.starts_with("message"))
                        BOOST_TEST(are_acknowledged.wait_for(std::chrono::seconds{10}) == std::future_status::ready);
                }};
    BOOST_TEST_EQ(one.told.next(), ready);
    for (int i = 2; i <= 4; ++i) BOOST_TEST_EQ(one.told.next(), "message U7: tea?");
}

// The bot is at its first message and far more wait than it may keep: those are neither read nor acknowledged, and none is missed afterwards.
void a_slow_bot_is_sent_no_more_than_it_may_keep() {
    constexpr int last = 300;
    constexpr int kept = 4;  // Those that fill the inbox and the one at which it is; and ready.
    std::promise<void> go_on, all_sent;
    auto const may_go_on = go_on.get_future().share();
    told_lines acknowledged;
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        for (int i = 2; i <= last; ++i) side.message(i, joined("cup ", i));
        all_sent.set_value();
        for (int i = 2; i <= last; ++i) acknowledged.add(side.hear());
        side.hear_all();
    }};
    auto how = at(here.api_base());
    how.most_events = 2;
    running one{std::move(how), [&](slack&, std::string_view line) {
                    if (line == "message U7: cup 2") may_go_on.wait();
                }};
    BOOST_TEST_EQ(one.told.next(), ready);
    BOOST_TEST_EQ(one.told.next(), "message U7: cup 2");
    all_sent.get_future().wait();
    // The network's thread is as lively as ever.
    for (int i = 0; i < 5; ++i) {
        std::promise<void> answered;
        one.bot.request({.method = "api.test"}, [&](std::error_code, slack_answer const&) { answered.set_value(); });
        answered.get_future().wait();
    }
    BOOST_TEST_LE(acknowledged.size(), static_cast<std::size_t>(kept));
    go_on.set_value();
    for (int i = 3; i <= last; ++i) BOOST_TEST_EQ(one.told.next(), joined("message U7: cup ", i));
    for (int i = 2; i <= last; ++i) BOOST_TEST_EQ(acknowledged.next(), acknowledgement_of(i));
    BOOST_TEST_EQ(one.stop(), std::error_code{});
    BOOST_TEST_EQ(here.connections(), 1);
}

void paused_it_says_nothing_and_then_everything() {
    constexpr int last = 100;
    std::promise<void> all_sent;
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        for (int i = 2; i <= last; ++i) side.message(i, joined("cup ", i));
        all_sent.set_value();
        side.hear_all();
    }};
    auto how = at(here.api_base());
    how.most_events = 3;
    std::promise<void> paused;
    running one{std::move(how), [&](slack& bot, std::string_view line) {
                    if (line != "message U7: cup 2") return;
                    bot.pause();
                    paused.set_value();
                }};
    BOOST_TEST_EQ(one.told.next(), ready);
    paused.get_future().wait();
    all_sent.get_future().wait();
    BOOST_TEST_EQ(one.told.size(), 1u);
    one.bot.resume();
    for (int i = 2; i <= last; ++i) BOOST_TEST_EQ(one.told.next(), joined("message U7: cup ", i));
    one.bot.pause();
    BOOST_TEST_EQ(one.stop(), std::error_code{});
}

void several_connections_are_one_bot() {
    std::promise<void> both;
    auto const both_are_there = both.get_future().share();
    std::atomic<int> there = 0;
    told_lines goodbyes;
    loopback_slack here{[&](slack_side& side, int connection) {
        side.hello(2);
        if (++there == 2) both.set_value();
        both_are_there.wait();
        if (connection == 1) side.acknowledged(2, "tea?");
        goodbyes.add(side.hear());
    }};
    auto how = at(here.api_base());
    how.connections = 2;
    running one{std::move(how)};
    BOOST_TEST_EQ(one.told.next(), ready);
    BOOST_TEST_EQ(one.told.next(), "message U7: tea?");
    BOOST_TEST_EQ(one.stop(), std::error_code{});
    BOOST_TEST_EQ(goodbyes.next(), "close 1000");
    BOOST_TEST_EQ(goodbyes.next(), "close 1000");
    BOOST_TEST_EQ(one.told.next(), stopped);
    BOOST_TEST_EQ(one.told.size(), 0u);
}

// Each name is asked for once; what is said meanwhile waits, so that the order stays.
void names_are_known_before_an_event_is_heard() {
    loopback_slack here{[](slack_side& side, int) {
                            side.hello();
                            for (int i = 2; i < 5; ++i) side.acknowledged(i, joined("cup ", i));
                            side.hear_all();
                        },
                        [](heard_request const& asked) {
                            bool const user = asked.line.find("/users.info") != asked.line.npos;
                            return response(200, user ? R"({"ok":true,"user":{"id":"U7","name":"ann","profile":{"display_name":"Ann"}}})"
                                                      : R"({"ok":true,"channel":{"id":"C5","name":"kitchen","is_channel":true}})");
                        }};
    here.scopes = "chat:write,users:read,channels:read";
    running one{at(here.api_base())};
    BOOST_TEST_EQ(one.told.next(), ready);
    for (int i = 2; i < 5; ++i) BOOST_TEST_EQ(one.told.next(), joined("message Ann: cup ", i));
    auto const first = here.requests.next();
    auto const second = here.requests.next();
    BOOST_TEST(first.starts_with("POST /api/users.info ") != second.starts_with("POST /api/users.info "));
    BOOST_TEST(first.starts_with("POST /api/conversations.info ") != second.starts_with("POST /api/conversations.info "));
    BOOST_TEST_EQ(here.requests.size(), 0u);
}

void two_bots_of_a_process_know_nothing_of_each_other() {
    loopback_slack first{[](slack_side& side, int) {
        side.hello();
        side.message(2, "of the first");
        side.hear_all();
    }};
    std::promise<void> other_ended;
    loopback_slack second{[&](slack_side& side, int) {
        side.hello();
        other_ended.get_future().wait();
        side.message(2, "of the second");
        side.hear_all();
    }};
    running two{at(second.api_base())};
    {
        running one{at(first.api_base())};
        BOOST_TEST_EQ(one.told.next(), ready);
        BOOST_TEST_EQ(one.told.next(), "message U7: of the first");
        BOOST_TEST_EQ(one.stop(), std::error_code{});
    }
    other_ended.set_value();
    BOOST_TEST_EQ(two.told.next(), ready);
    BOOST_TEST_EQ(two.told.next(), "message U7: of the second");
    BOOST_TEST_EQ(two.stop(), std::error_code{});
}

// --- HTTP

void requests_are_heard_until_it_is_stopped() {
    loopback_slack here{&usual_talk};
    support::caught_log log;
    running one{over_http(here.api_base())};
    BOOST_TEST_EQ(one.told.next(), ready);
    loopback_client client{log.port()};
    client.say(support::signed_request(support::message_callback(2, "tea?"), signing));
    BOOST_TEST_EQ(client.answer(), "200 ");
    client.say(support::signed_request(support::message_callback(3, "tea!"), "another-secret"));
    BOOST_TEST_EQ(client.answer(), "401 ");
    BOOST_TEST_EQ(one.told.next(), "message U7: tea?");
    BOOST_TEST_EQ(one.stop(), std::error_code{});
    BOOST_TEST(client.is_closed());
    BOOST_TEST_EQ(one.told.next(), stopped);
    BOOST_TEST_EQ(one.told.size(), 0u);
    BOOST_TEST_EQ(here.opens.size(), 0u);
}

void a_port_that_is_taken_is_an_error_with_a_sentence() {
    loopback_slack here{&usual_talk};
    loopback_server const other{[](peer&) {}};
    auto how = over_http(here.api_base());
    how.listen.address = joined("127.0.0.1:", std::size_t{other.port()});
    auto const expected =
        joined("no requests can be taken at ", how.listen.address, ": ", std::make_error_code(std::errc::address_in_use).message());
    running one{std::move(how)};
    auto const error = one.wait();
    BOOST_TEST(error == std::errc::address_in_use);
    BOOST_TEST_EQ(one.bot.explain(error), expected);
    BOOST_TEST_EQ(one.told.next(), joined("disconnected for good: ", expected));
    BOOST_TEST_EQ(one.told.size(), 0u);
}

// --- what it is asked beside that

void a_question_needs_no_connection_and_no_login() {
    loopback_slack here{&usual_talk, [](heard_request const& asked) {
                            if (asked.line.find("/users.info") != asked.line.npos) {
                                return response(200, R"({"ok":true,"user":{"id":"U7","name":"ann","profile":{"display_name":"ann"}}})");
                            }
                            return response(200, R"({"ok":true,"tea":"green"})");
                        }};
    slack bot{at(here.api_base())};
    told_lines told;
    bot.request({.method = "pots.info", .fields = {{"pot", "P1"}}}, [&](std::error_code error, slack_answer const& answer) {
        told.add(joined(error ? error.message() : "fine", ' ', answer.body));
    });
    BOOST_TEST_EQ(told.next(), R"(fine {"ok":true,"tea":"green"})");
    BOOST_TEST_EQ(here.requests.next(), "POST /api/pots.info pot=P1");
    bot.user("U7",
             [&](std::error_code error, mg::chat::user const& one) { told.add(joined(error ? error.message() : "fine", ' ', one.name)); });
    BOOST_TEST_EQ(told.next(), "fine ann");
    BOOST_TEST_EQ(here.connections(), 0);
}

mg::chat::origin in_c5() { return {{"C5", "", mg::chat::channel_kind::open}, {"U7", "ann"}, "1700000002.000100", ""}; }

// Under way, behind that, and asked for by who is told that it is over; each is told once, and the transport ends.
void it_may_end_with_requests_under_way() {
    told_lines asked;
    loopback_server const mute{[&](peer& one) {
        support::hear_request(one);
        asked.add("asked");
        one.read_to_end();
    }};
    told_lines told;
    auto owned = std::make_unique<slack>(at(mute.url("http", "")));
    auto* const bot = owned.get();
    auto sink = bot->sink();
    std::function<void(int)> perform = [&](int times) {
        sink.perform(action::send{"tea?", in_c5()}, [&, times](std::error_code error, mg::chat::sent const& sent) {
            told.add(joined(times, ": ", error.message(), " in ", sent.channel.id));
            if (times > 1) perform(times - 1);
        });
    };
    perform(5);
    perform(1);
    bot->request({.method = "api.test"}, [&](std::error_code error, slack_answer const&) {
        told.add(joined("call: ", error.message()));
        bot->request({.method = "api.test"},
                     [&](std::error_code late, slack_answer const&) { told.add(joined("late call: ", late.message())); });
    });
    asked.next();
    owned.reset();  // It has waited for the answer for a while.
    auto const is_stopped = why(mg::error::stopped);
    std::string all;
    for (std::size_t i = 0; i < 8; ++i) (all += told.next()) += '\n';
    for (auto const& expected :
         {joined("5: ", is_stopped, " in C5\n"), joined("4: ", is_stopped, " in C5\n"), joined("3: ", is_stopped, " in C5\n"),
          joined("2: ", is_stopped, " in C5\n"), joined("1: ", is_stopped, " in C5\n"), joined("late call: ", is_stopped, "\n")}) {
        BOOST_TEST_NE(all.find(expected), all.npos);
    }
    BOOST_TEST_EQ(told.size(), 0u);
}

// It ends on the network's thread, which therefore waits for nobody.
void it_may_be_closed_in_a_callback_of_its_own() {
    told_lines asked;
    loopback_server const api{[&](peer& one) {
        for (;;) {
            auto const heard = support::hear_request(one);
            if (heard.line.find("/slow.one") != heard.line.npos) {
                asked.add("slow");
                one.read_to_end();
            }
            one.write(response(200, R"({"ok":true})"));
        }
    }};
    told_lines told;
    auto owned = std::make_unique<slack>(at(api.url("http", "")));
    owned->request({.method = "slow.one"},
                   [&](std::error_code error, slack_answer const&) { told.add(joined("slow: ", error.message())); });
    asked.next();
    owned->request({.method = "fast.one"}, [&](std::error_code error, slack_answer const&) {
        told.add(error ? error.message() : "fast: fine");
        BOOST_TEST(owned->login() == std::errc::resource_deadlock_would_occur);
        owned.reset();
        told.add("closed");
    });
    for (auto const& expected : {std::string{"fast: fine"}, std::string{"closed"}, joined("slow: ", why(mg::error::stopped))})
        BOOST_TEST_EQ(told.next(), expected);
}

void an_action_is_done_while_it_runs_and_afterwards() {
    loopback_slack here{&usual_talk};
    running one{at(here.api_base())};
    BOOST_TEST_EQ(one.told.next(), ready);
    told_lines told;
    auto const send = [&](std::string text) {
        one.bot.sink().perform(action::react{std::move(text), in_c5()},
                               [&](std::error_code error, mg::chat::sent const&) { told.add(error ? error.message() : "fine"); });
        return told.next();
    };
    BOOST_TEST_EQ(send("tea"), "fine");
    BOOST_TEST_EQ(here.requests.next(), "POST /api/reactions.add channel=C5&timestamp=1700000002.000100&name=tea");
    BOOST_TEST_EQ(one.stop(), std::error_code{});
    // Handlers that a pool is still at may finish what they say.
    BOOST_TEST_EQ(send("tada"), "fine");
}

bool is_done(slack& bot, std::string emoji) {
    told_lines told;
    bot.sink().perform(action::react{std::move(emoji), in_c5()},
                       [&](std::error_code error, mg::chat::sent const&) { told.add(error ? error.message() : "fine"); });
    return told.next() == "fine";
}

// --- leaving

// What Slack would still send goes to another connection, of another process; what the handlers have to say goes to Slack.
void who_leaves_hears_no_more_and_says_what_it_is_asked_to() {
    std::promise<std::string> goodbye;
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        goodbye.set_value(side.hear());
    }};
    running one{at(here.api_base())};
    BOOST_TEST_EQ(one.told.next(), ready);
    one.bot.pause();  // As a bot does that begins to end.
    one.bot.leave();
    one.bot.leave();
    auto heard = goodbye.get_future();
    if (!BOOST_TEST(heard.wait_for(std::chrono::seconds{10}) == std::future_status::ready)) return;
    BOOST_TEST_EQ(heard.get(), "close 1000");
    BOOST_TEST(is_done(one.bot, "tea"));
    BOOST_TEST(is_done(one.bot, "tada"));
    BOOST_TEST_EQ(one.told.size(), 0u);  // It has not ended.
    BOOST_TEST_EQ(one.stop(), std::error_code{});
    BOOST_TEST_EQ(one.told.next(), stopped);
    BOOST_TEST_EQ(one.told.size(), 0u);
    BOOST_TEST_EQ(here.connections(), 1);
}

void over_http_nobody_is_let_in_any_more() {
    loopback_slack here{&usual_talk};
    support::caught_log log;
    running one{over_http(here.api_base())};
    BOOST_TEST_EQ(one.told.next(), ready);
    auto const port = log.port();
    one.bot.pause();
    one.bot.leave();
    BOOST_TEST(is_done(one.bot, "tea"));  // On the thread that left before.
    BOOST_TEST_THROWS(loopback_client{port}, std::runtime_error);
    BOOST_TEST_EQ(one.told.size(), 0u);
    BOOST_TEST_EQ(one.stop(), std::error_code{});
    BOOST_TEST_EQ(one.told.next(), stopped);
}

void who_leaves_before_it_runs_never_was_there() {
    loopback_slack here{&usual_talk};
    slack bot{at(here.api_base())};
    BOOST_TEST_EQ(bot.login(), std::error_code{});
    bot.leave();
    told_lines told;
    listener hears{told, [&](std::string_view) { bot.stop(); }};
    BOOST_TEST_EQ(bot.run(hears), std::error_code{});
    BOOST_TEST_EQ(told.next(), stopped);
    BOOST_TEST_EQ(told.size(), 0u);
    BOOST_TEST(is_done(bot, "tea"));
    BOOST_TEST_EQ(here.opens.size(), 0u);
    BOOST_TEST_EQ(here.connections(), 0);
}

}  // namespace

int main() {
    for (auto const* const name : {"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "SLACK_LISTEN"})
        ::unsetenv(name);
    a_login_tells_what_is_wrong();
    a_login_may_be_stopped();
    it_hears_what_slack_says_until_it_is_stopped();
    a_handler_may_stop_it();
    stopped_before_it_runs_it_ends_at_once();
    what_ends_it_for_good_is_an_error_with_a_sentence();
    an_app_token_that_slack_refuses_is_an_error_with_a_sentence();
    what_lasts_is_an_error_before_the_first_connection();
    a_lost_connection_is_told_and_found_again();
    what_a_listener_throws_comes_out_of_run();
    what_comes_is_acknowledged_however_slow_the_bot_is();
    a_slow_bot_is_sent_no_more_than_it_may_keep();
    paused_it_says_nothing_and_then_everything();
    several_connections_are_one_bot();
    names_are_known_before_an_event_is_heard();
    two_bots_of_a_process_know_nothing_of_each_other();
    requests_are_heard_until_it_is_stopped();
    a_port_that_is_taken_is_an_error_with_a_sentence();
    a_question_needs_no_connection_and_no_login();
    it_may_end_with_requests_under_way();
    it_may_be_closed_in_a_callback_of_its_own();
    an_action_is_done_while_it_runs_and_afterwards();
    who_leaves_hears_no_more_and_says_what_it_is_asked_to();
    over_http_nobody_is_let_in_any_more();
    who_leaves_before_it_runs_never_was_there();
    return boost::report_errors();
}
