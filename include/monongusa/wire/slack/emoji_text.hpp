// SPDX-License-Identifier: BSL-1.0
// emoji_text: the pictures for `:name:` in a text.

#ifndef MONONGUSA_WIRE_SLACK_EMOJI_TEXT_HPP
#define MONONGUSA_WIRE_SLACK_EMOJI_TEXT_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/wire/emoji_pictures.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::wire::slack {

namespace emoji_text {

struct named_picture {
    std::string_view name;
    std::string_view picture;
};

// All names, sorted: `wire::picture_named` looks through the whole table, and a text may be full of names.
inline std::vector<named_picture> const& pictures_by_name() {
    static std::vector<named_picture> const sorted = [] {
        std::vector<named_picture> all;
        for (std::string_view rest = emoji_pictures; !rest.empty();) {
            auto const entry = emoji_table::entry_at(static_cast<std::size_t>(rest.data() - emoji_pictures.data()));
            for (auto names = entry.names; !names.empty();) {
                auto const name = names.substr(0, names.find(','));
                all.push_back({name, entry.picture});
                names.remove_prefix(std::min(names.size(), name.size() + 1));
            }
            rest.remove_prefix(std::min(rest.size(), entry.picture.size() + 1 + entry.names.size() + 1));
        }
        std::sort(all.begin(), all.end(), [](auto const& left, auto const& right) { return left.name < right.name; });
        return all;
    }();
    return sorted;
}

inline std::string_view picture_of(std::string_view name) {
    auto const& all = pictures_by_name();
    auto const at =
        std::lower_bound(all.begin(), all.end(), name, [](auto const& one, std::string_view wanted) { return one.name < wanted; });
    return at != all.end() && at->name == name ? at->picture : std::string_view{};
}

// Emoji_Modifier_Base of Unicode 16.0's emoji-data.txt.
constexpr bool takes_tone(char32_t point) noexcept {
    constexpr struct {
        char32_t first, last;
    } blocks[] = {{0x261D, 0x261D},   {0x26F9, 0x26F9},   {0x270A, 0x270D},   {0x1F385, 0x1F385}, {0x1F3C2, 0x1F3C4}, {0x1F3C7, 0x1F3C7},
                  {0x1F3CA, 0x1F3CC}, {0x1F442, 0x1F443}, {0x1F446, 0x1F450}, {0x1F466, 0x1F478}, {0x1F47C, 0x1F47C}, {0x1F481, 0x1F483},
                  {0x1F485, 0x1F487}, {0x1F48F, 0x1F48F}, {0x1F491, 0x1F491}, {0x1F4AA, 0x1F4AA}, {0x1F574, 0x1F575}, {0x1F57A, 0x1F57A},
                  {0x1F590, 0x1F590}, {0x1F595, 0x1F596}, {0x1F645, 0x1F647}, {0x1F64B, 0x1F64F}, {0x1F6A3, 0x1F6A3}, {0x1F6B4, 0x1F6B6},
                  {0x1F6C0, 0x1F6C0}, {0x1F6CC, 0x1F6CC}, {0x1F90C, 0x1F90C}, {0x1F90F, 0x1F90F}, {0x1F918, 0x1F91F}, {0x1F926, 0x1F926},
                  {0x1F930, 0x1F939}, {0x1F93C, 0x1F93E}, {0x1F977, 0x1F977}, {0x1F9B5, 0x1F9B6}, {0x1F9B8, 0x1F9B9}, {0x1F9BB, 0x1F9BB},
                  {0x1F9CD, 0x1F9CF}, {0x1F9D1, 0x1F9DD}, {0x1FAC3, 0x1FAC5}, {0x1FAF0, 0x1FAF8}};
    for (auto const& block : blocks) {
        if (point >= block.first && point <= block.last) return true;
    }
    return false;
}

inline constexpr std::string_view tone_prefix = "skin-tone-";

// 2 to 6, which are U+1F3FB to U+1F3FF; 0 for what is no tone.
constexpr int tone_called(std::string_view name) noexcept {
    bool const is = name.size() == tone_prefix.size() + 1 && name.starts_with(tone_prefix) && name.back() >= '2' && name.back() <= '6';
    return is ? name.back() - '0' : 0;
}

// Behind the first character that takes it, in the place of a U+FE0F; behind all where none does.
inline void append_toned(std::string& out, std::string_view picture, std::string_view tone) {
    for (std::size_t at = 0; at < picture.size();) {
        auto const character = detail::utf8::decode(picture.data() + at, picture.data() + picture.size());
        if (character.size == 0) break;
        at += character.size;
        if (!takes_tone(character.point)) continue;
        out.append(picture.substr(0, at)).append(tone);
        auto rest = picture.substr(at);
        if (rest.starts_with(emoji_table::as_picture)) rest.remove_prefix(emoji_table::as_picture.size());
        out.append(rest);
        return;
    }
    out.append(picture).append(tone);
}

// The name between the colons with the first of which `text` begins; empty if there is none.
constexpr std::string_view name_at(std::string_view text) noexcept {
    constexpr std::size_t longest = 64;  // Of the standard ones, and more.
    if (!text.starts_with(':')) return {};
    auto const end = text.substr(0, longest + 2).find_first_of(": \n<&", 1);
    if (end == std::string_view::npos || text[end] != ':') return {};
    return text.substr(1, end - 1);
}

constexpr bool is_word(char character) noexcept {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9');
}

}  // namespace emoji_text

/// Appends `text`, in which standard emoji stand as `:tada:` or `:wave::skin-tone-3:`, with their pictures; on Slack they come by their
/// names even where somebody typed the picture.  Emoji of a workspace's own have no picture and stay, and so does what a letter, a digit or
/// a colon is in front of, as in `10:100:45` and `std::tada::x`.
inline void append_with_pictures(std::string& out, std::string_view text) {
    for (std::size_t from = 0, at = 0;;) {
        at = text.find(':', at);
        if (at == std::string_view::npos) return void(out.append(text.substr(from)));
        bool const begins = at == from || !(text[at - 1] == ':' || emoji_text::is_word(text[at - 1]));
        auto const name = begins ? emoji_text::name_at(text.substr(at)) : std::string_view{};
        auto const picture = name.empty() ? std::string_view{} : emoji_text::picture_of(name);
        if (picture.empty()) {
            ++at;
            continue;
        }
        out.append(text.substr(from, at - from));
        at += name.size() + 2;
        auto const tone = emoji_text::name_at(text.substr(at));
        if (emoji_text::tone_called(tone) != 0) {
            emoji_text::append_toned(out, picture, emoji_text::picture_of(tone));
            at += tone.size() + 2;
        } else {
            out.append(picture);
        }
        from = at;
    }
}

}  // namespace monongusa::wire::slack

#endif
