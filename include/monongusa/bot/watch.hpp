// SPDX-License-Identifier: BSL-1.0
// watch: tells the log what a bot hears, decides and does, for those who want to see it.

#ifndef MONONGUSA_BOT_WATCH_HPP
#define MONONGUSA_BOT_WATCH_HPP

#include <monongusa/action/occasion.hpp>
#include <monongusa/chat/origin.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/log/level.hpp>
#include <monongusa/log/logger.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace monongusa::detail {

/// Has the bot's logger.  Each line names the event by its number, so that what belongs together can be found together when several threads write.
class watch {
public:
    log::logger const& logger() const noexcept { return logger_; }
    /// To be set up, of the bot that is called so.
    log::logger& logger(std::string_view bot) {
        logger_.bot(bot);
        return logger_;
    }

    /// What the bot itself says of its life.
    log::scope life() const noexcept { return logger_.in("bot"); }

    void hears(std::uint64_t event, std::string_view what, chat::origin_ref const& from, std::string_view text) const {
        if (!logger_.may_show(log::level::debug)) return;
        auto const life = this->life();
        if (!life.shows(log::level::debug)) return;
        std::string line = joined("event ", event, ": ", what);
        if (from.message && !from.message->empty()) append_part(line, joined(" ", *from.message));
        if (from.user && !from.user->name.empty()) append_part(line, joined(" by ", from.user->name));
        if (from.channel && !from.channel->name.empty()) append_part(line, joined(" in #", from.channel->name));
        tell(life, line, text);
    }
    void chooses(action::occasion const& occasion) const { of_rule(occasion.rule).debug("accepts event ", occasion.event); }
    void takes(std::uint64_t event, std::string_view what) const {
        if (logger_.may_show(log::level::debug)) of_rule(0).debug("event ", event, ": ", what, ", taken by a conversation");
    }
    void leaves(std::uint64_t event) const {
        if (logger_.may_show(log::level::debug)) of_rule(0).debug("no rule accepts event ", event);
    }
    void does(action::stamp const& stamp, std::string_view action, std::string_view words) const {
        auto const rule = of_rule(stamp.rule);
        if (rule.shows(log::level::debug)) tell(rule, joined("event ", stamp.event, ": ", action), words);
    }
    /// That no rule has heard of.
    void fails(std::size_t rule, std::string_view what) const { of_rule(rule).error(what); }

private:
    log::scope of_rule(std::size_t rule) const noexcept { return logger_.in("rule", rule); }

    // Whoever does not show traces sees no words of other people.
    static void tell(log::scope const& of, std::string_view line, std::string_view words) {
        if (!words.empty() && of.shows(log::level::trace)) {
            of.trace(line, ": ", words);
        } else {
            of.debug(line);
        }
    }

    log::logger logger_;
};

}  // namespace monongusa::detail

#endif
