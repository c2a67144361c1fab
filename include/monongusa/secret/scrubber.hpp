// SPDX-License-Identifier: BSL-1.0
// scrubber: takes secrets out of texts that somebody will read.

#ifndef MONONGUSA_SECRET_SCRUBBER_HPP
#define MONONGUSA_SECRET_SCRUBBER_HPP

#include <monongusa/secret/known.hpp>
#include <monongusa/secret/shape.hpp>
#include <monongusa/secret/spelling.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa {
namespace detail {

/// Replaces the passages that the two give, in one pass: those that overlap by one word, so that no end of one sticks out behind another.
template <class NextKnown, class NextShape>
bool replace_passages(std::string& text, NextKnown const& next_known, NextShape const& next_shape_of) {
    auto known = next_known(0);
    auto shape = next_shape_of(0);
    if (!known.found() && !shape.found()) return false;
    std::string scrubbed;
    std::size_t copied = 0;
    while (known.found() || shape.found()) {
        auto const begin = known.begin < shape.begin ? known.begin : shape.begin;
        passage hidden{begin, begin + 1};
        std::size_t named = 0;  // The longest that has a name gives it.
        for (bool more = true; more;) {
            more = known.begin < hidden.end || shape.begin < hidden.end;
            if (known.begin < hidden.end) {
                if (known.end > hidden.end) hidden.end = known.end;
                if (known.end - known.begin > named) {
                    named = known.end - known.begin;
                    hidden.name = known.name;
                }
                known = next_known(known.begin + 1);
            }
            if (shape.begin < hidden.end) {
                if (shape.end > hidden.end) hidden.end = shape.end;
                shape = next_shape_of(shape.end);
            }
        }
        scrubbed.append(text, copied, hidden.begin - copied);
        scrubbed += "(secret";
        if (!hidden.name.empty()) scrubbed += ' ';
        scrubbed += hidden.name;
        scrubbed += ')';
        copied = hidden.end;
    }
    scrubbed.append(text, copied);
    wipe(text.data(), text.size());
    text = std::move(scrubbed);
    return true;
}

inline bool replace_known(std::string& text, bool shapes) {
    known_values::search const search{living_secrets, text};
    auto const next_known = [&](std::size_t from) { return search.next(from); };
    return replace_passages(text, next_known, [&](std::size_t from) { return shapes ? next_shape(text, from) : passage{}; });
}

}  // namespace detail

/// Replaces the value of every living `mg::secret` in `text` by its name, as in `(secret DISCORD_BOT_TOKEN)`, and says whether there was one.
/// For what the bot says in a chat, where somebody may well write how a token looks.
///
/// A value is also found where URLs, JSON or HTML escape it, and in base64 of it or of something that holds it.  Values under four bytes are
/// not looked for: they are part of too many words.  A part of a value is not found, so scrub before you shorten.  The time is linear in the
/// text, for each living secret; without any it is nothing.  Any thread may call it at any time, also from destructors of statics.  Throws
/// nothing but std::bad_alloc, and then the text is as it was.
inline bool scrub_known(std::string& text) { return !detail::living_secrets.none() && detail::replace_known(text, false); }

/// The same, and what looks like a secret that nobody told, by `(secret)`: tokens of Discord and Slack, the addresses of their webhooks, what
/// stands in an Authorization header or as `token` or `ticket` in a URL or JSON.  For logs, errors and recordings.
inline bool scrub(std::string& text) {
    if (!detail::living_secrets.none()) return detail::replace_known(text, true);
    return detail::replace_passages(
        text, [](std::size_t) { return detail::passage{}; }, [&](std::size_t from) { return detail::next_shape(text, from); });
}

}  // namespace monongusa

#endif
