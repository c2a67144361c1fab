// SPDX-License-Identifier: BSL-1.0
// written_lines: a sink that folds lines and writes them to a descriptor, in whatever form.

#ifndef MONONGUSA_LOG_WRITTEN_LINES_HPP
#define MONONGUSA_LOG_WRITTEN_LINES_HPP

#include <monongusa/log/descriptor.hpp>
#include <monongusa/log/fold.hpp>
#include <monongusa/log/record.hpp>
#include <monongusa/secret/gate.hpp>

#include <string>

namespace monongusa::detail {

/// `Form` appends a record to a text, without the end of the line.  Constant from the start and with nothing to destroy, as a gate is, so that the
/// process can log before and after everything else; whoever owns it calls `flush` at the end.
template <class Form>
class written_lines {
public:
    constexpr written_lines(int to, Form form) noexcept : to_{to}, form_(form) {}
    written_lines(written_lines const&) = delete;
    written_lines& operator=(written_lines const&) = delete;

    void write(log::record const& line) {
        writing const alone{gate_};
        fold_.take(line, [this](log::record const& told) { put(told); });
    }

    /// Tells how often the last line came, if it was not told yet.
    void flush() noexcept {
        writing const alone{gate_};
        try {
            fold_.end([this](log::record const& told) { put(told); });
        } catch (...) {
            // For want of memory; then it is not told.
        }
    }

private:
    void put(log::record const& told) {
        std::string line;
        form_.append(line, told, to_);
        line += '\n';
        to_.write_line(line);
    }

    gate gate_;
    descriptor to_;
    Form form_;
    log::fold fold_;
};

}  // namespace monongusa::detail

#endif
