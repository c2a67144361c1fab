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
#include <monongusa/net/http_reader.hpp>
#include <monongusa/net/idle_streams.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/net/stream.hpp>
#include <monongusa/net/url.hpp>

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
    /// `failed`, if any, is what it ends with as soon as it begins.
    http_exchange(http_shared const& with, http_request const& request, http_completion done)
        : with_(with), done_(std::move(done)), timer_(with.on.io()), repeatable_(request.repeatable), method_is_head_(request.method == "HEAD") {
        auto const parsed = parse_url(request.url);
        if (!parsed || !parsed->scheme.starts_with("http")) {
            refused_ = error::bad_url;
        } else if (!write_request(text_, request, *parsed)) {
            refused_ = error::bad_request;
        } else {
            to_ = *parsed;
            where_ = to_.scheme + ' ' + to_.authority();
        }
        auto const timeout = request.timeout > instant::duration::zero() ? request.timeout : with.settings->request_timeout;
        deadline_ = monongusa::detail::after(instant::clock::now(), timeout);
    }

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
        if (!why) {
            response = reader_->take();
            keep_stream();
        }
        stream_.reset();
        with_.ended(with_.owner, *this);
        done_(why, std::move(response), sent_);
    }

private:
    void take_stream() {
        if ((stream_ = with_.idle.take(where_))) {
            reused_ = true;
            begin();
        } else {
            connect();
        }
    }

    void connect() {
        auto const limit = monongusa::detail::after(instant::clock::now(), with_.settings->connect_timeout);
        connecting_.start(with_.on, with_.settings, to_, limit < deadline_ ? limit : deadline_,
                          [weak = this->weak_from_this()](std::error_code failed, std::unique_ptr<stream> made) {
                              auto const held = weak.lock();
                              if (!held || held->over_) return;
                              if (failed) return held->finish(failed);
                              held->stream_ = std::move(made);
                              held->begin();
                          });
    }

    void begin() {
        written_ = 0;
        leftover_ = false;
        reader_.emplace(http_reader::limits{with_.settings->longest_head, with_.settings->longest_body},
                        method_is_head_ ? answer_to::head : answer_to::other);
        with_.settings->tell_wire('>', text_);
        stream_->listen(this, [](void* self) { static_cast<http_exchange*>(self)->go_on(); });
        go_on();
    }

    void go_on() {
        auto const held = this->shared_from_this();
        write();
        for (int turns = 0; turns < most_turns; ++turns) {
            auto& room = with_.on.scratch();
            auto const step = stream_->read(room.data(), room.size());
            if (step.what == transfer::kind::again) return stream_->wait();
            if (step.what == transfer::kind::failed) return lost(step.error);
            if (step.what == transfer::kind::ended) {
                reader_->ended(true);
                ended_ = true;
            } else {
                std::string_view const bytes{room.data(), step.count};
                with_.settings->tell_wire('<', bytes);
                leftover_ = reader_->feed(bytes) < bytes.size();
            }
            if (reader_->done()) return finish(reader_->head().status == 101 ? make_error_code(error::bad_response) : std::error_code{});
            if (auto const why = reader_->failure()) return lost(why);
        }
        stream_->yield();
    }

    // What fails here shows in reading, too, where the server may have said why.
    void write() {
        while (written_ < text_.size()) {
            auto const step = stream_->write(std::string_view{text_}.substr(written_));
            if (step.what != transfer::kind::some) return;
            written_ += step.count;
            sent_ = true;
        }
    }

    // A server may end a kept connection at the moment at which it is used again.  Nothing then came back; whether it took the request is unknown.
    void lost(std::error_code why) {
        if (!reused_ || reader_->begun() || (written_ > 0 && !repeatable_)) return finish(why);
        reused_ = false;
        stream_.reset();
        connect();
    }

    void keep_stream() {
        auto const whole = written_ == text_.size() && !leftover_ && !ended_;
        if (whole && reader_->head().keeps_alive) with_.idle.put(where_, std::move(stream_));
    }

    // A fast server does not keep the thread for itself.
    static constexpr int most_turns = 16;

    http_shared with_;
    http_completion done_;
    boost::asio::steady_timer timer_;
    connecting connecting_{};
    std::unique_ptr<stream> stream_{};
    std::optional<http_reader> reader_{};
    url to_{};
    std::string where_{};
    std::string text_{};
    std::size_t written_ = 0;
    instant deadline_{};
    std::error_code refused_{};
    bool repeatable_;
    bool method_is_head_;
    bool started_ = false;
    bool reused_ = false;
    bool sent_ = false;
    bool leftover_ = false;
    bool ended_ = false;
    bool over_ = false;
};

}  // namespace monongusa::net

#endif
