// SPDX-License-Identifier: BSL-1.0
// queued_request: what passes by itself, and what does not.
#include <monongusa/wire/queued_request.hpp>

#include <boost/core/lightweight_test.hpp>

#include <system_error>

namespace {

using namespace monongusa::wire;

static_assert(is_passing(500) && is_passing(502) && is_passing(503) && is_passing(504) && is_passing(520) && is_passing(524));
static_assert(!is_passing(200) && !is_passing(400) && !is_passing(429) && !is_passing(501) && !is_passing(505) && !is_passing(525));

void one_has_not_begun() {
    queued_request<int, int> const one{};
    BOOST_TEST(!one.in_flight && !one.is_later && one.attempts == 0 && one.ticket == 0);
}

void some_reasons_last() {
    for (auto const one : {std::errc::permission_denied, std::errc::invalid_argument, std::errc::io_error, std::errc::operation_canceled}) {
        BOOST_TEST(is_lasting(std::make_error_code(one)));
    }
    for (auto const one : {std::errc::connection_refused, std::errc::host_unreachable, std::errc::timed_out, std::errc::connection_reset}) {
        BOOST_TEST(!is_lasting(std::make_error_code(one)));
    }
}

}  // namespace

int main() {
    one_has_not_begun();
    some_reasons_last();
    return boost::report_errors();
}
