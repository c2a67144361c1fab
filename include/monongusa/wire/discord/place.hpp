// SPDX-License-Identifier: BSL-1.0
// place: the channel and the thread of an event.

#ifndef MONONGUSA_WIRE_DISCORD_PLACE_HPP
#define MONONGUSA_WIRE_DISCORD_PLACE_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/wire/discord/channel_type.hpp>
#include <monongusa/wire/discord/directory.hpp>
#include <monongusa/wire/json_reader.hpp>

#include <string>
#include <string_view>

namespace monongusa::wire::discord {

/// As it was written; views into the data.
struct place {
    std::string_view channel{};
    int type = channel_type::unknown;
    bool in_guild = false;

    /// Takes a member of the event's object if it says where it happened; false if it does not.
    bool read(json_reader& reader, std::string_view name) noexcept {
        if (name == "channel_id") {
            channel = reader.id();
        } else if (name == "channel_type") {
            type = reader.number<int>(channel_type::unknown);
        } else if (name == "guild_id") {
            in_guild = !reader.id().empty();
        } else {
            return false;
        }
        return true;
    }

    /// Sets both.  On Discord a thread is a channel: a message in it has its id as the channel, and as the thread where the event or the
    /// directory says that it is one.  Outside of servers a conversation is with one person, but for groups.
    void decode(directory const& names, chat::channel& where, std::string& thread) const {
        auto const* const known = names.channel(channel);
        int const kind = known && type == channel_type::unknown ? known->type : type;
        where.id.assign(channel);
        where.name.assign(known ? std::string_view{known->name} : std::string_view{});
        where.kind = channel_type::kind_of(kind == channel_type::unknown && !in_guild ? channel_type::direct : kind);
        thread.assign(channel_type::is_thread(kind) ? channel : std::string_view{});
    }
};

}  // namespace monongusa::wire::discord

#endif
