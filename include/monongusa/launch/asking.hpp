// SPDX-License-Identifier: BSL-1.0
// asking: what a table can be asked: `\list` and `\why TEXT` at the prompt, `--explain TEXT`.

#ifndef MONONGUSA_LAUNCH_ASKING_HPP
#define MONONGUSA_LAUNCH_ASKING_HPP

#include <monongusa/bot/introspection.hpp>
#include <monongusa/chat/addressing.hpp>
#include <monongusa/chat/channel.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/launch/listing.hpp>
#include <monongusa/table/why.hpp>
#include <monongusa/transport/console_config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

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

/// What each rule says to somebody's words on the terminal, as `\why` tells it.
template <class Table>
std::string explanation_of(Table const& reactions, std::string_view bot, std::string_view text) {
    event::message message;
    message.text = message.raw = text;
    message.author.id = message.author.name = "you";
    message.channel = {"console", "console", chat::channel_kind::open};
    auto const address = chat::find_address(message.text, bot);
    message.addressed = address.mentioned;
    message.body_range = address.body;
    auto const commands = commands_about(reactions);
    return commands.why(commands.self, message);
}

}  // namespace monongusa::detail

#endif
