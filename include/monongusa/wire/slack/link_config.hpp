// SPDX-License-Identifier: BSL-1.0
// link_config: how long a Socket Mode connection waits for what.

#ifndef MONONGUSA_WIRE_SLACK_LINK_CONFIG_HPP
#define MONONGUSA_WIRE_SLACK_LINK_CONFIG_HPP

#include <monongusa/detail/backoff.hpp>
#include <monongusa/detail/instant.hpp>

#include <string>
#include <utility>

namespace monongusa::wire::slack {

/// None of these limits is Slack's; they bound what Slack leaves open.
struct link_config {
    instant::duration connect_limit = std::chrono::seconds{60};  ///< The driver's own deadlines come first.
    instant::duration hello_limit = std::chrono::seconds{10};
    instant::duration idle_limit = std::chrono::seconds{40};  ///< Nothing at all came, no answer to a ping either.
    instant::duration ping_every = std::chrono::seconds{10};
    instant::duration drain = std::chrono::seconds{30};  ///< How long a replaced connection is still read, unless Slack closes it.
    instant::duration close_limit = std::chrono::seconds{1};
    instant::duration settled =
        std::chrono::minutes{5};  ///< When Slack has not counted too many for so long, the next wait for that begins anew.
    detail::backoff_limits backoff{std::chrono::seconds{1}, std::chrono::minutes{1}};
    bool debug_reconnects = false;  ///< Slack asks for another connection after six minutes instead of hours, to see what happens then.
};

/// The URL to connect to (Slack API documentation, Using Socket Mode).
inline std::string link_url(std::string url, bool debug_reconnects) {
    if (!debug_reconnects) return url;
    url += url.find('?') == std::string::npos ? '?' : '&';
    return std::move(url) + "debug_reconnects=true";
}

}  // namespace monongusa::wire::slack

#endif
