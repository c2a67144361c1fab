// SPDX-License-Identifier: BSL-1.0
// id: what Slack calls users, channels and messages by.

#ifndef MONONGUSA_WIRE_SLACK_ID_HPP
#define MONONGUSA_WIRE_SLACK_ID_HPP

#include <monongusa/wire/json_reader.hpp>

#include <cstddef>
#include <string_view>

namespace monongusa::wire::slack {

/// Whether it can be the id of a user, a bot, a channel or a file: `U024BE7LH`.  Slack promises no more than short texts; letters, digits,
/// `_` and `-` need no escape wherever they are written.
constexpr bool is_id(std::string_view text) noexcept {
    constexpr std::size_t longest = 64;
    for (char const character : text) {
        bool const letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        if (!letter && !(character >= '0' && character <= '9') && character != '_' && character != '-') return false;
    }
    return !text.empty() && text.size() <= longest;
}

/// Whether it can be the `ts` by which a message is known in its channel: `1405895017.000506`.  It stays a text: as a number it loses its
/// last digits.
constexpr bool is_ts(std::string_view text) noexcept {
    constexpr std::size_t longest = 32;
    std::size_t dots = 0;
    for (char const character : text) {
        if (character == '.') {
            ++dots;
        } else if (character < '0' || character > '9') {
            return false;
        }
    }
    return !text.empty() && text.size() <= longest && dots <= 1 && text.front() != '.' && text.back() != '.';
}

/// The next value of `reader` as such an id; the null view if it is none.
inline std::string_view read_id(json_reader& reader) noexcept {
    auto const text = reader.written_text();
    return is_id(text) ? text : std::string_view{};
}
inline std::string_view read_ts(json_reader& reader) noexcept {
    auto const text = reader.written_text();
    return is_ts(text) ? text : std::string_view{};
}

/// As above, where Slack writes the whole object in the place of its id.
inline std::string_view read_id_or_object(json_reader& reader) {
    if (reader.kind() != json_kind::object) return read_id(reader);
    std::string_view id;
    reader.members([&](std::string_view name) {
        if (name == "id") id = read_id(reader);
    });
    return id;
}

}  // namespace monongusa::wire::slack

#endif
