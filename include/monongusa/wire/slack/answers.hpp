// SPDX-License-Identifier: BSL-1.0
// answers: what the Web API tells when it is asked or has done something.

#ifndef MONONGUSA_WIRE_SLACK_ANSWERS_HPP
#define MONONGUSA_WIRE_SLACK_ANSWERS_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/slack/decoding.hpp>
#include <monongusa/wire/slack/id.hpp>
#include <monongusa/wire/slack/message_events.hpp>
#include <monongusa/wire/slack/person.hpp>
#include <monongusa/wire/slack/place.hpp>
#include <monongusa/wire/slack/self_info.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Whether it was done at all is told by `error_of` (wire/slack/web_answer.hpp); here is what stands in an answer that says so.  Ids that
// are none are missing.

namespace monongusa::wire::slack {

/// A member of the answer as it was written: `user` of users.info, `channel` of conversations.info and conversations.open, `bot` of
/// bots.info, `messages`; `directory` learns from such objects.  A view into the body; empty if there is none.
inline std::string_view part_of(std::string_view body, std::string_view member) {
    std::string_view found;
    json_reader reader{body};
    reader.members([&](std::string_view name) {
        if (name == member) found = reader.value();
    });
    return reader.fine() ? found : std::string_view{};
}

/// Calls `each(written)` for what stands in a list of the answer: `members` of users.list, `channels` of conversations.list, `messages` of
/// a history.  False if there is no such list.
template <class Each>
bool each_in(std::string_view body, std::string_view member, Each&& each) {
    json_reader reader{part_of(body, member)};
    bool const list = reader.elements([&] { each(reader.value()); });
    return list && reader.fine();
}

/// auth.test.
struct identity {
    self_info self{};
    std::string team{};    ///< What the workspace is called.
    std::string url{};     ///< Where it is.
    std::string scopes{};  ///< What the token may do, with commas between; empty where Slack does not tell.

    friend bool operator==(identity const&, identity const&) = default;
};

/// False if it does not say who the bot is.  The token of a person has no bot.
inline bool read_auth_test(rest_reply const& reply, identity& out) {
    out = {};
    json_reader reader{reply.body};
    bool const object = reader.members([&](std::string_view name) {
        if (name == "user_id") out.self.user_id.assign(read_id(reader));
        if (name == "bot_id") out.self.bot_id.assign(read_id(reader));
        if (name == "team_id") out.self.team_id.assign(read_id(reader));
        if (name == "user") reader.text(out.self.name);
        if (name == "team") reader.text(out.team);
        if (name == "url") reader.text(out.url);
    });
    out.scopes.assign(reply.header("x-oauth-scopes"));
    return object && reader.fine() && !out.self.user_id.empty();
}

/// users.info.
inline bool read_user(std::string_view body, self_info const& self, chat::user& out) {
    out = {};
    json_reader reader{part_of(body, "user")};
    person who;
    if (!people::read(reader, who)) return false;
    out.id.assign(who.id);
    json_string::assign(out.name, who.name());
    out.self = !self.user_id.empty() && out.id == self.user_id;
    out.bot = who.bot || out.self;
    people::decode_roles(who, out.roles);
    return true;
}

/// A channel object (Slack API documentation, Conversation object).
inline bool read_channel_object(std::string_view object, chat::channel& out) {
    out = {};
    place where;
    json_reader reader{object};
    reader.members([&](std::string_view name) {
        if (name == "id") where.channel = read_id(reader);
    });
    directory one{{1, 1, 1, 512}};
    if (!one.learn_channel(object)) return false;
    where.decode(one, out);
    return true;
}

/// conversations.info.
inline bool read_channel(std::string_view body, chat::channel& out) { return read_channel_object(part_of(body, "channel"), out); }

/// conversations.list and users.conversations; what is no channel is left out.
inline bool read_channels(std::string_view body, std::vector<chat::channel>& out) {
    out.clear();
    return each_in(body, "channels", [&](std::string_view object) {
        if (chat::channel one; read_channel_object(object, one)) out.push_back(std::move(one));
    });
}

/// conversations.members.
inline bool read_members(std::string_view body, std::vector<std::string>& out) {
    out.clear();
    return each_in(body, "members", [&](std::string_view written) {
        json_reader reader{written};
        if (auto const id = read_id(reader); !id.empty()) out.emplace_back(id);
    });
}

/// chat.postMessage: which message it is now, and in which channel.  Both are empty where the answer does not tell.
struct posted {
    std::string channel{};
    std::string ts{};

    friend bool operator==(posted const&, posted const&) = default;
};

inline posted read_posted(std::string_view body) {
    posted told;
    json_reader reader{body};
    reader.members([&](std::string_view name) {
        if (name == "channel") told.channel.assign(read_id(reader));
        if (name == "ts" || name == "message_ts") told.ts.assign(read_ts(reader));
    });
    return reader.fine() ? told : posted{};
}

/// conversations.open: the id of the channel; empty where there is none.
inline std::string read_opened(std::string_view body) {
    json_reader reader{part_of(body, "channel")};
    return std::string{read_id_or_object(reader)};
}

/// files.getUploadURLExternal: where the bytes go, and the id of the file to be.
struct upload_place {
    std::string url{};
    std::string file{};

    friend bool operator==(upload_place const&, upload_place const&) = default;
};

inline upload_place read_upload(std::string_view body) {
    upload_place told;
    json_reader reader{body};
    reader.members([&](std::string_view name) {
        if (name == "upload_url") reader.text(told.url);
        if (name == "file_id") told.file.assign(read_id(reader));
    });
    return reader.fine() ? told : upload_place{};
}

/// files.completeUploadExternal and files.info: the `ts` of the message that shows the first file in that channel.  Often empty, since
/// Slack shows files some time after it has answered.
inline std::string read_shared(std::string_view body, std::string_view channel) {
    std::string ts;
    auto const read_file = [&](json_reader& reader) {
        reader.members([&](std::string_view part) {
            if (part != "shares") return;
            reader.members([&](std::string_view) {  // `public` and `private`.
                reader.members([&](std::string_view where) {
                    if (where != channel || !ts.empty()) return;
                    reader.elements([&] {
                        reader.members([&](std::string_view name) {
                            if (name == "ts" && ts.empty()) ts.assign(read_ts(reader));
                        });
                    });
                });
            });
        });
    };
    json_reader reader{body};
    reader.members([&](std::string_view name) {
        if (name == "file") read_file(reader);
        if (name == "files") {
            reader.elements([&] {
                if (ts.empty()) read_file(reader);
            });
        }
    });
    return reader.fine() ? ts : std::string{};
}

/// conversations.history and conversations.replies, in the order in which they were told; what nobody said is left out.  Messages do not
/// say there where they are: `where` does.
inline bool read_history(std::string_view body, chat::channel const& where, decoding const& with, std::vector<event::message>& out) {
    out.clear();
    if (!is_id(where.id)) return false;
    std::string event;
    return each_in(body, "messages", [&](std::string_view written) {
        auto const first = written.find_first_not_of(" \t\r\n", 1);
        if (!written.starts_with('{') || first == std::string_view::npos || written[first] == '}') return;
        ((event.assign(R"({"channel":")") += where.id) += R"(",)") += written.substr(first);
        event::message one;
        if (decode(event, with, one) != decoded::yes) return;
        one.channel = where;
        one.addressed = one.addressed || where.kind == chat::channel_kind::direct;
        out.push_back(std::move(one));
    });
}

/// emoji.list: the workspace's own emoji, each with the address of its picture or `alias:name`.
inline bool read_emoji(std::string_view body, std::vector<std::pair<std::string, std::string>>& out) {
    out.clear();
    json_reader reader{part_of(body, "emoji")};
    bool const object = reader.members([&](std::string_view name) {
        auto const called = std::string{name};
        std::string leads;
        reader.text(leads);
        if (!called.empty() && !leads.empty()) out.emplace_back(called, std::move(leads));
    });
    return object && reader.fine();
}

}  // namespace monongusa::wire::slack

#endif
