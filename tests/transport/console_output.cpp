// SPDX-License-Identifier: BSL-1.0
// Tests that what many write stays in pieces, what stands below it out of the way, and that an error is remembered.
#include <monongusa/transport/console_output.hpp>

#include "../support/descriptors.hpp"

#include <monongusa/secret/env.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <type_traits>
#include <vector>

#include <fcntl.h>
#include <poll.h>

namespace mg = monongusa;
using mg::transport::console_footer;
using mg::transport::console_output;
using mg::transport::wake;

namespace {

static_assert(!std::is_copy_constructible_v<console_output>);

// `[` where it is hidden, `]` where it is shown again.
struct footer {
    bool there = true;
    console_footer hooks() {
        return {this,
                [](void* self, std::string& out) {
                    if (static_cast<footer*>(self)->there) out += '[';
                    return static_cast<footer*>(self)->there;
                },
                [](void*, std::string& out) { out += ']'; }};
    }
};

template <class Work>
std::string written_by(Work work) {
    auto const file = support::file_with("");
    console_output out{file.get()};
    work(out);
    ::lseek(file.get(), 0, SEEK_SET);
    return support::read_all(file.get());
}

void what_is_written_is_there() {
    BOOST_TEST_EQ(written_by([](console_output& out) {
                      BOOST_TEST(!out.write("tea\n"));
                      BOOST_TEST(!out.write(""));
                      BOOST_TEST(!out.write({"\0\xFF\n", 3}));
                      BOOST_TEST(!out.draw([](std::string& drawn) { drawn += "> "; }));
                      BOOST_TEST(!out.broken() && !out.error());
                  }),
                  std::string("tea\n\0\xFF\n> ", 9));
}

void what_stands_below_makes_way() {
    footer below;
    BOOST_TEST_EQ(written_by([&](console_output& out) {
                      out.footer(below.hooks());
                      out.write("tea\n");
                      out.write("half a line");
                      out.write("");
                      out.draw([](std::string& drawn) { drawn += "typed"; });
                      out.beside([&] { below.there = true; });
                      below.there = false;
                      out.write("alone\n");
                      out.beside([] {});
                      below.there = true;
                      out.footer({});
                      out.write("last\n");
                  }),
                  "[tea\n][half a line\n]typed[]alone\nlast\n");
}

void it_is_shown_again_also_after_an_exception() {
    footer below;
    BOOST_TEST_EQ(written_by([&](console_output& out) {
                      out.footer(below.hooks());
                      BOOST_TEST_THROWS(out.beside([] { throw 1; }), int);
                      out.write("on\n");
                  }),
                  "[][on\n]");
}

void pieces_of_many_threads_stay_whole() {
    support::pipe_ends pipe;
    console_output out{pipe.writing.get()};
    footer below;
    out.footer(below.hooks());
    std::vector<std::thread> writers;
    for (char letter = 'a'; letter < 'e'; ++letter) {
        writers.emplace_back([&out, letter] {
            for (int i = 0; i < 200; ++i) out.write(std::string(100, letter) + '\n');
        });
    }
    std::string all;
    std::thread reader{[&] { all = support::read_all(pipe.reading.get()); }};
    for (auto& writer : writers) writer.join();
    pipe.writing.close();
    reader.join();
    std::istringstream lines{all};
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        if (count == 800) break;
        if (count > 0) {
            BOOST_TEST(line.starts_with(']'));
            line.erase(0, 1);
        }
        BOOST_TEST(line == '[' + std::string(100, line[1]));
    }
    BOOST_TEST_EQ(count, 800u);
}

void the_first_error_stays_and_wakes_the_reader() {
    support::pipe_ends gone;
    gone.reading.close();
    mg::transport::no_broken_pipe_signal const guard;
    auto const full = support::opened("/dev/full", O_WRONLY);
    struct row {
        int descriptor;
        std::errc error;
    };
    for (auto const& row : {row{full.get(), std::errc::no_space_on_device}, row{gone.writing.get(), std::errc::broken_pipe},
                            row{-1, std::errc::bad_file_descriptor}}) {
        wake reader;
        support::pipe_ends never;
        console_output out{row.descriptor, &reader};
        BOOST_TEST(!out.broken());
        BOOST_TEST(out.write("tea\n") == row.error);
        BOOST_TEST(out.broken());
        BOOST_TEST(out.error() == row.error);
        BOOST_TEST(!reader.wait_for(never.reading.get(), false));  // It comes back.
        BOOST_TEST(out.write("") == row.error);
        BOOST_TEST(out.draw([](std::string& drawn) { drawn += "x"; }) == row.error);
        console_output alone{row.descriptor};
        BOOST_TEST(alone.write("tea\n") == row.error);
    }
}

void a_slow_reader_is_waited_for() {
    support::pipe_ends pipe;
    BOOST_TEST_EQ(::fcntl(pipe.writing.get(), F_SETFL, O_NONBLOCK), 0);
    auto const text = std::string(1 << 20, 'x') + '\n';
    std::thread writer{[&] {
        console_output out{pipe.writing.get()};
        BOOST_TEST(!out.write(text));
        pipe.writing.close();
    }};
    BOOST_TEST(support::read_all(pipe.reading.get()) == text);
    writer.join();
}

void bytes_are_shown_without_secrets() {
    ::setenv("MONONGUSA_TEST_TOKEN", "tangerine-velocity-4711", 1);
    auto const secret = mg::env("MONONGUSA_TEST_TOKEN");
    auto const null = support::opened("/dev/null", O_WRONLY);
    mg::log::process().show(mg::log::level::bytes);
    auto const told = support::logged_by([&] {
        console_output out{null.get(), nullptr, "stdout"};
        out.write("tea\n");
        out.write("tangerine-velocity-4711\n");
        mg::transport::log_bytes("stdin", "caf\xC3\xA9");
    });
    BOOST_TEST(told.find("stdout: 00000000  74 65 61 0a                                       |tea.|\n") != std::string::npos);
    BOOST_TEST(told.find("stdin: 00000000  63 61 66 c3 a9 ") != std::string::npos);
    BOOST_TEST(told.find("74 61 6e 67") == std::string::npos);
    BOOST_TEST(told.find("tangerine") == std::string::npos);
    BOOST_TEST(told.find("|(secret MONONGUS|") != std::string::npos);
    mg::log::process().show(mg::log::level::trace);
    auto const silent = support::logged_by([&] {
        console_output out{null.get(), nullptr, "stdout"};
        out.write("tea\n");
    });
    BOOST_TEST_EQ(silent, "");
}

}  // namespace

int main() {
    what_is_written_is_there();
    what_stands_below_makes_way();
    it_is_shown_again_also_after_an_exception();
    pieces_of_many_threads_stay_whole();
    the_first_error_stays_and_wakes_the_reader();
    a_slow_reader_is_waited_for();
    bytes_are_shown_without_secrets();
    return boost::report_errors();
}
