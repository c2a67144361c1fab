// SPDX-License-Identifier: BSL-1.0
// Tests what a token's scopes lack for a table: how the header is read, and the sentences to the letter.
#include <monongusa/wire/slack/granted.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mg = monongusa;
namespace scope = mg::wire::slack::scope;
using mg::detail::action_flag;
using mg::detail::event_flag;
using mg::detail::operator|;
using mg::detail::rule_needs;
using mg::detail::table_needs;
using mg::wire::slack::lacks_of;
using mg::wire::slack::read_granted;

namespace {

static_assert(read_granted("chat:write").size() == 1 && read_granted("chat:write").contains("chat:write"));
static_assert(read_granted("im:history,chat:write") == (scope::chat_write | scope::im_history));
static_assert(read_granted(" im:history ,\tchat:write\t,, ") == (scope::chat_write | scope::im_history));
static_assert(read_granted("im:history,im:history") == scope::im_history);
// What is no name of a scope is none, and none of which a name is only a part.
static_assert(read_granted("").empty() && read_granted(",").empty() && read_granted(" , \t,").empty());
static_assert(read_granted("chat:write.public,identify,xchat:write,CHAT:WRITE,chat :write,chat").empty());
static_assert(read_granted("team:read,chat:write,emoji:read") == scope::chat_write);

std::string named(std::size_t position) { return "rule " + std::to_string(position); }

constexpr rule_needs rules[] = {
    {1, event_flag<mg::event::message>(), action_flag<mg::action::reply>(), true, false, false},
    {2, event_flag<mg::event::reaction_added>(), action_flag<mg::action::react>() | action_flag<mg::action::reply>(), false, false, true},
};
constexpr table_needs table{rules, &named};
constexpr std::string_view names = ",users:read,channels:read,groups:read,mpim:read";
constexpr std::string_view needed = "app_mentions:read,im:history,chat:write,reactions:read,reactions:write";

std::string both(std::string_view left, std::string_view right) { return std::string{left} + std::string{right}; }

void a_token_that_has_all_lacks_nothing() {
    BOOST_TEST(lacks_of(both(needed, names), table).empty());
    BOOST_TEST(lacks_of(both(needed, both(names, ",team:read,incoming-webhook")), table).empty());
    BOOST_TEST(lacks_of("identify", table_needs{}).empty());
}

void what_lacks_is_said_with_the_rules_that_need_it() {
    auto const lacks = lacks_of(both("app_mentions:read, reactions:read", names), table);
    BOOST_TEST_EQ(lacks.size(), 3u);
    if (lacks.size() != 3) return;
    BOOST_TEST_EQ(lacks[0].scope, "chat:write");
    BOOST_TEST_EQ(lacks[0].sentence,
                  "the token lacks the scope 'chat:write', needed by rule 1; rule 2: add it to the app (--manifest prints all that it "
                  "needs) and reinstall the app");
    BOOST_TEST_EQ(lacks[1].sentence,
                  "the token lacks the scope 'im:history', needed by rule 1: add it to the app (--manifest prints all that it needs) and "
                  "reinstall the app");
    BOOST_TEST_EQ(lacks[2].sentence,
                  "the token lacks the scope 'reactions:write', needed by rule 2: add it to the app (--manifest prints all that it needs) "
                  "and reinstall the app");
    for (auto const& one : lacks) BOOST_TEST(!one.only_names);
    auto const unnamed = lacks_of(both("app_mentions:read,im:history,chat:write,reactions:read", names), {rules});
    BOOST_TEST_EQ(unnamed.size(), 1u);
    BOOST_TEST(!unnamed.empty() && unnamed[0].sentence.find("'reactions:write', needed by the table: add it") != std::string::npos);
}

void names_are_done_without_and_come_last() {
    auto const lacks = lacks_of("app_mentions:read,im:history,chat:write,reactions:read,groups:read,mpim:read", table);
    BOOST_TEST_EQ(lacks.size(), 3u);
    if (lacks.size() != 3) return;
    BOOST_TEST(!lacks[0].only_names && lacks[1].only_names && lacks[2].only_names);
    BOOST_TEST_EQ(lacks[1].sentence,
                  "the token lacks the scope 'channels:read', so some channels have no names: to have names, add it to the app "
                  "(--manifest prints all "
                  "that it needs) and reinstall the app");
    BOOST_TEST_EQ(lacks[2].sentence,
                  "the token lacks the scope 'users:read', so people are called by their ids: to have names, add it to the app (--manifest "
                  "prints all that it "
                  "needs) and reinstall the app");
}

void who_sees_nobody_lacks_no_names() {
    table_needs const answering{{rules, 1}, &named};
    BOOST_TEST(lacks_of("app_mentions:read,im:history,chat:write", answering).empty());
    auto const lacks = lacks_of("identify", answering);
    BOOST_TEST_EQ(lacks.size(), 3u);
    for (auto const& one : lacks) BOOST_TEST(!one.only_names);
}

void a_bot_with_aliases_needs_to_read_everything() {
    auto const lacks = lacks_of(both(needed, names), table, true);
    BOOST_TEST_EQ(lacks.size(), 3u);
    for (auto const& one : lacks)
        BOOST_TEST(one.scope.ends_with(":history") && one.sentence.find("needed by rule 1:") != std::string::npos);
}

void a_header_without_scopes_tells_nothing() {
    for (auto const* const header : {"", " ", ",", " ,\t, "}) BOOST_TEST(lacks_of(header, table).empty());
    BOOST_TEST_EQ(lacks_of("identify", table).size(), 9u);
}

// Whatever a proxy makes of it: nothing of it gets into a sentence.
void strange_headers_are_only_strange() {
    std::string const strange = std::string(100000, ',') + "\x1b[2J\xff" + std::string(100000, 'x') + std::string(1, '\0') + ",chat:write";
    auto const lacks = lacks_of(strange, table);
    BOOST_TEST_EQ(lacks.size(), 8u);
    for (auto const& one : lacks) {
        BOOST_TEST_LT(one.sentence.size(), 200u);
        BOOST_TEST_EQ(one.sentence.find('\x1b'), std::string::npos);
    }
}

}  // namespace

int main() {
    a_token_that_has_all_lacks_nothing();
    what_lacks_is_said_with_the_rules_that_need_it();
    names_are_done_without_and_come_last();
    who_sees_nobody_lacks_no_names();
    a_bot_with_aliases_needs_to_read_everything();
    a_header_without_scopes_tells_nothing();
    strange_headers_are_only_strange();
    return boost::report_errors();
}
