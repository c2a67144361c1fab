// SPDX-License-Identifier: BSL-1.0
// json_text: a JSON string on one line, from which every byte can be read again.
#include <monongusa/detail/json_text.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace std::string_view_literals;

std::string json(std::string_view text) {
    std::string out;
    monongusa::detail::append_json_text(out, text);
    return out;
}

void plain_text_stays_as_it_is() {
    BOOST_TEST_EQ(json(""), R"("")");
    BOOST_TEST_EQ(json({}), R"("")");
    BOOST_TEST_EQ(json("give me tea / now"), R"("give me tea / now")");
    BOOST_TEST_EQ(json("\xC3\xA9 \xE6\x97\xA5 \xF0\x9F\x8E\x89"), "\"\xC3\xA9 \xE6\x97\xA5 \xF0\x9F\x8E\x89\"");
}

void it_is_appended_to_what_is_there() {
    std::string out{"{"};
    monongusa::detail::append_json_text(out, "a");
    monongusa::detail::append_json_text(out, "b");
    BOOST_TEST_EQ(out, R"({"a""b")");
}

void quotes_and_backslashes_are_escaped() { BOOST_TEST_EQ(json(R"(say "a\b")"), R"("say \"a\\b\"")"); }

void control_characters_are_escaped() {
    BOOST_TEST_EQ(json("\b\f\n\r\t"), R"("\b\f\n\r\t")");
    BOOST_TEST_EQ(json("\0\x01\x1B\x1F\x7F"sv), R"("\u0000\u0001\u001b\u001f\u007f")");
    BOOST_TEST_EQ(json(" ~"), R"(" ~")");
    // U+009B begins a command of a terminal; U+0080 and U+009F are the borders, U+00A0 is a blank.
    BOOST_TEST_EQ(json("\xC2\x80\xC2\x9B\xC2\x9F\xC2\xA0"), "\"\\u0080\\u009b\\u009f\xC2\xA0\"");
}

void line_and_paragraph_separators_are_escaped() {
    BOOST_TEST_EQ(json("\xE2\x80\xA7\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAA"), "\"\xE2\x80\xA7\\u2028\\u2029\xE2\x80\xAA\"");
}

void bytes_that_are_no_utf8_become_lone_surrogates() {
    BOOST_TEST_EQ(json("\x80 \xFF"), R"("\udc80 \udcff")");
    BOOST_TEST_EQ(json("a\xC3"), R"("a\udcc3")");                              // cut short
    BOOST_TEST_EQ(json("\xC0\xAF"), R"("\udcc0\udcaf")");                      // overlong
    BOOST_TEST_EQ(json("\xED\xB2\x80"), R"("\udced\udcb2\udc80")");            // a surrogate as bytes
    BOOST_TEST_EQ(json("\xF4\x90\x80\x80"), R"("\udcf4\udc90\udc80\udc80")");  // above U+10FFFF
    BOOST_TEST_EQ(json("\xE2\x80x"), R"("\udce2\udc80x")");
}

}  // namespace

int main() {
    plain_text_stays_as_it_is();
    it_is_appended_to_what_is_there();
    quotes_and_backslashes_are_escaped();
    control_characters_are_escaped();
    line_and_paragraph_separators_are_escaped();
    bytes_that_are_no_utf8_become_lone_surrogates();
    return boost::report_errors();
}
