// SPDX-License-Identifier: BSL-1.0
// text: what is said, as it stands on one line of a script.

#ifndef MONONGUSA_SCRIPT_TEXT_HPP
#define MONONGUSA_SCRIPT_TEXT_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/script/mistake.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::script {

// What a backslash makes plain at the beginning of a bare line, where it would mean something, and inside quotes.
constexpr std::string_view signs_to_escape = "#@<>%=\" \\";

/// What begins a text of several lines, and what ends it, each alone.
constexpr std::string_view heredoc_begin = "<<<";
constexpr std::string_view heredoc_end = ">>>";

template <class = void>
void append_byte(std::string& out, char character) {
    constexpr char digits[] = "0123456789abcdef";
    auto const byte = static_cast<unsigned char>(character);
    out += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
}

/// Appends `text` so that `read_text` gives it back and it stays on its line: escapes are `\n`, `\t`, `\r`, `\\` and `\xHH`, which also stands for bytes
/// that are not UTF-8 and for a blank at the end.
template <class = void>
void append_text(std::string& out, std::string_view text) {
    if (text == heredoc_begin) out += '\\';
    for (std::size_t i = 0; i < text.size();) {
        auto const character = detail::utf8::decode(text.data() + i, text.data() + text.size());
        bool const separates_lines = character.point == 0x2028 || character.point == 0x2029;
        bool const controls = character.point < 0x20 || (character.point >= 0x7F && character.point < 0xA0);
        bool const ends = text[i] == ' ' && i + 1 == text.size();
        if (text[i] == '\\') {
            out += "\\\\";
        } else if (text[i] == '\n') {
            out += "\\n";
        } else if (text[i] == '\t') {
            out += "\\t";
        } else if (text[i] == '\r') {
            out += "\\r";
        } else if (character.size == 0 || controls || separates_lines || ends) {
            for (std::size_t const end = i + (character.size == 0 ? 1 : character.size); i < end; ++i) append_byte(out, text[i]);
            continue;
        } else {
            out.append(text, i, character.size);
        }
        i += character.size;
    }
}

/// Reads what `append_text` writes, and a backslash before a sign that would mean something.  `column` is where `line` begins.
template <class = void>
mistake read_text(std::string_view line, std::size_t column, std::string& text) {
    constexpr auto value_of = [](char digit) {
        return digit >= '0' && digit <= '9' ? digit - '0' : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\') {
            text += line[i];
            continue;
        }
        auto const escaped = ++i < line.size() ? line[i] : '\0';
        if (escaped == 'n') {
            text += '\n';
        } else if (escaped == 't') {
            text += '\t';
        } else if (escaped == 'r') {
            text += '\r';
        } else if (escaped != '\0' && signs_to_escape.find(escaped) != std::string_view::npos) {
            text += escaped;
        } else if (escaped == 'x' && i + 2 < line.size() && value_of(line[i + 1]) >= 0 && value_of(line[i + 2]) >= 0) {
            text += static_cast<char>(value_of(line[i + 1]) << 4 | value_of(line[i + 2]));
            i += 2;
        } else if (escaped == 'x') {
            return {column + i - 1, "two hexadecimal digits belong behind \\x, as in \\x0b"};
        } else {
            return {column + i - 1, R"(there is no such escape; there are \n, \t, \r, \xHH, and a backslash itself is written \\)"};
        }
    }
    return {};
}

template <class = void>
void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    std::string written;
    append_text(written, text);
    for (char const character : written) {
        if (character == '"') out += '\\';
        out += character;
    }
    out += '"';
}

/// A name as one word: in quotes where it would not be one without them.
template <class = void>
void append_name(std::string& out, std::string_view name) {
    bool plain = !name.empty() && name.find_first_of("\"\\:<>[]()@#%=") == std::string_view::npos;
    for (char const character : name) plain = plain && static_cast<unsigned char>(character) > 0x20 && character != 0x7F;
    if (plain) {
        std::string written;
        append_text(written, name);
        if (written == name) {
            out += name;
            return;
        }
    }
    append_quoted(out, name);
}

/// What labels are made of; also of all that is not ASCII.
template <class = void>
bool belongs_to_a_label(char character) noexcept {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9') ||
           character == '_' || character == '-' || character == '.' || static_cast<unsigned char>(character) >= 0x80;
}

/// A label, or in quotes the id of a message that has none.
template <class = void>
void append_label(std::string& out, std::string_view label) {
    bool plain = !label.empty();
    for (char const character : label) plain = plain && belongs_to_a_label(character);
    std::string written;
    append_text(written, label);
    plain && written == label ? static_cast<void>(out += label) : append_quoted(out, label);
}

/// b1, b2, …: what the messages of the bot are called by themselves.
constexpr bool is_of_the_bot(std::string_view label) noexcept {
    return label.size() > 1 && label[0] == 'b' && label.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

}  // namespace monongusa::script

#endif
