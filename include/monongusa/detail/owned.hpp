// SPDX-License-Identifier: BSL-1.0
// owned: a value on the heap that stays where it is when its owner is moved.

#ifndef MONONGUSA_DETAIL_OWNED_HPP
#define MONONGUSA_DETAIL_OWNED_HPP

#include <utility>

namespace monongusa::detail {

/// A std::unique_ptr that is never reset; <memory> would make every bot's file a fifth slower to read.  Empty after it has been moved from.
template <class Value>
class owned {
public:
    template <class... Arguments>
    explicit owned(std::in_place_t, Arguments&&... arguments) : value_(new Value(std::forward<Arguments>(arguments)...)) {}
    owned(owned&& other) noexcept : value_(std::exchange(other.value_, nullptr)) {}
    owned& operator=(owned&& other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    ~owned() { delete value_; }

    Value& operator*() const noexcept { return *value_; }
    Value* operator->() const noexcept { return value_; }

private:
    Value* value_;
};

}  // namespace monongusa::detail

#endif
