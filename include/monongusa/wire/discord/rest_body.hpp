// SPDX-License-Identifier: BSL-1.0
// rest_body: the JSON of a reply that refuses, read within bounds.

#ifndef MONONGUSA_WIRE_DISCORD_REST_BODY_HPP
#define MONONGUSA_WIRE_DISCORD_REST_BODY_HPP

#include <monongusa/wire/json_reader.hpp>

#include <cstddef>
#include <string_view>

namespace monongusa::wire::discord {

inline constexpr std::size_t longest_refusal = 64 * 1024;  ///< Of a body that tells an error; longer ones are not read.

/// Calls `each(reader, name)` for the members of the object that the body is, see `json_reader::members`.  False where it is anything else or too long;
/// then some of its members may have been told all the same.
template <class Each>
bool read_refusal_body(std::string_view body, Each&& each) {
    if (body.size() > longest_refusal) return false;
    json_reader reader{body};
    bool const object = reader.members([&](std::string_view name) { each(reader, name); });
    return object && reader.fine() && reader.rest().empty();
}

}  // namespace monongusa::wire::discord

#endif
