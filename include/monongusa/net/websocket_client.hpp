// SPDX-License-Identifier: BSL-1.0
// websocket_client: one websocket to a server.

#ifndef MONONGUSA_NET_WEBSOCKET_CLIENT_HPP
#define MONONGUSA_NET_WEBSOCKET_CLIENT_HPP

#include <monongusa/net/config.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/net/websocket_session.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::net {

/// Opens a websocket, sends and receives messages; when it has ended it may be opened again.  Answers pings by itself; agrees to no compression
/// of its own.  All of it, also the constructor and the destructor, on the loop's thread; so do the events, none of them inside of a call.  In an
/// event everything may be called, and the client may end.
class websocket_client {
public:
    explicit websocket_client(std::shared_ptr<loop> on, config settings = {})
        : loop_(std::move(on)), settings_(std::make_shared<config const>(std::move(settings))) {}
    websocket_client(websocket_client const&) = delete;
    websocket_client& operator=(websocket_client const&) = delete;
    /// As `abort`.
    ~websocket_client() { abort(); }

    /// Begins to connect to a ws or wss URL; what was open before is aborted.  `opened` follows, or `failed`.
    void open(std::string const& url, header_list const& headers, websocket_events events) {
        abort();
        session_ = std::make_shared<websocket_session>(*loop_, settings_, events);
        session_->open(url, headers);
    }

    /// Queues one message.  False where it is not open, or where more would wait to be sent than is kept.
    bool send(std::string_view message, bool binary = false) { return session_ && session_->send(message, binary); }

    /// Asks the other side for a sign of life, which `alive` tells; not again before the last one has been sent.
    void ping() {
        if (session_) session_->ping();
    }

    /// Says goodbye: what was queued is sent, what still comes is left out, and `closed` follows when the other side agrees or time is over; at
    /// once, where it is not open yet.  `code` is 1000 or one of 3000 to 4999; the reason is cut to 123 bytes.
    void close(std::uint16_t code = 1000, std::string_view reason = {}) {
        if (session_) session_->close(code, reason);
    }

    /// Ends it at once; no event follows.
    void abort() noexcept {
        if (auto const held = std::exchange(session_, nullptr)) held->abort();
    }

    /// No message is told any more until `resume_reading`, and the server is soon slowed down; sending goes on.  Also in an event, and before it
    /// is open.
    void pause_reading() noexcept {
        if (session_) session_->read(false);
    }
    void resume_reading() {
        if (session_) session_->read(true);
    }

    bool is_open() const noexcept { return session_ && session_->is_open(); }

    /// The status with which the server refused to open it; 0 where it did not answer.
    int refused_status() const noexcept { return session_ ? session_->refused_status() : 0; }

    /// Bytes that wait to be sent.
    std::size_t unsent() const noexcept { return session_ ? session_->unsent() : 0; }

private:
    std::shared_ptr<loop> loop_;
    std::shared_ptr<config const> settings_;
    std::shared_ptr<websocket_session> session_{};
};

}  // namespace monongusa::net

#endif
