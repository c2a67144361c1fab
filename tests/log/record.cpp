// SPDX-License-Identifier: BSL-1.0
// record: a view of a line, of no rule and no bot unless it says so.
#include <monongusa/log/record.hpp>

#include <type_traits>

namespace {

using monongusa::log::level;
using monongusa::log::record;

static_assert(std::is_trivially_copyable_v<record>);

constexpr record nothing_said;
static_assert(nothing_said.level == level::info && nothing_said.time == 0 && nothing_said.rule == 0);
static_assert(nothing_said.subsystem.empty() && nothing_said.bot.empty() && nothing_said.text.empty());

constexpr record line{.level = level::error, .time = 5, .subsystem = "rule", .bot = "tea", .rule = 3, .text = "no tea"};
static_assert(line.level == level::error && line.time == 5 && line.subsystem == "rule" && line.bot == "tea" && line.rule == 3);
static_assert(line.text == "no tea");

}  // namespace

int main() {}
