// SPDX-License-Identifier: BSL-1.0
// beast_error: what Asio and Beast report, as the errors of net/error.hpp.

#ifndef MONONGUSA_NET_BEAST_ERROR_HPP
#define MONONGUSA_NET_BEAST_ERROR_HPP

#include <monongusa/net/error.hpp>

#include <boost/asio/error.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/websocket/error.hpp>
#include <boost/system/error_code.hpp>

#include <system_error>

namespace monongusa::net {

/// What is neither HTTP's nor a websocket's own stays what it is: an error of the system or of net/error.hpp.
inline std::error_code network_error(boost::system::error_code const& from) noexcept {
    namespace http = boost::beast::http;
    namespace websocket = boost::beast::websocket;
    static auto const& of_http = make_error_code(http::error::end_of_stream).category();
    static auto const& of_websockets = make_error_code(websocket::error::closed).category();
    if (!from) return {};
    if (from == boost::asio::error::eof) return error::closed;
    if (from.category() == of_http) {
        switch (static_cast<http::error>(from.value())) {
            case http::error::end_of_stream: return error::closed;
            case http::error::partial_message: return error::cut_off;
            case http::error::header_limit:
            case http::error::buffer_overflow: return error::head_too_large;
            case http::error::body_limit: return error::body_too_large;
            default: return error::bad_response;
        }
    }
    if (from.category() == of_websockets) {
        if (from == websocket::error::closed) return error::closed;
        if (from == websocket::error::message_too_big || from == websocket::error::buffer_overflow) return error::message_too_large;
        return from == websocket::condition::handshake_failed ? error::websocket_refused : error::websocket_broken;
    }
    return from;
}

}  // namespace monongusa::net

#endif
