// SPDX-License-Identifier: BSL-1.0
// one_of: a value of one of many types, which costs the compiler little.

#ifndef MONONGUSA_DETAIL_ONE_OF_HPP
#define MONONGUSA_DETAIL_ONE_OF_HPP

#include <monongusa/detail/type_set.hpp>

#include <cstddef>
#include <initializer_list>
#include <new>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

// A value of a type that only whoever calls knows.
template <class Type>
struct in_place {
    static void copy(void* to, void const* from) { ::new (to) Type(*static_cast<Type const*>(from)); }
    static void move(void* to, void* from) noexcept { ::new (to) Type(std::move(*static_cast<Type*>(from))); }
    static void end(void* value) noexcept { static_cast<Type*>(value)->~Type(); }
    static bool equal(void const* left, void const* right) { return *static_cast<Type const*>(left) == *static_cast<Type const*>(right); }
};

/// What std::variant is for types that move without throwing, but a tenth of its work for the compiler: with a dozen alternatives each operation of that
/// one is a dozen functions and a table, of this one a chain of comparisons.  The first type comes by itself.
template <class... Types>
class one_of {
    static_assert((std::is_nothrow_move_constructible_v<Types> && ...));
    template <class First, class...>
    struct first_of {
        using type = First;
    };
    using first = typename first_of<Types...>::type;

    template <class Type>
    static constexpr unsigned char index_of = [] {
        bool const each[] = {std::is_same_v<Type, Types>...};
        unsigned char index = 0;
        while (index < sizeof...(Types) && !each[index]) ++index;
        return index;
    }();
    template <class Type>
    static constexpr bool is_one = index_of<Type> < sizeof...(Types);

public:
    one_of() : one_of(first{}) {}

    template <class Type>
        requires is_one<std::remove_cvref_t<Type>> one_of(Type&& value) : which_(index_of<std::remove_cvref_t<Type>>) {
            ::new (static_cast<void*>(place_)) std::remove_cvref_t<Type>(std::forward<Type>(value));
        }
        one_of(one_of const& other) : which_(other.which_) { copies[which_](place_, other.place_); }
        one_of(one_of&& other) noexcept : which_(other.which_) { moves[which_](place_, other.place_); }
        one_of& operator=(one_of other) noexcept {
            ends[which_](place_);
            which_ = other.which_;
            moves[which_](place_, other.place_);
            return *this;
        }
        ~one_of() { ends[which_](place_); }

        std::size_t index() const noexcept { return which_; }

        /// Replaces the value by an empty one of that type.
        template <class Type>
        requires is_one<Type> Type& emplace() {
            *this = Type{};
            return as<Type>();
        }

        friend bool operator==(one_of const& left, one_of const& right) {
            return left.which_ == right.which_ && comparisons[left.which_](left.place_, right.place_);
        }

        /// Null if it is of another type.
        template <class Type>
            requires is_one<Type>
        friend Type* get_if(one_of* from) noexcept { return from->which_ == index_of<Type> ? &from->template as<Type>() : nullptr; }
        template <class Type>
            requires is_one<Type>
        friend Type const* get_if(one_of const* from) noexcept {
            return from->which_ == index_of<Type> ? &from->template as<Type>() : nullptr;
        }

        /// What it holds, which is of that type.
        template <class Type>
            requires is_one<Type>
        friend Type& get(one_of& from) noexcept { return from.template as<Type>(); }
        template <class Type>
            requires is_one<Type>
        friend Type const& get(one_of const& from) noexcept { return from.template as<Type>(); }

        /// Calls the function with the value; what it returns has to be default-constructible.
        template <class Function>
        friend decltype(auto) visit(Function&& function, one_of& value) {
            return called(value, function);
        }
        template <class Function>
        friend decltype(auto) visit(Function&& function, one_of const& value) {
            return called(value, function);
        }

    private:
        template <class Type>
        Type& as() noexcept {
            return *std::launder(reinterpret_cast<Type*>(place_));
        }
        template <class Type>
        Type const& as() const noexcept {
            return *std::launder(reinterpret_cast<Type const*>(place_));
        }

        // Each by itself, so that what nobody does is not compiled.
        static constexpr void (*copies[])(void* to, void const* from) = {&in_place<Types>::copy...};
        static constexpr void (*moves[])(void* to, void* from) noexcept = {&in_place<Types>::move...};
        static constexpr void (*ends[])(void* value) noexcept = {&in_place<Types>::end...};
        static constexpr bool (*comparisons[])(void const* left, void const* right) = {&in_place<Types>::equal...};

        template <class Self, class Function>
        static auto called(Self& self, Function& function) {
            using value = std::conditional_t<std::is_const_v<Self>, first const, first>;
            using result = std::remove_cvref_t<decltype(function(std::declval<value&>()))>;
            if constexpr (std::is_void_v<result>) {
                static_cast<void>(((self.which_ == index_of<Types> && (function(self.template as<Types>()), true)) || ...));
            } else {
                result given{};
                static_cast<void>(((self.which_ == index_of<Types> && (given = function(self.template as<Types>()), true)) || ...));
                return given;
            }
        }

        static constexpr std::size_t largest = [] {
            std::size_t found = 0;
            for (std::size_t const size : {sizeof(Types)...}) found = size > found ? size : found;
            return found;
        }();

        alignas(Types...) std::byte place_[largest];
        unsigned char which_ = 0;
};

template <class List, class... More>
struct one_from;
template <class... Types, class... More>
struct one_from<type_list<Types...>, More...> {
    using type = one_of<Types..., More...>;
};

/// One of the types of a list, or of `More`.
template <class List, class... More>
using one_of_list = typename one_from<List, More...>::type;

}  // namespace monongusa::detail

#endif
