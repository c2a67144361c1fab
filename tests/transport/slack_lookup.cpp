// SPDX-License-Identifier: BSL-1.0
// slack_lookup: names are asked for once and before they are needed, events stay in their order, and none waits for long.
#include <monongusa/transport/slack_lookup.hpp>

#include "../support/loopback_discord.hpp"
#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>

namespace {

namespace mg = monongusa;
using namespace std::chrono_literals;
using mg::transport::inbox_item;
using mg::transport::slack_lookup;
using mg::transport::slack_lookup_limits;
using mg::transport::slack_web;
using mg::transport::slack_web_config;
using support::heard_request;
using support::joined;
using support::loopback_server;
using support::peer;
using support::response;
using support::told_lines;

/// Slack's word for word, but for the names.
std::string users_info(std::string_view id) { return joined(R"({"ok":true,"user":{"id":")", id, R"(","name":"n-)", id, R"("}})"); }
std::string channels_info(std::string_view id) { return joined(R"({"ok":true,"channel":{"id":")", id, R"(","name":"n-)", id, R"("}})"); }
std::string refusal(std::string_view word) { return joined(R"({"ok":false,"error":")", word, "\"}"); }

/// `users.info U1`.
std::string question_of(heard_request const& heard) {
    auto const path = heard.line.substr(heard.line.find("/api/") + 5);
    auto const method = path.substr(0, path.find_first_of(" ?"));
    auto const fields = heard.body.empty() ? path : heard.body;
    for (std::string_view const field : {"user=", "channel="}) {
        if (auto const at = fields.find(field); at != fields.npos) {
            auto const value = fields.substr(at + field.size());
            return joined(method, ' ', value.substr(0, value.find_first_of("& ")));
        }
    }
    return joined(method, " ?");
}
std::string known(std::string const& question) {
    auto const id = question.substr(question.find(' ') + 1);
    return question.starts_with("users.info ") ? users_info(id) : channels_info(id);
}

/// What is asked there waits until the test answers it.
class gate {
public:
    void open() { promise_.set_value(); }
    void wait() { future_.wait(); }

private:
    std::promise<void> promise_{};
    std::shared_future<void> future_{promise_.get_future().share()};
};

constexpr slack_lookup_limits patient{.patience = 1h};

/// A lookup on a loop of its own, an API, and what came of both in order: `user n-U1`, `one`.
class driver {
public:
    told_lines asked{};  ///< `users.info U1`.
    told_lines told{};   ///< `learned {"id":…}`, and the events that were put.

    using answers = std::function<std::string(std::string const& question)>;

    explicit driver(slack_lookup_limits const& limits = patient, answers answer = &known, bool users = true, bool channels = true,
                    int status = 200)
        : answer_(std::move(answer)), status_(status) {
        on_loop([&] {
            slack_web_config how;
            how.base = server_.url("http", "/api");
            how.requests.attempts = 1;
            web_ = std::make_unique<slack_web>(loop_, mg::net::config{.proxy = ""}, bot_, app_, how, 1, nullptr);
            lookup_ = std::make_unique<slack_lookup>(*loop_, *web_, slack_lookup::owner{this, &put, &learned}, users, channels, limits);
        });
    }
    driver(driver const&) = delete;
    driver& operator=(driver const&) = delete;
    ~driver() { end(); }

    void end() {
        on_loop([&] {
            if (web_) web_->stop();
            lookup_.reset();
            web_.reset();
        });
    }
    void forget_lookup() {
        on_loop([&] { lookup_.reset(); });
    }
    void stop_web() {
        on_loop([&] { web_->stop(); });
    }

    /// Whether it keeps the event.
    bool keeps(std::string name, std::string_view event) {
        return on_loop([&] { return lookup_->keeps(item(std::move(name), event)); });
    }
    void leaves_out(std::string id) {
        on_loop([&] { lookup_->leaves_out(std::move(id)); });
    }
    /// Several in a row, as one frame brings them; a `k` for each that is kept, else a `-`.
    std::string keeps_all(std::initializer_list<std::pair<char const*, char const*>> events) {
        return on_loop([&] {
            std::string kept;
            for (auto const& [name, event] : events) kept += lookup_->keeps(item(name, event)) ? 'k' : '-';
            return kept;
        });
    }
    bool keeps_behind(std::string name) {
        return on_loop([&] { return lookup_->keeps_behind(item(std::move(name), "")); });
    }

private:
    template <class Work>
    std::invoke_result_t<Work&> on_loop(Work work) {
        return support::on_loop(*loop_, std::move(work));
    }
    // What is in front of the event, its name, is no part of it.
    inbox_item& item(std::string name, std::string_view event) {
        item_.kind = 7;
        item_.begin = name.size();
        item_.text = std::move(name);
        item_.text += event;
        item_.end = item_.text.size();
        return item_;
    }
    static void put(void* self, inbox_item& one) {
        BOOST_TEST_EQ(one.kind, 7);
        BOOST_TEST_EQ(one.end, one.text.size());
        static_cast<driver*>(self)->told.add(one.text.substr(0, one.begin));
    }
    static void learned(void* self, bool is_user, std::string_view json) {
        static_cast<driver*>(self)->told.add(joined(is_user ? "user " : "channel ", json));
    }

    answers answer_;
    int status_;
    loopback_server server_{[this](peer& one) {
        for (;;) {
            auto const question = question_of(support::hear_request(one));
            asked.add(question);
            one.write(response(status_, answer_(question)));
        }
    }};
    std::shared_ptr<mg::net::loop> loop_ = std::make_shared<mg::net::loop>();
    mg::secret bot_{"xoxb-planted-4711", "BOT"};
    mg::secret app_{"", "APP"};
    inbox_item item_{};
    std::unique_ptr<slack_web> web_{};
    std::unique_ptr<slack_lookup> lookup_{};
};

void tells(driver& of, std::initializer_list<std::string_view> expected) {
    for (auto const one : expected) BOOST_TEST_EQ(of.told.next(), one);
}

constexpr char const* by_u1 = R"({"type":"message","user":"U1","text":"hi"})";
constexpr char const* by_u2 = R"({"type":"message","user":"U2","text":"hi"})";
constexpr char const* by_u3 = R"({"type":"message","user":"U3","text":"hi"})";
constexpr char const* by_nobody = R"({"type":"message","text":"hi"})";
constexpr char const* in_c1 = R"({"type":"message","channel":"C1","text":"hi"})";
constexpr char const* in_d1 = R"({"type":"message","channel":"D1","text":"hi","channel_type":"im"})";
constexpr std::string_view u1 = R"(user {"id":"U1","name":"n-U1"})";
constexpr std::string_view u2 = R"(user {"id":"U2","name":"n-U2"})";
constexpr std::string_view c1 = R"(channel {"id":"C1","name":"n-C1"})";

// --- who is asked for

void a_name_is_learned_before_the_event_that_needs_it() {
    driver test;
    BOOST_TEST(test.keeps("one", by_u1));
    tells(test, {u1, "one"});
    BOOST_TEST_EQ(test.asked.next(), "users.info U1");
    BOOST_TEST(test.keeps("two", in_c1));
    tells(test, {c1, "two"});
    BOOST_TEST_EQ(test.asked.next(), "conversations.info C1");
}

void who_is_known_is_not_asked_for_again() {
    driver test;
    BOOST_TEST(test.keeps("one", R"({"user":"U1","channel":"C1","text":"<@U2> <#C1> <@U1>"})"));
    while (test.told.next() != "one") {}
    BOOST_TEST_EQ(test.asked.size(), 3u);
    BOOST_TEST(!test.keeps("two", by_u1));
    BOOST_TEST(!test.keeps("three", in_c1));
    BOOST_TEST(!test.keeps("four", by_u2));
    BOOST_TEST_EQ(test.asked.size(), 3u);
}

void what_names_nobody_goes_straight_on() {
    driver test;
    for (auto const* const event : {by_nobody, in_d1, "nonsense", "{", "", R"({"user":7,"channel":[]})", R"({"user":"USLACKBOT"})"}) {
        BOOST_TEST(!test.keeps("one", event));
    }
    BOOST_TEST(!test.keeps_behind("ready"));
    BOOST_TEST_EQ(test.asked.size(), 0u);
}

void an_id_under_way_is_asked_for_once() {
    gate answer;
    driver test{patient, [&](std::string const& question) {
                    answer.wait();
                    return known(question);
                }};
    BOOST_TEST_EQ(test.keeps_all({{"one", by_u1}, {"two", by_u1}, {"three", by_u1}}), "kkk");
    answer.open();
    tells(test, {u1, "one", "two", "three"});
    BOOST_TEST_EQ(test.asked.size(), 1u);
}

void only_what_is_granted_is_asked_for() {
    driver users_only{patient, &known, true, false};
    BOOST_TEST(!users_only.keeps("one", in_c1));
    BOOST_TEST(users_only.keeps("two", R"({"user":"U1","channel":"C1"})"));
    tells(users_only, {u1, "two"});
    BOOST_TEST_EQ(users_only.asked.size(), 1u);
    driver channels_only{patient, &known, false, true};
    BOOST_TEST(!channels_only.keeps("one", by_u1));
    BOOST_TEST(channels_only.keeps("two", R"({"user":"U1","channel":"C1"})"));
    tells(channels_only, {c1, "two"});
    BOOST_TEST_EQ(channels_only.asked.size(), 1u);
}

// --- order

void who_comes_later_waits_behind() {
    gate answer;
    driver test{patient, [&](std::string const& question) {
                    if (question == "users.info U1") answer.wait();
                    return known(question);
                }};
    BOOST_TEST(test.keeps("one", by_u1));
    BOOST_TEST(test.keeps("two", by_u2));
    BOOST_TEST(test.keeps("three", by_nobody));
    BOOST_TEST(test.keeps_behind("lost"));
    BOOST_TEST_EQ(test.told.next(), u2);  // A name waits for nobody.
    BOOST_TEST_EQ(test.told.size(), 0u);
    answer.open();
    tells(test, {u1, "one", "two", "three", "lost"});
    BOOST_TEST(!test.keeps("four", by_nobody));
}

void an_event_waits_for_all_of_its_names() {
    gate first;
    gate second;
    driver test{patient, [&](std::string const& question) {
                    (question == "users.info U1" ? first : second).wait();
                    return known(question);
                }};
    BOOST_TEST(test.keeps("one", R"({"user":"U1","text":"<@U2>"})"));
    first.open();
    BOOST_TEST_EQ(test.told.next(), u1);
    BOOST_TEST(test.keeps("two", by_u1));  // Known, but in front of it somebody waits.
    BOOST_TEST_EQ(test.told.size(), 0u);
    second.open();
    tells(test, {u2, "one", "two"});
}

// --- patience

void nobody_waits_for_longer_than_that() {
    gate never;
    driver test{{.patience = 1ms}, [&](std::string const& question) {
                    if (question == "users.info U1") never.wait();
                    return known(question);
                }};
    BOOST_TEST_EQ(test.keeps_all({{"one", by_u1}, {"two", by_nobody}}), "kk");
    tells(test, {"one", "two"});
    // The answer still comes, for those after it.
    never.open();
    BOOST_TEST_EQ(test.told.next(), u1);
    BOOST_TEST(!test.keeps("three", by_u1));
    BOOST_TEST_EQ(test.asked.size(), 1u);
}

// Each from its own beginning: the timer goes on with the next.
void patience_ends_one_after_the_other() {
    gate never;
    driver test{{.patience = 2ms}, [&](std::string const& question) {
                    never.wait();
                    return known(question);
                }};
    for (auto const* const name : {"one", "two", "three"}) {
        test.keeps(name, by_u1);
        BOOST_TEST_EQ(test.told.next(), name);
    }
    BOOST_TEST(test.keeps("four", by_u2));
    BOOST_TEST(test.keeps("five", by_u3));
    tells(test, {"four", "five"});
    never.open();
}

void no_more_are_kept_than_that() {
    gate answer;
    driver test{{.patience = 1h, .most_kept = 2}, [&](std::string const& question) {
                    answer.wait();
                    return known(question);
                }};
    BOOST_TEST_EQ(test.keeps_all({{"one", by_u1}, {"two", by_u1}, {"three", by_u1}, {"four", by_nobody}}), "kkkk");
    tells(test, {"one", "two"});
    BOOST_TEST_EQ(test.told.size(), 0u);
    answer.open();
    tells(test, {u1, "three", "four"});
}

void no_more_bytes_are_kept_than_that() {
    gate answer;
    driver test{{.patience = 1h, .most_kept_bytes = 100}, [&](std::string const& question) {
                    answer.wait();
                    return known(question);
                }};
    BOOST_TEST_EQ(test.keeps_all({{"one", by_u1}, {"two", by_u1}}), "kk");  // Together less than that.
    BOOST_TEST_EQ(test.told.size(), 0u);
    BOOST_TEST(test.keeps("three", by_u1));
    BOOST_TEST_EQ(test.told.next(), "one");
    auto const large = joined(R"({"user":"U1","text":")", std::string(1000, 'x'), "\"}");
    BOOST_TEST(test.keeps("large", large));
    tells(test, {"two", "three"});
    BOOST_TEST(test.keeps("four", by_u1));
    tells(test, {"large"});
    BOOST_TEST_EQ(test.told.size(), 0u);
    answer.open();
    tells(test, {u1, "four"});
}

// --- again

// Somebody may have another name meanwhile; the old one will do until that is known.
void what_is_stale_is_asked_for_again_and_nobody_waits() {
    driver test{{.patience = 1h, .fresh = 0s}};
    BOOST_TEST(test.keeps("one", by_u1));
    tells(test, {u1, "one"});
    for (int i = 0; i < 3; ++i) {
        BOOST_TEST(!test.keeps("again", by_u1));
        BOOST_TEST_EQ(test.told.next(), u1);
    }
    BOOST_TEST_EQ(test.asked.size(), 4u);
}

void where_roles_decide_what_is_stale_is_waited_for() {
    driver test{{.patience = 1h, .fresh = 0s, .fresh_people = true}};
    for (int i = 0; i < 2; ++i) {
        BOOST_TEST(test.keeps("one", by_u1));
        tells(test, {u1, "one"});
    }
    BOOST_TEST(test.keeps("two", in_c1));
    tells(test, {c1, "two"});
    BOOST_TEST(!test.keeps("three", in_c1));  // A channel has no roles.
    BOOST_TEST_EQ(test.told.next(), c1);
}

void the_bot_itself_is_not_asked_for() {
    driver test;
    test.leaves_out("U1");
    BOOST_TEST(!test.keeps("one", by_u1));
    BOOST_TEST(test.keeps("two", by_u2));
    tells(test, {u2, "two"});
    BOOST_TEST_EQ(test.asked.size(), 1u);
}

void no_more_are_asked_for_at_a_time_than_that() {
    driver test{{.patience = 1h, .most_asked = 1}};
    // The third names somebody for whom there is no room: it waits for its place alone.
    BOOST_TEST_EQ(test.keeps_all({{"one", by_u1}, {"two", by_u1}, {"three", by_u2}}), "kkk");
    tells(test, {u1, "one", "two", "three"});
    BOOST_TEST_EQ(test.asked.size(), 1u);
    BOOST_TEST(test.keeps("four", by_u2));
    tells(test, {u2, "four"});
}

void what_slack_does_not_know_is_not_asked_for_again_at_once() {
    driver test{{.patience = 1h, .retry = 0s}, [](std::string const& question) {
                    return refusal(question.starts_with("users") ? "user_not_found" : "channel_not_found");
                }};
    BOOST_TEST(test.keeps("one", R"({"user":"U1","channel":"C1"})"));
    tells(test, {"one"});
    BOOST_TEST(!test.keeps("two", R"({"user":"U1","channel":"C1"})"));
    BOOST_TEST_EQ(test.asked.size(), 2u);
    BOOST_TEST(test.keeps("three", R"({"user":"U2","channel":"C2"})"));  // Others may be known.
    tells(test, {"three"});
    BOOST_TEST_EQ(test.asked.size(), 4u);
}

// What was no answer is asked again sooner, and nobody waits for that either.
void without_an_answer_it_is_asked_for_again_soon() {
    driver test{{.patience = 1h, .retry = 0s}, [](std::string const&) { return std::string{"sorry"}; }, true, true, 500};
    BOOST_TEST(test.keeps("one", by_u1));
    tells(test, {"one"});
    BOOST_TEST_EQ(test.asked.next(), "users.info U1");
    BOOST_TEST(!test.keeps("two", by_u1));
    BOOST_TEST_EQ(test.asked.next(), "users.info U1");
}

void too_many_known_ones_are_forgotten() {
    driver test{{.patience = 1h, .most_known = 2}};
    for (auto const& [name, event] : {std::pair{"one", by_u1}, std::pair{"two", by_u2}, std::pair{"three", by_u3}}) {
        BOOST_TEST(test.keeps(name, event));
        while (test.told.next() != name) {}
    }
    BOOST_TEST(!test.keeps("three", by_u3));
    BOOST_TEST(test.keeps("one", by_u1));
    tells(test, {u1, "one"});
}

// --- what is refused

void a_refused_scope_stops_the_asking() {
    for (auto const word : {"missing_scope", "not_allowed_token_type", "unknown_method"}) {
        driver test{patient, [&](std::string const& question) { return question.starts_with("users") ? refusal(word) : known(question); }};
        BOOST_TEST(test.keeps("one", by_u1));
        tells(test, {"one"});
        BOOST_TEST(!test.keeps("two", by_u2));
        BOOST_TEST_EQ(test.asked.size(), 1u);
        BOOST_TEST(test.keeps("three", in_c1));
        tells(test, {c1, "three"});
    }
}

// Public and private channels have scopes of their own.
void who_may_not_see_one_channel_may_see_others() {
    driver test{patient, [](std::string const& question) { return question.ends_with("C2") ? refusal("missing_scope") : known(question); }};
    BOOST_TEST(test.keeps("one", R"({"channel":"C2"})"));
    tells(test, {"one"});
    BOOST_TEST(test.keeps("two", in_c1));
    tells(test, {c1, "two"});
    driver none{patient, [](std::string const&) { return refusal("unknown_method"); }};
    BOOST_TEST(none.keeps("one", in_c1));
    tells(none, {"one"});
    BOOST_TEST(!none.keeps("two", R"({"channel":"C2"})"));
    BOOST_TEST_EQ(none.asked.size(), 1u);
}

// A dead token fails at once, without anybody being asked: nobody may wait for that.
void what_fails_at_once_keeps_nobody() {
    driver test{patient, [](std::string const&) { return refusal("invalid_auth"); }};
    BOOST_TEST(test.keeps("one", by_u1));
    tells(test, {"one"});
    BOOST_TEST_EQ(test.keeps_all({{"two", by_u2}, {"three", in_c1}, {"four", by_u3}}), "---");
    BOOST_TEST_EQ(test.asked.size(), 1u);
    driver stopped;
    stopped.stop_web();
    BOOST_TEST_EQ(stopped.keeps_all({{"one", by_u1}, {"two", by_u2}}), "--");
    BOOST_TEST_EQ(stopped.asked.size(), 0u);
}

void strange_answers_teach_nothing() {
    for (auto const body : {R"({"ok":true})", R"({"ok":true,"user":)", "[]", "null"}) {
        driver test{patient, [&](std::string const&) { return std::string{body}; }};
        BOOST_TEST(test.keeps("one", by_u1));
        auto const told = test.told.next();
        BOOST_TEST(told == "one");
    }
}

// --- the end

void what_is_under_way_at_the_end_comes_to_nothing() {
    gate never;
    {
        driver test{patient, [&](std::string const& question) {
                        never.wait();
                        return known(question);
                    }};
        BOOST_TEST_EQ(test.keeps_all({{"one", by_u1}, {"two", in_c1}}), "kk");
        while (test.asked.size() == 0) std::this_thread::yield();
        test.forget_lookup();
        never.open();
        test.end();
        BOOST_TEST_EQ(test.told.size(), 0u);
    }
}

// Its calls end first; then everything that waits for them is put.
void who_waits_when_the_calls_end_is_not_lost() {
    gate never;
    driver test{patient, [&](std::string const& question) {
                    never.wait();
                    return known(question);
                }};
    BOOST_TEST_EQ(test.keeps_all({{"one", by_u1}, {"two", in_c1}, {"three", by_nobody}}), "kkk");
    test.stop_web();
    tells(test, {"one", "two", "three"});
    never.open();
}

}  // namespace

int main() {
    a_name_is_learned_before_the_event_that_needs_it();
    who_is_known_is_not_asked_for_again();
    what_names_nobody_goes_straight_on();
    an_id_under_way_is_asked_for_once();
    only_what_is_granted_is_asked_for();
    who_comes_later_waits_behind();
    an_event_waits_for_all_of_its_names();
    nobody_waits_for_longer_than_that();
    patience_ends_one_after_the_other();
    no_more_are_kept_than_that();
    no_more_bytes_are_kept_than_that();
    what_is_stale_is_asked_for_again_and_nobody_waits();
    where_roles_decide_what_is_stale_is_waited_for();
    the_bot_itself_is_not_asked_for();
    no_more_are_asked_for_at_a_time_than_that();
    what_slack_does_not_know_is_not_asked_for_again_at_once();
    without_an_answer_it_is_asked_for_again_soon();
    too_many_known_ones_are_forgotten();
    a_refused_scope_stops_the_asking();
    who_may_not_see_one_channel_may_see_others();
    what_fails_at_once_keeps_nobody();
    strange_answers_teach_nothing();
    what_is_under_way_at_the_end_comes_to_nothing();
    who_waits_when_the_calls_end_is_not_lost();
    return boost::report_errors();
}
