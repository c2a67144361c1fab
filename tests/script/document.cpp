// SPDX-License-Identifier: BSL-1.0
// document: every line is kept, every step knows its lines, and every mistake is told.
#include <monongusa/script/document.hpp>

#include <monongusa/detail/append.hpp>

#include "../support/entry_words.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

namespace script = monongusa::script;
using monongusa::detail::joined;
using namespace std::string_view_literals;

script::document read(std::string_view text) { return script::read_document("a.chat", text, "bot"); }

std::string steps(std::string_view text) {
    auto const document = read(text);
    BOOST_TEST_EQ(document.mistakes, "");
    std::string all;
    for (auto const& step : document.steps) all += joined(step.first, "+", step.count, " ", support::words_of(step.what), "\n");
    return all;
}

void each_step_knows_its_lines() {
    constexpr auto text = "# tea\n\n@alice #general: @bot tea\n< @alice: <<<\none\ntwo\n>>>\n\nmore"sv;
    BOOST_TEST_EQ(steps(text),
                  "2+1 says who=[alice] #[general] text=[@bot tea]\n3+4 expects to=[alice] text=[one\ntwo]\n7+1 blank\n8+1 says "
                  "text=[more]\n");
    auto const document = read(text);
    BOOST_TEST_EQ(document.name, "a.chat");
    BOOST_TEST((document.lines ==
                std::vector<std::string>{"# tea", "", "@alice #general: @bot tea", "< @alice: <<<", "one", "two", ">>>", "", "more"}));
}

void lines_end_in_every_manner() {
    for (std::string_view const text :
         {"one\ntwo", "one\ntwo\n", "one\r\ntwo\r\n", "one\ntwo\r", "one\r\r\ntwo\r\r\r\n", "\xEF\xBB\xBFone\ntwo"}) {
        BOOST_TEST_EQ(steps(text), "0+1 says text=[one]\n1+1 says text=[two]\n");
        BOOST_TEST((read(text).lines == std::vector<std::string>{"one", "two"}));
    }
    BOOST_TEST_EQ(steps("@a: <<<\r\nx\r\n>>>\r\n"), "0+3 says who=[a] text=[x]\n");
    BOOST_TEST_EQ(steps("one\n\xEF\xBB\xBF\xEF\xBB\xBF%connect"), "0+1 says text=[one]\n1+1 connects\n");
    BOOST_TEST_EQ(steps("@a: <<<\n\xEF\xBB\xBFx\n>>>"), "0+3 says who=[a] text=[\xEF\xBB\xBFx]\n");
    BOOST_TEST_EQ(steps("a\rb\n"), "0+1 says text=[a\rb]\n");
    BOOST_TEST_EQ(steps("a\0b\n"sv), joined("0+1 says text=[", "a\0b"sv, "]\n"));
}

void an_empty_one_has_no_steps() {
    for (std::string_view const text : {"", "# only a comment", "# and\n# another\n"}) BOOST_TEST_EQ(steps(text), "");
    BOOST_TEST(read("").lines.empty());
    BOOST_TEST_EQ(steps("\xEF\xBB\xBF"), "");
    BOOST_TEST_EQ(steps("\n"), "");
    BOOST_TEST_EQ(steps("\n\r\n"), "");
    BOOST_TEST_EQ(steps("< nothing\n\n"), "0+1 expects nothing\n");
}

void all_mistakes_are_told_each_with_its_line() {
    auto const document = read("hello\n%dance\n< #general: ok\n< tea\n\\q\n");
    std::string_view left = document.mistakes;
    for (std::string_view const line :
         {"a.chat:2:2: there is no directive 'dance'", "  %dance\n   ^\n", "a.chat:4:3: here belongs what the bot does", "  < tea\n    ^\n",
          "a.chat:5:1: there is no such escape", "  \\q\n  ^\n"}) {
        auto const found = left.find(line);
        BOOST_TEST(found != std::string_view::npos);
        if (found == std::string_view::npos) return;
        left.remove_prefix(found + line.size());
    }
    BOOST_TEST_EQ(left, "");
    BOOST_TEST_EQ(document.steps.size(), 2u);
    BOOST_TEST_EQ(document.lines.size(), 5u);
}

void a_text_that_is_not_ended_is_one() {
    auto const document = read("hello\n@alice: <<<\nx\n >>>\n");
    BOOST_TEST_EQ(document.mistakes,
                  "a.chat:2:9: the text of several lines is not ended; write >>> on a line of its own\n  @alice: <<<\n          ^\n");
    BOOST_TEST_EQ(document.steps.size(), 1u);
    BOOST_TEST_EQ(document.lines.size(), 4u);
    BOOST_TEST(read("=m <<<").mistakes.starts_with("a.chat:1:4: the text of several lines"));
}

}  // namespace

int main() {
    each_step_knows_its_lines();
    lines_end_in_every_manner();
    an_empty_one_has_no_steps();
    all_mistakes_are_told_each_with_its_line();
    a_text_that_is_not_ended_is_one();
    return boost::report_errors();
}
