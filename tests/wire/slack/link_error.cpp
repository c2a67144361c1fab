// SPDX-License-Identifier: BSL-1.0
// wire/slack/link_error: each end is an error of its own, which says what is to be done.
#include <monongusa/wire/slack/link_error.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <system_error>

namespace {

using namespace monongusa::wire::slack;

void each_end_is_an_error_but_a_stop() {
    std::error_code const none = link_end::stopped;
    BOOST_TEST(!none);
    std::error_code const disabled = link_end::link_disabled;
    std::error_code const fatal = link_end::fatal;
    BOOST_TEST(disabled && fatal && disabled != fatal);
    BOOST_TEST_EQ(std::string{disabled.category().name()}, "slack socket mode");
    for (auto const end : {link_end::stopped, link_end::link_disabled, link_end::fatal})
        BOOST_TEST_EQ(make_error_code(end).message(), what_of(end));
    BOOST_TEST(make_error_code(link_end::fatal) == std::errc::permission_denied);
    BOOST_TEST(make_error_code(link_end::link_disabled) == std::errc::not_connected);
    BOOST_TEST(make_error_code(link_end::stopped) == std::errc::operation_canceled);
    BOOST_TEST(make_error_code(static_cast<link_end>(99)) != std::errc::permission_denied);
}

}  // namespace

int main() {
    each_end_is_an_error_but_a_stop();
    return boost::report_errors();
}
