// SPDX-License-Identifier: BSL-1.0
// role: what somebody may be in a server of Discord.

#ifndef MONONGUSA_WIRE_DISCORD_ROLE_HPP
#define MONONGUSA_WIRE_DISCORD_ROLE_HPP

#include <string>

namespace monongusa::wire::discord {

struct role {
    std::string id{};
    std::string name{};

    friend bool operator==(role const&, role const&) = default;
};

}  // namespace monongusa::wire::discord

#endif
