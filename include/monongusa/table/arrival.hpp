// SPDX-License-Identifier: BSL-1.0
// arrival: an event on its way along the rows of a table.

#ifndef MONONGUSA_TABLE_ARRIVAL_HPP
#define MONONGUSA_TABLE_ARRIVAL_HPP

#include <monongusa/action/occasion.hpp>
#include <monongusa/event/failure.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/table/delivery.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace monongusa::detail {

/// What a rule's handler answers when it hears the event.
template <class Event>
action::occasion occasion_of(Event const& event, std::uint64_t sequence, std::size_t rule) noexcept {
    action::occasion occasion{event::origin_of(event), sequence, rule};
    // Several failures may come of one event, in whatever order: told apart by the rules and the actions that failed.
    if constexpr (std::is_same_v<Event, event::failure>) occasion.failure = (std::uint64_t{event.rule} << 32) + event.action;
    return occasion;
}

/// At first where the transport decoded it; from the first rule that queues its handler on in a delivery, which all its hits share.
template <class Event>
class arrival {
public:
    /// `pool` may be null where handlers run in place only.
    arrival(Event& scratch, std::uint64_t sequence, deliveries<Event>* pool) noexcept : scratch_(scratch), sequence_(sequence), pool_(pool) {}

    Event const& get() const noexcept { return delivered_ ? delivered_->event : scratch_; }
    action::occasion occasion(std::size_t rule) const noexcept { return occasion_of(get(), sequence_, rule); }

    /// What `get` gave before holds no longer.
    delivery_ref<Event> const& deliver() {
        if (!delivered_) delivered_ = pool_->swap_in(scratch_, sequence_);
        return delivered_;
    }

private:
    Event& scratch_;
    std::uint64_t sequence_;
    deliveries<Event>* pool_;
    delivery_ref<Event> delivered_;
};

}  // namespace monongusa::detail

#endif
