// SPDX-License-Identifier: BSL-1.0
// environment: what a handler runs in: contexts, components, and where its failures go.

#ifndef MONONGUSA_BOT_ENVIRONMENT_HPP
#define MONONGUSA_BOT_ENVIRONMENT_HPP

#include <monongusa/bot/thrown.hpp>
#include <monongusa/context/context.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/event/failure.hpp>

#include <cstddef>
#include <exception>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// The part of a bot that does not depend on its table, so that what is compiled for one row is named after that row alone.
template <class Sink, class Components>
class environment {
public:
    using report = void (*)(void* bot, event::failure& failure);

    environment(Sink sink, Components& components, std::string_view name, void* bot, report tell)
        : sink_(std::move(sink)), components_(components), name_(name), bot_(bot), report_(tell) {}
    environment(environment const&) = delete;
    environment& operator=(environment const&) = delete;

    template <class Context>
    Context context_for(chat::origin_ref origin, std::size_t rule) {
        if constexpr (std::is_same_v<typename Context::sink_type, Sink>) {
            return Context(sink_, origin, failures(), rule, name_);
        } else {
            return Context(any_sink::of(sink_), origin, failures(), rule, name_);
        }
    }

    performer<Sink> performer_for(chat::origin_ref origin, std::size_t rule) { return {sink_, origin, failures(), rule}; }

    template <class Asked>
    Asked& component() noexcept {
        return components_.template get<Asked>();
    }

    /// Called while an exception of the rule is being handled.
    void threw(std::size_t rule, chat::origin_ref where) noexcept {
        auto failure = failure_of(std::current_exception(), where);
        failure.rule = rule;
        report_(bot_, failure);
    }

private:
    failure_report failures() noexcept { return {this, &environment::action_failed}; }

    static void action_failed(void* self, std::size_t rule, std::string_view action, std::error_code error, chat::sent const& where) {
        auto& environment = *static_cast<detail::environment<Sink, Components>*>(self);
        event::failure failure;
        failure.what = joined(action, ": ", error.message());
        failure.code = error;
        failure.rule = rule;
        failure.channel = where.channel;
        failure.message = where.message;
        environment.report_(environment.bot_, failure);
    }

    Sink sink_;
    Components& components_;
    std::string_view name_;
    void* bot_;
    report report_;
};

}  // namespace monongusa::detail

#endif
