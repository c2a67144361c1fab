// SPDX-License-Identifier: BSL-1.0
// context: what a handler talks through.

#ifndef MONONGUSA_CONTEXT_CONTEXT_HPP
#define MONONGUSA_CONTEXT_CONTEXT_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/chat/origin.hpp>
#include <monongusa/concept/sink.hpp>
#include <monongusa/context/any_sink.hpp>
#include <monongusa/context/async_verbs.hpp>
#include <monongusa/context/host.hpp>
#include <monongusa/context/performer.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/log/logger.hpp>

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa {

/// Does actions in answer to one event.  Made for one call of a handler and not valid after it; of a coroutine, as long as that is there.  The `async_` verbs
/// are for coroutines, see <monongusa/coroutine.hpp>.
///
/// `Reach` says how far an answer to the event can go, `Declared` which verbs beyond `send`, `reply` (also `in_thread`) and `react` the handler
/// has declared.  An action that fails is reported to the `on_error` rules, else to the log.
template <class Sink, event::reach Reach, class... Declared>
class basic_context : public detail::async_verbs<basic_context<Sink, Reach, Declared...>> {
    friend detail::async_verbs<basic_context>;

public:
    static constexpr bool is_context = true;
    using sink_type = Sink;
    using declared = detail::type_list<Declared...>;
    static constexpr event::reach reach = Reach;

    basic_context(Sink sink, action::occasion& occasion, detail::host bot, log::logger const& logger)
        : log{logger, "chat", occasion.rule}, performer_(std::move(sink), occasion, bot) {}
    basic_context(basic_context const&) = delete;
    basic_context& operator=(basic_context const&) = delete;

    /// The bot's log: `chat.log(parts…)`, `chat.log.warning(parts…)`.  Its lines name the rule.
    log::scope const log;

    /// Says something in the channel.
    void send(detail::owned_text text) const {
        needs<event::reach::channel>();
        perform(action::send{std::move(text.value)});
    }

    /// Says something to the author.
    void reply(detail::owned_text text) const {
        needs<event::reach::channel | event::reach::user>();
        perform(action::reply{std::move(text.value)});
    }

    /// Says something to the author in the message's thread.
    void reply(detail::owned_text text, in_thread_t) const {
        needs<event::reach::channel | event::reach::message>();
        perform(action::reply_in_thread{std::move(text.value)});
    }

    /// Puts an emoji on the message; its name without colons.
    void react(detail::owned_text emoji) const {
        needs<event::reach::message>();
        perform(action::react{std::move(emoji.value)});
    }

    /// Takes the bot's own emoji off the message.
    void unreact(detail::owned_text emoji) const {
        needs<event::reach::message>();
        perform(action::unreact{std::move(emoji.value)});
    }

    /// Says something to the author alone.
    void direct_message(detail::owned_text text) const {
        needs<event::reach::user>();
        perform(action::direct_message{std::move(text.value)});
    }

    /// Gives the bot's own message `id` in this channel another text.
    void edit(detail::owned_text text, std::string id) const {
        needs<event::reach::channel>();
        action::edit edit{std::move(text.value)};
        edit.to.message = std::move(id);
        perform(std::move(edit));
    }

    /// The same for the message that the event is about.
    void edit(detail::owned_text text) const {
        needs<event::reach::message>();
        perform(action::edit{std::move(text.value)});
    }

    /// Takes the message that the event is about back.
    void delete_message() const {
        needs<event::reach::message>();
        perform(action::delete_message{});
    }

    /// The same for the message `id` in this channel.
    void delete_message(std::string id) const {
        needs<event::reach::channel>();
        action::delete_message deletion;
        deletion.to.message = std::move(id);
        perform(std::move(deletion));
    }

    /// Shows in the channel that the bot is writing, for some seconds or until it says something.
    void typing() const {
        needs<event::reach::channel>();
        perform(action::typing{});
    }

    /// Says something in the channel with a file under it: `chat.upload({"tea.csv", table})`.  The text may be left out.
    void upload(action::file file, detail::owned_text text = "") const {
        std::vector<action::file> files;
        files.push_back(std::move(file));
        upload(std::move(files), std::move(text));
    }
    /// The same with several files: `chat.upload({{"tea.csv", table}, {"tea.png", picture}}, "Today's tea")`.
    void upload(std::initializer_list<action::file> files, detail::owned_text text = "") const {
        upload(std::vector<action::file>{files}, std::move(text));
    }
    template <class Files>
        requires std::same_as<Files, std::vector<action::file>>  // A template, so that braces are a file and not the ends of a list.
    void upload(Files files, detail::owned_text text = "") const {
        needs<event::reach::channel>();
        perform(action::upload{std::move(text.value), std::move(files)});
    }

    /// Says something in the channel in a frame: `chat.embed({.text = "with milk", .title = "Tea"})`.
    void embed(action::embed what) const {
        needs<event::reach::channel>();
        perform(std::move(what));
    }

    /// Does an action.  If its `to` names no channel, what is empty in it is taken from the event; one that names a channel stands as it is.
    template <action_type Action>
    void perform(Action action) const {
        if constexpr (may_perform<Action>()) performer_.perform(std::move(action));
    }

    /// The same, and calls `done(error, sent)` once with what came of it.
    template <action_type Action, action::completion_for Done>
    void perform(Action action, Done done) const {
        if constexpr (may_perform<Action>()) performer_.perform(std::move(action), std::move(done));
    }

    /// Does an action when some time has passed on the bot's clock; `std::chrono::minutes{5}`, say.  What still waits when the bot ends is not done.
    template <class Rep, class Period, action_type Action>
    void perform_after(std::chrono::duration<Rep, Period> delay, Action action) const {
        if constexpr (may_perform<Action>()) performer_.perform_after(detail::whole(delay), std::move(action));
    }

    /// Who wrote or reacted.
    chat::user const& author() const noexcept {
        static_assert(event::includes(Reach, event::reach::user), "monongusa: chat.author(): this event comes from nobody");
        static chat::user const nobody;
        return performer_.origin().user ? *performer_.origin().user : nobody;
    }

    /// Where it happened.
    chat::channel const& channel() const noexcept {
        static_assert(event::includes(Reach, event::reach::channel), "monongusa: chat.channel(): this event comes from no channel");
        static chat::channel const nowhere;
        return performer_.origin().channel ? *performer_.origin().channel : nowhere;
    }

    /// The whole origin, as a value that may be kept.
    chat::origin origin() const { return performer_.origin().copy(); }

private:
    template <event::reach Needed>
    static consteval void needs() {
        static_assert(event::includes(Reach, Needed),
                      "monongusa: chat: the event does not say where this answer goes; perform an action whose 'to' says it");
    }

    template <class Type>
    static constexpr bool declares = detail::is_one_of<Type, Declared...>;

    template <class Action>
    static consteval bool may_perform() {
        constexpr bool declared =
            decltype(boost::hana::contains(action::basic, boost::hana::type_c<Action>))::value || declares<Action>;
        static_assert(declared,
                      "monongusa: chat: this action is not declared; a handler that does more than send, reply and react takes "
                      "mg::context<mg::action::...>& with the action's type");
        return declared;
    }

    detail::performer<Sink> performer_;
};

/// The context of a handler that declares what it does beyond `send`, `reply` and `react`: `mg::context<mg::action::edit>& chat`.
template <class... Declared>
using context = basic_context<any_sink, event::reach::anywhere, Declared...>;

}  // namespace monongusa

#endif
