// SPDX-License-Identifier: BSL-1.0
// stage: a chat that is nowhere: who is in it, what was said, and what its bot did.

#ifndef MONONGUSA_SCRIPT_STAGE_HPP
#define MONONGUSA_SCRIPT_STAGE_HPP

#include <monongusa/chat/addressing.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/script/answer.hpp>
#include <monongusa/script/deeds.hpp>
#include <monongusa/script/entry.hpp>
#include <monongusa/script/limits.hpp>
#include <monongusa/script/memory.hpp>
#include <monongusa/script/mistake.hpp>
#include <monongusa/script/people.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace monongusa::script {

/// Turns entries into events, and actions into answers.  Entries are played by one thread at a time, while nothing is under way; actions come from any.
template <class = void>
class basic_stage {
public:
    explicit basic_stage(std::string bot) : people_(std::move(bot)) {}

    std::string const& bot() const noexcept { return people_.bot(); }
    script::people const& people() const noexcept { return people_; }
    script::memory const& memory() const noexcept { return memory_; }

    /// Where the last thing happened.
    place const& here() const noexcept { return here_; }
    /// How the last message is called that somebody said.
    std::string const& last_said() const noexcept { return last_said_; }

    /// The bot is there.
    template <class Listener>
    void begin(Listener& listener) {
        auto is_there = ready();
        listener.hear(is_there);
    }

    /// Lets happen what an entry says: `listener.hear(event)`, `listener.pass(duration)`.  What the bot is to do is not looked at.
    template <class Listener>
    mistake play(entry const& what, Listener& listener) {
        occurrence heard{nothing{}};
        auto wrong = visit([&](auto const& one) { return happen(one, heard); }, what);
        if (!wrong) visit([&](auto& one) { pass_on(one, listener); }, heard);
        return wrong;
    }

    /// The message that an entry would be, but for its id.
    mistake say(says const& one, event::message& message) {
        message.author = people_.find(one.who ? *one.who : speaker_);
        message.channel = channel_at(one.where ? *one.where : place_, message.author.name);
        message.thread = one.where ? std::string{} : thread_;
        if (one.thread) {
            auto const* const root = memory_.find(one.thread->name);
            if (!root) return unknown(*one.thread);
            message.thread = root->thread.empty() ? root->id : root->thread;
            if (!one.where) message.channel = people_.now(root->channel);
        }
        message.text = message.raw = one.text;
        message.attachments = attachments_;
        auto const address = chat::find_address(message.text, bot());
        message.addressed = address.mentioned || message.channel.kind == chat::channel_kind::direct;
        message.body_range = address.body;
        return {};
    }

    /// Any thread.
    template <class Action, class Done>
    void perform(Action action, Done&& done, action::stamp const& stamp) {
        auto const refusal = refusal_of(limits_, action);
        deeds_.perform(std::move(action), std::forward<Done>(done), stamp, refusal);
    }

    /// What the bot did, and what becomes of it here.
    script::deeds& deeds() noexcept { return deeds_; }

private:
    struct nothing {};
    // What an entry comes to: so all but the last step is the same code for all listeners.
    using occurrence = detail::one_of_list<event::list, instant::duration, nothing>;

    event::ready ready() const {
        event::ready is_there;
        is_there.self = people_.find(bot());
        return is_there;
    }

    mistake happen(says const& one, occurrence& heard) {
        event::message message;
        if (auto wrong = say(one, message)) return wrong;
        message.id = one.label ? one.label->name : memory_.free_label();
        if (one.label && memory_.knows(message.id)) return {one.label->column, detail::joined("there is already a message '", message.id, "'")};
        speaker_ = message.author.name;
        if (one.where) {
            place_ = *one.where;
            thread_.clear();
        }
        last_said_ = message.id;
        attachments_.clear();
        memory_.keep({message.id, message.author, message.id, message.text, message.channel, message.thread});
        hear(heard, std::move(message));
        return {};
    }

    mistake happen(reacts const& one, occurrence& heard) {
        auto const* const message = memory_.find(one.message.name);
        if (!message) return unknown(one.message);
        auto const fill = [&](auto reaction) {
            reaction.emoji = one.emoji;
            reaction.user = people_.find(one.who ? *one.who : speaker_);
            reaction.channel = people_.now(message->channel);
            reaction.message = message->id;
            reaction.thread = message->thread;
            hear(heard, std::move(reaction));
        };
        one.off ? fill(event::reaction_removed{}) : fill(event::reaction_added{});
        return {};
    }

    mistake happen(edits const& one, occurrence& heard) {
        auto* const message = memory_.find(one.message.name);
        if (!message) return unknown(one.message);
        event::message_edited edited;
        edited.id = message->id;
        edited.text = edited.raw = one.text;
        edited.author = people_.now(message->author);
        edited.channel = people_.now(message->channel);
        edited.thread = message->thread;
        edited.previous = std::exchange(message->text, one.text);
        hear(heard, std::move(edited));
        return {};
    }

    mistake happen(deletes const& one, occurrence& heard) {
        auto const* const message = memory_.find(one.message.name);
        if (!message) return unknown(one.message);
        event::message_deleted deleted;
        deleted.id = message->id;
        deleted.author = people_.now(message->author);
        deleted.channel = people_.now(message->channel);
        deleted.thread = message->thread;
        deleted.previous = message->text;
        memory_.forget(deleted.id);
        hear(heard, std::move(deleted));
        return {};
    }

    mistake happen(attaches const& one, occurrence&) {
        attachments_.push_back(one.file);
        attachments_.back().id = detail::joined("f", ++files_);
        return {};
    }

    mistake happen(threads const& one, occurrence&) {
        if (!one.message) {
            thread_.clear();
            return {};
        }
        auto const* const message = memory_.find(one.message->name);
        if (!message) return unknown(*one.message);
        thread_ = message->thread.empty() ? message->id : message->thread;
        place_ = place_of(people_.now(message->channel));
        return {};
    }

    mistake happen(joins const& one, occurrence& heard) {
        auto const fill = [&](auto moved) {
            moved.user = people_.find(one.who);
            if (one.where) moved.channel = channel_at(*one.where, one.who);
            one.where ? hear(heard, std::move(moved)) : static_cast<void>(heard = std::move(moved));
        };
        one.leaves ? fill(event::member_left{}) : fill(event::member_joined{});
        return {};
    }

    mistake happen(gets_role const& one, occurrence& heard) {
        people_.role(one.who, one.role, one.off);
        event::member_changed changed;
        changed.user = people_.find(one.who);
        heard = std::move(changed);
        return {};
    }

    mistake happen(renames const& one, occurrence& heard) {
        if (one.channel) {
            people_.rename_channel(one.from, one.to);
            if (!place_.direct && place_.name == one.from) place_.name = one.to;
            event::channel_renamed renamed;
            renamed.channel = channel_at({false, one.to}, {});
            renamed.previous = one.from;
            hear(heard, std::move(renamed));
        } else {
            people_.rename(one.from, one.to);
            if (speaker_ == one.from) speaker_ = one.to;
            if (place_.direct && place_.name == one.from) place_.name = one.to;
            event::member_changed changed;
            changed.user = people_.find(one.to);
            changed.previous = one.from;
            heard = std::move(changed);
        }
        return {};
    }

    mistake happen(is_bot const& one, occurrence&) {
        people_.is_bot(one.who);
        return {};
    }

    mistake happen(has_channel const& one, occurrence& heard) {
        auto const fill = [&](auto changed) {
            changed.channel = channel_at({false, one.name}, {});
            hear(heard, std::move(changed));
        };
        one.gone ? fill(event::channel_deleted{}) : fill(event::channel_created{});
        return {};
    }

    mistake happen(passes const& one, occurrence& heard) {
        heard = instant::duration{one.time};
        return {};
    }

    mistake happen(disconnects const& one, occurrence& heard) {
        heard = event::disconnected{one.reason, one.final};
        return {};
    }

    mistake happen(connects const&, occurrence& heard) {
        heard = ready();
        return {};
    }

    mistake happen(behaves_as const& one, occurrence&) {
        limits_ = limits_of(one.platform).value_or(limits{});
        return {};
    }

    // Said by the script to whoever plays it.
    mistake happen(blank const&, occurrence&) { return {}; }
    mistake happen(expects const&, occurrence&) { return {}; }
    mistake happen(expects_nothing const&, occurrence&) { return {}; }

    template <class Event>
    void hear(occurrence& heard, Event event) {
        here_ = place_of(event.channel);
        heard = std::move(event);
    }

    template <class Listener, class Event>
    static void pass_on(Event& event, Listener& listener) {
        listener.hear(event);
    }
    template <class Listener>
    static void pass_on(instant::duration time, Listener& listener) {
        listener.pass(time);
    }
    template <class Listener>
    static void pass_on(nothing, Listener&) {}

    static mistake unknown(named const& message) {
        return {message.column, detail::joined("there is no message '", message.name, "' here; label one by '=", message.name, "', or name one that came before")};
    }

    chat::channel channel_at(place const& where, std::string_view who) const {
        if (!where.direct) return people_.channel(where.name);
        return people_.direct(where.name.empty() ? who : std::string_view{where.name});
    }

    script::people people_;
    script::memory memory_;
    script::deeds deeds_{people_, memory_};
    limits limits_;
    std::string speaker_ = "you";
    place place_{false, "console"};
    place here_{false, "console"};
    std::string thread_;
    std::string last_said_;
    std::vector<chat::attachment> attachments_;
    std::size_t files_ = 0;
};
using stage = basic_stage<>;

}  // namespace monongusa::script

#endif
