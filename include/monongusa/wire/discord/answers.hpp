// SPDX-License-Identifier: BSL-1.0
// answers: what the REST API tells when it is asked: messages, roles, members.

#ifndef MONONGUSA_WIRE_DISCORD_ANSWERS_HPP
#define MONONGUSA_WIRE_DISCORD_ANSWERS_HPP

#include <monongusa/chat/user.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/discord/member_events.hpp>
#include <monongusa/wire/discord/message_events.hpp>
#include <monongusa/wire/discord/role.hpp>
#include <monongusa/wire/json_reader.hpp>

#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::wire::discord {

/// GET /channels/{c}/messages, as it was told: the newest first.  Messages of the system are left out.  False for anything else than an array.
inline bool read_history(std::string_view body, decoding const& with, std::vector<event::message>& out) {
    out.clear();
    json_reader reader{body};
    bool const array = reader.elements([&] {
        event::message one;
        if (decode(reader.value(), with, one) == decoded::yes) out.push_back(std::move(one));
    });
    return array && reader.fine();
}

/// GET /guilds/{g}/roles.
inline bool read_roles(std::string_view body, std::vector<role>& out) {
    out.clear();
    json_reader reader{body};
    bool const array = reader.elements([&] {
        role one;
        reader.members([&](std::string_view name) {
            if (name == "id") reader.id(one.id);
            if (name == "name") reader.text(one.name);
        });
        if (!one.id.empty()) out.push_back(std::move(one));
    });
    return array && reader.fine();
}

/// GET /guilds/{g}/members/{u}; roles by their ids.
inline bool read_member(std::string_view body, decoding const& with, chat::user& out) { return members::decode(body, with, out) == decoded::yes; }

}  // namespace monongusa::wire::discord

#endif
