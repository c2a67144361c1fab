// SPDX-License-Identifier: BSL-1.0
// identify_gate: who may begin a session when, so that Discord's limits on that hold for all connections of one token.

#ifndef MONONGUSA_WIRE_DISCORD_IDENTIFY_GATE_HPP
#define MONONGUSA_WIRE_DISCORD_IDENTIFY_GATE_HPP

#include <monongusa/detail/instant.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <optional>

namespace monongusa::wire::discord {

/// What GET /gateway/bot says under session_start_limit (Discord's documentation, Gateway, Session Start Limit Object); as it stands, what a bot has
/// that was never told.
struct identify_limits {
    unsigned total = 1000;
    unsigned remaining = 1000;
    unsigned max_concurrency = 1;
    std::chrono::milliseconds reset_after = std::chrono::hours{24};
};

/// One for each token in a process; used on one thread.
///
/// It holds apart by `spacing` what counts as one for Discord: shards of the same number modulo max_concurrency, 5 s and some more, since what was sent
/// apart can arrive closer.  It counts what began in the last 24 hours and what Discord says remains, and keeps a fiftieth back for other processes:
/// who exceeds the limit has his token reset.  When half of it is used, the rest is spread over a day, so that a bot whose sessions never last comes
/// back more seldom and not to its end.
class identify_gate {
public:
    static constexpr instant::duration spacing = std::chrono::milliseconds{5500};
    static constexpr instant::duration day = std::chrono::hours{24};
    static constexpr unsigned most_total = 100'000;  ///< More is not believed.

    enum class verdict : unsigned char {
        granted,    ///< Now; it counts as done.
        wait,       ///< Not before `when`; ask again then.
        exhausted,  ///< Too few are left.  Not before `when`, hours away as a rule; a bot rather ends and says so.
    };
    struct answer {
        identify_gate::verdict verdict = identify_gate::verdict::granted;
        instant when{};  ///< Of a grant: now.

        friend bool operator==(answer const&, answer const&) = default;
    };

    /// What Discord said just now.  A time that makes no sense counts as a day.
    void learn(identify_limits const& limits, instant now) noexcept {
        total_ = std::min(limits.total, most_total);
        max_concurrency_ = std::max(limits.max_concurrency, 1U);
        instant::duration wait = day;
        // Compared as milliseconds: a long one would not fit into the units of an instant.
        using milliseconds = std::chrono::milliseconds;
        if (limits.reset_after > milliseconds{0} && limits.reset_after < std::chrono::duration_cast<milliseconds>(day))
            wait = limits.reset_after;
        told_ = window{std::min(limits.remaining, total_), detail::after(now, wait)};
    }

    /// Whether a shard may identify.  Whoever is granted must do so at once.
    answer ask(int shard, instant now) {
        forget(now);
        if (free() <= reserve()) return {verdict::exhausted, frees_at()};
        instant when = now;
        for (auto const& one : recent_) {
            if (key(one.shard) == key(shard)) when = std::max(when, detail::after(one.at, spacing));
        }
        if (!granted_.empty() && free() <= total_ - total_ / 2) when = std::max(when, detail::after(granted_.back(), pace()));
        if (when > now) return {verdict::wait, when};
        granted_.push_back(now);
        recent_.push_back({shard, now});
        if (told_ && told_->remaining > 0) --told_->remaining;
        return {verdict::granted, now};
    }

    /// How many more may begin by what is known, those kept back included.
    unsigned left(instant now) {
        forget(now);
        return free();
    }

private:
    // What Discord told, until it begins anew.
    struct window {
        unsigned remaining;
        instant until;
    };
    struct start {
        int shard;
        instant at;
    };

    unsigned key(int shard) const noexcept { return static_cast<unsigned>(shard) % max_concurrency_; }
    unsigned reserve() const noexcept { return total_ / 50; }
    unsigned free_by_count() const noexcept { return total_ - static_cast<unsigned>(std::min<std::size_t>(granted_.size(), total_)); }
    unsigned free() const noexcept { return told_ ? std::min(told_->remaining, free_by_count()) : free_by_count(); }

    instant::duration pace() const noexcept { return day / std::max(1U, total_ / 2 - reserve()); }

    // When more are free than are kept back.
    instant frees_at() const noexcept {
        instant when = instant::min();
        if (told_ && told_->remaining <= reserve()) when = told_->until;
        if (free_by_count() <= reserve()) {
            // As many as stand in the way must be a day old.  None do where nothing is allowed at all.
            auto const in_the_way = reserve() + 1 - free_by_count();
            when = in_the_way > granted_.size() ? instant::max() : std::max(when, detail::after(granted_[in_the_way - 1], day));
        }
        return when;
    }

    void forget(instant now) {
        while (!granted_.empty() && detail::after(granted_.front(), day) <= now) granted_.pop_front();
        std::erase_if(recent_, [&](start const& one) { return detail::after(one.at, spacing) <= now; });
        if (told_ && told_->until <= now) told_.reset();
    }

    unsigned total_ = identify_limits{}.total;
    unsigned max_concurrency_ = 1;
    std::optional<window> told_{};
    std::deque<instant> granted_{};  // In the last day.
    std::deque<start> recent_{};     // Those that others may still have to wait for.
};

}  // namespace monongusa::wire::discord

#endif
