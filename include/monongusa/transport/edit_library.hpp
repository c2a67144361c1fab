// SPDX-License-Identifier: BSL-1.0
// edit_library: libedit, if it is there when the program runs.

#ifndef MONONGUSA_TRANSPORT_EDIT_LIBRARY_HPP
#define MONONGUSA_TRANSPORT_EDIT_LIBRARY_HPP

#include <cstdio>

#include <dlfcn.h>

namespace monongusa::transport {

/// What libedit calls an EditLine.
struct edit_session;

/// What it calls a LineInfoW: the line, and its cursor in it.
struct edit_line {
    wchar_t const* begin;
    wchar_t const* cursor;
    wchar_t const* end;
};

/// What it calls a HistEventW.
struct edit_recall {
    int number;
    wchar_t const* line;
};

using edit_read_key = int (*)(edit_session*, wchar_t* key);
using edit_prompt = wchar_t* (*)(edit_session*);
using edit_history = int (*)(void* self, edit_recall* found, int operation, ...);

/// What of libedit's own interface is needed, by wide characters; its imitation of readline keeps all its state in globals.
///
/// It is found when the program runs, so that a bot links nothing more and runs where it is not.
template <class = void>
class basic_edit_library {
public:
    enum setting {
        prompt = 0,
        editor = 2,
        signals = 3,
        bind = 4,
        tty = 8,
        history = 10,
        editing = 11,
        read_key = 13,
        unbuffered = 15,
        terminal = 16,
        redraw = 20,
    };
    enum recall { first = 3, last = 4, previous = 5, next = 6, current = 8 };

    explicit basic_edit_library(char const* name) noexcept {
        // Never closed: it and the library of terminals below it keep what they have allocated.
        void* const library = name ? ::dlopen(name, RTLD_NOW | RTLD_LOCAL) : nullptr;
        if (!library) return;
        there_ = find(library, "el_init_fd", begin) && find(library, "el_end", end) && find(library, "el_wset", set) &&
                 find(library, "el_wgets", read) && find(library, "el_wline", line) && find(library, "el_winsertstr", insert) &&
                 find(library, "el_resize", resize);
    }

    /// Whether all of it is there.
    explicit operator bool() const noexcept { return there_; }

    edit_session* (*begin)(char const* program, std::FILE* in, std::FILE* out, std::FILE* error, int input, int output, int errors) = nullptr;
    void (*end)(edit_session*) = nullptr;
    int (*set)(edit_session*, int setting, ...) = nullptr;
    wchar_t const* (*read)(edit_session*, int* size) = nullptr;
    edit_line const* (*line)(edit_session*) = nullptr;
    int (*insert)(edit_session*, wchar_t const*) = nullptr;
    void (*resize)(edit_session*) = nullptr;

private:
    template <class Function>
    static bool find(void* library, char const* name, Function& function) noexcept {
        function = reinterpret_cast<Function>(::dlsym(library, name));
        return function != nullptr;
    }

    bool there_ = false;
};
using edit_library = basic_edit_library<>;

}  // namespace monongusa::transport

#endif
