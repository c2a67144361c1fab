// SPDX-License-Identifier: BSL-1.0
// mistake::none: can be asked like a mistake, and stops nobody.
#include <monongusa/detail/mistake.hpp>

#include <boost/core/lightweight_test.hpp>

#include <type_traits>

namespace {

using monongusa::mistake::none;

// Like every mistake, but the other way round.
struct some_mistake {
    static constexpr bool fine = false;
    static consteval void require();
};

template <class Mistake>
constexpr bool is_in_the_way() {
    if constexpr (Mistake::fine) Mistake::require();
    return !Mistake::fine;
}

static_assert(std::is_empty_v<none>);
static_assert(!is_in_the_way<none>());
static_assert(is_in_the_way<some_mistake>());

void asking_it_does_nothing() {
    none::require();
    BOOST_TEST(none::fine);
}

}  // namespace

int main() {
    asking_it_does_nothing();
    return boost::report_errors();
}
