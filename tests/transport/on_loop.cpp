// SPDX-License-Identifier: BSL-1.0
// Tests that work is done on the network's thread, in order, before the call comes back; and at once on that thread itself.
#include <monongusa/transport/on_loop.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using monongusa::net::loop;
using monongusa::transport::on_loop;

void it_is_done_there_and_then() {
    loop on;
    std::string order;
    on.post([&] { order += 'a'; });
    on_loop(on, [&] {
        BOOST_TEST(on.here());
        order += 'b';
    });
    BOOST_TEST_EQ(order, "ab");
    BOOST_TEST(!on.here());
}

void on_the_thread_itself_it_does_not_wait() {
    loop on;
    std::string order;
    on_loop(on, [&] {
        on.post([&] { order += 'c'; });
        on_loop(on, [&] { order += 'a'; });
        order += 'b';
    });
    on_loop(on, [] {});
    BOOST_TEST_EQ(order, "abc");
}

}  // namespace

int main() {
    it_is_done_there_and_then();
    on_the_thread_itself_it_does_not_wait();
    return boost::report_errors();
}
