// SPDX-License-Identifier: BSL-1.0
// support::slack_model: Slack's side of Socket Mode in virtual time, with its connections, its deliveries and whatever can go wrong with them.

#ifndef MONONGUSA_TESTS_SUPPORT_SLACK_MODEL_HPP
#define MONONGUSA_TESTS_SUPPORT_SLACK_MODEL_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include "support/chance.hpp"
#include "support/discord_model.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

// How often, as one in so many; 0 is never.
struct slack_faults {
    std::size_t open_fails = 8;  // apps.connections.open, in one of the ways in which it does.
    std::size_t open_is_limited = 12;
    std::size_t refuse_ticket = 12;
    std::size_t no_hello = 12;
    std::size_t crowded = 12;  // Too many connections, by a count of Slack's own.
    std::size_t bye_for_hello = 20;
    std::size_t deliver_again = 40;  // Although it was acknowledged: the same envelope, or a retry.
    std::size_t no_answer_to_close = 4;
    std::size_t junk = 60;  // A frame of no use beside an event.

    static slack_faults none() { return {0, 0, 0, 0, 0, 0, 0, 0, 0}; }
};

// One message to the bot.
struct slack_message {
    std::string text{};
    std::size_t event = no_event;
    bool closes = false;
    std::uint16_t code = 0;

    static constexpr std::size_t no_event = static_cast<std::size_t>(-1);
};

class slack_model {
public:
    static constexpr std::size_t most_connections = 10;
    static constexpr instant::duration patience = 3s;  // With an acknowledgement.

    struct a_connection {
        bool greeted = false;
        bool leaving = false;  // It was told so.
        bool silent = false;   // Answers no pings.
    };
    struct an_event {
        int retries = 0;  // Begun.
        bool acknowledged = false;
        bool arrived = false;  // At the bot, which read it.
        int told = 0;          // How often the bot believed it to be new.
        instant born{};
    };

    slack_model(agenda& agenda, chance& chance, std::function<void(std::size_t, slack_message const&)> send)
        : agenda_(agenda), chance_(chance), send_(std::move(send)) {}

    slack_faults faults{};
    std::vector<an_event> events{};
    std::vector<instant> opens{};  // Calls of apps.connections.open.
    std::vector<std::string> violations{};
    std::size_t most_at_once = 0;

    std::map<std::size_t, a_connection>& connections() { return connections_; }
    void wrong(std::string what) { violations.push_back(std::move(what)); }

    // apps.connections.open; nothing where no answer comes.
    std::optional<monongusa::wire::rest_reply> open() {
        opens.push_back(agenda_.now);
        if (agenda_.now < limited_until_) wrong("asked for a connection before Slack's time was over");
        if (hits(faults.open_is_limited)) {
            auto const seconds = 1 + chance_.below(90);
            limited_until_ = agenda_.now + std::chrono::seconds{seconds};
            return monongusa::wire::rest_reply{429, {{"retry-after", std::to_string(seconds)}}, R"({"ok":false,"error":"ratelimited"})"};
        }
        if (hits(faults.open_fails)) {
            static constexpr std::string_view bodies[] = {"<html>",          "null",
                                                          R"({"ok":true})",  R"({"ok":false,"error":"internal_error"})",
                                                          R"({"ok":false})", R"({"ok":false,"error":"what_nobody_knows"})"};
            if (chance_.one_in(4)) return {};
            if (chance_.one_in(4)) return monongusa::wire::rest_reply{500, {}, "oops"};
            return monongusa::wire::rest_reply{200, {}, std::string{chance_.one_of(bodies)}};
        }
        tickets_[++last_ticket_] = agenda_.now;
        return monongusa::wire::rest_reply{
            200, {}, monongusa::detail::joined(R"({"ok":true,"url":"wss://slack.test/link/?ticket=)", last_ticket_, "\"}")};
    }

    // A handshake; the HTTP status.
    int accept(std::size_t id, std::string_view url) {
        auto const ticket = number(url, "ticket=");
        auto const found = tickets_.find(ticket);
        if (found == tickets_.end()) {
            wrong("a ticket that was used before, or never was");
            return 409;
        }
        bool const fresh = agenda_.now - found->second < 30s;
        tickets_.erase(found);
        if (!fresh) wrong("a ticket that is too old");
        if (!fresh || hits(faults.refuse_ticket)) return chance_.one_in(2) ? 409 : 403;
        connections_[id] = {};
        most_at_once = std::max(most_at_once, connections_.size());
        if (hits(faults.no_hello)) return 101;
        agenda_.in(30ms, [this, id] { greet(id); });
        return 101;
    }
    // A text of the bot.
    void received(std::size_t id, std::string_view text) {
        if (!connections_.contains(id)) return;
        auto const event = number(text, R"("envelope_id":"E)");
        if (!text.starts_with(R"({"envelope_id":"E)") || !text.ends_with("\"}") || event >= events.size())
            return wrong("a frame that is no acknowledgement");
        auto& one = events[event];
        one.acknowledged = true;
        if (!one.arrived) wrong("acknowledged what never came");
        if (hits(faults.deliver_again))
            agenda_.in(std::chrono::milliseconds{chance_.below(90'000)}, [this, event] { deliver(event, chance_.one_in(2)); });
    }
    // A ping.
    bool answers(std::size_t id) const {
        auto const found = connections_.find(id);
        return found != connections_.end() && !found->second.silent;
    }
    void closed_by_bot(std::size_t id, std::uint16_t code) {
        if (code != 1000) wrong("closed with another code than 1000");
        if (!connections_.contains(id)) return;
        if (!hits(faults.no_answer_to_close)) send_(id, {.closes = true, .code = code});
        gone(id);
    }
    // Slack knows that it is no longer there; nobody is told.
    void gone(std::size_t id) { connections_.erase(id); }

    // Faults of one moment.
    void bye(std::size_t id, std::string_view reason) {
        auto const found = connections_.find(id);
        if (found == connections_.end()) return;
        found->second.leaving = true;
        send_(id, {.text = monongusa::detail::joined(R"({"type":"disconnect","reason":")", reason, R"(","debug_info":{"host":"h"}})")});
    }
    void close(std::size_t id, std::uint16_t code) {
        if (!connections_.contains(id)) return;
        send_(id, {.closes = true, .code = code});
        gone(id);
    }
    // As every few hours, with or without a warning; now and then the connection is forgotten to be closed.
    void refresh(std::size_t id) {
        auto const found = connections_.find(id);
        if (found == connections_.end() || found->second.leaving) return;
        bool const warned = chance_.one_in(2);
        bye(id, warned ? "warning" : "refresh_requested");
        if (warned && chance_.one_in(2)) agenda_.in(5s, [this, id] { bye(id, "refresh_requested"); });
        if (!chance_.one_in(5)) agenda_.in(10s, [this, id] { close(id, 1000); });
    }

    // Something happens in the world.
    void event() {
        events.push_back({.born = agenda_.now});
        deliver(events.size() - 1, false);
    }

    // What became of it all.
    void settle() {
        for (auto const& one : events) {
            if (one.told > 1) wrong("an event was told twice");
            if (one.arrived && one.told == 0) wrong("an event that came was not told");
            if (one.acknowledged && one.told == 0) wrong("an event was acknowledged and not told");
        }
        // One a minute, and five at once.
        for (std::size_t first = 0; first < opens.size(); ++first) {
            for (std::size_t last = first + 5; last < std::min(first + 60, opens.size()); ++last) {
                if (opens[last] - opens[first] < static_cast<int>(last - first - 4) * 1min)
                    return wrong("asked for more connections than the budget has");
            }
        }
    }
    // Those that never came, by no delivery.
    std::size_t unreachable() const {
        std::size_t count = 0;
        for (auto const& one : events) count += !one.arrived;
        return count;
    }

private:
    static std::size_t number(std::string_view text, std::string_view behind) {
        auto const at = text.find(behind);
        std::size_t value = slack_message::no_event;
        if (at != std::string_view::npos) std::from_chars(text.data() + at + behind.size(), text.data() + text.size(), value);
        return value;
    }
    bool hits(std::size_t one_in) { return one_in > 0 && chance_.one_in(one_in); }

    void greet(std::size_t id) {
        auto const found = connections_.find(id);
        if (found == connections_.end()) return;
        if (hits(faults.bye_for_hello)) return bye(id, chance_.one_in(2) ? "warning" : "refresh_requested");
        found->second.greeted = true;
        send_(id, {.text = monongusa::detail::joined(
                       R"({"type":"hello","num_connections":)", connections_.size(),
                       R"(,"debug_info":{"host":"h","approximate_connection_time":18060},"connection_info":{"app_id":"A1"}})")});
        if (connections_.size() > most_connections || hits(faults.crowded)) return bye(id, "too_many_websockets");
        agenda_.in(std::chrono::minutes{60 + chance_.below(240)}, [this, id] { refresh(id); });
    }

    // To any connection that Slack believes to be there.
    void deliver(std::size_t event, bool same) {
        auto& one = events[event];
        std::vector<std::size_t> there;
        for (auto const& [id, it] : connections_) {
            if (it.greeted) there.push_back(id);
        }
        if (!there.empty()) {
            auto const id = there[chance_.below(there.size())];
            if (hits(faults.junk)) {
                static constexpr std::string_view junk[] = {"null",
                                                            "[]",
                                                            "{}",
                                                            "{",
                                                            R"({"type":"what_nobody_knows"})",
                                                            R"({"type":"events_api"})",
                                                            R"({"type":"events_api","payload":{"type":"app_rate_limited"}})",
                                                            R"({"type":5,"reason":"warning"})"};
                send_(id, {.text = std::string{chance_.one_of(junk)}});
            }
            auto const attempt = same ? 0 : one.retries;
            send_(id, {.text = monongusa::detail::joined(
                           R"({"envelope_id":"E)", event, '.', attempt, R"(","type":"events_api","accepts_response_payload":false,)",
                           R"("payload":{"type":"event_callback","event_id":"Ev)", event, R"(","event":{"type":"message"}},)",
                           R"("retry_attempt":)", attempt, R"(,"retry_reason":")", attempt == 0 ? "" : "timeout", "\"}"),
                       .event = event});
        }
        agenda_.in(patience, [this, event] { retry(event); });
    }
    // At once, after a minute, after five more.
    void retry(std::size_t event) {
        auto& one = events[event];
        if (one.acknowledged || one.retries == 3) return;
        ++one.retries;
        agenda_.in(one.retries == 1   ? 0s
                   : one.retries == 2 ? 1min
                                      : 5min,
                   [this, event] {
                       if (!events[event].acknowledged) deliver(event, false);
                   });
    }

    agenda& agenda_;
    chance& chance_;
    std::function<void(std::size_t, slack_message const&)> send_;
    std::map<std::size_t, a_connection> connections_{};
    std::map<std::size_t, instant> tickets_{};
    std::size_t last_ticket_ = 0;
    instant limited_until_{};
};

}  // namespace support

#endif
