// SPDX-License-Identifier: BSL-1.0
// filter_text: a filter as the command line writes it, `info,stdio=debug,rule=off`.

#ifndef MONONGUSA_LOG_FILTER_TEXT_HPP
#define MONONGUSA_LOG_FILTER_TEXT_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/log/filter.hpp>

#include <string>
#include <string_view>

namespace monongusa::log {

/// Changes a filter by a list of levels and SUBSYSTEM=LEVEL, of which the last word on one thing counts.  Returns what is wrong with the list, in
/// words for `--log`, and then the filter is as it was; nothing if nothing is.
inline std::string read_filter(std::string_view text, filter& shown) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
    filter read = shown;
    for (bool more = true; more;) {
        auto const comma = text.find(',');
        auto const part = text.substr(0, comma);
        more = comma != std::string_view::npos;
        text.remove_prefix(more ? comma + 1 : text.size());
        auto const equals = part.find('=');
        bool const named = equals != std::string_view::npos;
        auto const subsystem = part.substr(0, named ? equals : 0);
        auto const word = part.substr(named ? equals + 1 : 0);
        level shown_of_it{};
        if (!read_level(word, shown_of_it))
            return detail::joined("'", word, "' is no level of the log; levels are off, error, warning, info, debug, trace and bytes");
        if (!named) {
            read.rest(shown_of_it);
            continue;
        }
        if (subsystem.empty() || subsystem.size() > filter::longest || subsystem.find_first_not_of(letters) != std::string_view::npos) {
            return detail::joined("'", subsystem, "' is no subsystem of the log; its name has 1 to ", filter::longest,
                                  " small letters, digits or '_'");
        }
        if (!read.set(subsystem, shown_of_it))
            return detail::joined("more than ", filter::most, " subsystems of the log have a level of their own");
    }
    shown = read;
    return {};
}

}  // namespace monongusa::log

#endif
