// SPDX-License-Identifier: BSL-1.0
// counting: reactions to 64 patterns that count what they hear, and tell when they are asked.

#ifndef MONONGUSA_TESTS_BENCH_COUNTING_HPP
#define MONONGUSA_TESTS_BENCH_COUNTING_HPP

#include <monongusa.hpp>

#include "patterns.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace bench {

namespace mg = monongusa;

struct heard {
    std::size_t messages = 0;
    std::size_t bytes = 0;
};

template <class... Group>
struct count_heard {
    void operator()(heard& all, Group... group) const {
        ++all.messages;
        ((all.bytes += std::optional<std::string_view>{group}.value_or("").size()), ...);
    }
};

template <std::size_t Number, std::size_t... Group>
constexpr auto make_counting_rule(std::index_sequence<Group...>) {
    using matcher = mg::matcher::regex<pattern<Number>>;
    return mg::listen_to<pattern<Number>>(
        count_heard<std::conditional_t<matcher::group_is_optional(Group), std::optional<std::string_view>, std::string_view>...>{});
}

// What none of the patterns takes is counted, too.
template <std::size_t... Number>
constexpr auto make_counting_table(std::index_sequence<Number...>) {
    return mg::table{mg::respond_to<"how many">([](heard const& all) { return std::to_string(all.messages); }),
                     make_counting_rule<Number>(std::make_index_sequence<mg::pattern::literal<pattern<Number>>::groups>{})...,
                     mg::on<mg::event::message>([](heard& all) { ++all.messages; })};
}
inline constexpr auto counting = make_counting_table(std::make_index_sequence<64>{});

}  // namespace bench

#endif
