// SPDX-License-Identifier: BSL-1.0
// slack_questions: what a bot asks Slack's Web API, and its answers as values.

#ifndef MONONGUSA_TRANSPORT_SLACK_QUESTIONS_HPP
#define MONONGUSA_TRANSPORT_SLACK_QUESTIONS_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/transport/slack_address.hpp>
#include <monongusa/transport/slack_pages.hpp>
#include <monongusa/transport/slack_request.hpp>
#include <monongusa/transport/slack_web.hpp>
#include <monongusa/wire/character.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/slack/answers.hpp>
#include <monongusa/wire/slack/decoding.hpp>
#include <monongusa/wire/slack/directory.hpp>
#include <monongusa/wire/slack/mrkdwn.hpp>
#include <monongusa/wire/slack/requests.hpp>
#include <monongusa/wire/slack/self_info.hpp>
#include <monongusa/wire/slack/web_answer.hpp>
#include <monongusa/wire/slack/web_request.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::transport::slack_questions {

// On the loop's thread, as all of these.  `read(body, out)` is whether the body is what was asked for.
template <class Answer, class Done, class Read>
void ask(slack_web& web, wire::slack::web_request request, Done done, Read read) {
    web.call(std::move(request), [done = std::move(done), read = std::move(read)](std::error_code error, wire::rest_reply& reply) mutable {
        Answer answer{};
        if (!error && !read(std::string_view{reply.body}, answer)) error = std::make_error_code(std::errc::protocol_error);
        done(error, answer);
    });
}

inline slack_answer answer_of(wire::rest_reply& reply) {
    auto word = wire::slack::read_answer(reply).error;
    return {std::move(reply.body), std::move(word)};
}

inline void call(slack_web& web, slack_request request, slack_answered done) {
    if (!slack_address::is_method(request.method)) return done(std::make_error_code(std::errc::invalid_argument), {});
    wire::slack::form fields;
    for (auto const& [name, value] : request.fields) fields.add(name, value);
    auto const repeat = request.repeatable ? wire::slack::web_repeat::freely : wire::slack::web_repeat::never_if_sent;
    auto asked = wire::slack::requests::call(request.method, std::move(fields), repeat);
    if (request.app_token) asked.token = wire::slack::token_kind::app;
    // Posts come in order with all others there, and a second apart.
    auto const channel =
        std::find_if(request.fields.begin(), request.fields.end(), [](auto const& field) { return field.first == "channel"; });
    if (request.method == "chat.postMessage" && channel != request.fields.end()) asked.lane = asked.pace = channel->second;
    web.call(std::move(asked),
             [done = std::move(done)](std::error_code error, wire::rest_reply& reply) mutable { done(error, answer_of(reply)); });
}

inline chat::channel channel_called(std::string_view id) {
    return {std::string{id}, "", id.starts_with('D') ? chat::channel_kind::direct : chat::channel_kind::open};
}

// --- what is said

/// What is sent for a text: nothing, with an error, where Slack would cut it off or there is none.
inline std::error_code write(slack_web const& web, std::string_view text, std::optional<bool> markup, std::string& out) {
    auto const& how = web.saying();
    if (wire::leading_blanks(text) == text.size()) return make_error_code(error::text_empty);
    if (text.size() > 4 * how.longest_text) return make_error_code(error::text_too_long);
    out = markup.value_or(how.markup) ? std::string{text} : wire::slack::escaped(text);
    if (wire::characters::points_of(out) > how.longest_text) return make_error_code(error::text_too_long);
    return {};
}

/// One message, however long.
inline void post(slack_web& web, slack_post const& what, slack_posted done) {
    auto const& how = web.saying();
    auto where = channel_called(what.channel);
    std::string text;
    auto wrong = write(web, what.text, what.markup, text);
    if (what.channel.empty()) wrong = make_error_code(error::no_destination);
    if (wrong) return done(wrong, {{}, std::move(where)});
    wire::slack::post out{what.channel, text, what.thread, what.broadcast, how.unfurl_links, how.unfurl_media};
    if (what.unfurl_links) out.unfurl_links = what.unfurl_links;
    if (what.unfurl_media) out.unfurl_media = what.unfurl_media;
    auto request = what.ephemeral_to.empty() ? wire::slack::requests::post_message(out)
                                             : wire::slack::requests::post_ephemeral(out, what.ephemeral_to);
    web.call(std::move(request),
             [done = std::move(done), where = std::move(where)](std::error_code error, wire::rest_reply& reply) mutable {
                 auto told = error ? wire::slack::posted{} : wire::slack::read_posted(reply.body);
                 // Who names a user is told which conversation that was.
                 if (!told.channel.empty()) where = channel_called(told.channel);
                 done(error, {std::move(told.ts), std::move(where)});
             });
}

inline void respond(slack_web& web, std::string_view response_url, slack_response const& what, slack_answered done) {
    std::string text;
    if (auto const wrong = write(web, what.text, what.markup, text)) return done(wrong, {});
    auto request = wire::slack::requests::respond(response_url, {text, what.in_channel, what.replace_original, what.thread});
    web.call(std::move(request),
             [done = std::move(done)](std::error_code error, wire::rest_reply& reply) mutable { done(error, answer_of(reply)); });
}

// --- what was said

/// The last messages of a channel before that one, or the last ones of all, the newest first; at most 999, and without those in threads.
inline void history(slack_web& web, wire::slack::self_info self, std::string_view channel, unsigned limit, std::string_view before,
                    slack_history done) {
    ask<std::vector<event::message>>(
        web, wire::slack::requests::history(channel, {limit, {}}, {{}, before, false}), std::move(done),
        [self = std::move(self), where = channel_called(channel)](std::string_view body, std::vector<event::message>& out) {
            wire::slack::directory const no_names;
            return wire::slack::read_history(body, where, {self, no_names}, out);
        });
}

/// A thread by the message with which it begins, which is the first one.
inline void replies(slack_web& web, wire::slack::self_info self, std::string_view channel, std::string_view thread, std::size_t most,
                    slack_history done) {
    ask_slack_pages<event::message>(
        web, most,
        [channel = std::string{channel}, thread = std::string{thread}](wire::slack::page const& part) {
            return wire::slack::requests::replies(channel, thread, part);
        },
        [self = std::move(self), where = channel_called(channel)](std::string_view body, std::vector<event::message>& out) {
            wire::slack::directory const no_names;
            return wire::slack::read_history(body, where, {self, no_names}, out);
        },
        std::move(done));
}

// --- who and what there is

/// `types` as conversations.list wants them: `public_channel,private_channel`; empty: what is public.
inline void channels(slack_web& web, std::string_view types, std::size_t most, slack_channels done) {
    ask_slack_pages<chat::channel>(
        web, most,
        [types = std::string{types}](wire::slack::page const& part) { return wire::slack::requests::conversations(types, part); },
        [](std::string_view body, std::vector<chat::channel>& out) { return wire::slack::read_channels(body, out); }, std::move(done));
}

/// The ids of who is in a channel.
inline void members(slack_web& web, std::string_view channel, std::size_t most, slack_members done) {
    ask_slack_pages<std::string>(
        web, most,
        [channel = std::string{channel}](wire::slack::page const& part) { return wire::slack::requests::members(channel, part); },
        [](std::string_view body, std::vector<std::string>& out) { return wire::slack::read_members(body, out); }, std::move(done));
}

inline void user(slack_web& web, wire::slack::self_info self, std::string_view id, slack_user done) {
    ask<chat::user>(web, wire::slack::requests::user(id), std::move(done),
                    [self = std::move(self)](std::string_view body, chat::user& out) { return wire::slack::read_user(body, self, out); });
}

/// What stands for another emoji has the picture of that one.  An alias may stand for an alias, and, though it should not, for itself.
inline std::vector<slack_emoji> with_pictures(std::vector<std::pair<std::string, std::string>> const& told) {
    constexpr std::string_view mark = "alias:";
    constexpr int most_hops = 5;
    std::map<std::string_view, std::string_view> const leads{told.begin(), told.end()};
    std::vector<slack_emoji> all;
    for (auto const& [name, value] : told) {
        std::string_view at = value;
        std::string_view alias;
        for (int hop = 0; hop < most_hops && at.starts_with(mark); ++hop) {
            alias = at.substr(mark.size());
            auto const next = leads.find(alias);
            if (next == leads.end()) break;
            at = next->second;
        }
        all.push_back({name, std::string{at.starts_with(mark) ? std::string_view{} : at}, std::string{alias}});
    }
    return all;
}

/// The workspace's own ones.
inline void emoji(slack_web& web, slack_emojis done) {
    ask<std::vector<slack_emoji>>(web, wire::slack::requests::emoji(), std::move(done),
                                  [](std::string_view body, std::vector<slack_emoji>& out) {
                                      std::vector<std::pair<std::string, std::string>> told;
                                      bool const list = wire::slack::read_emoji(body, told);
                                      out = with_pictures(told);
                                      return list;
                                  });
}

/// See slack_downloads.
inline void download(slack_web& web, std::string url, std::size_t most, slack_downloaded done) {
    web.download(std::move(url), most, std::move(done));
}

}  // namespace monongusa::transport::slack_questions

#endif
