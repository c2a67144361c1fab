// SPDX-License-Identifier: BSL-1.0
// linkage: what a file is built to be linked with: the network, or nothing but the terminal.

#ifndef MONONGUSA_LINKAGE_HPP
#define MONONGUSA_LINKAGE_HPP

// MONONGUSA_NETWORK comes from the build (CMake's monongusa::network, Meson's and pkg-config's monongusa-network) for all files of a
// program that launch.  No other header reads it: it chooses the inline namespace of `launch` and nothing else, so that files which
// differ have two functions, not two definitions of one.
#if defined(MONONGUSA_IMPLEMENTATION) && !defined(MONONGUSA_NETWORK)
#define MONONGUSA_NETWORK
#endif

#ifdef MONONGUSA_NETWORK
#define MONONGUSA_LINKAGE with_network
#else
#define MONONGUSA_LINKAGE terminal_only
#endif

namespace monongusa {

namespace detail {
struct network_calls;
}

/// The heavy half of the library, as the light one reaches it.  Defined by <monongusa/src.hpp>.  A linker that misses it says by its name what to do: in one file of the program include that header, or
/// define MONONGUSA_IMPLEMENTATION before <monongusa.hpp>; the targets of CMake and Meson bring such a file.
detail::network_calls const& include_src_hpp_in_one_file() noexcept;

namespace detail {

// detail::MONONGUSA_LINKAGE::need_src() stands in `launch`.
namespace terminal_only {
inline void need_src() noexcept {}
}  // namespace terminal_only

namespace with_network {
inline void need_src() noexcept { include_src_hpp_in_one_file(); }
}  // namespace with_network

}  // namespace detail

}  // namespace monongusa

#endif
