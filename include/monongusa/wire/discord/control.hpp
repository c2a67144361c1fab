// SPDX-License-Identifier: BSL-1.0
// control: what the gateway tells of the connection itself, and where it is to be found.

#ifndef MONONGUSA_WIRE_DISCORD_CONTROL_HPP
#define MONONGUSA_WIRE_DISCORD_CONTROL_HPP

#include <monongusa/chat/user.hpp>
#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/discord/person.hpp>
#include <monongusa/wire/json_reader.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace monongusa::wire::discord {

/// Op 10.  False, and `interval` as it was, if there is no interval between heartbeats that makes sense: 1 ms to a day.
inline bool read_hello(std::string_view data, std::chrono::milliseconds& interval) {
    constexpr std::int64_t longest = 24 * 60 * 60 * 1000;
    std::int64_t found = 0;
    json_reader reader{data};
    reader.members([&](std::string_view name) {
        if (name == "heartbeat_interval") found = reader.number<std::int64_t>(0);
    });
    if (!reader.fine() || found < 1 || found > longest) return false;
    interval = std::chrono::milliseconds{found};
    return true;
}

/// Op 9: whether the session may be resumed.  What is not `true` is no.
inline bool read_invalid_session(std::string_view data) noexcept { return json_reader{data}.truth(); }

namespace control {

// False where it is nobody.
inline bool decode_self(person const& from, chat::user& out) {
    out = {};
    out.id.assign(from.id);
    json_string::assign(out.name, from.name());
    out.bot = true;
    out.self = true;
    return !out.id.empty();
}

}  // namespace control

/// What READY tells of the session that begins.
struct ready_data {
    std::string session{};
    std::string resume_url{};   ///< Empty if Discord gives none.
    std::string application{};  ///< Its id.
    chat::user self{};
    std::size_t guilds = 0;  ///< In how many servers of this shard the bot is; their names come with GUILD_CREATE.
    int shard = -1;          ///< -1 if Discord does not tell.
    int shards = -1;

    friend bool operator==(ready_data const&, ready_data const&) = default;
};

/// The data of READY.  False if they are malformed, or tell no session or no user, without which there is nothing to begin with.
inline bool read_ready(std::string_view data, ready_data& out) {
    out = {};
    person self;
    json_reader reader{data};
    bool const object = reader.members([&](std::string_view name) {
        if (name == "session_id") {
            reader.text(out.session);
        } else if (name == "resume_gateway_url") {
            reader.text(out.resume_url);
        } else if (name == "user") {
            people::read_user(reader, self);
        } else if (name == "application") {
            reader.members([&](std::string_view part) {
                if (part == "id") reader.id(out.application);
            });
        } else if (name == "guilds") {
            out.guilds = 0;
            reader.elements([&] { ++out.guilds; });
        } else if (name == "shard") {
            out.shard = out.shards = -1;
            int place = 0;
            reader.elements([&] {
                if (++place == 1) {
                    out.shard = reader.number(-1);
                } else if (place == 2) {
                    out.shards = reader.number(-1);
                }
            });
        }
    });
    return object && reader.fine() && !out.session.empty() && control::decode_self(self, out.self);
}

/// The bot itself, as GET /users/@me tells it.  False where it is not told.
inline bool read_self(std::string_view body, chat::user& out) {
    person self;
    json_reader reader{body};
    people::read_user(reader, self);
    return reader.fine() && control::decode_self(self, out);
}

/// Where the gateway is and how often a bot may connect (Discord's documentation, Gateway, "Get Gateway Bot").
struct gateway_info {
    std::string url{};
    unsigned shards = 1;                       ///< As many as Discord recommends.
    unsigned total = 1000;                     ///< New sessions in 24 hours.
    unsigned remaining = 1000;                 ///< Of them.
    unsigned max_concurrency = 1;              ///< New sessions in 5 seconds.
    std::chrono::milliseconds reset_after{0};  ///< Until all of `total` remain again.

    friend bool operator==(gateway_info const&, gateway_info const&) = default;
};

/// The body of the answer to GET /gateway/bot.  False if it is malformed or holds no URL; what else it does not tell is as above, and
/// nothing is 0 that must not be.
inline bool read_gateway_info(std::string_view body, gateway_info& out) {
    constexpr std::int64_t longest = 7 * 24 * 60 * 60 * std::int64_t{1000};
    out = {};
    json_reader reader{body};
    bool const object = reader.members([&](std::string_view name) {
        if (name == "url") {
            reader.text(out.url);
        } else if (name == "shards") {
            out.shards = reader.number(1U);
        } else if (name == "session_start_limit") {
            reader.members([&](std::string_view part) {
                if (part == "total") {
                    out.total = reader.number(1000U);
                } else if (part == "remaining") {
                    out.remaining = reader.number(1000U);
                } else if (part == "max_concurrency") {
                    out.max_concurrency = reader.number(1U);
                } else if (part == "reset_after") {
                    auto const wait = reader.number<std::int64_t>(0);
                    out.reset_after = std::chrono::milliseconds{wait < 0 ? 0 : wait > longest ? longest : wait};
                }
            });
        }
    });
    if (out.shards == 0) out.shards = 1;
    if (out.max_concurrency == 0) out.max_concurrency = 1;
    return object && reader.fine() && !out.url.empty();
}

}  // namespace monongusa::wire::discord

#endif
