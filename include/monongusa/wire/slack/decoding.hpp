// SPDX-License-Identifier: BSL-1.0
// decoding: what a decoder has to know besides an event.

#ifndef MONONGUSA_WIRE_SLACK_DECODING_HPP
#define MONONGUSA_WIRE_SLACK_DECODING_HPP

#include <monongusa/wire/decoded.hpp>
#include <monongusa/wire/slack/directory.hpp>
#include <monongusa/wire/slack/self_info.hpp>

#include <span>
#include <string>

namespace monongusa::wire::slack {

using wire::decoded;

/// Refers to all of it.
struct decoding {
    self_info const& self;
    directory const& names;
    /// What speaks to the bot at the beginning of a text, besides a mention: `!`, `bot:`, `bot`.  One that ends in a letter or digit has to
    /// be a word of its own.  Empty ones are nothing.
    std::span<std::string const> aliases{};
};

}  // namespace monongusa::wire::slack

#endif
