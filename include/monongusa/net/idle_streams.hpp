// SPDX-License-Identifier: BSL-1.0
// idle_streams: connections that are kept for the next request.

#ifndef MONONGUSA_NET_IDLE_STREAMS_HPP
#define MONONGUSA_NET_IDLE_STREAMS_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/net/stream.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/socket_base.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <utility>

namespace monongusa::net {

/// Keeps streams for a while, a bounded number of them; lets go of one at once when its server says anything, which can only be its end.  On the
/// thread of its io_context.
class idle_streams {
public:
    idle_streams(boost::asio::io_context& io, std::size_t most, instant::duration longest) : most_(most), longest_(longest), timer_(io) {}
    idle_streams(idle_streams const&) = delete;
    idle_streams& operator=(idle_streams const&) = delete;

    std::size_t size() const noexcept { return kept_.size(); }

    /// `where` is what it is asked for by.  The oldest goes where there are too many.
    void put(std::string where, std::unique_ptr<stream> one) {
        if (most_ == 0) return;
        if (kept_.size() >= most_) kept_.pop_front();
        auto const until = monongusa::detail::after(instant::clock::now(), longest_);
        auto const made = std::make_shared<kept>(*this, std::move(where), std::move(one), until);
        kept_.push_back(made);
        look_at(made);
        if (kept_.size() == 1) arm();
    }

    /// The one that was used last, still open as far as can be told without asking; null if there is none.
    std::unique_ptr<stream> take(std::string const& where) {
        for (auto at = kept_.end(); at != kept_.begin();) {
            --at;
            if ((*at)->where != where) continue;
            auto found = std::move((*at)->held);
            at = kept_.erase(at);
            boost::system::error_code ignored;
            found->socket().cancel(ignored);
            if (found->is_quiet()) return found;
        }
        return nullptr;
    }

    void clear() noexcept {
        kept_.clear();
        timer_.cancel();
    }

private:
    struct kept {
        kept(idle_streams& pool, std::string&& place, std::unique_ptr<stream>&& one, instant end)
            : home(pool), where(std::move(place)), held(std::move(one)), until(end) {}
        idle_streams& home;
        std::string where;
        std::unique_ptr<stream> held;
        instant until;
    };

    void look_at(std::shared_ptr<kept> const& one) {
        if (!one->held->is_quiet()) return static_cast<void>(kept_.remove(one));
        auto& socket = one->held->socket();
        socket.async_wait(boost::asio::socket_base::wait_read, [weak = std::weak_ptr{one}](boost::system::error_code const&) {
            if (auto const spoken = weak.lock()) spoken->home.look_at(spoken);
        });
    }

    // They were put in the order in which they end.
    void arm() {
        if (kept_.empty()) return;
        timer_.expires_at(kept_.front()->until);
        timer_.async_wait([this, weak = std::weak_ptr{alive_}](boost::system::error_code const& cancelled) {
            if (cancelled || weak.expired()) return;
            while (!kept_.empty() && kept_.front()->until <= instant::clock::now()) kept_.pop_front();
            arm();
        });
    }

    std::size_t most_;
    instant::duration longest_;
    boost::asio::steady_timer timer_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    std::list<std::shared_ptr<kept>> kept_{};
};

}  // namespace monongusa::net

#endif
