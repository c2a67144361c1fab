// SPDX-License-Identifier: BSL-1.0
// wire/slack/link, open_gate and seen_events for days on a network where everything goes wrong, against a model of Slack's side: no event that comes is lost
// or told twice, there are never more connections nor more calls for them than there may be, and when the faults cease the link is live.
#include <monongusa/wire/slack/link.hpp>

#include <monongusa/wire/slack/callback.hpp>
#include <monongusa/wire/slack/open_gate.hpp>
#include <monongusa/wire/slack/seen_events.hpp>

#include "support/chance.hpp"
#include "support/slack_model.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace {

using monongusa::instant;
using namespace monongusa::wire::slack;
using monongusa::wire::slack::link;  // POSIX has another.
using namespace std::chrono_literals;
using support::agenda;
using support::slack_message;
using support::slack_model;

struct what_goes_wrong {
    instant::duration faults_every = 8min;  // On the average.
    instant::duration events_every = 90s;
};

// The machines, what a driver does for them, the network, and Slack's side.
class bot {
public:
    bot(agenda& agenda, support::chance& chance, what_goes_wrong const& wrong)
        : agenda_(agenda),
          chance_(chance),
          wrong_(wrong),
          model(agenda, chance, [this](std::size_t to, slack_message const& what) { send_down(to, what); }),
          machine({}, monongusa::detail::random{chance.below(1U << 30)}) {}

    void start() {
        machine.start(agenda_.now);
        settle();
        next_event();
        next_fault();
    }
    void faults_cease() {
        faults_ = false;
        refusing_ = false;
        model.faults = support::slack_faults::none();
        if (!reading_) read_again();
        settle();
        for (auto& [id, it] : model.connections()) it.silent = false;
    }
    void events_cease() { quiet_ = true; }
    void stop() {
        machine.stop(agenda_.now);
        settle();
    }
    void switch_off() {
        for (auto const& one : sockets_) model.bye(one.id, "link_disabled");
    }
    bool in_use() const { return sockets_[0].id != 0 || sockets_[1].id != 0; }

private:
    struct a_socket {
        std::size_t id = 0;  // Of the connection or the attempt; 0 is none.
        bool open = false;
        bool closing = false;
    };
    struct a_line {
        bool eaten = false;  // The network loses everything.
        instant last_down{};
        instant last_up{};
    };

    agenda& agenda_;
    support::chance& chance_;
    what_goes_wrong wrong_;
    open_gate gate_{};
    seen_events seen_{};
    std::array<a_socket, 2> sockets_{};
    std::map<std::size_t, a_line> lines_{};
    std::size_t last_id_ = 0;
    bool faults_ = true;
    bool refusing_ = false;
    bool quiet_ = false;
    bool reading_ = true;
    instant reading_since_{};
    bool live_ = false;
    bool ended_ = false;
    std::deque<std::pair<std::size_t, slack_message>> unread_{};
    instant ticks_at_ = instant::max();

public:
    slack_model model;
    link machine;
    std::size_t told = 0;
    std::size_t twice = 0;  // Came again, and was known.
    link_end end = link_end::stopped;

    bool live() const { return live_; }
    bool ended() const { return ended_; }

private:
    instant::duration latency() { return std::chrono::milliseconds{5 + chance_.below(chance_.one_in(20) ? 400 : 60)}; }
    instant::duration spread(instant::duration average) { return average * static_cast<int>(1 + chance_.below(200)) / 100; }
    int socket_of(std::size_t id) const { return id == 0 ? -1 : sockets_[0].id == id ? 0 : sockets_[1].id == id ? 1 : -1; }
    a_socket& at(int socket) { return sockets_[static_cast<std::size_t>(socket)]; }

    // From Slack to the driver, in order.
    void send_down(std::size_t to, slack_message const& message) {
        auto& line = lines_[to];
        line.last_down = std::max(line.last_down + 1us, agenda_.now + latency());
        agenda_.at(line.last_down, [this, to, message] {
            if (lines_[to].eaten) return;
            if (reading_) {
                arrived(to, message);
            } else {
                unread_.emplace_back(to, message);
            }
            settle();
        });
    }
    void arrived(std::size_t from, slack_message const& message) {
        int const socket = socket_of(from);
        if (socket < 0 || !at(socket).open) return;
        if (message.closes) {
            at(socket) = {};
            return machine.closed(socket, message.code, agenda_.now);
        }
        if (at(socket).closing) return;  // As the websocket does.
        machine.something(socket, agenda_.now);
        auto const frame = read_frame(message.text);
        if (message.event != slack_message::no_event) model.events[message.event].arrived = true;
        auto const verdict = machine.received(socket, frame, agenda_.now);
        callback delivered;
        if (verdict != heard::envelope) {
            if (message.event != slack_message::no_event) model.wrong("an event that came was not passed on");
        } else if (read_callback(frame.payload, delivered) && !delivered.event.empty()) {
            bool const first = seen_.first(delivery_key(delivered, frame.envelope_id), agenda_.now);
            told += first;
            twice += !first;
            model.events[message.event].told += first;
        }
    }
    void pong(std::size_t id) {
        int const socket = socket_of(id);
        if (socket >= 0 && reading_ && !lines_[id].eaten && model.answers(id)) machine.something(socket, agenda_.now);
    }
    void send_up(std::size_t id, std::function<void()> what) {
        auto& line = lines_[id];
        line.last_up = std::max(line.last_up + 1us, agenda_.now + latency());
        agenda_.at(line.last_up, [this, id, what = std::move(what)] {
            if (!lines_[id].eaten) what();
        });
    }

    // Does what the machine wants, as a driver does.
    void settle() {
        for (link_action action; machine.next(action);) carry_out(action);
        plan();
    }
    void carry_out(link_action const& action) {
        auto& socket = at(action.socket);
        auto const id = socket.id;
        if (ended_) model.wrong("something is wanted after the end");
        switch (action.step) {
            case link_step::none:
            case link_step::note: return;
            case link_step::ask_url: return ask();
            case link_step::connect: return connect(action.socket, action.text);
            case link_step::send:
                if (!socket.open || socket.closing) model.wrong("a frame without a connection");
                return send_up(id, [this, id, text = action.text] { model.received(id, text); });
            case link_step::ping:
                if (!socket.open || socket.closing) model.wrong("a ping without a connection");
                return agenda_.in(latency() * 2, [this, id] { pong(id); });
            case link_step::close:
                if (!socket.open || socket.closing) model.wrong("a close without a connection");
                socket.closing = true;
                return send_up(id, [this, id, code = action.code] { model.closed_by_bot(id, code); });
            case link_step::drop:
                if (id == 0) model.wrong("nothing to drop");
                socket = {};
                return send_up(id, [this, id] { model.gone(id); });
            case link_step::live:
                if (std::exchange(live_, true)) model.wrong("live twice");
                return;
            case link_step::lost:
                if (!std::exchange(live_, false)) model.wrong("lost what was not live");
                return;
            case link_step::ended:
                ended_ = true;
                end = action.end;
                if (in_use()) model.wrong("ended with a connection");
                return;
        }
    }
    void plan() {
        auto const when = machine.when();
        if (when == instant::max() || (ticks_at_ == when && ticks_at_ > agenda_.now)) return;
        ticks_at_ = when;
        agenda_.at(when, [this, when] {
            if (machine.when() > agenda_.now) return;
            if (ticks_at_ == when) ticks_at_ = instant::max();
            machine.tick(agenda_.now);
            settle();
        });
    }
    void ask() {
        auto const answer = gate_.ask(agenda_.now);
        if (!answer.granted) return agenda_.at(answer.when, [this] { ask(), settle(); });
        auto reply = model.open();
        agenda_.in(reply ? latency() * 2 : 15s, [this, reply = std::move(reply)] {
            if (!reply) {
                machine.url_failed(agenda_.now);
            } else {
                auto const read = read_open(*reply);
                if (read.wait > 0s) gate_.limited(agenda_.now + read.wait);
                machine.url(read, agenda_.now);
            }
            settle();
        });
    }
    void connect(int which, std::string const& url) {
        if (at(which).id != 0) model.wrong("a websocket is used twice");
        auto const id = ++last_id_;
        lines_.erase(lines_.begin(), lines_.lower_bound(id > 20 ? id - 20 : 0));
        lines_[id] = {};
        at(which) = {id, false, false};
        if (faults_ && chance_.one_in(60)) return;  // Nothing ever comes of it.
        agenda_.in(latency() * 3, [this, id, url] {
            if (int const socket = socket_of(id); socket >= 0) shake_hands(socket, id, url);
            settle();
        });
    }
    void shake_hands(int socket, std::size_t id, std::string_view url) {
        if (refusing_ || (faults_ && chance_.one_in(20))) {
            at(socket) = {};
            return machine.failed(socket, agenda_.now);
        }
        if (auto const status = model.accept(id, url); status != 101) {
            at(socket) = {};
            return machine.refused(socket, status, agenda_.now);
        }
        at(socket).open = true;
        machine.opened(socket, agenda_.now);
    }

    void next_event() {
        agenda_.in(spread(wrong_.events_every), [this] {
            if (quiet_) return;
            for (auto times = chance_.one_in(20) ? chance_.below(20) : 1; times > 0; --times) model.event();
            next_event();
        });
    }
    void next_fault() {
        agenda_.in(spread(wrong_.faults_every), [this] {
            if (!faults_) return;
            fault();
            settle();
            next_fault();
        });
    }
    void fault() {
        static constexpr std::uint16_t codes[] = {1000, 1001, 1006, 1011, 1012, 4000};
        auto const id = chance_.one_in(3) ? sockets_[0].id : std::max(sockets_[0].id, sockets_[1].id);
        if (id == 0) return;
        switch (chance_.below(12)) {
            case 0: return model.close(id, codes[chance_.below(std::size(codes))]);
            case 1:
            case 2: return model.refresh(id);
            case 3: return model.bye(id, "too_many_websockets");
            case 4: return model.bye(id, "what_nobody_knows");
            case 5:
            case 6:  // The network resets the connection.
                send_down(id, {.closes = true});
                return agenda_.in(latency(), [this, id] { model.gone(id); });
            case 7:
            case 8:  // It eats everything; Slack goes on delivering for minutes.
                lines_[id].eaten = true;
                watch(id);
                return agenda_.in(std::chrono::seconds{60 + chance_.below(240)}, [this, id] { model.gone(id); });
            case 9:
                if (model.connections().contains(id)) model.connections()[id].silent = true;
                return;
            case 10:
                refusing_ = true;
                send_down(id, {.closes = true});
                model.gone(id);
                return agenda_.in(std::chrono::seconds{chance_.below(300)}, [this] { refusing_ = false; });
            default:  // The bot does not keep up and reads no more.
                if (!reading_) return;
                reading_ = false;
                machine.reading(false, agenda_.now);
                return agenda_.in(std::chrono::seconds{chance_.below(150)}, [this] {
                    if (!reading_) read_again();
                    settle();
                });
        }
    }
    // A connection that brings nothing must be left within the idle limit, as long as it is read.
    void watch(std::size_t id) {
        if (int const socket = socket_of(id); socket < 0 || !at(socket).open) return;
        agenda_.in(link_config{}.idle_limit + link_config{}.close_limit + 1s, [this, id, since = agenda_.now] {
            if (socket_of(id) >= 0 && reading_ && reading_since_ <= since) model.wrong("a silent connection was kept");
        });
    }
    void read_again() {
        reading_ = true;
        reading_since_ = agenda_.now;
        machine.reading(true, agenda_.now);
        settle();
        for (auto unread = std::exchange(unread_, {}); !unread.empty(); unread.pop_front()) {
            arrived(unread.front().first, unread.front().second);
            settle();
        }
    }
};

struct totals {
    std::size_t told = 0, twice = 0, unreachable = 0, opens = 0;
    link_counters counted{};

    void add(bot const& one) {
        told += one.told;
        twice += one.twice;
        unreachable += one.model.unreachable();
        opens += one.model.opens.size();
        auto const& more = one.machine.counters();
        counted.failed_asks += more.failed_asks;
        counted.failed_connects += more.failed_connects;
        counted.replacements += more.replacements;
        counted.losses += more.losses;
        counted.timeouts += more.timeouts;
        counted.crowded += more.crowded;
        counted.retries += more.retries;
        counted.malformed += more.malformed;
    }
};

void tell(std::uint64_t seed, slack_model const& model) {
    if (BOOST_TEST(model.violations.empty())) return;
    std::map<std::string, int> times;
    for (auto const& one : model.violations) ++times[one];
    for (auto const& [what, often] : times) std::cerr << "  seed " << seed << ": " << what << ", " << often << " times\n";
}

void live(std::uint64_t seed, instant::duration length, totals& sum, what_goes_wrong const& wrong = {}) {
    support::chance chance{seed};
    agenda agenda;
    bot one{agenda, chance, wrong};
    one.start();
    agenda.run_until(agenda.now + length);
    one.faults_cease();
    agenda.run_until(agenda.now + 20min);
    if (!BOOST_TEST(one.machine.status() == link_status::live && one.live()))
        std::cerr << "  seed " << seed << " is " << name_of(one.machine.status()) << '\n';
    auto const calm_since = one.model.events.size();
    agenda.run_until(agenda.now + 20min);
    one.events_cease();
    agenda.run_until(agenda.now + 10min);
    // Without faults each event comes by its first delivery.
    for (auto i = calm_since; i < one.model.events.size(); ++i) BOOST_TEST(one.model.events[i].told == 1);
    bool const off = seed % 3 == 0;
    auto const opens = one.model.opens.size();
    off ? one.switch_off() : one.stop();
    agenda.run_until(agenda.now + 3s);
    BOOST_TEST(one.ended() && one.end == (off ? link_end::link_disabled : link_end::stopped));
    BOOST_TEST(one.model.connections().empty());  // Nothing that Slack would go on delivering to.
    agenda.run_until(agenda.now + 1h);
    BOOST_TEST_EQ(one.model.opens.size(), opens);
    one.model.settle();
    tell(seed, one.model);
    sum.add(one);
}

// There must have been something to do.
void was_busy(totals const& sum, std::size_t hours) {
    BOOST_TEST_GT(sum.told, hours * 40);
    BOOST_TEST_GT(sum.twice, hours);
    BOOST_TEST_GT(sum.counted.retries, hours);
    BOOST_TEST_GT(sum.counted.losses, hours);
    BOOST_TEST_GT(sum.counted.replacements, hours / 2);
    BOOST_TEST_GT(sum.counted.timeouts, hours / 2);
    BOOST_TEST_GT(sum.counted.crowded, hours / 4);
    BOOST_TEST_GT(sum.counted.failed_asks, hours / 2);
    BOOST_TEST_GT(sum.counted.failed_connects, hours / 2);
    BOOST_TEST_GT(sum.counted.malformed, hours / 30);
    // What never came, by four deliveries in six minutes, no bot can tell.
    BOOST_TEST_LT(sum.unreachable * 100, sum.told);
}

void days_with_everything() {
    totals sum;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) live(seed, 24h, sum);
    was_busy(sum, 20 * 24);
}

// Many seeds find what happens seldom, and most of what can happen does so in a few hours.
void many_short_lives() {
    totals sum;
    for (std::uint64_t seed = 1001; seed <= 1300; ++seed) live(seed, 4h, sum);
    was_busy(sum, 300 * 4);
}

// Slack replaces its connections every few hours: nothing is lost, and nobody notices.
void days_without_faults_are_one_connection() {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        support::chance chance{seed};
        agenda agenda;
        bot one{agenda, chance, {.faults_every = 10000h, .events_every = 30s}};
        one.faults_cease();
        one.start();
        agenda.run_until(agenda.now + 48h);
        one.events_cease();
        agenda.run_until(agenda.now + 10min);
        one.model.settle();
        tell(seed, one.model);
        auto const& counted = one.machine.counters();
        BOOST_TEST(counted.losses == 0 && counted.timeouts == 0 && counted.failed_connects == 0 && counted.failed_asks == 0);
        BOOST_TEST(counted.replacements > 10);
        BOOST_TEST_EQ(counted.connects, counted.replacements + 1);
        BOOST_TEST_EQ(one.model.most_at_once, 2U);
        BOOST_TEST_EQ(one.told, one.model.events.size());
        // An acknowledgement can cross Slack's close; then the event comes again.
        BOOST_TEST_EQ(one.twice, counted.retries);
        BOOST_TEST_LE(one.twice, 3U);
    }
}

// Every connection is ended as soon as it is there: the budget holds, whatever the reason.
void connections_that_never_last_do_not_use_up_the_budget() {
    for (auto const* const fault : {"crowded", "bye", "refuse", "no hello", "limited"}) {
        support::chance chance{9};
        agenda agenda;
        bot one{agenda, chance, {.faults_every = 10000h}};
        auto& faults = one.model.faults = support::slack_faults::none();
        std::string_view const name = fault;
        (name == "crowded"    ? faults.crowded
         : name == "bye"      ? faults.bye_for_hello
         : name == "refuse"   ? faults.refuse_ticket
         : name == "no hello" ? faults.no_hello
                              : faults.open_is_limited) = 1;
        one.start();
        agenda.run_until(agenda.now + 12h);
        BOOST_TEST_GT(one.model.opens.size(), 12U * 60U / 2U);
        BOOST_TEST_LE(one.model.opens.size(), 12U * 60U + 6U);
        one.faults_cease();
        agenda.run_until(agenda.now + 5min);
        BOOST_TEST(one.machine.status() == link_status::live);
        one.model.settle();
        tell(9, one.model);
    }
}

}  // namespace

int main() {
    days_without_faults_are_one_connection();
    connections_that_never_last_do_not_use_up_the_budget();
    days_with_everything();
    many_short_lives();
    return boost::report_errors();
}
