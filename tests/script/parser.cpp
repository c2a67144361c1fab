// SPDX-License-Identifier: BSL-1.0
// parser: what a line says depends on how it begins, and on whether a text of several lines is open.
#include <monongusa/script/parser.hpp>

#include "../support/entry_words.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

namespace script = monongusa::script;

std::string next(script::parser& parser, std::string_view line) {
    auto const [read, wrong] = parser.next(line);
    if (wrong) return std::to_string(wrong.column) + " " + wrong.sentence + (read ? " and read" : "");
    return read ? support::words_of(*read) : "";
}
std::string read(std::string_view line) {
    script::parser parser{"bot"};
    return next(parser, line);
}

void how_a_line_begins_says_what_it_is() {
    struct {
        std::string_view line, says;
    } const rows[] = {
        {"", "blank"},
        {" \t ", "blank"},
        {"# a comment", ""},
        {"  # a comment \xff", ""},
        {"@alice #general: @bot give me tea", "says who=[alice] #[general] text=[@bot give me tea]"},
        {"@alice: hi", "says who=[alice] text=[hi]"},
        {"@alice:hi", "says who=[alice] text=[hi]"},
        {"@alice:  hi ", "says who=[alice] text=[ hi ]"},
        {"@alice:", "says who=[alice] text=[]"},
        {"  @alice : hi", "says who=[alice] text=[hi]"},
        {"@alice dm: psst", "says who=[alice] dm[] text=[psst]"},
        {"@alice\tdm\t: psst", "says who=[alice] dm[] text=[psst]"},
        {"@alice >m1: in the thread", "says who=[alice] thread=m1@8 text=[in the thread]"},
        {"@alice #ops >m1: x", "says who=[alice] #[ops] thread=m1@13 text=[x]"},
        {R"(@"Mary Ann" #"a b": x)", "says who=[Mary Ann] #[a b] text=[x]"},
        {"@日本 #質問: はい", "says who=[日本] #[質問] text=[はい]"},
        {"=m1 @alice #general: hi", "says label=m1@1 who=[alice] #[general] text=[hi]"},
        {"=m1 hi", "says label=m1@1 text=[hi]"},
        {"=質問 @bot hi", "says label=質問@1 text=[@bot hi]"},
        {"=m1", "says label=m1@1 text=[]"},
        {"just text", "says text=[just text]"},
        {"text with # and @alice: and < and %", "says text=[text with # and @alice: and < and %]"},
        {"  leading blanks are none of it ", "says text=[leading blanks are none of it ]"},
        {R"(\  but these are)", "says text=[  but these are]"},
        {R"(\# no comment)", "says text=[# no comment]"},
        {R"(\@alice: not hers)", "says text=[@alice: not hers]"},
        {R"(\<3)", "says text=[<3]"},
        {R"(\%d)", "says text=[%d]"},
        {R"(\=)", "says text=[=]"},
        {R"(\<<<)", "says text=[<<<]"},
        {R"(two\nlines\x21)", "says text=[two\nlines!]"},
        {"@bot: what is said to the bot", "says text=[@bot: what is said to the bot]"},
        {"@bot give me tea", "says text=[@bot give me tea]"},
        {"@bot #general give me tea", "says text=[@bot #general give me tea]"},
        {"@bot #general: what the bot says", "says who=[bot] #[general] text=[what the bot says]"},
        {"@bot >m1: so does this", "says who=[bot] thread=m1@6 text=[so does this]"},
        {"@alice hello", "says text=[@alice hello]"},
        {"@alice's book: x", "says text=[@alice's book: x]"},
        {"@ alice: hi", "says text=[@ alice: hi]"},
        {"@alice # x: y", "says text=[@alice # x: y]"},
        {"@alice >m1 no colon", "says text=[@alice >m1 no colon]"},
        {"%time +30s", "passes 30000000000"},
        {"  %connect", "connects"},
        {"< nothing", "expects nothing"},
        {"  < @alice: tea", "expects to=[alice] text=[tea]"},
        {">>>", "says text=[>>>]"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(read(row.line), row.says);
}

void a_mistake_is_told_where_it_stands_and_nothing_is_read() {
    std::string const no_escape = R"(there is no such escape; there are \n, \t, \r, \xHH, and a backslash itself is written \\)";
    struct {
        std::string_view line;
        std::string what;
    } const rows[] = {
        {"= @alice: hi", "1 a label belongs behind '=', as in =m1 @alice #general: hello"},
        {"  =(x)", "3 a label belongs behind '=', as in =m1 @alice #general: hello"},
        {"@alice #general hello", "15 a colon is missing behind the place, as in @alice #general: hello"},
        {"@alice dm", "9 a colon is missing behind the place, as in @alice #general: hello"},
        {"@\"alice: hi", "1 the quote is not closed"},
        {R"(@alice: C:\temp\q)", "15 " + no_escape},
        {R"(C:\qemp)", "2 " + no_escape},
        {"=b12 @alice: hi", "1 b1, b2 and so on are what the bot's messages are called by themselves"},
        {"@alice #t >: hi", "11 here belongs the label of the message that the thread hangs on, as in >m1"},
        {"#general: hello", "0 who speaks belongs before the channel, as in @alice #general: hello; a comment has a blank behind '#'"},
        {"< =: hi", "3 a label belongs behind '=', as in < =board #general: hello"},
        {"< =b3 #general: hi", "3 b1, b2 and so on are what the bot's messages are called by themselves"},
        {"< failure rule x: boom", "2 here belongs the rule that fails, as in failure rule 3: text"},
        {"<~ failure rule 3", "17 a colon and the text belong here"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(read(row.line), row.what);
    for (std::string_view const line : {"%dance", "< tea", "%time +1", "=m1 @alice #general hello"}) {
        auto const told = read(line);
        BOOST_TEST(told.find_first_of("0123456789") == 0 && !told.ends_with(" and read"));
    }
}

void a_text_of_several_lines() {
    struct {
        std::string_view begins, says;
    } const rows[] = {
        {"@alice #general: <<<", "says who=[alice] #[general] text=[# one\n\n< two \\n\r\n @bot: three]"},
        {"=m1 <<<", "says label=m1@1 text=[# one\n\n< two \\n\r\n @bot: three]"},
        {"%edit m1: <<<", "edits message=m1@6 text=[# one\n\n< two \\n\r\n @bot: three]"},
        {"< #general: <<<", "expects #[general] text=[# one\n\n< two \\n\r\n @bot: three]"},
    };
    for (auto const& row : rows) {
        script::parser parser{"bot"};
        BOOST_TEST_EQ(next(parser, row.begins), "");
        BOOST_TEST(parser.open());
        for (std::string_view const line : {"# one", "", "< two \\n\r", " @bot: three"}) BOOST_TEST_EQ(next(parser, line), "");
        BOOST_TEST(parser.open());
        BOOST_TEST_EQ(next(parser, ">>>"), row.says);
        BOOST_TEST(!parser.open());
        BOOST_TEST_EQ(next(parser, "# one"), "");
        BOOST_TEST_EQ(next(parser, "one"), "says text=[one]");
    }
}

void only_three_signs_alone_end_it() {
    script::parser parser{"bot"};
    next(parser, "=m1 <<<");
    for (std::string_view const line : {" >>>", ">>> ", ">>>>", "<<<", ">>"}) BOOST_TEST_EQ(next(parser, line), "");
    BOOST_TEST_EQ(next(parser, ">>>"), "says label=m1@1 text=[ >>>\n>>> \n>>>>\n<<<\n>>]");
}

void an_empty_one_and_one_of_empty_lines() {
    script::parser parser{"bot"};
    next(parser, "@a: <<<");
    BOOST_TEST_EQ(next(parser, ">>>"), "says who=[a] text=[]");
    next(parser, "@a: <<<");
    next(parser, "");
    next(parser, "");
    BOOST_TEST_EQ(next(parser, ">>>"), "says who=[a] text=[\n]");
}

void one_that_is_forgotten_is_not_said() {
    script::parser parser{"bot"};
    next(parser, "@a: <<<");
    next(parser, "x");
    parser.forget();
    BOOST_TEST(!parser.open());
    BOOST_TEST_EQ(next(parser, "y"), "says text=[y]");
}

void a_line_that_is_wrong_opens_none() {
    script::parser parser{"bot"};
    BOOST_TEST(next(parser, "= @a: <<<").starts_with("1 "));
    BOOST_TEST(!parser.open());
    BOOST_TEST(next(parser, "%disconnect <<<").starts_with("12 "));
    BOOST_TEST(!parser.open());
}

void the_bot_may_be_called_anything() {
    script::parser parser{"Mary Ann"};
    BOOST_TEST_EQ(next(parser, R"(@"Mary Ann": hi)"), R"(says text=[@"Mary Ann": hi])");
    BOOST_TEST_EQ(next(parser, "@bot: hi"), "says who=[bot] text=[hi]");
}

void a_long_line_is_read_like_a_short_one() {
    std::string const text(1 << 20, 'x');
    BOOST_TEST_EQ(read("@alice: " + text), "says who=[alice] text=[" + text + "]");
    BOOST_TEST_EQ(read(std::string(1 << 20, ' ')), "blank");
    BOOST_TEST(read("@" + std::string(1 << 20, '"')).starts_with("says"));
}

}  // namespace

int main() {
    how_a_line_begins_says_what_it_is();
    a_mistake_is_told_where_it_stands_and_nothing_is_read();
    a_text_of_several_lines();
    only_three_signs_alone_end_it();
    an_empty_one_and_one_of_empty_lines();
    one_that_is_forgotten_is_not_said();
    a_line_that_is_wrong_opens_none();
    the_bot_may_be_called_anything();
    a_long_line_is_read_like_a_short_one();
    return boost::report_errors();
}
