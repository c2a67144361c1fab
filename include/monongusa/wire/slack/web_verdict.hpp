// SPDX-License-Identifier: BSL-1.0
// web_verdict: what a reply means for the request that it answers, and how long to wait.

#ifndef MONONGUSA_WIRE_SLACK_WEB_VERDICT_HPP
#define MONONGUSA_WIRE_SLACK_WEB_VERDICT_HPP

#include <monongusa/detail/backoff.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/header_text.hpp>
#include <monongusa/wire/queued_request.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/slack/api_error.hpp>
#include <monongusa/wire/slack/web_answer.hpp>
#include <monongusa/wire/slack/web_request.hpp>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <system_error>

namespace monongusa::wire::slack {

enum class web_outcome : unsigned char {
    done,
    limited,  ///< It was not done because of a limit, and may be repeated.
    undone,   ///< It was not done, because Slack is not available at present, and may be repeated.
    passing,  ///< Whether it was done is unknown.  What may be done twice may be repeated.
    dead,     ///< The token is no longer good for anything.
    failed,   ///< To repeat it would end the same way.
};

struct web_verdict {
    web_outcome outcome = web_outcome::failed;
    std::error_code error;                         ///< None if done.
    std::optional<instant::duration> retry_after;  ///< If it was said; at most `longest`.

    /// Slack tells no longer wait; what is said to be, counts as this long.
    static constexpr instant::duration longest = std::chrono::hours{24};
};

namespace verdicts {

/// What was posted to an address of its own: there the body may be anything, but one that is JSON and says that it was not done is believed.
inline std::error_code error_of_post(rest_reply const& reply) {
    bool const success = reply.status >= 200 && reply.status < 300;
    auto const read = read_answer(reply);
    if (reply.status == 429) return api_error::ratelimited;
    if (read.is_json && !read.ok && !read.error.empty()) return error_called(read.error);
    if (success) return {};
    // Some say the word alone.
    auto const word = std::string_view{reply.body}.substr(0, reply.body.find_first_of("\r\n"));
    return find_api_error(word) ? error_called(word) : status_error(reply.status);
}

/// What was got from an address of its own: a file, whatever is in it.
inline std::error_code error_of_file(rest_reply const& reply) {
    bool const success = reply.status >= 200 && reply.status < 300;
    if (reply.status == 429) return api_error::ratelimited;
    return success ? std::error_code{} : status_error(reply.status);
}

inline bool is_one_of(std::error_code error, std::initializer_list<api_error> these) {
    return std::any_of(these.begin(), these.end(), [&](api_error one) { return error == one; });
}

}  // namespace verdicts

/// What became of `request`.  Slack says it in the body, and with most errors the status is 200.  internal_error, fatal_error and
/// request_timeout may come behind what was done all the same; service_unavailable and what a limit refuses was not done.
/// (Slack API documentation, Rate limits; the errors of chat.postMessage)
inline web_verdict judge(web_request const& request, rest_reply const& reply) {
    web_verdict read;
    if (request.url.empty()) {
        read.error = error_of(reply);
    } else {
        read.error = request.method == verb::get ? verdicts::error_of_file(reply) : verdicts::error_of_post(reply);
    }
    if (auto const told = header_text::seconds(reply.header("retry-after"))) {
        read.retry_after = std::min<instant::duration>(detail::whole(*told), web_verdict::longest);
    }
    using enum api_error;
    if (!read.error) {
        read.outcome = web_outcome::done;
    } else if (verdicts::is_one_of(read.error, {ratelimited, rate_limited})) {
        read.outcome = web_outcome::limited;
    } else if (read.error == service_unavailable) {
        read.outcome = web_outcome::undone;
    } else if (verdicts::is_one_of(read.error, {internal_error, fatal_error, request_timeout, no_answer}) || is_passing(reply.status)) {
        read.outcome = web_outcome::passing;
    } else if (request.token != token_kind::none && is_dead_token(read.error)) {
        read.outcome = web_outcome::dead;
    }
    return read;
}

/// How long to wait behind a limit.  `before`: how many refusals the request has had already.  Who is refused again and again does not come
/// back at once, whatever is said.
inline instant::duration wait_of(web_verdict const& one, unsigned before) noexcept {
    constexpr instant::duration unsaid = std::chrono::seconds{5};
    auto const least = detail::backoff(before, 1.0, {std::chrono::seconds{1}, std::chrono::minutes{1}});
    return std::max(one.retry_after.value_or(unsaid), least);
}

}  // namespace monongusa::wire::slack

#endif
