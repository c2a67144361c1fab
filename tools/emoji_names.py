#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes include/monongusa/chat/emoji_names.hpp from the emoji.json of the npm package emoji-datasource.

usage: tools/emoji_names.py emoji.json
       (npm pack emoji-datasource; tar xf emoji-datasource-*.tgz package/emoji.json package/package.json)
"""

import json
import re
import sys
from pathlib import Path

WIDTH = 140
HEAD = '''// SPDX-License-Identifier: BSL-1.0
// emoji_names: what the standard emoji are called on Slack and Discord; written by tools/emoji_names.py.

#ifndef MONONGUSA_CHAT_EMOJI_NAMES_HPP
#define MONONGUSA_CHAT_EMOJI_NAMES_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::chat {

/// The short names of emoji-datasource @VERSION@, sorted byte by byte, a blank behind each but the last.
inline constexpr std::string_view emoji_names =
@NAMES@;

namespace emoji_list {

/// Where the first name begins that is not less than `name`; the size of the names if there is none.
constexpr std::size_t first_name_from(std::string_view name) noexcept {
    std::size_t low = 0;
    std::size_t high = emoji_names.size();
    while (low < high) {
        // The name that the middle is in, or the blank behind it.
        auto const middle = low + (high - low) / 2;
        auto const blank = emoji_names.substr(low, middle - low).rfind(' ');
        auto const begin = blank == std::string_view::npos ? low : low + blank + 1;
        auto const end = emoji_names.find(' ', begin);
        auto const next = end == std::string_view::npos ? emoji_names.size() : end + 1;
        if (emoji_names.substr(begin, end - begin) < name) {
            low = next;
        } else {
            high = begin;
        }
    }
    return low;
}

}  // namespace emoji_list

/// Calls `seen(name)` for each name that begins with `prefix`, in their order.
template <class Seen>
constexpr void for_each_emoji_beginning(std::string_view prefix, Seen&& seen) {
    for (auto at = emoji_list::first_name_from(prefix); at < emoji_names.size();) {
        auto const rest = emoji_names.substr(at);
        auto const name = rest.substr(0, rest.find(' '));
        if (!name.starts_with(prefix)) return;
        seen(name);
        at += name.size() + 1;
    }
}

/// Without colons: `tada`.
constexpr bool is_emoji_name(std::string_view name) noexcept {
    if (name.empty() || name.find(' ') != std::string_view::npos) return false;
    auto const rest = emoji_names.substr(emoji_list::first_name_from(name));
    return rest.substr(0, rest.find(' ')) == name;
}

}  // namespace monongusa::chat

#endif
'''


def names_in(path: Path) -> list[str]:
    names = {name for emoji in json.loads(path.read_text(encoding="utf-8")) for name in emoji["short_names"]}
    strange = [name for name in names if not re.fullmatch(r"[a-z0-9_+'-]+", name)]
    if strange:
        sys.exit(f"these names need an escape or hold a blank: {strange}")
    return sorted(names)


def literals(names: list[str]) -> str:
    lines, line = [], ""
    for position, name in enumerate(names):
        word = name + ("" if position + 1 == len(names) else " ")
        if len(f'    "{line}{word}";') > WIDTH:
            lines.append(line)
            line = ""
        line += word
    return "\n".join(f'    "{one}"' for one in [*lines, line])


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    source = Path(sys.argv[1])
    version = json.loads((source.parent / "package.json").read_text(encoding="utf-8"))["version"]
    header = Path(__file__).resolve().parent.parent / "include/monongusa/chat/emoji_names.hpp"
    header.write_text(HEAD.replace("@VERSION@", version).replace("@NAMES@", literals(names_in(source))), encoding="utf-8")


if __name__ == "__main__":
    main()
