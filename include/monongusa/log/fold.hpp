// SPDX-License-Identifier: BSL-1.0
// fold: counts a line that comes again and again instead of showing it each time.

#ifndef MONONGUSA_LOG_FOLD_HPP
#define MONONGUSA_LOG_FOLD_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/log/record.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::log {

/// Equal are lines that differ in their time alone.  Whoever uses it sees to threads.  Keeps one line and has nothing to destroy.
class fold {
public:
    /// Milliseconds for which repetitions are only counted.
    static constexpr std::int64_t patience = 10'000;
    /// Of subsystem, bot and text together; a line of more bytes is never folded.
    static constexpr std::size_t longest = 512;

    constexpr fold() noexcept = default;
    fold(fold const&) = delete;
    fold& operator=(fold const&) = delete;

    /// A line has come: calls `tell(record)` for what is to be shown now.
    template <class Tell>
    void take(record const& line, Tell const& tell) {
        if (!repeats(line)) {
            end(tell);
            keep(line);
            tell(line);
            return;
        }
        ++more_;
        last_.time = line.time;
        // A clock that was set back would have us wait for long.
        if (line.time - told_ >= patience || line.time < told_) end(tell);
    }

    /// Nothing more comes for the time being: tells what has been counted, as a line of the same level, subsystem, bot and rule.
    template <class Tell>
    void end(Tell const& tell) {
        told_ = last_.time;
        if (more_ == 0) return;
        record count = last_;
        auto const words = detail::joined("the last line came ", more_, more_ == 1 ? " more time" : " more times");
        count.text = words;
        more_ = 0;
        tell(count);
    }

private:
    bool repeats(record const& line) const noexcept {
        return kept_ && line.level == last_.level && line.rule == last_.rule && line.text == last_.text && line.bot == last_.bot &&
               line.subsystem == last_.subsystem;
    }
    void keep(record const& line) noexcept {
        kept_ = line.subsystem.size() <= longest && line.bot.size() <= longest - line.subsystem.size() &&
                line.text.size() <= longest - line.subsystem.size() - line.bot.size();
        last_ = line;
        told_ = line.time;
        char* end = bytes_;
        for (auto* part : {&last_.subsystem, &last_.bot, &last_.text}) {
            auto const size = kept_ ? part->copy(end, longest) : 0;
            *part = {end, size};
            end += size;
        }
    }

    bool kept_ = false;
    record last_{};  // Of `bytes_`.
    std::int64_t told_ = 0;
    std::uint64_t more_ = 0;
    char bytes_[longest]{};
};

}  // namespace monongusa::log

#endif
