// SPDX-License-Identifier: BSL-1.0
// asking: what the prompt can be asked about its table: `\list`, `\why TEXT`.

#ifndef MONONGUSA_LAUNCH_ASKING_HPP
#define MONONGUSA_LAUNCH_ASKING_HPP

#include <monongusa/bot/introspection.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/launch/listing.hpp>
#include <monongusa/table/why.hpp>
#include <monongusa/transport/console_config.hpp>

#include <cstddef>
#include <string>

namespace monongusa::detail {

/// Refers to the table.
template <class Table>
transport::console_commands commands_about(Table const& reactions) {
    if constexpr (!table_type<Table>) {
        return {};
    } else {
        return {const_cast<Table*>(&reactions),
                [](void* table) { return description_of_table(*static_cast<Table const*>(table)); },
                [](void* table, event::message const& message) {
                    auto const& asked = *static_cast<Table const*>(table);
                    std::string out;
                    for (auto const& one : why<context_of_launch>(asked, message)) {
                        auto const& row = rules(asked)[one.rule - 1];
                        if (row.event != event::message::event_name) continue;
                        append_part(out, joined("rule ", one.rule, ", ", name_of(row.verb), " "));
                        append_visible(out, row.matcher);
                        append_part(out, joined(": ", one.reason, "\n"));
                    }
                    return out;
                }};
    }
}

}  // namespace monongusa::detail

#endif
