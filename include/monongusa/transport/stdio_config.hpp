// SPDX-License-Identifier: BSL-1.0
// stdio_config: what a conversation over two file descriptors is told.

#ifndef MONONGUSA_TRANSPORT_STDIO_CONFIG_HPP
#define MONONGUSA_TRANSPORT_STDIO_CONFIG_HPP

#include <monongusa/transport/line_format.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace monongusa::transport {

/// Proposes what a word may become.
struct completer {
    /// Adds to `candidates`, each as a whole word; those that do not begin with what is typed are passed over.  The word begins at `word_begin`,
    /// behind a blank, and ends at the cursor.  Called on the thread that reads.
    void (*complete)(void* self, std::string_view line_up_to_cursor, std::size_t word_begin, std::vector<std::string>& candidates) = nullptr;
    void* self = nullptr;
};

struct stdio_config {
    std::string name = "bot";                 ///< What the bot is called.
    line_format format = line_format::guess;  ///< What the input looks like.
    std::size_t longest_line = 1 << 20;       ///< In bytes.
    int input = STDIN_FILENO;
    int output = STDOUT_FILENO;
    std::string prompt = "> ";            ///< Where both are terminals.
    completer completion{};               ///< For `line_editor`.
    std::string history{};                ///< For `line_editor`: a file to keep what was typed in; without it that is forgotten at the end.
    char const* editor = "libedit.so.2";  ///< For `line_editor`: the library that edits.
};

/// Whether somebody sits there and types.
inline bool is_typed(stdio_config const& how) noexcept { return ::isatty(how.input) == 1 && ::isatty(how.output) == 1; }

}  // namespace monongusa::transport

#endif
