// SPDX-License-Identifier: BSL-1.0
// invalid_guard: keeps a process from being shut out for asking too often what Discord refuses.

#ifndef MONONGUSA_WIRE_DISCORD_INVALID_GUARD_HPP
#define MONONGUSA_WIRE_DISCORD_INVALID_GUARD_HPP

#include <monongusa/detail/backoff.hpp>
#include <monongusa/detail/instant.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace monongusa::wire::discord {

/// Discord shuts an address out that makes 10,000 requests within ten minutes which it answers with 401, 403 or 429, other than a 429 of
/// scope `shared`.  (Discord's documentation, Rate Limits, Invalid Request Limit)
struct invalid_limits {
    std::size_t warn_at = 5'000;
    std::size_t hold_at =
        9'500;  ///< Less than 10,000, since what is under way cannot be held back, and other programs may have the same address.
    instant::duration first_ban =
        std::chrono::minutes{1};  ///< Where an address that is shut out is not told for how long; twice that the next time.
    instant::duration longest_ban = std::chrono::hours{1};
};

/// What counts for an address: one for all bots of a process, on the thread of their I/O.  It takes the same memory however much it counts.
class invalid_guard {
public:
    static constexpr instant::duration window = std::chrono::minutes{10};

    explicit invalid_guard(invalid_limits limits = {}) noexcept : limits_(limits) {}

    /// Counts a reply that Discord counts.
    void count(instant now) noexcept {
        turn(now);
        ++slots_[place_];
        ++sum_;
    }

    /// The address is shut out, for as long as was told; else longer each time, until `let_in`.
    void banned(std::optional<instant::duration> told, instant now) noexcept {
        // What was under way with the one that told it first tells of the same ban.
        if (now < banned_until_ && !told) return;
        auto const length = told ? std::max<instant::duration>(*told, std::chrono::seconds{1})
                                 : detail::backoff(bans_, 1.0, {limits_.first_ban, limits_.longest_ban});
        if (now >= banned_until_) ++bans_;
        banned_until_ = std::max(banned_until_, detail::after(now, length));
    }

    /// Discord itself has answered, so that the address is let in.
    void let_in() noexcept { bans_ = 0; }

    /// The earliest time at which something may be asked: not after `now`, if at once.
    instant ready_at(instant now) noexcept {
        turn(now);
        instant ready = std::max(banned_until_, began_);
        std::size_t left = sum_;
        // The slots leave in order, the one behind the present one first.
        for (std::size_t i = 1; left >= limits_.hold_at && i <= slots_.size(); ++i) {
            left -= slots_[(place_ + i) % slots_.size()];
            ready = std::max(ready, detail::after(began_, static_cast<int>(i) * slot));
        }
        return ready;
    }

    /// True once, each time that it becomes so many that somebody should look for the mistake.
    bool warns(instant now) noexcept {
        turn(now);
        if (sum_ < limits_.warn_at) {
            warned_ = false;
            return false;
        }
        return !std::exchange(warned_, true);
    }

    /// How many counted in the last ten minutes, and up to ten seconds longer.
    std::size_t recent(instant now) noexcept {
        turn(now);
        return sum_;
    }

    bool is_banned(instant now) const noexcept { return now < banned_until_; }

private:
    static constexpr instant::duration slot = std::chrono::seconds{10};

    // Makes the present slot the one that `now` is in.  One slot more than the window has, since the oldest leaves only when all of it is
    // too old.
    void turn(instant now) noexcept {
        if (now - began_ < slot) return;
        auto const passed = static_cast<std::uint64_t>((now - began_) / slot);
        for (std::uint64_t i = 0; i < std::min<std::uint64_t>(passed, slots_.size()); ++i) {
            place_ = (place_ + 1) % slots_.size();
            sum_ -= std::exchange(slots_[place_], 0);
        }
        began_ += static_cast<std::int64_t>(passed) * slot;
    }

    invalid_limits limits_;
    std::array<std::size_t, static_cast<std::size_t>(window / slot) + 1> slots_{};
    std::size_t place_ = 0;
    std::size_t sum_ = 0;
    instant began_{};
    instant banned_until_{};
    unsigned bans_ = 0;
    bool warned_ = false;
};

}  // namespace monongusa::wire::discord

#endif
