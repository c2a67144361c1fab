// SPDX-License-Identifier: BSL-1.0
// directive: each of them is read as what it says, and what is wrong with one is told where it stands.
#include <monongusa/script/directive.hpp>

#include "../support/entry_words.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

namespace script = monongusa::script;

// What it says; or the column of what is wrong, and why.
std::string read(std::string_view line) {
    script::cursor at{line, 1};
    auto const entry = script::read_directive(at);
    auto const& wrong = at.what_is_wrong();
    return wrong ? std::to_string(wrong.column) + " " + wrong.sentence : support::words_of(entry);
}

void each_says_what_happens() {
    struct {
        std::string_view line, says;
    } const rows[] = {
        {"%react :tada: m1 as bob", "reacts :tada: message=m1@14 who=[bob]"},
        {"%react  :tada:\ton  m1\tas  @bob ", "reacts :tada: message=m1@19 who=[bob]"},
        {"%react 🎉 m1", "reacts :🎉: message=m1@12"},
        {"%react <a:blob:77> m1", "reacts :blob:77 message=m1@19"},
        {R"(%react :tada: m1 as "Mary Ann")", "reacts :tada: message=m1@14 who=[Mary Ann]"},
        {"%unreact :tada: m1", "unreacts :tada: message=m1@16"},
        {"%edit m1: new text", "edits message=m1@6 text=[new text]"},
        {R"(%edit b1:  a\nb )", "edits message=b1@6 text=[ a\nb ]"},
        {"%edit on m1:", "edits message=m1@9 text=[]"},
        {"%delete m1 ", "deletes message=m1@8"},
        {"%delete #general", "no channel [general]"},
        {"%attach cat.png", "attaches [cat.png] [] 0 []"},
        {"%attach cat.png image/png 20480", "attaches [cat.png] [image/png] 20480 []"},
        {R"(%attach "my cat.png" https://example.com/cat.png 1 image/png )",
         "attaches [my cat.png] [image/png] 1 [https://example.com/cat.png]"},
        {"%attach x 18446744073709551615", "attaches [x] [] 18446744073709551615 []"},
        {"%thread m1", "threads message=m1@8"},
        {"%thread", "threads"},
        {"%thread ", "threads"},
        {"%join alice", "joins [alice]"},
        {"%join @alice #general", "joins [alice] #[general]"},
        {"%leave alice #\"a b\" ", "leaves [alice] #[a b]"},
        {"%role alice admin", "gets [alice] [admin]"},
        {"%role alice +admin", "gets [alice] [admin]"},
        {R"(%role @alice -"server owner")", "loses [alice] [server owner]"},
        {"%rename @alice @alicia", "renames @ [alice] [alicia]"},
        {"%rename alice alicia", "renames @ [alice] [alicia]"},
        {"%rename #old #new", "renames # [old] [new]"},
        {"%bot deploybot", "is bot [deploybot]"},
        {"%create #ops", "channel [ops]"},
        {"%time +30s", "passes 30000000000"},
        {"%time +1h30m", "passes 5400000000000"},
        {"%time +1 hour 1 minute", "passes 3660000000000"},
        {"%time +0ms", "passes 0"},
        {"%time +30s \t", "passes 30000000000"},
        {"%disconnect", "disconnects [connection lost]"},
        {"%disconnect the cable: is out ", "disconnects [the cable: is out ]"},
        {"%disconnect final", "disconnects finally [connection lost]"},
        {"%disconnect final kicked", "disconnects finally [kicked]"},
        {"%disconnect finally", "disconnects [finally]"},
        {"%connect", "connects"},
        {"%as discord", "behaves as discord"},
        {"%as slack ", "behaves as slack"},
        {"%as stdio", "behaves as stdio"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(read(row.line), row.says);
}

void what_is_wrong_is_told_where_it_stands() {
    std::string const no_directive =
        "there are react, unreact, edit, delete, attach, thread, join, leave, role, rename, bot, create, time, disconnect, connect, as";
    std::string const attached =
        "behind the name of a file belong its type, its size in bytes and its address, as in image/png 20480 https://example.com/cat.png";
    struct {
        std::string_view line;
        std::string what;
    } const rows[] = {
        {"%", "1 there is no directive ''; " + no_directive},
        {"%dance", "1 there is no directive 'dance'; " + no_directive},
        {"%React :tada: m1", "1 there is no directive 'React'; " + no_directive},
        {"%react", "6 here belongs an emoji, as in :tada:"},
        {"%react tada m1", "7 here belongs an emoji, as in :tada:"},
        {"%react :ta da: m1", "7 here belongs an emoji, as in :tada:"},
        {"%react :tada:", "13 here belongs the label of a message, as in m1"},
        {"%react :tada: (m1)", "14 here belongs the label of a message, as in m1"},
        {"%react :tada: m1 as", "19 here belongs a name, as in alice"},
        {"%react :tada: m1 bob", "17 this is too much; the directive is %react :tada: m1 as bob"},
        {"%react :tada: m1 as \"bob", "20 the quote is not closed"},
        {"%edit m1 new text", "8 a colon and the new text belong here, as in %edit m1: hello"},
        {"%edit : text", "6 here belongs the label of a message, as in m1"},
        {R"(%edit m1: a\q)", R"(11 there is no such escape; there are \n, \t, \r, \xHH, and a backslash itself is written \\)"},
        {"%delete", "7 here belongs the label of a message, as in m1"},
        {"%delete #", "8 here belongs a channel, as in #general"},
        {"%delete m1 m2", "11 this is too much; the directive is %delete m1, or #channel"},
        {"%attach", "7 here belongs the name of a file, as in cat.png"},
        {"%attach cat.png image", "16 " + attached},
        {"%attach cat.png 18446744073709551616", "16 " + attached},
        {"%attach cat.png -1", "16 " + attached},
        {"%attach cat.png image/png big", "26 " + attached},
        {"%thread #general", "8 here belongs the label of a message, as in m1"},
        {"%join", "5 here belongs a name, as in alice"},
        {"%join alice general", "12 here belongs a channel, as in #general"},
        {"%join alice dm", "14 here belongs a channel, as in #general"},
        {"%role alice", "11 here belongs the name of a role, as in admin, or -admin to take it away"},
        {"%role alice -", "13 here belongs the name of a role, as in admin, or -admin to take it away"},
        {"%role alice two words", "16 this is too much; the directive is %role alice admin, or -admin"},
        {"%rename alice", "13 here belongs a name, as in alice"},
        {"%rename #old new", "13 here belongs a channel, as in #general"},
        {"%bot", "4 here belongs a name, as in alice"},
        {"%create ops", "8 here belongs a channel, as in #general"},
        {"%time", "5 here belongs how much time passes, as in +30s or +1h30m"},
        {"%time 30s", "6 here belongs how much time passes, as in +30s or +1h30m"},
        {"%time +", "6 here belongs how much time passes, as in +30s or +1h30m"},
        {"%time +30", "6 here belongs how much time passes, as in +30s or +1h30m"},
        {"%time +-30s", "6 here belongs how much time passes, as in +30s or +1h30m"},
        {"%time +30 parsecs", "6 here belongs how much time passes, as in +30s or +1h30m"},
        {"%time +9999999999h", "6 here belongs how much time passes, as in +30s or +1h30m"},
        {"%disconnect <<<", "12 here belongs a reason of one line"},
        {"%disconnect final <<<", "18 here belongs a reason of one line"},
        {"%connect now", "9 this is too much; the directive is %connect"},
        {"%as", "3 there is no platform ''; there are stdio, discord and slack"},
        {"%as irc", "4 there is no platform 'irc'; there are stdio, discord and slack"},
        {"%as slack discord", "10 this is too much; the directive is %as discord, slack or stdio"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(read(row.line), row.what);
}

// What a list of them shows is what they take.
void each_usage_begins_with_one_that_can_be_read() {
    for (auto const& one : script::all_directives) {
        auto const usage = one.usage.substr(0, one.usage.find(','));
        BOOST_TEST(read("%" + std::string{one.name} + " " + std::string{usage}).find_first_not_of("0123456789") == 0);
    }
}

void a_new_text_may_stand_below() {
    std::string_view const line = "%edit m1: <<<";
    script::cursor at{line, 1};
    auto const entry = script::read_directive(at);
    BOOST_TEST(at.text_is_below() && !at.what_is_wrong());
    BOOST_TEST_EQ(support::words_of(entry), "edits message=m1@6 text=[]");
}

}  // namespace

int main() {
    each_says_what_happens();
    what_is_wrong_is_told_where_it_stands();
    each_usage_begins_with_one_that_can_be_read();
    a_new_text_may_stand_below();
    return boost::report_errors();
}
