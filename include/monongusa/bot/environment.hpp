// SPDX-License-Identifier: BSL-1.0
// environment: what a handler runs in: contexts, components, and the bot behind them.

#ifndef MONONGUSA_BOT_ENVIRONMENT_HPP
#define MONONGUSA_BOT_ENVIRONMENT_HPP

#include <monongusa/action/occasion.hpp>
#include <monongusa/bot/engine.hpp>
#include <monongusa/bot/telling.hpp>
#include <monongusa/context/context.hpp>
#include <monongusa/concept/task.hpp>

#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// The part of a bot that depends on its sink and its components alone, so that what is compiled for one row is named after that row.
template <class Sink, class Components>
class environment {
public:
    environment(Sink sink, Components& components, engine& bot) : sink_(std::move(sink)), components_(components), bot_(bot) {}
    environment(environment const&) = delete;
    environment& operator=(environment const&) = delete;

    template <class Context>
    Context context_for(action::occasion& occasion) {
        if constexpr (std::is_same_v<typename Context::sink_type, Sink>) {
            return Context(sink_, occasion, bot_.as_host(), bot_.watching().logger());
        } else {
            return Context(any_sink::of(sink_), occasion, bot_.as_host(), bot_.watching().logger());
        }
    }

    performer<Sink> performer_for(action::occasion& occasion) { return {sink_, occasion, bot_.as_host()}; }

    template <class Asked>
    Asked& component() noexcept {
        return components_.template get<Asked>();
    }

    engine& bot() noexcept { return bot_; }

    void submit(task_of_bot& task) { bot_.submit(task); }
    void task_begins() noexcept { bot_.task_begins(); }
    bool task_may_run() noexcept { return bot_.task_may_run(); }
    void task_ends() noexcept { bot_.task_ends(); }
    void task_done() noexcept { bot_.quiet().task_ends(); }
    void task_dropped() noexcept { bot_.task_dropped(); }

    /// A rule's handler has the thread as long as what this gives lives.
    engine::turn turn_of(std::size_t rule) noexcept { return {bot_, rule}; }
    /// A row has accepted an event.
    void chosen(action::occasion const& occasion) {
        bot_.counts().matches(occasion.rule);
        bot_.watching().chooses(occasion);
    }
    /// Called while an exception of the rule is being handled.
    void threw(action::occasion const& occasion) noexcept { bot_.threw(occasion); }

private:
    Sink sink_;
    Components& components_;
    engine& bot_;
};

}  // namespace monongusa::detail

#endif
