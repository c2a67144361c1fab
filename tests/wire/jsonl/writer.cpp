// SPDX-License-Identifier: BSL-1.0
// writer: members as JSON, and what is left out.
#include <monongusa/wire/jsonl/writer.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <string>

namespace {

using namespace monongusa;
using namespace monongusa::wire::jsonl;
using namespace std::chrono_literals;

template <class Write>
std::string written(Write const& write) {
    std::string out{"{"};
    writer members{out};
    write(members);
    return out;
}

void what_is_empty_is_left_out() {
    BOOST_TEST_EQ(written([](writer& members) {
                      members.text("a", "");
                      members.text_like("b", "same", "same");
                      members.id("c", "");
                      members.flag("d", false);
                      members.number("e", 0);
                      members.time("f", 0s);
                      members.time("f", 999us);
                      members.time("f", -1s);
                      members.texts("g", {});
                      members.attachments("h", {});
                      members.files("n", {});
                      members.fields("o", {});
                      members.range("i", "j", {}, "");
                      members.channel_kind("k", chat::channel_kind::open);
                      members.user("l", {});
                      members.channel("m", {});
                  }),
                  "{");
}

void a_text_that_is_empty_but_unlike_the_other_is_written() {
    BOOST_TEST_EQ(written([](writer& members) { members.text_like("raw", "", "text"); }), R"({"raw":"")");
    BOOST_TEST_EQ(written([](writer& members) { members.range("b", "e", {0, 0}, ""); }), R"({"b":0,"e":0)");
    BOOST_TEST_EQ(written([](writer& members) { members.texts("roles", {"", ""}); }), R"({"roles":["",""])");
    BOOST_TEST_EQ(written([](writer& members) { members.attachments("files", {{}, {}}); }), R"({"files":[{},{}])");
    BOOST_TEST_EQ(written([](writer& members) { members.files("files", {{"a"}, {}}); }), R"({"files":[{"name":"a"},{}])");
    BOOST_TEST_EQ(written([](writer& members) { members.fields("fields", {{}, {"a", "b", true}}); }), R"({"fields":[{},{"name":"a","value":"b","beside":true}])");
}

void times_are_seconds_with_milliseconds() {
    auto const time = [](instant::duration at) { return written([at](writer& members) { members.time("at", at); }); };
    BOOST_TEST_EQ(time(1ms), R"({"at":0.001)");
    BOOST_TEST_EQ(time(1s + 20ms), R"({"at":1.020)");
    BOOST_TEST_EQ(time(12s + 345ms + 999us), R"({"at":12.345)");
    BOOST_TEST_EQ(time(24h), R"({"at":86400.000)");
}

void members_are_separated_whatever_they_end_with() {
    BOOST_TEST_EQ(written([](writer& members) {
                      members.text("a", "{");
                      members.text("b", "[");
                      members.texts("c", {"["});
                      members.flag("d", true);
                      members.number("e", 18446744073709551615U);
                  }),
                  R"({"a":"{","b":"[","c":["["],"d":true,"e":18446744073709551615)");
}

void every_kind_of_channel_has_a_name() {
    BOOST_TEST_EQ(name_of(chat::channel_kind::open), "open");
    BOOST_TEST_EQ(name_of(chat::channel_kind::closed), "closed");
    BOOST_TEST_EQ(name_of(chat::channel_kind::group), "group");
    BOOST_TEST_EQ(name_of(chat::channel_kind::direct), "direct");
}

}  // namespace

int main() {
    what_is_empty_is_left_out();
    a_text_that_is_empty_but_unlike_the_other_is_written();
    times_are_seconds_with_milliseconds();
    members_are_separated_whatever_they_end_with();
    every_kind_of_channel_has_a_name();
    return boost::report_errors();
}
