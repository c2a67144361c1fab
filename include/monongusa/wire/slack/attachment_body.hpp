// SPDX-License-Identifier: BSL-1.0
// attachment_body: a framed text as Slack takes it, which calls it an attachment.

#ifndef MONONGUSA_WIRE_SLACK_ATTACHMENT_BODY_HPP
#define MONONGUSA_WIRE_SLACK_ATTACHMENT_BODY_HPP

#include <monongusa/action/embed.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/wire/character.hpp>
#include <monongusa/wire/json_writer.hpp>
#include <monongusa/wire/slack/mrkdwn.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::wire::slack {

namespace attachment {

inline bool is_blank(std::string_view text) noexcept { return leading_blanks(text) == text.size(); }

// What notifications and old clients show.  The first that says something.
inline std::string_view fallback(action::embed const& framed) noexcept {
    if (!is_blank(framed.title)) return framed.title;
    if (!is_blank(framed.text)) return framed.text;
    for (auto const& field : framed.fields) {
        if (!is_blank(field.name)) return field.name;
        if (!is_blank(field.value)) return field.value;
    }
    return is_blank(framed.footer) ? framed.image : framed.footer;
}

inline std::string color(std::uint32_t rgb) {
    std::string out = "#";
    for (int shift = 20; shift >= 0; shift -= 4) out += "0123456789abcdef"[rgb >> shift & 15];
    return out;
}

}  // namespace attachment

/// Whether there is anything to be seen in it: error::text_empty where there is not.  How long its parts may be Slack does not tell, but
/// says itself what is too large.
inline std::error_code check(action::embed const& framed) {
    using attachment::is_blank;
    bool const seen = !is_blank(framed.title) || !is_blank(framed.text) || !framed.image.empty() || !is_blank(framed.footer) ||
                      std::any_of(framed.fields.begin(), framed.fields.end(),
                                  [](auto const& field) { return !is_blank(field.name) || !is_blank(field.value); });
    return seen ? std::error_code{} : error::text_empty;
}

/// The JSON array that chat.postMessage takes as `attachments`.  Texts are escaped unless they are markup; addresses are addresses, not
/// texts.  See Slack API documentation, Legacy secondary message attachments.
inline std::string json_of(action::embed const& framed, bool markup) {
    auto const shown = [&](std::string_view text) { return markup ? std::string{text} : escaped(text); };
    std::string json;
    json_writer out{json};
    out.open('[').open('{').key("fallback").text(shown(attachment::fallback(framed)));
    if (framed.color != 0) out.key("color").text(attachment::color(framed.color));
    if (!framed.title.empty()) out.key("title").text(shown(framed.title));
    if (!framed.url.empty()) out.key("title_link").text(framed.url);
    if (!framed.text.empty()) out.key("text").text(shown(framed.text));
    if (!framed.fields.empty()) {
        out.key("fields").open('[');
        for (auto const& field : framed.fields) {
            out.open('{')
                .key("title")
                .text(shown(field.name))
                .key("value")
                .text(shown(field.value))
                .key("short")
                .value(field.beside)
                .close('}');
        }
        out.close(']');
    }
    if (!framed.image.empty()) out.key("image_url").text(framed.image);
    if (!framed.footer.empty()) out.key("footer").text(shown(framed.footer));
    // In which of them *stars* and the like are read, as they are in a message.
    out.key("mrkdwn_in").open('[').text("text").text("fields").close(']').close('}').close(']');
    return json;
}

}  // namespace monongusa::wire::slack

#endif
