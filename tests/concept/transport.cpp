// SPDX-License-Identifier: BSL-1.0
// transport_policy: what is a transport, and that its laws hold for a toy.
#include <monongusa/concept/transport.hpp>

#include "../laws/sink.hpp"
#include "../laws/transport.hpp"
#include "../support/toy_transport.hpp"

#include <monongusa/action/react.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/event/message.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <system_error>
#include <vector>

namespace {

namespace action = monongusa::action;
using monongusa::transport_policy;
using monongusa::types;
using support::said;
using support::toy_transport;

struct without_emits {
    static constexpr auto performs = types<action::send>;
    int sink();
    template <class Listener>
    std::error_code run(Listener&);
    void stop();
    void pause();
    void resume();
};
struct sound : without_emits {
    static constexpr auto emits = types<monongusa::event::message>;
};
struct without_performs : sound {
    void performs();
};
struct without_a_copyable_sink : sound {
    struct not_copyable {
        not_copyable(not_copyable const&) = delete;
    };
    not_copyable sink();
};
struct without_an_error : sound {
    template <class Listener>
    void run(Listener&);
};
struct without_stop : sound {
    void stop() = delete;
};
struct with_a_clock : sound {
    void rearm();
};
struct without_resume : sound {
    void resume() = delete;
};

static_assert(transport_policy<sound>);
static_assert(transport_policy<toy_transport>);
static_assert(transport_policy<with_a_clock> && monongusa::drives_clock<with_a_clock>);
static_assert(!monongusa::drives_clock<sound> && !monongusa::drives_clock<toy_transport>);
static_assert(!transport_policy<without_emits>);
static_assert(!transport_policy<without_performs>);
static_assert(!transport_policy<without_a_copyable_sink>);
static_assert(!transport_policy<without_an_error>);
static_assert(!transport_policy<without_stop>);
static_assert(!transport_policy<without_resume>);
static_assert(!transport_policy<int>);

static_assert(!monongusa::mistake::not_a_transport<int>::fine);
// Each of its sentences names what is lacking, so for a sound transport it has none.
static_assert((monongusa::mistake::not_a_transport<sound>::require(), true));

toy_transport fresh() {
    return toy_transport{{said("alice", "hello"), said("bob", "@bot give me tea"), said("alice", "bye"), said("alice", "really")}};
}

void a_toy_obeys_the_transport_laws() { laws::transport(fresh); }

void the_sink_of_a_toy_obeys_the_sink_laws() {
    auto transport = fresh();
    auto const message = said("alice", "hello");
    auto const to = monongusa::event::origin_of(message).copy();
    laws::sink_does(transport.sink(), action::send{"hello", to});
    laws::sink_does(transport.sink(), action::react{"tada", to});
    laws::sink_keeps_the_order_of_a_channel(transport.sink(), laws::it_is_done_at_once{}, [&] {
        std::vector<std::string> texts;
        for (auto const& line : transport.lines()) {
            auto const text = line.find(": ") + 2;
            if (line.find("#C") != std::string::npos) texts.push_back(line.substr(text));
        }
        return texts;
    });
    transport.fail_with(std::make_error_code(std::errc::not_connected));
    laws::sink_fails(transport.sink(), action::reply{"hello", to});
}

void a_toy_writes_down_what_was_done() {
    auto transport = fresh();
    auto sink = transport.sink();
    monongusa::chat::origin const to{{"general", "general"}, {"alice", "alice"}, "m1", ""};
    sink.perform(action::send{"one", {to.channel, {}, "", ""}}, monongusa::ignored);
    sink.perform(action::reply{"two", to}, monongusa::ignored);
    sink.perform(action::react{"three", to}, monongusa::ignored);
    std::vector<std::string> const expected{"send #general: one", "reply #general @alice: two", "react #general @alice: three"};
    auto const lines = transport.lines();
    BOOST_TEST_ALL_EQ(lines.begin(), lines.end(), expected.begin(), expected.end());
}

}  // namespace

int main() {
    a_toy_obeys_the_transport_laws();
    the_sink_of_a_toy_obeys_the_sink_laws();
    a_toy_writes_down_what_was_done();
    return boost::report_errors();
}
