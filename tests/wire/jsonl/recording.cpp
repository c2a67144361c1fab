// SPDX-License-Identifier: BSL-1.0
// recording: reads what was recorded in its order, and says what is wrong with the rest.
#include <monongusa/wire/jsonl/recording.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace {

using namespace monongusa;
using namespace monongusa::wire::jsonl;

constexpr std::string_view small = R"({"v":1,"type":"recording","bot":"helper","transport":"stdio"})"
                                   "\n"
                                   R"({"v":1,"type":"message","event":1,"at":0.500,"text":"tea"})"
                                   "\n\n"
                                   R"({"v":1,"type":"message","event":2,"text":"more"})"
                                   "\r\n"
                                   R"({"v":1,"type":"reply","event":1,"rule":2,"number":1,"text":"here","sent":"b1","error":"refused"})";

std::string only_mistake(std::string_view text) {
    auto const all = read_recording(text, "a.jsonl");
    BOOST_TEST_EQ(all.mistakes.size(), 1u);
    return all.mistakes.empty() ? "" : all.mistakes.front();
}

std::string with_header(std::string_view rest) { return "{\"type\":\"recording\"}\n" + std::string{rest}; }

void entries_come_in_the_order_of_the_lines() {
    auto const all = read_recording(small, "a.jsonl");
    BOOST_TEST(all.mistakes.empty());
    BOOST_TEST(all.header == (header{"helper", "stdio"}));
    BOOST_TEST_EQ(all.entries.size(), 3u);
    auto const& first = get<event_line>(all.entries[0]);
    BOOST_TEST_EQ(get<event::message>(first.what).text, "tea");
    BOOST_TEST(first.at == std::chrono::milliseconds{500});
    BOOST_TEST_EQ(get<event_line>(all.entries[1]).number, 2u);
    auto const& reply = get<action_line>(all.entries[2]);
    BOOST_TEST(reply.stamp == (action::stamp{1, 2, 1}));
    BOOST_TEST_EQ(reply.sent, "b1");
    BOOST_TEST_EQ(reply.error, "refused");
}

void a_mistake_is_told_with_its_place_and_skipped() {
    auto const all =
        read_recording(with_header("{\"type\":\"ready\"}\n{\"type\":\"ready\"\n\n{\"type\":\"disconnected\"}\n"), "dir/a.jsonl");
    BOOST_TEST_EQ(all.entries.size(), 2u);
    BOOST_TEST_EQ(all.mistakes.size(), 1u);
    BOOST_TEST_EQ(all.mistakes.front(), "dir/a.jsonl:3:16: ',' or '}' is missing");
    BOOST_TEST_EQ(only_mistake(with_header("{\"v\":3,\"type\":\"ready\"}")),
                  "a.jsonl:2:6: the line is of version 3; this program reads version 1");
}

void a_recording_has_one_header_at_its_beginning() {
    BOOST_TEST_EQ(only_mistake("\n{\"type\":\"ready\"}\n{\"type\":\"ready\"}"),
                  "a.jsonl:2:1: a recording begins with a line of the type \"recording\"");
    auto const two = read_recording(with_header(with_header("{\"type\":\"ready\"}")), "a.jsonl");
    BOOST_TEST_EQ(two.entries.size(), 0u);
    BOOST_TEST_EQ(two.mistakes.size(), 1u);
    BOOST_TEST_EQ(two.mistakes.front(), "a.jsonl:2:1: another recording begins here; it is not read");
}

void one_without_a_line_is_empty() {
    BOOST_TEST_EQ(only_mistake(""), "a.jsonl:1:1: the recording is empty");
    BOOST_TEST_EQ(only_mistake("\n \r\n"), "a.jsonl:1:1: the recording is empty");
    BOOST_TEST(read_recording(with_header(""), "a.jsonl").mistakes.empty());
}

void many_mistakes_are_counted() {
    std::string lines;
    for (std::size_t i = 0; i < recording_reader::most_mistakes; ++i) lines += "x\n";
    BOOST_TEST_EQ(read_recording(with_header(lines), "a.jsonl").mistakes.size(), recording_reader::most_mistakes);
    auto const more = read_recording(with_header(lines + "x\nx\n"), "a.jsonl");
    BOOST_TEST_EQ(more.mistakes.size(), recording_reader::most_mistakes + 1);
    BOOST_TEST_EQ(more.mistakes.back(), "a.jsonl: 2 more mistakes");
}

}  // namespace

int main() {
    entries_come_in_the_order_of_the_lines();
    a_mistake_is_told_with_its_place_and_skipped();
    a_recording_has_one_header_at_its_beginning();
    one_without_a_line_is_empty();
    many_mistakes_are_counted();
    return boost::report_errors();
}
