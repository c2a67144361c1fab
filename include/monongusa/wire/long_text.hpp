// SPDX-License-Identifier: BSL-1.0
// long_text: what becomes of a text that is longer than a message.

#ifndef MONONGUSA_WIRE_LONG_TEXT_HPP
#define MONONGUSA_WIRE_LONG_TEXT_HPP

namespace monongusa::wire {

enum class long_text : unsigned char {
    split,   ///< Several messages.
    refuse,  ///< error::text_too_long.
};

}  // namespace monongusa::wire

#endif
