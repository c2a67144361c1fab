// SPDX-License-Identifier: BSL-1.0
// rest_request: what is asked of Discord's HTTP API, as a value.

#ifndef MONONGUSA_WIRE_DISCORD_REST_REQUEST_HPP
#define MONONGUSA_WIRE_DISCORD_REST_REQUEST_HPP

#include <monongusa/wire/line_name.hpp>
#include <monongusa/wire/verb.hpp>

#include <cstddef>
#include <string>

namespace monongusa::wire::discord {

/// One request, without what the driver adds to each: base address, authorization, User-Agent.
struct rest_request {
    verb method = verb::get;
    std::string path;   ///< Behind the base address, percent-encoded: `/channels/1/messages`.
    std::string route;  ///< The method and the path's template, what limits are told apart by: `POST /channels/{c}/messages`.
    std::string major;  ///< Whose limit it is: `channel:1`, `guild:2`, or empty.
    std::string body;
    std::string content_type;  ///< Empty: there is no body, and `Content-Length: 0` is sent with whatever is not a GET.
    bool repeatable = false;   ///< Doing it twice does what doing it once does: an idempotent method, or a nonce that Discord enforces.
    std::string lane;          ///< Requests of one lane are done one after the other, in order; empty: in no order.

    friend bool operator==(rest_request const&, rest_request const&) = default;
};

/// Where it waits: for the limit that it has, as far as is known before any reply.
inline line_name line_of(rest_request const& one) { return {{}, one.route + '\n' + one.major}; }

/// What its texts take of a queue's room.
inline std::size_t text_size(rest_request const& one) noexcept {
    return one.path.size() + one.route.size() + one.major.size() + one.body.size() + one.content_type.size() + one.lane.size();
}

}  // namespace monongusa::wire::discord

#endif
