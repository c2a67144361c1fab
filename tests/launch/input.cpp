// SPDX-License-Identifier: BSL-1.0
// Tests reading a small file whole.
#include <monongusa/launch/input.hpp>

#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

namespace {

using monongusa::detail::largest_file;
using monongusa::detail::read_file;

std::string path_of(support::descriptor const& file) { return "/proc/self/fd/" + std::to_string(file.get()); }

void a_file_is_read_whole_whatever_is_in_it() {
    for (std::size_t const size : {std::size_t{0}, std::size_t{1}, std::size_t{65535}, std::size_t{65536}, std::size_t{65537}, std::size_t{300000}}) {
        std::string contents(size, 'x');
        if (size > 2) contents[size / 2] = '\0', contents[size - 1] = '\xFF';
        auto const file = support::file_with(contents);
        std::string text;
        BOOST_TEST_EQ(read_file(path_of(file), text), std::error_code{});
        BOOST_TEST(text == contents);
    }
}

void a_dash_is_stdin_and_stays_open() {
    support::pipe_ends pipe;
    support::redirected const instead{STDIN_FILENO, pipe.reading.get()};
    std::string text;
    std::thread other{[&] {
        support::write_all(pipe.writing.get(), "in ");
        support::write_all(pipe.writing.get(), std::string(70000, 'y'));
        pipe.writing.close();
    }};
    BOOST_TEST_EQ(read_file("-", text), std::error_code{});
    other.join();
    BOOST_TEST_EQ(text.size(), 70003u);
    BOOST_TEST(text.starts_with("in y"));
    BOOST_TEST_NE(::fcntl(STDIN_FILENO, F_GETFD), -1);
}

void what_cannot_be_read_is_an_error() {
    std::string text;
    BOOST_TEST(read_file("/nonexistent/file", text) == std::errc::no_such_file_or_directory);
    BOOST_TEST(read_file("", text) == std::errc::no_such_file_or_directory);
    BOOST_TEST(read_file("/tmp", text) == std::errc::is_a_directory);
    BOOST_TEST_EQ(text, "");
    auto const write_only = support::opened("/dev/null", O_WRONLY);
    support::redirected const instead{STDIN_FILENO, write_only.get()};
    BOOST_TEST(read_file("-", text) == std::errc::bad_file_descriptor);
}

void larger_ones_than_the_largest_are_refused() {
    auto const file = support::file_with("");
    std::string text;
    BOOST_TEST_EQ(::ftruncate(file.get(), static_cast<off_t>(largest_file)), 0);
    BOOST_TEST_EQ(read_file(path_of(file), text), std::error_code{});
    BOOST_TEST_EQ(text.size(), largest_file);
    text.clear();
    BOOST_TEST_EQ(::ftruncate(file.get(), static_cast<off_t>(largest_file) + 1), 0);
    BOOST_TEST(read_file(path_of(file), text) == std::errc::file_too_large);
    text.clear();
    BOOST_TEST(read_file("/dev/zero", text) == std::errc::file_too_large);
    BOOST_TEST_LE(text.size(), largest_file + 65536);
}

void no_descriptor_is_left_open() {
    int const before = ::dup(STDERR_FILENO);
    ::close(before);
    std::string text;
    read_file("/dev/null", text);
    read_file("/tmp", text);
    read_file("/dev/zero", text);
    int const after = ::dup(STDERR_FILENO);
    ::close(after);
    BOOST_TEST_EQ(after, before);
}

}  // namespace

int main() {
    a_file_is_read_whole_whatever_is_in_it();
    a_dash_is_stdin_and_stays_open();
    what_cannot_be_read_is_an_error();
    larger_ones_than_the_largest_are_refused();
    no_descriptor_is_left_open();
    return boost::report_errors();
}
