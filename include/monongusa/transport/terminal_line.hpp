// SPDX-License-Identifier: BSL-1.0
// terminal_line: a line that is edited on a terminal, by libedit.

#ifndef MONONGUSA_TRANSPORT_TERMINAL_LINE_HPP
#define MONONGUSA_TRANSPORT_TERMINAL_LINE_HPP

#include <monongusa/transport/edit_library.hpp>
#include <monongusa/transport/keystroke.hpp>
#include <monongusa/transport/line_history.hpp>
#include <monongusa/transport/utf8_locale.hpp>
#include <monongusa/transport/wide_text.hpp>

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

#include <sys/types.h>

namespace monongusa::transport {

/// It reads nothing and writes nothing itself: keystrokes come in whole, and what shall appear on the terminal is appended to `out`.  So the library
/// never waits in the middle of a key, and one lock around these calls keeps the picture whole.
template <class = void>
class basic_terminal_line {
public:
    /// The history is only looked at.
    basic_terminal_line(edit_library const& library, int input, int output, std::string_view prompt, line_history const& history)
        : library_(library), history_(history), prompt_(wide(prompt)) {
        if (!library_ || !locale_) return;
        cookie_io_functions_t keeps = {};
        keeps.write = [](void* self, char const* bytes, std::size_t size) {
            static_cast<basic_terminal_line*>(self)->drawn_.append(bytes, size);
            return static_cast<ssize_t>(size);
        };
        stream_ = ::fopencookie(this, "w", keeps);
        if (!stream_) return;
        utf8_locale::use const here{locale_};
        session_ = library_.begin("monongusa", stream_, stream_, stream_, input, output, output);
        if (session_) set_up();
        std::fflush(stream_);
        drawn_.clear();  // A complaint about an unknown terminal, say.
    }
    basic_terminal_line(basic_terminal_line const&) = delete;
    basic_terminal_line& operator=(basic_terminal_line const&) = delete;
    ~basic_terminal_line() {
        if (session_) {
            utf8_locale::use const here{locale_};
            library_.set(session_, edit_library::unbuffered, 0);
            // Else it would throw away what has been typed for whoever reads the terminal next.
            library_.set(session_, edit_library::editing, 0);
            library_.end(session_);
        }
        if (stream_) std::fclose(stream_);
    }

    /// Whether the library took the terminal.
    explicit operator bool() const noexcept { return session_ != nullptr; }

    /// Shows the prompt of an empty line; the terminal gives its keys one by one from here.
    void begin(std::string& out) {
        draw(out, [this] { library_.set(session_, edit_library::unbuffered, 1); });
    }
    /// The terminal gives whole lines again.
    void finish(std::string& out) {
        draw(out, [this] { library_.set(session_, edit_library::unbuffered, 0); });
    }
    /// The same in the middle of a line.
    void give_back(std::string& out) {
        draw(out, [this] { library_.set(session_, edit_library::terminal, 0); });
    }
    void take_back(std::string& out) {
        draw(out, [this] {
            library_.set(session_, edit_library::terminal, 1);
            library_.resize(session_);
        });
    }

    /// Takes one keystroke; true if it ends the line.
    bool type(std::string_view keystroke, std::string& out) {
        draw(out, [&] {
            library_.resize(session_);  // Costs one call to the system, and a signal of a new size none.
            keys_.clear();
            append_wide(keys_, plain_key(keystroke));
            read_keys();
        });
        // A line can end so, too, where a newline is quoted.
        auto const line = *library_.line(session_);
        return (keystroke == "\r" || keystroke == "\n") && line.end != line.begin && line.end[-1] == L'\n';
    }

    /// Puts text in at the cursor.
    void insert(std::string_view text, std::string& out) {
        draw(out, [&] {
            library_.insert(session_, wide(text).c_str());
            draw_anew();
        });
    }

    std::string text() const {
        auto const line = *library_.line(session_);
        std::wstring_view all{line.begin, static_cast<std::size_t>(line.end - line.begin)};
        if (all.ends_with(L'\n')) all.remove_suffix(1);
        return bytes_of(all);
    }
    std::string text_before_cursor() const {
        auto const line = *library_.line(session_);
        return bytes_of({line.begin, static_cast<std::size_t>(line.cursor - line.begin)});
    }
    /// In characters.
    std::size_t size() const noexcept {
        auto const line = *library_.line(session_);
        return static_cast<std::size_t>(line.end - line.begin);
    }

    /// Takes prompt and line from the screen and leaves the cursor where they began; nothing else but `show` may be called then.
    void hide(std::string& out) {
        draw(out, [this] {
            // The library knows which rows it has drawn, but cannot be asked to hide them.  So it is shown an empty line without a prompt for a while;
            // to delete and insert the text would overwrite what was last cut.
            auto& line = const_cast<edit_line&>(*library_.line(session_));
            hidden_ = line;
            is_hidden_ = true;
            line.cursor = line.end = line.begin;
            draw_anew();
        });
    }
    void show(std::string& out) {
        draw(out, [this] {
            auto& line = const_cast<edit_line&>(*library_.line(session_));
            line.cursor = hidden_.cursor;
            line.end = hidden_.end;
            is_hidden_ = false;
            library_.resize(session_);
            library_.set(session_, edit_library::redraw);
        });
    }

private:
    static constexpr wchar_t redisplay[] = L"\x81";  // No keyboard sends it: `append_wide` takes it for two bytes.

    template <class Work>
    void draw(std::string& out, Work&& work) {
        utf8_locale::use const here{locale_};
        auto* const before = std::exchange(drawing_, this);
        std::forward<Work>(work)();
        drawing_ = before;
        std::fflush(stream_);
        out += drawn_;
        drawn_.clear();
    }

    void set_up() {
        // A key must not read more keys than it is made of, nor stop the process while the terminal is not as the shell left it.
        library_.set(session_, edit_library::editor, L"emacs");
        library_.set(session_, edit_library::signals, 0);
        library_.set(session_, edit_library::tty, L"-d", L"-susp", none);
        library_.set(session_, edit_library::prompt, edit_prompt{[](edit_session*) { return drawing_->prompt(); }});
        library_.set(session_, edit_library::read_key, edit_read_key{[](edit_session*, wchar_t* key) { return drawing_->next_key(*key); }});
        library_.set(session_, edit_library::history, edit_history{&basic_terminal_line::recall}, static_cast<void*>(this));
        struct binding {
            wchar_t const* key;
            wchar_t const* command;
        };
        constexpr binding bindings[] = {
            {redisplay, L"ed-redisplay"},
            {L"^_", L"ed-delete-next-char"},     // See `plain_key`.
            {L"^R", L"ed-search-prev-history"},  // The usual search reads on by itself,
            {L"^X", L"ed-unassigned"},           // as the first key of two would.
            {L"^@", L"ed-unassigned"},
            {L"^W", L"ed-delete-prev-word"},
        };
        for (auto const& one : bindings) library_.set(session_, edit_library::bind, one.key, one.command, none);
    }

    wchar_t* prompt() noexcept { return is_hidden_ ? nothing_ : prompt_.data(); }

    int next_key(wchar_t& key) noexcept {
        if (given_ == keys_.size()) return 0;
        key = keys_[given_++];
        return 1;
    }

    void read_keys() {
        given_ = 0;
        for (auto before = given_; before < keys_.size(); before = given_) {
            int size = 0;
            library_.read(session_, &size);
            if (given_ == before) break;
        }
    }
    void draw_anew() {
        keys_ = redisplay;
        read_keys();
    }

    // How the library walks through the history: from the latest to the first.
    static int recall(void* self, edit_recall* found, int operation, ...) {
        auto& line = *static_cast<basic_terminal_line*>(self);
        auto const size = line.history_.size();
        auto at = line.recalled_;
        switch (operation) {
            case edit_library::first: at = 0; break;
            case edit_library::last: at = size - 1; break;
            case edit_library::next: ++at; break;
            case edit_library::previous: --at; break;
            case edit_library::current: break;
            default: return -1;
        }
        if (at >= size) return -1;
        line.recalled_ = at;
        line.recalled_text_ = wide(line.history_[at]);
        *found = {static_cast<int>(at), line.recalled_text_.c_str()};
        return 0;
    }

    static constexpr wchar_t const* none = nullptr;  // Ends a list of arguments.
    static inline thread_local basic_terminal_line* drawing_ = nullptr;  // Whom the library calls back; it only ever does so in `draw`.

    edit_library const& library_;
    line_history const& history_;
    utf8_locale locale_;
    std::wstring prompt_;
    wchar_t nothing_[1] = {};
    std::FILE* stream_ = nullptr;
    std::string drawn_;  // What the library has written to the stream.
    edit_session* session_ = nullptr;
    std::wstring keys_;  // One keystroke.
    std::size_t given_ = 0;
    std::size_t recalled_ = 0;
    std::wstring recalled_text_;
    edit_line hidden_{};
    bool is_hidden_ = false;
};
using terminal_line = basic_terminal_line<>;

}  // namespace monongusa::transport

#endif
