// SPDX-License-Identifier: BSL-1.0
// slack_receiver: what Slack has signed comes in and is answered at once; nothing else does.
#include <monongusa/transport/slack_receiver.hpp>

#include "../support/loopback_client.hpp"
#include "../support/on_loop.hpp"

#include <monongusa/net/http_client.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

namespace mg = monongusa;
using mg::detail::joined;
using mg::net::hmac_sha256;
using mg::net::loop;
using mg::transport::slack_receiver;
using mg::transport::slack_receiver_config;
using support::loopback_client;

constexpr std::string_view signing = "monongusa-test-secret";
constexpr std::int64_t then = 1'700'000'000;
constexpr std::string_view json = "Content-Type: application/json\r\n";
constexpr std::string_view form = "Content-Type: application/x-www-form-urlencoded\r\n";
constexpr std::string_view event = R"({"type":"event_callback","event_id":"Ev1","event":{"type":"message"}})";

std::string signature(std::string_view body, std::int64_t at = then, std::string_view secret = signing) {
    return joined("X-Slack-Request-Timestamp: ", at, "\r\nX-Slack-Signature: v0=", hmac_sha256(secret, joined("v0:", at, ':', body)),
                  "\r\n");
}
std::string post(std::string_view path, std::string_view body, std::string_view headers) {
    return joined("POST ", path, " HTTP/1.1\r\nHost: a\r\nContent-Length: ", body.size(), "\r\n", headers, "\r\n", body);
}
std::string signed_post(std::string_view path, std::string_view body, std::string_view headers) {
    return post(path, body, joined(headers, signature(body)));
}

// A receiver on a loop of its own, and what its owner was told.
class fixture {
public:
    explicit fixture(slack_receiver_config how = {}, std::string_view secret = signing) : secret_(secret, "SLACK_SIGNING_SECRET") {
        with([&] {
            mg::transport::slack_receiver_events events;
            events.owner = this;
            events.takes = [](void* owner) { return of(owner).takes; };
            events.event = [](void* owner, std::string&& payload, int retry) { of(owner).add("event ", retry, ' ', payload); };
            events.post = [](void* owner, std::string&& to, std::string&& text) { of(owner).add("post ", to, ' ', text); };
            events.noted = [](void* owner, std::string_view what) { of(owner).notes.emplace_back(what); };
            events.wall = [](void*) { return std::chrono::seconds{then}; };
            receiver = std::make_unique<slack_receiver>(loop_, std::move(how), secret_, events);
            failed = receiver->listen();
            url = receiver->url();
        });
        auto const colon = url.find_last_of(':');
        port = url.empty() ? std::uint16_t{0} : static_cast<std::uint16_t>(std::stoi(url.substr(colon + 1)));
    }
    fixture(fixture const&) = delete;
    fixture& operator=(fixture const&) = delete;
    ~fixture() {
        with([&] { receiver.reset(); });
    }

    template <class Work>
    void with(Work work) {
        support::on_loop(*loop_, work);
    }
    /// What was told since the last time.
    std::string told() {
        std::string all;
        with([&] { all.swap(said); });
        return all;
    }
    std::shared_ptr<loop> const& on() const noexcept { return loop_; }

    bool takes = true;
    std::error_code failed{};
    std::string url{};
    std::uint16_t port = 0;
    std::string said{};
    std::vector<std::string> notes{};
    std::unique_ptr<slack_receiver> receiver{};

private:
    static fixture& of(void* owner) { return *static_cast<fixture*>(owner); }
    template <class... Parts>
    void add(Parts const&... parts) {
        if (!said.empty()) said += '\n';
        said += joined(parts...);
    }

    std::shared_ptr<loop> loop_ = std::make_shared<loop>();
    mg::secret secret_;
};

// Each row on one connection: what is said, what is answered, what the owner is told.
void what_slack_sends_is_answered_at_once() {
    std::string const command = "command=%2Ftea&text=green&response_url=https%3A%2F%2Fhooks.slack.com%2Fx";
    std::string const button =
        "payload=%7B%22type%22%3A%22block_actions%22%2C%22response_url%22%3A%22https%3A%2F%2Fhooks.slack.com%2Fx%22%7D";
    std::string const limited = R"({"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1})";
    std::string const courtesy =
        R"({"response_type":"ephemeral","text":"I cannot do anything with `/tea` yet. Write me a message instead."})";
    auto const retried = [](std::string_view number) {
        return signed_post("/slack/events", event,
                           joined(json, "X-Slack-Retry-Num: ", number, "\r\nX-Slack-Retry-Reason: http_timeout\r\n"));
    };
    struct {
        std::string text;
        std::string answer;
        std::string told;
    } const rows[] = {
        {signed_post("/slack/events", R"({"type":"url_verification","challenge":"c"})", json), "200 c", ""},
        {signed_post("/slack/events", event, json), "200 ", joined("event 0 ", event)},
        {signed_post("/slack/events", limited, json), "200 ", joined("event 0 ", limited)},
        {retried("1"), "200 ", joined("event 1 ", event)},
        {retried("3"), "200 ", joined("event 3 ", event)},
        {retried("-1"), "200 ", joined("event 0 ", event)},
        {retried("99999999999"), "200 ", joined("event 0 ", event)},
        {retried("1x"), "200 ", joined("event 0 ", event)},
        // In chunks the body is the same, and so is its signature.
        {joined("POST /slack/events HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n", json, signature(event), "\r\n5\r\n",
                event.substr(0, 5), "\r\n40\r\n", event.substr(5), "\r\n0\r\n\r\n"),
         "200 ", joined("event 0 ", event)},
        {signed_post("/slack/commands", command, form), joined("200 ", courtesy), ""},
        {signed_post("/slack/events", command, form), joined("200 ", courtesy), ""},
        {signed_post("/slack/interactive", button, form), "200 ",
         R"(post https://hooks.slack.com/x {"response_type":"ephemeral","replace_original":false,)"
         R"("text":"I cannot do anything with this yet. Write me a message instead."})"},
        {signed_post("/slack/interactive", "payload=%7B%22type%22%3A%22block_suggestion%22%7D", form), R"(200 {"options":[]})", ""},
        {signed_post("/slack/interactive", "payload=%7B%22type%22%3A%22view_submission%22%7D", form), "200 ", ""},
        {signed_post("/slack/commands", "ssl_check=1&token=t", form), "200 ", ""},
        {signed_post("/slack/events", R"({"type":"tea"})", json), "200 ", ""},
        {signed_post("/slack/events", "{", json), "400 ", ""},
        {signed_post("/slack/events", "x", "Content-Type: text/plain\r\n"), "415 ", ""},
    };
    fixture one;
    BOOST_TEST(!one.failed);
    BOOST_TEST_EQ(one.url, joined("http://127.0.0.1:", one.port, "/slack/events"));
    loopback_client client{one.port};
    for (auto const& row : rows) {
        client.say(row.text);
        BOOST_TEST_EQ(client.answer(), row.answer);
        BOOST_TEST_EQ(one.told(), row.told);
    }
    client.say(signed_post("/slack/events", R"({"type":"url_verification","challenge":"c"})", json));
    client.answer();
    BOOST_TEST(client.head.find("Content-Type: text/plain; charset=utf-8\r\n") != std::string::npos);
    client.say(signed_post("/slack/commands", command, form));
    client.answer();
    BOOST_TEST(client.head.find("Content-Type: application/json; charset=utf-8\r\n") != std::string::npos);
    one.with([&] {
        BOOST_TEST_EQ(one.notes.size(), 1u);
        BOOST_TEST(one.notes.front().find("not known") != std::string::npos);
    });
}

void what_slack_has_not_signed_stays_outside() {
    auto const other = signature(event, then, "another-secret");
    auto const digits = hmac_sha256(signing, joined("v0:", then, ':', event));
    struct {
        std::string headers;
        std::string_view note;
    } const rows[] = {
        {"", ""},
        {signature(event).substr(0, signature(event).find("X-Slack-Sig")), ""},
        {joined("X-Slack-Signature: v0=", digits, "\r\n"), ""},
        {joined("X-Slack-Request-Timestamp: soon\r\nX-Slack-Signature: v0=", digits, "\r\n"), ""},
        {joined("X-Slack-Request-Timestamp: ", then, "\r\nX-Slack-Signature: ", digits, "\r\n"), ""},
        {signature("{}"), "signature is wrong"},
        {other, ""},  // Told once.
        {signature(event, then - 301), "clock"},
        {signature(event, then + 301), ""},
    };
    fixture one;
    loopback_client client{one.port};
    for (auto const& row : rows) {
        std::size_t before = 0;
        one.with([&] { before = one.notes.size(); });
        client.say(post("/slack/events", event, joined(json, row.headers)));
        BOOST_TEST_EQ(client.answer(), "401 ");
        BOOST_TEST_EQ(one.told(), "");
        one.with([&] {
            BOOST_TEST_EQ(one.notes.size(), before + (row.note.empty() ? 0 : 1));
            if (!row.note.empty()) BOOST_TEST(one.notes.back().find(row.note) != std::string::npos);
            for (auto const& note : one.notes) BOOST_TEST(note.find(signing) == std::string::npos);
        });
    }
    client.say(signed_post("/slack/events", event, json));
    BOOST_TEST_EQ(client.answer(), "200 ");
    // A challenge is signed like all else.
    client.say(post("/slack/events", R"({"type":"url_verification","challenge":"c"})", json));
    BOOST_TEST_EQ(client.answer(), "401 ");

    fixture without{{}, ""};
    loopback_client stranger{without.port, post("/slack/events", event, joined(json, signature(event, then, "")))};
    BOOST_TEST_EQ(stranger.answer(), "401 ");
    BOOST_TEST_EQ(without.told(), "");
}

void paths_and_methods_are_told_apart() {
    slack_receiver_config how;
    how.path = "/bot/door";
    auto const get = [](std::string_view method, std::string_view target) {
        return joined(method, ' ', target, " HTTP/1.1\r\nHost: a\r\n\r\n");
    };
    struct {
        std::string text;
        std::string_view answer;
        std::string_view allowed;
    } const rows[] = {
        {get("GET", "/health"), "200 ok\n", ""},
        {get("HEAD", "/health"), "200 ", ""},
        {get("POST", "/health"), "405 ", "GET, HEAD"},
        {get("GET", "/slack/events"), "405 ", "POST"},
        {get("HEAD", "/slack/events"), "405 ", "POST"},
        {get("PUT", "/slack/commands"), "405 ", "POST"},
        {get("OPTIONS", "*"), "404 ", ""},
        {get("GET", "/slack/commands?ssl_check=1&token=t"), "200 ", ""},
        {get("HEAD", "/slack/commands?ssl_check=1"), "200 ", ""},
        {get("GET", "/slack/commands?ssl_check=1&command=/tea"), "405 ", "POST"},
        {post("/slack/commands", "ssl_check=1&token=t", form), "200 ", ""},
        {post("/slack/commands", "ssl_check=1&command=/tea", form), "401 ", ""},
        {get("GET", "/"), "404 ", ""},
        {get("GET", "/slack/events/"), "404 ", ""},
        {get("GET", "/SLACK/EVENTS"), "404 ", ""},
        {post("/slack", event, json), "404 ", ""},
        {signed_post("/bot/door", event, json), "200 ", ""},
        {signed_post("/bot/door?x", event, json), "200 ", ""},
        {signed_post("/slack/interactive", event, json), "200 ", ""},
    };
    fixture one{how};
    BOOST_TEST_EQ(one.url, joined("http://127.0.0.1:", one.port, "/bot/door"));
    loopback_client client{one.port};
    for (auto const& row : rows) {
        client.say(row.text);
        bool const is_head = row.text.starts_with("HEAD");
        BOOST_TEST_EQ(client.answer(!is_head), row.answer);
        auto const at = client.head.find("Allow: ");
        BOOST_TEST_EQ(at == std::string::npos ? "" : client.head.substr(at + 7, client.head.find('\r', at) - at - 7), row.allowed);
    }
    BOOST_TEST_EQ(one.told(), joined("event 0 ", event, "\nevent 0 ", event, "\nevent 0 ", event));
    one.with([&] { BOOST_TEST(one.notes.empty()); });
    // Slack itself at the wrong place: people are told, once.
    for (int i = 0; i < 2; ++i) {
        client.say(signed_post("/slack/event", event, json));
        BOOST_TEST_EQ(client.answer(), "404 ");
    }
    one.with([&] {
        BOOST_TEST_EQ(one.notes.size(), 1u);
        BOOST_TEST(one.notes.front().find("/slack/event,") != std::string::npos &&
                   one.notes.front().find("/bot/door") != std::string::npos);
    });

    how.health.clear();
    fixture unwell{how};
    loopback_client stranger{unwell.port, get("GET", "/health")};
    BOOST_TEST_EQ(stranger.answer(), "404 ");
}

// Then Slack sends it again.
void where_there_is_no_room_an_event_is_not_taken() {
    fixture one;
    one.with([&] { one.takes = false; });
    struct {
        std::string text;
        std::string_view answer;
    } const rows[] = {
        {signed_post("/slack/events", event, json), "503 "},
        {signed_post("/slack/events", event, joined(json, "X-Slack-Retry-Num: 1\r\n")), "503 "},
        {signed_post("/slack/events", R"({"type":"url_verification","challenge":"c"})", json), "200 c"},
        {signed_post("/slack/interactive", "payload=%7B%22type%22%3A%22view_closed%22%7D", form), "200 "},
        {post("/slack/events", event, json), "401 "},
    };
    loopback_client client{one.port};
    for (auto const& row : rows) {
        client.say(row.text);
        BOOST_TEST_EQ(client.answer(), row.answer);
        BOOST_TEST(client.head.find("slack-no-retry") == std::string::npos);
    }
    BOOST_TEST_EQ(one.told(), "");
    one.with([&] { one.takes = true; });
    client.say(signed_post("/slack/events", event, joined(json, "X-Slack-Retry-Num: 2\r\n")));
    BOOST_TEST_EQ(client.answer(), "200 ");
    BOOST_TEST_EQ(one.told(), joined("event 2 ", event));
}

void what_is_too_large_is_not_even_judged() {
    slack_receiver_config how;
    how.server.longest_body = 100;
    fixture one{how};
    std::string const large(101, 'x');
    loopback_client client{one.port, signed_post("/slack/events", large, json)};
    BOOST_TEST_EQ(client.answer(), "413 ");
    BOOST_TEST_EQ(one.told(), "");
}

void it_can_be_reached_by_tls() {
    slack_receiver_config how;
    how.server.certificate_file = "fixtures/certificates/localhost.pem";
    how.server.key_file = "fixtures/certificates/localhost.key";
    fixture one{how};
    BOOST_TEST_EQ(one.url, joined("https://127.0.0.1:", one.port, "/slack/events"));
    std::unique_ptr<mg::net::http_client> client;
    std::promise<std::string> promise;
    one.with([&] {
        client = std::make_unique<mg::net::http_client>(one.on(), mg::net::config{.ca_file = "fixtures/certificates/ca.pem", .proxy = ""});
        mg::net::http_request request{.method = "POST", .url = one.url, .body = std::string{event}};
        request.headers = {{"Content-Type", "application/json"},
                           {"X-Slack-Request-Timestamp", std::to_string(then)},
                           {"X-Slack-Signature", "v0=" + hmac_sha256(signing, joined("v0:", then, ':', event))}};
        client->send(request, [&](std::error_code failed, mg::net::http_response got, bool) {
            promise.set_value(failed ? failed.message() : std::to_string(got.status));
        });
    });
    BOOST_TEST_EQ(promise.get_future().get(), "200");
    BOOST_TEST_EQ(one.told(), joined("event 0 ", event));
    one.with([&] { client.reset(); });
}

void it_begins_and_ends_as_its_server_does() {
    fixture one;
    slack_receiver_config same;
    same.server.port = one.port;
    fixture other{same};
    BOOST_TEST(other.failed == std::errc::address_in_use);
    BOOST_TEST_EQ(other.url, "");
    loopback_client client{one.port, joined("POST /slack/events HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: ",
                                            event.size(), "\r\n", json, signature(event), "\r\n")};
    BOOST_TEST_EQ(client.answer(), "100 ");
    std::promise<void> drained;
    one.with([&] { one.receiver->drain([&] { drained.set_value(); }); });
    client.say(event);
    BOOST_TEST_EQ(client.answer(), "200 ");
    client.hang_up();
    drained.get_future().get();
    BOOST_TEST_EQ(one.told(), joined("event 0 ", event));

    fixture third;
    loopback_client stays{third.port};
    third.with([&] { third.receiver->stop(); });
    BOOST_TEST(stays.is_closed());
    third.with([&] { BOOST_TEST_EQ(third.receiver->url(), ""); });
}

}  // namespace

int main() {
    what_slack_sends_is_answered_at_once();
    what_slack_has_not_signed_stays_outside();
    paths_and_methods_are_told_apart();
    where_there_is_no_room_an_event_is_not_taken();
    what_is_too_large_is_not_even_judged();
    it_can_be_reached_by_tls();
    it_begins_and_ends_as_its_server_does();
    return boost::report_errors();
}
