// SPDX-License-Identifier: BSL-1.0
// addresses: of names and of addresses, each once, and none after it was cancelled.
#include <monongusa/net/addresses.hpp>

#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <future>
#include <memory>
#include <string>

namespace {

using monongusa::net::addresses;
using monongusa::net::error;
using monongusa::net::loop;
using support::on_loop;

// The first address of a host, or the failure.
std::string found(loop& on, std::string const& host) {
    std::unique_ptr<addresses> search;
    std::promise<std::string> promise;
    bool inside = true;
    on.post([&] {
        search = std::make_unique<addresses>(on.io());
        search->find(host, 42, [&](std::error_code failed) {
            BOOST_TEST(!inside);
            boost::asio::ip::tcp::endpoint one;
            if (failed) return promise.set_value(failed.message());
            BOOST_TEST(search->next(one));
            promise.set_value(one.address().to_string() + ' ' + std::to_string(one.port()));
        });
        inside = false;
    });
    auto const said = promise.get_future().get();
    on_loop(on, [&] { search.reset(); });
    return said;
}

void addresses_are_their_own() {
    loop on;
    BOOST_TEST_EQ(found(on, "127.0.0.1"), "127.0.0.1 42");
    BOOST_TEST_EQ(found(on, "::1"), "::1 42");
}

void names_are_looked_up() {
    loop on;
    auto const said = found(on, "localhost");
    BOOST_TEST(said == "127.0.0.1 42" || said == "::1 42");
}

void a_name_that_cannot_be_is_not_found() {
    loop on;
    // Longer than any label, so that no name server is asked.
    BOOST_TEST_EQ(found(on, std::string(64, 'a')), make_error_code(error::host_not_found).message());
}

void one_that_was_cancelled_says_nothing() {
    loop on;
    int calls = 0;
    for (char const* const host : {"127.0.0.1", "localhost"}) {
        on_loop(on, [&] {
            addresses search{on.io()};
            search.find(host, 1, [&](std::error_code) { ++calls; });
        });
        // Its turn would have come before that of a further one.
        found(on, host);
    }
    BOOST_TEST_EQ(calls, 0);
}

}  // namespace

int main() {
    addresses_are_their_own();
    names_are_looked_up();
    a_name_that_cannot_be_is_not_found();
    one_that_was_cancelled_says_nothing();
    return boost::report_errors();
}
