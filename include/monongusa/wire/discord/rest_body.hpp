// SPDX-License-Identifier: BSL-1.0
// rest_body: the JSON of a reply that refuses, read within bounds.

#ifndef MONONGUSA_WIRE_DISCORD_REST_BODY_HPP
#define MONONGUSA_WIRE_DISCORD_REST_BODY_HPP

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::wire::discord {

inline constexpr std::size_t longest_refusal = 64 * 1024;  ///< Of a body that tells an error; longer ones are not read.
inline constexpr std::size_t deepest_refusal = 32;

/// The object that the body is; none where it is anything else, too long or too deep.
inline std::optional<boost::json::object> read_object(std::string_view body) {
    if (body.size() > longest_refusal) return {};
    boost::json::parse_options options;
    options.max_depth = deepest_refusal;
    std::error_code failed;
    auto read = boost::json::parse(body, failed, {}, options);
    if (failed || !read.is_object()) return {};
    return std::move(read.get_object());
}

/// A whole number that fits; none where the member is missing or is something else.
inline std::optional<int> read_code(boost::json::object const& from, std::string_view name) noexcept {
    auto const* const found = from.if_contains(name);
    auto const* const number = found ? found->if_int64() : nullptr;
    if (!number || *number < 0 || *number > 0x7FFF'FFFF) return {};
    return static_cast<int>(*number);
}

}  // namespace monongusa::wire::discord

#endif
