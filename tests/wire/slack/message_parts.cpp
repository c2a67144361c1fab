// SPDX-License-Identifier: BSL-1.0
// message_parts: what of an object is of the message itself, and which subtypes somebody has said.
#include <monongusa/wire/slack/message_parts.hpp>

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using monongusa::wire::json_reader;
using monongusa::wire::slack::message_parts;

message_parts read(std::string_view json) {
    message_parts out;
    out.subtype = out.ts = out.text = out.thread_ts = out.files = "old";
    out.sender.user = "old";
    out.edited = true;
    json_reader reader{json};
    out.read(reader);
    return out;
}

void a_message_object_is_read() {
    auto const all = read(R"({"x":1,"ts":"1.2","thread_ts":"1.1","user":"U1","text":"a\n","files":[{}],"edited":{"user":"U1","ts":"1.3"},)"
                          R"("bot_id":"B1","subtype":"me_message"})");
    BOOST_TEST(all.ts == "1.2" && all.thread_ts == "1.1" && all.text == "a\\n" && all.files == "[{}]" && all.edited);
    BOOST_TEST(all.sender.user == "U1" && all.sender.bot_id == "B1" && all.subtype == "me_message");
    for (auto const* const none : {"{}", "null", "[]", R"({"ts":1.2,"thread_ts":null,"user":5,"text":{},"edited":null,"subtype":[]})"}) {
        auto const empty = read(none);
        BOOST_TEST(empty.ts.empty() && empty.thread_ts.empty() && empty.text.empty() && empty.subtype.empty() && !empty.edited);
        BOOST_TEST(!empty.sender.is_known());
    }
}

void only_a_reply_is_in_a_thread() {
    BOOST_TEST_EQ(read(R"({"ts":"1.2","thread_ts":"1.1"})").thread(), "1.1");
    BOOST_TEST_EQ(read(R"({"ts":"1.1","thread_ts":"1.1"})").thread(), "");
    BOOST_TEST_EQ(read(R"({"ts":"1.1"})").thread(), "");
}

// These five, and nothing else, be it new or old.
void some_subtypes_are_said() {
    for (auto const* const said : {"", "bot_message", "me_message", "file_share", "thread_broadcast"}) {
        message_parts one;
        one.subtype = said;
        BOOST_TEST(one.is_said());
    }
    for (auto const* const other : {"message_changed",
                                    "message_deleted",
                                    "message_replied",
                                    "channel_join",
                                    "channel_leave",
                                    "channel_topic",
                                    "channel_purpose",
                                    "channel_name",
                                    "channel_archive",
                                    "channel_unarchive",
                                    "channel_posting_permissions",
                                    "channel_convert_to_private",
                                    "group_join",
                                    "group_leave",
                                    "group_topic",
                                    "group_purpose",
                                    "group_name",
                                    "group_archive",
                                    "group_unarchive",
                                    "pinned_item",
                                    "unpinned_item",
                                    "reminder_add",
                                    "ekm_access_denied",
                                    "document_mention",
                                    "assistant_app_thread",
                                    "bot_add",
                                    "bot_remove",
                                    "reply_broadcast",
                                    "file_comment",
                                    "file_mention",
                                    "huddle_thread",
                                    "tombstone",
                                    "something_new"}) {
        message_parts one;
        one.subtype = other;
        if (one.is_said()) BOOST_ERROR(other);
    }
}

}  // namespace

int main() {
    a_message_object_is_read();
    only_a_reply_is_in_a_thread();
    some_subtypes_are_said();
    return boost::report_errors();
}
