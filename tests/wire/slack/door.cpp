// SPDX-License-Identifier: BSL-1.0
// door: what came is told by its content, answered as Slack wants it, and carries what Socket Mode would have carried.
#include <monongusa/wire/slack/door.hpp>

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::detail::joined;

constexpr std::string_view json = "application/json";
constexpr std::string_view form_type = "application/x-www-form-urlencoded";

std::string at_door(std::string_view content_type, std::string_view body) {
    constexpr char const* names[] = {"challenge", "event", "command", "interaction", "ssl_check", "unknown"};
    auto const made = answer_at_door(content_type, std::string{body});
    auto said = joined(made.status, ' ', names[static_cast<int>(made.kind)]);
    if (!made.content_type.empty()) said += joined(" (", made.content_type, ")");
    if (!made.body.empty()) said += joined(" [", made.body, "]");
    return made.payload.empty() ? said : joined(said, ' ', made.payload);
}

void events_are_let_in_as_they_are() {
    struct {
        std::string_view body;
        std::string_view answer;
    } const rows[] = {
        {R"({"type":"event_callback","event_id":"Ev1","event":{"type":"message"}})",
         R"(200 event {"type":"event_callback","event_id":"Ev1","event":{"type":"message"}})"},
        {R"( {"event":{"type":"x","challenge":"y"},"type":"event_callback"} )",
         R"(200 event  {"event":{"type":"x","challenge":"y"},"type":"event_callback"} )"},
        // Without an event inside: who reads it minds that.
        {R"({"type":"event_callback"})", R"(200 event {"type":"event_callback"})"},
        {R"({"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820})",
         R"(200 event {"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820})"},
        // Of a kind that Slack may come to send.
        {R"({"type":"tea_time"})", "200 unknown"},
        {R"({"type":5})", "200 unknown"},
        {R"({})", "200 unknown"},
        {"null", "400 unknown"},
        {"[]", "400 unknown"},
        {R"("event_callback")", "400 unknown"},
        {"", "400 unknown"},
        {"type=event_callback", "400 unknown"},
        {R"({"type":"event_callback")", "400 unknown"},
        {R"({"type":"event_callback"} x)", "400 unknown"},
        {R"({"type":"event_callback"}{})", "400 unknown"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(at_door(json, row.body), row.answer);
}

void a_challenge_is_said_again() {
    constexpr std::string_view text = "(text/plain; charset=utf-8)";
    struct {
        std::string body;
        std::string answer;
    } const rows[] = {
        {R"({"token":"t","challenge":"3eZbrw1aB","type":"url_verification"})", joined("200 challenge ", text, " [3eZbrw1aB]")},
        {R"({"type":"url_verification","challenge":"a\u00e9\n<b>"})", joined("200 challenge ", text, " [a\xC3\xA9\n<b>]")},
        {joined(R"({"type":"url_verification","challenge":")", std::string(1024, 'c'), "\"}"),
         joined("200 challenge ", text, " [", std::string(1024, 'c'), "]")},
        {joined(R"({"type":"url_verification","challenge":")", std::string(1025, 'c'), "\"}"), "400 unknown"},
        {R"({"type":"url_verification","challenge":""})", "400 unknown"},
        {R"({"type":"url_verification","challenge":5})", "400 unknown"},
        {R"({"type":"url_verification"})", "400 unknown"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(at_door(json, row.body), row.answer);
}

void commands_become_what_socket_mode_carries() {
    struct {
        std::string_view body;
        std::string_view answer;
    } const rows[] = {
        {"command=%2Ftea&text=green+or+%22black%22&user_id=U1&is_enterprise_install=false",
         R"(200 command {"command":"/tea","text":"green or \"black\"","user_id":"U1","is_enterprise_install":"false"})"},
        {"text=&command=/tea", R"(200 command {"text":"","command":"/tea"})"},
        {"command=%2Ftee%C3%A9&text=%ff%zz%", "200 command {\"command\":\"/tee\xC3\xA9\",\"text\":\"\xEF\xBF\xBD%zz%\"}"},
        // Twice: the first counts.
        {"command=/a&command=/b&x", R"(200 command {"command":"/a","x":""})"},
        {"command=/a&ssl_check=0", R"(200 command {"command":"/a","ssl_check":"0"})"},
        {"ssl_check=1&token=t", "200 ssl_check"},
        {"ssl_check=0", "400 unknown"},
        {"command=", "400 unknown"},
        {"text=tea", "400 unknown"},
        {"", "400 unknown"},
        {"&&&=&=", "400 unknown"},
        {R"({"type":"event_callback"})", "400 unknown"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(at_door(form_type, row.body), row.answer);
    std::string many = "command=/a";
    for (int i = 0; i < 1000; ++i) many += joined("&f", i, "=v");
    auto const made = answer_at_door(form_type, many);
    BOOST_TEST(made.kind == door_kind::command);
    BOOST_TEST(made.payload.ends_with(R"(,"f62":"v"})"));
}

void interactions_stand_in_one_field() {
    struct {
        std::string_view body;
        std::string_view answer;
    } const rows[] = {
        {"payload=%7B%22type%22%3A%22block_actions%22%7D", R"(200 interaction {"type":"block_actions"})"},
        {"payload={\"type\":\"x+y\"}&command=/a&ssl_check=1", R"(200 interaction {"type":"x y"})"},
        {"payload=", "400 unknown"},
        {"payload=null", "400 unknown"},
        {"payload=[]", "400 unknown"},
        {"payload={", "400 unknown"},
        {"payload={}{}", "400 unknown"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(at_door(form_type, row.body), row.answer);
}

void the_type_of_the_content_is_read_as_it_is_written() {
    struct {
        std::string_view type;
        std::string_view event, command;
    } const rows[] = {
        {"application/json", "200 event", "400 unknown"},
        {"application/json; charset=utf-8", "200 event", "400 unknown"},
        {" Application/JSON ;x", "200 event", "400 unknown"},
        {"", "200 event", "400 unknown"},
        {"application/x-www-form-urlencoded", "400 unknown", "200 command"},
        {"APPLICATION/X-WWW-FORM-URLENCODED;charset=utf-8", "400 unknown", "200 command"},
        {"application/x-www-form-urlencodedx", "415 unknown", "415 unknown"},
        {"application/jso", "415 unknown", "415 unknown"},
        {"multipart/form-data", "415 unknown", "415 unknown"},
        {";application/json", "415 unknown", "415 unknown"},
    };
    for (auto const& row : rows) {
        auto const kind_of = [&](std::string_view body) {
            auto const said = at_door(row.type, body);
            return said.substr(0, said.find(' ', 4));
        };
        BOOST_TEST_EQ(kind_of(R"({"type":"event_callback"})"), row.event);
        BOOST_TEST_EQ(kind_of("command=/tea"), row.command);
    }
}

void a_question_about_tls_brings_nothing() {
    struct {
        std::string form;
        bool is_one;
    } const rows[] = {
        {"ssl_check=1", true},
        {"token=t&ssl_check=1", true},
        {"ssl_check=%31", true},
        {"ssl_check=0", false},
        {"ssl_check=", false},
        {"ssl_check", false},
        {"", false},
        {"xssl_check=1", false},
        {"ssl_check=1&command=/tea", false},
        {"payload={}&ssl_check=1", false},
        {"ssl_check=1&x=" + std::string(2000, 'x'), false},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(is_ssl_check(row.form), row.is_one);
}

}  // namespace

int main() {
    events_are_let_in_as_they_are();
    a_challenge_is_said_again();
    commands_become_what_socket_mode_carries();
    interactions_stand_in_one_field();
    the_type_of_the_content_is_read_as_it_is_written();
    a_question_about_tls_brings_nothing();
    return boost::report_errors();
}
