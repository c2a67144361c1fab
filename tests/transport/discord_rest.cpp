// SPDX-License-Identifier: BSL-1.0
// discord_rest: actions become requests, limits are waited for, and each completion is called once, whatever happens.
#include <monongusa/transport/discord_rest.hpp>

#include "../support/loopback_discord.hpp"
#include "../support/on_loop.hpp"

#include <monongusa/action/all.hpp>
#include <monongusa/wire/discord/error.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace {

namespace mg = monongusa;
namespace action = mg::action;
using namespace std::chrono_literals;
using mg::transport::discord_rest;
using mg::transport::discord_rest_config;
using mg::wire::discord::api_error;
using mg::wire::rest_reply;
using mg::wire::discord::rest_request;
using support::heard_request;
using support::joined;
using support::loopback_server;
using support::peer;
using support::response;
using support::told_lines;

mg::chat::origin in(std::string_view channel) { return {{std::string{channel}, "", {}}, {"7", "ann"}, "77", ""}; }

told_lines refusals;  // And what else people are told.
void forget_what_was_told() {
    while (refusals.size() > 0) refusals.next();
}

discord_rest_config usual() {
    discord_rest_config how;
    how.requests.retry = {1ms, 2ms};
    return how;
}

/// A driver on a loop of its own, and what became of what it was told to do.
class driver {
public:
    told_lines told{};

    explicit driver(std::string base, discord_rest_config how = usual()) {
        how.base = std::move(base);
        on_loop([&] {
            rest_ = std::make_unique<discord_rest>(loop_, mg::net::config{.proxy = ""}, token_, guard_, std::move(how), 4711,
                                                   [](std::string_view what) { refusals.add(std::string{what}); });
            now_ = rest_.get();
        });
    }
    driver(driver const&) = delete;
    driver& operator=(driver const&) = delete;
    ~driver() { end(); }

    void end() {
        on_loop([&] { rest_.reset(); });
    }
    void stop() {
        on_loop([&] { rest_->stop(); });
    }
    bool is_idle() {
        return support::on_loop(*loop_, [&] { return rest_->idle(); });
    }
    template <class Action>
    void perform(std::string name, Action what) {
        on_loop([&] { rest_->perform(action::any{std::move(what)}, telling(std::move(name))); });
    }
    void call(std::string name, rest_request what) {
        on_loop([&] {
            rest_->call(std::move(what), [this, name](std::error_code error, rest_reply& reply) {
                told.add(joined(name, ": ", error ? error.message() : "fine", ", ", reply.status, ' ', reply.body));
            });
        });
    }
    /// Does again what it says, in its own completion.
    void perform_again(std::string name, action::send what, int times) {
        on_loop([&] { again(std::move(name), std::move(what), times); });
    }

private:
    template <class Work>
    void on_loop(Work work) {
        support::on_loop(*loop_, std::move(work));
    }
    action::completion telling(std::string name) {
        return [this, name](std::error_code error, mg::chat::sent const& sent) {
            told.add(joined(name, ": ", error ? error.message() : "fine", ", ", sent.message, " in ", sent.channel.id));
        };
    }
    void again(std::string name, action::send what, int times) {
        auto const copy = what;
        now_->perform(action::any{std::move(what)}, [this, name, copy, times](std::error_code error, mg::chat::sent const&) {
            told.add(joined(name, ' ', times, ": ", error ? error.message() : "fine"));
            if (times > 1) again(name, copy, times - 1);
        });
    }

    std::shared_ptr<mg::net::loop> loop_ = std::make_shared<mg::net::loop>();
    mg::secret token_{"planted.token.4711", "TOKEN"};
    mg::wire::discord::invalid_guard guard_{};
    std::unique_ptr<discord_rest> rest_{};
    discord_rest* now_ = nullptr;  // Also while it ends.
};

/// Answers every request of every connection, and tells of them first.
class api {
public:
    told_lines asked{};

    explicit api(std::function<std::string(heard_request const&)> answer) : answer_(std::move(answer)) {}
    std::string base() const { return server_.url("http", "/api/v10"); }

private:
    std::function<std::string(heard_request const&)> answer_;
    loopback_server server_{[this](peer& one) {
        for (;;) {
            auto const heard = support::hear_request(one);
            asked.add(heard.line.substr(0, heard.line.rfind(' ')));
            one.write(answer_(heard));
        }
    }};
};

std::string created(heard_request const&) { return response(200, R"({"id":"99","channel_id":"5"})"); }
std::string why(auto error) { return make_error_code(error).message(); }

rest_request get(std::string path) {
    rest_request made;
    made.route = "GET " + path;
    made.path = std::move(path);
    made.repeatable = true;
    return made;
}

// --- what is asked

void a_request_says_who_asks() {
    std::promise<heard_request> promise;
    api server{[&](heard_request const& heard) {
        promise.set_value(heard);
        return created(heard);
    }};
    driver on{server.base()};
    on.perform("send", action::send{"tea?", in("5")});
    BOOST_TEST_EQ(on.told.next(), "send: fine, 99 in 5");
    auto const heard = promise.get_future().get();
    BOOST_TEST_EQ(heard.line, "POST /api/v10/channels/5/messages HTTP/1.1");
    BOOST_TEST_EQ(heard.header("Authorization"), "Bot planted.token.4711");
    BOOST_TEST_EQ(heard.header("User-Agent"), joined("DiscordBot (https://github.com/monongusa/monongusa, ", mg::version, ")"));
    BOOST_TEST_EQ(heard.header("Content-Type"), "application/json");
    BOOST_TEST(heard.body.starts_with(R"({"content":"tea?","nonce":")"));
    BOOST_TEST_NE(heard.body.find(R"("enforce_nonce":true,"allowed_mentions":{"parse":[]})"), heard.body.npos);
    BOOST_TEST(on.is_idle());
}

void each_action_is_its_request() {
    api server{[](heard_request const& heard) { return heard.line.starts_with("POST ") ? created(heard) : response(204, ""); }};
    driver on{server.base()};
    struct {
        action::any what;
        std::string_view asked;
        std::string_view told;
    } const rows[] = {
        {action::react{"tada", in("5")}, "PUT /api/v10/channels/5/messages/77/reactions/%F0%9F%8E%89/@me", "x: fine,  in 5"},
        {action::unreact{"tada", in("5")}, "DELETE /api/v10/channels/5/messages/77/reactions/%F0%9F%8E%89/@me", "x: fine,  in 5"},
        {action::edit{"more", in("5")}, "PATCH /api/v10/channels/5/messages/77", "x: fine, 77 in 5"},
        {action::delete_message{in("5")}, "DELETE /api/v10/channels/5/messages/77", "x: fine,  in 5"},
        {action::reply{"yes", in("5")}, "POST /api/v10/channels/5/messages", "x: fine, 99 in 5"},
    };
    for (auto const& row : rows) {
        std::visit([&](auto const& one) { on.perform("x", one); }, row.what);
        BOOST_TEST_EQ(on.told.next(), row.told);
        BOOST_TEST_EQ(server.asked.next(), row.asked);
    }
}

void what_cannot_be_asked_fails_without_a_request() {
    api server{&created};
    driver on{server.base()};
    on.perform("nowhere", action::send{"tea?", in("")});
    BOOST_TEST_EQ(on.told.next(), joined("nowhere: ", why(mg::error::no_destination), ",  in "));
    on.perform("no words", action::send{"", in("5")});
    BOOST_TEST_EQ(on.told.next(), joined("no words: ", why(mg::error::text_empty), ",  in 5"));
    BOOST_TEST_EQ(server.asked.size(), 0u);
    BOOST_TEST(on.is_idle());
}

// The first message of one channel is answered only when that of the other has been asked.
void channels_do_not_wait_for_each_other_and_each_keeps_its_order() {
    std::promise<void> other;
    auto const other_came = other.get_future().share();
    api server{[&](heard_request const& heard) {
        if (heard.line.find("/channels/6/") != heard.line.npos) other.set_value();
        if (heard.body.find("first") != heard.body.npos) other_came.wait();
        return created(heard);
    }};
    driver on{server.base()};
    on.perform("first", action::send{"first", in("5")});
    on.perform("second", action::react{"tada", in("5")});
    on.perform("third", action::send{"third", in("5")});
    on.perform("other", action::send{"other", in("6")});
    std::vector<std::string> in_5;
    for (int i = 0; i < 4; ++i) {
        auto line = on.told.next();
        if (!line.starts_with("other")) in_5.push_back(line.substr(0, line.find(':')));
    }
    std::vector<std::string> const expected{"first", "second", "third"};
    BOOST_TEST_ALL_EQ(in_5.begin(), in_5.end(), expected.begin(), expected.end());
}

// --- what is not done at once

void a_limit_is_waited_for() {
    int times = 0;
    api server{[&](heard_request const& heard) {
        if (++times > 1) return created(heard);
        return response(429, R"({"message":"You are being rate limited.","retry_after":0.05,"global":false})",
                        "Retry-After: 1\r\nX-RateLimit-Scope: user\r\nX-RateLimit-Bucket: tea\r\n");
    }};
    driver on{server.base()};
    auto const before = mg::instant::clock::now();
    on.perform("send", action::send{"tea?", in("5")});
    BOOST_TEST_EQ(on.told.next(), "send: fine, 99 in 5");
    BOOST_TEST(mg::instant::clock::now() - before >= 50ms);
    BOOST_TEST_EQ(server.asked.size(), 2u);
}

void what_may_have_been_done_is_asked_again_under_the_same_nonce() {
    told_lines bodies;
    bool first = true;
    loopback_server const server{[&](peer& one) {
        for (;;) {
            auto const heard = support::hear_request(one);
            bodies.add(heard.body);
            if (std::exchange(first, false)) return one.cut();
            one.write(created(heard));
        }
    }};
    driver on{server.url("http", "")};
    on.perform("send", action::send{"tea?", in("5")});
    BOOST_TEST_EQ(on.told.next(), "send: fine, 99 in 5");
    auto const body = bodies.next();
    BOOST_TEST_NE(body.find("\"nonce\":"), body.npos);
    BOOST_TEST_EQ(bodies.next(), body);
    BOOST_TEST_EQ(bodies.size(), 0u);
}

void a_server_that_is_not_there_is_an_error() {
    forget_what_was_told();
    support::silent_port const nobody;
    auto how = usual();
    how.requests.attempts = 2;
    driver on{joined("http://127.0.0.1:", std::size_t{nobody.port()}), how};
    on.call("call", get("/users/@me"));
    auto const told = on.told.next();
    BOOST_TEST(told.starts_with("call: ") && told.ends_with(", 0 "));
    BOOST_TEST_NE(told, "call: fine, 0 ");
    // Told once, however often it is tried.
    BOOST_TEST(refusals.next().ends_with("; trying again"));
    BOOST_TEST_EQ(refusals.size(), 0u);
}

// --- what is refused

void what_discord_refuses_is_told_to_who_asked_and_to_the_log() {
    forget_what_was_told();
    api server{[](heard_request const& heard) {
        if (heard.line.starts_with("GET ")) return response(404, R"({"message":"Unknown Channel","code":10003})");
        return response(403, R"({"message":"Missing Permissions","code":50013})");
    }};
    driver on{server.base()};
    on.perform("send", action::send{"tea?", in("5")});
    BOOST_TEST_EQ(on.told.next(), joined("send: ", why(api_error::no_permission), ",  in 5"));
    BOOST_TEST_EQ(refusals.next(), "POST /channels/{c}/messages: Missing Permissions");
    on.call("call", get("/channels/1"));
    BOOST_TEST_EQ(on.told.next(), joined("call: ", why(api_error::unknown_channel), R"(, 404 {"message":"Unknown Channel","code":10003})"));
    BOOST_TEST(refusals.next().ends_with(": Unknown Channel"));
    BOOST_TEST_EQ(refusals.size(), 0u);
}

void a_token_that_is_wrong_is_not_tried_again() {
    forget_what_was_told();
    api server{[](heard_request const&) { return response(401, R"({"message":"401: Unauthorized","code":0})"); }};
    driver on{server.base()};
    on.perform("first", action::send{"tea?", in("5")});
    BOOST_TEST_EQ(on.told.next(), joined("first: ", why(api_error::unauthorized), ",  in 5"));
    on.perform("second", action::send{"tea?", in("5")});
    BOOST_TEST_EQ(on.told.next(), joined("second: ", why(api_error::unauthorized), ",  in 5"));
    BOOST_TEST_EQ(server.asked.size(), 1u);
    BOOST_TEST_EQ(refusals.size(), 0u);  // Whoever has the token says what to do.
}

// --- calls

void a_call_has_its_answer() {
    api server{[](heard_request const& heard) { return response(200, "[" + heard.line + "]"); }};
    driver on{server.base()};
    on.call("roles", get("/guilds/3/roles?x=y"));
    BOOST_TEST_EQ(on.told.next(), "roles: fine, 200 [GET /api/v10/guilds/3/roles?x=y HTTP/1.1]");
    BOOST_TEST(on.is_idle());
}

// --- how much is taken

void more_than_fits_is_refused_at_once() {
    std::promise<void> go_on;
    auto const may_go_on = go_on.get_future().share();
    api server{[&](heard_request const& heard) {
        may_go_on.wait();
        return created(heard);
    }};
    auto const full = std::make_error_code(std::errc::resource_unavailable_try_again).message();
    auto how = usual();
    how.most_deeds.deeds = 1;
    how.requests.most_waiting = 2;
    driver on{server.base(), how};
    on.perform("first", action::send{"tea?", in("5")});
    on.perform("second", action::send{"tea?", in("6")});
    BOOST_TEST_EQ(on.told.next(), joined("second: ", full, ",  in 6"));
    on.call("third", get("/users/1"));
    on.call("fourth", get("/users/2"));
    BOOST_TEST_EQ(on.told.next(), joined("fourth: ", full, ", 0 "));
    go_on.set_value();
    std::vector<std::string> rest{on.told.next(), on.told.next()};
    std::sort(rest.begin(), rest.end());
    BOOST_TEST_EQ(rest[0], "first: fine, 99 in 5");
    BOOST_TEST(rest[1].starts_with("third: fine, 200 "));
}

// A deed finds no room for its request.
void a_deed_whose_request_finds_no_room_fails() {
    api server{&created};
    auto how = usual();
    how.requests.most_waiting = 0;
    driver on{server.base(), how};
    on.perform("send", action::send{"tea?", in("5")});
    BOOST_TEST_EQ(on.told.next(), joined("send: ", std::make_error_code(std::errc::resource_unavailable_try_again).message(), ",  in 5"));
    BOOST_TEST(on.is_idle());
}

void a_completion_may_ask_for_more() {
    api server{&created};
    driver on{server.base()};
    on.perform_again("once more", {"tea?", in("5")}, 3);
    for (int i = 3; i > 0; --i) BOOST_TEST_EQ(on.told.next(), joined("once more ", i, ": fine"));
    BOOST_TEST_EQ(server.asked.size(), 3u);
}

// --- the end

// What is under way, what waits behind it, what waits for a limit, and what comes too late.
void at_the_end_everything_is_told_once_that_it_was_stopped() {
    told_lines asked;
    loopback_server const server{[&](peer& one) {
        auto const heard = support::hear_request(one);
        asked.add(heard.line.substr(0, heard.line.rfind(' ')));
        if (heard.line.find("/channels/9/") != heard.line.npos) {
            // Nothing else comes over this connection, where nobody would hear it.
            return one.write(response(429, R"({"message":"You are being rate limited.","retry_after":600,"global":false})",
                                      "X-RateLimit-Scope: user\r\nConnection: close\r\n"));
        }
        one.read_to_end();
    }};
    auto const stopped = why(mg::error::stopped);
    for (bool const by_its_end : {false, true}) {
        driver on{server.url("http", "")};
        on.perform("limited", action::send{"tea?", in("9")});
        asked.next();
        on.perform("under way", action::send{"tea?", in("5")});
        on.perform("behind it", action::send{"tea?", in("5")});
        on.call("call", get("/users/@me"));
        asked.next();
        asked.next();
        BOOST_TEST(!on.is_idle());
        on.perform_again("stubborn", {"tea?", in("6")}, 3);
        asked.next();
        by_its_end ? on.end() : on.stop();
        std::vector<std::string> told;
        for (int i = 0; i < 7; ++i) told.push_back(on.told.next());
        std::sort(told.begin(), told.end());
        std::vector<std::string> const expected{joined("behind it: ", stopped, ",  in 5"), joined("call: ", stopped, ", 0 "),
                                                joined("limited: ", stopped, ",  in 9"),   joined("stubborn 1: ", stopped),
                                                joined("stubborn 2: ", stopped),           joined("stubborn 3: ", stopped),
                                                joined("under way: ", stopped, ",  in 5")};
        BOOST_TEST_ALL_EQ(told.begin(), told.end(), expected.begin(), expected.end());
        BOOST_TEST_EQ(on.told.size(), 0u);
        if (by_its_end) continue;
        BOOST_TEST(on.is_idle());
        on.perform("too late", action::send{"tea?", in("5")});
        BOOST_TEST_EQ(on.told.next(), joined("too late: ", stopped, ",  in 5"));
        on.call("too late", get("/users/@me"));
        BOOST_TEST_EQ(on.told.next(), joined("too late: ", stopped, ", 0 "));
        on.stop();
        on.end();
        BOOST_TEST_EQ(on.told.size(), 0u);
    }
    while (asked.size() != 0) BOOST_TEST_EQ(asked.next(), "");
}

}  // namespace

int main() {
    a_request_says_who_asks();
    each_action_is_its_request();
    what_cannot_be_asked_fails_without_a_request();
    channels_do_not_wait_for_each_other_and_each_keeps_its_order();
    a_limit_is_waited_for();
    what_may_have_been_done_is_asked_again_under_the_same_nonce();
    a_server_that_is_not_there_is_an_error();
    what_discord_refuses_is_told_to_who_asked_and_to_the_log();
    a_token_that_is_wrong_is_not_tried_again();
    a_call_has_its_answer();
    more_than_fits_is_refused_at_once();
    a_deed_whose_request_finds_no_room_fails();
    a_completion_may_ask_for_more();
    at_the_end_everything_is_told_once_that_it_was_stopped();
    return boost::report_errors();
}
