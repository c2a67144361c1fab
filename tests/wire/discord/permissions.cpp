// SPDX-License-Identifier: BSL-1.0
// Tests Discord's permissions: the least for what a rule hears and does, and the link that invites with them.
#include <monongusa/wire/discord/permissions.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdint>

namespace mg = monongusa;
namespace permission = mg::wire::discord::permission;
using mg::detail::action_flag;
using mg::detail::event_flag;
using mg::detail::rule_needs;
using mg::wire::discord::permissions_of;

namespace {

template <class Action>
constexpr std::uint64_t doing() {
    return permissions_of(rule_needs{1, {}, action_flag<Action>(), false, false}) & ~permission::view_channel;
}
constexpr auto speaking = permission::send_messages | permission::send_messages_in_threads;
static_assert(doing<mg::action::send>() == speaking);
static_assert(doing<mg::action::reply>() == (speaking | permission::read_message_history));
static_assert(doing<mg::action::reply_in_thread>() == (speaking | permission::read_message_history | permission::create_public_threads));
static_assert(doing<mg::action::react>() == (permission::add_reactions | permission::read_message_history));
static_assert(doing<mg::action::delete_message>() == permission::manage_messages);
static_assert(doing<mg::action::typing>() == speaking);
static_assert(doing<mg::action::upload>() == (speaking | permission::attach_files) && permission::attach_files == 0x8000);
static_assert(doing<mg::action::embed>() == (speaking | permission::embed_links) && permission::embed_links == 0x4000);
static_assert(doing<mg::action::edit>() == 0 && doing<mg::action::direct_message>() == 0);

static_assert(permissions_of(rule_needs{1, event_flag<mg::event::message>(), {}, false, false}) == permission::view_channel);
static_assert(permissions_of(rule_needs{1, event_flag<mg::event::ready>(), {}, false, false}) == 0);
static_assert(permissions_of(rule_needs{1, {}, action_flag<mg::action::send>(), false, false}) == (speaking | permission::view_channel));

void words_and_links() {
    BOOST_TEST_EQ(mg::wire::discord::words_of_permissions(0), "none");
    BOOST_TEST_EQ(mg::wire::discord::words_of_permissions(permission::view_channel | permission::add_reactions), "ADD_REACTIONS, VIEW_CHANNEL");
    BOOST_TEST_EQ(mg::wire::discord::words_of_permissions(permission::attach_files | permission::embed_links), "EMBED_LINKS, ATTACH_FILES");
    BOOST_TEST_EQ(mg::wire::discord::invite_link("7", 3072), "https://discord.com/oauth2/authorize?client_id=7&scope=bot&permissions=3072");
}

void a_token_says_whose_it_is() {
    using mg::wire::discord::application_of_token;
    BOOST_TEST_EQ(application_of_token("MTIzNDU2Nzg5MDEyMzQ1Njc4.x.y"), "123456789012345678");
    BOOST_TEST_EQ(application_of_token("MTIzNDU2Nzg5MDEyMzQ1Njc4OQ.x.y"), "1234567890123456789");
    for (auto const* const other : {"", ".", "x", "abc.def", "!!!!", "MTIzNDU2Nzg5MDEyMzQ1Njc4MTIzNDU2Nzg5MDEyMzQ1Njc4.x.y"}) {
        BOOST_TEST_EQ(application_of_token(other), "");
    }
}

}  // namespace

int main() {
    words_and_links();
    a_token_says_whose_it_is();
    return boost::report_errors();
}
