// SPDX-License-Identifier: BSL-1.0
// slack_session: a bot on Slack: the way in which its events come, its calls, and the thread that hears.

#ifndef MONONGUSA_TRANSPORT_SLACK_SESSION_HPP
#define MONONGUSA_TRANSPORT_SLACK_SESSION_HPP

#include <monongusa/action/any.hpp>
#include <monongusa/action/completion.hpp>
#include <monongusa/concept/needs.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/transport/frame_inbox.hpp>
#include <monongusa/transport/listener_ref.hpp>
#include <monongusa/transport/network_session.hpp>
#include <monongusa/transport/on_loop.hpp>
#include <monongusa/transport/slack_config.hpp>
#include <monongusa/transport/slack_events.hpp>
#include <monongusa/transport/slack_feed.hpp>
#include <monongusa/transport/slack_hearing.hpp>
#include <monongusa/transport/slack_lookup.hpp>
#include <monongusa/transport/slack_questions.hpp>
#include <monongusa/transport/slack_request.hpp>
#include <monongusa/transport/slack_sentences.hpp>
#include <monongusa/transport/slack_settings.hpp>
#include <monongusa/transport/slack_web.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/slack/answers.hpp>
#include <monongusa/wire/slack/event_type.hpp>
#include <monongusa/wire/slack/granted.hpp>
#include <monongusa/wire/slack/requests.hpp>
#include <monongusa/wire/slack/web_answer.hpp>
#include <monongusa/wire/slack/workspace_requests.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::detail {

/// See transport::slack.  What is said to be the loop's is used on that thread alone.
struct slack_session {
    explicit slack_session(transport::slack_config&& how)
        : config_(std::move(how)),
          settings_(transport::slack_settings::of(config_)),
          base_(config_.most_events),
          feed_(base_.inbox(), config_.name, [](void* self) { static_cast<slack_session*>(self)->events_.read(false); }, this),
          events_(feed_, {this, &told_over, &told_hopeless, &told_to_post}) {
        transport::on_loop(base_.loop(), [this, seed = base_.chance()] {
            web_ = std::make_unique<transport::slack_web>(base_.shared_loop(), settings_.network, config_.token, config_.app_token, settings_.web, seed,
                                                          [](std::string_view what) { log::in("slack").warning(what); });
        });
    }
    slack_session(slack_session const&) = delete;
    slack_session& operator=(slack_session const&) = delete;
    /// Anywhere but in one of its own callbacks; see `close`.
    ~slack_session() {
        base_.wait_for_last_words([this](auto done) { web_->when_idle(std::move(done)); }, farewell);
        transport::on_loop(base_.loop(), [this] {
            base_.begin_to_close();
            events_.end();
            web_->stop();
        });
        // What the thread had still been given meanwhile has ended, too.
        transport::on_loop(base_.loop(), [this] {
            lookup_.reset();
            web_.reset();
        });
        base_.wait_for_late_answers();
    }

    static void close(slack_session* session) { transport::network_session::close(session, session->base_.shared_loop()); }

    // --- the bot's thread

    std::error_code login() {
        if (base_.loop().here()) return std::make_error_code(std::errc::resource_deadlock_would_occur);  // It waits for this thread.
        if (!settings_.mistake.empty()) return base_.fail(settings_.error, settings_.mistake);
        wire::rest_reply reply;
        auto const error = base_.wait_for(reply, [this](auto done) { web_->ask(wire::slack::requests::auth_test(), std::move(done)); });
        if (error == make_error_code(error::stopped)) return error;
        namespace sentences = transport::slack_sentences;
        if (wire::slack::is_dead_token(error)) return base_.fail(error, sentences::bad_token(config_.token, wire::slack::word_of(error), sentences::bot_token_page));
        // Who gives a reason was reached.
        if (!wire::slack::word_of(error).empty()) return base_.fail(error, sentences::not_let_in(error.message()));
        if (error) return base_.fail(error, sentences::unreachable(settings_.web.base, error.message()));
        wire::slack::identity who;
        if (!wire::slack::read_auth_test(reply, who)) {
            return base_.fail(std::make_error_code(std::errc::protocol_error), "the answer of " + settings_.web.base + " to auth.test is not Slack's");
        }
        transport::on_loop(base_.loop(), [&] { who_ = std::move(who); });  // Somebody may ask something already.
        return {};
    }

    std::error_code run(transport::listener_ref& listener) {
        if (base_.loop().here()) return std::make_error_code(std::errc::resource_deadlock_would_occur);
        if (base_.inbox().stopped()) return {};
        auto const needs = listener.needs();
        for (auto const& lack : wire::slack::lacks_of(who_.scopes, needs, !config_.aliases.empty())) {
            lack.only_names ? log::in("slack").debug(feed_.log_name(), lack.sentence) : log::in("slack").warning(feed_.log_name(), lack.sentence);
        }
        transport::slack_hearing hearing{listener, who_.self, config_.aliases};
        transport::on_loop(base_.loop(), [&, wanted = hearing.wanted()] { begin(wanted, needs.roles()); });
        try {
            base_.hear_all(listener, [this] { has_room(); }, [&](transport::inbox_item const& taken) { return hear(taken, hearing); });
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
        base_.loop().post([this] { events_.leave(); });
        base_.stop();
    }
    void pause(bool paused) { base_.inbox().pause(paused); }
    void leave() {
        base_.loop().post([this] { events_.leave(); });
    }
    void rearm() { base_.inbox().wake(); }

    void perform(action::any&& action, action::completion&& done) {
        base_.perform(std::move(action), std::move(done),
                      [this](action::any&& what, action::completion&& told) { web_->perform(std::move(what), std::move(told)); });
    }
    void request(transport::slack_request&& what, transport::slack_answered&& done) {
        base_.ask(std::move(done), [this, what = std::move(what)](auto&& told) mutable { transport::slack_questions::call(*web_, std::move(what), std::move(told)); });
    }
    void post(transport::slack_post&& what, transport::slack_posted&& done) {
        base_.ask(std::move(done), [this, what = std::move(what)](auto&& told) { transport::slack_questions::post(*web_, what, std::move(told)); });
    }
    void respond(std::string_view response_url, transport::slack_response&& what, transport::slack_answered&& done) {
        base_.ask(std::move(done), [this, url = std::string{response_url}, what = std::move(what)](auto&& told) { transport::slack_questions::respond(*web_, url, what, std::move(told)); });
    }
    void history(std::string_view channel, unsigned limit, std::string_view before, transport::slack_history&& done) {
        base_.ask(std::move(done), [this, channel = std::string{channel}, limit, before = std::string{before}](auto&& told) {
            transport::slack_questions::history(*web_, who_.self, channel, limit, before, std::move(told));
        });
    }
    void replies(std::string_view channel, std::string_view thread, std::size_t most, transport::slack_history&& done) {
        base_.ask(std::move(done), [this, channel = std::string{channel}, thread = std::string{thread}, most](auto&& told) {
            transport::slack_questions::replies(*web_, who_.self, channel, thread, most, std::move(told));
        });
    }
    void channels(std::string_view types, std::size_t most, transport::slack_channels&& done) {
        base_.ask(std::move(done), [this, types = std::string{types}, most](auto&& told) { transport::slack_questions::channels(*web_, types, most, std::move(told)); });
    }
    void members(std::string_view channel, std::size_t most, transport::slack_members&& done) {
        base_.ask(std::move(done), [this, channel = std::string{channel}, most](auto&& told) { transport::slack_questions::members(*web_, channel, most, std::move(told)); });
    }
    void user(std::string_view id, transport::slack_user&& done) {
        base_.ask(std::move(done), [this, id = std::string{id}](auto&& told) { transport::slack_questions::user(*web_, who_.self, id, std::move(told)); });
    }
    void emoji(transport::slack_emojis&& done) {
        base_.ask(std::move(done), [this](auto&& told) { transport::slack_questions::emoji(*web_, std::move(told)); });
    }
    void download(std::string_view url, std::size_t most, transport::slack_downloaded&& done) {
        base_.ask(std::move(done), [this, url = std::string{url}, most](auto&& told) { transport::slack_questions::download(*web_, url, most, std::move(told)); });
    }

private:
    static constexpr instant::duration farewell = std::chrono::seconds{3};

    static slack_session& as_session(void* self) noexcept { return *static_cast<slack_session*>(self); }
    static void told_over(void* self, std::error_code why, std::string_view sentence) {
        if (why) as_session(self).base_.fail(why, std::string{sentence});
        as_session(self).base_.is_over();
    }
    static void told_hopeless(void* self, std::error_code why, std::string_view sentence) { as_session(self).base_.fail(why, std::string{sentence}); }
    static void told_to_post(void* self, std::string&& url, std::string&& json) {
        wire::slack::web_request request{.name = "response_url", .url = std::move(url), .body = std::move(json), .content_type = "application/json; charset=utf-8"};
        request.token = wire::slack::token_kind::none;
        as_session(self).web_->call(std::move(request), [](std::error_code, wire::rest_reply&) {});  // What is refused is told already.
    }

    // False at the end.
    static bool hear(transport::inbox_item const& taken, transport::slack_hearing& hearing) {
        auto const text = std::string_view{taken.text}.substr(taken.begin, taken.end - taken.begin);
        switch (taken.kind) {
            case transport::slack_feed::user: hearing.learn_user(text); break;
            case transport::slack_feed::channel: hearing.learn_channel(text); break;
            case transport::slack_feed::ready: hearing.ready(); break;
            case transport::slack_feed::lost: hearing.lost(text, false); break;
            case transport::slack_feed::ended: return false;
            default: hearing.hear(static_cast<wire::slack::event_type>(taken.kind), text);
        }
        return true;
    }

    // Slack is told goodbye; who does not answer is not waited for.
    void wait_for_the_end() {
        base_.loop().post([this] { events_.leave(); });
        base_.wait_until_over(farewell);
        transport::on_loop(base_.loop(), [this] { events_.end(); });
    }

    // --- the loop's thread

    void begin(transport::slack_wanted wanted, bool roles) {
        bool const names = config_.names == transport::slack_names::if_granted;
        bool const users = (names || roles) && may("users:read");
        bool const channels = names && (may("channels:read") || may("groups:read") || may("mpim:read"));
        if (users || channels) {
            lookup_ = std::make_unique<transport::slack_lookup>(base_.loop(), *web_, transport::slack_lookup::owner{&feed_, &put, &learned}, users, channels,
                                                                transport::slack_lookup_limits{.fresh_people = roles});
            lookup_->leaves_out(who_.self.user_id);
        }
        feed_.begin(wanted, lookup_.get());
        events_.begin(base_.shared_loop(), settings_, config_, base_.chance());
    }
    // Where Slack does not say what it has granted, trying tells.
    bool may(std::string_view scope) const { return who_.scopes.empty() || wire::slack::read_granted(who_.scopes).contains(scope); }

    static void put(void* feed, transport::inbox_item& item) { static_cast<transport::slack_feed*>(feed)->put(item); }
    static void learned(void* feed, bool is_user, std::string_view json) {
        static_cast<transport::slack_feed*>(feed)->tell_kind(is_user ? transport::slack_feed::user : transport::slack_feed::channel, json);
    }

    void has_room() {
        feed_.has_room();
        events_.read(true);
    }

    transport::slack_config config_;
    transport::slack_settings settings_;
    transport::network_session base_;
    wire::slack::identity who_{};  // Written on the loop's thread, before the bot hears anything.

    // The loop's.
    std::unique_ptr<transport::slack_web> web_;
    std::unique_ptr<transport::slack_lookup> lookup_;
    transport::slack_feed feed_;
    transport::slack_events events_;
};

}  // namespace monongusa::detail

#endif
