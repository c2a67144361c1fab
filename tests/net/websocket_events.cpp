// SPDX-License-Identifier: BSL-1.0
// websocket_events: nobody has to want all of them.
#include <monongusa/net/websocket_events.hpp>

#include <boost/core/lightweight_test.hpp>

#include <type_traits>

namespace {

using monongusa::net::websocket_events;

// They are copied into each session.
static_assert(std::is_trivially_copyable_v<websocket_events>);

void none_is_wanted_where_nothing_is_said() {
    websocket_events const none;
    BOOST_TEST(!none.owner && !none.opened && !none.message && !none.closed && !none.failed);
}

}  // namespace

int main() {
    none_is_wanted_where_nothing_is_said();
    return boost::report_errors();
}
