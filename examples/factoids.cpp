// Answers questions about packages, as the bot of a help channel does.
// Try: printf '!info vim\n!tell alice about ssh\n!emacs\n' | factoids
#include <monongusa.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;

struct factoid {
    std::string_view name;
    std::string_view text;
};

constexpr factoid factoids[] = {
    {"apt", "installs, upgrades and removes packages; see apt(8)"},
    {"flash", "is no longer made; videos play without it"},
    {"grub", "is the boot loader; after a change of its configuration run update-grub"},
    {"paste", "long texts belong on a paste site, not into the channel"},
    {"repos", "are listed in /etc/apt/sources.list; main and universe hold free software"},
    {"root", "has no password here; put sudo before a command instead"},
    {"ssh", "gives a shell on another machine; the package openssh-server lets others in"},
    {"vim", "is an editor; :q leaves it"},
    {"xorg", "draws the windows; its log is /var/log/Xorg.0.log"},
};

std::string about(std::string_view name) {
    for (auto const& factoid : factoids) {
        if (factoid.name == name) return std::string{name} + " " + std::string{factoid.text};
    }
    return "I know nothing about " + std::string{name};
}

// The first match answers, so that `!info vim` is not a question about a thing called info.
constexpr mg::table reactions{
    mg::first_match,
    mg::listen_to<R"(^!info ([\w.+-]+))">([](std::string_view name) { return mg::action::send{about(name)}; }),
    mg::listen_to<R"(^!tell (\S+) about ([\w.+-]+))">([](std::string_view nick, std::string_view topic) {
        return mg::action::send{std::string{nick} + ": " + about(topic)};
    }),
    mg::listen_to<R"(^!([\w.+-]+))">([](std::string_view name) { return mg::action::send{about(name)}; }),
};

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
