// SPDX-License-Identifier: BSL-1.0
// person: a user object as Slack writes it.

#ifndef MONONGUSA_WIRE_SLACK_PERSON_HPP
#define MONONGUSA_WIRE_SLACK_PERSON_HPP

#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/id.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::wire::slack {

/// The user of Slack itself, which is a bot and says so nowhere.
inline constexpr std::string_view slackbot = "USLACKBOT";

/// Nothing in it is decoded yet: all texts are views into what was read (Slack API documentation, User object).
struct person {
    std::string_view id{};
    std::string_view account{};
    std::string_view real_name{};
    std::string_view display_name{};
    std::string_view bot_id{};
    bool bot = false;
    bool owner = false;
    bool admin = false;
    bool guest = false;
    bool stranger = false;  ///< Of another workspace, met in a shared channel.

    /// What people see: the name that the user wants, else the real one, else that of the account.
    std::string_view name() const noexcept { return !display_name.empty() ? display_name : !real_name.empty() ? real_name : account; }
};

namespace people {

/// Takes the next value in the place of what `out` held; false if it is no user.
inline bool read(json_reader& reader, person& out) {
    out = {};
    bool const object = reader.members([&](std::string_view name) {
        if (name == "id") {
            out.id = read_id(reader);
        } else if (name == "name") {
            out.account = reader.written_text();
        } else if (name == "is_bot") {
            out.bot = reader.truth();
        } else if (name == "is_owner" || name == "is_primary_owner") {
            out.owner = reader.truth() || out.owner;
        } else if (name == "is_admin") {
            out.admin = reader.truth();
        } else if (name == "is_restricted" || name == "is_ultra_restricted") {
            out.guest = reader.truth() || out.guest;
        } else if (name == "is_stranger") {
            out.stranger = reader.truth();
        } else if (name == "profile") {
            reader.members([&](std::string_view part) {
                if (part == "display_name") {
                    out.display_name = reader.written_text();
                } else if (part == "real_name") {
                    out.real_name = reader.written_text();
                } else if (part == "bot_id") {
                    out.bot_id = read_id(reader);
                }
            });
        }
    });
    out.bot = out.bot || out.id == slackbot;
    return object && reader.fine() && !out.id.empty();
}

/// Slack has no roles of one's own making; these words are what a workspace makes of somebody.
inline void decode_roles(person const& from, std::vector<std::string>& out) {
    std::size_t count = 0;
    auto const add = [&](bool is, std::string_view role) {
        if (!is) return;
        if (count == out.size()) out.emplace_back();
        out[count++].assign(role);
    };
    add(from.owner, "owner");
    add(from.admin, "admin");
    add(from.guest, "guest");
    add(from.stranger, "stranger");
    out.resize(count);
}

}  // namespace people

}  // namespace monongusa::wire::slack

#endif
