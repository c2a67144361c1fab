// SPDX-License-Identifier: BSL-1.0
// open_answer: what Slack answered to apps.connections.open: where to connect, or what to do instead.

#ifndef MONONGUSA_WIRE_SLACK_OPEN_ANSWER_HPP
#define MONONGUSA_WIRE_SLACK_OPEN_ANSWER_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/utf8.hpp>
#include <monongusa/wire/header_text.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::wire::slack {

enum class open_kind : unsigned char {
    url,    ///< Connect there.
    fatal,  ///< To ask again would end the same way.
    later,  ///< Ask again.
};

struct open_answer {
    /// How long a bot waits that has asked too often and was not told how long.
    static constexpr instant::duration usual_wait = std::chrono::seconds{30};
    /// What is longer counts as this long.
    static constexpr instant::duration longest_wait = std::chrono::hours{1};
    static constexpr std::size_t longest_url = 2048;
    static constexpr std::size_t longest_error = 100;  ///< In bytes, some more where there is something to escape.

    open_kind kind = open_kind::later;
    std::string url{};         ///< A secret, good for one connection that is made soon.
    std::string error{};       ///< Slack's own word, else what was wrong with the answer; on one line.
    instant::duration wait{};  ///< Retry-After: not before that; zero if nothing was said.

    friend bool operator==(open_answer const&, open_answer const&) = default;
};

namespace open_answers {

/// Those that do not pass by themselves (Slack API documentation, apps.connections.open).
inline constexpr std::string_view fatal[] = {
    "access_denied",           "account_inactive", "forbidden_team",         "insecure_request", "invalid_auth",
    "missing_scope",           "no_permission",    "not_allowed_token_type", "not_authed",       "org_login_required",
    "team_access_not_granted", "team_disabled",    "token_expired",          "token_revoked",    "user_removed_from_team",
};

constexpr bool is_loopback(std::string_view host) noexcept {
    if (host == "localhost" || host == "[::1]") return true;
    return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// Whether to connect there: encrypted, or on this machine, or `plain_too`; and without characters that belong into no URL.
constexpr bool may_connect_to(std::string_view url, bool plain_too = false) noexcept {
    if (url.size() > open_answer::longest_url) return false;
    for (char const character : url) {
        if (character <= 0x20 || character >= 0x7F || character == '\\') return false;
    }
    bool const encrypted = url.starts_with("wss://");
    if (!encrypted && !url.starts_with("ws://")) return false;
    url.remove_prefix(encrypted ? 6 : 5);
    auto const authority = url.substr(0, url.find_first_of("/?#"));
    if (authority.empty() || authority.find('@') != std::string_view::npos) return false;
    auto const colon = authority.rfind(':');
    auto const bracket = authority.rfind(']');
    bool const port = colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
    auto const host = port ? authority.substr(0, colon) : authority;
    return !host.empty() && (encrypted || plain_too || is_loopback(host));
}

/// What Retry-After says; zero if that makes no sense.
inline instant::duration wait_of(rest_reply const& reply) noexcept {
    auto const told = header_text::seconds(reply.header("retry-after"));
    return told ? std::min(detail::whole(*told), open_answer::longest_wait) : instant::duration::zero();
}

inline std::string one_line(std::string_view text) {
    auto size = std::min(text.size(), open_answer::longest_error);
    while (size != 0 && size != text.size() && detail::utf8::is_trail(text[size])) --size;
    std::string line;
    detail::append_visible(line, text.substr(0, size));
    return line;
}

}  // namespace open_answers

/// Reads whatever came.  An error that nobody knows passes, for Slack's lists are never complete; the driver tells the open_gate of `wait`.
/// `plain_too`: also a websocket beyond this machine may be without encryption.
inline open_answer read_open(rest_reply const& reply, bool plain_too = false) {
    bool ok = false;
    std::string url;
    std::string error;
    json_reader reader{reply.body};
    bool const object = reader.members([&](std::string_view name) {
        if (name == "ok") {
            ok = reader.truth();
        } else if (name == "url") {
            reader.text(url);
        } else if (name == "error") {
            reader.text(error);
        }
    });
    bool const json = object && reader.fine() && reader.rest().empty();
    bool const limited = reply.status == 429 || (json && !ok && (error == "ratelimited" || error == "rate_limited"));

    open_answer answer;
    answer.wait = open_answers::wait_of(reply);
    if (limited) {
        answer.error = "ratelimited";
        if (answer.wait == instant::duration::zero()) answer.wait = open_answer::usual_wait;
    } else if (json && !ok && !error.empty()) {
        bool const lasts =
            std::find(std::begin(open_answers::fatal), std::end(open_answers::fatal), error) != std::end(open_answers::fatal);
        answer.kind = lasts ? open_kind::fatal : open_kind::later;
        answer.error = open_answers::one_line(error);
    } else if (reply.status < 200 || reply.status > 299) {
        answer.error = detail::joined("HTTP status ", reply.status);
    } else if (!json) {
        answer.error = "the answer is no JSON";
    } else if (!ok) {
        answer.error = "the answer says neither yes nor why not";
    } else if (url.empty()) {
        answer.error = "the answer has no URL";
    } else if (!open_answers::may_connect_to(url, plain_too)) {
        answer.error = plain_too ? "the answer has a URL that is not one of a websocket"
                                 : "the answer has a URL that is not one of an encrypted websocket";
    } else {
        answer.kind = open_kind::url;
        answer.url = std::move(url);
        answer.wait = {};
    }
    return answer;
}

}  // namespace monongusa::wire::slack

#endif
