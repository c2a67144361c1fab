// SPDX-License-Identifier: BSL-1.0
// slow_bot: a bot by hand whose handlers take as long as somebody at a door says; its options are NAME=VALUE.
//
//   executor=inplace|thread_pool  threads=N  capacity=N   of the bot on Slack
//   most_events=N  connections=N  alias=WORD              of its transport
//   door=PATH                                             a local socket: "wait THING" says THING there, and waits until it is closed
//   discord=also                                          one more bot beside it, on Discord
#include <monongusa.hpp>

#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace mg = monongusa;

namespace {

std::string door;

// One call a line, so that lines of several threads stay whole.
void tell(std::string line) {
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

// Where nobody is at the door any more, nobody is waited for.
void wait_at_the_door(std::string_view thing) {
    sockaddr_un where{};
    where.sun_family = AF_UNIX;
    if (door.empty() || door.size() >= sizeof where.sun_path) return;
    std::memcpy(where.sun_path, door.data(), door.size());
    int const there = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (there < 0) return;
    // Generic sockets take the address of any family by this cast.
    if (::connect(there, reinterpret_cast<sockaddr const*>(&where), sizeof where) == 0) {
        auto const said = std::string{thing} + '\n';
        pollfd closed{there, POLLIN, 0};
        if (::send(there, said.data(), said.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(said.size())) {
            while (::poll(&closed, 1, -1) < 0 && errno == EINTR) {}
        }
    }
    ::close(there);
}

constexpr mg::table reactions{
    mg::respond_to<"wait (.+)">([](std::string_view thing) {
        wait_at_the_door(thing);
        return "waited for " + std::string{thing};
    }),
    mg::listen_to<"note (.+)">([](std::string_view thing) { tell("noted " + std::string{thing}); }),
    mg::respond_to<"^say (.+)">([](std::string_view thing) { return std::string{thing}; }),
    mg::on<mg::event::ready>([] { tell("ready"); }),
    mg::on<mg::event::disconnected>([](mg::event::disconnected const& what) { tell(what.final ? "ended" : "disconnected"); }),
};

struct wishes {
    std::string executor = "inplace";
    std::size_t threads = 4, capacity = 1024;
    bool discord = false;
    mg::transport::slack_config slack{};
};

template <class Number>
bool read_number(std::string_view text, Number& out) {
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
    return failed == std::errc{} && end == text.data() + text.size();
}

bool read_wish(std::string_view text, wishes& out) {
    auto const cut = text.find('=');
    if (cut == text.npos) return false;
    auto const name = text.substr(0, cut);
    auto const value = text.substr(cut + 1);
    if (name == "executor") out.executor = value;
    else if (name == "threads") return read_number(value, out.threads);
    else if (name == "capacity") return read_number(value, out.capacity);
    else if (name == "most_events") return read_number(value, out.slack.most_events);
    else if (name == "connections") return read_number(value, out.slack.connections);
    else if (name == "alias") out.slack.aliases.emplace_back(value);
    else if (name == "door") door = value;
    else if (name == "discord") out.discord = value == "also";
    else return false;
    return true;
}

template <class Executor>
int live(wishes&& how, Executor executor) {
    mg::bot here{mg::transport::slack{std::move(how.slack)}, std::move(executor), reactions};
    if (!how.discord) return mg::run(here);
    mg::bot there{mg::transport::discord{{.token = mg::env("DISCORD_BOT_TOKEN")}}, mg::executor::inplace{}, reactions};
    return mg::run(here, there);
}

}  // namespace

int main(int argc, char** argv) {
    wishes how;
    how.slack.token = mg::env("SLACK_BOT_TOKEN");
    how.slack.app_token = mg::env("SLACK_APP_TOKEN");
    how.slack.signing_secret = mg::env("SLACK_SIGNING_SECRET");
    for (int i = 1; i < argc; ++i) {
        if (!read_wish(argv[i], how)) {
            mg::log::error("slow_bot: what is '", argv[i], "'?");
            return 2;
        }
    }
    if (how.executor == "inplace") return live(std::move(how), mg::executor::inplace{});
    mg::executor::thread_pool_config const pool{.threads = how.threads, .capacity = how.capacity};
    return live(std::move(how), mg::executor::thread_pool{pool});
}
