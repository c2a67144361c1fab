// SPDX-License-Identifier: BSL-1.0
// error_words: a word keeps its number, from any thread, and there are never too many.
#include <monongusa/wire/slack/error_words.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

using monongusa::wire::slack::error_words;

void a_word_keeps_its_number() {
    error_words words;
    auto const first = words.number_of("moon_in_the_way"), second = words.number_of("sun_too");
    BOOST_TEST_NE(first, second);
    BOOST_TEST_EQ(words.number_of(std::string{"moon_in_the_way"}), first);
    BOOST_TEST_EQ(words.word_of(first), "moon_in_the_way");
    BOOST_TEST_EQ(words.word_of(second), "sun_too");
    BOOST_TEST_EQ(words.size(), 2u);
    BOOST_TEST(words.word_of(2).empty() && words.word_of(error_words::most).empty() && words.word_of(static_cast<std::size_t>(-1)).empty());
}

void what_could_harm_a_log_is_not_kept() {
    error_words words;
    auto const number = words.number_of("a\nb\x1b[31m <@U1>");
    BOOST_TEST_EQ(words.word_of(number), "a?b??31m???U1?");
    BOOST_TEST_EQ(words.number_of("a\nb\x1b[31m <@U1>"), number);
    BOOST_TEST_EQ(words.word_of(words.number_of("Az09_-.:")), "Az09_-.:");
    BOOST_TEST_EQ(words.word_of(words.number_of("\xC3\xA9")), "??");
}

void a_long_one_is_kept_as_far_as_it_goes() {
    error_words words;
    auto const number = words.number_of(std::string(10'000, 'x'));
    BOOST_TEST_EQ(words.word_of(number), std::string(error_words::longest, 'x'));
    BOOST_TEST_EQ(words.number_of(std::string(20'000, 'x')), number);
    BOOST_TEST_EQ(words.number_of(std::string(error_words::longest, 'x')), number);
    BOOST_TEST_NE(words.number_of(std::string(error_words::longest - 1, 'x')), number);
}

void there_are_never_too_many() {
    error_words words;
    for (std::size_t i = 0; i != error_words::most; ++i) BOOST_TEST_EQ(words.number_of("w" + std::to_string(i)), i);
    for (int i = 0; i != 3; ++i) BOOST_TEST_EQ(words.number_of("one_more" + std::to_string(i)), error_words::most);
    BOOST_TEST_EQ(words.number_of("w7"), 7u);
    BOOST_TEST_EQ(words.size(), error_words::most);
}

void many_threads_agree() {
    auto const words = std::make_unique<error_words>();
    constexpr std::size_t threads = 4, each = 200;
    std::vector<std::vector<std::size_t>> given(threads, std::vector<std::size_t>(each));
    std::vector<std::thread> running;
    for (std::size_t i = 0; i != threads; ++i) {
        running.emplace_back([&, i] {
            for (std::size_t k = 0; k != each; ++k) {
                auto const at = i % 2 ? k : each - 1 - k;
                auto const word = "w" + std::to_string(at);
                given[i][at] = words->number_of(word);
                if (words->word_of(given[i][at]) != word) given[i][at] = error_words::most;
            }
        });
    }
    for (auto& one : running) one.join();
    for (auto const& one : given) BOOST_TEST(one == given.front());
    for (std::size_t k = 0; k != each; ++k) BOOST_TEST_EQ(words->word_of(given.front()[k]), "w" + std::to_string(k));
    BOOST_TEST_EQ(words->size(), each);
}

}  // namespace

int main() {
    a_word_keeps_its_number();
    what_could_harm_a_log_is_not_kept();
    a_long_one_is_kept_as_far_as_it_goes();
    there_are_never_too_many();
    many_threads_agree();
    return boost::report_errors();
}
