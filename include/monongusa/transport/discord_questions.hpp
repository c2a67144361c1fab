// SPDX-License-Identifier: BSL-1.0
// discord_questions: what a bot asks Discord's REST API, and its answers as values.

#ifndef MONONGUSA_TRANSPORT_DISCORD_QUESTIONS_HPP
#define MONONGUSA_TRANSPORT_DISCORD_QUESTIONS_HPP

#include <monongusa/chat/user.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/transport/discord_request.hpp>
#include <monongusa/transport/discord_rest.hpp>
#include <monongusa/transport/discord_route.hpp>
#include <monongusa/wire/discord/answers.hpp>
#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/discord/directory.hpp>
#include <monongusa/wire/discord/requests.hpp>
#include <monongusa/wire/discord/rest_request.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::transport::discord_questions {

// On the loop's thread, as all of these.  `read(body, out)` is whether the body is what was asked for.
template <class Answer, class Done, class Read>
void ask(discord_rest& rest, wire::discord::rest_request request, Done done, Read read) {
    rest.call(std::move(request), [done = std::move(done), read = std::move(read)](std::error_code error, wire::rest_reply& reply) mutable {
        Answer answer{};
        if (!error && !read(std::string_view{reply.body}, answer)) error = std::make_error_code(std::errc::protocol_error);
        done(error, answer);
    });
}

inline void call(discord_rest& rest, discord_request request, discord_answered done) {
    auto asked = rest_request_of(std::move(request));
    if (!asked) return done(std::make_error_code(std::errc::invalid_argument), {});
    rest.call(std::move(*asked), [done = std::move(done)](std::error_code error, wire::rest_reply& reply) mutable {
        done(error, {reply.status, std::move(reply.body)});
    });
}

inline void history(discord_rest& rest, wire::discord::self_info self, std::string_view channel, unsigned limit, std::string_view before, discord_history done) {
    ask<std::vector<event::message>>(rest, wire::discord::requests::history(channel, limit, before), std::move(done),
                                     [self = std::move(self)](std::string_view body, std::vector<event::message>& out) {
                                         wire::discord::directory const no_names;
                                         return wire::discord::read_history(body, {self, no_names}, out);
                                     });
}

inline void roles(discord_rest& rest, std::string_view server, discord_roles done) {
    ask<std::vector<discord_role>>(rest, wire::discord::requests::roles(server), std::move(done), wire::discord::read_roles);
}

inline void member(discord_rest& rest, wire::discord::self_info self, std::string_view server, std::string_view user, discord_member done) {
    ask<chat::user>(rest, wire::discord::requests::member(server, user), std::move(done), [self = std::move(self)](std::string_view body, chat::user& out) {
        wire::discord::directory const no_names;
        return wire::discord::read_member(body, {self, no_names}, out);
    });
}

}  // namespace monongusa::transport::discord_questions

#endif
