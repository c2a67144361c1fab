// SPDX-License-Identifier: BSL-1.0
// all actions, and those a handler may do without declaring them.

#ifndef MONONGUSA_ACTION_ALL_HPP
#define MONONGUSA_ACTION_ALL_HPP

#include <monongusa/action/edit.hpp>
#include <monongusa/action/embed.hpp>
#include <monongusa/action/react.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/action/typing.hpp>
#include <monongusa/action/upload.hpp>
#include <monongusa/detail/type_set.hpp>

namespace monongusa::action {

using list = detail::type_list<send, reply, reply_in_thread, direct_message, react, unreact, edit, delete_message, typing, upload, embed>;

inline constexpr auto all = detail::types_in<list>;

/// What a handler may do without declaring it.
inline constexpr auto basic = types<send, reply, reply_in_thread, react>;

}  // namespace monongusa::action

#endif
