// SPDX-License-Identifier: BSL-1.0
// Tests the notation of scripts on a terminal or a pipe: what each line does, what is told of mistakes, commands, and that what was typed plays again.
#include <monongusa/transport/chat_dialect.hpp>

#include "../laws/sink.hpp"
#include "../laws/transport.hpp"
#include "../support/descriptors.hpp"
#include "../support/pty.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/clock/skipping.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/script/document.hpp>
#include <monongusa/script/outcome.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/transport/line_reader.hpp>
#include <monongusa/transport/scripted.hpp>
#include <monongusa/transport/stdio.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <future>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::transport::chat_dialect;
using mg::transport::console_config;
using on_stdio = mg::transport::basic_stdio<chat_dialect, mg::transport::line_reader>;

namespace {

constexpr auto later = [](auto& chat, std::chrono::milliseconds delay, std::string_view what) {
    chat.perform_after(delay, mg::action::reply{std::string{what}});
};
// Busy for so long; what is measured is the bot's time, not the test's.
constexpr auto spin = [](std::chrono::milliseconds time) {
    auto const end = mg::instant::clock::now() + time;
    while (mg::instant::clock::now() < end) std::this_thread::yield();
    return "spun";
};

constexpr mg::table reactions{
    mg::respond_to<R"(echo ((?s).*))">([](std::string_view text) { return std::string{text}; }),
    mg::respond_to<R"(in (\S+) (\S+))">(later),
    mg::respond_to<R"(spin (\S+))">(spin),
    mg::respond_to<"three">([](auto& chat) {
        chat.send("one");
        chat.react("two");
        chat.reply("three", mg::in_thread);
    }),
    mg::respond_to<"three">([] { return "four"; }) || true ? mg::respond_to<"thr.e">([] { return "four"; }) : mg::respond_to<"thr.e">([] { return "four"; }),
};

}  // namespace
int main() {}
