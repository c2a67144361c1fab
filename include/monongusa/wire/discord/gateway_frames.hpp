// SPDX-License-Identifier: BSL-1.0
// gateway_frames: the frames a bot sends to the gateway.

#ifndef MONONGUSA_WIRE_DISCORD_GATEWAY_FRAMES_HPP
#define MONONGUSA_WIRE_DISCORD_GATEWAY_FRAMES_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/json_text.hpp>
#include <monongusa/wire/discord/gateway_config.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace monongusa::wire::discord {

/// A frame that has an empty text where the token belongs, and that place.
struct frame_with_token {
    std::string text{};
    std::size_t token_at = 0;
};

/// Op 2: who the bot is and what it wants to hear (Discord's documentation, Gateway Events, Identify).
inline frame_with_token identify_frame(std::uint32_t intents, int shard, int shards, std::string_view presence) {
    frame_with_token out{R"({"op":2,"d":{"token":")"};
    out.token_at = out.text.size();
    out.text +=
        detail::joined(R"(","intents":)", intents,
                       R"(,"properties":{"os":"monongusa","browser":"monongusa","device":"monongusa"},"shard":[)", shard, ',', shards, ']');
    if (!presence.empty()) out.text += detail::joined(R"(,"presence":)", presence);
    out.text += "}}";
    return out;
}

/// Op 6: which session goes on behind which event (the same, Resume).
inline frame_with_token resume_frame(std::string_view session, std::int64_t sequence) {
    frame_with_token out{R"({"op":6,"d":{"token":")"};
    out.token_at = out.text.size();
    out.text += R"(","session_id":)";
    detail::append_json_text(out.text, session);
    out.text += R"(,"seq":)";
    // "null" is for a session of which nothing was heard; one that began has at least its READY.
    out.text += sequence < 0 ? std::string{"null"} : detail::joined(sequence);
    out.text += "}}";
    return out;
}

/// Op 1: that the bot is there, and up to which event it has heard; -1 for none (the same, Send Heartbeat).
inline std::string heartbeat_frame(std::int64_t sequence) {
    return sequence < 0 ? R"({"op":1,"d":null})" : detail::joined(R"({"op":1,"d":)", sequence, '}');
}

/// Op 3: how the bot is shown (the same, Update Presence).  `presence` is JSON.
inline std::string presence_frame(std::string_view presence) { return detail::joined(R"({"op":3,"d":)", presence, '}'); }

}  // namespace monongusa::wire::discord

#endif
