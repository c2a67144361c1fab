// SPDX-License-Identifier: BSL-1.0
// support::text_maker: makes texts at random that a given pattern matches, nearly matches or does not.

#ifndef MONONGUSA_TESTS_SUPPORT_TEXT_MAKER_HPP
#define MONONGUSA_TESTS_SUPPORT_TEXT_MAKER_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/pattern/reader.hpp>
#include <monongusa/pattern/syntax.hpp>

#include "chance.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace support {

class text_maker {
public:
    /// `read` is the pattern, without a mistake; `written` is how it was written.
    text_maker(chance& random, monongusa::pattern::tree const& read, std::string_view written)
        : random_(random), read_(read), written_(written) {}

    std::string make() {
        std::string made;
        switch (random_.below(8)) {
            case 0: break;
            case 1: fill(made, small, random_.below(9)); break;
            case 2: fill(made, mixed, random_.below(9)); break;
            case 3: fill(made, chat, random_.below(4)); break;
            case 4: add_characters_of_the_pattern(made, random_.below(9)); break;
            case 5: add_piece_of_the_pattern(made); break;
            default: add_near_match(made);
        }
        if (random_.one_in(8)) insert(made, random_.one_of(broken));
        if (random_.one_in(8)) repeat(made);
        return made;
    }

    /// Some kilobytes of what make() makes, over and over.
    std::string make_long() {
        std::string part = make();
        part += random_.one_of(small);
        std::size_t const size = 2'000 + random_.below(3'000);
        std::string made;
        while (made.size() < size) made += random_.one_in(50) ? make() : part;
        return made;
    }

private:
    using node = monongusa::pattern::node;
    using kind = monongusa::pattern::node_kind;

    static constexpr std::string_view small[] = {"a", "a", "a", "b", "c", "A", "\n", " "};
    static constexpr std::string_view mixed[] = {
        "a", "b", "A", "B", "K", "s", "\n",  "1", "_", " ", "あ", "い", "é", "É", "-", ".", "k", "\xE2\x84\xAA",
        "ſ", "σ", "ς", "Σ", "ω", "🎉", "a.b", "{", "ß", "ẞ", "µ",  "ǅ"};
    static constexpr std::string_view chat[] = {"おはようございます",
                                                "漢字とカタカナ",
                                                "👍🏽",
                                                "👨\u200D👩\u200D👧",
                                                "🎉🎊",
                                                "e\u0301",
                                                "hello there",
                                                "ok, ありがとう!",
                                                "ﾃｽﾄ",
                                                "一二三。",
                                                "Привет мир",
                                                "ΣΟΦΟΣ",
                                                " ",
                                                "\r\n"};
    // Bytes that are no character, among them what a careless decoder takes for one.
    static constexpr std::string_view broken[] = {"\xFF",         "\x80",         "\xE3\x81",         "\xC0\xAF",
                                                  "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80", "\xF4\x90\x80\x80",
                                                  "\xF0\x9F\x8E", "\xC3"};

    template <std::size_t Size>
    void fill(std::string& made, std::string_view const (&parts)[Size], std::size_t count) {
        for (; count > 0; --count) made += random_.one_of(parts);
    }

    // A hundred times the same, and something at the end.
    void repeat(std::string& made) {
        std::string part = made.substr(0, 1 + random_.below(3));
        part += random_.one_of(small);
        while (made.size() < 200) made += part;
        made += random_.one_of(mixed);
    }

    void insert(std::string& made, std::string_view what) { made.insert(random_.below(made.size() + 1), what); }

    static void add(std::string& made, char32_t point) {
        char bytes[4];
        made.append(bytes, monongusa::detail::utf8::encode(point, bytes));
    }

    void add_characters_of_the_pattern(std::string& made, std::size_t count) {
        std::vector<char32_t> found;
        for (std::size_t i = 0; i < read_.nodes.size(); ++i) {
            node const& what = read_.nodes[i];
            if (what.kind == kind::one || what.kind == kind::letter) found.push_back(what.value);
            else if (what.kind == kind::text) found.push_back(static_cast<unsigned char>(read_.text[what.offset]));
        }
        if (found.empty()) return fill(made, small, count);
        for (; count > 0; --count) add(made, found[random_.below(found.size())]);
    }

    void add_piece_of_the_pattern(std::string& made) {
        std::size_t const from = random_.below(written_.size() + 1);
        made += written_.substr(from, random_.below(written_.size() - from + 1));
    }

    // A walk through the pattern, with something before and behind it, and often with a slip.
    void add_near_match(std::string& made) {
        if (random_.one_in(2)) fill(made, small, random_.below(4));
        std::size_t steps = 200;
        walk(made, read_.root, steps);
        if (random_.one_in(2)) fill(made, small, random_.below(4));
        if (made.empty() || !random_.one_in(3)) return;
        if (random_.one_in(2)) insert(made, random_.one_of(mixed));
        else made.erase(random_.below(made.size()), 1);
    }

    void walk(std::string& made, std::uint32_t which, std::size_t& steps) {
        if (steps == 0) return;
        --steps;
        node const& what = read_.nodes[which];
        switch (what.kind) {
            case kind::nothing: return;
            case kind::one: return add(made, what.value);
            case kind::letter: return add(made, random_.one_in(2) ? what.value : what.value ^ 0x20);
            case kind::text:
                for (char const c : read_.text.substr(what.offset, what.value)) made += what.any_case ? in_some_case(c) : c;
                return;
            case kind::any:
            case kind::any_but_newline: made += random_.one_of(mixed); return;
            case kind::set: return add_from_set(made, what.value);
            case kind::check:
                if (random_.one_in(3)) made += random_.one_of(small);
                return;
            case kind::capture: return walk(made, what.child, steps);
            case kind::sequence: {
                std::vector<std::uint32_t> parts = children(what);
                for (auto i = parts.rbegin(); i != parts.rend(); ++i) walk(made, *i, steps);
                return;
            }
            case kind::alternation: {
                std::vector<std::uint32_t> const parts = children(what);
                return walk(made, parts[random_.below(parts.size())], steps);
            }
            case kind::repeat: {
                std::size_t const more = what.max == node::none ? 3 : std::min<std::size_t>(what.max - what.min, 3);
                for (std::size_t turns = what.min + random_.below(more + 1); turns > 0; --turns) walk(made, what.child, steps);
                return;
            }
        }
    }

    char in_some_case(char c) { return monongusa::pattern::is_letter(c) && random_.one_in(2) ? static_cast<char>(c ^ 0x20) : c; }

    std::vector<std::uint32_t> children(node const& what) const {
        std::vector<std::uint32_t> found;
        for (std::uint32_t i = what.child; i != node::none; i = read_.nodes[i].next) found.push_back(i);
        return found;
    }

    void add_from_set(std::string& made, std::size_t number) {
        auto const set = read_.sets[number];
        if (set.count == 0) return;
        // The first ranges more often: a negated class begins with what is common.
        std::size_t const place = random_.one_in(2) ? random_.below(set.count) : random_.below(std::min<std::size_t>(set.count, 3));
        auto const range = read_.ranges[set.first + place];
        char32_t const width = std::min<char32_t>(range.hi - range.lo + 1, 0x80);
        char32_t const point = range.lo + static_cast<char32_t>(random_.below(width));
        bool const by_name = written_.find("\\p") != written_.npos || written_.find("\\P") != written_.npos;
        if (monongusa::detail::utf8::is_scalar(point) && (!by_name || is_long_known(point))) add(made, point);
    }

    // In blocks that were full when Unicode was young: what is in a class there does not depend on the version that a peer knows.
    static bool is_long_known(char32_t point) {
        return point < 0x530 || (point >= 0x3041 && point < 0x30FF) || (point >= 0x4E00 && point < 0x9FA6) ||
               (point >= 0x1F300 && point < 0x1F650);
    }

    chance& random_;
    monongusa::pattern::tree const& read_;
    std::string_view written_;
};

}  // namespace support

#endif
