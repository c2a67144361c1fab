// SPDX-License-Identifier: BSL-1.0
// uploading: one file after the other, two requests for each, and nothing is kept that was sent.
#include <monongusa/wire/slack/uploading.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

using namespace monongusa::wire;
using namespace monongusa::wire::slack;

namespace act = monongusa::action;

rest_reply answer(std::string body) { return {200, {}, std::move(body)}; }

void each_file_takes_two_requests() {
    uploading files{{{"a.txt", "one", "first"}, {"", "three", ""}}};
    BOOST_TEST(!files.done() && !files.has_empty());
    auto const weight = files.weight();
    BOOST_TEST(weight >= 8);
    web_request request;
    files.next(request);
    BOOST_TEST_EQ(request.name, "files.getUploadURLExternal");
    BOOST_TEST_EQ(request.body, "filename=a.txt&length=3&alt_txt=first");
    BOOST_TEST(!files.replied(answer(R"({"upload_url":"https://up/1","file_id":"F1"})")));
    BOOST_TEST(!files.done());
    files.next(request);
    BOOST_TEST_EQ(request.url, "https://up/1");
    BOOST_TEST_EQ(request.body, "one");
    BOOST_TEST(files.weight() < weight);
    BOOST_TEST(!files.replied(answer("OK - 3")));
    files.next(request);
    BOOST_TEST_EQ(request.body, "filename=file&length=5");
    BOOST_TEST(!files.replied(answer(R"({"file_id":"F2","upload_url":"https://up/2"})")));
    files.next(request);
    BOOST_TEST_EQ(request.url, "https://up/2");
    BOOST_TEST(!files.done());
    BOOST_TEST(!files.replied(answer("")));
    BOOST_TEST(files.done());
    BOOST_TEST(files.stored() == (std::vector<stored_file>{{"F1", "a.txt"}, {"F2", ""}}));
    // Then there is nothing more to ask.
    request = {};
    files.next(request);
    BOOST_TEST(request == web_request{});
    BOOST_TEST(!files.replied(answer("{}")));
    BOOST_TEST_EQ(files.stored().size(), 2u);
}

void an_answer_without_a_place_is_none() {
    for (auto const* const body : {"", "[]", "{}", R"({"file_id":"F1"})", R"({"upload_url":"https://up"})",
                                   R"({"upload_url":"https://up","file_id":"../1"})", R"({"upload_url":"https://up","file_id":"F1")"}) {
        uploading files{{{"a.txt", "one", ""}}};
        web_request request;
        files.next(request);
        BOOST_TEST_EQ(files.replied(answer(body)), std::make_error_code(std::errc::bad_message));
        BOOST_TEST(!files.done() && files.stored().empty());
    }
}

void no_files_are_done() {
    BOOST_TEST(uploading{}.done());
    BOOST_TEST((uploading{std::vector<act::file>{}}.done()));
    BOOST_TEST((uploading{{{"a", "", ""}}}.has_empty()));
    BOOST_TEST((uploading{{{"a", "b", ""}, {"a", "", ""}}}.has_empty()));
}

}  // namespace

int main() {
    each_file_takes_two_requests();
    an_answer_without_a_place_is_none();
    no_files_are_done();
    return boost::report_errors();
}
