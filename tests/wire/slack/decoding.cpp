// SPDX-License-Identifier: BSL-1.0
// decoding: what decoders know is what was given to them.

#include <monongusa/wire/slack/decoding.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <vector>

int main() {
    using namespace monongusa::wire::slack;
    self_info const self{"U1", "B1", "kettle_bot", "T1"};
    directory names;
    decoding const plain{self, names};
    BOOST_TEST(plain.aliases.empty());
    std::vector<std::string> const aliases{"!", "bot:"};
    decoding const with{self, names, aliases};
    BOOST_TEST(&with.self == &self && &with.names == &names && with.aliases.size() == 2);
    BOOST_TEST(names.learn_channel(R"({"id":"C1","name":"tea"})"));
    BOOST_TEST(with.names.channel("C1"));
    return boost::report_errors();
}
