// SPDX-License-Identifier: BSL-1.0
// gateway: the connection of one shard to Discord's gateway, as a machine without socket, clock and thread.

#ifndef MONONGUSA_WIRE_DISCORD_GATEWAY_HPP
#define MONONGUSA_WIRE_DISCORD_GATEWAY_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/wire/discord/control.hpp>
#include <monongusa/wire/discord/frame.hpp>
#include <monongusa/wire/discord/gateway_action.hpp>
#include <monongusa/wire/discord/gateway_config.hpp>
#include <monongusa/wire/discord/gateway_outbox.hpp>
#include <monongusa/wire/discord/gateway_session.hpp>
#include <monongusa/wire/discord/gateway_status.hpp>
#include <monongusa/wire/discord/heartbeat.hpp>
#include <monongusa/wire/discord/reconnecting.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::wire::discord {

/// Connects, says who the bot is, keeps the connection alive, and gets it back with the session whenever it is lost, until it is told to stop or Discord
/// says that there is no point (Discord's documentation, Gateway, and Opcodes and Status Codes).
///
/// The driver tells it what happened and when, never going back in time; asks `next` for what is to be done until there is nothing, each time before it
/// tells the next; and calls `tick` at `when`.  What it is told out of place, of a connection that is gone for instance, changes nothing.  One thread.
///
/// After a loss it waits with full jitter, not at all where Discord asked for another connection, and 1 to 5 s at least where Discord had enough of it;
/// the waits begin anew behind a connection that was ready for limits.settled, one minute.  It resumes at the URL of the session and, where nothing can
/// be reached there, at the base URL, in turns.
class gateway {
public:
    explicit gateway(gateway_config config, detail::random random)
        : config_(std::move(config)), random_(random), outbox_(std::move(config_.presence)), reconnecting_(config_.limits.backoff) {
        if (config_.resume) session_.restore(std::move(*config_.resume), config_.url);
        config_.resume.reset();
    }

    // What happened.

    void start(instant now) {
        if (status_ == gateway_status::idle) connect(now);
    }
    void opened(instant now) {
        if (status_ != gateway_status::connecting) return;
        outbox_.open();
        wait_as(gateway_status::waiting_for_hello, now);
    }
    /// No connection came of an attempt.
    void failed(instant now) {
        if (status_ != gateway_status::connecting) return;
        ++counters_.failed_connects;
        session_.connect_failed();
        back_off(now);
    }
    /// The connection is gone; 0 where it broke off without a code.
    void closed(std::uint16_t code, instant now) {
        if (status_ == gateway_status::connecting) return failed(now);
        if (!has_socket()) return;
        if (ending_) return finish();
        auto const meaning = close_code_of(code);
        auto why = code == 0 ? std::string{meaning.what} : detail::joined(meaning.what, " (", code, ')');
        if (meaning.then == after_close::end) return finish(meaning.end, std::move(why));
        bool const by_us = status_ == gateway_status::closing;  // Then a code like ours is the answer to it.
        if (!by_us) lose(std::move(why), now);
        if (meaning.then == after_close::identify) session_.drop();
        if (meaning.then == after_close::resume_once && !by_us) session_.closed_in_doubt();
        if (meaning.patiently) reconnecting_.patiently();
        if (meaning.our_fault) ++counters_.our_faults;
        if (code == 4001 || code == 4002) outbox_.blame();
        back_off(now);
    }
    /// A frame came.  The texts it refers to are not looked at later.
    heard received(frame const& frame, instant now) {
        if (!is_open()) return heard::control;
        switch (frame.op) {
            case 0: return dispatched(frame, now);
            case 1: answer(now); break;
            case 7:
                reconnecting_.promptly();
                hang_up("Discord asked for another connection", now);
                break;
            case 9: invalidated(frame, now); break;
            case 10: greeted(frame, now); break;
            case 11: heartbeat_.acknowledged(now); break;
            default: ++counters_.unknown_ops;
        }
        return heard::control;
    }
    /// Something came that is no frame or could not be inflated.
    void garbled(instant now) {
        if (!is_open()) return;
        ++counters_.garbled;
        hang_up("what Discord sent could not be read", now);
    }
    /// The time `when` gave has come.  Too early or too often does no harm.
    void tick(instant now) {
        if (is_open()) beat(now);
        if (now >= deadline_) run_out(now);
        show_presence(now);
    }
    /// Whether the connection is being read.  While it is not, nothing is concluded from what does not come.
    void reading(bool does, instant now) {
        if (does && !reading_ && is_open()) deadline_ = detail::after(now, patience(config_.limits, status_));
        reading_ = does;
        heartbeat_.reading(does);
    }
    /// The identify gate grants what wants_identify asked for.  False if that is no longer wanted.
    bool granted(instant now) {
        if (status_ != gateway_status::waiting_for_turn) return false;
        ++counters_.identifies;
        outbox_.identify(config_.intents, config_.shard, config_.shards, now);
        wait_as(gateway_status::identifying, now);
        return true;
    }
    /// It refuses for good; `why` is for people.
    void refused(std::string why, instant now) {
        if (status_ != gateway_status::waiting_for_turn) return;
        end_with(gateway_end::identify_budget, std::move(why));
        close(1000, "too few new sessions are left", now);
    }
    /// Ends it: after a close in good order where there is a connection.  Discord then forgets the session, unless it is kept for the next process,
    /// which finds it in `saved`.
    void stop(bool keep_session, instant now) {
        if (ending_) return;
        end_with(gateway_end::stopped, "it was stopped");
        if (!keep_session) session_.drop();
        if (status_ == gateway_status::connecting) outbox_.push({gateway_step::drop});
        if (!has_socket()) return finish();
        if (is_open()) close(keep_session ? going_on : 1000, "it was stopped", now);
    }

    // What is wanted of it.

    /// How the bot is shown from now on, in every session: the JSON of op 3's `d`.  Sent as soon as Discord's 5 in 20 s allow; of several that wait the
    /// last counts.  False if it is empty or longer than longest_presence.
    bool presence(std::string json, instant now) {
        if (!outbox_.presence(std::move(json))) return false;
        show_presence(now);
        return true;
    }
    /// Sends another frame.  False if it is too long, the connection is not ready, or too much was sent in the last minute.
    bool request(std::string frame, instant now) { return status_ == gateway_status::ready && outbox_.request(std::move(frame), now); }

    // What is to be done.

    /// The next action, in order; false if there is none.
    bool next(gateway_action& out) { return outbox_.next(out); }
    /// When `tick` is wanted; never, where only something from outside can change anything.
    instant when() const noexcept {
        return std::min({deadline_, heartbeat_.due(), status_ == gateway_status::ready ? outbox_.presence_when() : instant::max()});
    }

    gateway_status status() const noexcept { return status_; }
    /// Where it connects, now or next; the base URL or that of the session.
    std::string_view url() const noexcept { return session_.url(config_.url); }
    gateway_counters const& counters() const noexcept { return counters_; }
    /// From the last heartbeat that was answered to its answer.
    std::optional<instant::duration> latency() const noexcept { return heartbeat_.latency(); }
    /// The session, if there is one that can be resumed.
    std::optional<saved_session> saved() const { return session_.saved(); }

private:
    // A side that closes with 1000 or 1001 ends the session; any other code lets it live.
    static constexpr std::uint16_t going_on = 4000;

    bool is_open() const noexcept { return status_ >= gateway_status::waiting_for_hello && status_ <= gateway_status::ready; }
    bool has_socket() const noexcept { return is_open() || status_ == gateway_status::closing; }

    // Waiting.

    void wait_as(gateway_status status, instant now) {
        status_ = status;
        deadline_ = detail::after(now, patience(config_.limits, status_));
    }
    void run_out(instant now) {
        if (is_open() && !reading_) {
            deadline_ = detail::after(now, patience(config_.limits, status_));
        } else if (is_open()) {
            ++counters_.timeouts;
            hang_up(status_ == gateway_status::waiting_for_hello ? "Discord did not greet in time" : "Discord did not answer in time", now);
        } else if (status_ == gateway_status::connecting) {
            outbox_.push({gateway_step::drop});
            failed(now);
        } else if (status_ == gateway_status::closing) {
            outbox_.push({gateway_step::drop});
            ending_ ? finish() : back_off(now);
        } else if (status_ == gateway_status::backing_off) {
            connect(now);
        }
    }

    // Coming and going.

    void connect(instant now) {
        ++counters_.connects;
        outbox_.push({gateway_step::connect, gateway_url(session_.url(config_.url), config_.compress)});
        wait_as(gateway_status::connecting, now);
    }
    void close(std::uint16_t code, std::string_view why, instant now) {
        heartbeat_.end();
        outbox_.push({gateway_step::close, std::string{why}, gateway_action::no_token, code});
        wait_as(gateway_status::closing, now);
    }
    void hang_up(std::string_view why, instant now, std::uint16_t code = going_on) {
        lose(std::string{why}, now);
        close(code, why, now);
    }
    // A connection that was ready, or was to be, is no more.
    void lose(std::string why, instant now) {
        if (status_ == gateway_status::ready) {
            ++counters_.losses;
            if (now - ready_at_ >= config_.limits.settled) reconnecting_.lasted();
            outbox_.push({gateway_step::lost, std::move(why)});
        } else if (status_ == gateway_status::resuming && session_.resume_failed()) {
            ++counters_.given_up;
        }
    }
    void back_off(instant now) {
        heartbeat_.end();
        status_ = gateway_status::backing_off;
        deadline_ = detail::after(now, reconnecting_.wait(random_));
    }
    void end_with(gateway_end end, std::string why) { ending_ = {gateway_step::ended, std::move(why), gateway_action::no_token, 0, end}; }
    void finish() {
        heartbeat_.end();
        status_ = gateway_status::ended;
        deadline_ = instant::max();
        outbox_.push(*ending_);
    }
    void finish(gateway_end end, std::string why) {
        session_.drop();
        end_with(end, std::move(why));
        finish();
    }

    // What comes.

    void greeted(frame const& frame, instant now) {
        if (status_ != gateway_status::waiting_for_hello) return;
        std::chrono::milliseconds interval{};
        if (!read_hello(frame.data, interval)) return garbled(now);
        heartbeat_.begin(interval, random_.unit(), now);
        outbox_.keep_places(heartbeat_.interval());
        if (!session_) {
            wait_as(gateway_status::waiting_for_turn, now);
            return outbox_.push({gateway_step::wants_identify});
        }
        ++counters_.resumes;
        session_.resume_begins();
        outbox_.resume(session_.id(), session_.place(), now);
        wait_as(gateway_status::resuming, now);
    }
    heard dispatched(frame const& frame, instant now) {
        // What comes before the session is named belongs to none; it comes again if it was meant for us.
        if (status_ < gateway_status::identifying) return heard::control;
        bool const resuming = status_ == gateway_status::resuming;
        if (frame.type == "RESUMED" && resuming) return resumed(frame, now);
        if (frame.type == "READY" && status_ != gateway_status::ready) return began(frame, now);
        if (!session_.hear(frame.sequence)) {
            ++counters_.duplicates;
            return heard::duplicate;
        }
        if (resuming) deadline_ = detail::after(now, patience(config_.limits, status_));
        return heard::dispatch;
    }
    heard began(frame const& frame, instant now) {
        ready_data data;
        if (!read_ready(frame.data, data)) {
            garbled(now);
            return heard::control;
        }
        session_.begin(std::move(data.session), std::move(data.resume_url), config_.url);
        session_.hear(frame.sequence);
        become_ready(now);
        return heard::dispatch;
    }
    heard resumed(frame const& frame, instant now) {
        ++counters_.resumed;
        session_.resumed(frame.sequence);
        become_ready(now);
        return heard::dispatch;
    }
    void become_ready(instant now) {
        ready_at_ = now;
        wait_as(gateway_status::ready, now);
        show_presence(now);
    }
    void invalidated(frame const& frame, instant now) {
        ++counters_.invalid_sessions;
        bool const lives_on = read_invalid_session(frame.data);
        // Discord also says so to those who identify too soon after each other.
        reconnecting_.patiently();
        hang_up("Discord ended the session", now, lives_on ? going_on : 1000);
        if (!lives_on) session_.drop();
    }

    // What is sent.

    void beat(instant now) {
        auto const due = heartbeat_.tick(now);
        if (due == heartbeat::beat::zombie) {
            ++counters_.zombies;
            hang_up("Discord did not answer a heartbeat", now);
        } else if (due == heartbeat::beat::due) {
            ++counters_.heartbeats;
            outbox_.beat(session_.place());
        }
    }
    // Neither the schedule nor the verdict on the other side knows of it.  Before it is greeted a bot is silent.
    void answer(instant now) {
        if (status_ != gateway_status::waiting_for_hello && outbox_.answer(session_.place(), now)) ++counters_.heartbeats;
    }
    void show_presence(instant now) {
        if (status_ == gateway_status::ready) outbox_.show_presence(now);
    }

    gateway_config config_;  // Its presence and session moved on.
    detail::random random_;
    gateway_outbox outbox_;
    gateway_session session_{};
    reconnecting reconnecting_;
    heartbeat heartbeat_{};
    gateway_status status_ = gateway_status::idle;
    instant deadline_ = instant::max();
    instant ready_at_{};
    bool reading_ = true;
    std::optional<gateway_action> ending_{};  // What is said when the connection is closed.
    gateway_counters counters_{};
};

}  // namespace monongusa::wire::discord

#endif
