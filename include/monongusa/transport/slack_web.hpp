// SPDX-License-Identifier: BSL-1.0
// slack_web: a bot's actions and calls, as requests to Slack's Web API.

#ifndef MONONGUSA_TRANSPORT_SLACK_WEB_HPP
#define MONONGUSA_TRANSPORT_SLACK_WEB_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/transport/rest_driver.hpp>
#include <monongusa/transport/slack_address.hpp>
#include <monongusa/transport/slack_downloads.hpp>
#include <monongusa/wire/deed_queue.hpp>
#include <monongusa/wire/header_text.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/slack/api_error.hpp>
#include <monongusa/wire/slack/deed.hpp>
#include <monongusa/wire/slack/web_answer.hpp>
#include <monongusa/wire/slack/web_queue.hpp>
#include <monongusa/wire/slack/web_request.hpp>
#include <monongusa/wire/verb.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::transport {

struct slack_web_config {
    std::string base{};  ///< `https://slack.com/api`, without a slash at its end.
    wire::slack::deed_options deeds{};
    wire::deed_queue_limits most_deeds{};
    wire::slack::web_queue_limits requests{};
    slack_download_limits downloads{};
};

/// What of a driver (transport/rest_driver.hpp) is Slack's.  The tokens outlive it; either may be empty.
class slack_web_platform {
public:
    using options = slack_web_config;
    using request = wire::slack::web_request;

    slack_web_platform(slack_address where, secret const& bot, secret const& app) : where_(std::move(where)), bot_(&bot), app_(&app) {}

    slack_address const& address() const noexcept { return where_; }

    wire::deed_queue<wire::slack::deed> deeds(options const& how, detail::random chance) const {
        return wire::deed_queue<wire::slack::deed>{how.deeds, how.most_deeds, chance};
    }
    wire::slack::web_queue requests(options const& how, detail::random chance) const {
        return wire::slack::web_queue{how.requests, chance};
    }

    std::string_view name(request const& what) const noexcept { return what.name; }

    std::error_code write(request const& what, net::http_request& out) const {
        if (what.url.empty() && !slack_address::is_method(what.name)) return net::error::bad_url;
        out.url = what.url.empty() ? where_.of_method(what.name) : what.url;
        if (auto const refused = where_.refusal(out.url)) return refused;
        out.method = wire::name_of(what.method);
        where_.sign(out, token(what.token));
        if (!what.content_type.empty()) out.headers.emplace_back("Content-Type", what.content_type);
        out.body = what.body;
        out.repeatable = what.repeat == wire::slack::web_repeat::freely;
        return {};
    }

    // Who gave the token is told by others what is wrong with it, and a reaction that is as it should be is not refused.
    std::string refusal(std::error_code error, wire::rest_reply const& reply) const {
        using wire::slack::api_error;
        if (wire::slack::is_dead_token(error) || error == api_error::already_reacted || error == api_error::no_reaction) return {};
        return wire::slack::sentence_of(reply);
    }

    // The bot looks as if it hung while a request waits for long.
    std::string notice(wire::rest_reply const& reply) const {
        if (reply.status != 429) return {};
        auto const wait = wire::header_text::seconds(reply.header("retry-after"));
        if (!wait || *wait < std::chrono::seconds{5}) return {};
        return detail::joined("Slack's limits hold it back for ", std::chrono::ceil<std::chrono::seconds>(*wait).count(), " seconds");
    }

    template <class Tell>
    void watch(instant, Tell) const {}

private:
    std::string_view token(wire::slack::token_kind which) const noexcept {
        using enum wire::slack::token_kind;
        return which == bot ? bot_->reveal() : which == app ? app_->reveal() : std::string_view{};
    }

    slack_address where_;
    secret const* bot_;
    secret const* app_;
};

/// See rest_driver; and the files that are fetched.
class slack_web : public rest_driver<slack_web_platform> {
public:
    /// All that is referred to outlives it.  `refused` is told what Slack refused and what else people should know, for the log; it may be
    /// null.
    slack_web(std::shared_ptr<net::loop> const& on, net::config const& how, secret const& bot, secret const& app,
              slack_web_config const& config, std::uint64_t chance, void (*refused)(std::string_view what))
        : rest_driver(on, how, {slack_address{config.base, how.insecure}, bot, app}, config, chance, refused),
          deeds_(config.deeds),
          downloads_(on, how, platform().address(), bot, refused, config.downloads) {}

    /// How it says what it says.
    wire::slack::deed_options const& saying() const noexcept { return deeds_; }

    /// See slack_downloads.
    void download(std::string url, std::size_t most, slack_downloaded done) { downloads_.fetch(std::move(url), most, std::move(done)); }

    bool idle() const noexcept { return rest_driver::idle() && downloads_.idle(); }
    void stop() {
        rest_driver::stop();
        downloads_.stop();
    }

private:
    wire::slack::deed_options deeds_;
    slack_downloads downloads_;
};

}  // namespace monongusa::transport

#endif
