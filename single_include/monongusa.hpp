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
/// A bot's waits are all in its clock's queue, so that in virtual time they take no time.
template <class Clock>
concept clock_policy = has_now<Clock> && has_timers<Clock> && has_passes_by_itself<Clock>;

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

namespace monongusa::chat {

/// Somebody who writes or reacts.
struct user {
    std::string id{};    ///< As the platform has it; stable.
    std::string name{};  ///< As people see it; may change.
    bool bot = false;  ///< Another bot or a webhook, or this bot.
    bool self = false; ///< This bot.

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

#include <concepts>
#include <cstddef>
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
    void pass(instant::duration);
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
/// after each event: it comes back when all that came of it is done, and the transport's own `settle()`, if it has one, has been called; and
/// `listener.pass(duration)` to let virtual time pass.
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
// log: what the process has to tell its owner, a line each on stderr.

#ifndef MONONGUSA_LOG_LOG_HPP
#define MONONGUSA_LOG_LOG_HPP

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

#include <cerrno>
#include <string>
#include <string_view>

#include <poll.h>
#include <unistd.h>

namespace monongusa::log {

enum class level : unsigned char { info, warning, error };

constexpr std::string_view name_of(level level) noexcept {
    switch (level) {
        case level::info: return "info";
        case level::warning: return "warning";
        case level::error: return "error";
    }
    return "log";
}

/// Writes one line, in one piece, to the process's sink (stderr).  Any thread may call it.  Control characters are made visible, so that
/// nobody's message can pass for a line of the log, and secrets are taken out (see `mg::scrub`).  A stderr that is gone is not an error: there
/// is nobody left to tell.
inline void write(level level, std::string_view text) {
    std::string told{text};
    scrub(told);
    std::string line{name_of(level)};
    line += ": ";
    detail::append_visible(line, told);
    line += '\n';
    for (std::string_view left = line; !left.empty();) {
        auto const written = ::write(STDERR_FILENO, left.data(), left.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            // Half a line would make the next one look like a part of it.
            pollfd room{STDERR_FILENO, POLLOUT, 0};
            ::poll(&room, 1, -1);
            continue;
        }
        if (written <= 0) return;
        left.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// Writes the parts (text, numbers, truth values, the values of `chat`) as one line.
template <class... Parts>
void info(Parts const&... parts) {
    write(level::info, detail::joined(parts...));
}

template <class... Parts>
void warning(Parts const&... parts) {
    write(level::warning, detail::joined(parts...));
}

template <class... Parts>
void error(Parts const&... parts) {
    write(level::error, detail::joined(parts...));
}

/// The log of one bot: the same lines behind the bot's name.  `log(parts…)` is `log.info(parts…)`.
struct of_bot {
    std::string_view name;

    template <class... Parts>
    void operator()(Parts const&... parts) const {
        info(parts...);
    }
    template <class... Parts>
    void info(Parts const&... parts) const {
        log::info(name, ": ", parts...);
    }
    template <class... Parts>
    void warning(Parts const&... parts) const {
        log::warning(name, ": ", parts...);
    }
    template <class... Parts>
    void error(Parts const&... parts) const {
        log::error(name, ": ", parts...);
    }
};

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

    basic_context(Sink sink, action::occasion& occasion, detail::host bot, std::string_view name)
        : log{name}, performer_(std::move(sink), occasion, bot) {}
    basic_context(basic_context const&) = delete;
    basic_context& operator=(basic_context const&) = delete;

    /// The bot's log.
    log::of_bot const log;

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

// SPDX-License-Identifier: BSL-1.0
// utf8: code points to bytes and back, well-formed sequences only.

#ifndef MONONGUSA_DETAIL_UTF8_HPP
#define MONONGUSA_DETAIL_UTF8_HPP

#include <cstdint>

namespace monongusa::detail::utf8 {

inline constexpr char32_t last_code_point = 0x10FFFF;

/// True for the code points that a well-formed text can hold: not the surrogates, nothing above U+10FFFF.
constexpr bool is_scalar(char32_t point) noexcept { return point < 0xD800 || (point > 0xDFFF && point <= last_code_point); }

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
// compiler: turns a tree into a program.

#ifndef MONONGUSA_PATTERN_COMPILER_HPP
#define MONONGUSA_PATTERN_COMPILER_HPP

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
        std::size_t const room = room_ == 0 ? 16 : room_ * 2;
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
// parser: reads a pattern, in RE2's syntax, into a tree.

#ifndef MONONGUSA_PATTERN_PARSER_HPP
#define MONONGUSA_PATTERN_PARSER_HPP

// SPDX-License-Identifier: BSL-1.0
// builder: adds nodes to a tree and keeps count of what they will cost.

#ifndef MONONGUSA_PATTERN_BUILDER_HPP
#define MONONGUSA_PATTERN_BUILDER_HPP

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

/// Adds what differs in case only from what is there.
constexpr void add_other_cases(code_ranges& ranges, std::size_t from) {
    auto const add = [&](char32_t lo, char32_t hi) {
        for (std::size_t i = from; i < ranges.size(); ++i)
            if (ranges[i].lo <= lo && hi <= ranges[i].hi) return;
        ranges.push({lo, hi});
    };
    // What is added is looked at in turn, until every ring is closed.
    for (std::size_t i = from; i < ranges.size(); ++i) {
        code_range const range = ranges[i];
        for (std::size_t r = fold_row_from(range.lo); r < fold_table::size && fold_table::rows[r].lo <= range.hi; ++r) {
            fold_row const& row = fold_table::rows[r];
            char32_t lo = range.lo < row.lo ? row.lo : range.lo;
            char32_t hi = range.hi < row.hi ? range.hi : row.hi;
            if (row.step == fold_row::even_odd || row.step == fold_row::odd_even) {
                // A ring at either edge may be cut in half; its other half may only widen the range.
                if (row.next(lo) < lo) --lo;
                if (row.next(hi) > hi) ++hi;
                add(lo, hi);
            } else {
                add(row.next(lo), row.next(hi));
            }
        }
    }
}

/// Sorts the ranges and joins those that touch.
constexpr void normalise(code_ranges& ranges, std::size_t from) noexcept {
    for (std::size_t i = from + 1; i < ranges.size(); ++i) {
        code_range const range = ranges[i];
        std::size_t hole = i;
        for (; hole > from && ranges[hole - 1].lo > range.lo; --hole) ranges[hole] = ranges[hole - 1];
        ranges[hole] = range;
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

/// Adds a class with a name to the class being read.
constexpr void add_named(code_ranges& ranges, std::string_view pairs, bool negated, bool any_case) {
    std::size_t const from = ranges.size();
    for (std::size_t i = 0; i < pairs.size(); i += 2)
        ranges.push({static_cast<unsigned char>(pairs[i]), static_cast<unsigned char>(pairs[i + 1])});
    if (any_case) add_other_cases(ranges, from);
    if (!negated) return;
    normalise(ranges, from);
    negate(ranges, from);
}

}  // namespace monongusa::pattern

#endif
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
    X(unicode_property, false, "a class of Unicode such as '\\p{Greek}' is not supported yet; write its ranges in a class")        \
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

namespace monongusa::pattern {

enum class node_kind : unsigned char {
    nothing,  // matches the empty text
    one,      // the character `value`
    letter,   // the ASCII letter `value` (lower case) in either case
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

    node_kind kind = node_kind::nothing;
    bool lazy = false;
    bool anchored = false;  // it can only begin to match at the beginning of the text
    unsigned char empty = emptiness::anywhere;
    std::uint32_t value = 0;
    std::uint32_t min = 0;
    std::uint32_t max = none;       // none: no limit
    std::uint32_t child = none;     // the last one
    std::uint32_t next = none;      // the one before it
    std::uint32_t first_group = 0;  // the number of groups opened before it
    std::uint32_t code = 0;         // how many instructions it takes
    std::uint32_t threads = 0;      // how many of these take a character
};

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
        if (c == 'p' || c == 'P') return fail(mistake::unicode_property, start);
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
            if (read_perl_class(any_case)) continue;
            code_range range{};
            std::size_t const range_start = at_;
            if (!read_class_character(range.lo)) return from;
            range.hi = range.lo;
            if (peek() == '-' && at_ + 1 < text_.size() && peek(1) != ']') {
                skip();
                if (peek() == '\\' && !perl_class(peek(1)).empty()) return fail(mistake::bad_range, range_start), from;
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

    /// `\d` and its like, added to the tree's ranges; false, having read nothing, if there is none.
    constexpr bool read_perl_class(bool any_case) {
        if (peek() != '\\') return false;
        char const letter = peek(1);
        std::string_view const pairs = perl_class(letter);
        if (pairs.empty()) return false;
        skip(2);
        add_named(tree_.ranges, pairs, letter < 'a', any_case);
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
    constexpr bool read_class_character(char32_t& point) noexcept { return peek() == '\\' ? read_escape(point) : read_character(point); }

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
        node leaf;
        leaf.kind = kind;
        leaf.empty = emptiness::never;
        leaf.value = value;
        leaf.code = 1;
        leaf.threads = 1;
        leaf.first_group = group_count();
        return add(leaf);
    }

    constexpr std::uint32_t check(assertion what) {
        node leaf;
        leaf.kind = node_kind::check;
        leaf.anchored = what == assertion::text_begin;
        leaf.empty = what == assertion::text_begin || what == assertion::line_begin ? emptiness::at_begin
                     : what == assertion::text_end || what == assertion::line_end   ? emptiness::at_end
                                                                                    : emptiness::somewhere;
        leaf.value = static_cast<std::uint32_t>(what);
        leaf.code = 1;
        leaf.first_group = group_count();
        return add(leaf);
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
        if (items == node::none) return add({});
        if (tree_.nodes[items].next == node::none) return items;
        node sequence;
        sequence.kind = node_kind::sequence;
        sequence.child = items;
        for (std::uint32_t i = items; i != node::none; i = tree_.nodes[i].next) {
            node const& item = tree_.nodes[i];
            sequence.empty &= item.empty;
            sequence.anchored = item.anchored;  // the first item, met last, decides
            sequence.code = limits::add(sequence.code, item.code);
            sequence.threads = limits::add(sequence.threads, item.threads);
        }
        return add(sequence);
    }

    /// One of the branches linked from `branches` on, last first; the groups from number `first_group` on are inside of them.
    constexpr std::uint32_t alternation(std::uint32_t branches, std::uint32_t first_group) {
        if (tree_.nodes[branches].next == node::none) return branches;
        node alternation;
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
        return add(alternation);
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

    constexpr std::uint32_t add(node const& made) {
        tree_.nodes.push(made);
        return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
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
    constexpr parser(std::string_view text, tree& into) noexcept : in_(text, into), tree_(into), make_(into) {}

    constexpr void parse() {
        open_.push({});
        if (in_.text().size() > limits::text) in_.fail(mistake::too_large, limits::text);
        while (!in_.at_end()) read_item();
        if (!in_.failed() && open_.size() > 1) in_.fail(mistake::unclosed_group, open_.back().offset);
        if (in_.failed()) return;
        tree_.root = close_alternation();
        if (make_.too_large(tree_.root)) in_.fail(mistake::too_large, 0);
    }

private:
    struct modes {
        bool any_case = false;    // i
        bool many_lines = false;  // m
        bool dot_is_all = false;  // s
        bool lazy = false;        // U
    };

    struct open_group {
        std::size_t offset = 0;
        std::uint32_t capture = node::none;
        modes outside{};                      // what holds again after the group
        std::uint32_t items = node::none;     // of the branch being read, last first
        std::uint32_t branches = node::none;  // that are complete, last first
        std::uint32_t first_group = 0;
    };

    constexpr void read_item() {
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
        if (in_.read_perl_class(modes_.any_case)) {
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
            char32_t point = 0;
            if (in_.read_character(point)) add(make_.character(point, modes_.any_case));
        }
    }

    constexpr void read_open() {
        open_group group;
        group.offset = in_.at();
        group.outside = modes_;
        group.first_group = make_.group_count();
        in_.skip();
        group_facts facts;
        bool captures = true;
        if (in_.peek() == '?') {
            if (in_.sees("?P<") || (in_.sees("?<") && in_.peek(2) != '=' && in_.peek(2) != '!')) {
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
        std::uint32_t const head = open_.back().items;
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
        make_.repeat(head, min, max, lazy);
        if (make_.too_large(head)) in_.fail(mistake::too_large, start);
    }

    constexpr void add(std::uint32_t item) { make_.link(open_.back().items, item); }

    constexpr void add_set(std::size_t from) {
        if (!in_.failed()) add(make_.set(from));
    }

    reader in_;
    tree& tree_;
    builder make_;
    modes modes_{};
    std::size_t repeat_end_ = 0;  // where the last repeat ended; a repeat there repeats a repeat
    growing<open_group> open_;
};

/// Reads `text` into `into`, which must be fresh; a mistake is noted there.
constexpr void parse(std::string_view text, tree& into) { parser{text, into}.parse(); }

}  // namespace monongusa::pattern

#endif
// SPDX-License-Identifier: BSL-1.0
// program: a pattern as instructions for the machine, in memory that someone else holds.

#ifndef MONONGUSA_PATTERN_PROGRAM_HPP
#define MONONGUSA_PATTERN_PROGRAM_HPP


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
    save,   // remember the position in slot `operand`
    check,  // go on where assertion `operand` holds
    accept,
};

struct instruction {
    opcode op = opcode::accept;
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
    std::uint32_t start = 0;    // the first instruction
    std::uint32_t size = 0;     // how many instructions
    std::uint32_t threads = 0;  // how many of them take a character or accept
    std::uint32_t sets = 0;
    std::uint32_t ranges = 0;
    std::uint32_t groups = 0;      // capturing ones
    std::uint32_t plain_size = 0;  // of the text, where the whole pattern is nothing but a text
    bool plain = false;
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

    /// How many positions a thread remembers: the whole match and each group, begin and end.
    constexpr std::size_t slots() const noexcept { return 2 * (std::size_t{facts.groups} + 1); }

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
};

/// Where a program is written to; each array is as large as the outline says.
struct program_memory {
    instruction* code = nullptr;
    character_set* sets = nullptr;
    code_range* ranges = nullptr;
    char* plain = nullptr;
    group_facts* groups = nullptr;
};

// A pattern is nothing but a text if it is a character or a sequence of characters.
constexpr bool is_plain(tree const& read) noexcept {
    node const& root = read.nodes[read.root];
    if (root.kind == node_kind::one) return true;
    if (root.kind != node_kind::sequence) return false;
    for (std::uint32_t i = root.child; i != node::none; i = read.nodes[i].next)
        if (read.nodes[i].kind != node_kind::one) return false;
    return true;
}

constexpr std::uint32_t plain_size(tree const& read) noexcept {
    if (!is_plain(read)) return 0;
    char bytes[4]{};
    node const& root = read.nodes[read.root];
    if (root.kind == node_kind::one) return detail::utf8::encode(root.value, bytes);
    std::uint32_t size = 0;
    for (std::uint32_t i = root.child; i != node::none; i = read.nodes[i].next) size += detail::utf8::encode(read.nodes[i].value, bytes);
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
        auto const write = [&](node const& character) {
            char bytes[4]{};
            std::uint32_t const size = detail::utf8::encode(character.value, bytes);
            end -= size;
            for (std::uint32_t i = 0; i < size; ++i) to_.plain[end + i] = bytes[i];
        };
        if (root.kind == node_kind::one) return write(root);
        for (std::uint32_t i = root.child; i != node::none; i = from_.nodes[i].next) write(from_.nodes[i]);
    }

    constexpr std::uint32_t emit(opcode op, std::uint32_t operand, std::uint32_t next) noexcept {
        to_.code[facts_.size] = {op, operand, next};
        return facts_.size++;
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
            case node_kind::one: return emit(opcode::one, what.value, next);
            case node_kind::letter: return emit(opcode::letter, what.value, next);
            case node_kind::any: return emit(opcode::any, 0, next);
            case node_kind::any_but_newline: return emit(opcode::any_but_newline, 0, next);
            case node_kind::set: return emit(opcode::set, what.value, next);
            case node_kind::check: return emit(opcode::check, what.value, next);
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
            return close_loop(loop, what.lazy, emit(what.child, loop)), loop;
        } else {
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
        (lazy ? to_.code[loop].operand : to_.code[loop].next) = body;
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
            if (step.op == opcode::split) todo.push(step.operand);
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
// machine: runs a program over a text in linear time.

#ifndef MONONGUSA_PATTERN_MACHINE_HPP
#define MONONGUSA_PATTERN_MACHINE_HPP


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

/// Counts nothing, at no cost; a test gives the machine a counter whose step() does.
struct no_counter {
    constexpr void step() const noexcept {}
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

    /// The positions of the best match, none() where a group is unset; a null pointer if there is no match.
    constexpr std::size_t const* run() noexcept {
        bool matched = false;
        for (std::size_t at = 0;;) {
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
                counter_.step();
                instruction const& step = what_.code[now_.code[i]];
                std::size_t const* const slots = now_.slots + i * slots_;
                if (step.op == opcode::accept) {
                    matched = true;
                    copy(slots, best_);
                    best_[1] = at;
                    break;  // what comes later is preferred less
                }
                if (character.size == 0 || !takes(step, character.point)) continue;
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
            counter_.step();
            if (pc & restore) {
                here_[pc & ~restore] = saved_[todo];
            } else if (seen_[pc] != at + 1) {
                seen_[pc] = at + 1;
                instruction const& step = what_.code[pc];
                switch (step.op) {
                    case opcode::split:
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
                        if (!holds(static_cast<assertion>(step.operand), at)) break;
                        pc = step.next;
                        continue;
                    default: copy(here_, next_.slots + next_.count * slots_); next_.code[next_.count++] = pc;
                }
            }
            if (todo == 0) return;
            pc = todo_[--todo];
        }
    }

    constexpr bool takes(instruction const& step, char32_t point) const noexcept {
        switch (step.op) {
            case opcode::one: return point == step.operand;
            case opcode::letter: return point < 0x80 && (point | 0x20) == step.operand;
            case opcode::any: return true;
            case opcode::any_but_newline: return point != '\n';
            case opcode::set: return is_in(what_.sets[step.operand], point);
            default: return false;
        }
    }

    constexpr bool is_in(character_set const& set, char32_t point) const noexcept {
        if (point < 0x80) return (set.ascii[point >> 6] >> (point & 63) & 1) != 0;
        std::uint32_t first = set.first;
        std::uint32_t last = set.first + set.count;
        while (first < last) {
            std::uint32_t const middle = first + (last - first) / 2;
            if (what_.ranges[middle].hi < point) first = middle + 1;
            else last = middle;
        }
        return first < set.first + set.count && what_.ranges[first].lo <= point;
    }

    constexpr bool is_word(std::size_t at) const noexcept {
        if (at >= text_.size()) return false;
        char const c = text_[at];
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    constexpr bool holds(assertion what, std::size_t at) const noexcept {
        switch (what) {
            case assertion::text_begin: return at == 0;
            case assertion::text_end: return at == text_.size();
            case assertion::line_begin: return at == 0 || text_[at - 1] == '\n';
            case assertion::line_end: return at == text_.size() || text_[at] == '\n';
            case assertion::word_edge: return is_word(at - 1) != is_word(at);
            case assertion::no_word_edge: return is_word(at - 1) == is_word(at);
        }
        return false;
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
    machine<Counter> runner{what, text, memory, counter};
    std::size_t const* const slots = runner.run();
    if (slots == nullptr) return false;
    if (ranges == nullptr) return true;
    for (std::size_t i = 0; i <= what.facts.groups; ++i) {
        bool const set = slots[2 * i] != detail::text_range::none && slots[2 * i + 1] != detail::text_range::none;
        ranges[i] = set ? detail::text_range{slots[2 * i], slots[2 * i + 1]} : detail::text_range{};
    }
    return true;
}

constexpr bool search(program const& what, std::string_view text, scratch memory, detail::text_range* ranges) noexcept {
    no_counter const counter;
    return search(what, text, memory, ranges, counter);
}

}  // namespace monongusa::pattern

#endif

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace monongusa::pattern {

// Patterns of the same size share this type and its code; no array is empty, since that would be no C++.
template <std::size_t Code, std::size_t Sets, std::size_t Ranges, std::size_t Plain, std::size_t Groups>
struct stored_program {
    instruction code[Code + 1]{};
    character_set sets[Sets + 1]{};
    code_range ranges[Ranges + 1]{};
    char plain[Plain + 1]{};
    group_facts groups[Groups + 1]{};
    program_facts facts{};

    constexpr program view() const noexcept { return {facts, code, sets, ranges, plain, groups}; }
};

// Read twice, to measure and to fill: arrays must have their size before there is anything to put into them.
constexpr outline outline_of(std::string_view text) {
    tree read;
    parse(text, read);
    return outline_of(read);
}

template <class Stored>
constexpr Stored stored_from(std::string_view text) {
    Stored stored;
    tree read;
    parse(text, read);
    if (read.reason == mistake::none) stored.facts = compile(read, {stored.code, stored.sets, stored.ranges, stored.plain, stored.groups});
    return stored;
}

/// A pattern written in the program.  It can be used whether it is well formed or not: ask `reason` first.
template <detail::fixed_string Pattern>
struct literal {
private:
    static constexpr outline shape = outline_of(Pattern.view());
    static constexpr auto stored =
        stored_from<stored_program<shape.code, shape.sets, shape.ranges, shape.plain, shape.groups>>(Pattern.view());

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
#include <cstddef>
#include <cstdint>
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

/// The mistake of one row beside the others.
template <bool FirstMatch, class List, std::size_t Index, class Row>
using row_verdict = typename decltype(find_mistake_of_row<FirstMatch, List, Index, Row>())::type;

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


#include <cstdint>
#include <string>
#include <string_view>

namespace monongusa::detail {

/// Each line names the event by its number, so that what belongs together can be found together when several threads write.
class watch {
public:
    enum class level : unsigned char {
        nothing,
        decisions,  ///< Events, which rules accept them, and what is done.
        texts,      ///< The same with what is said.
    };

    /// Set before the bot runs.
    level shown = level::nothing;

    /// What the bot is called in the log.
    std::string_view name() const noexcept { return name_; }
    void name(std::string_view of_bot) { name_ = of_bot; }

    void hears(std::uint64_t event, std::string_view what, chat::origin_ref const& from, std::string_view text) const {
        if (shown == level::nothing) return;
        std::string line = joined("event ", event, ": ", what);
        if (from.message && !from.message->empty()) append_part(line, joined(" ", *from.message));
        if (from.user && !from.user->name.empty()) append_part(line, joined(" by ", from.user->name));
        if (from.channel && !from.channel->name.empty()) append_part(line, joined(" in #", from.channel->name));
        tell(line, text);
    }
    void chooses(action::occasion const& occasion) const {
        if (shown != level::nothing) tell(joined("event ", occasion.event, ": rule ", occasion.rule, " accepts"), {});
    }
    void leaves(std::uint64_t event) const {
        if (shown != level::nothing) tell(joined("event ", event, ": no rule accepts"), {});
    }
    void does(action::stamp const& stamp, std::string_view action, std::string_view words) const {
        if (shown != level::nothing) tell(joined("event ", stamp.event, ": rule ", stamp.rule, ": ", action), words);
    }

private:
    void tell(std::string line, std::string_view words) const {
        if (shown == level::texts && !words.empty()) append_part(line, joined(": ", words));
        log::info(name_, ": ", line);
    }

    std::string name_ = "bot";
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
            log::warning(watch_.name(), ": the executor is full: handlers are dropped; how many is told at the end");
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

    /// Comes back when it is quiet; when the bot is stopping, at its deadline, and then the transport is stopped.
    void settle() {
        tell_deferred();
        while (!quiet_.wait_until(deadline())) {
            tell_deferred();
            if (instant::clock::now() >= deadline()) return parts_.stop(bot_);
        }
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
                log::error(watch_.name(), ": the executor: ", words_of(std::current_exception()));
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
            log::error(watch_.name(), ": the executor: ", words_of(std::current_exception()));
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
        if (!rules_may_hear || !parts_.fail(bot_, failure, event)) log::error(watch_.name(), ": rule ", failure.rule, ": ", failure.what);
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
        log::warning(watch_.name(), ": ended before the time of ", waiting, waiting == 1 ? " action" : " actions", " to be done later");
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
        log::error(watch_.name(), ": at the deadline ", running, running == 1 ? " handler was" : " handlers were", " still running; ",
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
        if (left > 0) log::warning(watch_.name(), ": the transport did not say what came of ", left, left == 1 ? " action" : " actions");
        if (!error && left > 0) error = make_error_code(error::actions_unanswered);
        break;
    }
    if (dropped_ > 0) log::warning(watch_.name(), ": ", dropped_.load(), dropped_ == 1 ? " handler was" : " handlers were", " dropped");
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
            return Context(sink_, occasion, bot_.as_host(), bot_.watching().name());
        } else {
            return Context(any_sink::of(sink_), occasion, bot_.as_host(), bot_.watching().name());
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
};

namespace detail {

// The contexts of `mg::launch`, which stand for all in what is said of a table alone.
template <class Event>
using context_of_launch = basic_context<any_sink, event::reach_of<Event>>;

template <class Row>
consteval rule_info info_of(std::size_t position) {
    if constexpr (!rule_type<Row> || is_refused<Row>) {
        return {position, {}, verb::on, {}, 0, audience::people};
    } else {
        using event = typename Row::event_type;
        using matcher = typename Row::matcher_type;
        return {position, event::event_name, Row::verb, description_of<matcher>(), group_count<matcher, event>, Row::audience};
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

// `1h30m`, `90 s`, `2 days`: the sum in nanoseconds.
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

/// Lets one row decide; a chosen handler goes to the executor, what a matcher or a handler throws to the environment.
template <class Context, class Row, class Event, class Environment, class Runner>
void ask(Row const& row, std::size_t position, arrival<Event>& event, Environment& environment, Runner& runner, progress& so_far) {
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

/// Offers an event to the rows that hear it, in the order of the table, those that stand in for others last.
///
/// All patterns of the table meet in `offer`: whoever can name the candidates of an event cheaper than by asking each row does it there.
template <class Table, class Context, class Event, class Environment, class Runner>
class dispatch {
    // clang refuses folds over more than 256 arguments.
    static constexpr std::size_t chunk = 128;

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
    static constexpr auto positions = Table::list::template hearing<Event, Fallback>;

    template <bool Fallback, std::size_t Begin = 0>
    static void offer([[maybe_unused]] Table const& table, [[maybe_unused]] arrival<Event>& event, [[maybe_unused]] Environment& environment,
                      [[maybe_unused]] Runner& runner, [[maybe_unused]] progress& so_far) {
        constexpr std::size_t count = positions<Fallback>.size();
        if constexpr (Begin < count) {
            constexpr std::size_t size = count - Begin < chunk ? count - Begin : chunk;
            offer_some<Fallback, Begin>(table, event, environment, runner, so_far, std::make_index_sequence<size>{});
            offer<Fallback, Begin + chunk>(table, event, environment, runner, so_far);
        }
    }

    template <bool Fallback, std::size_t Begin, std::size_t... Offset>
    static void offer_some(Table const& table, arrival<Event>& event, Environment& environment, Runner& runner, progress& so_far,
                           std::index_sequence<Offset...>) {
        ((Table::stops_at_first && so_far.accepted
              ? void()
              : ask<Context>(place_at<positions<Fallback>[Begin + Offset]>(table).get(), positions<Fallback>[Begin + Offset] + 1, event,
                             environment, runner, so_far)),
         ...);
    }
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

    /// The same without a deadline, and tells a transport that wants to know (by a `settle()` of its own): what comes now comes of something else.
    void settle() {
        engine_.settle();
        if constexpr (requires(Transport& plays) { plays.settle(); }) transport_.settle();
    }

    /// Lets virtual time pass: fires what is due by then, one at a time, and lets it come to rest in between.
    template <class Rep, class Period>
        requires(!Clock::passes_by_itself)
    void pass(std::chrono::duration<Rep, Period> time) {
        open();
        auto const until = detail::after(clock_.now(), detail::whole(time));
        for (auto next = engine_.next_timer(); next <= until; next = engine_.next_timer()) {
            clock_.set(next);
            if (!engine_.fire_one_timer()) break;
            settle();
        }
        clock_.set(until);
    }

    /// What the bot is called in the log.
    std::string_view name() const noexcept {
        if constexpr (requires(Transport const& transport) { std::string_view{transport.name()}; }) {
            return transport_.name();
        } else {
            return "bot";
        }
    }

    /// Shows in the log what the bot hears, decides and does: 1, and what is said: 2.  To be set before `run`.
    void verbose(int level) noexcept {
        using shown = detail::watch::level;
        engine_.watching().shown = level <= 0 ? shown::nothing : level == 1 ? shown::decisions : shown::texts;
    }

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
        instant next_timer() const { return Clock::passes_by_itself ? owner->engine_.next_timer() : instant::max(); }
        void fire_timers() { owner->engine_.fire_timers(); }

        /// For a transport that plays what is written down: everything that comes of the events so far has come.
        void settle() { owner->settle(); }
        void pass(instant::duration time) {
            if constexpr (!Clock::passes_by_itself) owner->pass(time);
        }
    };

    // Not in the constructor, since some transports make their sink when they have been put together.
    void open() {
        if constexpr (!queues || may_run_in_place<Executor>) engine_.at_home();
        if (environment_) return;
        engine_.watching().name(name());
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
            return !of_such_a_rule && offer(failure, number);
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
// matcher::equals: accepts a text that is a given one.

#ifndef MONONGUSA_MATCHER_EQUALS_HPP
#define MONONGUSA_MATCHER_EQUALS_HPP


#include <cstddef>
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

    template <event::has_text Event>
    constexpr bool match(Event const& event) const noexcept {
        return std::string_view{event.text} == Text.view();
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


#include <cstddef>
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

    template <event::has_text Event>
    constexpr bool match(Event const& event) const noexcept {
        return std::string_view{event.text}.starts_with(Text.view());
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

    friend constexpr bool operator==(prefix, prefix) = default;
};

template <class Text>
prefix(Text) -> prefix<>;

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
#include <variant>
#include <vector>

namespace monongusa::transport {

/// Emits its events one after the other, each when all that came of those before it is done, and lets time pass in between where it was told to
/// (on a clock that does not pass by itself).  Keeps what the bot does as values, in an order that is the same on any executor.
template <class Events = event::list, class Actions = action::list>
class basic_replay {
    using performed_type = action::basic_performed<detail::variant_of<Actions>>;

    struct recording {
        std::string name;
        std::mutex mutex{};
        std::vector<performed_type> actions{};
        std::size_t settled = 0;  // How many actions came of steps that are over.
        std::error_code refusal{};
        bool stopped = false;
        bool paused = false;
        detail::monitor changed{};

        // In the order of the stamps among what comes of the same step: nearly always the last.
        void keep(performed_type&& done) {
            auto place = actions.size();
            actions.emplace_back();
            for (; place > settled && done.stamp < actions[place - 1].stamp; --place) actions[place] = std::move(actions[place - 1]);
            actions[place] = std::move(done);
        }
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
    void refuse(std::error_code error) {
        std::lock_guard const lock{recording_->mutex};
        recording_->refusal = error;
    }

    /// What has been done and was not refused: step by step, an event or a timer each, and within a step in the order of the stamps.  To be asked
    /// when nothing is under way.
    std::vector<performed_type> const& actions() const noexcept { return recording_->actions; }

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
            chat::sent sent{"", action.to.channel};
            std::error_code refusal;
            {
                std::lock_guard const lock{to_->mutex};
                refusal = to_->refusal;
                if (!refusal) {
                    // Named after the stamp, so that it is the same on any executor.
                    if constexpr (requires { action.text; }) sent.message = detail::joined("b", stamp.event, ".", stamp.rule, ".", stamp.number);
                    to_->keep({stamp, std::move(action)});
                }
            }
            done(refusal, sent);
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
            if (auto const* const time = std::get_if<instant::duration>(&next)) {
                listener.pass(*time);
            } else {
                emit(next, listener, Events{});
            }
            listener.settle();
        }
        return {};
    }

    /// A step is over, as its bot says.
    void settle() {
        std::lock_guard const lock{recording_->mutex};
        recording_->settled = recording_->actions.size();
    }

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
    using entry = detail::variant_of<Events, instant::duration>;

    template <class Listener, class... Each>
    static void emit(entry& one, Listener& listener, detail::type_list<Each...>) {
        (emit_if<Each>(one, listener), ...);
    }
    template <class Event, class Listener>
    static void emit_if(entry& one, Listener& listener) {
        if constexpr (Listener::template wants<Event>) {
            if (auto* const event = std::get_if<Event>(&one)) listener.hear(*event);
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
// stdio_session: reads, decodes and writes for transport::stdio.

#ifndef MONONGUSA_TRANSPORT_STDIO_SESSION_HPP
#define MONONGUSA_TRANSPORT_STDIO_SESSION_HPP

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
// line_reader: a file descriptor as lines, of a bounded length.

#ifndef MONONGUSA_TRANSPORT_LINE_READER_HPP
#define MONONGUSA_TRANSPORT_LINE_READER_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

#include <cerrno>
#include <unistd.h>

namespace monongusa::transport {

/// Cuts what is read into lines.  A line longer than the limit is skipped, and reading goes on behind it; nothing else is lost.
class line_reader {
public:
    enum class result : unsigned char {
        line,      ///< One line, without its end (`\n` or `\r\n`).
        too_long,  ///< One line was skipped.
        empty,     ///< No whole line is there; `fill` first.
        end,       ///< Nothing more comes.
    };

    line_reader(int descriptor, std::size_t longest) : descriptor_(descriptor), longest_(longest) {}

    /// The next line of what has been read; the view holds until the next call of `fill`.
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

    /// Reads once more.  An input that was never open is at its end.
    std::error_code fill() {
        if (begin_ > 0) {
            buffer_.erase(0, begin_);
            begin_ = 0;
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

private:
    void forget(std::size_t bytes) noexcept {
        begin_ += bytes;
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
    std::size_t scanned_ = 0;  // Behind it, up to where there is no line end.
    std::size_t number_ = 0;
    bool skipping_ = false;
    bool ended_ = false;
};

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
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace monongusa::transport {

struct stdio_config {
    std::string name = "bot";                 ///< What the bot is called.
    line_format format = line_format::guess;  ///< What the input looks like.
    std::size_t longest_line = 1 << 20;       ///< In bytes.
    int input = STDIN_FILENO;
    int output = STDOUT_FILENO;
};

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

class stdio_session {
public:
    explicit stdio_session(stdio_config config) : config_(std::move(config)) {}

    std::string_view name() const noexcept { return config_.name; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        no_broken_pipe_signal const guard;
        prompting_ = ::isatty(config_.input) == 1 && ::isatty(config_.output) == 1;
        greet(listener);
        auto const error = read(listener);
        if (unread_ > 0) log::warning("stdin: ", unread_, unread_ == 1 ? " line was" : " lines were", " not in the format [hh:mm] <nick> text");
        event::disconnected gone{error ? error.message() : stopped_ ? "stopped" : "end of input", true};
        listener.hear(gone);
        return error;
    }

    void stop() noexcept {
        stopped_ = true;
        wake_.notify();
    }
    void pause() noexcept { paused_ = true; }
    void resume() noexcept {
        paused_ = false;
        wake_.notify();
    }
    void rearm() noexcept { wake_.notify(); }

    /// Writes an action's line in one piece, without the secrets that are known; any thread.
    template <class Action, class Done>
    void perform(Action const& action, Done&& done) {
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
        auto const error = write(line);
        done(error, sent);
    }

private:
    template <class Listener>
    void greet(Listener& listener) {
        event::ready ready;
        ready.self = {config_.name, config_.name, true, true};
        listener.hear(ready);
    }

    template <class Listener>
    std::error_code read(Listener& listener) {
        using result = line_reader::result;
        line_reader reader{config_.input, config_.longest_line};
        event::message message;
        std::string_view line;
        while (!stopped_) {
            if (paused_) {
                wait(listener, true);
                continue;
            }
            switch (reader.next(line)) {
                case result::line:
                    hear(listener, message, line, reader.number());
                    break;
                case result::too_long:
                    log::warning("stdin:", reader.number(), ": the line is longer than ", config_.longest_line, " bytes and was skipped");
                    break;
                case result::empty:
                    prompt();
                    if (!wait(listener, false) || stopped_ || paused_) break;
                    prompted_ = false;
                    if (auto const error = reader.fill()) return error;
                    break;
                case result::end:
                    return output_error();
            }
        }
        return output_error();
    }

    template <class Listener>
    void hear(Listener& listener, event::message& message, std::string_view line, std::size_t number) {
        if (line.find_first_not_of(" \t") == std::string_view::npos) return;
        std::string_view nick = "you";
        if (config_.format == line_format::guess) {
            config_.format = !prompting_ && read_irc(line).valid ? line_format::irc : line_format::lines;
        }
        if (config_.format == line_format::irc) {
            auto const said = read_irc(line);
            if (!said.valid) {
                if (unread_++ == 0) log::warning("stdin:", number, ": not in the format [hh:mm] <nick> text; skipped, as will be all such lines");
                return;
            }
            line = said.text;
            nick = said.nick;
            if (line.find_first_not_of(" \t") == std::string_view::npos) return;
        }
        if constexpr (Listener::template wants<event::message>) {
            fill(message, nick, line);
            auto const id = message.id;
            // What no rule accepts must not push what waits for its handler out of memory.
            if (!listener.hear(message)) recent_.forget(id);
        }
    }

    template <class Listener>
    bool wait(Listener& listener, bool only_notice) {
        bool const input = wake_.wait_for(config_.input, only_notice, listener.next_timer());
        listener.fire_timers();
        return input;
    }

    // Into what the last message left, whose strings keep their capacity.
    void fill(event::message& message, std::string_view nick, std::string_view text) {
        recent_.remember(text, message.id);
        message.text.assign(text);
        message.raw.assign(text);
        message.author.id.assign(nick);
        message.author.name.assign(nick);
        message.author.self = message.author.bot = nick == config_.name;
        message.channel.id.assign("console");
        message.channel.name.assign("console");
        message.channel.kind = chat::channel_kind::open;
        message.thread.clear();
        message.attachments.clear();
        auto const address = chat::find_address(message.text, config_.name);
        message.addressed = address.mentioned;
        message.body_range = address.body;
    }

    // Once for each line that is waited for, whatever ends the wait in between.
    void prompt() {
        if (prompting_ && !std::exchange(prompted_, true)) write("> ");
    }

    std::error_code write(std::string_view text) {
        std::lock_guard const lock{output_mutex_};
        while (!output_error_ && !text.empty()) {
            auto const written = ::write(config_.output, text.data(), text.size());
            if (written >= 0) {
                text.remove_prefix(static_cast<std::size_t>(written));
            } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
                pollfd wait{config_.output, POLLOUT, 0};
                ::poll(&wait, 1, -1);
            } else if (errno != EINTR) {
                output_error_ = {errno, std::generic_category()};
                stop();  // Nobody can be answered any more.
            }
        }
        return output_error_;
    }

    std::error_code output_error() {
        std::lock_guard const lock{output_mutex_};
        return output_error_;
    }

    stdio_config config_;
    wake wake_;
    recent recent_;
    std::atomic<bool> stopped_ = false;
    std::atomic<bool> paused_ = false;
    bool prompting_ = false;
    bool prompted_ = false;
    std::size_t unread_ = 0;
    std::mutex output_mutex_;
    std::error_code output_error_;  // The first, which all later actions fail with.
};

/// Where the actions of a stdio bot go; refers to its transport.
class stdio_sink {
public:
    explicit stdio_sink(stdio_session& session) noexcept : session_(&session) {}

    template <class Action, class Done>
        requires(decltype(boost::hana::contains(action::all, boost::hana::type_c<Action>))::value)
    void perform(Action action, Done done) const {
        session_->perform(action, std::move(done));
    }

private:
    stdio_session* session_;
};

}  // namespace monongusa::transport

#endif

#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::transport {

/// Reads messages from a file descriptor and writes what the bot does to another, one action a line.  Works on terminals, pipes, files,
/// `/dev/null` and a closed input; logs go to stderr alone.
///
/// - A line ends with `\n` or `\r\n`; the last needs no end.  Blank lines are nothing.  Bytes that are not UTF-8, and zero bytes, are text as they are.
/// - A line longer than `config.longest_line` is skipped, with a sentence on stderr.  So is, in the format `irc`, what is not in it.
/// - The end of the input ends `run` without an error.  An output that cannot be written ends it with that error, and fails the action.
class stdio {
public:
    using config = stdio_config;
    using sink_type = stdio_sink;

    static constexpr auto emits = event::all;
    static constexpr auto performs = action::all;

    stdio() : stdio(config{}) {}
    explicit stdio(config how) : session_(std::in_place, std::move(how)) {}

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

private:
    detail::owned<stdio_session> session_;  // Sinks refer to it.
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


namespace monongusa::matcher {

/// Matches a direct message, and one that mentions the bot anywhere.
struct addressed {
    static constexpr detail::fixed_string description{"addressed"};

    template <class Event>
        requires requires(Event const& event) { static_cast<bool>(event.addressed); }
    constexpr bool match(Event const& event) const noexcept {
        return event.addressed;
    }

    friend constexpr bool operator==(addressed, addressed) = default;
};

}  // namespace monongusa::matcher

#endif
// SPDX-License-Identifier: BSL-1.0
// composition: matchers joined by &&, || and !.

#ifndef MONONGUSA_MATCHER_COMPOSE_HPP
#define MONONGUSA_MATCHER_COMPOSE_HPP


#include <cstddef>
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

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;

    template <class Event>
        requires(matcher_for<Left, Event> && matcher_for<Right, Event>)
    constexpr bool match(Event const& event) const {
        return static_cast<bool>(left.match(event)) || static_cast<bool>(right.match(event));
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
};

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


#include <cstddef>
#include <type_traits>

namespace monongusa::matcher {

/// Which part of a message is searched.
enum class part : unsigned char {
    text,  ///< All that people see.
    body,  ///< Without a mention of the bot at the beginning or end.
};

/// Searches the text for the pattern, anywhere unless it is anchored; its groups go to the handler.
///
/// The pattern is checked by the compiler and searched in time linear in the text; see `pattern::literal`.
template <detail::fixed_string Pattern, part Part = part::text>
struct regex {
    static constexpr auto description = detail::fixed_string{"/"} + Pattern + detail::fixed_string{"/"};
    static constexpr bool has_pattern = true;
    static constexpr bool matches_everything = pattern::literal<Pattern>::matches_everything;
    using verdict = pattern::verdict<Pattern>;

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
        log::error(bot.name(), ": ended: ", error.message());
        return {1, error == error::deadline_passed};
    } catch (...) {
        log::error(bot.name(), ": ended: ", words_of(std::current_exception()));
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
            log::error(bot.name(), ": no thread is left for the bots behind it, which do not run: ", error.what());
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
        log::info("monongusa: stopping; a second signal ends at once");
        bot.stop();
        (bots.stop(), ...);
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

#include <boost/hana/unpack.hpp>

#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <cerrno>
#include <unistd.h>

namespace monongusa {

namespace detail {

// A transport whose sink is `any_sink`, so that the handlers of a launched bot are compiled once for all transports.
template <class Transport>
class launched {
public:
    static constexpr auto emits = Transport::emits;
    static constexpr auto performs = Transport::performs;

    explicit launched(Transport transport) : transport_(std::move(transport)) {}

    std::string_view name() const noexcept { return transport_.name(); }
    any_sink sink() {
        sink_.emplace(transport_.sink());
        return any_sink::of(*sink_);
    }
    template <class Listener>
    std::error_code run(Listener& listener) {
        return transport_.run(listener);
    }
    void stop() { transport_.stop(); }
    void pause() { transport_.pause(); }
    void resume() { transport_.resume(); }
    void rearm()
        requires drives_clock<Transport>
    {
        transport_.rearm();
    }

private:
    Transport transport_;
    std::optional<decltype(std::declval<Transport&>().sink())> sink_;
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

struct launch_options {
    std::string_view program;
    transport::stdio_config stdio;
    executor::thread_pool_config threads{.threads = 0};
    std::chrono::seconds grace{5};
    int verbosity = 0;
    bool list = false;
    bool help = false;
    bool version = false;
};

constexpr std::string_view launch_help =
    " [option...]\n"
    "\n"
    "  --on TRANSPORT   where the bot lives: stdio (the default)\n"
    "  --format FORMAT  what the input of stdio looks like: lines, irc ([hh:mm] <nick> text);\n"
    "                   without it irc if the first line certainly is, else lines\n"
    "  --name NAME      what the bot is called, @NAME speaks to it (bot)\n"
    "  --threads N      runs the handlers on N threads, 0 (the default): where the messages are read\n"
    "  --order ORDER    what never overtakes itself on threads: channel (the default), author, none\n"
    "  --grace SECONDS  how long handlers may go on when the bot is to end (5)\n"
    "  -v, -vv          logs what the bot hears, decides and does; with -vv also what is said\n"
    "  --list           prints the table of reactions\n"
    "  --help           prints this\n"
    "  --version        prints the version of monongusa\n"
    "\n"
    "A line of input is a message, a line of output an answer; logs go to stderr.\n"
    "SIGINT and SIGTERM end the bot when its handlers have ended, a second one at once.\n"
    "Exit status: 0 at the end of the input, 1 after an error, 2 for a wrong option.\n";

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

inline int take_value(launch_options& options, std::string_view option, std::string_view value) {
    long count = 0;
    if (option == "--on") {
        if (value == "discord" || value == "slack") return wrong_option("this program was built without the transport '", value, "'");
        if (value != "stdio") return wrong_option("there is no transport '", value, "'");
    } else if (option == "--format") {
        if (value != "lines" && value != "irc") return wrong_option("there is no format '", value, "'");
        options.stdio.format = value == "irc" ? transport::line_format::irc : transport::line_format::lines;
    } else if (option == "--threads") {
        if (!read_count(value, 1024, count)) return wrong_option("'", value, "' is no number of threads; it is one from 0 to 1024");
        options.threads.threads = static_cast<std::size_t>(count);
    } else if (option == "--order") {
        auto const order = executor::order_called(value);
        if (!order) return wrong_option("there is no order '", value, "'");
        options.threads.order = *order;
    } else if (option == "--grace") {
        if (!read_count(value, 86400, count)) return wrong_option("'", value, "' is no grace period; it is a number of seconds from 0 to 86400");
        options.grace = std::chrono::seconds{count};
    } else {
        if (value.empty() || value.find_first_of(" \t\n@") != std::string_view::npos) {
            return wrong_option("'", value, "' cannot be a name; it is one word without '@'");
        }
        options.stdio.name = value;
    }
    return 0;
}

inline bool takes_value(std::string_view option) noexcept {
    for (std::string_view const one : {"--on", "--format", "--name", "--threads", "--order", "--grace"}) {
        if (option == one) return true;
    }
    return false;
}

// How often `v` stands behind one `-`; 0 if that is not what it is.
inline int verbosity_in(std::string_view option) noexcept {
    bool const only = option.size() > 1 && option.front() == '-' && option.find_first_not_of('v', 1) == std::string_view::npos;
    return only ? static_cast<int>(option.size() - 1) : 0;
}

/// Reads the arguments; an exit status other than 0 if they are wrong, which has been told.
inline int read_options(int argc, char const* const* argv, launch_options& options) {
    if (argc > 0) options.program = argv[0];
    for (int i = 1; i < argc; ++i) {
        std::string_view const argument = argv[i];
        auto const equals = argument.find('=');
        auto const option = argument.substr(0, equals);
        bool const has_value = equals != std::string_view::npos;
        if (takes_value(option)) {
            if (!has_value && i + 1 == argc) return wrong_option("the option '", option, "' needs a value");
            auto const value = has_value ? argument.substr(equals + 1) : std::string_view{argv[++i]};
            if (int const status = take_value(options, option, value)) return status;
        } else if (int const more = verbosity_in(argument); more > 0) {
            options.verbosity += more;
        } else if (argument == "--list") {
            options.list = true;
        } else if (argument == "--help" || argument == "-h") {
            options.help = true;
        } else if (argument == "--version") {
            options.version = true;
        } else {
            return wrong_option("there is no option '", argument, "'");
        }
    }
    return 0;
}

/// Writes to stdout; the exit status.
inline int print(std::string_view text) {
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

inline void append_column(std::string& out, std::string_view text, std::size_t width) {
    append_visible(out, text);
    out.append(text.size() < width ? width - text.size() : 1, ' ');
}

inline void append_row(std::string& out, rule_info const& row) {
    append_column(out, joined(row.position), 4);
    append_column(out, name_of(row.verb), 15);
    append_column(out, row.event, 18);
    append_visible(out, row.matcher);
    if (row.groups != 0) append_part(out, joined("  ", row.groups, row.groups == 1 ? " group" : " groups"));
    if (includes(row.audience, audience::bots)) out += "  from anyone";
    if (includes(row.audience, audience::self)) out += "  from self";
    out += '\n';
}

/// What the compiler knows of a table, for people.
template <class Table>
std::string description_of_table(Table const& table) {
    std::string out;
    for (auto const& row : rules(table)) append_row(out, row);
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

}  // namespace detail

inline namespace MONONGUSA_LINKAGE {  // with_network or terminal_only

/// Runs the table, which it refers to, as the command line says: `--on` which transport, `--threads`, `--list`, … (`--help` has them all).  `given` is
/// what `mg::with(…)` made.  Returns the exit status: 0 for a clean end, 1 after an error, 2 for a wrong option; errors are told on stderr.
template <class Table, class... Given>
int launch(int argc, char const* const* argv, Table const& reactions, components<Given...> given = components<>{}) {
    detail::MONONGUSA_LINKAGE::need_src();
    detail::launch_options options;
    if (int const status = detail::read_options(argc, argv, options)) return status;
    if (options.help) return detail::print(detail::joined("usage: ", options.program, detail::launch_help));
    if (options.version) return detail::print(detail::joined("monongusa ", version, "\n"));
    if constexpr (table_type<Table>) {
        if (options.list) return detail::print(detail::description_of_table(reactions));
    }
    bot<detail::launched<transport::stdio>, detail::launched_executor, Table const&, components<Given...>> on_stdio{
        detail::launched{transport::stdio{std::move(options.stdio)}}, detail::launched_executor{options.threads}, reactions, std::move(given)};
    on_stdio.grace(options.grace);
    on_stdio.verbose(options.verbosity);
    return run(on_stdio);
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
