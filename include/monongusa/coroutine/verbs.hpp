// SPDX-License-Identifier: BSL-1.0
// verbs of a context for coroutines: what stands behind context/async_verbs.hpp.

#ifndef MONONGUSA_COROUTINE_VERBS_HPP
#define MONONGUSA_COROUTINE_VERBS_HPP

#include <monongusa/concept/from_text.hpp>
#include <monongusa/concept/matcher.hpp>
#include <monongusa/context/async_verbs.hpp>
#include <monongusa/coroutine/asking.hpp>
#include <monongusa/coroutine/performing.hpp>
#include <monongusa/coroutine/task.hpp>
#include <monongusa/coroutine/waiting.hpp>
#include <monongusa/matcher/origin.hpp>

#include <boost/asio/use_awaitable.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

template <class Type>
constexpr void coroutines_are_included(coroutine_door, std::type_identity<Type>) noexcept {}

template <class Type>
inline constexpr bool is_duration = false;
template <class Rep, class Period>
inline constexpr bool is_duration<std::chrono::duration<Rep, Period>> = true;

template <class Matcher>
inline constexpr bool is_pass_on = std::is_same_v<std::remove_cvref_t<Matcher>, pass_on_t>;

/// What is given for an operation with a mistake, so that the mistake stays the only error.  Defined nowhere.
template <class Result>
task<Result> refused_operation();

template <class Result, class Culprit>
task<Result> refused_asynchronously(coroutine_door, std::type_identity<Culprit>) {
    return refused_operation<Result>();
}

/// The arguments of a wait: matchers, then its time, then perhaps a completion token.
template <class Event, class... Parts>
struct parts_of_wait {
    static constexpr std::size_t time = [] {
        bool const each[] = {is_duration<std::remove_cvref_t<Parts>>..., true};
        std::size_t index = 0;
        while (!each[index]) ++index;
        return index;
    }();
    static constexpr bool has_time = time < sizeof...(Parts);
    static constexpr std::size_t behind = has_time ? sizeof...(Parts) - time - 1 : 0;

    template <class Part>
    static constexpr bool is_filter = is_pass_on<Part> || has_match<std::remove_cvref_t<Part>, Event>;

    static constexpr bool ends_well = [] {
        bool const each[] = {is_filter<Parts>..., false};
        return behind == 0 || (behind == 1 && !each[time + 1]);
    }();
    static constexpr bool filters_match = [] {
        bool const each[] = {is_filter<Parts>..., true};
        for (std::size_t i = 0; i < time && has_time; ++i) {
            if (!each[i]) return false;
        }
        return true;
    }();

    // A matcher can be wrong in itself, as one with a pattern.
    template <class Part>
    static consteval bool is_sound() {
        using own = typename own_verdict<std::remove_cvref_t<Part>>::type;
        if constexpr (!own::fine) own::require();
        return own::fine;
    }

    static consteval bool fine() {
        constexpr bool sound = (is_sound<Parts>() && ...);
        static_assert(has_time, "monongusa: chat: a wait needs a time after which it ends, as in async_next_message(30s)");
        static_assert(
            ends_well,
            "monongusa: chat: behind the time of a wait comes a completion token or nothing; matchers and mg::pass_on come before it");
        static_assert(!sound || !ends_well || filters_match,
                      "monongusa: chat: what stands before the time of a wait is a matcher that has a 'match' for its event, or "
                      "mg::pass_on; put a function into "
                      "mg::matcher::predicate{...}, a pattern into mg::matcher::regex<\"...\">{}");
        return sound && has_time && ends_well && filters_match;
    }
};

struct accepts_all {
    template <class Event>
    static constexpr bool match(Event const&) noexcept {
        return true;
    }
};
template <class Matcher>
auto as_matcher(Matcher&& matcher) {
    if constexpr (is_pass_on<Matcher>) {
        return accepts_all{};
    } else {
        return std::remove_cvref_t<Matcher>(std::forward<Matcher>(matcher));
    }
}

template <class Event, class Performer, class More, class Arguments, std::size_t... Filter>
auto await_with(Performer const& performer, std::size_t place, More more, Arguments arguments, std::index_sequence<Filter...>) {
    using all = std::remove_cvref_t<Arguments>;
    constexpr std::size_t time = sizeof...(Filter);
    auto what = std::apply(
        [&](auto... matchers) {
            return wanted<Event>{std::in_place, std::move(matchers)..., as_matcher(std::get<Filter>(std::move(arguments)))...};
        },
        std::move(more));
    what.place = place;
    what.passes_on = (is_pass_on<std::tuple_element_t<Filter, all>> || ...);
    auto& bot = engine_of(performer.bot());
    auto const begun = [](std::uint64_t) {};
    if constexpr (std::tuple_size_v < all >> time + 1) {
        return wait_for_event<Event>(bot, performer.origin(), std::move(what), whole(std::get<time>(arguments)), begun,
                                     std::get<time + 1>(std::move(arguments)));
    } else {
        return wait_for_event<Event>(bot, performer.origin(), std::move(what), whole(std::get<time>(arguments)), begun,
                                     boost::asio::use_awaitable);
    }
}

/// What the author of what is answered says next in the same channel; of a conversation that began in a thread, in that thread.
class same_author {
public:
    explicit same_author(chat::origin_ref const& from)
        : user_(from.user ? from.user->id : std::string{}),
          channel_(from.channel ? from.channel->id : std::string{}),
          thread_(from.thread ? *from.thread : std::string{}) {}
    bool match(event::message const& message) const noexcept {
        return message.author.id == user_ && message.channel.id == channel_ && (thread_.empty() || message.thread == thread_);
    }
    std::size_t place() const noexcept { return place_of(user_, channel_); }

private:
    std::string user_;
    std::string channel_;
    std::string thread_;
};

template <class Performer, class... Parts>
auto next_asynchronously(coroutine_door, Performer const& performer, Parts&&... parts) {
    using given = parts_of_wait<event::message, Parts...>;
    if constexpr (given::fine()) {
        same_author author{performer.origin()};
        auto const place = author.place();
        return await_with<event::message>(performer, place, std::tuple{std::move(author)},
                                          std::forward_as_tuple(std::forward<Parts>(parts)...), std::make_index_sequence<given::time>{});
    } else {
        return refused_operation<std::optional<event::message>>();
    }
}

template <class Event, class Performer, class... Parts>
auto await_asynchronously(coroutine_door, std::type_identity<Event>, Performer const& performer, Parts&&... parts) {
    using given = parts_of_wait<Event, Parts...>;
    if constexpr (given::fine()) {
        return await_with<Event>(performer, 0, std::tuple<>{}, std::forward_as_tuple(std::forward<Parts>(parts)...),
                                 std::make_index_sequence<given::time>{});
    } else {
        return refused_operation<std::optional<Event>>();
    }
}

template <class Performer, class Action>
auto perform_asynchronously(coroutine_door, Performer const& performer, Action action) {
    return perform_and_tell(performer, std::move(action), boost::asio::use_awaitable);
}
template <class Performer, class Action, class Token>
auto perform_asynchronously(coroutine_door, Performer const& performer, Action action, Token&& token) {
    return perform_and_tell(performer, std::move(action), std::forward<Token>(token));
}

template <class Performer, class Rep, class Period>
auto sleep_asynchronously(coroutine_door, Performer const& performer, std::chrono::duration<Rep, Period> time) {
    return wait_for_time(engine_of(performer.bot()), performer.origin(), whole(time), boost::asio::use_awaitable);
}
template <class Performer, class Rep, class Period, class Token>
auto sleep_asynchronously(coroutine_door, Performer const& performer, std::chrono::duration<Rep, Period> time, Token&& token) {
    return wait_for_time(engine_of(performer.bot()), performer.origin(), whole(time), std::forward<Token>(token));
}

// What stands in an `mg::unless` is a matcher, and can be wrong in itself.
template <class Part>
consteval bool is_sound_part() {
    if constexpr (is_way_out<Part>) {
        using verdict = matcher_verdict<typename Part::matcher_type, event::message>;
        if constexpr (!verdict::fine) verdict::require();
        return verdict::fine;
    } else {
        return true;
    }
}

template <class Value, class... Parts>
consteval bool is_fine_question() {
    constexpr bool from_text = from_text_type<Value> && !std::is_same_v<Value, std::string_view>;
    constexpr bool has_time = (is_duration<std::remove_cvref_t<Parts>> || ...);
    constexpr bool parts = !from_text || (is_part_of_question<std::decay_t<Parts>, Value>() && ...);
    static_assert(from_text,
                  "monongusa: chat.async_ask: text cannot become this 'Value'; ask for std::string, a number, a duration, or what has a "
                  "from_text(text, value)");
    static_assert(
        has_time,
        "monongusa: chat.async_ask: a question needs a time in which it is to be answered, as in async_ask<int>(\"How many?\", 30s)");
    static_assert(parts,
                  "monongusa: chat.async_ask: a part of the question is none: it takes text to ask again with, mg::attempts, a condition "
                  "such as mg::between, and a "
                  "time");
    constexpr bool sound = (is_sound_part<std::decay_t<Parts>>() && ...);
    return from_text && has_time && parts && sound;
}

template <class Value, class Performer, class... Parts>
auto ask_asynchronously(coroutine_door, std::type_identity<Value>, Performer const& performer, std::string text, Parts&&... parts) {
    if constexpr (is_fine_question<Value, Parts...>()) {
        auto asked = std::make_unique<question<Value>>(std::move(text), std::decay_t<Parts>(std::forward<Parts>(parts))...);
        auto make_wanted = [author = same_author{performer.origin()}] {
            wanted<event::message> what{std::in_place, author};
            what.place = author.place();
            return what;
        };
        return ask<Value>(performer, std::move(make_wanted), std::move(asked));
    } else {
        return refused_operation<std::optional<Value>>();
    }
}

}  // namespace monongusa::detail

#endif
