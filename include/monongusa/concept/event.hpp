// SPDX-License-Identifier: BSL-1.0
// event_type: a plain value that can come in.

#ifndef MONONGUSA_CONCEPT_EVENT_HPP
#define MONONGUSA_CONCEPT_EVENT_HPP

#include <concepts>
#include <string_view>
#include <type_traits>

namespace monongusa {

/// An event knows no client, can be compared, made empty and moved, and has a name for the log.
template <class Event>
concept event_type = std::equality_comparable<Event> && std::default_initializable<Event> && std::movable<Event> && requires {
    { Event::event_name } -> std::convertible_to<std::string_view>;
};

namespace mistake {

template <class Event>
struct not_an_event {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<std::add_pointer_t<Event>>,
                      "monongusa: on<Event>: 'Event' is no event; an event is a comparable, movable value with a static 'event_name', such as "
                      "mg::event::message");
    }
};

}  // namespace mistake

}  // namespace monongusa

#endif
