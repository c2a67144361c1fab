// SPDX-License-Identifier: BSL-1.0
// embed_body: a framed text as Discord takes it.

#ifndef MONONGUSA_WIRE_DISCORD_EMBED_BODY_HPP
#define MONONGUSA_WIRE_DISCORD_EMBED_BODY_HPP

#include <monongusa/action/embed.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/wire/character.hpp>
#include <monongusa/wire/json_writer.hpp>

#include <cstddef>
#include <string_view>
#include <system_error>

namespace monongusa::wire::discord {

/// In code points; `all` of an embed together.  See Discord's documentation, Embed Limits.
struct embed_limits {
    std::size_t title = 256;
    std::size_t text = 4096;
    std::size_t fields = 25;
    std::size_t field_name = 256;
    std::size_t field_value = 1024;
    std::size_t footer = 2048;
    std::size_t all = 6000;
};

/// Whether Discord takes it: error::text_too_long where something is longer than allowed, error::text_empty where nothing would be seen or a field lacks
/// its name or value.
inline std::error_code check(action::embed const& framed, embed_limits const& limits = {}) {
    auto const blank = [](std::string_view text) { return leading_blanks(text) == text.size(); };
    std::size_t all = 0;
    auto const fits = [&all](std::string_view text, std::size_t most) {
        if (text.size() > 4 * most) return false;  // Whatever it holds.
        auto const points = characters::points_of(text);
        all += points;
        return points <= most;
    };
    if (framed.fields.size() > limits.fields) return error::text_too_long;
    bool fit = fits(framed.title, limits.title) && fits(framed.text, limits.text) && fits(framed.footer, limits.footer);
    bool whole = true;
    for (auto const& field : framed.fields) {
        fit = fit && fits(field.name, limits.field_name) && fits(field.value, limits.field_value);
        whole = whole && !blank(field.name) && !blank(field.value);
    }
    if (!fit || all > limits.all) return error::text_too_long;
    bool const seen =
        !blank(framed.title) || !blank(framed.text) || !framed.fields.empty() || !framed.image.empty() || !blank(framed.footer);
    return seen && whole ? std::error_code{} : error::text_empty;
}

inline void write(json_writer& out, action::embed const& framed) {
    out.open('{');
    if (!framed.title.empty()) out.key("title").text(framed.title);
    if (!framed.text.empty()) out.key("description").text(framed.text);
    if (!framed.url.empty()) out.key("url").text(framed.url);
    if (framed.color != 0) out.key("color").value(framed.color & 0xFFFFFF);
    if (!framed.fields.empty()) {
        out.key("fields").open('[');
        for (auto const& field : framed.fields) {
            out.open('{').key("name").text(field.name).key("value").text(field.value);
            if (field.beside) out.key("inline").value(true);
            out.close('}');
        }
        out.close(']');
    }
    if (!framed.image.empty()) out.key("image").open('{').key("url").text(framed.image).close('}');
    if (!framed.footer.empty()) out.key("footer").open('{').key("text").text(framed.footer).close('}');
    out.close('}');
}

}  // namespace monongusa::wire::discord

#endif
