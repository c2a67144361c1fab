// SPDX-License-Identifier: BSL-1.0
// What Discord sends under libFuzzer: frames, zlib-stream, control and events: nothing does harm, and what is decoded keeps its promises.  Try:
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Iinclude tests/fuzz/discord_events.cpp -o discord && ./discord -max_total_time=60
#include <monongusa/detail/utf8.hpp>
#include <monongusa/wire/discord/control.hpp>
#include <monongusa/wire/discord/events.hpp>
#include <monongusa/wire/discord/frame.hpp>
#include <monongusa/wire/discord/inflater.hpp>

#include "../support/discord_frames.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace mg = monongusa;
namespace event = mg::event;
using namespace mg::wire::discord;
using namespace mg::wire;

void must(bool holds) {
    if (!holds) __builtin_trap();
}

bool is_utf8(std::string_view text) {
    for (char const* at = text.data(); at != text.data() + text.size();) {
        auto const size = mg::detail::utf8::decode(at, text.data() + text.size()).size;
        if (size == 0) return false;
        at += size;
    }
    return true;
}

bool is_id_or_empty(std::string_view text) { return text.empty() || json_reader::is_id(text); }

void holds(mg::chat::user const& user) {
    must(json_reader::is_id(user.id) && is_utf8(user.name) && user.roles.size() <= people::most_roles);
    must(!user.self || user.bot);
    for (auto const& role : user.roles) must(!role.empty() && is_utf8(role));
}
void holds(mg::chat::channel const& channel) { must(json_reader::is_id(channel.id) && is_utf8(channel.name)); }

void holds(event::message const& heard) {
    must(json_reader::is_id(heard.id) && is_utf8(heard.text) && is_utf8(heard.raw) && is_id_or_empty(heard.thread));
    holds(heard.author);
    holds(heard.channel);
    must(heard.attachments.size() <= messages::most_attachments);
    for (auto const& file : heard.attachments)
        must(is_id_or_empty(file.id) && is_utf8(file.name) && is_utf8(file.url) && is_utf8(file.type));
    if (heard.body_range.present())
        must(heard.addressed && heard.body_range.begin <= heard.body_range.end && heard.body_range.end <= heard.text.size());
    must(is_utf8(heard.body()));
}
void holds(event::message_edited const& heard) {
    must(json_reader::is_id(heard.id) && is_utf8(heard.text) && is_utf8(heard.raw) && is_id_or_empty(heard.thread));
    holds(heard.author);
    holds(heard.channel);
}
void holds(event::message_deleted const& heard) {
    must(json_reader::is_id(heard.id) && is_id_or_empty(heard.thread));
    holds(heard.channel);
}
template <class Reaction>
void holds_reaction(Reaction const& heard) {
    must(json_reader::is_id(heard.message) && is_utf8(heard.emoji.name) && is_id_or_empty(heard.emoji.id) && is_id_or_empty(heard.thread));
    must(!heard.emoji.name.empty() || !heard.emoji.id.empty());
    holds(heard.user);
    holds(heard.channel);
}
void holds(event::reaction_added const& heard) { holds_reaction(heard); }
void holds(event::reaction_removed const& heard) { holds_reaction(heard); }
void holds(event::channel_created const& heard) { holds(heard.channel); }
void holds(event::channel_renamed const& heard) {
    holds(heard.channel);
    must(is_utf8(heard.previous) && heard.previous != heard.channel.name);
}
void holds(event::channel_deleted const& heard) { holds(heard.channel); }
void holds(event::member_joined const& heard) { holds(heard.user); }
void holds(event::member_left const& heard) { holds(heard.user); }
void holds(event::member_changed const& heard) { holds(heard.user); }

// Decoded into a new event and into a used one it is the same.
template <class Event>
void decodes(std::string_view data, decoding const& with, Event& used) {
    Event fresh;
    auto const answer = decode(data, with, fresh);
    must(decode(data, with, used) == answer);
    if (answer != decoded::yes) return;
    must(fresh == used);
    holds(used);
}

struct scratch {
    event::message message;
    event::message_edited edited;
    event::message_deleted deleted;
    event::reaction_added added;
    event::reaction_removed removed;
    event::channel_created created;
    event::channel_renamed renamed;
    event::channel_deleted channel_deleted;
    event::member_joined joined;
    event::member_left left;
    event::member_changed changed;
};

void each_decoder_reads(std::string_view data, decoding const& with, scratch& events) {
    decodes(data, with, events.message);
    decodes(data, with, events.edited);
    decodes(data, with, events.deleted);
    decodes(data, with, events.added);
    decodes(data, with, events.removed);
    decodes(data, with, events.created);
    decodes(data, with, events.renamed);
    decodes(data, with, events.channel_deleted);
    decodes(data, with, events.joined);
    decodes(data, with, events.left);
    decodes(data, with, events.changed);
    decode_bulk(data, with, events.deleted, [&] { holds(events.deleted); });
}

void control_reads(std::string_view data) {
    std::chrono::milliseconds interval{0};
    if (read_hello(data, interval)) must(interval.count() > 0);
    read_invalid_session(data);
    ready_data session;
    if (read_ready(data, session)) {
        holds(session.self);
        must(!session.session.empty() && is_utf8(session.session) && is_utf8(session.resume_url) && is_id_or_empty(session.application));
    }
    gateway_info where;
    if (read_gateway_info(data, where))
        must(!where.url.empty() && where.shards > 0 && where.max_concurrency > 0 && where.reset_after.count() >= 0);
}

bool is_in(std::string_view part, std::string_view whole) {
    return part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size();
}

void reads(std::string_view text, decoding const& with, directory& names, scratch& events) {
    frame found;
    if (!read_frame(text, found)) return;
    must(found.op >= 0 && found.sequence >= -1 && !found.data.empty());
    must(found.data == "null" || is_in(found.data, text));
    must(found.type.empty() || is_in(found.type, text));
    control_reads(found.data);
    each_decoder_reads(found.data, with, events);
    names.learn(dispatch_called(found.type), found.data);
    each_decoder_reads(found.data, with, events);
}

// The bytes as messages of the websocket, the first byte of each its length.
void inflates(std::string_view bytes, decoding const& with, directory& names, scratch& events) {
    inflater stream{{20'000, 5000}};
    bool broken = false;
    while (!bytes.empty()) {
        auto const size = std::min<std::size_t>(static_cast<unsigned char>(bytes.front()), bytes.size() - 1);
        auto const what = stream.feed(bytes.substr(1, size));
        must(!broken || what == inflated::broken);
        broken = what == inflated::broken;
        must(stream.text().size() <= 20'000 && (!broken || stream.text().empty()));
        if (what == inflated::text) reads(stream.text(), with, names, events);
        bytes.remove_prefix(size + 1);
    }
}

// The bytes as changes to a frame of Discord, each of three bytes: where, how many bytes go, how many of those that follow come.
std::string edited(std::string_view bytes) {
    static std::vector<std::string> const frames = [] {
        std::vector<std::string> all;
        for (auto const name : support::discord_frames::all) all.push_back(support::discord_frames::file(name));
        return all;
    }();
    if (bytes.empty()) return {};
    auto const number = [&](std::size_t i) -> std::size_t { return static_cast<unsigned char>(bytes[i]); };
    auto text = frames[number(0) % frames.size()];
    bytes.remove_prefix(1);
    for (std::size_t from = 0; bytes.size() >= 3;) {
        from = std::min(from + number(0), text.size());
        auto const come = std::min(number(2) % 32, bytes.size() - 3);
        text.replace(from, number(1) % 64, bytes.substr(3, come));
        bytes.remove_prefix(3 + come);
    }
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    self_info const self{"5", "kettle_bot"};
    directory names{{.most_channels = 4, .most_roles = 4, .longest_name = 20}};
    names.learn(dispatch::guild_create,
                R"({"id":"9","channels":[{"id":"7","name":"tea"}],"roles":[{"id":"8","name":"pot","tags":{"bot_id":"5"}}]})");
    decoding const with{self, names};
    static scratch events;
    reads(text, with, names, events);
    control_reads(text);
    each_decoder_reads(text, with, events);
    inflates(text, with, names, events);
    reads(edited(text), with, names, events);
    must(names.channels() <= 4 && names.roles() <= 4);
    return 0;
}
