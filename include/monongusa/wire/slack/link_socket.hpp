// SPDX-License-Identifier: BSL-1.0
// link_socket: one of the two websockets of a Socket Mode connection: how far it is, and when something is due.

#ifndef MONONGUSA_WIRE_SLACK_LINK_SOCKET_HPP
#define MONONGUSA_WIRE_SLACK_LINK_SOCKET_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/slack/link_config.hpp>

#include <algorithm>

namespace monongusa::wire::slack {

enum class socket_status : unsigned char {
    unused,
    connecting,
    waiting_for_hello,
    live,      ///< The one that is to stay.
    draining,  ///< Replaced, or about to be; it delivers for as long as Slack keeps it.
    closing,
};

class link_socket {
public:
    socket_status status() const noexcept { return status_; }
    bool is_open() const noexcept { return status_ >= socket_status::waiting_for_hello && status_ <= socket_status::draining; }
    bool delivers() const noexcept { return status_ == socket_status::live || status_ == socket_status::draining; }

    void become(socket_status status, link_config const& limits, instant now) noexcept {
        status_ = status;
        since_ = now;
        if (status == socket_status::waiting_for_hello) {
            heard_at_ = now;
            ping_at_ = detail::after(now, limits.ping_every);
        }
    }
    /// Something came.
    void hear(instant now) noexcept { heard_at_ = now; }
    /// A ping was sent.
    void pinged(link_config const& limits, instant now) noexcept { ping_at_ = detail::after(now, limits.ping_every); }
    bool is_silent(link_config const& limits, instant now) const noexcept { return now >= detail::after(heard_at_, limits.idle_limit); }
    /// It drains for another while.
    void drain_on(instant now) noexcept { since_ = now; }
    /// It was not read for a while, and is again: what did not come in the meantime says nothing.
    void read_again(instant now) noexcept {
        heard_at_ = now;
        if (is_open()) since_ = now;
    }

    /// When its time in this state is over; never, where that is not for the clock to say, or while it is not read.
    instant deadline(link_config const& limits, bool reading) const noexcept {
        constexpr auto never = instant::max();
        switch (status_) {
            case socket_status::unused: return never;
            case socket_status::connecting: return detail::after(since_, limits.connect_limit);
            case socket_status::waiting_for_hello: return reading ? detail::after(since_, limits.hello_limit) : never;
            case socket_status::live: return reading ? detail::after(heard_at_, limits.idle_limit) : never;
            case socket_status::draining:
                return reading ? std::min(detail::after(since_, limits.drain), detail::after(heard_at_, limits.idle_limit)) : never;
            case socket_status::closing: return detail::after(since_, limits.close_limit);
        }
        return never;
    }
    /// When the next ping is to be sent; never, where it is not open.
    instant ping_at() const noexcept { return is_open() ? ping_at_ : instant::max(); }
    instant due(link_config const& limits, bool reading) const noexcept { return std::min(deadline(limits, reading), ping_at()); }

    /// Since when it is in its state; where it was not read for a while, since it is again.
    instant since() const noexcept { return since_; }

private:
    socket_status status_ = socket_status::unused;
    instant since_{};
    instant heard_at_{};
    instant ping_at_ = instant::max();
};

}  // namespace monongusa::wire::slack

#endif
