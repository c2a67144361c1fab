// SPDX-License-Identifier: BSL-1.0
// those who take frames: monongusa itself and its peers, from the bytes to the handler.

#ifndef MONONGUSA_TESTS_BENCH_TAKERS_HPP
#define MONONGUSA_TESTS_BENCH_TAKERS_HPP

#include <monongusa/transport/discord_hearing.hpp>

#include "peers/extract.hpp"
#include "peers/push.hpp"
#include "peers/tree.hpp"
#ifdef MONONGUSA_BENCH_SIMDJSON
#include "peers/simdjson.hpp"
#endif

#include <monongusa/wire/discord/frame.hpp>

#include <string>
#include <string_view>

namespace bench {

namespace mg = monongusa;

// Of the bot.
inline mg::wire::discord::self_info self() { return {"1110222033304440555", "kettle_bot"}; }

class monongusa_itself {
public:
    static constexpr char const* name = "monongusa";
    // With names the directory of channels and roles is kept.
    monongusa_itself(mg::transport::listener_ref& bot, bool names) : hearing_(bot, names), wanted_(hearing_.wanted()) {
        hearing_.is({self().id, self().name, true, true, {}});
    }

    bool take(std::string_view text) {
        mg::wire::discord::frame frame;
        if (!mg::wire::discord::read_frame(text, frame)) return false;
        auto const what = mg::wire::discord::dispatch_called(frame.type);
        if (wanted_.has(what)) hearing_.hear(what, frame.data);
        return true;
    }

private:
    mg::transport::discord_hearing hearing_;
    mg::transport::discord_wanted wanted_;
};

// What a peer keeps of a server: the least that it can be, texts one after the other.
struct names_of_a_server {
    std::string text{};

    void learn(peers::found const& from) {
        text.clear();
        for (auto const* list : {&from.guild_roles, &from.channels, &from.threads}) {
            for (auto const& one : *list) text.append(one.id).append(one.name);
        }
    }
};

template <class Reader>
class peer {
public:
    static constexpr char const* name = Reader::name;
    peer(mg::transport::listener_ref& bot, bool names) : bot_(bot), names_(names) {}

    bool take(std::string_view text) {
        if (!read(text)) return false;
        if (found_.type == "MESSAGE_CREATE") {
            finisher_.finish(found_, message_);
            bot_.hear(message_);
        } else if (found_.type == "MESSAGE_REACTION_ADD") {
            finisher_.finish(found_, reaction_);
            bot_.hear(reaction_);
        } else if (names_) {
            server_.learn(found_);
        }
        return true;
    }

    // For comparison.
    bool read(std::string_view text) {
        return reader_.read(text, found_, [this](std::string_view type) {
            return type == "MESSAGE_CREATE" || type == "MESSAGE_REACTION_ADD" || (names_ && type == "GUILD_CREATE");
        });
    }
    peers::found const& found() const noexcept { return found_; }
    template <class Event>
    Event event() const {
        Event made;
        finisher_.finish(found_, made);
        return made;
    }

private:
    mg::transport::listener_ref& bot_;
    bool names_;
    Reader reader_{};
    peers::found found_{};
    peers::finisher finisher_{self()};
    mg::event::message message_{};
    mg::event::reaction_added reaction_{};
    names_of_a_server server_{};
};

// Those that are here.
template <class... Reader>
struct list {
    template <class Call>
    static void each(Call&& call) {
        (call(static_cast<peer<Reader>*>(nullptr)), ...);
    }
};
using all_peers = list<
#ifdef MONONGUSA_BENCH_SIMDJSON
    peers::simdjson_on_demand,
#endif
#ifdef MONONGUSA_BENCH_NLOHMANN
    peers::from_tree<peers::nlohmann_tree>,
#endif
    peers::from_tree<peers::boost_tree>, peers::push_parser>;

/// Looks at nothing.
struct nobody {
    explicit nobody(mg::transport::listener_ref&, bool) {}
    static bool take(std::string_view text) { return !text.empty(); }
};

}  // namespace bench

#endif
