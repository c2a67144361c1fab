// SPDX-License-Identifier: BSL-1.0
// support::pattern_maker: makes patterns at random, of the kinds that engines are known to disagree about.

#ifndef MONONGUSA_TESTS_SUPPORT_PATTERN_MAKER_HPP
#define MONONGUSA_TESTS_SUPPORT_PATTERN_MAKER_HPP

#include "chance.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace support {

// One draw in an expression, here and in the other makers: else a seed would give other patterns with another compiler.
class pattern_maker {
public:
    explicit pattern_maker(chance& random) : random_(random) {}

    /// Every pattern keeps to one theme, so that its parts have something to do with one another; a few are no patterns at all.
    std::string make() {
        theme_ = static_cast<theme>(random_.below(7));
        std::string made = alternation(3);
        if (theme_ == theme::runs && random_.one_in(2)) made = "(?:" + made + ")" + std::string{random_.one_of(ends)};
        if (theme_ == theme::cases) made = "(?i)" + made;
        if (theme_ == theme::lines && random_.one_in(2)) made = "(?m)" + made;
        if (random_.one_in(20)) {
            std::size_t const at = random_.below(made.size() + 1);
            made.insert(at, random_.one_of(rubble));
        }
        if (random_.one_in(40) && !made.empty()) made.erase(random_.below(made.size()), 1);
        return made;
    }

private:
    enum class theme { all, nothing, words, lines, cases, beyond_ascii, runs };

    static constexpr std::string_view letters[] = {"a", "a", "a", "b", "b", "c"};
    static constexpr std::string_view anything[] = {"a",
                                                    "b",
                                                    "c",
                                                    ".",
                                                    "あ",
                                                    "é",
                                                    "É",
                                                    "k",
                                                    "S",
                                                    "1",
                                                    "_",
                                                    "-",
                                                    "\\n",
                                                    "^",
                                                    "$",
                                                    "\\b",
                                                    "\\B",
                                                    "\\A",
                                                    "\\z",
                                                    "\\w",
                                                    "\\W",
                                                    "\\d",
                                                    "\\D",
                                                    "\\s",
                                                    "\\S",
                                                    "[ab]",
                                                    "[^a]",
                                                    "[a-c]",
                                                    "[^ab\\n]",
                                                    "[あ-ん]",
                                                    "[^あ]",
                                                    "[\\w-]",
                                                    "[^\\W]",
                                                    "[à-ÿ]",
                                                    "[k-s]",
                                                    "[^k]",
                                                    "[[:alpha:]]",
                                                    "[[:^upper:]]",
                                                    "\\x41",
                                                    "\\101",
                                                    "\\.",
                                                    "\\-",
                                                    "{",
                                                    "a{,2}",
                                                    "]",
                                                    "🎉",
                                                    "[]a]",
                                                    "[^]a]",
                                                    "[a-]",
                                                    "[a\\]]",
                                                    "ſ",
                                                    "σ",
                                                    "ς",
                                                    "Ω",
                                                    "[Α-Ω]",
                                                    "\n",
                                                    "",
                                                    "\\Qa.b\\E",
                                                    "\\x{3042}",
                                                    "[^\\x00-\\x{10FFFF}]",
                                                    "[^\\D\\d]",
                                                    "\\Q\\E",
                                                    "\\pN",
                                                    "\\p{Lu}",
                                                    "\\P{L}",
                                                    "\\p{^Han}"};
    static constexpr std::string_view empties[] = {"",    "",    "",    "a",      "a",      "(?:)", "()",   "^",  "$",      "\\b",
                                                   "\\B", "\\A", "\\z", "(?:|a)", "(?:a|)", "(|a)", "(a|)", "a?", "(a?\?)", "(?:a{0,2})"};
    static constexpr std::string_view words[] = {".*\\b", "[^a]*\\B", "\\w*\\B", "a",   "b",   "_",   "1",    " ", " ", "-",
                                                 "\\b",   "\\b",      "\\B",     "\\w", "\\W", "\\s", "\\w+", "é", "あ"};
    static constexpr std::string_view lines[] = {"a",   "b",   "\\n", "\n", "^",    "$",   "^",   "$",
                                                 "\\A", "\\z", ".",   ".*", "[^a]", "\\s", "\\r", "\\b"};
    static constexpr std::string_view cases[] = {"k",       "s",      "K",
                                                 "S",       "ſ",      "\xE2\x84\xAA",
                                                 "a",       "å",      "\xE2\x84\xAB",
                                                 "σ",       "ς",      "Σ",
                                                 "ß",       "ẞ",      "µ",
                                                 "μ",       "θ",      "ϑ",
                                                 "ϴ",       "ǆ",      "ǅ",
                                                 "я",       "Я",      "[k-s]",
                                                 "[^k]",    "[^s]",   "[A-Z]",
                                                 "[^a-z]",  "\\w",    "\\W",
                                                 "\\b",     "[σ]",    "[^ς]",
                                                 "[а-я]",   "[K]",    "[[:lower:]]",
                                                 "[ǅ]",     "[^ß]",   "\\x{212A}",
                                                 "(?-i)",   "(?i)",   "[[:^upper:]]",
                                                 "\\p{Lu}", "\\P{Ll}"};
    static constexpr std::string_view wide[] = {"[あ-ん]*\\B",
                                                "[^a]*\\B",
                                                ".*\\b",
                                                "\\W*\\B",
                                                "[^b]+?\\B",
                                                "あ",
                                                "い",
                                                "ん",
                                                "漢",
                                                "字",
                                                ".",
                                                "[あ-ん]",
                                                "[^あ-ん]",
                                                "[ァ-ヴー]",
                                                "🎉",
                                                "👍",
                                                "👍🏽",
                                                "\u200D",
                                                "[🎉🎊]",
                                                "[^🎉]",
                                                "[🏻-🏿]",
                                                "é",
                                                "\u0301",
                                                "\\b",
                                                "\\B",
                                                "\\W",
                                                "\\S",
                                                "[\\x{80}-\\x{7FF}]",
                                                "[^\\x00-\\x7F]",
                                                "[\\x{10000}-\\x{10FFFF}]",
                                                "。",
                                                "a",
                                                "\\x{FFFD}",
                                                "[一-龠]",
                                                "👨\u200D👩\u200D👧",
                                                "\\p{Han}",
                                                "\\p{Hiragana}+",
                                                "[\\p{Katakana}ー]"};
    // Many ways through one text: what exhausts an engine that tries one after the other.
    static constexpr std::string_view runs[] = {"a",  "a", "b",  "[ab]", "(a|b)", "(?:a|ab)", "(a|aa)", "(?:a|b|ab)+", "a+",
                                                "a*", ".", ".*", ".+?",  "(.)",   "[^c]",     "\\w+",   "(a+)(b*)"};
    static constexpr std::string_view ends[] = {"+c", "*$", "+?!", "*?c", "{2,}b", "{3,9}c", "(.*)(.*)c"};
    static constexpr std::string_view opens[] = {
        "(", "(", "(", "(?:", "(?:", "(?i:", "(?s:", "(?m:", "(?U:", "(?-s:", "(?-i:", "(?im-s:", "(?P<n>", "(?mU:"};
    static constexpr std::string_view switches[] = {"(?i)", "(?s)", "(?m)", "(?U)", "(?-i)", "(?-m)", "(?)"};
    static constexpr std::string_view repeats[] = {"*",      "+",     "?",      "*",     "+",     "?",     "*?",    "+?",   "??",   "*?",
                                                   "+?",     "??",    "{2}",    "{0}",   "{1}",   "{0,1}", "{1,3}", "{2,}", "{0,}", "{1,}",
                                                   "{0,2}?", "{1,}?", "{2,3}?", "{0,}?", "{2,}?", "{1,2}", "{0,3}", "{,3}", "{01}"};
    static constexpr std::string_view rubble[] = {"(",   ")",    "[",    "]",  "{", "}", "*",  "?",    "\\",       "|",     "[:",
                                                  "\\Q", "\xFF", "\\x{", "(?", "-", "^", "**", "\\p{", "\\p{Nil}", "[b-a]", "{2}{3}"};

    std::string_view leaf() {
        if (random_.one_in(3)) return random_.one_of(letters);
        if (random_.one_in(6)) return random_.one_of(anything);
        switch (theme_) {
            case theme::nothing: return random_.one_of(empties);
            case theme::words: return random_.one_of(words);
            case theme::lines: return random_.one_of(lines);
            case theme::cases: return random_.one_of(cases);
            case theme::beyond_ascii: return random_.one_of(wide);
            case theme::runs: return random_.one_of(runs);
            case theme::all: break;
        }
        return random_.one_of(anything);
    }

    std::string atom(int depth) {
        if (depth > 0 && random_.one_in(3)) {
            std::string made{random_.one_of(opens)};
            made += alternation(depth - 1);
            return made + ')';
        }
        if (random_.one_in(25)) return std::string{random_.one_of(switches)};
        return std::string{leaf()};
    }

    std::string item(int depth) {
        std::string made = atom(depth);
        if (random_.below(5) < 2 || ((theme_ == theme::nothing || theme_ == theme::runs) && random_.one_in(3)))
            made += random_.one_of(repeats);
        if (random_.one_in(60)) made += random_.one_of(repeats);
        // A counted repeat of many: the larger programs.
        if (random_.one_in(400)) made += random_.one_in(2) ? "{17,40}" : "{25,}?";
        return made;
    }

    std::string alternation(int depth) {
        std::string made;
        std::size_t const branches = random_.one_in(3) ? 2 + random_.below(2) : 1;
        for (std::size_t i = 0; i < branches; ++i) {
            if (i > 0) made += '|';
            for (std::size_t items = random_.below(4); items > 0; --items) made += item(depth);
        }
        return made;
    }

    chance& random_;
    theme theme_ = theme::all;
};

}  // namespace support

#endif
