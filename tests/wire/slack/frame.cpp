// SPDX-License-Identifier: BSL-1.0
// wire/slack/frame: what Slack sends over Socket Mode is told apart, whatever its order, and what it does not send does no harm.
#include <monongusa/wire/slack/frame.hpp>

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::detail::joined;

constexpr std::string_view names[] = {"hello", "disconnect", "events_api", "slash_commands", "interactive", "other", "malformed"};

std::string_view name_of(frame_kind kind) { return names[static_cast<std::size_t>(kind)]; }

// The kind, and all that is there.
std::string read(std::string_view text) {
    auto const found = read_frame(text);
    std::string told{name_of(found.kind)};
    if (!found.envelope_id.empty()) told += joined(" id=", found.envelope_id);
    if (!found.payload.empty()) told += joined(" payload=", found.payload);
    if (!found.reason.empty()) told += joined(" reason=", found.reason);
    if (found.accepts_response) told += " accepts";
    if (found.retry_attempt != 0) told += joined(" retry=", found.retry_attempt);
    if (!found.retry_reason.empty()) told += joined(" for=", found.retry_reason);
    if (found.connections != 0) told += joined(" connections=", found.connections);
    if (!found.app_id.empty()) told += joined(" app=", found.app_id);
    return told;
}

void each_kind_is_read() {
    struct {
        std::string_view text;
        std::string_view read;
    } const rows[] = {
        {R"({"type":"hello","num_connections":2,"debug_info":{"host":"applink-1","approximate_connection_time":18060},"connection_info":{"app_id":"A1"}})",
         "hello connections=2 app=A1"},
        {R"({"type":"hello"})", "hello"},
        {R"({"type":"disconnect","reason":"warning","debug_info":{"host":"applink-1"}})", "disconnect reason=warning"},
        {R"({"type":"disconnect"})", "disconnect"},
        {R"({"envelope_id":"e-1","payload":{"type":"event_callback","event":{"type":"message"}},"type":"events_api",)"
         R"("accepts_response_payload":false,"retry_attempt":1,"retry_reason":"timeout"})",
         R"(events_api id=e-1 payload={"type":"event_callback","event":{"type":"message"}} retry=1 for=timeout)"},
        // Envelopes of old have no retry members.
        {R"({"type":"events_api","envelope_id":"e-1","payload":{}})", "events_api id=e-1 payload={}"},
        {R"({"type":"slash_commands","envelope_id":"e-2","accepts_response_payload":true,"payload":{"command":"/tea"}})",
         R"(slash_commands id=e-2 payload={"command":"/tea"} accepts)"},
        {R"({"payload":{"type":"block_actions"},"accepts_response_payload":true,"envelope_id":"e-3","type":"interactive"})",
         R"(interactive id=e-3 payload={"type":"block_actions"} accepts)"},
        {" { \"type\" : \"events_api\" , \"envelope_id\" : \"e\" , \"payload\" : { } } \n", "events_api id=e payload={ }"},
        {R"({"type":"goodbye","envelope_id":"e"})", "other id=e"},
        {R"({"\u0074ype":"hello"})", "hello"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(read(row.text), row.read);
}

void what_is_of_another_type_is_absent() {
    struct {
        std::string_view text;
        std::string_view read;
    } const rows[] = {
        {R"({"type":1})", "other"},
        {R"({"type":null,"envelope_id":7,"payload":null})", "other payload=null"},
        {R"({"type":{"type":"hello"}})", "other"},
        {R"({"type":"events_api","envelope_id":{},"payload":"text","accepts_response_payload":"true"})", R"(events_api payload="text")"},
        {R"({"type":"events_api","retry_attempt":-4,"retry_reason":[]})", "events_api"},
        {R"({"type":"events_api","retry_attempt":99999999999999999999})", "events_api"},
        {R"({"type":"events_api","retry_attempt":"2"})", "events_api retry=2"},
        {R"({"type":"hello","num_connections":-1,"connection_info":[1]})", "hello"},
        {R"({"type":"hello","num_connections":2147483648,"connection_info":"A1"})", "hello"},
        {R"({"type":"disconnect","reason":false})", "disconnect"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(read(row.text), row.read);
}

void json_without_a_type_is_other() {
    for (auto const* const text :
         {"null", "[]", "{}", " {} ", "[{\"type\":\"hello\"}]", "\"hello\"", "1", "true", "{\"a\":{\"type\":\"hello\"}}"})
        BOOST_TEST_EQ(read(text), "other");
}

void no_json_is_malformed() {
    for (auto const* const text : {"", " ", "{", "}", "hello", "{\"type\":\"hello\"", "{\"type\":\"hello\"]", "{\"type\":\"hello\",}",
                                   "{\"type\":\"hello\"}x", "{\"type\":\"hello\"}{}", "{\"type\":}", "{\"type\":\"hello}", "[", "nul",
                                   "{type:\"hello\"}", "{\"envelope_id\":\"e\",\"type\":\"events_api\",\"payload\":{"}) {
        BOOST_TEST_EQ(read(text), "malformed");
        BOOST_TEST(read_frame(text) == frame{});
    }
}

void an_id_has_a_length() {
    auto const with = [](std::size_t size) { return joined(R"({"type":"events_api","envelope_id":")", std::string(size, 'e'), "\"}"); };
    auto const text = with(longest_envelope_id);
    BOOST_TEST_EQ(read_frame(text).envelope_id.size(), longest_envelope_id);
    auto const longer = with(longest_envelope_id + 1);
    BOOST_TEST(read_frame(longer).envelope_id.empty());
    BOOST_TEST(read_frame(longer).kind == frame_kind::events_api);
}

void depth_and_size_do_no_harm() {
    auto const deep = joined(R"({"type":"events_api","payload":)", std::string(1'000'000, '['), std::string(1'000'000, ']'), '}');
    BOOST_TEST(read_frame(deep).kind == frame_kind::events_api);
    auto const large = joined(R"({"payload":{"text":")", std::string(5'000'000, 'x'), R"("},"type":"events_api","envelope_id":"e"})");
    auto const found = read_frame(large);
    BOOST_TEST(found.kind == frame_kind::events_api);
    BOOST_TEST_EQ(found.envelope_id, "e");
    BOOST_TEST(found.payload.data() == large.data() + 11 && found.payload.size() == 5'000'011);
}

}  // namespace

int main() {
    each_kind_is_read();
    what_is_of_another_type_is_absent();
    json_without_a_type_is_other();
    no_json_is_malformed();
    an_id_has_a_length();
    depth_and_size_do_no_harm();
    return boost::report_errors();
}
