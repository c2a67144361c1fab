// SPDX-License-Identifier: BSL-1.0
// wanted: which events somebody waits for, behind one type.

#ifndef MONONGUSA_COROUTINE_WANTED_HPP
#define MONONGUSA_COROUTINE_WANTED_HPP

#include <monongusa/concept/matcher.hpp>
#include <monongusa/table/audience.hpp>

#include <cstddef>
#include <memory>
#include <tuple>
#include <utility>

namespace monongusa::detail {

/// Matchers that all have to accept.  Pure, as they are: asked where the event arrives.
template <class Event>
class wanted {
public:
    template <class... Matchers>
    explicit wanted(std::in_place_t, Matchers... matchers)
        : matchers_(new std::tuple<Matchers...>{std::move(matchers)...}, [](void* all) { delete static_cast<std::tuple<Matchers...>*>(all); }),
          accept_([](void const* all, [[maybe_unused]] Event const& event) {
              return std::apply([&event](auto const&... each) { return (static_cast<bool>(each.match(event)) && ...); },
                                *static_cast<std::tuple<Matchers...> const*>(all));
          }) {}

    /// Other bots' events are nobody's answer.
    bool operator()(Event const& event) const { return admits(audience::people, event) && accept_(matchers_.get(), event); }

    /// Of which user in which channel, as `place_of` tells; 0 if of any.
    std::size_t place = 0;
    /// The event also goes to others that wait and to the table.
    bool passes_on = false;

private:
    std::unique_ptr<void, void (*)(void*)> matchers_;
    bool (*accept_)(void const* matchers, Event const& event);
};

}  // namespace monongusa::detail

#endif
