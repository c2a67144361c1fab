// SPDX-License-Identifier: BSL-1.0
// <monongusa.hpp> with all of the library that it needs.
// Written by tools/amalgamate.py: change include/ and run that again.

// SPDX-License-Identifier: BSL-1.0
// monongusa: chat bots as tables of reactions, assembled and checked by the compiler.

#ifndef MONONGUSA_HPP
#define MONONGUSA_HPP

// SPDX-License-Identifier: BSL-1.0
// core: the light front for files that define reactions; std and Hana only.

#ifndef MONONGUSA_CORE_HPP
#define MONONGUSA_CORE_HPP

// Whether it can be compiled at all.
// SPDX-License-Identifier: BSL-1.0
// config: what the library needs of the compiler and of Boost; what is missing is one sentence, and the compiler stops there.

#ifndef MONONGUSA_CONFIG_HPP
#define MONONGUSA_CONFIG_HPP

// After an #error compilers go on, and thousands of errors of the other headers would hide it.  A file that is not there ends it.
#if __cplusplus < 202002L || !defined(__cpp_concepts) || !defined(__cpp_consteval)
#error "monongusa: this compiler does not speak C++20, or was not told to; take g++ 12, clang 17 or later, with -std=c++20"
#include <monongusa stops here>
#endif

#if !__has_include(<boost/version.hpp>)
#error "monongusa: there is no Boost on the include path; install the headers of 1.81 or later (Debian 12: libboost1.81-dev)"
#include <monongusa stops here>
#endif

#include <boost/version.hpp>

#if BOOST_VERSION < 108100
#error "monongusa: the Boost on the include path is older than 1.81; put a later one before it (Debian 12: libboost1.81-dev)"
#include <monongusa stops here>
#endif

#endif
// Where the sentences about mistakes are comes first: the compiler prints the includes that lead to them, and here they are few.
// SPDX-License-Identifier: BSL-1.0
// clock_policy: tells the time and keeps what is to be done later.

#ifndef MONONGUSA_CONCEPT_CLOCK_HPP
#define MONONGUSA_CONCEPT_CLOCK_HPP

// SPDX-License-Identifier: BSL-1.0
// instant: a point in time by a bot's clock, and durations as it counts them.

#ifndef MONONGUSA_DETAIL_INSTANT_HPP
#define MONONGUSA_DETAIL_INSTANT_HPP

// Declares std::chrono::steady_clock and the durations, as every standard library's <mutex> does.  <chrono> itself, with calendar and streams, would
// add a fifth to what a bot's file costs to read.
#include <mutex>

namespace monongusa {

/// A point in time by a bot's clock.  `instant::max()` means never.
using instant = std::chrono::steady_clock::time_point;

namespace detail {

/// A duration of whatever unit as a clock counts it; as long as can be told, where it is longer.
template <class Rep, class Period>
constexpr instant::duration whole(std::chrono::duration<Rep, Period> length) noexcept {
    using floating = std::chrono::duration<long double, instant::period>;
    if (floating{length} >= floating{instant::duration::max()}) return instant::duration::max();
    if (floating{length} <= floating{instant::duration::min()}) return instant::duration::min();
    return std::chrono::duration_cast<instant::duration>(length);
}

/// The instant `delay` after another; never, where that is too far away to be told.
constexpr instant after(instant from, instant::duration delay) noexcept {
    return delay > instant::max() - from ? instant::max() : from + delay;
}

}  // namespace detail
}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// once: a callable behind one type, for one call.

#ifndef MONONGUSA_DETAIL_ONCE_HPP
#define MONONGUSA_DETAIL_ONCE_HPP

#include <concepts>
#include <cstddef>
#include <new>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// Holds whatever can be called with `Arguments`; called at most once.  Moving leaves an empty one behind, whose call is nothing.  Small trivial
/// callables are kept inside, others on the heap.  One that is never called is let go without a call.
template <class... Arguments>
class once {
    static constexpr std::size_t room = 6 * sizeof(void*);  // What the completion of a context's own actions takes.

    template <class Callable>
    static constexpr bool fits = sizeof(Callable) <= room && alignof(Callable) <= alignof(void*) && std::is_trivially_copyable_v<Callable>;

public:
    once() noexcept = default;

    template <class Given>
        requires(!std::derived_from<std::remove_cvref_t<Given>, once> && std::invocable<std::decay_t<Given>&, Arguments...>)
    once(Given&& given) {
        using callable = std::decay_t<Given>;
        if constexpr (fits<callable>) {
            ::new (static_cast<void*>(buffer_)) callable(std::forward<Given>(given));
            end_ = [](void* self, bool call, std::remove_reference_t<Arguments>*... arguments) {
                if (call) (*static_cast<callable*>(self))(static_cast<Arguments&&>(*arguments)...);
            };
        } else {
            ::new (static_cast<void*>(buffer_)) callable* (new callable(std::forward<Given>(given)));
            end_ = [](void* self, bool call, std::remove_reference_t<Arguments>*... arguments) {
                // The call may throw.
                struct owner {
                    callable* owned;
                    ~owner() { delete owned; }
                } const mine{*static_cast<callable**>(self)};
                if (call) (*mine.owned)(static_cast<Arguments&&>(*arguments)...);
            };
        }
    }

    once(once&& other) noexcept { take(other); }
    once& operator=(once&& other) noexcept {
        if (this != &other) {
            drop();
            take(other);
        }
        return *this;
    }
    once(once const&) = delete;
    once& operator=(once const&) = delete;
    ~once() { drop(); }

    /// Whether a call would do something.
    explicit operator bool() const noexcept { return end_ != nullptr; }

    void operator()(Arguments... arguments) {
        if (auto const end = std::exchange(end_, nullptr)) end(buffer_, true, &arguments...);
    }

private:
    // Ends what is held, with or without a call; without, the arguments are null.
    using end_t = void (*)(void* self, bool call, std::remove_reference_t<Arguments>*... arguments);

    template <class>
    static constexpr std::nullptr_t null{};

    void take(once& other) noexcept {
        for (std::size_t i = 0; i < room; ++i) buffer_[i] = other.buffer_[i];
        end_ = std::exchange(other.end_, nullptr);
    }
    void drop() noexcept {
        if (auto const end = std::exchange(end_, nullptr)) end(buffer_, false, null<Arguments>...);
    }

    alignas(void*) std::byte buffer_[room]{};
    end_t end_ = nullptr;
};

}  // namespace monongusa::detail

#endif

#include <concepts>
#include <cstddef>

namespace monongusa {

template <class Clock>
concept has_now = requires(Clock const& clock) {
    { clock.now() } -> std::same_as<instant>;
};
template <class Clock>
concept has_timers = requires(Clock& clock, detail::once<> due) {
    { clock.timers().earliest() } -> std::same_as<instant>;
    { clock.timers().fire_one(instant{}) } -> std::same_as<bool>;
    { clock.timers().size() } -> std::same_as<std::size_t>;
    clock.timers().cancel(clock.timers().add(instant{}, static_cast<detail::once<>&&>(due)));
};
template <class Clock>
concept has_passes_by_itself = requires { typename std::bool_constant<static_cast<bool>(Clock::passes_by_itself)>; };

/// - `now()`: the time; any thread; never goes back;
/// - `timers()`: the `mg::clock::timer_queue` of what waits for its time;
/// - `passes_by_itself`: whether time goes on while nobody moves it, so that somebody has to wait for the earliest timer.
///
/// One whose time can be moved on has `set(instant)` as well; if it also passes by itself, `really(instant)` says when a time of its own comes on the
/// steady clock.
///
/// A bot's waits are all in its clock's queue, so that in virtual time they take no time.
template <class Clock>
concept clock_policy = has_now<Clock> && has_timers<Clock> && has_passes_by_itself<Clock>;

namespace detail {

template <class Clock>
concept can_be_set = requires(Clock& clock) { clock.set(instant{}); };

}  // namespace detail

namespace mistake {

template <class Clock>
struct not_a_clock {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(has_now<Clock>, "monongusa: bot: this is no clock: it lacks 'mg::instant now() const'; mg::clock::real is one");
        static_assert(!has_now<Clock> || has_timers<Clock>,
                      "monongusa: bot: this is no clock: it lacks 'mg::clock::timer_queue& timers()'; mg::clock::real has them");
        static_assert(!has_now<Clock> || !has_timers<Clock> || has_passes_by_itself<Clock>,
                      "monongusa: bot: this is no clock: it lacks 'static constexpr bool passes_by_itself'; mg::clock::real has it");
    }
};

}  // namespace mistake

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// event_type: a plain value that can come in.

#ifndef MONONGUSA_CONCEPT_EVENT_HPP
#define MONONGUSA_CONCEPT_EVENT_HPP

#include <concepts>
#include <string_view>
#include <type_traits>

namespace monongusa {

/// An event knows no client, can be compared, made empty and moved, and has a name for the log.
template <class Event>
concept event_type = std::equality_comparable<Event> && std::default_initializable<Event> && std::movable<Event> && requires {
    { Event::event_name } -> std::convertible_to<std::string_view>;
};

namespace mistake {

template <class Event>
struct not_an_event {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<std::add_pointer_t<Event>>,
                      "monongusa: on<Event>: 'Event' is no event; an event is a comparable, movable value with a static 'event_name', such as "
                      "mg::event::message");
    }
};

}  // namespace mistake

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// executor_policy: says when and on which thread a chosen handler runs.

#ifndef MONONGUSA_CONCEPT_EXECUTOR_HPP
#define MONONGUSA_CONCEPT_EXECUTOR_HPP

// SPDX-License-Identifier: BSL-1.0
// origin: where an event came from and an answer goes to.

#ifndef MONONGUSA_CHAT_ORIGIN_HPP
#define MONONGUSA_CHAT_ORIGIN_HPP

// SPDX-License-Identifier: BSL-1.0
// channel: where people talk.

#ifndef MONONGUSA_CHAT_CHANNEL_HPP
#define MONONGUSA_CHAT_CHANNEL_HPP

#include <string>

namespace monongusa::chat {

enum class channel_kind : unsigned char {
    open,    ///< Everybody of the workspace or server may see it.
    closed,  ///< By invitation.
    group,   ///< A direct conversation of several people.
    direct,  ///< A direct conversation with one.
};

struct channel {
    std::string id{};
    std::string name{};  ///< Without `#`.
    channel_kind kind = channel_kind::open;

    friend bool operator==(channel const&, channel const&) = default;
};

inline void append_to(std::string& out, channel const& channel) { (out += '#') += channel.name; }

}  // namespace monongusa::chat

#endif
// SPDX-License-Identifier: BSL-1.0
// user: who takes part in a chat.

#ifndef MONONGUSA_CHAT_USER_HPP
#define MONONGUSA_CHAT_USER_HPP

#include <string>
#include <string_view>
#include <vector>

namespace monongusa::chat {

/// Somebody who writes or reacts.
struct user {
    std::string id{};    ///< As the platform has it; stable.
    std::string name{};  ///< As people see it; may change.
    bool bot = false;   ///< Another bot or a webhook, or this bot.
    bool self = false;  ///< This bot.
    std::vector<std::string> roles{};  ///< The names of what the user is in this place, as far as the platform tells them with the event.

    friend bool operator==(user const&, user const&) = default;
};

inline void append_to(std::string& out, user const& user) { out += user.name; }

}  // namespace monongusa::chat

#endif

#include <string>

namespace monongusa::chat {

/// The place of an answer: the channel, whom it addresses, and the message it belongs to.  What does not apply is empty.
struct origin {
    chat::channel channel{};
    chat::user user{};
    std::string message{};  ///< The id of a message.
    std::string thread{};   ///< The id of the thread that message is in.

    friend bool operator==(origin const&, origin const&) = default;
};

/// The same inside an event, without a copy.  Valid as long as the event; null where the event's type has no such part.
struct origin_ref {
    chat::channel const* channel = nullptr;
    chat::user const* user = nullptr;
    std::string const* message = nullptr;
    std::string const* thread = nullptr;

    origin copy() const {
        return {channel ? *channel : chat::channel{}, user ? *user : chat::user{}, message ? *message : std::string{},
                thread ? *thread : std::string{}};
    }
};

}  // namespace monongusa::chat

#endif
// SPDX-License-Identifier: BSL-1.0
// task: the call of one chosen handler, as an executor sees it.

#ifndef MONONGUSA_CONCEPT_TASK_HPP
#define MONONGUSA_CONCEPT_TASK_HPP


#include <atomic>
#include <cstddef>
#include <utility>

namespace monongusa {

namespace detail {

/// What all calls have in common, whatever the rule and the event.
struct hit {
    using call = void (*)(hit& self);

    call run;      ///< Runs the handler and lets the event go.
    call let_go;   ///< Ends one that was never run.
    call destroy;
    chat::origin_ref origin;  ///< Into the delivery, which holds until `run` or `let_go` is done with it.
    std::atomic<std::size_t> holders = 1;
    std::atomic<bool> begun = false;
    bool must_not_be_dropped = false;  // Tells of a failure: where the executor is full it waits for room.
    hit* next = nullptr;  // While the executor has no room.

    hit(call runs, call lets_go, call destroys, chat::origin_ref from) noexcept
        : run(runs), let_go(lets_go), destroy(destroys), origin(from) {}
};

}  // namespace detail

/// What a bot hands to its executor: small, copied freely, called once by any thread; a second call is nothing.  A call throws nothing.  A task
/// whose last copy goes without a call was dropped, which the bot counts.
class task_of_bot {
public:
    /// Takes a new hit over.
    explicit task_of_bot(detail::hit* of) noexcept : of_(of) {}
    task_of_bot(task_of_bot const& other) noexcept : of_(other.of_) {
        if (of_) of_->holders.fetch_add(1, std::memory_order_relaxed);
    }
    task_of_bot(task_of_bot&& other) noexcept : of_(std::exchange(other.of_, nullptr)) {}
    task_of_bot& operator=(task_of_bot other) noexcept {
        std::swap(of_, other.of_);
        return *this;
    }
    ~task_of_bot() {
        if (!of_ || of_->holders.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
        if (!of_->begun) of_->let_go(*of_);
        of_->destroy(*of_);
    }

    void operator()() const noexcept {
        if (!of_->begun.exchange(true)) of_->run(*of_);
    }

    /// One more task of a hit that somebody else holds.
    static task_of_bot shared(detail::hit* of) noexcept {
        of->holders.fetch_add(1, std::memory_order_relaxed);
        return task_of_bot{of};
    }
    bool must_not_be_dropped() const noexcept { return of_->must_not_be_dropped; }

    /// Where the event came from; until the call.
    chat::origin_ref const& origin() const noexcept { return of_->origin; }

    /// Gives the hit out of hand, for a list of one's own.
    detail::hit* release() noexcept { return std::exchange(of_, nullptr); }

private:
    detail::hit* of_;
};

/// What an executor is given that runs its tasks in place: called before `try_execute` comes back, and not copied.
struct task_in_place {
    void (*run)(void* call) noexcept;
    void* call;
    chat::origin_ref from;

    void operator()() const noexcept { run(call); }
    chat::origin_ref const& origin() const noexcept { return from; }
};

}  // namespace monongusa

#endif

#include <concepts>
#include <type_traits>

namespace monongusa {

namespace detail {

struct any_callback {
    void operator()() const noexcept;
};

}  // namespace detail

/// An executor that has run the task when `try_execute` comes back: its handlers see the event where the transport decoded it.
template <class Executor>
concept runs_in_place = requires { requires Executor::in_place; };

template <class Executor>
concept has_try_execute = requires(Executor& executor, std::conditional_t<runs_in_place<Executor>, task_in_place, task_of_bot> task) {
    { executor.try_execute(task) } -> std::convertible_to<bool>;
};
template <class Executor>
concept has_on_room = requires(Executor& executor, detail::any_callback callback) { executor.on_room(callback); };
template <class Executor>
concept has_drain = requires(Executor& executor, instant deadline) { executor.drain(deadline); };
template <class Executor>
concept has_at_rest = requires(Executor& executor) {
    { executor.at_rest() } -> std::convertible_to<bool>;
};

/// - `try_execute(task)` takes the task (true) or refuses it when it is full (false), and never blocks.  A task is an `mg::task_of_bot`: small, copied
///   freely, called once, with nothing, on any thread; it throws nothing.  `task.origin()` says until then where its event came from.  It is given
///   as an lvalue, which may be moved from if it is taken; a refused one is offered again.  An executor with `static constexpr bool in_place = true` runs it at once; its
///   tasks are `mg::task_in_place`;
/// - `on_room(callback)`: the callback is called once, on any thread, when there is room again after a refusal; at once if there is already;
/// - `drain(deadline)`: comes back when all that was taken is done, or at the deadline (an `mg::instant`, which is std::chrono's steady
///   clock's), whatever is first;
/// - `at_rest()`: no task is queued or running.
///
/// All may be called by any thread, `drain` not by a task.  It is moved into its bot before anything else is asked of it, so its state is best on the
/// heap.  It may also have `bool drops_when_full() const`: true if its bot is to drop (and count) what it refuses, instead of pausing the transport.
template <class Executor>
concept executor_policy = has_try_execute<Executor> && has_on_room<Executor> && has_drain<Executor> && has_at_rest<Executor> &&
                          std::move_constructible<Executor>;

/// An executor of which only running shows whether it does that: `bool in_place() const`.
template <class Executor>
concept may_run_in_place = requires(Executor const& executor) {
    { executor.in_place() } -> std::same_as<bool>;
};

namespace mistake {

template <class Executor>
struct not_an_executor {
    static constexpr bool fine = false;
    static consteval void require() {
        constexpr bool upto_room = has_try_execute<Executor> && has_on_room<Executor>;
        static_assert(has_try_execute<Executor>,
                      "monongusa: bot: this is no executor: it lacks 'bool try_execute(task)'; mg::executor::inplace is one");
        static_assert(!has_try_execute<Executor> || has_on_room<Executor>,
                      "monongusa: bot: this is no executor: it lacks 'on_room(callback)'; mg::executor::inplace has one");
        static_assert(!upto_room || has_drain<Executor>,
                      "monongusa: bot: this is no executor: it lacks 'drain(deadline)'; mg::executor::inplace has one");
        static_assert(!upto_room || !has_drain<Executor> || has_at_rest<Executor>,
                      "monongusa: bot: this is no executor: it lacks 'bool at_rest()'; mg::executor::inplace has one");
        static_assert(!upto_room || !has_drain<Executor> || !has_at_rest<Executor> || std::move_constructible<Executor>,
                      "monongusa: bot: this is no executor: it cannot be moved into its bot; keep its state on the heap");
    }
};

}  // namespace mistake

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// matcher_for: decides whether a rule hears an event.

#ifndef MONONGUSA_CONCEPT_MATCHER_HPP
#define MONONGUSA_CONCEPT_MATCHER_HPP

// SPDX-License-Identifier: BSL-1.0
// captures: where the groups of a pattern were found, as offsets into the event's text.

#ifndef MONONGUSA_CHAT_CAPTURES_HPP
#define MONONGUSA_CHAT_CAPTURES_HPP

// SPDX-License-Identifier: BSL-1.0
// text_range: a part of a text as a pair of offsets, which survives the text's being moved.

#ifndef MONONGUSA_DETAIL_TEXT_RANGE_HPP
#define MONONGUSA_DETAIL_TEXT_RANGE_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::detail {

/// The bytes [begin, end) of a text, or none.
struct text_range {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::size_t begin = none;
    std::size_t end = none;

    /// Where `part`, a view into `text`, lies; none if it is a null pointer.
    static constexpr text_range of(std::string_view text, std::string_view part) noexcept {
        if (part.data() == nullptr) return {};
        auto const at = static_cast<std::size_t>(part.data() - text.data());
        return {at, at + part.size()};
    }

    constexpr bool present() const noexcept { return begin != none; }

    /// The part itself; empty when there is none.  `text` must be the text the offsets were taken from, or a copy of it.
    constexpr std::string_view in(std::string_view text) const noexcept {
        return present() ? std::string_view{text.data() + begin, end - begin} : std::string_view{};
    }

    friend constexpr bool operator==(text_range const&, text_range const&) = default;
};

}  // namespace monongusa::detail

#endif

#include <array>
#include <cstddef>
#include <string_view>

namespace monongusa::chat {

/// What a matcher found: nothing, or `Groups` parts of the event's text.  A group that took no part in the match is not `present()`.
///
/// Offsets rather than views, since the event may be moved between match and handler.
template <std::size_t Groups>
struct captures {
    bool found = false;
    std::array<detail::text_range, Groups> groups{};

    /// A match whose groups are these parts of the event's text: views into it.  One with a null pointer took no part.
    template <class... Parts>
        requires(sizeof...(Parts) == Groups)
    static constexpr captures of(std::string_view text, Parts const&... parts) noexcept {
        return {true, {{detail::text_range::of(text, parts)...}}};
    }

    constexpr explicit operator bool() const noexcept { return found; }
    friend constexpr bool operator==(captures const&, captures const&) = default;
};

template <>
struct captures<0> {
    bool found = false;

    constexpr explicit operator bool() const noexcept { return found; }
    friend constexpr bool operator==(captures const&, captures const&) = default;
};

}  // namespace monongusa::chat

#endif
// SPDX-License-Identifier: BSL-1.0
// append: makes one text out of parts, without streams and their cost.

#ifndef MONONGUSA_DETAIL_APPEND_HPP
#define MONONGUSA_DETAIL_APPEND_HPP

#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace monongusa::detail {

/// Appends text, a character, a truth value or a number.  Other types join by an overload `append_to(std::string&, T const&)` of their own
/// namespace.
template <class Part>
void append_part(std::string& out, Part const& part) {
    if constexpr (std::is_convertible_v<Part const&, std::string_view>) {
        out += std::string_view{part};
    } else if constexpr (std::is_same_v<Part, bool>) {
        out += part ? "true" : "false";
    } else if constexpr (std::is_same_v<Part, char>) {
        out += part;
    } else if constexpr (std::is_arithmetic_v<Part>) {
        char digits[64];
        auto const written = std::to_chars(digits, digits + sizeof digits, part);
        out.append(digits, static_cast<std::size_t>(written.ptr - digits));
    } else {
        append_to(out, part);
    }
}

template <class... Parts>
std::string joined(Parts const&... parts) {
    std::string out;
    (append_part(out, parts), ...);
    return out;
}

/// Appends `text` so that it stays on one line and cannot steer a terminal: a newline is written `\n`, other control characters but the tab
/// `\r`, `\0` or `\x1b`, and byte by byte those of U+0080 to U+009F and the line and paragraph separators U+2028 and U+2029.
inline void append_visible(std::string& out, std::string_view text) {
    constexpr char digits[] = "0123456789abcdef";
    std::size_t hidden = 0;  // How many bytes more belong to a character that is written byte by byte.
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const character = text[i];
        auto const byte = static_cast<unsigned char>(character);
        auto const rest = text.substr(i);
        if (rest.size() > 1 && byte == 0xC2 && static_cast<unsigned char>(rest[1]) < 0xA0) hidden = 2;
        if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) hidden = 3;
        if (hidden > 0) {
            --hidden;
            out += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
        } else if ((byte >= 0x20 && byte != 0x7f) || character == '\t') {
            out += character;
        } else if (character == '\n') {
            out += "\\n";
        } else if (character == '\r') {
            out += "\\r";
        } else if (character == '\0') {
            out += "\\0";
        } else {
            out += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
        }
    }
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// mistake::none: what a check finds where nothing is wrong.

#ifndef MONONGUSA_DETAIL_MISTAKE_HPP
#define MONONGUSA_DETAIL_MISTAKE_HPP

namespace monongusa::mistake {

/// Every other mistake is a type like this one, with `fine` false and a `require()` that fails to compile with one sentence.  What the sentence
/// is about stands in its template arguments, which both compilers print in their note.
///
/// A check gives the mistake as a type instead of failing itself: whoever asked calls `require()` from where the user's line is near, and goes on
/// with something inert, so that each mistake is one error.
struct none {
    static constexpr bool fine = true;
    static consteval void require() noexcept {}
};

}  // namespace monongusa::mistake

#endif
// SPDX-License-Identifier: BSL-1.0
// utf8: code points to bytes and back, well-formed sequences only.

#ifndef MONONGUSA_DETAIL_UTF8_HPP
#define MONONGUSA_DETAIL_UTF8_HPP

#include <cstdint>

namespace monongusa::detail::utf8 {

inline constexpr char32_t last_code_point = 0x10FFFF;

/// True for the code points that a well-formed text can hold: not the surrogates, nothing above U+10FFFF.
constexpr bool is_scalar(char32_t point) noexcept { return point < 0xD800 || (point > 0xDFFF && point <= last_code_point); }

/// True for a byte that only goes on a character.
constexpr bool is_trail(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// A code point and how many bytes it took; `size` is 0 where there is none.
struct decoded {
    char32_t point = 0;
    std::uint32_t size = 0;

    friend constexpr bool operator==(decoded const&, decoded const&) = default;
};

/// The code point that begins at `at`; `size` 0 at the end and where the bytes are not well-formed (overlong, surrogate, cut short, …).
constexpr decoded decode(char const* at, char const* end) noexcept {
    if (at == end) return {};
    auto const byte = [&](int i) { return static_cast<char32_t>(static_cast<unsigned char>(at[i])); };
    auto const trails = [&](int i) { return (byte(i) & 0xC0) == 0x80; };
    char32_t const lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    auto const left = end - at;
    if (lead < 0xC2 || lead > 0xF4 || left < 2 || !trails(1)) return {};
    if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
    if (left < 3 || !trails(2)) return {};
    if (lead < 0xF0) {
        char32_t const point = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
        return point >= 0x800 && is_scalar(point) ? decoded{point, 3} : decoded{};
    }
    if (left < 4 || !trails(3)) return {};
    char32_t const point = (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    return point >= 0x10000 && point <= last_code_point ? decoded{point, 4} : decoded{};
}

/// Writes the bytes of a scalar value to `to`, which must have room for four, and gives their number.
constexpr std::uint32_t encode(char32_t point, char* to) noexcept {
    auto const trail = [&](int shift) { return static_cast<char>(0x80 | (point >> shift & 0x3F)); };
    if (point < 0x80) {
        to[0] = static_cast<char>(point);
        return 1;
    }
    if (point < 0x800) {
        to[0] = static_cast<char>(0xC0 | point >> 6);
        to[1] = trail(0);
        return 2;
    }
    if (point < 0x10000) {
        to[0] = static_cast<char>(0xE0 | point >> 12);
        to[1] = trail(6);
        to[2] = trail(0);
        return 3;
    }
    to[0] = static_cast<char>(0xF0 | point >> 18);
    to[1] = trail(12);
    to[2] = trail(6);
    to[3] = trail(0);
    return 4;
}

/// The first byte of a scalar value; it never decreases as the value grows.
constexpr unsigned char lead_byte(char32_t point) noexcept {
    if (point < 0x80) return static_cast<unsigned char>(point);
    if (point < 0x800) return static_cast<unsigned char>(0xC0 | point >> 6);
    if (point < 0x10000) return static_cast<unsigned char>(0xE0 | point >> 12);
    return static_cast<unsigned char>(0xF0 | point >> 18);
}

}  // namespace monongusa::detail::utf8

#endif
// SPDX-License-Identifier: BSL-1.0
// origin_of: the place, the author and the text of any event, by the names of its members.

#ifndef MONONGUSA_EVENT_ORIGIN_HPP
#define MONONGUSA_EVENT_ORIGIN_HPP


#include <string>
#include <string_view>

namespace monongusa::event {

/// How far an answer to an event can go; decided by the event's type.
enum class reach : unsigned char {
    nowhere = 0,
    channel = 1,
    user = 2,
    message = 4,
    anywhere = 7,
};

constexpr reach operator|(reach left, reach right) noexcept {
    return static_cast<reach>(static_cast<unsigned char>(left) | static_cast<unsigned char>(right));
}

constexpr bool includes(reach whole, reach part) noexcept {
    return (static_cast<unsigned char>(whole) & static_cast<unsigned char>(part)) == static_cast<unsigned char>(part);
}

template <class Event>
concept has_channel = requires(Event const& event) { static_cast<chat::channel const&>(event.channel); };
template <class Event>
concept has_author = requires(Event const& event) { static_cast<chat::user const&>(event.author); };
template <class Event>
concept has_user = requires(Event const& event) { static_cast<chat::user const&>(event.user); };
template <class Event>
concept has_id = requires(Event const& event) { static_cast<std::string const&>(event.id); };
template <class Event>
concept has_message = requires(Event const& event) { static_cast<std::string const&>(event.message); };
template <class Event>
concept has_thread = requires(Event const& event) { static_cast<std::string const&>(event.thread); };
template <class Event>
concept has_text = requires(Event const& event) { static_cast<std::string const&>(event.text); };

/// Null if the event's type has no author.
template <class Event>
constexpr chat::user const* author_of(Event const& event) noexcept {
    if constexpr (has_author<Event>) {
        return &event.author;
    } else if constexpr (has_user<Event>) {
        return &event.user;
    } else {
        return nullptr;
    }
}

/// Where the event came from; valid as long as the event.
template <class Event>
constexpr chat::origin_ref origin_of(Event const& event) noexcept {
    chat::origin_ref origin;
    origin.user = author_of(event);
    if constexpr (has_channel<Event>) origin.channel = &event.channel;
    if constexpr (has_thread<Event>) origin.thread = &event.thread;
    if constexpr (has_message<Event>) {
        origin.message = &event.message;
    } else if constexpr (has_id<Event>) {
        origin.message = &event.id;
    }
    return origin;
}

template <class Event>
inline constexpr reach reach_of = (has_channel<Event> ? reach::channel : reach::nowhere) |
                                  (has_author<Event> || has_user<Event> ? reach::user : reach::nowhere) |
                                  (has_message<Event> || has_id<Event> ? reach::message : reach::nowhere);

/// The text that matchers and captures refer to; empty if the event's type has none.
template <class Event>
constexpr std::string_view text_of(Event const& event) noexcept {
    if constexpr (has_text<Event>) {
        return event.text;
    } else {
        return {};
    }
}

}  // namespace monongusa::event

#endif
// SPDX-License-Identifier: BSL-1.0
// piece: a few bytes that a text must hold, compared without case.

#ifndef MONONGUSA_PATTERN_PIECE_HPP
#define MONONGUSA_PATTERN_PIECE_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace monongusa::pattern {

/// At most eight bytes, the first one lowest, each with the bit set in which the cases of ASCII differ.
///
/// That joins a few other characters too, '[' and '{' for one: who has found a piece has a candidate, not a match.
struct piece {
    static constexpr std::uint32_t most = 8;
    static constexpr std::uint64_t fold = 0x2020'2020'2020'2020U;

    std::uint64_t bytes = 0;
    std::uint8_t size = 0;
    bool at_begin = false;  ///< Only the one at the very beginning of the text counts.

    constexpr std::uint64_t mask() const noexcept { return size == 0 ? 0 : ~std::uint64_t{0} >> (64 - 8 * size); }
    constexpr unsigned byte(std::size_t i) const noexcept { return static_cast<unsigned>(bytes >> (8 * i) & 0xFF); }

    friend constexpr bool operator==(piece const&, piece const&) = default;
};

/// What a text begins with, as a piece.
constexpr piece piece_at_begin(std::string_view text) noexcept {
    piece made{.bytes = 0, .size = static_cast<std::uint8_t>(text.size() < piece::most ? text.size() : piece::most), .at_begin = true};
    for (std::size_t i = made.size; i > 0; --i) made.bytes = made.bytes << 8 | static_cast<unsigned char>(text[i - 1]);
    made.bytes |= piece::fold & made.mask();
    return made;
}

/// Where in a piece it is most unlikely to be found: `width` bytes from `offset` on, which a byte of chat begins once in 2^bits.
struct rare_part {
    std::uint8_t offset = 0;
    std::uint8_t width = 0;
    std::uint8_t bits = 0;
};

// How rare a byte of chat is, folded, as -log2: a letter for each of 0x20…0x3F and 0x60…0x7F, 'a' for 0.  Counted in 195,571 lines of a help channel.
inline constexpr char rarity_of_bytes[] = "dkjmoonikjmmhigijjjkkkklklhmmmlineggfeggfejhfgeegkfeefhgigknlnmj";

constexpr unsigned rarity_of(unsigned byte) noexcept {
    // Bytes beyond ASCII are rare in that channel and common in others.
    return byte >= 0x80 ? 7 : static_cast<unsigned>(rarity_of_bytes[(byte & 0x1F) + (byte >= 0x60 ? 32 : 0)] - 'a');
}

constexpr bool is_of_words(unsigned byte) noexcept { return (byte >= 'a' && byte <= 'z') || byte == ' ' || byte == '\''; }

// How rare a byte is before another.  In words the letters make each other likely; "://", "www" and "..." are one event.
constexpr unsigned rarity_before(unsigned byte, unsigned next) noexcept {
    bool const of_words = is_of_words(byte);
    if ((byte == next && (!of_words || byte == 'w')) || (byte == ':' && next == '/')) return 1;
    unsigned const alone = rarity_of(byte);
    return of_words && is_of_words(next) ? (alone + 1) / 2 : alone;
}

/// The widest part, of at most four bytes, and of those the rarest.
constexpr rare_part rarest_part(piece const& of) noexcept {
    std::uint8_t const width = of.size < 4 ? of.size : 4;
    rare_part best{0, width, 0};
    for (std::uint8_t offset = 0; offset + width <= of.size; ++offset) {
        unsigned bits = 0;
        for (unsigned i = offset; i < offset + width; ++i) {
            bits += i + 1U < offset + width ? rarity_before(of.byte(i), of.byte(i + 1)) : rarity_of(of.byte(i));
        }
        if (bits > best.bits) best = {offset, width, static_cast<std::uint8_t>(bits)};
    }
    return best;
}

/// How often one of them is found, for comparing.
constexpr std::uint64_t cost_of_looking(std::span<piece const> required) noexcept {
    std::uint64_t sum = 0;
    for (piece const& each : required) {
        unsigned const bits = rarest_part(each).bits + (each.at_begin ? 6U : 0U);
        sum += std::uint64_t{1} << (bits < 45 ? 45 - bits : 0);
    }
    return sum;
}

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// program: a pattern as instructions for the machine, in memory that someone else holds.

#ifndef MONONGUSA_PATTERN_PROGRAM_HPP
#define MONONGUSA_PATTERN_PROGRAM_HPP

// SPDX-License-Identifier: BSL-1.0
// classes: sets of characters as sorted ranges, and the ones that have a name.

#ifndef MONONGUSA_PATTERN_CLASSES_HPP
#define MONONGUSA_PATTERN_CLASSES_HPP

// SPDX-License-Identifier: BSL-1.0
// fold: which characters are the same but for their case (Unicode 14, simple case folding).

#ifndef MONONGUSA_PATTERN_FOLD_HPP
#define MONONGUSA_PATTERN_FOLD_HPP

#include <cstddef>
#include <cstdint>

namespace monongusa::pattern {

// The characters of one letter form a ring: 'k', U+212A, 'K' and again 'k'.  A row says how far the next of the ring is from each of
// lo to hi; the two names say that pairs of neighbours are rings, and which of a pair comes first.
struct fold_row {
    static constexpr std::int32_t even_odd = 0x7FFFFFFF;
    static constexpr std::int32_t odd_even = 0x7FFFFFFE;

    char32_t lo;
    char32_t hi;
    std::int32_t step;

    constexpr char32_t next(char32_t point) const noexcept {
        if (step == even_odd) return point ^ 1;
        if (step == odd_even) return ((point + 1) ^ 1) - 1;
        return static_cast<char32_t>(static_cast<std::int32_t>(point) + step);
    }
};

namespace fold_table {
inline constexpr std::int32_t even_odd = fold_row::even_odd;
inline constexpr std::int32_t odd_even = fold_row::odd_even;

// Made from CaseFolding.txt, its statuses C and S.
// clang-format off
inline constexpr fold_row rows[] = {
    {0x41, 0x5A, 32}, {0x61, 0x6A, -32}, {0x6B, 0x6B, 8383}, {0x6C, 0x72, -32}, {0x73, 0x73, 268}, {0x74, 0x7A, -32}, {0xB5, 0xB5, 743},
    {0xC0, 0xD6, 32}, {0xD8, 0xDE, 32}, {0xDF, 0xDF, 7615}, {0xE0, 0xE4, -32}, {0xE5, 0xE5, 8262}, {0xE6, 0xF6, -32}, {0xF8, 0xFE, -32},
    {0xFF, 0xFF, 121}, {0x100, 0x12F, even_odd}, {0x132, 0x137, even_odd}, {0x139, 0x148, odd_even}, {0x14A, 0x177, even_odd},
    {0x178, 0x178, -121}, {0x179, 0x17E, odd_even}, {0x17F, 0x17F, -300}, {0x180, 0x180, 195}, {0x181, 0x181, 210},
    {0x182, 0x185, even_odd}, {0x186, 0x186, 206}, {0x187, 0x188, odd_even}, {0x189, 0x18A, 205}, {0x18B, 0x18C, odd_even},
    {0x18E, 0x18E, 79}, {0x18F, 0x18F, 202}, {0x190, 0x190, 203}, {0x191, 0x192, odd_even}, {0x193, 0x193, 205}, {0x194, 0x194, 207},
    {0x195, 0x195, 97}, {0x196, 0x196, 211}, {0x197, 0x197, 209}, {0x198, 0x199, even_odd}, {0x19A, 0x19A, 163}, {0x19C, 0x19C, 211},
    {0x19D, 0x19D, 213}, {0x19E, 0x19E, 130}, {0x19F, 0x19F, 214}, {0x1A0, 0x1A5, even_odd}, {0x1A6, 0x1A6, 218},
    {0x1A7, 0x1A8, odd_even}, {0x1A9, 0x1A9, 218}, {0x1AC, 0x1AD, even_odd}, {0x1AE, 0x1AE, 218}, {0x1AF, 0x1B0, odd_even},
    {0x1B1, 0x1B2, 217}, {0x1B3, 0x1B6, odd_even}, {0x1B7, 0x1B7, 219}, {0x1B8, 0x1B9, even_odd}, {0x1BC, 0x1BD, even_odd},
    {0x1BF, 0x1BF, 56}, {0x1C4, 0x1C5, 1}, {0x1C6, 0x1C6, -2}, {0x1C7, 0x1C8, 1}, {0x1C9, 0x1C9, -2}, {0x1CA, 0x1CB, 1},
    {0x1CC, 0x1CC, -2}, {0x1CD, 0x1DC, odd_even}, {0x1DD, 0x1DD, -79}, {0x1DE, 0x1EF, even_odd}, {0x1F1, 0x1F2, 1}, {0x1F3, 0x1F3, -2},
    {0x1F4, 0x1F5, even_odd}, {0x1F6, 0x1F6, -97}, {0x1F7, 0x1F7, -56}, {0x1F8, 0x21F, even_odd}, {0x220, 0x220, -130},
    {0x222, 0x233, even_odd}, {0x23A, 0x23A, 10795}, {0x23B, 0x23C, odd_even}, {0x23D, 0x23D, -163}, {0x23E, 0x23E, 10792},
    {0x23F, 0x240, 10815}, {0x241, 0x242, odd_even}, {0x243, 0x243, -195}, {0x244, 0x244, 69}, {0x245, 0x245, 71},
    {0x246, 0x24F, even_odd}, {0x250, 0x250, 10783}, {0x251, 0x251, 10780}, {0x252, 0x252, 10782}, {0x253, 0x253, -210},
    {0x254, 0x254, -206}, {0x256, 0x257, -205}, {0x259, 0x259, -202}, {0x25B, 0x25B, -203}, {0x25C, 0x25C, 42319}, {0x260, 0x260, -205},
    {0x261, 0x261, 42315}, {0x263, 0x263, -207}, {0x265, 0x265, 42280}, {0x266, 0x266, 42308}, {0x268, 0x268, -209}, {0x269, 0x269, -211},
    {0x26A, 0x26A, 42308}, {0x26B, 0x26B, 10743}, {0x26C, 0x26C, 42305}, {0x26F, 0x26F, -211}, {0x271, 0x271, 10749},
    {0x272, 0x272, -213}, {0x275, 0x275, -214}, {0x27D, 0x27D, 10727}, {0x280, 0x280, -218}, {0x282, 0x282, 42307}, {0x283, 0x283, -218},
    {0x287, 0x287, 42282}, {0x288, 0x288, -218}, {0x289, 0x289, -69}, {0x28A, 0x28B, -217}, {0x28C, 0x28C, -71}, {0x292, 0x292, -219},
    {0x29D, 0x29D, 42261}, {0x29E, 0x29E, 42258}, {0x345, 0x345, 84}, {0x370, 0x373, even_odd}, {0x376, 0x377, even_odd},
    {0x37B, 0x37D, 130}, {0x37F, 0x37F, 116}, {0x386, 0x386, 38}, {0x388, 0x38A, 37}, {0x38C, 0x38C, 64}, {0x38E, 0x38F, 63},
    {0x391, 0x3A1, 32}, {0x3A3, 0x3A3, 31}, {0x3A4, 0x3AB, 32}, {0x3AC, 0x3AC, -38}, {0x3AD, 0x3AF, -37}, {0x3B1, 0x3B1, -32},
    {0x3B2, 0x3B2, 30}, {0x3B3, 0x3B4, -32}, {0x3B5, 0x3B5, 64}, {0x3B6, 0x3B7, -32}, {0x3B8, 0x3B8, 25}, {0x3B9, 0x3B9, 7173},
    {0x3BA, 0x3BA, 54}, {0x3BB, 0x3BB, -32}, {0x3BC, 0x3BC, -775}, {0x3BD, 0x3BF, -32}, {0x3C0, 0x3C0, 22}, {0x3C1, 0x3C1, 48},
    {0x3C2, 0x3C2, 1}, {0x3C3, 0x3C5, -32}, {0x3C6, 0x3C6, 15}, {0x3C7, 0x3C8, -32}, {0x3C9, 0x3C9, 7517}, {0x3CA, 0x3CB, -32},
    {0x3CC, 0x3CC, -64}, {0x3CD, 0x3CE, -63}, {0x3CF, 0x3CF, 8}, {0x3D0, 0x3D0, -62}, {0x3D1, 0x3D1, 35}, {0x3D5, 0x3D5, -47},
    {0x3D6, 0x3D6, -54}, {0x3D7, 0x3D7, -8}, {0x3D8, 0x3EF, even_odd}, {0x3F0, 0x3F0, -86}, {0x3F1, 0x3F1, -80}, {0x3F2, 0x3F2, 7},
    {0x3F3, 0x3F3, -116}, {0x3F4, 0x3F4, -92}, {0x3F5, 0x3F5, -96}, {0x3F7, 0x3F8, odd_even}, {0x3F9, 0x3F9, -7},
    {0x3FA, 0x3FB, even_odd}, {0x3FD, 0x3FF, -130}, {0x400, 0x40F, 80}, {0x410, 0x42F, 32}, {0x430, 0x431, -32}, {0x432, 0x432, 6222},
    {0x433, 0x433, -32}, {0x434, 0x434, 6221}, {0x435, 0x43D, -32}, {0x43E, 0x43E, 6212}, {0x43F, 0x440, -32}, {0x441, 0x442, 6210},
    {0x443, 0x449, -32}, {0x44A, 0x44A, 6204}, {0x44B, 0x44F, -32}, {0x450, 0x45F, -80}, {0x460, 0x462, even_odd}, {0x463, 0x463, 6180},
    {0x464, 0x481, even_odd}, {0x48A, 0x4BF, even_odd}, {0x4C0, 0x4C0, 15}, {0x4C1, 0x4CE, odd_even}, {0x4CF, 0x4CF, -15},
    {0x4D0, 0x52F, even_odd}, {0x531, 0x556, 48}, {0x561, 0x586, -48}, {0x10A0, 0x10C5, 7264}, {0x10C7, 0x10C7, 7264},
    {0x10CD, 0x10CD, 7264}, {0x10D0, 0x10FA, 3008}, {0x10FD, 0x10FF, 3008}, {0x13A0, 0x13EF, 38864}, {0x13F0, 0x13F5, 8},
    {0x13F8, 0x13FD, -8}, {0x1C80, 0x1C80, -6254}, {0x1C81, 0x1C81, -6253}, {0x1C82, 0x1C82, -6244}, {0x1C83, 0x1C83, -6242},
    {0x1C84, 0x1C84, 1}, {0x1C85, 0x1C85, -6243}, {0x1C86, 0x1C86, -6236}, {0x1C87, 0x1C87, -6181}, {0x1C88, 0x1C88, 35266},
    {0x1C90, 0x1CBA, -3008}, {0x1CBD, 0x1CBF, -3008}, {0x1D79, 0x1D79, 35332}, {0x1D7D, 0x1D7D, 3814}, {0x1D8E, 0x1D8E, 35384},
    {0x1E00, 0x1E60, even_odd}, {0x1E61, 0x1E61, 58}, {0x1E62, 0x1E95, even_odd}, {0x1E9B, 0x1E9B, -59}, {0x1E9E, 0x1E9E, -7615},
    {0x1EA0, 0x1EFF, even_odd}, {0x1F00, 0x1F07, 8}, {0x1F08, 0x1F0F, -8}, {0x1F10, 0x1F15, 8}, {0x1F18, 0x1F1D, -8}, {0x1F20, 0x1F27, 8},
    {0x1F28, 0x1F2F, -8}, {0x1F30, 0x1F37, 8}, {0x1F38, 0x1F3F, -8}, {0x1F40, 0x1F45, 8}, {0x1F48, 0x1F4D, -8}, {0x1F51, 0x1F51, 8},
    {0x1F53, 0x1F53, 8}, {0x1F55, 0x1F55, 8}, {0x1F57, 0x1F57, 8}, {0x1F59, 0x1F59, -8}, {0x1F5B, 0x1F5B, -8}, {0x1F5D, 0x1F5D, -8},
    {0x1F5F, 0x1F5F, -8}, {0x1F60, 0x1F67, 8}, {0x1F68, 0x1F6F, -8}, {0x1F70, 0x1F71, 74}, {0x1F72, 0x1F75, 86}, {0x1F76, 0x1F77, 100},
    {0x1F78, 0x1F79, 128}, {0x1F7A, 0x1F7B, 112}, {0x1F7C, 0x1F7D, 126}, {0x1F80, 0x1F87, 8}, {0x1F88, 0x1F8F, -8}, {0x1F90, 0x1F97, 8},
    {0x1F98, 0x1F9F, -8}, {0x1FA0, 0x1FA7, 8}, {0x1FA8, 0x1FAF, -8}, {0x1FB0, 0x1FB1, 8}, {0x1FB3, 0x1FB3, 9}, {0x1FB8, 0x1FB9, -8},
    {0x1FBA, 0x1FBB, -74}, {0x1FBC, 0x1FBC, -9}, {0x1FBE, 0x1FBE, -7289}, {0x1FC3, 0x1FC3, 9}, {0x1FC8, 0x1FCB, -86},
    {0x1FCC, 0x1FCC, -9}, {0x1FD0, 0x1FD1, 8}, {0x1FD8, 0x1FD9, -8}, {0x1FDA, 0x1FDB, -100}, {0x1FE0, 0x1FE1, 8}, {0x1FE5, 0x1FE5, 7},
    {0x1FE8, 0x1FE9, -8}, {0x1FEA, 0x1FEB, -112}, {0x1FEC, 0x1FEC, -7}, {0x1FF3, 0x1FF3, 9}, {0x1FF8, 0x1FF9, -128},
    {0x1FFA, 0x1FFB, -126}, {0x1FFC, 0x1FFC, -9}, {0x2126, 0x2126, -7549}, {0x212A, 0x212A, -8415}, {0x212B, 0x212B, -8294},
    {0x2132, 0x2132, 28}, {0x214E, 0x214E, -28}, {0x2160, 0x216F, 16}, {0x2170, 0x217F, -16}, {0x2183, 0x2184, odd_even},
    {0x24B6, 0x24CF, 26}, {0x24D0, 0x24E9, -26}, {0x2C00, 0x2C2F, 48}, {0x2C30, 0x2C5F, -48}, {0x2C60, 0x2C61, even_odd},
    {0x2C62, 0x2C62, -10743}, {0x2C63, 0x2C63, -3814}, {0x2C64, 0x2C64, -10727}, {0x2C65, 0x2C65, -10795}, {0x2C66, 0x2C66, -10792},
    {0x2C67, 0x2C6C, odd_even}, {0x2C6D, 0x2C6D, -10780}, {0x2C6E, 0x2C6E, -10749}, {0x2C6F, 0x2C6F, -10783}, {0x2C70, 0x2C70, -10782},
    {0x2C72, 0x2C73, even_odd}, {0x2C75, 0x2C76, odd_even}, {0x2C7E, 0x2C7F, -10815}, {0x2C80, 0x2CE3, even_odd},
    {0x2CEB, 0x2CEE, odd_even}, {0x2CF2, 0x2CF3, even_odd}, {0x2D00, 0x2D25, -7264}, {0x2D27, 0x2D27, -7264}, {0x2D2D, 0x2D2D, -7264},
    {0xA640, 0xA64A, even_odd}, {0xA64B, 0xA64B, -35267}, {0xA64C, 0xA66D, even_odd}, {0xA680, 0xA69B, even_odd},
    {0xA722, 0xA72F, even_odd}, {0xA732, 0xA76F, even_odd}, {0xA779, 0xA77C, odd_even}, {0xA77D, 0xA77D, -35332},
    {0xA77E, 0xA787, even_odd}, {0xA78B, 0xA78C, odd_even}, {0xA78D, 0xA78D, -42280}, {0xA790, 0xA793, even_odd}, {0xA794, 0xA794, 48},
    {0xA796, 0xA7A9, even_odd}, {0xA7AA, 0xA7AA, -42308}, {0xA7AB, 0xA7AB, -42319}, {0xA7AC, 0xA7AC, -42315}, {0xA7AD, 0xA7AD, -42305},
    {0xA7AE, 0xA7AE, -42308}, {0xA7B0, 0xA7B0, -42258}, {0xA7B1, 0xA7B1, -42282}, {0xA7B2, 0xA7B2, -42261}, {0xA7B3, 0xA7B3, 928},
    {0xA7B4, 0xA7C3, even_odd}, {0xA7C4, 0xA7C4, -48}, {0xA7C5, 0xA7C5, -42307}, {0xA7C6, 0xA7C6, -35384}, {0xA7C7, 0xA7CA, odd_even},
    {0xA7D0, 0xA7D1, even_odd}, {0xA7D6, 0xA7D9, even_odd}, {0xA7F5, 0xA7F6, odd_even}, {0xAB53, 0xAB53, -928}, {0xAB70, 0xABBF, -38864},
    {0xFF21, 0xFF3A, 32}, {0xFF41, 0xFF5A, -32}, {0x10400, 0x10427, 40}, {0x10428, 0x1044F, -40}, {0x104B0, 0x104D3, 40},
    {0x104D8, 0x104FB, -40}, {0x10570, 0x1057A, 39}, {0x1057C, 0x1058A, 39}, {0x1058C, 0x10592, 39}, {0x10594, 0x10595, 39},
    {0x10597, 0x105A1, -39}, {0x105A3, 0x105B1, -39}, {0x105B3, 0x105B9, -39}, {0x105BB, 0x105BC, -39}, {0x10C80, 0x10CB2, 64},
    {0x10CC0, 0x10CF2, -64}, {0x118A0, 0x118BF, 32}, {0x118C0, 0x118DF, -32}, {0x16E40, 0x16E5F, 32}, {0x16E60, 0x16E7F, -32},
    {0x1E900, 0x1E921, 34}, {0x1E922, 0x1E943, -34},
};
// clang-format on

inline constexpr std::size_t size = sizeof(rows) / sizeof(rows[0]);
}  // namespace fold_table

/// The index of the first row that ends at or after `point`; fold_table::size where there is none.
constexpr std::size_t fold_row_from(char32_t point) noexcept {
    std::size_t first = 0;
    std::size_t last = fold_table::size;
    while (first < last) {
        std::size_t const middle = (first + last) / 2;
        if (fold_table::rows[middle].hi < point) first = middle + 1;
        else last = middle;
    }
    return first;
}

/// The next character of the ring of those that differ in case only; `point` itself where it is alone.
constexpr char32_t next_in_case(char32_t point) noexcept {
    std::size_t const row = fold_row_from(point);
    return row < fold_table::size && fold_table::rows[row].lo <= point ? fold_table::rows[row].next(point) : point;
}

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// growing: an array that grows, cheap enough for a constant evaluation.

#ifndef MONONGUSA_PATTERN_GROWING_HPP
#define MONONGUSA_PATTERN_GROWING_HPP

#include <cstddef>

namespace monongusa::pattern {

// std::vector costs several times as many steps of constant evaluation, and clang counts them.
/// An array of plain values to which values are added at the end.
template <class Value>
class growing {
public:
    constexpr growing() noexcept = default;
    growing(growing const&) = delete;
    growing& operator=(growing const&) = delete;
    constexpr ~growing() { delete[] values_; }

    constexpr std::size_t size() const noexcept { return size_; }
    constexpr Value* data() noexcept { return values_; }
    constexpr Value const* data() const noexcept { return values_; }
    constexpr Value& operator[](std::size_t i) noexcept { return values_[i]; }
    constexpr Value const& operator[](std::size_t i) const noexcept { return values_[i]; }
    constexpr Value& back() noexcept { return values_[size_ - 1]; }

    constexpr void push(Value const& value) {
        if (size_ == room_) grow();
        values_[size_++] = value;
    }
    constexpr void shrink(std::size_t size) noexcept { size_ = size; }

private:
    constexpr void grow() {
        std::size_t const room = room_ == 0 ? 8 : room_ * 2;
        auto* const values = new Value[room];
        for (std::size_t i = 0; i < size_; ++i) values[i] = values_[i];
        delete[] values_;
        values_ = values;
        room_ = room;
    }

    Value* values_ = nullptr;
    std::size_t size_ = 0;
    std::size_t room_ = 0;
};

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// unicode_classes: the classes that `\p` can name: categories and scripts of Unicode 14.0.0; written by tools/unicode_classes.py.

#ifndef MONONGUSA_PATTERN_UNICODE_CLASSES_HPP
#define MONONGUSA_PATTERN_UNICODE_CLASSES_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::pattern {

// A class is written as numbers: how many characters to leave out, how many more than one to take, and so on.  A number is digits of
// base 28 from '@' on, the highest first, and ends with one of base 34 from ']' on.  Plain pointers, since views would have to be
// computed by everyone who includes this.
struct unicode_class {
    char const* name;
    char const* ranges;
    char const* any_case;  // with what differs in case only; empty where that is nothing
};

/// Sorted by name.
// clang-format off
inline constexpr unicode_class unicode_classes[] = {
    {"Adlam", "DSM{Bdafa^", ""},
    {"Ahom", "BS@uw_kas", ""},
    {"Anatolian_Hieroglyphs", "CCCoQa", ""},
    {"Any", "]AMVG~", ""},
    {"Arabic",
     "AQca^b^j^_^|^fhv^Cb^~BiAjG_{^^cBb^yBIDmCimJs_Bh_Apd]}lCga^C}DCz{BDBz`^w^^^]_]^f^`^]^]c]a]^]^]^_^^^]_]^]^]^]^]^^^]_`^c^`^`^]^f^mb_^a^"
     "mAo^",
     ""},
    {"Armenian", "AK`A`_Al__BJ@pa", ""},
    {"Avestan", "BOViAp`c", ""},
    {"Balinese", "GGgBe`Ai", ""},
    {"Bamum", "APVqBpAWYkPu", ""},
    {"Bassa_Vah", "CMOwz_b", ""},
    {"Batak", "GL}Ane`", ""},
    {"Bengali", "BOo`^d_^_r^c^]``_e_^_`e]a^^a_u", ""},
    {"Bhaiksuki", "BTJie^Ag^jgy", ""},
    {"Bopomofo", "U}^LK`AeCg|", ""},
    {"Brahmi", "BQD]BfaA^f]", ""},
    {"Braille", "JUcGn", ""},
    {"Buginese", "F[wx_^", ""},
    {"Buhid", "FG_p", ""},
    {"C", "]|Bx}j]AL_bs]Es]Al]Kg^Bi]DBd]BDaawaAla^fAUJaHXlAQb]Gh_DNb]l]INkeAHS^`EPtdAAZPs]{BxBLSwBLWl_BLWl", ""},
    {"Canadian_Aboriginal", "EJqRxPmB^BMHol", ""},
    {"Carian", "BMOgAk", ""},
    {"Caucasian_Albanian", "BNFqAnh]", ""},
    {"Cc", "]|Bx}", ""},
    {"Cf", "E`]AL_bs]Es]Al]Kg^Bi]DBd]BDaawaAla^fBCWv]Gh_DNb]l]INkeAHS^`EPtdAAZPs]{Bx", ""},
    {"Chakma", "BQKoAo^n", ""},
    {"Cham", "AQT]Aqfj_f_`", ""},
    {"Cherokee", "EGwBn_bALTgBh", ""},
    {"Chorasmian", "BQAsx", ""},
    {"Co", "BDFqFTdAFMRaBLWl_BLWl", ""},
    {"Common",
     "]A{wbwAi^k^at]|]MdAaba_pCk]f]c]^]Rv]c]k]`]}]Dq]Oc]Cx^AHn]K|`Ho]APt_B`^E~^^]AHb]j]d`^b^__]Vvh_Bo^g`g^kn}AzA`^__b^w^mAd_aSmvgr[fGoRl_|"
     "^C_O_BvKyhaa^]^ulda`Bt^`]Bs^Dhl}A^AwAz|BiAj]BqD|FY{AzWZa~C]_DzfGc]Du]Kr]k^V@_^FafsA]^o^`Dh]^|wbwgg]Ah^A{c^cgaGq_aAg`eBiiAnAgFuwAUYw`"
     "E@qCjAwGdgAa_Ax`me^dzaAwGdpiBofuC~Bm^B_^^_]_^_`^h^]^c^A{^`_d^c^x^`^a^]`c^I~_Hp_AlEM|A~BeAwTwAfaB|ik_k^k^A_gE`Asv^^jAfaed^kbDoA@|bl`i"
     "`CjiBqdha]lhaArefcAbez_^BgI~ij_a`a`cfy`gbbgfcdecfDg^AqA`fAAODt]{Bx",
     "]A{wbwAi^k^at]|]MdAaba_pCk]f]c]^]q]|]Qc]c]k]`]}]Dq]Oc]Cx^AHn]K|`Ho]APt_B`^E~^^]AHb]j]d`^b^__]Vvh_Bo^g`g^kn}AzA`^__b^w^mAd_aSmvgr[fGo"
     "Rl_|^C_O_BvKyhaa^]^ulda`Bt^`]Bs^Dhl}A^AwAz|BiAj]BqD|FY{AzWZa~C]_DzfGc]Du]Kr]k^V@_^FafsA]^o^`Dh]^|wbwgg]Ah^A{c^cgaGq_aAg`eBiiAnAgFuwA"
     "UYw`E@qCjAwGdgAa_Ax`me^dzaAwGdpiBofuC~Bm^B_^^_]_^_`^h^]^c^A{^`_d^c^x^`^a^]`c^I~_Hp_AlEM|A~BeAwTwAfaB|ik_k^k^A_gE`Asv^^jAfaed^kbDoA@|"
     "bl`i`CjiBqdha]lhaArefcAbez_^BgI~ij_a`a`cfy`gbbgfcdecfDg^AqA`fAAODt]{Bx"},
    {"Coptic", "AAejJYkCjbc", ""},
    {"Cs", "BBBiBDd", ""},
    {"Cuneiform", "BULm[`C]Ce^ahEv", ""},
    {"Cypriot", "BN[wb_]^Af^^`]_]", ""},
    {"Cypro_Minoan", "BYQsB{", ""},
    {"Cyrillic", "ABaC{_D}FGoeDw]Be]DKn|ADIkBxWOe^", ""},
    {"Deseret", "BMYsBh", ""},
    {"Devanagari", "BKwBiak_vANX]|", ""},
    {"Dives_Akuru", "BSOwc_]_d^^^z^^_hff", ""},
    {"Dogra", "BSHeAv", ""},
    {"Duployan", "DGK_Cabi`edf_`", ""},
    {"Egyptian_Hieroglyphs", "BYT}ACm^e", ""},
    {"Elbasan", "BNEcAb", ""},
    {"Elymaic", "BQC_s", ""},
    {"Ethiopic", "DWoBa^`_c^]^`_Ac^`_}^`_c^]^`_k^As^`_A}_|`vF[]sfc^c^c^c^c^c^c^cAERcb_b_bfc^cCADnc^`^^^k", ""},
    {"Georgian", "DMcA`^]b]_Ae^`CC_Ae__DJiA`^]b]", ""},
    {"Glagolitic", "KWgBxDED]c^m_c^^^a", ""},
    {"Gothic", "BMSow", ""},
    {"Grantha", "BQZq`^d_^_r^c^^^a_e_^___]c]bc_c`a", ""},
    {"Greek",
     "Y{`^__`^]a]^]^_^]^p^AyklFUiaAmaaaBm]Ikr_b_A`_b_d^]^]^]^{_Ao^k^j_b^o__^eHt]AID{]WBkBgn]B@@|B^",
     "Eh]Sf]Ae`^__`^]a]^]^_^]^p^AyklFUiaAmaaaBm]Ikr_b_A`_b_d^]^]^]^{_Ao^k^j_b^o__^eHt]AID{]WBkBgn]B@@|B^"},
    {"Gujarati", "BW`_^e^_^r^c^^^a_f^_^__]l`_hdc", ""},
    {"Gunjala_Gondi", "BTTub^^^A_^^^bdf", ""},
    {"Gurmukhi", "BSh_^ba^_r^c^^^^^^_]^aa^__`]d`^]dm", ""},
    {"Han", "LNav^BqiFfAj]^]vek`A@iFYzA{VAjWZaJv_C`ACMc^i^AJTsAPXl}DJadFn_FAlkGWwCGfO|APgEEe", ""},
    {"Hangul", "DP]GnHCe^GpBvCh{A|{AC[`yR|KTpisaAkJRm{`b_b_b__", ""},
    {"Hanifi_Rohingya", "BPIkAbef", ""},
    {"Hanunoo", "FFaq", ""},
    {"Hatran", "BOFio^^ba", ""},
    {"Hebrew", "AM|AqewabBIY{v^a^]^^^^^f", ""},
    {"Hiragana", "L[hBnc_CSBrHkAk_QJ~]", ""},
    {"Imperial_Aramaic", "BOAsr^e", ""},
    {"Inherited",
     "VqCfHb^Mggw]Us`DRt{O`_^i^ca]c]`^EyAzOk^Eu}DBr`Cb^A[FnlmjA@t]Fs]DKa]AVMwAh_sP]_nd_c{`AAZVsG^",
     "VqCfAd]|]E~^Mggw]Us`DRt{O`_^i^ca]c]`^EyAzMa]Bf^Eu}DBr`Cb^A[FnlmjA@t]Fs]DKa]AVMwAh_sP]_nd_c{`AAZVsG^"},
    {"Inscriptional_Pahlavi", "BOYcobd", ""},
    {"Inscriptional_Parthian", "BOXer_d", ""},
    {"Javanese", "AQPeBf_fa^", ""},
    {"Kaithi", "BQGwA}g]", ""},
    {"Kannada", "CJai^_^s^f^a_e^_^`d^c^^`_f^^", ""},
    {"Katakana", "MBbBr__G_lFaAi^BpAZXkf^AgASKq`^c^^^]Hl_A|`", ""},
    {"Kayah_Li", "AQLmAh^]", ""},
    {"Kharoshthi", "BONy`^^bd^_^y__afde", ""},
    {"Khitan_Small_Script", "CNZ]]GH`Mx", ""},
    {"Khmer", "FH}Bv_fcfNg|", ""},
    {"Khojki", "BQS_n^Af", ""},
    {"Khudawadi", "BQXeAubf", ""},
    {"L",
     "A|vcvAj]g]a]bs^{^Mlahkad]^]Cxa^^_`^]c]^_^]^p^Bk^D_eDz^A`_]cAcB`wa`AhAeA^^^B{^]l^d^g__]m]^zzBqh]u}f^a]bra]f]`]tudgbt^bnAdAuAp`]o]dfll"
     "ad_^_r^c^]```]m]j^^_k^g]eba^_r^c^^^^^^|`^]p_me^_^r^c^^^a`]o]l^t]hd_^_r^c^^^a`]{^^_l]n]^b`_^``^^]^^`^`_`hs]Aod^_^s^l`]w__]_^{]ad^_^s^"
     "f^a`]|^^^l^ne^_^Ac_]m]b_e_ubbn`t^e^]_cAuAj^^icAu^^]^a^t^]^f^^f]_a^]r`}]Azd^A^xaCjAeq]mba``]`^d_aii]nA`^]b]_Ae^Iw^`_c^]^`_Ac^`_}^`_c^"
     "]^`_k^As^`_A}A`lmBn_b`Rd_m^vbBccddnjoknki^_lAnA^]a]A~Bqda_~^]bB^g{Alz_ahAfavAqsfAoBk]BvAindAqzj^gAfwA^Ad_gA^_edAe__Ad`^b^^`]bErA{Hb_"
     "b_A`_b_d^]^]^]^{_Ao^c^]`_^c``_baib_^cCk]j]miB~]a]_f^]`ac]^]^]^`^g_`baa]Ao^BV|Fuc``^iA`^]b]_Ard]msfc^c^c^c^c^c^c^cBi]Mx^Aeab^aBnc_^Br"
     "^`bAe^Bvn|AklO_FYzA{WGsA~Ah_G{`lg^qAim{_B^Ale_C]_Azb^^]^aul^_^`^szAnkAlAyb`]^^hxgsvydAiy]ma^fga^Act_^dqs`]`Al^]`^_a_]^]u__gd_ib_b_bf"
     "c^c^Ae^jcCizKTpisaAkHXqJv_C`Aaciab]^f^i^a^]^^^^^Cb~JsoAz_ApAchCka^C}A_vcvhBq`b_b_b__A^h^v^o^^^k_jA]CqKly`AkAj|jp^dcA`gz_A^adAkDroA^a"
     "A^aAbeAnig^k^c^^^g^k^c^^A~Iafrgdub^Ad^eB^b_]^Af^^`]_sgsf{A|o^^grgvB_Arc^A{]l`^_^yAey`yA^d^xxApgrgojnCeBaArAmjAmjA^JeAdc^Bgyg]erAenAi"
     "qxsiAoAt^_]jAg}uwA^z]_]eA]`]iAjk`r]^]A^n^uBmc^]^`^k^fdAiAad_^_r^c^^^a`]o]iaDsAoo`q_{Ajq^^]EkAiAd`A_Ajq]AvAej]B`wA`cElAfCkAz|d_]_d^^^"
     "tl]^]Bwd_Aam]^]y]gAbd]r]hAhp]oBaGve^A_n]AlzCgc^^^A`r]vb^^^|k]IroEp]Bh[`FwEvBUoBylACmDG`QaIA|Pud{nBgnzoAjm`|qboTeAzCwBcb]A}iA{^^]yFLl"
     "eAHjAeeIJx`^c^^^HoAh_n`eKrBK{Cabi`edfFHcBm^B_^^_]_^_`^h^]^c^A{^`_d^c^x^`^a^]`c^I~_u^u^{^u^{^u^{^u^{^u^dAZe{NbAggcm]IlzoAfAIgc^`^^^k^"
     "EwAvA~d]AGk`^w^^^]_]^f^`^]^]c]a]^]^]^_^^^]_]^]^]^]^]^^^]_`^c^`^`^]^f^mb_^a^mDR]APXl}DJadFn_FAlkGWwCGfO|APgEEe",
     "A|vcvAj]g]a]bs^{^Mlahkad]^]Bo]Aea^^_`^]c]^_^]^p^Bk^D_eDz^A`_]cAcB`wa`AhAeA^^^B{^]l^d^g__]m]^zzBqh]u}f^a]bra]f]`]tudgbt^bnAdAuAp`]o]d"
     "fllad_^_r^c^]```]m]j^^_k^g]eba^_r^c^^^^^^|`^]p_me^_^r^c^^^a`]o]l^t]hd_^_r^c^^^a`]{^^_l]n]^b`_^``^^]^^`^`_`hs]Aod^_^s^l`]w__]_^{]ad^_"
     "^s^f^a`]|^^^l^ne^_^Ac_]m]b_e_ubbn`t^e^]_cAuAj^^icAu^^]^a^t^]^f^^f]_a^]r`}]Azd^A^xaCjAeq]mba``]`^d_aii]nA`^]b]_Ae^Iw^`_c^]^`_Ac^`_}^`"
     "_c^]^`_k^As^`_A}A`lmBn_b`Rd_m^vbBccddnjoknki^_lAnA^]a]A~Bqda_~^]bB^g{Alz_ahAfavAqsfAoBk]BvAindAqzj^gAfwA^Ad_gA^_edAe__Ad`^b^^`]bErA{"
     "Hb_b_A`_b_d^]^]^]^{_Ao^c^]`_^c``_baib_^cCk]j]miB~]a]_f^]`ac]^]^]^`^g_`baa]Ao^BV|Fuc``^iA`^]b]_Ard]msfc^c^c^c^c^c^c^cBi]Mx^Aeab^aBnc_"
     "^Br^`bAe^Bvn|AklO_FYzA{WGsA~Ah_G{`lg^qAim{_B^Ale_C]_Azb^^]^aul^_^`^szAnkAlAyb`]^^hxgsvydAiy]ma^fga^Act_^dqs`]`Al^]`^_a_]^]u__gd_ib_b"
     "_bfc^c^Ae^jcCizKTpisaAkHXqJv_C`Aaciab]^f^i^a^]^^^^^Cb~JsoAz_ApAchCka^C}A_vcvhBq`b_b_b__A^h^v^o^^^k_jA]CqKly`AkAj|jp^dcA`gz_A^adAkDro"
     "A^aA^aAbeAnig^k^c^^^g^k^c^^A~Iafrgdub^Ad^eB^b_]^Af^^`]_sgsf{A|o^^grgvB_Arc^A{]l`^_^yAey`yA^d^xxApgrgojnCeBaArAmjAmjA^JeAdc^Bgyg]erAe"
     "nAiqxsiAoAt^_]jAg}uwA^z]_]eA]`]iAjk`r]^]A^n^uBmc^]^`^k^fdAiAad_^_r^c^^^a`]o]iaDsAoo`q_{Ajq^^]EkAiAd`A_Ajq]AvAej]B`wA`cElAfCkAz|d_]_d"
     "^^^tl]^]Bwd_Aam]^]y]gAbd]r]hAhp]oBaGve^A_n]AlzCgc^^^A`r]vb^^^|k]IroEp]Bh[`FwEvBUoBylACmDG`QaIA|Pud{nBgnzoAjm`|qboTeAzCwBcb]A}iA{^^]y"
     "FLleAHjAeeIJx`^c^^^HoAh_n`eKrBK{Cabi`edfFHcBm^B_^^_]_^_`^h^]^c^A{^`_d^c^x^`^a^]`c^I~_u^u^{^u^{^u^{^u^{^u^dAZe{NbAggcm]IlzoAfAIgc^`^^"
     "^k^EwAvA~d]AGk`^w^^^]_]^f^`^]^]c]a]^]^]^_^^^]_]^]^]^]^]^^^]_`^c^`^`^]^f^mb_^a^mDR]APXl}DJadFn_FAlkGWwCGfO|APgEEe"},
    {"Lao", "CYd^^]^a^t^]^s_a^]^b_f_`", ""},
    {"Latin", "A|vcvAj]l]bs^{^McAbaG@pA`cAkb`bi^B^A|GnJz]j]miDb^c]x]nAcBYr|AD[iB~`Azb^^]^aujX]Ae^e^`UKecAB{vcvBEhb^Ad^eBAXz{", ""},
    {"Lepcha", "GNyAr`k`_", ""},
    {"Limbu", "FTe{^haha]`h", ""},
    {"Linear_A", "BNLuIafrgd", ""},
    {"Linear_B", "BLWoh^v^o^^^k_jA]Cq", ""},
    {"Lisu", "APH}AjAD[w]", ""},
    {"Ll",
     "BzvAu]Adt^d^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^^^]^]^]^]^]^]^]^^^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]_]^"
     "]^__]^]_]`^a]_]`__]_]^]^]_]^^^]_]`]^]_^__c]_]_]^]^]^]^]^]^]^]^^^]^]^]^]^]^]^]^]^^_]^]`]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^"
     "]^]^]^]^]^]^c_]_^^]a]^]^]^]^B]^wEt]^]`]`_o]xA]^^`_^]^]^]^]^]^]^]^]^]^]^]^a^]_]_^AnAj^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]f]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]_]^]^]^]^]^]^^^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]AkAcC@|Ae__VibBH_eCnAfAzi^~C]]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^e^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]^]^]^]^]^eebgdedebgdedej_dededea^^c]`_^^e`_^edg_^^H_]`^`]x]a]a]_^e`a]Ap]BXhAj^]`^^]^]^]a]^^^bb]^]^]^]^]^]^]^]^]^"
     "]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^^d]^]a]iA`^]b]ADOr]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^"
     "]^]^]^]^]^]p]^]^]^]^]^]^]^]^]^]^]^]^]^]C~]^]^]^]^]^]^_^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^d^]^]_]^]^]^]^]"
     "a]^]_]^_^]^]^]^]^]^]^]^]^]^]b]b]^]^]^]^]^]^]^]a]^]c]^]^]^]^]y]`]XbAebedBhUHuciaAChvAHbAbD]A^Dpg^k^c^^AXxAmCDz|V[w|[I]vwc^nwvw`^]^c^g"
     "wvwvwvwvwvwvwvwvwxyu^bwu^bwu^bwu^bwu^b^]AZef^pBSj~",
     "A|vcvAu]gs^{^Ar^D^^`aF`^wDj]Ae`_^`_^]c]^_^]^p^Ai`}^D_eDz^A`fAcB[nA`^]b]_Ae__SwBn_bBH_edAe__A{AfAzi^~B~Hb_b_A`_b_d^]^]^]^{_Ao^c^]`_^c"
     "``_baib_^cG|]`^`]o]`^`]_]^]a]_^e`a]Ao^BV|Cr_C]c``^iA`^]b]ADOqAhoxC}Bf^s``^Aub^^]^ax^`]XbAebedBhUHuciaABjvcvAF~BhByA^aA^Ckg^k^c^^^g^k"
     "^c^^AV|AmjAmCC|AzVZyAz[I]vwc^nwvw`^]^c^gwvwvwvwvwvwvwvwvwxyu^bwu^bwu^bwu^bwu^b^]AZef^pBRjA~"},
    {"Lm",
     "Tenahkad]^]C|]b]N_]Fw]Dy^G|^a]|]f]`]Du]D|]AHi]Cv]Pr]AWq]Cb]Q~]MsbEaAyj]A]A_Tf]j]miCEj^G`]Er]Mx]Afab]Bz^Bv_AAXk]AHwbG}]Ci]y^CpeBi]t]C"
     "`_`^Mx]s]D^]Cc]r^C^`f]VPs]Ah^BCgb^Ad^eZUh`ADliA{^^]QFe`^c^^MFqcBDr]",
     ""},
    {"Lo",
     "E]]l]Go]a`Fa]Xhwa`Ah|^fA^^^B{^]u^g__]m]^zzBqh]u}rrAeudgbt^bnAcAvAp`]o]dfmkad_^_r^c^]```]m]j^^_k^g]eba^_r^c^^^^^^|`^]p_me^_^r^c^^^a`]"
     "o]l^t]hd_^_r^c^^^a`]{^^_l]n]^b`_^``^^]^^`^`_`hs]Aod^_^s^l`]w__]_^{]ad^_^s^f^a`]|^^^l^ne^_^Ac_]m]b_e_ubbn`t^e^]_cAuAj^^ibAv^^]^a^t^]^"
     "f^^f]_at`}]Azd^A^xaCjAeq]mba``]`^d_aii]ChIs^`_c^]^`_Ac^`_}^`_c^]^`_k^As^`_A}A`lChRd_m^vbBccddnjoknki^_lAnAc]A~A]^Aoda_~^]bB^g{Alz_ah"
     "AfavAqsfAoEcAindAqzj^gAfwA^Ad_gzCh`^b^^`]ACy`CF`Arusfc^c^c^c^c^c^c^cPd]Ap]aBne]^Bra]bAe^Bvn|AklO_FYzA{VB]^AEqA~AbeGzalg^A}]AlB^D~]C^"
     "]`c^_^`^szAnkAlAyb`]^^hxgsvydAiAha_ega^Act_^dql^b`]`Al^]`^_a_]^]u^`gd]kb_b_bfc^cDfA]zKTpisaAkHXqJv_C`A~]^f^i^a^]^^^^^Cb~JsoAz_ApAchC"
     "ka^C}C`f^Ag_{`b_b_b__A^h^v^o^^^k_jA]CqKly`AkAj|jp^dcA`gz_A^adCwBfB{AbeAnDqIafrgdDmb_]^Af^^`]_sgsf{A|o^^grgvB_Arc^A{]l`^_^yAey`yA^d^x"
     "xApgrgojnCeBaEjA^JeAdc^Bgyg]erAenAiqxsiAoAt^_]jAg}uwA^z]_]eA]`]iAjk`r]^]A^n^uBmc^]^`^k^fdAiAad_^_r^c^^^a`]o]iaDsAoo`q_{Ajq^^]EkAiAd`"
     "A_Ajq]AvAej]B`wA`cElAfFdd_]_d^^^tl]^]Bwd_Aam]^]y]gAbd]r]hAhp]oBaGve^A_n]AlzCgc^^^A`r]vb^^^|k]IroEp]Bh[`FwEvBUoBylACmDG`QaIA|Pud{nBgn"
     "zoAjAnqboY{Bcb]EbFLleAHjAeeIKfHoAh_n`eKrBK{Cabi`edfIGg]NvAg~]IlzoAfAIgc^`^^^k^EwAKj`^w^^^]_]^f^`^]^]c]a]^]^]^_^^^]_]^]^]^]^]^^^]_`^c"
     "^`^`^]^f^mb_^a^mDR]APXl}DJadFn_FAlkGWwCGfO|APgEEe",
     ""},
    {"Lt", "Mh]_]_]Aa]GZvdededi]l]Aj]", "MgeA__GZmAj`]e]c]e]Aa]e]"},
    {"Lu",
     "A|vB~s^c~]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]_]^]^]^]^]^]^]^]_]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^^^]^]"
     "`^^]^^^__`^^^_`^^^^]^]^^^]_]^^^_^]^^`]d]_]_]_]^]^]^]^]^]^]^]_]^]^]^]^]^]^]^]^]_]_]^_^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]d^^^_]^`^]^]^]^]Hn]^]`]e]c]^_^]^^^m^eA^]__`]^]^]^]^]^]^]^]^]^]^]^]b]_]^^_AmAk]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]f]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^^^]^]^]^]^]^]_]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]_A`C@~A`^]b]UeBnBHwAe__Ik]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]f]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]^]^]^]^]^]^]^]^]^]^]^]^]^]fdebgdedebh]^]^]^]edBa`i`i`iah`Gu]a]`____]`ac]^]^]^`_`g^b]Ax]BV}AjAk]^__]^]^]^`^]_]e_^]^]^]^]^]^]^]^]^]^"
     "]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]e]^]a]ADQh]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]"
     "^]p]^]^]^]^]^]^]^]^]^]^]^]^]^]C~]^]^]^]^]^]^]`]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]^]g]^]^^^]^]^]^]a]^]_]^]`]^"
     "]^]^]^]^]^]^]^]^]^a^a^]^]^]^]^]^]^]^`^]c]b]^]y]WLhvAG|AbD]A^Dqg^k^c^^AX_AmCEx|V[w|[Icvwvwvw]^^_]_^_`^dwvw^^`_d^cx^^`^a^]`cxvwvwvwvwv"
     "wv{u~u~u~u~u~]DQp~",
     "A|vcvAu]gs^{^As^b^l^A}^i^j_j_^^]aAf^Aj^ncw^^^]^^`^^]^^^a_]^^_]d]_]^^`bb]g^D{]Ae`_^`_^]c]^_^]^^^m^i^B]^a^C{eDz^A`gA`B[pA`^]b]_Ae__SwB"
     "n_bBH_edAe__El]`]m]ChDjb]_]^Cl_b_A`_b`]^]^]^]^]^]^]^{Am^c`_]f`a^c`a^`]_ah`Gu]a]`____]`ac]^]^]^`_`g^b]e]Ao^BV|Cg^^^^dB~d``^iA`^]b]ADO"
     "qAhoxC}j_Axfk`__a^u^wb^a`x^Yg]yBhVKxvcvAF~BhByA^aA^Ckg^k^c^^^g^k^c^^AV|AmjAmCC|AzVZyAz[Hevwvwvw]^^_]_^_`^dwvw^^`_d^cx^^`^a^]`cxvwvwv"
     "wvwvwv{u~u~u~u~u~]DQpA~"},
    {"Lycian", "BMNiy", ""},
    {"Lydian", "BOHevb]", ""},
    {"M",
     "VqCfH`cGvAg^]^^^^^]BagAkqm]B~c_b_^^`A^]{wBtgAuef]u`^e^_^aAf_AwdAet^}Aq_^n^cg^z_As]^c_^__f]g^w]__As]^aa^__`]{^`]h_As]^d^_^_q^sb^_As]^"
     "c_^__d_g^{]Ava`_^`f]AcaAr]^c^_^`d^h^z_As]^c^_^`d^h^y`Ar^^c^_^`f]g^z_B_]ab^]^do^Ax]_cidB{]_ehbBc^x]^]^]a^Alp^^bg^A^f]B}pt`a_^__c``jh^"
     "]g`Tt_[y`y_z^{^A{|f]Ah_^]Cl^A]]CmhahFlaAtf^y_]Ak{AlaAjmAaei_{iAsjAkpDm_^qa]c]__EyAzUc}CFg_Db]By|PgbC`^ACSc`^f}^Bi^H]]`]a]taa]Bl^Amnw"
     "nj]AadviAg`AjjA_]A~ji]e^Ah_Am]^__^b^^]Adab^F}d^^UHe]UtlmlA@r]Fs]DjaAUa_^^b`Ac_a]Dz^Pz`Kj^DngAl`Cq_ApkAd]_^g`Ahgd]Ax_A_jm^Ag]i_Akje`^"
     "^Buhc]Duhr`Ar^^c_^__f]g^_c`aEsnt]BjpF|c_ex^BkmCaiB~kGokGdb^^_`^]^^Dbc_c`]yfAcc^`e]fgAilK|d^dBkr^jCqb`]^^^c^]A}a^^^aJd`TL^aAvcABy]^Aq"
     "d`Bj]h^TQf^DZjAh_sO}a`bed_c{`Di_BBdAqaAle]k]sa^kAL]c^m_c^^^aGtcK^]Ax`APecCdcAATLzG^",
     "VqCfAd]|]E|cGvAg^]^^^^^]BagAkqm]B~c_b_^^`A^]{wBtgAuef]u`^e^_^aAf_AwdAet^}Aq_^n^cg^z_As]^c_^__f]g^w]__As]^aa^__`]{^`]h_As]^d^_^_q^sb^"
     "_As]^c_^__d_g^{]Ava`_^`f]AcaAr]^c^_^`d^h^z_As]^c^_^`d^h^y`Ar^^c^_^`f]g^z_B_]ab^]^do^Ax]_cidB{]_ehbBc^x]^]^]a^Alp^^bg^A^f]B}pt`a_^__c"
     "``jh^]g`Tt_[y`y_z^{^A{|f]Ah_^]Cl^A]]CmhahFlaAtf^y_]Ak{AlaAjmAaei_{iAsjAkpDm_^qa]c]__EyAzMa]H^}CFg_Db]By|PgbC`^ACSc`^f}^Bi^H]]`]a]taa"
     "]Bl^Amnwnj]AadviAg`AjjA_]A~ji]e^Ah_Am]^__^b^^]Adab^F}d^^UHe]UtlmlA@r]Fs]DjaAUa_^^b`Ac_a]Dz^Pz`Kj^DngAl`Cq_ApkAd]_^g`Ahgd]Ax_A_jm^Ag]"
     "i_Akje`^^Buhc]Duhr`Ar^^c_^__f]g^_c`aEsnt]BjpF|c_ex^BkmCaiB~kGokGdb^^_`^]^^Dbc_c`]yfAcc^`e]fgAilK|d^dBkr^jCqb`]^^^c^]A}a^^^aJd`TL^aAv"
     "cABy]^Aqd`Bj]h^TQf^DZjAh_sO}a`bed_c{`Di_BBdAqaAle]k]sa^kAL]c^m_c^^^aGtcK^]Ax`APecCdcAATLzG^"},
    {"Mahajani", "BQM{Aa", ""},
    {"Makasar", "BUD]u", ""},
    {"Malayalam", "CM{i^_^Am^_^bal_v", ""},
    {"Mandaic", "BFax_]", ""},
    {"Manichaean", "BOTmAaah", ""},
    {"Marchen", "BTMs|_r^j", ""},
    {"Masaram_Gondi", "BTQ{c^^^Af`]^^^eef", ""},
    {"Mc",
     "BKz]Ar]__e`^^Am^Au_c^_^g]Af]Au_A}]Au_e]^^Ap^Au]^]c^_^g]C]^^^`_^_g]Ad_Ax`Ax^Au]^a_^^^f^Af^Au_b_^_g]Ae^Bd_cdo^Iu^Az]E^^a]c]_^v^g__cr^_"
     "b_]g_ATu]{]Cx]dd^^Jc`__a^^bFq^Au]^]f]^^ebDf]Ak]b]^a^^Ax]{]a^_]Aw]__^]`^Akde^E^]r]EDs^ADGb^_]Bq^AmlDc^Aj]Ak^a^__Ce^_^u]Ah]^]Cd]_^b]F~"
     "^^^^^^]ZYn]^]Cv]Ah_a^Cj]u^Av]Ak_f^j]Bv_`^^]E]_|^Au^^`_^__f]g^Fb_e^`]Ca_c]^`_]F~_c`_]Ch_e^^]Cd]^^c]C`^a]Gt_f]Gfb^^a]_]^]Dc_e`a]Bm]z^A"
     "y]K~]k]Ca]d]_]Ffaa^^]Jg^UQ]AqC_^ZEv^cb",
     ""},
    {"Me", "AFa^E[c]AR_`^_AGYn_", ""},
    {"Medefaidrin", "CNMsBs", ""},
    {"Meetei_Mayek", "AQZqsE|Ah_f", ""},
    {"Mende_Kikakui", "DSFiEw_l", ""},
    {"Meroitic_Cursive", "BOL]tap_Ah", ""},
    {"Meroitic_Hieroglyphs", "BOK_|", ""},
    {"Miao", "CNSgBcaAsdm", ""},
    {"Mn",
     "VqCfH`aGxAg^]^^^^^]BagAkqm]B~c_b_^^`A^]{wBtgAuef]u`^e^_^aAf_AwdAet^|Ar]^]ada]`cg^z]Au]a`e]q^w]_^At]a^a^__`]{^`]h^At]aa^^a]q^sb^]Au]_"
     "]^`e]d^h^{]Ax]i]Am]`]Ar]^_b_^`d^h^z]Au]_]c]b^q^y^At^a`e]q^z]Ba]d_^]Bs]_cidB{]_ehbBc^x]^]^]Arj^a^^bg^A^f]C]`^b^^_^v^a_m`j]_^c]l]Tt_[y"
     "_z^{^{^A{^^ce]_gf]Ah_^]Cl^A]]Cm_a^f]c_Fl^_]Au]^c^]^]_dcf_]Akj^lAl`Ak]^a^]b]Acei^}`_^^_As]^^`]^_Aud_^Dm_^i^ca]c]`^EyAzUcia]`hCFg_Db]B"
     "y|Pg`Cb^ACSc]af}^Bi^H]]`]a]v^b]Dl^wnj]AadvgAi_Ak]_`_^Ab]A~b_^_^i]e]Aj]An]^__^b^^]Ae^e]G]]_]a]UHe]UtlmlA@r]Fs]DjaAUa_^^b`Ac_a]Dz^Pz`K"
     "j^DngAl`Cr]AqkAd]_^g_Al`_^d]Ax_A_a^dAy]i^Aoeg`_]Bx__]^^c]Du]`dr^At^`]A`c`aEvd__^]t]Bmb^]a^^^G]`c^^^x^Bnd_]^^Ca]^]_b^]B~__`^aGre^^Go^"
     "^]a]De`_^a]}fAcb_`e]fb__Aii^^K}c^b^]Bkr_c^^^^Cqb`]^^^c^]Ba^`]^]Jd^TL`aAvcABy]Az`Bj]TQs^DZjAh_sP]_nd_c{`Di_BBdAqaAle]k]sa^kAL]c^m_c^^"
     "^aGtcK^]Ax`APecCdcAATLzG^",
     "VqCfAd]|]E|aGxAg^]^^^^^]BagAkqm]B~c_b_^^`A^]{wBtgAuef]u`^e^_^aAf_AwdAet^|Ar]^]ada]`cg^z]Au]a`e]q^w]_^At]a^a^__`]{^`]h^At]aa^^a]q^sb^"
     "]Au]_]^`e]d^h^{]Ax]i]Am]`]Ar]^_b_^`d^h^z]Au]_]c]b^q^y^At^a`e]q^z]Ba]d_^]Bs]_cidB{]_ehbBc^x]^]^]Arj^a^^bg^A^f]C]`^b^^_^v^a_m`j]_^c]l]"
     "Tt_[y_z^{^{^A{^^ce]_gf]Ah_^]Cl^A]]Cm_a^f]c_Fl^_]Au]^c^]^]_dcf_]Akj^lAl`Ak]^a^]b]Acei^}`_^^_As]^^`]^_Aud_^Dm_^i^ca]c]`^EyAzMa]H^ia]`h"
     "CFg_Db]By|Pg`Cb^ACSc]af}^Bi^H]]`]a]v^b]Dl^wnj]AadvgAi_Ak]_`_^Ab]A~b_^_^i]e]Aj]An]^__^b^^]Ae^e]G]]_]a]UHe]UtlmlA@r]Fs]DjaAUa_^^b`Ac_a"
     "]Dz^Pz`Kj^DngAl`Cr]AqkAd]_^g_Al`_^d]Ax_A_a^dAy]i^Aoeg`_]Bx__]^^c]Du]`dr^At^`]A`c`aEvd__^]t]Bmb^]a^^^G]`c^^^x^Bnd_]^^Ca]^]_b^]B~__`^a"
     "Gre^^Go^^]a]De`_^a]}fAcb_`e]fb__Aii^^K}c^b^]Bkr_c^^^^Cqb`]^^^c^]Ba^`]^]Jd^TL`aAvcABy]Az`Bj]TQs^DZjAh_sP]_nd_c{`Di_BBdAqaAle]k]sa^kAL"
     "]c^m_c^^^aGtcK^]Ax`APecCdcAATLzG^"},
    {"Modi", "BRUcB]hf", ""},
    {"Mongolian", "FLu^_]^pcBqdAeBLFfi", ""},
    {"Mro", "CMKo{^fa^", ""},
    {"Multani", "BQVyc^]^`^k^g", ""},
    {"Myanmar", "DHmDtAME{{Bz|", ""},
    {"N",
     "AkfCo^b]__ANjfC}fEyfLafCmfabCcfCmfCmf_bCeiCjfecC^fC_cdoCdfByfCmfB_pG{fB_fUbpY|_G^fcfsfHyfCwgDzfcfEifBofC}fcfABw]`bcfEyAm_aUiAvBgrRoz"
     "ALv]Vz]vek_J``D_f{d^k}fAbkAC@ufEofIkbDofAafEyfsfBofK}fVIqfNnAgiAsn^J^wA_`z]e]C}aE}f[udvcAbeBdasbDu^_l_AhA{eAo^{_BdaC_dudAdcIubAkfHs{"
     "DsfAe`CgcC}zCwfAwfDefdpGjfJ_fCmfK]fC]fC]hLioBvfVgyFtfB_fOuqACjCeRVrfBofC}f^cWmsZ[`pCcuADrAlBMsfLkfAOteCwfWfAu^_^`BeAg^kA@giBY~f",
     ""},
    {"Nabataean", "BOCo{ee", ""},
    {"Nandinagari", "BSTmd_Ah_g", ""},
    {"Nd",
     "AkfARgfC}fEyfLafCmfCmfCmfCmfCmfCmfCmfCmfCmfByfCmfB_fHcfB_fAZwfAafHyfCwfD{fcfEifBofC}fcfAIAifS}fAafEyfsfBofK}fVIqfAMqfBHcfW{fCwfAwfDe"
     "fHcfJ_fCmfK]fC]fC]fLkfC]fVgfGefB_fTQqfBofC}fAADqAlBMsfLkfASufD[}f",
     ""},
    {"New_Tai_Lue", "FX]Afavcg`^", ""},
    {"Newa", "BRFaBt^a", ""},
    {"Nko", "BBiAu__", ""},
    {"Nl", "FDs_BVpA]_`CYa]vek_ACYnfXH]AoMo]e]C}aHRcCe", ""},
    {"No",
     "Ee^b]__BMhbK_bCo_C|cFjcneLvfACtpAEnfNa]AUp]`bcfEylAd]UiAvBgrRozALv]AFm`D_f{d^k}fAbkACPebWXvAgA|`n^J^wA_`AKcdvcAbeBdasbDu^_l_AhA{eAo^"
     "{_BdaC_dudAdcIubJi{DsfAe`CgcC}pKbpAKt^LseYroY^qTHscWmsZ[`pCcuETke[hAu^_^`BeAg^kA@gi",
     ""},
    {"Nushu", "CNY|]QQqKr", ""},
    {"Nyiakeng_Puachue_Hmong", "DQIsAg`j_fa^", ""},
    {"Ogham", "FAky", ""},
    {"Ol_Chiki", "GQcAj", ""},
    {"Old_Hungarian", "BPEsAmjAmdb", ""},
    {"Old_Italic", "BMRaA^f_", ""},
    {"Old_North_Arabian", "BORq|", ""},
    {"Old_Permic", "BMTmAe", ""},
    {"Old_Persian", "BMVyA^aj", ""},
    {"Old_Sogdian", "BPXmAb", ""},
    {"Old_South_Arabian", "BOQs|", ""},
    {"Old_Turkic", "BPA{Ba", ""},
    {"Old_Uyghur", "BP[wv", ""},
    {"Oriya", "BZz_^d_^_r^c^^^a_e_^__d_a^^a_n", ""},
    {"Osage", "BNByA^aA^", ""},
    {"Osmanya", "BNAkz_f", ""},
    {"P",
     "~_^b^`g^`^w_^]x]^]A^]b]`]g^`]`]Ts]e]MubAd^An]^]_]_]Ag^q^^^j]^_Bc`C]]AfjFz_Aqk|]Gt^g]Da]Co]Cp]Km]i]Jx]Bs]g^D}k^]A``B`]Bcaa^CfbE^]R]eD"
     "l]Rf]Ag^Bg_B`^Dr_^_A`gId^Fi^Cwc^bE_cy^Ct`AvaAy^A{dh]Xitep^i^h{^k^Rr`z^AC|jBh^|fKzrAz`}^Vl`^^Cg]DdAi^|_hLh_af_hm]i]B{]Bs]ACEm^G|_B|]g"
     "]CjbKc`Bo^Ac_^]Al^Aj]Bzim^Cs`Cu^m^Gh]UXg^FafsA]^j^]a]^^Dj_^b^`g^`^w_^]x]^]^cL__Ss]Ak]Lc]Uz]Ez]|]H]eAa]CgcA}cBr`W_]D|aAg`EpcCd^^`Cu`A"
     "k^Bh`a]j]^_BqbCb]Lfag^^]C_]GisC`_yiBe]Cy_Gk]Gw_Dp]BudBl_^aLcaAe^R~^Gu]AEkaCBm^OTh^C|]A|ae]Y]`Ir]TQw]HAbaC[q^",
     ""},
    {"Pahawh_Hmong", "CMQcB^gf^c^qbo", ""},
    {"Palmyrene", "BOBq|", ""},
    {"Pau_Cin_Hau", "BT@}As", ""},
    {"Pc", "Bx]HO~^p]BCRo^u_G^]", ""},
    {"Pd", "Ah]ALi]An]CWh]ABf]BDnbCUl]_]|^a]y]Ma]p]Cf]A[Gw^A`]g]D~]DEr]", ""},
    {"Pe",
     "Ad]An]|]CZ~]^]A[m]BPv]Ar]l]Rs]^]{]AC}]^]^]^]^]^]^]Bi]}]^]^]^]^]K{]^]^]^]^]^]^]^]^]^]^]A{]^]~]ACd]^]^]^]Ag]^]^]^]Lq]^]^]^]^]`]^]^]^]_"
     "^A[Dk]Fj]z]^]^]^]^]^]^]^]`]n]^]^]E]]An]|]_]_]",
     ""},
    {"Pf", "En]HLb]`]y]CSw]^]a]_]l]`]", ""},
    {"Phags_Pa", "AQFyAr", ""},
    {"Phoenician", "BOGgx`]", ""},
    {"Pi", "E^]HLq]_^_]v]CSw]^]a]_]l]`]", ""},
    {"Po",
     "~_^__]^]^^g^`^x]B]]b]k^d]Ts]e]MubAd]Aq]_]_]Ag^q^^^j]^_Bc`C]]AfjFz_Aqk|]Gt^g]Da]Co]Cp]Km]i]Jx]Bs]g^D}k^]Cg]Bcaa^CfbE^]R]eVv]Cs_B`^Dr_"
     "^_A`b^`Id^Fi^Cwc^bE_cy^Ct`AvaAy^A{dh]Xo^edee_`__`g^]^fCJ{`^^Cg]Dd^a__]_e^^^]_^ga^f_`^]^i__Lq_At]Ep]ACEm^G|_B|]g]CjbKc`Bo^Ac_^]Al^Aj]"
     "Bzim^Cs`Cu^m^Gh]VBmc_]s]q^_``_^`d_c]^^Dj_^__]^]^^g^`^x]A_]_^L__Ss]Ak]Lc]Uz]Ez]|]H]eAa]CgcA}cBr`A@]aAg`EpcCd^^`Cu`Ak^Bh`a]j]^_BqbCb]L"
     "fag^^]C_]GisC`_yiBe]Cy_Gk]Gw_Dp]BudBl_^aLcaAe^R~^Gu]AEkaCBm^OTh^C|]A|ae]Y]`Ir]TQw]HAbaC[q^",
     ""},
    {"Ps",
     "Ac]Am]|]C[]]^]A[m]BOm]`]Aa]Ar]l]Rs]^]{]AC}]^]^]^]^]^]^]Bi]}]^]^]^]^]K{]^]^]^]^]^]^]^]^]^]^]A{]^]~]ACd]^]^]^]v]o]^]^]^]Lq]^]^]^]^]`]^"
     "]^]^]_]A[Dn]Fh]z]^]^]^]^]^]^]^]`]n]^]^]E]]Am]|]`]_]",
     ""},
    {"Psalter_Pahlavi", "BOZand`ic", ""},
    {"Rejang", "AQM{A^h]", ""},
    {"Runic", "FBiBc`g", ""},
    {"S",
     "A_]c]m_|]^]x]^]A^a^^_]^`_]`]{]|]Mm`ijbc^]^mCl]k^Cg]D`]Gy_Cm__]_^F_]g]p^Gf]d^D]]Jr^c^Gd]Cu]CydC{]F`]Ad]Ex]Et_l]^__bq]^]^]C|d^b^^b`Ex^"
     "VafUf]Jv]Jm]Dr~JjffeAD]]^_h_j_j_j^B^]j]Ab_j_p}Az^^`^^g]^_bb^]^]^]a]h^aab`^]Au^aK^ay_GjvgBjBfsR`AgAk_{gKysAya|_J~_|^C_FvbJn^Aiv^BqiFf"
     "whe]j^i]r^c^Bt^Gb^af}A^y{hze]l|gAalIjFY{AzWGwAqPvsf^C^^Dr`g`Pz_Fr]k^ULj]D]mKdlCv]Ag`B{]^__]Do]c]m_|]^]x]^]Cxc^cj^IdeAtm__^i`]AjAgATw"
     "^Qj]CIy]BHryTF{`b]UXk]E@xCjAwGdgAa_Avb_s^dzaAwrA|`]EmBoYu]v]|]v]|]v]|]v]|]v]AwO^Ar`Amd^j^^AW_]Lt]BPy]`]Ct]Md^G}AfaB|ik_k^k^A_tDuAsyj"
     "Afaed^kbDoA@|bl`i`CjiBqdha]lhaArefcAbez_^BgI~ij_a`a`cfy`gbbgfcdecfDg^Aq",
     ""},
    {"Samaritan", "BDeAh_k", ""},
    {"Saurashtra", "AQHuB^eh", ""},
    {"Sc", "A_]Ct`AH~]Cr]Ns^Ns^d]Gd]Gv]Q`]BPh]BJ]}AHK~]WAv]Cc]Do]Fl^`^HPs`AXMa]BP}]", ""},
    {"Sharada", "BQOgBx", ""},
    {"Shavian", "BN@]Aj", ""},
    {"Siddham", "BRQkAp_A`", ""},
    {"SignWriting", "DNY{Sbla^k", ""},
    {"Sinhala", "CQt_^n`t^e^]_c`]ab^]^dcf__BMY_p", ""},
    {"Sk", "Bw]^]B`]c]a]`]Oh`ijbc^]^mCl]k^AIu]FFu]^_h_j_j_j^DM_^ACWjsf^C^^A@u]k^UPkmZd]^]Dw]BIQza", ""},
    {"Sm",
     "Af]m_Ax]^]Ah]a]A`]|]Vo]On_GAn]j]Ab_j_D`]Abac]B]ab^a]_]_]d]|^_]^]|Gz}^Bs]{uAcbMx]f]AqdCf]I{a_{glGoCysAya|_GpAkq_bA[Y_]Xe]^_Dy]m_Ax]^]"
     "Cz]c`BAUo]v]|]v]|]v]|]v]|]v]FFm^",
     ""},
    {"So",
     "D{]_]a]^]A@v]Gy^Cv^F_]g]p^Gf]Ob]J~]Cyb^]C{]F`]Ad]Kn_l]^__bq]^]^]C|d^b^^b`Ex^VafUf]Ue]Dr~JjffeAMn^^`^^g]^^cb^]^]^]a]h^k]^^^]Au^fa_`^^"
     "^^^c^{_^^]^{G{dap_c_Bi^zvAbcB]vgBjBfsEi^e^ApeCe^GfAgAfA{GnO_Ajr^cAa_|^C_FvbJn^Aiv^BqiFfwhe]j^i]r^c^I{^af}A^y{hze]l|gAalIjFY{AzWGwAqY"
     "l`g^^]Pz_VGelCv]Ah_Ne]`]a^j^IdeAtm__^i`]AjAgATw^Qj]CIy]BHrdamTF{`b]UXk]E@xCjAwGdgAa_Avb_s^dzaAwrA|`]EmBoAG`O^Ar`Amd^j^^AW_]CAo]Cx]Ud"
     "AfaB|ik_k^k^A_tDuAsyjAfaed^kbDoGibUjbl`i`CjiBqdha]lhaArefcAbez_^BgI~ij_a`a`cfy`gbbgfcdecfDg^Aq",
     ""},
    {"Sogdian", "BPY{Ad", ""},
    {"Sora_Sompeng", "BQJaudf", ""},
    {"Soyombo", "BSYsBk", ""},
    {"Sundanese", "GK_AzGod", ""},
    {"Syloti_Nagri", "AQD}Ag", ""},
    {"Syriac", "AXuj^Av__H]g", ""},
    {"Tagalog", "FEcrf]", ""},
    {"Tagbanwa", "FH]i^_^^", ""},
    {"Tai_Le", "FVqz_a", ""},
    {"Tai_Tham", "G@uAy^y_gcfcj", ""},
    {"Tai_Viet", "AQWwA}ua", ""},
    {"Takri", "BRX}Atcf", ""},
    {"Tamil", "CBs^^b`_^``^^]^^`^`_`haa`_^`_]c]kqBRDjAlj]", ""},
    {"Tangsa", "CML}Bg^f", ""},
    {"Tangut", "CNY{]|FLleVpO_e", ""},
    {"Telugu", "CFii^_^s^l_e^_^`d^^__]_`_fde", ""},
    {"Thaana", "B@mAl", ""},
    {"Thai", "CUlAtbx", ""},
    {"Tibetan", "D@}B`^A^aAa^A^^k^ca^", ""},
    {"Tifinagh", "LDeArd^k]", ""},
    {"Tirhuta", "BRI{B`ef", ""},
    {"Toto", "DQUk{", ""},
    {"Ugaritic", "BMU{z^]", ""},
    {"Vai", "APJiHx", ""},
    {"Vithkuqi", "BNHmg^k^c^^^g^k^c^^", ""},
    {"Wancho", "DQVyAtb]", ""},
    {"Warang_Citi", "BSL}Bki]", ""},
    {"Yezidi", "BPTuAd^__^", ""},
    {"Yi", "AO@uAFe`Aq", ""},
    {"Z", "}]Cv]EXt]BOngz^b]Aj]DEs]", ""},
    {"Zanabazar_Square", "BSWgB`", ""},
    {"Zl", "HRa]", ""},
    {"Zp", "HRb]", ""},
    {"Zs", "}]Cv]EXt]BOngA_]Aj]DEs]", ""},
};
// clang-format on

inline constexpr std::size_t unicode_class_count = sizeof(unicode_classes) / sizeof(unicode_classes[0]);

// An index, not a pointer: with -fsanitize=undefined, comparing one with null is no constant for g++ 12.
/// The index of a class; unicode_class_count for a name that is none.
constexpr std::size_t find_unicode_class(std::string_view name) noexcept {
    std::size_t first = 0;
    std::size_t last = unicode_class_count;
    while (first < last) {
        std::size_t const middle = (first + last) / 2;
        int const order = name.compare(unicode_classes[middle].name);
        if (order == 0) return middle;
        if (order > 0) first = middle + 1;
        else last = middle;
    }
    return unicode_class_count;
}

/// Calls `seen(lo, hi)` for each range, both included, in their order.
template <class Seen>
constexpr void for_each_range(char const* ranges, Seen&& seen) {
    auto const number = [&ranges] {
        unsigned value = 0;
        while (*ranges < ']') value = value * 28 + static_cast<unsigned>(*ranges++ - '@');
        return value * 34 + static_cast<unsigned>(*ranges++ - ']');
    };
    char32_t next = 0;
    while (*ranges != '\0') {
        char32_t const lo = next + number();
        char32_t const hi = lo + number();
        seen(lo, hi);
        next = hi + 1;
    }
}

}  // namespace monongusa::pattern

#endif

#include <cstddef>
#include <string_view>

namespace monongusa::pattern {

/// The characters lo…hi, both included.
struct code_range {
    char32_t lo;
    char32_t hi;

    friend constexpr bool operator==(code_range const&, code_range const&) = default;
};

using code_ranges = growing<code_range>;

// The functions below work on the tail [from, size) of the ranges: the class being read.

// Two neighbouring runs of sorted ranges become one.
constexpr void merge(code_ranges& ranges, std::size_t begin, std::size_t middle, std::size_t end) {
    std::size_t const copy = ranges.size();
    for (std::size_t i = middle; i < end; ++i) {
        code_range const range = ranges[i];
        ranges.push(range);
    }
    std::size_t left = middle;
    for (std::size_t right = ranges.size(); right > copy;) {
        bool const from_left = left > begin && ranges[left - 1].lo > ranges[right - 1].lo;
        ranges[--end] = from_left ? ranges[--left] : ranges[--right];
    }
    ranges.shrink(copy);
}

/// Sorts the ranges and joins those that touch.
constexpr void normalise(code_ranges& ranges, std::size_t from) {
    // Classes with a name are runs of hundreds that are sorted already.
    auto const end_of_run = [&](std::size_t at) {
        if (at < ranges.size()) ++at;
        while (at < ranges.size() && ranges[at - 1].lo <= ranges[at].lo) ++at;
        return at;
    };
    for (bool sorted = false; !sorted;) {
        sorted = true;
        for (std::size_t begin = from; begin < ranges.size();) {
            std::size_t const middle = end_of_run(begin);
            std::size_t const end = end_of_run(middle);
            if (middle < end) {
                merge(ranges, begin, middle, end);
                sorted = false;
            }
            begin = end;
        }
    }
    std::size_t kept = from;
    for (std::size_t i = from; i < ranges.size(); ++i) {
        code_range const range = ranges[i];
        if (kept > from && range.lo <= ranges[kept - 1].hi + 1) {
            if (range.hi > ranges[kept - 1].hi) ranges[kept - 1].hi = range.hi;
        } else {
            ranges[kept++] = range;
        }
    }
    ranges.shrink(kept);
}

/// Adds what differs in case only from what is there.
constexpr void add_other_cases(code_ranges& ranges, std::size_t from) {
    normalise(ranges, from);
    std::size_t const end = ranges.size();
    auto const add = [&](char32_t lo, char32_t hi) {
        std::size_t first = from;
        for (std::size_t last = end; first < last;) {
            std::size_t const middle = (first + last) / 2;
            if (ranges[middle].hi < hi) first = middle + 1;
            else last = middle;
        }
        if (first == end || ranges[first].lo > lo) ranges.push({lo, hi});
    };
    // What is added is looked at in turn; every ring closes at what was there in the beginning.
    for (std::size_t i = from; i < ranges.size(); ++i) {
        code_range const range = ranges[i];
        for (std::size_t r = fold_row_from(range.lo); r < fold_table::size && fold_table::rows[r].lo <= range.hi; ++r) {
            fold_row const& row = fold_table::rows[r];
            char32_t const lo = range.lo < row.lo ? row.lo : range.lo;
            char32_t const hi = range.hi < row.hi ? range.hi : row.hi;
            if (row.step == fold_row::even_odd || row.step == fold_row::odd_even) {
                // Neighbours: only a ring at either edge can be cut in half.
                if (row.next(lo) < lo) add(lo - 1, lo - 1);
                if (row.next(hi) > hi) add(hi + 1, hi + 1);
            } else {
                add(row.next(lo), row.next(hi));
            }
        }
    }
}

/// Puts what is missing in the place of what is there, which must be normalised.
constexpr void negate(code_ranges& ranges, std::size_t from) {
    char32_t lo = 0;
    std::size_t kept = from;
    for (std::size_t i = from; i < ranges.size(); ++i) {
        code_range const range = ranges[i];
        if (range.lo > lo) ranges[kept++] = {lo, range.lo - 1};
        lo = range.hi + 1;
    }
    ranges.shrink(kept);
    if (lo <= detail::utf8::last_code_point) ranges.push({lo, detail::utf8::last_code_point});
}

/// The ranges of a class with a name, written as pairs of their first and last characters; empty for a name that is none.
constexpr std::string_view posix_class(std::string_view name) noexcept {
    if (name == "alnum") return "09AZaz";
    if (name == "alpha") return "AZaz";
    if (name == "ascii") return {"\0\x7F", 2};
    if (name == "blank") return "\t\t  ";
    if (name == "cntrl") return {"\0\x1F\x7F\x7F", 4};
    if (name == "digit") return "09";
    if (name == "graph") return "!~";
    if (name == "lower") return "az";
    if (name == "print") return " ~";
    if (name == "punct") return "!/:@[`{~";
    if (name == "space") return "\t\r  ";
    if (name == "upper") return "AZ";
    if (name == "word") return "09AZ__az";
    if (name == "xdigit") return "09AFaf";
    return {};
}

/// The same for the letter of `\d`, `\s` and `\w`.
constexpr std::string_view perl_class(char letter) noexcept {
    switch (letter) {
        case 'd':
        case 'D': return "09";
        case 's':
        case 'S': return "\t\n\f\r  ";
        case 'w':
        case 'W': return "09AZ__az";
        default: return {};
    }
}

/// Adds a class of ASCII to the class being read.
constexpr void add_named(code_ranges& ranges, std::string_view pairs, bool negated, bool any_case) {
    std::size_t const from = ranges.size();
    for (std::size_t i = 0; i < pairs.size(); i += 2)
        ranges.push({static_cast<unsigned char>(pairs[i]), static_cast<unsigned char>(pairs[i + 1])});
    if (any_case) add_other_cases(ranges, from);
    if (!negated) return;
    normalise(ranges, from);
    negate(ranges, from);
}

/// Adds what `\p` names to the class being read; false if there is no such class.
constexpr bool add_unicode(code_ranges& ranges, std::string_view name, bool negated, bool any_case) {
    std::size_t const found = find_unicode_class(name);
    if (found == unicode_class_count) return false;
    unicode_class const& named = unicode_classes[found];
    std::size_t const from = ranges.size();
    bool const folded = any_case && *named.any_case != '\0';
    for_each_range(folded ? named.any_case : named.ranges, [&](char32_t lo, char32_t hi) { ranges.push({lo, hi}); });
    if (negated) negate(ranges, from);
    return true;
}

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// syntax: the tree that a pattern is read into.

#ifndef MONONGUSA_PATTERN_SYNTAX_HPP
#define MONONGUSA_PATTERN_SYNTAX_HPP

// SPDX-License-Identifier: BSL-1.0
// mistake: why a text is no pattern.

#ifndef MONONGUSA_PATTERN_MISTAKE_HPP
#define MONONGUSA_PATTERN_MISTAKE_HPP

#include <string_view>

// A list macro, since a static_assert of C++20 takes nothing but a literal and require.hpp must say the very words of sentence().
// (name, whether it is refused because no linear matcher can have it, sentence)
#define MONONGUSA_PATTERN_MISTAKES(X)                                                                                              \
    X(unclosed_group, false, "a group is opened and never closed; close it with ')' or write '\\('")                               \
    X(unmatched_parenthesis, false, "a ')' closes no group; remove it or write '\\)'")                                             \
    X(unclosed_class, false, "a '[' is never closed; close it with ']' or write '\\['")                                            \
    X(bad_range, false, "a range in a class needs two characters, the smaller one first; swap them or write '\\-'")                \
    X(unknown_class, false, "no class has the name between '[:' and ':]'; those of ASCII are known, as in [[:alpha:]]")            \
    X(unknown_property, false, "no class of Unicode is named so; write a category as in '\\p{Lu}' or a script as in '\\p{Greek}'") \
    X(nothing_to_repeat, false, "a repeat has nothing before it; give it something to repeat or put '\\' before it")               \
    X(repeated_repeat, false, "a repeat follows a repeat; put the first into '(?:' and ')', or '\\' before the second")            \
    X(repeat_too_large, false, "a repeat counts beyond 1000; count less or use '*'")                                               \
    X(repeat_backwards, false, "a repeat allows at most fewer than it wants at least; swap the two numbers")                       \
    X(bad_escape, false, "a '\\' and what follows have no meaning; to mean a letter or '\\' itself, write it alone or as '\\\\'")  \
    X(trailing_backslash, false, "the pattern ends in a '\\' that escapes nothing; remove it or write '\\\\'")                     \
    X(bad_group_name, false, "a group's name is one or more of A-Z a-z 0-9 _ and ends with '>'; write '(?P<name>'")                \
    X(duplicate_group_name, false, "two groups have the same name; rename one of them")                                            \
    X(unknown_flag, false, "a flag is none of i m s U; write '(?i)' or '(?i:' with one of these")                                  \
    X(unknown_group, false, "a '(?' opens no kind of group that is known; write '(?:' for a group, '\\(' for the character")       \
    X(invalid_utf8, false, "the pattern is not valid UTF-8; save the file as UTF-8 or write the character as '\\x{3042}'")         \
    X(too_large, false, "the pattern is too large once its repeats are written out; count less or use '*'")                        \
    X(too_deep, false, "groups are nested more than 100 deep; nest less")                                                          \
    X(single_byte, false, "'\\C' is not supported, since text is matched by character; write '.' instead")                         \
    X(backreference, true, "a backreference cannot be matched in linear time; compare the groups in the handler instead")          \
    X(lookahead, true, "a lookahead cannot be matched in linear time; match what follows and leave it out of the group")           \
    X(lookbehind, true, "a lookbehind cannot be matched in linear time; match what precedes and leave it out of the group")        \
    X(atomic_group, true, "an atomic group cannot be matched in linear time; write '(?:', nothing ever backtracks here")           \
    X(possessive_repeat, true, "a possessive repeat cannot be matched in linear time; drop its '+', nothing ever backtracks here") \
    X(recursion, true, "a pattern that calls itself or a group cannot be matched in linear time; write the part out")              \
    X(conditional, true, "a condition on a group cannot be matched in linear time; write the cases as '(?:a|b)'")

namespace monongusa::pattern {

/// Why a text is no pattern; `none` when it is one.  sentence() puts each into words.
enum class mistake : unsigned char {
    none,
#define MONONGUSA_PATTERN_NAME(name, linear, words) name,
    MONONGUSA_PATTERN_MISTAKES(MONONGUSA_PATTERN_NAME)
#undef MONONGUSA_PATTERN_NAME
};

/// What is wrong and what to do, in one sentence without a capital and a full stop; empty for `none`.
constexpr std::string_view sentence(mistake reason) noexcept {
    switch (reason) {
#define MONONGUSA_PATTERN_SENTENCE(name, linear, words) \
    case mistake::name: return words;
        MONONGUSA_PATTERN_MISTAKES(MONONGUSA_PATTERN_SENTENCE)
#undef MONONGUSA_PATTERN_SENTENCE
        case mistake::none: break;
    }
    return {};
}

/// True for what other engines have at the price of exponential time: it is refused for good, not for now.
constexpr bool cannot_be_linear(mistake reason) noexcept {
    switch (reason) {
#define MONONGUSA_PATTERN_LINEAR(name, linear, words) \
    case mistake::name: return linear;
        MONONGUSA_PATTERN_MISTAKES(MONONGUSA_PATTERN_LINEAR)
#undef MONONGUSA_PATTERN_LINEAR
        case mistake::none: break;
    }
    return false;
}

}  // namespace monongusa::pattern

#endif

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

enum class node_kind : unsigned char {
    nothing,  // matches the empty text
    one,      // the character `value`
    letter,   // the ASCII letter `value` (lower case) in either case
    text,     // `value` characters of ASCII as the pattern has them from `offset` on, letters in either case if `any_case`
    any,      // any character
    any_but_newline,
    set,          // one of the set number `value`
    check,        // the assertion `value`
    capture,      // the child, as group number `value`
    repeat,       // the child, min…max times
    sequence,     // the children one after the other
    alternation,  // one of the children
};

enum class assertion : unsigned char { text_begin, text_end, line_begin, line_end, word_edge, no_word_edge };

// Where a node can match the empty text.  A sequence can where all of its parts can, an alternation where any can: & and |.
namespace emptiness {
inline constexpr unsigned char never = 0;
inline constexpr unsigned char somewhere = 1;             // under some assertion
inline constexpr unsigned char at_begin = 2 | somewhere;  // surely at the beginning of every text
inline constexpr unsigned char at_end = 4 | somewhere;    // surely at the end of every text
inline constexpr unsigned char anywhere = at_begin | at_end | 8;
}  // namespace emptiness

/// A part of a pattern.
///
/// Children are linked last to first: so a repeat finds what it repeats at the head, and the compiler works backwards.
struct node {
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

    node_kind kind;
    bool lazy;
    bool any_case;
    bool grouped;   // in parentheses: what repeats a text repeats all of it
    bool anchored;  // it can only begin to match at the beginning of the text
    unsigned char empty;
    unsigned char extent;  // how many bytes of the pattern say it, at most 255, if it is a leaf
    std::uint16_t offset;  // where they begin
    std::uint32_t value;
    std::uint32_t min;
    std::uint32_t max;  // none: no limit
    std::uint32_t child;  // the last one
    std::uint32_t next;  // the one before it
    std::uint32_t first_group;  // the number of groups opened before it
    std::uint32_t code;  // how many instructions it takes
    std::uint32_t threads;  // how many of these take a character
};

// Not the initializers of its members, so that an array of nodes costs a constant evaluation nothing until they are made.
inline constexpr node blank_node{.kind = node_kind::nothing,
                                 .lazy = false,
                                 .any_case = false,
                                 .grouped = false,
                                 .anchored = false,
                                 .empty = emptiness::anywhere,
                                 .extent = 0,
                                 .offset = 0,
                                 .value = 0,
                                 .min = 0,
                                 .max = node::none,
                                 .child = node::none,
                                 .next = node::none,
                                 .first_group = 0,
                                 .code = 0,
                                 .threads = 0};

/// A set of characters: `count` ranges from `first` on, sorted and not touching.
struct set_of_ranges {
    std::uint32_t first;
    std::uint32_t count;
};

/// What is known of a capturing group; the name is a part of the pattern.
struct group_facts {
    std::uint32_t name_begin = 0;
    std::uint32_t name_size = 0;
    bool optional = false;  // a match can leave it unset

    friend constexpr bool operator==(group_facts const&, group_facts const&) = default;
};

/// A pattern as it was read, or the first mistake in it.
struct tree {
    std::string_view text;  // the pattern
    growing<node> nodes;
    growing<set_of_ranges> sets;
    code_ranges ranges;
    growing<group_facts> groups;
    std::uint32_t root = node::none;
    mistake reason = mistake::none;
    std::size_t offset = 0;  // of the mistake, in bytes
};

}  // namespace monongusa::pattern

#endif

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

enum class opcode : unsigned char {
    one,     // take the character `operand`
    letter,  // take the ASCII letter `operand` (lower case) in either case
    any,     // take any character
    any_but_newline,
    set,    // take a character of set `operand`
    split,  // go on at `next`, or else at `operand`
    loop,   // the same; `next` takes one character and comes back here
    save,   // remember the position in slot `operand`
    check,  // go on where assertion `operand` holds
    accept,
};

// What it came from takes the place of padding: only who asks why a text does not match reads it.
struct instruction {
    opcode op = opcode::accept;
    unsigned char extent = 0;  // how many bytes of the pattern say it, at most 255
    std::uint16_t offset = 0;  // where they begin
    std::uint32_t operand = 0;
    std::uint32_t next = 0;

    friend constexpr bool operator==(instruction const&, instruction const&) = default;
};

constexpr bool takes_a_character(opcode op) noexcept { return op < opcode::split; }

/// A set of characters: bits for ASCII, `count` ranges from `first` on for what lies beyond.
struct character_set {
    std::uint64_t ascii[2]{};
    std::uint32_t first = 0;
    std::uint32_t count = 0;

    friend constexpr bool operator==(character_set const&, character_set const&) = default;
};

/// A set of bytes.
struct byte_set {
    std::uint64_t bits[4]{};

    constexpr bool has(char byte) const noexcept {
        auto const i = static_cast<unsigned char>(byte);
        return (bits[i >> 6] >> (i & 63) & 1) != 0;
    }
    constexpr void add(unsigned lo, unsigned hi) noexcept {
        for (unsigned word = lo >> 6; word <= hi >> 6; ++word) {
            std::uint64_t mask = ~std::uint64_t{0};
            if (word == lo >> 6) mask &= ~std::uint64_t{0} << (lo & 63);
            if (word == hi >> 6) mask &= ~std::uint64_t{0} >> (63 - (hi & 63));
            bits[word] |= mask;
        }
    }

    friend constexpr bool operator==(byte_set const&, byte_set const&) = default;
};

/// What is known of a program as a whole.
struct program_facts {
    static constexpr std::size_t prefix_room = 16;
    static constexpr std::uint32_t no_loop = static_cast<std::uint32_t>(-1);

    std::uint32_t start = 0;    // the first instruction
    std::uint32_t size = 0;     // how many instructions
    std::uint32_t threads = 0;  // how many of them take a character or accept
    std::uint32_t sets = 0;
    std::uint32_t ranges = 0;
    std::uint32_t groups = 0;      // capturing ones
    std::uint32_t plain_size = 0;  // of the text, where the whole pattern is nothing but a text
    char prefix[prefix_room]{};    // what every match begins with, as much of it as there is room for
    std::uint8_t prefix_size = 0;
    bool plain = false;
    bool walks = true;        // no loop can go round without taking a character
    // Of a greedy run of a class that it begins with: where that does not match, it does not from the middle of the run either.
    std::uint32_t first_loop = no_loop;
    bool anchored = false;    // a match can only begin at the beginning of the text
    bool skips = false;       // a match can only begin with a byte of `first`
    bool everything = false;  // it provably matches every text
    byte_set first{};

    friend constexpr bool operator==(program_facts const&, program_facts const&) = default;
};

/// A view of a compiled pattern.  What it points to must outlive it; any number of threads may read it.
struct program {
    program_facts facts{};
    instruction const* code = nullptr;
    character_set const* sets = nullptr;
    code_range const* ranges = nullptr;
    char const* plain = nullptr;
    group_facts const* groups = nullptr;

    constexpr std::string_view plain_text() const noexcept { return {plain, facts.plain_size}; }
    constexpr std::string_view prefix() const noexcept { return {facts.prefix, facts.prefix_size}; }

    /// Whether an instruction that takes a character takes this one.
    constexpr bool takes(instruction const& step, char32_t point) const noexcept {
        switch (step.op) {
            case opcode::one: return point == step.operand;
            case opcode::letter: return point < 0x80 && (point | 0x20) == step.operand;
            case opcode::any: return true;
            case opcode::any_but_newline: return point != '\n';
            case opcode::set: return is_in(sets[step.operand], point);
            default: return false;
        }
    }

    constexpr bool is_in(character_set const& set, char32_t point) const noexcept {
        if (point < 0x80) return (set.ascii[point >> 6] >> (point & 63) & 1) != 0;
        std::uint32_t first = set.first;
        std::uint32_t last = set.first + set.count;
        while (first < last) {
            std::uint32_t const middle = first + (last - first) / 2;
            if (ranges[middle].hi < point) first = middle + 1;
            else last = middle;
        }
        return first < set.first + set.count && ranges[first].lo <= point;
    }

    /// How many positions a thread remembers: the whole match and each group, begin and end.
    constexpr std::size_t slots() const noexcept { return 2 * (std::size_t{facts.groups} + 1); }

    /// A search's result out of these positions: the whole match, then the groups.
    constexpr void write_ranges(std::size_t const* positions, detail::text_range* to) const noexcept {
        constexpr std::size_t unset = detail::text_range::none;
        for (std::size_t i = 0; i <= facts.groups; ++i) {
            bool const set = positions[2 * i] != unset && positions[2 * i + 1] != unset;
            to[i] = set ? detail::text_range{positions[2 * i], positions[2 * i + 1]} : detail::text_range{};
        }
    }

    friend constexpr bool operator==(program const& left, program const& right) noexcept {
        if (left.facts != right.facts || left.plain_text() != right.plain_text()) return false;
        for (std::size_t i = 0; i < left.facts.size; ++i)
            if (left.code[i] != right.code[i]) return false;
        for (std::size_t i = 0; i < left.facts.sets; ++i)
            if (left.sets[i] != right.sets[i]) return false;
        for (std::size_t i = 0; i < left.facts.ranges; ++i)
            if (left.ranges[i] != right.ranges[i]) return false;
        for (std::size_t i = 0; i < left.facts.groups; ++i)
            if (left.groups[i] != right.groups[i]) return false;
        return true;
    }
};

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// scrubber: takes secrets out of texts that somebody will read.

#ifndef MONONGUSA_SECRET_SCRUBBER_HPP
#define MONONGUSA_SECRET_SCRUBBER_HPP

// SPDX-License-Identifier: BSL-1.0
// known: the secrets that live in this process, and where a text has one of them.

#ifndef MONONGUSA_SECRET_KNOWN_HPP
#define MONONGUSA_SECRET_KNOWN_HPP

// SPDX-License-Identifier: BSL-1.0
// gate: lets many readers in at a time, or one writer alone.

#ifndef MONONGUSA_SECRET_GATE_HPP
#define MONONGUSA_SECRET_GATE_HPP

#include <atomic>

namespace monongusa::detail {

/// A writer who has come waits only for the readers already inside: those who come later wait for him.  Nobody may enter twice.
///
/// One number, constant from the start and with nothing to destroy: it can be used before and after everything else of the process, which no
/// std::mutex promises.
class gate {
public:
    void enter_to_read() noexcept {
        for (unsigned now = state_.load(std::memory_order_relaxed);;) {
            if (now & writer) {
                state_.wait(now, std::memory_order_relaxed);
                now = state_.load(std::memory_order_relaxed);
            } else if (state_.compare_exchange_weak(now, now + 1, std::memory_order_acquire, std::memory_order_relaxed)) {
                return;
            }
        }
    }
    void leave_reading() noexcept {
        if (state_.fetch_sub(1, std::memory_order_release) == writer + 1) state_.notify_all();
    }

    void enter_to_write() noexcept {
        for (unsigned now = state_.load(std::memory_order_relaxed);;) {
            if (now & writer) {
                state_.wait(now, std::memory_order_relaxed);
                now = state_.load(std::memory_order_relaxed);
            } else if (state_.compare_exchange_weak(now, now | writer, std::memory_order_acquire, std::memory_order_relaxed)) {
                break;
            }
        }
        for (unsigned now = state_.load(std::memory_order_acquire); now != writer; now = state_.load(std::memory_order_acquire)) {
            state_.wait(now, std::memory_order_relaxed);
        }
    }
    void leave_writing() noexcept {
        state_.store(0, std::memory_order_release);
        state_.notify_all();
    }

private:
    static constexpr unsigned writer = 1U << 31;  // The rest counts the readers inside.

    std::atomic<unsigned> state_{0};
};

/// Inside for as long as they live.
struct reading {
    explicit reading(gate& gate) noexcept : gate_{gate} { gate_.enter_to_read(); }
    reading(reading const&) = delete;
    reading& operator=(reading const&) = delete;
    ~reading() { gate_.leave_reading(); }

private:
    gate& gate_;
};
struct writing {
    explicit writing(gate& gate) noexcept : gate_{gate} { gate_.enter_to_write(); }
    writing(writing const&) = delete;
    writing& operator=(writing const&) = delete;
    ~writing() { gate_.leave_writing(); }

private:
    gate& gate_;
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// spelling: finds a value in a text however it is written there: plain, escaped, in base64.

#ifndef MONONGUSA_SECRET_SPELLING_HPP
#define MONONGUSA_SECRET_SPELLING_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::detail {

/// A part of a text that nobody may read, and the name of the secret in it, if it has one.
struct passage {
    std::size_t begin = std::string_view::npos;
    std::size_t end = std::string_view::npos;
    std::string_view name{};

    constexpr bool found() const noexcept { return begin != std::string_view::npos; }
};

/// How a text writes bytes: as they are; as URLs and forms do (%2F); as JSON and our own log do (\/, \n, \u002f, \x2f); as Slack and HTML do
/// (&amp;).
enum class spelling : unsigned char { plain, percent, backslash, entity };
inline constexpr spelling spellings[]{spelling::plain, spelling::percent, spelling::backslash, spelling::entity};

/// What opens an escape.
constexpr char opener_of(spelling how) noexcept {
    switch (how) {
        case spelling::plain: return '\0';
        case spelling::percent: return '%';
        case spelling::backslash: return '\\';
        case spelling::entity: return '&';
    }
    return '\0';
}

struct spelled {
    unsigned char byte = 0;
    std::size_t length = 0;
};

constexpr int hex_digit(char character) noexcept {
    if (character >= '0' && character <= '9') return character - '0';
    if (character >= 'a' && character <= 'f') return character - 'a' + 10;
    if (character >= 'A' && character <= 'F') return character - 'A' + 10;
    return -1;
}

/// The byte that two hexadecimal digits behind `opening` give; of length 0 if that is not there.
constexpr spelled hex_byte(std::string_view text, std::string_view opening) noexcept {
    auto const length = opening.size() + 2;
    if (text.size() < length || !text.starts_with(opening)) return {};
    int const high = hex_digit(text[length - 2]);
    int const low = hex_digit(text[length - 1]);
    if (high < 0 || low < 0) return {};
    return {static_cast<unsigned char>(high << 4 | low), length};
}

/// The byte behind a backslash.
constexpr spelled escaped_byte(std::string_view text) noexcept {
    switch (text.size() > 1 ? text[1] : '\0') {
        case '"': return {'"', 2};
        case '\\': return {'\\', 2};
        case '/': return {'/', 2};
        case '\'': return {'\'', 2};
        case 'n': return {'\n', 2};
        case 'r': return {'\r', 2};
        case 't': return {'\t', 2};
        case 'b': return {'\b', 2};
        case 'f': return {'\f', 2};
        case '0': return {'\0', 2};
        case 'x': return hex_byte(text, "\\x");
        case 'u': return hex_byte(text, "\\u00");
        default: return {};
    }
}

/// The byte at the front of a text that is not empty.  What opens an escape and is none stands for itself.
constexpr spelled front_byte(std::string_view text, spelling how) noexcept {
    spelled const itself{static_cast<unsigned char>(text.front()), 1};
    if (how == spelling::plain || text.front() != opener_of(how)) return itself;
    spelled found;
    if (how == spelling::percent) {
        found = hex_byte(text, "%");
    } else if (how == spelling::backslash) {
        found = escaped_byte(text);
    } else {
        constexpr struct {
            std::string_view name;
            unsigned char byte;
        } entities[]{{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
        for (auto const& entity : entities) {
            if (text.starts_with(entity.name)) found = {entity.byte, entity.name.size()};
        }
    }
    return found.length > 0 ? found : itself;
}

/// How much of the front of `text` is `value` so spelled; 0 if it is not there.
constexpr std::size_t length_of(std::string_view value, std::string_view text, spelling how) noexcept {
    if (how == spelling::plain) return text.starts_with(value) ? value.size() : 0;
    auto left = text;
    for (char const wanted : value) {
        if (left.empty()) return 0;
        auto const found = front_byte(left, how);
        bool const blank_of_a_form = how == spelling::percent && wanted == ' ' && left.front() == '+';
        if (found.byte != static_cast<unsigned char>(wanted) && !blank_of_a_form) return 0;
        left.remove_prefix(found.length);
    }
    return text.size() - left.size();
}

/// What a digit of base64 stands for, in the standard alphabet and in that of URLs; -1 for what is none.
constexpr int base64_digit(unsigned char byte) noexcept {
    if (byte >= 'A' && byte <= 'Z') return byte - 'A';
    if (byte >= 'a' && byte <= 'z') return byte - 'a' + 26;
    if (byte >= '0' && byte <= '9') return byte - '0' + 52;
    if (byte == '+' || byte == '-') return 62;
    if (byte == '/' || byte == '_') return 63;
    return -1;
}

/// A value inside of something that as a whole was written in base64.  Its first digit has `foreign` bits (0, 2 or 4) of what stands before
/// it, so there are three ways it can look; the last one may have bits of what follows.
struct in_base64 {
    std::string_view value;
    unsigned foreign;

    constexpr std::size_t digits() const noexcept { return (value.size() * 8 + foreign + 5) / 6; }

    /// Whether `found` can be the digit at `position`: foreign bits may be any.
    constexpr bool accepts(std::size_t position, int found) const noexcept {
        auto const bit = position * 6 + 8 - foreign;  // Counted as if another byte stood before the value.
        auto const window = 10 - bit % 8;             // The digit's place in the two bytes where it begins.
        auto const wanted = (byte(bit / 8) << 8 | byte(bit / 8 + 1)) >> window & 63;
        auto const own = (mask(bit / 8) << 8 | mask(bit / 8 + 1)) >> window & 63;
        return found >= 0 && (static_cast<unsigned>(found) & own) == wanted;
    }

    /// As `length_of` a value, with the padding behind it.
    constexpr std::size_t length_in(std::string_view text, spelling how) const noexcept {
        auto left = text;
        for (std::size_t position = 0; position < digits(); ++position) {
            if (left.empty()) return 0;
            auto const found = front_byte(left, how);
            if (!accepts(position, base64_digit(found.byte))) return 0;
            left.remove_prefix(found.length);
        }
        for (int padding = 0; padding < 2 && !left.empty() && front_byte(left, how).byte == '='; ++padding) {
            left.remove_prefix(front_byte(left, how).length);
        }
        return text.size() - left.size();
    }

private:
    constexpr bool inside(std::size_t number) const noexcept { return number > 0 && number <= value.size(); }
    constexpr unsigned byte(std::size_t number) const noexcept {
        return inside(number) ? static_cast<unsigned char>(value[number - 1]) : 0U;
    }
    constexpr unsigned mask(std::size_t number) const noexcept { return inside(number) ? 0xFFU : 0U; }
};

}  // namespace monongusa::detail

#endif

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::detail {

/// Overwrites memory that is about to be given back, which the compiler would leave out of a plain loop.
inline void wipe(char* data, std::size_t size) noexcept {
    for (char volatile* at = data; size > 0; --size) *at++ = '\0';
}

/// A value and its name, in one place for as long as the secret lives, however often that is moved.
struct known_value {
    std::string name;
    std::string value;
    known_value* before = nullptr;
    known_value* behind = nullptr;

    known_value(std::string_view what, std::string_view called) : name{called}, value{what} {}
    known_value(known_value const&) = delete;
    known_value& operator=(known_value const&) = delete;
    ~known_value() { wipe(value.data(), value.size()); }
};

/// A list of values, each of which its secret owns.  Has nothing to construct or destroy, so it can be used before and after everything else.
class known_values {
public:
    /// Shorter ones are part of too many words.
    static constexpr std::size_t shortest = 4;

    void add(known_value& value) noexcept {
        writing const alone{gate_};
        value.behind = first_;
        if (first_) first_->before = &value;
        first_ = &value;
        mark(value.value);
        count_.fetch_add(1, std::memory_order_relaxed);
    }
    void remove(known_value& value) noexcept {
        writing const alone{gate_};
        (value.before ? value.before->behind : first_) = value.behind;
        if (value.behind) value.behind->before = value.before;
        for (auto& marks : marks_) marks = 0;
        for (auto const* left = first_; left; left = left->behind) mark(left->value);
        count_.fetch_sub(1, std::memory_order_relaxed);
    }

    /// Whoever got a secret from another thread sees it counted.
    bool none() const noexcept { return count_.load(std::memory_order_relaxed) == 0; }

    /// Asks for the values of one text.  While it lives, no secret begins or ends.
    class search {
    public:
        search(known_values& known, std::string_view text) noexcept : inside_{known.gate_}, known_{known}, text_{text} {
            for (auto const how : spellings) {
                spelled_[static_cast<int>(how)] = how == spelling::plain || text.find(opener_of(how)) != std::string_view::npos;
            }
        }

        /// The first passage that begins at `from` or behind it; of several, the longest.
        passage next(std::size_t from) const noexcept {
            for (std::size_t i = from; i < text_.size(); ++i) {
                if (!known_.may_begin(text_, i)) continue;
                if (auto const here = longest_at(i); here.found()) return here;
            }
            return {};
        }

    private:
        passage longest_at(std::size_t begin) const noexcept {
            auto const text = text_.substr(begin);
            passage best;
            std::size_t longest = 0;
            for (auto const* known = known_.first_; known; known = known->behind) {
                auto const length = longest_form(known->value, text);
                if (length > longest) {
                    longest = length;
                    best = {begin, begin + length, known->name};
                }
            }
            return best;
        }
        std::size_t longest_form(std::string_view value, std::string_view text) const noexcept {
            std::size_t longest = 0;
            for (auto const how : spellings) {
                if (!spelled_[static_cast<int>(how)]) continue;
                auto length = length_of(value, text, how);
                if (length > longest) longest = length;
                for (unsigned const foreign : {0U, 2U, 4U}) {
                    length = in_base64{value, foreign}.length_in(text, how);
                    if (length > longest) longest = length;
                }
            }
            return longest;
        }

        reading inside_;
        known_values& known_;
        std::string_view text_;
        bool spelled_[std::size(spellings)]{};  // Whether anything in the text is so spelled.
    };

private:
    // Most places of a text are ruled out by the first three bytes there: each must be one that some value has there in some form.  Behind what
    // may open an escape nothing is known.
    static constexpr std::size_t looked_at = 3;
    static constexpr unsigned char opener = 1U << looked_at;

    bool may_begin(std::string_view text, std::size_t at) const noexcept {
        for (std::size_t position = 0; position < looked_at; ++position) {
            if (at + position >= text.size()) return false;
            unsigned const marks = marks_[static_cast<unsigned char>(text[at + position])];
            if (marks & opener) return true;
            if (!(marks & 1U << position)) return false;
        }
        return true;
    }
    void mark(std::string_view value) noexcept {
        for (auto const how : spellings) {
            if (how != spelling::plain) marks_[static_cast<unsigned char>(opener_of(how))] |= opener;
        }
        for (std::size_t position = 0; position < looked_at; ++position) {
            auto const bit = static_cast<unsigned char>(1U << position);
            marks_[static_cast<unsigned char>(value[position])] |= bit;
            if (value[position] == ' ') marks_[static_cast<unsigned char>('+')] |= bit;  // As forms write it.
            for (unsigned byte = 0; byte < 256; ++byte) {
                int const digit = base64_digit(static_cast<unsigned char>(byte));
                for (unsigned const foreign : {0U, 2U, 4U}) {
                    if (in_base64{value, foreign}.accepts(position, digit)) marks_[byte] |= bit;
                }
            }
        }
    }

    gate gate_;
    std::atomic<std::size_t> count_{0};
    known_value* first_ = nullptr;
    unsigned char marks_[256]{};  // For each byte, where in the first three of a value it can stand, and whether it opens an escape.
};

/// The one list of the process.
inline constinit known_values living_secrets{};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// shape: finds what looks like a token or the address of a webhook, though nobody told it.

#ifndef MONONGUSA_SECRET_SHAPE_HPP
#define MONONGUSA_SECRET_SHAPE_HPP


#include <cstddef>
#include <string_view>

namespace monongusa::detail {

/// Reads a text from left to right.  What is called `take` goes behind what it is about, if that stands here, and says whether, or how much.
class shape_reader {
public:
    constexpr shape_reader(std::string_view text, std::size_t at) noexcept : text_{text}, at_{at}, begin_{at} {}

    /// What nobody may read begins here.
    constexpr void begin() noexcept { begin_ = at_; }
    constexpr passage read() const noexcept { return {begin_, at_}; }

    constexpr bool take(std::string_view word) noexcept {
        if (!left().starts_with(word)) return false;
        at_ += word.size();
        return true;
    }
    /// `word` is written small.
    constexpr bool take_in_any_case(std::string_view word) noexcept {
        auto const here = left();
        if (here.size() < word.size()) return false;
        for (std::size_t i = 0; i < word.size(); ++i) {
            char const small = here[i] >= 'A' && here[i] <= 'Z' ? static_cast<char>(here[i] - 'A' + 'a') : here[i];
            if (small != word[i]) return false;
        }
        at_ += word.size();
        return true;
    }
    constexpr bool take_one_of(std::string_view characters) noexcept {
        if (at_ == text_.size() || characters.find(text_[at_]) == std::string_view::npos) return false;
        ++at_;
        return true;
    }

    // As they stand in a URL, in JSON, and in a URL inside of another.
    constexpr bool take_slash() noexcept { return take("/") || take("\\/") || take("%2F") || take("%2f"); }
    constexpr bool take_colon() noexcept { return take(":") || take("%3A") || take("%3a"); }
    constexpr bool take_equals() noexcept { return take("=") || take("%3D") || take("%3d"); }
    constexpr bool take_quote() noexcept { return take("\"") || take("\\\"") || take("'") || take("%22"); }
    constexpr bool take_blanks() noexcept {
        auto const before = at_;
        while (take(" ") || take("\t") || take("%20")) {}
        return at_ > before;
    }

    constexpr std::size_t take_digits() noexcept {
        auto const before = at_;
        while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        return at_ - before;
    }
    /// Letters, digits, '-' and '_', at most so many of them.
    constexpr std::size_t take_token(std::size_t most = std::string_view::npos) noexcept {
        auto const before = at_;
        while (at_ < text_.size() && at_ - before < most && is_token(text_[at_])) ++at_;
        return at_ - before;
    }
    /// The same with the escapes of a URL and some characters more.
    constexpr std::size_t take_token_with(std::string_view more) noexcept {
        auto const before = at_;
        for (;;) {
            if (take_token() > 0 || take_one_of(more)) continue;
            auto const escape = hex_byte(left(), "%").length;
            if (escape == 0) return at_ - before;
            at_ += escape;
        }
    }
    /// Whether one of the next characters is a digit, with nothing before it but what a token has.
    constexpr bool meets_a_digit_within(std::size_t characters) const noexcept {
        for (char const character : left().substr(0, characters)) {
            if (is_digit(character)) return true;
            if (!is_token(character)) return false;
        }
        return false;
    }

private:
    static constexpr bool is_digit(char character) noexcept { return character >= '0' && character <= '9'; }
    static constexpr bool is_token(char character) noexcept {
        return base64_digit(static_cast<unsigned char>(character)) >= 0 && character != '+' && character != '/';
    }
    constexpr std::string_view left() const noexcept { return text_.substr(at_); }

    std::string_view text_;
    std::size_t at_;
    std::size_t begin_;
};

// How each of them looks.  None may look far ahead and then fail: a text of many beginnings would be read again and again.  What may hold the
// token of another platform takes the dots of that along.

/// A Discord bot token: the bot's id in base64, which makes its first letter an M, N or O; a time; a signature.
constexpr bool take_discord_token(shape_reader& reader) noexcept {
    auto const id = reader.take_token(31);
    if (id < 22 || id > 30 || !reader.take(".")) return false;
    auto const time = reader.take_token(9);
    if (time < 5 || time > 8 || !reader.take(".")) return false;
    return reader.take_token() >= 27;
}

/// xoxb-…, xapp-… and their kin.  They hold numbers from the start on, which xoxb-your-token-here does not.
constexpr bool take_slack_token(shape_reader& reader) noexcept {
    reader.take("xoxe.");
    if (reader.take("xox")) {
        if (!reader.take_one_of("abcdeprs") || !reader.take("-")) return false;
    } else if (!reader.take("xapp-") && !reader.take("xwfp-")) {
        return false;
    }
    return reader.meets_a_digit_within(12) && reader.take_token_with("+/=") >= 10;
}

/// The header, as HTTP has it, or as a member of JSON or the like.
constexpr bool take_authorization(shape_reader& reader) noexcept {
    if (!reader.take_in_any_case("authorization")) return false;
    bool const quoted = reader.take_quote();
    reader.take_blanks();
    if (!reader.take_colon() && !reader.take_equals() && !(quoted && reader.take(","))) return false;
    reader.take_blanks();
    reader.take_quote();
    if (!reader.take_in_any_case("bot") && !reader.take_in_any_case("bearer") && !reader.take_in_any_case("basic")) return false;
    if (!reader.take_blanks() && !reader.take("+")) return false;
    reader.begin();
    return reader.take_token_with(".~+/=:") >= 8;
}

/// ticket=… and token=… as in a URL, "ticket":"…" and "token":"…" as in what a bot sends to identify itself.
constexpr bool take_member(shape_reader& reader) noexcept {
    if (!reader.take_in_any_case("ticket") && !reader.take_in_any_case("token")) return false;
    bool const quoted = reader.take_quote();
    reader.take_blanks();
    bool const equals = reader.take_equals();
    if (!equals && !(quoted && reader.take_colon())) return false;
    reader.take_blanks();
    if (!reader.take_quote() && !equals) return false;
    reader.begin();
    if (equals && !reader.meets_a_digit_within(24)) return false;
    return reader.take_token_with(".~+/=:") >= (equals ? 16U : 8U);
}

/// The path of a Discord webhook, of an interaction's answer or of what follows it; whatever the host, since logs tell paths without it.
constexpr bool take_discord_path(shape_reader& reader) noexcept {
    if (!reader.take("webhooks") && !reader.take("interactions")) return false;
    if (!reader.take_slash() || reader.take_digits() == 0 || !reader.take_slash()) return false;
    reader.begin();
    return reader.take_token_with(".~=:") >= 16;
}

/// The token of a Discord interaction, which begins with base64 of "interaction:".
constexpr bool take_interaction_token(shape_reader& reader) noexcept {
    return reader.take("aW50ZXJhY3Rpb246") && reader.take_token_with("+/=") >= 8;
}

/// A Slack webhook, or where to answer a command: all behind the first word of the path.
constexpr bool take_slack_hook(shape_reader& reader) noexcept {
    if (!reader.take("hooks.slack")) return false;
    reader.take("-gov");
    if (!reader.take(".com") || !reader.take_slash() || reader.take_token(16) == 0 || !reader.take_slash()) return false;
    reader.begin();
    std::size_t length = 0;
    for (std::size_t more = 1; more > 0; length += more) {
        more = reader.take_token_with("");
        if (more > 0) reader.take_slash();
    }
    return length >= 8;
}

/// What may not be read of the shape that begins exactly at `at`.
constexpr passage shape_at(std::string_view text, std::size_t at) noexcept {
    shape_reader reader{text, at};
    switch (text[at]) {
        case 'M':
        case 'N':
        case 'O': return take_discord_token(reader) ? reader.read() : passage{};
        case 'x': return take_slack_token(reader) ? reader.read() : passage{};
        case 'a':
        case 'A': {
            if (take_authorization(reader)) return reader.read();
            shape_reader again{text, at};
            return take_interaction_token(again) ? again.read() : passage{};
        }
        case 't':
        case 'T': return take_member(reader) ? reader.read() : passage{};
        case 'w':
        case 'i': return take_discord_path(reader) ? reader.read() : passage{};
        case 'h': return take_slack_hook(reader) ? reader.read() : passage{};
        default: return {};
    }
}

/// The first shape of a text that begins at `from` or behind it.
constexpr passage next_shape(std::string_view text, std::size_t from) noexcept {
    for (std::size_t at = from; at < text.size(); ++at) {
        if (auto const here = shape_at(text, at); here.found()) return here;
    }
    return {};
}

}  // namespace monongusa::detail

#endif

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

#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace detail {

template <class Found>
inline constexpr std::size_t groups_of = static_cast<std::size_t>(-1);
template <>
inline constexpr std::size_t groups_of<bool> = 0;
template <std::size_t Groups>
inline constexpr std::size_t groups_of<chat::captures<Groups>> = Groups;

}  // namespace detail

/// A type that has a `match` at all; whether it fits an event is `matcher_for`.
template <class Matcher, class Event>
concept has_match = requires(Matcher const& matcher, Event const& event) { matcher.match(event); };

/// `match(Event const&)` gives `bool`, or `chat::captures<N>` with offsets into the event's text (`captures<N>::of(text, parts…)`).  It is pure: it
/// may be called on any thread, for any event, any number of times.
///
/// It may also say, as static members: `std::string_view description` for `--list`; `bool has_pattern`, if the same matcher twice in a table is a
/// mistake; `bool matches_everything`; `bool group_is_optional(std::size_t group)`, if a match can leave a group out.
///
/// And for who asks why a rule did not hear: `std::string why_not(Event const&) const`, a clause such as `it is not addressed to the bot`.  It is
/// asked about what `match` refuses only.  One that says it is asked even if what `&&` has on its left refuses, so it relies on no such guard.
///
/// And for speed: `std::span<pattern::piece const> required`, of which one is in the text of every event that it accepts, and likewise
/// `std::span<pattern::byte_set const> required_run`, bytes in a row.  It is not asked about others, so a matcher
/// that derives from one of these and accepts more must say `static constexpr std::span<pattern::piece const> required{}` (and `required_run`) of its own.
template <class Matcher, class Event>
concept matcher_for = has_match<Matcher, Event> && requires(Matcher const& matcher, Event const& event) {
    requires detail::groups_of<std::remove_cvref_t<decltype(matcher.match(event))>> != static_cast<std::size_t>(-1);
};

/// How many groups the matcher hands to the handler.
template <class Matcher, class Event>
inline constexpr std::size_t group_count =
    detail::groups_of<std::remove_cvref_t<decltype(std::declval<Matcher const&>().match(std::declval<Event const&>()))>>;

/// Whether a match can leave the group (counted from 0) out.  A matcher that does not say it always gives all of them.
template <class Matcher, class Event>
consteval bool group_is_optional(std::size_t group) {
    if constexpr (requires { Matcher::template group_is_optional<Event>(group); }) {
        return Matcher::template group_is_optional<Event>(group);
    } else if constexpr (requires { Matcher::group_is_optional(group); }) {
        return Matcher::group_is_optional(group);
    } else {
        return false;
    }
}

/// Whether the matcher provably accepts every event.
template <class Matcher>
consteval bool matches_everything() {
    if constexpr (requires { Matcher::matches_everything; }) {
        return Matcher::matches_everything;
    } else {
        return false;
    }
}

/// Whether the matcher holds a text that its author wrote (a pattern, a name), so that the same matcher twice in a table is a mistake.
template <class Matcher>
consteval bool has_pattern() {
    if constexpr (requires { Matcher::has_pattern; }) {
        return Matcher::has_pattern;
    } else {
        return false;
    }
}

/// The matcher in words, for `--list`.
template <class Matcher>
constexpr std::string_view description_of() {
    if constexpr (requires { Matcher::description.view(); }) {
        return Matcher::description.view();
    } else if constexpr (requires { std::string_view{Matcher::description}; }) {
        return Matcher::description;
    } else {
        return "matcher";
    }
}

/// The pieces of which one is in the text of every event that the matcher accepts; none where it does not say.
template <class Matcher>
constexpr std::span<pattern::piece const> required_by() noexcept {
    if constexpr (requires { std::span<pattern::piece const>{Matcher::required}; }) {
        return Matcher::required;
    } else {
        return {};
    }
}

/// The same of bytes in a row, each one of a set: `std::span<pattern::byte_set const> required_run`.
template <class Matcher>
constexpr std::span<pattern::byte_set const> required_run_by() noexcept {
    if constexpr (requires { std::span<pattern::byte_set const>{Matcher::required_run}; }) {
        return Matcher::required_run;
    } else {
        return {};
    }
}

template <class Matcher, class Event>
concept has_why_not = requires(Matcher const& matcher, Event const& event) { std::string(matcher.why_not(event)); };

/// Why the matcher does not accept an event that it does not accept: a clause of its own, else its description.
template <class Matcher, class Event>
std::string why_not([[maybe_unused]] Matcher const& matcher, [[maybe_unused]] Event const& event) {
    if constexpr (has_why_not<Matcher, Event>) {
        return std::string(matcher.why_not(event));
    } else {
        return detail::joined(description_of<Matcher>(), ": false");
    }
}

namespace detail {

/// At most `most` characters of a text, then `…`; on one line and without secrets, which go first, since a part of one is not known for one.
inline std::string shown(std::string_view text, std::size_t most) {
    std::string whole{text};
    scrub(whole);
    std::string_view rest = whole;
    for (; most > 0 && !rest.empty(); --most) {
        auto const size = utf8::decode(rest.data(), rest.data() + rest.size()).size;
        rest.remove_prefix(size == 0 ? 1 : size);
    }
    std::string out;
    append_visible(out, std::string_view{whole}.substr(0, whole.size() - rest.size()));
    if (!rest.empty()) out += "…";
    return out;
}
/// What people wrote, as reasons cite it.
inline std::string quoted(std::string_view text) { return '"' + shown(text, 60) + '"'; }

}  // namespace detail

namespace mistake {

template <class Matcher, class Event>
struct not_a_matcher {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Matcher>,
                      "monongusa: on<Event>(matcher, handler): the matcher has no 'match' for this event; write match(Event const&) const, or put a function into mg::matcher::predicate{...}");
    }
};

template <class Matcher, class Found>
struct match_gives_no_captures {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Matcher>,
                      "monongusa: on<Event>(matcher, handler): the 'match' of the matcher must return bool or mg::chat::captures<N>");
    }
};

}  // namespace mistake

namespace detail {

// A matcher that can be wrong in itself, such as one with a pattern, says so by a type `verdict`.
template <class Matcher>
struct own_verdict {
    using type = mistake::none;
};
template <class Matcher>
    requires requires { Matcher::verdict::fine; }
struct own_verdict<Matcher> {
    using type = typename Matcher::verdict;
};

template <class Matcher, class Event>
consteval auto find_mistake_of_matcher() {
    if constexpr (!own_verdict<Matcher>::type::fine) {
        return own_verdict<Matcher>{};
    } else if constexpr (!has_match<Matcher, Event>) {
        return std::type_identity<mistake::not_a_matcher<Matcher, Event>>{};
    } else if constexpr (!matcher_for<Matcher, Event>) {
        using found = decltype(std::declval<Matcher const&>().match(std::declval<Event const&>()));
        return std::type_identity<mistake::match_gives_no_captures<Matcher, found>>{};
    } else {
        return std::type_identity<mistake::none>{};
    }
}

}  // namespace detail

/// What keeps `Matcher` from matching `Event`, or `mistake::none`.
template <class Matcher, class Event>
using matcher_verdict = typename decltype(detail::find_mistake_of_matcher<Matcher, Event>())::type;

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// transport_policy: where events come from and actions go.

#ifndef MONONGUSA_CONCEPT_TRANSPORT_HPP
#define MONONGUSA_CONCEPT_TRANSPORT_HPP

// SPDX-License-Identifier: BSL-1.0
// sink_for: what carries a transport's actions out.

#ifndef MONONGUSA_CONCEPT_SINK_HPP
#define MONONGUSA_CONCEPT_SINK_HPP

// SPDX-License-Identifier: BSL-1.0
// completion: what is called when an action has been done or has failed.

#ifndef MONONGUSA_ACTION_COMPLETION_HPP
#define MONONGUSA_ACTION_COMPLETION_HPP

// SPDX-License-Identifier: BSL-1.0
// sent: what came of an action: the message that now stands in the chat.

#ifndef MONONGUSA_CHAT_SENT_HPP
#define MONONGUSA_CHAT_SENT_HPP


#include <string>

namespace monongusa::chat {

/// Names a message of the bot, so that it can be edited, deleted or reacted to.  Empty where the action made no message.
struct sent {
    std::string message{};
    chat::channel channel{};

    friend bool operator==(sent const&, sent const&) = default;
};

}  // namespace monongusa::chat

#endif

#include <concepts>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace action {

/// The completion of an action whose outcome nobody wants to know.
struct ignored_t {
    void operator()(std::error_code, chat::sent const&) const noexcept {}
};

template <class Done>
concept completion_for = std::invocable<std::decay_t<Done>&, std::error_code, chat::sent const&>;

/// Any completion behind one type, for sinks that are reached through function pointers or that complete later.
///
/// Called at most once; moving leaves an empty one behind.  Small trivial callables are kept inside, others on the heap.
class completion : public detail::once<std::error_code, chat::sent const&> {
    using once = detail::once<std::error_code, chat::sent const&>;

public:
    completion() noexcept = default;
    completion(ignored_t) noexcept {}

    template <completion_for Done>
        requires(!std::same_as<std::remove_cvref_t<Done>, completion> && !std::same_as<std::remove_cvref_t<Done>, ignored_t>)
    completion(Done&& done) : once(std::forward<Done>(done)) {}
};

}  // namespace action

/// Says that nobody wants to know what came of an action.
inline constexpr action::ignored_t ignored{};

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// occasion: one call of a handler, and the order of the actions that come of it.

#ifndef MONONGUSA_ACTION_OCCASION_HPP
#define MONONGUSA_ACTION_OCCASION_HPP


#include <compare>
#include <cstddef>
#include <cstdint>

namespace monongusa::action {

/// Where an action stands among all of a bot: sorted by their stamps, the actions are the same on any executor.
struct stamp {
    std::uint64_t event = 0;    ///< The number of the event that is answered, from 1; a failure has that of the event that led to it.
    std::size_t rule = 0;       ///< The position of the rule in its table, from 1.
    std::size_t number = 0;     ///< Among the actions of this call of the handler, from 1.
    std::uint64_t failure = 0;  ///< Which failure of that event is answered, if it is one.

    friend constexpr bool operator==(stamp const&, stamp const&) = default;
    friend constexpr std::strong_ordering operator<=>(stamp const& left, stamp const& right) noexcept {
        if (auto const order = left.event <=> right.event; order != 0) return order;
        if (auto const order = left.rule <=> right.rule; order != 0) return order;
        if (auto const order = left.failure <=> right.failure; order != 0) return order;
        return left.number <=> right.number;
    }
};

/// What the actions of one call of a handler answer.
struct occasion {
    chat::origin_ref origin{};
    std::uint64_t event = 0;
    std::size_t rule = 0;
    std::size_t actions = 0;  ///< So far.
    std::uint64_t failure = 0;

    constexpr stamp next() noexcept { return {event, rule, ++actions, failure}; }
};

}  // namespace monongusa::action

#endif
// SPDX-License-Identifier: BSL-1.0
// action_type: a plain value that can go out.

#ifndef MONONGUSA_CONCEPT_ACTION_HPP
#define MONONGUSA_CONCEPT_ACTION_HPP


#include <concepts>
#include <string_view>

namespace monongusa {

/// An action says what to do and, in `to`, where; it knows no client.
template <class Action>
concept action_type = std::equality_comparable<Action> && std::movable<Action> && requires(Action& action) {
    { Action::action_name } -> std::convertible_to<std::string_view>;
    { action.to } -> std::same_as<chat::origin&>;
};

}  // namespace monongusa

#endif

#include <concepts>
#include <utility>

namespace monongusa {

/// `perform(action, done)` takes the action, whose `to` says where it goes.  `done(error, sent)` is called exactly once, on any thread, or `done`
/// is `mg::ignored`; `sent` names the channel also if the action failed.  A sink may be used from the executor's threads, and keeps the order of one channel's actions.
template <class Sink, class Action>
concept sink_for = action_type<Action> && std::copyable<Sink> && requires(Sink sink, Action action) {
    sink.perform(std::move(action), ignored);
    sink.perform(std::move(action), action::completion{});
};

/// A sink that wants to know the order of its actions as well: `perform(action, done, stamp)`, instead of the other.
template <class Sink, class Action>
concept stamped_sink_for = sink_for<Sink, Action> && requires(Sink sink, Action action, action::stamp const& stamp) {
    sink.perform(std::move(action), ignored, stamp);
    sink.perform(std::move(action), action::completion{}, stamp);
};

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// type sets: events and actions as sets one can compare, intersect and ask.

#ifndef MONONGUSA_DETAIL_TYPE_SET_HPP
#define MONONGUSA_DETAIL_TYPE_SET_HPP

#include <boost/hana/bool.hpp>
#include <boost/hana/contains.hpp>
#include <boost/hana/set.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa {

/// A set of types as a value: `mg::types<mg::event::message, mg::event::ready>`.
///
/// It is a `hana::set`, so sets of the same types are equal whatever their order, and Hana's algorithms (`is_subset`, `contains`,
/// `union_`, `difference`) work on it.
template <class... Types>
inline constexpr boost::hana::set<boost::hana::type<Types>...> types{};

namespace detail {

template <class... Types>
struct type_list {
    static constexpr std::size_t size = sizeof...(Types);
};

template <class List>
inline constexpr auto types_in = types<>;
template <class... Types>
inline constexpr auto types_in<type_list<Types...>> = types<Types...>;

template <class Type, class Set>
inline constexpr bool contains_type = decltype(boost::hana::contains(std::declval<Set>(), boost::hana::type_c<Type>))::value;

// The position of `Type` in the list, its size if it is not there.
template <class Type, class... Types>
consteval std::size_t position_of(type_list<Types...>) {
    std::size_t position = 0;
    (void)((std::is_same_v<Type, Types> ? false : (++position, true)) && ...);
    return position;
}

template <class Wanted, class... Types>
inline constexpr bool is_one_of = (std::is_same_v<Wanted, Types> || ...);

/// The positions of the flags that are set, in order.
template <std::array Flags>
inline constexpr auto positions_of_true = [] {
    constexpr std::size_t count = [] {
        std::size_t set = 0;
        for (bool const flag : Flags) set += flag ? 1 : 0;
        return set;
    }();
    std::array<std::size_t, count> positions{};
    std::size_t next = 0;
    for (std::size_t i = 0; i < Flags.size(); ++i) {
        if (Flags[i]) positions[next++] = i;
    }
    return positions;
}();

}  // namespace detail
}  // namespace monongusa

#endif

#include <concepts>
#include <system_error>

namespace monongusa {

namespace detail {

// Stands for the listener that a bot hands to its transport: `hear(event)` may take the event's contents.
struct any_listener {
    template <class Event>
    bool hear(Event&);
    template <class Event>
    static constexpr bool wants = true;
    instant next_timer() const;
    void fire_timers();
    void settle();
    bool settle(instant::duration patience);
    bool pass(instant::duration time, instant::duration patience = instant::duration::max());
};

}  // namespace detail

template <class Transport>
concept has_emits = requires { boost::hana::contains(Transport::emits, boost::hana::type_c<int>); };
template <class Transport>
concept has_performs = requires { boost::hana::contains(Transport::performs, boost::hana::type_c<int>); };
template <class Transport>
concept has_sink = requires(Transport& transport) {
    { transport.sink() } -> std::copyable;
};
template <class Transport>
concept has_run = requires(Transport& transport, detail::any_listener& listener) {
    { transport.run(listener) } -> std::convertible_to<std::error_code>;
};
template <class Transport>
concept has_stop = requires(Transport& transport) { transport.stop(); };
template <class Transport>
concept has_move = std::move_constructible<Transport>;
template <class Transport>
concept has_pause = requires(Transport& transport) {
    transport.pause();
    transport.resume();
};

/// - `static constexpr auto emits = mg::types<…>`: the events it can emit, `performs`: the actions its sink takes;
/// - `sink()`: a copyable handle by which actions go out, valid as long as the transport;
/// - `run(listener)`: decodes into an event of its own and calls `listener.hear(event)` for each, on one thread at a time, in order, until its
///   input ends or it is stopped.  The listener may swap the event's contents away: it then holds what some other event left, so set every
///   member anew.  It says whether a rule has accepted the event.  What `Listener::wants<Event>` denies need not be decoded.
///   Returns the error that ended it, none for a clean end;
/// - `stop()`: ends `run` soon, also one that is yet to begin; any thread, any number of times;
/// - `pause()`, `resume()`: no event is read in between, while all else goes on; any thread.  Neither emits anything itself;
/// - it is moved into its bot before anything else is asked of it, so its state is best on the heap.
///
/// What the sink was given last is completed at the latest when the transport ends.  One that plays what is written down calls `listener.settle()`
/// after each event: it comes back when all that came of it is done, or, with a duration, after that time at the latest (whether all is done), and the
/// transport's own `settle()`, if it has one, has been called; and
/// `listener.pass(duration)` to let virtual time pass, which settles after each timer, with a patience if it is given one.
///
/// `bool failed(event::failure const&)` tells one of what went wrong in a rule and no other rule heard of; any thread; if it does not want to know, the log is told.
///
/// Handlers that take a context (`auto& chat`) want all of `mg::action::basic` performed.  It may also have `std::string_view name() const`: what the
/// bot is called in the log.
template <class Transport>
concept transport_policy = has_emits<Transport> && has_performs<Transport> && has_sink<Transport> && has_run<Transport> &&
                           has_stop<Transport> && has_pause<Transport> && has_move<Transport>;

/// A transport may drive its bot's clock, which saves the bot a thread: `run` then waits no longer than `listener.next_timer()` at a time and calls
/// `listener.fire_timers()` after each wait; `rearm()` ends a wait, since there is an earlier timer; any thread.
template <class Transport>
concept drives_clock = requires(Transport& transport) { transport.rearm(); };

namespace mistake {

template <class Transport>
struct not_a_transport {
    static constexpr bool fine = false;
    static consteval void require() {
        constexpr bool upto_performs = has_emits<Transport> && has_performs<Transport>;
        constexpr bool upto_run = upto_performs && has_sink<Transport> && has_run<Transport>;
        static_assert(has_emits<Transport>,
                      "monongusa: bot: this is no transport: it lacks 'static constexpr auto emits = mg::types<...>', its events");
        static_assert(!has_emits<Transport> || has_performs<Transport>,
                      "monongusa: bot: this is no transport: it lacks 'static constexpr auto performs = mg::types<...>', its actions");
        static_assert(!upto_performs || has_sink<Transport>, "monongusa: bot: this is no transport: it lacks 'sink()', a copyable handle");
        static_assert(!upto_performs || !has_sink<Transport> || has_run<Transport>,
                      "monongusa: bot: this is no transport: it lacks 'std::error_code run(listener)'");
        static_assert(!upto_run || has_stop<Transport>, "monongusa: bot: this is no transport: it lacks 'stop()'");
        static_assert(!upto_run || !has_stop<Transport> || has_pause<Transport>,
                      "monongusa: bot: this is no transport: it lacks 'pause()' and 'resume()'");
        static_assert(!upto_run || !has_stop<Transport> || !has_pause<Transport> || has_move<Transport>,
                      "monongusa: bot: this is no transport: it cannot be moved into its bot; keep its state on the heap");
    }
};

}  // namespace mistake

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// context: what a handler talks through.

#ifndef MONONGUSA_CONTEXT_CONTEXT_HPP
#define MONONGUSA_CONTEXT_CONTEXT_HPP

// SPDX-License-Identifier: BSL-1.0
// all actions, and those a handler may do without declaring them.

#ifndef MONONGUSA_ACTION_ALL_HPP
#define MONONGUSA_ACTION_ALL_HPP

// SPDX-License-Identifier: BSL-1.0
// edit actions: the bot changes or takes back a message.

#ifndef MONONGUSA_ACTION_EDIT_HPP
#define MONONGUSA_ACTION_EDIT_HPP


#include <string>
#include <string_view>

namespace monongusa::action {

/// Gives `to.message`, which must be the bot's own, another text.
struct edit {
    static constexpr std::string_view action_name = "edit";
    std::string text;
    chat::origin to{};
    friend bool operator==(edit const&, edit const&) = default;
};

/// Takes `to.message` back.
struct delete_message {
    static constexpr std::string_view action_name = "delete_message";
    chat::origin to{};
    friend bool operator==(delete_message const&, delete_message const&) = default;
};

}  // namespace monongusa::action

#endif
// SPDX-License-Identifier: BSL-1.0
// reaction actions: the bot puts an emoji on a message or takes its own off.

#ifndef MONONGUSA_ACTION_REACT_HPP
#define MONONGUSA_ACTION_REACT_HPP


#include <string>
#include <string_view>

namespace monongusa::action {

struct react {
    static constexpr std::string_view action_name = "react";
    std::string emoji;  ///< Its name without colons.
    chat::origin to{};
    friend bool operator==(react const&, react const&) = default;
};

struct unreact {
    static constexpr std::string_view action_name = "unreact";
    std::string emoji;
    chat::origin to{};
    friend bool operator==(unreact const&, unreact const&) = default;
};

}  // namespace monongusa::action

#endif
// SPDX-License-Identifier: BSL-1.0
// text actions: what a bot says, and where.

#ifndef MONONGUSA_ACTION_TEXT_HPP
#define MONONGUSA_ACTION_TEXT_HPP


#include <string>
#include <string_view>

namespace monongusa::action {

// An action is a plain value.  `to` may be left out: whatever is empty in it is taken from the event that is answered.

/// Says something in the channel.
struct send {
    static constexpr std::string_view action_name = "send";
    std::string text;
    chat::origin to{};
    friend bool operator==(send const&, send const&) = default;
};

/// Says something in the channel to the author of a message.
struct reply {
    static constexpr std::string_view action_name = "reply";
    std::string text;
    chat::origin to{};
    friend bool operator==(reply const&, reply const&) = default;
};

/// Says something to the author in the thread of the message, which begins with it if there is none yet.
struct reply_in_thread {
    static constexpr std::string_view action_name = "reply_in_thread";
    std::string text;
    chat::origin to{};
    friend bool operator==(reply_in_thread const&, reply_in_thread const&) = default;
};

/// Says something to a user alone.
struct direct_message {
    static constexpr std::string_view action_name = "direct_message";
    std::string text;
    chat::origin to{};
    friend bool operator==(direct_message const&, direct_message const&) = default;
};

}  // namespace monongusa::action

#endif

namespace monongusa::action {

using list = detail::type_list<send, reply, reply_in_thread, direct_message, react, unreact, edit, delete_message>;

inline constexpr auto all = detail::types_in<list>;

/// What a handler may do without declaring it.
inline constexpr auto basic = types<send, reply, reply_in_thread, react>;

}  // namespace monongusa::action

#endif
// SPDX-License-Identifier: BSL-1.0
// any_sink: every sink behind one type, a function pointer for each action.

#ifndef MONONGUSA_CONTEXT_ANY_SINK_HPP
#define MONONGUSA_CONTEXT_ANY_SINK_HPP

// SPDX-License-Identifier: BSL-1.0
// performer: does actions in answer to one event.

#ifndef MONONGUSA_CONTEXT_PERFORMER_HPP
#define MONONGUSA_CONTEXT_PERFORMER_HPP

// SPDX-License-Identifier: BSL-1.0
// host: the bot, as far as the actions of its handlers know it.

#ifndef MONONGUSA_CONTEXT_HOST_HPP
#define MONONGUSA_CONTEXT_HOST_HPP


#include <cstddef>
#include <cstdint>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::detail {

struct failed_action {
    std::uint64_t event;
    std::size_t rule;
    std::string_view action;
    std::error_code error;
    chat::sent const& where;
    std::size_t number = 0;  ///< Among the actions of its handler's call.
};

/// What a bot lets its actions do; any thread.  Functions and not a template's parameter, so that contexts do not depend on the bot's type.
struct host_calls {
    void (*failed)(void* bot, failed_action const& what);
    void (*threw)(void* bot, action::stamp const& stamp);  ///< Called while what a completion threw is being handled.
    void (*action_begins)(void* bot);
    void (*action_ends)(void* bot);
    std::error_code (*later)(void* bot, instant::duration delay, once<>&& due);
    void (*noted)(void* bot, action::stamp const& stamp, std::string_view action, std::string_view words);
};

/// Copied into completions, so the bot outlives its transport's last action.
struct host {
    void* bot = nullptr;
    host_calls const* calls = nullptr;

    void failed(failed_action const& what) const { calls->failed(bot, what); }
    void threw(action::stamp const& stamp) const { calls->threw(bot, stamp); }
    void action_begins() const { calls->action_begins(bot); }
    void action_ends() const { calls->action_ends(bot); }
    std::error_code later(instant::duration delay, once<> due) const { return calls->later(bot, delay, std::move(due)); }

    /// For whoever watches the bot.
    template <class Action>
    void noted(action::stamp const& stamp, Action const& action) const {
        if constexpr (requires { std::string_view{action.text}; }) {
            calls->noted(bot, stamp, Action::action_name, action.text);
        } else if constexpr (requires { std::string_view{action.emoji}; }) {
            calls->noted(bot, stamp, Action::action_name, action.emoji);
        } else {
            calls->noted(bot, stamp, Action::action_name, {});
        }
    }
};

// The completion of an action that a handler does not wait for.
struct report_if_failed {
    host bot;
    std::uint64_t event;
    std::size_t rule;
    std::string_view const* action;  // Its name lives as long as the program.
    std::size_t number = 0;

    void operator()(std::error_code error, chat::sent const& sent) const {
        if (error) bot.failed({event, rule, *action, error, sent, number});
        bot.action_ends();
    }
};

// The completion of one that somebody waits for.  What that throws is reported as what a handler throws, since it runs on the sink's thread.
template <class Done>
struct tell_and_end {
    host bot;
    action::stamp stamp;
    Done done;

    void operator()(std::error_code error, chat::sent const& sent) {
        try {
            done(error, sent);
        } catch (...) {
            bot.threw(stamp);
        }
        bot.action_ends();
    }
};

}  // namespace monongusa::detail

#endif
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
    deadline_passed,     ///< A bot has ended, but not all of its handlers had at the deadline.
    actions_unanswered,  ///< A bot has ended, but its transport did not say what came of all its actions.
    text_too_long,       ///< More than the platform takes.
    text_empty,          ///< The platform takes no empty text.
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
            case error::deadline_passed: return "the deadline passed before all handlers had ended";
            case error::actions_unanswered: return "the transport did not say what came of all actions";
            case error::text_too_long: return "the text is longer than the platform takes";
            case error::text_empty: return "the platform takes no empty text";
        }
        return "no error of monongusa";
    }

    std::error_condition default_error_condition(int value) const noexcept override {
        switch (static_cast<error>(value)) {
            case error::no_destination: return std::errc::destination_address_required;
            case error::not_supported: return std::errc::operation_not_supported;
            case error::connection_lost: return std::errc::connection_aborted;
            case error::stopped: return std::errc::operation_canceled;
            case error::too_many_timers: return std::errc::resource_unavailable_try_again;
            case error::deadline_passed:
            case error::actions_unanswered: return std::errc::timed_out;
            case error::text_too_long: return std::errc::message_size;
            case error::text_empty: return std::errc::invalid_argument;
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

#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// Does an action by whatever sink there is.  Of our own actions the compiler has said whether the sink takes them; one of the user's is only seen here.
template <class Sink, class Action, class Done>
void perform_on(Sink& sink, Action&& action, Done&& done, [[maybe_unused]] action::stamp const& stamp) {
    if constexpr (stamped_sink_for<Sink, Action>) {
        sink.perform(std::move(action), std::move(done), stamp);
    } else if constexpr (sink_for<Sink, Action>) {
        sink.perform(std::move(action), std::move(done));
    } else {
        done(make_error_code(error::not_supported), chat::sent{"", action.to.channel});
    }
}

/// What a context does, without its checks: completes the action's target from the event and hands it to the sink.
template <class Sink>
class performer {
public:
    performer(Sink sink, action::occasion& occasion, host bot) : sink_(std::move(sink)), occasion_(occasion), host_(bot) {}

    /// A failure is told to the bot.
    template <action_type Action>
    void perform(Action action) const {
        auto const stamp = occasion_.next();
        begin(std::move(action), report<Action>(stamp), stamp);
    }

    template <action_type Action, action::completion_for Done>
    void perform(Action action, Done done) const {
        auto const stamp = occasion_.next();
        begin(std::move(action), tell_and_end<Done>{host_, stamp, std::move(done)}, stamp);
    }

    /// The same when `delay` has passed on the bot's clock.
    template <action_type Action>
    void perform_after(instant::duration delay, Action action) const {
        fill(action.to);
        host_.action_begins();
        auto const stamp = occasion_.next();
        auto const done = report<Action>(stamp);
        chat::sent const where{"", action.to.channel};
        // Until its time has come it is not under way: nothing happens before.
        auto const refused = host_.later(delay, [sink = sink_, action = std::move(action), done, stamp]() mutable {
            done.bot.action_begins();
            try {
                carry_out(sink, std::move(action), done, done.bot, stamp);
            } catch (...) {
                done.bot.threw(stamp);
                done.bot.action_ends();
            }
        });
        if (refused) {
            done(refused, where);
        } else {
            host_.action_ends();
        }
    }

    chat::origin_ref const& origin() const noexcept { return occasion_.origin; }

private:
    template <class Action>
    report_if_failed report(action::stamp const& stamp) const noexcept {
        return {host_, stamp.event, stamp.rule, &Action::action_name, stamp.number};
    }

    template <class Action, class Done>
    void begin(Action&& action, Done done, action::stamp const& stamp) const {
        fill(action.to);
        host_.action_begins();
        try {
            carry_out(sink_, std::move(action), std::move(done), host_, stamp);
        } catch (...) {
            host_.action_ends();  // A sink that throws has not taken it.
            throw;
        }
    }

    template <class Action, class Done>
    static void carry_out(Sink& sink, Action&& action, Done done, host bot, action::stamp const& stamp) {
        bot.noted(stamp, action);
        if (!has_target(action)) {
            done(make_error_code(error::no_destination), chat::sent{"", action.to.channel});
        } else {
            perform_on(sink, std::move(action), std::move(done), stamp);
        }
    }

    void fill(chat::origin& to) const {
        auto const& from = occasion_.origin;
        if (!to.channel.id.empty()) return;
        if (from.channel) to.channel = *from.channel;
        if (from.user && to.user.id.empty()) to.user = *from.user;
        if (from.message && to.message.empty()) to.message = *from.message;
        if (from.thread && to.thread.empty()) to.thread = *from.thread;
    }

    template <class Action>
    static bool has_target(Action const& action) noexcept {
        if constexpr (std::is_same_v<Action, action::direct_message>) {
            return !action.to.user.id.empty();
        } else if constexpr (is_one_of<Action, action::react, action::unreact, action::edit, action::delete_message>) {
            return !action.to.channel.id.empty() && !action.to.message.empty();
        } else {
            return !action.to.channel.id.empty();
        }
    }

    [[no_unique_address]] Sink mutable sink_;
    action::occasion& occasion_;
    host host_;
};

}  // namespace monongusa::detail

#endif

#include <utility>

namespace monongusa {

namespace detail {

template <class Action>
struct sink_entry {
    void (*perform)(void* sink, Action&& action, action::completion&& done, action::stamp const& stamp);
};

template <class Actions>
struct sink_table;

template <class... Actions>
struct sink_table<type_list<Actions...>> : sink_entry<Actions>... {};

template <class Sink, class Action>
void perform_on_any(void* sink, Action&& action, action::completion&& done, action::stamp const& stamp) {
    perform_on(*static_cast<Sink*>(sink), std::move(action), std::move(done), stamp);
}

template <class Sink, class Actions>
inline constexpr int sink_table_of = 0;

template <class Sink, class... Actions>
inline constexpr sink_table<type_list<Actions...>> sink_table_of<Sink, type_list<Actions...>>{
    sink_entry<Actions>{&perform_on_any<Sink, Actions>}...};

}  // namespace detail

/// Refers to a sink of whatever type; the sink must outlive it.  An action the sink does not take is completed with `error::not_supported`.
class any_sink {
public:
    template <class Sink>
    static any_sink of(Sink& sink) noexcept {
        any_sink any;
        any.sink_ = &sink;
        any.table_ = &detail::sink_table_of<Sink, action::list>;
        return any;
    }

    template <action_type Action>
        requires(detail::contains_type<Action, decltype(action::all)>)
    void perform(Action action, action::completion done, action::stamp const& stamp = {}) const {
        static_cast<detail::sink_entry<Action> const*>(table_)->perform(sink_, std::move(action), std::move(done), stamp);
    }

private:
    any_sink() = default;

    void* sink_ = nullptr;
    detail::sink_table<action::list> const* table_ = nullptr;
};

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// logger: the log of one bot, and the parts of it that speak.

#ifndef MONONGUSA_LOG_LOGGER_HPP
#define MONONGUSA_LOG_LOGGER_HPP

// SPDX-License-Identifier: BSL-1.0
// filter: which lines of the log are shown.

#ifndef MONONGUSA_LOG_FILTER_HPP
#define MONONGUSA_LOG_FILTER_HPP

// SPDX-License-Identifier: BSL-1.0
// level: how much a line of the log matters, and how much of the log is shown.

#ifndef MONONGUSA_LOG_LEVEL_HPP
#define MONONGUSA_LOG_LEVEL_HPP

#include <string_view>

namespace monongusa::log {

/// From few lines to many: who shows one level shows those before it.
enum class level : unsigned char {
    off,      ///< Nothing is shown; no line has it.
    error,    ///< Something was not done.
    warning,  ///< Somebody should look at it.
    info,     ///< What the owner is told unasked.
    debug,    ///< Events, and what is decided about them.
    trace,    ///< The same with what is said.
    bytes,    ///< What goes over the wire.
};

constexpr std::string_view name_of(level level) noexcept {
    constexpr std::string_view names[] = {"off", "error", "warning", "info", "debug", "trace", "bytes"};
    return names[static_cast<unsigned char>(level)];
}

/// The level of that name; `err` and `warn` are names too.  False if there is none, and then `read` is as it was.
constexpr bool read_level(std::string_view name, level& read) noexcept {
    if (name == "err") name = "error";
    if (name == "warn") name = "warning";
    for (level const one : {level::off, level::error, level::warning, level::info, level::debug, level::trace, level::bytes}) {
        if (name_of(one) != name) continue;
        read = one;
        return true;
    }
    return false;
}

/// What has to be shown for `-v`, `-vv` and `-vvv`; nothing for none of them, everything for more.
constexpr level level_of_verbosity(int count) noexcept {
    if (count <= 0) return level::off;
    return count == 1 ? level::debug : count == 2 ? level::trace : level::bytes;
}

}  // namespace monongusa::log

#endif

#include <cstddef>
#include <string_view>

namespace monongusa::log {

/// A level, and others for subsystems that are to say more or less than the rest.  A value without memory of its own.
class filter {
public:
    static constexpr std::size_t most = 8;      ///< Subsystems with a level of their own.
    static constexpr std::size_t longest = 14;  ///< Bytes of their names.

    constexpr filter(level rest = level::info) noexcept : rest_(rest), loudest_(rest) {}

    /// Whether a line of this level is shown.  Where no subsystem shows it, that is one comparison.
    constexpr bool shows(level line, std::string_view subsystem) const noexcept {
        return line <= loudest_ && line <= level_of(subsystem) && line != level::off;
    }

    constexpr level level_of(std::string_view subsystem) const noexcept {
        for (std::size_t i = 0; i < count_; ++i) {
            if (own_[i].name() == subsystem) return own_[i].shown;
        }
        return rest_;
    }

    /// The level of what has none of its own.
    constexpr level rest() const noexcept { return rest_; }
    constexpr void rest(level level) noexcept {
        rest_ = level;
        find_loudest();
    }

    /// Shows this much of it, if not more.
    constexpr void at_least(level level) noexcept {
        if (level > rest_) rest(level);
    }

    /// The most that any subsystem shows.
    constexpr level loudest() const noexcept { return loudest_; }

    /// Gives a subsystem a level of its own, or another.  False if that is one too many, or its name is empty or too long: then nothing has changed.
    constexpr bool set(std::string_view subsystem, level level) noexcept {
        if (subsystem.empty() || subsystem.size() > longest) return false;
        std::size_t i = 0;
        while (i < count_ && own_[i].name() != subsystem) ++i;
        if (i == most) return false;
        if (i == count_) {
            own_[count_++].length = static_cast<unsigned char>(subsystem.copy(own_[i].letters, longest));
        }
        own_[i].shown = level;
        find_loudest();
        return true;
    }

private:
    struct own {
        char letters[longest]{};
        unsigned char length = 0;
        level shown{};

        constexpr std::string_view name() const noexcept { return {letters, length}; }
    };

    constexpr void find_loudest() noexcept {
        loudest_ = rest_;
        for (std::size_t i = 0; i < count_; ++i) {
            if (own_[i].shown > loudest_) loudest_ = own_[i].shown;
        }
    }

    own own_[most]{};
    unsigned char count_ = 0;
    level rest_;
    level loudest_;
};

}  // namespace monongusa::log

#endif
// SPDX-License-Identifier: BSL-1.0
// process: the log of the process, which is that of every bot without one of its own.

#ifndef MONONGUSA_LOG_PROCESS_HPP
#define MONONGUSA_LOG_PROCESS_HPP

// SPDX-License-Identifier: BSL-1.0
// lines: the log as text, a line each.

#ifndef MONONGUSA_LOG_LINES_HPP
#define MONONGUSA_LOG_LINES_HPP

// SPDX-License-Identifier: BSL-1.0
// colour: whether lines of the log are coloured, and how.

#ifndef MONONGUSA_LOG_COLOUR_HPP
#define MONONGUSA_LOG_COLOUR_HPP


#include <cstdlib>
#include <string_view>

namespace monongusa::log {

enum class colour : unsigned char {
    automatic,  ///< As the environment says, else on a terminal.
    always,
    never,
};

/// As `--color` calls them: auto, always, never.  False for other words, and then `read` is as it was.
constexpr bool read_colour(std::string_view name, colour& read) noexcept {
    if (name == "auto") read = colour::automatic;
    else if (name == "always") read = colour::always;
    else if (name == "never") read = colour::never;
    else return false;
    return true;
}

}  // namespace monongusa::log

namespace monongusa::detail {

/// What a variable of the environment says; nothing, where there is none.
inline std::string_view variable(char const* name) noexcept {
    char const* const found = std::getenv(name);
    return found ? found : "";
}

inline bool is_coloured(log::colour wanted, bool terminal) noexcept {
    if (wanted != log::colour::automatic) return wanted == log::colour::always;
    if (!variable("NO_COLOR").empty()) return false;
    for (char const* const name : {"CLICOLOR_FORCE", "FORCE_COLOR"}) {
        if (auto const forced = variable(name); !forced.empty() && forced != "0") return true;
    }
    auto const kind = variable("TERM");
    return terminal && !kind.empty() && kind != "dumb";
}

/// What a terminal is told before a part of a line, and behind it.
struct paint {
    static constexpr std::string_view none = "\x1b[0m";
    static constexpr std::string_view dim = "\x1b[2m";
    static constexpr std::string_view magenta = "\x1b[35m";

    static constexpr std::string_view of(log::level level) noexcept {
        switch (level) {
            case log::level::error: return "\x1b[1;31m";
            case log::level::warning: return "\x1b[33m";
            case log::level::info: return "\x1b[32m";
            case log::level::debug: return "\x1b[36m";
            default: return "\x1b[34m";
        }
    }
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// descriptor: an open file that lines of the log are written to.

#ifndef MONONGUSA_LOG_DESCRIPTOR_HPP
#define MONONGUSA_LOG_DESCRIPTOR_HPP

#include <cerrno>
#include <cstddef>
#include <string_view>

#include <poll.h>
#include <unistd.h>

namespace monongusa::detail {

struct descriptor {
    int number;

    bool is_terminal() const noexcept { return ::isatty(number) == 1; }

    /// In one piece, where the system takes it so.  That the file is gone is not an error: there is nobody left to tell.
    void write_line(std::string_view line) const noexcept {
        while (!line.empty()) {
            auto const written = ::write(number, line.data(), line.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
                // Half a line would make the next one look like a part of it.
                pollfd room{number, POLLOUT, 0};
                ::poll(&room, 1, -1);
                continue;
            }
            if (written <= 0) return;
            line.remove_prefix(static_cast<std::size_t>(written));
        }
    }
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// record: a line of the log before it is written.

#ifndef MONONGUSA_LOG_RECORD_HPP
#define MONONGUSA_LOG_RECORD_HPP


#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::log {

/// What a sink gets.  Views are valid while it is called; secrets have been taken out, but control characters are still there.
struct record {
    log::level level = level::info;
    std::int64_t time = 0;         ///< Milliseconds since 1970, UTC.
    std::string_view subsystem{};  ///< What speaks: `bot`, `rule`, `chat`, a transport's name; `process` where no bot does.
    std::string_view bot{};        ///< Its name; empty for the process.
    std::size_t rule = 0;          ///< The position of a rule in its table, from 1; 0 if the line is about none.
    std::string_view text{};
};

}  // namespace monongusa::log

#endif
// SPDX-License-Identifier: BSL-1.0
// timestamp: when a line was logged, in milliseconds since 1970, UTC.

#ifndef MONONGUSA_LOG_TIMESTAMP_HPP
#define MONONGUSA_LOG_TIMESTAMP_HPP

#include <cstddef>
#include <cstdint>
#include <string>

#include <time.h>

namespace monongusa::detail {

inline std::int64_t timestamp_now() noexcept {
    timespec time{};
    ::clock_gettime(CLOCK_REALTIME, &time);
    return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

// The last `width` digits of a number.
inline void append_digits(std::string& out, std::int64_t number, std::size_t width) {
    out.append(width, '0');
    for (auto at = out.end(); width > 0; --width, number /= 10) *--at = static_cast<char>('0' + number % 10);
}

// Years have four digits.
constexpr std::int64_t told_timestamp(std::int64_t timestamp) noexcept {
    constexpr std::int64_t last = 253'402'300'799'999;
    return timestamp < 0 ? 0 : timestamp > last ? last : timestamp;
}

/// As `14:45:01.123`.
[[gnu::cold]] inline void append_time_of_day(std::string& out, std::int64_t timestamp) {
    auto const left = told_timestamp(timestamp);
    append_digits(out, left / 3'600'000 % 24, 2);
    out += ':';
    append_digits(out, left / 60'000 % 60, 2);
    out += ':';
    append_digits(out, left / 1000 % 60, 2);
    out += '.';
    append_digits(out, left % 1000, 3);
}

/// As `2026-11-21T14:45:01.123Z`.  What is before 1970 or after 9999 is told as their first and last moment.
[[gnu::cold]] inline void append_timestamp(std::string& out, std::int64_t timestamp) {
    // By eras of 400 years, each of which begins on a 1st of March, so that leap days come last.
    auto const day = told_timestamp(timestamp) / 86'400'000 + 719'468;
    auto const era = day / 146'097;
    auto const of_era = day % 146'097;
    auto const year = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    auto const of_year = of_era - (365 * year + year / 4 - year / 100);
    auto const month = (5 * of_year + 2) / 153;  // From March.
    append_digits(out, year + era * 400 + (month < 10 ? 0 : 1), 4);
    out += '-';
    append_digits(out, month < 10 ? month + 3 : month - 9, 2);
    out += '-';
    append_digits(out, of_year - (153 * month + 2) / 5 + 1, 2);
    out += 'T';
    append_time_of_day(out, timestamp);
    out += 'Z';
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// written_lines: a sink that folds lines and writes them to a descriptor, in whatever form.

#ifndef MONONGUSA_LOG_WRITTEN_LINES_HPP
#define MONONGUSA_LOG_WRITTEN_LINES_HPP

// SPDX-License-Identifier: BSL-1.0
// fold: counts a line that comes again and again instead of showing it each time.

#ifndef MONONGUSA_LOG_FOLD_HPP
#define MONONGUSA_LOG_FOLD_HPP


#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::log {

/// Equal are lines that differ in their time alone.  Whoever uses it sees to threads.  Keeps one line and has nothing to destroy.
class fold {
public:
    /// Milliseconds for which repetitions are only counted.
    static constexpr std::int64_t patience = 10'000;
    /// Of subsystem, bot and text together; a line of more bytes is never folded.
    static constexpr std::size_t longest = 512;

    constexpr fold() noexcept = default;
    fold(fold const&) = delete;
    fold& operator=(fold const&) = delete;

    /// A line has come: calls `tell(record)` for what is to be shown now.
    template <class Tell>
    void take(record const& line, Tell const& tell) {
        if (!repeats(line)) {
            end(tell);
            keep(line);
            tell(line);
            return;
        }
        ++more_;
        last_.time = line.time;
        // A clock that was set back would have us wait for long.
        if (line.time - told_ >= patience || line.time < told_) end(tell);
    }

    /// Nothing more comes for the time being: tells what has been counted, as a line of the same level, subsystem, bot and rule.
    template <class Tell>
    void end(Tell const& tell) {
        told_ = last_.time;
        if (more_ == 0) return;
        record count = last_;
        auto const words = detail::joined("the last line came ", more_, more_ == 1 ? " more time" : " more times");
        count.text = words;
        more_ = 0;
        tell(count);
    }

private:
    bool repeats(record const& line) const noexcept {
        return kept_ && line.level == last_.level && line.rule == last_.rule && line.text == last_.text && line.bot == last_.bot &&
               line.subsystem == last_.subsystem;
    }
    void keep(record const& line) noexcept {
        kept_ = line.subsystem.size() <= longest && line.bot.size() <= longest - line.subsystem.size() &&
                line.text.size() <= longest - line.subsystem.size() - line.bot.size();
        last_ = line;
        told_ = line.time;
        char* end = bytes_;
        for (auto* part : {&last_.subsystem, &last_.bot, &last_.text}) {
            auto const size = kept_ ? part->copy(end, longest) : 0;
            *part = {end, size};
            end += size;
        }
    }

    bool kept_ = false;
    record last_{};  // Of `bytes_`.
    std::int64_t told_ = 0;
    std::uint64_t more_ = 0;
    char bytes_[longest]{};
};

}  // namespace monongusa::log

#endif

#include <string>

namespace monongusa::detail {

/// `Form` appends a record to a text, without the end of the line.  Constant from the start and with nothing to destroy, as a gate is, so that the
/// process can log before and after everything else; whoever owns it calls `flush` at the end.
template <class Form>
class written_lines {
public:
    constexpr written_lines(int to, Form form) noexcept : to_{to}, form_(form) {}
    written_lines(written_lines const&) = delete;
    written_lines& operator=(written_lines const&) = delete;

    void write(log::record const& line) {
        writing const alone{gate_};
        fold_.take(line, [this](log::record const& told) { put(told); });
    }

    /// Tells how often the last line came, if it was not told yet.
    void flush() noexcept {
        writing const alone{gate_};
        try {
            fold_.end([this](log::record const& told) { put(told); });
        } catch (...) {
            // For want of memory; then it is not told.
        }
    }

private:
    void put(log::record const& told) {
        std::string line;
        form_.append(line, told, to_);
        line += '\n';
        to_.write_line(line);
    }

    gate gate_;
    descriptor to_;
    Form form_;
    log::fold fold_;
};

}  // namespace monongusa::detail

#endif

#include <string>
#include <string_view>

#include <unistd.h>

namespace monongusa {

namespace detail {

// `2026-11-21T14:45:01.123Z warning bot rule 3: text`.  What is said by colour is said by words too.
class text_form {
public:
    constexpr explicit text_form(log::colour colour) noexcept : colour_(colour) {}

    [[gnu::cold]] void append(std::string& out, log::record const& line, descriptor to) {
        if (!looked_) {
            terminal_ = to.is_terminal();
            coloured_ = is_coloured(colour_, terminal_);
            looked_ = true;
        }
        add(out, paint::dim);
        terminal_ ? append_time_of_day(out, line.time) : append_timestamp(out, line.time);
        add(out, paint::none);
        out += ' ';
        add(out, paint::of(line.level));
        out += log::name_of(line.level);
        add(out, paint::none);
        if (!line.bot.empty()) {
            out += ' ';
            append_visible(out, line.bot);
        }
        // A rule's number says that a rule or its handler speaks.
        bool const of_rule = line.rule != 0 && (line.subsystem == "rule" || line.subsystem == "chat");
        bool const usual = line.subsystem.empty() || line.subsystem == (line.bot.empty() ? "process" : "bot");
        if (!usual || line.rule != 0) {
            add(out, paint::magenta);
            if (!usual && !of_rule) {
                out += ' ';
                append_visible(out, line.subsystem);
            }
            if (line.rule != 0) append_part(out, joined(" rule ", line.rule));
            add(out, paint::none);
        }
        out += ": ";
        append_visible(out, line.text);
    }

private:
    void add(std::string& out, std::string_view colour) const {
        if (coloured_) out += colour;
    }

    log::colour colour_;
    // Found out at the first line, since a static sink is there before the environment can be asked.
    bool looked_ = false;
    bool terminal_ = false;
    bool coloured_ = false;
};

}  // namespace detail

namespace log {

struct lines_config {
    int to = STDERR_FILENO;  ///< A descriptor, which has to stay open.
    log::colour colour = log::colour::automatic;
};

/// Writes each line in one piece, with its time; on a terminal only the time of day, and coloured unless the environment or the configuration asks
/// for something else.  Control characters are made visible, so that nobody's message can pass for a line of the log.  Repetitions are folded.
class lines {
public:
    explicit lines(lines_config const& config = {}) noexcept : written_{config.to, detail::text_form{config.colour}} {}
    lines(lines const&) = delete;
    lines& operator=(lines const&) = delete;
    ~lines() { flush(); }

    /// Any thread.
    void write(record const& line) { written_.write(line); }

    /// Tells how often the last line came, if it was not told yet.
    void flush() noexcept { written_.flush(); }

private:
    detail::written_lines<detail::text_form> written_;
};

}  // namespace log

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// sink_policy: where lines of the log go.

#ifndef MONONGUSA_LOG_SINK_HPP
#define MONONGUSA_LOG_SINK_HPP


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

#include <atomic>
#include <string_view>
#include <utility>

#include <unistd.h>

namespace monongusa {

namespace log {

/// Any thread may use and change it, at any time, also in constructors and destructors of statics; but a sink may not change it while it writes.
class process_log {
public:
    constexpr explicit process_log(sink_ref sink) noexcept : sink_(sink) {}
    process_log(process_log const&) = delete;
    process_log& operator=(process_log const&) = delete;

    /// Which lines are shown; those of level info and before it, unless set.
    void show(filter const& shown) noexcept {
        detail::writing const alone{gate_};
        filter_ = shown;
        loudest_.store(shown.loudest(), std::memory_order_relaxed);
    }
    filter shown() const noexcept {
        detail::reading const inside{gate_};
        return filter_;
    }

    /// Where lines go from now on, until they are sent elsewhere; `mg::log::lines` on stderr, unless set.  Returns where they went.  When this comes
    /// back, nobody uses that any more.
    sink_ref to(sink_ref sink) noexcept {
        detail::writing const alone{gate_};
        return std::exchange(sink_, sink);
    }

    /// Whether any subsystem shows lines of this level.
    bool may_show(level line) const noexcept { return line <= loudest_.load(std::memory_order_relaxed); }
    bool shows(level line, std::string_view subsystem) const noexcept {
        if (!may_show(line) || inside_) return false;
        detail::reading const inside{gate_};
        return filter_.shows(line, subsystem);
    }

    /// Hands a line over as it stands.  What a sink logs while it writes goes nowhere.
    void write(record const& line) const noexcept {
        if (std::exchange(inside_, true)) return;
        {
            detail::reading const inside{gate_};
            sink_.write(line);
        }
        inside_ = false;
    }

private:
    static inline constinit thread_local bool inside_ = false;  // The gate, for whom nothing is shown then: nobody may enter it twice.

    detail::gate mutable gate_;
    filter filter_;
    std::atomic<level> loudest_{level::info};
    sink_ref sink_;
};

}  // namespace log

namespace detail {

// Not log::lines, whose destructor would come before the last line.
inline constinit written_lines<text_form> lines_on_stderr{STDERR_FILENO, text_form{log::colour::automatic}};
inline constinit log::process_log log_of_process{lines_on_stderr};

struct flushed_at_the_end {
    ~flushed_at_the_end() { lines_on_stderr.flush(); }
};
inline flushed_at_the_end const flushes_stderr;

}  // namespace detail

namespace log {

/// The log of the process; `main` sets what it shows and where it goes.
inline process_log& process() noexcept { return detail::log_of_process; }

/// Sends the log of the process to a sink for as long as it lives.
class redirection {
public:
    explicit redirection(sink_ref sink) noexcept : before_(process().to(sink)) {}
    redirection(redirection const&) = delete;
    redirection& operator=(redirection const&) = delete;
    ~redirection() { process().to(before_); }

private:
    sink_ref before_;
};

}  // namespace log

}  // namespace monongusa

#endif

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::log {

class scope;

/// What is not set is as the process has it, also when that changes.  To be set up before others use it; then any thread may log.
class logger {
public:
    explicit logger(std::string_view bot = "bot") : bot_(bot) {}
    logger(logger const&) = delete;
    logger& operator=(logger const&) = delete;

    /// What the bot is called.
    std::string_view bot() const noexcept { return bot_; }
    void bot(std::string_view name) {
        if (bot_ != name) bot_ = name;  // Others may be reading the same.
    }

    /// Where lines go; the sink is referred to.
    void to(sink_ref sink) noexcept { sink_ = sink; }

    /// Which lines are shown.
    void show(filter const& shown) noexcept {
        filter_ = shown;
        own_filter_ = true;
    }
    filter shown() const noexcept { return own_filter_ ? filter_ : process().shown(); }

    /// Shows at least this much of what has no level of its own.
    void show_at_least(level level) noexcept {
        auto more = shown();
        if (level <= more.rest()) return;
        more.rest(level);
        show(more);
    }

    /// Whether any subsystem shows lines of this level.
    bool may_show(level line) const noexcept { return own_filter_ ? line <= filter_.loudest() : process().may_show(line); }
    bool shows(level line, std::string_view subsystem) const noexcept {
        return own_filter_ ? filter_.shows(line, subsystem) : process().shows(line, subsystem);
    }

    /// A part of the bot; of a rule, its position in the table.  The name lives as long as the program.
    scope in(char const* subsystem, std::size_t rule = 0) const noexcept;

private:
    friend scope;

    std::string bot_;
    filter filter_;
    sink_ref sink_;
    bool own_filter_ = false;
};

/// A subsystem of a bot, or of the process.  Small; not valid after its logger.  The parts of a line are text, numbers, truth values and the values of
/// `chat`; they become text only if the line is shown.
class scope {
public:
    /// Of the process.
    constexpr explicit scope(char const* subsystem) noexcept : subsystem_(subsystem) {}
    constexpr scope(logger const& of, char const* subsystem, std::size_t rule = 0) noexcept
        : of_(&of), subsystem_(subsystem), rule_(rule) {}

    /// The same as `info`.
    template <class... Parts>
    void operator()(Parts const&... parts) const {
        write(level::info, parts...);
    }
    template <class... Parts>
    void error(Parts const&... parts) const {
        write(level::error, parts...);
    }
    template <class... Parts>
    void warning(Parts const&... parts) const {
        write(level::warning, parts...);
    }
    template <class... Parts>
    void info(Parts const&... parts) const {
        write(level::info, parts...);
    }
    template <class... Parts>
    void debug(Parts const&... parts) const {
        write(level::debug, parts...);
    }
    template <class... Parts>
    void trace(Parts const&... parts) const {
        write(level::trace, parts...);
    }
    template <class... Parts>
    void bytes(Parts const&... parts) const {
        write(level::bytes, parts...);
    }

    template <class... Parts>
    void write(level level, Parts const&... parts) const {
        if (shows(level)) tell_all(level, parts...);
    }

    bool shows(level level) const noexcept {
        // Asked for every event, mostly in vain.
        if (!(of_ ? of_->may_show(level) : process().may_show(level))) return false;
        return of_ ? of_->shows(level, subsystem_) : process().shows(level, subsystem_);
    }

private:
    // Most lines are not shown; for those that are, little code is worth more than speed.
    template <class... Parts>
    [[gnu::cold]] void tell_all(level level, Parts const&... parts) const {
        tell(level, detail::joined(parts...));
    }
    // Every line comes through here, so no sink ever sees a secret.
    [[gnu::cold]] void tell(level level, std::string text) const {
        scrub(text);
        std::string bot{of_ ? of_->bot() : std::string_view{}};
        scrub(bot);
        record const line{level, detail::timestamp_now(), subsystem_, bot, rule_, text};
        of_ && of_->sink_ ? of_->sink_.write(line) : process().write(line);
    }

    logger const* of_ = nullptr;
    char const* subsystem_;
    std::size_t rule_ = 0;
};

inline scope logger::in(char const* subsystem, std::size_t rule) const noexcept { return {*this, subsystem, rule}; }

}  // namespace monongusa::log

#endif

#include <string>
#include <string_view>
#include <utility>

namespace monongusa {

struct in_thread_t {};

/// `chat.reply(text, mg::in_thread)` answers in the message's thread.
inline constexpr in_thread_t in_thread{};

namespace detail {

// Text that a verb takes: whatever is text, without a copy of a string that is given away.
struct owned_text {
    std::string value;

    owned_text(std::string text) noexcept : value(std::move(text)) {}
    owned_text(std::string_view text) : value(text) {}
    owned_text(char const* text) : value(text) {}
};

}  // namespace detail

/// Does actions in answer to one event.  Made for one call of a handler and not valid after it.
///
/// `Reach` says how far an answer to the event can go, `Declared` which verbs beyond `send`, `reply` (also `in_thread`) and `react` the handler
/// has declared.  An action that fails is reported to the `on_error` rules, else to the log.
template <class Sink, event::reach Reach, class... Declared>
class basic_context {
public:
    static constexpr bool is_context = true;
    using sink_type = Sink;
    using declared = detail::type_list<Declared...>;
    static constexpr event::reach reach = Reach;

    basic_context(Sink sink, action::occasion& occasion, detail::host bot, log::logger const& logger)
        : log{logger, "chat", occasion.rule}, performer_(std::move(sink), occasion, bot) {}
    basic_context(basic_context const&) = delete;
    basic_context& operator=(basic_context const&) = delete;

    /// The bot's log: `chat.log(parts…)`, `chat.log.warning(parts…)`.  Its lines name the rule.
    log::scope const log;

    /// Says something in the channel.
    void send(detail::owned_text text) const {
        needs<event::reach::channel>();
        perform(action::send{std::move(text.value)});
    }

    /// Says something to the author.
    void reply(detail::owned_text text) const {
        needs<event::reach::channel | event::reach::user>();
        perform(action::reply{std::move(text.value)});
    }

    /// Says something to the author in the message's thread.
    void reply(detail::owned_text text, in_thread_t) const {
        needs<event::reach::channel | event::reach::message>();
        perform(action::reply_in_thread{std::move(text.value)});
    }

    /// Puts an emoji on the message; its name without colons.
    void react(detail::owned_text emoji) const {
        needs<event::reach::message>();
        perform(action::react{std::move(emoji.value)});
    }

    /// Takes the bot's own emoji off the message.
    void unreact(detail::owned_text emoji) const {
        needs<event::reach::message>();
        perform(action::unreact{std::move(emoji.value)});
    }

    /// Says something to the author alone.
    void direct_message(detail::owned_text text) const {
        needs<event::reach::user>();
        perform(action::direct_message{std::move(text.value)});
    }

    /// Gives the bot's own message `id` in this channel another text.
    void edit(detail::owned_text text, std::string id) const {
        needs<event::reach::channel>();
        action::edit edit{std::move(text.value)};
        edit.to.message = std::move(id);
        perform(std::move(edit));
    }

    /// The same for the message that the event is about.
    void edit(detail::owned_text text) const {
        needs<event::reach::message>();
        perform(action::edit{std::move(text.value)});
    }

    /// Takes the message that the event is about back.
    void delete_message() const {
        needs<event::reach::message>();
        perform(action::delete_message{});
    }

    /// The same for the message `id` in this channel.
    void delete_message(std::string id) const {
        needs<event::reach::channel>();
        action::delete_message deletion;
        deletion.to.message = std::move(id);
        perform(std::move(deletion));
    }

    /// Does an action.  If its `to` names no channel, what is empty in it is taken from the event; one that names a channel stands as it is.
    template <action_type Action>
    void perform(Action action) const {
        if constexpr (may_perform<Action>()) performer_.perform(std::move(action));
    }

    /// The same, and calls `done(error, sent)` once with what came of it.
    template <action_type Action, action::completion_for Done>
    void perform(Action action, Done done) const {
        if constexpr (may_perform<Action>()) performer_.perform(std::move(action), std::move(done));
    }

    /// Does an action when some time has passed on the bot's clock; `std::chrono::minutes{5}`, say.  What still waits when the bot ends is not done.
    template <class Rep, class Period, action_type Action>
    void perform_after(std::chrono::duration<Rep, Period> delay, Action action) const {
        if constexpr (may_perform<Action>()) performer_.perform_after(detail::whole(delay), std::move(action));
    }

    /// Who wrote or reacted.
    chat::user const& author() const noexcept {
        static_assert(event::includes(Reach, event::reach::user), "monongusa: chat.author(): this event comes from nobody");
        return *performer_.origin().user;
    }

    /// Where it happened.
    chat::channel const& channel() const noexcept {
        static_assert(event::includes(Reach, event::reach::channel), "monongusa: chat.channel(): this event comes from no channel");
        return *performer_.origin().channel;
    }

    /// The whole origin, as a value that may be kept.
    chat::origin origin() const { return performer_.origin().copy(); }

private:
    template <event::reach Needed>
    static consteval void needs() {
        static_assert(event::includes(Reach, Needed),
                      "monongusa: chat: the event does not say where this answer goes; perform an action whose 'to' says it");
    }

    template <class Action>
    static consteval bool may_perform() {
        constexpr bool declared =
            decltype(boost::hana::contains(action::basic, boost::hana::type_c<Action>))::value || detail::is_one_of<Action, Declared...>;
        static_assert(declared,
                      "monongusa: chat: this action is not declared; a handler that does more than send, reply and react takes "
                      "mg::context<mg::action::...>& with the action's type");
        return declared;
    }

    detail::performer<Sink> performer_;
};

/// The context of a handler that declares what it does beyond `send`, `reply` and `react`: `mg::context<mg::action::edit>& chat`.
template <class... Declared>
using context = basic_context<any_sink, event::reach::anywhere, Declared...>;

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// matcher::emoji: accepts a reaction by the name of its emoji.

#ifndef MONONGUSA_MATCHER_EMOJI_HPP
#define MONONGUSA_MATCHER_EMOJI_HPP

// SPDX-License-Identifier: BSL-1.0
// emoji: a reaction's picture by its name.

#ifndef MONONGUSA_CHAT_EMOJI_HPP
#define MONONGUSA_CHAT_EMOJI_HPP


#include <string>
#include <string_view>

namespace monongusa::chat {

struct emoji {
    std::string name{};  ///< Without colons: `tada`.
    std::string id{};    ///< Of an emoji that the server itself has added; empty for a standard one.

    friend bool operator==(emoji const&, emoji const&) = default;
    friend bool operator==(emoji const& left, std::string_view right) noexcept { return left.name == right; }
};

inline void append_to(std::string& out, emoji const& emoji) { ((out += ':') += emoji.name) += ':'; }

namespace emoji_name {

// One word; the platforms allow letters, digits and a few signs, in whatever script.
constexpr bool is_valid(std::string_view name) noexcept {
    bool valid = !name.empty();
    for (char const character : name) {
        auto const byte = static_cast<unsigned char>(character);
        valid = valid && byte > 0x20 && byte != 0x7F && character != ':' && character != '<' && character != '>';
    }
    return valid;
}

// The blocks of Unicode in which emoji and what joins them lie.
constexpr bool is_pictorial(char32_t point) noexcept {
    constexpr struct {
        char32_t first, last;
    } blocks[] = {{0xA9, 0xA9},     {0xAE, 0xAE},     {0x200D, 0x200D}, {0x203C, 0x203C}, {0x2049, 0x2049},   {0x20E3, 0x20E3},
                  {0x2122, 0x2122}, {0x2139, 0x2139}, {0x2190, 0x21FF}, {0x2300, 0x23FF}, {0x24C2, 0x24C2},   {0x25A0, 0x27BF},
                  {0x2934, 0x2935}, {0x2B00, 0x2BFF}, {0x3030, 0x3030}, {0x303D, 0x303D}, {0x3297, 0x3299},   {0xFE0F, 0xFE0F},
                  {0x1F000, 0x1FAFF}, {0xE0020, 0xE007F}};
    for (auto const& block : blocks) {
        if (point >= block.first && point <= block.last) return true;
    }
    return false;
}

// Pictures only; of a keycap such as 1️⃣ the first character is plain.
constexpr bool is_picture(std::string_view text) noexcept {
    bool const keycap = text.ends_with("\xE2\x83\xA3") && std::string_view{"0123456789#*"}.find(text.front()) != std::string_view::npos;
    if (keycap) text.remove_prefix(1);
    if (text.empty()) return false;
    for (char const* at = text.data(); at != text.data() + text.size();) {
        auto const character = detail::utf8::decode(at, text.data() + text.size());
        if (character.size == 0 || !is_pictorial(character.point)) return false;
        at += character.size;
    }
    return true;
}

}  // namespace emoji_name

struct emoji_parts {
    bool valid = false;
    std::string_view name;
    std::string_view id;
};

/// Reads `:name:`, a server's own `<:name:id>` or `<a:name:id>`, or the picture itself, which then is its name.
constexpr emoji_parts read_emoji(std::string_view text) noexcept {
    constexpr auto none = std::string_view::npos;
    if (text.size() > 2 && text.front() == ':' && text.back() == ':') {
        auto const name = text.substr(1, text.size() - 2);
        return {emoji_name::is_valid(name), name, {}};
    }
    if (text.size() > 4 && text.front() == '<' && text.back() == '>') {
        text = text.substr(1, text.size() - 2);
        if (text.starts_with("a:")) text.remove_prefix(1);
        auto const colon = text.find(':', 1);
        if (text.front() != ':' || colon == none) return {};
        auto const name = text.substr(1, colon - 1);
        auto const id = text.substr(colon + 1);
        return {emoji_name::is_valid(name) && !id.empty() && id.find_first_not_of("0123456789") == none, name, id};
    }
    return {emoji_name::is_picture(text), text, {}};
}

}  // namespace monongusa::chat

#endif
// SPDX-License-Identifier: BSL-1.0
// fixed_string: a text that can be a template argument.

#ifndef MONONGUSA_DETAIL_FIXED_STRING_HPP
#define MONONGUSA_DETAIL_FIXED_STRING_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::detail {

/// A string literal of `Size` characters as a value of the type system.
///
/// The characters stay `char`: both compilers print those as text in the note of an error, and other character types as numbers.
template <std::size_t Size>
struct fixed_string {
    char text[Size + 1]{};

    constexpr fixed_string() noexcept = default;

    // Implicit, so that a literal can be written where a template argument is wanted.
    constexpr fixed_string(char const (&literal)[Size + 1]) noexcept {
        for (std::size_t i = 0; i <= Size; ++i) text[i] = literal[i];  // The last, too, or clang prints numbers for some sizes.
    }

    constexpr std::string_view view() const noexcept { return {text, Size}; }

    friend constexpr bool operator==(fixed_string const&, fixed_string const&) = default;
};

template <std::size_t SizeWithNull>
fixed_string(char const (&)[SizeWithNull]) -> fixed_string<SizeWithNull - 1>;

template <std::size_t Left, std::size_t Right>
constexpr fixed_string<Left + Right> operator+(fixed_string<Left> const& left, fixed_string<Right> const& right) noexcept {
    fixed_string<Left + Right> both;
    for (std::size_t i = 0; i < Left; ++i) both.text[i] = left.text[i];
    for (std::size_t i = 0; i < Right; ++i) both.text[Left + i] = right.text[i];
    return both;
}

}  // namespace monongusa::detail

#endif

#include <string>
#include <string_view>
#include <type_traits>

namespace monongusa::mistake {

constexpr bool is_without_colons(std::string_view name) noexcept {
    bool colons = false;
    for (char const character : name) colons = colons || character == ':';
    return !name.empty() && !colons;
}

template <detail::fixed_string Name>
struct emoji_with_colons {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(is_without_colons(Name.view()),
                      "monongusa: emoji<Name>: write the name of the emoji without colons, as in emoji<\"tada\">");
    }
};

}  // namespace monongusa::mistake

namespace monongusa::matcher {

/// Matches a reaction whose emoji is called `Name`, written without colons.
template <detail::fixed_string Name>
struct emoji {
    static constexpr auto description = detail::fixed_string{":"} + Name + detail::fixed_string{":"};
    static constexpr bool has_pattern = true;
    using verdict = std::conditional_t<mistake::is_without_colons(Name.view()), mistake::none, mistake::emoji_with_colons<Name>>;

    template <class Event>
        requires requires(Event const& event) { static_cast<chat::emoji const&>(event.emoji); }
    constexpr bool match(Event const& event) const noexcept {
        return event.emoji.name == Name.view();
    }
    template <class Event>
    std::string why_not(Event const& event) const {
        return detail::joined("the emoji is :", detail::shown(event.emoji.name, 60), ":, not ", description.view());
    }

    friend constexpr bool operator==(emoji, emoji) = default;
};

}  // namespace monongusa::matcher

#endif
// SPDX-License-Identifier: BSL-1.0
// require: turns a malformed pattern into one sentence of the compiler.

#ifndef MONONGUSA_PATTERN_REQUIRE_HPP
#define MONONGUSA_PATTERN_REQUIRE_HPP

// SPDX-License-Identifier: BSL-1.0
// literal: everything known at compile time about a pattern that is a string literal.

#ifndef MONONGUSA_PATTERN_LITERAL_HPP
#define MONONGUSA_PATTERN_LITERAL_HPP

// SPDX-License-Identifier: BSL-1.0
// class_run: bytes in a row that a text must hold if it matches a pattern, each known by its class only.

#ifndef MONONGUSA_PATTERN_CLASS_RUN_HPP
#define MONONGUSA_PATTERN_CLASS_RUN_HPP


#include <cstddef>
#include <cstdint>

namespace monongusa::pattern {

/// So many bytes in a row, each one of a set.  Of patterns such as "\d{3}[- ]\d{4}" no piece is known that is worth looking for; this is.
struct class_run {
    static constexpr std::uint32_t most = 8;

    byte_set classes[most]{};
    std::uint32_t size = 0;
    std::uint32_t bits = 0;  ///< It is found in chat once in 2^bits bytes, so to say.
};

// How rare a byte of the set is, as -log2.
constexpr std::uint32_t rarity_of_class(byte_set const& of) noexcept {
    std::uint32_t sum = 0;
    for (unsigned word = 0; word < 2; ++word) {
        for (unsigned i = 0; i < 64; ++i) {
            if ((of.bits[word] >> i & 1) == 0) continue;
            unsigned const byte = 64 * word + i;
            // Few write in capitals.
            bool const capital = byte >= 'A' && byte <= 'Z';
            sum += 0x10000U >> (rarity_of(byte | 0x20) + (capital ? 3 : 0));
        }
    }
    // Beyond ASCII it is the first byte of a character that is rare, where people write in an alphabet of ASCII.
    for (std::uint64_t trails = of.bits[2]; trails != 0; trails &= trails - 1) sum += 0x10000U >> 4;
    for (std::uint64_t leads = of.bits[3]; leads != 0; leads &= leads - 1) sum += 0x10000U >> 9;
    std::uint32_t bits = 0;
    while (bits < 16 && sum << bits < 0x8000U) ++bits;
    return bits;
}

// Reads a tree from its end to its beginning, as the finder of pieces does.
class class_run_finder {
public:
    constexpr explicit class_run_finder(tree const& in) noexcept : in_(in) {}

    constexpr class_run const& find() {
        read(in_.root);
        end();
        return best_;
    }

private:
    static constexpr std::uint32_t enough = 20;  // bits: what is found less often is not worth more places
    static constexpr std::uint32_t few = 7;      // bits: what is found more often is not worth looking for
    static constexpr std::uint32_t most_nodes = 256;

    // The run, with its first byte last.
    constexpr void put_before(byte_set const& one_of, std::uint32_t bits) {
        next_ = 0;
        if (size_ == class_run::most) {
            for (std::uint32_t i = 1; i < size_; ++i) run_[i - 1] = run_[i];
            bits_ -= rarities_[0];
            for (std::uint32_t i = 1; i < size_; ++i) rarities_[i - 1] = rarities_[i];
            --size_;
        }
        rarities_[size_] = bits;
        run_[size_++] = one_of;
        bits_ += bits;
        if (bits_ > best_.bits && best_.bits < enough) keep();
    }
    // A byte that is known but for its case.
    constexpr void put_known_before(byte_set const& one, unsigned folded) {
        put_before(one, next_ != 0 ? rarity_before(folded, next_) : rarity_of(folded));
        next_ = folded;
    }
    constexpr void keep() noexcept {
        best_.size = size_;
        best_.bits = bits_;
        for (std::uint32_t i = 0; i < size_; ++i) best_.classes[i] = run_[size_ - 1 - i];
    }
    constexpr void end() noexcept {
        size_ = 0;
        next_ = 0;
        bits_ = 0;
        if (best_.bits < few) best_.size = 0;
    }

    constexpr void put_before(char32_t point) {
        char bytes[4]{};
        for (std::uint32_t i = detail::utf8::encode(point, bytes); i > 0; --i) {
            byte_set one;
            auto const byte = static_cast<unsigned char>(bytes[i - 1]);
            one.add(byte, byte);
            put_known_before(one, byte | 0x20U);
        }
    }
    constexpr void put_letter_before(char32_t lower) {
        byte_set one;
        one.add(lower, lower);
        one.add(lower ^ 0x20, lower ^ 0x20);
        put_known_before(one, static_cast<unsigned>(lower));
    }

    constexpr void read(std::uint32_t which) {
        if (nodes_ == 0) return end();
        --nodes_;
        node const& what = in_.nodes[which];
        switch (what.kind) {
            case node_kind::nothing:
            case node_kind::check: return;
            case node_kind::one: return put_before(static_cast<char32_t>(what.value));
            case node_kind::letter: return put_letter_before(what.value);
            case node_kind::text:
                for (std::uint32_t i = what.value; i > 0; --i) {
                    char const c = in_.text[what.offset + i - 1];
                    bool const letter = what.any_case && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
                    letter ? put_letter_before(static_cast<unsigned char>(c | 0x20)) : put_before(static_cast<char32_t>(static_cast<unsigned char>(c)));
                }
                return;
            case node_kind::set: return read_set(in_.sets[what.value]);
            case node_kind::capture: return read(what.child);
            case node_kind::repeat: return read_repeat(what);
            case node_kind::sequence:
                for (std::uint32_t i = what.child; i != node::none; i = in_.nodes[i].next) read(i);
                return;
            case node_kind::any:
            case node_kind::any_but_newline:
            case node_kind::alternation: return end();
        }
    }

    constexpr void read_set(set_of_ranges const& set) {
        bool const begins_in_ascii = set.count != 0 && in_.ranges[set.first].lo < 0x80;
        bool const ends_in_ascii = set.count != 0 && in_.ranges[set.first + set.count - 1].hi < 0x80;
        if (set.count == 0 || begins_in_ascii != ends_in_ascii || set.count >= nodes_) return end();
        nodes_ -= set.count;
        // Of characters of several sizes, the bytes that all of them have.
        byte_set places[4]{};
        std::uint32_t least = 4;
        std::uint32_t most = 0;
        for (std::uint32_t i = set.first; i < set.first + set.count; ++i) {
            char lo[4]{};
            char hi[4]{};
            std::uint32_t const size = detail::utf8::encode(in_.ranges[i].lo, lo);
            std::uint32_t const size_of_last = detail::utf8::encode(in_.ranges[i].hi, hi);
            least = size < least ? size : least;
            most = size_of_last > most ? size_of_last : most;
            bool same = size == size_of_last;
            places[0].add(static_cast<unsigned char>(lo[0]), static_cast<unsigned char>(hi[0]));
            for (std::uint32_t place = 1; place < size; ++place) {
                same = same && lo[place - 1] == hi[place - 1];
                if (same) places[place].add(static_cast<unsigned char>(lo[place]), static_cast<unsigned char>(hi[place]));
                else places[place].add(0x80, 0xBF);
            }
        }
        if (least != most) end();
        for (std::uint32_t place = least; place > 0; --place) put_before(places[place - 1], rarity_of_class(places[place - 1]));
    }

    constexpr void read_repeat(node const& what) {
        if (what.min == 0) return end();
        std::uint32_t const copies = what.min < class_run::most ? what.min : class_run::most;
        for (std::uint32_t i = 0; i < copies; ++i) read(what.child);
        if (what.min == what.max && what.min <= class_run::most) return;
        end();
        for (std::uint32_t i = 0; i < copies; ++i) read(what.child);
    }

    tree const& in_;
    byte_set run_[class_run::most]{};
    std::uint32_t rarities_[class_run::most]{};
    std::uint32_t size_ = 0;
    std::uint32_t bits_ = 0;
    unsigned next_ = 0;  // the first byte of the run, folded, if it is known
    std::uint32_t nodes_ = most_nodes;  // still to be read, and ranges of classes
    class_run best_{};
};

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// compiler: turns a tree into a program.

#ifndef MONONGUSA_PATTERN_COMPILER_HPP
#define MONONGUSA_PATTERN_COMPILER_HPP

// SPDX-License-Identifier: BSL-1.0
// parser: reads a pattern, in RE2's syntax, into a tree.

#ifndef MONONGUSA_PATTERN_PARSER_HPP
#define MONONGUSA_PATTERN_PARSER_HPP

// SPDX-License-Identifier: BSL-1.0
// builder: adds nodes to a tree and keeps count of what they will cost.

#ifndef MONONGUSA_PATTERN_BUILDER_HPP
#define MONONGUSA_PATTERN_BUILDER_HPP

// SPDX-License-Identifier: BSL-1.0
// limits: how large a pattern may be.

#ifndef MONONGUSA_PATTERN_LIMITS_HPP
#define MONONGUSA_PATTERN_LIMITS_HPP

#include <cstdint>

namespace monongusa::pattern::limits {

/// How deep groups may be nested: the compiler recurses by at most four calls a level, and compilers allow 512 in a constant.
inline constexpr std::uint32_t depth = 100;

/// The largest number in `{n,m}`, as in RE2.
inline constexpr std::uint32_t repeat = 1000;

/// The longest pattern, in bytes; the other limits end most of them long before.
inline constexpr std::uint32_t text = 65536;

/// The largest number of instructions of a program, its repeats written out.
inline constexpr std::uint32_t instructions = 8192;

/// The largest number of positions that the threads of one step may remember; the memory of a search is twice this, on the stack.
inline constexpr std::uint32_t slots = 16384;

// Sums and products that stay at "far too much" instead of wrapping round: every count below stays under it once it passed the limits.
inline constexpr std::uint32_t far_too_much = 1'000'000;

constexpr std::uint32_t add(std::uint32_t left, std::uint32_t right) noexcept {
    return left + right < far_too_much ? left + right : far_too_much;
}

constexpr std::uint32_t multiply(std::uint32_t left, std::uint32_t right) noexcept {
    std::uint64_t const product = std::uint64_t{left} * right;
    return product < far_too_much ? static_cast<std::uint32_t>(product) : far_too_much;
}

}  // namespace monongusa::pattern::limits

#endif
// SPDX-License-Identifier: BSL-1.0
// reader: reads the smallest parts of a pattern: characters, escapes, classes, numbers.

#ifndef MONONGUSA_PATTERN_READER_HPP
#define MONONGUSA_PATTERN_READER_HPP


#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A place in a pattern; it notes the first mistake in the tree and then stands still at the end.
class reader {
public:
    constexpr reader(std::string_view text, tree& into) noexcept : text_(text), tree_(into) {}

    constexpr std::size_t at() const noexcept { return at_; }
    constexpr bool at_end() const noexcept { return at_ >= text_.size(); }
    constexpr bool failed() const noexcept { return tree_.reason != mistake::none; }
    constexpr std::string_view text() const noexcept { return text_; }

    /// The byte `ahead` of the place; 0 beyond the end.
    constexpr char peek(std::size_t ahead = 0) const noexcept { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    constexpr bool sees(std::string_view what) const noexcept { return text_.substr(at_, what.size()) == what; }
    constexpr void skip(std::size_t bytes = 1) noexcept { at_ += bytes; }

    constexpr bool fail(mistake reason, std::size_t offset) noexcept {
        if (!failed()) {
            tree_.reason = reason;
            tree_.offset = offset;
        }
        at_ = text_.size();
        return false;
    }

    struct plain_text {
        std::uint32_t size = 0;
        bool has_letters = false;
    };

    /// At least two characters of ASCII that stand for themselves; none where there are fewer.
    constexpr plain_text read_text(bool any_case) noexcept {
        std::size_t end = at_;
        bool letters = false;
        for (; end < text_.size(); ++end) {
            auto const byte = static_cast<unsigned char>(text_[end]);
            if (byte >= 0x80 || (special[byte >> 6] >> (byte & 63) & 1) != 0) break;
            if (!any_case || !is_letter(static_cast<char>(byte))) continue;
            // 'k' and 's' have a third form beyond ASCII.
            if ((byte | 0x20) == 'k' || (byte | 0x20) == 's') break;
            letters = true;
        }
        std::size_t const size = end - at_;
        if (size < 2) return {};
        at_ += size;
        return {static_cast<std::uint32_t>(size), letters};
    }

    /// One character that stands for itself.
    constexpr bool read_character(char32_t& point) noexcept {
        auto const found = detail::utf8::decode(text_.data() + at_, text_.data() + text_.size());
        if (found.size == 0) return fail(mistake::invalid_utf8, at_);
        at_ += found.size;
        point = found.point;
        return true;
    }

    /// An escape, from its backslash on, that means one character.
    constexpr bool read_escape(char32_t& point) noexcept {
        std::size_t const start = at_;
        skip();
        if (at_end()) return fail(mistake::trailing_backslash, start);
        char const c = peek();
        if (c >= '1' && c <= '9') {
            // As in RE2: one digit refers back to a group, two octal ones are a character.
            if (c >= '8' || peek(1) < '0' || peek(1) > '7') return fail(mistake::backreference, start);
            return read_octal(point);
        }
        if (c == '0') return read_octal(point);
        if (c == 'x') return read_hexadecimal(point, start);
        if (c == 'k' || c == 'g') return fail(mistake::backreference, start);
        if (c == 'C') return fail(mistake::single_byte, start);
        if (static_cast<unsigned char>(c) >= 0x80) return fail(mistake::bad_escape, start);
        skip();
        switch (c) {
            case 'a': point = '\a'; return true;
            case 'f': point = '\f'; return true;
            case 'n': point = '\n'; return true;
            case 'r': point = '\r'; return true;
            case 't': point = '\t'; return true;
            case 'v': point = '\v'; return true;
            default: break;
        }
        if (is_letter(c)) return fail(mistake::bad_escape, start);
        point = static_cast<unsigned char>(c);
        return true;
    }

    /// A class in brackets, from its '[' on, as the tail of the tree's ranges; gives where the tail begins.
    constexpr std::size_t read_class(bool any_case) {
        std::size_t const start = at_;
        std::size_t const from = tree_.ranges.size();
        skip();
        bool const negated = peek() == '^';
        if (negated) skip();
        for (bool first = true; !at_end() && (first || peek() != ']'); first = false) {
            if (sees("[:") && read_posix_class(any_case)) continue;
            if (read_escaped_class(any_case)) continue;
            code_range range{};
            std::size_t const range_start = at_;
            if (!read_class_character(range.lo)) return from;
            range.hi = range.lo;
            if (peek() == '-' && at_ + 1 < text_.size() && peek(1) != ']') {
                skip();
                if (peek() == '\\' && is_class(peek(1))) return fail(mistake::bad_range, range_start), from;
                if (!read_class_character(range.hi)) return from;
                if (range.hi < range.lo) return fail(mistake::bad_range, range_start), from;
            }
            std::size_t const before = tree_.ranges.size();
            tree_.ranges.push(range);
            if (any_case) add_other_cases(tree_.ranges, before);
        }
        if (failed()) return from;
        if (at_end()) return fail(mistake::unclosed_class, start), from;
        skip();
        normalise(tree_.ranges, from);
        if (negated) negate(tree_.ranges, from);
        return from;
    }

    /// `\d`, `\pL` and their like, added to the tree's ranges; false, having read nothing, if there is none.
    constexpr bool read_escaped_class(bool any_case) {
        char const letter = peek(1);
        if (peek() != '\\' || !is_class(letter)) return false;
        if (letter == 'p' || letter == 'P') return read_unicode_class(letter == 'P', any_case);
        skip(2);
        add_named(tree_.ranges, perl_class(letter), letter < 'a', any_case);
        return true;
    }

    /// A number of a repeat, at most 1001, without leading zeros; false if there is none.
    constexpr bool read_number(std::uint32_t& number) noexcept {
        if (!is_digit(peek()) || (peek() == '0' && is_digit(peek(1)))) return false;
        number = 0;
        for (; is_digit(peek()); skip())
            if (number <= 1000) number = number * 10 + static_cast<std::uint32_t>(peek() - '0');
        if (number > 1001) number = 1001;
        return true;
    }

    constexpr void go_back_to(std::size_t at) noexcept { at_ = at; }

private:
    // $ ( ) * + . ? [ \\ ^ { |
    static constexpr std::uint64_t special[2] = {
        std::uint64_t{1} << '$' | std::uint64_t{1} << '(' | std::uint64_t{1} << ')' | std::uint64_t{1} << '*' | std::uint64_t{1} << '+' |
            std::uint64_t{1} << '.' | std::uint64_t{1} << '?',
        std::uint64_t{1} << ('[' - 64) | std::uint64_t{1} << ('\\' - 64) | std::uint64_t{1} << ('^' - 64) | std::uint64_t{1} << ('{' - 64) |
            std::uint64_t{1} << ('|' - 64)};

    constexpr bool read_class_character(char32_t& point) noexcept { return peek() == '\\' ? read_escape(point) : read_character(point); }

    static constexpr bool is_class(char letter) noexcept { return letter == 'p' || letter == 'P' || !perl_class(letter).empty(); }

    // True also for a mistake, which is noted.
    constexpr bool read_unicode_class(bool negated, bool any_case) {
        std::size_t const start = at_;
        skip(2);
        bool const in_braces = peek() == '{';
        if (in_braces) skip();
        if (in_braces && peek() == '^') {
            negated = !negated;
            skip();
        }
        std::size_t size = in_braces ? 0 : 1;
        while (in_braces && (is_letter(peek(size)) || peek(size) == '_')) ++size;
        std::string_view const name = text_.substr(at_, size);
        skip(size);
        if ((in_braces && peek() != '}') || !add_unicode(tree_.ranges, name, negated, any_case)) fail(mistake::unknown_property, start);
        else if (in_braces) skip();
        return true;
    }

    constexpr bool read_posix_class(bool any_case) {
        // Not find(): with -fsanitize=undefined, g++ 12 takes its pointers into a template argument for no constants.
        std::size_t end = at_ + 2;
        while (end + 1 < text_.size() && (text_[end] != ':' || text_[end + 1] != ']')) ++end;
        if (end + 1 >= text_.size()) return false;
        std::string_view name = text_.substr(at_ + 2, end - at_ - 2);
        bool const negated = !name.empty() && name.front() == '^';
        if (negated) name.remove_prefix(1);
        std::string_view const pairs = posix_class(name);
        if (pairs.empty()) {
            fail(mistake::unknown_class, at_);
            return true;
        }
        add_named(tree_.ranges, pairs, negated, any_case);
        at_ = end + 2;
        return true;
    }

    constexpr bool read_octal(char32_t& point) noexcept {
        point = 0;
        for (int digits = 0; digits < 3 && peek() >= '0' && peek() <= '7'; ++digits, skip())
            point = point * 8 + static_cast<char32_t>(peek() - '0');
        return true;
    }

    constexpr bool read_hexadecimal(char32_t& point, std::size_t start) noexcept {
        skip();
        bool const in_braces = peek() == '{';
        if (in_braces) skip();
        point = 0;
        std::size_t digits = 0;
        for (; in_braces || digits < 2; ++digits, skip()) {
            char const c = peek();
            char const low = static_cast<char>(c | 0x20);
            if (is_digit(c)) point = point * 16 + static_cast<char32_t>(c - '0');
            else if (low >= 'a' && low <= 'f') point = point * 16 + static_cast<char32_t>(low - 'a' + 10);
            else break;
            if (point > detail::utf8::last_code_point) return fail(mistake::bad_escape, start);
        }
        if (in_braces ? digits == 0 || peek() != '}' : digits != 2) return fail(mistake::bad_escape, start);
        if (in_braces) skip();
        return detail::utf8::is_scalar(point) || fail(mistake::bad_escape, start);
    }

    std::string_view text_;
    tree& tree_;
    std::size_t at_ = 0;
};

}  // namespace monongusa::pattern

#endif

#include <cstddef>
#include <cstdint>

namespace monongusa::pattern {

/// Makes the nodes of one tree; each function gives the number of a node that is not linked yet.
class builder {
public:
    constexpr explicit builder(tree& into) noexcept : tree_(into) {}

    constexpr std::uint32_t group_count() const noexcept { return static_cast<std::uint32_t>(tree_.groups.size()); }

    /// Puts a node at the head of a list of siblings.
    constexpr void link(std::uint32_t& list, std::uint32_t item) noexcept {
        tree_.nodes[item].next = list;
        list = item;
    }

    /// Notes which bytes of the pattern a leaf came from.
    constexpr void place(std::uint32_t item, std::size_t begin, std::size_t end) noexcept {
        node& leaf = tree_.nodes[item];
        leaf.offset = static_cast<std::uint16_t>(begin);
        leaf.extent = static_cast<unsigned char>(end - begin < 0xFF ? end - begin : 0xFF);
    }

    /// True if a program with this part would be larger than any may be.
    constexpr bool too_large(std::uint32_t part) const noexcept {
        node const& what = tree_.nodes[part];
        return what.code > limits::instructions || limits::multiply(what.threads, 2 * (group_count() + 1)) > limits::slots;
    }

    /// A character that stands for itself.
    constexpr std::uint32_t character(char32_t point, bool any_case) {
        if (!any_case) return leaf(node_kind::one, point);
        if (point < 0x80) {
            auto const c = static_cast<char>(point);
            if (!is_letter(c)) return leaf(node_kind::one, point);
            char32_t const lower = point | 0x20;
            // 'k' and 's' have a third form beyond ASCII.
            if (lower != 'k' && lower != 's') return leaf(node_kind::letter, lower);
            std::size_t const from = tree_.ranges.size();
            tree_.ranges.push({lower ^ 0x20, lower ^ 0x20});
            tree_.ranges.push({lower, lower});
            tree_.ranges.push(lower == 'k' ? code_range{0x212A, 0x212A} : code_range{0x17F, 0x17F});
            return set(from);
        } else if (next_in_case(point) == point) {
            return leaf(node_kind::one, point);
        }
        std::size_t const from = tree_.ranges.size();
        for (char32_t other = point;;) {
            tree_.ranges.push({other, other});
            other = next_in_case(other);
            if (other == point) break;
        }
        normalise(tree_.ranges, from);
        return set(from);
    }

    /// Characters that stand for themselves; where they are is said by `place`.
    constexpr std::uint32_t text(std::uint32_t size, bool any_case) {
        node& leaf = fresh();
        leaf.kind = node_kind::text;
        leaf.any_case = any_case;
        leaf.empty = emptiness::never;
        leaf.value = size;
        leaf.code = size;
        leaf.threads = size;
        leaf.first_group = group_count();
        return newest();
    }

    /// Takes the last character off a text of at least two.
    constexpr std::uint32_t last_of_text(std::uint32_t of) {
        node& text = tree_.nodes[of];
        --text.value;
        --text.code;
        --text.threads;
        std::size_t const at = text.offset + std::size_t{text.value};
        std::uint32_t const last = character(static_cast<unsigned char>(tree_.text[at]), text.any_case);
        place(last, at, at + 1);
        return last;
    }

    /// The class that is the tail of the ranges, normalised; gives it back where a simpler node or an earlier set says the same.
    constexpr std::uint32_t set(std::size_t from) {
        code_ranges& ranges = tree_.ranges;
        std::size_t const count = ranges.size() - from;
        if (count == 1 && ranges[from].lo == ranges[from].hi) {
            char32_t const only = ranges[from].lo;
            ranges.shrink(from);
            return leaf(node_kind::one, only);
        }
        for (std::size_t i = 0; i < tree_.sets.size(); ++i) {
            if (!same(tree_.sets[i], from, count)) continue;
            ranges.shrink(from);
            return leaf(node_kind::set, static_cast<char32_t>(i));
        }
        tree_.sets.push({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(count)});
        return leaf(node_kind::set, static_cast<char32_t>(tree_.sets.size() - 1));
    }

    /// What takes one character.
    constexpr std::uint32_t leaf(node_kind kind, char32_t value) {
        node& leaf = fresh();
        leaf.kind = kind;
        leaf.empty = emptiness::never;
        leaf.value = value;
        leaf.code = 1;
        leaf.threads = 1;
        leaf.first_group = group_count();
        return newest();
    }

    constexpr std::uint32_t check(assertion what) {
        node& leaf = fresh();
        leaf.kind = node_kind::check;
        leaf.anchored = what == assertion::text_begin;
        leaf.empty = what == assertion::text_begin || what == assertion::line_begin ? emptiness::at_begin
                     : what == assertion::text_end || what == assertion::line_end   ? emptiness::at_end
                                                                                    : emptiness::somewhere;
        leaf.value = static_cast<std::uint32_t>(what);
        leaf.code = 1;
        leaf.first_group = group_count();
        return newest();
    }

    constexpr std::uint32_t capture(std::uint32_t inside, std::uint32_t number) {
        node capture = tree_.nodes[inside];
        capture.kind = node_kind::capture;
        capture.lazy = false;
        capture.value = number;
        capture.child = inside;
        capture.code += 2;
        return add(capture);
    }

    /// The parts linked from `items` on, last first, one after the other.
    constexpr std::uint32_t sequence(std::uint32_t items) {
        if (items == node::none) return add(blank_node);
        if (tree_.nodes[items].next == node::none) return items;
        node& sequence = fresh();
        sequence.kind = node_kind::sequence;
        sequence.child = items;
        for (std::uint32_t i = items; i != node::none; i = tree_.nodes[i].next) {
            node const& item = tree_.nodes[i];
            sequence.empty &= item.empty;
            sequence.anchored = item.anchored;  // the first item, met last, decides
            sequence.code = limits::add(sequence.code, item.code);
            sequence.threads = limits::add(sequence.threads, item.threads);
        }
        return newest();
    }

    /// One of the branches linked from `branches` on, last first; the groups from number `first_group` on are inside of them.
    constexpr std::uint32_t alternation(std::uint32_t branches, std::uint32_t first_group) {
        if (tree_.nodes[branches].next == node::none) return branches;
        node& alternation = fresh();
        alternation.kind = node_kind::alternation;
        alternation.child = branches;
        alternation.empty = emptiness::never;
        alternation.anchored = true;
        for (std::uint32_t i = branches; i != node::none; i = tree_.nodes[i].next) {
            node const& branch = tree_.nodes[i];
            alternation.empty |= branch.empty;
            alternation.anchored = alternation.anchored && branch.anchored;
            alternation.code = limits::add(alternation.code, branch.code + (branch.next == node::none ? 0 : 1));
            alternation.threads = limits::add(alternation.threads, branch.threads);
        }
        mark_optional(first_group);
        return newest();
    }

    /// Turns the node, in its place among its siblings, into a repeat of itself.
    constexpr void repeat(std::uint32_t head, std::uint32_t min, std::uint32_t max, bool lazy) {
        node& item = tree_.nodes[head];
        bool const simple = min <= 1 && (max == node::none || (min == 0 && max == 1));
        bool const nested = item.kind == node_kind::repeat && item.lazy == lazy && simple && item.min <= 1 &&
                            (item.max == node::none || (item.min == 0 && item.max == 1));
        // "(?:a+)?" is "a*": as RE2 has it, and it keeps nested loops from growing.
        if (nested) {
            if (item.min == min && item.max == max) return;
            min = 0;
            max = node::none;
            set_repeat(item, tree_.nodes[item.child], min, max);
        } else {
            node const child = item;
            std::uint32_t const moved = add(child);
            tree_.nodes[moved].next = node::none;
            node& repeat = tree_.nodes[head];
            repeat.kind = node_kind::repeat;
            repeat.lazy = lazy;
            repeat.child = moved;
            set_repeat(repeat, child, min, max);
        }
        // A greedy loop enters what can be empty everywhere before it gives up, so its groups are always set.
        node const& made = tree_.nodes[head];
        if (min == 0 && (lazy || max == 0 || tree_.nodes[made.child].empty != emptiness::anywhere)) mark_optional(made.first_group);
    }

private:
    constexpr void set_repeat(node& repeat, node const& child, std::uint32_t min, std::uint32_t max) noexcept {
        std::uint32_t const copies = max != node::none ? max : min == 0 ? 1 : min;
        std::uint32_t const splits = max != node::none ? max - min : min == 0 && child.empty != emptiness::never ? 2 : 1;
        repeat.min = min;
        repeat.max = max;
        repeat.empty = min == 0 ? emptiness::anywhere : child.empty;
        repeat.anchored = min != 0 && child.anchored;
        repeat.code = limits::add(limits::multiply(child.code, copies), splits);
        repeat.threads = limits::multiply(child.threads, copies);
    }

    constexpr bool same(set_of_ranges const& set, std::size_t from, std::size_t count) const noexcept {
        if (set.count != count) return false;
        for (std::size_t i = 0; i < count; ++i)
            if (tree_.ranges[set.first + i] != tree_.ranges[from + i]) return false;
        return true;
    }

    constexpr void mark_optional(std::uint32_t first_group) noexcept {
        for (std::size_t i = first_group; i < tree_.groups.size(); ++i) tree_.groups[i].optional = true;
    }

    constexpr std::uint32_t newest() const noexcept { return static_cast<std::uint32_t>(tree_.nodes.size() - 1); }
    constexpr node& fresh() {
        tree_.nodes.push(blank_node);
        return tree_.nodes.back();
    }
    constexpr std::uint32_t add(node const& made) {
        tree_.nodes.push(made);
        return newest();
    }

    tree& tree_;
};

}  // namespace monongusa::pattern

#endif

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

// One loop and a stack of open groups: no recursion, and a limit on depth that later, recursive steps can rely on.
class parser {
public:
    constexpr parser(std::string_view text, tree& into) noexcept : in_(text, into), tree_(into), make_(into) { into.text = text; }

    constexpr void parse() {
        open_.push(group_from(0));
        if (in_.text().size() > limits::text) in_.fail(mistake::too_large, limits::text);
        while (!in_.at_end()) read_item();
        if (!in_.failed() && open_.size() > 1) in_.fail(mistake::unclosed_group, open_.back().offset);
        if (in_.failed()) return;
        tree_.root = close_alternation();
        if (make_.too_large(tree_.root)) in_.fail(mistake::too_large, 0);
    }

private:
    struct modes {
        bool any_case;    // i
        bool many_lines;  // m
        bool dot_is_all;  // s
        bool lazy;        // U
    };

    struct open_group {
        std::size_t offset;
        modes outside;            // what holds again after the group
        std::uint32_t first_group;
        std::uint32_t capture;
        std::uint32_t items;      // of the branch being read, last first
        std::uint32_t branches;   // that are complete, last first
    };

    constexpr open_group group_from(std::size_t offset) const noexcept {
        return {offset, modes_, make_.group_count(), node::none, node::none, node::none};
    }

    constexpr void read_item() {
        item_begin_ = in_.at();
        // Most of most patterns, so it is read at once.
        if (auto const text = in_.read_text(modes_.any_case); text.size > 0) return add(make_.text(text.size, text.has_letters && modes_.any_case));
        switch (in_.peek()) {
            case '(': return read_open();
            case ')': return read_close();
            case '|': in_.skip(); return close_branch();
            case '[': return add_set(in_.read_class(modes_.any_case));
            case '.': in_.skip(); return add(make_.leaf(modes_.dot_is_all ? node_kind::any : node_kind::any_but_newline, 0));
            case '^': in_.skip(); return add(make_.check(modes_.many_lines ? assertion::line_begin : assertion::text_begin));
            case '$': in_.skip(); return add(make_.check(modes_.many_lines ? assertion::line_end : assertion::text_end));
            case '*': return read_repeat(0, node::none, 1);
            case '+': return read_repeat(1, node::none, 1);
            case '?': return read_repeat(0, 1, 1);
            case '{':
                if (read_counted_repeat()) return;
                break;
            case '\\': return read_backslash();
            default: break;
        }
        char32_t point = 0;
        if (in_.read_character(point)) add(make_.character(point, modes_.any_case));
    }

    constexpr void read_backslash() {
        switch (in_.peek(1)) {
            case 'A': return read_check(assertion::text_begin);
            case 'z': return read_check(assertion::text_end);
            case 'b': return read_check(assertion::word_edge);
            case 'B': return read_check(assertion::no_word_edge);
            case 'Q': return read_quoted();
            default: break;
        }
        std::size_t const from = tree_.ranges.size();
        if (in_.read_escaped_class(modes_.any_case)) {
            normalise(tree_.ranges, from);
            return add_set(from);
        }
        char32_t point = 0;
        if (in_.read_escape(point)) add(make_.character(point, modes_.any_case));
    }

    constexpr void read_check(assertion what) {
        in_.skip(2);
        add(make_.check(what));
    }

    constexpr void read_quoted() {
        in_.skip(2);
        while (!in_.at_end()) {
            if (in_.sees("\\E")) return in_.skip(2);
            item_begin_ = in_.at();
            char32_t point = 0;
            if (in_.read_character(point)) add(make_.character(point, modes_.any_case));
        }
    }

    constexpr void read_open() {
        open_group group = group_from(in_.at());
        in_.skip();
        group_facts facts;
        bool captures = true;
        if (in_.peek() == '?') {
            char const kind = in_.peek(1);
            if (kind == ':') {
                captures = false;
                in_.skip(2);
            } else if (in_.sees("?P<") || (kind == '<' && in_.peek(2) != '=' && in_.peek(2) != '!')) {
                if (!read_name(facts)) return;
            } else {
                captures = false;
                in_.skip();
                if (!read_modes(group.offset)) return;
                if (in_.peek() == ')') return in_.skip();  // "(?i)" opens nothing
                in_.skip();
            }
        }
        if (open_.size() > limits::depth) {
            in_.fail(mistake::too_deep, group.offset);
            return;
        }
        if (captures) {
            group.capture = make_.group_count();
            tree_.groups.push(facts);
        }
        open_.push(group);
    }

    constexpr bool read_name(group_facts& facts) noexcept {
        in_.skip(in_.peek(1) == 'P' ? 3 : 2);
        std::size_t const start = in_.at();
        while (is_letter(in_.peek()) || is_digit(in_.peek()) || in_.peek() == '_') in_.skip();
        std::string_view const name = in_.text().substr(start, in_.at() - start);
        if (name.empty() || in_.peek() != '>') return in_.fail(mistake::bad_group_name, start);
        in_.skip();
        for (std::size_t i = 0; i < tree_.groups.size(); ++i) {
            group_facts const& other = tree_.groups[i];
            if (in_.text().substr(other.name_begin, other.name_size) == name) return in_.fail(mistake::duplicate_group_name, start);
        }
        facts.name_begin = static_cast<std::uint32_t>(start);
        facts.name_size = static_cast<std::uint32_t>(name.size());
        return true;
    }

    // From behind "(?" up to, not including, the ':' or ')'.
    constexpr bool read_modes(std::size_t open) noexcept {
        if (mistake const other = other_group(); other != mistake::none) return in_.fail(other, open);
        bool on = true;
        bool any = false;
        modes read = modes_;
        for (;; in_.skip()) {
            switch (in_.peek()) {
                case 'i': read.any_case = on; break;
                case 'm': read.many_lines = on; break;
                case 's': read.dot_is_all = on; break;
                case 'U': read.lazy = on; break;
                case '-':
                    if (!on) return in_.fail(mistake::unknown_flag, in_.at());
                    on = false;
                    any = false;
                    continue;
                case ':':
                case ')':
                    if (!on && !any) return in_.fail(mistake::unknown_flag, in_.at());
                    modes_ = read;
                    return true;
                default:
                    if (in_.at_end()) return in_.fail(mistake::unclosed_group, open);
                    if (any || !on || is_letter(in_.peek())) return in_.fail(mistake::unknown_flag, in_.at());
                    return in_.fail(mistake::unknown_group, open);
            }
            any = true;
        }
    }

    // What other engines can open with "(?" and this one cannot.
    constexpr mistake other_group() const noexcept {
        switch (in_.peek()) {
            case '=':
            case '!': return mistake::lookahead;
            case '<': return mistake::lookbehind;
            case '>': return mistake::atomic_group;
            case '(': return mistake::conditional;
            case 'R':
            case '&':
            case '+': return mistake::recursion;
            case '-': return is_digit(in_.peek(1)) ? mistake::recursion : mistake::none;
            case 'P':
                if (in_.peek(1) == '=') return mistake::backreference;
                return in_.peek(1) == '>' ? mistake::recursion : mistake::unknown_group;
            default: return is_digit(in_.peek()) ? mistake::recursion : mistake::none;
        }
    }

    constexpr void read_close() {
        if (open_.size() == 1) {
            in_.fail(mistake::unmatched_parenthesis, in_.at());
            return;
        }
        in_.skip();
        std::uint32_t inside = close_alternation();
        open_group const group = open_.back();
        open_.shrink(open_.size() - 1);
        modes_ = group.outside;
        if (group.capture != node::none) inside = make_.capture(inside, group.capture);
        tree_.nodes[inside].first_group = group.first_group;
        tree_.nodes[inside].grouped = true;
        make_.link(open_.back().items, inside);
    }

    constexpr void close_branch() {
        open_group& group = open_.back();
        make_.link(group.branches, make_.sequence(group.items));
        group.items = node::none;
    }

    constexpr std::uint32_t close_alternation() {
        close_branch();
        open_group const& group = open_.back();
        // A group's own capture is around all of its branches.
        return make_.alternation(group.branches, group.first_group + (group.capture == node::none ? 0 : 1));
    }

    // True if there is one; a '{' that begins none is a character like any other.
    constexpr bool read_counted_repeat() {
        std::size_t const start = in_.at();
        std::uint32_t min = 0;
        in_.skip();
        bool well_formed = in_.read_number(min);
        std::uint32_t max = min;
        if (well_formed && in_.peek() == ',') {
            in_.skip();
            if (in_.peek() == '}') max = node::none;
            else well_formed = in_.read_number(max);
        }
        well_formed = well_formed && in_.peek() == '}';
        std::size_t const size = in_.at() + 1 - start;
        in_.go_back_to(start);
        if (!well_formed) return false;
        if (min > limits::repeat || (max != node::none && max > limits::repeat)) in_.fail(mistake::repeat_too_large, start);
        else if (max < min) in_.fail(mistake::repeat_backwards, start);
        else read_repeat(min, max, size);
        return true;
    }

    constexpr void read_repeat(std::uint32_t min, std::uint32_t max, std::size_t size) {
        std::size_t const start = in_.at();
        std::uint32_t& head = open_.back().items;
        if (start == repeat_end_ && start != 0) {
            in_.fail(in_.peek() == '+' ? mistake::possessive_repeat : mistake::repeated_repeat, start);
            return;
        }
        if (head == node::none) {
            in_.fail(mistake::nothing_to_repeat, start);
            return;
        }
        in_.skip(size);
        bool lazy = modes_.lazy;
        if (in_.peek() == '?') {
            in_.skip();
            lazy = !lazy;
        }
        repeat_end_ = in_.at();
        if (tree_.nodes[head].kind == node_kind::text && !tree_.nodes[head].grouped) make_.link(head, make_.last_of_text(head));
        make_.repeat(head, min, max, lazy);
        if (make_.too_large(head)) in_.fail(mistake::too_large, start);
    }

    // A leaf, which has just been read.
    constexpr void add(std::uint32_t item) {
        make_.place(item, item_begin_, in_.at());
        make_.link(open_.back().items, item);
    }

    constexpr void add_set(std::size_t from) {
        if (!in_.failed()) add(make_.set(from));
    }

    reader in_;
    tree& tree_;
    builder make_;
    modes modes_{};
    std::size_t item_begin_ = 0;  // where the item being read begins
    std::size_t repeat_end_ = 0;  // where the last repeat ended; a repeat there repeats a repeat
    growing<open_group> open_;
};

/// Reads `text` into `into`, which must be fresh; a mistake is noted there.
constexpr void parse(std::string_view text, tree& into) { parser{text, into}.parse(); }

}  // namespace monongusa::pattern

#endif

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

/// How much memory a pattern's program takes, and whether it is one.
struct outline {
    mistake reason = mistake::none;
    std::size_t offset = 0;
    std::uint32_t code = 0;
    std::uint32_t sets = 0;
    std::uint32_t ranges = 0;
    std::uint32_t groups = 0;
    std::uint32_t plain = 0;
    std::uint32_t pieces = 0;  // of what is required, as is the run; neither is looked for in a pattern at run time
    std::uint32_t run = 0;
};

/// Where a program is written to; each array is as large as the outline says.
struct program_memory {
    instruction* code = nullptr;
    character_set* sets = nullptr;
    code_range* ranges = nullptr;
    char* plain = nullptr;
    group_facts* groups = nullptr;
};

constexpr bool is_plain(node const& what) noexcept {
    return what.kind == node_kind::one || (what.kind == node_kind::text && !what.any_case);
}

// A pattern is nothing but a text if it is one or a sequence of such.
constexpr bool is_plain(tree const& read) noexcept {
    node const& root = read.nodes[read.root];
    if (root.kind != node_kind::sequence) return is_plain(root);
    for (std::uint32_t i = root.child; i != node::none; i = read.nodes[i].next)
        if (!is_plain(read.nodes[i])) return false;
    return true;
}

constexpr std::uint32_t plain_size(node const& what) noexcept {
    char bytes[4]{};
    return what.kind == node_kind::text ? what.value : detail::utf8::encode(what.value, bytes);
}

constexpr std::uint32_t plain_size(tree const& read) noexcept {
    if (!is_plain(read)) return 0;
    node const& root = read.nodes[read.root];
    if (root.kind != node_kind::sequence) return plain_size(root);
    std::uint32_t size = 0;
    for (std::uint32_t i = root.child; i != node::none; i = read.nodes[i].next) size += plain_size(read.nodes[i]);
    return size;
}

constexpr outline outline_of(tree const& read) noexcept {
    if (read.reason != mistake::none) return {read.reason, read.offset};
    return {.code = read.nodes[read.root].code + 1,
            .sets = static_cast<std::uint32_t>(read.sets.size()),
            .ranges = static_cast<std::uint32_t>(read.ranges.size()),
            .groups = static_cast<std::uint32_t>(read.groups.size()),
            .plain = plain_size(read)};
}

// It works from the end to the beginning, so that where to go on is always known: no instruction is written twice but those of loops.
class compiler {
public:
    constexpr compiler(tree const& from, program_memory to) noexcept : from_(from), to_(to) {}

    constexpr program_facts compile() {
        node const& root = from_.nodes[from_.root];
        copy_tables();
        std::uint32_t const end = emit(opcode::accept, 0, 0);
        facts_.start = emit(from_.root, end);
        facts_.threads = root.threads + 1;
        facts_.anchored = root.anchored;
        facts_.everything =
            (root.empty & emptiness::at_begin) == emptiness::at_begin || (root.empty & emptiness::at_end) == emptiness::at_end;
        facts_.plain = is_plain(from_);
        if (facts_.plain) write_plain(root);
        find_prefix();
        find_first_run();
        find_first_bytes();
        return facts_;
    }

private:
    constexpr void copy_tables() noexcept {
        facts_.groups = static_cast<std::uint32_t>(from_.groups.size());
        facts_.ranges = static_cast<std::uint32_t>(from_.ranges.size());
        facts_.sets = static_cast<std::uint32_t>(from_.sets.size());
        for (std::size_t i = 0; i < facts_.groups; ++i) to_.groups[i] = from_.groups[i];
        for (std::size_t i = 0; i < facts_.ranges; ++i) to_.ranges[i] = from_.ranges[i];
        for (std::size_t i = 0; i < facts_.sets; ++i) to_.sets[i] = set_from(from_.sets[i]);
    }

    constexpr character_set set_from(set_of_ranges const& ranges) const noexcept {
        byte_set ascii;
        character_set set{{0, 0}, ranges.first, ranges.count};
        for (std::uint32_t i = ranges.first; i < ranges.first + ranges.count; ++i) {
            code_range const range = from_.ranges[i];
            if (range.lo < 0x80) ascii.add(range.lo, range.hi < 0x80 ? range.hi : 0x7F);
            if (range.hi < 0x80) {
                ++set.first;
                --set.count;
            }
        }
        set.ascii[0] = ascii.bits[0];
        set.ascii[1] = ascii.bits[1];
        return set;
    }

    constexpr void write_plain(node const& root) noexcept {
        facts_.plain_size = plain_size(from_);
        std::uint32_t end = facts_.plain_size;
        auto const write = [&](node const& what) {
            char bytes[4]{};
            std::uint32_t const size = plain_size(what);
            if (what.kind == node_kind::one) detail::utf8::encode(what.value, bytes);
            end -= size;
            for (std::uint32_t i = 0; i < size; ++i) to_.plain[end + i] = what.kind == node_kind::text ? from_.text[what.offset + i] : bytes[i];
        };
        if (root.kind != node_kind::sequence) return write(root);
        for (std::uint32_t i = root.child; i != node::none; i = from_.nodes[i].next) write(from_.nodes[i]);
    }

    constexpr std::uint32_t emit(opcode op, std::uint32_t operand, std::uint32_t next) noexcept {
        to_.code[facts_.size] = {.op = op, .operand = operand, .next = next};
        return facts_.size++;
    }

    constexpr std::uint32_t emit_leaf(opcode op, node const& what, std::uint32_t next) noexcept {
        to_.code[facts_.size] = {op, what.extent, what.offset, what.value, next};
        return facts_.size++;
    }

    constexpr std::uint32_t emit_text(node const& what, std::uint32_t next) noexcept {
        for (std::uint32_t i = what.value; i > 0; --i) {
            auto const offset = static_cast<std::uint16_t>(what.offset + i - 1);
            char const c = from_.text[offset];
            bool const letter = what.any_case && is_letter(c);
            auto const character = static_cast<unsigned char>(letter ? c | 0x20 : c);
            to_.code[facts_.size] = {letter ? opcode::letter : opcode::one, 1, offset, character, next};
            next = facts_.size++;
        }
        return next;
    }

    // Lazy means: the way out is preferred.
    constexpr std::uint32_t split(bool lazy, std::uint32_t in, std::uint32_t out) noexcept {
        return lazy ? emit(opcode::split, in, out) : emit(opcode::split, out, in);
    }

    // Each gives where the node begins, if what follows it begins at `next`.
    constexpr std::uint32_t emit(std::uint32_t which, std::uint32_t next) noexcept {
        node const& what = from_.nodes[which];
        switch (what.kind) {
            case node_kind::nothing: return next;
            case node_kind::one: return emit_leaf(opcode::one, what, next);
            case node_kind::letter: return emit_leaf(opcode::letter, what, next);
            case node_kind::text: return emit_text(what, next);
            case node_kind::any: return emit_leaf(opcode::any, what, next);
            case node_kind::any_but_newline: return emit_leaf(opcode::any_but_newline, what, next);
            case node_kind::set: return emit_leaf(opcode::set, what, next);
            case node_kind::check: return emit_leaf(opcode::check, what, next);
            case node_kind::capture: {
                std::uint32_t const end = emit(opcode::save, 2 * what.value + 3, next);
                return emit(opcode::save, 2 * what.value + 2, emit(what.child, end));
            }
            case node_kind::repeat: return emit_repeat(what, next);
            case node_kind::sequence:
                for (std::uint32_t i = what.child; i != node::none; i = from_.nodes[i].next) next = emit(i, next);
                return next;
            case node_kind::alternation: {
                std::uint32_t begin = emit(what.child, next);
                for (std::uint32_t i = from_.nodes[what.child].next; i != node::none; i = from_.nodes[i].next)
                    begin = emit(opcode::split, begin, emit(i, next));
                return begin;
            }
        }
        return next;
    }

    constexpr std::uint32_t emit_repeat(node const& what, std::uint32_t next) noexcept {
        std::uint32_t begin = next;
        std::uint32_t copies = what.min;
        if (what.max != node::none) {
            for (std::uint32_t i = what.min; i < what.max; ++i) begin = split(what.lazy, emit(what.child, begin), next);
        } else if (copies == 0 && from_.nodes[what.child].empty == emptiness::never) {
            std::uint32_t const loop = split(what.lazy, 0, next);
            close_loop(loop, what.lazy, emit(what.child, loop));
            return loop;
        } else {
            facts_.walks = facts_.walks && from_.nodes[what.child].empty == emptiness::never;
            // One split at the head of a loop over what can be empty would not try its ways in the order of a backtracking engine;
            // "(?:x+)?" does.
            std::uint32_t const loop = split(what.lazy, 0, next);
            begin = emit(what.child, loop);
            close_loop(loop, what.lazy, begin);
            if (copies == 0) return split(what.lazy, begin, next);
            --copies;
        }
        for (; copies > 0; --copies) begin = emit(what.child, begin);
        return begin;
    }

    constexpr void close_loop(std::uint32_t loop, bool lazy, std::uint32_t body) noexcept {
        instruction& head = to_.code[loop];
        (lazy ? head.operand : head.next) = body;
        instruction const& first = to_.code[body];
        if (!lazy && takes_a_character(first.op) && first.next == loop) head.op = opcode::loop;
    }

    constexpr void find_prefix() noexcept {
        for (std::uint32_t at = facts_.start;; at = to_.code[at].next) {
            instruction const& step = to_.code[at];
            if (step.op == opcode::save || step.op == opcode::check) continue;
            char bytes[4]{};
            std::uint32_t const size = step.op == opcode::one ? detail::utf8::encode(step.operand, bytes) : 0;
            if (size == 0 || facts_.prefix_size + size > program_facts::prefix_room) return;
            for (std::uint32_t i = 0; i < size; ++i) facts_.prefix[facts_.prefix_size++] = bytes[i];
        }
    }

    constexpr void find_first_run() noexcept {
        std::uint32_t at = facts_.start;
        while (to_.code[at].op == opcode::save) at = to_.code[at].next;
        instruction const first = to_.code[at];
        auto const is_like_first = [&](instruction const& other) { return other.op == first.op && other.operand == first.operand; };
        if (takes_a_character(first.op)) {
            while (is_like_first(to_.code[at])) at = to_.code[at].next;
            if (to_.code[at].op != opcode::loop || !is_like_first(to_.code[to_.code[at].next])) return;
        } else if (first.op != opcode::loop) {
            return;
        }
        facts_.first_loop = at;
    }

    // Follows every way from the start, assertions taken as true, up to the instructions that take a character.
    constexpr void find_first_bytes() {
        growing<std::uint32_t> todo;
        growing<bool> seen;
        for (std::uint32_t i = 0; i < facts_.size; ++i) seen.push(false);
        todo.push(facts_.start);
        facts_.skips = true;
        while (todo.size() > 0 && facts_.skips) {
            std::uint32_t const at = todo.back();
            todo.shrink(todo.size() - 1);
            if (seen[at]) continue;
            seen[at] = true;
            instruction const& step = to_.code[at];
            if (step.op == opcode::split || step.op == opcode::loop) todo.push(step.operand);
            if (!takes_a_character(step.op) && step.op != opcode::accept) todo.push(step.next);
            else add_first_bytes(step);
        }
        if (!facts_.skips) facts_.first = {};
    }

    constexpr void add_first_bytes(instruction const& step) noexcept {
        byte_set& first = facts_.first;
        switch (step.op) {
            case opcode::one: {
                unsigned const lead = detail::utf8::lead_byte(step.operand);
                return first.add(lead, lead);
            }
            case opcode::letter: return first.add(step.operand, step.operand), first.add(step.operand ^ 0x20, step.operand ^ 0x20);
            case opcode::any: return first.add(0, 0x7F), first.add(0xC2, 0xF4);
            case opcode::any_but_newline: return first.add(0, '\n' - 1), first.add('\n' + 1, 0x7F), first.add(0xC2, 0xF4);
            case opcode::set: {
                character_set const& set = to_.sets[step.operand];
                first.bits[0] |= set.ascii[0];
                first.bits[1] |= set.ascii[1];
                for (std::uint32_t i = set.first; i < set.first + set.count; ++i) {
                    code_range const range = to_.ranges[i];
                    first.add(detail::utf8::lead_byte(range.lo < 0x80 ? 0x80 : range.lo), detail::utf8::lead_byte(range.hi));
                }
                return;
            }
            default: facts_.skips = false;  // it can match the empty text
        }
    }

    tree const& from_;
    program_memory to_;
    program_facts facts_{};
};

/// Writes the program of a tree without a mistake.
constexpr program_facts compile(tree const& from, program_memory to) { return compiler{from, to}.compile(); }

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// engine: searches a text for a program in the cheapest way that is right for it.

#ifndef MONONGUSA_PATTERN_ENGINE_HPP
#define MONONGUSA_PATTERN_ENGINE_HPP

// SPDX-License-Identifier: BSL-1.0
// machine: runs a program over a text in linear time.

#ifndef MONONGUSA_PATTERN_MACHINE_HPP
#define MONONGUSA_PATTERN_MACHINE_HPP

// SPDX-License-Identifier: BSL-1.0
// assertion: whether an assertion of a pattern holds at a place of a text.

#ifndef MONONGUSA_PATTERN_ASSERTION_HPP
#define MONONGUSA_PATTERN_ASSERTION_HPP


#include <cstddef>
#include <string_view>

namespace monongusa::pattern {

// As in RE2, words are of ASCII: that is what \w says too.
constexpr bool is_word_at(std::string_view text, std::size_t at) noexcept {
    if (at >= text.size()) return false;
    char const c = text[at];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Whether it holds between the bytes `at - 1` and `at` of the text.
constexpr bool holds(assertion what, std::string_view text, std::size_t at) noexcept {
    switch (what) {
        case assertion::text_begin: return at == 0;
        case assertion::text_end: return at == text.size();
        case assertion::line_begin: return at == 0 || text[at - 1] == '\n';
        case assertion::line_end: return at == text.size() || text[at] == '\n';
        case assertion::word_edge: return is_word_at(text, at - 1) != is_word_at(text, at);
        case assertion::no_word_edge: return is_word_at(text, at - 1) == is_word_at(text, at);
    }
    return false;
}

}  // namespace monongusa::pattern

#endif

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

/// How much memory a search takes; what it holds beforehand does not matter.
struct scratch_size {
    std::size_t indices;
    std::size_t positions;
};

constexpr scratch_size scratch_for(program const& what) noexcept {
    std::size_t const code = what.facts.size;
    std::size_t const threads = what.facts.threads;
    if (what.facts.plain) return {0, 0};
    return {2 * threads + code, 2 * threads * what.slots() + 2 * what.slots() + 2 * code};
}

struct scratch {
    std::uint32_t* indices = nullptr;
    std::size_t* positions = nullptr;
};

/// Counts nothing, at no cost; a test gives one whose count(steps) does.
struct no_counter {
    constexpr void count(std::size_t) const noexcept {}
};

// A Pike machine: all ways through the program advance together, one character at a time, in the order of preference, and of two ways that
// meet in an instruction only the first goes on.  So a character costs at most one visit to each instruction, whatever the pattern.
// Not a template on the pattern: every pattern of a program runs this one function.
template <class Counter>
class machine {
public:
    constexpr machine(program const& what, std::string_view text, scratch memory, Counter& counter) noexcept
        : what_(what), text_(text), slots_(what.slots()), counter_(counter) {
        std::size_t const threads = what.facts.threads;
        now_.code = memory.indices;
        next_.code = now_.code + threads;
        todo_ = next_.code + threads;
        now_.slots = memory.positions;
        next_.slots = now_.slots + threads * slots_;
        here_ = next_.slots + threads * slots_;
        best_ = here_ + slots_;
        seen_ = best_ + slots_;
        saved_ = seen_ + what.facts.size;
        for (std::size_t i = 0; i < what.facts.size; ++i) seen_[i] = 0;
    }

    /// The positions of the best match that begins at `from` or behind it, none() where a group is unset; a null pointer if there is none.
    constexpr std::size_t const* run(std::size_t from) noexcept {
        bool matched = false;
        for (std::size_t at = from;;) {
            if (now_.count == 0) {
                if (matched || (what_.facts.anchored && at != 0)) break;
                if (what_.facts.skips) {
                    while (!what_.facts.anchored && at < text_.size() && !what_.facts.first.has(text_[at])) ++at;
                    if (!may_begin(at)) break;
                }
            }
            if (!matched && may_begin(at)) begin_at(at);
            auto const character = detail::utf8::decode(text_.data() + at, text_.data() + text_.size());
            std::size_t const after = at + (character.size == 0 ? 1 : character.size);
            for (std::size_t i = 0; i < now_.count; ++i) {
                counter_.count(1);
                instruction const& step = what_.code[now_.code[i]];
                std::size_t const* const slots = now_.slots + i * slots_;
                if (step.op == opcode::accept) {
                    matched = true;
                    copy(slots, best_);
                    best_[1] = at;
                    break;  // what comes later is preferred less
                }
                if (character.size == 0 || !what_.takes(step, character.point)) continue;
                copy(slots, here_);
                follow(step.next, after);
            }
            if (at == text_.size()) break;
            at = after;
            thread_list const done = now_;
            now_ = next_;
            next_ = done;
            next_.count = 0;
        }
        return matched ? best_ : nullptr;
    }

private:
    static constexpr std::size_t unset = detail::text_range::none;
    static constexpr std::uint32_t restore = 0x8000'0000;  // marks an entry of todo_ as the number of a slot

    struct thread_list {
        std::uint32_t* code = nullptr;
        std::size_t* slots = nullptr;
        std::size_t count = 0;
    };

    constexpr void copy(std::size_t const* from, std::size_t* to) const noexcept {
        for (std::size_t i = 0; i < slots_; ++i) to[i] = from[i];
    }

    constexpr bool may_begin(std::size_t at) const noexcept {
        if (what_.facts.skips && (at == text_.size() || !what_.facts.first.has(text_[at]))) return false;
        return at == 0 || !what_.facts.anchored;
    }

    constexpr void begin_at(std::size_t at) noexcept {
        here_[0] = at;
        for (std::size_t i = 1; i < slots_; ++i) here_[i] = unset;
        // The list being run is the one to add to: the newest way is the least preferred.
        thread_list const kept = next_;
        next_ = now_;
        follow(what_.facts.start, at);
        now_ = next_;
        next_ = kept;
    }

    // Adds to next_ every instruction that takes a character and is reached from `pc` without taking one; here_ holds what is remembered.
    // An instruction is followed once a position: seen_ holds the position, plus one, at which it last was.
    constexpr void follow(std::uint32_t pc, std::size_t at) noexcept {
        std::size_t todo = 0;
        for (;;) {
            counter_.count(1);
            if (pc & restore) {
                here_[pc & ~restore] = saved_[todo];
            } else if (seen_[pc] != at + 1) {
                seen_[pc] = at + 1;
                instruction const& step = what_.code[pc];
                switch (step.op) {
                    case opcode::split:
                    case opcode::loop:
                        todo_[todo++] = step.operand;
                        pc = step.next;
                        continue;
                    case opcode::save:
                        todo_[todo] = step.operand | restore;
                        saved_[todo++] = here_[step.operand];
                        here_[step.operand] = at;
                        pc = step.next;
                        continue;
                    case opcode::check:
                        if (!holds(static_cast<assertion>(step.operand), text_, at)) break;
                        pc = step.next;
                        continue;
                    default: copy(here_, next_.slots + next_.count * slots_); next_.code[next_.count++] = pc;
                }
            }
            if (todo == 0) return;
            pc = todo_[--todo];
        }
    }

    program const& what_;
    std::string_view text_;
    std::size_t slots_;
    Counter& counter_;
    thread_list now_{};
    thread_list next_{};
    std::size_t* here_ = nullptr;  // what the way being followed remembers
    std::size_t* best_ = nullptr;
    std::size_t* seen_ = nullptr;
    std::uint32_t* todo_ = nullptr;  // the ways still to follow, the next on top
    std::size_t* saved_ = nullptr;   // what to put back, beside todo_
};

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// walker: tries one way through a program after the other, as long as that is cheap.

#ifndef MONONGUSA_PATTERN_WALKER_HPP
#define MONONGUSA_PATTERN_WALKER_HPP


#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

enum class outcome : unsigned char { found, not_found, gave_up };

// A backtracking engine with a budget: what it does is linear because it gives up, and then the machine goes on.  Most patterns of chat never come near, and
// where they match it is several times faster, since there is one way to look after instead of all.
template <class Counter>
class walker {
public:
    /// `slots` has room for all positions of a program; those of groups are written only if `captures`.
    constexpr walker(program const& what, std::string_view text, std::size_t* slots, bool captures, Counter& counter) noexcept
        : what_(what), text_(text), slots_(slots), captures_(captures), counter_(counter), budget_(steps_a_byte * (text.size() + 16)) {}

    /// Looks for the match that begins at `start`, the one a backtracking engine would find first.
    constexpr outcome walk(std::size_t start) noexcept {
        if (captures_) {
            for (std::size_t i = 2; i < what_.slots(); ++i) slots_[i] = detail::text_range::none;
        }
        slots_[0] = start;
        end_of_first_run_ = detail::text_range::none;
        open_ = 0;
        std::uint32_t pc = what_.facts.start;
        std::size_t at = start;
        for (;;) {
            if (!spend(1)) return outcome::gave_up;
            instruction const& step = what_.code[pc];
            bool goes_on = true;
            switch (step.op) {
                case opcode::split:
                    goes_on = remember({step.operand, at, at});
                    if (!goes_on) return outcome::gave_up;
                    break;
                case opcode::loop: {
                    std::size_t const begin = at;
                    at = end_of_run(what_.code[step.next], at);
                    if (pc == what_.facts.first_loop && end_of_first_run_ == detail::text_range::none) end_of_first_run_ = at;
                    if (!spend(at - begin)) return outcome::gave_up;
                    if (at != begin && !remember({step.operand, begin, at})) return outcome::gave_up;
                    pc = step.operand;
                    continue;
                }
                case opcode::save:
                    if (captures_) {
                        if (open_ != 0 && !remember({step.operand | restores, slots_[step.operand], 0})) return outcome::gave_up;
                        slots_[step.operand] = at;
                    }
                    break;
                case opcode::check: goes_on = holds(static_cast<assertion>(step.operand), text_, at); break;
                case opcode::accept: slots_[1] = at; return outcome::found;
                default: goes_on = take(step, at);
            }
            if (goes_on) {
                pc = step.next;
            } else if (!go_back(pc, at)) {
                return outcome::not_found;
            }
        }
    }

    /// Where the run ended that the program begins with, when it was last walked; none() if it does not begin with one.
    constexpr std::size_t end_of_first_run() const noexcept { return end_of_first_run_; }

private:
    static constexpr std::size_t steps_a_byte = 32;
    static constexpr std::size_t most_open = 64;
    static constexpr std::uint32_t restores = 0x8000'0000;  // marks a choice as a position to be put back

    // A way not taken: from `pc` on, at any character of a run, `last` and before, down to `first`.
    struct choice {
        std::uint32_t pc;
        std::size_t first;
        std::size_t last;
    };

    constexpr bool spend(std::size_t steps) noexcept {
        counter_.count(steps);
        if (budget_ < steps) return false;
        budget_ -= steps;
        return true;
    }

    constexpr bool remember(choice const& way) noexcept {
        if (open_ == most_open) return false;
        ways_[open_++] = way;
        return true;
    }

    // Takes the newest way that is open.
    constexpr bool go_back(std::uint32_t& pc, std::size_t& at) noexcept {
        while (open_ != 0) {
            choice& way = ways_[open_ - 1];
            if (way.pc & restores) {
                slots_[way.pc & ~restores] = way.first;
                --open_;
                continue;
            }
            pc = way.pc;
            if (way.first == way.last) {
                at = way.last;
                --open_;
                return true;
            }
            if (!step_back(way)) {
                --open_;
                continue;
            }
            at = way.last;
            if (way.first == way.last) --open_;
            return true;
        }
        return false;
    }

    // Gives back one character of a run; more where the next way needs a certain one.
    constexpr bool step_back(choice& way) const noexcept {
        std::uint32_t next = way.pc;
        while (what_.code[next].op == opcode::save) next = what_.code[next].next;
        instruction const& step = what_.code[next];
        do --way.last;
        while (way.last > way.first && detail::utf8::is_trail(text_[way.last]));
        if (step.op != opcode::one || step.operand >= 0x80) return true;
        while (way.last > way.first && text_[way.last] != static_cast<char>(step.operand)) --way.last;
        return text_[way.last] == static_cast<char>(step.operand);
    }

    constexpr bool take(instruction const& step, std::size_t& at) const noexcept {
        if (at == text_.size()) return false;
        auto const byte = static_cast<unsigned char>(text_[at]);
        if (byte >= 0x80) return take_beyond_ascii(step, at);
        if (!what_.takes(step, byte)) return false;
        ++at;
        return true;
    }

    constexpr bool take_beyond_ascii(instruction const& step, std::size_t& at) const noexcept {
        auto const character = detail::utf8::decode(text_.data() + at, text_.data() + text_.size());
        if (character.size == 0 || !what_.takes(step, character.point)) return false;
        at += character.size;
        return true;
    }

    constexpr std::size_t end_of_run(instruction const& step, std::size_t at) const noexcept {
        for (;;) {
            // What most runs are of, without asking what it is for each character.
            if (step.op == opcode::set) {
                std::uint64_t const* const ascii = what_.sets[step.operand].ascii;
                while (at < text_.size() && is_in(ascii, text_[at])) ++at;
            } else if (step.op == opcode::any_but_newline) {
                while (at < text_.size() && text_[at] != '\n' && static_cast<unsigned char>(text_[at]) < 0x80) ++at;
            }
            if (!take(step, at)) return at;
        }
    }
    static constexpr bool is_in(std::uint64_t const* ascii, char c) noexcept {
        auto const byte = static_cast<unsigned char>(c);
        return byte < 0x80 && (ascii[byte >> 6] >> (byte & 63) & 1) != 0;
    }

    program const& what_;
    std::string_view text_;
    std::size_t* slots_;
    bool captures_;
    Counter& counter_;
    std::size_t budget_;
    std::size_t open_ = 0;
    std::size_t end_of_first_run_ = 0;
    choice ways_[most_open];  // Not initialised: what is open is written first.
};

}  // namespace monongusa::pattern

#endif

#include <cstddef>
#include <string_view>

namespace monongusa::pattern {

/// The next place, `from` or behind it, where a match may begin; none() if there is none.
constexpr std::size_t next_start(program const& what, std::string_view text, std::size_t from) noexcept {
    constexpr std::size_t none = detail::text_range::none;
    program_facts const& facts = what.facts;
    if (facts.anchored && from != 0) return none;
    if (facts.prefix_size != 0) {
        if (facts.anchored) return text.starts_with(what.prefix()) ? 0 : none;
        return text.find(what.prefix(), from);  // npos is none
    }
    if (!facts.skips) return from <= text.size() ? from : none;
    if (facts.anchored) return !text.empty() && facts.first.has(text[0]) ? 0 : none;
    // By fours, which takes a third less: this is what most of a text that does not match costs.
    for (; from + 4 <= text.size(); from += 4) {
        if (facts.first.has(text[from])) return from;
        if (facts.first.has(text[from + 1])) return from + 1;
        if (facts.first.has(text[from + 2])) return from + 2;
        if (facts.first.has(text[from + 3])) return from + 3;
    }
    while (from < text.size() && !facts.first.has(text[from])) ++from;
    return from < text.size() ? from : none;
}

/// By the machine alone, from `from` on.
template <class Counter>
constexpr bool search_by_machine(program const& what, std::string_view text, std::size_t from, scratch memory, detail::text_range* ranges,
                                 Counter& counter) noexcept {
    machine<Counter> runner{what, text, memory, counter};
    std::size_t const* const slots = runner.run(from);
    if (slots != nullptr && ranges != nullptr) what.write_ranges(slots, ranges);
    return slots != nullptr;
}

/// Searches the leftmost match and, of those, the one a backtracking engine would find first.
///
/// Writes the whole match to ranges[0] and group i to ranges[i + 1]; `ranges` may be null where only the answer matters.
/// Linear in the text; allocates nothing; `memory` is as large as scratch_for() says and belongs to this call alone.
template <class Counter = no_counter const>
constexpr bool search(program const& what, std::string_view text, scratch memory, detail::text_range* ranges, Counter& counter) noexcept {
    if (what.facts.plain) {
        std::size_t const found = text.find(what.plain_text());
        if (found == std::string_view::npos) return false;
        if (ranges != nullptr) ranges[0] = {found, found + what.facts.plain_size};
        return true;
    }
    std::size_t start = next_start(what, text, 0);
    if (start == detail::text_range::none) return false;
    if (what.facts.walks) {
        walker<Counter> ways{what, text, memory.positions, ranges != nullptr, counter};
        outcome found = ways.walk(start);
        while (found == outcome::not_found) {
            auto const character = detail::utf8::decode(text.data() + start, text.data() + text.size());
            std::size_t const next = start + (character.size == 0 ? 1 : character.size);
            std::size_t const behind = ways.end_of_first_run();
            start = next_start(what, text, behind == detail::text_range::none || behind < next ? next : behind);
            if (start == detail::text_range::none) return false;
            found = ways.walk(start);
        }
        if (found == outcome::found) {
            if (ranges != nullptr) what.write_ranges(memory.positions, ranges);
            return true;
        }
    }
    return search_by_machine(what, text, start, memory, ranges, counter);
}

constexpr bool search(program const& what, std::string_view text, scratch memory, detail::text_range* ranges) noexcept {
    no_counter const counter;
    return search(what, text, memory, ranges, counter);
}

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// required: which pieces a text must hold if it matches a pattern: at least one of them.

#ifndef MONONGUSA_PATTERN_REQUIRED_HPP
#define MONONGUSA_PATTERN_REQUIRED_HPP


#include <cstddef>
#include <cstdint>

namespace monongusa::pattern {

// A piece that grows towards its beginning, and how rare it is: summed up on the way, since a constant evaluation pays for each step.
struct growing_piece {
    std::uint64_t bytes;
    std::uint64_t rarities;  // of the bytes, in the same order
    std::uint32_t size;
    std::uint32_t part;    // the rarity of the first four bytes
    std::uint32_t rarest;  // of any four
    std::uint32_t whole;

    constexpr void put_before(unsigned byte) noexcept {
        unsigned const rarity = size != 0 ? rarity_before(byte, static_cast<unsigned>(bytes & 0xFF)) : rarity_of(byte);
        part += rarity;
        if (size >= 4) part -= static_cast<std::uint32_t>(rarities >> 24 & 0xFF);
        whole += rarity;
        if (part > rarest) rarest = part;
        bytes = bytes << 8 | byte;
        rarities = rarities << 8 | rarity;
        ++size;
    }
    constexpr void keep_three() noexcept {
        bytes &= 0xFF'FFFF;
        rarities &= 0xFF'FFFF;
        size = 3;
        part = static_cast<std::uint32_t>((rarities & 0xFF) + (rarities >> 8 & 0xFF) + (rarities >> 16 & 0xFF));
        rarest = part;
        whole = part;
    }
    // What it costs to look for it: how often the rarest part is found, and 32 times that for the whole, which makes a rule be asked.
    constexpr std::uint64_t cost() const noexcept {
        return (std::uint64_t{1} << (rarest < 45 ? 45 - rarest : 0)) + (std::uint64_t{32} << (whole < 45 ? 45 - whole : 0));
    }
};

// It reads a tree from its end to its beginning.  What it has read last is a run: one of these pieces stands right there.  A run grows towards the
// beginning, and ends where what may stand before it is too much to be written out; the run that is looked for at the least cost is kept.
class piece_finder {
public:
    /// The most that are ever found.
    static constexpr std::size_t most = 256;

    constexpr explicit piece_finder(tree const& in, std::size_t budget = whole_budget) noexcept : in_(in), budget_(budget) { clear(); }

    constexpr void find() {
        read(in_.root);
        at_begin_ = in_.nodes[in_.root].anchored;
        end_run();
    }

    /// How many there are; none where nothing rare enough is known.
    constexpr std::size_t count() const noexcept { return best_.size(); }
    /// One of them is found in chat once in 2^bits bytes, by the sum of its parts; 0 where there are none.
    constexpr std::uint32_t bits() const noexcept {
        std::uint32_t bits = 0;
        while (count() != 0 && bits < 45 && best_cost_ << bits < std::uint64_t{33} << 45) ++bits;
        return bits;
    }
    constexpr piece operator[](std::size_t i) const noexcept {
        return {best_[i].bytes, static_cast<std::uint8_t>(best_[i].size), best_is_at_begin_};
    }

private:
    static constexpr std::size_t most_crossed = 16;  // in a run, by writing out what stands one after the other
    static constexpr std::size_t most_repeats = 4;   // that are written out
    // For nodes that are read, bytes put before pieces, and pieces copied or compared: some forty steps each, of which compilers take a million.
    static constexpr std::size_t whole_budget = 8192;
    static constexpr std::uint32_t most_depth = 100;
    static constexpr std::uint64_t most_cost = std::uint64_t{33} << (45 - 6);
    static constexpr std::uint64_t nothing = ~std::uint64_t{0};

    // One piece without a byte is everywhere: what a run begins with.
    constexpr void clear() noexcept {
        run_[0] = {};
        count_ = 1;
    }

    constexpr std::uint64_t cost_of_run() const noexcept {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < count_; ++i) sum += run_[i].cost();
        return at_begin_ ? sum >> 6 : sum;
    }

    constexpr void keep_run_if_best() {
        if (run_[0].size == 0) return;
        std::uint64_t const cost = cost_of_run();
        if (cost > most_cost || cost >= best_cost_) return;
        best_cost_ = cost;
        best_is_at_begin_ = at_begin_;
        spend(count_);
        best_.shrink(0);
        for (std::size_t i = 0; i < count_; ++i) best_.push(run_[i]);
    }

    constexpr void end_run() {
        keep_run_if_best();
        clear();
    }

    constexpr void read(std::uint32_t which) {
        // What is repeated is read more than once, at every depth; of what is not read, nothing is known.
        spend(1);
        if (budget_ == 0 || depth_ == most_depth) return end_run();
        ++depth_;
        read_parts(which);
        --depth_;
    }

    constexpr void spend(std::size_t steps) noexcept { budget_ -= budget_ < steps ? budget_ : steps; }

    constexpr void read_parts(std::uint32_t which) {
        node const& what = in_.nodes[which];
        switch (what.kind) {
            case node_kind::nothing:
            case node_kind::check: return;
            case node_kind::one:
            case node_kind::letter: return put_before(what.value);
            case node_kind::text:
                for (std::uint32_t i = what.value; i > 0; --i) put_byte_before(static_cast<unsigned char>(in_.text[what.offset + i - 1]));
                return;
            case node_kind::any:
            case node_kind::any_but_newline: return end_run();
            case node_kind::set: return read_set(in_.sets[what.value]);
            case node_kind::capture: return read(what.child);
            case node_kind::repeat: return read_repeat(what);
            case node_kind::sequence:
                for (std::uint32_t i = what.child; i != node::none; i = in_.nodes[i].next) read(i);
                return;
            case node_kind::alternation: return read_alternation(what);
        }
    }

    constexpr void put_before(char32_t point) {
        if (point < 0x80) return put_byte_before(point);
        char bytes[4]{};
        for (std::uint32_t i = detail::utf8::encode(point, bytes); i > 0; --i) put_byte_before(static_cast<unsigned char>(bytes[i - 1]));
    }

    constexpr void put_byte_before(unsigned byte) {
        spend(count_);
        byte |= 0x20;
        for (std::size_t i = 0; i < count_; ++i) {
            if (run_[i].size == piece::most) shorten();
        }
        for (std::size_t i = 0; i < count_; ++i) run_[i].put_before(byte);
    }

    // What the run begins with stays, so that the next one overlaps it.
    constexpr void shorten() {
        keep_run_if_best();
        for (std::size_t i = 0; i < count_; ++i) {
            if (run_[i].size > 3) run_[i].keep_three();
        }
        remove_equal();
    }

    constexpr void remove_equal() noexcept {
        spend(count_ * count_ / 4);
        std::size_t kept = 1;
        for (std::size_t i = 1; i < count_; ++i) {
            std::size_t other = 0;
            while (other < kept && (run_[other].bytes != run_[i].bytes || run_[other].size != run_[i].size)) ++other;
            if (other == kept) run_[kept++] = run_[i];
        }
        count_ = kept;
    }

    constexpr void read_set(set_of_ranges const& set) {
        // Both cases of a letter are one byte of a piece.
        char32_t points[2 * most_crossed];
        std::size_t count = 0;
        for (std::uint32_t i = set.first; i < set.first + set.count; ++i) {
            code_range const range = in_.ranges[i];
            if (range.hi - range.lo >= 2 * most_crossed - count) return end_run();
            for (char32_t point = range.lo; point <= range.hi; ++point) {
                char32_t const folded = point < 0x80 ? point | 0x20 : point;
                std::size_t other = 0;
                while (other < count && points[other] != folded) ++other;
                if (other == count) points[count++] = folded;
            }
        }
        spend(count * count / 4 + count * count_);
        if (count == 0) return end_run();  // matches nothing
        if (count == 1) return put_before(points[0]);
        // Room for each of them, since what is kept on the way must be the whole run.
        std::uint32_t const width = points[count - 1] < 0x80 ? 1 : 4;
        bool has_room = count_ * count <= most_crossed;
        for (std::size_t i = 0; i < count_; ++i) has_room = has_room && run_[i].size + width <= piece::most;
        if (!has_room) shorten();
        if (count_ * count > most_crossed) end_run();
        if (count > most_crossed) return;
        growing_piece before[most_crossed];
        std::size_t const count_before = count_;
        for (std::size_t i = 0; i < count_before; ++i) before[i] = run_[i];
        growing_piece all[most_crossed];
        std::size_t size = 0;
        for (std::size_t each = 0; each < count; ++each) {
            count_ = count_before;
            for (std::size_t i = 0; i < count_before; ++i) run_[i] = before[i];
            put_before(points[each]);
            for (std::size_t i = 0; i < count_; ++i) all[size++] = run_[i];
        }
        count_ = size;
        for (std::size_t i = 0; i < size; ++i) run_[i] = all[i];
        remove_equal();  // characters may differ in what is folded away
    }

    constexpr void read_repeat(node const& what) {
        if (what.min == 0) {
            if (what.max == 1) read_optional(what.child);
            else end_run();
            return;
        }
        bool const written_out = what.min == what.max && what.min <= most_repeats;
        if (!written_out) {
            read(what.child);  // the last one, and what follows
            end_run();
        }
        for (std::uint32_t i = 0; i < (written_out ? what.min : 1); ++i) read(what.child);
    }

    // What is found inside is required only where it is there; the run is what it was without it, or goes on with it.
    constexpr void read_optional(std::uint32_t child) {
        keep_run_if_best();
        piece_finder inside{in_, budget_};
        inside.take_run_of(*this);
        inside.read(child);
        budget_ = inside.budget_;
        bool too_much = count_ + inside.count_ > most_crossed;
        for (std::size_t i = 0; i < count_; ++i) too_much = too_much || run_[i].size == 0;
        for (std::size_t i = 0; i < inside.count_; ++i) too_much = too_much || inside.run_[i].size == 0;
        if (too_much) return clear();
        for (std::size_t i = 0; i < inside.count_; ++i) run_[count_++] = inside.run_[i];
        remove_equal();
    }

    constexpr void take_run_of(piece_finder const& other) noexcept {
        count_ = other.count_;
        depth_ = other.depth_;
        spend(count_);
        for (std::size_t i = 0; i < count_; ++i) run_[i] = other.run_[i];
    }

    // Each branch goes on with the run on its own.  Else what is rarest in each of them is required too, taken together.
    constexpr void read_alternation(node const& what) {
        keep_run_if_best();
        growing<growing_piece> runs;
        growing<growing_piece> best;
        std::uint64_t cost = 0;
        bool runs_on = true;
        bool each_has_one = true;
        for (std::uint32_t i = what.child; i != node::none && (runs_on || each_has_one); i = in_.nodes[i].next) {
            piece_finder branch{in_, budget_};
            branch.take_run_of(*this);
            branch.read(i);
            budget_ = branch.budget_;
            for (std::size_t each = 0; each < branch.count_; ++each) {
                runs_on = runs_on && branch.run_[each].size != 0;
                runs.push(branch.run_[each]);
            }
            spend(branch.count_ + branch.count());
            branch.keep_run_if_best();
            each_has_one = each_has_one && branch.count() != 0 && best.size() + branch.count() <= most;
            if (!each_has_one) continue;
            cost += branch.best_cost_;
            for (std::size_t each = 0; each < branch.count(); ++each) best.push(branch.best_[each]);
        }
        if (each_has_one && cost <= most_cost && cost < best_cost_) {
            best_cost_ = cost;
            best_.shrink(0);
            for (std::size_t i = 0; i < best.size(); ++i) best_.push(best[i]);
        }
        clear();
        if (!runs_on || runs.size() > most_crossed) return;
        count_ = runs.size();
        for (std::size_t i = 0; i < count_; ++i) run_[i] = runs[i];
        remove_equal();
    }

    tree const& in_;
    std::size_t budget_;
    std::uint32_t depth_ = 0;
    growing_piece run_[most_crossed];  // not initialised: the first `count_` are
    std::size_t count_ = 0;
    growing<growing_piece> best_;
    std::uint64_t best_cost_ = nothing;
    bool at_begin_ = false;
    bool best_is_at_begin_ = false;
};

}  // namespace monongusa::pattern

#endif

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace monongusa::pattern {

// What every text that matches must hold: one of some pieces; where these are frequent or none are known, a run too if that is rarer.
struct requirement {
    constexpr explicit requirement(tree const& read) : pieces(read) {
        pieces.find();
        if (pieces.bits() >= 10) return;
        class_run_finder runs{read};
        run = runs.find();
        if (run.bits < pieces.bits() + 3) run.size = 0;
    }

    piece_finder pieces;
    class_run run{};
};

// Patterns of the same size share this type and its code; no array is empty, since that would be no C++.
template <std::size_t Code, std::size_t Sets, std::size_t Ranges, std::size_t Plain, std::size_t Groups, std::size_t Pieces, std::size_t Run>
struct stored_program {
    instruction code[Code + 1]{};
    character_set sets[Sets + 1]{};
    code_range ranges[Ranges + 1]{};
    char plain[Plain + 1]{};
    group_facts groups[Groups + 1]{};
    piece required[Pieces + 1]{};
    byte_set run[Run + 1]{};
    program_facts facts{};

    static constexpr bool has_room_for(outline const& shape) noexcept {
        return shape.code <= Code && shape.sets <= Sets && shape.ranges <= Ranges && shape.plain <= Plain && shape.groups <= Groups && shape.pieces <= Pieces;
    }

    constexpr void fill(tree const& read, outline const& shape, requirement const& wanted) {
        facts = compile(read, {code, sets, ranges, plain, groups});
        for (std::size_t i = 0; i < shape.pieces; ++i) required[i] = wanted.pieces[i];
        for (std::size_t i = 0; i < shape.run; ++i) run[i] = wanted.run.classes[i];
    }

    constexpr program view() const noexcept { return {facts, code, sets, ranges, plain, groups}; }
};

// Arrays must have their size before there is anything to put into them.  So a pattern is read into some that are large enough for nearly all, and what
// does not fit is read once more: reading is what a constant evaluation takes longest for.
template <std::size_t Size>
struct draft {
    outline shape{};
    bool fits = false;
    stored_program<Size, Size / 4, 2 * Size, Size, Size / 4, 24, class_run::most> read_so_far{};
};

template <std::size_t Size>
constexpr draft<Size> draft_of(std::string_view text) {
    draft<Size> made;
    tree read;
    parse(text, read);
    made.shape = outline_of(read);
    if (read.reason != mistake::none) return made;
    requirement const wanted{read};
    made.shape.pieces = static_cast<std::uint32_t>(wanted.pieces.count());
    made.shape.run = wanted.run.size;
    made.fits = made.read_so_far.has_room_for(made.shape);
    if (made.fits) made.read_so_far.fill(read, made.shape, wanted);
    return made;
}

template <class Stored, std::size_t Size>
constexpr Stored stored_from(draft<Size> const& made, std::string_view text) {
    Stored stored;
    if (made.fits) {
        auto const& from = made.read_so_far;
        for (std::size_t i = 0; i < made.shape.code; ++i) stored.code[i] = from.code[i];
        for (std::size_t i = 0; i < made.shape.sets; ++i) stored.sets[i] = from.sets[i];
        for (std::size_t i = 0; i < made.shape.ranges; ++i) stored.ranges[i] = from.ranges[i];
        for (std::size_t i = 0; i < made.shape.plain; ++i) stored.plain[i] = from.plain[i];
        for (std::size_t i = 0; i < made.shape.groups; ++i) stored.groups[i] = from.groups[i];
        for (std::size_t i = 0; i < made.shape.pieces; ++i) stored.required[i] = from.required[i];
        for (std::size_t i = 0; i < made.shape.run; ++i) stored.run[i] = from.run[i];
        stored.facts = from.facts;
    } else if (made.shape.reason == mistake::none) {
        tree read;
        parse(text, read);
        stored.fill(read, made.shape, requirement{read});
    }
    return stored;
}

/// A pattern written in the program.  It can be used whether it is well formed or not: ask `reason` first.
template <detail::fixed_string Pattern>
struct literal {
private:
    static constexpr auto made = draft_of<Pattern.view().size() / 16 * 16 + 32>(Pattern.view());
    static constexpr outline shape = made.shape;
    static constexpr auto stored =
        stored_from<stored_program<shape.code, shape.sets, shape.ranges, shape.plain, shape.groups, shape.pieces, shape.run>>(made, Pattern.view());

public:
    /// The pattern itself.
    static constexpr std::string_view text = Pattern.view();
    /// `none` if it is well formed.
    static constexpr mistake reason = shape.reason;
    /// Where the mistake is, in bytes.
    static constexpr std::size_t offset = shape.offset;
    /// The number of capturing groups; 0 if it is malformed.
    static constexpr std::size_t groups = shape.groups;
    /// It provably matches every text; where it is false, nothing was proved.
    static constexpr bool matches_everything = stored.facts.everything;
    /// One of these is in every text that matches; none where nothing rare enough is known.
    static constexpr std::span<piece const> required{stored.required, shape.pieces};
    /// And so many bytes in a row, each one of a set, where that is rarer.
    static constexpr std::span<byte_set const> required_run{stored.run, shape.run};
    /// What the machine runs; without a single instruction if it is malformed.
    static constexpr program compiled = stored.view();

    /// True if a match can leave the group unset; the first capturing group is number 0.
    static constexpr bool group_is_optional(std::size_t group) noexcept { return group >= groups || stored.groups[group].optional; }

    /// The name of a group, empty if it has none; the first capturing group is number 0.
    static constexpr std::string_view group_name(std::size_t group) noexcept {
        return group < groups ? text.substr(stored.groups[group].name_begin, stored.groups[group].name_size) : std::string_view{};
    }

    /// Searches the text and writes the whole match to ranges[0] and the groups to ranges[1…groups].
    ///
    /// Linear in the text, allocates nothing, safe from any thread.  A malformed pattern is found nowhere.
    static constexpr bool find(std::string_view in, detail::text_range* ranges) noexcept {
        if constexpr (reason != mistake::none) return false;
        else {
            constexpr scratch_size needed = scratch_for(compiled);
            // Not initialised: the machine clears what it reads.
            std::uint32_t indices[needed.indices + 1];
            std::size_t positions[needed.positions + 1];
            return pattern::search(compiled, in, {indices, positions}, ranges);
        }
    }

    /// The same, but the groups alone are written: to out[0…groups).
    static constexpr bool search(std::string_view in, detail::text_range* out) noexcept {
        if constexpr (groups == 0) return find(in, nullptr);
        else {
            detail::text_range ranges[groups + 1];
            if (!find(in, ranges)) return false;
            for (std::size_t i = 0; i < groups; ++i) out[i] = ranges[i + 1];
            return true;
        }
    }
};

}  // namespace monongusa::pattern

#endif

#include <cstddef>

namespace monongusa::pattern {

/// Names the place of a mistake, in bytes, in the compiler's note.
template <std::size_t Offset>
struct at_offset {};

/// A mistake in a pattern as a type, whose `require()` says it: the body holds one assertion for each reason, of which one fails, and the
/// note shows the template arguments.
template <detail::fixed_string Pattern, class Place, mistake Reason>
struct malformed {
    static constexpr bool fine = Reason == mistake::none;
    static consteval void require() {
#define MONONGUSA_PATTERN_ASSERTION(name, linear, words) static_assert(Reason != mistake::name, "monongusa: pattern: " words);
        MONONGUSA_PATTERN_MISTAKES(MONONGUSA_PATTERN_ASSERTION)
#undef MONONGUSA_PATTERN_ASSERTION
    }
};

template <detail::fixed_string Pattern>
using verdict = malformed<Pattern, at_offset<literal<Pattern>::offset>, literal<Pattern>::reason>;

/// Compiles for a well-formed pattern; for any other it is one error that says what is wrong and, in its note, where.
template <detail::fixed_string Pattern>
consteval void require_well_formed() {
    verdict<Pattern>::require();
}

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// env: a secret from the environment.

#ifndef MONONGUSA_SECRET_ENV_HPP
#define MONONGUSA_SECRET_ENV_HPP

// SPDX-License-Identifier: BSL-1.0
// secret: a text that does not get out by accident.

#ifndef MONONGUSA_SECRET_SECRET_HPP
#define MONONGUSA_SECRET_SECRET_HPP


#include <string_view>
#include <type_traits>
#include <utility>

namespace monongusa {
namespace mistake {

template <class Stream>
struct secret_printed {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Stream>,
                      "monongusa: secret: it cannot be printed, where everybody could read it; print its name(), which says where it came from");
    }
};

template <class Text>
struct secret_logged {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Text>,
                      "monongusa: secret: it cannot be logged, where everybody could read it; log its name(), which says where it came from");
    }
};

template <class Other>
struct secret_compared {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Other>,
                      "monongusa: secret: it cannot be compared, since its time tells; ask whether it is empty(), or for its name()");
    }
};

}  // namespace mistake

/// A token or password.  It can be moved, not copied, printed, logged or compared; what it is gets out by `reveal()` only, for the wire.  While
/// it lives its value is taken out of the log and out of what else goes through `mg::scrub`; when it ends its memory is overwritten.
///
/// Reading it is safe from any thread, as long as none moves or ends it.
class secret {
public:
    /// An empty one.
    secret() noexcept = default;

    /// `name` says where the value came from, as a variable's name; everybody may read it.
    explicit secret(std::string_view value, std::string_view name = {}) {
        if (value.empty() && name.empty()) return;
        known_ = new detail::known_value{value, name};
        if (is_looked_for()) detail::living_secrets.add(*known_);
    }

    secret(secret&& other) noexcept : known_{std::exchange(other.known_, nullptr)} {}
    secret& operator=(secret&& other) noexcept {
        secret taken{std::move(other)};
        std::swap(known_, taken.known_);
        return *this;
    }
    ~secret() {
        if (!known_) return;
        if (is_looked_for()) detail::living_secrets.remove(*known_);
        delete known_;
    }

    /// The value, for the wire.  It lasts until the secret that holds it at last ends, moves in between or not.
    std::string_view reveal() const noexcept { return known_ ? std::string_view{known_->value} : std::string_view{}; }

    bool empty() const noexcept { return reveal().empty(); }

    /// Where it came from, or nothing; one that was moved from knows nothing.  An empty secret can have a name.
    std::string_view name() const noexcept { return known_ ? std::string_view{known_->name} : std::string_view{}; }

    // What must not be done by accident.  Each of these is found, and then refused with a sentence.

    template <class Stream>
    friend Stream&& operator<<(Stream&& out, secret const&) {
        mistake::secret_printed<std::remove_cvref_t<Stream>>::require();
        return static_cast<Stream&&>(out);
    }
    template <class Text>
    friend void append_to(Text&, secret const&) {
        mistake::secret_logged<Text>::require();
    }
    template <class Other>
    friend bool operator==(secret const&, Other const&) {
        mistake::secret_compared<Other>::require();
        return false;
    }
    template <class Other>
    friend int operator<=>(secret const&, Other const&) {
        mistake::secret_compared<Other>::require();
        return 0;
    }

private:
    bool is_looked_for() const noexcept { return known_->value.size() >= detail::known_values::shortest; }

    detail::known_value* known_ = nullptr;
};

}  // namespace monongusa

#endif

#include <cstdlib>
#include <string_view>

namespace monongusa {

/// The value of an environment variable, without blanks and line ends around it, as pasted tokens have them.  If there is none or nothing in it,
/// the secret is empty and knows its name all the same, so that whoever needs it can say which variable to set.
inline secret env(char const* name) {
    char const* const found = std::getenv(name);
    std::string_view value{found ? found : ""};
    constexpr std::string_view blanks{" \t\r\n\v\f"};
    auto const begin = value.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return secret{{}, name};
    return secret{value.substr(begin, value.find_last_not_of(blanks) - begin + 1), name};
}

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// mistakes of a handler, each with the sentence that says what to do.

#ifndef MONONGUSA_TABLE_MISTAKE_HPP
#define MONONGUSA_TABLE_MISTAKE_HPP


#include <cstddef>
#include <type_traits>

namespace monongusa {

// Facts for the note of an error.
template <std::size_t Groups>
struct groups_of_pattern {};
template <std::size_t Groups>
struct groups_taken {};
template <std::size_t Number>
struct group_number {};

namespace mistake {

template <class Handler>
struct handler_not_callable {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: handler: it is not callable as one; it needs one call operator, with auto& (the context) first if it is generic");
    }
};

template <class Handler, class Context>
struct handler_body {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: handler: its body does not compile with this bot's context, as told above, or it has several call operators");
    }
};

template <class Handler>
struct handler_generic_twice {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: handler: only the first parameter, the context, may be auto; give the others their types");
    }
};

template <class Handler>
struct handler_changes_itself {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: handler: it is mutable, but a table is constant; keep the state in a component, mg::with(...)");
    }
};

template <class Handler>
struct context_by_value {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>, "monongusa: handler: it takes the context by value; write auto& chat");
    }
};

template <class Handler, class Event>
struct context_of_nowhere {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: handler: it takes a mg::context, but its event comes from nowhere that could be answered; take auto& chat");
    }
};

template <class Taken, class Heard>
struct another_event {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Taken>, "monongusa: handler: it takes an event that its rule does not hear; take the rule's own event");
    }
};

template <class Event>
struct writable_event {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Event>, "monongusa: handler: it takes the event to change it; write const&");
    }
};

template <class Handler, class OfPattern, class Taken>
struct wrong_group_count {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: handler: it takes more or fewer groups than the pattern has; take one parameter for each group, or none at all");
    }
};

template <class Type, class Number>
struct not_from_text {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Type>,
                      "monongusa: handler: a group cannot become this 'Type'; take text, a number, a duration, what has a from_text(text, value), or a component by &");
    }
};

template <class Type, class Number>
struct from_text_may_throw {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Type>, "monongusa: handler: the from_text of 'Type' must be noexcept; let it refuse instead of throwing");
    }
};

template <class Type, class Number>
struct optional_group {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Type>,
                      "monongusa: handler: this group can be absent from a match; take std::optional<Type>, or make the group not optional");
    }
};

template <class Result>
struct not_sendable {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<std::add_pointer_t<Result>>,
                      "monongusa: handler: what it returns cannot be sent; return nothing, text, an action or a std::tuple of actions");
    }
};

template <class Event>
struct reply_to_nobody {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Event>,
                      "monongusa: handler: it returns text, which is a reply, but its event has no author; return an action with its 'to'");
    }
};

}  // namespace mistake
}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// rows: what is known of a table's rules taken together, and the mistakes that only show there.

#ifndef MONONGUSA_TABLE_ROWS_HPP
#define MONONGUSA_TABLE_ROWS_HPP

// SPDX-License-Identifier: BSL-1.0
// handler: whether a handler fits its rule, before and after its context is known.

#ifndef MONONGUSA_TABLE_HANDLER_HPP
#define MONONGUSA_TABLE_HANDLER_HPP

// SPDX-License-Identifier: BSL-1.0
// parameter: what each parameter of a handler asks for.

#ifndef MONONGUSA_TABLE_PARAMETER_HPP
#define MONONGUSA_TABLE_PARAMETER_HPP

// SPDX-License-Identifier: BSL-1.0
// context_type: what a handler talks through, recognised without knowing it.

#ifndef MONONGUSA_CONCEPT_CONTEXT_HPP
#define MONONGUSA_CONCEPT_CONTEXT_HPP

#include <type_traits>

namespace monongusa {

/// A context says by `is_context` that it is one, and by `declared` which actions its handler may do.
template <class Type>
concept context_type = requires { requires std::remove_cvref_t<Type>::is_context; };

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// from_text: what a group of a pattern can become.

#ifndef MONONGUSA_CONCEPT_FROM_TEXT_HPP
#define MONONGUSA_CONCEPT_FROM_TEXT_HPP

// SPDX-License-Identifier: BSL-1.0
// references: a user or a channel as somebody wrote it into a message.

#ifndef MONONGUSA_CHAT_REFERENCE_HPP
#define MONONGUSA_CHAT_REFERENCE_HPP

#include <string>
#include <string_view>

namespace monongusa::chat {

/// `@name`, or a platform's own `<@id>`, `<@!id>`, `<@id|name>`.  What was not written is empty.
struct user_ref {
    std::string id;
    std::string name;

    friend bool operator==(user_ref const&, user_ref const&) = default;
};

/// `#name`, or a platform's own `<#id>`, `<#id|name>`.  What was not written is empty.
struct channel_ref {
    std::string id;
    std::string name;

    friend bool operator==(channel_ref const&, channel_ref const&) = default;
};

namespace reference {

struct parts {
    bool valid = false;
    std::string_view id;
    std::string_view name;
};

// Reads `@name` or `<@id|name>` for the sigil '@', and likewise for '#'.
constexpr parts read(std::string_view text, char sigil) noexcept {
    bool const bracketed = text.size() >= 4 && text.front() == '<' && text.back() == '>';
    if (bracketed) text = text.substr(1, text.size() - 2);
    if (text.size() < 2 || text.front() != sigil) return {};
    text.remove_prefix(1);
    if (!bracketed) {
        bool const one_word = text.find_first_of(" \t\n@#<>") == std::string_view::npos;
        return {one_word, {}, text};
    }
    if (sigil == '@' && text.front() == '!') text.remove_prefix(1);  // How Discord once wrote users with a nickname.
    auto const bar = text.find('|');
    auto const id = text.substr(0, bar);
    bool const valid = !id.empty() && id.find_first_of(" <>@#&!") == std::string_view::npos;
    return {valid, id, bar == std::string_view::npos ? std::string_view{} : text.substr(bar + 1)};
}

}  // namespace reference

}  // namespace monongusa::chat

#endif

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace detail {

template <class Type>
inline constexpr bool is_optional = false;
template <class Type>
inline constexpr bool is_optional<std::optional<Type>> = true;

// A std::chrono::duration, by its looks: <chrono> alone would double what a bot's file costs to read.
template <class Type>
concept duration_like = requires(typename Type::rep count) {
    Type::period::num;
    Type::period::den;
    Type{count}.count();
};

// Of the user's own: bool from_text(std::string_view, Type&), found beside the type, or a static Type::from_text(std::string_view).
template <class Type>
concept has_free_from_text = requires(std::string_view text, Type& value) {
    { from_text(text, value) } -> std::same_as<bool>;
};
template <class Type>
concept has_static_from_text = requires(std::string_view text) {
    { Type::from_text(text) } -> std::same_as<std::optional<Type>>;
};

template <class Type>
consteval bool from_text_is_noexcept() {
    if constexpr (has_free_from_text<Type>) {
        return noexcept(from_text(std::declval<std::string_view>(), std::declval<Type&>()));
    } else if constexpr (has_static_from_text<Type>) {
        return noexcept(Type::from_text(std::declval<std::string_view>()));
    } else {
        return true;
    }
}

// Wide characters are arithmetic for the language, but nobody means a number by them.
template <class Type>
concept readable_number = std::is_arithmetic_v<Type> && !std::same_as<Type, wchar_t> && !std::same_as<Type, char8_t> &&
                          !std::same_as<Type, char16_t> && !std::same_as<Type, char32_t>;

template <class Type>
concept plain_from_text =
    std::same_as<Type, std::string> || std::same_as<Type, std::string_view> || readable_number<Type> ||
    std::same_as<Type, chat::user_ref> || std::same_as<Type, chat::channel_ref> || std::same_as<Type, chat::emoji> ||
    (std::default_initializable<Type> && has_free_from_text<Type>) || has_static_from_text<Type> || duration_like<Type>;

template <class Type>
inline constexpr bool optional_from_text = false;
template <plain_from_text Type>
inline constexpr bool optional_from_text<std::optional<Type>> = true;

}  // namespace detail

/// What a handler can take for a group: text, a number, a truth value, a reference, an emoji, a duration, a type of the user's own with a
/// `from_text`, and `std::optional` of these.
///
/// Of one's own: `bool from_text(std::string_view, T&) noexcept` in the namespace of `T` (an enum, say), or a static member
/// `std::optional<T> from_text(std::string_view) noexcept`.  It must accept the whole text or refuse; a refused text means that the rule did not match.
template <class Type>
concept from_text_type = detail::plain_from_text<Type> || detail::optional_from_text<Type>;

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// probe: asks a generic handler how many parameters it takes, without instantiating its body.

#ifndef MONONGUSA_TABLE_PROBE_HPP
#define MONONGUSA_TABLE_PROBE_HPP


#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

// A call that two overloads could take is ambiguous where each is better in one place, and nobody instantiates the body of either.  So the handler
// gets a rival that is better in the object it is called on (it is not const, as a handler is) and worse in the context: where the call is
// ambiguous the handler could have taken it, where the rival wins it could not.

// In the place of the context.  It cannot be copied, so a handler that takes its context by value is not mistaken for one that refers to it.
struct probe_context {
    static constexpr bool is_context = true;
    probe_context() = default;
    probe_context(probe_context const&) = delete;
};

template <std::size_t>
struct whatever {
    template <class Type>
    whatever(Type const&) noexcept;
};

template <class Indices>
struct rival;
template <std::size_t... Index>
struct rival<std::index_sequence<Index...>> {
    void operator()(whatever<sizeof...(Index)>, whatever<Index>...);
};

// Equal to a handler that changes itself and better than one that does not, so that asking is safe for both.
template <class Indices>
struct equal_rival;
template <std::size_t... Index>
struct equal_rival<std::index_sequence<Index...>> {
    template <class Context>
    void operator()(Context&, whatever<Index>...);
};

template <class Handler, class Rival>
struct beside : Handler, Rival {
    using Handler::operator();
    using Rival::operator();
};

template <class Type>
inline constexpr bool is_whatever = false;
template <std::size_t Index>
inline constexpr bool is_whatever<whatever<Index>> = true;

struct anything {
    template <class Type>
        requires(!is_whatever<std::remove_cv_t<Type>>)
    operator Type&() const noexcept;
    template <class Type>
        requires(!is_whatever<std::remove_cv_t<Type>>)
    operator Type&&() const noexcept;
};
struct any_text {
    template <class Type>
        requires from_text_type<std::remove_cvref_t<Type>>
    operator Type() const noexcept;
};
template <class Event>
struct any_event {
    operator Event const&() const noexcept;
};
// Only a parameter that takes every type takes this one.
struct stranger {};

template <class Handler, template <class> class Rival, class... Arguments>
concept rival_wins = requires(beside<Handler, Rival<std::make_index_sequence<sizeof...(Arguments)>>>& handler, probe_context& context) {
    handler(context, std::declval<Arguments>()...);
};

// A name that two bases have is ambiguous: that shows whether a class has a call operator of any kind.
struct with_call_operator {
    void operator()();
};
template <class Handler>
struct two_bases : Handler, with_call_operator {};

template <class Handler>
concept can_be_asked = std::is_class_v<Handler> && !std::is_final_v<Handler> && !requires { &two_bases<Handler>::operator(); };

inline constexpr std::size_t most_parameters = 12;

template <class Handler, template <class> class Rival, std::size_t... Index>
consteval bool beats_with_anything(std::index_sequence<Index...>) {
    return !rival_wins<Handler, Rival, std::conditional_t<(Index < most_parameters), anything, void>...>;
}

/// A handler such as `[count = 0](auto& chat) mutable {…}`, which a constant table cannot call, or one that takes a second `auto`.
template <class Handler, std::size_t Count>
inline constexpr bool takes_anything_if_it_may_change = beats_with_anything<Handler, equal_rival>(std::make_index_sequence<Count>{});

template <class Handler, std::size_t Count>
consteval bool takes_anything() {
    // In this order: a handler that changes itself would win against the other rival and be instantiated.
    if constexpr (takes_anything_if_it_may_change<Handler, Count>) {
        return true;
    } else {
        return beats_with_anything<Handler, rival>(std::make_index_sequence<Count>{});
    }
}

/// How many parameters follow the context, without those that have a default; `most_parameters + 1` if the handler cannot be called like that.
template <class Handler, std::size_t Count = 0>
consteval std::size_t parameters_after_context() {
    if constexpr (takes_anything<Handler, Count>()) {
        return Count;
    } else if constexpr (Count == most_parameters) {
        return most_parameters + 1;
    } else {
        return parameters_after_context<Handler, Count + 1>();
    }
}

template <class Handler, template <class> class Rival, std::size_t Position, class Probe, std::size_t... Index>
consteval bool takes_at(std::index_sequence<Index...>) {
    return !rival_wins<Handler, Rival, std::conditional_t<Index == Position, Probe, anything>...>;
}

/// Whether the parameter at `Position` after the context, of `Count`, takes a `Probe`.
template <class Handler, std::size_t Count, std::size_t Position, class Probe>
consteval bool parameter_takes() {
    if constexpr (takes_anything_if_it_may_change<Handler, Count>) {
        return takes_at<Handler, equal_rival, Position, Probe>(std::make_index_sequence<Count>{});
    } else {
        return takes_at<Handler, rival, Position, Probe>(std::make_index_sequence<Count>{});
    }
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// signature: what parameters a handler has, as far as that can be known without a call.

#ifndef MONONGUSA_TABLE_SIGNATURE_HPP
#define MONONGUSA_TABLE_SIGNATURE_HPP


#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

template <class Return, class... Parameters>
struct known_signature {
    using result = Return;
    using parameters = type_list<Parameters...>;
};

// Of a function or a member function; `callable` is false for a member function that changes its object, since a table is constant.
template <class Function>
struct signature_of;

template <class Return, class... Parameters>
struct signature_of<Return (*)(Parameters...)> : known_signature<Return, Parameters...> {
    static constexpr bool changes_itself = false;
};
template <class Return, class... Parameters>
struct signature_of<Return (*)(Parameters...) noexcept> : signature_of<Return (*)(Parameters...)> {};
template <class Class, class Return, class... Parameters>
struct signature_of<Return (Class::*)(Parameters...) const> : signature_of<Return (*)(Parameters...)> {};
template <class Class, class Return, class... Parameters>
struct signature_of<Return (Class::*)(Parameters...) const noexcept> : signature_of<Return (*)(Parameters...)> {};
template <class Class, class Return, class... Parameters>
struct signature_of<Return (Class::*)(Parameters...) const&> : signature_of<Return (*)(Parameters...)> {};
template <class Class, class Return, class... Parameters>
struct signature_of<Return (Class::*)(Parameters...) const & noexcept> : signature_of<Return (*)(Parameters...)> {};
template <class Class, class Return, class... Parameters>
struct signature_of<Return (Class::*)(Parameters...)> : known_signature<Return, Parameters...> {
    static constexpr bool changes_itself = true;
};
template <class Class, class Return, class... Parameters>
struct signature_of<Return (Class::*)(Parameters...) noexcept> : signature_of<Return (Class::*)(Parameters...)> {};

template <class Handler>
concept function_pointer = std::is_pointer_v<Handler> && std::is_function_v<std::remove_pointer_t<Handler>>;

// One call operator, not a template: its address says everything.
template <class Handler>
concept plain_call_operator = std::is_class_v<Handler> && requires { typename signature_of<decltype(&Handler::operator())>::parameters; };

/// A handler whose parameters are known before the context is.
template <class Handler>
concept plain_handler = function_pointer<Handler> || plain_call_operator<Handler>;

template <class Handler>
struct plain_signature : signature_of<Handler> {};
template <plain_call_operator Handler>
struct plain_signature<Handler> : signature_of<decltype(&Handler::operator())> {};

/// A handler `[](auto& chat, …)` once the context's type is known.  Naming the signature instantiates the handler's body, for that context only.
template <class Handler, class Context>
concept generic_call_operator = requires {
    typename signature_of<decltype(&Handler::template operator()<Context>)>::parameters;
};

template <class Handler, class Context>
struct signature_with : signature_of<decltype(&Handler::template operator()<Context>)> {};
template <plain_handler Handler, class Context>
struct signature_with<Handler, Context> : plain_signature<Handler> {};

}  // namespace monongusa::detail

#endif

#include <array>
#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

enum class role : unsigned char {
    context,
    event,
    group,
    component,
    another_event,   ///< An event the rule does not hear.
    writable_event,  ///< The event, but not as const&.
    unknown,         ///< By value, and no text can become it.
};

template <class Type>
inline constexpr bool is_writable_reference = std::is_lvalue_reference_v<Type> && !std::is_const_v<std::remove_reference_t<Type>>;

template <class Parameter, class Event>
consteval role role_of() {
    using bare = std::remove_cvref_t<Parameter>;
    if constexpr (context_type<bare>) {
        return role::context;
    } else if constexpr (std::is_same_v<bare, Event>) {
        return is_writable_reference<Parameter> || std::is_rvalue_reference_v<Parameter> ? role::writable_event : role::event;
    } else if constexpr (from_text_type<bare> && !is_writable_reference<Parameter>) {
        return role::group;
    } else if constexpr (event_type<bare>) {
        return role::another_event;
    } else if constexpr (std::is_lvalue_reference_v<Parameter>) {
        return role::component;
    } else {
        return role::unknown;
    }
}

/// The roles of known parameters, and for each the number of groups before it.
template <class Parameters, class Event>
struct roles_of;

template <class... Parameters, class Event>
struct roles_of<type_list<Parameters...>, Event> {
    static constexpr std::size_t size = sizeof...(Parameters);
    static constexpr std::array<role, size> roles{role_of<Parameters, Event>()...};

    static consteval std::size_t count(role wanted) {
        std::size_t found = 0;
        for (auto const role : roles) found += role == wanted ? 1 : 0;
        return found;
    }
    /// The index of the first parameter with that role; `size` if there is none.
    static consteval std::size_t first(role wanted) {
        std::size_t index = 0;
        while (index < size && roles[index] != wanted) ++index;
        return index;
    }
    /// Which group the parameter takes.
    static consteval std::size_t group_of(std::size_t parameter) {
        std::size_t group = 0;
        for (std::size_t i = 0; i < parameter; ++i) group += roles[i] == role::group ? 1 : 0;
        return group;
    }
};

template <std::size_t Index, class List>
struct type_at;
template <std::size_t Index, class... Types>
struct type_at<Index, type_list<Types...>> {
    using type = std::tuple_element_t<Index, std::tuple<Types...>>;
};

/// What a generic handler (`auto& chat` first) lets one know before its context is: how many parameters follow, how many of them are groups.
template <class Handler>
struct generic_shape {
    static constexpr std::size_t count = parameters_after_context<Handler>();
    static constexpr bool takes_context = count <= most_parameters;

    template <class Probe>
    static consteval std::size_t count_taking() {
        return count_taking_at<Probe>(std::make_index_sequence<takes_context ? count : 0>{});
    }
    template <class Probe, std::size_t... Index>
    static consteval std::size_t count_taking_at(std::index_sequence<Index...>) {
        return (std::size_t{0} + ... + (parameter_takes<Handler, count, Index, Probe>() ? 1U : 0U));
    }

    static constexpr bool generic_again = count_taking<stranger>() != 0;
    static constexpr bool changes_itself = takes_context && !generic_again && takes_anything_if_it_may_change<Handler, count>;
    static constexpr std::size_t groups = [] {
        if constexpr (generic_again) {
            return std::size_t{0};
        } else {
            return count_taking<any_text>();
        }
    }();
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// sendable: what a handler may return.

#ifndef MONONGUSA_TABLE_SENDABLE_HPP
#define MONONGUSA_TABLE_SENDABLE_HPP


#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace monongusa::detail {

/// Nothing, text, an action, a tuple of these, or an optional of one.
template <class Result>
inline constexpr bool is_sendable = std::is_void_v<Result> || std::is_convertible_v<Result, std::string_view> || action_type<Result>;
template <>
inline constexpr bool is_sendable<std::nullptr_t> = false;
template <class... Results>
inline constexpr bool is_sendable<std::tuple<Results...>> = (is_sendable<std::remove_cvref_t<Results>> && ...);
template <class Result>
inline constexpr bool is_sendable<std::optional<Result>> = is_sendable<Result>;

/// Whether text is among it, which is a reply.
template <class Result>
inline constexpr bool replies = !std::is_void_v<Result> && std::is_convertible_v<Result, std::string_view>;
template <class... Results>
inline constexpr bool replies<std::tuple<Results...>> = (replies<std::remove_cvref_t<Results>> || ...);
template <class Result>
inline constexpr bool replies<std::optional<Result>> = replies<Result>;

}  // namespace monongusa::detail

#endif

#include <array>
#include <cstddef>
#include <optional>
#include <type_traits>

namespace monongusa::detail {

template <class Mistake>
consteval std::type_identity<Mistake> found() {
    return {};
}

template <class Type>
inline constexpr bool may_throw_from_text = !from_text_is_noexcept<Type>();
template <class Type>
inline constexpr bool may_throw_from_text<std::optional<Type>> = !from_text_is_noexcept<Type>();

template <class Parameter, class Event>
consteval bool is_context_of_nowhere() {
    // A declared context can answer anything, so it is not for an event that has no place.
    if constexpr (role_of<Parameter, Event>() == role::context) {
        return event::reach_of<Event> == event::reach::nowhere && std::remove_cvref_t<Parameter>::reach == event::reach::anywhere;
    } else {
        return false;
    }
}

template <std::size_t Size>
consteval std::size_t first_true(std::array<bool, Size> const& flags) {
    std::size_t index = 0;
    while (index < Size && !flags[index]) ++index;
    return index;
}

/// What of a signature can be wrong for an event, whatever the matcher; shared by all handlers of that signature.
template <class Parameters, class Event>
struct signature_facts;
template <class... Parameters, class Event>
struct signature_facts<type_list<Parameters...>, Event> {
    using flags = std::array<bool, sizeof...(Parameters)>;
    static constexpr flags optional{is_optional<std::remove_cvref_t<Parameters>>...};
    static constexpr std::size_t throwing = first_true(
        flags{(role_of<Parameters, Event>() == role::group && may_throw_from_text<std::remove_cvref_t<Parameters>>)...});
    static constexpr std::size_t copying =
        first_true(flags{(role_of<Parameters, Event>() == role::context && !std::is_reference_v<Parameters>)...});
    static constexpr std::size_t nowhere = first_true(flags{is_context_of_nowhere<Parameters, Event>()...});
};

/// Looks at a handler whose parameters and result are known.
template <class Handler, class Event, class Matcher, class Parameters, class Result>
struct known_handler {
    using roles = roles_of<Parameters, Event>;
    using facts = signature_facts<Parameters, Event>;
    static constexpr std::size_t given = group_count<Matcher, Event>;

    template <std::size_t Index>
    using parameter = std::remove_cvref_t<typename type_at<Index, Parameters>::type>;
    template <std::size_t Index>
    using number = group_number<roles::group_of(Index) + 1>;

    static consteval std::size_t first_lacking_optional() {
        for (std::size_t i = 0; i < roles::size; ++i) {
            if (roles::roles[i] == role::group && !facts::optional[i] && group_is_optional<Matcher, Event>(roles::group_of(i))) return i;
        }
        return roles::size;
    }

    static consteval auto find() {
        constexpr std::size_t none = roles::size;
        constexpr std::size_t unknown = roles::first(role::unknown);
        constexpr std::size_t another = roles::first(role::another_event);
        constexpr std::size_t taken = roles::count(role::group);
        if constexpr (another != none) {
            return found<mistake::another_event<parameter<another>, Event>>();
        } else if constexpr (roles::count(role::writable_event) != 0) {
            return found<mistake::writable_event<Event>>();
        } else if constexpr (facts::copying != none) {
            return found<mistake::context_by_value<Handler>>();
        } else if constexpr (facts::nowhere != none) {
            return found<mistake::context_of_nowhere<Handler, Event>>();
        } else if constexpr (unknown != none) {
            return found<mistake::not_from_text<parameter<unknown>, number<unknown>>>();
        } else if constexpr (taken != 0 && taken != given) {
            return found<mistake::wrong_group_count<Handler, groups_of_pattern<given>, groups_taken<taken>>>();
        } else if constexpr (facts::throwing != none) {
            return found<mistake::from_text_may_throw<parameter<facts::throwing>, number<facts::throwing>>>();
        } else if constexpr (constexpr std::size_t lacking = first_lacking_optional(); lacking != none) {
            return found<mistake::optional_group<parameter<lacking>, number<lacking>>>();
        } else if constexpr (!is_sendable<std::remove_cvref_t<Result>>) {
            return found<mistake::not_sendable<Result>>();
        } else if constexpr (replies<std::remove_cvref_t<Result>> &&
                             !includes(event::reach_of<Event>, event::reach::channel | event::reach::user)) {
            return found<mistake::reply_to_nobody<Event>>();
        } else {
            return found<mistake::none>();
        }
    }
};

/// Looks at a handler before its context is known: all of a plain one, the number of groups of a generic one.
template <class Handler, class Event, class Matcher>
struct unbound_handler {
    static consteval auto find() {
        if constexpr (plain_handler<Handler>) {
            using signature = plain_signature<Handler>;
            if constexpr (signature::changes_itself) {
                return found<mistake::handler_changes_itself<Handler>>();
            } else {
                return known_handler<Handler, Event, Matcher, typename signature::parameters, typename signature::result>::find();
            }
        } else if constexpr (!can_be_asked<Handler>) {
            return found<mistake::handler_not_callable<Handler>>();
        } else {
            using shape = generic_shape<Handler>;
            constexpr std::size_t given = group_count<Matcher, Event>;
            if constexpr (!shape::takes_context) {
                return found<mistake::handler_not_callable<Handler>>();
            } else if constexpr (shape::generic_again) {
                return found<mistake::handler_generic_twice<Handler>>();
            } else if constexpr (shape::changes_itself) {
                return found<mistake::handler_changes_itself<Handler>>();
            } else if constexpr (shape::groups != 0 && shape::groups != given) {
                return found<mistake::wrong_group_count<Handler, groups_of_pattern<given>, groups_taken<shape::groups>>>();
            } else {
                return found<mistake::none>();
            }
        }
    }
};

/// The same handler once its context is known.
template <class Rule, class Context>
struct bound_handler {
    using event = typename Rule::event_type;
    using handler = typename Rule::handler_type;
    using matcher = typename Rule::matcher_type;

    static consteval auto find() {
        if constexpr (!plain_handler<handler> && !generic_call_operator<handler, Context>) {
            return found<mistake::handler_body<handler, Context>>();
        } else {
            using signature = signature_with<handler, Context>;
            return known_handler<handler, event, matcher, typename signature::parameters, typename signature::result>::find();
        }
    }
    using verdict = typename decltype(find())::type;
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// rule: one row of a table: an event, a matcher, a handler, and whose messages it takes.

#ifndef MONONGUSA_TABLE_RULE_HPP
#define MONONGUSA_TABLE_RULE_HPP

// SPDX-License-Identifier: BSL-1.0
// audience: whose messages a rule takes.

#ifndef MONONGUSA_TABLE_AUDIENCE_HPP
#define MONONGUSA_TABLE_AUDIENCE_HPP

// SPDX-License-Identifier: BSL-1.0
// failure: a handler threw, or an action of it could not be done.

#ifndef MONONGUSA_EVENT_FAILURE_HPP
#define MONONGUSA_EVENT_FAILURE_HPP


#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::event {

/// What `mg::on_error` rules hear.
struct failure {
    static constexpr std::string_view event_name = "failure";

    std::string what;              ///< What the exception or the error code says.
    std::exception_ptr exception;  ///< Null if an action failed.
    std::error_code code;          ///< Zero if a handler threw.
    std::size_t rule = 0;          ///< The position of the rule in its table, from 1.
    std::size_t action = 0;        ///< Which action of the handler failed, from 1; 0 if it threw.
    chat::user user;               ///< Whom the handler that threw was answering; empty if nobody.
    // Of a failed action as far as the sink tells it.
    chat::channel channel;
    std::string message;
    std::string thread;

    friend bool operator==(failure const&, failure const&) = default;
};

}  // namespace monongusa::event

#endif

#include <type_traits>

namespace monongusa {

/// People always, unless a rule is for the bot's own messages alone.
enum class audience : unsigned char {
    people = 1,
    bots = 2,  ///< Other bots and webhooks.
    self = 4,  ///< This bot.
};

constexpr audience operator|(audience left, audience right) noexcept {
    return static_cast<audience>(static_cast<unsigned char>(left) | static_cast<unsigned char>(right));
}

constexpr bool includes(audience whole, audience part) noexcept {
    return (static_cast<unsigned char>(whole) & static_cast<unsigned char>(part)) == static_cast<unsigned char>(part);
}

/// Whether an event may reach a rule of that audience.  What is not said or done by anybody reaches everyone.
template <class Event>
constexpr bool admits(audience audience, Event const& event) noexcept {
    auto const* const author = event::author_of(event);
    if constexpr (std::is_same_v<Event, event::failure> || !(event::has_message<Event> || event::has_id<Event>)) {
        return true;  // Somebody's coming or going concerns everybody, bot or not; so does what goes wrong.
    } else if (author == nullptr) {
        return true;
    } else if (author->self) {
        return includes(audience, audience::self);
    } else {
        return includes(audience, author->bot ? audience::bots : audience::people);
    }
}

}  // namespace monongusa

#endif

#include <string_view>
#include <type_traits>
#include <utility>

namespace monongusa {

/// By which word the rule was written.  `listen_to` and `respond_to` answer, `default_reply` stands in for them, the others only observe.
enum class verb : unsigned char { on, listen_to, respond_to, default_reply, on_emoji, when, on_error };

constexpr std::string_view name_of(verb verb) noexcept {
    constexpr std::string_view names[] = {"on", "listen_to", "respond_to", "default_reply", "on_emoji", "when", "on_error"};
    return names[static_cast<unsigned char>(verb)];
}

constexpr bool answers(verb verb) noexcept { return verb == verb::listen_to || verb == verb::respond_to; }

namespace detail {

// Keeps a part of a rule.  One without state is not kept but made on use, so that a table of such rules has no size.
template <class Part, int Place>
class kept {
public:
    constexpr explicit kept(Part part) : part_(std::move(part)) {}
    constexpr Part const& get() const noexcept { return part_; }

private:
    Part part_;
};

template <class Part>
concept made_on_use = std::is_empty_v<Part> && std::is_default_constructible_v<Part>;

template <made_on_use Part, int Place>
class kept<Part, Place> {
public:
    constexpr kept() = default;
    constexpr explicit kept(Part const&) noexcept {}
    static constexpr Part get() { return Part{}; }
};

}  // namespace detail

/// A row.  Made by `mg::on` and the verbs, not by hand.
template <class Event, class Matcher, class Handler, audience Audience, verb Verb>
class rule : detail::kept<Matcher, 0>, detail::kept<Handler, 1> {
    using kept_matcher = detail::kept<Matcher, 0>;
    using kept_handler = detail::kept<Handler, 1>;

public:
    static constexpr bool is_rule = true;
    using event_type = Event;
    using matcher_type = Matcher;
    using handler_type = Handler;
    static constexpr monongusa::audience audience = Audience;
    static constexpr monongusa::verb verb = Verb;

    constexpr rule()
        requires(detail::made_on_use<Matcher> && detail::made_on_use<Handler>)
    = default;
    constexpr rule(Matcher accepts, Handler reacts) : kept_matcher(std::move(accepts)), kept_handler(std::move(reacts)) {}

    /// By value where it is made on use.
    constexpr decltype(auto) matcher() const noexcept { return kept_matcher::get(); }
    constexpr decltype(auto) handler() const noexcept { return kept_handler::get(); }

    /// The same row for other people's messages.
    template <monongusa::audience Other>
    constexpr auto taking() const {
        return rule<Event, Matcher, Handler, Other, Verb>{matcher(), handler()};
    }
};

/// Stands where a rule could not be made; the compiler has said why.  Hears nothing.
struct refused {
    static constexpr bool is_rule = true;
    using event_type = void;
    using matcher_type = void;
    using handler_type = void;
    static constexpr monongusa::audience audience = monongusa::audience::people;
    static constexpr monongusa::verb verb = monongusa::verb::on;
};

template <class Rule>
concept rule_type = requires { requires Rule::is_rule; };

template <class Rule>
inline constexpr bool is_refused = std::is_same_v<Rule, refused>;

}  // namespace monongusa

#endif

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa {

// Facts that the compiler prints in the note of an error: positions count from 1.
template <std::size_t Number>
struct rule_number {};
template <std::size_t Number>
struct same_as_rule_number {};
template <std::size_t Number>
struct behind_rule_number {};

namespace mistake {

template <class Type, class... Where>
struct not_a_rule {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Type>,
                      "monongusa: table: this is no rule; write mg::listen_to<\"...\">(handler), mg::on<Event>(matcher, handler) or the like");
    }
};

template <class Row, class Number, class First>
struct same_pattern_twice {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Row>,
                      "monongusa: table: the same pattern twice: event, matcher and whose messages they take are equal; join the two rules");
    }
};

template <class Row, class Number, class Behind>
struct unreachable_rule {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Row>,
                      "monongusa: table: mg::first_match can never reach this rule, an earlier one takes all it could; move it up or remove it");
    }
};

}  // namespace mistake

namespace detail {

inline constexpr std::size_t no_row = static_cast<std::size_t>(-1);

// What makes two rules the same.
template <class Event, class Matcher, audience Audience>
struct sameness {};

// A number for a type by its name, so that comparing many is a loop and not many types.  Different types may have the same (g++ gives all lambdas one
// name), so what is equal here is only worth a closer look.  Not the address of something, which g++ cannot compare under -fsanitize=undefined.
template <class Type>
consteval std::uint64_t name_hash() {
    std::uint64_t hash = 14695981039346656037U;
    for (char const* character = __PRETTY_FUNCTION__; *character != 0; ++character) {
        hash = (hash ^ static_cast<unsigned char>(*character)) * 1099511628211U;
    }
    return hash;
}

struct row_facts {
    std::size_t event = no_row;  ///< The first row that hears the same event; `no_row` for one that was refused.
    std::uint64_t same = 0;      ///< Stands for `sameness`; 0 where equality cannot be proved: a matcher with state.
    bool pattern = false;
    bool everything = false;
    audience whose = audience::people;
    bool fallback = false;
};

// What is known of a row alone; `void` where it hears nothing.
template <class Row>
struct key_of {
    using event = void;
    using matcher = void;
    using same = void;
    static consteval row_facts facts(std::size_t) { return {}; }
};
template <class Row>
    requires(rule_type<Row> && !is_refused<Row>)
struct key_of<Row> {
    using event = typename Row::event_type;
    using matcher = typename Row::matcher_type;
    using same = std::conditional_t<made_on_use<matcher>, sameness<event, matcher, Row::audience>, void>;
    static consteval row_facts facts(std::size_t first_hearing) {
        // A handler that takes groups can still refuse: they need not convert.
        constexpr bool may_refuse = group_count<matcher, event> != 0;
        return {first_hearing,
                std::is_void_v<same> ? 0 : name_hash<same>(),
                has_pattern<matcher>(),
                matches_everything<matcher>() && !may_refuse,
                Row::audience,
                Row::verb == verb::default_reply};
    }
};

template <class... Rows>
struct row_list {
    static constexpr std::size_t size = sizeof...(Rows);

    /// The first row that hears `Event`; `no_row` if none does.
    template <class Event>
    static constexpr std::size_t first_hearing = [] {
        bool const each[] = {std::is_same_v<typename key_of<Rows>::event, Event>..., true};
        std::size_t row = 0;
        while (!each[row]) ++row;
        return row < size && !std::is_void_v<Event> ? row : no_row;
    }();
    template <class Event>
    static constexpr bool hears = first_hearing<Event> != no_row;

    /// What each row requires of a text, see `candidates`.
    static constexpr std::array<std::span<pattern::piece const>, size> required{required_by<typename key_of<Rows>::matcher>()...};
    static constexpr std::array<std::span<pattern::byte_set const>, size> required_runs{required_run_by<typename key_of<Rows>::matcher>()...};

    /// Some row is stored, not made on use.
    static constexpr bool has_state = [] {
        bool const empty[] = {made_on_use<Rows>..., true};
        for (bool const each : empty) {
            if (!each) return true;
        }
        return false;
    }();

    static constexpr std::array<row_facts, size> facts{key_of<Rows>::facts(first_hearing<typename key_of<Rows>::event>)...};

    static constexpr std::size_t count_hearing(std::size_t event, bool fallback) {
        std::size_t count = 0;
        for (auto const& row : facts) count += row.event == event && row.fallback == fallback ? 1 : 0;
        return count;
    }

    /// The positions of the rows that hear `Event`, in the order of the table; those that only stand in for others apart.
    template <class Event, bool Fallback>
    static constexpr auto hearing = [] {
        constexpr std::size_t event = first_hearing<Event>;
        std::array<std::size_t, event == no_row ? 0 : count_hearing(event, Fallback)> positions{};
        std::size_t next = 0;
        for (std::size_t i = 0; event != no_row && i < size; ++i) {
            if (facts[i].event == event && facts[i].fallback == Fallback) positions[next++] = i;
        }
        return positions;
    }();

    template <std::size_t Position>
    using same_at = typename key_of<std::tuple_element_t<Position, std::tuple<Rows...>>>::same;

    /// The first row before `Position` that is the same; `Position` if there is none.
    template <std::size_t Position, std::size_t From = 0>
    static consteval std::size_t first_same() {
        constexpr std::size_t candidate = next_of_same_name(Position, From);
        if constexpr (candidate == Position) {
            return Position;
        } else if constexpr (std::is_same_v<same_at<candidate>, same_at<Position>>) {
            return candidate;
        } else {
            return first_same<Position, candidate + 1>();
        }
    }

    /// The first row that takes all that the one at `Position` could, where only the first match runs; `Position` if there is none.
    template <std::size_t Position>
    static consteval std::size_t first_in_the_way() {
        std::size_t const same = first_same<Position>();
        auto const& row = facts[Position];
        // One that stands in for others is asked after all of them.
        for (std::size_t other = 0; row.event != no_row && other < (row.fallback ? size : same); ++other) {
            auto const& earlier = facts[other];
            if (other == Position || earlier.event != row.event || earlier.fallback) continue;
            if (earlier.everything && includes(earlier.whose, row.whose)) return other;
        }
        return same;
    }

    /// Rows that hear what none before them hears in the same way, and that no other can be in the way of: nearly all, and found without a type for each.
    template <bool FirstMatch>
    static constexpr std::array<bool, size> needs_no_closer_look = [] {
        std::array<bool, size> clear{};
        // Of the rows met so far, by their names.
        constexpr std::size_t places = 2 * std::bit_ceil(size + 1);
        std::array<std::uint64_t, places> names{};
        bool everything = false;
        for (std::size_t i = 0; i < size; ++i) {
            row_facts const& row = facts[i];
            everything = everything || row.everything;
            bool is_new = true;
            if (row.same != 0) {
                std::size_t place = row.same % places;
                while (names[place] != 0 && names[place] != row.same) place = (place + 1) % places;
                is_new = names[place] == 0;
                names[place] = row.same;
            }
            clear[i] = row.event != no_row && is_new && !(FirstMatch && (everything || row.fallback));
        }
        return clear;
    }();

private:
    static constexpr std::size_t next_of_same_name(std::size_t position, std::size_t from) {
        if (facts[position].same == 0) return position;
        while (from < position && facts[from].same != facts[position].same) ++from;
        return from;
    }
};

template <bool FirstMatch, class List, std::size_t Index, class Row>
consteval auto find_mistake_of_row() {
    if constexpr (!rule_type<Row>) {
        return found<mistake::not_a_rule<Row, rule_number<Index + 1>>>();
    } else {
        constexpr std::size_t same = List::template first_same<Index>();
        if constexpr (same != Index && List::facts[Index].pattern) {
            return found<mistake::same_pattern_twice<Row, rule_number<Index + 1>, same_as_rule_number<same + 1>>>();
        } else if constexpr (FirstMatch) {
            constexpr std::size_t in_the_way = List::template first_in_the_way<Index>();
            if constexpr (in_the_way != Index) {
                return found<mistake::unreachable_rule<Row, rule_number<Index + 1>, behind_rule_number<in_the_way + 1>>>();
            } else {
                return found<mistake::none>();
            }
        } else {
            return found<mistake::none>();
        }
    }
}

// Not a template of the list, since whatever is named after it, once for each row, makes the compiler's work grow with the square of the table's length.
template <bool NeedsNone>
struct closer_look {
    template <bool FirstMatch, class List, std::size_t Index, class Row>
    using verdict = mistake::none;
};
template <>
struct closer_look<false> {
    template <bool FirstMatch, class List, std::size_t Index, class Row>
    using verdict = typename decltype(find_mistake_of_row<FirstMatch, List, Index, Row>())::type;
};

/// The mistake of one row beside the others.
template <bool FirstMatch, class List, std::size_t Index, class Row>
using row_verdict =
    typename closer_look<List::template needs_no_closer_look<FirstMatch>[Index]>::template verdict<FirstMatch, List, Index, Row>;

}  // namespace detail
}  // namespace monongusa

#endif
// The rest.
// SPDX-License-Identifier: BSL-1.0
// fit: whether a transport, an executor, a table and components fit together.

#ifndef MONONGUSA_BOT_FIT_HPP
#define MONONGUSA_BOT_FIT_HPP

// SPDX-License-Identifier: BSL-1.0
// actions of a rule: what a bot may do through it.

#ifndef MONONGUSA_BOT_ACTIONS_HPP
#define MONONGUSA_BOT_ACTIONS_HPP


#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace monongusa::detail {

/// Which of all actions: a flag for each in the order of `action::list`.
using action_flags = std::array<bool, action::list::size>;

constexpr action_flags operator|(action_flags left, action_flags const& right) noexcept {
    for (std::size_t i = 0; i < left.size(); ++i) left[i] = left[i] || right[i];
    return left;
}

template <class Action>
consteval action_flags flag_of() {
    action_flags flags{};
    constexpr std::size_t position = position_of<Action>(action::list{});
    if constexpr (position < action::list::size) flags[position] = true;
    return flags;
}

inline constexpr action_flags basic_actions =
    flag_of<action::send>() | flag_of<action::reply>() | flag_of<action::reply_in_thread>() | flag_of<action::react>();

// Those that a parameter allows: a context's.
template <class Parameter>
inline constexpr action_flags allowed_by{};
template <class Sink, event::reach Reach, class... Declared>
inline constexpr action_flags allowed_by<basic_context<Sink, Reach, Declared...>> =
    (basic_actions | ... | flag_of<Declared>());

// Those that a result is: text is a reply.
template <class Result>
inline constexpr action_flags returned_as = flag_of<Result>();
template <class Result>
    requires(!std::is_void_v<Result> && std::is_convertible_v<Result, std::string_view>)
inline constexpr action_flags returned_as<Result> = flag_of<action::reply>();
template <class... Results>
inline constexpr action_flags returned_as<std::tuple<Results...>> = (action_flags{} | ... | returned_as<std::remove_cvref_t<Results>>);
template <class Result>
inline constexpr action_flags returned_as<std::optional<Result>> = returned_as<Result>;

template <class Parameters, class Result>
inline constexpr action_flags actions_of_signature{};
template <class... Parameters, class Result>
inline constexpr action_flags actions_of_signature<type_list<Parameters...>, Result> =
    (returned_as<std::remove_cvref_t<Result>> | ... | allowed_by<std::remove_cvref_t<Parameters>>);

/// What a handler may do in a bot whose contexts are `Context`: by its context, or because it returns it.
template <class Rule, class Context>
consteval action_flags actions_of_rule() {
    using handler = typename Rule::handler_type;
    if constexpr (plain_handler<handler> || generic_call_operator<handler, Context>) {
        using signature = signature_with<handler, Context>;
        return actions_of_signature<typename signature::parameters, typename signature::result>;
    } else {
        return {};  // Its body does not compile, which is told elsewhere.
    }
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// components: what handlers ask for by type: a database, a counter, a configuration.

#ifndef MONONGUSA_BOT_COMPONENTS_HPP
#define MONONGUSA_BOT_COMPONENTS_HPP

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa {

/// What `mg::with(…)` has been given: lvalues are referred to and must outlive the bot, others are kept.
template <class... Given>
class components {
public:
    constexpr explicit components(Given... given) : given_(std::forward<Given>(given)...) {}

    /// Whether a handler may ask for `Asked&`; a base class of what was given may be asked for.
    template <class Asked>
    static constexpr bool has = (std::is_convertible_v<std::remove_reference_t<Given>*, Asked*> || ...);

    template <class Asked>
        requires has<Asked>
    constexpr Asked& get() noexcept {
        return std::get<position_of<Asked>()>(given_);
    }

    /// The same, all of it referred to.
    constexpr components<std::remove_reference_t<Given>&...> referred() noexcept {
        return std::apply([](auto&... each) { return components<std::remove_reference_t<Given>&...>{each...}; }, given_);
    }

private:
    // The type itself goes before one that is merely derived from it.
    template <class Asked>
    static consteval std::size_t position_of() {
        constexpr bool exact[] = {std::is_same_v<std::remove_cv_t<std::remove_reference_t<Given>>, std::remove_cv_t<Asked>>...};
        constexpr bool fitting[] = {std::is_convertible_v<std::remove_reference_t<Given>*, Asked*>...};
        for (std::size_t i = 0; i < sizeof...(Given); ++i) {
            if (exact[i] && fitting[i]) return i;
        }
        std::size_t i = 0;
        while (!fitting[i]) ++i;
        return i;
    }

    std::tuple<Given...> given_;
};

/// Hands components to the handlers that ask for them: `mg::launch(argc, argv, reactions, mg::with(database))`.  A handler that runs on a
/// pool of threads uses them from several; they must allow it.
template <class... Given>
constexpr components<Given...> with(Given&&... given) {
    return components<Given...>{std::forward<Given>(given)...};
}

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// table: the rows of a bot, known to the compiler.

#ifndef MONONGUSA_TABLE_TABLE_HPP
#define MONONGUSA_TABLE_TABLE_HPP


#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa {

struct all_matches_t {};
struct first_match_t {};

/// As a table's first argument: an event runs only the first row that accepts it.
inline constexpr first_match_t first_match{};

namespace detail {

// A place in the table.  Rows without state are not kept, so that even equal ones share one byte.
template <std::size_t Index, class Row>
class place {
public:
    constexpr explicit place(Row row) : row_(std::move(row)) {}
    constexpr Row const& get() const noexcept { return row_; }

private:
    Row row_;
};

template <std::size_t Index, class Row>
    requires(rule_type<Row> && made_on_use<Row>)
class place<Index, Row> {
public:
    constexpr place() = default;
    constexpr explicit place(Row const&) noexcept {}
    static constexpr Row get() { return Row{}; }
};

template <std::size_t Index, class Row>
    requires(!rule_type<Row>)
class place<Index, Row> {
public:
    constexpr explicit place(Row const&) noexcept {}
    static constexpr refused get() { return {}; }
};

// The base of the table for one position.  No member of the table, so that what is compiled for a row is named after that row alone: names that
// held the whole table made the compiler's work grow with the square of its length.
template <std::size_t Position, class Row>
constexpr place<Position, Row> const& place_at(place<Position, Row> const& place) noexcept {
    return place;
}

template <std::size_t Position, class Row>
std::ptrdiff_t offset_of(place<Position, Row> const& place, void const* table) noexcept {
    if constexpr (made_on_use<Row> || !rule_type<Row>) {
        return 0;
    } else {
        return reinterpret_cast<char const*>(&place.get()) - static_cast<char const*>(table);
    }
}

}  // namespace detail

/// A bot's reactions: what it hears, and what it does then.  Constant, empty if its rows have no state, and usable from any thread.
///
/// Every row that accepts an event runs, in the order of the table; with `mg::first_match` as the first argument only the first one does.
/// Written `mg::table{row, row, …}`; the arguments of the template are the compiler's business.
template <class Policy, class Indices, class... Rows>
class table;

template <class Policy, std::size_t... Index, class... Rows>
class table<Policy, std::index_sequence<Index...>, Rows...> : public detail::place<Index, Rows>... {
public:
    static constexpr bool is_table = true;
    static constexpr bool stops_at_first = std::is_same_v<Policy, first_match_t>;
    static constexpr std::size_t size = sizeof...(Rows);
    using list = detail::row_list<Rows...>;

    constexpr explicit table(Rows... rows) : detail::place<Index, Rows>(std::move(rows))... {
        // An array instead of a fold over the comma: clang takes at most 256 arguments there.
        [[maybe_unused]] int const checked[] = {0, (detail::row_verdict<stops_at_first, list, Index, Rows>::require(), 0)...};
    }
    constexpr explicit table(first_match_t, Rows... rows)
        requires(stops_at_first)
        : table(std::move(rows)...) {}

    /// The row at `Position`, by value where it is made on use.
    template <std::size_t Position>
    constexpr decltype(auto) row() const noexcept {
        return detail::place_at<Position>(*this).get();
    }

    /// Where the row at `position` is stored; of no use if it is made on use.
    void const* address_of_row([[maybe_unused]] std::size_t position) const noexcept {
        if constexpr (list::has_state) {
            // The same in all tables of this type.
            static std::array<std::ptrdiff_t, size> const offsets{detail::offset_of<Index, Rows>(*this, this)...};
            return reinterpret_cast<char const*>(this) + offsets[position];
        } else {
            return nullptr;
        }
    }
};

template <class... Rows>
table(Rows...) -> table<all_matches_t, std::index_sequence_for<Rows...>, Rows...>;
template <class... Rows>
table(first_match_t, Rows...) -> table<first_match_t, std::index_sequence_for<Rows...>, Rows...>;

template <class Table>
concept table_type = requires { requires Table::is_table; };

}  // namespace monongusa

#endif

#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace mistake {

template <class Event, class Transport, class Number>
struct event_never_emitted {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Event>,
                      "monongusa: bot: a rule hears an event that the transport never emits; remove the rule or choose another transport");
    }
};

template <class Action, class Transport, class Number>
struct action_not_performed {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Action>,
                      "monongusa: bot: a handler performs an action that the transport cannot (a context counts as send, reply, reply in thread and "
                      "react); return actions instead, or choose another transport");
    }
};

template <class Action, class Transport, class Number>
struct action_not_taken {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Action>,
                      "monongusa: bot: the transport says that it performs an action, but its sink has no 'perform(action, done)' for it");
    }
};

template <class Component, class Number>
struct component_not_given {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Component>,
                      "monongusa: bot: a handler asks for a component that the bot was not given; hand it over with mg::with(...)");
    }
};

template <class Table>
struct not_a_table {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Table>, "monongusa: bot: this is no table of rules; write mg::table{...}");
    }
};

}  // namespace mistake

namespace detail {

template <class Transport, class Event>
inline constexpr bool emits = std::is_same_v<Event, event::failure> || contains_type<Event, decltype(Transport::emits)>;

template <class Transport, class Actions = action::list>
inline constexpr action_flags performed_by{};
template <class Transport, class... Actions>
inline constexpr action_flags performed_by<Transport, type_list<Actions...>> = {
    contains_type<Actions, decltype(Transport::performs)>...};

template <class Sink, class Actions = action::list>
inline constexpr action_flags taken_by{};
template <class Sink, class... Actions>
inline constexpr action_flags taken_by<Sink, type_list<Actions...>> = {
    sink_for<Sink, Actions>...};

template <class Parameter, class Event, class Components>
consteval bool lacks_component() {
    if constexpr (role_of<Parameter, Event>() == role::component) {
        return !Components::template has<std::remove_reference_t<Parameter>>;
    } else {
        return false;
    }
}
// The first parameter whose component is not there; the number of parameters if all are.
template <class Parameters, class Event, class Components>
inline constexpr std::size_t first_missing = 0;
template <class... Parameters, class Event, class Components>
inline constexpr std::size_t first_missing<type_list<Parameters...>, Event, Components> = [] {
    bool const lacks[] = {lacks_component<Parameters, Event, Components>()..., true};
    std::size_t index = 0;
    while (!lacks[index]) ++index;
    return index;
}();

/// The mistakes of one row in a bot.  `ContextOf<Event>` is the context that its generic handlers get.
template <class Row, class Number, class Transport, class Components, template <class> class ContextOf>
struct row_in_bot {
    using event = typename Row::event_type;
    using context = ContextOf<event>;

    static consteval std::size_t first_wanted_but_not(action_flags const& possible) {
        auto const wanted = actions_of_rule<Row, context>();
        std::size_t index = 0;
        while (index < wanted.size() && (!wanted[index] || possible[index])) ++index;
        return index;
    }
    static consteval std::size_t first_impossible() { return first_wanted_but_not(performed_by<Transport>); }
    static consteval std::size_t untaken() { return first_wanted_but_not(taken_by<decltype(std::declval<Transport&>().sink())>); }
    static consteval auto find() {
        using bound = typename bound_handler<Row, context>::verdict;
        if constexpr (!emits<Transport, event>) {
            return found<mistake::event_never_emitted<event, Transport, Number>>();
        } else if constexpr (!bound::fine) {
            return found<bound>();
        } else {
            using parameters = typename signature_with<typename Row::handler_type, context>::parameters;
            constexpr std::size_t missing = first_missing<parameters, event, Components>;
            constexpr std::size_t impossible = first_impossible();
            if constexpr (missing != parameters::size) {
                return found<mistake::component_not_given<typename type_at<missing, parameters>::type, Number>>();
            } else if constexpr (impossible != action::list::size) {
                return found<mistake::action_not_performed<typename type_at<impossible, action::list>::type, Transport, Number>>();
            } else if constexpr (untaken() != action::list::size) {
                return found<mistake::action_not_taken<typename type_at<untaken(), action::list>::type, Transport, Number>>();
            } else {
                return found<mistake::none>();
            }
        }
    }
};

template <class Row, class Number, class Transport, class Components, template <class> class ContextOf>
consteval auto find_mistake_in_bot() {
    if constexpr (!rule_type<Row> || is_refused<Row>) {
        return found<mistake::none>();  // That has been told.
    } else {
        return row_in_bot<Row, Number, Transport, Components, ContextOf>::find();
    }
}

template <class Transport, class Components, template <class> class ContextOf, class List, class Indices>
struct rows_in_bot;

template <class Transport, class Components, template <class> class ContextOf, class... Rows, std::size_t... Index>
struct rows_in_bot<Transport, Components, ContextOf, row_list<Rows...>, std::index_sequence<Index...>> {
    template <class Row, std::size_t Position>
    using verdict = typename decltype(find_mistake_in_bot<Row, rule_number<Position + 1>, Transport, Components, ContextOf>())::type;

    static constexpr bool fit = [] {
        bool const each[] = {true, verdict<Rows, Index>::fine...};
        for (bool const fits : each) {
            if (!fits) return false;
        }
        return true;
    }();

    static constexpr void require() { [[maybe_unused]] int const checked[] = {0, (verdict<Rows, Index>::require(), 0)...}; }
};

/// Everything that a bot is put together from.
template <class Transport, class Executor, class Table, class Components, class Clock, template <class> class ContextOf>
struct fit_of_bot {
    static constexpr bool parts = transport_policy<Transport> && executor_policy<Executor> && table_type<Table> && clock_policy<Clock>;

    struct no_rows {
        static constexpr bool fit = false;
        static constexpr void require() {}
    };
    static consteval auto rows() {
        if constexpr (parts) {
            return std::type_identity<
                rows_in_bot<Transport, Components, ContextOf, typename Table::list, std::make_index_sequence<Table::size>>>{};
        } else {
            return std::type_identity<no_rows>{};
        }
    }
    using rows_type = typename decltype(rows())::type;

    using transport_verdict = std::conditional_t<transport_policy<Transport>, mistake::none, mistake::not_a_transport<Transport>>;
    using executor_verdict = std::conditional_t<executor_policy<Executor>, mistake::none, mistake::not_an_executor<Executor>>;
    using table_verdict = std::conditional_t<table_type<Table>, mistake::none, mistake::not_a_table<Table>>;
    using clock_verdict = std::conditional_t<clock_policy<Clock>, mistake::none, mistake::not_a_clock<Clock>>;

    static constexpr bool value = rows_type::fit;
};

}  // namespace detail
}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// bot: a table between a transport and an executor.

#ifndef MONONGUSA_BOT_BOT_HPP
#define MONONGUSA_BOT_BOT_HPP

// SPDX-License-Identifier: BSL-1.0
// engine: what a bot does whatever its parts are: it counts, queues, waits, reports, and comes to an end.

#ifndef MONONGUSA_BOT_ENGINE_HPP
#define MONONGUSA_BOT_ENGINE_HPP

// SPDX-License-Identifier: BSL-1.0
// deferred: failures on other threads, of a bot whose handlers run in place.

#ifndef MONONGUSA_BOT_DEFERRED_HPP
#define MONONGUSA_BOT_DEFERRED_HPP


#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

#include <pthread.h>

namespace monongusa::detail {

/// Handlers that run in place run on one thread, also those for errors, so that what they use needs no lock.  Keeps what has failed elsewhere, an
/// action that a sink has completed on a thread of its own, until that thread comes by.  Bounded; any thread.
class deferred {
    static constexpr std::size_t most = 1024;

public:
    struct one {
        event::failure failure;
        std::uint64_t event;
    };

    explicit deferred(bool in_place) noexcept : in_place_(in_place) {}

    /// This is the thread on which handlers run in place.
    void at_home() noexcept { home_ = ::pthread_self(); }

    /// Whether handlers may be called here and now.
    bool may_be_told_here() const noexcept { return !in_place_ || is_home(); }
    bool is_home() const noexcept { return in_place_ && ::pthread_equal(home_, ::pthread_self()) != 0; }

    /// False if there is no room, and then the failure is as it was.
    bool keep(event::failure& failure, std::uint64_t event) {
        std::lock_guard const lock{mutex_};
        if (kept_.size() >= most) return false;
        kept_.push_back({std::move(failure), event});
        any_ = true;
        return true;
    }

    /// Whether there is any; what is being kept this moment may be missed.
    bool any() const noexcept { return any_.load(std::memory_order_relaxed); }
    /// All that is kept, in its order.
    std::vector<one> take() {
        std::vector<one> all;
        if (!any_) return all;
        std::lock_guard const lock{mutex_};
        any_ = false;
        all.swap(kept_);
        return all;
    }

private:
    bool in_place_;
    std::atomic<pthread_t> home_{};
    std::atomic<bool> any_ = false;
    std::mutex mutex_;
    std::vector<one> kept_;
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// engine_parts: what the engine of a bot asks of the parts the bot is put together from.

#ifndef MONONGUSA_BOT_ENGINE_PARTS_HPP
#define MONONGUSA_BOT_ENGINE_PARTS_HPP

// SPDX-License-Identifier: BSL-1.0
// timer_queue: what is to be done at which time, the earliest first.

#ifndef MONONGUSA_CLOCK_TIMER_QUEUE_HPP
#define MONONGUSA_CLOCK_TIMER_QUEUE_HPP


#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

namespace monongusa::clock {

/// Names a timer.  One that is over, or was never taken, names nothing.
struct timer_id {
    std::size_t slot = 0;
    std::uint64_t number = 0;  ///< 0 if the queue was full.

    explicit operator bool() const noexcept { return number != 0; }
    friend bool operator==(timer_id const&, timer_id const&) = default;
};

/// Timers of the same instant fire in the order in which they were added.  Any thread may add and cancel; whoever drives the clock fires.
/// Adding and cancelling take logarithmic time.  It may be moved as long as it has never been used.
class timer_queue {
public:
    /// How many may wait at once; what a stranger's messages can set off has to have an end.
    static constexpr std::size_t most = 1 << 20;

    timer_queue() = default;
    timer_queue(timer_queue&&) noexcept {}
    timer_queue& operator=(timer_queue&&) = delete;

    /// Calls `due` when the clock has come to `at`, on the thread that drives the clock.  Names nothing if too many wait.
    timer_id add(instant at, detail::once<> due) {
        std::unique_lock lock{mutex_};
        if (heap_.size() == most) return {};
        std::size_t const slot = free_slot();
        slots_[slot].at = at;
        slots_[slot].number = ++last_;
        slots_[slot].due = std::move(due);
        heap_.push_back(slot);
        rise(heap_.size() - 1);
        timer_id const id{slot, slots_[slot].number};
        bool const first = heap_.front() == slot;
        lock.unlock();
        // Not under the lock: it is told to somebody who may ask for the earliest at once.
        if (first && tell_) tell_(told_);
        return id;
    }

    /// Whether the timer was still waiting, and now never fires.
    bool cancel(timer_id id) {
        detail::once<> cancelled;  // Ends outside of the lock, since what it holds may come back here.
        std::lock_guard const lock{mutex_};
        if (!id || id.slot >= slots_.size() || slots_[id.slot].number != id.number) return false;
        cancelled = take(slots_[id.slot].place);
        return true;
    }

    /// When the next one is due; never, if none waits.
    instant earliest() const {
        std::lock_guard const lock{mutex_};
        return heap_.empty() ? instant::max() : slots_[heap_.front()].at;
    }

    /// Calls the earliest that is due by `now`; false if there is none.
    bool fire_one(instant now) {
        detail::once<> due;
        {
            std::lock_guard const lock{mutex_};
            if (heap_.empty() || slots_[heap_.front()].at > now) return false;
            due = take(0);
        }
        due();
        return true;
    }

    std::size_t size() const {
        std::lock_guard const lock{mutex_};
        return heap_.size();
    }

    /// Lets all that wait go without a call.
    void clear() {
        std::vector<entry> all;
        std::lock_guard const lock{mutex_};
        all.swap(slots_);
        heap_.clear();
        free_.clear();
    }

    /// Calls `tell(told)` from then on whenever the earliest timer becomes an earlier one.  Set before the queue is used.
    void tell_of_earlier(void* told, void (*tell)(void* told)) noexcept {
        told_ = told;
        tell_ = tell;
    }

private:
    struct entry {
        instant at{};
        std::uint64_t number = 0;  // 0 for one that is free.
        std::size_t place = 0;     // In the heap.
        detail::once<> due{};
    };

    std::size_t free_slot() {
        if (free_.empty()) {
            if (slots_.size() == slots_.capacity()) {
                std::size_t const more = slots_.empty() ? 16 : 2 * slots_.size();
                free_.reserve(more);  // So that giving a slot back cannot fail.
                heap_.reserve(more);
                slots_.reserve(more);
            }
            slots_.emplace_back();
            return slots_.size() - 1;
        }
        auto const slot = free_.back();
        free_.pop_back();
        return slot;
    }

    bool before(std::size_t left, std::size_t right) const noexcept {
        auto const& first = slots_[heap_[left]];
        auto const& second = slots_[heap_[right]];
        return first.at != second.at ? first.at < second.at : first.number < second.number;
    }
    void swap_places(std::size_t left, std::size_t right) noexcept {
        std::swap(heap_[left], heap_[right]);
        slots_[heap_[left]].place = left;
        slots_[heap_[right]].place = right;
    }
    void rise(std::size_t place) noexcept {
        slots_[heap_[place]].place = place;
        for (; place > 0 && before(place, (place - 1) / 2); place = (place - 1) / 2) swap_places(place, (place - 1) / 2);
    }
    void sink(std::size_t place) noexcept {
        for (;;) {
            std::size_t earliest = place;
            for (std::size_t const child : {2 * place + 1, 2 * place + 2}) {
                if (child < heap_.size() && before(child, earliest)) earliest = child;
            }
            if (earliest == place) return;
            swap_places(place, earliest);
            place = earliest;
        }
    }

    // Takes the timer at a place of the heap out.
    detail::once<> take(std::size_t place) noexcept {
        auto const taken = heap_[place];
        swap_places(place, heap_.size() - 1);
        heap_.pop_back();
        if (place < heap_.size()) {
            rise(place);
            sink(place);
        }
        slots_[taken].number = 0;
        free_.push_back(taken);
        return std::move(slots_[taken].due);
    }

    std::mutex mutable mutex_;
    std::vector<entry> slots_;
    std::vector<std::size_t> heap_;  // Of slots, the earliest in front.
    std::vector<std::size_t> free_;  // Slots.
    std::uint64_t last_ = 0;
    void* told_ = nullptr;
    void (*tell_)(void*) = nullptr;
};

}  // namespace monongusa::clock

#endif

#include <cstdint>

namespace monongusa::detail {

/// Functions, so that the engine is compiled once for all bots.
struct engine_parts {
    bool (*try_execute)(void* bot, task_of_bot& task);
    void (*on_room)(void* bot);  ///< Calls `engine::has_room` when the executor has.
    void (*drain)(void* bot, instant deadline);
    bool (*at_rest)(void* bot);
    void (*pause)(void* bot, bool paused);
    void (*stop)(void* bot);
    /// Offers a failure to the rules for it, as a part of what came of an event; whether one took it.
    bool (*fail)(void* bot, event::failure& failure, std::uint64_t event);
    instant (*now)(void* bot);
    clock::timer_queue& (*timers)(void* bot);
    void (*rearm)(void* bot);  ///< Ends a wait of a transport that drives the clock.
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// overflow: the tasks that an executor had no room for.

#ifndef MONONGUSA_BOT_OVERFLOW_HPP
#define MONONGUSA_BOT_OVERFLOW_HPP


#include <atomic>
#include <cstddef>
#include <mutex>
#include <utility>

namespace monongusa::detail {

/// Keeps refused tasks, and those that come after them, in their order until the executor has room.  Bounded by what comes before the transport has
/// paused: what is left of one event, and failures.  Any thread.
class overflow {
public:
    /// How many may wait when a failure is no longer added.
    static constexpr std::size_t most_failures = 1024;

    enum class outcome : unsigned char {
        taken,
        kept,
        first_kept,  ///< Ask for room now.
        dropped,
    };
    enum class progress : unsigned char {
        emptied,
        refused,  ///< Ask for room again.
    };
    using try_execute_t = bool (*)(void* bot, task_of_bot& task);

    overflow(void* bot, try_execute_t try_execute, bool drops) noexcept : bot_(bot), try_execute_(try_execute), drops_(drops) {}
    overflow(overflow const&) = delete;
    overflow& operator=(overflow const&) = delete;
    ~overflow() { clear(); }

    outcome offer(task_of_bot& task) {
        // The executor may run it here and now, so it is asked outside of the lock.
        if (size_ == 0 && try_execute_(bot_, task)) return outcome::taken;
        if (drops_ && !task.must_not_be_dropped()) return outcome::dropped;
        std::lock_guard const lock{mutex_};
        hit* const last = task_of_bot{task}.release();
        last->next = nullptr;
        (first_ ? last_->next : first_) = last;
        last_ = last;
        ++size_;
        return std::exchange(asking_, true) ? outcome::kept : outcome::first_kept;
    }

    /// Offers what is kept again, in order; by one thread at a time.  Throws what the executor throws, and has then let go the task it was offered.
    progress flush() {
        while (hit* const next = front()) {
            task_of_bot const kept = task_of_bot::shared(next);  // The executor may move from what it is given.
            task_of_bot offered{kept};
            struct popping {
                overflow& from;
                bool taken = true;
                ~popping() {
                    if (taken) from.pop();
                }
            } pop{*this};
            pop.taken = try_execute_(bot_, offered);
            if (!pop.taken) return progress::refused;
        }
        return progress::emptied;
    }

    /// Nobody will flush after all: whoever offers next is told to ask for room again.
    void nobody_asks() noexcept {
        std::lock_guard const lock{mutex_};
        asking_ = false;
    }

    /// Lets go what is kept; when nobody offers or flushes any more.
    void clear() noexcept {
        while (first_) task_of_bot{std::exchange(first_, first_->next)};
        size_ = 0;
    }

    std::size_t size() const noexcept { return size_; }

private:
    hit* front() {
        std::lock_guard const lock{mutex_};
        asking_ = first_ != nullptr;
        return first_;
    }
    void pop() noexcept {
        hit* popped = nullptr;
        {
            std::lock_guard const lock{mutex_};
            popped = std::exchange(first_, first_->next);
            --size_;
        }
        task_of_bot{popped};
    }

    void* bot_;
    try_execute_t try_execute_;
    bool drops_;
    std::mutex mutex_;
    hit* first_ = nullptr;
    hit* last_ = nullptr;
    bool asking_ = false;  // For room, or about to be: somebody will flush.
    std::atomic<std::size_t> size_ = 0;
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// thrown: an exception as a failure that on_error rules can hear.

#ifndef MONONGUSA_BOT_THROWN_HPP
#define MONONGUSA_BOT_THROWN_HPP


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
// SPDX-License-Identifier: BSL-1.0
// watch: tells the log what a bot hears, decides and does, for those who want to see it.

#ifndef MONONGUSA_BOT_WATCH_HPP
#define MONONGUSA_BOT_WATCH_HPP


#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace monongusa::detail {

/// Has the bot's logger.  Each line names the event by its number, so that what belongs together can be found together when several threads write.
class watch {
public:
    log::logger const& logger() const noexcept { return logger_; }
    /// To be set up, of the bot that is called so.
    log::logger& logger(std::string_view bot) {
        logger_.bot(bot);
        return logger_;
    }

    /// What the bot itself says of its life.
    log::scope life() const noexcept { return logger_.in("bot"); }

    void hears(std::uint64_t event, std::string_view what, chat::origin_ref const& from, std::string_view text) const {
        if (!logger_.may_show(log::level::debug)) return;
        auto const life = this->life();
        if (!life.shows(log::level::debug)) return;
        std::string line = joined("event ", event, ": ", what);
        if (from.message && !from.message->empty()) append_part(line, joined(" ", *from.message));
        if (from.user && !from.user->name.empty()) append_part(line, joined(" by ", from.user->name));
        if (from.channel && !from.channel->name.empty()) append_part(line, joined(" in #", from.channel->name));
        tell(life, line, text);
    }
    void chooses(action::occasion const& occasion) const { of_rule(occasion.rule).debug("accepts event ", occasion.event); }
    void leaves(std::uint64_t event) const {
        if (logger_.may_show(log::level::debug)) of_rule(0).debug("no rule accepts event ", event);
    }
    void does(action::stamp const& stamp, std::string_view action, std::string_view words) const {
        auto const rule = of_rule(stamp.rule);
        if (rule.shows(log::level::debug)) tell(rule, joined("event ", stamp.event, ": ", action), words);
    }
    /// That no rule has heard of.
    void fails(std::size_t rule, std::string_view what) const { of_rule(rule).error(what); }

private:
    log::scope of_rule(std::size_t rule) const noexcept { return logger_.in("rule", rule); }

    // Whoever does not show traces sees no words of other people.
    static void tell(log::scope const& of, std::string_view line, std::string_view words) {
        if (!words.empty() && of.shows(log::level::trace)) {
            of.trace(line, ": ", words);
        } else {
            of.debug(line);
        }
    }

    log::logger logger_;
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// quiet: the count by which it is decided that nothing more happens.

#ifndef MONONGUSA_CLOCK_QUIET_HPP
#define MONONGUSA_CLOCK_QUIET_HPP

// SPDX-License-Identifier: BSL-1.0
// monitor: a mutex and a condition to wait for in one.

#ifndef MONONGUSA_DETAIL_MONITOR_HPP
#define MONONGUSA_DETAIL_MONITOR_HPP


// Not <condition_variable>, which would add a fifth to what a bot's file costs to read.
#include <mutex>

#include <pthread.h>
#include <time.h>

namespace monongusa::detail {

/// Lock and unlock it as any mutex.  Waits are for those who hold the lock, and may end without a reason: ask again what you wait for.
class monitor {
public:
    monitor() noexcept {
        // Without memory to be had these calls cannot fail: attributes and conditions are plain data where there are POSIX threads.
        pthread_condattr_t attributes;
        ::pthread_condattr_init(&attributes);
        ::pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);  // As std::chrono::steady_clock.
        ::pthread_cond_init(&changed_, &attributes);
        ::pthread_condattr_destroy(&attributes);
    }
    monitor(monitor const&) = delete;
    monitor& operator=(monitor const&) = delete;
    ~monitor() { ::pthread_cond_destroy(&changed_); }

    void lock() { mutex_.lock(); }
    void unlock() noexcept { mutex_.unlock(); }

    void notify_all() noexcept { ::pthread_cond_broadcast(&changed_); }

    void wait_until(instant when) noexcept {
        if (when == instant::max()) {
            ::pthread_cond_wait(&changed_, mutex_.native_handle());
            return;
        }
        auto const since_start = when.time_since_epoch();
        auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(since_start);
        timespec const deadline{static_cast<time_t>(seconds.count()),
                                static_cast<long>(std::chrono::nanoseconds{since_start - seconds}.count())};
        ::pthread_cond_timedwait(&changed_, mutex_.native_handle(), &deadline);
    }

private:
    std::mutex mutex_;
    pthread_cond_t changed_;
};

}  // namespace monongusa::detail

#endif

#include <cstddef>
#include <mutex>

namespace monongusa::clock {

/// Counts what a bot has under way.  It is quiet when nothing is: then nothing can happen but by a new event or a timer.
///
/// A task begins before it is queued and ends when its handler has; so does a coroutine.  A wait of the bot's own ends once it is registered and
/// begins again before its continuation is queued.  An action begins when it is handed to the sink and ends with its completion: like every foreign
/// wait it is really waited for.  Any thread.
class quiet {
public:
    struct counts {
        std::size_t tasks = 0;
        std::size_t actions = 0;

        friend bool operator==(counts const&, counts const&) = default;
    };

    void task_begins() noexcept { begin(&counts::tasks); }
    void task_ends() noexcept { end(&counts::tasks); }
    void action_begins() noexcept { begin(&counts::actions); }
    void action_ends() noexcept { end(&counts::actions); }

    counts under_way() const {
        std::lock_guard const lock{monitor_};
        return counts_;
    }
    bool now() const { return under_way() == counts{}; }

    /// Comes back when it is quiet, at `deadline`, or when somebody calls `wake`; whether it is quiet.
    bool wait_until(instant deadline) {
        return wait([this] { return settled(); }, deadline);
    }
    /// The same for the tasks alone.
    bool wait_for_tasks(instant deadline) {
        return wait([this] { return counts_.tasks == 0 && !telling_; }, deadline);
    }

    /// Ends a wait, also one that is yet to begin.
    void wake() noexcept {
        std::lock_guard const lock{monitor_};
        woken_ = true;
        monitor_.notify_all();
    }

    /// Calls `tell(told)` from now on when it becomes quiet, on the thread by which it does, one call at a time.  Whether it is quiet already.
    bool tell_when_quiet(void* told, void (*tell)(void* told)) noexcept {
        std::lock_guard const lock{monitor_};
        told_ = told;
        tell_ = tell;
        return counts_ == counts{};
    }

private:
    bool settled() const noexcept { return counts_ == counts{} && !telling_; }

    template <class Over>
    bool wait(Over const& over, instant deadline) {
        std::lock_guard const lock{monitor_};
        while (!over() && !woken_ && instant::clock::now() < deadline) monitor_.wait_until(deadline);
        woken_ = false;
        return over();
    }

    void begin(std::size_t counts::*what) noexcept {
        std::lock_guard const lock{monitor_};
        ++(counts_.*what);
    }
    // Whoever waits may end this object as soon as the wait is over: the lock is the last that is touched, and nobody's wait ends while this tells.
    void end(std::size_t counts::*what) noexcept {
        std::unique_lock lock{monitor_};
        if (counts_.*what == 0) return;  // Ended twice, by a sink that breaks its word.
        if (--(counts_.*what) > 0) return;
        if (tell_ && settled()) {
            telling_ = true;
            lock.unlock();
            tell_(told_);
            lock.lock();
            telling_ = false;
        }
        monitor_.notify_all();
    }

    detail::monitor mutable monitor_;
    counts counts_;
    bool woken_ = false;
    bool telling_ = false;
    void* told_ = nullptr;
    void (*tell_)(void*) = nullptr;
};

}  // namespace monongusa::clock

#endif

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::detail {

/// Any thread, but where it says so.
class engine {
public:
    engine(void* bot, engine_parts const& parts, bool drops_when_full, bool in_place = false) noexcept
        : bot_(bot), parts_(parts), overflow_(bot, parts.try_execute, drops_when_full), deferred_(in_place) {}
    engine(engine const&) = delete;
    engine& operator=(engine const&) = delete;

    clock::quiet& quiet() noexcept { return quiet_; }
    watch& watching() noexcept { return watch_; }
    std::uint64_t next_event() noexcept { return ++events_; }

    // --- tasks

    void task_begins() noexcept { quiet_.task_begins(); }
    /// False when the bot's time is over: then the handler does not begin.
    bool task_may_run() noexcept {
        ++running_;
        if (!abandoned_) return true;
        --running_;
        return false;
    }
    void task_ends() noexcept {
        --running_;
        quiet_.task_ends();
    }
    void task_dropped() noexcept {
        ++dropped_;
        quiet_.task_ends();
    }
    std::size_t dropped() const noexcept { return dropped_; }

    /// Hands a task to the executor; where there is no room the transport is paused until there is, or the task dropped, as was chosen.
    void submit(task_of_bot& task) {
        auto const outcome = overflow_.offer(task);
        if (outcome == overflow::outcome::first_kept) {
            pause(true);
            ask_for_room();
        } else if (outcome == overflow::outcome::dropped && !told_of_drops_.exchange(true)) {
            watch_.life().warning("the executor is full: handlers are dropped; how many is told at the end");
        }
    }

    /// The executor has room again.  Nothing where it was not asked, so that one that tells too often does no harm.
    void has_room() noexcept {
        if (asked_.exchange(false)) flush();
    }

    // --- what goes wrong

    /// Called while an exception of a rule is being handled.
    void threw(action::occasion const& occasion) noexcept {
        auto failure = failure_of(std::current_exception(), occasion.origin);
        failure.rule = occasion.rule;
        tell(failure, occasion.event);
    }

    /// This is the thread on which handlers run in place.
    void at_home() noexcept { deferred_.at_home(); }

    /// What failed on other threads meanwhile, of a bot whose handlers run in place.  Called at home.
    void tell_deferred() {
        if (!deferred_.any()) return;
        for (auto& one : deferred_.take()) {
            tell(one.failure, one.event);
            quiet_.task_ends();
        }
    }

    host as_host() noexcept {
        static constexpr host_calls calls{
            [](void* self, failed_action const& what) { of(self).action_failed(what); },
            [](void* self, action::stamp const& stamp) { of(self).threw({{}, stamp.event, stamp.rule}); },
            [](void* self) { of(self).quiet_.action_begins(); },
            [](void* self) { of(self).quiet_.action_ends(); },
            [](void* self, instant::duration delay, once<>&& due) { return of(self).later(delay, std::move(due)); },
            [](void* self, action::stamp const& stamp, std::string_view action, std::string_view words) {
                of(self).watch_.does(stamp, action, words);
            },
        };
        return {this, &calls};
    }

    // --- time

    /// When the next timer is due.
    instant next_timer() const { return parts_.timers(bot_).earliest(); }

    /// Fires what is due; for whoever drives the clock.
    void fire_timers() {
        // Under way before it is out of the queue, so that it is never quiet in between.
        quiet_.task_begins();
        while (!closed_ && parts_.timers(bot_).fire_one(parts_.now(bot_))) {
        }
        if (deferred_.is_home()) tell_deferred();
        quiet_.task_ends();
    }
    bool fire_one_timer() {
        quiet_.task_begins();
        bool const fired = !closed_ && parts_.timers(bot_).fire_one(parts_.now(bot_));
        quiet_.task_ends();
        return fired;
    }

    // --- the end

    /// No new events; what is under way has `grace` to end, then the transport is stopped.
    void stop(instant::duration grace) {
        {
            std::lock_guard const lock{mutex_};
            if (stopping_.exchange(true)) return;
            deadline_ = after(instant::clock::now(), grace);
        }
        pause(true);
        // What a transport tells at its own end must not stop it any more.
        auto const stop_if_open = [](void* self) {
            if (!of(self).closed_) of(self).parts_.stop(of(self).bot_);
        };
        if (quiet_.tell_when_quiet(this, stop_if_open)) {
            parts_.stop(bot_);
        } else if (!parts_.timers(bot_).add(after(parts_.now(bot_), grace), [this] { parts_.stop(bot_); })) {
            parts_.stop(bot_);  // There is no timer left to wait with.
        }
        quiet_.wake();
    }
    bool stopping() const noexcept { return stopping_; }

    /// After the transport has ended, with `error`: waits for what is under way.  Returns what ended the bot.
    std::error_code finish(std::error_code error, bool queues);

    /// Comes back when it is quiet, or at the time; whether it is quiet.  When the bot is stopping, at its deadline the transport is stopped.
    bool settle(instant until) {
        tell_deferred();
        while (!quiet_.wait_until(sooner(deadline(), until))) {
            tell_deferred();
            auto const now = instant::clock::now();
            if (now >= deadline()) parts_.stop(bot_);
            if (now >= sooner(deadline(), until)) return false;
        }
        return true;
    }

    /// From now on failures go to the log alone, and timers are not taken.
    void close() noexcept {
        closed_ = true;
        // Whoever has not seen that yet may still look for a rule.
        for (auto telling = telling_.load(); telling > 0; telling = telling_.load()) telling_.wait(telling);
        parts_.timers(bot_).clear();
    }
    /// Before its executor ends: what the executor still has, and may share with others, is run or let go.
    void drain_what_is_left() {
        if (!quiet_.wait_for_tasks(instant{})) parts_.drain(bot_, instant::max());
    }
    /// After the executor has ended: what it never had room for goes before the events it refers to.
    void drop_what_waits() noexcept {
        overflow_.clear();
        if (asked_.exchange(false)) quiet_.task_ends();
    }

private:
    // How long the end of a transport is waited for to say what came of its last actions.
    static constexpr std::chrono::seconds patience{5};

    static constexpr instant sooner(instant left, instant right) noexcept { return left < right ? left : right; }
    static engine& of(void* self) noexcept { return *static_cast<engine*>(self); }

    instant deadline() const {
        std::lock_guard const lock{mutex_};
        return deadline_;
    }

    // The transport reads while neither the executor is full nor the bot is stopping.
    void pause(bool paused) {
        std::lock_guard const lock{pause_};
        if (paused || (!stopping() && overflow_.size() == 0)) parts_.pause(bot_, paused);
    }

    // For whoever has asked for room, which counts as a task.
    void flush() noexcept {
        if (!flushing_.exchange(true)) {
            try {
                bool const refused = overflow_.flush() == overflow::progress::refused;
                flushing_ = false;  // Before it is asked, since it may answer at once.
                refused ? ask_for_room() : pause(false);
            } catch (...) {
                flushing_ = false;
                overflow_.nobody_asks();
                watch_.life().error("the executor: ", words_of(std::current_exception()));
            }
        }
        quiet_.task_ends();  // From here on the bot may be gone.
    }

    // Counted as a task until `flush` is done, so that nobody ends the bot meanwhile.
    void ask_for_room() noexcept {
        quiet_.task_begins();
        asked_ = true;
        try {
            parts_.on_room(bot_);
        } catch (...) {
            watch_.life().error("the executor: ", words_of(std::current_exception()));
            if (!asked_.exchange(false)) return;
            overflow_.nobody_asks();
            quiet_.task_ends();
        }
    }

    // Whether it is told later.
    bool defer(event::failure& failure, std::uint64_t event) {
        quiet_.task_begins();
        if (!deferred_.keep(failure, event)) {
            quiet_.task_ends();
            return false;
        }
        quiet_.wake();
        parts_.rearm(bot_);
        return true;
    }

    void tell(event::failure& failure, std::uint64_t event) noexcept {
        bool const here = deferred_.may_be_told_here();
        if (!here && !closed_ && defer(failure, event)) return;
        ++telling_;
        // What would wait behind a full executor has to have an end too.
        bool const rules_may_hear = here && !closed_ && overflow_.size() < overflow::most_failures;
        if (!rules_may_hear || !parts_.fail(bot_, failure, event)) watch_.fails(failure.rule, failure.what);
        if (--telling_ == 0) telling_.notify_all();
    }
    void action_failed(failed_action const& what) {
        event::failure failure;
        failure.what = joined(what.action, ": ", what.error.message());
        failure.code = what.error;
        failure.rule = what.rule;
        failure.action = what.number;
        failure.channel = what.where.channel;
        failure.message = what.where.message;
        tell(failure, what.event);
    }

    std::error_code later(instant::duration delay, once<>&& due) {
        if (closed_ || ended_) return make_error_code(error::stopped);
        auto& timers = parts_.timers(bot_);
        auto const taken = timers.add(after(parts_.now(bot_), delay), std::move(due));
        if (!taken) return make_error_code(error::too_many_timers);
        // The end may have come in between, and found nothing to clear.
        if ((closed_ || ended_) && timers.cancel(taken)) return make_error_code(error::stopped);
        return {};
    }

    void* bot_;
    engine_parts const& parts_;
    clock::quiet quiet_;
    overflow overflow_;
    deferred deferred_;
    watch watch_;
    std::atomic<std::uint64_t> events_ = 0;
    std::atomic<std::size_t> running_ = 0;
    std::atomic<std::size_t> dropped_ = 0;
    std::atomic<bool> told_of_drops_ = false;
    std::atomic<bool> asked_ = false;       // For room, and not yet told.
    std::atomic<bool> flushing_ = false;
    std::atomic<std::size_t> telling_ = 0;  // Failures at the moment.
    std::atomic<bool> abandoned_ = false;  // Tasks that have not begun do not begin any more.
    std::atomic<bool> ended_ = false;      // The transport has.
    std::atomic<bool> closed_ = false;
    std::mutex mutable mutex_;
    std::atomic<bool> stopping_ = false;
    instant deadline_ = instant::max();  // Once the bot is stopping; never, if it may take as long as it likes.
    std::mutex pause_;
};

inline std::error_code engine::finish(std::error_code error, bool queues) {
    ended_ = true;
    if (auto const waiting = parts_.timers(bot_).size(); waiting > 0 && !stopping()) {
        watch_.life().warning("ended before the time of ", waiting, waiting == 1 ? " action" : " actions", " to be done later");
    }
    parts_.timers(bot_).clear();
    while (queues && !quiet_.wait_for_tasks(instant{})) {
        // A part of the wait at a time, since stopping may bring the deadline near.
        auto const now = instant::clock::now();
        auto const until = sooner(deadline(), after(now, std::chrono::milliseconds{100}));
        parts_.drain(bot_, until);
        bool const at_rest = parts_.at_rest(bot_);
        // One that does not tell, or could not be asked, has room now.
        if (at_rest && overflow_.size() > 0) {
            if (!asked_.exchange(false)) quiet_.task_begins();
            flush();
        }
        if (quiet_.wait_for_tasks(at_rest ? until : after(instant::clock::now(), std::chrono::milliseconds{1}))) break;
        if (instant::clock::now() < deadline()) continue;
        abandoned_ = true;
        auto const left = quiet_.under_way().tasks - (asked_ ? 1 : 0);
        auto const running = running_.load();
        watch_.life().error("at the deadline ", running, running == 1 ? " handler was" : " handlers were", " still running; ",
                   left > running ? left - running : 0, " had not begun and were dropped");
        if (!error) error = make_error_code(error::deadline_passed);
        break;
    }
    auto const patient_until = after(instant::clock::now(), patience);
    tell_deferred();
    while (!quiet_.wait_until(sooner(deadline(), patient_until))) {
        tell_deferred();
        if (instant::clock::now() < sooner(deadline(), patient_until)) continue;  // Woken since the bot is stopping, or something failed.
        auto const left = quiet_.under_way().actions;
        if (left > 0) watch_.life().warning("the transport did not say what came of ", left, left == 1 ? " action" : " actions");
        if (!error && left > 0) error = make_error_code(error::actions_unanswered);
        break;
    }
    if (dropped_ > 0) watch_.life().warning(dropped_.load(), dropped_ == 1 ? " handler was" : " handlers were", " dropped");
    closed_ = true;
    return error;
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// environment: what a handler runs in: contexts, components, and the bot behind them.

#ifndef MONONGUSA_BOT_ENVIRONMENT_HPP
#define MONONGUSA_BOT_ENVIRONMENT_HPP


#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// The part of a bot that depends on its sink and its components alone, so that what is compiled for one row is named after that row.
template <class Sink, class Components>
class environment {
public:
    environment(Sink sink, Components& components, engine& bot) : sink_(std::move(sink)), components_(components), bot_(bot) {}
    environment(environment const&) = delete;
    environment& operator=(environment const&) = delete;

    template <class Context>
    Context context_for(action::occasion& occasion) {
        if constexpr (std::is_same_v<typename Context::sink_type, Sink>) {
            return Context(sink_, occasion, bot_.as_host(), bot_.watching().logger());
        } else {
            return Context(any_sink::of(sink_), occasion, bot_.as_host(), bot_.watching().logger());
        }
    }

    performer<Sink> performer_for(action::occasion& occasion) { return {sink_, occasion, bot_.as_host()}; }

    template <class Asked>
    Asked& component() noexcept {
        return components_.template get<Asked>();
    }

    void submit(task_of_bot& task) { bot_.submit(task); }
    void task_begins() noexcept { bot_.task_begins(); }
    bool task_may_run() noexcept { return bot_.task_may_run(); }
    void task_ends() noexcept { bot_.task_ends(); }
    void task_done() noexcept { bot_.quiet().task_ends(); }
    void task_dropped() noexcept { bot_.task_dropped(); }

    /// A row has accepted an event.
    void chosen(action::occasion const& occasion) { bot_.watching().chooses(occasion); }
    /// Called while an exception of the rule is being handled.
    void threw(action::occasion const& occasion) noexcept { bot_.threw(occasion); }

private:
    Sink sink_;
    Components& components_;
    engine& bot_;
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// parts: the types that follow from those a bot is put together from, also from wrong ones.

#ifndef MONONGUSA_BOT_PARTS_HPP
#define MONONGUSA_BOT_PARTS_HPP


#include <type_traits>
#include <utility>

namespace monongusa::detail {

struct no_sink {};

// Stands for a part that cannot be moved into its bot, which the compiler has said.
struct not_moved {
    template <class Part>
    explicit not_moved(Part&&) noexcept {}
};
template <class Part>
using moved = std::conditional_t<std::is_move_constructible_v<Part>, Part, not_moved>;

template <class Transport>
struct sink_of {
    using type = no_sink;
};
template <has_sink Transport>
struct sink_of<Transport> {
    using type = decltype(std::declval<Transport&>().sink());
};

// The contexts of a bot's handlers.  No member of the bot, whose name holds the whole table.
template <class Sink>
struct contexts {
    template <class Event>
    using of = basic_context<Sink, event::reach_of<Event>>;
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// pools: the deliveries of a bot, for each event that its table hears.

#ifndef MONONGUSA_BOT_POOLS_HPP
#define MONONGUSA_BOT_POOLS_HPP

// SPDX-License-Identifier: BSL-1.0
// introspection: what a table hears and does, as values that users can test.

#ifndef MONONGUSA_BOT_INTROSPECTION_HPP
#define MONONGUSA_BOT_INTROSPECTION_HPP


#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace monongusa {

/// One row of a table in words.
struct rule_info {
    std::size_t position;      ///< From 1.
    std::string_view event;    ///< `message`; empty for a row that was refused.
    monongusa::verb verb;      ///< By which word it was written.
    std::string_view matcher;  ///< `/add (\d+)/`, say.
    std::size_t groups;        ///< How many the matcher gives.
    monongusa::audience audience;
    bool without_literal;  ///< It holds a pattern of which nothing rare must be in the text, so it is asked about every text.
};

namespace detail {

// The contexts of `mg::launch`, which stand for all in what is said of a table alone.
template <class Event>
using context_of_launch = basic_context<any_sink, event::reach_of<Event>>;

template <class Row>
consteval rule_info info_of(std::size_t position) {
    if constexpr (!rule_type<Row> || is_refused<Row>) {
        return {position, {}, verb::on, {}, 0, audience::people, false};
    } else {
        using event = typename Row::event_type;
        using matcher = typename Row::matcher_type;
        constexpr bool without_literal = has_pattern<matcher>() && monongusa::event::has_text<event> && required_by<matcher>().empty() &&
                                         required_run_by<matcher>().empty();
        return {position, event::event_name, Row::verb, description_of<matcher>(), group_count<matcher, event>, Row::audience, without_literal};
    }
}

template <class List>
struct list_info;

template <class... Rows>
struct list_info<row_list<Rows...>> {
    using list = row_list<Rows...>;

    template <class Row>
    static consteval action_flags done_by() {
        if constexpr (rule_type<Row> && !is_refused<Row>) {
            return actions_of_rule<Row, context_of_launch<typename Row::event_type>>();
        } else {
            return {};
        }
    }
    static constexpr action_flags done = [] {
        action_flags const each[] = {action_flags{}, done_by<Rows>()...};
        action_flags all{};
        for (auto const& one : each) all = all | one;
        return all;
    }();

    static constexpr auto firsts_of_events = [] {
        std::array<bool, list::size> firsts{};
        for (std::size_t i = 0; i < list::size; ++i) firsts[i] = list::facts[i].event == i;
        return firsts;
    }();
    static constexpr auto first_rows = positions_of_true<firsts_of_events>;

    /// The events that are heard, each once, in the order of the first rows that hear them.
    template <std::size_t Index>
    using heard = typename type_at<first_rows[Index], type_list<Rows...>>::type::event_type;

    template <std::size_t... Index>
    static constexpr auto events(std::index_sequence<Index...>) {
        return types<heard<Index>...>;
    }
    static constexpr auto rules = []<std::size_t... Index>(std::index_sequence<Index...>) {
        return std::array<rule_info, sizeof...(Rows)>{info_of<Rows>(Index + 1)...};
    }(std::index_sequence_for<Rows...>{});

    template <std::size_t... Index>
    static constexpr auto actions(std::index_sequence<Index...>) {
        return types<typename type_at<positions_of_true<done>[Index], action::list>::type...>;
    }

    template <bool FirstMatch, std::size_t... Index>
    static consteval bool sound(std::index_sequence<Index...>) {
        bool const each[] = {true, (list::facts[Index].event != no_row && row_verdict<FirstMatch, list, Index, Rows>::fine)...};
        for (bool const one : each) {
            if (!one) return false;
        }
        return true;
    }
};

template <class Table>
using info_of_table = list_info<typename Table::list>;

}  // namespace detail

/// The events that a table hears, as a set of types: `mg::events(reactions) == mg::types<mg::event::message>`.
template <table_type Table>
constexpr auto events(Table const&) {
    using info = detail::info_of_table<Table>;
    return info::events(std::make_index_sequence<info::first_rows.size()>{});
}

/// The actions that its handlers may do, by their contexts (a generic one may send, reply, reply in a thread and react), by what they declare
/// and by what they return.
template <table_type Table>
constexpr auto actions(Table const&) {
    using info = detail::info_of_table<Table>;
    return info::actions(std::make_index_sequence<detail::positions_of_true<info::done>.size()>{});
}

/// The rows in words, in the order of the table.
template <table_type Table>
constexpr auto const& rules(Table const&) {
    return detail::info_of_table<Table>::rules;
}

/// Whether the table has no mistake that can be seen without a transport.  A mistake is an error of the compiler anyway; this is for tests.
template <table_type Table>
constexpr bool check(Table const&) {
    using info = detail::info_of_table<Table>;
    return info::template sound<Table::stops_at_first>(std::make_index_sequence<Table::size>{});
}

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// delivery: an event that waits for its handlers, shared by all rules that chose it.

#ifndef MONONGUSA_TABLE_DELIVERY_HPP
#define MONONGUSA_TABLE_DELIVERY_HPP


#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <utility>

namespace monongusa::detail {

template <class Event>
class deliveries;

template <class Event>
struct delivery {
    Event event{};
    std::uint64_t sequence = 0;
    std::atomic<std::size_t> holders = 0;
    deliveries<Event>* home = nullptr;
    delivery* next = nullptr;  // While it is not in use.
};

/// Holds a delivery; it goes back to its pool with the last that holds it.  Any thread.
template <class Event>
class delivery_ref {
public:
    delivery_ref() noexcept = default;
    explicit delivery_ref(delivery<Event>* of) noexcept : of_(of) {
        if (of_) of_->holders.fetch_add(1, std::memory_order_relaxed);
    }
    delivery_ref(delivery_ref const& other) noexcept : delivery_ref(other.of_) {}
    delivery_ref(delivery_ref&& other) noexcept : of_(std::exchange(other.of_, nullptr)) {}
    delivery_ref& operator=(delivery_ref other) noexcept {
        std::swap(of_, other.of_);
        return *this;
    }
    ~delivery_ref() {
        if (of_ && of_->holders.fetch_sub(1, std::memory_order_acq_rel) == 1) of_->home->take_back(of_);
    }

    explicit operator bool() const noexcept { return of_ != nullptr; }
    delivery<Event> const& operator*() const noexcept { return *of_; }
    delivery<Event> const* operator->() const noexcept { return of_; }

private:
    delivery<Event>* of_ = nullptr;
};

/// The deliveries of one kind of event: taken out by swapping the session's scratch event in, so that both keep the room of their strings.  Keeps a
/// few that are not in use, and none that has grown large.  Outlives what it has given out.  Any thread.
template <class Event>
class deliveries {
    static constexpr std::size_t most_idle = 64;
    static constexpr std::size_t large = 4096;  // Bytes of text.

public:
    deliveries() = default;
    deliveries(deliveries const&) = delete;
    deliveries& operator=(deliveries const&) = delete;
    ~deliveries() {
        while (idle_) delete std::exchange(idle_, idle_->next);
    }

    /// The scratch event has afterwards what another event left.
    delivery_ref<Event> swap_in(Event& scratch, std::uint64_t sequence) {
        delivery<Event>* taken = take_idle();
        if (!taken) taken = new delivery<Event>;
        taken->home = this;
        taken->sequence = sequence;
        std::swap(taken->event, scratch);
        return delivery_ref<Event>{taken};
    }

    void take_back(delivery<Event>* unused) noexcept {
        if (room_of(unused->event) <= large) {
            std::lock_guard const lock{mutex_};
            if (count_ < most_idle) {
                unused->next = std::exchange(idle_, unused);
                ++count_;
                return;
            }
        }
        delete unused;
    }

private:
    static std::size_t room_of(Event const& event) noexcept {
        std::size_t room = 0;
        if constexpr (event::has_text<Event>) room += event.text.capacity();
        if constexpr (requires { event.raw.capacity(); }) room += event.raw.capacity();
        if constexpr (requires { event.previous.capacity(); }) room += event.previous.capacity();
        return room;
    }

    delivery<Event>* take_idle() noexcept {
        std::lock_guard const lock{mutex_};
        if (!idle_) return nullptr;
        --count_;
        return std::exchange(idle_, idle_->next);
    }

    std::mutex mutex_;
    delivery<Event>* idle_ = nullptr;
    std::size_t count_ = 0;
};

}  // namespace monongusa::detail

#endif

#include <cstddef>
#include <utility>

namespace monongusa::detail {

template <class List, class Indices>
struct pools_of_events;

template <class List, std::size_t... Index>
struct pools_of_events<List, std::index_sequence<Index...>> : deliveries<typename List::template heard<Index>>... {};

/// Null for a bot whose handlers all run in place.
template <class Table, bool Queues>
class pools {
public:
    template <class Event>
    static constexpr deliveries<Event>* of() noexcept {
        return nullptr;
    }
};

template <table_type Table>
class pools<Table, true> {
public:
    template <class Event>
    deliveries<Event>* of() noexcept {
        return &pools_;
    }

private:
    using info = info_of_table<Table>;
    pools_of_events<info, std::make_index_sequence<info::first_rows.size()>> pools_;
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// clock::real: time as it passes.

#ifndef MONONGUSA_CLOCK_REAL_HPP
#define MONONGUSA_CLOCK_REAL_HPP


namespace monongusa::clock {

/// The clock of a running bot.  Its timers are fired by the transport's loop, or, where the transport does not do that, by a thread of the bot's.
class real {
public:
    static constexpr bool passes_by_itself = true;

    instant now() const noexcept { return instant::clock::now(); }
    timer_queue& timers() noexcept { return timers_; }

private:
    timer_queue timers_;
};

}  // namespace monongusa::clock

#endif
// SPDX-License-Identifier: BSL-1.0
// ticker: a thread that fires the timers of a bot whose transport does not.

#ifndef MONONGUSA_CLOCK_TICKER_HPP
#define MONONGUSA_CLOCK_TICKER_HPP


#include <mutex>
#include <system_error>
#include <utility>

#include <pthread.h>

namespace monongusa::clock {

/// Begins with the first `rearm`, so that a bot without timers has no such thread; ends with its object, if not before.
class ticker {
public:
    /// `fire(target)` fires what is due and gives the instant of the next.  Called on the ticker's thread.
    using fire_t = instant (*)(void* target);

    ticker(void* target, fire_t fire) noexcept : target_(target), fire_(fire) {}
    ticker(ticker const&) = delete;
    ticker& operator=(ticker const&) = delete;
    ~ticker() { end(); }

    /// A timer has become the earliest.  Throws std::system_error where no thread can be had.
    void rearm() {
        std::lock_guard const lock{monitor_};
        changed_ = true;
        monitor_.notify_all();
        if (running_ || ended_) return;
        // Not std::thread: <thread> would make every bot's file a tenth slower to read.
        int const error = ::pthread_create(&thread_, nullptr, &ticker::run, this);
        if (error != 0) throw std::system_error{error, std::generic_category(), "a thread for the bot's timers"};
        running_ = true;
    }

    /// Fires nothing any more when this comes back; `rearm` then is nothing.  Called by one thread.
    void end() noexcept {
        bool running = false;
        {
            std::lock_guard const lock{monitor_};
            ended_ = true;
            running = std::exchange(running_, false);
            monitor_.notify_all();
        }
        if (running) ::pthread_join(thread_, nullptr);
    }

private:
    static void* run(void* self) {
        static_cast<ticker*>(self)->run();
        return nullptr;
    }
    void run() {
        std::unique_lock lock{monitor_};
        while (!ended_) {
            changed_ = false;
            lock.unlock();
            instant const next = fire_(target_);
            lock.lock();
            while (!ended_ && !changed_ && instant::clock::now() < next) monitor_.wait_until(next);
        }
    }

    detail::monitor monitor_;
    void* target_;
    fire_t fire_;
    pthread_t thread_{};
    bool running_ = false;
    bool changed_ = false;
    bool ended_ = false;
};

}  // namespace monongusa::clock

#endif
// SPDX-License-Identifier: BSL-1.0
// dispatch: one event against the rows that hear it.

#ifndef MONONGUSA_TABLE_DISPATCH_HPP
#define MONONGUSA_TABLE_DISPATCH_HPP

// SPDX-License-Identifier: BSL-1.0
// candidates: which rows of a table are worth asking about an event.

#ifndef MONONGUSA_TABLE_CANDIDATES_HPP
#define MONONGUSA_TABLE_CANDIDATES_HPP

// SPDX-License-Identifier: BSL-1.0
// prefilter: one pass over a text that names the few patterns which may match it.

#ifndef MONONGUSA_PATTERN_PREFILTER_HPP
#define MONONGUSA_PATTERN_PREFILTER_HPP

// SPDX-License-Identifier: BSL-1.0
// piece_lane: finds pieces whose rarest parts have the same width, by hashes of all parts of a text.

#ifndef MONONGUSA_PATTERN_PIECE_LANE_HPP
#define MONONGUSA_PATTERN_PIECE_LANE_HPP


#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace monongusa::pattern {

// Eight bytes of a text from `at` on, the first one lowest; 0 behind its end.
inline std::uint64_t load_piece(std::string_view text, std::size_t at) noexcept {
    std::uint64_t bytes = 0;
    if (std::endian::native == std::endian::little && text.size() >= sizeof bytes) {
        std::size_t const from = at < text.size() - sizeof bytes ? at : text.size() - sizeof bytes;
        std::memcpy(&bytes, text.data() + from, sizeof bytes);
        return bytes >> (8 * (at - from));
    }
    for (std::size_t i = at; i < text.size() && i - at < sizeof bytes; ++i)
        bytes |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * (i - at));
    return bytes;
}

// Up to here a set has a byte for each hash.
inline constexpr std::size_t most_pieces_in_bytes = 256;

// A set of hashes; the lowest bit of what `has` gives is the answer.  Either a byte for each, which takes the fewest instructions, or where these would not fit into the nearest cache, a bit.
template <std::size_t Hashes, bool Bits>
class hash_set {
public:
    void add(std::uint32_t hash) noexcept { seen_[hash] = 1; }
    unsigned has(std::uint32_t hash) const noexcept { return seen_[hash]; }

private:
    unsigned char seen_[Hashes]{};
};
template <std::size_t Hashes>
class hash_set<Hashes, true> {
public:
    void add(std::uint32_t hash) noexcept { seen_[hash / 32] |= 1U << hash % 32; }
    unsigned has(std::uint32_t hash) const noexcept { return seen_[hash / 32] >> hash % 32; }

private:
    std::uint32_t seen_[Hashes / 32]{};
};

// The pieces whose rarest part has `Width` bytes.  A set of the hashes of these parts says whether any piece has it: for nearly all places of a text
// that is all that is read.  Behind it stand chains of the pieces themselves.
template <std::size_t Width, std::size_t Size>
class piece_lane {
    static constexpr bool in_bits = Width > 1 && Size > most_pieces_in_bytes;
    static constexpr std::size_t hashes = Width == 1 ? 256 : in_bits ? std::size_t{1} << 18 : Size <= 32 ? 4096 : 16384;
    static constexpr std::size_t chains = std::bit_ceil(Size);
    static constexpr unsigned shift = 32 - std::bit_width(hashes - 1);

    struct entry {
        std::uint64_t bytes;
        std::uint64_t mask;
        std::uint32_t next;  // in the chain, from 1; 0 ends it
        std::uint32_t rule;
        std::uint16_t before;  // the bytes in front of its rarest part
        std::uint16_t behind;  // from there on
    };

public:
    void add(piece const& what, std::size_t rule) noexcept {
        std::uint16_t const before = what.at_begin ? 0 : rarest_part(what).offset;
        std::uint32_t const hash = hash_of(static_cast<std::uint32_t>(what.bytes >> (8 * before)));
        std::uint32_t& chain = chains_[hash % chains];
        entries_[size_++] = {what.bytes, what.mask(), chain, static_cast<std::uint32_t>(rule), before, static_cast<std::uint16_t>(what.size - before)};
        chain = static_cast<std::uint32_t>(size_);
        seen_.add(hash);
    }

    /// A piece that is one byte shorter and is kept in the lane before: what may be one is then looked at there.
    void host(piece const& guest) noexcept {
        hosts_ = true;
        for (std::uint32_t next = 0; next < 256; ++next) seen_.add(hash_of(static_cast<std::uint32_t>(guest.bytes) | next << 24));
    }

    template <class Guests>
    void look_anywhere(std::string_view text, std::uint64_t* rules, Guests const& guests) const noexcept {
        if (empty() || text.size() < Width) return;
        std::size_t const places = text.size() - Width + 1;
        if constexpr (many) {
            look_at_many(text, places, rules, guests);
        } else {
            look_at_blocks(text, places, rules, guests);
        }
    }

    bool empty() const noexcept { return size_ == 0 && !hosts_; }

    void look_at(std::string_view text, std::size_t at, std::uint64_t* rules) const noexcept {
        if (at + Width <= text.size() && (seen(text.data() + at) & 1) != 0) follow(text, at, rules);
    }

private:
    static constexpr bool many = Size > 128;

    // Of few pieces hardly any is found: eight places are looked at before asking whether any was one.
    template <class Guests>
    void look_at_blocks(std::string_view text, std::size_t places, std::uint64_t* rules, Guests const& guests) const noexcept {
        constexpr std::size_t block = 8;
        char const* const bytes = text.data();
        if (places < block) {
            for (std::size_t at = 0; at < places; ++at) {
                look_at(text, at, rules);
                guests.look_at(text, at, rules);
            }
            return;
        }
        // The last block overlaps the one before it: what is found twice is found.
        for (std::size_t at = 0;; at = at + 2 * block <= places ? at + block : places - block) {
            char const* const here = bytes + at;
            // Written out: compilers leave it a loop, at twice the instructions.
            unsigned const any =
                seen(here) | seen(here + 1) | seen(here + 2) | seen(here + 3) | seen(here + 4) | seen(here + 5) | seen(here + 6) | seen(here + 7);
            if ((any & 1) != 0) [[unlikely]] {
                for (std::size_t i = at; i < at + block; ++i) {
                    if ((seen(bytes + i) & 1) == 0) continue;
                    follow(text, i, rules);
                    guests.look_at(text, i, rules);
                }
            }
            if (at + block == places) return;
        }
    }

    // Of many some are found in most texts, and a branch for each would be guessed wrong: the places are noted first, without one.
    template <class Guests>
    void look_at_many(std::string_view text, std::size_t places, std::uint64_t* rules, Guests const& guests) const noexcept {
        constexpr std::size_t most = 512;
        std::uint16_t noted[most];
        for (std::size_t begin = 0; begin < places; begin += most) {
            std::size_t const count = places - begin < most ? places - begin : most;
            char const* const here = text.data() + begin;
            std::size_t size = 0;
            auto const note = [&](std::size_t i) {
                noted[size] = static_cast<std::uint16_t>(i);
                size += seen(here + i) & 1;
            };
            std::size_t i = 0;
            for (; i + 4 <= count; i += 4) note(i), note(i + 1), note(i + 2), note(i + 3);
            for (; i < count; ++i) note(i);
            for (i = 0; i < size; ++i) {
                follow(text, begin + noted[i], rules);
                guests.look_at(text, begin + noted[i], rules);
            }
        }
    }

    static std::uint32_t load_part(char const* at) noexcept {
        if constexpr (Width == 4) return load<std::uint32_t>(at);
        else if constexpr (Width == 3) return load<std::uint16_t>(at) | std::uint32_t{static_cast<unsigned char>(at[2])} << 16;
        else if constexpr (Width == 2) return load<std::uint16_t>(at);
        else return static_cast<unsigned char>(*at);
    }

    template <class Word>
    static std::uint32_t load(char const* at) noexcept {
        if constexpr (std::endian::native != std::endian::little) return static_cast<Word>(load_piece({at, sizeof(Word)}, 0));
        Word word;
        std::memcpy(&word, at, sizeof word);
        return word;
    }

    static std::uint32_t hash_of(std::uint32_t part) noexcept {
        if constexpr (Width == 1) return (part & 0xFF) | 0x20;
        constexpr auto fold = static_cast<std::uint32_t>(piece::fold);
        constexpr std::uint32_t mask = 0xFFFF'FFFF >> (8 * (4 - Width));
        return ((part | fold) & mask) * 0x9E37'79B1U >> shift;
    }

    unsigned seen(char const* at) const noexcept { return seen_.has(hash_of(load_part(at))); }

    void follow(std::string_view text, std::size_t at, std::uint64_t* rules) const noexcept {
        for (std::uint32_t i = chains_[hash_of(load_part(text.data() + at)) % chains]; i != 0; i = entries_[i - 1].next) {
            entry const& each = entries_[i - 1];
            if (at < each.before || at + each.behind > text.size()) continue;
            std::size_t const begin = at - each.before;
            std::uint64_t const bytes = load_piece(text, begin) | piece::fold;
            if ((bytes & each.mask) == each.bytes) rules[each.rule / 64] |= std::uint64_t{1} << each.rule % 64;
        }
    }

    hash_set<hashes, in_bits> seen_;
    std::uint32_t chains_[chains]{};
    entry entries_[Size]{};
    std::size_t size_ = 0;
    bool hosts_ = false;
};

template <std::size_t Width>
class piece_lane<Width, 0> {
public:
    void add(piece const&, std::size_t) noexcept {}
    bool empty() const noexcept { return true; }
    void host(piece const&) noexcept {}
    template <class Guests>
    void look_anywhere(std::string_view, std::uint64_t*, Guests const&) const noexcept {}
    void look_at(std::string_view, std::size_t, std::uint64_t*) const noexcept {}
};

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// shift_and: finds short runs of byte classes, many at once, in the bits of a word.

#ifndef MONONGUSA_PATTERN_SHIFT_AND_HPP
#define MONONGUSA_PATTERN_SHIFT_AND_HPP


#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace monongusa::pattern {

// The Shift-And automaton of Baeza-Yates and Gonnet: bit i says that the last bytes are what the run wants up to its place i.  Each byte shifts all runs
// on at once, and the table keeps those that want this byte.  A place that no byte fills parts each run from the next.
template <std::size_t Words>
class shift_and {
public:
    /// False if there is no room left, or it is no run of 1 to class_run::most bytes.
    bool add(std::span<byte_set const> classes, std::size_t rule) noexcept {
        if (classes.empty() || classes.size() > class_run::most) return false;
        for (std::size_t word = 0; word < Words; ++word) {
            std::size_t const begin = used_[word];
            if (begin + classes.size() > 64) continue;
            used_[word] = begin + classes.size() + 1;
            for (std::size_t i = 0; i < classes.size(); ++i) {
                for (unsigned byte = 0; byte < 256; ++byte) {
                    if (classes[i].has(static_cast<char>(byte))) wants_[byte][word] |= std::uint64_t{1} << (begin + i);
                }
            }
            first_[word] |= std::uint64_t{1} << begin;
            last_[word] |= std::uint64_t{1} << (begin + classes.size() - 1);
            rules_[64 * word + begin + classes.size() - 1] = static_cast<std::uint32_t>(rule);
            return true;
        }
        return false;
    }

    bool empty() const noexcept { return used_[0] == 0; }

    /// Sets the bits of the rules of which a run is in the text.
    void look(std::string_view text, std::uint64_t* rules) const noexcept {
        constexpr std::size_t overlap = class_run::most;
        words ever{};
        if (text.size() < 2 * overlap) {
            words now{};
            for (char const byte : text) step(byte, now, ever);
        } else {
            // Each step waits for the one before it.  So both halves go at once, far enough into each other that no run is cut.
            std::size_t const half = (text.size() + overlap) / 2;
            char const* const second = text.data() + text.size() - half;
            words now{};
            words then{};
            for (std::size_t i = 0; i < half; ++i) {
                step(text[i], now, ever);
                step(second[i], then, ever);
            }
        }
        for (std::size_t word = 0; word < Words; ++word) {
            for (std::uint64_t found = ever[word] & last_[word]; found != 0; found &= found - 1) {
                std::uint32_t const rule = rules_[64 * word + static_cast<std::size_t>(std::countr_zero(found))];
                rules[rule / 64] |= std::uint64_t{1} << rule % 64;
            }
        }
    }

private:
    using words = std::array<std::uint64_t, Words>;

    void step(char byte, words& now, words& ever) const noexcept {
        step(wants_[static_cast<unsigned char>(byte)], now, ever, std::make_index_sequence<Words>{});
    }
    // Written out, not a loop: then all words stay in registers.
    template <std::size_t... Word>
    void step(words const& wants, words& now, words& ever, std::index_sequence<Word...>) const noexcept {
        ((now[Word] = (now[Word] * 2 + first_[Word]) & wants[Word], ever[Word] |= now[Word]), ...);
    }

    words wants_[256]{};
    words first_{};
    words last_{};
    std::array<std::uint32_t, 64 * Words> rules_{};
    std::array<std::size_t, Words> used_{};
};

// More than registers hold are two, one after the other.  Nothing in it is known before Words is, else every file would compile it.
template <std::size_t Words>
    requires(Words == 4)
class shift_and<Words> {
public:
    bool add(std::span<byte_set const> classes, std::size_t rule) noexcept { return first_.add(classes, rule) || second_.add(classes, rule); }
    bool empty() const noexcept { return first_.empty(); }
    void look(std::string_view text, std::uint64_t* rules) const noexcept {
        first_.look(text, rules);
        if (!second_.empty()) second_.look(text, rules);
    }

private:
    shift_and<Words / 2> first_;
    shift_and<Words / 2> second_;
};

template <std::size_t Words>
    requires(Words == 0)
class shift_and<Words> {
public:
    bool add(std::span<byte_set const>, std::size_t) noexcept { return false; }
    bool empty() const noexcept { return true; }
    void look(std::string_view, std::uint64_t*) const noexcept {}
};

}  // namespace monongusa::pattern

#endif

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace monongusa::pattern {

/// How many pieces there are by the width of their rarest part, those that may stand anywhere and those that count at the beginning only; and how many bytes
/// all runs have together.
struct prefilter_shape {
    std::size_t anywhere[5]{};
    std::size_t at_begin[5]{};
    std::size_t run_bytes = 0;

    constexpr void add(std::span<piece const> required) noexcept {
        for (piece const& each : required) ++(each.at_begin ? at_begin : anywhere)[each.size < 4 ? each.size : 4];
    }
    // With the place between it and the next.
    constexpr void add_run(std::span<byte_set const> run) noexcept { run_bytes += run.empty() ? 0 : run.size() + 1; }

    /// The size of pieces up to which they are looked for as runs.
    constexpr std::size_t short_size() const noexcept { return few() ? 3 : 2; }

    /// Whether pieces of three bytes are guests in the lane of four: each with all bytes that may follow, for which only a large set has room.
    constexpr bool guests() const noexcept { return anywhere[4] > most_pieces_in_bytes && anywhere[3] <= most_guests; }
    static constexpr std::size_t most_guests = 128;

    /// How many words the runs take, the short pieces too: a word costs each byte of a text three instructions, a lane seven.
    constexpr std::size_t words() const noexcept {
        // Most short pieces are joined, as the ten of "-\\d" are.
        std::size_t const bits = run_bytes + (anywhere[1] + anywhere[2]) / 2 + (short_size() == 3 ? 3 * anywhere[3] : 0);
        return bits == 0 ? 0 : bits <= sure_bits ? 1 : bits <= 2 * sure_bits ? 2 : 4;
    }

    friend constexpr bool operator==(prefilter_shape const&, prefilter_shape const&) = default;

private:
    static constexpr std::size_t sure_bits = 56;  // of a word, that are filled whatever does not fit into the rest

    constexpr std::size_t all_bits() const noexcept { return run_bytes + 2 * anywhere[1] + 3 * anywhere[2] + 4 * anywhere[3]; }
    constexpr bool few() const noexcept { return all_bits() <= 3 * sure_bits; }
};

/// The required pieces of many patterns in one automaton.  Reads a text about once, however many there are.
///
/// It has its memory in itself, some kilobytes; a const one may be used by many threads at once.
template <prefilter_shape Shape>
class prefilter {
public:
    /// No more than the shape was told.  False for pieces that no text could be looked through for: without a byte, which is everywhere, too long, or not folded.
    bool add(std::span<piece const> required, std::size_t rule) noexcept {
        for (piece const& each : required) {
            if (each.size == 0 || each.size > piece::most || each.bytes != ((each.bytes | piece::fold) & each.mask())) return false;
        }
        bool const short_ones_found_by_runs = add_short_ones(required, rule);
        for (piece const& each : required) {
            if (each.at_begin) {
                begins_[each.byte(0)] = true;
                add_to(each, rule, begin1_, begin2_, begin3_, begin4_);
            } else if (each.size > Shape.short_size() || !short_ones_found_by_runs) {
                add_to(each, rule, lane1_, lane2_, lane3_, lane4_);
            }
        }
        return true;
    }

    /// False if there is no room left for it.  Before the pieces, which take the room that is left.
    bool add_run(std::span<byte_set const> run, std::size_t rule) noexcept { return runs_.add(run, rule); }

    /// Sets the bits of the rules of which a piece or a run is in the text; others stay as they are.
    void look(std::string_view text, std::uint64_t* rules) const noexcept {
        if (!text.empty() && begins_[static_cast<unsigned char>(text[0]) | 0x20]) {
            begin1_.look_at(text, 0, rules);
            begin2_.look_at(text, 0, rules);
            begin3_.look_at(text, 0, rules);
            begin4_.look_at(text, 0, rules);
        }
        runs_.look(text, rules);
        constexpr piece_lane<0, 0> nobody;
        lane1_.look_anywhere(text, rules, nobody);
        lane2_.look_anywhere(text, rules, nobody);
        if constexpr (Shape.guests()) {
            lane4_.look_anywhere(text, rules, lane3_);
            if (text.size() >= 3) lane3_.look_at(text, text.size() - 3, rules);  // which nothing follows
        } else {
            lane3_.look_anywhere(text, rules, nobody);
            lane4_.look_anywhere(text, rules, nobody);
        }
    }

private:
    template <class Lane1, class Lane2, class Lane3, class Lane4>
    static void add_to(piece const& what, std::size_t rule, Lane1& lane1, Lane2& lane2, Lane3& lane3, Lane4& lane4) noexcept {
        switch (what.size) {
            case 0: return;
            case 1: return lane1.add(what, rule);
            case 2: return lane2.add(what, rule);
            case 3:
                if (Shape.guests() && !what.at_begin) lane4.host(what);
                return lane3.add(what, rule);
            default: return lane4.add(what, rule);
        }
    }

    struct short_run {
        byte_set classes[3]{};
        std::size_t size = 0;

        // True if it differs in one place at most, of which it then has both.
        bool takes_in(short_run const& other) noexcept {
            std::size_t differences = 0;
            std::size_t where = 0;
            for (std::size_t i = 0; i < size; ++i) {
                if (classes[i] == other.classes[i]) continue;
                ++differences;
                where = i;
            }
            if (size != other.size || differences > 1) return false;
            for (unsigned word = 0; word < 4; ++word) classes[where].bits[word] |= other.classes[where].bits[word];
            return true;
        }
    };

    // Pieces such as "-0", "-1" … "-9" are one run.  False if there is no room for all of them.
    bool add_short_ones(std::span<piece const> required, std::size_t rule) noexcept {
        constexpr std::size_t most = 16;
        if constexpr (Shape.words() == 0) return false;
        short_run joined[most];
        std::size_t count = 0;
        for (piece const& each : required) {
            if (each.at_begin || each.size > Shape.short_size()) continue;
            short_run made;
            made.size = each.size;
            for (std::size_t i = 0; i < made.size; ++i) {
                made.classes[i].add(each.byte(i), each.byte(i));
                made.classes[i].add(each.byte(i) & ~0x20U, each.byte(i) & ~0x20U);
            }
            std::size_t same = 0;
            while (same < count && !joined[same].takes_in(made)) ++same;
            if (same < count) continue;
            if (count == most) return false;
            joined[count++] = made;
        }
        for (std::size_t i = 0; i < count; ++i) {
            if (!runs_.add({joined[i].classes, joined[i].size}, rule)) return false;
        }
        return true;
    }

    shift_and<Shape.words()> runs_;
    piece_lane<1, Shape.anywhere[1]> lane1_;
    piece_lane<2, Shape.anywhere[2]> lane2_;
    piece_lane<3, Shape.anywhere[3]> lane3_;
    piece_lane<4, Shape.anywhere[4]> lane4_;
    bool begins_[256]{};  // any of the following with this byte, folded
    piece_lane<1, Shape.at_begin[1]> begin1_;
    piece_lane<2, Shape.at_begin[2]> begin2_;
    piece_lane<3, Shape.at_begin[3]> begin3_;
    piece_lane<4, Shape.at_begin[4]> begin4_;
};

}  // namespace monongusa::pattern

#endif

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace monongusa::detail {

/// A set of the rows that hear an event, by their place among them.
template <std::size_t Size>
struct row_set {
    std::array<std::uint64_t, (Size + 63) / 64> words{};

    constexpr void add(std::size_t place) noexcept { words[place / 64] |= std::uint64_t{1} << place % 64; }

    /// Calls `visit` with each, in order, until it gives false.
    template <class Visit>
    constexpr void for_each(Visit const& visit) const {
        for (std::size_t word = 0; word < words.size(); ++word) {
            for (std::uint64_t rest = words[word]; rest != 0; rest &= rest - 1) {
                if (!visit(word * 64 + static_cast<std::size_t>(std::countr_zero(rest)))) return;
            }
        }
    }
};

/// The rows of a table that hear `Event`, those that stand in for others or those that do not.  Of rows that require something of the text, only those are
/// candidates whose pieces are found there: all patterns of a table meet in this one automaton.
template <class Table, class Event, bool Fallback>
class candidates {
public:
    static constexpr auto positions = Table::list::template hearing<Event, Fallback>;
    using rows = row_set<positions.size()>;

    static rows of(Event const& event) noexcept {
        if constexpr (filters) {
            rows found = automaton().always;
            automaton().filter.look(event::text_of(event), found.words.data());
            return found;
        } else {
            return all;
        }
    }

    /// Those that are asked about every event.
    static rows always() noexcept {
        if constexpr (filters) {
            return automaton().always;
        } else {
            return all;
        }
    }

private:
    static constexpr auto const& required = Table::list::required;
    static constexpr auto const& required_runs = Table::list::required_runs;

    // One pattern looks for its beginning itself.
    static constexpr bool filters = [] {
        std::size_t count = 0;
        for (std::size_t const position : positions) count += required[position].empty() && required_runs[position].empty() ? 0 : 1;
        return event::has_text<Event> && count >= 2;
    }();

    static constexpr rows all = [] {
        rows asked{};
        for (std::size_t place = 0; place < positions.size(); ++place) asked.add(place);
        return asked;
    }();

    static constexpr pattern::prefilter_shape shape = [] {
        pattern::prefilter_shape made;
        if (!filters) return made;
        for (std::size_t const position : positions) {
            if (required_runs[position].empty()) made.add(required[position]);
            else made.add_run(required_runs[position]);
        }
        return made;
    }();

    // Made at the first event, in microseconds: what it is made of is known at compile time, and a constant of its size would cost the compiler more.
    struct made {
        made() noexcept {
            bool named[positions.size() + 1]{};
            for (std::size_t place = 0; place < positions.size(); ++place) {
                auto const run = required_runs[positions[place]];
                named[place] = !run.empty() && filter.add_run(run, place);
            }
            for (std::size_t place = 0; place < positions.size(); ++place) {
                auto const pieces = required[positions[place]];
                if (required_runs[positions[place]].empty()) named[place] = !pieces.empty() && filter.add(pieces, place);
                if (!named[place]) always.add(place);
            }
        }

        pattern::prefilter<shape> filter;
        rows always{};
    };
    static made const& automaton() noexcept {
        static made const all_of_them;
        return all_of_them;
    }
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// hit: a rule that has accepted an event: its handler is called now, or later with the event's delivery.

#ifndef MONONGUSA_TABLE_HIT_HPP
#define MONONGUSA_TABLE_HIT_HPP

// SPDX-License-Identifier: BSL-1.0
// arrival: an event on its way along the rows of a table.

#ifndef MONONGUSA_TABLE_ARRIVAL_HPP
#define MONONGUSA_TABLE_ARRIVAL_HPP


#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace monongusa::detail {

/// What a rule's handler answers when it hears the event.
template <class Event>
action::occasion occasion_of(Event const& event, std::uint64_t sequence, std::size_t rule) noexcept {
    action::occasion occasion{event::origin_of(event), sequence, rule};
    // Several failures may come of one event, in whatever order: told apart by the rules and the actions that failed.
    if constexpr (std::is_same_v<Event, event::failure>) occasion.failure = (std::uint64_t{event.rule} << 32) + event.action;
    return occasion;
}

/// At first where the transport decoded it; from the first rule that queues its handler on in a delivery, which all its hits share.
template <class Event>
class arrival {
public:
    /// `pool` may be null where handlers run in place only.
    arrival(Event& scratch, std::uint64_t sequence, deliveries<Event>* pool) noexcept : scratch_(scratch), sequence_(sequence), pool_(pool) {}

    Event const& get() const noexcept { return delivered_ ? delivered_->event : scratch_; }
    action::occasion occasion(std::size_t rule) const noexcept { return occasion_of(get(), sequence_, rule); }

    /// What `get` gave before holds no longer.
    delivery_ref<Event> const& deliver() {
        if (!delivered_) delivered_ = pool_->swap_in(scratch_, sequence_);
        return delivered_;
    }

private:
    Event& scratch_;
    std::uint64_t sequence_;
    deliveries<Event>* pool_;
    delivery_ref<Event> delivered_;
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// call: a handler, its arguments, and what it returns.

#ifndef MONONGUSA_TABLE_CALL_HPP
#define MONONGUSA_TABLE_CALL_HPP

// SPDX-License-Identifier: BSL-1.0
// arguments: what a handler of a given signature is called with.

#ifndef MONONGUSA_TABLE_ARGUMENTS_HPP
#define MONONGUSA_TABLE_ARGUMENTS_HPP

// SPDX-License-Identifier: BSL-1.0
// conversion: a group of a pattern becomes what the handler takes.

#ifndef MONONGUSA_TABLE_CONVERSION_HPP
#define MONONGUSA_TABLE_CONVERSION_HPP

// SPDX-License-Identifier: BSL-1.0
// number: reads numbers, truth values and durations as people write them.

#ifndef MONONGUSA_TABLE_NUMBER_HPP
#define MONONGUSA_TABLE_NUMBER_HPP

// SPDX-License-Identifier: BSL-1.0
// nanoseconds: a length of time as people write it.

#ifndef MONONGUSA_DETAIL_NANOSECONDS_HPP
#define MONONGUSA_DETAIL_NANOSECONDS_HPP

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <system_error>

namespace monongusa::detail {

struct duration_unit {
    std::string_view name;
    std::int64_t nanoseconds;
};

inline constexpr std::int64_t second = 1'000'000'000;
inline constexpr duration_unit duration_units[] = {
    {"ns", 1},           {"us", 1'000},        {"µs", 1'000},         {"ms", 1'000'000},       {"s", second},
    {"sec", second},     {"secs", second},     {"second", second},    {"seconds", second},     {"m", 60 * second},
    {"min", 60 * second}, {"mins", 60 * second}, {"minute", 60 * second}, {"minutes", 60 * second}, {"h", 3'600 * second},
    {"hour", 3'600 * second}, {"hours", 3'600 * second}, {"d", 86'400 * second}, {"day", 86'400 * second}, {"days", 86'400 * second},
    {"w", 604'800 * second}, {"week", 604'800 * second}, {"weeks", 604'800 * second},
};

constexpr std::int64_t nanoseconds_in(std::string_view unit) noexcept {
    for (auto const& known : duration_units) {
        if (known.name == unit) return known.nanoseconds;
    }
    return 0;
}

/// `1h30m`, `90 s`, `2 days`: the sum in nanoseconds; false if it is none or too large.
inline bool read_nanoseconds(std::string_view text, std::int64_t& sum) noexcept {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    sum = 0;
    while (!text.empty()) {
        std::int64_t count = 0;
        auto const [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), count);
        if (error != std::errc{} || count < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(stopped - text.data()));
        if (text.starts_with(' ')) text.remove_prefix(1);
        auto const unit = text.substr(0, text.find_first_of("0123456789 "));
        auto const factor = nanoseconds_in(unit);
        if (factor == 0 || count > (most - sum) / factor) return false;
        sum += count * factor;
        text.remove_prefix(unit.size());
        if (text.size() > 1 && text.front() == ' ') text.remove_prefix(1);
    }
    return true;
}

}  // namespace monongusa::detail

#endif

#include <charconv>
#include <cstdint>
#include <limits>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace monongusa::detail {

/// The whole of `text` as a number: a leading `+` may stand, nothing may follow.  Too large is no number; neither are `nan` and `inf`.
template <class Number>
bool read_number(std::string_view text, Number& number) noexcept {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return false;
    }
    if constexpr (std::is_floating_point_v<Number>) {
        auto const first = text.find_first_not_of('-');
        if (first == std::string_view::npos || !(text[first] == '.' || (text[first] >= '0' && text[first] <= '9'))) return false;
    }
    auto const* const end = text.data() + text.size();
    auto const [stopped, error] = std::from_chars(text.data(), end, number);
    return error == std::errc{} && stopped == end;
}

constexpr bool read_truth(std::string_view text, bool& truth) noexcept {
    for (std::string_view const yes : {"true", "yes", "on", "1"}) {
        if (text == yes) return truth = true;
    }
    for (std::string_view const no : {"false", "no", "off", "0"}) {
        if (text == no) return !(truth = false);
    }
    return false;
}

/// A duration with units (`1h30m`, `90 s`, `2 days`), or a bare number in the unit of the type.  What the type cannot hold exactly is refused.
template <duration_like Duration>
bool read_duration(std::string_view text, Duration& duration) noexcept {
    using rep = typename Duration::rep;
    using period = typename Duration::period;
    rep count{};
    if (!text.starts_with('-') && read_number(text, count)) {
        duration = Duration{count};
        return true;
    }
    std::int64_t nanoseconds = 0;
    if (text.empty() || !read_nanoseconds(text, nanoseconds)) return false;
    if constexpr (std::is_floating_point_v<rep>) {
        duration = Duration{static_cast<rep>(nanoseconds) / static_cast<rep>(second) * static_cast<rep>(period::den) /
                            static_cast<rep>(period::num)};
        return true;
    } else {
        static_assert(second % period::den == 0, "monongusa: a group cannot become a duration finer than a nanosecond");
        constexpr std::int64_t tick = second / period::den * period::num;
        auto const ticks = nanoseconds / tick;
        if (nanoseconds % tick != 0 || ticks > static_cast<std::int64_t>(std::numeric_limits<rep>::max())) return false;
        duration = Duration{static_cast<rep>(ticks)};
        return true;
    }
}

}  // namespace monongusa::detail

#endif

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace monongusa::detail {

/// Two steps, since the event may be moved between them: `accept` decides where the event arrives, and keeps offsets or a value; `make` gives
/// the argument just before the call.  `text` is the event's text in both.
template <class Type>
struct conversion;

template <class Type>
    requires std::same_as<Type, std::string> || std::same_as<Type, std::string_view>
struct conversion<Type> {
    using stored = text_range;
    static bool accept(text_range part, std::string_view, stored& kept) noexcept {
        kept = part;
        return true;
    }
    static Type make(stored const& kept, std::string_view text) { return Type{kept.in(text)}; }
};

template <readable_number Type>
struct conversion<Type> {
    using stored = Type;
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept {
        if constexpr (std::same_as<Type, bool>) {
            return read_truth(part.in(text), kept);
        } else if constexpr (std::same_as<Type, char>) {
            auto const character = part.in(text);
            if (character.size() != 1) return false;
            kept = character.front();
            return true;
        } else {
            return read_number(part.in(text), kept);
        }
    }
    static Type make(stored const& kept, std::string_view) noexcept { return kept; }
};

template <duration_like Type>
    requires(!has_free_from_text<Type> && !has_static_from_text<Type>)
struct conversion<Type> {
    using stored = Type;
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept { return read_duration(part.in(text), kept); }
    static Type make(stored const& kept, std::string_view) noexcept { return kept; }
};

// The names are made just before the call, so that matching allocates nothing.
template <class Type>
    requires std::same_as<Type, chat::user_ref> || std::same_as<Type, chat::channel_ref>
struct conversion<Type> {
    static constexpr char sigil = std::same_as<Type, chat::user_ref> ? '@' : '#';
    using stored = text_range;
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept {
        kept = part;
        return chat::reference::read(part.in(text), sigil).valid;
    }
    static Type make(stored const& kept, std::string_view text) {
        auto const parts = chat::reference::read(kept.in(text), sigil);
        return {std::string{parts.id}, std::string{parts.name}};
    }
};

template <>
struct conversion<chat::emoji> {
    using stored = text_range;
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept {
        kept = part;
        return chat::read_emoji(part.in(text)).valid;
    }
    static chat::emoji make(stored const& kept, std::string_view text) {
        auto const parts = chat::read_emoji(kept.in(text));
        return {std::string{parts.name}, std::string{parts.id}};
    }
};

template <has_free_from_text Type>
    requires(!readable_number<Type>)
struct conversion<Type> {
    using stored = Type;
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept { return from_text(part.in(text), kept); }
    static Type const& make(stored const& kept, std::string_view) noexcept { return kept; }
};

template <has_static_from_text Type>
    requires(!has_free_from_text<Type>)
struct conversion<Type> {
    using stored = std::optional<Type>;
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept {
        kept = Type::from_text(part.in(text));
        return kept.has_value();
    }
    static Type const& make(stored const& kept, std::string_view) noexcept { return *kept; }
};

template <class Type>
struct conversion<std::optional<Type>> {
    struct stored {
        bool present = false;
        typename conversion<Type>::stored value{};
    };
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept {
        kept.present = part.present();
        return !kept.present || conversion<Type>::accept(part, text, kept.value);
    }
    static std::optional<Type> make(stored const& kept, std::string_view text) {
        if (!kept.present) return std::nullopt;
        return conversion<Type>::make(kept.value, text);
    }
};

}  // namespace monongusa::detail

#endif

#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

// What a parameter that takes no group keeps between match and call.
struct nothing_stored {};

template <class Parameter, bool IsGroup>
struct stored_for {
    using type = nothing_stored;
};
template <class Parameter>
struct stored_for<Parameter, true> {
    using type = typename conversion<std::remove_cvref_t<Parameter>>::stored;
};

/// Depends on the signature alone, so that handlers of the same one share it.
///
/// `accept` runs where the event arrives and decides; what it stores survives the event's being moved.  `make` gives an argument from the event
/// as it then is.
template <class Parameters, class Event>
class arguments;

template <class... Parameters, class Event>
class arguments<type_list<Parameters...>, Event> {
    using roles = roles_of<type_list<Parameters...>, Event>;
    using indices = std::index_sequence_for<Parameters...>;

    template <std::size_t Index>
    using parameter = typename type_at<Index, type_list<Parameters...>>::type;

public:
    /// One place for each parameter.
    using stored = std::tuple<typename stored_for<Parameters, role_of<Parameters, Event>() == role::group>::type...>;

    /// Converts the groups; false if one of them does not convert, so that the rule did not match.
    template <class Found>
    static bool accept(Found const& found, std::string_view text, stored& values) {
        return accept_all(found, text, values, indices{});
    }

    /// The context that the handler takes; `nothing_stored` if it takes none.
    template <class Environment>
    static auto context(Environment& environment, action::occasion& occasion) {
        constexpr std::size_t index = roles::first(role::context);
        if constexpr (index == roles::size) {
            return nothing_stored{};
        } else {
            return environment.template context_for<std::remove_cvref_t<parameter<index>>>(occasion);
        }
    }

    /// The argument at `Index`.  Views in it hold as long as the event.
    template <std::size_t Index, class Environment, class Context>
    static decltype(auto) make([[maybe_unused]] Environment& environment, [[maybe_unused]] Context& context,
                               [[maybe_unused]] Event const& event, [[maybe_unused]] stored const& values) {
        constexpr role wanted = roles::roles[Index];
        if constexpr (wanted == role::context) {
            return static_cast<parameter<Index>>(context);
        } else if constexpr (wanted == role::event) {
            return (event);
        } else if constexpr (wanted == role::component) {
            return environment.template component<std::remove_reference_t<parameter<Index>>>();
        } else {
            return conversion<std::remove_cvref_t<parameter<Index>>>::make(std::get<Index>(values), event::text_of(event));
        }
    }

private:
    template <class Found, std::size_t... Index>
    static bool accept_all([[maybe_unused]] Found const& found, [[maybe_unused]] std::string_view text, [[maybe_unused]] stored& values,
                           std::index_sequence<Index...>) {
        return (accept_one<Index>(found, text, values) && ...);
    }

    template <std::size_t Index, class Found>
    static bool accept_one(Found const& found, std::string_view text, stored& values) {
        if constexpr (roles::roles[Index] != role::group) {
            return true;
        } else {
            using wanted = std::remove_cvref_t<parameter<Index>>;
            auto const part = found.groups[roles::group_of(Index)];
            if (!is_optional<wanted> && !part.present()) return false;
            return conversion<wanted>::accept(part, text, std::get<Index>(values));
        }
    }
};

}  // namespace monongusa::detail

#endif

#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// Does what a handler has returned: text is a reply.
template <class Performer, class Result>
void perform_result(Performer const& performer, Result&& result) {
    using bare = std::remove_cvref_t<Result>;
    if constexpr (std::is_same_v<bare, std::string>) {
        performer.perform(action::reply{std::forward<Result>(result)});
    } else if constexpr (std::is_convertible_v<Result, char const*>) {
        char const* const text = result;
        if (text) performer.perform(action::reply{text});  // A null pointer is nothing.
    } else if constexpr (std::is_convertible_v<Result, std::string_view>) {
        performer.perform(action::reply{std::string{std::string_view{result}}});
    } else if constexpr (action_type<bare>) {
        performer.perform(bare(std::forward<Result>(result)));
    } else if constexpr (is_optional<bare>) {
        if (result) perform_result(performer, *std::forward<Result>(result));
    } else {
        std::apply([&](auto&&... each) { (perform_result(performer, std::forward<decltype(each)>(each)), ...); },
                   std::forward<Result>(result));
    }
}

// A generic handler is called by its specialization's name, so that no second one comes about beside that from which the signature was read.
template <class Context, class Handler, class... Arguments>
decltype(auto) invoke(Handler const& handler, Arguments&&... arguments) {
    if constexpr (plain_handler<Handler>) {
        return handler(std::forward<Arguments>(arguments)...);
    } else {
        return handler.template operator()<Context>(std::forward<Arguments>(arguments)...);
    }
}

/// Calls a handler in a bot whose contexts are `Context`, and does what it returns.
template <class Context, class Handler, class Environment, class Event, class Stored, std::size_t... Index>
void call(Handler const& handler, action::occasion& occasion, Environment& environment, Event const& event, Stored const& values,
          std::index_sequence<Index...>) {
    using signature = signature_with<Handler, Context>;
    using arguments = detail::arguments<typename signature::parameters, Event>;
    [[maybe_unused]] auto context = arguments::context(environment, occasion);
    if constexpr (std::is_void_v<typename signature::result>) {
        invoke<Context>(handler, arguments::template make<Index>(environment, context, event, values)...);
    } else {
        perform_result(environment.performer_for(occasion),
                       invoke<Context>(handler, arguments::template make<Index>(environment, context, event, values)...));
    }
}

}  // namespace monongusa::detail

#endif

#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

template <class Row, class Context>
using parameters_of = typename signature_with<typename Row::handler_type, Context>::parameters;

template <class Row, class Context, class Event>
using arguments_of = arguments<parameters_of<Row, Context>, Event>;

/// Calls a row's handler; what it throws goes to the environment.
template <class Context, class Row, class Event, class Environment, class Stored>
void run_handler(Row const& row, action::occasion occasion, Environment& environment, Event const& event, Stored const& values) noexcept {
    try {
        call<Context>(row.handler(), occasion, environment, event, values, std::make_index_sequence<parameters_of<Row, Context>::size>{});
    } catch (...) {
        environment.threw(occasion);
    }
}

/// The same where the event is; under way, so that nobody stops the transport meanwhile.
template <class Context, class Row, class Event, class Environment, class Stored>
void run_in_place(Row const& row, std::size_t position, arrival<Event> const& event, Environment& environment, Stored const& values) noexcept {
    environment.task_begins();
    run_handler<Context>(row, event.occasion(position), environment, event.get(), values);
    environment.task_done();
}

// Finds the row again: it is referred to where it has state, else made again.
template <class Row>
struct row_ref {
    Row const* row;
    explicit row_ref(Row const& of) noexcept : row(&of) {}
    Row const& get() const noexcept { return *row; }
};
template <class Row>
    requires made_on_use<Row>
struct row_ref<Row> {
    explicit row_ref(Row const&) noexcept {}
    static Row get() { return Row{}; }
};

/// The delivery, the rule, and what its groups were converted to: offsets, or values.  Views are made from the delivery just before the call.
template <class Context, class Row, class Event, class Environment>
class hit_of : public hit {
    using stored = typename arguments_of<Row, Context, Event>::stored;

public:
    hit_of(Row const& row, std::size_t position, delivery_ref<Event> event, Environment& environment, stored const& values)
        : hit(&hit_of::run_it, &hit_of::let_it_go, &hit_of::destroy_it, event::origin_of(event->event)),
          row_(row), position_(position), event_(std::move(event)), environment_(environment), values_(values) {
        must_not_be_dropped = std::is_same_v<Event, event::failure>;
        environment_.task_begins();
    }

private:
    static hit_of& of(hit& base) noexcept { return static_cast<hit_of&>(base); }

    static void run_it(hit& base) {
        hit_of& self = of(base);
        if (!self.environment_.task_may_run()) return let_it_go(base);
        action::occasion const occasion = occasion_of(self.event_->event, self.event_->sequence, self.position_);
        run_handler<Context>(self.row_.get(), occasion, self.environment_, self.event_->event, self.values_);
        self.event_ = {};
        self.environment_.task_ends();  // From here on the bot may be gone.
    }
    static void let_it_go(hit& base) {
        hit_of& self = of(base);
        self.event_ = {};
        self.environment_.task_dropped();
    }
    static void destroy_it(hit& base) { delete &of(base); }

    [[no_unique_address]] row_ref<Row> row_;
    std::size_t position_;
    delivery_ref<Event> event_;
    Environment& environment_;
    stored values_;
};

/// Queues the handler; the event is then in a delivery.
template <class Context, class Row, class Event, class Environment, class Stored>
void enqueue(Row const& row, std::size_t position, arrival<Event>& event, Environment& environment, Stored const& values) {
    try {
        task_of_bot task{new hit_of<Context, Row, Event, Environment>{row, position, event.deliver(), environment, values}};
        environment.submit(task);
    } catch (...) {
        environment.threw(event.occasion(position));
    }
}

}  // namespace monongusa::detail

#endif

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// What has become of an event so far.
struct progress {
    bool accepted = false;  ///< By any row.
    bool answered = false;  ///< By a row that answers.
};

/// How chosen handlers run where the executor does not run them in place: each is queued, as a task that shares the event's delivery.
struct queued {};

/// Where only running shows it.
struct queued_or_in_place {
    bool in_place;
};

/// How the handlers of a bot with that executor run.
template <class Executor>
using runner_of = std::conditional_t<runs_in_place<Executor>, Executor,
                                     std::conditional_t<may_run_in_place<Executor>, queued_or_in_place, queued>>;

// Behind a pointer, so that rows of all types are asked alike; null if the row is made on use.
template <class Row>
decltype(auto) row_behind([[maybe_unused]] void const* row) noexcept {
    if constexpr (made_on_use<Row>) {
        return Row{};
    } else {
        return *static_cast<Row const*>(row);
    }
}

/// Lets one row decide; a chosen handler goes to the executor, what a matcher or a handler throws to the environment.
///
/// Named after the row and not after its table, see place_at.
template <class Context, class Row, class Event, class Environment, class Runner>
void ask(void const* behind, std::size_t position, arrival<Event>& event, Environment& environment, Runner& runner, progress& so_far) {
    decltype(auto) row = row_behind<Row>(behind);
    using arguments = arguments_of<Row, Context, Event>;
    if (!admits(Row::audience, event.get())) return;
    typename arguments::stored stored{};
    try {
        auto const found = row.matcher().match(event.get());
        if (!found || !arguments::accept(found, event::text_of(event.get()), stored)) return;
    } catch (...) {
        environment.threw(event.occasion(position));
        return;
    }
    so_far.accepted = true;
    if (answers(Row::verb)) so_far.answered = true;
    environment.chosen(event.occasion(position));
    if constexpr (std::is_same_v<Runner, queued>) {
        enqueue<Context>(row, position, event, environment, stored);
    } else if constexpr (std::is_same_v<Runner, queued_or_in_place>) {
        if (runner.in_place) {
            run_in_place<Context>(row, position, event, environment, stored);
        } else {
            enqueue<Context>(row, position, event, environment, stored);
        }
    } else {
        auto run = [&]() noexcept { run_in_place<Context>(row, position, event, environment, stored); };
        task_in_place task{[](void* call) noexcept { (*static_cast<decltype(run)*>(call))(); }, &run, event.occasion(position).origin};
        runner.try_execute(task);
    }
}

template <class Event, class Environment, class Runner>
using asking = void (*)(void const*, std::size_t, arrival<Event>&, Environment&, Runner&, progress&);

// How each row is asked; null for those that hear other events.
template <class Context, class Event, class Environment, class Runner, class Row>
constexpr asking<Event, Environment, Runner> asking_of() noexcept {
    if constexpr (std::is_same_v<typename key_of<Row>::event, Event>) {
        return &ask<Context, Row, Event, Environment, Runner>;
    } else {
        return nullptr;
    }
}
template <class Context, class Event, class Environment, class Runner, class... Rows>
constexpr auto asked_of(row_list<Rows...>*) noexcept {
    return std::array<asking<Event, Environment, Runner>, sizeof...(Rows)>{asking_of<Context, Event, Environment, Runner, Rows>()...};
}

/// Offers an event to the rows that hear it, in the order of the table, those that stand in for others last.
template <class Table, class Context, class Event, class Environment, class Runner>
class dispatch {
public:
    /// Whether a row has accepted the event.
    static bool run(Table const& table, arrival<Event>& event, Environment& environment, Runner& runner) {
        progress so_far;
        offer<false>(table, event, environment, runner, so_far);
        bool const nobody_answered = Table::stops_at_first ? !so_far.accepted : !so_far.answered;
        if (nobody_answered) offer<true>(table, event, environment, runner, so_far);
        return so_far.accepted;
    }

private:
    template <bool Fallback>
    static void offer(Table const& table, arrival<Event>& event, Environment& environment, Runner& runner, progress& so_far) {
        using heard_by = candidates<Table, Event, Fallback>;
        if constexpr (heard_by::positions.size() != 0) {
            heard_by::of(event.get()).for_each([&](std::size_t place) {
                std::size_t const position = heard_by::positions[place];
                asked[position](table.address_of_row(position), position + 1, event, environment, runner, so_far);
                return !(Table::stops_at_first && so_far.accepted);
            });
        }
    }

    static constexpr auto asked = asked_of<Context, Event, Environment, Runner>(static_cast<typename Table::list*>(nullptr));
};

}  // namespace monongusa::detail

#endif

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa {

/// A bot, chosen by hand: `mg::bot{transport, executor, reactions, mg::with(database)}`.
///
/// Keeps all it is given (a `Table` that is a reference is referred to), and stays where it is: it cannot be moved.  `run` is called once, by one
/// thread; `stop` by any, also by a handler.  It ends when its handlers have: a bot that is destroyed waits for them.
template <class Transport, class Executor, class Table, class Components = components<>, class Clock = clock::real>
class bot {
    using sink_type = typename detail::sink_of<Transport>::type;
    template <class Event>
    using context_of = typename detail::contexts<sink_type>::template of<Event>;
    using environment_type = detail::environment<sink_type, Components>;
    using table_type = std::remove_cvref_t<Table>;
    using fit = detail::fit_of_bot<Transport, Executor, table_type, Components, Clock, detail::contexts<sink_type>::template of>;
    using runner = detail::runner_of<Executor>;
    static constexpr bool queues = !runs_in_place<Executor>;

public:
    /// Whether all parts fit; if not, the compiler has said why.
    static constexpr bool fits = fit::value;

    bot(Transport transport, Executor executor, Table table, Components components = Components{}, Clock clock = Clock{})
        : clock_(std::move(clock)),
          engine_(this, parts(), drops_when_full(executor), in_place(executor)),
          table_(std::forward<Table>(table)),
          components_(std::move(components)),
          transport_(std::move(transport)),
          executor_(std::move(executor)) {
        fit::transport_verdict::require();
        fit::executor_verdict::require();
        fit::table_verdict::require();
        fit::clock_verdict::require();
        fit::rows_type::require();
    }
    bot(bot const&) = delete;
    bot& operator=(bot const&) = delete;
    ~bot() {
        if constexpr (fits) {
            if (queues && environment_) engine_.drain_what_is_left();
            engine_.close();
        }
        if (ticker_) ticker_->end();
    }

    /// Hears and answers until the transport's input ends or `stop` is called, and its handlers have ended.  Returns what ended it, no error for a
    /// clean end.
    std::error_code run() {
        if constexpr (fits) {
            open();
            listener hears{this};
            struct at_the_end {
                bot& of;
                ~at_the_end() { of.end({}); }
            } const if_the_transport_throws{*this};
            return end(transport_.run(hears));
        } else {
            return {};
        }
    }

    /// Ends `run` soon: the transport reads no more, handlers that run or are queued have the grace period to end, and what they do is still done.
    /// Any thread, any number of times.
    void stop() {
        if constexpr (fits) engine_.stop(grace_);
    }

    /// How long `stop` lets handlers go on; 5 s unless set.  To be set before `run`.
    template <class Rep, class Period>
    void grace(std::chrono::duration<Rep, Period> period) noexcept {
        grace_ = detail::whole(period);
    }
    instant::duration grace() const noexcept { return grace_; }

    /// Hears one event, as if the transport had emitted it: how a test speaks to a bot that does not run.  The event may be taken; whether a rule has
    /// accepted it.
    template <class Given>
    bool hear(Given&& event) {
        using event_type = std::remove_cvref_t<Given>;
        static_assert(monongusa::event_type<event_type>, "monongusa: hear(event): this is no event; an event is a value such as mg::event::message");
        if constexpr (fits && table_type::list::template hears<event_type>) {
            open();
            engine_.tell_deferred();
            if constexpr (std::is_const_v<std::remove_reference_t<Given>>) {
                event_type copy = event;
                return offer(copy, engine_.next_event());
            } else {
                return offer(event, engine_.next_event());
            }
        } else {
            return false;
        }
    }

    /// Comes back when nothing is under way, or at the deadline; whether nothing is.
    bool wait_until_quiet(instant deadline = instant::max()) {
        while (!engine_.quiet().wait_until(deadline)) {
            if (instant::clock::now() >= deadline) return false;
        }
        return true;
    }

    /// The same, and tells a transport that wants to know (by a `settle()` of its own): what comes now comes of something else.
    bool settle(instant::duration patience = instant::duration::max()) {
        bool const quiet = engine_.settle(detail::after(instant::clock::now(), patience));
        if constexpr (requires(Transport& plays) { plays.settle(); }) transport_.settle();
        return quiet;
    }

    /// Lets virtual time pass: fires what is due by then, one at a time, and lets it come to rest in between, which it has each time `patience` for.
    /// Whether it did.
    template <class Rep, class Period>
        requires(detail::can_be_set<Clock>)
    bool pass(std::chrono::duration<Rep, Period> time, instant::duration patience = instant::duration::max()) {
        open();
        auto const until = detail::after(clock_.now(), detail::whole(time));
        for (auto next = engine_.next_timer(); next <= until; next = engine_.next_timer()) {
            clock_.set(next);
            if (!engine_.fire_one_timer()) break;
            if (!settle(patience)) return false;
        }
        clock_.set(until);
        return true;
    }

    /// What the bot is called in the log.
    std::string_view name() const noexcept {
        if constexpr (requires(Transport const& transport) { std::string_view{transport.name()}; }) {
            return transport_.name();
        } else {
            return "bot";
        }
    }

    /// Where the bot's lines go and which are shown, if not as in `mg::log::process()`: a `log::sink_policy`, which is referred to, and a filter.
    /// `verbose` shows at least what the bot hears, decides and does: 1, what is said: 2, what goes over the wire: 3.  All to be set before `run`.
    void log_to(log::sink_ref sink) { logger().to(sink); }
    void log_filter(log::filter const& shown) { logger().show(shown); }
    void verbose(int level) { logger().show_at_least(log::level_of_verbosity(level)); }
    log::logger& logger() { return engine_.watching().logger(name()); }

    /// How many handlers were dropped, since the executor was full and drops then, or since time was over.
    std::size_t dropped() const noexcept { return engine_.dropped(); }

    Transport& transport() noexcept { return transport_; }
    Clock& clock() noexcept { return clock_; }

private:
    struct listener {
        bot* owner;

        /// Whether a row hears the event, so that it is worth decoding.
        template <class Event>
        static constexpr bool wants = table_type::list::template hears<Event>;

        /// Whether a row has accepted the event, whose contents may then be gone.
        template <class Event>
        bool hear(Event&& event) {
            return owner->hear(std::forward<Event>(event));
        }

        /// For a transport that drives the clock, see `transport_policy`.
        instant next_timer() const {
            if constexpr (!Clock::passes_by_itself) {
                return instant::max();
            } else if constexpr (requires(Clock const& clock) { clock.really(instant{}); }) {
                return owner->clock_.really(owner->engine_.next_timer());
            } else {
                return owner->engine_.next_timer();
            }
        }
        void fire_timers() { owner->engine_.fire_timers(); }

        /// For a transport that plays what is written down: everything that comes of the events so far has come.
        void settle() { owner->settle(); }
        bool settle(instant::duration patience) { return owner->settle(patience); }
        bool pass(instant::duration time, instant::duration patience = instant::duration::max()) {
            if constexpr (detail::can_be_set<Clock>) return owner->pass(time, patience);
            return true;
        }
    };

    // Not in the constructor, since some transports make their sink when they have been put together.
    void open() {
        if constexpr (!queues || may_run_in_place<Executor>) engine_.at_home();
        if (environment_) return;
        logger();  // Has the name from now on.
        clock_.timers().tell_of_earlier(this, [](void* self) { static_cast<bot*>(self)->rearm(); });
        if constexpr (Clock::passes_by_itself && !drives_clock<Transport>) {
            ticker_.emplace(this, [](void* self) {
                auto& engine = static_cast<bot*>(self)->engine_;
                engine.fire_timers();
                return engine.next_timer();
            });
        }
        environment_.emplace(transport_.sink(), components_, engine_);
    }

    // Nothing is fired any more when this comes back.
    std::error_code end(std::error_code error) {
        if (ticker_) ticker_->end();
        if (std::exchange(ended_, true)) return error;
        return engine_.finish(error, queues);
    }

    void rearm() {
        if constexpr (drives_clock<Transport>) {
            transport_.rearm();
        } else if constexpr (Clock::passes_by_itself) {
            ticker_->rearm();
        }
    }

    template <class Event>
    bool offer(Event& event, std::uint64_t number) {
        auto const& watching = engine_.watching();
        watching.hears(number, Event::event_name, event::origin_of(event), event::text_of(event));
        detail::arrival<Event> arrival{event, number, pools_.template of<Event>()};
        bool accepted = false;
        using dispatch = detail::dispatch<table_type, context_of<Event>, Event, environment_type, runner>;
        if constexpr (runs_in_place<Executor>) {
            accepted = dispatch::run(table_, arrival, *environment_, executor_);
        } else if constexpr (may_run_in_place<Executor>) {
            detail::queued_or_in_place how{std::as_const(executor_).in_place()};
            accepted = dispatch::run(table_, arrival, *environment_, how);
        } else {
            detail::queued how;
            accepted = dispatch::run(table_, arrival, *environment_, how);
        }
        if (!accepted) watching.leaves(number);
        return accepted;
    }

    // What goes wrong in a rule for errors is only logged, or it would go round for ever.
    bool fail(event::failure& failure, std::uint64_t number) {
        using list = typename table_type::list;
        if constexpr (list::template hears<event::failure>) {
            bool const of_such_a_rule = list::facts[failure.rule - 1].event == list::template first_hearing<event::failure>;
            if (!of_such_a_rule && offer(failure, number)) return true;
        }
        if constexpr (requires { { transport_.failed(failure) } -> std::same_as<bool>; }) {
            return transport_.failed(failure);
        } else {
            return false;
        }
    }

    static bot& of(void* self) noexcept { return *static_cast<bot*>(self); }

    static detail::engine_parts const& parts() noexcept {
        if constexpr (fits) {
            static constexpr detail::engine_parts all{
                .try_execute = [](void* self, task_of_bot& task) -> bool { return of(self).executor_.try_execute(task); },
                .on_room = [](void* self) { of(self).executor_.on_room([self] { of(self).engine_.has_room(); }); },
                .drain = [](void* self, instant deadline) { of(self).executor_.drain(deadline); },
                .at_rest = [](void* self) -> bool { return of(self).executor_.at_rest(); },
                .pause = [](void* self, bool paused) { paused ? of(self).transport_.pause() : of(self).transport_.resume(); },
                .stop = [](void* self) { of(self).transport_.stop(); },
                .fail = [](void* self, event::failure& failure, std::uint64_t event) { return of(self).fail(failure, event); },
                .now = [](void* self) { return of(self).clock_.now(); },
                .timers = [](void* self) -> clock::timer_queue& { return of(self).clock_.timers(); },
                .rearm = [](void* self) { of(self).rearm(); },
            };
            return all;
        } else {
            static constexpr detail::engine_parts none{};
            return none;
        }
    }

    static bool drops_when_full([[maybe_unused]] Executor const& executor) noexcept {
        if constexpr (requires { { executor.drops_when_full() } -> std::convertible_to<bool>; }) {
            return executor.drops_when_full();
        } else {
            return false;
        }
    }

    // When the executor has ended.
    struct leftovers {
        detail::engine& of;
        ~leftovers() { of.drop_what_waits(); }
    };

    static bool in_place([[maybe_unused]] Executor const& executor) noexcept {
        if constexpr (may_run_in_place<Executor>) {
            return executor.in_place();
        } else {
            return runs_in_place<Executor>;
        }
    }

    // In this order, so that what is told late, by a transport that ends, still finds somebody; and threads end first.
    [[no_unique_address]] Clock clock_;
    detail::engine engine_;
    [[no_unique_address]] detail::pools<table_type, queues> pools_;
    [[no_unique_address]] Table table_;
    [[no_unique_address]] Components components_;
    detail::moved<Transport> transport_;
    std::optional<environment_type> environment_;
    instant::duration grace_ = std::chrono::seconds{5};
    bool ended_ = false;
    std::optional<clock::ticker> ticker_;  // Handlers may set timers to the end.
    leftovers leftovers_{engine_};
    [[no_unique_address]] detail::moved<Executor> executor_;
};

template <class Transport, class Executor, class Table>
bot(Transport, Executor, Table) -> bot<Transport, Executor, Table>;
template <class Transport, class Executor, class Table, class Components>
bot(Transport, Executor, Table, Components) -> bot<Transport, Executor, Table, Components>;
template <class Transport, class Executor, class Table, class Components, class Clock>
bot(Transport, Executor, Table, Components, Clock) -> bot<Transport, Executor, Table, Components, Clock>;

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// clock::manual: virtual time, which stands still until somebody moves it.

#ifndef MONONGUSA_CLOCK_MANUAL_HPP
#define MONONGUSA_CLOCK_MANUAL_HPP


#include <atomic>

namespace monongusa::clock {

/// The clock of scripts and tests: a timeout of an hour takes no time.  Begins at `instant{}`; may be read by any thread and is moved by one.
/// It may itself be moved to another place as long as it has not been used.
class manual {
public:
    static constexpr bool passes_by_itself = false;

    manual() = default;
    manual(manual&& other) noexcept : now_(other.now_.load()) {}

    instant now() const noexcept { return instant{instant::duration{now_.load()}}; }
    timer_queue& timers() noexcept { return timers_; }

    /// From now on it is `when`; never earlier than it was.
    void set(instant when) noexcept {
        auto const ticks = when.time_since_epoch().count();
        if (ticks > now_.load()) now_.store(ticks);
    }

private:
    std::atomic<instant::rep> now_ = 0;
    timer_queue timers_;
};

}  // namespace monongusa::clock

#endif
// SPDX-License-Identifier: BSL-1.0
// all events, and the set of them that a transport can emit.

#ifndef MONONGUSA_EVENT_ALL_HPP
#define MONONGUSA_EVENT_ALL_HPP

// SPDX-License-Identifier: BSL-1.0
// channel events: a channel came, went or was renamed.

#ifndef MONONGUSA_EVENT_CHANNEL_HPP
#define MONONGUSA_EVENT_CHANNEL_HPP


#include <string>
#include <string_view>

namespace monongusa::event {

struct channel_created {
    static constexpr std::string_view event_name = "channel_created";

    chat::channel channel;

    friend bool operator==(channel_created const&, channel_created const&) = default;
};

struct channel_renamed {
    static constexpr std::string_view event_name = "channel_renamed";

    chat::channel channel;  ///< With its new name.
    std::string previous;   ///< The old name, where the platform tells.

    friend bool operator==(channel_renamed const&, channel_renamed const&) = default;
};

struct channel_deleted {
    static constexpr std::string_view event_name = "channel_deleted";

    chat::channel channel;

    friend bool operator==(channel_deleted const&, channel_deleted const&) = default;
};

}  // namespace monongusa::event

#endif
// SPDX-License-Identifier: BSL-1.0
// connection events: the bot is there, or no longer.

#ifndef MONONGUSA_EVENT_CONNECTION_HPP
#define MONONGUSA_EVENT_CONNECTION_HPP


#include <string>
#include <string_view>

namespace monongusa::event {

/// The transport is connected; comes before every other event of the connection.
struct ready {
    static constexpr std::string_view event_name = "ready";

    chat::user self;  ///< The bot, as others see it.

    friend bool operator==(ready const&, ready const&) = default;
};

/// The connection is lost or has ended.
struct disconnected {
    static constexpr std::string_view event_name = "disconnected";

    std::string reason;
    bool final = false;  ///< No attempt to connect again will follow.

    friend bool operator==(disconnected const&, disconnected const&) = default;
};

}  // namespace monongusa::event

#endif
// SPDX-License-Identifier: BSL-1.0
// member events: somebody came, left or changed.

#ifndef MONONGUSA_EVENT_MEMBER_HPP
#define MONONGUSA_EVENT_MEMBER_HPP


#include <string>
#include <string_view>

namespace monongusa::event {

struct member_joined {
    static constexpr std::string_view event_name = "member_joined";

    chat::user user;
    chat::channel channel;  ///< Empty where one joins a server rather than a channel.

    friend bool operator==(member_joined const&, member_joined const&) = default;
};

struct member_left {
    static constexpr std::string_view event_name = "member_left";

    chat::user user;
    chat::channel channel;  ///< Empty where one leaves a server rather than a channel.

    friend bool operator==(member_left const&, member_left const&) = default;
};

struct member_changed {
    static constexpr std::string_view event_name = "member_changed";

    chat::user user;       ///< As it is now.
    std::string previous;  ///< The old name, where the platform tells.

    friend bool operator==(member_changed const&, member_changed const&) = default;
};

}  // namespace monongusa::event

#endif
// SPDX-License-Identifier: BSL-1.0
// message events: something was said, changed or taken back.

#ifndef MONONGUSA_EVENT_MESSAGE_HPP
#define MONONGUSA_EVENT_MESSAGE_HPP

// SPDX-License-Identifier: BSL-1.0
// attachment: a file that came with a message.

#ifndef MONONGUSA_CHAT_ATTACHMENT_HPP
#define MONONGUSA_CHAT_ATTACHMENT_HPP

#include <cstdint>
#include <string>

namespace monongusa::chat {

struct attachment {
    std::string id{};
    std::string name{};
    std::string url{};
    std::string type{};        ///< MIME type; empty if the platform does not say.
    std::uint64_t size = 0;  ///< Bytes.

    friend bool operator==(attachment const&, attachment const&) = default;
};

}  // namespace monongusa::chat

#endif

#include <string>
#include <string_view>
#include <vector>

namespace monongusa::event {

/// Somebody said something.
struct message {
    static constexpr std::string_view event_name = "message";

    std::string id;
    std::string text;  ///< As people see it: markup decoded, entities unescaped.
    std::string raw;   ///< As the platform sent it.
    chat::user author;
    chat::channel channel;
    std::string thread;  ///< The id of its thread; empty outside of one.
    std::vector<chat::attachment> attachments;
    bool addressed = false;          ///< A direct message, or one that mentions the bot anywhere.
    detail::text_range body_range{};  ///< Where in `text` the body is; none means all of it.

    /// The text without a mention of the bot at its beginning or end.
    constexpr std::string_view body() const noexcept { return body_range.present() ? body_range.in(text) : std::string_view{text}; }

    friend bool operator==(message const&, message const&) = default;
};

/// A message got another text.
struct message_edited {
    static constexpr std::string_view event_name = "message_edited";

    std::string id;
    std::string text;  ///< The new one.
    std::string raw;
    chat::user author;
    chat::channel channel;
    std::string thread;
    std::string previous;  ///< The old text, where the platform tells.

    friend bool operator==(message_edited const&, message_edited const&) = default;
};

/// A message was taken back.
struct message_deleted {
    static constexpr std::string_view event_name = "message_deleted";

    std::string id;
    chat::user author;  ///< Empty where the platform does not tell.
    chat::channel channel;
    std::string thread;
    std::string previous;  ///< What it said, where the platform tells.

    friend bool operator==(message_deleted const&, message_deleted const&) = default;
};

}  // namespace monongusa::event

#endif
// SPDX-License-Identifier: BSL-1.0
// reaction events: an emoji was put on a message or taken off.

#ifndef MONONGUSA_EVENT_REACTION_HPP
#define MONONGUSA_EVENT_REACTION_HPP


#include <string>
#include <string_view>

namespace monongusa::event {

struct reaction_added {
    static constexpr std::string_view event_name = "reaction_added";

    chat::emoji emoji;
    chat::user user;  ///< Who reacted.
    chat::channel channel;
    std::string message;  ///< The id of the message reacted to.
    std::string thread;

    friend bool operator==(reaction_added const&, reaction_added const&) = default;
};

struct reaction_removed {
    static constexpr std::string_view event_name = "reaction_removed";

    chat::emoji emoji;
    chat::user user;  ///< Whose reaction it was.
    chat::channel channel;
    std::string message;
    std::string thread;

    friend bool operator==(reaction_removed const&, reaction_removed const&) = default;
};

}  // namespace monongusa::event

#endif

namespace monongusa::event {

using list = detail::type_list<message, message_edited, message_deleted, reaction_added, reaction_removed, channel_created, channel_renamed,
                               channel_deleted, member_joined, member_left, member_changed, ready, disconnected>;

/// Every event a transport can emit.  A `failure` is none of them: it comes from the bot itself.
inline constexpr auto all = detail::types_in<list>;

}  // namespace monongusa::event

#endif
// SPDX-License-Identifier: BSL-1.0
// executor::inplace: runs each handler where its event arrives.

#ifndef MONONGUSA_EXECUTOR_INPLACE_HPP
#define MONONGUSA_EXECUTOR_INPLACE_HPP

namespace monongusa::executor {

/// Runs the task before `try_execute` comes back, on the transport's thread.  Never full, and always at rest when it is asked.  What fails on
/// another thread, an action that a sink completes there, is told to `on_error` rules when the transport's thread comes by.
struct inplace {
    static constexpr bool in_place = true;

    template <class Task>
    bool try_execute(Task&& task) const {
        static_cast<Task&&>(task)();
        return true;
    }

    template <class Callback>
    void on_room(Callback&& callback) const {
        static_cast<Callback&&>(callback)();
    }

    template <class Deadline>
    bool drain(Deadline const&) const noexcept {
        return true;
    }

    bool at_rest() const noexcept { return true; }
};

}  // namespace monongusa::executor

#endif
// SPDX-License-Identifier: BSL-1.0
// log: what the process has to tell its owner.

#ifndef MONONGUSA_LOG_LOG_HPP
#define MONONGUSA_LOG_LOG_HPP


namespace monongusa::log {

/// A part of the process, which the filter can name: `log::in("cache").warning(…)`.  The name lives as long as the program.
constexpr scope in(char const* subsystem) noexcept { return scope{subsystem}; }

// The process itself; the parts (text, numbers, truth values, the values of `chat`) are one line.  Any thread.

template <class... Parts>
void error(Parts const&... parts) {
    in("process").write(level::error, parts...);
}
template <class... Parts>
void warning(Parts const&... parts) {
    in("process").write(level::warning, parts...);
}
template <class... Parts>
void info(Parts const&... parts) {
    in("process").write(level::info, parts...);
}
template <class... Parts>
void debug(Parts const&... parts) {
    in("process").write(level::debug, parts...);
}
template <class... Parts>
void trace(Parts const&... parts) {
    in("process").write(level::trace, parts...);
}

}  // namespace monongusa::log

#endif
// SPDX-License-Identifier: BSL-1.0
// matcher::equals: accepts a text that is a given one.

#ifndef MONONGUSA_MATCHER_EQUALS_HPP
#define MONONGUSA_MATCHER_EQUALS_HPP


#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::matcher {

/// Matches an event whose text is `Text`, byte for byte.
///
/// `equals<"hello">{}` has the text in its type and no size; `equals{text}` refers to a text that must outlive it, such as a literal.
template <detail::fixed_string... Text>
struct equals;

template <detail::fixed_string Text>
struct equals<Text> {
    static constexpr auto description = detail::fixed_string{"equals \""} + Text + detail::fixed_string{"\""};
    static constexpr bool has_pattern = true;
    static constexpr auto required = [] {
        std::array<pattern::piece, Text.view().empty() ? 0 : 1> pieces{};
        for (auto& begin : pieces) begin = pattern::piece_at_begin(Text.view());
        return pieces;
    }();

    template <event::has_text Event>
    constexpr bool match(Event const& event) const noexcept {
        return std::string_view{event.text} == Text.view();
    }
    template <event::has_text Event>
    std::string why_not(Event const& event) const {
        return detail::joined("the text ", detail::quoted(event.text), " is not ", detail::quoted(Text.view()));
    }

    friend constexpr bool operator==(equals, equals) = default;
};

template <>
struct equals<> {
    static constexpr detail::fixed_string description{"equals"};

    std::string_view text;

    template <event::has_text Event>
    constexpr bool match(Event const& event) const noexcept {
        return std::string_view{event.text} == text;
    }
    template <event::has_text Event>
    std::string why_not(Event const& event) const {
        return detail::joined("the text ", detail::quoted(event.text), " is not ", detail::quoted(text));
    }

    friend constexpr bool operator==(equals, equals) = default;
};

template <class Text>
equals(Text) -> equals<>;

}  // namespace monongusa::matcher

#endif
// SPDX-License-Identifier: BSL-1.0
// matcher::prefix: accepts a text that begins with a given one.

#ifndef MONONGUSA_MATCHER_PREFIX_HPP
#define MONONGUSA_MATCHER_PREFIX_HPP


#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::matcher {

/// Matches an event whose text begins with `Text`, byte for byte.
///
/// `prefix<"hello">{}` has the text in its type and no size; `prefix{text}` refers to a text that must outlive it, such as a literal.
template <detail::fixed_string... Text>
struct prefix;

template <detail::fixed_string Text>
struct prefix<Text> {
    static constexpr auto description = detail::fixed_string{"prefix \""} + Text + detail::fixed_string{"\""};
    static constexpr bool has_pattern = true;
    static constexpr auto required = [] {
        std::array<pattern::piece, Text.view().empty() ? 0 : 1> pieces{};
        for (auto& begin : pieces) begin = pattern::piece_at_begin(Text.view());
        return pieces;
    }();

    template <event::has_text Event>
    constexpr bool match(Event const& event) const noexcept {
        return std::string_view{event.text}.starts_with(Text.view());
    }
    template <event::has_text Event>
    std::string why_not(Event const& event) const {
        return detail::joined("the text ", detail::quoted(event.text), " does not begin with ", detail::quoted(Text.view()));
    }

    friend constexpr bool operator==(prefix, prefix) = default;
};

template <>
struct prefix<> {
    static constexpr detail::fixed_string description{"prefix"};

    std::string_view text;

    template <event::has_text Event>
    constexpr bool match(Event const& event) const noexcept {
        return std::string_view{event.text}.starts_with(text);
    }
    template <event::has_text Event>
    std::string why_not(Event const& event) const {
        return detail::joined("the text ", detail::quoted(event.text), " does not begin with ", detail::quoted(text));
    }

    friend constexpr bool operator==(prefix, prefix) = default;
};

template <class Text>
prefix(Text) -> prefix<>;

}  // namespace monongusa::matcher

#endif
// SPDX-License-Identifier: BSL-1.0
// matcher::role: accepts what comes from somebody with a role.

#ifndef MONONGUSA_MATCHER_ROLE_HPP
#define MONONGUSA_MATCHER_ROLE_HPP


#include <string>

namespace monongusa::matcher {

/// Matches an event whose author has the role of that name, as far as the platform tells roles with the event; so whom it does not tell of may nothing.
template <detail::fixed_string Name>
struct role {
    static constexpr auto description = detail::fixed_string{"role \""} + Name + detail::fixed_string{"\""};

    template <class Event>
        requires(event::has_author<Event> || event::has_user<Event>)
    constexpr bool match(Event const& event) const noexcept {
        for (auto const& one : event::author_of(event)->roles) {
            if (one == Name.view()) return true;
        }
        return false;
    }

    template <class Event>
        requires(event::has_author<Event> || event::has_user<Event>)
    constexpr std::string why_not(Event const&) const {
        return std::string{"the author does not have the "} + std::string{description.view()};
    }

    friend constexpr bool operator==(role, role) = default;
};

}  // namespace monongusa::matcher

#endif
// SPDX-License-Identifier: BSL-1.0
// dynamic: a pattern that is known at run time only.

#ifndef MONONGUSA_PATTERN_DYNAMIC_HPP
#define MONONGUSA_PATTERN_DYNAMIC_HPP

// SPDX-License-Identifier: BSL-1.0
// pattern_error: what a text that is no pattern is refused with at run time.

#ifndef MONONGUSA_PATTERN_ERROR_HPP
#define MONONGUSA_PATTERN_ERROR_HPP


#include <cstddef>
#include <stdexcept>
#include <string>

namespace monongusa {

/// Says in what() what is wrong with a pattern and what to do.
class pattern_error : public std::invalid_argument {
public:
    pattern_error(pattern::mistake reason, std::size_t offset)
        : std::invalid_argument(text(reason, offset)), reason_(reason), offset_(offset) {}

    /// Where the mistake is, in bytes from the beginning of the pattern.
    std::size_t offset() const noexcept { return offset_; }
    pattern::mistake reason() const noexcept { return reason_; }

private:
    static std::string text(pattern::mistake reason, std::size_t offset) {
        std::string words = "monongusa: pattern: at offset " + std::to_string(offset) + ": ";
        words += pattern::sentence(reason);
        return words;
    }

    pattern::mistake reason_;
    std::size_t offset_;
};

}  // namespace monongusa

namespace monongusa::pattern {

using error = pattern_error;

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// found: what a search found: the match and its groups.

#ifndef MONONGUSA_PATTERN_FOUND_HPP
#define MONONGUSA_PATTERN_FOUND_HPP


#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace monongusa::pattern {

/// The match and its groups as views into the text that was searched; false if there was no match.
///
/// The text must outlive the views, and whatever holds the pattern must outlive a look up by name: a literal always does.
/// `Ranges` is an array of text_range, the whole match first, then the groups.
template <class Ranges>
class found {
public:
    constexpr found() = default;
    constexpr found(std::string_view text, Ranges ranges, std::string_view pattern, group_facts const* groups)
        : text_(text), ranges_(std::move(ranges)), matched_(true), pattern_(pattern), groups_(groups) {}

    constexpr explicit operator bool() const noexcept { return matched_; }

    /// The whole match and the groups, counted together; 0 if there was no match.
    constexpr std::size_t size() const noexcept { return matched_ ? ranges_.size() : 0; }

    /// Number 0 is the whole match, 1 the first group; empty if the group is unset, or there is none of this number.
    constexpr std::optional<std::string_view> operator[](std::size_t number) const noexcept {
        detail::text_range const part = range(number);
        return part.present() ? std::optional{part.in(text_)} : std::nullopt;
    }

    /// The group of this name; empty if it is unset, or there is none of this name.
    constexpr std::optional<std::string_view> operator[](std::string_view name) const noexcept {
        for (std::size_t i = 1; i < size(); ++i)
            if (groups_[i - 1].name_size != 0 && pattern_.substr(groups_[i - 1].name_begin, groups_[i - 1].name_size) == name)
                return (*this)[i];
        return std::nullopt;
    }

    /// The same by number as offsets into the text.
    constexpr detail::text_range range(std::size_t number) const noexcept {
        return number < size() ? ranges_[number] : detail::text_range{};
    }

private:
    std::string_view text_{};
    Ranges ranges_{};
    bool matched_ = false;
    std::string_view pattern_{};
    group_facts const* groups_ = nullptr;
};

}  // namespace monongusa::pattern

#endif

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::pattern {

/// A pattern compiled at run time, by the same code that compiles literals.
///
/// A const one may be searched with from many threads at once.  Copies are independent; moving does not invalidate what was found.
template <class Range = detail::text_range>
class basic_dynamic {
public:
    using result = found<std::vector<Range>>;

    /// Throws pattern_error if `text` is no pattern; the text is copied.
    explicit basic_dynamic(std::string_view text) : text_(text.begin(), text.end()) {
        tree read;
        parse(text, read);
        if (read.reason != mistake::none) throw pattern_error{read.reason, read.offset};
        outline const shape = outline_of(read);
        code_.resize(shape.code);
        sets_.resize(shape.sets);
        ranges_.resize(shape.ranges);
        plain_.resize(shape.plain);
        groups_.resize(shape.groups);
        facts_ = compile(read, {code_.data(), sets_.data(), ranges_.data(), plain_.data(), groups_.data()});
    }

    /// Searches the leftmost match.  Linear in the text; allocates the result and, for patterns of some hundred states, memory to
    /// search in.  The text must outlive the result's views, and this pattern a look up by name.
    result search(std::string_view text) const& {
        std::vector<Range> ranges(groups() + 1);
        if (!find(text, ranges.data())) return {};
        return {text, std::move(ranges), this->text(), groups_.data()};
    }

    // What is found by name is looked up in the pattern, which would be gone.
    result search(std::string_view text) const&& = delete;

    /// Whether there is a match; the same without a result.
    bool matches(std::string_view text) const { return find(text, nullptr); }

    /// The number of capturing groups.
    std::size_t groups() const noexcept { return groups_.size(); }

    /// The name of a group, empty if it has none; the first capturing group is number 0.  A view into this pattern.
    std::string_view group_name(std::size_t group) const noexcept {
        return group < groups() ? text().substr(groups_[group].name_begin, groups_[group].name_size) : std::string_view{};
    }

    /// True if a match can leave the group unset; the first capturing group is number 0.
    bool group_is_optional(std::size_t group) const noexcept { return group >= groups() || groups_[group].optional; }

    /// The pattern as it was given.  A view into this pattern.
    std::string_view text() const noexcept { return {text_.data(), text_.size()}; }

    /// What the machine runs.  A view into this pattern.
    program compiled() const noexcept { return {facts_, code_.data(), sets_.data(), ranges_.data(), plain_.data(), groups_.data()}; }

private:
    bool find(std::string_view text, detail::text_range* ranges) const {
        constexpr std::size_t near = 1024;
        program const what = compiled();
        scratch_size const needed = scratch_for(what);
        if (needed.indices <= near && needed.positions <= near) {
            std::uint32_t indices[near];
            std::size_t positions[near];
            return pattern::search(what, text, {indices, positions}, ranges);
        }
        std::vector<std::uint32_t> indices(needed.indices);
        std::vector<std::size_t> positions(needed.positions);
        return pattern::search(what, text, {indices.data(), positions.data()}, ranges);
    }

    std::vector<char> text_;  // not a string, whose characters would move with it
    std::vector<instruction> code_;
    std::vector<character_set> sets_;
    std::vector<code_range> ranges_;
    std::vector<char> plain_;
    std::vector<group_facts> groups_;
    program_facts facts_{};
};

// A template only so that a file which compiles no pattern at run time is not slower to read.
using dynamic = basic_dynamic<>;

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// search: looks for a pattern that is a string literal.

#ifndef MONONGUSA_PATTERN_SEARCH_HPP
#define MONONGUSA_PATTERN_SEARCH_HPP


#include <array>
#include <string_view>

namespace monongusa::pattern {

/// Searches the text for the leftmost match, as in `if (auto found = search<"give (\\w+)">(text)) use(*found[1]);`.
///
/// Linear in the text, allocates nothing, safe from any thread.  A malformed pattern does not compile.
template <detail::fixed_string Pattern>
constexpr auto search(std::string_view text) noexcept {
    using pattern = literal<Pattern>;
    using result = found<std::array<detail::text_range, pattern::groups + 1>>;
    if constexpr (pattern::reason != mistake::none) {
        require_well_formed<Pattern>();
        return result{};
    } else {
        std::array<detail::text_range, pattern::groups + 1> ranges{};
        if (!pattern::find(text, ranges.data())) return result{};
        return result{text, ranges, pattern::text, pattern::compiled.groups};
    }
}

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// transport::replay: events that are written down, and what the bot does about them, as values.

#ifndef MONONGUSA_TRANSPORT_REPLAY_HPP
#define MONONGUSA_TRANSPORT_REPLAY_HPP

// SPDX-License-Identifier: BSL-1.0
// action::any: an action of whatever kind, as a value.

#ifndef MONONGUSA_ACTION_ANY_HPP
#define MONONGUSA_ACTION_ANY_HPP

// SPDX-License-Identifier: BSL-1.0
// variant_of: one of the types of a list.

#ifndef MONONGUSA_DETAIL_VARIANT_OF_HPP
#define MONONGUSA_DETAIL_VARIANT_OF_HPP


#include <variant>

namespace monongusa::detail {

template <class List, class... More>
struct variant_from;
template <class... Types, class... More>
struct variant_from<type_list<Types...>, More...> {
    using type = std::variant<Types..., More...>;
};

/// A value of one of the types of a list, or of `More`.
template <class List, class... More>
using variant_of = typename variant_from<List, More...>::type;

}  // namespace monongusa::detail

#endif

#include <string>
#include <variant>

namespace monongusa::action {

using any = detail::variant_of<list>;

/// An action that was done, and its place among the others.
template <class Any = any>
struct basic_performed {
    action::stamp stamp{};
    Any what{};

    friend bool operator==(basic_performed const&, basic_performed const&) = default;
};
using performed = basic_performed<>;

/// What it says, without the addressee: its text, an emoji between colons, nothing for a message taken back.
template <class... Actions>
std::string words_of(std::variant<Actions...> const& action) {
    return std::visit(
        [](auto const& one) -> std::string {
            if constexpr (requires { one.text; }) {
                return one.text;
            } else if constexpr (requires { one.emoji; }) {
                return ":" + one.emoji + ":";
            } else {
                return {};
            }
        },
        action);
}

}  // namespace monongusa::action

#endif
// SPDX-License-Identifier: BSL-1.0
// journal: what a bot does, noted as values instead of being done.

#ifndef MONONGUSA_ACTION_JOURNAL_HPP
#define MONONGUSA_ACTION_JOURNAL_HPP


#include <cstddef>
#include <mutex>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::action {

/// What every sink of values shares.  Any thread notes actions; who asks for them does so when nothing is under way.
template <class Any = any>
class basic_journal {
public:
    using performed_type = basic_performed<Any>;

    /// Notes an action and completes it at once; what is refused is not noted, and fails.  The message that came of it is named after the stamp, so that
    /// it is the same on any executor.
    template <class Action, class Done>
    void perform(Action action, Done&& done, action::stamp const& stamp, std::error_code refusal = {}) {
        chat::sent sent{"", action.to.channel};
        {
            std::lock_guard const lock{mutex_};
            if (!refusal) refusal = refusal_;
            if (!refusal) {
                if constexpr (requires { action.text; }) sent.message = id_of(stamp);
                keep({stamp, std::move(action)});
            }
        }
        done(refusal, sent);
    }

    /// How the message is called that came of an action.
    static std::string id_of(action::stamp const& stamp) {
        auto id = detail::joined("b", stamp.event, ".", stamp.rule, ".", stamp.number);
        if (stamp.failure != 0) detail::append_part(id, detail::joined(".", stamp.failure));
        return id;
    }

    /// From now on every action fails with that error, or, with none, succeeds again.
    void refuse(std::error_code error) {
        std::lock_guard const lock{mutex_};
        refusal_ = error;
    }

    /// A step is over: what comes now stands behind all that came so far.
    void settle() {
        std::lock_guard const lock{mutex_};
        settled_ = performed_.size();
    }

    /// Step by step, and within a step in the order of the stamps.
    std::vector<performed_type> const& all() const noexcept { return performed_; }

    /// The same, and forgets it.
    std::vector<performed_type> take() {
        std::lock_guard const lock{mutex_};
        settled_ = 0;
        return std::exchange(performed_, {});
    }

private:
    // Its place is nearly always the last.
    void keep(performed_type&& done) {
        auto place = performed_.size();
        performed_.emplace_back();
        for (; place > settled_ && done.stamp < performed_[place - 1].stamp; --place) performed_[place] = std::move(performed_[place - 1]);
        performed_[place] = std::move(done);
    }

    std::mutex mutex_;
    std::vector<performed_type> performed_;
    std::size_t settled_ = 0;
    std::error_code refusal_;
};
using journal = basic_journal<>;

}  // namespace monongusa::action

#endif
// SPDX-License-Identifier: BSL-1.0
// one_of: a value of one of many types, which costs the compiler little.

#ifndef MONONGUSA_DETAIL_ONE_OF_HPP
#define MONONGUSA_DETAIL_ONE_OF_HPP


#include <cstddef>
#include <initializer_list>
#include <new>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

// A value of a type that only whoever calls knows.
template <class Type>
struct in_place {
    static void copy(void* to, void const* from) { ::new (to) Type(*static_cast<Type const*>(from)); }
    static void move(void* to, void* from) noexcept { ::new (to) Type(std::move(*static_cast<Type*>(from))); }
    static void end(void* value) noexcept { static_cast<Type*>(value)->~Type(); }
    static bool equal(void const* left, void const* right) { return *static_cast<Type const*>(left) == *static_cast<Type const*>(right); }
};

/// What std::variant is for types that move without throwing, but a tenth of its work for the compiler: with a dozen alternatives each operation of that
/// one is a dozen functions and a table, of this one a chain of comparisons.  The first type comes by itself.
template <class... Types>
class one_of {
    static_assert((std::is_nothrow_move_constructible_v<Types> && ...));
    template <class First, class...>
    struct first_of {
        using type = First;
    };
    using first = typename first_of<Types...>::type;

    template <class Type>
    static constexpr unsigned char index_of = [] {
        bool const each[] = {std::is_same_v<Type, Types>...};
        unsigned char index = 0;
        while (index < sizeof...(Types) && !each[index]) ++index;
        return index;
    }();
    template <class Type>
    static constexpr bool is_one = index_of<Type> < sizeof...(Types);

public:
    one_of() : one_of(first{}) {}

    template <class Type>
        requires is_one<std::remove_cvref_t<Type>> one_of(Type&& value) : which_(index_of<std::remove_cvref_t<Type>>) {
            ::new (static_cast<void*>(place_)) std::remove_cvref_t<Type>(std::forward<Type>(value));
        }
        one_of(one_of const& other) : which_(other.which_) { copies[which_](place_, other.place_); }
        one_of(one_of&& other) noexcept : which_(other.which_) { moves[which_](place_, other.place_); }
        one_of& operator=(one_of other) noexcept {
            ends[which_](place_);
            which_ = other.which_;
            moves[which_](place_, other.place_);
            return *this;
        }
        ~one_of() { ends[which_](place_); }

        std::size_t index() const noexcept { return which_; }

        /// Replaces the value by an empty one of that type.
        template <class Type>
        requires is_one<Type> Type& emplace() {
            *this = Type{};
            return as<Type>();
        }

        friend bool operator==(one_of const& left, one_of const& right) {
            return left.which_ == right.which_ && comparisons[left.which_](left.place_, right.place_);
        }

        /// Null if it is of another type.
        template <class Type>
            requires is_one<Type>
        friend Type* get_if(one_of* from) noexcept { return from->which_ == index_of<Type> ? &from->template as<Type>() : nullptr; }
        template <class Type>
            requires is_one<Type>
        friend Type const* get_if(one_of const* from) noexcept {
            return from->which_ == index_of<Type> ? &from->template as<Type>() : nullptr;
        }

        /// What it holds, which is of that type.
        template <class Type>
            requires is_one<Type>
        friend Type& get(one_of& from) noexcept { return from.template as<Type>(); }
        template <class Type>
            requires is_one<Type>
        friend Type const& get(one_of const& from) noexcept { return from.template as<Type>(); }

        /// Calls the function with the value; what it returns has to be default-constructible.
        template <class Function>
        friend decltype(auto) visit(Function&& function, one_of& value) {
            return called(value, function);
        }
        template <class Function>
        friend decltype(auto) visit(Function&& function, one_of const& value) {
            return called(value, function);
        }

    private:
        template <class Type>
        Type& as() noexcept {
            return *std::launder(reinterpret_cast<Type*>(place_));
        }
        template <class Type>
        Type const& as() const noexcept {
            return *std::launder(reinterpret_cast<Type const*>(place_));
        }

        // Each by itself, so that what nobody does is not compiled.
        static constexpr void (*copies[])(void* to, void const* from) = {&in_place<Types>::copy...};
        static constexpr void (*moves[])(void* to, void* from) noexcept = {&in_place<Types>::move...};
        static constexpr void (*ends[])(void* value) noexcept = {&in_place<Types>::end...};
        static constexpr bool (*comparisons[])(void const* left, void const* right) = {&in_place<Types>::equal...};

        template <class Self, class Function>
        static auto called(Self& self, Function& function) {
            using value = std::conditional_t<std::is_const_v<Self>, first const, first>;
            using result = std::remove_cvref_t<decltype(function(std::declval<value&>()))>;
            if constexpr (std::is_void_v<result>) {
                static_cast<void>(((self.which_ == index_of<Types> && (function(self.template as<Types>()), true)) || ...));
            } else {
                result given{};
                static_cast<void>(((self.which_ == index_of<Types> && (given = function(self.template as<Types>()), true)) || ...));
                return given;
            }
        }

        static constexpr std::size_t largest = [] {
            std::size_t found = 0;
            for (std::size_t const size : {sizeof(Types)...}) found = size > found ? size : found;
            return found;
        }();

        alignas(Types...) std::byte place_[largest];
        unsigned char which_ = 0;
};

template <class List, class... More>
struct one_from;
template <class... Types, class... More>
struct one_from<type_list<Types...>, More...> {
    using type = one_of<Types..., More...>;
};

/// One of the types of a list, or of `More`.
template <class List, class... More>
using one_of_list = typename one_from<List, More...>::type;

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// owned: a value on the heap that stays where it is when its owner is moved.

#ifndef MONONGUSA_DETAIL_OWNED_HPP
#define MONONGUSA_DETAIL_OWNED_HPP

#include <utility>

namespace monongusa::detail {

/// A std::unique_ptr that is never reset; <memory> would make every bot's file a fifth slower to read.  Empty after it has been moved from.
template <class Value>
class owned {
public:
    template <class... Arguments>
    explicit owned(std::in_place_t, Arguments&&... arguments) : value_(new Value(std::forward<Arguments>(arguments)...)) {}
    owned(owned&& other) noexcept : value_(std::exchange(other.value_, nullptr)) {}
    owned& operator=(owned&& other) noexcept {
        std::swap(value_, other.value_);
        return *this;
    }
    ~owned() { delete value_; }

    Value& operator*() const noexcept { return *value_; }
    Value* operator->() const noexcept { return value_; }

private:
    Value* value_;
};

}  // namespace monongusa::detail

#endif

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::transport {

/// Emits its events one after the other, each when all that came of those before it is done, and lets time pass in between where it was told to
/// (on a clock that does not pass by itself).  Keeps what the bot does as values, in an order that is the same on any executor.
template <class Events = event::list, class Actions = action::list>
class basic_replay {
    using journal = action::basic_journal<detail::variant_of<Actions>>;

    struct recording {
        std::string name;
        journal done{};
        bool stopped = false;
        bool paused = false;
        detail::monitor changed{};
    };

public:
    static constexpr auto emits = detail::types_in<Events>;
    static constexpr auto performs = detail::types_in<Actions>;

    /// What the bot is called.
    explicit basic_replay(std::string name = "bot") : recording_(std::in_place, std::move(name)) {}

    /// Adds an event to what will be emitted.
    template <class Event>
        requires(detail::contains_type<Event, decltype(emits)>)
    basic_replay& then(Event event) & {
        entries_.emplace_back(std::move(event));
        return *this;
    }
    template <class Event>
    basic_replay&& then(Event event) && {
        return std::move(then(std::move(event)));
    }

    /// Lets time pass before the next event.
    template <class Rep, class Period>
    basic_replay& then_pass(std::chrono::duration<Rep, Period> time) & {
        entries_.emplace_back(detail::whole(time));
        return *this;
    }
    template <class Rep, class Period>
    basic_replay&& then_pass(std::chrono::duration<Rep, Period> time) && {
        return std::move(then_pass(time));
    }

    /// From now on every action fails with that error, or, with none, succeeds again.
    void refuse(std::error_code error) { recording_->done.refuse(error); }

    /// What has been done and was not refused: step by step, an event or a timer each, and within a step in the order of the stamps.  To be asked
    /// when nothing is under way.
    std::vector<typename journal::performed_type> const& actions() const noexcept { return recording_->done.all(); }

    class sink_type {
    public:
        explicit sink_type(recording& to) noexcept : to_(&to) {}

        template <class Action, class Done>
            requires(detail::contains_type<Action, decltype(performs)>)
        void perform(Action action, Done done) const {
            perform(std::move(action), std::move(done), action::stamp{});
        }
        template <class Action, class Done>
            requires(detail::contains_type<Action, decltype(performs)>)
        void perform(Action action, Done done, action::stamp const& stamp) const {
            to_->done.perform(std::move(action), std::move(done), stamp);
        }

    private:
        recording* to_;
    };

    std::string_view name() const noexcept { return recording_->name; }
    sink_type sink() noexcept { return sink_type{*recording_}; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        for (auto& next : entries_) {
            if (!may_go_on()) break;
            if (auto const* const time = get_if<instant::duration>(&next)) {
                listener.pass(*time);
            } else {
                emit(next, listener, Events{});
            }
            listener.settle();
        }
        return {};
    }

    /// A step is over, as its bot says.
    void settle() { recording_->done.settle(); }

    void stop() {
        change([](recording& now) { now.stopped = true; });
    }
    void pause() {
        change([](recording& now) { now.paused = true; });
    }
    void resume() {
        change([](recording& now) { now.paused = false; });
    }

private:
    using entry = detail::one_of_list<Events, instant::duration>;

    template <class Listener, class... Each>
    static void emit(entry& one, Listener& listener, detail::type_list<Each...>) {
        (emit_if<Each>(one, listener), ...);
    }
    template <class Event, class Listener>
    static void emit_if(entry& one, Listener& listener) {
        if constexpr (Listener::template wants<Event>) {
            if (auto* const event = get_if<Event>(&one)) listener.hear(*event);
        }
    }

    template <class Change>
    void change(Change const& change) {
        std::lock_guard const lock{recording_->changed};
        change(*recording_);
        recording_->changed.notify_all();
    }
    bool may_go_on() {
        std::lock_guard const lock{recording_->changed};
        while (recording_->paused && !recording_->stopped) recording_->changed.wait_until(instant::max());
        return !recording_->stopped;
    }

    std::vector<entry> entries_;
    detail::owned<recording> recording_;
};

// A template only so that a file which does not replay anything is not slower to read.
using replay = basic_replay<>;

}  // namespace monongusa::transport

#endif
// SPDX-License-Identifier: BSL-1.0
// transport::stdio: the terminal as a chat: a line is a message, an answer is a line.

#ifndef MONONGUSA_TRANSPORT_STDIO_HPP
#define MONONGUSA_TRANSPORT_STDIO_HPP

// SPDX-License-Identifier: BSL-1.0
// line_reader: a file descriptor as lines, of a bounded length.

#ifndef MONONGUSA_TRANSPORT_LINE_READER_HPP
#define MONONGUSA_TRANSPORT_LINE_READER_HPP

// SPDX-License-Identifier: BSL-1.0
// console_output: a file descriptor that many threads write to, a piece at a time.

#ifndef MONONGUSA_TRANSPORT_CONSOLE_OUTPUT_HPP
#define MONONGUSA_TRANSPORT_CONSOLE_OUTPUT_HPP

// SPDX-License-Identifier: BSL-1.0
// hex_dump: bytes as lines for people.

#ifndef MONONGUSA_DETAIL_HEX_DUMP_HPP
#define MONONGUSA_DETAIL_HEX_DUMP_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::detail {

/// Appends up to 16 bytes as `00000010  74 65 61 0a …  |tea.|`; `offset` stands in front.
inline void append_dump(std::string& out, std::size_t offset, std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    constexpr std::size_t text_at = 61;
    char line[text_at + 16];
    for (char& character : line) character = ' ';
    for (std::size_t i = 0; i < 8; ++i) line[i] = digits[offset >> (28 - 4 * i) & 15];
    line[text_at - 1] = '|';
    for (std::size_t i = 0; i < bytes.size() && i < 16; ++i) {
        auto const byte = static_cast<unsigned char>(bytes[i]);
        auto const at = 10 + 3 * i + i / 8;
        line[at] = digits[byte >> 4];
        line[at + 1] = digits[byte & 15];
        line[text_at + i] = byte >= ' ' && byte < 0x7f ? static_cast<char>(byte) : '.';
    }
    out.append(line, text_at + (bytes.size() < 16 ? bytes.size() : 16));
    out += '|';
}

/// Calls `line(text)` for each 16 bytes.
template <class Line>
void for_each_dump_line(std::string_view bytes, Line&& line) {
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 16) {
        text.clear();
        append_dump(text, at, bytes.substr(at, 16));
        line(std::string_view{text});
    }
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// wake: ends or pauses a wait for input from another thread or a signal.

#ifndef MONONGUSA_TRANSPORT_WAKE_HPP
#define MONONGUSA_TRANSPORT_WAKE_HPP


#include <system_error>

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace monongusa::transport {

/// A pipe to oneself.  `notify` may be called by any thread and by a signal handler.
class wake {
public:
    wake() {
        if (::pipe2(ends_, O_CLOEXEC | O_NONBLOCK) != 0) throw std::system_error{errno, std::generic_category(), "pipe"};
        // Where stdin or stdout are closed their numbers must not become this pipe's.
        for (int& end : ends_) {
            if (end > STDERR_FILENO) continue;
            int const higher = ::fcntl(end, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
            if (higher < 0) {
                std::error_code const error{errno, std::generic_category()};
                close();
                throw std::system_error{error, "pipe"};
            }
            ::close(end);
            end = higher;
        }
    }
    wake(wake const&) = delete;
    wake& operator=(wake const&) = delete;
    ~wake() { close(); }

    void notify() noexcept {
        int const before = errno;
        char const byte = 0;
        // A full pipe will wake its reader as well as one byte more would.
        [[maybe_unused]] auto const written = ::write(ends_[1], &byte, 1);
        errno = before;
    }

    /// Waits until there is input, somebody notifies, or it is `until`; with `only_notice` input is left alone.  Whether there is input: then
    /// reading it does not block.
    bool wait_for(int input, bool only_notice, instant until = instant::max()) noexcept {
        if (input < 0 && !only_notice) return true;  // Poll would wait for ever; reading says that it is closed.
        pollfd waits[] = {{ends_[0], POLLIN, 0}, {input, POLLIN, 0}};
        if (::poll(waits, only_notice ? 1U : 2U, milliseconds_to(until)) < 0) return false;
        char bytes[64];
        if (waits[0].revents != 0) {
            while (::read(ends_[0], bytes, sizeof bytes) > 0) {
            }
        }
        return waits[1].revents != 0;
    }

private:
    // As poll takes them: rounded up, so that it is not asked again and again within the last one; -1 for ever.
    static int milliseconds_to(instant until) noexcept {
        if (until == instant::max()) return -1;
        auto const now = instant::clock::now();
        if (until <= now) return 0;
        auto const left = until - now;
        constexpr std::chrono::hours longest{1};
        if (left >= longest) return static_cast<int>(std::chrono::milliseconds{longest}.count());
        return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(left).count()) + 1;
    }

    void close() noexcept {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }

    int ends_[2]{-1, -1};
};

}  // namespace monongusa::transport

#endif

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <cerrno>
#include <csignal>
#include <poll.h>
#include <unistd.h>

namespace monongusa::transport {

/// Keeps a vanished reader of the output from killing the process, as long as it lives; an own choice for SIGPIPE stands.
class no_broken_pipe_signal {
public:
    no_broken_pipe_signal() noexcept {
        struct sigaction ignore = {};
        ignore.sa_handler = SIG_IGN;
        changed_ = ::sigaction(SIGPIPE, nullptr, &before_) == 0 && before_.sa_handler == SIG_DFL && ::sigaction(SIGPIPE, &ignore, nullptr) == 0;
    }
    no_broken_pipe_signal(no_broken_pipe_signal const&) = delete;
    no_broken_pipe_signal& operator=(no_broken_pipe_signal const&) = delete;
    ~no_broken_pipe_signal() {
        if (changed_) ::sigaction(SIGPIPE, &before_, nullptr);
    }

private:
    struct sigaction before_ = {};
    bool changed_ = false;
};

/// Tells the log what went over a descriptor, if it shows such lines.  Takes whole lines, since half a secret is not recognised.
[[gnu::cold]] inline void log_bytes(std::string_view descriptor, std::string_view bytes) {
    auto const to = log::in("stdio");
    if (!to.shows(log::level::bytes)) return;
    std::string told{bytes};
    scrub(told);
    detail::for_each_dump_line(told, [&](std::string_view line) { to.bytes(descriptor, ": ", line); });
}

/// What stands below the last line of a terminal: the line that is being typed.
struct console_footer {
    void* self = nullptr;
    /// Appends what takes it away and leaves the cursor where it began; false if there is none now.
    bool (*hide)(void* self, std::string& out) = nullptr;
    /// Appends what brings it back.
    void (*show)(void* self, std::string& out) = nullptr;
};

/// Any thread may write.  After the first error nothing is written any more: all later writes fail with it, and the reader is woken.
class console_output {
public:
    /// `reader` waits for input and looks at `broken()` when it is woken; `name` is what the descriptor is called where its bytes are logged, which they
    /// are not without one.
    explicit console_output(int descriptor, wake* reader = nullptr, char const* name = nullptr) noexcept
        : descriptor_(descriptor), reader_(reader), name_(name) {}
    console_output(console_output const&) = delete;
    console_output& operator=(console_output const&) = delete;

    /// Writes whole lines in one piece; what is being typed moves below them.
    std::error_code write(std::string_view text) {
        if (name_) log_bytes(name_, text);
        std::lock_guard const lock{mutex_};
        std::string framed;
        if (text.empty() || !footer_.self || !footer_.hide(footer_.self, framed)) return put(text);
        framed += text;
        if (!text.ends_with('\n')) framed += '\n';
        footer_.show(footer_.self, framed);
        return put(framed);
    }

    /// Calls `work`, which writes to the same terminal by another way (as a log on stderr does), while nothing is being typed there.  `work` must
    /// not come back here.
    template <class Work>
    void beside(Work&& work) {
        std::lock_guard const lock{mutex_};
        std::string bytes;
        bool const hidden = footer_.self && footer_.hide(footer_.self, bytes);
        if (hidden) put(bytes);
        struct shown_again {
            console_output& out;
            bool hidden;
            ~shown_again() {
                if (!hidden) return;
                std::string bytes;
                out.footer_.show(out.footer_.self, bytes);
                out.put(bytes);
            }
        } const again{*this, hidden};
        std::forward<Work>(work)();
    }

    /// For the footer itself: writes what `draw(out)` appends; in there no other thread hides or shows it.
    template <class Draw>
    std::error_code draw(Draw&& draw) {
        std::lock_guard const lock{mutex_};
        std::string bytes;
        std::forward<Draw>(draw)(bytes);
        return put(bytes);
    }

    void footer(console_footer footer) {
        std::lock_guard const lock{mutex_};
        footer_ = footer;
    }

    /// Whether nobody can be answered any more.
    bool broken() const noexcept { return broken_; }
    std::error_code error() {
        std::lock_guard const lock{mutex_};
        return error_;
    }

private:
    std::error_code put(std::string_view text) {
        while (!error_ && !text.empty()) {
            auto const written = ::write(descriptor_, text.data(), text.size());
            if (written >= 0) {
                text.remove_prefix(static_cast<std::size_t>(written));
            } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
                pollfd wait{descriptor_, POLLOUT, 0};
                ::poll(&wait, 1, -1);
            } else if (errno != EINTR) {
                error_ = {errno, std::generic_category()};
                broken_ = true;
                if (reader_) reader_->notify();
            }
        }
        return error_;
    }

    int descriptor_;
    wake* reader_;
    char const* name_;
    std::atomic<bool> broken_ = false;
    std::mutex mutex_;
    std::error_code error_;  // The first.
    console_footer footer_;
};

}  // namespace monongusa::transport

#endif
// SPDX-License-Identifier: BSL-1.0
// stdio_config: what a conversation over two file descriptors is told.

#ifndef MONONGUSA_TRANSPORT_STDIO_CONFIG_HPP
#define MONONGUSA_TRANSPORT_STDIO_CONFIG_HPP

// SPDX-License-Identifier: BSL-1.0
// line_format: what a line of input says, and who says it.

#ifndef MONONGUSA_TRANSPORT_LINE_FORMAT_HPP
#define MONONGUSA_TRANSPORT_LINE_FORMAT_HPP

#include <string_view>

namespace monongusa::transport {

enum class line_format : unsigned char {
    guess,  ///< `irc` if the first line is certainly that, else `lines`.
    lines,  ///< A line is a message, by `you`.
    irc,    ///< `[hh:mm] <nick> text`, also with seconds.
};

struct said {
    bool valid = false;
    std::string_view nick;
    std::string_view text;
};

/// Reads `[hh:mm] <nick> text`.
constexpr said read_irc(std::string_view line) noexcept {
    constexpr auto digit = [](char character) { return character >= '0' && character <= '9'; };
    auto const close = line.find("] <");
    bool clock = (close == 6 || close == 9) && line.front() == '[';
    for (std::size_t i = 1; clock && i < close; ++i) clock = i % 3 == 0 ? line[i] == ':' : digit(line[i]);
    if (!clock) return {};
    line.remove_prefix(close + 3);
    auto const end = line.find('>');
    if (end == std::string_view::npos || end == 0) return {};
    auto const nick = line.substr(0, end);
    line.remove_prefix(end + 1);
    if (!line.empty() && line.front() != ' ') return {};
    if (!line.empty()) line.remove_prefix(1);
    return {true, nick, line};
}

}  // namespace monongusa::transport

#endif

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

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <cerrno>
#include <unistd.h>

namespace monongusa::transport {

/// Cuts what is read into lines.  A line longer than the limit is skipped, and reading goes on behind it; nothing else is lost.
///
/// As a policy of `stdio`, a reader is asked for `next` until that is `empty`; then it is told to `await` input, and once there is some to `fill`
/// itself; at last it is told to `close`.  All that is for the thread that reads; `restore` is for any.
class line_reader {
public:
    enum class result : unsigned char {
        line,      ///< One line, without its end (`\n` or `\r\n`).
        too_long,  ///< One line was skipped.
        empty,     ///< No whole line is there; `fill` first.
        end,       ///< Nothing more comes.
    };

    line_reader(int descriptor, std::size_t longest) : descriptor_(descriptor), longest_(longest) {}
    /// Prompts by `out` where somebody types.
    line_reader(stdio_config const& how, console_output& out) : line_reader(how.input, how.longest_line) {
        if (!is_typed(how)) return;
        prompt_ = how.prompt;
        out_ = &out;
    }

    /// The next line of what has been read; the view, and that of `bytes`, hold until the next call of `fill`.
    result next(std::string_view& line) {
        auto const rest = std::string_view{buffer_}.substr(begin_);
        auto const found = rest.find('\n', scanned_);
        if (found == std::string_view::npos && !ended_) {
            scanned_ = rest.size();
            // The end of a line of just the longest length may be two bytes.
            if (rest.size() > longest_ + 2) {
                skipping_ = true;
                forget(rest.size());
            }
            return result::empty;
        }
        if (found == std::string_view::npos && rest.empty()) {
            if (!skipping_) return result::end;
            skipping_ = false;
            return counted(result::too_long);
        }
        bool const whole = found != std::string_view::npos;
        line = rest.substr(0, whole ? found : rest.size());
        forget(line.size() + (whole ? 1 : 0));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (skipping_ || line.size() > longest_) {
            skipping_ = false;
            return counted(result::too_long);
        }
        if (number_ == 0 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);  // A byte order mark is no text.
        return counted(result::line);
    }

    /// What the line that came last was read as, with its end.
    std::string_view bytes() const noexcept { return std::string_view{buffer_}.substr(begin_ - last_, last_); }

    /// Nothing goes on until there is input.  Prompts once for each line that is waited for, whatever ends the wait in between.
    void await() {
        if (out_ && !std::exchange(prompted_, true)) out_->write(prompt_);
    }

    /// Reads once more.  An input that was never open is at its end.
    std::error_code fill() {
        prompted_ = false;
        if (begin_ > 0) {
            buffer_.erase(0, begin_);
            begin_ = last_ = 0;
        }
        constexpr std::size_t portion = 65536;
        auto const before = buffer_.size();
        buffer_.resize(before + portion);
        auto const got = ::read(descriptor_, buffer_.data() + before, portion);
        auto const error = errno;
        buffer_.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
        if (got > 0) return {};
        if (got < 0 && (error == EINTR || error == EAGAIN || error == EWOULDBLOCK)) return {};
        ended_ = true;
        if (got == 0 || error == EBADF || error == EIO) return {};  // EIO: a terminal that has hung up.
        return {error, std::generic_category()};
    }

    /// The number of the line that came last, from 1.
    std::size_t number() const noexcept { return number_; }

    /// Nothing more is read.
    void close() noexcept {}
    /// Gives a terminal back as it was found, at once; also in a signal handler.
    void restore() noexcept {}

private:
    void forget(std::size_t bytes) noexcept {
        begin_ += last_ = bytes;
        scanned_ = 0;
    }
    result counted(result which) noexcept {
        ++number_;
        return which;
    }

    int descriptor_;
    std::size_t longest_;
    std::string buffer_;
    std::size_t begin_ = 0;    // Of what has not been given out.
    std::size_t last_ = 0;     // How much was given out last.
    std::size_t scanned_ = 0;  // Behind it, up to where there is no line end.
    std::size_t number_ = 0;
    bool skipping_ = false;
    bool ended_ = false;
    bool prompted_ = false;
    std::string_view prompt_;
    console_output* out_ = nullptr;  // Where to prompt, if somebody types.
};

}  // namespace monongusa::transport

#endif
// SPDX-License-Identifier: BSL-1.0
// plain_dialect: a line is a message, an action is a line of plain text.

#ifndef MONONGUSA_TRANSPORT_PLAIN_DIALECT_HPP
#define MONONGUSA_TRANSPORT_PLAIN_DIALECT_HPP

// SPDX-License-Identifier: BSL-1.0
// addressing: whether a text speaks to the bot, and what it says without the mention.

#ifndef MONONGUSA_CHAT_ADDRESSING_HPP
#define MONONGUSA_CHAT_ADDRESSING_HPP


#include <cstddef>
#include <string_view>

namespace monongusa::chat {

struct addressing {
    bool mentioned = false;
    detail::text_range body;  ///< The text without a mention at its beginning or end; the whole text if there is none.

    friend constexpr bool operator==(addressing const&, addressing const&) = default;
};

namespace mention {

// Also a letter of the scripts that UTF-8 writes with two bytes (Latin, Greek, Cyrillic, …), but not one of those written without blanks between
// words: `@botさん` speaks to the bot, `@botté` does not.
constexpr bool belongs_to_a_name(char character) noexcept {
    auto const byte = static_cast<unsigned char>(character);
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9') ||
           character == '_' || character == '-' || (byte >= 0xC3 && byte <= 0xDF);
}

// The first byte of the character that ends at `end`.
constexpr char lead_before(std::string_view text, std::size_t end) noexcept {
    auto at = end - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    return text[at];
}

// Whether `@name` stands at `at` as a word of its own.
constexpr bool stands_at(std::string_view text, std::size_t at, std::string_view name) noexcept {
    if (at >= text.size() || text[at] != '@' || text.substr(at + 1, name.size()) != name) return false;
    auto const after = at + 1 + name.size();
    return (at == 0 || !belongs_to_a_name(lead_before(text, at))) && (after >= text.size() || !belongs_to_a_name(text[after]));
}

// The blanks people and clients put around a mention; clients like U+00A0, Japanese keyboards write U+3000.
constexpr std::string_view blanks[] = {" ", "\t", "\n", "\r", "\xC2\xA0", "\xE3\x80\x80"};

constexpr std::string_view without_leading_blanks(std::string_view text) noexcept {
    for (bool again = true; again;) {
        again = false;
        for (auto const blank : blanks) {
            if (text.starts_with(blank)) {
                text.remove_prefix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

constexpr std::string_view without_trailing_blanks(std::string_view text) noexcept {
    for (bool again = true; again;) {
        again = false;
        for (auto const blank : blanks) {
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                again = true;
            }
        }
    }
    return text;
}

}  // namespace mention

/// Looks for `@name` in a text as people see it.  `@name: do this`, `@name, do this` and `do this, @name` all say `do this`.
constexpr addressing find_address(std::string_view text, std::string_view name) noexcept {
    bool mentioned = false;
    for (auto at = text.find('@'); at != std::string_view::npos && !mentioned; at = text.find('@', at + 1)) {
        mentioned = mention::stands_at(text, at, name);
    }
    std::size_t const whole = text.size();
    if (!mentioned || name.empty()) return {false, {0, whole}};

    auto const mention_size = name.size() + 1;
    std::string_view body = mention::without_leading_blanks(text);
    while (mention::stands_at(body, 0, name)) {
        body.remove_prefix(mention_size);
        if (body.starts_with(':')) body.remove_prefix(1);  // Behind a blank it may begin an emoji.
        body = mention::without_leading_blanks(body);
        if (body.starts_with(',')) body = mention::without_leading_blanks(body.substr(1));
    }
    body = mention::without_trailing_blanks(body);
    while (body.size() >= mention_size && mention::stands_at(body, body.size() - mention_size, name)) {
        body = mention::without_trailing_blanks(body.substr(0, body.size() - mention_size));
        if (!body.empty() && body.back() == ',') body = mention::without_trailing_blanks(body.substr(0, body.size() - 1));
    }
    auto const begin = static_cast<std::size_t>(body.data() - text.data());
    return {true, {begin, begin + body.size()}};
}

}  // namespace monongusa::chat

#endif
// SPDX-License-Identifier: BSL-1.0
// line_notation: an action as a line of plain text.

#ifndef MONONGUSA_TRANSPORT_LINE_NOTATION_HPP
#define MONONGUSA_TRANSPORT_LINE_NOTATION_HPP


#include <string>
#include <string_view>

namespace monongusa::transport {

// One action a line: what would begin another line, or steer the terminal, is written visibly.  `words` are the first words of the message that
// the action is about.

inline void write_line(std::string& out, action::send const& send, std::string_view) { detail::append_visible(out, send.text); }

inline void write_addressed(std::string& out, std::string_view name, std::string_view how, std::string_view text) {
    out += '@';
    detail::append_visible(out, name);
    out += how;
    out += ": ";
    detail::append_visible(out, text);
}
inline void write_line(std::string& out, action::reply const& reply, std::string_view) {
    write_addressed(out, reply.to.user.name, "", reply.text);
}
inline void write_line(std::string& out, action::reply_in_thread const& reply, std::string_view) {
    write_addressed(out, reply.to.user.name, " (thread)", reply.text);
}
inline void write_line(std::string& out, action::direct_message const& message, std::string_view) {
    write_addressed(out, message.to.user.name, " (direct)", message.text);
}

inline void write_reaction(std::string& out, std::string_view emoji, std::string_view how, std::string_view words) {
    out += ':';
    detail::append_visible(out, emoji);
    out += how;
    detail::append_visible(out, words);
    out += '"';
}
inline void write_line(std::string& out, action::react const& react, std::string_view words) {
    write_reaction(out, react.emoji, ": on \"", words);
}
inline void write_line(std::string& out, action::unreact const& unreact, std::string_view words) {
    write_reaction(out, unreact.emoji, ": off \"", words);
}

inline void write_line(std::string& out, action::edit const& edit, std::string_view) {
    out += "edited: ";
    detail::append_visible(out, edit.text);
}
inline void write_line(std::string& out, action::delete_message const&, std::string_view words) {
    out += "deleted: \"";
    detail::append_visible(out, words);
    out += '"';
}

}  // namespace monongusa::transport

#endif
// SPDX-License-Identifier: BSL-1.0
// recent: the first words of messages that were said lately, to name them by.

#ifndef MONONGUSA_TRANSPORT_RECENT_HPP
#define MONONGUSA_TRANSPORT_RECENT_HPP

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::transport {

/// Remembers the beginnings of the last messages under numbers that it gives out.  Bounded; any thread.
class recent {
    static constexpr std::size_t most = 4096;  // More than wait for their handlers at a time.
    static constexpr std::size_t longest = 40;

public:
    /// The id under which the message can be found for a while: `m1`, `m2`, …  Allocates nothing.
    void remember(std::string_view text, std::string& id) {
        std::lock_guard const lock{mutex_};
        auto& message = messages_[count_++ % most];
        message.number = ++last_;
        message.keep(text);
        write_id(last_, id);
    }

    /// Nobody will ask for this message: if it is the latest, it makes room for the next.
    void forget(std::string_view id) {
        std::lock_guard const lock{mutex_};
        auto* const message = find(id);
        if (!message || message != &messages_[(count_ - 1) % most]) return;
        message->number = 0;  // Nobody's: else it would be a late one in the place of the earliest.
        --count_;
    }

    /// Gives a message another beginning.
    void change(std::string_view id, std::string_view text) {
        std::lock_guard const lock{mutex_};
        if (auto* const message = find(id)) message->keep(text);
    }

    /// The first words, with `…` if there were more; the id if they are forgotten.
    std::string words(std::string_view id) {
        std::lock_guard const lock{mutex_};
        auto const* const message = find(id);
        if (!message) return std::string{id};
        return std::string{message->text.data(), message->size} + (message->cut ? "…" : "");
    }

private:
    struct beginning {
        std::uint64_t number = 0;
        std::array<char, longest> text{};
        std::size_t size = 0;
        bool cut = false;

        // As much as there is room for, but no half characters, and whole words if that does not cost too much.
        void keep(std::string_view all) noexcept {
            cut = all.size() > longest;
            size = cut ? longest : all.size();
            if (cut) {
                while (size > 0 && (static_cast<unsigned char>(all[size]) & 0xC0) == 0x80) --size;
                auto const space = all.substr(0, size + 1).rfind(' ');
                if (space != std::string_view::npos && space > longest / 2) size = space;
            }
            all.copy(text.data(), size);
        }
    };

    static void write_id(std::uint64_t number, std::string& id) {
        char digits[20];
        auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        id.assign(1, 'm').append(digits, end);
    }

    beginning* find(std::string_view id) {
        std::uint64_t number = 0;
        if (!id.starts_with('m')) return nullptr;
        auto const [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
        if (error != std::errc{} || end != id.data() + id.size() || number == 0) return nullptr;
        // Later ones have greater numbers.
        std::uint64_t first = count_ > most ? count_ - most : 0;
        std::uint64_t last = count_;
        while (first < last) {
            auto const middle = first + (last - first) / 2;
            auto& message = messages_[middle % most];
            if (message.number == number) return &message;
            (message.number < number ? first : last) = message.number < number ? middle + 1 : middle;
        }
        return nullptr;
    }

    std::mutex mutex_;
    std::array<beginning, most> messages_{};
    std::uint64_t count_ = 0;  // Of those that were remembered and not forgotten again.
    std::uint64_t last_ = 0;   // Number that was given out.
};

}  // namespace monongusa::transport

#endif

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace monongusa::transport {

/// What lines mean to `stdio`: the formats `lines` and `irc`.
///
/// A dialect tells the listener what it makes of each line, and writes what the bot does to the output.  All but `perform`, which any thread
/// calls, is called by the thread that reads, in this order: `begin`, then `hear` and `timers_fired` in any, then `end`.
class plain_dialect {
public:
    plain_dialect(stdio_config const& how, console_output& out) : how_(how), out_(out), format_(how.format) {}

    template <class Listener>
    void begin(Listener& listener) {
        // Who types irc means it as text.
        if (format_ == line_format::guess && is_typed(how_)) format_ = line_format::lines;
        event::ready ready;
        ready.self = {how_.name, how_.name, true, true};
        listener.hear(ready);
    }

    template <class Listener>
    void hear(Listener& listener, std::string_view line, std::size_t number) {
        if (is_blank(line)) return;
        std::string_view nick = "you";
        if (format_ == line_format::guess) format_ = read_irc(line).valid ? line_format::irc : line_format::lines;
        if (format_ == line_format::irc) {
            auto const said = read_irc(line);
            if (!said.valid) {
                if (unread_++ == 0) log::warning("stdin:", number, ": not in the format [hh:mm] <nick> text; skipped, as will be all such lines");
                return;
            }
            line = said.text;
            nick = said.nick;
            if (is_blank(line)) return;
        }
        if constexpr (Listener::template wants<event::message>) {
            fill(nick, line);
            auto const id = message_.id;  // The listener may take the message away.
            // What no rule accepts must not push what waits for its handler out of memory.
            if (!listener.hear(message_)) recent_.forget(id);
        }
    }

    template <class Listener>
    void timers_fired(Listener&) {}

    template <class Listener>
    void end(Listener& listener, std::string_view reason) {
        if (unread_ > 0) log::warning("stdin: ", unread_, unread_ == 1 ? " line was" : " lines were", " not in the format [hh:mm] <nick> text");
        event::disconnected gone{std::string{reason}, true};
        listener.hear(gone);
    }

    /// Writes an action's line in one piece, without the secrets that are known.
    template <class Action, class Done>
    void perform(Action const& action, Done&& done, action::stamp const&) {
        chat::sent sent;
        sent.channel = action.to.channel;
        std::string line;
        write_line(line, action, recent_.words(action.to.message));
        scrub_known(line);
        line += '\n';
        if constexpr (std::is_same_v<Action, action::edit>) {
            recent_.change(action.to.message, action.text);
            sent.message = action.to.message;
        } else if constexpr (requires { action.text; }) {
            recent_.remember(action.text, sent.message);
        }
        auto const error = out_.write(line);
        done(error, sent);
    }

private:
    static bool is_blank(std::string_view line) noexcept {
        for (char const character : line) {
            if (character != ' ' && character != '\t') return false;
        }
        return true;
    }

    // Into what the last message left, whose strings keep their capacity.
    void fill(std::string_view nick, std::string_view text) {
        recent_.remember(text, message_.id);
        message_.text.assign(text);
        message_.raw.assign(text);
        message_.author.id.assign(nick);
        message_.author.name.assign(nick);
        message_.author.self = message_.author.bot = nick == how_.name;
        message_.author.roles.clear();
        message_.channel.id.assign("console");
        message_.channel.name.assign("console");
        message_.channel.kind = chat::channel_kind::open;
        message_.thread.clear();
        message_.attachments.clear();
        auto const address = chat::find_address(message_.text, how_.name);
        message_.addressed = address.mentioned;
        message_.body_range = address.body;
    }

    stdio_config const& how_;
    console_output& out_;
    line_format format_;
    event::message message_;
    recent recent_;
    std::size_t unread_ = 0;
};

}  // namespace monongusa::transport

#endif
// SPDX-License-Identifier: BSL-1.0
// stdio_session: reads and waits for transport::stdio; what lines mean is its dialect's.

#ifndef MONONGUSA_TRANSPORT_STDIO_SESSION_HPP
#define MONONGUSA_TRANSPORT_STDIO_SESSION_HPP


#include <boost/hana/contains.hpp>
#include <boost/hana/type.hpp>

#include <atomic>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::transport {

template <class Dialect>
struct config_of_dialect {
    using type = stdio_config;
};
template <class Dialect>
    requires requires { typename Dialect::config; }
struct config_of_dialect<Dialect> {
    using type = typename Dialect::config;
};

/// See `plain_dialect` for what a dialect is asked, `line_reader` for a reader.  A dialect with more to be told has a `config` of its own, derived from
/// `stdio_config`; one that can complete what is typed a `completion()`.
template <class Dialect, class Reader>
class stdio_session {
public:
    using config = typename config_of_dialect<Dialect>::type;

    explicit stdio_session(config how)
        : config_(std::move(how)),
          out_(config_.output, &wake_, "stdout"),
          dialect_(config_, out_),
          reader_(config_, out_) {
        if constexpr (requires { dialect_.completion(); }) config_.completion = dialect_.completion();
    }

    std::string_view name() const noexcept { return config_.name; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        no_broken_pipe_signal const guard;
        dialect_.begin(listener);
        auto const error = read(listener);
        dialect_.end(listener, error ? error.message() : stopped_ ? "stopped" : "end of input");
        return error;
    }

    void stop() noexcept {
        stopped_ = true;
        // Now: a handler may keep the thread that reads for as long as it likes, until a second signal ends the process.
        reader_.restore();
        wake_.notify();
    }
    void pause() noexcept { paused_ = true; }
    void resume() noexcept {
        paused_ = false;
        wake_.notify();
    }
    void rearm() noexcept { wake_.notify(); }

    /// Any thread.
    template <class Action, class Done>
    void perform(Action action, Done done, action::stamp const& stamp = {}) {
        dialect_.perform(std::move(action), std::move(done), stamp);
    }

    bool failed(event::failure const& failure)
        requires requires(Dialect& wants, event::failure const& what) { wants.failed(what); }
    {
        return dialect_.failed(failure);
    }

    /// Any thread; to write beside the answers, on a terminal that they share.
    console_output& output() noexcept { return out_; }

private:
    template <class Listener>
    std::error_code read(Listener& listener) {
        using result = typename Reader::result;
        struct closed_at_the_end {
            Reader& reader;
            ~closed_at_the_end() { reader.close(); }
        } const closed{reader_};
        std::string_view line;
        while (!ended()) {
            if (paused_) {
                wait(listener, true);
                continue;
            }
            switch (reader_.next(line)) {
                case result::line:
                    log_bytes("stdin", reader_.bytes());
                    dialect_.hear(listener, line, reader_.number());
                    break;
                case result::too_long:
                    log::warning("stdin:", reader_.number(), ": the line is longer than ", config_.longest_line, " bytes and was skipped");
                    break;
                case result::empty:
                    reader_.await();
                    if (!wait(listener, false) || ended() || paused_) break;
                    if (auto const error = reader_.fill()) return error;
                    break;
                case result::end:
                    return out_.error();
            }
        }
        return out_.error();
    }

    // Whether there is input.
    template <class Listener>
    bool wait(Listener& listener, bool only_notice) {
        bool const input = wake_.wait_for(config_.input, only_notice, listener.next_timer());
        listener.fire_timers();
        dialect_.timers_fired(listener);
        return input;
    }

    bool ended() const noexcept { return stopped_ || out_.broken(); }

    config config_;
    wake wake_;
    console_output out_;
    Dialect dialect_;
    Reader reader_;
    std::atomic<bool> stopped_ = false;
    std::atomic<bool> paused_ = false;
};

/// Where the actions of a bot on stdio go; refers to its transport.
template <class Session>
class basic_stdio_sink {
public:
    explicit basic_stdio_sink(Session& session) noexcept : session_(&session) {}

    template <class Action, class Done>
        requires(decltype(boost::hana::contains(action::all, boost::hana::type_c<Action>))::value)
    void perform(Action action, Done done, action::stamp const& stamp = {}) const {
        session_->perform(std::move(action), std::move(done), stamp);
    }

private:
    Session* session_;
};

}  // namespace monongusa::transport

#endif

#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::transport {

/// Reads lines from a file descriptor and writes what the bot does to another.  What lines mean is the dialect's (see `plain_dialect`), where they
/// come from the reader's (see `line_reader`).  Works on terminals, pipes, files, `/dev/null` and a closed input; logs go to stderr alone.
///
/// - A line ends with `\n` or `\r\n`; the last needs no end.  Bytes that are not UTF-8, and zero bytes, are text as they are.
/// - A line longer than `config.longest_line` is skipped, with a sentence on stderr.
/// - The end of the input ends `run` without an error.  An output that cannot be written ends it with that error, and fails the action.
template <class Dialect, class Reader>
class basic_stdio {
    using session = stdio_session<Dialect, Reader>;

public:
    using config = typename session::config;
    using sink_type = basic_stdio_sink<session>;

    static constexpr auto emits = event::all;
    static constexpr auto performs = action::all;

    basic_stdio() : basic_stdio(config{}) {}
    explicit basic_stdio(config how) : session_(std::in_place, std::move(how)) {}

    /// What the bot is called; `@name` speaks to it.
    std::string_view name() const noexcept { return session_->name(); }

    sink_type sink() noexcept { return sink_type{*session_}; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        return session_->run(listener);
    }

    void stop() noexcept { session_->stop(); }
    void pause() noexcept { session_->pause(); }
    void resume() noexcept { session_->resume(); }
    void rearm() noexcept { session_->rearm(); }

    bool failed(event::failure const& failure)
        requires requires(Dialect& wants, event::failure const& what) { wants.failed(what); }
    {
        return session_->failed(failure);
    }

    /// Stays where it is when the transport is moved; see `console_output::beside`.
    console_output& output() noexcept { return session_->output(); }

private:
    detail::owned<session> session_;  // Sinks refer to it.
};

/// What stdio's sink is called, so that the names of all that is made for it stay short.
class stdio_sink : public basic_stdio_sink<stdio_session<plain_dialect, line_reader>> {
public:
    explicit stdio_sink(basic_stdio_sink const& sink) noexcept : basic_stdio_sink(sink) {}
};

/// A line is a message, an action is a line of plain text.  Blank lines are nothing; in the format `irc`, so is, with a sentence on stderr, what is
/// not in it.
class stdio : public basic_stdio<plain_dialect, line_reader> {
public:
    using sink_type = stdio_sink;

    using basic_stdio::basic_stdio;

    sink_type sink() noexcept { return sink_type{basic_stdio::sink()}; }
};

}  // namespace monongusa::transport

#endif
// SPDX-License-Identifier: BSL-1.0
// verbs: the words in which a table is written.

#ifndef MONONGUSA_VERBS_HPP
#define MONONGUSA_VERBS_HPP

// SPDX-License-Identifier: BSL-1.0
// matcher::addressed: accepts what is said to the bot.

#ifndef MONONGUSA_MATCHER_ADDRESSED_HPP
#define MONONGUSA_MATCHER_ADDRESSED_HPP


#include <string>

namespace monongusa::matcher {

/// Matches a direct message, and one that mentions the bot anywhere.
struct addressed {
    static constexpr detail::fixed_string description{"addressed"};

    template <class Event>
        requires requires(Event const& event) { static_cast<bool>(event.addressed); }
    constexpr bool match(Event const& event) const noexcept {
        return event.addressed;
    }
    template <class Event>
    std::string why_not(Event const&) const {
        return "it is neither a direct message nor does it mention the bot";
    }

    friend constexpr bool operator==(addressed, addressed) = default;
};

}  // namespace monongusa::matcher

#endif
// SPDX-License-Identifier: BSL-1.0
// composition: matchers joined by &&, || and !.

#ifndef MONONGUSA_MATCHER_COMPOSE_HPP
#define MONONGUSA_MATCHER_COMPOSE_HPP


#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace monongusa::matcher {

namespace compose {

template <std::size_t Left, std::size_t Right>
constexpr chat::captures<Left + Right> join(chat::captures<Left> const& left, chat::captures<Right> const& right) noexcept {
    chat::captures<Left + Right> both;
    both.found = true;
    if constexpr (Left != 0) {
        for (std::size_t i = 0; i < Left; ++i) both.groups[i] = left.groups[i];
    }
    if constexpr (Right != 0) {
        for (std::size_t i = 0; i < Right; ++i) both.groups[Left + i] = right.groups[i];
    }
    return both;
}

constexpr chat::captures<0> as_captures(bool found) noexcept { return {found}; }
template <std::size_t Groups>
constexpr chat::captures<Groups> const& as_captures(chat::captures<Groups> const& captures) noexcept {
    return captures;
}

template <class Matcher>
consteval auto words() {
    constexpr std::string_view given = description_of<Matcher>();
    detail::fixed_string<given.size()> kept;
    for (std::size_t i = 0; i < given.size(); ++i) kept.text[i] = given[i];
    return kept;
}

template <class Matcher>
using verdict_of = typename detail::own_verdict<Matcher>::type;

// The mistake of the left, else that of the right.
template <class Left, class Right>
using verdict_of_both = std::conditional_t<verdict_of<Left>::fine, verdict_of<Right>, verdict_of<Left>>;

// Whether it may be asked though the matcher on its left, its guard perhaps, has refused: if it and all its parts say `why_not`.
template <class Matcher, class Event>
inline constexpr bool needs_no_guard = has_why_not<Matcher, Event>;

// What either of the two requires, if both require something.
template <class Left, class Right>
inline constexpr auto pieces_of_either = [] {
    constexpr auto left = required_by<Left>();
    constexpr auto right = required_by<Right>();
    std::array<pattern::piece, left.empty() || right.empty() ? 0 : left.size() + right.size()> pieces{};
    for (std::size_t i = 0; i < pieces.size(); ++i) pieces[i] = i < left.size() ? left[i] : right[i - left.size()];
    return pieces;
}();

// What the one requires that is looked for at less cost.
template <class Left, class Right>
constexpr std::span<pattern::piece const> required_by_both() noexcept {
    constexpr auto left = required_by<Left>();
    constexpr auto right = required_by<Right>();
    if (left.empty() || right.empty()) return left.empty() ? right : left;
    return pattern::cost_of_looking(left) <= pattern::cost_of_looking(right) ? left : right;
}

inline void add_clause(std::string& reason, std::string_view clause) {
    if (!reason.empty()) reason += ", and ";
    reason += clause;
}

// What has a truth value of its own, captures for one, keeps the language's operators even under a using directive.
template <class Type>
concept truth = std::is_constructible_v<bool, Type>;

}  // namespace compose

/// For matchers of one's own: one that derives from it can be joined by `&&`, `||` and `!` with others of one's own.  With a matcher of this library on
/// one side they can without.
struct composable {};

/// Both match.  The groups of the left come before those of the right.
template <class Left, class Right>
struct both {
    static constexpr auto description =
        detail::fixed_string{"("} + compose::words<Left>() + detail::fixed_string{" && "} + compose::words<Right>() + detail::fixed_string{")"};
    static constexpr bool has_pattern = monongusa::has_pattern<Left>() || monongusa::has_pattern<Right>();
    using verdict = compose::verdict_of_both<Left, Right>;
    static constexpr bool matches_everything = monongusa::matches_everything<Left>() && monongusa::matches_everything<Right>();
    static constexpr std::span<pattern::piece const> required = compose::required_by_both<Left, Right>();
    static constexpr std::span<pattern::byte_set const> required_run =
        required_run_by<Left>().empty() ? required_run_by<Right>() : required_run_by<Left>();

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    template <class Event>
        requires(matcher_for<Left, Event> && matcher_for<Right, Event>)
    constexpr auto match(Event const& event) const {
        using joined = decltype(compose::join(compose::as_captures(left.match(event)), compose::as_captures(right.match(event))));
        auto const first = compose::as_captures(left.match(event));
        if (!first) return joined{};
        auto const second = compose::as_captures(right.match(event));
        if (!second) return joined{};
        return compose::join(first, second);
    }
    /// What fails of the two; not the right one if it could rely on the left.
    template <class Event>
    std::string why_not(Event const& event) const {
        std::string reason;
        if (!left.match(event)) {
            reason = monongusa::why_not(left, event);
            if constexpr (!compose::needs_no_guard<Right, Event>) return reason;
        }
        if (!right.match(event)) compose::add_clause(reason, monongusa::why_not(right, event));
        return reason;
    }

    template <class Event>
    static consteval bool group_is_optional(std::size_t group) {
        constexpr std::size_t of_left = group_count<Left, Event>;
        if (group < of_left) return monongusa::group_is_optional<Left, Event>(group);
        return monongusa::group_is_optional<Right, Event>(group - of_left);
    }
};

/// One of them matches.  Gives no groups, since those of the other would be missing.
template <class Left, class Right>
struct either {
    static constexpr auto description =
        detail::fixed_string{"("} + compose::words<Left>() + detail::fixed_string{" || "} + compose::words<Right>() + detail::fixed_string{")"};
    static constexpr bool has_pattern = monongusa::has_pattern<Left>() || monongusa::has_pattern<Right>();
    using verdict = compose::verdict_of_both<Left, Right>;
    static constexpr bool matches_everything = monongusa::matches_everything<Left>() || monongusa::matches_everything<Right>();
    static constexpr std::span<pattern::piece const> required = compose::pieces_of_either<Left, Right>;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    template <class Event>
        requires(matcher_for<Left, Event> && matcher_for<Right, Event>)
    constexpr bool match(Event const& event) const {
        return static_cast<bool>(left.match(event)) || static_cast<bool>(right.match(event));
    }
    template <class Event>
    std::string why_not(Event const& event) const {
        std::string reason = monongusa::why_not(left, event);
        compose::add_clause(reason, monongusa::why_not(right, event));
        return reason;
    }
};

/// The other does not match.  Gives no groups.
template <class Matcher>
struct opposite {
    static constexpr auto description = detail::fixed_string{"!"} + compose::words<Matcher>();
    static constexpr bool has_pattern = monongusa::has_pattern<Matcher>();
    using verdict = compose::verdict_of<Matcher>;

    [[no_unique_address]] Matcher matcher;

    template <class Event>
        requires matcher_for<Matcher, Event>
    constexpr bool match(Event const& event) const {
        return !static_cast<bool>(matcher.match(event));
    }
    template <class Event>
    std::string why_not(Event const&) const {
        return detail::joined(description_of<Matcher>(), " accepts it");
    }
};

namespace compose {

template <class Left, class Right, class Event>
inline constexpr bool needs_no_guard<both<Left, Right>, Event> = needs_no_guard<Left, Event> && needs_no_guard<Right, Event>;
template <class Left, class Right, class Event>
inline constexpr bool needs_no_guard<either<Left, Right>, Event> = needs_no_guard<Left, Event> && needs_no_guard<Right, Event>;
template <class Matcher, class Event>
inline constexpr bool needs_no_guard<opposite<Matcher>, Event> = needs_no_guard<Matcher, Event>;

}  // namespace compose

template <class Left, class Right>
    requires(std::is_class_v<Left> && std::is_class_v<Right> && !(compose::truth<Left> && compose::truth<Right>))
constexpr both<Left, Right> operator&&(Left left, Right right) {
    return {std::move(left), std::move(right)};
}

template <class Left, class Right>
    requires(std::is_class_v<Left> && std::is_class_v<Right> && !(compose::truth<Left> && compose::truth<Right>))
constexpr either<Left, Right> operator||(Left left, Right right) {
    return {std::move(left), std::move(right)};
}

template <class Matcher>
    requires(std::is_class_v<Matcher> && !compose::truth<Matcher>)
constexpr opposite<Matcher> operator!(Matcher matcher) {
    return {std::move(matcher)};
}

}  // namespace monongusa::matcher

#endif
// SPDX-License-Identifier: BSL-1.0
// matcher::everything: accepts every event.

#ifndef MONONGUSA_MATCHER_EVERYTHING_HPP
#define MONONGUSA_MATCHER_EVERYTHING_HPP


namespace monongusa::matcher {

/// What a rule without a matcher has.
struct everything {
    static constexpr detail::fixed_string description{"everything"};
    static constexpr bool matches_everything = true;

    template <class Event>
    constexpr bool match(Event const&) const noexcept {
        return true;
    }

    friend constexpr bool operator==(everything, everything) = default;
};

}  // namespace monongusa::matcher

#endif
// SPDX-License-Identifier: BSL-1.0
// matcher::predicate: accepts what a function of one's own accepts.

#ifndef MONONGUSA_MATCHER_PREDICATE_HPP
#define MONONGUSA_MATCHER_PREDICATE_HPP


#include <concepts>
#include <utility>

namespace monongusa::matcher {

/// Matches where `Function` returns true.  It must be pure, and callable from any thread.
template <class Function>
struct predicate {
    static constexpr detail::fixed_string description{"predicate"};

    [[no_unique_address]] Function function;

    template <class Event>
        requires std::predicate<Function const&, Event const&>
    constexpr bool match(Event const& event) const noexcept(noexcept(function(event))) {
        return function(event);
    }
};

template <class Function>
predicate(Function) -> predicate<Function>;

}  // namespace monongusa::matcher

#endif
// SPDX-License-Identifier: BSL-1.0
// matcher::regex: finds a regular expression in an event's text.

#ifndef MONONGUSA_MATCHER_REGEX_HPP
#define MONONGUSA_MATCHER_REGEX_HPP

// SPDX-License-Identifier: BSL-1.0
// stopped: where the search for a pattern came farthest in a text that it does not match.

#ifndef MONONGUSA_PATTERN_STOPPED_HPP
#define MONONGUSA_PATTERN_STOPPED_HPP


#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace monongusa::pattern {

// Templates only so that a bot, which never asks, does not compile them.

/// Where the farthest attempt stopped; false if no attempt took anything worth telling.
template <class Range>
struct basic_stopped {
    Range attempt{};               ///< The part of the text that it took: it stopped at the end of that.
    std::vector<Range> refused{};  ///< The parts of the pattern, in its order, of which each would have let it go on.

    explicit operator bool() const noexcept { return !refused.empty(); }
};
using stopped = basic_stopped<detail::text_range>;

// All ways advance together, as in the machine; here each knows where it began, and says so when it ends.
template <class Range>
class attempts {
public:
    attempts(program const& what, std::string_view text) : what_(what), text_(text), depth_(what.facts.size), seen_(what.facts.size) {
        measure();
    }

    basic_stopped<Range> farthest() {
        for (std::size_t at = 0;;) {
            // The newest way is the last: of two that meet, the one that began first goes on.
            if (at == 0 || !what_.facts.anchored) follow(now_, {what_.facts.start, at}, at);
            auto const character = detail::utf8::decode(text_.data() + at, text_.data() + text_.size());
            std::size_t const after = at + (character.size == 0 ? 1 : character.size);
            for (auto const& each : now_) {
                auto const& step = what_.code[each.pc];
                if (character.size == 0 || !what_.takes(step, character.point)) refuse(each, at);
                else follow(next_, {step.next, each.begin}, after);
            }
            if (matched_) return {};
            if (at == text_.size()) return farthest_;
            at = after;
            now_.swap(next_);
            next_.clear();
        }
    }

private:
    // Types that depend on the parameter, so that nothing is instantiated for who only reads this.
    using position = decltype(Range::begin);
    struct way {
        using index = std::uint32_t;
        index pc;
        position begin;
    };

    // How many characters lie before an instruction on the longest way to it that turns no loop twice: what may be left out counts, so that
    // what comes behind it is the deeper.  A program is written from its end on, so ways lead downwards but for those into loops.
    void measure() {
        reach(what_.facts.start, what_.facts.size, 0);
        for (std::uint32_t pc = what_.facts.size; pc-- > 0;) {
            auto const& step = what_.code[pc];
            if (step.op == opcode::accept) continue;
            std::size_t const behind = depth_[pc] + takes_a_character(step.op);
            if (step.next < pc) reach(step.next, pc, behind);
            if (forks(step.op) && step.operand < pc) reach(step.operand, pc, behind);
        }
    }

    void reach(std::uint32_t pc, std::uint32_t from, std::size_t depth) {
        for (;;) {
            if (depth > depth_[pc]) depth_[pc] = depth;
            auto const& step = what_.code[pc];
            if (!forks(step.op)) return;
            // Into a loop, unless it comes out of it.
            std::uint32_t const body = step.next > step.operand ? step.next : step.operand;
            if (body <= pc || body >= from) return;
            pc = body;
        }
    }

    static bool forks(opcode op) noexcept { return op == opcode::split || op == opcode::loop; }

    void follow(std::vector<way>& to, way from, std::size_t at) {
        todo_.push_back(from.pc);
        while (!todo_.empty()) {
            std::uint32_t const pc = todo_.back();
            todo_.pop_back();
            if (seen_[pc] == at + 1) continue;
            seen_[pc] = at + 1;
            auto const& step = what_.code[pc];
            switch (step.op) {
                case opcode::split:
                case opcode::loop: todo_.push_back(step.operand); [[fallthrough]];
                case opcode::save: todo_.push_back(step.next); break;
                case opcode::check:
                    if (holds(static_cast<assertion>(step.operand), text_, at)) todo_.push_back(step.next);
                    else refuse({pc, from.begin}, at);
                    break;
                case opcode::accept: matched_ = true; break;
                default: to.push_back({pc, from.begin});
            }
        }
    }

    // The deepest in the pattern is the farthest, then the one that took most, then the one that began first: of those, it ends first.
    void refuse(way ended, std::size_t at) {
        if (at == ended.begin || is_chance(ended.begin, at)) return;
        Range const attempt{ended.begin, at};
        Range const& best = farthest_.attempt;
        std::size_t const depth = depth_[ended.pc];
        if (!farthest_ || depth > deepest_ || (depth == deepest_ && at - ended.begin > best.end - best.begin)) {
            farthest_ = {attempt};
            deepest_ = depth;
        } else if (depth != deepest_ || attempt != best) {
            return;
        }
        add(part_from(ended.pc));
    }

    // A single letter of a longer word says nothing.
    bool is_chance(std::size_t begin, std::size_t at) const noexcept {
        return at - begin == 1 && is_word_at(text_, begin) && (is_word_at(text_, begin - 1) || is_word_at(text_, at));
    }

    // Characters and classes that follow without a break are told as one.
    Range part_from(std::uint32_t pc) const noexcept {
        Range part{what_.code[pc].offset, what_.code[pc].offset};
        bool more = true;
        for (; more && what_.code[pc].offset == part.end; pc = what_.code[pc].next) {
            part.end += what_.code[pc].extent;
            more = takes_a_character(what_.code[pc].op) && takes_a_character(what_.code[what_.code[pc].next].op);
        }
        return part;
    }

    void add(Range part) {
        auto& parts = farthest_.refused;
        std::size_t place = parts.size();
        while (place > 0 && parts[place - 1].begin > part.begin) --place;
        if (place > 0 && parts[place - 1].begin == part.begin) return;
        parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(place), part);
    }

    program const& what_;
    std::string_view text_;
    std::vector<position> depth_;
    std::vector<position> seen_;  // the position, plus one, at which an instruction was last followed
    std::vector<typename way::index> todo_{};
    std::vector<way> now_{};
    std::vector<way> next_{};
    basic_stopped<Range> farthest_{};
    std::size_t deepest_ = 0;
    bool matched_ = false;
};

/// The farthest attempt to find the pattern in a text that it does not match.  Nothing if it does match, and nothing if no attempt took
/// more than a letter of a longer word, which is chance.
///
/// Farthest is deepest in the pattern, then longest in the text, then first.  Linear in the text; allocates.
template <class Range = detail::text_range>
basic_stopped<Range> farthest_attempt(program const& what, std::string_view text) {
    if (what.facts.size == 0) return {};
    return attempts<Range>{what, text}.farthest();
}

}  // namespace monongusa::pattern

#endif

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace monongusa::matcher {

/// Which part of a message is searched.
enum class part : unsigned char {
    text,  ///< All that people see.
    body,  ///< Without a mention of the bot at the beginning or end.
};

// Apart from the pattern's type, so that all patterns share it; a template, since only who asks compiles it.
template <class Range = detail::text_range>
std::string not_found(std::string_view described, pattern::program const& compiled, std::string_view where, std::string_view text) {
    constexpr std::size_t most_parts = 3;
    constexpr std::size_t most_characters = 20;
    std::string reason;
    detail::append_visible(reason, described);
    reason += detail::joined(" is not found in the ", where, ' ', detail::quoted(text));
    // A part of a secret is not known for one.
    std::string pattern_whole{described};
    std::string text_whole{text};
    if (scrub(pattern_whole) || scrub(text_whole)) return reason;
    auto const farthest = pattern::farthest_attempt<Range>(compiled, text);
    if (!farthest) return reason;
    reason += ": it stops before ";
    std::size_t parts = 0;
    for (auto const& part : farthest.refused) {
        if (parts > 0) reason += " or ";
        if (parts == most_parts) {
            reason += "…";
            break;
        }
        reason += detail::joined('`', detail::shown(part.in(described.substr(1)), most_characters), '`');
        if (parts++ == 0) reason += detail::joined(" (offset ", part.begin, ')');
    }
    auto const at = farthest.attempt.end;
    std::string_view const rest = text.substr(at);
    if (rest.empty()) return reason += detail::joined(" at the end of the ", where);
    bool const readable = detail::utf8::decode(rest.data(), rest.data() + rest.size()).size != 0;
    reason += detail::joined(" where the ", where, readable ? " has " : " is no UTF-8");
    if (readable) reason += detail::joined('"', detail::shown(rest, most_characters), '"');
    return reason += detail::joined(" (offset ", at, ')');
}

// The body may begin anywhere in the text.
template <detail::fixed_string Pattern>
inline constexpr auto pieces_anywhere = [] {
    constexpr auto given = pattern::literal<Pattern>::required;
    std::array<pattern::piece, given.size()> pieces{};
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        pieces[i] = given[i];
        pieces[i].at_begin = false;
    }
    return pieces;
}();
template <detail::fixed_string Pattern>
inline constexpr std::span<pattern::piece const> required_anywhere = pieces_anywhere<Pattern>;

/// Searches the text for the pattern, anywhere unless it is anchored; its groups go to the handler.
///
/// The pattern is checked by the compiler and searched in time linear in the text; see `pattern::literal`.
template <detail::fixed_string Pattern, part Part = part::text>
struct regex {
    static constexpr auto description = detail::fixed_string{"/"} + Pattern + detail::fixed_string{"/"};
    static constexpr bool has_pattern = true;
    static constexpr bool matches_everything = pattern::literal<Pattern>::matches_everything;
    using verdict = pattern::verdict<Pattern>;
    static constexpr std::span<pattern::piece const> required =
        Part == part::text ? pattern::literal<Pattern>::required : required_anywhere<Pattern>;
    static constexpr std::span<pattern::byte_set const> required_run = pattern::literal<Pattern>::required_run;

    static consteval bool group_is_optional(std::size_t group) { return pattern::literal<Pattern>::group_is_optional(group); }

    template <event::has_text Event>
    constexpr chat::captures<pattern::literal<Pattern>::groups> match(Event const& event) const noexcept {
        using literal = pattern::literal<Pattern>;
        chat::captures<literal::groups> captures;
        detail::text_range* groups = nullptr;
        if constexpr (literal::groups != 0) groups = captures.groups.data();
        if constexpr (Part == part::body && std::is_same_v<Event, event::message>) {
            captures.found = literal::search(event.body(), groups);
            if constexpr (literal::groups != 0) {
                // Offsets are into the text, not into the body.
                auto const begin = static_cast<std::size_t>(event.body().data() - event.text.data());
                for (auto& group : captures.groups) {
                    if (group.present()) group = {group.begin + begin, group.end + begin};
                }
            }
        } else {
            captures.found = literal::search(event.text, groups);
        }
        return captures;
    }
    template <event::has_text Event>
    std::string why_not(Event const& event) const {
        if constexpr (Part == part::body && std::is_same_v<Event, event::message>) {
            return not_found(description.view(), pattern::literal<Pattern>::compiled, "body", event.body());
        } else {
            return not_found(description.view(), pattern::literal<Pattern>::compiled, "text", event.text);
        }
    }

    friend constexpr bool operator==(regex, regex) = default;
};

}  // namespace monongusa::matcher

#endif

#include <type_traits>
#include <utility>

namespace monongusa {

namespace detail {

template <class Event, class Matcher, class Handler>
consteval auto find_mistake_of_rule() {
    if constexpr (!event_type<Event>) {
        return found<mistake::not_an_event<Event>>();
    } else if constexpr (!matcher_verdict<Matcher, Event>::fine) {
        return found<matcher_verdict<Matcher, Event>>();
    } else {
        return unbound_handler<Handler, Event, Matcher>::find();
    }
}
template <class Event, class Matcher, class Handler>
using rule_verdict = typename decltype(find_mistake_of_rule<Event, Matcher, Handler>())::type;

// Every verb ends here.  What is wrong is said in one sentence, and an inert row takes the rule's place, so that others are still checked.
template <class Event, verb Verb, class Matcher, class Handler>
constexpr auto make_rule(Matcher matcher, Handler handler) {
    using verdict = rule_verdict<Event, Matcher, Handler>;
    if constexpr (!verdict::fine) {
        verdict::require();
        return refused{};
    } else {
        return rule<Event, Matcher, Handler, audience::people, Verb>{std::move(matcher), std::move(handler)};
    }
}

template <class First, class... Rest>
First first_parameter(type_list<First, Rest...>);

// The event of a predicate is that of its parameter; a generic one is asked for messages.
template <class Predicate>
consteval auto event_of_predicate() {
    if constexpr (plain_handler<Predicate>) {
        using parameters = typename plain_signature<Predicate>::parameters;
        if constexpr (parameters::size == 1) {
            return std::type_identity<std::remove_cvref_t<decltype(first_parameter(parameters{}))>>{};
        } else {
            return std::type_identity<event::message>{};
        }
    } else {
        return std::type_identity<event::message>{};
    }
}

}  // namespace detail

/// When an `Event` comes that the matcher accepts, the handler runs.
template <class Event, class Matcher, class Handler>
constexpr auto on(Matcher matcher, Handler handler) {
    return detail::make_rule<Event, verb::on>(std::move(matcher), std::move(handler));
}

/// Whenever an `Event` comes, the handler runs.
template <class Event, class Handler>
constexpr auto on(Handler handler) {
    return detail::make_rule<Event, verb::on>(matcher::everything{}, std::move(handler));
}

/// When a message, to whomever, contains the pattern.
template <detail::fixed_string Pattern, class Handler>
constexpr auto listen_to(Handler handler) {
    return detail::make_rule<event::message, verb::listen_to>(matcher::regex<Pattern>{}, std::move(handler));
}

/// When a message to the bot contains the pattern.  A mention of the bot at its beginning or end is not part of what is searched.
template <detail::fixed_string Pattern, class Handler>
constexpr auto respond_to(Handler handler) {
    using to_the_bot = matcher::both<matcher::addressed, matcher::regex<Pattern, matcher::part::body>>;
    return detail::make_rule<event::message, verb::respond_to>(to_the_bot{}, std::move(handler));
}

/// When a message to the bot is answered by no `listen_to` or `respond_to`.  Runs last, wherever it stands.
template <class Handler>
constexpr auto default_reply(Handler handler) {
    return detail::make_rule<event::message, verb::default_reply>(matcher::addressed{}, std::move(handler));
}

/// When somebody puts that emoji on a message; its name without colons.
template <detail::fixed_string Name, class Handler>
constexpr auto on_emoji(Handler handler) {
    return detail::make_rule<event::reaction_added, verb::on_emoji>(matcher::emoji<Name>{}, std::move(handler));
}

/// When the predicate is true of an event: of the type that it takes, of a message if it takes any.
template <class Predicate, class Handler>
constexpr auto when(Predicate predicate, Handler handler) {
    using event = typename decltype(detail::event_of_predicate<Predicate>())::type;
    return detail::make_rule<event, verb::when>(matcher::predicate{std::move(predicate)}, std::move(handler));
}

/// When a handler has thrown, or an action could not be done.  What such a handler throws goes to the log.
template <class Handler>
constexpr auto on_error(Handler handler) {
    return detail::make_rule<event::failure, verb::on_error>(matcher::everything{}, std::move(handler));
}

/// The same rule, also for what other bots and webhooks say and do.  Not for what this bot says.
template <class Rule>
constexpr auto from_anyone(Rule rule) {
    if constexpr (!rule_type<Rule>) {
        mistake::not_a_rule<Rule>::require();
        return refused{};
    } else if constexpr (is_refused<Rule>) {
        return rule;
    } else {
        constexpr audience anyone = audience::people | audience::bots;
        return rule.template taking<Rule::audience | anyone>();
    }
}

/// The same rule, for what the bot itself says and does: for that alone, unless it is `from_anyone` as well.
template <class Rule>
constexpr auto from_self(Rule rule) {
    if constexpr (!rule_type<Rule>) {
        mistake::not_a_rule<Rule>::require();
        return refused{};
    } else if constexpr (is_refused<Rule>) {
        return rule;
    } else if constexpr (Rule::audience == audience::people) {
        return rule.template taking<audience::self>();
    } else {
        return rule.template taking<Rule::audience | audience::self>();
    }
}

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// version: which monongusa this is; the build systems, too, read it here.

// Before the guard: a second copy of the library would otherwise be skipped in silence.
#if defined(MONONGUSA_VERSION_MAJOR) && (MONONGUSA_VERSION_MAJOR != 0 || MONONGUSA_VERSION_MINOR != 1 || MONONGUSA_VERSION_PATCH != 0)
#error "monongusa: two versions of the library meet in one file; leave only one of them on the include path"
#endif

#ifndef MONONGUSA_VERSION_HPP
#define MONONGUSA_VERSION_HPP

#define MONONGUSA_VERSION_MAJOR 0
#define MONONGUSA_VERSION_MINOR 1
#define MONONGUSA_VERSION_PATCH 0
#define MONONGUSA_VERSION_STRING "0.1.0"

namespace monongusa {

/// The version as text, as in "0.1.0".
inline constexpr char const* version = MONONGUSA_VERSION_STRING;

}  // namespace monongusa

#endif

#endif

// SPDX-License-Identifier: BSL-1.0
// run: bots until all have ended.

#ifndef MONONGUSA_BOT_RUN_HPP
#define MONONGUSA_BOT_RUN_HPP

// SPDX-License-Identifier: BSL-1.0
// signals: SIGINT and SIGTERM as a wish to end.

#ifndef MONONGUSA_BOT_SIGNALS_HPP
#define MONONGUSA_BOT_SIGNALS_HPP


#include <atomic>
#include <cerrno>
#include <csignal>
#include <mutex>
#include <thread>
#include <utility>

#include <semaphore.h>
#include <unistd.h>

namespace monongusa::detail {

/// While it lives, the first SIGINT or SIGTERM calls `first()` on a thread of its own; if it still lives `patience` later, `late()` is called.  The
/// second signal ends the process at once, with the status 128 + number that shells know.  A choice of the program's own for one of these signals
/// stands, also to ignore it (as `nohup` does).  Only one at a time: of several the first is asked, the others do nothing.
class signals {
public:
    template <class First, class Late>
    signals(First first, instant::duration patience, Late late) {
        if (taken_.exchange(true)) return;
        owner_ = true;
        came_ = 0;
        ::sem_init(&told_, 0, 0);
        struct given_back {
            bool unless_it_runs = true;
            ~given_back() {
                if (unless_it_runs) taken_ = false;
            }
        } without_a_thread;
        watcher_ = std::thread{[this, first = std::move(first), patience, late = std::move(late)] {
            while (::sem_wait(&told_) != 0 && errno == EINTR) {
            }
            if (ended()) return;
            first();
            if (!ended_by(after(instant::clock::now(), patience))) late();
        }};
        without_a_thread.unless_it_runs = false;
        catch_signal(SIGINT, before_[0]);
        catch_signal(SIGTERM, before_[1]);
    }
    signals(signals const&) = delete;
    signals& operator=(signals const&) = delete;
    ~signals() {
        if (!owner_) return;
        give_back(SIGINT, before_[0]);
        give_back(SIGTERM, before_[1]);
        {
            std::lock_guard const lock{monitor_};
            ended_ = true;
            monitor_.notify_all();
        }
        ::sem_post(&told_);
        watcher_.join();
        taken_ = false;
    }

    /// Whether one has come.
    bool came() const noexcept { return owner_ && came_ > 0; }

private:
    static void handle(int number) {
        int const before = errno;
        if (came_.fetch_add(1) > 0) ::_exit(128 + number);
        ::sem_post(&told_);
        errno = before;
    }

    static void catch_signal(int number, struct sigaction& before) noexcept {
        struct sigaction ours = {};
        ours.sa_handler = &signals::handle;
        ours.sa_flags = SA_RESTART;
        sigemptyset(&ours.sa_mask);
        before.sa_handler = SIG_IGN;
        if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler == SIG_DFL) ::sigaction(number, &ours, nullptr);
    }
    static void give_back(int number, struct sigaction const& before) noexcept {
        if (before.sa_handler == SIG_DFL) ::sigaction(number, &before, nullptr);
    }

    bool ended() {
        std::lock_guard const lock{monitor_};
        return ended_;
    }
    bool ended_by(instant deadline) {
        std::lock_guard const lock{monitor_};
        while (!ended_ && instant::clock::now() < deadline) monitor_.wait_until(deadline);
        return ended_;
    }

    // What the handler may touch: one for the process, as its signals are, and never ended, since a handler may still be about to return.
    static inline std::atomic<bool> taken_ = false;
    static inline std::atomic<int> came_ = 0;
    static inline sem_t told_{};

    bool owner_ = false;
    bool ended_ = false;
    monitor monitor_;
    struct sigaction before_[2] = {};
    std::thread watcher_;
};

}  // namespace monongusa::detail

#endif

#include <cstdlib>
#include <exception>
#include <system_error>
#include <thread>

namespace monongusa {

namespace detail {

// What has become of bots that ran.
struct outcome {
    int status = 0;             ///< 0 for a clean end, 1 for an error, which is told.
    bool still_running = false; ///< Handlers of it.
};

template <class Bot>
outcome outcome_of_run(Bot& bot) {
    try {
        std::error_code const error = bot.run();
        if (!error) return {};
        bot.logger().in("bot").error("ended: ", error.message());
        return {1, error == error::deadline_passed};
    } catch (...) {
        bot.logger().in("bot").error("ended: ", words_of(std::current_exception()));
    }
    return {1};
}

template <class Bot, class... Bots>
outcome outcome_of_runs(Bot& bot, Bots&... bots) {
    if constexpr (sizeof...(Bots) == 0) {
        return outcome_of_run(bot);
    } else {
        outcome others;
        std::thread rest;
        try {
            rest = std::thread{[&] { others = outcome_of_runs(bots...); }};
        } catch (std::system_error const& error) {
            bot.logger().in("bot").error("no thread is left for the bots behind it, which do not run: ", error.what());
            others.status = 1;
        }
        outcome const own = outcome_of_run(bot);
        if (rest.joinable()) rest.join();
        return {own.status | others.status, own.still_running || others.still_running};
    }
}

// A call without the types of the bots in its name, which hold their tables.
struct call_of_bots {
    void* bots;
    void (*call)(void* bots);

    void operator()() const { call(bots); }
};

// For the case that a handler does not come back: nothing can end its thread but the end of the process.
[[noreturn]] inline void leave_running_handlers() {
    log::error("monongusa: handlers are still running after the deadline; the process ends without them");
    std::_Exit(1);
}

}  // namespace detail

/// Runs the bots until all of them have ended; one that fails does not stop the others.  Several bots have a thread each, the first the
/// caller's.  Returns an exit status: 0 if all ended cleanly, else 1.
///
/// SIGINT and SIGTERM stop all of them, as `bot::stop` does; a second one ends the process at once.  If after such a signal a handler has not come
/// back when its bot's grace period is over, the process ends with status 1.
template <class Bot, class... Bots>
int run(Bot&& bot, Bots&&... bots) {
    auto stop_all = [&] {
        bot.stop();
        (bots.stop(), ...);
        log::info("monongusa: stopping; a second signal ends at once");  // Behind it, so that who reads it can rely on it.
    };
    constexpr instant::duration more = std::chrono::seconds{1};  // In which a bot that is late says so itself.
    instant::duration longest = bot.grace();
    ((longest = longest < bots.grace() ? bots.grace() : longest), ...);
    detail::call_of_bots const first{&stop_all, [](void* all) { (*static_cast<decltype(stop_all)*>(all))(); }};
    detail::signals const signals{first, longest < instant::duration::max() - more ? longest + more : longest, &detail::leave_running_handlers};
    detail::outcome const outcome = detail::outcome_of_runs(bot, bots...);
    if (outcome.still_running && signals.came()) detail::leave_running_handlers();
    return outcome.status;
}

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// executor::thread_pool: runs handlers on threads of its own, in a named order.

#ifndef MONONGUSA_EXECUTOR_THREAD_POOL_HPP
#define MONONGUSA_EXECUTOR_THREAD_POOL_HPP

// SPDX-License-Identifier: BSL-1.0
// order: which tasks of a pool of threads may overtake each other.

#ifndef MONONGUSA_EXECUTOR_ORDER_HPP
#define MONONGUSA_EXECUTOR_ORDER_HPP


#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace monongusa::executor {

enum class order : unsigned char {
    channel,  ///< A channel's tasks run one after the other, in the order in which they were taken; channels run beside each other.
    author,   ///< The same for what one user's events led to.
    none,     ///< Any task may overtake any other.
};

constexpr std::string_view name_of(order order) noexcept {
    constexpr std::string_view names[] = {"channel", "author", "none"};
    return names[static_cast<unsigned char>(order)];
}

/// The order of that name, if there is one.
constexpr std::optional<order> order_called(std::string_view name) noexcept {
    for (order const one : {order::channel, order::author, order::none}) {
        if (name_of(one) == name) return one;
    }
    return std::nullopt;
}

/// Which of `lanes` an origin's tasks go to, by hash: as many as were laid down, never one for each channel ever seen.  What comes from nowhere (such as
/// `ready` and `disconnected`), or from nobody, shares one, and so may overtake what comes from a channel.
inline std::size_t lane_of(chat::origin_ref const& origin, order order, std::size_t lanes) noexcept {
    std::string_view key;
    if (order == order::channel && origin.channel) key = origin.channel->id;
    if (order == order::author && origin.user) key = origin.user->id;
    return std::hash<std::string_view>{}(key) % lanes;
}

}  // namespace monongusa::executor

#endif

#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <cstddef>
#include <mutex>
#include <type_traits>
#include <utility>
#include <vector>

namespace monongusa::executor {

/// What a pool does with a task when it is full.
enum class when_full : unsigned char {
    pause,  ///< Refuses it; the bot then pauses its transport until there is room.
    drop,   ///< Refuses it, and the bot drops it and counts; the transport reads on.
};

struct thread_pool_config {
    std::size_t threads = 4;      ///< At least one.
    executor::order order = executor::order::channel;
    std::size_t capacity = 1024;  ///< Tasks that may be queued or running; at least one.
    executor::when_full when_full = executor::when_full::pause;
};

namespace detail {

class pool_of_threads {
    using threads = boost::asio::thread_pool;
    using lane = boost::asio::strand<threads::executor_type>;
    // Enough that two channels hardly ever share one, and few enough to cost nothing.
    static constexpr std::size_t lane_count = 256;

public:
    explicit pool_of_threads(thread_pool_config config)
        : config_(config), threads_(config.threads > 0 ? config.threads : 1) {
        if (config_.capacity == 0) config_.capacity = 1;
        if (config_.order == order::none) return;
        lanes_.reserve(lane_count);
        for (std::size_t i = 0; i < lane_count; ++i) lanes_.emplace_back(threads_.get_executor());
    }
    ~pool_of_threads() { threads_.join(); }

    thread_pool_config const& config() const noexcept { return config_; }

    template <class Task>
    bool try_execute(Task&& task) {
        auto taken = unfinished_.load();
        do {
            if (taken >= config_.capacity) return false;
        } while (!unfinished_.compare_exchange_weak(taken, taken + 1));
        try {
            post(std::forward<Task>(task));
        } catch (...) {
            finished();
            throw;
        }
        return true;
    }

    void on_room(monongusa::detail::once<> callback) {
        {
            std::lock_guard const lock{monitor_};
            waiting_.push_back(std::move(callback));
            ++watchers_;
        }
        tell_if_there_is_room();
    }

    bool drain(instant deadline) {
        std::lock_guard const lock{monitor_};
        ++watchers_;
        while (unfinished_ > 0 && instant::clock::now() < deadline) monitor_.wait_until(deadline);
        --watchers_;
        return unfinished_ == 0;
    }

    bool at_rest() const noexcept { return unfinished_ == 0; }

private:
    template <class Task>
    void post(Task&& task) {
        std::size_t number = 0;
        if constexpr (requires { task.origin(); }) {
            if (!lanes_.empty()) number = lane_of(task.origin(), config_.order, lanes_.size());
        }
        auto job = [this, own = std::decay_t<Task>(std::forward<Task>(task))]() mutable {
            run(own);
            finished();
        };
        if (lanes_.empty()) {
            boost::asio::post(threads_, std::move(job));
        } else {
            boost::asio::post(lanes_[number], std::move(job));
        }
    }

    template <class Task>
    static void run(Task& task) noexcept {
        Task own = std::move(task);  // Ends before it counts as finished.
        own();
    }

    void finished() noexcept {
        unfinished_.fetch_sub(1);
        if (watchers_ == 0) return;
        tell_if_there_is_room();
        std::lock_guard const lock{monitor_};
        if (unfinished_ == 0) monitor_.notify_all();
    }

    // A quarter of the queue: else a transport would be paused and resumed for each task.
    void tell_if_there_is_room() noexcept {
        std::vector<monongusa::detail::once<>> told;
        {
            std::lock_guard const lock{monitor_};
            if (waiting_.empty() || unfinished_ > config_.capacity - (config_.capacity + 3) / 4) return;
            told.swap(waiting_);
            watchers_ -= told.size();
        }
        for (auto& callback : told) callback();
    }

    thread_pool_config config_;
    std::atomic<std::size_t> unfinished_ = 0;
    std::atomic<std::size_t> watchers_ = 0;  // Who waits for room or for rest.
    monongusa::detail::monitor monitor_;
    std::vector<monongusa::detail::once<>> waiting_;  // For room.
    threads threads_;
    std::vector<lane> lanes_;
};

}  // namespace detail

/// A fixed number of threads (Boost.Asio's) and a bounded queue.  Refuses tasks when that is full, and never blocks who hands one over.
///
/// - Tasks of one channel (or author, as `order` says) run one after the other, in the order in which they were taken; others beside them.  A channel's
///   lane is chosen by hash out of a fixed number, so that now and then two channels share one.
/// - `on_room` calls back when a quarter of the queue is free, on a thread of the pool, or at once.
/// - It ends when all it has taken is done.  A task must not throw, and must not wait for the pool's rest.
class thread_pool {
public:
    explicit thread_pool(std::size_t threads) : thread_pool(thread_pool_config{.threads = threads}) {}
    explicit thread_pool(thread_pool_config config) : pool_(std::in_place, config) {}

    /// A task that has `origin()` is put into the lane of that; any other into the lane of what comes from nowhere.
    template <class Task>
    bool try_execute(Task&& task) {
        return pool_->try_execute(std::forward<Task>(task));
    }
    template <class Callback>
    void on_room(Callback&& callback) {
        pool_->on_room(std::forward<Callback>(callback));
    }
    /// Whether all was done by the deadline: a point in time of the steady clock, or a time from now on.
    bool drain(instant deadline) { return pool_->drain(deadline); }
    template <class Rep, class Period>
    bool drain(std::chrono::duration<Rep, Period> time) {
        return drain(monongusa::detail::after(instant::clock::now(), monongusa::detail::whole(time)));
    }
    bool at_rest() const noexcept { return pool_->at_rest(); }
    bool drops_when_full() const noexcept { return pool_->config().when_full == when_full::drop; }

private:
    monongusa::detail::owned<detail::pool_of_threads> pool_;  // Can be moved into its bot.
};

}  // namespace monongusa::executor

#endif
// SPDX-License-Identifier: BSL-1.0
// launch: main() of a bot: its options, its transport, its exit status.

#ifndef MONONGUSA_LAUNCH_HPP
#define MONONGUSA_LAUNCH_HPP

// SPDX-License-Identifier: BSL-1.0
// asking: what a table can be asked: `\list` and `\why TEXT` at the prompt, `--explain TEXT`.

#ifndef MONONGUSA_LAUNCH_ASKING_HPP
#define MONONGUSA_LAUNCH_ASKING_HPP

// SPDX-License-Identifier: BSL-1.0
// listing: a table as the compiler sees it, for people.

#ifndef MONONGUSA_LAUNCH_LISTING_HPP
#define MONONGUSA_LAUNCH_LISTING_HPP


#include <boost/hana/unpack.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::detail {

template <class = void>
void append_column(std::string& out, std::string_view text, std::size_t width) {
    append_visible(out, text);
    out.append(text.size() < width ? width - text.size() : 1, ' ');
}

template <class = void>
void append_row(std::string& out, rule_info const& row) {
    append_column(out, joined(row.position), 4);
    append_column(out, name_of(row.verb), 15);
    append_column(out, row.event, 18);
    append_visible(out, row.matcher);
    if (row.groups != 0) append_part(out, joined("  ", row.groups, row.groups == 1 ? " group" : " groups"));
    if (includes(row.audience, audience::bots)) out += "  from anyone";
    if (includes(row.audience, audience::self)) out += "  from self";
    out += '\n';
}

// Those that the one pass over a text cannot rule out.
template <class Rows>
void append_without_literal(std::string& out, Rows const& rows) {
    std::size_t count = 0;
    std::string numbers;
    for (rule_info const& row : rows) {
        if (!row.without_literal) continue;
        append_part(numbers, joined(count++ == 0 ? "" : ", ", row.position));
    }
    if (count != 0) append_part(out, joined("asked about every text, for want of a literal: ", count == 1 ? "rule " : "rules ", numbers, '\n'));
}

/// What the compiler knows of a table, for people.
template <class Table>
std::string description_of_table(Table const& table) {
    std::string out;
    auto const& rows = rules(table);
    for (auto const& row : rows) append_row(out, row);
    append_without_literal(out, rows);
    auto const names = [&out](std::string_view title, auto... name) {
        out += title;
        [[maybe_unused]] std::string_view separator = " ";
        ((out += separator, out += name, separator = ", "), ...);
        out += '\n';
    };
    boost::hana::unpack(events(table), [&](auto... event) { names("hears:", decltype(event)::type::event_name...); });
    boost::hana::unpack(actions(table), [&](auto... action) { names("may:  ", decltype(action)::type::action_name...); });
    return out;
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// why: what each rule of a table says to an event, in words.

#ifndef MONONGUSA_TABLE_WHY_HPP
#define MONONGUSA_TABLE_WHY_HPP


#include <cstddef>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace monongusa {

/// What one rule says to an event.
struct explanation {
    std::size_t rule = 0;  ///< Its position in the table, from 1.
    bool accepts = false;  ///< Whether its handler would run.
    std::string reason{};  ///< `accepts: group 1 "tea"`, or the clause that says why not.  One line, bounded, no secrets.

    friend bool operator==(explanation const&, explanation const&) = default;
};

namespace detail {

// What is typed is small and asks; what puts words together is the same code for all rules, and finds the types behind pointers.

template <class Type>
struct without_optional {
    using type = Type;
};
template <class Type>
struct without_optional<std::optional<Type>> {
    using type = Type;
};

// Holds the type as the compiler writes it: `… [with Type = int]`, or `… [Type = int]`.
template <class Type>
constexpr char const* text_with_type() {
    return __PRETTY_FUNCTION__;
}

// The type as people write it, out of such a text.
template <class = void>
std::string type_in_words(std::string_view text) {
    constexpr std::string_view before = "Type = ";
    std::string name{text.substr(text.find(before) + before.size())};
    name.pop_back();
    constexpr std::string_view instead[][2] = {{"{anonymous}::", ""}, {"(anonymous namespace)::", ""}, {"monongusa::", "mg::"}};
    for (auto const& [compiler, people] : instead) {
        for (auto at = name.find(compiler); at != std::string::npos; at = name.find(compiler)) name.replace(at, compiler.size(), people);
    }
    return name;
}

/// A parameter of a handler, if it takes a group.
struct group_taken {
    bool (*converts)(text_range part, std::string_view text) = nullptr;  ///< Null if it takes something else.
    char const* type = nullptr;
};

template <class Parameter, class Event>
bool converts(text_range part, std::string_view text) {
    using alone = arguments<type_list<Parameter>, Event>;
    typename alone::stored value{};
    return alone::accept(chat::captures<1>{true, {{part}}}, text, value);
}

template <class Parameter, class Event>
constexpr group_taken group_taken_by() {
    if constexpr (role_of<Parameter, Event>() != role::group) {
        return {};
    } else {
        using type = typename without_optional<std::remove_cvref_t<Parameter>>::type;
        if constexpr (duration_like<type> && !has_free_from_text<type> && !has_static_from_text<type>) {
            return {&converts<Parameter, Event>, "Type = duration]"};  // Nobody writes them as the compiler does.
        } else {
            return {&converts<Parameter, Event>, text_with_type<type>()};
        }
    }
}

// Shared by all handlers of a signature.
template <class Parameters, class Event>
struct groups_taken_by;
template <class... Parameters, class Event>
struct groups_taken_by<type_list<Parameters...>, Event> {
    static constexpr group_taken each[] = {group_taken_by<Parameters, Event>()..., {}};
    static constexpr std::span<group_taken const> all{each, sizeof...(Parameters)};
};

struct answer_of_matcher {
    bool accepts = false;
    std::vector<text_range> groups{};
    std::string why_not{};
};

template <class Place, class Event>
void ask_matcher(void const* place, void const* event, answer_of_matcher& answer) {
    auto const& row = static_cast<Place const*>(place)->get();
    auto const& matcher = row.matcher();
    auto const& heard = *static_cast<Event const*>(event);
    auto const found = matcher.match(heard);
    answer.accepts = static_cast<bool>(found);
    if (!answer.accepts) {
        answer.why_not = why_not(matcher, heard);
    } else if constexpr (group_count<std::remove_cvref_t<decltype(matcher)>, Event> != 0) {
        answer.groups.assign(found.groups.data(), found.groups.data() + found.groups.size());
    }
}

struct asked_row {
    std::string_view hears{};  ///< The name of its event; empty for a row that was refused.
    audience whose = audience::people;
    verb written_as = verb::on;
    void (*ask)(void const* place, void const* event, answer_of_matcher& answer) = nullptr;  ///< Null if it hears another event.
    std::span<group_taken const> groups{};
};

template <class Place, class Row, class Event, class Context>
constexpr asked_row row_to_ask() {
    using event = typename key_of<Row>::event;
    if constexpr (std::is_void_v<event>) {
        return {};
    } else if constexpr (!std::is_same_v<event, Event>) {
        return {event::event_name};
    } else if constexpr (!plain_handler<typename Row::handler_type> && !generic_call_operator<typename Row::handler_type, Context>) {
        return {};  // Its body does not compile, which is told elsewhere.
    } else {
        return {event::event_name, Row::audience, Row::verb, &ask_matcher<Place, Event>,
                groups_taken_by<parameters_of<Row, Context>, Event>::all};
    }
}

struct asked_event {
    void const* event;
    std::string_view name;
    std::string_view text;
    chat::user const* author;
    bool (*admits)(audience whose, void const* event);
    bool holds_secret;  ///< Then no group is cited: a part of a secret is not known for one.
};

template <class Event>
asked_event event_to_ask(Event const& event) {
    std::string text{event::text_of(event)};
    auto const admitted = [](audience whose, void const* heard) { return admits(whose, *static_cast<Event const*>(heard)); };
    return {&event, Event::event_name, event::text_of(event), event::author_of(event), admitted, scrub(text)};
}

template <class = void>
std::string why_not_admitted(chat::user const& author) {
    if (author.self) return "what the bot itself says reaches only mg::from_self rules";
    if (author.bot) return "the author is another bot; mg::from_anyone takes those, too";
    return "mg::from_self takes only what the bot itself says";
}

// The matcher has accepted; the groups decide.
template <class = void>
explanation explain_groups(std::span<group_taken const> taken, std::vector<text_range> const& groups, asked_event const& event) {
    explanation told{.accepts = true, .reason = "accepts"};
    std::size_t number = 0;
    for (auto const& parameter : taken) {
        if (parameter.converts == nullptr) continue;
        text_range const part = groups[number++];
        auto const cited = !part.present()      ? "is left out"
                           : event.holds_secret ? "(hidden, since the text holds a secret)"
                                                : quoted(part.in(event.text));
        auto const group = joined("group ", number, " ", cited);
        if (!parameter.converts(part, event.text)) {
            return {.reason = joined(group, part.present() ? " is no " : ", but is to be ", type_in_words(parameter.type))};
        }
        told.reason += (number == 1 ? ": " : ", ") + group;
    }
    return told;
}

template <class = void>
explanation explain_row(asked_row const& row, void const* place, asked_event const& event) {
    if (!event.admits(row.whose, event.event)) return {.reason = why_not_admitted(*event.author)};
    answer_of_matcher answer;
    try {
        row.ask(place, event.event, answer);
    } catch (std::exception const& thrown) {
        return {.reason = joined("its matcher threw: ", thrown.what())};
    } catch (...) {
        return {.reason = "its matcher threw: an exception that is no std::exception"};
    }
    if (!answer.accepts) return {.reason = std::move(answer.why_not)};
    return explain_groups(row.groups, answer.groups, event);
}

// In the order in which `dispatch` asks.
template <class = void>
std::vector<explanation> explain(std::span<asked_row const> rows, void const* const* places, asked_event const& event, bool first_match) {
    constexpr std::size_t most = 1000;
    std::vector<explanation> all(rows.size());
    std::size_t accepted = 0;  // The first rule that has, from 1.
    std::size_t answered = 0;
    for (bool const fallback : {false, true}) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const& row = rows[i];
            if ((row.written_as == verb::default_reply) != fallback) continue;
            if (row.ask == nullptr) {
                all[i].reason = joined("it hears ", row.hears.empty() ? "nothing" : row.hears, ", not ", event.name);
            } else if (first_match && accepted != 0) {
                all[i].reason = joined("rule ", accepted, " accepted before it");
            } else if (fallback && answered != 0) {
                all[i].reason = joined("rule ", answered, " has answered");
            } else {
                all[i] = explain_row(row, places[i], event);
                all[i].reason = shown(all[i].reason, most);
            }
            all[i].rule = i + 1;
            if (all[i].accepts && accepted == 0) accepted = i + 1;
            if (all[i].accepts && answers(row.written_as) && answered == 0) answered = i + 1;
        }
    }
    return all;
}

template <class Context, class Table, class Event, class... Rows, std::size_t... Index>
std::vector<explanation> explain_table(Table const& table, Event const& event, row_list<Rows...>, std::index_sequence<Index...>) {
    // One more, since there are empty tables.
    static constexpr asked_row rows[] = {row_to_ask<place<Index, Rows>, Rows, Event, Context>()..., {}};
    void const* const places[] = {static_cast<place<Index, Rows> const*>(&table)..., nullptr};
    return explain({rows, sizeof...(Rows)}, places, event_to_ask(event), Table::stops_at_first);
}

}  // namespace detail

/// What each rule of the table says to the event, in the order of the table: whether its handler would run, and why or why not.  Runs matchers and
/// conversions, as a bot would for that event, and no handler.
///
/// `ContextOf<Event>` is the context that handlers get, since their parameters may depend on it.
template <template <class> class ContextOf, table_type Table, class Event>
std::vector<explanation> why(Table const& table, Event const& event) {
    return detail::explain_table<ContextOf<Event>>(table, event, typename Table::list{}, std::make_index_sequence<Table::size>{});
}

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// console_config: what a terminal that may speak several formats is told.

#ifndef MONONGUSA_TRANSPORT_CONSOLE_CONFIG_HPP
#define MONONGUSA_TRANSPORT_CONSOLE_CONFIG_HPP


#include <optional>
#include <string>
#include <string_view>

namespace monongusa::transport {

enum class console_format : unsigned char {
    guess,  ///< `chat` where somebody types, else `irc` if the first line is certainly that, else `lines`.
    lines,
    irc,
    jsonl,
    chat,
};

constexpr std::optional<console_format> format_called(std::string_view name) noexcept {
    if (name == "lines") return console_format::lines;
    if (name == "irc") return console_format::irc;
    if (name == "jsonl") return console_format::jsonl;
    if (name == "chat") return console_format::chat;
    return std::nullopt;
}

/// What the prompt can ask about its bot; where a function is null, it cannot.
struct console_commands {
    void* self = nullptr;
    std::string (*list)(void* self) = nullptr;
    std::string (*why)(void* self, event::message const& message) = nullptr;
};

struct console_config : stdio_config {
    console_format speaks = console_format::guess;
    console_commands commands{};
};

}  // namespace monongusa::transport

#endif

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::detail {

/// Refers to the table.
template <class Table>
transport::console_commands commands_about(Table const& reactions) {
    if constexpr (!table_type<Table>) {
        return {};
    } else {
        return {const_cast<Table*>(&reactions),
                [](void* table) { return description_of_table(*static_cast<Table const*>(table)); },
                [](void* table, event::message const& message) {
                    auto const& asked = *static_cast<Table const*>(table);
                    std::string out;
                    for (auto const& one : why<context_of_launch>(asked, message)) {
                        auto const& row = rules(asked)[one.rule - 1];
                        if (row.event != event::message::event_name) continue;
                        append_part(out, joined("rule ", one.rule, ", ", name_of(row.verb), " "));
                        append_visible(out, row.matcher);
                        append_part(out, joined(": ", one.reason, "\n"));
                    }
                    return out;
                }};
    }
}

/// What each rule says to somebody's words on the terminal, as `\why` tells it.
template <class Table>
std::string explanation_of(Table const& reactions, std::string_view bot, std::string_view text) {
    event::message message;
    message.text = message.raw = text;
    message.author.id = message.author.name = "you";
    message.channel = {"console", "console", chat::channel_kind::open};
    auto const address = chat::find_address(message.text, bot);
    message.addressed = address.mentioned;
    message.body_range = address.body;
    auto const commands = commands_about(reactions);
    return commands.why(commands.self, message);
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// checking: `--check FILE...`: scripts against the table.

#ifndef MONONGUSA_LAUNCH_CHECKING_HPP
#define MONONGUSA_LAUNCH_CHECKING_HPP

// SPDX-License-Identifier: BSL-1.0
// input: a file that is read whole, since it is known to be small.

#ifndef MONONGUSA_LAUNCH_INPUT_HPP
#define MONONGUSA_LAUNCH_INPUT_HPP

#include <cstddef>
#include <string>
#include <system_error>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace monongusa::detail {

inline constexpr std::size_t largest_file = 4 << 20;

/// `-` is stdin.  Larger ones are `std::errc::file_too_large`.
template <class = void>
std::error_code read_file(std::string const& path, std::string& text) {
    auto const failed = [] { return std::error_code{errno, std::generic_category()}; };
    bool const standard = path == "-";
    int const file = standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return failed();
    constexpr std::size_t portion = 65536;
    std::error_code error;
    for (;;) {
        auto const before = text.size();
        text.resize(before + portion);
        auto const got = ::read(file, text.data() + before, portion);
        if (got < 0 && errno != EINTR) error = failed();
        text.resize(before + (got > 0 ? static_cast<std::size_t>(got) : 0));
        if (text.size() > largest_file) error = make_error_code(std::errc::file_too_large);
        if (error || got == 0) break;
    }
    if (!standard) ::close(file);
    return error;
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// launched: parts that are chosen when the program starts, so that its handlers are compiled once.

#ifndef MONONGUSA_LAUNCH_LAUNCHED_HPP
#define MONONGUSA_LAUNCH_LAUNCHED_HPP

// SPDX-License-Identifier: BSL-1.0
// clock::skipping: time as it passes, of which a part may be skipped.

#ifndef MONONGUSA_CLOCK_SKIPPING_HPP
#define MONONGUSA_CLOCK_SKIPPING_HPP


#include <atomic>

namespace monongusa::clock {

/// The clock of the prompt: nobody there wants to wait half an hour to see a timeout.  May be read by any thread and is moved by one.  It may itself be
/// moved to another place as long as it has not been used.
class skipping {
public:
    static constexpr bool passes_by_itself = true;

    skipping() = default;
    skipping(skipping&& other) noexcept : skipped_(other.skipped_.load()) {}

    instant now() const noexcept { return detail::after(instant::clock::now(), skipped()); }
    timer_queue& timers() noexcept { return timers_; }

    /// From now on it is `when`, and time goes on from there; never earlier than it was.
    void set(instant when) noexcept {
        auto const ahead = when - now();
        if (ahead > instant::duration::zero()) skipped_ = detail::after(instant{skipped()}, ahead).time_since_epoch().count();
    }

    /// When it will be `when`, if nothing more is skipped, on the steady clock.
    instant really(instant when) const noexcept { return when == instant::max() ? when : when - skipped(); }

private:
    instant::duration skipped() const noexcept { return instant::duration{skipped_.load()}; }

    std::atomic<instant::rep> skipped_ = 0;
    timer_queue timers_;
};

}  // namespace monongusa::clock

#endif

#include <optional>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// A bot's listener behind function pointers, one for each event that a rule hears: so what reads a script or a terminal is compiled once, and not for each
/// table.
class launched_listener {
    template <class Event>
    struct entry {
        bool (*hear)(void* listener, Event& event);
    };
    template <class Events>
    struct entries;
    template <class... Events>
    struct entries<type_list<Events...>> : entry<Events>... {};

    struct calls : entries<event::list> {
        instant (*next_timer)(void* listener);
        void (*fire_timers)(void* listener);
        bool (*settle)(void* listener, instant::duration patience);
        bool (*pass)(void* listener, instant::duration time, instant::duration patience);
    };

    template <class Listener, class Event>
    static constexpr entry<Event> entry_of() {
        if constexpr (Listener::template wants<Event>) {
            return {[](void* listener, Event& event) { return static_cast<Listener*>(listener)->hear(event); }};
        } else {
            return {nullptr};
        }
    }
    template <class Listener, class... Events>
    static constexpr entries<type_list<Events...>> entries_of(type_list<Events...>) {
        return {entry_of<Listener, Events>()...};
    }
    template <class Listener>
    static constexpr calls calls_of{
        entries_of<Listener>(event::list{}),
        [](void* listener) { return static_cast<Listener*>(listener)->next_timer(); },
        [](void* listener) { static_cast<Listener*>(listener)->fire_timers(); },
        [](void* listener, instant::duration patience) { return static_cast<Listener*>(listener)->settle(patience); },
        [](void* listener, instant::duration time, instant::duration patience) { return static_cast<Listener*>(listener)->pass(time, patience); },
    };

public:
    template <class Listener>
        requires(!std::is_same_v<Listener, launched_listener>)
    explicit launched_listener(Listener& listener) noexcept : listener_(&listener), calls_(&calls_of<Listener>) {}

    // As far as the compiler knows; `hears` asks the table.
    template <class Event>
    static constexpr bool wants = true;
    template <class Event>
    bool hears() const noexcept {
        return static_cast<entry<Event> const*>(calls_)->hear != nullptr;
    }

    template <class Event>
    bool hear(Event&& event) {
        auto const call = static_cast<entry<std::remove_cvref_t<Event>> const*>(calls_)->hear;
        return call && call(listener_, event);
    }
    instant next_timer() const { return calls_->next_timer(listener_); }
    void fire_timers() { calls_->fire_timers(listener_); }
    bool settle(instant::duration patience = instant::duration::max()) { return calls_->settle(listener_, patience); }
    bool pass(instant::duration time, instant::duration patience = instant::duration::max()) { return calls_->pass(listener_, time, patience); }

private:
    void* listener_;
    calls const* calls_;
};

/// Refers to a transport of whatever type.  Its sink is `any_sink`, so that the handlers of a launched bot are compiled once for all transports.
class launched_transport {
    struct calls {
        std::string_view (*name)(void* transport);
        std::error_code (*run)(void* transport, launched_listener& listener);
        void (*stop)(void* transport);
        void (*pause)(void* transport, bool paused);
        void (*rearm)(void* transport);
        void (*settle)(void* transport);
        bool (*failed)(void* transport, event::failure const& failure);
    };
    template <class Transport>
    static Transport& as(void* transport) noexcept {
        return *static_cast<Transport*>(transport);
    }
    template <class Transport>
    static constexpr calls calls_of{
        [](void* transport) -> std::string_view { return as<Transport>(transport).name(); },
        [](void* transport, launched_listener& listener) { return as<Transport>(transport).run(listener); },
        [](void* transport) { as<Transport>(transport).stop(); },
        [](void* transport, bool paused) { paused ? as<Transport>(transport).pause() : as<Transport>(transport).resume(); },
        [](void* transport) {
            if constexpr (drives_clock<Transport>) as<Transport>(transport).rearm();
        },
        [](void* transport) {
            if constexpr (requires { as<Transport>(transport).settle(); }) as<Transport>(transport).settle();
        },
        [](void* transport, event::failure const& failure) {
            if constexpr (requires { as<Transport>(transport).failed(failure); }) return as<Transport>(transport).failed(failure);
            return false;
        },
    };

public:
    static constexpr auto emits = event::all;
    static constexpr auto performs = action::all;

    /// Both outlive the bot.
    template <class Transport, class Sink>
    launched_transport(Transport& transport, Sink& sink) noexcept
        : transport_(&transport), calls_(&calls_of<Transport>), sink_(any_sink::of(sink)) {}

    std::string_view name() const noexcept { return calls_->name(transport_); }
    any_sink sink() const noexcept { return sink_; }
    template <class Listener>
    std::error_code run(Listener& listener) {
        launched_listener hears{listener};
        return calls_->run(transport_, hears);
    }
    void stop() { calls_->stop(transport_); }
    void pause() { calls_->pause(transport_, true); }
    void resume() { calls_->pause(transport_, false); }
    void rearm() { calls_->rearm(transport_); }
    void settle() { calls_->settle(transport_); }
    bool failed(event::failure const& failure) { return calls_->failed(transport_, failure); }

private:
    void* transport_;
    calls const* calls_;
    any_sink sink_;
};

/// Time as it passes, of which a part may be skipped; or virtual time, which passes only so.
class launched_clock {
public:
    static constexpr bool passes_by_itself = true;

    explicit launched_clock(bool is_virtual) noexcept : virtual_(is_virtual) {}
    launched_clock(launched_clock&& other) noexcept : virtual_(other.virtual_) {}

    instant now() const noexcept { return virtual_ ? manual_.now() : skipping_.now(); }
    clock::timer_queue& timers() noexcept { return virtual_ ? manual_.timers() : skipping_.timers(); }
    void set(instant when) noexcept { virtual_ ? manual_.set(when) : skipping_.set(when); }
    // Nobody has to wait for virtual time.
    instant really(instant when) const noexcept { return virtual_ ? instant::max() : skipping_.really(when); }

private:
    bool virtual_;
    clock::manual manual_;
    clock::skipping skipping_;
};

// An executor that is chosen when the program starts, so that a launched bot is compiled once, whatever its options.
class launched_executor {
public:
    /// In place without threads.
    explicit launched_executor(executor::thread_pool_config const& how) {
        if (how.threads > 0) pool_.emplace(how);
    }

    bool in_place() const noexcept { return !pool_; }

    template <class Task>
    bool try_execute(Task&& task) {
        return pool_ ? pool_->try_execute(std::forward<Task>(task)) : executor::inplace{}.try_execute(task);
    }
    template <class Callback>
    void on_room(Callback&& callback) {
        pool_ ? pool_->on_room(std::forward<Callback>(callback)) : executor::inplace{}.on_room(callback);
    }
    bool drain(instant deadline) { return !pool_ || pool_->drain(deadline); }
    bool at_rest() const noexcept { return !pool_ || pool_->at_rest(); }

private:
    std::optional<executor::thread_pool> pool_;
};

/// What all that `launch` runs is compiled as.
template <class Table, class Components>
using launched_bot = bot<launched_transport, launched_executor, Table const&, Components, launched_clock>;

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// options: the command line of a launched bot.

#ifndef MONONGUSA_LAUNCH_OPTIONS_HPP
#define MONONGUSA_LAUNCH_OPTIONS_HPP

// SPDX-License-Identifier: BSL-1.0
// filter_text: a filter as the command line writes it, `info,stdio=debug,rule=off`.

#ifndef MONONGUSA_LOG_FILTER_TEXT_HPP
#define MONONGUSA_LOG_FILTER_TEXT_HPP


#include <string>
#include <string_view>

namespace monongusa::log {

/// Changes a filter by a list of levels and SUBSYSTEM=LEVEL, of which the last word on one thing counts.  Returns what is wrong with the list, in
/// words for `--log`, and then the filter is as it was; nothing if nothing is.
inline std::string read_filter(std::string_view text, filter& shown) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789_";
    filter read = shown;
    for (bool more = true; more;) {
        auto const comma = text.find(',');
        auto const part = text.substr(0, comma);
        more = comma != std::string_view::npos;
        text.remove_prefix(more ? comma + 1 : text.size());
        auto const equals = part.find('=');
        bool const named = equals != std::string_view::npos;
        auto const subsystem = part.substr(0, named ? equals : 0);
        auto const word = part.substr(named ? equals + 1 : 0);
        level shown_of_it{};
        if (!read_level(word, shown_of_it))
            return detail::joined("'", word, "' is no level of the log; levels are off, error, warning, info, debug, trace and bytes");
        if (!named) {
            read.rest(shown_of_it);
            continue;
        }
        if (subsystem.empty() || subsystem.size() > filter::longest || subsystem.find_first_not_of(letters) != std::string_view::npos) {
            return detail::joined("'", subsystem, "' is no subsystem of the log; its name has 1 to ", filter::longest,
                                  " small letters, digits or '_'");
        }
        if (!read.set(subsystem, shown_of_it))
            return detail::joined("more than ", filter::most, " subsystems of the log have a level of their own");
    }
    shown = read;
    return {};
}

}  // namespace monongusa::log

#endif

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace monongusa::detail {

/// How results of scripts are told.
enum class report_form : unsigned char { diff, tap, junit };

struct launch_options {
    std::string_view program;
    transport::console_config console;
    executor::thread_pool_config threads{.threads = 0};
    std::chrono::seconds grace{5};
    std::chrono::seconds patience{60};
    std::vector<std::string_view> scripts;
    bool check = false;
    bool update = false;
    report_form report = report_form::diff;
    std::string_view record;  ///< A file, or empty.
    bool pseudonyms = false;
    std::string_view replay;  ///< A file, or empty.
    log::filter shown;
    int verbosity = 0;
    bool log_is_json = false;
    log::colour colour = log::colour::automatic;
    bool list = false;
    std::optional<std::string_view> explain{};
    bool help = false;
    bool version = false;
};

// Tells of a wrong option; the exit status says so too.
template <class... Parts>
int wrong_option(Parts const&... parts) {
    log::error("monongusa: ", parts..., "; --help lists the options");
    return 2;
}

// A whole number up to `most`, and nothing else.
inline bool read_count(std::string_view text, long most, long& count) {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    return error == std::errc{} && end == text.data() + text.size() && count >= 0 && count <= most;
}

inline int take_seconds(std::chrono::seconds& seconds, std::string_view value, std::string_view what) {
    long count = 0;
    if (!read_count(value, 86400, count)) return wrong_option("'", value, "' is no ", what, "; it is a number of seconds from 0 to 86400");
    seconds = std::chrono::seconds{count};
    return 0;
}
inline int take_file(std::string_view& file, std::string_view value) {
    if (value.empty()) return wrong_option("an empty name is no file's");
    file = value;
    return 0;
}
inline int take_script(launch_options& options, std::string_view value) { return take_file(options.scripts.emplace_back(), value); }

/// One option: what stands for its value in the help, none for a switch, and what it does; an exit status other than 0 if it is wrong, which has been told.
struct launch_option {
    std::string_view name;
    std::string_view value;
    std::string_view help;
    int (*take)(launch_options& options, std::string_view value);
};

inline constexpr launch_option all_launch_options[] = {
    {"--on", "TRANSPORT", "where the bot lives: stdio (the default)",
     [](launch_options&, std::string_view value) {
         if (value == "discord" || value == "slack") return wrong_option("this program was built without the transport '", value, "'");
         return value == "stdio" ? 0 : wrong_option("there is no transport '", value, "'");
     }},
    {"--format", "FORMAT", "what stdio reads and writes: lines, irc ([hh:mm] <nick> text), jsonl (docs/recordings.md)\n"
                           "or chat (docs/scripts.md); without it chat on a terminal, else irc if the first line\n"
                           "certainly is that, else lines",
     [](launch_options& options, std::string_view value) {
         auto const format = transport::format_called(value);
         if (!format) return wrong_option("there is no format '", value, "'");
         options.console.speaks = *format;
         options.console.format = value == "irc" ? transport::line_format::irc : transport::line_format::lines;
         return 0;
     }},
    {"--name", "NAME", "what the bot is called, @NAME speaks to it (bot)",
     [](launch_options& options, std::string_view value) {
         if (value.empty() || value.find_first_of(" \t\n@") != std::string_view::npos) {
             return wrong_option("'", value, "' cannot be a name; it is one word without '@'");
         }
         options.console.name = value;
         return 0;
     }},
    {"--threads", "N", "runs the handlers on N threads, 0 (the default): where the messages are read",
     [](launch_options& options, std::string_view value) {
         long count = 0;
         if (!read_count(value, 1024, count)) return wrong_option("'", value, "' is no number of threads; it is one from 0 to 1024");
         options.threads.threads = static_cast<std::size_t>(count);
         return 0;
     }},
    {"--order", "ORDER", "what never overtakes itself on threads: channel (the default), author, none",
     [](launch_options& options, std::string_view value) {
         auto const order = executor::order_called(value);
         if (!order) return wrong_option("there is no order '", value, "'");
         options.threads.order = *order;
         return 0;
     }},
    {"--grace", "SECONDS", "how long handlers may go on when the bot is to end (5)",
     [](launch_options& options, std::string_view value) { return take_seconds(options.grace, value, "grace period"); }},
    {"--check", "FILE...", "plays conversations (.chat) and tells where the bot does not do what they expect",
     [](launch_options& options, std::string_view value) {
         options.check = true;
         return take_script(options, value);
     }},
    {"--update", "", "the same, and writes into the files what the bot does",
     [](launch_options& options, std::string_view) {
         options.check = options.update = true;
         return 0;
     }},
    {"--tap", "", "with --check: tells it in the Test Anything Protocol",
     [](launch_options& options, std::string_view) {
         options.report = report_form::tap;
         return 0;
     }},
    {"--junit", "", "with --check: tells it as JUnit's XML",
     [](launch_options& options, std::string_view) {
         options.report = report_form::junit;
         return 0;
     }},
    {"--patience", "SECONDS", "with --check and --threads: how long a handler may take (60); the bot's own timers take no time",
     [](launch_options& options, std::string_view value) { return take_seconds(options.patience, value, "patience"); }},
    {"--record", "FILE", "writes down what the bot hears and does (docs/recordings.md)",
     [](launch_options& options, std::string_view value) { return take_file(options.record, value); }},
    {"--pseudonyms", "", "with --record: gives people and channels other names",
     [](launch_options& options, std::string_view) {
         options.pseudonyms = true;
         return 0;
     }},
    {"--replay", "FILE", "lets the bot hear a recording, and tells where it does something else now",
     [](launch_options& options, std::string_view value) { return take_file(options.replay, value); }},
    {"--history", "FILE", "keeps what is typed at the prompt for the next time",
     [](launch_options& options, std::string_view value) {
         std::string_view file;
         if (int const status = take_file(file, value)) return status;
         options.console.history = file;
         return 0;
     }},
    {"--log", "LEVELS", "what is logged: off, error, warning, info (the default), debug, trace or bytes, also of one part\n"
                        "alone: info,rule=debug,stdio=off",
     [](launch_options& options, std::string_view value) {
         auto const wrong = log::read_filter(value, options.shown);
         return wrong.empty() ? 0 : wrong_option("--log: ", wrong);
     }},
    {"--log-format", "FORM", "text (the default) or json, a line an object",
     [](launch_options& options, std::string_view value) {
         if (value != "text" && value != "json") return wrong_option("there is no form '", value, "' of the log; there are text and json");
         options.log_is_json = value == "json";
         return 0;
     }},
    {"--color", "WHEN", "whether the log has colours: auto (the default), always, never",
     [](launch_options& options, std::string_view value) {
         using when = log::colour;
         if (value != "auto" && value != "always" && value != "never") {
             return wrong_option("'", value, "' does not say when; there are auto, always and never");
         }
         options.colour = value == "auto" ? when::automatic : value == "always" ? when::always : when::never;
         return 0;
     }},
    {"--list", "", "prints the table of reactions",
     [](launch_options& options, std::string_view) {
         options.list = true;
         return 0;
     }},
    {"--explain", "TEXT", "prints what each rule says to somebody who says TEXT, and how far its pattern came",
     [](launch_options& options, std::string_view value) {
         options.explain = value;
         return 0;
     }},
    {"--help", "", "prints this",
     [](launch_options& options, std::string_view) {
         options.help = true;
         return 0;
     }},
    {"--version", "", "prints the version of monongusa",
     [](launch_options& options, std::string_view) {
         options.version = true;
         return 0;
     }},
};

inline std::string launch_help(std::string_view program) {
    constexpr std::size_t margin = 21;
    auto out = joined("usage: ", program, " [option...]\n\n");
    auto const row = [&](std::string_view left, std::string_view help) {
        (out += "  ") += left;
        out.append(left.size() + 2 < margin ? margin - left.size() - 2 : 1, ' ');
        for (char const character : help) {
            out += character;
            if (character == '\n') out.append(margin, ' ');
        }
        out += '\n';
    };
    for (auto const& one : all_launch_options) row(one.value.empty() ? std::string{one.name} : joined(one.name, " ", one.value), one.help);
    row("-v, -vv, -vvv", "logs what the bot hears, decides and does; with -vv also what is said, with -vvv the bytes");
    out +=
        "\n"
        "A line of input is a message, a line of output an answer; logs go to stderr.\n"
        "SIGINT and SIGTERM end the bot when its handlers have ended, a second one at once.\n"
        "Exit status: 0 at the end of the input, 1 after an error or where a check differs, 2 for a wrong option\n"
        "or a mistake in a script or a recording.\n";
    return out;
}

inline launch_option const* option_called(std::string_view name) noexcept {
    for (auto const& one : all_launch_options) {
        if (one.name == name) return &one;
    }
    return nullptr;
}

// How often `v` stands behind one `-`; 0 if that is not what it is.
inline int verbosity_in(std::string_view option) noexcept {
    bool const only = option.size() > 1 && option.front() == '-' && option.find_first_not_of('v', 1) == std::string_view::npos;
    return only ? static_cast<int>(option.size() - 1) : 0;
}

// What makes no sense together.
inline int check_options(launch_options const& options) {
    if (options.check && options.scripts.empty()) return wrong_option("--check and --update need the name of a script");
    for (auto const script : options.scripts) {
        if (options.update && script == "-") return wrong_option("--update writes into files, and '-' is none");
    }
    if (!options.check && options.report != report_form::diff) return wrong_option("--tap and --junit go with --check");
    if (options.check && !options.replay.empty()) return wrong_option("--check and --replay do not go together");
    if (!options.record.empty() && (options.check || !options.replay.empty())) return wrong_option("--record goes with neither --check nor --replay");
    if (options.pseudonyms && options.record.empty()) return wrong_option("--pseudonyms goes with --record");
    return 0;
}

/// Reads the arguments; an exit status other than 0 if they are wrong, which has been told.
inline int read_options(int argc, char const* const* argv, launch_options& options) {
    if (argc > 0) options.program = argv[0];
    bool files = false;  // What is no option is a script's name.
    for (int i = 1; i < argc; ++i) {
        std::string_view const argument = argv[i];
        auto const equals = argument.find('=');
        bool const has_value = equals != std::string_view::npos;
        auto const* const option = option_called(argument == "-h" ? "--help" : argument.substr(0, equals));
        if (argument == "--check") {
            options.check = true;  // Its files follow, perhaps behind another option.
        } else if (option && !option->value.empty()) {
            if (!has_value && i + 1 == argc) return wrong_option("the option '", option->name, "' needs a value");
            if (int const status = option->take(options, has_value ? argument.substr(equals + 1) : std::string_view{argv[++i]})) return status;
        } else if (option && !has_value) {
            if (int const status = option->take(options, {})) return status;
        } else if (int const more = verbosity_in(argument); more > 0) {
            options.verbosity += more;
        } else if (files && (argument == "-" || !argument.starts_with('-'))) {
            if (int const status = take_script(options, argument)) return status;
        } else {
            return wrong_option("there is no option '", argument, "'");
        }
        files = files || options.check;
    }
    return check_options(options);
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// output: what a program prints that is no chat.

#ifndef MONONGUSA_LAUNCH_OUTPUT_HPP
#define MONONGUSA_LAUNCH_OUTPUT_HPP


#include <cstddef>
#include <string_view>
#include <system_error>

#include <cerrno>
#include <unistd.h>

namespace monongusa::detail {

/// Writes to stdout; the exit status.
template <class = void>
int print(std::string_view text) {
    transport::no_broken_pipe_signal const guard;
    while (!text.empty()) {
        auto const written = ::write(STDOUT_FILENO, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            log::error("monongusa: stdout: ", std::error_code{errno, std::generic_category()}.message());
            return 1;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// document: a whole script: its lines, what they say, and what is wrong with them.

#ifndef MONONGUSA_SCRIPT_DOCUMENT_HPP
#define MONONGUSA_SCRIPT_DOCUMENT_HPP

// SPDX-License-Identifier: BSL-1.0
// entry: what a line of a script says, as values.

#ifndef MONONGUSA_SCRIPT_ENTRY_HPP
#define MONONGUSA_SCRIPT_ENTRY_HPP


#include <cstddef>
#include <optional>
#include <string>

namespace monongusa::script {

/// A name of something that has to be there, and where it stands, for the case that it is not.
struct named {
    std::string name{};
    std::size_t column = 0;
};

/// A channel, or the direct conversation with somebody: with the speaker, where `name` is empty.
struct place {
    bool direct = false;
    std::string name{};

    friend bool operator==(place const&, place const&) = default;
};

// --- what happens in the chat.  What is left out is as it was last.

struct says {
    std::optional<named> label{};
    std::optional<std::string> who{};
    std::optional<place> where{};
    std::optional<named> thread{};  ///< The message it hangs on.
    std::string text{};
};
struct reacts {
    chat::emoji emoji{};
    named message{};
    std::optional<std::string> who{};
    bool off = false;
};
struct edits {
    named message{};
    std::string text{};
};
struct deletes {
    named message{};
};
struct attaches {  ///< To what is said next.
    chat::attachment file{};
};
struct threads {  ///< What is said from now on, in the thread of a message; outside of one without it.
    std::optional<named> message{};
};
struct joins {
    std::string who{};
    std::optional<place> where{};
    bool leaves = false;
};
struct gets_role {
    std::string who{};
    std::string role{};
    bool off = false;
};
struct renames {
    std::string from{};
    std::string to{};
    bool channel = false;
};
struct is_bot {
    std::string who{};
};
struct has_channel {
    std::string name{};
    bool gone = false;
};
struct passes {
    instant::duration time{};
};
struct disconnects {
    std::string reason{};
    bool final = false;
};
struct connects {};
struct behaves_as {
    std::string platform{};
};

// --- what the bot is to do

struct expects_nothing {};
struct expects {
    std::optional<named> label{};  ///< How the message is called from then on.
    bool any_order = false;
    std::optional<place> where{};  ///< None for what is not said, but done to `message`.
    std::optional<named> thread{};
    std::optional<std::string> to{};
    std::string deed{};  ///< `react :tada:`, `unreact :tada:`, `edit`, `delete`, `failure rule 3`; empty for what is said.
    named message{};
    bool has_text = true;
    std::string text{};
    std::optional<pattern::dynamic> pattern{};  ///< Then the text is what matches it as a whole.
};

/// `blank` ends what may come in any order.
struct blank {};

using entry = detail::one_of<blank, says, reacts, edits, deletes, attaches, threads, joins, gets_role, renames, is_bot, has_channel, passes, disconnects,
                           connects, behaves_as, expects_nothing, expects>;

}  // namespace monongusa::script

#endif
// SPDX-License-Identifier: BSL-1.0
// mistake: what is wrong with a line of a script, and where.

#ifndef MONONGUSA_SCRIPT_MISTAKE_HPP
#define MONONGUSA_SCRIPT_MISTAKE_HPP


#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::script {

struct mistake {
    std::size_t column = 0;  ///< In bytes, from 0.
    std::string sentence{};

    explicit operator bool() const noexcept { return !sentence.empty(); }
    friend bool operator==(mistake const&, mistake const&) = default;
};

/// `file:line:col: sentence`, the line below it, and below that a caret; columns count characters, from 1.
template <class = void>
[[gnu::cold]] std::string told(mistake const& mistake, std::string_view file, std::size_t number, std::string_view line) {
    auto const before = line.substr(0, mistake.column < line.size() ? mistake.column : line.size());
    std::string shown;
    std::string margin;
    detail::append_visible(shown, line);
    std::size_t column = 1;
    std::string visible;
    for (std::size_t i = 0; i < before.size(); ++column) {
        auto const character = detail::utf8::decode(before.data() + i, before.data() + before.size());
        auto const size = character.size == 0 ? 1 : character.size;
        visible.clear();
        detail::append_visible(visible, before.substr(i, size));
        // As wide as what stands above: a tab stays one, what is escaped is longer.
        margin.append(visible == before.substr(i, size) ? 1 : visible.size(), before[i] == '\t' ? '\t' : ' ');
        i += size;
    }
    return detail::joined(file, ":", number, ":", column, ": ", mistake.sentence, "\n  ", shown, "\n  ", margin, "^\n");
}

}  // namespace monongusa::script

#endif
// SPDX-License-Identifier: BSL-1.0
// parser: lines of a script as entries.

#ifndef MONONGUSA_SCRIPT_PARSER_HPP
#define MONONGUSA_SCRIPT_PARSER_HPP

// SPDX-License-Identifier: BSL-1.0
// cursor: a line of a script, word by word.

#ifndef MONONGUSA_SCRIPT_CURSOR_HPP
#define MONONGUSA_SCRIPT_CURSOR_HPP

// SPDX-License-Identifier: BSL-1.0
// text: what is said, as it stands on one line of a script.

#ifndef MONONGUSA_SCRIPT_TEXT_HPP
#define MONONGUSA_SCRIPT_TEXT_HPP


#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::script {

// What a backslash makes plain at the beginning of a bare line, where it would mean something, and inside quotes.
constexpr std::string_view signs_to_escape = "#@<>%=\" \\";

/// What begins a text of several lines, and what ends it, each alone.
constexpr std::string_view heredoc_begin = "<<<";
constexpr std::string_view heredoc_end = ">>>";

template <class = void>
void append_byte(std::string& out, char character) {
    constexpr char digits[] = "0123456789abcdef";
    auto const byte = static_cast<unsigned char>(character);
    out += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
}

/// Appends `text` so that `read_text` gives it back and it stays on its line: escapes are `\n`, `\t`, `\r`, `\\` and `\xHH`, which also stands for bytes
/// that are not UTF-8 and for a blank at the end.
template <class = void>
void append_text(std::string& out, std::string_view text) {
    if (text == heredoc_begin) out += '\\';
    for (std::size_t i = 0; i < text.size();) {
        auto const character = detail::utf8::decode(text.data() + i, text.data() + text.size());
        bool const separates_lines = character.point == 0x2028 || character.point == 0x2029;
        bool const controls = character.point < 0x20 || (character.point >= 0x7F && character.point < 0xA0);
        bool const ends = text[i] == ' ' && i + 1 == text.size();
        if (text[i] == '\\') {
            out += "\\\\";
        } else if (text[i] == '\n') {
            out += "\\n";
        } else if (text[i] == '\t') {
            out += "\\t";
        } else if (text[i] == '\r') {
            out += "\\r";
        } else if (character.size == 0 || controls || separates_lines || ends) {
            for (std::size_t const end = i + (character.size == 0 ? 1 : character.size); i < end; ++i) append_byte(out, text[i]);
            continue;
        } else {
            out.append(text, i, character.size);
        }
        i += character.size;
    }
}

/// Reads what `append_text` writes, and a backslash before a sign that would mean something.  `column` is where `line` begins.
template <class = void>
mistake read_text(std::string_view line, std::size_t column, std::string& text) {
    constexpr auto value_of = [](char digit) {
        return digit >= '0' && digit <= '9' ? digit - '0' : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
    };
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] != '\\') {
            text += line[i];
            continue;
        }
        auto const escaped = ++i < line.size() ? line[i] : '\0';
        if (escaped == 'n') {
            text += '\n';
        } else if (escaped == 't') {
            text += '\t';
        } else if (escaped == 'r') {
            text += '\r';
        } else if (escaped != '\0' && signs_to_escape.find(escaped) != std::string_view::npos) {
            text += escaped;
        } else if (escaped == 'x' && i + 2 < line.size() && value_of(line[i + 1]) >= 0 && value_of(line[i + 2]) >= 0) {
            text += static_cast<char>(value_of(line[i + 1]) << 4 | value_of(line[i + 2]));
            i += 2;
        } else if (escaped == 'x') {
            return {column + i - 1, "two hexadecimal digits belong behind \\x, as in \\x0b"};
        } else {
            return {column + i - 1, R"(there is no such escape; there are \n, \t, \r, \xHH, and a backslash itself is written \\)"};
        }
    }
    return {};
}

template <class = void>
void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    std::string written;
    append_text(written, text);
    for (char const character : written) {
        if (character == '"') out += '\\';
        out += character;
    }
    out += '"';
}

/// A name as one word: in quotes where it would not be one without them.
template <class = void>
void append_name(std::string& out, std::string_view name) {
    bool plain = !name.empty() && name.find_first_of("\"\\:<>[]()@#%=") == std::string_view::npos;
    for (char const character : name) plain = plain && static_cast<unsigned char>(character) > 0x20 && character != 0x7F;
    if (plain) {
        std::string written;
        append_text(written, name);
        if (written == name) {
            out += name;
            return;
        }
    }
    append_quoted(out, name);
}

/// What labels are made of; also of all that is not ASCII.
template <class = void>
bool belongs_to_a_label(char character) noexcept {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9') ||
           character == '_' || character == '-' || character == '.' || static_cast<unsigned char>(character) >= 0x80;
}

/// A label, or in quotes the id of a message that has none.
template <class = void>
void append_label(std::string& out, std::string_view label) {
    bool plain = !label.empty();
    for (char const character : label) plain = plain && belongs_to_a_label(character);
    std::string written;
    append_text(written, label);
    plain && written == label ? static_cast<void>(out += label) : append_quoted(out, label);
}

/// b1, b2, …: what the messages of the bot are called by themselves.
constexpr bool is_of_the_bot(std::string_view label) noexcept {
    return label.size() > 1 && label[0] == 'b' && label.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

}  // namespace monongusa::script

#endif

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::script {

/// Reads on or stays where it is.  The first mistake is kept, and from then on nothing is read.
template <class = void>
class basic_cursor {
public:
    explicit basic_cursor(std::string_view line, std::size_t begin = 0) : line_(line), at_(begin) {}

    std::size_t column() const noexcept { return at_; }
    std::string_view rest() const noexcept { return line_.substr(at_); }
    bool ended() const noexcept { return rest().empty(); }

    void blanks() noexcept {
        while (!ended() && (line_[at_] == ' ' || line_[at_] == '\t')) ++at_;
    }
    bool take(char sign) noexcept {
        if (wrong_ || ended() || line_[at_] != sign) return false;
        ++at_;
        return true;
    }
    /// Only as a whole word.
    bool take_word(std::string_view word) noexcept {
        if (wrong_ || !rest().starts_with(word)) return false;
        auto const after = rest().substr(word.size());
        if (!after.empty() && after[0] != ' ' && after[0] != '\t' && after[0] != ':') return false;
        at_ += word.size();
        return true;
    }

    /// Up to the next blank.
    std::string_view word() noexcept {
        auto const all = rest();
        auto const found = all.substr(0, all.find_first_of(" \t"));
        at_ += found.size();
        return found;
    }

    /// A name: in quotes, or up to a blank or a colon; empty where there is none.
    std::optional<std::string> name() {
        if (wrong_) return std::nullopt;
        if (take('"')) return quoted();
        auto const all = rest();
        auto const found = all.substr(0, all.find_first_of(" \t:\"<>[]()"));
        if (found.empty()) return std::nullopt;
        at_ += found.size();
        return std::string{found};
    }

    /// The label of a message: letters, digits and `_`, `-`, `.`.
    std::optional<named> label() {
        auto const begin = at_;
        while (!ended() && belongs_to_a_label(line_[at_])) ++at_;
        if (wrong_ || at_ == begin) return std::nullopt;
        return named{std::string{line_.substr(begin, at_ - begin)}, begin};
    }
    /// The same, or in quotes the id of a message that has none.
    std::optional<named> label_or_id() {
        auto const begin = at_;
        if (!take('"')) return label();
        auto id = quoted();
        if (!id) return std::nullopt;
        return named{*std::move(id), begin};
    }

    std::optional<chat::emoji> emoji() {
        auto const begin = at_;
        auto const read = chat::read_emoji(word());
        if (!wrong_ && read.valid) return chat::emoji{std::string{read.name}, std::string{read.id}};
        at_ = begin;
        return std::nullopt;
    }

    /// `#channel` or `dm`.
    std::optional<place> where() {
        if (take_word("dm")) return place{true, {}};
        auto const begin = at_;
        if (take('#')) {
            if (auto found = name()) return place{false, *std::move(found)};
        }
        at_ = begin;
        return std::nullopt;
    }

    /// All the rest: a text, or what says that it stands on the lines below.
    void text(std::string& text) {
        below_ = rest() == heredoc_begin;
        if (!below_) wrong(read_text(rest(), at_, text));
        at_ = line_.size();
    }
    bool text_is_below() const noexcept { return below_; }

    void back_to(std::size_t column) noexcept { at_ = column; }

    /// What is wrong here, or there.
    void wrong(std::string sentence) { wrong(at_, std::move(sentence)); }
    void wrong(std::size_t column, std::string sentence) {
        if (!wrong_) wrong_ = {column, std::move(sentence)};
    }
    void wrong(mistake what) {
        if (what && !wrong_) wrong_ = std::move(what);
    }
    mistake const& what_is_wrong() const noexcept { return wrong_; }

private:
    // Behind the first quote.
    std::optional<std::string> quoted() {
        auto const begin = at_;
        while (!ended() && line_[at_] != '"') at_ += line_[at_] == '\\' && at_ + 1 < line_.size() ? 2 : 1;
        std::string text;
        wrong(read_text(line_.substr(begin, at_ - begin), begin, text));
        if (!take('"')) wrong(begin - 1, "the quote is not closed");
        return text;
    }

    std::string_view line_;
    std::size_t at_;
    bool below_ = false;
    mistake wrong_;
};
using cursor = basic_cursor<>;

}  // namespace monongusa::script

#endif
// SPDX-License-Identifier: BSL-1.0
// directive: what happens in a chat besides talk: `%react :tada: m1 as bob`.

#ifndef MONONGUSA_SCRIPT_DIRECTIVE_HPP
#define MONONGUSA_SCRIPT_DIRECTIVE_HPP

// SPDX-License-Identifier: BSL-1.0
// limits: what a platform refuses, for bots that are tried without it.

#ifndef MONONGUSA_SCRIPT_LIMITS_HPP
#define MONONGUSA_SCRIPT_LIMITS_HPP

// SPDX-License-Identifier: BSL-1.0
// view: what an action does, whichever it is.

#ifndef MONONGUSA_ACTION_VIEW_HPP
#define MONONGUSA_ACTION_VIEW_HPP


#include <string>
#include <string_view>
#include <variant>

namespace monongusa::action {

/// Refers to an action; null is what it does not have.  Who takes one is compiled once and not for each action.
struct view {
    std::string_view name;
    chat::origin const* to = nullptr;
    std::string const* text = nullptr;
    std::string const* emoji = nullptr;

    template <class Action>
        requires requires(Action const& action) { chat::origin{action.to}; }
    view(Action const& action) noexcept : name(Action::action_name), to(&action.to) {
        if constexpr (requires { action.text; }) text = &action.text;
        if constexpr (requires { action.emoji; }) emoji = &action.emoji;
    }
    template <class... Actions>
    view(std::variant<Actions...> const& action) noexcept {
        static_cast<void>((take(std::get_if<Actions>(&action)) || ...));
    }

    template <class Action>
    bool is() const noexcept {
        return name == Action::action_name;
    }

private:
    template <class Action>
    bool take(Action const* action) noexcept {
        if (action) *this = *action;
        return action != nullptr;
    }
};

}  // namespace monongusa::action

#endif

#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <system_error>

namespace monongusa::script {

/// Lengths are in code points.
struct limits {
    std::size_t longest_text = std::numeric_limits<std::size_t>::max();
    std::size_t longest_edit = std::numeric_limits<std::size_t>::max();
    bool empty_texts = true;
    bool threads_in_direct = true;  ///< Threads in a direct conversation.

    friend bool operator==(limits const&, limits const&) = default;
};

/// `stdio` refuses nothing.  discord: 2000 characters a message (discord.com/developers/docs/resources/message), none empty, threads only in channels of a
/// server.  slack: longer than 40,000 characters is cut off, edits end at 4,000 (api.slack.com/methods/chat.postMessage and chat.update).
template <class = void>
std::optional<limits> limits_of(std::string_view platform) noexcept {
    if (platform == "stdio") return limits{};
    if (platform == "discord") return limits{2000, 2000, false, false};
    if (platform == "slack") return limits{40000, 4000, false, true};
    return std::nullopt;
}

template <class = void>
std::size_t count_characters(std::string_view text) noexcept {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        auto const size = detail::utf8::decode(text.data() + at, text.data() + text.size()).size;
        at += size == 0 ? 1 : size;
    }
    return count;
}

/// Why the platform would not do it.
template <class = void>
std::error_code refusal_of(limits const& limits, action::view const& action) {
    if (action.text) {
        auto const longest = action.is<action::edit>() ? limits.longest_edit : limits.longest_text;
        if (action.text->size() > longest && count_characters(*action.text) > longest) return make_error_code(error::text_too_long);
        if (action.text->empty() && !limits.empty_texts) return make_error_code(error::text_empty);
    }
    if (action.is<action::reply_in_thread>() && action.to->channel.kind == chat::channel_kind::direct && !limits.threads_in_direct) {
        return make_error_code(error::not_supported);
    }
    return {};
}

}  // namespace monongusa::script

#endif

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::script {

namespace directives {

template <class = void>
std::string who(cursor& at) {
    at.take('@');
    auto name = at.name();
    if (!name) at.wrong("here belongs a name, as in alice");
    at.blanks();
    return std::move(name).value_or("");
}
template <class = void>
std::optional<std::string> as_whom(cursor& at) {
    at.blanks();
    if (!at.take_word("as")) return std::nullopt;
    at.blanks();
    return who(at);
}
template <class = void>
named message(cursor& at) {
    at.blanks();
    at.take_word("on");
    at.blanks();
    auto label = at.label();
    if (!label) at.wrong("here belongs the label of a message, as in m1");
    return std::move(label).value_or(named{});
}
template <class = void>
std::string channel(cursor& at) {
    auto const where = at.where();
    if (!where || where->direct) at.wrong("here belongs a channel, as in #general");
    at.blanks();
    return where ? where->name : std::string{};
}

template <class = void>
entry react(cursor& at, bool off) {
    auto emoji = at.emoji();
    if (!emoji) at.wrong("here belongs an emoji, as in :tada:");
    reacts reaction{std::move(emoji).value_or(chat::emoji{}), message(at), std::nullopt, off};
    reaction.who = as_whom(at);
    return reaction;
}

template <class = void>
entry edit(cursor& at) {
    edits edited{message(at), {}};
    if (!at.take(':')) at.wrong("a colon and the new text belong here, as in %edit m1: hello");
    at.take(' ');
    at.text(edited.text);
    return edited;
}

// A message, or a channel.
template <class = void>
entry erase(cursor& at) {
    if (at.rest().starts_with('#')) return has_channel{channel(at), true};
    return deletes{message(at)};
}

template <class = void>
entry attach(cursor& at) {
    attaches attached;
    auto name = at.name();
    if (!name) at.wrong("here belongs the name of a file, as in cat.png");
    attached.file.name = std::move(name).value_or("");
    for (at.blanks(); !at.ended() && !at.what_is_wrong(); at.blanks()) {
        auto const begin = at.column();
        auto const word = at.word();
        auto const end = word.data() + word.size();
        if (word.find("://") != std::string_view::npos) {
            attached.file.url = word;
        } else if (auto const read = std::from_chars(word.data(), end, attached.file.size); read.ec == std::errc{} && read.ptr == end) {
            continue;
        } else if (word.find('/') != std::string_view::npos) {
            attached.file.type = word;
        } else {
            at.wrong(begin, "behind the name of a file belong its type, its size in bytes and its address, as in image/png 20480 https://example.com/cat.png");
        }
    }
    return attached;
}

template <class = void>
entry thread(cursor& at) {
    if (at.ended()) return threads{};
    return threads{message(at)};
}

template <class = void>
entry join(cursor& at, bool leaves) {
    joins joined{who(at), std::nullopt, leaves};
    if (!at.ended()) joined.where = place{false, channel(at)};
    return joined;
}

template <class = void>
entry role(cursor& at) {
    gets_role role{who(at), {}, false};
    role.off = at.take('-');
    if (!role.off) at.take('+');
    auto name = at.name();
    if (!name) at.wrong("here belongs the name of a role, as in admin, or -admin to take it away");
    role.role = std::move(name).value_or("");
    return role;
}

template <class = void>
entry rename(cursor& at) {
    if (at.rest().starts_with('#')) {
        renames renamed{channel(at), {}, true};
        renamed.to = channel(at);
        return renamed;
    }
    renames renamed{who(at), {}, false};
    renamed.to = who(at);
    return renamed;
}

template <class = void>
entry time(cursor& at) {
    std::int64_t nanoseconds = 0;
    auto const begin = at.column();
    bool const plus = at.take('+');
    auto const text = at.rest().substr(0, at.rest().find_last_not_of(" \t") + 1);
    if (!plus || text.empty() || !detail::read_nanoseconds(text, nanoseconds)) {
        at.wrong(begin, "here belongs how much time passes, as in +30s or +1h30m");
    }
    at.back_to(at.column() + at.rest().size());
    return passes{std::chrono::duration_cast<instant::duration>(std::chrono::nanoseconds{nanoseconds})};
}

template <class = void>
entry disconnect(cursor& at) {
    disconnects gone;
    gone.final = at.take_word("final");
    at.blanks();
    auto const begin = at.column();
    at.text(gone.reason);
    if (at.text_is_below()) at.wrong(begin, "here belongs a reason of one line");
    if (gone.reason.empty()) gone.reason = "connection lost";
    return gone;
}

template <class = void>
entry as(cursor& at) {
    auto const begin = at.column();
    behaves_as platform{std::string{at.word()}};
    if (!limits_of(platform.platform)) at.wrong(begin, detail::joined("there is no platform '", platform.platform, "'; there are stdio, discord and slack"));
    return platform;
}

struct known {
    std::string_view name;
    std::string_view usage;
    entry (*read)(cursor&);
};

}  // namespace directives

inline constexpr directives::known all_directives[] = {
    {"react", ":tada: m1 as bob", [](cursor& at) { return directives::react(at, false); }},
    {"unreact", ":tada: m1 as bob", [](cursor& at) { return directives::react(at, true); }},
    {"edit", "m1: new text", &directives::edit},
    {"delete", "m1, or #channel", &directives::erase},
    {"attach", "cat.png image/png 20480", &directives::attach},
    {"thread", "m1, or nothing", &directives::thread},
    {"join", "alice #general", [](cursor& at) { return directives::join(at, false); }},
    {"leave", "alice #general", [](cursor& at) { return directives::join(at, true); }},
    {"role", "alice admin, or -admin", &directives::role},
    {"rename", "@alice @alicia, or #old #new", &directives::rename},
    {"bot", "deploybot", [](cursor& at) -> entry { return is_bot{directives::who(at)}; }},
    {"create", "#channel", [](cursor& at) -> entry { return has_channel{directives::channel(at), false}; }},
    {"time", "+30s", &directives::time},
    {"disconnect", "why", &directives::disconnect},
    {"connect", "", [](cursor&) -> entry { return connects{}; }},
    {"as", "discord, slack or stdio", &directives::as},
};

/// Behind the `%`.
template <class = void>
entry read_directive(cursor& at) {
    auto const begin = at.column();
    auto const name = at.word();
    at.blanks();
    for (auto const& one : all_directives) {
        if (one.name != name) continue;
        auto read = one.read(at);
        at.blanks();
        if (!at.ended()) at.wrong(detail::joined("this is too much; the directive is %", one.name, one.usage.empty() ? "" : " ", one.usage));
        return read;
    }
    std::string list;
    for (auto const& one : all_directives) detail::append_part(list, detail::joined(list.empty() ? "" : ", ", one.name));
    at.wrong(begin, detail::joined("there is no directive '", name, "'; there are ", list));
    return blank{};
}

}  // namespace monongusa::script

#endif
// SPDX-License-Identifier: BSL-1.0
// expectation: what the bot is to do: `< #general @alice: Here is tea`.

#ifndef MONONGUSA_SCRIPT_EXPECTATION_HPP
#define MONONGUSA_SCRIPT_EXPECTATION_HPP

// SPDX-License-Identifier: BSL-1.0
// answer: what the bot did, in the notation of scripts.

#ifndef MONONGUSA_SCRIPT_ANSWER_HPP
#define MONONGUSA_SCRIPT_ANSWER_HPP


#include <optional>
#include <string>
#include <string_view>

namespace monongusa::script {

/// One line behind `< `: `#general @alice` and what is said there, or what is done to a message, `react :tada: m1`.
struct answer {
    std::string head{};
    bool has_text = false;
    std::string text{};
    std::string made{};  ///< How the message is called that came of it; no part of the line.

    friend bool operator==(answer const& left, answer const& right) noexcept {
        return left.head == right.head && left.has_text == right.has_text && left.text == right.text;
    }
};

/// As a line of a script, from the `<` on.
template <class = void>
void append_to(std::string& out, answer const& answer) {
    (out += "< ") += answer.head;
    if (!answer.has_text) return;
    out += answer.text.empty() ? ":" : ": ";
    append_text(out, answer.text);
}

/// `react :tada:`; a picture stands for itself, and what no emoji is called stands in quotes.
template <class = void>
void append_deed(std::string& out, std::string_view deed, std::string_view emoji) {
    (out += deed) += ' ';
    std::string written;
    append_text(written, emoji);
    if (chat::emoji_name::is_picture(emoji)) {
        out += emoji;
    } else if (chat::emoji_name::is_valid(emoji) && written == emoji) {
        ((out += ':') += emoji) += ':';
    } else {
        append_quoted(out, emoji);
    }
}

/// Where something is said and to whom; a direct conversation is named after the person in it.
template <class = void>
void append_place(std::string& out, place const& where, std::string_view thread, std::optional<std::string> const& to) {
    if (where.direct) {
        out += "dm";
    } else {
        append_name(out += '#', where.name);
    }
    if (!thread.empty()) append_label(out += " >", thread);
    if (where.direct) {
        append_name(out += " @", where.name);
    } else if (to) {
        append_name(out += " @", *to);
    }
}

template <class = void>
std::string const& shown(chat::user const& user) noexcept {
    return user.name.empty() ? user.id : user.name;
}
template <class = void>
std::string const& shown(chat::channel const& channel) noexcept {
    return channel.name.empty() ? channel.id : channel.name;
}
template <class = void>
place place_of(chat::channel const& channel) {
    return {channel.kind == chat::channel_kind::direct, shown(channel)};
}

/// `label_of(id)` names a message.
template <class Labels>
answer answer_of(action::view const& action, Labels const& label_of) {
    answer done;
    auto const& to = *action.to;
    bool const takes_back = action.is<action::delete_message>();
    if (action.emoji) {
        append_deed(done.head, action.name, *action.emoji);
        append_label(done.head += ' ', label_of(to.message));
    } else if (takes_back || action.is<action::edit>()) {
        done.head = takes_back ? "delete" : "edit";
        append_label(done.head += ' ', label_of(to.message));
    } else if (action.is<action::direct_message>()) {
        append_place(done.head, {true, shown(to.user)}, {}, {});
    } else {
        // What is said into the thread of a message that is in none begins one there.
        bool const begins = action.is<action::reply_in_thread>() && to.thread.empty();
        auto const& thread = begins ? to.message : to.thread;
        std::optional<std::string> whom;
        if (!action.is<action::send>()) whom = shown(to.user);
        append_place(done.head, place_of(to.channel), thread.empty() ? std::string_view{} : std::string_view{label_of(thread)}, whom);
    }
    done.has_text = action.text != nullptr;
    if (action.text) done.text = *action.text;
    return done;
}

/// What an expectation is to be equal to, but for a text that matches a pattern; `here` is where things are said if it does not say.
template <class = void>
answer answer_of(expects const& expected, place const& here) {
    answer wanted;
    if (!expected.deed.empty()) {
        wanted.head = expected.deed;
        if (!expected.deed.starts_with("failure ")) append_label(wanted.head += ' ', expected.message.name);
    } else {
        place where = expected.where.value_or(here);
        if (where.direct && expected.to) where.name = *expected.to;
        append_place(wanted.head, where, expected.thread ? std::string_view{expected.thread->name} : std::string_view{}, expected.to);
    }
    wanted.has_text = expected.has_text;
    wanted.text = expected.text;
    return wanted;
}

/// Whether it is what was expected, which is `wanted` but for the pattern.
template <class = void>
bool matches(answer const& done, expects const& expected, answer const& wanted) {
    if (!expected.pattern) return done == wanted;
    return done.has_text && done.head == wanted.head && expected.pattern->matches(done.text);
}

}  // namespace monongusa::script

#endif

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::script {

namespace expectations {

constexpr std::string_view forms =
    "here belongs what the bot does, as in #general @alice: text, dm @alice: text, react :tada: m1, unreact :tada: m1, edit b1: text, delete b1, failure rule 3: text, or nothing";

template <class = void>
void message(cursor& at, expects& expected) {
    at.blanks();
    auto label = at.label_or_id();
    if (!label) at.wrong("here belongs the label of a message, as in m1, or b1 for the first that the bot has sent");
    expected.message = std::move(label).value_or(named{});
}

// The text as a whole.
template <class = void>
void pattern_of(cursor& at, expects& expected) {
    constexpr std::string_view before = R"(\A(?:)";
    auto const text = at.rest();
    expected.text = text;
    try {
        pattern::dynamic{text};  // Alone first: brackets that close the group of ours would be none of theirs.
    } catch (pattern_error const& error) {
        at.wrong(at.column() + error.offset(), detail::joined("this is no pattern: ", pattern::sentence(error.reason())));
        return;
    }
    // The second for a \Q that is not ended, which takes the bracket.
    for (std::string_view const after : {R"()\z)", R"(\E)\z)"}) {
        try {
            expected.pattern.emplace(detail::joined(before, text, after));
            return;
        } catch (pattern_error const&) {
        }
    }
    at.wrong("this pattern is as large as patterns may be, and has to be a little smaller here");
}

// As `append_deed` writes it.
template <class = void>
std::string emoji(cursor& at) {
    if (at.rest().starts_with('"')) return at.name().value_or("");
    auto read = at.emoji();
    if (!read) at.wrong("here belongs an emoji, as in :tada:");
    return std::move(read).value_or(chat::emoji{}).name;
}

template <class = void>
void text_of(cursor& at, expects& expected, bool regex) {
    if (!at.take(':')) {
        at.wrong("a colon and the text belong here");
        return;
    }
    at.take(' ');
    if (regex) {
        pattern_of(at, expected);
        at.back_to(at.column() + at.rest().size());
    } else {
        at.text(expected.text);
    }
}

template <class = void>
bool done_to_a_message(cursor& at, expects& expected, bool regex) {
    auto const begin = at.column();
    for (std::string_view const deed : {"react", "unreact"}) {
        if (!at.take_word(deed)) continue;
        at.blanks();
        append_deed(expected.deed, deed, emoji(at));
        expected.has_text = false;
        message(at, expected);
        if (regex) at.wrong(begin, "only a text can match a pattern");
        return true;
    }
    if (at.take_word("delete")) {
        expected.deed = "delete";
        expected.has_text = false;
        message(at, expected);
        if (regex) at.wrong(begin, "only a text can match a pattern");
        return true;
    }
    if (at.take_word("edit")) {
        expected.deed = "edit";
        message(at, expected);
        text_of(at, expected, regex);
        return true;
    }
    if (at.take_word("failure")) {
        at.blanks();
        bool const of_rule = at.take_word("rule");
        at.blanks();
        auto const number = at.name();
        if (!of_rule || !number || number->find_first_not_of("0123456789") != std::string::npos) {
            at.wrong(begin, "here belongs the rule that fails, as in failure rule 3: text");
        }
        expected.deed = detail::joined("failure rule ", number.value_or(""));
        text_of(at, expected, regex);
        return true;
    }
    return false;
}

// `=board`: how the message is called from then on.
template <class = void>
void label_of(cursor& at, expects& expected) {
    if (!at.take('=')) return;
    auto const begin = at.column();
    expected.label = at.label();
    if (!expected.label) at.wrong("a label belongs behind '=', as in < =board #general: hello");
    if (expected.label && is_of_the_bot(expected.label->name)) at.wrong(begin, "b1, b2 and so on are what the bot's messages are called by themselves");
    at.blanks();
}

}  // namespace expectations

/// Behind the `<`.
template <class = void>
entry read_expectation(cursor& at) {
    expects expected;
    bool regex = false;
    for (bool more = true; more;) {
        more = false;
        if (!expected.any_order && at.take('*')) more = expected.any_order = true;
        if (!regex && at.take('~')) more = regex = true;
    }
    if (!at.ended() && at.rest().front() != ' ' && at.rest().front() != '\t') at.wrong("a blank belongs behind '<', '<~' or '<*'");
    at.blanks();
    auto const begin = at.column();
    if (at.take_word("nothing") && at.rest().find_first_not_of(" \t") == std::string_view::npos) {
        if (expected.any_order || regex) at.wrong(begin, "nothing has no order and matches no pattern; write '< nothing'");
        return expects_nothing{};
    }
    at.back_to(begin);
    expectations::label_of(at, expected);
    auto const words = at.column();
    if (expected.label || !expectations::done_to_a_message(at, expected, regex)) {
        expected.where = at.where();
        at.blanks();
        if (at.take('>')) {
            expected.thread = at.label_or_id();
            if (!expected.thread) at.wrong("here belongs the label of the message that the thread hangs on, as in >m1");
            at.blanks();
        }
        if (at.take('@')) {
            expected.to = at.name();
            if (!expected.to) at.wrong("here belongs a name");
            at.blanks();
        }
        if (at.column() == words) at.wrong(std::string{expectations::forms});
        if (expected.where && expected.where->direct && !expected.to) at.wrong("whom the bot speaks to belongs here, as in dm @alice: text");
        expectations::text_of(at, expected, regex);
    }
    at.blanks();
    if (!at.ended()) at.wrong("this is too much");
    return expected;
}

}  // namespace monongusa::script

#endif

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::script {

/// Takes a script line by line.  The notation is in docs/scripts.md.
template <class = void>
class basic_parser {
public:
    struct result {
        std::optional<entry> read{};  ///< None for a comment, inside a text of several lines, and after a mistake.
        mistake wrong{};
    };

    /// What the bot is called: `@bot: …` is spoken to it, not by it.
    explicit basic_parser(std::string bot) : bot_(std::move(bot)) {}

    result next(std::string_view line) {
        if (open_) return inside(line);
        cursor at{line};
        at.blanks();
        if (at.ended()) return {blank{}, {}};
        if (at.rest().front() == '#') return {std::nullopt, comment(at)};
        std::optional<entry> read;
        if (at.take('%')) {
            read = read_directive(at);
        } else if (at.rest() != heredoc_begin && at.take('<')) {
            read = read_expectation(at);
        } else {
            read = speech(at);
        }
        if (at.what_is_wrong()) return {std::nullopt, at.what_is_wrong()};
        if (at.text_is_below()) {
            open_ = std::move(read);
            lines_ = 0;
            return {};
        }
        return {std::move(read), {}};
    }

    /// Whether a text of several lines has begun and not ended.
    bool open() const noexcept { return open_.has_value(); }
    void forget() noexcept { open_.reset(); }

private:
    result inside(std::string_view line) {
        if (line == heredoc_end) {
            result ended{std::move(open_), {}};
            open_.reset();
            return ended;
        }
        visit(
            [&](auto& one) {
                if constexpr (requires { one.text += line; }) {
                    if (lines_++ > 0) one.text += '\n';
                    one.text += line;
                }
            },
            *open_);
        return {};
    }

    // A channel at the beginning would silently be none.
    static mistake comment(cursor& at) {
        auto const begin = at.column();
        auto const where = at.where();
        if (!where || !at.take(':') || at.ended() || at.rest().front() != ' ') return {};
        return {begin, "who speaks belongs before the channel, as in @alice #general: hello; a comment has a blank behind '#'"};
    }

    entry speech(cursor& at) {
        says said;
        if (at.take('=')) {
            auto const begin = at.column();
            said.label = at.label();
            if (!said.label) at.wrong("a label belongs behind '=', as in =m1 @alice #general: hello");
            if (said.label && is_of_the_bot(said.label->name)) at.wrong(begin, "b1, b2 and so on are what the bot's messages are called by themselves");
            at.blanks();
        }
        if (!head(at, said)) at.text(said.text);
        return said;
    }

    // `@who where >thread:` and the text; false, and nothing read, where the line does not begin so.
    bool head(cursor& at, says& said) {
        auto const begin = at.column();
        if (!at.take('@')) return false;
        auto who = at.name();
        at.blanks();
        auto where = who ? at.where() : std::nullopt;
        auto const behind_place = at.column();
        at.blanks();
        std::optional<named> thread;
        if (at.take('>')) {
            thread = at.label();
            if (!thread && who) at.wrong("here belongs the label of the message that the thread hangs on, as in >m1");
            at.blanks();
        }
        bool const to_the_bot = who == bot_ && !where && !thread;
        if (!who || to_the_bot || !at.take(':')) {
            if (where && who != bot_ && !at.what_is_wrong()) at.wrong(behind_place, "a colon is missing behind the place, as in @alice #general: hello");
            at.back_to(begin);
            return at.what_is_wrong().operator bool();
        }
        said.who = std::move(who);
        said.where = std::move(where);
        said.thread = std::move(thread);
        at.take(' ');
        at.text(said.text);
        return true;
    }

    std::string bot_;
    std::optional<entry> open_;
    std::size_t lines_ = 0;
};
using parser = basic_parser<>;

}  // namespace monongusa::script

#endif

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::script {

/// An entry and its lines, counted from 0.
struct step {
    entry what;
    std::size_t first = 0;
    std::size_t count = 1;
};

struct document {
    std::string name{};
    std::vector<std::string> lines{};
    std::vector<step> steps{};
    std::string mistakes{};  ///< As they are to be told; empty if there are none.
};

/// Reads all of a script; `bot` is what the bot is called.
template <class = void>
document read_document(std::string name, std::string_view text, std::string bot) {
    document read{std::move(name)};
    parser lines{std::move(bot)};
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::size_t first = 0;
    while (!text.empty()) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
        while (line.ends_with('\r')) line.remove_suffix(1);  // All of them, so that a script that is written again reads the same.
        if (!lines.open()) {
            first = read.lines.size();
            // Also in the middle, where one file was put behind another.
            while (line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
        }
        read.lines.emplace_back(line);
        auto [what, wrong] = lines.next(line);
        if (wrong) read.mistakes += told(wrong, read.name, read.lines.size(), line);
        // A blank line ends what may come in any order, and means nothing elsewhere.
        bool const idle = what && get_if<blank>(&*what) && (read.steps.empty() || !get_if<expects>(&read.steps.back().what));
        if (what && !idle) read.steps.push_back({*std::move(what), first, read.lines.size() - first});
    }
    if (lines.open()) {
        mistake const open{read.lines[first].size() - 3, "the text of several lines is not ended; write >>> on a line of its own"};
        read.mistakes += told(open, read.name, first + 1, read.lines[first]);
    }
    return read;
}

}  // namespace monongusa::script

#endif
// SPDX-License-Identifier: BSL-1.0
// outcome: what became of a script, and how it would have to read.

#ifndef MONONGUSA_SCRIPT_OUTCOME_HPP
#define MONONGUSA_SCRIPT_OUTCOME_HPP

// SPDX-License-Identifier: BSL-1.0
// comparison: what a script expected after one thing that happened, and what the bot did.

#ifndef MONONGUSA_SCRIPT_COMPARISON_HPP
#define MONONGUSA_SCRIPT_COMPARISON_HPP


#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace monongusa::script {

/// One expectation, and its lines in the script, counted from 0.
struct expected {
    expects const* what = nullptr;  ///< Null: nothing.
    std::size_t first = 0;
    std::size_t count = 1;
    bool new_group = false;  ///< Behind a blank line, which ends what may come in any order.
};

/// Some lines of a script and what belongs in their place.
struct change {
    std::size_t first = 0;
    std::size_t count = 0;
    std::vector<std::string> instead{};

    friend bool operator==(change const&, change const&) = default;
};

/// Expectations beside answers.
template <class = void>
class basic_comparison {
public:
    basic_comparison(std::vector<expected> const& wanted, std::vector<answer> const& done, place const& here)
        : wanted_(wanted), done_(done) {
        for (auto const& one : wanted_) {
            auto const answer = one.what ? answer_of(*one.what, here) : script::answer{};
            for (auto const& each : done_) matching_.push_back(one.what && script::matches(each, *one.what, answer));
        }
    }

    /// Whether all that was expected was done, in the order in which it had to be, and nothing else.
    bool fine() const {
        std::size_t next = 0;
        for (std::size_t i = 0; i < wanted_.size();) {
            auto const end = group_end(i);
            if (!wanted_[i].what) {
                if (!done_.empty()) return false;
                ++i;
                continue;
            }
            if (next + (end - i) > done_.size() || paired(i, end, next).empty()) return false;
            next += end - i;
            i = end;
        }
        return next == done_.size();
    }

    /// For each expectation the answer it goes with, or `none`.
    std::vector<std::size_t> pairs() const {
        if (!fine()) return longest_in_order();
        std::vector<std::size_t> all(wanted_.size(), none);
        std::size_t next = 0;
        for (std::size_t i = 0; i < wanted_.size();) {
            auto const end = group_end(i);
            if (wanted_[i].what) {
                auto const owner = paired(i, end, next);
                for (std::size_t k = 0; k < owner.size(); ++k) all[owner[k]] = next + k;
                next += owner.size();
            }
            i = end;
        }
        return all;
    }

    /// Of a script that is not fine: what makes it so with as few lines as can be; `behind` is the line behind what happened.
    std::vector<change> changes(std::size_t behind) const {
        auto const kept = longest_in_order();
        std::vector<change> all;
        std::size_t line = behind;
        std::size_t next = 0;
        auto const add_up_to = [&](std::size_t end, bool any_order) {
            for (; next < end; ++next) {
                auto added = detail::joined(done_[next]);
                if (any_order) added.insert(1, 1, '*');
                at(all, line).instead.push_back(std::move(added));
            }
        };
        bool any_order = false;
        for (std::size_t i = 0; i < wanted_.size(); ++i) {
            auto const& one = wanted_[i];
            any_order = one.what && one.what->any_order;
            if (kept[i] != none) {
                add_up_to(kept[i], any_order);
                ++next;
            } else if (one.what || !done_.empty()) {
                at(all, one.first).count += one.count;
            }
            line = one.first + one.count;
        }
        add_up_to(done_.size(), any_order);
        return all;
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

private:
    bool matches(std::size_t wanted, std::size_t done) const { return matching_[wanted * done_.size() + done]; }

    // What may come in any order from there on; else that one alone.
    std::size_t group_end(std::size_t begin) const {
        auto end = begin + 1;
        auto const any = [&](std::size_t i) { return wanted_[i].what && wanted_[i].what->any_order; };
        while (any(begin) && end < wanted_.size() && any(end) && !wanted_[end].new_group) ++end;
        return end;
    }

    // Of as many answers the expectation that each of them goes with; empty if it cannot be that each has one of its own.
    std::vector<std::size_t> paired(std::size_t begin, std::size_t end, std::size_t next) const {
        std::vector<std::size_t> owner(end - begin, none);
        // As they stand, which is what they nearly always do.
        std::size_t fitting = 0;
        while (fitting < owner.size() && matches(begin + fitting, next + fitting)) {
            owner[fitting] = begin + fitting;
            ++fitting;
        }
        if (fitting == owner.size()) return owner;
        owner.assign(owner.size(), none);
        for (std::size_t i = begin; i < end; ++i) {
            std::vector<bool> asked(owner.size(), false);
            if (!find_one(i, next, owner, asked)) return {};
        }
        return owner;
    }
    bool find_one(std::size_t wanted, std::size_t next, std::vector<std::size_t>& owner, std::vector<bool>& asked) const {
        for (std::size_t i = 0; i < owner.size(); ++i) {
            if (!matches(wanted, next + i) || asked[i]) continue;
            asked[i] = true;
            if (owner[i] == none || find_one(owner[i], next, owner, asked)) {
                owner[i] = wanted;
                return true;
            }
        }
        return false;
    }

    // For each expectation the answer it stays with: as many as can be, in their order; none where that would take too much memory.
    std::vector<std::size_t> longest_in_order() const {
        constexpr std::size_t most_cells = std::size_t{1} << 24;
        auto const rows = wanted_.size();
        auto const columns = done_.size();
        if (columns > 0 && rows > most_cells / columns) return std::vector<std::size_t>(rows, none);
        std::vector<std::size_t> lengths((rows + 1) * (columns + 1), 0);
        auto const length = [&](std::size_t i, std::size_t j) -> std::size_t& { return lengths[i * (columns + 1) + j]; };
        for (std::size_t i = rows; i-- > 0;) {
            for (std::size_t j = columns; j-- > 0;) {
                length(i, j) = matches(i, j) ? length(i + 1, j + 1) + 1 : std::max(length(i + 1, j), length(i, j + 1));
            }
        }
        std::vector<std::size_t> kept(rows, none);
        for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
            if (matches(i, j)) {
                kept[i++] = j++;
            } else {
                length(i + 1, j) >= length(i, j + 1) ? ++i : ++j;
            }
        }
        return kept;
    }

    static change& at(std::vector<change>& all, std::size_t line) {
        if (all.empty() || all.back().first + all.back().count != line) all.push_back({line, 0, {}});
        return all.back();
    }

    std::vector<expected> const& wanted_;
    std::vector<answer> const& done_;
    std::vector<bool> matching_;  // By expectation and answer.
};
using comparison = basic_comparison<>;

}  // namespace monongusa::script

#endif

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::script {

struct outcome {
    std::vector<change> changes{};  ///< In the order of their lines; none if the bot did what was expected.
    std::string mistakes{};         ///< Why it could not be played to its end, as it is to be told.

    bool fine() const noexcept { return changes.empty() && mistakes.empty(); }
};

/// The script as the bot would have it.
template <class = void>
[[gnu::cold]] std::vector<std::string> changed(std::vector<std::string> const& lines, std::vector<change> const& changes) {
    std::vector<std::string> now;
    std::size_t line = 0;
    for (auto const& one : changes) {
        while (line < one.first) now.push_back(lines[line++]);
        for (auto const& added : one.instead) now.push_back(added);
        line += one.count;
    }
    while (line < lines.size()) now.push_back(lines[line++]);
    return now;
}

/// The changes as a unified diff with three lines around each.
template <class = void>
[[gnu::cold]] std::string diff(std::string_view name, std::vector<std::string> const& lines, std::vector<change> const& changes) {
    constexpr std::size_t around = 3;
    if (changes.empty()) return {};
    std::string out = detail::joined("--- ", name, ": expected\n+++ ", name, ": what the bot did\n");
    std::ptrdiff_t shift = 0;  // By how many lines the new text is longer so far.
    for (std::size_t i = 0; i < changes.size();) {
        // Changes near each other are told together.
        auto end = i + 1;
        while (end < changes.size() && changes[end].first <= changes[end - 1].first + changes[end - 1].count + 2 * around) ++end;
        auto const begin_line = changes[i].first > around ? changes[i].first - around : 0;
        auto const end_line = std::min(changes[end - 1].first + changes[end - 1].count + around, lines.size());
        std::string body;
        std::ptrdiff_t longer = 0;
        auto line = begin_line;
        auto const plain_up_to = [&](std::size_t stop) {
            for (; line < stop; ++line) detail::append_part(body, detail::joined(" ", lines[line], "\n"));
        };
        for (; i < end; ++i) {
            plain_up_to(changes[i].first);
            for (auto const stop = line + changes[i].count; line < stop; ++line) detail::append_part(body, detail::joined("-", lines[line], "\n"));
            for (auto const& added : changes[i].instead) detail::append_part(body, detail::joined("+", added, "\n"));
            longer += static_cast<std::ptrdiff_t>(changes[i].instead.size()) - static_cast<std::ptrdiff_t>(changes[i].count);
        }
        plain_up_to(end_line);
        // An empty side is named by the line before it.
        auto const count = end_line - begin_line;
        auto const new_count = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(count) + longer);
        auto const new_begin = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(begin_line) + shift);
        detail::append_part(out, detail::joined("@@ -", begin_line + (count > 0 ? 1 : 0), ",", count, " +", new_begin + (new_count > 0 ? 1 : 0), ",",
                                                new_count, " @@\n", body));
        shift += longer;
    }
    return out;
}

}  // namespace monongusa::script

#endif
// SPDX-License-Identifier: BSL-1.0
// report: what became of scripts, for people and for the programs that run tests.

#ifndef MONONGUSA_SCRIPT_REPORT_HPP
#define MONONGUSA_SCRIPT_REPORT_HPP


#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::script {

struct verdict {
    std::string name{};      ///< Of the script.
    bool passed = true;
    std::string why{};       ///< A diff, or mistakes; whole lines.
    double seconds = 0;
};

// On one line, and `#` begins no directive.
template <class = void>
void append_tap_name(std::string& out, std::string_view name) {
    std::string visible;
    detail::append_visible(visible, name);
    for (char const character : visible) {
        if (character == '#') out += '\\';
        out += character;
    }
}

/// The Test Anything Protocol, version 13 (testanything.org): one test a script.
template <class = void>
[[gnu::cold]] std::string as_tap(std::vector<verdict> const& all, std::size_t planned) {
    std::string out = detail::joined("TAP version 13\n1..", planned, "\n");
    for (std::size_t i = 0; i < all.size(); ++i) {
        detail::append_part(out, detail::joined(all[i].passed ? "ok " : "not ok ", i + 1, " - "));
        append_tap_name(out, all[i].name);
        out += '\n';
        for (std::string_view why = all[i].why; !why.empty();) {
            auto const line = why.substr(0, why.find('\n'));
            why.remove_prefix(line.size() < why.size() ? line.size() + 1 : line.size());
            detail::append_part(out, detail::joined("# ", line, "\n"));
        }
    }
    if (all.size() < planned) out += "Bail out! the scripts behind it were not played\n";
    return out;
}

// What XML 1.0 cannot hold is replaced.
template <class = void>
void append_xml(std::string& out, std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        auto const character = detail::utf8::decode(text.data() + i, text.data() + text.size());
        bool const allowed = character.size != 0 && (character.point >= 0x20 || character.point == '\n' || character.point == '\t') &&
                             character.point != 0xFFFE && character.point != 0xFFFF;
        if (!allowed) {
            out += "\xEF\xBF\xBD";
        } else if (text[i] == '&') {
            out += "&amp;";
        } else if (text[i] == '<') {
            out += "&lt;";
        } else if (text[i] == '>') {
            out += "&gt;";
        } else if (text[i] == '"') {
            out += "&quot;";
        } else {
            out.append(text, i, character.size);
        }
        i += character.size == 0 ? 1 : character.size;
    }
}

// Without an exponent, which a decimal of XML has not.
template <class = void>
void append_seconds(std::string& out, double seconds) {
    char digits[400];
    auto const written = std::to_chars(digits, digits + sizeof digits, seconds, std::chars_format::fixed, 6);
    out.append(digits, static_cast<std::size_t>(written.ptr - digits));
}

/// JUnit's XML, as those read it who show the results of tests: one case a script.
template <class = void>
[[gnu::cold]] std::string as_junit(std::vector<verdict> const& all, std::string_view suite) {
    std::size_t failures = 0;
    double seconds = 0;
    for (auto const& one : all) {
        failures += one.passed ? 0 : 1;
        seconds += one.seconds;
    }
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"";
    append_xml(out, suite);
    detail::append_part(out, detail::joined("\" tests=\"", all.size(), "\" failures=\"", failures, "\" time=\""));
    append_seconds(out, seconds);
    out += "\">\n";
    for (auto const& one : all) {
        out += "  <testcase classname=\"";
        append_xml(out, suite);
        out += "\" name=\"";
        append_xml(out, one.name);
        append_seconds(out += "\" time=\"", one.seconds);
        out += '"';
        if (one.passed) {
            out += "/>\n";
            continue;
        }
        out += "><failure message=\"the script did not pass\">";
        append_xml(out, one.why);
        out += "</failure></testcase>\n";
    }
    return out += "</testsuite>\n";
}

}  // namespace monongusa::script

#endif
// SPDX-License-Identifier: BSL-1.0
// new_file: a text into a file, whole or not at all.

#ifndef MONONGUSA_TRANSPORT_NEW_FILE_HPP
#define MONONGUSA_TRANSPORT_NEW_FILE_HPP

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace monongusa::transport {

namespace files {

template <class = void>
std::error_code last_error() noexcept { return {errno, std::generic_category()}; }

template <class = void>
std::error_code write_all(int file, std::string_view text) {
    while (!text.empty()) {
        auto const written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return last_error();
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

template <class = void>
std::error_code written_and_closed(int file, std::string_view text) {
    auto error = write_all(file, text);
    if (::close(file) != 0 && !error) error = last_error();
    return error;
}

}  // namespace files

/// Writes a file that nobody else may read; `over` says that it may replace one, whose permissions then stay, and which is as it was after an error.
/// Else `std::errc::file_exists`.
template <class = void>
std::error_code write_new_file(std::string const& path, std::string_view text, bool over) {
    if (!over) {
        int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file < 0) return files::last_error();
        auto const error = files::written_and_closed(file, text);
        if (error) ::unlink(path.c_str());
        return error;
    }
    // Beside it and then in its place; of a link, in the place of what it leads to.
    char* const real = ::realpath(path.c_str(), nullptr);
    std::string const target = real ? real : path;
    std::free(real);
    std::string beside = target + ".XXXXXX";
    struct stat before = {};
    bool const exists = ::stat(target.c_str(), &before) == 0;
    if (exists && S_ISDIR(before.st_mode)) return std::make_error_code(std::errc::is_a_directory);
    if (exists && !S_ISREG(before.st_mode)) return std::make_error_code(std::errc::operation_not_supported);  // A device is not to become a file.
    int const file = ::mkostemp(beside.data(), O_CLOEXEC);
    if (file < 0) return files::last_error();
    if (exists) ::fchmod(file, before.st_mode & 07777);
    auto error = files::written_and_closed(file, text);
    if (!error && std::rename(beside.c_str(), target.c_str()) != 0) error = files::last_error();
    if (error) ::unlink(beside.c_str());
    return error;
}

}  // namespace monongusa::transport

#endif
// SPDX-License-Identifier: BSL-1.0
// transport::scripted: plays a script, and compares what the bot does with what it was to do.

#ifndef MONONGUSA_TRANSPORT_SCRIPTED_HPP
#define MONONGUSA_TRANSPORT_SCRIPTED_HPP

// SPDX-License-Identifier: BSL-1.0
// stage: a chat that is nowhere: who is in it, what was said, and what its bot did.

#ifndef MONONGUSA_SCRIPT_STAGE_HPP
#define MONONGUSA_SCRIPT_STAGE_HPP

// SPDX-License-Identifier: BSL-1.0
// deeds: what a bot did in a chat that is nowhere, and what is known of it from then on.

#ifndef MONONGUSA_SCRIPT_DEEDS_HPP
#define MONONGUSA_SCRIPT_DEEDS_HPP

// SPDX-License-Identifier: BSL-1.0
// memory: what was said in a chat that is nowhere, by label and by id.

#ifndef MONONGUSA_SCRIPT_MEMORY_HPP
#define MONONGUSA_SCRIPT_MEMORY_HPP


#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::script {

struct said {
    std::string label{};  ///< How scripts call it; of what people say it is also the id.
    chat::user author{};
    std::string id{};
    std::string text{};
    chat::channel channel{};
    std::string thread{};  ///< The id of the message it hangs on.
    bool gone = false;     ///< It was taken back; its label still names it in what is told of it.
};

/// The last few thousand messages; earlier ones are forgotten.
template <class = void>
class basic_memory {
    static constexpr std::size_t most = 4096;

public:
    /// m1, m2, …
    std::string free_label() {
        std::string label;
        do label = detail::joined("m", ++labels_);
        while (own_numbers_ && knows(label));
        return label;
    }

    bool knows(std::string_view label) const noexcept { return find(label) != nullptr; }

    said const* find(std::string_view label) const noexcept {
        return find_if([label](said const& one) { return !one.gone && one.label == label; });
    }
    said const* find_id(std::string_view id) const noexcept {
        return find_if([id](said const& one) { return one.id == id; });
    }
    said* find(std::string_view label) noexcept { return const_cast<said*>(std::as_const(*this).find(label)); }
    said* find_id(std::string_view id) noexcept { return const_cast<said*>(std::as_const(*this).find_id(id)); }

    /// The id itself, where there is no such message.
    std::string const& label_of(std::string const& id) const noexcept {
        auto const* const found = find_id(id);
        return found ? found->label : id;
    }

    void keep(said&& message) {
        // Whoever says m7 before it is its turn: from then on one has to look.
        own_numbers_ = own_numbers_ || (message.label.size() > 1 && message.label[0] == 'm' && message.label != detail::joined("m", labels_));
        if (messages_.size() < most) {
            messages_.push_back(std::move(message));
        } else {
            messages_[oldest_] = std::move(message);
            oldest_ = (oldest_ + 1) % most;
        }
    }
    void forget(std::string_view id) noexcept {
        if (auto* const found = find_id(id)) found->gone = true;
    }

    /// For whoever completes what is typed.
    template <class Function>
    void for_each(Function const& function) const {
        for (auto const& one : messages_) {
            if (!one.gone) function(one);
        }
    }

private:
    // The latest first, since that is nearly always meant.
    template <class Predicate>
    said const* find_if(Predicate const& is_meant) const noexcept {
        for (auto i = messages_.size(); i-- > 0;) {
            auto const& one = messages_[(oldest_ + i) % messages_.size()];
            if (is_meant(one)) return &one;
        }
        return nullptr;
    }

    std::vector<said> messages_;  // A ring, once it is full.
    std::size_t oldest_ = 0;
    std::size_t labels_ = 0;
    bool own_numbers_ = false;
};
using memory = basic_memory<>;

}  // namespace monongusa::script

#endif
// SPDX-License-Identifier: BSL-1.0
// people: who is in a chat that is nowhere, and what its channels are called.

#ifndef MONONGUSA_SCRIPT_PEOPLE_HPP
#define MONONGUSA_SCRIPT_PEOPLE_HPP


#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::script {

/// Everybody exists; only those are kept of whom more is known than their name.  Ids are the first names, and stay when somebody is renamed.  Bounded: what
/// was known longest goes first.
template <class = void>
class basic_people {
    static constexpr std::size_t most = 4096;
    static constexpr std::string_view direct_prefix = "dm-";

public:
    explicit basic_people(std::string bot) : bot_(std::move(bot)) {}

    std::string const& bot() const noexcept { return bot_; }

    chat::user find(std::string_view name) const {
        for (auto const& one : known_) {
            if (one.name == name) return one;
        }
        bool const self = name == bot_;
        return {free_id(known_, name), std::string{name}, self, self, {}};
    }

    void role(std::string_view name, std::string_view role, bool off) {
        auto& roles = known(name).roles;
        roles.erase(std::remove(roles.begin(), roles.end(), role), roles.end());
        if (!off && roles.size() < most) roles.emplace_back(role);
    }
    void is_bot(std::string_view name) { known(name).bot = true; }
    void rename(std::string_view from, std::string_view to) { known(from).name = to; }

    chat::channel channel(std::string_view name) const {
        for (auto const& one : channels_) {
            if (one.name == name) return one;
        }
        return {free_id(channels_, name), std::string{name}, chat::channel_kind::open};
    }
    /// The same under the names that they have now, for what was said before.
    chat::user now(chat::user const& user) const {
        auto const* const one = known_by_id(user.id);
        return one ? *one : user;
    }
    chat::channel now(chat::channel channel) const {
        for (auto const& one : channels_) {
            if (one.id == channel.id) return one;
        }
        bool const direct = channel.kind == chat::channel_kind::direct && channel.id.starts_with(direct_prefix);
        auto const* const one = direct ? known_by_id(std::string_view{channel.id}.substr(direct_prefix.size())) : nullptr;
        if (one) channel.name = one->name;
        return channel;
    }

    /// The conversation with somebody alone.
    chat::channel direct(std::string_view name) const {
        return {std::string{direct_prefix} + find(name).id, std::string{name}, chat::channel_kind::direct};
    }

    void rename_channel(std::string_view from, std::string_view to) {
        auto renamed = channel(from);
        renamed.name = to;
        channels_.erase(std::remove_if(channels_.begin(), channels_.end(), [&](auto const& one) { return one.name == from || one.name == to; }),
                        channels_.end());
        if (channels_.size() == most) channels_.erase(channels_.begin());
        channels_.push_back(std::move(renamed));
    }

private:
    chat::user& known(std::string_view name) {
        for (auto& one : known_) {
            if (one.name == name) return one;
        }
        auto fresh = find(name);
        if (known_.size() == most) known_.erase(known_.begin());
        return known_.emplace_back(std::move(fresh));
    }

    // Whose first name it was may now have another, and keeps it as an id.
    template <class Named>
    static std::string free_id(std::vector<Named> const& taken, std::string_view name) {
        std::string id{name};
        for (std::size_t number = 2; has_id(taken, id); ++number) id = detail::joined(name, ".", number);
        return id;
    }
    template <class Named>
    static bool has_id(std::vector<Named> const& among, std::string_view id) {
        for (auto const& one : among) {
            if (one.id == id) return true;
        }
        return false;
    }

    chat::user const* known_by_id(std::string_view id) const {
        for (auto const& one : known_) {
            if (one.id == id) return &one;
        }
        return nullptr;
    }

    std::string bot_;
    std::vector<chat::user> known_;
    std::vector<chat::channel> channels_;
};
using people = basic_people<>;

}  // namespace monongusa::script

#endif

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::script {

/// Refers to who is there and what was said.  `perform` and `fail` may be called by any thread; the others when nothing is under way.
template <class = void>
class basic_deeds {
public:
    basic_deeds(people& who, memory& said) noexcept : people_(who), memory_(said) {}
    basic_deeds(basic_deeds const&) = delete;
    basic_deeds& operator=(basic_deeds const&) = delete;

    template <class Action, class Done>
    void perform(Action action, Done&& done, action::stamp const& stamp, std::error_code refusal) {
        journal_.perform(std::move(action), std::forward<Done>(done), stamp, refusal);
    }

    /// A rule fails, and no other hears of it.
    void fail(std::size_t rule, std::string_view what) {
        std::lock_guard const lock{failing_};
        failures_.push_back({detail::joined("failure rule ", rule), true, std::string{what}});
        for (auto i = failures_.size() - 1; i > 0 && is_before(failures_[i], failures_[i - 1]); --i) std::swap(failures_[i], failures_[i - 1]);
    }

    /// A part of a step is over, a timer: what comes now stands behind it.
    void settle() { journal_.settle(); }

    /// What the bot did since this was last asked.  Its messages are called b1, b2, … in that order.
    std::vector<action::performed> take() {
        auto all = journal_.take();
        for (auto const& one : all) note(one.what, one.stamp);
        return all;
    }
    /// What failed since, sorted, so that it is the same on any executor.
    std::vector<answer> take_failures() {
        std::lock_guard const lock{failing_};
        return std::exchange(failures_, {});
    }

    answer answer_of(action::performed const& done) const {
        auto const label = [this](std::string const& id) -> std::string const& { return memory_.label_of(id); };
        auto answer = script::answer_of(done.what, label);
        auto const* const message = memory_.find_id(action::journal::id_of(done.stamp));
        if (message) answer.made = message->label;
        return answer;
    }
    /// Both as lines of a script.
    std::vector<answer> answers() {
        std::vector<answer> all;
        for (auto const& one : take()) all.push_back(answer_of(one));
        for (auto& one : take_failures()) all.push_back(std::move(one));
        return all;
    }

    /// Calls a message of the bot by another name.
    mistake label(std::string_view made, named const& label) {
        auto* const message = memory_.find(made);
        if (!message) return {label.column, "only a message can have a label"};
        if (memory_.knows(label.name)) return {label.column, detail::joined("there is already a message '", label.name, "'")};
        message->label = label.name;
        return {};
    }

private:
    static bool is_before(answer const& left, answer const& right) noexcept {
        // Of numbers the longer is the larger.
        if (left.head.size() != right.head.size()) return left.head.size() < right.head.size();
        return left.head != right.head ? left.head < right.head : left.text < right.text;
    }

    void note(action::view const& action, action::stamp const& stamp) {
        auto const& to = *action.to;
        if (action.is<action::edit>()) {
            if (auto* const message = memory_.find_id(to.message)) message->text = *action.text;
        } else if (action.is<action::delete_message>()) {
            memory_.forget(to.message);
        } else if (action.text) {
            said said{detail::joined("b", ++count_), people_.find(people_.bot()), action::journal::id_of(stamp), *action.text, to.channel, to.thread};
            if (action.is<action::reply_in_thread>() && said.thread.empty()) said.thread = to.message;
            if (action.is<action::direct_message>()) {
                said.channel = people_.direct(shown(to.user));
                said.thread.clear();
            }
            memory_.keep(std::move(said));
        }
    }

    people& people_;
    memory& memory_;
    action::journal journal_;
    std::mutex failing_;
    std::vector<answer> failures_;
    std::size_t count_ = 0;  // Of the bot's messages.
};
using deeds = basic_deeds<>;

}  // namespace monongusa::script

#endif

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace monongusa::script {

/// Turns entries into events, and actions into answers.  Entries are played by one thread at a time, while nothing is under way; actions come from any.
template <class = void>
class basic_stage {
public:
    explicit basic_stage(std::string bot) : people_(std::move(bot)) {}

    std::string const& bot() const noexcept { return people_.bot(); }
    script::people const& people() const noexcept { return people_; }
    script::memory const& memory() const noexcept { return memory_; }

    /// Where the last thing happened.
    place const& here() const noexcept { return here_; }
    /// How the last message is called that somebody said.
    std::string const& last_said() const noexcept { return last_said_; }

    /// The bot is there.
    template <class Listener>
    void begin(Listener& listener) {
        auto is_there = ready();
        listener.hear(is_there);
    }

    /// Lets happen what an entry says: `listener.hear(event)`, `listener.pass(duration)`.  What the bot is to do is not looked at.
    template <class Listener>
    mistake play(entry const& what, Listener& listener) {
        occurrence heard{nothing{}};
        auto wrong = visit([&](auto const& one) { return happen(one, heard); }, what);
        if (!wrong) visit([&](auto& one) { pass_on(one, listener); }, heard);
        return wrong;
    }

    /// The message that an entry would be, but for its id.
    mistake say(says const& one, event::message& message) {
        message.author = people_.find(one.who ? *one.who : speaker_);
        message.channel = channel_at(one.where ? *one.where : place_, message.author.name);
        message.thread = one.where ? std::string{} : thread_;
        if (one.thread) {
            auto const* const root = memory_.find(one.thread->name);
            if (!root) return unknown(*one.thread);
            message.thread = root->thread.empty() ? root->id : root->thread;
            if (!one.where) message.channel = people_.now(root->channel);
        }
        message.text = message.raw = one.text;
        message.attachments = attachments_;
        auto const address = chat::find_address(message.text, bot());
        message.addressed = address.mentioned || message.channel.kind == chat::channel_kind::direct;
        message.body_range = address.body;
        return {};
    }

    /// Any thread.
    template <class Action, class Done>
    void perform(Action action, Done&& done, action::stamp const& stamp) {
        auto const refusal = refusal_of(limits_, action);
        deeds_.perform(std::move(action), std::forward<Done>(done), stamp, refusal);
    }

    /// What the bot did, and what becomes of it here.
    script::deeds& deeds() noexcept { return deeds_; }

private:
    struct nothing {};
    // What an entry comes to: so all but the last step is the same code for all listeners.
    using occurrence = detail::one_of_list<event::list, instant::duration, nothing>;

    event::ready ready() const {
        event::ready is_there;
        is_there.self = people_.find(bot());
        return is_there;
    }

    mistake happen(says const& one, occurrence& heard) {
        event::message message;
        if (auto wrong = say(one, message)) return wrong;
        message.id = one.label ? one.label->name : memory_.free_label();
        if (one.label && memory_.knows(message.id)) return {one.label->column, detail::joined("there is already a message '", message.id, "'")};
        speaker_ = message.author.name;
        if (one.where) {
            place_ = *one.where;
            thread_.clear();
        }
        last_said_ = message.id;
        attachments_.clear();
        memory_.keep({message.id, message.author, message.id, message.text, message.channel, message.thread});
        hear(heard, std::move(message));
        return {};
    }

    mistake happen(reacts const& one, occurrence& heard) {
        auto const* const message = memory_.find(one.message.name);
        if (!message) return unknown(one.message);
        auto const fill = [&](auto reaction) {
            reaction.emoji = one.emoji;
            reaction.user = people_.find(one.who ? *one.who : speaker_);
            reaction.channel = people_.now(message->channel);
            reaction.message = message->id;
            reaction.thread = message->thread;
            hear(heard, std::move(reaction));
        };
        one.off ? fill(event::reaction_removed{}) : fill(event::reaction_added{});
        return {};
    }

    mistake happen(edits const& one, occurrence& heard) {
        auto* const message = memory_.find(one.message.name);
        if (!message) return unknown(one.message);
        event::message_edited edited;
        edited.id = message->id;
        edited.text = edited.raw = one.text;
        edited.author = people_.now(message->author);
        edited.channel = people_.now(message->channel);
        edited.thread = message->thread;
        edited.previous = std::exchange(message->text, one.text);
        hear(heard, std::move(edited));
        return {};
    }

    mistake happen(deletes const& one, occurrence& heard) {
        auto const* const message = memory_.find(one.message.name);
        if (!message) return unknown(one.message);
        event::message_deleted deleted;
        deleted.id = message->id;
        deleted.author = people_.now(message->author);
        deleted.channel = people_.now(message->channel);
        deleted.thread = message->thread;
        deleted.previous = message->text;
        memory_.forget(deleted.id);
        hear(heard, std::move(deleted));
        return {};
    }

    mistake happen(attaches const& one, occurrence&) {
        attachments_.push_back(one.file);
        attachments_.back().id = detail::joined("f", ++files_);
        return {};
    }

    mistake happen(threads const& one, occurrence&) {
        if (!one.message) {
            thread_.clear();
            return {};
        }
        auto const* const message = memory_.find(one.message->name);
        if (!message) return unknown(*one.message);
        thread_ = message->thread.empty() ? message->id : message->thread;
        place_ = place_of(people_.now(message->channel));
        return {};
    }

    mistake happen(joins const& one, occurrence& heard) {
        auto const fill = [&](auto moved) {
            moved.user = people_.find(one.who);
            if (one.where) moved.channel = channel_at(*one.where, one.who);
            one.where ? hear(heard, std::move(moved)) : static_cast<void>(heard = std::move(moved));
        };
        one.leaves ? fill(event::member_left{}) : fill(event::member_joined{});
        return {};
    }

    mistake happen(gets_role const& one, occurrence& heard) {
        people_.role(one.who, one.role, one.off);
        event::member_changed changed;
        changed.user = people_.find(one.who);
        heard = std::move(changed);
        return {};
    }

    mistake happen(renames const& one, occurrence& heard) {
        if (one.channel) {
            people_.rename_channel(one.from, one.to);
            if (!place_.direct && place_.name == one.from) place_.name = one.to;
            event::channel_renamed renamed;
            renamed.channel = channel_at({false, one.to}, {});
            renamed.previous = one.from;
            hear(heard, std::move(renamed));
        } else {
            people_.rename(one.from, one.to);
            if (speaker_ == one.from) speaker_ = one.to;
            if (place_.direct && place_.name == one.from) place_.name = one.to;
            event::member_changed changed;
            changed.user = people_.find(one.to);
            changed.previous = one.from;
            heard = std::move(changed);
        }
        return {};
    }

    mistake happen(is_bot const& one, occurrence&) {
        people_.is_bot(one.who);
        return {};
    }

    mistake happen(has_channel const& one, occurrence& heard) {
        auto const fill = [&](auto changed) {
            changed.channel = channel_at({false, one.name}, {});
            hear(heard, std::move(changed));
        };
        one.gone ? fill(event::channel_deleted{}) : fill(event::channel_created{});
        return {};
    }

    mistake happen(passes const& one, occurrence& heard) {
        heard = instant::duration{one.time};
        return {};
    }

    mistake happen(disconnects const& one, occurrence& heard) {
        heard = event::disconnected{one.reason, one.final};
        return {};
    }

    mistake happen(connects const&, occurrence& heard) {
        heard = ready();
        return {};
    }

    mistake happen(behaves_as const& one, occurrence&) {
        limits_ = limits_of(one.platform).value_or(limits{});
        return {};
    }

    // Said by the script to whoever plays it.
    mistake happen(blank const&, occurrence&) { return {}; }
    mistake happen(expects const&, occurrence&) { return {}; }
    mistake happen(expects_nothing const&, occurrence&) { return {}; }

    template <class Event>
    void hear(occurrence& heard, Event event) {
        here_ = place_of(event.channel);
        heard = std::move(event);
    }

    template <class Listener, class Event>
    static void pass_on(Event& event, Listener& listener) {
        listener.hear(event);
    }
    template <class Listener>
    static void pass_on(instant::duration time, Listener& listener) {
        listener.pass(time);
    }
    template <class Listener>
    static void pass_on(nothing, Listener&) {}

    static mistake unknown(named const& message) {
        return {message.column, detail::joined("there is no message '", message.name, "' here; label one by '=", message.name, "', or name one that came before")};
    }

    chat::channel channel_at(place const& where, std::string_view who) const {
        if (!where.direct) return people_.channel(where.name);
        return people_.direct(where.name.empty() ? who : std::string_view{where.name});
    }

    script::people people_;
    script::memory memory_;
    script::deeds deeds_{people_, memory_};
    limits limits_;
    std::string speaker_ = "you";
    place place_{false, "console"};
    place here_{false, "console"};
    std::string thread_;
    std::string last_said_;
    std::vector<chat::attachment> attachments_;
    std::size_t files_ = 0;
};
using stage = basic_stage<>;

}  // namespace monongusa::script

#endif

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::transport {

struct scripted_config {
    std::string name = "bot";  ///< What the bot is called.
    /// How long what is not a wait of the bot's own (a handler that runs, an answer of some server) is waited for after each thing that happens.
    std::chrono::seconds patience{60};
};

/// Lets one thing happen after the other, each when all that came of those before it is done; on a clock that does not pass by itself (`clock::manual`)
/// waits of the bot's own take no time.  The same on any executor: what the bot did is compared in the order of the events and the rules.
template <class = void>
class basic_scripted {
    struct state {
        script::document script;
        scripted_config how;
        script::stage stage;
        script::outcome outcome{};
        std::vector<script::expected> wanted{};
        std::size_t behind = 0;  // What happened last.
        bool new_group = true;
        std::atomic<bool> stopped = false;

        state(script::document of, scripted_config config) : script(std::move(of)), how(std::move(config)), stage(how.name) {}
    };

public:
    static constexpr auto emits = event::all;
    static constexpr auto performs = action::all;

    /// A script without mistakes; none, for one that `play` is to be given.
    explicit basic_scripted(script::document script = {}, scripted_config how = {}) : state_(std::in_place, std::move(script), std::move(how)) {}

    class sink_type {
    public:
        explicit sink_type(state& of) noexcept : state_(&of) {}

        template <class Action, class Done>
            requires(detail::contains_type<Action, decltype(performs)>)
        void perform(Action action, Done done, action::stamp const& stamp = {}) const {
            state_->stage.perform(std::move(action), std::move(done), stamp);
        }

    private:
        state* state_;
    };

    std::string_view name() const noexcept { return state_->how.name; }
    sink_type sink() noexcept { return sink_type{*state_}; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        state_->stage.begin(listener);
        if (quiet(listener, 0)) play(listener);
        return {};
    }

    /// Plays one more script on the same stage, for a bot that does not run; what the bot did before it is not looked at.
    template <class Listener>
    script::outcome play(script::document script, Listener& listener) {
        state_->script = std::move(script);
        state_->outcome = {};
        state_->behind = 0;
        play(listener);
        return state_->outcome;
    }

    /// A timer's time was a step of its own, as its bot says: what it did stands behind what was done before.
    void settle() { state_->stage.deeds().settle(); }

    script::stage& stage() noexcept { return state_->stage; }

    void stop() noexcept { state_->stopped = true; }
    // Nothing is read while a step is under way, so there is nothing to pause.
    void pause() noexcept {}
    void resume() noexcept {}

    /// A rule fails, and no other hears of it: it is compared as well.
    bool failed(event::failure const& failure) {
        state_->stage.deeds().fail(failure.rule, failure.what);
        return true;
    }

    /// To be asked when `run` has ended.
    script::outcome const& outcome() const noexcept { return state_->outcome; }
    script::document const& script() const noexcept { return state_->script; }

private:
    // So that a timer's handler does not keep the time from passing on for ever.
    template <class Listener>
    struct patient {
        Listener& listener;
        instant::duration patience;

        template <class Event>
        bool hear(Event& event) {
            return listener.hear(event);
        }
        void pass(instant::duration time) { listener.pass(time, patience); }
    };

    template <class Listener>
    void play(Listener& listener) {
        auto& now = *state_;
        bool goes_on = true;
        for (auto const& step : now.script.steps) {
            if (!goes_on) break;
            goes_on = take(step, listener);
        }
        if (goes_on) compare();
        now.wanted.clear();
    }

    // Whether the script goes on behind it.
    template <class Listener>
    bool take(script::step const& step, Listener& listener) {
        auto& now = *state_;
        if (get_if<script::blank>(&step.what)) {
            now.new_group = true;
        } else if (auto const* const wanted = get_if<script::expects>(&step.what)) {
            now.wanted.push_back({wanted, step.first, step.count, std::exchange(now.new_group, false)});
        } else if (get_if<script::expects_nothing>(&step.what)) {
            now.wanted.push_back({nullptr, step.first, step.count, std::exchange(now.new_group, false)});
        } else if (now.stopped) {
            compare();  // What came of the last thing that happened is all there.
            tell("the bot was stopped before the end of its script", step.first);
            return false;
        } else {
            if (!compare()) return false;
            now.behind = step.first + step.count;
            patient<Listener> hears{listener, now.how.patience};
            if (auto const wrong = now.stage.play(step.what, hears)) {
                now.outcome.mistakes += told(wrong, now.script.name, step.first + 1, now.script.lines[step.first]);
                return false;
            }
            return quiet(listener, step.first);
        }
        return true;
    }

    template <class Listener>
    bool quiet(Listener& listener, std::size_t line) {
        if (listener.settle(state_->how.patience)) return true;
        auto const seconds = state_->how.patience.count();
        tell(state_->stopped ? std::string{"the bot was stopped before all that came of this was done"}
                             : detail::joined("what came of this was not done after ", seconds, seconds == 1 ? " second" : " seconds"),
             line);
        return false;
    }

    // Whether the script goes on behind it.
    bool compare() {
        auto& now = *state_;
        auto done = now.stage.deeds().answers();
        for (auto& one : done) scrub_known(one.text);  // As it would be written down.
        script::comparison const beside{now.wanted, done, now.stage.here()};
        if (!beside.fine()) {
            for (auto& change : beside.changes(now.behind)) now.outcome.changes.push_back(std::move(change));
        }
        bool const labelled = !wants_labels() || label(done, beside.pairs());
        now.wanted.clear();
        now.new_group = true;
        return labelled;
    }

    bool wants_labels() const noexcept {
        for (auto const& one : state_->wanted) {
            if (one.what && one.what->label) return true;
        }
        return false;
    }

    bool label(std::vector<script::answer> const& done, std::vector<std::size_t> const& pairs) {
        auto& now = *state_;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            auto const& wanted = now.wanted[i];
            if (pairs[i] == script::comparison::none || !wanted.what || !wanted.what->label) continue;
            if (auto const wrong = now.stage.deeds().label(done[pairs[i]].made, *wanted.what->label)) {
                now.outcome.mistakes += told(wrong, now.script.name, wanted.first + 1, now.script.lines[wanted.first]);
                return false;
            }
        }
        return true;
    }

    void tell(std::string sentence, std::size_t line) {
        auto& now = *state_;
        now.outcome.mistakes +=
            told(script::mistake{0, std::move(sentence)}, now.script.name, line + 1, line < now.script.lines.size() ? now.script.lines[line] : "");
    }

    detail::owned<state> state_;
};
using scripted = basic_scripted<>;

}  // namespace monongusa::transport

#endif

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::detail {

/// A script whose bot nobody else would stop when a handler does not come back.
template <class = void>
class basic_checked_script : public transport::scripted {
public:
    using transport::scripted::scripted;

    /// Which outlives it.
    template <class Bot>
    void plays_to(Bot& bot) noexcept {
        bot_ = &bot;
        stop_bot_ = [](void* of) { static_cast<Bot*>(of)->stop(); };
    }

    template <class Listener>
    std::error_code run(Listener& listener) {
        auto const error = transport::scripted::run(listener);
        given_up_ = !stopped_ && !outcome().mistakes.empty();
        if (given_up_) stop_bot_(bot_);  // What is under way has the grace period.
        return error;
    }
    void stop() noexcept {
        stopped_ = true;
        transport::scripted::stop();
    }

    /// Whether it was not played to its end, by itself or by somebody else.
    bool given_up() const noexcept { return given_up_; }
    bool stopped() const noexcept { return stopped_ && !given_up_; }

private:
    void* bot_ = nullptr;
    void (*stop_bot_)(void* bot) = nullptr;
    std::atomic<bool> stopped_ = false;
    bool given_up_ = false;
};
using checked_script = basic_checked_script<>;

/// What came of a script.
struct played_script {
    script::outcome outcome{};
    int status = 0;        ///< Of the bot.
    bool stopped = false;  ///< By a signal.
};

/// Plays scripts one after the other, each with a bot of its own, and tells how they ended.
template <class = void>
class basic_checking {
public:
    explicit basic_checking(launch_options const& options) : options_(options) {}

    /// `play(script, how)` plays one and gives a `played_script`; behind one that was stopped no other is played.  The exit status of all: 0 if the bot did what they expect (or, with
    /// --update, they say now what it did), 1 if not, 2 for a mistake in one of them.
    template <class Play>
    int run(Play const& play) {
        for (auto const name : options_.scripts) {
            check(std::string{name}, play);
            if (stopped_) break;
        }
        return tell();
    }

    /// Tells what there is to tell, and ends the process, which is all that can be done about handlers that do not come back.
    [[noreturn]] void leave(script::document const& script, script::outcome const& outcome) {
        script::verdict verdict{script.name};
        judge(script.lines, outcome, verdict);
        all_.push_back(std::move(verdict));
        tell();
        leave_running_handlers();
    }

private:
    template <class Play>
    void check(std::string name, Play const& play) {
        auto const began = instant::clock::now();
        script::verdict verdict{name};
        std::string text;
        if (auto const error = read_file(name, text)) {
            verdict.why = joined(name, ": ", error.message(), "\n");
            fail(verdict, 2);
        } else if (auto script = script::read_document(name, text, options_.console.name); !script.mistakes.empty()) {
            verdict.why = script.mistakes;
            fail(verdict, 2);
        } else {
            auto const lines = script.lines;
            auto const [outcome, status, stopped] = play(std::move(script), transport::scripted_config{options_.console.name, options_.patience});
            judge(lines, outcome, verdict);
            if (status != 0) fail(verdict, status);
            stopped_ = stopped;
        }
        verdict.seconds = std::chrono::duration<double>(instant::clock::now() - began).count();
        all_.push_back(std::move(verdict));
    }

    void judge(std::vector<std::string> const& lines, script::outcome const& outcome, script::verdict& verdict) {
        verdict.why = outcome.mistakes;
        if (!outcome.mistakes.empty()) fail(verdict, 2);
        if (outcome.changes.empty()) return;
        if (options_.update && outcome.mistakes.empty()) return update(lines, outcome, verdict);
        verdict.why += script::diff(verdict.name, lines, outcome.changes);
        fail(verdict, 1);
    }

    void update(std::vector<std::string> const& lines, script::outcome const& outcome, script::verdict& verdict) {
        std::string text;
        for (auto const& line : script::changed(lines, outcome.changes)) append_part(text, joined(line, "\n"));
        scrub_known(text);
        if (auto const error = transport::write_new_file(verdict.name, text, true)) {
            verdict.why = joined(verdict.name, ": ", error.message(), "\n");
            fail(verdict, 1);
        } else {
            updated_ += joined(verdict.name, ": updated\n");
        }
    }

    void fail(script::verdict& verdict, int status) {
        verdict.passed = false;
        if (status > status_) status_ = status;
    }

    // Mistakes as well, so that a report has them.
    int tell() const {
        std::string out;
        if (options_.report == report_form::tap) out = script::as_tap(all_, options_.scripts.size());
        if (options_.report == report_form::junit) out = script::as_junit(all_, options_.program);
        if (options_.report == report_form::diff) {
            std::size_t passed = 0;
            for (auto const& one : all_) {
                out += one.why;
                passed += one.passed ? 1 : 0;
            }
            out += updated_;
            append_part(out, joined(passed, " of ", all_.size(), all_.size() == 1 ? " script passed\n" : " scripts passed\n"));
        }
        scrub_known(out);
        int const printed = print(out);
        return printed > status_ ? printed : status_;
    }

    launch_options const& options_;
    std::vector<script::verdict> all_;
    std::string updated_;
    int status_ = 0;
    bool stopped_ = false;
};
using checking = basic_checking<>;

/// `given` is referred to by each bot.
template <class Table, class Components>
int check_scripts(launch_options const& options, Table const& reactions, Components const& given) {
    checking all{options};
    return all.run([&](script::document&& script, transport::scripted_config how) {
        checked_script plays{std::move(script), std::move(how)};
        auto sink = plays.sink();
        launched_bot<Table, Components> bot{launched_transport{plays, sink}, launched_executor{options.threads}, reactions, given, launched_clock{true}};
        bot.grace(options.grace);
        plays.plays_to(bot);
        int const status = monongusa::run(bot);
        if (status != 0 && plays.given_up()) all.leave(plays.script(), plays.outcome());
        return played_script{plays.outcome(), status, plays.stopped()};
    });
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// console: the terminal in whatever format it speaks.

#ifndef MONONGUSA_LAUNCH_CONSOLE_HPP
#define MONONGUSA_LAUNCH_CONSOLE_HPP

// SPDX-License-Identifier: BSL-1.0
// chat_dialect: the terminal as a script in the making: what is typed and what is answered are in one notation.

#ifndef MONONGUSA_TRANSPORT_CHAT_DIALECT_HPP
#define MONONGUSA_TRANSPORT_CHAT_DIALECT_HPP

// SPDX-License-Identifier: BSL-1.0
// transcript: a conversation at the prompt, as the script it is.

#ifndef MONONGUSA_SCRIPT_TRANSCRIPT_HPP
#define MONONGUSA_SCRIPT_TRANSCRIPT_HPP

// SPDX-License-Identifier: BSL-1.0
// time: `%time +1h30m`: how much has passed, as a script says it.

#ifndef MONONGUSA_SCRIPT_TIME_HPP
#define MONONGUSA_SCRIPT_TIME_HPP


#include <string>

namespace monongusa::script {

/// In whole milliseconds.
template <class = void>
std::string time_line(std::chrono::milliseconds passed) {
    std::string line = "%time +";
    auto left = passed.count();
    auto const unit = [&](long long milliseconds, char const* name) {
        if (left < milliseconds) return;
        detail::append_part(line, detail::joined(left / milliseconds, name));
        left %= milliseconds;
    };
    unit(3'600'000, "h");
    unit(60'000, "m");
    unit(1'000, "s");
    unit(1, "ms");
    if (line.back() == '+') line += "0ms";
    return line;
}

}  // namespace monongusa::script

#endif

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::script {

/// What was typed and what the bot did, and how much time passed wherever the bot waits for something: played again, it is the same conversation.
template <class = void>
class basic_transcript {
public:
    static constexpr std::size_t most = 8 << 20;  ///< Bytes; what comes later is left out.

    /// Something happens now; `waits` says whether the bot waits for a time.
    void happens(instant now, bool waits) {
        if (waits) {
            pass(now, false);
        } else {
            behind_ = {};
        }
        at_ = now;
        known_ = true;
    }
    /// Something that the bot waited for has come.
    void timer(instant now) { pass(now, true); }
    /// Time was skipped, and the line that says so is there.
    void skipped(instant now) {
        behind_ += now - at_;
        at_ = now;
    }

    void line(std::string_view text) {
        full_ = full_ || text.size() + 1 > most - text_.size();
        if (full_) return;
        (text_ += text) += '\n';
    }

    std::string const& text() const noexcept { return text_; }
    bool full() const noexcept { return full_; }

private:
    // Not too early for what has come by now, and not too late for what has not.
    void pass(instant now, bool up) {
        using milliseconds = std::chrono::milliseconds;
        if (!known_) return;
        auto const real = now - at_ + (up ? behind_ : std::min(behind_, instant::duration::zero()));
        auto const passed = std::max(up ? std::chrono::ceil<milliseconds>(real) : std::chrono::floor<milliseconds>(real), milliseconds::zero());
        if (passed > milliseconds::zero()) line(time_line(passed));
        behind_ += now - at_ - passed;
        at_ = now;
    }

    std::string text_;
    instant at_{};                // When the last thing happened.
    instant::duration behind_{};  // By how much the time of the script is behind since the bot waits; parts of milliseconds add up.
    bool known_ = false;
    bool full_ = false;
};
using transcript = basic_transcript<>;

}  // namespace monongusa::script

#endif
// SPDX-License-Identifier: BSL-1.0
// chat_completion: what a word at the prompt may become.

#ifndef MONONGUSA_TRANSPORT_CHAT_COMPLETION_HPP
#define MONONGUSA_TRANSPORT_CHAT_COMPLETION_HPP

// SPDX-License-Identifier: BSL-1.0
// emoji_names: what the standard emoji are called on Slack and Discord; written by tools/emoji_names.py.

#ifndef MONONGUSA_CHAT_EMOJI_NAMES_HPP
#define MONONGUSA_CHAT_EMOJI_NAMES_HPP

#include <cstddef>
#include <string_view>

namespace monongusa::chat {

/// The short names of emoji-datasource 16.0.0, sorted byte by byte, a blank behind each but the last.
inline constexpr std::string_view emoji_names =
    "+1 -1 100 1234 8ball a ab abacus abc abcd accept accordion adhesive_bandage admission_tickets adult aerial_tramway airplane "
    "airplane_arriving airplane_departure alarm_clock alembic alien ambulance amphora anatomical_heart anchor angel anger angry anguished "
    "ant apple aquarius aries arrow_backward arrow_double_down arrow_double_up arrow_down arrow_down_small arrow_forward "
    "arrow_heading_down arrow_heading_up arrow_left arrow_lower_left arrow_lower_right arrow_right arrow_right_hook arrow_up "
    "arrow_up_down arrow_up_small arrow_upper_left arrow_upper_right arrows_clockwise arrows_counterclockwise art articulated_lorry "
    "artist astonished astronaut athletic_shoe atm atom_symbol auto_rickshaw avocado axe b baby baby_bottle baby_chick baby_symbol back "
    "bacon badger badminton_racquet_and_shuttlecock bagel baggage_claim baguette_bread bald_man bald_person bald_woman ballet_shoes "
    "balloon ballot_box_with_ballot ballot_box_with_check bamboo banana bangbang banjo bank bar_chart barber barely_sunny baseball basket "
    "basketball bat bath bathtub battery beach_with_umbrella beans bear bearded_person beaver bed bee beer beers beetle beginner bell "
    "bell_pepper bellhop_bell bento beverage_box bicyclist bike bikini billed_cap biohazard_sign bird birthday bison biting_lip "
    "black_bird black_cat black_circle black_circle_for_record black_heart black_joker black_large_square "
    "black_left_pointing_double_triangle_with_vertical_bar black_medium_small_square black_medium_square black_nib "
    "black_right_pointing_double_triangle_with_vertical_bar black_right_pointing_triangle_with_double_vertical_bar black_small_square "
    "black_square_button black_square_for_stop blond-haired-man blond-haired-woman blossom blowfish blue_book blue_car blue_heart "
    "blueberries blush boar boat bomb bone book bookmark bookmark_tabs books boom boomerang boot bouquet bow bow_and_arrow "
    "bowl_with_spoon bowling boxing_glove boy brain bread breast-feeding bricks bride_with_veil bridge_at_night briefcase briefs broccoli "
    "broken_chain broken_heart broom brown_heart brown_mushroom bubble_tea bubbles bucket bug building_construction bulb "
    "bullettrain_front bullettrain_side burrito bus busstop bust_in_silhouette busts_in_silhouette butter butterfly cactus cake calendar "
    "call_me_hand calling camel camera camera_with_flash camping cancer candle candy canned_food canoe capital_abcd capricorn car "
    "card_file_box card_index card_index_dividers carousel_horse carpentry_saw carrot cat cat2 cd chains chair champagne chart "
    "chart_with_downwards_trend chart_with_upwards_trend checkered_flag cheese_wedge cherries cherry_blossom chess_pawn chestnut chicken "
    "child children_crossing chipmunk chocolate_bar chopsticks christmas_tree church cinema circus_tent city_sunrise city_sunset "
    "cityscape cl clap clapper classical_building clinking_glasses clipboard clock1 clock10 clock1030 clock11 clock1130 clock12 clock1230 "
    "clock130 clock2 clock230 clock3 clock330 clock4 clock430 clock5 clock530 clock6 clock630 clock7 clock730 clock8 clock830 clock9 "
    "clock930 closed_book closed_lock_with_key closed_umbrella cloud clown_face clubs cn coat cockroach cocktail coconut coffee coffin "
    "coin cold_face cold_sweat collision comet compass compression computer confetti_ball confounded confused congratulations "
    "construction construction_worker control_knobs convenience_store cook cookie cooking cool cop copyright coral corn couch_and_lamp "
    "couple couple_with_heart couplekiss cow cow2 crab credit_card crescent_moon cricket cricket_bat_and_ball crocodile croissant "
    "crossed_fingers crossed_flags crossed_swords crown crutch cry crying_cat_face crystal_ball cucumber cup_with_straw cupcake cupid "
    "curling_stone curly_haired_man curly_haired_person curly_haired_woman curly_loop currency_exchange curry custard customs cut_of_meat "
    "cyclone dagger_knife dancer dancers dango dark_sunglasses dart dash date de deaf_man deaf_person deaf_woman deciduous_tree deer "
    "department_store derelict_house_building desert desert_island desktop_computer diamond_shape_with_a_dot_inside diamonds disappointed "
    "disappointed_relieved disguised_face diving_mask diya_lamp dizzy dizzy_face dna do_not_litter dodo dog dog2 dollar dolls dolphin "
    "donkey door dotted_line_face double_vertical_bar doughnut dove_of_peace dragon dragon_face dress dromedary_camel drooling_face "
    "drop_of_blood droplet drum_with_drumsticks duck dumpling dvd e-mail eagle ear ear_of_rice ear_with_hearing_aid earth_africa "
    "earth_americas earth_asia egg eggplant eight eight_pointed_black_star eight_spoked_asterisk eject electric_plug elephant elevator "
    "elf email empty_nest end envelope envelope_with_arrow es euro european_castle european_post_office evergreen_tree exclamation "
    "exploding_head expressionless eye eye-in-speech-bubble eyeglasses eyes face_exhaling face_holding_back_tears face_in_clouds "
    "face_palm face_vomiting face_with_bags_under_eyes face_with_cowboy_hat face_with_diagonal_mouth "
    "face_with_finger_covering_closed_lips face_with_hand_over_mouth face_with_head_bandage face_with_monocle "
    "face_with_one_eyebrow_raised face_with_open_eyes_and_hand_over_mouth face_with_open_mouth_vomiting face_with_peeking_eye "
    "face_with_raised_eyebrow face_with_rolling_eyes face_with_spiral_eyes face_with_symbols_on_mouth face_with_thermometer facepunch "
    "factory factory_worker fairy falafel fallen_leaf family family_adult_adult_child family_adult_adult_child_child family_adult_child "
    "family_adult_child_child farmer fast_forward fax fearful feather feet female-artist female-astronaut female-construction-worker "
    "female-cook female-detective female-doctor female-factory-worker female-farmer female-firefighter female-guard female-judge "
    "female-mechanic female-office-worker female-pilot female-police-officer female-scientist female-singer female-student female-teacher "
    "female-technologist female_elf female_fairy female_genie female_mage female_sign female_superhero female_supervillain female_vampire "
    "female_zombie fencer ferris_wheel ferry field_hockey_stick_and_ball file_cabinet file_folder film_frames film_projector fingerprint "
    "fire fire_engine fire_extinguisher firecracker firefighter fireworks first_place_medal first_quarter_moon "
    "first_quarter_moon_with_face fish fish_cake fishing_pole_and_fish fist five flag-ac flag-ad flag-ae flag-af flag-ag flag-ai flag-al "
    "flag-am flag-ao flag-aq flag-ar flag-as flag-at flag-au flag-aw flag-ax flag-az flag-ba flag-bb flag-bd flag-be flag-bf flag-bg "
    "flag-bh flag-bi flag-bj flag-bl flag-bm flag-bn flag-bo flag-bq flag-br flag-bs flag-bt flag-bv flag-bw flag-by flag-bz flag-ca "
    "flag-cc flag-cd flag-cf flag-cg flag-ch flag-ci flag-ck flag-cl flag-cm flag-cn flag-co flag-cp flag-cr flag-cu flag-cv flag-cw "
    "flag-cx flag-cy flag-cz flag-de flag-dg flag-dj flag-dk flag-dm flag-do flag-dz flag-ea flag-ec flag-ee flag-eg flag-eh flag-england "
    "flag-er flag-es flag-et flag-eu flag-fi flag-fj flag-fk flag-fm flag-fo flag-fr flag-ga flag-gb flag-gd flag-ge flag-gf flag-gg "
    "flag-gh flag-gi flag-gl flag-gm flag-gn flag-gp flag-gq flag-gr flag-gs flag-gt flag-gu flag-gw flag-gy flag-hk flag-hm flag-hn "
    "flag-hr flag-ht flag-hu flag-ic flag-id flag-ie flag-il flag-im flag-in flag-io flag-iq flag-ir flag-is flag-it flag-je flag-jm "
    "flag-jo flag-jp flag-ke flag-kg flag-kh flag-ki flag-km flag-kn flag-kp flag-kr flag-kw flag-ky flag-kz flag-la flag-lb flag-lc "
    "flag-li flag-lk flag-lr flag-ls flag-lt flag-lu flag-lv flag-ly flag-ma flag-mc flag-md flag-me flag-mf flag-mg flag-mh flag-mk "
    "flag-ml flag-mm flag-mn flag-mo flag-mp flag-mq flag-mr flag-ms flag-mt flag-mu flag-mv flag-mw flag-mx flag-my flag-mz flag-na "
    "flag-nc flag-ne flag-nf flag-ng flag-ni flag-nl flag-no flag-np flag-nr flag-nu flag-nz flag-om flag-pa flag-pe flag-pf flag-pg "
    "flag-ph flag-pk flag-pl flag-pm flag-pn flag-pr flag-ps flag-pt flag-pw flag-py flag-qa flag-re flag-ro flag-rs flag-ru flag-rw "
    "flag-sa flag-sark flag-sb flag-sc flag-scotland flag-sd flag-se flag-sg flag-sh flag-si flag-sj flag-sk flag-sl flag-sm flag-sn "
    "flag-so flag-sr flag-ss flag-st flag-sv flag-sx flag-sy flag-sz flag-ta flag-tc flag-td flag-tf flag-tg flag-th flag-tj flag-tk "
    "flag-tl flag-tm flag-tn flag-to flag-tr flag-tt flag-tv flag-tw flag-tz flag-ua flag-ug flag-um flag-un flag-us flag-uy flag-uz "
    "flag-va flag-vc flag-ve flag-vg flag-vi flag-vn flag-vu flag-wales flag-wf flag-ws flag-xk flag-ye flag-yt flag-za flag-zm flag-zw "
    "flags flamingo flashlight flatbread fleur_de_lis flipper floppy_disk flower_playing_cards flushed flute fly flying_disc "
    "flying_saucer fog foggy folding_hand_fan fondue foot football footprints fork_and_knife fortune_cookie fountain four "
    "four_leaf_clover fox_face fr frame_with_picture free fried_egg fried_shrimp fries frog frowning fuelpump full_moon "
    "full_moon_with_face funeral_urn game_die garlic gb gear gem gemini genie ghost gift gift_heart ginger_root giraffe_face girl "
    "glass_of_milk globe_with_meridians gloves goal_net goat goggles golf golfer goose gorilla grapes green_apple green_book green_heart "
    "green_salad grey_exclamation grey_heart grey_question grimacing grin grinning grinning_face_with_one_large_and_one_small_eye "
    "grinning_face_with_star_eyes guardsman guide_dog guitar gun hair_pick haircut hamburger hammer hammer_and_pick hammer_and_wrench "
    "hamsa hamster hand hand_with_index_and_middle_fingers_crossed hand_with_index_finger_and_thumb_crossed handbag handball handshake "
    "hankey harp hash hatched_chick hatching_chick head_shaking_horizontally head_shaking_vertically headphones headstone health_worker "
    "hear_no_evil heart heart_decoration heart_eyes heart_eyes_cat heart_hands heart_on_fire heartbeat heartpulse hearts heavy_check_mark "
    "heavy_division_sign heavy_dollar_sign heavy_equals_sign heavy_exclamation_mark heavy_heart_exclamation_mark_ornament "
    "heavy_minus_sign heavy_multiplication_x heavy_plus_sign hedgehog helicopter helmet_with_white_cross herb hibiscus high_brightness "
    "high_heel hiking_boot hindu_temple hippopotamus hocho hole honey_pot honeybee hook horse horse_racing hospital hot_face hot_pepper "
    "hotdog hotel hotsprings hourglass hourglass_flowing_sand house house_buildings house_with_garden hugging_face hushed hut hyacinth "
    "i_love_you_hand_sign ice_cream ice_cube ice_hockey_stick_and_puck ice_skate icecream id identification_card ideograph_advantage imp "
    "inbox_tray incoming_envelope index_pointing_at_the_viewer infinity information_desk_person information_source innocent interrobang "
    "iphone it izakaya_lantern jack_o_lantern japan japanese_castle japanese_goblin japanese_ogre jar jeans jellyfish jigsaw joy joy_cat "
    "joystick jp judge juggling kaaba kangaroo key keyboard keycap_star keycap_ten khanda kimono kiss kissing kissing_cat "
    "kissing_closed_eyes kissing_heart kissing_smiling_eyes kite kiwifruit kneeling_person knife knife_fork_plate knot koala koko kr "
    "lab_coat label lacrosse ladder lady_beetle ladybug lantern large_blue_circle large_blue_diamond large_blue_square large_brown_circle "
    "large_brown_square large_green_circle large_green_square large_orange_circle large_orange_diamond large_orange_square "
    "large_purple_circle large_purple_square large_red_square large_yellow_circle large_yellow_square last_quarter_moon "
    "last_quarter_moon_with_face latin_cross laughing leafless_tree leafy_green leaves ledger left-facing_fist left_luggage "
    "left_right_arrow left_speech_bubble leftwards_arrow_with_hook leftwards_hand leftwards_pushing_hand leg lemon leo leopard "
    "level_slider libra light_blue_heart light_rail lightning lightning_cloud lime link linked_paperclips lion_face lips lipstick lizard "
    "llama lobster lock lock_with_ink_pen lollipop long_drum loop lotion_bottle lotus loud_sound loudspeaker love_hotel love_letter "
    "low_battery low_brightness lower_left_ballpoint_pen lower_left_crayon lower_left_fountain_pen lower_left_paintbrush luggage lungs "
    "lying_face m mag mag_right mage magic_wand magnet mahjong mailbox mailbox_closed mailbox_with_mail mailbox_with_no_mail male-artist "
    "male-astronaut male-construction-worker male-cook male-detective male-doctor male-factory-worker male-farmer male-firefighter "
    "male-guard male-judge male-mechanic male-office-worker male-pilot male-police-officer male-scientist male-singer male-student "
    "male-teacher male-technologist male_elf male_fairy male_genie male_mage male_sign male_superhero male_supervillain male_vampire "
    "male_zombie mammoth man man-biking man-bouncing-ball man-bowing man-boy man-boy-boy man-cartwheeling man-facepalming man-frowning "
    "man-gesturing-no man-gesturing-ok man-getting-haircut man-getting-massage man-girl man-girl-boy man-girl-girl man-golfing "
    "man-heart-man man-juggling man-kiss-man man-lifting-weights man-man-boy man-man-boy-boy man-man-girl man-man-girl-boy "
    "man-man-girl-girl man-mountain-biking man-playing-handball man-playing-water-polo man-pouting man-raising-hand man-rowing-boat "
    "man-running man-shrugging man-surfing man-swimming man-tipping-hand man-walking man-wearing-turban man-with-bunny-ears-partying "
    "man-woman-boy man-woman-boy-boy man-woman-girl man-woman-girl-boy man-woman-girl-girl man-wrestling man_and_woman_holding_hands "
    "man_climbing man_dancing man_feeding_baby man_in_business_suit_levitating man_in_lotus_position man_in_manual_wheelchair "
    "man_in_manual_wheelchair_facing_right man_in_motorized_wheelchair man_in_motorized_wheelchair_facing_right man_in_steamy_room "
    "man_in_tuxedo man_kneeling man_kneeling_facing_right man_running_facing_right man_standing man_walking_facing_right man_with_beard "
    "man_with_gua_pi_mao man_with_probing_cane man_with_turban man_with_veil man_with_white_cane_facing_right mango mans_shoe "
    "mantelpiece_clock manual_wheelchair maple_leaf maracas martial_arts_uniform mask massage mate_drink meat_on_bone mechanic "
    "mechanical_arm mechanical_leg medal medical_symbol mega melon melting_face memo men-with-bunny-ears-partying men_holding_hands "
    "mending_heart menorah_with_nine_branches mens mermaid merman merperson metro microbe microphone microscope middle_finger "
    "military_helmet milky_way minibus minidisc mirror mirror_ball mobile_phone_off money_mouth_face money_with_wings moneybag monkey "
    "monkey_face monorail moon moon_cake moose mortar_board mosque mosquito mostly_sunny mother_christmas motor_boat motor_scooter "
    "motorized_wheelchair motorway mount_fuji mountain mountain_bicyclist mountain_cableway mountain_railway mouse mouse2 mouse_trap "
    "movie_camera moyai mrs_claus muscle mushroom musical_keyboard musical_note musical_score mute mx_claus nail_care name_badge "
    "national_park nauseated_face nazar_amulet necktie negative_squared_cross_mark nerd_face nest_with_eggs nesting_dolls neutral_face "
    "new new_moon new_moon_with_face newspaper ng night_with_stars nine ninja no_bell no_bicycles no_entry no_entry_sign no_good "
    "no_mobile_phones no_mouth no_pedestrians no_smoking non-potable_water nose notebook notebook_with_decorative_cover notes "
    "nut_and_bolt o o2 ocean octagonal_sign octopus oden office office_worker oil_drum ok ok_hand ok_woman old_key older_adult older_man "
    "older_woman olive om_symbol on oncoming_automobile oncoming_bus oncoming_police_car oncoming_taxi one one-piece_swimsuit onion "
    "open_book open_file_folder open_hands open_mouth ophiuchus orange_book orange_heart orangutan orthodox_cross otter outbox_tray owl "
    "ox oyster package page_facing_up page_with_curl pager palm_down_hand palm_tree palm_up_hand palms_up_together pancakes panda_face "
    "paperclip parachute parking parrot part_alternation_mark partly_sunny partly_sunny_rain partying_face passenger_ship "
    "passport_control paw_prints pea_pod peace_symbol peach peacock peanuts pear pencil pencil2 penguin pensive people_holding_hands "
    "people_hugging performing_arts persevere person_climbing person_doing_cartwheel person_feeding_baby person_frowning "
    "person_in_lotus_position person_in_manual_wheelchair person_in_manual_wheelchair_facing_right person_in_motorized_wheelchair "
    "person_in_motorized_wheelchair_facing_right person_in_steamy_room person_in_tuxedo person_kneeling_facing_right "
    "person_running_facing_right person_walking_facing_right person_with_ball person_with_blond_hair person_with_crown "
    "person_with_headscarf person_with_pouting_face person_with_probing_cane person_with_white_cane_facing_right petri_dish phoenix phone "
    "pick pickup_truck pie pig pig2 pig_nose pill pilot pinata pinched_fingers pinching_hand pineapple pink_heart pirate_flag pisces "
    "pizza placard place_of_worship playground_slide pleading_face plunger point_down point_left point_right point_up point_up_2 "
    "polar_bear police_car poodle poop popcorn post_office postal_horn postbox potable_water potato potted_plant pouch poultry_leg pound "
    "pouring_liquid pouting_cat pray prayer_beads pregnant_man pregnant_person pregnant_woman pretzel prince princess printer "
    "probing_cane punch purple_heart purse pushpin put_litter_in_its_place question rabbit rabbit2 raccoon racehorse racing_car "
    "racing_motorcycle radio radio_button radioactive_sign rage railway_car railway_track rain_cloud rainbow rainbow-flag "
    "raised_back_of_hand raised_hand raised_hand_with_fingers_splayed raised_hands raising_hand ram ramen rat razor receipt recycle "
    "red_car red_circle red_envelope red_haired_man red_haired_person red_haired_woman registered relaxed relieved reminder_ribbon repeat "
    "repeat_one restroom reversed_hand_with_middle_finger_extended revolving_hearts rewind rhinoceros ribbon rice rice_ball rice_cracker "
    "rice_scene right-facing_fist right_anger_bubble rightwards_hand rightwards_pushing_hand ring ring_buoy ringed_planet robot_face rock "
    "rocket roll_of_paper rolled_up_newspaper roller_coaster roller_skate rolling_on_the_floor_laughing rooster root_vegetable rose "
    "rosette rotating_light round_pushpin rowboat ru rugby_football runner running running_shirt_with_sash sa safety_pin safety_vest "
    "sagittarius sailboat sake salt saluting_face sandal sandwich santa sari satellite satellite_antenna satisfied sauropod saxophone "
    "scales scarf school school_satchel scientist scissors scooter scorpion scorpius scream scream_cat screwdriver scroll seal seat "
    "second_place_medal secret see_no_evil seedling selfie serious_face_with_symbols_covering_mouth service_dog seven sewing_needle "
    "shaking_face shallow_pan_of_food shamrock shark shaved_ice sheep shell shield shinto_shrine ship shirt shit "
    "shocked_face_with_exploding_head shoe shopping_bags shopping_trolley shorts shovel shower shrimp shrug shushing_face "
    "sign_of_the_horns signal_strength singer six six_pointed_star skateboard ski skier skin-tone-2 skin-tone-3 skin-tone-4 skin-tone-5 "
    "skin-tone-6 skull skull_and_crossbones skunk sled sleeping sleeping_accommodation sleepy sleuth_or_spy slightly_frowning_face "
    "slightly_smiling_face slot_machine sloth small_airplane small_blue_diamond small_orange_diamond small_red_triangle "
    "small_red_triangle_down smile smile_cat smiley smiley_cat smiling_face_with_3_hearts "
    "smiling_face_with_smiling_eyes_and_hand_covering_mouth smiling_face_with_tear smiling_imp smirk smirk_cat smoking snail snake "
    "sneezing_face snow_capped_mountain snow_cloud snowboarder snowflake snowman snowman_without_snow soap sob soccer socks softball soon "
    "sos sound space_invader spades spaghetti sparkle sparkler sparkles sparkling_heart speak_no_evil speaker speaking_head_in_silhouette "
    "speech_balloon speedboat spider spider_web spiral_calendar_pad spiral_note_pad splatter spock-hand sponge spoon sports_medal squid "
    "stadium staff_of_aesculapius standing_person star star-struck star2 star_and_crescent star_of_david stars station statue_of_liberty "
    "steam_locomotive stethoscope stew stopwatch straight_ruler strawberry stuck_out_tongue stuck_out_tongue_closed_eyes "
    "stuck_out_tongue_winking_eye student studio_microphone stuffed_flatbread sun_behind_cloud sun_behind_rain_cloud sun_small_cloud "
    "sun_with_face sunflower sunglasses sunny sunrise sunrise_over_mountains superhero supervillain surfer sushi suspension_railway swan "
    "sweat sweat_drops sweat_smile sweet_potato swimmer symbols synagogue syringe t-rex table_tennis_paddle_and_ball taco tada "
    "takeout_box tamale tanabata_tree tangerine taurus taxi tea teacher teapot technologist teddy_bear telephone telephone_receiver "
    "telescope tennis tent test_tube the_horns thermometer thinking_face third_place_medal thong_sandal thought_balloon thread three "
    "three_button_mouse thumbsdown thumbsup thunder_cloud_and_rain ticket tiger tiger2 timer_clock tired_face tm toilet tokyo_tower "
    "tomato tongue toolbox tooth toothbrush top tophat tornado tornado_cloud trackball tractor traffic_light train train2 tram "
    "transgender_flag transgender_symbol triangular_flag_on_post triangular_ruler trident triumph troll trolleybus trophy tropical_drink "
    "tropical_fish truck trumpet tshirt tulip tumbler_glass turkey turtle tv twisted_rightwards_arrows two two_hearts "
    "two_men_holding_hands two_women_holding_hands u5272 u5408 u55b6 u6307 u6708 u6709 u6e80 u7121 u7533 u7981 u7a7a uk umbrella "
    "umbrella_on_ground umbrella_with_rain_drops unamused underage unicorn_face unlock up upside_down_face us v vampire "
    "vertical_traffic_light vhs vibration_mode video_camera video_game violin virgo volcano volleyball vs waffle walking "
    "waning_crescent_moon waning_gibbous_moon warning wastebasket watch water_buffalo water_polo watermelon wave waving_black_flag "
    "waving_white_flag wavy_dash waxing_crescent_moon waxing_gibbous_moon wc weary wedding weight_lifter whale whale2 wheel "
    "wheel_of_dharma wheelchair white_check_mark white_circle white_flower white_frowning_face white_haired_man white_haired_person "
    "white_haired_woman white_heart white_large_square white_medium_small_square white_medium_square white_small_square "
    "white_square_button wilted_flower wind_blowing_face wind_chime window wine_glass wing wink wireless wolf woman woman-biking "
    "woman-bouncing-ball woman-bowing woman-boy woman-boy-boy woman-cartwheeling woman-facepalming woman-frowning woman-gesturing-no "
    "woman-gesturing-ok woman-getting-haircut woman-getting-massage woman-girl woman-girl-boy woman-girl-girl woman-golfing "
    "woman-heart-man woman-heart-woman woman-juggling woman-kiss-man woman-kiss-woman woman-lifting-weights woman-mountain-biking "
    "woman-playing-handball woman-playing-water-polo woman-pouting woman-raising-hand woman-rowing-boat woman-running woman-shrugging "
    "woman-surfing woman-swimming woman-tipping-hand woman-walking woman-wearing-turban woman-with-bunny-ears-partying woman-woman-boy "
    "woman-woman-boy-boy woman-woman-girl woman-woman-girl-boy woman-woman-girl-girl woman-wrestling woman_and_man_holding_hands "
    "woman_climbing woman_feeding_baby woman_in_lotus_position woman_in_manual_wheelchair woman_in_manual_wheelchair_facing_right "
    "woman_in_motorized_wheelchair woman_in_motorized_wheelchair_facing_right woman_in_steamy_room woman_in_tuxedo woman_kneeling "
    "woman_kneeling_facing_right woman_running_facing_right woman_standing woman_walking_facing_right woman_with_beard "
    "woman_with_probing_cane woman_with_veil woman_with_white_cane_facing_right womans_clothes womans_flat_shoe womans_hat "
    "women-with-bunny-ears-partying women_holding_hands womens wood woozy_face world_map worm worried wrench wrestlers writing_hand x "
    "x-ray yarn yawning_face yellow_heart yen yin_yang yo-yo yum zany_face zap zebra_face zero zipper_mouth_face zombie zzz";

namespace emoji_list {

/// Where the first name begins that is not less than `name`; the size of the names if there is none.
constexpr std::size_t first_name_from(std::string_view name) noexcept {
    std::size_t low = 0;
    std::size_t high = emoji_names.size();
    while (low < high) {
        // The name that the middle is in, or the blank behind it.
        auto const middle = low + (high - low) / 2;
        auto const blank = emoji_names.substr(low, middle - low).rfind(' ');
        auto const begin = blank == std::string_view::npos ? low : low + blank + 1;
        auto const end = emoji_names.find(' ', begin);
        auto const next = end == std::string_view::npos ? emoji_names.size() : end + 1;
        if (emoji_names.substr(begin, end - begin) < name) {
            low = next;
        } else {
            high = begin;
        }
    }
    return low;
}

}  // namespace emoji_list

/// Calls `seen(name)` for each name that begins with `prefix`, in their order.
template <class Seen>
constexpr void for_each_emoji_beginning(std::string_view prefix, Seen&& seen) {
    for (auto at = emoji_list::first_name_from(prefix); at < emoji_names.size();) {
        auto const rest = emoji_names.substr(at);
        auto const name = rest.substr(0, rest.find(' '));
        if (!name.starts_with(prefix)) return;
        seen(name);
        at += name.size() + 1;
    }
}

/// Without colons: `tada`.
constexpr bool is_emoji_name(std::string_view name) noexcept {
    if (name.empty() || name.find(' ') != std::string_view::npos) return false;
    auto const rest = emoji_names.substr(emoji_list::first_name_from(name));
    return rest.substr(0, rest.find(' ')) == name;
}

}  // namespace monongusa::chat

#endif

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::transport {

constexpr std::string_view chat_commands[] = {"\\help", "\\list", "\\why", "\\save", "\\save!"};

constexpr std::string_view chat_commands_help =
    "hello                       says it as who spoke last, where they spoke; @bot speaks to the bot\n"
    "@alice #general: hello      says it as alice in #general; @alice dm: hello says it to the bot alone\n"
    "%react :tada: m1 as bob     other things that happen: %edit, %time +30s, …; TAB completes them, docs/scripts.md has them all\n"
    "\\list                       the table of reactions\n"
    "\\why TEXT                   for each rule, why it would accept that or not\n"
    "\\save FILE                  writes this conversation as a script, which --check FILE plays again\n"
    "Ctrl-D                      ends the bot\n";

/// Appends whole words that begin as the one at `begin` does: commands, directives, names, channels, labels, emoji.
inline void complete_chat(script::stage const& stage, std::string_view line, std::size_t begin, std::vector<std::string>& candidates) {
    auto const word = line.substr(begin);
    auto const add = [&](std::string candidate) {
        if (candidate.starts_with(word) && std::find(candidates.begin(), candidates.end(), candidate) == candidates.end()) {
            candidates.push_back(std::move(candidate));
        }
    };
    auto const named = [](char sigil, std::string_view name) {
        std::string written(1, sigil);
        script::append_name(written, name);
        return written;
    };
    if (word.starts_with('\\')) {
        for (auto const one : chat_commands) add(std::string{one});
    } else if (word.starts_with('%')) {
        for (auto const& one : script::all_directives) add(detail::joined("%", one.name));
    } else if (word.starts_with(':')) {
        chat::for_each_emoji_beginning(word.substr(1), [&](std::string_view name) { add(detail::joined(":", name, ":")); });
    } else if (word.starts_with('@')) {
        add(named('@', stage.bot()));
        stage.memory().for_each([&](script::said const& message) { add(named('@', message.author.name)); });
    } else if (word.starts_with('#')) {
        add("#console");
        add("#general");
        stage.memory().for_each([&](script::said const& message) {
            if (message.channel.kind != chat::channel_kind::direct) add(named('#', script::shown(message.channel)));
        });
    } else if (word.starts_with('>') || line.starts_with('%')) {
        stage.memory().for_each([&](script::said const& message) { add(detail::joined(word.starts_with('>') ? ">" : "", message.label)); });
    }
}

}  // namespace monongusa::transport

#endif

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace monongusa::transport {

/// What lines mean in the format `chat` (docs/scripts.md).  Each line has all its answers before the next one is looked at, in the order of the rules, so
/// that they are the same on any executor; lines that say what the bot is to do are passed over.  Time passes by itself, and `%time` skips some.
///
/// Where somebody types there are commands as well: `\help` lists them.
class chat_dialect {
public:
    using config = console_config;

    chat_dialect(console_config const& how, console_output& out)
        : how_(how), out_(out), typed_(is_typed(how)), parser_(how.name), stage_(how.name) {}

    template <class Listener>
    void begin(Listener& listener) {
        transcript_.happens(instant::clock::now(), false);
        stage_.begin(listener);
        show(listener);
    }

    template <class Listener>
    void hear(Listener& listener, std::string_view line, std::size_t number) {
        if (too_long_) {
            too_long_ = line != script::heredoc_end;
            return;
        }
        if (typed_ && !parser_.open() && command(line, number)) return;
        auto [what, wrong] = parser_.next(line);
        if (wrong) {
            if (typed_ && line.starts_with('\\')) wrong.sentence += "; \\help lists the commands";
            return complain(wrong, line, number);
        }
        if (parser_.open()) return wait_for_more(line, number);
        if (!what || !happens(*what)) return pending_.clear();
        // What is due comes first, as it does where this is played again.
        auto const now = instant::clock::now();
        listener.fire_timers();
        timers_fired(listener);
        transcript_.happens(now, listener.next_timer() != instant::max());
        if (auto const unplayable = stage_.play(*what, listener)) {
            pending_.clear();
            return complain(unplayable, line, number);
        }
        note(std::exchange(pending_, {}) + std::string{line});
        if (get_if<script::passes>(&*what)) transcript_.skipped(instant::clock::now());
        show(listener);
    }

    template <class Listener>
    void timers_fired(Listener& listener) {
        listener.settle();
        auto const done = stage_.deeds().answers();
        if (done.empty()) return;
        transcript_.timer(instant::clock::now());
        show(done);
    }

    template <class Listener>
    void end(Listener& listener, std::string_view reason) {
        if (parser_.open()) tell("stdin: the text of several lines at the end is not ended by >>> and was not said\n");
        event::disconnected gone{std::string{reason}, true};
        listener.hear(gone);
        show(listener);
    }

    /// Noted here, and shown when all that came of the last line is done.
    template <class Action, class Done>
    void perform(Action action, Done&& done, action::stamp const& stamp) {
        stage_.perform(std::move(action), std::forward<Done>(done), stamp);
    }

    /// Shown with what the bot does; any thread.
    bool failed(event::failure const& failure) {
        stage_.deeds().fail(failure.rule, failure.what);
        return true;
    }

    /// See `completer`.
    void complete(std::string_view line, std::size_t word_begin, std::vector<std::string>& candidates) const {
        complete_chat(stage_, line, word_begin, candidates);
    }

private:
    static bool happens(script::entry const& what) noexcept {
        return !get_if<script::blank>(&what) && !(get_if<script::expects>(&what) != nullptr) &&
               !get_if<script::expects_nothing>(&what);
    }

    template <class Listener>
    void show(Listener& listener) {
        listener.settle();
        show(stage_.deeds().answers());
    }
    void show(std::vector<script::answer> const& done) {
        for (auto const& one : done) {
            auto line = detail::joined(one);
            scrub_known(line);
            transcript_.line(line);
            out_.write(line + '\n');
        }
    }

    void wait_for_more(std::string_view line, std::size_t number) {
        detail::append_part(pending_, detail::joined(line, "\n"));
        if (pending_.size() <= how_.longest_line) return;
        tell(detail::joined("stdin:", number, ": the text of several lines is longer than ", how_.longest_line, " bytes and was not said\n"));
        parser_.forget();
        pending_.clear();
        too_long_ = true;
    }

    void note(std::string typed) {
        scrub_known(typed);
        transcript_.line(typed);
    }

    // Comments, so that what stands on the screen stays a script.
    void answer(std::string_view text) {
        std::string lines;
        while (!text.empty()) {
            auto const line = text.substr(0, text.find('\n'));
            text.remove_prefix(line.size() < text.size() ? line.size() + 1 : line.size());
            detail::append_visible(lines += "# ", line);
            lines += '\n';
        }
        scrub_known(lines);
        out_.write(lines);
    }

    void complain(script::mistake const& wrong, std::string_view line, std::size_t number) { tell(told(wrong, "stdin", number, line)); }
    void tell(std::string text) {
        scrub(text);
        out_.beside([&] {
            for (std::string_view left = text; !left.empty();) {
                auto const written = ::write(STDERR_FILENO, left.data(), left.size());
                if (written <= 0) return;
                left.remove_prefix(static_cast<std::size_t>(written));
            }
        });
    }

    // Whether it is one.
    bool command(std::string_view line, std::size_t number) {
        if (!line.starts_with('\\')) return false;
        auto const name = line.substr(1, line.find_first_of(" \t") - 1);
        auto rest = line.substr(name.size() + 1);
        while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t')) rest.remove_prefix(1);
        if (name == "help") {
            answer(chat_commands_help);
        } else if (name == "list" && how_.commands.list) {
            answer(how_.commands.list(how_.commands.self));
        } else if (name == "why" && how_.commands.why) {
            why(rest, line, number);
        } else if (name == "save" || name == "save!") {
            save(rest, name == "save!");
        } else {
            return false;
        }
        return true;
    }

    void why(std::string_view text, std::string_view line, std::size_t number) {
        script::parser parser{how_.name};
        auto [what, wrong] = parser.next(text);
        auto const* const said = what ? get_if<script::says>(&*what) : nullptr;
        event::message message;
        if (!wrong && said) wrong = stage_.say(*said, message);
        if (wrong) {
            wrong.column += static_cast<std::size_t>(text.data() - line.data());
            return complain(wrong, line, number);
        }
        if (!said) return answer("\\why TEXT asks of something said, as in \\why @bot give me tea");
        answer(how_.commands.why(how_.commands.self, message));
    }

    void save(std::string_view path, bool over) {
        path = path.substr(0, path.find_last_not_of(" \t") + 1);
        if (path.empty()) return answer("\\save FILE writes this conversation into a file");
        if (auto const error = write_new_file(std::string{path}, transcript_.text(), over)) {
            bool const exists = error == std::errc::file_exists;
            return answer(detail::joined(path, ": ", exists ? "there is such a file; \\save! writes over it" : error.message()));
        }
        answer(detail::joined("saved; --check ", path, " plays it again", transcript_.full() ? "; it was too long, its end is missing" : ""));
    }

    console_config const& how_;
    console_output& out_;
    bool typed_;
    script::parser parser_;
    script::stage stage_;
    script::transcript transcript_;
    std::string pending_;    // The lines so far of a text of several.
    bool too_long_ = false;  // It is passed over up to its end.
};

}  // namespace monongusa::transport

#endif
// SPDX-License-Identifier: BSL-1.0
// jsonl_dialect: what lines mean to stdio: one event or action as an object of JSON.

#ifndef MONONGUSA_TRANSPORT_JSONL_DIALECT_HPP
#define MONONGUSA_TRANSPORT_JSONL_DIALECT_HPP

// SPDX-License-Identifier: BSL-1.0
// line: a recording's header, an event or an action as one line of JSON, and back.

#ifndef MONONGUSA_WIRE_JSONL_LINE_HPP
#define MONONGUSA_WIRE_JSONL_LINE_HPP

// SPDX-License-Identifier: BSL-1.0
// contents: the members of an event or action of whatever type, for whoever visits them.

#ifndef MONONGUSA_WIRE_JSONL_CONTENTS_HPP
#define MONONGUSA_WIRE_JSONL_CONTENTS_HPP

// SPDX-License-Identifier: BSL-1.0
// members: what a line of each event and action holds.

#ifndef MONONGUSA_WIRE_JSONL_MEMBERS_HPP
#define MONONGUSA_WIRE_JSONL_MEMBERS_HPP

// SPDX-License-Identifier: BSL-1.0
// object: the members of a line of JSON, by their names.

#ifndef MONONGUSA_WIRE_JSONL_OBJECT_HPP
#define MONONGUSA_WIRE_JSONL_OBJECT_HPP

// SPDX-License-Identifier: BSL-1.0
// scanner: the grammar of JSON, strictly, value by value.

#ifndef MONONGUSA_WIRE_JSONL_SCANNER_HPP
#define MONONGUSA_WIRE_JSONL_SCANNER_HPP


#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::wire::jsonl {

/// Where a line is wrong, as a byte of it counted from 1, and how.  Nothing is wrong where `what` is empty.
struct parse_error {
    std::size_t column = 0;
    std::string what{};

    explicit operator bool() const noexcept { return !what.empty(); }
    friend bool operator==(parse_error const&, parse_error const&) = default;
};

enum class kind : unsigned char { null, boolean, number, text, array, object };

/// A value as it was written, so that nothing is decoded that nobody asks for.
struct value {
    jsonl::kind kind = jsonl::kind::null;
    std::string_view written{};
    std::size_t column = 0;  ///< Of its first byte.
};

/// Reads one value after the other.  Keeps the first error and reads nothing behind it.  The text must outlive the values.
template <class = void>
class basic_scanner {
public:
    static constexpr int deepest = 32;  ///< Arrays and objects in each other.

    basic_scanner(std::string_view text, parse_error& error, std::size_t first_column = 1) noexcept
        : text_(text), error_(error), first_column_(first_column) {}

    /// Whether nothing but blanks is left.
    bool ends() noexcept {
        skip_blanks();
        return at_ == text_.size();
    }

    /// The next value, checked to its end.
    bool next(value& found, int depth = 0) {
        skip_blanks();
        auto const begin = at_;
        found.column = first_column_ + begin;
        if (!skip_value(found.kind, depth)) return false;
        found.written = text_.substr(begin, at_ - begin);
        return true;
    }

    /// Calls `each(name, value)` for the members of an object, `each(value)` for the elements of an array, as long as it returns true.
    template <class Each>
    bool members(Each&& each, int depth = 0) {
        skip_blanks();
        if (!take('{')) return fail("'{' is missing");
        if (skip_blanks(), take('}')) return true;
        do {
            std::string name;
            value found;
            skip_blanks();
            if (!peeks('"')) return fail("the name of a member in quotes is missing");
            if (!string(&name)) return false;
            if (skip_blanks(), !take(':')) return fail("':' is missing");
            if (!next(found, depth + 1) || !each(std::move(name), found)) return false;
            skip_blanks();
        } while (take(','));
        return take('}') || fail("',' or '}' is missing");
    }
    template <class Each>
    bool elements(Each&& each, int depth = 0) {
        skip_blanks();
        if (!take('[')) return fail("'[' is missing");
        if (skip_blanks(), take(']')) return true;
        do {
            value found;
            if (!next(found, depth + 1) || !each(found)) return false;
            skip_blanks();
        } while (take(','));
        return take(']') || fail("',' or ']' is missing");
    }

    /// A text in quotes, appended to `out` unless that is null.
    bool string(std::string* out) {
        if (!take('"')) return fail("'\"' is missing");
        for (;;) {
            if (at_ == text_.size()) return fail("the text has no end; '\"' is missing");
            if (take('"')) return true;
            auto const byte = static_cast<unsigned char>(text_[at_]);
            if (byte == '\\') {
                if (!escape(out)) return false;
                continue;
            }
            if (byte < 0x20) return fail("a control character in a text must be escaped");
            auto const size = detail::utf8::decode(text_.data() + at_, text_.data() + text_.size()).size;
            if (size == 0) return fail("this is no UTF-8; a byte of another kind is written as \\udc80 to \\udcff");
            if (out) out->append(text_, at_, size);
            at_ += size;
        }
    }

    /// Notes what is wrong, here or with a value.  False.
    bool fail(std::string_view what) { return fail_at(at_, what); }
    bool fail(value const& where, std::string_view what) { return fail_at(where.column - first_column_, what); }

private:
    bool fail_at(std::size_t at, std::string_view what) {
        if (!error_) error_ = {first_column_ + at, std::string{what}};
        return false;
    }

    bool peeks(char character) const noexcept { return at_ < text_.size() && text_[at_] == character; }
    bool take(char character) noexcept {
        if (!peeks(character)) return false;
        ++at_;
        return true;
    }
    bool take(std::string_view word) noexcept {
        if (!text_.substr(at_).starts_with(word)) return false;
        at_ += word.size();
        return true;
    }
    void skip_blanks() noexcept {
        while (peeks(' ') || peeks('\t') || peeks('\r') || peeks('\n')) ++at_;
    }

    bool skip_value(jsonl::kind& kind, int depth) {
        if (at_ == text_.size()) return fail("a value is missing");
        switch (text_[at_]) {
            case '"': kind = jsonl::kind::text; return string(nullptr);
            case '{':
                kind = jsonl::kind::object;
                if (depth >= deepest) return too_deep();
                return members([](std::string const&, value const&) { return true; }, depth);
            case '[':
                kind = jsonl::kind::array;
                if (depth >= deepest) return too_deep();
                return elements([](value const&) { return true; }, depth);
            case 't':
            case 'f': kind = jsonl::kind::boolean; return take("true") || take("false") || fail("this is no value");
            case 'n': kind = jsonl::kind::null; return take("null") || fail("this is no value");
            default: kind = jsonl::kind::number; return number();
        }
    }
    bool too_deep() { return fail(detail::joined("more than ", deepest, " arrays and objects in each other")); }

    std::size_t digits() noexcept {
        auto const begin = at_;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
        return at_ - begin;
    }
    bool number() {
        auto const begin = at_;
        bool const negative = take('-');
        bool const zero = peeks('0');
        auto const whole = digits();
        if (whole == 0) return fail_at(begin, negative ? "a number is missing behind '-'" : "this is no value");
        if (zero && whole > 1) return fail_at(begin, "a number does not begin with a needless 0");
        if (take('.') && digits() == 0) return fail("a digit is missing behind '.'");
        if (take('e') || take('E')) {
            if (!take('+')) take('-');
            if (digits() == 0) return fail("a digit is missing in the exponent");
        }
        return true;
    }

    bool escape(std::string* out) {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        auto const begin = at_++;
        if (take('u')) return unicode_escape(begin, out);
        auto const which = at_ < text_.size() ? letters.find(text_[at_]) : std::string_view::npos;
        if (which == std::string_view::npos) return fail_at(begin, "there is no such escape");
        ++at_;
        if (out) *out += meanings[which];
        return true;
    }

    // Behind `\u`.
    bool unicode_escape(std::size_t begin, std::string* out) {
        char32_t unit = 0;
        if (!four_digits(unit)) return fail_at(begin, "four hexadecimal digits are missing behind \\u");
        if (unit >= 0xDC80 && unit <= 0xDCFF) {
            if (out) *out += static_cast<char>(static_cast<unsigned char>(unit & 0xFF));
            return true;
        }
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            char32_t low = 0;
            if (!take("\\u") || !four_digits(low) || low < 0xDC00 || low > 0xDFFF) {
                return fail_at(begin, "the second half of a surrogate pair is missing");
            }
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
        if (!detail::utf8::is_scalar(unit)) return fail_at(begin, "half a surrogate pair; alone, only \\udc80 to \\udcff stand for a byte");
        char bytes[4];
        auto const size = detail::utf8::encode(unit, bytes);
        if (out) out->append(bytes, size);
        return true;
    }
    bool four_digits(char32_t& unit) noexcept {
        for (int i = 0; i < 4; ++i) {
            if (at_ == text_.size()) return false;
            char const digit = text_[at_];
            char32_t nibble = 0;
            if (digit >= '0' && digit <= '9') {
                nibble = static_cast<char32_t>(digit - '0');
            } else if (digit >= 'a' && digit <= 'f') {
                nibble = static_cast<char32_t>(digit - 'a' + 10);
            } else if (digit >= 'A' && digit <= 'F') {
                nibble = static_cast<char32_t>(digit - 'A' + 10);
            } else {
                return false;
            }
            unit = unit << 4 | nibble;
            ++at_;
        }
        return true;
    }

    std::string_view text_;
    parse_error& error_;
    std::size_t first_column_;
    std::size_t at_ = 0;
};
using scanner = basic_scanner<>;

}  // namespace monongusa::wire::jsonl

#endif

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::wire::jsonl {

/// The name of a member, in two parts where a user or a channel has several: `to_user` and `_name`.
struct member_name {
    std::string_view stem;
    std::string_view rest;

    constexpr member_name(char const* whole) noexcept : stem(whole) {}
    constexpr member_name(std::string_view first, std::string_view second) noexcept : stem(first), rest(second) {}

    constexpr bool is(std::string_view name) const noexcept {
        return name.size() == stem.size() + rest.size() && name.starts_with(stem) && name.ends_with(rest);
    }
};

template <class = void>
void append_to(std::string& out, member_name const& name) {
    (out += name.stem) += name.rest;
}

/// One object and nothing else, strictly by the grammar of JSON; no member twice.  Refers to the text it was read from.
template <class = void>
class basic_object {
public:
    static constexpr std::size_t longest = 16 << 20;  ///< In bytes.
    static constexpr std::size_t most_members = 256;

    /// False, and says so in `error`, if that is no object.
    bool read(std::string_view text, parse_error& error, std::size_t first_column = 1) {
        members_.clear();
        scanner scan{text, error, first_column};
        if (text.size() > longest) return scan.fail(detail::joined("longer than ", longest, " bytes"));
        auto const keep = [&](std::string&& name, value const& found) {
            if (named({name, ""})) return scan.fail(found, detail::joined("the member \"", shortened(name), "\" comes twice"));
            if (members_.size() == most_members) return scan.fail(found, detail::joined("more than ", most_members, " members"));
            members_.push_back({std::move(name), found});
            return true;
        };
        return scan.members(keep) && (scan.ends() || scan.fail("behind the object there is something more"));
    }

    /// Null if there is none; a `null` is none.
    value const* find(member_name const& name) const noexcept {
        auto const* const found = named(name);
        return found && found->kind != kind::null ? found : nullptr;
    }

    /// A text of whatever length and content as a sentence may quote it.
    static std::string shortened(std::string_view text) {
        constexpr std::size_t most = 40;
        auto end = text.size() > most ? most : text.size();
        while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        std::string shown;
        detail::append_visible(shown, text.substr(0, end));
        return end < text.size() ? shown + "…" : shown;
    }

private:
    struct named_value {
        std::string name;
        value found;
    };

    value const* named(member_name const& name) const noexcept {
        for (auto const& member : members_) {
            if (name.is(member.name)) return &member.found;
        }
        return nullptr;
    }

    std::vector<named_value> members_;
};
using object = basic_object<>;

}  // namespace monongusa::wire::jsonl

#endif

#include <concepts>
#include <type_traits>

namespace monongusa::wire::jsonl {

// Each type is described once, by its members in the order in which they stand in a line.  `members` is whoever visits them: it writes, reads
// or changes them, and knows what each is:
//
//     id(name, text)              names something there          text(name, text)           somebody wrote it
//     user_id, user_name, channel_id, channel_name, file_name, file_url(name, text)
//     user(name, user)            all of a user                  channel(name, channel)     all of a channel
//     text_like(name, text, other)  left out where it equals the other
//     texts(name, list)           attachments(name, list)        flag(name, truth)
//     number(name, number)        channel_kind(name, kind)       range(begin, end, range, text)  a part of the text
//
// What is empty, false or 0 is left out and has that value when it is missing.  An event or action of your own joins by a `describe` in its
// own namespace.

template <class Given, class Wanted>
concept is = std::same_as<std::remove_const_t<Given>, Wanted>;

// --- nouns

void describe(auto& members, is<chat::user> auto& user, std::string_view stem) {
    members.user_id({stem, ""}, user.id);
    members.user_name({stem, "_name"}, user.name);
    members.flag({stem, "_bot"}, user.bot);
    members.flag({stem, "_self"}, user.self);
    members.texts({stem, "_roles"}, user.roles);
}

void describe(auto& members, is<chat::channel> auto& channel, std::string_view stem) {
    members.channel_id({stem, ""}, channel.id);
    members.channel_name({stem, "_name"}, channel.name);
    members.channel_kind({stem, "_kind"}, channel.kind);
}

void describe(auto& members, is<chat::attachment> auto& attachment) {
    members.id("id", attachment.id);
    members.file_name("name", attachment.name);
    members.file_url("url", attachment.url);
    members.id("type", attachment.type);
    members.number("size", attachment.size);
}

// --- events

void describe(auto& members, is<event::message> auto& message) {
    members.id("id", message.id);
    members.text("text", message.text);
    members.text_like("raw", message.raw, message.text);
    members.user("user", message.author);
    members.channel("channel", message.channel);
    members.id("thread", message.thread);
    members.flag("addressed", message.addressed);
    members.range("body_begin", "body_end", message.body_range, message.text);
    members.attachments("attachments", message.attachments);
}

void describe(auto& members, is<event::message_edited> auto& edited) {
    members.id("id", edited.id);
    members.text("text", edited.text);
    members.text_like("raw", edited.raw, edited.text);
    members.user("user", edited.author);
    members.channel("channel", edited.channel);
    members.id("thread", edited.thread);
    members.text("previous", edited.previous);
}

void describe(auto& members, is<event::message_deleted> auto& deleted) {
    members.id("id", deleted.id);
    members.user("user", deleted.author);
    members.channel("channel", deleted.channel);
    members.id("thread", deleted.thread);
    members.text("previous", deleted.previous);
}

template <class Reaction>
    requires is<Reaction, event::reaction_added> || is<Reaction, event::reaction_removed>
void describe(auto& members, Reaction& reaction) {
    members.id("emoji", reaction.emoji.name);
    members.id("emoji_id", reaction.emoji.id);
    members.user("user", reaction.user);
    members.channel("channel", reaction.channel);
    members.id("message", reaction.message);
    members.id("thread", reaction.thread);
}

template <class Change>
    requires is<Change, event::channel_created> || is<Change, event::channel_deleted>
void describe(auto& members, Change& change) { members.channel("channel", change.channel); }

void describe(auto& members, is<event::channel_renamed> auto& renamed) {
    members.channel("channel", renamed.channel);
    members.channel_name("previous", renamed.previous);
}

template <class Change>
    requires is<Change, event::member_joined> || is<Change, event::member_left>
void describe(auto& members, Change& change) {
    members.user("user", change.user);
    members.channel("channel", change.channel);
}

void describe(auto& members, is<event::member_changed> auto& changed) {
    members.user("user", changed.user);
    members.user_name("previous", changed.previous);
}

void describe(auto& members, is<event::ready> auto& ready) { members.user("user", ready.self); }

void describe(auto& members, is<event::disconnected> auto& disconnected) {
    members.text("reason", disconnected.reason);
    members.flag("final", disconnected.final);
}

// --- actions

void describe(auto& members, is<chat::origin> auto& to) {
    members.channel("to_channel", to.channel);
    members.user("to_user", to.user);
    members.id("to_message", to.message);
    members.id("to_thread", to.thread);
}

template <class Action>
    requires detail::is_one_of<std::remove_const_t<Action>, action::send, action::reply, action::reply_in_thread, action::direct_message,
                               action::edit>
void describe(auto& members, Action& action) {
    members.text("text", action.text);
    describe(members, action.to);
}

template <class Action>
    requires is<Action, action::react> || is<Action, action::unreact>
void describe(auto& members, Action& action) {
    members.id("emoji", action.emoji);
    describe(members, action.to);
}

void describe(auto& members, is<action::delete_message> auto& action) { describe(members, action.to); }

}  // namespace monongusa::wire::jsonl

#endif

#include <concepts>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace monongusa::wire::jsonl {

/// What a text is, for those who treat them differently.
enum class meaning : unsigned char { text, id, user_id, user_name, channel_id, channel_name, file_name, file_url };

/// Whoever visits members behind one type, so that each event and action is described to the compiler once, and not to everybody who visits it.
class visitor {
    struct calls {
        void (*text)(void* visits, meaning what, member_name const& name, std::string& text);
        void (*text_like)(void* visits, member_name const& name, std::string& text, std::string const& other);
        void (*channel_kind)(void* visits, member_name const& name, chat::channel_kind& kind);
        void (*flag)(void* visits, member_name const& name, bool& truth);
        void (*number)(void* visits, member_name const& name, std::uint64_t& number, std::uint64_t most);
        void (*range)(void* visits, member_name const& first, member_name const& last, detail::text_range& range, std::string const& text);
        void (*texts)(void* visits, member_name const& name, std::vector<std::string>& texts);
        void (*attachments)(void* visits, member_name const& name, std::vector<chat::attachment>& attachments);
        void (*user)(void* visits, std::string_view stem, chat::user& user);
        void (*channel)(void* visits, std::string_view stem, chat::channel& channel);
    };
    template <class Visits>
    static Visits& as(void* visits) noexcept {
        return *static_cast<Visits*>(visits);
    }
    template <class Visits>
    static void text_of(void* visits, meaning what, member_name const& name, std::string& text) {
        auto& to = as<Visits>(visits);
        switch (what) {
            case meaning::text: return to.text(name, text);
            case meaning::id: return to.id(name, text);
            case meaning::user_id: return to.user_id(name, text);
            case meaning::user_name: return to.user_name(name, text);
            case meaning::channel_id: return to.channel_id(name, text);
            case meaning::channel_name: return to.channel_name(name, text);
            case meaning::file_name: return to.file_name(name, text);
            case meaning::file_url: return to.file_url(name, text);
        }
    }
    template <class Visits>
    static constexpr calls calls_of{
        &text_of<Visits>,
        [](void* visits, member_name const& name, std::string& text, std::string const& other) {
            as<Visits>(visits).text_like(name, text, other);
        },
        [](void* visits, member_name const& name, chat::channel_kind& kind) { as<Visits>(visits).channel_kind(name, kind); },
        [](void* visits, member_name const& name, bool& truth) { as<Visits>(visits).flag(name, truth); },
        [](void* visits, member_name const& name, std::uint64_t& number, std::uint64_t most) {
            as<Visits>(visits).number(name, number, most);
        },
        [](void* visits, member_name const& first, member_name const& last, detail::text_range& range, std::string const& text) {
            as<Visits>(visits).range(first, last, range, text);
        },
        [](void* visits, member_name const& name, std::vector<std::string>& texts) { as<Visits>(visits).texts(name, texts); },
        [](void* visits, member_name const& name, std::vector<chat::attachment>& all) { as<Visits>(visits).attachments(name, all); },
        [](void* visits, std::string_view stem, chat::user& user) { as<Visits>(visits).user(stem, user); },
        [](void* visits, std::string_view stem, chat::channel& channel) { as<Visits>(visits).channel(stem, channel); },
    };

public:
    template <class Visits>
        requires(!std::is_same_v<Visits, visitor>)
    explicit visitor(Visits& visits) noexcept : visits_(&visits), calls_(&calls_of<Visits>) {}

    void text(member_name const& name, std::string& text) { calls_->text(visits_, meaning::text, name, text); }
    void text_like(member_name const& name, std::string& text, std::string const& other) { calls_->text_like(visits_, name, text, other); }
    void id(member_name const& name, std::string& id) { calls_->text(visits_, meaning::id, name, id); }
    void user_id(member_name const& name, std::string& id) { calls_->text(visits_, meaning::user_id, name, id); }
    void user_name(member_name const& name, std::string& what) { calls_->text(visits_, meaning::user_name, name, what); }
    void channel_id(member_name const& name, std::string& id) { calls_->text(visits_, meaning::channel_id, name, id); }
    void channel_name(member_name const& name, std::string& what) { calls_->text(visits_, meaning::channel_name, name, what); }
    void file_name(member_name const& name, std::string& what) { calls_->text(visits_, meaning::file_name, name, what); }
    void file_url(member_name const& name, std::string& what) { calls_->text(visits_, meaning::file_url, name, what); }
    void channel_kind(member_name const& name, chat::channel_kind& kind) { calls_->channel_kind(visits_, name, kind); }
    void flag(member_name const& name, bool& truth) { calls_->flag(visits_, name, truth); }
    template <std::unsigned_integral Number>
    void number(member_name const& name, Number& number) {
        std::uint64_t any = number;
        calls_->number(visits_, name, any, std::numeric_limits<Number>::max());
        number = static_cast<Number>(any);
    }
    void range(member_name const& first, member_name const& last, detail::text_range& range, std::string const& text) {
        calls_->range(visits_, first, last, range, text);
    }
    void texts(member_name const& name, std::vector<std::string>& texts) { calls_->texts(visits_, name, texts); }
    void attachments(member_name const& name, std::vector<chat::attachment>& all) { calls_->attachments(visits_, name, all); }
    void user(std::string_view stem, chat::user& user) { calls_->user(visits_, stem, user); }
    void channel(std::string_view stem, chat::channel& channel) { calls_->channel(visits_, stem, channel); }

private:
    void* visits_;
    calls const* calls_;
};

/// Whether there is a line for such an event or action.
template <class What>
concept described = std::copyable<What> && requires(visitor& members, What& what) {
    describe(members, what);
};

/// Refers to a described event or action.
class contents {
public:
    contents() = default;
    // Who only reads members gets them as what they are not, changeable; that is his word.
    template <class What>
        requires(!std::same_as<What, contents>) && described<What> contents(What const& what)
    noexcept : of_(const_cast<What*>(&what)), visit_([](void* of, visitor& members) { describe(members, *static_cast<What*>(of)); }) {
        if constexpr (requires { What::event_name; }) {
            type_ = What::event_name;
        } else if constexpr (requires { What::action_name; }) {
            type_ = What::action_name;
        } else {
            type_ = What::line_type;
        }
    }

    /// What its line has as type.
    std::string_view type() const noexcept { return type_; }

    /// Visits all members in their order.
    template <class Visits>
    void visit(Visits& visits) const {
        visitor members{visits};
        visit_(of_, members);
    }

private:
    void* of_ = nullptr;
    void (*visit_)(void* of, visitor& members) = nullptr;
    std::string_view type_{};
};

/// Of one of several.
template <class Any>
contents contents_of(Any const& any) {
    return visit([](auto const& one) { return contents{one}; }, any);
}

}  // namespace monongusa::wire::jsonl

#endif
// SPDX-License-Identifier: BSL-1.0
// reader: members out of JSON.

#ifndef MONONGUSA_WIRE_JSONL_READER_HPP
#define MONONGUSA_WIRE_JSONL_READER_HPP

// SPDX-License-Identifier: BSL-1.0
// writer: members as JSON.

#ifndef MONONGUSA_WIRE_JSONL_WRITER_HPP
#define MONONGUSA_WIRE_JSONL_WRITER_HPP

// SPDX-License-Identifier: BSL-1.0
// json_text: any text as a JSON string from which the same bytes can be read again.

#ifndef MONONGUSA_DETAIL_JSON_TEXT_HPP
#define MONONGUSA_DETAIL_JSON_TEXT_HPP


#include <string>
#include <string_view>

namespace monongusa::detail {

namespace json_text {

// The letter behind the backslash for the characters that have one; 0 for the others.
constexpr char short_escape(char32_t point) noexcept {
    switch (point) {
        case U'"': return '"';
        case U'\\': return '\\';
        case U'\b': return 'b';
        case U'\f': return 'f';
        case U'\n': return 'n';
        case U'\r': return 'r';
        case U'\t': return 't';
        default: return 0;
    }
}

constexpr bool must_be_escaped(char32_t point) noexcept {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029;
}

inline void append_escape(std::string& out, char32_t unit) {
    constexpr char digits[] = "0123456789abcdef";
    out += {'\\', 'u', digits[unit >> 12 & 15], digits[unit >> 8 & 15], digits[unit >> 4 & 15], digits[unit & 15]};
}

}  // namespace json_text

/// Appends `text` as a JSON string in quotes, on one line and harmless to a terminal: control characters and the separators U+2028 and U+2029
/// are escaped.  A byte that belongs to no UTF-8 character is written as a lone surrogate, `\udc80` to `\udcff`, which stands for nothing else.
inline void append_json_text(std::string& out, std::string_view text) {
    out += '"';
    char const* const end = text.data() + text.size();
    for (char const* at = text.data(); at != end;) {
        auto const [point, size] = utf8::decode(at, end);
        if (size == 0) {
            json_text::append_escape(out, 0xDC00U | static_cast<unsigned char>(*at));
            ++at;
            continue;
        }
        if (char const letter = json_text::short_escape(point); letter != 0) {
            out += {'\\', letter};
        } else if (json_text::must_be_escaped(point)) {
            json_text::append_escape(out, point);
        } else {
            out.append(at, size);
        }
        at += size;
    }
    out += '"';
}

}  // namespace monongusa::detail

#endif

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::wire::jsonl {

constexpr std::string_view name_of(chat::channel_kind kind) noexcept {
    switch (kind) {
        case chat::channel_kind::open: return "open";
        case chat::channel_kind::closed: return "closed";
        case chat::channel_kind::group: return "group";
        case chat::channel_kind::direct: return "direct";
    }
    return "open";
}

/// Visits members and appends each to an object that has been begun with `{`.
template <class = void>
class basic_writer {
public:
    explicit basic_writer(std::string& out) noexcept : out_(out) {}

    void text(member_name const& name, std::string_view text) {
        if (!text.empty()) always_text(name, text);
    }
    void text_like(member_name const& name, std::string_view text, std::string_view other) {
        if (text != other) always_text(name, text);
    }
    void id(member_name const& name, std::string_view id) { text(name, id); }
    void user_id(member_name const& name, std::string_view id) { text(name, id); }
    void user_name(member_name const& name, std::string_view what) { text(name, what); }
    void channel_id(member_name const& name, std::string_view id) { text(name, id); }
    void channel_name(member_name const& name, std::string_view what) { text(name, what); }
    void file_name(member_name const& name, std::string_view what) { text(name, what); }
    void file_url(member_name const& name, std::string_view what) { text(name, what); }
    void channel_kind(member_name const& name, chat::channel_kind kind) {
        if (kind != chat::channel_kind::open) text(name, name_of(kind));
    }

    void flag(member_name const& name, bool truth) {
        if (truth) begin(name) += "true";
    }
    void number(member_name const& name, std::uint64_t number, std::uint64_t = 0) {
        if (number != 0) detail::append_part(begin(name), number);
    }
    /// In seconds with three digits behind the point.
    void time(member_name const& name, instant::duration time) {
        auto const milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
        if (milliseconds <= 0) return;
        auto const fraction = milliseconds % 1000;
        detail::append_part(begin(name), milliseconds / 1000);
        detail::append_part(out_, fraction < 10 ? ".00" : fraction < 100 ? ".0" : ".");
        detail::append_part(out_, fraction);
    }

    void range(member_name const& first, member_name const& last, detail::text_range const& range, std::string_view) {
        if (!range.present()) return;
        detail::append_part(begin(first), range.begin);
        detail::append_part(begin(last), range.end);
    }

    void texts(member_name const& name, std::vector<std::string> const& texts) {
        if (texts.empty()) return;
        begin(name) += '[';
        for (auto const& text : texts) {
            separate();
            detail::append_json_text(out_, text);
        }
        out_ += ']';
    }
    void attachments(member_name const& name, std::vector<chat::attachment> const& attachments) {
        if (attachments.empty()) return;
        begin(name) += '[';
        for (auto const& attachment : attachments) {
            separate();
            out_ += '{';
            describe(*this, attachment);
            out_ += '}';
        }
        out_ += ']';
    }

    void user(std::string_view stem, chat::user const& user) { describe(*this, user, stem); }
    void channel(std::string_view stem, chat::channel const& channel) { describe(*this, channel, stem); }

private:
    void always_text(member_name const& name, std::string_view text) { detail::append_json_text(begin(name), text); }

    std::string& begin(member_name const& name) {
        separate();
        out_ += '"';
        append_to(out_, name);
        out_ += "\":";
        return out_;
    }
    void separate() {
        if (out_.back() != '{' && out_.back() != '[') out_ += ',';
    }

    std::string& out_;
};
using writer = basic_writer<>;

}  // namespace monongusa::wire::jsonl

#endif

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::wire::jsonl {

/// Visits members and sets each from an object, or to its default where it is missing.  Keeps the first mistake; what is visited behind it is
/// not read.
template <class = void>
class basic_reader {
public:
    static constexpr std::size_t most_elements = 1024;  ///< Of an array.

    basic_reader(object const& from, parse_error& error) noexcept : from_(from), error_(error) {}

    void text(member_name const& name, std::string& text) {
        text.clear();
        if (auto const* const found = wanted(name, kind::text, "a text in quotes")) decode(*found, text);
    }
    void text_like(member_name const& name, std::string& text, std::string const& other) {
        if (from_.find(name)) return this->text(name, text);
        text = other;
    }
    void id(member_name const& name, std::string& id) { text(name, id); }
    void user_id(member_name const& name, std::string& id) { text(name, id); }
    void user_name(member_name const& name, std::string& what) { text(name, what); }
    void channel_id(member_name const& name, std::string& id) { text(name, id); }
    void channel_name(member_name const& name, std::string& what) { text(name, what); }
    void file_name(member_name const& name, std::string& what) { text(name, what); }
    void file_url(member_name const& name, std::string& what) { text(name, what); }
    void channel_kind(member_name const& name, chat::channel_kind& kind) {
        kind = chat::channel_kind::open;
        std::string given;
        text(name, given);
        if (given.empty()) return;
        for (auto const one :
             {chat::channel_kind::open, chat::channel_kind::closed, chat::channel_kind::group, chat::channel_kind::direct}) {
            if (given == name_of(one)) return void(kind = one);
        }
        mistake(*from_.find(name), name, "open, closed, group or direct");
    }

    void flag(member_name const& name, bool& truth) {
        auto const* const found = wanted(name, kind::boolean, "true or false");
        truth = found && found->written == "true";
    }
    template <std::unsigned_integral Number>
    void number(member_name const& name, Number& number, std::uint64_t most = std::numeric_limits<Number>::max()) {
        number = 0;
        auto const* const found = wanted(name, kind::number, whole_number);
        if (!found) return;
        read(*found, name, number);
        if (number > most) mistake(*found, name, whole_number);
    }
    /// In seconds; what comes behind milliseconds is not read.
    void time(member_name const& name, instant::duration& time) {
        constexpr std::string_view seconds = "a number of seconds, such as 12.345";
        time = {};
        auto const* const found = wanted(name, kind::number, seconds);
        if (!found) return;
        constexpr std::uint32_t most_seconds = 4'000'000'000;  // A clock of nanoseconds counts no more than twice as many.
        auto const point = found->written.find('.');
        auto const whole = found->written.substr(0, point);
        std::uint32_t count = 0;
        auto const [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), count);
        bool const exponent = found->written.find_first_of("eE") != std::string_view::npos;
        if (exponent || error != std::errc{} || end != whole.data() + whole.size() || count > most_seconds) {
            return mistake(*found, name, seconds);
        }
        auto fraction = point == std::string_view::npos ? std::string{} : std::string{found->written.substr(point + 1, 3)};
        fraction.resize(3, '0');
        int milliseconds = 0;
        std::from_chars(fraction.data(), fraction.data() + fraction.size(), milliseconds);
        time = std::chrono::seconds{count} + std::chrono::milliseconds{milliseconds};
    }

    void range(member_name const& first, member_name const& last, detail::text_range& range, std::string_view text) {
        range = {};
        auto const* const begin = wanted(first, kind::number, whole_number);
        auto const* const end = wanted(last, kind::number, whole_number);
        if (!begin && !end) return;
        detail::text_range found{0, 0};
        if (begin) read(*begin, first, found.begin);
        if (end) read(*end, last, found.end);
        if (error_) return;
        if (!begin || !end || found.begin > found.end || found.end > text.size()) {
            return fail(begin ? *begin : *end,
                        detail::joined('"', first, "\" and \"", last, "\" must be the bounds of a part of the text"));
        }
        range = found;
    }

    void texts(member_name const& name, std::vector<std::string>& texts) {
        texts.clear();
        elements(name, kind::text, "an array of texts", [&](value const& found) { decode(found, texts.emplace_back()); });
    }
    void attachments(member_name const& name, std::vector<chat::attachment>& attachments) {
        attachments.clear();
        elements(name, kind::object, "an array of objects", [&](value const& found) {
            object inner;
            if (!inner.read(found.written, error_, found.column)) return;
            basic_reader members{inner, error_};
            describe(members, attachments.emplace_back());
        });
    }

    void user(std::string_view stem, chat::user& user) { describe(*this, user, stem); }
    void channel(std::string_view stem, chat::channel& channel) { describe(*this, channel, stem); }

    /// Notes what is wrong, unless something was before.
    void fail(value const& where, std::string what) {
        if (!error_) error_ = {where.column, std::move(what)};
    }

private:
    static constexpr std::string_view whole_number = "a whole number from 0 on";

    void mistake(value const& where, member_name const& name, std::string_view must_be) {
        fail(where, detail::joined('"', name, "\" must be ", must_be));
    }

    // Null if it is missing, wrong, or something was wrong before.
    value const* wanted(member_name const& name, kind kind, std::string_view must_be) {
        if (error_) return nullptr;
        auto const* const found = from_.find(name);
        if (!found || found->kind == kind) return found;
        mistake(*found, name, must_be);
        return nullptr;
    }

    // It was read once before, so nothing can be wrong with it.
    void decode(value const& found, std::string& text) { scanner{found.written, error_, found.column}.string(&text); }

    template <class Number>
    void read(value const& found, member_name const& name, Number& number) {
        auto const* const end = found.written.data() + found.written.size();
        auto const [read_to, error] = std::from_chars(found.written.data(), end, number);
        if (error != std::errc{} || read_to != end) mistake(found, name, whole_number);
    }

    template <class Each>
    void elements(member_name const& name, kind of_each, std::string_view must_be, Each&& each) {
        auto const* const found = wanted(name, kind::array, must_be);
        if (!found) return;
        std::size_t count = 0;
        scanner{found->written, error_, found->column}.elements([&](value const& element) {
            if (element.kind != of_each) {
                mistake(element, name, must_be);
            } else if (++count > most_elements) {
                fail(element, detail::joined('"', name, "\" has more than ", most_elements, " elements"));
            } else {
                each(element);
            }
            return !error_;
        });
    }

    object const& from_;
    parse_error& error_;
};
using reader = basic_reader<>;

}  // namespace monongusa::wire::jsonl

#endif

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace monongusa::wire::jsonl {

inline constexpr std::uint64_t version = 1;

/// The first line of a recording.
struct header {
    static constexpr std::string_view line_type = "recording";
    std::string bot{};        ///< What the bot is called.
    std::string transport{};  ///< Where it was.

    friend bool operator==(header const&, header const&) = default;
};

/// An event and when it was heard.
struct event_line {
    std::uint64_t number = 0;  ///< As the bot counts its events, from 1; 0 if the line does not say.
    instant::duration at{};    ///< Since the recording began.
    detail::one_of_list<event::list> what{};

    friend bool operator==(event_line const&, event_line const&) = default;
};

/// An action, when it was done, and what came of it.
struct action_line {
    action::stamp stamp{};
    instant::duration at{};
    action::any what{};
    std::string sent{};   ///< The id of the message that came of it.
    std::string error{};  ///< Why it failed; empty if it did not.

    friend bool operator==(action_line const&, action_line const&) = default;
};

using entry = detail::one_of<event_line, action_line>;
using any_line = detail::one_of<header, event_line, action_line>;

// --- the members that are not the event's or the action's own

void describe(auto& members, is<header> auto& header) {
    members.user_name("bot", header.bot);
    members.text("transport", header.transport);
}

void describe_coming(auto& members, auto& number, auto& at) {
    members.number("event", number);
    members.time("at", at);
}

void describe_doing(auto& members, auto& stamp, auto& at) {
    members.number("event", stamp.event);
    members.number("rule", stamp.rule);
    members.number("number", stamp.number);
    members.number("failure", stamp.failure);
    members.time("at", at);
}

void describe_outcome(auto& members, auto& sent, auto& error) {
    members.id("sent", sent);
    members.text("error", error);
}

// --- writing

namespace part {

// The line without its end, so that more members can follow.
template <class = void>
writer begin(std::string& out, std::string_view type) {
    detail::append_part(out, detail::joined("{\"v\":", version, ",\"type\":\""));
    out += type;
    out += '"';
    return writer{out};
}

template <class = void>
void end(std::string& out) { out += "}\n"; }

}  // namespace part

/// Each appends one line with its end.
template <class = void>
void write(std::string& out, header const& header) {
    auto members = part::begin(out, header::line_type);
    describe(members, header);
    part::end(out);
}

template <class = void>
void write_event(std::string& out, std::uint64_t number, instant::duration at, contents const& event) {
    auto members = part::begin(out, event.type());
    describe_coming(members, number, at);
    event.visit(members);
    part::end(out);
}

/// The line of an action up to what came of it, which `end_action` adds.
template <class = void>
void begin_action(std::string& out, action::stamp const& stamp, instant::duration at, contents const& action) {
    auto members = part::begin(out, action.type());
    describe_doing(members, stamp, at);
    action.visit(members);
}
template <class = void>
void end_action(std::string& out, std::string_view sent, std::string_view error) {
    writer members{out};
    describe_outcome(members, sent, error);
    part::end(out);
}

template <class = void>
void write(std::string& out, event_line const& line) {
    write_event(out, line.number, line.at, contents_of(line.what));
}
template <class = void>
void write(std::string& out, action_line const& line) {
    begin_action(out, line.stamp, line.at, contents_of(line.what));
    end_action(out, line.sent, line.error);
}

// --- reading

/// One line as an object of this version with a type.
template <class = void>
class basic_typed_object {
public:
    /// False, and says so in `error`, if it is something else.  The line must outlive this.
    bool read(std::string_view line, parse_error& error) {
        if (!members_.read(line, error)) return false;
        reader read{members_, error};
        std::uint64_t given = version;
        if (members_.find("v")) read.number("v", given);
        if (given != version) {
            read.fail(*members_.find("v"), detail::joined("the line is of version ", given, "; this program reads version ", version));
        }
        read.text("type", type_);
        if (!error && type_.empty()) error = {1, "the member \"type\" is missing"};
        return !error;
    }

    std::string_view type() const noexcept { return type_; }
    object const& members() const noexcept { return members_; }

private:
    object members_;
    std::string type_;
};
using typed_object = basic_typed_object<>;

namespace part {

template <class... Events>
bool read_event(typed_object const& from, parse_error& error, event_line& line, detail::type_list<Events...>) {
    auto const is_this = [&]<class Event>(Event* none) {
        static_cast<void>(none);
        if (from.type() != Event::event_name) return false;
        line.what.template emplace<Event>();
        return true;
    };
    if (!(is_this(static_cast<Events*>(nullptr)) || ...)) return false;
    reader members{from.members(), error};
    describe_coming(members, line.number, line.at);
    contents_of(line.what).visit(members);
    return true;
}

template <class... Actions>
bool read_action(typed_object const& from, parse_error& error, action_line& line, detail::type_list<Actions...>) {
    auto const is_this = [&]<class Action>(Action* none) {
        static_cast<void>(none);
        if (from.type() != Action::action_name) return false;
        line.what.template emplace<Action>();
        return true;
    };
    if (!(is_this(static_cast<Actions*>(nullptr)) || ...)) return false;
    reader members{from.members(), error};
    describe_doing(members, line.stamp, line.at);
    contents_of(line.what).visit(members);
    describe_outcome(members, line.sent, line.error);
    return true;
}

}  // namespace part

/// Whether the type is that of an action.
template <class... Actions>
constexpr bool is_action(std::string_view type, detail::type_list<Actions...>) noexcept {
    return ((type == Actions::action_name) || ...);
}
constexpr bool is_action(std::string_view type) noexcept { return is_action(type, action::list{}); }

/// What is wrong with an object whose type is neither an event's nor an action's.
template <class = void>
parse_error no_such_type(typed_object const& from) {
    return {from.members().find("type")->column, detail::joined("there is no event or action \"", object::shortened(from.type()), '"')};
}

/// What a line says; `error` tells if it is none.
template <class = void>
any_line read(std::string_view text, parse_error& error) {
    typed_object from;
    if (!from.read(text, error)) return {};
    if (from.type() == header::line_type) {
        header found;
        reader members{from.members(), error};
        describe(members, found);
        return found;
    }
    if (event_line event; part::read_event(from, error, event, event::list{})) return event;
    if (action_line action; part::read_action(from, error, action, action::list{})) return action;
    error = no_such_type(from);
    return {};
}

}  // namespace monongusa::wire::jsonl

#endif
// SPDX-License-Identifier: BSL-1.0
// rewriter: changes every text of an event or action in place.

#ifndef MONONGUSA_WIRE_JSONL_REWRITER_HPP
#define MONONGUSA_WIRE_JSONL_REWRITER_HPP


#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::wire::jsonl {

/// Visits members and calls `how(meaning, text)` for each text that is not empty; but for a user where `how.keeps(user)`.  A part of a text
/// stays the same part of the changed one if what is around it can still be told from it, and becomes all of it if not.
template <class = void>
class basic_rewriter {
public:
    template <class How>
    explicit basic_rewriter(How& how) noexcept
        : how_(&how),
          keeps_([](void* by, chat::user const& user) { return static_cast<How*>(by)->keeps(user); }),
          change_([](void* by, meaning what, std::string& text) { (*static_cast<How*>(by))(what, text); }) {}

    void text(member_name const& name, std::string& text) {
        if (name.is("text")) before_ = text;
        change(meaning::text, text);
    }
    void text_like(member_name const&, std::string& text, std::string const&) { change(meaning::text, text); }
    void id(member_name const&, std::string& id) { change(meaning::id, id); }
    void user_id(member_name const&, std::string& id) { change(meaning::user_id, id); }
    void user_name(member_name const&, std::string& name) { change(meaning::user_name, name); }
    void channel_id(member_name const&, std::string& id) { change(meaning::channel_id, id); }
    void channel_name(member_name const&, std::string& name) { change(meaning::channel_name, name); }
    void file_name(member_name const&, std::string& name) { change(meaning::file_name, name); }
    void file_url(member_name const&, std::string& url) { change(meaning::file_url, url); }
    void texts(member_name const&, std::vector<std::string>& texts) {
        for (auto& each : texts) change(meaning::text, each);
    }
    void attachments(member_name const&, std::vector<chat::attachment>& attachments) {
        for (auto& each : attachments) describe(*this, each);
    }
    void user(std::string_view stem, chat::user& user) {
        if (!keeps_(how_, user)) describe(*this, user, stem);
    }
    void channel(std::string_view stem, chat::channel& channel) { describe(*this, channel, stem); }

    void range(member_name const&, member_name const&, detail::text_range& range, std::string const& text) {
        if (!range.present() || text == before_) return;
        auto front = before_.substr(0, range.begin);
        auto back = before_.substr(range.end);
        change(meaning::text, front);
        change(meaning::text, back);
        bool const told_apart = front.size() + back.size() <= text.size() && text.starts_with(front) && text.ends_with(back);
        range = told_apart ? detail::text_range{front.size(), text.size() - back.size()} : detail::text_range{0, text.size()};
    }

    void channel_kind(member_name const&, chat::channel_kind) {}
    void flag(member_name const&, bool) {}
    void number(member_name const&, std::uint64_t, std::uint64_t = 0) {}

private:
    void change(meaning what, std::string& text) {
        if (!text.empty()) change_(how_, what, text);
    }

    void* how_;
    bool (*keeps_)(void* how, chat::user const& user);
    void (*change_)(void* how, meaning what, std::string& text);
    std::string before_;  // What the text was, to which a range refers.
};
using rewriter = basic_rewriter<>;

/// Changes all texts of an event or action, which is no constant.
template <class How>
void rewrite(How how, contents const& what) {
    rewriter members{how};
    what.visit(members);
}

/// Takes secrets out of every text, by `mg::scrub` or `mg::scrub_known`.
struct scrubbed {
    bool (*take_out)(std::string&);

    static constexpr bool keeps(chat::user const&) noexcept { return false; }
    void operator()(meaning, std::string& text) const { take_out(text); }
};

}  // namespace monongusa::wire::jsonl

#endif

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::transport {

/// Hears the events of a recording, or of lines written by hand, and writes actions in the same schema (see docs/recordings.md).
///
/// - Blank lines are nothing, and neither is what a recording has besides events.  So is a `ready` before all others and a last `disconnected`:
///   those are told by the dialect itself.
/// - What a line does not say of a message is `m1`, `m2`, …, by `you` in `console`, and whether it speaks to the bot is read from its text.
/// - What is wrong is told with line and column, the first times, and skipped; at the end how often.
template <class = void>
class basic_jsonl_dialect {
public:
    basic_jsonl_dialect(stdio_config const& how, console_output& out) : how_(how), out_(out) {}

    template <class Listener>
    void begin(Listener& listener) {
        event::ready ready;
        ready.self = {how_.name, how_.name, true, true};
        listener.hear(ready);
    }

    template <class Listener>
    void hear(Listener& listener, std::string_view line, std::size_t number) {
        namespace jsonl = wire::jsonl;
        if (line.find_first_not_of(" \t") == std::string_view::npos) return;
        jsonl::parse_error error;
        jsonl::typed_object from;
        if (from.read(line, error) && from.type() != jsonl::header::line_type && !jsonl::is_action(from.type())) {
            if (!hear_one(listener, from, error, event::list{})) error = jsonl::no_such_type(from);
        }
        if (error) skip(number, error);
    }

    template <class Listener>
    void timers_fired(Listener&) {}

    template <class Listener>
    void end(Listener& listener, std::string_view reason) {
        if (skipped_ > 0) log::warning("stdin: ", skipped_, skipped_ == 1 ? " line was" : " lines were", " wrong and skipped");
        event::disconnected gone{std::string{reason}, true};
        listener.hear(gone);
    }

    /// Writes an action's line in one piece, without the secrets that are known.
    template <class Action, class Done>
    void perform(Action action, Done done, action::stamp const& stamp) {
        chat::sent sent;
        sent.channel = action.to.channel;
        if constexpr (std::is_same_v<Action, action::edit>) {
            sent.message = action.to.message;
        } else if constexpr (requires { action.text; }) {
            sent.message = detail::joined('b', ++sent_);
        }
        auto const error = write(action, stamp, sent.message);
        done(error, sent);
    }

private:
    std::error_code write(wire::jsonl::contents const& action, action::stamp const& stamp, std::string_view sent) {
        wire::jsonl::rewrite(wire::jsonl::scrubbed{&scrub_known}, action);
        std::string line;
        wire::jsonl::begin_action(line, stamp, {}, action);
        wire::jsonl::end_action(line, sent, {});
        return out_.write(line);
    }

    static constexpr std::size_t most_told = 20;

    // Whether there is such an event.
    template <class Listener, class... Events>
    bool hear_one(Listener& listener, wire::jsonl::typed_object const& from, wire::jsonl::parse_error& error,
                  detail::type_list<Events...>) {
        return (hear_if<Events>(listener, from, error) || ...);
    }
    template <class Event, class Listener>
    bool hear_if(Listener& listener, wire::jsonl::typed_object const& from, wire::jsonl::parse_error& error) {
        if (from.type() != Event::event_name) return false;
        Event event;
        wire::jsonl::reader members{from.members(), error};
        wire::jsonl::contents{event}.visit(members);
        if (error) return true;
        bool const first = !std::exchange(heard_, true);
        complete(event, from.members());
        if constexpr (std::is_same_v<Event, event::ready>) {
            if (first) return true;
        } else if constexpr (std::is_same_v<Event, event::disconnected>) {
            if (event.final) return true;
        }
        if constexpr (Listener::template wants<Event>) listener.hear(event);
        return true;
    }

    // --- what the line does not say

    void complete(event::message& message, wire::jsonl::object const& given) {
        if (message.id.empty()) message.id = detail::joined('m', ++messages_);
        complete_place(message.author, message.channel);
        auto const address = chat::find_address(message.text, how_.name);
        bool const direct = message.channel.kind == chat::channel_kind::direct;
        if (!given.find("addressed")) message.addressed = direct || address.mentioned;
        if (!message.body_range.present()) message.body_range = address.body;
    }
    template <class Event>
    void complete(Event& event, wire::jsonl::object const&) {
        if constexpr (event::has_channel<Event> && event::has_author<Event>) {
            complete_place(event.author, event.channel);
        } else if constexpr (std::is_same_v<Event, event::reaction_added> || std::is_same_v<Event, event::reaction_removed>) {
            complete_place(event.user, event.channel);
        }
    }
    static void complete_place(chat::user& user, chat::channel& channel) {
        complete_name(user.id, user.name, "you");
        complete_name(channel.id, channel.name, "console");
    }
    // Who writes a line by hand gives one of the two.
    static void complete_name(std::string& id, std::string& name, std::string_view otherwise) {
        if (id.empty()) id = name.empty() ? otherwise : name;
        if (name.empty()) name = id;
    }

    void skip(std::size_t number, wire::jsonl::parse_error const& error) {
        if (++skipped_ > most_told) return;
        log::warning("stdin:", number, ":", error.column, ": ", error.what,
                     skipped_ == most_told ? "; later mistakes are only counted" : "");
    }

    stdio_config const& how_;
    console_output& out_;
    std::atomic<std::uint64_t> sent_ = 0;
    std::uint64_t messages_ = 0;
    std::size_t skipped_ = 0;
    bool heard_ = false;
};
using jsonl_dialect = basic_jsonl_dialect<>;

}  // namespace monongusa::transport

#endif
// SPDX-License-Identifier: BSL-1.0
// line_editor: lines that somebody types on a terminal: editing, history, completion.

#ifndef MONONGUSA_TRANSPORT_LINE_EDITOR_HPP
#define MONONGUSA_TRANSPORT_LINE_EDITOR_HPP

// SPDX-License-Identifier: BSL-1.0
// completion_list: what a word may become, and how far that is certain.

#ifndef MONONGUSA_TRANSPORT_COMPLETION_LIST_HPP
#define MONONGUSA_TRANSPORT_COMPLETION_LIST_HPP


#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::transport {

/// Where the last word of a line begins; only blanks part words.
constexpr std::size_t last_word(std::string_view line) noexcept {
    auto const blank = line.find_last_of(" \t");
    return blank == std::string_view::npos ? 0 : blank + 1;
}

template <class = void>
class basic_completion_list {
public:
    /// Keeps the candidates that begin with `word` and that a line can hold.
    basic_completion_list(std::string_view word, std::vector<std::string> candidates) : word_(word), words_(std::move(candidates)) {
        std::erase_if(words_, [word](std::string const& one) {
            auto const steers = [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; };
            return !one.starts_with(word) || std::any_of(one.begin(), one.end(), steers);
        });
        std::sort(words_.begin(), words_.end());
        words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
    }

    std::size_t size() const noexcept { return words_.size(); }

    /// What can be typed in behind the word without a choice; a blank is the end of the only candidate.
    std::string rest() const {
        if (words_.empty()) return {};
        std::string_view common = words_.front();
        // They are sorted: what the first and the last share, all do.
        auto const differ = std::mismatch(common.begin(), common.end(), words_.back().begin(), words_.back().end()).first;
        common = common.substr(0, static_cast<std::size_t>(differ - common.begin()));
        while (common.size() > word_.size() && continues(words_.front(), common.size())) common.remove_suffix(1);
        std::string rest{common.substr(word_.size())};
        if (words_.size() == 1) rest += ' ';
        return rest;
    }

    /// All of them in columns, or as many as one can look at.
    std::string columns(std::size_t width) const {
        constexpr std::size_t most = 200;
        auto const shown = std::min(words_.size(), most);
        std::size_t widest = 0;
        for (std::size_t i = 0; i < shown; ++i) widest = std::max(widest, characters(words_[i]));
        auto const in_a_row = std::max<std::size_t>(1, (width + 1) / (widest + 2));
        auto const rows = (shown + in_a_row - 1) / in_a_row;
        std::string out;
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t i = row; i < shown; i += rows) {
                detail::append_visible(out, words_[i]);
                if (i + rows < shown) out.append(widest + 2 - characters(words_[i]), ' ');
            }
            out += '\n';
        }
        if (shown < words_.size()) detail::append_part(out, detail::joined("… and ", words_.size() - shown, " more\n"));
        return out;
    }

private:
    static bool continues(std::string_view text, std::size_t at) noexcept {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
    }
    static std::size_t characters(std::string_view text) noexcept {
        std::size_t count = 0;
        for (std::size_t i = 0; i < text.size(); ++i) count += continues(text, i) ? 0 : 1;
        return count;
    }

    std::string_view word_;
    std::vector<std::string> words_;
};
using completion_list = basic_completion_list<>;

}  // namespace monongusa::transport

#endif
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
// SPDX-License-Identifier: BSL-1.0
// keystroke: where a key ends in the bytes that a terminal sends.

#ifndef MONONGUSA_TRANSPORT_KEYSTROKE_HPP
#define MONONGUSA_TRANSPORT_KEYSTROKE_HPP


#include <cstddef>
#include <string_view>

namespace monongusa::transport {

/// Control and a letter.
constexpr char control(char letter) noexcept { return static_cast<char>(letter & 0x1f); }

/// How many bytes the first keystroke has, 0 if more of it is to come: so whoever takes keystrokes never waits in the middle of one.  A character
/// is one, a byte that is none, an escape sequence, and two keys of which the first only announces the other (Escape, Control-V).
constexpr std::size_t keystroke_size(std::string_view bytes) noexcept {
    constexpr std::size_t longest = 32;  // What is longer is no sequence of a keyboard.
    if (bytes.empty()) return 0;
    char const first = bytes[0];
    if (first == control('V')) {
        auto const second = keystroke_size(bytes.substr(1));
        return second == 0 ? 0 : 1 + second;
    }
    if (first != '\x1b') {
        auto const lead = static_cast<unsigned char>(first);
        if (lead < 0xC2 || lead > 0xF4) return 1;
        if (auto const whole = detail::utf8::decode(bytes.data(), bytes.data() + bytes.size()); whole.size > 0) return whole.size;
        // Cut short, or no character at all.
        std::size_t const size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (bytes.size() >= size) return 1;
        for (char const byte : bytes.substr(1)) {
            if ((static_cast<unsigned char>(byte) & 0xC0) != 0x80) return 1;
        }
        return 0;
    }
    if (bytes.size() < 2) return 0;
    if (bytes[1] == '\x1b') return 1;
    if (bytes[1] == 'O') return bytes.size() < 3 ? 0 : 3;
    if (bytes[1] != '[') {
        auto const second = keystroke_size(bytes.substr(1));
        return second == 0 ? 0 : 1 + second;
    }
    // The console of Linux sends its first function keys with a second bracket.
    std::size_t at = bytes.size() > 2 && bytes[2] == '[' ? 3 : 2;
    for (; at < bytes.size(); ++at) {
        char const byte = bytes[at];
        if (byte >= 0x40 && byte < 0x7f) return at + 1;
        if (byte < 0x20 || byte >= 0x7f || at + 1 == longest) return at;  // Broken off.
    }
    return 0;
}

/// Of the keys that send a sequence, the control key (or Escape and a letter) that does the same in an editor like Emacs; Control-_ stands for the
/// Delete key.  Other keystrokes stay what they are; an escape sequence that is nothing of this is empty.
constexpr std::string_view plain_key(std::string_view keystroke) noexcept {
    struct key {
        std::string_view sequence;
        std::string_view plain;
    };
    constexpr key keys[] = {
        {"[A", "\x10"},     {"OA", "\x10"},     {"[B", "\x0e"},     {"OB", "\x0e"},     {"[C", "\x06"},  {"OC", "\x06"},
        {"[D", "\x02"},     {"OD", "\x02"},     {"[H", "\x01"},     {"OH", "\x01"},     {"[1~", "\x01"}, {"[7~", "\x01"},
        {"[F", "\x05"},     {"OF", "\x05"},     {"[4~", "\x05"},    {"[8~", "\x05"},    {"[3~", "\x1f"}, {"[1;5C", "\x1b" "f"},
        {"[1;3C", "\x1b" "f"}, {"Oc", "\x1b" "f"}, {"[1;5D", "\x1b" "b"}, {"[1;3D", "\x1b" "b"}, {"Od", "\x1b" "b"},
    };
    if (!keystroke.starts_with('\x1b')) return keystroke;
    // Words: back, capital, delete, forward, small, large, to copy; lines that begin so: next, previous.
    constexpr std::string_view letters = "bcdflunpw\x08\x7f";
    auto const rest = keystroke.substr(1);
    if (rest.size() == 1 && letters.find(rest[0]) != std::string_view::npos) return keystroke;
    for (auto const& one : keys) {
        if (rest == one.sequence) return one.plain;
    }
    return {};
}

}  // namespace monongusa::transport

#endif
// SPDX-License-Identifier: BSL-1.0
// line_history: what was typed, to be typed again.

#ifndef MONONGUSA_TRANSPORT_LINE_HISTORY_HPP
#define MONONGUSA_TRANSPORT_LINE_HISTORY_HPP


#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace monongusa::transport {

/// The last lines, each but once in a row.  Bounded; a line with a known secret is not kept.
template <class = void>
class basic_line_history {
public:
    static constexpr std::size_t most = 1000;
    static constexpr std::size_t longest = 16384;  ///< Bytes of a line.

    void add(std::string_view line) {
        if (line.find_first_not_of(" \t") == std::string_view::npos || line.size() > longest) return;
        if (line.find_first_of({"\n\0", 2}) != std::string_view::npos || (size() > 0 && line == (*this)[0]) || is_secret(line)) return;
        if (lines_.size() == most) lines_.erase(lines_.begin());
        lines_.emplace_back(line);
    }

    std::size_t size() const noexcept { return lines_.size(); }
    /// The latest is 0.
    std::string const& operator[](std::size_t ago) const { return lines_[lines_.size() - 1 - ago]; }

    /// Adds the lines of a file; one that is not there has none.
    std::error_code load(std::string const& path) {
        int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        if (file < 0) return errno == ENOENT ? std::error_code{} : last_error();
        struct stat about = {};
        std::error_code error;
        if (::fstat(file, &about) != 0) {
            error = last_error();
        } else if (!S_ISREG(about.st_mode)) {
            error = std::make_error_code(std::errc::invalid_argument);
        } else {
            error = read(file);
        }
        ::close(file);
        return error;
    }

    /// Replaces the file, which nobody else may read, at once: whoever looks sees the old or the new.
    std::error_code save(std::string const& path) const {
        std::string text;
        for (auto const& line : lines_) {
            if (!is_secret(line)) (text += line) += '\n';  // It may have become one since.
        }
        auto const next = path + ".new";
        ::unlink(next.c_str());
        int const file = ::open(next.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (file < 0) return last_error();
        auto error = write(file, text);
        if (::close(file) != 0 && !error) error = last_error();
        if (!error && std::rename(next.c_str(), path.c_str()) != 0) error = last_error();
        if (error) ::unlink(next.c_str());
        return error;
    }

private:
    static std::error_code last_error() noexcept { return {errno, std::generic_category()}; }

    static bool is_secret(std::string_view line) {
        std::string told{line};
        return scrub_known(told);
    }

    std::error_code read(int file) {
        // Not more than it can have been written with.
        auto const end = ::lseek(file, 0, SEEK_END);
        constexpr auto largest = static_cast<off_t>(most * longest);
        ::lseek(file, end > largest ? end - largest : 0, SEEK_SET);
        line_reader reader{file, longest};
        for (std::string_view line;;) {
            switch (reader.next(line)) {
                case line_reader::result::line: add(line); break;
                case line_reader::result::too_long: break;
                case line_reader::result::empty:
                    if (auto const error = reader.fill()) return error;
                    break;
                case line_reader::result::end: return {};
            }
        }
    }

    static std::error_code write(int file, std::string_view text) noexcept {
        while (!text.empty()) {
            auto const written = ::write(file, text.data(), text.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return last_error();
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        return {};
    }

    std::vector<std::string> lines_;
};
using line_history = basic_line_history<>;

}  // namespace monongusa::transport

#endif
// SPDX-License-Identifier: BSL-1.0
// terminal_line: a line that is edited on a terminal, by libedit.

#ifndef MONONGUSA_TRANSPORT_TERMINAL_LINE_HPP
#define MONONGUSA_TRANSPORT_TERMINAL_LINE_HPP

// SPDX-License-Identifier: BSL-1.0
// utf8_locale: lets the C library take text for UTF-8, for one thread and for a while.

#ifndef MONONGUSA_TRANSPORT_UTF8_LOCALE_HPP
#define MONONGUSA_TRANSPORT_UTF8_LOCALE_HPP

#include <cstring>
#include <initializer_list>

#include <langinfo.h>
#include <locale.h>

namespace monongusa::transport {

/// The user's own locale if its text is UTF-8, else `C.UTF-8`.  The process's locale stays what it is: who sets that changes it for all threads.
class utf8_locale {
public:
    utf8_locale() noexcept {
        for (char const* const name : {"", "C.UTF-8", "C.utf8", "en_US.UTF-8"}) {
            locale_ = ::newlocale(LC_CTYPE_MASK, name, none);
            if (locale_ == none) continue;
            if (std::strcmp(::nl_langinfo_l(CODESET, locale_), "UTF-8") == 0) return;
            ::freelocale(locale_);
            locale_ = none;
        }
    }
    utf8_locale(utf8_locale const&) = delete;
    utf8_locale& operator=(utf8_locale const&) = delete;
    ~utf8_locale() {
        if (locale_ != none) ::freelocale(locale_);
    }

    /// Whether there is one.
    explicit operator bool() const noexcept { return locale_ != none; }

    /// As long as it lives, this thread uses it.
    class use {
    public:
        explicit use(utf8_locale const& with) noexcept : before_(::uselocale(with.locale_)) {}
        use(use const&) = delete;
        use& operator=(use const&) = delete;
        ~use() { ::uselocale(before_); }

    private:
        locale_t before_;
    };

private:
    static constexpr locale_t none = nullptr;

    locale_t locale_ = none;
};

}  // namespace monongusa::transport

#endif
// SPDX-License-Identifier: BSL-1.0
// wide_text: bytes as the wide characters of a C library, and back without loss.

#ifndef MONONGUSA_TRANSPORT_WIDE_TEXT_HPP
#define MONONGUSA_TRANSPORT_WIDE_TEXT_HPP


#include <string>
#include <string_view>

namespace monongusa::transport {

static_assert(sizeof(wchar_t) == 4, "monongusa: a wide character holds any code point where there are these terminals");

// A byte that is no text becomes one of these, which are none either: U+DC80 to U+DCFF, halves of what other encodings need pairs for.
inline constexpr char32_t byte_as_point = 0xDC00;

/// The controls from U+0080 on are taken for bytes that are no text, since editors take them for keys.
template <class = void>
void append_wide(std::wstring& out, std::string_view text) {
    char const* const end = text.data() + text.size();
    for (char const* at = text.data(); at != end;) {
        auto const character = detail::utf8::decode(at, end);
        if (character.size == 0 || (character.point >= 0x80 && character.point < 0xA0)) {
            out += static_cast<wchar_t>(byte_as_point + static_cast<unsigned char>(*at++));
        } else {
            out += static_cast<wchar_t>(character.point);
            at += character.size;
        }
    }
}

template <class = void>
void append_bytes(std::string& out, std::wstring_view text) {
    for (wchar_t const wide : text) {
        auto const point = static_cast<char32_t>(wide);
        if (point >= byte_as_point + 0x80 && point <= byte_as_point + 0xFF) {
            out += static_cast<char>(point - byte_as_point);
        } else if (detail::utf8::is_scalar(point)) {
            char bytes[4];
            out.append(bytes, detail::utf8::encode(point, bytes));
        }
    }
}

template <class = void>
std::wstring wide(std::string_view text) {
    std::wstring out;
    append_wide(out, text);
    return out;
}
template <class = void>
std::string bytes_of(std::wstring_view text) {
    std::string out;
    append_bytes(out, text);
    return out;
}

}  // namespace monongusa::transport

#endif

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

#include <sys/types.h>

namespace monongusa::transport {

/// It reads nothing and writes nothing itself: keystrokes come in whole, and what shall appear on the terminal is appended to `out`.  So the library
/// never waits in the middle of a key, and one lock around these calls keeps the picture whole.
template <class = void>
class basic_terminal_line {
public:
    /// The history is only looked at.
    basic_terminal_line(edit_library const& library, int input, int output, std::string_view prompt, line_history const& history)
        : library_(library), history_(history), prompt_(wide(prompt)) {
        if (!library_ || !locale_) return;
        cookie_io_functions_t keeps = {};
        keeps.write = [](void* self, char const* bytes, std::size_t size) {
            static_cast<basic_terminal_line*>(self)->drawn_.append(bytes, size);
            return static_cast<ssize_t>(size);
        };
        stream_ = ::fopencookie(this, "w", keeps);
        if (!stream_) return;
        utf8_locale::use const here{locale_};
        session_ = library_.begin("monongusa", stream_, stream_, stream_, input, output, output);
        if (session_) set_up();
        std::fflush(stream_);
        drawn_.clear();  // A complaint about an unknown terminal, say.
    }
    basic_terminal_line(basic_terminal_line const&) = delete;
    basic_terminal_line& operator=(basic_terminal_line const&) = delete;
    ~basic_terminal_line() {
        if (session_) {
            utf8_locale::use const here{locale_};
            library_.set(session_, edit_library::unbuffered, 0);
            // Else it would throw away what has been typed for whoever reads the terminal next.
            library_.set(session_, edit_library::editing, 0);
            library_.end(session_);
        }
        if (stream_) std::fclose(stream_);
    }

    /// Whether the library took the terminal.
    explicit operator bool() const noexcept { return session_ != nullptr; }

    /// Shows the prompt of an empty line; the terminal gives its keys one by one from here.
    void begin(std::string& out) {
        draw(out, [this] { library_.set(session_, edit_library::unbuffered, 1); });
    }
    /// The terminal gives whole lines again.
    void finish(std::string& out) {
        draw(out, [this] { library_.set(session_, edit_library::unbuffered, 0); });
    }
    /// The same in the middle of a line.
    void give_back(std::string& out) {
        draw(out, [this] { library_.set(session_, edit_library::terminal, 0); });
    }
    void take_back(std::string& out) {
        draw(out, [this] {
            library_.set(session_, edit_library::terminal, 1);
            library_.resize(session_);
        });
    }

    /// Takes one keystroke; true if it ends the line.
    bool type(std::string_view keystroke, std::string& out) {
        draw(out, [&] {
            library_.resize(session_);  // Costs one call to the system, and a signal of a new size none.
            keys_.clear();
            append_wide(keys_, plain_key(keystroke));
            read_keys();
        });
        // A line can end so, too, where a newline is quoted.
        auto const line = *library_.line(session_);
        return (keystroke == "\r" || keystroke == "\n") && line.end != line.begin && line.end[-1] == L'\n';
    }

    /// Puts text in at the cursor.
    void insert(std::string_view text, std::string& out) {
        draw(out, [&] {
            library_.insert(session_, wide(text).c_str());
            draw_anew();
        });
    }

    std::string text() const {
        auto const line = *library_.line(session_);
        std::wstring_view all{line.begin, static_cast<std::size_t>(line.end - line.begin)};
        if (all.ends_with(L'\n')) all.remove_suffix(1);
        return bytes_of(all);
    }
    std::string text_before_cursor() const {
        auto const line = *library_.line(session_);
        return bytes_of({line.begin, static_cast<std::size_t>(line.cursor - line.begin)});
    }
    /// In characters.
    std::size_t size() const noexcept {
        auto const line = *library_.line(session_);
        return static_cast<std::size_t>(line.end - line.begin);
    }

    /// Takes prompt and line from the screen and leaves the cursor where they began; nothing else but `show` may be called then.
    void hide(std::string& out) {
        draw(out, [this] {
            // The library knows which rows it has drawn, but cannot be asked to hide them.  So it is shown an empty line without a prompt for a while;
            // to delete and insert the text would overwrite what was last cut.
            auto& line = const_cast<edit_line&>(*library_.line(session_));
            hidden_ = line;
            is_hidden_ = true;
            line.cursor = line.end = line.begin;
            draw_anew();
        });
    }
    void show(std::string& out) {
        draw(out, [this] {
            auto& line = const_cast<edit_line&>(*library_.line(session_));
            line.cursor = hidden_.cursor;
            line.end = hidden_.end;
            is_hidden_ = false;
            library_.resize(session_);
            library_.set(session_, edit_library::redraw);
        });
    }

private:
    static constexpr wchar_t redisplay[] = L"\x81";  // No keyboard sends it: `append_wide` takes it for two bytes.

    template <class Work>
    void draw(std::string& out, Work&& work) {
        utf8_locale::use const here{locale_};
        auto* const before = std::exchange(drawing_, this);
        std::forward<Work>(work)();
        drawing_ = before;
        std::fflush(stream_);
        out += drawn_;
        drawn_.clear();
    }

    void set_up() {
        // A key must not read more keys than it is made of, nor stop the process while the terminal is not as the shell left it.
        library_.set(session_, edit_library::editor, L"emacs");
        library_.set(session_, edit_library::signals, 0);
        library_.set(session_, edit_library::tty, L"-d", L"-susp", none);
        library_.set(session_, edit_library::prompt, edit_prompt{[](edit_session*) { return drawing_->prompt(); }});
        library_.set(session_, edit_library::read_key, edit_read_key{[](edit_session*, wchar_t* key) { return drawing_->next_key(*key); }});
        library_.set(session_, edit_library::history, edit_history{&basic_terminal_line::recall}, static_cast<void*>(this));
        struct binding {
            wchar_t const* key;
            wchar_t const* command;
        };
        constexpr binding bindings[] = {
            {redisplay, L"ed-redisplay"},
            {L"^_", L"ed-delete-next-char"},     // See `plain_key`.
            {L"^R", L"ed-search-prev-history"},  // The usual search reads on by itself,
            {L"^X", L"ed-unassigned"},           // as the first key of two would.
            {L"^@", L"ed-unassigned"},
            {L"^W", L"ed-delete-prev-word"},
        };
        for (auto const& one : bindings) library_.set(session_, edit_library::bind, one.key, one.command, none);
    }

    wchar_t* prompt() noexcept { return is_hidden_ ? nothing_ : prompt_.data(); }

    int next_key(wchar_t& key) noexcept {
        if (given_ == keys_.size()) return 0;
        key = keys_[given_++];
        return 1;
    }

    void read_keys() {
        given_ = 0;
        for (auto before = given_; before < keys_.size(); before = given_) {
            int size = 0;
            library_.read(session_, &size);
            if (given_ == before) break;
        }
    }
    void draw_anew() {
        keys_ = redisplay;
        read_keys();
    }

    // How the library walks through the history: from the latest to the first.
    static int recall(void* self, edit_recall* found, int operation, ...) {
        auto& line = *static_cast<basic_terminal_line*>(self);
        auto const size = line.history_.size();
        auto at = line.recalled_;
        switch (operation) {
            case edit_library::first: at = 0; break;
            case edit_library::last: at = size - 1; break;
            case edit_library::next: ++at; break;
            case edit_library::previous: --at; break;
            case edit_library::current: break;
            default: return -1;
        }
        if (at >= size) return -1;
        line.recalled_ = at;
        line.recalled_text_ = wide(line.history_[at]);
        *found = {static_cast<int>(at), line.recalled_text_.c_str()};
        return 0;
    }

    static constexpr wchar_t const* none = nullptr;  // Ends a list of arguments.
    static inline thread_local basic_terminal_line* drawing_ = nullptr;  // Whom the library calls back; it only ever does so in `draw`.

    edit_library const& library_;
    line_history const& history_;
    utf8_locale locale_;
    std::wstring prompt_;
    wchar_t nothing_[1] = {};
    std::FILE* stream_ = nullptr;
    std::string drawn_;  // What the library has written to the stream.
    edit_session* session_ = nullptr;
    std::wstring keys_;  // One keystroke.
    std::size_t given_ = 0;
    std::size_t recalled_ = 0;
    std::wstring recalled_text_;
    edit_line hidden_{};
    bool is_hidden_ = false;
};
using terminal_line = basic_terminal_line<>;

}  // namespace monongusa::transport

#endif
// SPDX-License-Identifier: BSL-1.0
// terminal_mode: how a terminal was found, to leave it so.

#ifndef MONONGUSA_TRANSPORT_TERMINAL_MODE_HPP
#define MONONGUSA_TRANSPORT_TERMINAL_MODE_HPP

#include <atomic>
#include <cerrno>
#include <termios.h>
#include <unistd.h>

namespace monongusa::transport {

class terminal_mode {
public:
    /// Looks at the terminal as it is now.
    explicit terminal_mode(int terminal) noexcept : terminal_(terminal), known_(::tcgetattr(terminal, &found_) == 0) {}
    terminal_mode(terminal_mode const&) = delete;
    terminal_mode& operator=(terminal_mode const&) = delete;

    /// Somebody is about to change it, or has given it back himself.
    void changed(bool is) noexcept { changed_ = is; }

    /// Gives it back if it is changed; any thread, also a signal handler.  A terminal that meanwhile is another's, since the process was sent to the
    /// background, is left alone.
    void restore() noexcept {
        if (!known_ || !changed_) return;
        int const before = errno;
        auto const owner = ::tcgetpgrp(terminal_);
        if (owner < 0 || owner == ::getpgrp()) ::tcsetattr(terminal_, TCSANOW, &found_);
        errno = before;
    }

private:
    int terminal_;
    termios found_ = {};
    bool known_;
    std::atomic<bool> changed_ = false;
};

}  // namespace monongusa::transport

#endif

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <sys/ioctl.h>
#include <unistd.h>

namespace monongusa::transport {

/// A reader, like `line_reader`, which it is where input and output are no terminals, the terminal can do nothing (`TERM` is `dumb`), or there is no
/// libedit.  Else the line can be edited with the usual keys, the arrows bring back earlier lines, Tab completes, Control-D on an empty line is the
/// end of the input.  What is written meanwhile appears above the line.  Between lines, and when it ends in whatever way, the terminal is as it was.
template <class = void>
class basic_line_editor {
public:
    using result = line_reader::result;

    basic_line_editor(stdio_config const& how, console_output& out)
        : how_(how), out_(out), plain_(how, out), edits_(is_typed(how) && can_move_its_cursor()), mode_(how.input) {}
    basic_line_editor(basic_line_editor const&) = delete;
    basic_line_editor& operator=(basic_line_editor const&) = delete;
    ~basic_line_editor() { close(); }

    result next(std::string_view& line) {
        if (!edits_) return plain_.next(line);
        while (auto const size = keystroke_size(std::string_view{keys_}.substr(taken_))) {
            auto const keystroke = keys_.substr(taken_, size);
            taken_ += size;
            show();
            if (keystroke[0] == control('D') && is_empty()) {
                ended_ = true;
                break;
            }
            if (take(keystroke)) return whole(line);
        }
        return ended_ ? result::end : result::empty;
    }

    std::size_t number() const noexcept { return edits_ ? number_ : plain_.number(); }
    std::string_view bytes() const noexcept { return edits_ ? std::string_view{typed_} : plain_.bytes(); }

    void await() {
        if (edits_ && !line_) start();
        if (edits_) {
            show();
        } else {
            plain_.await();
        }
    }

    std::error_code fill() {
        if (!edits_) return plain_.fill();
        keys_.erase(0, taken_);
        taken_ = 0;
        char bytes[4096];
        auto const got = ::read(how_.input, bytes, sizeof bytes);
        if (got > 0) {
            keys_.append(bytes, static_cast<std::size_t>(got));
        } else if (got == 0 || (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)) {
            ended_ = true;  // The terminal has hung up.
        }
        return {};
    }

    void close() {
        if (!line_) return;
        hide();
        out_.footer({});
        line_.reset();
        if (how_.history.empty()) return;
        if (auto const error = history_.save(how_.history)) log::warning("history: ", how_.history, ": ", error.message());
    }

    void restore() noexcept { mode_.restore(); }

private:
    static constexpr std::size_t longest_typed = 4096;  // Characters; as terminals have it.

    static bool can_move_its_cursor() noexcept {
        char const* const terminal = std::getenv("TERM");
        return terminal && *terminal != '\0' && std::string_view{terminal} != "dumb";
    }

    void start() {
        library_.emplace(how_.editor);
        if (*library_) line_.emplace(*library_, how_.input, how_.output, how_.prompt, history_);
        if (!line_ || !*line_) {
            line_.reset();
            edits_ = false;
            return;
        }
        if (!how_.history.empty()) {
            if (auto const error = history_.load(how_.history)) log::warning("history: ", how_.history, ": ", error.message());
        }
        out_.footer({this, [](void* self, std::string& out) { return static_cast<basic_line_editor*>(self)->give_way(out); },
                     [](void* self, std::string& out) { static_cast<basic_line_editor*>(self)->line_->show(out); }});
    }
    bool give_way(std::string& out) {
        if (shown_) line_->hide(out);
        return shown_;
    }

    // The line is there, and the terminal gives its keys one by one.
    void show() {
        out_.draw([this](std::string& out) {
            if (shown_) return;
            mode_.changed(true);
            line_->begin(out);
            shown_ = true;
        });
    }
    void hide() {
        out_.draw([this](std::string& out) {
            if (!shown_) return;
            line_->hide(out);
            end_line(out);
        });
    }
    void end_line(std::string& out) {
        line_->finish(out);
        mode_.changed(false);
        shown_ = false;
    }

    // True if the line is typed.
    bool take(std::string_view keystroke) {
        if (keystroke == "\t") {
            complete();
            return false;
        }
        if (keystroke[0] == control('Z')) {
            suspend();
            return false;
        }
        bool whole = false;
        out_.draw([&](std::string& out) {
            if (is_refused(keystroke)) {
                out += '\a';
                return;
            }
            whole = line_->type(keystroke, out);
            if (!whole) return;
            typed_ = line_->text();
            end_line(out);
        });
        return whole;
    }

    // A line holds neither its own end nor a zero byte, and not more than a terminal takes without an editor.
    bool is_refused(std::string_view keystroke) const noexcept {
        if (keystroke[0] == '\0') return true;
        if (keystroke[0] == control('V')) return keystroke == "\x16\n" || keystroke == "\x16\r" || keystroke[1] == '\0' || is_full();
        bool const adds = static_cast<unsigned char>(keystroke[0]) >= ' ' || keystroke[0] == control('Y');
        return adds && keystroke[0] != '\x7f' && is_full();
    }
    bool is_full() const noexcept { return line_->size() >= std::min(how_.longest_line, longest_typed); }

    bool is_empty() {
        bool empty = false;
        out_.draw([&](std::string&) { empty = line_->size() == 0; });
        return empty;
    }

    result whole(std::string_view& line) {
        ++number_;
        history_.add(typed_);
        auto const size = typed_.size();
        typed_ += '\n';
        if (size > how_.longest_line) return result::too_long;
        line = std::string_view{typed_}.substr(0, size);
        return result::line;
    }

    void complete() {
        std::string before;
        out_.draw([&](std::string&) { before = line_->text_before_cursor(); });
        auto const begin = last_word(before);
        std::vector<std::string> candidates;
        // Not under the lock: whoever is asked may want to write.
        if (how_.completion.complete) how_.completion.complete(how_.completion.self, before, begin, candidates);
        completion_list const found{std::string_view{before}.substr(begin), std::move(candidates)};
        if (auto const rest = found.rest(); !rest.empty()) {
            out_.draw([&](std::string& out) { line_->insert(rest, out); });
        } else if (found.size() > 0) {
            out_.write(found.columns(width()));
        } else {
            out_.draw([](std::string& out) { out += '\a'; });
        }
    }

    std::size_t width() const noexcept {
        winsize size = {};
        return ::ioctl(how_.output, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
    }

    // The key is not the terminal's any more, since the shell must find the terminal as it left it.
    void suspend() {
        out_.draw([this](std::string& out) {
            line_->hide(out);
            line_->give_back(out);
            mode_.changed(false);
        });
        // Nobody may write before the line is there again; but who could, is stopped, too.
        ::kill(0, SIGTSTP);
        out_.draw([this](std::string& out) {
            mode_.changed(true);
            line_->take_back(out);
            line_->show(out);
        });
    }

    stdio_config const& how_;
    console_output& out_;
    line_reader plain_;
    bool edits_;
    terminal_mode mode_;
    line_history history_;
    std::optional<edit_library> library_;
    std::optional<terminal_line> line_;
    bool shown_ = false;
    bool ended_ = false;
    std::string keys_;
    std::size_t taken_ = 0;
    std::string typed_;  // The last line, with its end.
    std::size_t number_ = 0;
};
using line_editor = basic_line_editor<>;

}  // namespace monongusa::transport

#endif

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace monongusa::detail {

/// The dialect that `console_config::speaks` names.
class console_dialect {
    using plain = transport::plain_dialect;
    using jsonl = transport::jsonl_dialect;
    using chat = transport::chat_dialect;
    using format = transport::console_format;

public:
    using config = transport::console_config;

    console_dialect(config const& how, transport::console_output& out) {
        bool const chats = how.speaks == format::chat || (how.speaks == format::guess && transport::is_typed(how));
        if (chats) {
            chosen_.emplace<chat>(how, out);
        } else if (how.speaks == format::jsonl) {
            chosen_.emplace<jsonl>(how, out);
        } else {
            chosen_.emplace<plain>(how, out);
        }
    }

    template <class Listener>
    void begin(Listener& listener) {
        speak([&](auto& dialect) { dialect.begin(listener); });
    }
    template <class Listener>
    void hear(Listener& listener, std::string_view line, std::size_t number) {
        speak([&](auto& dialect) { dialect.hear(listener, line, number); });
    }
    template <class Listener>
    void timers_fired(Listener& listener) {
        speak([&](auto& dialect) { dialect.timers_fired(listener); });
    }
    template <class Listener>
    void end(Listener& listener, std::string_view reason) {
        speak([&](auto& dialect) { dialect.end(listener, reason); });
    }
    template <class Action, class Done>
    void perform(Action action, Done done, action::stamp const& stamp) {
        speak([&](auto& dialect) { dialect.perform(std::move(action), std::move(done), stamp); });
    }

    bool failed(event::failure const& failure) {
        auto* const shows = std::get_if<chat>(&chosen_);
        return shows && shows->failed(failure);
    }

    transport::completer completion() noexcept {
        auto* const at_the_prompt = std::get_if<chat>(&chosen_);
        if (!at_the_prompt) return {};
        return {[](void* self, std::string_view line, std::size_t word_begin, std::vector<std::string>& candidates) {
                    static_cast<chat const*>(self)->complete(line, word_begin, candidates);
                },
                at_the_prompt};
    }

private:
    template <class Function>
    void speak(Function const& function) {
        if (auto* const one = std::get_if<plain>(&chosen_)) return function(*one);
        if (auto* const one = std::get_if<jsonl>(&chosen_)) return function(*one);
        if (auto* const one = std::get_if<chat>(&chosen_)) return function(*one);
    }

    std::variant<std::monostate, plain, jsonl, chat> chosen_;
};

/// With editing where somebody types and the library for it is there.
class console : public transport::basic_stdio<console_dialect, transport::line_editor> {
public:
    using basic_stdio::basic_stdio;
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// logging: the log of the process as the command line wants it.

#ifndef MONONGUSA_LAUNCH_LOGGING_HPP
#define MONONGUSA_LAUNCH_LOGGING_HPP

// SPDX-License-Identifier: BSL-1.0
// json_lines: the log as JSON, an object a line.

#ifndef MONONGUSA_LOG_JSON_LINES_HPP
#define MONONGUSA_LOG_JSON_LINES_HPP


#include <string>
#include <string_view>

#include <unistd.h>

namespace monongusa {

namespace detail {

struct json_form {
    [[gnu::cold]] static void append(std::string& out, log::record const& line, descriptor) {
        out += "{\"time\":\"";
        append_timestamp(out, line.time);
        out += '"';
        append_member(out, "level", log::name_of(line.level));
        if (!line.bot.empty()) append_member(out, "bot", line.bot);
        if (!line.subsystem.empty()) append_member(out, "subsystem", line.subsystem);
        if (line.rule != 0) append_part(out, joined(",\"rule\":", line.rule));
        append_member(out, "text", line.text);
        out += '}';
    }

private:
    static void append_member(std::string& out, std::string_view name, std::string_view value) {
        append_part(out, joined(",\"", name, "\":"));
        append_json_text(out, value);
    }
};

}  // namespace detail

namespace log {

/// Writes each line in one piece as `{"time":…,"level":…,"bot":…,"subsystem":…,"rule":…,"text":…}`, in that order; `bot` is left out where the process
/// itself speaks, `rule` where the line is about none.  Repetitions are folded.
class json_lines {
public:
    /// The descriptor has to stay open.
    explicit json_lines(int to = STDERR_FILENO) noexcept : written_{to, {}} {}
    json_lines(json_lines const&) = delete;
    json_lines& operator=(json_lines const&) = delete;
    ~json_lines() { flush(); }

    /// Any thread.
    void write(record const& line) { written_.write(line); }

    /// Tells how often the last line came, if it was not told yet.
    void flush() noexcept { written_.flush(); }

private:
    detail::written_lines<detail::json_form> written_;
};

}  // namespace log

}  // namespace monongusa

#endif

#include <optional>

#include <unistd.h>

namespace monongusa::detail {

/// For as long as it lives.
class logging {
public:
    explicit logging(launch_options const& options) : before_(log::process().shown()) {
        auto shown = options.shown;
        auto const wanted = log::level_of_verbosity(options.verbosity);
        if (options.verbosity > 0 && wanted > shown.rest()) shown.rest(wanted);
        log::process().show(shown);
        if (options.log_is_json) {
            to_.emplace(json_.emplace());
        } else {
            to_.emplace(text_.emplace(log::lines_config{STDERR_FILENO, options.colour}));
        }
    }
    logging(logging const&) = delete;
    logging& operator=(logging const&) = delete;
    ~logging() { log::process().show(before_); }

private:
    log::filter before_;
    std::optional<log::lines> text_;
    std::optional<log::json_lines> json_;
    std::optional<log::redirection> to_;
};

/// Lines on a terminal where somebody types, as long as it lives: they appear above what is being typed.
class logging_beside {
public:
    explicit logging_beside(transport::console_output& out) : out_(out), before_(log::process().to(*this)) {}
    logging_beside(logging_beside const&) = delete;
    logging_beside& operator=(logging_beside const&) = delete;
    ~logging_beside() { log::process().to(before_); }

    void write(log::record const& line) {
        out_.beside([&] { before_.write(line); });
    }

private:
    transport::console_output& out_;
    log::sink_ref before_;
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// replaying: `--replay FILE`: a recording against the table of today.

#ifndef MONONGUSA_LAUNCH_REPLAYING_HPP
#define MONONGUSA_LAUNCH_REPLAYING_HPP

// SPDX-License-Identifier: BSL-1.0
// recording_file: a recording out of a file descriptor.

#ifndef MONONGUSA_TRANSPORT_RECORDING_FILE_HPP
#define MONONGUSA_TRANSPORT_RECORDING_FILE_HPP

// SPDX-License-Identifier: BSL-1.0
// recording: what a bot heard and did, as values.

#ifndef MONONGUSA_WIRE_JSONL_RECORDING_HPP
#define MONONGUSA_WIRE_JSONL_RECORDING_HPP


#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace monongusa::wire::jsonl {

struct recording {
    jsonl::header header{};
    std::vector<entry> entries{};         ///< In the order of the lines: an action may stand behind a later event.
    std::vector<std::string> mistakes{};  ///< `file:line:column: sentence`; such lines are not among the entries.
};

/// Puts a recording together, line by line.
template <class = void>
class basic_recording_reader {
public:
    static constexpr std::size_t most_entries = 1 << 20;
    static constexpr std::size_t most_mistakes = 20;

    /// `name` is what the file is called.
    basic_recording_reader(recording& into, std::string name) : into_(into), name_(std::move(name)) {}

    /// Takes one line without its end; blank ones are nothing.  False if nothing more is to be read.
    bool take(std::string_view line, std::size_t number) {
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) return true;
        parse_error error;
        auto found = read(line, error);
        if (error) {
            mistake(number, error.column, error.what);
            begun_ = true;
            return true;
        }
        bool const begins = (get_if<header>(&found) != nullptr);
        if (begins && begun_) {
            mistake(number, 1, "another recording begins here; it is not read");
            return false;
        }
        if (!begins && !begun_) mistake(number, 1, "a recording begins with a line of the type \"recording\"");
        begun_ = true;
        if (begins) {
            into_.header = std::move(*get_if<header>(&found));
            return true;
        }
        if (into_.entries.size() == most_entries) {
            mistake(number, 1, detail::joined("more than ", most_entries, " events and actions; the rest is not read"));
            return false;
        }
        if (auto* const event = get_if<event_line>(&found)) {
            into_.entries.emplace_back(std::move(*event));
        } else {
            into_.entries.emplace_back(std::move(*get_if<action_line>(&found)));
        }
        return true;
    }

    /// Nothing more comes.
    void end() {
        if (!begun_) mistake(1, 1, "the recording is empty");
        if (mistakes_ > most_mistakes) into_.mistakes.push_back(detail::joined(name_, ": ", mistakes_ - most_mistakes, " more mistakes"));
    }

    /// Only the first are kept; the others are counted.
    void mistake(std::size_t line, std::size_t column, std::string_view sentence) {
        if (++mistakes_ <= most_mistakes) into_.mistakes.push_back(detail::joined(name_, ':', line, ':', column, ": ", sentence));
    }

private:
    recording& into_;
    std::string name_;
    std::size_t mistakes_ = 0;
    bool begun_ = false;
};
using recording_reader = basic_recording_reader<>;

/// Reads a whole recording.
template <class = void>
recording read_recording(std::string_view text, std::string_view name) {
    recording all;
    recording_reader lines{all, std::string{name}};
    for (std::size_t number = 1; !text.empty(); ++number) {
        auto const end = text.find('\n');
        if (!lines.take(text.substr(0, end), number)) break;
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    lines.end();
    return all;
}

}  // namespace monongusa::wire::jsonl

#endif

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
// SPDX-License-Identifier: BSL-1.0
// comparison: what a bot does now against what it did in a recording.

#ifndef MONONGUSA_WIRE_JSONL_COMPARISON_HPP
#define MONONGUSA_WIRE_JSONL_COMPARISON_HPP


#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace monongusa::wire::jsonl {

/// What came of one event in one of the two runs only, each in the order of the stamps.
struct difference {
    std::uint64_t event = 0;
    std::vector<action_line> missing{};  ///< In the recording, and not done now.
    std::vector<action_line> added{};    ///< Done now, and not in the recording.

    friend bool operator==(difference const&, difference const&) = default;
};

/// The actions of a recording.
template <class = void>
std::vector<action_line> actions_of(recording const& from) {
    std::vector<action_line> actions;
    for (auto const& one : from.entries) {
        if (auto const* const action = get_if<action_line>(&one)) actions.push_back(*action);
    }
    return actions;
}

/// What a journal has noted, as lines.
template <class = void>
std::vector<action_line> actions_of(std::vector<action::performed> const& from) {
    std::vector<action_line> actions;
    for (auto const& [stamp, what] : from) {
        actions.push_back({stamp, {}, what, action::view{what}.text ? action::journal::id_of(stamp) : "", ""});
    }
    return actions;
}

namespace part {

// In the order of their stamps; those of one stamp in that of the list.
template <class = void>
std::vector<action_line const*> in_order(std::vector<action_line> const& actions) {
    std::vector<action_line const*> sorted;
    for (auto const& action : actions) sorted.push_back(&action);
    std::sort(sorted.begin(), sorted.end(), [](action_line const* left, action_line const* right) {
        auto const order = left->stamp <=> right->stamp;
        return order != 0 ? order < 0 : left < right;
    });
    return sorted;
}

/// Pairs actions that are the same: by their type, text or emoji, and target.  Neither time nor rule counts, nor how a message is called that
/// the bot itself has sent: whichever takes the place of the other is the same.
template <class = void>
class basic_pairing {
public:
    /// The actions of one event.
    void compare(std::span<action_line const* const> before, std::span<action_line const* const> now, difference& found) {
        std::vector<bool> paired(now.size(), false);
        for (auto const* const one : before) {
            std::size_t other = 0;
            while (other < now.size() && (paired[other] || !same(*one, *now[other]))) ++other;
            if (other == now.size()) {
                found.missing.push_back(*one);
            } else {
                paired[other] = true;
                note(*one, *now[other]);
            }
        }
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (!paired[i]) found.added.push_back(*now[i]);
        }
        // Another text in the place of one: what is done with it later may still be the same.
        for (std::size_t i = 0; i < std::min(found.missing.size(), found.added.size()); ++i) note(found.missing[i], found.added[i]);
    }

private:
    void note(action_line const& before, action_line const& now) {
        action::view const action{before.what};
        bool const makes_a_message = action.text && !action.is<action::edit>();
        if (makes_a_message && !before.sent.empty() && before.what.index() == now.what.index()) sent_[before.sent] = now.sent;
    }

    bool same(action_line const& before, action_line const& now) const {
        action::view const one{before.what};
        action::view const other{now.what};
        if (one.name != other.name || (one.text && *one.text != *other.text) || (one.emoji && *one.emoji != *other.emoji)) return false;
        return one.to->channel.id == other.to->channel.id && one.to->user.id == other.to->user.id && same_message(one.to->message, other.to->message) &&
               same_message(one.to->thread, other.to->thread);
    }

    // An event may also name a message of the bot, as it was called in the recording.
    bool same_message(std::string const& before, std::string const& now) const {
        if (before == now) return true;
        auto const found = sent_.find(before);
        return found != sent_.end() && found->second == now;
    }

    std::unordered_map<std::string, std::string> sent_;  // How the bot's messages are called now.
};
using pairing = basic_pairing<>;

template <class = void>
std::uint64_t event_of_first(std::span<action_line const* const> actions) noexcept {
    return actions.empty() ? ~std::uint64_t{0} : actions.front()->stamp.event;
}

// Those of one event, which then are no longer among the others.
template <class = void>
std::span<action_line const* const> take_those_of(std::uint64_t event, std::span<action_line const* const>& from) noexcept {
    std::size_t count = 0;
    while (count < from.size() && from[count]->stamp.event == event) ++count;
    auto const those = from.first(count);
    from = from.subspan(count);
    return those;
}

}  // namespace part

/// Event by event, those where the two runs differ.
template <class = void>
std::vector<difference> compare(std::vector<action_line> const& recorded, std::vector<action_line> const& done) {
    auto const all_recorded = part::in_order(recorded);
    auto const all_done = part::in_order(done);
    std::span<action_line const* const> before{all_recorded};
    std::span<action_line const* const> now{all_done};
    std::vector<difference> differences;
    part::pairing pairs;
    while (!before.empty() || !now.empty()) {
        difference found;
        found.event = std::min(part::event_of_first(before), part::event_of_first(now));
        auto const then = part::take_those_of(found.event, before);
        pairs.compare(then, part::take_those_of(found.event, now), found);
        if (!found.missing.empty() || !found.added.empty()) differences.push_back(std::move(found));
    }
    return differences;
}

}  // namespace monongusa::wire::jsonl

#endif

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace monongusa::detail {

// `event 3: message by alice in #general: @bot give me tea`
template <class = void>
void append_event(std::string& out, wire::jsonl::event_line const& line) {
    append_part(out, joined("event ", line.number, ": "));
    visit(
        [&](auto const& event) {
            auto const from = event::origin_of(event);
            out += event.event_name;
            if (from.user && !from.user->name.empty()) append_visible(out += " by ", from.user->name);
            if (from.channel && !from.channel->id.empty()) append_visible(out += " in #", script::shown(*from.channel));
            if (!event::text_of(event).empty()) append_visible(out += ": ", event::text_of(event));
        },
        line.what);
    out += '\n';
}

template <class = void>
void append_answers(std::string& out, char sign, std::vector<wire::jsonl::action_line> const& actions) {
    auto const by_its_id = [](std::string const& id) -> std::string const& { return id; };
    for (auto const& one : actions) {
        append_part(out, joined(sign, script::answer_of(one.what, by_its_id), "\n"));
    }
}

/// A recording as a transport plays it, for a table that may hear other events than the one that was recorded.
template <class = void>
class basic_replaying {
public:
    explicit basic_replaying(wire::jsonl::recording& recording) : recording_(recording) {}

    /// `hears(event)` says whether the table does.
    template <class Hears>
    transport::replay events(Hears const& hears) {
        transport::replay plays{recording_.header.bot.empty() ? std::string{"bot"} : recording_.header.bot};
        instant::duration now{};
        auto const pass_to = [&](instant::duration at) {
            if (at > now) plays.then_pass(at - std::exchange(now, at));
        };
        for (auto const& entry : recording_.entries) {
            visit([&](auto const& line) { pass_to(line.at); }, entry);
            auto const* const line = get_if<wire::jsonl::event_line>(&entry);
            if (!line) continue;
            events_.push_back(line);
            visit(
                [&](auto const& event) {
                    if (!hears(event)) return;
                    heard_.push_back(line->number);
                    plays.then(event);
                },
                line->what);
        }
        sort_events();
        return plays;
    }

    /// What differs, in words; empty if nothing does.
    std::string differences(std::vector<action::performed> const& done) const {
        auto now = wire::jsonl::actions_of(done);
        for (auto& one : now) {
            auto& event = one.stamp.event;
            event = event > 0 && event <= heard_.size() ? heard_[event - 1] : 0;
        }
        std::string out;
        for (auto const& one : wire::jsonl::compare(wire::jsonl::actions_of(recording_), now)) {
            auto const* const line = event_of(one.event);
            line ? append_event(out, *line) : append_part(out, joined("event ", one.event, "\n"));
            append_answers(out, '-', one.missing);
            append_answers(out, '+', one.added);
        }
        return out;
    }

private:
    // Of two with one number the first stays the first.
    void sort_events() {
        std::sort(events_.begin(), events_.end(), [](auto const* left, auto const* right) {
            return left->number != right->number ? left->number < right->number : left < right;
        });
    }
    wire::jsonl::event_line const* event_of(std::uint64_t number) const {
        auto const before = [](auto const* line, std::uint64_t wanted) { return line->number < wanted; };
        auto const found = std::lower_bound(events_.begin(), events_.end(), number, before);
        return found != events_.end() && (*found)->number == number ? *found : nullptr;
    }

    wire::jsonl::recording& recording_;
    std::vector<wire::jsonl::event_line const*> events_;  // By their number in the recording.
    std::vector<std::uint64_t> heard_;                    // By their number today, from 1, the number in the recording.
};
using replaying = basic_replaying<>;

/// Knows whether a signal has stopped it.
template <class = void>
class basic_stoppable_replay : public transport::replay {
public:
    explicit basic_stoppable_replay(transport::replay&& plays) : transport::replay(std::move(plays)) {}

    void stop() {
        stopped_ = true;
        transport::replay::stop();
    }
    bool stopped() const noexcept { return stopped_; }

private:
    std::atomic<bool> stopped_ = false;
};
using stoppable_replay = basic_stoppable_replay<>;

/// Reads it, telling of mistakes; the exit status.
template <class = void>
int read_recording_file(std::string const& path, wire::jsonl::recording& recording) {
    bool const standard = path == "-";
    int const file = standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    std::error_code error;
    if (file < 0) {
        error = {errno, std::generic_category()};
    } else {
        error = transport::read_recording(file, path, recording);
        if (!standard) ::close(file);
    }
    if (error) log::error(path, ": ", error.message());
    for (auto const& mistake : recording.mistakes) log::error(mistake);
    return error || !recording.mistakes.empty() ? 2 : 0;
}

/// `-` marks what the recorded bot did and this one does not, `+` the other way round.
template <class Table, class Components>
int replay_recording(launch_options const& options, Table const& reactions, Components const& given) {
    wire::jsonl::recording recording;
    if (int const status = read_recording_file(std::string{options.replay}, recording)) return status;
    replaying compared{recording};
    auto const hears = []<class Event>(Event const&) {
        if constexpr (table_type<Table>) {
            return Table::list::template hears<Event>;
        } else {
            return false;
        }
    };
    stoppable_replay plays{compared.events(hears)};
    auto sink = plays.sink();
    launched_bot<Table, Components> bot{launched_transport{plays, sink}, launched_executor{options.threads}, reactions, given, launched_clock{true}};
    bot.grace(options.grace);
    int const status = monongusa::run(bot);
    if (plays.stopped()) {
        log::error(options.replay, ": stopped before its end, so that nothing can be said of it");
        return 1;
    }
    auto out = compared.differences(plays.actions());
    bool const same = out.empty();
    if (same) out = joined(options.replay, ": the bot does the same\n");
    scrub_known(out);
    int const printed = print(out);
    return status != 0 ? status : same ? printed : 1;
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// linkage: what a file is built to be linked with: the network, or nothing but the terminal.

#ifndef MONONGUSA_LINKAGE_HPP
#define MONONGUSA_LINKAGE_HPP

// MONONGUSA_NETWORK comes from the build (CMake's monongusa::network, Meson's and pkg-config's monongusa-network) for all files of a
// program that launch.  No other header reads it: it chooses the inline namespace of `launch` and nothing else, so that files which
// differ have two functions, not two definitions of one.
#if defined(MONONGUSA_IMPLEMENTATION) && !defined(MONONGUSA_NETWORK)
#define MONONGUSA_NETWORK
#endif

#ifdef MONONGUSA_NETWORK
#define MONONGUSA_LINKAGE with_network
#else
#define MONONGUSA_LINKAGE terminal_only
#endif

namespace monongusa {

/// Defined by <monongusa/src.hpp>.  A linker that misses it says by its name what to do: in one file of the program include that header, or
/// define MONONGUSA_IMPLEMENTATION before <monongusa.hpp>; the targets of CMake and Meson bring such a file.
void include_src_hpp_in_one_file() noexcept;

namespace detail {

// detail::MONONGUSA_LINKAGE::need_src() stands in `launch`.
namespace terminal_only {
inline void need_src() noexcept {}
}  // namespace terminal_only

namespace with_network {
inline void need_src() noexcept { include_src_hpp_in_one_file(); }
}  // namespace with_network

}  // namespace detail

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// transport::recorded: any transport, with a recording of what the bot hears and does.

#ifndef MONONGUSA_TRANSPORT_RECORDED_HPP
#define MONONGUSA_TRANSPORT_RECORDED_HPP

// SPDX-License-Identifier: BSL-1.0
// recorder: writes down what a bot hears and does, a line of JSON each.

#ifndef MONONGUSA_TRANSPORT_RECORDER_HPP
#define MONONGUSA_TRANSPORT_RECORDER_HPP

// SPDX-License-Identifier: BSL-1.0
// pseudonyms: other names for people, places and files, the same for the same within one recording.

#ifndef MONONGUSA_WIRE_JSONL_PSEUDONYMS_HPP
#define MONONGUSA_WIRE_JSONL_PSEUDONYMS_HPP

// SPDX-License-Identifier: BSL-1.0
// known_names: names that were seen lately, to be found in texts.

#ifndef MONONGUSA_WIRE_JSONL_KNOWN_NAMES_HPP
#define MONONGUSA_WIRE_JSONL_KNOWN_NAMES_HPP


#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::wire::jsonl {

/// The last 4096 different names; bounded also in their length.  Upper and lower case of ASCII are the same.
template <class = void>
class basic_known_names {
public:
    static constexpr std::size_t most = 4096;
    static constexpr std::size_t longest = 256;

    void add(std::string_view name) {
        if (name.empty() || name.size() > longest || contains(name)) return;
        if (names_.size() < most) {
            names_.emplace_back();
        } else {
            std::erase(bucket_of(names_[oldest_]), static_cast<std::uint16_t>(oldest_));
        }
        names_[oldest_] = in_lower_case(name);
        bucket_of(name).push_back(static_cast<std::uint16_t>(oldest_));
        oldest_ = (oldest_ + 1) % most;
    }

    bool contains(std::string_view name) const noexcept {
        for (auto const index : buckets_[bucket_number(name)]) {
            if (names_[index].size() == name.size() && begins_with(name, names_[index])) return true;
        }
        return false;
    }

    /// How long the longest name is that stands at `at` as words of its own; 0 if none does.
    std::size_t size_at(std::string_view text, std::size_t at) const noexcept {
        auto const rest = text.substr(at);
        if (rest.empty()) return 0;
        if (at > 0 && in_a_name(rest.front()) && in_a_name(chat::mention::lead_before(text, at))) return 0;  // In the middle of a word.
        std::size_t size = 0;
        // A name of one character is in a bucket of its own.
        for (auto const bucket : {bucket_number(rest), bucket_number(rest.substr(0, 1))}) {
            for (auto const index : buckets_[bucket]) {
                std::string_view const name = names_[index];
                if (name.size() > size && begins_with(rest, name) && ends_behind(rest, name)) size = name.size();
            }
        }
        return size;
    }

    static constexpr char in_lower_case(char character) noexcept {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
    }
    static std::string in_lower_case(std::string_view name) {
        std::string out{name};
        for (auto& character : out) character = in_lower_case(character);
        return out;
    }

private:
    static bool begins_with(std::string_view text, std::string_view name) noexcept {
        if (text.size() < name.size()) return false;
        for (std::size_t i = 0; i < name.size(); ++i) {
            if (in_lower_case(text[i]) != name[i]) return false;
        }
        return true;
    }
    static bool in_a_name(char character) noexcept { return chat::mention::belongs_to_a_name(character); }

    // Of scripts without blanks between words a name may end anywhere.
    static bool ends_behind(std::string_view rest, std::string_view name) noexcept {
        return rest.size() == name.size() || !in_a_name(chat::mention::lead_before(name, name.size())) || !in_a_name(rest[name.size()]);
    }

    // By their first two bytes.
    static constexpr std::size_t buckets = 1024;
    static std::size_t bucket_number(std::string_view name) noexcept {
        auto const byte = [&](std::size_t i) { return i < name.size() ? static_cast<unsigned char>(in_lower_case(name[i])) : 0U; };
        return (byte(0) * 37 + byte(1)) % buckets;
    }
    std::vector<std::uint16_t>& bucket_of(std::string_view name) noexcept { return buckets_[bucket_number(name)]; }

    std::vector<std::string> names_;
    std::size_t oldest_ = 0;
    std::array<std::vector<std::uint16_t>, buckets> buckets_{};
};
using known_names = basic_known_names<>;

}  // namespace monongusa::wire::jsonl

#endif
// SPDX-License-Identifier: BSL-1.0
// siphash: a number out of a text that nobody can guess without the key.

#ifndef MONONGUSA_WIRE_JSONL_SIPHASH_HPP
#define MONONGUSA_WIRE_JSONL_SIPHASH_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::wire::jsonl {

struct siphash_key {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
};

/// SipHash-2-4 (Aumasson, Bernstein: "SipHash: a fast short-input PRF").
constexpr std::uint64_t siphash(siphash_key const& key, std::string_view text) noexcept {
    std::uint64_t v0 = key.first ^ 0x736f6d6570736575;
    std::uint64_t v1 = key.second ^ 0x646f72616e646f6d;
    std::uint64_t v2 = key.first ^ 0x6c7967656e657261;
    std::uint64_t v3 = key.second ^ 0x7465646279746573;
    auto const rounds = [&](int count) {
        for (int i = 0; i < count; ++i) {
            v0 += v1;
            v1 = std::rotl(v1, 13) ^ v0;
            v0 = std::rotl(v0, 32);
            v2 += v3;
            v3 = std::rotl(v3, 16) ^ v2;
            v0 += v3;
            v3 = std::rotl(v3, 21) ^ v0;
            v2 += v1;
            v1 = std::rotl(v1, 17) ^ v2;
            v2 = std::rotl(v2, 32);
        }
    };
    auto const take = [&](std::uint64_t word) {
        v3 ^= word;
        rounds(2);
        v0 ^= word;
    };
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        word |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << i % 8 * 8;
        if (i % 8 == 7) {
            take(word);
            word = 0;
        }
    }
    take(word | static_cast<std::uint64_t>(text.size()) << 56);
    v2 ^= 0xFF;
    rounds(4);
    return v0 ^ v1 ^ v2 ^ v3;
}

}  // namespace monongusa::wire::jsonl

#endif

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::wire::jsonl {

/// Whose an event is, or for whom an action; null if it is nobody's.
template <class What>
chat::user const* author_of(What const& what) noexcept {
    if constexpr (requires { what.to.user; }) {
        return &what.to.user;
    } else if constexpr (requires { what.self; }) {
        return &what.self;
    } else {
        return event::author_of(what);
    }
}

/// Makes `user_` and `channel_` with eight characters out of ids and names, by a key and nothing else; the bot keeps its own.  In texts it
/// replaces whoever was seen, by name or id, and all that looks like a mention of a user or a channel.  Upper and lower case of ASCII are the
/// same.  Any thread.
template <class = void>
class basic_pseudonyms {
public:
    basic_pseudonyms(siphash_key const& key, std::string_view bot) : key_(key) { own_.add(bot); }

    std::string of_user(std::string_view name) const {
        std::lock_guard const lock{mutex_};
        return name_for(meaning::user_name, name);
    }
    std::string of_channel(std::string_view name) const { return name_for(meaning::channel_name, name); }

    /// Puts pseudonyms everywhere into an event or action, and remembers its people.
    template <class What>
    void apply(What& what) {
        apply(what, jsonl::author_of(what));
    }

    /// The same where somebody else knows whose it is, if it is anybody's.
    void apply(contents const& what, chat::user const* author) {
        std::lock_guard const lock{mutex_};
        if (author) learn(*author);
        rewrite(changing{*this}, what);
    }

    /// The same in a text alone.
    void apply_to_text(std::string& text) const {
        std::lock_guard const lock{mutex_};
        change_text(text);
    }

private:
    struct changing {
        basic_pseudonyms& by;

        static bool keeps(chat::user const& user) noexcept { return user.self; }
        void operator()(meaning what, std::string& text) const {
            if (what == meaning::text) {
                by.change_text(text);
            } else if (what != meaning::id) {
                if (what == meaning::user_name) by.others_.add(text);
                text = by.name_for(what, text);
            }
        }
    };

    void learn(chat::user const& user) {
        auto& names = user.self ? own_ : others_;
        names.add(user.id);
        names.add(user.name);
    }

    std::string name_for(meaning what, std::string_view name) const {
        if (name.empty()) return {};
        switch (what) {
            case meaning::user_id:
            case meaning::user_name: return own_.contains(name) ? std::string{name} : detail::joined("user_", hashed('u', name));
            case meaning::channel_id:
            case meaning::channel_name: return detail::joined("channel_", hashed('c', name));
            case meaning::file_name: return detail::joined("file_", hashed('f', name));
            case meaning::file_url: return detail::joined("https://file.invalid/", hashed('f', name));
            case meaning::text:
            case meaning::id: break;
        }
        return std::string{name};
    }

    // Forty bits: two of ten thousand names have one in twenty thousand chances to share theirs.
    std::string hashed(char kind, std::string_view name) const {
        constexpr std::string_view digits = "abcdefghijklmnopqrstuvwxyz234567";
        auto number = siphash(key_, detail::joined(kind, known_names::in_lower_case(name)));
        std::string out;
        for (int i = 0; i < 8; ++i, number >>= 5) out += digits[number & 31];
        return out;
    }

    // --- texts

    void change_text(std::string& text) const {
        std::string out;
        std::size_t at = 0;
        while (at < text.size()) {
            auto const taken = change_at(text, at, out);
            if (taken == 0) out += text[at];
            at += taken == 0 ? 1 : taken;
        }
        text = std::move(out);
    }

    // How much of the text has been replaced, or kept on purpose.
    std::size_t change_at(std::string_view text, std::size_t at, std::string& out) const {
        char const first = text[at];
        if (first == '<') {
            if (auto const taken = change_reference(text.substr(at), out)) return taken;
        }
        if (first == '@' || first == '#') {
            auto const what = first == '@' ? meaning::user_name : meaning::channel_name;
            auto const name = text.substr(at + 1, size_of_name(text, at + 1, what));
            if (name.empty()) return 0;
            out += first;
            out += is_everybody(name) ? std::string{name} : name_for(what, name);
            return 1 + name.size();
        }
        if (auto const size = own_.size_at(text, at)) {
            out += text.substr(at, size);
            return size;
        }
        if (auto const size = others_.size_at(text, at)) {
            out += name_for(meaning::user_name, text.substr(at, size));
            return size;
        }
        return 0;
    }

    // What the platforms' notations for all who are there call them.
    static bool is_everybody(std::string_view name) noexcept { return name == "everyone" || name == "here" || name == "channel"; }

    // Of a name behind `@` or `#`: one that is known, else a word, in which points may stand.
    std::size_t size_of_name(std::string_view text, std::size_t at, meaning what) const {
        if (at == text.size()) return 0;
        if (what == meaning::user_name) {
            if (auto const size = own_.size_at(text, at)) return size;
            if (auto const size = others_.size_at(text, at)) return size;
        }
        auto const belongs = [&](std::size_t i) {
            return i < text.size() && (chat::mention::belongs_to_a_name(text[i]) || static_cast<unsigned char>(text[i]) >= 0x80);
        };
        auto const joins = [&](std::size_t i) { return i > at && i < text.size() && text[i] == '.' && belongs(i + 1); };
        auto end = at;
        while (belongs(end) || joins(end)) ++end;
        return end - at;
    }

    // `<@id>`, `<@!id>`, `<#id>`, each also with `|name`; 0 if that is something else.
    std::size_t change_reference(std::string_view text, std::string& out) const {
        auto const end = text.substr(0, 2 * known_names::longest).find('>');
        if (end == std::string_view::npos || end < 3 || (text[1] != '@' && text[1] != '#')) return 0;
        bool const user = text[1] == '@';
        std::size_t const begin = user && text[2] == '!' ? 3 : 2;
        auto const inside = text.substr(begin, end - begin);
        auto const bar = inside.find('|');
        auto const id = inside.substr(0, bar);
        if (id.empty() || id.find_first_of(" <@#&!") != std::string_view::npos) return 0;
        out += text.substr(0, begin);
        out += name_for(user ? meaning::user_id : meaning::channel_id, id);
        if (bar != std::string_view::npos) {
            out += '|';
            out += name_for(user ? meaning::user_name : meaning::channel_name, inside.substr(bar + 1));
        }
        out += '>';
        return end + 1;
    }

    siphash_key key_;
    std::mutex mutable mutex_;
    known_names own_;
    known_names others_;
};
using pseudonyms = basic_pseudonyms<>;

}  // namespace monongusa::wire::jsonl

#endif

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace monongusa::transport {

struct recorded_config {
    std::string path{};                     ///< Where the recording is written, for its owner alone; what stands there is lost.
    int descriptor = -1;                    ///< Written to where there is no path; stays open.
    bool pseudonyms = false;                ///< Other names instead of those of people, channels and files.
    std::string transport{};                ///< What the transport is called.
    instant (*now)(void* clock) = nullptr;  ///< The time; without it that of the steady clock.
    void* clock = nullptr;
};

/// Any thread, but for `start` and `heard`.  What cannot be written is told once; from then on nothing is recorded.
template <class = void>
class basic_recorder {
public:
    explicit basic_recorder(recorded_config how) : how_(std::move(how)) {}
    basic_recorder(basic_recorder const&) = delete;
    basic_recorder& operator=(basic_recorder const&) = delete;
    ~basic_recorder() {
        if (opened_ >= 0) ::close(opened_);
    }

    /// Opens the recording and writes its first line, once.  What went wrong with that, which has been told.
    std::error_code start(std::string_view bot) {
        if (std::exchange(started_, true)) return error_;
        if (how_.path.empty() && how_.descriptor < 0) return error_;
        no_broken_pipe_signal const guard;
        error_ = open(bot);
        if (error_) {
            log::error(what(), ": ", error_.message());
            return error_;
        }
        began_ = now();
        running_ = true;
        wire::jsonl::header header{std::string{bot}, how_.transport};
        wire::jsonl::rewrite(without_secrets, header);
        std::string line;
        wire::jsonl::write(line, header);
        write(line);
        return error_;
    }

    /// An event that a rule may hear, in the order in which the bot hears them.
    template <class Event>
    void heard(Event const& event) {
        ++events_;
        if constexpr (wire::jsonl::described<Event>) {
            if (!running_) return;
            Event shown = event;
            note(shown, wire::jsonl::author_of(shown));
        }
    }

    /// The line of an action, up to what comes of it; empty if it is not recorded.
    template <class Action>
    std::string begun(Action const& action, action::stamp const& stamp) {
        std::string line;
        if constexpr (wire::jsonl::described<Action>) {
            if (!running_) return line;
            Action shown = action;
            make_presentable(shown, wire::jsonl::author_of(shown));
            wire::jsonl::begin_action(line, stamp, since_start(), shown);
        }
        return line;
    }
    void done(std::string line, std::error_code error, std::string_view sent) {
        if (line.empty()) return;
        std::string id{sent};
        scrub(id);
        std::string why;
        if (error) {
            why = error.message();
            scrub(why);
            if (pseudonyms_) pseudonyms_->apply_to_text(why);
        }
        wire::jsonl::end_action(line, id, why);
        write(line);
    }

private:
    static constexpr wire::jsonl::scrubbed without_secrets{&scrub};

    std::error_code open(std::string_view bot) {
        int to = how_.descriptor;
        if (!how_.path.empty()) {
            to = ::open(how_.path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
            if (to < 0) return {errno, std::generic_category()};
            // Where stdin or stdout are closed the recording must not take their place.
            if (to <= STDERR_FILENO) {
                int const higher = ::fcntl(to, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
                std::error_code const error{errno, std::generic_category()};
                ::close(to);
                if (higher < 0) return error;
                to = higher;
            }
            opened_ = to;
        }
        out_.emplace(to);
        if (!how_.pseudonyms) return {};
        wire::jsonl::siphash_key key{};
        // Names that could be guessed are none.
        if (::getentropy(&key, sizeof key) != 0) return {errno, std::generic_category()};
        pseudonyms_.emplace(key, bot);
        return {};
    }

    std::string what() const { return how_.path.empty() ? "the recording" : "the recording '" + how_.path + "'"; }

    instant now() const { return how_.now ? how_.now(how_.clock) : instant::clock::now(); }
    instant::duration since_start() const { return now() - began_; }

    void note(wire::jsonl::contents const& event, chat::user const* author) {
        make_presentable(event, author);
        std::string line;
        wire::jsonl::write_event(line, events_, since_start(), event);
        write(line);
    }

    // Secrets go before anything is cut up or replaced, since a part of one is not found.
    void make_presentable(wire::jsonl::contents const& what, chat::user const* author) {
        wire::jsonl::rewrite(without_secrets, what);
        if (pseudonyms_) pseudonyms_->apply(what, author);
    }

    void write(std::string_view line) {
        auto const error = out_->write(line);
        if (error && running_.exchange(false)) log::error(what(), ": ", error.message(), "; what follows is not recorded");
    }

    recorded_config how_;
    int opened_ = -1;
    bool started_ = false;
    std::error_code error_;  // Of the start.
    std::optional<console_output> out_;
    std::optional<wire::jsonl::pseudonyms> pseudonyms_;
    instant began_{};
    std::uint64_t events_ = 0;
    std::atomic<bool> running_ = false;
};
using recorder = basic_recorder<>;

}  // namespace monongusa::transport

#endif

#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::transport {

/// Hands all on to the sink it wraps, and records each action when it is completed.
template <class Sink>
class recorded_sink {
public:
    recorded_sink(Sink sink, recorder& to) : sink_(std::move(sink)), to_(&to) {}

    template <class Action, class Done>
        requires sink_for<Sink, Action>
    void perform(Action action, Done done) const { perform(std::move(action), std::move(done), action::stamp{}); }
    template <class Action, class Done>
        requires sink_for<Sink, Action>
    void perform(Action action, Done done, action::stamp const& stamp) const {
        // One type for both, so that what the sink does is compiled once.
        action::completion told{std::move(done)};
        if (auto line = to_->begun(action, stamp); !line.empty()) told = noting{to_, std::move(line), std::move(told)};
        if constexpr (stamped_sink_for<Sink, Action>) {
            sink_.perform(std::move(action), std::move(told), stamp);
        } else {
            sink_.perform(std::move(action), std::move(told));
        }
    }

private:
    struct noting {
        recorder* to;
        std::string line;
        action::completion done;

        void operator()(std::error_code error, chat::sent const& sent) {
            to->done(std::move(line), error, sent.message);
            done(error, sent);
        }
    };

    [[no_unique_address]] Sink mutable sink_;
    recorder* to_;
};

/// Passes everything through and records, as docs/recordings.md says, each event that a rule may hear and each action.  A recording that cannot
/// be opened ends `run` at once with that error; one that cannot be written any more is told of and given up, and the bot goes on.
template <class Transport>
class recorded {
public:
    static constexpr auto emits = Transport::emits;
    static constexpr auto performs = Transport::performs;

    recorded(Transport transport, recorded_config how) : transport_(std::move(transport)), recorder_(std::in_place, std::move(how)) {}

    /// What is recorded.
    Transport& inner() noexcept { return transport_; }

    std::string_view name() const noexcept requires requires(Transport const& named) { std::string_view{named.name()}; }
    { return transport_.name(); }

    auto sink() {
        auto inner = transport_.sink();
        recorder_->start(name_of_bot());
        return recorded_sink<decltype(inner)>{std::move(inner), *recorder_};
    }

    template <class Listener>
    std::error_code run(Listener& listener) {
        no_broken_pipe_signal const guard;
        if (auto const error = recorder_->start(name_of_bot())) return error;
        noting_listener<Listener> noting{listener, *recorder_};
        return transport_.run(noting);
    }

    void stop() { transport_.stop(); }
    void pause() { transport_.pause(); }
    void resume() { transport_.resume(); }
    void rearm() requires drives_clock<Transport> { transport_.rearm(); }
    void settle() requires requires(Transport& plays) { plays.settle(); }
    { transport_.settle(); }

    bool failed(event::failure const& failure)
        requires requires(Transport& wants, event::failure const& what) { wants.failed(what); }
    {
        return transport_.failed(failure);
    }

private:
    template <class Listener>
    struct noting_listener {
        Listener& listener;
        recorder& notes;

        template <class Event>
        static constexpr bool wants = Listener::template wants<Event>;

        // A listener whose table is not known to the compiler says it by `hears`.
        template <class Event>
        bool is_wanted() const noexcept {
            if constexpr (requires { listener.template hears<Event>(); }) {
                return listener.template hears<Event>();
            } else {
                return wants<Event>;
            }
        }

        // Before the listener, who may take its contents.
        template <class Event>
        bool hear(Event&& event) {
            if (is_wanted<std::remove_cvref_t<Event>>()) notes.heard(event);
            return listener.hear(std::forward<Event>(event));
        }
        instant next_timer() const { return listener.next_timer(); }
        void fire_timers() { listener.fire_timers(); }
        void settle() { listener.settle(); }
        bool settle(instant::duration patience) requires requires(Listener& waits) { waits.settle(patience); }
        { return listener.settle(patience); }
        bool pass(instant::duration time, instant::duration patience = instant::duration::max()) { return listener.pass(time, patience); }
    };

    std::string_view name_of_bot() const noexcept {
        if constexpr (requires { name(); }) {
            return name();
        } else {
            return "bot";
        }
    }

    Transport transport_;
    detail::owned<recorder> recorder_;  // Sinks refer to it.
};

template <class Transport>
recorded(Transport, recorded_config) -> recorded<Transport>;

}  // namespace monongusa::transport

#endif

#include <optional>
#include <string>
#include <utility>

namespace monongusa {

namespace detail {

// Recordings have the time of the bot, of which a part may be skipped.
struct time_of_bot {
    launched_clock const* clock = nullptr;  // Until there is one, nothing has been skipped.

    static instant now(void* self) {
        auto const* const clock = static_cast<time_of_bot*>(self)->clock;
        return clock ? clock->now() : instant::clock::now();
    }
};

template <class Table, class Components>
int run_on_console(launch_options const& options, Table const& reactions, Components const& given) {
    auto how = options.console;
    how.commands = commands_about(reactions);
    bool const typed = transport::is_typed(how);
    time_of_bot time;
    transport::recorded_config record;
    record.path = options.record;
    record.pseudonyms = options.pseudonyms;
    record.transport = "stdio";
    record.now = &time_of_bot::now;
    record.clock = &time;
    transport::recorded terminal{console{std::move(how)}, std::move(record)};
    auto sink = terminal.sink();
    launched_bot<Table, Components> bot{launched_transport{terminal, sink}, launched_executor{options.threads}, reactions, given, launched_clock{false}};
    time.clock = &bot.clock();
    bot.grace(options.grace);
    std::optional<logging_beside> above;
    if (typed) above.emplace(terminal.inner().output());
    return run(bot);
}

}  // namespace detail

inline namespace MONONGUSA_LINKAGE {  // with_network or terminal_only

/// Runs the table, which it refers to, as the command line says: `--on` which transport, `--check` which scripts, `--threads`, `--list`, … (`--help` has
/// them all).  `given` is what `mg::with(…)` made.  Returns the exit status: 0 for a clean end, 1 after an error or where a check differs, 2 for a wrong
/// option or a mistake in a script; errors are told on stderr.
template <class Table, class... Given>
int launch(int argc, char const* const* argv, Table const& reactions, components<Given...> given = components<>{}) {
    detail::MONONGUSA_LINKAGE::need_src();
    detail::launch_options options;
    if (int const status = detail::read_options(argc, argv, options)) return status;
    if (options.help) return detail::print(detail::launch_help(options.program));
    if (options.version) return detail::print(detail::joined("monongusa ", version, "\n"));
    if constexpr (table_type<Table>) {
        if (options.list) return detail::print(detail::description_of_table(reactions));
        if (options.explain) return detail::print(detail::explanation_of(reactions, options.console.name, *options.explain));
    }
    detail::logging const logging{options};
    auto const all = given.referred();
    if (options.check) return detail::check_scripts(options, reactions, all);
    if (!options.replay.empty()) return detail::replay_recording(options, reactions, all);
    return detail::run_on_console(options, reactions, all);
}

}  // namespace MONONGUSA_LINKAGE

}  // namespace monongusa

#endif

// In the one file of a program that defines this before its first include.
#ifdef MONONGUSA_IMPLEMENTATION
// SPDX-License-Identifier: BSL-1.0
// src: the heavy half of the library, to be included in exactly one file of a program that uses the network.

#ifndef MONONGUSA_SRC_HPP
#define MONONGUSA_SRC_HPP


namespace monongusa {

void include_src_hpp_in_one_file() noexcept {}

}  // namespace monongusa

#endif
#endif

#endif
