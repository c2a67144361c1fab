// SPDX-License-Identifier: BSL-1.0
// completion: what is called when an action has been done or has failed.

#ifndef MONONGUSA_ACTION_COMPLETION_HPP
#define MONONGUSA_ACTION_COMPLETION_HPP

#include <monongusa/chat/sent.hpp>
#include <monongusa/detail/once.hpp>

#include <concepts>
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

/// Any completion behind one type, for sinks that are reached through function pointers or that complete later.
///
/// Called at most once; moving leaves an empty one behind.  Small trivial callables are kept inside, others on the heap.
class completion : public detail::once<std::error_code, chat::sent const&> {
    using once = detail::once<std::error_code, chat::sent const&>;

public:
    completion() noexcept = default;
    completion(ignored_t) noexcept {}

    template <completion_for Done>
        requires(!std::same_as<std::remove_cvref_t<Done>, completion> && !std::same_as<std::remove_cvref_t<Done>, ignored_t>)
    completion(Done&& done) : once(std::forward<Done>(done)) {}
};

}  // namespace action

/// Says that nobody wants to know what came of an action.
inline constexpr action::ignored_t ignored{};

}  // namespace monongusa

#endif
