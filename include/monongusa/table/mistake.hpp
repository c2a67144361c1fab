// SPDX-License-Identifier: BSL-1.0
// mistakes of a handler, each with the sentence that says what to do.

#ifndef MONONGUSA_TABLE_MISTAKE_HPP
#define MONONGUSA_TABLE_MISTAKE_HPP

#include <monongusa/detail/mistake.hpp>

#include <cstddef>
#include <type_traits>

namespace monongusa {

// Facts for the note of an error.
template <std::size_t Groups>
struct groups_of_pattern {};
template <std::size_t Groups>
struct groups_taken {};
template <std::size_t Number>
struct group_number {};

namespace mistake {

template <class Handler>
struct handler_not_callable {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: handler: it is not callable as one; it needs one call operator, with auto& (the context) first if it is generic");
    }
};

template <class Handler, class Context>
struct handler_body {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: handler: its body does not compile with this bot's context, as told above, or it has several call operators");
    }
};

template <class Handler>
struct handler_generic_twice {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: handler: only the first parameter, the context, may be auto; give the others their types");
    }
};

template <class Handler>
struct handler_changes_itself {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: handler: it is mutable, but a table is constant; keep the state in a component, mg::with(...)");
    }
};

template <class Handler>
struct context_by_value {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>, "monongusa: handler: it takes the context by value; write auto& chat");
    }
};

template <class Handler, class Event>
struct context_of_nowhere {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: handler: it takes a mg::context, but its event comes from nowhere that could be answered; take auto& chat");
    }
};

template <class Handler>
struct context_twice {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>, "monongusa: handler: it takes the context twice; declare all that it does in one mg::context<...>&");
    }
};

template <class Handler>
struct stream_of_no_stream {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>, "monongusa: handler: it takes a mg::stream, but its rule hands over single events; write mg::on_stream<Event>(handler)");
    }
};

template <class Taken, class Heard>
struct another_event {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Taken>, "monongusa: handler: it takes an event that its rule does not hear; take the rule's own event");
    }
};

template <class Event>
struct writable_event {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Event>, "monongusa: handler: it takes the event to change it; write const&");
    }
};

template <class Handler, class OfPattern, class Taken>
struct wrong_group_count {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: handler: it takes more or fewer groups than the pattern has; take one parameter for each group, or none at all");
    }
};

template <class Type, class Number>
struct not_from_text {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Type>,
                      "monongusa: handler: a group cannot become this 'Type'; take text, a number, a duration in nanoseconds or longer, what has a from_text(text, value), or a component by &");
    }
};

template <class Type, class Number>
struct from_text_may_throw {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Type>, "monongusa: handler: the from_text of 'Type' must be noexcept; let it refuse instead of throwing");
    }
};

template <class Type, class Number>
struct optional_group {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Type>,
                      "monongusa: handler: this group can be absent from a match; take std::optional<Type>, or make the group not optional");
    }
};

template <class Result>
struct not_sendable {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<std::add_pointer_t<Result>>,
                      "monongusa: handler: what it returns cannot be sent; return nothing, text, an action or a std::tuple of actions");
    }
};

template <class Event>
struct reply_to_nobody {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Event>,
                      "monongusa: handler: it returns text, which is a reply, but its event has no author; return an action with its 'to'");
    }
};

}  // namespace mistake
}  // namespace monongusa

#endif
