// SPDX-License-Identifier: BSL-1.0
// http_head: the status line and the headers of a response, and what they say of its body.

#ifndef MONONGUSA_NET_HTTP_HEAD_HPP
#define MONONGUSA_NET_HTTP_HEAD_HPP

#include <monongusa/net/http.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::net {

/// How a body ends.  (RFC 9112, section 6.3)
enum class body_kind : unsigned char { none, sized, chunked, until_close };

struct http_head {
    int status = 0;
    header_list headers{};
    body_kind body = body_kind::none;
    std::uint64_t length = 0;  ///< Of a sized body.
    bool keeps_alive = false;  ///< The connection may be used again after the body.

    bool is_interim() const noexcept { return status >= 100 && status < 200 && status != 101; }
};

namespace http_text {

/// Up to the line end, which is taken away with it; false if there is none.  Bare line feeds are not line ends: what others see otherwise is how one
/// response passes for two.
inline bool take_line(std::string_view& text, std::string_view& line) noexcept {
    auto const end = text.find("\r\n");
    if (end == text.npos) return false;
    line = text.substr(0, end);
    text.remove_prefix(end + 2);
    return true;
}

/// `HTTP/1.1 200 OK`, the reason may be missing.
inline bool read_status(std::string_view line, http_head& head, bool& newer) noexcept {
    if (!line.starts_with("HTTP/1.") || line.size() < 12 || !url_text::is_digit(line[7]) || line[8] != ' ') return false;
    if (line.size() > 12 && line[12] != ' ') return false;
    newer = line[7] != '0';
    auto const [stopped, error] = std::from_chars(line.data() + 9, line.data() + 12, head.status);
    return error == std::errc{} && stopped == line.data() + 12 && head.status >= 100;
}

inline bool read_header(std::string_view line, header_list& headers) {
    auto const colon = line.find(':');
    if (colon == line.npos || !is_token(line.substr(0, colon))) return false;
    auto const value = trimmed(line.substr(colon + 1));
    if (!is_value(value)) return false;
    headers.emplace_back(url_text::lowered(line.substr(0, colon)), value);
    return true;
}

inline bool read_length(std::string_view text, std::uint64_t& length) noexcept {
    auto const [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    return !text.empty() && error == std::errc{} && stopped == text.data() + text.size();
}

/// What the headers say of the body; false where they contradict each other.
inline bool read_framing(http_head& head, bool newer) {
    bool sized = false;
    bool coded = false;
    bool closes = !newer;
    for (auto const& [name, value] : head.headers) {
        if (name == "content-length") {
            std::uint64_t length = 0;
            if (!read_length(value, length) || (sized && length != head.length)) return false;
            head.length = length;
            sized = true;
        } else if (name == "transfer-encoding") {
            if (coded || !same(value, "chunked")) return false;
            coded = true;
        } else if (name == "connection") {
            if (lists(value, "close")) closes = true;
            else if (!newer && lists(value, "keep-alive")) closes = false;
        }
    }
    if (sized && coded) return false;
    head.body = coded ? body_kind::chunked : sized ? body_kind::sized : body_kind::until_close;
    if (head.status < 200 || head.status == 204 || head.status == 304) head.body = body_kind::none;
    head.keeps_alive = !closes && head.body != body_kind::until_close && head.status != 101;
    return true;
}

}  // namespace http_text

/// Reads a head that ends with its empty line.  False where it is none, contradicts itself, or has a header folded over two lines.
inline bool read_head(std::string_view text, http_head& head) {
    head = {};
    std::string_view line;
    bool newer = false;
    if (!http_text::take_line(text, line) || !http_text::read_status(line, head, newer)) return false;
    for (;;) {
        if (!http_text::take_line(text, line)) return false;
        if (line.empty()) return text.empty() && http_text::read_framing(head, newer);
        if (!http_text::read_header(line, head.headers)) return false;
    }
}

}  // namespace monongusa::net

#endif
