// SPDX-License-Identifier: BSL-1.0
// pattern_error: what a text that is no pattern is refused with at run time.

#ifndef MONONGUSA_PATTERN_ERROR_HPP
#define MONONGUSA_PATTERN_ERROR_HPP

#include <monongusa/pattern/mistake.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>

namespace monongusa {

/// Says in what() what is wrong with a pattern and what to do.
class pattern_error : public std::invalid_argument {
public:
    pattern_error(pattern::mistake reason, std::size_t offset)
        : std::invalid_argument(text(reason, offset)), reason_(reason), offset_(offset) {}

    /// Where the mistake is, in bytes from the beginning of the pattern.
    std::size_t offset() const noexcept { return offset_; }
    pattern::mistake reason() const noexcept { return reason_; }

private:
    static std::string text(pattern::mistake reason, std::size_t offset) {
        std::string words = "monongusa: pattern: at offset " + std::to_string(offset) + ": ";
        words += pattern::sentence(reason);
        return words;
    }

    pattern::mistake reason_;
    std::size_t offset_;
};

}  // namespace monongusa

namespace monongusa::pattern {

using error = pattern_error;

}  // namespace monongusa::pattern

#endif
