// SPDX-License-Identifier: BSL-1.0
// file_content: what a recording keeps of the files that a bot sends.

#ifndef MONONGUSA_WIRE_JSONL_FILE_CONTENT_HPP
#define MONONGUSA_WIRE_JSONL_FILE_CONTENT_HPP

#include <monongusa/action/upload.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/wire/jsonl/siphash.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::wire::jsonl {

/// Of the files of one upload together, in bytes; what has no room is kept as its `stand_in_for`.
inline constexpr std::size_t most_file_content = 256 * 1024;

/// Tells one content from another where it is too long to be kept: `(3145728 bytes, 0123456789abcdef)`, its SipHash under the key 0.
template <class = void>
std::string stand_in_for(std::string_view content) {
    auto stand_in = detail::joined('(', content.size(), " bytes, ");
    auto const hash = siphash({}, content);
    for (int shift = 60; shift >= 0; shift -= 4) stand_in += "0123456789abcdef"[hash >> shift & 15];
    return stand_in += ')';
}

/// Leaves no more content than a recording keeps.
template <class = void>
void shorten(std::vector<action::file>& files) {
    std::size_t left = most_file_content;
    for (auto& file : files) {
        if (file.content.size() > left) {
            file.content = stand_in_for(file.content);
        } else {
            left -= file.content.size();
        }
    }
}

/// Whether what was recorded is this file.
template <class = void>
bool is_recorded_as(action::file const& now, action::file const& before) {
    return now.name == before.name && now.description == before.description &&
           (now.content == before.content || (now.content.size() > before.content.size() && before.content == stand_in_for(now.content)));
}

}  // namespace monongusa::wire::jsonl

#endif
