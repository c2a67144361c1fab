// SPDX-License-Identifier: BSL-1.0
// recording: what a bot heard and did, as values.

#ifndef MONONGUSA_WIRE_JSONL_RECORDING_HPP
#define MONONGUSA_WIRE_JSONL_RECORDING_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/wire/jsonl/line.hpp>
#include <monongusa/wire/jsonl/scanner.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace monongusa::wire::jsonl {

struct recording {
    jsonl::header header{};
    std::vector<entry> entries{};         ///< In the order of the lines: an action may stand behind a later event.
    std::vector<std::string> mistakes{};  ///< `file:line:column: sentence`; such lines are not among the entries.
};

/// Puts a recording together, line by line.
template <class = void>
class basic_recording_reader {
public:
    static constexpr std::size_t most_entries = 1 << 20;
    static constexpr std::size_t most_mistakes = 20;

    /// `name` is what the file is called.
    basic_recording_reader(recording& into, std::string name) : into_(into), name_(std::move(name)) {}

    /// Takes one line without its end; blank ones are nothing.  False if nothing more is to be read.
    bool take(std::string_view line, std::size_t number) {
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) return true;
        parse_error error;
        auto found = read(line, error);
        if (error) {
            mistake(number, error.column, error.what);
            begun_ = true;
            return true;
        }
        bool const begins = (get_if<header>(&found) != nullptr);
        if (begins && begun_) {
            mistake(number, 1, "another recording begins here; it is not read");
            return false;
        }
        if (!begins && !begun_) mistake(number, 1, "a recording begins with a line of the type \"recording\"");
        begun_ = true;
        if (begins) {
            into_.header = std::move(*get_if<header>(&found));
            return true;
        }
        if (into_.entries.size() == most_entries) {
            mistake(number, 1, detail::joined("more than ", most_entries, " events and actions; the rest is not read"));
            return false;
        }
        if (auto* const event = get_if<event_line>(&found)) {
            into_.entries.emplace_back(std::move(*event));
        } else {
            into_.entries.emplace_back(std::move(*get_if<action_line>(&found)));
        }
        return true;
    }

    /// Nothing more comes.
    void end() {
        if (!begun_) mistake(1, 1, "the recording is empty");
        if (mistakes_ > most_mistakes) into_.mistakes.push_back(detail::joined(name_, ": ", mistakes_ - most_mistakes, " more mistakes"));
    }

    /// Only the first are kept; the others are counted.
    void mistake(std::size_t line, std::size_t column, std::string_view sentence) {
        if (++mistakes_ <= most_mistakes) into_.mistakes.push_back(detail::joined(name_, ':', line, ':', column, ": ", sentence));
    }

private:
    recording& into_;
    std::string name_;
    std::size_t mistakes_ = 0;
    bool begun_ = false;
};
using recording_reader = basic_recording_reader<>;

/// Reads a whole recording.
template <class = void>
recording read_recording(std::string_view text, std::string_view name) {
    recording all;
    recording_reader lines{all, std::string{name}};
    for (std::size_t number = 1; !text.empty(); ++number) {
        auto const end = text.find('\n');
        if (!lines.take(text.substr(0, end), number)) break;
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    lines.end();
    return all;
}

}  // namespace monongusa::wire::jsonl

#endif
