// SPDX-License-Identifier: BSL-1.0
// web_queue: rows of faults and what comes of them; order, pace, bounds and the ways to end.
#include <monongusa/wire/slack/web_queue.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace {

using namespace monongusa::wire::slack;
using namespace monongusa::wire;
using monongusa::instant;
using namespace std::chrono_literals;

instant const start{1000h};
constexpr instant never = instant::max();

web_request post(std::string const& channel, std::string body = {}) {
    web_request request;
    request.name = "chat.postMessage";
    request.body = std::move(body);
    request.lane = channel;
    request.pace = channel;
    return request;
}

// One that may be done twice, in no lane.
web_request question(std::string name = "users.info") {
    web_request request;
    request.name = std::move(name);
    request.repeat = web_repeat::freely;
    return request;
}

web_request open_socket() {
    auto request = question("apps.connections.open");
    request.token = token_kind::app;
    return request;
}

web_request to_url(verb method) {
    auto request = question("elsewhere");
    request.method = method;
    request.url = "https://files.slack.com/upload/1";
    request.token = token_kind::none;
    return request;
}

rest_reply const fine{200, {}, R"({"ok":true})"};
std::error_code const refused_connection = make_error_code(std::errc::connection_refused);

rest_reply refusal(std::string const& word, rest_reply::header_list headers = {}) {
    return {200, std::move(headers), R"({"ok":false,"error":")" + word + "\"}"};
}
rest_reply limited(std::string const& seconds) { return {429, {{"retry-after", seconds}}, R"({"ok":false,"error":"ratelimited"})"}; }

// A queue, asked as a driver asks it.
struct asked {
    web_queue queue;
    instant now = start;

    explicit asked(web_queue_limits limits = {}) : queue(limits, monongusa::detail::random{1}) {}

    bool submit(std::uint64_t id, web_request request) { return queue.submit(id, std::move(request), now); }
    void reply(std::uint64_t id, rest_reply reply = fine) { queue.replied(id, std::move(reply), now); }
    void fail(std::uint64_t id, bool sent, std::error_code why = refused_connection) { queue.failed(id, sent, why, now); }

    // What starts now, by id.
    std::vector<std::uint64_t> starts() {
        std::vector<std::uint64_t> ids;
        std::uint64_t id = 0;
        web_request const* request = nullptr;
        while (queue.next(now, id, request)) ids.push_back(id);
        return ids;
    }
    // What has come to its end, by id, with the last error.
    std::vector<std::uint64_t> ends() {
        std::vector<std::uint64_t> ids;
        while (queue.completed(last)) ids.push_back(last.id);
        return ids;
    }
    request_result last;
};

using ids = std::vector<std::uint64_t>;

constexpr int lost_unsent = 0, lost_sent = -1;

struct row {
    char const* what;
    web_request request;
    int status;
    rest_reply::header_list headers;
    std::string body;
    std::error_code error;          // What it comes to at once; none: it is repeated.
    instant::duration least, most;  // Between which it is.
    instant::duration others{};     // When another one of that method may start.
};

bool has_its_consequence(row const& row) {
    asked test;
    bool good = BOOST_TEST(test.submit(1, row.request)) && BOOST_TEST(test.starts() == ids{1});
    if (row.status > 0) {
        test.reply(1, {row.status, row.headers, row.body});
    } else {
        test.fail(1, row.status == lost_sent);
    }
    auto started = test.starts();
    auto const ended = test.ends();
    // As a driver: as soon as it says, and not before.
    for (int i = 0; i != 3 && started.empty() && ended.empty() && test.queue.when() != never; ++i) {
        test.now = test.queue.when() - 1ns;
        good = BOOST_TEST(test.starts().empty()) && good;
        test.now += 1ns;
        started = test.starts();
    }
    auto const wait = test.now - start;
    if (row.error) {
        good = BOOST_TEST(ended == ids{1}) && BOOST_TEST_EQ(test.last.error, row.error) && BOOST_TEST_EQ(test.last.attempts, 1u) && good;
        good = BOOST_TEST_EQ(test.last.reply.body, row.body) && good;
    } else {
        good = BOOST_TEST(ended.empty()) && BOOST_TEST(started == ids{1}) && good;
        good = BOOST_TEST(wait >= row.least && wait <= row.most) && good;
    }
    // Another one of the method, in no lane and without a pace.
    asked other;
    auto second = row.request;
    second.lane.clear();
    second.pace.clear();
    good = BOOST_TEST(other.submit(1, row.request)) && BOOST_TEST(other.starts() == ids{1}) && good;
    if (row.status > 0) other.reply(1, {row.status, row.headers, row.body});
    if (row.status <= 0) other.fail(1, row.status == lost_sent);
    if (row.others > 0s) other.now += row.others - 1ns;
    good = BOOST_TEST(other.submit(2, second)) && good;
    started = other.starts();
    if (row.error == api_error::waits_too_long) return BOOST_TEST((other.ends() == ids{1, 2}) && other.last.error == row.error) && good;
    if (row.others > 0s) {
        good = BOOST_TEST(started.empty()) && good;
        other.now += 1ns;
        started = other.starts();
    }
    bool const came = std::count(started.begin(), started.end(), 2u) == 1 || (!started.empty() && started.front() == 1);
    good = BOOST_TEST(came) && good;
    if (!good) std::cerr << "  " << row.what << ": " << wait.count() << " ns, " << test.last.error.message() << "\n";
    return good;
}

void each_fault_has_its_consequence() {
    std::error_code const lost = monongusa::error::connection_lost, none;
    rest_reply::header_list const nothing, soon{{"retry-after", "3"}};
    auto const no = [](std::string const& word) { return refusal(word).body; };
    auto const slow = no("ratelimited"), internal = no("internal_error"), away = no("service_unavailable");
    row const rows[] = {
        {"429", post("C1"), 429, soon, slow, none, 3s, 3s, 3s},
        {"429 without JSON", post("C1"), 429, soon, "<html>", none, 3s, 3s, 3s},
        {"429 with nothing", post("C1"), 429, nothing, "", none, 5s, 5s, 5s},
        {"429 with nonsense", post("C1"), 429, {{"retry-after", "-5"}}, slow, none, 5s, 5s, 5s},
        {"429 for no time", post("C1"), 429, {{"retry-after", "0"}}, slow, none, 1s, 1s, 1s},
        {"429 for half an hour", post("C1"), 429, {{"retry-after", "1800"}}, slow, api_error::waits_too_long, {}, {}},
        {"429 for ever", post("C1"), 429, {{"retry-after", "99999999999999999999999"}}, slow, api_error::waits_too_long, {}, {}},
        {"429 as a date", post("C1"), 429, {{"retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"}}, slow, none, 5s, 5s, 5s},
        {"ratelimited in a 200", post("C1"), 200, soon, slow, none, 3s, 3s, 3s},
        {"a flood of posts", post("C1"), 200, nothing, no("rate_limited"), none, 5s, 5s, 5s},
        {"unavailable, which is undone", post("C1"), 200, nothing, away, none, 1s, 1s},
        {"unavailable, 503", post("C1"), 503, soon, away, none, 3s, 3s},
        {"internal_error, and done perhaps", post("C1"), 200, nothing, internal, api_error::internal_error, {}, {}},
        {"fatal_error, and done perhaps", post("C1"), 200, nothing, no("fatal_error"), api_error::fatal_error, {}, {}},
        {"500, and done perhaps", post("C1"), 500, nothing, "", status_error(500), {}, {}},
        {"503 that is not Slack's", post("C1"), 503, nothing, "<html>", status_error(503), {}, {}},
        {"a page, and done perhaps", post("C1"), 200, nothing, "<html>Welcome</html>", api_error::no_answer, {}, {}},
        {"half an answer", post("C1"), 200, nothing, R"({"ok":true,"ts")", api_error::no_answer, {}, {}},
        {"an answer without ok", post("C1"), 200, nothing, "{}", api_error::no_answer, {}, {}},
        {"no object", post("C1"), 200, nothing, "[true]", api_error::no_answer, {}, {}},
        {"not sent", post("C1"), lost_unsent, nothing, "", none, 0s, 1s},
        {"lost, and done perhaps", post("C1"), lost_sent, nothing, "", lost, {}, {}},
        {"a channel that is not there", post("C1"), 200, nothing, no("channel_not_found"), api_error::channel_not_found, {}, {}},
        {"a word of next year's", post("C1"), 200, nothing, no("moon_in_the_way"), error_called("moon_in_the_way"), {}, {}},
        {"a redirection", post("C1"), 302, nothing, "", status_error(302), {}, {}},
        {"no status", post("C1"), 7, nothing, "", api_error::no_answer, {}, {}},

        {"a question, 429", question(), 429, soon, slow, none, 3s, 3s, 3s},
        {"a question, 500", question(), 500, nothing, "", none, 0s, 1s},
        {"a question, 502", question(), 502, nothing, "<html>", none, 0s, 1s},
        {"a question, 503 that says when", question(), 503, {{"retry-after", "7"}}, "", none, 7s, 7s},
        {"a question, 522", question(), 522, nothing, "", none, 0s, 1s},
        {"a question, 501", question(), 501, nothing, "", status_error(501), {}, {}},
        {"a question, 404", question(), 404, nothing, "", status_error(404), {}, {}},
        {"a question, internal_error", question(), 200, nothing, internal, none, 0s, 1s},
        {"a question, request_timeout", question(), 408, nothing, no("request_timeout"), none, 0s, 1s},
        {"a question, a page", question(), 200, nothing, "<html>", none, 0s, 1s},
        {"a question, lost", question(), lost_sent, nothing, "", none, 0s, 1s},
        {"a question, its user unknown", question(), 200, nothing, no("user_not_found"), api_error::user_not_found, {}, {}},

        {"a socket, 429", open_socket(), 429, {{"retry-after", "60"}}, slow, none, 60s, 60s, 60s},
        {"a socket, 500", open_socket(), 500, nothing, "", none, 60s, 60s, 60s},
        {"a socket, for ever", open_socket(), 200, nothing, no("forbidden_team"), api_error::forbidden_team, {}, {}, 60s},
        {"a socket, internal_error", open_socket(), 200, nothing, internal, none, 60s, 60s, 60s},
        {"a socket, a page", open_socket(), 200, nothing, "<html>", none, 60s, 60s, 60s},
        {"a socket, the body never comes", open_socket(), lost_sent, nothing, "", none, 60s, 60s, 60s},

        {"an upload, 500", to_url(verb::post), 500, nothing, "", none, 0s, 1s},
        {"an upload, 429", to_url(verb::post), 429, soon, "", none, 3s, 3s, 3s},
        {"an upload, refused", to_url(verb::post), 400, nothing, "expired", status_error(400), {}, {}},
        {"an answer too late", to_url(verb::post), 404, nothing, no("expired_url"), api_error::expired_url, {}, {}},
        {"an answer too late, in a word", to_url(verb::post), 404, nothing, "used_url\n", api_error::used_url, {}, {}},
        {"an answer that is refused", to_url(verb::post), 200, nothing, no("no_text"), api_error::no_text, {}, {}},
        {"a file, 404", to_url(verb::get), 404, nothing, "", status_error(404), {}, {}},
    };
    for (auto const& row : rows) has_its_consequence(row);
}

void what_is_no_answer_of_the_web_api_is_what_was_asked_for() {
    rest_reply const replies[] = {{200, {}, "OK - 5"}, {200, {}, "ok"}, {204, {}, ""}, {200, {}, R"({"ok":false,"error":"in a file"})"}};
    for (auto const& reply : replies) {
        asked test;
        bool const is_file = reply.body.find("file") != std::string::npos;
        BOOST_TEST(test.submit(1, to_url(is_file ? verb::get : verb::post)) && test.starts() == ids{1});
        test.reply(1, reply);
        BOOST_TEST(test.ends() == ids{1} && !test.last.error && test.last.reply == reply);
    }
}

// A burst of five, with a 429 in its middle: in order, and at least a second from the end of one to the beginning of the next.
void a_burst_keeps_its_order_and_its_pace() {
    asked test;
    for (std::uint64_t id = 1; id <= 5; ++id) BOOST_TEST(test.submit(id, post("C1")));
    std::vector<std::pair<std::uint64_t, instant::duration>> posted;
    bool was_refused = false;
    for (int i = 0; i != 100 && posted.size() != 5; ++i) {
        auto const started = test.starts();
        if (started.empty()) {
            BOOST_TEST(test.queue.when() > test.now && test.queue.when() != never);
            test.now = test.queue.when();
            continue;
        }
        BOOST_TEST_EQ(started.size(), 1u);
        test.now += 100ms;
        if (started.front() == 3 && !std::exchange(was_refused, true)) {
            test.reply(3, limited("4"));
        } else {
            posted.emplace_back(started.front(), test.now - start);
            test.reply(started.front());
        }
    }
    // The third is there 100 ms behind 4 s, from the 429 at 2.3 s.
    std::vector<std::pair<std::uint64_t, instant::duration>> const wanted{
        {1, 100ms}, {2, 1'200ms}, {3, 6'400ms}, {4, 7'500ms}, {5, 8'600ms}};
    BOOST_TEST(posted == wanted);
    for (auto const& [id, at] : posted) {
        if (posted != wanted) std::cerr << "  " << id << " at " << at.count() << " ns\n";
    }
    BOOST_TEST((test.ends() == ids{1, 2, 3, 4, 5}));
}

void channels_do_not_wait_for_each_other() {
    asked test;
    for (std::uint64_t id = 1; id <= 6; ++id) BOOST_TEST(test.submit(id, post(id % 2 ? "C1" : "C2")));
    BOOST_TEST((test.starts() == ids{1, 2}));
    BOOST_TEST(test.queue.when() == never);
    test.reply(2);
    test.now += 500ms;
    test.reply(1);
    BOOST_TEST(test.starts().empty() && test.queue.when() == start + 1s);
    test.now = start + 1s;
    BOOST_TEST((test.starts() == ids{4}));
    test.now += 500ms;
    BOOST_TEST((test.starts() == ids{3}));
}

void a_lane_keeps_its_order_over_methods() {
    asked test;
    auto edit = question("chat.update"), reaction = question("reactions.add");
    edit.lane = reaction.lane = "C1";
    BOOST_TEST(test.submit(1, post("C1")) && test.submit(2, edit) && test.submit(3, reaction) && test.submit(4, post("C1")));
    BOOST_TEST((test.starts() == ids{1}));
    test.reply(1, refusal("service_unavailable"));
    BOOST_TEST(test.starts().empty());
    test.now = test.queue.when() + 1s;
    BOOST_TEST((test.starts() == ids{1}));
    test.reply(1);
    // An edit is no post.
    BOOST_TEST((test.starts() == ids{2}));
    test.reply(2, refusal("message_not_found"));
    BOOST_TEST((test.starts() == ids{3}));
    test.reply(3);
    BOOST_TEST(test.starts().empty());
    test.now += 1s;
    BOOST_TEST((test.starts() == ids{4}));
}

void a_refusal_holds_its_method_and_no_other() {
    asked test;
    BOOST_TEST(test.submit(1, question("users.info")) && test.starts() == ids{1});
    test.reply(1, limited("10"));
    BOOST_TEST(test.submit(2, question("users.info")) && test.submit(3, question("conversations.info")));
    BOOST_TEST((test.starts() == ids{3}));
    BOOST_TEST(test.queue.when() == start + 10s);
    test.now = start + 10s;
    // The first goes first; the next when it is earned, a hundred a minute.
    BOOST_TEST((test.starts() == ids{1}));
    test.reply(1);
    BOOST_TEST(test.starts().empty() && test.queue.when() == test.now + 600ms);
}

void a_minute_of_a_tier_goes_at_once_and_then_as_it_is_earned() {
    asked test{{.most_in_flight = 1'000}};
    for (std::uint64_t id = 1; id <= 200; ++id) BOOST_TEST(test.submit(id, question("conversations.info")));
    auto const first = test.starts();
    BOOST_TEST_EQ(first.size(), 50u);
    BOOST_TEST(test.queue.when() == never);
    for (auto const id : first) test.reply(id);
    std::size_t done = first.size();
    while (done != 200 && test.now < start + 1h) {
        test.now = test.queue.when();
        for (auto const id : test.starts()) test.reply(id), ++done;
    }
    BOOST_TEST_EQ((test.now - start) / 1s, 150 * 60 / 50);
}

void only_so_many_are_under_way() {
    asked test{{.most_in_flight = 2}};
    for (std::uint64_t id = 1; id <= 4; ++id) BOOST_TEST(test.submit(id, question()));
    BOOST_TEST((test.starts() == ids{1, 2}));
    BOOST_TEST_EQ(test.queue.in_flight(), 2u);
    BOOST_TEST_EQ(test.queue.waiting(), 2u);
    BOOST_TEST(test.queue.when() == never);
    test.reply(2);
    BOOST_TEST((test.starts() == ids{3}));
}

void a_full_one_takes_nothing_more() {
    asked test{{.most_waiting = 2}};
    BOOST_TEST(test.submit(1, question()) && test.submit(2, question()));
    auto third = post("C3", "kept");
    BOOST_TEST(!test.queue.submit(3, std::move(third), start));
    BOOST_TEST(third == post("C3", "kept"));
    BOOST_TEST_EQ(test.queue.counts().full, 1u);
    BOOST_TEST((test.starts() == ids{1, 2}));
    test.reply(1);
    // Its end was not fetched yet.
    BOOST_TEST(!test.submit(3, post("C3")));
    BOOST_TEST((test.ends() == ids{1}));
    BOOST_TEST(test.submit(3, post("C3")));
    BOOST_TEST(!test.submit(3, post("C4")));
    asked small{{.most_bytes = 10'000}};
    BOOST_TEST(small.submit(1, post("C1", std::string(50'000, 'a'))) && !small.submit(2, post("C2")));
}

void it_gives_up_after_so_many_attempts() {
    for (int const status : {500, lost_sent, lost_unsent}) {
        asked test{{.attempts = 3}};
        BOOST_TEST(test.submit(1, question()));
        unsigned started = 0;
        while (started != 100 && test.ends().empty()) {
            if (test.starts().empty()) test.now = test.queue.when();
            if (test.queue.in_flight() == 0) continue;
            ++started;
            if (status > 0) {
                test.reply(1, {status, {}, "late"});
            } else {
                test.fail(1, status == lost_sent);
            }
        }
        BOOST_TEST_EQ(started, 3u);
        BOOST_TEST_EQ(test.last.attempts, 3u);
        BOOST_TEST_EQ(test.last.error, status > 0              ? status_error(500)
                                       : status == lost_unsent ? refused_connection
                                                               : make_error_code(monongusa::error::connection_lost));
        BOOST_TEST_EQ(test.last.reply.body, status > 0 ? "late" : "");
        BOOST_TEST(test.now - start <= 3s);
    }
}

void what_lasts_is_not_tried_again() {
    asked test;
    auto const why = make_error_code(std::errc::permission_denied);
    BOOST_TEST(test.submit(1, post("C1")) && test.starts() == ids{1});
    test.fail(1, false, why);
    BOOST_TEST(test.ends() == ids{1} && test.last.error == why);
}

void who_is_refused_for_ever_comes_to_an_end() {
    asked test{{.refusals = 10}};
    BOOST_TEST(test.submit(1, post("C1")));
    unsigned started = 0;
    while (started != 100 && test.ends().empty()) {
        if (test.starts().empty()) test.now = test.queue.when();
        if (test.queue.in_flight() == 0) continue;
        ++started;
        test.reply(1, limited("0"));
    }
    BOOST_TEST_EQ(started, 10u);
    BOOST_TEST_EQ(test.last.error, make_error_code(api_error::limited_again));
    BOOST_TEST_EQ(test.last.reply.status, 429);
    // A second, then twice as long each time, up to a minute: not at once, whatever is said.
    BOOST_TEST(test.now - start == (1 + 2 + 4 + 8 + 16 + 32 + 60 + 60 + 60) * 1s);
}

void a_dead_token_ends_all_that_needs_it() {
    for (char const* const word : {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"}) {
        asked test;
        for (std::uint64_t id = 1; id <= 3; ++id) BOOST_TEST(test.submit(id, post("C1")));
        BOOST_TEST(test.submit(4, post("C2")) && test.submit(5, question()));
        BOOST_TEST((test.starts() == ids{1, 4, 5}));
        // Two that wait for a limit: one to be repeated, one in line.
        test.reply(5, limited("60"));
        BOOST_TEST(test.submit(6, question()) && test.submit(7, open_socket()) && test.starts() == ids{7});
        test.reply(7, limited("30"));
        test.reply(1, refusal(word));
        BOOST_TEST((test.ends() == ids{1, 2, 3, 5, 6}));
        BOOST_TEST(test.last.error == error_called(word) && test.queue.death_of(token_kind::bot) == error_called(word));
        BOOST_TEST(!test.queue.death_of(token_kind::app));
        test.reply(4, {500, {}, ""});
        BOOST_TEST(test.submit(8, post("C3")));
        BOOST_TEST((test.ends() == ids{4, 8}) && test.last.error == error_called(word) && test.last.attempts == 0);
        // Another token is another matter.
        BOOST_TEST(test.starts().empty() && test.queue.when() == start + 30s);
        test.now += 30s;
        BOOST_TEST((test.starts() == ids{7}));
        test.reply(7);
        BOOST_TEST((test.ends() == ids{7}) && !test.last.error);
        BOOST_TEST_EQ(test.queue.waiting() + test.queue.in_flight(), 0u);
    }
}

void other_lanes_go_on_behind_a_dead_token() {
    asked test;
    auto with_app = open_socket();
    with_app.name = "apps.event.authorizations.list";
    with_app.lane = "C1";
    BOOST_TEST(test.submit(1, post("C1")) && test.submit(2, with_app) && test.submit(3, post("C1")) && test.submit(4, with_app));
    BOOST_TEST(test.submit(5, post("C2")) && (test.starts() == ids{1, 5}));
    test.fail(1, false);
    test.reply(5, refusal("invalid_auth"));
    BOOST_TEST((test.ends() == ids{5, 1, 3}));
    BOOST_TEST((test.starts() == ids{2}));
    test.reply(2);
    BOOST_TEST((test.starts() == ids{4}));
}

void a_scope_that_lacks_is_no_dead_token() {
    for (char const* const word : {"missing_scope", "not_allowed_token_type", "no_permission", "ekm_access_denied"}) {
        asked test;
        BOOST_TEST(test.submit(1, post("C1")) && test.submit(2, post("C2")) && (test.starts() == ids{1, 2}));
        test.reply(1, refusal(word));
        BOOST_TEST((test.ends() == ids{1}) && !test.queue.death_of(token_kind::bot));
        test.reply(2);
        BOOST_TEST((test.ends() == ids{2}) && !test.last.error);
    }
}

void what_is_cancelled_is_complete() {
    asked test;
    for (std::uint64_t id = 1; id <= 6; ++id) BOOST_TEST(test.submit(id, id < 4 ? post("C1") : question()));
    BOOST_TEST((test.starts() == ids{1, 4, 5, 6}));
    test.reply(4, {500, {}, ""});
    test.queue.cancel_waiting();
    BOOST_TEST((test.ends() == ids{2, 3, 4}));
    BOOST_TEST(test.last.error == monongusa::error::stopped);
    BOOST_TEST(!test.submit(7, question()));
    // What is under way ends by itself, and is not repeated.
    test.reply(5);
    BOOST_TEST((test.ends() == ids{5}) && !test.last.error);
    test.reply(6, limited("1"));
    BOOST_TEST((test.ends() == ids{6}) && test.last.error == api_error::ratelimited);
    test.queue.cancel_all();
    BOOST_TEST((test.ends() == ids{1}) && test.last.error == monongusa::error::connection_lost);
    BOOST_TEST_EQ(test.queue.in_flight() + test.queue.waiting(), 0u);
    // A reply that comes after all finds nobody.
    test.reply(1);
    test.fail(1, true);
    test.reply(99);
    BOOST_TEST(test.ends().empty() && test.starts().empty() && test.queue.when() == never);
}

void all_is_counted() {
    asked test;
    for (std::uint64_t id = 1; id <= 4; ++id) BOOST_TEST(test.submit(id, question()));
    BOOST_TEST_EQ(test.starts().size(), 4u);
    test.reply(1);
    test.reply(2, limited("1"));
    test.reply(3, {500, {}, ""});
    test.fail(4, true);
    auto const& counts = test.queue.counts();
    BOOST_TEST(counts.submitted == 4 && counts.started == 4 && counts.succeeded == 1 && counts.repeated == 3);
    BOOST_TEST(counts.limited == 1 && counts.server_failures == 1 && counts.lost == 1 && counts.full == 0);
}

}  // namespace

int main() {
    each_fault_has_its_consequence();
    what_is_no_answer_of_the_web_api_is_what_was_asked_for();
    a_burst_keeps_its_order_and_its_pace();
    channels_do_not_wait_for_each_other();
    a_lane_keeps_its_order_over_methods();
    a_refusal_holds_its_method_and_no_other();
    a_minute_of_a_tier_goes_at_once_and_then_as_it_is_earned();
    only_so_many_are_under_way();
    a_full_one_takes_nothing_more();
    it_gives_up_after_so_many_attempts();
    what_lasts_is_not_tried_again();
    who_is_refused_for_ever_comes_to_an_end();
    a_dead_token_ends_all_that_needs_it();
    other_lanes_go_on_behind_a_dead_token();
    a_scope_that_lacks_is_no_dead_token();
    what_is_cancelled_is_complete();
    all_is_counted();
    return boost::report_errors();
}
