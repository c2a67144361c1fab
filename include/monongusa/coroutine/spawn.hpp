// SPDX-License-Identifier: BSL-1.0
// spawn: a coroutine on a bot, from outside of it.

#ifndef MONONGUSA_COROUTINE_SPAWN_HPP
#define MONONGUSA_COROUTINE_SPAWN_HPP

#include <monongusa/action/occasion.hpp>
#include <monongusa/bot/inside.hpp>
#include <monongusa/coroutine/flight.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/monitor.hpp>
#include <monongusa/table/signature.hpp>

#include <boost/asio/error.hpp>

#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace detail {

struct nothing_given {};

// What came of a spawned coroutine, for those who wait for it.
template <class Result>
class spawned_state {
public:
    using value = std::conditional_t<std::is_void_v<Result>, nothing_given, Result>;

    explicit spawned_state(activity_ref in) noexcept : in_(std::move(in)) {}
    spawned_state(spawned_state const&) = delete;
    spawned_state& operator=(spawned_state const&) = delete;

    void gives(value given) {
        end([&] { value_.emplace(std::move(given)); });
    }
    void throws(std::exception_ptr thrown) noexcept {
        end([&] { thrown_ = std::move(thrown); });
    }

    bool wait_until(instant deadline) {
        std::lock_guard const lock{ended_};
        while (!over_ && instant::clock::now() < deadline) ended_.wait_until(deadline);
        return over_;
    }
    value take() {
        if (thrown_) std::rethrow_exception(thrown_);
        return std::move(*value_);
    }
    void cancel() { in_->cancel(); }

private:
    template <class End>
    void end(End const& how) {
        std::lock_guard const lock{ended_};
        if (std::exchange(over_, true)) return;
        how();
        ended_.notify_all();
    }

    activity_ref in_;
    monitor ended_;
    bool over_ = false;
    std::optional<value> value_;
    std::exception_ptr thrown_;
};

// Tells those who wait also if the coroutine is let go before its end.
template <class Result>
class telling_end {
public:
    explicit telling_end(std::shared_ptr<spawned_state<Result>> state) noexcept : state_(std::move(state)) {}
    telling_end(telling_end&&) noexcept = default;
    telling_end& operator=(telling_end&&) = delete;
    ~telling_end() {
        if (state_) state_->throws(std::make_exception_ptr(boost::system::system_error{boost::asio::error::operation_aborted}));
    }
    spawned_state<Result>& operator*() const noexcept { return *state_; }

private:
    std::shared_ptr<spawned_state<Result>> state_;
};

template <class Result, class Work>
task<> fly_spawned(telling_end<Result> end, std::unique_ptr<Work> work) {
    std::exception_ptr thrown;
    try {
        if constexpr (std::is_void_v<Result>) {
            co_await (*work)();
            (*end).gives(nothing_given{});
        } else {
            (*end).gives(co_await (*work)());
        }
    } catch (...) {
        thrown = std::current_exception();
    }
    if (thrown) (*end).throws(std::move(thrown));
}

/// What is to be run, and the context that it asks for, which is made when the bot runs.
template <class Bot, class Work>
class spawned_work {
    using environment_type = typename inside_of<Bot>::environment_type;
    using generic_context = typename inside_of<Bot>::context_of_nothing;

    template <class Parameters>
    struct first;
    template <class First>
    struct first<type_list<First>> {
        using type = std::remove_cvref_t<First>;
    };
    static auto context_of() {
        if constexpr (std::is_invocable_v<Work&, generic_context&>) {
            return std::type_identity<generic_context>{};
        } else {
            return std::type_identity<typename first<typename plain_signature<Work>::parameters>::type>{};
        }
    }

public:
    spawned_work(Bot& bot, Work work) : bot_(&bot), work_(std::move(work)) {}

    auto operator()() {
        if constexpr (is_task<Work>) {
            return std::move(work_);
        } else if constexpr (std::is_invocable_v<Work&>) {
            return work_();
        } else {
            using context = typename decltype(context_of())::type;
            occasion_.emplace();
            auto* const made = new context(inside_of<Bot>::environment(*bot_).template context_for<context>(*occasion_));
            context_ = {made, [](void* of) { delete static_cast<context*>(of); }};
            return work_(*made);
        }
    }

private:
    Bot* bot_;
    Work work_;
    std::optional<action::occasion> occasion_;
    std::unique_ptr<void, void (*)(void*)> context_{nullptr, [](void*) {}};
};

}  // namespace detail

/// A coroutine that runs on a bot.  May be moved and dropped, which does not end it; any thread.
template <class Result>
class spawned {
public:
    explicit spawned(std::shared_ptr<detail::spawned_state<Result>> state) noexcept : state_(std::move(state)) {}

    /// Whether it has ended by then.  Not to be called where the bot's handlers run, which it would wait for.
    template <class Rep, class Period>
    bool wait_for(std::chrono::duration<Rep, Period> time) const {
        return state_->wait_until(detail::after(instant::clock::now(), detail::whole(time)));
    }
    void wait() const { state_->wait_until(instant::max()); }
    bool is_ready() const { return state_->wait_until(instant{}); }

    /// Waits for its result, and gives it once; throws what it has thrown, boost::asio::error::operation_aborted if it was cancelled or its bot ended.
    Result get() {
        wait();
        if constexpr (std::is_void_v<Result>) {
            state_->take();
        } else {
            return state_->take();
        }
    }

    /// Asks it to end: what it waits for ends with boost::asio::error::operation_aborted, and each wait after it.
    void cancel() { state_->cancel(); }

private:
    std::shared_ptr<detail::spawned_state<Result>> state_;
};

/// Runs a coroutine where the bot's handlers run, as soon as the bot does: `mg::spawn(bot, work)`, with a `mg::task<Result>` or a function that gives one.  A
/// function that takes a context, `[](auto& chat) -> mg::task<>`, gets one that answers nothing: its actions say in `to` where they go.  Any thread.
template <class Bot, class Work>
auto spawn(Bot& bot, Work work) {
    using work_type = detail::spawned_work<Bot, Work>;
    using result = detail::settled_result<decltype(std::declval<work_type&>()())>;
    auto& all = detail::coroutines::of(detail::inside_of<Bot>::engine(bot));
    auto const in = all.new_activity({});
    auto state = std::make_shared<detail::spawned_state<result>>(in);
    detail::take_off(all, in, detail::fly_spawned<result>(detail::telling_end<result>{state}, std::make_unique<work_type>(bot, std::move(work))));
    return spawned<result>{std::move(state)};
}

}  // namespace monongusa

#endif
