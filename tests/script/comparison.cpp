// SPDX-License-Identifier: BSL-1.0
// comparison: what the bot did is as expected or not, and what is changed makes it so.
#include <monongusa/script/comparison.hpp>

#include <monongusa/detail/append.hpp>
#include <monongusa/script/document.hpp>
#include <monongusa/script/outcome.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace script = monongusa::script;
using monongusa::detail::joined;
using script::answer;
using script::change;

script::place const here{false, "g"};

script::document read(std::string_view text) {
    auto document = script::read_document("a.chat", text, "bot");
    BOOST_TEST_EQ(document.mistakes, "");
    return document;
}
// As whoever plays a script collects them.
std::vector<script::expected> expectations(script::document const& document) {
    std::vector<script::expected> all;
    bool new_group = true;
    for (auto const& step : document.steps) {
        if ((get_if<script::blank>(&step.what) != nullptr)) new_group = true;
        auto const* const wanted = get_if<script::expects>(&step.what);
        if (wanted || (get_if<script::expects_nothing>(&step.what) != nullptr)) {
            all.push_back({wanted, step.first, step.count, std::exchange(new_group, false)});
        }
    }
    return all;
}
std::vector<answer> said(std::vector<std::string> const& texts) {
    std::vector<answer> all;
    for (auto const& text : texts) all.push_back({"#g", true, text});
    return all;
}
bool fine_with(std::string_view text, std::vector<answer> const& done) {
    auto const document = read(text);
    auto const wanted = expectations(document);
    return script::comparison{wanted, done, here}.fine();
}
bool fine(std::string_view text, std::vector<std::string> const& done) { return fine_with(text, said(done)); }

std::vector<change> changes(std::string_view text, std::vector<answer> const& done, std::size_t behind = 0) {
    auto const document = read(text);
    auto const wanted = expectations(document);
    return script::comparison{wanted, done, here}.changes(behind);
}
std::string changed_by(std::string_view text, std::vector<answer> const& done, std::size_t behind = 0) {
    std::string now;
    for (auto const& line : script::changed(read(text).lines, changes(text, done, behind))) now += line + "\n";
    return now;
}
std::string changed(std::string_view text, std::vector<std::string> const& done) { return changed_by(text, said(done)); }

void what_is_expected_comes_in_its_order_and_nothing_else_does() {
    BOOST_TEST(fine("", std::vector<std::string>{}));
    BOOST_TEST(!fine("", {"a"}));
    BOOST_TEST(fine("< #g: a\n< #g: b", {"a", "b"}));
    for (auto const& wrong :
         std::vector<std::vector<std::string>>{{}, {"a"}, {"b"}, {"b", "a"}, {"a", "b", "b"}, {"a", "b", "c"}, {"x", "a", "b"}}) {
        BOOST_TEST(!fine("< #g: a\n< #g: b", wrong));
    }
}

void nothing_is_nothing() {
    BOOST_TEST(fine("< nothing", std::vector<std::string>{}));
    BOOST_TEST(fine("< nothing\n< nothing", std::vector<std::string>{}));
    BOOST_TEST(!fine("< nothing", {"a"}));
    BOOST_TEST(!fine("< nothing\n< #g: a", {"a"}));
    BOOST_TEST(!fine("< #g: a\n< nothing", {"a"}));
    BOOST_TEST(!fine("< #g: a\n< nothing", std::vector<std::string>{}));
    BOOST_TEST_EQ(changed("< nothing", {"a"}), "< #g: a\n");
    BOOST_TEST_EQ(changed("< nothing\n< #g: a", {"a"}), "< #g: a\n");
    BOOST_TEST_EQ(changed("< #g: a\n< nothing", std::vector<std::string>{}), "< nothing\n");
}

void what_may_come_in_any_order() {
    constexpr auto two = "<* #g: a\n<* #g: b\n< #g: c";
    BOOST_TEST(fine(two, {"a", "b", "c"}) && fine(two, {"b", "a", "c"}));
    BOOST_TEST(!fine(two, {"c", "a", "b"}) && !fine(two, {"a", "c", "b"}) && !fine(two, {"a", "a", "c"}) && !fine(two, {"a", "c"}));
    BOOST_TEST(fine("<* #g: a\n<* #g: a", {"a", "a"}));
}

void a_blank_line_ends_what_may_come_in_any_order() {
    constexpr auto two_and_two = "<* #g: a\n<* #g: b\n\n<* #g: c\n<* #g: d";
    BOOST_TEST(fine(two_and_two, {"b", "a", "d", "c"}));
    BOOST_TEST(!fine(two_and_two, {"a", "c", "b", "d"}));
    BOOST_TEST(fine("<* #g: a\n# a comment does not\n<* #g: b", {"b", "a"}));
    BOOST_TEST(!fine("<* #g: a\n< #g: x\n<* #g: b", {"b", "x", "a"}));
}

void patterns_that_overlap_are_given_out_so_that_all_fit() {
    constexpr auto overlapping = "<*~ #g: .*\n<*~ #g: a.*\n<*~ #g: ab.*\n<* #g: abc";
    for (auto const& done :
         std::vector<std::vector<std::string>>{{"x", "a", "ab", "abc"}, {"abc", "ab", "a", "x"}, {"abc", "abc", "abc", "abc"}}) {
        BOOST_TEST(fine(overlapping, done));
    }
    BOOST_TEST(!fine(overlapping, {"abc", "abc", "x", "x"}) && !fine(overlapping, {"ab", "ab", "ab", "ab"}));
}

void only_lines_that_are_wrong_are_changed() {
    BOOST_TEST_EQ(changed("< #g: a\n< #g: b\n< #g: c", {"a", "c"}), "< #g: a\n< #g: c\n");
    BOOST_TEST_EQ(changed("< #g: a\n< #g: c", {"a", "b", "c"}), "< #g: a\n< #g: b\n< #g: c\n");
    BOOST_TEST_EQ(changed("<~ #g: a+\n< #g: x", {"aaa", "y"}), "<~ #g: a+\n< #g: y\n");
    BOOST_TEST_EQ(changed("< #g: <<<\none\ntwo\n>>>\n< #g: x", {"y"}), "< #g: y\n");
    BOOST_TEST_EQ(changed("< #g: <<<\none\ntwo\n>>>\n< #g: x", {"one\ntwo"}), "< #g: <<<\none\ntwo\n>>>\n");
    BOOST_TEST_EQ(changed("<* #g: a\n<* #g: b", {"b", "c"}), "<* #g: b\n<* #g: c\n");
    BOOST_TEST_EQ(changed("< #g: a\n# why\n\n< #g: b", {"x", "b"}), "< #g: x\n# why\n\n< #g: b\n");
    BOOST_TEST_EQ(changed_by("@a #g: hi\n# a comment\n", said({"x", "y"}), 1), "@a #g: hi\n< #g: x\n< #g: y\n# a comment\n");
}

void what_is_changed_is_told_by_line() {
    BOOST_TEST((changes("< #g: a\n< #g: b", said({"x", "y"})) == std::vector<change>{{0, 2, {"< #g: x", "< #g: y"}}}));
    BOOST_TEST((changes("< #g: a\n# c\n< #g: b", {}) == std::vector<change>{{0, 1, {}}, {2, 1, {}}}));
    BOOST_TEST((changes("", {{"react :x: m1", false, ""}}, 0) == std::vector<change>{{0, 0, {"< react :x: m1"}}}));
    BOOST_TEST(changes("< #g: a", said({"a"})).empty());
}

// --- whatever is expected and whatever is done

std::string random_script(std::minstd_rand& random) {
    static std::string const lines[] = {
        "< #g: a", "< #g: b",     "< @u: a",   "<* #g: a", "<* #g: b",     "<*~ #g: [ab]",         "<~ #g: [ab]*",   "<~ #g: .",
        "",        "# a comment", "< nothing", "<* #g: c", "< edit m1: a", "< #g: <<<\na\nb\n>>>", "< react :x: m1", "<*~ @u: a?"};
    std::string text;
    for (auto left = random() % 8; left > 0; --left) text += lines[random() % std::size(lines)] + "\n";
    return text;
}
std::vector<answer> random_answers(std::minstd_rand& random) {
    static answer const answers[] = {{"#g", true, "a"},      {"#g", true, "b"},           {"#g", true, "c"},    {"#g @u", true, "a"},
                                     {"edit m1", true, "a"}, {"react :x: m1", false, ""}, {"#g", true, "a\nb"}, {"#g", true, ""}};
    std::vector<answer> all;
    for (auto left = random() % 7; left > 0; --left) all.push_back(answers[random() % std::size(answers)]);
    return all;
}

void what_is_changed_makes_it_fine() {
    std::minstd_rand random{20'240'604};
    std::size_t already = 0;
    for (int i = 0; i < 5'000; ++i) {
        auto const text = "@u #g: hi\n" + random_script(random);
        auto const done = random_answers(random);
        if (fine_with(text, done)) {
            ++already;
            continue;
        }
        auto const now = changed_by(text, done, 1);
        if (fine_with(now, done)) continue;
        BOOST_ERROR((text + "=>\n" + now).c_str());
        return;
    }
    BOOST_TEST_GT(already, 80u);
}

// Every order of what came where any order will do, tried one by one.
bool fine_in_some_order(std::vector<script::expected> const& wanted, std::vector<answer> done) {
    if (wanted.size() != done.size()) return false;
    auto const any = [&](std::size_t i) { return wanted[i].what->any_order; };
    for (std::size_t begin = 0; begin < wanted.size();) {
        auto end = begin + 1;
        while (any(begin) && end < wanted.size() && any(end) && !wanted[end].new_group) ++end;
        std::vector<std::size_t> order;
        for (auto i = begin; i < end; ++i) order.push_back(i);
        auto const fits = [&] {
            for (std::size_t i = 0; i < order.size(); ++i) {
                auto const& expected = *wanted[begin + i].what;
                if (!script::matches(done[order[i]], expected, script::answer_of(expected, here))) return false;
            }
            return true;
        };
        bool fit = fits();
        while (!fit && std::next_permutation(order.begin(), order.end())) fit = fits();
        if (!fit) return false;
        begin = end;
    }
    return true;
}

void it_is_fine_exactly_if_there_is_a_way() {
    std::minstd_rand random{20'240'605};
    std::size_t both[2] = {};
    for (int i = 0; i < 5'000; ++i) {
        // Few expectations that fit often, so that the rest of a group may be in the way.
        std::string text;
        static std::string const lines[] = {"<* #g: a", "<*~ #g: [ab]", "<*~ #g: .", "<~ #g: [ab]", "< #g: a", "", "<*~ #g: [bc]"};
        for (auto left = random() % 6; left > 0; --left) text += lines[random() % std::size(lines)] + "\n";
        std::vector<std::string> texts;
        auto const document = read(text);
        auto const wanted = expectations(document);
        for (std::size_t left = wanted.size(); left > 0; --left) texts.push_back(std::string(1, "abc"[random() % 3]));
        auto const done = said(texts);
        bool const expected = fine_in_some_order(wanted, done);
        ++both[expected];
        if (script::comparison{wanted, done, here}.fine() == expected) continue;
        BOOST_ERROR(text.c_str());
        return;
    }
    BOOST_TEST_GT(both[0], 500u);
    BOOST_TEST_GT(both[1], 500u);
}

void many_of_them_take_no_more_than_they_may() {
    std::string text;
    std::vector<std::string> texts;
    for (int i = 0; i < 700; ++i) {
        text += "<*~ #g: x.*\n";
        texts.push_back("x" + std::to_string(i));
    }
    BOOST_TEST(fine(text, texts));
    texts.back() = "y";
    BOOST_TEST(!fine(text, texts));
}

void too_many_to_be_compared_are_all_replaced() {
    script::expects expected;
    expected.where = here;
    expected.text = "x";
    std::vector<script::expected> const wanted(4097, {&expected, 0, 1, false});
    std::vector<answer> const done(4097, answer{"react :x: m1", false, ""});
    script::comparison const beside{wanted, done, here};
    BOOST_TEST(!beside.fine());
    std::size_t count = 0;
    for (auto const& one : beside.changes(0)) count += one.instead.size();
    BOOST_TEST_EQ(count, done.size());
}

}  // namespace

int main() {
    what_is_expected_comes_in_its_order_and_nothing_else_does();
    nothing_is_nothing();
    what_may_come_in_any_order();
    a_blank_line_ends_what_may_come_in_any_order();
    patterns_that_overlap_are_given_out_so_that_all_fit();
    only_lines_that_are_wrong_are_changed();
    what_is_changed_is_told_by_line();
    what_is_changed_makes_it_fine();
    it_is_fine_exactly_if_there_is_a_way();
    many_of_them_take_no_more_than_they_may();
    too_many_to_be_compared_are_all_replaced();
    return boost::report_errors();
}
