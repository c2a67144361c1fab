// SPDX-License-Identifier: BSL-1.0
// clock_policy: tells the time and keeps what is to be done later.

#ifndef MONONGUSA_CONCEPT_CLOCK_HPP
#define MONONGUSA_CONCEPT_CLOCK_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/once.hpp>

#include <concepts>
#include <cstddef>

namespace monongusa {

template <class Clock>
concept has_now = requires(Clock const& clock) {
    { clock.now() } -> std::same_as<instant>;
};
template <class Clock>
concept has_timers = requires(Clock& clock, detail::once<> due) {
    { clock.timers().earliest() } -> std::same_as<instant>;
    { clock.timers().fire_one(instant{}) } -> std::same_as<bool>;
    { clock.timers().size() } -> std::same_as<std::size_t>;
    clock.timers().cancel(clock.timers().add(instant{}, static_cast<detail::once<>&&>(due)));
};
template <class Clock>
concept has_passes_by_itself = requires { typename std::bool_constant<static_cast<bool>(Clock::passes_by_itself)>; };

/// - `now()`: the time; any thread; never goes back;
/// - `timers()`: the `mg::clock::timer_queue` of what waits for its time;
/// - `passes_by_itself`: whether time goes on while nobody moves it, so that somebody has to wait for the earliest timer.
///
/// One whose time can be moved on has `set(instant)` as well; if it also passes by itself, `really(instant)` says when a time of its own comes on the
/// steady clock.
///
/// A bot's waits are all in its clock's queue, so that in virtual time they take no time.
template <class Clock>
concept clock_policy = has_now<Clock> && has_timers<Clock> && has_passes_by_itself<Clock>;

namespace detail {

template <class Clock>
concept can_be_set = requires(Clock& clock) { clock.set(instant{}); };

}  // namespace detail

namespace mistake {

template <class Clock>
struct not_a_clock {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(has_now<Clock>, "monongusa: bot: this is no clock: it lacks 'mg::instant now() const'; mg::clock::real is one");
        static_assert(!has_now<Clock> || has_timers<Clock>,
                      "monongusa: bot: this is no clock: it lacks 'mg::clock::timer_queue& timers()'; mg::clock::real has them");
        static_assert(!has_now<Clock> || !has_timers<Clock> || has_passes_by_itself<Clock>,
                      "monongusa: bot: this is no clock: it lacks 'static constexpr bool passes_by_itself'; mg::clock::real has it");
    }
};

}  // namespace mistake

}  // namespace monongusa

#endif
