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

#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::detail {

struct discord_session;

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

/// Functions behind pointers, so that a program that forgets them misses one symbol, whose name says what to do.
struct network_calls {
    discord_calls discord;
};

inline network_calls const& network() noexcept { return include_src_hpp_in_one_file(); }

}  // namespace monongusa::detail

#endif
