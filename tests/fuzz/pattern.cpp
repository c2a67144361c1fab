// SPDX-License-Identifier: BSL-1.0
// Fuzzes patterns and what they are searched in: a mistake has its place, engines agree, and no search takes more steps than it may.
// The first byte of an input is the length of the pattern; what is left is the text.
#include <monongusa/pattern/dynamic.hpp>
#include <monongusa/pattern/engine.hpp>

#include "../support/backtracking.hpp"
#include "../support/pattern_answer.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace {

namespace mp = monongusa::pattern;
using support::answer_of;
using support::answer_of_machine;
using support::pattern_answer;

void must(bool holds) {
    if (!holds) __builtin_trap();
}

void a_mistake_has_its_place(mp::tree const& read, std::string_view pattern) {
    must(read.offset <= pattern.size() && !mp::sentence(read.reason).empty());
    try {
        mp::dynamic const none{pattern};
        must(false);
    } catch (monongusa::pattern_error const& error) {
        must(error.reason() == read.reason && error.offset() == read.offset);
    }
}

bool is_inside_a_character(std::string_view text, std::size_t at) {
    for (std::size_t start = at < 3 ? 0 : at - 3; start < at; ++start)
        if (start + monongusa::detail::utf8::decode(text.data() + start, text.data() + text.size()).size > at) return true;
    return false;
}

void an_answer_lies_in_the_text(mp::dynamic const& pattern, std::string_view text, pattern_answer const& found) {
    must(found.matched() || !pattern.compiled().facts.everything);
    if (!found.matched()) return;
    must(found.parts.size() == pattern.groups() + 1 && found.parts.front().present());
    auto const whole = found.parts.front();
    must(whole.end <= text.size());
    for (std::size_t i = 0; i < found.parts.size(); ++i) {
        auto const part = found.parts[i];
        if (!part.present()) must(pattern.group_is_optional(i - 1));
        else must(whole.begin <= part.begin && part.begin <= part.end && part.end <= whole.end);
        if (part.present()) must(!is_inside_a_character(text, part.begin) && !is_inside_a_character(text, part.end));
    }
}

// Without the memory of the search, so that a smaller one than the program needs is found out.
pattern_answer searched_counting(mp::dynamic const& pattern, std::string_view text, support::step_counter& counter) {
    auto const what = pattern.compiled();
    auto const needed = mp::scratch_for(what);
    std::vector<std::uint32_t> indices(needed.indices);
    std::vector<std::size_t> positions(needed.positions);
    pattern_answer found;
    found.parts.resize(pattern.groups() + 1);
    if (!mp::search(what, text, {indices.data(), positions.data()}, found.parts.data(), counter)) found.parts.clear();
    return found;
}

void engines_agree(mp::dynamic const& pattern, mp::tree const& read, std::string_view text) {
    std::size_t const size = pattern.compiled().facts.size;
    pattern_answer const found = answer_of(pattern, text);
    an_answer_lies_in_the_text(pattern, text, found);
    must(pattern.matches(text) == found.matched());
    must(!found.matched() || support::holds_what_is_required(read, text));
    support::step_counter steps;
    must(answer_of_machine(pattern, text, steps) == found);
    must(steps.steps <= 4 * size * (text.size() + 1));
    support::step_counter all_steps;
    must(searched_counting(pattern, text, all_steps) == found);
    must(all_steps.steps <= (4 * size + 40) * (text.size() + 16));
    if (size > 200 || text.size() > 40) return;
    auto const meant = support::backtracking{read, text}.search();
    must(!meant || *meant == found);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view const input{reinterpret_cast<char const*>(data + 1), size - 1};
    std::string_view const pattern = input.substr(0, data[0]);
    mp::tree read;
    mp::parse(pattern, read);
    if (read.reason != mp::mistake::none) a_mistake_has_its_place(read, pattern);
    else engines_agree(mp::dynamic{pattern}, read, input.substr(pattern.size()));
    return 0;
}
