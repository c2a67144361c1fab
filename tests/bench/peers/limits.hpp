// SPDX-License-Identifier: BSL-1.0
// The limits: the least that looking at a message can cost, though it finds nothing.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_LIMITS_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_LIMITS_HPP

#include "../tally.hpp"
#include "required.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bench::peers {

/// A look at each byte, none of which waits for the one before.
class byte_scan {
public:
    static constexpr char const* name = "scan of the bytes";
    explicit byte_scan(std::span<std::string_view const>) {
        for (std::size_t i = 0; i < classes_.size(); ++i) classes_[i] = static_cast<unsigned char>(i * 7);
    }
    void look(std::string_view text, tally& all) const {
        for (char const byte : text) all.bytes += classes_[static_cast<unsigned char>(byte)];
    }

private:
    std::array<unsigned char, 256> classes_{};
};

/// An automaton for the texts that the patterns require, in any case: from byte to byte, each step waits for the one before.
class dfa_walk {
public:
    static constexpr char const* name = "walk of a DFA";
    explicit dfa_walk(std::span<std::string_view const> patterns) {
        std::vector<std::string> texts;
        for (auto const pattern : patterns)
            for (auto const& text : required{pattern}.texts()) texts.push_back(text);
        number_classes(texts);
        add_state();
        for (auto const& text : texts) add_text(text);
        close();
    }

    void look(std::string_view text, tally& all) const {
        std::uint32_t at = 0;
        for (char const byte : text) at = next_[at + class_[static_cast<unsigned char>(byte)]];
        all.bytes += at;
    }

private:
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    static unsigned char lower(char c) noexcept { return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c); }

    // Bytes that are in no text share a class.
    void number_classes(std::vector<std::string> const& texts) {
        for (auto const& text : texts)
            for (char const c : text)
                if (class_[lower(c)] == 0) class_[lower(c)] = classes_++;
        for (char c = 'A'; c <= 'Z'; ++c) class_[static_cast<unsigned char>(c)] = class_[lower(c)];
    }

    // A state is where its row begins.
    std::uint32_t add_state() {
        auto const state = static_cast<std::uint32_t>(next_.size());
        next_.resize(next_.size() + classes_, none);
        return state;
    }

    void add_text(std::string_view text) {
        std::uint32_t at = 0;
        for (char const c : text) {
            std::size_t const place = at + class_[lower(c)];
            if (next_[place] == none) {
                std::uint32_t const added = add_state();
                next_[place] = added;
            }
            at = next_[place];
        }
    }

    // Every way that a text does not go is the way from the longest end of what was read that begins a text.
    void close() {
        std::vector<std::uint32_t> end_of(next_.size(), 0);
        std::vector<std::uint32_t> todo{0};
        for (std::size_t i = 0; i < todo.size(); ++i) {
            std::uint32_t const state = todo[i];
            for (std::uint32_t c = 0; c < classes_; ++c) {
                std::uint32_t const other = state == 0 ? 0 : next_[end_of[state] + c];
                std::uint32_t& way = next_[state + c];
                if (way == none) {
                    way = other;
                } else {
                    end_of[way] = other;
                    todo.push_back(way);
                }
            }
        }
    }

    std::array<std::uint32_t, 256> class_{};
    std::uint32_t classes_ = 1;
    std::vector<std::uint32_t> next_;
};

}  // namespace bench::peers

#endif
