// SPDX-License-Identifier: BSL-1.0
// slack_address: where Slack's API is, and which other addresses are asked, and with the token.

#ifndef MONONGUSA_TRANSPORT_SLACK_ADDRESS_HPP
#define MONONGUSA_TRANSPORT_SLACK_ADDRESS_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/url.hpp>
#include <monongusa/version.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::transport {

/// Slack names addresses itself: of files, of uploads, of where to answer (response_url).  They come from outside, and with an event of a
/// stranger's making; so none of them is trusted beyond what is said here.
class slack_address {
public:
    /// `base` without a slash at its end.  `insecure`: TLS is needed nowhere.
    explicit slack_address(std::string base, bool insecure = false)
        : base_(std::move(base)), api_(net::parse_url(base_)), insecure_(insecure) {}

    std::string const& base() const noexcept { return base_; }

    /// Letters, digits, dots and underscores: `chat.postMessage`.
    static bool is_method(std::string_view name) noexcept {
        return !name.empty() && name.size() <= 128 && std::all_of(name.begin(), name.end(), [](char one) {
            return net::url_text::is_letter(one) || net::url_text::is_digit(one) || one == '.' || one == '_';
        });
    }
    std::string of_method(std::string_view name) const { return detail::joined(base_, '/', name); }

    /// Why `url` is not asked: it is none of HTTP, or there is no TLS.  Without that only this machine is asked, and only if the API is
    /// there without TLS, too: what Slack names must not lead to what else listens on this machine.
    std::error_code refusal(std::string_view url) const {
        auto const to = net::parse_url(url);
        if (!to || !to->scheme.starts_with("http")) return net::error::bad_url;
        bool const both_here = to->is_loopback() && api_ && api_->is_loopback() && !api_->is_secure();
        if (!to->is_secure() && !insecure_ && !both_here) return net::error::insecure_url;
        return {};
    }

    /// Whether the token may go there: to the API's own server, or, with TLS, to slack.com and what is below it.  (Slack API documentation,
    /// Working with files: files are behind the token, on files.slack.com)
    bool has_token(std::string_view url) const {
        auto const to = net::parse_url(url);
        if (!to || refusal(url)) return false;
        if (api_ && to->scheme == api_->scheme && to->host == api_->host && to->port == api_->port) return true;
        return to->is_secure() && to->port == 443 && (to->host == "slack.com" || to->host.ends_with(".slack.com"));
    }

    /// Says who asks, and with `token` if that may go to where the request goes; an empty one is none.
    void sign(net::http_request& out, std::string_view token) const {
        out.headers.emplace_back("User-Agent", detail::joined("monongusa/", version, " (https://github.com/monongusa/monongusa)"));
        if (!token.empty() && has_token(out.url)) out.headers.emplace_back("Authorization", detail::joined("Bearer ", token));
    }

    /// Where a redirection from `url` leads; empty where it leads nowhere.  (RFC 9110, section 10.2.2)
    static std::string redirected(std::string_view url, std::string_view location) {
        auto const from = net::parse_url(url);
        if (!from || location.empty()) return {};
        if (location.starts_with("//")) return detail::joined(from->scheme, ':', location);
        if (location.starts_with('/')) return detail::joined(from->scheme, "://", from->authority(), location);
        return net::parse_url(location) ? std::string{location} : std::string{};
    }

private:
    std::string base_;
    std::optional<net::url> api_;
    bool insecure_;
};

}  // namespace monongusa::transport

#endif
