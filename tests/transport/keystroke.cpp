// SPDX-License-Identifier: BSL-1.0
// Tests where keystrokes end, whatever bytes come, and which of them are known.
#include <monongusa/transport/keystroke.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

using namespace monongusa::transport;

namespace {

static_assert(control('D') == 4 && control('d') == 4 && control('[') == 27);
static_assert(keystroke_size("a") == 1 && keystroke_size("") == 0);

struct row {
    std::string_view bytes;
    std::size_t size;
};
row const rows[] = {
    {"", 0},
    {"abc", 1},
    {"\r\n", 1},
    {"\x04", 1},
    {"\x7fx", 1},
    // Characters, whole, cut short and none at all.
    {"\xC3\xA9x", 2},
    {"\xC3", 0},
    {"\xC3x", 1},
    {"\xE2\x82\xAC", 3},
    {"\xE2\x82", 0},
    {"\xE2", 0},
    {"\xE2\x28\xA1", 1},
    {"\xF0\x9F\x98\x80", 4},
    {"\xF0\x9F\x98", 0},
    {"\xED\xA0\x80", 1},
    {"\x80", 1},
    {"\xFF", 1},
    {"\xC0\x80", 1},
    // Sequences.
    {"\x1b", 0},
    {"\x1b[", 0},
    {"\x1b[A", 3},
    {"\x1b[Axyz", 3},
    {"\x1b[3~", 4},
    {"\x1b[3", 0},
    {"\x1b[1;5Cx", 6},
    {"\x1b[[", 0},
    {"\x1b[[A", 4},
    {"\x1bO", 0},
    {"\x1bOP", 3},
    {"\x1b[1\r", 3},  // Broken off: the key behind it is one of its own.
    {"\x1b[1\x1b[A", 3},
    {"\x1b[\xC3\xA9", 2},
    // Two keys.
    {"\x1b" "b", 2},
    {"\x1b\x1b[A", 1},
    {"\x1b\x7f", 2},
    {"\x1b\xC3", 0},
    {"\x1b\xC3\xA9", 3},
    {"\x16", 0},
    {"\x16\r", 2},
    {"\x16\x1b[A", 4},
    {"\x16\xC3", 0},
};

void a_keystroke_is_known_by_its_bytes() {
    for (auto const& row : rows) BOOST_TEST_EQ(keystroke_size(row.bytes), row.size);
}

void what_is_too_long_for_a_keyboard_ends_somewhere() {
    auto const size = keystroke_size("\x1b[" + std::string(1000, '1'));
    BOOST_TEST(size > 0 && size <= 32);
}

// Nobody waits for ever: any bytes are used up, and one more never makes a whole keystroke another.
void any_bytes_are_keystrokes() {
    unsigned state = 1;
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes;
        for (int i = 0; i < 40; ++i) {
            state = state * 1664525U + 1013904223U;
            constexpr std::string_view likely = "\x1b[O1;~A\x16\xC3\xA9\xE2\x82\xAC\xF0\r";
            bytes += (state >> 30) == 0 ? static_cast<char>(state >> 16) : likely[(state >> 16) % likely.size()];
        }
        for (std::string_view rest = bytes; !rest.empty();) {
            auto const size = keystroke_size(rest);
            if (size == 0) {
                BOOST_TEST(rest.size() < 40);
                break;
            }
            BOOST_TEST(size <= rest.size());
            auto const whole = keystroke_size(rest.substr(0, size));
            BOOST_TEST(whole == size || whole == 0);
            rest.remove_prefix(size);
        }
    }
}

void keys_that_send_sequences_are_control_keys() {
    for (std::string_view const up : {"\x1b[A", "\x1bOA"}) BOOST_TEST_EQ(plain_key(up), "\x10");
    for (std::string_view const end : {"\x1b[F", "\x1bOF", "\x1b[4~", "\x1b[8~"}) BOOST_TEST_EQ(plain_key(end), "\x05");
    BOOST_TEST_EQ(plain_key("\x1b[3~"), "\x1f");
    BOOST_TEST_EQ(plain_key("\x1b[1;5D"), "\x1b" "b");
    for (std::string_view const same : {"a", "\r", "\x16\x01", "\xC3\xA9", "\x1b" "b", "\x1b\x7f"}) BOOST_TEST_EQ(plain_key(same), same);
    for (std::string_view const nothing : {"\x1b", "\x1b[21~", "\x1b[200~", "\x1bx", "\x1b" "9", "\x1b[1", "\x1bOP", "\x1b\xC3\xA9"}) {
        BOOST_TEST_EQ(plain_key(nothing), "");
    }
}

}  // namespace

int main() {
    a_keystroke_is_known_by_its_bytes();
    what_is_too_long_for_a_keyboard_ends_somewhere();
    any_bytes_are_keystrokes();
    keys_that_send_sequences_are_control_keys();
    return boost::report_errors();
}
