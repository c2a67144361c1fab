// SPDX-License-Identifier: BSL-1.0
// frame: the envelope is read in whatever order it stands, and a large event is not looked at.
#include <monongusa/wire/discord/frame.hpp>

#include <monongusa/detail/append.hpp>

#include "support/discord_frames.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;
using monongusa::detail::joined;
namespace discord_frames = support::discord_frames;

std::string read(std::string_view text) {
    std::string const copy{text};
    frame found;
    if (!read_frame(copy, found)) return "none";
    return joined(found.op, ' ', found.sequence, " [", found.type, "] ", found.data);
}

void an_envelope_has_four_parts_in_any_order() {
    struct {
        std::string_view text;
        std::string_view read;
    } const rows[] = {
        {R"({"t":"READY","s":1,"op":0,"d":{"v":10}})", R"(0 1 [READY] {"v":10})"},
        {R"({"op":0,"d":{"v":10},"s":1,"t":"READY"})", R"(0 1 [READY] {"v":10})"},
        {R"({"d":{"t":"x","s":9,"op":9},"t":"READY","s":1,"op":0})", R"(0 1 [READY] {"t":"x","s":9,"op":9})"},
        {R"({"d":"}\"}","op":11})", R"(11 -1 [] "}\"}")"},
        {" {\n\"t\" : null , \"s\" : null , \"op\" : 10 , \"d\" : { \"a\" : 1 } \n} \n", R"(10 -1 [] { "a" : 1 })"},
        {R"({"t":null,"s":null,"op":11,"d":null})", "11 -1 [] null"},
        {R"({"op":11})", "11 -1 [] null"},
        {R"({"op":9,"d":false})", "9 -1 [] false"},
        {R"({"t":null,"s":null,"op":1,"d":251})", "1 -1 [] 251"},
        {R"({"v":[{}],"op":7,"x":{"op":3},"d":null,"y":"\"}"})", "7 -1 [] null"},
        {R"({"op":2147483647})", "2147483647 -1 [] null"},
        {R"({"\u006fp":7})", "7 -1 [] null"},
        {R"({"op":1,"op":7})", "7 -1 [] null"},
        // Of another type than documented.
        {R"({"t":5,"s":"12","op":"0","d":[]})", "0 12 [] []"},
        {R"({"t":{},"s":{},"op":0,"d":[]})", "0 -1 [] []"},
        {R"({"s":-5,"op":0})", "0 -1 [] null"},
        {R"({"s":9223372036854775807,"op":0})", "0 9223372036854775807 [] null"},
        {R"({"s":9223372036854775808,"op":0})", "0 -1 [] null"},
        {R"({"t":"A\"\\","s":1,"op":0,"d":1})", R"(0 1 [A\"\\] 1)"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(read(row.text), row.read);
}

void what_is_no_frame_is_refused() {
    for (auto const* const none : {"",
                                   " ",
                                   "null",
                                   "[]",
                                   "1",
                                   "\"op\"",
                                   "{}",
                                   "{",
                                   "}",
                                   R"({"op":null})",
                                   R"({"op":-1})",
                                   R"({"op":1.5})",
                                   R"({"op":2147483648})",
                                   R"({"op":"x"})",
                                   R"({"op":{}})",
                                   R"({"t":"A","s":1,"d":{}})",
                                   R"({"op":0)",
                                   R"({"op":0,)",
                                   R"({"op":0,})",
                                   R"({"op":0]", R"({"op":0,"d":})",
                                   R"({"op":0,"d":{})",
                                   R"({"t":null,"s":null,"op":0,"d":)",
                                   R"({"t":null,"s":null,"op":0,"d":})",
                                   R"({"t":null,"s":null,"op":0,"d":{})",
                                   R"({"t":null,"s":null,"op":0,"d":1)",
                                   R"({"op":0,"d":nix})",
                                   R"({"d":{"a":1,"op":0})"}) {
        // Behind the data of a frame there may be anything, so that one brace less may be missing from them; then they are malformed.
        if (read(none) != "none" && std::string_view{none} != R"({"t":null,"s":null,"op":0,"d":{})")
            BOOST_ERROR(joined(none, " read as ", read(none)).c_str());
    }
}

void data_behind_the_head_are_not_looked_at() {
    BOOST_TEST_EQ(read(R"({"t":"A","s":1,"op":0,"d":{"x":nonsense}})"), R"(0 1 [A] {"x":nonsense})");
    BOOST_TEST_EQ(read(R"({"t":"A","s":1,"op":0,"d":{"x":1},"more":{"y":2}})"), R"(0 1 [A] {"x":1},"more":{"y":2})");
    BOOST_TEST_EQ(read(R"({"t":"A","op":0,"d":{"x":nonsense},"s":1})"), R"(0 1 [A] {"x":nonsense})");  // Looked at for its brackets alone.
    auto const large = discord_frames::guild_create();
    BOOST_TEST(large.size() > 80'000 && large.size() < 100'000);
    frame found;
    BOOST_TEST(read_frame(large, found));
    BOOST_TEST_EQ(found.type, "GUILD_CREATE");
    BOOST_TEST_EQ(found.sequence, 3);
    BOOST_TEST(found.data.data() == large.data() + large.find("\"d\":") + 4);
    BOOST_TEST(found.data.data() + found.data.size() == large.data() + large.size() - 1);
}

void views_are_into_the_text() {
    std::string const text = R"({"t":"READY","s":1,"op":0,"d":{"v":10}})";
    frame found;
    BOOST_TEST(read_frame(text, found));
    BOOST_TEST(found.type.data() == text.data() + 6);
    BOOST_TEST(found.data.data() == text.data() + text.find("{\"v\""));
}

void one_frame_leaves_nothing_to_the_next() {
    frame found;
    BOOST_TEST(read_frame(R"({"t":"A","s":1,"op":0,"d":{}})", found));
    BOOST_TEST(read_frame(R"({"op":11})", found));
    BOOST_TEST(found == (frame{11, -1, {}, "null"}));
    BOOST_TEST(read_frame(R"({"t":"A","s":1,"op":0,"d":{}})", found));
    BOOST_TEST(!read_frame(R"({"s":4})", found));
    BOOST_TEST_EQ(found.op, -1);
}

void frames_of_discord_are_read() {
    for (auto const name : discord_frames::all) {
        auto const text = discord_frames::file(name);
        frame found;
        BOOST_TEST(read_frame(text, found));
        BOOST_TEST_EQ(found.data, discord_frames::data(name));
        BOOST_TEST_EQ(found.op == 0, !found.type.empty());
        BOOST_TEST_EQ(found.op == 0, found.sequence > 0);
        // Its data stand last, so without its last byte it is none; with less it may be.
        BOOST_TEST_EQ(read(std::string_view{text}.substr(0, text.size() - 1)) == "none", text[text.size() - 2] != '}');
        for (std::size_t size = 0; size < text.size(); ++size) read(std::string_view{text}.substr(0, size));
    }
}

}  // namespace

int main() {
    an_envelope_has_four_parts_in_any_order();
    what_is_no_frame_is_refused();
    data_behind_the_head_are_not_looked_at();
    views_are_into_the_text();
    one_frame_leaves_nothing_to_the_next();
    frames_of_discord_are_read();
    return boost::report_errors();
}
