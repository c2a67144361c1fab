// SPDX-License-Identifier: BSL-1.0
// Tests that who asks too late is told once, on the network's thread, and that who never stops asking is told no more.
#include <monongusa/transport/late_answers.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <functional>

namespace {

using monongusa::net::loop;
using monongusa::transport::late_answers;

void each_is_told_before_the_wait_is_over() {
    loop on;
    late_answers late;
    int told = 0;
    for (int i = 0; i < 10; ++i) {
        late.tell(on, [&] {
            BOOST_TEST(on.here());
            ++told;
        });
    }
    late.wait(on);
    BOOST_TEST_EQ(told, 10);
    late.wait(on);
}

void who_asks_again_is_told_again_but_not_for_ever() {
    loop on;
    late_answers late;
    std::size_t told = 0;
    std::function<void()> again = [&] {
        ++told;
        late.tell(on, [&] { again(); });
    };
    late.tell(on, [&] { again(); });
    late.wait(on);
    BOOST_TEST_EQ(told, late_answers::most);
}

}  // namespace

int main() {
    each_is_told_before_the_wait_is_over();
    who_asks_again_is_told_again_but_not_for_ever();
    return boost::report_errors();
}
