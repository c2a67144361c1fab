// SPDX-License-Identifier: BSL-1.0
// timetable: the rules of a bot whose time comes by itself.

#ifndef MONONGUSA_BOT_TIMETABLE_HPP
#define MONONGUSA_BOT_TIMETABLE_HPP

#include <monongusa/bot/engine.hpp>
#include <monongusa/clock/timer_queue.hpp>
#include <monongusa/detail/instant.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace monongusa::detail {

/// A rule's time is a matcher with `next(clock, before, now)`: when its time comes next, after it came at `before`, or since the bot began at that time.  What was
/// missed, since a handler kept the bot's thread, is not made up for.
///
/// At home, or where the clock is driven; `Rows` is how many there may be.
template <std::size_t Rows>
class timetable {
public:
    using come_due_t = void (*)(void* bot, std::size_t position, std::uint64_t count);

    /// The matcher and the clock outlive it.
    template <class Matcher, class Clock>
    void add(engine& bot, void* target, come_due_t come_due, std::size_t position, Matcher const& matcher, Clock const& clock) {
        auto& row = rows_[count_++];
        row.bot = &bot;
        row.target = target;
        row.come_due = come_due;
        row.position = position;
        row.matcher = &matcher;
        row.clock = &clock;
        row.next = [](void const* when, void const* by, instant before, instant now) {
            return static_cast<Matcher const*>(when)->next(*static_cast<Clock const*>(by), before, now);
        };
        row.due = bot.now();
        row.wait();
    }

private:
    // How far ahead a timer is set: the machine's clock may be set meanwhile.
    static constexpr std::chrono::minutes farthest{15};

    struct entry {
        engine* bot = nullptr;
        void* target = nullptr;
        come_due_t come_due = nullptr;
        std::size_t position = 0;
        void const* matcher = nullptr;
        void const* clock = nullptr;
        instant (*next)(void const* matcher, void const* clock, instant before, instant now) = nullptr;
        instant due{};
        std::uint64_t count = 0;

        void wait() {
            auto const now = bot->now();
            auto const when = next(matcher, clock, due, now);
            if (when == instant::max()) return;
            auto const look = after(now, farthest);
            if (when <= look) {
                due = when;
                bot->wait_until(when, coming{this});
            } else {
                bot->wait_until(look, looking{this});
            }
        }
    };
    struct coming {
        entry* of;
        void operator()() const {
            of->bot->wait_is_over();
            auto const count = ++of->count;
            of->wait();  // First, since the handler may take its time.
            of->come_due(of->target, of->position, count);
        }
    };
    struct looking {
        entry* of;
        void operator()() const {
            of->bot->wait_is_over();
            of->wait();
        }
    };

    std::array<entry, Rows> rows_{};
    std::size_t count_ = 0;
};

/// A bot without such rules.
template <>
class timetable<0> {};

}  // namespace monongusa::detail

#endif
