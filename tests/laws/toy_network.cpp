// SPDX-License-Identifier: BSL-1.0
// Tests that the toy network is a transport like any other, and that it does to a bot what it is there for.
#include "../support/toy_network.hpp"

#include "sink.hpp"
#include "transport.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace mg = monongusa;
namespace action = mg::action;
using support::any_event;
using support::far_end;
using support::said_in;
using support::toy_network;

namespace {

std::vector<any_event> four_messages() {
    return {said_in("tea", "ann", "one"), said_in("tea", "bob", "two"), said_in("rum", "ann", "three"), said_in("tea", "eve", "four")};
}

void it_obeys_the_laws_of_transports() {
    std::vector<std::unique_ptr<far_end>> ends;
    laws::transport([&] {
        ends.push_back(std::make_unique<far_end>(four_messages()));
        ends.back()->hang_up();
        return toy_network{*ends.back()};
    });
}

void it_drives_its_clock() {
    std::vector<std::unique_ptr<far_end>> ends;
    laws::transport_that_drives_the_clock([&] {
        ends.push_back(std::make_unique<far_end>());
        return toy_network{*ends.back()};
    });
}

struct hears_nothing : support::without_a_clock {
    template <class Event>
    static constexpr bool wants = false;
    std::vector<std::string> connection{};

    bool hear(mg::event::ready&) {
        connection.emplace_back("ready");
        return true;
    }
    bool hear(mg::event::disconnected& gone) {
        connection.emplace_back(gone.final ? "gone" : "gone for now");
        return true;
    }
    template <class Event>
    bool hear(Event&) {
        return false;
    }
};
struct hears_of_the_connection : hears_nothing {
    template <class Event>
    static constexpr bool wants = true;
};

// A network that runs.
template <class Listener = hears_nothing>
struct running {
    far_end& end;
    toy_network transport;
    Listener listener{};
    std::thread thread;

    explicit running(far_end& to) : end(to), transport(to), thread([this] { transport.run(listener); }) {}
    ~running() { finish(); }
    void finish() {
        if (!thread.joinable()) return;
        transport.stop();
        thread.join();
    }
    void until_answered() {
        end.until([](far_end::view const& now) { return now.under_way == 0 && now.waiting; });
    }
};

mg::chat::origin in(std::string channel) { return {{channel, channel}, {"ann", "ann"}, "m1", ""}; }

std::vector<std::string> texts_of(far_end const& end) {
    std::vector<std::string> texts;
    for (auto const& line : end.done()) texts.push_back(line.substr(line.find(": ") + 2));
    return texts;
}

void its_sink_obeys_the_laws_of_sinks() {
    far_end end;
    {
        running<> network{end};
        auto const finish = [&] { network.until_answered(); };
        laws::sink_does(network.transport.sink(), action::send{"tea", in("tea")}, finish);
        end.refuse(mg::error::not_supported);
        laws::sink_fails(network.transport.sink(), action::react{"tada", in("tea")}, finish);
    }
    far_end another;
    running<> network{another};
    laws::sink_keeps_the_order_of_a_channel(network.transport.sink(), [&] { network.until_answered(); }, [&] { return texts_of(another); });
}

// Its run has not begun, or has ended.
void its_sink_obeys_them_also_without_a_thread() {
    far_end end;
    {
        toy_network transport{end};
        laws::sink_does(transport.sink(), action::send{"tea", in("tea")}, [&] { end.answer_all(); });
        transport.stop();
        hears_nothing listener;
        BOOST_TEST(!transport.run(listener));
        laws::sink_does(transport.sink(), action::send{"tea", in("tea")});
    }
    far_end another;
    toy_network transport{another};
    transport.stop();
    hears_nothing listener;
    BOOST_TEST(!transport.run(listener));
    laws::sink_keeps_the_order_of_a_channel(transport.sink(), laws::it_is_done_at_once{}, [&] { return texts_of(another); });
}

// Else it would be no harder than one that does everything at once.
void it_answers_out_of_order_but_not_within_a_channel() {
    far_end end;
    end.answer_by_hand();
    toy_network const transport{end};
    for (auto const* const what : {"tea one", "tea two", "rum one", "tea three", "rum two"}) {
        std::string const text{what};
        transport.sink().perform(action::send{text, in(text.substr(0, 3))}, mg::ignored);
    }
    BOOST_TEST_EQ(end.now().under_way, 5u);
    end.answer_all();
    std::vector<std::string> const expected{"rum one", "rum two", "tea one", "tea two", "tea three"};
    auto const texts = texts_of(end);
    BOOST_TEST_ALL_EQ(texts.begin(), texts.end(), expected.begin(), expected.end());
}

struct answers_each : support::without_a_clock {
    toy_network& transport;
    far_end& end;
    std::vector<std::size_t> open{};

    answers_each(toy_network& by, far_end& to) : transport(by), end(to) {}

    template <class Event>
    static constexpr bool wants = std::is_same_v<Event, mg::event::message>;
    bool hear(mg::event::message& message) {
        transport.sink().perform(action::send{message.text, {message.channel, {}, "", ""}}, mg::ignored);
        open.push_back(end.now().under_way);
        return true;
    }
    template <class Event>
    bool hear(Event&) {
        return false;
    }
};

void while_it_reads_it_answers_late() {
    far_end end{four_messages()};
    toy_network transport{end};
    end.hang_up();
    answers_each listener{transport, end};
    BOOST_TEST(!transport.run(listener));
    std::vector<std::size_t> const expected{1, 2, 3, 4};
    BOOST_TEST_ALL_EQ(listener.open.begin(), listener.open.end(), expected.begin(), expected.end());
    BOOST_TEST_EQ(end.now().answered, 4u);
}

void paused_it_answers_and_reads_nothing() {
    far_end end;
    running<> network{end};
    network.transport.pause();
    for (auto& event : four_messages()) end.emit(event);
    network.transport.sink().perform(action::send{"tea", in("tea")}, mg::ignored);
    network.until_answered();
    BOOST_TEST_EQ(end.now().unread, 4u);
    BOOST_TEST_EQ(end.now().answered_while_paused, 1u);
    BOOST_TEST(end.now().paused);
    network.transport.resume();
    end.until([](far_end::view const& now) { return now.read == 4; });
    BOOST_TEST_EQ(end.now().pauses, 1u);
}

void a_lost_connection_takes_what_was_under_way_along() {
    far_end end;
    end.answer_by_hand();
    running<hears_of_the_connection> network{end};
    auto const told = std::make_shared<laws::outcome>();
    auto const to = in("tea");
    for (int i = 0; i < 3; ++i) network.transport.sink().perform(action::send{"tea", to}, laws::told_to(told, to.channel));
    end.lose_connection();
    end.until([](far_end::view const& now) { return now.read == 2 && now.waiting; });
    BOOST_TEST_EQ(told->calls.load(), 3);
    BOOST_TEST(told->failed && !told->elsewhere);
    for (auto const& each : end.answers()) BOOST_TEST(each.error == mg::error::connection_lost);
    BOOST_TEST(!end.answer());
    network.finish();
    std::vector<std::string> const expected{"ready", "gone for now", "ready", "gone"};
    auto const& heard = network.listener.connection;
    BOOST_TEST_ALL_EQ(heard.begin(), heard.end(), expected.begin(), expected.end());
}

void what_nobody_answers_fails_with_the_end_of_the_transport() {
    far_end end;
    end.answer_by_hand();
    auto const told = std::make_shared<laws::outcome>();
    {
        toy_network const transport{end};
        auto const to = in("tea");
        transport.sink().perform(action::send{"tea", to}, laws::told_to(told, to.channel));
    }
    BOOST_TEST_EQ(told->calls.load(), 1);
    BOOST_TEST(end.answers().size() == 1 && end.answers()[0].error == mg::error::stopped);
}

}  // namespace

int main() {
    it_obeys_the_laws_of_transports();
    it_drives_its_clock();
    its_sink_obeys_the_laws_of_sinks();
    its_sink_obeys_them_also_without_a_thread();
    it_answers_out_of_order_but_not_within_a_channel();
    while_it_reads_it_answers_late();
    paused_it_answers_and_reads_nothing();
    a_lost_connection_takes_what_was_under_way_along();
    what_nobody_answers_fails_with_the_end_of_the_transport();
    return boost::report_errors();
}
