// SPDX-License-Identifier: BSL-1.0
// callback: what Slack delivers, over Socket Mode and over HTTP alike: around an event, or about the deliveries themselves.

#ifndef MONONGUSA_WIRE_SLACK_CALLBACK_HPP
#define MONONGUSA_WIRE_SLACK_CALLBACK_HPP

#include <monongusa/wire/json_reader.hpp>

#include <string_view>

namespace monongusa::wire::slack {

/// By the names of Slack's documentation (Events API; The Events API's payloads).  Refers to the text it was read from; texts are as they were
/// written there, escapes and all, and empty where there are none.
struct callback {
    std::string_view type{};        ///< "event_callback", "url_verification", "app_rate_limited", or what an interaction is.
    std::string_view event_id{};    ///< Of an event: the same in each delivery of it, and nobody else's.
    std::string_view event{};       ///< JSON of the event itself.
    std::string_view event_type{};  ///< What the event itself says it is.
    std::string_view challenge{};   ///< Of a url_verification.
    std::string_view trigger_id{};  ///< Of a command or an interaction.

    friend bool operator==(callback const&, callback const&) = default;
};

namespace callbacks {

// Slack writes the type in front, so that of a large event no more is looked at.
inline std::string_view type_of(std::string_view event) noexcept {
    std::string_view type;
    json_reader reader{event};
    reader.members([&](std::string_view name) {
        if (name != "type") return;
        type = reader.written_text();
        reader.finish();
    });
    return type;
}

}  // namespace callbacks

/// Reads the payload of an envelope, or the body of a request.  False if it is no object of JSON.  `event` is absent where it is no object; a mistake
/// inside of it is found by whoever decodes it.
inline bool read_callback(std::string_view payload, callback& out) noexcept {
    out = {};
    json_reader reader{payload};
    bool const object = reader.members([&](std::string_view name) {
        if (name == "type") {
            out.type = reader.written_text();
        } else if (name == "event_id") {
            out.event_id = reader.written_text();
        } else if (name == "event") {
            bool const is_object = reader.kind() == json_kind::object;
            auto const event = reader.value();
            out.event = is_object ? event : std::string_view{};
        } else if (name == "challenge") {
            out.challenge = reader.written_text();
        } else if (name == "trigger_id") {
            out.trigger_id = reader.written_text();
        }
    });
    if (!object || !reader.fine() || !reader.rest().empty()) {
        out = {};
        return false;
    }
    out.event_type = callbacks::type_of(out.event);
    return true;
}

/// What tells a delivery from others and is the same when it comes again: the id of the event, of a command or an interaction its trigger, else the
/// envelope's, which may be empty.
constexpr std::string_view delivery_key(callback const& delivered, std::string_view envelope_id = {}) noexcept {
    if (!delivered.event_id.empty()) return delivered.event_id;
    return delivered.trigger_id.empty() ? envelope_id : delivered.trigger_id;
}

}  // namespace monongusa::wire::slack

#endif
