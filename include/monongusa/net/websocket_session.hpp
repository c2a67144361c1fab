// SPDX-License-Identifier: BSL-1.0
// websocket_session: a websocket from its opening to its end.

#ifndef MONONGUSA_NET_WEBSOCKET_SESSION_HPP
#define MONONGUSA_NET_WEBSOCKET_SESSION_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/net/base64.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/connecting.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/http_reader.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/net/stream.hpp>
#include <monongusa/net/url.hpp>
#include <monongusa/net/websocket_events.hpp>
#include <monongusa/net/websocket_handshake.hpp>
#include <monongusa/net/websocket_reader.hpp>
#include <monongusa/net/websocket_writer.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::net {

/// What a websocket_client is made of; held by a shared_ptr, on the loop's thread.
class websocket_session : public std::enable_shared_from_this<websocket_session> {
public:
    websocket_session(loop& on, std::shared_ptr<config const> settings, websocket_events const& events)
        : loop_(on), settings_(std::move(settings)), events_(events), timer_(on.io()), reader_(settings_->longest_message),
          writer_(settings_->most_unsent) {}

    void open(std::string const& where, header_list const& headers) {
        auto const to = parse_url(where);
        key_ = websocket_writer::fresh_key();
        std::error_code failed;
        if (!to || !to->scheme.starts_with("ws")) failed = error::bad_url;
        else if (!write_websocket_request(handshake_, *to, headers, key_)) failed = error::bad_request;
        if (failed) return later([failed](websocket_session& self) { self.fail(failed); });
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
        if (state_ != state::open || !writer_.push(binary ? opcode::binary : opcode::text, message)) return false;
        settings_->tell_wire('>', message);
        write_soon();
        return true;
    }

    void close(std::uint16_t code, std::string_view reason) {
        if (state_ == state::connecting || state_ == state::shaking_hands) {
            connecting_.cancel();
            stream_.reset();
            state_ = state::closing;
            return later([](websocket_session& self) { self.end(0, {}); });
        }
        if (state_ != state::open) return;
        state_ = state::closing;
        writer_.push_close(code, reason);
        limit(monongusa::detail::after(instant::clock::now(), settings_->close_timeout));
        write_soon();
    }

    void abort() noexcept {
        state_ = state::over;
        connecting_.cancel();
        timer_.cancel();
        stream_.reset();
    }

    void read(bool wanted) {
        if (std::exchange(reading_, wanted) == wanted || !wanted) return;
        if (state_ == state::open) write_soon();
    }

    bool is_open() const noexcept { return state_ == state::open; }
    int refused_status() const noexcept { return refused_status_; }
    std::size_t unsent() const noexcept { return writer_.size(); }

private:
    enum class state : unsigned char { connecting, shaking_hands, open, closing, over };
    // A fast server does not keep the thread for itself.
    static constexpr int most_turns = 16;

    template <class Work>
    void later(Work work) {
        boost::asio::post(loop_.io(), [weak = this->weak_from_this(), work] {
            auto const held = weak.lock();
            if (held && held->state_ != state::over) work(*held);
        });
    }
    // Not at once: what fails is then told from the loop, and several messages go in one piece.
    void write_soon() {
        if (std::exchange(soon_, true)) return;
        later([](websocket_session& self) {
            self.soon_ = false;
            if (self.stream_) self.go_on();
        });
    }

    void limit(instant when) {
        timer_.expires_at(when);
        timer_.async_wait([weak = this->weak_from_this()](boost::system::error_code const& cancelled) {
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
        auto const held = this->shared_from_this();
        // Whoever was asked to close it wants to hear that it is.
        auto const asked = state_ == state::closing;
        abort();
        if (asked && events_.closed) events_.closed(events_.owner, 0, {});
        else if (!asked && events_.failed) events_.failed(events_.owner, why);
    }
    void end(std::uint16_t code, std::string reason) {
        if (state_ == state::over) return;
        auto const held = this->shared_from_this();
        abort();
        if (events_.closed) events_.closed(events_.owner, code, reason);
    }

    void shake_hands(std::unique_ptr<stream> made) {
        state_ = state::shaking_hands;
        stream_ = std::move(made);
        stream_->listen(this, [](void* self) { static_cast<websocket_session*>(self)->go_on(); });
        settings_->tell_wire('>', handshake_);
        writer_.push_raw(std::exchange(handshake_, {}));
        answer_ = std::make_unique<http_reader>(http_reader::limits{settings_->longest_head, 0});
        go_on();
    }

    void go_on() {
        auto const held = this->shared_from_this();
        if (auto const why = writer_.write(*stream_)) return fail(why);
        // What came before reading was paused.
        if (reading_ && !kept_.empty()) {
            auto const bytes = std::exchange(kept_, {});
            hear(bytes);
        }
        for (int turns = 0; wants_bytes(); ++turns) {
            if (turns == most_turns) {
                stream_->wait();
                return stream_->yield();
            }
            auto& room = loop_.scratch();
            auto const step = stream_->read(room.data(), room.size());
            if (step.what == transfer::kind::again) break;
            if (step.what == transfer::kind::failed) return fail(step.error);
            if (step.what == transfer::kind::ended) return fail(error::closed);
            hear({room.data(), step.count});
        }
        if (state_ != state::over) stream_->wait();
    }
    bool wants_bytes() const noexcept {
        return state_ == state::shaking_hands || state_ == state::closing || (state_ == state::open && reading_ && kept_.empty());
    }

    void hear(std::string_view bytes) {
        if (state_ == state::shaking_hands && !hear_answer(bytes)) return;
        while (state_ != state::over) {
            if (state_ == state::open && !reading_) {
                kept_.assign(bytes);
                return;
            }
            switch (reader_.feed(bytes)) {
                case websocket_reader::heard::nothing: return;
                case websocket_reader::heard::message: tell(); break;
                case websocket_reader::heard::ping: answer_ping(); break;
                case websocket_reader::heard::pong: break;
                case websocket_reader::heard::close: return agree();
                case websocket_reader::heard::broken: return complain();
            }
        }
    }

    // True when the websocket is open and `bytes` holds what came behind.
    bool hear_answer(std::string_view& bytes) {
        auto const taken = answer_->feed(bytes);
        settings_->tell_wire('<', bytes.substr(0, taken));
        bytes.remove_prefix(taken);
        if (answer_->has_head()) {
            if (answer_->head().status != 101) refused_status_ = answer_->head().status;
            if (!is_websocket_accepted(answer_->head(), key_)) fail(error::websocket_refused);
        } else if (auto const why = answer_->failure()) {
            fail(why);
        }
        if (!answer_->has_head() || state_ == state::over) return false;
        answer_.reset();
        timer_.cancel();
        state_ = state::open;
        if (events_.opened) events_.opened(events_.owner);
        return state_ != state::over;
    }

    void tell() {
        settings_->tell_wire('<', reader_.message());
        if (state_ == state::open && events_.message) events_.message(events_.owner, reader_.message(), reader_.is_binary());
    }
    void answer_ping() {
        writer_.push_pong(reader_.control());
        write_soon();
    }
    // The echo of the code ends the conversation; it goes if there is room for it, as nearly always.
    void agree() {
        if (state_ == state::open) writer_.push_close(reader_.code(), {});
        [[maybe_unused]] auto const unimportant = writer_.write(*stream_);
        end(reader_.code(), std::string{reader_.reason()});
    }
    void complain() {
        if (state_ == state::open) writer_.push_close(static_cast<std::uint16_t>(reader_.answer()), {});
        [[maybe_unused]] auto const unimportant = writer_.write(*stream_);
        fail(reader_.failure());
    }

    loop& loop_;
    std::shared_ptr<config const> settings_;
    websocket_events events_;
    connecting connecting_{};
    std::unique_ptr<stream> stream_{};
    boost::asio::steady_timer timer_;
    websocket_reader reader_;
    websocket_writer writer_;
    std::unique_ptr<http_reader> answer_{};
    std::string handshake_{};
    std::string key_{};
    std::string kept_{};  // Came, but reading was paused.
    state state_ = state::connecting;
    int refused_status_ = 0;
    bool reading_ = true;
    bool soon_ = false;
};

}  // namespace monongusa::net

#endif
