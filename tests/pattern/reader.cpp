// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/reader.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdint>
#include <string_view>

namespace mp = monongusa::pattern;

namespace {

constexpr char32_t escape(std::string_view text) {
    mp::tree read;
    mp::reader in{text, read};
    char32_t point = 0;
    return in.read_escape(point) && in.at_end() ? point : 0xFFFFFFFF;
}

static_assert(escape("\\n") == U'\n');
static_assert(escape("\\x{1F389}") == U'🎉');

void an_escape_means_one_character() {
    BOOST_TEST_EQ(escape("\\t"), U'\t');
    BOOST_TEST_EQ(escape("\\r"), U'\r');
    BOOST_TEST_EQ(escape("\\f"), U'\f');
    BOOST_TEST_EQ(escape("\\v"), U'\v');
    BOOST_TEST_EQ(escape("\\a"), U'\a');
    BOOST_TEST_EQ(escape("\\x41"), U'A');
    BOOST_TEST_EQ(escape("\\x{0}"), U'\0');
    BOOST_TEST_EQ(escape("\\x{10FFFF}"), char32_t{0x10FFFF});
    BOOST_TEST_EQ(escape("\\0"), U'\0');
    BOOST_TEST_EQ(escape("\\012"), U'\n');
    BOOST_TEST_EQ(escape("\\12"), U'\n');
    BOOST_TEST_EQ(escape("\\101"), U'A');
    BOOST_TEST_EQ(escape("\\."), U'.');
    BOOST_TEST_EQ(escape("\\_"), U'_');
    BOOST_TEST_EQ(escape("\\ "), U' ');
}

void a_number_is_of_a_repeat_and_saturates() {
    auto const number = [](std::string_view text) {
        mp::tree read;
        mp::reader in{text, read};
        std::uint32_t value = 0;
        return in.read_number(value) ? static_cast<int>(value) : -1;
    };
    BOOST_TEST_EQ(number("0"), 0);
    BOOST_TEST_EQ(number("1000,"), 1000);
    BOOST_TEST_EQ(number("1001"), 1001);
    BOOST_TEST_EQ(number("99999999999999999999"), 1001);
    BOOST_TEST_EQ(number("01"), -1);
    BOOST_TEST_EQ(number("x"), -1);
}

void the_first_mistake_stays() {
    mp::tree read;
    mp::reader in{"abc", read};
    in.fail(mp::mistake::bad_escape, 1);
    in.fail(mp::mistake::bad_range, 2);
    BOOST_TEST(in.at_end());
    BOOST_TEST(read.reason == mp::mistake::bad_escape);
    BOOST_TEST_EQ(read.offset, 1u);
}

}  // namespace

int main() {
    an_escape_means_one_character();
    a_number_is_of_a_repeat_and_saturates();
    the_first_mistake_stays();
    return boost::report_errors();
}
