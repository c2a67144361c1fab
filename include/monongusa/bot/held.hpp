// SPDX-License-Identifier: BSL-1.0
// held: notices handlers that held their thread for too long.

#ifndef MONONGUSA_BOT_HELD_HPP
#define MONONGUSA_BOT_HELD_HPP

#include <monongusa/bot/rule_name.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

namespace monongusa::detail {

/// That a handler held its thread for too long.
struct held {
    instant::duration took{};
    std::uint64_t before = 0;  ///< How many times more the same rule did since it was last told of.
};

/// What is remembered of a rule for that.
class held_before {
public:
    /// Once in `pause`, whether it is to be told; else it is counted.  Of several threads one tells.
    bool may_tell(instant now, instant::duration pause, std::uint64_t& before) noexcept {
        std::int64_t last = told_.load(std::memory_order_relaxed);
        std::int64_t const time = now.time_since_epoch().count();
        bool const told_lately = last != never && time - last < pause.count();
        if (told_lately || !told_.compare_exchange_strong(last, time, std::memory_order_relaxed)) {
            untold_.fetch_add(1, std::memory_order_relaxed);
            return false;
        }
        before = untold_.exchange(0, std::memory_order_relaxed);
        return true;
    }

private:
    static constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min();

    std::atomic<std::int64_t> told_ = never;
    std::atomic<std::uint64_t> untold_ = 0;
};

/// What is too long, and when it is told; any thread.
class held_too_long {
public:
    static constexpr std::chrono::minutes pause{1};

    /// `instant::duration::max()` means that nothing is.
    void limit(instant::duration limit) noexcept { limit_.store(limit.count(), std::memory_order_relaxed); }
    instant::duration limit() const noexcept { return instant::duration{limit_.load(std::memory_order_relaxed)}; }

    /// A turn that took so long has ended; whether that is to be told, which it is of a rule once a minute at most.
    bool is_to_be_told(instant::duration took, instant now, held_before& rule, held& what) const noexcept {
        if (took <= limit() || !rule.may_tell(now, pause, what.before)) return false;
        what.took = took;
        return true;
    }

private:
    std::atomic<instant::rep> limit_ = instant::duration{std::chrono::seconds{1}}.count();
};

/// As in `2.35`: seconds to the hundredth, down.
template <class = void>
std::string seconds_in_words(instant::duration time) {
    auto const hundredths = static_cast<std::size_t>(std::chrono::duration_cast<std::chrono::milliseconds>(time).count() / 10);
    std::string words;
    append_part(words, hundredths / 100);
    words += hundredths % 100 < 10 ? ".0" : ".";
    append_part(words, hundredths % 100);
    return words;
}

/// `rule 3, listen_to "give me (.+)" (line 41), held its thread for 2.35 s; …`
template <class = void>
std::string words_of_held(named_rule const& rule, held const& what) {
    std::string words = rule_name(rule);
    words += ", held its thread for ";
    words += seconds_in_words(what.took);
    words += " s";
    if (what.before > 0) {
        words += ", as it did ";
        append_part(words, static_cast<std::size_t>(what.before));
        words += what.before == 1 ? " time" : " times";
        words += " since this was last told";
    }
    words += "; what takes long is for a pool, or to be awaited";
    return words;
}

}  // namespace monongusa::detail

#endif
