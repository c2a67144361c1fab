// SPDX-License-Identifier: BSL-1.0
// Tests by what words a rule is named, and that its line is that of the source.
#include <monongusa/bot/rule_name.hpp>

#include <monongusa/event/all.hpp>
#include <monongusa/matcher/equals.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace mg = monongusa;
namespace event = mg::event;
using mg::named_rule;
using mg::verb;

namespace {

struct is_tada {
    bool operator()(event::reaction_added const& added) const { return added.emoji == "tada"; }
};
struct silent {
    void operator()() const {}
};

// What a compiler knows of a lambda.
constexpr unsigned of_lambda([[maybe_unused]] unsigned line) {
#ifdef __clang__
    return line;
#else
    return 0;
#endif
}

constexpr unsigned first = __LINE__ + 3;
// clang-format off
constexpr mg::table reactions{
    mg::listen_to<"give me (.+)">([](std::string_view) {}),
    mg::respond_to<
        R"~(say "(\w+)" or C:\\)~">([](std::string_view) {}),
    mg::from_anyone(mg::on_emoji<"tada">(
        silent{})),
    mg::when([](event::message const&) { return true; },
             [] {}),
    mg::when(is_tada{}, [] {}),
    mg::when(is_tada{}, silent{}),
    mg::on<event::ready>([] {}),
    mg::on<event::message>(mg::matcher::equals<"tea">{} || !mg::matcher::regex<"(coffee)">{}, [] {}),
    mg::default_reply([] {}),
    mg::on_error(
        [] {}),
};
// clang-format on

constexpr named_rule expected[] = {
    {1, verb::listen_to, "message", "give me (.+)", first},
    {2, verb::respond_to, "message", R"~(say "(\w+)" or C:\\)~", first + 2},
    {3, verb::on_emoji, "reaction_added", "tada", first + 3},
    {4, verb::when, "message", "", of_lambda(first + 5)},
    {5, verb::when, "reaction_added", "", of_lambda(first + 7)},
    {6, verb::when, "reaction_added", "", 0},
    {7, verb::on, "ready", "", of_lambda(first + 9)},
    {8, verb::on, "message", "(equals \"tea\" || !/(coffee)/)", of_lambda(first + 10)},
    {9, verb::default_reply, "message", "", of_lambda(first + 11)},
    {10, verb::on_error, "failure", "", of_lambda(first + 13)},
};

constexpr auto names = mg::detail::names_of_rules<decltype(reactions)::list>;
static_assert(names.size() == std::size(expected));
static_assert(sizeof(reactions) == 1);
static_assert(mg::detail::names_of_rules<decltype(mg::table{})::list>.empty());
static_assert(mg::detail::names_of_rules<mg::detail::row_list<mg::refused, int>>[1] == named_rule{2});

void a_row_is_known_as_it_is_written() {
    for (std::size_t i = 0; i < names.size(); ++i) {
        BOOST_TEST_EQ(names[i].position, expected[i].position);
        BOOST_TEST_EQ(name_of(names[i].verb), name_of(expected[i].verb));
        BOOST_TEST_EQ(names[i].event, expected[i].event);
        BOOST_TEST_EQ(names[i].written, expected[i].written);
        BOOST_TEST_EQ(names[i].line, expected[i].line);
    }
}

// One pattern on two lines.
constexpr auto here = mg::listen_to<"tea">(silent{});
constexpr auto there = mg::listen_to<"tea">(silent{});
static_assert(here.line != there.line);
static_assert(std::is_same_v<decltype(here)::matcher_type, decltype(there)::matcher_type>);
static_assert(std::is_same_v<mg::detail::key_of<std::remove_const_t<decltype(here)>>::same,
                             mg::detail::key_of<std::remove_const_t<decltype(there)>>::same>);

void a_name_has_its_position_its_words_and_its_line() {
    auto const name = [](verb verb, std::string_view event, std::string_view written, unsigned line) {
        return rule_name(named_rule{3, verb, event, written, line});
    };
    BOOST_TEST_EQ(name(verb::listen_to, "message", "give me (.+)", 41), "rule 3, listen_to \"give me (.+)\" (line 41)");
    BOOST_TEST_EQ(name(verb::respond_to, "message", "give me (.+)", 0), "rule 3, respond_to \"give me (.+)\"");
    BOOST_TEST_EQ(name(verb::on_emoji, "reaction_added", "tada", 7), "rule 3, on_emoji \"tada\" (line 7)");
    BOOST_TEST_EQ(name(verb::on, "ready", "", 0), "rule 3, on ready");
    BOOST_TEST_EQ(name(verb::on, "message", "!addressed", 9), "rule 3, on message (!addressed) (line 9)");
    BOOST_TEST_EQ(name(verb::on_stream, "message", "", 9), "rule 3, on_stream message (line 9)");
    BOOST_TEST_EQ(name(verb::on_stream, "message", "addressed", 9), "rule 3, on_stream message (addressed) (line 9)");
    BOOST_TEST_EQ(name(verb::every, "due", "", 9), "rule 3, every (line 9)");
    BOOST_TEST_EQ(name(verb::at, "due", "0 9 * * mon-fri", 9), "rule 3, at (0 9 * * mon-fri) (line 9)");
    BOOST_TEST_EQ(name(verb::when, "message", "", 9), "rule 3, when (line 9)");
    BOOST_TEST_EQ(name(verb::default_reply, "message", "", 9), "rule 3, default_reply (line 9)");
    BOOST_TEST_EQ(name(verb::on_error, "failure", "", 0), "rule 3, on_error");
}

void a_name_is_one_line_and_bounded() {
    BOOST_TEST_EQ(mg::rule_name({1, verb::listen_to, "message", "a\nb", 0}), "rule 1, listen_to \"a\\nb\"");
    std::string const longest(120, 'x');
    BOOST_TEST_EQ(mg::rule_name({1, verb::listen_to, "message", longest, 0}), "rule 1, listen_to \"" + longest + "\"");
    BOOST_TEST_EQ(mg::rule_name({1, verb::listen_to, "message", longest + "x", 0}), "rule 1, listen_to \"" + longest + "…\"");
}

// The matcher, where the verb does not say it.
using mg::detail::written_in;
using mg::matcher::addressed;
using mg::matcher::everything;
using mg::matcher::regex;
static_assert(written_in<verb::listen_to, regex<"a/b">>() == "a/b");
static_assert(written_in<verb::on, everything>().empty() && written_in<verb::on, addressed>() == "addressed");
static_assert(written_in<verb::on_stream, everything>().empty() && written_in<verb::on_stream, regex<"a">>() == "/a/");
static_assert(written_in<verb::when, addressed>().empty() && written_in<verb::default_reply, addressed>().empty());
static_assert(written_in<verb::at, addressed>() == "addressed" && written_in<verb::every, everything>().empty());

using mg::detail::line_of_lambda;
static_assert(line_of_lambda("f() [Matcher = everything, Handler = (lambda at a.cpp:12:34)]") == 12);
static_assert(line_of_lambda("[Matcher = predicate<(lambda at /a b/c.cpp:3:1)>, Handler = (lambda at a.cpp:12:34)]") == 3);
static_assert(line_of_lambda("(lambda at a:7:b:(x):8:c.cpp:120034:5)") == 120034);
static_assert(line_of_lambda("(lambda at a.cpp:12:34") == 0);
static_assert(line_of_lambda("(lambda at a.cpp:12)") == 0);
static_assert(line_of_lambda("(lambda at a.cpp:12:") == 0);
static_assert(line_of_lambda("(lambda at a.cpp:") == 0);
static_assert(line_of_lambda("(lambda at ") == 0);
static_assert(line_of_lambda("a.cpp:12:34)") == 0);
static_assert(line_of_lambda("") == 0);

}  // namespace

int main() {
    a_row_is_known_as_it_is_written();
    a_name_has_its_position_its_words_and_its_line();
    a_name_is_one_line_and_bounded();
    return boost::report_errors();
}
