// SPDX-License-Identifier: BSL-1.0
// attachment_body: the JSON of a frame, in which no text is markup unless it is to be.
#include <monongusa/wire/slack/attachment_body.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire;
using namespace monongusa::wire::slack;

using monongusa::error;
namespace act = monongusa::action;

void a_frame_is_written_like_this() {
    struct {
        act::embed framed;
        std::string_view json;
    } const rows[] = {
        {act::embed{.text = "tea"}, R"([{"fallback":"tea","text":"tea","mrkdwn_in":["text","fields"]}])"},
        {act::embed{.text = "tea",
                    .title = "Menu",
                    .url = "https://tea.example/?a=1&b=2",
                    .fields = {{"price", "3 €", true}, {"for", "<all>"}},
                    .image = "https://tea.example/cup.png?a&b",
                    .footer = "till six",
                    .color = 0x00FF7F},
         R"([{"fallback":"Menu","color":"#00ff7f","title":"Menu","title_link":"https://tea.example/?a=1&b=2","text":"tea","fields":[)"
         R"({"title":"price","value":"3 €","short":true},{"title":"for","value":"&lt;all&gt;","short":false}],)"
         R"("image_url":"https://tea.example/cup.png?a&b","footer":"till six","mrkdwn_in":["text","fields"]}])"},
        {act::embed{.text = "<!here> & \"\n\xFF", .title = "<T>", .footer = "a>b"},
         R"([{"fallback":"&lt;T&gt;","title":"&lt;T&gt;","text":"&lt;!here&gt; &amp; \"\n)"
         "\uFFFD"
         R"(","footer":"a&gt;b","mrkdwn_in":["text","fields"]}])"},
        {act::embed{.text = "tea", .color = 0xFF000001},
         R"([{"fallback":"tea","color":"#000001","text":"tea","mrkdwn_in":["text","fields"]}])"},
    };
    for (auto const& row : rows) {
        BOOST_TEST_EQ(json_of(row.framed, false), row.json);
        BOOST_TEST(!check(row.framed));
    }
    BOOST_TEST_EQ(json_of(act::embed{.text = "<https://a|b>"}, true),
                  R"([{"fallback":"<https://a|b>","text":"<https://a|b>","mrkdwn_in":["text","fields"]}])");
}

void what_says_something_is_shown_where_frames_are_not() {
    struct {
        act::embed framed;
        std::string_view fallback;
    } const rows[] = {
        {act::embed{.text = "text", .title = "title", .footer = "footer"}, "title"},
        {act::embed{.text = "text", .title = " ", .footer = "footer"}, "text"},
        {act::embed{.fields = {{"", ""}, {"name", "value"}}, .footer = "footer"}, "name"},
        {act::embed{.fields = {{"", "value"}}, .footer = "footer"}, "value"},
        {act::embed{.image = "https://tea.example/cup.png", .footer = "footer"}, "footer"},
        {act::embed{.image = "https://tea.example/cup.png"}, "https://tea.example/cup.png"},
    };
    for (auto const& row : rows) {
        BOOST_TEST_EQ(attachment::fallback(row.framed), row.fallback);
        BOOST_TEST(!check(row.framed));
    }
}

void a_frame_with_nothing_in_it_is_none() {
    for (auto const& framed : {act::embed{}, act::embed{.text = " \n", .title = "\u3000"},
                               act::embed{.url = "https://tea.example", .color = 7}, act::embed{.fields = {{"", " "}}, .footer = "\t"}}) {
        BOOST_TEST_EQ(check(framed), error::text_empty);
    }
}

}  // namespace

int main() {
    a_frame_is_written_like_this();
    what_says_something_is_shown_where_frames_are_not();
    a_frame_with_nothing_in_it_is_none();
    return boost::report_errors();
}
