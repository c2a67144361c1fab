// SPDX-License-Identifier: BSL-1.0
// slack_questions: what is asked of the Web API, and its answers as values; what is no answer is an error.
#include <monongusa/transport/slack_questions.hpp>

#include "../support/loopback_discord.hpp"
#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace {

namespace mg = monongusa;
namespace questions = mg::transport::slack_questions;
using mg::transport::slack_answer;
using mg::transport::slack_post;
using mg::transport::slack_web;
using mg::transport::slack_web_config;
using mg::wire::slack::api_error;
using support::joined;
using support::loopback_server;
using support::peer;
using support::response;
using support::told_lines;

/// An API that answers everything with the same, and who asks it.
class asking {
public:
    told_lines asked{};
    told_lines told{};

    explicit asking(std::string body, slack_web_config how = {}, int status = 200) : status_(status), body_(std::move(body)) {
        on_loop([&] {
            how.base = server_.url("http", "/api");
            web_ = std::make_unique<slack_web>(loop_, mg::net::config{.proxy = ""}, token_, app_, how, 1, nullptr);
        });
    }
    asking(asking const&) = delete;
    asking& operator=(asking const&) = delete;
    ~asking() {
        on_loop([&] { web_.reset(); });
    }

    template <class Ask>
    void with(Ask ask) {
        on_loop([&] { ask(*web_, told); });
    }
    std::string url(std::string const& path) const { return server_.url("http", path); }

private:
    template <class Work>
    void on_loop(Work work) {
        support::on_loop(*loop_, std::move(work));
    }

    int status_;
    std::string body_;
    loopback_server server_{[this](peer& one) {
        for (;;) {
            auto const heard = support::hear_request(one);
            asked.add(joined(heard.line.substr(0, heard.line.rfind(' ')), ' ', heard.body));
            one.write(response(status_, body_));
        }
    }};
    std::shared_ptr<mg::net::loop> loop_ = std::make_shared<mg::net::loop>();
    mg::secret token_{"xoxb-planted-4711", "TOKEN"};
    mg::secret app_{"xapp-planted-4711", "APP"};
    std::unique_ptr<slack_web> web_{};
};

std::string outcome(std::error_code error) { return error ? error.message() : "fine"; }
mg::wire::slack::self_info const self{"U99", "B99", "tea", "T1"};

auto telling(told_lines& told) {
    return [&told](std::error_code error, slack_answer const& answer) {
        told.add(joined(outcome(error), ' ', answer.body, ' ', answer.error));
    };
}
auto telling_sent(told_lines& told) {
    return [&told](std::error_code error, mg::chat::sent const& sent) {
        told.add(joined(outcome(error), ' ', sent.message, " in ", sent.channel.id,
                        sent.channel.kind == mg::chat::channel_kind::direct ? " alone" : ""));
    };
}
auto telling_texts(told_lines& told) {
    return [&told](std::error_code error, std::vector<mg::event::message> const& all) {
        std::string line = outcome(error);
        for (auto const& one : all) line += joined(", ", one.channel.id, ' ', one.author.id, ": ", one.text);
        told.add(line);
    };
}

// --- by hand

void calls_by_hand() {
    asking api{R"({"ok":true,"channel":{"id":"C1"}})"};
    api.with([](slack_web& web, told_lines& told) {
        questions::call(web, {.method = "conversations.info", .fields = {{"channel", "C1"}, {"x", "a&b=c"}}}, telling(told));
    });
    BOOST_TEST_EQ(api.asked.next(), "POST /api/conversations.info channel=C1&x=a%26b%3Dc");
    BOOST_TEST_EQ(api.told.next(), R"(fine {"ok":true,"channel":{"id":"C1"}} )");
    for (std::string const wrong : {"", "../files", "auth.test?x=y", "auth test"}) {
        api.with([&](slack_web& web, told_lines& told) { questions::call(web, {.method = wrong}, telling(told)); });
        BOOST_TEST_EQ(api.told.next(), std::make_error_code(std::errc::invalid_argument).message() + "  ");
    }
    BOOST_TEST_EQ(api.asked.size(), 0u);
}

void a_refusal_has_slacks_word() {
    asking api{R"({"ok":false,"error":"tea_is_cold"})"};
    api.with([](slack_web& web, told_lines& told) { questions::call(web, {.method = "pots.info"}, telling(told)); });
    BOOST_TEST_EQ(api.told.next(),
                  joined(mg::wire::slack::error_called("tea_is_cold").message(), R"( {"ok":false,"error":"tea_is_cold"} tea_is_cold)"));
}

// Nobody repeats what may have been done, unless it is said that this does no harm.
void only_what_may_be_is_repeated() {
    slack_web_config how;
    how.requests.attempts = 3;
    how.requests.retry = {std::chrono::milliseconds{1}, std::chrono::milliseconds{2}};
    for (bool const repeatable : {false, true}) {
        asking api{"sorry", how, 500};
        api.with([&](slack_web& web, told_lines& told) {
            questions::call(web, {.method = "pots.fill", .repeatable = repeatable}, telling(told));
        });
        BOOST_TEST(!api.told.next().starts_with("fine"));
        BOOST_TEST_EQ(api.asked.size(), repeatable ? 3u : 1u);
    }
}

// By hand or not, posts to one place are told apart from others by their pace.
void a_post_by_hand_keeps_the_pace() {
    slack_web_config how;
    how.requests.rates.post_spacing = std::chrono::hours{1};
    how.requests.longest_wait = std::chrono::minutes{1};
    asking api{R"({"ok":true})", how};
    for (auto const& [channel, waits] : {std::pair{"C1", false}, std::pair{"C1", true}, std::pair{"C2", false}}) {
        api.with([where = channel](slack_web& web, told_lines& told) {
            questions::call(web, {.method = "chat.postMessage", .fields = {{"channel", where}}}, telling(told));
        });
        BOOST_TEST_EQ(api.told.next().starts_with("fine"), !waits);
    }
    BOOST_TEST_EQ(api.asked.size(), 2u);
}

// --- what is said

void a_post_says_what_it_says() {
    slack_web_config markup;
    markup.deeds.markup = true;
    markup.deeds.unfurl_links = false;
    struct {
        slack_post what;
        slack_web_config how;
        std::string asked;
    } const rows[] = {
        {{.channel = "C1", .text = "<tea>"}, {}, "chat.postMessage channel=C1&text=%26lt%3Btea%26gt%3B"},
        {{.channel = "C1", .text = "<@U1>", .markup = true}, {}, "chat.postMessage channel=C1&text=%3C%40U1%3E"},
        {{.channel = "C1", .text = "<@U1>"}, markup, "chat.postMessage channel=C1&text=%3C%40U1%3E&unfurl_links=false"},
        {{.channel = "C1", .text = "<", .unfurl_links = true, .unfurl_media = false, .markup = false},
         markup,
         "chat.postMessage channel=C1&text=%26lt%3B&unfurl_links=true&unfurl_media=false"},
        {{.channel = "C1", .text = "a", .thread = "1.000001", .broadcast = true},
         {},
         "chat.postMessage channel=C1&text=a&thread_ts=1.000001&reply_broadcast=true"},
        {{.channel = "C1", .text = "a", .ephemeral_to = "U1"}, {}, "chat.postEphemeral channel=C1&text=a&user=U1"},
    };
    for (auto const& row : rows) {
        asking api{R"({"ok":true,"channel":"D5","ts":"1700000000.000100"})", row.how};
        api.with([&](slack_web& web, told_lines& told) { questions::post(web, row.what, telling_sent(told)); });
        BOOST_TEST_EQ(api.asked.next(), "POST /api/" + row.asked);
        BOOST_TEST_EQ(api.told.next(), "fine 1700000000.000100 in D5 alone");
    }
}

void what_cannot_be_posted_is_not_asked() {
    asking api{R"({"ok":true})"};
    struct {
        slack_post what;
        mg::error error;
    } const rows[] = {
        {{.channel = "", .text = "a"}, mg::error::no_destination},
        {{.channel = "C1", .text = " \n"}, mg::error::text_empty},
        {{.channel = "C1", .text = std::string(40'001, 'a')}, mg::error::text_too_long},
        // An ampersand is five characters of what is sent.
        {{.channel = "C1", .text = std::string(8'001, '&')}, mg::error::text_too_long},
        {{.channel = "C1", .text = std::string(40'001, '&'), .markup = true}, mg::error::text_too_long},
    };
    for (auto const& row : rows) {
        api.with([&](slack_web& web, told_lines& told) { questions::post(web, row.what, telling_sent(told)); });
        BOOST_TEST_EQ(api.told.next(), joined(make_error_code(row.error).message(), "  in ", row.what.channel));
    }
    BOOST_TEST_EQ(api.asked.size(), 0u);
    for (auto const& fits : {slack_post{.channel = "C1", .text = std::string(8'000, '&')},
                             slack_post{.channel = "C1", .text = std::string(40'000, '&'), .markup = true}}) {
        api.with([&](slack_web& web, told_lines& told) { questions::post(web, fits, telling_sent(told)); });
        BOOST_TEST_EQ(api.told.next(), "fine  in C1");
        BOOST_TEST(api.asked.next().starts_with("POST /api/chat.postMessage "));
    }
    // Umlauts are one character each, and one message is as long as Slack takes it.
    std::string text;
    for (int i = 0; i < 40'000; ++i) text += "\xC3\xBC";
    api.with([&](slack_web& web, told_lines& told) { questions::post(web, {.channel = "C1", .text = text}, telling_sent(told)); });
    BOOST_TEST_EQ(api.told.next(), "fine  in C1");
}

void a_refused_post_is_nowhere_else() {
    asking api{R"({"ok":false,"error":"not_in_channel","channel":"C9"})"};
    api.with([](slack_web& web, told_lines& told) { questions::post(web, {.channel = "C1", .text = "a"}, telling_sent(told)); });
    BOOST_TEST_EQ(api.told.next(), make_error_code(api_error::not_in_channel).message() + "  in C1");
}

void an_answer_to_a_response_url() {
    asking api{"ok"};
    auto const url = api.url("/actions/T1/2/x");
    api.with([&](slack_web& web, told_lines& told) { questions::respond(web, url, {.text = "<yes>"}, telling(told)); });
    BOOST_TEST_EQ(api.asked.next(), R"(POST /actions/T1/2/x {"text":"&lt;yes&gt;","response_type":"ephemeral","replace_original":false})");
    BOOST_TEST_EQ(api.told.next(), "fine ok ");
    api.with([&](slack_web& web, told_lines& told) {
        questions::respond(web, url, {.text = "*y*", .in_channel = true, .replace_original = true, .thread = "1.000001", .markup = true},
                           telling(told));
    });
    BOOST_TEST_EQ(api.asked.next(),
                  R"(POST /actions/T1/2/x {"text":"*y*","response_type":"in_channel","replace_original":true,"thread_ts":"1.000001"})");
    api.told.next();
    api.with([&](slack_web& web, told_lines& told) { questions::respond(web, url, {}, telling(told)); });
    BOOST_TEST_EQ(api.told.next(), make_error_code(mg::error::text_empty).message() + "  ");
    api.with([](slack_web& web, told_lines& told) { questions::respond(web, "http://hooks.example/1", {.text = "a"}, telling(told)); });
    BOOST_TEST_EQ(api.told.next(), make_error_code(mg::net::error::insecure_url).message() + "  ");
}

// --- what was said

void history_and_replies() {
    std::string const body = R"({"ok":true,"messages":[{"type":"message","user":"U7","text":"hi <@U99>","ts":"1700000002.000100"},)"
                             R"({"type":"message","subtype":"channel_join","user":"U8","text":"joined","ts":"1700000001.000100"}]})";
    asking api{body};
    api.with([](slack_web& web, told_lines& told) { questions::history(web, self, "C1", 10, "1700000009.000100", telling_texts(told)); });
    BOOST_TEST_EQ(api.asked.next(), "POST /api/conversations.history channel=C1&limit=10&latest=1700000009.000100");
    BOOST_TEST_EQ(api.told.next(), "fine, C1 U7: hi @tea");
    api.with([](slack_web& web, told_lines& told) { questions::history(web, self, "C1", 100'000, "", telling_texts(told)); });
    BOOST_TEST_EQ(api.asked.next(), "POST /api/conversations.history channel=C1&limit=999");
    api.told.next();
    api.with([](slack_web& web, told_lines& told) { questions::replies(web, self, "C1", "1700000002.000100", 50, telling_texts(told)); });
    BOOST_TEST_EQ(api.asked.next(), "POST /api/conversations.replies channel=C1&ts=1700000002.000100&limit=50");
    BOOST_TEST_EQ(api.told.next(), "fine, C1 U7: hi @tea");
}

// --- who and what there is

void channels_and_members() {
    asking list{
        R"({"ok":true,"channels":[{"id":"C1","name":"tea"},{"id":"G2","name":"pots","is_private":true}],)"
        R"("response_metadata":{"next_cursor":""}})"};
    list.with([](slack_web& web, told_lines& told) {
        questions::channels(web, "public_channel,private_channel", 10,
                            [&told](std::error_code error, std::vector<mg::chat::channel> const& all) {
                                std::string line = outcome(error);
                                for (auto const& one : all)
                                    line += joined(' ', one.id, ' ', one.name, one.kind == mg::chat::channel_kind::closed ? " closed" : "");
                                told.add(line);
                            });
    });
    BOOST_TEST_EQ(list.asked.next(), "POST /api/conversations.list limit=10&types=public_channel%2Cprivate_channel&exclude_archived=true");
    BOOST_TEST_EQ(list.told.next(), "fine C1 tea G2 pots closed");

    asking members{R"({"ok":true,"members":["U1","U2"]})"};
    members.with([](slack_web& web, told_lines& told) {
        questions::members(web, "C1", 500, [&told](std::error_code error, std::vector<std::string> const& all) {
            told.add(joined(outcome(error), ' ', all.size(), ' ', all.empty() ? "" : all.back()));
        });
    });
    BOOST_TEST_EQ(members.asked.next(), "POST /api/conversations.members channel=C1&limit=200");
    BOOST_TEST_EQ(members.told.next(), "fine 2 U2");
}

void a_user() {
    asking api{R"({"ok":true,"user":{"id":"U99","name":"ann","is_admin":true,"profile":{"display_name":"Ann"}}})"};
    auto const ask = [](slack_web& web, told_lines& told) {
        questions::user(web, self, "U99", [&told](std::error_code error, mg::chat::user const& user) {
            told.add(joined(outcome(error), ' ', user.name, ' ', user.self, ' ', user.roles.empty() ? "" : user.roles.front()));
        });
    };
    api.with(ask);
    BOOST_TEST_EQ(api.asked.next(), "POST /api/users.info user=U99");
    BOOST_TEST_EQ(api.told.next(), "fine Ann true admin");
    asking nobody{R"({"ok":true,"user":[]})"};
    nobody.with(ask);
    BOOST_TEST_EQ(nobody.told.next(), std::make_error_code(std::errc::protocol_error).message() + "  false ");
}

void emoji_and_their_other_names() {
    asking api{R"({"ok":true,"emoji":{"cup":"https://x.example/cup.png","mug":"alias:cup","pot":"alias:mug","yes":"alias:thumbsup",)"
               R"("a":"alias:b","b":"alias:a"}})"};
    api.with([](slack_web& web, told_lines& told) {
        questions::emoji(web, [&told](std::error_code error, std::vector<mg::transport::slack_emoji> const& all) {
            told.add(outcome(error));
            for (auto const& one : all) told.add(joined(one.name, " <", one.url, "> ", one.alias));
        });
    });
    BOOST_TEST_EQ(api.asked.next(), "POST /api/emoji.list ");
    for (std::string const line : {"fine", "cup <https://x.example/cup.png> ", "mug <https://x.example/cup.png> cup",
                                   "pot <https://x.example/cup.png> cup", "yes <> thumbsup"}) {
        BOOST_TEST_EQ(api.told.next(), line);
    }
    BOOST_TEST(api.told.next().starts_with("a <> "));
    BOOST_TEST(api.told.next().starts_with("b <> "));
}

void a_file() {
    asking api{"green"};
    auto const url = api.url("/files/tea.txt");
    for (std::size_t const most : {5u, 4u}) {
        api.with([&](slack_web& web, told_lines& told) {
            questions::download(web, url, most,
                                [&told](std::error_code error, std::string bytes) { told.add(joined(outcome(error), ' ', bytes)); });
        });
    }
    std::vector<std::string> told{api.told.next(), api.told.next()};
    BOOST_TEST(std::find(told.begin(), told.end(), "fine green") != told.end());
    BOOST_TEST(std::find(told.begin(), told.end(), make_error_code(mg::net::error::body_too_large).message() + ' ') != told.end());
}

}  // namespace

int main() {
    calls_by_hand();
    a_refusal_has_slacks_word();
    only_what_may_be_is_repeated();
    a_post_by_hand_keeps_the_pace();
    a_post_says_what_it_says();
    what_cannot_be_posted_is_not_asked();
    a_refused_post_is_nowhere_else();
    an_answer_to_a_response_url();
    history_and_replies();
    channels_and_members();
    a_user();
    emoji_and_their_other_names();
    a_file();
    return boost::report_errors();
}
