// SPDX-License-Identifier: BSL-1.0
// async_verbs: what a coroutine says through its context, and waits for.

#ifndef MONONGUSA_CONTEXT_ASYNC_VERBS_HPP
#define MONONGUSA_CONTEXT_ASYNC_VERBS_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/concept/action.hpp>
#include <monongusa/concept/event.hpp>
#include <monongusa/detail/ended_twice.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/event/origin.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace monongusa {

struct in_thread_t {};

/// `chat.reply(text, mg::in_thread)` answers in the message's thread.
inline constexpr in_thread_t in_thread{};

/// Among the filters of a wait: the event that is waited for goes to other waits and to the table as well.
struct pass_on_t {};
inline constexpr pass_on_t pass_on{};

// The sentence about `is_ended_twice`.
#define MONONGUSA_NAME_IT_FIRST \
    "monongusa: chat: g++ 12 ends this argument twice when it is made in the awaited expression; give it a name in a line of its own first"

namespace detail {

// Text that a verb takes: whatever is text, without a copy of a string that is given away.
struct owned_text {
    std::string value;

    owned_text(std::string text) noexcept : value(std::move(text)) {}
    owned_text(std::string_view text) : value(text) {}
    owned_text(char const* text) : value(text) {}
};

// The functions behind the verbs, which take this first, are found where <monongusa/coroutine.hpp> is included.
struct coroutine_door {};

template <class Type>
concept has_coroutines = requires(coroutine_door door, std::type_identity<Type> any) { coroutines_are_included(door, any); };

template <class Files>
concept one_file_or_more =
    std::same_as<std::remove_cvref_t<Files>, action::file> || std::same_as<std::remove_cvref_t<Files>, std::vector<action::file>>;

/// The verbs of a context for coroutines.  Each takes a completion token of Asio last; without one it is to be awaited.
///
/// - an action gives its `chat::sent`, by which the message can be edited, deleted or reacted to, and throws a boost::system::system_error if it could not
///   be done, which nobody else is then told of.  To cancel it does not take it back;
/// - a wait for an event ends with the event, or with none when its time (of the bot's clock) is over.  When the bot stops it throws
///   boost::asio::error::operation_aborted.  While it lasts the coroutine holds no thread and no lane.
template <class Context>
class async_verbs {
public:
    /// See `send`, `reply`, … of the context.
    template <class... Token>
    auto async_send(owned_text text, Token&&... token) const {
        needs<event::reach::channel, Token...>();
        return do_it(action::send{std::move(text.value)}, std::forward<Token>(token)...);
    }
    template <class... Token>
    auto async_reply(owned_text text, Token&&... token) const {
        needs<event::reach::channel | event::reach::user, Token...>();
        return do_it(action::reply{std::move(text.value)}, std::forward<Token>(token)...);
    }
    template <class... Token>
    auto async_reply(owned_text text, in_thread_t, Token&&... token) const {
        needs<event::reach::channel | event::reach::message, Token...>();
        return do_it(action::reply_in_thread{std::move(text.value)}, std::forward<Token>(token)...);
    }
    template <class... Token>
    auto async_react(owned_text emoji, Token&&... token) const {
        needs<event::reach::message, Token...>();
        return do_it(action::react{std::move(emoji.value)}, std::forward<Token>(token)...);
    }
    /// Puts an emoji on a message of the bot's own.
    template <class Sent, class... Token>
        requires std::same_as<std::remove_cvref_t<Sent>, chat::sent>
    auto async_react(owned_text emoji, Sent&& message, Token&&... token) const {
        safe<Sent>();
        return do_it(to_message(action::react{std::move(emoji.value)}, message), std::forward<Token>(token)...);
    }
    template <class... Token>
    auto async_unreact(owned_text emoji, Token&&... token) const {
        needs<event::reach::message, Token...>();
        return do_it(action::unreact{std::move(emoji.value)}, std::forward<Token>(token)...);
    }
    template <class Sent, class... Token>
        requires std::same_as<std::remove_cvref_t<Sent>, chat::sent>
    auto async_unreact(owned_text emoji, Sent&& message, Token&&... token) const {
        safe<Sent>();
        return do_it(to_message(action::unreact{std::move(emoji.value)}, message), std::forward<Token>(token)...);
    }
    template <class... Token>
    auto async_direct_message(owned_text text, Token&&... token) const {
        needs<event::reach::user, Token...>();
        return do_it(action::direct_message{std::move(text.value)}, std::forward<Token>(token)...);
    }
    /// Gives a message of the bot's own another text.
    template <class Sent, class... Token>
        requires std::same_as<std::remove_cvref_t<Sent>, chat::sent>
    auto async_edit(owned_text text, Sent&& message, Token&&... token) const {
        safe<Sent>();
        return do_it(to_message(action::edit{std::move(text.value)}, message), std::forward<Token>(token)...);
    }
    /// Takes a message of the bot's own back.
    template <class Sent, class... Token>
        requires std::same_as<std::remove_cvref_t<Sent>, chat::sent>
    auto async_delete_message(Sent&& message, Token&&... token) const {
        safe<Sent>();
        return do_it(to_message(action::delete_message{}, message), std::forward<Token>(token)...);
    }

    template <class... Token>
    auto async_typing(Token&&... token) const {
        needs<event::reach::channel, Token...>();
        return do_it(action::typing{}, std::forward<Token>(token)...);
    }
    /// A file, or a std::vector of files.  With a token there is a text as well, maybe an empty one.
    template <class Files>
        requires one_file_or_more<Files>
    auto async_upload(Files&& files) const {
        return async_upload(std::forward<Files>(files), "");
    }
    template <class Files, class... Token>
        requires one_file_or_more<Files>
    auto async_upload(Files&& files, owned_text text, Token&&... token) const {
        needs<event::reach::channel, Files, Token...>();
        static_assert(sizeof...(Token) > 0 || !is_ended_twice<Files>(), MONONGUSA_NAME_IT_FIRST);
        action::upload upload{std::move(text.value)};
        if constexpr (std::same_as<std::remove_cvref_t<Files>, action::file>) {
            upload.files.push_back(std::forward<Files>(files));
        } else {
            upload.files = std::forward<Files>(files);
        }
        return do_it(std::move(upload), std::forward<Token>(token)...);
    }
    template <class Embed, class... Token>
        requires std::same_as<std::remove_cvref_t<Embed>, action::embed>
    auto async_embed(Embed&& embed, Token&&... token) const {
        needs<event::reach::channel, Embed, Token...>();
        static_assert(sizeof...(Token) > 0 || !is_ended_twice<Embed>(), MONONGUSA_NAME_IT_FIRST);
        return do_it(action::embed(std::forward<Embed>(embed)), std::forward<Token>(token)...);
    }

    /// Does an action, as `perform`.
    template <class Action, class... Token>
        requires action_type<std::remove_cvref_t<Action>>
    auto async_perform(Action&& action, Token&&... token) const {
        included<Action>();
        static_assert(sizeof...(Token) > 0 || !is_ended_twice<Action>(), MONONGUSA_NAME_IT_FIRST);
        return do_it(std::remove_cvref_t<Action>(std::forward<Action>(action)), std::forward<Token>(token)...);
    }

    /// The next message of the same author in the same channel, as a std::optional: `async_next_message(30s)`.  It does not also reach the table, unless
    /// `mg::pass_on` is given; matchers before the time say which message it has to be.
    template <class... Parts>
    auto async_next_message(Parts&&... parts) const {
        needs<event::reach::channel | event::reach::user, Parts...>();
        safe<Parts...>();
        return next_asynchronously(coroutine_door{}, self().performer_, std::forward<Parts>(parts)...);
    }

    /// The next event that all matchers accept, whoever it comes from: `async_wait_for<mg::event::reaction_added>(mg::matcher::about{sent}, 30s)`.  An event
    /// other than a message is declared, `mg::context<mg::event::reaction_added>& chat`, so that the bot hears of it.
    template <class Event, class... Parts>
    auto async_wait_for(Parts&&... parts) const {
        included<Event>();
        if constexpr (!has_coroutines<Event>) {
            return;
        } else if constexpr (may_await<Event>()) {
            safe<Parts...>();
            return await_asynchronously(coroutine_door{}, std::type_identity<Event>{}, self().performer_, std::forward<Parts>(parts)...);
        } else {
            return refused_asynchronously<std::optional<Event>>(coroutine_door{}, std::type_identity<Event>{});
        }
    }

    /// Asks the author in a reply for a value, and again while the answer does not convert: `async_ask<int>("How many?", 30s)` gives a std::optional<int>, empty
    /// if no answer came in time.  Before the time: a text to ask again with, a condition such as `mg::between{1, 12}`, `mg::attempts{3}`, a way out by `mg::unless`.
    template <class Value, class... Parts>
    auto async_ask(owned_text text, Parts&&... parts) const {
        needs<event::reach::channel | event::reach::user, Value, Parts...>();
        safe<Parts...>();
        return ask_asynchronously(coroutine_door{}, std::type_identity<Value>{}, self().performer_, std::move(text.value), std::forward<Parts>(parts)...);
    }

    /// Lets time of the bot's clock pass: `async_sleep_for(30s)`.
    template <class Duration, class... Token>
    auto async_sleep_for(Duration time, Token&&... token) const {
        included<Duration>();
        return sleep_asynchronously(coroutine_door{}, self().performer_, time, std::forward<Token>(token)...);
    }

private:
    friend Context;
    async_verbs() = default;

    template <class Action, class... Token>
    auto do_it(Action action, Token&&... token) const {
        if constexpr (!has_coroutines<Action>) {
            return;
        } else if constexpr (Context::template may_perform<Action>()) {
            return perform_asynchronously(coroutine_door{}, self().performer_, std::move(action), std::forward<Token>(token)...);
        } else {
            return refused_asynchronously<chat::sent>(coroutine_door{}, std::type_identity<Action>{});
        }
    }

    Context const& self() const noexcept { return static_cast<Context const&>(*this); }

    template <class Type>
    static consteval void included() {
        static_assert(has_coroutines<Type>, "monongusa: chat: the async_ verbs are for coroutines; #include <monongusa/coroutine.hpp>");
    }
    template <class... Parts>
    static consteval void safe() {
        static_assert((!is_ended_twice<Parts>() && ...), MONONGUSA_NAME_IT_FIRST);
    }
    template <event::reach Needed, class... Types>
    static consteval void needs() {
        included<type_list<Types...>>();
        Context::template needs<Needed>();
    }

    template <class Event>
    static consteval bool may_await() {
        if constexpr (!event_type<Event>) {
            mistake::not_an_event<Event>::require();
            return false;
        } else {
            return is_declared<Event>();
        }
    }
    template <class Event>
    static consteval bool is_declared() {
        constexpr bool declared = std::is_same_v<Event, event::message> || Context::template declares<Event>;
        static_assert(declared,
                      "monongusa: chat.async_wait_for: this event is not declared, so the bot need not hear of it; a handler that waits for other events than "
                      "messages takes mg::context<mg::event::...>& with the event's type");
        return declared;
    }

    // In the channel that the message says it is in.
    template <class Action>
    static Action to_message(Action action, chat::sent const& message) {
        action.to.channel = message.channel;
        action.to.message = message.message;
        return action;
    }
};

}  // namespace detail

#undef MONONGUSA_NAME_IT_FIRST

}  // namespace monongusa

#endif
