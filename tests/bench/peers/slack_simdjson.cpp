// SPDX-License-Identifier: BSL-1.0
#include "slack_simdjson.hpp"

#include "simdjson_walk.hpp"

#include <memory>
#include <string_view>

namespace bench::peers {

namespace {

using namespace on_demand;

// By the bytes as they were written, as simdjson.cpp does it.
void event(object& in, found_envelope& out) {
    each(in, [&](raw key, value& one) {
        if (is(key, "type")) {
            text(one, out.event_type);
        } else if (is(key, "subtype")) {
            text(one, out.subtype);
        } else if (is(key, "user")) {
            text(one, out.user);
        } else if (is(key, "bot_id")) {
            text(one, out.bot_id);
        } else if (is(key, "channel")) {
            text(one, out.channel);
        } else if (is(key, "channel_type")) {
            text(one, out.channel_type);
        } else if (is(key, "ts")) {
            text(one, out.ts);
        } else if (is(key, "thread_ts")) {
            text(one, out.thread_ts);
        } else if (is(key, "text")) {
            text(one, out.text);
        }
        return true;
    });
}

void payload(object& in, found_envelope& out) {
    each(in, [&](raw key, value& one) {
        object inside;
        if (is(key, "event_id")) {
            text(one, out.event_id);
        } else if (is(key, "event") && !one.get_object().get(inside)) {
            event(inside, out);
        }
        return true;
    });
}

}  // namespace

struct slack_simdjson_on_demand::parts {
    simdjson::ondemand::parser parser;
};

slack_simdjson_on_demand::slack_simdjson_on_demand() : parts_(std::make_unique<parts>()) {}
slack_simdjson_on_demand::~slack_simdjson_on_demand() = default;

bool slack_simdjson_on_demand::read(std::string_view envelope, found_envelope& out) {
    out = {};
    simdjson::ondemand::document document;
    object whole;
    if (parts_->parser.iterate(envelope.data(), envelope.size(), envelope.size() + simdjson::SIMDJSON_PADDING).get(document)) return false;
    if (document.get_object().get(whole)) return false;
    each(whole, [&](raw key, value& one) {
        object inside;
        if (is(key, "envelope_id")) {
            text(one, out.envelope_id);
        } else if (is(key, "type")) {
            text(one, out.kind);
        } else if (is(key, "payload") && !one.get_object().get(inside)) {
            payload(inside, out);
        }
        return true;
    });
    return true;
}

}  // namespace bench::peers
