// SPDX-License-Identifier: BSL-1.0
// proxy: the server that connects to others on one's behalf.

#ifndef MONONGUSA_NET_PROXY_HPP
#define MONONGUSA_NET_PROXY_HPP

#include <monongusa/net/config.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/url.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include <stdlib.h>

namespace monongusa::net {

/// A proxy that is spoken to in plain HTTP and connects by CONNECT.
struct proxy {
    std::string host;
    std::uint16_t port = 0;
    std::string login{};  ///< `user:password`, not encoded; empty for none.

    friend bool operator==(proxy const&, proxy const&) = default;
};

namespace proxy_text {

constexpr int digit(char one) noexcept {
    if (url_text::is_digit(one)) return one - '0';
    auto const small = url_text::lower(one);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// False where a percent sign has no two digits behind it, or what it says cannot be part of a header.
inline bool decode_percent(std::string_view text, std::string& out) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        char one = text[i];
        if (one == '%') {
            if (text.size() - i < 3 || digit(text[i + 1]) < 0 || digit(text[i + 2]) < 0) return false;
            one = static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        }
        if (static_cast<unsigned char>(one) < ' ' || one == '\x7f') return false;
        out += one;
    }
    return true;
}

/// The first of the variables that is set and not empty.
template <class... Names>
std::string_view first_set(Names... names) noexcept {
    for (char const* const name : {names...}) {
        char const* const value = ::getenv(name);
        if (value && *value) return value;
    }
    return {};
}

}  // namespace proxy_text

/// `http://user:password@host:port` or `host:port`; the port is 8080 where none is named.  Nothing for other kinds: TLS to the proxy, SOCKS.
inline std::optional<proxy> parse_proxy(std::string_view text) {
    if (auto const colon = text.find("://"); colon != text.npos) {
        if (url_text::lowered(text.substr(0, colon)) != "http") return std::nullopt;
        text.remove_prefix(colon + 3);
    }
    text = text.substr(0, text.find('/'));
    proxy found;
    found.port = 8080;
    if (auto const at = text.rfind('@'); at != text.npos) {
        if (!proxy_text::decode_percent(text.substr(0, at), found.login)) return std::nullopt;
        text.remove_prefix(at + 1);
    }
    if (!url_text::read_authority(text, found.host, found.port)) return std::nullopt;
    return found;
}

/// Whether a host is one of a list as NO_PROXY has it: names and addresses with commas between, each of which counts for the names below it, too,
/// a dot before it or not; `*` is all; `name:port` counts for that port alone.
inline bool is_excepted(std::string_view list, std::string const& host, std::uint16_t port) {
    while (!list.empty()) {
        auto entry = list.substr(0, list.find(','));
        list.remove_prefix(entry.size() < list.size() ? entry.size() + 1 : list.size());
        while (entry.starts_with(' ')) entry.remove_prefix(1);
        while (entry.ends_with(' ')) entry.remove_suffix(1);
        if (entry == "*") return true;
        if (entry.starts_with("*.")) entry.remove_prefix(1);
        if (entry.starts_with('.')) entry.remove_prefix(1);
        // An IPv6 address may stand there bare.
        std::string name = url_text::lowered(entry);
        auto only = port;
        if (!is_ip_address(name) && !url_text::read_authority(entry, name, only)) continue;
        if (only == port && (host == name || (!is_ip_address(host) && host.ends_with('.' + name)))) return true;
    }
    return false;
}

/// The proxy for a URL, if any.  `config.proxy` decides where it is set.  Otherwise the environment does, as curl reads it: HTTPS_PROXY for https
/// and wss, HTTP_PROXY for http and ws, ALL_PROXY for both, NO_PROXY lists the exceptions, each name in small letters first; this machine is
/// never reached by one of those.  A server that is run by another passes a request's header `Proxy` as HTTP_PROXY: where REQUEST_METHOD is set
/// it is not believed.  The environment is read at each call.
inline std::optional<proxy> proxy_for(url const& to, config const& settings, std::error_code& failed) {
    failed.clear();
    std::string_view text;
    if (settings.proxy) {
        text = *settings.proxy;
    } else if (!to.is_loopback() && !is_excepted(proxy_text::first_set("no_proxy", "NO_PROXY"), to.host, to.port)) {
        text = to.is_secure()                  ? proxy_text::first_set("https_proxy", "HTTPS_PROXY")
               : ::getenv("REQUEST_METHOD")    ? proxy_text::first_set("http_proxy")
                                               : proxy_text::first_set("http_proxy", "HTTP_PROXY");
        if (text.empty()) text = proxy_text::first_set("all_proxy", "ALL_PROXY");
    }
    if (text.empty()) return std::nullopt;
    auto found = parse_proxy(text);
    if (!found) failed = error::bad_proxy;
    return found;
}

}  // namespace monongusa::net

#endif
