// SPDX-License-Identifier: BSL-1.0
// http_message: requests and responses as Beast has them.

#ifndef MONONGUSA_NET_HTTP_MESSAGE_HPP
#define MONONGUSA_NET_HTTP_MESSAGE_HPP

#include <monongusa/net/http.hpp>
#include <monongusa/net/url.hpp>

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::net {

/// A request that is ready to be sent, as often as needed; not changed any more.
using ready_request = std::shared_ptr<boost::beast::http::request<boost::beast::http::string_body> const>;

/// Null where it cannot be sent: a method that is no word, a header with a line end in it, one of the client's own.
inline ready_request make_ready(http_request const& request, url const& to) {
    namespace http = boost::beast::http;
    if (!http_text::is_token(request.method) || !http_text::can_be_sent(request.headers)) return nullptr;
    auto made = std::make_shared<http::request<http::string_body>>();
    made->method_string(request.method);
    made->target(to.target);
    made->set(http::field::host, to.authority());
    for (auto const& [name, value] : request.headers) made->insert(name, value);
    made->body() = request.body;
    // A server waits for the length of these, even where it is 0.
    bool const waits = request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (waits || !request.body.empty()) made->content_length(request.body.size());
    return made;
}

/// The body is moved out of it.
inline http_response taken_from(boost::beast::http::response<boost::beast::http::string_body>& response) {
    http_response made;
    made.status = static_cast<int>(response.result_int());
    for (auto const& field : response) {
        auto const name = field.name_string();
        auto const value = field.value();
        made.headers.emplace_back(url_text::lowered({name.data(), name.size()}), std::string{value.data(), value.size()});
    }
    made.body = std::move(response.body());
    return made;
}

}  // namespace monongusa::net

#endif
