// SPDX-License-Identifier: BSL-1.0
// intents: what a table asks of Discord, as values that users can test.

#ifndef MONONGUSA_INTENTS_HPP
#define MONONGUSA_INTENTS_HPP

#include <monongusa/bot/introspection.hpp>
#include <monongusa/bot/needs.hpp>
#include <monongusa/table/table.hpp>
#include <monongusa/wire/discord/intents.hpp>
#include <monongusa/wire/discord/permissions.hpp>

#include <cstdint>

namespace monongusa {

/// The intents of Discord's gateway, and what makes them: `mg::intents(reactions) == (mg::intent::guild_messages | mg::intent::direct_messages)`.
namespace intent = wire::discord::intent;

namespace detail {

template <class Table>
constexpr table_needs needs_of_table() noexcept {
    return needs_of_list<typename Table::list, context_of_launch>::all;
}

}  // namespace detail

/// The least intents by which the table hears what it wants.
template <table_type Table>
constexpr wire::discord::intents intents(Table const&) {
    return wire::discord::intents_of(detail::needs_of_table<Table>());
}

/// The least permissions by which it can do in a server of Discord what its handlers may, as the bits of an invite link.
template <table_type Table>
constexpr std::uint64_t permissions(Table const&) {
    return wire::discord::permissions_of(detail::needs_of_table<Table>());
}

}  // namespace monongusa

#endif
