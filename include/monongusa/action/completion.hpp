// SPDX-License-Identifier: BSL-1.0
// completion: what is called when an action has been done or has failed.

#ifndef MONONGUSA_ACTION_COMPLETION_HPP
#define MONONGUSA_ACTION_COMPLETION_HPP

#include <monongusa/chat/sent.hpp>

#include <concepts>
#include <cstddef>
#include <memory>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace action {

/// The completion of an action whose outcome nobody wants to know.
struct ignored_t {
    void operator()(std::error_code, chat::sent const&) const noexcept {}
};

template <class Done>
concept completion_for = std::invocable<std::decay_t<Done>&, std::error_code, chat::sent const&>;

/// Any completion behind one type, for sinks that are reached through function pointers.
///
/// Called at most once; moving leaves an empty one behind.  Small trivial callables are kept inside, others on the heap.
class completion {
    static constexpr std::size_t room = 5 * sizeof(void*);  // What a context's own completion takes.

    template <class Done>
    static constexpr bool fits = sizeof(Done) <= room && alignof(Done) <= alignof(void*) && std::is_trivially_copyable_v<Done>;

public:
    completion() noexcept = default;
    completion(ignored_t) noexcept {}

    template <completion_for Done>
        requires(!std::same_as<std::remove_cvref_t<Done>, completion> && !std::same_as<std::remove_cvref_t<Done>, ignored_t>)
    completion(Done&& done) {
        using callable = std::decay_t<Done>;
        if constexpr (fits<callable>) {
            ::new (static_cast<void*>(buffer_)) callable(std::forward<Done>(done));
            finish_ = [](void* self, std::error_code const* error, chat::sent const* sent) {
                if (error) (*static_cast<callable*>(self))(*error, *sent);
            };
        } else {
            auto* const owned = new callable(std::forward<Done>(done));
            ::new (static_cast<void*>(buffer_)) callable* (owned);
            finish_ = [](void* self, std::error_code const* error, chat::sent const* sent) {
                std::unique_ptr<callable> const mine{*static_cast<callable**>(self)};
                if (error) (*mine)(*error, *sent);
            };
        }
    }

    completion(completion&& other) noexcept { take(other); }
    completion& operator=(completion&& other) noexcept {
        if (this != &other) {
            drop();
            take(other);
        }
        return *this;
    }
    completion(completion const&) = delete;
    completion& operator=(completion const&) = delete;
    ~completion() { drop(); }

    /// Tells the outcome; whatever is told later is nobody's.
    void operator()(std::error_code error, chat::sent const& sent) {
        if (auto const finish = std::exchange(finish_, nullptr)) finish(buffer_, &error, &sent);
    }

private:
    // With a null error it only lets go of what it holds.
    using finish_t = void (*)(void* self, std::error_code const* error, chat::sent const* sent);

    void take(completion& other) noexcept {
        for (std::size_t i = 0; i < room; ++i) buffer_[i] = other.buffer_[i];
        finish_ = std::exchange(other.finish_, nullptr);
    }
    void drop() noexcept {
        if (auto const finish = std::exchange(finish_, nullptr)) finish(buffer_, nullptr, nullptr);
    }

    alignas(void*) std::byte buffer_[room]{};
    finish_t finish_ = nullptr;
};

}  // namespace action

/// Says that nobody wants to know what came of an action.
inline constexpr action::ignored_t ignored{};

}  // namespace monongusa

#endif
