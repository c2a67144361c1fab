// SPDX-License-Identifier: BSL-1.0
// directory: what the users, bots and channels are called that events name by their ids alone.

#ifndef MONONGUSA_WIRE_SLACK_DIRECTORY_HPP
#define MONONGUSA_WIRE_SLACK_DIRECTORY_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/channel_object.hpp>
#include <monongusa/wire/slack/event_type.hpp>
#include <monongusa/wire/slack/id.hpp>
#include <monongusa/wire/slack/name_book.hpp>
#include <monongusa/wire/slack/person.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::wire::slack {

struct known_user {
    std::string name{};  ///< As people see it.
    bool bot = false;
    std::vector<std::string> roles{};  ///< Any of `owner`, `admin`, `guest`, `stranger`.

    friend bool operator==(known_user const&, known_user const&) = default;
};

struct known_channel {
    std::string name{};  ///< Without `#`; empty where Slack has none, as for a direct conversation.
    chat::channel_kind kind = chat::channel_kind::open;

    friend bool operator==(known_channel const&, known_channel const&) = default;
};

struct known_bot {
    std::string name{};
    std::string user{};  ///< The id of its user; empty for old integrations and webhooks, which have none.

    friend bool operator==(known_bot const&, known_bot const&) = default;
};

struct directory_limits {
    std::size_t most_users = 100'000;
    std::size_t most_channels = 50'000;
    std::size_t most_bots = 10'000;
    std::size_t longest_name = 512;  ///< In bytes; Slack's names have up to 80 characters.  A longer one is not kept.
};

/// Filled as events and answers come by: users and channels are never all asked for.  Of the events that tell names, those that a decoder
/// reads have to be decoded first: by the directory the former name of a channel is still known.  What was learned longest ago is
/// forgotten where there is too much.
class directory {
public:
    explicit directory(directory_limits most = {}) noexcept
        : longest_name_(most.longest_name), users_(most.most_users), channels_(most.most_channels), bots_(most.most_bots) {}

    /// Null if it is unknown; valid until the next `learn`.
    known_user const* user(std::string_view id) const noexcept { return users_.find(id); }
    known_channel const* channel(std::string_view id) const noexcept { return channels_.find(id); }
    known_bot const* bot(std::string_view id) const noexcept { return bots_.find(id); }

    std::size_t users() const noexcept { return users_.size(); }
    std::size_t channels() const noexcept { return channels_.size(); }
    std::size_t bots() const noexcept { return bots_.size(); }

    /// Whether there is something to learn from events of this type.
    static constexpr bool learns_from(event_type what) noexcept {
        switch (what) {
            case event_type::channel_created:
            case event_type::channel_deleted:
            case event_type::channel_id_changed:
            case event_type::channel_rename:
            case event_type::group_deleted:
            case event_type::group_rename:
            case event_type::im_created:
            case event_type::team_join:
            case event_type::user_change: return true;
            default: return false;
        }
    }

    /// Takes over what such an event tells.  False if it is malformed; then nothing was learned.
    bool learn(event_type what, std::string_view event) {
        if (!learns_from(what)) return true;
        parts from;
        json_reader reader{event};
        bool const object = reader.members([&](std::string_view name) {
            if (name == "user") {
                from.user = reader.value();
            } else if (name == "channel") {
                from.channel = reader.value();
            } else if (name == "old_channel_id") {
                from.old_id = read_id(reader);
            } else if (name == "new_channel_id") {
                from.new_id = read_id(reader);
            }
        });
        if (!object || !reader.fine()) return false;
        switch (what) {
            case event_type::team_join:
            case event_type::user_change: return learn_user(from.user);
            case event_type::channel_deleted:
            case event_type::group_deleted: return forget_channel(from.channel);
            case event_type::channel_id_changed: return rename_id(from.old_id, from.new_id);
            case event_type::group_rename: return keep_channel(from.channel, chat::channel_kind::closed);
            case event_type::im_created: return keep_channel(from.channel, chat::channel_kind::direct);
            default: return keep_channel(from.channel, chat::channel_kind::open);
        }
    }

    /// A user object, as users.info and users.list tell it.  False if it is none.
    bool learn_user(std::string_view object) {
        json_reader reader{object};
        person who;
        if (!people::read(reader, who)) return false;
        known_user learned;
        learned.name = name_in(who.name());
        learned.bot = who.bot;
        people::decode_roles(who, learned.roles);
        if (!who.bot_id.empty()) bots_.keep(who.bot_id, {learned.name, std::string{who.id}});
        users_.keep(who.id, std::move(learned));
        return true;
    }

    /// A channel object, as conversations.info, conversations.list and conversations.open tell it.  False if it is none.
    bool learn_channel(std::string_view object) { return keep_channel(object, chat::channel_kind::open); }

    /// The `bot` of bots.info.  False if it is none.
    bool learn_bot(std::string_view object) {
        std::string_view id;
        std::string_view name;
        std::string_view user;
        json_reader reader{object};
        bool const fine = reader.members([&](std::string_view part) {
            if (part == "id") {
                id = read_id(reader);
            } else if (part == "name") {
                name = reader.written_text();
            } else if (part == "user_id") {
                user = read_id(reader);
            }
        });
        if (!fine || !reader.fine() || id.empty()) return false;
        bots_.keep(id, {name_in(name), std::string{user}});
        return true;
    }

    void clear() noexcept {
        users_.clear();
        channels_.clear();
        bots_.clear();
    }

private:
    struct parts {
        std::string_view user{};
        std::string_view channel{};
        std::string_view old_id{};
        std::string_view new_id{};
    };

    std::string name_in(std::string_view written) const {
        std::string name;
        json_string::append(name, written);
        if (name.size() > longest_name_) name.clear();
        return name;
    }

    // `otherwise` is its kind where neither the object nor the directory tells.
    bool keep_channel(std::string_view object, chat::channel_kind otherwise) {
        channel_object from;
        json_reader reader{object};
        if (reader.kind() != json_kind::object) return false;
        from.read(reader);
        if (!reader.fine() || from.id.empty()) return false;
        auto const* const known = channel(from.id);
        channels_.keep(from.id, {name_in(from.name), from.kind(known ? known->kind : otherwise)});
        return true;
    }

    bool forget_channel(std::string_view written) {
        json_reader reader{written};
        auto const id = read_id_or_object(reader);
        if (id.empty()) return false;
        channels_.forget(id);
        return true;
    }

    bool rename_id(std::string_view old_id, std::string_view new_id) {
        if (old_id.empty() || new_id.empty()) return false;
        auto const* const known = channel(old_id);
        if (!known) return true;
        auto moved = *known;
        channels_.forget(old_id);
        channels_.keep(new_id, std::move(moved));
        return true;
    }

    std::size_t longest_name_;
    name_book<known_user> users_;
    name_book<known_channel> channels_;
    name_book<known_bot> bots_;
};

}  // namespace monongusa::wire::slack

#endif
