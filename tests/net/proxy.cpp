// SPDX-License-Identifier: BSL-1.0
// proxy: which one is taken for which server, and what it is asked.
#include <monongusa/net/proxy.hpp>

#include "../support/environment.hpp"

#include <boost/core/lightweight_test.hpp>

#include <optional>
#include <string>

namespace {

using monongusa::net::config;
using monongusa::net::error;
using monongusa::net::is_excepted;
using monongusa::net::parse_proxy;
using monongusa::net::parse_url;
using monongusa::net::proxy;
using monongusa::net::proxy_for;
using support::variable;

// No variable of whoever runs the test counts.
struct nothing_set {
    variable variables[9]{{"https_proxy", nullptr}, {"HTTPS_PROXY", nullptr}, {"http_proxy", nullptr}, {"HTTP_PROXY", nullptr}, {"all_proxy", nullptr},
                          {"ALL_PROXY", nullptr},   {"no_proxy", nullptr},    {"NO_PROXY", nullptr},   {"REQUEST_METHOD", nullptr}};
};

// `host:port` of the proxy for a URL; empty for none.
std::string chosen(char const* url, config const& settings = {}) {
    std::error_code failed;
    auto const found = proxy_for(*parse_url(url), settings, failed);
    if (failed) return failed.message();
    return found ? found->host + ':' + std::to_string(found->port) : "";
}

void an_address_is_taken_apart() {
    BOOST_TEST((parse_proxy("http://proxy.test:3128") == proxy{"proxy.test", 3128}));
    BOOST_TEST((parse_proxy("HTTP://Proxy.test:3128/") == proxy{"proxy.test", 3128}));
    BOOST_TEST((parse_proxy("proxy.test") == proxy{"proxy.test", 8080}));
    BOOST_TEST((parse_proxy("10.0.0.1:1") == proxy{"10.0.0.1", 1}));
    BOOST_TEST((parse_proxy("http://[::1]:3128") == proxy{"::1", 3128}));
    BOOST_TEST((parse_proxy("http://me:word@proxy.test:3128") == proxy{"proxy.test", 3128, "me:word"}));
    BOOST_TEST((parse_proxy("http://me:p%40ss%3a@proxy.test") == proxy{"proxy.test", 8080, "me:p@ss:"}));
}

void what_cannot_be_used_is_refused() {
    for (char const* const text : {"https://proxy.test", "socks5://proxy.test", "", "http://", "http://:1", "proxy.test:0", "proxy.test:99999", "proxy test",
                                   "http://me%0d%0a:x@proxy.test", "http://me%4:x@proxy.test", "http://me%zz:x@proxy.test", "http://me%@proxy.test"}) {
        BOOST_TEST(!parse_proxy(text));
    }
    BOOST_TEST_EQ(chosen("https://example.test", {.proxy = "socks5://proxy.test"}), make_error_code(error::bad_proxy).message());
}

void the_environment_says_one_for_each_kind() {
    nothing_set const none;
    BOOST_TEST_EQ(chosen("https://example.test"), "");
    variable const secure{"HTTPS_PROXY", "secure.test:1"};
    variable const plain{"HTTP_PROXY", "plain.test:2"};
    BOOST_TEST_EQ(chosen("https://example.test"), "secure.test:1");
    BOOST_TEST_EQ(chosen("wss://example.test"), "secure.test:1");
    BOOST_TEST_EQ(chosen("http://example.test"), "plain.test:2");
    BOOST_TEST_EQ(chosen("ws://example.test"), "plain.test:2");
    variable const small_secure{"https_proxy", "small.test:3"};
    variable const small_plain{"http_proxy", ""};
    BOOST_TEST_EQ(chosen("https://example.test"), "small.test:3");
    BOOST_TEST_EQ(chosen("http://example.test"), "plain.test:2");
}

void all_proxy_is_for_what_has_none_of_its_own() {
    nothing_set const none;
    variable const all{"ALL_PROXY", "all.test:1"};
    variable const secure{"https_proxy", "secure.test:2"};
    BOOST_TEST_EQ(chosen("http://example.test"), "all.test:1");
    BOOST_TEST_EQ(chosen("https://example.test"), "secure.test:2");
}

void what_a_server_may_have_set_from_a_request_is_not_believed() {
    nothing_set const none;
    variable const plain{"HTTP_PROXY", "plain.test:2"};
    variable const method{"REQUEST_METHOD", "GET"};
    BOOST_TEST_EQ(chosen("http://example.test"), "");
    variable const small{"http_proxy", "small.test:2"};
    BOOST_TEST_EQ(chosen("http://example.test"), "small.test:2");
}

void the_environments_proxy_is_not_for_this_machine_nor_for_exceptions() {
    nothing_set const none;
    variable const all{"ALL_PROXY", "all.test:1"};
    BOOST_TEST_EQ(chosen("http://localhost:1"), "");
    BOOST_TEST_EQ(chosen("https://127.0.0.1:1"), "");
    BOOST_TEST_EQ(chosen("https://example.test"), "all.test:1");
    variable const except{"NO_PROXY", "example.test"};
    BOOST_TEST_EQ(chosen("https://example.test"), "");
    BOOST_TEST_EQ(chosen("https://other.test"), "all.test:1");
}

void the_configuration_goes_first() {
    nothing_set const none;
    variable const all{"ALL_PROXY", "all.test:1"};
    variable const except{"NO_PROXY", "*"};
    BOOST_TEST_EQ(chosen("https://example.test", {.proxy = "mine.test:5"}), "mine.test:5");
    BOOST_TEST_EQ(chosen("https://127.0.0.1", {.proxy = "mine.test:5"}), "mine.test:5");
    variable const nobody{"NO_PROXY", nullptr};
    BOOST_TEST_EQ(chosen("https://example.test", {.proxy = ""}), "");
}

void exceptions_are_names_addresses_and_what_is_below() {
    struct {
        char const* list;
        char const* host;
        bool excepted;
    } const rows[] = {
        {"", "a.test", false},
        {"*", "a.test", true},
        {"a.test", "a.test", true},
        {"a.test", "b.a.test", true},
        {".a.test", "b.a.test", true},
        {".a.test", "a.test", true},
        {"*.a.test", "b.a.test", true},
        {"a.test", "ba.test", false},
        {"a.test", "a.test.b", false},
        {"A.Test", "a.test", true},
        {"x.test, a.test ,y.test", "a.test", true},
        {"x.test,,y.test", "y.test", true},
        {"a.test:443", "a.test", true},
        {"a.test:80", "a.test", false},
        {"10.0.0.1", "10.0.0.1", true},
        {"0.0.1", "10.0.0.1", false},
        {"::1", "::1", true},
        {"[::1]:443", "::1", true},
        {"not a host,a.test", "a.test", true},
        {",", "a.test", false},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(is_excepted(row.list, row.host, 443), row.excepted);
}

}  // namespace

int main() {
    an_address_is_taken_apart();
    what_cannot_be_used_is_refused();
    the_environment_says_one_for_each_kind();
    all_proxy_is_for_what_has_none_of_its_own();
    what_a_server_may_have_set_from_a_request_is_not_believed();
    the_environments_proxy_is_not_for_this_machine_nor_for_exceptions();
    the_configuration_goes_first();
    exceptions_are_names_addresses_and_what_is_below();
    return boost::report_errors();
}
