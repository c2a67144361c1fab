// SPDX-License-Identifier: BSL-1.0
// embed: a text with a frame around it.

#ifndef MONONGUSA_ACTION_EMBED_HPP
#define MONONGUSA_ACTION_EMBED_HPP

#include <monongusa/chat/origin.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::action {

/// A name and what stands under it.
struct embed_field {
    std::string name{};
    std::string value{};
    bool beside = false;  ///< Next to neighbours that want it too, as far as there is room; else on a line of its own.
    friend bool operator==(embed_field const&, embed_field const&) = default;
};

/// Says something in the channel in a frame: what Discord calls an embed and Slack an attachment.  Whatever is empty is left out, but not all of it may be.
/// How long each part may be is the platform's to say.
struct embed {
    static constexpr std::string_view action_name = "embed";
    std::string text{};   ///< Under the title: Discord's description, Slack's text.
    std::string title{};  ///< The first line.
    std::string url{};    ///< Where a click on the title leads: an http or https address.
    std::vector<embed_field> fields{};
    std::string image{};      ///< The address of a picture that is shown under all that.
    std::string footer{};     ///< The last line, small.
    std::uint32_t color = 0;  ///< Of the frame's edge, 0xRRGGBB; 0 is the platform's own.
    chat::origin to{};
    friend bool operator==(embed const&, embed const&) = default;
};

/// Whether two look the same, wherever they go.
inline bool look_alike(embed const& left, embed const& right) noexcept {
    return left.text == right.text && left.title == right.title && left.url == right.url && left.fields == right.fields &&
           left.image == right.image && left.footer == right.footer && left.color == right.color;
}

/// As it looks, line by line, where there are no frames: the title and `<url>`, the text, the fields as `name: value` (those beside each other on one line,
/// with ` | ` between), `image: address`, the footer, `color: #rrggbb`.
inline std::string lines_of(embed const& framed) {
    std::string lines;
    auto const line = [&lines]() -> std::string& { return lines.empty() ? lines : lines += '\n'; };
    if (!framed.title.empty()) line() += framed.title;
    if (!framed.url.empty()) ((framed.title.empty() ? line() : lines += ' ') += '<').append(framed.url) += '>';
    if (!framed.text.empty()) line() += framed.text;
    for (bool after_one_beside = false; auto const& field : framed.fields) {
        bool const same_line = after_one_beside && field.beside;
        (same_line ? lines += " | " : line()).append(field.name).append(": ") += field.value;
        after_one_beside = field.beside;
    }
    if (!framed.image.empty()) line().append("image: ") += framed.image;
    if (!framed.footer.empty()) line() += framed.footer;
    if (framed.color != 0) {
        line() += "color: #";
        for (int shift = 20; shift >= 0; shift -= 4) lines += "0123456789abcdef"[framed.color >> shift & 15];
    }
    return lines;
}

}  // namespace monongusa::action

#endif
