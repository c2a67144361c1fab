// SPDX-License-Identifier: BSL-1.0
// line_editor: lines that somebody types on a terminal: editing, history, completion.

#ifndef MONONGUSA_TRANSPORT_LINE_EDITOR_HPP
#define MONONGUSA_TRANSPORT_LINE_EDITOR_HPP

#include <monongusa/log/log.hpp>
#include <monongusa/transport/completion_list.hpp>
#include <monongusa/transport/console_output.hpp>
#include <monongusa/transport/edit_library.hpp>
#include <monongusa/transport/keystroke.hpp>
#include <monongusa/transport/line_history.hpp>
#include <monongusa/transport/line_reader.hpp>
#include <monongusa/transport/stdio_config.hpp>
#include <monongusa/transport/terminal_line.hpp>
#include <monongusa/transport/terminal_mode.hpp>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <sys/ioctl.h>
#include <unistd.h>

namespace monongusa::transport {

/// A reader, like `line_reader`, which it is where input and output are no terminals, the terminal can do nothing (`TERM` is `dumb`), or there is no
/// libedit.  Else the line can be edited with the usual keys, the arrows bring back earlier lines, Tab completes, Control-D on an empty line is the
/// end of the input.  What is written meanwhile appears above the line.  Between lines, and when it ends in whatever way, the terminal is as it was.
template <class = void>
class basic_line_editor {
public:
    using result = line_reader::result;

    basic_line_editor(stdio_config const& how, console_output& out)
        : how_(how), out_(out), plain_(how, out), edits_(is_typed(how) && can_move_its_cursor()), mode_(how.input) {}
    basic_line_editor(basic_line_editor const&) = delete;
    basic_line_editor& operator=(basic_line_editor const&) = delete;
    ~basic_line_editor() { close(); }

    result next(std::string_view& line) {
        if (!edits_) return plain_.next(line);
        while (auto const size = keystroke_size(std::string_view{keys_}.substr(taken_))) {
            auto const keystroke = keys_.substr(taken_, size);
            taken_ += size;
            show();
            if (keystroke[0] == control('D') && is_empty()) {
                ended_ = true;
                break;
            }
            if (take(keystroke)) return whole(line);
        }
        return ended_ ? result::end : result::empty;
    }

    std::size_t number() const noexcept { return edits_ ? number_ : plain_.number(); }
    std::string_view bytes() const noexcept { return edits_ ? std::string_view{typed_} : plain_.bytes(); }

    void await() {
        if (edits_ && !line_) start();
        if (edits_) {
            show();
        } else {
            plain_.await();
        }
    }

    std::error_code fill() {
        if (!edits_) return plain_.fill();
        keys_.erase(0, taken_);
        taken_ = 0;
        char bytes[4096];
        auto const got = ::read(how_.input, bytes, sizeof bytes);
        if (got > 0) {
            keys_.append(bytes, static_cast<std::size_t>(got));
        } else if (got == 0 || (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)) {
            ended_ = true;  // The terminal has hung up.
        }
        return {};
    }

    void close() {
        if (!line_) return;
        hide();
        out_.footer({});
        line_.reset();
        if (how_.history.empty()) return;
        if (auto const error = history_.save(how_.history)) log::warning("history: ", how_.history, ": ", error.message());
    }

    void restore() noexcept { mode_.restore(); }

private:
    static constexpr std::size_t longest_typed = 4096;  // Characters; as terminals have it.

    static bool can_move_its_cursor() noexcept {
        char const* const terminal = std::getenv("TERM");
        return terminal && *terminal != '\0' && std::string_view{terminal} != "dumb";
    }

    void start() {
        library_.emplace(how_.editor);
        if (*library_) line_.emplace(*library_, how_.input, how_.output, how_.prompt, history_);
        if (!line_ || !*line_) {
            line_.reset();
            edits_ = false;
            return;
        }
        if (!how_.history.empty()) {
            if (auto const error = history_.load(how_.history)) log::warning("history: ", how_.history, ": ", error.message());
        }
        out_.footer({this, [](void* self, std::string& out) { return static_cast<basic_line_editor*>(self)->give_way(out); },
                     [](void* self, std::string& out) { static_cast<basic_line_editor*>(self)->line_->show(out); }});
    }
    bool give_way(std::string& out) {
        if (shown_) line_->hide(out);
        return shown_;
    }

    // The line is there, and the terminal gives its keys one by one.
    void show() {
        out_.draw([this](std::string& out) {
            if (shown_) return;
            mode_.changed(true);
            line_->begin(out);
            shown_ = true;
        });
    }
    void hide() {
        out_.draw([this](std::string& out) {
            if (!shown_) return;
            line_->hide(out);
            end_line(out);
        });
    }
    void end_line(std::string& out) {
        line_->finish(out);
        mode_.changed(false);
        shown_ = false;
    }

    // True if the line is typed.
    bool take(std::string_view keystroke) {
        if (keystroke == "\t") {
            complete();
            return false;
        }
        if (keystroke[0] == control('Z')) {
            suspend();
            return false;
        }
        bool whole = false;
        out_.draw([&](std::string& out) {
            if (is_refused(keystroke)) {
                out += '\a';
                return;
            }
            whole = line_->type(keystroke, out);
            if (!whole) return;
            typed_ = line_->text();
            end_line(out);
        });
        return whole;
    }

    // A line holds neither its own end nor a zero byte, and not more than a terminal takes without an editor.
    bool is_refused(std::string_view keystroke) const noexcept {
        if (keystroke[0] == '\0') return true;
        if (keystroke[0] == control('V')) return keystroke == "\x16\n" || keystroke == "\x16\r" || keystroke[1] == '\0' || is_full();
        bool const adds = static_cast<unsigned char>(keystroke[0]) >= ' ' || keystroke[0] == control('Y');
        return adds && keystroke[0] != '\x7f' && is_full();
    }
    bool is_full() const noexcept { return line_->size() >= std::min(how_.longest_line, longest_typed); }

    bool is_empty() {
        bool empty = false;
        out_.draw([&](std::string&) { empty = line_->size() == 0; });
        return empty;
    }

    result whole(std::string_view& line) {
        ++number_;
        history_.add(typed_);
        auto const size = typed_.size();
        typed_ += '\n';
        if (size > how_.longest_line) return result::too_long;
        line = std::string_view{typed_}.substr(0, size);
        return result::line;
    }

    void complete() {
        std::string before;
        out_.draw([&](std::string&) { before = line_->text_before_cursor(); });
        auto const begin = last_word(before);
        std::vector<std::string> candidates;
        // Not under the lock: whoever is asked may want to write.
        if (how_.completion.complete) how_.completion.complete(how_.completion.self, before, begin, candidates);
        completion_list const found{std::string_view{before}.substr(begin), std::move(candidates)};
        if (auto const rest = found.rest(); !rest.empty()) {
            out_.draw([&](std::string& out) { line_->insert(rest, out); });
        } else if (found.size() > 0) {
            out_.write(found.columns(width()));
        } else {
            out_.draw([](std::string& out) { out += '\a'; });
        }
    }

    std::size_t width() const noexcept {
        winsize size = {};
        return ::ioctl(how_.output, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
    }

    // The key is not the terminal's any more, since the shell must find the terminal as it left it.
    void suspend() {
        out_.draw([this](std::string& out) {
            line_->hide(out);
            line_->give_back(out);
            mode_.changed(false);
        });
        // Nobody may write before the line is there again; but who could, is stopped, too.
        ::kill(0, SIGTSTP);
        out_.draw([this](std::string& out) {
            mode_.changed(true);
            line_->take_back(out);
            line_->show(out);
        });
    }

    stdio_config const& how_;
    console_output& out_;
    line_reader plain_;
    bool edits_;
    terminal_mode mode_;
    line_history history_;
    std::optional<edit_library> library_;
    std::optional<terminal_line> line_;
    bool shown_ = false;
    bool ended_ = false;
    std::string keys_;
    std::size_t taken_ = 0;
    std::string typed_;  // The last line, with its end.
    std::size_t number_ = 0;
};
using line_editor = basic_line_editor<>;

}  // namespace monongusa::transport

#endif
