// SPDX-License-Identifier: BSL-1.0
// event_type: what is an event, and what lacks something.
#include <monongusa/concept/event.hpp>

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace toy {

struct rang {
    static constexpr std::string_view event_name = "rang";
    int bell = 0;
    friend bool operator==(rang const&, rang const&) = default;
};
struct with_a_literal_for_a_name {
    static constexpr char event_name[] = "with_a_literal_for_a_name";
    friend bool operator==(with_a_literal_for_a_name const&, with_a_literal_for_a_name const&) = default;
};
struct movable_only : rang {
    std::unique_ptr<int> held{};
    friend bool operator==(movable_only const&, movable_only const&) = default;
};

struct without_name {
    friend bool operator==(without_name const&, without_name const&) = default;
};
struct without_comparison {
    static constexpr std::string_view event_name = "without_comparison";
};
struct never_empty {
    static constexpr std::string_view event_name = "never_empty";
    explicit never_empty(int) {}
    friend bool operator==(never_empty const&, never_empty const&) = default;
};
struct immovable {
    static constexpr std::string_view event_name = "immovable";
    immovable() = default;
    immovable(immovable const&) = delete;
    friend bool operator==(immovable const&, immovable const&) = default;
};

}  // namespace toy

namespace {

using monongusa::event_type;
using namespace toy;

static_assert(event_type<rang>);
static_assert(event_type<with_a_literal_for_a_name>);
static_assert(event_type<movable_only>);
static_assert(!event_type<without_name>);
static_assert(!event_type<without_comparison>);
static_assert(!event_type<never_empty>);
static_assert(!event_type<immovable>);
static_assert(!event_type<rang&>);
static_assert(!event_type<rang const>);
static_assert(!event_type<int>);
static_assert(!event_type<std::string>);

static_assert(!monongusa::mistake::not_an_event<int>::fine);

template <event_type Event>
std::string name_of(Event const&) {
    return std::string{std::string_view{Event::event_name}};
}

void an_event_of_the_user_s_own_can_be_named() {
    BOOST_TEST_EQ(name_of(rang{}), "rang");
    BOOST_TEST_EQ(name_of(with_a_literal_for_a_name{}), "with_a_literal_for_a_name");
}

}  // namespace

int main() {
    an_event_of_the_user_s_own_can_be_named();
    return boost::report_errors();
}
