// SPDX-License-Identifier: BSL-1.0
// cursor: reads on or stays where it is, and keeps the first mistake.
#include <monongusa/script/cursor.hpp>

#include <boost/core/lightweight_test.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace {

namespace script = monongusa::script;
using script::cursor;

std::string rest_of(cursor const& at) { return std::string{at.rest()}; }

void it_takes_what_is_there_and_nothing_else() {
    cursor at{"a \t b"};
    BOOST_TEST(!at.take('b') && at.take('a') && !at.take('a'));
    at.blanks();
    BOOST_TEST_EQ(at.column(), 4u);
    BOOST_TEST(at.take('b') && at.ended() && !at.take('b'));
    at.blanks();
    BOOST_TEST_EQ(at.column(), 5u);
    cursor const begun{"abc", 2};
    BOOST_TEST_EQ(rest_of(begun), "c");
}

void a_word_is_only_taken_whole() {
    for (std::string_view const line : {"as", "as bob", "as\tbob", "as:bob"}) {
        cursor at{line};
        BOOST_TEST(at.take_word("as"));
        BOOST_TEST_EQ(at.column(), 2u);
    }
    for (std::string_view const line : {"", "a", "ask", "As", "as."}) {
        cursor at{line};
        BOOST_TEST(!at.take_word("as"));
        BOOST_TEST_EQ(at.column(), 0u);
    }
    cursor at{"one two"};
    BOOST_TEST_EQ(std::string{at.word()}, "one");
    BOOST_TEST(at.word().empty());
}

void names() {
    struct {
        std::string_view line;
        std::optional<std::string> name;
        std::string_view rest;
    } const rows[] = {
        {"alice: hi", "alice", ": hi"},
        {"alice", "alice", ""},
        {"日本 x", "日本", " x"},
        {"a.b'c!/@#=%", "a.b'c!/@#=%", ""},
        {R"("Mary Ann": hi)", "Mary Ann", ": hi"},
        {R"("a\"b\\" c)", R"(a"b\)", " c"},
        {R"("\x41\n")", "A\n", ""},
        {R"("")", "", ""},
        {": hi", std::nullopt, ": hi"},
        {" alice", std::nullopt, " alice"},
        {"", std::nullopt, ""},
        {"(x", std::nullopt, "(x"},
    };
    for (auto const& row : rows) {
        cursor at{row.line};
        BOOST_TEST(at.name() == row.name);
        BOOST_TEST_EQ(rest_of(at), row.rest);
        BOOST_TEST(!at.what_is_wrong());
    }
}

void any_name_is_read_as_it_was_written() {
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            std::string const name{static_cast<char>(first), static_cast<char>(second)};
            std::string line;
            script::append_name(line, name);
            cursor at{line};
            std::string label;
            script::append_label(label, name);
            cursor there{label};
            auto const found = there.label_or_id();
            if (at.name() == name && at.ended() && found && found->name == name && there.ended()) continue;
            BOOST_ERROR("a name is not kept");
            return;
        }
    }
}

void what_is_wrong_with_a_quote() {
    struct {
        std::string_view line;
        std::size_t column;
        std::string_view sentence;
    } const rows[] = {
        {R"("abc)", 0, "the quote is not closed"},  {R"("abc\")", 0, "the quote is not closed"}, {R"(")", 0, "the quote is not closed"},
        {R"("abc\)", 4, "there is no such escape"}, {R"("a\qc")", 2, "there is no such escape"}, {R"("\x4")", 1, "two hexadecimal digits"},
    };
    for (auto const& row : rows) {
        cursor at{row.line};
        at.name();
        BOOST_TEST_EQ(at.what_is_wrong().column, row.column);
        BOOST_TEST(at.what_is_wrong().sentence.starts_with(row.sentence));
    }
}

void labels() {
    cursor at{"m1_a-b.C日:x"};
    auto const label = at.label();
    BOOST_TEST(label.has_value());
    BOOST_TEST_EQ(label->name, "m1_a-b.C日");
    BOOST_TEST_EQ(label->column, 0u);
    BOOST_TEST_EQ(rest_of(at), ":x");
    BOOST_TEST(!at.label());
    cursor quoted{R"( "a b")", 1};
    BOOST_TEST(!quoted.label());
    auto const id = quoted.label_or_id();
    BOOST_TEST(id && id->name == "a b" && id->column == 1);
}

void emoji() {
    cursor at{":tada: <:blob:12> 🎉 #⃣ tada"};
    auto const next = [&at] {
        at.blanks();
        return at.emoji().value_or(monongusa::chat::emoji{"none", ""});
    };
    BOOST_TEST((next() == monongusa::chat::emoji{"tada", ""}));
    BOOST_TEST((next() == monongusa::chat::emoji{"blob", "12"}));
    BOOST_TEST((next() == monongusa::chat::emoji{"🎉", ""}));
    BOOST_TEST((next() == monongusa::chat::emoji{"#⃣", ""}));
    BOOST_TEST((next() == monongusa::chat::emoji{"none", ""}));
    BOOST_TEST_EQ(rest_of(at), "tada");
}

void places() {
    struct {
        std::string_view line;
        std::optional<script::place> where;
        std::string_view rest;
    } const rows[] = {
        {"#general: x", script::place{false, "general"}, ": x"},
        {R"(#"a b" @c)", script::place{false, "a b"}, " @c"},
        {R"(#"")", script::place{false, ""}, ""},
        {"dm: x", script::place{true, ""}, ": x"},
        {"dm @a", script::place{true, ""}, " @a"},
        {"dmx", std::nullopt, "dmx"},
        {"# x", std::nullopt, "# x"},
        {"#", std::nullopt, "#"},
        {"general", std::nullopt, "general"},
    };
    for (auto const& row : rows) {
        cursor at{row.line};
        BOOST_TEST(at.where() == row.where);
        BOOST_TEST_EQ(rest_of(at), row.rest);
    }
}

void a_text_is_all_the_rest_or_stands_below() {
    std::string text;
    cursor at{R"(a\nb )"};
    at.text(text);
    BOOST_TEST_EQ(text, "a\nb ");
    BOOST_TEST(at.ended() && !at.text_is_below());
    cursor below{"x: <<<", 3};
    std::string nothing;
    below.text(nothing);
    BOOST_TEST(nothing.empty() && below.ended() && below.text_is_below());
    cursor escaped{R"(\<<<)"};
    escaped.text(nothing);
    BOOST_TEST_EQ(nothing, "<<<");
    BOOST_TEST(!escaped.text_is_below());
}

void only_the_first_mistake_is_kept_and_then_nothing_is_read() {
    cursor at{"@#\"a\" dm :tada: m1"};
    at.wrong(3, "first");
    at.wrong("second");
    at.wrong(script::mistake{1, "third"});
    BOOST_TEST((at.what_is_wrong() == script::mistake{3, "first"}));
    BOOST_TEST(!at.take('@') && !at.take_word("@") && !at.name() && !at.label() && !at.label_or_id() && !at.emoji() && !at.where());
    cursor fine{"x"};
    fine.wrong(script::mistake{});
    BOOST_TEST(!fine.what_is_wrong() && fine.take('x'));
}

}  // namespace

int main() {
    it_takes_what_is_there_and_nothing_else();
    a_word_is_only_taken_whole();
    names();
    any_name_is_read_as_it_was_written();
    what_is_wrong_with_a_quote();
    labels();
    emoji();
    places();
    a_text_is_all_the_rest_or_stands_below();
    only_the_first_mistake_is_kept_and_then_nothing_is_read();
    return boost::report_errors();
}
