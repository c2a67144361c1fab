// SPDX-License-Identifier: BSL-1.0
// once: a callable behind one type, for one call.

#ifndef MONONGUSA_DETAIL_ONCE_HPP
#define MONONGUSA_DETAIL_ONCE_HPP

#include <concepts>
#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// Holds whatever can be called with `Arguments`; called at most once.  Moving leaves an empty one behind, whose call is nothing.  Small trivial
/// callables are kept inside, others on the heap.  One that is never called is let go without a call.
template <class... Arguments>
class once {
    static constexpr std::size_t room = 6 * sizeof(void*);  // What the completion of a context's own actions takes.

    template <class Callable>
    static constexpr bool fits = sizeof(Callable) <= room && alignof(Callable) <= alignof(void*) && std::is_trivially_copyable_v<Callable>;

public:
    once() noexcept = default;

    template <class Given>
        requires(!std::derived_from<std::remove_cvref_t<Given>, once> && std::invocable<std::decay_t<Given>&, Arguments...>)
    once(Given&& given) {
        using callable = std::decay_t<Given>;
        if constexpr (fits<callable>) {
            ::new (static_cast<void*>(buffer_)) callable(std::forward<Given>(given));
            end_ = [](void* self, bool call, std::remove_reference_t<Arguments>*... arguments) {
                if (call) (*static_cast<callable*>(self))(static_cast<Arguments&&>(*arguments)...);
            };
        } else {
            ::new (static_cast<void*>(buffer_)) callable* (new callable(std::forward<Given>(given)));
            end_ = [](void* self, bool call, std::remove_reference_t<Arguments>*... arguments) {
                // The call may throw.
                struct owner {
                    callable* owned;
                    ~owner() { delete owned; }
                } const mine{*static_cast<callable**>(self)};
                if (call) (*mine.owned)(static_cast<Arguments&&>(*arguments)...);
            };
        }
    }

    once(once&& other) noexcept { take(other); }
    once& operator=(once&& other) noexcept {
        if (this != &other) {
            drop();
            take(other);
        }
        return *this;
    }
    once(once const&) = delete;
    once& operator=(once const&) = delete;
    ~once() { drop(); }

    /// Whether a call would do something.
    explicit operator bool() const noexcept { return end_ != nullptr; }

    void operator()(Arguments... arguments) {
        if (auto const end = std::exchange(end_, nullptr)) end(buffer_, true, &arguments...);
    }

private:
    // Ends what is held, with or without a call; without, the arguments are null.
    using end_t = void (*)(void* self, bool call, std::remove_reference_t<Arguments>*... arguments);

    template <class>
    static constexpr std::nullptr_t null{};

    void take(once& other) noexcept {
        for (std::size_t i = 0; i < room; ++i) buffer_[i] = other.buffer_[i];
        end_ = std::exchange(other.end_, nullptr);
    }
    void drop() noexcept {
        if (auto const end = std::exchange(end_, nullptr)) end(buffer_, false, null<Arguments>...);
    }

    alignas(void*) std::byte buffer_[room]{};
    end_t end_ = nullptr;
};

}  // namespace monongusa::detail

#endif
