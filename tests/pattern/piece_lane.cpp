// SPDX-License-Identifier: BSL-1.0
// Tests one lane by itself: what is at every place of a text, with and without guests; the lanes together are prefilter.cpp's.
#include <monongusa/pattern/piece_lane.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace mp = monongusa::pattern;

namespace {

mp::piece anywhere(std::string_view text) {
    mp::piece made = mp::piece_at_begin(text);
    made.at_begin = false;
    return made;
}

constexpr mp::piece_lane<0, 0> nobody;

// Three pieces beside as many others as make the lane choose another way to look.
template <std::size_t Width, std::size_t Others>
void pieces_are_found_at_every_place() {
    auto const lane = std::make_unique<mp::piece_lane<Width, Others + 3>>();
    BOOST_TEST(lane->empty());
    std::string const names[] = {std::string("zqjx").substr(0, Width), std::string("vwkp").substr(0, Width), std::string("kzfh").substr(0, Width)};
    for (std::size_t i = 0; i < 3; ++i) lane->add(anywhere(names[i]), i);
    for (std::size_t i = 0; i < Others; ++i) lane->add(anywhere("#" + std::to_string(10'000 + i)), 3);
    BOOST_TEST(!lane->empty());
    for (std::size_t size = 0; size < 40; ++size) {
        for (std::size_t at = 0; at <= size; ++at) {
            for (std::size_t i = 0; i < 3; ++i) {
                std::string text(size, '.');
                text.insert(at, names[i]);
                std::uint64_t rules = 0;
                lane->look_anywhere(text, &rules, nobody);
                BOOST_TEST_EQ(rules, std::uint64_t{1} << i);
                rules = 0;
                lane->look_at(text, at, &rules);
                BOOST_TEST_EQ(rules, std::uint64_t{1} << i);
            }
        }
        std::uint64_t rules = 0;
        lane->look_anywhere(std::string(size, '.'), &rules, nobody);
        BOOST_TEST_EQ(rules, 0u);
    }
}

void guests_are_found_in_the_lane_of_four() {
    mp::piece_lane<3, 1> guests;
    auto const lane = std::make_unique<mp::piece_lane<4, mp::most_pieces_in_bytes + 1>>();
    mp::piece const lol = anywhere("lol");
    guests.add(lol, 5);
    lane->host(lol);
    for (std::string_view const text : {"lol!", "(LOL)", "it is not, lol .", "....................lol\xFF"}) {
        std::uint64_t rules = 0;
        lane->look_anywhere(text, &rules, guests);
        BOOST_TEST_EQ(rules, std::uint64_t{1} << 5);
    }
    // At the very end nothing follows it, so that is looked at by itself.
    std::uint64_t rules = 0;
    lane->look_anywhere("that, lol", &rules, guests);
    BOOST_TEST_EQ(rules, 0u);
    guests.look_at("that, lol", 6, &rules);
    BOOST_TEST_EQ(rules, std::uint64_t{1} << 5);
}

}  // namespace

int main() {
    pieces_are_found_at_every_place<1, 0>();
    pieces_are_found_at_every_place<2, 0>();
    pieces_are_found_at_every_place<3, 0>();
    pieces_are_found_at_every_place<4, 0>();
    pieces_are_found_at_every_place<4, 200>();
    pieces_are_found_at_every_place<4, 600>();
    guests_are_found_in_the_lane_of_four();
    return boost::report_errors();
}
