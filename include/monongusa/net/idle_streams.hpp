// SPDX-License-Identifier: BSL-1.0
// idle_streams: connections that are kept for the next request.

#ifndef MONONGUSA_NET_IDLE_STREAMS_HPP
#define MONONGUSA_NET_IDLE_STREAMS_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/net/stream.hpp>

#include <boost/asio/io_context.hpp>
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
        auto& made = kept_.emplace_back(*this, std::move(where), std::move(one), monongusa::detail::after(instant::clock::now(), longest_));
        made.held->listen(&made, [](void* self) {
            auto& spoken = *static_cast<kept*>(self);
            spoken.home.look_at(spoken);
        });
        look_at(made);
        if (kept_.size() == 1) arm();
    }

    /// The one that was used last, still open as far as can be told without asking; null if there is none.
    std::unique_ptr<stream> take(std::string const& where) {
        for (auto at = kept_.end(); at != kept_.begin();) {
            --at;
            if (at->where != where) continue;
            auto found = std::move(at->held);
            at = kept_.erase(at);
            found->listen(nullptr, nullptr);
            if (is_quiet(*found)) return found;
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

    static bool is_quiet(stream& one) noexcept {
        char byte = 0;
        return one.read(&byte, 1).what == transfer::kind::again;
    }
    void look_at(kept& one) {
        if (is_quiet(*one.held)) return one.held->wait();
        kept_.remove_if([&](kept const& other) { return &other == &one; });
    }

    // They were put in the order in which they end.
    void arm() {
        if (kept_.empty()) return;
        timer_.expires_at(kept_.front().until);
        timer_.async_wait([this, weak = std::weak_ptr{alive_}](boost::system::error_code const& cancelled) {
            if (cancelled || weak.expired()) return;
            while (!kept_.empty() && kept_.front().until <= instant::clock::now()) kept_.pop_front();
            arm();
        });
    }

    std::size_t most_;
    instant::duration longest_;
    boost::asio::steady_timer timer_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    std::list<kept> kept_{};
};

}  // namespace monongusa::net

#endif
