// SPDX-License-Identifier: BSL-1.0
// recording_file: reads a recording from any descriptor, or says why not.
#include <monongusa/transport/recording_file.hpp>

#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <system_error>

#include <fcntl.h>

namespace {

using monongusa::transport::read_recording;
using monongusa::wire::jsonl::recording;

constexpr std::string_view header = "\xEF\xBB\xBF{\"type\":\"recording\",\"bot\":\"helper\"}\r\n";

recording read(std::string_view text) {
    recording all;
    BOOST_TEST(!read_recording(support::file_with(text).get(), "a.jsonl", all));
    return all;
}

void files_and_pipes_are_read_to_their_end() {
    auto const all = read(std::string{header} + "{\"type\":\"ready\"}\r\n\r\n{\"type\":\"disconnected\"}");
    BOOST_TEST(all.mistakes.empty());
    BOOST_TEST_EQ(all.header.bot, "helper");
    BOOST_TEST_EQ(all.entries.size(), 2u);
    support::pipe_ends ends;
    support::write_all(ends.writing.get(), header);
    ends.writing.close();
    recording piped;
    BOOST_TEST(!read_recording(ends.reading.get(), "pipe", piped));
    BOOST_TEST_EQ(piped.header.bot, "helper");
}

void mistakes_name_the_file_and_the_line() {
    auto const all = read(std::string{header} + "\n{\"type\":\"tea\"}\n");
    BOOST_TEST_EQ(all.mistakes.size(), 1u);
    BOOST_TEST_EQ(all.mistakes.at(0), "a.jsonl:3:9: there is no event or action \"tea\"");
    BOOST_TEST_EQ(read("").mistakes.at(0), "a.jsonl:1:1: the recording is empty");
}

void mistakes_are_counted_also_where_reading_ends_early() {
    std::string text{header};
    for (int i = 0; i < 21; ++i) text += "x\n";
    text += header.substr(3);
    BOOST_TEST_EQ(read(text).mistakes.back(), "a.jsonl: 2 more mistakes");
}

void a_line_that_is_too_long_is_skipped() {
    auto const all = read(std::string{header} + std::string(monongusa::wire::jsonl::object::longest + 1, 'x') + "\n{\"type\":\"ready\"}\n");
    BOOST_TEST_EQ(all.entries.size(), 1u);
    BOOST_TEST_EQ(all.mistakes.size(), 1u);
    BOOST_TEST_EQ(all.mistakes.at(0), "a.jsonl:2:1: the line is too long");
}

void what_cannot_be_read_is_an_error() {
    recording all;
    BOOST_TEST(read_recording(support::opened("/tmp", O_RDONLY).get(), "folder", all) == std::errc::is_a_directory);
}

}  // namespace

int main() {
    files_and_pipes_are_read_to_their_end();
    mistakes_name_the_file_and_the_line();
    mistakes_are_counted_also_where_reading_ends_early();
    a_line_that_is_too_long_is_skipped();
    what_cannot_be_read_is_an_error();
    return boost::report_errors();
}
