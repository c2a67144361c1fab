// SPDX-License-Identifier: BSL-1.0
#include <monongusa/clock/cron_mistake.hpp>

#include <boost/core/lightweight_test.hpp>

#include <set>
#include <string_view>

namespace {

using monongusa::cron_mistake;
using monongusa::sentence;

void each_has_a_sentence_of_its_own() {
    std::set<std::string_view> sentences;
    for (int i = 1; i <= static_cast<int>(cron_mistake::never); ++i) {
        auto const words = sentence(static_cast<cron_mistake>(i));
        BOOST_TEST(words.size() > 20);
        BOOST_TEST(words.front() >= 'a' && words.front() <= 'z');
        BOOST_TEST(words.back() != '.');
        BOOST_TEST(sentences.insert(words).second);
    }
    BOOST_TEST_EQ(sentence(cron_mistake::none), "");
}

}  // namespace

int main() {
    each_has_a_sentence_of_its_own();
    return boost::report_errors();
}
