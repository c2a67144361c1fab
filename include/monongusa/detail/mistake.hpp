// SPDX-License-Identifier: BSL-1.0
// mistake::none: what a check finds where nothing is wrong.

#ifndef MONONGUSA_DETAIL_MISTAKE_HPP
#define MONONGUSA_DETAIL_MISTAKE_HPP

namespace monongusa::mistake {

/// Every other mistake is a type like this one, with `fine` false and a `require()` that fails to compile with one sentence.  What the sentence
/// is about stands in its template arguments, which both compilers print in their note.
///
/// A check gives the mistake as a type instead of failing itself: whoever asked calls `require()` from where the user's line is near, and goes on
/// with something inert, so that each mistake is one error.
struct none {
    static constexpr bool fine = true;
    static consteval void require() noexcept {}
};

}  // namespace monongusa::mistake

#endif
