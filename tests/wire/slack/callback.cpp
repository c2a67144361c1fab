// SPDX-License-Identifier: BSL-1.0
// wire/slack/callback: what is delivered is read in whatever order it stands, and told apart from what comes again.
#include <monongusa/wire/slack/callback.hpp>

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::detail::joined;

std::string read(std::string_view text) {
    callback found{"left", "over", "from", "the", "last", "one"};
    if (!read_callback(text, found)) {
        BOOST_TEST(found == callback{});
        return "none";
    }
    return joined('[', found.type, "] id=", found.event_id, " event=", found.event, " is=", found.event_type,
                  " challenge=", found.challenge, " trigger=", found.trigger_id);
}

void what_slack_delivers_is_read() {
    struct {
        std::string_view text;
        std::string_view read;
    } const rows[] = {
        {R"({"token":"t","team_id":"T1","api_app_id":"A1","event":{"type":"message","user":"U1"},"type":"event_callback","event_id":"Ev1","event_time":1})",
         R"([event_callback] id=Ev1 event={"type":"message","user":"U1"} is=message challenge= trigger=)"},
        {R"({"event_id":"Ev1","type":"event_callback","event":{"item":{"type":"file"},"type":"reaction_added"}})",
         R"([event_callback] id=Ev1 event={"item":{"type":"file"},"type":"reaction_added"} is=reaction_added challenge= trigger=)"},
        {R"({"token":"t","challenge":"c3","type":"url_verification"})", "[url_verification] id= event= is= challenge=c3 trigger="},
        // About the deliveries themselves, with no event inside.
        {R"({"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820,"api_app_id":"A1"})",
         "[app_rate_limited] id= event= is= challenge= trigger="},
        {R"({"command":"/tea","trigger_id":"13.37","text":"now"})", "[] id= event= is= challenge= trigger=13.37"},
        {R"({"type":"block_actions","trigger_id":"13.38","actions":[]})", "[block_actions] id= event= is= challenge= trigger=13.38"},
        {"{}", "[] id= event= is= challenge= trigger="},
        {R"({"type":"event_callback","event":{}})", "[event_callback] id= event={} is= challenge= trigger="},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(read(row.text), row.read);
}

void what_is_of_another_type_is_absent() {
    struct {
        std::string_view text;
        std::string_view read;
    } const rows[] = {
        {R"({"type":5,"event_id":{},"event":"message","challenge":null,"trigger_id":1})", "[] id= event= is= challenge= trigger="},
        {R"({"event":[{"type":"message"}]})", "[] id= event= is= challenge= trigger="},
        {R"({"event":null})", "[] id= event= is= challenge= trigger="},
        {R"({"event":{"type":["message"]}})", R"([] id= event={"type":["message"]} is= challenge= trigger=)"},
        {R"({"event":{"text":"\"type\":\"no\"","type":"yes"}})",
         R"([] id= event={"text":"\"type\":\"no\"","type":"yes"} is=yes challenge= trigger=)"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(read(row.text), row.read);
}

void what_is_no_object_is_refused() {
    for (auto const* const text :
         {"", "null", "[]", "\"event_callback\"", "7", "{", R"({"type":"event_callback")", R"({"event":{"type":"message"})",
          R"({"event":{"type":"message"}]})", R"({"type":"event_callback"} more)", "{}{}"})
        BOOST_TEST_EQ(read(text), "none");
}

void a_large_event_is_read_up_to_its_type() {
    auto const text =
        joined(R"({"event":{"type":"message","text":nonsense,"more":")", std::string(1'000'000, 'x'), R"("},"event_id":"Ev1"})");
    callback found;
    BOOST_TEST(read_callback(text, found));
    BOOST_TEST_EQ(found.event_type, "message");
    BOOST_TEST_EQ(found.event_id, "Ev1");
    BOOST_TEST(found.event.data() == text.data() + 9);
}

void a_delivery_has_a_key() {
    struct {
        std::string_view text;
        std::string_view envelope;
        std::string_view key;
    } const rows[] = {
        {R"({"event_id":"Ev1","trigger_id":"t"})", "e", "Ev1"},
        {R"({"trigger_id":"t"})", "e", "t"},
        {"{}", "e", "e"},
        {"{}", "", ""},
    };
    for (auto const& row : rows) {
        callback found;
        BOOST_TEST(read_callback(row.text, found));
        BOOST_TEST_EQ(delivery_key(found, row.envelope), row.key);
    }
    BOOST_TEST(delivery_key(callback{}).empty());
}

}  // namespace

int main() {
    what_slack_delivers_is_read();
    what_is_of_another_type_is_absent();
    what_is_no_object_is_refused();
    a_large_event_is_read_up_to_its_type();
    a_delivery_has_a_key();
    return boost::report_errors();
}
