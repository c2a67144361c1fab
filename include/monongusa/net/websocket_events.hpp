// SPDX-License-Identifier: BSL-1.0
// websocket_events: what a websocket tells its owner.

#ifndef MONONGUSA_NET_WEBSOCKET_EVENTS_HPP
#define MONONGUSA_NET_WEBSOCKET_EVENTS_HPP

#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::net {

/// Each may be null.  `opened` comes at most once, then messages, and at the end exactly one of `closed` and `failed`, unless it was aborted.
struct websocket_events {
    void* owner = nullptr;
    void (*opened)(void* owner) = nullptr;
    /// `bytes` may be moved from or swapped; it is valid for the call.
    void (*message)(void* owner, std::string& bytes, bool binary) = nullptr;
    /// Something came: a part of a message, a ping, a pong.
    void (*alive)(void* owner) = nullptr;
    /// Somebody said goodbye: the other side's code, 0 where it named none or, asked to close, did not answer in time.
    void (*closed)(void* owner, std::uint16_t code, std::string_view reason) = nullptr;
    /// It could not be opened, or it broke without a goodbye.
    void (*failed)(void* owner, std::error_code why) = nullptr;
};

}  // namespace monongusa::net

#endif
