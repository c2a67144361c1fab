// SPDX-License-Identifier: BSL-1.0
// channel_object: an id alone is a channel, too, and only flags tell of what kind one is.

#include <monongusa/wire/slack/channel_object.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string_view>

namespace {

using monongusa::chat::channel_kind;
using monongusa::wire::json_reader;
using monongusa::wire::slack::channel_object;

channel_object read(std::string_view json) {
    channel_object out;
    out.id = out.name = "old";
    out.direct = out.group = out.closed = out.told = true;
    json_reader reader{json};
    out.read(reader);
    return out;
}

}  // namespace

int main() {
    BOOST_TEST_EQ(read("\"C1\"").id, "C1");
    BOOST_TEST(read("\"C1\"").name.empty() && !read("\"C1\"").told);
    BOOST_TEST_EQ(read(R"({"name":"tea","id":"C1"})").name, "tea");
    BOOST_TEST(read("null").id.empty() && read("{}").id.empty() && read("[1]").id.empty() && read("").id.empty());
    BOOST_TEST(read(R"({"id":"C1","name":"tea"})").kind(channel_kind::closed) == channel_kind::closed);
    BOOST_TEST(read(R"({"id":"C1","is_channel":false})").kind(channel_kind::closed) == channel_kind::closed);
    BOOST_TEST(read(R"({"id":"C1","is_channel":true})").kind(channel_kind::closed) == channel_kind::open);
    BOOST_TEST(read(R"({"id":"C1","is_private":false})").kind(channel_kind::closed) == channel_kind::open);
    BOOST_TEST(read(R"({"id":"C1","is_group":true,"is_private":false})").kind(channel_kind::open) == channel_kind::closed);
    BOOST_TEST(read(R"({"id":"C1","is_mpim":true,"is_group":true})").kind(channel_kind::open) == channel_kind::group);
    BOOST_TEST(read(R"({"id":"C1","is_im":true,"is_private":true})").kind(channel_kind::open) == channel_kind::direct);
    return boost::report_errors();
}
