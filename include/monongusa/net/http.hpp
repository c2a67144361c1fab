// SPDX-License-Identifier: BSL-1.0
// http: requests and responses of HTTP/1.1, as values.

#ifndef MONONGUSA_NET_HTTP_HPP
#define MONONGUSA_NET_HTTP_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/net/url.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::net {

using header_list = std::vector<std::pair<std::string, std::string>>;

struct http_request {
    std::string method = "GET";
    std::string url{};               ///< Absolute, of https, or of http to this machine.
    header_list headers{};           ///< Without Host, Content-Length, Transfer-Encoding and Connection, which are the client's.
    std::string body{};
    bool repeatable = false;         ///< Doing it twice does what doing it once does, so that it may be sent again when it is unknown whether it arrived.
    instant::duration timeout{};     ///< 0: as configured.
};

struct http_response {
    int status = 0;
    header_list headers{};  ///< The names in lower case, the values without the blanks around them.
    std::string body{};

    /// What the first header of this name says, the name in lower case; empty if there is none.
    std::string_view header(std::string_view name) const noexcept {
        for (auto const& [called, value] : headers) {
            if (called == name) return value;
        }
        return {};
    }
};

namespace http_text {

/// One character of a method or a header's name.  (RFC 9110, section 5.6.2)
constexpr bool is_token(char one) noexcept {
    return url_text::is_letter(one) || url_text::is_digit(one) || std::string_view{"!#$%&'*+-.^_`|~"}.find(one) != std::string_view::npos;
}
constexpr bool is_token(std::string_view text) noexcept {
    for (char const one : text) {
        if (!is_token(one)) return false;
    }
    return !text.empty();
}

/// Of a header: no control characters but the tab, so that nothing in it ends the line.
constexpr bool is_value(std::string_view text) noexcept {
    for (char const one : text) {
        if ((static_cast<unsigned char>(one) < ' ' && one != '\t') || one == '\x7f') return false;
    }
    return true;
}

constexpr bool same(std::string_view left, std::string_view right) noexcept {
    if (left.size() != right.size()) return false;
    for (std::string_view::size_type i = 0; i < left.size(); ++i) {
        if (url_text::lower(left[i]) != url_text::lower(right[i])) return false;
    }
    return true;
}

/// Whether all of them can be sent as they are and none is the client's own.
inline bool can_be_sent(header_list const& headers) noexcept {
    constexpr std::size_t longest = 16 * 1024;
    for (auto const& [name, value] : headers) {
        if (name.size() > longest || value.size() > longest || !is_token(name) || !is_value(value)) return false;
        for (std::string_view const ours : {"host", "content-length", "transfer-encoding", "connection"}) {
            if (same(name, ours)) return false;
        }
    }
    return true;
}

}  // namespace http_text
}  // namespace monongusa::net

#endif
