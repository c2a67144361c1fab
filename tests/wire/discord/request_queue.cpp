// SPDX-License-Identifier: BSL-1.0
// request_queue: rows of faults and what comes of them; order, bounds and the ways to end.
#include <monongusa/wire/discord/request_queue.hpp>

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

using namespace monongusa::wire::discord;
using namespace monongusa::wire;
using monongusa::instant;
using namespace std::chrono_literals;

instant const start{1000h};
constexpr instant never = instant::max();

rest_request create(std::string const& channel, bool repeatable = true, std::string body = {}) {
    rest_request request;
    request.method = verb::post;
    request.path = "/channels/" + channel + "/messages";
    request.route = "POST /channels/{c}/messages";
    request.major = "channel:" + channel;
    request.body = std::move(body);
    request.repeatable = repeatable;
    request.lane = channel;
    return request;
}

rest_request without_lane(std::string const& path) {
    auto request = create(path);
    request.lane.clear();
    return request;
}

rest_reply const fine{200, {}, "{}"};
std::error_code const refused_connection = make_error_code(std::errc::connection_refused);

// A queue with a guard of its own, asked as a driver asks it.
struct asked {
    invalid_guard guard;
    request_queue queue;
    instant now = start;

    explicit asked(queue_limits limits = {}, invalid_limits invalid = {})
        : guard(invalid), queue(guard, limits, monongusa::detail::random{1}) {}

    bool submit(std::uint64_t id, rest_request request) { return queue.submit(id, std::move(request), now); }
    void reply(std::uint64_t id, rest_reply reply = fine) { queue.replied(id, std::move(reply), now); }
    void fail(std::uint64_t id, bool sent) { queue.failed(id, sent, refused_connection, now); }

    // What starts now, by id.
    std::vector<std::uint64_t> starts() {
        std::vector<std::uint64_t> ids;
        std::uint64_t id = 0;
        rest_request const* request = nullptr;
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

rest_reply limited(char const* scope, std::string const& wait, rest_reply::header_list headers = {}) {
    headers.emplace_back("x-ratelimit-scope", scope);
    return {429, std::move(headers), "{\"message\": \"slow\", \"retry_after\": " + wait + ", \"global\": false}"};
}

struct row {
    char const* what;
    bool repeatable;
    int status;  // 0: lost before it was sent; -1: lost behind that.
    rest_reply::header_list headers;
    char const* body;
    std::error_code error;          // What it comes to at once; none: it is repeated.
    instant::duration least, most;  // Between which it is.
    instant::duration others;       // When a request of another channel may start.
};

void each_fault_has_its_consequence() {
    rest_reply::header_list const user{{"x-ratelimit-scope", "user"},  {"x-ratelimit-bucket", "b"},        {"x-ratelimit-limit", "5"},
                                       {"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset-after", "1.0"}, {"retry-after", "2"}};
    rest_reply::header_list const hidden{{"x-ratelimit-scope", "user"},  {"x-ratelimit-bucket", "b"},        {"x-ratelimit-limit", "5"},
                                         {"x-ratelimit-remaining", "3"}, {"x-ratelimit-reset-after", "1.0"}, {"retry-after", "60"}};
    std::error_code const lost = monongusa::error::connection_lost, none;
    row const rows[] = {
        {"user", false, 429, user, R"({"retry_after":1.337,"global":false})", none, 1'337ms, 1'338ms, 0s},
        {"user, by the head alone", false, 429, user, "", none, 2s, 2s, 0s},
        {"a limit behind the limit", false, 429, hidden, R"({"retry_after":59.5})", none, 59'500ms, 59'501ms, 0s},
        {"shared", false, 429, {{"x-ratelimit-scope", "shared"}}, R"({"retry_after":3})", none, 3s, 3'001ms, 0s},
        {"global", false, 429, {{"x-ratelimit-global", "true"}}, R"({"retry_after":0.5,"global":true})", none, 500ms, 501ms, 500ms},
        {"global by its body", false, 429, {}, R"({"retry_after":0.5,"global":true})", none, 500ms, 501ms, 500ms},
        {"Cloudflare", false, 429, {{"retry-after", "30"}}, "<html>error code: 1015</html>", none, 30s, 30s, 30s},
        {"Cloudflare, for nobody knows how long", false, 429, {}, "error code: 1015", none, 1min, 1min, 1min},
        {"for a day", false, 429, user, R"({"retry_after":86400})", api_error::waits_too_long, {}, {}, 0s},
        {"for ever", false, 429, user, R"({"retry_after":999999999999999999999999})", api_error::waits_too_long, {}, {}, 0s},
        {"senseless", false, 429, {{"retry-after", "-5"}, {"x-ratelimit-scope", "?"}}, R"({"retry_after":null})", none, 1s, 1s, 0s},
        {"500", true, 500, {}, "", none, 0s, 1s, 0s},
        {"502", true, 502, {}, "<html>", none, 0s, 1s, 0s},
        {"503 that says when", true, 503, {{"retry-after", "7"}}, "", none, 7s, 7s, 0s},
        {"504", true, 504, {}, "", none, 0s, 1s, 0s},
        {"522", true, 522, {}, "", none, 0s, 1s, 0s},
        {"501", true, 501, {}, "", discord_error(0, 501), {}, {}, 0s},
        {"502, and done perhaps", false, 502, {}, "", api_error::bad_gateway, {}, {}, 0s},
        {"lost before it was sent", false, 0, {}, "", none, 0s, 1s, 0s},
        {"lost", true, -1, {}, "", none, 0s, 1s, 0s},
        {"lost, and done perhaps", false, -1, {}, "", lost, {}, {}, 0s},
        {"400", true, 400, {}, R"({"code":50035})", api_error::invalid_form, {}, {}, 0s},
        {"403", true, 403, {}, R"({"code":50013})", api_error::no_permission, {}, {}, 0s},
        {"404", true, 404, {}, R"({"code":10008})", api_error::unknown_message, {}, {}, 0s},
        {"304", true, 304, {}, "", discord_error(0, 304), {}, {}, 0s},
        {"no status", true, 7, {}, "", api_error::bad_gateway, {}, {}, 0s},
    };
    for (auto const& row : rows) {
        asked test;
        BOOST_TEST(test.submit(1, create("1", row.repeatable)));
        BOOST_TEST(test.starts() == ids{1});
        if (row.status > 0) {
            test.reply(1, {row.status, row.headers, row.body});
        } else {
            test.fail(1, row.status < 0);
        }
        bool const at_once = test.starts() == ids{1};
        auto const when = test.queue.when();
        auto const ended = test.ends();
        bool good = true;
        if (row.error) {
            good = BOOST_TEST(ended == ids{1}) && BOOST_TEST(test.last.error == row.error) && good;
        } else if (BOOST_TEST(ended.empty())) {
            auto const wait = at_once ? instant::duration::zero() : when - start;
            good = BOOST_TEST(wait >= row.least && wait <= row.most);
            test.now = start + wait - 1ns;
            if (!at_once) good = BOOST_TEST(test.starts().empty()) && good;
            test.now = start + wait;
            if (!at_once) good = BOOST_TEST(test.starts() == ids{1}) && good;
        } else {
            good = false;
        }
        asked other;
        BOOST_TEST(other.submit(1, create("1", row.repeatable)) && other.starts() == ids{1});
        if (row.status > 0) other.reply(1, {row.status, row.headers, row.body});
        if (row.others > 0s) {
            other.now += row.others - 1ns;
            BOOST_TEST(other.submit(2, create("2")));
            good = BOOST_TEST(other.starts().empty()) && good;
            other.now += 1ns;
        } else {
            BOOST_TEST(other.submit(2, create("2")));
        }
        auto const started = other.starts();
        good = BOOST_TEST(std::count(started.begin(), started.end(), 2u) == 1) && good;
        if (!good) std::cerr << "  " << row.what << ": " << (when - start).count() << " ns, " << test.last.error.message() << "\n";
    }
}

void a_lane_keeps_its_order_and_holds_up_no_other() {
    asked test;
    for (std::uint64_t id = 1; id <= 6; ++id) BOOST_TEST(test.submit(id, create(id % 2 ? "odd" : "even")));
    BOOST_TEST((test.starts() == ids{1, 2}));
    test.reply(1, limited("user", "5"));
    BOOST_TEST(test.starts().empty());
    test.reply(2);
    BOOST_TEST((test.starts() == ids{4}));
    test.reply(4);
    BOOST_TEST((test.starts() == ids{6}));
    test.reply(6);
    BOOST_TEST((test.ends() == ids{2, 4, 6}));
    test.now = test.queue.when();
    BOOST_TEST((test.starts() == ids{1}));
    test.reply(1);
    BOOST_TEST((test.starts() == ids{3}));
    test.reply(3, {403, {}, ""});
    BOOST_TEST((test.starts() == ids{5}));
    test.reply(5);
    BOOST_TEST((test.ends() == ids{1, 3, 5}));
    BOOST_TEST_EQ(test.queue.waiting(), 0u);
    BOOST_TEST(test.queue.when() == never);
}

void without_a_lane_there_is_no_order() {
    asked test;
    for (std::uint64_t id = 1; id <= 3; ++id) BOOST_TEST(test.submit(id, without_lane(std::to_string(id))));
    BOOST_TEST((test.starts() == ids{1, 2, 3}));
}

void of_a_limit_that_is_not_known_one_is_under_way() {
    asked test;
    for (std::uint64_t id = 1; id <= 4; ++id) BOOST_TEST(test.submit(id, without_lane("same")));
    BOOST_TEST((test.starts() == ids{1}));
    BOOST_TEST(test.queue.when() == never);
    test.reply(
        1, {200,
            {{"x-ratelimit-bucket", "b"}, {"x-ratelimit-limit", "3"}, {"x-ratelimit-remaining", "2"}, {"x-ratelimit-reset-after", "4.5"}},
            ""});
    BOOST_TEST((test.starts() == ids{2, 3}));
    BOOST_TEST(test.queue.when() == start + 4'500ms);
    test.now += 4'500ms;
    BOOST_TEST((test.starts() == ids{4}));
}

void only_so_many_are_under_way() {
    asked test{{.most_in_flight = 2}};
    for (std::uint64_t id = 1; id <= 4; ++id) BOOST_TEST(test.submit(id, create(std::to_string(id))));
    BOOST_TEST((test.starts() == ids{1, 2}));
    BOOST_TEST_EQ(test.queue.in_flight(), 2u);
    BOOST_TEST_EQ(test.queue.waiting(), 2u);
    BOOST_TEST(test.queue.when() == never);
    test.reply(2);
    BOOST_TEST((test.starts() == ids{3}));
}

void a_full_one_takes_nothing_more() {
    asked test{{.most_waiting = 2}};
    BOOST_TEST(test.submit(1, create("1")) && test.submit(2, create("2")));
    auto third = create("3", true, "kept");
    BOOST_TEST(!test.queue.submit(3, std::move(third), start));
    BOOST_TEST(third == create("3", true, "kept"));
    BOOST_TEST_EQ(test.queue.counts().full, 1u);
    BOOST_TEST((test.starts() == ids{1, 2}));
    test.reply(1);
    // Its end was not fetched yet.
    BOOST_TEST(!test.submit(3, create("3")));
    BOOST_TEST((test.ends() == ids{1}));
    BOOST_TEST(test.submit(3, create("3")));
}

void room_is_counted_in_bytes_too() {
    asked test{{.most_bytes = 10'000}};
    BOOST_TEST(test.submit(1, create("1", true, std::string(50'000, 'a'))));
    BOOST_TEST(!test.submit(2, create("2")));
    BOOST_TEST((test.starts() == ids{1}));
    test.reply(1);
    BOOST_TEST(test.submit(2, create("2", true, std::string(5'000, 'a'))));
    BOOST_TEST(!test.submit(3, create("3", true, std::string(5'000, 'a'))));
    BOOST_TEST(test.submit(4, create("4")));
}

void an_id_is_taken_once() {
    asked test;
    BOOST_TEST(test.submit(1, create("1")));
    BOOST_TEST(!test.submit(1, create("2")));
    BOOST_TEST((test.starts() == ids{1}));
    BOOST_TEST(!test.submit(1, create("2")));
    test.reply(1);
    BOOST_TEST(test.submit(1, create("2")));
}

void it_gives_up_after_so_many_attempts() {
    for (int const status : {500, -1, 0}) {
        asked test{{.attempts = 3}};
        BOOST_TEST(test.submit(1, create("1")));
        unsigned started = 0;
        while (started != 100 && test.ends().empty()) {
            if (test.starts().empty()) test.now = test.queue.when();
            if (test.queue.in_flight() == 0) continue;
            ++started;
            if (status > 0) {
                test.reply(1, {status, {}, "late"});
            } else {
                test.fail(1, status < 0);
            }
        }
        BOOST_TEST_EQ(started, 3u);
        BOOST_TEST_EQ(test.last.attempts, 3u);
        BOOST_TEST(test.last.error == (status > 0    ? make_error_code(api_error::server_failed)
                                       : status == 0 ? refused_connection
                                                     : make_error_code(monongusa::error::connection_lost)));
        BOOST_TEST_EQ(test.last.reply.body, status > 0 ? "late" : "");
        BOOST_TEST_LE((test.now - start).count(), instant::duration{3s}.count());
    }
}

void who_is_refused_for_ever_comes_to_an_end() {
    asked test{{.refusals = 10}};
    BOOST_TEST(test.submit(1, create("1")));
    unsigned started = 0;
    while (started != 100 && test.ends().empty()) {
        if (test.starts().empty()) test.now = test.queue.when();
        if (test.queue.in_flight() == 0) continue;
        ++started;
        test.reply(1, limited("user", "0"));
    }
    BOOST_TEST_EQ(started, 10u);
    BOOST_TEST(test.last.error == api_error::limited_again);
    BOOST_TEST_EQ(test.last.reply.status, 429);
    // 50 ms, then twice as long each time: not at once, whatever is said.
    BOOST_TEST(test.now - start >= 25s);
}

void a_401_ends_everything() {
    asked test;
    for (std::uint64_t id = 1; id <= 4; ++id) BOOST_TEST(test.submit(id, create(id < 3 ? "1" : std::to_string(id))));
    BOOST_TEST((test.starts() == ids{1, 3, 4}));
    test.reply(1, {401, {}, R"({"message":"401: Unauthorized","code":0})"});
    BOOST_TEST(test.queue.stopped());
    BOOST_TEST((test.ends() == ids{1, 2}));
    BOOST_TEST(test.last.error == api_error::unauthorized);
    test.reply(3);
    test.reply(4, {500, {}, ""});
    BOOST_TEST(test.submit(5, create("5")));
    BOOST_TEST(test.starts().empty());
    BOOST_TEST((test.ends() == ids{3, 4, 5}));
    BOOST_TEST(test.last.error == api_error::unauthorized);
}

// Theirs stands in the path; what is wrong with it is not wrong with the bot's.
void a_401_for_a_token_in_the_path_ends_that_request_alone() {
    for (std::string const path :
         {"/webhooks/1/token/messages/@original", "/interactions/1/token/callback", "/channels/1/webhooks", "/users/@me"}) {
        asked test;
        auto other = create("1");
        other.path = path;
        BOOST_TEST(test.submit(1, other) && test.submit(2, create("1")) && test.submit(3, create("3")));
        BOOST_TEST((test.starts() == ids{1, 3}));
        test.reply(1, {401, {}, R"({"message":"Invalid Webhook Token","code":50027})"});
        bool const is_the_bots = path.starts_with("/channels") || path.starts_with("/users");
        BOOST_TEST_EQ(test.queue.stopped(), is_the_bots);
        BOOST_TEST((test.ends() == (is_the_bots ? ids{1, 2} : ids{1})));
        BOOST_TEST(test.last.error);
        if (is_the_bots) continue;
        BOOST_TEST((test.starts() == ids{2}));
        test.reply(2);
        // It is tried again like any other, and what comes later is taken.
        test.reply(3, {500, {}, ""});
        BOOST_TEST((test.ends() == ids{2}) && !test.last.error);
        test.now += 1min;
        BOOST_TEST(test.submit(4, create("4")));
        BOOST_TEST((test.starts() == ids{3, 4}));
    }
}

// --- what may have been said already

// Later than two minutes behind the first failure Discord might say it a second time.
void a_message_that_may_be_said_is_repeated_soon_or_not_at_all() {
    struct step {
        int status;        // 0: lost before it was sent; -1: lost behind that.
        char const* wait;  // As it says in seconds.
    };
    struct {
        char const* what;
        std::vector<step> steps;
        std::error_code error;  // None: it is repeated after the last one, too.
    } const rows[] = {
        {"for as long as a nonce lives", {{503, "120"}}, {}},
        {"and no longer", {{503, "121"}}, api_error::unavailable},
        {"lost, then limited", {{-1, ""}, {429, "100"}}, {}},
        {"lost, then limited for too long", {{-1, ""}, {429, "121"}}, monongusa::error::connection_lost},
        {"from the first failure on", {{500, ""}, {429, "100"}, {-1, ""}, {429, "30"}}, monongusa::error::connection_lost},
        {"by the last reply", {{-1, ""}, {429, "100"}, {502, "30"}}, api_error::bad_gateway},
        {"surely not said", {{429, "600"}, {429, "600"}}, {}},
        {"nor sent", {{0, ""}, {429, "600"}}, {}},
    };
    for (auto const& row : rows) {
        asked test;
        BOOST_TEST(test.submit(1, create("1")) && test.starts() == ids{1});
        bool good = true;
        for (auto const& step : row.steps) {
            if (step.status <= 0) {
                test.fail(1, step.status < 0);
            } else {
                rest_reply::header_list headers{{"x-ratelimit-scope", "user"}};
                if (*step.wait) headers.emplace_back("retry-after", step.wait);
                test.reply(1, {step.status, std::move(headers), ""});
            }
            if (row.error && &step == &row.steps.back()) break;
            good = BOOST_TEST(test.ends().empty()) && good;
            if (test.starts() == ids{1}) continue;
            test.now = test.queue.when();
            good = BOOST_TEST(test.now != never && test.starts() == ids{1}) && good;
        }
        if (row.error) good = BOOST_TEST(test.ends() == ids{1}) && BOOST_TEST(test.last.error == row.error) && good;
        if (!good) std::cerr << "  in the row: " << row.what << '\n';
    }
}

void what_makes_no_difference_twice_is_repeated_later_too() {
    for (auto const method : {verb::patch, verb::post}) {
        asked test;
        auto request = create("1");
        request.method = method;
        request.route = method == verb::patch ? "PATCH /channels/{c}/messages/{m}" : "POST /channels/{c}/typing";
        BOOST_TEST(test.submit(1, request) && test.starts() == ids{1});
        test.reply(1, {503, {{"retry-after", "600"}}, ""});
        BOOST_TEST(test.starts().empty() && test.queue.when() == start + 10min);
        test.now = start + 10min;
        BOOST_TEST(test.starts() == ids{1});
    }
}

// A ban or a limit that somebody else ran into holds it up, too.
void nor_is_it_repeated_after_it_was_held_up_for_long() {
    struct {
        rest_reply reply;
        bool repeated;
    } const rows[] = {
        {{429, {{"retry-after", "300"}}, "error code: 1015"}, false},
        {{429, {{"x-ratelimit-global", "true"}}, R"({"retry_after":300,"global":true})"}, false},
        {{429, {{"x-ratelimit-global", "true"}}, R"({"retry_after":100,"global":true})"}, true},
    };
    for (auto const& row : rows) {
        asked test;
        BOOST_TEST(test.submit(1, create("1")) && test.submit(2, create("2")) && test.submit(3, create("1")));
        BOOST_TEST((test.starts() == ids{1, 2}));
        test.fail(1, true);
        test.reply(2, row.reply);
        BOOST_TEST(test.starts().empty());
        test.now = test.queue.when();
        auto started = test.starts();
        std::sort(started.begin(), started.end());
        BOOST_TEST((started == (row.repeated ? ids{1, 2} : ids{2, 3})));
        BOOST_TEST(test.ends() == (row.repeated ? ids{} : ids{1}));
        if (!row.repeated) BOOST_TEST(test.last.error == monongusa::error::connection_lost);
    }
}

void what_is_cancelled_is_complete() {
    asked test;
    for (std::uint64_t id = 1; id <= 6; ++id) BOOST_TEST(test.submit(id, create(id < 4 ? "1" : std::to_string(id))));
    BOOST_TEST((test.starts() == ids{1, 4, 5, 6}));
    test.reply(4, limited("user", "5"));
    test.queue.cancel_waiting();
    BOOST_TEST((test.ends() == ids{2, 3, 4}));
    BOOST_TEST(test.last.error == monongusa::error::stopped);
    BOOST_TEST(!test.submit(7, create("7")));
    // What is under way ends by itself, and is not repeated.
    test.reply(5);
    BOOST_TEST((test.ends() == ids{5}) && !test.last.error);
    test.reply(6, limited("user", "1"));
    BOOST_TEST((test.ends() == ids{6}) && test.last.error == api_error::too_many_requests);
    test.queue.cancel_all();
    BOOST_TEST((test.ends() == ids{1}) && test.last.error == monongusa::error::connection_lost);
    BOOST_TEST_EQ(test.queue.in_flight() + test.queue.waiting(), 0u);
    // A reply that comes after all finds nobody.
    test.reply(1);
    test.fail(1, true);
    BOOST_TEST(test.ends().empty() && test.starts().empty() && test.queue.when() == never);
}

void strange_ids_and_early_replies_are_ignored() {
    asked test;
    BOOST_TEST(test.submit(1, create("1")));
    test.reply(1);
    test.reply(99);
    test.fail(1, true);
    BOOST_TEST(test.ends().empty());
    BOOST_TEST((test.starts() == ids{1}));
    test.reply(1);
    test.reply(1);
    BOOST_TEST((test.ends() == ids{1}));
}

void a_long_ban_ends_what_waits() {
    asked test;
    for (std::uint64_t id = 1; id <= 3; ++id) BOOST_TEST(test.submit(id, create("1")));
    BOOST_TEST((test.starts() == ids{1}));
    test.reply(1, {429, {{"retry-after", "3600"}}, "error code: 1015"});
    BOOST_TEST(test.starts().empty());
    BOOST_TEST((test.ends() == ids{1, 2, 3}));
    BOOST_TEST(test.last.error == api_error::waits_too_long);
    BOOST_TEST(test.submit(4, create("1")));
    BOOST_TEST(test.starts().empty());
    BOOST_TEST((test.ends() == ids{4}));
    test.now += 1h;
    BOOST_TEST(test.submit(5, create("1")));
    BOOST_TEST((test.starts() == ids{5}));
}

void a_ban_grows_until_discord_answers() {
    for (int const status : {200, 404, 429, 0}) {
        asked test;
        BOOST_TEST(test.submit(1, create("1")) && test.starts() == ids{1});
        test.reply(1, {429, {}, "error code: 1015"});
        BOOST_TEST(test.starts().empty() && test.queue.when() == start + 1min);
        test.now = start + 1min;
        BOOST_TEST(test.submit(2, create("2")) && (test.starts() == ids{1, 2}));
        if (status == 200) test.reply(1);
        if (status == 404) test.reply(1, {404, {{"x-ratelimit-limit", "5"}}, ""});
        if (status == 429) test.reply(1, limited("user", "1"));
        test.reply(2, {429, {}, "error code: 1015"});
        BOOST_TEST(test.starts().empty() && test.queue.when() == test.now + (status == 0 ? 2min : 1min));
    }
}

void a_ban_and_too_many_refusals_are_of_the_address() {
    invalid_guard guard{{.warn_at = 2, .hold_at = 3}};
    request_queue one{guard}, other{guard};
    std::uint64_t id = 0;
    rest_request const* request = nullptr;
    for (std::uint64_t number = 1; number <= 3; ++number) {
        BOOST_TEST(one.submit(number, create(std::to_string(number)), start) && one.next(start, id, request));
        one.replied(id, number == 1 ? limited("shared", "0.1") : rest_reply{403, {}, ""}, start);
    }
    // Of the scope `shared` none counts.
    BOOST_TEST(other.submit(1, create("1"), start) && other.next(start, id, request));
    other.replied(id, {403, {}, ""}, start);
    BOOST_TEST(other.submit(2, create("2"), start));
    BOOST_TEST(!other.next(start, id, request));
    BOOST_TEST(other.when() >= start + 10min && other.when() <= start + 10min + 10s);
}

void what_starts_stays_where_it_is() {
    asked test;
    BOOST_TEST(test.submit(1, create("1", true, "body")));
    std::uint64_t id = 0;
    rest_request const* request = nullptr;
    BOOST_TEST(test.queue.next(start, id, request));
    for (std::uint64_t more = 2; more != 2'000; ++more) BOOST_TEST(test.submit(more, create(std::to_string(more))));
    BOOST_TEST(*request == create("1", true, "body"));
}

void many_that_wait_for_one_limit_cost_little_each() {
    asked test;
    for (std::uint64_t id = 1; id <= 10'000; ++id) BOOST_TEST(test.submit(id, without_lane("same")));
    std::size_t ended = 0;
    for (int i = 0; i != 200; ++i) {
        for (auto const id : test.starts()) {
            test.reply(id, {200,
                            {{"x-ratelimit-bucket", "b"},
                             {"x-ratelimit-limit", "1"},
                             {"x-ratelimit-remaining", "0"},
                             {"x-ratelimit-reset-after", "1"}},
                            ""});
        }
        ended += test.ends().size();
        test.now = std::max(test.now, test.queue.when() == never ? test.now : test.queue.when());
    }
    BOOST_TEST_GE(ended, 99u);
    BOOST_TEST_EQ(test.queue.counts().started, ended);
}

}  // namespace

int main() {
    each_fault_has_its_consequence();
    a_lane_keeps_its_order_and_holds_up_no_other();
    without_a_lane_there_is_no_order();
    of_a_limit_that_is_not_known_one_is_under_way();
    only_so_many_are_under_way();
    a_full_one_takes_nothing_more();
    room_is_counted_in_bytes_too();
    an_id_is_taken_once();
    it_gives_up_after_so_many_attempts();
    who_is_refused_for_ever_comes_to_an_end();
    a_401_ends_everything();
    a_401_for_a_token_in_the_path_ends_that_request_alone();
    a_message_that_may_be_said_is_repeated_soon_or_not_at_all();
    what_makes_no_difference_twice_is_repeated_later_too();
    nor_is_it_repeated_after_it_was_held_up_for_long();
    what_is_cancelled_is_complete();
    strange_ids_and_early_replies_are_ignored();
    a_long_ban_ends_what_waits();
    a_ban_grows_until_discord_answers();
    a_ban_and_too_many_refusals_are_of_the_address();
    what_starts_stays_where_it_is();
    many_that_wait_for_one_limit_cost_little_each();
    return boost::report_errors();
}
