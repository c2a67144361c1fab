// SPDX-License-Identifier: BSL-1.0
// error: each value has a sentence of its own, and is a condition of std::errc.
#include <monongusa/error/error.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string_view>
#include <system_error>
#include <type_traits>

namespace {

using monongusa::error;
using monongusa::make_error_code;

static_assert(std::is_error_code_enum_v<error> && !std::is_error_condition_enum_v<error>);

struct row {
    error value;
    std::string_view sentence;
    std::errc condition;
};
constexpr row all[] = {
    {error::no_destination, "the event does not say where the action goes; set its 'to'", std::errc::destination_address_required},
    {error::not_supported, "the transport does not perform this action", std::errc::operation_not_supported},
    {error::connection_lost, "the connection was lost before the action was confirmed", std::errc::connection_aborted},
    {error::stopped, "the bot was stopped before the action was done", std::errc::operation_canceled},
    {error::too_many_timers, "too many actions wait for their time; this one was not taken", std::errc::resource_unavailable_try_again},
    {error::too_many_waits, "too many coroutines are under way; this one was not taken", std::errc::resource_unavailable_try_again},
    {error::deadline_passed, "the deadline passed before all handlers had ended", std::errc::timed_out},
    {error::actions_unanswered, "the transport did not say what came of all actions", std::errc::timed_out},
    {error::text_too_long, "the text is longer than the platform takes", std::errc::message_size},
    {error::text_empty, "the platform takes no empty text", std::errc::invalid_argument},
    {error::sink_threw, "the transport threw an exception", std::errc::io_error},
    {error::ran_before, "the bot has run before; a bot runs once", std::errc::operation_not_permitted},
    {error::no_token, "the bot has no token", std::errc::permission_denied},
};

void each_has_its_sentence() {
    for (auto const& [value, sentence, condition] : all) {
        std::error_code const code = value;
        BOOST_TEST_EQ(code.message(), sentence);
        BOOST_TEST(static_cast<bool>(code));
    }
}

void each_is_the_condition_that_comes_nearest() {
    for (auto const& [value, sentence, condition] : all) {
        std::error_code const code = value;
        BOOST_TEST(code == condition);
        BOOST_TEST(code.default_error_condition() == std::make_error_condition(condition));
        for (auto const& other : all) {
            if (other.condition != condition) BOOST_TEST(code != other.condition);
        }
    }
}

// A value that is forgotten in the table above has a sentence where none is expected here.
void values_count_from_one_and_there_are_no_others() {
    int number = 0;
    for (auto const& row : all) BOOST_TEST_EQ(static_cast<int>(row.value), ++number);
    auto const& category = make_error_code(error::stopped).category();
    for (int const none : {0, number + 1, -1, 1'000'000}) {
        BOOST_TEST_EQ(category.message(none), "no error of monongusa");
        BOOST_TEST(category.default_error_condition(none) == std::error_condition(none, category));
    }
}

void they_are_nobody_else_s() {
    std::error_code const code = error::stopped;
    BOOST_TEST_EQ(std::string_view{code.category().name()}, "monongusa");
    BOOST_TEST(code == error::stopped);
    BOOST_TEST(code != error::connection_lost);
    BOOST_TEST(code == make_error_code(error::stopped));
    BOOST_TEST(&code.category() == &make_error_code(error::no_destination).category());
    BOOST_TEST(code != std::error_code(static_cast<int>(error::stopped), std::generic_category()));
}

}  // namespace

int main() {
    each_has_its_sentence();
    each_is_the_condition_that_comes_nearest();
    values_count_from_one_and_there_are_no_others();
    they_are_nobody_else_s();
    return boost::report_errors();
}
