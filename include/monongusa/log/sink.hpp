// SPDX-License-Identifier: BSL-1.0
// sink_policy: where lines of the log go.

#ifndef MONONGUSA_LOG_SINK_HPP
#define MONONGUSA_LOG_SINK_HPP

#include <monongusa/log/record.hpp>

#include <concepts>
#include <type_traits>

namespace monongusa {

namespace log {

/// `write(record)` is called once for each line that is shown, by any thread, by several at a time.  What it throws is not heard, and loses that line;
/// it logs nothing itself.
template <class Sink>
concept sink_policy = requires(Sink& sink, record const& line) {
    sink.write(line);
};

}  // namespace log

namespace mistake {

template <class Sink>
struct not_a_log_sink {
    static constexpr bool fine = log::sink_policy<Sink>;
    static consteval void require() {
        static_assert(fine, "monongusa: log: this is no sink: it lacks 'void write(mg::log::record const&)'; mg::log::lines is one");
    }
};

}  // namespace mistake

namespace log {

/// Refers to a sink, whatever its type, or to none.
class sink_ref {
public:
    constexpr sink_ref() noexcept = default;

    template <class Sink>
        requires(!std::same_as<std::remove_cv_t<Sink>, sink_ref>)
    constexpr sink_ref(Sink& sink) noexcept : sink_(const_cast<void*>(static_cast<void const*>(&sink))), write_(&write_to<Sink>) {
        mistake::not_a_log_sink<Sink>::require();
    }

    constexpr explicit operator bool() const noexcept { return write_ != nullptr; }

    /// Nothing, where it refers to none.
    void write(record const& line) const noexcept {
        if (write_) write_(sink_, line);
    }

private:
    template <class Sink>
    static void write_to([[maybe_unused]] void* sink, [[maybe_unused]] record const& line) noexcept {
        if constexpr (sink_policy<Sink>) {
            try {
                static_cast<Sink*>(sink)->write(line);
            } catch (...) {
                // There is nobody left to tell.
            }
        }
    }

    void* sink_ = nullptr;
    void (*write_)(void* sink, record const& line) noexcept = nullptr;
};

}  // namespace log

}  // namespace monongusa

#endif
