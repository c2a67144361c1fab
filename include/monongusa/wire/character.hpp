// SPDX-License-Identifier: BSL-1.0
// character: what of a text stays together wherever it is cut.

#ifndef MONONGUSA_WIRE_CHARACTER_HPP
#define MONONGUSA_WIRE_CHARACTER_HPP

#include <monongusa/detail/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace monongusa::wire {

/// What people see as one character, with the accents and modifiers behind it; `<@1>`, `<https://tea.example>` and their like; `&amp;`,
/// `&lt;` and `&gt;`; a backslash and what it escapes; `\r\n`.
struct character {
    std::size_t size = 0;    ///< In bytes; 0 at the end of the text.
    std::size_t points = 0;  ///< In code points, which is how Discord counts; a byte that is no UTF-8 counts as one.
    char32_t first = 0;      ///< Its first code point.
    char32_t last = 0;

    friend constexpr bool operator==(character const&, character const&) = default;
};

/// More code points are never held together, but for markup where a caller allows it.
inline constexpr std::size_t longest_character = 100;

namespace characters {

// A code point; one byte and U+FFFD where there is none.
constexpr detail::utf8::decoded point_at(std::string_view text) noexcept {
    auto const found = detail::utf8::decode(text.data(), text.data() + text.size());
    return found.size != 0 || text.empty() ? found : detail::utf8::decoded{0xFFFD, 1};
}

// The blocks of what goes on the character before it: accents, vowel signs, the second half of syllables, variation selectors, skin tones,
// tags.  Coarser than Unicode's own table of grapheme breaks; where it takes too much, a text is cut one character away.
constexpr bool goes_on(char32_t point) noexcept {
    constexpr struct {
        char32_t first, last;
    } blocks[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},   {0x5BF, 0x5C7},     {0x610, 0x61A},     {0x64B, 0x65F},
                  {0x670, 0x670},   {0x6D6, 0x6DC},   {0x6DF, 0x6E8},   {0x6EA, 0x6ED},     {0x900, 0x903},     {0x93A, 0x94F},
                  {0x962, 0x963},   {0x981, 0x983},   {0x9BC, 0x9CD},   {0xA01, 0xA03},     {0xA3C, 0xA4D},     {0xA81, 0xA83},
                  {0xABC, 0xACD},   {0xB01, 0xB03},   {0xB3C, 0xB4D},   {0xBBE, 0xBCD},     {0xC3E, 0xC4D},     {0xCBC, 0xCCD},
                  {0xD3B, 0xD4D},   {0xDCA, 0xDDF},   {0xE31, 0xE31},   {0xE33, 0xE3A},     {0xE47, 0xE4E},     {0xEB1, 0xEB1},
                  {0xEB3, 0xEBC},   {0xEC8, 0xECD},   {0xF71, 0xF84},   {0x102B, 0x103E},   {0x1160, 0x11FF},   {0x17B4, 0x17D3},
                  {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D}, {0x20D0, 0x20F0},   {0x302A, 0x302F},   {0x3099, 0x309A},
                  {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFF9E, 0xFF9F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}, {0xE0100, 0xE01EF}};
    return point >= 0x300 && std::any_of(std::begin(blocks), std::end(blocks),
                                         [&](auto const& block) { return point >= block.first && point <= block.last; });
}

constexpr bool is_regional_indicator(char32_t point) noexcept { return point >= 0x1F1E6 && point <= 0x1F1FF; }

constexpr bool is_letter(char character) noexcept { return (character | 0x20) >= 'a' && (character | 0x20) <= 'z'; }

// Whether what is behind a `<` is what the platforms give a meaning: a mention, a channel, an emoji, a command (`@1`, `#1`, `:name:1`,
// `/name:1`, Slack's `!here`), or the address of a link or its like (`https://tea.example`, `a:name:1`, `t:1`, `id:guide`).
constexpr bool begins_markup(std::string_view text) noexcept {
    if (std::string_view{"@#:/!"}.find(text.front()) != std::string_view::npos) return true;
    constexpr std::size_t longest_scheme = 16;
    std::size_t letters = 0;
    while (letters < text.size() && letters < longest_scheme && is_letter(text[letters])) ++letters;
    return letters > 0 && letters < text.size() && text[letters] == ':';
}

// The bytes of `<@1>`, `<#1>`, `<https://tea.example|tea>` and their like, no more than `most`; 0 if there is none.
constexpr std::size_t markup_size(std::string_view text, std::size_t most) noexcept {
    if (text.size() < 4 || most < 4 || text[0] != '<' || !begins_markup(text.substr(1))) return 0;
    auto const end = text.substr(1, most - 1).find_first_of("<>`\n");
    return end == std::string_view::npos || text[end + 1] != '>' ? 0 : end + 2;
}

// The bytes of what Slack writes for `&`, `<` and `>` (Slack API documentation, Formatting text); 0 if there is none.
constexpr std::size_t entity_size(std::string_view text) noexcept {
    for (std::string_view const entity : {"&amp;", "&lt;", "&gt;"}) {
        if (text.starts_with(entity)) return entity.size();
    }
    return 0;
}

constexpr bool can_be_escaped(char32_t point) noexcept {
    return point > 0x20 && point < 0x7F && !(point >= '0' && point <= '9') && !((point | 0x20) >= 'a' && (point | 0x20) <= 'z');
}

constexpr std::size_t points_of(std::string_view text) noexcept {
    std::size_t points = 0;
    for (; !text.empty(); ++points) text.remove_prefix(point_at(text).size);
    return points;
}

}  // namespace characters

/// The one with which the text begins.  Markup of more than `longest_markup` bytes is read character by character.
constexpr character character_at(std::string_view text, std::size_t longest_markup = longest_character) noexcept {
    std::size_t const escape = text.starts_with('\\') ? 1 : 0;
    auto const rest = text.substr(escape);
    if (auto const size = characters::markup_size(rest, longest_markup - escape); size != 0) {
        return {escape + size, characters::points_of(text.substr(0, escape + size)), text.front() == '<' ? U'<' : U'\\', '>'};
    }
    if (auto const size = characters::entity_size(rest); size != 0) {
        return {escape + size, escape + size, text.front() == '&' ? U'&' : U'\\', ';'};
    }
    auto const [first, width] = characters::point_at(text);
    character found{width, width == 0 ? 0U : 1U, first, first};
    auto const take = [&](detail::utf8::decoded const& next) {
        found.size += next.size;
        ++found.points;
        found.last = next.point;
    };
    auto const next = [&] { return characters::point_at(text.substr(found.size)); };
    if (first == '\\' && characters::can_be_escaped(next().point)) take(next());
    if (first == '\r' && next().point == '\n') take(next());
    if (first < 0x20) return found;
    if (characters::is_regional_indicator(first) && characters::is_regional_indicator(next().point)) take(next());
    constexpr char32_t joiner = 0x200D;
    while (found.points < longest_character) {
        auto const more = next();
        if (more.size == 0 || !(characters::goes_on(more.point) || (found.last == joiner && more.point > 0x2000))) break;
        take(more);
    }
    return found;
}

/// Blanks and ends of lines, as Discord drops them around a message.
constexpr bool is_blank(char32_t point) noexcept {
    return (point >= 0x09 && point <= 0x0D) || point == 0x20 || point == 0x85 || point == 0xA0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200A) || point == 0x2028 || point == 0x2029 || point == 0x202F || point == 0x205F ||
           point == 0x3000 || point == 0xFEFF;
}

/// How many bytes of blanks the text begins with.
constexpr std::size_t leading_blanks(std::string_view text) noexcept {
    std::size_t size = 0;
    while (size < text.size()) {
        auto const next = characters::point_at(text.substr(size));
        if (!is_blank(next.point)) break;
        size += next.size;
    }
    return size;
}

/// How many bytes are left of the text without the blanks at its end.
constexpr std::size_t size_without_trailing_blanks(std::string_view text) noexcept {
    auto end = text.size();
    while (end > 0) {
        auto begin = end - 1;
        while (begin > 0 && end - begin < 4 && detail::utf8::is_trail(text[begin])) --begin;
        auto const last = detail::utf8::decode(text.data() + begin, text.data() + end);
        if (last.size != end - begin || !is_blank(last.point)) break;
        end = begin;
    }
    return end;
}

}  // namespace monongusa::wire

#endif
