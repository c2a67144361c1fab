// SPDX-License-Identifier: BSL-1.0
// call: a handler, its arguments, and what it returns.

#ifndef MONONGUSA_TABLE_CALL_HPP
#define MONONGUSA_TABLE_CALL_HPP

#include <monongusa/action/occasion.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/table/arguments.hpp>
#include <monongusa/table/sendable.hpp>
#include <monongusa/table/signature.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// Does what a handler has returned: text is a reply.
template <class Performer, class Result>
void perform_result(Performer const& performer, Result&& result) {
    using bare = std::remove_cvref_t<Result>;
    if constexpr (std::is_same_v<bare, std::string>) {
        performer.perform(action::reply{std::forward<Result>(result)});
    } else if constexpr (std::is_convertible_v<Result, char const*>) {
        char const* const text = result;
        if (text) performer.perform(action::reply{text});  // A null pointer is nothing.
    } else if constexpr (std::is_convertible_v<Result, std::string_view>) {
        performer.perform(action::reply{std::string{std::string_view{result}}});
    } else if constexpr (action_type<bare>) {
        performer.perform(bare(std::forward<Result>(result)));
    } else if constexpr (is_optional<bare>) {
        if (result) perform_result(performer, *std::forward<Result>(result));
    } else {
        std::apply([&](auto&&... each) { (perform_result(performer, std::forward<decltype(each)>(each)), ...); },
                   std::forward<Result>(result));
    }
}

// A generic handler is called by its specialization's name, so that no second one comes about beside that from which the signature was read.
template <class Context, class Handler, class... Arguments>
decltype(auto) invoke(Handler const& handler, Arguments&&... arguments) {
    if constexpr (plain_handler<Handler>) {
        return handler(std::forward<Arguments>(arguments)...);
    } else {
        return handler.template operator()<Context>(std::forward<Arguments>(arguments)...);
    }
}

/// Calls a handler in a bot whose contexts are `Context`, and does what it returns.
template <class Context, class Handler, class Environment, class Event, class Stored, std::size_t... Index>
void call(Handler const& handler, action::occasion& occasion, Environment& environment, Event const& event, Stored const& values,
          std::index_sequence<Index...>) {
    using signature = signature_with<Handler, Context>;
    using arguments = detail::arguments<typename signature::parameters, Event>;
    [[maybe_unused]] auto context = arguments::context(environment, occasion);
    if constexpr (std::is_void_v<typename signature::result>) {
        invoke<Context>(handler, arguments::template make<Index>(environment, context, event, values)...);
    } else {
        perform_result(environment.performer_for(occasion),
                       invoke<Context>(handler, arguments::template make<Index>(environment, context, event, values)...));
    }
}

}  // namespace monongusa::detail

#endif
