// SPDX-License-Identifier: BSL-1.0
// action_type: what is an action, and what lacks something.
#include <monongusa/concept/action.hpp>

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace toy {

struct wave {
    static constexpr std::string_view action_name = "wave";
    monongusa::chat::origin to{};
    friend bool operator==(wave const&, wave const&) = default;
};

struct movable_only : wave {
    std::unique_ptr<int> held{};
    friend bool operator==(movable_only const&, movable_only const&) = default;
};

struct without_name {
    monongusa::chat::origin to{};
    friend bool operator==(without_name const&, without_name const&) = default;
};
struct without_target {
    static constexpr std::string_view action_name = "without_target";
    friend bool operator==(without_target const&, without_target const&) = default;
};
struct with_another_target {
    static constexpr std::string_view action_name = "with_another_target";
    std::string to{};
    friend bool operator==(with_another_target const&, with_another_target const&) = default;
};
struct without_comparison {
    static constexpr std::string_view action_name = "without_comparison";
    monongusa::chat::origin to{};
};
struct with_a_name_that_is_no_text {
    static constexpr int action_name = 1;
    monongusa::chat::origin to{};
    friend bool operator==(with_a_name_that_is_no_text const&, with_a_name_that_is_no_text const&) = default;
};

}  // namespace toy

namespace {

using monongusa::action_type;
using namespace toy;

static_assert(action_type<wave>);
static_assert(action_type<movable_only>);
static_assert(!action_type<without_name>);
static_assert(!action_type<without_target>);
static_assert(!action_type<with_another_target>);
static_assert(!action_type<without_comparison>);
static_assert(!action_type<with_a_name_that_is_no_text>);
static_assert(!action_type<wave const>);
static_assert(!action_type<int>);

template <action_type Action>
std::string target_of(Action action) {
    action.to.channel.id = "C1";
    return std::string{Action::action_name} + ' ' + action.to.channel.id;
}

void an_action_of_the_user_s_own_can_be_aimed() {
    BOOST_TEST_EQ(target_of(wave{}), "wave C1");
    BOOST_TEST_EQ(target_of(movable_only{}), "wave C1");
}

}  // namespace

int main() {
    an_action_of_the_user_s_own_can_be_aimed();
    return boost::report_errors();
}
