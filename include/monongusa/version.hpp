// SPDX-License-Identifier: BSL-1.0
// version: which monongusa this is; the build systems, too, read it here.

// Before the guard: a second copy of the library would otherwise be skipped in silence.
#if defined(MONONGUSA_VERSION_MAJOR) && (MONONGUSA_VERSION_MAJOR != 0 || MONONGUSA_VERSION_MINOR != 1 || MONONGUSA_VERSION_PATCH != 0)
#error "monongusa: two versions of the library meet in one file; leave only one of them on the include path"
#endif

#ifndef MONONGUSA_VERSION_HPP
#define MONONGUSA_VERSION_HPP

#define MONONGUSA_VERSION_MAJOR 0
#define MONONGUSA_VERSION_MINOR 1
#define MONONGUSA_VERSION_PATCH 0
#define MONONGUSA_VERSION_STRING "0.1.0"

namespace monongusa {

/// The version as text, as in "0.1.0".
inline constexpr char const* version = MONONGUSA_VERSION_STRING;

}  // namespace monongusa

#endif
