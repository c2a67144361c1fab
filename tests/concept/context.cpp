// SPDX-License-Identifier: BSL-1.0
// context_type: a context is recognised however it is passed, and nothing else is.
#include <monongusa/concept/context.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::context_type;

struct talks {
    static constexpr bool is_context = true;
};
struct denies {
    static constexpr bool is_context = false;
};
struct has_another_member {
    bool is_context(int) const;
};

static_assert(context_type<talks>);
static_assert(context_type<talks&>);
static_assert(context_type<talks const&>);
static_assert(context_type<talks&&>);
static_assert(!context_type<denies>);
static_assert(!context_type<has_another_member>);
static_assert(!context_type<talks*>);
static_assert(!context_type<int>);

template <class Argument>
bool chosen_for(Argument&) {
    return false;
}
template <context_type Argument>
bool chosen_for(Argument&) {
    return true;
}

void it_chooses_among_overloads() {
    talks chat;
    int number = 0;
    BOOST_TEST(chosen_for(chat));
    BOOST_TEST(!chosen_for(number));
}

}  // namespace

int main() {
    it_chooses_among_overloads();
    return boost::report_errors();
}
