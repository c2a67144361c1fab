// SPDX-License-Identifier: BSL-1.0
// slack_events: the way in which events come from Slack: the links of Socket Mode, or a server that takes requests.

#ifndef MONONGUSA_TRANSPORT_SLACK_EVENTS_HPP
#define MONONGUSA_TRANSPORT_SLACK_EVENTS_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/transport/slack_config.hpp>
#include <monongusa/transport/slack_feed.hpp>
#include <monongusa/transport/slack_link.hpp>
#include <monongusa/transport/slack_receiver.hpp>
#include <monongusa/transport/slack_sentences.hpp>
#include <monongusa/transport/slack_settings.hpp>
#include <monongusa/transport/slack_shared.hpp>
#include <monongusa/wire/queued_request.hpp>
#include <monongusa/wire/slack/callback.hpp>
#include <monongusa/wire/slack/courtesy.hpp>
#include <monongusa/wire/slack/frame.hpp>
#include <monongusa/wire/slack/link_error.hpp>
#include <monongusa/wire/slack/seen_events.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::transport {

/// On the loop's thread, where it is also ended.
class slack_events {
public:
    struct owner {
        void* self;
        /// It has ended, before the inbox has it; without an error where it was told to.
        void (*over)(void* self, std::error_code why, std::string_view sentence);
        /// The first connection cannot come about, now or later, and it ends.
        void (*hopeless)(void* self, std::error_code why, std::string_view sentence);
        /// JSON for an address that came with a command or a button.
        void (*post)(void* self, std::string&& url, std::string&& json);
    };

    slack_events(slack_feed& to, owner of) : feed_(to), owner_(of) {}
    slack_events(slack_events const&) = delete;
    slack_events& operator=(slack_events const&) = delete;

    /// `settings` and `config` outlive it.
    void begin(std::shared_ptr<net::loop> const& on, slack_settings const& settings, slack_config const& config, std::uint64_t chance) {
        if (over_) return;  // It left before it began.
        config_ = &config;
        api_ = settings.web.base;
        if (config.app_token.empty()) return listen(on, settings);
        auto& gate = slack_shared::of_process().gate_of(config.app_token.reveal());
        left_ = static_cast<std::size_t>(config.connections);
        for (std::size_t i = 0; i < left_; ++i) {
            auto& made = links_.emplace_back(std::make_unique<one_link>(*this));
            made->link = std::make_unique<slack_link>(on, settings.network, api_, config.app_token, settings.link, gate, detail::random{chance + i}, events_of(*made));
        }
        for (auto const& one : links_) one->link->start();
    }

    /// Whether there is room for more.
    void read(bool does) {
        for (auto const& one : links_) one->link->reading(does);
    }

    /// Says goodbye; `over` is told.
    void leave() {
        if (receiver_ && !std::exchange(leaving_, true)) receiver_->drain([this] { end_all({}, {}); });
        for (auto const& one : links_) one->link->stop();
        if (!receiver_ && links_.empty()) end_all({}, {});
    }
    void end() {
        links_.clear();
        receiver_.reset();
    }

private:
    struct one_link {
        explicit one_link(slack_events& its_owner) : of(its_owner) {}
        slack_events& of;
        bool live = false;
        bool ended = false;
        std::unique_ptr<slack_link> link;
    };
    static one_link& as_link(void* self) noexcept { return *static_cast<one_link*>(self); }

    static slack_link_events events_of(one_link& one) {
        slack_link_events events;
        events.owner = &one;
        events.answer = [](void* self, wire::slack::frame const& envelope) { return as_link(self).of.answer(envelope); };
        events.came = [](void* self, wire::slack::frame const& envelope) { as_link(self).of.came(envelope); };
        events.live = [](void* self) {
            as_link(self).live = true;
            as_link(self).of.connected();
        };
        events.lost = [](void* self, std::string_view why) {
            as_link(self).live = false;
            as_link(self).of.lost(why);
        };
        events.noted = [](void* self, std::string_view what) { log::in("slack").info(as_link(self).of.feed_.log_name(), what); };
        events.failed = [](void* self, std::string_view url, std::error_code why, bool was_open) { as_link(self).of.failed(url, why, was_open); };
        events.beside = [](void* self) { return as_link(self).of.beside(as_link(self)); };
        events.ended = [](void* self, wire::slack::link_end end, std::string_view why) { as_link(self).of.link_ended(as_link(self), end, why); };
        return events;
    }

    // --- Socket Mode

    std::string answer(wire::slack::frame const& envelope) { return courtesy_to(envelope).answer; }
    static wire::slack::courtesy courtesy_to(wire::slack::frame const& envelope) {
        using wire::slack::frame_kind;
        if (envelope.kind == frame_kind::slash_commands) return wire::slack::courtesy_to_command(envelope.payload, envelope.accepts_response);
        if (envelope.kind == frame_kind::interactive) return wire::slack::courtesy_to_interaction(envelope.payload, envelope.accepts_response);
        return {};
    }
    void came(wire::slack::frame const& envelope) {
        if (envelope.kind == wire::slack::frame_kind::events_api) return feed_.came(envelope.payload, envelope.retry_attempt);
        // Those are not sent again by Slack, but may come by two connections.
        wire::slack::callback read;
        if (!wire::slack::read_callback(envelope.payload, read)) return;
        auto const key = wire::slack::delivery_key(read, envelope.envelope_id);
        if (!key.empty() && !seen_.first(key, instant::clock::now())) return;
        auto courtesy = courtesy_to(envelope);
        if (!courtesy.response_url.empty()) owner_.post(owner_.self, std::move(courtesy.response_url), std::move(courtesy.post));
    }
    int beside(one_link const& one) const noexcept {
        int all = 0;
        for (auto const& other : links_) all += other.get() != &one ? other->link->connections() : 0;
        return all;
    }
    void connected() {
        was_connected_ = true;
        told_failure_ = {};
        feed_.connected();
    }
    void lost(std::string_view why) {
        bool const any = std::any_of(links_.begin(), links_.end(), [](auto const& one) { return one->live; });
        if (!any) feed_.disconnected(why);
    }
    // The first of a row is told; the bot goes on trying for months.
    void failed(std::string_view url, std::error_code why, bool was_open) {
        if (was_open || over_) return;  // The one is told where it means that nothing comes any more, the other nobody waits for.
        auto const what = url.empty() ? std::string_view{"the connection that Slack gave"} : url;
        bool const again = std::exchange(told_failure_, why) == why;
        if (!was_connected_ && wire::is_lasting(why)) {
            owner_.hopeless(owner_.self, why, slack_sentences::unreachable(what, why.message()));
            return leave();
        }
        if (!again) log::in("slack").warning(feed_.log_name(), what, " cannot be reached: ", why.message(), "; trying again");
    }
    void link_ended(one_link& one, wire::slack::link_end end, std::string_view why) {
        if (std::exchange(one.ended, true)) return;
        --left_;
        one.live = false;
        if (end != wire::slack::link_end::stopped && !why_) {
            why_ = make_error_code(end);
            sentence_ = slack_sentences::ended(end, why, config_->app_token);
            // What ends one ends all: they are one app's.
            for (auto const& other : links_) {
                if (!other->ended) other->link->stop();
            }
        }
        if (left_ == 0) end_all(why_, sentence_);
    }

    // --- HTTP

    void listen(std::shared_ptr<net::loop> const& on, slack_settings const& settings) {
        slack_receiver_events events;
        events.owner = this;
        // Who leaves takes nothing: Slack sends it again.
        events.takes = [](void* self) { return static_cast<slack_events*>(self)->feed_.takes() && !static_cast<slack_events*>(self)->leaving_; };
        events.event = [](void* self, std::string&& payload, int retry) { static_cast<slack_events*>(self)->feed_.came(payload, retry); };
        events.post = [](void* self, std::string&& url, std::string&& json) {
            auto const& to = static_cast<slack_events*>(self)->owner_;
            to.post(to.self, std::move(url), std::move(json));
        };
        events.noted = [](void* self, std::string_view what) { log::in("slack").warning(static_cast<slack_events*>(self)->feed_.log_name(), what); };
        receiver_ = std::make_unique<slack_receiver>(on, settings.receiver, config_->signing_secret, events);
        if (auto const error = receiver_->listen()) {
            auto const sentence = detail::joined("no requests can be taken at ", settings.receiver.server.address, ':', settings.receiver.server.port, ": ", error.message());
            receiver_.reset();
            return end_all(error, sentence);
        }
        log::in("slack").info(feed_.log_name(), "listening on ", receiver_->url());
        feed_.connected();
    }

    void end_all(std::error_code why, std::string_view sentence) {
        if (std::exchange(over_, true)) return;
        owner_.over(owner_.self, why, sentence);
        feed_.over();
    }

    slack_feed& feed_;
    owner owner_;
    slack_config const* config_ = nullptr;
    std::string api_{};
    std::vector<std::unique_ptr<one_link>> links_{};
    std::size_t left_ = 0;
    std::unique_ptr<slack_receiver> receiver_{};
    wire::slack::seen_events seen_{};
    std::error_code why_{};
    std::string sentence_{};
    bool was_connected_ = false;
    bool leaving_ = false;
    bool over_ = false;
    std::error_code told_failure_{};
};

}  // namespace monongusa::transport

#endif
