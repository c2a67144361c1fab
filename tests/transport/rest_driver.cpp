// SPDX-License-Identifier: BSL-1.0
// rest_driver: what a platform says of its requests and answers is what is sent and told, and a completion cannot break the driver.
#include <monongusa/transport/rest_driver.hpp>

#include <monongusa/action/all.hpp>
#include <monongusa/wire/deed_queue.hpp>
#include <monongusa/wire/discord/deed.hpp>
#include <monongusa/wire/discord/invalid_guard.hpp>
#include <monongusa/wire/discord/request_queue.hpp>

#include "../support/loopback_discord.hpp"
#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace {

namespace mg = monongusa;
using namespace std::chrono_literals;
using mg::wire::rest_reply;
using support::heard_request;
using support::joined;
using support::loopback_server;
using support::peer;
using support::response;
using support::told_lines;

told_lines log_lines;
void note(std::string_view what) { log_lines.add(std::string{what}); }

/// A platform of the test's own, which has queues from Discord and nothing else.
struct teahouse {
    struct options {
        std::size_t most_waiting = 100;
        std::size_t most_deeds = 100;
    };
    using request = mg::wire::discord::rest_request;

    std::string base{};
    mg::wire::discord::invalid_guard* guard = nullptr;

    mg::wire::deed_queue<mg::wire::discord::deed> deeds(options const& how, mg::detail::random chance) const {
        return mg::wire::deed_queue<mg::wire::discord::deed>{{}, {.deeds = how.most_deeds}, chance};
    }
    mg::wire::discord::request_queue requests(options const& how, mg::detail::random chance) const {
        return mg::wire::discord::request_queue{*guard, {.most_waiting = how.most_waiting, .attempts = 2, .retry = {1ms, 2ms}}, chance};
    }
    std::string name(request const& what) const { return "tea " + what.route; }
    std::error_code write(request const& what, mg::net::http_request& out) const {
        if (what.path == "/forbidden") return std::make_error_code(std::errc::permission_denied);
        out.method = mg::wire::name_of(what.method);
        out.url = base + what.path;
        out.headers.emplace_back("X-Tea", "green");
        out.body = what.body;
        return {};
    }
    std::string refusal(std::error_code, rest_reply const& reply) const { return reply.status == 404 ? "" : "too hot: " + reply.body; }
    std::string notice(rest_reply const& reply) const { return std::string{reply.header("x-notice")}; }
    template <class Tell>
    void watch(mg::instant, Tell tell) {
        tell("watched");
    }
};
using tea_driver = mg::transport::rest_driver<teahouse>;

/// Answers every request of every connection.
class api {
public:
    told_lines asked{};

    explicit api(std::function<std::string(heard_request const&)> answer) : answer_(std::move(answer)) {}
    std::string base() const { return server_.url("http", ""); }

private:
    std::function<std::string(heard_request const&)> answer_;
    loopback_server server_{[this](peer& one) {
        for (;;) {
            auto const heard = support::hear_request(one);
            asked.add(joined(heard.line.substr(0, heard.line.rfind(' ')), ' ', heard.header("X-Tea")));
            one.write(answer_(heard));
        }
    }};
};

/// On a loop of its own.
class driven {
public:
    told_lines told{};

    explicit driven(std::string base, teahouse::options how = {}) {
        on([&](auto&) {
            driver_ =
                std::make_unique<tea_driver>(loop_, mg::net::config{.proxy = ""}, teahouse{std::move(base), &guard_}, how, 4711, &note);
        });
    }
    driven(driven const&) = delete;
    driven& operator=(driven const&) = delete;
    ~driven() {
        on([&](auto&) { driver_.reset(); });
    }

    template <class Work>
    void on(Work work) {
        support::on_loop(*loop_, [&] { work(driver_); });
    }
    void call(std::string path) {
        on([&](auto& driver) { driver->call(asking(path), telling(path)); });
    }
    mg::transport::rest_done telling(std::string name) {
        return [this, name](std::error_code error, rest_reply& reply) {
            told.add(joined(name, ": ", error ? error.message() : "fine", ", ", reply.status, ' ', reply.body));
        };
    }
    static teahouse::request asking(std::string const& path) {
        teahouse::request made;
        made.path = path;
        made.route = "GET " + path;
        made.repeatable = true;
        return made;
    }

private:
    std::shared_ptr<mg::net::loop> loop_ = std::make_shared<mg::net::loop>();
    mg::wire::discord::invalid_guard guard_{};
    std::unique_ptr<tea_driver> driver_{};
};

std::string why(std::errc error) { return std::make_error_code(error).message(); }

void a_request_is_what_the_platform_writes() {
    api server{[](heard_request const&) { return response(200, "pot"); }};
    driven tea{server.base()};
    tea.call("/pots/1");
    BOOST_TEST_EQ(tea.told.next(), "/pots/1: fine, 200 pot");
    BOOST_TEST_EQ(server.asked.next(), "GET /pots/1 green");
    BOOST_TEST_EQ(log_lines.next(), "watched");
    BOOST_TEST_EQ(log_lines.size(), 0u);
}

void what_the_platform_does_not_write_is_not_sent() {
    api server{[](heard_request const&) { return response(200, ""); }};
    driven tea{server.base()};
    tea.call("/forbidden");
    BOOST_TEST_EQ(tea.told.next(), joined("/forbidden: ", why(std::errc::permission_denied), ", 0 "));
    tea.call("/pots");
    BOOST_TEST_EQ(tea.told.next(), "/pots: fine, 200 ");
    BOOST_TEST_EQ(server.asked.size(), 1u);
    BOOST_TEST_EQ(log_lines.next(), "watched");
    BOOST_TEST_EQ(log_lines.size(), 0u);
}

// In this order: what stands in the answer, what is to be watched, and why it is refused.
void the_log_has_the_words_of_the_platform() {
    api server{[](heard_request const& heard) {
        if (heard.line.starts_with("GET /gone")) return response(404, "");
        return response(400, "boiling", "X-Notice: half an hour\r\n");
    }};
    driven tea{server.base()};
    tea.call("/pots");
    BOOST_TEST(tea.told.next().ends_with(", 400 boiling"));
    BOOST_TEST_EQ(log_lines.next(), "tea GET /pots: half an hour");
    BOOST_TEST_EQ(log_lines.next(), "watched");
    BOOST_TEST_EQ(log_lines.next(), "tea GET /pots: too hot: boiling");
    tea.call("/gone");
    tea.told.next();
    BOOST_TEST_EQ(log_lines.next(), "watched");
    BOOST_TEST_EQ(log_lines.size(), 0u);
}

// There may be secrets in the rest of the address.
void of_a_server_that_is_not_there_only_its_name_is_told() {
    support::silent_port const nobody;
    auto const base = joined("http://127.0.0.1:", std::size_t{nobody.port()});
    driven tea{base};
    tea.call("/secret/4711");
    auto const told = tea.told.next();
    BOOST_TEST(told.ends_with(", 0 ") && told.find("fine") == told.npos);
    BOOST_TEST(log_lines.next().starts_with(base + " cannot be reached: "));
    // Once, although it was tried twice.
    BOOST_TEST_EQ(log_lines.next(), "watched");
    BOOST_TEST_EQ(log_lines.next(), "watched");
    BOOST_TEST_EQ(log_lines.size(), 0u);
}

void what_a_completion_throws_ends_nothing() {
    api server{[](heard_request const&) { return response(200, R"({"id":"99"})"); }};
    driven tea{server.base()};
    tea.on([&](auto& driver) { driver->call(tea.asking("/1"), [](std::error_code, rest_reply&) { throw std::runtime_error{"spilt"}; }); });
    BOOST_TEST_EQ(log_lines.next(), "watched");
    BOOST_TEST_EQ(log_lines.next(), "what was called with an answer threw an exception: spilt");
    mg::action::send const say{"tea?", {{"5", "", {}}, {}, "", ""}};
    tea.on([&](auto& driver) { driver->perform(mg::action::any{say}, [](std::error_code, mg::chat::sent const&) { throw 7; }); });
    BOOST_TEST_EQ(log_lines.next(), "watched");
    BOOST_TEST_EQ(log_lines.next(), "what was called with an answer threw an exception");
    tea.call("/2");
    BOOST_TEST(tea.told.next().starts_with("/2: fine, 200"));
    BOOST_TEST_EQ(log_lines.next(), "watched");
    tea.on([](auto& driver) { BOOST_TEST(driver->idle()); });
}

void nobody_need_listen_to_the_log() {
    api server{[](heard_request const&) { return response(400, "boiling"); }};
    auto const loop = std::make_shared<mg::net::loop>();
    mg::wire::discord::invalid_guard guard;
    std::unique_ptr<tea_driver> driver;
    told_lines told;
    support::on_loop(*loop, [&] {
        driver = std::make_unique<tea_driver>(loop, mg::net::config{.proxy = ""}, teahouse{server.base(), &guard}, teahouse::options{}, 1,
                                              nullptr);
        driver->call(driven::asking("/1"), [&](std::error_code, rest_reply& reply) { told.add(reply.body); });
    });
    BOOST_TEST_EQ(told.next(), "boiling");
    support::on_loop(*loop, [&] { driver.reset(); });
    BOOST_TEST_EQ(log_lines.size(), 0u);
}

void the_options_are_those_of_the_platform() {
    api server{[](heard_request const&) { return response(200, ""); }};
    auto const full = why(std::errc::resource_unavailable_try_again);
    driven tea{server.base(), {.most_waiting = 0, .most_deeds = 0}};
    tea.call("/1");
    BOOST_TEST_EQ(tea.told.next(), joined("/1: ", full, ", 0 "));
    mg::action::send const say{"tea?", {{"5", "", {}}, {}, "", ""}};
    tea.on([&](auto& driver) {
        driver->perform(mg::action::any{say}, [&](std::error_code error, mg::chat::sent const& sent) {
            tea.told.add(joined(error.message(), " in ", sent.channel.id));
        });
    });
    BOOST_TEST_EQ(tea.told.next(), full + " in 5");
    BOOST_TEST_EQ(server.asked.size(), 0u);
}

void who_waits_for_silence_is_told_once() {
    std::promise<void> may_answer;
    api server{[&](heard_request const&) {
        may_answer.get_future().get();
        return response(200, "");
    }};
    driven tea{server.base()};
    auto const ask = [&](std::string name) {
        tea.on([&](auto& driver) { driver->when_idle([&tea, name] { tea.told.add(name); }); });
    };
    ask("idle already");
    BOOST_TEST_EQ(tea.told.next(), "idle already");
    tea.call("/1");
    ask("busy");
    BOOST_TEST_EQ(tea.told.size(), 0u);
    may_answer.set_value();
    BOOST_TEST_EQ(tea.told.next(), "/1: fine, 200 ");
    BOOST_TEST_EQ(tea.told.next(), "busy");
    BOOST_TEST_EQ(log_lines.next(), "watched");
}

void what_is_only_asked_is_not_told_and_not_waited_for() {
    std::promise<void> may_answer;
    api server{[&](heard_request const&) {
        may_answer.get_future().get();
        return response(400, "too late");
    }};
    driven tea{server.base()};
    tea.on([&](auto& driver) {
        driver->ask(tea.asking("/1"), tea.telling("/1"));
        driver->when_idle([&] { tea.told.add("silence"); });
        BOOST_TEST(!driver->idle());
    });
    BOOST_TEST_EQ(tea.told.next(), "silence");
    may_answer.set_value();
    BOOST_TEST(tea.told.next().ends_with(", 400 too late"));
    BOOST_TEST_EQ(log_lines.next(), "watched");
    tea.on([&](auto&) { BOOST_TEST_EQ(log_lines.size(), 0u); });
}

void who_waits_for_silence_is_told_of_the_end() {
    std::promise<void> may_answer;
    auto const answered = may_answer.get_future().share();
    api server{[&](heard_request const&) {
        answered.wait();
        return response(200, "");
    }};
    driven tea{server.base()};
    tea.call("/1");
    tea.on([&](auto& driver) {
        driver->when_idle([&] { tea.told.add("over"); });
        driver->stop();
    });
    BOOST_TEST_EQ(tea.told.next(), joined("/1: ", make_error_code(mg::error::stopped).message(), ", 0 "));
    BOOST_TEST_EQ(tea.told.next(), "over");
    may_answer.set_value();
}

}  // namespace

int main() {
    a_request_is_what_the_platform_writes();
    what_the_platform_does_not_write_is_not_sent();
    the_log_has_the_words_of_the_platform();
    of_a_server_that_is_not_there_only_its_name_is_told();
    what_a_completion_throws_ends_nothing();
    nobody_need_listen_to_the_log();
    the_options_are_those_of_the_platform();
    who_waits_for_silence_is_told_once();
    what_is_only_asked_is_not_told_and_not_waited_for();
    who_waits_for_silence_is_told_of_the_end();
    return boost::report_errors();
}
