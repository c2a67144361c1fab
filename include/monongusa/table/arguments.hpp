// SPDX-License-Identifier: BSL-1.0
// arguments: what a handler of a given signature is called with.

#ifndef MONONGUSA_TABLE_ARGUMENTS_HPP
#define MONONGUSA_TABLE_ARGUMENTS_HPP

#include <monongusa/action/occasion.hpp>
#include <monongusa/chat/captures.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/table/conversion.hpp>
#include <monongusa/table/parameter.hpp>

#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

// What a parameter that takes no group keeps between match and call.
struct nothing_stored {};

template <class Parameter, bool IsGroup>
struct stored_for {
    using type = nothing_stored;
};
template <class Parameter>
struct stored_for<Parameter, true> {
    using type = typename conversion<std::remove_cvref_t<Parameter>>::stored;
};

/// Depends on the signature alone, so that handlers of the same one share it.
///
/// `accept` runs where the event arrives and decides; what it stores survives the event's being moved.  `make` gives an argument from the event
/// as it then is.
template <class Parameters, class Event>
class arguments;

template <class... Parameters, class Event>
class arguments<type_list<Parameters...>, Event> {
    using roles = roles_of<type_list<Parameters...>, Event>;
    using indices = std::index_sequence_for<Parameters...>;

    template <std::size_t Index>
    using parameter = typename type_at<Index, type_list<Parameters...>>::type;

public:
    /// One place for each parameter.
    using stored = std::tuple<typename stored_for<Parameters, role_of<Parameters, Event>() == role::group>::type...>;

    /// Converts the groups; false if one of them does not convert, so that the rule did not match.
    template <class Found>
    static bool accept(Found const& found, std::string_view text, stored& values) {
        return accept_all(found, text, values, indices{});
    }

    /// The context that the handler takes; `nothing_stored` if it takes none.
    template <class Environment>
    static auto context(Environment& environment, action::occasion& occasion) {
        constexpr std::size_t index = roles::first(role::context);
        if constexpr (index == roles::size) {
            return nothing_stored{};
        } else {
            return environment.template context_for<std::remove_cvref_t<parameter<index>>>(occasion);
        }
    }

    /// The argument at `Index`.  Views in it hold as long as the event.
    template <std::size_t Index, class Environment, class Context>
    static decltype(auto) make([[maybe_unused]] Environment& environment, [[maybe_unused]] Context& context,
                               [[maybe_unused]] Event const& event, [[maybe_unused]] stored const& values) {
        constexpr role wanted = roles::roles[Index];
        if constexpr (wanted == role::context) {
            return static_cast<parameter<Index>>(context);
        } else if constexpr (wanted == role::event) {
            return (event);
        } else if constexpr (wanted == role::component) {
            return environment.template component<std::remove_reference_t<parameter<Index>>>();
        } else if constexpr (std::is_rvalue_reference_v<parameter<Index>>) {
            using wanted_type = std::remove_cvref_t<parameter<Index>>;
            return wanted_type(conversion<wanted_type>::make(std::get<Index>(values), event::text_of(event)));
        } else {
            return conversion<std::remove_cvref_t<parameter<Index>>>::make(std::get<Index>(values), event::text_of(event));
        }
    }

private:
    template <class Found, std::size_t... Index>
    static bool accept_all([[maybe_unused]] Found const& found, [[maybe_unused]] std::string_view text, [[maybe_unused]] stored& values,
                           std::index_sequence<Index...>) {
        return (accept_one<Index>(found, text, values) && ...);
    }

    template <std::size_t Index, class Found>
    static bool accept_one(Found const& found, std::string_view text, stored& values) {
        if constexpr (roles::roles[Index] != role::group) {
            return true;
        } else {
            using wanted = std::remove_cvref_t<parameter<Index>>;
            auto const part = found.groups[roles::group_of(Index)];
            if (!is_optional<wanted> && !part.present()) return false;
            return conversion<wanted>::accept(part, text, std::get<Index>(values));
        }
    }
};

}  // namespace monongusa::detail

#endif
