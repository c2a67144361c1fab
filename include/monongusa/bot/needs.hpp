// SPDX-License-Identifier: BSL-1.0
// needs of a table: what its rules hear, ask and do, so that a platform is asked for no more.

#ifndef MONONGUSA_BOT_NEEDS_HPP
#define MONONGUSA_BOT_NEEDS_HPP

#include <monongusa/bot/actions.hpp>
#include <monongusa/bot/rule_name.hpp>
#include <monongusa/bot/waits.hpp>
#include <monongusa/concept/needs.hpp>
#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/matcher/addressed.hpp>
#include <monongusa/matcher/compose.hpp>
#include <monongusa/matcher/role.hpp>
#include <monongusa/table/parameter.hpp>
#include <monongusa/table/signature.hpp>
#include <monongusa/table/table.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// Whether a matcher accepts nothing but what is spoken to the bot, as far as its type tells.
template <class Matcher>
inline constexpr bool takes_only_addressed = std::is_same_v<Matcher, matcher::addressed>;
template <class Left, class Right>
inline constexpr bool takes_only_addressed<matcher::both<Left, Right>> = takes_only_addressed<Left> || takes_only_addressed<Right>;
template <class Left, class Right>
inline constexpr bool takes_only_addressed<matcher::either<Left, Right>> = takes_only_addressed<Left> && takes_only_addressed<Right>;

/// Whether it asks which roles somebody has.
template <class Matcher>
inline constexpr bool asks_for_roles = false;
template <fixed_string Name>
inline constexpr bool asks_for_roles<matcher::role<Name>> = true;
template <class Left, class Right>
inline constexpr bool asks_for_roles<matcher::both<Left, Right>> = asks_for_roles<Left> || asks_for_roles<Right>;
template <class Left, class Right>
inline constexpr bool asks_for_roles<matcher::either<Left, Right>> = asks_for_roles<Left> || asks_for_roles<Right>;
template <class Matcher>
inline constexpr bool asks_for_roles<matcher::opposite<Matcher>> = asks_for_roles<Matcher>;

/// Whether a handler takes the event itself, or a stream of them.
template <class Rule, class Context>
consteval bool handler_reads_event() {
    using handler = typename Rule::handler_type;
    if constexpr (plain_handler<handler> || generic_call_operator<handler, Context>) {
        using roles = roles_of<typename signature_with<handler, Context>::parameters, typename Rule::event_type>;
        return roles::count(role::event) + roles::count(role::stream) != 0;
    } else {
        return false;  // Its body does not compile, which is told elsewhere.
    }
}

template <class Row, template <class> class ContextOf>
consteval rule_needs needs_of_row(std::size_t position) {
    rule_needs needs;
    needs.position = position;
    if constexpr (rule_type<Row> && !is_refused<Row>) {
        using context = ContextOf<answered_event<Row>>;
        using matcher_type = typename Row::matcher_type;
        auto const awaited = awaited_by_rule<Row, context>();
        needs.hears = event_flag<typename Row::event_type>() | awaited;
        needs.does = actions_of_rule<Row, context>();
        // Who is asked something answers without a mention.
        needs.only_addressed = takes_only_addressed<matcher_type> && !awaited[position_of<event::message>(event::list{})];
        needs.roles = asks_for_roles<matcher_type>;
        needs.reads_event = handler_reads_event<Row, context>();
    }
    return needs;
}

template <class List, template <class> class ContextOf>
struct needs_of_list;
template <class... Rows, template <class> class ContextOf>
struct needs_of_list<row_list<Rows...>, ContextOf> {
    static constexpr auto each = []<std::size_t... Index>(std::index_sequence<Index...>) {
        return std::array<rule_needs, sizeof...(Rows)>{needs_of_row<Rows, ContextOf>(Index + 1)...};
    }(std::index_sequence_for<Rows...>{});

    static std::string name_of_rule(std::size_t position) {
        auto const names = names_of_rules<row_list<Rows...>>;
        return position == 0 || position > names.size() ? std::string{} : rule_name(names[position - 1]);
    }
    static constexpr table_needs all{each, &name_of_rule};
};

}  // namespace monongusa::detail

#endif
