// SPDX-License-Identifier: BSL-1.0
// telling: what a bot's engine is told of its handlers and actions, and how it tells what has failed.

#ifndef MONONGUSA_BOT_TELLING_HPP
#define MONONGUSA_BOT_TELLING_HPP

#include <monongusa/bot/engine.hpp>
#include <monongusa/bot/thrown.hpp>

namespace monongusa::detail {

// A failure that came about where no handler may be called; told at home.
struct engine::deferred_failure : hit {
    static constexpr std::size_t most = 1024;

    engine& of;
    event::failure failure;
    std::uint64_t event;

    deferred_failure(engine& bot, event::failure&& what, std::uint64_t number) noexcept
        : hit(&deferred_failure::tell, &deferred_failure::let_go, &deferred_failure::destroy, {}),
          of(bot), failure(std::move(what)), event(number) {
        of.quiet_.task_begins();
    }

    static deferred_failure& as(hit& self) noexcept { return static_cast<deferred_failure&>(self); }
    static void tell(hit& self) {
        as(self).of.tell(as(self).failure, as(self).event);
        as(self).of.quiet_.task_ends();
    }
    // Nobody came home any more.
    static void let_go(hit& self) {
        as(self).of.watch_.fails(as(self).failure.rule, as(self).failure.what);
        as(self).of.quiet_.task_ends();
    }
    static void destroy(hit& self) { delete &as(self); }
};

inline void engine::threw(action::occasion const& occasion) noexcept {
    auto failure = failure_of(std::current_exception(), occasion.origin);
    failure.rule = occasion.rule;
    meter_.fails(occasion.rule);
    tell(failure, occasion.event);
}

inline void engine::action_failed(failed_action const& what) {
    meter_.fails(what.rule);
    meter_.action_fails();
    event::failure failure;
    failure.what = joined(what.action, ": ", what.error.message());
    failure.code = what.error;
    failure.rule = what.rule;
    failure.action = what.number;
    failure.channel = what.where.channel;
    failure.message = what.where.message;
    tell(failure, what.event);
}

// Whether it is told later.
inline bool engine::defer(event::failure& failure, std::uint64_t event) noexcept {
    if (home_.size() >= deferred_failure::most) return false;
    home_.post(task_of_bot{new deferred_failure{*this, std::move(failure), event}});
    call_home();
    return true;
}

inline void engine::tell(event::failure& failure, std::uint64_t event) noexcept {
    bool const here = home_.may_be_told_here();
    if (!here && !closed_ && defer(failure, event)) return;
    ++telling_;
    // What would wait behind a full executor has to have an end too.
    bool const rules_may_hear = here && !closed_ && overflow_.size() < overflow::most_failures;
    if (!rules_may_hear || !parts_.fail(bot_, failure, event)) watch_.fails(failure.rule, failure.what);
    if (--telling_ == 0) telling_.notify_all();
}

inline host engine::as_host() noexcept {
    static constexpr host_calls calls{
        [](void* self, failed_action const& what) { of(self).action_failed(what); },
        [](void* self, action::stamp const& stamp) { of(self).threw({{}, stamp.event, stamp.rule}); },
        [](void* self) {
            of(self).meter_.action_begins();
            of(self).quiet_.action_begins();
        },
        [](void* self) { of(self).quiet_.action_ends(); },
        [](void* self, instant::duration delay, once<>&& due) { return of(self).later(delay, std::move(due)); },
        [](void* self, action::stamp const& stamp, std::string_view action, std::string_view words) {
            of(self).watch_.does(stamp, action, words);
        },
    };
    return {this, &calls};
}

// That a handler kept its thread from others.
inline void engine::tell_held(std::size_t rule, held const& what) noexcept {
    watch_.life().warning(words_of_held(parts_.names[rule - 1], what));
}

inline std::error_code engine::later(instant::duration delay, once<>&& due) {
    if (closed_ || ended_) return make_error_code(error::stopped);
    auto& timers = parts_.timers(bot_);
    auto const taken = timers.add(after(parts_.now(bot_), delay), std::move(due));
    if (!taken) return make_error_code(error::too_many_timers);
    // The end may have come in between, and found nothing to clear.
    if ((closed_ || ended_) && timers.cancel(taken)) return make_error_code(error::stopped);
    return {};
}

inline void engine::tell_of_running() const {
    meter_.for_each_running([this](std::size_t rule, instant since) {
        if (rule - 1 >= parts_.names.size()) return;
        watch_.life().error(rule_name(parts_.names[rule - 1]), ", still has its thread, for ", seconds_in_words(instant::clock::now() - since), " s now");
    });
}

inline void engine::read(metrics& out) const {
    meter_.read(parts_.names, out);
    out.handlers_dropped = dropped_;
    out.events_dropped = dropped_events_;
    out.tasks = quiet_.under_way().tasks;
    out.timers_waiting = parts_.timers(bot_).size();
    if (auto* const beside = companion()) {
        out.coroutines_waiting = beside->waiting(*beside);
        auto const all = beside->running(*beside);
        out.coroutines_running = all > out.coroutines_waiting ? all - out.coroutines_waiting : 0;
    }
}

}  // namespace monongusa::detail

#endif
