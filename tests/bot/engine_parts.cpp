// SPDX-License-Identifier: BSL-1.0
// Tests that what stands between an engine and its bot is nothing but functions and the names of the rules, which a constant can hold.
#include <monongusa/bot/engine_parts.hpp>

#include <span>
#include <type_traits>

using monongusa::detail::engine_parts;

static_assert(std::is_aggregate_v<engine_parts> && std::is_trivially_copyable_v<engine_parts>);
static_assert(sizeof(engine_parts) == 11 * sizeof(void (*)()) + sizeof(std::span<monongusa::named_rule const>));
constexpr engine_parts none{};
static_assert(none.try_execute == nullptr && none.leave == nullptr && none.rearm == nullptr);

int main() {}
