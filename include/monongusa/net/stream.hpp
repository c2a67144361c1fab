// SPDX-License-Identifier: BSL-1.0
// stream: a connection, with TLS or without.

#ifndef MONONGUSA_NET_STREAM_HPP
#define MONONGUSA_NET_STREAM_HPP

#include <monongusa/detail/once.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/identity.hpp>
#include <monongusa/net/tls.hpp>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/append.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/role.hpp>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <sys/socket.h>
#include <sys/types.h>

namespace monongusa::net {

/// What Asio calls an AsyncStream.  One type for plain and TLS, so that what reads and writes on it is compiled once; and no buffers of its
/// own, so that an idle connection costs a socket and what OpenSSL keeps.  All on the thread of its io_context.
///
/// One read and one write may be under way at a time; none is completed inside of the call that begins it.  They end with
/// boost::asio::error::eof where the other side has said all, in order; with operation_aborted where the stream was closed; with
/// error::cut_off and its like as net/error.hpp and the system name them.  The stream may be destroyed while they are under way; what
/// composes several of them still refers to it, and must be let end first.
class stream {
    using socket_type = boost::asio::ip::tcp::socket;

public:
    using executor_type = socket_type::executor_type;
    static constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

    explicit stream(boost::asio::io_context& io) : inside_(std::make_shared<inside>(io)) {}
    stream(stream const&) = delete;
    stream& operator=(stream const&) = delete;
    ~stream() { close(); }

    executor_type get_executor() noexcept { return inside_->socket.get_executor(); }
    socket_type& socket() noexcept { return inside_->socket; }

    /// Once connected: reads and writes do not block any more, and small writes are sent at once.
    void prepare() noexcept {
        boost::system::error_code ignored;
        inside_->socket.non_blocking(true, ignored);
        inside_->socket.set_option(boost::asio::ip::tcp::no_delay{true}, ignored);
        inside_->socket.set_option(boost::asio::socket_base::keep_alive{true}, ignored);
    }

    /// From here on TLS is spoken; first `handshake` until it is done.  `host` is whom the certificate must be for.
    void secure(std::shared_ptr<trust> trusted, std::string const& host) {
        inside_->trusted = std::move(trusted);
        inside_->session.emplace(*inside_->trusted, inside_->socket.native_handle(), host);
    }
    /// The same as the server, which shows this.
    void secure(identity const& own) { inside_->session.emplace(own, inside_->socket.native_handle()); }
    void handshake(monongusa::detail::once<std::error_code> done) {
        step{inside_, &inside::shake_hands, [done = std::move(done)](boost::system::error_code failed, std::size_t) mutable {
                 done(failed == boost::asio::error::eof ? make_error_code(error::closed) : std::error_code{failed});
             }}
            .begin();
    }

    /// From here on the hook is told what is read and written; null for none.
    void tell(wire_hook hook, void* owner) noexcept {
        inside_->hook = hook;
        inside_->hook_owner = owner;
    }
    /// Bytes that were given to the system so far, before TLS.
    std::uint64_t written() const noexcept { return inside_->written; }

    /// So many bytes may come from here on; further reads fail with error::body_too_large.
    void read_at_most(std::uint64_t bytes) noexcept { inside_->may_read = bytes; }

    /// Whether, as far as can be told without asking, the other side has neither spoken nor gone.  While nothing is read.
    bool is_quiet() noexcept {
        char byte = 0;
        return inside_->receive({&byte, 1}).what == transfer::kind::again;
    }

    /// Reads into the first buffer that is not empty.
    template <class Buffers, class Token>
    auto async_read_some(Buffers const& to, Token&& token) {
        return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
            [self = inside_.get()](auto&& handler, boost::asio::mutable_buffer room) {
                self->incoming = room;
                step{self->shared_from_this(), &inside::read, std::forward<decltype(handler)>(handler)}.begin();
            },
            token, first_of(to));
    }
    template <class Buffers, class Token>
    auto async_write_some(Buffers const& from, Token&& token) {
        return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
            [self = inside_.get()](auto&& handler, buffer_list const& bytes) {
                self->outgoing = bytes;
                step{self->shared_from_this(), &inside::write, std::forward<decltype(handler)>(handler)}.begin();
            },
            token, listed(from));
    }

    /// Tells the other side that nothing more is written, as far as that needs no waiting; what it still says can be read.
    void end_writing() noexcept {
        if (inside_->session) return inside_->session->close();
        boost::system::error_code ignored;
        inside_->socket.shutdown(socket_type::shutdown_send, ignored);
    }

    /// Ends it, and tells the other side as far as that needs no waiting.
    void close() noexcept {
        if (inside_->session) inside_->session->close();
        inside_->session.reset();
        boost::system::error_code ignored;
        inside_->socket.close(ignored);
    }

    // How Beast ends a stream; what there is to be said was said.  Who owns the stream closes it.
    template <class Handler>
    friend void async_teardown(boost::beast::role_type, stream& one, Handler&& handler) {
        boost::asio::post(one.get_executor(), boost::asio::append(std::forward<Handler>(handler), boost::system::error_code{}));
    }
    friend void beast_close_socket(stream& one) noexcept { one.close(); }

private:
    using handler_type = boost::asio::any_completion_handler<void(boost::system::error_code, std::size_t)>;

    // More parts than heads of requests usually have; what does not fit goes with the next write.
    struct buffer_list {
        std::array<boost::asio::const_buffer, 16> parts{};
        std::size_t count = 0;
    };

    template <class Buffers>
    static boost::asio::mutable_buffer first_of(Buffers const& all) {
        auto const end = boost::asio::buffer_sequence_end(all);
        for (auto at = boost::asio::buffer_sequence_begin(all); at != end; ++at) {
            if (boost::asio::mutable_buffer const one{*at}; one.size() > 0) return one;
        }
        return {};
    }
    template <class Buffers>
    static buffer_list listed(Buffers const& all) {
        buffer_list found;
        auto const end = boost::asio::buffer_sequence_end(all);
        for (auto at = boost::asio::buffer_sequence_begin(all); at != end && found.count < found.parts.size(); ++at) {
            if (boost::asio::const_buffer const one{*at}; one.size() > 0) found.parts[found.count++] = one;
        }
        return found;
    }

    // What operations refer to, beyond the stream's end.
    struct inside : std::enable_shared_from_this<inside> {
        explicit inside(boost::asio::io_context& io) : socket(io) {}

        transfer shake_hands() noexcept { return session->handshake(); }
        transfer read() noexcept {
            if (incoming.size() == 0) return {transfer::kind::some, 0, {}};
            if (may_read == 0) return {transfer::kind::failed, 0, error::body_too_large};
            auto const room = incoming.size() < may_read ? incoming.size() : static_cast<std::size_t>(may_read);
            auto const result = receive({incoming.data(), room});
            if (result.what != transfer::kind::some) return result;
            may_read -= result.count;
            tell('<', {static_cast<char const*>(incoming.data()), result.count});
            return result;
        }
        // Several parts go as one, so that neither a TLS record nor a packet is made for each.  They are the same bytes whenever it is tried
        // again.
        transfer write() noexcept {
            if (outgoing.count == 0) return {transfer::kind::some, 0, {}};
            auto const& first = outgoing.parts[0];
            char room[16 * 1024];
            if (outgoing.count == 1 || first.size() >= sizeof room) return send({static_cast<char const*>(first.data()), first.size()});
            std::size_t size = 0;
            for (std::size_t i = 0; i < outgoing.count && size < sizeof room; ++i) {
                auto const& part = outgoing.parts[i];
                auto const take = part.size() < sizeof room - size ? part.size() : sizeof room - size;
                std::memcpy(room + size, part.data(), take);
                size += take;
            }
            return send({room, size});
        }

        transfer receive(boost::asio::mutable_buffer to) noexcept {
            if (session) return session->read(static_cast<char*>(to.data()), to.size());
            auto const got = ::recv(socket.native_handle(), to.data(), to.size(), 0);
            if (got > 0) return {transfer::kind::some, static_cast<std::size_t>(got), {}};
            return got == 0 ? transfer{transfer::kind::ended, 0, {}} : refused(false);
        }
        transfer send(std::string_view bytes) noexcept {
            auto result = session ? session->write(bytes) : send_plain(bytes);
            if (result.what != transfer::kind::some) return result;
            written += result.count;
            tell('>', bytes.substr(0, result.count));
            return result;
        }
        transfer send_plain(std::string_view bytes) noexcept {
            auto const went = ::send(socket.native_handle(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            return went >= 0 ? transfer{transfer::kind::some, static_cast<std::size_t>(went), {}} : refused(true);
        }
        static transfer refused(bool writing) noexcept {
            if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return {transfer::kind::again, 0, {}, writing};
            return {transfer::kind::failed, 0, {errno, std::system_category()}};
        }
        void tell(char direction, std::string_view bytes) const {
            if (hook) hook(hook_owner, direction, bytes);
        }

        socket_type socket;
        std::shared_ptr<trust> trusted{};
        std::optional<tls_session> session{};
        boost::asio::mutable_buffer incoming{};
        buffer_list outgoing{};
        std::uint64_t may_read = unlimited;
        std::uint64_t written = 0;
        wire_hook hook = nullptr;
        void* hook_owner = nullptr;
    };

    // One operation under way: tried, and tried again whenever the socket is ready.  It holds the handler, and the io_context holds it: so
    // all of it goes with the io_context.
    struct step {
        void begin() {
            transfer result;
            boost::system::error_code failed;
            if (!attempt(result, failed)) return;
            auto const executor = held->socket.get_executor();
            boost::asio::post(executor, boost::asio::append(std::move(done), failed, result.count));
        }
        void operator()(boost::system::error_code failed) {
            transfer result;
            if (!failed && !attempt(result, failed)) return;
            auto const executor = held->socket.get_executor();
            boost::asio::dispatch(executor, boost::asio::append(std::move(done), failed, result.count));
        }

        // False where it waits now.
        bool attempt(transfer& result, boost::system::error_code& failed) {
            auto& socket = held->socket;
            if (!socket.is_open()) {
                failed = boost::asio::error::operation_aborted;
                return true;
            }
            result = (held.get()->*what)();
            if (result.what == transfer::kind::ended) failed = boost::asio::error::eof;
            if (result.what == transfer::kind::failed) failed = result.error;
            if (result.what != transfer::kind::again) return true;
            socket.async_wait(result.wants_write ? socket_type::wait_write : socket_type::wait_read, std::move(*this));
            return false;
        }

        std::shared_ptr<inside> held;
        transfer (inside::*what)() noexcept;
        handler_type done;
    };

    std::shared_ptr<inside> inside_;
};

}  // namespace monongusa::net

#endif
