// SPDX-License-Identifier: BSL-1.0
// slack_link: one connection of Socket Mode: what its machine wants done, on sockets and timers.

#ifndef MONONGUSA_TRANSPORT_SLACK_LINK_HPP
#define MONONGUSA_TRANSPORT_SLACK_LINK_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/http_client.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/net/websocket_client.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/slack/frame.hpp>
#include <monongusa/wire/slack/link.hpp>
#include <monongusa/wire/slack/link_action.hpp>
#include <monongusa/wire/slack/link_config.hpp>
#include <monongusa/wire/slack/link_status.hpp>
#include <monongusa/wire/slack/open_answer.hpp>
#include <monongusa/wire/slack/open_gate.hpp>

#include <boost/asio/steady_timer.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::transport {

/// What a link tells the one it belongs to.  On the loop's thread.
struct slack_link_events {
    void* owner = nullptr;
    /// What an envelope is acknowledged with, beside its id: JSON, or nothing.
    std::string (*answer)(void* owner, wire::slack::frame const& envelope) = nullptr;
    /// An envelope came, and has been acknowledged.
    void (*came)(void* owner, wire::slack::frame const& envelope) = nullptr;
    void (*live)(void* owner) = nullptr;
    void (*lost)(void* owner, std::string_view why) = nullptr;
    /// For people: what it is about to do, or what goes on.
    void (*noted)(void* owner, std::string_view what) = nullptr;
    /// No connection came of an attempt, or one broke off; before what the machine makes of it.
    void (*failed)(void* owner, std::string_view url, std::error_code why, bool was_open) = nullptr;
    void (*ended)(void* owner, wire::slack::link_end end, std::string_view why) = nullptr;
    /// How many connections there are beside this link's own; null: none.
    int (*beside)(void* owner) = nullptr;
};

/// A thin driver: every decision is the machine's (wire/slack/link.hpp).  All on the loop's thread, where it is also made and ended.
class slack_link {
    using step = wire::slack::link_step;

public:
    /// All that is referred to outlives it.  `api`: Slack's base address.
    slack_link(std::shared_ptr<net::loop> on, net::config const& how, std::string api, secret const& app_token, wire::slack::link_config const& config,
               wire::slack::open_gate& gate, detail::random random, slack_link_events events)
        : api_(std::move(api)),
          app_token_(app_token),
          insecure_(how.insecure),
          gate_(gate),
          events_(events),
          machine_(config, random),
          timer_(on->io()),
          turn_(on->io()),
          client_(on, how),
          sockets_{socket{*this, 0, on, how}, socket{*this, 1, on, how}} {}
    slack_link(slack_link const&) = delete;
    slack_link& operator=(slack_link const&) = delete;
    ~slack_link() { client_.stop(); }

    void start() {
        machine_.start(now());
        pump();
    }
    /// `ended` is told when it is over.
    void stop() {
        turn_.cancel();
        machine_.stop(now());
        pump();
    }
    int connections() const noexcept { return machine_.in_use(); }
    void reading(bool does) {
        machine_.reading(does, now());
        reads_ = does;
        for (auto& one : sockets_) does ? one.client.resume_reading() : one.client.pause_reading();
        pump();
    }

private:
    struct socket {
        socket(slack_link& of, std::size_t its_number, std::shared_ptr<net::loop> on, net::config const& how)
            : link(of), number(its_number), client(std::move(on), how) {}
        slack_link& link;
        std::size_t number;
        bool is_open = false;
        net::websocket_client client;
    };
    static socket& as_socket(void* self) noexcept { return *static_cast<socket*>(self); }
    static instant now() noexcept { return instant::clock::now(); }

    // What comes of an action may be told at once, by a socket: then the loop that is at it already goes on.
    void pump() {
        if (std::exchange(pumping_, true)) return;
        wire::slack::link_action action;
        while (machine_.next(action)) carry_out(action);
        pumping_ = false;
        arm();
    }

    void carry_out(wire::slack::link_action& action) {
        auto& at = sockets_[action.socket == 0 ? 0 : 1];
        switch (action.step) {
            case step::none: return;
            case step::ask_url: return ask_for_a_turn();
            case step::connect: return connect(at, action.text);
            case step::send:
                // One that is full is as good as broken: no acknowledgement gets through, and Slack says it again elsewhere.
                at.client.send(action.text);
                return;
            case step::ping: return at.client.ping();
            case step::close: return at.client.close(action.code);
            case step::drop: return drop(at);
            case step::live: return events_.live(events_.owner);
            case step::lost: return events_.lost(events_.owner, broke_off_.empty() ? std::string_view{action.text} : broke_off_);
            case step::note: return events_.noted(events_.owner, action.text);
            case step::ended:
                turn_.cancel();
                for (auto& one : sockets_) drop(one);
                return events_.ended(events_.owner, action.end, action.text);
        }
    }

    // --- the address of a connection

    void ask_for_a_turn() {
        auto const answer = gate_.ask(now());
        if (answer.granted) return ask_for_a_url();
        turn_.expires_at(answer.when);
        turn_.async_wait([this, lives = std::weak_ptr{lives_}](boost::system::error_code const& error) {
            if (!error && !lives.expired()) ask_for_a_turn();
        });
    }
    void ask_for_a_url() {
        net::http_request request;
        request.method = "POST";
        request.url = api_ + "/apps.connections.open";
        request.headers.emplace_back("Authorization", detail::joined("Bearer ", app_token_.reveal()));
        request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
        request.timeout = std::chrono::seconds{15};
        client_.send(request, [this, lives = std::weak_ptr{lives_}](std::error_code error, net::http_response answer, bool) {
            if (lives.expired() || error == net::error::stopped) return;
            if (error) {
                events_.failed(events_.owner, api_, error, false);
                machine_.url_failed(now());
            } else {
                answered(wire::slack::read_open({answer.status, std::move(answer.headers), std::move(answer.body)}, insecure_));
            }
            pump();
        });
    }
    void answered(wire::slack::open_answer answer) {
        if (answer.wait > instant::duration::zero()) gate_.limited(detail::after(now(), answer.wait));
        machine_.url(answer, now());
    }

    // --- sockets

    void connect(socket& at, std::string const& url) {
        drop(at);
        net::websocket_events events;
        events.owner = &at;
        events.opened = [](void* self) { as_socket(self).link.opened(as_socket(self)); };
        events.message = [](void* self, std::string& bytes, bool binary) { as_socket(self).link.message(as_socket(self), bytes, binary); };
        events.alive = [](void* self) {
            auto& one = as_socket(self);
            one.link.machine_.something(static_cast<int>(one.number), now());
        };
        events.closed = [](void* self, std::uint16_t code, std::string_view) { as_socket(self).link.closed(as_socket(self), code); };
        events.failed = [](void* self, std::error_code why) { as_socket(self).link.failed(as_socket(self), why); };
        at.client.open(url, {}, events);
        if (!reads_) at.client.pause_reading();
    }
    void drop(socket& at) {
        at.is_open = false;
        at.client.abort();
    }

    void opened(socket& at) {
        at.is_open = true;
        machine_.opened(static_cast<int>(at.number), now());
        pump();
    }
    void message(socket& at, std::string_view bytes, bool binary) {
        if (binary) return;  // That it came was told already.
        auto const frame = wire::slack::read_frame(bytes);
        auto const answer = frame.accepts_response ? events_.answer(events_.owner, frame) : std::string{};
        if (frame.kind == wire::slack::frame_kind::hello && events_.beside) machine_.beside(events_.beside(events_.owner));
        auto const what = machine_.received(static_cast<int>(at.number), frame, now(), answer);
        pump();  // The acknowledgement goes before anything that takes time.
        if (what == wire::slack::heard::envelope) events_.came(events_.owner, frame);
    }
    void closed(socket& at, std::uint16_t code) {
        drop(at);
        machine_.closed(static_cast<int>(at.number), code, now());
        pump();
    }
    void failed(socket& at, std::error_code why) {
        bool const was_open = at.is_open;
        auto const status = at.client.refused_status();
        drop(at);
        if (was_open) broke_off_ = why.message();
        events_.failed(events_.owner, {}, why, was_open);
        if (status != 0) {
            machine_.refused(static_cast<int>(at.number), status, now());
        } else {
            machine_.failed(static_cast<int>(at.number), now());
        }
        pump();
        broke_off_.clear();
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

    std::string api_;
    secret const& app_token_;
    bool const insecure_;
    wire::slack::open_gate& gate_;
    slack_link_events events_;
    wire::slack::link machine_;
    boost::asio::steady_timer timer_;
    boost::asio::steady_timer turn_;  // To ask for an address.
    net::http_client client_;
    std::array<socket, 2> sockets_;
    instant armed_ = instant::max();
    bool reads_ = true;
    bool pumping_ = false;
    std::string broke_off_{};  // Why a socket just did, which the machine does not know.
    std::shared_ptr<bool const> lives_ = std::make_shared<bool const>(true);  // What timers have queued already asks for it.
};

}  // namespace monongusa::transport

#endif
