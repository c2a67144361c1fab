// SPDX-License-Identifier: BSL-1.0
// error: what can go wrong that is neither the system's fault nor a platform's.

#ifndef MONONGUSA_ERROR_ERROR_HPP
#define MONONGUSA_ERROR_ERROR_HPP

#include <string>
#include <system_error>

namespace monongusa {

/// The errors of the library itself, as values of std::error_code.  Each is also the condition of std::errc that comes nearest.
enum class error : int {
    no_destination = 1,  ///< An action whose `to` is incomplete, in answer to an event that does not complete it.
    not_supported,       ///< An action that the transport does not perform.
    connection_lost,     ///< The connection went before the platform confirmed the action; whether it was done is unknown.
    stopped,             ///< The bot was stopped before the action was done.
    too_many_timers,     ///< More waits for its time than a bot keeps.
    too_many_waits,      ///< More coroutines are under way, or wait, than a bot keeps.
    deadline_passed,     ///< A bot has ended, but not all of its handlers had at the deadline.
    actions_unanswered,  ///< A bot has ended, but its transport did not say what came of all its actions.
    text_too_long,       ///< More than the platform takes.
    text_empty,          ///< The platform takes no empty text.
    sink_threw,          ///< Where the transport took an action; the log has what it threw.
    ran_before,          ///< A bot that is run a second time.
    no_token,            ///< A bot that a platform wants a token of, which it was not given.
};

namespace detail {

class error_category final : public std::error_category {
public:
    char const* name() const noexcept override { return "monongusa"; }

    std::string message(int value) const override {
        switch (static_cast<error>(value)) {
            case error::no_destination: return "the event does not say where the action goes; set its 'to'";
            case error::not_supported: return "the transport does not perform this action";
            case error::connection_lost: return "the connection was lost before the action was confirmed";
            case error::stopped: return "the bot was stopped before the action was done";
            case error::too_many_timers: return "too many actions wait for their time; this one was not taken";
            case error::too_many_waits: return "too many coroutines are under way; this one was not taken";
            case error::deadline_passed: return "the deadline passed before all handlers had ended";
            case error::actions_unanswered: return "the transport did not say what came of all actions";
            case error::text_too_long: return "the text is longer than the platform takes";
            case error::text_empty: return "the platform takes no empty text";
            case error::sink_threw: return "the transport threw an exception";
            case error::ran_before: return "the bot has run before; a bot runs once";
            case error::no_token: return "the bot has no token";
        }
        return "no error of monongusa";
    }

    std::error_condition default_error_condition(int value) const noexcept override {
        switch (static_cast<error>(value)) {
            case error::no_destination: return std::errc::destination_address_required;
            case error::not_supported: return std::errc::operation_not_supported;
            case error::connection_lost: return std::errc::connection_aborted;
            case error::stopped: return std::errc::operation_canceled;
            case error::too_many_timers:
            case error::too_many_waits: return std::errc::resource_unavailable_try_again;
            case error::deadline_passed:
            case error::actions_unanswered: return std::errc::timed_out;
            case error::text_too_long: return std::errc::message_size;
            case error::text_empty: return std::errc::invalid_argument;
            case error::sink_threw: return std::errc::io_error;
            case error::ran_before: return std::errc::operation_not_permitted;
            case error::no_token: return std::errc::permission_denied;
        }
        return {value, *this};
    }
};

// One for the process, and never ended: an error may be told after main.
inline error_category const& the_error_category() noexcept {
    union kept {
        error_category category;
        constexpr kept() noexcept : category{} {}
        ~kept() {}
    };
    static constinit kept const one{};
    return one.category;
}

}  // namespace detail

inline std::error_code make_error_code(error which) noexcept { return {static_cast<int>(which), detail::the_error_category()}; }

}  // namespace monongusa

template <>
struct std::is_error_code_enum<monongusa::error> : std::true_type {};

#endif
