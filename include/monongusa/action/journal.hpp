// SPDX-License-Identifier: BSL-1.0
// journal: what a bot does, noted as values instead of being done.

#ifndef MONONGUSA_ACTION_JOURNAL_HPP
#define MONONGUSA_ACTION_JOURNAL_HPP

#include <monongusa/action/any.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/detail/append.hpp>

#include <cstddef>
#include <mutex>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::action {

/// What every sink of values shares.  Any thread notes actions; who asks for them does so when nothing is under way.
template <class Any = any>
class basic_journal {
public:
    using performed_type = basic_performed<Any>;

    /// Notes an action and completes it at once; what is refused is not noted, and fails.  The message that came of it is named after the stamp, so that
    /// it is the same on any executor.
    template <class Action, class Done>
    void perform(Action action, Done&& done, action::stamp const& stamp, std::error_code refusal = {}) {
        chat::sent sent{"", action.to.channel};
        {
            std::lock_guard const lock{mutex_};
            if (!refusal) refusal = refusal_;
            if (!refusal) {
                if constexpr (requires { action.text; }) sent.message = id_of(stamp);
                keep({stamp, std::move(action)});
            }
        }
        done(refusal, sent);
    }

    /// How the message is called that came of an action.
    static std::string id_of(action::stamp const& stamp) {
        auto id = detail::joined("b", stamp.event, ".", stamp.rule, ".", stamp.number);
        if (stamp.failure != 0) detail::append_part(id, detail::joined(".", stamp.failure));
        return id;
    }

    /// From now on every action fails with that error, or, with none, succeeds again.
    void refuse(std::error_code error) {
        std::lock_guard const lock{mutex_};
        refusal_ = error;
    }

    /// A step is over: what comes now stands behind all that came so far.
    void settle() {
        std::lock_guard const lock{mutex_};
        settled_ = performed_.size();
    }

    /// Step by step, and within a step in the order of the stamps.
    std::vector<performed_type> const& all() const noexcept { return performed_; }

    /// The same, and forgets it.
    std::vector<performed_type> take() {
        std::lock_guard const lock{mutex_};
        settled_ = 0;
        return std::exchange(performed_, {});
    }

private:
    // Its place is nearly always the last.
    void keep(performed_type&& done) {
        auto place = performed_.size();
        performed_.emplace_back();
        for (; place > settled_ && done.stamp < performed_[place - 1].stamp; --place) performed_[place] = std::move(performed_[place - 1]);
        performed_[place] = std::move(done);
    }

    std::mutex mutex_;
    std::vector<performed_type> performed_;
    std::size_t settled_ = 0;
    std::error_code refusal_;
};
using journal = basic_journal<>;

}  // namespace monongusa::action

#endif
