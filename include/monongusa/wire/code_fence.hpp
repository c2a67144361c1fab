// SPDX-License-Identifier: BSL-1.0
// code_fence: where a block of code begins in a text, and in which language.

#ifndef MONONGUSA_WIRE_CODE_FENCE_HPP
#define MONONGUSA_WIRE_CODE_FENCE_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::wire {

inline constexpr std::string_view fence = "```";

/// The language of a block, `text` being what is behind its fence: a word that ends with the line.  Empty if there is none.
constexpr std::string_view language_of(std::string_view text) noexcept {
    constexpr std::size_t longest = 32;
    constexpr std::string_view signs = "_+-.#";
    auto const head = text.substr(0, longest + 1);
    auto const end = std::find_if(head.begin(), head.end(), [&](char character) {
        bool const letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        return !letter && !(character >= '0' && character <= '9') && signs.find(character) == std::string_view::npos;
    });
    return end == head.end() || *end != '\n' ? std::string_view{} : head.substr(0, static_cast<std::size_t>(end - head.begin()));
}

/// What opens a block on a line of its own, and how many characters that is.
inline void append_opening(std::string& out, std::string_view language) { ((out += fence) += language) += '\n'; }
constexpr std::size_t opening_points(std::string_view language) noexcept { return fence.size() + language.size() + 1; }

}  // namespace monongusa::wire

#endif
