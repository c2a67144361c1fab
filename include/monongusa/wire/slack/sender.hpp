// SPDX-License-Identifier: BSL-1.0
// sender: who has written a message.

#ifndef MONONGUSA_WIRE_SLACK_SENDER_HPP
#define MONONGUSA_WIRE_SLACK_SENDER_HPP

#include <monongusa/chat/user.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/decoding.hpp>
#include <monongusa/wire/slack/id.hpp>
#include <monongusa/wire/slack/person.hpp>

#include <string_view>

namespace monongusa::wire::slack {

/// As it was written; views into the message.
struct sender {
    std::string_view user{};
    std::string_view bot_id{};
    std::string_view username{};  ///< The name that a bot has given itself for this message.
    std::string_view bot_name{};

    /// Takes a member of a message's object if it says who wrote it; false if it does not.
    bool read(json_reader& reader, std::string_view name) {
        if (name == "user") {
            user = read_id_or_object(reader);
        } else if (name == "bot_id") {
            bot_id = read_id(reader);
        } else if (name == "username") {
            username = reader.written_text();
        } else if (name == "bot_profile") {
            reader.members([&](std::string_view part) {
                if (part == "name") bot_name = reader.written_text();
            });
        } else {
            return false;
        }
        return true;
    }

    bool is_known() const noexcept { return !user.empty() || !bot_id.empty(); }

    /// Sets all of `out`.  The bot itself by either of its ids, since what it posts to a response_url has no user, and then with the id of
    /// its user; another bot without a user by the id of the bot.  Names are for people: nobody is known by one.
    void decode(decoding const& with, chat::user& out) const {
        out.self = is(user, with.self.user_id) || is(bot_id, with.self.bot_id);
        auto const* const bot = bot_id.empty() ? nullptr : with.names.bot(bot_id);
        auto id = user;
        if (id.empty() && out.self) id = with.self.user_id;
        auto const* const known = with.names.user(id);
        out.id.assign(id.empty() ? bot_id : id);
        out.bot = out.self || !bot_id.empty() || user.empty() || user == slackbot || (known && known->bot);
        if (known) {
            out.roles = known->roles;
        } else {
            out.roles.clear();
        }
        if (!username.empty() && out.bot) {
            json_string::assign(out.name, username);
        } else if (out.self && !with.self.name.empty()) {
            out.name.assign(with.self.name);
        } else if (known && !known->name.empty()) {
            out.name.assign(known->name);
        } else if (!bot_name.empty()) {
            json_string::assign(out.name, bot_name);
        } else {
            // Whose name nobody tells is called by the id.
            out.name.assign(bot && !bot->name.empty() ? bot->name : out.id);
        }
    }

private:
    static bool is(std::string_view id, std::string_view own) noexcept { return !id.empty() && id == own; }
};

}  // namespace monongusa::wire::slack

#endif
