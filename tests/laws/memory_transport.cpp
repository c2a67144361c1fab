// SPDX-License-Identifier: BSL-1.0
// Tests that the transport of most tests is one like any other.
#include "../support/memory_transport.hpp"

#include "sink.hpp"
#include "transport.hpp"

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace mg = monongusa;
namespace action = mg::action;
using support::conversation;
using support::memory_transport;
using support::said;

namespace {

void it_obeys_the_laws_of_transports() {
    std::vector<std::unique_ptr<conversation>> chats;
    laws::transport([&] {
        std::vector<support::any_event> events{mg::event::ready{}, said("ann", "one"), support::reacted("bob", "tada"), said("bob", "two"), said("ann", "three")};
        chats.push_back(std::make_unique<conversation>(std::move(events)));
        return memory_transport{*chats.back()};
    });
}

void its_sink_obeys_the_laws_of_sinks() {
    conversation chat;
    memory_transport const transport{chat};
    mg::chat::origin const here{support::general(), support::person("ann"), "m1", ""};
    laws::sink_does(transport.sink(), action::send{"tea", here});
    laws::sink_does(transport.sink(), action::delete_message{here});
    chat.refusal = mg::error::connection_lost;
    laws::sink_fails(transport.sink(), action::react{"tada", here});
    chat.refusal = {};
    chat.done.clear();
    laws::sink_keeps_the_order_of_a_channel(transport.sink(), laws::it_is_done_at_once{}, [&] {
        std::vector<std::string> texts;
        for (auto const& line : chat.done) texts.push_back(line.substr(line.find(": ") + 2));
        return texts;
    });
}

}  // namespace

int main() {
    it_obeys_the_laws_of_transports();
    its_sink_obeys_the_laws_of_sinks();
    return boost::report_errors();
}
