// SPDX-License-Identifier: BSL-1.0
// text_range: a part of a text as a pair of offsets, which survives the text's being moved.

#ifndef MONONGUSA_DETAIL_TEXT_RANGE_HPP
#define MONONGUSA_DETAIL_TEXT_RANGE_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::detail {

/// The bytes [begin, end) of a text, or none.
struct text_range {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::size_t begin = none;
    std::size_t end = none;

    /// Where `part`, a view into `text`, lies; none if it is a null pointer.
    static constexpr text_range of(std::string_view text, std::string_view part) noexcept {
        if (part.data() == nullptr) return {};
        auto const at = static_cast<std::size_t>(part.data() - text.data());
        return {at, at + part.size()};
    }

    constexpr bool present() const noexcept { return begin != none; }

    /// The part itself; empty when there is none.  `text` must be the text the offsets were taken from, or a copy of it.
    constexpr std::string_view in(std::string_view text) const noexcept {
        return present() ? std::string_view{text.data() + begin, end - begin} : std::string_view{};
    }

    friend constexpr bool operator==(text_range const&, text_range const&) = default;
};

}  // namespace monongusa::detail

#endif
