// SPDX-License-Identifier: BSL-1.0
// courtesy: who uses a command or a button reads a sentence, carried as each wants it; whatever came, it is JSON and not markup.
#include <monongusa/wire/slack/courtesy.hpp>

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::detail::joined;

constexpr std::string_view where = "https://hooks.slack.com/x/1";

std::string text(courtesy const& one) { return joined(one.answer, '|', one.response_url, '|', one.post); }

std::string sentence(std::string_view which) {
    return joined(R"({"response_type":"ephemeral","text":"I cannot do anything with )", which, R"( yet. Write me a message instead."})");
}

void a_command_is_answered_in_the_answer() {
    struct {
        std::string payload;
        std::string_view which;
    } const rows[] = {
        {R"({"command":"/tea","text":"x","response_url":"https://hooks.slack.com/x/1"})", "`/tea`"},
        {R"({"command":"/make-tea_2"})", "`/make-tea_2`"},
        {R"({"command":"\/t\u00e9"})", "`/t\xC3\xA9`"},
        {R"({"command":"tea"})", "this command"},
        {R"({"command":"/"})", "this command"},
        {R"({"command":"/a`b"})", "this command"},
        {R"({"command":"/<!channel>"})", "this command"},
        {R"({"command":"/a b"})", "this command"},
        {joined(R"({"command":"/)", std::string(64, 'a'), "\"}"), "this command"},
        {R"({"command":5})", "this command"},
        {"{}", "this command"},
        {"null", "this command"},
        {"{", "this command"},
        {"", "this command"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(text(courtesy_to_command(row.payload)), sentence(row.which) + "||");
}

void where_the_answer_carries_nothing_it_is_posted() {
    struct {
        std::string payload;
        std::string expected;
    } const rows[] = {
        {R"({"command":"/tea","response_url":"https://hooks.slack.com/x/1"})", joined('|', where, '|', sentence("`/tea`"))},
        {R"({"command":"/tea","response_url":"https:\/\/hooks.slack.com\/x\/1"})", joined('|', where, '|', sentence("`/tea`"))},
        {R"({"command":"/tea"})", "||"},
        {R"({"command":"/tea","response_url":"file:///etc/passwd"})", "||"},
        {joined(R"({"command":"/tea","response_url":"https://)", std::string(2048, 'a'), "\"}"), "||"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(text(courtesy_to_command(row.payload, false)), row.expected);
}

void an_interaction_gets_what_its_kind_takes() {
    auto const post = joined(R"({"response_type":"ephemeral","replace_original":false,"text":")",
                             "I cannot do anything with this yet. Write me a message instead.", "\"}");
    struct {
        std::string_view payload;
        bool takes_answer;
        std::string expected;
    } const rows[] = {
        {R"({"type":"block_actions","response_url":"https://hooks.slack.com/x/1"})", true, joined('|', where, '|', post)},
        {R"({"response_url":"https://hooks.slack.com/x/1","type":"block_actions"})", false, joined('|', where, '|', post)},
        {R"({"type":"block_actions"})", true, "||"},
        {R"({"type":"block_actions","response_url":"gopher://x"})", true, "||"},
        {R"({"type":"block_actions","response_url":{"a":1}})", true, "||"},
        {R"({"type":"block_suggestion","response_url":"https://hooks.slack.com/x/1"})", true, R"({"options":[]}||)"},
        {R"({"type":"block_suggestion"})", false, "||"},
        {R"({"type":"view_submission"})", true, "||"},
        {R"({"type":"view_closed"})", true, "||"},
        {R"({"type":"shortcut"})", true, "||"},
        {R"({"type":"message_action","response_url":"https://hooks.slack.com/x/1"})", true, "||"},
        {R"({"type":"tea"})", true, "||"},
        {R"({"type":null})", true, "||"},
        {"[]", true, "||"},
        {"{", true, "||"},
        {"", true, "||"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(text(courtesy_to_interaction(row.payload, row.takes_answer)), row.expected);
}

}  // namespace

int main() {
    a_command_is_answered_in_the_answer();
    where_the_answer_carries_nothing_it_is_posted();
    an_interaction_gets_what_its_kind_takes();
    return boost::report_errors();
}
