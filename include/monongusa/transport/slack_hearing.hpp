// SPDX-License-Identifier: BSL-1.0
// slack_hearing: what Slack sends as the events that a bot hears.

#ifndef MONONGUSA_TRANSPORT_SLACK_HEARING_HPP
#define MONONGUSA_TRANSPORT_SLACK_HEARING_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/transport/listener_ref.hpp>
#include <monongusa/wire/decoded.hpp>
#include <monongusa/wire/slack/decoding.hpp>
#include <monongusa/wire/slack/directory.hpp>
#include <monongusa/wire/slack/event_type.hpp>
#include <monongusa/wire/slack/events.hpp>
#include <monongusa/wire/slack/message_event.hpp>
#include <monongusa/wire/slack/message_pairs.hpp>
#include <monongusa/wire/slack/self_info.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::transport {

/// Which types of events are worth a look.  Read by the thread of the network.
class slack_wanted {
public:
    constexpr void add(wire::slack::event_type what) noexcept { bits_ |= std::uint64_t{1} << static_cast<unsigned>(what); }
    constexpr bool has(wire::slack::event_type what) const noexcept { return (bits_ >> static_cast<unsigned>(what) & 1) != 0; }

    friend constexpr bool operator==(slack_wanted, slack_wanted) noexcept = default;

private:
    std::uint64_t bits_ = 0;
};

/// Decodes into events that are used again and again, so that their texts keep their memory.  On the bot's thread.
class slack_hearing {
    using event_type = wire::slack::event_type;

public:
    /// Refers to both.
    slack_hearing(listener_ref& listener, wire::slack::self_info self, std::span<std::string const> aliases)
        : listener_(listener), self_(std::move(self)), aliases_(aliases), heard_(find_heard()) {}

    /// Also those from which names are learned.
    slack_wanted wanted() const noexcept {
        auto all = heard_;
        for (std::size_t i = 0; i < wire::slack::event_types::count; ++i) {
            if (auto const type = static_cast<event_type>(i); wire::slack::directory::learns_from(type)) all.add(type);
        }
        return all;
    }

    /// One event, as JSON.  It is decoded with the names as they were before it, so that a renamed channel has its old one.
    void hear(event_type what, std::string_view event) {
        switch (what) {
            case event_type::message: message(event); break;
            case event_type::app_mention: mention(event); break;
            case event_type::reaction_added: decode_and_hear(what, event, reaction_added_); break;
            case event_type::reaction_removed: decode_and_hear(what, event, reaction_removed_); break;
            case event_type::member_joined_channel: decode_and_hear(what, event, member_joined_); break;
            case event_type::member_left_channel: decode_and_hear(what, event, member_left_); break;
            case event_type::user_change: decode_and_hear(what, event, member_changed_); break;
            case event_type::channel_created: decode_and_hear(what, event, channel_created_); break;
            case event_type::channel_rename:
            case event_type::group_rename: decode_and_hear(what, event, channel_renamed_); break;
            case event_type::channel_deleted:
            case event_type::group_deleted: decode_and_hear(what, event, channel_deleted_); break;
            default: break;
        }
        directory_.learn(what, event);
    }

    /// What was asked for beforehand: a user or a channel, as the Web API gives them.
    void learn_user(std::string_view user) { directory_.learn_user(user); }
    void learn_channel(std::string_view channel) { directory_.learn_channel(channel); }

    void ready() {
        connected_ = true;
        if (!listener_.hears<event::ready>()) return;
        event::ready event;
        event.self = {.id = self_.user_id, .name = self_.name, .bot = true, .self = true};
        listener_.hear(event);
    }
    /// The connection is lost, or the bot has ended; told once until it is there again.
    void lost(std::string_view why, bool final) {
        if (!std::exchange(connected_, false) && !final) return;
        event::disconnected event;
        event.reason = why;
        event.final = final;
        if (listener_.hears<event::disconnected>()) listener_.hear(event);
    }

private:
    slack_wanted find_heard() const {
        slack_wanted all;
        if (listener_.hears<event::message>()) {
            all.add(event_type::message);
            all.add(event_type::app_mention);
        }
        add<event::message_edited>(all, event_type::message);
        add<event::message_deleted>(all, event_type::message);
        add<event::reaction_added>(all, event_type::reaction_added);
        add<event::reaction_removed>(all, event_type::reaction_removed);
        add<event::member_joined>(all, event_type::member_joined_channel);
        add<event::member_left>(all, event_type::member_left_channel);
        add<event::member_changed>(all, event_type::user_change);
        add<event::channel_created>(all, event_type::channel_created);
        add<event::channel_renamed>(all, event_type::channel_rename);
        add<event::channel_renamed>(all, event_type::group_rename);
        add<event::channel_deleted>(all, event_type::channel_deleted);
        add<event::channel_deleted>(all, event_type::group_deleted);
        return all;
    }
    template <class Event>
    void add(slack_wanted& all, event_type what) const {
        if (listener_.hears<Event>()) all.add(what);
    }

    // Slack calls everything that befalls a message so.
    void message(std::string_view event) {
        using wire::slack::message_sort;
        if (!heard_.has(event_type::message)) return;
        wire::slack::message_event from;
        if (!from.read(event)) return tell_malformed(event_type::message);
        switch (from.sort()) {
            case message_sort::said: return said(event_type::message, from);
            case message_sort::edited:
                if (hears_edited_) decode_and_hear(event_type::message, from, edited_);
                return;
            case message_sort::deleted:
                if (hears_deleted_) decode_and_hear(event_type::message, from, deleted_);
                return;
            case message_sort::other: return;
        }
    }
    void mention(std::string_view event) {
        if (!hears_said_) return;
        wire::slack::message_event from;
        if (!from.read(event)) return tell_malformed(event_type::app_mention);
        if (from.sort() == wire::slack::message_sort::said) said(event_type::app_mention, from);
    }
    void said(event_type what, wire::slack::message_event const& from) {
        if (!hears_said_ || !decode_well(what, from, message_)) return;
        // A post that mentions the bot comes twice where an app is subscribed to both; what a person wrote shows whether it does.
        bool const may_come_twice = message_.addressed || message_.author.bot;
        if (may_come_twice && !pairs_.first(message_.channel.id, message_.id, instant::clock::now())) return;
        // One that no rule took keeps the other from nothing.
        if (!listener_.hear(message_) && may_come_twice) pairs_.forget(message_.channel.id, message_.id);
    }

    // `event`: JSON, or a message that was read already.
    template <class From, class Event>
    void decode_and_hear(event_type what, From const& event, Event& scratch) {
        if (decode_well(what, event, scratch)) listener_.hear(scratch);
    }
    template <class From, class Event>
    bool decode_well(event_type what, From const& event, Event& scratch) {
        if (!heard_.has(what)) return false;
        auto const came = wire::slack::decode(event, {self_, directory_, aliases_}, scratch);
        if (came == wire::decoded::malformed) tell_malformed(what);
        return came == wire::decoded::yes;
    }
    static void tell_malformed(event_type what) {
        log::in("slack").warning("an event '", name_of(what), "' of Slack could not be read and was skipped");
    }

    listener_ref& listener_;
    wire::slack::self_info self_;
    std::span<std::string const> aliases_;
    // Asking the listener each time would go through its whole table.
    slack_wanted heard_{};
    bool hears_said_ = listener_.hears<event::message>();
    bool hears_edited_ = listener_.hears<event::message_edited>();
    bool hears_deleted_ = listener_.hears<event::message_deleted>();
    bool connected_ = false;
    wire::slack::directory directory_{};
    wire::slack::message_pairs pairs_{};
    event::message message_{};
    event::message_edited edited_{};
    event::message_deleted deleted_{};
    event::reaction_added reaction_added_{};
    event::reaction_removed reaction_removed_{};
    event::channel_created channel_created_{};
    event::channel_renamed channel_renamed_{};
    event::channel_deleted channel_deleted_{};
    event::member_joined member_joined_{};
    event::member_left member_left_{};
    event::member_changed member_changed_{};
};

}  // namespace monongusa::transport

#endif
