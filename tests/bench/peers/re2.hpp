// SPDX-License-Identifier: BSL-1.0
// RE2: one pattern after the other, and RE2::Set, which tells the patterns and leaves the groups to RE2.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_RE2_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_RE2_HPP

#include "../tally.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <re2/re2.h>
#include <re2/set.h>

namespace bench::peers {

/// Counts what a pattern finds; the two below and Hyperscan need it.
class patterns_of_re2 {
public:
    explicit patterns_of_re2(std::span<std::string_view const> patterns) {
        for (auto const pattern : patterns) {
            patterns_.push_back(std::make_unique<re2::RE2>(re2::StringPiece{pattern.data(), pattern.size()}));
            if (!patterns_.back()->ok()) throw std::runtime_error{"RE2 refuses " + std::string{pattern}};
            groups_.push_back(patterns_.back()->NumberOfCapturingGroups());
            if (groups_.back() > most_groups) throw std::runtime_error{std::string{pattern} + " has more groups than expected"};
        }
    }

    std::size_t size() const noexcept { return patterns_.size(); }

    void look(std::size_t number, std::string_view text, tally& all) const {
        re2::StringPiece groups[1 + most_groups];
        int const count = groups_[number];
        int const asked_for = count == 0 ? 0 : count + 1;  // the more, the longer it takes
        if (!patterns_[number]->Match({text.data(), text.size()}, 0, text.size(), re2::RE2::UNANCHORED, groups, asked_for)) return;
        all.hits += number + 1;
        for (int i = 1; i <= count; ++i) all.bytes += groups[i].size();
    }

    /// The same if it is known to match.
    void take(std::size_t number, std::string_view text, tally& all) const {
        if (groups_[number] != 0) return look(number, text, all);
        all.hits += number + 1;
    }

private:
    static constexpr int most_groups = 3;
    std::vector<std::unique_ptr<re2::RE2>> patterns_;
    std::vector<int> groups_;
};

class re2_one_by_one {
public:
    static constexpr char const* name = "RE2 one by one";
    explicit re2_one_by_one(std::span<std::string_view const> patterns) : patterns_(patterns) {}

    void look(std::string_view text, tally& all) const {
        for (std::size_t i = 0; i < patterns_.size(); ++i) patterns_.look(i, text, all);
    }

private:
    patterns_of_re2 patterns_;
};

class re2_set {
public:
    static constexpr char const* name = "RE2::Set + RE2";
    explicit re2_set(std::span<std::string_view const> patterns) : patterns_(patterns), set_(options(), re2::RE2::UNANCHORED) {
        for (auto const pattern : patterns) set_.Add({pattern.data(), pattern.size()}, nullptr);
        if (!set_.Compile()) throw std::runtime_error{"RE2::Set has too little memory"};
    }

    void look(std::string_view text, tally& all) {
        if (!set_.Match({text.data(), text.size()}, &found_)) return;
        for (int const number : found_) patterns_.take(static_cast<std::size_t>(number), text, all);
    }

private:
    // By default it has 8 MB, with which 1,024 patterns take a hundred times as long.
    static re2::RE2::Options options() {
        re2::RE2::Options given;
        given.set_max_mem(64 << 20);
        return given;
    }

    patterns_of_re2 patterns_;
    re2::RE2::Set set_;
    std::vector<int> found_;
};

}  // namespace bench::peers

#endif
