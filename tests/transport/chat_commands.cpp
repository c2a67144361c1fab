// SPDX-License-Identifier: BSL-1.0
// Tests the notation of scripts where somebody types: the commands, and that a conversation that was saved plays again.
#include <monongusa/transport/chat_dialect.hpp>

#include "../support/descriptors.hpp"
#include "../support/pty.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/clock/skipping.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/script/document.hpp>
#include <monongusa/script/outcome.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/transport/line_reader.hpp>
#include <monongusa/transport/scripted.hpp>
#include <monongusa/transport/stdio.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <future>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <termios.h>
#include <unistd.h>

namespace mg = monongusa;
using mg::transport::chat_dialect;
using mg::transport::console_config;
using on_stdio = mg::transport::basic_stdio<chat_dialect, mg::transport::line_reader>;

namespace {

constexpr auto later = [](auto& chat, std::chrono::milliseconds delay, std::string_view what) {
    chat.perform_after(delay, mg::action::reply{std::string{what}});
};
// Busy for so long; what is measured is the bot's time, not the test's.
constexpr auto spin = [](std::chrono::milliseconds time) {
    auto const end = mg::instant::clock::now() + time;
    while (mg::instant::clock::now() < end) std::this_thread::yield();
    return "spun";
};

constexpr mg::table reactions{
    mg::respond_to<R"(echo ((?s).*))">([](std::string_view text) { return std::string{text}; }),
    mg::respond_to<R"(in (\S+) (\S+))">(later),
    mg::respond_to<R"(spin (\S+))">(spin),
    mg::respond_to<"three">([](auto& chat) {
        chat.send("one");
        chat.react("two");
        chat.reply("three", mg::in_thread);
    }),
    mg::respond_to<"thr.e">([] { return "four"; }),
};

// What differs, or mistakes, when it is played as a script.
template <class Table>
std::string played(std::string_view text, Table const& table) {
    auto script = mg::script::read_document("saved", text, "bot");
    if (!script.mistakes.empty()) return script.mistakes;
    auto const lines = script.lines;
    mg::bot<mg::transport::scripted, mg::executor::inplace, Table const&, mg::components<>, mg::clock::manual> bot{
        mg::transport::scripted{std::move(script)}, {}, table};
    if (auto const error = bot.run()) return error.message();
    auto const& outcome = bot.transport().outcome();
    return outcome.mistakes + mg::script::diff("saved", lines, outcome.changes);
}

bool holds(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

constexpr auto to_log = [](std::string text) {
    mg::action::send said{std::move(text)};
    said.to.channel = {"log", "log"};
    return said;
};
constexpr mg::table greeting{
    mg::on<mg::event::ready>([](auto& chat, mg::event::ready const&) {
        auto hello = to_log("good morning");
        chat.perform_after(std::chrono::milliseconds{2}, hello);
    }),
    mg::respond_to<R"(echo (.*))">([](std::string_view text) { return std::string{text}; }),
};

struct question {
    std::string text{};
    std::string author{};
    bool addressed = false;
};

// Types each line when what stands before it is to be seen; what is seen at the end, when it has ended.
struct typing {
    struct step {
        std::string seen;
        std::string keys;
        bool prompted = true;  ///< What comes by itself stands behind a prompt, which does not come again.
    };

    bool pastes = false;  ///< Then what is typed at once comes at once, and only hanging up ends it.
    std::vector<question> asked{};
    std::string seen{};
    std::error_code error{};

    template <class Table>
    void operator()(Table const& table, std::vector<step> const& steps) {
        support::pty terminal{200};
        if (pastes) {
            auto mode = terminal.mode();
            mode.c_lflag &= ~static_cast<tcflag_t>(ICANON);
            support::checked(::tcsetattr(terminal.terminal(), TCSANOW, &mode), "tcsetattr");
        }
        console_config how;
        how.input = how.output = terminal.terminal();
        how.commands = {this, [](void*) { return std::string{"1 rule\n2 rules\x1b[2J\n"}; },
                        [](void* self, mg::event::message const& message) {
                            static_cast<typing*>(self)->asked.push_back({message.text, message.author.name, message.addressed});
                            return mg::detail::joined("about ", message.text, "\n");
                        }};
        support::redirected const told{STDERR_FILENO, terminal.terminal()};
        mg::bot<on_stdio, mg::executor::inplace, Table const&, mg::components<>, mg::clock::skipping> bot{on_stdio{how}, {}, table};
        auto ended = std::async(std::launch::async, [&] { return bot.run(); });
        for (auto const& one : steps) {
            seen = terminal.see_if([&](std::string_view now) { return holds(now, one.seen) && now.ends_with(one.prompted ? "> |/" : "/|/"); });
            if (!holds(seen, one.seen)) break;
            terminal.type(one.keys);
        }
        pastes ? terminal.hang_up() : terminal.type("\x04");
        error = ended.get();
    }
};

struct saved_file {
    std::string path = "/tmp/monongusa-test-" + std::to_string(::getpid()) + ".chat";

    ~saved_file() { std::remove(path.c_str()); }
    std::string read() const {
        std::ifstream file{path};
        return {std::istreambuf_iterator<char>{file}, {}};
    }
};

// Without the little time that passed between two lines while the bot waited for something.
std::string without_moments(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n') + 1);
        if (!line.starts_with("%time +") || !line.ends_with("ms\n")) out += line;
        text.remove_prefix(line.size());
    }
    return out;
}

void commands_answer_in_comments() {
    typing ann;
    ann(reactions, {{"> ", "\\help\n"},
                    {"ends the bot", "\\list\n"},
                    {"# 2 rules", "\\why @bot echo 1\n"},
                    {"# about @bot echo 1", "\\why  @alice dm: hi\n"},
                    {"# about hi", "\\why\n"},
                    {"asks of something said", "\\why %time +1h\n"},
                    {"> ", "\\why @alice #general hi\n"},
                    {"stdin:7:21: a colon is missing", "\\why @alice >m9: hi\n"},
                    {"stdin:8:14: there is no message 'm9' here", "\\why # nothing\n"},
                    {"> ", "\\save\n"},
                    {"\\save FILE writes", "\\hepl\n"},
                    {"stdin:11:1: there is no such escape; there are", "@bot echo 2\n"},
                    {"@you: 2", "=m1 \\why\n"}});
    BOOST_TEST(!ann.error);
    BOOST_TEST_EQ(ann.asked.size(), 2u);
    BOOST_TEST(ann.asked.at(0).addressed && ann.asked.at(0).author == "you");
    BOOST_TEST(ann.asked.at(1).addressed && ann.asked.at(1).author == "alice" && ann.asked.at(1).text == "hi");
    BOOST_TEST(holds(ann.seen, "\\help lists the commands/"));
    BOOST_TEST(holds(ann.seen, "/# 1 rule/# 2 rules\\x1b[2J/> "));
    // What was asked about was not said.
    BOOST_TEST(holds(ann.seen, "> @bot echo 2/< #console @you: 2/"));
}

void a_conversation_is_saved_as_the_script_it_is() {
    saved_file const file;
    typing ann;
    ann(reactions, {{"> ", "# hello\n@bot echo 1\n\n< pasted: no\n< @you: <<<\npasted\n>>>\n\\list\n"},
                    {"# 2 rules", "@ann #general: <<<\n\\list\n@bot echo several\n>>>\nsay \\q\n"},
                    {"no such escape", "@bot three\n%react :tada: m1\n%time +1h\n@bot in 1h tea\n%time +59m\n%time +2m\n"},
                    {"@ann: tea", "\\save " + file.path + " \n"},
                    {"# saved; --check", "\\save " + file.path + "\n"},
                    {"there is such a file; \\save! writes over it", "@bot echo last\n"},
                    {"@ann: last", "\\save! " + file.path + "\n"},
                    {"# saved; --check", "\\save /nonexistent/x\n"},
                    {"No such file or directory", "\\save! /\n"},
                    {"Is a directory", ""}});
    BOOST_TEST(!ann.error);
    BOOST_TEST_EQ(without_moments(file.read()),
                  "@bot echo 1\n"
                  "< #console @you: 1\n"
                  "@ann #general: <<<\n\\list\n@bot echo several\n>>>\n"
                  "< #general @ann: several\n"
                  "@bot three\n"
                  "< #general: one\n"
                  "< react :two: m3\n"
                  "< #general >m3 @ann: three\n"
                  "< #general @ann: four\n"
                  "%react :tada: m1\n"
                  "%time +1h\n"
                  "@bot in 1h tea\n"
                  "%time +59m\n"
                  "%time +2m\n"
                  "< #general @ann: tea\n"
                  "@bot echo last\n"
                  "< #general @ann: last\n");
    BOOST_TEST_EQ(played(file.read(), reactions), "");
}

void what_fired_by_itself_fires_again_when_it_is_played() {
    for (int i = 0; i < 10; ++i) {
        saved_file const file;
        typing ann;
        ann.pastes = true;
        // The timer of the second batch is due before the last of it is looked at.
        ann(reactions, {{"> ", "@bot in 1ms tea\n"},
                        {"@you: tea", "@bot in 1h never\n@bot in 5ms milk\n@bot spin 8ms\n@bot echo x\n", false},
                        {"@you: x", "@bot in 1ms sugar\n"},
                        {"@you: sugar", "\\save " + file.path + "\n", false},
                        {"# saved", ""}});
        auto const text = file.read();
        BOOST_TEST(holds(text, "\n%time +"));
        BOOST_TEST(holds(text, "@you: milk\n"));
        BOOST_TEST_EQ(played(text, reactions), "");
    }
}

void what_the_bot_set_about_at_its_beginning_is_saved_with_its_time() {
    saved_file const file;
    typing ann;
    ann(greeting, {{"good morning", "@bot echo 1\n", false}, {"@you: 1", "\\save " + file.path + "\n"}, {"# saved", ""}});
    BOOST_TEST(file.read().starts_with("%time +"));
    BOOST_TEST_EQ(played(file.read(), greeting), "");
}

void no_secret_is_saved() {
    mg::secret const token{"planted-4711-token", "PLANTED"};
    saved_file const file;
    typing ann;
    ann(reactions, {{"> ", "@bot echo planted-4711-token\n"}, {"(secret PLANTED)", "\\save " + file.path + "\n"}, {"# saved", "\\why planted-4711-token\n"}, {"# about (secret", ""}});
    BOOST_TEST_EQ(file.read(), "@bot echo (secret PLANTED)\n< #console @you: (secret PLANTED)\n");
    BOOST_TEST_EQ(played(file.read(), reactions), "");
}

}  // namespace

int main() {
    commands_answer_in_comments();
    a_conversation_is_saved_as_the_script_it_is();
    what_fired_by_itself_fires_again_when_it_is_played();
    what_the_bot_set_about_at_its_beginning_is_saved_with_its_time();
    no_secret_is_saved();
    return boost::report_errors();
}
