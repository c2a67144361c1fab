// SPDX-License-Identifier: BSL-1.0
// discord_questions: what is asked of the API, and its answers as values; what is no answer is an error.
#include <monongusa/transport/discord_questions.hpp>

#include "../support/loopback_discord.hpp"
#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace {

namespace mg = monongusa;
namespace questions = mg::transport::discord_questions;
using mg::transport::discord_rest;
using support::heard_request;
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

    asking(int status, std::string body) : status_(status), body_(std::move(body)) {
        on_loop([&] {
            mg::transport::discord_rest_config how;
            how.base = server_.url("http", "/api");
            rest_ = std::make_unique<discord_rest>(loop_, mg::net::config{.proxy = ""}, token_, guard_, std::move(how), 1, nullptr);
        });
    }
    asking(asking const&) = delete;
    asking& operator=(asking const&) = delete;
    ~asking() {
        on_loop([&] { rest_.reset(); });
    }

    template <class Ask>
    void with(Ask ask) {
        on_loop([&] { ask(*rest_, told); });
    }

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
            asked.add(heard.line.substr(0, heard.line.rfind(' ')) + heard.body);
            one.write(response(status_, body_));
        }
    }};
    std::shared_ptr<mg::net::loop> loop_ = std::make_shared<mg::net::loop>();
    mg::secret token_{"planted.token.4711", "TOKEN"};
    mg::wire::discord::invalid_guard guard_{};
    std::unique_ptr<discord_rest> rest_{};
};

std::string outcome(std::error_code error) { return error ? error.message() : "fine"; }
mg::wire::discord::self_info const self{"99", "tea"};

void history() {
    asking api{200, R"([{"id":"3","channel_id":"5","type":0,"content":"hi <@99>","author":{"id":"7","username":"ann"},"mentions":[]}])"};
    api.with([](discord_rest& rest, told_lines& told) {
        questions::history(rest, self, "5", 10, "4", [&told](std::error_code error, std::vector<mg::event::message> const& all) {
            told.add(joined(outcome(error), ' ', all.size(), ' ', all.empty() ? "" : all.front().text));
        });
    });
    BOOST_TEST_EQ(api.asked.next(), "GET /api/channels/5/messages?limit=10&before=4");
    BOOST_TEST_EQ(api.told.next(), "fine 1 hi @tea");
}

void roles_and_members() {
    asking api{200, R"([{"id":"1","name":"admin"}])"};
    api.with([](discord_rest& rest, told_lines& told) {
        questions::roles(rest, "8", [&told](std::error_code error, std::vector<mg::transport::discord_role> const& all) {
            told.add(joined(outcome(error), ' ', all.size(), ' ', all.empty() ? "" : all.front().name));
        });
    });
    BOOST_TEST_EQ(api.asked.next(), "GET /api/guilds/8/roles");
    BOOST_TEST_EQ(api.told.next(), "fine 1 admin");

    asking other{200, R"({"user":{"id":"7","username":"ann"},"roles":["1"]})"};
    other.with([](discord_rest& rest, told_lines& told) {
        questions::member(rest, self, "8", "7", [&told](std::error_code error, mg::chat::user const& user) {
            told.add(joined(outcome(error), ' ', user.name, ' ', user.roles.empty() ? "" : user.roles.front()));
        });
    });
    BOOST_TEST_EQ(other.asked.next(), "GET /api/guilds/8/members/7");
    BOOST_TEST_EQ(other.told.next(), "fine ann 1");
}

void what_is_no_answer_is_an_error() {
    asking nonsense{200, "<html>"};
    nonsense.with([](discord_rest& rest, told_lines& told) {
        questions::roles(rest, "8", [&told](std::error_code error, std::vector<mg::transport::discord_role> const& all) {
            BOOST_TEST(error == std::errc::protocol_error);
            told.add(joined("roles ", all.size()));
        });
    });
    BOOST_TEST_EQ(nonsense.told.next(), "roles 0");

    asking refusal{403, R"({"code":50001,"message":"Missing Access"})"};
    refusal.with([](discord_rest& rest, told_lines& told) {
        questions::history(rest, self, "5", 10, "", [&told](std::error_code error, std::vector<mg::event::message> const&) {
            BOOST_TEST(error == mg::wire::discord::api_error::no_access);
            told.add("history");
        });
    });
    BOOST_TEST_EQ(refusal.told.next(), "history");
}

void calls_by_hand() {
    asking api{201, R"({"id":"1"})"};
    api.with([](discord_rest& rest, told_lines& told) {
        questions::call(rest, {"POST", "/guilds/8/emojis", R"({"name":"tea"})"}, [&told](std::error_code error, mg::transport::discord_answer const& answer) {
            told.add(joined(outcome(error), ' ', answer.status, ' ', answer.body));
        });
        questions::call(rest, {"GET", "no path", ""}, [&told](std::error_code error, mg::transport::discord_answer const& answer) {
            BOOST_TEST(error == std::errc::invalid_argument);
            told.add(joined("refused ", answer.status));
        });
    });
    BOOST_TEST_EQ(api.told.next(), "refused 0");
    BOOST_TEST_EQ(api.asked.next(), R"(POST /api/guilds/8/emojis{"name":"tea"})");
    BOOST_TEST_EQ(api.told.next(), R"(fine 201 {"id":"1"})");
}

}  // namespace

int main() {
    history();
    roles_and_members();
    what_is_no_answer_is_an_error();
    calls_by_hand();
    return boost::report_errors();
}
