// SPDX-License-Identifier: BSL-1.0
// url: taken apart where it is one, refused where it is not.
#include <monongusa/net/url.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using monongusa::net::is_ip_address;
using monongusa::net::is_loopback;
using monongusa::net::parse_url;

void one_is_taken_apart() {
    struct {
        char const* text;
        char const* scheme;
        char const* host;
        int port;
        char const* target;
        char const* authority;
    } const rows[] = {
        {"https://example.test", "https", "example.test", 443, "/", "example.test"},
        {"http://example.test", "http", "example.test", 80, "/", "example.test"},
        {"wss://gateway.example.test/?v=10&encoding=json", "wss", "gateway.example.test", 443, "/?v=10&encoding=json", "gateway.example.test"},
        {"ws://example.test?v=10", "ws", "example.test", 80, "/?v=10", "example.test"},
        {"HTTPS://Example.TEST:8443/Path", "https", "example.test", 8443, "/Path", "example.test:8443"},
        {"https://example.test:443/", "https", "example.test", 443, "/", "example.test"},
        {"https://example.test:80/", "https", "example.test", 80, "/", "example.test:80"},
        {"http://127.0.0.1:1/a#part", "http", "127.0.0.1", 1, "/a", "127.0.0.1:1"},
        {"http://[::1]:65535/a/b?c=d:e@f", "http", "::1", 65535, "/a/b?c=d:e@f", "[::1]:65535"},
        {"http://[2001:DB8::1]", "http", "2001:db8::1", 80, "/", "[2001:db8::1]"},
        {"http://under_score.test/", "http", "under_score.test", 80, "/", "under_score.test"},
        {"https://example.test./", "https", "example.test.", 443, "/", "example.test."},
    };
    for (auto const& row : rows) {
        auto const found = parse_url(row.text);
        if (!BOOST_TEST(found.has_value())) continue;
        BOOST_TEST_EQ(found->scheme, row.scheme);
        BOOST_TEST_EQ(found->host, row.host);
        BOOST_TEST_EQ(found->port, row.port);
        BOOST_TEST_EQ(found->target, row.target);
        BOOST_TEST_EQ(found->authority(), row.authority);
        BOOST_TEST_EQ(found->is_secure(), found->scheme == "https" || found->scheme == "wss");
    }
}

void what_is_none_is_refused() {
    for (char const* const text :
         {"", "example.test", "//example.test", "ftp://example.test", "https:/example.test", "https://", "https:///path", "https://:443/",
          "https://user@example.test", "https://user:word@example.test/", "https://example.test:", "https://example.test:0", "https://example.test:65536",
          "https://example.test:-1", "https://example.test:+1", "https://example.test:8 0", "https://example.test:80a", "https://exa mple.test",
          "https://ex\xc3\xa4mple.test", "https://example..test", "https://.example.test", "https://-example.test", "https://example.test/a b",
          "https://example.test/a\r\nb", "https://example.test/\xc3\xa4", "https://[::1", "https://[]", "https://[::1]x", "https://[127.0.0.1]",
          "https://[::g]", "https://[fe80::1%eth0]/", " https://example.test", "https://example.test\t"}) {
        BOOST_TEST(!parse_url(text));
    }
    BOOST_TEST(!parse_url("https://" + std::string(254, 'a')));
    BOOST_TEST(parse_url("https://" + std::string(253, 'a')).has_value());
    BOOST_TEST(!parse_url("https://a/" + std::string(8192, 'a')));
    using namespace std::string_literals;
    BOOST_TEST(!parse_url("https://a\0b"s));
}

void this_machine_is_known_by_its_names() {
    for (char const* const host : {"localhost", "a.localhost", "127.0.0.1", "127.255.1.2", "::1"}) BOOST_TEST(is_loopback(host));
    for (char const* const host : {"", "localhost.test", "alocalhost", "127.0.0.1.test", "127.test", "127.1", "128.0.0.1", "::2", "0.0.0.0", "127.0.0.256"}) {
        BOOST_TEST(!is_loopback(host));
    }
    BOOST_TEST(parse_url("ws://LOCALHOST:1")->is_loopback());
    BOOST_TEST(!parse_url("ws://example.test:1")->is_loopback());
}

void addresses_are_told_from_names() {
    for (char const* const host : {"1.2.3.4", "::1", "2001:db8::1", "::ffff:1.2.3.4"}) BOOST_TEST(is_ip_address(host));
    for (char const* const host : {"", "1.2.3", "1.2.3.4.5", "1.2.3.256", "a.b", "[::1]", ":", "01.2.3.4"}) BOOST_TEST(!is_ip_address(host));
}

}  // namespace

int main() {
    one_is_taken_apart();
    what_is_none_is_refused();
    this_machine_is_known_by_its_names();
    addresses_are_told_from_names();
    return boost::report_errors();
}
