// SPDX-License-Identifier: BSL-1.0
// logger: the log of one bot, and the parts of it that speak.

#ifndef MONONGUSA_LOG_LOGGER_HPP
#define MONONGUSA_LOG_LOGGER_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/log/filter.hpp>
#include <monongusa/log/level.hpp>
#include <monongusa/log/process.hpp>
#include <monongusa/log/record.hpp>
#include <monongusa/log/sink.hpp>
#include <monongusa/log/timestamp.hpp>
#include <monongusa/secret/scrubber.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::log {

class scope;

/// What is not set is as the process has it, also when that changes.  To be set up before others use it; then any thread may log.
class logger {
public:
    explicit logger(std::string_view bot = "bot") : bot_(bot) {}
    logger(logger const&) = delete;
    logger& operator=(logger const&) = delete;

    /// What the bot is called.
    std::string_view bot() const noexcept { return bot_; }
    void bot(std::string_view name) {
        if (bot_ != name) bot_ = name;  // Others may be reading the same.
    }

    /// Where lines go; the sink is referred to.
    void to(sink_ref sink) noexcept { sink_ = sink; }

    /// Which lines are shown.
    void show(filter const& shown) noexcept {
        filter_ = shown;
        own_filter_ = true;
    }
    filter shown() const noexcept { return own_filter_ ? filter_ : process().shown(); }

    /// Shows at least this much of what has no level of its own.
    void show_at_least(level level) noexcept {
        auto more = shown();
        if (level <= more.rest()) return;
        more.rest(level);
        show(more);
    }

    /// Whether any subsystem shows lines of this level.
    bool may_show(level line) const noexcept { return own_filter_ ? line <= filter_.loudest() : process().may_show(line); }
    bool shows(level line, std::string_view subsystem) const noexcept {
        return own_filter_ ? filter_.shows(line, subsystem) : process().shows(line, subsystem);
    }

    /// A part of the bot; of a rule, its position in the table.  The name lives as long as the program.
    scope in(char const* subsystem, std::size_t rule = 0) const noexcept;

private:
    friend scope;

    std::string bot_;
    filter filter_;
    sink_ref sink_;
    bool own_filter_ = false;
};

/// A subsystem of a bot, or of the process.  Small; not valid after its logger.  The parts of a line are text, numbers, truth values and the values of
/// `chat`; they become text only if the line is shown.
class scope {
public:
    /// Of the process.
    constexpr explicit scope(char const* subsystem) noexcept : subsystem_(subsystem) {}
    constexpr scope(logger const& of, char const* subsystem, std::size_t rule = 0) noexcept
        : of_(&of), subsystem_(subsystem), rule_(rule) {}

    /// The same as `info`.
    template <class... Parts>
    void operator()(Parts const&... parts) const {
        write(level::info, parts...);
    }
    template <class... Parts>
    void error(Parts const&... parts) const {
        write(level::error, parts...);
    }
    template <class... Parts>
    void warning(Parts const&... parts) const {
        write(level::warning, parts...);
    }
    template <class... Parts>
    void info(Parts const&... parts) const {
        write(level::info, parts...);
    }
    template <class... Parts>
    void debug(Parts const&... parts) const {
        write(level::debug, parts...);
    }
    template <class... Parts>
    void trace(Parts const&... parts) const {
        write(level::trace, parts...);
    }
    template <class... Parts>
    void bytes(Parts const&... parts) const {
        write(level::bytes, parts...);
    }

    template <class... Parts>
    void write(level level, Parts const&... parts) const {
        if (shows(level)) tell_all(level, parts...);
    }

    bool shows(level level) const noexcept {
        // Asked for every event, mostly in vain.
        if (!(of_ ? of_->may_show(level) : process().may_show(level))) return false;
        return of_ ? of_->shows(level, subsystem_) : process().shows(level, subsystem_);
    }

private:
    // Most lines are not shown; for those that are, little code is worth more than speed.
    template <class... Parts>
    [[gnu::cold]] void tell_all(level level, Parts const&... parts) const {
        tell(level, detail::joined(parts...));
    }
    // Every line comes through here, so no sink ever sees a secret.
    [[gnu::cold]] void tell(level level, std::string text) const {
        scrub(text);
        std::string bot{of_ ? of_->bot() : std::string_view{}};
        scrub(bot);
        record const line{level, detail::timestamp_now(), subsystem_, bot, rule_, text};
        of_ && of_->sink_ ? of_->sink_.write(line) : process().write(line);
    }

    logger const* of_ = nullptr;
    char const* subsystem_;
    std::size_t rule_ = 0;
};

inline scope logger::in(char const* subsystem, std::size_t rule) const noexcept { return {*this, subsystem, rule}; }

}  // namespace monongusa::log

#endif
