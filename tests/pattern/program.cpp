// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/program.hpp>

#include <boost/core/lightweight_test.hpp>

namespace mp = monongusa::pattern;

namespace {

constexpr mp::byte_set bytes(unsigned lo, unsigned hi) {
    mp::byte_set set;
    set.add(lo, hi);
    return set;
}

static_assert(sizeof(mp::instruction) == 12, "where it came from takes no room of its own");
static_assert(bytes('a', 'c').has('b') && !bytes('a', 'c').has('d'));

void a_set_of_bytes_holds_just_its_range() {
    for (unsigned lo = 0; lo < 256; lo += 7) {
        for (unsigned hi = lo; hi < 256; hi += 5) {
            auto const set = bytes(lo, hi);
            for (unsigned i = 0; i < 256; ++i)
                if (set.has(static_cast<char>(i)) != (lo <= i && i <= hi)) BOOST_ERROR("a byte is in the wrong place");
        }
    }
}

void programs_are_equal_by_what_they_point_to() {
    mp::instruction const one[] = {{}, {.op = mp::opcode::one, .operand = 'a'}};
    mp::instruction const same[] = {{}, {.op = mp::opcode::one, .operand = 'a'}};
    mp::instruction const other[] = {{}, {.op = mp::opcode::one, .operand = 'b'}};
    mp::instruction const elsewhere[] = {{}, {.op = mp::opcode::one, .offset = 1, .operand = 'a'}};
    mp::program_facts facts;
    facts.size = 2;
    BOOST_TEST((mp::program{facts, one} == mp::program{facts, same}));
    BOOST_TEST(!(mp::program{facts, one} == mp::program{facts, other}));
    BOOST_TEST(!(mp::program{facts, one} == mp::program{facts, elsewhere}));
    BOOST_TEST(!(mp::program{facts, one} == mp::program{}));
}

void a_thread_remembers_the_match_and_each_group() {
    mp::program what;
    BOOST_TEST_EQ(what.slots(), 2u);
    what.facts.groups = 3;
    BOOST_TEST_EQ(what.slots(), 8u);
}

}  // namespace

int main() {
    a_set_of_bytes_holds_just_its_range();
    programs_are_equal_by_what_they_point_to();
    a_thread_remembers_the_match_and_each_group();
    return boost::report_errors();
}
