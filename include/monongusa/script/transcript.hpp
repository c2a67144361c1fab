// SPDX-License-Identifier: BSL-1.0
// transcript: a conversation at the prompt, as the script it is.

#ifndef MONONGUSA_SCRIPT_TRANSCRIPT_HPP
#define MONONGUSA_SCRIPT_TRANSCRIPT_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/script/time.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::script {

/// What was typed and what the bot did, and how much time passed wherever the bot waits for something: played again, it is the same conversation.
template <class = void>
class basic_transcript {
public:
    static constexpr std::size_t most = 8 << 20;  ///< Bytes; what comes later is left out.

    /// Something happens now; `waits` says whether the bot waits for a time.
    void happens(instant now, bool waits) {
        if (waits) {
            pass(now, false);
        } else {
            behind_ = {};
        }
        at_ = now;
        known_ = true;
    }
    /// Something that the bot waited for has come.
    void timer(instant now) { pass(now, true); }
    /// Time was skipped, and the line that says so is there.
    void skipped(instant now) {
        behind_ += now - at_;
        at_ = now;
    }

    void line(std::string_view text) {
        full_ = full_ || text.size() + 1 > most - text_.size();
        if (full_) return;
        (text_ += text) += '\n';
    }

    std::string const& text() const noexcept { return text_; }
    bool full() const noexcept { return full_; }

private:
    // Not too early for what has come by now, and not too late for what has not.
    void pass(instant now, bool up) {
        using milliseconds = std::chrono::milliseconds;
        if (!known_) return;
        auto const real = now - at_ + (up ? behind_ : std::min(behind_, instant::duration::zero()));
        auto const passed = std::max(up ? std::chrono::ceil<milliseconds>(real) : std::chrono::floor<milliseconds>(real), milliseconds::zero());
        if (passed > milliseconds::zero()) line(time_line(passed));
        behind_ += now - at_ - passed;
        at_ = now;
    }

    std::string text_;
    instant at_{};                // When the last thing happened.
    instant::duration behind_{};  // By how much the time of the script is behind since the bot waits; parts of milliseconds add up.
    bool known_ = false;
    bool full_ = false;
};
using transcript = basic_transcript<>;

}  // namespace monongusa::script

#endif
