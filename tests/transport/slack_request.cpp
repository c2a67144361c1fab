// SPDX-License-Identifier: BSL-1.0
// slack_request: what a call asks when little is said, and an answer that is told once.
#include <monongusa/transport/slack_request.hpp>

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>
#include <system_error>
#include <utility>

namespace {

using namespace monongusa::transport;

void a_method_is_enough() {
    slack_request const asked{.method = "conversations.info", .fields = {{"channel", "C1"}}};
    BOOST_TEST(asked == (slack_request{"conversations.info", {{"channel", "C1"}}, false, false}));
    BOOST_TEST(!(asked == slack_request{"conversations.info", {{"channel", "C2"}}, false, false}));
    BOOST_TEST(!(asked == slack_request{"conversations.info", {{"channel", "C1"}}, true, false}));
    BOOST_TEST(!(asked == slack_request{"conversations.info", {{"channel", "C1"}}, false, true}));
    BOOST_TEST(slack_answer{} == (slack_answer{"", ""}));
    BOOST_TEST(!(slack_answer{} == slack_answer{"", "not_authed"}));
}

// Nothing that is not said changes what was configured, and nothing is shown to more people than asked for.
void a_channel_and_a_text_are_enough() {
    slack_post const post{.channel = "C1", .text = "tea?"};
    BOOST_TEST(!post.broadcast && !post.unfurl_links && !post.unfurl_media && !post.markup);
    BOOST_TEST(post.thread.empty() && post.ephemeral_to.empty());
    slack_post other = post;
    BOOST_TEST(other == post);
    other.markup = false;
    BOOST_TEST(!(other == post));
    slack_response const answer{.text = "tea!"};
    BOOST_TEST(!answer.in_channel && !answer.replace_original && answer.thread.empty() && !answer.markup);
    BOOST_TEST(!(slack_emoji{"tea", "https://x.example/tea.png", ""} == slack_emoji{"tea", "", "cup"}));
}

// What is called may be something that can only be moved.
void an_answer_is_told_once() {
    auto const told = std::make_shared<std::string>();
    slack_answered done{[told, mine = std::make_unique<int>(7)](std::error_code error, slack_answer const& answer) {
        *told += std::to_string(*mine) + (error ? " failed " : " fine ") + answer.body + answer.error;
    }};
    slack_answered moved{std::move(done)};
    moved(std::make_error_code(std::errc::io_error), {"!", "fatal_error"});
    moved({}, {"?", ""});
    done({}, {"?", ""});
    BOOST_TEST_EQ(*told, "7 failed !fatal_error");
    BOOST_TEST_EQ(told.use_count(), 1);
}

void bytes_can_be_kept() {
    std::string kept;
    slack_downloaded done{[&](std::error_code, std::string bytes) { kept = std::move(bytes); }};
    std::string bytes(100, 'x');
    auto const* const where = bytes.data();
    done({}, std::move(bytes));
    BOOST_TEST_EQ(kept.size(), 100u);
    BOOST_TEST(kept.data() == where);
}

}  // namespace

int main() {
    a_method_is_enough();
    a_channel_and_a_text_are_enough();
    an_answer_is_told_once();
    bytes_can_be_kept();
    return boost::report_errors();
}
