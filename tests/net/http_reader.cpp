// SPDX-License-Identifier: BSL-1.0
// http_reader: one response in pieces of any size, within its limits, whatever comes.
#include <monongusa/net/http_reader.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using monongusa::net::answer_to;
using monongusa::net::error;
using monongusa::net::http_reader;

constexpr http_reader::limits usual{.head = 4096, .body = 4096};

// What becomes of a text that comes in pieces of that size and then ends: `status body`, and `+n` for n bytes too many; or the failure.
std::string told(std::string_view text, std::size_t piece, answer_to request = answer_to::other, http_reader::limits most = usual) {
    http_reader reader{most, request};
    std::size_t taken = 0;
    while (taken < text.size()) {
        auto const given = text.substr(taken, piece);
        auto const used = reader.feed(given);
        taken += used;
        if (used < given.size()) break;
    }
    if (!reader.done()) reader.ended(true);
    if (reader.failure()) return reader.failure().message();
    BOOST_TEST(reader.done());
    auto const got = reader.take();
    auto said = std::to_string(got.status) + ' ' + got.body;
    if (taken < text.size()) said += '+' + std::to_string(text.size() - taken);
    return said;
}

std::string says(error one) { return make_error_code(one).message(); }

void all_sizes_of_pieces_tell_the_same() {
    struct {
        std::string text;
        std::string told;
        answer_to request = answer_to::other;
    } const rows[] = {
        {"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\ntea", "200 tea"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nteaHTTP", "200 tea+4"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "200 "},
        {"HTTP/1.1 204 No Content\r\n\r\nx", "204 +1"},
        {"HTTP/1.1 200 OK\r\n\r\nuntil the end", "200 until the end"},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntea\r\nB;x=\"y\"\r\n and coffee\r\n0\r\n\r\n", "200 tea and coffee"},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntea\r\na ;x\r\n and milk!\r\n000\r\nTrailer: x\r\n\r\nZ", "200 tea and milk!+1"},
        {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nA: b\r\n\r\nHTTP/1.1 201 Made\r\nContent-Length: 1\r\n\r\nx", "201 x"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", "200 ", answer_to::head},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nrest", "200 +4", answer_to::connect},
        {"HTTP/1.1 407 Login\r\nContent-Length: 2\r\n\r\nno", "407 no", answer_to::connect},
        {"HTTP/1.1 101 Switching\r\n\r\nframes", "101 +6"},
    };
    for (auto const& row : rows) {
        for (std::size_t piece = 1; piece < row.text.size() + 1; ++piece) {
            auto const got = told(row.text, piece, row.request);
            // How many bytes are too many is told of the piece in which the response ends.
            BOOST_TEST_EQ(got.substr(0, row.told.find('+')), row.told.substr(0, row.told.find('+')));
        }
        BOOST_TEST_EQ(told(row.text, row.text.size(), row.request), row.told);
    }
}

void what_ends_too_early_is_told_apart() {
    BOOST_TEST_EQ(told("", 1), says(error::closed));
    BOOST_TEST_EQ(told("HTTP/1.1 20", 1), says(error::cut_off));
    BOOST_TEST_EQ(told("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nte", 1), says(error::cut_off));
    BOOST_TEST_EQ(told("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntea\r\n", 1), says(error::cut_off));
    BOOST_TEST_EQ(told("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntea\r\n0\r\n", 1), says(error::cut_off));
    http_reader reader{usual};
    reader.feed("HTTP/1.1 200 OK\r\n\r\nhalf of i");
    reader.ended(false);
    BOOST_TEST(reader.failure() == error::cut_off);
}

void nonsense_is_refused_as_soon_as_it_shows() {
    for (char const* const text : {"x", "HTTP/2", "\r\nHTTP/1.1 200 OK\r\n\r\n", "SSH-2.0-server\r\n"}) {
        http_reader reader{usual};
        reader.feed(text);
        BOOST_TEST(reader.failure() == error::bad_response);
        BOOST_TEST_EQ(reader.feed("more"), 0u);
    }
    std::string const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (char const* const body : {"x\r\n", "\r\n", "-1\r\n", "+1\r\na\r\n", "0x1\r\na\r\n", "1\na\n", "1\r\nab\r\n", "1\r\na\n", "A\r\neleven char\r\n", "11111111111111111\r\n"}) {
        BOOST_TEST_EQ(told(chunked + body, 7), says(error::bad_response));
    }
    BOOST_TEST_EQ(told(chunked + std::string(5000, '1'), 7), says(error::bad_response));
    BOOST_TEST_EQ(told(chunked + "0;" + std::string(5000, 'x') + "\r\n\r\n", 7), says(error::bad_response));
    std::string interim;
    for (int i = 0; i < 17; ++i) interim += "HTTP/1.1 100 Continue\r\n\r\n";
    BOOST_TEST_EQ(told(interim, 7), says(error::bad_response));
}

void the_limits_hold_to_the_byte() {
    std::string const head = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n";
    for (std::size_t const piece : {std::size_t{1}, std::size_t{1000}}) {
        BOOST_TEST_EQ(told(head + "tea", piece, answer_to::other, {.head = head.size(), .body = 3}), "200 tea");
        BOOST_TEST_EQ(told(head + "tea", piece, answer_to::other, {.head = head.size() - 1, .body = 3}), says(error::head_too_large));
        BOOST_TEST_EQ(told(head + "tea", piece, answer_to::other, {.head = head.size(), .body = 2}), says(error::body_too_large));
        BOOST_TEST_EQ(told("HTTP/1.1 200 OK\r\n\r\n" + std::string(5, 'x'), piece, answer_to::other, {.head = 64, .body = 5}), "200 xxxxx");
        BOOST_TEST_EQ(told("HTTP/1.1 200 OK\r\n\r\n" + std::string(6, 'x'), piece, answer_to::other, {.head = 64, .body = 5}),
                      says(error::body_too_large));
        std::string const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\ntea\r\n";
        BOOST_TEST_EQ(told(chunked + "2\r\nxx\r\n0\r\n\r\n", piece, answer_to::other, {.head = 64, .body = 5}), "200 teaxx");
        BOOST_TEST_EQ(told(chunked + "3\r\nxxx\r\n0\r\n\r\n", piece, answer_to::other, {.head = 64, .body = 5}), says(error::body_too_large));
        BOOST_TEST_EQ(told(chunked + "FFFFFFFFFFFFFFFF\r\n", piece), says(error::body_too_large));
        std::string trailers = chunked + "0\r\n";
        for (int i = 0; i < 10; ++i) trailers += "Trailer: x\r\n";
        BOOST_TEST_EQ(told(trailers + "\r\n", piece, answer_to::other, {.head = 64, .body = 5}), says(error::head_too_large));
    }
    BOOST_TEST_EQ(told("HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\n", 9), says(error::body_too_large));
}

void it_knows_how_far_it_came() {
    http_reader reader{usual};
    BOOST_TEST(!reader.begun() && !reader.has_head() && !reader.done());
    reader.feed("H");
    BOOST_TEST(reader.begun() && !reader.has_head());
    reader.feed("TTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n");
    BOOST_TEST(reader.has_head() && !reader.done());
    BOOST_TEST(reader.head().keeps_alive);
    reader.feed("x");
    BOOST_TEST(reader.done());
    reader.ended(false);
    BOOST_TEST(reader.done());
}

}  // namespace

int main() {
    all_sizes_of_pieces_tell_the_same();
    what_ends_too_early_is_told_apart();
    nonsense_is_refused_as_soon_as_it_shows();
    the_limits_hold_to_the_byte();
    it_knows_how_far_it_came();
    return boost::report_errors();
}
