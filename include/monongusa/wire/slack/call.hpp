// SPDX-License-Identifier: BSL-1.0
// call: a method of Slack's Web API with its fields, as a request.

#ifndef MONONGUSA_WIRE_SLACK_CALL_HPP
#define MONONGUSA_WIRE_SLACK_CALL_HPP

#include <monongusa/wire/slack/form.hpp>
#include <monongusa/wire/slack/web_request.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::wire::slack {

/// One part of a long list (Slack API documentation, Pagination).
struct page {
    unsigned limit = 200;       ///< At most so many are told, 1 to 1000; a page may have fewer, even none, and yet not be the last.
    std::string_view cursor{};  ///< Of the page before; empty: the first.
};

namespace requests {

/// Any method by its name.  The fields go as a form, which every method takes; values with a structure of their own are JSON in a field
/// (Slack API documentation, Using the Slack Web API, POST bodies).
inline web_request call(std::string_view method, form fields, web_repeat repeat = web_repeat::never_if_sent) {
    web_request made;
    made.name = method;
    made.body = std::move(fields.text);
    made.repeat = repeat;
    return made;
}

namespace building {

/// What asks, and changes nothing.
inline web_request question(std::string_view method, form fields) { return call(method, std::move(fields), web_repeat::freely); }

inline form& add_page(form& fields, page const& part, unsigned most = 1000) {
    return fields.add("limit", std::clamp(part.limit, 1U, most)).add_given("cursor", part.cursor);
}

/// What changes a channel is done in order there.
inline web_request in_lane(web_request made, std::string_view channel) {
    made.lane = channel;
    return made;
}

}  // namespace building

}  // namespace requests

}  // namespace monongusa::wire::slack

#endif
