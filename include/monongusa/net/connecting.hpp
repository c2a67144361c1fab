// SPDX-License-Identifier: BSL-1.0
// connecting: the way from a server's name to a stream one can talk on.

#ifndef MONONGUSA_NET_CONNECTING_HPP
#define MONONGUSA_NET_CONNECTING_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/once.hpp>
#include <monongusa/net/addresses.hpp>
#include <monongusa/net/base64.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/http_message.hpp>
#include <monongusa/net/http_talk.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/net/proxy.hpp>
#include <monongusa/net/stream.hpp>
#include <monongusa/net/tls.hpp>
#include <monongusa/net/url.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

namespace monongusa::net {

/// Looks the name up, connects to one address after the other, asks the proxy if there is one, and shakes hands, all before one deadline.  On the
/// loop's thread, which must outlive it.  The completion is called once, never in `start`; not at all after `cancel` and the destructor.
class connecting {
public:
    using completion = monongusa::detail::once<std::error_code, std::unique_ptr<stream>>;

    connecting() = default;
    connecting(connecting const&) = delete;
    connecting& operator=(connecting const&) = delete;
    ~connecting() { cancel(); }

    void start(loop& on, std::shared_ptr<config const> settings, url const& to, instant deadline, completion done) {
        cancel();
        inside_ = std::make_shared<inside>(on, std::move(settings), to, deadline, std::move(done));
        inside_->begin();
    }
    void cancel() noexcept {
        if (auto const held = std::exchange(inside_, nullptr)) held->end();
    }

private:
    using tcp = boost::asio::ip::tcp;

    class inside : public std::enable_shared_from_this<inside> {
    public:
        inside(loop& on, std::shared_ptr<config const>&& settings, url const& to, instant deadline, completion&& done)
            : io_(on.io()), settings_(std::move(settings)), to_(to), deadline_(deadline), done_(std::move(done)), addresses_(io_), timer_(io_) {}

        void begin() {
            std::error_code failed;
            via_ = proxy_for(to_, *settings_, failed);
            // In plain text only what stays on this machine, on its whole way.
            local_ = !to_.is_secure() && !settings_->insecure;
            if (!failed && local_ && !(to_.is_loopback() && (!via_ || is_loopback(via_->host)))) failed = error::insecure_url;
            if (!failed && to_.is_secure()) trusted_ = trust::of(settings_->ca_file, failed);
            if (failed) {
                boost::asio::post(io_, [held = this->shared_from_this(), failed] { held->finish(failed); });
                return;
            }
            wait_until(deadline_);
            addresses_.find(via_ ? via_->host : to_.host, via_ ? via_->port : to_.port,
                            [weak = this->weak_from_this()](std::error_code found) {
                                if (auto const held = weak.lock()) held->found(found);
                            });
        }

        void end() noexcept {
            done_ = {};
            addresses_.cancel();
            timer_.cancel();
            if (talk_) talk_->stop();
            talk_.reset();
            stream_.reset();
        }

    private:
        void finish(std::error_code why) {
            auto const held = this->shared_from_this();
            auto done = std::exchange(done_, {});
            auto made = why ? nullptr : std::move(stream_);
            end();
            done(why, std::move(made));
        }

        void wait_until(instant when) {
            timer_.expires_at(when < deadline_ ? when : deadline_);
            timer_.async_wait([weak = this->weak_from_this()](boost::system::error_code const& cancelled) {
                auto const held = weak.lock();
                if (held && !cancelled) held->late();
            });
        }
        void late() {
            if (!done_) return;
            // Set to a later time while this was already on its way.
            if (timer_.expiry() > instant::clock::now()) return;
            if (trying_ && instant::clock::now() < deadline_) return next(error::timed_out);
            finish(error::timed_out);
        }

        void found(std::error_code failed) {
            if (!done_) return;
            if (failed) return finish(failed);
            next(error::host_not_found);
        }

        // The next address; or the end, for the reason the last one gave.
        void next(std::error_code why) {
            tcp::endpoint address;
            do {
                if (!addresses_.next(address)) return finish(why);
            } while (local_ && !address.address().is_loopback());
            trying_ = true;
            wait_until(monongusa::detail::after(instant::clock::now(), settings_->address_timeout));
            stream_ = std::make_unique<stream>(io_);
            auto const attempt = ++attempt_;
            stream_->socket().async_connect(address, [held = this->shared_from_this(), attempt](boost::system::error_code const& failed) {
                if (!held->done_ || held->attempt_ != attempt) return;
                if (failed) held->next(failed);
                else held->connected();
            });
        }

        void connected() {
            trying_ = false;
            wait_until(deadline_);
            stream_->prepare();
            if (!via_) return secure();
            talk_ = std::make_shared<http_talk>(std::move(stream_), request_to_proxy(), http_talk::limits{settings_->longest_head, 0});
            talk_->start([weak = this->weak_from_this()](std::error_code failed) {
                auto const held = weak.lock();
                if (held && held->done_) held->proxy_answered(failed);
            });
        }

        // Asks for a connection to the server.  (RFC 9110, section 9.3.6)
        ready_request request_to_proxy() const {
            namespace http = boost::beast::http;
            auto made = std::make_shared<http::request<http::string_body>>();
            auto const where = (to_.host.find(':') == to_.host.npos ? to_.host : '[' + to_.host + ']') + ':' + std::to_string(to_.port);
            made->method(http::verb::connect);
            made->target(where);
            made->set(http::field::host, where);
            if (!via_->login.empty()) made->set(http::field::proxy_authorization, "Basic " + base64(via_->login));
            return made;
        }
        void proxy_answered(std::error_code failed) {
            if (failed) return finish(failed);
            auto const status = talk_->status();
            if (status / 100 != 2) return finish(status == 407 ? error::proxy_login : error::proxy_refused);
            // Who is asked by us to speak first has not spoken yet.
            if (!talk_->is_over_cleanly()) return finish(error::bad_response);
            stream_ = talk_->take_stream();
            talk_.reset();
            secure();
        }

        void secure() {
            if (!to_.is_secure()) return finish({});
            stream_->secure(trusted_, to_.host);
            stream_->handshake([weak = this->weak_from_this()](std::error_code failed) {
                auto const held = weak.lock();
                if (held && held->done_) held->finish(failed);
            });
        }

        boost::asio::io_context& io_;
        std::shared_ptr<config const> settings_;
        url to_;
        instant deadline_;
        completion done_;
        addresses addresses_;
        boost::asio::steady_timer timer_;
        std::optional<proxy> via_{};
        std::shared_ptr<trust> trusted_{};
        std::unique_ptr<stream> stream_{};
        std::shared_ptr<http_talk> talk_{};  // With the proxy.
        unsigned attempt_ = 0;
        bool trying_ = false;
        bool local_ = false;
    };

    std::shared_ptr<inside> inside_{};
};

}  // namespace monongusa::net

#endif
