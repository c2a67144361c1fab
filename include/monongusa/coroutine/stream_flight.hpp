// SPDX-License-Identifier: BSL-1.0
// stream_flight: a coroutine that is handed a stream, from the beginning of its bot to its end.

#ifndef MONONGUSA_COROUTINE_STREAM_FLIGHT_HPP
#define MONONGUSA_COROUTINE_STREAM_FLIGHT_HPP

#include <monongusa/coroutine/flight.hpp>
#include <monongusa/coroutine/stream.hpp>
#include <monongusa/matcher/everything.hpp>
#include <monongusa/table/mistake.hpp>
#include <monongusa/verbs.hpp>

#include <cstddef>
#include <exception>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace mistake {

template <class Handler, class Event>
struct not_a_stream_handler {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: on_stream<Event>: its handler is a coroutine that takes the stream by value, and no groups: "
                      "[](mg::stream<Event> events) -> "
                      "mg::task<>");
    }
};

}  // namespace mistake

namespace detail {

/// Keeps the limits of the stream with the handler.
template <class Handler>
class limited : public Handler {
public:
    constexpr limited(Handler handler, stream_limits limits) : Handler(std::move(handler)), limits_(limits) {}
    constexpr stream_limits limits() const noexcept { return limits_; }

private:
    stream_limits limits_;
};

template <class Handler>
constexpr stream_limits limits_of([[maybe_unused]] Handler const& handler) noexcept {
    if constexpr (requires { handler.limits(); }) {
        return handler.limits();
    } else {
        return {};
    }
}

template <class Parameters, class Event>
inline constexpr bool takes_stream = false;
template <class... Parameters, class Event>
inline constexpr bool takes_stream<type_list<Parameters...>, Event> = ((role_of<Parameters, Event>() == role::stream ? 1 : 0) + ... + 0) ==
                                                                          1 &&
                                                                      (((role_of<Parameters, Event>() == role::stream ||
                                                                         role_of<Parameters, Event>() == role::context ||
                                                                         role_of<Parameters, Event>() == role::component)) &&
                                                                       ...);

// A task of nothing: what it would give could answer no event.
template <class Result>
inline constexpr bool is_stream_result = is_task<Result> && std::is_void_v<settled_result<Result>>;

template <class Context, class Row, class Environment>
class stream_flight {
    using event = typename Row::event_type;
    using handler_type = typename Row::handler_type;
    using signature = signature_with<handler_type, Context>;
    using arguments = detail::arguments<typename signature::parameters, event>;
    using roles = roles_of<typename signature::parameters, event>;
    using indices = std::make_index_sequence<signature::parameters::size>;

public:
    stream_flight(Row const& row, std::size_t position, Environment& environment, stream<event> events)
        : handler_(row),
          environment_(environment),
          stream_(std::move(events)),
          occasion_({}, 0, position),
          context_(arguments::context(environment_, occasion_)) {}
    stream_flight(stream_flight const&) = delete;
    stream_flight& operator=(stream_flight const&) = delete;

    static task<> fly(std::unique_ptr<stream_flight> own) {
        stream_flight& self = *own;
        std::exception_ptr thrown;
        try {
            co_await self.call(indices{});
        } catch (...) {
            thrown = std::current_exception();
        }
        if (thrown) tell_thrown(self.environment_, self.occasion_, thrown);
    }

private:
    template <std::size_t Index>
    decltype(auto) argument() {
        if constexpr (roles::roles[Index] == role::stream) {
            return std::move(stream_);
        } else {
            static event const none{};
            static typename arguments::stored const nothing{};
            return arguments::template make<Index>(environment_, context_, none, nothing);
        }
    }
    template <std::size_t... Index>
    auto call(std::index_sequence<Index...>) {
        return invoke<Context>(handler_.get(), argument<Index>()...);
    }
    [[no_unique_address]] handler_of_row<Row> handler_;
    Environment& environment_;
    stream<event> stream_;
    action::occasion occasion_;
    decltype(arguments::context(std::declval<Environment&>(), std::declval<action::occasion&>())) context_;
};

/// Opens the stream of a row and lets its coroutine begin.
template <class Context, class Row, class Environment>
void fly_stream(Row const& row, std::size_t position, Environment& environment) {
    using event = typename Row::event_type;
    using state = stream_state<event>;
    auto& all = coroutines::of(environment.bot());
    auto shared = std::make_shared<state>(all.link(), limits_of(row.handler()));
    all.open(position, {shared, [](void* of, void const* arrived) { static_cast<state*>(of)->push(*static_cast<event const*>(arrived)); },
                        [](void* of) noexcept { static_cast<state*>(of)->end(); }});
    using flight = stream_flight<Context, Row, Environment>;
    auto own = std::make_unique<flight>(row, position, environment, stream<event>{std::move(shared), environment.bot()});
    let_fly(all, all.new_activity({}, position), flight::fly(std::move(own)));
}

template <class Context, class Row, class Environment>
void begin_stream(Row const& row, std::size_t position, Environment& environment) {
    using event = typename Row::event_type;
    using signature = signature_with<typename Row::handler_type, Context>;
    // A generic handler shows only now what it is.
    if constexpr (!takes_stream<typename signature::parameters, event> || !is_stream_result<typename signature::result>) {
        mistake::not_a_stream_handler<typename Row::handler_type, event>::require();
    } else {
        fly_stream<Context>(row, position, environment);
    }
}

/// The row at `position` has accepted an event.
template <class Environment, class Event>
void into_stream(Environment& environment, std::size_t position, Event const& event) {
    coroutines::of(environment.bot()).push(position, &event);
}

template <class Event, class Handler>
consteval bool is_stream_handler() {
    if constexpr (plain_handler<Handler>) {
        using signature = plain_signature<Handler>;
        return takes_stream<typename signature::parameters, Event> && is_stream_result<typename signature::result>;
    } else {
        return can_be_asked<Handler>;
    }
}

template <class Event, class Matcher, class Handler>
constexpr auto make_stream_rule(Matcher matcher, Handler handler) {
    if constexpr (!is_stream_handler<Event, Handler>()) {
        mistake::not_a_stream_handler<Handler, Event>::require();
        return refused{};
    } else {
        return make_rule<Event, verb::on_stream>(std::move(matcher), std::move(handler));
    }
}

}  // namespace detail

/// Hands all events of a kind to one coroutine, which begins with its bot:
///
///     mg::on_stream<mg::event::message>([](mg::stream<mg::event::message> events) -> mg::task<> {
///         while (auto const message = co_await events.next()) …
///     })
///
/// It only observes: other rules hear the events as well, but those that a conversation has taken come to neither.  Beside the stream the handler may take
/// `auto& chat`, whose actions say in `to` where they go, and components.  The stream is bounded; when it is full, `stream_limits` says what is done.
template <class Event, class Handler>
constexpr auto on_stream(Handler handler) {
    return detail::make_stream_rule<Event>(matcher::everything{}, std::move(handler));
}
template <class Event, class Handler>
constexpr auto on_stream(Handler handler, stream_limits limits) {
    return detail::make_stream_rule<Event>(matcher::everything{}, detail::limited<Handler>{std::move(handler), limits});
}

/// The same with what the matcher accepts.
template <class Event, class Matcher, class Handler>
constexpr auto on_stream(Matcher matcher, Handler handler) {
    return detail::make_stream_rule<Event>(std::move(matcher), std::move(handler));
}
template <class Event, class Matcher, class Handler>
constexpr auto on_stream(Matcher matcher, Handler handler, stream_limits limits) {
    return detail::make_stream_rule<Event>(std::move(matcher), detail::limited<Handler>{std::move(handler), limits});
}

}  // namespace monongusa

#endif
