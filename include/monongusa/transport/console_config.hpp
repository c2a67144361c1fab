// SPDX-License-Identifier: BSL-1.0
// console_config: what a terminal that may speak several formats is told.

#ifndef MONONGUSA_TRANSPORT_CONSOLE_CONFIG_HPP
#define MONONGUSA_TRANSPORT_CONSOLE_CONFIG_HPP

#include <monongusa/event/message.hpp>
#include <monongusa/transport/stdio_config.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace monongusa::transport {

enum class console_format : unsigned char {
    guess,  ///< `chat` where somebody types, else `irc` if the first line is certainly that, else `lines`.
    lines,
    irc,
    jsonl,
    chat,
};

constexpr std::optional<console_format> format_called(std::string_view name) noexcept {
    if (name == "lines") return console_format::lines;
    if (name == "irc") return console_format::irc;
    if (name == "jsonl") return console_format::jsonl;
    if (name == "chat") return console_format::chat;
    return std::nullopt;
}

/// What the prompt can ask about its bot; where a function is null, it cannot.
struct console_commands {
    void* self = nullptr;
    std::string (*list)(void* self) = nullptr;
    std::string (*why)(void* self, event::message const& message) = nullptr;
};

struct console_config : stdio_config {
    console_format speaks = console_format::guess;
    console_commands commands{};
};

}  // namespace monongusa::transport

#endif
