// SPDX-License-Identifier: BSL-1.0
// hmac: the vectors of RFC 4231 and of Slack's documentation; a comparison tells nothing but whether.
#include <monongusa/net/hmac.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::net;

void it_is_what_the_standard_says() {
    struct {
        std::string key;
        std::string message;
        std::string_view hex;
    } const rows[] = {
        // RFC 4231, sections 4.2, 4.3, 4.4, 4.7 (a key longer than a block).
        {std::string(20, '\x0b'), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
        {"Jefe", "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
        {std::string(20, '\xaa'), std::string(50, '\xdd'), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
        {std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
         "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
        {"", "", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"},
        {"fa2c05deeef5a4077494e89f54394de0", "v0:1531420618:test-body", "baa91ef62d346e56607bbdd278a8acd570b91226854f15a382f43d33be42f666"},
    };
    for (auto const& row : rows) {
        BOOST_TEST_EQ(hmac_sha256(row.key, row.message), row.hex);
        BOOST_TEST(is_hmac_sha256(row.key, row.message, row.hex));
        BOOST_TEST(!is_hmac_sha256(row.key + "x", row.message, row.hex));
        BOOST_TEST(!is_hmac_sha256(row.key, row.message + "x", row.hex));
        BOOST_TEST(!is_hmac_sha256(row.key, row.message, row.hex.substr(1)));
        BOOST_TEST(!is_hmac_sha256(row.key, row.message, {}));
    }
    // A null view is an empty one, whatever was asked before.
    BOOST_TEST_EQ(hmac_sha256({}, {}), rows[4].hex);
}

void a_comparison_looks_at_all() {
    struct {
        std::string_view left, right;
        bool same;
    } const rows[] = {
        {"", "", true},     {"a", "a", true},      {"a", "b", false},     {"a", "", false},
        {"ab", "a", false}, {"xbc", "abc", false}, {"abx", "abc", false},
    };
    for (auto const& row : rows) {
        BOOST_TEST_EQ(same_in_constant_time(row.left, row.right), row.same);
        BOOST_TEST_EQ(same_in_constant_time(row.right, row.left), row.same);
    }
    BOOST_TEST(same_in_constant_time({}, {}));
}

}  // namespace

int main() {
    it_is_what_the_standard_says();
    a_comparison_looks_at_all();
    return boost::report_errors();
}
