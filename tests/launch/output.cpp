// SPDX-License-Identifier: BSL-1.0
// Tests printing what is no chat: all of it, or status 1 and a sentence.
#include <monongusa/launch/output.hpp>

#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <csignal>
#include <string>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace {

using monongusa::detail::print;

void all_of_it_is_printed() {
    BOOST_TEST_EQ(support::written_to(STDOUT_FILENO, [] { print(""); }), "");
    BOOST_TEST_EQ(support::written_to(STDOUT_FILENO, [] { print("a\nb"); }), "a\nb");
    // More than a pipe holds.
    std::string const text(300000, 'x');
    support::pipe_ends pipe;
    std::string read;
    std::thread other{[&] { read = support::read_all(pipe.reading.get()); }};
    int status = -1;
    {
        support::redirected const instead{STDOUT_FILENO, pipe.writing.get()};
        pipe.writing.close();
        status = print(text);
    }
    other.join();
    BOOST_TEST_EQ(status, 0);
    BOOST_TEST(read == text);
}

void what_cannot_be_printed_is_status_1_and_a_sentence() {
    support::pipe_ends without_reader;
    without_reader.reading.close();
    auto const full = support::opened("/dev/full", O_WRONLY);
    auto const read_only = support::opened("/dev/null", O_RDONLY);
    struct row {
        int descriptor;
        std::errc error;
    };
    for (auto const& row : {row{full.get(), std::errc::no_space_on_device}, row{without_reader.writing.get(), std::errc::broken_pipe},
                            row{read_only.get(), std::errc::bad_file_descriptor}}) {
        int status = -1;
        auto const told = support::logged_by([&] {
            support::redirected const instead{STDOUT_FILENO, row.descriptor};
            status = print("hello\n");
        });
        BOOST_TEST_EQ(status, 1);
        BOOST_TEST_EQ(told, "error: monongusa: stdout: " + std::make_error_code(row.error).message() + "\n");
    }
}

void the_signal_of_a_broken_pipe_is_as_it_was() {
    struct sigaction before = {};
    ::sigaction(SIGPIPE, nullptr, &before);
    support::written_to(STDOUT_FILENO, [] { print("a"); });
    struct sigaction after = {};
    ::sigaction(SIGPIPE, nullptr, &after);
    BOOST_TEST(before.sa_handler == SIG_DFL && after.sa_handler == SIG_DFL);
}

}  // namespace

int main() {
    all_of_it_is_printed();
    what_cannot_be_printed_is_status_1_and_a_sentence();
    the_signal_of_a_broken_pipe_is_as_it_was();
    return boost::report_errors();
}
