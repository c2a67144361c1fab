// SPDX-License-Identifier: BSL-1.0
// Tests what a table asks of Discord: the least intents and permissions, known to the compiler.
#include <monongusa/intents.hpp>

#include <monongusa/verbs.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;
namespace intent = mg::intent;

namespace {

constexpr auto messages = intent::guild_messages | intent::direct_messages;

// Mentions, direct messages and reactions need no privileged intent.
constexpr mg::table spoken_to{
    mg::respond_to<"give me (.+)">([](std::string_view thing) { return std::string{thing}; }),
    mg::on_emoji<"tada">([](mg::event::reaction_added const&) {}),
    mg::default_reply([](auto& chat) { chat.reply("what?"); }),
};
static_assert(mg::intents(spoken_to) == (messages | intent::guild_message_reactions | intent::direct_message_reactions));
static_assert((mg::intents(spoken_to) & intent::privileged).empty());

constexpr mg::table listening{mg::listen_to<"help">([](auto& chat) { chat.send("yes"); })};
static_assert(mg::intents(listening) == (messages | intent::message_content));

constexpr mg::table of_members{mg::on<mg::event::member_joined>([](mg::event::member_joined const&) {})};
static_assert(mg::intents(of_members) == intent::guild_members);
static_assert(mg::permissions(of_members) == 0);

constexpr mg::table of_nothing{mg::on<mg::event::ready>([](mg::event::ready const&) {})};
static_assert(mg::intents(of_nothing).empty());

constexpr mg::table answers{mg::respond_to<"hello">([] { return std::string{"hello"}; })};
// VIEW_CHANNEL, SEND_MESSAGES, READ_MESSAGE_HISTORY, SEND_MESSAGES_IN_THREADS
static_assert(mg::permissions(answers) == ((1ULL << 10) | (1ULL << 11) | (1ULL << 16) | (1ULL << 38)));

}  // namespace

int main() {}
