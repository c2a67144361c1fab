// SPDX-License-Identifier: BSL-1.0
// recording_file: a recording out of a file descriptor.

#ifndef MONONGUSA_TRANSPORT_RECORDING_FILE_HPP
#define MONONGUSA_TRANSPORT_RECORDING_FILE_HPP

#include <monongusa/transport/line_reader.hpp>
#include <monongusa/wire/jsonl/object.hpp>
#include <monongusa/wire/jsonl/recording.hpp>

#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::transport {

/// Reads all that comes.  `name` is what the file is called in mistakes.  The error that ended it, none at its end.
template <class = void>
std::error_code read_recording(int descriptor, std::string_view name, wire::jsonl::recording& recording) {
    using result = line_reader::result;
    line_reader lines{descriptor, wire::jsonl::object::longest};
    wire::jsonl::recording_reader reader{recording, std::string{name}};
    std::string_view line;
    for (;;) {
        switch (lines.next(line)) {
            case result::line:
                if (reader.take(line, lines.number())) break;
                reader.end();
                return {};
            case result::too_long: reader.mistake(lines.number(), 1, "the line is too long"); break;
            case result::empty:
                if (auto const error = lines.fill()) return error;
                break;
            case result::end: reader.end(); return {};
        }
    }
}

}  // namespace monongusa::transport

#endif
