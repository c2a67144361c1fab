// SPDX-License-Identifier: BSL-1.0
// frame: the envelope of what the gateway sends: which kind of thing it is, without a look at its contents.

#ifndef MONONGUSA_WIRE_DISCORD_FRAME_HPP
#define MONONGUSA_WIRE_DISCORD_FRAME_HPP

#include <monongusa/wire/json_reader.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::wire::discord {

/// One message of the gateway, by the names of Discord's documentation (Gateway Events, Payload Structure).  Refers to the text it was read
/// from.
struct frame {
    int op = -1;                     ///< What it is; never negative in a frame that was read.
    std::int64_t sequence = -1;      ///< `s`; -1 if there is none.
    std::string_view type{};         ///< `t`, the name of an event as it was written; empty if there is none.
    std::string_view data = "null";  ///< `d`: begins with a value of JSON.  Where the frame goes on behind it, so may this.

    friend bool operator==(frame const&, frame const&) = default;
};

namespace frames {

// What is left in front of the brace that ends the frame; the null view if it has none.
constexpr std::string_view up_to_the_brace(std::string_view rest) noexcept {
    constexpr std::string_view blanks = " \t\r\n";
    auto const brace = rest.find_last_not_of(blanks);
    if (brace == std::string_view::npos || rest[brace] != '}') return {};
    auto const last = rest.substr(0, brace).find_last_not_of(blanks);
    return last == std::string_view::npos ? std::string_view{} : rest.substr(0, last + 1);
}

}  // namespace frames

/// Reads the envelope in whatever order its members stand; unknown ones are passed over.  False if the text is no frame: no object, cut
/// short, or without a number as `op`.  Where `t`, `s` and `op` stand in front of `d`, as Discord writes them, `d` is not looked at, so
/// that a large event nobody wants costs nothing; a mistake in it is found by whoever decodes it.
inline bool read_frame(std::string_view text, frame& out) noexcept {
    out = {};
    bool has_type = false;
    bool has_sequence = false;
    bool cut_short = false;
    json_reader reader{text};
    bool const object = reader.members([&](std::string_view name) {
        if (name == "t") {
            has_type = true;
            out.type = reader.written_text();
        } else if (name == "s") {
            has_sequence = true;
            out.sequence = std::max<std::int64_t>(reader.number<std::int64_t>(-1), -1);
        } else if (name == "op") {
            out.op = std::max(reader.number(-1), -1);
        } else if (name == "d" && has_type && has_sequence && out.op >= 0) {
            out.data = frames::up_to_the_brace(reader.rest());
            cut_short = out.data.empty();
            reader.finish();
        } else if (name == "d") {
            out.data = reader.value();
        }
    });
    return object && reader.fine() && !cut_short && out.op >= 0;
}

}  // namespace monongusa::wire::discord

#endif
