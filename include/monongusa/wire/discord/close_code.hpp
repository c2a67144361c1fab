// SPDX-License-Identifier: BSL-1.0
// close_code: what it means that Discord closes the connection, and what is to be done then.

#ifndef MONONGUSA_WIRE_DISCORD_CLOSE_CODE_HPP
#define MONONGUSA_WIRE_DISCORD_CLOSE_CODE_HPP

#include <cstdint>
#include <string_view>

namespace monongusa::wire::discord {

/// Why a connection to the gateway has ended for good.
enum class gateway_end : unsigned char {
    stopped,             ///< It was told to.
    bad_token,           ///< 4004.
    invalid_shard,       ///< 4010.
    sharding_required,   ///< 4011: in more servers than one connection may serve.
    invalid_version,     ///< 4012: Discord no longer speaks the version of the gateway that the library does.
    invalid_intents,     ///< 4013: bits that Discord does not know.
    disallowed_intents,  ///< 4014: privileged intents that the application is not allowed.
    identify_budget,     ///< Too few new sessions are left for today; see identify_gate.
};

enum class after_close : unsigned char {
    resume,       ///< The session lives on.
    resume_once,  ///< It may; if it happens again before the session is resumed, it does not.
    identify,     ///< The session is lost; a new one may begin.
    end,          ///< To connect again would end the same way.
};

/// One code with which the other side closes.
struct close_code {
    std::uint16_t code = 0;
    after_close then = after_close::resume;
    std::string_view what{};                 ///< For people, as a part of a sentence.
    gateway_end end = gateway_end::stopped;  ///< Where `then` is `end`.
    bool our_fault = false;                  ///< The library sent what it should not have: worth a line in the log.
    bool patiently = false;                  ///< Not at once.

    friend bool operator==(close_code const&, close_code const&) = default;
};

/// Discord's documentation, Opcodes and Status Codes, Gateway Close Event Codes; those below 4000 are RFC 6455's, and what they mean for a session is
/// not documented: a side that closes with 1000 or 1001 ends the session, so one attempt is made and no more.
inline constexpr close_code close_codes[] = {
    {0, after_close::resume, "the connection broke off"},
    {1000, after_close::resume_once, "Discord closed the connection"},
    {1001, after_close::resume_once, "Discord's gateway is going away"},
    {1006, after_close::resume, "the connection broke off"},
    {4000, after_close::resume, "Discord does not know what went wrong"},
    {4001, after_close::resume, "Discord does not know what it was sent", gateway_end::stopped, true},
    {4002, after_close::resume, "Discord could not read what it was sent", gateway_end::stopped, true},
    {4003, after_close::identify, "Discord no longer knows the session"},
    {4004, after_close::end, "Discord does not accept the token", gateway_end::bad_token},
    {4005, after_close::resume, "Discord was told twice who the bot is", gateway_end::stopped, true},
    {4007, after_close::identify, "Discord does not accept the place at which the session was to go on"},
    {4008, after_close::resume, "Discord was sent too much in too short a time", gateway_end::stopped, true, true},
    {4009, after_close::identify, "the session was silent for too long"},
    {4010, after_close::end, "Discord does not accept the number of the shard", gateway_end::invalid_shard},
    {4011, after_close::end, "the bot is in more servers than one shard may serve", gateway_end::sharding_required},
    {4012, after_close::end, "Discord no longer speaks this version of the gateway", gateway_end::invalid_version},
    {4013, after_close::end, "Discord does not know these intents", gateway_end::invalid_intents},
    {4014, after_close::end, "the application is not allowed these privileged intents", gateway_end::disallowed_intents},
};

/// What a code means, 0 where there was none.  One that is not documented lets the session be resumed: if it cannot be, Discord says so then.
constexpr close_code close_code_of(std::uint16_t code) noexcept {
    for (auto const& known : close_codes) {
        if (known.code == code) return known;
    }
    return {code, after_close::resume, "Discord closed the connection with a code of its own"};
}

/// The part of a sentence that says why it has ended.
constexpr std::string_view what_of(gateway_end end) noexcept {
    if (end == gateway_end::identify_budget) return "too few new sessions are left for today";
    for (auto const& known : close_codes) {
        if (known.then == after_close::end && known.end == end) return known.what;
    }
    return "it was stopped";
}

}  // namespace monongusa::wire::discord

#endif
