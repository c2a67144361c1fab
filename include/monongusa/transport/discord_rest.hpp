// SPDX-License-Identifier: BSL-1.0
// discord_rest: a bot's actions and calls, as requests to Discord's REST API.

#ifndef MONONGUSA_TRANSPORT_DISCORD_REST_HPP
#define MONONGUSA_TRANSPORT_DISCORD_REST_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/transport/rest_driver.hpp>
#include <monongusa/version.hpp>
#include <monongusa/wire/deed_queue.hpp>
#include <monongusa/wire/discord/deed.hpp>
#include <monongusa/wire/discord/invalid_guard.hpp>
#include <monongusa/wire/discord/reply_error.hpp>
#include <monongusa/wire/discord/request_queue.hpp>
#include <monongusa/wire/discord/rest_request.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/verb.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::transport {

using discord_rest_done = rest_done;

struct discord_rest_config {
    std::string base{};  ///< Without a slash at its end.
    wire::discord::deed_options deeds{};
    wire::deed_queue_limits most_deeds{};
    wire::discord::queue_limits requests{};
};

/// What of a driver (transport/rest_driver.hpp) is Discord's.  The token and the guard outlive it.
class discord_rest_platform {
public:
    using options = discord_rest_config;
    using request = wire::discord::rest_request;

    discord_rest_platform(std::string base, secret const& token, wire::discord::invalid_guard& guard)
        : base_(std::move(base)), token_(&token), guard_(&guard) {}

    wire::deed_queue<wire::discord::deed> deeds(options const& how, detail::random chance) const {
        return wire::deed_queue<wire::discord::deed>{how.deeds, how.most_deeds, chance};
    }
    wire::discord::request_queue requests(options const& how, detail::random chance) const {
        return wire::discord::request_queue{*guard_, how.requests, chance};
    }

    std::string_view name(request const& what) const noexcept { return what.route; }

    std::error_code write(request const& what, net::http_request& out) const {
        out.method = wire::name_of(what.method);
        out.url = base_ + what.path;
        out.headers.emplace_back("Authorization", detail::joined("Bot ", token_->reveal()));
        // Without it, or in another form, Cloudflare may refuse (Discord's documentation, Reference, "User Agent").
        out.headers.emplace_back("User-Agent", detail::joined("DiscordBot (https://github.com/monongusa/monongusa, ", version, ")"));
        if (!what.content_type.empty()) out.headers.emplace_back("Content-Type", what.content_type);
        out.body = what.body;
        out.repeatable = what.repeatable;
        return {};
    }

    // Who gave the token is told by others what a 401 means.
    std::string refusal(std::error_code, wire::rest_reply const& reply) const {
        return reply.status == 401 ? std::string{} : wire::discord::read_error(reply).message;
    }

    std::string notice(wire::rest_reply const&) const { return {}; }

    // Requests may wait for minutes then, and the bot looks as if it hung.
    template <class Tell>
    void watch(instant at, Tell tell) {
        if (guard_->warns(at)) tell("Discord has refused half as many requests as it takes before it shuts this machine out for a while");
        bool const held = guard_->ready_at(at) > detail::after(at, std::chrono::seconds{5});
        if (held && !std::exchange(told_held_, true)) tell("Discord does not let this machine in for now; requests wait");
        if (!held) told_held_ = false;
    }

private:
    std::string base_;
    secret const* token_;
    wire::discord::invalid_guard* guard_;
    bool told_held_ = false;
};

/// See rest_driver.
class discord_rest : public rest_driver<discord_rest_platform> {
public:
    /// All that is referred to outlives it.  `refused` is told what Discord refused and what else people should know, for the log.
    discord_rest(std::shared_ptr<net::loop> on, net::config const& how, secret const& token, wire::discord::invalid_guard& guard,
                 discord_rest_config const& config, std::uint64_t chance, void (*refused)(std::string_view what))
        : rest_driver(std::move(on), how, {config.base, token, guard}, config, chance, refused) {}
};

}  // namespace monongusa::transport

#endif
