// SPDX-License-Identifier: BSL-1.0
// api_error: a sentence and a condition for each word that is known, and Slack's own word for each that is not.
#include <monongusa/wire/slack/api_error.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <system_error>

namespace {

using namespace monongusa::wire::slack;

static_assert(std::is_error_code_enum_v<api_error>);

void each_known_word_is_a_code_with_a_sentence() {
    for (auto const& one : api_errors) {
        auto const error = error_called(one.word);
        BOOST_TEST(error == one.which && error == one.condition && word_of(error) == one.word);
        BOOST_TEST_EQ(error.message(), std::string{one.sentence} + " (" + std::string{one.word} + ")");
    }
    BOOST_TEST_EQ(error_called("not_in_channel").message(), "the bot is not in the channel; invite it with /invite (not_in_channel)");
    BOOST_TEST_EQ(std::string{error_called("not_in_channel").category().name()}, "slack");
}

void conditions_are_those_of_the_standard() {
    BOOST_TEST(error_called("missing_scope") == std::errc::permission_denied);
    BOOST_TEST(error_called("channel_not_found") == std::errc::no_such_file_or_directory);
    BOOST_TEST(error_called("already_reacted") == std::errc::file_exists);
    BOOST_TEST(error_called("msg_too_long") == std::errc::message_size);
    BOOST_TEST(error_called("ratelimited") == std::errc::resource_unavailable_try_again);
    BOOST_TEST(make_error_code(api_error::waits_too_long) == std::errc::timed_out);
    BOOST_TEST(make_error_code(api_error::limited_again) == std::errc::resource_unavailable_try_again);
    BOOST_TEST(make_error_code(api_error::no_answer) == std::errc::protocol_error);
    BOOST_TEST(status_error(404) == std::errc::no_such_file_or_directory && status_error(403) == std::errc::permission_denied);
    BOOST_TEST(status_error(500) == std::errc::io_error && status_error(503) == std::errc::resource_unavailable_try_again);
    BOOST_TEST(status_error(413) == std::errc::message_size && status_error(504) == std::errc::timed_out);
    BOOST_TEST(error_called("moon_in_the_way") != std::errc::invalid_argument);
}

void a_word_that_nobody_knew_is_told() {
    auto const error = error_called("moon_in_the_way");
    BOOST_TEST_EQ(error.message(), "Slack refused it (moon_in_the_way)");
    BOOST_TEST_EQ(word_of(error), "moon_in_the_way");
    BOOST_TEST(error == error_called(std::string{"moon_in_the_way"}) && error != error_called("moon_in_the_sky"));
    BOOST_TEST_EQ(error_called("a\nb").message(), "Slack refused it (a?b)");
}

void there_is_always_an_error() {
    BOOST_TEST(error_called("") == api_error::no_answer);
    for (int const status : {0, -1, 1, 99, 600, 1'000'000}) BOOST_TEST(status_error(status) == api_error::no_answer);
    BOOST_TEST_EQ(status_error(418).message(), "Slack refused it (HTTP 418)");
    BOOST_TEST(word_of(status_error(418)).empty() && word_of(std::make_error_code(std::errc::timed_out)).empty() && word_of({}).empty());
}

// Whatever somebody puts into it.
void any_number_has_a_message() {
    for (int const value : {0, -1, 50, 999, 9'999, 10'000'000, -2'147'483'647}) {
        std::error_code const error{value, the_api_error_category()};
        BOOST_TEST(!error.message().empty() && word_of(error).empty());
        BOOST_TEST(error.default_error_condition().value() == value);
    }
}

void words_beyond_all_measure_are_one_error() {
    for (int i = 0; i != 2'000; ++i) BOOST_TEST(bool(error_called("w" + std::to_string(i))));
    BOOST_TEST_EQ(error_called("w0").message(), "Slack refused it (w0)");
    BOOST_TEST_EQ(error_called("w1999").message(), "Slack refused it, with one word too many to tell it here");
}

void some_say_that_the_token_is_dead() {
    for (char const* const word : {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "team_disabled"}) {
        BOOST_TEST(is_dead_token(error_called(word)));
    }
    for (char const* const word : {"missing_scope", "ratelimited", "not_in_channel", "no_permission", "access_denied"}) {
        BOOST_TEST(!is_dead_token(error_called(word)));
    }
    BOOST_TEST(!is_dead_token({}) && !is_dead_token(std::make_error_code(std::errc::permission_denied)));
}

}  // namespace

int main() {
    each_known_word_is_a_code_with_a_sentence();
    conditions_are_those_of_the_standard();
    a_word_that_nobody_knew_is_told();
    there_is_always_an_error();
    any_number_has_a_message();
    words_beyond_all_measure_are_one_error();
    some_say_that_the_token_is_dead();
    return boost::report_errors();
}
