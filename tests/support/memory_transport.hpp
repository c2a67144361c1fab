// SPDX-License-Identifier: BSL-1.0
// memory_transport: a chat without a platform: what is said is a list of events, what the bot does a list of lines.

#ifndef MONONGUSA_TESTS_SUPPORT_MEMORY_TRANSPORT_HPP
#define MONONGUSA_TESTS_SUPPORT_MEMORY_TRANSPORT_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/chat/addressing.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/event/all.hpp>

#include <atomic>
#include <exception>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace support {

namespace event = monongusa::event;
namespace action = monongusa::action;
namespace chat = monongusa::chat;

using any_event = std::variant<event::message, event::message_edited, event::message_deleted, event::reaction_added,
                               event::reaction_removed, event::channel_created, event::channel_renamed, event::channel_deleted,
                               event::member_joined, event::member_left, event::member_changed, event::ready, event::disconnected>;

inline chat::user person(std::string_view name) { return {std::string{name} + "-id", std::string{name}, false, false}; }
inline chat::user other_bot(std::string_view name) { return {std::string{name} + "-id", std::string{name}, true, false}; }
inline chat::user the_bot() { return {"bot-id", "bot", true, true}; }

inline chat::channel general() { return {"general-id", "general", chat::channel_kind::open}; }

/// A message in #general, to the bot if it says `@bot`.
inline event::message message_by(chat::user author, std::string_view text) {
    event::message message;
    message.id = "m1";
    message.text = text;
    message.raw = text;
    message.author = std::move(author);
    message.channel = general();
    auto const address = chat::find_address(message.text, "bot");
    message.addressed = address.mentioned;
    message.body_range = address.body;
    return message;
}

inline event::message said(std::string_view name, std::string_view text) { return message_by(person(name), text); }

inline event::reaction_added reacted(std::string_view name, std::string_view emoji) {
    event::reaction_added reaction;
    reaction.emoji.name = emoji;
    reaction.user = person(name);
    reaction.channel = general();
    reaction.message = "m1";
    return reaction;
}

/// What is said to a bot and what it does.  Outlives the bot.
struct conversation {
    std::string name = "bot";
    std::vector<any_event> events;
    std::mutex mutex;               ///< Of `done`, as long as the bot runs.
    std::vector<std::string> done;  ///< Lines, as `line_of` gives them.
    std::error_code refusal;        ///< What every action fails with.
    std::error_code ending;         ///< What `run` comes back with.
    std::exception_ptr thrown;      ///< What `run` throws at its end.
    std::atomic<bool> stopped = false;
    std::atomic<bool> paused = false;

    conversation() = default;
    explicit conversation(std::vector<any_event> what) : events(std::move(what)) {}
};

/// An action as `reply alice: text`, `send #general: text`, `react tada: m1`.
template <class Action>
std::string line_of(Action const& action) {
    std::string line{Action::action_name};
    line += ' ';
    if constexpr (std::is_same_v<Action, action::send>) {
        append_to(line, action.to.channel);
    } else if constexpr (requires { action.emoji; }) {
        line += action.emoji;
    } else if constexpr (std::is_same_v<Action, action::edit> || std::is_same_v<Action, action::delete_message>) {
        line += action.to.message;
    } else {
        line += action.to.user.name;
    }
    line += ": ";
    if constexpr (requires { action.text; }) {
        line += action.text;
    } else {
        line += action.to.message;
    }
    return line;
}

class memory_sink {
public:
    explicit memory_sink(conversation& with) noexcept : conversation_(&with) {}

    template <class Action, class Done>
        requires(decltype(boost::hana::contains(action::all, boost::hana::type_c<Action>))::value)
    void perform(Action action, Done done) const {
        if (!conversation_->refusal) {
            std::lock_guard const lock{conversation_->mutex};
            conversation_->done.push_back(line_of(action));
        }
        done(conversation_->refusal, chat::sent{"sent", action.to.channel});
    }

private:
    conversation* conversation_;
};

class memory_transport {
public:
    static constexpr auto emits = event::all;
    static constexpr auto performs = action::all;

    explicit memory_transport(conversation& with) noexcept : conversation_(&with) {}

    std::string_view name() const noexcept { return conversation_->name; }
    memory_sink sink() const noexcept { return memory_sink{*conversation_}; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        for (auto& each : conversation_->events) {
            conversation_->paused.wait(true);
            if (conversation_->stopped) break;
            emit(each, listener);
        }
        if (conversation_->thrown) std::rethrow_exception(conversation_->thrown);
        return conversation_->ending;
    }

    void stop() noexcept {
        conversation_->stopped = true;
        resume();
    }
    void pause() noexcept { conversation_->paused = true; }
    void resume() noexcept {
        conversation_->paused = false;
        conversation_->paused.notify_all();
    }

private:
    // Not std::visit, whose tables would cost each test that has many bots its time to compile.
    template <class... Events, class Listener>
    static void emit(std::variant<Events...>& each, Listener& listener) {
        (emit<Events>(each, listener), ...);
    }
    template <class Event, class Listener>
    static void emit(any_event& each, Listener& listener) {
        if constexpr (Listener::template wants<Event>) {
            if (auto* const one = std::get_if<Event>(&each)) listener.hear(*one);
        }
    }

    conversation* conversation_;
};

/// The lines behind one another, ended by `;`.
inline std::string joined(std::vector<std::string> const& lines) {
    std::string all;
    for (auto const& line : lines) (all += line) += ';';
    return all;
}

}  // namespace support

#endif
