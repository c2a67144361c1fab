// SPDX-License-Identifier: BSL-1.0
// acknowledgement: what tells Slack that an envelope has come.

#ifndef MONONGUSA_WIRE_SLACK_ACKNOWLEDGEMENT_HPP
#define MONONGUSA_WIRE_SLACK_ACKNOWLEDGEMENT_HPP

#include <monongusa/wire/json_string.hpp>
#include <monongusa/wire/json_writer.hpp>
#include <monongusa/wire/slack/id.hpp>

#include <string>
#include <string_view>

namespace monongusa::wire::slack {

/// The frame that acknowledges an envelope (Slack API documentation, Using Socket Mode).  `envelope_id` is as it was written there, `payload` is JSON;
/// only an envelope that accepts a response may be given one.
inline std::string acknowledgement(std::string_view envelope_id, std::string_view payload = {}) {
    std::string text;
    text.reserve(32 + envelope_id.size() + payload.size());
    json_writer writer{text};
    writer.open('{').key("envelope_id");
    if (is_id(envelope_id)) {
        ((text += '"') += envelope_id) += '"';  // As all of Slack's are.
    } else {
        std::string id;
        json_string::append(id, envelope_id);
        writer.text(id);
    }
    if (!payload.empty()) writer.key("payload").json(payload);
    writer.close('}');
    return text;
}

}  // namespace monongusa::wire::slack

#endif
