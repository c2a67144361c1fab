// SPDX-License-Identifier: BSL-1.0
// deed: for each action the requests it takes, answer by answer, and what came of it.
#include <monongusa/wire/discord/deed.hpp>

#include <monongusa/action/any.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace monongusa;
using namespace monongusa::wire::discord;
using namespace monongusa::wire;
namespace act = monongusa::action;

static_assert(std::is_nothrow_move_constructible_v<deed>);

chat::origin const here{{"10", "general"}, {"30", "alice"}, "20", ""};
chat::origin const in_a_thread{{"11", "tea"}, {"30", "alice"}, "20", "11"};
chat::origin const alone{{"12", "", chat::channel_kind::direct}, {"30", "alice"}, "20", ""};

// What is answered to a request.
struct answer {
    std::string body = R"({"id":"900"})";
    std::error_code failed{};
};
answer refusal(api_error code) { return {R"({"id":"900"})", code}; }

struct outcome {
    std::vector<std::string> lines;  // "METHOD path body" for each request, the nonces left out.
    std::error_code failed;
    chat::sent sent;
};

std::string without_nonce(std::string body) {
    constexpr std::string_view begin = R"("nonce":")";
    constexpr std::string_view end = R"(","enforce_nonce":true,)";
    auto const from = body.find(begin);
    auto const to = body.find(end);
    return from == std::string::npos || to == std::string::npos ? body : body.erase(from, to + end.size() - from);
}

// Does a deed with these answers; those that are missing are of success.
template <class Action>
outcome done(Action action, std::vector<answer> answers = {}, deed_options const& options = {}, direct_channels* known = nullptr) {
    direct_channels none;
    deed what{std::move(action), options, known ? *known : none, 1000};
    outcome out;
    for (rest_request request; what.next(request);) {
        BOOST_TEST(!what.done());
        BOOST_TEST_EQ(request.lane, what.lane());
        BOOST_TEST(request.repeatable);
        rest_request second;
        BOOST_TEST(!what.next(second));
        out.lines.push_back(std::string{name_of(request.method)} + " " + request.path + (request.body.empty() ? "" : " ") +
                            without_nonce(request.body));
        auto const number = out.lines.size() - 1;
        auto const& reply = number < answers.size() ? answers[number] : answer{};
        what.replied(reply.failed, {reply.failed ? 400 : 200, {}, reply.body});
        BOOST_TEST(out.lines.size() < 100);
        if (out.lines.size() == 100) break;
    }
    BOOST_TEST(what.done());
    out.failed = what.error();
    out.sent = what.sent();
    return out;
}

using lines = std::vector<std::string>;

std::string said(std::string_view text) {
    return std::string{R"({"content":")"} + std::string{text} + R"(","allowed_mentions":{"parse":[]}})";
}
std::string answered(std::string_view text) {
    return std::string{R"({"content":")"} + std::string{text} +
           R"(","allowed_mentions":{"parse":[]},"message_reference":{"message_id":"20","fail_if_not_exists":false}})";
}

void each_action_takes_these_requests() {
    chat::channel const general{"10", "general"};
    struct {
        std::variant<act::send, act::reply, act::reply_in_thread, act::direct_message, act::react, act::unreact, act::edit,
                     act::delete_message, act::typing, act::upload, act::embed>
            action;
        lines requests;
        chat::sent sent;
    } const rows[] = {
        {act::send{"tea", here}, {"POST /channels/10/messages " + said("tea")}, {"900", general}},
        {act::reply{"tea", here}, {"POST /channels/10/messages " + answered("tea")}, {"900", general}},
        {act::reply_in_thread{"tea", here},
         {R"(POST /channels/10/messages/20/threads {"name":"tea"})", "POST /channels/20/messages " + said("tea")},
         {"900", {"20", "tea"}}},
        {act::reply_in_thread{"tea", in_a_thread}, {"POST /channels/11/messages " + said("tea")}, {"900", {"11", "tea"}}},
        {act::reply_in_thread{"tea", {{"10", "general"}, {}, "20", "13"}},
         {"POST /channels/13/messages " + said("tea")},
         {"900", {"13", ""}}},
        {act::reply_in_thread{"tea", alone}, {"POST /channels/12/messages " + answered("tea")}, {"900", alone.channel}},
        {act::direct_message{"tea", here},
         {R"(POST /users/@me/channels {"recipient_id":"30"})", "POST /channels/900/messages " + said("tea")},
         {"900", {"900", "", chat::channel_kind::direct}}},
        {act::react{"tada", here}, {"PUT /channels/10/messages/20/reactions/%F0%9F%8E%89/@me"}, {}},
        {act::react{"<:party:40>", here}, {"PUT /channels/10/messages/20/reactions/party%3A40/@me"}, {}},
        {act::unreact{"tada", here}, {"DELETE /channels/10/messages/20/reactions/%F0%9F%8E%89/@me"}, {}},
        {act::edit{"tea", here}, {"PATCH /channels/10/messages/20 " + said("tea")}, {"20", general}},
        {act::delete_message{here}, {"DELETE /channels/10/messages/20"}, {}},
        {act::embed{.text = "tea", .title = "Menu", .to = here},
         {R"(POST /channels/10/messages {"allowed_mentions":{"parse":[]},"embeds":[{"title":"Menu","description":"tea"}]})"},
         {"900", general}},
        {act::typing{here}, {"POST /channels/10/typing"}, {}},
    };
    for (auto const& row : rows) {
        auto const out = done(row.action);
        BOOST_TEST_ALL_EQ(out.lines.begin(), out.lines.end(), row.requests.begin(), row.requests.end());
        BOOST_TEST_EQ(out.failed, std::error_code{});
        BOOST_TEST(out.sent == row.sent);
    }
}

void what_cannot_be_asked_is_not_asked() {
    auto const fails = [](auto action, std::error_code expected) {
        auto const out = done(std::move(action));
        BOOST_TEST(out.lines.empty());
        BOOST_TEST_EQ(out.failed, expected);
        BOOST_TEST(out.sent == chat::sent{});
    };
    chat::origin const no_channel{{}, {"30", "alice"}, "20", ""};
    chat::origin const no_message{{"10", "general"}, {"30", "alice"}, "", ""};
    for (auto const& where : {no_channel, chat::origin{{"#general"}, {}, "20", ""}, chat::origin{{"../10"}, {}, "20", ""},
                              chat::origin{{"123456789012345678901"}, {}, "20", ""}}) {
        fails(act::send{"tea", where}, error::no_destination);
        fails(act::reply{"tea", where}, error::no_destination);
        fails(act::reply_in_thread{"tea", where}, error::no_destination);
        fails(act::react{"tada", where}, error::no_destination);
        fails(act::edit{"tea", where}, error::no_destination);
        fails(act::delete_message{where}, error::no_destination);
        fails(act::typing{where}, error::no_destination);
        fails(act::embed{.text = "tea", .to = where}, error::no_destination);
        fails(act::upload{"tea", {}, where}, error::no_destination);
    }
    for (auto const& where : {no_message, chat::origin{{"10"}, {}, "b1.2", ""}}) {
        fails(act::reply{"tea", where}, error::no_destination);
        fails(act::reply_in_thread{"tea", where}, error::no_destination);
        fails(act::react{"tada", where}, error::no_destination);
        fails(act::unreact{"tada", where}, error::no_destination);
        fails(act::edit{"tea", where}, error::no_destination);
        fails(act::delete_message{where}, error::no_destination);
    }
    fails(act::direct_message{"tea", {{"10"}, {}, "20", ""}}, error::no_destination);
    fails(act::direct_message{"tea", {{"10"}, {"alice"}, "20", ""}}, error::no_destination);
    for (std::string const& blank : {std::string{}, std::string{" \n\u3000"}}) {
        fails(act::send{blank, here}, error::text_empty);
        fails(act::reply{blank, here}, error::text_empty);
        fails(act::reply_in_thread{blank, here}, error::text_empty);
        fails(act::direct_message{blank, here}, error::text_empty);
        fails(act::edit{blank, here}, error::text_empty);
        fails(act::upload{blank, {}, here}, error::text_empty);
        fails(act::embed{.text = blank, .to = here}, error::text_empty);
    }
    fails(act::edit{std::string(2001, 'x'), here}, error::text_too_long);
    fails(act::embed{.title = std::string(257, 'x'), .to = here}, error::text_too_long);
    fails(act::send{std::string(40'001, 'x'), here}, error::text_too_long);
    fails(act::react{"no such emoji", here}, api_error::unknown_emoji);
    fails(act::unreact{"", here}, api_error::unknown_emoji);
}

void a_long_text_is_several_messages() {
    std::string const first(2000, 'a');
    std::string const second(2000, 'b');
    auto const text = first + second + "c";
    auto out = done(act::reply{text, here}, {{R"({"id":"901"})"}, {R"({"id":"902"})"}, {R"({"id":"903"})"}});
    BOOST_TEST(out.lines == (lines{"POST /channels/10/messages " + answered(first), "POST /channels/10/messages " + said(second),
                                   "POST /channels/10/messages " + said("c")}));
    BOOST_TEST_EQ(out.sent.message, "901");
    // What failed in the middle ends it, and the first message stands.
    out = done(act::send{text, here}, {{R"({"id":"901"})"}, refusal(api_error::no_permission)});
    BOOST_TEST_EQ(out.lines.size(), 2u);
    BOOST_TEST_EQ(out.failed, api_error::no_permission);
    BOOST_TEST_EQ(out.sent.message, "901");
    deed_options options;
    options.when_long = long_text::refuse;
    out = done(act::send{text, here}, {}, options);
    BOOST_TEST(out.lines.empty());
    BOOST_TEST_EQ(out.failed, error::text_too_long);
    BOOST_TEST_EQ(done(act::send{first, here}, {}, options).failed, std::error_code{});
}

void each_message_has_a_nonce_of_its_own() {
    direct_channels channels;
    deed what{act::send{std::string(4001, 'x'), here}, deed_options{}, channels, ~std::uint64_t{0}};
    std::vector<std::string> nonces;
    for (rest_request request; what.next(request); what.replied({}, {})) {
        auto const begin = request.body.find(R"("nonce":")") + 9;
        nonces.push_back(request.body.substr(begin, request.body.find('"', begin) - begin));
        BOOST_TEST(!nonces.back().empty() && nonces.back().size() <= 25);
    }
    BOOST_TEST(nonces == (std::vector<std::string>{"18446744073709551615", "0", "1"}));
}

void a_thread_that_exists_is_used() {
    auto out = done(act::reply_in_thread{"tea", here}, {refusal(api_error::thread_exists)});
    BOOST_TEST_EQ(out.lines.size(), 2u);
    BOOST_TEST_EQ(out.lines.back(), "POST /channels/20/messages " + said("tea"));
    BOOST_TEST_EQ(out.failed, std::error_code{});
    BOOST_TEST(out.sent == (chat::sent{"900", {"20", ""}}));
    // Where there can be none, as in a thread, it is an answer in the channel.
    out = done(act::reply_in_thread{"tea", here}, {refusal(api_error::wrong_channel_type)});
    BOOST_TEST_EQ(out.lines.back(), "POST /channels/10/messages " + answered("tea"));
    BOOST_TEST(out.sent == (chat::sent{"900", here.channel}));
    out = done(act::reply_in_thread{"tea", here}, {refusal(api_error::no_permission)});
    BOOST_TEST_EQ(out.lines.size(), 1u);
    BOOST_TEST_EQ(out.failed, api_error::no_permission);
}

void a_direct_channel_is_asked_for_once() {
    direct_channels known;
    auto out = done(act::direct_message{"tea", here}, {{R"({"id":"901"})"}, {R"({"id":"902"})"}}, {}, &known);
    BOOST_TEST(out.lines == (lines{R"(POST /users/@me/channels {"recipient_id":"30"})", "POST /channels/901/messages " + said("tea")}));
    BOOST_TEST(out.sent == (chat::sent{"902", {"901", "", chat::channel_kind::direct}}));
    out = done(act::direct_message{"cake", here}, {}, {}, &known);
    BOOST_TEST(out.lines == lines{"POST /channels/901/messages " + said("cake")});
    // One that is gone is asked for again, but not for ever.
    out = done(act::direct_message{"cake", here}, {refusal(api_error::unknown_channel), {R"({"id":"903"})"}}, {}, &known);
    BOOST_TEST(out.lines == (lines{"POST /channels/901/messages " + said("cake"), R"(POST /users/@me/channels {"recipient_id":"30"})",
                                   "POST /channels/903/messages " + said("cake")}));
    BOOST_TEST_EQ(out.failed, std::error_code{});
    out = done(act::direct_message{"cake", here},
               {refusal(api_error::unknown_channel), {R"({"id":"904"})"}, refusal(api_error::unknown_channel)}, {}, &known);
    BOOST_TEST_EQ(out.lines.size(), 3u);
    BOOST_TEST_EQ(out.failed, api_error::unknown_channel);
}

void a_direct_channel_that_cannot_be_had_ends_it() {
    auto out = done(act::direct_message{"tea", here}, {refusal(api_error::no_mutual_guild)});
    BOOST_TEST_EQ(out.lines.size(), 1u);
    BOOST_TEST_EQ(out.failed, api_error::no_mutual_guild);
    for (auto const* const nonsense : {"", "<html>", "{}", R"({"id":"x"})", R"({"id":"../1"})"}) {
        out = done(act::direct_message{"tea", here}, {{nonsense}});
        BOOST_TEST_EQ(out.lines.size(), 1u);
        BOOST_TEST_EQ(out.failed, std::make_error_code(std::errc::bad_message));
    }
}

void a_picture_is_tried_in_its_other_form() {
    auto out = done(act::react{"heart", here}, {refusal(api_error::unknown_emoji)});
    BOOST_TEST(out.lines == (lines{"PUT /channels/10/messages/20/reactions/%E2%9D%A4%EF%B8%8F/@me",
                                   "PUT /channels/10/messages/20/reactions/%E2%9D%A4/@me"}));
    BOOST_TEST_EQ(out.failed, std::error_code{});
    out = done(act::unreact{"heart", here}, {refusal(api_error::unknown_emoji), refusal(api_error::unknown_emoji)});
    BOOST_TEST(out.lines == (lines{"DELETE /channels/10/messages/20/reactions/%E2%9D%A4%EF%B8%8F/@me",
                                   "DELETE /channels/10/messages/20/reactions/%E2%9D%A4/@me"}));
    BOOST_TEST_EQ(out.failed, api_error::unknown_emoji);
    BOOST_TEST_EQ(done(act::react{"tada", here}, {refusal(api_error::unknown_emoji)}).lines.size(), 1u);
    BOOST_TEST_EQ(done(act::react{"heart", here}, {refusal(api_error::no_access)}).lines.size(), 1u);
}

void files_go_with_the_last_part_of_the_text() {
    act::file const picture{"tea.png", "PNG", "a cup"};
    auto out = done(act::upload{std::string(2001, 'x'), {picture}, here});
    BOOST_TEST_EQ(out.lines.size(), 2u);
    BOOST_TEST_EQ(out.lines.front().find("payload_json"), std::string::npos);
    BOOST_TEST(out.lines.back().find("payload_json") != std::string::npos && out.lines.back().find("\r\n\r\nPNG\r\n") != std::string::npos);
    out = done(act::upload{"", {picture}, here});
    BOOST_TEST_EQ(out.lines.size(), 1u);
    BOOST_TEST_EQ(out.sent.message, "900");
    out = done(act::upload{"tea", {}, here});
    BOOST_TEST(out.lines == lines{"POST /channels/10/messages " + said("tea")});
    BOOST_TEST_EQ(done(act::upload{"", std::vector<act::file>(10, picture), here}).failed, std::error_code{});
    BOOST_TEST_EQ(done(act::upload{"", std::vector<act::file>(11, picture), here}).failed, api_error::too_many_attachments);
    deed_options options;
    options.most_bytes = 5;
    BOOST_TEST_EQ(done(act::upload{"", {picture, picture}, here}, {}, options).failed, api_error::request_too_large);
    BOOST_TEST_EQ(done(act::upload{"", {picture}, here}, {}, options).failed, std::error_code{});
}

void nobody_is_notified_unasked() {
    deed_options options;
    options.mentions = {true, false, false, true};
    constexpr std::string_view asked = R"("allowed_mentions":{"parse":["users"],"replied_user":true})";
    for (auto const& line :
         {done(act::reply{"<@30>", here}, {}, options).lines.front(), done(act::edit{"<@30>", here}, {}, options).lines.front()}) {
        BOOST_TEST(line.find(asked) != std::string::npos);
    }
    BOOST_TEST_EQ(done(act::send{"@everyone", here}).lines.front(), "POST /channels/10/messages " + said("@everyone"));
}

void broken_bytes_become_replacement_characters() {
    BOOST_TEST_EQ(done(act::send{"a\xFFz", here}).lines.front(), "POST /channels/10/messages " + said("a\uFFFDz"));
    BOOST_TEST_EQ(done(act::reply_in_thread{"\xFF", here}).lines.front(), "POST /channels/10/messages/20/threads {\"name\":\"\uFFFD\"}");
}

void a_reply_to_nothing_changes_nothing() {
    direct_channels channels;
    deed what{act::send{"tea", here}, deed_options{}, channels, 1};
    what.replied(api_error::no_access, {});
    BOOST_TEST(!what.done());
    rest_request request;
    BOOST_TEST(what.next(request));
    what.replied({}, {200, {}, "no JSON"});
    BOOST_TEST(what.done() && !what.error());
    BOOST_TEST_EQ(what.sent().message, "");
    what.replied(api_error::no_access, {});
    BOOST_TEST(!what.error() && !what.next(request));
}

void any_action_is_taken() {
    BOOST_TEST(done(act::any{act::send{"tea", here}}).lines == lines{"POST /channels/10/messages " + said("tea")});
}

void lanes_are_channels() {
    direct_channels channels;
    auto const lane = [&](auto action) { return deed{std::move(action), deed_options{}, channels, 1}.lane(); };
    BOOST_TEST_EQ(lane(act::send{"tea", here}), "10");
    BOOST_TEST_EQ(lane(act::direct_message{"tea", here}), "10");
    BOOST_TEST_EQ(lane(act::direct_message{"tea", {{}, {"30"}, "", ""}}), "@30");
    BOOST_TEST_EQ(lane(act::send{"tea", {}}), "");
}

}  // namespace

int main() {
    each_action_takes_these_requests();
    what_cannot_be_asked_is_not_asked();
    a_long_text_is_several_messages();
    each_message_has_a_nonce_of_its_own();
    a_thread_that_exists_is_used();
    a_direct_channel_is_asked_for_once();
    a_direct_channel_that_cannot_be_had_ends_it();
    a_picture_is_tried_in_its_other_form();
    files_go_with_the_last_part_of_the_text();
    nobody_is_notified_unasked();
    broken_bytes_become_replacement_characters();
    a_reply_to_nothing_changes_nothing();
    any_action_is_taken();
    lanes_are_channels();
    return boost::report_errors();
}
