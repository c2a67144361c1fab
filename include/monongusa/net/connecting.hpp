// SPDX-License-Identifier: BSL-1.0
// connecting: the way from a server's name to a stream one can talk on.

#ifndef MONONGUSA_NET_CONNECTING_HPP
#define MONONGUSA_NET_CONNECTING_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/once.hpp>
#include <monongusa/net/addresses.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/http_reader.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/net/proxy.hpp>
#include <monongusa/net/stream.hpp>
#include <monongusa/net/tls.hpp>
#include <monongusa/net/url.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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
            stream_.reset();
        }

    private:
        void finish(std::error_code why) {
            auto const held = this->shared_from_this();
            auto done = std::exchange(done_, {});
            auto made = why ? nullptr : std::move(stream_);
            if (made) made->listen(nullptr, nullptr);
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
            stream_->listen(this, [](void* self) { static_cast<inside*>(self)->go_on(); });
            if (via_) {
                asked_ = via_->connect_request(to_.host, to_.port);
                answer_.emplace(http_reader::limits{settings_->longest_head, 0}, answer_to::connect);
            } else if (to_.is_secure()) {
                stream_->secure(trusted_, to_.host);
            }
            go_on();
        }

        void go_on() {
            auto const held = this->shared_from_this();
            if (answer_ && !ask_proxy()) return;
            if (!to_.is_secure()) return finish({});
            auto const step = stream_->handshake();
            if (step.what == transfer::kind::again) return stream_->wait();
            finish(step.what == transfer::kind::some ? std::error_code{} : step.what == transfer::kind::ended ? error::closed : step.error);
        }

        // True when the proxy has connected.
        bool ask_proxy() {
            while (!asked_.empty()) {
                auto const step = stream_->write(asked_);
                if (step.what == transfer::kind::some) asked_.erase(0, step.count);
                else return pause(step);
            }
            while (!answer_->done()) {
                // One byte after the other, so that none is taken that is for TLS.
                char byte = 0;
                auto const step = stream_->read(&byte, 1);
                if (step.what == transfer::kind::ended) answer_->ended(true);
                else if (step.what != transfer::kind::some) return pause(step);
                else answer_->feed({&byte, 1});
                if (answer_->has_head() && answer_->head().status / 100 != 2) return stop(answer_->head().status == 407 ? error::proxy_login : error::proxy_refused);
                if (answer_->failure()) return stop(answer_->failure());
            }
            answer_.reset();
            if (to_.is_secure()) stream_->secure(trusted_, to_.host);
            return true;
        }
        bool pause(transfer const& step) {
            if (step.what != transfer::kind::again) return stop(step.error);
            stream_->wait();
            return false;
        }
        bool stop(std::error_code why) {
            finish(why);
            return false;
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
        std::string asked_{};
        std::optional<http_reader> answer_{};
        unsigned attempt_ = 0;
        bool trying_ = false;
        bool local_ = false;
    };

    std::shared_ptr<inside> inside_{};
};

}  // namespace monongusa::net

#endif
