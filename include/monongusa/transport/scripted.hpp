// SPDX-License-Identifier: BSL-1.0
// transport::scripted: plays a script, and compares what the bot does with what it was to do.

#ifndef MONONGUSA_TRANSPORT_SCRIPTED_HPP
#define MONONGUSA_TRANSPORT_SCRIPTED_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/owned.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/script/comparison.hpp>
#include <monongusa/script/document.hpp>
#include <monongusa/script/outcome.hpp>
#include <monongusa/script/stage.hpp>
#include <monongusa/secret/scrubber.hpp>

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::transport {

struct scripted_config {
    std::string name = "bot";  ///< What the bot is called.
    /// How long what is not a wait of the bot's own (a handler that runs, an answer of some server) is waited for after each thing that happens.
    std::chrono::seconds patience{60};
};

/// Lets one thing happen after the other, each when all that came of those before it is done; on a clock that does not pass by itself (`clock::manual`)
/// waits of the bot's own take no time.  The same on any executor: what the bot did is compared in the order of the events and the rules.
template <class = void>
class basic_scripted {
    struct state {
        script::document script;
        scripted_config how;
        script::stage stage;
        script::outcome outcome{};
        std::vector<script::expected> wanted{};
        std::size_t behind = 0;  // What happened last.
        bool new_group = true;
        std::atomic<bool> stopped = false;

        state(script::document of, scripted_config config) : script(std::move(of)), how(std::move(config)), stage(how.name) {}
    };

public:
    static constexpr auto emits = event::all;
    static constexpr auto performs = action::all;

    /// A script without mistakes; none, for one that `play` is to be given.
    explicit basic_scripted(script::document script = {}, scripted_config how = {}) : state_(std::in_place, std::move(script), std::move(how)) {}

    class sink_type {
    public:
        explicit sink_type(state& of) noexcept : state_(&of) {}

        template <class Action, class Done>
            requires(detail::contains_type<Action, decltype(performs)>)
        void perform(Action action, Done done, action::stamp const& stamp = {}) const {
            state_->stage.perform(std::move(action), std::move(done), stamp);
        }

    private:
        state* state_;
    };

    std::string_view name() const noexcept { return state_->how.name; }
    sink_type sink() noexcept { return sink_type{*state_}; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        state_->stage.begin(listener);
        if (quiet(listener, 0)) play(listener);
        return {};
    }

    /// Plays one more script on the same stage, for a bot that does not run; what the bot did before it is not looked at.
    template <class Listener>
    script::outcome play(script::document script, Listener& listener) {
        state_->script = std::move(script);
        state_->outcome = {};
        state_->behind = 0;
        play(listener);
        return state_->outcome;
    }

    /// A timer's time was a step of its own, as its bot says: what it did stands behind what was done before.
    void settle() { state_->stage.deeds().settle(); }

    script::stage& stage() noexcept { return state_->stage; }

    void stop() noexcept { state_->stopped = true; }
    // Nothing is read while a step is under way, so there is nothing to pause.
    void pause() noexcept {}
    void resume() noexcept {}

    /// A rule fails, and no other hears of it: it is compared as well.
    bool failed(event::failure const& failure) {
        state_->stage.deeds().fail(failure.rule, failure.what);
        return true;
    }

    /// To be asked when `run` has ended.
    script::outcome const& outcome() const noexcept { return state_->outcome; }
    script::document const& script() const noexcept { return state_->script; }

private:
    // So that a timer's handler does not keep the time from passing on for ever.
    template <class Listener>
    struct patient {
        Listener& listener;
        instant::duration patience;

        template <class Event>
        bool hear(Event& event) {
            return listener.hear(event);
        }
        void pass(instant::duration time) { listener.pass(time, patience); }
    };

    template <class Listener>
    void play(Listener& listener) {
        auto& now = *state_;
        bool goes_on = true;
        for (auto const& step : now.script.steps) {
            if (!goes_on) break;
            goes_on = take(step, listener);
        }
        if (goes_on) compare();
        now.wanted.clear();
    }

    // Whether the script goes on behind it.
    template <class Listener>
    bool take(script::step const& step, Listener& listener) {
        auto& now = *state_;
        if (get_if<script::blank>(&step.what)) {
            now.new_group = true;
        } else if (auto const* const wanted = get_if<script::expects>(&step.what)) {
            now.wanted.push_back({wanted, step.first, step.count, std::exchange(now.new_group, false)});
        } else if (get_if<script::expects_nothing>(&step.what)) {
            now.wanted.push_back({nullptr, step.first, step.count, std::exchange(now.new_group, false)});
        } else if (now.stopped) {
            compare();  // What came of the last thing that happened is all there.
            tell("the bot was stopped before the end of its script", step.first);
            return false;
        } else {
            if (!compare()) return false;
            now.behind = step.first + step.count;
            patient<Listener> hears{listener, now.how.patience};
            if (auto const wrong = now.stage.play(step.what, hears)) {
                now.outcome.mistakes += told(wrong, now.script.name, step.first + 1, now.script.lines[step.first]);
                return false;
            }
            return quiet(listener, step.first);
        }
        return true;
    }

    template <class Listener>
    bool quiet(Listener& listener, std::size_t line) {
        if (listener.settle(state_->how.patience)) return true;
        auto const seconds = state_->how.patience.count();
        tell(state_->stopped ? std::string{"the bot was stopped before all that came of this was done"}
                             : detail::joined("what came of this was not done after ", seconds, seconds == 1 ? " second" : " seconds"),
             line);
        return false;
    }

    // Whether the script goes on behind it.
    bool compare() {
        auto& now = *state_;
        auto done = now.stage.deeds().answers();
        for (auto& one : done) {  // As it would be written down.
            scrub_known(one.head);
            scrub_known(one.text);
        }
        script::comparison const beside{now.wanted, done, now.stage.here()};
        if (!beside.fine()) {
            for (auto& change : beside.changes(now.behind)) now.outcome.changes.push_back(std::move(change));
        }
        bool const labelled = !wants_labels() || label(done, beside.pairs());
        now.wanted.clear();
        now.new_group = true;
        return labelled;
    }

    bool wants_labels() const noexcept {
        for (auto const& one : state_->wanted) {
            if (one.what && one.what->label) return true;
        }
        return false;
    }

    bool label(std::vector<script::answer> const& done, std::vector<std::size_t> const& pairs) {
        auto& now = *state_;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            auto const& wanted = now.wanted[i];
            if (pairs[i] == script::comparison::none || !wanted.what || !wanted.what->label) continue;
            if (auto const wrong = now.stage.deeds().label(done[pairs[i]].made, *wanted.what->label)) {
                now.outcome.mistakes += told(wrong, now.script.name, wanted.first + 1, now.script.lines[wanted.first]);
                return false;
            }
        }
        return true;
    }

    void tell(std::string sentence, std::size_t line) {
        auto& now = *state_;
        now.outcome.mistakes +=
            told(script::mistake{0, std::move(sentence)}, now.script.name, line + 1, line < now.script.lines.size() ? now.script.lines[line] : "");
    }

    detail::owned<state> state_;
};
using scripted = basic_scripted<>;

}  // namespace monongusa::transport

#endif
