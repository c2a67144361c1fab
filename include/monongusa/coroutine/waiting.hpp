// SPDX-License-Identifier: BSL-1.0
// waiting: the operations by which a coroutine waits for an event or for a time.

#ifndef MONONGUSA_COROUTINE_WAITING_HPP
#define MONONGUSA_COROUTINE_WAITING_HPP

#include <monongusa/coroutine/operation.hpp>
#include <monongusa/coroutine/wait.hpp>
#include <monongusa/coroutine/wanted.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/error/error.hpp>

#include <boost/asio/async_result.hpp>
#include <boost/asio/error.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

inline boost_error error_of(wait_end how) noexcept {
    if (how == wait_end::cancelled) return boost::asio::error::operation_aborted;
    if (how == wait_end::refused) return std::error_code{make_error_code(error::too_many_waits)};
    return {};
}

/// Registers a wait and connects it with its handler's cancellation.
template <class Wait>
std::uint64_t begin_wait(coroutines& bot, std::unique_ptr<Wait> one, instant::duration time, instant now) {
    auto& list = bot.waits();
    auto const number = one->number = list.next_number();
    if (auto slot = one->handler->slot(); slot.is_connected()) {
        slot.assign([link = bot.link(), &list, number](boost::asio::cancellation_type) { link->enter([&](engine&) { list.cancel(number); }); });
    }
    if (auto* const runs = one->handler->runs_in()) runs->wait_begins();
    list.begin(one.release(), after(now, time));
    return number;
}

/// What a wait for an event, and one for a time alone, have in common: who is told.
template <class Handler>
struct handled_wait : wait {
    std::unique_ptr<listening_handler<Handler>> handler;

    explicit handled_wait(std::unique_ptr<listening_handler<Handler>> tells) : handler(std::move(tells)) {}

    // Under way again before it is told, so that nobody takes the bot for quiet in between.
    void is_over() const {
        if (auto* const runs = handler->runs_in()) runs->wait_ends();
    }
};

template <class Handler>
struct time_wait : handled_wait<Handler> {
    explicit time_wait(std::unique_ptr<listening_handler<Handler>> tells) : handled_wait<Handler>(std::move(tells)) {
        this->end = [](wait* self, wait_end how) noexcept {
            std::unique_ptr<time_wait> const own{static_cast<time_wait*>(self)};
            own->is_over();
            listening_handler<Handler>::post(std::move(own->handler), error_of(how));
        };
        this->drop = [](wait* self) noexcept { delete static_cast<time_wait*>(self); };
    }
};

template <class Event, class Handler>
struct event_wait : handled_wait<Handler> {
    wanted<Event> accepts;
    std::optional<Event> taken{};

    event_wait(std::unique_ptr<listening_handler<Handler>> tells, wanted<Event> what)
        : handled_wait<Handler>(std::move(tells)), accepts(std::move(what)) {
        this->key = &event_key_of<Event>;
        this->place = accepts.place;
        this->passes_on = accepts.passes_on;
        this->wants = [](wait& self, void const* event) { return as(self).accepts(*static_cast<Event const*>(event)); };
        this->take = [](wait& self, void* event) {
            auto& arrived = *static_cast<Event*>(event);
            if (self.passes_on) {
                as(self).taken.emplace(arrived);
            } else {
                as(self).taken.emplace(std::move(arrived));
            }
        };
        this->end = [](wait* self, wait_end how) noexcept {
            std::unique_ptr<event_wait> const own{&as(*self)};
            own->is_over();
            auto const error = own->failure ? own->failure : error_of(how);
            listening_handler<Handler>::post(std::move(own->handler), error, std::move(own->taken));
        };
        this->drop = [](wait* self) noexcept { delete &as(*self); };
    }

private:
    static event_wait& as(wait& self) noexcept { return static_cast<event_wait&>(self); }
};

/// Waits for some time of the bot's clock.
template <class Token>
auto wait_for_time(engine& bot, chat::origin_ref const& from, instant::duration time, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost_error)>(
        [&bot, from, time](auto handler) {
            using handler_type = std::decay_t<decltype(handler)>;
            auto& all = coroutines::of(bot);
            auto listening = std::make_unique<listening_handler<handler_type>>(std::move(handler), all, from);
            begin_wait(all, std::make_unique<time_wait<handler_type>>(std::move(listening)), time, bot.now());
        },
        token);
}

/// Waits for an event; none within `time` is no error.  `then(number)` is called once the wait has begun.
template <class Event, class Then, class Token>
auto wait_for_event(engine& bot, chat::origin_ref const& from, wanted<Event> what, instant::duration time, Then then, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost_error, std::optional<Event>)>(
        [&bot, from, time, then = std::move(then)](auto handler, wanted<Event> accepts) mutable {
            using handler_type = std::decay_t<decltype(handler)>;
            auto& all = coroutines::of(bot);
            auto listening = std::make_unique<listening_handler<handler_type>>(std::move(handler), all, from);
            auto const number =
                begin_wait(all, std::make_unique<event_wait<Event, handler_type>>(std::move(listening), std::move(accepts)), time, bot.now());
            then(number);
        },
        token, std::move(what));
}

}  // namespace monongusa::detail

#endif
