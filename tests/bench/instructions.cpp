// SPDX-License-Identifier: BSL-1.0
// So many messages against 64 patterns, for a count of instructions, see tests/cost/cost.py: no clock, and the same on every machine.
#include "chat.hpp"
#include "quiet.hpp"
#include "table.hpp"

#include <cstdlib>

namespace mg = monongusa;

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    bench::tally all;
    mg::bot bot{bench::quiet_transport{}, mg::executor::inplace{}, bench::table_of<64>, mg::with(all)};
    auto const count = static_cast<std::size_t>(std::atoi(argv[1]));
    std::vector<mg::event::message> messages;
    for (auto& line : bench::made_up_lines(200)) messages.push_back(bench::message_of(std::move(line)));
    for (std::size_t i = 0; i < count; ++i) bot.hear(messages[i % messages.size()]);
    return all.hits == 0 ? 1 : 0;
}
