// SPDX-License-Identifier: BSL-1.0
// document: a whole script: its lines, what they say, and what is wrong with them.

#ifndef MONONGUSA_SCRIPT_DOCUMENT_HPP
#define MONONGUSA_SCRIPT_DOCUMENT_HPP

#include <monongusa/script/entry.hpp>
#include <monongusa/script/mistake.hpp>
#include <monongusa/script/parser.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::script {

/// An entry and its lines, counted from 0.
struct step {
    entry what;
    std::size_t first = 0;
    std::size_t count = 1;
};

struct document {
    std::string name{};
    std::vector<std::string> lines{};
    std::vector<step> steps{};
    std::string mistakes{};  ///< As they are to be told; empty if there are none.
};

/// Reads all of a script; `bot` is what the bot is called.
template <class = void>
document read_document(std::string name, std::string_view text, std::string bot) {
    document read{std::move(name)};
    parser lines{std::move(bot)};
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::size_t first = 0;
    while (!text.empty()) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
        while (line.ends_with('\r')) line.remove_suffix(1);  // All of them, so that a script that is written again reads the same.
        if (!lines.open()) {
            first = read.lines.size();
            // Also in the middle, where one file was put behind another.
            while (line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
        }
        read.lines.emplace_back(line);
        auto [what, wrong] = lines.next(line);
        if (wrong) read.mistakes += told(wrong, read.name, read.lines.size(), line);
        // A blank line ends what may come in any order, and means nothing elsewhere.
        bool const idle = what && get_if<blank>(&*what) && (read.steps.empty() || !get_if<expects>(&read.steps.back().what));
        if (what && !idle) read.steps.push_back({*std::move(what), first, read.lines.size() - first});
    }
    if (lines.open()) {
        mistake const open{read.lines[first].size() - 3, "the text of several lines is not ended; write >>> on a line of its own"};
        read.mistakes += told(open, read.name, first + 1, read.lines[first]);
    }
    return read;
}

}  // namespace monongusa::script

#endif
