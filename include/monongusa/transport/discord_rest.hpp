// SPDX-License-Identifier: BSL-1.0
// discord_rest: a bot's actions and calls, as requests to Discord's REST API.

#ifndef MONONGUSA_TRANSPORT_DISCORD_REST_HPP
#define MONONGUSA_TRANSPORT_DISCORD_REST_HPP

#include <monongusa/action/any.hpp>
#include <monongusa/action/completion.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/once.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/http_client.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/version.hpp>
#include <monongusa/wire/discord/deed_queue.hpp>
#include <monongusa/wire/discord/invalid_guard.hpp>
#include <monongusa/wire/discord/reply_error.hpp>
#include <monongusa/wire/discord/request_queue.hpp>
#include <monongusa/wire/discord/rest_request.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <boost/asio/steady_timer.hpp>

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <variant>

namespace monongusa::transport {

/// Called once with what came of a call.
using discord_rest_done = detail::once<std::error_code, wire::rest_reply&>;

struct discord_rest_config {
    std::string base{};  ///< Without a slash at its end.
    wire::discord::deed_options deeds{};
    wire::discord::deed_queue_limits most_deeds{};
    wire::discord::queue_limits requests{};
};

/// A thin driver: deeds become requests (wire/discord/deed_queue.hpp), requests wait for Discord's limits (wire/discord/request_queue.hpp), and HTTP carries them.
/// All on the loop's thread, where it is also made and ended; every completion is called exactly once, there.
class discord_rest {
public:
    /// All that is referred to outlives it.  `refused` is told what Discord refused and what else people should know, for the log.
    discord_rest(std::shared_ptr<net::loop> on, net::config const& how, secret const& token, wire::discord::invalid_guard& guard,
                 discord_rest_config config, std::uint64_t chance, void (*refused)(std::string_view what))
        : token_(token),
          base_(std::move(config.base)),
          guard_(guard),
          refused_(refused),
          deeds_(config.deeds, config.most_deeds, detail::random{chance}),
          requests_(guard, config.requests, detail::random{chance + 1}),
          timer_(on->io()),
          client_(std::move(on), how) {}
    discord_rest(discord_rest const&) = delete;
    discord_rest& operator=(discord_rest const&) = delete;
    /// What is under way completes as stopped.
    ~discord_rest() { stop(); }

    void perform(action::any&& action, action::completion&& done) {
        auto const id = ++last_deed_;
        auto channel = std::visit([](auto const& one) { return one.to.channel; }, action);
        bool const taken = !stopped_ && std::visit([&](auto& one) { return deeds_.submit(id, std::move(one)); }, action);
        if (!taken) return done(stopped_ ? make_error_code(error::stopped) : std::make_error_code(std::errc::resource_unavailable_try_again), {{}, std::move(channel)});
        doing_.emplace(id, doing{std::move(done), std::move(channel)});
        pump();
    }

    void call(wire::discord::rest_request&& request, discord_rest_done&& done) {
        auto const id = ++last_request_;
        wire::rest_reply none;
        if (stopped_) return done(make_error_code(error::stopped), none);
        auto route = request.route;
        if (!requests_.submit(id, std::move(request), now())) return done(std::make_error_code(std::errc::resource_unavailable_try_again), none);
        asked_.emplace(id, asked{std::move(route), 0, std::move(done)});
        pump();
    }

    /// Nothing is under way.
    bool idle() const noexcept { return doing_.empty() && asked_.empty(); }

    void stop() {
        if (std::exchange(stopped_, true)) return;
        timer_.cancel();
        requests_.cancel_all();
        deeds_.cancel_all(make_error_code(error::stopped));
        tell();
        client_.stop();
    }

private:
    struct doing {
        action::completion done;
        chat::channel channel;  // For what comes of it where nothing was sent.
    };
    struct asked {
        std::string route;                  // For the log.
        std::uint64_t request_of_deed = 0;  // 0: a call's.
        discord_rest_done done{};
    };

    static instant now() noexcept { return instant::clock::now(); }

    void pump() {
        if (stopped_ || std::exchange(pumping_, true)) return;
        do {
            again_ = false;
            take_requests_of_deeds();
            std::uint64_t id = 0;
            wire::discord::rest_request const* start = nullptr;
            while (requests_.next(now(), id, start)) send(id, *start);
            tell();
        } while (again_);
        pumping_ = false;
        arm();
    }

    // Where the queue is full, the deed fails.
    void take_requests_of_deeds() {
        std::uint64_t of_deed = 0;
        wire::discord::rest_request request;
        while (deeds_.next(of_deed, request)) {
            auto const id = ++last_request_;
            auto route = request.route;
            if (requests_.submit(id, std::move(request), now())) {
                asked_.emplace(id, asked{std::move(route), of_deed, {}});
            } else {
                deeds_.replied(of_deed, std::make_error_code(std::errc::resource_unavailable_try_again), {});
            }
        }
    }

    void tell() {
        wire::discord::request_result result;
        while (requests_.completed(result)) {
            again_ = true;
            auto const found = asked_.find(result.id);
            if (found == asked_.end()) continue;
            auto whose = std::move(found->second);
            asked_.erase(found);
            if (result.error && result.reply.status != 0) tell_refusal(whose.route, result.reply);
            if (whose.request_of_deed != 0) {
                deeds_.replied(whose.request_of_deed, result.error, result.reply);
            } else {
                guarded([&] { whose.done(stopped_ ? make_error_code(error::stopped) : result.error, result.reply); });
            }
        }
        std::uint64_t id = 0;
        std::error_code failed;
        chat::sent sent;
        while (deeds_.completed(id, failed, sent)) {
            again_ = true;
            auto const found = doing_.find(id);
            if (found == doing_.end()) continue;
            auto whose = std::move(found->second);
            doing_.erase(found);
            if (sent.channel.id.empty()) sent.channel = std::move(whose.channel);
            guarded([&] { whose.done(failed, sent); });
        }
    }

    // Who gave the token is told by others what a 401 means.
    void tell_refusal(std::string_view route, wire::rest_reply const& reply) const {
        if (reply.status != 401) tell(detail::joined(route, ": ", wire::discord::read_error(reply).message));
    }
    void tell(std::string_view what) const {
        if (refused_) refused_(what);
    }

    // On this thread live the connections of every bot: what a completion throws ends here.
    template <class Call>
    void guarded(Call&& call) const {
        try {
            call();
        } catch (std::exception const& error) {
            tell(detail::joined("what was called with an answer threw an exception: ", error.what()));
        } catch (...) {
            tell("what was called with an answer threw an exception");
        }
    }

    // Once, until Discord answers again.
    void tell_unreachable(std::error_code why) {
        if (std::exchange(unreachable_, true) || wire::discord::is_lasting(why)) return;
        tell(detail::joined(base_, " cannot be reached: ", why.message(), "; trying again"));
    }
    // Requests may wait for minutes then, and the bot looks as if it hung.
    void tell_limits(instant at) {
        if (guard_.warns(at)) tell("Discord has refused half as many requests as it takes before it shuts this machine out for a while");
        bool const held = guard_.ready_at(at) > detail::after(at, std::chrono::seconds{5});
        if (held && !std::exchange(told_held_, true)) tell("Discord does not let this machine in for now; requests wait");
        if (!held) told_held_ = false;
    }

    void send(std::uint64_t id, wire::discord::rest_request const& request) {
        net::http_request out;
        out.method = wire::name_of(request.method);
        out.url = base_ + request.path;
        out.headers.emplace_back("Authorization", detail::joined("Bot ", token_.reveal()));
        // Without it, or in another form, Cloudflare may refuse (Discord's documentation, Reference, "User Agent").
        out.headers.emplace_back("User-Agent", detail::joined("DiscordBot (https://github.com/monongusa/monongusa, ", version, ")"));
        if (!request.content_type.empty()) out.headers.emplace_back("Content-Type", request.content_type);
        out.body = request.body;
        out.repeatable = request.repeatable;
        client_.send(out, [this, id, lives = std::weak_ptr{lives_}](std::error_code error, net::http_response answer, bool sent) {
            if (lives.expired()) return;
            if (error) {
                tell_unreachable(error);
                requests_.failed(id, sent, error, now());
            } else {
                unreachable_ = false;
                requests_.replied(id, {answer.status, std::move(answer.headers), std::move(answer.body)}, now());
            }
            tell_limits(now());
            pump();
        });
    }

    void arm() {
        auto const when = stopped_ ? instant::max() : requests_.when();
        if (when == instant::max()) {
            timer_.cancel();
            return;
        }
        timer_.expires_at(when);
        timer_.async_wait([this, lives = std::weak_ptr{lives_}](boost::system::error_code const& error) {
            if (!error && !lives.expired()) pump();
        });
    }

    secret const& token_;
    std::string base_;
    wire::discord::invalid_guard& guard_;
    void (*refused_)(std::string_view what);
    wire::discord::deed_queue deeds_;
    wire::discord::request_queue requests_;
    std::unordered_map<std::uint64_t, doing> doing_;  // By deed.
    std::unordered_map<std::uint64_t, asked> asked_;  // By request.
    std::uint64_t last_deed_ = 0;
    std::uint64_t last_request_ = 0;
    bool stopped_ = false;
    bool pumping_ = false;
    bool again_ = false;
    bool unreachable_ = false;
    bool told_held_ = false;
    boost::asio::steady_timer timer_;
    net::http_client client_;
    std::shared_ptr<bool const> lives_ = std::make_shared<bool const>(true);
};

}  // namespace monongusa::transport

#endif
