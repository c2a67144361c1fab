// SPDX-License-Identifier: BSL-1.0
#include "simdjson.hpp"

#include "simdjson_walk.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

namespace bench::peers {

namespace {

using namespace on_demand;

void person(value& one, found_person& out, std::vector<std::string_view>* roles);
void person(object& in, found_person& out, std::vector<std::string_view>* roles);
void member(value& whole, found_person& out, std::vector<std::string_view>* roles);
void attachment(object& in, found_file& out);
void named(object& in, found_name& out);

void number(value& one, std::int64_t& out) {
    std::int64_t found = 0;
    if (!one.get_int64().get(found)) out = found;
}

void data(object& in, found& out) {
    each(in, [&](raw key, value& one) {
        if (is(key, "id")) {
            text(one, out.id);
        } else if (is(key, "type")) {
            number(one, out.kind);
        } else if (is(key, "content")) {
            text(one, out.content);
        } else if (is(key, "channel_id")) {
            text(one, out.channel);
        } else if (is(key, "channel_type")) {
            number(one, out.channel_type);
        } else if (is(key, "guild_id")) {
            text(one, out.guild);
        } else if (is(key, "user_id")) {
            text(one, out.user);
        } else if (is(key, "message_id")) {
            text(one, out.message);
        } else if (is(key, "author")) {
            person(one, out.author, nullptr);
        } else if (is(key, "member")) {
            member(one, out.author, &out.roles);
        } else if (is(key, "mentions")) {
            each_object(one, [&](object& mention) { person(mention, out.mentions.emplace_back(), nullptr); });
        } else if (is(key, "attachments")) {
            each_object(one, [&](object& file) { attachment(file, out.files.emplace_back()); });
        } else if (is(key, "emoji")) {
            found_name emoji;
            object inside;
            if (!one.get_object().get(inside)) named(inside, emoji);
            out.emoji_name = emoji.name;
            out.emoji_id = emoji.id;
        } else if (is(key, "roles")) {
            each_object(one, [&](object& role) { named(role, out.guild_roles.emplace_back()); });
        } else if (is(key, "channels")) {
            each_object(one, [&](object& channel) { named(channel, out.channels.emplace_back()); });
        } else if (is(key, "threads")) {
            each_object(one, [&](object& thread) { named(thread, out.threads.emplace_back()); });
        }
        return true;
    });
}

void person(value& one, found_person& out, std::vector<std::string_view>* roles) {
    object in;
    if (!one.get_object().get(in)) person(in, out, roles);
}
void person(object& in, found_person& out, std::vector<std::string_view>* roles) {
    each(in, [&](raw key, value& one) {
        if (is(key, "id")) {
            text(one, out.id);
        } else if (is(key, "username")) {
            text(one, out.username);
        } else if (is(key, "global_name")) {
            text(one, out.global_name);
        } else if (is(key, "bot")) {
            bool is = false;
            if (!one.get_bool().get(is)) out.bot = is;
        } else if (is(key, "member")) {
            member(one, out, roles);
        }
        return true;
    });
}
void member(value& whole, found_person& out, std::vector<std::string_view>* roles) {
    object in;
    if (whole.get_object().get(in)) return;
    each(in, [&](raw key, value& one) {
        if (is(key, "nick")) {
            text(one, out.nick);
        } else if (is(key, "user")) {
            person(one, out, nullptr);
        } else if (is(key, "roles") && roles) {
            simdjson::ondemand::array all;
            if (one.get_array().get(all)) return true;
            for (auto role : all) {
                std::string_view id;
                if (!role.get_string().get(id)) roles->push_back(id);
            }
        }
        return true;
    });
}
void attachment(object& in, found_file& out) {
    each(in, [&](raw key, value& one) {
        if (is(key, "id")) {
            text(one, out.id);
        } else if (is(key, "filename")) {
            text(one, out.name);
        } else if (is(key, "url")) {
            text(one, out.url);
        } else if (is(key, "content_type")) {
            text(one, out.type);
        } else if (is(key, "size")) {
            number(one, out.size);
        }
        return true;
    });
}
void named(object& in, found_name& out) {
    each(in, [&](raw key, value& one) {
        if (is(key, "id")) {
            text(one, out.id);
        } else if (is(key, "name")) {
            text(one, out.name);
        } else if (is(key, "type")) {
            number(one, out.type);
        }
        return true;
    });
}

}  // namespace

struct simdjson_on_demand::parts {
    simdjson::ondemand::parser parser;
};

simdjson_on_demand::simdjson_on_demand() : parts_(std::make_unique<parts>()) {}
simdjson_on_demand::~simdjson_on_demand() = default;

// The index of a frame is made by what the library finds at run time, the rest is as it was compiled here.
std::string simdjson_on_demand::instructions() {
    return simdjson::get_active_implementation()->name() + ", " + SIMDJSON_STRINGIFY(SIMDJSON_BUILTIN_IMPLEMENTATION);
}

bool simdjson_on_demand::read(std::string_view frame, found& out, bool (*wanted)(void*, std::string_view), void* who) {
    out.clear();
    simdjson::ondemand::document document;
    object whole;
    if (parts_->parser.iterate(frame.data(), frame.size(), frame.size() + simdjson::SIMDJSON_PADDING).get(document)) return false;
    if (document.get_object().get(whole)) return false;
    bool asked = false;
    each(whole, [&](raw key, value& one) {
        if (is(key, "t")) {
            text(one, out.type);
            asked = wanted(who, out.type);
            return asked;
        }
        object inside;
        if (is(key, "d") && asked && !one.get_object().get(inside)) data(inside, out);
        return true;
    });
    return true;
}

}  // namespace bench::peers
