// SPDX-License-Identifier: BSL-1.0
// error: a sentence and a condition for each code that is known, the number for each that is not.
#include <monongusa/wire/discord/error.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <system_error>

namespace {

using namespace monongusa::wire::discord;

static_assert(std::is_error_code_enum_v<api_error>);
static_assert(std::is_sorted(std::begin(api_errors), std::end(api_errors),
                             [](auto const& left, auto const& right) { return left.which < right.which; }));

// Those of which the documentation says something that a bot's author can act on.
constexpr int documented[] = {10003, 10004, 10008, 10013, 10014, 10015, 10062,  20016,  20028,  20029,  30010,  30015, 30046,
                              40001, 40003, 40005, 40060, 40062, 40094, 40333,  50001,  50005,  50006,  50007,  50013, 50014,
                              50021, 50024, 50035, 50083, 50109, 50278, 130000, 160002, 160004, 160005, 200000, 240000};

void each_documented_code_has_a_sentence_of_its_own() {
    std::set<std::string> sentences;
    for (int const code : documented) {
        std::error_code const error = discord_error(code, 400);
        BOOST_TEST_EQ(error.value(), code);
        BOOST_TEST(error.message().find("refused it") == std::string::npos);
        sentences.insert(error.message());
    }
    BOOST_TEST_EQ(sentences.size(), std::size(documented));
    BOOST_TEST_EQ(discord_error(50013, 403).message(),
                  "the bot lacks a permission there; look at its roles and at the channel's permissions");
}

void each_sentence_is_one_line_without_a_full_stop() {
    for (auto const& one : api_errors) {
        std::string_view const sentence = one.sentence;
        BOOST_TEST(!sentence.empty() && !sentence.ends_with('.') && sentence.find('\n') == sentence.npos);
    }
}

void conditions_are_those_of_the_standard() {
    BOOST_TEST(make_error_code(api_error::no_permission) == std::errc::permission_denied);
    BOOST_TEST(make_error_code(api_error::unknown_message) == std::errc::no_such_file_or_directory);
    BOOST_TEST(make_error_code(api_error::thread_exists) == std::errc::file_exists);
    BOOST_TEST(make_error_code(api_error::slow_mode) == std::errc::resource_unavailable_try_again);
    BOOST_TEST(make_error_code(api_error::waits_too_long) == std::errc::timed_out);
    BOOST_TEST(make_error_code(api_error::unauthorized) == std::errc::permission_denied);
    BOOST_TEST(discord_error(0, 599) == std::errc::io_error);
    BOOST_TEST(discord_error(99999, 400) != std::errc::invalid_argument);
}

void what_is_unknown_is_told_by_its_number() {
    BOOST_TEST_EQ(discord_error(99999, 400).message(), "Discord refused it (code 99999)");
    BOOST_TEST_EQ(discord_error(0, 418).message(), "Discord refused it (HTTP 418)");
    BOOST_TEST_EQ(std::string{discord_error(0, 418).category().name()}, "discord");
}

void there_is_always_an_error() {
    BOOST_TEST(discord_error(0, 403) == api_error::forbidden);
    // What this library means by small numbers, nobody else can say.
    BOOST_TEST(discord_error(1, 403) == api_error::forbidden);
    BOOST_TEST(discord_error(-50013, 403) == api_error::forbidden);
    for (int const status : {0, -1, 1, 99}) BOOST_TEST(discord_error(0, status) == api_error::bad_gateway);
}

}  // namespace

int main() {
    each_documented_code_has_a_sentence_of_its_own();
    each_sentence_is_one_line_without_a_full_stop();
    conditions_are_those_of_the_standard();
    what_is_unknown_is_told_by_its_number();
    there_is_always_an_error();
    return boost::report_errors();
}
