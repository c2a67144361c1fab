// SPDX-License-Identifier: BSL-1.0
// http_exchange: one request and its response, on whichever connection.

#ifndef MONONGUSA_NET_HTTP_EXCHANGE_HPP
#define MONONGUSA_NET_HTTP_EXCHANGE_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/once.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/connecting.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/http_message.hpp>
#include <monongusa/net/http_talk.hpp>
#include <monongusa/net/idle_streams.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/net/stream.hpp>
#include <monongusa/net/url.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>
#include <string>
#include <system_error>
#include <utility>

namespace monongusa::net {

/// What came of a request.  `sent`: at least a part of it was given to a connection, so that the server may have done it; false: it surely has not.
using http_completion = monongusa::detail::once<std::error_code, http_response, bool>;

/// What the exchanges of one client share.  They do not outlive it unless they were ended.
struct http_shared {
    loop& on;
    std::shared_ptr<config const> settings;
    idle_streams& idle;
    void* owner;
    void (*ended)(void* owner, class http_exchange& which);  ///< Before the completion is called.
};

/// Held by a shared_ptr.  On the loop's thread.
class http_exchange : public std::enable_shared_from_this<http_exchange> {
public:
    http_exchange(http_shared const& with, http_request const& request, http_completion done)
        : with_(with), done_(std::move(done)), timer_(with.on.io()), repeatable_(request.repeatable) {
        auto const parsed = parse_url(request.url);
        if (!parsed || !parsed->scheme.starts_with("http")) {
            refused_ = error::bad_url;
        } else if (asked_ = make_ready(request, *parsed); !asked_) {
            refused_ = error::bad_request;
        } else {
            to_ = *parsed;
            where_ = to_.scheme + ' ' + to_.authority();
        }
        auto const timeout = request.timeout > instant::duration::zero() ? request.timeout : with.settings->request_timeout;
        deadline_ = monongusa::detail::after(instant::clock::now(), timeout);
    }

    /// Why it cannot be begun, if so.
    std::error_code refused() const noexcept { return refused_; }
    bool started() const noexcept { return started_; }

    /// From here on it ends by itself.
    void watch() {
        timer_.expires_at(deadline_);
        timer_.async_wait([weak = this->weak_from_this()](boost::system::error_code const& cancelled) {
            auto const held = weak.lock();
            if (held && !cancelled) held->finish(error::timed_out);
        });
    }

    /// Takes a connection, or makes one; it does not end in here.
    void start() {
        started_ = true;
        boost::asio::post(with_.on.io(), [weak = this->weak_from_this()] {
            auto const held = weak.lock();
            if (held && !held->over_) held->take_stream();
        });
    }

    /// Ends it now, if it has not ended.
    void finish(std::error_code why) {
        if (over_) return;
        over_ = true;
        auto const held = this->shared_from_this();
        timer_.cancel();
        connecting_.cancel();
        http_response response;
        if (talk_) {
            sent_ = sent_ || talk_->has_sent();
            if (!why) response = talk_->take_response();
            if (!why && talk_->is_reusable()) with_.idle.put(where_, talk_->take_stream());
            std::exchange(talk_, nullptr)->stop();
        }
        with_.ended(with_.owner, *this);
        done_(why, std::move(response), sent_);
    }

private:
    void take_stream() {
        if (auto kept = with_.idle.take(where_)) begin(std::move(kept), true);
        else connect();
    }

    void connect() {
        auto const limit = monongusa::detail::after(instant::clock::now(), with_.settings->connect_timeout);
        connecting_.start(with_.on, with_.settings, to_, limit < deadline_ ? limit : deadline_,
                          [weak = this->weak_from_this()](std::error_code failed, std::unique_ptr<stream> made) {
                              auto const held = weak.lock();
                              if (!held || held->over_) return;
                              if (failed) return held->finish(failed);
                              held->begin(std::move(made), false);
                          });
    }

    void begin(std::unique_ptr<stream> over, bool reused) {
        http_talk::limits const most{with_.settings->longest_head, with_.settings->longest_body};
        talk_ = std::make_shared<http_talk>(std::move(over), asked_, most);
        talk_->tell(with_.settings->wanted_wire(), with_.settings->wire_owner);
        talk_->start([weak = this->weak_from_this(), reused](std::error_code failed) {
            auto const held = weak.lock();
            if (!held || held->over_) return;
            if (failed && reused) return held->lost(failed);
            held->finish(!failed && held->talk_->status() == 101 ? make_error_code(error::bad_response) : failed);
        });
    }

    // A server may end a kept connection at the moment at which it is used again.  Nothing then came back; whether it took the request is unknown.
    void lost(std::error_code why) {
        sent_ = sent_ || talk_->has_sent();
        if (talk_->has_begun() || (talk_->has_sent() && !repeatable_)) return finish(why);
        std::exchange(talk_, nullptr)->stop();
        connect();
    }

    http_shared with_;
    http_completion done_;
    boost::asio::steady_timer timer_;
    connecting connecting_{};
    std::shared_ptr<http_talk> talk_{};
    ready_request asked_{};
    url to_{};
    std::string where_{};
    instant deadline_{};
    std::error_code refused_{};
    bool repeatable_;
    bool started_ = false;
    bool sent_ = false;
    bool over_ = false;
};

}  // namespace monongusa::net

#endif
