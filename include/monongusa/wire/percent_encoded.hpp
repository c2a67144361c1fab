// SPDX-License-Identifier: BSL-1.0
// percent_encoded: any text as one segment of a path or one value of a query.

#ifndef MONONGUSA_WIRE_PERCENT_ENCODED_HPP
#define MONONGUSA_WIRE_PERCENT_ENCODED_HPP

#include <string>
#include <string_view>

namespace monongusa::wire {

/// Every byte that RFC 3986 does not call unreserved as `%` and two digits, so that no text can leave its place.  A segment of dots only would still
/// mean another one, so its dots are written so too.
inline std::string percent_encoded(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    bool const only_dots = text.find_first_not_of('.') == std::string_view::npos;
    std::string out;
    for (char const character : text) {
        bool const letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        bool const digit = character >= '0' && character <= '9';
        bool const sign = character == '-' || character == '_' || character == '~' || (character == '.' && !only_dots);
        if (letter || digit || sign) {
            out += character;
        } else {
            auto const byte = static_cast<unsigned char>(character);
            out += {'%', digits[byte >> 4], digits[byte & 15]};
        }
    }
    return out;
}

}  // namespace monongusa::wire

#endif
