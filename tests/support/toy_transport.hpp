// SPDX-License-Identifier: BSL-1.0
// support::toy_transport: plays a list of messages and writes down what the bot does, a line each.

#ifndef MONONGUSA_TESTS_SUPPORT_TOY_TRANSPORT_HPP
#define MONONGUSA_TESTS_SUPPORT_TOY_TRANSPORT_HPP

#include <monongusa/action/react.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/chat/addressing.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/connection.hpp>
#include <monongusa/event/message.hpp>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace support {

/// What somebody said in #general, where the bot is called `bot`.
inline monongusa::event::message said(std::string_view who, std::string_view text) {
    monongusa::event::message message;
    message.id = "m1";
    message.text = message.raw = text;
    message.author.id = message.author.name = who;
    message.channel.id = message.channel.name = "general";
    auto const address = monongusa::chat::find_address(message.text, "bot");
    message.addressed = address.mentioned;
    message.body_range = address.body;
    return message;
}

class toy_transport {
    struct state {
        std::vector<monongusa::event::message> script;
        std::mutex mutex{};
        std::condition_variable changed{};
        bool stopped = false;
        bool paused = false;
        std::error_code answer{};
        std::vector<std::string> lines{};
    };

public:
    static constexpr auto emits = monongusa::types<monongusa::event::message, monongusa::event::ready, monongusa::event::disconnected>;
    static constexpr auto performs =
        monongusa::types<monongusa::action::send, monongusa::action::reply, monongusa::action::reply_in_thread, monongusa::action::react>;

    class sink_type {
    public:
        explicit sink_type(state& to) noexcept : state_(&to) {}

        template <class Action, class Done>
            requires monongusa::detail::contains_type<Action, decltype(performs)>
        void perform(Action action, Done done) const {
            std::string line{Action::action_name};
            if (!action.to.channel.id.empty()) (line += " #") += action.to.channel.id;
            if (!action.to.user.id.empty()) (line += " @") += action.to.user.id;
            line += ": ";
            if constexpr (requires { action.emoji; }) {
                line += action.emoji;
            } else {
                line += action.text;
            }
            std::error_code answer;
            {
                std::lock_guard const lock{state_->mutex};
                answer = state_->answer;
                if (!answer) state_->lines.push_back(std::move(line));
            }
            done(answer, monongusa::chat::sent{"", action.to.channel});
        }

    private:
        state* state_;
    };

    explicit toy_transport(std::vector<monongusa::event::message> script) : state_(new state{std::move(script)}) {}

    sink_type sink() noexcept { return sink_type{*state_}; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        monongusa::event::ready ready;
        ready.self = {"bot", "bot", true, true};
        listener.hear(ready);
        monongusa::event::message scratch;
        for (auto const& message : state_->script) {
            if (!may_go_on()) break;
            if constexpr (Listener::template wants<monongusa::event::message>) {
                scratch = message;
                listener.hear(scratch);
            }
        }
        monongusa::event::disconnected gone{"end of input", true};
        listener.hear(gone);
        return {};
    }

    void stop() {
        change([](state& now) { now.stopped = true; });
    }
    void pause() {
        change([](state& now) { now.paused = true; });
    }
    void resume() {
        change([](state& now) { now.paused = false; });
    }

    /// From now on each action fails with this.
    void fail_with(std::error_code error) {
        change([error](state& now) { now.answer = error; });
    }

    /// What the bot did, as `reply #general @alice: hello`.
    std::vector<std::string> lines() const {
        std::lock_guard const lock{state_->mutex};
        return state_->lines;
    }

private:
    template <class Change>
    void change(Change const& change) {
        std::lock_guard const lock{state_->mutex};
        change(*state_);
        state_->changed.notify_all();
    }

    bool may_go_on() {
        std::unique_lock lock{state_->mutex};
        state_->changed.wait(lock, [this] { return state_->stopped || !state_->paused; });
        return !state_->stopped;
    }

    // On the heap, so that sinks stay valid when the transport is moved into its bot.
    std::unique_ptr<state> state_;
};

}  // namespace support

#endif
