// SPDX-License-Identifier: BSL-1.0
// What Slack's events hold under libFuzzer: decoders, markup, names and directory: nothing does harm, and what is decoded keeps its promises.  Try:
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Iinclude tests/fuzz/slack_events.cpp -o slack && ./slack -max_total_time=60
#include "../support/slack_events.hpp"

#include <monongusa/detail/utf8.hpp>
#include <monongusa/wire/slack/events.hpp>
#include <monongusa/wire/slack/mrkdwn.hpp>
#include <monongusa/wire/slack/names_in.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace mg = monongusa;
namespace event = mg::event;
using namespace mg::wire::slack;

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

void holds(mg::chat::user const& user) {
    must((user.id.empty() || is_id(user.id)) && is_utf8(user.name) && user.roles.size() <= 4);
    must(!user.self || user.bot);
    must(!user.id.empty() || user.bot || user == mg::chat::user{});
    for (auto const& role : user.roles) must(!role.empty());
}
void holds(mg::chat::channel const& channel) { must(is_id(channel.id) && is_utf8(channel.name)); }
void holds_thread(std::string_view thread, std::string_view id) { must(thread.empty() || (is_ts(thread) && thread != id)); }

void holds(event::message const& heard) {
    must(is_ts(heard.id) && is_utf8(heard.text) && is_utf8(heard.raw));
    holds_thread(heard.thread, heard.id);
    holds(heard.author);
    holds(heard.channel);
    must(heard.attachments.size() <= messages::most_attachments);
    for (auto const& file : heard.attachments) {
        must((file.id.empty() || is_id(file.id)) && is_utf8(file.name) && is_utf8(file.url) && is_utf8(file.type));
    }
    if (heard.body_range.present()) {
        must(heard.addressed && heard.body_range.begin <= heard.body_range.end && heard.body_range.end <= heard.text.size());
    }
    must(is_utf8(heard.body()));
}
void holds(event::message_edited const& heard) {
    must(is_ts(heard.id) && is_utf8(heard.text) && is_utf8(heard.raw) && is_utf8(heard.previous));
    holds_thread(heard.thread, heard.id);
    holds(heard.author);
    holds(heard.channel);
}
void holds(event::message_deleted const& heard) {
    must(is_ts(heard.id) && is_utf8(heard.previous));
    holds_thread(heard.thread, heard.id);
    holds(heard.author);
    holds(heard.channel);
}
template <class Reaction>
void holds_reaction(Reaction const& heard) {
    must(is_ts(heard.message) && is_utf8(heard.emoji.name) && !heard.emoji.name.empty() && heard.emoji.id.empty() && heard.thread.empty());
    must(!heard.user.id.empty());
    holds(heard.user);
    holds(heard.channel);
}
void holds(event::reaction_added const& heard) { holds_reaction(heard); }
void holds(event::reaction_removed const& heard) { holds_reaction(heard); }
void holds(event::channel_created const& heard) { holds(heard.channel); }
void holds(event::channel_renamed const& heard) {
    holds(heard.channel);
    must(is_utf8(heard.previous) && (heard.previous.empty() || heard.previous != heard.channel.name));
}
void holds(event::channel_deleted const& heard) { holds(heard.channel); }
template <class Member>
void holds_member(Member const& heard) {
    must(!heard.user.id.empty());
    holds(heard.user);
}
void holds(event::member_joined const& heard) { holds_member(heard); }
void holds(event::member_left const& heard) { holds_member(heard); }
void holds(event::member_changed const& heard) { holds_member(heard); }

// Decoded into a new event and into a used one it is the same.
template <class Event>
decoded decodes(std::string_view data, decoding const& with, Event& used) {
    Event fresh;
    auto const answer = decode(data, with, fresh);
    must(decode(data, with, used) == answer);
    if (answer != decoded::yes) return answer;
    must(fresh == used);
    holds(used);
    return answer;
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
    auto const sort = sort_of_message(data);
    must(decodes(data, with, events.message) != decoded::yes || sort == message_sort::said);
    must(decodes(data, with, events.edited) != decoded::yes || sort == message_sort::edited);
    must(decodes(data, with, events.deleted) != decoded::yes || sort == message_sort::deleted);
    decodes(data, with, events.added);
    decodes(data, with, events.removed);
    decodes(data, with, events.created);
    decodes(data, with, events.renamed);
    decodes(data, with, events.channel_deleted);
    decodes(data, with, events.joined);
    decodes(data, with, events.left);
    decodes(data, with, events.changed);
}

void names_are_found(std::string_view data) {
    named_ids ids;
    names_in(data, ids);
    for (auto const id : ids.users) must(is_id(id));
    for (auto const id : ids.channels) must(is_id(id));
}

void reads(std::string_view data, decoding const& with, directory& names, scratch& events) {
    names_are_found(data);
    each_decoder_reads(data, with, events);
    for (std::size_t what = 0; what < event_types::count; ++what) names.learn(static_cast<event_type>(what), data);
    names.learn_user(data);
    names.learn_channel(data);
    names.learn_bot(data);
    each_decoder_reads(data, with, events);
}

// Markup of strangers, and what somebody wrote on its way out and back.
void texts_are_shown(std::string_view text, decoding const& with) {
    std::string shown;
    mg::detail::text_range body;
    bool const addressed = show_markup(text, with, shown, body);
    must(addressed == body.present());
    must(!addressed || (body.begin <= body.end && body.end <= shown.size()));
    must(!is_utf8(text) || is_utf8(shown));
    auto const sent = escaped(text);
    must(sent.find_first_of("<>") == std::string::npos);
    std::string seen;
    markup::for_each_part(seen, sent, [&](std::string_view part) { seen += part; });
    must(seen == text);
    auto const linked = web_link(text, text);
    must(!linked.starts_with('<') || (read_bracket(linked).kind == bracket_kind::link && read_bracket(linked).written == linked));
    auto const name = reaction_name(text);
    must(name.size() <= reaction_names::longest + 16 && is_utf8(name) && name.find_first_of(" <>&\n") == std::string::npos);
    must(name.empty() || reaction_name(name) == name);
}

// The bytes as changes to an event of Slack, each of three bytes: where, how many bytes go, how many of those that follow come.
std::string edited(std::string_view bytes) {
    static std::vector<std::string> const events = [] {
        std::vector<std::string> all;
        for (auto const name : support::slack_events::all) all.push_back(support::slack_events::event(name));
        return all;
    }();
    if (bytes.empty()) return {};
    auto const number = [&](std::size_t i) -> std::size_t { return static_cast<unsigned char>(bytes[i]); };
    auto text = events[number(0) % events.size()];
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
    self_info const self{"U0KETTLE1", "B0KETTLE1", "kettle_bot", "T0KETTLE01"};
    std::vector<std::string> const aliases{"!", "kettle", "<3"};
    directory names{{.most_users = 4, .most_channels = 4, .most_bots = 4, .longest_name = 20}};
    names.learn_user(R"({"id":"U0TARO001","name":"taro","is_owner":true,"profile":{"bot_id":"B1"}})");
    names.learn_channel(R"({"id":"C0TEAROOM","name":"tea-room","is_private":true})");
    decoding const with{self, names, aliases};
    static scratch events;
    reads(text, with, names, events);
    texts_are_shown(text, with);
    reads(edited(text), with, names, events);
    must(names.users() <= 4 && names.channels() <= 4 && names.bots() <= 4);
    return 0;
}
