// SPDX-License-Identifier: BSL-1.0
// rest_request: what is asked of Discord's HTTP API, and what it answers, as values.

#ifndef MONONGUSA_WIRE_DISCORD_REST_REQUEST_HPP
#define MONONGUSA_WIRE_DISCORD_REST_REQUEST_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::wire::discord {

enum class verb : unsigned char { get, post, put, patch, delete_ };

/// As HTTP writes it.
constexpr std::string_view name_of(verb one) noexcept {
    switch (one) {
        case verb::get: return "GET";
        case verb::post: return "POST";
        case verb::put: return "PUT";
        case verb::patch: return "PATCH";
        case verb::delete_: return "DELETE";
    }
    return "GET";
}

/// True where doing it twice leaves what doing it once does: all but POST and PATCH.  (RFC 9110, section 9.2.2)
constexpr bool is_idempotent(verb one) noexcept { return one != verb::post && one != verb::patch; }

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

struct rest_reply {
    using header_list = std::vector<std::pair<std::string, std::string>>;

    int status = 0;
    header_list headers;  ///< The names in lower case.
    std::string body;

    /// What the first header of this name says, the name in lower case; empty if there is none.
    std::string_view header(std::string_view name) const noexcept {
        for (auto const& [called, value] : headers) {
            if (called == name) return value;
        }
        return {};
    }

    friend bool operator==(rest_reply const&, rest_reply const&) = default;
};

}  // namespace monongusa::wire::discord

#endif
