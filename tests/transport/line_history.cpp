// SPDX-License-Identifier: BSL-1.0
// Tests what is remembered of what was typed, and that a file keeps it.
#include <monongusa/transport/line_history.hpp>

#include "../support/descriptors.hpp"

#include <monongusa/secret/env.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mg = monongusa;
using mg::transport::line_history;

namespace {

constexpr char const* token = "tangerine-velocity-4711";

struct folder {
    folder() {
        char name[] = "/tmp/monongusa-test-XXXXXX";
        if (!::mkdtemp(name)) throw std::system_error{errno, std::generic_category(), "mkdtemp"};
        path = name;
    }
    folder(folder const&) = delete;
    folder& operator=(folder const&) = delete;
    ~folder() {
        for (auto const* const file : {"/history", "/history.new"}) ::unlink((path + file).c_str());
        ::rmdir(path.c_str());
    }
    std::string history() const { return path + "/history"; }
    std::string contents() const { return support::read_all(support::opened(history().c_str(), O_RDONLY).get()); }
    void write(std::string_view text) const {
        support::descriptor const file{support::checked(::open(history().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644), "open")};
        support::write_all(file.get(), text);
    }
    std::string path;
};

std::string all(line_history const& history) {
    std::string lines;
    for (std::size_t ago = 0; ago < history.size(); ++ago) (lines += history[ago]) += ';';
    return lines;
}

void the_latest_is_first_and_no_line_stands_twice_in_a_row() {
    line_history history;
    BOOST_TEST_EQ(history.size(), 0u);
    for (std::string_view const line : {"one", "two", "two", "", "  \t", "one", "a\nb", " three"}) history.add(line);
    history.add({"a\0b", 3});
    BOOST_TEST_EQ(all(history), " three;one;two;one;");
}

void only_so_many_are_kept() {
    line_history history;
    for (int i = 0; i < 1500; ++i) history.add(std::to_string(i));
    BOOST_TEST_EQ(history.size(), 1000u);
    BOOST_TEST_EQ(history[0], "1499");
    BOOST_TEST_EQ(history[999], "500");
    history.add(std::string(line_history::longest, 'x'));
    history.add(std::string(line_history::longest + 1, 'y'));
    BOOST_TEST_EQ(history[0][0], 'x');
}

void a_line_with_a_secret_is_not_kept_nor_written() {
    folder const here;
    line_history history;
    auto const line = "login " + std::string{token};
    history.add(line);
    BOOST_TEST_EQ(history.size(), 1u);
    ::setenv("MONONGUSA_TEST_TOKEN", token, 1);
    auto const secret = mg::env("MONONGUSA_TEST_TOKEN");
    history.add("again " + line);
    history.add("tea");
    BOOST_TEST_EQ(history.size(), 2u);
    BOOST_TEST(!history.save(here.history()));
    BOOST_TEST_EQ(here.contents(), "tea\n");
    here.write(line + "\ncake\n");
    line_history later;
    BOOST_TEST(!later.load(here.history()));
    BOOST_TEST_EQ(all(later), "cake;");
}

void a_file_keeps_it_for_its_owner_alone() {
    folder const here;
    line_history history;
    BOOST_TEST(!history.load(here.history()));
    history.add("one");
    history.add("t\xC3\xA9 \xFF");
    BOOST_TEST(!history.save(here.history()));
    BOOST_TEST_EQ(here.contents(), "one\nt\xC3\xA9 \xFF\n");
    struct stat about = {};
    BOOST_TEST_EQ(::stat(here.history().c_str(), &about), 0);
    BOOST_TEST_EQ(about.st_mode & 07777, 0600u);
    line_history next;
    BOOST_TEST(!next.load(here.history()));
    BOOST_TEST_EQ(all(next), all(history));
    // Also one that others could read before.
    here.write("old\n");
    BOOST_TEST(!history.save(here.history()));
    BOOST_TEST_EQ(::stat(here.history().c_str(), &about), 0);
    BOOST_TEST_EQ(about.st_mode & 07777, 0600u);
    BOOST_TEST_EQ(::access((here.history() + ".new").c_str(), F_OK), -1);
}

void a_file_of_any_kind_does_no_harm() {
    folder const here;
    std::string many;
    for (int i = 0; i < 3000; ++i) many += std::to_string(i) + '\n';
    here.write(std::string(100'000, 'x') + "\n\n" + std::string(3, '\0') + "\nlast" );
    line_history history;
    BOOST_TEST(!history.load(here.history()));
    BOOST_TEST_EQ(all(history), "last;");
    here.write(many);
    BOOST_TEST(!history.load(here.history()));
    BOOST_TEST_EQ(history.size(), 1000u);
    BOOST_TEST_EQ(history[0], "2999");
    // More than can have been written: the end of it.
    here.write(std::string(1000 * 16384, '\n') + many);
    line_history of_the_end;
    BOOST_TEST(!of_the_end.load(here.history()));
    BOOST_TEST_EQ(of_the_end[0], "2999");
    line_history none;
    BOOST_TEST(none.load("/dev/null") == std::errc::invalid_argument);
    BOOST_TEST(none.load("/") == std::errc::invalid_argument);
    BOOST_TEST(none.load("/dev/null/there") == std::errc::not_a_directory);
    BOOST_TEST_EQ(::mkfifo((here.history() + ".new").c_str(), 0600), 0);
    BOOST_TEST(none.load(here.history() + ".new") == std::errc::invalid_argument);  // And nobody waits for a writer.
    BOOST_TEST_EQ(none.size(), 0u);
}

void what_cannot_be_written_leaves_the_old() {
    folder const here;
    line_history history;
    history.add("new");
    BOOST_TEST(history.save(here.path + "/there/is/none") == std::errc::no_such_file_or_directory);
    here.write("old\n");
    BOOST_TEST_EQ(::mkdir((here.history() + ".new").c_str(), 0700), 0);
    BOOST_TEST(static_cast<bool>(history.save(here.history())));
    BOOST_TEST_EQ(here.contents(), "old\n");
    ::rmdir((here.history() + ".new").c_str());
}

}  // namespace

int main() {
    the_latest_is_first_and_no_line_stands_twice_in_a_row();
    only_so_many_are_kept();
    a_line_with_a_secret_is_not_kept_nor_written();
    a_file_keeps_it_for_its_owner_alone();
    a_file_of_any_kind_does_no_harm();
    what_cannot_be_written_leaves_the_old();
    return boost::report_errors();
}
