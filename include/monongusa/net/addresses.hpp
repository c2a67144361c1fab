// SPDX-License-Identifier: BSL-1.0
// addresses: where a host can be reached.

#ifndef MONONGUSA_NET_ADDRESSES_HPP
#define MONONGUSA_NET_ADDRESSES_HPP

#include <monongusa/detail/once.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/url.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::net {

/// Looks a host's addresses up and gives one after the other, in the order in which the system wants them tried.  On the thread of its
/// io_context; while the system asks a name server a thread of Asio's waits, and one that was cancelled may go on doing so.
class addresses {
    using tcp = boost::asio::ip::tcp;

public:
    /// Called once, unless it was cancelled; not in `find`.
    using completion = monongusa::detail::once<std::error_code>;

    explicit addresses(boost::asio::io_context& io) : inside_(std::make_shared<inside>(io)) {}
    addresses(addresses const&) = delete;
    addresses& operator=(addresses const&) = delete;
    ~addresses() { cancel(); }

    void find(std::string const& host, std::uint16_t port, completion done) {
        inside_->done = std::move(done);
        boost::system::error_code no_address;
        auto const literal = is_ip_address(host) ? boost::asio::ip::make_address(host, no_address) : boost::asio::ip::address{};
        if (is_ip_address(host) && !no_address) {
            inside_->found.emplace_back(literal, port);
            boost::asio::post(inside_->resolver.get_executor(), [held = inside_] { held->done({}); });
            return;
        }
        inside_->resolver.async_resolve(
            host, std::to_string(port), tcp::resolver::numeric_service,
            [held = inside_](boost::system::error_code const& failed, tcp::resolver::results_type const& results) {
                if (!held->done) return;
                for (auto const& one : results) {
                    if (held->found.size() < most) held->found.push_back(one.endpoint());
                }
                held->done(failed ? make_error_code(error::host_not_found) : std::error_code{});
            });
    }

    bool next(tcp::endpoint& address) {
        if (next_ >= inside_->found.size()) return false;
        address = inside_->found[next_++];
        return true;
    }

    void cancel() noexcept {
        inside_->done = {};
        inside_->resolver.cancel();
    }

private:
    static constexpr std::size_t most = 32;

    struct inside {
        explicit inside(boost::asio::io_context& io) : resolver(io) {}
        tcp::resolver resolver;
        completion done{};
        std::vector<tcp::endpoint> found{};
    };

    std::shared_ptr<inside> inside_;
    std::size_t next_ = 0;
};

}  // namespace monongusa::net

#endif
