// SPDX-License-Identifier: BSL-1.0
// channel_type: Discord's numbers mean what its documentation says.
#include <monongusa/wire/discord/channel_type.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::chat::channel_kind;
namespace channel_type = monongusa::wire::discord::channel_type;

void each_number_has_its_meaning() {
    struct {
        int type;
        bool thread;
        bool talked_in;
        channel_kind kind;
    } const rows[] = {
        {-1, false, true, channel_kind::open},
        {0, false, true, channel_kind::open},
        {1, false, true, channel_kind::direct},
        {2, false, true, channel_kind::open},
        {3, false, true, channel_kind::group},
        {4, false, false, channel_kind::open},
        {5, false, true, channel_kind::open},
        {9, false, true, channel_kind::open},
        {10, true, true, channel_kind::open},
        {11, true, true, channel_kind::open},
        {12, true, true, channel_kind::closed},
        {13, false, true, channel_kind::open},
        {14, false, false, channel_kind::open},
        {15, false, true, channel_kind::open},
        {16, false, true, channel_kind::open},
        {99, false, true, channel_kind::open},
        {-2147483647 - 1, false, true, channel_kind::open},
    };
    for (auto const& row : rows) {
        BOOST_TEST_EQ(channel_type::is_thread(row.type), row.thread);
        BOOST_TEST_EQ(channel_type::is_talked_in(row.type), row.talked_in);
        BOOST_TEST(channel_type::kind_of(row.type) == row.kind);
    }
}

}  // namespace

int main() {
    each_number_has_its_meaning();
    return boost::report_errors();
}
