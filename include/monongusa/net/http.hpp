// SPDX-License-Identifier: BSL-1.0
// http: requests and responses of HTTP/1.1, as values.

#ifndef MONONGUSA_NET_HTTP_HPP
#define MONONGUSA_NET_HTTP_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/net/url.hpp>

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

constexpr std::string_view trimmed(std::string_view text) noexcept {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Whether a list with commas has the word, in any case.
constexpr bool lists(std::string_view list, std::string_view word) noexcept {
    while (!list.empty()) {
        auto const entry = list.substr(0, list.find(','));
        if (same(trimmed(entry), word)) return true;
        list.remove_prefix(entry.size() < list.size() ? entry.size() + 1 : list.size());
    }
    return false;
}

/// Appends headers; false, and less of them, where one cannot be sent.
inline bool append_headers(std::string& text, header_list const& headers) {
    for (auto const& [name, value] : headers) {
        if (!is_token(name) || !is_value(value)) return false;
        for (std::string_view const ours : {"host", "content-length", "transfer-encoding", "connection"}) {
            if (same(name, ours)) return false;
        }
        text.append(name).append(": ").append(value).append("\r\n");
    }
    return true;
}

}  // namespace http_text

/// The request as it is sent, into `text`.  False where it cannot be: a method that is no word, a header with a line end in it, one of the
/// client's own.
inline bool write_request(std::string& text, http_request const& request, url const& to) {
    text.clear();
    if (!http_text::is_token(request.method)) return false;
    text.reserve(256 + to.target.size() + request.body.size());
    text.append(request.method).append(" ").append(to.target).append(" HTTP/1.1\r\nHost: ").append(to.authority()).append("\r\n");
    if (!http_text::append_headers(text, request.headers)) return false;
    // A server waits for the length of these, even where it is 0.
    if (!request.body.empty() || request.method == "POST" || request.method == "PUT" || request.method == "PATCH") {
        text.append("Content-Length: ").append(std::to_string(request.body.size())).append("\r\n");
    }
    text.append("\r\n").append(request.body);
    return true;
}

}  // namespace monongusa::net

#endif
