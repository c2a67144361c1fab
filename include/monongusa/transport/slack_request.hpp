// SPDX-License-Identifier: BSL-1.0
// slack_request: a call of Slack's Web API, and what came of it.

#ifndef MONONGUSA_TRANSPORT_SLACK_REQUEST_HPP
#define MONONGUSA_TRANSPORT_SLACK_REQUEST_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/detail/once.hpp>
#include <monongusa/event/message.hpp>

#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::transport {

/// Any method of the Web API, asked through `transport::slack::request`, which adds the token and keeps Slack's limits.
struct slack_request {
    std::string method{};                                       ///< By Slack's name: `conversations.info`.
    std::vector<std::pair<std::string, std::string>> fields{};  ///< What has a structure of its own is JSON in a field: `blocks`.
    /// Doing it twice does what doing it once does, so that it may be done again where it is unknown whether it was.
    bool repeatable = false;
    bool app_token = false;  ///< With that token instead of the bot's, as `apps.event.authorizations.list` wants it.

    friend bool operator==(slack_request const&, slack_request const&) = default;
};

/// Where there was no answer both are empty; then, and where Slack refused the call, there is an error.
struct slack_answer {
    std::string body{};   ///< JSON.
    std::string error{};  ///< Slack's word, as `channel_not_found`; empty where all is well.

    friend bool operator==(slack_answer const&, slack_answer const&) = default;
};

/// One message, with more than `send` can say.
struct slack_post {
    std::string channel{};  ///< Its id; or that of a user, which leads to the conversation with that one.
    std::string text{};
    std::string thread{};    ///< The message with which the thread begins; empty: in no thread.
    bool broadcast = false;  ///< What is said in a thread is shown in the channel, too.
    // As configured, where nothing is said.
    std::optional<bool> unfurl_links{};
    std::optional<bool> unfurl_media{};
    std::optional<bool> markup{};
    /// A user in the channel, the only one who sees it; it cannot be edited or deleted, and is gone some time later.
    std::string ephemeral_to{};

    friend bool operator==(slack_post const&, slack_post const&) = default;
};

/// What goes to a response_url.
struct slack_response {
    std::string text{};
    bool in_channel = false;        ///< Everybody sees it, else only who is answered.
    bool replace_original = false;  ///< Takes the place of the message that is answered.
    std::string thread{};
    std::optional<bool> markup{};  ///< As configured, where nothing is said.

    friend bool operator==(slack_response const&, slack_response const&) = default;
};

/// An emoji of the workspace's own.
struct slack_emoji {
    std::string name{};
    std::string url{};    ///< Of its picture; empty for another name of an emoji that everybody has.
    std::string alias{};  ///< The emoji that it is another name of; empty if it is none.

    friend bool operator==(slack_emoji const&, slack_emoji const&) = default;
};

/// What `transport::slack` is asked.  `error` is none where there is an answer; each is called once, on the thread of the network: not to
/// be kept busy.
using slack_answered = detail::once<std::error_code, slack_answer const&>;
using slack_posted = detail::once<std::error_code, chat::sent const&>;
using slack_history = detail::once<std::error_code, std::vector<event::message> const&>;
using slack_channels = detail::once<std::error_code, std::vector<chat::channel> const&>;
using slack_members = detail::once<std::error_code, std::vector<std::string> const&>;
using slack_user = detail::once<std::error_code, chat::user const&>;
using slack_emojis = detail::once<std::error_code, std::vector<slack_emoji> const&>;
using slack_downloaded = detail::once<std::error_code, std::string>;  ///< A file's bytes.

}  // namespace monongusa::transport

#endif
