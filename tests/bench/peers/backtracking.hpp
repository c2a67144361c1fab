// SPDX-License-Identifier: BSL-1.0
// Boost.Regex and std::regex, one pattern after the other.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_BACKTRACKING_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_BACKTRACKING_HPP

#include "../tally.hpp"

#include <boost/regex.hpp>

#include <cstddef>
#include <iterator>
#include <regex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bench::peers {

template <class Regex, class Found, class Search>
void look_one_by_one(std::vector<Regex> const& patterns, std::string_view text, Found& found, Search const& search, tally& all) {
    char const* const begin = text.data();
    for (std::size_t number = 0; number < patterns.size(); ++number) {
        if (!search(begin, begin + text.size(), found, patterns[number])) continue;
        all.hits += number + 1;
        for (auto group = std::next(found.begin()); group != found.end(); ++group) all.bytes += static_cast<std::size_t>(group->length());
    }
}

class boost_regex {
public:
    static constexpr char const* name = "Boost.Regex one by one";
    explicit boost_regex(std::span<std::string_view const> patterns) {
        for (auto const pattern : patterns) patterns_.emplace_back(pattern.begin(), pattern.end());
    }
    void look(std::string_view text, tally& all) {
        look_one_by_one(
            patterns_, text, found_, [](auto&&... each) { return boost::regex_search(each...); }, all);
    }

private:
    std::vector<boost::regex> patterns_;
    boost::cmatch found_;
};

class std_regex {
public:
    static constexpr char const* name = "std::regex one by one";
    explicit std_regex(std::span<std::string_view const> patterns) {
        for (auto pattern : patterns) {
            auto flags = std::regex::ECMAScript | std::regex::optimize;
            // It has no flags inside of patterns.
            if (pattern.starts_with("(?i)")) {
                pattern.remove_prefix(4);
                flags |= std::regex::icase;
            }
            patterns_.emplace_back(pattern.begin(), pattern.end(), flags);
        }
    }
    void look(std::string_view text, tally& all) {
        look_one_by_one(
            patterns_, text, found_, [](auto&&... each) { return std::regex_search(each...); }, all);
    }

private:
    std::vector<std::regex> patterns_;
    std::cmatch found_;
};

}  // namespace bench::peers

#endif
