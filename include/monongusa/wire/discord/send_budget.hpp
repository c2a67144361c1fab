// SPDX-License-Identifier: BSL-1.0
// send_budget: no more than so many frames in any span of a length.

#ifndef MONONGUSA_WIRE_DISCORD_SEND_BUDGET_HPP
#define MONONGUSA_WIRE_DISCORD_SEND_BUDGET_HPP

#include <monongusa/detail/instant.hpp>

#include <array>
#include <cstddef>

namespace monongusa::wire::discord {

/// Remembers when each of the last `Most` frames was sent, so that the limit holds for every span and not only for those that begin with a minute.
/// A place is free again when `span` has passed.  Time never goes back.
template <std::size_t Most>
class send_budget {
public:
    explicit constexpr send_budget(instant::duration span) noexcept : span_(span) {}

    /// Takes a place, if more than `reserve` are free.
    constexpr bool take(instant now, std::size_t reserve = 0) noexcept {
        if (left(now) <= reserve) return false;
        sent_[(first_ + size_) % Most] = now;
        ++size_;
        return true;
    }

    /// How many places are free.
    constexpr std::size_t left(instant now) noexcept {
        while (size_ > 0 && detail::after(sent_[first_], span_) <= now) {
            first_ = (first_ + 1) % Most;
            --size_;
        }
        return Most - size_;
    }

    /// When `take` will succeed: in the past where it does already; never, if `reserve` is more than there can be.
    constexpr instant when(std::size_t reserve = 0) const noexcept {
        if (reserve >= Most) return instant::max();
        if (Most - size_ > reserve) return instant::min();
        // As many as stand in the way must have become old.
        auto const last_in_the_way = (first_ + size_ + reserve - Most) % Most;
        return detail::after(sent_[last_in_the_way], span_);
    }

    /// Forgets what was sent: another connection has begun.
    constexpr void clear() noexcept { size_ = 0; }

private:
    instant::duration span_;
    std::array<instant, Most> sent_{};
    std::size_t first_ = 0;
    std::size_t size_ = 0;
};

}  // namespace monongusa::wire::discord

#endif
