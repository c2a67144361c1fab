// SPDX-License-Identifier: BSL-1.0
// websocket_session: a websocket from its opening to its end.

#ifndef MONONGUSA_NET_WEBSOCKET_SESSION_HPP
#define MONONGUSA_NET_WEBSOCKET_SESSION_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/utf8.hpp>
#include <monongusa/net/beast_error.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/connecting.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/net/stream.hpp>
#include <monongusa/net/url.hpp>
#include <monongusa/net/websocket_events.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::net {

/// What a websocket_client is made of.  Held by a shared_ptr, on the loop's thread; whoever lets it go aborts it first.
class websocket_session : public std::enable_shared_from_this<websocket_session> {
public:
    websocket_session(loop& on, std::shared_ptr<config const> settings, websocket_events const& events)
        : loop_(on), settings_(std::move(settings)), events_(events), timer_(on.io()) {}

    void open(std::string const& where, header_list const& headers) {
        auto const to = parse_url(where);
        std::error_code failed;
        if (!to || !to->scheme.starts_with("ws")) failed = error::bad_url;
        else if (!http_text::can_be_sent(headers)) failed = error::bad_request;
        if (failed) return later([failed](websocket_session& self) { self.fail(failed); });
        asked_ = std::make_unique<handshake>(handshake{*to, headers, {}});
        auto const deadline = monongusa::detail::after(instant::clock::now(), settings_->connect_timeout);
        limit(deadline);
        connecting_.start(loop_, settings_, *to, deadline, [weak = this->weak_from_this()](std::error_code why, std::unique_ptr<stream> made) {
            auto const held = weak.lock();
            if (!held || held->state_ != state::connecting) return;
            if (why) return held->fail(why);
            held->shake_hands(std::move(made));
        });
    }

    bool send(std::string_view message, bool binary) {
        auto const most = settings_->most_unsent;
        if (state_ != state::open || message.size() > most || most - message.size() < longest_head + unsent_) return false;
        settings_->tell_wire('>', message);
        unsent_ += longest_head + message.size();
        waiting_.push_back({std::string{message}, binary});
        if (waiting_.size() == 1) write();
        return true;
    }

    void ping() {
        if (state_ != state::open || std::exchange(pinging_, true)) return;
        socket_->async_ping({}, [held = this->shared_from_this()](failure const&) { held->pinging_ = false; });
    }

    void close(std::uint16_t code, std::string_view reason) {
        if (state_ == state::connecting || state_ == state::shaking_hands) {
            connecting_.cancel();
            if (stream_) stream_->close();
            state_ = state::closing;
            return later([](websocket_session& self) { self.end(0, {}); });
        }
        if (state_ != state::open) return;
        state_ = state::closing;
        goodbye_ = std::make_unique<boost::beast::websocket::close_reason>();
        goodbye_->code = code;
        auto const cut = shortened(reason);
        goodbye_->reason.assign(cut.data(), cut.size());
        limit(monongusa::detail::after(instant::clock::now(), settings_->close_timeout));
        if (waiting_.empty()) say_goodbye();
        else read();
    }

    void abort() noexcept {
        state_ = state::over;
        connecting_.cancel();
        timer_.cancel();
        if (stream_) stream_->close();
    }

    void read(bool wanted) {
        reads_ = wanted;
        if (state_ != state::open) return;
        // One that waits already is told later: nothing is told inside of a call.
        whole_ ? later([](websocket_session& self) { self.read(); }) : read();
    }

    bool is_open() const noexcept { return state_ == state::open; }
    int refused_status() const noexcept { return refused_status_; }
    std::size_t unsent() const noexcept { return unsent_; }

private:
    using websocket = boost::beast::websocket::stream<stream&, false>;
    using failure = boost::system::error_code;
    enum class state : unsigned char { connecting, shaking_hands, open, closing, over };

    // Of a frame; what control frames take comes beside what is bounded, Beast has one of them at a time.
    static constexpr std::size_t longest_head = 14;
    // To the handshake, with what a server that refuses has to say.  Beast throws at a header that is longer, and bounds only those before
    // the body.
    static constexpr std::uint64_t longest_answer = 0xFFFF;
    // An idle websocket keeps the first of these.
    static constexpr std::size_t first_room = 1024;
    static constexpr std::size_t most_room = 64 * 1024;

    struct unsent_message {
        std::string bytes;
        bool binary;
    };
    // What is not kept once it is open.
    struct handshake {
        url to;
        header_list headers;
        boost::beast::websocket::response_type answer;
        std::size_t heard = 0;  // Of the empty line behind the answer.
    };

    template <class Work>
    void later(Work work) {
        boost::asio::post(loop_.io(), [weak = this->weak_from_this(), work] {
            auto const held = weak.lock();
            if (held && held->state_ != state::over) work(*held);
        });
    }

    void limit(instant when) {
        timer_.expires_at(when);
        timer_.async_wait([weak = this->weak_from_this()](failure const& cancelled) {
            auto const held = weak.lock();
            if (held && !cancelled && held->timer_.expiry() <= instant::clock::now()) held->late();
        });
    }
    void late() {
        if (state_ == state::closing) end(0, {});
        else if (state_ == state::connecting || state_ == state::shaking_hands) fail(error::timed_out);
    }

    void fail(std::error_code why) {
        if (state_ == state::over) return;
        // Whoever was asked to close it wants to hear that it is.
        auto const asked = state_ == state::closing;
        abort();
        if (asked && events_.closed) events_.closed(events_.owner, 0, {});
        else if (!asked && events_.failed) events_.failed(events_.owner, why);
    }
    void end(std::uint16_t code, std::string_view reason) {
        if (state_ == state::over) return;
        abort();
        if (events_.closed) events_.closed(events_.owner, code, reason);
    }
    void broke(failure const& why) {
        // That it was aborted follows from another error, which is told by whom it met.
        if (why == boost::asio::error::operation_aborted) return;
        if (why != boost::beast::websocket::error::closed) return fail(network_error(why));
        told_goodbye();
    }
    void told_goodbye() {
        auto const& said = socket_->reason();
        end(said.code, {said.reason.data(), said.reason.size()});
    }

    void shake_hands(std::unique_ptr<stream> made) {
        state_ = state::shaking_hands;
        stream_ = std::move(made);
        stream_->tell([](void* self, char way, std::string_view bytes) { static_cast<websocket_session*>(self)->tell_handshake(way, bytes); }, this);
        stream_->read_at_most(longest_answer);
        socket_.emplace(*stream_);
        // To Beast 0 is no limit.
        socket_->read_message_max(settings_->longest_message > 0 ? settings_->longest_message : 1);
        // One frame a message, and no more room for the masked bytes than a packet or two take.
        socket_->auto_fragment(false);
        socket_->write_buffer_bytes(4096);
        // Of Beast's two generators of masks the one it calls secure gives each key sixteen times (Boost 1.81); TLS is what keeps secrets.
        socket_->secure_prng(false);
        auto const add_headers = [headers = &asked_->headers](boost::beast::websocket::request_type& request) {
            for (auto const& [name, value] : *headers) request.insert(name, value);
        };
        socket_->set_option(boost::beast::websocket::stream_base::decorator{add_headers});
        socket_->async_handshake(asked_->answer, asked_->to.authority(), asked_->to.target,
                                 [held = this->shared_from_this()](failure const& failed) { held->shook_hands(failed); });
    }
    void shook_hands(failure const& failed) {
        auto const asked = std::move(asked_);
        if (state_ != state::shaking_hands) return;
        stream_->tell(nullptr, nullptr);
        stream_->read_at_most(stream::unlimited);
        if (failed) {
            auto const why = network_error(failed);
            auto const status = asked->answer.result_int();
            if (why == error::websocket_refused && status != 101) refused_status_ = static_cast<int>(status);
            return fail(why);
        }
        timer_.cancel();
        state_ = state::open;
        // Beast is inside of a read there, and who is told may end it.
        socket_->control_callback([this](boost::beast::websocket::frame_type, boost::beast::string_view) {
            if (events_.alive) later([](websocket_session& self) { self.tell_alive(); });
        });
        if (events_.opened) events_.opened(events_.owner);
        if (state_ == state::open) read();
    }
    // Up to the end of the answer's head: with it may come what is told as messages.
    void tell_handshake(char direction, std::string_view bytes) {
        if (direction == '>') return settings_->tell_wire(direction, bytes);
        constexpr std::string_view end = "\r\n\r\n";
        std::size_t size = 0;
        for (; size < bytes.size() && asked_->heard < end.size(); ++size) {
            asked_->heard = bytes[size] == end[asked_->heard] ? asked_->heard + 1 : bytes[size] == end[0] ? 1 : 0;
        }
        settings_->tell_wire(direction, bytes.substr(0, size));
    }

    void write() {
        auto const& next = waiting_.front();
        socket_->binary(next.binary);
        socket_->async_write(boost::asio::buffer(next.bytes),
                             [held = this->shared_from_this()](failure const& failed, std::size_t) { held->wrote(failed); });
    }
    void wrote(failure const& failed) {
        if (state_ == state::over) return;
        if (failed) return broke(failed);
        unsent_ -= longest_head + waiting_.front().bytes.size();
        waiting_.pop_front();
        if (!waiting_.empty()) write();
        else if (state_ == state::closing) say_goodbye();
    }

    // Begins to read, unless somebody is at it or nobody wants it.  Who closes it wants what is left until the other side agrees.
    void read() {
        if (reading_ || (state_ == state::open ? !reads_ : state_ != state::closing || !goodbye_)) return;
        reading_ = true;  // Also while a message is told, which may change its mind about reading.
        if (std::exchange(whole_, false)) {
            tell();
            reading_ = false;
            if (state_ != state::over) read();
            return;
        }
        auto const have = message_.size();
        // A length is only a promise: the room grows with what came.
        auto const room = have < first_room ? first_room : have < most_room ? have : most_room;
        message_.resize(have + room);
        socket_->async_read_some(boost::asio::buffer(message_.data() + have, room),
                                 [held = this->shared_from_this(), have](failure const& failed, std::size_t count) {
                                     held->message_.resize(have + count);
                                     held->came(failed);
                                 });
    }
    void came(failure const& failed) {
        reading_ = false;
        if (state_ == state::over) return;
        if (failed) return broke(failed);
        tell_alive();
        if (state_ == state::over) return;
        whole_ = socket_->is_message_done();  // Kept where nobody wants it any more.
        read();
    }
    void tell_alive() {
        if (events_.alive) events_.alive(events_.owner);
    }
    void tell() {
        settings_->tell_wire('<', message_);
        if (state_ == state::open && events_.message) events_.message(events_.owner, message_, socket_->got_binary());
        message_.clear();
        if (message_.capacity() > most_room) std::string{}.swap(message_);
    }

    // From here on Beast reads by itself and leaves out what comes until the other side agrees.
    void say_goodbye() {
        auto const said = std::move(goodbye_);
        socket_->async_close(*said, [held = this->shared_from_this()](failure const& failed) {
            if (held->state_ == state::over) return;
            if (failed) held->broke(failed);
            else held->told_goodbye();
        });
    }
    // As much as a close frame takes, no character cut through.
    static std::string_view shortened(std::string_view reason) noexcept {
        constexpr std::size_t longest = 123;
        if (reason.size() <= longest) return reason;
        auto size = longest;
        while (size > 0 && monongusa::detail::utf8::is_trail(reason[size])) --size;
        return reason.substr(0, size);
    }

    loop& loop_;
    std::shared_ptr<config const> settings_;
    websocket_events events_;
    connecting connecting_{};
    std::unique_ptr<handshake> asked_{};
    std::unique_ptr<stream> stream_{};
    std::optional<websocket> socket_{};
    boost::asio::steady_timer timer_;
    std::list<unsent_message> waiting_{};  // The first is under way.
    std::size_t unsent_ = 0;
    std::string message_{};  // As far as it came.
    std::unique_ptr<boost::beast::websocket::close_reason> goodbye_{};  // Goes behind what waits.
    int refused_status_ = 0;
    state state_ = state::connecting;
    bool reads_ = true;
    bool reading_ = false;
    bool pinging_ = false;
    bool whole_ = false;  // A message has come and is to be told.
};

}  // namespace monongusa::net

#endif
