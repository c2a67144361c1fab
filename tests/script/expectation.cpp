// SPDX-License-Identifier: BSL-1.0
// expectation: each form is read as what it says, and what the bot did can be written down as one.
#include <monongusa/script/expectation.hpp>

#include <monongusa/action/edit.hpp>
#include <monongusa/action/embed.hpp>
#include <monongusa/action/react.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/action/typing.hpp>
#include <monongusa/action/upload.hpp>
#include <monongusa/chat/channel.hpp>

#include "../support/entry_words.hpp"

#include <boost/core/lightweight_test.hpp>

#include <random>
#include <string>
#include <string_view>

namespace {

namespace script = monongusa::script;
namespace action = monongusa::action;
using monongusa::chat::channel_kind;
using namespace std::string_literals;

std::string read(std::string_view line) {
    script::cursor at{line, 1};
    auto const entry = script::read_expectation(at);
    auto const& wrong = at.what_is_wrong();
    return wrong ? std::to_string(wrong.column) + " " + wrong.sentence : support::words_of(entry);
}

void each_says_what_the_bot_is_to_do() {
    struct {
        std::string_view line, says;
    } const rows[] = {
        {"< #general @alice: Here is tea", "expects #[general] to=[alice] text=[Here is tea]"},
        {"< #general: hello", "expects #[general] text=[hello]"},
        {"< #general >m1 @alice: in thread", "expects #[general] thread=m1@12 to=[alice] text=[in thread]"},
        {"< #general >m1: in thread", "expects #[general] thread=m1@12 text=[in thread]"},
        {R"(< #general >"a/b": x)", "expects #[general] thread=a/b@12 text=[x]"},
        {"< @alice: hi", "expects to=[alice] text=[hi]"},
        {"< >m1: hi", "expects thread=m1@3 text=[hi]"},
        {"<\t @alice : hi", "expects to=[alice] text=[hi]"},
        {"< dm @alice: hi", "expects dm[] to=[alice] text=[hi]"},
        {R"(< #"a b" @"c:d":  two blanks)", "expects #[a b] to=[c:d] text=[ two blanks]"},
        {"< #general:", "expects #[general] text=[]"},
        {"< #general:no blank", "expects #[general] text=[no blank]"},
        {R"(< #general: a\nb\\)", "expects #[general] text=[a\nb\\]"},
        {"<* #general: x", "expects in any order #[general] text=[x]"},
        {"<~ #general: te+a|coffee", "expects #[general] pattern=[te+a|coffee]"},
        {"<*~ @alice: x", "expects in any order to=[alice] pattern=[x]"},
        {"<~* @alice: x", "expects in any order to=[alice] pattern=[x]"},
        {R"(<~ @alice: \d+ )", R"(expects to=[alice] pattern=[\d+ ])"},
        {"<~ @alice: <<<", "expects to=[alice] pattern=[<<<]"},
        {"< react :tada: m1", "expects react :tada: message=m1@15"},
        {"< react 🎉 m1 ", "expects react 🎉 message=m1@13"},
        {R"(< react "thumbs up" "x y")", R"(expects react "thumbs up" message=x y@20)"},
        {"<* unreact :tada: m1", "expects in any order unreact :tada: message=m1@18"},
        {"< edit b1: new", "expects edit message=b1@7 text=[new]"},
        {"<~ edit b1: ne.", "expects edit message=b1@8 pattern=[ne.]"},
        {"< edit b1: <<<", "expects edit message=b1@7 text=[]"},
        {"< delete b1", "expects delete message=b1@9"},
        {"< typing #general", "expects typing #[general]"},
        {"< typing", "expects typing"},
        {"<* typing dm @alice ", "expects in any order typing dm[] to=[alice]"},
        {"< typing #general >m1", "expects typing #[general] thread=m1@19"},
        {"< upload tea.csv (3 bytes) #general: look", "expects upload tea.csv (3 bytes) #[general] text=[look]"},
        {"< upload tea.csv(1 bytes) , b (1 byte): look", "expects upload tea.csv (1 byte), b (1 byte) text=[look]"},
        {R"(< upload "b c" (018 bytes) >m1:)", R"(expects upload "b c" (18 bytes) thread=m1@28 text=[])"},
        {"< upload dm (3 bytes) dm @alice: look", "expects upload dm (3 bytes) dm[] to=[alice] text=[look]"},
        {"< upload a, (3 bytes), b (2 bytes) #general: look", "expects upload a, (3 bytes), b (2 bytes) #[general] text=[look]"},
        {"< upload #general: look", "expects upload #[general] text=[look]"},
        {"< upload: look", "expects upload text=[look]"},
        {"<~ upload a (3 bytes) #general: lo+k", "expects upload a (3 bytes) #[general] pattern=[lo+k]"},
        {"< embed #general: Tea\\nwith milk", "expects embed #[general] text=[Tea\nwith milk]"},
        {"<*~ embed: Te.", "expects in any order embed pattern=[Te.]"},
        {"< embed dm @alice: <<<", "expects embed dm[] to=[alice] text=[]"},
        {"< nothing", "expects nothing"},
        {"<  nothing \t", "expects nothing"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(read(row.line), row.says);
}

void what_is_wrong_is_told_where_it_stands() {
    std::string const forms =
        "here belongs what the bot does, as in #general @alice: text, dm @alice: text, react :tada: m1, unreact :tada: m1, edit b1: text, "
        "delete b1, typing #general, upload tea.txt (12 bytes) #general: text, embed #general: text, failure rule 3: text, or nothing";
    std::string const label = "here belongs the label of a message, as in m1, or b1 for the first that the bot has sent";
    std::string const size = "behind the name of a file belongs its size, as in tea.txt (12 bytes)";
    std::string const no_escape = R"(there is no such escape; there are \n, \t, \r, \xHH, and a backslash itself is written \\)";
    struct {
        std::string_view line;
        std::string what;
    } const rows[] = {
        {"<", "1 " + forms},
        {"< ", "2 " + forms},
        {"< Here is tea", "2 " + forms},
        {"< : text", "2 " + forms},
        {"< # x", "2 " + forms},
        {"<3", "1 a blank belongs behind '<', '<~' or '<*'"},
        {"<<<", "1 a blank belongs behind '<', '<~' or '<*'"},
        {"<** #a: x", "2 a blank belongs behind '<', '<~' or '<*'"},
        {"< #general", "10 a colon and the text belong here"},
        {"< #general tea: x", "11 a colon and the text belong here"},
        {"< #general >: x", "12 here belongs the label of the message that the thread hangs on, as in >m1"},
        {"< #general @: x", "12 here belongs a name"},
        {"< @\"alice: x", "3 the quote is not closed"},
        {"< dm: x", "4 whom the bot speaks to belongs here, as in dm @alice: text"},
        {R"(< #general: a\q)", "13 " + no_escape},
        {"< react tada m1", "8 here belongs an emoji, as in :tada:"},
        {"< react :tada:", "14 " + label},
        {R"(< react "tada m1)", "8 the quote is not closed"},
        {"< react :tada: m1 as bob", "18 this is too much"},
        {"<~ react :tada: m1", "3 only a text can match a pattern"},
        {"<~ delete b1", "3 only a text can match a pattern"},
        {"< delete", "8 " + label},
        {"< edit b1", "9 a colon and the text belong here"},
        {"< edit : x", "7 " + label},
        {"<~ typing #general", "3 only a text can match a pattern"},
        {"< typing #general: x", "17 this is too much"},
        {"< typings", "2 " + forms},
        {"< embed", "7 a colon and the text belong here"},
        {"< embed dm: x", "10 whom the bot speaks to belongs here, as in dm @alice: text"},
        {"< upload tea.csv #general: x", "9 a colon and the text belong here"},
        {"< upload tea.csv (3) #general: x", "9 " + size},
        {"< upload tea.csv (x bytes): x", "9 " + size},
        {"< upload tea.csv (-3 bytes): x", "9 " + size},
        {"< upload tea.csv (18446744073709551616 bytes): x", "9 " + size},
        {"< upload tea.csv (3 bytes: x", "9 " + size},
        {"< upload tea.csv (3 cups): x", "9 " + size},
        {"< upload tea.csv () x", "9 " + size},
        {"< upload a (3 bytes), #general: x", "22 here belongs one more file, as in tea.txt (12 bytes)"},
        {"< upload a (3 bytes) #general", "29 a colon and the text belong here"},
        {"<~ nothing", "3 nothing has no order and matches no pattern; write '< nothing'"},
        {"<* nothing", "3 nothing has no order and matches no pattern; write '< nothing'"},
        {"< nothing: x", "2 " + forms},
        {"<~ #a: te(a", R"(9 this is no pattern: a group is opened and never closed; close it with ')' or write '\(')"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(read(row.line), row.what);
}

bool accepts(std::string_view pattern, std::string_view text) {
    auto const line = "<~ #a: "s + std::string{pattern};
    script::cursor at{line, 1};
    auto const entry = script::read_expectation(at);
    BOOST_TEST_EQ(at.what_is_wrong().sentence, "");
    auto const* const expected = get_if<script::expects>(&entry);
    return expected && expected->pattern && script::matches({"#a", true, std::string{text}}, *expected, script::answer_of(*expected, {}));
}

void a_pattern_matches_the_text_as_a_whole() {
    BOOST_TEST(accepts("te+a", "teea"));
    BOOST_TEST(!accepts("te+a", "a tea") && !accepts("te+a", "teas") && !accepts("te+a", "tea\n"));
    BOOST_TEST(accepts("a|ab", "ab") && accepts("a|ab", "a") && !accepts("a|ab", "abb"));
    BOOST_TEST(accepts("(?i)TEA", "tea") && accepts("(?m)a$", "a") && !accepts("(?m)a$", "a\nb"));
    BOOST_TEST(accepts("", "") && !accepts("", "x"));
    BOOST_TEST(accepts(".*", "日本") && accepts("..", "日本"));
    BOOST_TEST(accepts(R"(\Qa.b)", "a.b") && !accepts(R"(\Qa.b)", "a.bc") && !accepts(R"(\Qa.b)", "axb"));
    BOOST_TEST(accepts(R"(\Qa)|(b)", "a)|(b"));
    BOOST_TEST(accepts(R"(a\\)", "a\\"));
    std::string const line = "<~ #a: " + std::string(65536 - 4, 'x');
    script::cursor at{line, 1};
    script::read_expectation(at);
    BOOST_TEST(at.what_is_wrong().column <= line.size() && static_cast<bool>(at.what_is_wrong()));
}

// --- what the bot did, written down and read again

std::string odd_text(std::minstd_rand& random) {
    static std::string const parts[] = {"a",     "tea",  " ", "  ",   ":",    "\"",       "\\",       "\n",           "\r", "\t",
                                        "\0"s,   "日本", "🎉", "\xff", "\xc3", "<<<",      ">>>",      "@bot",         "#",  ">",
                                        "<",     "%",    "=", "m1",   ".",    "\x1b[31m", "\xc2\x85", "\xe2\x80\xa8", "dm", "nothing",
                                        "react", "upload", "embed", "typing", ",", "(3 bytes)", "(",    "]", "/",    "\x7f"};
    std::string text;
    for (auto left = random() % 5; left > 0; --left) text += parts[random() % std::size(parts)];
    return text;
}

script::answer odd_answer(std::minstd_rand& random) {
    monongusa::chat::origin to;
    to.channel = {odd_text(random), odd_text(random), random() % 4 == 0 ? channel_kind::direct : channel_kind::open};
    to.user = {odd_text(random), odd_text(random), false, false, {}};
    to.message = odd_text(random);
    to.thread = random() % 2 == 0 ? std::string{} : odd_text(random);
    auto const text = odd_text(random);
    auto const label = [](std::string const& id) -> std::string const& { return id; };
    switch (random() % 11) {
        case 0: return script::answer_of(action::send{text, to}, label);
        case 1: return script::answer_of(action::reply{text, to}, label);
        case 2: return script::answer_of(action::reply_in_thread{text, to}, label);
        case 3: return script::answer_of(action::direct_message{text, to}, label);
        case 4: return script::answer_of(action::react{text, to}, label);
        case 5: return script::answer_of(action::unreact{text, to}, label);
        case 6: return script::answer_of(action::edit{text, to}, label);
        case 7: return script::answer_of(action::delete_message{to}, label);
        case 8: return script::answer_of(action::typing{to}, label);
        case 9: {
            action::upload upload{text, {}, to};
            for (auto left = random() % 3; left > 0; --left) upload.files.push_back({odd_text(random), std::string(random() % 3, 'x'), ""});
            return script::answer_of(upload, label);
        }
        default: {
            action::embed embed{.text = text, .title = odd_text(random), .url = odd_text(random), .to = to};
            for (auto left = random() % 3; left > 0; --left) embed.fields.push_back({odd_text(random), odd_text(random), random() % 2 == 0});
            return script::answer_of(embed, label);
        }
    }
}

void whatever_the_bot_did_can_be_expected() {
    std::minstd_rand random{20'240'601};
    script::place const elsewhere{true, "elsewhere"};
    for (int i = 0; i < 20'000; ++i) {
        auto const done = odd_answer(random);
        std::string line;
        append_to(line, done);
        script::cursor at{line, 1};
        auto const entry = script::read_expectation(at);
        auto const* const expected = get_if<script::expects>(&entry);
        BOOST_TEST(line.find_first_of("\n\r") == std::string::npos);
        if (!at.what_is_wrong() && !at.text_is_below() && expected && script::answer_of(*expected, elsewhere) == done) continue;
        BOOST_ERROR(line.c_str());
        BOOST_TEST_EQ(at.what_is_wrong().sentence, "");
        return;
    }
}

}  // namespace

int main() {
    each_says_what_the_bot_is_to_do();
    what_is_wrong_is_told_where_it_stands();
    a_pattern_matches_the_text_as_a_whole();
    whatever_the_bot_did_can_be_expected();
    return boost::report_errors();
}
