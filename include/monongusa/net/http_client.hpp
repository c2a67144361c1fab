// SPDX-License-Identifier: BSL-1.0
// http_client: sends requests of HTTP/1.1 and keeps connections.

#ifndef MONONGUSA_NET_HTTP_CLIENT_HPP
#define MONONGUSA_NET_HTTP_CLIENT_HPP

#include <monongusa/net/config.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/http_exchange.hpp>
#include <monongusa/net/idle_streams.hpp>
#include <monongusa/net/loop.hpp>

#include <boost/asio/post.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::net {

/// Sends requests, each on a connection of its own at a time; a bounded number is under way, others wait in order.  Redirections are not
/// followed, nothing is decompressed, no cookie is kept.  All of it, also the constructor and the destructor, on the loop's thread.
///
/// Every completion is called exactly once, on that thread, and never in `send`: with the response whatever its status, or with an error.  In a
/// completion all may be called, and the client may end.
class http_client {
public:
    explicit http_client(std::shared_ptr<loop> on, config settings = {})
        : loop_(std::move(on)), inside_(std::make_shared<inside>(*loop_, std::make_shared<config const>(std::move(settings)))) {}
    http_client(http_client const&) = delete;
    http_client& operator=(http_client const&) = delete;
    /// As `stop`.
    ~http_client() { stop(); }

    void send(http_request const& request, http_completion done) { inside_->send(request, std::move(done)); }

    /// Ends every request that has not ended with error::stopped, before it comes back, and closes all connections.  What is sent afterwards ends
    /// in the same way.
    void stop() { std::shared_ptr{inside_}->stop(); }

    std::size_t under_way() const noexcept { return inside_->running; }
    std::size_t waiting() const noexcept { return inside_->all.size() - inside_->running; }
    std::size_t kept_connections() const noexcept { return inside_->idle.size(); }

private:
    // Stays as long as one of its completions is called.
    struct inside : std::enable_shared_from_this<inside> {
        inside(loop& on, std::shared_ptr<config const> const& given)
            : settings(given), idle(on.io(), given->most_idle, given->idle_timeout), shared{on, given, idle, this, &ended} {}

        void send(http_request const& request, http_completion&& done) {
            auto const made = std::make_shared<http_exchange>(shared, request, std::move(done));
            auto why = made->refused();
            if (!why && stopped) why = error::stopped;
            if (!why && all.size() >= settings->most_connections + settings->most_waiting) why = error::too_many_requests;
            if (why) {
                refused.push_back(made);
                boost::asio::post(shared.on.io(), [held = this->shared_from_this(), made, why] { made->finish(why); });
                return;
            }
            all.push_back(made);
            made->watch();
            start_some();
        }

        void start_some() {
            auto const limit = std::max<std::size_t>(settings->most_connections, 1);
            for (auto at = all.begin(); running < limit && at != all.end(); ++at) {
                if ((*at)->started()) continue;
                ++running;
                (*at)->start();
            }
        }

        static void ended(void* owner, http_exchange& which) {
            auto& self = *static_cast<inside*>(owner);
            std::erase_if(self.refused, [&](auto const& one) { return one.get() == &which; });
            if (std::erase_if(self.all, [&](auto const& one) { return one.get() == &which; }) == 0) return;
            if (which.started()) --self.running;
            if (!self.stopped) self.start_some();
        }

        void stop() {
            auto const held = this->shared_from_this();
            stopped = true;
            idle.clear();
            running = 0;
            // A completion may send more; the loop tells that one later.
            for (auto const& list : {std::exchange(all, {}), std::exchange(refused, {})}) {
                for (auto const& one : list) one->finish(error::stopped);
            }
        }

        std::shared_ptr<config const> settings;
        idle_streams idle;
        http_shared shared;
        std::vector<std::shared_ptr<http_exchange>> all{};
        std::vector<std::shared_ptr<http_exchange>> refused{};
        std::size_t running = 0;
        bool stopped = false;
    };

    std::shared_ptr<loop> loop_;
    std::shared_ptr<inside> inside_;
};

}  // namespace monongusa::net

#endif
