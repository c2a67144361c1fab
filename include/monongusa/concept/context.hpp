// SPDX-License-Identifier: BSL-1.0
// context_type: what a handler talks through, recognised without knowing it.

#ifndef MONONGUSA_CONCEPT_CONTEXT_HPP
#define MONONGUSA_CONCEPT_CONTEXT_HPP

#include <type_traits>

namespace monongusa {

/// A context says by `is_context` that it is one, and by `declared` which actions its handler may do.
template <class Type>
concept context_type = requires { requires std::remove_cvref_t<Type>::is_context; };

}  // namespace monongusa

#endif
