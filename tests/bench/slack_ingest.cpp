// SPDX-License-Identifier: BSL-1.0
#include "slack_ingest.hpp"

#include <monongusa/wire/slack/acknowledgement.hpp>
#include <monongusa/wire/slack/events.hpp>

#include "rows.hpp"
#include "slack_takers.hpp"

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

namespace {

struct own_names {
    slack::self_info me = self_on_slack();
    slack::directory directory{};

    own_names() {
        for (auto const& one : people_on_slack()) directory.learn_user(one);
        for (auto const& one : channels_on_slack()) directory.learn_channel(one);
    }
    slack::decoding with() const { return {me, directory, {}}; }
};

std::string_view event_in(std::string_view text) {
    slack::callback read;
    if (!slack::read_callback(slack::read_frame(text).payload, read)) disagree("monongusa", text);
    return read.event;
}

mg::event::message own_event(std::string_view text) {
    own_names const known;
    mg::event::message made;
    if (slack::decode(event_in(text), known.with(), made) != mg::wire::decoded::yes) disagree("monongusa", text);
    return made;
}

template <class Peer>
void check(mg::transport::listener_ref& bot, envelopes& all) {
    Peer who{bot};
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const& text = all[i];
        auto const frame = slack::read_frame(text);
        slack::callback read;
        if (!slack::read_callback(frame.payload, read) || !who.read(text)) disagree(Peer::name, text);
        auto const& found = who.found();
        bool const same = found.kind == frame.type && found.envelope_id == frame.envelope_id && found.event_id == read.event_id &&
                          found.event_type == read.event_type && found.subtype.empty();
        if (!same || who.event() != own_event(text)) disagree(Peer::name, text);
    }
}

std::string row(char const* kind, envelopes const& all, char const* who) {
    return mg::detail::joined("ingest/", kind, "/", all.front().size(), "/", who);
}

template <class Who>
void add(mg::transport::listener_ref& bot, std::shared_ptr<envelopes> const& all) {
    benchmark::RegisterBenchmark(row("envelope", *all, Who::name).c_str(), [&bot, all](benchmark::State& state) {
        Who who{bot};
        go_through(state, *all, [&](std::string const& one) { return who.take(one); });
    });
}

// The parts of what it takes of monongusa.
void add_parts(mg::transport::listener_ref& bot, std::shared_ptr<envelopes> const& all) {
    benchmark::RegisterBenchmark(row("envelope, its acknowledgement", *all, "monongusa").c_str(), [all](benchmark::State& state) {
        go_through(state, *all, [&](std::string const& one) {
            auto const answer = slack::acknowledgement(slack::read_frame(one).envelope_id);
            benchmark::DoNotOptimize(answer.data());
            return !answer.empty();
        });
    });
    benchmark::RegisterBenchmark(row("envelope, to the event", *all, "monongusa").c_str(), [all](benchmark::State& state) {
        own_names const known;
        mg::event::message made;
        go_through(state, *all,
                   [&](std::string const& one) { return slack::decode(event_in(one), known.with(), made) == mg::wire::decoded::yes; });
        benchmark::DoNotOptimize(made);
    });
    benchmark::RegisterBenchmark(row("envelope, the table alone", *all, "monongusa").c_str(), [&bot, all](benchmark::State& state) {
        std::vector<mg::event::message> made;
        for (std::size_t i = 0; i < all->size(); ++i) made.push_back(own_event((*all)[i]));
        std::size_t next = 0;
        go_through(state, *all, [&](std::string const&) {
            bot.hear(made[next]);
            if (++next == made.size()) next = 0;
            return true;
        });
    });
}

}  // namespace

void add_slack(mg::transport::listener_ref& bot, tally const& all, std::vector<std::string> const& lines) {
    for (auto const& model : {std::string{short_message}, support::slack_events::payload("message")}) {
        auto const some = std::make_shared<envelopes>(messages_on_slack(model, lines));
        all_peers_on_slack::each([&]<class Peer>(Peer*) { check<Peer>(bot, *some); });
        monongusa_on_slack own{bot};
        std::size_t hits = 0;
        for (std::size_t i = 0; i < some->size(); ++i) {
            auto const before = all;
            if (!own.take((*some)[i])) disagree("monongusa", some->front());
            if (!(all == before)) ++hits;
        }
        std::fprintf(stderr, "%zu of %zu messages on Slack reach a handler\n", hits, some->size());
        if (hits == 0) std::exit(1);
        add<monongusa_on_slack>(bot, some);
        all_peers_on_slack::each([&]<class Peer>(Peer*) { add<Peer>(bot, some); });
        add_parts(bot, some);
    }
}

}  // namespace bench
