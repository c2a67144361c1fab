// SPDX-License-Identifier: BSL-1.0
// frame: one message of Socket Mode: what kind of thing it is and where its payload stands.

#ifndef MONONGUSA_WIRE_SLACK_FRAME_HPP
#define MONONGUSA_WIRE_SLACK_FRAME_HPP

#include <monongusa/wire/json_reader.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace monongusa::wire::slack {

enum class frame_kind : unsigned char {
    hello,           ///< The connection works.
    disconnect,      ///< It will not for long; `reason` says why.
    events_api,      ///< An envelope around an event.
    slash_commands,  ///< An envelope around a command.
    interactive,     ///< An envelope around a button, a menu, a dialog.
    other,           ///< JSON of another kind: null, an array, an object without a type that is known.
    malformed,       ///< No JSON.
};

/// One text message of Slack over Socket Mode, by the names of Slack's documentation (Using Socket Mode).  Refers to the text it was read from; texts
/// are as they were written there, escapes and all.
struct frame {
    frame_kind kind = frame_kind::malformed;
    std::string_view type{};
    std::string_view envelope_id{};  ///< Has to be acknowledged; empty if there is none.
    std::string_view payload{};      ///< JSON; empty if there is none.
    std::string_view reason{};       ///< Of a disconnect.
    bool accepts_response = false;   ///< Whether the acknowledgement may carry an answer.
    int retry_attempt = 0;           ///< How often it was sent before.
    std::string_view retry_reason{};
    int connections = 0;        ///< Of a hello: how many the app has, this one among them.
    std::string_view app_id{};  ///< Of a hello.

    friend bool operator==(frame const&, frame const&) = default;
};

/// Slack's are 36 bytes long.  A longer one is no id, so that an acknowledgement is always short.
inline constexpr std::size_t longest_envelope_id = 256;

constexpr frame_kind frame_kind_called(std::string_view type) noexcept {
    if (type == "hello") return frame_kind::hello;
    if (type == "disconnect") return frame_kind::disconnect;
    if (type == "events_api") return frame_kind::events_api;
    if (type == "slash_commands") return frame_kind::slash_commands;
    if (type == "interactive") return frame_kind::interactive;
    return frame_kind::other;
}

/// Reads the members in whatever order they stand.  Those that are unknown are passed over, those of another type than documented count as absent.
inline frame read_frame(std::string_view text) noexcept {
    frame read;
    json_reader reader{text};
    reader.members([&](std::string_view name) {
        if (name == "type") {
            read.type = reader.written_text();
        } else if (name == "envelope_id") {
            auto const id = reader.written_text();
            read.envelope_id = id.size() <= longest_envelope_id ? id : std::string_view{};
        } else if (name == "payload") {
            read.payload = reader.value();
        } else if (name == "reason") {
            read.reason = reader.written_text();
        } else if (name == "accepts_response_payload") {
            read.accepts_response = reader.truth();
        } else if (name == "retry_attempt") {
            read.retry_attempt = std::max(reader.number(0), 0);
        } else if (name == "retry_reason") {
            read.retry_reason = reader.written_text();
        } else if (name == "num_connections") {
            read.connections = std::max(reader.number(0), 0);
        } else if (name == "connection_info") {
            reader.members([&](std::string_view inner) {
                if (inner == "app_id") read.app_id = reader.written_text();
            });
        }
    });
    if (!reader.fine() || !reader.rest().empty()) return {};
    read.kind = frame_kind_called(read.type);
    return read;
}

}  // namespace monongusa::wire::slack

#endif
