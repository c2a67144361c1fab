// SPDX-License-Identifier: BSL-1.0
// Tests `--check` and `--update`: what passes, what differs, what is wrong, what is written, and how it ends when a handler does not.
#include <monongusa/launch/checking.hpp>

#include "launching.hpp"

#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <csignal>
#include <cstddef>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <cerrno>
#include <poll.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mg = monongusa;
using launching::ended;
using launching::folder;
using launching::replaced;

namespace {

// Where handlers that do not come back tell that they run.
int tells_of_stuck = -1;
// Where one that does come back is told to.
int told_to_go_on = -1;

constexpr mg::table reactions{
    mg::respond_to<"give me (.+)">([](std::string_view thing) { return "Here is " + std::string{thing}; }),
    mg::respond_to<R"(in (\S+) (\S+))">([](auto& chat, std::chrono::milliseconds delay, std::string_view what) {
        chat.perform_after(delay, mg::action::reply{std::string{what}});
    }),
    mg::respond_to<"help">([](auto& chat) {
        chat.send("one");
        chat.reply("two");
        chat.reply("three", mg::in_thread);
    }),
    mg::respond_to<"he.p">([](auto& chat) { chat.react("heart"); }),
    mg::respond_to<"stick">([] {
        if (::write(tells_of_stuck, "!", 1) == 1) {
            for (;;) ::pause();
        }
    }),
    mg::respond_to<"wait">([] {
        char byte = 0;
        bool told = ::write(tells_of_stuck, "!", 1) == 1;
        // Not read alone, in which the thread sanitizer keeps a signal back.
        pollfd go_on{told_to_go_on, POLLIN, 0};
        while (told && ::poll(&go_on, 1, -1) < 0 && errno == EINTR) {
        }
        told = told && ::read(told_to_go_on, &byte, 1) == 1;
        return told ? "done" : "alone";
    }),
};

ended launch(std::vector<std::string> const& arguments, std::string_view input = "") { return launching::launch(reactions, arguments, input); }

constexpr std::string_view good = "@alice #general: @bot give me tea\n< @alice: Here is tea\n@bot in 2h milk\n%time +1h59m\n< nothing\n%time +1m\n<~ #general @alice: m.*\n";
constexpr std::string_view differs = "# my bot\n@bot give me tea\n< @you: Here is milk\n";
constexpr std::string_view wrong = "@alice #general hello\n@bot give me tea\n%reakt\n";
constexpr std::string_view diff_of_differs =
    "--- FILE: expected\n"
    "+++ FILE: what the bot did\n"
    "@@ -1,3 +1,3 @@\n"
    " # my bot\n"
    " @bot give me tea\n"
    "-< @you: Here is milk\n"
    "+< #console @you: Here is tea\n";

void what_the_bot_does_passes() {
    folder const files;
    auto const file = files.with("good.chat", good);
    for (auto const& how : {std::vector<std::string>{"--check", file}, {"--check=" + file, "--threads", "4"}, {"--check", file, "--threads=4", "--order=none"}}) {
        auto const ended = launch(how);
        BOOST_TEST_EQ(ended.status, 0);
        BOOST_TEST_EQ(ended.out, "1 of 1 script passed\n");
        BOOST_TEST_EQ(ended.log, "");
    }
    BOOST_TEST_EQ(launch({"--check", "-"}, good).out, "1 of 1 script passed\n");
    BOOST_TEST_EQ(launch({"--check", file, file, files.with("empty.chat", "")}).out, "3 of 3 scripts passed\n");
    BOOST_TEST_EQ(launch({"--check", files.with("hal.chat", "@hal give me tea\n< @you: Here is tea\n"), "--name", "hal"}).status, 0);
}

void what_differs_is_a_diff_and_status_1() {
    folder const files;
    auto const file = files.with("differs.chat", differs);
    for (auto const* const threads : {"0", "4"}) {
        auto const ended = launch({"--check", file, "--threads", threads});
        BOOST_TEST_EQ(ended.status, 1);
        BOOST_TEST_EQ(ended.out, replaced(std::string{diff_of_differs}, "FILE", file) + "0 of 1 script passed\n");
        BOOST_TEST_EQ(ended.log, "");
    }
    BOOST_TEST_EQ(files.read("differs.chat"), differs);
    BOOST_TEST_EQ(launch({"--check", "-"}, differs).out, replaced(std::string{diff_of_differs}, "FILE", "-") + "0 of 1 script passed\n");
}

void a_mistake_is_told_with_its_place_and_status_2() {
    folder const files;
    auto const file = files.with("wrong.chat", wrong);
    auto const ended = launch({"--check", file});
    BOOST_TEST_EQ(ended.status, 2);
    BOOST_TEST(ended.out.starts_with(file + ":1:16: a colon is missing behind the place, as in @alice #general: hello\n"
                                            "  @alice #general hello\n"
                                            "                 ^\n" +
                                     file + ":3:2: there is no directive 'reakt'"));
    BOOST_TEST(ended.out.ends_with("\n  %reakt\n   ^\n0 of 1 script passed\n"));
    // Found when it is its turn; what came before is compared.
    auto const later = files.with("later.chat", "@bot give me tea\n< nothing\n%react :tada: m7\nhello\n");
    auto const found = launch({"--update", later});
    BOOST_TEST_EQ(found.status, 2);
    BOOST_TEST(found.out.starts_with(later + ":3:15: there is no message 'm7' here"));
    BOOST_TEST_NE(found.out.find("-< nothing\n+< #console @you: Here is tea\n"), std::string::npos);
    BOOST_TEST_EQ(files.read("later.chat"), "@bot give me tea\n< nothing\n%react :tada: m7\nhello\n");
}

void a_file_that_cannot_be_read_is_status_2_and_the_others_are_played() {
    folder const files;
    auto const none = files.path("none.chat");
    auto const large = files.with("large.chat", "");
    BOOST_TEST_EQ(::truncate(large.c_str(), static_cast<off_t>(mg::detail::largest_file) + 1), 0);
    auto const ended = launch({"--check", none, files.path("."), large, files.with("differs.chat", differs), files.with("good.chat", good)});
    BOOST_TEST_EQ(ended.status, 2);
    BOOST_TEST_EQ(ended.out, none + ": No such file or directory\n" + files.path(".") + ": Is a directory\n" + large + ": File too large\n" +
                                 replaced(std::string{diff_of_differs}, "FILE", files.path("differs.chat")) + "1 of 5 scripts passed\n");
    BOOST_TEST_EQ(launch({"--update", none}).status, 2);
}

void update_writes_what_the_bot_does_and_then_it_passes() {
    folder const files;
    auto const file = files.with("a.chat",
                                 "# before\n@bot help\n< nothing\n<~ @you: tw.\n\n# between\n@bot give me tea\n<~ @you: Here is .*\n< @you: more\n"
                                 "@bot give me milk");
    ::chmod(file.c_str(), 0640);
    auto const ended = launch({"--update", file, "--threads", "4"});
    BOOST_TEST_EQ(ended.status, 0);
    BOOST_TEST_EQ(ended.out, file + ": updated\n1 of 1 script passed\n");
    BOOST_TEST_EQ(files.read("a.chat"),
                  "# before\n@bot help\n< #console: one\n<~ @you: tw.\n< #console >m1 @you: three\n< react :heart: m1\n\n# between\n@bot give me tea\n"
                  "<~ @you: Here is .*\n@bot give me milk\n< #console @you: Here is milk\n");
    struct stat now = {};
    ::stat(file.c_str(), &now);
    BOOST_TEST_EQ(now.st_mode & 07777, 0640u);
    BOOST_TEST_EQ(files.size(), 1u);  // Nothing is left beside it.
    BOOST_TEST_EQ(launch({"--check", file}).out, "1 of 1 script passed\n");
}

void update_leaves_alone_what_is_as_it_should_be() {
    folder const files;
    auto const same = files.with("same.chat", std::string{good} + "no newline at the end");
    auto const other = files.with("other.chat", differs);
    struct stat before = {};
    ::stat(same.c_str(), &before);
    auto const ended = launch({"--check", same, other, "--update"});
    BOOST_TEST_EQ(ended.out, other + ": updated\n2 of 2 scripts passed\n");
    struct stat after = {};
    ::stat(same.c_str(), &after);
    BOOST_TEST_EQ(after.st_ino, before.st_ino);
    BOOST_TEST(after.st_mtim.tv_sec == before.st_mtim.tv_sec && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec);
    BOOST_TEST_EQ(files.read("same.chat"), std::string{good} + "no newline at the end");
}

void update_writes_through_a_link_and_says_what_it_cannot_write() {
    folder const files;
    auto const target = files.with("target.chat", differs);
    auto const link = files.path("link.chat");
    BOOST_TEST_EQ(::symlink(target.c_str(), link.c_str()), 0);
    BOOST_TEST_EQ(launch({"--update", link}).status, 0);
    struct stat is = {};
    ::lstat(link.c_str(), &is);
    BOOST_TEST(S_ISLNK(is.st_mode));
    BOOST_TEST_EQ(files.read("target.chat"), "# my bot\n@bot give me tea\n< #console @you: Here is tea\n");
    // A pipe is no file that could be replaced.
    auto const pipe = files.path("pipe.chat");
    BOOST_TEST_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    support::descriptor const both{support::checked(::open(pipe.c_str(), O_RDWR | O_CLOEXEC), "pipe")};
    support::pipe_ends with_text;
    support::write_all(with_text.writing.get(), differs);
    with_text.writing.close();
    auto const name = "/proc/self/fd/" + std::to_string(with_text.reading.get());
    auto const ended = launch({"--update", name});
    BOOST_TEST_EQ(ended.status, 1);
    BOOST_TEST(ended.out.starts_with(name + ": ") && ended.out.ends_with("\n0 of 1 script passed\n"));
}

void tap_and_junit_tell_the_same() {
    folder const files;
    auto const a = files.with("good.chat", good);
    auto const b = files.with("differs.chat", differs);
    auto const c = files.path("none#1.chat");
    auto const tap = launch({"--check", a, b, c, "--tap"});
    BOOST_TEST_EQ(tap.status, 2);
    auto comments = "# " + replaced(replaced(std::string{diff_of_differs}, "FILE", b), "\n", "\n# ");
    comments.resize(comments.size() - 2);
    BOOST_TEST_EQ(tap.out, "TAP version 13\n1..3\nok 1 - " + a + "\nnot ok 2 - " + b + "\n" + comments + "not ok 3 - " + replaced(c, "#", "\\#") + "\n# " + c +
                               ": No such file or directory\n");
    auto const junit = launch({"--junit", "--check", a, b});
    BOOST_TEST_EQ(junit.status, 1);
    BOOST_TEST(junit.out.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"greeter\" tests=\"2\" failures=\"1\" time=\""));
    BOOST_TEST_NE(junit.out.find("+&lt; #console @you: Here is tea\n</failure>"), std::string::npos);
    BOOST_TEST(junit.out.ends_with("</testsuite>\n"));
    BOOST_TEST_EQ(launch({"--check", a, "--tap"}).out, "TAP version 13\n1..1\nok 1 - " + a + "\n");
}

// The bot in a process of its own, which `meanwhile(pid, log)` may disturb once a handler is stuck.
template <class Meanwhile>
ended stuck(std::vector<std::string> const& arguments, Meanwhile meanwhile) {
    support::pipe_ends told;
    auto const out = support::file_with("");
    auto const log = support::file_with("");
    auto const process = ::fork();
    if (process == 0) {
        ::dup2(out.get(), STDOUT_FILENO);
        ::dup2(log.get(), STDERR_FILENO);
        tells_of_stuck = told.writing.get();
        std::vector<char const*> argv{"greeter"};
        for (auto const& argument : arguments) argv.push_back(argument.c_str());
        ::_exit(mg::launch(static_cast<int>(argv.size()), argv.data(), reactions));
    }
    told.writing.close();
    char byte = 0;
    BOOST_TEST_EQ(::read(told.reading.get(), &byte, 1), 1);
    meanwhile(process, log.get());
    int status = -1;
    ::waitpid(process, &status, 0);
    ::lseek(out.get(), 0, SEEK_SET);
    ::lseek(log.get(), 0, SEEK_SET);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + status, support::read_all(out.get()), launching::without_times(support::read_all(log.get()))};
}

void a_signal_ends_it_though_a_handler_is_stuck() {
    folder const files;
    auto const file = files.with("stick.chat", "@bot stick\n");
    auto const next = files.with("next.chat", "@bot stick\n");
    for (auto const* const threads : {"0", "2"}) {
        auto const ended = stuck({"--check", file, next, "--grace", "0", "--threads", threads}, [](pid_t process, int) { ::kill(process, SIGINT); });
        BOOST_TEST_EQ(ended.status, 1);
        BOOST_TEST_NE(ended.log.find("stopping; a second signal ends at once\n"), std::string::npos);
        BOOST_TEST(ended.log.ends_with("handlers are still running after the deadline; the process ends without them\n"));
    }
}

void a_signal_ends_it_behind_the_script_that_is_played() {
    folder const files;
    auto const file = files.with("wait.chat", "@bot wait\n< @you: done\n@bot give me tea\n");
    support::pipe_ends go_on;
    told_to_go_on = go_on.reading.get();
    for (auto const* const threads : {"0", "2"}) {
        auto const ended = stuck({"--check", file, file, "--threads", threads}, [&](pid_t process, int log) {
            ::kill(process, SIGINT);
            char words[4096];
            do std::this_thread::yield();
            while (std::string_view{words, static_cast<std::size_t>(support::checked(static_cast<int>(::pread(log, words, sizeof words, 0)), "pread"))}.find("stopping") ==
                   std::string_view::npos);
            support::write_all(go_on.writing.get(), "!");
        });
        BOOST_TEST_EQ(ended.status, 2);
        BOOST_TEST_EQ(ended.out, file + ":3:1: the bot was stopped before the end of its script\n  @bot give me tea\n  ^\n0 of 1 script passed\n");
    }
}

void a_handler_that_takes_too_long_is_given_up() {
    folder const files;
    auto const good_one = files.with("good.chat", good);
    auto const file = files.with("stick.chat", "@bot give me tea\n< nothing\n@bot stick\n@bot give me tea\n");
    auto const ended = stuck({"--check", good_one, file, good_one, "--patience", "1", "--grace", "0", "--threads", "2"}, [](pid_t, int) {});
    BOOST_TEST_EQ(ended.status, 1);
    BOOST_TEST(ended.out.starts_with(file + ":3:1: what came of this was not done after 1 second\n  @bot stick\n  ^\n--- "));
    BOOST_TEST(ended.out.ends_with("1 of 2 scripts passed\n"));
    BOOST_TEST(ended.log.ends_with("handlers are still running after the deadline; the process ends without them\n"));
}

}  // namespace

int main() {
    what_the_bot_does_passes();
    what_differs_is_a_diff_and_status_1();
    a_mistake_is_told_with_its_place_and_status_2();
    a_file_that_cannot_be_read_is_status_2_and_the_others_are_played();
    update_writes_what_the_bot_does_and_then_it_passes();
    update_leaves_alone_what_is_as_it_should_be();
    update_writes_through_a_link_and_says_what_it_cannot_write();
    tap_and_junit_tell_the_same();
    a_signal_ends_it_though_a_handler_is_stuck();
    a_signal_ends_it_behind_the_script_that_is_played();
    a_handler_that_takes_too_long_is_given_up();
    return boost::report_errors();
}
