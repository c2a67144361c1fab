// SPDX-License-Identifier: BSL-1.0
// websocket_frame: what websocket messages travel in (RFC 6455, section 5).

#ifndef MONONGUSA_NET_WEBSOCKET_FRAME_HPP
#define MONONGUSA_NET_WEBSOCKET_FRAME_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace monongusa::net {

enum class opcode : unsigned char { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };

constexpr bool is_control(opcode one) noexcept { return static_cast<unsigned>(one) >= 8; }

/// What a control frame carries at most.
inline constexpr std::size_t longest_control = 125;

/// Why a websocket ends, of those codes that this side sends by itself.
enum class close_code : std::uint16_t { none = 0, normal = 1000, protocol = 1002, bad_text = 1007, too_large = 1009 };

/// Whether a code may stand in a close frame.  (RFC 6455, section 7.4)
constexpr bool is_close_code(std::uint16_t code) noexcept {
    if (code >= 3000) return code < 5000;
    return code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
}

using mask_key = std::array<unsigned char, 4>;

/// Appends one frame, complete, as a client sends it; the key must be one that nobody foresees.
inline void append_frame(std::string& out, opcode kind, std::string_view payload, mask_key const& key) {
    constexpr unsigned final = 0x80;
    constexpr unsigned masked = 0x80;
    out += static_cast<char>(final | static_cast<unsigned>(kind));
    auto const append_length = [&](unsigned mark, unsigned bytes) {
        out += static_cast<char>(masked | mark);
        for (auto shift = bytes * 8; shift > 0; shift -= 8) out += static_cast<char>(std::uint64_t{payload.size()} >> (shift - 8) & 0xFF);
    };
    if (payload.size() < 126) append_length(static_cast<unsigned>(payload.size()), 0);
    else if (payload.size() <= 0xFFFF) append_length(126, 2);
    else append_length(127, 8);
    for (auto const byte : key) out += static_cast<char>(byte);
    auto const begin = out.size();
    out += payload;
    for (std::size_t i = 0; i < payload.size(); ++i) out[begin + i] = static_cast<char>(static_cast<unsigned char>(out[begin + i]) ^ key[i % 4]);
}

/// The payload of a close frame; without a code it is empty.
inline std::string close_payload(std::uint16_t code, std::string_view reason) {
    std::string payload;
    if (code == 0) return payload;
    payload += static_cast<char>(code >> 8);
    payload += static_cast<char>(code & 0xFF);
    payload += reason.substr(0, longest_control - 2);
    return payload;
}

/// The head of a frame as a server sends it, collected byte by byte.
class frame_head {
public:
    /// True when it is complete.
    bool feed(char byte) noexcept {
        bytes_[have_++] = static_cast<unsigned char>(byte);
        return have_ >= 2 && have_ == size();
    }
    void clear() noexcept { have_ = 0; }

    bool final() const noexcept { return (bytes_[0] & 0x80U) != 0; }
    opcode kind() const noexcept { return static_cast<opcode>(bytes_[0] & 0x0FU); }
    std::uint64_t length() const noexcept {
        std::uint64_t all = bytes_[1] & 0x7FU;
        if (all < 126) return all;
        all = 0;
        for (std::size_t i = 2; i < size(); ++i) all = all << 8 | bytes_[i];
        return all;
    }

    /// No reserved bits, as nothing was agreed on; no mask, which only clients use; a known kind; the length in the shortest form; control frames
    /// short and whole.
    bool is_valid() const noexcept {
        if ((bytes_[0] & 0x70U) != 0 || (bytes_[1] & 0x80U) != 0) return false;
        auto const number = bytes_[0] & 0x0FU;
        if ((number > 2 && number < 8) || number > 10) return false;
        auto const mark = bytes_[1] & 0x7FU;
        if (is_control(kind())) return mark <= longest_control && final();
        if (mark == 126) return length() > 125;
        if (mark == 127) return length() > 0xFFFF && length() >> 63 == 0;
        return true;
    }

private:
    std::size_t size() const noexcept {
        auto const mark = bytes_[1] & 0x7FU;
        return mark == 126 ? 4 : mark == 127 ? 10 : 2;
    }

    std::array<unsigned char, 10> bytes_{};
    std::size_t have_ = 0;
};

}  // namespace monongusa::net

#endif
