// SPDX-License-Identifier: BSL-1.0
// keystroke: where a key ends in the bytes that a terminal sends.

#ifndef MONONGUSA_TRANSPORT_KEYSTROKE_HPP
#define MONONGUSA_TRANSPORT_KEYSTROKE_HPP

#include <monongusa/detail/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace monongusa::transport {

/// Control and a letter.
constexpr char control(char letter) noexcept { return static_cast<char>(letter & 0x1f); }

/// How many bytes the first keystroke has, 0 if more of it is to come: so whoever takes keystrokes never waits in the middle of one.  A character
/// is one, a byte that is none, an escape sequence, and two keys of which the first only announces the other (Escape, Control-V).
constexpr std::size_t keystroke_size(std::string_view bytes) noexcept {
    constexpr std::size_t longest = 32;  // What is longer is no sequence of a keyboard.
    if (bytes.empty()) return 0;
    char const first = bytes[0];
    if (first == control('V')) {
        auto const second = keystroke_size(bytes.substr(1));
        return second == 0 ? 0 : 1 + second;
    }
    if (first != '\x1b') {
        auto const lead = static_cast<unsigned char>(first);
        if (lead < 0xC2 || lead > 0xF4) return 1;
        if (auto const whole = detail::utf8::decode(bytes.data(), bytes.data() + bytes.size()); whole.size > 0) return whole.size;
        // Cut short, or no character at all.
        std::size_t const size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (bytes.size() >= size) return 1;
        for (char const byte : bytes.substr(1)) {
            if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) return 1;
        }
        return 0;
    }
    if (bytes.size() < 2) return 0;
    if (bytes[1] == '\x1b') return 1;
    if (bytes[1] == 'O') return bytes.size() < 3 ? 0 : 3;
    if (bytes[1] != '[') {
        auto const second = keystroke_size(bytes.substr(1));
        return second == 0 ? 0 : 1 + second;
    }
    // The console of Linux sends its first function keys with a second bracket.
    std::size_t at = bytes.size() > 2 && bytes[2] == '[' ? 3 : 2;
    for (; at < bytes.size(); ++at) {
        char const byte = bytes[at];
        if (byte >= 0x40 && byte < 0x7f) return at + 1;
        if (byte < 0x20 || byte >= 0x7f || at + 1 == longest) return at;  // Broken off.
    }
    return 0;
}

/// Of the keys that send a sequence, the control key (or Escape and a letter) that does the same in an editor like Emacs; Control-_ stands for the
/// Delete key.  Other keystrokes stay what they are; an escape sequence that is nothing of this is empty.
constexpr std::string_view plain_key(std::string_view keystroke) noexcept {
    struct key {
        std::string_view sequence;
        std::string_view plain;
    };
    constexpr key keys[] = {
        {"[A", "\x10"},     {"OA", "\x10"},     {"[B", "\x0e"},     {"OB", "\x0e"},     {"[C", "\x06"},  {"OC", "\x06"},
        {"[D", "\x02"},     {"OD", "\x02"},     {"[H", "\x01"},     {"OH", "\x01"},     {"[1~", "\x01"}, {"[7~", "\x01"},
        {"[F", "\x05"},     {"OF", "\x05"},     {"[4~", "\x05"},    {"[8~", "\x05"},    {"[3~", "\x1f"}, {"[1;5C", "\x1b" "f"},
        {"[1;3C", "\x1b" "f"}, {"Oc", "\x1b" "f"}, {"[1;5D", "\x1b" "b"}, {"[1;3D", "\x1b" "b"}, {"Od", "\x1b" "b"},
    };
    if (!keystroke.starts_with('\x1b')) return keystroke;
    // Words: back, capital, delete, forward, small, large, to copy; lines that begin so: next, previous.
    constexpr std::string_view letters = "bcdflunpw\x08\x7f";
    auto const rest = keystroke.substr(1);
    if (rest.size() == 1 && letters.find(rest[0]) != std::string_view::npos) return keystroke;
    for (auto const& one : keys) {
        if (rest == one.sequence) return one.plain;
    }
    return {};
}

}  // namespace monongusa::transport

#endif
