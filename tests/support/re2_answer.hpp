// SPDX-License-Identifier: BSL-1.0
// support::re2_peer: what RE2 answers, asked such that it speaks of the same characters as we do.

#ifndef MONONGUSA_TESTS_SUPPORT_RE2_ANSWER_HPP
#define MONONGUSA_TESTS_SUPPORT_RE2_ANSWER_HPP

#include <monongusa/detail/utf8.hpp>

#include "pattern_answer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>

namespace support {

class re2_peer {
public:
    explicit re2_peer(std::string_view pattern) : by_byte_(pattern_of(pattern), quiet()) {}

    bool ok() const { return by_byte_.ok(); }
    std::string const& error() const { return by_byte_.error(); }
    int groups() const { return by_byte_.NumberOfCapturingGroups(); }

    /// True if it refused the pattern for its size alone.
    bool refused_its_size() const {
        return by_byte_.error_code() == re2::RE2::ErrorRepeatSize || by_byte_.error_code() == re2::RE2::ErrorPatternTooLarge;
    }

    /// Nothing where RE2 cannot say: it works by byte and finds empty matches inside of characters, where there are none to us.
    std::optional<pattern_answer> search(std::string_view given) {
        // Its '.' takes some bytes that are no character, so these become what nothing takes.
        std::vector<bool> begins;
        std::string const text = without_broken_bytes(given, begins);
        pattern_answer const found = ask(by_byte_, text);
        bool inside = false;
        for (auto const part : found.parts) inside = inside || (part.present() && (!begins[part.begin] || !begins[part.end]));
        if (!inside) return found;
        if (text.find('\xFF') != text.npos) return std::nullopt;
        // From the beginning on by character, so that the match begins with one.
        re2::RE2 const by_character{"\\A(?s:.*?)(" + by_byte_.pattern() + ")", quiet()};
        if (!by_character.ok() || by_character.NumberOfCapturingGroups() != groups() + 1) return std::nullopt;
        pattern_answer second = ask(by_character, text);
        if (second.matched()) second.parts.erase(second.parts.begin());
        return second;
    }

private:
    static re2::RE2::Options quiet() {
        re2::RE2::Options options;
        options.set_log_errors(false);
        return options;
    }

    static re2::StringPiece pattern_of(std::string_view pattern) { return {pattern.data(), pattern.size()}; }

    static std::string without_broken_bytes(std::string_view given, std::vector<bool>& begins) {
        std::string text{given};
        begins.assign(text.size() + 1, true);
        for (std::size_t at = 0; at < text.size();) {
            auto const character = monongusa::detail::utf8::decode(text.data() + at, text.data() + text.size());
            if (character.size == 0) text[at++] = '\xFF';
            for (std::size_t i = 1; i < character.size; ++i) begins[at + i] = false;
            at += character.size;
        }
        return text;
    }

    static pattern_answer ask(re2::RE2 const& pattern, std::string const& text) {
        std::vector<re2::StringPiece> parts(static_cast<std::size_t>(pattern.NumberOfCapturingGroups()) + 1);
        pattern_answer made;
        if (!pattern.Match(text, 0, text.size(), re2::RE2::UNANCHORED, parts.data(), static_cast<int>(parts.size()))) return made;
        for (auto const& part : parts) made.parts.push_back(monongusa::detail::text_range::of(text, {part.data(), part.size()}));
        return made;
    }

    re2::RE2 by_byte_;
};

}  // namespace support

#endif
