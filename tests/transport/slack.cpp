// SPDX-License-Identifier: BSL-1.0
// slack: keeps the laws of transports and sinks, with Slack on loopback; what it delivers is acknowledged whatever the handlers do.
#include <monongusa/transport/slack.hpp>

#include <monongusa/bot/bot.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include "../laws/sink.hpp"
#include "../laws/transport.hpp"
#include "../support/loopback_slack.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

#include <stdlib.h>

namespace {

namespace mg = monongusa;
namespace action = mg::action;
using mg::transport::slack;
using mg::transport::slack_config;
using mg::transport::slack_sink;
using support::acknowledgement_of;
using support::joined;
using support::loopback_slack;
using support::slack_side;

static_assert(mg::transport_policy<slack>);
static_assert(mg::drives_clock<slack>);
static_assert(std::is_nothrow_move_constructible_v<slack> && !std::is_copy_constructible_v<slack>);
static_assert(std::is_trivially_copyable_v<slack_sink>);

// A pointer that src.hpp forgot would be null.
void none_of_its_calls_is_missing() {
    auto const& all = mg::detail::network().slack;
    BOOST_TEST(all.open && all.close && all.login && all.run && all.stop && all.pause && all.leave && all.rearm && all.explain);
    BOOST_TEST(all.perform && all.request && all.post && all.respond && all.history && all.replies);
    BOOST_TEST(all.channels && all.members && all.user && all.emoji && all.download);
}

slack_config config_for(loopback_slack const& here) {
    static std::atomic<std::size_t> count = 0;
    auto const number = ++count;
    slack_config how;
    how.token = mg::secret{joined("xoxb-planted-", number), "TEA_TOKEN"};
    how.app_token = mg::secret{joined("xapp-planted-", number), "TEA_APP_TOKEN"};
    how.api_base = here.api_base();
    return how;
}

mg::chat::origin in_c5() { return {{"C5", "", mg::chat::channel_kind::open}, {"U7", "ann"}, "1700000002.000100", ""}; }

// What is done in that channel comes before it.
template <class Sink>
void until_done(Sink const& sink) {
    std::promise<void> done;
    sink.perform(action::typing{in_c5()}, [&](std::error_code, mg::chat::sent const&) { done.set_value(); });
    done.get_future().wait();
}

/// How many actions were asked for, and how many of them are not done.
struct asked_for {
    std::atomic<int> all = 0;
    std::atomic<int> undone = 0;
};

/// Slack takes a message a second in a channel; so each action goes to a channel of its own, and says that it went where it was to.
class spreading_sink {
public:
    spreading_sink(slack_sink inner, std::shared_ptr<asked_for> counts) : inner_(inner), counts_(std::move(counts)) {}

    template <class Action>
        requires(mg::detail::contains_type<Action, decltype(action::all)>)
    void perform(Action what, action::completion done) const {
        auto const where = what.to.channel;
        what.to.channel.id = joined('C', 100 + ++counts_->all);
        ++counts_->undone;
        inner_.perform(std::move(what),
                       [where, done = std::move(done), counts = counts_](std::error_code error, mg::chat::sent const& sent) mutable {
                           done(error, {sent.message, where});
                           --counts->undone;
                           counts->undone.notify_all();
                       });
    }

private:
    slack_sink inner_;
    std::shared_ptr<asked_for> counts_;
};

/// Slack has no end of its own: this one ends behind its third message, when all that was sent is done; or not at all.
class on_loopback {
public:
    static constexpr auto emits = slack::emits;
    static constexpr auto performs = slack::performs;

    explicit on_loopback(bool ends)
        : ends_(ends),
          here_(std::make_unique<loopback_slack>([ends](slack_side& side, int) {
              side.hello();
              for (int i = 2; ends && i < 5; ++i) side.message(i, joined("number ", i));
              side.hear_all();
          })),
          inner_(config_for(*here_)) {}

    std::string_view name() const noexcept { return inner_.name(); }
    spreading_sink sink() { return {inner_.sink(), counts_}; }
    template <class Listener>
    std::error_code run(Listener& listener) {
        auto const failed = inner_.login();
        BOOST_TEST(!failed || failed == mg::error::stopped);
        ends_after_three<Listener> hears{listener, *this};
        return inner_.run(hears);
    }
    void stop() noexcept { inner_.stop(); }
    void pause() noexcept { inner_.pause(); }
    void resume() noexcept { inner_.resume(); }
    void rearm() noexcept { inner_.rearm(); }

private:
    template <class Listener>
    struct ends_after_three {
        Listener& inner;
        on_loopback& of;

        template <class Event>
        static constexpr bool wants = Listener::template wants<Event>;

        template <class Event>
        bool hear(Event& event) {
            bool is_last = false;
            if constexpr (std::is_same_v<Event, mg::event::message>) is_last = of.ends_ && event.id == "1700000004.000100";
            bool const answered = inner.hear(event);
            if (!is_last) return answered;
            of.until_all_is_done();
            of.stop();
            return answered;
        }
        mg::instant next_timer() const { return inner.next_timer(); }
        void fire_timers() { inner.fire_timers(); }
        // A listener of the laws has no patience.
        bool settle(mg::instant::duration) const noexcept { return true; }
        bool pass(mg::instant::duration, mg::instant::duration) const noexcept { return true; }
    };

    void until_all_is_done() {
        for (int undone = counts_->undone; undone > 0; undone = counts_->undone) counts_->undone.wait(undone);
    }

    bool ends_;
    std::shared_ptr<asked_for> counts_ = std::make_shared<asked_for>();
    std::unique_ptr<loopback_slack> here_;
    slack inner_;
};

void it_keeps_the_laws_of_transports() {
    laws::transport([] { return on_loopback{true}; });
    laws::transport_that_drives_the_clock([] { return on_loopback{false}; });
}

void its_sink_keeps_the_laws_of_sinks() {
    loopback_slack here{[](slack_side&, int) {}};
    slack bot{config_for(here)};
    auto const finish = [&] { until_done(bot.sink()); };
    laws::sink_does(bot.sink(), action::react{"tada", in_c5()}, finish);
    laws::sink_does(bot.sink(), action::typing{in_c5()}, finish);
    loopback_slack refusing{[](slack_side&, int) {},
                            [](support::heard_request const&) { return loopback_slack::refused("channel_not_found"); }};
    slack unwanted{config_for(refusing)};
    laws::sink_fails(unwanted.sink(), action::react{"tada", in_c5()}, [&] { until_done(unwanted.sink()); });
    laws::sink_fails(unwanted.sink(), action::react{"no such picture", in_c5()}, [&] { until_done(unwanted.sink()); });
}

void its_name_is_its_own_wherever_it_is() {
    loopback_slack here{[](slack_side&, int) {}};
    auto how = config_for(here);
    how.name = "kettle";
    slack first{std::move(how)};
    auto const sink = first.sink();
    slack second{std::move(first)};
    BOOST_TEST_EQ(second.name(), "kettle");
    BOOST_TEST_EQ(second.login(), std::error_code{});
    until_done(sink);  // It refers to what has moved on.
    BOOST_TEST_EQ(slack{config_for(here)}.name(), "slack");
}

// All of it together: what somebody says becomes an answer of the bot.  The first handler does not come back before Slack has all acknowledgements; in place that
// keeps the bot's own thread.
template <class Executor>
void a_bot_answers(Executor executor) {
    std::promise<void> acknowledged;
    auto const all_are = acknowledged.get_future().share();
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        for (int i : {2, 3, 4})
            BOOST_TEST_EQ(side.acknowledged(i, i == 2 ? "tea" : i == 3 ? "nothing of interest" : "enough"), acknowledgement_of(i));
        acknowledged.set_value();
        side.hear_all();
    }};
    mg::table const reactions{
        mg::listen_to<"tea">([all_are](auto& chat) {
            BOOST_TEST(all_are.wait_for(std::chrono::seconds{10}) == std::future_status::ready);
            chat.reply("green?");
        }),
        mg::listen_to<"enough">([](auto& chat) { chat.react("tada"); }),
    };
    mg::bot bot{slack{config_for(here)}, std::move(executor), reactions};
    auto ended = std::async(std::launch::async, [&] { return bot.run(); });
    auto const first = here.requests.next();
    auto const second = here.requests.next();
    // On two threads it may be either way round.
    bool const in_order = first.starts_with("POST /api/chat.postMessage ");
    auto const& answer = in_order ? first : second;
    BOOST_TEST_EQ(answer.substr(0, answer.find('&')), "POST /api/chat.postMessage channel=C5");
    BOOST_TEST_NE(answer.find("green%3F"), answer.npos);
    BOOST_TEST_EQ(in_order ? second : first, "POST /api/reactions.add channel=C5&timestamp=1700000004.000100&name=tada");
    bot.stop();
    BOOST_TEST_EQ(ended.get(), std::error_code{});
}

// Slack posts a command's answer for five times; the bot needs no token there, and is told what became of it.
void what_it_is_asked_reaches_the_api() {
    loopback_slack here{[](slack_side&, int) {}};
    slack bot{config_for(here)};
    support::told_lines told;
    bot.post({.channel = "C5", .text = "tea?", .thread = "1700000002.000100"}, [&](std::error_code error, mg::chat::sent const& sent) {
        told.add(joined(error ? error.message() : "fine", ' ', sent.message));
    });
    BOOST_TEST_EQ(told.next(), "fine 1700000009.000900");
    BOOST_TEST(here.requests.next().starts_with("POST /api/chat.postMessage channel=C5&"));
    auto const fine = [&](std::error_code error, auto const&) { told.add(error ? error.message() : "fine"); };
    bot.members("C5", 10, fine);
    BOOST_TEST(here.requests.next().starts_with("POST /api/conversations.members channel=C5"));
    told.next();
    bot.history("C5", 10, "", fine);
    BOOST_TEST(here.requests.next().starts_with("POST /api/conversations.history channel=C5"));
    told.next();
    bot.replies("C5", "1700000002.000100", 10, fine);
    BOOST_TEST(here.requests.next().starts_with("POST /api/conversations.replies channel=C5"));
    told.next();
    bot.channels("", 10, fine);
    BOOST_TEST(here.requests.next().starts_with("POST /api/conversations.list"));
    told.next();
    bot.user("U7", fine);
    BOOST_TEST_EQ(here.requests.next(), "POST /api/users.info user=U7");
    told.next();
    bot.emoji(fine);
    BOOST_TEST(here.requests.next().starts_with("POST /api/emoji.list"));
    told.next();
    auto const host = here.api_base().substr(0, here.api_base().rfind('/'));
    bot.respond(host + "/answers/1", {.text = "tea"}, fine);
    BOOST_TEST(here.requests.next().starts_with("POST /answers/1 {"));
    BOOST_TEST_EQ(told.next(), "fine");
    bot.download(host + "/files/1", 1000,
                 [&](std::error_code error, std::string const& bytes) { told.add(joined(error ? error.message() : "fine", ' ', bytes)); });
    BOOST_TEST_EQ(here.requests.next(), "GET /files/1");
    BOOST_TEST(told.next().starts_with("fine {"));
}

}  // namespace

int main() {
    for (auto const* const name : {"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "SLACK_LISTEN"})
        ::unsetenv(name);
    mg::log::process().show(mg::log::level::error);  // The token of these tests may do next to nothing.
    none_of_its_calls_is_missing();
    it_keeps_the_laws_of_transports();
    its_sink_keeps_the_laws_of_sinks();
    its_name_is_its_own_wherever_it_is();
    a_bot_answers(mg::executor::inplace{});
    a_bot_answers(mg::executor::thread_pool{2});
    what_it_is_asked_reaches_the_api();
    return boost::report_errors();
}
