// SPDX-License-Identifier: BSL-1.0
// discord_request: what a call asks when little is said, and an answer that is told once.
#include <monongusa/transport/discord_request.hpp>

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>
#include <system_error>
#include <utility>

namespace {

using namespace monongusa::transport;

void a_path_is_enough() {
    discord_request const asked{.path = "/guilds/123/roles"};
    BOOST_TEST(asked == (discord_request{"GET", "/guilds/123/roles", ""}));
    BOOST_TEST(!(asked == discord_request{"GET", "/guilds/123/roles", "{}"}));
    BOOST_TEST(discord_answer{} == (discord_answer{0, ""}));
    BOOST_TEST(!(discord_answer{} == discord_answer{200, ""}));
}

// What is called may be something that can only be moved.
void an_answer_is_told_once() {
    auto const told = std::make_shared<std::string>();
    discord_answered done{[told, mine = std::make_unique<int>(7)](std::error_code error, discord_answer const& answer) {
        *told += std::to_string(*mine) + (error ? " failed " : " fine ") + std::to_string(answer.status) + answer.body;
    }};
    discord_answered moved{std::move(done)};
    moved(std::make_error_code(std::errc::io_error), {500, "!"});
    moved({}, {200, "?"});
    done({}, {200, "?"});
    BOOST_TEST_EQ(*told, "7 failed 500!");
    BOOST_TEST_EQ(told.use_count(), 1);
}

}  // namespace

int main() {
    a_path_is_enough();
    an_answer_is_told_once();
    return boost::report_errors();
}
