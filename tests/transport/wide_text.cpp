// SPDX-License-Identifier: BSL-1.0
// Tests that bytes come back from wide characters as they were.
#include <monongusa/transport/wide_text.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

using namespace monongusa::transport;
using namespace std::string_literals;

namespace {

void characters_are_code_points() {
    BOOST_TEST(wide("t\xC3\xA9\xF0\x9F\x98\x80") == L"t\u00e9\U0001F600");
    BOOST_TEST(wide("a\0b"s) == L"a\0b"s);
    BOOST_TEST(wide("") == L"");
}

void bytes_that_are_none_are_apart() {
    BOOST_TEST(wide("\xFF") == std::wstring(1, static_cast<wchar_t>(0xDCFF)));
    BOOST_TEST(wide("\xED\xB3\xBF").size() == 3u);  // U+DCFF itself is no text either.
    BOOST_TEST(wide("\xC2\x81").size() == 2u);      // A control that an editor would take for a key.
    BOOST_TEST(wide("\xC2\xA0").size() == 1u);
}

void all_bytes_come_back() {
    std::string all;
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) (all += static_cast<char>(first)) += static_cast<char>(second);
    }
    BOOST_TEST(bytes_of(wide(all)) == all);
    for (std::string_view const text : {"\xE2\x82\xAC", "\xE2\x82", "\xF0\x9F\x98\x80\xF0\x9F", "\xED\xA0\x80", "\xF4\x90\x80\x80"}) {
        BOOST_TEST_EQ(bytes_of(wide(text)), text);
    }
}

void what_is_no_character_is_nothing() {
    wchar_t const strange[] = {L'a', static_cast<wchar_t>(0xD800), static_cast<wchar_t>(0x110000), static_cast<wchar_t>(-1),
                               static_cast<wchar_t>(0xDC7F), L'b'};
    BOOST_TEST_EQ(bytes_of({strange, 6}), "ab");
}

}  // namespace

int main() {
    characters_are_code_points();
    bytes_that_are_none_are_apart();
    all_bytes_come_back();
    what_is_no_character_is_nothing();
    return boost::report_errors();
}
