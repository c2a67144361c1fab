// SPDX-License-Identifier: BSL-1.0
// socket_bio: how OpenSSL reads and writes a socket.

#ifndef MONONGUSA_NET_SOCKET_BIO_HPP
#define MONONGUSA_NET_SOCKET_BIO_HPP

#include <cerrno>
#include <cstddef>
#include <new>

#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <sys/types.h>

namespace monongusa::net {

/// OpenSSL's own BIO of a socket raises SIGPIPE where the other side is gone, which would end the program; and it does not tell what failed.
/// Stays where it is as long as the SSL lives that it is attached to.
class socket_bio {
public:
    explicit socket_bio(int socket) noexcept : socket_(socket) {}
    socket_bio(socket_bio const&) = delete;
    socket_bio& operator=(socket_bio const&) = delete;

    /// The SSL owns what is made for it.
    void attach(SSL* to) {
        auto* const made = ::BIO_new(method());
        if (!made) throw std::bad_alloc{};
        ::BIO_set_data(made, this);
        ::BIO_set_init(made, 1);
        ::SSL_set_bio(to, made, made);
    }

    int failure() const noexcept { return failure_; }  ///< The system's number, 0 for none.
    bool ended() const noexcept { return ended_; }

private:
    static socket_bio& of(BIO* bio) noexcept { return *static_cast<socket_bio*>(::BIO_get_data(bio)); }

    static int read(BIO* bio, char* to, std::size_t size, std::size_t* count) noexcept {
        auto& self = of(bio);
        ::BIO_clear_retry_flags(bio);
        auto const got = ::recv(self.socket_, to, size, 0);
        if (got > 0) {
            *count = static_cast<std::size_t>(got);
            return 1;
        }
        *count = 0;
        if (got == 0) self.ended_ = true;
        else if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) ::BIO_set_retry_read(bio);
        else self.failure_ = errno;
        return 0;
    }
    static int write(BIO* bio, char const* from, std::size_t size, std::size_t* count) noexcept {
        auto& self = of(bio);
        ::BIO_clear_retry_flags(bio);
        auto const went = ::send(self.socket_, from, size, MSG_NOSIGNAL);
        if (went > 0) {
            *count = static_cast<std::size_t>(went);
            return 1;
        }
        *count = 0;
        if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) ::BIO_set_retry_write(bio);
        else self.failure_ = errno;
        return 0;
    }
    static long control(BIO* bio, int command, long, void*) noexcept {
        if (command == BIO_CTRL_FLUSH) return 1;
        return command == BIO_CTRL_EOF && of(bio).ended_ ? 1 : 0;
    }

    static BIO_METHOD* method() {
        // Kept for ever: an SSL that ends late, with the process, still uses it.
        static BIO_METHOD* const made = [] {
            auto* const one = ::BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket without signals");
            if (!one) throw std::bad_alloc{};
            ::BIO_meth_set_read_ex(one, &socket_bio::read);
            ::BIO_meth_set_write_ex(one, &socket_bio::write);
            ::BIO_meth_set_ctrl(one, &socket_bio::control);
            return one;
        }();
        return made;
    }

    int socket_;
    int failure_ = 0;
    bool ended_ = false;
};

}  // namespace monongusa::net

#endif
