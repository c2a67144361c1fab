// SPDX-License-Identifier: BSL-1.0
// Tests that rows which require a run of classes are asked where one is, and that those for which there is no room are always asked.
#include <monongusa/matcher/compose.hpp>
#include <monongusa/matcher/regex.hpp>
#include <monongusa/table/candidates.hpp>

#include "../support/asked_one_by_one.hpp"
#include "../support/chance.hpp"
#include "../support/holds.hpp"
#include "../support/memory_transport.hpp"

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace mg = monongusa;
using mg::event::message;
using mg::matcher::regex;
using mg::pattern::byte_set;
using support::agrees;
using support::always_asked;
using support::candidates_for;
using support::row_numbers;
using support::said;

namespace {

bool has(row_numbers const& all, std::size_t row) { return std::find(all.begin(), all.end(), row) != all.end(); }

// --- patterns of classes

constexpr mg::table patterns{
    mg::listen_to<R"(\b\d{3}[- ]\d{4}\b)">([] {}),
    mg::listen_to<R"(^[A-Z\d ]{12,}$)">([] {}),
    mg::listen_to<R"(\b[0-9a-f]{32}\b)">([] {}),
    mg::listen_to<R"([ァ-ヶー]{3,})">([] {}),
    mg::listen_to<R"([\x{1F600}-\x{1F64F}])">([] {}),
    mg::listen_to<R"((?i)[а-яё]{4,})">([] {}),
    mg::listen_to<"tea|coffee">([] {}),
    mg::listen_to<"(?s).">([] {}),
    mg::on<message>(regex<R"(\d{4})">{} && regex<"tea">{}, [] {}),
    mg::on<message>(regex<R"(\d{4})">{} || regex<"tea">{}, [] {}),
    mg::on<message>(regex<R"(\d{4})">{} || regex<"[A-F]{6}">{}, [] {}),
    mg::on<message>(!regex<"[A-F]{6}">{}, [] {}),
    mg::when([](message const& message) { return message.text.size() > 20; }, [] {}),
    mg::respond_to<R"(\d{4})">([] {}),
    mg::on<mg::event::message_edited>(regex<R"(\d{4})">{}, [] {}),
    mg::on<mg::event::message_edited>(regex<"[A-F]{6}">{}, [] {}),
};

constexpr std::string_view parts[] = {"123-4567",
                                      "123 456",
                                      "4567",
                                      "12",
                                      "ABCDEF",
                                      "A1 B2 C3 D4 E5",
                                      "0123456789abcdef",
                                      "0123456789abcdef",
                                      "0123456789abcdef",
                                      "カ",
                                      "タナ",
                                      "ー",
                                      "😀",
                                      "🎉",
                                      "привет",
                                      "Ёж",
                                      "мир",
                                      "tea",
                                      "coffee",
                                      "x",
                                      "\xFF",
                                      "\n",
                                      "@bot ",
                                      "a",
                                      "\xE3\x82",
                                      "1",
                                      " "};

void what_is_chosen_is_what_each_would_take(std::uint64_t seed) {
    std::printf("seed %llu\n", static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    support::chance random{seed};
    std::array<long, 10> chosen{};
    for (int i = 0; i < 10'000 && boost::detail::test_results().errors() < 20; ++i) {
        std::string text = random.one_in(6) ? "@bot " : "";
        for (std::size_t more = random.below(6); more > 0; --more) text += random.one_of(parts);
        message const event = said("ann", text);
        agrees(patterns, event);
        for (std::size_t const row : support::chosen(patterns, event))
            if (row < chosen.size()) ++chosen[row];
        mg::event::message_edited edited;
        edited.text = text;
        agrees(patterns, edited);
    }
    // Else nothing was shown of some row.
    for (long const times : chosen) BOOST_TEST_GE(times, 10);
}

void what_holds_no_run_is_not_asked() {
    row_numbers const always = always_asked(patterns, said("ann", ""));
    // A row that requires nothing of a text.
    for (std::size_t const row : {7u, 10u, 11u, 12u}) BOOST_TEST(has(always, row));
    for (std::size_t const row : {0u, 1u, 2u, 3u, 4u, 5u, 6u, 8u, 9u, 13u}) BOOST_TEST(!has(always, row));
    BOOST_TEST(candidates_for(patterns, said("ann", "hello there, how is it?")) == always);
    BOOST_TEST(has(candidates_for(patterns, said("ann", "call 123-4567")), 0));
    BOOST_TEST(has(candidates_for(patterns, said("ann", "カタカナ")), 3));
    BOOST_TEST(!has(candidates_for(patterns, said("ann", "カタカナ")), 4));
    BOOST_TEST(has(candidates_for(patterns, said("ann", "well 😀")), 4));
}

// --- runs by hand

constexpr byte_set only(char byte) {
    byte_set one;
    one.add(static_cast<unsigned char>(byte), static_cast<unsigned char>(byte));
    return one;
}

constexpr char digit(std::size_t number) { return static_cast<char>('0' + number % 10); }

// Takes a text such as "<1212->" for 12.
template <std::size_t Number>
struct number_by_hand {
    static constexpr std::array required_run{
        only('<'), only(digit(Number / 10)), only(digit(Number)), only(digit(Number / 10)), only(digit(Number)), only('-'), only('>')};
    bool match(message const& message) const { return support::holds(message.text, std::span<byte_set const>{required_run}); }
};

// The same, with a piece that says less.
template <std::size_t Number>
struct piece_too : number_by_hand<Number> {
    static constexpr std::array required{
        mg::pattern::piece{.bytes = static_cast<std::uint64_t>(digit(Number / 10) | digit(Number) << 8) | 0x2020, .size = 2}};
};

template <std::size_t Number>
std::string text_of_number() {
    std::string text = "<";
    for (std::size_t const n : {Number / 10, Number, Number / 10, Number}) text += digit(n);
    return text + "->";
}

// Seven bytes and a place between them are for eight in a word, of which there are at most four.
constexpr std::size_t many = 70;

template <template <std::size_t> class Matcher, class... First>
auto table_of_many(First... first) {
    return [&]<std::size_t... Number>(std::index_sequence<Number...>) {
        return mg::table{first..., mg::on<message>(Matcher<Number>{}, [] {})...};
    }
    (std::make_index_sequence<many>{});
}

template <class Table>
void each_number_reaches_its_row(Table const& table) {
    [&]<std::size_t... Number>(std::index_sequence<Number...>) {
        auto const check = [&](std::string const& text, std::size_t row) {
            for (auto const& said_text : {text, "a number " + text, "<" + text.substr(2), text.substr(0, 6) + text})
                agrees(table, said("ann", said_text));
            BOOST_TEST(support::chosen(table, said("ann", text)) == row_numbers{row});
        };
        (check(text_of_number<Number>(), Number), ...);
    }
    (std::make_index_sequence<many>{});
}

void runs_without_room_are_always_asked() {
    auto const table = table_of_many<number_by_hand>();
    each_number_reaches_its_row(table);
    each_number_reaches_its_row(table_of_many<number_by_hand>(mg::first_match));
    auto const always = always_asked(table, said("ann", ""));
    BOOST_TEST_GE(always.size(), many - 32);
    BOOST_TEST_LT(always.size(), many);
    BOOST_TEST(candidates_for(table, said("ann", "hello")) == always);
}

// Whatever becomes of those for which there is no room.
void a_run_is_asked_for_rather_than_a_piece() {
    auto const table = table_of_many<piece_too>();
    each_number_reaches_its_row(table);
    BOOST_TEST(!has(candidates_for(table, said("ann", "in 00")), 0));
    BOOST_TEST(has(candidates_for(table, said("ann", "in <0000->")), 0));
}

// Two runs that are the same, one in the midst of another, and one with a state.
void rules_may_share_a_run() {
    std::size_t heard = 0;
    mg::table const table{
        mg::on<message>(number_by_hand<12>{}, [] {}),
        mg::on<message>(number_by_hand<12>{}, [&heard] { ++heard; }),
        mg::listen_to<R"(\d{4}->)">([] {}),
        mg::on<message>(number_by_hand<21>{}, [&heard] { ++heard; }),
    };
    BOOST_TEST((support::chosen(table, said("ann", "<1212->")) == row_numbers{0, 1, 2}));
    BOOST_TEST((support::chosen(table, said("ann", "<1212-><2121->")) == row_numbers{0, 1, 2, 3}));
    BOOST_TEST(support::chosen(table, said("ann", "<1212-")) == row_numbers{});
    BOOST_TEST_EQ(heard, 3u);
}

}  // namespace

int main() {
    what_is_chosen_is_what_each_would_take(1);
    what_is_chosen_is_what_each_would_take(std::random_device{}());
    what_holds_no_run_is_not_asked();
    runs_without_room_are_always_asked();
    a_run_is_asked_for_rather_than_a_piece();
    rules_may_share_a_run();
    return boost::report_errors();
}
