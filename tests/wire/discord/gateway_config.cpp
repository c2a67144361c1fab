// SPDX-License-Identifier: BSL-1.0
// wire/discord/gateway_config: which URL is connected to, and where a session may be resumed.
#include <monongusa/wire/discord/gateway_config.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;

struct row {
    std::string_view base;
    std::string_view url;
};
constexpr row rows[] = {
    {"wss://gateway.discord.gg", "wss://gateway.discord.gg/?v=10&encoding=json"},
    {"wss://gateway.discord.gg/", "wss://gateway.discord.gg/?v=10&encoding=json"},
    {"wss://gateway.discord.gg/?v=9&encoding=etf", "wss://gateway.discord.gg/?v=10&encoding=json"},
    {"wss://gateway.discord.gg?v=9#there", "wss://gateway.discord.gg/?v=10&encoding=json"},
    {"ws://127.0.0.1:8080/a/path", "ws://127.0.0.1:8080/a/path?v=10&encoding=json"},
    {"gateway.test", "gateway.test/?v=10&encoding=json"},
    {"", "/?v=10&encoding=json"},
};

void the_query_is_ours() {
    for (auto const& [base, url] : rows) {
        BOOST_TEST_EQ(gateway_url(base, false), url);
        BOOST_TEST_EQ(gateway_url(base, true), std::string{url} + "&compress=zlib-stream");
    }
}

void a_session_is_resumed_where_the_token_is_safe() {
    constexpr std::string_view base = "wss://gateway.discord.gg";
    BOOST_TEST(may_resume_at("wss://us-east1-b.gateway.test", base));
    BOOST_TEST(may_resume_at("ws://127.0.0.1:81", "ws://127.0.0.1:80"));
    for (std::string_view const bad :
         {"", "wss://", "ws://session.test", "https://session.test", "session.test", "wss://session.test/ x", "wss://a\r\nb",
          "wss://user@session.test", "wss://session.test\\elsewhere", "wss://s\xC3\xA9ssion.test"}) {
        BOOST_TEST(!may_resume_at(bad, base));
    }
    BOOST_TEST(!may_resume_at("wss://session.test", "no base"));
    BOOST_TEST(may_resume_at("wss://" + std::string(longest_url - 6, 'a'), base));
    BOOST_TEST(!may_resume_at("wss://" + std::string(longest_url - 5, 'a'), base));
}

void patience_has_an_end_where_the_other_side_must_do_something() {
    gateway_limits const limits;
    for (int i = 0; i <= static_cast<int>(gateway_status::ended); ++i) {
        auto const status = static_cast<gateway_status>(i);
        bool const theirs = status == gateway_status::connecting || status == gateway_status::waiting_for_hello ||
                            status == gateway_status::identifying || status == gateway_status::resuming ||
                            status == gateway_status::closing;
        BOOST_TEST_EQ(patience(limits, status) <= std::chrono::minutes{5}, theirs);
        BOOST_TEST_EQ(patience(limits, status) == monongusa::instant::duration::max(), !theirs);
    }
}

}  // namespace

int main() {
    the_query_is_ours();
    a_session_is_resumed_where_the_token_is_safe();
    patience_has_an_end_where_the_other_side_must_do_something();
    return boost::report_errors();
}
