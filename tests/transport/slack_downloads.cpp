// SPDX-License-Identifier: BSL-1.0
// slack_downloads: a file's bytes or an error, and the token for Slack's own eyes only, wherever it is sent.
#include <monongusa/transport/slack_downloads.hpp>

#include "../support/loopback_discord.hpp"
#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <functional>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace {

namespace mg = monongusa;
using mg::transport::slack_address;
using mg::transport::slack_download_limits;
using mg::transport::slack_downloads;
using mg::wire::slack::api_error;
using support::heard_request;
using support::joined;
using support::loopback_server;
using support::peer;
using support::response;
using support::told_lines;

told_lines log_lines;

/// Answers every request of every connection; tells of each with the token that came along.
class files {
public:
    told_lines asked{};

    explicit files(std::function<std::string(std::string const& path)> answer) : answer_(std::move(answer)) {}
    std::string at(std::string const& path) const { return server_.url("http", path); }

private:
    std::function<std::string(std::string const&)> answer_;
    loopback_server server_{[this](peer& one) {
        for (;;) {
            auto const heard = support::hear_request(one);
            auto const path = heard.line.substr(4, heard.line.rfind(' ') - 4);
            asked.add(joined(path, " ", heard.header("Authorization")));
            one.write(answer_(path));
        }
    }};
};

/// Fetches on a loop of its own; `api` is the API's base.
class fetching {
public:
    told_lines told{};

    explicit fetching(std::string api, slack_download_limits limits = {}) : address_(std::move(api)) {
        on_loop([&] {
            downloads_ = std::make_unique<slack_downloads>(
                loop_, mg::net::config{.proxy = ""}, address_, token_, [](std::string_view what) { log_lines.add(std::string{what}); },
                limits);
            now_ = downloads_.get();
        });
    }
    fetching(fetching const&) = delete;
    fetching& operator=(fetching const&) = delete;
    ~fetching() { end(); }

    void fetch(std::string url, std::size_t most = 1000) {
        on_loop([&] { downloads_->fetch(std::move(url), most, telling()); });
    }
    /// Fetches again in its own completion.
    void fetch_twice(std::string url) {
        on_loop([&] {
            downloads_->fetch(url, 1000, [this, url](std::error_code error, std::string bytes) {
                told.add(joined("first ", outcome(error), ": ", bytes));
                now_->fetch(url, 1000, telling());
            });
        });
    }
    void fetch_and_throw(std::string url) {
        on_loop(
            [&] { downloads_->fetch(std::move(url), 1000, [](std::error_code, std::string) { throw std::runtime_error{"no room"}; }); });
    }
    void fetch_and_end(std::string url) {
        on_loop([&] {
            downloads_->fetch(std::move(url), 1000, [this](std::error_code error, std::string bytes) {
                told.add(joined(outcome(error), ": ", bytes));
                downloads_.reset();
            });
        });
    }
    void stop() {
        on_loop([&] { downloads_->stop(); });
    }
    void end() {
        on_loop([&] { downloads_.reset(); });
    }
    bool is_idle() {
        return support::on_loop(*loop_, [&] { return downloads_->idle(); });
    }

    static std::string outcome(std::error_code error) { return error ? error.message() : "fine"; }

private:
    template <class Work>
    void on_loop(Work work) {
        support::on_loop(*loop_, std::move(work));
    }
    mg::transport::slack_downloaded telling() {
        return [this](std::error_code error, std::string bytes) { told.add(joined(outcome(error), ": ", bytes)); };
    }

    std::shared_ptr<mg::net::loop> loop_ = std::make_shared<mg::net::loop>();
    slack_address address_;
    mg::secret token_{"xoxb-planted-4711", "TOKEN"};
    std::unique_ptr<slack_downloads> downloads_{};
    slack_downloads* now_ = nullptr;  // Also while it ends.
};

std::string why(auto error) { return make_error_code(error).message() + ": "; }
std::string moved(int status, std::string_view to) { return response(status, "elsewhere", joined("Location: ", to, "\r\n")); }
constexpr std::string_view with_token = " Bearer xoxb-planted-4711";

void a_file_is_its_bytes() {
    std::string const bytes{"PNG\0\r\n\r\n\xFF", 9};
    files slack{[&](std::string const&) { return response(200, bytes, "Content-Type: image/png\r\n"); }};
    fetching on{slack.at("/api")};
    on.fetch(slack.at("/files-pri/T1-F1/tea.png?pub=1"));
    BOOST_TEST_EQ(on.told.next(), "fine: " + bytes);
    BOOST_TEST_EQ(slack.asked.next(), joined("/files-pri/T1-F1/tea.png?pub=1", with_token));
    BOOST_TEST(on.is_idle());
}

void no_more_is_taken_than_was_said() {
    files slack{[](std::string const& path) { return response(200, std::string(path == "/long" ? 300'000 : 1000, 'x')); }};
    fetching on{slack.at("/api")};
    for (std::string const path : {"/long", "/short"}) {
        on.fetch(slack.at(path), 999);
        BOOST_TEST_EQ(on.told.next(), why(mg::net::error::body_too_large));
    }
    on.fetch(slack.at("/short"), 1000);
    BOOST_TEST_EQ(on.told.next(), "fine: " + std::string(1000, 'x'));
}

void redirections_are_followed_and_the_token_stays_with_slack() {
    files elsewhere{[](std::string const&) { return response(200, "bytes"); }};
    files slack{[&](std::string const& path) {
        if (path == "/one") return moved(302, "/two");
        if (path == "/two") return moved(307, elsewhere.at("/three"));
        return response(404, "");
    }};
    fetching on{slack.at("/api")};
    on.fetch(slack.at("/one"));
    BOOST_TEST_EQ(on.told.next(), "fine: bytes");
    BOOST_TEST_EQ(slack.asked.next(), joined("/one", with_token));
    BOOST_TEST_EQ(slack.asked.next(), joined("/two", with_token));
    BOOST_TEST_EQ(elsewhere.asked.next(), "/three ");
}

void there_is_an_end_of_redirections() {
    files slack{[](std::string const& path) { return moved(301, path + "x"); }};
    fetching on{slack.at("/api")};
    on.fetch(slack.at("/"));
    BOOST_TEST_EQ(on.told.next(), mg::wire::slack::status_error(301).message() + ": ");
    BOOST_TEST_EQ(slack.asked.size(), 4u);
}

void nothing_leads_where_it_must_not() {
    fetching nowhere{"https://slack.com/api"};
    nowhere.fetch("http://127.0.0.1:9/metadata");
    BOOST_TEST_EQ(nowhere.told.next(), why(mg::net::error::insecure_url));
    nowhere.fetch("file:///etc/passwd");
    BOOST_TEST_EQ(nowhere.told.next(), why(mg::net::error::bad_url));
    BOOST_TEST(nowhere.is_idle());

    std::string_view to;
    files slack{[&](std::string const&) { return moved(302, to); }};
    fetching on{slack.at("/api")};
    struct {
        std::string_view to;
        mg::net::error error;
    } const rows[] = {{"http://files.example/x", mg::net::error::insecure_url},
                      {"ftp://127.0.0.1/x", mg::net::error::bad_url},
                      {"here", mg::net::error::bad_url}};
    for (auto const& row : rows) {
        to = row.to;
        on.fetch(slack.at("/x"));
        BOOST_TEST_EQ(on.told.next(), why(row.error));
    }
    BOOST_TEST_EQ(slack.asked.size(), 3u);
}

void a_sign_in_page_is_no_file() {
    files slack{[](std::string const& path) {
        if (path == "/f") return moved(302, "/?redir=f");
        bool const file = path == "/page.html";
        return response(200, "<!DOCTYPE html>",
                        joined("Content-Type: Text/HTML; charset=utf-8\r\n", file ? "Content-Disposition: attachment\r\n" : ""));
    }};
    fetching on{slack.at("/api")};
    for (std::string const path : {"/f", "/g"}) {
        on.fetch(slack.at(path), 3);
        BOOST_TEST_EQ(on.told.next(), why(api_error::missing_scope));
        BOOST_TEST(log_lines.next().find("files:read") != std::string::npos);
    }
    on.fetch(slack.at("/page.html"));
    BOOST_TEST_EQ(on.told.next(), "fine: <!DOCTYPE html>");
    BOOST_TEST_EQ(log_lines.size(), 0u);
}

void what_is_refused_is_an_error_without_bytes() {
    files slack{[](std::string const& path) {
        return response(path == "/404" ? 404 : path == "/304" ? 304 : 500, path == "/304" ? "" : "sorry");
    }};
    fetching on{slack.at("/api")};
    for (int const status : {404, 500, 304}) {
        on.fetch(slack.at(joined('/', status)));
        BOOST_TEST_EQ(on.told.next(), mg::wire::slack::status_error(status).message() + ": ");
    }
}

void only_some_at_once_and_only_some_wait() {
    std::promise<void> go_on;
    auto const may_go_on = go_on.get_future().share();
    files slack{[&](std::string const&) {
        may_go_on.wait();
        return response(200, "bytes");
    }};
    fetching on{slack.at("/api"), {.at_once = 1, .waiting = 1}};
    on.fetch(slack.at("/1"));
    on.fetch(slack.at("/2"));
    on.fetch(slack.at("/3"));
    BOOST_TEST_EQ(on.told.next(), std::make_error_code(std::errc::resource_unavailable_try_again).message() + ": ");
    BOOST_TEST_EQ(slack.asked.next(), joined("/1", with_token));
    BOOST_TEST_EQ(slack.asked.size(), 0u);
    go_on.set_value();
    for (int i = 0; i < 2; ++i) BOOST_TEST_EQ(on.told.next(), "fine: bytes");
    BOOST_TEST_EQ(slack.asked.next(), joined("/2", with_token));
}

void a_completion_may_do_anything() {
    files slack{[](std::string const&) { return response(200, "bytes"); }};
    fetching on{slack.at("/api")};
    on.fetch_twice(slack.at("/x"));
    BOOST_TEST_EQ(on.told.next(), "first fine: bytes");
    BOOST_TEST_EQ(on.told.next(), "fine: bytes");
    on.fetch_and_throw(slack.at("/x"));
    BOOST_TEST_EQ(log_lines.next(), "what was called with a file threw an exception: no room");
    on.fetch_and_end(slack.at("/x"));
    BOOST_TEST_EQ(on.told.next(), "fine: bytes");
}

void at_the_end_everything_is_told_once_that_it_was_stopped() {
    loopback_server const silent{[](peer& one) { one.read_to_end(); }};
    for (bool const by_its_end : {false, true}) {
        fetching on{silent.url("http", "/api"), {.at_once = 1}};
        on.fetch(silent.url("http", "/1"));
        on.fetch_twice(silent.url("http", "/2"));
        BOOST_TEST(!on.is_idle());
        by_its_end ? on.end() : on.stop();
        BOOST_TEST_EQ(on.told.next(), why(mg::error::stopped));
        BOOST_TEST_EQ(on.told.next(), "first " + why(mg::error::stopped));
        BOOST_TEST_EQ(on.told.next(), why(mg::error::stopped));
        BOOST_TEST_EQ(on.told.size(), 0u);
        if (by_its_end) continue;
        BOOST_TEST(on.is_idle());
        on.fetch(silent.url("http", "/3"));
        BOOST_TEST_EQ(on.told.next(), why(mg::error::stopped));
    }
}

}  // namespace

int main() {
    a_file_is_its_bytes();
    no_more_is_taken_than_was_said();
    redirections_are_followed_and_the_token_stays_with_slack();
    there_is_an_end_of_redirections();
    nothing_leads_where_it_must_not();
    a_sign_in_page_is_no_file();
    what_is_refused_is_an_error_without_bytes();
    only_some_at_once_and_only_some_wait();
    a_completion_may_do_anything();
    at_the_end_everything_is_told_once_that_it_was_stopped();
    return boost::report_errors();
}
