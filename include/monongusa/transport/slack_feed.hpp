// SPDX-License-Identifier: BSL-1.0
// slack_feed: what Slack tells, put where the bot's thread finds it.

#ifndef MONONGUSA_TRANSPORT_SLACK_FEED_HPP
#define MONONGUSA_TRANSPORT_SLACK_FEED_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/transport/frame_inbox.hpp>
#include <monongusa/transport/slack_hearing.hpp>
#include <monongusa/transport/slack_lookup.hpp>
#include <monongusa/wire/slack/callback.hpp>
#include <monongusa/wire/slack/event_type.hpp>
#include <monongusa/wire/slack/seen_events.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::transport {

/// The way into an inbox: each event that somebody wants once, whichever connection it came by and however often, with the names that it will need before it;
/// and the connection's comings and goings.  On the loop's thread.
class slack_feed {
public:
    /// Kinds of items beside the numbers of event types.
    static constexpr std::uint8_t user = 251;     ///< As users.info gives one.
    static constexpr std::uint8_t channel = 252;  ///< As conversations.info does.
    static constexpr std::uint8_t ready = 253;
    static constexpr std::uint8_t lost = 254;
    static constexpr std::uint8_t ended = 255;

    /// `full(owner)` is told that nothing more is to be read until there is room again.  `log_name`: how lines of the log call the bot.
    slack_feed(frame_inbox& to, std::string_view name, void (*full)(void* owner), void* owner)
        : inbox_(to), log_name_(name == "slack" ? "" : std::string{name} + ": "), full_(full), owner_(owner) {}
    slack_feed(slack_feed const&) = delete;
    slack_feed& operator=(slack_feed const&) = delete;

    /// `names` asks for what people and channels are called; null: nobody does.
    void begin(slack_wanted wanted, slack_lookup* names) {
        wanted_ = wanted;
        names_ = names;
    }

    /// Is there room for more?
    bool takes() const noexcept { return !is_full_; }
    void has_room() noexcept { is_full_ = false; }

    /// What an envelope or a request carries.
    void came(std::string_view payload, int attempt) {
        wire::slack::callback read;
        if (!wire::slack::read_callback(payload, read)) return tell("what Slack sent could not be read and was skipped");
        if (read.type == "app_rate_limited") return tell("Slack holds events back: there were more than 30,000 in an hour");
        if (read.event.empty()) return;
        if (attempt > 0) log::in("slack").debug(log_name_, "event ", read.event_id, " comes again, attempt ", attempt);
        if (!read.event_id.empty() && !seen_.first(read.event_id, instant::clock::now())) return;
        auto const type = wire::slack::event_type_called(read.event_type);
        if (type == wire::slack::event_type::unknown || !wanted_.has(type)) return;
        item_.kind = static_cast<std::uint8_t>(type);
        item_.text.assign(payload);
        item_.begin = static_cast<std::size_t>(read.event.data() - payload.data());
        item_.end = item_.begin + read.event.size();
        if (!names_ || !names_->keeps(item_)) put(item_);
    }

    void connected() {
        if (std::exchange(is_connected_, true)) return;
        tell_in_order(ready, {});
        log::in("slack").info(log_name_, "connected");
    }
    void disconnected(std::string_view why) {
        if (!std::exchange(is_connected_, false)) return;
        log::in("slack").warning(log_name_, "the connection is lost: ", why, "; connecting again");
        tell_in_order(lost, why);
    }
    void over() { tell_in_order(ended, {}); }
    bool is_connected() const noexcept { return is_connected_; }

    void put(inbox_item& item) {
        item.number = inbox_item::no_number;
        if (inbox_.put(item) || std::exchange(is_full_, true)) return;
        full_(owner_);
    }
    /// A name that was asked for: before the events that wait for it.
    void tell_kind(std::uint8_t kind, std::string_view text) {
        write(kind, text);
        put(other_);
    }

    std::string_view log_name() const noexcept { return log_name_; }

private:
    // Behind the events that wait: what came before the end is heard.
    void tell_in_order(std::uint8_t kind, std::string_view text) {
        write(kind, text);
        if (!names_ || !names_->keeps_behind(other_)) put(other_);
    }
    void write(std::uint8_t kind, std::string_view text) {
        other_.kind = kind;
        other_.text.assign(text);
        other_.begin = 0;
        other_.end = text.size();
    }
    void tell(std::string_view what) const { log::in("slack").warning(log_name_, what); }

    frame_inbox& inbox_;
    std::string log_name_;
    void (*full_)(void* owner);
    void* owner_;
    slack_wanted wanted_{};
    slack_lookup* names_ = nullptr;
    wire::slack::seen_events seen_{};
    inbox_item item_{};
    inbox_item other_{};
    bool is_full_ = false;
    bool is_connected_ = false;
};

}  // namespace monongusa::transport

#endif
