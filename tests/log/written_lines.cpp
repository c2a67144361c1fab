// SPDX-License-Identifier: BSL-1.0
// written_lines: keeps the laws of a sink in any form, and is there before and after everything else.
#include <monongusa/log/written_lines.hpp>

#include "../laws/log_sink.hpp"

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <type_traits>

namespace {

using monongusa::detail::descriptor;
using monongusa::detail::written_lines;
using monongusa::log::record;

struct visible {
    static void append(std::string& out, record const& line, descriptor) {
        for (auto const part : {line.bot, line.subsystem, line.text}) {
            out += ' ';
            monongusa::detail::append_visible(out, part);
        }
    }
};
static_assert(std::is_trivially_destructible_v<written_lines<visible>>);
constinit written_lines<visible> from_the_start{-1, visible{}};

struct flushed_at_its_end : written_lines<visible> {
    explicit flushed_at_its_end(int to) : written_lines{to, {}} {}
    ~flushed_at_its_end() { flush(); }
};

// Knows where it writes to, and counts: so the form is kept, and asked once a line.
struct numbering {
    int number = 0;

    void append(std::string& out, record const& line, descriptor to) {
        out += std::to_string(++number) + (to.is_terminal() ? "!" : "") + std::string{line.text};
    }
};

void a_form_is_asked_once_a_line() {
    auto const file = support::file_with("");
    written_lines<numbering> sink{file.get(), {}};
    sink.write({.text = "a"});
    sink.write({.text = "a"});
    sink.write({.text = "b"});
    ::lseek(file.get(), 0, SEEK_SET);
    BOOST_TEST_EQ(support::read_all(file.get()), "1a\n2the last line came 1 more time\n3b\n");
}

}  // namespace

int main() {
    laws::log_sink([](int to) { return flushed_at_its_end{to}; });
    a_form_is_asked_once_a_line();
    from_the_start.write({.text = "nobody hears this"});
    return boost::report_errors();
}
