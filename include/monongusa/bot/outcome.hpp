// SPDX-License-Identifier: BSL-1.0
// outcome: what has become of bots that ran.

#ifndef MONONGUSA_BOT_OUTCOME_HPP
#define MONONGUSA_BOT_OUTCOME_HPP

namespace monongusa::detail {

/// Of one bot; added up, of several: the worst status, and whether anything is left of any.
struct outcome {
    static constexpr int clean = 0;  ///< The exit status when all ended as they should.
    static constexpr int error = 1;  ///< When something went wrong, which the log tells.

    int status = clean;
    bool still_running = false;  ///< Handlers of it.

    constexpr outcome& operator+=(outcome const& other) noexcept {
        if (other.status > status) status = other.status;
        still_running = still_running || other.still_running;
        return *this;
    }

    friend constexpr bool operator==(outcome const&, outcome const&) = default;
};

}  // namespace monongusa::detail

#endif
