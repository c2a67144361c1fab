// SPDX-License-Identifier: BSL-1.0
// Tests that filter and sink of the log are as they were after each kind of launch, and its lines above what is being typed.
#include <monongusa/launch/logging.hpp>

#include "../support/descriptors.hpp"
#include "../support/environment.hpp"
#include "../support/pty.hpp"
#include "launching.hpp"

#include <monongusa/launch.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdlib>
#include <future>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace mg = monongusa;
namespace log = mg::log;
using log::level;
using mg::detail::launch_options;
using mg::detail::logging;
using mg::detail::logging_beside;

namespace {

static_assert(!std::is_copy_constructible_v<logging> && !std::is_copy_constructible_v<logging_beside>);

constexpr mg::table reactions{
    mg::respond_to<"tea">([](auto& chat) {
        chat.log("in a handler");
        return "Here is tea";
    }),
};

struct noting {
    std::string heard{};

    void write(log::record const& line) { (heard += line.text) += ';'; }
};

// What a program may have set before it launches its bot: afterwards it must be so again.
class set_before {
public:
    set_before() : here_(noted_) {
        log::filter shown{level::warning};
        shown.set("stdio", level::trace);
        log::process().show(shown);
    }
    ~set_before() { log::process().show({}); }

    void is_as_it_was(std::string_view after) {
        auto const shown = log::process().shown();
        bool const same = shown.rest() == level::warning && shown.level_of("stdio") == level::trace && shown.level_of("rule") == level::warning;
        noted_.heard.clear();
        log::warning("after");
        if (same && noted_.heard == "after;") return;
        BOOST_ERROR(("not as it was after " + std::string{after}).c_str());
    }
    std::string const& noted() const { return noted_.heard; }

private:
    noting noted_;
    log::redirection here_;
};

void what_is_shown_is_what_was_asked_for() {
    struct row {
        std::string_view levels;
        int verbosity;
        level rest;
        level of_rule;
    };
    for (auto const& row : {row{"info", 0, level::info, level::info}, row{"info", 1, level::debug, level::debug},
                            row{"info", 2, level::trace, level::trace}, row{"info", 9, level::bytes, level::bytes},
                            row{"off", 0, level::off, level::off},
                            // Never less than by --log, and parts with a level of their own keep it.
                            row{"trace", 1, level::trace, level::trace}, row{"error", 1, level::debug, level::debug},
                            row{"error,rule=trace", 0, level::error, level::trace}, row{"error,rule=off", 2, level::trace, level::off}}) {
        set_before before;
        {
            launch_options options;
            BOOST_TEST_EQ(log::read_filter(row.levels, options.shown), "");
            options.verbosity = row.verbosity;
            logging const here{options};
            auto const shown = log::process().shown();
            BOOST_TEST(shown.rest() == row.rest);
            BOOST_TEST(shown.level_of("rule") == row.of_rule);
            BOOST_TEST(shown.level_of("stdio") == row.rest);
        }
        BOOST_TEST_EQ(before.noted(), "");
        before.is_as_it_was(row.levels);
    }
}

void options_stand_above_the_environment() {
    support::variable const forced{"FORCE_COLOR", "1"};
    support::variable const allowed{"NO_COLOR", nullptr};
    BOOST_TEST_EQ(launching::launch(reactions, {"--color", "never"}, "@bot tea\n").log, "info bot rule 1: in a handler\n");
    BOOST_TEST_NE(launching::launch(reactions, {}, "@bot tea\n").log.find("\x1b[32m"), std::string::npos);
    // JSON has no colours, whatever is said about them.
    auto const json = launching::launch(reactions, {"--log-format", "json", "--color", "always"}, "@bot tea\n").log;
    BOOST_TEST(json.starts_with("{\"time\":\""));
    BOOST_TEST(json.ends_with("\"level\":\"info\",\"bot\":\"bot\",\"subsystem\":\"chat\",\"rule\":1,\"text\":\"in a handler\"}\n"));
}

void repetitions_are_told_at_the_end() {
    for (bool const as_json : {false, true}) {
        launch_options options;
        options.log_is_json = as_json;
        auto const text = support::written_to(STDERR_FILENO, [&] {
            logging const here{options};
            for (int i = 0; i < 3; ++i) log::info("again");
        });
        BOOST_TEST_NE(text.find("the last line came 2 more times"), std::string::npos);
    }
}

void whatever_it_is_launched_for_all_is_as_it_was() {
    launching::folder const here;
    auto const script = here.with("tea.chat", "@bot tea\n< @you: Here is tea\n");
    for (auto const& arguments : std::vector<std::vector<std::string>>{{"-vvv"},
                                                                       {"-v", "--check", script},
                                                                       {"-v", "--check", here.path("none.chat")},
                                                                       {"-v", "--replay", here.path("none.jsonl")},
                                                                       {"-v", "--format=chat"},
                                                                       {"-v", "--threads=2", "--log-format=json"},
                                                                       {"-v", "--list"},
                                                                       {"-v", "--log=loud"}}) {
        set_before before;
        launching::launch(reactions, arguments, "@bot tea\n");
        before.is_as_it_was(arguments.back());
    }
}

void a_line_is_written_while_what_is_typed_is_hidden() {
    auto const file = support::file_with("");
    mg::transport::console_output out{file.get()};
    out.footer({&out,
                [](void*, std::string& hidden) {
                    hidden += '[';
                    return true;
                },
                [](void*, std::string& shown) { shown += ']'; }});
    struct writing {
        int to;
        void write(log::record const& line) { support::write_all(to, line.text); }
    } same_terminal{file.get()};
    {
        log::redirection const to_terminal{same_terminal};
        {
            logging_beside const above{out};
            log::info("one");
            log::debug("not shown");
            log::info("two");
        }
        log::info("three");
    }
    ::lseek(file.get(), 0, SEEK_SET);
    BOOST_TEST_EQ(support::read_all(file.get()), "[one][two]three");
}

// --- where somebody types

// The times of day are 0.
std::string timeless(std::string text) {
    constexpr std::string_view time = "dd:dd:dd.ddd";
    for (std::size_t at = 0; at + time.size() <= text.size(); ++at) {
        bool is_time = true;
        for (std::size_t i = 0; is_time && i < time.size(); ++i) {
            char const is = text[at + i];
            is_time = time[i] == 'd' ? is >= '0' && is <= '9' : is == time[i];
        }
        if (is_time) text.replace(at, time.size(), "0");
    }
    return text;
}

// A bot that is launched on a terminal, which stderr is too: what was seen is compared when it is not any more.
class launched {
public:
    explicit launched(std::vector<char const*> arguments) : arguments_(std::move(arguments)) {
        arguments_.insert(arguments_.begin(), "greeter");
        ended_ = std::async(std::launch::async, [this] { return mg::launch(static_cast<int>(arguments_.size()), arguments_.data(), reactions); });
        see("> |/");
    }
    void type(std::string_view keys) { terminal_.type(keys); }
    void see(std::string_view expected) {
        auto const seen = timeless(terminal_.see_if([expected](std::string const& now) { return timeless(now) == expected; }));
        if (seen != expected) ((((wrong_ += "seen:   ") += seen) += "\nwanted: ") += expected) += '\n';
    }
    std::string see_end(std::string_view end) {
        return timeless(terminal_.see_if([end](std::string const& now) { return now.ends_with(end); }));
    }
    int end() {
        type("\x15\x04");
        return ended_.get();
    }
    std::string const& wrong() const { return wrong_; }

private:
    support::pty terminal_{100};
    support::redirected in_{STDIN_FILENO, terminal_.terminal()};
    support::redirected out_{STDOUT_FILENO, terminal_.terminal()};
    support::redirected err_{STDERR_FILENO, terminal_.terminal()};
    std::vector<char const*> arguments_;
    std::future<int> ended_;
    std::string wrong_;
};

void lines_of_the_log_appear_above_what_is_being_typed() {
    set_before before;
    std::string wrong;
    int status = -1;
    {
        launched ann{{"--color=never"}};
        ann.type("@bot te");
        ann.see("> @bot te|/");
        log::info("from elsewhere");
        ann.see("0 info: from elsewhere/> @bot te|/");
        log::debug("not shown");
        log::warning("two\nlines");
        ann.see("0 info: from elsewhere/0 warning: two\\nlines/> @bot te|/");
        ann.type("a\r");
        ann.see("0 info: from elsewhere/0 warning: two\\nlines/> @bot tea/0 info bot rule 1: in a handler/< #console @you: Here is tea/> |/");
        status = ann.end();
        wrong = ann.wrong();
    }
    BOOST_TEST_EQ(wrong, "");
    BOOST_TEST_EQ(status, 0);
    BOOST_TEST_EQ(before.noted(), "");
    before.is_as_it_was("the prompt");
}

void in_every_form_and_format() {
    std::string seen;
    {
        launched ann{{"--log-format=json", "--format=lines"}};
        ann.type("tea");
        ann.see("> tea|/");
        log::info("x");
        seen = ann.see_end("/> tea|/");
        ann.end();
    }
    BOOST_TEST(seen.starts_with("{\"time\":\""));
    BOOST_TEST(seen.ends_with("T0Z\",\"level\":\"info\",\"subsystem\":\"process\",\"text\":\"x\"}/> tea|/"));
}

void many_may_log_while_one_types() {
    constexpr int lines = 20;
    auto const last = "/> " + std::string(lines, 'x') + "|/";
    std::string seen;
    {
        launched ann{{"--color=never"}};
        std::vector<std::thread> others;
        for (char name = 'a'; name < 'd'; ++name) {
            others.emplace_back([name] {
                for (int i = 0; i < lines; ++i) log::info(std::string(1, name), i);
            });
        }
        for (int i = 0; i < lines; ++i) ann.type("x");
        for (auto& other : others) other.join();
        seen = ann.see_end(last);
        ann.end();
    }
    BOOST_TEST(seen.ends_with(last));
    // Each in a row of its own.
    seen.insert(0, 1, '/');
    for (char name = 'a'; name < 'd'; ++name) {
        for (int i = 0; i < lines; ++i) BOOST_TEST_NE(seen.find("/0 info: " + std::string(1, name) + std::to_string(i) + "/"), std::string::npos);
    }
}

}  // namespace

int main() {
    ::setenv("TERM", "xterm", 1);
    what_is_shown_is_what_was_asked_for();
    options_stand_above_the_environment();
    repetitions_are_told_at_the_end();
    whatever_it_is_launched_for_all_is_as_it_was();
    a_line_is_written_while_what_is_typed_is_hidden();
    lines_of_the_log_appear_above_what_is_being_typed();
    in_every_form_and_format();
    many_may_log_while_one_types();
    return boost::report_errors();
}
