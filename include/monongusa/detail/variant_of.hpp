// SPDX-License-Identifier: BSL-1.0
// variant_of: one of the types of a list.

#ifndef MONONGUSA_DETAIL_VARIANT_OF_HPP
#define MONONGUSA_DETAIL_VARIANT_OF_HPP

#include <monongusa/detail/type_set.hpp>

#include <variant>

namespace monongusa::detail {

template <class List, class... More>
struct variant_from;
template <class... Types, class... More>
struct variant_from<type_list<Types...>, More...> {
    using type = std::variant<Types..., More...>;
};

/// A value of one of the types of a list, or of `More`.
template <class List, class... More>
using variant_of = typename variant_from<List, More...>::type;

}  // namespace monongusa::detail

#endif
