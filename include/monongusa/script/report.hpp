// SPDX-License-Identifier: BSL-1.0
// report: what became of scripts, for people and for the programs that run tests.

#ifndef MONONGUSA_SCRIPT_REPORT_HPP
#define MONONGUSA_SCRIPT_REPORT_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/utf8.hpp>

#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::script {

struct verdict {
    std::string name{};      ///< Of the script.
    bool passed = true;
    std::string why{};       ///< A diff, or mistakes; whole lines.
    double seconds = 0;
};

// On one line, and `#` begins no directive.
template <class = void>
void append_tap_name(std::string& out, std::string_view name) {
    std::string visible;
    detail::append_visible(visible, name);
    for (char const character : visible) {
        if (character == '#') out += '\\';
        out += character;
    }
}

/// The Test Anything Protocol, version 13 (testanything.org): one test a script.
template <class = void>
[[gnu::cold]] std::string as_tap(std::vector<verdict> const& all, std::size_t planned) {
    std::string out = detail::joined("TAP version 13\n1..", planned, "\n");
    for (std::size_t i = 0; i < all.size(); ++i) {
        detail::append_part(out, detail::joined(all[i].passed ? "ok " : "not ok ", i + 1, " - "));
        append_tap_name(out, all[i].name);
        out += '\n';
        for (std::string_view why = all[i].why; !why.empty();) {
            auto const line = why.substr(0, why.find('\n'));
            why.remove_prefix(line.size() < why.size() ? line.size() + 1 : line.size());
            detail::append_part(out, detail::joined("# ", line, "\n"));
        }
    }
    if (all.size() < planned) out += "Bail out! the scripts behind it were not played\n";
    return out;
}

// What XML 1.0 cannot hold is replaced.
template <class = void>
void append_xml(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        auto const character = detail::utf8::decode(text.data() + i, text.data() + text.size());
        bool const allowed = character.size != 0 && (character.point >= 0x20 || character.point == '\n' || character.point == '\t') &&
                             character.point != 0xFFFE && character.point != 0xFFFF;
        if (!allowed) {
            out += "\xEF\xBF\xBD";
        } else if (text[i] == '&') {
            out += "&amp;";
        } else if (text[i] == '<') {
            out += "&lt;";
        } else if (text[i] == '>') {
            out += "&gt;";
        } else if (text[i] == '"') {
            out += "&quot;";
        } else {
            out.append(text, i, character.size);
        }
        i += character.size == 0 ? 1 : character.size;
    }
}

// Without an exponent, which a decimal of XML has not.
template <class = void>
void append_seconds(std::string& out, double seconds) {
    char digits[400];
    auto const written = std::to_chars(digits, digits + sizeof digits, seconds, std::chars_format::fixed, 6);
    out.append(digits, static_cast<std::size_t>(written.ptr - digits));
}

/// JUnit's XML, as those read it who show the results of tests: one case a script.
template <class = void>
[[gnu::cold]] std::string as_junit(std::vector<verdict> const& all, std::string_view suite) {
    std::size_t failures = 0;
    double seconds = 0;
    for (auto const& one : all) {
        failures += one.passed ? 0 : 1;
        seconds += one.seconds;
    }
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"";
    append_xml(out, suite);
    detail::append_part(out, detail::joined("\" tests=\"", all.size(), "\" failures=\"", failures, "\" time=\""));
    append_seconds(out, seconds);
    out += "\">\n";
    for (auto const& one : all) {
        out += "  <testcase classname=\"";
        append_xml(out, suite);
        out += "\" name=\"";
        append_xml(out, one.name);
        append_seconds(out += "\" time=\"", one.seconds);
        out += '"';
        if (one.passed) {
            out += "/>\n";
            continue;
        }
        out += "><failure message=\"the script did not pass\">";
        append_xml(out, one.why);
        out += "</failure></testcase>\n";
    }
    return out += "</testsuite>\n";
}

}  // namespace monongusa::script

#endif
