// SPDX-License-Identifier: BSL-1.0
// slack_address: what Slack names is asked with TLS only, and the token goes to Slack alone.
#include <monongusa/transport/slack_address.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace {

using monongusa::net::error;
using monongusa::transport::slack_address;

void a_method_is_below_the_base() {
    slack_address const slack{"https://slack.com/api"};
    BOOST_TEST_EQ(slack.base(), "https://slack.com/api");
    BOOST_TEST_EQ(slack.of_method("chat.postMessage"), "https://slack.com/api/chat.postMessage");
    for (std::string_view const fine : {"chat.postMessage", "api.test", "a_1"}) BOOST_TEST(slack_address::is_method(fine));
    for (std::string_view const wrong : {"", "/chat.postMessage", "a/b", "a?b=c", "a b", "a#", "a%2e", "a\n"})
        BOOST_TEST(!slack_address::is_method(wrong));
    BOOST_TEST(!slack_address::is_method(std::string(129, 'a')));
}

void only_tls_is_asked() {
    struct {
        std::string_view base;
        bool insecure;
        std::string_view url;
        std::error_code refusal;
    } const rows[] = {
        {"https://slack.com/api", false, "https://files.slack.com/upload/v1/ABC", {}},
        {"https://slack.com/api", false, "https://hooks.slack.com/actions/1", {}},
        {"https://slack.com/api", false, "https://elsewhere.example/x", {}},
        {"https://slack.com/api", false, "http://files.slack.com/x", error::insecure_url},
        {"https://slack.com/api", true, "http://files.slack.com/x", {}},
        // Nothing that Slack names leads to what listens on this machine.
        {"https://slack.com/api", false, "http://127.0.0.1:631/printers", error::insecure_url},
        {"https://slack.com/api", false, "http://localhost/x", error::insecure_url},
        {"https://127.0.0.1:4443/api", false, "http://127.0.0.1:631/x", error::insecure_url},
        // But where the API is on this machine for a test, so is the rest.
        {"http://127.0.0.1:8080/api", false, "http://127.0.0.1:8081/upload", {}},
        {"http://127.0.0.1:8080/api", false, "http://files.example/upload", error::insecure_url},
        {"http://slack.example/api", false, "http://127.0.0.1/upload", error::insecure_url},
        {"https://slack.com/api", true, "wss://slack.com/link", error::bad_url},
        {"https://slack.com/api", true, "ftp://slack.com/x", error::bad_url},
        {"https://slack.com/api", true, "/x", error::bad_url},
        {"https://slack.com/api", true, "", error::bad_url},
        {"https://slack.com/api", true, "https://slack.com/a b", error::bad_url},
        {"https://slack.com/api", true, "https://ann:secret@slack.com/", error::bad_url},
        {"no base", false, "http://127.0.0.1/", error::insecure_url},
        {"no base", false, "https://slack.com/", {}},
    };
    for (auto const& row : rows) BOOST_TEST_EQ((slack_address{std::string{row.base}, row.insecure}.refusal(row.url)), row.refusal);
}

void the_token_goes_to_slack_alone() {
    struct {
        std::string_view base;
        bool insecure;
        std::string_view url;
        bool has_token;
    } const rows[] = {
        {"https://slack.com/api", false, "https://slack.com/api/files.info", true},
        {"https://slack.com/api", false, "https://files.slack.com/files-pri/T1-F1/tea.png", true},
        {"https://slack.com/api", false, "https://FILES.Slack.com:443/x", true},
        {"https://slack.com/api", false, "https://files.slack.com:8443/x", false},
        {"https://slack.com/api", false, "https://slack.com.evil.example/x", false},
        {"https://slack.com/api", false, "https://evilslack.com/x", false},
        {"https://slack.com/api", false, "https://files.slack.com@evil.example/x", false},
        {"https://slack.com/api", false, "https://evil.example/?https://files.slack.com", false},
        {"https://slack.com/api", false, "https://evil.example#.slack.com", false},
        {"https://slack.com/api", true, "http://files.slack.com/x", false},
        {"https://api.example:444/slack", false, "https://api.example:444/files/1", true},
        {"https://api.example:444/slack", false, "https://api.example/files/1", false},
        {"https://api.example:444/slack", false, "https://files.slack.com/x", true},
        {"https://api.example/slack", false, "http://api.example/x", false},
        {"http://127.0.0.1:8080/api", false, "http://127.0.0.1:8080/files/1", true},
        {"http://127.0.0.1:8080/api", false, "http://127.0.0.1:8081/files/1", false},
        {"http://slack.example/api", false, "http://slack.example/x", false},
        {"http://slack.example/api", true, "http://slack.example/x", true},
        {"no base", true, "https://evil.example/", false},
    };
    for (auto const& row : rows) {
        bool const has_token = slack_address{std::string{row.base}, row.insecure}.has_token(row.url);
        if (!BOOST_TEST_EQ(has_token, row.has_token)) BOOST_LIGHTWEIGHT_TEST_OSTREAM << "  " << row.base << " -> " << row.url << '\n';
    }
}

void a_request_is_signed() {
    slack_address const slack{"https://slack.com/api"};
    monongusa::net::http_request to_slack{.url = "https://files.slack.com/x"};
    slack.sign(to_slack, "xoxb-4711");
    BOOST_TEST_EQ(to_slack.headers.size(), 2u);
    BOOST_TEST_EQ(to_slack.headers[0].first, "User-Agent");
    BOOST_TEST_EQ(to_slack.headers[0].second, "monongusa/" + std::string{monongusa::version} + " (https://github.com/monongusa/monongusa)");
    BOOST_TEST_EQ(to_slack.headers[1].first, "Authorization");
    BOOST_TEST_EQ(to_slack.headers[1].second, "Bearer xoxb-4711");
    for (auto const& [url, token] : {std::pair{"https://elsewhere.example/x", "xoxb-4711"}, std::pair{"https://slack.com/x", ""}}) {
        monongusa::net::http_request without{.url = url};
        slack.sign(without, token);
        BOOST_TEST_EQ(without.headers.size(), 1u);
    }
}

void a_redirection_leads_somewhere() {
    struct {
        std::string_view url, location, to;
    } const rows[] = {
        {"https://a.example/x/y", "https://b.example/z", "https://b.example/z"},
        {"https://a.example/x/y", "/z?q=1", "https://a.example/z?q=1"},
        {"https://a.example:444/x", "/z", "https://a.example:444/z"},
        {"https://a.example/x", "//b.example/z", "https://b.example/z"},
        {"https://a.example/x", "http://b.example/z", "http://b.example/z"},  // Which is refused by `refusal`.
        {"https://a.example/x", "z", ""},
        {"https://a.example/x", "", ""},
        {"https://a.example/x", "javascript:alert(1)", ""},
        {"nothing", "/z", ""},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(slack_address::redirected(row.url, row.location), row.to);
}

}  // namespace

int main() {
    a_method_is_below_the_base();
    only_tls_is_asked();
    the_token_goes_to_slack_alone();
    a_request_is_signed();
    a_redirection_leads_somewhere();
    return boost::report_errors();
}
