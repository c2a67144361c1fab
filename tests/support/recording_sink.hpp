// SPDX-License-Identifier: BSL-1.0
// support::recording_sink: keeps the actions as values and tells each completion what the test has laid down.

#ifndef MONONGUSA_TESTS_SUPPORT_RECORDING_SINK_HPP
#define MONONGUSA_TESTS_SUPPORT_RECORDING_SINK_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/detail/type_set.hpp>

#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace support {

template <class List>
struct any_of;
template <class... Types>
struct any_of<monongusa::detail::type_list<Types...>> {
    using type = std::variant<Types...>;
};

struct record {
    std::vector<any_of<monongusa::action::list>::type> actions{};
    std::error_code answer{};

    /// Whether this action, and nothing else, was done.
    template <class Action>
    bool is(Action const& action) const {
        auto const* const only = actions.size() == 1 ? std::get_if<Action>(&actions.front()) : nullptr;
        return only && *only == action;
    }
};

struct recording_sink {
    record* to;

    template <class Action, class Done>
        requires monongusa::detail::contains_type<Action, decltype(monongusa::action::all)>
    void perform(Action action, Done done) const {
        monongusa::chat::sent const sent{"sent", action.to.channel};
        to->actions.emplace_back(std::move(action));
        done(to->answer, sent);
    }
};

}  // namespace support

#endif
