// SPDX-License-Identifier: BSL-1.0
// Tests how a piece is made, and which part of it is looked for.
#include <monongusa/pattern/piece.hpp>

#include <boost/core/lightweight_test.hpp>

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace mp = monongusa::pattern;
using mp::piece;
using mp::piece_at_begin;
using namespace std::string_view_literals;

namespace {

std::string bytes_of(piece const& what) {
    std::string bytes;
    for (std::size_t i = 0; i < what.size; ++i) bytes += static_cast<char>(what.byte(i));
    return bytes;
}

static_assert(piece{}.mask() == 0);
static_assert(piece{.bytes = 0, .size = 1}.mask() == 0xFF && piece{.bytes = 0, .size = 3}.mask() == 0xFF'FFFF &&
              piece{.bytes = 0, .size = 8}.mask() == ~std::uint64_t{0});

void it_holds_what_a_text_begins_with() {
    auto const made = piece_at_begin("tea");
    BOOST_TEST_EQ(made.size, 3);
    BOOST_TEST(made.at_begin);
    BOOST_TEST_EQ(bytes_of(made), "tea");
    BOOST_TEST_EQ(made.bytes, 0x61'6574u);
}

void it_holds_eight_bytes_at_most() {
    BOOST_TEST_EQ(bytes_of(piece_at_begin("teahouse")), "teahouse");
    BOOST_TEST_EQ(bytes_of(piece_at_begin("teahouses")), "teahouse");
    BOOST_TEST(piece_at_begin("teahouse") == piece_at_begin("teahouses and more"));
    BOOST_TEST_EQ(piece_at_begin("").size, 0);
    BOOST_TEST_EQ(piece_at_begin("").bytes, 0u);
}

void the_cases_of_ascii_are_one() {
    BOOST_TEST(piece_at_begin("TeA") == piece_at_begin("tEa"));
    BOOST_TEST(piece_at_begin("[") == piece_at_begin("{"));
    BOOST_TEST(!(piece_at_begin("tea") == piece_at_begin("teb")));
    BOOST_TEST(!(piece_at_begin("tea") == piece_at_begin("te")));
    BOOST_TEST(!(piece_at_begin("tea") == piece{.bytes = piece_at_begin("tea").bytes, .size = 3}));
    BOOST_TEST_EQ(bytes_of(piece_at_begin("a\0\xFF\xC3"sv)), "a\x20\xFF\xE3"sv);
}

// Nothing stands behind the last byte: who compares under the mask compares with this.
void what_is_not_held_is_zero() {
    for (std::size_t size = 0; size <= 10; ++size) {
        auto const made = piece_at_begin(std::string(size, '\xFF'));
        BOOST_TEST_EQ(made.bytes, made.mask());
    }
}

constexpr piece of(std::string_view text, bool at_begin = false) {
    auto made = piece_at_begin(text);
    made.at_begin = at_begin;
    return made;
}

void the_rarest_part_is_a_part() {
    for (std::string_view const text :
         {"a", "ab", "abc", "abcd", "abcde", "zabcdefg", "abcdefgz", "        ", "\xE3\x81\x82\xE3\x81\x84", "wwwwwwww"}) {
        auto const what = of(text);
        auto const part = mp::rarest_part(what);
        BOOST_TEST_EQ(part.width, text.size() < 4 ? text.size() : 4);
        BOOST_TEST_LE(part.offset + part.width, what.size);
        BOOST_TEST_GT(part.bits, 0);
    }
}

void the_rarest_part_holds_what_is_rare() {
    BOOST_TEST_EQ(mp::rarest_part(of("theezqjx")).offset, 4);
    BOOST_TEST_EQ(mp::rarest_part(of("zqjxthee")).offset, 0);
    BOOST_TEST_EQ(mp::rarest_part(of("eezqjxee")).offset, 2);
    BOOST_TEST_GT(mp::rarest_part(of("zqjx")).bits, mp::rarest_part(of("thee")).bits);
    // It is hardly rarer for being said four times.
    BOOST_TEST_LT(mp::rarest_part(of("....")).bits, mp::rarest_part(of("zqjx")).bits);
}

static_assert(mp::rarest_part(of("tea")).width == 3 && mp::rarest_part(of("")).width == 0);

void each_byte_has_a_rarity() {
    for (unsigned byte = 0; byte < 256; ++byte) {
        auto const folded = byte | 0x20;
        BOOST_TEST(mp::rarity_of(folded) >= 1 && mp::rarity_of(folded) < 26);
    }
    BOOST_TEST_LT(mp::rarity_of(' '), mp::rarity_of('e'));
    BOOST_TEST_LT(mp::rarity_of('e'), mp::rarity_of('q'));
}

std::uint64_t cost_of(std::initializer_list<piece> pieces) { return mp::cost_of_looking({pieces.begin(), pieces.size()}); }

void what_is_found_more_often_costs_more() {
    BOOST_TEST_GT(cost_of({of("e")}), cost_of({of("q")}));
    BOOST_TEST_GT(cost_of({of("tea")}), cost_of({of("teahouse")}));
    BOOST_TEST_GT(cost_of({of("tea"), of("cake")}), cost_of({of("tea")}));
    BOOST_TEST_GT(cost_of({of("tea")}), cost_of({of("tea", true)}));
    BOOST_TEST_EQ(cost_of({of("tea"), of("cake")}), cost_of({of("cake"), of("tea")}));
    BOOST_TEST_EQ(cost_of({}), 0u);
    // However rare: two cost more than one.
    BOOST_TEST_GT(cost_of({of("zqjxzqjx", true), of("zqjxzqjx", true)}), cost_of({of("zqjxzqjx", true)}));
}

}  // namespace

int main() {
    it_holds_what_a_text_begins_with();
    it_holds_eight_bytes_at_most();
    the_cases_of_ascii_are_one();
    what_is_not_held_is_zero();
    the_rarest_part_is_a_part();
    the_rarest_part_holds_what_is_rare();
    each_byte_has_a_rarity();
    what_is_found_more_often_costs_more();
    return boost::report_errors();
}
