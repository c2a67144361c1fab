// SPDX-License-Identifier: BSL-1.0
// any_sink: every sink behind one type, a function pointer for each action.

#ifndef MONONGUSA_CONTEXT_ANY_SINK_HPP
#define MONONGUSA_CONTEXT_ANY_SINK_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/action/completion.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/concept/sink.hpp>
#include <monongusa/context/performer.hpp>
#include <monongusa/detail/type_set.hpp>

#include <utility>

namespace monongusa {

namespace detail {

template <class Action>
struct sink_entry {
    void (*perform)(void* sink, Action&& action, action::completion&& done, action::stamp const& stamp);
};

template <class Actions>
struct sink_table;

template <class... Actions>
struct sink_table<type_list<Actions...>> : sink_entry<Actions>... {};

template <class Sink, class Action>
void perform_on_any(void* sink, Action&& action, action::completion&& done, action::stamp const& stamp) {
    perform_on(*static_cast<Sink*>(sink), std::move(action), std::move(done), stamp);
}

template <class Sink, class Actions>
inline constexpr int sink_table_of = 0;

template <class Sink, class... Actions>
inline constexpr sink_table<type_list<Actions...>> sink_table_of<Sink, type_list<Actions...>>{
    sink_entry<Actions>{&perform_on_any<Sink, Actions>}...};

}  // namespace detail

/// Refers to a sink of whatever type; the sink must outlive it.  An action the sink does not take is completed with `error::not_supported`.
class any_sink {
public:
    template <class Sink>
    static any_sink of(Sink& sink) noexcept {
        any_sink any;
        any.sink_ = &sink;
        any.table_ = &detail::sink_table_of<Sink, action::list>;
        return any;
    }

    template <action_type Action>
        requires(detail::contains_type<Action, decltype(action::all)>)
    void perform(Action action, action::completion done, action::stamp const& stamp = {}) const {
        static_cast<detail::sink_entry<Action> const*>(table_)->perform(sink_, std::move(action), std::move(done), stamp);
    }

private:
    any_sink() = default;

    void* sink_ = nullptr;
    detail::sink_table<action::list> const* table_ = nullptr;
};

}  // namespace monongusa

#endif
