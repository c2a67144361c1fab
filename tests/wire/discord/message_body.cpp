// SPDX-License-Identifier: BSL-1.0
// message_body: the JSON of each kind of message, letter by letter.
#include <monongusa/wire/discord/message_body.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using namespace monongusa::wire::discord;
using monongusa::action::file;

void a_new_message_is_written_so() {
    BOOST_TEST_EQ(json_of({"tea", {}, {}, {}, {}}), R"({"content":"tea","allowed_mentions":{"parse":[]}})");
    BOOST_TEST_EQ(json_of({"@everyone \"tea\"", "17", {}, {}, {}}),
                  R"({"content":"@everyone \"tea\"","nonce":"17","enforce_nonce":true,"allowed_mentions":{"parse":[]}})");
    BOOST_TEST_EQ(json_of({"tea", {}, "5", {true, false, false, true}, {}}),
                  R"({"content":"tea","allowed_mentions":{"parse":["users"],"replied_user":true},)"
                  R"("message_reference":{"message_id":"5","fail_if_not_exists":false}})");
}

void files_are_numbered() {
    file const files[] = {{"a\"b.png", "1", "a cup"}, {"", "2", ""}};
    BOOST_TEST_EQ(
        json_of({{}, {}, {}, {}, files}),
        R"({"allowed_mentions":{"parse":[]},"attachments":[{"id":0,"filename":"a\"b.png","description":"a cup"},{"id":1,"filename":"file"}]})");
}

void embeds_are_written_behind_the_text() {
    monongusa::action::embed const embeds[] = {{.text = "one"}, {.title = "two"}};
    BOOST_TEST_EQ(json_of({"tea", {}, {}, {}, {}, embeds}),
                  R"({"content":"tea","allowed_mentions":{"parse":[]},"embeds":[{"description":"one"},{"title":"two"}]})");
}

void an_edit_says_again_whom_it_may_notify() {
    BOOST_TEST_EQ(json_of_edit("tea\xFF", {}), "{\"content\":\"tea\uFFFD\",\"allowed_mentions\":{\"parse\":[]}}");
    BOOST_TEST_EQ(json_of_edit("tea", {false, true, false, false}), R"({"content":"tea","allowed_mentions":{"parse":["roles"]}})");
}

}  // namespace

int main() {
    a_new_message_is_written_so();
    files_are_numbered();
    embeds_are_written_behind_the_text();
    an_edit_says_again_whom_it_may_notify();
    return boost::report_errors();
}
