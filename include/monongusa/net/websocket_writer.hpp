// SPDX-License-Identifier: BSL-1.0
// websocket_writer: the frames that wait to be sent.

#ifndef MONONGUSA_NET_WEBSOCKET_WRITER_HPP
#define MONONGUSA_NET_WEBSOCKET_WRITER_HPP

#include <monongusa/net/base64.hpp>
#include <monongusa/net/stream.hpp>
#include <monongusa/net/websocket_frame.hpp>

#include <cstddef>
#include <cstdint>
#include <new>
#include <string>
#include <string_view>
#include <system_error>

#include <openssl/rand.h>

namespace monongusa::net {

/// A bounded queue of bytes.  On the stream's thread.
class websocket_writer {
public:
    /// `most` bytes of messages may wait; control frames come beside that, a bounded number of them.
    explicit websocket_writer(std::size_t most) noexcept : most_(most) {}

    /// The key of a handshake.
    static std::string fresh_key() {
        char bytes[16];
        fill(bytes, sizeof bytes);
        return base64({bytes, sizeof bytes});
    }

    std::size_t size() const noexcept { return waiting_.size() - written_; }

    bool push(opcode kind, std::string_view payload) {
        constexpr std::size_t head = 14;
        if (size() > most_ || payload.size() > most_ - size() || most_ - size() - payload.size() < head) return false;
        append(kind, payload);
        return true;
    }
    /// One who sends pings and does not read gets no answer any more.
    void push_pong(std::string_view payload) {
        if (size() < most_ + most_pongs) append(opcode::pong, payload);
    }
    void push_close(std::uint16_t code, std::string_view reason) { append(opcode::close, close_payload(code, reason)); }
    void push_raw(std::string_view bytes) { waiting_ += bytes; }

    /// Writes as much as goes; what is left waits for the stream.
    std::error_code write(stream& to) {
        while (written_ < waiting_.size()) {
            auto const step = to.write(std::string_view{waiting_}.substr(written_));
            if (step.what == transfer::kind::again) break;
            if (step.what != transfer::kind::some) return step.error;
            written_ += step.count;
        }
        constexpr std::size_t kept = 4096;
        if (written_ == waiting_.size()) {
            waiting_.clear();
            written_ = 0;
            if (waiting_.capacity() > kept) std::string{}.swap(waiting_);
        } else if (written_ > waiting_.size() / 2) {
            waiting_.erase(0, written_);
            written_ = 0;
        }
        return {};
    }

private:
    static constexpr std::size_t most_pongs = 4096;

    static void fill(void* to, int size) {
        // Without randomness there is no TLS either.
        if (::RAND_bytes(static_cast<unsigned char*>(to), size) != 1) throw std::bad_alloc{};
    }
    void append(opcode kind, std::string_view payload) {
        mask_key key;
        fill(key.data(), static_cast<int>(key.size()));
        append_frame(waiting_, kind, payload, key);
    }

    std::size_t most_;
    std::string waiting_{};
    std::size_t written_ = 0;
};

}  // namespace monongusa::net

#endif
