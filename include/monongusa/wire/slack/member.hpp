// SPDX-License-Identifier: BSL-1.0
// member: a user of whom an event tells the id alone, or everything.

#ifndef MONONGUSA_WIRE_SLACK_MEMBER_HPP
#define MONONGUSA_WIRE_SLACK_MEMBER_HPP

#include <monongusa/chat/user.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/decoding.hpp>
#include <monongusa/wire/slack/person.hpp>

#include <string_view>

namespace monongusa::wire::slack::members {

/// Sets all of `out` to what the directory knows of that user; one whose name it does not know is called by the id.
inline void decode_known(std::string_view id, decoding const& with, chat::user& out) {
    auto const* const known = with.names.user(id);
    out.id.assign(id);
    out.self = !id.empty() && id == with.self.user_id;
    out.bot = out.self || id == slackbot || (known && known->bot);
    out.name.assign(known && !known->name.empty() ? std::string_view{known->name} : id);
    if (known) {
        out.roles = known->roles;
    } else {
        out.roles.clear();
    }
    if (out.self && !with.self.name.empty()) out.name.assign(with.self.name);
}

/// Sets all of `out` to what a user object tells.
inline void decode(person const& from, decoding const& with, chat::user& out) {
    out.id.assign(from.id);
    json_string::assign(out.name, from.name());
    out.self = from.id == with.self.user_id;
    out.bot = from.bot || out.self;
    people::decode_roles(from, out.roles);
}

}  // namespace monongusa::wire::slack::members

#endif
