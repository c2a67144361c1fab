// SPDX-License-Identifier: BSL-1.0
// process: shows what it was told to, where it was told to, from the first static to the last, whoever changes that meanwhile.
#include <monongusa/log/process.hpp>

#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>

#include <sys/wait.h>
#include <unistd.h>

namespace {

namespace log = monongusa::log;
using log::level;
using log::process;
using log::record;

static_assert(!std::is_copy_constructible_v<log::process_log> && std::is_trivially_destructible_v<log::process_log>);

// Before main, and behind it.
struct early_and_late {
    early_and_late(early_and_late const&) = delete;
    early_and_late& operator=(early_and_late const&) = delete;
    early_and_late() { process().write({.text = "early"}); }
    ~early_and_late() {
        if (says_more) process().write({.text = "late"});
    }
    bool says_more = true;
};

struct noting {
    std::string heard{};

    void write(record const& line) { (heard += line.text) += ';'; }
};

void the_filter_can_be_changed_and_asked_for() {
    BOOST_TEST(process().shown().rest() == level::info);
    BOOST_TEST(process().shows(level::info, "process"));
    BOOST_TEST(!process().shows(level::debug, "process"));
    log::filter shown{level::warning};
    shown.set("stdio", level::trace);
    process().show(shown);
    BOOST_TEST(process().shown().level_of("stdio") == level::trace);
    BOOST_TEST(process().shows(level::trace, "stdio"));
    BOOST_TEST(!process().shows(level::info, "process"));
    process().show({});
    BOOST_TEST(process().shows(level::info, "process") && !process().shows(level::trace, "stdio"));
}

void lines_go_where_they_are_sent() {
    noting first;
    noting second;
    {
        log::redirection const to_first{first};
        process().write({.text = "one"});
        {
            log::redirection const to_second{second};
            process().write({.text = "two"});
        }
        auto const before = process().to(second);
        process().write({.text = "three"});
        process().to(before);
        process().write({.text = "four"});
    }
    BOOST_TEST_EQ(support::written_to(STDERR_FILENO, [] { process().write({.text = "five"}); }), "1970-01-01T00:00:00.000Z info: five\n");
    BOOST_TEST_EQ(first.heard, "one;four;");
    BOOST_TEST_EQ(second.heard, "two;three;");
}

struct talkative {
    int asked = 0;
    bool shown = false;

    void write(record const&) {
        ++asked;
        shown = process().shows(level::error, "process");
        process().write({.text = "from inside"});
    }
};

void what_a_sink_logs_itself_goes_nowhere() {
    talkative sink;
    log::redirection const here{sink};
    process().write({.text = "one"});
    BOOST_TEST_EQ(sink.asked, 1);
    BOOST_TEST(!sink.shown);
    // And it is over when the sink is done.
    BOOST_TEST(process().shows(level::error, "process"));
    process().write({.text = "two"});
    BOOST_TEST_EQ(sink.asked, 2);
}

void nobody_uses_a_sink_that_was_taken_away() {
    struct counting {
        std::atomic<int> lines{0};
        std::atomic<bool> gone{false};
        std::atomic<bool> used_later{false};

        void write(record const&) {
            ++lines;
            if (gone) used_later = true;
        }
    };
    counting outer;
    log::redirection const here{outer};
    std::atomic<bool> over = false;
    std::thread other{[&] {
        while (!over) {
            if (process().shows(level::warning, "process")) process().write({.text = "x"});
        }
    }};
    for (int i = 0; i < 50; ++i) {
        counting inner;
        {
            log::redirection const there{inner};
            process().show(i % 2 ? level::error : level::bytes);
            process().write({.text = "y"});
        }
        inner.gone = true;
        BOOST_TEST_GE(inner.lines.load(), 1);
        BOOST_TEST(!inner.used_later);
    }
    process().show({});
    over = true;
    other.join();
}

// What this program writes that only logs one line twice, and says more at its end or not.
std::string written_by_a_child(char const* says_more) {
    support::pipe_ends pipe;
    auto const child = support::checked(::fork(), "fork");
    if (child == 0) {
        ::dup2(pipe.writing.get(), STDERR_FILENO);
        ::execl("/proc/self/exe", "process", says_more, nullptr);
        ::_exit(127);
    }
    pipe.writing.close();
    auto const text = support::read_all(pipe.reading.get());
    int status = -1;
    ::waitpid(child, &status, 0);
    BOOST_TEST(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    return text;
}

void the_first_and_the_last_line_are_written() {
    std::string const time = "1970-01-01T00:00:00.000Z ";
    std::string const early = time + "info: early\n" + time + "info: in main\n" + time + "info: the last line came 1 more time\n";
    // Whichever static ends first, what was counted is told before the line behind it.
    BOOST_TEST_EQ(written_by_a_child("more"), early + time + "info: late\n");
    BOOST_TEST_EQ(written_by_a_child("no more"), early);
}

early_and_late statics;

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        statics.says_more = std::string_view{argv[1]} == "more";
        process().write({.text = "in main"});
        process().write({.text = "in main"});
        return 0;
    }
    the_filter_can_be_changed_and_asked_for();
    lines_go_where_they_are_sent();
    what_a_sink_logs_itself_goes_nowhere();
    nobody_uses_a_sink_that_was_taken_away();
    the_first_and_the_last_line_are_written();
    return boost::report_errors();
}
