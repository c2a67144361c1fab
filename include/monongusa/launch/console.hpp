// SPDX-License-Identifier: BSL-1.0
// console: the terminal in whatever format it speaks.

#ifndef MONONGUSA_LAUNCH_CONSOLE_HPP
#define MONONGUSA_LAUNCH_CONSOLE_HPP

#include <monongusa/action/occasion.hpp>
#include <monongusa/transport/chat_dialect.hpp>
#include <monongusa/transport/console_config.hpp>
#include <monongusa/transport/console_output.hpp>
#include <monongusa/transport/jsonl_dialect.hpp>
#include <monongusa/transport/line_editor.hpp>
#include <monongusa/transport/plain_dialect.hpp>
#include <monongusa/transport/stdio.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace monongusa::detail {

/// The dialect that `console_config::speaks` names.
class console_dialect {
    using plain = transport::plain_dialect;
    using jsonl = transport::jsonl_dialect;
    using chat = transport::chat_dialect;
    using format = transport::console_format;

public:
    using config = transport::console_config;

    console_dialect(config const& how, transport::console_output& out) {
        bool const chats = how.speaks == format::chat || (how.speaks == format::guess && transport::is_typed(how));
        if (chats) {
            chosen_.emplace<chat>(how, out);
        } else if (how.speaks == format::jsonl) {
            chosen_.emplace<jsonl>(how, out);
        } else {
            chosen_.emplace<plain>(how, out);
        }
    }

    template <class Listener>
    void begin(Listener& listener) {
        speak([&](auto& dialect) { dialect.begin(listener); });
    }
    template <class Listener>
    void hear(Listener& listener, std::string_view line, std::size_t number) {
        speak([&](auto& dialect) { dialect.hear(listener, line, number); });
    }
    template <class Listener>
    void timers_fired(Listener& listener) {
        speak([&](auto& dialect) { dialect.timers_fired(listener); });
    }
    template <class Listener>
    void end(Listener& listener, std::string_view reason) {
        speak([&](auto& dialect) { dialect.end(listener, reason); });
    }
    template <class Action, class Done>
    void perform(Action action, Done done, action::stamp const& stamp) {
        speak([&](auto& dialect) { dialect.perform(std::move(action), std::move(done), stamp); });
    }

    bool failed(event::failure const& failure) {
        auto* const shows = std::get_if<chat>(&chosen_);
        return shows && shows->failed(failure);
    }

    transport::completer completion() noexcept {
        auto* const at_the_prompt = std::get_if<chat>(&chosen_);
        if (!at_the_prompt) return {};
        return {[](void* self, std::string_view line, std::size_t word_begin, std::vector<std::string>& candidates) {
                    static_cast<chat const*>(self)->complete(line, word_begin, candidates);
                },
                at_the_prompt};
    }

private:
    template <class Function>
    void speak(Function const& function) {
        if (auto* const one = std::get_if<plain>(&chosen_)) return function(*one);
        if (auto* const one = std::get_if<jsonl>(&chosen_)) return function(*one);
        if (auto* const one = std::get_if<chat>(&chosen_)) return function(*one);
    }

    std::variant<std::monostate, plain, jsonl, chat> chosen_;
};

/// With editing where somebody types and the library for it is there.
class console : public transport::basic_stdio<console_dialect, transport::line_editor> {
public:
    using basic_stdio::basic_stdio;
};

}  // namespace monongusa::detail

#endif
