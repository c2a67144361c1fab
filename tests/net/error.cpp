// SPDX-License-Identifier: BSL-1.0
// net::error: each has a sentence of its own and the condition that comes nearest.
#include <monongusa/net/error.hpp>

#include <boost/core/lightweight_test.hpp>

#include <set>
#include <string>
#include <type_traits>

namespace {

using monongusa::net::error;

static_assert(std::is_error_code_enum_v<error>);

void each_has_a_sentence_and_a_condition() {
    struct {
        error value;
        std::errc condition;
        char const* says;
    } const rows[] = {
        {error::bad_url, std::errc::invalid_argument, "no URL"},
        {error::insecure_url, std::errc::permission_denied, "https://"},
        {error::host_not_found, std::errc::host_unreachable, "not found"},
        {error::timed_out, std::errc::timed_out, "in time"},
        {error::closed, std::errc::connection_reset, "closed"},
        {error::cut_off, std::errc::connection_reset, "cut off"},
        {error::certificate_untrusted, std::errc::permission_denied, "signed by nobody"},
        {error::certificate_expired, std::errc::permission_denied, "clock"},
        {error::certificate_host, std::errc::permission_denied, "another host"},
        {error::certificate_invalid, std::errc::permission_denied, "not valid"},
        {error::trust_unreadable, std::errc::io_error, "PEM"},
        {error::tls_failed, std::errc::protocol_error, "1.2"},
        {error::bad_proxy, std::errc::invalid_argument, "http://host:port"},
        {error::proxy_refused, std::errc::connection_refused, "proxy"},
        {error::proxy_login, std::errc::permission_denied, "user:password"},
        {error::bad_request, std::errc::invalid_argument, "header"},
        {error::bad_response, std::errc::protocol_error, "not HTTP"},
        {error::head_too_large, std::errc::message_size, "headers"},
        {error::body_too_large, std::errc::message_size, "too large"},
        {error::too_many_requests, std::errc::resource_unavailable_try_again, "too many"},
        {error::websocket_refused, std::errc::connection_refused, "websocket"},
        {error::websocket_broken, std::errc::protocol_error, "rules"},
        {error::message_too_large, std::errc::message_size, "message"},
        {error::stopped, std::errc::operation_canceled, "stopped"},
        {error::bad_address, std::errc::invalid_argument, "listen"},
        {error::identity_unreadable, std::errc::io_error, "own certificate cannot be read"},
        {error::identity_key, std::errc::io_error, "password"},
    };
    std::set<std::string> sentences;
    int number = 0;
    for (auto const& row : rows) {
        std::error_code const code = row.value;
        BOOST_TEST_EQ(code.value(), ++number);
        BOOST_TEST(code == row.condition);
        BOOST_TEST_EQ(code.category().name(), std::string{"network"});
        BOOST_TEST(code.message().find(row.says) != std::string::npos);
        sentences.insert(code.message());
    }
    BOOST_TEST_EQ(sentences.size(), std::size(rows));
    BOOST_TEST(sentences.count(std::error_code{number + 1, monongusa::net::network_errors()}.message()) == 0);
}

void a_number_that_is_none_says_so() {
    std::error_code const none{999, monongusa::net::network_errors()};
    BOOST_TEST_EQ(none.message(), "no error of the network");
    BOOST_TEST(none.default_error_condition().category() == monongusa::net::network_errors());
}

}  // namespace

int main() {
    each_has_a_sentence_and_a_condition();
    a_number_that_is_none_says_so();
    return boost::report_errors();
}
