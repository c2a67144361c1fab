// SPDX-License-Identifier: BSL-1.0
// support::shrink: makes what is wrong smaller for as long as it stays wrong.

#ifndef MONONGUSA_TESTS_SUPPORT_SHRINK_HPP
#define MONONGUSA_TESTS_SUPPORT_SHRINK_HPP

#include <cstddef>
#include <string>

namespace support {

/// Leaves out large parts first, then bytes; `wrong(text)` says whether what is left is still of interest.
template <class Wrong>
void shrink(std::string& text, Wrong const& wrong) {
    for (std::size_t const size : {512U, 64U, 8U, 2U, 1U}) {
        for (std::size_t at = 0; at < text.size();) {
            std::string less = text;
            less.erase(at, size);
            if (wrong(less)) text = less;
            else at += size;
        }
    }
}

}  // namespace support

#endif
