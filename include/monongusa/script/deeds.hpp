// SPDX-License-Identifier: BSL-1.0
// deeds: what a bot did in a chat that is nowhere, and what is known of it from then on.

#ifndef MONONGUSA_SCRIPT_DEEDS_HPP
#define MONONGUSA_SCRIPT_DEEDS_HPP

#include <monongusa/action/any.hpp>
#include <monongusa/action/edit.hpp>
#include <monongusa/action/journal.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/action/view.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/script/answer.hpp>
#include <monongusa/script/entry.hpp>
#include <monongusa/script/memory.hpp>
#include <monongusa/script/mistake.hpp>
#include <monongusa/script/people.hpp>

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::script {

/// Refers to who is there and what was said.  `perform` and `fail` may be called by any thread; the others when nothing is under way.
template <class = void>
class basic_deeds {
public:
    basic_deeds(people& who, memory& said) noexcept : people_(who), memory_(said) {}
    basic_deeds(basic_deeds const&) = delete;
    basic_deeds& operator=(basic_deeds const&) = delete;

    template <class Action, class Done>
    void perform(Action action, Done&& done, action::stamp const& stamp, std::error_code refusal) {
        journal_.perform(std::move(action), std::forward<Done>(done), stamp, refusal);
    }

    /// A rule fails, and no other hears of it.
    void fail(std::size_t rule, std::string_view what) {
        std::lock_guard const lock{failing_};
        failures_.push_back({detail::joined("failure rule ", rule), true, std::string{what}});
        for (auto i = failures_.size() - 1; i > 0 && is_before(failures_[i], failures_[i - 1]); --i) std::swap(failures_[i], failures_[i - 1]);
    }

    /// A part of a step is over, a timer: what comes now stands behind it.
    void settle() { journal_.settle(); }

    /// What the bot did since this was last asked.  Its messages are called b1, b2, … in that order.
    std::vector<action::performed> take() {
        auto all = journal_.take();
        for (auto const& one : all) note(one.what, one.stamp);
        return all;
    }
    /// What failed since, sorted, so that it is the same on any executor.
    std::vector<answer> take_failures() {
        std::lock_guard const lock{failing_};
        return std::exchange(failures_, {});
    }

    answer answer_of(action::performed const& done) const {
        auto const label = [this](std::string const& id) -> std::string const& { return memory_.label_of(id); };
        auto answer = script::answer_of(done.what, label);
        auto const* const message = memory_.find_id(action::journal::id_of(done.stamp));
        if (message) answer.made = message->label;
        return answer;
    }
    /// Both as lines of a script.
    std::vector<answer> answers() {
        std::vector<answer> all;
        for (auto const& one : take()) all.push_back(answer_of(one));
        for (auto& one : take_failures()) all.push_back(std::move(one));
        return all;
    }

    /// Calls a message of the bot by another name.
    mistake label(std::string_view made, named const& label) {
        auto* const message = memory_.find(made);
        if (!message) return {label.column, "only a message can have a label"};
        if (memory_.knows(label.name)) return {label.column, detail::joined("there is already a message '", label.name, "'")};
        message->label = label.name;
        return {};
    }

private:
    static bool is_before(answer const& left, answer const& right) noexcept {
        // Of numbers the longer is the larger.
        if (left.head.size() != right.head.size()) return left.head.size() < right.head.size();
        return left.head != right.head ? left.head < right.head : left.text < right.text;
    }

    void note(action::view const& action, action::stamp const& stamp) {
        auto const& to = *action.to;
        if (action.is<action::edit>()) {
            if (auto* const message = memory_.find_id(to.message)) message->text = *action.text;
        } else if (action.is<action::delete_message>()) {
            memory_.forget(to.message);
        } else if (action.text) {
            said said{detail::joined("b", ++count_), people_.find(people_.bot()), action::journal::id_of(stamp), *action.text, to.channel, to.thread};
            if (action.is<action::reply_in_thread>() && said.thread.empty()) said.thread = to.message;
            if (action.is<action::direct_message>()) {
                said.channel = people_.direct(shown(to.user));
                said.thread.clear();
            }
            memory_.keep(std::move(said));
        }
    }

    people& people_;
    memory& memory_;
    action::journal journal_;
    std::mutex failing_;
    std::vector<answer> failures_;
    std::size_t count_ = 0;  // Of the bot's messages.
};
using deeds = basic_deeds<>;

}  // namespace monongusa::script

#endif
