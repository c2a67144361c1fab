// SPDX-License-Identifier: BSL-1.0
// meter: counts what a bot does.

#ifndef MONONGUSA_BOT_METER_HPP
#define MONONGUSA_BOT_METER_HPP

#include <monongusa/bot/held.hpp>
#include <monongusa/bot/metrics.hpp>
#include <monongusa/bot/rule_name.hpp>
#include <monongusa/bot/turns.hpp>
#include <monongusa/detail/instant.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>

namespace monongusa::detail {

/// Grows from any thread; nothing else is ordered by it.
class counter {
public:
    void add(std::uint64_t more = 1) noexcept { value_.fetch_add(more, std::memory_order_relaxed); }
    void at_least(std::uint64_t value) noexcept {
        std::uint64_t largest = value_.load(std::memory_order_relaxed);
        while (largest < value && !value_.compare_exchange_weak(largest, value, std::memory_order_relaxed)) {
        }
    }
    std::uint64_t value() const noexcept { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_ = 0;
};

/// Of one rule of a table.
struct rule_counters {
    counter heard;  ///< Events of the type that this rule is the first to hear.
    counter matches;
    counter calls;
    counter errors;
    counter busy;  ///< As `instant::duration` counts, like `longest`.
    counter longest;
    held_before too_long;
};

/// Any thread, without locks or memory on the way of an event.  Rules count from 1; what belongs to none, 0 or more than there are, is let go.
class meter {
public:
    /// A handler's time on a thread, from `begin` to `end`.
    struct turn {
        std::size_t rule;
        instant began;
        std::size_t place;
    };

    /// Counts into `rules`, one for each of the table, which have to live as long.
    explicit meter(std::span<rule_counters> rules) noexcept : rules_(rules) {}
    meter(meter const&) = delete;
    meter& operator=(meter const&) = delete;

    /// From here on it is up.  The first time counts.
    void start() noexcept {
        instant::rep none = 0;
        started_.compare_exchange_strong(none, now().time_since_epoch().count(), std::memory_order_relaxed);
    }

    /// An event of the type that this rule is the first to hear.
    void hears(std::size_t first_rule) noexcept {
        if (auto* const rule = counters(first_rule)) rule->heard.add();
    }
    void matches(std::size_t rule) noexcept {
        if (auto* const counted = counters(rule)) counted->matches.add();
    }
    /// The matcher or the handler has thrown, or an action of it has failed.
    void fails(std::size_t rule) noexcept {
        if (auto* const counted = counters(rule)) counted->errors.add();
    }
    void action_begins() noexcept { actions_begun_.add(); }
    void action_fails() noexcept { actions_failed_.add(); }

    /// A handler is about to be called.
    turn begin(std::size_t rule) noexcept {
        if (auto* const counted = counters(rule)) counted->calls.add();
        return go_on(rule);
    }
    /// A coroutine that has begun goes on.  Not a call, but a turn.
    turn go_on(std::size_t rule) noexcept {
        auto const began = now();
        return {rule, began, counters(rule) ? turns_.begin(rule, began) : turns::none};
    }
    /// On the thread that has begun the turn.  Whether it was so long that it is to be told: what is in `what`.
    bool end(turn const& of, held& what) noexcept { return end(of, now(), what); }
    bool end(turn const& of, instant now, held& what) noexcept {
        auto* const rule = counters(of.rule);
        if (!rule) return false;
        turns_.end(of.place);
        auto const took = now < of.began ? instant::duration{} : now - of.began;
        auto const length = static_cast<std::uint64_t>(took.count());
        rule->busy.add(length);
        rule->longest.at_least(length);
        std::size_t of_class = 0;
        while (of_class < handler_times::bounds.size() && took > handler_times::bounds[of_class]) ++of_class;
        classes_[of_class].add();
        return too_long_.is_to_be_told(took, now, rule->too_long, what);
    }

    /// From what length on a turn is told; a second unless set.
    held_too_long& too_long() noexcept { return too_long_; }

    /// Calls `visit(rule, since)` with each rule whose handler has a thread this moment; of very many, some.
    template <class Visit>
    void for_each_running(Visit const& visit) const {
        turns_.for_each(visit);
    }

    /// All that is counted here, of the rules that are called so: in the order of the table, as many as there are counters.  What the bot alone knows
    /// is left as it is.  A template, since many bots never ask.
    template <class = void>
    void read(std::span<named_rule const> names, metrics& out) const;

private:
    static instant now() noexcept { return instant::clock::now(); }

    rule_counters* counters(std::size_t rule) noexcept { return rule - 1 < rules_.size() ? &rules_[rule - 1] : nullptr; }

    std::span<rule_counters> rules_;
    std::array<counter, handler_times::bounds.size() + 1> classes_{};
    counter actions_begun_;
    counter actions_failed_;
    std::atomic<instant::rep> started_ = 0;
    held_too_long too_long_;
    turns turns_;
};

template <class>
void meter::read(std::span<named_rule const> names, metrics& out) const {
    auto const started = started_.load(std::memory_order_relaxed);
    out.uptime = started == 0 ? instant::duration{} : now() - instant{instant::duration{started}};
    out.actions_begun = actions_begun_.value();
    out.actions_failed = actions_failed_.value();
    out.events_heard = 0;
    out.events.clear();
    out.rules.clear();
    out.handler_times = {};
    for (std::size_t i = 0; i < classes_.size(); ++i) out.handler_times.counts[i] = classes_[i].value();
    for (std::size_t i = 0; i < rules_.size() && i < names.size(); ++i) {
        auto const& counted = rules_[i];
        auto const duration = [](counter const& time) { return instant::duration{static_cast<instant::rep>(time.value())}; };
        metrics::rule rule{names[i]};
        rule.matches = counted.matches.value();
        rule.calls = counted.calls.value();
        rule.errors = counted.errors.value();
        rule.busy = duration(counted.busy);
        rule.longest = duration(counted.longest);
        out.handler_times.total += rule.busy;
        out.rules.push_back(rule);

        auto event = out.events.begin();
        while (event != out.events.end() && event->name != rule.event) ++event;
        if (event == out.events.end()) event = out.events.insert(event, {rule.event});
        event->heard += counted.heard.value();
        out.events_heard += counted.heard.value();
    }
}

}  // namespace monongusa::detail

#endif
