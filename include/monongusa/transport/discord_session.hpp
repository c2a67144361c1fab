// SPDX-License-Identifier: BSL-1.0
// discord_session: a bot on Discord: its connection, its requests, and the thread that hears.

#ifndef MONONGUSA_TRANSPORT_DISCORD_SESSION_HPP
#define MONONGUSA_TRANSPORT_DISCORD_SESSION_HPP

#include <monongusa/action/any.hpp>
#include <monongusa/action/completion.hpp>
#include <monongusa/concept/needs.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/transport/discord_config.hpp>
#include <monongusa/transport/discord_feed.hpp>
#include <monongusa/transport/discord_hearing.hpp>
#include <monongusa/transport/discord_questions.hpp>
#include <monongusa/transport/discord_request.hpp>
#include <monongusa/transport/discord_rest.hpp>
#include <monongusa/transport/discord_route.hpp>
#include <monongusa/transport/discord_sentences.hpp>
#include <monongusa/transport/discord_settings.hpp>
#include <monongusa/transport/discord_shared.hpp>
#include <monongusa/transport/listener_ref.hpp>
#include <monongusa/transport/frame_inbox.hpp>
#include <monongusa/transport/network_session.hpp>
#include <monongusa/transport/on_loop.hpp>
#include <monongusa/transport/session_file.hpp>
#include <monongusa/wire/discord/control.hpp>
#include <monongusa/wire/discord/gateway_error.hpp>
#include <monongusa/wire/discord/requests.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::detail {

/// See transport::discord.  What is said to be the loop's is used on that thread alone.
struct discord_session {
    explicit discord_session(transport::discord_config&& how)
        : config_(std::move(how)),
          settings_(transport::discord_settings::of(config_)),
          base_(config_.most_events),
          feed_(base_.inbox(), config_.name, {this, &told_over, &told_hopeless}) {
        auto const seed = base_.chance();
        transport::on_loop(base_.loop(), [this, seed] {
            rest_ = std::make_unique<transport::discord_rest>(base_.shared_loop(), settings_.network, config_.token,
                                                              transport::discord_shared::of_process().refusals(), settings_.rest, seed, &tell_refusal);
        });
    }
    discord_session(discord_session const&) = delete;
    discord_session& operator=(discord_session const&) = delete;
    /// Anywhere but in one of its own callbacks; see `close`.
    ~discord_session() {
        if (ran_) base_.wait_for_last_words([this](auto done) { rest_->when_idle(std::move(done)); }, farewell);
        transport::on_loop(base_.loop(), [this] {
            base_.begin_to_close();
            feed_.end();
            rest_->stop();
        });
        // What the thread had still been given meanwhile has ended, too.
        transport::on_loop(base_.loop(), [this] { rest_.reset(); });
        base_.wait_for_late_answers();
    }

    static void close(discord_session* session) { transport::network_session::close(session, session->base_.shared_loop()); }

    // --- the bot's thread

    std::error_code login() {
        if (base_.loop().here()) return std::make_error_code(std::errc::resource_deadlock_would_occur);  // It waits for this thread.
        if (config_.token.empty()) return base_.fail(make_error_code(error::no_token), transport::discord_sentences::no_token(config_.token.name()));
        if (auto const wrong = transport::discord_sentences::strange_token(config_.token.name(), config_.token.reveal()); !wrong.empty()) {
            return base_.fail(std::make_error_code(std::errc::invalid_argument), wrong);
        }
        if (auto const wrong = settings_.wrong(); !wrong.empty()) return base_.fail(std::make_error_code(std::errc::invalid_argument), wrong);
        wire::rest_reply reply;
        if (auto const error = ask_at_login(wire::discord::requests::gateway_bot(), reply)) return error;
        if (!wire::discord::read_gateway_info(reply.body, gateway_)) {
            return base_.fail(std::make_error_code(std::errc::protocol_error), "the answer of " + settings_.rest.base + " to GET /gateway/bot is not Discord's");
        }
        if (config_.session_file.empty()) return {};
        // A session that goes on does not say again whose it is.
        if (auto const error = ask_at_login(*transport::rest_request_of({.path = "/users/@me"}), reply)) return error;
        wire::discord::read_self(reply.body, self_);
        return {};
    }

    std::error_code run(transport::listener_ref& listener) {
        if (base_.loop().here()) return std::make_error_code(std::errc::resource_deadlock_would_occur);
        if (base_.inbox().stopped()) return {};
        ran_ = true;
        needs_ = listener.needs();
        intents_ = config_.intents.value_or(wire::discord::intents_of(needs_));
        if (config_.names) intents_ = intents_ | wire::discord::intent::guilds;
        if (intents_.empty()) log::in("discord").warning("no rule of this table hears anything from Discord");
        take_session();
        transport::discord_hearing hearing{listener, intents_.includes(wire::discord::intent::guilds)};
        if (resumed_) hearing.is(self_);
        wanted_ = hearing.wanted();
        transport::on_loop(base_.loop(), [this, seed = base_.chance()] { begin(seed); });
        try {
            base_.hear_all(listener, [this] { feed_.go_on_reading(); }, [&](transport::inbox_item const& taken) { return hear(taken, hearing); });
        } catch (...) {
            wait_for_the_end();
            throw;
        }
        hearing.lost(base_.why_it_ended(), true);
        wait_for_the_end();
        return base_.error();
    }

    std::string explain(std::error_code error) const { return base_.explain(error); }

    // --- any thread

    void stop() {
        base_.inbox().stop();
        base_.loop().post([this] { leave(); });
        base_.stop();
    }
    void pause(bool paused) { base_.inbox().pause(paused); }
    void rearm() { base_.inbox().wake(); }

    void perform(action::any&& action, action::completion&& done) {
        base_.perform(std::move(action), std::move(done),
                      [this](action::any&& what, action::completion&& told) { rest_->perform(std::move(what), std::move(told)); });
    }
    void request(transport::discord_request&& request, transport::discord_answered&& done) {
        base_.ask(std::move(done), [this, request = std::move(request)](auto&& told) mutable {
            transport::discord_questions::call(*rest_, std::move(request), std::move(told));
        });
    }
    void history(std::string_view channel, unsigned limit, std::string_view before, transport::discord_history&& done) {
        base_.ask(std::move(done), [this, channel = std::string{channel}, limit, before = std::string{before}](auto&& told) {
            transport::discord_questions::history(*rest_, feed_.self(), channel, limit, before, std::move(told));
        });
    }
    void roles(std::string_view server, transport::discord_roles&& done) {
        base_.ask(std::move(done), [this, server = std::string{server}](auto&& told) { transport::discord_questions::roles(*rest_, server, std::move(told)); });
    }
    void member(std::string_view server, std::string_view user, transport::discord_member&& done) {
        base_.ask(std::move(done), [this, server = std::string{server}, user = std::string{user}](auto&& told) {
            transport::discord_questions::member(*rest_, feed_.self(), server, user, std::move(told));
        });
    }
    void presence(std::string_view status, std::string_view activity) {
        if (base_.is_closing() || !transport::is_discord_status(status)) return;
        base_.loop().post([this, json = transport::presence_json(status, activity)] { feed_.presence(json); });
    }
    instant::duration latency() const noexcept { return feed_.latency(); }

private:
    static constexpr instant::duration farewell = std::chrono::seconds{3};

    static void told_over(void* self, wire::discord::gateway_end end, std::string_view why) { static_cast<discord_session*>(self)->over(end, why); }
    static void told_hopeless(void* self, std::string_view url, std::error_code why) {
        static_cast<discord_session*>(self)->base_.fail(why, transport::discord_sentences::unreachable(url, why.message()));
    }

    // One request before there is anything to hear; the bot may be stopped meanwhile.
    std::error_code ask_at_login(wire::discord::rest_request request, wire::rest_reply& out) {
        auto const error = base_.wait_for(out, [this, request = std::move(request)](auto done) mutable { rest_->call(std::move(request), std::move(done)); });
        if (!error || error == make_error_code(error::stopped)) return error;
        if (out.status == 401 || error == wire::discord::api_error::unauthorized) return base_.fail(error, transport::discord_sentences::bad_token(config_.token.name()));
        return base_.fail(error, transport::discord_sentences::unreachable(settings_.rest.base, error.message()));
    }

    // Not where names are learned: Discord tells them at the beginning of a session alone.
    void take_session() {
        if (config_.session_file.empty()) return;
        auto kept = transport::session_file::take(config_.session_file, what_was_asked());
        bool const learns = intents_.includes(wire::discord::intent::guilds);
        if (kept && !self_.id.empty() && !learns) resumed_ = std::move(kept);
    }
    // A session goes on with the intents and the shard with which it began.
    std::string what_was_asked() const { return joined(std::size_t{intents_.bits()}, ' ', config_.shard, ' ', config_.shards); }

    // False at the end.
    static bool hear(transport::inbox_item const& taken, transport::discord_hearing& hearing) {
        if (taken.kind == transport::discord_feed::ended) return false;
        std::string_view const text{taken.text};
        if (taken.kind == transport::discord_feed::lost) {
            hearing.lost(text, false);
        } else {
            hearing.hear(static_cast<wire::discord::dispatch>(taken.kind), text.substr(taken.begin, taken.end - taken.begin));
        }
        return true;
    }

    // Discord is told goodbye; who does not answer is not waited for.
    void wait_for_the_end() {
        base_.loop().post([this] { leave(); });
        base_.wait_until_over(farewell);
        transport::on_loop(base_.loop(), [this] {
            keep_session();
            feed_.end();
        });
    }

    // --- the loop's thread

    void begin(std::uint64_t seed) {
        wire::discord::gateway_config gateway;
        gateway.url = settings_.gateway_url.empty() ? gateway_.url : settings_.gateway_url;
        gateway.intents = intents_.bits();
        gateway.shard = config_.shard;
        gateway.shards = config_.shards;
        gateway.compress = config_.compress;
        gateway.presence = transport::presence_json(config_.status, config_.activity);
        gateway.resume = resumed_;
        auto& gate = transport::discord_shared::of_process().gate_of(config_.token.reveal());
        gate.learn({gateway_.total, gateway_.remaining, gateway_.max_concurrency, gateway_.reset_after}, instant::clock::now());
        feed_.self({self_.id, self_.name});
        feed_.begin(base_.shared_loop(), settings_.network, config_.token, std::move(gateway), gate, random{seed}, wanted_);
    }

    void over(wire::discord::gateway_end end, std::string_view why) {
        if (end != wire::discord::gateway_end::stopped) {
            base_.fail(make_error_code(end), transport::discord_sentences::ended(end, why, config_.token.name(), intents_, needs_));
        }
        base_.is_over();
    }

    void leave() { feed_.leave(!config_.session_file.empty()); }
    void keep_session() {
        auto const saved = config_.session_file.empty() ? std::nullopt : feed_.saved();
        if (!saved) return;
        if (auto const error = transport::session_file::keep(config_.session_file, *saved, what_was_asked())) {
            log::in("discord").warning("the session cannot be kept in '", config_.session_file, "': ", error.message());
        }
    }

    static void tell_refusal(std::string_view what) { log::in("discord").warning(what); }

    transport::discord_config config_;
    transport::discord_settings settings_;
    transport::network_session base_;

    bool ran_ = false;  // The bot's thread's.
    // Set before the loop sees them.
    wire::discord::gateway_info gateway_{};
    std::optional<wire::discord::saved_session> resumed_{};
    chat::user self_{};
    table_needs needs_{};
    wire::discord::intents intents_{};
    transport::discord_wanted wanted_{};

    // The loop's.
    std::unique_ptr<transport::discord_rest> rest_;
    transport::discord_feed feed_;
};

}  // namespace monongusa::detail

#endif
