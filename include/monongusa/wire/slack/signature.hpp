// SPDX-License-Identifier: BSL-1.0
// signature: whether a request over HTTP comes from Slack.

#ifndef MONONGUSA_WIRE_SLACK_SIGNATURE_HPP
#define MONONGUSA_WIRE_SLACK_SIGNATURE_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <system_error>

namespace monongusa::wire::slack {

enum class signature_verdict : unsigned char {
    good,
    missing,    ///< One of the two headers is not there, as in a request of somebody else.
    stale,      ///< Of another time than now: sent again by a stranger, or one of the two clocks is wrong.
    malformed,  ///< A header that Slack does not write.
    wrong,      ///< Signed with another secret, or the body was changed on its way; or there is no secret.
};

/// Whether `hex`, in lower case, is the HMAC-SHA256 of the message; it takes as long for any `hex` of one length.
using is_hmac = bool (*)(std::string_view key, std::string_view message, std::string_view hex);

/// How far from now a request may be, into the past and the future (Slack API documentation, Verifying requests from Slack).
inline constexpr std::chrono::seconds signature_window{300};

namespace signatures {

inline constexpr std::string_view version = "v0=";
inline constexpr std::size_t digits = 64;

constexpr bool is_timestamp(std::string_view text) noexcept {
    for (char const one : text) {
        if (one < '0' || one > '9') return false;
    }
    return !text.empty();
}

constexpr bool is_signature(std::string_view text) noexcept {
    if (text.size() != version.size() + digits || !text.starts_with(version)) return false;
    for (char const one : text.substr(version.size())) {
        if (!((one >= '0' && one <= '9') || (one >= 'a' && one <= 'f'))) return false;
    }
    return true;
}

}  // namespace signatures

/// Judges the headers X-Slack-Request-Timestamp and X-Slack-Signature, empty where there are none.  `body` is what came, byte by byte, before anything
/// decodes it; `now` is the time since 1970 in UTC.  (Slack API documentation, Verifying requests from Slack)
inline signature_verdict judge_signature(std::string_view secret, std::string_view timestamp, std::string_view signature,
                                         std::string_view body, std::chrono::seconds now, is_hmac matches) {
    if (timestamp.empty() || signature.empty()) return signature_verdict::missing;
    std::int64_t sent = 0;
    auto const* const end = timestamp.data() + timestamp.size();
    if (!signatures::is_timestamp(timestamp) || std::from_chars(timestamp.data(), end, sent).ec != std::errc{})
        return signature_verdict::malformed;
    if (!signatures::is_signature(signature)) return signature_verdict::malformed;
    // Neither is negative, so that their difference can be told.
    std::int64_t const at = now.count();
    if (at < 0 || (sent > at ? sent - at : at - sent) > signature_window.count()) return signature_verdict::stale;
    if (secret.empty()) return signature_verdict::wrong;
    auto const message = detail::joined("v0:", timestamp, ':', body);
    return matches(secret, message, signature.substr(signatures::version.size())) ? signature_verdict::good : signature_verdict::wrong;
}

}  // namespace monongusa::wire::slack

#endif
