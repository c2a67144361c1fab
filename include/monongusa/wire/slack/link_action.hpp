// SPDX-License-Identifier: BSL-1.0
// link_action: what the machine of a Socket Mode connection wants done.

#ifndef MONONGUSA_WIRE_SLACK_LINK_ACTION_HPP
#define MONONGUSA_WIRE_SLACK_LINK_ACTION_HPP

#include <monongusa/wire/slack/link_status.hpp>

#include <cstdint>
#include <string>

namespace monongusa::wire::slack {

enum class link_step : unsigned char {
    none,
    ask_url,  ///< When the open_gate grants it, call apps.connections.open.  Answer with `url`, or with `url_failed`, in any case and once.
    connect,  ///< Open websocket `socket` to `text`, which is a secret.  Answer with `opened`, `refused` or `failed`.
    send,     ///< Send `text` as one text message.
    ping,     ///< Send a ping.
    close,    ///< Close with `code`.  Answer with `closed` when the other side has closed too; whoever takes too long is dropped.
    drop,     ///< Let the websocket, or the attempt to open it, go at once.  No answer; nothing of it is to be told any more.
    live,     ///< Slack has said hello and delivers; it did not before.
    lost,     ///< It delivers no more; `text` says why.  The next attempt follows by itself.
    note,     ///< `text` is for the log.
    ended,    ///< It is over, for the reason `end`; `text` is for people, of a fatal one Slack's own word.  Nothing follows.
};

struct link_action {
    link_step step = link_step::none;
    int socket = 0;      ///< 0 or 1.
    std::string text{};  ///< The URL, the frame, or why.
    std::uint16_t code = 0;
    link_end end = link_end::stopped;

    friend bool operator==(link_action const&, link_action const&) = default;
};

/// What the machine says of a frame it was given.
enum class heard : unsigned char {
    control,   ///< Of the protocol; nobody else has to know.
    envelope,  ///< An event, a command or an interaction, to be passed on.  The acknowledgement is among the actions already.
};

}  // namespace monongusa::wire::slack

#endif
