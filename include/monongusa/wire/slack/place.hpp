// SPDX-License-Identifier: BSL-1.0
// place: the channel that an event tells.

#ifndef MONONGUSA_WIRE_SLACK_PLACE_HPP
#define MONONGUSA_WIRE_SLACK_PLACE_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/directory.hpp>
#include <monongusa/wire/slack/id.hpp>

#include <string_view>

namespace monongusa::wire::slack {

/// As it was written; views into the event.
struct place {
    std::string_view channel{};
    std::string_view type{};

    /// Takes a member of the event's object if it says where it happened; false if it does not.  Most events have `channel`, as an id or
    /// with the whole object; a few have `channel_id` instead.
    bool read(json_reader& reader, std::string_view name) {
        if (name == "channel") {
            channel = read_id_or_object(reader);
        } else if (name == "channel_id") {
            auto const id = read_id(reader);
            if (channel.empty()) channel = id;
        } else if (name == "channel_type") {
            type = reader.written_text();
        } else {
            return false;
        }
        return true;
    }

    /// The event says it in words, or the directory knows it; of an id only the `D` of a direct conversation tells its kind (Slack API
    /// documentation, message events and Conversation object).
    chat::channel_kind kind(directory const& names) const noexcept { return kind_of(names.channel(channel)); }

    /// Sets all of `where`.
    void decode(directory const& names, chat::channel& where) const {
        auto const* const known = names.channel(channel);
        where.id.assign(channel);
        where.name.assign(known ? std::string_view{known->name} : std::string_view{});
        where.kind = kind_of(known);
    }

private:
    chat::channel_kind kind_of(known_channel const* known) const noexcept {
        using enum chat::channel_kind;
        if (type == "channel") return open;
        if (type == "group") return closed;
        if (type == "mpim") return group;
        if (type == "im" || type == "app_home") return direct;
        if (known) return known->kind;
        if (type == "G") return closed;  // How membership events call what is private.
        return channel.starts_with('D') ? direct : open;
    }
};

}  // namespace monongusa::wire::slack

#endif
