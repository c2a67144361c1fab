// SPDX-License-Identifier: BSL-1.0
// outcome: what changes is told as a unified diff, and by it alone one comes from the one script to the other.
#include <monongusa/script/outcome.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace script = monongusa::script;
using script::change;
using lines = std::vector<std::string>;

lines numbered(std::size_t count) {
    lines all;
    for (std::size_t i = 1; i <= count; ++i) all.push_back(std::to_string(i));
    return all;
}
std::string diff(lines const& before, std::vector<change> const& changes) { return script::diff("a.chat", before, changes); }
std::string const head = "--- a.chat: expected\n+++ a.chat: what the bot did\n";

void it_is_fine_if_nothing_changes_and_nothing_is_wrong() {
    BOOST_TEST(script::outcome{}.fine());
    BOOST_TEST(!(script::outcome{{{0, 1, {}}}, ""}.fine()));
    BOOST_TEST(!(script::outcome{{}, "no"}.fine()));
    BOOST_TEST_EQ(diff(numbered(5), {}), "");
    BOOST_TEST(script::changed(numbered(5), {}) == numbered(5));
}

void as_diff_writes_it() {
    struct {
        std::size_t count;
        std::vector<change> changes;
        std::string_view body;
    } const rows[] = {
        {5, {{0, 1, {"x"}}}, "@@ -1,4 +1,4 @@\n-1\n+x\n 2\n 3\n 4\n"},
        {5, {{0, 0, {"x"}}}, "@@ -1,3 +1,4 @@\n+x\n 1\n 2\n 3\n"},
        {5, {{4, 1, {"x", "y"}}}, "@@ -2,4 +2,5 @@\n 2\n 3\n 4\n-5\n+x\n+y\n"},
        {5, {{5, 0, {"x"}}}, "@@ -3,3 +3,4 @@\n 3\n 4\n 5\n+x\n"},
        {5, {{4, 1, {}}}, "@@ -2,4 +2,3 @@\n 2\n 3\n 4\n-5\n"},
        {9, {{4, 1, {"x"}}}, "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"},
        // Near: six lines lie between.
        {12, {{1, 1, {}}, {8, 1, {"x"}}}, "@@ -1,12 +1,11 @@\n 1\n-2\n 3\n 4\n 5\n 6\n 7\n 8\n-9\n+x\n 10\n 11\n 12\n"},
        // Far: seven do, and what stands behind is moved by what was added before.
        {13,
         {{1, 1, {"x", "y"}}, {9, 1, {}}},
         "@@ -1,5 +1,6 @@\n 1\n-2\n+x\n+y\n 3\n 4\n 5\n@@ -7,7 +8,6 @@\n 7\n 8\n 9\n-10\n 11\n 12\n 13\n"},
        {0, {{0, 0, {"x", "y"}}}, "@@ -0,0 +1,2 @@\n+x\n+y\n"},
        {2, {{0, 2, {}}}, "@@ -1,2 +0,0 @@\n-1\n-2\n"},
        {1, {{0, 1, {"1"}}}, "@@ -1,1 +1,1 @@\n-1\n+1\n"},
        {3, {{0, 1, {}}, {1, 1, {"x"}}, {3, 0, {"y"}}}, "@@ -1,3 +1,3 @@\n-1\n-2\n+x\n 3\n+y\n"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(diff(numbered(row.count), row.changes), head + std::string{row.body});
}

// Applies a unified diff as the notation says, and nothing but that.
struct patch {
    lines const& before;
    lines after{};
    std::size_t at = 0;  // In the lines before.
    bool fits = true;

    static std::size_t number(std::string_view& text) {
        std::size_t value = 0;
        auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()) + 1);
        return value;
    }
    void take(std::string_view line, bool kept) {
        fits = fits && at < before.size() && before[at] == line;
        ++at;
        if (kept) after.emplace_back(line);
    }
    void apply(std::string_view text) {
        for (int skipped = 0; skipped < 2; ++skipped) text.remove_prefix(text.find('\n') + 1);
        while (!text.empty() && fits) {
            auto hunk = text.substr(4, text.find('\n') - 4);
            text.remove_prefix(text.find('\n') + 1);
            auto const begin = number(hunk), count = number(hunk);
            hunk.remove_prefix(1);
            auto const new_begin = number(hunk), new_count = number(hunk);
            auto const first = count > 0 ? begin - 1 : begin;
            while (at < first) take(before[at], true);
            fits = fits && after.size() == (new_count > 0 ? new_begin - 1 : new_begin);
            auto const end = at + count, new_end = after.size() + new_count;
            while (at < end || after.size() < new_end) {
                auto const line = text.substr(1, text.find('\n') - 1);
                auto const sign = text.empty() ? '?' : text.front();
                if (sign == '?' || !fits) return void(fits = false);
                sign == '+' ? static_cast<void>(after.emplace_back(line)) : take(line, sign == ' ');
                text.remove_prefix(line.size() + 2);
            }
            fits = fits && at == end && after.size() == new_end;
        }
        while (at < before.size()) take(before[at], true);
    }
};

void whoever_applies_it_has_the_other_script() {
    std::minstd_rand random{20'240'606};
    for (int i = 0; i < 5000; ++i) {
        auto const before = numbered(random() % 40);
        std::vector<change> changes;
        for (std::size_t line = random() % 12; line <= before.size();) {
            change one{line, std::min<std::size_t>(random() % 3, before.size() - line), {}};
            for (auto left = random() % 3; left > 0; --left) one.instead.push_back("x" + std::to_string(random() % 9));
            line = one.first + one.count + random() % 15;
            if (one.count > 0 || !one.instead.empty()) changes.push_back(one);
            if (line == one.first) ++line;
        }
        if (changes.empty()) continue;
        patch applied{before};
        applied.apply(diff(before, changes));
        if (applied.fits && applied.after == script::changed(before, changes)) continue;
        BOOST_ERROR(diff(before, changes).c_str());
        return;
    }
}

}  // namespace

int main() {
    it_is_fine_if_nothing_changes_and_nothing_is_wrong();
    as_diff_writes_it();
    whoever_applies_it_has_the_other_script();
    return boost::report_errors();
}
