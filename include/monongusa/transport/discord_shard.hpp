// SPDX-License-Identifier: BSL-1.0
// discord_shard: one connection to Discord's gateway: what its machine wants done, on sockets and timers.

#ifndef MONONGUSA_TRANSPORT_DISCORD_SHARD_HPP
#define MONONGUSA_TRANSPORT_DISCORD_SHARD_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/net/websocket_client.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/wire/discord/frame.hpp>
#include <monongusa/wire/discord/gateway.hpp>
#include <monongusa/wire/discord/identify_gate.hpp>
#include <monongusa/wire/discord/inflater.hpp>

#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::transport {

/// What a shard tells the one it belongs to.  On the loop's thread.
struct discord_shard_events {
    void* owner = nullptr;
    /// An event of the gateway; `text` is the whole frame.
    void (*dispatched)(void* owner, wire::discord::frame const& frame, std::string_view text) = nullptr;
    /// A heartbeat was, so long after it was sent.
    void (*answered)(void* owner, instant::duration latency) = nullptr;
    void (*lost)(void* owner, std::string_view why) = nullptr;
    /// For people: what it is about to do, or what goes on.
    void (*noted)(void* owner, std::string_view what) = nullptr;
    /// No connection came of an attempt, or an open one broke off; before what the machine makes of it.
    void (*failed)(void* owner, std::error_code why, bool was_open) = nullptr;
    void (*ended)(void* owner, wire::discord::gateway_end end, std::string_view why) = nullptr;
};

/// A thin driver: every decision is the machine's (wire/discord/gateway.hpp).  All on the loop's thread, where it is also made and ended.
class discord_shard {
    using step = wire::discord::gateway_step;

public:
    /// All that is referred to outlives it.
    discord_shard(std::shared_ptr<net::loop> on, net::config const& how, secret const& token, wire::discord::gateway_config config, wire::discord::identify_gate& gate,
                  detail::random random, discord_shard_events events)
        : how_(how),
          token_(token),
          shard_(config.shard),
          compressed_(config.compress),
          gate_(gate),
          events_(events),
          machine_(std::move(config), random),
          timer_(on->io()),
          turn_(on->io()),
          socket_(std::move(on), how) {}
    discord_shard(discord_shard const&) = delete;
    discord_shard& operator=(discord_shard const&) = delete;

    void start() {
        machine_.start(now());
        pump();
    }
    /// `ended` is told when it is over.
    void stop(bool keep_session) {
        machine_.stop(keep_session, now());
        pump();
    }
    void reading(bool does) {
        machine_.reading(does, now());
        reads_ = does;
        does ? socket_.resume_reading() : socket_.pause_reading();
        pump();
    }
    void presence(std::string json) {
        machine_.presence(std::move(json), now());
        pump();
    }

    /// Where it connects, now or next: the base URL, or that of the session.
    std::string_view url() const noexcept { return machine_.url(); }
    std::optional<wire::discord::saved_session> saved() const { return machine_.saved(); }
    std::optional<instant::duration> latency() const noexcept { return machine_.latency(); }
    wire::discord::gateway_counters const& counters() const noexcept { return machine_.counters(); }

private:
    static instant now() noexcept { return instant::clock::now(); }

    // What comes of an action may be told at once, by the socket: then the loop that is at it already goes on.
    void pump() {
        if (std::exchange(pumping_, true)) return;
        wire::discord::gateway_action action;
        while (machine_.next(action)) carry_out(action);
        pumping_ = false;
        arm();
    }

    void carry_out(wire::discord::gateway_action& action) {
        switch (action.step) {
            case step::none: return;
            case step::connect: return connect(action.text);
            case step::send: return send(std::move(action.text), action.token_at);
            case step::close: return socket_.close(action.code);
            case step::drop: return leave();
            case step::wants_identify: return ask_for_a_turn();
            case step::lost: return events_.lost(events_.owner, action.text);
            case step::ended:
                leave();
                return events_.ended(events_.owner, action.end, action.text);
        }
    }

    void connect(std::string const& url) {
        leave();
        note("connecting");
        inflater_.reset();
        net::websocket_events events;
        events.owner = this;
        events.opened = [](void* self) { as_shard(self).opened(); };
        events.message = [](void* self, std::string& bytes, bool binary) { as_shard(self).message(bytes, binary); };
        events.closed = [](void* self, std::uint16_t code, std::string_view) { as_shard(self).closed(code); };
        events.failed = [](void* self, std::error_code error) { as_shard(self).failed(error); };
        is_open_ = false;
        socket_.open(url, {}, events);
        if (!reads_) socket_.pause_reading();
    }

    static discord_shard& as_shard(void* self) noexcept { return *static_cast<discord_shard*>(self); }

    void opened() {
        is_open_ = true;
        machine_.opened(now());
        pump();
    }
    void message(std::string const& bytes, bool binary) {
        using wire::discord::inflated;
        if (!compressed_ || !binary) {
            text(bytes);
        } else if (auto const came = inflater_.feed(bytes); came == inflated::text) {
            how_.tell_wire('<', inflater_.text());  // The bytes alone would say nothing to people.
            text(inflater_.text());
        } else if (came == inflated::broken) {
            machine_.garbled(now());
        }
        pump();
    }
    void text(std::string_view came) {
        wire::discord::frame frame;
        if (!wire::discord::read_frame(came, frame)) return machine_.garbled(now());
        auto const before = machine_.latency();
        if (machine_.received(frame, now()) == wire::discord::heard::dispatch) return events_.dispatched(events_.owner, frame, came);
        if (auto const latency = machine_.latency(); latency && latency != before) events_.answered(events_.owner, *latency);
    }
    void closed(std::uint16_t code) {
        is_open_ = false;
        leave();
        machine_.closed(code, now());
        pump();
    }
    // Of an open connection: it broke off, and nobody closed it.
    void failed(std::error_code error) {
        bool const was_open = std::exchange(is_open_, false);
        leave();
        events_.failed(events_.owner, error, was_open);
        was_open ? machine_.closed(0, now()) : machine_.failed(now());
        pump();
    }

    void send(std::string text, std::size_t token_at) {
        if (token_at <= text.size()) text.insert(token_at, token_.reveal());
        // One that is full is as good as broken: the heartbeats say so soon.
        socket_.send(text);
    }

    void ask_for_a_turn() {
        if (machine_.status() != wire::discord::gateway_status::waiting_for_turn) return;
        auto const answer = gate_.ask(shard_, now());
        switch (answer.verdict) {
            case wire::discord::identify_gate::verdict::granted:
                machine_.granted(now());
                return;
            case wire::discord::identify_gate::verdict::wait:
                note("waiting for its turn to begin a session");
                turn_.expires_at(answer.when);
                turn_.async_wait([this, lives = std::weak_ptr{lives_}](boost::system::error_code const& error) {
                    if (error || lives.expired()) return;
                    ask_for_a_turn();
                    pump();
                });
                return;
            case wire::discord::identify_gate::verdict::exhausted:
                return machine_.refused(detail::joined("the bot has begun nearly as many sessions as Discord allows in a day, and would lose its token with more; "
                                                       "start it again in ", minutes_to(answer.when), " minutes"), now());
        }
    }

    static std::int64_t minutes_to(instant when) {
        constexpr auto most = std::chrono::hours{24};
        return when - now() > most ? std::chrono::minutes{most}.count() : std::chrono::ceil<std::chrono::minutes>(when - now()).count();
    }

    void leave() {
        socket_.abort();
        turn_.cancel();
    }

    void arm() {
        auto const when = machine_.when();
        if (when == armed_) return;
        armed_ = when;
        if (when == instant::max()) {
            timer_.cancel();
            return;
        }
        timer_.expires_at(when);
        timer_.async_wait([this, lives = std::weak_ptr{lives_}](boost::system::error_code const& error) {
            if (error || lives.expired()) return;
            armed_ = instant::max();
            machine_.tick(now());
            pump();
        });
    }

    void note(std::string_view what) { events_.noted(events_.owner, what); }

    net::config how_;
    secret const& token_;
    int shard_;
    bool compressed_;
    wire::discord::identify_gate& gate_;
    discord_shard_events events_;
    wire::discord::gateway machine_;
    wire::discord::inflater inflater_;
    boost::asio::steady_timer timer_;
    boost::asio::steady_timer turn_;  // For the turn to identify.
    net::websocket_client socket_;
    instant armed_ = instant::max();
    bool reads_ = true;
    bool is_open_ = false;
    bool pumping_ = false;
    std::shared_ptr<bool const> lives_ = std::make_shared<bool const>(true);  // What timers have queued already asks for it.
};

}  // namespace monongusa::transport

#endif
