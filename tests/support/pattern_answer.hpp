// SPDX-License-Identifier: BSL-1.0
// support::pattern_answer: what a search gives, in one form for every engine, and the questions to ours.

#ifndef MONONGUSA_TESTS_SUPPORT_PATTERN_ANSWER_HPP
#define MONONGUSA_TESTS_SUPPORT_PATTERN_ANSWER_HPP

#include <monongusa/pattern/dynamic.hpp>
#include <monongusa/pattern/machine.hpp>
#include <monongusa/pattern/required.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// The match and its groups as offsets; nothing if there is no match.
struct pattern_answer {
    std::vector<monongusa::detail::text_range> parts;

    bool matched() const { return !parts.empty(); }
    bool operator==(pattern_answer const&) const = default;
};

struct step_counter {
    std::size_t steps = 0;
    constexpr void count(std::size_t more) noexcept { steps += more; }
};

inline pattern_answer answer_of(monongusa::pattern::dynamic const& pattern, std::string_view text) {
    pattern_answer made;
    auto const found = pattern.search(text);
    for (std::size_t i = 0; i < found.size(); ++i) made.parts.push_back(found.range(i));
    return made;
}

/// What the Pike machine gives that runs the bare program: every shortcut is taken away, and memory holds rubbish.
inline pattern_answer answer_of_machine(monongusa::pattern::dynamic const& pattern, std::string_view text, step_counter& counter) {
    monongusa::pattern::program bare = pattern.compiled();
    bare.facts.plain = false;
    bare.facts.skips = false;
    bare.facts.anchored = false;
    auto const needed = monongusa::pattern::scratch_for(bare);
    std::vector<std::uint32_t> indices(needed.indices, 0xDEADBEEF);
    std::vector<std::size_t> positions(needed.positions, 3);
    monongusa::pattern::machine<step_counter> machine{bare, text, {indices.data(), positions.data()}, counter};
    pattern_answer made;
    if (std::size_t const* const slots = machine.run(0)) {
        for (std::size_t i = 0; i < bare.slots(); i += 2) {
            bool const set = slots[i] != monongusa::detail::text_range::none && slots[i + 1] != monongusa::detail::text_range::none;
            made.parts.push_back(set ? monongusa::detail::text_range{slots[i], slots[i + 1]} : monongusa::detail::text_range{});
        }
    }
    return made;
}

inline pattern_answer answer_of_machine(monongusa::pattern::dynamic const& pattern, std::string_view text) {
    step_counter counter;
    return answer_of_machine(pattern, text, counter);
}

/// Whether one of the pieces is in the text that the pattern requires, or it requires none.
inline bool holds_what_is_required(monongusa::pattern::tree const& read, std::string_view text) {
    monongusa::pattern::piece_finder required{read};
    required.find();
    for (std::size_t i = 0; i < required.count(); ++i) {
        auto const piece = required[i];
        for (std::size_t at = 0; at + piece.size <= (piece.at_begin ? std::min<std::size_t>(piece.size, text.size()) : text.size()); ++at) {
            std::size_t same = 0;
            while (same < piece.size && (static_cast<unsigned char>(text[at + same]) | 0x20U) == piece.byte(same)) ++same;
            if (same == piece.size) return true;
        }
    }
    return required.count() == 0;
}

/// A pattern or text as a line of ASCII.
inline std::string shown(std::string_view text) {
    std::string made;
    for (char const c : text) {
        char buffer[8];
        std::snprintf(buffer, sizeof buffer, c >= ' ' && c <= '~' ? "%c" : "\\x%02X", static_cast<unsigned char>(c));
        made += buffer;
    }
    return made;
}

inline std::string shown(pattern_answer const& what) {
    std::string made;
    for (auto const part : what.parts) {
        if (!made.empty()) made += ' ';
        made += part.present() ? std::to_string(part.begin) + "-" + std::to_string(part.end) : "-";
    }
    return what.matched() ? made : "none";
}

}  // namespace support

#endif
