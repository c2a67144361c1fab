// SPDX-License-Identifier: BSL-1.0
// rate_bucket: one counter of Discord's, as far as replies tell of it.

#ifndef MONONGUSA_WIRE_DISCORD_RATE_BUCKET_HPP
#define MONONGUSA_WIRE_DISCORD_RATE_BUCKET_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/discord/rest_headers.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace monongusa::wire::discord {

/// So many requests until a time, then so many again.  Those under way are taken off what is left.
class rate_bucket {
public:
    /// The earliest time at which one more may start: not after `now`, if at once; never, if only after some reply.  Of `spaced` ones one
    /// is under way at a time.
    instant ready_at(instant now, bool spaced) const noexcept {
        if ((spaced || kind_ == unknown) && in_flight_ != 0) return instant::max();
        instant const held = spaced ? std::max(held_until_, spaced_until_) : held_until_;
        if (kind_ != limited) return held;
        bool const anew = now >= resets_at_;
        if ((anew ? limit_ : remaining_) > in_flight_) return held;
        return !anew && limit_ > in_flight_ ? std::max(held, resets_at_) : instant::max();
    }

    void start() noexcept { ++in_flight_; }

    /// One is no longer under way.  `free`: it has taken nothing from what is left.
    void finish(bool free, instant now) noexcept {
        --in_flight_;
        if (!free && kind_ == limited && now < resets_at_ && remaining_ > 0) --remaining_;
    }

    /// What a reply says, behind `finish`.  One that is a success without saying anything has no limit.
    void learn(rest_headers const& said, bool success, instant now) noexcept {
        if (!said.remaining && !said.limit) {
            if (success && kind_ == unknown) kind_ = unlimited;
            return;
        }
        std::uint32_t const left = said.remaining ? *said.remaining : *said.limit - std::min<std::uint32_t>(*said.limit, 1);
        instant const resets = detail::after(now, said.reset_after.value_or(unsaid));
        limit_ = std::max<std::uint32_t>(said.limit.value_or(left), 1);
        // Replies overtake each other, and each takes its time: only an end that is clearly later is that of a new period.
        bool const anew = kind_ != limited || now >= resets_at_ || resets - resets_at_ > jitter;
        remaining_ = anew ? left : std::min(remaining_, left);
        resets_at_ = anew ? resets : std::max(resets_at_, resets);
        kind_ = limited;
    }

    /// None starts until then.
    void hold(instant until) noexcept { held_until_ = std::max(held_until_, until); }

    /// None that is spaced starts until then.
    void space(instant until) noexcept { spaced_until_ = std::max(spaced_until_, until); }

    /// When it tells nothing any more but what the next reply will; never, while one is under way.
    instant idle_at() const noexcept {
        if (in_flight_ != 0) return instant::max();
        return std::max({held_until_, spaced_until_, kind_ == limited ? resets_at_ : instant::min()});
    }

private:
    // Where a reply tells how many, but not until when.
    static constexpr instant::duration unsaid = std::chrono::seconds{1};
    static constexpr instant::duration jitter = std::chrono::milliseconds{250};

    enum : unsigned char { unknown, unlimited, limited } kind_ = unknown;
    std::uint32_t limit_ = 1;
    std::uint32_t remaining_ = 1;
    std::size_t in_flight_ = 0;
    instant resets_at_ = instant::min();
    instant held_until_ = instant::min();
    instant spaced_until_ = instant::min();
};

}  // namespace monongusa::wire::discord

#endif
