// SPDX-License-Identifier: BSL-1.0
// created_id: how the message or channel is called that came of a request.

#ifndef MONONGUSA_WIRE_DISCORD_CREATED_ID_HPP
#define MONONGUSA_WIRE_DISCORD_CREATED_ID_HPP

#include <monongusa/wire/json_reader.hpp>

#include <string>
#include <string_view>

namespace monongusa::wire::discord {

/// The `id` of the object that a reply has as its body; empty where there is none.
inline std::string created_id(std::string_view body) {
    std::string id;
    json_reader reader{body};
    reader.members([&](std::string_view name) {
        if (name == "id") reader.id(id);
    });
    return reader.fine() ? id : std::string{};
}

}  // namespace monongusa::wire::discord

#endif
