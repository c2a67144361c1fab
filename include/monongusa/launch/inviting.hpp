// SPDX-License-Identifier: BSL-1.0
// inviting: `--intents`: what a table asks of Discord, rule by rule, and the link that invites the bot.

#ifndef MONONGUSA_LAUNCH_INVITING_HPP
#define MONONGUSA_LAUNCH_INVITING_HPP

#include <monongusa/concept/needs.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/wire/discord/intents.hpp>
#include <monongusa/wire/discord/permissions.hpp>

#include <cstdint>
#include <string>

namespace monongusa::detail {

/// The token, if there is one, gives the application's id, which everybody may know.
inline std::string description_of_intents(table_needs const& table, secret const& token) {
    namespace discord = wire::discord;
    auto const all = discord::intents_of(table);
    auto out = joined("intents: ", discord::words_of(all), " (", std::size_t{all.bits()}, ")\n");
    for (auto const& one : discord::intent::names) {
        if (!all.includes(one.which)) continue;
        append_part(out, joined("  ", one.words, ": ", discord::rules_that_need(one.which, table), "\n"));
    }
    for (auto const& one : discord::intent::names) {
        if (one.portal.empty() || !all.includes(one.which)) continue;
        append_part(out, joined("turn on in the developer portal, under 'Bot': ", one.portal, "\n"));
    }
    if (all.empty()) out += "this table hears nothing from Discord\n";
    auto const permissions = discord::permissions_of(table);
    append_part(out, joined("permissions: ", discord::words_of_permissions(permissions), " (", permissions, ")\n"));
    auto const application = discord::application_of_token(token.reveal());
    append_part(out, joined("invite: ", discord::invite_link(application.empty() ? "APPLICATION_ID" : application, permissions), "\n"));
    return out;
}

}  // namespace monongusa::detail

#endif
