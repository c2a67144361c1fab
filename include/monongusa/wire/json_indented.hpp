// SPDX-License-Identifier: BSL-1.0
// json_indented: JSON as people read it, out of JSON as programs write it.

#ifndef MONONGUSA_WIRE_JSON_INDENTED_HPP
#define MONONGUSA_WIRE_JSON_INDENTED_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::wire {

/// The same value over several lines, four blanks a level; empty objects and arrays stay `{}` and `[]`.  `json` is one JSON value; of what is none the
/// result is none either, and no longer than indentation makes it.
inline std::string json_indented(std::string_view json) {
    std::string out;
    std::size_t depth = 0;
    bool in_string = false, escaped = false;
    auto const new_line = [&] {
        out += '\n';
        out.append(4 * depth, ' ');
    };
    for (char const character : json) {
        if (in_string) {
            out += character;
            if (!escaped && character == '"') in_string = false;
            escaped = !escaped && character == '\\';
            continue;
        }
        bool const blank = character == ' ' || character == '\n' || character == '\t' || character == '\r';
        if (blank) continue;
        bool const closes = character == '}' || character == ']';
        bool const was_opened = !out.empty() && (out.back() == '{' || out.back() == '[');
        if (closes && depth > 0) --depth;
        if (closes ? !was_opened : was_opened) new_line();
        out += character;
        if (character == '{' || character == '[') ++depth;
        if (character == ',') new_line();
        if (character == ':') out += ' ';
        in_string = character == '"';
    }
    return out;
}

}  // namespace monongusa::wire

#endif
