// SPDX-License-Identifier: BSL-1.0
// support::class_pattern_maker: makes patterns at random of classes, of which runs are made, in all the ways in which one may be cut short.

#ifndef MONONGUSA_TESTS_SUPPORT_CLASS_PATTERN_MAKER_HPP
#define MONONGUSA_TESTS_SUPPORT_CLASS_PATTERN_MAKER_HPP

#include "chance.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace support {

class class_pattern_maker {
public:
    explicit class_pattern_maker(chance& random) : random_(random) {}

    std::string make() {
        std::string made;
        if (random_.one_in(4)) made += "(?i)";
        if (random_.one_in(6)) made += '^';
        return made + sequence(3);
    }

private:
    static constexpr std::string_view classes[] = {"\\d",
                                                   "\\d",
                                                   "[0-9a-f]",
                                                   "[A-F]",
                                                   "[A-Z\\d]",
                                                   "[xyz]",
                                                   "[@#]",
                                                   "[- ]",
                                                   "q",
                                                   "zq",
                                                   "VJ",
                                                   "k",
                                                   "s",
                                                   "[k-s]",
                                                   "[^\\x00-k]",
                                                   "[^a-z]",
                                                   "[а-яё]",
                                                   "[ァ-ヶー]",
                                                   "[🎉🎊]",
                                                   "[éあ]",
                                                   "[あ🎉]",
                                                   "[éあ🎉]",
                                                   "[aé]",
                                                   "é",
                                                   "茶",
                                                   "🎉",
                                                   "[\\x{7f0}-\\x{80f}]",
                                                   "[\\x{fff0}-\\x{1000f}]",
                                                   "[^\\x00-\\x7F]",
                                                   "[\\x{80}-\\x{bf}]",
                                                   "\\x00",
                                                   "[\\x00-\\x1f]",
                                                   "\\p{Greek}",
                                                   "[{|}~]"};
    static constexpr std::string_view cuts[] = {".", "\\w", "^", "$", "\\b", "\\B", "(?m:^)", "()", "[^\\x00-\\x{10FFFF}]", "(?:)", "\\W"};
    static constexpr std::string_view opens[] = {"(", "(?:", "(?i:", "(?-i:"};
    static constexpr std::string_view repeats[] = {"?",   "*",   "+",     "{2}",   "{3}",   "{3}",  "{8}",  "{9}",   "{12}",
                                                   "{0}", "{1}", "{1,2}", "{2,4}", "{4,}?", "{7,}", "{8,}", "{0,3}", "{5,9}"};

    std::string sequence(int depth) {
        std::string made;
        for (std::size_t items = 1 + random_.below(4); items > 0; --items) made += item(depth);
        return made;
    }
    std::string item(int depth) {
        if (random_.one_in(16)) return std::string{random_.one_of(cuts)};
        std::string made;
        if (depth > 0 && random_.one_in(4)) {
            made += random_.one_of(opens);
            made += sequence(depth - 1);
            if (random_.one_in(5)) made += '|' + sequence(depth - 1);
            made += ')';
        } else {
            made += random_.one_of(classes);
        }
        if (random_.one_in(3)) made += random_.one_of(repeats);
        return made;
    }

    chance& random_;
};

}  // namespace support

#endif
