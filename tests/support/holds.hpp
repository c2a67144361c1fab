// SPDX-License-Identifier: BSL-1.0
// support::holds: whether a text holds a piece or a run, found by comparing at each place.

#ifndef MONONGUSA_TESTS_SUPPORT_HOLDS_HPP
#define MONONGUSA_TESTS_SUPPORT_HOLDS_HPP

#include <monongusa/pattern/piece.hpp>
#include <monongusa/pattern/program.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace support {

inline bool holds(std::string_view text, monongusa::pattern::piece const& what) {
    std::size_t const last = what.at_begin ? 0 : text.size();
    for (std::size_t at = 0; at <= last && at + what.size <= text.size(); ++at) {
        std::size_t same = 0;
        while (same < what.size && (static_cast<unsigned char>(text[at + same]) | 0x20U) == what.byte(same)) ++same;
        if (same == what.size) return true;
    }
    return false;
}

inline bool holds(std::string_view text, std::span<monongusa::pattern::byte_set const> run) {
    for (std::size_t at = 0; at + run.size() <= text.size(); ++at) {
        std::size_t same = 0;
        while (same < run.size() && run[same].has(text[at + same])) ++same;
        if (same == run.size()) return true;
    }
    return false;
}

/// Calls `look` with the text in memory of just that size: a byte read before or behind it is told by the address sanitizer.
template <class Look>
void with_exact_memory(std::string_view text, Look const& look) {
    std::unique_ptr<char[]> const exact{new char[text.size()]};
    std::copy(text.begin(), text.end(), exact.get());
    look(std::string_view{exact.get(), text.size()});
}

}  // namespace support

#endif
