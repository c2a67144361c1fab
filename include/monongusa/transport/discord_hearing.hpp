// SPDX-License-Identifier: BSL-1.0
// discord_hearing: frames of the gateway as the events that a bot hears.

#ifndef MONONGUSA_TRANSPORT_DISCORD_HEARING_HPP
#define MONONGUSA_TRANSPORT_DISCORD_HEARING_HPP

#include <monongusa/event/all.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/transport/listener_ref.hpp>
#include <monongusa/wire/discord/control.hpp>
#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/discord/directory.hpp>
#include <monongusa/wire/discord/dispatch.hpp>
#include <monongusa/wire/discord/events.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace monongusa::transport {

/// Which dispatches are worth a look.  Read by the thread of the network.
class discord_wanted {
public:
    constexpr void add(wire::discord::dispatch what) noexcept { bits_ |= std::uint64_t{1} << static_cast<unsigned>(what); }
    constexpr bool has(wire::discord::dispatch what) const noexcept { return (bits_ >> static_cast<unsigned>(what) & 1) != 0; }

    friend constexpr bool operator==(discord_wanted, discord_wanted) noexcept = default;

private:
    static_assert(wire::discord::dispatches::count <= 64);
    std::uint64_t bits_ = 0;
};

/// Decodes into events that are used again and again, so that their texts keep their memory.  On the bot's thread.
class discord_hearing {
    using dispatch = wire::discord::dispatch;

public:
    /// `names`: whether the names of channels and roles are learned.
    explicit discord_hearing(listener_ref& listener, bool names) : listener_(listener), names_(names), heard_(find_heard()), wanted_(heard_) {
        for (std::size_t i = 0; names_ && i < wire::discord::dispatches::count; ++i) {
            if (wire::discord::directory::learns_from(static_cast<dispatch>(i))) wanted_.add(static_cast<dispatch>(i));
        }
    }

    discord_wanted wanted() const noexcept { return wanted_; }
    /// One dispatch that is wanted.  An event is decoded with the names as they were before it, so that a renamed channel has its old one.
    void hear(dispatch what, std::string_view data) {
        switch (what) {
            case dispatch::ready: return ready(data);
            case dispatch::resumed: return emit_ready();
            case dispatch::message_create: decode_and_hear(what, data, message_); break;
            case dispatch::message_update: decode_and_hear(what, data, edited_); break;
            case dispatch::message_delete: decode_and_hear(what, data, deleted_); break;
            case dispatch::message_delete_bulk: deleted_in_bulk(data); break;
            case dispatch::message_reaction_add: decode_and_hear(what, data, reaction_added_); break;
            case dispatch::message_reaction_remove: decode_and_hear(what, data, reaction_removed_); break;
            case dispatch::channel_create: decode_and_hear(what, data, channel_created_); break;
            case dispatch::channel_update: decode_and_hear(what, data, channel_renamed_); break;
            case dispatch::channel_delete: decode_and_hear(what, data, channel_deleted_); break;
            case dispatch::guild_member_add: decode_and_hear(what, data, member_joined_); break;
            case dispatch::guild_member_remove: decode_and_hear(what, data, member_left_); break;
            case dispatch::guild_member_update: decode_and_hear(what, data, member_changed_); break;
            default: break;
        }
        if (names_ && !directory_.learn(what, data)) tell_malformed(what);
    }

    /// Who the bot is, where no session has begun that tells it.
    void is(chat::user self) {
        user_ = std::move(self);
        self_ = {user_.id, user_.name};
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
    discord_wanted find_heard() const {
        discord_wanted all;
        all.add(dispatch::ready);
        all.add(dispatch::resumed);
        add<event::message>(all, dispatch::message_create);
        add<event::message_edited>(all, dispatch::message_update);
        add<event::message_deleted>(all, dispatch::message_delete);
        add<event::message_deleted>(all, dispatch::message_delete_bulk);
        add<event::reaction_added>(all, dispatch::message_reaction_add);
        add<event::reaction_removed>(all, dispatch::message_reaction_remove);
        add<event::channel_created>(all, dispatch::channel_create);
        add<event::channel_renamed>(all, dispatch::channel_update);
        add<event::channel_deleted>(all, dispatch::channel_delete);
        add<event::member_joined>(all, dispatch::guild_member_add);
        add<event::member_left>(all, dispatch::guild_member_remove);
        add<event::member_changed>(all, dispatch::guild_member_update);
        return all;
    }

    template <class Event>
    void add(discord_wanted& all, dispatch what) const {
        if (listener_.hears<Event>()) all.add(what);
    }

    template <class Event>
    void decode_and_hear(dispatch what, std::string_view data, Event& scratch) {
        if (!heard_.has(what)) return;
        switch (wire::discord::decode(data, {self_, directory_}, scratch)) {
            case wire::discord::decoded::yes: listener_.hear(scratch); return;
            case wire::discord::decoded::not_ours: return;
            case wire::discord::decoded::malformed: return tell_malformed(what);
        }
    }

    void deleted_in_bulk(std::string_view data) {
        auto const came = wire::discord::decode_bulk(data, {self_, directory_}, deleted_, [this] { listener_.hear(deleted_); });
        if (came == wire::discord::decoded::malformed) tell_malformed(dispatch::message_delete_bulk);
    }

    void ready(std::string_view data) {
        wire::discord::ready_data read;
        if (!wire::discord::read_ready(data, read)) return tell_malformed(dispatch::ready);
        is(std::move(read.self));
        directory_.clear();  // A new session tells everything again.
        emit_ready();
    }
    void emit_ready() {
        connected_ = true;
        if (!listener_.hears<event::ready>()) return;
        event::ready event;
        event.self = user_;
        listener_.hear(event);
    }

    static void tell_malformed(dispatch what) { log::in("discord").warning("a ", name_of(what), " of Discord could not be read and was skipped"); }

    listener_ref& listener_;
    bool names_;
    discord_wanted heard_{};   // By the listener; asking it each time would go through its whole table.
    discord_wanted wanted_{};  // And by the directory.
    bool connected_ = false;
    chat::user user_{};
    wire::discord::self_info self_{};
    wire::discord::directory directory_{};
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
