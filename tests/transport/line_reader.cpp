// SPDX-License-Identifier: BSL-1.0
// Tests how a file descriptor is cut into lines, whatever comes and in whatever pieces.
#include <monongusa/transport/line_reader.hpp>

#include "../support/descriptors.hpp"
#include "../support/pty.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <thread>

using monongusa::transport::line_reader;
using namespace std::string_literals;

namespace {

// Each line in brackets, `!` for one that was skipped.
std::string lines_of(int descriptor, std::size_t longest) {
    line_reader reader{descriptor, longest};
    std::string all;
    std::string_view line;
    std::size_t number = 0;
    for (;;) {
        switch (reader.next(line)) {
            case line_reader::result::line: ((all += '[') += line) += ']'; break;
            case line_reader::result::too_long: all += '!'; break;
            case line_reader::result::empty:
                if (auto const error = reader.fill()) return all + error.message();
                continue;
            case line_reader::result::end: return all;
        }
        BOOST_TEST_EQ(reader.number(), ++number);
    }
}

std::string lines_of_file(std::string_view text, std::size_t longest = 100) {
    auto const file = support::file_with(text);
    return lines_of(file.get(), longest);
}

// With a writer that gives one byte after the other; the reader has seen each before the next comes.
std::string lines_byte_by_byte(std::string_view text, std::size_t longest = 100) {
    support::pipe_ends pipe;
    line_reader reader{pipe.reading.get(), longest};
    std::string all;
    std::string_view line;
    auto const take = [&] {
        for (;;) {
            auto const result = reader.next(line);
            if (result == line_reader::result::empty || result == line_reader::result::end) return result;
            if (result == line_reader::result::line) ((all += '[') += line) += ']';
            else all += '!';
        }
    };
    for (char const& byte : text) {
        BOOST_TEST(take() == line_reader::result::empty);
        support::write_all(pipe.writing.get(), {&byte, 1});
        BOOST_TEST(!reader.fill());
    }
    BOOST_TEST(take() == line_reader::result::empty);
    pipe.writing.close();
    BOOST_TEST(!reader.fill());
    BOOST_TEST(take() == line_reader::result::end);
    return all;
}

struct row {
    std::string text;
    std::string_view lines;
};
row const rows[] = {
    {"", ""},
    {"\n", "[]"},
    {"\n\n", "[][]"},
    {"a", "[a]"},
    {"a\n", "[a]"},
    {"a\nb", "[a][b]"},
    {"a\n\nb\n", "[a][][b]"},
    {"a\r\nb\r\n", "[a][b]"},
    {"a\r\n\r\nb\r", "[a][][b]"},
    {"a\rb\nc", "[a\rb][c]"},
    {"a\r\r\nb", "[a\r][b]"},
    {" a \n\tb", "[ a ][\tb]"},
    {"\xEF\xBB\xBFtea\n\xEF\xBB\xBFtea\n", "[tea][\xEF\xBB\xBFtea]"},
    {"\xEF\xBB\xBF", "[]"},
    {"\xEF\xBB\xBF\n", "[]"},
    {"\xEF\xBB", "[\xEF\xBB]"},
    {"\xFE\xFFtea\n\x80\xC3", "[\xFE\xFFtea][\x80\xC3]"},
    {"\u2028a\u0085b\n", "[\u2028a\u0085b]"},
};

void text_is_cut_at_its_line_ends() {
    for (auto const& row : rows) {
        BOOST_TEST_EQ(lines_of_file(row.text), row.lines);
        BOOST_TEST_EQ(lines_byte_by_byte(row.text), row.lines);
    }
    BOOST_TEST_EQ(lines_of_file("a\0b\n\0\nc"s), "[a\0b][\0][c]"s);
    BOOST_TEST_EQ(lines_byte_by_byte("a\0b\n\0\nc"s), "[a\0b][\0][c]"s);
}

void a_line_of_just_the_longest_length_is_read() {
    row const of_five[] = {
        {"12345\nb\n", "[12345][b]"},
        {"12345\r\nb\r\n", "[12345][b]"},
        {"12345", "[12345]"},
        {"12345\r", "[12345]"},
        {"a\n12345", "[a][12345]"},
    };
    for (auto const& row : of_five) {
        BOOST_TEST_EQ(lines_of_file(row.text, 5), row.lines);
        BOOST_TEST_EQ(lines_byte_by_byte(row.text, 5), row.lines);
    }
}

void a_longer_line_is_skipped_and_nothing_else() {
    row const of_five[] = {
        {"123456\nb\n", "![b]"},
        {"123456\r\nb\r\n", "![b]"},
        {"123456", "!"},
        {"1234567", "!"},
        {"12345678", "!"},
        {"123456789\n", "!"},
        {"a\n123456\nb", "[a]![b]"},
        {"a\n12345678901234567890\n\nb", "[a]![][b]"},
        {"1234567890\n1234567890\n12345", "!![12345]"},
        {"12345\r\r\nb", "![b]"},
    };
    for (auto const& row : of_five) {
        BOOST_TEST_EQ(lines_of_file(row.text, 5), row.lines);
        BOOST_TEST_EQ(lines_byte_by_byte(row.text, 5), row.lines);
    }
}

void a_huge_line_is_skipped_in_a_pipe_and_in_a_file() {
    auto const text = std::string(8 << 20, 'x') + "\ntea\n";
    BOOST_TEST_EQ(lines_of_file(text, 1 << 20), "![tea]");
    BOOST_TEST_EQ(lines_of_file(std::string(8 << 20, 'x'), 1 << 20), "!");
    support::pipe_ends pipe;
    std::thread writer{[&] {
        support::write_all(pipe.writing.get(), text);
        pipe.writing.close();
    }};
    BOOST_TEST_EQ(lines_of(pipe.reading.get(), 1 << 20), "![tea]");
    writer.join();
}

void a_large_line_within_the_limit_is_whole() {
    auto const large = std::string(300'000, 'x');
    BOOST_TEST_EQ(lines_of_file(large + "\ntea", 300'000), "[" + large + "][tea]");
    BOOST_TEST_EQ(lines_of_file(large + "\ntea", 299'999), "![tea]");
}

void many_lines_in_one_portion_are_all_read() {
    std::string text;
    std::string expected;
    for (int i = 0; i < 100'000; ++i) {
        text += std::to_string(i) + '\n';
        expected += '[' + std::to_string(i) + ']';
    }
    BOOST_TEST(lines_of_file(text) == expected);
}

void an_input_that_was_never_open_is_at_its_end() {
    auto file = support::file_with("tea");
    int const number = file.get();
    file.close();
    BOOST_TEST_EQ(lines_of(number, 100), "");
    BOOST_TEST_EQ(lines_of(-1, 100), "");
}

void nothing_comes_from_dev_null() {
    auto const null = support::opened("/dev/null", O_RDONLY);
    BOOST_TEST_EQ(lines_of(null.get(), 100), "");
}

void what_cannot_be_read_is_an_error() {
    auto const directory = support::opened("/", O_RDONLY | O_DIRECTORY);
    BOOST_TEST_EQ(lines_of(directory.get(), 100), std::make_error_code(std::errc::is_a_directory).message());
}

void an_input_that_is_empty_for_now_has_not_ended() {
    support::pipe_ends pipe;
    BOOST_TEST(::fcntl(pipe.reading.get(), F_SETFL, O_NONBLOCK) == 0);
    line_reader reader{pipe.reading.get(), 100};
    std::string_view line;
    BOOST_TEST(!reader.fill());
    BOOST_TEST(reader.next(line) == line_reader::result::empty);
    support::write_all(pipe.writing.get(), "tea\n");
    BOOST_TEST(!reader.fill());
    BOOST_TEST(reader.next(line) == line_reader::result::line);
    BOOST_TEST_EQ(line, "tea");
}

void the_bytes_of_a_line_are_known_with_its_end() {
    auto const file = support::file_with("\xEF\xBB\xBFtea\r\n\nlast");
    line_reader reader{file.get(), 100};
    std::string all;
    for (std::string_view line;;) {
        auto const result = reader.next(line);
        if (result == line_reader::result::end) break;
        if (result == line_reader::result::empty) {
            BOOST_TEST(!reader.fill());
            BOOST_TEST_EQ(reader.bytes(), "");
        } else {
            ((all += '[') += reader.bytes()) += ']';
        }
    }
    BOOST_TEST_EQ(all, "[\xEF\xBB\xBFtea\r\n][\n][last]");
}

void who_types_is_prompted_once_for_each_line() {
    support::pty terminal;
    monongusa::transport::stdio_config how;
    how.input = how.output = terminal.terminal();
    how.prompt = "say: ";
    monongusa::transport::console_output out{how.output};
    line_reader reader{how, out};
    std::string_view line;
    for (int i = 0; i < 3; ++i) {
        BOOST_TEST(reader.next(line) == line_reader::result::empty);
        reader.await();
    }
    BOOST_TEST_EQ(terminal.see("say: |/"), "say: |/");
    terminal.type("tea\n");
    BOOST_TEST_EQ(terminal.see("say: tea/|/"), "say: tea/|/");
    BOOST_TEST(!reader.fill());
    BOOST_TEST(reader.next(line) == line_reader::result::line);
    BOOST_TEST_EQ(line, "tea");
    reader.await();
    BOOST_TEST_EQ(terminal.see("say: tea/say: |/"), "say: tea/say: |/");
}

void who_does_not_type_is_not_prompted() {
    auto const output = support::file_with("");
    support::pipe_ends input;
    monongusa::transport::stdio_config how;
    how.input = input.reading.get();
    how.output = output.get();
    monongusa::transport::console_output out{how.output};
    line_reader reader{how, out};
    reader.await();
    BOOST_TEST_EQ(::lseek(output.get(), 0, SEEK_END), 0);
}

}  // namespace

int main() {
    text_is_cut_at_its_line_ends();
    a_line_of_just_the_longest_length_is_read();
    a_longer_line_is_skipped_and_nothing_else();
    a_huge_line_is_skipped_in_a_pipe_and_in_a_file();
    a_large_line_within_the_limit_is_whole();
    many_lines_in_one_portion_are_all_read();
    an_input_that_was_never_open_is_at_its_end();
    nothing_comes_from_dev_null();
    what_cannot_be_read_is_an_error();
    an_input_that_is_empty_for_now_has_not_ended();
    the_bytes_of_a_line_are_known_with_its_end();
    who_types_is_prompted_once_for_each_line();
    who_does_not_type_is_not_prompted();
    return boost::report_errors();
}
