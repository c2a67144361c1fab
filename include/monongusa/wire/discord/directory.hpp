// SPDX-License-Identifier: BSL-1.0
// directory: what the channels and roles are called that events name by their ids alone.

#ifndef MONONGUSA_WIRE_DISCORD_DIRECTORY_HPP
#define MONONGUSA_WIRE_DISCORD_DIRECTORY_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/wire/discord/channel_type.hpp>
#include <monongusa/wire/discord/dispatch.hpp>
#include <monongusa/wire/json_reader.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace monongusa::wire::discord {

struct known_channel {
    std::string name{};
    int type = channel_type::unknown;
    std::uint64_t parent = 0;  ///< The channel of a thread, the category of a channel; 0 if there is none.
    std::uint64_t guild = 0;

    friend bool operator==(known_channel const&, known_channel const&) = default;
};

struct known_role {
    std::string name{};
    std::uint64_t bot = 0;  ///< The id of the bot that Discord made it for; 0 for other roles.
    std::uint64_t guild = 0;

    friend bool operator==(known_role const&, known_role const&) = default;
};

struct directory_limits {
    std::size_t most_channels = 200'000;  ///< Threads among them.
    std::size_t most_roles = 200'000;
    std::size_t longest_name = 512;  ///< In bytes; Discord's names have up to 100 characters.  A longer one is not kept.
};

/// Empty for a bot that needs none.  Else it learns from the events that tell names, of which those that a decoder reads have to be decoded
/// first: it is by the directory that a rename is noticed and that the name of a deleted channel is still known.  When it is full it takes
/// nothing new.
class directory {
public:
    explicit directory(directory_limits most = {}) noexcept : most_(most) {}

    /// Null if it is unknown; valid until the next `learn`.
    known_channel const* channel(std::string_view id) const noexcept { return found(channels_, id); }
    known_role const* role(std::string_view id) const noexcept { return found(roles_, id); }

    std::size_t channels() const noexcept { return channels_.size(); }
    std::size_t roles() const noexcept { return roles_.size(); }

    /// Whether there is something to learn from events of this kind.
    static constexpr bool learns_from(dispatch what) noexcept {
        switch (what) {
            case dispatch::guild_create:
            case dispatch::guild_delete:
            case dispatch::guild_role_create:
            case dispatch::guild_role_update:
            case dispatch::guild_role_delete:
            case dispatch::channel_create:
            case dispatch::channel_update:
            case dispatch::channel_delete:
            case dispatch::thread_create:
            case dispatch::thread_update:
            case dispatch::thread_delete:
            case dispatch::thread_list_sync: return true;
            default: return false;
        }
    }

    /// Takes over what the data of such an event tells.  False if they are malformed; what stood in front of the mistake may have been
    /// learned.
    bool learn(dispatch what, std::string_view data) {
        json_reader reader{data};
        switch (what) {
            case dispatch::guild_create:
            case dispatch::thread_list_sync: return learn_guild(reader);
            case dispatch::guild_delete: return forget_guild(reader);
            case dispatch::guild_role_create:
            case dispatch::guild_role_update: return learn_guild_role(reader);
            case dispatch::guild_role_delete: return forget(roles_, "role_id", reader);
            case dispatch::channel_create:
            case dispatch::channel_update:
            case dispatch::thread_create:
            case dispatch::thread_update: return learn_channel(reader, 0);
            case dispatch::channel_delete:
            case dispatch::thread_delete: return forget(channels_, "id", reader);
            default: return true;
        }
    }

    /// For a new session, which tells everything again.
    void clear() noexcept {
        channels_.clear();
        roles_.clear();
    }

private:
    template <class Known>
    using book = std::unordered_map<std::uint64_t, Known>;

    template <class Known>
    static Known const* found(book<Known> const& in, std::string_view id) noexcept {
        if (in.empty()) return nullptr;
        auto const at = in.find(json_reader::number_of(id));
        return at == in.end() ? nullptr : &at->second;
    }

    template <class Known>
    void keep(book<Known>& in, std::uint64_t id, Known&& what, std::size_t most) {
        if (id == 0 || (in.size() >= most && in.find(id) == in.end())) return;
        if (what.name.size() > most_.longest_name) what.name.clear();
        in.insert_or_assign(id, std::move(what));
    }

    // A guild with its roles, channels and threads, or only threads of it.  Their objects do not say in which guild they are.
    bool learn_guild(json_reader& reader) {
        std::uint64_t guild = 0;
        std::string_view roles = "[]";
        std::string_view channels = "[]";
        std::string_view threads = "[]";
        bool const object = reader.members([&](std::string_view name) {
            if (name == "id" || name == "guild_id") {
                guild = reader.id_number();
            } else if (name == "roles") {
                roles = reader.value();
            } else if (name == "channels") {
                channels = reader.value();
            } else if (name == "threads") {
                threads = reader.value();
            }
        });
        if (!object || !reader.fine()) return false;
        return learn_each(roles, [&](json_reader& inner) { return learn_role(inner, guild); }) &&
               learn_each(channels, [&](json_reader& inner) { return learn_channel(inner, guild); }) &&
               learn_each(threads, [&](json_reader& inner) { return learn_channel(inner, guild); });
    }

    // What is no object in the array is passed over.
    template <class Learn>
    static bool learn_each(std::string_view array, Learn&& learn) {
        json_reader reader{array};
        reader.elements([&] { learn(reader); });
        return reader.fine();
    }

    bool learn_channel(json_reader& reader, std::uint64_t guild) {
        std::uint64_t id = 0;
        known_channel channel;
        channel.guild = guild;
        bool const object = reader.members([&](std::string_view name) {
            if (name == "id") {
                id = reader.id_number();
            } else if (name == "name") {
                reader.text(channel.name);
            } else if (name == "type") {
                channel.type = reader.number<int>(channel_type::unknown);
            } else if (name == "parent_id") {
                channel.parent = reader.id_number();
            } else if (name == "guild_id") {
                channel.guild = reader.id_number();
            }
        });
        if (!reader.fine()) return false;
        keep(channels_, id, std::move(channel), most_.most_channels);
        return object;
    }

    bool learn_role(json_reader& reader, std::uint64_t guild) {
        std::uint64_t id = 0;
        known_role role;
        role.guild = guild;
        bool const object = reader.members([&](std::string_view name) {
            if (name == "id") {
                id = reader.id_number();
            } else if (name == "name") {
                reader.text(role.name);
            } else if (name == "tags") {
                reader.members([&](std::string_view tag) {
                    if (tag == "bot_id") role.bot = reader.id_number();
                });
            }
        });
        if (!reader.fine()) return false;
        keep(roles_, id, std::move(role), most_.most_roles);
        return object;
    }

    bool learn_guild_role(json_reader& reader) {
        std::uint64_t guild = 0;
        std::string_view role;
        bool const object = reader.members([&](std::string_view name) {
            if (name == "guild_id") {
                guild = reader.id_number();
            } else if (name == "role") {
                role = reader.value();
            }
        });
        json_reader inner{role};
        return object && reader.fine() && learn_role(inner, guild);
    }

    template <class Known>
    static bool forget(book<Known>& in, std::string_view member, json_reader& reader) {
        std::uint64_t id = 0;
        bool const object = reader.members([&](std::string_view name) {
            if (name == member) id = reader.id_number();
        });
        if (!object || !reader.fine()) return false;
        in.erase(id);
        return true;
    }

    // An outage comes as a deletion as well; then the guild is unavailable, and its names stay.
    bool forget_guild(json_reader& reader) {
        std::uint64_t guild = 0;
        bool unavailable = false;
        bool const object = reader.members([&](std::string_view name) {
            if (name == "id") {
                guild = reader.id_number();
            } else if (name == "unavailable") {
                unavailable = reader.truth();
            }
        });
        if (!object || !reader.fine()) return false;
        if (unavailable || guild == 0) return true;
        std::erase_if(channels_, [&](auto const& known) { return known.second.guild == guild; });
        std::erase_if(roles_, [&](auto const& known) { return known.second.guild == guild; });
        return true;
    }

    directory_limits most_;
    book<known_channel> channels_;
    book<known_role> roles_;
};

}  // namespace monongusa::wire::discord

#endif
