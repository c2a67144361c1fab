// SPDX-License-Identifier: BSL-1.0
// memory: what was said in a chat that is nowhere, by label and by id.

#ifndef MONONGUSA_SCRIPT_MEMORY_HPP
#define MONONGUSA_SCRIPT_MEMORY_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/detail/append.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::script {

struct said {
    std::string label{};  ///< How scripts call it; of what people say it is also the id.
    chat::user author{};
    std::string id{};
    std::string text{};
    chat::channel channel{};
    std::string thread{};  ///< The id of the message it hangs on.
    bool gone = false;     ///< It was taken back; its label still names it in what is told of it.
};

/// The last few thousand messages; earlier ones are forgotten.
template <class = void>
class basic_memory {
    static constexpr std::size_t most = 4096;

public:
    /// m1, m2, …
    std::string free_label() {
        std::string label;
        do label = detail::joined("m", ++labels_);
        while (own_numbers_ && knows(label));
        return label;
    }

    bool knows(std::string_view label) const noexcept { return find(label) != nullptr; }

    said const* find(std::string_view label) const noexcept {
        return find_if([label](said const& one) { return !one.gone && one.label == label; });
    }
    said const* find_id(std::string_view id) const noexcept {
        return find_if([id](said const& one) { return one.id == id; });
    }
    said* find(std::string_view label) noexcept { return const_cast<said*>(std::as_const(*this).find(label)); }
    said* find_id(std::string_view id) noexcept { return const_cast<said*>(std::as_const(*this).find_id(id)); }

    /// The id itself, where there is no such message.
    std::string const& label_of(std::string const& id) const noexcept {
        auto const* const found = find_id(id);
        return found ? found->label : id;
    }

    void keep(said&& message) {
        // Whoever says m7 before it is its turn: from then on one has to look.
        own_numbers_ = own_numbers_ || (message.label.size() > 1 && message.label[0] == 'm' && message.label != detail::joined("m", labels_));
        if (messages_.size() < most) {
            messages_.push_back(std::move(message));
        } else {
            messages_[oldest_] = std::move(message);
            oldest_ = (oldest_ + 1) % most;
        }
    }
    void forget(std::string_view id) noexcept {
        if (auto* const found = find_id(id)) found->gone = true;
    }

    /// For whoever completes what is typed.
    template <class Function>
    void for_each(Function const& function) const {
        for (auto const& one : messages_) {
            if (!one.gone) function(one);
        }
    }

private:
    // The latest first, since that is nearly always meant.
    template <class Predicate>
    said const* find_if(Predicate const& is_meant) const noexcept {
        for (auto i = messages_.size(); i-- > 0;) {
            auto const& one = messages_[(oldest_ + i) % messages_.size()];
            if (is_meant(one)) return &one;
        }
        return nullptr;
    }

    std::vector<said> messages_;  // A ring, once it is full.
    std::size_t oldest_ = 0;
    std::size_t labels_ = 0;
    bool own_numbers_ = false;
};
using memory = basic_memory<>;

}  // namespace monongusa::script

#endif
