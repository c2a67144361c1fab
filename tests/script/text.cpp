// SPDX-License-Identifier: BSL-1.0
// text: whatever is said stands on one line of a script and is read back as it was.
#include <monongusa/script/text.hpp>

#include <monongusa/detail/utf8.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

namespace script = monongusa::script;
using namespace std::string_view_literals;

std::string written(std::string_view text) {
    std::string out;
    script::append_text(out, text);
    return out;
}
std::string read(std::string_view line) {
    std::string text;
    auto const wrong = script::read_text(line, 0, text);
    return wrong ? "wrong: " + wrong.sentence : text;
}
std::string name(std::string_view text) {
    std::string out;
    script::append_name(out, text);
    return out;
}
std::string label(std::string_view text) {
    std::string out;
    script::append_label(out, text);
    return out;
}

// A line that any editor shows and keeps as it is.
bool is_plain_line(std::string_view line) {
    for (std::size_t i = 0; i < line.size();) {
        auto const character = monongusa::detail::utf8::decode(line.data() + i, line.data() + line.size());
        if (character.size == 0 || character.point < 0x20 || (character.point >= 0x7F && character.point < 0xA0)) return false;
        if (character.point == 0x2028 || character.point == 0x2029) return false;
        i += character.size;
    }
    return !line.ends_with(' ');
}

void it_is_written_so_that_a_person_can_read_it() {
    struct {
        std::string_view text, line;
    } const rows[] = {
        {"", ""},
        {"Here is tea", "Here is tea"},
        {"a: \"b\" <c> @d #e %f =g", "a: \"b\" <c> @d #e %f =g"},
        {"日本語 🎉 über", "日本語 🎉 über"},
        {"one\ntwo\r\n\tthree", R"(one\ntwo\r\n\tthree)"},
        {R"(C:\temp)", R"(C:\\temp)"},
        {"blanks  ", R"(blanks \x20)"},
        {" ", R"(\x20)"},
        {" before", " before"},
        {"\x1b[1m\x7f", R"(\x1b[1m\x7f)"},
        {"\0"sv, R"(\x00)"},
        {"\xff\xc3(", R"(\xff\xc3()"},
        {"\xed\xa0\x80", R"(\xed\xa0\x80)"},
        {"\xc2\x85|\xe2\x80\xa8|\xe2\x80\xa9", R"(\xc2\x85|\xe2\x80\xa8|\xe2\x80\xa9)"},
        {"\xe6\x97", R"(\xe6\x97)"},
        {"<<<", R"(\<<<)"},
        {"<<< ", R"(<<<\x20)"},
        {" <<<", " <<<"},
        {"<<<<", "<<<<"},
        {">>>", ">>>"},
    };
    for (auto const& row : rows) {
        BOOST_TEST_EQ(written(row.text), row.line);
        BOOST_TEST_EQ(read(row.line), row.text);
    }
}

void any_two_bytes_are_read_back_and_stay_on_their_line() {
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            char const bytes[] = {static_cast<char>(first), static_cast<char>(second)};
            for (std::string_view const text : {std::string_view{bytes, 2}, std::string_view{bytes, 1}}) {
                auto const line = written(text);
                if (read(line) == text && is_plain_line(line)) continue;
                BOOST_ERROR("two bytes are not kept");
                return;
            }
        }
    }
}

void whoever_writes_a_script_may_escape_what_would_mean_something() {
    BOOST_TEST_EQ(read(R"(\#no comment, \@nobody \<3 \%x \=m1 \"q\" \ b \\n)"), R"(#no comment, @nobody <3 %x =m1 "q"  b \n)");
    BOOST_TEST_EQ(read(R"(\x41\x4a\x4A\x7E)"), "AJJ~");
    BOOST_TEST_EQ(read(R"(\x410)"), "A0");
}

void a_mistake_is_where_the_backslash_stands() {
    struct {
        std::string_view line;
        std::size_t column;
        std::string_view sentence;
    } const rows[] = {
        {R"(ab\q)", 12, "there is no such escape"}, {R"(\)", 10, "there is no such escape"},    {R"(ab\\\)", 14, "there is no such escape"},
        {R"(\N)", 10, "there is no such escape"},   {R"(\é)", 10, "there is no such escape"},   {R"(a\x)", 11, "two hexadecimal digits"},
        {R"(a\x1)", 11, "two hexadecimal digits"},  {R"(a\x1g)", 11, "two hexadecimal digits"}, {R"(a\xg1)", 11, "two hexadecimal digits"},
    };
    for (auto const& row : rows) {
        std::string text;
        auto const wrong = script::read_text(row.line, 10, text);
        BOOST_TEST_EQ(wrong.column, row.column);
        BOOST_TEST(wrong.sentence.starts_with(row.sentence));
    }
    std::string text;
    BOOST_TEST(static_cast<bool>(script::read_text("\\\0"sv, 0, text)));
}

void a_name_is_one_word() {
    BOOST_TEST_EQ(name("alice"), "alice");
    BOOST_TEST_EQ(name("日本"), "日本");
    BOOST_TEST_EQ(name("a.b-c_d/e'f!"), "a.b-c_d/e'f!");
    BOOST_TEST_EQ(name(""), R"("")");
    BOOST_TEST_EQ(name("Mary Ann"), R"("Mary Ann")");
    BOOST_TEST_EQ(name("a:b"), R"("a:b")");
    BOOST_TEST_EQ(name(R"(a"b\)"), R"("a\"b\\")");
    BOOST_TEST_EQ(name("a\nb"), R"("a\nb")");
    BOOST_TEST_EQ(name("\xff"), R"("\xff")");
    BOOST_TEST_EQ(name("x "), R"("x\x20")");
    for (char const sign : "<>[]()@#%="sv) BOOST_TEST_EQ(name(std::string{sign}), '"' + std::string{sign} + '"');
}

void a_label_is_one_word_of_fewer_signs() {
    BOOST_TEST_EQ(label("m1"), "m1");
    BOOST_TEST_EQ(label("b1.2.3"), "b1.2.3");
    BOOST_TEST_EQ(label("質問"), "質問");
    BOOST_TEST_EQ(label(""), R"("")");
    BOOST_TEST_EQ(label("a/b"), R"("a/b")");
    BOOST_TEST_EQ(label("a b"), R"("a b")");
    BOOST_TEST_EQ(label("\xfe"), R"("\xfe")");
    BOOST_TEST_EQ(label("\xe2\x80\xa8"), R"("\xe2\x80\xa8")");
}

}  // namespace

int main() {
    it_is_written_so_that_a_person_can_read_it();
    any_two_bytes_are_read_back_and_stay_on_their_line();
    whoever_writes_a_script_may_escape_what_would_mean_something();
    a_mistake_is_where_the_backslash_stands();
    a_name_is_one_word();
    a_label_is_one_word_of_fewer_signs();
    return boost::report_errors();
}
