// Several accounts in one process, as many as it is given: each logs in with a token of its own, then reads lines from a file or a pipe.
// What goes wrong with one is told by its name and keeps no other from going on; the process ends when all have ended.
// Try: printf 'divide 1 by 0\ndivide 6 by 3\n' > sums; export ann_token=wrong bob_token=open-sesame carol_token=open-sesame
//      three_bots ann=sums bob=sums carol=sums
#include <monongusa.hpp>

#include <cerrno>
#include <deque>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>

namespace mg = monongusa;

constexpr mg::table reactions{
    mg::listen_to<R"(^divide (-?\d+) by (-?\d+)$)">([](auto& chat, long left, long right) {
        if (right == 0) throw std::domain_error{"nobody divides by zero"};
        chat.send(std::to_string(left / right));
    }),
};

// Lines, as those of a terminal; but one has to log in.
class account : public mg::transport::stdio {
public:
    account(std::string const& name, char const* path)
        : stdio{{.name = name, .format = mg::transport::line_format::lines, .input = opened(path)}},
          token_(mg::env((name + "_token").c_str())) {}

    // A platform would be asked; nothing is heard yet.  By an exception it can say more than by an error.
    std::error_code login() {
        if (token_.empty()) throw std::runtime_error{"there is no token; set " + std::string{token_.name()}};
        if (token_.reveal() != "open-sesame") return std::make_error_code(std::errc::permission_denied);
        return {};
    }

private:
    static int opened(char const* path) {
        int const input = ::open(path, O_RDONLY | O_CLOEXEC);
        if (input < 0) throw std::system_error{errno, std::generic_category(), path};
        return input;
    }

    mg::secret token_;
};

int main(int argc, char** argv) try {
    // To be asked what any of them would say: three_bots --check three_bots.chat
    if (argc > 1 && std::string_view{argv[1]}.starts_with("--")) return mg::launch(argc, argv, reactions);
    // Not a std::vector, which moves what it holds; a bot stays where it is.
    std::deque<mg::bot<account, mg::executor::inplace, decltype(reactions) const&>> bots;
    for (int i = 1; i < argc; ++i) {
        std::string_view const given{argv[i]};
        auto const end = given.find('=');
        if (end == 0 || end == std::string_view::npos) {
            mg::log::error("usage: three_bots NAME=FILE...; the token of each in NAME_token");
            return 2;
        }
        bots.emplace_back(account{std::string{given.substr(0, end)}, argv[i] + end + 1}, mg::executor::inplace{}, reactions);
    }
    return mg::run(bots);
} catch (std::exception const& error) {
    mg::log::error(error.what());
    return 1;
}
