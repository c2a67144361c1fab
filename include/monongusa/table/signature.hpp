// SPDX-License-Identifier: BSL-1.0
// signature: what parameters a handler has, as far as that can be known without a call.

#ifndef MONONGUSA_TABLE_SIGNATURE_HPP
#define MONONGUSA_TABLE_SIGNATURE_HPP

#include <monongusa/detail/type_set.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

template <class Return, class... Parameters>
struct known_signature {
    using result = Return;
    using parameters = type_list<Parameters...>;
};

// Of a function or a member function; `callable` is false for a member function that changes its object, since a table is constant.
template <class Function>
struct signature_of;

template <class Return, class... Parameters>
struct signature_of<Return (*)(Parameters...)> : known_signature<Return, Parameters...> {
    static constexpr bool changes_itself = false;
};
template <class Return, class... Parameters>
struct signature_of<Return (*)(Parameters...) noexcept> : signature_of<Return (*)(Parameters...)> {};
template <class Class, class Return, class... Parameters>
struct signature_of<Return (Class::*)(Parameters...) const> : signature_of<Return (*)(Parameters...)> {};
template <class Class, class Return, class... Parameters>
struct signature_of<Return (Class::*)(Parameters...) const noexcept> : signature_of<Return (*)(Parameters...)> {};
template <class Class, class Return, class... Parameters>
struct signature_of<Return (Class::*)(Parameters...) const&> : signature_of<Return (*)(Parameters...)> {};
template <class Class, class Return, class... Parameters>
struct signature_of<Return (Class::*)(Parameters...) const & noexcept> : signature_of<Return (*)(Parameters...)> {};
template <class Class, class Return, class... Parameters>
struct signature_of<Return (Class::*)(Parameters...)> : known_signature<Return, Parameters...> {
    static constexpr bool changes_itself = true;
};
template <class Class, class Return, class... Parameters>
struct signature_of<Return (Class::*)(Parameters...) noexcept> : signature_of<Return (Class::*)(Parameters...)> {};

template <class Handler>
concept function_pointer = std::is_pointer_v<Handler> && std::is_function_v<std::remove_pointer_t<Handler>>;

// One call operator, not a template: its address says everything.
template <class Handler>
concept plain_call_operator = std::is_class_v<Handler> && requires { typename signature_of<decltype(&Handler::operator())>::parameters; };

/// A handler whose parameters are known before the context is.
template <class Handler>
concept plain_handler = function_pointer<Handler> || plain_call_operator<Handler>;

template <class Handler>
struct plain_signature : signature_of<Handler> {};
template <plain_call_operator Handler>
struct plain_signature<Handler> : signature_of<decltype(&Handler::operator())> {};

/// A handler `[](auto& chat, …)` once the context's type is known.  Naming the signature instantiates the handler's body, for that context only.
template <class Handler, class Context>
concept generic_call_operator = requires {
    typename signature_of<decltype(&Handler::template operator()<Context>)>::parameters;
};

template <class Handler, class Context>
struct signature_with : signature_of<decltype(&Handler::template operator()<Context>)> {};
template <plain_handler Handler, class Context>
struct signature_with<Handler, Context> : plain_signature<Handler> {};

}  // namespace monongusa::detail

#endif
