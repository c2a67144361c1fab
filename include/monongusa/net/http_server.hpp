// SPDX-License-Identifier: BSL-1.0
// http_server: answers requests of HTTP/1.1, with TLS or without.

#ifndef MONONGUSA_NET_HTTP_SERVER_HPP
#define MONONGUSA_NET_HTTP_SERVER_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/once.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/http_asked.hpp>
#include <monongusa/net/http_visit.hpp>
#include <monongusa/net/identity.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/net/server_config.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/socket_base.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::net {

/// A small server for what platforms send to a bot: each request is read whole, and answered within one call of its owner.  All of it, also the
/// constructor and the destructor, on the loop's thread.
///
/// It keeps connections, reads chunked bodies, and says 100 Continue to who waits for it.  What is no request, is too large or too slow is refused
/// without a call: 400, 408, 413, 417, 431, 501.  Nothing is decompressed, and there are no upgrades.
class http_server {
    using tcp = boost::asio::ip::tcp;

public:
    /// Called on the loop's thread for each request, in the order of its connection.  It must not throw, and may stop and end the server.
    using asked_t = void (*)(void* owner, http_asked const& request, http_answer& reply);

    http_server(std::shared_ptr<loop> on, server_config settings, void* owner, asked_t asked)
        : loop_(std::move(on)), inside_(std::make_shared<inside>(loop_->io(), std::move(settings), owner, asked)) {}
    http_server(http_server const&) = delete;
    http_server& operator=(http_server const&) = delete;
    /// As `stop`.
    ~http_server() { stop(); }

    /// Listens from here on, or says why not: the system's error where it refuses the address or the port (std::errc::address_in_use,
    /// address_not_available, permission_denied), error::bad_address, error::identity_unreadable, error::identity_key.  Once.
    std::error_code listen() { return inside_->listen(); }

    /// Where it listens; 0 if it does not.
    std::uint16_t port() const noexcept { return inside_->port; }
    bool is_secure() const noexcept { return inside_->shared.shown != nullptr; }
    std::size_t connections() const noexcept { return inside_->visits.size(); }

    /// Closes everything at once.
    void stop() {
        std::shared_ptr { inside_ } -> stop();
    }

    /// Listens no more, closes what idles, answers what has begun to be asked, and calls `done` when the last connection has ended; never in here,
    /// and not at all where the server is stopped before.  The timeouts bound it.
    void drain(monongusa::detail::once<> done) {
        std::shared_ptr { inside_ } -> drain(std::move(done));
    }

private:
    // Stays as long as one of its calls.
    struct inside : std::enable_shared_from_this<inside> {
        inside(boost::asio::io_context& io, server_config&& settings, void* owner, asked_t asked)
            : shared{io, std::move(settings), nullptr, owner, asked, this, &ended}, acceptor(io), pause(io) {}

        std::error_code listen() {
            auto const& settings = shared.settings;
            boost::system::error_code failed;
            auto const address = boost::asio::ip::make_address(settings.address, failed);
            if (failed) return error::bad_address;
            if (!settings.certificate_file.empty() || !settings.key_file.empty()) {
                std::error_code unusable;
                shared.shown = identity::of(settings.certificate_file, settings.key_file, unusable);
                if (unusable) return unusable;
            }
            tcp::endpoint const where{address, settings.port};
            boost::system::error_code ignored;
            acceptor.open(where.protocol(), failed);
            // A server that begins again finds its port although connections of before still fade away.
            if (!failed) acceptor.set_option(boost::asio::socket_base::reuse_address{true}, ignored);
            if (!failed && address.is_v6()) acceptor.set_option(boost::asio::ip::v6_only{false}, ignored);
            if (!failed) acceptor.bind(where, failed);
            if (!failed) acceptor.listen(boost::asio::socket_base::max_listen_connections, failed);
            if (!failed) acceptor.non_blocking(true, failed);
            if (!failed) port = acceptor.local_endpoint(failed).port();
            if (failed) {
                acceptor.close(ignored);
                return failed;
            }
            await();
            return {};
        }

        void await() {
            acceptor.async_wait(tcp::acceptor::wait_read, [weak = this->weak_from_this()](boost::system::error_code const& failed) {
                auto const held = weak.lock();
                if (held && !failed && held->acceptor.is_open()) held->accept();
            });
        }
        // Somebody wants to connect.
        void accept() {
            auto const most = std::max<std::size_t>(shared.settings.most_connections, 1);
            if (visits.size() >= most) {
                auto const idle =
                    std::find_if(visits.begin(), visits.end(), [](auto const& one) { return one->is_silent() && one->has_asked(); });
                shared.crowded = idle == visits.end();
                if (shared.crowded) return;
                std::shared_ptr { *idle } -> end();
            }
            auto const made = std::make_shared<http_visit>(shared);
            tcp::endpoint from;
            boost::system::error_code failed;
            acceptor.accept(made->socket(), from, failed);
            if (!failed) {
                visits.push_back(made);
                made->start(from.address().to_string());
            }
            bool const exhausted = failed == boost::asio::error::no_descriptors || failed == boost::asio::error::no_buffer_space ||
                                   failed == boost::asio::error::no_memory || failed == std::errc::too_many_files_open_in_system;
            if (exhausted) try_later();
            else await();
        }
        // Somebody would wait all the time, and each try would fail.
        void try_later() {
            pause.expires_at(monongusa::detail::after(instant::clock::now(), std::chrono::milliseconds{100}));
            pause.async_wait([weak = this->weak_from_this()](boost::system::error_code const& cancelled) {
                auto const held = weak.lock();
                if (held && !cancelled && held->acceptor.is_open()) held->await();
            });
        }

        static void ended(void* server, http_visit& which) {
            auto& self = *static_cast<inside*>(server);
            std::erase_if(self.visits, [&](auto const& one) { return one.get() == &which; });
            if (std::exchange(self.shared.crowded, false) && self.acceptor.is_open()) self.await();
            self.tell_drained();
        }

        void close() noexcept {
            boost::system::error_code ignored;
            acceptor.close(ignored);
            pause.cancel();
            port = 0;
        }
        void stop() {
            close();
            drained = {};
            for (auto const& one : std::exchange(visits, {})) one->abandon();
        }
        void drain(monongusa::detail::once<>&& done) {
            close();
            shared.leaving = true;
            drained = std::move(done);
            auto const all = visits;
            for (auto const& one : all) {
                if (one->is_silent()) one->end();
            }
            tell_drained();
        }
        void tell_drained() {
            if (!shared.leaving || !visits.empty() || !drained) return;
            boost::asio::post(shared.io, [held = this->shared_from_this()] { std::exchange(held->drained, {})(); });
        }

        visit_shared shared;
        tcp::acceptor acceptor;
        boost::asio::steady_timer pause;
        std::vector<std::shared_ptr<http_visit>> visits{};  // In the order in which they came.
        monongusa::detail::once<> drained{};
        std::uint16_t port = 0;
    };

    std::shared_ptr<loop> loop_;
    std::shared_ptr<inside> inside_;
};

}  // namespace monongusa::net

#endif
