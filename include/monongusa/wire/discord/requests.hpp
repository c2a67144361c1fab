// SPDX-License-Identifier: BSL-1.0
// requests: what a bot asks of Discord, each as the request it takes.

#ifndef MONONGUSA_WIRE_DISCORD_REQUESTS_HPP
#define MONONGUSA_WIRE_DISCORD_REQUESTS_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/wire/discord/message_body.hpp>
#include <monongusa/wire/discord/multipart.hpp>
#include <monongusa/wire/discord/rest_request.hpp>
#include <monongusa/wire/json_writer.hpp>
#include <monongusa/wire/percent_encoded.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

/// All are pure.  Ids may be any text: in a path it is percent-encoded.  What changes a channel is in the lane of that channel.  `repeatable` is what
/// may be done twice without harm: where Discord does it once (a nonce, a thread or direct channel that exists) or where twice is the same.
namespace monongusa::wire::discord::requests {

namespace building {

inline rest_request make(verb method, std::string_view limit, std::string_view path, std::string_view channel = {}) {
    rest_request made;
    made.method = method;
    made.path = path;
    made.route = detail::joined(name_of(method), " ", limit);
    if (!channel.empty()) made.major = detail::joined("channel:", channel);
    made.lane = channel;
    made.repeatable = is_idempotent(method);
    return made;
}

inline rest_request with_json(rest_request made, std::string json) {
    made.body = std::move(json);
    made.content_type = "application/json";
    return made;
}

inline std::string message_path(std::string_view channel, std::string_view message) {
    return detail::joined("/channels/", percent_encoded(channel), "/messages/", percent_encoded(message));
}

inline rest_request reaction(verb method, std::string_view channel, std::string_view message, std::string_view emoji) {
    auto const path = detail::joined(message_path(channel, message), "/reactions/", percent_encoded(emoji), "/@me");
    return make(method, "/channels/{c}/messages/{m}/reactions/{e}/@me", path, channel);
}

inline std::string one_text(std::string_view key, std::string_view text) {
    std::string json;
    json_writer{json}.open('{').key(key).text(text).close('}');
    return json;
}

}  // namespace building

/// A message; with files as multipart, whose boundary `seed` determines.  A nonce makes it repeatable.
inline rest_request create_message(std::string_view channel, message_body const& body, std::uint64_t seed = 0) {
    auto const path = detail::joined("/channels/", percent_encoded(channel), "/messages");
    auto made = building::make(verb::post, "/channels/{c}/messages", path, channel);
    made.repeatable = !body.nonce.empty();
    if (body.files.empty()) return building::with_json(std::move(made), json_of(body));
    auto form = multipart_of(json_of(body), body.files, seed);
    made.body = std::move(form.body);
    made.content_type = std::move(form.content_type);
    return made;
}

inline rest_request edit_message(std::string_view channel, std::string_view message, std::string_view content,
                                 allowed_mentions const& mentions) {
    auto made = building::make(verb::patch, "/channels/{c}/messages/{m}", building::message_path(channel, message), channel);
    made.repeatable = true;
    return building::with_json(std::move(made), json_of_edit(content, mentions));
}

inline rest_request delete_message(std::string_view channel, std::string_view message) {
    return building::make(verb::delete_, "/channels/{c}/messages/{m}", building::message_path(channel, message), channel);
}

/// `emoji` as `emoji_path` gives it.
inline rest_request add_reaction(std::string_view channel, std::string_view message, std::string_view emoji) {
    return building::reaction(verb::put, channel, message, emoji);
}

inline rest_request remove_own_reaction(std::string_view channel, std::string_view message, std::string_view emoji) {
    return building::reaction(verb::delete_, channel, message, emoji);
}

/// `name` has 1 to 100 characters.  A message has one thread at most, and the thread its id.
inline rest_request thread_from_message(std::string_view channel, std::string_view message, std::string_view name) {
    auto const path = building::message_path(channel, message) + "/threads";
    auto made = building::make(verb::post, "/channels/{c}/messages/{m}/threads", path, channel);
    made.repeatable = true;
    return building::with_json(std::move(made), building::one_text("name", name));
}

/// Gives the channel that leads to a user alone; it is the same each time.  In no lane.
inline rest_request create_dm(std::string_view user) {
    auto made = building::make(verb::post, "/users/@me/channels", "/users/@me/channels");
    made.repeatable = true;
    return building::with_json(std::move(made), building::one_text("recipient_id", user));
}

/// Lasts ten seconds or until the bot's next message.
inline rest_request typing(std::string_view channel) {
    auto made =
        building::make(verb::post, "/channels/{c}/typing", detail::joined("/channels/", percent_encoded(channel), "/typing"), channel);
    made.repeatable = true;
    return made;
}

/// The last messages of a channel, 1 to 100, those before a message where it is given; the newest first.  In no lane.
inline rest_request history(std::string_view channel, unsigned limit, std::string_view before = {}) {
    auto path = detail::joined("/channels/", percent_encoded(channel), "/messages?limit=", std::clamp(limit, 1U, 100U));
    if (!before.empty()) detail::append_part(path, detail::joined("&before=", percent_encoded(before)));
    auto made = building::make(verb::get, "/channels/{c}/messages", path, channel);
    made.lane.clear();
    return made;
}

inline rest_request roles(std::string_view guild) {
    auto made = building::make(verb::get, "/guilds/{g}/roles", detail::joined("/guilds/", percent_encoded(guild), "/roles"));
    made.major = detail::joined("guild:", guild);
    return made;
}

inline rest_request member(std::string_view guild, std::string_view user) {
    auto const path = detail::joined("/guilds/", percent_encoded(guild), "/members/", percent_encoded(user));
    auto made = building::make(verb::get, "/guilds/{g}/members/{u}", path);
    made.major = detail::joined("guild:", guild);
    return made;
}

/// Where the gateway is, and how often a bot may still identify.
inline rest_request gateway_bot() { return building::make(verb::get, "/gateway/bot", "/gateway/bot"); }

}  // namespace monongusa::wire::discord::requests

#endif
