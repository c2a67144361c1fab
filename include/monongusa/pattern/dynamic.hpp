// SPDX-License-Identifier: BSL-1.0
// dynamic: a pattern that is known at run time only.

#ifndef MONONGUSA_PATTERN_DYNAMIC_HPP
#define MONONGUSA_PATTERN_DYNAMIC_HPP

#include <monongusa/detail/text_range.hpp>
#include <monongusa/pattern/compiler.hpp>
#include <monongusa/pattern/error.hpp>
#include <monongusa/pattern/found.hpp>
#include <monongusa/pattern/engine.hpp>
#include <monongusa/pattern/program.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::pattern {

/// A pattern compiled at run time, by the same code that compiles literals.
///
/// A const one may be searched with from many threads at once.  Copies are independent; moving does not invalidate what was found.
template <class Range = detail::text_range>
class basic_dynamic {
public:
    using result = found<std::vector<Range>>;

    /// Throws pattern_error if `text` is no pattern; the text is copied.
    explicit basic_dynamic(std::string_view text) : text_(text.begin(), text.end()) {
        tree read;
        parse(text, read);
        if (read.reason != mistake::none) throw pattern_error{read.reason, read.offset};
        outline const shape = outline_of(read);
        code_.resize(shape.code);
        sets_.resize(shape.sets);
        ranges_.resize(shape.ranges);
        plain_.resize(shape.plain);
        groups_.resize(shape.groups);
        facts_ = compile(read, {code_.data(), sets_.data(), ranges_.data(), plain_.data(), groups_.data()});
    }

    /// Searches the leftmost match.  Linear in the text; allocates the result and, for patterns of some hundred states, memory to
    /// search in.  The text must outlive the result's views, and this pattern a look up by name.
    result search(std::string_view text) const& {
        std::vector<Range> ranges(groups() + 1);
        if (!find(text, ranges.data())) return {};
        return {text, std::move(ranges), this->text(), groups_.data()};
    }

    // What is found by name is looked up in the pattern, which would be gone.
    result search(std::string_view text) const&& = delete;

    /// Whether there is a match; the same without a result.
    bool matches(std::string_view text) const { return find(text, nullptr); }

    /// The number of capturing groups.
    std::size_t groups() const noexcept { return groups_.size(); }

    /// The name of a group, empty if it has none; the first capturing group is number 0.  A view into this pattern.
    std::string_view group_name(std::size_t group) const noexcept {
        return group < groups() ? text().substr(groups_[group].name_begin, groups_[group].name_size) : std::string_view{};
    }

    /// True if a match can leave the group unset; the first capturing group is number 0.
    bool group_is_optional(std::size_t group) const noexcept { return group >= groups() || groups_[group].optional; }

    /// The pattern as it was given.  A view into this pattern.
    std::string_view text() const noexcept { return {text_.data(), text_.size()}; }

    /// What the machine runs.  A view into this pattern.
    program compiled() const noexcept { return {facts_, code_.data(), sets_.data(), ranges_.data(), plain_.data(), groups_.data()}; }

private:
    bool find(std::string_view text, detail::text_range* ranges) const {
        constexpr std::size_t near = 1024;
        program const what = compiled();
        scratch_size const needed = scratch_for(what);
        if (needed.indices <= near && needed.positions <= near) {
            std::uint32_t indices[near];
            std::size_t positions[near];
            return pattern::search(what, text, {indices, positions}, ranges);
        }
        std::vector<std::uint32_t> indices(needed.indices);
        std::vector<std::size_t> positions(needed.positions);
        return pattern::search(what, text, {indices.data(), positions.data()}, ranges);
    }

    std::vector<char> text_;  // not a string, whose characters would move with it
    std::vector<instruction> code_;
    std::vector<character_set> sets_;
    std::vector<code_range> ranges_;
    std::vector<char> plain_;
    std::vector<group_facts> groups_;
    program_facts facts_{};
};

// A template only so that a file which compiles no pattern at run time is not slower to read.
using dynamic = basic_dynamic<>;

}  // namespace monongusa::pattern

#endif
