// SPDX-License-Identifier: BSL-1.0
// embed_limits: how much a platform takes in a frame.

#ifndef MONONGUSA_ACTION_EMBED_LIMITS_HPP
#define MONONGUSA_ACTION_EMBED_LIMITS_HPP

#include <monongusa/action/embed.hpp>
#include <monongusa/detail/utf8.hpp>
#include <monongusa/error/error.hpp>

#include <cstddef>
#include <limits>
#include <string_view>
#include <system_error>

namespace monongusa::action {

/// Lengths are in code points.  Nothing is limited by itself.
struct embed_limits {
    static constexpr std::size_t any = std::numeric_limits<std::size_t>::max();

    std::size_t title = any;
    std::size_t text = any;
    std::size_t fields = any;  ///< How many.
    std::size_t field_name = any;
    std::size_t field_value = any;
    std::size_t footer = any;
    std::size_t all = any;    ///< Of all these together.
    bool empty_fields = true;  ///< Fields without a name or without a value.
    bool empty_frames = true;  ///< With nothing in them to be seen.

    friend bool operator==(embed_limits const&, embed_limits const&) = default;
};

/// Why a platform with these limits would not take it: error::text_too_long or error::text_empty; none if it would.
inline std::error_code refusal_of(embed_limits const& limits, embed const& framed) noexcept {
    std::size_t all = 0;
    bool too_long = framed.fields.size() > limits.fields;
    bool empty_field = false;
    auto const add = [&](std::string_view text, std::size_t most) {
        std::size_t count = 0;
        for (std::size_t at = 0; at < text.size(); ++count) {
            auto const size = detail::utf8::decode(text.data() + at, text.data() + text.size()).size;
            at += size == 0 ? 1 : size;
        }
        all += count;
        too_long = too_long || count > most;
    };
    add(framed.title, limits.title);
    add(framed.text, limits.text);
    for (auto const& field : framed.fields) {
        add(field.name, limits.field_name);
        add(field.value, limits.field_value);
        empty_field = empty_field || field.name.empty() || field.value.empty();
    }
    add(framed.footer, limits.footer);
    if (too_long || all > limits.all) return make_error_code(error::text_too_long);
    bool const empty = all == 0 && framed.fields.empty() && framed.image.empty();
    if ((empty && !limits.empty_frames) || (empty_field && !limits.empty_fields)) return make_error_code(error::text_empty);
    return {};
}

}  // namespace monongusa::action

#endif
