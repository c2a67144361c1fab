// SPDX-License-Identifier: BSL-1.0
// rest_headers: what the head of an HTTP reply says about limits.

#ifndef MONONGUSA_WIRE_DISCORD_REST_HEADERS_HPP
#define MONONGUSA_WIRE_DISCORD_REST_HEADERS_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/discord/rest_request.hpp>
#include <monongusa/wire/header_text.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace monongusa::wire::discord {

/// Whose limit a 429 is about: the bot's in one place, the bot's everywhere, or one that everybody in that place shares.
enum class limit_scope : unsigned char { none, user, global, shared };

/// Everything is absent that was not said, or was nonsense: a sign, an exponent, letters, more than a number holds.
/// (Discord's documentation, Rate Limits)
struct rest_headers {
    /// No limit that Discord tells is longer; what is said to be, counts as this long.
    static constexpr instant::duration longest = std::chrono::hours{24};

    std::string_view bucket;                       ///< X-RateLimit-Bucket, into the reply; empty if none.
    std::optional<std::uint32_t> limit;            ///< X-RateLimit-Limit
    std::optional<std::uint32_t> remaining;        ///< X-RateLimit-Remaining
    std::optional<instant::duration> reset_after;  ///< X-RateLimit-Reset-After; without it, X-RateLimit-Reset less the server's Date.
    std::optional<instant::duration> retry_after;  ///< Retry-After, in seconds.
    limit_scope scope = limit_scope::none;         ///< X-RateLimit-Scope, and X-RateLimit-Global.

    /// Whether any of X-RateLimit-… was there and made sense, so that it was Discord that answered, and not something in between.
    bool told() const noexcept { return !bucket.empty() || limit || remaining || reset_after || scope != limit_scope::none; }

    friend bool operator==(rest_headers const&, rest_headers const&) = default;
};

/// A name as Discord's buckets have; anything else is none, so that it cannot be taken for a route, nor grow.
constexpr bool is_bucket_name(std::string_view text) noexcept {
    constexpr std::size_t longest = 64;
    return !text.empty() && text.size() <= longest && std::all_of(text.begin(), text.end(), [](char one) {
        return header_text::is_digit(one) || (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || one == ':' || one == '-' || one == '_';
    });
}

/// What `reply` says of limits.  It refers to the reply.
inline rest_headers read_headers(rest_reply const& reply) noexcept {
    auto const bounded = [](std::chrono::nanoseconds length) {
        return std::min<instant::duration>(detail::whole(length), rest_headers::longest);
    };
    rest_headers said;
    if (auto const name = header_text::without_blanks(reply.header("x-ratelimit-bucket")); is_bucket_name(name)) said.bucket = name;
    said.limit = header_text::count(reply.header("x-ratelimit-limit"));
    said.remaining = header_text::count(reply.header("x-ratelimit-remaining"));
    if (auto const after = header_text::seconds(reply.header("x-ratelimit-reset-after"))) {
        said.reset_after = bounded(*after);
    } else if (auto const at = header_text::seconds(reply.header("x-ratelimit-reset"))) {
        // By the server's clock alone, since ours may be wrong.  Date has whole seconds and comes out early: so it waits too long, if at
        // all.
        if (auto const date = header_text::date(reply.header("date"))) {
            said.reset_after = bounded(std::max<std::chrono::nanoseconds>(*at - *date, std::chrono::nanoseconds{0}));
        }
    }
    if (auto const after = header_text::seconds(reply.header("retry-after"))) said.retry_after = bounded(*after);
    auto const scope = header_text::without_blanks(reply.header("x-ratelimit-scope"));
    said.scope = scope == "user" ? limit_scope::user : scope == "shared" ? limit_scope::shared : limit_scope::none;
    if (scope == "global" || header_text::without_blanks(reply.header("x-ratelimit-global")) == "true") said.scope = limit_scope::global;
    return said;
}

}  // namespace monongusa::wire::discord

#endif
