// SPDX-License-Identifier: BSL-1.0
// web_answer: what stands beside an answer, whatever it is; bounded, and on one line.
#include <monongusa/wire/slack/web_answer.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <utility>

namespace {

using namespace monongusa::wire::slack;
using namespace monongusa::wire;

web_answer read(std::string body) { return read_answer({200, {}, std::move(body)}); }

void all_of_it_is_read() {
    auto const answer =
        read(R"({"response_metadata":{"scopes":["a"],"messages":["[ERROR] no such block [json-pointer:/blocks/0]","and more"],)"
             R"("next_cursor":"dXNlcjpVMDYx="},"ok":false,"error":"missing_scope","needed":"chat:write","provided":"im:read,x",)"
             R"("warning":"missing_charset"})");
    BOOST_TEST(answer.is_json && !answer.ok);
    BOOST_TEST_EQ(answer.error, "missing_scope");
    BOOST_TEST_EQ(answer.needed, "chat:write");
    BOOST_TEST_EQ(answer.provided, "im:read,x");
    BOOST_TEST_EQ(answer.warning, "missing_charset");
    BOOST_TEST_EQ(answer.messages, "[ERROR] no such block [json-pointer:/blocks/0]; and more");
    BOOST_TEST_EQ(answer.next_cursor, "dXNlcjpVMDYx=");
}

void strange_ones_are_harmless() {
    for (char const* const none :
         {"", "null", "[]", "7", "\"ok\"", "{", R"({"ok":true)", R"({"ok":true} x)", R"({"ok":true,})", "<html>", "OK - 5"}) {
        auto const answer = read(none);
        BOOST_TEST(!answer.is_json && !answer.ok && answer.error.empty());
    }
    for (char const* const odd : {"{}", R"({"ok":null})", R"({"ok":"true"})", R"({"ok":1})", R"({"ok":false})", R"({"OK":true})"}) {
        BOOST_TEST(read(odd).is_json && !read(odd).ok);
    }
    auto const types = read(R"({"ok":true,"error":5,"needed":["a"],"response_metadata":{"messages":{"a":1},"next_cursor":7}})");
    BOOST_TEST(types.ok && types.error.empty() && types.needed.empty() && types.messages.empty() && types.next_cursor.empty());
    BOOST_TEST(read(R"({"ok":true,"response_metadata":null})").ok);
    BOOST_TEST_EQ(read(R"({"ok":false,"response_metadata":{"messages":[null,"a",1,"","b"]}})").messages, "a; b");
}

void what_was_done_has_no_error() { BOOST_TEST(read(R"({"ok":true,"error":"x"})").error.empty()); }

void texts_are_bounded_and_on_one_line() {
    std::string const huge(100'000, 'x');
    auto const answer = read(R"({"ok":false,"error":"a\nb\u0000\u001b[31m","needed":")" + huge + R"(","response_metadata":{"messages":[")" +
                             huge + R"(","b"],"next_cursor":")" + huge + R"("}})");
    BOOST_TEST_EQ(answer.error, "a b  [31m");
    BOOST_TEST_EQ(answer.needed.size(), web_answer::longest);
    BOOST_TEST_EQ(answer.messages.size(), web_answer::longest);
    // A part of a cursor would be another cursor.
    BOOST_TEST(answer.next_cursor.empty());
    std::string const exactly(web_answer::longest_cursor, 'x');
    BOOST_TEST_EQ(read(R"({"ok":true,"response_metadata":{"next_cursor":")" + exactly + R"("}})").next_cursor, exactly);
    std::string many;
    for (int i = 0; i != 10'000; ++i) many += i == 0 ? "\"a\"" : ",\"a\"";
    BOOST_TEST_LE(read(R"({"ok":false,"response_metadata":{"messages":[)" + many + "]}}").messages.size(), web_answer::longest);
    // No character is cut in two.
    auto const cut = read(R"({"ok":false,"error":")" + std::string(web_answer::longest - 1, 'x') + "\xC3\xA9\"}");
    BOOST_TEST_EQ(cut.error, std::string(web_answer::longest - 1, 'x'));
}

void a_long_answer_is_read_to_its_end() {
    std::string members;
    for (int i = 0; i != 20'000; ++i) members += R"({"id":"U1","ok":false,"error":"inner","response_metadata":{"next_cursor":"inner"}},)";
    auto const answer = read(R"({"ok":true,"members":[)" + members + R"(null],"response_metadata":{"next_cursor":"c"}})");
    BOOST_TEST(answer.is_json && answer.ok);
    BOOST_TEST_EQ(answer.next_cursor, "c");
    std::string const deep(50'000, '[');
    BOOST_TEST(!read(R"({"ok":true,"a":)" + deep + "}").ok);
    BOOST_TEST(read(R"({"ok":true,"a":)" + deep + std::string(50'000, ']') + "}").ok);
}

void errors_are_slacks_words_else_the_status() {
    BOOST_TEST(!error_of({200, {}, R"({"ok":true})"}));
    BOOST_TEST(error_of({200, {}, R"({"ok":false,"error":"channel_not_found"})"}) == api_error::channel_not_found);
    BOOST_TEST(error_of({404, {}, R"({"ok":false,"error":"channel_not_found"})"}) == api_error::channel_not_found);
    BOOST_TEST(error_of({200, {}, R"({"ok":false})"}) == api_error::no_answer);
    BOOST_TEST(error_of({200, {}, "<html>"}) == api_error::no_answer);
    BOOST_TEST(error_of({429, {}, ""}) == api_error::ratelimited);
    BOOST_TEST_EQ(error_of({503, {}, "<html>"}).message(), "Slack refused it (HTTP 503)");
    // Whoever says so is not Slack's Web API.
    BOOST_TEST(error_of({500, {}, R"({"ok":true})"}) == status_error(500));
    BOOST_TEST(error_of({}) == api_error::no_answer);
}

void the_log_is_told_what_to_do() {
    rest_reply const scope{200,
                           {{"x-slack-req-id", "9ba2"}},
                           R"({"ok":false,"error":"missing_scope","needed":"reactions:write","provided":"chat:write,im:history"})"};
    BOOST_TEST_EQ(
        sentence_of(scope),
        "the token lacks a scope; add it to the app on api.slack.com, then install the app again (missing_scope); needed: reactions:write; "
        "the token has: chat:write,im:history; Slack's number of the request: 9ba2");
    rest_reply const blocks{200, {}, R"({"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] must be text"]}})"};
    BOOST_TEST_EQ(sentence_of(blocks),
                  "Slack does not take the blocks; the log says why (invalid_blocks); Slack says: [ERROR] must be text");
    BOOST_TEST_EQ(sentence_of({502, {}, "<html>secret</html>"}), "Slack refused it (HTTP 502)");
    rest_reply const long_id{502, {{"x-slack-req-id", std::string(10'000, 'x') + "\n"}}, ""};
    BOOST_TEST_LE(sentence_of(long_id).size(), 200u);
    rest_reply const broken{200, {{"x-slack-req-id", "a\r\nb"}}, R"({"ok":false,"error":"a\nb"})"};
    BOOST_TEST(sentence_of(broken).find_first_of("\r\n") == std::string::npos);
}

}  // namespace

int main() {
    all_of_it_is_read();
    strange_ones_are_harmless();
    what_was_done_has_no_error();
    texts_are_bounded_and_on_one_line();
    a_long_answer_is_read_to_its_end();
    errors_are_slacks_words_else_the_status();
    the_log_is_told_what_to_do();
    return boost::report_errors();
}
