// SPDX-License-Identifier: BSL-1.0
// support::discord_model: one shard's side of Discord's gateway in virtual time, with its sessions and whatever can go wrong with them.

#ifndef MONONGUSA_TESTS_SUPPORT_DISCORD_MODEL_HPP
#define MONONGUSA_TESTS_SUPPORT_DISCORD_MODEL_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>

#include "support/chance.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

using monongusa::instant;
using namespace std::chrono_literals;

// What is to happen, in its order in time.
class agenda {
public:
    instant now = instant{} + 1000h;

    void at(instant when, std::function<void()> what) { all_.emplace(std::max(when, now), std::move(what)); }
    void in(instant::duration wait, std::function<void()> what) { at(now + wait, std::move(what)); }

    void run_until(instant end) {
        while (!all_.empty() && all_.begin()->first <= end) {
            auto const first = all_.begin();
            now = first->first;
            auto const what = std::move(first->second);
            all_.erase(first);
            what();
        }
        now = end;
    }

private:
    std::multimap<instant, std::function<void()>> all_;
};

// How often is counted as one in so many; 0 is never.
struct discord_faults {
    std::size_t no_hello = 60;
    std::size_t op_7_for_hello = 40;
    std::size_t late_hello = 20;
    std::size_t refuse_identify = 15;
    std::size_t late_ready = 10;
    std::size_t no_ready = 50;
    std::size_t refuse_resume = 25;
    std::size_t op_9_true = 25;
    std::size_t silent_resume = 60;
    std::size_t strange_replay = 3;
    bool resumed_has_its_number = true;

    static discord_faults none() { return {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, true}; }
};

// One message to the bot.
struct discord_message {
    int op = 0;
    std::int64_t sequence = -1;
    std::string type{};
    std::string data = "null";
    std::size_t session = 0;  // Of an event.
    bool event = false;       // One that must come exactly once.
    bool closes = false;
    std::uint16_t code = 0;
};

// What all shards share, for Discord counts it by token.
struct discord_account {
    std::size_t total = 1000;
    unsigned max_concurrency = 1;
    std::deque<std::pair<instant, unsigned>> identifies{};
    std::vector<std::string> violations{};

    void identified(instant now, unsigned shard) {
        while (!identifies.empty() && identifies.front().first + 24h <= now) identifies.pop_front();
        for (auto const& [when, other] : identifies) {
            if (now - when < 5s && other % max_concurrency == shard % max_concurrency) violations.push_back("two identifies within 5 s");
        }
        identifies.emplace_back(now, shard);
        if (identifies.size() > total) violations.push_back("more identifies than the budget has");
    }
};

class discord_model {
public:
    static constexpr instant::duration interval = 41250ms;
    static constexpr instant::duration resume_window = 3min;

    struct a_session {
        std::int64_t last = 0;
        std::int64_t acknowledged = 0;         // Nothing before this is kept.
        std::map<std::int64_t, bool> kept{};   // Sequence, and whether it is an event.
        std::vector<std::int64_t> events{};    // All of them.
        std::map<std::int64_t, int> passed{};  // How often the bot passed each on.
        bool alive = true;
        bool attached = false;
        bool known = false;            // To the bot, by its READY.
        int doubtful = 0;              // How often it was closed by 1000 or 1001 since the bot is known to have been ready.
        std::int64_t resumed_by = -1;  // The number of the last RESUMED.
        instant left{};

        bool resumable(instant now) const { return alive && (attached || now - left < resume_window); }
    };
    struct a_connection {
        bool greeted = false;
        bool beating = false;  // The bot has read the hello.
        bool eaten = false;    // By the network.
        bool resumed = false;
        bool silent = false;  // Answers no heartbeats.
        std::size_t session = no_session;
        instant last_beat{};
        std::deque<instant> frames{};
    };
    static constexpr std::size_t no_session = static_cast<std::size_t>(-1);

    discord_model(agenda& agenda, discord_account& account, unsigned shard, chance& chance,
                  std::function<void(std::size_t, discord_message)> send)
        : agenda_(agenda), account_(account), shard_(shard), chance_(chance), send_(std::move(send)) {}

    discord_faults faults{};
    std::vector<a_session> sessions{};
    bool forgive_abandoned = false;  // The bot says that it gave a session up.

    std::map<std::size_t, a_connection>& connections() { return connections_; }

    void accepted(std::size_t id) {
        connections_[id] = {};
        if (hits(faults.no_hello)) return;
        if (hits(faults.op_7_for_hello)) return reconnect(id);
        agenda_.in(hits(faults.late_hello) ? 9s : 30ms, [this, id] {
            auto* const it = find(id);
            if (!it) return;
            it->greeted = true;
            send_(id, {10, -1, {}, monongusa::detail::joined(R"({"heartbeat_interval":)", interval / 1ms, '}')});
        });
    }

    // A frame of the bot.
    void received(std::size_t id, std::string_view text) {
        auto* const it = find(id);
        if (!it) return;
        while (!it->frames.empty() && it->frames.front() + 60s <= agenda_.now) it->frames.pop_front();
        it->frames.push_back(agenda_.now);
        if (it->frames.size() > 120) wrong("more than 120 frames in 60 s");
        if (text.size() > 4096) wrong("a frame longer than 4096 bytes");
        if (!it->greeted) wrong("a frame before the hello");
        switch (number(text, R"("op":)")) {
            case 1: return beat(id, *it, number(text, R"("d":)"));
            case 2: return identify(id);
            case 6: return resume(id, *it, text);
            case 3:
            case 8: return;
            default: wrong("a frame nobody knows");
        }
    }
    void closed_by_bot(std::size_t id, std::uint16_t code) {
        auto* const it = find(id);
        if (!it) return;
        bool const ends = code == 1000 || code == 1001;
        if (ends && it->session != no_session && sessions[it->session].alive && sessions[it->session].known)
            wrong("the bot ended a session that lived");
        send_(id, {.closes = true, .code = code});
        gone(id);
    }
    // The connection is no longer there; nobody is told.
    void gone(std::size_t id) {
        auto* const it = find(id);
        if (!it) return;
        if (it->beating && agenda_.now - it->last_beat > interval + slack) wrong("the heart stopped");
        if (it->session != no_session && sessions[it->session].attached) {
            sessions[it->session].attached = false;
            sessions[it->session].left = agenda_.now;
        }
        connections_.erase(id);
    }
    // A connection of which the network eats everything: nobody can say whether the heart still beats.
    void eaten(std::size_t id) {
        if (auto* const it = find(id)) it->eaten = true, it->beating = false;
    }

    // Faults of one moment.
    void close(std::size_t id, std::uint16_t code) {
        auto* const it = find(id);
        if (!it) return;
        if (auto* const of = session_of(*it)) {
            auto& session = *of;
            bool const in_doubt = code == 1000 || code == 1001;
            session.doubtful += in_doubt;
            if (code == 4003 || code == 4007 || code == 4009 || (in_doubt && chance_.one_in(2))) session.alive = false;
        }
        send_(id, {.closes = true, .code = code});
        gone(id);
    }
    void reconnect(std::size_t id) {
        if (!find(id)) return;
        send_(id, {.op = 7});
        agenda_.in(5s, [this, id] { close(id, 4000); });
    }
    void invalidate(std::size_t id, bool resumable) {
        auto* const it = find(id);
        if (!it) return;
        if (auto* const of = session_of(*it); of && !resumable) of->alive = false;
        send_(id, {.op = 9, .data = resumable ? "true" : "false"});
    }
    void ask_for_beats(std::size_t id, std::size_t times) {
        for (; times > 0 && find(id); --times) send_(id, {.op = 1});
    }

    // Something happens in the world.
    void event() {
        for (std::size_t i = sessions.size() > 3 ? sessions.size() - 3 : 0; i < sessions.size(); ++i) {
            auto& session = sessions[i];
            if (!session.resumable(agenda_.now)) continue;
            auto const sequence = ++session.last;
            session.kept[sequence] = true;
            session.events.push_back(sequence);
            for (auto& [id, it] : connections_) {
                if (it.session == i && it.resumed) send_event(id, i, sequence);
            }
        }
    }
    // What the bot has read.
    void was_read(std::size_t id, discord_message const& message) {
        auto* const it = find(id);
        if (message.op != 10 || !it) return;
        it->beating = it->greeted && !it->eaten;
        it->last_beat = agenda_.now;
    }
    // What it believed and passed on.
    void passed_on(discord_message const& message) {
        if (message.type == "READY") {
            current_ = message.session;
            sessions[current_].known = true;
        }
        if (message.event) ++sessions[message.session].passed[message.sequence];
    }

    // What became of it all: at the end everything sent in a session that lives has come, and at no time anything came twice.
    void settle() {
        for (auto const& session : sessions) {
            for (auto const& [sequence, times] : session.passed) {
                if (times > 1) wrong("an event was passed on twice");
            }
        }
        if (current_ == no_session) return wrong("there never was a session");
        auto const& session = sessions[current_];
        if (!session.alive || !session.attached) wrong("no session is attached at the end");
        check_complete(session, session.last);
    }

private:
    static constexpr instant::duration slack = 2s;

    static std::int64_t number(std::string_view text, std::string_view behind) {
        auto const at = text.find(behind);
        std::int64_t value = -1;
        if (at != std::string_view::npos) std::from_chars(text.data() + at + behind.size(), text.data() + text.size(), value);
        return value;
    }
    void wrong(std::string what) { account_.violations.push_back(std::move(what)); }
    bool hits(std::size_t one_in) { return one_in > 0 && chance_.one_in(one_in); }
    a_connection* find(std::size_t id) {
        auto const found = connections_.find(id);
        return found == connections_.end() ? nullptr : &found->second;
    }

    // What a connection is about: its session, or where it has none yet the one the bot may want to resume.
    a_session* session_of(a_connection const& it) {
        if (it.session != no_session) return &sessions[it.session];
        return current_ == no_session ? nullptr : &sessions[current_];
    }

    void send_event(std::size_t id, std::size_t session, std::int64_t sequence) {
        send_(id, {0, sequence, "MESSAGE_CREATE", "{}", session, true});
    }

    void beat(std::size_t id, a_connection& it, std::int64_t place) {
        if (it.beating && agenda_.now - it.last_beat > interval + slack) wrong("a heartbeat came too late");
        it.last_beat = agenda_.now;
        acknowledge(it.session, place);
        if (!it.silent) send_(id, {.op = 11});
    }
    // What the bot says it has heard is not kept much longer.
    void acknowledge(std::size_t which, std::int64_t place) {
        if (which == no_session || place < 0) return;
        auto& session = sessions[which];
        if (place > session.last) wrong("the bot tells a sequence that never was");
        session.acknowledged = std::max(session.acknowledged, place);
        if (session.resumed_by >= 0 && place >= session.resumed_by) session.doubtful = 0;
        check_complete(session, place);
        session.kept.erase(session.kept.begin(), session.kept.lower_bound(place - 20));
    }
    // Behind the place it tells, the bot asks for nothing: what lies before must have come.
    void check_complete(a_session& session, std::int64_t place) {
        for (auto const sequence : session.events) {
            if (sequence <= place && session.passed[sequence] == 0) wrong("an event was lost");
        }
        std::erase_if(session.events, [&](std::int64_t sequence) { return sequence <= place; });
    }
    void check_complete(a_session const& session, std::int64_t place) {
        auto copy = session;
        check_complete(copy, place);
    }

    void identify(std::size_t id) {
        account_.identified(agenda_.now, shard_);
        if (current_ != no_session && sessions[current_].resumable(agenda_.now) && sessions[current_].doubtful < 2 &&
            !std::exchange(forgive_abandoned, false)) {
            wrong("the bot left a session that lived");
        }
        if (hits(faults.refuse_identify)) return invalidate(id, false);
        if (hits(faults.no_ready)) return;
        agenda_.in(hits(faults.late_ready) ? 100s : 50ms, [this, id] {
            auto* const it = find(id);
            if (!it) return;
            for (auto& old : sessions) old.alive = old.alive && old.attached;
            it->session = sessions.size();
            it->resumed = true;
            sessions.emplace_back().attached = true;
            sessions.back().last = 1;
            sessions.back().kept[1] = false;
            send_(id, {0, 1, "READY",
                       monongusa::detail::joined(R"({"v":10,"user":{"id":"7","username":"bot"},"guilds":[],"session_id":"s)", it->session,
                                                 R"(","resume_gateway_url":"wss://session.test","application":{"id":"9","flags":0}})"),
                       it->session});
        });
    }
    void resume(std::size_t id, a_connection& it, std::string_view text) {
        auto const which = static_cast<std::size_t>(number(text, R"("session_id":"s)"));
        auto const place = number(text, R"("seq":)");
        if (which >= sessions.size()) return wrong("the bot resumes what never was");
        auto& session = sessions[which];
        if (!session.resumable(agenda_.now) || place < session.acknowledged - 20) {
            session.alive = false;
            return invalidate(id, false);
        }
        acknowledge(which, place);
        if (hits(faults.refuse_resume)) {
            session.alive = false;
            return invalidate(id, false);
        }
        if (hits(faults.op_9_true)) return invalidate(id, true);
        if (hits(faults.silent_resume)) return;
        for (auto& [other, old] : connections_) {
            if (other != id && old.session == which) old.session = no_session;
        }
        it.session = which;
        session.attached = true;
        agenda_.in(40ms, [this, id, place] { replay(id, place); });
    }
    void replay(std::size_t id, std::int64_t place) {
        auto* const it = find(id);
        if (!it || it->session == no_session) return;
        auto& session = sessions[it->session];
        bool const strange = hits(faults.strange_replay);
        std::vector<std::int64_t> missed;
        for (auto const& [sequence, is_event] : session.kept) {
            if (!is_event || sequence <= (strange ? place - 10 : place)) continue;
            missed.push_back(sequence);
            if (strange && chance_.one_in(8)) missed.push_back(sequence);
        }
        for (std::size_t i = 1; strange && i < missed.size(); ++i) {
            if (chance_.one_in(4)) std::swap(missed[i], missed[i - chance_.below(std::min<std::size_t>(i, 5)) - (i > 5 ? 1 : 0)]);
        }
        for (auto const sequence : missed) send_event(id, it->session, sequence);
        auto const own = faults.resumed_has_its_number ? ++session.last : session.last;
        if (faults.resumed_has_its_number) session.kept[own] = false;
        if (faults.resumed_has_its_number) session.resumed_by = own;
        it->resumed = true;
        send_(id, {0, own, "RESUMED", "{}", it->session});
    }

    agenda& agenda_;
    discord_account& account_;
    unsigned shard_;
    chance& chance_;
    std::function<void(std::size_t, discord_message)> send_;
    std::map<std::size_t, a_connection> connections_{};
    std::size_t current_ = no_session;  // The last that the bot knows of; a later one may have begun on a connection it left.
};

}  // namespace support

#endif
