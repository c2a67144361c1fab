// SPDX-License-Identifier: BSL-1.0
// websocket_reader: makes messages of the bytes as they come from a server.

#ifndef MONONGUSA_NET_WEBSOCKET_READER_HPP
#define MONONGUSA_NET_WEBSOCKET_READER_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/websocket_frame.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::net {

/// Takes a server's bytes in pieces of any size.  No socket, no clock.  Fragments are put together; control frames may stand between them.
class websocket_reader {
public:
    enum class heard : unsigned char { nothing, message, ping, pong, close, broken };

    explicit websocket_reader(std::size_t longest) noexcept : longest_(longest) {}

    /// Takes from the front of `bytes` up to the end of what it says it heard; `nothing` when all is taken.  After `close` and `broken` nothing
    /// more may be given.
    heard feed(std::string_view& bytes) {
        if (delivered_) release();
        for (;;) {
            if (!in_payload_) {
                if (!feed_head(bytes)) return failure_ ? heard::broken : heard::nothing;
            }
            feed_payload(bytes);
            if (left_ > 0) return heard::nothing;
            in_payload_ = false;
            if (auto const what = finish_frame(); what != heard::nothing) return what;
        }
    }

    /// The message, after `message`; it may be moved from or swapped.  Valid up to the next `feed`.
    std::string& message() noexcept { return message_; }
    bool is_binary() const noexcept { return binary_; }

    /// What a ping carries, after `ping`.
    std::string_view control() const noexcept { return control_; }

    /// After `close`: its code, 0 if it names none, and its reason.
    std::uint16_t code() const noexcept { return code_; }
    std::string_view reason() const noexcept { return std::string_view{control_}.substr(control_.size() < 2 ? 0 : 2); }

    /// After `broken`: why, and the code to close with.
    std::error_code failure() const noexcept { return failure_; }
    close_code answer() const noexcept { return answer_; }

private:
    bool fail(error why, close_code answer) noexcept {
        failure_ = make_error_code(why);
        answer_ = answer;
        return false;
    }

    // A large message is seldom followed by another: its memory goes.
    void release() {
        constexpr std::size_t kept = 64 * 1024;
        delivered_ = false;
        message_.clear();
        if (message_.capacity() > kept) std::string{}.swap(message_);
    }

    bool feed_head(std::string_view& bytes) {
        for (;;) {
            if (bytes.empty()) return false;
            auto const complete = head_.feed(bytes.front());
            bytes.remove_prefix(1);
            if (complete) break;
        }
        auto const kind = head_.kind();
        auto const continues = kind == opcode::continuation;
        auto const valid = head_.is_valid() && (is_control(kind) || continues == in_message_);
        left_ = head_.length();
        if (!valid) return fail(error::websocket_broken, close_code::protocol);
        if (is_control(kind)) {
            control_.clear();
        } else {
            if (left_ > longest_ - message_.size()) return fail(error::message_too_large, close_code::too_large);
            if (!continues) binary_ = kind == opcode::binary;
            in_message_ = true;
        }
        in_payload_ = true;
        return true;
    }

    void feed_payload(std::string_view& bytes) {
        auto const size = bytes.size() < left_ ? bytes.size() : static_cast<std::size_t>(left_);
        (is_control(head_.kind()) ? control_ : message_).append(bytes.substr(0, size));
        bytes.remove_prefix(size);
        left_ -= size;
    }

    heard finish_frame() {
        auto const kind = head_.kind();
        auto const final = head_.final();
        head_.clear();
        if (kind == opcode::ping) return heard::ping;
        if (kind == opcode::pong) return heard::pong;
        if (kind == opcode::close) return read_close() ? heard::close : heard::broken;
        if (!final) return heard::nothing;
        in_message_ = false;
        if (!binary_ && !is_text(message_)) {
            fail(error::websocket_broken, close_code::bad_text);
            return heard::broken;
        }
        delivered_ = true;
        return heard::message;
    }

    bool read_close() noexcept {
        code_ = 0;
        if (control_.empty()) return true;
        if (control_.size() == 1) return fail(error::websocket_broken, close_code::protocol);
        code_ = static_cast<std::uint16_t>(static_cast<unsigned char>(control_[0]) << 8 | static_cast<unsigned char>(control_[1]));
        if (!is_close_code(code_)) return fail(error::websocket_broken, close_code::protocol);
        return is_text(reason()) || fail(error::websocket_broken, close_code::bad_text);
    }

    static bool is_text(std::string_view text) noexcept {
        auto const* at = text.data();
        auto const* const end = at + text.size();
        while (at != end) {
            if (static_cast<unsigned char>(*at) < 0x80) {
                ++at;
                continue;
            }
            auto const one = monongusa::detail::utf8::decode(at, end);
            if (one.size == 0) return false;
            at += one.size;
        }
        return true;
    }

    std::size_t longest_;
    frame_head head_{};
    std::uint64_t left_ = 0;  // Of the frame's payload.
    bool in_payload_ = false;
    bool in_message_ = false;
    bool delivered_ = false;
    bool binary_ = false;
    close_code answer_ = close_code::none;
    std::uint16_t code_ = 0;
    std::string message_{};
    std::string control_{};
    std::error_code failure_{};
};

}  // namespace monongusa::net

#endif
