// SPDX-License-Identifier: BSL-1.0
// file_requests: the three steps of a file that goes up, and the one of a file that comes down.
#include <monongusa/wire/slack/file_requests.hpp>

#include "../../support/slack_row.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace monongusa::wire;
using namespace monongusa::wire::slack;

void a_file_is_announced() {
    support::check({requests::upload_url("tea.png", 3), "files.getUploadURLExternal", "filename=tea.png&length=3"});
    support::check({requests::upload_url("", 3, "a cup"), "files.getUploadURLExternal", "filename=file&length=3&alt_txt=a+cup"});
    std::string const longest(1000, 'x');
    for (std::string_view const more : {"", "y", "\u0301", "日本"}) {
        BOOST_TEST_EQ(requests::upload_url("a", 1, longest.substr(more == "\u0301" ? 1 : 0) + std::string{more}).body,
                      "filename=a&length=1&alt_txt=" + (more == "\u0301" ? longest.substr(1) + "%CC%81" : longest));
    }
}

void its_bytes_go_where_slack_says() {
    auto const made = requests::upload("https://files.slack.com/upload/1", std::string{"\0\xFF&", 3});
    BOOST_TEST(made.method == verb::post && made.token == token_kind::none && made.repeat == web_repeat::freely);
    BOOST_TEST_EQ(made.name, "upload");
    BOOST_TEST_EQ(made.url, "https://files.slack.com/upload/1");
    BOOST_TEST_EQ(made.content_type, "application/octet-stream");
    BOOST_TEST_EQ(made.body, (std::string{"\0\xFF&", 3}));
}

void all_are_shown_at_once() {
    std::vector<stored_file> const two{{"F1", "tea \"&\".png"}, {"F2", ""}};
    support::check({requests::complete_upload({&two[1], 1}, "C1"), "files.completeUploadExternal",
                    "files=%5B%7B%22id%22%3A%22F2%22%2C%22title%22%3A%22file%22%7D%5D&channel_id=C1", web_repeat::never_if_sent, "C1",
                    "C1"});
    auto const made = requests::complete_upload(two, "C1", "here", "20.000001");
    std::string value;
    BOOST_TEST(field_of(made.body, "files", value));
    BOOST_TEST_EQ(value, R"([{"id":"F1","title":"tea \"&\".png"},{"id":"F2","title":"file"}])");
    BOOST_TEST(made.body.ends_with("&channel_id=C1&initial_comment=here&thread_ts=20.000001"));
}

void a_file_is_asked_for() {
    support::check({requests::file("F1"), "files.info", "file=F1"});
    auto const made = requests::download("https://files.slack.com/files-pri/T1-F1/tea.png");
    BOOST_TEST(made.method == verb::get && made.token == token_kind::bot && made.repeat == web_repeat::freely);
    BOOST_TEST_EQ(made.name, "download");
    BOOST_TEST_EQ(made.url, "https://files.slack.com/files-pri/T1-F1/tea.png");
    BOOST_TEST(made.body.empty() && made.content_type.empty());
}

}  // namespace

int main() {
    a_file_is_announced();
    its_bytes_go_where_slack_says();
    all_are_shown_at_once();
    a_file_is_asked_for();
    return boost::report_errors();
}
