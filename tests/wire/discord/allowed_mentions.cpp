// SPDX-License-Identifier: BSL-1.0
// allowed_mentions: nobody by default, and each who is asked for.
#include <monongusa/wire/discord/allowed_mentions.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;

std::string written(allowed_mentions const& allowed) {
    std::string out;
    json_writer writer{out};
    write(writer, allowed);
    return out;
}

void each_is_written_so() {
    BOOST_TEST_EQ(written({}), R"({"parse":[]})");
    BOOST_TEST_EQ(written({true, false, false, false}), R"({"parse":["users"]})");
    BOOST_TEST_EQ(written({false, true, false, false}), R"({"parse":["roles"]})");
    BOOST_TEST_EQ(written({false, false, true, false}), R"({"parse":["everyone"]})");
    BOOST_TEST_EQ(written({false, false, false, true}), R"({"parse":[],"replied_user":true})");
    BOOST_TEST_EQ(written({true, true, true, true}), R"({"parse":["users","roles","everyone"],"replied_user":true})");
}

}  // namespace

int main() {
    each_is_written_so();
    return boost::report_errors();
}
