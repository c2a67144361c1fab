// SPDX-License-Identifier: BSL-1.0
// slack_extract: what a peer finds in an envelope of Slack's Socket Mode, and the event that becomes of it, the same for all peers.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_SLACK_EXTRACT_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_SLACK_EXTRACT_HPP

#include <monongusa/chat/addressing.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/wire/slack/decoding.hpp>
#include <monongusa/wire/slack/directory.hpp>
#include <monongusa/wire/slack/markup.hpp>
#include <monongusa/wire/slack/place.hpp>
#include <monongusa/wire/slack/self_info.hpp>
#include <monongusa/wire/slack/sender.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bench::peers {

namespace mg = monongusa;

/// What is asked of a peer; views into what it holds, until it reads the next envelope.
struct found_envelope {
    std::string_view kind{}, envelope_id{}, event_id{}, event_type{}, subtype{};
    std::string_view user{}, bot_id{}, channel{}, channel_type{}, ts{}, thread_ts{}, text{};

    /// The ids of the users that the text mentions.
    void mentions(std::vector<std::string_view>& out) const {
        out.clear();
        for (auto at = text.find("<@"); at != text.npos; at = text.find("<@", at + 2)) {
            auto const found = mg::wire::slack::read_bracket(text.substr(at));
            if (found.kind == mg::wire::slack::bracket_kind::user) out.push_back(found.id);
        }
    }
};

/// Where the members stand of which a peer is asked: the text that a name in that object goes to, null if to none.
enum class slack_object : unsigned char { envelope, event };

inline std::string_view* slack_member(slack_object of, std::string_view name, found_envelope& out) {
    if (of == slack_object::envelope) return name == "envelope_id" ? &out.envelope_id : name == "type" ? &out.kind : nullptr;
    if (name == "type") return &out.event_type;
    if (name == "subtype") return &out.subtype;
    if (name == "user") return &out.user;
    if (name == "bot_id") return &out.bot_id;
    if (name == "channel") return &out.channel;
    if (name == "channel_type") return &out.channel_type;
    if (name == "ts") return &out.ts;
    if (name == "thread_ts") return &out.thread_ts;
    return name == "text" ? &out.text : nullptr;
}

/// Makes events of what was found, in the place of what they held, and shows texts as monongusa does.  Refers to both.
class slack_finisher {
public:
    slack_finisher(mg::wire::slack::self_info const& self, mg::wire::slack::directory const& names) : with_{self, names, {}} {}

    void finish(found_envelope const& from, mg::event::message& out) const {
        out.id.assign(from.ts);
        mg::wire::slack::sender{from.user, from.bot_id}.decode(with_, out.author);
        mg::wire::slack::place{from.channel, from.channel_type}.decode(with_.names, out.channel);
        out.thread.assign(from.thread_ts == from.ts ? std::string_view{} : from.thread_ts);
        out.raw.assign(from.text);
        bool const called = mg::wire::slack::show_markup(out.raw, with_, out.text, out.body_range);
        out.addressed = called || out.channel.kind == mg::chat::channel_kind::direct;
    }

private:
    mg::wire::slack::decoding with_;
};

}  // namespace bench::peers

#endif
