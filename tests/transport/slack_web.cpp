// SPDX-License-Identifier: BSL-1.0
// slack_web: actions become calls of the Web API, each with the token that it may have, and limits are waited for.
#include <monongusa/transport/slack_web.hpp>

#include <monongusa/action/all.hpp>
#include <monongusa/wire/slack/requests.hpp>

#include "../support/loopback_discord.hpp"
#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace {

namespace mg = monongusa;
namespace action = mg::action;
namespace requests = mg::wire::slack::requests;
using namespace std::chrono_literals;
using mg::transport::slack_web;
using mg::transport::slack_web_config;
using mg::wire::rest_reply;
using mg::wire::slack::api_error;
using mg::wire::slack::web_repeat;
using mg::wire::slack::web_request;
using support::heard_request;
using support::joined;
using support::loopback_server;
using support::peer;
using support::response;
using support::told_lines;

constexpr auto spacing = 20ms;

mg::chat::origin in(std::string_view channel) { return {{std::string{channel}, "", {}}, {"U7", "ann"}, "1700000000.000100", ""}; }

told_lines log_lines;  // What people are told.

slack_web_config usual() {
    slack_web_config how;
    how.requests.retry = {1ms, 2ms};
    how.requests.rates.post_spacing = spacing;
    return how;
}

/// A driver on a loop of its own, and what became of what it was told to do.
class driver {
public:
    told_lines told{};

    explicit driver(std::string base, slack_web_config how = usual()) {
        how.base = std::move(base);
        on_loop([&] {
            web_ = std::make_unique<slack_web>(loop_, mg::net::config{.proxy = ""}, bot_, app_, how, 4711,
                                               [](std::string_view what) { log_lines.add(std::string{what}); });
        });
    }
    driver(driver const&) = delete;
    driver& operator=(driver const&) = delete;
    ~driver() { end(); }

    void end() {
        on_loop([&] { web_.reset(); });
    }
    void stop() {
        on_loop([&] { web_->stop(); });
    }
    bool is_idle() {
        return support::on_loop(*loop_, [&] { return web_->idle(); });
    }
    template <class Action>
    void perform(std::string name, Action what) {
        on_loop([&] {
            web_->perform(action::any{std::move(what)}, [this, name](std::error_code error, mg::chat::sent const& sent) {
                told.add(joined(name, ": ", outcome(error), ", ", sent.message, " in ", sent.channel.id));
            });
        });
    }
    void call(std::string name, web_request what) {
        on_loop([&] {
            web_->call(std::move(what), [this, name](std::error_code error, rest_reply& reply) {
                told.add(joined(name, ": ", outcome(error), ", ", reply.status, ' ', reply.body));
            });
        });
    }
    void download(std::string url) {
        on_loop([&] {
            web_->download(std::move(url), 1000,
                           [this](std::error_code error, std::string bytes) { told.add(joined("file: ", outcome(error), ", ", bytes)); });
        });
    }

    static std::string outcome(std::error_code error) { return error ? error.message() : "fine"; }

private:
    template <class Work>
    void on_loop(Work work) {
        support::on_loop(*loop_, std::move(work));
    }

    std::shared_ptr<mg::net::loop> loop_ = std::make_shared<mg::net::loop>();
    mg::secret bot_{"xoxb-planted-4711", "BOT"};
    mg::secret app_{"xapp-planted-4711", "APP"};
    std::unique_ptr<slack_web> web_{};
};

/// Answers every request of every connection, and tells of them first, each with its token.
class api {
public:
    told_lines asked{};

    explicit api(std::function<std::string(heard_request const&)> answer) : answer_(std::move(answer)) {}
    std::string base() const { return url("/api"); }
    std::string url(std::string const& path) const { return server_.url("http", path); }

private:
    std::function<std::string(heard_request const&)> answer_;
    loopback_server server_{[this](peer& one) {
        for (;;) {
            auto const heard = support::hear_request(one);
            auto const token = heard.header("Authorization");
            asked.add(joined(heard.line.substr(0, heard.line.rfind(' ')), ' ', heard.body, token.empty() ? "" : " ", token));
            one.write(answer_(heard));
        }
    }};
};

std::string posted(heard_request const&) { return response(200, R"({"ok":true,"channel":"C5","ts":"1700000009.000900"})"); }
std::string refused(std::string_view word) { return response(200, joined(R"({"ok":false,"error":")", word, "\"}")); }
std::string why(auto error) { return make_error_code(error).message(); }
constexpr std::string_view bot = " Bearer xoxb-planted-4711";

// --- what is asked

void a_request_says_who_asks() {
    support::told_lines heads;
    api server{[&](heard_request const& heard) {
        heads.add(heard.head);
        return posted(heard);
    }};
    driver on{server.base()};
    on.perform("send", action::send{"tea & <cake>?", in("C5")});
    BOOST_TEST_EQ(on.told.next(), "send: fine, 1700000009.000900 in C5");
    BOOST_TEST_EQ(server.asked.next(), joined("POST /api/chat.postMessage channel=C5&text=tea+%26amp%3B+%26lt%3Bcake%26gt%3B%3F", bot));
    heard_request heard;
    heard.head = heads.next();
    BOOST_TEST_EQ(heard.header("User-Agent"), joined("monongusa/", mg::version, " (https://github.com/monongusa/monongusa)"));
    BOOST_TEST_EQ(heard.header("Content-Type"), "application/x-www-form-urlencoded");
    BOOST_TEST(on.is_idle());
    BOOST_TEST_EQ(log_lines.size(), 0u);
}

void each_call_has_the_token_that_it_may_have() {
    api server{[](heard_request const&) { return response(200, R"({"ok":true})"); }};
    api other{[](heard_request const&) { return response(200, "OK - 5"); }};
    driver on{server.base()};
    web_request to_other = requests::download(other.url("/files/1"));
    web_request here = requests::download(server.url("/files/1"));
    struct {
        web_request what;
        api& by;
        std::string asked;
    } const rows[] = {
        {requests::auth_test(), server, joined("POST /api/auth.test ", bot)},
        {requests::open_connection(), server, "POST /api/apps.connections.open  Bearer xapp-planted-4711"},
        {requests::upload(other.url("/upload/v1/A"), "bytes"), other, "POST /upload/v1/A bytes"},
        {requests::respond(server.url("/actions/T1/2"), {"yes"}), server,
         R"(POST /actions/T1/2 {"text":"yes","response_type":"ephemeral","replace_original":false})"},
        {here, server, joined("GET /files/1 ", bot)},
        {to_other, other, "GET /files/1 "},  // Another port is another server.
    };
    for (auto const& row : rows) {
        on.call("x", row.what);
        BOOST_TEST(on.told.next().starts_with("x: fine, 200 "));
        BOOST_TEST_EQ(row.by.asked.next(), row.asked);
    }
}

void an_upload_goes_where_slack_says_and_without_the_token() {
    api files{[](heard_request const&) { return response(200, "OK - 5"); }};
    api server{[&](heard_request const& heard) {
        if (heard.line.find("files.getUploadURLExternal") == heard.line.npos) return response(200, R"({"ok":true,"files":[{"id":"F1"}]})");
        return response(200, joined(R"({"ok":true,"upload_url":")", files.url("/upload/v1/A"), R"(","file_id":"F1"})"));
    }};
    driver on{server.base()};
    on.perform("upload", action::upload{"look", {{"tea.txt", "green", ""}}, in("C5")});
    BOOST_TEST(on.told.next().starts_with("upload: fine, "));
    BOOST_TEST(server.asked.next().starts_with("POST /api/files.getUploadURLExternal filename=tea.txt&length=5"));
    BOOST_TEST_EQ(files.asked.next(), "POST /upload/v1/A green");
    BOOST_TEST(server.asked.next().starts_with("POST /api/files.completeUploadExternal files="));
}

void what_must_not_be_asked_is_not_asked() {
    api server{&posted};
    driver on{server.base()};
    web_request call;
    struct {
        std::string name, url;
        mg::net::error error;
    } const rows[] = {
        {"../upload", "", mg::net::error::bad_url},
        {"a?b=c", "", mg::net::error::bad_url},
        {"", "", mg::net::error::bad_url},
        {"upload", "http://files.example/1", mg::net::error::insecure_url},
        {"upload", "upload", mg::net::error::bad_url},
        {"upload", "wss://files.slack.com/", mg::net::error::bad_url},
    };
    for (auto const& row : rows) {
        call.name = row.name;
        call.url = row.url;
        on.call("x", call);
        BOOST_TEST_EQ(on.told.next(), joined("x: ", why(row.error), ", 0 "));
    }
    BOOST_TEST_EQ(server.asked.size(), 0u);
    BOOST_TEST_EQ(log_lines.size(), 0u);
}

// --- limits

// What came in order is said in order, and no two within the pace, though in the middle a limit refuses one.
void a_burst_keeps_its_order_and_its_pace() {
    std::mutex mutex;
    std::vector<std::pair<std::string, mg::instant>> said;
    api server{[&](heard_request const& heard) {
        std::lock_guard const lock{mutex};
        said.emplace_back(heard.body.substr(heard.body.find("text=") + 5), mg::instant::clock::now());
        if (said.size() == 3) return response(429, R"({"ok":false,"error":"ratelimited"})", "Retry-After: 1\r\n");
        return posted(heard);
    }};
    driver on{server.base()};
    for (int i = 1; i <= 5; ++i) on.perform(joined(i), action::send{joined(i), in("C5")});
    for (int i = 1; i <= 5; ++i) BOOST_TEST(on.told.next().starts_with(joined(i, ": fine")));
    std::string order;
    for (auto const& one : said) order += one.first;
    BOOST_TEST_EQ(order, "123345");
    for (std::size_t i = 1; i < said.size(); ++i)
        BOOST_TEST(said[i].second - said[i - 1].second >= (i == 3 ? mg::instant::duration{1s} : mg::instant::duration{spacing}));
    BOOST_TEST_EQ(log_lines.size(), 0u);
}

void a_long_text_becomes_messages_in_order() {
    api server{&posted};
    driver on{server.base()};
    on.perform("long", action::send{std::string(4001, 'x'), in("C5")});
    BOOST_TEST_EQ(on.told.next(), "long: fine, 1700000009.000900 in C5");
    BOOST_TEST_EQ(server.asked.size(), 2u);
}

void a_long_limit_is_told() {
    api server{[](heard_request const&) { return response(429, R"({"ok":false,"error":"ratelimited"})", "Retry-After: 600\r\n"); }};
    driver on{server.base()};
    on.perform("send", action::send{"tea?", in("C5")});
    BOOST_TEST_EQ(log_lines.next(), "chat.postMessage: Slack's limits hold it back for 600 seconds");
    on.stop();
    BOOST_TEST_EQ(on.told.next(), joined("send: ", why(mg::error::stopped), ",  in C5"));
    BOOST_TEST_EQ(server.asked.size(), 1u);
}

// --- what fails

void what_slack_refuses_is_told_to_who_asked_and_to_the_log() {
    api server{[](heard_request const&) { return refused("not_in_channel"); }};
    driver on{server.base()};
    on.perform("send", action::send{"tea?", in("C5")});
    BOOST_TEST_EQ(on.told.next(), joined("send: ", why(api_error::not_in_channel), ",  in C5"));
    BOOST_TEST(log_lines.next().starts_with("chat.postMessage: " + why(api_error::not_in_channel)));
    BOOST_TEST_EQ(log_lines.size(), 0u);
}

void what_is_as_it_should_be_is_no_refusal() {
    api server{
        [](heard_request const& heard) { return refused(heard.line.find("add") != heard.line.npos ? "already_reacted" : "no_reaction"); }};
    driver on{server.base()};
    on.perform("react", action::react{"tada", in("C5")});
    BOOST_TEST_EQ(on.told.next(), "react: fine,  in C5");
    on.perform("unreact", action::unreact{"tada", in("C5")});
    BOOST_TEST_EQ(on.told.next(), "unreact: fine,  in C5");
    BOOST_TEST_EQ(log_lines.size(), 0u);
}

void a_token_that_is_dead_is_not_tried_again() {
    api server{[](heard_request const&) { return refused("token_revoked"); }};
    driver on{server.base()};
    for (std::string const name : {"first", "second"}) {
        on.perform(name, action::send{"tea?", in("C5")});
        BOOST_TEST_EQ(on.told.next(), joined(name, ": ", why(api_error::token_revoked), ",  in C5"));
    }
    BOOST_TEST_EQ(server.asked.size(), 1u);
    BOOST_TEST_EQ(log_lines.size(), 0u);  // Whoever has the token says what to do.
}

void a_page_is_no_answer() {
    api server{[](heard_request const&) { return response(200, "<html>sign in</html>"); }};
    auto how = usual();
    how.requests.attempts = 3;
    driver on{server.base(), how};
    on.call("question", requests::user("U1"));
    BOOST_TEST_EQ(on.told.next(), joined("question: ", why(api_error::no_answer), ", 200 <html>sign in</html>"));
    BOOST_TEST_EQ(server.asked.size(), 3u);
    BOOST_TEST(log_lines.next().starts_with("users.info: " + why(api_error::no_answer)));
}

// Nobody knows whether it was done.
void a_post_is_not_repeated_and_a_question_is() {
    told_lines asked;
    std::atomic<bool> first = true;
    loopback_server const server{[&](peer& one) {
        auto const heard = support::hear_request(one);
        asked.add(heard.line);
        if (first.exchange(false)) return one.cut();
        one.write(response(200, R"({"ok":true})", "Connection: close\r\n"));
    }};
    driver on{server.url("http", "")};
    on.perform("send", action::send{"tea?", in("C5")});
    BOOST_TEST_EQ(on.told.next(), joined("send: ", why(mg::error::connection_lost), ",  in C5"));
    BOOST_TEST_EQ(asked.next(), "POST /chat.postMessage HTTP/1.1");
    auto const told = log_lines.next();
    BOOST_TEST(told.starts_with(server.url("http", "") + " cannot be reached: ") && !told.ends_with("; trying again"));
    first = true;
    on.call("question", requests::user("U1"));
    BOOST_TEST_EQ(on.told.next(), R"(question: fine, 200 {"ok":true})");
    BOOST_TEST_EQ(asked.size(), 2u);
    BOOST_TEST_EQ(log_lines.size(), 0u);  // Nobody has answered in between.
}

// --- files, and the end

void a_file_is_fetched() {
    api server{[](heard_request const&) { return response(200, "green"); }};
    driver on{server.base()};
    on.download(server.url("/files-pri/F1/tea.txt"));
    BOOST_TEST_EQ(on.told.next(), "file: fine, green");
    BOOST_TEST_EQ(server.asked.next(), joined("GET /files-pri/F1/tea.txt ", bot));
    BOOST_TEST(on.is_idle());
}

void at_the_end_everything_is_told_once_that_it_was_stopped() {
    told_lines asked;
    loopback_server const silent{[&](peer& one) {
        support::hear_request(one);
        asked.add("");
        one.read_to_end();
    }};
    auto const stopped = why(mg::error::stopped);
    for (bool const by_its_end : {false, true}) {
        driver on{silent.url("http", "")};
        on.perform("under way", action::send{"tea?", in("C5")});
        on.perform("behind it", action::send{"tea?", in("C5")});
        on.call("call", requests::auth_test());
        on.download(silent.url("http", "/file"));
        for (int i = 0; i < 3; ++i) asked.next();
        BOOST_TEST(!on.is_idle());
        by_its_end ? on.end() : on.stop();
        std::vector<std::string> told;
        for (int i = 0; i < 4; ++i) told.push_back(on.told.next());
        std::sort(told.begin(), told.end());
        std::vector<std::string> const expected{joined("behind it: ", stopped, ",  in C5"), joined("call: ", stopped, ", 0 "),
                                                joined("file: ", stopped, ", "), joined("under way: ", stopped, ",  in C5")};
        BOOST_TEST_ALL_EQ(told.begin(), told.end(), expected.begin(), expected.end());
        BOOST_TEST_EQ(on.told.size(), 0u);
        if (by_its_end) continue;
        BOOST_TEST(on.is_idle());
        on.call("too late", requests::auth_test());
        BOOST_TEST_EQ(on.told.next(), joined("too late: ", stopped, ", 0 "));
        on.download(silent.url("http", "/file"));
        BOOST_TEST_EQ(on.told.next(), joined("file: ", stopped, ", "));
    }
}

}  // namespace

int main() {
    a_request_says_who_asks();
    each_call_has_the_token_that_it_may_have();
    an_upload_goes_where_slack_says_and_without_the_token();
    what_must_not_be_asked_is_not_asked();
    a_burst_keeps_its_order_and_its_pace();
    a_long_text_becomes_messages_in_order();
    a_long_limit_is_told();
    what_slack_refuses_is_told_to_who_asked_and_to_the_log();
    what_is_as_it_should_be_is_no_refusal();
    a_token_that_is_dead_is_not_tried_again();
    a_page_is_no_answer();
    a_post_is_not_repeated_and_a_question_is();
    a_file_is_fetched();
    at_the_end_everything_is_told_once_that_it_was_stopped();
    return boost::report_errors();
}
