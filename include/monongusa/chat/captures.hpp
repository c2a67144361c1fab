// SPDX-License-Identifier: BSL-1.0
// captures: where the groups of a pattern were found, as offsets into the event's text.

#ifndef MONONGUSA_CHAT_CAPTURES_HPP
#define MONONGUSA_CHAT_CAPTURES_HPP

#include <monongusa/detail/text_range.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace monongusa::chat {

/// What a matcher found: nothing, or `Groups` parts of the event's text.  A group that took no part in the match is not `present()`.
///
/// Offsets rather than views, since the event may be moved between match and handler.
template <std::size_t Groups>
struct captures {
    bool found = false;
    std::array<detail::text_range, Groups> groups{};

    /// A match whose groups are these parts of the event's text: views into it.  One with a null pointer took no part.
    template <class... Parts>
        requires(sizeof...(Parts) == Groups)
    static constexpr captures of(std::string_view text, Parts const&... parts) noexcept {
        return {true, {{detail::text_range::of(text, parts)...}}};
    }

    constexpr explicit operator bool() const noexcept { return found; }
    friend constexpr bool operator==(captures const&, captures const&) = default;
};

template <>
struct captures<0> {
    bool found = false;

    constexpr explicit operator bool() const noexcept { return found; }
    friend constexpr bool operator==(captures const&, captures const&) = default;
};

}  // namespace monongusa::chat

#endif
