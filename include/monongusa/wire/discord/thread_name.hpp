// SPDX-License-Identifier: BSL-1.0
// thread_name: what a thread is called that begins with an answer of the bot.

#ifndef MONONGUSA_WIRE_DISCORD_THREAD_NAME_HPP
#define MONONGUSA_WIRE_DISCORD_THREAD_NAME_HPP

#include <monongusa/wire/character.hpp>
#include <monongusa/wire/code_fence.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::wire::discord {

namespace thread_names {

/// See Discord's documentation, Start Thread from Message.
inline constexpr std::size_t longest = 100;

// The line without markup, which a name would show as it is written, and what is too long.
inline std::string plain(std::string_view line) {
    constexpr std::string_view ellipsis = "…";
    constexpr std::string_view at_the_beginning = "#>-+";
    constexpr std::string_view anywhere = "*`~|\\";
    std::string name;
    std::size_t points = 0;
    std::size_t shorter = 0;  // So much of the name leaves room for the ellipsis.
    while (!line.empty()) {
        auto const next = character_at(line);
        auto const written = line.substr(0, next.size);
        line.remove_prefix(next.size);
        bool const markup = written.size() > 2 && written.front() == '<' && written.back() == '>';
        bool const blank = is_blank(next.first);
        if (markup || (!blank && next.first < 0x20) || next.first == 0x7F || anywhere.find(written) != std::string_view::npos) continue;
        if (name.empty() && at_the_beginning.find(written) != std::string_view::npos) continue;
        // Where markup was left out there would be two blanks.
        if (blank && (name.empty() || name.back() == ' ')) continue;
        auto const shown = blank ? std::string_view{" "} : next.first == '\\' ? written.substr(1) : written;
        if (points + next.points > longest) return name.substr(0, size_without_trailing_blanks(name.substr(0, shorter))) += ellipsis;
        name += shown;
        points += next.points;
        if (points < longest) shorter = name.size();
    }
    return name.substr(0, size_without_trailing_blanks(name));
}

}  // namespace thread_names

/// 1 to 100 characters: the first line of what the bot says there that has words, else the name of whom it answers.
inline std::string thread_name(std::string_view text, std::string_view author) {
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() == text.size() ? line.size() : line.size() + 1);
        if (line.substr(leading_blanks(line)).starts_with(fence)) continue;
        if (auto name = thread_names::plain(line); !name.empty()) return name;
    }
    auto name = thread_names::plain(author.substr(0, author.find('\n')));
    return name.empty() ? "thread" : name;
}

}  // namespace monongusa::wire::discord

#endif
