// SPDX-License-Identifier: BSL-1.0
// sink_policy: whatever has a write() is a sink, and a reference to one hands lines on and hears no complaint.
#include <monongusa/log/sink.hpp>

#include <boost/core/lightweight_test.hpp>

#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

namespace {

using monongusa::log::record;
using monongusa::log::sink_policy;
using monongusa::log::sink_ref;

struct noting {
    std::string heard{};

    void write(record const& line) { (heard += line.text) += ';'; }
};
struct constant {
    std::string* heard;

    void write(record const& line) const { (*heard += line.text) += ';'; }
};
struct refusing {
    int asked = 0;

    void write(record const&) {
        ++asked;
        throw std::runtime_error{"the disk is full"};
    }
};
struct silent {};

static_assert(sink_policy<noting> && sink_policy<constant> && sink_policy<constant const> && sink_policy<refusing> &&
              sink_policy<sink_ref>);
static_assert(!sink_policy<silent> && !sink_policy<noting const> && !sink_policy<int>);
static_assert(std::is_trivially_copyable_v<sink_ref> && sizeof(sink_ref) == 2 * sizeof(void*));
// A sink that is gone at once would be referred to.
static_assert(!std::is_constructible_v<sink_ref, noting> && std::is_constructible_v<sink_ref, noting&>);
static_assert(noexcept(std::declval<sink_ref const&>().write(record{})));

void lines_are_handed_on() {
    noting sink;
    sink_ref const to{sink};
    to.write({.text = "one"});
    sink_ref const same = to;
    same.write({.text = "two"});
    BOOST_TEST_EQ(sink.heard, "one;two;");
}

void a_constant_sink_is_one_too() {
    std::string heard;
    constant const sink{&heard};
    sink_ref{sink}.write({.text = "one"});
    BOOST_TEST_EQ(heard, "one;");
}

void what_a_sink_throws_is_not_heard() {
    refusing sink;
    sink_ref const to{sink};
    to.write({.text = "one"});
    to.write({.text = "two"});
    BOOST_TEST_EQ(sink.asked, 2);
}

void none_is_told_from_one() {
    noting sink;
    sink_ref to;
    BOOST_TEST(!to);
    to.write({.text = "nobody hears this"});
    to = sink;
    BOOST_TEST(static_cast<bool>(to));
    to.write({.text = "one"});
    BOOST_TEST_EQ(sink.heard, "one;");
}

}  // namespace

int main() {
    lines_are_handed_on();
    a_constant_sink_is_one_too();
    what_a_sink_throws_is_not_heard();
    none_is_told_from_one();
    return boost::report_errors();
}
