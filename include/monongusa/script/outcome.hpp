// SPDX-License-Identifier: BSL-1.0
// outcome: what became of a script, and how it would have to read.

#ifndef MONONGUSA_SCRIPT_OUTCOME_HPP
#define MONONGUSA_SCRIPT_OUTCOME_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/script/comparison.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::script {

struct outcome {
    std::vector<change> changes{};  ///< In the order of their lines; none if the bot did what was expected.
    std::string mistakes{};         ///< Why it could not be played to its end, as it is to be told.

    bool fine() const noexcept { return changes.empty() && mistakes.empty(); }
};

/// The script as the bot would have it.
template <class = void>
[[gnu::cold]] std::vector<std::string> changed(std::vector<std::string> const& lines, std::vector<change> const& changes) {
    std::vector<std::string> now;
    std::size_t line = 0;
    for (auto const& one : changes) {
        while (line < one.first) now.push_back(lines[line++]);
        for (auto const& added : one.instead) now.push_back(added);
        line += one.count;
    }
    while (line < lines.size()) now.push_back(lines[line++]);
    return now;
}

/// The changes as a unified diff with three lines around each.
template <class = void>
[[gnu::cold]] std::string diff(std::string_view name, std::vector<std::string> const& lines, std::vector<change> const& changes) {
    constexpr std::size_t around = 3;
    if (changes.empty()) return {};
    std::string out = detail::joined("--- ", name, ": expected\n+++ ", name, ": what the bot did\n");
    std::ptrdiff_t shift = 0;  // By how many lines the new text is longer so far.
    for (std::size_t i = 0; i < changes.size();) {
        // Changes near each other are told together.
        auto end = i + 1;
        while (end < changes.size() && changes[end].first <= changes[end - 1].first + changes[end - 1].count + 2 * around) ++end;
        auto const begin_line = changes[i].first > around ? changes[i].first - around : 0;
        auto const end_line = std::min(changes[end - 1].first + changes[end - 1].count + around, lines.size());
        std::string body;
        std::ptrdiff_t longer = 0;
        auto line = begin_line;
        auto const plain_up_to = [&](std::size_t stop) {
            for (; line < stop; ++line) detail::append_part(body, detail::joined(" ", lines[line], "\n"));
        };
        for (; i < end; ++i) {
            plain_up_to(changes[i].first);
            for (auto const stop = line + changes[i].count; line < stop; ++line) detail::append_part(body, detail::joined("-", lines[line], "\n"));
            for (auto const& added : changes[i].instead) detail::append_part(body, detail::joined("+", added, "\n"));
            longer += static_cast<std::ptrdiff_t>(changes[i].instead.size()) - static_cast<std::ptrdiff_t>(changes[i].count);
        }
        plain_up_to(end_line);
        // An empty side is named by the line before it.
        auto const count = end_line - begin_line;
        auto const new_count = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(count) + longer);
        auto const new_begin = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(begin_line) + shift);
        detail::append_part(out, detail::joined("@@ -", begin_line + (count > 0 ? 1 : 0), ",", count, " +", new_begin + (new_count > 0 ? 1 : 0), ",",
                                                new_count, " @@\n", body));
        shift += longer;
    }
    return out;
}

}  // namespace monongusa::script

#endif
