// SPDX-License-Identifier: BSL-1.0
// spelling: finds a value in a text however it is written there: plain, escaped, in base64.

#ifndef MONONGUSA_SECRET_SPELLING_HPP
#define MONONGUSA_SECRET_SPELLING_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::detail {

/// A part of a text that nobody may read, and the name of the secret in it, if it has one.
struct passage {
    std::size_t begin = std::string_view::npos;
    std::size_t end = std::string_view::npos;
    std::string_view name{};

    constexpr bool found() const noexcept { return begin != std::string_view::npos; }
};

/// How a text writes bytes: as they are; as URLs and forms do (%2F); as JSON and our own log do (\/, \n, \u002f, \x2f); as Slack and HTML do
/// (&amp;).
enum class spelling : unsigned char { plain, percent, backslash, entity };
inline constexpr spelling spellings[]{spelling::plain, spelling::percent, spelling::backslash, spelling::entity};

/// What opens an escape.
constexpr char opener_of(spelling how) noexcept {
    switch (how) {
        case spelling::plain: return '\0';
        case spelling::percent: return '%';
        case spelling::backslash: return '\\';
        case spelling::entity: return '&';
    }
    return '\0';
}

struct spelled {
    unsigned char byte = 0;
    std::size_t length = 0;
};

constexpr int hex_digit(char character) noexcept {
    if (character >= '0' && character <= '9') return character - '0';
    if (character >= 'a' && character <= 'f') return character - 'a' + 10;
    if (character >= 'A' && character <= 'F') return character - 'A' + 10;
    return -1;
}

/// The byte that two hexadecimal digits behind `opening` give; of length 0 if that is not there.
constexpr spelled hex_byte(std::string_view text, std::string_view opening) noexcept {
    auto const length = opening.size() + 2;
    if (text.size() < length || !text.starts_with(opening)) return {};
    int const high = hex_digit(text[length - 2]);
    int const low = hex_digit(text[length - 1]);
    if (high < 0 || low < 0) return {};
    return {static_cast<unsigned char>(high << 4 | low), length};
}

/// The byte behind a backslash.
constexpr spelled escaped_byte(std::string_view text) noexcept {
    switch (text.size() > 1 ? text[1] : '\0') {
        case '"': return {'"', 2};
        case '\\': return {'\\', 2};
        case '/': return {'/', 2};
        case '\'': return {'\'', 2};
        case 'n': return {'\n', 2};
        case 'r': return {'\r', 2};
        case 't': return {'\t', 2};
        case 'b': return {'\b', 2};
        case 'f': return {'\f', 2};
        case '0': return {'\0', 2};
        case 'x': return hex_byte(text, "\\x");
        case 'u': return hex_byte(text, "\\u00");
        default: return {};
    }
}

/// The byte at the front of a text that is not empty.  What opens an escape and is none stands for itself.
constexpr spelled front_byte(std::string_view text, spelling how) noexcept {
    spelled const itself{static_cast<unsigned char>(text.front()), 1};
    if (how == spelling::plain || text.front() != opener_of(how)) return itself;
    spelled found;
    if (how == spelling::percent) {
        found = hex_byte(text, "%");
    } else if (how == spelling::backslash) {
        found = escaped_byte(text);
    } else {
        constexpr struct {
            std::string_view name;
            unsigned char byte;
        } entities[]{{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
        for (auto const& entity : entities) {
            if (text.starts_with(entity.name)) found = {entity.byte, entity.name.size()};
        }
    }
    return found.length > 0 ? found : itself;
}

/// How much of the front of `text` is `value` so spelled; 0 if it is not there.
constexpr std::size_t length_of(std::string_view value, std::string_view text, spelling how) noexcept {
    if (how == spelling::plain) return text.starts_with(value) ? value.size() : 0;
    auto left = text;
    for (char const wanted : value) {
        if (left.empty()) return 0;
        auto const found = front_byte(left, how);
        bool const blank_of_a_form = how == spelling::percent && wanted == ' ' && left.front() == '+';
        if (found.byte != static_cast<unsigned char>(wanted) && !blank_of_a_form) return 0;
        left.remove_prefix(found.length);
    }
    return text.size() - left.size();
}

/// What a digit of base64 stands for, in the standard alphabet and in that of URLs; -1 for what is none.
constexpr int base64_digit(unsigned char byte) noexcept {
    if (byte >= 'A' && byte <= 'Z') return byte - 'A';
    if (byte >= 'a' && byte <= 'z') return byte - 'a' + 26;
    if (byte >= '0' && byte <= '9') return byte - '0' + 52;
    if (byte == '+' || byte == '-') return 62;
    if (byte == '/' || byte == '_') return 63;
    return -1;
}

/// A value inside of something that as a whole was written in base64.  Its first digit has `foreign` bits (0, 2 or 4) of what stands before
/// it, so there are three ways it can look; the last one may have bits of what follows.
struct in_base64 {
    std::string_view value;
    unsigned foreign;

    constexpr std::size_t digits() const noexcept { return (value.size() * 8 + foreign + 5) / 6; }

    /// Whether `found` can be the digit at `position`: foreign bits may be any.
    constexpr bool accepts(std::size_t position, int found) const noexcept {
        auto const bit = position * 6 + 8 - foreign;  // Counted as if another byte stood before the value.
        auto const window = 10 - bit % 8;             // The digit's place in the two bytes where it begins.
        auto const wanted = (byte(bit / 8) << 8 | byte(bit / 8 + 1)) >> window & 63;
        auto const own = (mask(bit / 8) << 8 | mask(bit / 8 + 1)) >> window & 63;
        return found >= 0 && (static_cast<unsigned>(found) & own) == wanted;
    }

    /// As `length_of` a value, with the padding behind it.
    constexpr std::size_t length_in(std::string_view text, spelling how) const noexcept {
        auto left = text;
        for (std::size_t position = 0; position < digits(); ++position) {
            if (left.empty()) return 0;
            auto const found = front_byte(left, how);
            if (!accepts(position, base64_digit(found.byte))) return 0;
            left.remove_prefix(found.length);
        }
        for (int padding = 0; padding < 2 && !left.empty() && front_byte(left, how).byte == '='; ++padding) {
            left.remove_prefix(front_byte(left, how).length);
        }
        return text.size() - left.size();
    }

private:
    constexpr bool inside(std::size_t number) const noexcept { return number > 0 && number <= value.size(); }
    constexpr unsigned byte(std::size_t number) const noexcept {
        return inside(number) ? static_cast<unsigned char>(value[number - 1]) : 0U;
    }
    constexpr unsigned mask(std::size_t number) const noexcept { return inside(number) ? 0xFFU : 0U; }
};

}  // namespace monongusa::detail

#endif
