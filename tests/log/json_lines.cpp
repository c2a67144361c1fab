// SPDX-License-Identifier: BSL-1.0
// json_lines: a line is an object that says what the record says, and nothing that it does not.
#include <monongusa/log/json_lines.hpp>

#include "../laws/log_sink.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <unistd.h>

namespace {

namespace log = monongusa::log;
using log::level;
using log::record;
using namespace std::string_view_literals;

static_assert(!std::is_copy_constructible_v<log::json_lines>);

constexpr std::int64_t then = 1'795'272'301'123;
constexpr auto make = [](int to) { return log::json_lines{to}; };

std::string written(record const& line) {
    return laws::written_by(make, [&](auto& sink) { sink.write(line); });
}

void members_are_those_that_the_line_has() {
    BOOST_TEST_EQ(written({level::warning, then, "stdio", "bot", 3, "no tea"}),
                  R"({"time":"2026-11-21T14:45:01.123Z","level":"warning","bot":"bot","subsystem":"stdio","rule":3,"text":"no tea"})"
                  "\n");
    BOOST_TEST_EQ(written({level::error, then, "process", "", 0, ""}),
                  R"({"time":"2026-11-21T14:45:01.123Z","level":"error","subsystem":"process","text":""})"
                  "\n");
    BOOST_TEST_EQ(written({.time = then, .text = "x"}), R"({"time":"2026-11-21T14:45:01.123Z","level":"info","text":"x"})"
                                                        "\n");
}

void any_text_can_be_read_again() {
    BOOST_TEST_EQ(written({level::info, then, "s\"", "t\\a", 0, "a\nb\0\x1b\xff \xf0\x9f\x8d\xb5"sv}),
                  "{\"time\":\"2026-11-21T14:45:01.123Z\",\"level\":\"info\",\"bot\":\"t\\\\a\",\"subsystem\":\"s\\\"\","
                  "\"text\":\"a\\nb\\u0000\\u001b\\udcff \xf0\x9f\x8d\xb5\"}\n");
}

void a_count_is_an_object_of_the_same_kind() {
    auto const text = laws::written_by(make, [](auto& sink) {
        for (int i = 0; i < 3; ++i) sink.write({level::error, then + i, "rule", "tea", 3, "no tea"});
    });
    BOOST_TEST_EQ(
        text,
        R"({"time":"2026-11-21T14:45:01.123Z","level":"error","bot":"tea","subsystem":"rule","rule":3,"text":"no tea"})"
        "\n"
        R"({"time":"2026-11-21T14:45:01.125Z","level":"error","bot":"tea","subsystem":"rule","rule":3,"text":"the last line came 2 more times"})"
        "\n");
}

void unless_told_otherwise_it_writes_to_stderr() {
    auto const text = support::written_to(STDERR_FILENO, [] {
        log::json_lines sink;
        sink.write({.time = then, .text = "here"});
    });
    BOOST_TEST_EQ(text, R"({"time":"2026-11-21T14:45:01.123Z","level":"info","text":"here"})"
                        "\n");
}

}  // namespace

int main() {
    laws::log_sink(make);
    members_are_those_that_the_line_has();
    any_text_can_be_read_again();
    a_count_is_an_object_of_the_same_kind();
    unless_told_otherwise_it_writes_to_stderr();
    return boost::report_errors();
}
