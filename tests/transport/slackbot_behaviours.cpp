// SPDX-License-Identifier: BSL-1.0
// slackbot_behaviours: what a bot made with slackbot (Python, scrapinghub/slackbot) does with a message, and where this one differs on
// purpose, from Slack's events to the calls of its Web API.
#include <monongusa/action/all.hpp>
#include <monongusa/bot/bot.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/transport/slack_hearing.hpp>
#include <monongusa/verbs.hpp>
#include <monongusa/wire/deed_queue.hpp>
#include <monongusa/wire/json_writer.hpp>
#include <monongusa/wire/slack/callback.hpp>
#include <monongusa/wire/slack/deed.hpp>
#include <monongusa/wire/slack/form.hpp>

#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

namespace mg = monongusa;
namespace action = mg::action;
namespace event = mg::event;
namespace slack = mg::wire::slack;
using mg::detail::joined;
using lines = std::vector<std::string>;

// --- a workspace

/// `chat.postMessage channel=C1 text=hello`.
std::string line_of_call(slack::web_request const& call) {
    std::string line = call.name;
    slack::form_fields fields{call.body};
    for (std::string name, value; call.url.empty() && fields.next(name, value);) line += joined(' ', name, '=', value);
    return line;
}

/// What is said to a bot, and what it calls.  Outlives the bot.
struct workspace {
    std::vector<std::string> events{};  ///< In JSON.
    std::vector<std::string> aliases{};
    lines calls{};
    mg::wire::deed_queue<slack::deed> deeds{{}, {}, mg::detail::random{1}};
    std::uint64_t last = 0;

    template <class Action>
    void perform(Action&& what, std::error_code& failed, mg::chat::sent& sent) {
        BOOST_TEST(deeds.submit(++last, std::forward<Action>(what)));
        std::uint64_t id = 0;
        for (slack::web_request call; deeds.next(id, call);) {
            calls.push_back(line_of_call(call));
            deeds.replied(id, {}, {200, {}, answer(call.name)});
        }
        BOOST_TEST(deeds.completed(id, failed, sent));
        BOOST_TEST_EQ(id, last);
    }
    static std::string answer(std::string_view name) {
        if (name == "conversations.open") return R"({"ok":true,"channel":{"id":"D7"}})";
        if (name == "files.getUploadURLExternal") return R"({"ok":true,"upload_url":"https://files.example/1","file_id":"F1"})";
        if (name == "chat.postMessage") return R"({"ok":true,"channel":"C1","ts":"1700000009.000900"})";
        return R"({"ok":true,"files":[{"id":"F1"}]})";
    }
};

class workspace_sink {
public:
    explicit workspace_sink(workspace& with) noexcept : with_(&with) {}

    template <class Action, class Done>
        requires mg::detail::contains_type<Action, decltype(action::all)>
    void perform(Action what, Done done) const {
        std::error_code failed;
        mg::chat::sent sent;
        with_->perform(std::move(what), failed, sent);
        done(failed, sent);
    }

private:
    workspace* with_;
};

/// Hears what a session on Slack hears.
class workspace_transport {
public:
    static constexpr auto emits = event::all;
    static constexpr auto performs = action::all;

    explicit workspace_transport(workspace& with) noexcept : with_(&with) {}
    workspace_sink sink() const noexcept { return workspace_sink{*with_}; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        mg::transport::listener_ref any{listener};
        mg::transport::slack_hearing hearing{any, {"UBOT", "BBOT", "bot", "T1"}, with_->aliases};
        for (auto const& one : with_->events) hearing.hear(slack::event_type_called(slack::callbacks::type_of(one)), one);
        return {};
    }
    void stop() noexcept {}
    void pause() noexcept {}
    void resume() noexcept {}

private:
    workspace* with_;
};

/// What the table's bot calls when that happens.
template <class Table>
lines calls_of(Table const& table, std::vector<std::string> events, std::vector<std::string> aliases = {}) {
    workspace with;
    with.events = std::move(events);
    with.aliases = std::move(aliases);
    mg::bot bot{workspace_transport{with}, mg::executor::inplace{}, table};
    BOOST_TEST(!bot.run());
    return std::move(with.calls);
}

void same(lines const& called, lines const& expected) { BOOST_TEST_ALL_EQ(called.begin(), called.end(), expected.begin(), expected.end()); }

// --- what happens in it

constexpr std::string_view first_ts = "1700000000.000100";

/// A message of U7; `more` are further members of it, with a comma in front.
std::string said_in(std::string_view channel, std::string_view kind, std::string_view text, std::string_view more = {}) {
    std::string written;
    mg::wire::append_json_string(written, text);
    return joined(R"({"type":"message","user":"U7","text":)", written, R"(,"ts":")", first_ts, R"(","channel":")", channel,
                  R"(","channel_type":")", kind, "\"", more, "}");
}
std::string in_channel(std::string_view text, std::string_view more = {}) { return said_in("C1", "channel", text, more); }
std::string in_private(std::string_view text, std::string_view more = {}) { return said_in("G1", "group", text, more); }
std::string direct(std::string_view text, std::string_view more = {}) { return said_in("D1", "im", text, more); }
constexpr std::string_view in_a_thread = R"(,"thread_ts":"1699999999.000100")";

std::string post(std::string_view channel, std::string_view text, std::string_view thread = {}) {
    return joined("chat.postMessage channel=", channel, " text=", text, thread.empty() ? "" : " thread_ts=", thread);
}

// --- addressing

// Whether a message is to the bot, and what of it: `to the bot [hi]`.
constexpr mg::table asked{
    mg::respond_to<"(?s)^(.*)$">([](auto& chat, std::string_view body) { chat.send("to the bot [" + std::string{body} + "]"); }),
};

lines to_bot(std::string_view channel, std::optional<std::string_view> body) {
    return body ? lines{post(channel, joined("to the bot [", *body, "]"))} : lines{};
}

using part = std::optional<std::string_view>;
constexpr part not_at_all{};

void a_message_is_to_the_bot_or_not() {
    struct {
        std::string_view said;
        part channel;
        part direct;
    } const rows[] = {
        {"<@UBOT> hi", "hi", "hi"},
        {"<@UBOT>: hi", "hi", "hi"},
        {"<@UBOT>hi", "hi", "hi"},
        {"<@UBOT>:hi", "hi", "hi"},
        {"bot: hi", "hi", "hi"},
        {"bot:hi", "hi", "hi"},
        {"bot hi", not_at_all, "bot hi"},
        {"@bot hi", not_at_all, "@bot hi"},
        {"! hi", "hi", "hi"},
        {"!hi", "hi", "hi"},
        {"$hi", "hi", "hi"},
        {"botbro hi", "hi", "hi"},
        {"<@UOTHER> hi", not_at_all, "@UOTHER hi"},  // There, slackbot takes anybody's mention away,
        {"other: hi", not_at_all, "other: hi"},      // and any word with a colon,
        {"<http://x>", not_at_all, "http://x"},      // even that of an address.
        {"", not_at_all, ""},
        // With slackbot these are not to the bot in a channel:
        {"hey <@UBOT> hi", "hey @bot hi", "hey @bot hi"},  // a mention anywhere,
        {"<@UBOT|bot> hi", "hi", "hi"},                    // one with a label,
        {" <@UBOT> hi", "hi", "hi"},                       // one behind a blank;
        // and of these it leaves a blank or the end of a line:
        {"<@UBOT>:  hi", "hi", "hi"},
        {"<@UBOT>\nline2", "line2", "line2"},
        {"<@UBOT>\xC2\xA0hi", "hi", "hi"},
        // An alias that is a word is all of a word.
        {"botbrother hi", not_at_all, "botbrother hi"},
    };
    for (auto const& row : rows) {
        same(calls_of(asked, {in_channel(row.said)}, {"!", "$", "botbro", "bot:"}), to_bot("C1", row.channel));
        same(calls_of(asked, {in_private(row.said)}, {"!", "$", "botbro", "bot:"}), to_bot("G1", row.channel));
        same(calls_of(asked, {direct(row.said)}, {"!", "$", "botbro", "bot:"}), to_bot("D1", row.direct));
    }
}

void without_aliases_only_a_mention_speaks_to_the_bot() {
    for (auto const said : {"!hi", "! hi", "$hi", "botbro hi", "bot: hi"}) {
        same(calls_of(asked, {in_channel(said)}), {});
        same(calls_of(asked, {direct(said)}), to_bot("D1", said));
    }
    same(calls_of(asked, {in_channel("<@UBOT> !hi")}), to_bot("C1", "!hi"));
}

// slackbot meets `None`.
void a_message_without_a_text_is_an_empty_one() {
    constexpr std::string_view nothing[] = {R"("text":null,)", ""};
    for (auto const text : nothing) {
        auto const in = [&](std::string_view channel, std::string_view kind) {
            return joined(R"({"type":"message","user":"U7",)", text, R"("ts":"1700000000.000100","channel":")", channel,
                          R"(","channel_type":")", kind, "\"}");
        };
        same(calls_of(asked, {in("C1", "channel")}, {"!"}), {});
        same(calls_of(asked, {in("D1", "im")}, {"!"}), to_bot("D1", ""));
    }
}

// A mention comes as an event of its own, too.
void a_mention_is_answered_once() {
    auto const mention = [](std::string_view said) {
        return joined(R"({"type":"app_mention","user":"U7","text":")", said, R"(","ts":"1700000000.000100","channel":"C1"})");
    };
    same(calls_of(asked, {mention("<@UBOT> hi")}), to_bot("C1", "hi"));
    same(calls_of(asked, {in_channel("<@UBOT> hi"), mention("<@UBOT> hi")}), to_bot("C1", "hi"));
    same(calls_of(asked, {mention("<@UBOT> hi"), in_channel("<@UBOT> hi")}), to_bot("C1", "hi"));
}

// --- which messages count

void only_what_people_say_counts() {
    auto const hears = [](std::string_view json) { return !calls_of(asked, {std::string{json}}, {"!"}).empty(); };
    auto const with = [&](std::string_view members) {
        return hears(
            joined(R"({"type":"message","text":"!hi","ts":"1700000000.000100","channel":"C1","channel_type":"channel",)", members, "}"));
    };
    BOOST_TEST(with(R"("user":"U7")"));
    BOOST_TEST(with(R"("user":"U7","subtype":"file_share")"));
    BOOST_TEST(with(R"("user":"U7","subtype":"thread_broadcast")"));
    BOOST_TEST(with(R"("user":"U7","subtype":"me_message")"));
    BOOST_TEST(!with(R"("user":"UBOT")"));    // Its own, by the id; slackbot goes by the name.
    BOOST_TEST(!with(R"("bot_id":"BBOT")"));  // The same, where Slack tells no user.
    BOOST_TEST(!with(R"("user":"USLACKBOT")"));
    BOOST_TEST(!with(R"("user":"U8","bot_id":"B8")"));  // Another bot's: two that answer each other do not stop.
    BOOST_TEST(!with(R"("subtype":"bot_message","bot_id":"B8")"));
    BOOST_TEST(!with(R"("user":"U7","subtype":"channel_join")"));  // slackbot hears this.
    BOOST_TEST(!with(R"("user":"U7","subtype":"channel_topic")"));
    BOOST_TEST(!with(R"("subtype":"message_changed","message":{"user":"U7","text":"!hi","ts":"1700000000.000100"})"));
    BOOST_TEST(!with(R"("subtype":"message_deleted","deleted_ts":"1700000000.000100")"));
}

// --- which rules run

constexpr mg::table several{
    mg::listen_to<"(?i)HELLO">([](auto& chat) { chat.send("one"); }),
    mg::listen_to<"ello w">([](auto& chat) { chat.send("two"); }),
    mg::listen_to<"^world">([](auto& chat) { chat.send("three"); }),
    mg::respond_to<"^hello">([](auto& chat) { chat.send("four"); }),
    mg::respond_to<"(?i)^add (\\d+)(?: and (\\d+))?$">(
        [](auto& chat, int left, std::optional<int> right) { chat.send(std::to_string(left + right.value_or(1000))); }),
    mg::default_reply([](auto& chat) { chat.reply("what?"); }),
};

void all_rules_that_match_run_in_their_order() {
    // A pattern is searched for, wherever it is.
    same(calls_of(several, {in_channel("say hello world")}), {post("C1", "one"), post("C1", "two")});
    // Where letters differ, a pattern says whether that matters.
    same(calls_of(several, {in_channel("HeLLo world")}), {post("C1", "one")});
    same(calls_of(several, {in_channel("\xC3\xA4 HELLO WORLD")}), {post("C1", "one")});
    same(calls_of(several, {in_channel("world")}), {post("C1", "three")});
    // With slackbot, what is said to the bot never reaches listen_to.
    same(calls_of(several, {in_channel("<@UBOT> hello world")}), {post("C1", "one"), post("C1", "two"), post("C1", "four")});
    // What is not said to it never reaches respond_to.
    same(calls_of(several, {in_channel("add 1 and 2")}), {});
}

// slackbot gives None.
void an_optional_group_may_have_taken_no_part() {
    same(calls_of(several, {direct("add 1 and 2")}), {post("D1", "3")});
    same(calls_of(several, {direct("ADD 1")}), {post("D1", "1001")});
}

void what_no_rule_takes_is_answered_only_if_it_was_to_the_bot() {
    same(calls_of(several, {in_channel("tea?")}), {});
    same(calls_of(several, {in_channel("<@UBOT> tea?")}), {post("C1", "<@U7> what?")});
    same(calls_of(several, {direct("tea?")}), {post("D1", "what?")});
    same(calls_of(several, {direct("tea\nand milk?")}), {post("D1", "what?")});  // slackbot's does not match the end of a line.
    same(calls_of(several, {direct("")}), {post("D1", "what?")});
}

// slackbot has a text of its own, with the patterns and the names of functions.
void without_a_default_reply_nothing_is_said() {
    static constexpr mg::table no_default{mg::respond_to<"tea">([](auto& chat) { chat.send("here"); })};
    same(calls_of(no_default, {direct("milk"), in_channel("<@UBOT> milk")}), {});
    same(calls_of(no_default, {direct("tea")}), {post("D1", "here")});
}

// slackbot has one policy; here it is said which.
void a_table_may_let_the_first_rule_win() {
    static constexpr mg::table first{
        mg::first_match,
        mg::respond_to<"tea">([](auto& chat) { chat.send("one"); }),
        mg::listen_to<"tea|milk">([](auto& chat) { chat.send("two"); }),
        mg::default_reply([](auto& chat) { chat.send("what?"); }),
    };
    same(calls_of(first, {in_channel("<@UBOT> tea"), in_private("tea"), direct("cake")}),
         {post("C1", "one"), post("G1", "two"), post("D1", "what?")});
}

// slackbot's decorators may be stacked.
void one_function_may_stand_in_several_rules() {
    static constexpr auto hello = [](auto& chat) { chat.send("hello"); };
    static constexpr mg::table stacked{mg::listen_to<"^hi">(hello), mg::respond_to<"wake up">(hello),
                                       mg::respond_to<"good morning">(hello)};
    same(calls_of(stacked, {in_channel("hi"), in_private("<@UBOT> wake up"), direct("good morning")}),
         {post("C1", "hello"), post("G1", "hello"), post("D1", "hello")});
}

// slackbot writes the traceback into the channel where nothing else is configured.
void an_exception_stays_out_of_the_channel_and_other_rules_run() {
    static constexpr mg::table failing{
        mg::listen_to<"boom">([](auto& chat) {
            chat.send("before");
            throw std::runtime_error{"the kettle is broken"};
        }),
        mg::listen_to<"bo+m">([](event::message const&) -> std::string { throw std::logic_error{"another"}; }),
        mg::listen_to<"o+m">([](auto& chat) { chat.send("behind"); }),
    };
    lines called;
    auto const log = support::logged_by([&] { called = calls_of(failing, {in_channel("boom"), in_private("room")}); });
    same(called, {post("C1", "before"), post("C1", "behind"), post("G1", "behind")});
    BOOST_TEST_NE(log.find("the kettle is broken"), log.npos);
    BOOST_TEST_NE(log.find("another"), log.npos);
}

// slackbot's ERRORS_TO.
void errors_may_go_where_a_rule_says() {
    static constexpr mg::table failing{
        mg::listen_to<"boom">([](event::message const&) { throw std::runtime_error{"the kettle is broken"}; }),
        mg::on_error([](event::failure const& what) {
            return action::send{what.what, {.channel = {"C0ERRORS", "", {}}}};
        }),
    };
    lines called;
    auto const log = support::logged_by([&] { called = calls_of(failing, {in_channel("boom")}); });
    same(called, {post("C0ERRORS", "the kettle is broken")});
    BOOST_TEST_EQ(log, "");
}

// --- what a handler can do

constexpr mg::table doing{
    mg::listen_to<"^reply (.*)">([](auto& chat, std::string_view what) { chat.reply(std::string{what}); }),
    mg::listen_to<"^send (.*)">([](auto& chat, std::string_view what) { chat.send(std::string{what}); }),
    mg::listen_to<"^thread (.*)">([](auto& chat, std::string_view what) { chat.reply(std::string{what}, mg::in_thread); }),
    mg::listen_to<"^react (.*)">([](auto& chat, std::string_view what) { chat.react(std::string{what}); }),
    mg::listen_to<"^alone (.*)">(
        [](mg::context<action::direct_message>& chat, std::string_view what) { chat.direct_message(std::string{what}); }),
    mg::listen_to<"^file (.*)">([](mg::context<action::upload>& chat, std::string_view what) {
        chat.upload({"tea.txt", "green"}, std::string{what});
    }),
};

// slackbot writes `<@U7>: ` in front.
void a_reply_in_a_channel_is_to_its_author() {
    same(calls_of(doing, {in_channel("reply yes")}), {post("C1", "<@U7> yes")});
    same(calls_of(doing, {in_private("reply yes")}), {post("G1", "<@U7> yes")});
    same(calls_of(doing, {direct("reply yes")}), {post("D1", "yes")});
    same(calls_of(doing, {in_channel("send yes")}), {post("C1", "yes")});
}

void what_was_said_in_a_thread_is_answered_there() {
    constexpr std::string_view thread = "1699999999.000100";
    same(calls_of(doing, {in_channel("reply yes", in_a_thread)}), {post("C1", "yes", thread)});
    same(calls_of(doing, {in_private("reply yes", in_a_thread)}), {post("G1", "yes", thread)});
    same(calls_of(doing, {in_channel("send yes", in_a_thread)}), {post("C1", "yes", thread)});
    same(calls_of(doing, {in_private("thread yes", in_a_thread)}), {post("G1", "yes", thread)});
}

void a_thread_begins_with_the_message_that_it_answers() {
    same(calls_of(doing, {in_channel("thread yes")}), {post("C1", "yes", first_ts)});
    same(calls_of(doing, {in_private("thread yes")}), {post("G1", "yes", first_ts)});
    // One on which a thread hangs already has its own `ts` there.
    auto const parent = joined(R"(,"thread_ts":")", first_ts, "\"");
    same(calls_of(doing, {in_channel("thread yes", parent)}), {post("C1", "yes", first_ts)});
    same(calls_of(doing, {in_channel("send yes", parent)}), {post("C1", "yes")});
}

void reactions_are_by_name_or_by_picture() {
    auto const called = joined("reactions.add channel=C1 timestamp=", first_ts, " name=");
    same(calls_of(doing, {in_channel("react star")}), {called + "star"});
    same(calls_of(doing, {in_channel("react :star:")}), {called + "star"});
    same(calls_of(doing, {in_channel("react \xF0\x9F\x91\x8D")}), {called + "+1"});
}

void who_wrote_may_be_answered_alone() {
    same(calls_of(doing, {in_channel("alone yes"), in_private("alone again")}),
         {"conversations.open users=U7", post("D7", "yes"), post("D7", "again")});
}

void a_file_is_uploaded_by_its_content() {
    auto const called = calls_of(doing, {in_channel("file look")});
    BOOST_TEST_EQ(called.size(), 3u);
    if (called.size() != 3) return;
    BOOST_TEST_EQ(called[0], "files.getUploadURLExternal filename=tea.txt length=5");
    BOOST_TEST_NE(called[2].find("files.completeUploadExternal "), called[2].npos);
    BOOST_TEST_NE(called[2].find(" channel_id=C1"), called[2].npos);
    BOOST_TEST_NE(called[2].find(" initial_comment=look"), called[2].npos);
}

void texts_come_back_as_they_were() {
    for (std::string_view const said :
         {"\xE3\x81\x8A\xE8\x8C\xB6 \xE2\x98\x95", "\xD1\x87\xD0\xB0\xD0\xB9", "\xF0\x9F\x8D\xB5", "\"quoted\\\" %20 + a=b&amp;c"}) {
        same(calls_of(doing, {in_channel(joined("send ", said))}), {post("C1", said)});
    }
    // What somebody has written mentions nobody when the bot says it again; with slackbot it does.
    same(calls_of(doing, {in_channel("send &lt;!everyone&gt; &lt;@U8&gt;")}), {post("C1", "&lt;!everyone&gt; &lt;@U8&gt;")});
    same(calls_of(doing, {in_channel("send <!everyone> <@U8>")}), {post("C1", "@everyone @U8")});
}

}  // namespace

int main() {
    a_message_is_to_the_bot_or_not();
    without_aliases_only_a_mention_speaks_to_the_bot();
    a_message_without_a_text_is_an_empty_one();
    a_mention_is_answered_once();
    only_what_people_say_counts();
    all_rules_that_match_run_in_their_order();
    an_optional_group_may_have_taken_no_part();
    what_no_rule_takes_is_answered_only_if_it_was_to_the_bot();
    without_a_default_reply_nothing_is_said();
    a_table_may_let_the_first_rule_win();
    one_function_may_stand_in_several_rules();
    an_exception_stays_out_of_the_channel_and_other_rules_run();
    errors_may_go_where_a_rule_says();
    a_reply_in_a_channel_is_to_its_author();
    what_was_said_in_a_thread_is_answered_there();
    a_thread_begins_with_the_message_that_it_answers();
    reactions_are_by_name_or_by_picture();
    who_wrote_may_be_answered_alone();
    a_file_is_uploaded_by_its_content();
    texts_come_back_as_they_were();
    return boost::report_errors();
}
