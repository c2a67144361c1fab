// Three bots in one process: one talks with you, two read a file each, such as the log of a channel, and point at the questions in it.
// Try: echo '[10:00] <ann> where is the manual?' > a.log; echo '[10:05] <bob> why?' > b.log; echo '@bot hello' | several_bots a.log b.log
#include <monongusa.hpp>

#include <cerrno>
#include <exception>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>

namespace mg = monongusa;

constexpr mg::table greetings{
    mg::respond_to<"hello">([](mg::event::message const& message) { return "hello " + message.author.name; }),
    mg::default_reply([](auto& chat) { chat.reply("say hello"); }),
};

constexpr mg::table questions{
    mg::listen_to<R"((\w+)\?$)">([](auto& chat, std::string_view last) {
        chat.send(chat.author().name + " asks about '" + std::string{last} + "'");
    }),
    mg::on<mg::event::disconnected>([](auto& chat) { chat.log("is through"); }),
};

mg::transport::stdio reader(std::string name, char const* path) {
    int const input = ::open(path, O_RDONLY | O_CLOEXEC);
    if (input < 0) throw std::system_error{errno, std::generic_category(), path};
    return mg::transport::stdio{{.name = std::move(name), .format = mg::transport::line_format::irc, .input = input}};
}

int main(int argc, char** argv) try {
    // Alone, the reader can be asked what it would say: several_bots --check several_bots.chat
    if (argc > 1 && std::string_view{argv[1]}.starts_with("--")) return mg::launch(argc, argv, questions);
    if (argc != 3) {
        mg::log::error("usage: several_bots LOG LOG");
        return 2;
    }
    mg::bot greeter{mg::transport::stdio{}, mg::executor::inplace{}, greetings};
    mg::bot first{reader("first", argv[1]), mg::executor::thread_pool{2}, questions};
    mg::bot second{reader("second", argv[2]), mg::executor::thread_pool{{.threads = 2, .order = mg::executor::order::author}}, questions};
    return mg::run(greeter, first, second);  // Until all have ended, or a signal; one that fails does not stop the others.
} catch (std::exception const& error) {
    mg::log::error(error.what());
    return 1;
}
