// SPDX-License-Identifier: BSL-1.0
// slack_settings: a bot's configuration with what the environment adds, and what is wrong with it.

#ifndef MONONGUSA_TRANSPORT_SLACK_SETTINGS_HPP
#define MONONGUSA_TRANSPORT_SLACK_SETTINGS_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/url.hpp>
#include <monongusa/transport/network_settings.hpp>
#include <monongusa/transport/slack_config.hpp>
#include <monongusa/transport/slack_receiver.hpp>
#include <monongusa/transport/slack_sentences.hpp>
#include <monongusa/transport/slack_web.hpp>
#include <monongusa/wire/slack/link_config.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::transport {

struct slack_settings {
    net::config network{};
    slack_web_config web{};
    wire::slack::link_config link{};
    slack_receiver_config receiver{};
    std::error_code error{};
    std::string mistake{};  ///< A sentence; empty if the configuration can be used.

    static slack_settings of(slack_config const& config) {
        slack_settings all;
        all.network.ca_file = config.ca_file;
        all.network.insecure = config.insecure;
        all.network.wire = &log_network_bytes<"slack">;
        all.network.wire_is_wanted = &shows_network_bytes<"slack">;
        all.network.close_timeout = all.link.close_limit;
        all.web.base = without_slash(given(config.api_base, "SLACK_API_BASE", "https://slack.com/api"));
        all.web.deeds.when_long = config.long_text == slack_long_text::split ? wire::long_text::split : wire::long_text::refuse;
        all.web.deeds.markup = config.markup;
        all.web.deeds.unfurl_links = config.unfurl_links;
        all.web.deeds.unfurl_media = config.unfurl_media;
        all.web.most_deeds.deeds = config.most_actions;
        all.web.requests.most_waiting = std::max(config.most_actions, config.most_actions + 64);  // And calls.
        all.receiver.path = config.listen.path;
        all.receiver.server.certificate_file = config.listen.certificate_file;
        all.receiver.server.key_file = config.listen.key_file;
        all.check(config);
        return all;
    }

private:
    void check(slack_config const& config) {
        namespace sentences = slack_sentences;
        if (config.token.empty()) return wrong(sentences::no_token(config.token.name()), monongusa::error::no_token);
        if (config.app_token.empty() && config.signing_secret.empty()) {
            return wrong(sentences::no_way_for_events(config.app_token.name(), config.signing_secret.name()), monongusa::error::no_token);
        }
        wrong(sentences::strange_token(config.token, sentences::token_of::bot));
        wrong(sentences::strange_token(config.app_token, sentences::token_of::app));
        wrong(sentences::strange_token(config.signing_secret, sentences::token_of::requests));
        auto const api = net::parse_url(web.base);
        if (!api || !api->scheme.starts_with("http")) return wrong(detail::joined("'", web.base, "' is no address of an API; write https://host/path"));
        if (!api->is_secure() && !api->is_loopback() && !config.insecure) {
            return wrong(detail::joined("the token would go unencrypted to ", api->authority(), "; write https://, or set 'insecure'"));
        }
        if (config.connections < 1 || config.connections > 9) {
            return wrong("a bot can have 1 to 9 connections at a time: Slack lets an app have 10, and one is for the change to a new one");
        }
        auto const address = given(config.listen.address, "SLACK_LISTEN", "127.0.0.1:3000");
        if (config.app_token.empty() && !read_listening(address)) {
            return wrong(detail::joined("'", address, "' is no place to listen; write an IP address and a port, as in 127.0.0.1:3000 or [::1]:3000"));
        }
        if (config.listen.certificate_file.empty() != config.listen.key_file.empty()) return wrong("a certificate needs its key, and a key its certificate");
        if (!config.listen.path.empty() && !config.listen.path.starts_with('/')) return wrong(detail::joined("'", config.listen.path, "' is no path; it begins with '/'"));
    }
    // The first mistake counts.
    void wrong(std::string sentence, std::error_code why = std::make_error_code(std::errc::invalid_argument)) {
        if (sentence.empty() || !mistake.empty()) return;
        mistake = std::move(sentence);
        error = why;
    }

    // Port 0 is one that the system picks.
    bool read_listening(std::string_view text) {
        auto const colon = text.rfind(':');
        if (colon == text.npos) return false;
        long port = 0;
        auto const digits = text.substr(colon + 1);
        auto const [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
        if (failed != std::errc{} || end != digits.data() + digits.size() || port < 0 || port > 65535) return false;
        auto host = text.substr(0, colon);
        if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
        receiver.server.address = host == "localhost" ? "127.0.0.1" : std::string{host};
        receiver.server.port = static_cast<std::uint16_t>(port);
        return net::is_ip_address(receiver.server.address);
    }
};

}  // namespace monongusa::transport

#endif
