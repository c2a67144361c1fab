// SPDX-License-Identifier: BSL-1.0
// found: what a search found: the match and its groups.

#ifndef MONONGUSA_PATTERN_FOUND_HPP
#define MONONGUSA_PATTERN_FOUND_HPP

#include <monongusa/detail/text_range.hpp>
#include <monongusa/pattern/syntax.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace monongusa::pattern {

/// The match and its groups as views into the text that was searched; false if there was no match.
///
/// The text must outlive the views, and whatever holds the pattern must outlive a look up by name: a literal always does.
/// `Ranges` is an array of text_range, the whole match first, then the groups.
template <class Ranges>
class found {
public:
    constexpr found() = default;
    constexpr found(std::string_view text, Ranges ranges, std::string_view pattern, group_facts const* groups)
        : text_(text), ranges_(std::move(ranges)), matched_(true), pattern_(pattern), groups_(groups) {}

    constexpr explicit operator bool() const noexcept { return matched_; }

    /// The whole match and the groups, counted together; 0 if there was no match.
    constexpr std::size_t size() const noexcept { return matched_ ? ranges_.size() : 0; }

    /// Number 0 is the whole match, 1 the first group; empty if the group is unset, or there is none of this number.
    constexpr std::optional<std::string_view> operator[](std::size_t number) const noexcept {
        detail::text_range const part = range(number);
        return part.present() ? std::optional{part.in(text_)} : std::nullopt;
    }

    /// The group of this name; empty if it is unset, or there is none of this name.
    constexpr std::optional<std::string_view> operator[](std::string_view name) const noexcept {
        for (std::size_t i = 1; i < size(); ++i)
            if (groups_[i - 1].name_size != 0 && pattern_.substr(groups_[i - 1].name_begin, groups_[i - 1].name_size) == name)
                return (*this)[i];
        return std::nullopt;
    }

    /// The same by number as offsets into the text.
    constexpr detail::text_range range(std::size_t number) const noexcept {
        return number < size() ? ranges_[number] : detail::text_range{};
    }

private:
    std::string_view text_{};
    Ranges ranges_{};
    bool matched_ = false;
    std::string_view pattern_{};
    group_facts const* groups_ = nullptr;
};

}  // namespace monongusa::pattern

#endif
