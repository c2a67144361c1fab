// SPDX-License-Identifier: BSL-1.0
// performing: the operation by which a coroutine does an action and is told what came of it.

#ifndef MONONGUSA_COROUTINE_PERFORMING_HPP
#define MONONGUSA_COROUTINE_PERFORMING_HPP

#include <monongusa/action/completion.hpp>
#include <monongusa/bot/engine.hpp>
#include <monongusa/bot/thrown.hpp>
#include <monongusa/context/performer.hpp>
#include <monongusa/coroutine/operation.hpp>
#include <monongusa/error/error.hpp>

#include <boost/asio/async_result.hpp>

#include <exception>
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
            using listening_type = listening_handler<handler_type>;
            auto& bot = engine_of(performer.bot());
            // Two hold it, since a sink that throws lets its completion go, and with that would the coroutine.
            auto const listening = std::make_shared<listening_type>(std::move(handler), coroutines::of(bot), performer.origin());
            try {
                performer.perform(std::move(what), action::completion{[listening](std::error_code error, chat::sent const& sent) {
                                      listening_type::post(listening, error ? boost_error{error} : boost_error{}, sent);
                                  }});
            } catch (...) {
                bot.watching().fails(performer.rule(), words_of(std::current_exception()));
                listening_type::post(listening, boost_error{make_error_code(error::sink_threw)}, chat::sent{});
            }
        },
        token, std::move(action));
}

}  // namespace monongusa::detail

#endif
