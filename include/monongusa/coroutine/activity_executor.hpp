// SPDX-License-Identifier: BSL-1.0
// activity_executor: an activity as Asio sees it.

#ifndef MONONGUSA_COROUTINE_ACTIVITY_EXECUTOR_HPP
#define MONONGUSA_COROUTINE_ACTIVITY_EXECUTOR_HPP

#include <monongusa/coroutine/activity.hpp>

#include <boost/asio/execution.hpp>
#include <boost/asio/io_context.hpp>

#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// What it executes runs in the activity: never at once, but where Asio asks for it and a part of the activity is running on the thread anyway.
class activity_executor {
    using blocking = boost::asio::execution::blocking_t;

public:
    explicit activity_executor(activity_ref of) noexcept : of_(std::move(of)) {}

    activity& runs() const noexcept { return *of_; }

    boost::asio::execution_context& query(boost::asio::execution::context_t) const { return of_->bot().context(); }
    blocking query(blocking) const noexcept {
        return at_once_ ? blocking{boost::asio::execution::blocking.possibly} : blocking{boost::asio::execution::blocking.never};
    }
    activity_executor require(blocking::possibly_t) const noexcept { return with(true); }
    activity_executor require(blocking::never_t) const noexcept { return with(false); }

    template <class Function>
    void execute(Function&& function) const {
        if (at_once_ && of_->is_here()) {
            std::decay_t<Function> own{std::forward<Function>(function)};
            own();
        } else {
            of_->execute(once<>{std::forward<Function>(function)});
        }
    }

    friend bool operator==(activity_executor const& left, activity_executor const& right) noexcept {
        return left.of_ == right.of_ && left.at_once_ == right.at_once_;
    }
    friend bool operator!=(activity_executor const& left, activity_executor const& right) noexcept { return !(left == right); }

private:
    activity_executor with(bool at_once) const noexcept {
        activity_executor other{*this};
        other.at_once_ = at_once;
        return other;
    }

    activity_ref of_;
    bool at_once_ = true;  // As of all of Asio's executors: without it `dispatch`, by which a coroutine begins, would only queue.
};

}  // namespace monongusa::detail

#endif
