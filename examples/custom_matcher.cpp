// Matchers of one's own: a command that may be misspelt, and shouting.
// Try: printf '@bot wether Tokyo\n@bot wetaher?\nWHY IS NOBODY HERE\nWHAT?\n' | custom_matcher
#include <monongusa.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace mg = monongusa;

// Whether one letter more, less, changed or swapped with the next makes one word the other.
constexpr bool nearly(std::string_view left, std::string_view right) {
    auto const same = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    left.remove_prefix(static_cast<std::size_t>(same.first - left.begin()));
    right.remove_prefix(static_cast<std::size_t>(same.second - right.begin()));
    while (!left.empty() && !right.empty() && left.back() == right.back()) {
        left.remove_suffix(1);
        right.remove_suffix(1);
    }
    bool const swapped = left.size() == 2 && right.size() == 2 && left[0] == right[1] && left[1] == right[0];
    return swapped || std::max(left.size(), right.size()) <= 1;
}
static_assert(nearly("weather", "weather") && nearly("wether", "weather") && nearly("wetaher", "weather") && !nearly("water", "weather"));

// Accepts a message that begins with the word or nearly so; what follows is a group.
struct command {
    static constexpr std::string_view description = "nearly a command";
    std::string_view word;

    constexpr mg::chat::captures<1> match(mg::event::message const& message) const {
        std::string_view const body = message.body();
        auto const end = std::min(body.find_first_of(" ?!."), body.size());
        if (!nearly(body.substr(0, end), word)) return {};
        auto const rest = std::min(body.find_first_not_of(" ?!.", end), body.size());
        return mg::chat::captures<1>::of(message.text, body.substr(rest));
    }
};

// Accepts capitals alone, at least four.  As it is composable, it can be joined by &&, || and ! with other matchers of one's own.
struct shouted : mg::matcher::composable {
    constexpr bool match(mg::event::message const& message) const {
        auto const is = [](char first, char last) { return [=](char letter) { return letter >= first && letter <= last; }; };
        return std::ranges::count_if(message.text, is('A', 'Z')) >= 4 && std::ranges::none_of(message.text, is('a', 'z'));
    }
};
struct asked : mg::matcher::composable {
    constexpr bool match(mg::event::message const& message) const { return message.text.ends_with('?'); }
};

constexpr auto tell_weather = [](std::string_view place) {
    return "it rains" + (place.empty() ? "" : " in " + std::string{place});
};

constexpr mg::table reactions{
    mg::on<mg::event::message>(mg::matcher::addressed{} && command{"weather"}, tell_weather),
    mg::on<mg::event::message>(mg::matcher::addressed{} && command{"time"}, [] { return "it is tea time"; }),
    mg::on<mg::event::message>(shouted{} && !asked{}, [](auto& chat) { chat.send("please do not shout"); }),
    mg::on<mg::event::message>(shouted{} && asked{}, [](auto& chat) { chat.react("ear"); }),
};

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
