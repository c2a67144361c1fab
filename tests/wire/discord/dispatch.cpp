// SPDX-License-Identifier: BSL-1.0
// dispatch: names are found, and nothing next to them.
#include <monongusa/wire/discord/dispatch.hpp>
#include <monongusa/wire/discord/frame.hpp>

#include "support/discord_frames.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;

static_assert(dispatch_called("MESSAGE_CREATE") == dispatch::message_create);
static_assert(name_of(dispatch::message_create) == "MESSAGE_CREATE");

// The name of an enumerator and that of the event are the same but for the case; the list in the header is in the order of the enumerators.
void names_are_in_the_order_of_the_enumerators() {
    struct {
        dispatch what;
        std::string_view name;
    } const rows[] = {
        {dispatch::channel_create, "CHANNEL_CREATE"},
        {dispatch::channel_delete, "CHANNEL_DELETE"},
        {dispatch::channel_update, "CHANNEL_UPDATE"},
        {dispatch::guild_create, "GUILD_CREATE"},
        {dispatch::guild_delete, "GUILD_DELETE"},
        {dispatch::guild_member_add, "GUILD_MEMBER_ADD"},
        {dispatch::guild_member_remove, "GUILD_MEMBER_REMOVE"},
        {dispatch::guild_member_update, "GUILD_MEMBER_UPDATE"},
        {dispatch::guild_role_create, "GUILD_ROLE_CREATE"},
        {dispatch::guild_role_delete, "GUILD_ROLE_DELETE"},
        {dispatch::guild_role_update, "GUILD_ROLE_UPDATE"},
        {dispatch::message_create, "MESSAGE_CREATE"},
        {dispatch::message_delete, "MESSAGE_DELETE"},
        {dispatch::message_delete_bulk, "MESSAGE_DELETE_BULK"},
        {dispatch::message_reaction_add, "MESSAGE_REACTION_ADD"},
        {dispatch::message_reaction_remove, "MESSAGE_REACTION_REMOVE"},
        {dispatch::message_update, "MESSAGE_UPDATE"},
        {dispatch::ready, "READY"},
        {dispatch::resumed, "RESUMED"},
        {dispatch::thread_create, "THREAD_CREATE"},
        {dispatch::thread_delete, "THREAD_DELETE"},
        {dispatch::thread_list_sync, "THREAD_LIST_SYNC"},
        {dispatch::thread_update, "THREAD_UPDATE"},
    };
    BOOST_TEST_EQ(std::size(rows) + 1, dispatches::count);
    for (auto const& row : rows) {
        BOOST_TEST(dispatch_called(row.name) == row.what);
        BOOST_TEST_EQ(name_of(row.what), row.name);
        for (std::string const& other : {std::string{row.name} + "S", std::string{row.name.substr(1)}, " " + std::string{row.name}}) {
            BOOST_TEST(dispatch_called(other) == dispatch::unknown);
        }
    }
}

void others_are_unknown() {
    for (std::string_view const other :
         {"", "message_create", "TYPING_START", "PRESENCE_UPDATE", "SOMETHING_NEW", "MESSAGE\\u005fCREATE"}) {
        BOOST_TEST(dispatch_called(other) == dispatch::unknown);
    }
    BOOST_TEST_EQ(name_of(dispatch::unknown), "");
}

void frames_of_discord_are_known() {
    for (auto const file : support::discord_frames::all) {
        auto const text = support::discord_frames::file(file);
        frame found;
        BOOST_TEST(read_frame(text, found));
        BOOST_TEST_EQ(dispatch_called(found.type) != dispatch::unknown, found.op == 0);
    }
}

}  // namespace

int main() {
    names_are_in_the_order_of_the_enumerators();
    others_are_unknown();
    frames_of_discord_are_known();
    return boost::report_errors();
}
