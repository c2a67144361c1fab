// SPDX-License-Identifier: BSL-1.0
// turns: which rules are running this moment, and since when.

#ifndef MONONGUSA_BOT_TURNS_HPP
#define MONONGUSA_BOT_TURNS_HPP

#include <monongusa/detail/instant.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace monongusa::detail {

/// A turn is a time in which a rule's handler has a thread: from its begin to its end, or for a coroutine to where it waits.
///
/// Any thread, no lock: each turn that goes on has a word of its own.  There are not many of those; what more threads run at the same time is not
/// told.
class turns {
public:
    static constexpr std::size_t most = 64;
    static constexpr std::size_t none = most;

    /// Where `end` finds the turn; `none` if there is no room.
    std::size_t begin(std::size_t rule, instant now) noexcept {
        std::uint64_t const word = word_of(rule, now);
        for (std::size_t place = 0; place < most; ++place) {
            std::uint64_t free = 0;
            if (words_[place].load(std::memory_order_relaxed) == 0 &&
                words_[place].compare_exchange_strong(free, word, std::memory_order_relaxed)) {
                return place;
            }
        }
        return none;
    }
    void end(std::size_t place) noexcept {
        if (place != none) words_[place].store(0, std::memory_order_relaxed);
    }

    /// Calls `visit(rule, since)` with each turn that goes on, to the millisecond.
    template <class Visit>
    void for_each(Visit const& visit) const {
        for (auto const& each : words_) {
            std::uint64_t const word = each.load(std::memory_order_relaxed);
            if (word == 0) continue;
            visit(static_cast<std::size_t>(word >> bits_of_time),
                  birth_ + std::chrono::milliseconds{static_cast<std::int64_t>(word & longest) - 1});
        }
    }

private:
    // Rule and time in one word, so that they are of the same turn: 34 years of milliseconds, from 1 on, so that no turn is 0.
    static constexpr int bits_of_time = 40;
    static constexpr std::uint64_t longest = (std::uint64_t{1} << bits_of_time) - 1;

    std::uint64_t word_of(std::size_t rule, instant now) const noexcept {
        auto const since = std::chrono::duration_cast<std::chrono::milliseconds>(now - birth_).count();
        auto const time = since < 0 ? 0 : static_cast<std::uint64_t>(since);
        return static_cast<std::uint64_t>(rule) << bits_of_time | ((time + 1) & longest);
    }

    instant birth_ = instant::clock::now();
    std::array<std::atomic<std::uint64_t>, most> words_{};
};

}  // namespace monongusa::detail

#endif
