// SPDX-License-Identifier: BSL-1.0
// name_book: so many of the things last learned, by their ids.

#ifndef MONONGUSA_WIRE_SLACK_NAME_BOOK_HPP
#define MONONGUSA_WIRE_SLACK_NAME_BOOK_HPP

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace monongusa::wire::slack {

/// In two halves: when the younger one is full it becomes the older one, and what was in that is forgotten.  So it is never full for good,
/// and whoever asks for what was forgotten learns it again.  Looking something up allocates nothing.
template <class Known>
class name_book {
public:
    /// Two at the least.
    explicit name_book(std::size_t most) noexcept : half_(std::max<std::size_t>(most / 2, 1)) {}

    /// Null if it is unknown; valid until the next change.
    Known const* find(std::string_view id) const noexcept {
        for (auto const* const part : {&young_, &old_}) {
            if (auto const at = part->find(id); at != part->end()) return &at->second;
        }
        return nullptr;
    }

    void keep(std::string_view id, Known what) {
        if (auto const at = young_.find(id); at != young_.end()) {
            at->second = std::move(what);
            return;
        }
        forget_in(old_, id);
        if (young_.size() >= half_) old_ = std::exchange(young_, {});
        young_.emplace(std::string{id}, std::move(what));
    }

    void forget(std::string_view id) noexcept {
        forget_in(young_, id);
        forget_in(old_, id);
    }
    void clear() noexcept {
        young_.clear();
        old_.clear();
    }
    std::size_t size() const noexcept { return young_.size() + old_.size(); }

private:
    struct hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view id) const noexcept { return std::hash<std::string_view>{}(id); }
    };
    using half = std::unordered_map<std::string, Known, hash, std::equal_to<>>;

    static void forget_in(half& in, std::string_view id) noexcept {
        if (auto const at = in.find(id); at != in.end()) in.erase(at);
    }

    std::size_t half_;
    half young_{};
    half old_{};
};

}  // namespace monongusa::wire::slack

#endif
