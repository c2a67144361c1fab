// SPDX-License-Identifier: BSL-1.0
// support::screen: what somebody in front of a terminal sees of the bytes that it is sent.

#ifndef MONONGUSA_TESTS_SUPPORT_SCREEN_HPP
#define MONONGUSA_TESTS_SUPPORT_SCREEN_HPP

#include <monongusa/detail/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace support {

/// As much of an xterm, and of the driver before it, as a line editor makes use of.  Lines are never scrolled away; each character is one column
/// wide.
class screen {
public:
    explicit screen(std::size_t columns = 80) : columns_(columns), rows_(1) {}

    void put(std::string_view bytes) {
        waiting_ += bytes;
        std::size_t done = 0;
        while (auto const size = one(std::string_view{waiting_}.substr(done))) done += size;
        waiting_.erase(0, done);
    }

    /// The rows from the first, without blanks at their ends, each followed by `/`; the cursor is `|`.
    std::string seen() const {
        std::string out;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            auto shown = rows_[row];
            std::size_t size = shown.size();
            while (size > 0 && shown[size - 1] == U' ') --size;
            shown.resize(size, U' ');
            if (row == row_) {
                shown.resize(shown.size() < column_ ? column_ : shown.size(), U' ');
                shown.insert(column_, 1, U'|');
            }
            for (char32_t const point : shown) {
                char text[4];
                out.append(text, monongusa::detail::utf8::encode(point, text));
            }
            out += '/';
        }
        return out;
    }
    /// What it does not know.
    std::string const& strange() const noexcept { return strange_; }
    std::size_t beeps() const noexcept { return beeps_; }

private:
    // How many bytes were one thing to do; 0 if more are to come.
    std::size_t one(std::string_view bytes) {
        if (bytes.empty()) return 0;
        switch (bytes[0]) {
            case '\r': column_ = 0; return 1;
            case '\n':
                column_ = 0;
                down();
                return 1;
            case '\b':
                if (column_ > 0) --column_;
                return 1;
            case '\a': ++beeps_; return 1;
            case '\x1b': return sequence(bytes);
            default: break;
        }
        auto const lead = static_cast<unsigned char>(bytes[0]);
        std::size_t const size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (bytes.size() < size) return 0;
        auto const point = monongusa::detail::utf8::decode(bytes.data(), bytes.data() + bytes.size());
        if (point.size == 0 || lead < ' ' || lead == 0x7f) {
            strange_ += bytes[0];
            return 1;
        }
        // In the last column the cursor stays on what was written until something more is.
        if (column_ == columns_) {
            column_ = 0;
            down();
        }
        auto& row = rows_[row_];
        if (row.size() <= column_) row.resize(column_ + 1, U' ');
        row[column_++] = point.point;
        return point.size;
    }

    std::size_t sequence(std::string_view bytes) {
        if (bytes.size() < 2) return 0;
        if (bytes[1] != '[') {
            strange_ += bytes.substr(0, 2);
            return 2;
        }
        std::size_t end = 2;
        while (end < bytes.size() && bytes[end] < 0x40) ++end;
        if (end == bytes.size()) return 0;
        auto const argument = bytes.substr(2, end - 2);
        std::size_t number = 0;
        for (char const digit : argument) number = number * 10 + static_cast<std::size_t>(digit - '0');
        if (column_ == columns_) --column_;
        auto& row = rows_[row_];
        auto const count = number == 0 ? 1 : number;
        switch (bytes[end]) {
            case 'A': row_ -= count < row_ ? count : row_; break;
            case 'B': row_ += count; break;
            case 'C': column_ += count; break;
            case 'D': column_ -= count < column_ ? count : column_; break;
            case 'G': column_ = count - 1; break;
            case 'K':
                if (row.size() > column_) row.resize(column_);
                break;
            case 'J':
                if (row.size() > column_) row.resize(column_);
                rows_.resize(row_ + 1);
                break;
            case 'H':
                row_ = column_ = 0;
                break;
            case 'P':
                if (row.size() > column_) row.erase(column_, count);
                break;
            case '@':
                if (row.size() > column_) row.insert(column_, count, U' ');
                if (row.size() > columns_) row.resize(columns_);
                break;
            default: strange_ += bytes.substr(0, end + 1);
        }
        if (row_ >= rows_.size()) rows_.resize(row_ + 1);
        return end + 1;
    }

    void down() {
        if (++row_ == rows_.size()) rows_.emplace_back();
    }

    std::size_t columns_;
    std::vector<std::u32string> rows_;
    std::size_t row_ = 0;
    std::size_t column_ = 0;
    std::string waiting_;
    std::string strange_;
    std::size_t beeps_ = 0;
};

}  // namespace support

#endif
