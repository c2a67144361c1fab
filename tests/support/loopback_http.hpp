// SPDX-License-Identifier: BSL-1.0
// loopback_http: a server's side of HTTP, as far as tests want it.

#ifndef MONONGUSA_TESTS_SUPPORT_LOOPBACK_HTTP_HPP
#define MONONGUSA_TESTS_SUPPORT_LOOPBACK_HTTP_HPP

#include "loopback_server.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace support {

struct heard_request {
    std::string line;  ///< `GET / HTTP/1.1`.
    std::string head;  ///< With the line, as it came.
    std::string body;

    /// What a header says; empty if there is none.  The name is compared as it is written.
    std::string header(std::string_view name) const {
        auto const mark = "\r\n" + std::string{name} + ": ";
        auto const at = head.find(mark);
        if (at == head.npos) return {};
        return head.substr(at + mark.size(), head.find("\r\n", at + 2) - at - mark.size());
    }
};

inline heard_request hear_request(peer& from) {
    heard_request heard;
    heard.head = from.read_until("\r\n\r\n");
    heard.line = heard.head.substr(0, heard.head.find("\r\n"));
    if (auto const length = heard.header("Content-Length"); !length.empty()) heard.body = from.read(std::stoul(length));
    return heard;
}

/// A response with a body of a said length; `headers` are whole lines.
inline std::string response(int status, std::string_view body, std::string_view headers = {}) {
    auto text = "HTTP/1.1 " + std::to_string(status) + " Status\r\n";
    text += headers;
    return text + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string{body};
}

}  // namespace support

#endif
