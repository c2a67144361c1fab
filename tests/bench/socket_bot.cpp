// SPDX-License-Identifier: BSL-1.0
// Bots of 64 patterns on Discord, one for each token, that count what they hear and tell when they are asked.
// socket_bot [--plain] VARIABLE...
#include <monongusa.hpp>

#include "patterns.hpp"

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <unistd.h>

namespace mg = monongusa;

namespace {

struct heard {
    std::size_t messages = 0;
    std::size_t bytes = 0;
};

template <class... Group>
struct count {
    void operator()(heard& all, Group... group) const {
        ++all.messages;
        ((all.bytes += std::optional<std::string_view>{group}.value_or("").size()), ...);
    }
};

template <std::size_t Number, std::size_t... Group>
constexpr auto make_rule(std::index_sequence<Group...>) {
    using matcher = mg::matcher::regex<bench::pattern<Number>>;
    return mg::listen_to<bench::pattern<Number>>(
        count<std::conditional_t<matcher::group_is_optional(Group), std::optional<std::string_view>, std::string_view>...>{});
}

// What none of the patterns takes is counted, too.
template <std::size_t... Number>
constexpr auto make_table(std::index_sequence<Number...>) {
    return mg::table{mg::respond_to<"how many">([](heard const& all) { return std::to_string(all.messages); }),
                     make_rule<Number>(std::make_index_sequence<mg::pattern::literal<bench::pattern<Number>>::groups>{})...,
                     mg::on<mg::event::message>([](heard& all) { ++all.messages; })};
}
constexpr auto reactions = make_table(std::make_index_sequence<64>{});

struct bot_on_discord {
    heard all{};
    mg::bot<mg::transport::discord, mg::executor::inplace, decltype(reactions) const&, mg::components<heard&>> bot;

    explicit bot_on_discord(mg::transport::discord_config how)
        : bot{mg::transport::discord{std::move(how)}, mg::executor::inplace{}, reactions, mg::with(all)} {}
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
