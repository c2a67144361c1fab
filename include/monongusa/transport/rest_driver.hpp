// SPDX-License-Identifier: BSL-1.0
// rest_driver: a bot's actions and calls, as requests to a platform's API over HTTP.

#ifndef MONONGUSA_TRANSPORT_REST_DRIVER_HPP
#define MONONGUSA_TRANSPORT_REST_DRIVER_HPP

#include <monongusa/action/any.hpp>
#include <monongusa/action/completion.hpp>
#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/once.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/net/config.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/http_client.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/net/url.hpp>
#include <monongusa/wire/queued_request.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <boost/asio/steady_timer.hpp>

#include <cstddef>
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
using rest_done = detail::once<std::error_code, wire::rest_reply&>;

/// A thin driver: deeds become requests (wire/deed_queue.hpp), requests wait for the platform's limits in its queue of them, and HTTP
/// carries them.  All on the loop's thread, where it is also made and ended; every completion is called exactly once, there.
///
/// What platforms have of their own:
/// - types: `options` and `request`;
/// - `requests(options, random)` and `deeds(options, random)`: its two queues (see wire/discord/request_queue.hpp and wire/deed_queue.hpp);
/// - `name(request)`: what it is called in the log; without secrets;
/// - `write(request, http)`: the request as HTTP, with the token; an error where it must not be sent, which then counts as one of the
///   network;
/// - `refusal(error, reply)`: what the log says of an answer that is an error; empty for nothing;
/// - `notice(reply)`: what the log says of any answer, whatever becomes of it; empty for nothing;
/// - `watch(now, tell)`: called behind each answer; what people should know goes to `tell(text)`.
template <class Platform>
class rest_driver {
public:
    using options = typename Platform::options;
    using request = typename Platform::request;

    /// `refused` is told what the platform refused and what else people should know, for the log; it may be null.
    rest_driver(std::shared_ptr<net::loop> on, net::config const& how, Platform platform, options const& given, std::uint64_t chance,
                void (*refused)(std::string_view what))
        : platform_(std::move(platform)),
          refused_(refused),
          deeds_(platform_.deeds(given, detail::random{chance})),
          requests_(platform_.requests(given, detail::random{chance + 1})),
          timer_(on->io()),
          client_(std::move(on), how) {}
    rest_driver(rest_driver const&) = delete;
    rest_driver& operator=(rest_driver const&) = delete;
    /// What is under way completes as stopped.
    ~rest_driver() { stop(); }

    void perform(action::any&& action, action::completion&& done) {
        auto const id = ++last_deed_;
        auto channel = std::visit([](auto const& one) { return one.to.channel; }, action);
        bool const taken = !stopped_ && std::visit([&](auto& one) { return deeds_.submit(id, std::move(one)); }, action);
        if (!taken)
            return done(stopped_ ? make_error_code(error::stopped) : std::make_error_code(std::errc::resource_unavailable_try_again),
                        {{}, std::move(channel)});
        doing_.emplace(id, doing{std::move(done), std::move(channel)});
        pump();
    }

    void call(request&& what, rest_done&& done) { submit(std::move(what), std::move(done), true); }
    /// The same; whoever asks judges what is refused, and the log has nothing of it.
    void ask(request&& what, rest_done&& done) { submit(std::move(what), std::move(done), false); }

    /// Nothing is under way.
    bool idle() const noexcept { return doing_.empty() && asked_.empty(); }
    /// Calls it when all is done that was not only asked, now or later, or when it is stopped; the last one that wants it counts.
    void when_idle(detail::once<> done) {
        idle_ = std::move(done);
        tell_idle();
    }

    void stop() {
        if (std::exchange(stopped_, true)) return;
        timer_.cancel();
        requests_.cancel_all();
        deeds_.cancel_all(make_error_code(error::stopped));
        tell();
        tell_idle();
        client_.stop();
    }

protected:
    Platform& platform() noexcept { return platform_; }
    Platform const& platform() const noexcept { return platform_; }

    void tell(std::string_view what) const {
        if (refused_) refused_(what);
    }

private:
    struct doing {
        action::completion done;
        chat::channel channel;  // For what comes of it where nothing was sent.
    };
    struct asked {
        std::string name;                   // For the log.
        std::uint64_t request_of_deed = 0;  // 0: a call's.
        rest_done done{};
        bool told = true;  // The log hears what is refused.
    };

    void submit(request&& what, rest_done&& done, bool told) {
        auto const id = ++last_request_;
        wire::rest_reply none;
        if (stopped_) return done(make_error_code(error::stopped), none);
        std::string name{platform_.name(what)};
        if (!requests_.submit(id, std::move(what), now()))
            return done(std::make_error_code(std::errc::resource_unavailable_try_again), none);
        asked_.emplace(id, asked{std::move(name), 0, std::move(done), told});
        if (told) ++calls_;
        pump();
    }

    static instant now() noexcept { return instant::clock::now(); }

    void pump() {
        if (stopped_ || std::exchange(pumping_, true)) return;
        do {
            again_ = false;
            take_requests_of_deeds();
            std::uint64_t id = 0;
            request const* start = nullptr;
            while (requests_.next(now(), id, start)) send(id, *start);
            tell();
        } while (again_);
        pumping_ = false;
        arm();
        tell_idle();
    }
    void tell_idle() {
        if (!idle_ || !(stopped_ || (doing_.empty() && calls_ == 0))) return;
        auto done = std::move(idle_);
        done();
    }

    // Where the queue is full, the deed fails.
    void take_requests_of_deeds() {
        std::uint64_t of_deed = 0;
        request what;
        while (deeds_.next(of_deed, what)) {
            auto const id = ++last_request_;
            std::string name{platform_.name(what)};
            if (requests_.submit(id, std::move(what), now())) {
                asked_.emplace(id, asked{std::move(name), of_deed, {}, true});
            } else {
                deeds_.replied(of_deed, std::make_error_code(std::errc::resource_unavailable_try_again), {});
            }
        }
    }

    void tell() {
        wire::request_result result;
        while (requests_.completed(result)) {
            again_ = true;
            auto const found = asked_.find(result.id);
            if (found == asked_.end()) continue;
            auto whose = std::move(found->second);
            asked_.erase(found);
            if (whose.told && !stopped_ && result.error && result.reply.status != 0) tell_of(whose.name, platform_.refusal(result.error, result.reply));
            if (whose.request_of_deed != 0) {
                deeds_.replied(whose.request_of_deed, result.error, result.reply);
            } else {
                if (whose.told) --calls_;
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

    void tell_of(std::string_view name, std::string_view what) const {
        if (!what.empty()) tell(detail::joined(name, ": ", what));
    }
    void tell_of(std::uint64_t request_id, std::string_view what) const {
        if (auto const found = asked_.find(request_id); found != asked_.end()) tell_of(found->second.name, what);
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

    // Once, until somebody answers again.  Of the address only the server: there may be secrets in the rest.
    void tell_unreachable(std::string_view url, std::error_code why, bool again) {
        if (wire::is_lasting(why) || std::exchange(unreachable_, true)) return;
        auto const to = net::parse_url(url);
        tell(detail::joined(to ? to->scheme + "://" + to->authority() : "the server", " cannot be reached: ", why.message(),
                            again ? "; trying again" : ""));
    }

    void send(std::uint64_t id, request const& what) {
        net::http_request out;
        if (auto const refused = platform_.write(what, out)) {
            requests_.failed(id, false, refused, now());
            return;
        }
        client_.send(out, [this, id, url = out.url, repeatable = out.repeatable, lives = std::weak_ptr{lives_}](
                              std::error_code error, net::http_response answer, bool sent) {
            if (lives.expired()) return;
            if (error) {
                tell_unreachable(url, error, !sent || repeatable);
                requests_.failed(id, sent, error, now());
            } else {
                unreachable_ = false;
                wire::rest_reply reply{answer.status, std::move(answer.headers), std::move(answer.body)};
                tell_of(id, platform_.notice(reply));
                requests_.replied(id, std::move(reply), now());
            }
            platform_.watch(now(), [this](std::string_view note) { tell(note); });
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

    Platform platform_;
    void (*refused_)(std::string_view what);
    decltype(std::declval<Platform&>().deeds(std::declval<options const&>(), detail::random{0})) deeds_;
    decltype(std::declval<Platform&>().requests(std::declval<options const&>(), detail::random{0})) requests_;
    detail::once<> idle_{};  // Who waits for it.
    std::size_t calls_ = 0;  // Under way, of those that are told.
    std::unordered_map<std::uint64_t, doing> doing_{};  // By deed.
    std::unordered_map<std::uint64_t, asked> asked_{};  // By request.
    std::uint64_t last_deed_ = 0;
    std::uint64_t last_request_ = 0;
    bool stopped_ = false;
    bool pumping_ = false;
    bool again_ = false;
    bool unreachable_ = false;
    boost::asio::steady_timer timer_;
    net::http_client client_;
    std::shared_ptr<bool const> lives_ = std::make_shared<bool const>(true);
};

}  // namespace monongusa::transport

#endif
