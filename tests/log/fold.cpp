// SPDX-License-Identifier: BSL-1.0
// fold: no line is lost and none told twice: what is not shown is counted, and what is counted is told.
#include <monongusa/log/fold.hpp>



#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace {

using monongusa::detail::joined;
using monongusa::log::fold;
using monongusa::log::level;
using monongusa::log::record;

// It stands in a sink that is there before and after everything else.
static_assert(std::is_trivially_destructible_v<fold> && !std::is_copy_constructible_v<fold>);

class folded {
public:
    void comes(record const& line) { fold_.take(line, tell_); }
    void end() { fold_.end(tell_); }
    std::string told() { return std::exchange(told_, {}); }

private:
    struct teller {
        std::string* told;
        void operator()(record const& line) const {
            *told += joined(line.time, ' ', name_of(line.level), ' ', line.bot, ' ', line.subsystem, ' ', line.rule, ' ', line.text, '\n');
        }
    };

    fold fold_;
    std::string told_;
    teller tell_{&told_};
};

record line_at(std::int64_t time, std::string_view text = "no tea") {
    return {.level = level::warning, .time = time, .subsystem = "stdio", .bot = "tea", .rule = 3, .text = text};
}

void lines_that_differ_are_told_as_they_come() {
    folded log;
    log.comes(line_at(1, "a"));
    log.comes(line_at(2, "b"));
    log.comes(line_at(3, "a"));
    BOOST_TEST_EQ(log.told(), "1 warning tea stdio 3 a\n2 warning tea stdio 3 b\n3 warning tea stdio 3 a\n");
    log.end();
    BOOST_TEST_EQ(log.told(), "");
}

void a_line_that_comes_again_is_counted_until_another_comes() {
    folded log;
    for (int i = 0; i < 42; ++i) log.comes(line_at(i));
    BOOST_TEST_EQ(log.told(), "0 warning tea stdio 3 no tea\n");
    log.comes(line_at(50, "other"));
    // At the time of the last one, and of the same kind.
    BOOST_TEST_EQ(log.told(), "41 warning tea stdio 3 the last line came 41 more times\n50 warning tea stdio 3 other\n");
    log.comes(line_at(51, "other"));
    log.end();
    BOOST_TEST_EQ(log.told(), "51 warning tea stdio 3 the last line came 1 more time\n");
    log.end();
    BOOST_TEST_EQ(log.told(), "");
    // It still is the last line.
    log.comes(line_at(52, "other"));
    BOOST_TEST_EQ(log.told(), "");
    log.end();
    BOOST_TEST_EQ(log.told(), "52 warning tea stdio 3 the last line came 1 more time\n");
}

void each_part_makes_a_difference() {
    auto const first = line_at(1);
    for (int part = 0; part < 6; ++part) {
        folded log;
        auto other = first;
        if (part == 0) other.level = level::error;
        if (part == 1) other.subsystem = "stdi";
        if (part == 2) other.bot = "te";
        if (part == 3) other.rule = 0;
        if (part == 4) other.text = "no teas";
        if (part == 5) {
            // The same letters in the same order, but not the same words.
            other.subsystem = "stdiot";
            other.bot = "ea";
        }
        log.comes(first);
        log.told();
        log.comes(other);
        BOOST_TEST_NE(log.told(), "");
        log.comes(first);
        BOOST_TEST_NE(log.told(), "");
    }
}

void a_count_is_told_after_ten_seconds() {
    folded log;
    log.comes(line_at(1000));
    log.comes(line_at(10'999));
    BOOST_TEST_EQ(log.told(), "1000 warning tea stdio 3 no tea\n");
    log.comes(line_at(11'000));
    BOOST_TEST_EQ(log.told(), "11000 warning tea stdio 3 the last line came 2 more times\n");
    log.comes(line_at(20'999));
    BOOST_TEST_EQ(log.told(), "");
    log.comes(line_at(21'000));
    BOOST_TEST_EQ(log.told(), "21000 warning tea stdio 3 the last line came 2 more times\n");
    log.comes(line_at(100'000));
    BOOST_TEST_EQ(log.told(), "100000 warning tea stdio 3 the last line came 1 more time\n");
}

void a_clock_that_is_set_back_makes_nobody_wait() {
    folded log;
    log.comes(line_at(1'000'000));
    log.told();
    log.comes(line_at(5));
    BOOST_TEST_EQ(log.told(), "5 warning tea stdio 3 the last line came 1 more time\n");
    log.comes(line_at(9));
    BOOST_TEST_EQ(log.told(), "");
    log.comes(line_at(10'005));
    BOOST_TEST_EQ(log.told(), "10005 warning tea stdio 3 the last line came 2 more times\n");
}

void odd_bytes_and_empty_lines_are_lines() {
    using namespace std::string_view_literals;
    folded log;
    log.comes({});
    log.comes({});
    BOOST_TEST_EQ(log.told(), "0 info   0 \n");
    log.comes(line_at(1, "a\0b"sv));
    log.comes(line_at(2, "a\0c"sv));
    log.comes(line_at(3, "a\0c"sv));
    log.end();
    BOOST_TEST_EQ(log.told(),
                  "0 info   0 the last line came 1 more time\n1 warning tea stdio 3 a\0b\n2 warning tea stdio 3 a\0c\n"
                  "3 warning tea stdio 3 the last line came 1 more time\n"sv);
}

void what_is_kept_is_bounded() {
    auto const room = fold::longest - std::string_view{"stdiotea"}.size();
    for (auto const size : {room, room + 1, room + 10'000}) {
        folded log;
        std::string text(size, 'x');
        log.comes(line_at(1, text));
        text.back() = 'y';  // It is not referred to.
        log.told();
        text.back() = 'x';
        log.comes(line_at(2, text));
        BOOST_TEST_EQ(log.told().empty(), size == room);
    }
    folded log;
    std::string const long_name(fold::longest, 'x');
    for (int i = 0; i < 2; ++i) {
        log.comes({.subsystem = long_name, .bot = long_name, .text = "a"});
        BOOST_TEST_NE(log.told(), "");
    }
    // The one behind it is kept again.
    log.comes(line_at(1));
    log.told();
    log.comes(line_at(2));
    BOOST_TEST_EQ(log.told(), "");
}

void what_telling_throws_loses_no_more_than_that() {
    fold fold;
    auto const refuse = [](record const&) { throw 1; };
    BOOST_TEST_THROWS(fold.take(line_at(1), refuse), int);
    std::string told;
    auto const note = [&](record const& line) { (told += line.text) += ';'; };
    fold.take(line_at(2), note);
    BOOST_TEST_THROWS(fold.end(refuse), int);
    fold.end(note);
    BOOST_TEST_EQ(told, "");
    fold.take(line_at(3, "other"), note);
    BOOST_TEST_EQ(told, "other;");
}

}  // namespace

int main() {
    lines_that_differ_are_told_as_they_come();
    a_line_that_comes_again_is_counted_until_another_comes();
    each_part_makes_a_difference();
    a_count_is_told_after_ten_seconds();
    a_clock_that_is_set_back_makes_nobody_wait();
    odd_bytes_and_empty_lines_are_lines();
    what_is_kept_is_bounded();
    what_telling_throws_loses_no_more_than_that();
    return boost::report_errors();
}
