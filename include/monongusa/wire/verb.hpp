// SPDX-License-Identifier: BSL-1.0
// verb: what HTTP does with what an address names.

#ifndef MONONGUSA_WIRE_VERB_HPP
#define MONONGUSA_WIRE_VERB_HPP

#include <string_view>

namespace monongusa::wire {

enum class verb : unsigned char { get, post, put, patch, delete_ };

/// As HTTP writes it.
constexpr std::string_view name_of(verb one) noexcept {
    switch (one) {
        case verb::get: return "GET";
        case verb::post: return "POST";
        case verb::put: return "PUT";
        case verb::patch: return "PATCH";
        case verb::delete_: return "DELETE";
    }
    return "GET";
}

/// True where doing it twice leaves what doing it once does: all but POST and PATCH.  (RFC 9110, section 9.2.2)
constexpr bool is_idempotent(verb one) noexcept { return one != verb::post && one != verb::patch; }

}  // namespace monongusa::wire

#endif
