// SPDX-License-Identifier: BSL-1.0
// Tests that a row is left out only of events that it does not accept: what happens is what asking one row after the other would give.
#include <monongusa/table/candidates.hpp>

#include "../support/asked_one_by_one.hpp"
#include "../support/chance.hpp"
#include "../support/memory_transport.hpp"

#include <monongusa/context/context.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/matcher/compose.hpp>
#include <monongusa/matcher/equals.hpp>
#include <monongusa/matcher/prefix.hpp>
#include <monongusa/matcher/regex.hpp>
#include <monongusa/table/dispatch.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::event::message;
using mg::event::message_edited;
using mg::event::reaction_added;
using mg::matcher::equals;
using mg::matcher::prefix;
using mg::matcher::regex;
using support::agrees;
using support::always_asked;
using support::candidates_for;
using support::chosen;
using support::row_numbers;
using support::said;

namespace {

// --- the set

template <std::size_t Size>
void a_set_gives_its_places_in_order() {
    mg::detail::row_set<Size> set;
    row_numbers all;
    set.for_each([&](std::size_t) { return BOOST_ERROR("it is empty"), true; });
    for (std::size_t place = Size; place-- > 0;)
        if (place % 3 == 0 || place % 64 == 63) set.add(place);
    for (std::size_t place = 0; place < Size; ++place)
        if (place % 3 == 0 || place % 64 == 63) all.push_back(place);
    row_numbers got;
    set.for_each([&](std::size_t place) { return got.push_back(place), true; });
    BOOST_TEST(got == all);
    got.clear();
    set.for_each([&](std::size_t place) { return got.push_back(place), got.size() < 2; });
    BOOST_TEST_EQ(got.size(), all.size() < 2 ? all.size() : 2u);
}

// --- a table of everything

// A matcher of one's own that requires something, wherever it is heard.
struct tea_by_hand {
    static constexpr std::array required{mg::pattern::piece{.bytes = 0x61'6574, .size = 3}};
    template <class Event>
    bool match(Event const& event) const {
        if constexpr (mg::event::has_text<Event>) return event.text.find("tea") != std::string::npos;
        else return true;
    }
};
// The same with something to remember.
struct word_by_hand {
    static constexpr std::array required{mg::pattern::piece{.bytes = 0x61'6574, .size = 3},
                                         mg::pattern::piece{.bytes = 0x6D'7572, .size = 3}};
    std::string_view word;
    bool match(message const& message) const { return message.text.find(word) != std::string::npos; }
};

std::string heard;
void by_pointer() { heard += "p;"; }
bool is_short(message const& message) { return message.text.size() < 8; }

// Stateful rows among those without a state, with and without something required: what each of them holds must reach it.
template <class... First>
auto everything(std::string const& word, std::size_t const& limit, First... first) {
    auto const note = [](std::string_view what) { return [what] { heard += std::string{what} + ";"; }; };
    return mg::table{
        first...,
        mg::when([&limit](message const& message) { return message.text.size() > limit; }, note("long")),
        mg::listen_to<"tea">(note("tea")),
        mg::listen_to<"cof+ee">(&by_pointer),
        mg::on<message>(prefix{word}, note("word")),
        mg::on<message>(prefix<"rum">{}, [] {}),
        mg::on<message>(equals<"ale">{}, note("ale")),
        mg::listen_to<"(?i)kiss|jx">([] {}),
        mg::respond_to<"^give">(note("give")),
        mg::when(&is_short, &by_pointer),
        mg::on<reaction_added>(tea_by_hand{}, note("reaction")),
        mg::listen_to<"\\w,">([] {}),
        mg::on<message>(regex<"zq">{} && mg::matcher::addressed{}, note("both")),
        mg::on<message>(regex<"zq">{} || prefix<"jx">{}, note("either")),
        mg::on<message>(regex<"zq">{} || prefix{word}, [] {}),
        mg::on<message>(!regex<"tea">{}, note("opposite")),
        mg::on<message>(regex<"rum">{} && prefix{word}, [] {}),
        mg::from_anyone(mg::listen_to<"robot">(note("robot"))),
        mg::on<message>(tea_by_hand{}, [] {}),
        mg::on<message>(word_by_hand{word}, note("word by hand")),
        mg::default_reply(note("default")),
        mg::on<message_edited>(regex<"tea">{}, note("edited tea")),
        mg::on<message_edited>(regex<"rum">{}, [] {}),
        mg::on_emoji<"tada">(note("tada")),
        mg::on<message>(regex<"お茶">{}, &by_pointer),
        mg::on<mg::event::ready>([] {}),
        mg::from_anyone(mg::default_reply([] {})),
    };
}

constexpr std::string_view parts[] = {"tea",  "coffee", "cofffee", "rum",  "ale", "Kiss", "ki\xC5\xBFs", "\xE2\x84\xAAISS",
                                      "jx",   "JX",     "@bot ",   "give", "zq",  " ",    ",",           "robot",
                                      "お茶", "te",     "a",       "x",    "TEA", "",     "\xFF",        "of a long text",
                                      "{"};

std::string text_of_parts(support::chance& random) {
    std::string text = random.one_in(4) ? "@bot " : "";
    for (std::size_t more = random.below(5); more > 0; --more) text += random.one_of(parts);
    return text;
}

template <class Table>
void each_event_reaches_its_rows(Table const& table, std::uint64_t seed) {
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    support::chance random{seed};
    for (int i = 0; i < 4'000 && boost::detail::test_results().errors() < 20; ++i) {
        std::string const text = text_of_parts(random);
        agrees(table, random.one_in(8) ? support::message_by(support::other_bot("robin"), text) : said("ann", text));
        message_edited edited;
        edited.text = text;
        agrees(table, edited);
    }
    agrees(table, support::reacted("ann", "tada"));
    agrees(table, support::reacted("ann", "scroll"));
    agrees(table, mg::event::ready{});
    agrees(table, mg::event::failure{});
}

void each_event_reaches_its_rows() {
    std::string const word = "rum";
    std::size_t const limit = 20;
    each_event_reaches_its_rows(everything(word, limit), 1);
    each_event_reaches_its_rows(everything(word, limit), std::random_device{}());
    each_event_reaches_its_rows(everything(word, limit, mg::first_match), 1);
    each_event_reaches_its_rows(everything(word, limit, mg::first_match), std::random_device{}());
}

template <class Table>
std::string heard_in(Table const& table, message const& event) {
    heard.clear();
    chosen(table, event);
    return heard;
}

void each_row_has_what_it_holds() {
    std::string const word = "rum";
    std::size_t const limit = 12;
    auto const table = everything(word, limit);
    BOOST_TEST_EQ(heard_in(table, said("ann", "a cup of tea")), "tea;");
    BOOST_TEST_EQ(heard_in(table, said("ann", "a pot of coffee")), "long;p;opposite;");
    BOOST_TEST_EQ(heard_in(table, said("ann", "rum")), "word;p;opposite;word by hand;");
    BOOST_TEST_EQ(heard_in(table, said("ann", "@bot zq")), "p;both;either;opposite;default;");
    BOOST_TEST_EQ(heard_in(table, said("ann", "@bot give zq")), "give;both;either;opposite;");
    // In another table of the type, another one.
    std::string const other = "ale";
    auto const second = everything(other, limit);
    BOOST_TEST_EQ(heard_in(second, said("ann", "ale")), "word;ale;p;opposite;");
    auto const moved = second;
    BOOST_TEST_EQ(heard_in(moved, said("ann", "rum")), "p;opposite;");
}

// --- who is asked

constexpr mg::table drinks{
    mg::listen_to<"tea">([] {}), mg::on<message>(prefix<"rum">{}, [] {}),       mg::listen_to<".">([] {}),
    mg::on_emoji<"tada">([] {}), mg::listen_to<"coffee|cocoa">([] {}),          mg::default_reply([] {}),
    mg::listen_to<"^zq">([] {}), mg::on<message_edited>(regex<"tea">{}, [] {}),
};

void only_those_are_asked_whose_pieces_are_there() {
    BOOST_TEST((candidates_for(drinks, said("ann", "")) == row_numbers{2}));
    BOOST_TEST((candidates_for(drinks, said("ann", "ale")) == row_numbers{2}));
    BOOST_TEST((candidates_for(drinks, said("ann", "TEA")) == row_numbers{0, 2}));
    BOOST_TEST((candidates_for(drinks, said("ann", "rum, tea")) == row_numbers{0, 1, 2}));
    BOOST_TEST((candidates_for(drinks, said("ann", "tea, rum, zq")) == row_numbers{0, 2}));
    BOOST_TEST((candidates_for(drinks, said("ann", "zq cocoa")) == row_numbers{2, 4, 6}));
    using drinks_type = std::remove_const_t<decltype(drinks)>;
    BOOST_TEST((always_asked(drinks, said("ann", "tea")) == row_numbers{2}));
    BOOST_TEST((candidates_for<drinks_type, message, true>(drinks, said("ann", "")) == row_numbers{5}));
}

void events_without_a_text_are_for_all_that_hear_them() {
    constexpr mg::table table{
        mg::on<reaction_added>(tea_by_hand{}, [] {}),
        mg::on_emoji<"tada">([] {}),
        mg::on<reaction_added>(tea_by_hand{}, [] { return ""; }),
        mg::on<message>(tea_by_hand{}, [] {}),
    };
    BOOST_TEST((candidates_for(table, support::reacted("ann", "scroll")) == row_numbers{0, 1, 2}));
    BOOST_TEST((chosen(table, support::reacted("ann", "scroll")) == row_numbers{0, 2}));
    BOOST_TEST((always_asked(table, support::reacted("ann", "scroll")) == row_numbers{0, 1, 2}));
}

// Says of all texts that they hold nothing, which they do, in one of its pieces or the only one.
template <bool AtBegin, std::size_t Words>
struct nothing_by_hand {
    static constexpr std::array required = [] {
        std::array<mg::pattern::piece, Words + 1> pieces;
        for (auto& each : pieces) each = {.bytes = 0x61'6574, .size = 3, .at_begin = AtBegin};
        pieces[Words / 2] = {.bytes = 0, .size = 0, .at_begin = AtBegin};
        return pieces;
    }();
    bool match(message const& message) const { return message.text.size() % 2 == 1; }
};

void a_piece_without_a_byte_is_in_every_text() {
    constexpr mg::table table{
        mg::listen_to<"rum">([] {}),
        mg::on<message>(nothing_by_hand<false, 0>{}, [] {}),
        mg::on<message>(nothing_by_hand<false, 2>{}, [] {}),
        mg::on<message>(nothing_by_hand<true, 0>{}, [] {}),
        mg::on<message>(nothing_by_hand<true, 2>{}, [] {}),
        mg::listen_to<"ale">([] {}),
    };
    BOOST_TEST((always_asked(table, said("ann", "")) == row_numbers{1, 2, 3, 4}));
    for (std::string_view const text : {"", "a", "tea", "a cup of tea", "rum", "rum and ale!"}) agrees(table, said("ann", text));
    BOOST_TEST((candidates_for(table, said("ann", "ale")) == row_numbers{1, 2, 3, 4, 5}));
}

// A single row that requires something is asked without a look for it.
void a_single_pattern_looks_for_itself() {
    constexpr mg::table table{mg::listen_to<"rum">([] {}), mg::listen_to<".">([] {})};
    BOOST_TEST((always_asked(table, said("ann", "")) == row_numbers{0, 1}));
    BOOST_TEST((candidates_for(table, said("ann", "tea")) == row_numbers{0, 1}));
    agrees(table, said("ann", "rum"));
    agrees(table, said("ann", "tea"));
}

// --- many

template <std::size_t Number>
constexpr mg::detail::fixed_string<3> digits{{'0' + Number / 100, '0' + Number / 10 % 10, '0' + Number % 10, '\0'}};

// Every seventh has a state, every fifth requires nothing.
template <std::size_t Number>
auto row_of_many(std::size_t const& offset) {
    if constexpr (Number % 7 == 3) {
        return mg::when([&offset](message const& message) { return message.text.size() == Number + offset; }, [] {});
    } else if constexpr (Number % 5 == 0) {
        return mg::when([](message const& message) { return message.text.size() == Number; }, [] {});
    } else if constexpr (Number % 3 == 0) {
        return mg::on<message>(prefix<digits<Number>>{}, [&offset] { heard += std::to_string(Number + offset); });
    } else if constexpr (Number % 11 == 1) {
        return mg::on<message>(regex<digits<Number>>{}, [] {});
    } else {
        return mg::on<message>(equals<digits<Number>>{}, &by_pointer);
    }
}

template <std::size_t Size, class... First>
void each_of_many_is_reached(First... first) {
    std::size_t const offset = 1'000;
    auto const table = [&]<std::size_t... Number>(std::index_sequence<Number...>) {
        return mg::table{first..., row_of_many<Number>(offset)...};
    }
    (std::make_index_sequence<Size>{});
    std::size_t reached = 0;
    for (std::size_t number = 0; number < Size + 20; ++number) {
        auto const text = std::to_string(1'000 + number).substr(1);
        for (auto const& said_text :
             {text, text + "!", "(" + text, std::string(number, 'x'), std::string(number + offset, 'x'), text + "070" + text}) {
            agrees(table, said("ann", said_text));
            reached += chosen(table, said("ann", said_text)).size();
        }
    }
    BOOST_TEST_GE(reached, Size);
}

}  // namespace

int main() {
    a_set_gives_its_places_in_order<1>();
    a_set_gives_its_places_in_order<64>();
    a_set_gives_its_places_in_order<65>();
    a_set_gives_its_places_in_order<200>();
    each_event_reaches_its_rows();
    each_row_has_what_it_holds();
    only_those_are_asked_whose_pieces_are_there();
    events_without_a_text_are_for_all_that_hear_them();
    a_piece_without_a_byte_is_in_every_text();
    a_single_pattern_looks_for_itself();
    each_of_many_is_reached<65>(mg::first_match);
    each_of_many_is_reached<140>();
    each_of_many_is_reached<140>(mg::first_match);
    return boost::report_errors();
}
