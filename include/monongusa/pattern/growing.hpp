// SPDX-License-Identifier: BSL-1.0
// growing: an array that grows, cheap enough for a constant evaluation.

#ifndef MONONGUSA_PATTERN_GROWING_HPP
#define MONONGUSA_PATTERN_GROWING_HPP

#include <cstddef>

namespace monongusa::pattern {

// std::vector costs several times as many steps of constant evaluation, and clang counts them.
/// An array of plain values to which values are added at the end.
template <class Value>
class growing {
public:
    constexpr growing() noexcept = default;
    growing(growing const&) = delete;
    growing& operator=(growing const&) = delete;
    constexpr ~growing() { delete[] values_; }

    constexpr std::size_t size() const noexcept { return size_; }
    constexpr Value* data() noexcept { return values_; }
    constexpr Value const* data() const noexcept { return values_; }
    constexpr Value& operator[](std::size_t i) noexcept { return values_[i]; }
    constexpr Value const& operator[](std::size_t i) const noexcept { return values_[i]; }
    constexpr Value& back() noexcept { return values_[size_ - 1]; }

    constexpr void push(Value const& value) {
        if (size_ == room_) grow();
        values_[size_++] = value;
    }
    constexpr void shrink(std::size_t size) noexcept { size_ = size; }

private:
    constexpr void grow() {
        std::size_t const room = room_ == 0 ? 8 : room_ * 2;
        auto* const values = new Value[room];
        for (std::size_t i = 0; i < size_; ++i) values[i] = values_[i];
        delete[] values_;
        values_ = values;
        room_ = room;
    }

    Value* values_ = nullptr;
    std::size_t size_ = 0;
    std::size_t room_ = 0;
};

}  // namespace monongusa::pattern

#endif
