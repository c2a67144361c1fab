// SPDX-License-Identifier: BSL-1.0
// slack_feed: each event that somebody wants comes into the inbox once, in its order, whichever way and however often it came.
#include <monongusa/transport/slack_feed.hpp>

#include "../support/descriptors.hpp"
#include "../support/loopback_discord.hpp"
#include "../support/on_loop.hpp"
#include "../support/slack_events.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <future>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace mg = monongusa;
using mg::transport::frame_inbox;
using mg::transport::inbox_item;
using mg::transport::slack_feed;
using mg::transport::slack_lookup;
using mg::transport::slack_wanted;
using mg::transport::slack_web;
using mg::transport::slack_web_config;
using support::joined;
using support::loopback_server;
using support::peer;
using support::response;
using support::slack_events::payload;
using type = mg::wire::slack::event_type;

/// `message …`, `user …`, `ready`, `lost the cable`, `ended`; `nothing` if nothing is there.
std::string next_of(frame_inbox& inbox, mg::instant until = mg::instant::min()) {
    inbox_item item;
    if (inbox.take(item, until) == frame_inbox::got::nothing) return "nothing";
    BOOST_TEST_EQ(item.number, inbox_item::no_number);
    BOOST_TEST(item.begin <= item.end && item.end <= item.text.size());
    auto const text = item.text.substr(item.begin, item.end - item.begin);
    switch (item.kind) {
        case slack_feed::user: return "user " + text;
        case slack_feed::channel: return "channel " + text;
        case slack_feed::ready: return "ready" + text;
        case slack_feed::lost: return "lost " + text;
        case slack_feed::ended: return "ended" + text;
        default: return joined(name_of(static_cast<type>(item.kind)), ' ', text);
    }
}

struct fed {
    int full = 0;
    frame_inbox inbox;
    slack_feed feed;

    explicit fed(std::size_t most = 100, std::string_view name = "slack")
        : inbox(most, 1'000'000),
          feed(
              inbox, name, [](void* self) { ++static_cast<fed*>(self)->full; }, this) {
        slack_wanted wanted;
        for (auto const one : {type::message, type::app_mention, type::reaction_added}) wanted.add(one);
        feed.begin(wanted, nullptr);
    }
    std::string next() { return next_of(inbox); }
};

std::string said(std::string_view event_id, std::string_view text) {
    return joined(R"({"type":"event_callback","event_id":")", event_id, R"(","event":{"type":"message","text":")", text, R"("}})");
}
std::string heard(std::string_view text) { return joined(R"(message {"type":"message","text":")", text, R"("})"); }

// --- what comes in

void what_is_wanted_comes_as_slack_wrote_it() {
    fed one;
    for (auto const name : {"message", "user_change", "app_mention", "reaction_removed", "reaction_added", "channel_created"})
        one.feed.came(payload(name), 0);
    for (auto const name : {"message", "app_mention", "reaction_added"}) {
        BOOST_TEST_EQ(one.next(), joined(name, ' ', support::slack_events::event(name)));
    }
    BOOST_TEST_EQ(one.next(), "nothing");
    BOOST_TEST_EQ(one.full, 0);
}

// Slack sends again what it believes lost: by another connection, as another request, counted or not.
void what_comes_again_is_told_once() {
    fed one;
    auto const first = said("Ev1", "tea");
    one.feed.came(first, 0);
    one.feed.came(first, 1);
    one.feed.came(first, 0);
    one.feed.came(said("Ev1", "other words"), 3);
    one.feed.came(said("Ev2", "tea"), 0);  // Another event, like it.
    BOOST_TEST_EQ(one.next(), heard("tea"));
    BOOST_TEST_EQ(one.next(), heard("tea"));
    BOOST_TEST_EQ(one.next(), "nothing");
}

// The first may have gone to a connection that was dead.
void what_comes_first_as_a_repetition_is_not_dropped() {
    fed one;
    one.feed.came(said("Ev1", "tea"), 1);
    one.feed.came(said("Ev2", "milk"), 3);
    BOOST_TEST_EQ(one.next(), heard("tea"));
    BOOST_TEST_EQ(one.next(), heard("milk"));
    BOOST_TEST_EQ(one.next(), "nothing");
}

void without_an_id_twice_is_better_than_never() {
    fed one;
    for (auto const text : {R"({"type":"event_callback","event":{"type":"message"}})", R"({"event_id":"","event":{"type":"message"}})",
                            R"({"event_id":7,"event":{"type":"message"}})"}) {
        one.feed.came(text, 0);
        one.feed.came(text, 1);
        BOOST_TEST_EQ(one.next(), R"(message {"type":"message"})");
        BOOST_TEST_EQ(one.next(), R"(message {"type":"message"})");
        BOOST_TEST_EQ(one.next(), "nothing");
    }
}

void a_repetition_is_logged_for_who_looks() {
    fed one{100, "kettle"};
    mg::log::process().show(mg::log::level::debug);
    auto const log = support::logged_by([&] {
        one.feed.came(said("Ev1", "tea"), 0);
        one.feed.came(said("Ev1", "tea"), 2);
    });
    mg::log::process().show({});
    BOOST_TEST_EQ(log, "debug slack: kettle: event Ev1 comes again, attempt 2\n");
}

void what_carries_no_event_is_passed_over() {
    fed one;
    auto const log = support::logged_by([&] {
        for (auto const text :
             {"{}", R"({"type":"event_callback","event_id":"Ev1"})", R"({"event":null})", R"({"event":[1]})", R"({"event":"message"})",
              R"({"event":{}})", R"({"event":{"type":7}})", R"({"event":{"type":"kettle_boiled"}})", R"({"event":{"type":""}})",
              R"({"type":"url_verification","challenge":"x"})"}) {
            one.feed.came(text, 0);
        }
    });
    BOOST_TEST_EQ(log, "");
    BOOST_TEST_EQ(one.next(), "nothing");
}

void what_cannot_be_read_is_told_and_skipped() {
    fed one;
    for (auto const text : {"", "null", "[]", "{", "tea", R"({"event":{"type":"message"})", R"({"event":{"type":"message"}} and more)"}) {
        auto const log = support::logged_by([&] { one.feed.came(text, 0); });
        BOOST_TEST_EQ(log, "warning slack: what Slack sent could not be read and was skipped\n");
    }
    one.feed.came(said("Ev1", "still here"), 0);
    BOOST_TEST_EQ(one.next(), heard("still here"));
}

// People should know why their bot is deaf.
void that_slack_holds_events_back_is_told() {
    fed one{100, "kettle"};
    auto const log = support::logged_by([&] {
        one.feed.came(R"({"token":"x","type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820,"api_app_id":"A1"})", 0);
    });
    BOOST_TEST_EQ(log, "warning slack: kettle: Slack holds events back: there were more than 30,000 in an hour\n");
    BOOST_TEST_EQ(one.next(), "nothing");
}

// --- the connection

void comings_and_goings_are_told_once() {
    fed one;
    auto const log = support::logged_by([&] {
        one.feed.disconnected("never there");
        BOOST_TEST(!one.feed.is_connected());
        one.feed.connected();
        one.feed.connected();
        BOOST_TEST(one.feed.is_connected());
        one.feed.came(said("Ev1", "tea"), 0);
        one.feed.disconnected("the cable");
        one.feed.disconnected("the cable again");
        one.feed.connected();
        one.feed.over();
    });
    BOOST_TEST_EQ(log,
                  "info slack: connected\nwarning slack: the connection is lost: the cable; connecting again\ninfo slack: connected\n");
    for (std::string const& expected :
         {std::string{"ready"}, heard("tea"), std::string{"lost the cable"}, std::string{"ready"}, std::string{"ended"}}) {
        BOOST_TEST_EQ(one.next(), expected);
    }
    BOOST_TEST_EQ(one.next(), "nothing");
}

void a_bot_with_a_name_is_called_by_it() {
    fed one{100, "kettle"};
    BOOST_TEST_EQ(one.feed.log_name(), "kettle: ");
    BOOST_TEST_EQ(support::logged_by([&] { one.feed.connected(); }), "info slack: kettle: connected\n");
    BOOST_TEST_EQ(fed{}.feed.log_name(), "");
}

// --- too much

void a_full_inbox_is_told_once_until_there_is_room() {
    fed one{2};
    BOOST_TEST(one.feed.takes());
    one.feed.came(said("Ev1", "1"), 0);
    BOOST_TEST(one.feed.takes());
    one.feed.came(said("Ev2", "2"), 0);
    BOOST_TEST(!one.feed.takes());
    BOOST_TEST_EQ(one.full, 1);
    one.feed.came(said("Ev3", "3"), 0);  // It had been read already: nothing is lost.
    one.feed.over();
    BOOST_TEST(!one.feed.takes());
    BOOST_TEST_EQ(one.full, 1);
    for (std::string const& expected : {heard("1"), heard("2"), heard("3"), std::string{"ended"}}) BOOST_TEST_EQ(one.next(), expected);
    one.feed.has_room();
    BOOST_TEST(one.feed.takes());
    one.feed.came(said("Ev4", "4"), 0);
    BOOST_TEST(one.feed.takes());
    one.feed.came(said("Ev5", "5"), 0);
    BOOST_TEST(!one.feed.takes());
    BOOST_TEST_EQ(one.full, 2);
}

// --- with names

/// A feed whose names are asked for, each when the test says so.
class naming {
public:
    frame_inbox inbox{100, 1'000'000};

    naming() {
        with([&](slack_feed& feed) {
            slack_web_config how;
            how.base = server_.url("http", "/api");
            how.requests.attempts = 1;
            web_ = std::make_unique<slack_web>(loop_, mg::net::config{.proxy = ""}, bot_, app_, how, 1, nullptr);
            auto const put = [](void* self, inbox_item& item) { static_cast<slack_feed*>(self)->put(item); };
            auto const learned = [](void* self, bool is_user, std::string_view json) {
                static_cast<slack_feed*>(self)->tell_kind(is_user ? slack_feed::user : slack_feed::channel, json);
            };
            lookup_ = std::make_unique<slack_lookup>(*loop_, *web_, slack_lookup::owner{&feed, put, learned}, true, true,
                                                     mg::transport::slack_lookup_limits{.patience = std::chrono::hours{1}});
            slack_wanted wanted;
            wanted.add(type::message);
            feed.begin(wanted, lookup_.get());
        });
    }
    naming(naming const&) = delete;
    naming& operator=(naming const&) = delete;
    ~naming() {
        with([&](slack_feed&) {
            web_->stop();
            lookup_.reset();
            web_.reset();
        });
    }
    template <class Work>
    void with(Work work) {
        support::on_loop(*loop_, [&] { work(feed_); });
    }
    void answer() { may_answer_.set_value(); }
    std::string next() { return next_of(inbox, mg::instant::max()); }

private:
    std::promise<void> may_answer_{};
    std::shared_future<void> answered_{may_answer_.get_future().share()};
    loopback_server server_{[this](peer& one) {
        for (;;) {
            bool const user = support::hear_request(one).line.find("users.info") != std::string::npos;
            answered_.wait();
            one.write(response(200, user ? R"({"ok":true,"user":{"id":"U1"}})" : R"({"ok":true,"channel":{"id":"C1"}})"));
        }
    }};
    std::shared_ptr<mg::net::loop> loop_ = std::make_shared<mg::net::loop>();
    mg::secret bot_{"xoxb-planted-4711", "BOT"};
    mg::secret app_{"", "APP"};
    std::unique_ptr<slack_web> web_{};
    std::unique_ptr<slack_lookup> lookup_{};
    slack_feed feed_{inbox, "slack", [](void*) {}, nullptr};
};

constexpr std::string_view of_u1 = R"({"event_id":"Ev1","event":{"type":"message","user":"U1"}})";

// What is told behind an event is heard behind it, and what came before the end is heard before it.
void names_come_first_and_nothing_overtakes_an_event() {
    naming test;
    test.with([&](slack_feed& feed) {
        support::logged_by([&] {
            feed.connected();
            feed.came(of_u1, 0);
            feed.came(of_u1, 1);
            feed.came(said("Ev2", "tea"), 0);
            feed.disconnected("the cable");
            feed.connected();
            feed.over();
        });
    });
    BOOST_TEST_EQ(test.next(), "ready");
    BOOST_TEST_EQ(next_of(test.inbox), "nothing");
    test.answer();
    for (std::string const& expected : {std::string{R"(user {"id":"U1"})"}, std::string{R"(message {"type":"message","user":"U1"})"},
                                        heard("tea"), std::string{"lost the cable"}, std::string{"ready"}, std::string{"ended"}}) {
        BOOST_TEST_EQ(test.next(), expected);
    }
}

void a_channel_has_a_name_too() {
    naming test;
    test.answer();
    test.with([&](slack_feed& feed) { feed.came(R"({"event_id":"Ev1","event":{"type":"message","channel":"C1"}})", 0); });
    BOOST_TEST_EQ(test.next(), R"(channel {"id":"C1"})");
    BOOST_TEST_EQ(test.next(), R"(message {"type":"message","channel":"C1"})");
}

}  // namespace

int main() {
    what_is_wanted_comes_as_slack_wrote_it();
    what_comes_again_is_told_once();
    what_comes_first_as_a_repetition_is_not_dropped();
    without_an_id_twice_is_better_than_never();
    a_repetition_is_logged_for_who_looks();
    what_carries_no_event_is_passed_over();
    what_cannot_be_read_is_told_and_skipped();
    that_slack_holds_events_back_is_told();
    comings_and_goings_are_told_once();
    a_bot_with_a_name_is_called_by_it();
    a_full_inbox_is_told_once_until_there_is_room();
    names_come_first_and_nothing_overtakes_an_event();
    a_channel_has_a_name_too();
    return boost::report_errors();
}
