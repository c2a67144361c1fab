// SPDX-License-Identifier: BSL-1.0
// chat_completion: what a word at the prompt may become.

#ifndef MONONGUSA_TRANSPORT_CHAT_COMPLETION_HPP
#define MONONGUSA_TRANSPORT_CHAT_COMPLETION_HPP

#include <monongusa/chat/emoji_names.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/script/answer.hpp>
#include <monongusa/script/directive.hpp>
#include <monongusa/script/stage.hpp>
#include <monongusa/script/text.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::transport {

constexpr std::string_view chat_commands[] = {"\\help", "\\list", "\\why", "\\save", "\\save!"};

constexpr std::string_view chat_commands_help =
    "hello                       says it as who spoke last, where they spoke; @bot speaks to the bot\n"
    "@alice #general: hello      says it as alice in #general; @alice dm: hello says it to the bot alone\n"
    "%react :tada: m1 as bob     other things that happen: %edit, %time +30s, …; TAB completes them, docs/scripts.md has them all\n"
    "\\list                       the table of reactions\n"
    "\\why TEXT                   for each rule, why it would accept that or not\n"
    "\\save FILE                  writes this conversation as a script, which --check FILE plays again\n"
    "Ctrl-D                      ends the bot\n";

/// Appends whole words that begin as the one at `begin` does: commands, directives, names, channels, labels, emoji.
inline void complete_chat(script::stage const& stage, std::string_view line, std::size_t begin, std::vector<std::string>& candidates) {
    auto const word = line.substr(begin);
    auto const add = [&](std::string candidate) {
        if (candidate.starts_with(word) && std::find(candidates.begin(), candidates.end(), candidate) == candidates.end()) {
            candidates.push_back(std::move(candidate));
        }
    };
    auto const named = [](char sigil, std::string_view name) {
        std::string written(1, sigil);
        script::append_name(written, name);
        return written;
    };
    if (word.starts_with('\\')) {
        for (auto const one : chat_commands) add(std::string{one});
    } else if (word.starts_with('%')) {
        for (auto const& one : script::all_directives) add(detail::joined("%", one.name));
    } else if (word.starts_with(':')) {
        chat::for_each_emoji_beginning(word.substr(1), [&](std::string_view name) { add(detail::joined(":", name, ":")); });
    } else if (word.starts_with('@')) {
        add(named('@', stage.bot()));
        stage.memory().for_each([&](script::said const& message) { add(named('@', message.author.name)); });
    } else if (word.starts_with('#')) {
        add("#console");
        add("#general");
        stage.memory().for_each([&](script::said const& message) {
            if (message.channel.kind != chat::channel_kind::direct) add(named('#', script::shown(message.channel)));
        });
    } else if (word.starts_with('>') || line.starts_with('%')) {
        stage.memory().for_each([&](script::said const& message) { add(detail::joined(word.starts_with('>') ? ">" : "", message.label)); });
    }
}

}  // namespace monongusa::transport

#endif
