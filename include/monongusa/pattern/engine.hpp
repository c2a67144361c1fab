// SPDX-License-Identifier: BSL-1.0
// engine: searches a text for a program in the cheapest way that is right for it.

#ifndef MONONGUSA_PATTERN_ENGINE_HPP
#define MONONGUSA_PATTERN_ENGINE_HPP

#include <monongusa/detail/text_range.hpp>
#include <monongusa/detail/utf8.hpp>
#include <monongusa/pattern/machine.hpp>
#include <monongusa/pattern/program.hpp>
#include <monongusa/pattern/walker.hpp>

#include <cstddef>
#include <string_view>

namespace monongusa::pattern {

/// The next place, `from` or behind it, where a match may begin; none() if there is none.
constexpr std::size_t next_start(program const& what, std::string_view text, std::size_t from) noexcept {
    constexpr std::size_t none = detail::text_range::none;
    program_facts const& facts = what.facts;
    if (facts.anchored && from != 0) return none;
    if (facts.prefix_size != 0) {
        if (facts.anchored) return text.starts_with(what.prefix()) ? 0 : none;
        return text.find(what.prefix(), from);  // npos is none
    }
    if (!facts.skips) return from <= text.size() ? from : none;
    if (facts.anchored) return !text.empty() && facts.first.has(text[0]) ? 0 : none;
    // By fours, which takes a third less: this is what most of a text that does not match costs.
    for (; from + 4 <= text.size(); from += 4) {
        if (facts.first.has(text[from])) return from;
        if (facts.first.has(text[from + 1])) return from + 1;
        if (facts.first.has(text[from + 2])) return from + 2;
        if (facts.first.has(text[from + 3])) return from + 3;
    }
    while (from < text.size() && !facts.first.has(text[from])) ++from;
    return from < text.size() ? from : none;
}

/// By the machine alone, from `from` on.
template <class Counter>
constexpr bool search_by_machine(program const& what, std::string_view text, std::size_t from, scratch memory, detail::text_range* ranges,
                                 Counter& counter) noexcept {
    machine<Counter> runner{what, text, memory, counter};
    std::size_t const* const slots = runner.run(from);
    if (slots != nullptr && ranges != nullptr) what.write_ranges(slots, ranges);
    return slots != nullptr;
}

/// Searches the leftmost match and, of those, the one a backtracking engine would find first.
///
/// Writes the whole match to ranges[0] and group i to ranges[i + 1]; `ranges` may be null where only the answer matters.
/// Linear in the text; allocates nothing; `memory` is as large as scratch_for() says and belongs to this call alone.
template <class Counter = no_counter const>
constexpr bool search(program const& what, std::string_view text, scratch memory, detail::text_range* ranges, Counter& counter) noexcept {
    if (what.facts.plain) {
        std::size_t const found = text.find(what.plain_text());
        if (found == std::string_view::npos) return false;
        if (ranges != nullptr) ranges[0] = {found, found + what.facts.plain_size};
        return true;
    }
    std::size_t start = next_start(what, text, 0);
    if (start == detail::text_range::none) return false;
    if (what.facts.walks) {
        walker<Counter> ways{what, text, memory.positions, ranges != nullptr, counter};
        outcome found = ways.walk(start);
        while (found == outcome::not_found) {
            auto const character = detail::utf8::decode(text.data() + start, text.data() + text.size());
            std::size_t const next = start + (character.size == 0 ? 1 : character.size);
            std::size_t const behind = ways.end_of_first_run();
            start = next_start(what, text, behind == detail::text_range::none || behind < next ? next : behind);
            if (start == detail::text_range::none) return false;
            found = ways.walk(start);
        }
        if (found == outcome::found) {
            if (ranges != nullptr) what.write_ranges(memory.positions, ranges);
            return true;
        }
    }
    return search_by_machine(what, text, start, memory, ranges, counter);
}

constexpr bool search(program const& what, std::string_view text, scratch memory, detail::text_range* ranges) noexcept {
    no_counter const counter;
    return search(what, text, memory, ranges, counter);
}

}  // namespace monongusa::pattern

#endif
