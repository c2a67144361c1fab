// SPDX-License-Identifier: BSL-1.0
// Tests what `--intents` prints of a table, to the letter.
#include <monongusa/launch/inviting.hpp>

#include <monongusa/intents.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;

namespace {

constexpr mg::table spoken_to{
    mg::respond_to<"give me (.+)">([](std::string_view thing) { return std::string{thing}; }),
    mg::on_emoji<"tada">([](mg::context<mg::action::react>&) {}),
};
constexpr mg::table curious{
    mg::listen_to<"help">([] { return std::string{"yes"}; }),
    mg::on<mg::event::member_joined>([](mg::event::member_joined const&) {}),
};
constexpr mg::table deaf{mg::on<mg::event::ready>([](mg::event::ready const&) {})};

template <class Table>
std::string described(Table const&, std::string_view token = {}) {
    return mg::detail::description_of_intents(mg::detail::needs_of_table<Table>(), mg::secret{token, "TOKEN"});
}

// As the table calls it, with its line where the compiler tells that.
template <class Table>
std::string rule(Table const&, std::size_t position) {
    return mg::detail::needs_of_table<Table>().name_of_rule(position);
}

void what_is_asked_is_said_rule_by_rule() {
    BOOST_TEST(rule(spoken_to, 1).starts_with("rule 1, respond_to \"give me (.+)\""));
    BOOST_TEST_EQ(described(spoken_to),
                  "intents: GUILD_MESSAGES, GUILD_MESSAGE_REACTIONS, DIRECT_MESSAGES, DIRECT_MESSAGE_REACTIONS (13824)\n"
                  "  GUILD_MESSAGES: " + rule(spoken_to, 1) + "\n"
                  "  GUILD_MESSAGE_REACTIONS: " + rule(spoken_to, 2) + "\n"
                  "  DIRECT_MESSAGES: " + rule(spoken_to, 1) + "\n"
                  "  DIRECT_MESSAGE_REACTIONS: " + rule(spoken_to, 2) + "\n"
                  "permissions: ADD_REACTIONS, VIEW_CHANNEL, SEND_MESSAGES, READ_MESSAGE_HISTORY, CREATE_PUBLIC_THREADS, SEND_MESSAGES_IN_THREADS "
                  "(309237713984)\n"
                  "invite: https://discord.com/oauth2/authorize?client_id=APPLICATION_ID&scope=bot&permissions=309237713984\n");
}

void what_has_to_be_turned_on_is_said() {
    BOOST_TEST_EQ(described(curious),
                  "intents: GUILD_MEMBERS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT (37378)\n"
                  "  GUILD_MEMBERS: " + rule(curious, 2) + "\n"
                  "  GUILD_MESSAGES: " + rule(curious, 1) + "\n"
                  "  DIRECT_MESSAGES: " + rule(curious, 1) + "\n"
                  "  MESSAGE_CONTENT: " + rule(curious, 1) + "\n"
                  "turn on in the developer portal, under 'Bot': Server Members Intent\n"
                  "turn on in the developer portal, under 'Bot': Message Content Intent\n"
                  "permissions: VIEW_CHANNEL, SEND_MESSAGES, READ_MESSAGE_HISTORY, SEND_MESSAGES_IN_THREADS (274877975552)\n"
                  "invite: https://discord.com/oauth2/authorize?client_id=APPLICATION_ID&scope=bot&permissions=274877975552\n");
}

void a_table_that_asks_nothing_is_told_so() {
    BOOST_TEST_EQ(described(deaf),
                  "intents: none (0)\n"
                  "this table hears nothing from Discord\n"
                  "permissions: none (0)\n"
                  "invite: https://discord.com/oauth2/authorize?client_id=APPLICATION_ID&scope=bot&permissions=0\n");
}

// The application's id is public, the rest of the token is not.
void a_token_gives_the_id_of_the_application_and_nothing_else() {
    auto const said = described(deaf, "MTExMDIyMjAzMzMwNDQ0MDAwMA.Gabcde.secretsecretsecretsecret");
    BOOST_TEST(said.ends_with("?client_id=1110222033304440000&scope=bot&permissions=0\n"));
    BOOST_TEST_EQ(said.find("secret"), said.npos);
    BOOST_TEST_EQ(said.find("MTEx"), said.npos);
    for (std::string_view const other : {"not a token", "QUJD.x.y", "."}) BOOST_TEST_EQ(described(deaf, other), described(deaf));
}

}  // namespace

int main() {
    what_is_asked_is_said_rule_by_rule();
    what_has_to_be_turned_on_is_said();
    a_table_that_asks_nothing_is_told_so();
    a_token_gives_the_id_of_the_application_and_nothing_else();
    return boost::report_errors();
}
