#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Writes include/monongusa/chat/emoji_names.hpp from the emoji.json of the npm package emoji-datasource.

usage: tools/emoji_names.py emoji.json [header]
       (npm pack emoji-datasource; tar xf emoji-datasource-*.tgz package/emoji.json package/package.json)
"""

import json
import re
import sys
from pathlib import Path

WIDTH = 140
HEADER = Path(__file__).resolve().parent.parent / "include/monongusa/chat/emoji_names.hpp"
HEAD = '''// SPDX-License-Identifier: BSL-1.0
// emoji_names: what the standard emoji are called on Slack and Discord; written by tools/emoji_names.py.

#ifndef MONONGUSA_CHAT_EMOJI_NAMES_HPP
#define MONONGUSA_CHAT_EMOJI_NAMES_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::chat {

namespace emoji_list {

// A view made of the literal alone would have the compiler count the characters one by one, wherever this is included.
template <std::size_t SizeWithNull>
consteval std::string_view sized(char const (&literal)[SizeWithNull]) noexcept {
    return {literal, SizeWithNull - 1};
}

// An entry is a name, or a name, `=` and another name.
constexpr std::string_view entry_at(std::string_view list, std::size_t begin) noexcept {
    auto const rest = list.substr(begin);
    return rest.substr(0, rest.find(' '));
}

constexpr std::string_view name_in(std::string_view entry) noexcept { return entry.substr(0, entry.find('=')); }

/// Where the first entry begins whose name is not less than `name`; the size of the list if there is none.
constexpr std::size_t first_entry_from(std::string_view list, std::string_view name) noexcept {
    std::size_t low = 0;
    std::size_t high = list.size();
    while (low < high) {
        // The entry that the middle is in, or the blank behind it.
        auto const middle = low + (high - low) / 2;
        auto const blank = list.substr(low, middle - low).rfind(' ');
        auto const begin = blank == std::string_view::npos ? low : low + blank + 1;
        auto const entry = entry_at(list, begin);
        auto const end = begin + entry.size();
        if (name_in(entry) < name) {
            low = end == list.size() ? end : end + 1;
        } else {
            high = begin;
        }
    }
    return low;
}

/// The entry of that name; empty if there is none.
constexpr std::string_view find(std::string_view list, std::string_view name) noexcept {
    auto const entry = entry_at(list, first_entry_from(list, name));
    return name_in(entry) == name ? entry : std::string_view{};
}

}  // namespace emoji_list

/// The short names of emoji-datasource @VERSION@, sorted byte by byte, a blank behind each but the last.
inline constexpr std::string_view emoji_names = emoji_list::sized(
@NAMES@);

/// The names of those emoji that have several, in the same way; behind each but the emoji's first one, `=` and the first.
inline constexpr std::string_view emoji_with_several_names = emoji_list::sized(
@SEVERAL@);

/// Calls `seen(name)` for each name that begins with `prefix`, in their order.
template <class Seen>
constexpr void for_each_emoji_beginning(std::string_view prefix, Seen&& seen) {
    for (auto at = emoji_list::first_entry_from(emoji_names, prefix); at < emoji_names.size();) {
        auto const name = emoji_list::entry_at(emoji_names, at);
        if (!name.starts_with(prefix)) return;
        seen(name);
        at += name.size() + 1;
    }
}

/// Without colons: `tada`.
constexpr bool is_emoji_name(std::string_view name) noexcept { return !emoji_list::find(emoji_names, name).empty(); }

/// Whether the emoji that is called so has other names, too: `+1`, and also `thumbsup`.
constexpr bool has_other_emoji_names(std::string_view name) noexcept { return !emoji_list::find(emoji_with_several_names, name).empty(); }

/// The first of the names of the emoji that is called so: `+1` for `thumbsup`; `name` itself where it has no other, or is not known.
///
/// So two names mean one standard emoji if this is equal of both.  `name` is without colons; one with a skin tone, such as
/// `thumbsup::skin-tone-2`, is another emoji and left as it is.  What is returned lives as long as `name`.
constexpr std::string_view first_emoji_name_of(std::string_view name) noexcept {
    auto const entry = emoji_list::find(emoji_with_several_names, name);
    return entry.size() > name.size() ? entry.substr(name.size() + 1) : name;
}

}  // namespace monongusa::chat

#endif
'''


def emoji_in(path: Path) -> list[list[str]]:
    """The names of each emoji, the first one first."""
    emoji = [one["short_names"] for one in json.loads(path.read_text(encoding="utf-8"))]
    names = [name for one in emoji for name in one]
    strange = [name for name in names if not re.fullmatch(r"[a-z0-9_+'-]+", name)]
    if strange:
        sys.exit(f"these names need an escape, or hold a blank or a sign: {strange}")
    if len(set(names)) != len(names):
        sys.exit("two emoji have the same name")
    return emoji


def entries_of_several(emoji: list[list[str]]) -> list[str]:
    several = {name: one[0] for one in emoji if len(one) > 1 for name in one}
    return [name if name == first else f"{name}={first}" for name, first in sorted(several.items())]


def literals(words: list[str]) -> str:
    lines, line = [], ""
    for position, entry in enumerate(words):
        word = entry + ("" if position + 1 == len(words) else " ")
        if len(f'    "{line}{word}");') > WIDTH:
            lines.append(line)
            line = ""
        line += word
    return "\n".join(f'    "{one}"' for one in [*lines, line])


def main() -> None:
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    source = Path(sys.argv[1])
    version = json.loads((source.parent / "package.json").read_text(encoding="utf-8"))["version"]
    header = Path(sys.argv[2]) if len(sys.argv) == 3 else HEADER
    emoji = emoji_in(source)
    names = sorted(name for one in emoji for name in one)
    text = HEAD.replace("@VERSION@", version).replace("@NAMES@", literals(names)).replace("@SEVERAL@", literals(entries_of_several(emoji)))
    header.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
