// SPDX-License-Identifier: BSL-1.0
// gateway_action: what the machine of a gateway connection wants done.

#ifndef MONONGUSA_WIRE_DISCORD_GATEWAY_ACTION_HPP
#define MONONGUSA_WIRE_DISCORD_GATEWAY_ACTION_HPP

#include <monongusa/wire/discord/close_code.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace monongusa::wire::discord {

enum class gateway_step : unsigned char {
    none,
    connect,  ///< Open a websocket to `text`.  Answer with `opened`, or with `failed`.
    send,     ///< Send `text` as one text message, with the token at `token_at` if that is a place in it.
    close,    ///< Close with `code`.  Answer with `closed` when the other side has closed too or the time for that is over.
    drop,     ///< Let the connection, or the attempt to get one, go at once.  No answer; nothing of that connection is to be told any more.
    wants_identify,  ///< Ask the identify_gate, and when it grants, say `granted`; where it refuses for good, `refused`.
    lost,            ///< A connection that was ready is no longer; `text` says why.  The next attempt follows by itself.
    ended,           ///< It is over, for the reason `end` and for people `text`.  Nothing follows.
};

struct gateway_action {
    static constexpr std::size_t no_token = static_cast<std::size_t>(-1);

    gateway_step step = gateway_step::none;
    std::string text{};               ///< The URL, the frame, or why; never holds the token.
    std::size_t token_at = no_token;  ///< Where in the frame, between two quotes, the bot's token belongs.
    std::uint16_t code = 0;
    gateway_end end = gateway_end::stopped;

    friend bool operator==(gateway_action const&, gateway_action const&) = default;
};

/// What the machine says of a frame it was given.
enum class heard : unsigned char {
    control,    ///< Of the protocol; nobody else has to know.
    dispatch,   ///< An event, to be passed on, READY and RESUMED among them.
    duplicate,  ///< An event that was passed on before.
};

}  // namespace monongusa::wire::discord

#endif
