// SPDX-License-Identifier: BSL-1.0
// decoding: what a decoder has to know besides the data of an event.

#ifndef MONONGUSA_WIRE_DISCORD_DECODING_HPP
#define MONONGUSA_WIRE_DISCORD_DECODING_HPP

#include <monongusa/wire/decoded.hpp>
#include <monongusa/wire/discord/directory.hpp>

#include <string>

namespace monongusa::wire::discord {

/// The bot, as READY tells.
struct self_info {
    std::string id;
    std::string name;  ///< As a mention of it shows it.

    friend bool operator==(self_info const&, self_info const&) = default;
};

/// Refers to both.
struct decoding {
    self_info const& self;
    directory const& names;
};

using wire::decoded;

}  // namespace monongusa::wire::discord

#endif
