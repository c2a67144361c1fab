// SPDX-License-Identifier: BSL-1.0
// extract: what a peer finds in a frame of Discord's gateway, and the event that becomes of it, the same for all peers.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_EXTRACT_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_EXTRACT_HPP

#include <monongusa/chat/addressing.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>
#include <monongusa/wire/discord/channel_type.hpp>
#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/discord/markup.hpp>
#include <monongusa/wire/discord/reaction_events.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench::peers {

namespace mg = monongusa;

/// All texts are views into what the peer holds, until it reads the next frame.
struct found_person {
    std::string_view id{}, username{}, global_name{}, nick{};
    bool bot = false;

    std::string_view name() const noexcept { return !nick.empty() ? nick : !global_name.empty() ? global_name : username; }
};

struct found_file {
    std::string_view id{}, name{}, url{}, type{};
    std::int64_t size = 0;
};

struct found_name {
    std::string_view id{}, name{};
    std::int64_t type = -1;
};

/// What is asked of a peer.  Vectors keep their room.
struct found {
    std::string_view type{}, id{}, content{}, channel{}, guild{}, user{}, message{}, emoji_name{}, emoji_id{};
    std::int64_t op = -1, sequence = -1;  // Of the frame.
    std::int64_t kind = 0, channel_type = mg::wire::discord::channel_type::unknown;
    found_person author{};
    std::vector<std::string_view> roles{};
    std::vector<found_person> mentions{};
    std::vector<found_file> files{};
    std::vector<found_name> guild_roles{}, channels{}, threads{};

    void clear() {
        type = id = content = channel = guild = user = message = emoji_name = emoji_id = {};
        op = sequence = -1;
        kind = 0;
        channel_type = mg::wire::discord::channel_type::unknown;
        author = {};
        roles.clear();
        mentions.clear();
        files.clear();
        guild_roles.clear();
        channels.clear();
        threads.clear();
    }
};

/// Makes events of what was found, in the place of what they held.
class finisher {
public:
    explicit finisher(mg::wire::discord::self_info self) : self_(std::move(self)) {}

    void finish(found const& from, mg::event::message& out) const {
        out.id.assign(from.id);
        out.raw.assign(from.content);
        person(from, out.author);
        place(from, out.channel, out.thread);
        out.attachments.resize(from.files.size());
        for (std::size_t i = 0; i < from.files.size(); ++i) {
            auto const& file = from.files[i];
            auto& one = out.attachments[i];
            one.id.assign(file.id);
            one.name.assign(file.name);
            one.url.assign(file.url);
            one.type.assign(file.type);
            one.size = static_cast<std::uint64_t>(file.size);
        }
        show(from, out);
    }

    void finish(found const& from, mg::event::reaction_added& out) const {
        person(from, out.user);
        out.user.id.assign(from.user);
        out.user.self = from.user == self_.id;
        place(from, out.channel, out.thread);
        out.message.assign(from.message);
        out.emoji.id.assign(from.emoji_id);
        out.emoji.name.assign(from.emoji_name);
        if (from.emoji_id.empty()) {
            if (auto const known = mg::wire::name_of_picture(out.emoji.name); !known.empty()) out.emoji.name.assign(known);
        }
    }

private:
    using item = mg::wire::discord::markup::item;
    using what = mg::wire::discord::markup::what;

    void person(found const& from, mg::chat::user& out) const {
        out.id.assign(from.author.id);
        out.name.assign(from.author.name());
        out.self = from.author.id == self_.id;
        out.bot = from.author.bot || out.self;
        out.roles.resize(from.roles.size());
        for (std::size_t i = 0; i < from.roles.size(); ++i) out.roles[i].assign(from.roles[i]);
    }

    static void place(found const& from, mg::chat::channel& where, std::string& thread) {
        namespace types = mg::wire::discord::channel_type;
        int const kind = static_cast<int>(from.channel_type);
        where.id.assign(from.channel);
        where.name.clear();
        where.kind = types::kind_of(kind == types::unknown && from.guild.empty() ? types::direct : kind);
        thread.assign(types::is_thread(kind) ? from.channel : std::string_view{});
    }

    // Mentions of users, emoji and commands as people see them; where the bot is named first, the body begins behind that.
    void show(found const& from, mg::event::message& out) const {
        namespace mention = mg::chat::mention;
        out.text.clear();
        out.body_range = {};
        out.addressed = out.channel.kind == mg::chat::channel_kind::direct;
        for (auto const& one : from.mentions) out.addressed = out.addressed || one.id == self_.id;
        auto rest = from.content;
        bool own_first = false;
        for (auto at = rest.find('<'); at != rest.npos; at = rest.find('<')) {
            out.text.append(rest.substr(0, at));
            rest.remove_prefix(at);
            auto const read = mg::wire::discord::markup::read(rest);
            bool const own = read.what == what::user && read.id == self_.id;
            if (!shown(from, read, out.text)) {
                out.text += '<';
                rest.remove_prefix(1);
                continue;
            }
            own_first = own_first || (own && rest.data() == from.content.data());
            rest.remove_prefix(read.written.size());
            if (own && own_first && !out.body_range.present()) {
                auto const begin = out.text.size() + (rest.size() - mention::without_leading_blanks(rest).size());
                out.body_range = {begin, begin + 1};
            }
        }
        out.text.append(rest);
        if (own_first) out.body_range = {out.body_range.begin, mention::without_trailing_blanks(out.text).size()};
    }

    bool shown(found const& from, item const& read, std::string& out) const {
        if (read.what == what::emoji) return (((out += ':').append(read.name)) += ':'), true;
        if (read.what == what::command) return (out += '/').append(read.name), true;
        if (read.what != what::user) return false;
        if (read.id == self_.id) return (out += '@').append(self_.name), true;
        for (auto const& one : from.mentions) {
            if (one.id == read.id) return (out += '@').append(one.name()), true;
        }
        return false;
    }

    mg::wire::discord::self_info self_;
};

}  // namespace bench::peers

#endif
