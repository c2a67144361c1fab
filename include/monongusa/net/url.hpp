// SPDX-License-Identifier: BSL-1.0
// url: the address of a server and of what is on it.

#ifndef MONONGUSA_NET_URL_HPP
#define MONONGUSA_NET_URL_HPP

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace monongusa::net {

/// True for an address in figures, `127.0.0.1` or `::1`, without brackets; false for a name.
inline bool is_ip_address(std::string const& host) noexcept {
    in6_addr room{};
    return ::inet_pton(AF_INET, host.c_str(), &room) == 1 || ::inet_pton(AF_INET6, host.c_str(), &room) == 1;
}

/// True for this machine as seen by itself: 127.0.0.0/8, `::1`, `localhost` and the names below it (RFC 6761, section 6.3).
inline bool is_loopback(std::string const& host) noexcept {
    if (host == "localhost" || host.ends_with(".localhost") || host == "::1") return true;
    return host.starts_with("127.") && is_ip_address(host);
}

/// An absolute URL of http, https, ws or wss, taken apart.
struct url {
    std::string scheme;  ///< In lower case.
    std::string host;    ///< In lower case; an IPv6 address without its brackets.
    std::uint16_t port = 0;
    std::string target;  ///< Path and query; never empty.

    /// True where TLS is spoken.
    bool is_secure() const noexcept { return scheme == "https" || scheme == "wss"; }
    bool is_loopback() const noexcept { return net::is_loopback(host); }

    /// As the header `Host` wants it: without the port that goes without saying.
    std::string authority() const {
        std::string text = host.find(':') == host.npos ? host : '[' + host + ']';
        if (port != (is_secure() ? 443 : 80)) text += ':' + std::to_string(port);
        return text;
    }

    friend bool operator==(url const&, url const&) = default;
};

namespace url_text {

constexpr char lower(char one) noexcept { return one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one; }
constexpr bool is_digit(char one) noexcept { return one >= '0' && one <= '9'; }
constexpr bool is_letter(char one) noexcept { return lower(one) >= 'a' && lower(one) <= 'z'; }

inline std::string lowered(std::string_view text) {
    std::string all{text};
    for (auto& one : all) one = lower(one);
    return all;
}

constexpr bool is_name(std::string_view host) noexcept {
    if (host.empty() || host.size() > 253 || host.front() == '.' || host.front() == '-') return false;
    for (char const one : host) {
        if (!is_letter(one) && !is_digit(one) && one != '.' && one != '-' && one != '_') return false;
    }
    return host.find("..") == host.npos;
}

/// `host`, `host:port`, `[address]:port`; `port` stays where none is named.
inline bool read_authority(std::string_view text, std::string& host, std::uint16_t& port) {
    auto end = text.find(':');
    if (text.starts_with('[')) {
        auto const closed = text.find(']');
        if (closed == text.npos) return false;
        host = lowered(text.substr(1, closed - 1));
        if (host.find(':') == host.npos || !is_ip_address(host)) return false;
        end = closed + 1 == text.size() ? text.npos : closed + 1;
        if (end != text.npos && text[end] != ':') return false;
    } else {
        host = lowered(text.substr(0, end));
        if (!is_name(host)) return false;
    }
    if (end == text.npos) return true;
    auto const digits = text.substr(end + 1);
    auto const [stopped, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    return error == std::errc{} && stopped == digits.data() + digits.size() && port != 0;
}

}  // namespace url_text

/// Nothing where the text is no such URL: another scheme, user and password in it, a host that is neither a name in ASCII nor an address, a port
/// that is none, characters that would have to be percent-encoded, or more than 8192 bytes.  A fragment is left out.
inline std::optional<url> parse_url(std::string_view text) {
    constexpr std::size_t longest = 8192;
    if (text.size() > longest) return std::nullopt;
    auto const colon = text.find("://");
    if (colon == text.npos) return std::nullopt;
    url found;
    found.scheme = url_text::lowered(text.substr(0, colon));
    if (found.scheme != "http" && found.scheme != "https" && found.scheme != "ws" && found.scheme != "wss") return std::nullopt;
    found.port = found.is_secure() ? 443 : 80;

    auto rest = text.substr(colon + 3);
    rest = rest.substr(0, rest.find('#'));
    auto const authority = rest.substr(0, rest.find_first_of("/?"));
    if (!url_text::read_authority(authority, found.host, found.port)) return std::nullopt;
    rest.remove_prefix(authority.size());
    for (char const one : rest) {
        if (one <= ' ' || one > '~') return std::nullopt;
    }
    found.target = rest.starts_with('/') ? std::string{rest} : '/' + std::string{rest};
    return found;
}

}  // namespace monongusa::net

#endif
