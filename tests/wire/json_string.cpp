// SPDX-License-Identifier: BSL-1.0
// json_string: its end is found whatever is escaped in it, and what comes out is UTF-8 whatever went in.
#include <monongusa/wire/json_string.hpp>

#include <monongusa/detail/utf8.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace {

using namespace std::string_view_literals;
namespace json_string = monongusa::wire::json_string;

// Where the quote is that ends the text; -1 if there is none.
int end_of(std::string_view text, bool* escaped = nullptr) {
    bool escapes = false;
    // At the very end of its memory, so that a byte read behind it is noticed.
    std::string const copy{text};
    auto const* const found = json_string::end(copy.data(), copy.data() + copy.size(), escapes);
    if (escaped) *escaped = escapes;
    return found ? static_cast<int>(found - copy.data()) : -1;
}

std::string said(std::string_view written) {
    std::string out = "was: ";
    json_string::append(out, written);
    return out.substr(5);
}

std::string name(std::string_view written) {
    char room[16];
    return std::string{json_string::decoded_name(written, room)};
}

bool is_utf8(std::string_view text) {
    for (char const* at = text.data(); at != text.data() + text.size();) {
        auto const size = monongusa::detail::utf8::decode(at, text.data() + text.size()).size;
        if (size == 0) return false;
        at += size;
    }
    return true;
}

void the_first_quote_that_is_not_escaped_ends_it() {
    struct {
        std::string_view text;
        int end;
        bool escapes;
    } const rows[] = {
        {"\"", 0, false},
        {"", -1, false},
        {"abc\"", 3, false},
        {"abc", -1, false},
        {R"(\"")", 2, true},
        {R"(\\")", 2, true},
        {R"(\\\"")", 4, true},
        {R"(a\u0022b")", 8, true},
        {"\\", -1, true},
        {R"(\")", -1, true},
        {R"(abcdefg\"hij"k")", 12, true},
        {R"(\\\\\\\\\\\\\\\\")", 16, true},
        {R"(1234567"")", 7, false},
        {R"(12345678"")", 8, false},
        {R"(123456789")", 9, false},
        {"\xE3\x80\x82\xA2\xDC\"", 5, false},
        {"\x01\x21\x22", 2, false},
        {"#!#!#!#!\"", 8, false},  // Neighbours of the quote.
        {"[][][][]\"", 8, false},  // And of the backslash.
    };
    for (auto const& row : rows) {
        bool escapes = false;
        BOOST_TEST_EQ(end_of(row.text, &escapes), row.end);
        BOOST_TEST_EQ(escapes, row.escapes);
    }
}

// Against the way to do it byte by byte.
void its_end_is_found_wherever_it_is() {
    std::mt19937 dice{7};
    constexpr std::string_view letters = "ab\"\\\\#!]\xE3\x81";
    for (int round = 0; round < 20000; ++round) {
        std::string text(dice() % 40, ' ');
        for (auto& character : text) character = letters[dice() % (dice() % 3 == 0 ? letters.size() : 2)];
        int expected = -1;
        for (std::size_t i = 0; i < text.size() && expected < 0; ++i) {
            if (text[i] == '\\') {
                ++i;
            } else if (text[i] == '"') {
                expected = static_cast<int>(i);
            }
        }
        if (end_of(text) != expected) BOOST_ERROR(text.c_str());
    }
}

void what_is_written_is_said() {
    struct {
        std::string_view written;
        std::string_view says;
    } const rows[] = {
        {"", ""},
        {"plain", "plain"},
        {"plain but longer than eight bytes", "plain but longer than eight bytes"},
        {R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t"},
        {R"(12345678\n)", "12345678\n"},
        {R"(\u0041\u00e9\u00E9\u65e5)", "A\xC3\xA9\xC3\xA9\xE6\x97\xA5"},
        {R"(\u0000)", "\0"sv},
        {"\xF0\x9F\x8E\x89 \xE6\x97\xA5\x7F", "\xF0\x9F\x8E\x89 \xE6\x97\xA5\x7F"},
        {R"(\ud83c\udf89)", "\xF0\x9F\x8E\x89"},
        {R"(\uD83C\uDF89!)", "\xF0\x9F\x8E\x89!"},
        {R"(\udbff\udfff\ud800\udc00)", "\xF4\x8F\xBF\xBF\xF0\x90\x80\x80"},
        {"a\nb\tc\x01", "a\nb\tc\x01"},  // Which JSON does not allow, and does no harm.
        // Half a pair.
        {R"(\ud83c)", "\xEF\xBF\xBD"},
        {R"(\udf89)", "\xEF\xBF\xBD"},
        {R"(\ud83c!)", "\xEF\xBF\xBD!"},
        {R"(\ud83c\n)", "\xEF\xBF\xBD\n"},
        {R"(\ud83c\u0041)",
         "\xEF\xBF\xBD"
         "A"},
        {R"(\ud83c\ud83c\udf89)", "\xEF\xBF\xBD\xF0\x9F\x8E\x89"},
        {R"(\ud83c\udf8)",
         "\xEF\xBF\xBD\xEF\xBF\xBD"
         "df8"},
        // No number.
        {R"(\u12)",
         "\xEF\xBF\xBD"
         "12"},
        {R"(\u12g4)",
         "\xEF\xBF\xBD"
         "12g4"},
        {R"(\u)", "\xEF\xBF\xBD"},
        {R"(\q)", "q"},
        {"\\", "\xEF\xBF\xBD"},
        {"\\\xE6\x97\xA5", "\xE6\x97\xA5"},
        {"\\\xFF!", "\xEF\xBF\xBD!"},
        // No UTF-8.
        {"a\xFF"
         "b",
         "a\xEF\xBF\xBD"
         "b"},
        {"\xC3", "\xEF\xBF\xBD"},
        {"\xC0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xE6\x97", "\xEF\xBF\xBD\xEF\xBF\xBD"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(said(row.written), row.says);
}

void whatever_is_written_utf8_is_said() {
    std::mt19937 dice{11};
    constexpr std::string_view letters = "\\\\\\uuddDd88cC9n\"a\xE6\x97\xA5\xF0\x9F\x8E\x89\xFF";
    for (int round = 0; round < 20000; ++round) {
        std::string text(dice() % 30, ' ');
        for (auto& character : text) character = letters[dice() % letters.size()];
        auto const out = said(text);
        if (!is_utf8(out) || out.size() > text.size() * 3) BOOST_ERROR(text.c_str());
    }
}

void assigned_it_keeps_the_room() {
    std::string out(200, 'x');
    auto const* const room = out.data();
    json_string::assign(out, R"(a rather long text \u65e5)");
    BOOST_TEST_EQ(out, "a rather long text \xE6\x97\xA5");
    BOOST_TEST(out.data() == room);
}

void names_are_decoded_if_they_fit() {
    BOOST_TEST_EQ(name(R"(i\u0064)"), "id");
    BOOST_TEST_EQ(name(R"(\"\\\/\n)"), "\"\\/\n");
    BOOST_TEST_EQ(name(R"(\ud83c\udf89)"), "\xF0\x9F\x8E\x89");
    BOOST_TEST_EQ(name(R"(123456789012\t)"), "123456789012\t");
    BOOST_TEST_EQ(name(R"(1234567890123\t)"), "");
    BOOST_TEST_EQ(name(R"(1234567890123456789012345\t)"), "");
    BOOST_TEST_EQ(name("\\"), "");
}

}  // namespace

int main() {
    the_first_quote_that_is_not_escaped_ends_it();
    its_end_is_found_wherever_it_is();
    what_is_written_is_said();
    whatever_is_written_utf8_is_said();
    assigned_it_keeps_the_room();
    names_are_decoded_if_they_fit();
    return boost::report_errors();
}
