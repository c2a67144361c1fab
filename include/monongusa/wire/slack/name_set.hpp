// SPDX-License-Identifier: BSL-1.0
// name_set: a set of names out of a list that the compiler knows.

#ifndef MONONGUSA_WIRE_SLACK_NAME_SET_HPP
#define MONONGUSA_WIRE_SLACK_NAME_SET_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace monongusa::wire::slack {

/// A set of some of `Names`, an array of std::string_view with static storage.  A value without memory of its own; its names come in the order of the list.
template <auto const& Names>
class name_set {
    static_assert(Names.size() <= 32);

public:
    class iterator {
    public:
        using value_type = std::string_view;
        using difference_type = std::ptrdiff_t;

        constexpr iterator() noexcept = default;
        constexpr std::string_view operator*() const noexcept { return Names[static_cast<std::size_t>(std::countr_zero(left_))]; }
        constexpr iterator& operator++() noexcept {
            left_ &= left_ - 1;
            return *this;
        }
        constexpr iterator operator++(int) noexcept {
            auto const before = *this;
            ++*this;
            return before;
        }
        friend constexpr bool operator==(iterator, iterator) noexcept = default;

    private:
        friend name_set;
        constexpr explicit iterator(std::uint32_t left) noexcept : left_(left) {}

        std::uint32_t left_ = 0;
    };

    constexpr name_set() noexcept = default;

    /// The set of one name; a name that is not in the list does not compile.
    static consteval name_set of(std::string_view name) {
        auto const one = known(name);
        if (one.empty()) there_is_no_such_name();
        return one;
    }
    /// The same at run time: empty if the name is not in the list.
    static constexpr name_set known(std::string_view name) noexcept {
        for (std::size_t i = 0; i < Names.size(); ++i) {
            if (Names[i] == name) return name_set{std::uint32_t{1} << i};
        }
        return {};
    }
    static constexpr name_set all() noexcept {
        name_set sum;
        for (auto const name : Names) sum = sum | known(name);
        return sum;
    }

    constexpr bool empty() const noexcept { return bits_ == 0; }
    constexpr std::size_t size() const noexcept { return static_cast<std::size_t>(std::popcount(bits_)); }
    constexpr bool contains(std::string_view name) const noexcept { return !(*this & known(name)).empty(); }
    constexpr bool includes(name_set part) const noexcept { return (bits_ & part.bits_) == part.bits_; }

    constexpr iterator begin() const noexcept { return iterator{bits_}; }
    constexpr iterator end() const noexcept { return iterator{}; }

    friend constexpr name_set operator|(name_set left, name_set right) noexcept { return name_set{left.bits_ | right.bits_}; }
    friend constexpr name_set operator&(name_set left, name_set right) noexcept { return name_set{left.bits_ & right.bits_}; }
    /// What is in `left` alone.
    friend constexpr name_set operator-(name_set left, name_set right) noexcept { return name_set{left.bits_ & ~right.bits_}; }
    friend constexpr bool operator==(name_set, name_set) noexcept = default;

private:
    constexpr explicit name_set(std::uint32_t bits) noexcept : bits_(bits) {}
    static void there_is_no_such_name() {}  // No constant expression calls it.

    std::uint32_t bits_ = 0;
};

/// `chat:write, im:history`.
template <auto const& Names>
std::string words_of(name_set<Names> names) {
    std::string words;
    for (auto const name : names) {
        if (!words.empty()) words += ", ";
        words += name;
    }
    return words.empty() ? "none" : words;
}

}  // namespace monongusa::wire::slack

#endif
