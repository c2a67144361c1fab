// SPDX-License-Identifier: BSL-1.0
// Tests that no output of a launched bot holds a token, in whatever form it was said: a bot that tells its own is run in every way there is.
#include <monongusa.hpp>

#include "support/base64.hpp"
#include "support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mg = monongusa;

namespace {

constexpr std::string_view token = "UNIQ+planted/token=4711&\"x";
constexpr std::string_view in_url = "UNIQ%2Bplanted%2Ftoken%3D4711%26%22x";
constexpr std::string_view in_json = "UNIQ+planted\\/token=4711&\\\"x";

// In base64 at each of its three offsets, without the characters in which its neighbours have a part.
std::string in_base64(std::size_t offset) {
    auto const whole = support::base64(std::string(offset, '.') + std::string{token} + "..");
    auto const begin = (offset * 8 + 5) / 6;
    auto const end = (offset + token.size()) * 8 / 6;
    return whole.substr(begin, end - begin);
}

std::vector<std::string> forms() {
    return {std::string{token}, std::string{in_url}, std::string{in_json}, in_base64(0), in_base64(1), in_base64(2)};
}
std::string told() {
    std::string all = "mine:";
    for (auto const form : {token, in_url, in_json}) (all += ' ') += form;
    // Neighbours around it, as in an Authorization header.
    for (std::size_t offset : {0u, 1u, 2u}) (all += ' ') += support::base64(std::string(offset, '.') + std::string{token} + "..");
    return all;
}

constexpr mg::table leaky{
    mg::listen_to<"leak">([](auto& chat) {
        chat.reply(told());
        chat.send(told());
        chat.reply(told(), mg::in_thread);
        chat.log(told());
        mg::log::warning(told());
        throw std::runtime_error{told()};
    }),
    mg::listen_to<"edit">([](mg::context<mg::action::edit, mg::action::direct_message>& chat) {
        chat.perform(mg::action::edit{told(), {}});
        chat.perform(mg::action::direct_message{told(), {}});
    }),
};

int be_the_bot(int argc, char** argv) {
    auto const secret = mg::env("PLANTED");
    return mg::launch(argc, argv, leaky);
}

struct ended {
    int status;
    std::string written;  // To stdout and stderr.
};

ended run(std::vector<std::string> arguments, std::string_view input) {
    auto const in = support::file_with(input);
    auto const out = support::file_with("");
    arguments.insert(arguments.begin(), "bot");
    std::vector<char*> argv;
    for (auto& one : arguments) argv.push_back(one.data());
    argv.push_back(nullptr);
    auto const child = support::checked(::fork(), "fork");
    if (child == 0) {
        ::dup2(in.get(), STDIN_FILENO);
        ::dup2(out.get(), STDOUT_FILENO);
        ::dup2(out.get(), STDERR_FILENO);
        ::execv("/proc/self/exe", argv.data());
        ::_exit(127);
    }
    int status = 0;
    support::checked(::waitpid(child, &status, 0), "waitpid");
    ::lseek(out.get(), 0, SEEK_SET);
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, support::read_all(out.get())};
}

void holds_none(std::string_view what, std::string const& output) {
    for (auto const& form : forms()) {
        if (output.find(form) == std::string::npos) continue;
        BOOST_ERROR(("a token is told: " + std::string{what}).c_str());
        std::fprintf(stderr, "%s", output.c_str());
    }
    if (output.find("(secret PLANTED)") == std::string::npos) BOOST_ERROR(("nothing was told: " + std::string{what}).c_str());
}

// A folder of its own, for files that the bot writes.
struct folder {
    char path[32] = "/tmp/monongusa.secrets.XXXXXX";
    folder() {
        if (!::mkdtemp(path)) std::abort();
    }
    ~folder() {
        for (char const* const file : {"/record", "/script.chat"}) ::unlink((path + std::string{file}).c_str());
        ::rmdir(path);
    }
    std::string file(char const* name) const { return path + std::string{name}; }
};

std::string contents(std::string const& path) {
    auto const file = support::opened(path.c_str(), O_RDONLY);
    return support::read_all(file.get());
}
void write(std::string const& path, std::string_view text) {
    ::unlink(path.c_str());
    support::descriptor const file{support::checked(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600), "open")};
    support::write_all(file.get(), text);
}

void the_terminal_tells_none() {
    for (std::string const format : {"lines", "irc", "chat", "jsonl"}) {
        std::string const said = format == "irc"     ? "[10:00] <ann> leak\n[10:00] <ann> edit\n"
                                 : format == "jsonl" ? "{\"v\":1,\"type\":\"message\",\"text\":\"leak\"}\n{\"v\":1,\"type\":\"message\",\"text\":\"edit\"}\n"
                                                     : "leak\nedit\n";
        for (std::string const how : {"-v", "-vv", "-vvv", "--log=off", "--log-format=json", "--threads=2", "--color=always"}) {
            holds_none(format + " " + how, run({"--format", format, how}, said).written);
        }
    }
}

void what_people_say_tells_none() {
    auto const said = "hear " + told() + "\n";
    holds_none("-vv", run({"--format=lines", "-vv"}, said).written);
    holds_none("-vvv", run({"--format=lines", "-vvv"}, said).written);
    holds_none("a wrong directive", run({"--format=chat"}, "%wrong " + told() + "\n").written);
    holds_none("a wrong line", run({"--format=jsonl"}, "{\"v\":1,\"type\":\"" + std::string{in_json} + "\"}\n").written);
    holds_none("a wrong option", run({"--format", std::string{token}}, "").written);
}

void recordings_and_scripts_tell_none() {
    folder const here;
    auto const record = here.file("/record");
    for (std::string const names : {"", "--pseudonyms"}) {
        std::vector<std::string> arguments{"--format=lines", "--record", record};
        if (!names.empty()) arguments.push_back(names);
        run(arguments, "leak\nedit\nhear " + told() + "\n");
        holds_none("--record " + names, contents(record));
    }
    write(record, "{\"v\":1,\"type\":\"recording\"}\n{\"v\":1,\"type\":\"message\",\"event\":1,\"id\":\"m1\",\"text\":\"leak\"}\n");
    holds_none("--replay", run({"--replay", record}, "").written);
    auto const script = here.file("/script.chat");
    for (std::string const report : {"--check", "--tap", "--junit"}) {
        write(script, "leak\n< #console @you: nothing\n");
        auto const ended = run({"--check", script, report == "--check" ? "-v" : report}, "");
        BOOST_TEST_EQ(ended.status, 1);
        holds_none(report, ended.written);
    }
    write(script, "leak\n%wrong " + told() + "\n");
    holds_none("a mistake", run({"--check", script}, "").written);
    write(script, "leak\n");
    BOOST_TEST_EQ(run({"--check", script, "--update"}, "").status, 0);
    holds_none("--update", contents(script));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 0 && std::string_view{argv[0]} == "bot") return be_the_bot(argc, argv);
    ::setenv("PLANTED", std::string{token}.c_str(), 1);
    the_terminal_tells_none();
    what_people_say_tells_none();
    recordings_and_scripts_tell_none();
    return boost::report_errors();
}
