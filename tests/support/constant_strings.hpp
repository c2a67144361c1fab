// SPDX-License-Identifier: BSL-1.0
// support: whether the compiler can evaluate std::string, and so an event with a text.

#ifndef MONONGUSA_TESTS_SUPPORT_CONSTANT_STRINGS_HPP
#define MONONGUSA_TESTS_SUPPORT_CONSTANT_STRINGS_HPP

#include <string>

// In the std::string of libstdc++ 12 clang sees an assignment to an inactive member of a union.
#if defined(__clang__) && defined(_GLIBCXX_RELEASE) && _GLIBCXX_RELEASE < 13
#define MONONGUSA_TESTS_STRINGS_ARE_CONSTANT false
#else
#define MONONGUSA_TESTS_STRINGS_ARE_CONSTANT true
#endif

#endif
