// SPDX-License-Identifier: BSL-1.0
// deed: for each action the requests it takes, answer by answer, and what came of it.
#include <monongusa/wire/slack/deed.hpp>

#include <monongusa/action/any.hpp>
#include <monongusa/wire/deed_queue.hpp>
#include <monongusa/wire/slack/form.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace monongusa;
using namespace monongusa::wire::slack;
using namespace monongusa::wire;
namespace act = monongusa::action;

static_assert(std::is_nothrow_move_constructible_v<deed>);

chat::channel const general{"C1", "general"};
chat::origin const here{general, {"U3", "alice"}, "20.000001", ""};
chat::origin const in_a_thread{general, {"U3", "alice"}, "22.000003", "20.000001"};
chat::origin const alone{{"D4", "", chat::channel_kind::direct}, {"U3", "alice"}, "20.000001", ""};

// What is answered to a request.
struct answer {
    std::string body = R"({"ok":true,"channel":"C1","ts":"90.000009"})";
    std::error_code failed{};
};
answer refusal(api_error code) { return {R"({"ok":false,"error":"told by the code"})", code}; }
answer const opened{R"({"ok":true,"channel":{"id":"D9"}})"};
answer const posted_alone{R"({"ok":true,"channel":"D9","ts":"91.000001"})"};

struct outcome {
    std::vector<std::string> lines;  // "name field=value field=value" for each request.
    std::error_code failed;
    chat::sent sent;
};

std::string line_for(web_request const& request) {
    std::string line = request.name;
    if (!request.url.empty()) return line + " " + request.url + " " + request.body;
    form_fields fields{request.body};
    for (std::string name, value; fields.next(name, value);) line += " " + name + "=" + value;
    return line;
}

// Does a deed with these answers; those that are missing are of success.
template <class Action>
outcome done(Action action, std::vector<answer> answers = {}, deed_options const& options = {}, direct_channels* known = nullptr) {
    direct_channels none;
    deed what{std::move(action), options, known ? *known : none};
    outcome out;
    for (web_request request; what.next(request);) {
        BOOST_TEST(!what.done());
        BOOST_TEST_EQ(request.lane, what.lane());
        BOOST_TEST(request.method == verb::post);
        web_request second;
        BOOST_TEST(!what.next(second));
        out.lines.push_back(line_for(request));
        auto const number = out.lines.size() - 1;
        auto const& reply = number < answers.size() ? answers[number] : answer{};
        what.replied(reply.failed, {200, {}, reply.body});
        if (out.lines.size() == 200) break;
    }
    BOOST_TEST(what.done());
    out.failed = what.error();
    out.sent = what.sent();
    return out;
}

using lines = std::vector<std::string>;

void each_action_takes_these_requests() {
    struct {
        act::any action;
        lines requests;
        chat::sent sent;
    } const rows[] = {
        {act::send{"tea", here}, {"chat.postMessage channel=C1 text=tea"}, {"90.000009", general}},
        {act::send{"tea", in_a_thread}, {"chat.postMessage channel=C1 text=tea thread_ts=20.000001"}, {"90.000009", general}},
        {act::send{"tea", {general, {}, "", ""}}, {"chat.postMessage channel=C1 text=tea"}, {"90.000009", general}},
        {act::reply{"tea", here}, {"chat.postMessage channel=C1 text=<@U3> tea"}, {"90.000009", general}},
        {act::reply{"tea", in_a_thread}, {"chat.postMessage channel=C1 text=tea thread_ts=20.000001"}, {"90.000009", general}},
        {act::reply{"tea", {{"G1", "", chat::channel_kind::group}, {"W3"}, "", ""}},
         {"chat.postMessage channel=G1 text=<@W3> tea"},
         {"90.000009", {"C1", "", chat::channel_kind::group}}},
        // A webhook cannot be mentioned.
        {act::reply{"tea", {general, {"B3"}, "20.000001", ""}}, {"chat.postMessage channel=C1 text=tea"}, {"90.000009", general}},
        {act::reply{"tea", {general, {}, "20.000001", ""}}, {"chat.postMessage channel=C1 text=tea"}, {"90.000009", general}},
        {act::reply_in_thread{"tea", here}, {"chat.postMessage channel=C1 text=tea thread_ts=20.000001"}, {"90.000009", general}},
        {act::reply_in_thread{"tea", in_a_thread}, {"chat.postMessage channel=C1 text=tea thread_ts=20.000001"}, {"90.000009", general}},
        {act::react{"tada", here}, {"reactions.add channel=C1 timestamp=20.000001 name=tada"}, {}},
        {act::react{":wave::skin-tone-3:", here}, {"reactions.add channel=C1 timestamp=20.000001 name=wave::skin-tone-3"}, {}},
        {act::react{"🎉", in_a_thread}, {"reactions.add channel=C1 timestamp=22.000003 name=tada"}, {}},
        {act::unreact{"tada", here}, {"reactions.remove channel=C1 timestamp=20.000001 name=tada"}, {}},
        {act::edit{"tea", here}, {"chat.update channel=C1 ts=20.000001 text=tea parse=none"}, {"20.000001", general}},
        {act::delete_message{here}, {"chat.delete channel=C1 ts=20.000001"}, {}},
        {act::typing{here}, {}, {}},
        {act::typing{}, {}, {}},
        {act::embed{.text = "tea", .title = "Menu", .to = in_a_thread},
         {R"(chat.postMessage channel=C1 attachments=[{"fallback":"Menu","title":"Menu","text":"tea","mrkdwn_in":["text","fields"]}])"
          " thread_ts=20.000001"},
         {"90.000009", general}},
        {act::upload{"tea", {}, here}, {"chat.postMessage channel=C1 text=tea"}, {"90.000009", general}},
    };
    for (auto const& row : rows) {
        auto const out = done(row.action);
        BOOST_TEST_ALL_EQ(out.lines.begin(), out.lines.end(), row.requests.begin(), row.requests.end());
        BOOST_TEST_EQ(out.failed, std::error_code{});
        BOOST_TEST(out.sent == row.sent);
    }
}

void where_two_talk_alone_nobody_is_mentioned() {
    answer const told{R"({"ok":true,"channel":"D4","ts":"90.000009"})"};
    auto out = done(act::reply{"tea", alone}, {told});
    BOOST_TEST(out.lines == lines{"chat.postMessage channel=D4 text=tea"});
    BOOST_TEST(out.sent == (chat::sent{"90.000009", alone.channel}));
    BOOST_TEST(done(act::reply{"tea", {{"D4"}, {"U3"}, "20.000001", ""}}).lines == lines{"chat.postMessage channel=D4 text=tea"});
    BOOST_TEST(done(act::reply_in_thread{"tea", alone}).lines == lines{"chat.postMessage channel=D4 text=tea thread_ts=20.000001"});
}

void what_cannot_be_asked_is_not_asked() {
    auto const fails = [](auto action, std::error_code expected) {
        auto const out = done(std::move(action));
        BOOST_TEST(out.lines.empty());
        BOOST_TEST_EQ(out.failed, expected);
        BOOST_TEST(out.sent == chat::sent{});
    };
    act::file const file{"a.txt", "x", ""};
    for (auto const& where :
         {chat::origin{{}, {"U3"}, "20.000001", ""}, chat::origin{{"#general"}, {"U3"}, "20.000001", ""},
          chat::origin{{"C1&text=x"}, {"U3"}, "20.000001", ""}, chat::origin{{std::string(65, 'C')}, {"U3"}, "20.000001", ""},
          // What is for a thread is not to be seen in the channel.
          chat::origin{general, {"U3"}, "20.000001", "t1"}}) {
        fails(act::send{"tea", where}, error::no_destination);
        fails(act::reply{"tea", where}, error::no_destination);
        fails(act::reply_in_thread{"tea", where}, error::no_destination);
        fails(act::react{"tada", where}, error::no_destination);
        fails(act::unreact{"tada", where}, error::no_destination);
        fails(act::edit{"tea", where}, error::no_destination);
        fails(act::delete_message{where}, error::no_destination);
        fails(act::embed{.text = "tea", .to = where}, error::no_destination);
        fails(act::upload{"tea", {file}, where}, error::no_destination);
    }
    for (auto const& where :
         {chat::origin{general, {"U3"}, "", ""}, chat::origin{general, {"U3"}, "b1.2", ""}, chat::origin{general, {"U3"}, "1.", ""}}) {
        fails(act::reply_in_thread{"tea", where}, error::no_destination);
        fails(act::react{"tada", where}, error::no_destination);
        fails(act::unreact{"tada", where}, error::no_destination);
        fails(act::edit{"tea", where}, error::no_destination);
        fails(act::delete_message{where}, error::no_destination);
    }
    fails(act::reply{"tea", {general, {}, "", ""}}, error::no_destination);
    fails(act::direct_message{"tea", {general, {}, "20.000001", ""}}, error::no_destination);
    fails(act::direct_message{"tea", {general, {"@alice"}, "20.000001", ""}}, error::no_destination);
    for (std::string const& blank : {std::string{}, std::string{" \n\u3000"}}) {
        fails(act::send{blank, here}, error::text_empty);
        fails(act::reply{blank, here}, error::text_empty);
        fails(act::reply_in_thread{blank, here}, error::text_empty);
        fails(act::direct_message{blank, here}, error::text_empty);
        fails(act::edit{blank, here}, error::text_empty);
        fails(act::upload{blank, {}, here}, error::text_empty);
        fails(act::embed{.text = blank, .to = here}, error::text_empty);
    }
    fails(act::upload{"tea", {file, {"b.txt", "", ""}}, here}, error::text_empty);
    fails(act::edit{std::string(4001, 'x'), here}, error::text_too_long);
    fails(act::edit{std::string(1001, '<'), here}, error::text_too_long);
    fails(act::send{std::string(40'001, 'x'), here}, error::text_too_long);
    fails(act::upload{std::string(40'001, 'x'), {file}, here}, error::text_too_long);
    fails(act::react{"no such emoji", here}, api_error::invalid_name);
    fails(act::unreact{"", here}, api_error::invalid_name);
}

void what_is_a_text_stays_a_text() {
    std::string const evil = "<!here> <@U1> & <https://a|b> &amp;";
    std::string const shown = "&lt;!here&gt; &lt;@U1&gt; &amp; &lt;https://a|b&gt; &amp;amp;";
    BOOST_TEST_EQ(done(act::send{evil, here}).lines.front(), "chat.postMessage channel=C1 text=" + shown);
    BOOST_TEST_EQ(done(act::reply{evil, here}).lines.front(), "chat.postMessage channel=C1 text=<@U3> " + shown);
    BOOST_TEST_EQ(done(act::edit{evil, here}).lines.front(), "chat.update channel=C1 ts=20.000001 text=" + shown + " parse=none");
    BOOST_TEST_EQ(done(act::send{"a\xFFz", here}).lines.front(), "chat.postMessage channel=C1 text=a\uFFFDz");
    deed_options options;
    options.markup = true;
    BOOST_TEST_EQ(done(act::send{evil, here}, {}, options).lines.front(), "chat.postMessage channel=C1 text=" + evil);
    BOOST_TEST_EQ(done(act::edit{evil, here}, {}, options).lines.front(),
                  "chat.update channel=C1 ts=20.000001 text=" + evil + " parse=none");
}

void links_are_shown_as_the_bot_wants() {
    deed_options options;
    options.unfurl_links = false;
    options.unfurl_media = true;
    constexpr std::string_view asked = " unfurl_links=false unfurl_media=true";
    BOOST_TEST(done(act::send{"tea", here}, {}, options).lines.front().ends_with(asked));
    BOOST_TEST(done(act::embed{.text = "tea", .to = here}, {}, options).lines.front().ends_with(asked));
}

void a_long_text_is_several_messages() {
    std::string const first(4000 - 6, 'a');
    std::string const second(4000, 'b');
    auto out = done(act::reply{first + "\n" + second + "\nc", here}, {{R"({"ts":"1.1"})"}, {R"({"ts":"1.2"})"}, {R"({"ts":"1.3"})"}});
    BOOST_TEST(out.lines == (lines{"chat.postMessage channel=C1 text=<@U3> " + first, "chat.postMessage channel=C1 text=" + second,
                                   "chat.postMessage channel=C1 text=c"}));
    BOOST_TEST_EQ(out.sent.message, "1.1");
    // One character more than a message.
    BOOST_TEST_EQ(done(act::send{std::string(4000, 'x'), here}).lines.size(), 1u);
    BOOST_TEST_EQ(done(act::send{std::string(4001, 'x'), in_a_thread}).lines.back(),
                  "chat.postMessage channel=C1 text=x thread_ts=20.000001");
    // What counts is what is sent; no entity is cut.
    out = done(act::send{std::string(3999, 'x') + "&", here});
    BOOST_TEST(out.lines ==
               (lines{"chat.postMessage channel=C1 text=" + std::string(3999, 'x'), "chat.postMessage channel=C1 text=&amp;"}));
    // Nor is a link, and a block of code is one in each message.
    deed_options options;
    options.markup = true;
    std::string const link = "<https://tea.example/" + std::string(1500, 'y') + "|the menu>";
    out = done(act::send{std::string(3000, 'x') + link, here}, {}, options);
    BOOST_TEST(out.lines ==
               (lines{"chat.postMessage channel=C1 text=" + std::string(3000, 'x'), "chat.postMessage channel=C1 text=" + link}));
    out = done(act::send{"```\n" + std::string(3991, 'x') + "\ny\n```", here});
    BOOST_TEST(out.lines == (lines{"chat.postMessage channel=C1 text=```\n" + std::string(3991, 'x') + "\n```",
                                   "chat.postMessage channel=C1 text=```\ny\n```"}));
    // What failed in the middle ends it, and the first message stands.
    out = done(act::send{std::string(9000, 'x'), here}, {{R"({"ts":"1.1"})"}, refusal(api_error::is_archived)});
    BOOST_TEST_EQ(out.lines.size(), 2u);
    BOOST_TEST_EQ(out.failed, api_error::is_archived);
    BOOST_TEST_EQ(out.sent.message, "1.1");
    options.when_long = long_text::refuse;
    out = done(act::send{std::string(4001, 'x'), here}, {}, options);
    BOOST_TEST(out.lines.empty());
    BOOST_TEST_EQ(out.failed, error::text_too_long);
    BOOST_TEST_EQ(done(act::send{std::string(4000, 'x'), here}, {}, options).failed, std::error_code{});
}

void the_longest_text_is_taken_whatever_it_holds() {
    for (std::string_view const character : {"x", "&", "日", "\xFF", "<"}) {
        std::string text;
        for (int i = 0; i < 40'000; ++i) text += character;
        auto const out = done(act::send{text, here});
        BOOST_TEST_EQ(out.failed, std::error_code{});
        BOOST_TEST(out.lines.size() >= 10 && out.lines.size() <= 55);
        for (auto const& line : out.lines) BOOST_TEST(characters::points_of(line) <= 4000 + 33);
        BOOST_TEST_EQ(done(act::send{text + std::string{character}, here}).failed, error::text_too_long);
    }
}

void a_direct_channel_is_asked_for_once() {
    direct_channels known;
    chat::channel const there{"D9", "", chat::channel_kind::direct};
    auto out = done(act::direct_message{"tea", in_a_thread}, {opened, posted_alone}, {}, &known);
    BOOST_TEST(out.lines == (lines{"conversations.open users=U3", "chat.postMessage channel=D9 text=tea"}));
    BOOST_TEST(out.sent == (chat::sent{"91.000001", there}));
    out = done(act::direct_message{"cake", here}, {posted_alone}, {}, &known);
    BOOST_TEST(out.lines == lines{"chat.postMessage channel=D9 text=cake"});
    // One that is gone is asked for again, but not for ever.
    out = done(act::direct_message{"cake", here}, {refusal(api_error::channel_not_found), {R"({"channel":{"id":"D10"}})"}}, {}, &known);
    BOOST_TEST(out.lines ==
               (lines{"chat.postMessage channel=D9 text=cake", "conversations.open users=U3", "chat.postMessage channel=D10 text=cake"}));
    BOOST_TEST_EQ(out.failed, std::error_code{});
    out = done(act::direct_message{"cake", here}, {refusal(api_error::channel_not_found), opened, refusal(api_error::channel_not_found)},
               {}, &known);
    BOOST_TEST_EQ(out.lines.size(), 3u);
    BOOST_TEST_EQ(out.failed, api_error::channel_not_found);
    // Another refusal says nothing about the channel.
    BOOST_TEST_EQ(done(act::direct_message{"cake", here}, {refusal(api_error::messages_tab_disabled)}, {}, &known).lines.size(), 1u);
}

void a_direct_channel_that_cannot_be_had_ends_it() {
    auto out = done(act::direct_message{"tea", here}, {refusal(api_error::user_disabled)});
    BOOST_TEST_EQ(out.lines.size(), 1u);
    BOOST_TEST_EQ(out.failed, api_error::user_disabled);
    for (auto const* const nonsense :
         {"", "<html>", "{}", R"({"channel":{}})", R"({"channel":{"id":"../1"}})", R"({"channel":{"id":7}})"}) {
        out = done(act::direct_message{"tea", here}, {{nonsense}});
        BOOST_TEST_EQ(out.lines.size(), 1u);
        BOOST_TEST_EQ(out.failed, std::make_error_code(std::errc::bad_message));
    }
}

void a_reaction_that_is_as_wanted_is_success() {
    BOOST_TEST_EQ(done(act::react{"tada", here}, {refusal(api_error::already_reacted)}).failed, std::error_code{});
    BOOST_TEST_EQ(done(act::unreact{"tada", here}, {refusal(api_error::no_reaction)}).failed, std::error_code{});
    BOOST_TEST_EQ(done(act::react{"tada", here}, {refusal(api_error::no_reaction)}).failed, api_error::no_reaction);
    BOOST_TEST_EQ(done(act::unreact{"tada", here}, {refusal(api_error::already_reacted)}).failed, api_error::already_reacted);
    BOOST_TEST_EQ(done(act::react{"tada", here}, {refusal(api_error::too_many_emoji)}).failed, api_error::too_many_emoji);
    auto const out = done(act::edit{"tea", here}, {refusal(api_error::already_reacted)});
    BOOST_TEST_EQ(out.failed, api_error::already_reacted);
    BOOST_TEST(out.sent == chat::sent{});
}

answer place(std::string number) {
    return {R"({"ok":true,"upload_url":"https://files.slack.com/up/)" + number + R"(","file_id":"F)" + number + R"("})"};
}
answer const shared{R"({"ok":true,"files":[{"id":"F1","shares":{"public":{"C1":[{"ts":"92.000001"}]}}}]})"};

void files_go_in_three_steps() {
    std::vector<act::file> const two{{"tea.png", "PNG", "a cup"}, {"", "<bytes & \xFF>", ""}};
    auto out = done(act::upload{"Tea & cake", two, in_a_thread}, {place("1"), {"OK - 3"}, place("2"), {"OK - 11"}, shared});
    BOOST_TEST(out.lines ==
               (lines{"files.getUploadURLExternal filename=tea.png length=3 alt_txt=a cup", "upload https://files.slack.com/up/1 PNG",
                      "files.getUploadURLExternal filename=file length=11", "upload https://files.slack.com/up/2 <bytes & \xFF>",
                      R"(files.completeUploadExternal files=[{"id":"F1","title":"tea.png"},{"id":"F2","title":"file"}])"
                      " channel_id=C1 initial_comment=Tea &amp; cake thread_ts=20.000001"}));
    BOOST_TEST_EQ(out.failed, std::error_code{});
    BOOST_TEST(out.sent == (chat::sent{"92.000001", general}));
    // Without a text; and Slack does not tell yet where they are.
    out = done(act::upload{"", {two[0]}, here}, {place("1"), {"OK - 3"}, {R"({"ok":true,"files":[{"id":"F1"}]})"}});
    BOOST_TEST_EQ(out.lines.back(), R"(files.completeUploadExternal files=[{"id":"F1","title":"tea.png"}] channel_id=C1)");
    BOOST_TEST(out.sent == (chat::sent{"", general}));
    // The last part of a long text is with them.
    out = done(act::upload{std::string(4001, 'x'), {two[0]}, here}, {{}, place("1"), {"OK - 3"}, shared});
    BOOST_TEST_EQ(out.lines.size(), 4u);
    BOOST_TEST_EQ(out.lines.front(), "chat.postMessage channel=C1 text=" + std::string(4000, 'x'));
    BOOST_TEST(out.lines.back().ends_with(" initial_comment=x"));
    BOOST_TEST_EQ(out.sent.message, "90.000009");
}

void a_step_that_fails_ends_it() {
    act::upload const one{"tea", {{"tea.png", "PNG", ""}}, here};
    auto out = done(one, {refusal(api_error::missing_scope)});
    BOOST_TEST_EQ(out.lines.size(), 1u);
    BOOST_TEST_EQ(out.failed, api_error::missing_scope);
    out = done(one, {place("1"), refusal(api_error::file_upload_size_restricted)});
    BOOST_TEST_EQ(out.lines.size(), 2u);
    BOOST_TEST_EQ(out.failed, api_error::file_upload_size_restricted);
    out = done(one, {place("1"), {"OK - 3"}, refusal(api_error::not_in_channel)});
    BOOST_TEST_EQ(out.lines.size(), 3u);
    BOOST_TEST_EQ(out.failed, api_error::not_in_channel);
    BOOST_TEST(out.sent == chat::sent{});
    for (auto const* const nonsense :
         {"", "{}", R"({"upload_url":"https://a"})", R"({"file_id":"F1"})", R"({"upload_url":"","file_id":"F1"})"}) {
        out = done(one, {{nonsense}});
        BOOST_TEST_EQ(out.lines.size(), 1u);
        BOOST_TEST_EQ(out.failed, std::make_error_code(std::errc::bad_message));
    }
}

void only_what_does_no_harm_twice_is_repeated() {
    struct {
        act::any action;
        std::vector<web_repeat> repeats;
        std::string pace;  // Of the last request.
    } const rows[] = {
        {act::send{"tea", here}, {web_repeat::never_if_sent}, "C1"},
        {act::embed{.text = "tea", .to = here}, {web_repeat::never_if_sent}, "C1"},
        {act::direct_message{"tea", here}, {web_repeat::freely, web_repeat::never_if_sent}, "D9"},
        {act::upload{"", {{"a", "b", ""}}, here}, {web_repeat::freely, web_repeat::freely, web_repeat::never_if_sent}, "C1"},
        {act::edit{"tea", here}, {web_repeat::freely}, ""},
        {act::delete_message{here}, {web_repeat::freely}, ""},
        {act::react{"tada", here}, {web_repeat::freely}, ""},
        {act::unreact{"tada", here}, {web_repeat::freely}, ""},
    };
    for (auto const& row : rows) {
        direct_channels channels;
        deed what{row.action, deed_options{}, channels};
        std::vector<web_repeat> repeats;
        std::string pace;
        for (web_request request; what.next(request);) {
            repeats.push_back(request.repeat);
            pace = request.pace;
            BOOST_TEST(request.token == (request.name == "upload" ? token_kind::none : token_kind::bot));
            what.replied({}, {200, {}, R"({"upload_url":"https://a","file_id":"F1","channel":{"id":"D9"},"ts":"1.1"})"});
        }
        BOOST_TEST(repeats == row.repeats);
        BOOST_TEST_EQ(pace, row.pace);
    }
}

void a_reply_to_nothing_changes_nothing() {
    direct_channels channels;
    deed what{act::send{"tea", here}, deed_options{}, channels};
    what.replied(api_error::is_archived, {});
    BOOST_TEST(!what.done());
    web_request request;
    BOOST_TEST(what.next(request));
    what.replied({}, {200, {}, "no JSON"});
    BOOST_TEST(what.done() && !what.error());
    BOOST_TEST_EQ(what.sent().message, "");
    what.replied(api_error::is_archived, {});
    BOOST_TEST(!what.error() && !what.next(request));
}

void lanes_are_channels() {
    direct_channels channels;
    auto const lane = [&](auto action) { return deed{std::move(action), deed_options{}, channels}.lane(); };
    BOOST_TEST_EQ(lane(act::send{"tea", in_a_thread}), "C1");
    BOOST_TEST_EQ(lane(act::direct_message{"tea", here}), "C1");
    BOOST_TEST_EQ(lane(act::direct_message{"tea", {{}, {"U3"}, "", ""}}), "@U3");
    BOOST_TEST_EQ(lane(act::typing{here}), "C1");
    BOOST_TEST_EQ(lane(act::send{"tea", {}}), "");
}

void what_it_holds_counts() {
    direct_channels channels;
    auto const weight = [&](auto action) { return deed{std::move(action), deed_options{}, channels}.weight(); };
    BOOST_TEST(weight(act::send{std::string(30'000, 'x'), here}) >= 30'000);
    BOOST_TEST(weight(act::edit{std::string(3'000, 'x'), here}) >= 3'000);
    BOOST_TEST(weight(act::embed{.text = std::string(30'000, 'x'), .to = here}) >= 30'000);
    BOOST_TEST(weight(act::upload{"", {{"a", std::string(30'000, 'x'), ""}}, here}) >= 30'000);
    BOOST_TEST(weight(act::send{"tea", here}) < 10'000);
}

void a_queue_does_them_in_order() {
    wire::deed_queue<deed> queue{{}, {}, detail::random{1}};
    BOOST_TEST(queue.submit(1, act::send{"one", here}));
    BOOST_TEST(queue.submit(2, act::typing{here}));
    BOOST_TEST(queue.submit(3, act::any{act::react{"tada", in_a_thread}}));
    lines seen;
    std::uint64_t id = 0;
    for (web_request request; queue.next(id, request);) {
        seen.push_back(request.name);
        queue.replied(id, {}, {200, {}, R"({"ok":true,"channel":"C1","ts":"1.1"})"});
    }
    BOOST_TEST(seen == (lines{"chat.postMessage", "reactions.add"}));
    std::error_code failed;
    chat::sent sent;
    for (std::uint64_t expected = 1; expected <= 3; ++expected) {
        BOOST_TEST(queue.completed(id, failed, sent));
        BOOST_TEST_EQ(id, expected);
        BOOST_TEST(!failed);
    }
}

}  // namespace

int main() {
    each_action_takes_these_requests();
    where_two_talk_alone_nobody_is_mentioned();
    what_cannot_be_asked_is_not_asked();
    what_is_a_text_stays_a_text();
    links_are_shown_as_the_bot_wants();
    a_long_text_is_several_messages();
    the_longest_text_is_taken_whatever_it_holds();
    a_direct_channel_is_asked_for_once();
    a_direct_channel_that_cannot_be_had_ends_it();
    a_reaction_that_is_as_wanted_is_success();
    files_go_in_three_steps();
    a_step_that_fails_ends_it();
    only_what_does_no_harm_twice_is_repeated();
    a_reply_to_nothing_changes_nothing();
    lanes_are_channels();
    what_it_holds_counts();
    a_queue_does_them_in_order();
    return boost::report_errors();
}
