// SPDX-License-Identifier: BSL-1.0
// trees: the whole frame as a document first, by nlohmann's library and by Boost.JSON, then the members by their names.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_TREE_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_TREE_HPP

#include "extract.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parser.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>
#ifdef MONONGUSA_BENCH_NLOHMANN
#include <nlohmann/json.hpp>
#endif

namespace bench::peers {

#ifdef MONONGUSA_BENCH_NLOHMANN
/// How one asks a tree of nlohmann's.
struct nlohmann_tree {
    static constexpr char const* name = "nlohmann's tree";
    using value = nlohmann::json;

    nlohmann::json whole;

    value const* parse(std::string_view frame) {
        whole = nlohmann::json::parse(frame, nullptr, false);
        return whole.is_discarded() ? nullptr : &whole;
    }
    static value const* member(value const& of, char const* key) {
        if (!of.is_object()) return nullptr;
        auto const at = of.find(key);
        return at == of.end() ? nullptr : &*at;
    }
    static void text(value const& one, std::string_view& out) {
        if (auto const* const text = one.get_ptr<std::string const*>()) out = *text;
    }
    static void number(value const& one, std::int64_t& out) {
        if (one.is_number_integer()) out = one.get<std::int64_t>();
    }
    static bool truth(value const& one) { return one.is_boolean() && one.get<bool>(); }
    template <class Each>
    static void each(value const& all, Each&& call) {
        if (!all.is_array()) return;
        for (auto const& one : all) call(one);
    }
};
#endif

/// How one asks Boost.JSON's, which lies in memory that is used again.
struct boost_tree {
    static constexpr char const* name = "Boost.JSON's tree";
    using value = boost::json::value;

    std::vector<unsigned char> room = std::vector<unsigned char>(1U << 20);
    boost::json::monotonic_resource memory{room.data(), room.size()};
    boost::json::parser parser{};
    std::optional<boost::json::value> whole;

    value const* parse(std::string_view frame) {
        // In this order: what is there refers to the memory, and is not worth destroying.
        whole.reset();
        parser.reset();
        memory.release();
        parser.reset(&memory);
        boost::system::error_code error;
        parser.write(frame.data(), frame.size(), error);
        if (error) return nullptr;
        whole.emplace(parser.release());
        return &*whole;
    }
    static value const* member(value const& of, char const* key) {
        auto const* const object = of.if_object();
        return object ? object->if_contains(key) : nullptr;
    }
    static void text(value const& one, std::string_view& out) {
        if (auto const* const text = one.if_string()) out = {text->data(), text->size()};
    }
    static void number(value const& one, std::int64_t& out) {
        if (auto const* const number = one.if_int64()) out = *number;
    }
    static bool truth(value const& one) {
        auto const* const is = one.if_bool();
        return is && *is;
    }
    template <class Each>
    static void each(value const& all, Each&& call) {
        auto const* const array = all.if_array();
        if (!array) return;
        for (auto const& one : *array) call(one);
    }
};

template <class Tree>
class from_tree {
    using value = typename Tree::value;

public:
    static constexpr char const* name = Tree::name;

    template <class Wanted>
    bool read(std::string_view frame, found& out, Wanted&& wanted) {
        out.clear();
        auto const* const whole = tree_.parse(frame);
        if (!whole) return false;
        text(*whole, "t", out.type);
        if (!wanted(out.type)) return true;
        auto const* const all = Tree::member(*whole, "d");
        if (all) data(*all, out);
        return all != nullptr;
    }

private:
    static void text(value const& of, char const* key, std::string_view& out) {
        if (auto const* const one = Tree::member(of, key)) Tree::text(*one, out);
    }
    static void number(value const& of, char const* key, std::int64_t& out) {
        if (auto const* const one = Tree::member(of, key)) Tree::number(*one, out);
    }
    template <class Each>
    static void each(value const& of, char const* key, Each&& call) {
        if (auto const* const one = Tree::member(of, key)) Tree::each(*one, call);
    }

    static void data(value const& in, found& out) {
        text(in, "id", out.id);
        number(in, "type", out.kind);
        text(in, "content", out.content);
        text(in, "channel_id", out.channel);
        number(in, "channel_type", out.channel_type);
        text(in, "guild_id", out.guild);
        text(in, "user_id", out.user);
        text(in, "message_id", out.message);
        if (auto const* const author = Tree::member(in, "author")) person(*author, out.author);
        if (auto const* const member = Tree::member(in, "member")) {
            if (auto const* const user = Tree::member(*member, "user")) person(*user, out.author);
            text(*member, "nick", out.author.nick);
            each(*member, "roles", [&](value const& role) { Tree::text(role, out.roles.emplace_back()); });
        }
        each(in, "mentions", [&](value const& one) {
            auto& mention = out.mentions.emplace_back();
            person(one, mention);
            if (auto const* const member = Tree::member(one, "member")) text(*member, "nick", mention.nick);
        });
        each(in, "attachments", [&](value const& one) {
            auto& file = out.files.emplace_back();
            text(one, "id", file.id);
            text(one, "filename", file.name);
            text(one, "url", file.url);
            text(one, "content_type", file.type);
            number(one, "size", file.size);
        });
        if (auto const* const emoji = Tree::member(in, "emoji")) {
            text(*emoji, "name", out.emoji_name);
            text(*emoji, "id", out.emoji_id);
        }
        each(in, "roles", [&](value const& one) { named(one, out.guild_roles.emplace_back()); });
        each(in, "channels", [&](value const& one) { named(one, out.channels.emplace_back()); });
        each(in, "threads", [&](value const& one) { named(one, out.threads.emplace_back()); });
    }

    static void person(value const& in, found_person& out) {
        text(in, "id", out.id);
        text(in, "username", out.username);
        text(in, "global_name", out.global_name);
        if (auto const* const bot = Tree::member(in, "bot")) out.bot = Tree::truth(*bot);
    }
    static void named(value const& in, found_name& out) {
        text(in, "id", out.id);
        text(in, "name", out.name);
        number(in, "type", out.type);
    }

    Tree tree_;
};

}  // namespace bench::peers

#endif
