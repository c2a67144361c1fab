// SPDX-License-Identifier: BSL-1.0
// failure: a handler threw, or an action of it could not be done.

#ifndef MONONGUSA_EVENT_FAILURE_HPP
#define MONONGUSA_EVENT_FAILURE_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>

#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::event {

/// What `mg::on_error` rules hear.
struct failure {
    static constexpr std::string_view event_name = "failure";

    std::string what;              ///< What the exception or the error code says.
    std::exception_ptr exception;  ///< Null if an action failed.
    std::error_code code;          ///< Zero if a handler threw.
    std::size_t rule = 0;          ///< The position of the rule in its table, from 1.
    std::size_t action = 0;        ///< Which action of the handler failed, from 1; 0 if it threw.
    chat::user user;               ///< Whom the handler that threw was answering; empty if nobody.
    // Of a failed action as far as the sink tells it.
    chat::channel channel;
    std::string message;
    std::string thread;

    friend bool operator==(failure const&, failure const&) = default;
};

}  // namespace monongusa::event

#endif
