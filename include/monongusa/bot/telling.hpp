// SPDX-License-Identifier: BSL-1.0
// telling: how a bot's engine tells what has failed.

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
    tell(failure, occasion.event);
}

inline void engine::action_failed(failed_action const& what) {
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

}  // namespace monongusa::detail

#endif
