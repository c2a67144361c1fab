// SPDX-License-Identifier: BSL-1.0
// websocket_handshake: what is asked, and which answers are an agreement.
#include <monongusa/net/websocket_handshake.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using monongusa::net::http_head;
using monongusa::net::is_websocket_accepted;
using monongusa::net::parse_url;
using monongusa::net::read_head;
using monongusa::net::websocket_accept;
using monongusa::net::write_websocket_request;

// Of RFC 6455, section 1.3.
constexpr char key[] = "dGhlIHNhbXBsZSBub25jZQ==";
std::string const accept = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

void the_key_is_made_into_its_answer() { BOOST_TEST_EQ(websocket_accept(key), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="); }

void it_is_asked_for() {
    std::string text;
    BOOST_TEST(write_websocket_request(text, *parse_url("wss://example.test/?v=10"), {{"User-Agent", "tea"}}, key));
    BOOST_TEST_EQ(text,
                  "GET /?v=10 HTTP/1.1\r\nHost: example.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nUser-Agent: tea\r\n\r\n");
    BOOST_TEST(!write_websocket_request(text, *parse_url("wss://example.test"), {{"A", "b\r\nc"}}, key));
}

bool accepted(std::string const& status, std::string const& headers) {
    http_head head;
    return BOOST_TEST(read_head("HTTP/1.1 " + status + "\r\n" + headers + "\r\n", head)) && is_websocket_accepted(head, key);
}

void an_agreement_says_all_of_it() {
    std::string const upgrade = "Upgrade: WebSocket\r\n";
    std::string const connection = "Connection: keep-alive, upgrade\r\n";
    BOOST_TEST(accepted("101 Switching", upgrade + connection + accept));
    BOOST_TEST(!accepted("200 OK", upgrade + connection + accept));
    BOOST_TEST(!accepted("101 Switching", connection + accept));
    BOOST_TEST(!accepted("101 Switching", upgrade + accept));
    BOOST_TEST(!accepted("101 Switching", upgrade + connection));
    BOOST_TEST(!accepted("101 Switching", upgrade + connection + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOp=\r\n"));
    BOOST_TEST(!accepted("101 Switching", upgrade + connection + "Sec-WebSocket-Accept: S3PPLMBITXAQ9KYGZZHZRBK+XOO=\r\n"));
    BOOST_TEST(!accepted("101 Switching", "Upgrade: h2c\r\n" + connection + accept));
}

void to_more_than_was_asked_is_no_agreement() {
    std::string const good = "Upgrade: websocket\r\nConnection: Upgrade\r\n" + accept;
    BOOST_TEST(accepted("101 Switching", good));
    BOOST_TEST(!accepted("101 Switching", good + "Sec-WebSocket-Extensions: permessage-deflate\r\n"));
    BOOST_TEST(!accepted("101 Switching", good + "Sec-WebSocket-Protocol: chat\r\n"));
}

}  // namespace

int main() {
    the_key_is_made_into_its_answer();
    it_is_asked_for();
    an_agreement_says_all_of_it();
    to_more_than_was_asked_is_no_agreement();
    return boost::report_errors();
}
