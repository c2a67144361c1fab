// SPDX-License-Identifier: BSL-1.0
// operation: what Asio's completion tokens are handed: who is told when something of the bot's is done.

#ifndef MONONGUSA_COROUTINE_OPERATION_HPP
#define MONONGUSA_COROUTINE_OPERATION_HPP

#include <monongusa/coroutine/activity_executor.hpp>
#include <monongusa/coroutine/coroutines.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/execution.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/system/error_code.hpp>

#include <atomic>
#include <memory>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

using boost_error = boost::system::error_code;

inline activity* activity_behind(activity_executor const& executor) noexcept { return &executor.runs(); }
inline activity* activity_behind(boost::asio::any_io_executor const& executor) noexcept {
    auto const* const ours = executor.target<activity_executor>();
    return ours ? &ours->runs() : nullptr;
}
template <class Executor>
activity* activity_behind(Executor const&) noexcept {
    return nullptr;
}

/// A completion handler, called once and never by whoever completes: on its own executor, that of its coroutine, or, where it has none, in an activity of
/// the place where it began.
template <class Handler>
class listening_handler {
    using executor_type = boost::asio::associated_executor_t<Handler, activity_executor>;
    using working = std::decay_t<decltype(boost::asio::prefer(std::declval<executor_type const&>(), boost::asio::execution::outstanding_work.tracked))>;

public:
    listening_handler(Handler handler, coroutines& bot, chat::origin_ref const& from)
        : executor_(boost::asio::prefer(executor_of(handler, bot, from), boost::asio::execution::outstanding_work.tracked)),
          handler_(std::move(handler)) {}

    /// Null if it is not called in an activity.
    activity* runs_in() const noexcept { return activity_behind(executor_); }
    auto slot() const noexcept { return boost::asio::get_associated_cancellation_slot(handler_); }

    /// Once; a second call, by a sink that breaks its word, is nothing.
    template <class Pointer, class... Results>
    static void post(Pointer own, Results... results) {
        if (own->told_.exchange(true)) return;
        auto executor = own->executor_;
        boost::asio::post(executor, [own = std::move(own), ... kept = std::move(results)]() mutable {
            if (own->slot().is_connected()) own->slot().clear();
            Handler handler = std::move(own->handler_);
            own.reset();
            std::move(handler)(std::move(kept)...);
        });
    }

private:
    // An activity is made only for a handler without an executor.
    static executor_type executor_of(Handler const& handler, [[maybe_unused]] coroutines& bot, [[maybe_unused]] chat::origin_ref const& from) {
        if constexpr (std::is_same_v<executor_type, activity_executor>) {
            return boost::asio::get_associated_executor(handler, activity_executor{bot.new_activity(from)});
        } else {
            return boost::asio::get_associated_executor(handler);
        }
    }

    working executor_;
    Handler handler_;
    std::atomic<bool> told_ = false;
};

}  // namespace monongusa::detail

#endif
