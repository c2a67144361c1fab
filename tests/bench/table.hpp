// SPDX-License-Identifier: BSL-1.0
// table: the first few patterns as a table of rules whose handlers count.

#ifndef MONONGUSA_TESTS_BENCH_TABLE_HPP
#define MONONGUSA_TESTS_BENCH_TABLE_HPP

#include <monongusa/core.hpp>

#include "patterns.hpp"
#include "tally.hpp"

#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace bench {

namespace mg = monongusa;

constexpr std::size_t size_of(std::string_view group) noexcept { return group.size(); }
constexpr std::size_t size_of(std::optional<std::string_view> group) noexcept { return group ? group->size() : 0; }

/// What handlers do: nothing that costs, and nothing that can be left out.
template <std::size_t Number, class... Group>
struct count {
    void operator()(tally& all, Group... group) const {
        all.hits += Number + 1;
        ((all.bytes += size_of(group)), ...);
    }
};

template <std::size_t Number, std::size_t... Group>
constexpr auto make_rule(std::index_sequence<Group...>) {
    using matcher = mg::matcher::regex<pattern<Number>>;
    return mg::listen_to<pattern<Number>>(
        count<Number, std::conditional_t<matcher::group_is_optional(Group), std::optional<std::string_view>, std::string_view>...>{});
}

template <std::size_t... Number>
constexpr auto make_table(std::index_sequence<Number...>) {
    return mg::table{make_rule<Number>(std::make_index_sequence<mg::pattern::literal<pattern<Number>>::groups>{})...};
}
template <std::size_t Rules>
inline constexpr auto table_of = make_table(std::make_index_sequence<Rules>{});

}  // namespace bench

#endif
