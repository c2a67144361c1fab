// SPDX-License-Identifier: BSL-1.0
// new_file: whole or not at all, and what was there is only touched by whoever says so.
#include <monongusa/transport/new_file.hpp>

#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

#include <sys/resource.h>
#include <sys/stat.h>

namespace {

using monongusa::transport::write_new_file;
using std::filesystem::path;
using namespace std::string_view_literals;

// A directory of its own that goes with it.
struct directory {
    path root;

    directory() {
        char name[] = "/tmp/monongusa-test-XXXXXX";
        root = support::checked(::mkdtemp(name) ? 0 : -1, "mkdtemp") == 0 ? name : "";
    }
    directory(directory const&) = delete;
    directory& operator=(directory const&) = delete;
    ~directory() { std::filesystem::remove_all(root); }

    std::string operator/(std::string_view name) const { return root / name; }
    auto files() const { return std::distance(std::filesystem::directory_iterator{root}, {}); }
};

std::string contents(std::string const& file) { return support::read_all(support::opened(file.c_str(), O_RDONLY).get()); }
unsigned permissions(std::string const& file) {
    struct stat about = {};
    support::checked(::stat(file.c_str(), &about), "stat");
    return about.st_mode & 07777;
}

void a_new_file_is_nobody_else_s() {
    directory const here;
    auto const before = ::umask(0);
    for (bool const over : {false, true}) {
        auto const file = here / (over ? "over" : "new");
        BOOST_TEST(!write_new_file(file, "one\ntwo\0three"sv, over));
        BOOST_TEST(contents(file) == "one\ntwo\0three"sv);
        BOOST_TEST_EQ(permissions(file), 0600u);
    }
    ::umask(before);
    BOOST_TEST_EQ(here.files(), 2);
}

void what_is_there_stays_unless_it_may_be_replaced() {
    directory const here;
    auto const file = here / "file";
    BOOST_TEST(!write_new_file(file, "old and longer", false));
    BOOST_TEST(write_new_file(file, "new", false) == std::errc::file_exists);
    BOOST_TEST_EQ(contents(file), "old and longer");
    BOOST_TEST(!write_new_file(file, "new", true));
    BOOST_TEST_EQ(contents(file), "new");
    BOOST_TEST(!write_new_file(file, "", true));
    BOOST_TEST_EQ(contents(file), "");
    BOOST_TEST_EQ(here.files(), 1);
}

void its_permissions_stay() {
    directory const here;
    auto const file = here / "file";
    for (unsigned const mode : {0644u, 0755u, 0400u}) {
        BOOST_TEST(!write_new_file(file, "old", true));
        support::checked(::chmod(file.c_str(), mode), "chmod");
        BOOST_TEST(!write_new_file(file, "new", true));
        BOOST_TEST_EQ(contents(file), "new");
        BOOST_TEST_EQ(permissions(file), mode);
    }
}

void a_link_still_leads_where_it_led() {
    directory const here;
    auto const file = here / "file", link = here / "link";
    BOOST_TEST(!write_new_file(file, "old", false));
    support::checked(::symlink(file.c_str(), link.c_str()), "symlink");
    BOOST_TEST(write_new_file(link, "x", false) == std::errc::file_exists);
    BOOST_TEST(!write_new_file(link, "new", true));
    BOOST_TEST_EQ(contents(file), "new");
    BOOST_TEST(std::filesystem::is_symlink(link));
}

void where_nothing_can_be_written_the_error_says_why() {
    directory const here;
    for (bool const over : {false, true}) {
        BOOST_TEST(write_new_file(here / "no/such/file", "x", over) == std::errc::no_such_file_or_directory);
        BOOST_TEST(static_cast<bool>(write_new_file("", "x", over)));
    }
    auto const file = here / "file";
    BOOST_TEST(!write_new_file(file, "x", false));
    BOOST_TEST(write_new_file(file + "/below", "x", true) == std::errc::not_a_directory);
    BOOST_TEST(write_new_file(here.root, "x", true) == std::errc::is_a_directory);
    BOOST_TEST_EQ(here.files(), 1);
}

// As root one could.
void a_device_is_not_replaced() {
    directory const here;
    auto const pipe = here / "pipe";
    support::checked(::mkfifo(pipe.c_str(), 0600), "mkfifo");
    BOOST_TEST(write_new_file(pipe, "x", true) == std::errc::operation_not_supported);
    BOOST_TEST(std::filesystem::is_fifo(pipe));
    BOOST_TEST_EQ(here.files(), 1);
}

void a_disk_that_is_full_leaves_what_was_there() {
    directory const here;
    auto const file = here / "file";
    BOOST_TEST(!write_new_file(file, "old", false));
    struct rlimit before = {};
    support::checked(::getrlimit(RLIMIT_FSIZE, &before), "getrlimit");
    auto const was = std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit const small = {1000, before.rlim_max};
    support::checked(::setrlimit(RLIMIT_FSIZE, &small), "setrlimit");
    std::string const large(100'000, 'x');
    auto const over = write_new_file(file, large, true);
    auto const fresh = write_new_file(here / "fresh", large, false);
    support::checked(::setrlimit(RLIMIT_FSIZE, &before), "setrlimit");
    std::signal(SIGXFSZ, was);
    BOOST_TEST(over == std::errc::file_too_large);
    BOOST_TEST(fresh == std::errc::file_too_large);
    BOOST_TEST_EQ(contents(file), "old");
    BOOST_TEST_EQ(here.files(), 1);
}

}  // namespace

int main() {
    a_new_file_is_nobody_else_s();
    what_is_there_stays_unless_it_may_be_replaced();
    its_permissions_stay();
    a_link_still_leads_where_it_led();
    where_nothing_can_be_written_the_error_says_why();
    a_device_is_not_replaced();
    a_disk_that_is_full_leaves_what_was_there();
    return boost::report_errors();
}
