// SPDX-License-Identifier: BSL-1.0
// support::piece_maker: makes pieces at random, and texts in which some of them are.

#ifndef MONONGUSA_TESTS_SUPPORT_PIECE_MAKER_HPP
#define MONONGUSA_TESTS_SUPPORT_PIECE_MAKER_HPP

#include <monongusa/pattern/piece.hpp>

#include "chance.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace support {

class piece_maker {
public:
    explicit piece_maker(chance& random) : random_(random) {}

    std::string text() {
        std::string made;
        std::size_t const size = random_.below(random_.one_in(4) ? 20 : random_.one_in(16) ? 1'500 : 301);
        auto const kind = random_.below(5);
        while (made.size() < size) made += byte(kind);
        if (!known_.empty()) {
            for (std::size_t more = random_.below(3); more > 0 && !made.empty(); --more) put(made, known_[random_.below(known_.size())]);
        }
        return made;
    }

    monongusa::pattern::piece piece(std::size_t size, bool at_begin) {
        std::string bytes;
        auto const kind = random_.below(5);
        while (bytes.size() < size) bytes += byte(kind);
        if (!known_.empty() && random_.one_in(4)) {
            // It begins or ends as another does.
            auto const& other = known_[random_.below(known_.size())];
            auto const same = std::min(bytes.size(), other.size()) - random_.below(2);
            if (random_.one_in(2)) bytes.replace(0, same, other, 0, same);
            else bytes.replace(bytes.size() - same, same, other, other.size() - same, same);
        }
        return known(bytes, at_begin);
    }

    /// One that differs from it in one place, or in none.
    monongusa::pattern::piece like(monongusa::pattern::piece const& other) {
        std::string bytes;
        for (std::size_t i = 0; i < other.size; ++i) bytes += static_cast<char>(other.byte(i));
        std::size_t const place = random_.below(bytes.size());
        bytes[place] = byte(random_.below(5));
        return known(bytes, other.at_begin);
    }

private:
    monongusa::pattern::piece known(std::string const& bytes, bool at_begin) {
        known_.push_back(bytes);
        auto made = monongusa::pattern::piece_at_begin(bytes);
        made.at_begin = at_begin;
        return made;
    }
    char byte(std::size_t kind) {
        switch (kind) {
            case 0: return "ab"[random_.below(2)];
            case 1: return static_cast<char>(random_.below(256));
            case 2: return " \0 eat"[random_.below(6)];
            case 3: return "\x80\xA0\xE3\xC3\x81\xFF"[random_.below(6)];
            default: return static_cast<char>(' ' + random_.below(95));
        }
    }
    // Often where a piece is easily missed: at the very beginning, at the very end, and cut off there.
    void put(std::string& text, std::string piece) {
        for (char& c : piece)
            if (random_.one_in(3)) c = static_cast<char>(c ^ 0x20);
        auto const room = text.size() < piece.size() ? 0 : text.size() - piece.size();
        auto const where = random_.below(4);
        if (where == 3 && !piece.empty()) piece.pop_back();
        std::size_t const at = where == 0                   ? 0
                               : where == 1                 ? random_.below(room + 1)
                               : text.size() < piece.size() ? 0
                                                            : text.size() - piece.size();
        text.replace(at, std::min(piece.size(), text.size() - at), piece);
    }

    chance& random_;
    std::vector<std::string> known_;
};

}  // namespace support

#endif
