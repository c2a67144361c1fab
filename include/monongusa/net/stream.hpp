// SPDX-License-Identifier: BSL-1.0
// stream: a connection, with TLS or without.

#ifndef MONONGUSA_NET_STREAM_HPP
#define MONONGUSA_NET_STREAM_HPP

#include <monongusa/net/error.hpp>
#include <monongusa/net/tls.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <cerrno>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include <sys/socket.h>
#include <sys/types.h>

namespace monongusa::net {

/// Reads and writes that never wait, and a call when it is worth trying again.  One type for plain and TLS, and no buffers of its own, so that an
/// idle connection costs a socket and what OpenSSL keeps.  All on the thread of its io_context.
///
/// Its owner does what it can, until each thing it wants to do has answered `again`, and then calls `wait`.  `ready` is called once for a wait,
/// on any progress; the owner tries again whatever it still wants.  In `ready` the stream may be destroyed.
class stream {
    using socket_type = boost::asio::ip::tcp::socket;
    using direction = boost::asio::socket_base::wait_type;

public:
    explicit stream(boost::asio::io_context& io) : inside_(std::make_shared<inside>(io)) {}
    stream(stream const&) = delete;
    stream& operator=(stream const&) = delete;
    ~stream() { close(); }

    socket_type& socket() noexcept { return inside_->socket; }

    void listen(void* owner, void (*ready)(void* owner)) noexcept {
        inside_->owner = owner;
        inside_->ready = ready;
    }

    /// Once connected: reads and writes do not block any more, and small writes are sent at once.
    void prepare() noexcept {
        boost::system::error_code ignored;
        inside_->socket.non_blocking(true, ignored);
        inside_->socket.set_option(boost::asio::ip::tcp::no_delay{true}, ignored);
        inside_->socket.set_option(boost::asio::socket_base::keep_alive{true}, ignored);
    }

    /// From here on TLS is spoken; first `handshake` until it is done.  `host` is whom the certificate must be for.
    void secure(std::shared_ptr<trust> trusted, std::string const& host) {
        trusted_ = std::move(trusted);
        session_.emplace(*trusted_, inside_->socket.native_handle(), host);
    }

    transfer handshake() noexcept { return noted(session_->handshake()); }

    transfer read(char* to, std::size_t size) noexcept {
        if (session_) return noted(session_->read(to, size));
        auto const got = ::recv(inside_->socket.native_handle(), to, size, 0);
        if (got > 0) return {transfer::kind::some, static_cast<std::size_t>(got), {}};
        return noted(got == 0 ? transfer{transfer::kind::ended, 0, {}} : refused(false));
    }
    /// After `again` the next call must begin with the same bytes.
    transfer write(std::string_view bytes) noexcept {
        if (session_) return noted(session_->write(bytes));
        auto const went = ::send(inside_->socket.native_handle(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        return went >= 0 ? transfer{transfer::kind::some, static_cast<std::size_t>(went), {}} : noted(refused(true));
    }

    /// Calls `ready` when something that answered `again` since the last `wait` may go on.
    void wait() {
        if (wants_read_) inside_->wait(direction::wait_read, inside_->reading);
        if (wants_write_) inside_->wait(direction::wait_write, inside_->writing);
        wants_read_ = wants_write_ = false;
    }

    /// Calls `ready` after what else waits for the thread: for an owner that lets others have a turn.
    void yield() {
        boost::asio::post(inside_->socket.get_executor(), [held = inside_] { held->tell(); });
    }

    /// Ends it, and tells the other side as far as that needs no waiting.  `ready` is not called any more.
    void close() noexcept {
        inside_->ready = nullptr;
        if (session_) session_->close();
        session_.reset();
        boost::system::error_code ignored;
        inside_->socket.close(ignored);
    }

private:
    // What waits refers to, beyond the stream's end.
    struct inside : std::enable_shared_from_this<inside> {
        explicit inside(boost::asio::io_context& io) : socket(io) {}

        void wait(direction what, bool& waiting) {
            if (waiting) return;
            waiting = true;
            socket.async_wait(what, [held = this->shared_from_this(), &waiting](boost::system::error_code const&) {
                waiting = false;
                held->tell();
            });
        }
        void tell() {
            if (ready) ready(owner);
        }

        socket_type socket;
        void* owner = nullptr;
        void (*ready)(void* owner) = nullptr;
        bool reading = false;
        bool writing = false;
    };

    static transfer refused(bool writing) noexcept {
        if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return {transfer::kind::again, 0, {}, writing};
        return {transfer::kind::failed, 0, {errno, std::system_category()}};
    }
    transfer noted(transfer const& result) noexcept {
        if (result.what == transfer::kind::again) (result.wants_write ? wants_write_ : wants_read_) = true;
        return result;
    }

    std::shared_ptr<inside> inside_;
    std::shared_ptr<trust> trusted_{};
    std::optional<tls_session> session_{};
    bool wants_read_ = false;
    bool wants_write_ = false;
};

}  // namespace monongusa::net

#endif
