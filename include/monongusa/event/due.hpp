// SPDX-License-Identifier: BSL-1.0
// due: the time of a rule has come.

#ifndef MONONGUSA_EVENT_DUE_HPP
#define MONONGUSA_EVENT_DUE_HPP

#include <cstdint>
#include <string_view>

namespace monongusa::event {

/// What rules of `mg::every` and `mg::at` hear, each its own.  Comes from the bot itself, and from nowhere that could be answered.
struct due {
    static constexpr std::string_view event_name = "due";

    std::uint64_t count = 0;  ///< How often the rule's time has come, this one included.

    friend bool operator==(due const&, due const&) = default;
};

}  // namespace monongusa::event

#endif
