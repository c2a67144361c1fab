// SPDX-License-Identifier: BSL-1.0
// src: the heavy half of the library, to be included in exactly one file of a program that uses the network.

#ifndef MONONGUSA_SRC_HPP
#define MONONGUSA_SRC_HPP

#include <monongusa/config.hpp>
#include <monongusa/linkage.hpp>
#include <monongusa/transport/discord_session.hpp>
#include <monongusa/transport/network_calls.hpp>

#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa {

detail::network_calls const& include_src_hpp_in_one_file() noexcept {
    using detail::discord_session;
    static constexpr detail::network_calls calls{
        .discord = {
            .open = [](transport::discord_config&& how) { return new discord_session{std::move(how)}; },
            .close = [](discord_session* session) { discord_session::close(session); },
            .login = [](discord_session* session) { return session->login(); },
            .run = [](discord_session* session, transport::listener_ref& listener) { return session->run(listener); },
            .stop = [](discord_session* session) { session->stop(); },
            .pause = [](discord_session* session, bool paused) { session->pause(paused); },
            .rearm = [](discord_session* session) { session->rearm(); },
            .explain = [](discord_session const* session, std::error_code error) { return session->explain(error); },
            .perform = [](discord_session* session, action::any&& action,
                          action::completion&& done) { session->perform(std::move(action), std::move(done)); },
            .request = [](discord_session* session, transport::discord_request&& request,
                          transport::discord_answered&& done) { session->request(std::move(request), std::move(done)); },
            .history = [](discord_session* session, std::string_view channel, unsigned limit, std::string_view before,
                          transport::discord_history&& done) { session->history(channel, limit, before, std::move(done)); },
            .roles = [](discord_session* session, std::string_view server,
                        transport::discord_roles&& done) { session->roles(server, std::move(done)); },
            .member = [](discord_session* session, std::string_view server, std::string_view user,
                         transport::discord_member&& done) { session->member(server, user, std::move(done)); },
            .presence = [](discord_session* session, std::string_view status, std::string_view activity) { session->presence(status, activity); },
            .latency = [](discord_session const* session) { return session->latency(); },
        },
    };
    return calls;
}

}  // namespace monongusa

#endif
