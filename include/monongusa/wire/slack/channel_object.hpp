// SPDX-License-Identifier: BSL-1.0
// channel_object: a channel as Slack writes it, or its id alone.

#ifndef MONONGUSA_WIRE_SLACK_CHANNEL_OBJECT_HPP
#define MONONGUSA_WIRE_SLACK_CHANNEL_OBJECT_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/id.hpp>

#include <string_view>

namespace monongusa::wire::slack {

/// Nothing in it is decoded yet: both are views into what was read (Slack API documentation, Conversation object).
struct channel_object {
    std::string_view id{};
    std::string_view name{};
    bool told = false;  ///< Whether it says of what kind it is; a renamed channel comes with its name alone.
    bool direct = false;
    bool group = false;
    bool closed = false;

    /// Takes the next value in the place of what was here.
    void read(json_reader& reader) {
        *this = {};
        if (reader.kind() != json_kind::object) {
            id = read_id(reader);
            return;
        }
        reader.members([&](std::string_view part) {
            if (part == "id") {
                id = read_id(reader);
            } else if (part == "name") {
                name = reader.written_text();
            } else if (part == "is_im") {
                direct = reader.truth();
            } else if (part == "is_mpim") {
                group = reader.truth();
            } else if (part == "is_private" || part == "is_group") {
                closed = reader.truth() || closed;
                told = true;
            } else if (part == "is_channel") {
                told = reader.truth() || told;
            }
        });
    }

    /// Newer private channels are channels that are private; so are conversations of several people.
    chat::channel_kind kind(chat::channel_kind otherwise) const noexcept {
        if (direct) return chat::channel_kind::direct;
        if (group) return chat::channel_kind::group;
        if (closed) return chat::channel_kind::closed;
        return told ? chat::channel_kind::open : otherwise;
    }
};

}  // namespace monongusa::wire::slack

#endif
