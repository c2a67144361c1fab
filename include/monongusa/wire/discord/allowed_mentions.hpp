// SPDX-License-Identifier: BSL-1.0
// allowed_mentions: whom a message of the bot may notify.

#ifndef MONONGUSA_WIRE_DISCORD_ALLOWED_MENTIONS_HPP
#define MONONGUSA_WIRE_DISCORD_ALLOWED_MENTIONS_HPP

#include <monongusa/wire/json_writer.hpp>

namespace monongusa::wire::discord {

/// By default nobody, whatever the text says: what a bot repeats of strangers calls no one.  See Discord's documentation, Allowed Mentions.
struct allowed_mentions {
    bool users = false;
    bool roles = false;
    bool everyone = false;      ///< `@everyone` and `@here`.
    bool replied_user = false;  ///< The author of the message that is answered.

    friend constexpr bool operator==(allowed_mentions const&, allowed_mentions const&) = default;
};

/// Writes the object.  It belongs into every message and every edit: without it Discord notifies whomever the text mentions.
inline void write(json_writer& out, allowed_mentions const& allowed) {
    out.open('{').key("parse").open('[');
    if (allowed.users) out.text("users");
    if (allowed.roles) out.text("roles");
    if (allowed.everyone) out.text("everyone");
    out.close(']');
    if (allowed.replied_user) out.key("replied_user").value(true);
    out.close('}');
}

}  // namespace monongusa::wire::discord

#endif
