// SPDX-License-Identifier: BSL-1.0
// src: the heavy half of the library, to be included in exactly one file of a program that uses the network.

#ifndef MONONGUSA_SRC_HPP
#define MONONGUSA_SRC_HPP

#include <monongusa/config.hpp>
#include <monongusa/linkage.hpp>
#include <monongusa/transport/discord_session.hpp>
#include <monongusa/transport/network_calls.hpp>
#include <monongusa/transport/slack_session.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa {

namespace detail {

inline constexpr discord_calls discord_calls_of_session{
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
};

inline constexpr slack_calls slack_calls_of_session{
    .open = [](transport::slack_config&& how) { return new slack_session{std::move(how)}; },
    .close = [](slack_session* session) { slack_session::close(session); },
    .login = [](slack_session* session) { return session->login(); },
    .run = [](slack_session* session, transport::listener_ref& listener) { return session->run(listener); },
    .stop = [](slack_session* session) { session->stop(); },
    .pause = [](slack_session* session, bool paused) { session->pause(paused); },
    .leave = [](slack_session* session) { session->leave(); },
    .rearm = [](slack_session* session) { session->rearm(); },
    .explain = [](slack_session const* session, std::error_code error) { return session->explain(error); },
    .perform = [](slack_session* session, action::any&& action, action::completion&& done) { session->perform(std::move(action), std::move(done)); },
    .request = [](slack_session* session, transport::slack_request&& what, transport::slack_answered&& done) { session->request(std::move(what), std::move(done)); },
    .post = [](slack_session* session, transport::slack_post&& what, transport::slack_posted&& done) { session->post(std::move(what), std::move(done)); },
    .respond = [](slack_session* session, std::string_view response_url, transport::slack_response&& what,
                  transport::slack_answered&& done) { session->respond(response_url, std::move(what), std::move(done)); },
    .history = [](slack_session* session, std::string_view channel, unsigned limit, std::string_view before,
                  transport::slack_history&& done) { session->history(channel, limit, before, std::move(done)); },
    .replies = [](slack_session* session, std::string_view channel, std::string_view thread, std::size_t most,
                  transport::slack_history&& done) { session->replies(channel, thread, most, std::move(done)); },
    .channels = [](slack_session* session, std::string_view types, std::size_t most,
                   transport::slack_channels&& done) { session->channels(types, most, std::move(done)); },
    .members = [](slack_session* session, std::string_view channel, std::size_t most,
                  transport::slack_members&& done) { session->members(channel, most, std::move(done)); },
    .user = [](slack_session* session, std::string_view id, transport::slack_user&& done) { session->user(id, std::move(done)); },
    .emoji = [](slack_session* session, transport::slack_emojis&& done) { session->emoji(std::move(done)); },
    .download = [](slack_session* session, std::string_view url, std::size_t most,
                   transport::slack_downloaded&& done) { session->download(url, most, std::move(done)); },
};

}  // namespace detail

detail::network_calls const& include_src_hpp_in_one_file() noexcept {
    static constexpr detail::network_calls calls{detail::discord_calls_of_session, detail::slack_calls_of_session};
    return calls;
}

}  // namespace monongusa

#endif
