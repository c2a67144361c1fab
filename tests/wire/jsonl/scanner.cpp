// SPDX-License-Identifier: BSL-1.0
// scanner: takes what is JSON and nothing else, and says where the rest is wrong.
#include <monongusa/wire/jsonl/scanner.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace std::string_view_literals;
using namespace monongusa::wire::jsonl;
using monongusa::detail::joined;

// The mistake of a text that should be one value, or the value as it was written.
std::string read(std::string_view text) {
    parse_error error;
    scanner scan{text, error};
    value found;
    if (!scan.next(found) || (!scan.ends() && !scan.fail("more"))) return joined(error.column, ": ", error.what);
    return std::string{found.written};
}

kind kind_of(std::string_view text) {
    parse_error error;
    value found;
    scanner{text, error}.next(found);
    return found.kind;
}

// What a text in quotes says.
std::string text_in(std::string_view written) {
    parse_error error;
    std::string text;
    scanner scan{written, error};
    if (!scan.string(&text)) return joined(error.column, ": ", error.what);
    return text;
}

void every_kind_of_value_is_taken_as_it_is_written() {
    for (auto const* const text : {"null", "true", "false", "0", "-0", "12", "-1.50", "1e9", "1E+9", "0.1e-2", R"("")", R"("a b")", "[]",
                                   "[ ]", "{}", "{ }", R"([1, [2], {"a":[]}])", R"({"a" : 1 , "b":{"c":null}})"}) {
        BOOST_TEST_EQ(read(text), text);
        BOOST_TEST_EQ(read(joined(" \t\r\n", text, " \t\r\n")), text);
    }
    BOOST_TEST(kind_of("null") == kind::null);
    BOOST_TEST(kind_of("false") == kind::boolean);
    BOOST_TEST(kind_of("-1") == kind::number);
    BOOST_TEST(kind_of("\"\"") == kind::text);
    BOOST_TEST(kind_of("[]") == kind::array);
    BOOST_TEST(kind_of("{}") == kind::object);
}

void what_is_no_json_is_told_with_its_place() {
    BOOST_TEST_EQ(read(""), "1: a value is missing");
    BOOST_TEST_EQ(read("  "), "3: a value is missing");
    BOOST_TEST_EQ(read("nul"), "1: this is no value");
    BOOST_TEST_EQ(read("truth"), "1: this is no value");
    BOOST_TEST_EQ(read("nullx"), "5: more");
    BOOST_TEST_EQ(read("+1"), "1: this is no value");
    BOOST_TEST_EQ(read("."), "1: this is no value");
    BOOST_TEST_EQ(read("NaN"), "1: this is no value");
    BOOST_TEST_EQ(read("'a'"), "1: this is no value");
    BOOST_TEST_EQ(read("-"), "1: a number is missing behind '-'");
    BOOST_TEST_EQ(read("01"), "1: a number does not begin with a needless 0");
    BOOST_TEST_EQ(read("-00"), "1: a number does not begin with a needless 0");
    BOOST_TEST_EQ(read("1."), "3: a digit is missing behind '.'");
    BOOST_TEST_EQ(read("1e+"), "4: a digit is missing in the exponent");
    BOOST_TEST_EQ(read("0x1"), "2: more");
    BOOST_TEST_EQ(read("[1"), "3: ',' or ']' is missing");
    BOOST_TEST_EQ(read("[1,]"), "4: this is no value");
    BOOST_TEST_EQ(read("[1 2]"), "4: ',' or ']' is missing");
    BOOST_TEST_EQ(read("{1:2}"), "2: the name of a member in quotes is missing");
    BOOST_TEST_EQ(read(R"({"a"})"), "5: ':' is missing");
    BOOST_TEST_EQ(read(R"({"a":})"), "6: this is no value");
    BOOST_TEST_EQ(read(R"({"a":1,})"), "8: the name of a member in quotes is missing");
    BOOST_TEST_EQ(read(R"({"a":1)"), "7: ',' or '}' is missing");
    BOOST_TEST_EQ(read("{} {}"), "4: more");
    BOOST_TEST_EQ(read("1 // one"), "3: more");
}

void columns_go_on_from_where_the_text_was_taken() {
    parse_error error;
    value found;
    scanner{"[x]", error, 10}.next(found);
    BOOST_TEST_EQ(error.column, 11u);
}

void texts_have_all_escapes() {
    BOOST_TEST_EQ(text_in(R"("\"\\\/\b\f\n\r\t")"), "\"\\/\b\f\n\r\t");
    BOOST_TEST_EQ(text_in(R"("\u0041\u00e9\u00E9\u65e5")"), "A\xC3\xA9\xC3\xA9\xE6\x97\xA5");
    BOOST_TEST_EQ(text_in(R"("\u0000")"), "\0"sv);
    BOOST_TEST_EQ(text_in("\"\xF0\x9F\x8E\x89\x7F\""), "\xF0\x9F\x8E\x89\x7F");
    BOOST_TEST_EQ(text_in(R"("\ud83c\udf89")"), "\xF0\x9F\x8E\x89");
    BOOST_TEST_EQ(text_in(R"("\ud83d\udc80")"), "\xF0\x9F\x92\x80");  // Whose second half alone would be a byte.
    BOOST_TEST_EQ(text_in(R"("\udbff\udfff\ud800\udc00")"), "\xF4\x8F\xBF\xBF\xF0\x90\x80\x80");
}

void a_lone_low_surrogate_is_a_byte() {
    BOOST_TEST_EQ(text_in(R"("\udc80\uDCFF")"), "\x80\xFF");
    BOOST_TEST_EQ(text_in(R"("\udcc3\udca9")"), "\xC3\xA9");
    constexpr auto half = "half a surrogate pair; alone, only \\udc80 to \\udcff stand for a byte";
    for (auto const* const other : {R"("\udc7f")", R"("\udd00")", R"("\udc00")", R"("\udfff")"})
        BOOST_TEST_EQ(text_in(other), joined("2: ", half));
    for (auto const* const first :
         {R"("\ud800")", R"("\udbff x")", R"("\ud83c\u0041")", R"("\ud83c\n")", R"("\ud83c\ud83c")", R"("\ud83c\udf8")"}) {
        BOOST_TEST_EQ(text_in(first), "2: the second half of a surrogate pair is missing");
    }
}

void what_is_no_text_is_refused() {
    BOOST_TEST_EQ(text_in("\"abc"), "5: the text has no end; '\"' is missing");
    BOOST_TEST_EQ(text_in("\""), "2: the text has no end; '\"' is missing");
    BOOST_TEST_EQ(text_in("\"a\\"), "3: there is no such escape");
    BOOST_TEST_EQ(text_in(R"("\x41")"), "2: there is no such escape");
    BOOST_TEST_EQ(text_in(R"("\u12g4")"), "2: four hexadecimal digits are missing behind \\u");
    BOOST_TEST_EQ(text_in("\"\\u12"), "2: four hexadecimal digits are missing behind \\u");
    BOOST_TEST_EQ(text_in("\"a\tb\""), "3: a control character in a text must be escaped");
    BOOST_TEST_EQ(text_in("\"a\0b\""sv), "3: a control character in a text must be escaped");
    for (auto const* const no_utf8 : {"\"a\xFF\"", "\"a\xC3\"", "\"a\xC0\x80\"", "\"a\xED\xA0\x80\"", "\"a\xF4\x90\x80\x80\""}) {
        BOOST_TEST_EQ(text_in(no_utf8), "3: this is no UTF-8; a byte of another kind is written as \\udc80 to \\udcff");
    }
}

void depth_has_a_limit() {
    auto const nested = [](std::size_t depth, std::string_view open, std::string_view close) {
        std::string text;
        for (std::size_t i = 0; i < depth; ++i) text += open;
        text += '1';
        for (std::size_t i = 0; i < depth; ++i) text += close;
        return text;
    };
    auto const deepest = nested(32, "[", "]");
    BOOST_TEST_EQ(read(deepest), deepest);
    BOOST_TEST_EQ(read(nested(33, "[", "]")), "33: more than 32 arrays and objects in each other");
    BOOST_TEST_EQ(read(nested(33, "{\"a\":", "}")), "161: more than 32 arrays and objects in each other");
    BOOST_TEST_EQ(read(std::string(1000000, '[')), "33: more than 32 arrays and objects in each other");
}

void only_the_first_mistake_is_kept() {
    parse_error error;
    scanner scan{"x", error};
    BOOST_TEST(!scan.fail("first"));
    BOOST_TEST(!scan.fail("second"));
    BOOST_TEST_EQ(error.what, "first");
}

void whoever_is_called_for_each_may_end_it() {
    parse_error error;
    int calls = 0;
    BOOST_TEST(!scanner("[1,2,3]", error).elements([&](value const&) { return ++calls < 2; }));
    BOOST_TEST_EQ(calls, 2);
    BOOST_TEST(!error);
}

}  // namespace

int main() {
    every_kind_of_value_is_taken_as_it_is_written();
    what_is_no_json_is_told_with_its_place();
    columns_go_on_from_where_the_text_was_taken();
    texts_have_all_escapes();
    a_lone_low_surrogate_is_a_byte();
    what_is_no_text_is_refused();
    depth_has_a_limit();
    only_the_first_mistake_is_kept();
    whoever_is_called_for_each_may_end_it();
    return boost::report_errors();
}
