// SPDX-License-Identifier: BSL-1.0
// descriptor: a line goes out whole, however slowly the other end takes it, and to nobody if there is none.
#include <monongusa/log/descriptor.hpp>

#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <thread>

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

namespace {

using monongusa::detail::descriptor;

void a_line_is_written_as_it_stands() {
    auto const file = support::file_with("");
    descriptor const to{file.get()};
    to.write_line("one\n");
    to.write_line(std::string_view{"\0\xff\n", 3});
    to.write_line("");
    ::lseek(file.get(), 0, SEEK_SET);
    BOOST_TEST_EQ(support::read_all(file.get()), (std::string{"one\n\0\xff\n", 7}));
}

void one_that_takes_a_part_at_a_time_gets_all() {
    support::pipe_ends pipe;
    ::fcntl(pipe.writing.get(), F_SETFL, O_NONBLOCK);
    std::string const line(1'000'000, 'x');
    std::string read;
    std::thread reader{[&] { read = support::read_all(pipe.reading.get()); }};
    descriptor{pipe.writing.get()}.write_line(line);
    pipe.writing.close();
    reader.join();
    BOOST_TEST(read == line);
}

void one_that_is_gone_is_no_error() {
    descriptor{-1}.write_line("nobody hears this\n");
    auto const read_only = support::opened("/dev/null", O_RDONLY);
    descriptor{read_only.get()}.write_line("nor this\n");
    auto const full = support::opened("/dev/full", O_WRONLY);
    descriptor{full.get()}.write_line("nor this\n");

    support::pipe_ends pipe;
    pipe.reading.close();
    auto const before = ::signal(SIGPIPE, SIG_IGN);
    descriptor{pipe.writing.get()}.write_line("nor this\n");
    // Also while it waits for room.
    ::fcntl(pipe.writing.get(), F_SETFL, O_NONBLOCK);
    descriptor{pipe.writing.get()}.write_line("nor this\n");
    ::signal(SIGPIPE, before);
}

void a_file_is_no_terminal() {
    auto const file = support::file_with("");
    BOOST_TEST(!descriptor{file.get()}.is_terminal());
    BOOST_TEST(!descriptor{-1}.is_terminal());
    support::descriptor const terminal{::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)};
    BOOST_TEST(descriptor{terminal.get()}.is_terminal());
}

}  // namespace

int main() {
    a_line_is_written_as_it_stands();
    one_that_takes_a_part_at_a_time_gets_all();
    one_that_is_gone_is_no_error();
    a_file_is_no_terminal();
    return boost::report_errors();
}
