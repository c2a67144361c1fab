// SPDX-License-Identifier: BSL-1.0
// line_format: what a line of input says, and who says it.

#ifndef MONONGUSA_TRANSPORT_LINE_FORMAT_HPP
#define MONONGUSA_TRANSPORT_LINE_FORMAT_HPP

#include <string_view>

namespace monongusa::transport {

enum class line_format : unsigned char {
    guess,  ///< `irc` if the first line is certainly that, else `lines`.
    lines,  ///< A line is a message, by `you`.
    irc,    ///< `[hh:mm] <nick> text`, also with seconds.
};

struct said {
    bool valid = false;
    std::string_view nick;
    std::string_view text;
};

/// Reads `[hh:mm] <nick> text`.
constexpr said read_irc(std::string_view line) noexcept {
    constexpr auto digit = [](char character) { return character >= '0' && character <= '9'; };
    auto const close = line.find("] <");
    bool clock = (close == 6 || close == 9) && line.front() == '[';
    for (std::size_t i = 1; clock && i < close; ++i) clock = i % 3 == 0 ? line[i] == ':' : digit(line[i]);
    if (!clock) return {};
    line.remove_prefix(close + 3);
    auto const end = line.find('>');
    if (end == std::string_view::npos || end == 0) return {};
    auto const nick = line.substr(0, end);
    line.remove_prefix(end + 1);
    if (!line.empty() && line.front() != ' ') return {};
    if (!line.empty()) line.remove_prefix(1);
    return {true, nick, line};
}

}  // namespace monongusa::transport

#endif
