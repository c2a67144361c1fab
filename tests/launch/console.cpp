// SPDX-License-Identifier: BSL-1.0
// Tests the terminal in each format, and the prompt as somebody sees it who types.
#include <monongusa/launch/console.hpp>

#include "../laws/transport.hpp"
#include "../support/descriptors.hpp"
#include "../support/pty.hpp"
#include "launching.hpp"

#include <monongusa/transport/edit_library.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <future>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unistd.h>

namespace mg = monongusa;
using mg::detail::console;
using mg::transport::console_config;
using mg::transport::console_format;

namespace {

constexpr mg::table reactions{
    mg::respond_to<"give me (.+)">([](std::string_view thing) { return "Here is " + std::string{thing}; }),
    mg::respond_to<R"(in (\S+) (\S+))">([](auto& chat, std::chrono::milliseconds delay, std::string_view what) {
        chat.perform_after(delay, mg::action::reply{std::string{what}});
    }),
    mg::respond_to<"log">([](auto& chat) { chat.log("noted"); }),
};

void it_keeps_the_laws_in_each_format() {
    auto const null = support::opened("/dev/null", O_WRONLY);
    std::vector<support::descriptor> files;
    console_config how;
    how.output = null.get();
    struct row {
        console_format format;
        std::string_view input;
    };
    constexpr std::string_view json = "{\"type\":\"message\",\"text\":\"1\"}\n{\"type\":\"message\",\"text\":\"2\"}\n{\"type\":\"message\",\"text\":\"3\"}\n";
    for (auto const& row : {row{console_format::guess, "one\ntwo\nthree\n"}, row{console_format::lines, "one\ntwo\nthree\n"},
                            row{console_format::chat, "one\ntwo\nthree\n"}, row{console_format::jsonl, json}}) {
        how.speaks = row.format;
        laws::transport([&] {
            files.push_back(support::file_with(row.input));
            how.input = files.back().get();
            return console{how};
        });
    }
}

void only_scripts_are_completed() {
    auto const file = support::file_with("");
    mg::transport::console_output out{file.get()};
    console_config how;
    how.input = how.output = file.get();
    for (auto const format : {console_format::guess, console_format::lines, console_format::irc, console_format::jsonl}) {
        how.speaks = format;
        mg::detail::console_dialect dialect{how, out};
        BOOST_TEST(dialect.completion().complete == nullptr);
    }
    how.speaks = console_format::chat;
    mg::detail::console_dialect chat{how, out};
    auto const completes = chat.completion();
    std::vector<std::string> candidates;
    completes.complete(completes.self, "%rea", 0, candidates);
    BOOST_TEST(candidates == std::vector<std::string>{"%react"});
}

void irc_is_what_the_option_says() {
    BOOST_TEST_EQ(launching::launch(reactions, {"--format=irc"}, "[10:00] <ann> @bot give me tea\n").out, "@ann: Here is tea\n");
    // In this format and not in lines, since it says so.
    BOOST_TEST_EQ(launching::launch(reactions, {"--format=irc"}, "@bot give me tea\n[10:00] <ann> @bot give me tea\n").out, "@ann: Here is tea\n");
}

// The program on a terminal of its own.
struct somebody {
    support::pty terminal{100};
    support::redirected in{STDIN_FILENO, terminal.terminal()};
    support::redirected out{STDOUT_FILENO, terminal.terminal()};
    support::redirected err{STDERR_FILENO, terminal.terminal()};
    std::future<int> ended;

    explicit somebody(std::vector<std::string> arguments = {}) {
        ended = std::async(std::launch::async, [arguments = std::move(arguments)] {
            std::vector<char const*> argv{"greeter"};
            for (auto const& argument : arguments) argv.push_back(argument.c_str());
            return mg::launch(static_cast<int>(argv.size()), argv.data(), reactions);
        });
        terminal.see("> |/");
    }
    // Waits until the screen ends so; what is seen then.
    std::string sees(std::string_view end) {
        return terminal.see_if([end](std::string_view seen) { return seen.ends_with(end); });
    }
    int leaves() {
        terminal.type("\x04");
        return ended.get();
    }
};

void somebody_who_types_speaks_the_notation_of_scripts() {
    std::string seen;
    int status = -1;
    {
        somebody ann;
        ann.terminal.type("@bot give me tea\r");
        ann.sees("> @bot give me tea/< #console @you: Here is tea/> |/");
        ann.terminal.type("\x1b[A milk\r");
        seen = ann.sees("> @bot give me tea milk/< #console @you: Here is tea milk/> |/");
        ann.terminal.type("\\why give me x\r");
        seen = ann.sees("give me x\"/> |/");
        status = ann.leaves();
    }
    BOOST_TEST_EQ(status, 0);
    BOOST_TEST(seen.starts_with("> @bot give me tea/< #console @you: Here is tea/> @bot give me tea milk/< #console @you: Here is tea milk/> \\why give me x/"
                                "# rule 1, respond_to (addressed && /give me (.+)/): it is neither"));
}

void what_is_typed_is_completed() {
    std::string seen;
    int status = -1;
    {
        somebody ann;
        ann.terminal.type("%rea\t:tad\t m");
        ann.sees("> %react :tada: m|/");
        ann.terminal.type("\x15hello @b\tgive me x\r");
        ann.sees("< #console @you: Here is x/> |/");
        ann.terminal.type("%react :tada: m\t");
        seen = ann.sees("> %react :tada: m1 |/");
        ann.terminal.type("\x15");
        ann.sees("> |/");
        status = ann.leaves();
    }
    BOOST_TEST_EQ(status, 0);
    BOOST_TEST(seen.starts_with("> hello @bot give me x/"));
}

void the_log_and_what_comes_by_itself_appear_above_what_is_typed() {
    std::string seen;
    int status = -1;
    {
        somebody ann{{"--color=never"}};
        ann.terminal.type("@bot in 20ms tea\r");
        ann.terminal.type("@bot give me");
        seen = ann.sees("/< #console @you: tea/> @bot give me|/");
        ann.terminal.type(" milk\r");
        ann.sees("Here is milk/> |/");
        ann.terminal.type("@bot log\r");
        seen = ann.sees("info bot rule 3: noted/> |/");
        ann.terminal.type("say \\q\r");
        seen = ann.sees("  say \\q/      ^/> |/");
        status = ann.leaves();
    }
    BOOST_TEST_EQ(status, 0);
    BOOST_TEST_NE(seen.find("> @bot give me milk/< #console @you: Here is milk/> @bot log/"), std::string::npos);
}

void the_history_is_kept_in_its_file() {
    launching::folder const files;
    std::string seen;
    for (std::string_view const expected : {"> |/", "> one|/"}) {
        {
            somebody ann{{"--history", files.path("history")}};
            ann.terminal.type(expected == "> |/" ? "one\r" : "\x1b[A");
            seen = ann.sees(expected);
            ann.terminal.type("\x15");
            ann.sees("> |/");
            BOOST_TEST_EQ(ann.leaves(), 0);
        }
        BOOST_TEST(seen.ends_with(expected));
    }
    BOOST_TEST_EQ(files.read("history").find("two"), std::string::npos);
}

}  // namespace

int main() {
    it_keeps_the_laws_in_each_format();
    only_scripts_are_completed();
    irc_is_what_the_option_says();
    ::setenv("TERM", "xterm", 1);
    if (mg::transport::edit_library{"libedit.so.2"}) {
        somebody_who_types_speaks_the_notation_of_scripts();
        what_is_typed_is_completed();
        the_log_and_what_comes_by_itself_appear_above_what_is_typed();
        the_history_is_kept_in_its_file();
    } else {
        std::puts("there is no libedit.so.2: what is typed is not tested");
    }
    return boost::report_errors();
}
