// SPDX-License-Identifier: BSL-1.0
// mistake: what is wrong with a line of a script, and where.

#ifndef MONONGUSA_SCRIPT_MISTAKE_HPP
#define MONONGUSA_SCRIPT_MISTAKE_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::script {

struct mistake {
    std::size_t column = 0;  ///< In bytes, from 0.
    std::string sentence{};

    explicit operator bool() const noexcept { return !sentence.empty(); }
    friend bool operator==(mistake const&, mistake const&) = default;
};

/// `file:line:col: sentence`, the line below it, and below that a caret; columns count characters, from 1.
template <class = void>
[[gnu::cold]] std::string told(mistake const& mistake, std::string_view file, std::size_t number, std::string_view line) {
    auto const before = line.substr(0, mistake.column < line.size() ? mistake.column : line.size());
    std::string shown;
    std::string margin;
    detail::append_visible(shown, line);
    std::size_t column = 1;
    std::string visible;
    for (std::size_t i = 0; i < before.size(); ++column) {
        auto const character = detail::utf8::decode(before.data() + i, before.data() + before.size());
        auto const size = character.size == 0 ? 1 : character.size;
        visible.clear();
        detail::append_visible(visible, before.substr(i, size));
        // As wide as what stands above: a tab stays one, what is escaped is longer.
        margin.append(visible == before.substr(i, size) ? 1 : visible.size(), before[i] == '\t' ? '\t' : ' ');
        i += size;
    }
    return detail::joined(file, ":", number, ":", column, ": ", mistake.sentence, "\n  ", shown, "\n  ", margin, "^\n");
}

}  // namespace monongusa::script

#endif
