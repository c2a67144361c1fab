// SPDX-License-Identifier: BSL-1.0
// Fuzzes scripts: whatever a file holds, its mistakes are on their lines, what it expects can be written and read again, and what is changed in it fits.
#include <monongusa/detail/append.hpp>
#include <monongusa/script/comparison.hpp>
#include <monongusa/script/document.hpp>
#include <monongusa/script/outcome.hpp>
#include <monongusa/script/stage.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace mg = monongusa;
namespace script = mg::script;

void require(bool holds) {
    if (!holds) std::abort();
}

script::place const here{false, "here"};

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> all;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        all.push_back(line);
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return all;
}

// What is written says where, so it is read alike wherever one is.
void it_is_read_as_it_is_written(script::answer const& done) {
    auto const line = mg::detail::joined(done);
    require(line.find('\n') == std::string::npos && line.find('\r') == std::string::npos);
    script::parser parser{"bot"};
    auto const [read, wrong] = parser.next(line);
    require(!wrong && read && !parser.open());
    auto const* const expected = get_if<script::expects>(&*read);
    require(expected && script::answer_of(*expected, {true, "elsewhere"}) == done);
    require(script::matches(done, *expected, script::answer_of(*expected, here)));
}

void parses(std::string_view text) {
    script::parser parser{"bot"};
    for (auto const line : lines_of(text)) {
        auto const [read, wrong] = parser.next(line);
        require(!wrong || (wrong.column <= line.size() && !read));
        if (wrong) require(told(wrong, "a.chat", 1, line).find(wrong.sentence) != std::string::npos);
        auto const* const expected = read ? get_if<script::expects>(&*read) : nullptr;
        if (expected) it_is_read_as_it_is_written(script::answer_of(*expected, here));
    }
}

struct somebody {
    std::size_t heard = 0;

    template <class Event>
    bool hear(Event&) {
        ++heard;
        return true;
    }
    void pass(mg::instant::duration) {}
};

// Plays it before a bot that does, now and then, what is expected.
void plays(std::string_view text) {
    auto const document = script::read_document("a.chat", text, "bot");
    for (auto const& step : document.steps) require(step.count > 0 && step.first + step.count <= document.lines.size());
    if (!document.mistakes.empty()) return;
    script::stage stage{"bot"};
    somebody listener;
    std::vector<script::expected> wanted;
    std::vector<script::answer> done;
    bool new_group = true;
    std::size_t dice = text.size();
    for (auto const& step : document.steps) {
        auto const wrong = stage.play(step.what, listener);
        require(!wrong || wrong.column <= document.lines[step.first].size());
        if ((get_if<script::blank>(&step.what) != nullptr)) new_group = true;
        auto const* const expected = get_if<script::expects>(&step.what);
        if (!expected && !(get_if<script::expects_nothing>(&step.what) != nullptr)) continue;
        wanted.push_back({expected, step.first, step.count, std::exchange(new_group, false)});
        dice = dice * 31 + 7;
        if (expected && dice % 3 != 0) done.push_back(script::answer_of(*expected, here));
        if (dice % 5 == 0) done.push_back({"#here", true, "more"});
    }
    script::comparison const beside{wanted, done, here};
    if (beside.fine()) return;
    auto const changes = beside.changes(0);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        require(changes[i].first + changes[i].count <= document.lines.size());
        require(i == 0 || changes[i - 1].first + changes[i - 1].count < changes[i].first);
    }
    require(!script::diff("a.chat", document.lines, changes).empty());
    std::string now;
    for (auto const& line : script::changed(document.lines, changes)) now += line + "\n";
    // What is expected now is what was done, but for what still matches a pattern.
    auto const again = script::read_document("a.chat", now, "bot");
    require(again.mistakes.empty());
    std::vector<script::expected> wanted_now;
    new_group = true;
    for (auto const& step : again.steps) {
        if ((get_if<script::blank>(&step.what) != nullptr)) new_group = true;
        auto const* const expected = get_if<script::expects>(&step.what);
        if (expected || (get_if<script::expects_nothing>(&step.what) != nullptr)) {
            wanted_now.push_back({expected, step.first, step.count, std::exchange(new_group, false)});
        }
    }
    require(script::comparison{wanted_now, done, here}.fine());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    parses(text);
    plays(text);
    return 0;
}
