// SPDX-License-Identifier: BSL-1.0
// wire/slack/link: what happens to a Socket Mode connection, and what is done then, row by row.
#include <monongusa/wire/slack/link.hpp>

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

namespace {

using monongusa::instant;
using monongusa::detail::joined;
using namespace monongusa::wire::slack;
using monongusa::wire::slack::link;  // POSIX has another.
using namespace std::chrono_literals;

// Plays words, and writes down what the machine wants.  Words, where S is the number of a websocket:
//   start stop read pause                          what is wanted of it
//   url later later:SECONDS fatal:WORD nourl       the answer to ask
//   open:S refuse:S:STATUS fail:S close:S:CODE     of a websocket
//   hello:S[:N] bye:S:REASON event:S:ID again:S:ID command:S:ID strange:S[:ID] garbled:S any:S   what comes
//   beside:N    the bot has so many connections beside this link's own
//   tick        time goes on to when() and is told
//   try         time goes on until it asks
//   +SECONDS    time goes on and is told at every when() on the way
//   begin       start url open:0 hello:0
// Pings are counted and not written down.
class player {
public:
    explicit player(link_config with = {}, std::uint64_t seed = 1) : machine{with, monongusa::detail::random{seed}} {}

    std::string play(std::string_view words) {
        auto before = std::exchange(written_, {});
        std::istringstream in{std::string{words}};
        for (std::string word; in >> word;) {
            std::istringstream parts{word};
            std::string what, socket, how;
            std::getline(parts, what, ':');
            std::getline(parts, socket, ':');
            std::getline(parts, how);
            happens(what, socket, how);
        }
        return std::exchange(written_, std::move(before));
    }

    link machine;
    instant now = instant{} + 1000h;
    int pings = 0;
    std::string last_text;  // Of the last action but an acknowledgement that had one.

private:
    void happens(std::string const& what, std::string const& socket, std::string const& how) {
        int const which = what == "fatal" ? 0 : static_cast<int>(number(socket));
        if (what == "begin") {
            note(play("start url open:0 hello:0"));
        } else if (what == "start") {
            machine.start(now);
        } else if (what == "stop") {
            machine.stop(now);
        } else if (what == "read" || what == "pause") {
            machine.reading(what == "read", now);
        } else if (what == "url") {
            machine.url({open_kind::url, "wss://slack.test/?ticket=secret", "", {}}, now);
        } else if (what == "later") {
            machine.url({open_kind::later, "", "internal_error", std::chrono::seconds{which}}, now);
        } else if (what == "fatal") {
            machine.url({open_kind::fatal, "", socket, {}}, now);
        } else if (what == "nourl") {
            machine.url_failed(now);
        } else if (what == "open") {
            machine.opened(which, now);
        } else if (what == "refuse") {
            machine.refused(which, static_cast<int>(number(how)), now);
        } else if (what == "fail") {
            machine.failed(which, now);
        } else if (what == "close") {
            machine.closed(which, static_cast<std::uint16_t>(number(how)), now);
        } else if (what == "hello") {
            hear(which, joined(R"({"type":"hello","num_connections":)", how.empty() ? "1" : how, '}'));
        } else if (what == "beside") {
            machine.beside(which);
        } else if (what == "bye") {
            hear(which, joined(R"({"type":"disconnect","reason":")", how, "\"}"));
        } else if (what == "event") {
            hear(which, joined(R"({"type":"events_api","envelope_id":")", how, R"(","payload":{}})"));
        } else if (what == "again") {
            hear(which,
                 joined(R"({"type":"events_api","envelope_id":")", how, R"(","payload":{},"retry_attempt":1,"retry_reason":"timeout"})"));
        } else if (what == "command") {
            hear(which, joined(R"({"type":"slash_commands","accepts_response_payload":true,"envelope_id":")", how, R"(","payload":{}})"));
        } else if (what == "strange") {
            hear(which, how.empty() ? "null" : joined(R"({"type":"new_next_year","envelope_id":")", how, "\"}"));
        } else if (what == "garbled") {
            hear(which, "{");
        } else if (what == "any") {
            machine.something(which, now);
        } else if (what == "tick") {
            step();
        } else if (what == "try") {
            auto const asks = machine.counters().asks;
            for (int steps = 0; machine.counters().asks == asks && steps < 100 && machine.when() != instant::max(); ++steps) step();
        } else if (what.starts_with('+')) {
            auto const until = now + std::chrono::seconds{number(what.substr(1))};
            while (machine.when() <= until) step();
            now = until;
        } else {
            BOOST_ERROR(what.c_str());
        }
        drain();
    }
    void step() {
        BOOST_TEST(machine.when() != instant::max());
        if (machine.when() == instant::max()) return;
        now = std::max(now, machine.when());
        machine.tick(now);
        drain();
        if (!BOOST_TEST(machine.when() > now)) now += 1ns;
    }
    void hear(int socket, std::string const& text) {
        auto const verdict = machine.received(socket, read_frame(text), now);
        drain();
        if (verdict == heard::envelope) note("told");
    }
    void drain() {
        for (link_action action; machine.next(action);) {
            if (action.step != link_step::send && !action.text.empty()) last_text = action.text;
            BOOST_TEST(action.step == link_step::connect || action.text.find("secret") == std::string::npos);
            note(word_of(action));
        }
    }
    std::string word_of(link_action const& action) {
        switch (action.step) {
            case link_step::none: return "none";
            case link_step::ask_url: return "ask";
            case link_step::connect: return joined("connect", action.socket);
            case link_step::send: {
                auto const text = std::string_view{action.text};
                BOOST_TEST(text.starts_with(R"({"envelope_id":")") && text.ends_with("\"}"));
                return joined("ack", action.socket, ':', text.substr(16, text.size() - 18));
            }
            case link_step::ping: return ++pings, "";
            case link_step::close: return joined("close", action.socket, action.code == 1000 ? "" : "?");
            case link_step::drop: return joined("drop", action.socket);
            case link_step::live: return joined("live", action.socket);
            case link_step::lost: return action.text.empty() ? "lost?" : "lost";
            case link_step::note: return action.text.empty() ? "note?" : "note";
            case link_step::ended:
                return joined("ended:", action.end == link_end::stopped ? "stopped" : action.end == link_end::fatal ? "fatal" : "disabled");
        }
        return "?";
    }
    static std::int64_t number(std::string const& text) { return text.empty() ? 0 : std::stoll(text); }
    void note(std::string_view word) {
        if (word.empty()) return;
        if (!written_.empty()) written_ += ' ';
        written_ += word;
    }

    std::string written_;
};

struct row {
    std::string_view what;
    std::string_view words;
    std::string_view wanted;
};

template <std::size_t Size>
void each(row const (&rows)[Size]) {
    for (auto const& one : rows) {
        player player;
        if (!BOOST_TEST_EQ(player.play(one.words), one.wanted)) std::cerr << "  " << one.what << '\n';
    }
}

void a_connection_begins_and_ends() {
    each({
        {"hello makes it live", "start url open:0 hello:0", "ask connect0 live0"},
        {"an open websocket is no connection yet", "start url open:0 any:0 strange:0", "ask connect0 note"},
        {"to start twice is to start once", "start start url start open:0 hello:0 start", "ask connect0 live0"},
        {"a second hello says nothing", "begin hello:0 hello:0:5", "ask connect0 live0"},
        {"stopped, it closes in good order", "begin stop close:0:1000", "ask connect0 live0 close0 ended:stopped"},
        {"and waits a second for the other side", "begin stop +1", "ask connect0 live0 close0 drop0 ended:stopped"},
        {"stopped twice, it ends once", "begin stop stop close:0:1000 stop", "ask connect0 live0 close0 ended:stopped"},
        {"stopped while it asks", "start stop url", "ask ended:stopped"},
        {"stopped while it connects", "start url stop open:0 hello:0", "ask connect0 drop0 ended:stopped"},
        {"stopped before hello", "start url open:0 stop hello:0 close:0:1000", "ask connect0 close0 ended:stopped"},
        {"stopped while it backs off", "start nourl stop +1000", "ask ended:stopped"},
        {"stopped before it began", "stop start +1000", "ended:stopped"},
        {"stopped with two", "begin bye:0:warning url open:1 stop close:1:0 close:0:1000",
         "ask connect0 live0 ask connect1 close0 close1 ended:stopped"},
        {"stopped between two", "begin bye:0:warning url stop close:0:1000", "ask connect0 live0 ask connect1 close0 drop1 ended:stopped"},
        {"what comes after the close is not acknowledged", "begin stop event:0:a bye:0:link_disabled", "ask connect0 live0 close0"},
    });
}

void envelopes_are_acknowledged_at_once() {
    each({
        {"an event", "begin event:0:a", "ask connect0 live0 ack0:a told"},
        {"a command", "begin command:0:c", "ask connect0 live0 ack0:c told"},
        {"one without an id has nothing to acknowledge", "begin event:0:", "ask connect0 live0 told"},
        {"one before hello is one too", "start url open:0 event:0:a hello:0", "ask connect0 ack0:a told live0"},
        {"one nobody knows is kept from coming again", "begin strange:0:x strange:0:y", "ask connect0 live0 ack0:x note ack0:y"},
        {"from a websocket that is not there", "begin event:1:a event:2:b event:-1:c", "ask connect0 live0"},
        {"from one that is not open", "start url event:0:a", "ask connect0"},
    });
}

void an_answer_goes_with_the_acknowledgement() {
    link machine{{}, monongusa::detail::random{1}};
    auto const now = instant{} + 1000h;
    machine.start(now);
    machine.url({open_kind::url, "wss://slack.test/", "", {}}, now);
    machine.opened(0, now);
    for (link_action action; machine.next(action);) continue;
    auto const sent = [&](std::string_view text) {
        BOOST_TEST(machine.received(0, read_frame(text), now, R"({"text":"tea"})") == heard::envelope);
        link_action action;
        BOOST_TEST(machine.next(action) && action.step == link_step::send);
        return action.text;
    };
    BOOST_TEST_EQ(sent(R"({"type":"slash_commands","envelope_id":"e","accepts_response_payload":true,"payload":{}})"),
                  R"({"envelope_id":"e","payload":{"text":"tea"}})");
    // Where Slack takes none, it is left out.
    BOOST_TEST_EQ(sent(R"({"type":"events_api","envelope_id":"e","accepts_response_payload":false,"payload":{}})"),
                  R"({"envelope_id":"e"})");
}

// The list of what can go wrong, by number.
void duplicates_and_late_deliveries() {
    each({
        {"1: again with the same envelope, both acknowledged", "begin event:0:a event:0:a", "ask connect0 live0 ack0:a told ack0:a told"},
        {"1: again as a retry", "begin event:0:a again:0:b", "ask connect0 live0 ack0:a told ack0:b told"},
        {"2: the first delivery was lost, the retry counts", "begin again:0:a", "ask connect0 live0 ack0:a told"},
    });
    player player;
    player.play("begin event:0:a again:0:b again:0:c");
    BOOST_TEST_EQ(player.machine.counters().envelopes, 3U);
    BOOST_TEST_EQ(player.machine.counters().retries, 2U);
}

void another_connection_is_made_before_the_old_one_goes() {
    each({
        {"3: warning, refresh, close, and events on both",
         "begin bye:0:warning event:0:a url open:1 event:0:b hello:1 event:1:c event:0:d bye:0:refresh_requested event:0:e close:0:1000 "
         "event:1:f",
         "ask connect0 live0 ask ack0:a told connect1 ack0:b told ack1:c told ack0:d told ack0:e told ack1:f told"},
        {"4: refresh without a warning", "begin bye:0:refresh_requested url open:1 hello:1 close:0:1000",
         "ask connect0 live0 ask connect1"},
        {"4: the old one is left after half a minute, and soon dropped",
         "begin bye:0:warning url open:1 hello:1 +29 event:0:a any:1 +1 event:0:b +1",
         "ask connect0 live0 ask connect1 ack0:a told close0 drop0"},
        {"4: a reset", "begin fail:0 try", "ask connect0 live0 lost ask"},
        {"4: a reset of the old one, when the new one is there", "begin bye:0:warning url open:1 hello:1 fail:0 event:1:a",
         "ask connect0 live0 ask connect1 ack1:a told"},
        {"4: a reset of the old one, before", "begin bye:0:warning fail:0 url open:0 hello:0",
         "ask connect0 live0 ask lost"
         " connect1"},  // Websocket 1: 0 has just gone, and what is late of it must not be taken for the new one.
        {"4: a close that is never answered", "begin bye:0:too_many_websockets +1", "ask connect0 live0 close0 lost ask drop0"},
        {"a reason nobody knows, but not at once", "begin bye:0:moon event:0:a try url open:1 hello:1",
         "ask connect0 live0 ack0:a told ask connect1"},
        {"no reason at all", "begin bye:0: try", "ask connect0 live0 ask"},
        {"to be asked twice is to be asked once", "begin bye:0:warning bye:0:warning bye:0:moon bye:0:refresh_requested",
         "ask connect0 live0 ask"},
        {"and again of the new one, whose place is that of the old",
         "begin bye:0:warning url open:1 hello:1 bye:1:warning url open:0 hello:0",
         "ask connect0 live0 ask connect1 close0 ask drop0 connect0"},
        {"where the old one has closed in time",
         "begin bye:0:warning url open:1 hello:1 bye:1:warning close:0:1000 url open:0 hello:0 close:1:1000",
         "ask connect0 live0 ask connect1 close0 ask connect0"},
        {"as long as there is no other, the old one stays", "begin bye:0:warning nourl +20 any:0 +20 event:0:a",
         "ask connect0 live0 ask ask ack0:a told"},
        {"but not if it is silent", "begin bye:0:warning +40", "ask connect0 live0 ask close0 lost"},
        {"asked for another before hello", "start url open:0 bye:0:warning close:0:1000 try", "ask connect0 close0 ask"},
    });
}

void too_many_connections_close_first() {
    each({
        {"5: live", "begin bye:0:too_many_websockets close:0:1000 try url", "ask connect0 live0 close0 lost ask connect1"},
        {"5: before hello", "start url open:0 bye:0:too_many_websockets try", "ask connect0 close0 ask"},
        {"5: the new one, while the old one lives",
         "begin bye:0:warning url open:1 bye:1:too_many_websockets event:0:a close:1:1000 try url open:1 hello:1",
         "ask connect0 live0 ask connect1 close1 ack0:a told ask connect1"},
        {"5: the old one, while the new one comes", "begin bye:0:warning url open:1 bye:0:too_many_websockets hello:1",
         "ask connect0 live0 ask connect1 close0 lost live1"},
        {"5: Socket Mode is switched off", "begin bye:0:link_disabled close:0:1000 +1000", "ask connect0 live0 close0 ended:disabled"},
        {"5: on the old one", "begin bye:0:warning url bye:0:link_disabled +1 +1000",
         "ask connect0 live0 ask connect1 close0 drop1 drop0 ended:disabled"},
        {"5: before hello", "start url open:0 bye:0:link_disabled +1 +1000", "ask connect0 close0 drop0 ended:disabled"},
    });
}

void what_does_not_come_is_not_waited_for() {
    each({
        {"6: no hello", "start url open:0 +9 +1", "ask connect0 note close0"},
        {"6: no hello, but other things", "start url open:0 +9 any:0 strange:0 +1", "ask connect0 note note close0"},
        {"6: no hello, and then", "start url open:0 +10 try close:0:1000 url open:1 hello:1",
         "ask connect0 note close0 ask connect1 live1"},
        {"6: the new one says no hello, the old one lives", "begin bye:0:warning url open:1 +5 any:0 +5 close:1:1000 event:0:a try",
         "ask connect0 live0 ask connect1 note close1 ack0:a told ask"},
        {"6: 409", "start url refuse:0:409 try url", "ask connect0 note ask connect1"},
        {"6: 403", "start url refuse:0:403 try url", "ask connect0 note ask connect1"},
        {"6: no connection", "start url fail:0 try url", "ask connect0 ask connect1"},
        {"6: nothing comes of the attempt", "start url +60 try", "ask connect0 drop0 ask"},
        {"7: silence", "begin +39 +1 close:0:0 try url open:1 hello:1", "ask connect0 live0 close0 lost ask connect1 live1"},
        {"7: an answer to a ping is enough", "begin +39 any:0 +39 any:0 +39", "ask connect0 live0"},
        {"7: nothing is concluded while nothing is read", "begin pause +1000 read +39 event:0:a +39", "ask connect0 live0 ack0:a told"},
        {"7: but when it is read again", "begin pause +1000 read +40 close:0:0 try", "ask connect0 live0 close0 lost ask"},
        {"7: the same of hello", "start pause url open:0 +1000 read +9 hello:0", "ask connect0 live0"},
        {"7: and of the one that is replaced", "begin bye:0:warning url open:1 hello:1 pause +1000 read +29 event:0:a any:1 +1",
         "ask connect0 live0 ask connect1 ack0:a told close0"},
    });
}

// Item 8: what apps.connections.open answers.
void an_answer_without_a_url_is_another_attempt_or_the_end() {
    struct {
        int status;
        std::string_view retry_after;
        std::string_view body;
        std::string_view wanted;
        instant::duration least, most;
    } const rows[] = {
        {429, "30", R"({"ok":false,"error":"ratelimited"})", "note ask", 30s, 30s},
        {429, "", "", "note ask", 30s, 30s},
        {200, "90", R"({"ok":false,"error":"ratelimited"})", "note ask", 90s, 90s},
        {503, "120", "", "note ask", 120s, 120s},
        {500, "", "", "note ask", 0s, 1s},
        {200, "", R"({"ok":false,"error":"internal_error"})", "note ask", 0s, 1s},
        {200, "", R"({"ok":false,"error":"new_next_year"})", "note ask", 0s, 1s},
        {200, "", R"({"ok":true})", "note ask", 0s, 1s},
        {200, "", "<html>", "note ask", 0s, 1s},
        {200, "", R"({"ok":true,"url":"wss://slack.test/"})", "connect0", 0s, 0s},
        {200, "", R"({"ok":false,"error":"invalid_auth"})", "ended:fatal", 0s, 0s},
        {200, "", R"({"ok":false,"error":"not_allowed_token_type"})", "ended:fatal", 0s, 0s},
    };
    for (auto const& row : rows) {
        player player;
        player.play("start");
        monongusa::wire::rest_reply reply{row.status, {}, std::string{row.body}};
        if (!row.retry_after.empty()) reply.headers.emplace_back("retry-after", row.retry_after);
        auto const before = player.now;
        player.machine.url(read_open(reply), player.now);
        bool const again = player.machine.status() == link_status::backing_off;
        BOOST_TEST_EQ(player.play(again ? "try" : ""), again ? "note ask" : "");
        if (!again) BOOST_TEST_EQ(player.play("read"), row.wanted);
        BOOST_TEST_EQ(again, row.wanted == "note ask");
        BOOST_TEST(player.now - before >= row.least && player.now - before <= row.most);
    }
    each({
        {"8: a slow body, and a connection that breaks", "start nourl try nourl try url open:0 hello:0", "ask ask ask connect0 live0"},
        {"8: fatal while the old one lives", "begin bye:0:warning fatal:token_revoked close:0:1000",
         "ask connect0 live0 ask close0 ended:fatal"},
        {"8: an answer nobody asked for", "begin url later fatal:invalid_auth nourl event:0:a", "ask connect0 live0 ack0:a told"},
        {"8: an answer that comes twice", "start url url nourl open:0 hello:0", "ask connect0 live0"},
        {"8: an answer when the old one has gone", "begin bye:0:warning fail:0 event:0:a url open:0 hello:0",
         "ask connect0 live0 ask lost connect1"},
    });
    player ends;
    ends.play("start fatal:invalid_auth");
    BOOST_TEST_EQ(ends.last_text, "invalid_auth");
    BOOST_TEST(ends.machine.status() == link_status::ended && ends.machine.when() == instant::max());
}

void other_frames_do_no_harm() {
    each({
        {"9: told once", "begin garbled:0 garbled:0 strange:0 strange:0", "ask connect0 live0 note note"},
    });
    player player;
    player.play("begin garbled:0 garbled:0 strange:0 strange:0:x");
    BOOST_TEST_EQ(player.machine.counters().malformed, 2U);
    BOOST_TEST_EQ(player.machine.counters().unknown, 2U);
}

void waits_grow_until_hello() {
    for (auto const* const failure : {"url refuse:0:409", "url fail:0", "nourl", "later", "url open:0 close:0:1006"}) {
        instant::duration late{}, first{};
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            player player{{}, seed};
            player.play("start");
            for (int i = 0; i < 12; ++i) {
                // The other websocket, where the first has just gone.
                std::string words{failure};
                if (auto const at = words.find(":0"); i % 2 == 1 && at != std::string::npos) words[at + 1] = '1';
                if (auto const at = words.rfind(":0"); i % 2 == 1 && at != std::string::npos && words.find("close") != std::string::npos)
                    words[at + 1] = '1';
                player.play(words);
                BOOST_TEST(player.machine.status() == link_status::backing_off);
                auto const wait = player.machine.when() - player.now;
                (i == 0 ? first : late) = std::max(i == 0 ? first : late, wait);
                BOOST_TEST(wait <= 1s * (1 << std::min(i, 6)) && wait <= 60s);
                player.play("try");
            }
            player.play("url open:0 hello:0");
            BOOST_TEST(player.machine.status() == link_status::live);
            player.play("fail:0");
            BOOST_TEST(player.machine.status() == link_status::backing_off && player.machine.when() - player.now <= 1s);
        }
        BOOST_TEST(first > 900ms && late > 50s);
    }
}

void pings_go_out() {
    player player;
    player.play("begin");
    for (int i = 0; i < 10; ++i) player.play("+10 any:0");
    BOOST_TEST_EQ(player.pings, 10);
    player.play("bye:0:warning url open:1 hello:1");
    for (int i = 0; i < 2; ++i) player.play("+10 any:0 any:1");
    BOOST_TEST_EQ(player.pings, 14);
    player.play("close:0:1000 stop");
    BOOST_TEST_EQ(player.pings, 14);
    player.play("+1");
    BOOST_TEST(player.machine.when() == instant::max());
}

void somebody_else_is_told_of_once() {
    player player;
    BOOST_TEST_EQ(player.play("start url open:0 hello:0:3"), "ask connect0 live0 note");
    BOOST_TEST(player.last_text.find("3 connections") != std::string::npos);
    BOOST_TEST_EQ(player.play("bye:0:warning url open:1 hello:1:4"), "ask connect1");
    each({
        {"two while there are two", "begin bye:0:warning url open:1 hello:1:2", "ask connect0 live0 ask connect1"},
        {"the bot has two more", "start url open:0 beside:2 hello:0:3", "ask connect0 live0"},
        {"and there is another one", "start url open:0 beside:2 hello:0:4", "ask connect0 live0 note"},
        {"one more", "begin bye:0:warning url open:1 hello:1:3", "ask connect0 live0 ask connect1 note"},
    });
}

void its_status_is_what_happens() {
    struct {
        std::string_view words;
        link_status status;
    } const rows[] = {
        {"", link_status::idle},
        {"start", link_status::asking},
        {"start url", link_status::connecting},
        {"start url open:0", link_status::waiting_for_hello},
        {"begin", link_status::live},
        {"begin bye:0:warning url open:1", link_status::live},
        {"begin fail:0", link_status::backing_off},
        {"begin stop", link_status::closing},
        {"begin stop close:0:0", link_status::ended},
    };
    for (auto const& row : rows) {
        player player;
        player.play(row.words);
        BOOST_TEST(player.machine.status() == row.status);
    }
    BOOST_TEST(player{}.machine.status_of(2) == socket_status::unused && player{}.machine.status_of(-1) == socket_status::unused);
}

void a_connection_may_be_asked_to_last_a_short_time() {
    player player{{.debug_reconnects = true}};
    player.play("start url");
    BOOST_TEST_EQ(player.last_text, "wss://slack.test/?ticket=secret&debug_reconnects=true");
}

}  // namespace

int main() {
    a_connection_begins_and_ends();
    envelopes_are_acknowledged_at_once();
    an_answer_goes_with_the_acknowledgement();
    duplicates_and_late_deliveries();
    another_connection_is_made_before_the_old_one_goes();
    too_many_connections_close_first();
    what_does_not_come_is_not_waited_for();
    an_answer_without_a_url_is_another_attempt_or_the_end();
    other_frames_do_no_harm();
    waits_grow_until_hello();
    pings_go_out();
    somebody_else_is_told_of_once();
    its_status_is_what_happens();
    a_connection_may_be_asked_to_last_a_short_time();
    return boost::report_errors();
}
