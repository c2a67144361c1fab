// SPDX-License-Identifier: BSL-1.0
// wire/discord/gateway and identify_gate for days on a network where everything goes wrong, against a model of Discord's side: no event that the
// protocol can keep is lost or passed on twice, the limits hold, and when the faults cease every shard is ready.
#include <monongusa/wire/discord/gateway.hpp>
#include <monongusa/wire/discord/identify_gate.hpp>

#include "support/chance.hpp"
#include "support/discord_model.hpp"

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using monongusa::instant;
using namespace monongusa::wire::discord;
using namespace std::chrono_literals;
using support::agenda;
using support::discord_account;
using support::discord_message;
using support::discord_model;

struct what_goes_wrong {
    instant::duration faults_every = 150s;  // On the average, for each shard.
    instant::duration events_every = 8s;
    instant::duration invalid_after{};  // Every session, so long after its READY; 0: as chance has it.
    monongusa::detail::backoff_limits backoff{};
};

// One shard: the machine, what a driver does for it, the network, and Discord's side.
class shard {
public:
    shard(agenda& agenda, discord_account& account, identify_gate& gate, support::chance& chance, int number, int shards,
          what_goes_wrong const& wrong)
        : agenda_(agenda),
          account_(account),
          gate_(gate),
          chance_(chance),
          number_(number),
          wrong_(wrong),
          model(agenda, account, static_cast<unsigned>(number), chance,
                [this](std::size_t to, discord_message const& what) { send_down(to, what); }),
          machine(config(number, shards, wrong), monongusa::detail::random{chance.below(1U << 30)}) {
        model.faults.resumed_has_its_number = chance.one_in(2);
    }

    static gateway_config config(int number, int shards, what_goes_wrong const& wrong) {
        gateway_config config;
        config.url = "wss://gateway.test";
        config.shard = number;
        config.shards = shards;
        config.limits.backoff = wrong.backoff;
        return config;
    }

    void start() {
        machine.start(agenda_.now);
        settle();
        next_event();
        next_fault();
    }
    void faults_cease() {
        faults_ = false;
        refusing_ = false;
        bool const own = model.faults.resumed_has_its_number;
        model.faults = support::discord_faults::none();
        model.faults.resumed_has_its_number = own;
        wrong_.invalid_after = {};
        if (!reading_) read_again();
        for (auto& [id, it] : model.connections()) it.silent = false;
    }
    // Nothing more happens, so that what is under way arrives.
    void events_cease() { quiet_ = true; }

private:
    struct a_link {
        bool up = true;      // Known to the driver.
        bool eaten = false;  // The network loses everything.
        instant eaten_since{};
        instant last_down{};
        instant last_up{};
        bool was_paused = false;
    };

    agenda& agenda_;
    discord_account& account_;
    identify_gate& gate_;
    support::chance& chance_;
    int number_;
    what_goes_wrong wrong_;
    std::map<std::size_t, a_link> links_{};
    std::size_t link_ = 0;  // The driver's; those before are gone.
    bool faults_ = true;
    bool refusing_ = false;
    bool quiet_ = false;
    bool reading_ = true;
    std::deque<discord_message> unread_{};
    instant ticks_at_ = instant::max();
    std::size_t forgiven_ = 0;         // Sessions the machine says it gave up.
    std::size_t timeouts_before_ = 0;  // Before the connection of now.

public:
    discord_model model;
    gateway machine;
    std::size_t passed = 0;

private:
    instant::duration latency() { return std::chrono::milliseconds{5 + chance_.below(chance_.one_in(20) ? 400 : 60)}; }
    void wrong(std::string what) { account_.violations.push_back(std::move(what)); }

    // From Discord to the driver, in order.
    void send_down(std::size_t to, discord_message const& message) {
        auto& link = links_[to];
        link.last_down = std::max(link.last_down + 1us, agenda_.now + latency());
        agenda_.at(link.last_down, [this, to, message] {
            if (links_[to].eaten || to != link_ || !links_[to].up) return;
            reading_ ? arrived(message) : unread_.push_back(message);
            settle();
        });
    }
    void arrived(discord_message const& message) {
        if (message.closes) {
            links_[link_].up = false;
            return machine.closed(message.code, agenda_.now);
        }
        if (faults_ && chance_.one_in(4000)) return machine.garbled(agenda_.now);
        model.was_read(link_, message);
        auto const verdict = machine.received({message.op, message.sequence, message.type, message.data}, agenda_.now);
        if (verdict == heard::dispatch) {
            passed += message.event;
            model.passed_on(message);
        }
        if (message.type == "READY" && wrong_.invalid_after > 0s) {
            agenda_.in(wrong_.invalid_after, [this, id = link_] {
                if (wrong_.invalid_after > 0s) model.invalidate(id, false);
            });
        }
    }
    void send_up(std::function<void(std::size_t)> const& what) {
        auto& link = links_[link_];
        link.last_up = std::max(link.last_up + 1us, agenda_.now + latency());
        agenda_.at(link.last_up, [this, id = link_, what] {
            if (!links_[id].eaten) what(id);
        });
    }

    // Does what the machine wants, as a driver does.
    void settle() {
        for (gateway_action action; machine.next(action);) {
            switch (action.step) {
                case gateway_step::connect: connect(action.text); break;
                case gateway_step::send:
                    if (action.token_at != gateway_action::no_token) action.text.insert(action.token_at, "planted");
                    if (!links_[link_].up) wrong("a frame without a connection");
                    send_up([this, text = action.text](std::size_t id) { model.received(id, text); });
                    break;
                case gateway_step::close:
                    leave();
                    send_up([this, code = action.code](std::size_t id) { model.closed_by_bot(id, code); });
                    break;
                case gateway_step::drop:
                    links_[link_].up = false;
                    send_up([this](std::size_t id) { model.gone(id); });
                    break;
                case gateway_step::wants_identify: ask(link_); break;
                case gateway_step::none:
                case gateway_step::lost: break;
                case gateway_step::ended: wrong("it ended: " + action.text); break;
            }
        }
        model.forgive_abandoned |= machine.counters().given_up > std::exchange(forgiven_, machine.counters().given_up);
        plan();
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
    void connect(std::string const& url) {
        if (links_[link_].up && link_ != 0) wrong("a second connection");
        links_.erase(links_.begin(), links_.lower_bound(link_ > 4 ? link_ - 4 : 0));
        auto const id = ++link_;
        links_[id] = {.up = false};
        reading_ ? void() : read_again();
        if (!url.starts_with("wss://gateway.test/?v=10") && !url.starts_with("wss://session.test/?v=10")) wrong("a URL nobody gave");
        if (faults_ && chance_.one_in(60)) return;  // Nothing ever comes of it.
        agenda_.in(latency() * 3, [this, id] {
            if (id != link_ || machine.status() != gateway_status::connecting) return;
            if (refusing_ || (faults_ && chance_.one_in(10))) {
                machine.failed(agenda_.now);
            } else {
                links_[id].up = true;
                machine.opened(agenda_.now);
                model.accepted(id);
            }
            settle();
        });
    }
    void ask(std::size_t id) {
        if (id != link_ || machine.status() != gateway_status::waiting_for_turn) return;
        auto const answer = gate_.ask(number_, agenda_.now);
        if (answer.verdict == identify_gate::verdict::exhausted) return wrong("the gate is exhausted");
        if (answer.verdict == identify_gate::verdict::wait) return agenda_.at(answer.when, [this, id] { ask(id), settle(); });
        machine.granted(agenda_.now);
    }
    // A connection that brings nothing must be left within two beats and what is late in them.
    void leave() {
        auto const& link = links_[link_];
        if (link.eaten && !link.was_paused && agenda_.now - link.eaten_since > 2 * discord_model::interval + 1s &&
            machine.counters().timeouts == timeouts_before_) {
            wrong("a zombie was kept");
        }
        timeouts_before_ = machine.counters().timeouts;
    }

    void next_event() {
        agenda_.in(spread(wrong_.events_every), [this] {
            if (quiet_) return;
            for (auto times = chance_.one_in(20) ? chance_.below(60) : 1; times > 0; --times) model.event();
            next_event();
        });
    }
    instant::duration spread(instant::duration average) { return average * static_cast<int>(1 + chance_.below(200)) / 100; }

    void next_fault() {
        agenda_.in(spread(wrong_.faults_every), [this] {
            if (!faults_) return;
            fault();
            settle();
            next_fault();
        });
    }
    void fault() {
        static constexpr std::uint16_t codes[] = {1000, 1001, 1006, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009, 1011};
        auto const id = link_;
        auto& link = links_[id];
        switch (chance_.below(14)) {
            case 0:
            case 1: return model.close(id, codes[chance_.below(std::size(codes))]);
            case 2: return model.reconnect(id);
            case 3: return model.invalidate(id, chance_.one_in(2));
            case 4: return model.ask_for_beats(id, chance_.one_in(10) ? 300 : 3);
            case 5:
            case 6:  // The network resets the connection.
                send_down(id, {.closes = true});
                return agenda_.in(latency(), [this, id] { model.gone(id); });
            case 7:
            case 8:  // It eats everything; Discord notices in its time.
                if (!link.up || link.eaten) return;
                link.eaten = true;
                link.eaten_since = agenda_.now;
                link.was_paused = !reading_;
                model.eaten(id);
                return agenda_.in(60s, [this, id] { model.gone(id); });
            case 9:
                if (model.connections().contains(id)) model.connections()[id].silent = true;
                return;
            case 10:
                refusing_ = true;
                send_down(id, {.closes = true});
                model.gone(id);
                return agenda_.in(std::chrono::seconds{chance_.below(240)}, [this] { refusing_ = false; });
            case 11:
                for (auto times = chance_.below(300); times > 0; --times) machine.request(R"({"op":8,"d":{}})", agenda_.now);
                return;
            case 12:
                for (auto times = chance_.below(20); times > 0; --times) machine.presence(R"({"status":"idle"})", agenda_.now);
                return;
            default:  // The bot does not keep up and reads no more.
                if (!reading_) return;
                reading_ = false;
                link.was_paused = true;
                machine.reading(false, agenda_.now);
                return agenda_.in(std::chrono::seconds{chance_.below(150)}, [this] {
                    if (!reading_) read_again();
                    settle();
                });
        }
    }
    // What lay unread belongs to the connection of now, if there is one.
    void read_again() {
        reading_ = true;
        machine.reading(true, agenda_.now);
        for (auto unread = std::exchange(unread_, {}); !unread.empty(); unread.pop_front()) {
            if (links_[link_].up) arrived(unread.front());
            settle();
        }
    }
};

// How it went, to be seen where it fails, and that there was something to fail at.
struct totals {
    std::size_t passed = 0;
    gateway_counters counted{};
};

totals live(std::uint64_t seed, instant::duration length, int shards, unsigned max_concurrency, what_goes_wrong const& wrong = {}) {
    support::chance chance{seed};
    agenda agenda;
    discord_account account;
    account.max_concurrency = max_concurrency;
    identify_gate gate;
    gate.learn({1000, 1000, max_concurrency, 24h}, agenda.now);
    std::vector<std::unique_ptr<shard>> all;
    for (int i = 0; i < shards; ++i) all.push_back(std::make_unique<shard>(agenda, account, gate, chance, i, shards, wrong));
    for (auto& one : all) one->start();
    agenda.run_until(agenda.now + length);
    for (auto& one : all) one->faults_cease();
    agenda.run_until(agenda.now + 20min);
    for (auto& one : all) one->events_cease();
    agenda.run_until(agenda.now + 1min);
    totals sum;
    for (auto& one : all) {
        if (!BOOST_TEST(one->machine.status() == gateway_status::ready)) std::cerr << "  it is " << name_of(one->machine.status()) << '\n';
        one->model.settle();
        auto const& counted = one->machine.counters();
        sum.passed += one->passed;
        sum.counted.identifies += counted.identifies;
        sum.counted.resumed += counted.resumed;
        sum.counted.zombies += counted.zombies;
        sum.counted.timeouts += counted.timeouts;
        sum.counted.duplicates += counted.duplicates;
        sum.counted.given_up += counted.given_up;
        sum.counted.invalid_sessions += counted.invalid_sessions;
        sum.counted.losses += counted.losses;
    }
    if (!BOOST_TEST(account.violations.empty())) {
        std::map<std::string, int> times;
        for (auto const& one : account.violations) ++times[one];
        for (auto const& [what, often] : times) std::cerr << "  seed " << seed << ": " << what << ", " << often << " times\n";
    }
    return sum;
}

void a_day_with_everything(std::uint64_t seed) {
    auto const sum = live(seed, 24h, 1, 1);
    // Whatever the seed, there was something to do.
    BOOST_TEST(sum.passed > 5000);
    BOOST_TEST(sum.counted.resumed > 50 && sum.counted.zombies > 10 && sum.counted.duplicates > 20 && sum.counted.invalid_sessions > 5);
    BOOST_TEST(sum.counted.given_up < 3);
}

void a_day_without_faults_is_one_session() {
    constexpr auto most_beats = static_cast<std::size_t>(24h / discord_model::interval) + 1;
    what_goes_wrong nothing;
    nothing.faults_every = 1000h;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        agenda agenda;
        discord_account account;
        identify_gate gate;
        support::chance chance{seed};
        shard one{agenda, account, gate, chance, 0, 1, nothing};
        one.faults_cease();
        one.start();
        agenda.run_until(agenda.now + 24h);
        auto const beats = one.machine.counters().heartbeats;
        one.events_cease();
        agenda.run_until(agenda.now + 1min);
        one.model.settle();
        BOOST_TEST(account.violations.empty());
        BOOST_TEST_EQ(one.machine.counters().connects, 1U);
        BOOST_TEST_EQ(one.machine.counters().identifies, 1U);
        BOOST_TEST(beats == most_beats || beats + 1 == most_beats);
    }
}

void several_shards_share_a_gate() {
    live(21, 12h, 3, 1);
    live(22, 12h, 4, 2);
    live(23, 6h, 16, 16);
}

// Each session is ended seconds after it began, for three days: a bot that identified as soon as it may would use up the budget in hours.
void sessions_that_never_last_do_not_use_up_the_budget() {
    what_goes_wrong hostile;
    hostile.faults_every = 1000h;
    hostile.invalid_after = 5s;
    hostile.backoff.most = 3s;
    hostile.events_every = 10min;
    auto const sum = live(31, 72h, 1, 1, hostile);
    BOOST_TEST_GT(sum.counted.identifies, 1300U);
    BOOST_TEST_LE(sum.counted.identifies, 3U * 980U + 2U);
}

void a_week_of_little() {
    what_goes_wrong seldom;
    seldom.faults_every = 1h;
    seldom.events_every = 60s;
    auto const sum = live(41, 168h, 1, 1, seldom);
    BOOST_TEST(sum.passed > 5000);
}

}  // namespace

int main() {
    a_day_without_faults_is_one_session();
    for (std::uint64_t seed = 1; seed <= 12; ++seed) a_day_with_everything(seed);
    several_shards_share_a_gate();
    sessions_that_never_last_do_not_use_up_the_budget();
    a_week_of_little();
    auto const fresh = (std::uint64_t{std::random_device{}()} << 16) ^ std::random_device{}();
    std::cout << "fresh seed: " << fresh << '\n';
    a_day_with_everything(fresh);
    return boost::report_errors();
}
