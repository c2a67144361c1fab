// SPDX-License-Identifier: BSL-1.0
// discord_session: logs in, hears and ends on loopback, whatever Discord answers and whoever stops it when.
#include <monongusa/transport/discord_session.hpp>

#include "../support/loopback_discord.hpp"
#include "../support/without_a_clock.hpp"

#include <monongusa/error/error.hpp>
#include <monongusa/transport/discord.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
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
using mg::transport::discord;
using mg::transport::discord_answer;
using mg::transport::discord_config;
using mg::wire::discord::api_error;
using mg::wire::discord::gateway_end;
using support::gateway_side;
using support::heard_request;
using support::joined;
using support::loopback_discord;
using support::loopback_server;
using support::peer;
using support::response;
using support::told_lines;

// One of its own for each bot, since those of one token wait for each other.
mg::secret token() {
    static std::atomic<std::size_t> count = 0;
    return mg::secret{joined("planted.token.", ++count), "TEA_TOKEN"};
}
discord_config at(std::string api_base) {
    discord_config how;
    how.token = token();
    how.api_base = std::move(api_base);
    return how;
}

/// Writes down what it hears, and does `then` after each.
struct listener : support::without_a_clock {
    template <class Event>
    static constexpr bool wants = true;

    told_lines& told;
    std::function<void(std::string_view line)> then{};

    explicit listener(told_lines& to, std::function<void(std::string_view)> what = [](std::string_view) {}) : told(to), then(std::move(what)) {}

    bool settle(mg::instant::duration = {}) const noexcept { return true; }
    template <class Event>
    bool hear(Event& one) {
        std::string line{Event::event_name};
        if constexpr (std::is_same_v<Event, event::message>) line += joined(' ', one.id, ' ', one.text);
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
    discord bot;

    explicit running(discord_config how, std::function<void(discord&, std::string_view)> then = [](discord&, std::string_view) {})
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
constexpr std::string_view stopped = "disconnected for good: stopped";

// Greets, names the session, and stays.
void usual_talk(gateway_side& side, int) {
    side.begin("s1", "");
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
    stubborn const unauthorized{response(401, R"({"message":"401: Unauthorized","code":0})")};
    stubborn const missing{response(404, "")};
    stubborn const nonsense{response(200, "{}")};
    constexpr std::string_view bad_token =
        "Discord does not accept the token in TEA_TOKEN; it is wrong, or was reset: copy it anew from the developer portal, under 'Bot'";
    struct {
        discord_config how;
        std::error_code error;
        std::string expected;
    } rows[] = {
        {at(unauthorized.base()), api_error::unauthorized, std::string{bad_token}},
        {at(missing.base()), api_error::not_found, joined(missing.base(), " cannot be reached: ", why(api_error::not_found))},
        {at(nonsense.base()), std::make_error_code(std::errc::protocol_error),
         joined("the answer of ", nonsense.base(), " to GET /gateway/bot is not Discord's")},
        {at("nowhere"), std::make_error_code(std::errc::invalid_argument), "'nowhere' is no address of an API; write https://host/path"},
        {at(nonsense.base()), mg::error::no_token, "there is no token: set TEA_TOKEN to the one that the developer portal shows under 'Bot'"},
    };
    rows[4].how.token = mg::secret{"", "TEA_TOKEN"};
    for (auto& row : rows) {
        discord bot{std::move(row.how)};
        BOOST_TEST_EQ(bot.login(), row.error);
        BOOST_TEST_EQ(bot.explain(row.error), row.expected);
        BOOST_TEST_EQ(bot.explain(std::make_error_code(std::errc::io_error)), "");
        // The second time it says the same.
        BOOST_TEST_EQ(bot.login(), row.error);
        BOOST_TEST_EQ(bot.explain(row.error), row.expected);
    }
}

void a_login_may_be_stopped() {
    std::promise<void> asked;
    loopback_server const mute{[&](peer& one) {
        support::hear_request(one);
        asked.set_value();
        one.read_to_end();
    }};
    {
        discord bot{at(mute.url("http", ""))};
        auto login = std::async(std::launch::async, [&] { return bot.login(); });
        asked.get_future().wait();
        bot.stop();
        BOOST_TEST_EQ(login.get(), make_error_code(mg::error::stopped));
        BOOST_TEST(bot.login() == std::errc::operation_canceled);
    }
    stubborn const api{response(404, "")};
    discord before{at(api.base())};
    before.stop();
    BOOST_TEST(before.login() == std::errc::operation_canceled);
}

// --- the run

void it_hears_what_discord_says_until_it_is_stopped() {
    std::promise<std::string> identified, goodbye;
    loopback_discord here{[&](gateway_side& side, int) {
        identified.set_value(side.begin("s1", ""));
        side.message(2, "tea?");
        goodbye.set_value(side.hear());
    }};
    running one{at(here.api_base())};
    BOOST_TEST_EQ(one.told.next(), "ready 42 kettle");
    BOOST_TEST_EQ(one.told.next(), "message 102 tea?");
    auto const said = identified.get_future().get();
    BOOST_TEST_NE(said.find(R"("token":"planted.token.)"), said.npos);
    BOOST_TEST_NE(said.find(joined(R"("intents":)", mg::wire::discord::intents_of(mg::detail::every_need).bits(), ',')), said.npos);
    BOOST_TEST_NE(said.find(R"("presence":{"since":null,"activities":[],"status":"online","afk":false})"), said.npos);
    BOOST_TEST_EQ(one.stop(), std::error_code{});
    BOOST_TEST_EQ(one.told.next(), stopped);
    BOOST_TEST_EQ(goodbye.get_future().get(), "close 1000");
    BOOST_TEST_EQ(one.told.size(), 0u);
    BOOST_TEST_EQ(here.connections(), 1);
}

void it_asks_for_the_intents_it_was_told_to_ask_for() {
    std::promise<std::string> identified;
    loopback_discord here{[&](gateway_side& side, int) {
        identified.set_value(side.begin("s1", ""));
        side.hear_all();
    }};
    auto how = at(here.api_base());
    how.intents = mg::wire::discord::intent::direct_messages;
    how.names = true;
    how.shard = 1;
    how.shards = 3;
    how.status = "idle";
    how.activity = "brewing";
    running one{std::move(how)};
    BOOST_TEST_EQ(one.told.next(), "ready 42 kettle");
    auto const said = identified.get_future().get();
    BOOST_TEST_NE(said.find(R"("intents":4097,)"), said.npos);
    BOOST_TEST_NE(said.find(R"("shard":[1,3])"), said.npos);
    BOOST_TEST_NE(said.find(R"("state":"brewing"}],"status":"idle")"), said.npos);
}

void a_handler_may_stop_it() {
    loopback_discord here{[&](gateway_side& side, int) {
        side.begin("s1", "");
        for (int i = 2; i < 20; ++i) side.message(i, "tea?");
        side.hear_all();
    }};
    running one{at(here.api_base()), [](discord& bot, std::string_view line) {
                    if (line.starts_with("message")) bot.stop();
                }};
    BOOST_TEST_EQ(one.wait(), std::error_code{});
    BOOST_TEST_EQ(one.told.next(), "ready 42 kettle");
    BOOST_TEST_EQ(one.told.next(), "message 102 tea?");
    BOOST_TEST_EQ(one.told.next(), stopped);
    BOOST_TEST_EQ(one.told.size(), 0u);
}

void stopped_before_it_runs_it_ends_at_once() {
    loopback_discord here{&usual_talk};
    for (bool const twice : {false, true}) {
        discord bot{at(here.api_base())};
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
    loopback_discord here{[&](gateway_side& side, int) {
        side.hello();
        side.hear();
        side.close(4014);
        side.connection().read_to_end();
    }};
    auto how = at(here.api_base());
    how.intents = mg::wire::discord::intent::message_content;
    running one{std::move(how)};
    auto const error = one.wait();
    BOOST_TEST_EQ(error, make_error_code(gateway_end::disallowed_intents));
    constexpr std::string_view sentence =
        "Discord does not allow this bot the intents it asks for (MESSAGE_CONTENT): turn on 'Message Content Intent' in the developer portal, under 'Bot'";
    BOOST_TEST_EQ(one.bot.explain(error), sentence);
    BOOST_TEST_EQ(one.told.next(), joined("disconnected for good: ", sentence));
    BOOST_TEST_EQ(one.told.size(), 0u);
}

void a_lost_connection_is_told_and_found_again() {
    loopback_discord here{[&](gateway_side& side, int connection) {
        if (connection == 1) {
            side.begin("s1", "");
            side.say(R"({"t":null,"s":null,"op":7,"d":null})");
        } else {
            side.hello();
            side.hear();
            side.message(2, "tea?");
            side.resumed(3);
        }
        side.hear_all();
    }};
    running one{at(here.api_base())};
    for (std::string_view const expected :
         {"ready 42 kettle", "disconnected: Discord asked for another connection", "message 102 tea?", "ready 42 kettle"}) {
        BOOST_TEST_EQ(one.told.next(), expected);
    }
    BOOST_TEST_EQ(one.stop(), std::error_code{});
    BOOST_TEST_EQ(one.told.next(), stopped);
    BOOST_TEST_EQ(one.told.size(), 0u);
}

// The bot gets out of what it hears, and Discord is told goodbye all the same.
void what_a_listener_throws_comes_out_of_run() {
    std::promise<std::string> goodbye;
    loopback_discord here{[&](gateway_side& side, int) {
        side.begin("s1", "");
        goodbye.set_value(side.hear());
    }};
    discord bot{at(here.api_base())};
    BOOST_TEST_EQ(bot.login(), std::error_code{});
    told_lines told;
    listener hears{told, [](std::string_view) { throw std::runtime_error{"no"}; }};
    BOOST_TEST_THROWS(bot.run(hears), std::runtime_error);
    BOOST_TEST_EQ(goodbye.get_future().get(), "close 1000");
    BOOST_TEST_EQ(told.next(), "ready 42 kettle");
    BOOST_TEST_EQ(told.size(), 0u);
}

// The bot is at its first message; far more wait than it may keep, and the heartbeats go on.
void a_slow_bot_misses_nothing_and_delays_no_heartbeat() {
    constexpr int last = 300;
    std::promise<void> alive;
    auto const is_alive = alive.get_future().share();
    loopback_discord here{[&](gateway_side& side, int) {
        side.say(R"({"t":null,"s":null,"op":10,"d":{"heartbeat_interval":25}})");
        auto const next = [&] { return support::hear_frame(side.connection()).payload; };
        auto const answer = [&] { side.say(R"({"t":null,"s":null,"op":11,"d":null})"); };
        while (!next().starts_with(R"({"op":2)")) answer();
        side.ready("s1", "");
        for (int i = 2; i <= last; ++i) side.message(i, "tea?");
        for (int beats = 0; beats < 2;) {
            if (next().starts_with(R"({"op":1,)")) answer(), ++beats;
        }
        alive.set_value();
        side.hear_all();
    }};
    auto how = at(here.api_base());
    how.most_events = 2;
    how.compress = false;
    running one{std::move(how), [&](discord&, std::string_view line) {
                    if (line == "message 102 tea?") is_alive.wait();
                }};
    BOOST_TEST_EQ(one.told.next(), "ready 42 kettle");
    for (int i = 2; i <= last; ++i) BOOST_TEST_EQ(one.told.next(), joined("message ", 100 + i, " tea?"));
    BOOST_TEST_EQ(one.stop(), std::error_code{});
    BOOST_TEST_EQ(one.told.next(), stopped);
    BOOST_TEST_EQ(here.connections(), 1);
}

void paused_it_says_nothing_and_then_everything() {
    constexpr int last = 100;
    std::promise<void> all_sent;
    loopback_discord here{[&](gateway_side& side, int) {
        side.begin("s1", "");
        for (int i = 2; i <= last; ++i) side.message(i, "tea?");
        all_sent.set_value();
        side.hear_all();
    }};
    auto how = at(here.api_base());
    how.most_events = 3;
    std::promise<void> paused;
    running one{std::move(how), [&](discord& bot, std::string_view line) {
                    if (line != "message 102 tea?") return;
                    bot.pause();
                    paused.set_value();
                }};
    BOOST_TEST_EQ(one.told.next(), "ready 42 kettle");
    paused.get_future().wait();
    all_sent.get_future().wait();
    BOOST_TEST_EQ(one.told.size(), 1u);
    one.bot.resume();
    for (int i = 2; i <= last; ++i) BOOST_TEST_EQ(one.told.next(), joined("message ", 100 + i, " tea?"));
    one.bot.pause();
    BOOST_TEST_EQ(one.stop(), std::error_code{});
}

// --- over a restart

struct folder {
    folder() {
        if (!::mkdtemp(path.data())) std::abort();
    }
    ~folder() { std::filesystem::remove_all(path); }
    std::string path = "/tmp/monongusa-test-XXXXXX";
    std::string file() const { return path + "/session"; }
};

void a_session_goes_on_in_the_next_process() {
    folder const kept;
    told_lines heard;
    loopback_discord here{[&](gateway_side& side, int connection) {
        side.hello();
        heard.add(side.hear());
        if (connection == 1) {
            side.ready("s1", here.gateway_url());
            side.message(2, "tea?");
        } else {
            side.message(3, "green");
            side.resumed(4);
        }
        heard.add(side.hear());
    }};
    auto how = [&] {
        auto made = at(here.api_base());
        made.session_file = kept.file();
        made.intents = mg::wire::discord::intent::guild_messages;
        return made;
    };
    {
        running first{how()};
        BOOST_TEST_EQ(first.told.next(), "ready 42 kettle");
        BOOST_TEST_EQ(first.told.next(), "message 102 tea?");
        BOOST_TEST_EQ(first.stop(), std::error_code{});
    }
    BOOST_TEST(heard.next().starts_with(R"({"op":2,)"));
    BOOST_TEST_EQ(heard.next(), "close 4000");
    BOOST_TEST(std::filesystem::exists(kept.file()));
    {
        // Discord is not there: the session stays where it is.
        stubborn const missing{response(404, "")};
        auto other = how();
        other.api_base = missing.base();
        discord bot{std::move(other)};
        BOOST_TEST_EQ(bot.login(), make_error_code(api_error::not_found));
        BOOST_TEST(std::filesystem::exists(kept.file()));
    }
    {
        running second{how()};
        BOOST_TEST_EQ(second.told.next(), "message 103 green");
        BOOST_TEST(!std::filesystem::exists(kept.file()));
        BOOST_TEST_EQ(second.told.next(), "ready 42 kettle");
        BOOST_TEST_EQ(second.stop(), std::error_code{});
    }
    auto const resumed = heard.next();
    BOOST_TEST(resumed.starts_with(R"({"op":6,)") && resumed.ends_with(R"("session_id":"s1","seq":2}})"));
    BOOST_TEST_EQ(heard.next(), "close 4000");
    BOOST_TEST(std::filesystem::exists(kept.file()));
}

void without_a_file_the_session_ends_with_the_bot() {
    std::promise<std::string> goodbye;
    loopback_discord here{[&](gateway_side& side, int) {
        side.begin("s1", "");
        goodbye.set_value(side.hear());
    }};
    running one{at(here.api_base())};
    one.told.next();
    one.stop();
    BOOST_TEST_EQ(goodbye.get_future().get(), "close 1000");
}

// --- several

void two_bots_of_a_process_know_nothing_of_each_other() {
    loopback_discord first{[](gateway_side& side, int) {
        side.begin("s1", "");
        side.message(2, "of the first");
        side.hear_all();
    }};
    std::promise<void> other_ended;
    loopback_discord second{[&](gateway_side& side, int) {
        side.begin("s2", "");
        other_ended.get_future().wait();
        side.message(2, "of the second");
        side.hear_all();
    }};
    running two{at(second.api_base())};
    {
        running one{at(first.api_base())};
        BOOST_TEST_EQ(one.told.next(), "ready 42 kettle");
        BOOST_TEST_EQ(one.told.next(), "message 102 of the first");
        BOOST_TEST_EQ(one.stop(), std::error_code{});
    }
    other_ended.set_value();
    BOOST_TEST_EQ(two.told.next(), "ready 42 kettle");
    BOOST_TEST_EQ(two.told.next(), "message 102 of the second");
    BOOST_TEST_EQ(two.stop(), std::error_code{});
}

// --- what it is asked beside that

void its_presence_can_change_at_any_time() {
    told_lines heard;
    loopback_discord here{[&](gateway_side& side, int) {
        heard.add(side.begin("s1", ""));
        heard.add(side.hear());
        side.hear_all();
    }};
    auto how = at(here.api_base());
    how.status = "idle";
    told_lines told;
    discord bot{std::move(how)};
    listener hears{told};
    BOOST_TEST_EQ(bot.login(), std::error_code{});
    bot.presence("dnd", "waiting");  // Before it runs.
    auto run = std::async(std::launch::async, [&] { return bot.run(hears); });
    auto const identified = heard.next();
    BOOST_TEST_NE(identified.find(R"("state":"waiting"}],"status":"dnd")"), identified.npos);
    bot.presence("invisible");
    BOOST_TEST_EQ(heard.next(), R"({"op":3,"d":{"since":null,"activities":[],"status":"invisible","afk":false}})");
    bot.stop();
    BOOST_TEST_EQ(run.get(), std::error_code{});
}

// The message comes behind the answer to a heartbeat.
void latency_is_that_of_the_last_heartbeat() {
    loopback_discord here{[&](gateway_side& side, int) {
        side.say(R"({"t":null,"s":null,"op":10,"d":{"heartbeat_interval":30}})");
        bool identified = false;
        for (bool beat = false; !beat;) {
            auto const heard = support::hear_frame(side.connection()).payload;
            if (heard.starts_with(R"({"op":2,)")) {
                identified = true;
                side.ready("s1", "");
            } else if (identified) {
                beat = true;
            }
            if (heard.starts_with(R"({"op":1,)")) side.say(R"({"t":null,"s":null,"op":11,"d":null})");
        }
        side.message(2, "tea?");
        side.hear_all();
    }};
    std::promise<mg::instant::duration> found;
    running one{at(here.api_base()), [&](discord& bot, std::string_view line) {
                    if (line == "message 102 tea?") found.set_value(bot.latency());
                }};
    auto const latency = found.get_future().get();
    BOOST_TEST(latency > mg::instant::duration::zero() && latency < std::chrono::minutes{1});
    discord const quiet{at(here.api_base())};
    BOOST_TEST(quiet.latency() == mg::instant::duration::zero());
}

void a_call_has_its_answer_and_needs_no_connection() {
    loopback_discord here{&usual_talk, [](heard_request const&) { return response(200, R"([{"id":"9"}])"); }};
    discord bot{at(here.api_base())};
    told_lines told;
    auto const tell = [&](std::error_code error, discord_answer const& answer) {
        told.add(joined(error ? error.message() : "fine", ' ', answer.status, ' ', answer.body));
    };
    bot.request({.path = "/guilds/3/roles"}, tell);
    BOOST_TEST_EQ(told.next(), R"(fine 200 [{"id":"9"}])");
    BOOST_TEST_EQ(here.requests.next(), "GET /api/guilds/3/roles");
    bot.request({.method = "POST", .path = "/channels/5/polls", .body = "{}"}, tell);
    BOOST_TEST_EQ(told.next(), R"(fine 200 [{"id":"9"}])");
    BOOST_TEST_EQ(here.requests.next(), "POST /api/channels/5/polls {}");
    for (auto const& wrong : {mg::transport::discord_request{.method = "BREW", .path = "/tea"}, mg::transport::discord_request{.path = "tea"}}) {
        bot.request(wrong, tell);
        BOOST_TEST_EQ(told.next(), joined(std::make_error_code(std::errc::invalid_argument).message(), " 0 "));
    }
    BOOST_TEST_EQ(here.requests.size(), 0u);
}

void what_it_is_asked_by_name_has_values_as_answers() {
    loopback_discord here{&usual_talk, [](heard_request const& asked) {
                              if (asked.line.starts_with("GET /api/channels/5/messages?")) {
                                  return response(200, R"([{"id":"1","channel_id":"5","type":0,"content":"tea?","author":{"id":"7","username":"ann"}}])");
                              }
                              if (asked.line == "GET /api/guilds/3/roles HTTP/1.1") return response(200, R"([{"id":"9","name":"brewers"}])");
                              if (asked.line == "GET /api/guilds/3/members/7 HTTP/1.1") {
                                  return response(200, R"({"user":{"id":"7","username":"ann"},"nick":null,"roles":["9"]})");
                              }
                              return response(200, "nonsense");
                          }};
    discord bot{at(here.api_base())};
    told_lines told;
    bot.history("5", 20, "", [&](std::error_code error, std::vector<event::message> const& all) {
        told.add(joined(error.value(), ' ', all.size(), ' ', all.empty() ? "" : all.front().author.name + ": " + all.front().text));
    });
    BOOST_TEST_EQ(told.next(), "0 1 ann: tea?");
    auto const roles = [&](std::error_code error, std::vector<mg::transport::discord_role> const& all) {
        told.add(joined(error.message(), ' ', all.size(), ' ', all.empty() ? "" : all.front().name));
    };
    bot.roles("3", roles);
    BOOST_TEST_EQ(told.next(), joined(std::error_code{}.message(), " 1 brewers"));
    bot.member("3", "7", [&](std::error_code error, mg::chat::user const& one) { told.add(joined(error.value(), ' ', one.name, ' ', one.roles.size())); });
    BOOST_TEST_EQ(told.next(), "0 ann 1");
    bot.roles("4", roles);
    BOOST_TEST_EQ(told.next(), joined(std::make_error_code(std::errc::protocol_error).message(), " 0 "));
}

// Under way, behind that, and asked for by who is told that it is over; each is told once, and the transport ends.
void it_may_end_with_requests_under_way() {
    told_lines asked;
    loopback_server const mute{[&](peer& one) {
        support::hear_request(one);
        asked.add("asked");
        one.read_to_end();
    }};
    for (bool const waits : {true, false}) {
        told_lines told;
        mg::chat::origin const here{{"5", ""}, {}, "", ""};
        auto owned = std::make_unique<discord>(at(mute.url("http", "")));
        auto* const bot = owned.get();
        auto sink = bot->sink();
        std::function<void(int)> perform = [&](int times) {
            sink.perform(action::send{"tea?", here}, [&, times](std::error_code error, mg::chat::sent const& sent) {
                told.add(joined(times, ": ", error.message(), " in ", sent.channel.id));
                if (times > 1) perform(times - 1);
            });
        };
        perform(5);
        perform(1);
        bot->request({.path = "/users/@me"}, [&](std::error_code error, discord_answer const&) {
            told.add(joined("call: ", error.message()));
            bot->request({.path = "/users/@me"}, [&](std::error_code late, discord_answer const&) { told.add(joined("late call: ", late.message())); });
            bot->presence("idle");
        });
        if (waits) asked.next();
        owned.reset();
        auto const is_stopped = why(mg::error::stopped);
        std::string all;
        for (std::size_t i = 0; i < 8; ++i) (all += told.next()) += '\n';
        for (auto const& expected : {joined("5: ", is_stopped, " in 5\n"), joined("4: ", is_stopped, " in 5\n"), joined("3: ", is_stopped, " in 5\n"),
                                     joined("2: ", is_stopped, " in 5\n"), joined("1: ", is_stopped, " in 5\n"), joined("late call: ", is_stopped, "\n")}) {
            BOOST_TEST_NE(all.find(expected), all.npos);
        }
        BOOST_TEST_EQ(told.size(), 0u);
    }
}

}  // namespace

int main() {
    for (auto const* const name : {"HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"}) ::unsetenv(name);
    a_login_tells_what_is_wrong();
    a_login_may_be_stopped();
    it_hears_what_discord_says_until_it_is_stopped();
    it_asks_for_the_intents_it_was_told_to_ask_for();
    a_handler_may_stop_it();
    stopped_before_it_runs_it_ends_at_once();
    what_ends_it_for_good_is_an_error_with_a_sentence();
    a_lost_connection_is_told_and_found_again();
    what_a_listener_throws_comes_out_of_run();
    a_slow_bot_misses_nothing_and_delays_no_heartbeat();
    paused_it_says_nothing_and_then_everything();
    a_session_goes_on_in_the_next_process();
    without_a_file_the_session_ends_with_the_bot();
    two_bots_of_a_process_know_nothing_of_each_other();
    its_presence_can_change_at_any_time();
    latency_is_that_of_the_last_heartbeat();
    a_call_has_its_answer_and_needs_no_connection();
    what_it_is_asked_by_name_has_values_as_answers();
    it_may_end_with_requests_under_way();
    return boost::report_errors();
}
