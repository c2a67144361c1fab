// SPDX-License-Identifier: BSL-1.0
// line_name: where a request waits.

#ifndef MONONGUSA_WIRE_LINE_NAME_HPP
#define MONONGUSA_WIRE_LINE_NAME_HPP

#include <string>

namespace monongusa::wire {

/// A line of requests that have the same limits.  Lines of one group have one more limit in common.
struct line_name {
    std::string group{};
    std::string line{};  ///< Within its group.

    friend bool operator==(line_name const&, line_name const&) = default;
};

}  // namespace monongusa::wire

#endif
