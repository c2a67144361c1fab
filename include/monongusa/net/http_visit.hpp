// SPDX-License-Identifier: BSL-1.0
// http_visit: one connection of a server, with its requests one after the other.

#ifndef MONONGUSA_NET_HTTP_VISIT_HPP
#define MONONGUSA_NET_HTTP_VISIT_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/net/beast_error.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/http_asked.hpp>
#include <monongusa/net/identity.hpp>
#include <monongusa/net/server_config.hpp>
#include <monongusa/net/stream.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::net {

/// What the visits of one server share.  They do not outlive it unless they were ended.
struct visit_shared {
    boost::asio::io_context& io;
    server_config settings;
    std::shared_ptr<identity const> shown{};  ///< Null: without TLS.
    void* owner = nullptr;
    void (*asked)(void* owner, http_asked const& request, http_answer& reply) = nullptr;
    void* server = nullptr;
    void (*ended)(void* server, class http_visit& which) = nullptr;  ///< Not after `end` of the server.
    bool leaving = false;                                            ///< Each answer is its connection's last.
    bool crowded = false;                                            ///< So it is, since somebody waits for room.
};

/// Held by a shared_ptr.  On the thread of its io_context.  It ends by itself, at the latest with its timeouts.
class http_visit : public std::enable_shared_from_this<http_visit> {
public:
    explicit http_visit(visit_shared& with)
        : with_(&with), stream_(with.io), timer_(with.io), room_(std::clamp(with.settings.longest_head, shortest, longest)) {}

    boost::asio::ip::tcp::socket& socket() noexcept { return stream_.socket(); }

    /// Once connected; `from` is the address of who did.
    void start(std::string from) {
        from_ = std::move(from);
        stream_.prepare();
        limit(with_->settings.head_timeout);
        if (!with_->shown) return wait_for_request(with_->settings.head_timeout);
        stream_.secure(*with_->shown);
        stream_.handshake([held = shared_from_this()](std::error_code failed) {
            if (held->phase_ == phase::over) return;
            if (failed) return held->end();
            held->wait_for_request(held->with_->settings.head_timeout);
        });
    }

    /// Nothing has come of a next request, or of the first one.
    bool is_silent() const noexcept { return phase_ == phase::idle; }
    bool has_asked() const noexcept { return has_asked_; }

    /// At once; the server is told, unless it is over already.
    void end() {
        if (phase_ == phase::over) return;
        abandon();
        with_->ended(with_->server, *this);
    }
    /// The same without a word; it refers to the server no more.
    void abandon() noexcept {
        phase_ = phase::over;
        timer_.cancel();
        stream_.close();
    }

private:
    using failure = boost::system::error_code;
    using parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    enum class phase : unsigned char { beginning, idle, head, inviting, body, answering, leaving, over };

    // Beast keeps the length of a header in two bytes and throws where it does not fit.
    static constexpr std::size_t longest = std::numeric_limits<std::uint16_t>::max();
    static constexpr std::size_t shortest = 1024;
    static constexpr std::size_t most_discarded = 4 * 1024 * 1024;

    void wait_for_request(instant::duration how_long) {
        phase_ = phase::idle;
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(room_.max_size()));
        parser_->body_limit(with_->settings.longest_body);
        if (room_.size() > 0) return read_head();
        limit(how_long);
        read_some([](http_visit& self) { self.read_head(); });
    }

    void read_head() {
        phase_ = phase::head;
        limit(with_->settings.head_timeout);
        parse_head();
    }
    // Not by Beast's async_read_header, which lets nobody see the lines as they came.
    void parse_head() {
        failure failed;
        auto const came = room_.cdata();
        auto const used = parser_->put(came, failed);
        bool const folded = http_server_text::is_folded({static_cast<char const*>(came.data()), used});
        room_.consume(used);
        if (folded) return refuse(400);
        if (!failed && parser_->is_header_done()) return has_head();
        if (failed && failed != boost::beast::http::error::need_more) return refuse(failed);
        if (room_.size() == room_.max_size()) return refuse(431);
        read_some([](http_visit& self) { self.parse_head(); });
    }
    void has_head() {
        if (auto const status = http_server_text::wrong_with(parser_->get()); status != 0) return refuse(status);
        // Now, since Beast puts what stands behind the last chunk among the headers.  (RFC 9110, section 6.5.1)
        asked_ = {};
        if (!http_server_text::take_head(parser_->get(), from_, asked_)) return refuse(400);
        limit(with_->settings.body_timeout);
        // Who waits for it would send nothing before, or after a second.
        bool const waits = parser_->get().count(boost::beast::http::field::expect) > 0 && parser_->get().version() == 11;
        if (!waits || parser_->is_done()) return read_body();
        phase_ = phase::inviting;
        constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        boost::asio::async_write(stream_, boost::asio::buffer(go_on.data(), go_on.size()),
                                 [held = shared_from_this()](failure const& unsent, std::size_t) {
                                     if (held->phase_ != phase::inviting) return;
                                     if (unsent) held->end();
                                     else held->read_body();
                                 });
    }

    void read_body() {
        phase_ = phase::body;
        reading_ = true;
        boost::beast::http::async_read(stream_, room_, *parser_, [held = shared_from_this()](failure const& failed, std::size_t) {
            held->reading_ = false;
            if (held->phase_ != phase::body) return;
            if (failed) held->refuse(failed);
            else held->ask();
        });
    }

    void ask() {
        has_asked_ = true;
        auto& request = parser_->get();
        bool const keep = request.version() == 11 && request.keep_alive();
        auto asked = std::exchange(asked_, {});
        asked.body = std::move(request.body());
        auto const held = shared_from_this();
        http_answer reply;
        phase_ = phase::answering;
        with_->asked(with_->owner, asked, reply);
        // It may have ended the server.
        if (phase_ == phase::answering) answer(reply, asked.method == "HEAD", keep && !reply.close);
    }

    void refuse(failure const& failed) {
        auto const why = network_error(failed);
        if (why == error::head_too_large) return refuse(431);
        if (why == error::body_too_large) return refuse(413);
        if (why == error::bad_response) return refuse(400);
        end();
    }
    void refuse(int status) {
        http_answer reply;
        reply.status = status;
        answer(reply, false, false);
    }

    void answer(http_answer const& reply, bool is_head, bool keep) {
        phase_ = phase::answering;
        keep_ = keep && !with_->leaving && !with_->crowded;
        answer_ = http_server_text::written(reply, is_head, keep_);
        limit(with_->settings.answer_timeout);
        boost::asio::async_write(stream_, boost::asio::buffer(answer_), [held = shared_from_this()](failure const& failed, std::size_t) {
            if (held->phase_ != phase::answering) return;
            if (failed) held->end();
            else held->has_answered();
        });
    }
    void has_answered() {
        answer_ = {};
        if (keep_ && !with_->leaving) {
            if (with_->crowded && room_.size() == 0) return end();
            return wait_for_request(with_->settings.idle_timeout);
        }
        // A refused request may still be under way, and the system answers to what nobody reads with a reset, which can overtake the answer.
        phase_ = phase::leaving;
        limit(with_->settings.leave_timeout);
        stream_.end_writing();
        if (reading_) return end();
        discard();
    }
    void discard() {
        discarded_ += room_.size();
        room_.consume(room_.size());
        if (discarded_ > most_discarded) return end();
        read_some([](http_visit& self) { self.discard(); });
    }

    // Into the room, which is not full; ends where nothing more comes, or where meanwhile something else has begun.
    void read_some(void (*then)(http_visit& self)) {
        reading_ = true;
        stream_.async_read_some(room_.prepare(std::min(shortest, room_.max_size() - room_.size())),
                                [held = shared_from_this(), then, now = phase_](failure const& failed, std::size_t count) {
                                    held->reading_ = false;
                                    if (held->phase_ != now) return;
                                    if (failed) return held->end();
                                    held->room_.commit(count);
                                    then(*held);
                                });
    }

    void limit(instant::duration how_long) {
        timer_.expires_at(monongusa::detail::after(instant::clock::now(), how_long));
        timer_.async_wait([weak = weak_from_this()](failure const& cancelled) {
            auto const held = weak.lock();
            // Set to a later time while this was already on its way.
            if (!held || cancelled || held->timer_.expiry() > instant::clock::now()) return;
            held->late();
        });
    }
    void late() {
        if (phase_ == phase::head || phase_ == phase::body) refuse(408);
        else end();
    }

    visit_shared* with_;
    stream stream_;
    boost::asio::steady_timer timer_;
    boost::beast::flat_buffer room_;  // Bounded, since trailers are not.
    std::optional<parser> parser_{};
    std::string from_{};
    http_asked asked_{};  // While its body comes.
    std::string answer_{};
    std::size_t discarded_ = 0;
    phase phase_ = phase::beginning;
    bool has_asked_ = false;
    bool reading_ = false;
    bool keep_ = false;
};

}  // namespace monongusa::net

#endif
