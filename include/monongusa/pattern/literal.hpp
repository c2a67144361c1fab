// SPDX-License-Identifier: BSL-1.0
// literal: everything known at compile time about a pattern that is a string literal.

#ifndef MONONGUSA_PATTERN_LITERAL_HPP
#define MONONGUSA_PATTERN_LITERAL_HPP

#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/detail/text_range.hpp>
#include <monongusa/pattern/class_run.hpp>
#include <monongusa/pattern/compiler.hpp>
#include <monongusa/pattern/engine.hpp>
#include <monongusa/pattern/mistake.hpp>
#include <monongusa/pattern/piece.hpp>
#include <monongusa/pattern/program.hpp>
#include <monongusa/pattern/required.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace monongusa::pattern {

// What every text that matches must hold: one of some pieces; where these are frequent or none are known, a run too if that is rarer.
struct requirement {
    constexpr explicit requirement(tree const& read) : pieces(read) {
        pieces.find();
        if (pieces.bits() >= 10) return;
        class_run_finder runs{read};
        run = runs.find();
        if (run.bits < pieces.bits() + 3) run.size = 0;
    }

    piece_finder pieces;
    class_run run{};
};

// Patterns of the same size share this type and its code; no array is empty, since that would be no C++.
template <std::size_t Code, std::size_t Sets, std::size_t Ranges, std::size_t Plain, std::size_t Groups, std::size_t Pieces, std::size_t Run>
struct stored_program {
    instruction code[Code + 1]{};
    character_set sets[Sets + 1]{};
    code_range ranges[Ranges + 1]{};
    char plain[Plain + 1]{};
    group_facts groups[Groups + 1]{};
    piece required[Pieces + 1]{};
    byte_set run[Run + 1]{};
    program_facts facts{};

    static constexpr bool has_room_for(outline const& shape) noexcept {
        return shape.code <= Code && shape.sets <= Sets && shape.ranges <= Ranges && shape.plain <= Plain && shape.groups <= Groups && shape.pieces <= Pieces;
    }

    constexpr void fill(tree const& read, outline const& shape, requirement const& wanted) {
        facts = compile(read, {code, sets, ranges, plain, groups});
        for (std::size_t i = 0; i < shape.pieces; ++i) required[i] = wanted.pieces[i];
        for (std::size_t i = 0; i < shape.run; ++i) run[i] = wanted.run.classes[i];
    }

    constexpr program view() const noexcept { return {facts, code, sets, ranges, plain, groups}; }
};

// Arrays must have their size before there is anything to put into them.  So a pattern is read into some that are large enough for nearly all, and what
// does not fit is read once more: reading is what a constant evaluation takes longest for.
template <std::size_t Size>
struct draft {
    outline shape{};
    bool fits = false;
    stored_program<Size, Size / 4, 2 * Size, Size, Size / 4, 24, class_run::most> read_so_far{};
};

template <std::size_t Size>
constexpr draft<Size> draft_of(std::string_view text) {
    draft<Size> made;
    tree read;
    parse(text, read);
    made.shape = outline_of(read);
    if (read.reason != mistake::none) return made;
    requirement const wanted{read};
    made.shape.pieces = static_cast<std::uint32_t>(wanted.pieces.count());
    made.shape.run = wanted.run.size;
    made.fits = made.read_so_far.has_room_for(made.shape);
    if (made.fits) made.read_so_far.fill(read, made.shape, wanted);
    return made;
}

template <class Stored, std::size_t Size>
constexpr Stored stored_from(draft<Size> const& made, std::string_view text) {
    Stored stored;
    if (made.fits) {
        auto const& from = made.read_so_far;
        for (std::size_t i = 0; i < made.shape.code; ++i) stored.code[i] = from.code[i];
        for (std::size_t i = 0; i < made.shape.sets; ++i) stored.sets[i] = from.sets[i];
        for (std::size_t i = 0; i < made.shape.ranges; ++i) stored.ranges[i] = from.ranges[i];
        for (std::size_t i = 0; i < made.shape.plain; ++i) stored.plain[i] = from.plain[i];
        for (std::size_t i = 0; i < made.shape.groups; ++i) stored.groups[i] = from.groups[i];
        for (std::size_t i = 0; i < made.shape.pieces; ++i) stored.required[i] = from.required[i];
        for (std::size_t i = 0; i < made.shape.run; ++i) stored.run[i] = from.run[i];
        stored.facts = from.facts;
    } else if (made.shape.reason == mistake::none) {
        tree read;
        parse(text, read);
        stored.fill(read, made.shape, requirement{read});
    }
    return stored;
}

/// A pattern written in the program.  It can be used whether it is well formed or not: ask `reason` first.
template <detail::fixed_string Pattern>
struct literal {
private:
    static constexpr auto made = draft_of<Pattern.view().size() / 16 * 16 + 32>(Pattern.view());
    static constexpr outline shape = made.shape;
    static constexpr auto stored =
        stored_from<stored_program<shape.code, shape.sets, shape.ranges, shape.plain, shape.groups, shape.pieces, shape.run>>(made, Pattern.view());

public:
    /// The pattern itself.
    static constexpr std::string_view text = Pattern.view();
    /// `none` if it is well formed.
    static constexpr mistake reason = shape.reason;
    /// Where the mistake is, in bytes.
    static constexpr std::size_t offset = shape.offset;
    /// The number of capturing groups; 0 if it is malformed.
    static constexpr std::size_t groups = shape.groups;
    /// It provably matches every text; where it is false, nothing was proved.
    static constexpr bool matches_everything = stored.facts.everything;
    /// One of these is in every text that matches; none where nothing rare enough is known.
    static constexpr std::span<piece const> required{stored.required, shape.pieces};
    /// And so many bytes in a row, each one of a set, where that is rarer.
    static constexpr std::span<byte_set const> required_run{stored.run, shape.run};
    /// What the machine runs; without a single instruction if it is malformed.
    static constexpr program compiled = stored.view();

    /// True if a match can leave the group unset; the first capturing group is number 0.
    static constexpr bool group_is_optional(std::size_t group) noexcept { return group >= groups || stored.groups[group].optional; }

    /// The name of a group, empty if it has none; the first capturing group is number 0.
    static constexpr std::string_view group_name(std::size_t group) noexcept {
        return group < groups ? text.substr(stored.groups[group].name_begin, stored.groups[group].name_size) : std::string_view{};
    }

    /// Searches the text and writes the whole match to ranges[0] and the groups to ranges[1…groups].
    ///
    /// Linear in the text, allocates nothing, safe from any thread.  A malformed pattern is found nowhere.
    static constexpr bool find(std::string_view in, detail::text_range* ranges) noexcept {
        if constexpr (reason != mistake::none) return false;
        else {
            constexpr scratch_size needed = scratch_for(compiled);
            // Not initialised: the machine clears what it reads.
            std::uint32_t indices[needed.indices + 1];
            std::size_t positions[needed.positions + 1];
            return pattern::search(compiled, in, {indices, positions}, ranges);
        }
    }

    /// The same, but the groups alone are written: to out[0…groups).
    static constexpr bool search(std::string_view in, detail::text_range* out) noexcept {
        if constexpr (groups == 0) return find(in, nullptr);
        else {
            detail::text_range ranges[groups + 1];
            if (!find(in, ranges)) return false;
            for (std::size_t i = 0; i < groups; ++i) out[i] = ranges[i + 1];
            return true;
        }
    }
};

}  // namespace monongusa::pattern

#endif
