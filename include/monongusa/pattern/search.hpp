// SPDX-License-Identifier: BSL-1.0
// search: looks for a pattern that is a string literal.

#ifndef MONONGUSA_PATTERN_SEARCH_HPP
#define MONONGUSA_PATTERN_SEARCH_HPP

#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/detail/text_range.hpp>
#include <monongusa/pattern/found.hpp>
#include <monongusa/pattern/literal.hpp>
#include <monongusa/pattern/require.hpp>

#include <array>
#include <string_view>

namespace monongusa::pattern {

/// Searches the text for the leftmost match, as in `if (auto found = search<"give (\\w+)">(text)) use(*found[1]);`.
///
/// Linear in the text, allocates nothing, safe from any thread.  A malformed pattern does not compile.
template <detail::fixed_string Pattern>
constexpr auto search(std::string_view text) noexcept {
    using pattern = literal<Pattern>;
    using result = found<std::array<detail::text_range, pattern::groups + 1>>;
    if constexpr (pattern::reason != mistake::none) {
        require_well_formed<Pattern>();
        return result{};
    } else {
        std::array<detail::text_range, pattern::groups + 1> ranges{};
        if (!pattern::find(text, ranges.data())) return result{};
        return result{text, ranges, pattern::text, pattern::compiled.groups};
    }
}

}  // namespace monongusa::pattern

#endif
