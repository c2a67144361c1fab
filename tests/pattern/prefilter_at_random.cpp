// SPDX-License-Identifier: BSL-1.0
// Tests that each piece and each run in a text is found, and no other: against a search for one after the other, all of it random.
//   prefilter_at_random [SEED]   with that seed alone, to repeat what a fresh one found
#include <monongusa/pattern/prefilter.hpp>

#include "../support/chance.hpp"
#include "../support/holds.hpp"
#include "../support/pattern_answer.hpp"
#include "../support/piece_maker.hpp"
#include "../support/run_maker.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace mp = monongusa::pattern;
using mp::piece;
using mp::prefilter_shape;

namespace {

using words = std::vector<std::uint64_t>;

void add(words& rules, std::size_t rule) { rules[rule / 64] |= std::uint64_t{1} << rule % 64; }

template <class Filter>
words found_by(Filter const& filter, std::string_view text, words rules) {
    support::with_exact_memory(text, [&](std::string_view exact) { filter.look(exact, rules.data()); });
    return rules;
}

struct tally {
    long looked = 0;
    long found = 0;  // pieces
    long at_begin = 0;
    long runs = 0;
};

// What one rule was added with.
struct requirement {
    std::vector<piece> pieces{};
    support::run_maker::run run{};
    std::size_t rule = 0;
};

// The runs that the shape was told of, then its pieces, several at once and often such as can be joined.
template <prefilter_shape Shape>
std::vector<requirement> fill(mp::prefilter<Shape>& filter, std::size_t rules, support::chance& random, support::piece_maker& pieces,
                              support::run_maker& runs) {
    std::vector<requirement> all;
    for (std::size_t room = Shape.run_bytes; room >= 2;) {
        std::size_t const size = 1 + random.below(std::min<std::size_t>(room - 1, mp::class_run::most));
        requirement made{.run = runs.make(size), .rule = random.below(rules)};
        room -= made.run.size() + 1;
        bool const added = filter.add_run(made.run, made.rule);
        // In four words of 64 bits, of each of which only the last few can be too few for another.
        if (!added && Shape.run_bytes <= 4 * 56) BOOST_ERROR("a run was refused that the shape was told of");
        if (added) all.push_back(made);
    }
    bool const full = random.one_in(2);
    requirement next{.rule = random.below(rules)};
    std::size_t at_once = 1;
    auto const add_next = [&] {
        if (!next.pieces.empty()) BOOST_TEST(filter.add(next.pieces, next.rule));
        if (!next.pieces.empty()) all.push_back(next);
        at_once = random.one_in(2) ? 1 : 1 + random.below(24);
        next = {.rule = random.below(rules)};
    };
    for (bool const at_begin : {false, true}) {
        for (std::size_t width = 1; width <= 4; ++width) {
            std::size_t const most = (at_begin ? Shape.at_begin : Shape.anywhere)[width];
            for (std::size_t i = full ? most : random.below(most + 1); i > 0; --i) {
                std::size_t const size = width < 4 ? width : 4 + random.below(5);
                piece const* const last = next.pieces.empty() ? nullptr : &next.pieces.back();
                bool const like = last != nullptr && last->size == size && last->at_begin == at_begin && !random.one_in(4);
                next.pieces.push_back(like ? pieces.like(*last) : pieces.piece(size, at_begin));
                if (next.pieces.size() >= at_once) add_next();
            }
        }
    }
    add_next();
    return all;
}

template <prefilter_shape Shape>
void finds_what_is_there(int fillings, int texts, support::chance& random, tally& count) {
    for (; fillings > 0; --fillings) {
        support::piece_maker pieces{random};
        support::run_maker runs{random};
        auto const filter = std::make_unique<mp::prefilter<Shape>>();
        std::size_t const rules = 1 + random.below(200);
        auto const all = fill(*filter, rules, random, pieces, runs);
        for (int i = 0; i < texts && boost::detail::test_results().errors() < 20; ++i) {
            std::string text = pieces.text();
            if (!all.empty() && random.one_in(2)) {
                if (auto const& one = all[random.below(all.size())].run; !one.empty()) runs.put(text, runs.bytes_of(one));
            }
            words before((rules + 63) / 64);
            add(before, random.below(rules));
            words expected = before;
            for (auto const& each : all) {
                bool is_there = !each.run.empty() && support::holds(text, each.run);
                count.runs += is_there;
                for (auto const& what : each.pieces) {
                    if (!support::holds(text, what)) continue;
                    is_there = true;
                    ++count.found;
                    count.at_begin += what.at_begin;
                }
                if (is_there) add(expected, each.rule);
            }
            ++count.looked;
            words const got = found_by(*filter, text, before);
            if (got == expected) continue;
            bool missed = false;
            for (std::size_t word = 0; word < got.size(); ++word) missed = missed || (expected[word] & ~got[word]) != 0;
            BOOST_ERROR(((missed ? "missed in " : "too many in ") + support::shown(text)).c_str());
        }
    }
}

void finds_what_is_there(std::uint64_t seed) {
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    support::chance random{seed};
    tally count;
    finds_what_is_there<prefilter_shape{{0, 1, 0, 0, 0}, {}}>(40, 20, random, count);
    finds_what_is_there<prefilter_shape{{0, 0, 1, 0, 0}, {}}>(40, 20, random, count);
    finds_what_is_there<prefilter_shape{{0, 0, 0, 1, 0}, {}}>(40, 20, random, count);
    finds_what_is_there<prefilter_shape{{0, 0, 0, 0, 1}, {}}>(200, 20, random, count);
    finds_what_is_there<prefilter_shape{{}, {0, 1, 1, 1, 2}}>(100, 20, random, count);
    finds_what_is_there<prefilter_shape{{0, 1, 2, 3, 5}, {0, 1, 1, 1, 1}}>(100, 40, random, count);
    finds_what_is_there<prefilter_shape{{0, 3, 33, 64, 65}, {0, 2, 5, 5, 20}}>(40, 40, random, count);
    finds_what_is_there<prefilter_shape{{0, 20, 60, 200, 513}, {0, 10, 20, 30, 66}}>(10, 40, random, count);
    finds_what_is_there<prefilter_shape{{0, 50, 260, 500, 1'000}, {0, 20, 30, 50, 100}}>(6, 40, random, count);
    // Short ones, as many as there is room for beside the runs and many more.
    finds_what_is_there<prefilter_shape{{0, 2, 10, 4, 0}, {}}>(100, 20, random, count);
    finds_what_is_there<prefilter_shape{{0, 4, 60, 0, 3}, {}}>(60, 20, random, count);
    finds_what_is_there<prefilter_shape{{0, 0, 0, 300, 0}, {}}>(10, 40, random, count);
    finds_what_is_there<prefilter_shape{{0, 2, 20, 32, 257}, {}}>(40, 20, random, count);
    finds_what_is_there<prefilter_shape{{}, {}, 9}>(100, 20, random, count);
    finds_what_is_there<prefilter_shape{{}, {}, 100}>(40, 40, random, count);
    finds_what_is_there<prefilter_shape{{0, 2, 10, 4, 40}, {0, 0, 0, 1, 2}, 50}>(60, 40, random, count);
    finds_what_is_there<prefilter_shape{{0, 2, 200, 30, 400}, {}, 60}>(20, 40, random, count);
    finds_what_is_there<prefilter_shape{{0, 20, 300, 40, 0}, {}, 220}>(20, 40, random, count);
    finds_what_is_there<prefilter_shape{{0, 20, 30, 40, 10}, {}, 900}>(20, 40, random, count);
    std::printf("%ld texts: %ld pieces found, %ld of them at the beginning, and %ld runs\n", count.looked, count.found, count.at_begin,
                count.runs);
    // Else nothing was shown.
    BOOST_TEST_GE(count.found, count.looked * 2);
    BOOST_TEST_GE(count.at_begin * 20, count.looked);
    BOOST_TEST_GE(count.runs * 2, count.looked);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        finds_what_is_there(std::strtoull(argv[1], nullptr, 10));
        return boost::report_errors();
    }
    finds_what_is_there(1);
    finds_what_is_there(std::random_device{}());
    return boost::report_errors();
}
