// SPDX-License-Identifier: BSL-1.0
// The tea house: the bot to whom the scripts of docs/scripts.md speak.
#include <monongusa.hpp>
#include <monongusa/script/directive.hpp>
#include <monongusa/transport/chat_completion.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace mg = monongusa;

// Who is in #tea, and the message that says so.
struct guests {
    std::vector<std::string> names{};
    std::string board{};

    std::string list() const {
        std::string text;
        for (auto const& name : names) (text += text.empty() ? "guests: " : ", ") += name;
        return text;
    }
};

mg::action::send to_ops(std::string text) {
    mg::action::send message{std::move(text)};
    message.to.channel = {"ops", "ops"};
    return message;
}

constexpr auto help = [](auto& chat) {
    chat.reply("Yes, I can!");
    chat.send("I can help everybody!");
    chat.reply("Here's a threaded reply", mg::in_thread);
};
constexpr auto remind = [](auto& chat, std::chrono::seconds delay, std::string_view what) {
    chat.perform_after(delay, mg::action::reply{std::string{what}});
};
constexpr auto shut = [](mg::event::message const& message) {
    auto const& roles = message.author.roles;
    return std::find(roles.begin(), roles.end(), "host") == roles.end() ? "only a host may do that" : "good night";
};
constexpr auto look = [](auto& chat, mg::event::message const& message) {
    for (auto const& file : message.attachments) {
        chat.send(message.author.name + " shows " + file.name + ", " + std::to_string(file.size) + " bytes of " + file.type);
    }
};
constexpr auto hush = [](mg::context<mg::action::delete_message, mg::action::direct_message>& chat) {
    chat.delete_message();
    chat.direct_message("no spoilers, please");
};
constexpr auto cool = [](mg::context<mg::action::unreact>& chat, mg::event::message_edited const& edited) {
    if (edited.previous.find("thank") != std::string::npos) chat.unreact("heart");
};
constexpr auto welcome = [](mg::context<mg::action::direct_message, mg::action::edit>& chat, mg::event::member_joined const& joined,
                            guests& in) {
    if (joined.channel.name.empty()) return chat.direct_message("welcome, " + joined.user.name);
    in.names.push_back(joined.user.name);
    if (!in.board.empty()) return chat.edit(in.list(), in.board);
    chat.perform(mg::action::send{in.list()}, [&in](std::error_code, mg::chat::sent const& sent) { in.board = sent.message; });
};
constexpr auto goodbye = [](mg::context<mg::action::edit, mg::action::delete_message>& chat, mg::event::member_left const& left,
                            guests& in) {
    std::erase(in.names, left.user.name);
    in.names.empty() ? chat.delete_message(in.board) : chat.edit(in.list(), in.board);
    if (in.names.empty()) in.board.clear();
};
constexpr auto notice = [](mg::event::member_changed const& changed) {
    return to_ops(changed.user.name + (changed.previous.empty() ? " has other roles" : " was called " + changed.previous));
};

constexpr auto miss = [](auto& chat, mg::event::disconnected const& lost) {
    if (!lost.final) chat.perform(to_ops("disconnected: " + lost.reason));
};

constexpr auto menu = [](mg::context<mg::action::typing, mg::action::embed, mg::action::upload>& chat) {
    chat.typing();
    chat.embed({.text = "served until six", .title = "Tea of the day", .fields = {{"Assam", "3.50", true}, {"Oolong", "4.20", true}}});
    chat.upload({"menu.csv", "Assam;3.50\nOolong;4.20\n"}, "all of it");
};

// Who is to tell of a fire runs, too.
constexpr auto report = [](mg::event::failure const& failure) {
    if (failure.what.ends_with("on fire")) throw std::runtime_error{"nobody is left in ops"};
    return to_ops("rule " + std::to_string(failure.rule) + ": " + failure.what);
};

// What the page has to name.
constexpr auto list_directives = [] {
    std::string all;
    for (auto const& one : mg::script::all_directives) (all += ' ') += one.name;
    return all;
};
constexpr auto list_commands = [] {
    std::string all;
    for (auto const one : mg::transport::chat_commands) (all += ' ') += one;
    return all;
};

constexpr mg::table reactions{
    mg::respond_to<"give me (.+)">([](std::string_view thing) { return "Here is " + std::string{thing}; }),
    mg::listen_to<"Can someone help me">(help),
    mg::listen_to<"thank">([](auto& chat) { chat.react("heart"); }),
    mg::listen_to<"spoiler">(hush),
    mg::respond_to<R"(remind me in (\S+) of (.+))">(remind),
    mg::respond_to<"roll">([] { return "you rolled " + std::to_string(1 + std::rand() % 6); }),
    mg::respond_to<"close the house">(shut),
    mg::respond_to<"say nothing">([] { return std::string{}; }),
    mg::respond_to<"poem">([] { return "tea\n  in the rain"; }),
    mg::on<mg::event::message>(look),
    mg::on<mg::event::message_edited>(cool),
    mg::on_emoji<"tada">([](mg::event::reaction_added const& added) { return mg::action::send{added.user.name + " is happy"}; }),
    mg::on<mg::event::reaction_removed>(
        [](mg::event::reaction_removed const& removed) { return mg::action::send{removed.user.name + " is calm again"}; }),
    mg::on<mg::event::member_joined>(welcome),
    mg::on<mg::event::member_left>(goodbye),
    mg::on<mg::event::member_changed>(notice),
    mg::on<mg::event::message_deleted>(
        [](mg::event::message_deleted const& gone) { return to_ops(gone.author.name + " took back: " + gone.previous); }),
    mg::on<mg::event::channel_created>([](auto& chat) { chat.send("tea will be served here"); }),
    mg::on<mg::event::channel_renamed>([](mg::event::channel_renamed const& now) { return mg::action::send{"this was #" + now.previous}; }),
    mg::on<mg::event::channel_deleted>(
        [](mg::event::channel_deleted const& gone) { return to_ops("no more tea in #" + gone.channel.name); }),
    mg::on<mg::event::disconnected>(miss),
    mg::on_error(report),
    mg::respond_to<"^directives$">(list_directives),
    mg::respond_to<"burn the toast">([]() -> std::string { throw std::runtime_error{"the kitchen is on fire"}; }),
    mg::respond_to<"^commands$">(list_commands),
    mg::respond_to<"the menu">(menu),
};

int main(int argc, char** argv) {
    guests in;
    return mg::launch(argc, argv, reactions, mg::with(in));
}
