// SPDX-License-Identifier: BSL-1.0
// watch: tells the log what a bot hears, decides and does, for those who want to see it.

#ifndef MONONGUSA_BOT_WATCH_HPP
#define MONONGUSA_BOT_WATCH_HPP

#include <monongusa/action/occasion.hpp>
#include <monongusa/chat/origin.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/log/log.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace monongusa::detail {

/// Each line names the event by its number, so that what belongs together can be found together when several threads write.
class watch {
public:
    enum class level : unsigned char {
        nothing,
        decisions,  ///< Events, which rules accept them, and what is done.
        texts,      ///< The same with what is said.
    };

    /// Set before the bot runs.
    level shown = level::nothing;

    /// What the bot is called in the log.
    std::string_view name() const noexcept { return name_; }
    void name(std::string_view of_bot) { name_ = of_bot; }

    void hears(std::uint64_t event, std::string_view what, chat::origin_ref const& from, std::string_view text) const {
        if (shown == level::nothing) return;
        std::string line = joined("event ", event, ": ", what);
        if (from.message && !from.message->empty()) append_part(line, joined(" ", *from.message));
        if (from.user && !from.user->name.empty()) append_part(line, joined(" by ", from.user->name));
        if (from.channel && !from.channel->name.empty()) append_part(line, joined(" in #", from.channel->name));
        tell(line, text);
    }
    void chooses(action::occasion const& occasion) const {
        if (shown != level::nothing) tell(joined("event ", occasion.event, ": rule ", occasion.rule, " accepts"), {});
    }
    void leaves(std::uint64_t event) const {
        if (shown != level::nothing) tell(joined("event ", event, ": no rule accepts"), {});
    }
    void does(action::stamp const& stamp, std::string_view action, std::string_view words) const {
        if (shown != level::nothing) tell(joined("event ", stamp.event, ": rule ", stamp.rule, ": ", action), words);
    }

private:
    void tell(std::string line, std::string_view words) const {
        if (shown == level::texts && !words.empty()) append_part(line, joined(": ", words));
        log::info(name_, ": ", line);
    }

    std::string name_ = "bot";
};

}  // namespace monongusa::detail

#endif
