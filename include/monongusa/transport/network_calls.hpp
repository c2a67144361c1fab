// SPDX-License-Identifier: BSL-1.0
// network_calls: what the light half of the library asks of the heavy one, which <monongusa/src.hpp> defines in one file of the program.

#ifndef MONONGUSA_TRANSPORT_NETWORK_CALLS_HPP
#define MONONGUSA_TRANSPORT_NETWORK_CALLS_HPP

#include <monongusa/action/any.hpp>
#include <monongusa/action/completion.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/linkage.hpp>
#include <monongusa/transport/discord_config.hpp>
#include <monongusa/transport/discord_request.hpp>
#include <monongusa/transport/listener_ref.hpp>
#include <monongusa/transport/slack_config.hpp>
#include <monongusa/transport/slack_request.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::detail {

struct discord_session;
struct slack_session;

/// See `transport::discord` for what each does.
struct discord_calls {
    discord_session* (*open)(transport::discord_config&& how);
    void (*close)(discord_session* session);
    std::error_code (*login)(discord_session* session);
    std::error_code (*run)(discord_session* session, transport::listener_ref& listener);
    void (*stop)(discord_session* session);
    void (*pause)(discord_session* session, bool paused);
    void (*rearm)(discord_session* session);
    std::string (*explain)(discord_session const* session, std::error_code error);
    void (*perform)(discord_session* session, action::any&& action, action::completion&& done);
    void (*request)(discord_session* session, transport::discord_request&& request, transport::discord_answered&& done);
    void (*history)(discord_session* session, std::string_view channel, unsigned limit, std::string_view before, transport::discord_history&& done);
    void (*roles)(discord_session* session, std::string_view server, transport::discord_roles&& done);
    void (*member)(discord_session* session, std::string_view server, std::string_view user, transport::discord_member&& done);
    void (*presence)(discord_session* session, std::string_view status, std::string_view activity);
    instant::duration (*latency)(discord_session const* session);
};

/// See `transport::slack`.
struct slack_calls {
    slack_session* (*open)(transport::slack_config&& how);
    void (*close)(slack_session* session);
    std::error_code (*login)(slack_session* session);
    std::error_code (*run)(slack_session* session, transport::listener_ref& listener);
    void (*stop)(slack_session* session);
    void (*pause)(slack_session* session, bool paused);
    void (*leave)(slack_session* session);
    void (*rearm)(slack_session* session);
    std::string (*explain)(slack_session const* session, std::error_code error);
    void (*perform)(slack_session* session, action::any&& action, action::completion&& done);
    void (*request)(slack_session* session, transport::slack_request&& what, transport::slack_answered&& done);
    void (*post)(slack_session* session, transport::slack_post&& what, transport::slack_posted&& done);
    void (*respond)(slack_session* session, std::string_view response_url, transport::slack_response&& what, transport::slack_answered&& done);
    void (*history)(slack_session* session, std::string_view channel, unsigned limit, std::string_view before, transport::slack_history&& done);
    void (*replies)(slack_session* session, std::string_view channel, std::string_view thread, std::size_t most, transport::slack_history&& done);
    void (*channels)(slack_session* session, std::string_view types, std::size_t most, transport::slack_channels&& done);
    void (*members)(slack_session* session, std::string_view channel, std::size_t most, transport::slack_members&& done);
    void (*user)(slack_session* session, std::string_view id, transport::slack_user&& done);
    void (*emoji)(slack_session* session, transport::slack_emojis&& done);
    void (*download)(slack_session* session, std::string_view url, std::size_t most, transport::slack_downloaded&& done);
};

/// Functions behind pointers, so that a program that forgets them misses one symbol, whose name says what to do.
struct network_calls {
    discord_calls discord;
    slack_calls slack;
};

inline network_calls const& network() noexcept { return include_src_hpp_in_one_file(); }

}  // namespace monongusa::detail

#endif
