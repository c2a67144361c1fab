// SPDX-License-Identifier: BSL-1.0
// discord_feed: what the gateway tells, put where the bot's thread finds it.

#ifndef MONONGUSA_TRANSPORT_DISCORD_FEED_HPP
#define MONONGUSA_TRANSPORT_DISCORD_FEED_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/transport/discord_hearing.hpp>
#include <monongusa/transport/discord_shard.hpp>
#include <monongusa/transport/frame_inbox.hpp>
#include <monongusa/wire/discord/control.hpp>
#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/discord/dispatch.hpp>
#include <monongusa/wire/discord/frame.hpp>
#include <monongusa/wire/discord/gateway_config.hpp>
#include <monongusa/wire/discord/identify_gate.hpp>
#include <monongusa/wire/discord/queued_request.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::transport {

/// A shard and its way into an inbox: events that somebody wants, losses and the end, in the order in which they came.  On the loop's thread, where it is
/// also ended.
class discord_feed {
public:
    /// Kinds of items beside the numbers of dispatches.
    static constexpr std::uint8_t lost = 254;
    static constexpr std::uint8_t ended = 255;

    struct owner {
        void* self;
        /// Why it ended, before the inbox has it.
        void (*over)(void* self, wire::discord::gateway_end end, std::string_view why);
        /// The first connection cannot come about, now or later, and it ends.
        void (*hopeless)(void* self, std::string_view url, std::error_code why);
    };

    /// `name`: how lines of the log call the bot.
    discord_feed(frame_inbox& to, std::string_view name, owner of) : inbox_(to), log_name_(name == "discord" ? "" : std::string{name} + ": "), owner_(of) {}
    discord_feed(discord_feed const&) = delete;
    discord_feed& operator=(discord_feed const&) = delete;

    void begin(std::shared_ptr<net::loop> on, net::config const& how, secret const& token, wire::discord::gateway_config config,
               wire::discord::identify_gate& gate, detail::random random, discord_wanted wanted) {
        wanted_ = wanted;
        url_ = config.url;
        if (!presence_.empty()) config.presence = presence_;
        discord_shard_events events;
        events.owner = this;
        events.dispatched = [](void* self, wire::discord::frame const& frame, std::string_view text) { static_cast<discord_feed*>(self)->dispatched(frame, text); };
        events.answered = [](void* self, instant::duration latency) { static_cast<discord_feed*>(self)->latency_ = latency.count(); };
        events.lost = [](void* self, std::string_view why) { static_cast<discord_feed*>(self)->tell_lost(why); };
        events.noted = [](void* self, std::string_view what) { log::in("discord").debug(static_cast<discord_feed*>(self)->log_name_, what); };
        events.failed = [](void* self, std::error_code why, bool was_open) { static_cast<discord_feed*>(self)->failed(why, was_open); };
        events.ended = [](void* self, wire::discord::gateway_end end, std::string_view why) { static_cast<discord_feed*>(self)->tell_end(end, why); };
        shard_ = std::make_unique<discord_shard>(std::move(on), how, token, std::move(config), gate, random, events);
        shard_->start();
    }

    void go_on_reading() {
        if (shard_) shard_->reading(true);
    }
    void presence(std::string json) {
        presence_ = std::move(json);
        if (shard_) shard_->presence(presence_);
    }
    void leave(bool keep_session) {
        if (shard_) shard_->stop(keep_session);
    }
    /// What the shard had not told its bot is to come again.
    std::optional<wire::discord::saved_session> saved() {
        auto session = shard_ ? shard_->saved() : std::nullopt;
        if (session) session->sequence = std::min(session->sequence, inbox_.first_number() - 1);
        return session;
    }
    void end() { shard_.reset(); }

    /// Who the bot is, as far as Discord has told.
    wire::discord::self_info const& self() const noexcept { return self_; }
    void self(wire::discord::self_info known) { self_ = std::move(known); }

    /// Any thread.
    instant::duration latency() const noexcept { return instant::duration{latency_.load(std::memory_order_relaxed)}; }

private:
    void dispatched(wire::discord::frame const& frame, std::string_view text) {
        using wire::discord::dispatch;
        auto const what = wire::discord::dispatch_called(frame.type);
        if (what == dispatch::unknown || !wanted_.has(what)) return;
        if (what == dispatch::ready || what == dispatch::resumed) connected();
        if (what == dispatch::ready) learn_self(frame.data);
        item_.kind = static_cast<std::uint8_t>(what);
        item_.text.assign(text);
        item_.begin = static_cast<std::size_t>(frame.data.data() - text.data());
        item_.end = item_.begin + frame.data.size();
        item_.number = frame.sequence < 0 ? inbox_item::no_number : frame.sequence;
        put();
    }
    void learn_self(std::string_view data) {
        wire::discord::ready_data ready;
        if (wire::discord::read_ready(data, ready)) self_ = {std::move(ready.self.id), std::move(ready.self.name)};
    }
    void connected() {
        was_ready_ = true;
        told_failure_ = {};
        log::in("discord").info(log_name_, "connected");
    }
    // The first of a row is told; the bot goes on trying for months.
    void failed(std::error_code why, bool was_open) {
        if (was_open) {
            broke_off_ = why.message();
            return;
        }
        bool const again = std::exchange(told_failure_, why) == why;
        auto const url = shard_->url();
        // Where a kept session cannot be resumed at its own URL, the base URL is next.
        if (!was_ready_ && url == url_ && wire::discord::is_lasting(why)) {
            owner_.hopeless(owner_.self, url, why);
            return leave(true);
        }
        if (!again) log::in("discord").warning(log_name_, "cannot connect to ", url, ": ", why.message(), "; trying again");
    }
    void tell_lost(std::string_view why) {
        auto const reason = std::exchange(broke_off_, {});
        if (!reason.empty()) why = reason;
        log::in("discord").warning(log_name_, "the connection is lost: ", why, "; connecting again");
        item_.kind = lost;
        item_.text.assign(why);
        item_.number = inbox_item::no_number;
        put();
    }
    void put() {
        if (!inbox_.put(item_)) shard_->reading(false);
    }
    void tell_end(wire::discord::gateway_end end, std::string_view why) {
        owner_.over(owner_.self, end, why);
        item_.kind = ended;
        item_.text.clear();
        item_.number = inbox_item::no_number;
        inbox_.put(item_);
    }

    frame_inbox& inbox_;
    std::string log_name_;
    owner owner_;
    std::string url_{};
    bool was_ready_ = false;
    std::error_code told_failure_{};
    std::string broke_off_{};  ///< Why the socket did.
    discord_wanted wanted_{};
    inbox_item item_{};
    std::string presence_{};
    wire::discord::self_info self_{};
    std::atomic<instant::rep> latency_ = 0;
    std::unique_ptr<discord_shard> shard_;
};

}  // namespace monongusa::transport

#endif
