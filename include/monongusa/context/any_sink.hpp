// SPDX-License-Identifier: BSL-1.0
// any_sink: every sink behind one type, a function pointer for each action.

#ifndef MONONGUSA_CONTEXT_ANY_SINK_HPP
#define MONONGUSA_CONTEXT_ANY_SINK_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/action/completion.hpp>
#include <monongusa/concept/sink.hpp>

#include <system_error>
#include <utility>

namespace monongusa {

namespace detail {

template <class Action>
struct sink_entry {
    void (*perform)(void* sink, Action&& action, action::completion&& done);
};

template <class Actions>
struct sink_table;

template <class... Actions>
struct sink_table<type_list<Actions...>> : sink_entry<Actions>... {};

template <class Sink, class Action>
void perform_on(void* sink, Action&& action, action::completion&& done) {
    if constexpr (sink_for<Sink, Action>) {
        static_cast<Sink*>(sink)->perform(std::move(action), std::move(done));
    } else {
        done(std::make_error_code(std::errc::operation_not_supported), {});
    }
}

template <class Sink, class Actions>
inline constexpr int sink_table_of = 0;

template <class Sink, class... Actions>
inline constexpr sink_table<type_list<Actions...>> sink_table_of<Sink, type_list<Actions...>>{
    sink_entry<Actions>{&perform_on<Sink, Actions>}...};

}  // namespace detail

/// Refers to a sink of whatever type; the sink must outlive it.  An action the sink does not take is completed with `operation_not_supported`.
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
        requires(decltype(boost::hana::contains(action::all, boost::hana::type_c<Action>))::value)
    void perform(Action action, action::completion done) const {
        static_cast<detail::sink_entry<Action> const*>(table_)->perform(sink_, std::move(action), std::move(done));
    }

private:
    any_sink() = default;

    void* sink_ = nullptr;
    detail::sink_table<action::list> const* table_ = nullptr;
};

}  // namespace monongusa

#endif
