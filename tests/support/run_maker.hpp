// SPDX-License-Identifier: BSL-1.0
// support::run_maker: makes runs of byte classes at random, and bytes that are such a run or nearly.

#ifndef MONONGUSA_TESTS_SUPPORT_RUN_MAKER_HPP
#define MONONGUSA_TESTS_SUPPORT_RUN_MAKER_HPP

#include <monongusa/pattern/program.hpp>

#include "chance.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace support {

class run_maker {
public:
    using run = std::vector<monongusa::pattern::byte_set>;

    explicit run_maker(chance& random) : random_(random) {}

    run make(std::size_t size) {
        run made;
        while (made.size() < size) made.push_back(made_class());
        return made;
    }

    /// Bytes that the run finds.
    std::string bytes_of(std::span<monongusa::pattern::byte_set const> found) {
        std::string made;
        for (auto const& each : found) made += byte_of(each);
        return made;
    }

    /// Where a run is easily missed: at the very beginning, at the very end, across the middle, cut off, and with a wrong byte in it.
    void put(std::string& text, std::string bytes) {
        auto const slip = random_.below(6);
        if (slip == 0) bytes.pop_back();
        if (slip == 1) bytes[random_.below(bytes.size())] = byte();
        if (bytes.size() > text.size()) return;
        std::size_t const room = text.size() - bytes.size();
        std::size_t at = 0;
        switch (random_.below(4)) {
            case 0: break;
            case 1: at = room; break;
            case 2: at = room / 2; break;
            default: at = random_.below(room + 1);
        }
        text.replace(at, bytes.size(), bytes);
    }

    char byte() {
        switch (random_.below(4)) {
            case 0: return "ab01"[random_.below(4)];
            case 1: return static_cast<char>(random_.below(256));
            case 2: return "\0\x3F\x40\x7F\x80\xBF\xC0\xFF"[random_.below(8)];
            default: return static_cast<char>(' ' + random_.below(95));
        }
    }

private:
    // One byte, a few, a range, or all but a few.
    monongusa::pattern::byte_set made_class() {
        monongusa::pattern::byte_set made;
        auto const kind = random_.below(5);
        std::size_t const few = kind == 0 ? 1 : 1 + random_.below(4);
        if (kind < 3) {
            for (std::size_t i = 0; i < few; ++i) add(made, byte());
        } else {
            unsigned const lo = static_cast<unsigned char>(byte());
            made.add(lo, static_cast<unsigned>(lo + random_.below(256 - lo)));
        }
        if (kind != 4) return made;
        for (auto& word : made.bits) word = ~word;
        if (made == monongusa::pattern::byte_set{}) add(made, byte());
        return made;
    }

    static void add(monongusa::pattern::byte_set& to, char byte) {
        unsigned const value = static_cast<unsigned char>(byte);
        to.add(value, value);
    }

    char byte_of(monongusa::pattern::byte_set const& one_of) {
        char last = byte();
        while (!one_of.has(last)) last = static_cast<char>(static_cast<unsigned char>(last) + 1);
        return last;
    }

    chance& random_;
};

}  // namespace support

#endif
