// SPDX-License-Identifier: BSL-1.0
// flight: a handler that is a coroutine, from its call to its end.

#ifndef MONONGUSA_COROUTINE_FLIGHT_HPP
#define MONONGUSA_COROUTINE_FLIGHT_HPP

#include <monongusa/action/occasion.hpp>
#include <monongusa/coroutine/activity_executor.hpp>
#include <monongusa/coroutine/coroutines.hpp>
#include <monongusa/coroutine/task.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/table/call.hpp>
#include <monongusa/table/hit.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <cstddef>
#include <exception>
#include <memory>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// The coroutine's end, whether it comes to it or is let go.
class landing {
public:
    landing(coroutines& all, activity_ref of) noexcept : link_(all.link()), all_(&all), of_(std::move(of)) {}
    landing(landing&&) noexcept = default;
    landing& operator=(landing&&) = delete;
    ~landing() {
        if (!of_) return;
        of_->signal().slot().clear();  // What is in there refers to the activity.
        // Of a bot that is gone there is nothing left to count.
        if (!link_->enter([this](engine&) { all_->ends(*of_); })) of_->let_go();
    }
    void operator()(std::exception_ptr const&) const noexcept {}

private:
    std::shared_ptr<bot_link> link_;
    coroutines* all_;
    activity_ref of_;
};

/// A coroutine begins in the activity, when that runs.
inline void take_off(coroutines& all, activity_ref const& in, task<> flies) {
    if (!all.begins(*in)) throw std::system_error{make_error_code(error::too_many_waits)};
    boost::asio::co_spawn(activity_executor{in}, std::move(flies), boost::asio::bind_cancellation_slot(in->signal().slot(), landing{all, in}));
}

/// The same, up to its first wait here and now.
inline void let_fly(coroutines& all, activity_ref const& in, task<> flies) {
    activity::inside const here{*in};
    take_off(all, in, std::move(flies));
}

/// Whether it means no more than that the bot ends.
inline bool is_cancellation(engine& bot, std::exception_ptr const& thrown) {
    if (!bot.ending()) return false;
    try {
        std::rethrow_exception(thrown);
    } catch (boost::system::system_error const& error) {
        return error.code() == boost::asio::error::operation_aborted;
    } catch (...) {
        return false;
    }
}

/// Reports what a rule's coroutine has thrown, as what a plain handler throws.
template <class Environment>
void tell_thrown(Environment& environment, action::occasion const& occasion, std::exception_ptr const& thrown) noexcept {
    if (is_cancellation(environment.bot(), thrown)) return;
    try {
        std::rethrow_exception(thrown);
    } catch (...) {
        environment.threw(occasion);
    }
}

// As long as a coroutine runs, so does the object that it is the member function of.
template <class Row>
class handler_of_row {
    using handler = typename Row::handler_type;

public:
    explicit handler_of_row(Row const& row) noexcept : of_(&row.handler()) {}
    handler const& get() const noexcept { return *of_; }

private:
    handler const* of_;
};
template <class Row>
    requires made_on_use<typename Row::handler_type>
class handler_of_row<Row> {
    using handler = typename Row::handler_type;

public:
    explicit handler_of_row(Row const&) noexcept {}
    handler const& get() const noexcept { return own_; }

private:
    [[no_unique_address]] handler own_{};
};

/// Holds what the handler refers to: its event, its context, the values of its groups.
template <class Context, class Row, class Event, class Environment>
class flight {
    using handler_type = typename Row::handler_type;
    using signature = signature_with<handler_type, Context>;
    using arguments = detail::arguments<typename signature::parameters, Event>;
    using stored = typename arguments::stored;
    using indices = std::make_index_sequence<signature::parameters::size>;

public:
    using start = coroutine_start<Context, Row, Event, Environment>;

    explicit flight(start const& from)
        : handler_(from.row),
          event_(from.event),
          environment_(from.environment),
          values_(from.values),
          occasion_(occasion_of(event_->event, event_->sequence, from.position)),
          context_(arguments::context(environment_, occasion_)) {}
    flight(flight const&) = delete;
    flight& operator=(flight const&) = delete;

    activity_ref activity() const { return coroutines::of(environment_.bot()).new_activity(occasion_.origin, occasion_.rule); }

    static task<> fly(std::unique_ptr<flight> own) {
        flight& self = *own;
        std::exception_ptr thrown;
        try {
            auto kept = self.arguments_kept(indices{});
            if constexpr (std::is_void_v<settled_result<typename signature::result>>) {
                co_await self.call(kept, indices{});
            } else {
                auto result = co_await self.call(kept, indices{});
                perform_result(self.environment_.performer_for(self.occasion_), std::move(result));
            }
        } catch (...) {
            thrown = std::current_exception();
        }
        if (thrown) tell_thrown(self.environment_, self.occasion_, thrown);
    }

private:
    // A group that the handler takes by reference lives here as long as the coroutine.
    template <std::size_t Index>
    decltype(auto) argument() {
        return arguments::template make<Index>(environment_, context_, event_->event, values_);
    }
    template <std::size_t... Index>
    auto arguments_kept(std::index_sequence<Index...>) {
        return std::tuple<decltype(this->template argument<Index>())...>{argument<Index>()...};
    }
    template <class Kept, std::size_t... Index>
    auto call([[maybe_unused]] Kept& kept, std::index_sequence<Index...>) {
        return invoke<Context>(handler_.get(), pass<Index, std::tuple_element_t<Index, Kept>>(std::get<Index>(kept))...);
    }
    template <std::size_t Index, class Argument, class Stored>
    static decltype(auto) pass(Stored& stored) noexcept {
        using parameter = typename type_at<Index, typename signature::parameters>::type;
        if constexpr (std::is_reference_v<parameter>) {
            return static_cast<parameter>(stored);
        } else {
            return static_cast<Argument&&>(stored);
        }
    }

    [[no_unique_address]] handler_of_row<Row> handler_;
    delivery_ref<Event> event_;
    Environment& environment_;
    stored values_;
    action::occasion occasion_;
    decltype(arguments::context(std::declval<Environment&>(), std::declval<action::occasion&>())) context_;
};

/// Begins a handler that is a coroutine, see `coroutine_start`.
template <class Context, class Row, class Event, class Environment>
void begin_coroutine(coroutine_start<Context, Row, Event, Environment> const& start) {
    using flight_type = flight<Context, Row, Event, Environment>;
    auto own = std::make_unique<flight_type>(start);
    auto const in = own->activity();
    let_fly(coroutines::of(start.environment.bot()), in, flight_type::fly(std::move(own)));
}

}  // namespace monongusa::detail

#endif
