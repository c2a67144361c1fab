// SPDX-License-Identifier: BSL-1.0
// call: from an accepted match to the handler's arguments.

#ifndef MONONGUSA_TABLE_CALL_HPP
#define MONONGUSA_TABLE_CALL_HPP

#include <monongusa/action/text.hpp>
#include <monongusa/chat/captures.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/table/conversion.hpp>
#include <monongusa/table/handler.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

struct nothing_stored {};

/// How one rule's handler is called in a bot whose contexts are `Context`.
///
/// `accept` runs where the event arrives and decides; what it stores survives the event's being moved.  `run` makes the arguments from the
/// event as it then is.
template <class Rule, class Context>
struct call {
    using event_type = typename Rule::event_type;
    using signature = signature_with<typename Rule::handler_type, Context>;
    using parameters = typename signature::parameters;
    using roles = roles_of<parameters, event_type>;
    static constexpr bool takes_groups = roles::count(role::group) != 0;

    template <std::size_t Index>
    using parameter = typename type_at<Index, parameters>::type;

    template <std::size_t Index>
    static consteval auto slot_type() {
        if constexpr (roles::roles[Index] == role::group) {
            return std::type_identity<typename conversion<std::remove_cvref_t<parameter<Index>>>::stored>{};
        } else {
            return std::type_identity<nothing_stored>{};
        }
    }
    template <class Indices>
    struct slots;
    template <std::size_t... Index>
    struct slots<std::index_sequence<Index...>> {
        using type = std::tuple<typename decltype(slot_type<Index>())::type...>;
    };
    using indices = std::make_index_sequence<roles::size>;
    /// One value for each group that the handler takes.
    using stored = typename slots<indices>::type;

    /// Converts the groups; false if one of them does not convert, so that the rule did not match.
    template <class Found>
    static bool accept(Found const& found, std::string_view text, stored& values) {
        if constexpr (takes_groups) {
            return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
                return (accept_group<Index>(found, text, values) && ...);
            }(indices{});
        } else {
            return true;
        }
    }

    /// Calls the handler and does what it returns.  `Bot` makes contexts and knows components.
    template <class Bot>
    static void run(Rule const& rule, std::size_t position, Bot& bot, event_type const& event, [[maybe_unused]] stored const& values) {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            [[maybe_unused]] auto context = context_for<Bot>(bot, event, position);
            decltype(auto) handler = rule.handler();
            if constexpr (std::is_void_v<typename signature::result>) {
                invoke(handler, argument<Index>(bot, context, event, values)...);
            } else {
                auto const performer = bot.performer_for(event::origin_of(event), position);
                perform(performer, invoke(handler, argument<Index>(bot, context, event, values)...));
            }
        }(indices{});
    }

private:
    template <std::size_t Index, class Found>
    static bool accept_group(Found const& found, std::string_view text, stored& values) {
        if constexpr (roles::roles[Index] == role::group) {
            using wanted = std::remove_cvref_t<parameter<Index>>;
            auto const part = found.groups[roles::group_of(Index)];
            if (!is_optional<wanted> && !part.present()) return false;
            return conversion<wanted>::accept(part, text, std::get<Index>(values));
        } else {
            return true;
        }
    }

    static constexpr std::size_t context_index = roles::first(role::context);

    template <class Bot>
    static auto context_for(Bot& bot, event_type const& event, std::size_t position) {
        if constexpr (context_index == roles::size) {
            return nothing_stored{};
        } else {
            using wanted = std::remove_cvref_t<parameter<context_index>>;
            return bot.template context_for<wanted>(event::origin_of(event), position);
        }
    }

    template <std::size_t Index, class Bot, class Given>
    static decltype(auto) argument(Bot& bot, Given& context, event_type const& event, stored const& values) {
        constexpr role wanted = roles::roles[Index];
        if constexpr (wanted == role::context) {
            return static_cast<parameter<Index>>(context);
        } else if constexpr (wanted == role::event) {
            return (event);
        } else if constexpr (wanted == role::component) {
            return bot.template component<std::remove_reference_t<parameter<Index>>>();
        } else {
            return conversion<std::remove_cvref_t<parameter<Index>>>::make(std::get<Index>(values), event::text_of(event));
        }
    }

    template <class Handler, class... Arguments>
    static decltype(auto) invoke(Handler const& handler, Arguments&&... arguments) {
        if constexpr (plain_handler<Handler>) {
            return handler(std::forward<Arguments>(arguments)...);
        } else {
            // Named, so that no second specialization comes about beside the one the signature was read from.
            return handler.template operator()<Context>(std::forward<Arguments>(arguments)...);
        }
    }

    template <class Performer, class Result>
    static void perform(Performer const& performer, Result&& result) {
        using bare = std::remove_cvref_t<Result>;
        if constexpr (std::is_convertible_v<Result, std::string_view>) {
            if constexpr (std::is_same_v<bare, std::string>) {
                performer.perform(action::reply{std::forward<Result>(result)});
            } else {
                performer.perform(action::reply{std::string{std::string_view{result}}});
            }
        } else if constexpr (action_type<bare>) {
            performer.perform(bare(std::forward<Result>(result)));
        } else if constexpr (is_optional<bare>) {
            if (result) perform(performer, *std::forward<Result>(result));
        } else {
            std::apply([&](auto&&... each) { (perform(performer, std::forward<decltype(each)>(each)), ...); }, std::forward<Result>(result));
        }
    }
};

}  // namespace monongusa::detail

#endif
