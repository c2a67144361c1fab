// SPDX-License-Identifier: BSL-1.0
// slack_receiver: takes what Slack sends over HTTP, and lets nobody else in.

#ifndef MONONGUSA_TRANSPORT_SLACK_RECEIVER_HPP
#define MONONGUSA_TRANSPORT_SLACK_RECEIVER_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/once.hpp>
#include <monongusa/net/hmac.hpp>
#include <monongusa/net/http_asked.hpp>
#include <monongusa/net/http_server.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/net/server_config.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/wire/slack/courtesy.hpp>
#include <monongusa/wire/slack/door.hpp>
#include <monongusa/wire/slack/signature.hpp>

#include <charconv>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::transport {

struct slack_receiver_config {
    net::server_config server{};
    std::string path{};              ///< Beside /slack/events, /slack/commands and /slack/interactive, which all lead to the same door.
    std::string health = "/health";  ///< Answers everybody's GET and HEAD; empty for none.
};

/// What a receiver asks and tells the one it belongs to.  On the loop's thread, inside of the request, so none of them waits; they must not throw.
struct slack_receiver_events {
    void* owner = nullptr;
    /// Whether there is room for an event.  Where there is none Slack is answered 503, and sends it again: at once, after one minute, after five.
    bool (*takes)(void* owner) = nullptr;
    /// What Socket Mode carries as the payload of `events_api`.  `retry`: how often Slack has sent it before; that is no reason to drop it, since
    /// nothing of those may have come.
    void (*event)(void* owner, std::string&& payload, int retry) = nullptr;
    /// Something to be posted, without a token, to an address that came with a request.
    void (*post)(void* owner, std::string&& url, std::string&& json) = nullptr;
    /// For people.  No secret is in it.
    void (*noted)(void* owner, std::string_view what) = nullptr;
    /// The time since 1970 in UTC; null for the machine's.
    std::chrono::seconds (*wall)(void* owner) = nullptr;
};

/// A thin driver: the server reads (net/http_server.hpp), the signature tells whether it is Slack (wire/slack/signature.hpp), the door says what it brought
/// and what is answered (wire/slack/door.hpp).  All on the loop's thread, where it is also made and ended.
class slack_receiver {
public:
    /// The secret and the owner outlive it.
    slack_receiver(std::shared_ptr<net::loop> on, slack_receiver_config config, secret const& signing, slack_receiver_events events)
        : config_(std::move(config)), signing_(signing), events_(events), server_(std::move(on), config_.server, this, &asked) {}
    slack_receiver(slack_receiver const&) = delete;
    slack_receiver& operator=(slack_receiver const&) = delete;

    /// See net::http_server.
    std::error_code listen() { return server_.listen(); }
    void stop() { server_.stop(); }
    void drain(detail::once<> done) { server_.drain(std::move(done)); }

    /// Where it listens, for the log: Slack knows it by another name.  Empty where it does not.
    std::string url() const {
        if (server_.port() == 0) return {};
        auto const& address = config_.server.address;
        auto const host = address.find(':') == address.npos ? address : detail::joined('[', address, ']');
        return detail::joined(server_.is_secure() ? "https://" : "http://", host, ':', server_.port(),
                              config_.path.empty() ? events_path : config_.path);
    }

private:
    using verdict = wire::slack::signature_verdict;
    static constexpr std::string_view events_path = "/slack/events";

    static void asked(void* owner, net::http_asked const& request, net::http_answer& reply) {
        static_cast<slack_receiver*>(owner)->answer(request, reply);
    }

    void answer(net::http_asked const& request, net::http_answer& reply) {
        bool const reads = request.method == "GET" || request.method == "HEAD";
        if (!config_.health.empty() && request.path == config_.health) {
            if (!reads) return refuse(reply, "GET, HEAD");
            reply.body = "ok\n";
            return;
        }
        if (!is_door(request.path)) {
            reply.status = 404;
            if (request.method == "POST" && judge(request) == verdict::good) tell_path(request.path);
            return;
        }
        if (reads && wire::slack::is_ssl_check(request.query)) return;
        if (request.method != "POST") return refuse(reply, "POST");
        if (auto const judged = judge(request); judged != verdict::good) {
            if (wire::slack::is_ssl_check(request.body)) return;
            // Why is nobody's business.
            reply.status = 401;
            return tell_refused(judged);
        }
        let_in(request, reply);
    }

    bool is_door(std::string_view path) const noexcept {
        return path == events_path || path == "/slack/commands" || path == "/slack/interactive" ||
               (!config_.path.empty() && path == config_.path);
    }

    verdict judge(net::http_asked const& request) const {
        return wire::slack::judge_signature(signing_.reveal(), request.header("x-slack-request-timestamp"),
                                            request.header("x-slack-signature"), request.body, wall(), &net::is_hmac_sha256);
    }
    std::chrono::seconds wall() const {
        if (events_.wall) return events_.wall(events_.owner);
        return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
    }

    void let_in(net::http_asked const& request, net::http_answer& reply) {
        auto at_door = wire::slack::answer_at_door(request.header("content-type"), request.body);
        reply.status = at_door.status;
        reply.content_type = std::move(at_door.content_type);
        reply.body = std::move(at_door.body);
        using kind = wire::slack::door_kind;
        switch (at_door.kind) {
            case kind::event:
                if (!events_.takes(events_.owner)) reply.status = 503;
                else events_.event(events_.owner, std::move(at_door.payload), retries(request));
                return;
            case kind::command: return be_courteous(wire::slack::courtesy_to_command(at_door.payload), reply);
            case kind::interaction: return be_courteous(wire::slack::courtesy_to_interaction(at_door.payload), reply);
            case kind::unknown: return tell_once(told_unknown_, "Slack sent a request of a kind that is not known here; it was left out");
            case kind::challenge:
            case kind::ssl_check: return;
        }
    }
    void be_courteous(wire::slack::courtesy&& what, net::http_answer& reply) {
        if (!what.answer.empty()) reply.content_type = "application/json; charset=utf-8";
        reply.body = std::move(what.answer);
        if (!what.response_url.empty()) events_.post(events_.owner, std::move(what.response_url), std::move(what.post));
    }

    // 0 for the first time, and where Slack does not say.
    static int retries(net::http_asked const& request) noexcept {
        auto const text = request.header("x-slack-retry-num");
        int number = 0;
        auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
        return failed == std::errc{} && end == text.data() + text.size() && number > 0 ? number : 0;
    }

    static void refuse(net::http_answer& reply, std::string_view allowed) {
        reply.status = 405;
        reply.headers.emplace_back("Allow", allowed);
    }

    // Each once: strangers must not be able to fill the log.
    void tell_once(bool& told, std::string_view what) {
        if (!std::exchange(told, true)) events_.noted(events_.owner, what);
    }
    void tell_path(std::string_view path) {
        constexpr std::size_t longest = 100;
        std::string shown;
        detail::append_visible(shown, path.substr(0, longest));
        tell_once(told_path_, detail::joined("Slack sends to ", shown, ", where nobody listens; its requests are taken at ",
                                             config_.path.empty() ? events_path : config_.path));
    }
    void tell_refused(verdict why) {
        if (why == verdict::stale) {
            tell_once(told_stale_,
                      "a request was refused since its time is more than five minutes from this machine's; if Slack sent it, this "
                      "machine's clock is wrong");
        } else if (why == verdict::wrong) {
            tell_once(told_wrong_,
                      "a request was refused since its signature is wrong; if Slack sent it, compare the signing secret with the app's "
                      "Basic Information, "
                      "and see that no proxy changes the body");
        }
    }

    slack_receiver_config config_;
    secret const& signing_;
    slack_receiver_events events_;
    bool told_stale_ = false;
    bool told_wrong_ = false;
    bool told_path_ = false;
    bool told_unknown_ = false;
    net::http_server server_;
};

}  // namespace monongusa::transport

#endif
