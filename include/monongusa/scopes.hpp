// SPDX-License-Identifier: BSL-1.0
// scopes: what a table asks of Slack, as values that users can test.

#ifndef MONONGUSA_SCOPES_HPP
#define MONONGUSA_SCOPES_HPP

#include <monongusa/bot/introspection.hpp>
#include <monongusa/bot/needs.hpp>
#include <monongusa/table/table.hpp>
#include <monongusa/wire/json_indented.hpp>
#include <monongusa/wire/slack/manifest.hpp>
#include <monongusa/wire/slack/scopes.hpp>
#include <monongusa/wire/slack/subscriptions.hpp>

#include <string>

namespace monongusa {

/// The scopes of Slack that a table can need: `mg::scopes(reactions) == (mg::scope::app_mentions_read | mg::scope::im_history | mg::scope::chat_write)`.
namespace scope = wire::slack::scope;

/// The least scopes by which the table hears what it wants and its handlers can do what they may.
///
/// Those by which people and places have names instead of ids are not needed: only `slack_manifest` has them, for handlers that take the event.
///
/// It is a set: `contains("chat:write")`, `size()`, and a range of names in the order of their letters.  A handler may what it declares, returns or, with a
/// context as `auto& chat`, what every handler may: send, reply, reply in a thread and react, so `reactions:write` belongs to it.
template <table_type Table>
constexpr wire::slack::scopes scopes(Table const&) {
    return wire::slack::scopes_of(detail::needs_of_list<typename Table::list, detail::context_of_launch>::all);
}

/// The least events of Slack that the table's app subscribes to, such a set too: `mg::slack_events(reactions).contains("message.im")`.
template <table_type Table>
constexpr wire::slack::subscriptions slack_events(Table const&) {
    return wire::slack::subscriptions_of(detail::needs_of_list<typename Table::list, detail::context_of_launch>::all);
}

/// The manifest of an app that may what `scopes` tells and, as optional and unless `.names = false`, read names, as `--manifest` prints it:
/// `mg::slack_manifest(reactions, {.name = "helper", .aliases = true})`.
template <table_type Table>
std::string slack_manifest(Table const&, wire::slack::manifest_settings const& settings) {
    return wire::json_indented(
        wire::slack::manifest(settings, detail::needs_of_list<typename Table::list, detail::context_of_launch>::all));
}

}  // namespace monongusa

#endif
