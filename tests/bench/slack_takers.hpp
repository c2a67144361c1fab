// SPDX-License-Identifier: BSL-1.0
// slack_takers: those who take Slack's envelopes: monongusa itself and its peers, from the bytes to the handler.

#ifndef MONONGUSA_TESTS_BENCH_SLACK_TAKERS_HPP
#define MONONGUSA_TESTS_BENCH_SLACK_TAKERS_HPP

#include <monongusa/transport/slack_hearing.hpp>
#include <monongusa/wire/slack/callback.hpp>
#include <monongusa/wire/slack/directory.hpp>
#include <monongusa/wire/slack/event_type.hpp>
#include <monongusa/wire/slack/frame.hpp>
#include <monongusa/wire/slack/message_pairs.hpp>
#include <monongusa/wire/slack/names_in.hpp>
#include <monongusa/wire/slack/seen_events.hpp>

#include "peers/slack_extract.hpp"
#include "peers/slack_push.hpp"
#include "peers/slack_tree.hpp"
#ifdef MONONGUSA_BENCH_SIMDJSON
#include "peers/slack_simdjson.hpp"
#endif
#include "slack_frames.hpp"
#include "takers.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bench {

namespace slack = mg::wire::slack;

inline slack::self_info self_on_slack() { return {"U0KETTLE1", "B0KETTLE1", "kettle_bot", "T0KETTLE01"}; }

/// Whose names were asked for, as transport::slack_lookup keeps them.
class names_asked {
public:
    names_asked() {
        for (auto const id : {"U0KETTLE1", "U0HANA002", "C0TEAROOM", "C0SHOP003"}) asked_[id] = mg::instant::clock::now();
        for (std::size_t i = 0; i < people; ++i) asked_[taro(i)] = mg::instant::clock::now();
    }
    bool knows(std::string_view id, mg::instant now) {
        key_.assign(id);
        auto const found = asked_.find(key_);
        return found != asked_.end() && found->second > now - std::chrono::hours{1};
    }

private:
    std::unordered_map<std::string, mg::instant> asked_{};
    std::string key_{};
};

/// What transport::slack_feed, slack_lookup and slack_session do, without the hop between their threads.
class monongusa_on_slack {
public:
    static constexpr char const* name = "monongusa";
    explicit monongusa_on_slack(mg::transport::listener_ref& bot) : hearing_(bot, self_on_slack(), {}), wanted_(hearing_.wanted()) {
        for (auto const& one : people_on_slack()) hearing_.learn_user(one);
        for (auto const& one : channels_on_slack()) hearing_.learn_channel(one);
    }

    bool take(std::string_view text) {
        auto const frame = slack::read_frame(text);
        slack::callback read;
        if (frame.envelope_id.empty() || !slack::read_callback(frame.payload, read)) return false;
        auto const now = mg::instant::clock::now();
        if (!seen_.first(read.event_id, now)) return false;
        auto const type = slack::event_type_called(read.event_type);
        if (!wanted_.has(type)) return false;
        slack::named_ids ids;
        slack::names_in(read.event, ids);
        for (auto const id : ids.users) {
            if (!names_.knows(id, now)) return false;
        }
        for (auto const id : ids.channels) {
            if (!names_.knows(id, now)) return false;
        }
        hearing_.hear(type, read.event);
        return true;
    }

private:
    mg::transport::slack_hearing hearing_;
    mg::transport::slack_wanted wanted_;
    slack::seen_events seen_{};
    names_asked names_{};
};

/// Reads in its way; all else is monongusa's.
template <class Reader>
class peer_on_slack {
public:
    static constexpr char const* name = Reader::name;
    explicit peer_on_slack(mg::transport::listener_ref& bot) : bot_(bot) {
        for (auto const& one : people_on_slack()) directory_.learn_user(one);
        for (auto const& one : channels_on_slack()) directory_.learn_channel(one);
    }
    peer_on_slack(peer_on_slack const&) = delete;
    peer_on_slack& operator=(peer_on_slack const&) = delete;

    bool take(std::string_view text) {
        if (!reader_.read(text, found_) || found_.envelope_id.empty()) return false;
        auto const now = mg::instant::clock::now();
        if (!seen_.first(found_.event_id, now)) return false;
        if (found_.event_type != "message" || !found_.subtype.empty()) return false;
        found_.mentions(mentions_);
        for (auto const id : mentions_) {
            if (!names_.knows(id, now)) return false;
        }
        if (!names_.knows(found_.user, now) || !names_.knows(found_.channel, now)) return false;
        finisher_.finish(found_, message_);
        bool const twice = message_.addressed || message_.author.bot;
        if (twice && !pairs_.first(message_.channel.id, message_.id, now)) return false;
        if (!bot_.hear(message_) && twice) pairs_.forget(message_.channel.id, message_.id);
        return true;
    }

    // For comparison.
    bool read(std::string_view text) { return reader_.read(text, found_); }
    peers::found_envelope const& found() const noexcept { return found_; }
    mg::event::message event() const {
        mg::event::message made;
        finisher_.finish(found_, made);
        return made;
    }

private:
    mg::transport::listener_ref& bot_;
    Reader reader_{};
    peers::found_envelope found_{};
    std::vector<std::string_view> mentions_{};
    slack::self_info self_ = self_on_slack();
    slack::directory directory_{};
    peers::slack_finisher finisher_{self_, directory_};
    slack::seen_events seen_{};
    slack::message_pairs pairs_{};
    names_asked names_{};
    mg::event::message message_{};
};

// Those that are here.
template <class... Reader>
struct list_on_slack {
    template <class Call>
    static void each(Call&& call) {
        (call(static_cast<peer_on_slack<Reader>*>(nullptr)), ...);
    }
};
using all_peers_on_slack = list_on_slack<
#ifdef MONONGUSA_BENCH_SIMDJSON
    peers::slack_simdjson_on_demand,
#endif
#ifdef MONONGUSA_BENCH_NLOHMANN
    peers::slack_from_tree<peers::nlohmann_tree>,
#endif
    peers::slack_from_tree<peers::boost_tree>, peers::slack_push_parser>;

}  // namespace bench

#endif
