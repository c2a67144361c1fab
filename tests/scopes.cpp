// SPDX-License-Identifier: BSL-1.0
// Tests what a table asks of Slack: the least scopes and events, known to the compiler, and a rule's go with the rule.
#include <monongusa/scopes.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace mg = monongusa;
namespace scope = mg::scope;
namespace subscription = mg::wire::slack::subscription;

namespace {

constexpr auto give = [](std::string_view thing) { return std::string{thing}; };
constexpr auto sum = mg::respond_to<R"(add (\d+) (\d+))">([](int left, int right) { return std::to_string(left + right); });
constexpr auto spoken_to = mg::respond_to<"give me (.+)">(give);
constexpr auto heard = mg::listen_to<"help">([] { return std::string{"yes"}; });
constexpr auto celebrated = mg::on_emoji<"tada">([](mg::event::reaction_added const&) {});
constexpr auto calmed = mg::on<mg::event::reaction_removed>([](mg::event::reaction_removed const&) {});
constexpr auto welcomed = mg::on<mg::event::member_joined>([](mg::context<mg::action::direct_message>&) {});
constexpr auto drawn = mg::respond_to<"draw">([](mg::context<mg::action::upload>& chat) { chat.send("wait"); });
constexpr auto corrected = mg::on<mg::event::message_edited>([](mg::event::message_edited const&) {});
constexpr auto renamed = mg::on<mg::event::channel_renamed>([](mg::event::channel_renamed const&) {});
constexpr auto fallback = mg::default_reply([](auto& chat) { chat.reply("what?"); });
constexpr auto quoted = mg::default_reply([](mg::event::message const& message) { return message.author.name; });
constexpr auto awake = mg::on<mg::event::ready>([](mg::event::ready const&) {});

// Least privilege: who is spoken to reads nothing else.
constexpr mg::table polite{spoken_to};
static_assert(mg::scopes(polite) == (scope::app_mentions_read | scope::im_history | scope::chat_write));
static_assert(mg::slack_events(polite) == (subscription::app_mention | subscription::message_im));
static_assert(mg::scopes(polite).contains("chat:write") && !mg::scopes(polite).contains("channels:history") &&
              mg::scopes(polite).size() == 3);

// What people and places are called is offered to handlers that see them, never needed.
template <class Table>
constexpr auto for_names(Table const&) {
    return mg::wire::slack::scopes_for_names(mg::detail::needs_of_list<typename Table::list, mg::detail::context_of_launch>::all);
}
constexpr mg::table least{spoken_to, sum};
static_assert(mg::scopes(least) == (scope::app_mentions_read | scope::im_history | scope::chat_write));
static_assert(mg::slack_events(least) == (subscription::app_mention | subscription::message_im));
static_assert(for_names(least).empty() && for_names(polite).empty());
constexpr mg::table quoting{spoken_to, quoted};
static_assert(mg::scopes(quoting) == mg::scopes(least));
static_assert(for_names(quoting) == (scope::users_read | scope::channels_read | scope::groups_read | scope::mpim_read));

// A rule's scopes go with the rule.
constexpr mg::table with_all{spoken_to, heard, celebrated, welcomed, drawn, renamed};
constexpr mg::table without_heard{spoken_to, celebrated, welcomed, drawn, renamed};
constexpr mg::table without_celebrated{spoken_to, heard, welcomed, drawn, renamed};
constexpr mg::table without_welcomed{spoken_to, heard, celebrated, drawn, renamed};
constexpr mg::table without_drawn{spoken_to, heard, celebrated, welcomed, renamed};
constexpr mg::table without_renamed{spoken_to, heard, celebrated, drawn};
constexpr auto histories = scope::channels_history | scope::groups_history | scope::im_history | scope::mpim_history;
static_assert(mg::scopes(with_all) == (histories | scope::chat_write | scope::reactions_read | scope::channels_read | scope::groups_read |
                                       scope::im_write | scope::reactions_write | scope::files_write));
static_assert(mg::scopes(without_heard) - mg::scopes(with_all) == scope::app_mentions_read);
static_assert(mg::scopes(with_all) - mg::scopes(without_heard) == histories - scope::im_history);
static_assert(mg::scopes(with_all) - mg::scopes(without_celebrated) == scope::reactions_read);
static_assert(mg::scopes(with_all) - mg::scopes(without_welcomed) == scope::im_write);
static_assert(mg::scopes(with_all) - mg::scopes(without_drawn) == scope::files_write);
static_assert(mg::scopes(without_welcomed) - mg::scopes(without_renamed) == (scope::channels_read | scope::groups_read));
static_assert(mg::slack_events(with_all) - mg::slack_events(without_celebrated) == subscription::reaction_added);
static_assert(mg::slack_events(with_all) - mg::slack_events(without_welcomed) == subscription::member_joined_channel);

// A context may what every handler may, react among it; a handler that only hears may nothing.
constexpr mg::table chatty{fallback};
static_assert(mg::scopes(chatty) == (scope::app_mentions_read | scope::im_history | scope::chat_write | scope::reactions_write));
constexpr mg::table watching{celebrated, calmed};
static_assert(mg::scopes(watching) == scope::reactions_read);
static_assert(mg::slack_events(watching) == (subscription::reaction_added | subscription::reaction_removed));
constexpr mg::table watching_edits{corrected};
static_assert(mg::scopes(watching_edits) == histories && mg::slack_events(watching_edits) == subscription::messages);
constexpr mg::table asleep{awake};
static_assert(mg::scopes(asleep).empty() && mg::slack_events(asleep).empty());

void they_are_ranges_of_names() {
    std::vector<std::string_view> names;
    for (auto const name : mg::scopes(polite)) names.push_back(name);
    BOOST_TEST((names == std::vector<std::string_view>{"app_mentions:read", "chat:write", "im:history"}));
    auto const events = mg::slack_events(without_heard);
    BOOST_TEST((std::vector<std::string_view>(events.begin(), events.end()) ==
                std::vector<std::string_view>{"app_mention", "channel_rename", "group_rename", "member_joined_channel", "message.im",
                                              "reaction_added"}));
}

// What each setting makes of it is tested with wire/slack/manifest.
void the_manifest_is_at_hand_without_a_command_line() {
    auto const text = mg::slack_manifest(quoting, {.name = "helper", .aliases = true, .names = false});
    BOOST_TEST(text.starts_with("{\n    \"display_information\": {\n        \"name\": \"helper\"\n    },\n"));
    BOOST_TEST_NE(text.find("\"message.channels\""), std::string::npos);
    BOOST_TEST_EQ(text.find("users:read"), std::string::npos);
    BOOST_TEST(text.ends_with("\n}"));
    BOOST_TEST_EQ(mg::slack_manifest(polite, {.name = "helper"}).find("message.channels"), std::string::npos);
    BOOST_TEST_NE(mg::slack_manifest(quoting, {.name = "helper"}).find("bot_optional"), std::string::npos);
    BOOST_TEST_EQ(mg::slack_manifest(least, {.name = "helper"}), mg::slack_manifest(quoting, {.name = "helper", .names = false}));
}

}  // namespace

int main() {
    they_are_ranges_of_names();
    the_manifest_is_at_hand_without_a_command_line();
    return boost::report_errors();
}
