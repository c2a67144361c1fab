// SPDX-License-Identifier: BSL-1.0
#include <monongusa/detail/utf8.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string_view>

namespace utf8 = monongusa::detail::utf8;

namespace {

constexpr utf8::decoded first_of(std::string_view text) { return utf8::decode(text.data(), text.data() + text.size()); }

static_assert(first_of("a") == utf8::decoded{U'a', 1});
static_assert(first_of("あ") == utf8::decoded{U'あ', 3});
static_assert(first_of("") == utf8::decoded{});

void every_scalar_value_survives_the_way_there_and_back() {
    unsigned char last_lead = 0;
    for (char32_t point = 0; point <= utf8::last_code_point; ++point) {
        if (!utf8::is_scalar(point)) continue;
        char bytes[4]{};
        auto const size = utf8::encode(point, bytes);
        if (!(utf8::decode(bytes, bytes + size) == utf8::decoded{point, size})) BOOST_ERROR("a code point changed");
        if (utf8::decode(bytes, bytes + size - 1).size != 0) BOOST_ERROR("a code point cut short was taken");
        auto const lead = utf8::lead_byte(point);
        if (lead != static_cast<unsigned char>(bytes[0]) || lead < last_lead) BOOST_ERROR("a lead byte is wrong");
        last_lead = lead;
    }
}

void what_is_not_well_formed_is_no_code_point() {
    for (std::string_view const text :
         {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x9F\xBF", "\xE3\x81", "\xE3\x81(", "\xED\xA0\x80", "\xED\xBF\xBF",
          "\xF0\x8F\xBF\xBF", "\xF0\x9F\x8E", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xFE"})
        BOOST_TEST_EQ(first_of(text).size, 0u);
}

void surrogates_and_what_lies_beyond_are_no_scalar_values() {
    BOOST_TEST(utf8::is_scalar(0xD7FF));
    BOOST_TEST(!utf8::is_scalar(0xD800));
    BOOST_TEST(!utf8::is_scalar(0xDFFF));
    BOOST_TEST(utf8::is_scalar(0xE000));
    BOOST_TEST(!utf8::is_scalar(0x110000));
}

}  // namespace

int main() {
    every_scalar_value_survives_the_way_there_and_back();
    what_is_not_well_formed_is_no_code_point();
    surrogates_and_what_lies_beyond_are_no_scalar_values();
    return boost::report_errors();
}
