// SPDX-License-Identifier: BSL-1.0
// message_requests: what is said, changed, taken back and reacted with, as requests.

#ifndef MONONGUSA_WIRE_SLACK_MESSAGE_REQUESTS_HPP
#define MONONGUSA_WIRE_SLACK_MESSAGE_REQUESTS_HPP

#include <monongusa/wire/json_writer.hpp>
#include <monongusa/wire/slack/call.hpp>
#include <monongusa/wire/slack/web_request.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::wire::slack {

/// What a message says and where; refers to the texts.  See Slack API documentation, chat.postMessage.
struct post {
    std::string_view channel;  ///< The id of a channel or conversation; of a user, the one that leads to it alone.
    std::string_view
        text;  ///< As it is sent, so escaped (wire/slack/mrkdwn.hpp) where it is not markup.  Slack cuts it off at 40,000 characters.
    std::string_view thread{};           ///< The `ts` of the message with which the thread begins, never of an answer in it; empty: none.
    bool broadcast = false;              ///< Shows what is said in a thread in the channel too.
    std::optional<bool> unfurl_links{};  ///< Whether Slack shows under it what its links lead to; empty: as Slack likes, which is no.
    std::optional<bool> unfurl_media{};  ///< The same for pictures and videos; empty: as Slack likes, which is yes.
    std::string_view attachments{};      ///< A JSON array (wire/slack/attachment_body.hpp); empty: none.
};

/// What is sent to a response_url, at most five times within half an hour of what it answers.  See Slack API documentation, Handling user
/// interaction.
struct response {
    std::string_view text;
    bool in_channel = false;        ///< Everybody sees it; else only who asked.
    bool replace_original = false;  ///< Takes the place of the message that was clicked in.
    std::string_view thread{};
};

namespace requests {

namespace building {

inline form fields_of(post const& what) {
    form fields;
    fields.add("channel", what.channel);
    if (!what.text.empty() || what.attachments.empty()) fields.add("text", what.text);
    fields.add_given("attachments", what.attachments).add_given("thread_ts", what.thread);
    if (what.broadcast && !what.thread.empty()) fields.add("reply_broadcast", true);
    if (what.unfurl_links) fields.add("unfurl_links", *what.unfurl_links);
    if (what.unfurl_media) fields.add("unfurl_media", *what.unfurl_media);
    return fields;
}

inline web_request reaction(std::string_view method, std::string_view channel, std::string_view ts, std::string_view name) {
    auto made = question(method, std::move(form{}.add("channel", channel).add("timestamp", ts).add("name", name)));
    return in_lane(std::move(made), channel);
}

}  // namespace building

/// Slack knows no key by which a second one would be the first, so it is not repeated where it may have been done.
inline web_request post_message(post const& what) {
    auto made = building::in_lane(call("chat.postMessage", building::fields_of(what)), what.channel);
    made.pace = what.channel;
    return made;
}

/// Only that user sees it, who must be in the channel; it cannot be edited or deleted, and is gone when Slack is opened again.
inline web_request post_ephemeral(post const& what, std::string_view user) {
    auto fields = building::fields_of(what);
    fields.add("user", user);
    return building::in_lane(call("chat.postEphemeral", std::move(fields)), what.channel);
}

/// Drops what else the message showed but for its files.  `parse` is said since the method reads names and addresses in a text as a
/// person's client does otherwise, and chat.postMessage does not (Slack API documentation, chat.update).
inline web_request update_message(std::string_view channel, std::string_view ts, std::string_view text) {
    form fields;
    fields.add("channel", channel).add("ts", ts).add("text", text).add("parse", "none");
    return building::in_lane(building::question("chat.update", std::move(fields)), channel);
}

inline web_request delete_message(std::string_view channel, std::string_view ts) {
    form fields;
    fields.add("channel", channel).add("ts", ts);
    return building::in_lane(building::question("chat.delete", std::move(fields)), channel);
}

/// `name` as `reaction_name` gives it.
inline web_request add_reaction(std::string_view channel, std::string_view ts, std::string_view name) {
    return building::reaction("reactions.add", channel, ts, name);
}

inline web_request remove_reaction(std::string_view channel, std::string_view ts, std::string_view name) {
    return building::reaction("reactions.remove", channel, ts, name);
}

/// Needs no token: whoever has the address may answer.
inline web_request respond(std::string_view response_url, response const& what) {
    web_request made;
    made.name = "response_url";
    made.url = response_url;
    made.content_type = "application/json; charset=utf-8";
    made.token = token_kind::none;
    json_writer out{made.body};
    out.open('{').key("text").text(what.text).key("response_type").text(what.in_channel ? "in_channel" : "ephemeral");
    out.key("replace_original").value(what.replace_original);
    if (!what.thread.empty()) out.key("thread_ts").text(what.thread);
    out.close('}');
    return made;
}

}  // namespace requests

}  // namespace monongusa::wire::slack

#endif
