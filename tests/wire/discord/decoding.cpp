// SPDX-License-Identifier: BSL-1.0
// decoding: refers to who is the bot and what is called how.
#include <monongusa/wire/discord/decoding.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using namespace monongusa::wire::discord;

void it_sees_what_changes() {
    self_info self;
    directory names;
    decoding const with{self, names};
    self = {"5", "kettle_bot"};
    BOOST_TEST(names.learn(dispatch::channel_create, R"({"id":"7","name":"tea","guild_id":"9"})"));
    BOOST_TEST(with.self == (self_info{"5", "kettle_bot"}));
    BOOST_TEST(with.names.channel("7") != nullptr);
}

}  // namespace

int main() {
    it_sees_what_changes();
    return boost::report_errors();
}
