// SPDX-License-Identifier: BSL-1.0
// person: a user and member as Discord writes them, and what becomes of them.

#ifndef MONONGUSA_WIRE_DISCORD_PERSON_HPP
#define MONONGUSA_WIRE_DISCORD_PERSON_HPP

#include <monongusa/chat/user.hpp>
#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/json_reader.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::wire::discord {

/// Nothing in it is decoded yet: all are views into the data that were read.
struct person {
    std::string_view id{};
    std::string_view username{};
    std::string_view global_name{};
    std::string_view nick{};
    std::string_view roles{};  ///< An array of ids.
    bool bot = false;

    /// What people see: the name chosen in this server, else the one chosen everywhere, else that of the account.
    std::string_view name() const noexcept { return !nick.empty() ? nick : !global_name.empty() ? global_name : username; }
};

namespace people {

inline constexpr std::size_t most_roles = 512;  // Discord's servers have up to 250.

// One member of a user's object; false if it is of no interest.
inline bool read_account(json_reader& reader, std::string_view name, person& out) {
    if (name == "id") {
        out.id = reader.id();
    } else if (name == "username") {
        out.username = reader.written_text();
    } else if (name == "global_name") {
        out.global_name = reader.written_text();
    } else if (name == "bot") {
        out.bot = reader.truth();
    } else {
        return false;
    }
    return true;
}

inline void forget_account(person& out) noexcept {
    out.id = out.username = out.global_name = {};
    out.bot = false;
}

/// A member's own parts; where a user is in it, also that one.
inline void read_member(json_reader& reader, person& out) {
    out.nick = {};
    out.roles = {};
    reader.members([&](std::string_view name) {
        if (name == "nick") {
            out.nick = reader.written_text();
        } else if (name == "roles") {
            out.roles = reader.value();
        } else if (name == "user") {
            forget_account(out);
            reader.members([&](std::string_view part) { read_account(reader, part, out); });
        }
    });
}

/// A user's own parts; where a member is in it, as in `mentions`, also that one.
inline void read_user(json_reader& reader, person& out) {
    forget_account(out);
    reader.members([&](std::string_view name) {
        if (!read_account(reader, name, out) && name == "member") read_member(reader, out);
    });
}

inline void decode_roles(std::string_view roles, directory const& names, std::vector<std::string>& out) {
    std::size_t count = 0;
    if (!roles.empty()) {
        json_reader reader{roles};
        reader.elements([&] {
            auto const id = reader.id();
            if (id.empty() || count == most_roles) return;
            if (count == out.size()) out.emplace_back();
            auto const* const role = names.role(id);
            out[count++].assign(role && !role->name.empty() ? std::string_view{role->name} : id);
        });
    }
    out.resize(count);
}

/// Sets all of `out`.
inline void decode(person const& from, decoding const& with, chat::user& out) {
    out.id.assign(from.id);
    json_string::assign(out.name, from.name());
    out.self = !from.id.empty() && from.id == with.self.id;
    out.bot = from.bot || out.self;
    decode_roles(from.roles, with.names, out.roles);
}

}  // namespace people

}  // namespace monongusa::wire::discord

#endif
