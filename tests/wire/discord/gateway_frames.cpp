// SPDX-License-Identifier: BSL-1.0
// wire/discord/gateway_frames: each frame is written as Discord documents it.
#include <monongusa/wire/discord/gateway_frames.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdint>
#include <limits>
#include <string>

namespace {

using namespace monongusa::wire::discord;

std::string with_token(frame_with_token frame) {
    frame.text.insert(frame.token_at, "TOKEN");
    return frame.text;
}

void identify() {
    BOOST_TEST_EQ(
        with_token(identify_frame(33281, 0, 1, "")),
        R"({"op":2,"d":{"token":"TOKEN","intents":33281,"properties":{"os":"monongusa","browser":"monongusa","device":"monongusa"},"shard":[0,1]}})");
    BOOST_TEST_EQ(
        with_token(identify_frame(std::numeric_limits<std::uint32_t>::max(), 3, 16, R"({"status":"dnd"})")),
        R"({"op":2,"d":{"token":"TOKEN","intents":4294967295,"properties":{"os":"monongusa","browser":"monongusa","device":"monongusa"},)"
        R"("shard":[3,16],"presence":{"status":"dnd"}}})");
}

void resume() {
    BOOST_TEST_EQ(with_token(resume_frame("abc", 1337)), R"({"op":6,"d":{"token":"TOKEN","session_id":"abc","seq":1337}})");
    BOOST_TEST_EQ(with_token(resume_frame("a\"\\\n", 0)), R"({"op":6,"d":{"token":"TOKEN","session_id":"a\"\\\n","seq":0}})");
    BOOST_TEST_EQ(with_token(resume_frame("abc", -1)), R"({"op":6,"d":{"token":"TOKEN","session_id":"abc","seq":null}})");
    // Even where every byte of it must be escaped.
    BOOST_TEST_LT(resume_frame(std::string(longest_session_id, '\x01'), 1).text.size(), longest_frame - 512);
}

void heartbeat() {
    BOOST_TEST_EQ(heartbeat_frame(-1), R"({"op":1,"d":null})");
    BOOST_TEST_EQ(heartbeat_frame(0), R"({"op":1,"d":0})");
    BOOST_TEST_EQ(heartbeat_frame(std::numeric_limits<std::int64_t>::max()), R"({"op":1,"d":9223372036854775807})");
}

void presence() { BOOST_TEST_EQ(presence_frame(R"({"afk":false})"), R"({"op":3,"d":{"afk":false}})"); }

}  // namespace

int main() {
    identify();
    resume();
    heartbeat();
    presence();
    return boost::report_errors();
}
