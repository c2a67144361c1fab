// SPDX-License-Identifier: BSL-1.0
// task: what a handler returns that is a coroutine.

#ifndef MONONGUSA_COROUTINE_TASK_HPP
#define MONONGUSA_COROUTINE_TASK_HPP

#include <monongusa/table/sendable.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace monongusa {

/// A coroutine of Boost.Asio: `[](auto& chat) -> mg::task<> { … }`.  It may `co_await` the `async_` verbs of its context and whatever else Asio's
/// ecosystem offers; what it `co_return`s is done as what a plain handler returns.
///
/// What of it runs runs one part after the other, where the bot's handlers run: on the bot's thread, or in the lane of its channel, which it does not
/// hold while it waits.  Its context, its event and the views into it live as long as it does.
template <class Result = void>
using task = boost::asio::awaitable<Result>;

namespace detail {

template <class Result>
inline constexpr bool is_task<boost::asio::awaitable<Result, boost::asio::any_io_executor>> = true;
template <class Result>
struct result_of_task<boost::asio::awaitable<Result, boost::asio::any_io_executor>> {
    using type = Result;
};

}  // namespace detail
}  // namespace monongusa

#endif
