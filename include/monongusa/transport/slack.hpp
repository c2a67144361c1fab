// SPDX-License-Identifier: BSL-1.0
// transport::slack: a bot on Slack: events by Socket Mode or over HTTP, actions by the Web API.

#ifndef MONONGUSA_TRANSPORT_SLACK_HPP
#define MONONGUSA_TRANSPORT_SLACK_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/action/any.hpp>
#include <monongusa/action/completion.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/transport/listener_ref.hpp>
#include <monongusa/transport/network_calls.hpp>
#include <monongusa/transport/slack_config.hpp>
#include <monongusa/transport/slack_request.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::transport {

/// Where the actions of a bot on Slack go; refers to its transport.  Any thread; the actions of one channel are done in the order in which they were given.
class slack_sink {
public:
    explicit slack_sink(detail::slack_session& session) noexcept : session_(&session) {}

    template <class Action>
        requires(detail::contains_type<Action, decltype(action::all)>)
    void perform(Action action, action::completion done) const {
        detail::network().slack.perform(session_, action::any{std::move(action)}, std::move(done));
    }

private:
    detail::slack_session* session_;
};

/// Slack.  The program that has one needs <monongusa/src.hpp> in one of its files, OpenSSL and threads.
///
/// - With an app token events come over Socket Mode, by a connection that the bot opens; with a signing secret instead they come as HTTP requests, which it takes.
///   Each is acknowledged when it comes, whatever the handlers do, and heard once, however often Slack sends it.
/// - Connects again by itself, opens a new connection before an old one goes, keeps Slack's limits, and gives up, with an error that `explain` puts into a
///   sentence, where trying again cannot help: a wrong token, Socket Mode turned off.  At its start it tells which scopes the table lacks, and for which rule.
/// - `run` decodes and calls the listener on its caller's thread.  All connections of the process live on one other thread.  While the bot does not keep up,
///   nothing is read, and requests are answered with 503, after which Slack sends again.
/// - Texts are shown as they are and mention nobody, unless `slack_config::markup` says that they are Slack's markup.  Those too long are split or refused.
/// - A post whose outcome is unknown is not tried again; what makes no difference when it is done twice is.  What Slack refuses fails with an error of the category
///   `slack`.  To type is nothing that a bot can show on Slack, so that action does nothing and succeeds.
/// - No token is in a log, an error or a recording.
class slack {
public:
    static constexpr auto emits = event::all;
    static constexpr auto performs = action::all;

    explicit slack(slack_config how) : name_(how.name), session_(detail::network().slack.open(std::move(how))) {}
    slack(slack&& other) noexcept : name_(std::move(other.name_)), session_(std::exchange(other.session_, nullptr)) {}
    slack& operator=(slack&&) = delete;
    ~slack() {
        if (session_) detail::network().slack.close(session_);
    }

    std::string_view name() const noexcept { return name_; }
    slack_sink sink() noexcept { return slack_sink{*session_}; }

    /// Asks Slack who the bot is, which tells whether the token is right.
    std::error_code login() { return detail::network().slack.login(session_); }

    template <class Listener>
    std::error_code run(Listener& listener) {
        if constexpr (std::is_same_v<Listener, listener_ref>) {
            return detail::network().slack.run(session_, listener);
        } else {
            listener_ref hears{listener};
            return detail::network().slack.run(session_, hears);
        }
    }

    void stop() noexcept { detail::network().slack.stop(session_); }
    void pause() noexcept { detail::network().slack.pause(session_, true); }
    void resume() noexcept { detail::network().slack.pause(session_, false); }
    /// Says goodbye to Slack, so that what comes from here on goes to somebody who hears it; what is asked of it is still done.
    void leave() noexcept { detail::network().slack.leave(session_); }
    void rearm() noexcept { detail::network().slack.rearm(session_); }

    /// An error of `login` or `run` in a sentence that says what to do.
    std::string explain(std::error_code error) const { return detail::network().slack.explain(session_, error); }

    // What is asked: any thread.  `done` is called once, on the thread of the network, which is not to be kept busy; what it throws goes to the log.  Who the bot
    // is is known from `login` on.  Told `error::stopped`, ask no more.

    /// One message, with more than `send` can say: `done(error, sent)`.
    template <class Done>
    void post(slack_post what, Done done) {
        detail::network().slack.post(session_, std::move(what), slack_posted{std::move(done)});
    }
    /// Answers a command or a button by the address that came with it, up to five times in half an hour: `done(error, answer)`.
    template <class Done>
    void respond(std::string_view response_url, slack_response what, Done done) {
        detail::network().slack.respond(session_, response_url, std::move(what), slack_answered{std::move(done)});
    }
    /// The last messages of a channel, 1 to 999 of them, the newest first, without those in threads; with `before` for those before that message: `done(error, messages)`.
    /// People are called by their ids.
    template <class Done>
    void history(std::string_view channel, unsigned limit, std::string_view before, Done done) {
        detail::network().slack.history(session_, channel, limit, before, slack_history{std::move(done)});
    }
    /// A thread, from the message with which it begins on, at most so many: `done(error, messages)`.
    template <class Done>
    void replies(std::string_view channel, std::string_view thread, std::size_t most, Done done) {
        detail::network().slack.replies(session_, channel, thread, most, slack_history{std::move(done)});
    }
    /// The channels that the bot may know of, page by page and at most so many.  `types`: public_channel, private_channel, mpim and im, with commas between; empty for
    /// the first: `done(error, channels)`.
    template <class Done>
    void channels(std::string_view types, std::size_t most, Done done) {
        detail::network().slack.channels(session_, types, most, slack_channels{std::move(done)});
    }
    /// The ids of who is in a channel, at most so many: `done(error, ids)`.
    template <class Done>
    void members(std::string_view channel, std::size_t most, Done done) {
        detail::network().slack.members(session_, channel, most, slack_members{std::move(done)});
    }
    /// Somebody by the id: `done(error, user)`.
    template <class Done>
    void user(std::string_view id, Done done) {
        detail::network().slack.user(session_, id, slack_user{std::move(done)});
    }
    /// The emoji that the workspace has of its own: `done(error, emoji)`.
    template <class Done>
    void emoji(Done done) {
        detail::network().slack.emoji(session_, slack_emojis{std::move(done)});
    }
    /// A file by the address of an attachment, with the token where it is Slack's; one with more bytes than `most` is an error: `done(error, bytes)`.
    template <class Done>
    void download(std::string_view url, std::size_t most, Done done) {
        detail::network().slack.download(session_, url, most, slack_downloaded{std::move(done)});
    }
    /// Any other method of the Web API: `done(error, answer)`.  It waits for its turn under Slack's limits, as everything else does.
    template <class Done>
    void request(slack_request what, Done done) {
        detail::network().slack.request(session_, std::move(what), slack_answered{std::move(done)});
    }

private:
    std::string name_;
    detail::slack_session* session_;  // On the heap: sinks refer to it.
};

}  // namespace monongusa::transport

#endif
