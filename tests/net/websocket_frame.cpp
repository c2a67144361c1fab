// SPDX-License-Identifier: BSL-1.0
// websocket_frame: frames as RFC 6455 draws them.
#include <monongusa/net/websocket_frame.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace std::string_literals;
using monongusa::net::append_frame;
using monongusa::net::close_payload;
using monongusa::net::frame_head;
using monongusa::net::is_close_code;
using monongusa::net::mask_key;
using monongusa::net::opcode;

void a_short_one_is_written_masked() {
    std::string out = "before";
    append_frame(out, opcode::text, "Hello", mask_key{0x37, 0xfa, 0x21, 0x3d});
    // The example of RFC 6455, section 5.7.
    BOOST_TEST_EQ(out, "before\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58"s);
}

void the_length_takes_the_shortest_form() {
    struct {
        std::size_t size;
        std::string head;
    } const rows[] = {{0, "\x82\x80"s}, {125, "\x82\xfd"s}, {126, "\x82\xfe\0\x7e"s}, {65535, "\x82\xfe\xff\xff"s}, {65536, "\x82\xff\0\0\0\0\0\1\0\0"s}};
    for (auto const& row : rows) {
        std::string out;
        append_frame(out, opcode::binary, std::string(row.size, 'x'), mask_key{});
        BOOST_TEST_EQ(out.size(), row.head.size() + 4 + row.size);
        BOOST_TEST_EQ(out.substr(0, row.head.size()), row.head);
        BOOST_TEST(out.ends_with(std::string(row.size, 'x')));
    }
}

void a_goodbye_has_its_code_and_a_reason_that_fits() {
    BOOST_TEST_EQ(close_payload(0, "for nothing"), "");
    BOOST_TEST_EQ(close_payload(1000, ""), "\x03\xe8"s);
    BOOST_TEST_EQ(close_payload(4004, "no"), "\x0f\xa4no"s);
    BOOST_TEST_EQ(close_payload(1000, std::string(200, 'x')).size(), 125u);
}

void codes_that_may_be_sent_are_known() {
    for (int const code : {1000, 1001, 1002, 1003, 1007, 1011, 1014, 3000, 4004, 4999}) BOOST_TEST(is_close_code(static_cast<std::uint16_t>(code)));
    for (int const code : {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535}) BOOST_TEST(!is_close_code(static_cast<std::uint16_t>(code)));
}

// How many bytes its head took, and whether it is valid.
std::string read(std::string const& bytes, frame_head& head) {
    std::size_t at = 0;
    for (; at < bytes.size(); ++at) {
        if (head.feed(bytes[at])) return std::to_string(at + 1) + (head.is_valid() ? " valid" : " invalid");
    }
    return "more";
}

void heads_are_read() {
    struct {
        std::string bytes;
        char const* told;
        unsigned long length;
    } const rows[] = {
        {"\x81\x05"s, "2 valid", 5},
        {"\x81\x7d"s, "2 valid", 125},
        {"\x81\x7e\x00\x7e"s, "4 valid", 126},
        {"\x02\x7e\xff\xff"s, "4 valid", 65535},
        {"\x80\x7f\0\0\0\0\0\1\0\0"s, "10 valid", 65536},
        {"\x81\x7f\x7f\xff\xff\xff\xff\xff\xff\xff"s, "10 valid", 0x7fffffffffffffff},
        {"\x89\x7d"s, "2 valid", 125},
        {"\x81"s, "more", 0},
        {"\x81\x7e\0"s, "more", 0},
        {"\x81\x7f\0\0\0\0\0\1\0"s, "more", 0},
        {"\x81\x7e\x00\x7d"s, "4 invalid", 125},
        {"\x81\x7f\0\0\0\0\0\0\xff\xff"s, "10 invalid", 65535},
        {"\x81\x7f\x80\0\0\0\0\0\0\0"s, "10 invalid", 0x8000000000000000},
        {"\x81\x85"s, "2 invalid", 5},
        {"\xc1\x05"s, "2 invalid", 5},
        {"\xa1\x05"s, "2 invalid", 5},
        {"\x91\x05"s, "2 invalid", 5},
        {"\x83\x05"s, "2 invalid", 5},
        {"\x87\x05"s, "2 invalid", 5},
        {"\x8b\x05"s, "2 invalid", 5},
        {"\x8f\x05"s, "2 invalid", 5},
        {"\x09\x05"s, "2 invalid", 5},
        {"\x89\x7e\x00\x7e"s, "4 invalid", 126},
    };
    for (auto const& row : rows) {
        frame_head head;
        BOOST_TEST_EQ(read(row.bytes, head), row.told);
        if (row.told != "more"s) BOOST_TEST_EQ(head.length(), row.length);
    }
}

void one_head_after_the_other_is_read() {
    frame_head head;
    BOOST_TEST_EQ(read("\x81\x7e\x01\x00"s, head), "4 valid");
    head.clear();
    BOOST_TEST_EQ(read("\x0a\x01"s, head), "2 invalid");
    head.clear();
    BOOST_TEST_EQ(read("\x00\x01"s, head), "2 valid");
    BOOST_TEST(head.kind() == opcode::continuation && !head.final());
}

}  // namespace

int main() {
    a_short_one_is_written_masked();
    the_length_takes_the_shortest_form();
    a_goodbye_has_its_code_and_a_reason_that_fits();
    codes_that_may_be_sent_are_known();
    heads_are_read();
    one_head_after_the_other_is_read();
    return boost::report_errors();
}
