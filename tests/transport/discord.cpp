// SPDX-License-Identifier: BSL-1.0
// transport::discord: keeps the laws of transports and sinks, with a gateway and an API on loopback.
#include <monongusa/transport/discord.hpp>

#include "../laws/sink.hpp"
#include "../laws/transport.hpp"
#include "../support/loopback_discord.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
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
using mg::transport::discord;
using mg::transport::discord_config;
using support::gateway_side;
using support::joined;
using support::loopback_discord;

static_assert(mg::transport_policy<discord>);
static_assert(mg::drives_clock<discord>);
static_assert(std::is_nothrow_move_constructible_v<discord> && !std::is_copy_constructible_v<discord>);
static_assert(std::is_trivially_copyable_v<mg::transport::discord_sink>);

// A pointer that src.hpp forgot would be null.
void none_of_its_calls_is_missing() {
    auto const& all = mg::detail::network().discord;
    BOOST_TEST(all.open && all.close && all.login && all.run && all.stop && all.pause && all.rearm && all.explain);
    BOOST_TEST(all.perform && all.request && all.history && all.roles && all.member && all.presence && all.latency);
}

discord_config config_for(loopback_discord const& here) {
    static std::atomic<std::size_t> count = 0;
    discord_config how;
    how.token = mg::secret{joined("planted.token.", ++count), "TEA_TOKEN"};
    how.api_base = here.api_base();
    return how;
}

mg::chat::origin in_5() { return {{"5", "", mg::chat::channel_kind::open}, {"7", "ann"}, "77", ""}; }

// What is done in that channel comes before it.
template <class Sink>
void until_done(Sink const& sink) {
    std::promise<void> done;
    sink.perform(action::typing{in_5()}, [&](std::error_code, mg::chat::sent const&) { done.set_value(); });
    done.get_future().wait();
}

/// Discord has no end of its own: this one ends behind its third message, when all that was sent is done; or not at all.
class on_loopback {
public:
    static constexpr auto emits = discord::emits;
    static constexpr auto performs = discord::performs;

    explicit on_loopback(bool ends)
        : ends_(ends), here_(std::make_unique<loopback_discord>([ends](gateway_side& side, int) {
              side.begin("s1", "");
              for (int i = 2; ends && i < 5; ++i) side.message(i, joined("number ", i));
              side.hear_all();
          })),
          inner_(config_for(*here_)) {}

    std::string_view name() const noexcept { return inner_.name(); }
    mg::transport::discord_sink sink() noexcept { return inner_.sink(); }
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
            if constexpr (std::is_same_v<Event, mg::event::message>) is_last = of.ends_ && event.id == "104";
            bool const answered = inner.hear(event);
            if (!is_last) return answered;
            until_done(of.sink());
            of.stop();
            return answered;
        }
        mg::instant next_timer() const { return inner.next_timer(); }
        void fire_timers() { inner.fire_timers(); }
        // A listener of the laws has no patience.
        bool settle(mg::instant::duration) const noexcept { return true; }
        bool pass(mg::instant::duration, mg::instant::duration) const noexcept { return true; }
    };

    bool ends_;
    std::unique_ptr<loopback_discord> here_;
    discord inner_;
};

void it_keeps_the_laws_of_transports() {
    laws::transport([] { return on_loopback{true}; });
    laws::transport_that_drives_the_clock([] { return on_loopback{false}; });
}

void its_sink_keeps_the_laws_of_sinks() {
    loopback_discord here{[](gateway_side&, int) {}};
    discord bot{config_for(here)};
    auto const finish = [&] { until_done(bot.sink()); };
    laws::sink_does(bot.sink(), action::send{"tea", in_5()}, finish);
    laws::sink_does(bot.sink(), action::react{"tada", in_5()}, finish);
    loopback_discord refusing{[](gateway_side&, int) {}, [](support::heard_request const& asked) {
                                  return asked.line.find("/typing") != asked.line.npos ? support::response(204, "")
                                                                                        : support::response(403, R"({"message":"no","code":50013})");
                              }};
    discord unwanted{config_for(refusing)};
    laws::sink_fails(unwanted.sink(), action::send{"tea", in_5()}, [&] { until_done(unwanted.sink()); });
}

void its_name_is_its_own_wherever_it_is() {
    loopback_discord here{[](gateway_side&, int) {}};
    auto how = config_for(here);
    how.name = "kettle";
    discord first{std::move(how)};
    auto const sink = first.sink();
    discord second{std::move(first)};
    BOOST_TEST_EQ(second.name(), "kettle");
    BOOST_TEST_EQ(second.login(), std::error_code{});
    until_done(sink);  // It refers to what has moved on.
    BOOST_TEST_EQ(discord{config_for(here)}.name(), "discord");
}

constexpr mg::table reactions{
    mg::listen_to<"tea">([](auto& chat) { chat.reply("green?"); }),
    mg::listen_to<"enough">([](auto& chat) { chat.react("tada"); }),
};

// All of it together: what somebody says becomes an answer of the bot.
template <class Executor>
void a_bot_answers(Executor executor) {
    std::promise<std::string> identified;
    loopback_discord here{[&](gateway_side& side, int) {
        identified.set_value(side.begin("s1", ""));
        side.message(2, "tea");
        side.message(3, "enough");
        side.hear_all();
    }};
    mg::bot bot{discord{config_for(here)}, std::move(executor), reactions};
    auto ended = std::async(std::launch::async, [&] { return bot.run(); });
    BOOST_TEST_NE(identified.get_future().get().find(joined(R"("intents":)", (1 << 9) | (1 << 12) | (1 << 15), ',')), std::string::npos);
    auto const answer = here.requests.next();
    BOOST_TEST(answer.starts_with(R"(POST /api/channels/5/messages {"content":"green?",)"));
    BOOST_TEST_NE(answer.find(R"("message_reference":{"message_id":"102",)"), answer.npos);
    BOOST_TEST_EQ(here.requests.next(), "PUT /api/channels/5/messages/103/reactions/%F0%9F%8E%89/@me");
    bot.stop();
    BOOST_TEST_EQ(ended.get(), std::error_code{});
}

}  // namespace

int main() {
    for (auto const* const name : {"HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"}) ::unsetenv(name);
    none_of_its_calls_is_missing();
    it_keeps_the_laws_of_transports();
    its_sink_keeps_the_laws_of_sinks();
    its_name_is_its_own_wherever_it_is();
    a_bot_answers(mg::executor::inplace{});
    a_bot_answers(mg::executor::thread_pool{2});
    return boost::report_errors();
}
