// SPDX-License-Identifier: BSL-1.0
// net::error: what goes wrong between this machine and a server, beyond what the system names itself.

#ifndef MONONGUSA_NET_ERROR_HPP
#define MONONGUSA_NET_ERROR_HPP

#include <string>
#include <system_error>

namespace monongusa::net {

/// Errors of connections, as values of std::error_code.  Each is also the condition of std::errc that comes nearest.  What the system refuses (a
/// connection refused, a network unreachable) comes as the system's own error.
enum class error : int {
    bad_url = 1,            ///< No absolute URL of http, https, ws or wss, or not of the kind wanted.
    insecure_url,           ///< Without TLS, and not to this machine.
    host_not_found,         ///< The name has no address, or nobody could be asked.
    timed_out,              ///< The time given was over.
    closed,                 ///< The other side closed the connection before all was said.
    cut_off,                ///< The connection ended in the middle of a TLS stream: by accident, or by somebody in between.
    certificate_untrusted,  ///< Signed by nobody this machine trusts.
    certificate_expired,    ///< Or not valid yet.
    certificate_host,       ///< A good certificate, of somebody else.
    certificate_invalid,    ///< Refused for any other reason.
    trust_unreadable,       ///< The file of trusted certificates.
    tls_failed,             ///< The handshake, or what came after it, broke TLS's rules; or there is no TLS at the other end.
    bad_proxy,              ///< A proxy's address that cannot be used.
    proxy_refused,          ///< It does not connect to the server.
    proxy_login,            ///< It wants a user and a password, or others.
    bad_request,            ///< A method or a header that cannot be sent.
    bad_response,           ///< What came is not HTTP/1.1.
    head_too_large,         ///< The headers of a response.
    body_too_large,         ///< The body of a response.
    too_many_requests,      ///< More of them wait than are kept.
    websocket_refused,      ///< The server answered with something else than a websocket.
    websocket_broken,       ///< What came breaks the websocket's rules.
    message_too_large,      ///< A websocket message.
    stopped,                ///< The client was stopped, or ended.
    bad_address,            ///< What a server is to listen on is no address.
    identity_unreadable,    ///< The file of a server's own certificate.
    identity_key,           ///< The file of its key: unreadable, locked with a password, or of another certificate.
};

class error_category final : public std::error_category {
public:
    char const* name() const noexcept override { return "network"; }

    std::string message(int value) const override {
        switch (static_cast<error>(value)) {
            case error::bad_url: return "this is no URL that can be connected to";
            case error::insecure_url: return "without TLS only this machine is connected to; write https:// or wss://";
            case error::host_not_found: return "the name of the server was not found; check the spelling, the network and its name server";
            case error::timed_out: return "the server did not answer in time";
            case error::closed: return "the server closed the connection";
            case error::cut_off: return "the connection was cut off in the middle";
            case error::certificate_untrusted:
                return "the server's certificate is signed by nobody this machine trusts; if it is meant, name its authority as the file of trusted certificates";
            case error::certificate_expired: return "the server's certificate has expired or is not valid yet; check this machine's clock, too";
            case error::certificate_host: return "the server's certificate is for another host";
            case error::certificate_invalid: return "the server's certificate is not valid";
            case error::trust_unreadable: return "the file of trusted certificates cannot be read as PEM";
            case error::tls_failed: return "TLS could not be spoken with the server; it may not speak TLS here, or an older one than 1.2";
            case error::bad_proxy: return "the proxy's address cannot be used; write http://host:port";
            case error::proxy_refused: return "the proxy does not connect to the server";
            case error::proxy_login: return "the proxy wants a user and a password; write http://user:password@host:port";
            case error::bad_request: return "the request has a method or a header that cannot be sent";
            case error::bad_response: return "the server's answer is not HTTP";
            case error::head_too_large: return "the headers of the server's answer are too large";
            case error::body_too_large: return "the server's answer is too large";
            case error::too_many_requests: return "too many requests wait; this one was not taken";
            case error::websocket_refused: return "the server does not open a websocket here";
            case error::websocket_broken: return "the server broke the rules of websockets";
            case error::message_too_large: return "the server sent a message that is too large";
            case error::stopped: return "the connection was stopped";
            case error::bad_address: return "the address to listen on is no IP address; write 127.0.0.1, 0.0.0.0 or ::";
            case error::identity_unreadable: return "the file of the server's own certificate cannot be read as PEM";
            case error::identity_key:
                return "the key of the server's own certificate cannot be used: the file is no PEM, wants a password, or belongs to another certificate";
        }
        return "no error of the network";
    }

    std::error_condition default_error_condition(int value) const noexcept override {
        switch (static_cast<error>(value)) {
            case error::bad_url:
            case error::bad_proxy:
            case error::bad_address:
            case error::bad_request: return std::errc::invalid_argument;
            case error::insecure_url:
            case error::certificate_untrusted:
            case error::certificate_expired:
            case error::certificate_host:
            case error::certificate_invalid:
            case error::proxy_login: return std::errc::permission_denied;
            case error::host_not_found: return std::errc::host_unreachable;
            case error::timed_out: return std::errc::timed_out;
            case error::closed:
            case error::cut_off: return std::errc::connection_reset;
            case error::identity_unreadable:
            case error::identity_key:
            case error::trust_unreadable: return std::errc::io_error;
            case error::tls_failed:
            case error::bad_response:
            case error::websocket_broken: return std::errc::protocol_error;
            case error::proxy_refused:
            case error::websocket_refused: return std::errc::connection_refused;
            case error::head_too_large:
            case error::body_too_large:
            case error::message_too_large: return std::errc::message_size;
            case error::too_many_requests: return std::errc::resource_unavailable_try_again;
            case error::stopped: return std::errc::operation_canceled;
        }
        return {value, *this};
    }
};

inline std::error_category const& network_errors() noexcept {
    static error_category const category;
    return category;
}

inline std::error_code make_error_code(error value) noexcept { return {static_cast<int>(value), network_errors()}; }

}  // namespace monongusa::net

template <>
struct std::is_error_code_enum<monongusa::net::error> : std::true_type {};

#endif
