// SPDX-License-Identifier: BSL-1.0
// Bots of 64 patterns on Discord, one for each token, that count what they hear and tell when they are asked.
// socket_bot [--plain] VARIABLE...
#include <monongusa.hpp>

#include "counting.hpp"

#include <deque>
#include <string_view>
#include <utility>

namespace mg = monongusa;

namespace {

struct bot_on_discord {
    bench::heard all{};
    mg::bot<mg::transport::discord, mg::executor::inplace, decltype(bench::counting) const&, mg::components<bench::heard&>> bot;

    explicit bot_on_discord(mg::transport::discord_config how)
        : bot{mg::transport::discord{std::move(how)}, mg::executor::inplace{}, bench::counting, mg::with(all)} {}
};

}  // namespace

int main(int argc, char** argv) {
    bool const plain = argc > 1 && std::string_view{argv[1]} == "--plain";
    std::deque<bot_on_discord> parts;
    std::deque<decltype(parts.front().bot)*> bots;
    for (int i = plain ? 2 : 1; i < argc; ++i) {
        parts.emplace_back(mg::transport::discord_config{.token = mg::env(argv[i]), .compress = !plain});
        bots.push_back(&parts.back().bot);
    }
    return mg::run(bots);
}
