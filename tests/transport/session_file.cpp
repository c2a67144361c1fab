// SPDX-License-Identifier: BSL-1.0
// Tests a gateway session over a restart: what is kept is taken once, and nothing else is believed.
#include <monongusa/transport/session_file.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include <sys/stat.h>
#include <unistd.h>

namespace session_file = monongusa::transport::session_file;
using monongusa::wire::discord::saved_session;

namespace {

struct folder {
    folder() { ::mkdtemp(path.data()); }
    ~folder() {
        std::remove((path + "/session").c_str());
        ::rmdir(path.c_str());
    }
    std::string path = "/tmp/monongusa.XXXXXX";
    std::string file() const { return path + "/session"; }
};

constexpr std::string_view asked = "7 0 1";  // What it was begun with.
saved_session const session{"0123abcd", "wss://gateway.example", 42};

void what_is_kept_is_taken_once() {
    folder const in;
    BOOST_TEST(!session_file::keep(in.file(), session, asked));
    struct stat about {};
    BOOST_TEST_EQ(::stat(in.file().c_str(), &about), 0);
    BOOST_TEST_EQ(about.st_mode & 0777U, 0600U);
    BOOST_TEST(session_file::take(in.file(), asked) == std::optional{session});
    BOOST_TEST(!session_file::take(in.file(), asked));
    BOOST_TEST_NE(::stat(in.file().c_str(), &about), 0);
}

void one_is_kept_in_place_of_another() {
    folder const in;
    BOOST_TEST(!session_file::keep(in.file(), {"other", "", -1}, asked));
    BOOST_TEST(!session_file::keep(in.file(), session, asked));
    BOOST_TEST(session_file::take(in.file(), asked) == std::optional{session});
}

void nothing_else_is_believed() {
    for (std::string_view const text : {"", "\n", "7 0 1\n42", "7 0 1\n42\n\n\n", "7 0 1\nx\nid\nurl\n", "7 0 1\n42x\nid\nurl\n", "7 0 1\n-2\nid\nurl\n",
                                        "7 0 1\n42\nid\nurl\nmore\n", "7 0 1\n99999999999999999999\nid\nurl\n", "42\nid\nurl\n", "7 0 2\n42\nid\nurl\n"}) {
        BOOST_TEST(!session_file::read(text, asked));
    }
    BOOST_TEST(session_file::read("7 0 1\n-1\nid\n\n", asked) == (std::optional{saved_session{"id", "", -1}}));
    BOOST_TEST(session_file::read(session_file::written(session, asked), asked) == std::optional{session});
    folder const in;
    std::ofstream{in.file()} << std::string(100000, 'x');
    BOOST_TEST(!session_file::take(in.file(), asked));
}

void one_that_cannot_be_kept_is_an_error() { BOOST_TEST(static_cast<bool>(session_file::keep("/nowhere/at/all", session, asked))); }

}  // namespace

int main() {
    what_is_kept_is_taken_once();
    one_is_kept_in_place_of_another();
    nothing_else_is_believed();
    one_that_cannot_be_kept_is_an_error();
    return boost::report_errors();
}
