// SPDX-License-Identifier: BSL-1.0
// env: a secret from the environment.

#ifndef MONONGUSA_SECRET_ENV_HPP
#define MONONGUSA_SECRET_ENV_HPP

#include <monongusa/secret/secret.hpp>

#include <cstdlib>
#include <string_view>

namespace monongusa {

/// The value of an environment variable, without blanks and line ends around it, as pasted tokens have them.  If there is none or nothing in it,
/// the secret is empty and knows its name all the same, so that whoever needs it can say which variable to set.
inline secret env(char const* name) {
    char const* const found = std::getenv(name);
    std::string_view value{found ? found : ""};
    constexpr std::string_view blanks{" \t\r\n\v\f"};
    auto const begin = value.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return secret{{}, name};
    return secret{value.substr(begin, value.find_last_not_of(blanks) - begin + 1), name};
}

}  // namespace monongusa

#endif
