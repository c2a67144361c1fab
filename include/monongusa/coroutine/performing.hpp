// SPDX-License-Identifier: BSL-1.0
// performing: the operation by which a coroutine does an action and is told what came of it.

#ifndef MONONGUSA_COROUTINE_PERFORMING_HPP
#define MONONGUSA_COROUTINE_PERFORMING_HPP

#include <monongusa/action/completion.hpp>
#include <monongusa/bot/engine.hpp>
#include <monongusa/context/performer.hpp>
#include <monongusa/coroutine/operation.hpp>

#include <boost/asio/async_result.hpp>

#include <memory>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// Does an action.  Cancelling does not take it back.
template <class Performer, class Action, class Token>
auto perform_and_tell(Performer const& performer, Action action, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost_error, chat::sent)>(
        [performer](auto handler, Action what) {
            using handler_type = std::decay_t<decltype(handler)>;
            auto listening = std::make_unique<listening_handler<handler_type>>(std::move(handler), coroutines::of(engine_of(performer.bot())),
                                                                               performer.origin());
            performer.perform(std::move(what), action::completion{[listening = std::move(listening)](std::error_code error,
                                                                                                     chat::sent const& sent) mutable {
                                  listening_handler<handler_type>::post(std::move(listening), error ? boost_error{error} : boost_error{}, sent);
                              }});
        },
        token, std::move(action));
}

}  // namespace monongusa::detail

#endif
