// SPDX-License-Identifier: BSL-1.0
// config: what the library needs of the compiler and of Boost; what is missing is one sentence, and the compiler stops there.

#ifndef MONONGUSA_CONFIG_HPP
#define MONONGUSA_CONFIG_HPP

// After an #error compilers go on, and thousands of errors of the other headers would hide it.  A file that is not there ends it.
#if __cplusplus < 202002L || !defined(__cpp_concepts) || !defined(__cpp_consteval)
#error "monongusa: this compiler does not speak C++20, or was not told to; take g++ 12, clang 17 or later, with -std=c++20"
#include <monongusa stops here>
#endif

#if !__has_include(<boost/version.hpp>)
#error "monongusa: there is no Boost on the include path; install the headers of 1.81 or later (Debian 12: libboost1.81-dev)"
#include <monongusa stops here>
#endif

#include <boost/version.hpp>

#if BOOST_VERSION < 108100
#error "monongusa: the Boost on the include path is older than 1.81; put a later one before it (Debian 12: libboost1.81-dev)"
#include <monongusa stops here>
#endif

#endif
