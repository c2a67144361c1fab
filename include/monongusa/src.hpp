// SPDX-License-Identifier: BSL-1.0
// src: the heavy half of the library, to be included in exactly one file of a program that uses the network.

#ifndef MONONGUSA_SRC_HPP
#define MONONGUSA_SRC_HPP

#include <monongusa/config.hpp>
#include <monongusa/linkage.hpp>

namespace monongusa {

void include_src_hpp_in_one_file() noexcept {}

}  // namespace monongusa

#endif
