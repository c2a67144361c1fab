// SPDX-License-Identifier: BSL-1.0
// identity: what a server shows is read from two files that belong together, and nobody is asked for a password.
#include <monongusa/net/identity.hpp>

#include "../support/certificates.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstdio>
#include <string>
#include <system_error>

namespace {

using monongusa::net::error;
using monongusa::net::identity;

std::string at(char const* name) { return std::string{"fixtures/certificates/"} + name; }

void two_files_that_belong_together_are_one() {
    struct {
        std::string certificate, key;
        std::error_code failed;
    } const rows[] = {
        {at("localhost.pem"), at("localhost.key"), {}},
        {at("expired.pem"), at("expired.key"), {}},  // What it is worth is the client's business.
        {"nowhere.pem", at("localhost.key"), error::identity_unreadable},
        {"", at("localhost.key"), error::identity_unreadable},
        {at("localhost.key"), at("localhost.key"), error::identity_unreadable},
        {at("README.md"), at("localhost.key"), error::identity_unreadable},
        {at("localhost.pem"), "nowhere.key", error::identity_key},
        {at("localhost.pem"), "", error::identity_key},
        {at("localhost.pem"), at("localhost.pem"), error::identity_key},
        {at("localhost.pem"), at("expired.key"), error::identity_key},
    };
    for (auto const& row : rows) {
        std::error_code failed;
        auto const made = identity::of(row.certificate, row.key, failed);
        BOOST_TEST_EQ(failed, row.failed);
        BOOST_TEST((made != nullptr) == !row.failed);
        BOOST_TEST_EQ(::ERR_peek_error(), 0u);
    }
}

// OpenSSL would wait at the terminal.
void a_key_behind_a_password_is_refused() {
    auto const mine = support::make_certificate({});
    support::pem_file const shown{mine};
    auto const key = shown.path() + ".key";
    auto* const file = std::fopen(key.c_str(), "w");
    support::must(
        file && ::PEM_write_PrivateKey(file, mine.key.get(), ::EVP_aes_128_cbc(), nullptr, 0, nullptr, const_cast<char*>("tea time")) == 1,
        "key");
    std::fclose(file);
    std::error_code failed;
    BOOST_TEST(identity::of(shown.path(), key, failed) == nullptr);
    BOOST_TEST_EQ(failed, make_error_code(error::identity_key));
    std::remove(key.c_str());
}

}  // namespace

int main() {
    two_files_that_belong_together_are_one();
    a_key_behind_a_password_is_refused();
    return boost::report_errors();
}
