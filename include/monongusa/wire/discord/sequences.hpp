// SPDX-License-Identifier: BSL-1.0
// sequences: which events of a session were heard, and from where on it is to be resumed.

#ifndef MONONGUSA_WIRE_DISCORD_SEQUENCES_HPP
#define MONONGUSA_WIRE_DISCORD_SEQUENCES_HPP

#include <bitset>
#include <cstddef>
#include <cstdint>

namespace monongusa::wire::discord {

/// Discord numbers the events of a session.  After a resume it sends again what was not heard, and may send more than that; an event is to be passed on
/// once.  What is further back than `memory` counts as heard.
///
/// Numbers left out are no mistake: outside of a replay the place is the highest number heard, as Discord asks for (Discord's documentation, Gateway,
/// Resuming).  During a replay it is the end of what was heard without a hole, because a connection can be lost in the middle of one that came in
/// another order, and what is asked for twice costs nothing.
class sequences {
public:
    static constexpr std::size_t memory = 4096;

    /// Another session: nothing heard.
    void begin() noexcept {
        seen_.set();  // What lies before a session's first event is none of its events.
        highest_ = place_ = -1;
        replaying_ = false;
    }
    /// A session that was heard up to there, by whomever.
    void restore(std::int64_t place) noexcept {
        begin();
        highest_ = place_ = place < 0 ? -1 : place;
    }

    /// What was missed is about to be sent again.
    void replay_begins() noexcept { replaying_ = true; }
    /// All of it was.
    void replay_ends() noexcept {
        replaying_ = false;
        place_ = highest_;
    }

    /// Notes an event; false if it was heard before.  One without a number, -1, is always new.
    bool hear(std::int64_t sequence) noexcept {
        if (sequence < 0) return true;
        if (sequence > highest_) {
            forget_up_to(sequence);
            highest_ = sequence;
        } else if (static_cast<std::uint64_t>(highest_) - static_cast<std::uint64_t>(sequence) >= memory || seen_[at(sequence)]) {
            return false;
        }
        seen_.set(at(sequence));
        if (!replaying_) place_ = highest_;
        while (place_ < highest_ && (too_old(place_ + 1) || seen_[at(place_ + 1)])) ++place_;
        return true;
    }

    /// The number of something that is no event: the place moves on, and an event of that number would still be new.
    void skip(std::int64_t sequence) noexcept {
        if (sequence <= highest_) return;
        forget_up_to(sequence);
        seen_.reset(at(sequence));
        highest_ = sequence;
        if (!replaying_) place_ = highest_;
    }

    /// Behind which event the session is to go on; also what a heartbeat tells.  -1: nothing was heard.
    std::int64_t place() const noexcept { return place_; }

private:
    static std::size_t at(std::int64_t sequence) noexcept { return static_cast<std::size_t>(sequence) % memory; }

    bool too_old(std::int64_t sequence) const noexcept {
        return static_cast<std::uint64_t>(highest_) - static_cast<std::uint64_t>(sequence) >= memory;
    }

    // The numbers between the highest until now and the next one were not heard, and take the places of those long past.
    void forget_up_to(std::int64_t sequence) noexcept {
        auto const first = static_cast<std::uint64_t>(highest_) + 1;  // -1 becomes 0.
        auto const end = static_cast<std::uint64_t>(sequence);
        if (end - first >= memory) {
            seen_.reset();
            // A jump further than the memory: there is no hole of which anything could be told.
            if (end > memory && place_ < static_cast<std::int64_t>(end - memory)) place_ = static_cast<std::int64_t>(end - memory);
            return;
        }
        for (auto missing = first; missing < end; ++missing) seen_.reset(at(static_cast<std::int64_t>(missing)));
    }

    std::bitset<memory> seen_{};
    std::int64_t highest_ = -1;
    std::int64_t place_ = -1;
    bool replaying_ = false;
};

}  // namespace monongusa::wire::discord

#endif
