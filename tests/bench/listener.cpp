// SPDX-License-Identifier: BSL-1.0
// listener with MONONGUSA_BENCH_RULES patterns.
#include "listener.hpp"

#include "quiet.hpp"
#include "table.hpp"

namespace bench {

template <std::size_t Rules>
struct listener<Rules>::parts {
    tally all;
    mg::bot<quiet_transport, mg::executor::inplace, decltype(table_of<Rules>) const&, mg::components<tally&>> bot{
        quiet_transport{}, mg::executor::inplace{}, table_of<Rules>, mg::with(all)};
};

template <std::size_t Rules>
listener<Rules>::listener() : parts_(std::make_unique<parts>()) {}
template <std::size_t Rules>
listener<Rules>::~listener() = default;

template <std::size_t Rules>
bool listener<Rules>::hear(mg::event::message& message) {
    return parts_->bot.hear(message);
}
template <std::size_t Rules>
tally const& listener<Rules>::all() const noexcept {
    return parts_->all;
}

template class listener<MONONGUSA_BENCH_RULES>;

}  // namespace bench
