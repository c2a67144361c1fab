// SPDX-License-Identifier: BSL-1.0
// require: turns a malformed pattern into one sentence of the compiler.

#ifndef MONONGUSA_PATTERN_REQUIRE_HPP
#define MONONGUSA_PATTERN_REQUIRE_HPP

#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/pattern/literal.hpp>
#include <monongusa/pattern/mistake.hpp>

#include <cstddef>

namespace monongusa::pattern {

/// Names the place of a mistake, in bytes, in the compiler's note.
template <std::size_t Offset>
struct at_offset {};

/// A mistake in a pattern as a type, whose `require()` says it: the body holds one assertion for each reason, of which one fails, and the
/// note shows the template arguments.
template <detail::fixed_string Pattern, class Place, mistake Reason>
struct malformed {
    static constexpr bool fine = Reason == mistake::none;
    static consteval void require() {
#define MONONGUSA_PATTERN_ASSERTION(name, linear, words) static_assert(Reason != mistake::name, "monongusa: pattern: " words);
        MONONGUSA_PATTERN_MISTAKES(MONONGUSA_PATTERN_ASSERTION)
#undef MONONGUSA_PATTERN_ASSERTION
    }
};

template <detail::fixed_string Pattern>
using verdict = malformed<Pattern, at_offset<literal<Pattern>::offset>, literal<Pattern>::reason>;

/// Compiles for a well-formed pattern; for any other it is one error that says what is wrong and, in its note, where.
template <detail::fixed_string Pattern>
consteval void require_well_formed() {
    verdict<Pattern>::require();
}

}  // namespace monongusa::pattern

#endif
