// SPDX-License-Identifier: BSL-1.0
// memory: messages are found by label and by id, and the oldest are forgotten.
#include <monongusa/script/memory.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <utility>

namespace {

using monongusa::script::memory;
using monongusa::script::said;

said message(std::string label, std::string id) {
    said one;
    one.label = std::move(label);
    one.id = std::move(id);
    one.text = "text of " + one.label;
    return one;
}
std::size_t size(memory const& all) {
    std::size_t count = 0;
    all.for_each([&](said const&) { ++count; });
    return count;
}

void it_is_found_by_its_label_and_by_its_id() {
    memory all;
    all.keep(message("b1", "b1.1.1"));
    BOOST_TEST(all.knows("b1") && !all.knows("b1.1.1") && !all.knows(""));
    BOOST_TEST(all.find("b1") && all.find("b1") == all.find_id("b1.1.1"));
    BOOST_TEST(!all.find("b1.1.1") && !all.find_id("b1") && !all.find(""));
    BOOST_TEST_EQ(all.find("b1")->text, "text of b1");
    BOOST_TEST_EQ(all.label_of("b1.1.1"), "b1");
    BOOST_TEST_EQ(all.label_of("b2.1.1"), "b2.1.1");
}

void what_is_forgotten_is_not_found_and_its_label_is_free() {
    memory all;
    all.keep(message("b1", "x"));
    all.forget("b1");
    BOOST_TEST(all.knows("b1"));
    all.forget("x");
    all.forget("x");
    BOOST_TEST(!all.knows("b1") && !all.find("b1"));
    BOOST_TEST_EQ(all.label_of("x"), "b1");  // For what is still told of it.
    all.keep(message("b1", "y"));
    BOOST_TEST_EQ(all.label_of("y"), "b1");
    BOOST_TEST_EQ(size(all), 1u);
}

void a_free_label_is_one_that_nobody_has() {
    memory all;
    BOOST_TEST_EQ(all.free_label(), "m1");
    all.keep(message("m2", "m2"));
    all.keep(message("m3", "m3"));
    BOOST_TEST_EQ(all.free_label(), "m4");
    BOOST_TEST_EQ(all.free_label(), "m5");
}

void the_oldest_are_forgotten() {
    memory all;
    for (int i = 0; i < 4096; ++i) all.keep(message("m" + std::to_string(i), "i" + std::to_string(i)));
    BOOST_TEST(all.find("m0") && all.find("m4095"));
    all.keep(message("last", "last"));
    BOOST_TEST(!all.find("m0") && !all.knows("m0") && all.find("m1") && all.find("last"));
    for (int i = 0; i < 20'000; ++i) {
        all.keep(message("again", "again"));
        all.forget("again");
    }
    BOOST_TEST_EQ(size(all), 0u);
}

}  // namespace

int main() {
    it_is_found_by_its_label_and_by_its_id();
    what_is_forgotten_is_not_found_and_its_label_is_free();
    a_free_label_is_one_that_nobody_has();
    the_oldest_are_forgotten();
    return boost::report_errors();
}
