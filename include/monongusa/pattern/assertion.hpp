// SPDX-License-Identifier: BSL-1.0
// assertion: whether an assertion of a pattern holds at a place of a text.

#ifndef MONONGUSA_PATTERN_ASSERTION_HPP
#define MONONGUSA_PATTERN_ASSERTION_HPP

#include <monongusa/pattern/syntax.hpp>

#include <cstddef>
#include <string_view>

namespace monongusa::pattern {

// As in RE2, words are of ASCII: that is what \w says too.
constexpr bool is_word_at(std::string_view text, std::size_t at) noexcept {
    if (at >= text.size()) return false;
    char const c = text[at];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Whether it holds between the bytes `at - 1` and `at` of the text.
constexpr bool holds(assertion what, std::string_view text, std::size_t at) noexcept {
    switch (what) {
        case assertion::text_begin: return at == 0;
        case assertion::text_end: return at == text.size();
        case assertion::line_begin: return at == 0 || text[at - 1] == '\n';
        case assertion::line_end: return at == text.size() || text[at] == '\n';
        case assertion::word_edge: return is_word_at(text, at - 1) != is_word_at(text, at);
        case assertion::no_word_edge: return is_word_at(text, at - 1) == is_word_at(text, at);
    }
    return false;
}

}  // namespace monongusa::pattern

#endif
