// SPDX-License-Identifier: BSL-1.0
// What a frame of Discord's gateway and an envelope of Slack's cost from their bytes to the handler, in a bot of 64 patterns; beside other ways to
// read JSON that find the same in them, with and without compression, and where bench::nobody wants them.
#include <monongusa/wire/discord/directory.hpp>
#include <monongusa/wire/discord/events.hpp>
#include <monongusa/wire/discord/frame.hpp>

#include "frames.hpp"
#include "ingest_bot.hpp"
#include "rows.hpp"
#include "slack_ingest.hpp"
#include "streams.hpp"
#include "takers.hpp"

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

namespace mg = monongusa;
namespace discord = mg::wire::discord;

namespace bench {

std::size_t allocations = 0;

}  // namespace bench

[[gnu::noinline]] void* operator new(std::size_t size) {
    ++bench::allocations;
    if (void* const memory = std::malloc(size)) return memory;
    throw std::bad_alloc{};
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using frames = std::vector<std::string>;

// --- whether they find the same

using bench::disagree;
using bench::go_through;

template <class Event>
Event own_event(std::string_view text) {
    discord::self_info const me = bench::self();
    discord::directory const names;
    discord::frame frame;
    Event made;
    if (!discord::read_frame(text, frame) || discord::decode(frame.data, {me, names}, made) != discord::decoded::yes)
        disagree("monongusa", text);
    return made;
}

template <class Peer>
bool knows_the_same_names(Peer const& who, discord::directory const& own) {
    auto const& found = who.found();
    if (found.guild_roles.size() != own.roles() || found.channels.size() + found.threads.size() != own.channels()) return false;
    for (auto const& one : found.guild_roles) {
        auto const* const role = own.role(one.id);
        if (!role || role->name != one.name) return false;
    }
    for (auto const* list : {&found.channels, &found.threads}) {
        for (auto const& one : *list) {
            auto const* const channel = own.channel(one.id);
            if (!channel || channel->name != one.name || channel->type != one.type) return false;
        }
    }
    return true;
}

template <class Peer>
void check(mg::transport::listener_ref& bot, frames const& all) {
    Peer who{bot, true};
    for (auto const& text : all) {
        if (!who.read(text)) disagree(Peer::name, text);
        auto const& type = who.found().type;
        if (type == "MESSAGE_CREATE") {
            if (who.template event<mg::event::message>() != own_event<mg::event::message>(text)) disagree(Peer::name, text);
        } else if (type == "MESSAGE_REACTION_ADD") {
            if (who.template event<mg::event::reaction_added>() != own_event<mg::event::reaction_added>(text)) disagree(Peer::name, text);
        } else {
            discord::directory names;
            discord::frame frame;
            bool const learned = discord::read_frame(text, frame) && names.learn(discord::dispatch_called(frame.type), frame.data);
            if (!learned || !knows_the_same_names(who, names)) disagree(Peer::name, text);
        }
    }
}

// --- the rows

std::string row(char const* kind, frames const& all, char const* who) {
    return mg::detail::joined("ingest/", kind, "/", all.front().size(), "/", who);
}

template <class Who>
void add(mg::transport::listener_ref& bot, char const* kind, frames const& all, bool names = false) {
    benchmark::RegisterBenchmark(row(kind, all, Who::name).c_str(), [&bot, &all, names](benchmark::State& state) {
        Who who{bot, names};
        go_through(state, all, [&](std::string const& one) { return who.take(one); });
    });
}
void add_all(mg::transport::listener_ref& bot, char const* kind, frames const& all, bool names = false) {
    add<bench::monongusa_itself>(bot, kind, all, names);
    bench::all_peers::each([&]<class Peer>(Peer*) { add<Peer>(bot, kind, all, names); });
}

// The parts of what it takes of monongusa.
void add_parts(mg::transport::listener_ref& bot, frames const& all) {
    benchmark::RegisterBenchmark(row("message, its envelope alone", all, "monongusa").c_str(), [&all](benchmark::State& state) {
        discord::frame frame;
        go_through(state, all, [&](std::string const& one) { return discord::read_frame(one, frame); });
        benchmark::DoNotOptimize(frame);
    });
    benchmark::RegisterBenchmark(row("message, to the event", all, "monongusa").c_str(), [&all](benchmark::State& state) {
        discord::self_info const me = bench::self();
        discord::directory const names;
        discord::frame frame;
        mg::event::message made;
        go_through(state, all, [&](std::string const& one) {
            return discord::read_frame(one, frame) && discord::decode(frame.data, {me, names}, made) == discord::decoded::yes;
        });
        benchmark::DoNotOptimize(made);
    });
    benchmark::RegisterBenchmark(row("message, the table alone", all, "monongusa").c_str(), [&bot, &all](benchmark::State& state) {
        std::vector<mg::event::message> made;
        for (auto const& one : all) made.push_back(own_event<mg::event::message>(one));
        std::size_t next = 0;
        go_through(state, all, [&](std::string const&) {
            bot.hear(made[next]);
            if (++next == made.size()) next = 0;
            return true;
        });
    });
}

// The stream begins anew with the first frame.
template <class Stream, class Who>
void add_compressed(mg::transport::listener_ref& bot, char const* kind, frames const& plain, frames const& packed,
                    std::string const& name) {
    auto const title = mg::detail::joined("ingest/", kind, "/", plain.front().size(), "/", name);
    benchmark::RegisterBenchmark(title.c_str(), [&bot, &packed](benchmark::State& state) {
        Who who{bot, false};
        Stream stream;
        auto const* const first = packed.data();
        go_through(state, packed, [&](std::string const& one) {
            if (&one == first) stream.reset();
            return who.take(stream.inflate(one));
        });
    });
}

void measure(mg::transport::listener_ref& bot, bench::tally const& all) {
    auto const lines = bench::lines_of_chat();
    auto const messages = bench::messages_like("message_create", lines);
    auto const long_ones = bench::messages_like("message_create_long", lines);
    auto const reactions = bench::reactions();
    auto const guild = bench::one_frame(support::discord_frames::guild_create());
    auto const update = bench::one_frame(support::discord_frames::file("message_update"));
    auto const packed = bench::deflated(messages);
    auto const packed_reactions = bench::deflated(reactions);
    for (auto const* each : {&messages, &long_ones, &reactions, &guild}) {
        bench::all_peers::each([&]<class Peer>(Peer*) { check<Peer>(bot, *each); });
    }
    bench::monongusa_itself own{bot, false};
    std::size_t hits = 0;
    for (auto const& one : messages) {
        auto const before = all;
        own.take(one);
        if (!(all == before)) ++hits;
    }
    std::fprintf(stderr, "%zu of %zu messages reach a handler\n", hits, messages.size());
    if (hits == 0) std::exit(1);

    for (auto const* each : {&messages, &long_ones}) {
        add_all(bot, "message", *each);
        add_parts(bot, *each);
    }
    add_all(bot, "reaction", reactions);
    add_all(bot, "server, its names learned", guild, true);
    for (auto const* each : {&update, &guild}) add_all(bot, "wanted by nobody", *each);
    add_compressed<bench::own_stream, bench::monongusa_itself>(bot, "message, compressed", messages, packed, "monongusa");
    add_compressed<bench::own_stream, bench::nobody>(bot, "message, inflated alone", messages, packed, "monongusa");
    add_compressed<bench::own_stream, bench::nobody>(bot, "reaction, inflated alone", reactions, packed_reactions, "monongusa");
#ifdef MONONGUSA_BENCH_ZLIB
    bench::all_peers::each([&]<class Peer>(Peer*) {
        add_compressed<bench::zlib_stream, Peer>(bot, "message, compressed", messages, packed,
                                                 mg::detail::joined(Peer::name, " behind zlib"));
    });
    add_compressed<bench::zlib_stream, bench::nobody>(bot, "message, inflated alone", messages, packed, "zlib");
    add_compressed<bench::zlib_stream, bench::nobody>(bot, "reaction, inflated alone", reactions, packed_reactions, "zlib");
#endif
    bench::add_slack(bot, all, lines);
    benchmark::RunSpecifiedBenchmarks();
}

}  // namespace

int main(int argc, char** argv) {
#ifdef MONONGUSA_BENCH_SIMDJSON
    std::fprintf(stderr, "simdjson On-Demand with the instructions of: %s\n", bench::peers::simdjson_on_demand::instructions().c_str());
#endif
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    bench::with_ingest_bot(&measure);
    return 0;
}
