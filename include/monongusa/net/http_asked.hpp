// SPDX-License-Identifier: BSL-1.0
// http_asked: a request as a server got it, and what it answers.

#ifndef MONONGUSA_NET_HTTP_ASKED_HPP
#define MONONGUSA_NET_HTTP_ASKED_HPP

#include <monongusa/net/http.hpp>
#include <monongusa/net/url.hpp>

#include <boost/beast/http/field.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>

#include <string>
#include <string_view>

namespace monongusa::net {

/// A request that came whole.  Nothing in it is decoded: what is in the path and in the query may be percent-encoded.
struct http_asked {
    std::string method{};
    std::string path{};     ///< Begins with a slash; `*` where the whole server is meant.
    std::string query{};    ///< Without its question mark.
    header_list headers{};  ///< The names in lower case, the values without the blanks around them.
    std::string body{};     ///< As it is without the marks of its chunks.
    std::string from{};     ///< The address of who connected, which may be a proxy.

    /// What the first header of this name says, the name in lower case; the null view if there is none.
    std::string_view header(std::string_view name) const noexcept {
        for (auto const& [called, value] : headers) {
            if (called == name) return value;
        }
        return {};
    }
};

/// Of which the answer to a HEAD request is sent without the body.
struct http_answer {
    int status = 200;                                        ///< 200 to 599; 500 is sent for others.
    std::string content_type = "text/plain; charset=utf-8";  ///< Not sent where there is no body.
    header_list headers{};  ///< Those that cannot be sent, and the server's own (net/http.hpp), are left out.
    std::string body{};
    bool close = false;  ///< The connection ends behind it.
};

namespace http_server_text {

/// Splits what stands in a request's first line; false where it is neither a path, nor an absolute URL, nor `*`.  (RFC 9112, section 3.2)
inline bool read_target(std::string_view target, http_asked& out) {
    if (target.starts_with("http://") || target.starts_with("https://")) {
        target.remove_prefix(target.find("//") + 2);
        auto const host_end = target.find_first_of("/?");
        if (target.empty() || host_end == 0) return false;
        target.remove_prefix(host_end == target.npos ? target.size() : host_end);
        if (target.empty() || target.front() == '?') {
            out.path = "/";
            out.query = target.substr(target.empty() ? 0 : 1);
            return true;
        }
    }
    if (!target.starts_with('/') && target != "*") return false;
    for (char const one : target) {
        if (static_cast<unsigned char>(one) <= ' ' || one == '\x7f') return false;
    }
    target = target.substr(0, target.find('#'));
    auto const mark = target.find('?');
    out.path = target.substr(0, mark);
    out.query = mark == target.npos ? std::string_view{} : target.substr(mark + 1);
    return true;
}

/// Whether a line of a head, or of what stands behind the last chunk, goes on in the next one, which begins with a blank then.  Beast takes that
/// for one line, where others see two, or one that is cut short.  (RFC 9112, section 5.2)
constexpr bool is_folded(std::string_view lines) noexcept {
    return lines.find("\n ") != lines.npos || lines.find("\n\t") != lines.npos;
}

/// What is wrong with the head of a request, as the status to refuse it with; 0 for nothing.  What could be understood in two ways, by this server
/// and by a proxy in front of it, is refused; what `is_folded` is no more to be seen here.
template <class Fields>
int wrong_with(Fields const& head) {
    namespace http = boost::beast::http;
    auto const hosts = head.count(http::field::host);
    if (hosts > 1 || (hosts == 0 && head.version() == 11)) return 400;
    if (auto const lengths = head.count(http::field::content_length); lengths > 0) {
        auto const length = head[http::field::content_length];
        if (lengths > 1 || length.empty() || length.find_first_not_of("0123456789") != length.npos) return 400;
        if (head.count(http::field::transfer_encoding) > 0) return 400;
    }
    if (auto const codings = head.count(http::field::transfer_encoding); codings > 0) {
        if (codings > 1 || head.version() == 10) return 400;
        if (!boost::beast::iequals(head[http::field::transfer_encoding], "chunked")) return 501;
    }
    if (head.count(http::field::expect) > 0 && !boost::beast::iequals(head[http::field::expect], "100-continue")) return 417;
    return 0;
}

/// All but the body.  False where the target cannot be read.
template <class Request>
bool take_head(Request const& request, std::string_view from, http_asked& out) {
    auto const target = request.target();
    if (!read_target({target.data(), target.size()}, out)) return false;
    auto const method = request.method_string();
    out.method.assign(method.data(), method.size());
    out.from = from;
    for (auto const& field : request) {
        auto const name = field.name_string();
        auto const value = field.value();
        out.headers.emplace_back(url_text::lowered({name.data(), name.size()}), std::string{value.data(), value.size()});
    }
    return true;
}

/// The bytes of an answer.  `keep`: the connection is said to go on.
inline std::string written(http_answer const& answer, bool is_head, bool keep) {
    int const status = answer.status >= 200 && answer.status <= 599 ? answer.status : 500;
    bool const can_have_body = status != 204 && status != 304;
    auto const reason = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(static_cast<unsigned>(status)));
    auto made = "HTTP/1.1 " + std::to_string(status) + ' ';
    made.append(reason.data(), reason.size()) += "\r\n";
    if (can_have_body) made += "Content-Length: " + std::to_string(answer.body.size()) + "\r\n";
    if (can_have_body && !answer.body.empty() && http_text::is_value(answer.content_type))
        made += "Content-Type: " + answer.content_type + "\r\n";
    for (auto const& one : answer.headers) {
        if (http_text::can_be_sent({one})) made += one.first + ": " + one.second + "\r\n";
    }
    made += keep ? "\r\n" : "Connection: close\r\n\r\n";
    if (can_have_body && !is_head) made += answer.body;
    return made;
}

}  // namespace http_server_text
}  // namespace monongusa::net

#endif
