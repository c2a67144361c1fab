// SPDX-License-Identifier: BSL-1.0
// support::rare_pattern_maker: makes patterns at random of what is rare enough to be required, wherever it may be there and may be not.

#ifndef MONONGUSA_TESTS_SUPPORT_RARE_PATTERN_MAKER_HPP
#define MONONGUSA_TESTS_SUPPORT_RARE_PATTERN_MAKER_HPP

#include "chance.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace support {

class rare_pattern_maker {
public:
    explicit rare_pattern_maker(chance& random) : random_(random) {}

    std::string make() {
        std::string made = alternation(3);
        if (random_.one_in(4)) made = "(?i)" + made;
        if (random_.one_in(4)) made = "^" + made;
        return made;
    }

private:
    static constexpr std::string_view words[] = {"tea",          "zq",   "jx",       "q",   "x",   "z",  "k",     "s",    "S",   "ſ",
                                                 "\xE2\x84\xAA", "Kiss", "お",       "茶",  "é",   "É",  "ß",     "🎉",    "@",   "`",
                                                 "\\[",          "{",    "_",        "://", "www", "VJ", "hello", "1234", "zzz", "\\x00",
                                                 "\x7F",         "  ",   "abcdefgh", "q",   "x",   "j"};
    static constexpr std::string_view classes[] = {
        "[ab]", "[xyz]",   "[kq]",   "[k-s]",  "[é-í]", "\\d",   "[0-9a-f]", ".",
        "\\w",  "(?s:.)*", "[^\\n]", "[あい]", "[@`]",  "[ßzé]", "[🎉🎊]",     "[^\\x00-\\x{10FFFF}]",
        "\\W+", "[a-z]",   "[zZ]",   "[j-x]",  "[Ā-ū]", ".*",    "[!-0]",    "[\\x{7e}-\\x{83}]"};
    static constexpr std::string_view checks[] = {"^", "$", "\\b", "\\B", "(?m:^)", "(?m:$)", "\\A", "\\z", "()"};
    static constexpr std::string_view opens[] = {"(", "(?:", "(?:", "(?i:", "(?-i:"};
    static constexpr std::string_view repeats[] = {"?",   "?",   "??",    "*",     "+",     "+?",   "{2}", "{3}",   "{4}",
                                                   "{5}", "{0}", "{0,1}", "{1,2}", "{2,4}", "{2,}", "{1}", "{0,3}", "{6}"};

    std::string alternation(int depth) {
        std::string made = sequence(depth);
        for (std::size_t more = random_.one_in(3) ? 1 + random_.below(3) : 0; more > 0; --more) made += '|' + sequence(depth);
        if (random_.one_in(60)) made += '|';
        return made;
    }
    std::string sequence(int depth) {
        std::string made;
        for (std::size_t items = 1 + random_.below(3); items > 0; --items) made += item(depth);
        return made;
    }
    std::string item(int depth) {
        if (random_.one_in(24)) return std::string{random_.one_of(checks)};
        std::string made;
        if (depth > 0 && random_.one_in(3)) {
            made = random_.one_of(opens);
            made += alternation(depth - 1) + ')';
        }
        if (made.empty()) made = random_.one_in(4) ? random_.one_of(classes) : random_.one_of(words);
        if (random_.one_in(4)) made += random_.one_of(repeats);
        return made;
    }

    chance& random_;
};

}  // namespace support

#endif
