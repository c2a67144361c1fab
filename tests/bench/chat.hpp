// SPDX-License-Identifier: BSL-1.0
// chat: what is said in a channel, to be matched: a log of real chat where there is one, else lines made up here.

#ifndef MONONGUSA_TESTS_BENCH_CHAT_HPP
#define MONONGUSA_TESTS_BENCH_CHAT_HPP

#include <monongusa/event/message.hpp>

#include "phrases.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

namespace mg = monongusa;

/// Lines of up to 140 bytes about the subjects of the patterns and much else; the same on every machine.
inline std::vector<std::string> made_up_lines(std::size_t count) {
    static constexpr std::string_view openings[] = {"I think",    "no,",   "hm, last week", "anyone knows why",
                                                    "sorry, but", "ok so", "well",          "as far as I can see"};
    static constexpr std::string_view middles[] = {"the kernel was updated",
                                                   "my screen stays black after the reboot",
                                                   "the driver needs a module that is gone",
                                                   "you should look into the log first",
                                                   "it works here with the default settings",
                                                   "that partition is not mounted at all",
                                                   "日本語入力が遅い件の続きは明日",
                                                   "there is a newer one in the archive"};
    static constexpr std::string_view endings[] = {
        "cheers!", "right?", "since yesterday.", "(on a laptop)", "🔧", "and I do not know why", "...", "at least with the old one"};
    static constexpr std::string_view hits[] = {
        "how do I install ", "hi ", "sudo apt-get install ", "it says that ", "!", "hello, ", "thanks, it was ", "please edit /etc/"};
    static constexpr std::string_view after[] = {"", "", "", " is 2.4", "", ".conf"};

    std::uint64_t state = 88172645463325252U;  // xorshift64: std's engines may change their distributions.
    auto const below = [&state](std::size_t most_of_them) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return static_cast<std::size_t>(state % most_of_them);
    };

    std::vector<std::string> lines;
    while (lines.size() < count) {
        std::string line;
        auto const subject = programs[below(std::size(programs))];
        if (below(5) == 0) {
            line.append(hits[below(std::size(hits))]).append(subject).append(after[below(std::size(after))]);
            if (below(2) == 0) line.append(", ").append(middles[below(8)]);
        } else {
            line.append(openings[below(8)]).append(" ").append(middles[below(8)]).append(" ");
            if (below(4) == 0) line.append(subject).append(" ");
            line.append(endings[below(8)]);
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

/// The file that MONONGUSA_CHAT_LOG names, in the format `[hh:mm] <NICK> text`; made-up lines where it names none.
///
/// In an order that jumps about, so that the first few lines are from all years of the log.
inline std::vector<std::string> lines_of_chat() {
    std::vector<std::string> lines;
    char const* const path = std::getenv("MONONGUSA_CHAT_LOG");
    std::ifstream log{path ? path : ""};
    for (std::string line; std::getline(log, line);) {
        auto const begin = line.find("> ");
        if (begin != line.npos && begin + 2 < line.size()) lines.push_back(line.substr(begin + 2));
    }
    if (lines.empty()) return made_up_lines(20'000);
    constexpr std::size_t step = 7919;  // a prime
    std::vector<std::string> mixed;
    for (std::size_t i = 0; i < lines.size(); ++i) mixed.push_back(lines[i * step % lines.size()]);
    return mixed;
}

inline mg::event::message message_of(std::string text) {
    mg::event::message message;
    message.id = "1195047853.000100";
    message.raw = text;
    message.text = std::move(text);
    message.author = {"U024BE7LH", "alice", false, false};
    message.channel = {"C024BE91L", "general", mg::chat::channel_kind::open};
    message.body_range = {0, message.text.size()};
    return message;
}

/// What is said to a bot, by what it makes of it.
struct sorted_chat {
    std::vector<mg::event::message> hits;
    std::vector<mg::event::message> misses;
    double share_of_hits = 0;  ///< Of the lines that were looked at.
};

/// At most so many of each.
template <class Bot>
sorted_chat sort(Bot& bot, std::vector<std::string> const& lines, std::size_t most_of_each = 2'000) {
    sorted_chat sorted;
    std::size_t seen = 0;
    std::size_t hits = 0;
    for (auto const& line : lines) {
        if (sorted.hits.size() == most_of_each && sorted.misses.size() == most_of_each) break;
        auto message = message_of(line);
        bool const hit = bot.hear(message);
        ++seen;
        if (hit) ++hits;
        auto& where = hit ? sorted.hits : sorted.misses;
        if (where.size() < most_of_each) where.push_back(std::move(message));
    }
    sorted.share_of_hits = static_cast<double>(hits) / static_cast<double>(seen);
    return sorted;
}

}  // namespace bench

#endif
