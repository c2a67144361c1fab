// SPDX-License-Identifier: BSL-1.0
// reply_error: the code, and one line of Discord's words with the way to each member it does not like.
#include <monongusa/wire/discord/reply_error.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using namespace monongusa::wire::discord;

struct row {
    int status;
    char const* body;
    api_error code;
    char const* message;
};

void each_is_read() {
    row const rows[] = {
        {403, R"({"code": 50013, "message": "Missing Permissions"})", api_error::no_permission, "Missing Permissions"},
        {401, R"({"code": 0, "message": "401: Unauthorized"})", api_error::unauthorized, "401: Unauthorized"},
        {400,
         R"({"code": 50035, "message": "Bad form", "errors": {"content": {"_errors": [{"code": "TOO_LONG", "message": "2000 at most"}]}}})",
         api_error::invalid_form, "Bad form; content: 2000 at most (TOO_LONG)"},
        {400,
         R"({"code": 50035, "message": "Bad form", "errors": {"embeds": {"0": {"fields": {"12": {"name": {"_errors": [
             {"code": "A", "message": "is missing"}, {"code": "B", "message": "is odd"}]}}}}}, "tts": {"_errors": [{"message": "no"}]}}})",
         api_error::invalid_form, "Bad form; embeds[0].fields[12].name: is missing (A); embeds[0].fields[12].name: is odd (B); tts: no"},
        {400, R"({"code": 50035, "errors": {"_errors": [{"code": "C", "message": "all of it"}]}})", api_error::invalid_form,
         "all of it (C)"},
        {404, R"({"code": 10008})", api_error::unknown_message, "Discord knows no such message in that channel; it may be deleted"},
        {400, R"({"code": 50035, "message": 7, "errors": [1, 2]})", api_error::invalid_form,
         "Discord does not take a value of the request; the log says which"},
        {400, R"({"code": 50035, "message": "m", "errors": {"a": 1, "b": {"_errors": {}}, "c": {"_errors": [1, "x", {"code": 2}]}}})",
         api_error::invalid_form, "m"},
        {502, "<html>", api_error::bad_gateway, "Discord could not be reached behind its front (HTTP 502); whether it was done is unknown"},
        {403, "", api_error::forbidden, "Discord does not allow it (HTTP 403)"},
        {403, R"([50013])", api_error::forbidden, "Discord does not allow it (HTTP 403)"},
        {403, R"({"code": "50013", "message": "x"})", api_error::no_permission, "x"},
        {403, R"({"code": 99999999999999999999, "message": "x"})", api_error::forbidden, "x"},
        {403, R"({"code": -1, "message": "x"})", api_error::forbidden, "x"},
    };
    for (auto const& row : rows) {
        auto const read = read_error({row.status, {}, row.body});
        BOOST_TEST(read.code == row.code);
        BOOST_TEST_EQ(read.message, row.message);
    }
}

void the_message_is_one_line_and_bounded() {
    BOOST_TEST_EQ(read_error({400, {}, "{\"message\": \"two\\nlines\\u001b[31m\\u007f\"}"}).message, "two lines [31m ");
    for (std::size_t pad = 0; pad != 4; ++pad) {
        std::string body = "{\"message\": \"" + std::string(pad, 'a');
        for (int i = 0; i != 600; ++i) body += "é€😀";
        auto const read = read_error({400, {}, body + "\"}"});
        BOOST_TEST_LE(read.message.size(), reply_error::longest);
        BOOST_TEST_GE(read.message.size(), reply_error::longest - 3);
        // What was cut off begins with a whole character, so that the line ends with one.
        std::string const wanted = body.substr(std::string{"{\"message\": \""}.size(), read.message.size());
        BOOST_TEST(read.message == wanted && !monongusa::detail::utf8::is_trail(body[13 + wanted.size()]));
    }
}

void many_members_are_bounded_too() {
    std::string body = "{\"code\": 50035, \"message\": \"m\", \"errors\": {";
    for (int i = 0; i != 500; ++i)
        body += "\"member" + std::to_string(i) + "\": {\"_errors\": [{\"code\": \"X\", \"message\": \"wrong\"}]},";
    body.back() = '}';
    auto const read = read_error({400, {}, body + "}"});
    BOOST_TEST(read.code == api_error::invalid_form);
    BOOST_TEST_EQ(read.message.size(), reply_error::longest);
    BOOST_TEST(read.message.starts_with("m; member0: wrong (X); member1: wrong (X)"));
    std::string list = "{\"errors\": {\"_errors\": [";
    for (int i = 0; i != 2000; ++i) list += "{\"message\": \"again\"},";
    list.back() = ']';
    BOOST_TEST_LE(read_error({400, {}, list + "}}"}).message.size(), reply_error::longest);
}

}  // namespace

int main() {
    each_is_read();
    the_message_is_one_line_and_bounded();
    many_members_are_bounded_too();
    return boost::report_errors();
}
