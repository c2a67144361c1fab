// SPDX-License-Identifier: BSL-1.0
// Tests why a gateway connection is over for good, as error codes.
#include <monongusa/wire/discord/gateway_error.hpp>

#include <boost/core/lightweight_test.hpp>

#include <system_error>

using monongusa::wire::discord::gateway_end;

namespace {

void each_end_is_an_error_with_words_and_a_condition() {
    struct {
        gateway_end end;
        std::errc condition;
    } const rows[] = {
        {gateway_end::bad_token, std::errc::permission_denied},         {gateway_end::disallowed_intents, std::errc::permission_denied},
        {gateway_end::invalid_shard, std::errc::invalid_argument},      {gateway_end::sharding_required, std::errc::invalid_argument},
        {gateway_end::invalid_intents, std::errc::invalid_argument},    {gateway_end::invalid_version, std::errc::protocol_not_supported},
        {gateway_end::identify_budget, std::errc::resource_unavailable_try_again},
    };
    for (auto const& row : rows) {
        std::error_code const error = row.end;
        BOOST_TEST(static_cast<bool>(error));
        BOOST_TEST(error == row.condition);
        BOOST_TEST_EQ(error.message(), what_of(row.end));
        BOOST_TEST_EQ(error.category().name(), std::string_view{"discord gateway"});
    }
    BOOST_TEST(!std::error_code{gateway_end::stopped});
}

}  // namespace

int main() {
    each_end_is_an_error_with_words_and_a_condition();
    return boost::report_errors();
}
