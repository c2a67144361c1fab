// SPDX-License-Identifier: BSL-1.0
// Tests the types that follow from a bot's parts, from wrong ones too.
#include <monongusa/bot/parts.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/event/all.hpp>

#include <mutex>
#include <type_traits>

namespace mg = monongusa;
using namespace mg::detail;

struct no_transport {};
struct locked {
    std::mutex mutex;
};

static_assert(std::is_same_v<sink_of<support::memory_transport>::type, support::memory_sink>);
static_assert(std::is_same_v<sink_of<no_transport>::type, no_sink>);

static_assert(std::is_same_v<moved<no_transport>, no_transport>);
static_assert(std::is_same_v<moved<locked>, not_moved>);
static_assert(std::is_constructible_v<not_moved, locked>);

static_assert(contexts<support::memory_sink>::of<mg::event::message>::reach == mg::event::reach::anywhere);
static_assert(contexts<support::memory_sink>::of<mg::event::ready>::reach == mg::event::reach::nowhere);

int main() {}
