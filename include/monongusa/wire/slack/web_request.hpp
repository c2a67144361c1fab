// SPDX-License-Identifier: BSL-1.0
// web_request: what is asked of Slack's Web API, as a value.

#ifndef MONONGUSA_WIRE_SLACK_WEB_REQUEST_HPP
#define MONONGUSA_WIRE_SLACK_WEB_REQUEST_HPP

#include <monongusa/wire/line_name.hpp>
#include <monongusa/wire/verb.hpp>

#include <cstddef>
#include <string>

namespace monongusa::wire::slack {

/// Which token goes along, as `Authorization: Bearer`; never in an address, which ends up in logs.
enum class token_kind : unsigned char { bot, app, none };

/// Whether a request is made once more where the one before may have been done.
enum class web_repeat : unsigned char {
    never_if_sent,  ///< Doing it twice shows: a post.  Repeated only where Slack says that it was not done, or nothing was sent.
    freely,         ///< Doing it twice does what doing it once does: a question, a reaction, an edit.
};

/// One request, without what the driver adds to each: base address, authorization, User-Agent.
struct web_request {
    verb method = verb::post;
    std::string name{};  ///< By which limits are told apart: the method's, as `chat.postMessage`; of a `url` one that no method has.
    /// Absolute, instead of the base address and the name; then the answer is the HTTP status, and not JSON: an upload, a file, a response_url.
    std::string url{};
    std::string body{};
    std::string content_type = "application/x-www-form-urlencoded";
    token_kind token = token_kind::bot;
    web_repeat repeat = web_repeat::never_if_sent;
    std::string lane{};  ///< Requests of one lane are done one after the other, in order; empty: in no order.
    std::string pace{};  ///< Where it posts: those of one place are a second apart; empty: none.

    friend bool operator==(web_request const&, web_request const&) = default;
};

/// Where it waits: for the limit of its method, and for the pace of its channel.
inline line_name line_of(web_request const& one) { return {one.name, one.pace}; }

/// What its texts take of a queue's room.
inline std::size_t text_size(web_request const& one) noexcept {
    return one.name.size() + one.url.size() + one.body.size() + one.content_type.size() + one.lane.size() + one.pace.size();
}

}  // namespace monongusa::wire::slack

#endif
