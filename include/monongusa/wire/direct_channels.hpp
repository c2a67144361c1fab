// SPDX-License-Identifier: BSL-1.0
// direct_channels: which channel leads to which user alone.

#ifndef MONONGUSA_WIRE_DIRECT_CHANNELS_HPP
#define MONONGUSA_WIRE_DIRECT_CHANNELS_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::wire {

/// Remembers the channels that were asked for last, so that not each message to somebody asks again: Discord stops bots that open them too fast.
/// On one thread.
class direct_channels {
public:
    explicit direct_channels(std::size_t most = 500) noexcept : most_(most) {}

    /// The id of the channel; empty if it is not known.  Valid until the next call.
    std::string_view find(std::string_view user) noexcept {
        auto const found = place_of(user);
        if (found == known_.end()) return {};
        std::rotate(known_.begin(), found, found + 1);
        return known_.front().second;
    }

    /// Forgets the one that was not asked for the longest where there are too many.
    void remember(std::string_view user, std::string_view channel) {
        forget(user);
        if (user.empty() || channel.empty() || most_ == 0) return;
        if (known_.size() == most_) known_.pop_back();
        known_.emplace(known_.begin(), user, channel);
    }

    void forget(std::string_view user) noexcept {
        if (auto const found = place_of(user); found != known_.end()) known_.erase(found);
    }

    std::size_t size() const noexcept { return known_.size(); }

private:
    using known = std::vector<std::pair<std::string, std::string>>;  // The last that was asked for in front.

    known::iterator place_of(std::string_view user) noexcept {
        return std::find_if(known_.begin(), known_.end(), [&](auto const& one) { return one.first == user; });
    }

    known known_;
    std::size_t most_;
};

}  // namespace monongusa::wire

#endif
