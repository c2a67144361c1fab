// SPDX-License-Identifier: BSL-1.0
// support::discord_frames: frames of Discord's gateway: those in fixtures/discord, and a large one.

#ifndef MONONGUSA_TESTS_SUPPORT_DISCORD_FRAMES_HPP
#define MONONGUSA_TESTS_SUPPORT_DISCORD_FRAMES_HPP

#include <monongusa/detail/append.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace support::discord_frames {

using monongusa::detail::joined;

/// The names of the files that hold frames, without `.json`.
inline constexpr std::string_view all[] = {
    "channel_create",
    "channel_delete",
    "channel_update",
    "guild_delete",
    "guild_member_add",
    "guild_member_remove",
    "guild_member_update",
    "guild_role_create",
    "guild_role_delete",
    "guild_role_update",
    "heartbeat_ack",
    "hello",
    "invalid_session",
    "message_create",
    "message_create_direct",
    "message_create_long",
    "message_create_webhook",
    "message_delete",
    "message_delete_bulk",
    "message_reaction_add",
    "message_reaction_add_custom",
    "message_reaction_remove",
    "message_update",
    "message_update_preview",
    "ready",
    "reconnect",
    "resumed",
    "thread_create",
    "thread_delete",
    "thread_list_sync",
    "thread_update",
};

/// What is in fixtures/discord/`name`.json, without the newline at its end.  A test without its fixture ends.
inline std::string file(std::string_view name) {
    std::string path = __FILE__;
    path.erase(path.rfind("support/"));
    std::ifstream in(joined(path, "fixtures/discord/", name, ".json"), std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!text.ends_with("}\n")) {
        std::fprintf(stderr, "no fixture %.*s\n", static_cast<int>(name.size()), name.data());
        std::exit(1);
    }
    text.pop_back();
    return text;
}

/// The `d` of such a frame, which is its last member.
inline std::string data(std::string_view name) {
    auto const text = file(name);
    auto const at = text.find("\"d\":") + 4;
    return text.substr(at, text.size() - at - 1);
}

struct guild {
    std::size_t members = 150;
    std::size_t channels = 60;
    std::size_t roles = 40;
    std::size_t emojis = 50;
};

/// A GUILD_CREATE, of about 90 kB unless told otherwise.
inline std::string guild_create(guild const& of = {}) {
    auto const id = [](std::size_t i) { return joined("\"1034567890", 100000000 + i, "\""); };
    auto const list = [](std::size_t count, auto&& one) {
        std::string text = "[";
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) text += ',';
            text += one(i);
        }
        return text + "]";
    };
    auto const roles = list(of.roles, [&](std::size_t i) {
        return joined(
            R"({"version":1773500000000,"unicode_emoji":null,"tags":{},"position":)", i,
            R"(,"permissions":"2251799813685247","name":"role )", i, R"(","mentionable":true,"managed":false,"id":)", id(1000 + i),
            R"(,"icon":null,"hoist":false,"flags":0,"colors":{"primary_color":0,"secondary_color":null,"tertiary_color":null},"color":0})");
    });
    auto const emojis = list(of.emojis, [&](std::size_t i) {
        return joined(R"({"version":0,"roles":[],"require_colons":true,"name":"emoji_)", i, R"(","managed":false,"id":)", id(2000 + i),
                      R"(,"available":true,"animated":false})");
    });
    auto const channels = list(of.channels, [&](std::size_t i) {
        return joined(R"({"version":1773500000000,"type":)",
                      i % 5 == 0   ? 4
                      : i % 3 == 0 ? 2
                                   : 0,
                      R"(,"topic":"what is said in )", i, R"(","rate_limit_per_user":0,"position":)", i,
                      R"(,"permission_overwrites":[{"type":0,"id":"197038439483310086","deny":"1024",)",
                      R"("allow":"0"}],"parent_id":null,"name":"channel-)", i, R"(","last_message_id":)", id(7000 + i), R"(,"id":)",
                      id(3000 + i), R"(,"flags":0})");
    });
    auto const members = list(of.members, [&](std::size_t i) {
        return joined(
            R"({"user":{"username":"member_)", i, R"(","public_flags":0,"id":)", id(4000 + i), R"(,"global_name":"Member \"{[)", i,
            R"(","discriminator":"0","bot":false,"avatar":"8342729096ea3675442027381ff50dfe"},"roles":[)", id(1000 + i % (of.roles + 1)),
            R"(],"premium_since":null,"pending":false,"nick":null,"mute":false,"joined_at":"2024-05-06T07:08:09.010000+00:00","flags":0,)",
            R"("deaf":false,"communication_disabled_until":null,"avatar":null})");
    });
    return joined(
        R"({"t":"GUILD_CREATE","s":3,"op":0,"d":{"voice_states":[],"verification_level":1,"unavailable":false,"threads":[{"type":11,)",
        R"("parent_id":)", id(3001), R"(,"name":"a thread","id":)", id(5000), R"(,"guild_id":"197038439483310086"}],"roles":)", roles,
        R"(,"presences":[],"owner_id":)", id(4000), R"(,"name":"The Tea House","members":)", members, R"(,"member_count":)", of.members,
        R"(,"large":true,"joined_at":"2025-01-02T03:04:05.678000+00:00","id":"197038439483310086","features":["COMMUNITY"],"emojis":)",
        emojis, R"(,"description":null,"channels":)", channels, R"(,"afk_timeout":300}})");
}

/// `depth` arrays in each other.
inline std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace support::discord_frames

#endif
