// SPDX-License-Identifier: BSL-1.0
// message_event: what somebody said, changed or took back is told from the rest, in whatever order it is written.
#include <monongusa/wire/slack/message_event.hpp>

#include <monongusa/detail/append.hpp>

#include "support/slack_events.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
namespace slack_events = support::slack_events;

void fixtures_are_of_their_sort() {
    struct {
        std::string_view file;
        message_sort sort;
    } const rows[] = {
        {"message", message_sort::said},
        {"message_broadcast", message_sort::said},
        {"message_changed", message_sort::edited},
        {"message_deleted", message_sort::deleted},
        {"message_direct", message_sort::said},
        {"message_joined", message_sort::other},
        {"message_me", message_sort::said},
        {"message_of_app", message_sort::said},
        {"message_own", message_sort::said},
        {"message_own_response", message_sort::said},
        {"message_private", message_sort::said},
        {"message_replied", message_sort::other},
        {"message_thread_files", message_sort::said},
        {"message_tombstone", message_sort::deleted},
        {"message_unfurled", message_sort::edited},
        {"message_webhook", message_sort::said},
        {"app_mention", message_sort::said},
    };
    for (auto const& row : rows) {
        if (sort_of_message(slack_events::event(row.file)) != row.sort) BOOST_ERROR(std::string{row.file}.c_str());
    }
}

void other_rows_are_of_their_sort() {
    struct {
        std::string_view event;
        message_sort sort;
    } const rows[] = {
        {"{}", message_sort::said},
        {R"({"subtype":null})", message_sort::said},
        {R"({"hidden":false})", message_sort::said},
        {R"({"hidden":true})", message_sort::other},
        {R"({"message":{"text":"a"}})", message_sort::other},
        {R"({"message":null})", message_sort::said},
        {R"({"subtype":"message_replied","message":{}})", message_sort::other},
        {R"({"subtype":"message_changed"})", message_sort::edited},
        {R"({"message":{"subtype":"tombstone"},"subtype":"message_changed"})", message_sort::deleted},
        {R"({"subtype":"message_changed","message":{"subtype":"tombstone"}})", message_sort::deleted},
        {R"({"subtype":"message_changed","message":{"subtype":"channel_topic"}})", message_sort::other},
        {R"({"subtype":"message_changed","message":{"subtype":"bot_message"}})", message_sort::edited},
        {R"({"subtype":"message_deleted"})", message_sort::deleted},
        {R"({"subtype":"message_deleted","previous_message":{"subtype":"me_message"}})", message_sort::deleted},
        {R"({"subtype":"message_deleted","previous_message":{"subtype":"tombstone"}})", message_sort::other},
        {R"({"previous_message":{"subtype":"channel_join"},"subtype":"message_deleted"})", message_sort::other},
        {R"({"message":{"subtype":"message_deleted"},"subtype":"me_message"})", message_sort::said},
        {R"({"previous_message":{"subtype":"channel_topic"}})", message_sort::said},
        {R"({"subtype":"something_new"})", message_sort::other},
        {"", message_sort::said},
        {"[]", message_sort::said},
        {R"({"subtype":"channel_join")", message_sort::said},
    };
    for (auto const& row : rows) {
        if (sort_of_message(row.event) != row.sort) BOOST_ERROR(std::string{row.event}.c_str());
    }
}

void its_parts_are_kept_apart() {
    auto const text = slack_events::event("message_changed");
    message_event from;
    BOOST_TEST(from.read(text));
    BOOST_TEST_EQ(from.own.ts, "1773501300.000400");
    BOOST_TEST_EQ(from.now.ts, "1773500966.535009");
    BOOST_TEST(from.has_now && from.has_before && from.hidden && !from.mention);
    BOOST_TEST(from.now.edited && !from.before.edited && !from.own.edited);
    BOOST_TEST(from.now.text != from.before.text && from.own.text.empty());
    BOOST_TEST_EQ(from.place.channel, "C0TEAROOM");
    auto const mention = slack_events::event("app_mention");
    message_event called;
    BOOST_TEST(called.read(mention) && called.mention);
    message_event none;
    BOOST_TEST(!none.read("null") && !none.read("{") && !none.read("[]") && !none.read(""));
}

}  // namespace

int main() {
    fixtures_are_of_their_sort();
    other_rows_are_of_their_sort();
    its_parts_are_kept_apart();
    return boost::report_errors();
}
