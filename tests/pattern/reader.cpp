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

void a_class_of_unicode_ends_where_its_name_does() {
    auto const left = [](std::string_view text) {
        mp::tree read;
        mp::reader in{text, read};
        BOOST_TEST(in.read_escaped_class(false));
        BOOST_TEST(!in.failed());
        BOOST_TEST_GT(read.ranges.size(), 0u);
        return text.substr(in.at());
    };
    BOOST_TEST_EQ(left("\\pL}"), "}");
    BOOST_TEST_EQ(left("\\pLu"), "u");
    BOOST_TEST_EQ(left("\\p{Lu}u"), "u");
    BOOST_TEST_EQ(left("\\P{^Old_Italic}"), "");
    BOOST_TEST_EQ(left("\\PN{2}"), "{2}");
}

void a_class_of_unicode_without_a_name_that_is_known_is_a_mistake() {
    for (std::string_view const text : {"\\p", "\\P", "\\pA", "\\p1", "\\p^L", "\\p{", "\\p{}", "\\p{^}", "\\p{L", "\\p{ Lu}", "\\p{Lu }",
                                        "\\p{^^L}", "\\p{lu}", "\\p{Letter}", "\\p{Cn}", "\\p\xFF", "\\pé", "\\p{Sc=Greek}"}) {
        mp::tree read;
        mp::reader in{text, read};
        BOOST_TEST(in.read_escaped_class(false));
        BOOST_TEST(in.at_end());
        BOOST_TEST(read.reason == mp::mistake::unknown_property);
        BOOST_TEST_EQ(read.offset, 0u);
    }
}

void a_class_is_no_end_of_a_range() {
    auto const mistake = [](std::string_view text) {
        mp::tree read;
        mp::reader in{text, read};
        in.read_class(false);
        return read.reason;
    };
    BOOST_TEST(mistake("[a-\\pL]") == mp::mistake::bad_range);
    BOOST_TEST(mistake("[a-\\D]") == mp::mistake::bad_range);
    BOOST_TEST(mistake("[\\pL-a]") == mp::mistake::none);
    BOOST_TEST(mistake("[\\d-]") == mp::mistake::none);
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
    a_class_of_unicode_ends_where_its_name_does();
    a_class_of_unicode_without_a_name_that_is_known_is_a_mistake();
    a_class_is_no_end_of_a_range();
    a_number_is_of_a_repeat_and_saturates();
    the_first_mistake_stays();
    return boost::report_errors();
}
