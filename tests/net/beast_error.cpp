// SPDX-License-Identifier: BSL-1.0
// beast_error: each thing that Beast reports has a name of ours, and what the system says stays as it is.
#include <monongusa/net/beast_error.hpp>

#include <boost/core/lightweight_test.hpp>

#include <system_error>

namespace {

namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using boost::system::error_code;
using monongusa::net::error;
using monongusa::net::network_error;

void each_has_its_name() {
    struct {
        error_code from;
        error expected;
    } const rows[] = {
        {boost::asio::error::eof, error::closed},
        {http::error::end_of_stream, error::closed},
        {http::error::partial_message, error::cut_off},
        {http::error::header_limit, error::head_too_large},
        {http::error::buffer_overflow, error::head_too_large},
        {http::error::body_limit, error::body_too_large},
        {http::error::bad_version, error::bad_response},
        {http::error::bad_chunk, error::bad_response},
        {http::error::multiple_content_length, error::bad_response},
        {websocket::error::closed, error::closed},
        {websocket::error::message_too_big, error::message_too_large},
        {websocket::error::buffer_overflow, error::message_too_large},
        {websocket::error::upgrade_declined, error::websocket_refused},
        {websocket::error::bad_sec_accept, error::websocket_refused},
        {websocket::error::bad_http_version, error::websocket_refused},
        {websocket::error::bad_opcode, error::websocket_broken},
        {websocket::error::bad_frame_payload, error::websocket_broken},
        {websocket::error::bad_close_code, error::websocket_broken},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(network_error(row.from), make_error_code(row.expected));
}

void others_stay_what_they_are() {
    BOOST_TEST(!network_error({}));
    BOOST_TEST(network_error(boost::asio::error::connection_refused) == std::errc::connection_refused);
    BOOST_TEST(network_error(boost::asio::error::operation_aborted) == std::errc::operation_canceled);
    // Ours, on its way through Beast.
    BOOST_TEST_EQ(network_error(error_code{make_error_code(error::cut_off)}), make_error_code(error::cut_off));
    std::error_code const system{ECONNRESET, std::system_category()};
    BOOST_TEST_EQ(network_error(error_code{system}), system);
}

}  // namespace

int main() {
    each_has_its_name();
    others_stay_what_they_are();
    return boost::report_errors();
}
