// SPDX-License-Identifier: BSL-1.0
// wire/discord/gateway: what it does about everything that can happen to a connection.
#include <monongusa/wire/discord/gateway.hpp>

#include "support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

namespace {

using monongusa::instant;
using monongusa::detail::joined;
using namespace monongusa::wire::discord;
using namespace std::chrono_literals;

constexpr std::string_view base = "wss://gateway.test";
constexpr std::string_view at_session = "wss://session.test";
constexpr std::string_view query = "/?v=10&encoding=json&compress=zlib-stream";

gateway_config config() {
    gateway_config config;
    config.url = base;
    config.intents = 513;
    return config;
}

std::int64_t number(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// Plays a line of words against a machine and writes down what it does, word for word.
//
//   start open fail close:CODE grant refuse stop keep pause read garbled      what happens
//   hello[:MS] ready[:URL] resumed:S event:S op:N op9:true op9:false          frames
//   presence:JSON request:BYTES                                               what is wanted
//   tick        time goes on to when() and is told
//   +SECONDS    time goes on and is told at every when() on the way
//   begin       start open hello grant ready
//   mute        heartbeats, which come by chance, are written down no more
class player {
public:
    explicit player(gateway_config with = config(), std::uint64_t seed = 1) : machine{std::move(with), monongusa::detail::random{seed}} {}

    std::string play(std::string_view words) {
        std::string before = std::exchange(written_, {});
        std::istringstream in{std::string{words}};
        for (std::string word; in >> word;) {
            auto const colon = word.find(':');
            happens(std::string_view{word}.substr(0, colon),
                    colon == std::string::npos ? std::string_view{} : std::string_view{word}.substr(colon + 1));
        }
        return std::exchange(written_, std::move(before));
    }

    gateway machine;
    instant now = instant{} + 1000h;
    instant::duration waited{};  // By the last tick.
    std::string last_text;       // Of the last action that had one.

private:
    void happens(std::string_view what, std::string_view how) {
        if (what == "begin") {
            note(play("start open hello grant ready"));
        } else if (what == "mute") {
            mute_ = true;
        } else if (what == "start") {
            machine.start(now);
        } else if (what == "open") {
            machine.opened(now);
        } else if (what == "fail") {
            machine.failed(now);
        } else if (what == "close") {
            machine.closed(static_cast<std::uint16_t>(number(how)), now);
        } else if (what == "grant") {
            note(machine.granted(now) ? "" : "no-grant");
        } else if (what == "refuse") {
            machine.refused("too many", now);
        } else if (what == "stop" || what == "keep") {
            machine.stop(what == "keep", now);
        } else if (what == "pause" || what == "read") {
            machine.reading(what == "read", now);
        } else if (what == "garbled") {
            machine.garbled(now);
        } else if (what == "url") {
            note(machine.url() == base ? "at-base" : machine.url() == at_session ? "at-session" : machine.url());
        } else if (what == "hello") {
            hear(10, -1, {}, joined(R"({"heartbeat_interval":)", how.empty() ? "40000" : how, '}'));
        } else if (what == "ready") {
            hear(0, 1, "READY",
                 joined(R"({"v":10,"user":{"id":"7","username":"bot"},"guilds":[],"session_id":"abc","resume_gateway_url":")",
                        how.empty() ? at_session : how, R"(","application":{"id":"9","flags":0}})"));
        } else if (what == "ready-without-session") {
            hear(0, 1, "READY", "{}");
        } else if (what == "resumed") {
            hear(0, number(how), "RESUMED", "{}");
        } else if (what == "event") {
            hear(0, number(how), "MESSAGE_CREATE", "{}");
        } else if (what == "op9") {
            hear(9, -1, {}, how);
        } else if (what == "op") {
            hear(static_cast<int>(number(how)), -1, {}, "null");
        } else if (what == "presence") {
            note(machine.presence(std::string{how}, now) ? "" : "refused");
        } else if (what == "request") {
            note(machine.request(std::string(static_cast<std::size_t>(number(how)), 'x'), now) ? "" : "refused");
        } else if (what == "tick") {
            BOOST_TEST(machine.when() != instant::max());
            if (machine.when() == instant::max()) return;
            waited = machine.when() - now;
            now = std::max(now, machine.when());
            machine.tick(now);
        } else if (what.starts_with('+')) {
            auto const until = now + std::chrono::seconds{number(what.substr(1))};
            while (machine.when() <= until) {
                now = std::max(now, machine.when());
                machine.tick(now);
                drain();
            }
            now = until;
        } else {
            BOOST_ERROR(what.data());
        }
        drain();
    }

    void hear(int op, std::int64_t sequence, std::string_view type, std::string_view data) {
        auto const verdict = machine.received({op, sequence, type, data}, now);
        drain();
        if (op == 0) note(verdict == heard::dispatch ? "heard" : verdict == heard::duplicate ? "again" : "ignored");
    }

    void note(std::string_view word) {
        if (word.empty()) return;
        if (!written_.empty()) written_ += ' ';
        written_ += word;
    }

    void drain() {
        for (gateway_action action; machine.next(action);) {
            if (!action.text.empty()) last_text = action.text;
            switch (action.step) {
                case gateway_step::none: note("none"); break;
                case gateway_step::connect:
                    note(action.text == joined(base, query)         ? "connect"
                         : action.text == joined(at_session, query) ? "connect@session"
                                                                    : joined("connect@", action.text));
                    break;
                case gateway_step::send: sent(action); break;
                case gateway_step::close: note(joined("close:", action.code)); break;
                case gateway_step::drop: note("drop"); break;
                case gateway_step::wants_identify: note("wants"); break;
                case gateway_step::lost: note("lost"); break;
                case gateway_step::ended: note(joined("ended:", static_cast<int>(action.end))); break;
            }
        }
    }
    void sent(gateway_action const& action) {
        std::string_view const text = action.text;
        BOOST_TEST_LE(text.size(), longest_frame);
        if (action.token_at != gateway_action::no_token) BOOST_TEST(text.substr(action.token_at - 9, 11) == R"("token":"",)");
        BOOST_TEST_EQ(action.token_at != gateway_action::no_token, text.starts_with(R"({"op":2)") || text.starts_with(R"({"op":6)"));
        auto const value_of = [&](std::string_view name) {
            auto const value = text.substr(text.find(name) + name.size());
            return value.substr(0, value.find('}'));
        };
        if (text.starts_with(R"({"op":2)")) {
            note("identify");
        } else if (text.starts_with(R"({"op":6)")) {
            BOOST_TEST(text.find(R"("session_id":"abc")") != std::string_view::npos);
            note(joined("resume:", value_of(R"("seq":)")));
        } else if (text.starts_with(R"({"op":1)")) {
            if (!mute_) note(joined("beat:", value_of(R"("d":)")));
        } else if (text.starts_with(R"({"op":3)")) {
            note(joined("presence:", value_of(R"("d":)")));
        } else {
            note("request");
        }
    }

    std::string written_;
    bool mute_ = false;
};

struct row {
    std::string_view name;
    std::string_view happens;
    std::string_view then;
};

constexpr row rows[] = {
    {"a session", "start open hello grant ready event:2", "connect wants identify heard heard"},
    {"nothing is sent before the hello", "start open op:1 event:1 grant", "connect ignored no-grant"},
    {"events before the session has a name are nobody's", "start open hello event:1 grant ready event:2",
     "connect wants ignored identify heard heard"},
    {"a second hello changes nothing", "begin hello +41 op:11 +40", "connect wants identify heard beat:1 beat:1"},
    {"unknown opcodes change nothing", "begin op:5 op:77 event:2", "connect wants identify heard heard"},

    {"a beat tells the last sequence", "begin event:5 tick op:11 event:6 tick", "connect wants identify heard heard beat:5 heard beat:6"},
    {"a beat before anything was heard", "start open hello tick", "connect wants beat:null"},
    {"op 1 is answered at once and leaves the schedule alone", "begin tick op:11 op:1 tick",
     "connect wants identify heard beat:1 beat:1 beat:1"},
    {"op 1 does not count as a beat nobody answered", "begin op:1 op:1 tick op:11 op:1 tick",
     "connect wants identify heard beat:1 beat:1 beat:1 beat:1 beat:1"},
    {"an answer nobody waits for", "begin op:11 op:11 tick op:11 op:11 tick", "connect wants identify heard beat:1 beat:1"},
    {"a beat without answer: a zombie", "begin tick tick close:4000 tick open hello resumed:2",
     "connect wants identify heard beat:1 lost close:4000 connect@session resume:1 heard"},
    {"a zombie that does not even close", "begin tick tick tick tick open",
     "connect wants identify heard beat:1 lost close:4000 drop connect@session"},
    {"the verdict belongs to its connection", "begin tick close:0 tick open hello resumed:2 tick op:11 tick",
     "connect wants identify heard beat:1 lost connect@session resume:1 heard beat:2 beat:2"},
    {"while nobody reads, nobody is missed", "begin tick pause tick tick tick read tick op:11 tick",
     "connect wants identify heard beat:1 beat:1 beat:1 beat:1 beat:1 beat:1"},
    {"behind a pause the verdict comes again", "begin pause tick tick read tick tick",
     "connect wants identify heard beat:1 beat:1 beat:1 lost close:4000"},

    {"op 7", "begin event:2 op:7 close:4000 tick open hello",
     "connect wants identify heard heard lost close:4000 connect@session resume:2"},
    {"op 7 instead of the hello", "begin close:0 tick open op:7 close:4000 tick open hello",
     "connect wants identify heard lost connect@session close:4000 connect@session resume:1"},
    {"op 7 before there is a session", "start open op:7 close:4000 tick open hello", "connect close:4000 connect wants"},
    {"op 9, not to be resumed", "begin op9:false close:1000 tick open hello", "connect wants identify heard lost close:1000 connect wants"},
    {"op 9, to be resumed", "begin op9:true close:4000 tick open hello",
     "connect wants identify heard lost close:4000 connect@session resume:1"},
    {"op 9 in answer to resume", "begin close:0 tick open hello op9:false close:1000 tick open hello grant",
     "connect wants identify heard lost connect@session resume:1 close:1000 connect wants identify"},
    {"op 9 in answer to identify", "start open hello grant op9:false close:1000 tick open hello grant ready",
     "connect wants identify close:1000 connect wants identify heard"},
    {"op 9 that says it can be resumed, without a session", "start open hello grant op9:true close:4000 tick open hello",
     "connect wants identify close:4000 connect wants"},
    {"op 9 that says neither", "begin op9:null close:1000 tick", "connect wants identify heard lost close:1000 connect"},

    {"the connection is reset", "begin event:2 close:0 tick open hello event:3 resumed:4",
     "connect wants identify heard heard lost connect@session resume:2 heard heard"},
    {"resume is not sent before the hello", "begin close:0 tick open", "connect wants identify heard lost connect@session"},
    {"what comes twice is passed on once",
     "begin event:2 event:3 close:0 tick open hello event:2 event:3 event:4 event:4 resumed:5 event:6 event:6",
     "connect wants identify heard heard heard lost connect@session resume:3 again again heard again heard heard again"},
    {"what comes in another order is passed on", "begin close:0 tick open hello event:4 event:2 event:3 resumed:5",
     "connect wants identify heard lost connect@session resume:1 heard heard heard heard"},
    {"a replay cut off goes on where its first hole is", "begin close:0 tick open hello event:2 event:4 close:0 tick open hello",
     "connect wants identify heard lost connect@session resume:1 heard heard connect@session resume:2"},
    {"numbers left out are no hole", "begin event:2 event:9 close:0 tick open hello",
     "connect wants identify heard heard heard lost connect@session resume:9"},
    {"RESUMED takes no event's number away", "begin event:2 close:0 tick open hello resumed:3 event:3",
     "connect wants identify heard heard lost connect@session resume:2 heard heard"},
    {"the session cannot be reached where it is", "begin close:0 tick fail tick open hello resumed:2",
     "connect wants identify heard lost connect@session connect resume:1 heard"},
    {"nor at the base: in turns", "begin close:0 tick fail tick fail tick fail tick",
     "connect wants identify heard lost connect@session connect connect@session connect"},
    {"where it connects is told until it fails, and then the next",
     "start url fail url tick open hello grant ready url close:0 url tick url fail url",
     "connect at-base at-base connect wants identify heard at-session lost at-session connect@session at-session at-base"},
    {"resumed at the base it is looked for at its own place again", "begin close:0 tick fail tick open hello resumed:2 close:0 tick",
     "connect wants identify heard lost connect@session connect resume:1 heard lost connect@session"},
    {"no place of its own", "start open hello grant ready:nonsense close:0 tick open hello",
     "connect wants identify heard lost connect resume:1"},
    {"a place without encryption is none", "start open hello grant ready:ws://session.test close:0 tick",
     "connect wants identify heard lost connect"},
    {"READY in answer to resume: another session", "begin event:8 close:0 tick open hello ready event:2",
     "connect wants identify heard heard lost connect@session resume:8 heard heard"},
    {"a session that brings nothing is given up",
     "begin close:0 tick open hello close:0 tick open hello close:0 tick open hello close:0 tick open hello close:0 tick open hello "
     "close:0 "
     "tick open hello close:0 tick open hello",
     "connect wants identify heard lost connect@session resume:1 connect@session resume:1 connect@session resume:1 connect@session "
     "resume:1 "
     "connect@session resume:1 connect@session resume:1 connect wants"},
    {"1000 once", "begin close:1000 tick open hello resumed:2 close:1000 tick open hello",
     "connect wants identify heard lost connect@session resume:1 heard lost connect@session resume:2"},
    {"1000 twice", "begin close:1000 tick open hello close:1001 tick open hello",
     "connect wants identify heard lost connect@session resume:1 connect wants"},

    {"no connection", "start fail tick fail tick open hello", "connect connect connect wants"},
    {"closed instead of failed", "start close:1006 tick open hello", "connect connect wants"},
    {"an attempt without end", "start tick tick", "connect drop connect"},
    {"no hello", "start open tick close:4000 tick", "connect close:4000 connect"},
    {"no READY", "mute start open hello:600000 grant +179 +1 close:4000 tick open hello",
     "connect wants identify close:4000 connect wants"},
    {"a late READY", "start open hello grant +41 op:11 +40 op:11 +40 op:11 +40 op:11 ready",
     "connect wants identify beat:null beat:null beat:null beat:null heard"},
    {"no RESUMED", "mute begin close:0 tick open hello:600000 +121 close:4000 tick open hello",
     "connect wants identify heard lost connect@session resume:1 close:4000 connect@session resume:1"},
    {"a long replay", "mute begin close:0 tick open hello:600000 +100 event:2 +100 event:3 op:11 +100 event:4 +100 event:5 resumed:6",
     "connect wants identify heard lost connect@session resume:1 heard heard heard heard heard"},
    {"no READY while nobody reads", "mute start open hello:600000 grant pause +400 read ready", "connect wants identify heard"},
    {"no turn to identify: the heart beats", "start open hello +41 op:11 +40 op:11 +40 op:11 +40 op:11 grant ready",
     "connect wants beat:null beat:null beat:null beat:null identify heard"},
    {"the turn comes late for a connection that is gone", "start open hello close:0 grant tick open grant hello grant",
     "connect wants no-grant connect no-grant wants identify"},
    {"no turn any more", "start open hello refuse close:1000", "connect wants close:1000 ended:7"},
    {"refused out of turn", "begin refuse", "connect wants identify heard"},
    {"what is no frame", "begin garbled close:4000 tick open hello",
     "connect wants identify heard lost close:4000 connect@session resume:1"},
    {"a hello that is none", "start open hello:-1 close:4000 tick", "connect close:4000 connect"},
    {"a READY that is none", "start open hello grant ready-without-session close:4000 tick open hello",
     "connect wants identify close:4000 ignored connect wants"},
    {"nothing that is told of a connection while it closes counts",
     "begin garbled event:2 op:1 op:7 op9:false hello garbled close:4000 tick open hello",
     "connect wants identify heard lost close:4000 ignored connect@session resume:1"},
    {"while it closes, a fatal code is still one", "begin garbled close:4004", "connect wants identify heard lost close:4000 ended:1"},
    {"while it closes, a lost session is still lost", "begin garbled close:4009 tick",
     "connect wants identify heard lost close:4000 connect"},

    {"stop before the start", "stop start", "ended:0"},
    {"stop while it connects", "start stop open hello", "connect drop ended:0"},
    {"stop before the hello", "start open stop close:1000", "connect close:1000 ended:0"},
    {"stop before the turn", "start open hello stop grant close:1000", "connect wants close:1000 no-grant ended:0"},
    {"stop while it identifies", "start open hello grant stop ready close:1000", "connect wants identify close:1000 ignored ended:0"},
    {"stop", "begin stop stop event:2 close:1000 close:1000", "connect wants identify heard close:1000 ignored ended:0"},
    {"stop while it resumes", "begin close:0 tick open hello stop close:0",
     "connect wants identify heard lost connect@session resume:1 close:1000 ended:0"},
    {"stop while it backs off", "begin close:0 stop", "connect wants identify heard lost ended:0"},
    {"stop while it closes", "begin garbled stop close:4000", "connect wants identify heard lost close:4000 ended:0"},
    {"stop, and the other side is silent", "begin stop tick", "connect wants identify heard close:1000 drop ended:0"},
    {"stop, and the other side ends otherwise", "begin stop close:4004", "connect wants identify heard close:1000 ended:0"},
    {"stop, but the session is to live", "begin keep close:4000", "connect wants identify heard close:4000 ended:0"},

    {"a presence", "begin presence:1 request:10", "connect wants identify heard presence:1 request"},
    {"a presence before it is ready is part of the identify", "start presence:1 open hello grant ready", "connect wants identify heard"},
    {"a presence while it identifies comes behind", "start open hello grant presence:1 ready", "connect wants identify presence:1 heard"},
    {"a presence may be lost with the connection: again", "begin presence:1 close:0 tick open hello resumed:2",
     "connect wants identify heard presence:1 lost connect@session resume:1 presence:1 heard"},
    {"five presences in 20 s, and of the others the last",
     "mute begin presence:1 presence:2 presence:3 presence:4 presence:5 presence:6 presence:7 +20 +2",
     "connect wants identify heard presence:1 presence:2 presence:3 presence:4 presence:5 presence:7"},
    {"an empty presence", "begin presence:", "connect wants identify heard refused"},
    {"a presence Discord cannot read is not sent again", "begin presence:? close:4002 tick open hello resumed:2",
     "connect wants identify heard presence:? lost connect@session resume:1 heard"},
    {"4096 bytes", "begin request:4096 request:4097", "connect wants identify heard request refused"},
    {"requests only where it is ready",
     "request:1 start request:1 open request:1 hello request:1 grant request:1 ready request:1 stop request:1",
     "refused connect refused refused wants refused identify refused heard request close:1000 refused"},
};

void every_row_holds() {
    for (auto const& row : rows) {
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            player player{config(), seed};
            auto const did = player.play(row.happens);
            if (!BOOST_TEST_EQ(did, row.then)) BOOST_LIGHTWEIGHT_TEST_OSTREAM << "  in: " << row.name << ", seed " << seed << '\n';
        }
    }
}

// What facts of the documentation say of each code, once more and in other words than the library's table: r resume, i identify, or the end.
struct closing {
    std::uint16_t code;
    char then;
    gateway_end end = gateway_end::stopped;
};
constexpr closing closings[] = {
    {0, 'r'},
    {1000, 'r'},
    {1001, 'r'},
    {1002, 'r'},
    {1006, 'r'},
    {1011, 'r'},
    {1012, 'r'},
    {4000, 'r'},
    {4001, 'r'},
    {4002, 'r'},
    {4003, 'i'},
    {4004, 'e', gateway_end::bad_token},
    {4005, 'r'},
    {4006, 'r'},
    {4007, 'i'},
    {4008, 'r'},
    {4009, 'i'},
    {4010, 'e', gateway_end::invalid_shard},
    {4011, 'e', gateway_end::sharding_required},
    {4012, 'e', gateway_end::invalid_version},
    {4013, 'e', gateway_end::invalid_intents},
    {4014, 'e', gateway_end::disallowed_intents},
    {4015, 'r'},
    {4999, 'r'},
    {65535, 'r'},
};

void every_close_code_does_what_it_says() {
    for (auto const& [code, then, end] : closings) {
        player player;
        player.play("begin");
        auto const did = player.play(joined("close:", code));
        if (then == 'e') {
            BOOST_TEST_EQ(did, joined("ended:", static_cast<int>(end)));
            BOOST_TEST(player.last_text.find(joined('(', code, ')')) != std::string::npos);
            BOOST_TEST(player.machine.when() == instant::max());
            BOOST_TEST(!player.machine.saved());
            BOOST_TEST_EQ(player.play("start open hello grant garbled stop"), "no-grant");
            continue;
        }
        BOOST_TEST_EQ(did, "lost");
        BOOST_TEST_EQ(player.play("tick open hello"), then == 'r' ? "connect@session resume:1" : "connect wants");
        if (code == 4008) BOOST_TEST(player.waited >= 1s);
        bool const our_fault = code == 4001 || code == 4002 || code == 4005 || code == 4008;
        BOOST_TEST_EQ(player.machine.counters().our_faults, (our_fault ? 1U : 0U));
    }
}

void fatal_codes_are_fatal_in_every_state() {
    for (std::string_view const way : {"start open", "start open hello", "start open hello grant", "begin", "begin close:0 tick open",
                                       "begin close:0 tick open hello", "begin garbled"}) {
        player player;
        player.play(way);
        BOOST_TEST_EQ(player.play("close:4014"), joined("ended:", static_cast<int>(gateway_end::disallowed_intents)));
    }
}

void a_loss_is_told_once_until_it_is_ready_again() {
    player player;
    BOOST_TEST_EQ(player.play("begin close:0"), "connect wants identify heard lost");
    BOOST_TEST(player.last_text == "the connection broke off");
    BOOST_TEST_EQ(player.play("tick open close:0 tick fail tick open hello close:0 tick"),
                  "connect@session connect@session connect resume:1 connect");
    BOOST_TEST_EQ(player.play("open hello resumed:2 close:4009"), "resume:1 heard lost");
    BOOST_TEST(player.last_text == "the session was silent for too long (4009)");
}

void waits_grow_with_full_jitter_and_begin_anew() {
    bool some_short = false;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        player player{config(), seed};
        player.play("start");
        auto most = 1s;
        for (int i = 0; i < 10; ++i) {
            player.play("fail tick");
            BOOST_TEST(player.waited >= 0s && player.waited <= most);
            some_short |= i > 5 && player.waited < 10s;
            most = std::min<std::chrono::seconds>(2 * most, 2min);
        }
        // Ready for a while: a second at the most; for less: as before.
        player.play("mute open hello grant ready");
        player.play("+30 op:11 +25 op:11 close:0 tick");
        auto const behind_a_short_one = player.waited;
        player.play("open hello resumed:2 +30 op:11 +25 op:11 +6 close:0 tick");
        BOOST_TEST(player.waited <= 1s);
        some_short |= behind_a_short_one < 10s;
    }
    BOOST_TEST(some_short);
    auto longest = instant::duration::zero();
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        player player{config(), seed};
        player.play("start fail tick fail tick fail tick fail tick fail tick fail tick fail tick open hello grant ready close:0 tick");
        longest = std::max(longest, player.waited);
    }
    BOOST_TEST(longest > 30s);  // Being ready for a moment is no merit.
}

void op_7_is_obeyed_at_once_but_not_for_ever() {
    player player;
    player.play("begin op:7 close:4000 tick");
    BOOST_TEST(player.waited == 0s);
    auto all = instant::duration::zero();
    for (int i = 0; i < 12; ++i) {
        player.play("open hello op:7 close:4000 tick");
        all += player.waited;
    }
    BOOST_TEST(all > 1min);
}

void op_9_waits_one_to_five_seconds() {
    auto least = instant::duration::max();
    auto most = instant::duration::zero();
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        player player{config(), seed};
        player.play("begin op9:false close:1000 tick");
        least = std::min(least, player.waited);
        most = std::max(most, player.waited);
    }
    BOOST_TEST(least >= 1s && least < 1500ms);
    BOOST_TEST(most <= 5s && most > 4500ms);
}

void the_first_beat_comes_at_a_random_part_of_the_interval() {
    auto least = instant::duration::max();
    auto most = instant::duration::zero();
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        player player{config(), seed};
        player.play("begin tick");
        least = std::min(least, player.waited);
        most = std::max(most, player.waited);
        player.play("op:11 op:1 tick");
        BOOST_TEST(player.waited == 40s);
    }
    BOOST_TEST(least >= 0s && least < 2s);
    BOOST_TEST(most < 40s && most > 38s);
}

void latency_is_from_beat_to_answer() {
    player player;
    player.play("begin");
    BOOST_TEST(!player.machine.latency());
    player.play("tick");
    player.now += 120ms;
    player.play("op:11");
    BOOST_TEST(player.machine.latency() == 120ms);
    player.now += 10ms;
    player.play("op:11");
    BOOST_TEST(player.machine.latency() == 120ms);
}

std::size_t count(std::string_view in, std::string_view what) {
    std::size_t times = 0;
    for (auto at = in.find(what); at != std::string_view::npos; at = in.find(what, at + what.size())) ++times;
    return times;
}

void no_more_than_120_frames_in_60_s() {
    // The bot floods, and beats find a place all the same.
    player player;
    player.play("begin");
    std::string did;
    for (int i = 0; i < 300; ++i) did += player.play("request:5");
    auto const requests = count(did, "request");
    BOOST_TEST(requests >= 100 && requests <= 115);
    // The other side floods.
    did.clear();
    for (int i = 0; i < 300; ++i) did += player.play("op:1");
    auto const answers = count(did, "beat");
    BOOST_TEST(answers >= 1 && requests + answers + 1 <= 117);
    BOOST_TEST_EQ(count(player.play("+40 op:11 +19"), "beat"), 1 + (player.machine.counters().heartbeats - answers > 1 ? 1U : 0U));
    BOOST_TEST_EQ(player.play("request:5"), "refused");
    player.play("op:11 +3");
    BOOST_TEST_EQ(player.play("request:5"), "request");
    // Another connection has places of its own.
    for (int i = 0; i < 300; ++i) player.play("request:5");
    player.play("close:0 tick open hello resumed:2");
    BOOST_TEST_EQ(player.play("request:5"), "request");
}

void a_session_is_handed_over() {
    player first;
    first.play("begin event:41 keep close:4000");
    auto const saved = first.machine.saved();
    BOOST_TEST(saved.has_value());
    BOOST_TEST(*saved == (saved_session{"abc", std::string{at_session}, 41}));
    auto with = config();
    with.resume = saved;
    player second{with};
    BOOST_TEST_EQ(second.play("start open hello event:41 event:42 resumed:43 event:44"),
                  "connect@session resume:41 again heard heard heard");
    BOOST_TEST_EQ(second.machine.saved()->sequence, 44);
    second.play("stop close:1000");
    BOOST_TEST(!second.machine.saved());
}

void a_session_that_is_none_is_not_resumed() {
    for (auto const& saved :
         {saved_session{"", std::string{at_session}, 4}, saved_session{std::string(longest_session_id + 1, 'x'), "", 4}}) {
        auto with = config();
        with.resume = saved;
        player player{with};
        BOOST_TEST_EQ(player.play("start open hello"), "connect wants");
    }
    auto with = config();
    with.resume = saved_session{"abc", "ws://elsewhere.test", -77};
    player player{with};
    BOOST_TEST_EQ(player.play("start open hello"), "connect resume:null");
}

void the_identify_says_all_of_it() {
    auto with = config();
    with.shard = 2;
    with.shards = 5;
    with.presence = R"({"status":"idle"})";
    player player{with};
    player.play("start open hello grant");
    BOOST_TEST_EQ(player.last_text,
                  R"({"op":2,"d":{"token":"","intents":513,"properties":{"os":"monongusa","browser":"monongusa","device":"monongusa"},)"
                  R"("shard":[2,5],"presence":{"status":"idle"}}})");
    // With the longest presence there is still room for a token.
    with.presence = std::string(longest_presence, '1');
    class player long_one {
        with
    };
    long_one.play("start open hello grant");
    BOOST_TEST(long_one.last_text.size() > longest_presence && long_one.last_text.size() < longest_frame - 256);
    with.presence += '1';
    class player too_long {
        with
    };
    too_long.play("start open hello grant");
    BOOST_TEST(too_long.last_text.size() < 300);
}

// Whatever is told in whatever order: what it does makes sense to a driver.
void nothing_surprises_it() {
    constexpr std::string_view words[] = {"start",
                                          "open",
                                          "open",
                                          "open",
                                          "hello",
                                          "hello",
                                          "hello:1",
                                          "grant",
                                          "grant",
                                          "ready",
                                          "ready",
                                          "resumed:9",
                                          "event:1",
                                          "event:2",
                                          "event:9",
                                          "event:70000",
                                          "op:1",
                                          "op:7",
                                          "op:11",
                                          "op:11",
                                          "op:-1",
                                          "op9:true",
                                          "op9:false",
                                          "op9:[[[",
                                          "close:0",
                                          "close:1000",
                                          "close:4009",
                                          "close:4000",
                                          "fail",
                                          "garbled",
                                          "pause",
                                          "read",
                                          "presence:1",
                                          "request:9",
                                          "tick",
                                          "+1",
                                          "+50",
                                          "hello:x",
                                          "event:-5",
                                          "event:9223372036854775807",
                                          "ready-without-session",
                                          "refuse",
                                          "close:4004",
                                          "stop",
                                          "keep"};
    constexpr std::size_t harmless = std::size(words) - 4;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        support::chance chance{seed};
        player player{config(), seed};
        player.play("start");
        bool connecting = true;
        bool open = false;
        bool was_ready = false;
        for (int i = 0; i < 400; ++i) {
            auto const word = chance.one_in(200) ? words[chance.below(std::size(words))] : words[chance.below(harmless)];
            if (word == "tick" && player.machine.when() == instant::max()) continue;
            // A driver tells what it knows and no more; what is told of nothing is told as well, but must change nothing.
            auto const before = player.machine.counters();
            auto const status = player.machine.status();
            bool const of_a_connection = word == "open" || word.starts_with("close") || word == "fail";
            auto const did = player.play(word);
            if (of_a_connection && !connecting && !open)
                BOOST_TEST(did.empty() && before == player.machine.counters() && status == player.machine.status());
            if (word == "open" && connecting) open = true, connecting = false;
            if ((word.starts_with("close") || word == "fail") && connecting) connecting = false;
            if (word.starts_with("close") && open) open = false;
            std::istringstream in{did};
            for (std::string one; in >> one;) {
                if (one.starts_with("connect")) {
                    BOOST_TEST(!connecting && !open);
                    connecting = true;
                } else if (one == "drop") {
                    BOOST_TEST(connecting || open);
                    connecting = open = false;
                } else if (one.starts_with("beat") || one.starts_with("resume:") || one == "identify" || one == "request" ||
                           one.starts_with("presence") || one.starts_with("close") || one == "wants") {
                    BOOST_TEST(open || word.starts_with('+'));
                } else if (one == "lost") {
                    BOOST_TEST(was_ready);
                    was_ready = false;
                } else if (one.starts_with("ended")) {
                    BOOST_TEST(!connecting && !open);
                    BOOST_TEST(in.eof());
                }
            }
            was_ready = player.machine.status() == gateway_status::ready;
            if (player.machine.status() == gateway_status::ended) break;
            BOOST_TEST(player.machine.status() == gateway_status::ready || player.machine.when() != instant::max() ||
                       player.machine.status() == gateway_status::waiting_for_turn);
        }
    }
}

}  // namespace

int main() {
    every_row_holds();
    every_close_code_does_what_it_says();
    fatal_codes_are_fatal_in_every_state();
    a_loss_is_told_once_until_it_is_ready_again();
    waits_grow_with_full_jitter_and_begin_anew();
    op_7_is_obeyed_at_once_but_not_for_ever();
    op_9_waits_one_to_five_seconds();
    the_first_beat_comes_at_a_random_part_of_the_interval();
    latency_is_from_beat_to_answer();
    no_more_than_120_frames_in_60_s();
    a_session_is_handed_over();
    a_session_that_is_none_is_not_resumed();
    the_identify_says_all_of_it();
    nothing_surprises_it();
    return boost::report_errors();
}
