// SPDX-License-Identifier: BSL-1.0
// thrown: an exception as a failure that on_error rules can hear.

#ifndef MONONGUSA_BOT_THROWN_HPP
#define MONONGUSA_BOT_THROWN_HPP

#include <monongusa/chat/origin.hpp>
#include <monongusa/event/failure.hpp>

#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::detail {

/// The words of an exception, whatever its type.
inline std::string words_of(std::exception_ptr const& exception) {
    try {
        std::rethrow_exception(exception);
    } catch (std::exception const& known) {
        return known.what();
    } catch (std::string const& text) {
        return text;
    } catch (char const* text) {
        return text;
    } catch (...) {
        return "an exception that is no std::exception";
    }
}

inline event::failure failure_of(std::exception_ptr exception, chat::origin_ref where) {
    event::failure failure;
    failure.what = words_of(exception);
    failure.exception = std::move(exception);
    auto place = where.copy();
    failure.user = std::move(place.user);
    failure.channel = std::move(place.channel);
    failure.message = std::move(place.message);
    failure.thread = std::move(place.thread);
    return failure;
}

}  // namespace monongusa::detail

#endif
