// SPDX-License-Identifier: BSL-1.0
// patterns: 1,024 of them, made of phrases, of which each bench takes the first few.

#ifndef MONONGUSA_TESTS_BENCH_PATTERNS_HPP
#define MONONGUSA_TESTS_BENCH_PATTERNS_HPP

#include <monongusa/detail/fixed_string.hpp>

#include "phrases.hpp"

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace bench {

inline constexpr std::size_t most = 1024;

struct parts {
    std::string_view before;
    std::string_view subject{};
    std::string_view after{};
};

// A block of 64 has each form once, among them eight patterns without a subject and a vague one.  The next block has the same forms with
// other subjects.  So a short table is as varied as a long one.
constexpr parts parts_of(std::size_t number) noexcept {
    constexpr std::size_t block_size = 64, place_of_vague = 37;
    static_assert(std::size(forms) + most / 8 / (most / block_size) + 1 == block_size && std::size(singles) == most / 8 &&
                  std::size(vague) == most / block_size);
    std::size_t const block = number / block_size;
    std::size_t const place = number % block_size;
    if (place == place_of_vague) return {vague[block]};
    if (place % 8 == 3) return {singles[number / 8]};
    std::size_t const which = place - (place + 4) / 8 - (place > place_of_vague ? 1 : 0);
    auto const& [text, subjects] = forms[which];
    std::size_t const hole = text.find('~');
    return {text.substr(0, hole), subjects[(5 * which + block) % subjects.size()], text.substr(hole + 1)};
}

template <std::size_t Number>
constexpr auto make_pattern() noexcept {
    constexpr parts from = parts_of(Number);
    monongusa::detail::fixed_string<from.before.size() + from.subject.size() + from.after.size()> made;
    std::size_t size = 0;
    for (std::string_view const part : {from.before, from.subject, from.after})
        for (char const byte : part) made.text[size++] = byte;
    return made;
}
template <std::size_t Number>
inline constexpr auto pattern = make_pattern<Number>();

template <std::size_t... Number>
constexpr std::array<std::string_view, sizeof...(Number)> texts_of(std::index_sequence<Number...>) noexcept {
    return {pattern<Number>.view()...};
}
/// The same patterns as text, for engines that read them at run time.
inline constexpr auto texts = texts_of(std::make_index_sequence<most>{});

}  // namespace bench

#endif
