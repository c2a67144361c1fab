// SPDX-License-Identifier: BSL-1.0
// decoded: what a decoder says of what came in.

#ifndef MONONGUSA_WIRE_DECODED_HPP
#define MONONGUSA_WIRE_DECODED_HPP

namespace monongusa::wire {

enum class decoded : unsigned char {
    yes,
    not_ours,   ///< Fine, but nothing that a rule reacts to.
    malformed,  ///< No JSON, or without what makes it one: an id, a channel, an author.
};

}  // namespace monongusa::wire

#endif
