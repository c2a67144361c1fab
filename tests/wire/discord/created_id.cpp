// SPDX-License-Identifier: BSL-1.0
// created_id: the id of any reply, also of one that is nonsense.
#include <monongusa/wire/discord/created_id.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using monongusa::wire::discord::created_id;

void each_reply_is_read_so() {
    struct {
        std::string_view body, id;
    } const rows[] = {
        {R"({"id":"334385199974967042","channel_id":"1","author":{"id":"2"},"mentions":[{"id":"3"}],"content":"\"id\""})",
         "334385199974967042"},
        {R"({"author":{"id":"2"},"id":334385199974967042})", "334385199974967042"},
        {R"({"author":{"id":"2"}})", ""},
        {R"({"id":null})", ""},
        {R"({"id":"x"})", ""},
        {R"({"id":"../1"})", ""},
        {R"({"id":"99999999999999999999"})", ""},
        {R"({"id":["1"]})", ""},
        {R"({"id":"1")", ""},
        {R"(["id","1"])", ""},
        {R"("1")", ""},
        {"<html>502</html>", ""},
        {"", ""},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(created_id(row.body), row.id);
}

void depth_does_not_matter() {
    std::string const deep(100'000, '[');
    BOOST_TEST_EQ(created_id("{\"a\":" + deep), "");
    BOOST_TEST_EQ(created_id("{\"a\":" + deep + std::string(100'000, ']') + ",\"id\":\"7\"}"), "7");
}

}  // namespace

int main() {
    each_reply_is_read_so();
    depth_does_not_matter();
    return boost::report_errors();
}
