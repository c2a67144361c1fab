// SPDX-License-Identifier: BSL-1.0
// transport::discord: a bot on Discord: events by its gateway, actions by its REST API.

#ifndef MONONGUSA_TRANSPORT_DISCORD_HPP
#define MONONGUSA_TRANSPORT_DISCORD_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/action/any.hpp>
#include <monongusa/action/completion.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/transport/discord_config.hpp>
#include <monongusa/transport/discord_request.hpp>
#include <monongusa/transport/listener_ref.hpp>
#include <monongusa/transport/network_calls.hpp>

#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::transport {

/// Where the actions of a bot on Discord go; refers to its transport.  Any thread; the actions of one channel are done in the order in which they were given.
class discord_sink {
public:
    explicit discord_sink(detail::discord_session& session) noexcept : session_(&session) {}

    template <class Action>
        requires(detail::contains_type<Action, decltype(action::all)>)
    void perform(Action action, action::completion done) const {
        detail::network().discord.perform(session_, action::any{std::move(action)}, std::move(done));
    }

private:
    detail::discord_session* session_;
};

/// Discord, API version 10.  The program that has one needs <monongusa/src.hpp> in one of its files, OpenSSL and threads.
///
/// - Asks the gateway for the least intents by which the table hears what it wants; a bot that hears mentions, direct messages and reactions alone
///   needs none that has to be turned on in the developer portal.  Connects again and resumes by itself, keeps Discord's limits, and gives up, with
///   an error that `explain` puts into a sentence, where trying again cannot help: a wrong token, an intent that is not allowed.
/// - `run` decodes and calls the listener on its caller's thread.  All connections of the process live on one other thread, so that a handler that takes
///   long delays no heartbeat.  While the bot does not keep up, nothing is read.
/// - An event may come twice or never, as Discord's documentation says (Reference, "Consistency"); what the gateway replays twice after a resume is
///   taken once.
/// - Texts are sent as they are; whom they mention is notified only as `discord_config::mentions` says.  Messages too long are split or refused.
/// - Actions whose outcome is unknown are tried again where Discord recognises that (a message by its nonce) or where it makes no difference.
///   One that Discord refuses fails with an error of the category `discord`.
/// - The token is in no log, error or recording.
class discord {
public:
    static constexpr auto emits = event::all;
    static constexpr auto performs = action::all;

    explicit discord(discord_config how) : name_(how.name), session_(detail::network().discord.open(std::move(how))) {}
    discord(discord&& other) noexcept : name_(std::move(other.name_)), session_(std::exchange(other.session_, nullptr)) {}
    discord& operator=(discord&&) = delete;
    ~discord() {
        if (session_) detail::network().discord.close(session_);
    }

    std::string_view name() const noexcept { return name_; }
    discord_sink sink() noexcept { return discord_sink{*session_}; }

    /// Asks Discord for the gateway's address and how often the bot may connect, which tells whether the token is right.
    std::error_code login() { return detail::network().discord.login(session_); }

    template <class Listener>
    std::error_code run(Listener& listener) {
        if constexpr (std::is_same_v<Listener, listener_ref>) {
            return detail::network().discord.run(session_, listener);
        } else {
            listener_ref hears{listener};
            return detail::network().discord.run(session_, hears);
        }
    }

    void stop() noexcept { detail::network().discord.stop(session_); }
    void pause() noexcept { detail::network().discord.pause(session_, true); }
    void resume() noexcept { detail::network().discord.pause(session_, false); }
    void rearm() noexcept { detail::network().discord.rearm(session_); }

    /// An error of `login` or `run` in a sentence that says what to do.
    std::string explain(std::error_code error) const { return detail::network().discord.explain(session_, error); }

    /// Asks for the last messages of a channel, 1 to 100 of them, newest first; with `before` for those before that message.  Any thread;
    /// `done(error, messages)` is called once, on the thread of the network, which is not to be kept busy; what it throws goes to the log.  Roles are ids and channels
    /// without names there, and who the bot is is known from its first `ready` on.  So it is with those below; told `error::stopped`, ask no more.
    template <class Done>
    void history(std::string_view channel, unsigned limit, std::string_view before, Done done) {
        detail::network().discord.history(session_, channel, limit, before, discord_history{std::move(done)});
    }
    /// The roles of a server: `done(error, roles)`.
    template <class Done>
    void roles(std::string_view server, Done done) {
        detail::network().discord.roles(session_, server, discord_roles{std::move(done)});
    }
    /// Somebody in a server, with the ids of his roles: `done(error, user)`.
    template <class Done>
    void member(std::string_view server, std::string_view user, Done done) {
        detail::network().discord.member(session_, server, user, discord_member{std::move(done)});
    }

    /// Any other call of the REST API: `done(error, answer)`.  It waits for its turn under Discord's limits, as everything else does.
    template <class Done>
    void request(discord_request request, Done done) {
        detail::network().discord.request(session_, std::move(request), discord_answered{std::move(done)});
    }

    /// How the bot is shown from now on; see `discord_config`.  No activity takes the last one away.  What is no status, or too long, changes nothing.  Any thread;
    /// Discord takes five changes in 20 s, and of more the last counts.
    void presence(std::string_view status, std::string_view activity = {}) { detail::network().discord.presence(session_, status, activity); }

    /// From the last heartbeat to its acknowledgement; zero before the first.  Any thread.
    instant::duration latency() const noexcept { return detail::network().discord.latency(session_); }

private:
    std::string name_;
    detail::discord_session* session_;  // On the heap: sinks refer to it.
};

}  // namespace monongusa::transport

#endif
