// SPDX-License-Identifier: BSL-1.0
// shift_and: finds short runs of byte classes, many at once, in the bits of a word.

#ifndef MONONGUSA_PATTERN_SHIFT_AND_HPP
#define MONONGUSA_PATTERN_SHIFT_AND_HPP

#include <monongusa/pattern/class_run.hpp>
#include <monongusa/pattern/program.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace monongusa::pattern {

// The Shift-And automaton of Baeza-Yates and Gonnet: bit i says that the last bytes are what the run wants up to its place i.  Each byte shifts all runs
// on at once, and the table keeps those that want this byte.  A place that no byte fills parts each run from the next.
template <std::size_t Words>
class shift_and {
public:
    /// False if there is no room left, or it is no run of 1 to class_run::most bytes.
    bool add(std::span<byte_set const> classes, std::size_t rule) noexcept {
        if (classes.empty() || classes.size() > class_run::most) return false;
        for (std::size_t word = 0; word < Words; ++word) {
            std::size_t const begin = used_[word];
            if (begin + classes.size() > 64) continue;
            used_[word] = begin + classes.size() + 1;
            for (std::size_t i = 0; i < classes.size(); ++i) {
                for (unsigned byte = 0; byte < 256; ++byte) {
                    if (classes[i].has(static_cast<char>(byte))) wants_[byte][word] |= std::uint64_t{1} << (begin + i);
                }
            }
            first_[word] |= std::uint64_t{1} << begin;
            last_[word] |= std::uint64_t{1} << (begin + classes.size() - 1);
            rules_[64 * word + begin + classes.size() - 1] = static_cast<std::uint32_t>(rule);
            return true;
        }
        return false;
    }

    bool empty() const noexcept { return used_[0] == 0; }

    /// Sets the bits of the rules of which a run is in the text.
    void look(std::string_view text, std::uint64_t* rules) const noexcept {
        constexpr std::size_t overlap = class_run::most;
        words ever{};
        if (text.size() < 2 * overlap) {
            words now{};
            for (char const byte : text) step(byte, now, ever);
        } else {
            // Each step waits for the one before it.  So both halves go at once, far enough into each other that no run is cut.
            std::size_t const half = (text.size() + overlap) / 2;
            char const* const second = text.data() + text.size() - half;
            words now{};
            words then{};
            for (std::size_t i = 0; i < half; ++i) {
                step(text[i], now, ever);
                step(second[i], then, ever);
            }
        }
        for (std::size_t word = 0; word < Words; ++word) {
            for (std::uint64_t found = ever[word] & last_[word]; found != 0; found &= found - 1) {
                std::uint32_t const rule = rules_[64 * word + static_cast<std::size_t>(std::countr_zero(found))];
                rules[rule / 64] |= std::uint64_t{1} << rule % 64;
            }
        }
    }

private:
    using words = std::array<std::uint64_t, Words>;

    void step(char byte, words& now, words& ever) const noexcept {
        step(wants_[static_cast<unsigned char>(byte)], now, ever, std::make_index_sequence<Words>{});
    }
    // Written out, not a loop: then all words stay in registers.
    template <std::size_t... Word>
    void step(words const& wants, words& now, words& ever, std::index_sequence<Word...>) const noexcept {
        ((now[Word] = (now[Word] * 2 + first_[Word]) & wants[Word], ever[Word] |= now[Word]), ...);
    }

    words wants_[256]{};
    words first_{};
    words last_{};
    std::array<std::uint32_t, 64 * Words> rules_{};
    std::array<std::size_t, Words> used_{};
};

// More than registers hold are two, one after the other.  Nothing in it is known before Words is, else every file would compile it.
template <std::size_t Words>
    requires(Words == 4)
class shift_and<Words> {
public:
    bool add(std::span<byte_set const> classes, std::size_t rule) noexcept { return first_.add(classes, rule) || second_.add(classes, rule); }
    bool empty() const noexcept { return first_.empty(); }
    void look(std::string_view text, std::uint64_t* rules) const noexcept {
        first_.look(text, rules);
        if (!second_.empty()) second_.look(text, rules);
    }

private:
    shift_and<Words / 2> first_;
    shift_and<Words / 2> second_;
};

template <std::size_t Words>
    requires(Words == 0)
class shift_and<Words> {
public:
    bool add(std::span<byte_set const>, std::size_t) noexcept { return false; }
    bool empty() const noexcept { return true; }
    void look(std::string_view, std::uint64_t*) const noexcept {}
};

}  // namespace monongusa::pattern

#endif
