// SPDX-License-Identifier: BSL-1.0
// support::slack_events: the events in fixtures/slack.

#ifndef MONONGUSA_TESTS_SUPPORT_SLACK_EVENTS_HPP
#define MONONGUSA_TESTS_SUPPORT_SLACK_EVENTS_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/wire/json_reader.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace support::slack_events {

using monongusa::detail::joined;

/// The names of the files, without `.json`.
inline constexpr std::string_view all[] = {
    "app_mention",          "channel_created",  "channel_deleted",   "channel_id_changed",    "channel_rename",
    "group_deleted",        "group_rename",     "im_created",        "member_joined_channel", "member_joined_private",
    "member_left_channel",  "message",          "message_broadcast", "message_changed",       "message_deleted",
    "message_direct",       "message_joined",   "message_me",        "message_of_app",        "message_own",
    "message_own_response", "message_private",  "message_replied",   "message_thread_files",  "message_tombstone",
    "message_unfurled",     "message_webhook",  "reaction_added",    "reaction_added_file",   "reaction_added_own",
    "reaction_added_tone",  "reaction_removed", "team_join",         "user_change",
};

/// What is in fixtures/slack/`name`.json, without the newline at its end.  A test without its fixture ends.
inline std::string payload(std::string_view name) {
    std::string path = __FILE__;
    path.erase(path.rfind("support/"));
    std::ifstream in(joined(path, "fixtures/slack/", name, ".json"), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!text.ends_with("}\n")) {
        std::fprintf(stderr, "no fixture %.*s\n", static_cast<int>(name.size()), name.data());
        std::exit(1);
    }
    text.pop_back();
    return text;
}

/// One member of an object as it was written.
inline std::string member(std::string_view object, std::string_view wanted) {
    std::string_view found;
    monongusa::wire::json_reader reader{object};
    reader.members([&](std::string_view name) {
        if (name == wanted) found = reader.value();
    });
    return std::string{found};
}

/// The `event` of such a file.
inline std::string event(std::string_view name) { return member(payload(name), "event"); }

/// The `type` of an event.
inline std::string type(std::string_view event) {
    auto const quoted = member(event, "type");
    return quoted.size() < 2 ? std::string{} : quoted.substr(1, quoted.size() - 2);
}

/// `depth` arrays in each other.
inline std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace support::slack_events

#endif
