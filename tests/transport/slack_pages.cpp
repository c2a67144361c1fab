// SPDX-License-Identifier: BSL-1.0
// slack_pages: page after page until there are enough, or no more; a list without an end is an error.
#include <monongusa/transport/slack_pages.hpp>
#include <monongusa/wire/slack/answers.hpp>
#include <monongusa/wire/slack/requests.hpp>

#include "../support/loopback_discord.hpp"
#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

namespace mg = monongusa;
using mg::transport::slack_web;
using support::joined;
using support::loopback_server;
using support::peer;
using support::response;
using support::told_lines;

/// A list of members: one page for each body, the cursor of which is its number.
class listing {
public:
    told_lines asked{};
    told_lines told{};

    explicit listing(std::function<std::string(int page)> answer) : answer_(std::move(answer)) {
        on_loop([&] {
            mg::transport::slack_web_config how;
            how.base = server_.url("http", "/api");
            web_ = std::make_unique<slack_web>(loop_, mg::net::config{.proxy = ""}, token_, token_, how, 1, nullptr);
        });
    }
    listing(listing const&) = delete;
    listing& operator=(listing const&) = delete;
    ~listing() { end(); }

    void end() {
        on_loop([&] { web_.reset(); });
    }
    void ask(std::size_t most) {
        on_loop([&] {
            mg::transport::ask_slack_pages<std::string>(
                *web_, most, [](mg::wire::slack::page const& part) { return mg::wire::slack::requests::members("C1", part); },
                [](std::string_view body, std::vector<std::string>& out) { return mg::wire::slack::read_members(body, out); },
                [this](std::error_code error, std::vector<std::string> const& all) {
                    std::string line = error ? error.message() : "fine";
                    for (auto const& one : all) line += ' ' + one;
                    told.add(line);
                });
        });
    }

private:
    template <class Work>
    void on_loop(Work work) {
        support::on_loop(*loop_, std::move(work));
    }

    std::function<std::string(int)> answer_;
    loopback_server server_{[this](peer& one) {
        for (int page = 0;; ++page) {
            asked.add(support::hear_request(one).body);
            one.write(answer_(page));
        }
    }};
    std::shared_ptr<mg::net::loop> loop_ = std::make_shared<mg::net::loop>();
    mg::secret token_{"xoxb-planted-4711", "TOKEN"};
    std::unique_ptr<slack_web> web_{};
};

std::string page(std::string_view members, std::string_view cursor) {
    return response(200, joined(R"({"ok":true,"members":[)", members, R"(],"response_metadata":{"next_cursor":")", cursor, "\"}}"));
}
std::string why(std::errc error) { return std::make_error_code(error).message(); }

void page_after_page() {
    listing list{[](int number) {
        if (number == 0) return page(R"("U1","U2")", "dGVh=");
        if (number == 1) return page("", "two");  // More may come behind nothing.
        return page(R"("U3")", "");
    }};
    list.ask(1000);
    BOOST_TEST_EQ(list.told.next(), "fine U1 U2 U3");
    BOOST_TEST_EQ(list.asked.next(), "channel=C1&limit=200");
    BOOST_TEST_EQ(list.asked.next(), "channel=C1&limit=200&cursor=dGVh%3D");
    BOOST_TEST_EQ(list.asked.next(), "channel=C1&limit=200&cursor=two");
    BOOST_TEST_EQ(list.asked.size(), 0u);
}

void no_more_than_was_wanted() {
    listing list{[](int number) { return page(R"("U1","U2")", joined(number)); }};
    list.ask(3);
    BOOST_TEST_EQ(list.told.next(), "fine U1 U2 U1");
    BOOST_TEST_EQ(list.asked.next(), "channel=C1&limit=3");
    BOOST_TEST_EQ(list.asked.size(), 1u);
    list.ask(0);
    BOOST_TEST_EQ(list.told.next(), "fine");
}

void a_list_that_goes_round_is_an_error() {
    listing list{[](int) { return page(R"("U1")", "same"); }};
    list.ask(1000);
    BOOST_TEST_EQ(list.told.next(), why(std::errc::protocol_error));
    BOOST_TEST_EQ(list.asked.size(), 2u);
}

void what_is_no_page_is_an_error() {
    listing nothing{[](int) { return response(200, R"({"ok":true})"); }};
    nothing.ask(10);
    BOOST_TEST_EQ(nothing.told.next(), why(std::errc::protocol_error));
    // No half of a list is told.
    listing expired{
        [](int number) { return number == 0 ? page(R"("U1")", "one") : response(200, R"({"ok":false,"error":"invalid_cursor"})"); }};
    expired.ask(10);
    BOOST_TEST_EQ(expired.told.next(), make_error_code(mg::wire::slack::api_error::invalid_cursor).message());
}

void the_end_ends_it() {
    listing list{[&](int number) {
        return number == 0 ? page(R"("U1")", "one") : response(429, R"({"ok":false,"error":"ratelimited"})", "Retry-After: 600\r\n");
    }};
    list.ask(10);
    list.asked.next();
    list.asked.next();
    list.end();
    BOOST_TEST_EQ(list.told.next(), make_error_code(mg::error::stopped).message());
    BOOST_TEST_EQ(list.told.size(), 0u);
}

}  // namespace

int main() {
    page_after_page();
    no_more_than_was_wanted();
    a_list_that_goes_round_is_an_error();
    what_is_no_page_is_an_error();
    the_end_ends_it();
    return boost::report_errors();
}
