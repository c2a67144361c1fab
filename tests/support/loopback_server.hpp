// SPDX-License-Identifier: BSL-1.0
// loopback_server: a server on this machine that says what a test wants, with TLS or without.

#ifndef MONONGUSA_TESTS_SUPPORT_LOOPBACK_SERVER_HPP
#define MONONGUSA_TESTS_SUPPORT_LOOPBACK_SERVER_HPP

#include "certificates.hpp"

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

namespace support {

/// Thrown in a server's thread when the other side is gone, which ends the conversation.
struct peer_gone : std::exception {
    char const* what() const noexcept override { return "the other side is gone"; }
};

/// One connection as the server has it.  Reads and writes wait.
class peer {
public:
    explicit peer(int socket) : socket_(socket) {}
    peer(peer const&) = delete;
    peer& operator=(peer const&) = delete;
    ~peer() { close(); }

    /// Speaks TLS from here on; false where the client does not go along.
    bool secure(SSL_CTX* with) {
        ssl_ = ::SSL_new(with);
        must(ssl_ && ::SSL_set_fd(ssl_, socket_) == 1, "SSL_set_fd");
        return ::SSL_accept(ssl_) == 1;
    }
    /// What the client called the server by SNI; empty if it did not.
    std::string called() const {
        char const* const name = ssl_ ? ::SSL_get_servername(ssl_, TLSEXT_NAMETYPE_host_name) : nullptr;
        return name ? name : "";
    }

    /// Some bytes; none at the end.
    std::string read_some() {
        char room[4096];
        auto const got = ssl_ ? ::SSL_read(ssl_, room, sizeof room) : static_cast<int>(::recv(socket_, room, sizeof room, 0));
        return got > 0 ? std::string{room, static_cast<std::size_t>(got)} : std::string{};
    }
    /// Up to and with the mark; what comes behind is kept.
    std::string read_until(std::string_view mark) {
        for (;;) {
            if (auto const at = kept_.find(mark); at != kept_.npos) return take(at + mark.size());
            more();
        }
    }
    std::string read(std::size_t size) {
        while (kept_.size() < size) more();
        return take(size);
    }
    /// Until the client has closed; what it still said.
    std::string read_to_end() {
        for (;;) {
            auto const some = read_some();
            if (some.empty()) return std::exchange(kept_, {});
            kept_ += some;
        }
    }
    /// Waits for the client's end; true where TLS said so.
    bool ended_in_order() {
        read_to_end();
        return ssl_ && (::SSL_get_shutdown(ssl_) & SSL_RECEIVED_SHUTDOWN) != 0;
    }
    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const went = ssl_ ? ::SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size()))
                                   : static_cast<int>(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL));
            if (went <= 0) throw peer_gone{};
            bytes.remove_prefix(static_cast<std::size_t>(went));
        }
    }

    /// In order: TLS says so, too.
    void close() {
        if (ssl_) ::SSL_shutdown(ssl_);
        cut();
    }
    /// As if the cable were pulled: no word of TLS.
    void cut() {
        if (socket_ >= 0) ::shutdown(socket_, SHUT_RDWR);
        forget();
    }
    /// With an error instead of an end, as soon as the conversation is over.
    void reset() {
        linger const now{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        forget();
    }
    int socket() const noexcept { return socket_; }

private:
    void forget() {
        if (ssl_) ::SSL_free(ssl_);
        ssl_ = nullptr;
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }
    void more() {
        auto const some = read_some();
        if (some.empty()) throw peer_gone{};
        kept_ += some;
    }
    std::string take(std::size_t size) {
        auto front = kept_.substr(0, size);
        kept_.erase(0, size);
        return front;
    }

    int socket_;
    SSL* ssl_ = nullptr;
    std::string kept_{};
};

/// Listens on 127.0.0.1 on a port of the system's choice and talks to each that connects on a thread of its own, until it ends; then all are cut off.
class loopback_server {
public:
    using talk = std::function<void(peer&)>;

    /// `shown`: speaks TLS with that certificate.
    explicit loopback_server(talk conversation, certificate const* shown = nullptr) : talk_(std::move(conversation)) {
        if (shown) context_ = server_context(*shown);
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        must(listener_ >= 0 && ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0 && ::listen(listener_, 64) == 0, "listen");
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread{[this] { accept_all(); }};
    }
    loopback_server(loopback_server const&) = delete;
    loopback_server& operator=(loopback_server const&) = delete;
    ~loopback_server() { stop(); }

    void stop() {
        if (!thread_.joinable()) return;
        stopping_ = true;
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        {
            std::lock_guard const lock{mutex_};
            for (int const one : open_) ::shutdown(one, SHUT_RDWR);
        }
        for (auto& one : talking_) one.join();
        ::close(listener_);
    }

    std::uint16_t port() const noexcept { return port_; }
    /// `url("https", "/path")`.
    std::string url(std::string const& scheme, std::string const& target = "/", std::string const& host = "127.0.0.1") const {
        return scheme + "://" + host + ':' + std::to_string(port_) + target;
    }
    /// How many have connected.
    int accepted() const noexcept { return accepted_; }

private:
    void accept_all() {
        for (;;) {
            int const one = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
            if (one < 0 && (errno == EINTR || errno == ECONNABORTED) && !stopping_) continue;
            if (one < 0) return;
            ++accepted_;
            std::lock_guard const lock{mutex_};
            open_.push_back(one);
            talking_.emplace_back([this, one] { talk_to(one); });
        }
    }
    void talk_to(int socket) {
        // OpenSSL's writes raise it where the client is gone.
        sigset_t pipe;
        ::sigemptyset(&pipe);
        ::sigaddset(&pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
        // The number stays taken until nobody shuts it down any more.
        peer one{::dup(socket)};
        try {
            if (!context_ || one.secure(context_.get())) talk_(one);
        } catch (peer_gone const&) {
        }
        ::ERR_clear_error();
        one.close();
        std::lock_guard const lock{mutex_};
        std::erase(open_, socket);
        ::close(socket);
    }

    talk talk_;
    openssl_owned<SSL_CTX> context_{};
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<bool> stopping_ = false;
    std::atomic<int> accepted_ = 0;
    std::mutex mutex_{};
    std::vector<int> open_{};
    std::vector<std::thread> talking_{};
    std::thread thread_{};
};

/// A port of this machine on which nobody listens.
class silent_port {
public:
    silent_port() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        must(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0, "bind");
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
    }
    silent_port(silent_port const&) = delete;
    silent_port& operator=(silent_port const&) = delete;
    ~silent_port() { ::close(socket_); }

    std::uint16_t port() const noexcept { return port_; }

private:
    int socket_;
    std::uint16_t port_ = 0;
};

}  // namespace support

#endif
