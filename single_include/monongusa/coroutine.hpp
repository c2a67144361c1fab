// SPDX-License-Identifier: BSL-1.0
// <monongusa/coroutine.hpp> with all of the library that it needs.
// Written by tools/amalgamate.py: change include/ and run that again.

// SPDX-License-Identifier: BSL-1.0
// coroutine: handlers that wait: mg::task, conversations, streams, and coroutines from outside.

#ifndef MONONGUSA_COROUTINE_HPP
#define MONONGUSA_COROUTINE_HPP

// SPDX-License-Identifier: BSL-1.0
// asking: a question that is asked again until its answer is one.

#ifndef MONONGUSA_COROUTINE_ASKING_HPP
#define MONONGUSA_COROUTINE_ASKING_HPP

#include <monongusa.hpp>
// SPDX-License-Identifier: BSL-1.0
// task: what a handler returns that is a coroutine.

#ifndef MONONGUSA_COROUTINE_TASK_HPP
#define MONONGUSA_COROUTINE_TASK_HPP


#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace monongusa {

/// A coroutine of Boost.Asio: `[](auto& chat) -> mg::task<> { … }`.  It may `co_await` the `async_` verbs of its context and whatever else Asio's
/// ecosystem offers; what it `co_return`s is done as what a plain handler returns.
///
/// What of it runs runs one part after the other, where the bot's handlers run: on the bot's thread, or in the lane of its channel, which it does not
/// hold while it waits.  Its context, its event and the views into it live as long as it does.
template <class Result = void>
using task = boost::asio::awaitable<Result>;

namespace detail {

template <class Result>
inline constexpr bool is_task<boost::asio::awaitable<Result, boost::asio::any_io_executor>> = true;
template <class Result>
struct result_of_task<boost::asio::awaitable<Result, boost::asio::any_io_executor>> {
    using type = Result;
};

}  // namespace detail
}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// waiting: the operations by which a coroutine waits for an event or for a time.

#ifndef MONONGUSA_COROUTINE_WAITING_HPP
#define MONONGUSA_COROUTINE_WAITING_HPP

// SPDX-License-Identifier: BSL-1.0
// operation: what Asio's completion tokens are handed: who is told when something of the bot's is done.

#ifndef MONONGUSA_COROUTINE_OPERATION_HPP
#define MONONGUSA_COROUTINE_OPERATION_HPP

// SPDX-License-Identifier: BSL-1.0
// activity_executor: an activity as Asio sees it.

#ifndef MONONGUSA_COROUTINE_ACTIVITY_EXECUTOR_HPP
#define MONONGUSA_COROUTINE_ACTIVITY_EXECUTOR_HPP

// SPDX-License-Identifier: BSL-1.0
// activity: what runs of one coroutine, one part after the other.

#ifndef MONONGUSA_COROUTINE_ACTIVITY_HPP
#define MONONGUSA_COROUTINE_ACTIVITY_HPP

// SPDX-License-Identifier: BSL-1.0
// bot_link: the way from a coroutine to its bot, which may be gone.

#ifndef MONONGUSA_COROUTINE_BOT_LINK_HPP
#define MONONGUSA_COROUTINE_BOT_LINK_HPP


#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace monongusa::detail {

/// Shared by all of a bot's coroutines, and by what they left behind somewhere.  Any thread.
class bot_link {
    using io_context = boost::asio::io_context;

public:
    explicit bot_link(engine& bot) noexcept : bot_(&bot) {}
    bot_link(bot_link const&) = delete;
    bot_link& operator=(bot_link const&) = delete;

    /// Calls `what(engine)` while the bot is there; false if it is gone.
    template <class What>
    bool enter(What const& what) {
        struct inside {
            std::atomic<std::size_t>& count;
            explicit inside(std::atomic<std::size_t>& of) noexcept : count(of) { ++count; }
            ~inside() {
                if (--count == 0) count.notify_all();
            }
        } const here{inside_};
        if (gone_) return false;
        what(*bot_);
        return true;
    }

    /// For what is no wait of the bot's own: sockets, Asio's timers.  A thread, which begins with the first of them, waits for these and hands what came of
    /// them over; handlers never run on it.
    io_context& context() {
        std::lock_guard const lock{mutex_};
        if (gone_) {
            static io_context nobody_runs_it;
            return nobody_runs_it;
        }
        if (!outside_) outside_.emplace();
        return outside_->context;
    }

    /// The bot goes: nobody enters any more, and nothing of its own context runs.
    void leave() noexcept {
        gone_ = true;
        for (auto inside = inside_.load(); inside > 0; inside = inside_.load()) inside_.wait(inside);
        outside* left = nullptr;
        {
            std::lock_guard const lock{mutex_};
            left = outside_ ? &*outside_ : nullptr;
        }
        if (left) left->stop();
    }
    /// What still waits for something outside ends without having been called.  After `leave`.
    void drop_waits() noexcept { outside_.reset(); }

private:
    struct outside {
        outside() noexcept(false) {}
        io_context context{1};
        boost::asio::executor_work_guard<io_context::executor_type> work{context.get_executor()};
        std::thread thread{[this] { context.run(); }};

        void stop() noexcept {
            context.stop();
            if (thread.joinable()) thread.join();
        }
        ~outside() { stop(); }
    };

    engine* bot_;
    std::atomic<std::size_t> inside_ = 0;
    std::atomic<bool> gone_ = false;
    std::mutex mutex_;
    std::optional<outside> outside_;
};

}  // namespace monongusa::detail

#endif

#include <boost/asio/cancellation_signal.hpp>

#include <atomic>
#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace monongusa::detail {

class activity;

/// How many coroutines there are.
struct activity_counts {
    std::atomic<std::size_t> running = 0;
    std::atomic<std::size_t> waiting = 0;  ///< Of these, for an event or a time.
};

/// A strand of its own on whatever executor the bot has: at most one task of it is queued there, in the lane of the place where it began.  Counted by those
/// that refer to it; any thread.
class activity {
public:
    /// Of the rule at that position; 0 if of none.
    activity(std::shared_ptr<bot_link> bot, std::shared_ptr<activity_counts> counts, chat::origin_ref const& from, std::size_t rule)
        : bot_(std::move(bot)), counts_(std::move(counts)), from_(from.copy()), rule_(rule) {
        from_.message.clear();
    }
    activity(activity const&) = delete;
    activity& operator=(activity const&) = delete;

    void hold() noexcept { holders_.fetch_add(1, std::memory_order_relaxed); }
    void let_go() noexcept {
        if (holders_.fetch_sub(1, std::memory_order_acq_rel) == 1) delete this;
    }

    bot_link& bot() const noexcept { return *bot_; }

    /// Whether the calling thread is running a part of it.
    bool is_here() const noexcept { return here_ == this; }

    /// While it lives the calling thread runs a part of it.
    class inside {
    public:
        explicit inside(activity& of) noexcept : before_(std::exchange(here_, &of)) {}
        inside(inside const&) = delete;
        inside& operator=(inside const&) = delete;
        ~inside() { here_ = before_; }

    private:
        activity* before_;
    };

    /// Runs `part` behind those before it; lets it go if the bot is gone.
    void execute(once<> part) {
        {
            std::lock_guard const lock{mutex_};
            parts_.push_back(std::move(part));
            if (std::exchange(queued_, true)) return;
        }
        queue();
    }

    // --- whether it counts as under way: while its coroutine is there and does not wait for the bot

    void begins() { change([](state& now) { now.flying = true; }); }
    void ends() { change([](state& now) { now.flying = false; }); }
    /// A wait that the bot decides about, for an event or a time.
    void wait_begins() { change([](state& now) { ++now.waits; }); }
    void wait_ends() { change([](state& now) { --now.waits; }); }

    /// Cancels what the coroutine waits for.  In a part of the activity.
    boost::asio::cancellation_signal& signal() noexcept { return signal_; }
    void cancel();

    // A list of those that are under way.
    activity* next = nullptr;
    activity* previous = nullptr;

private:
    struct state {
        bool flying = false;
        std::size_t waits = 0;

        bool counts() const noexcept { return flying && waits == 0; }
        bool idle() const noexcept { return flying && waits > 0; }
    };

    // A task of the bot's executor that runs what waits at that time.
    struct turn : hit {
        activity& of;
        engine& bot;

        turn(activity& runs, engine& in) noexcept
            : hit(&turn::run_it, &turn::drop_it, &turn::destroy_it,
                  {&runs.from_.channel, &runs.from_.user, &runs.from_.message, &runs.from_.thread}),
              of(runs), bot(in) {
            must_not_be_dropped = true;
            of.hold();
            bot.task_begins();
        }
        static turn& as(hit& self) noexcept { return static_cast<turn&>(self); }
        static void run_it(hit& self) {
            auto& bot = as(self).bot;
            if (!bot.task_may_run()) return drop_it(self);
            {
                engine::turn const its{bot, as(self).of.rule_, true};
                as(self).of.run();
            }
            bot.task_ends();
        }
        static void drop_it(hit& self) {
            as(self).of.drop();
            as(self).bot.quiet().task_ends();
        }
        static void destroy_it(hit& self) {
            as(self).of.let_go();
            delete &as(self);
        }
    };

    ~activity() = default;

    void queue() {
        bool queued = false;
        bot_->enter([this, &queued](engine& bot) {
            if (bot.closed()) return;
            queued = true;
            task_of_bot task{new turn{*this, bot}};
            bot.run_later(task);
        });
        if (!queued) drop();
    }

    void run() {
        std::vector<once<>> parts;
        {
            std::lock_guard const lock{mutex_};
            parts.swap(parts_);
        }
        {
            inside const here{*this};
            for (auto& part : parts) run(part);
        }
        {
            std::lock_guard const lock{mutex_};
            if (parts_.empty()) {
                queued_ = false;
                return;
            }
        }
        queue();
    }
    void run(once<>& part) noexcept {
        try {
            part();
        } catch (...) {
            auto const words = words_of(std::current_exception());
            bot_->enter([&words](engine& bot) { bot.watching().life().error("a completion handler threw: ", words); });
        }
    }

    // What ends here may execute more, which ends as well.
    void drop() noexcept {
        for (;;) {
            std::vector<once<>> parts;
            std::lock_guard const lock{mutex_};
            if (parts_.empty()) {
                queued_ = false;
                return;
            }
            parts.swap(parts_);
        }
    }

    template <class Change>
    void change(Change const& change) {
        state before;
        state now;
        {
            std::lock_guard const lock{mutex_};
            before = state_;
            change(state_);
            now = state_;
        }
        if (now.flying != before.flying) now.flying ? ++counts_->running : --counts_->running;
        if (now.idle() != before.idle()) now.idle() ? ++counts_->waiting : --counts_->waiting;
        if (now.counts() != before.counts()) {
            bot_->enter([&now](engine& bot) { now.counts() ? bot.quiet().task_begins() : bot.quiet().task_ends(); });
        }
    }

    static inline thread_local activity* here_ = nullptr;

    std::shared_ptr<bot_link> bot_;
    std::shared_ptr<activity_counts> counts_;
    chat::origin from_;
    std::size_t rule_;
    boost::asio::cancellation_signal signal_;
    std::atomic<std::size_t> holders_ = 0;
    std::mutex mutex_;
    std::vector<once<>> parts_;
    bool queued_ = false;
    state state_;
};

/// Holds an activity.
class activity_ref {
public:
    explicit activity_ref(activity* of) noexcept : of_(of) { of_->hold(); }
    activity_ref(activity_ref const& other) noexcept : of_(other.of_) {
        if (of_) of_->hold();
    }
    activity_ref(activity_ref&& other) noexcept : of_(std::exchange(other.of_, nullptr)) {}
    activity_ref& operator=(activity_ref other) noexcept {
        std::swap(of_, other.of_);
        return *this;
    }
    ~activity_ref() {
        if (of_) of_->let_go();
    }

    activity& operator*() const noexcept { return *of_; }
    activity* operator->() const noexcept { return of_; }
    explicit operator bool() const noexcept { return of_ != nullptr; }
    friend bool operator==(activity_ref const& left, activity_ref const& right) noexcept { return left.of_ == right.of_; }

private:
    activity* of_;
};

inline void activity::cancel() {
    execute([own = activity_ref{this}] { own->signal_.emit(boost::asio::cancellation_type::all); });
}

}  // namespace monongusa::detail

#endif

#include <boost/asio/execution.hpp>
#include <boost/asio/io_context.hpp>

#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// What it executes runs in the activity: never at once, but where Asio asks for it and a part of the activity is running on the thread anyway.
class activity_executor {
    using blocking = boost::asio::execution::blocking_t;

public:
    explicit activity_executor(activity_ref of) noexcept : of_(std::move(of)) {}

    activity& runs() const noexcept { return *of_; }

    boost::asio::execution_context& query(boost::asio::execution::context_t) const { return of_->bot().context(); }
    blocking query(blocking) const noexcept {
        return at_once_ ? blocking{boost::asio::execution::blocking.possibly} : blocking{boost::asio::execution::blocking.never};
    }
    activity_executor require(blocking::possibly_t) const noexcept { return with(true); }
    activity_executor require(blocking::never_t) const noexcept { return with(false); }

    template <class Function>
    void execute(Function&& function) const {
        if (at_once_ && of_->is_here()) {
            std::decay_t<Function> own{std::forward<Function>(function)};
            own();
        } else {
            of_->execute(once<>{std::forward<Function>(function)});
        }
    }

    friend bool operator==(activity_executor const& left, activity_executor const& right) noexcept {
        return left.of_ == right.of_ && left.at_once_ == right.at_once_;
    }
    friend bool operator!=(activity_executor const& left, activity_executor const& right) noexcept { return !(left == right); }

private:
    activity_executor with(bool at_once) const noexcept {
        activity_executor other{*this};
        other.at_once_ = at_once;
        return other;
    }

    activity_ref of_;
    bool at_once_ = true;  // As of all of Asio's executors: without it `dispatch`, by which a coroutine begins, would only queue.
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// coroutines of a bot: those that are under way, and what they wait for.

#ifndef MONONGUSA_COROUTINE_COROUTINES_HPP
#define MONONGUSA_COROUTINE_COROUTINES_HPP

// SPDX-License-Identifier: BSL-1.0
// wait: somebody who waits for an event or a time, and the list of all who do.

#ifndef MONONGUSA_COROUTINE_WAIT_HPP
#define MONONGUSA_COROUTINE_WAIT_HPP


#include <boost/system/error_code.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace monongusa::detail {

/// How a wait ended.
enum class wait_end : unsigned char {
    event,
    time,
    cancelled,
    refused,  ///< Too many wait.
};

/// A wait for one event; what kind of event, which of them, and who waits is known to what derives from it.
struct wait {
    event_key key = nullptr;  ///< Null for a wait for a time alone.
    std::size_t place = 0;    ///< Of whom in which channel, `place_of`; 0 for anybody anywhere.
    bool passes_on = false;   ///< The event also goes to others that wait and to the table.
    bool (*wants)(wait& self, void const* event) = nullptr;
    void (*take)(wait& self, void* event) = nullptr;              ///< May move from the event.
    void (*end)(wait* self, wait_end how) noexcept = nullptr;     ///< Tells who waits, and deletes the wait.
    void (*drop)(wait* self) noexcept = nullptr;                  ///< Deletes it.

    std::uint64_t number = 0;  ///< By which the list knows it.
    boost::system::error_code failure{};  ///< If what it waits for can come no more.
    clock::timer_id timer{};
    wait* next = nullptr;  // Of the same kind and place, in the order in which they began.
    wait* previous = nullptr;
};

/// A number for what one user says in one channel; never 0.
inline std::size_t place_of(std::string_view user, std::string_view channel) noexcept {
    std::hash<std::string_view> const hash;
    std::size_t const place = hash(user) * 31 + hash(channel);
    return place == 0 ? 1 : place;
}

/// All waits of a bot.  An event goes to the first that wants it, those of its author and channel before others.  Any thread; who is told is told outside of
/// the lock.
class wait_list {
public:
    /// How many may wait at once; what a stranger's messages can set off has to have an end.
    static constexpr std::size_t most = 1 << 17;

    explicit wait_list(engine& bot) noexcept : bot_(bot) {}
    wait_list(wait_list const&) = delete;
    wait_list& operator=(wait_list const&) = delete;
    ~wait_list() { drop_all(); }

    std::uint64_t next_number() noexcept { return ++last_; }

    /// Takes the wait over, which has its number.  It may have ended when this comes back.
    void begin(wait* one, instant until) {
        wait_end refusal = wait_end::refused;
        {
            std::lock_guard const lock{mutex_};
            if (stopped_) {
                refusal = wait_end::cancelled;
            } else if (all_.size() < most) {
                all_.emplace(one->number, one);
                link(*one);
                one->timer = bot_.wait_until(until, timeout{this, one->number});
                if (one->timer) return;
                take_out(*one);
                refusal = bot_.ending() ? wait_end::cancelled : wait_end::refused;
            }
        }
        one->end(one, refusal);
    }

    /// Ends a wait that has not ended yet.
    void cancel(std::uint64_t number) { end(number, wait_end::cancelled, true); }
    /// The same, since what it waits for can come no more.
    void fail(std::uint64_t number, boost::system::error_code why) { end(number, wait_end::cancelled, true, why); }

    /// Whether one has taken the event.
    bool offer(offered_event const& event) {
        if (count_.load(std::memory_order_relaxed) == 0) return false;
        std::vector<wait*> done;
        bool taken = false;
        {
            std::lock_guard const lock{mutex_};
            if (event.from.user && event.from.channel) taken = offer(event, place_of(event.from.user->id, event.from.channel->id), done);
            taken = taken || offer(event, 0, done);
        }
        for (wait* const one : done) {
            bot_.cancel_wait(one->timer);
            one->end(one, wait_end::event);
        }
        return taken;
    }

    /// Cancels all, and whoever begins from now on.
    void stop() {
        std::vector<wait*> all;
        {
            std::lock_guard const lock{mutex_};
            stopped_ = true;
            all = take_all();
        }
        for (wait* const one : all) {
            bot_.cancel_wait(one->timer);
            one->end(one, wait_end::cancelled);
        }
    }

    /// Lets all go without a word.
    void drop_all() noexcept {
        std::vector<wait*> all;
        {
            std::lock_guard const lock{mutex_};
            stopped_ = true;
            all = take_all();
        }
        for (wait* const one : all) one->drop(one);
    }

    std::size_t size() const noexcept { return count_.load(std::memory_order_relaxed); }

private:
    struct timeout {
        wait_list* of;
        std::uint64_t number;
        void operator()() const {
            of->bot_.wait_is_over();
            of->end(number, wait_end::time, false);
        }
    };

    // Those of one kind and place.
    struct queue {
        wait* first = nullptr;
        wait* last = nullptr;
    };
    static std::size_t key_of(event_key key, std::size_t place) noexcept { return std::hash<event_key>{}(key) ^ (place * 0x9E3779B97F4A7C15U); }

    void link(wait& one) {
        ++count_;
        if (!one.key) return;
        auto& of = queues_[key_of(one.key, one.place)];
        one.previous = of.last;
        (of.last ? of.last->next : of.first) = &one;
        of.last = &one;
    }
    void take_out(wait& one) noexcept {
        --count_;
        all_.erase(one.number);
        if (!one.key) return;
        auto const found = queues_.find(key_of(one.key, one.place));
        auto& of = found->second;
        (one.previous ? one.previous->next : of.first) = one.next;
        (one.next ? one.next->previous : of.last) = one.previous;
        one.next = one.previous = nullptr;
        if (!of.first) queues_.erase(found);
    }
    std::vector<wait*> take_all() {
        std::vector<wait*> all;
        all.reserve(all_.size());
        for (auto const& [number, one] : all_) all.push_back(one);
        all_.clear();
        queues_.clear();
        count_ = 0;
        // In the order in which they began, whatever the table's is.
        std::sort(all.begin(), all.end(), [](wait const* left, wait const* right) { return left->number < right->number; });
        return all;
    }

    bool offer(offered_event const& event, std::size_t place, std::vector<wait*>& done) {
        auto const found = queues_.find(key_of(event.key, place));
        if (found == queues_.end()) return false;
        for (wait* next = found->second.first; next;) {
            wait& one = *std::exchange(next, next->next);
            if (one.key != event.key || one.place != place || !one.wants(one, event.event)) continue;
            bool const takes = !one.passes_on;
            one.take(one, event.event);
            done.push_back(&one);
            take_out(one);
            if (takes) return true;
        }
        return false;
    }

    void end(std::uint64_t number, wait_end how, bool has_timer, boost::system::error_code why = {}) {
        wait* one = nullptr;
        {
            std::lock_guard const lock{mutex_};
            auto const found = all_.find(number);
            if (found == all_.end()) return;
            one = found->second;
            take_out(*one);
            one->failure = why;
        }
        if (has_timer) bot_.cancel_wait(one->timer);
        one->end(one, how);
    }

    engine& bot_;
    std::mutex mutex_;
    std::unordered_map<std::uint64_t, wait*> all_;
    std::unordered_map<std::size_t, queue> queues_;
    std::atomic<std::uint64_t> last_ = 0;
    std::atomic<std::size_t> count_ = 0;
    bool stopped_ = false;
};

}  // namespace monongusa::detail

#endif

#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace monongusa::detail {

/// A stream of events that the table hands to a coroutine.
struct open_stream {
    std::shared_ptr<void> state{};
    void (*push)(void* state, void const* event) = nullptr;
    void (*end)(void* state) noexcept = nullptr;
};

/// The companion of a bot's engine.  Any thread.
class coroutines : public companion {
public:
    /// How many may be under way at once.
    static constexpr std::size_t most = wait_list::most;

    static coroutines& of(engine& bot) { return static_cast<coroutines&>(bot.companion(&coroutines::make)); }

    std::shared_ptr<bot_link> const& link() const noexcept { return link_; }
    wait_list& waits() noexcept { return waits_; }

    /// For what begins in answer to something from there, by the rule at that position; 0 if by none.
    activity_ref new_activity(chat::origin_ref const& from, std::size_t rule = 0) { return activity_ref{new activity{link_, counts_, from, rule}}; }

    /// A coroutine begins in the activity; false if there are too many.
    bool begins(activity& one) {
        if (counts_->running >= most) return false;
        {
            std::lock_guard const lock{mutex_};
            one.next = first_;
            if (first_) first_->previous = &one;
            first_ = &one;
        }
        one.hold();
        one.begins();
        return true;
    }
    void ends(activity& one) noexcept {
        {
            std::lock_guard const lock{mutex_};
            (one.previous ? one.previous->next : first_) = one.next;
            if (one.next) one.next->previous = one.previous;
        }
        one.ends();
        one.let_go();
    }

    // The streams of the table, by the rule's position; all there before the first event.
    void open(std::size_t position, open_stream stream) {
        std::lock_guard const lock{mutex_};
        if (streams_.size() < position) streams_.resize(position);
        streams_[position - 1] = std::move(stream);
    }
    void push(std::size_t position, void const* event) {
        if (position <= streams_.size() && streams_[position - 1].push) streams_[position - 1].push(streams_[position - 1].state.get(), event);
    }

private:
    explicit coroutines(engine& bot)
        : companion{
              [](companion& self, offered_event const& event) { return as(self).waits_.offer(event); },
              [](companion& self) noexcept { as(self).stop_waiting(); },
              [](companion& self) noexcept { as(self).cancel_all(); },
              [](companion const& self) noexcept { return static_cast<coroutines const&>(self).counts_->running.load(); },
              [](companion const& self) noexcept { return static_cast<coroutines const&>(self).counts_->waiting.load(); },
              [](companion* self) noexcept { delete &as(*self); },
          },
          link_(std::make_shared<bot_link>(bot)),
          counts_(std::make_shared<activity_counts>()),
          waits_(bot) {}
    ~coroutines() {
        link_->leave();
        end_streams();
        waits_.drop_all();
        link_->drop_waits();
    }

    static companion* make(engine& bot) { return new coroutines{bot}; }
    static coroutines& as(companion& self) noexcept { return static_cast<coroutines&>(self); }

    void stop_waiting() noexcept {
        waits_.stop();
        end_streams();
    }
    void end_streams() noexcept {
        std::vector<open_stream> all;
        {
            std::lock_guard const lock{mutex_};  // A bot may be stopped while it begins.
            all = streams_;
        }
        for (auto const& one : all) {
            if (one.end) one.end(one.state.get());
        }
    }
    void cancel_all() noexcept {
        std::vector<activity_ref> all;
        {
            std::lock_guard const lock{mutex_};
            for (auto* one = first_; one; one = one->next) all.emplace_back(one);
        }
        for (auto const& one : all) one->cancel();
    }

    std::shared_ptr<bot_link> link_;
    std::shared_ptr<activity_counts> counts_;
    wait_list waits_;
    std::mutex mutex_;
    activity* first_ = nullptr;
    std::vector<open_stream> streams_;
};

}  // namespace monongusa::detail

#endif

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/execution.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/prefer.hpp>
#include <boost/system/error_code.hpp>

#include <atomic>
#include <memory>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

using boost_error = boost::system::error_code;

inline activity* activity_behind(activity_executor const& executor) noexcept { return &executor.runs(); }
inline activity* activity_behind(boost::asio::any_io_executor const& executor) noexcept {
    auto const* const ours = executor.target<activity_executor>();
    return ours ? &ours->runs() : nullptr;
}
template <class Executor>
activity* activity_behind(Executor const&) noexcept {
    return nullptr;
}

/// A completion handler, called once and never by whoever completes: on its own executor, that of its coroutine, or, where it has none, in an activity of
/// the place where it began.
template <class Handler>
class listening_handler {
    using executor_type = boost::asio::associated_executor_t<Handler, activity_executor>;
    using working = std::decay_t<decltype(boost::asio::prefer(std::declval<executor_type const&>(), boost::asio::execution::outstanding_work.tracked))>;

public:
    listening_handler(Handler handler, coroutines& bot, chat::origin_ref const& from)
        : executor_(boost::asio::prefer(executor_of(handler, bot, from), boost::asio::execution::outstanding_work.tracked)),
          handler_(std::move(handler)) {}

    /// Null if it is not called in an activity.
    activity* runs_in() const noexcept { return activity_behind(executor_); }
    auto slot() const noexcept { return boost::asio::get_associated_cancellation_slot(handler_); }

    /// Once; a second call, by a sink that breaks its word, is nothing.
    template <class Pointer, class... Results>
    static void post(Pointer own, Results... results) {
        if (own->told_.exchange(true)) return;
        auto executor = own->executor_;
        boost::asio::post(executor, [own = std::move(own), ... kept = std::move(results)]() mutable {
            if (own->slot().is_connected()) own->slot().clear();
            Handler handler = std::move(own->handler_);
            own.reset();
            std::move(handler)(std::move(kept)...);
        });
    }

private:
    // An activity is made only for a handler without an executor.
    static executor_type executor_of(Handler const& handler, [[maybe_unused]] coroutines& bot, [[maybe_unused]] chat::origin_ref const& from) {
        if constexpr (std::is_same_v<executor_type, activity_executor>) {
            return boost::asio::get_associated_executor(handler, activity_executor{bot.new_activity(from)});
        } else {
            return boost::asio::get_associated_executor(handler);
        }
    }

    working executor_;
    Handler handler_;
    std::atomic<bool> told_ = false;
};

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// wanted: which events somebody waits for, behind one type.

#ifndef MONONGUSA_COROUTINE_WANTED_HPP
#define MONONGUSA_COROUTINE_WANTED_HPP


#include <cstddef>
#include <memory>
#include <tuple>
#include <utility>

namespace monongusa::detail {

/// Matchers that all have to accept.  Pure, as they are: asked where the event arrives.
template <class Event>
class wanted {
public:
    template <class... Matchers>
    explicit wanted(std::in_place_t, Matchers... matchers)
        : matchers_(new std::tuple<Matchers...>{std::move(matchers)...}, [](void* all) { delete static_cast<std::tuple<Matchers...>*>(all); }),
          accept_([](void const* all, [[maybe_unused]] Event const& event) {
              return std::apply([&event](auto const&... each) { return (static_cast<bool>(each.match(event)) && ...); },
                                *static_cast<std::tuple<Matchers...> const*>(all));
          }) {}

    /// Other bots' events are nobody's answer.
    bool operator()(Event const& event) const { return admits(audience::people, event) && accept_(matchers_.get(), event); }

    /// Of which user in which channel, as `place_of` tells; 0 if of any.
    std::size_t place = 0;
    /// The event also goes to others that wait and to the table.
    bool passes_on = false;

private:
    std::unique_ptr<void, void (*)(void*)> matchers_;
    bool (*accept_)(void const* matchers, Event const& event);
};

}  // namespace monongusa::detail

#endif

#include <boost/asio/async_result.hpp>
#include <boost/asio/error.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

inline boost_error error_of(wait_end how) noexcept {
    if (how == wait_end::cancelled) return boost::asio::error::operation_aborted;
    if (how == wait_end::refused) return std::error_code{make_error_code(error::too_many_waits)};
    return {};
}

/// Registers a wait and connects it with its handler's cancellation.
template <class Wait>
std::uint64_t begin_wait(coroutines& bot, std::unique_ptr<Wait> one, instant::duration time, instant now) {
    auto& list = bot.waits();
    auto const number = one->number = list.next_number();
    if (auto slot = one->handler->slot(); slot.is_connected()) {
        slot.assign([link = bot.link(), &list, number](boost::asio::cancellation_type) { link->enter([&](engine&) { list.cancel(number); }); });
    }
    if (auto* const runs = one->handler->runs_in()) runs->wait_begins();
    list.begin(one.release(), after(now, time));
    return number;
}

/// What a wait for an event, and one for a time alone, have in common: who is told.
template <class Handler>
struct handled_wait : wait {
    std::unique_ptr<listening_handler<Handler>> handler;

    explicit handled_wait(std::unique_ptr<listening_handler<Handler>> tells) : handler(std::move(tells)) {}

    // Under way again before it is told, so that nobody takes the bot for quiet in between.
    void is_over() const {
        if (auto* const runs = handler->runs_in()) runs->wait_ends();
    }
};

template <class Handler>
struct time_wait : handled_wait<Handler> {
    explicit time_wait(std::unique_ptr<listening_handler<Handler>> tells) : handled_wait<Handler>(std::move(tells)) {
        this->end = [](wait* self, wait_end how) noexcept {
            std::unique_ptr<time_wait> const own{static_cast<time_wait*>(self)};
            own->is_over();
            listening_handler<Handler>::post(std::move(own->handler), error_of(how));
        };
        this->drop = [](wait* self) noexcept { delete static_cast<time_wait*>(self); };
    }
};

template <class Event, class Handler>
struct event_wait : handled_wait<Handler> {
    wanted<Event> accepts;
    std::optional<Event> taken{};

    event_wait(std::unique_ptr<listening_handler<Handler>> tells, wanted<Event> what)
        : handled_wait<Handler>(std::move(tells)), accepts(std::move(what)) {
        this->key = &event_key_of<Event>;
        this->place = accepts.place;
        this->passes_on = accepts.passes_on;
        this->wants = [](wait& self, void const* event) { return as(self).accepts(*static_cast<Event const*>(event)); };
        this->take = [](wait& self, void* event) {
            auto& arrived = *static_cast<Event*>(event);
            if (self.passes_on) {
                as(self).taken.emplace(arrived);
            } else {
                as(self).taken.emplace(std::move(arrived));
            }
        };
        this->end = [](wait* self, wait_end how) noexcept {
            std::unique_ptr<event_wait> const own{&as(*self)};
            own->is_over();
            auto const error = own->failure ? own->failure : error_of(how);
            listening_handler<Handler>::post(std::move(own->handler), error, std::move(own->taken));
        };
        this->drop = [](wait* self) noexcept { delete &as(*self); };
    }

private:
    static event_wait& as(wait& self) noexcept { return static_cast<event_wait&>(self); }
};

/// Waits for some time of the bot's clock.
template <class Token>
auto wait_for_time(engine& bot, chat::origin_ref const& from, instant::duration time, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost_error)>(
        [&bot, from, time](auto handler) {
            using handler_type = std::decay_t<decltype(handler)>;
            auto& all = coroutines::of(bot);
            auto listening = std::make_unique<listening_handler<handler_type>>(std::move(handler), all, from);
            begin_wait(all, std::make_unique<time_wait<handler_type>>(std::move(listening)), time, bot.now());
        },
        token);
}

/// Waits for an event; none within `time` is no error.  `then(number)` is called once the wait has begun.
template <class Event, class Then, class Token>
auto wait_for_event(engine& bot, chat::origin_ref const& from, wanted<Event> what, instant::duration time, Then then, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost_error, std::optional<Event>)>(
        [&bot, from, time, then = std::move(then)](auto handler, wanted<Event> accepts) mutable {
            using handler_type = std::decay_t<decltype(handler)>;
            auto& all = coroutines::of(bot);
            auto listening = std::make_unique<listening_handler<handler_type>>(std::move(handler), all, from);
            auto const number =
                begin_wait(all, std::make_unique<event_wait<Event, handler_type>>(std::move(listening), std::move(accepts)), time, bot.now());
            then(number);
        },
        token, std::move(what));
}

}  // namespace monongusa::detail

#endif

#include <boost/asio/use_awaitable.hpp>

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa {

/// How often `async_ask` asks at most; without it, until there is an answer or none comes in time.
class attempts {
public:
    explicit attempts(std::size_t most) noexcept : most_(most) {}
    std::size_t most() const noexcept { return most_; }

private:
    std::size_t most_;
};

/// Accepts an answer from `least` to `most`: `co_await chat.async_ask<int>("How many?", mg::between{1, 12}, 30s)`.
template <std::totally_ordered Value>
class between {
public:
    between(Value least, Value most) : least_(std::move(least)), most_(std::move(most)) {}
    bool operator()(Value const& answer) const { return !(answer < least_) && !(most_ < answer); }

private:
    Value least_;
    Value most_;
};

/// A way out of a question: who says what the matcher accepts gives no answer, and is not asked again.  `mg::unless{mg::matcher::regex<"^(cancel|never mind)$">{}}`.
template <class Matcher>
class unless {
public:
    using matcher_type = Matcher;

    explicit unless(Matcher matcher) : matcher_(std::move(matcher)) {}
    bool match(event::message const& message) const { return static_cast<bool>(matcher_.match(message)); }

private:
    Matcher matcher_;
};

namespace detail {

template <class Part>
inline constexpr bool is_way_out = false;
template <class Matcher>
inline constexpr bool is_way_out<unless<Matcher>> = true;

/// What was said in answer, as a value; nothing if it is none.  A mention of the bot and spaces around do not count.
template <class Value>
std::optional<Value> answer_in(event::message const& message) {
    using conversion = detail::conversion<Value>;
    static constexpr std::string_view spaces = " \t\r\n";
    auto body = message.body();
    auto const first = body.find_first_not_of(spaces);
    body = first == body.npos ? std::string_view{} : body.substr(first, body.find_last_not_of(spaces) - first + 1);
    typename conversion::stored stored{};
    if (body.empty() || !conversion::accept(text_range::of(body, body), body, stored)) return std::nullopt;
    return Value(conversion::make(stored, body));
}

/// The parts of a question are told apart by their types.
template <class Part, class Value>
consteval bool is_part_of_question() {
    if constexpr (duration_like<Part> || std::is_same_v<Part, monongusa::attempts> || is_way_out<Part> || std::is_convertible_v<Part, std::string_view>) {
        return true;
    } else {
        return std::is_invocable_r_v<bool, Part const&, Value const&>;
    }
}

template <class Value>
class question {
public:
    template <class... Parts>
    explicit question(std::string first, Parts... parts) : first_(std::move(first)) {
        again_ = first_;
        (take(std::move(parts)), ...);
    }

    std::string const& text(bool again) const noexcept { return again ? again_ : first_; }
    instant::duration time() const noexcept { return time_; }
    std::size_t most() const noexcept { return most_; }
    bool is_given_up_by(event::message const& message) const { return way_out_ && (*way_out_)(message); }
    bool accepts(Value const& answer) const { return !valid_ || valid_call_(valid_.get(), answer); }

private:
    template <class Rep, class Period>
    void take(std::chrono::duration<Rep, Period> time) {
        time_ = whole(time);
    }
    void take(monongusa::attempts attempts) noexcept { most_ = attempts.most(); }
    template <class Part>
    void take(Part part) {
        if constexpr (std::is_convertible_v<Part, std::string_view>) {
            again_ = std::string{std::string_view{part}};
        } else if constexpr (is_way_out<Part>) {
            way_out_.emplace(std::in_place, std::move(part));
        } else {
            valid_ = {new Part{std::move(part)}, [](void* held) { delete static_cast<Part*>(held); }};
            valid_call_ = [](void const* held, Value const& answer) -> bool { return (*static_cast<Part const*>(held))(answer); };
        }
    }

    std::string first_;
    std::string again_;
    instant::duration time_{};
    std::size_t most_ = static_cast<std::size_t>(-1);
    std::optional<wanted<event::message>> way_out_{};
    std::unique_ptr<void, void (*)(void*)> valid_{nullptr, [](void*) {}};
    bool (*valid_call_)(void const* held, Value const& answer) = nullptr;
};

/// Asks, and waits from before the question is out, so that no answer comes too early.
template <class Performer>
auto ask_once(Performer const& performer, wanted<event::message> what, std::string text, instant::duration time) {
    auto& bot = engine_of(performer.bot());
    return wait_for_event<event::message>(
        bot, performer.origin(), std::move(what), time,
        [performer, &bot, text = std::move(text)](std::uint64_t number) {
            auto& all = coroutines::of(bot);
            performer.perform(action::reply{text},
                              [link = all.link(), &list = all.waits(), number](std::error_code error, chat::sent const&) {
                                  if (error) link->enter([&](engine&) { list.fail(number, boost_error{error}); });
                              });
        },
        boost::asio::use_awaitable);
}

template <class Value, class Performer, class MakeWanted>
task<std::optional<Value>> ask(Performer performer, MakeWanted make_wanted, std::unique_ptr<question<Value>> asked) {
    for (std::size_t asks = 0; asks < asked->most(); ++asks) {
        auto const message = co_await ask_once(performer, make_wanted(), asked->text(asks > 0), asked->time());
        if (!message || asked->is_given_up_by(*message)) break;
        auto answer = answer_in<Value>(*message);
        if (answer && asked->accepts(*answer)) co_return answer;
    }
    co_return std::nullopt;
}

}  // namespace detail
}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// flight: a handler that is a coroutine, from its call to its end.

#ifndef MONONGUSA_COROUTINE_FLIGHT_HPP
#define MONONGUSA_COROUTINE_FLIGHT_HPP


#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <cstddef>
#include <exception>
#include <memory>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// The coroutine's end, whether it comes to it or is let go.
class landing {
public:
    landing(coroutines& all, activity_ref of) noexcept : link_(all.link()), all_(&all), of_(std::move(of)) {}
    landing(landing&&) noexcept = default;
    landing& operator=(landing&&) = delete;
    ~landing() {
        if (!of_) return;
        of_->signal().slot().clear();  // What is in there refers to the activity.
        // Of a bot that is gone there is nothing left to count.
        if (!link_->enter([this](engine&) { all_->ends(*of_); })) of_->let_go();
    }
    void operator()(std::exception_ptr const&) const noexcept {}

private:
    std::shared_ptr<bot_link> link_;
    coroutines* all_;
    activity_ref of_;
};

/// A coroutine begins in the activity, when that runs.
inline void take_off(coroutines& all, activity_ref const& in, task<> flies) {
    if (!all.begins(*in)) throw std::system_error{make_error_code(error::too_many_waits)};
    boost::asio::co_spawn(activity_executor{in}, std::move(flies), boost::asio::bind_cancellation_slot(in->signal().slot(), landing{all, in}));
}

/// The same, up to its first wait here and now.
inline void let_fly(coroutines& all, activity_ref const& in, task<> flies) {
    activity::inside const here{*in};
    take_off(all, in, std::move(flies));
}

/// Whether it means no more than that the bot ends.
inline bool is_cancellation(engine& bot, std::exception_ptr const& thrown) {
    if (!bot.ending()) return false;
    try {
        std::rethrow_exception(thrown);
    } catch (boost::system::system_error const& error) {
        return error.code() == boost::asio::error::operation_aborted;
    } catch (...) {
        return false;
    }
}

/// Reports what a rule's coroutine has thrown, as what a plain handler throws.
template <class Environment>
void tell_thrown(Environment& environment, action::occasion const& occasion, std::exception_ptr const& thrown) noexcept {
    if (is_cancellation(environment.bot(), thrown)) return;
    try {
        std::rethrow_exception(thrown);
    } catch (...) {
        environment.threw(occasion);
    }
}

// As long as a coroutine runs, so does the object that it is the member function of.
template <class Row>
class handler_of_row {
    using handler = typename Row::handler_type;

public:
    explicit handler_of_row(Row const& row) noexcept : of_(&row.handler()) {}
    handler const& get() const noexcept { return *of_; }

private:
    handler const* of_;
};
template <class Row>
    requires made_on_use<typename Row::handler_type>
class handler_of_row<Row> {
    using handler = typename Row::handler_type;

public:
    explicit handler_of_row(Row const&) noexcept {}
    handler const& get() const noexcept { return own_; }

private:
    [[no_unique_address]] handler own_{};
};

/// Holds what the handler refers to: its event, its context, the values of its groups.
template <class Context, class Row, class Event, class Environment>
class flight {
    using handler_type = typename Row::handler_type;
    using signature = signature_with<handler_type, Context>;
    using arguments = detail::arguments<typename signature::parameters, Event>;
    using stored = typename arguments::stored;
    using indices = std::make_index_sequence<signature::parameters::size>;

public:
    using start = coroutine_start<Context, Row, Event, Environment>;

    explicit flight(start const& from)
        : handler_(from.row),
          event_(from.event),
          environment_(from.environment),
          values_(from.values),
          occasion_(occasion_of(event_->event, event_->sequence, from.position)),
          context_(arguments::context(environment_, occasion_)) {}
    flight(flight const&) = delete;
    flight& operator=(flight const&) = delete;

    activity_ref activity() const { return coroutines::of(environment_.bot()).new_activity(occasion_.origin, occasion_.rule); }

    static task<> fly(std::unique_ptr<flight> own) {
        flight& self = *own;
        std::exception_ptr thrown;
        try {
            auto kept = self.arguments_kept(indices{});
            if constexpr (std::is_void_v<settled_result<typename signature::result>>) {
                co_await self.call(kept, indices{});
            } else {
                auto result = co_await self.call(kept, indices{});
                perform_result(self.environment_.performer_for(self.occasion_), std::move(result));
            }
        } catch (...) {
            thrown = std::current_exception();
        }
        if (thrown) tell_thrown(self.environment_, self.occasion_, thrown);
    }

private:
    // A group that the handler takes by reference lives here as long as the coroutine.
    template <std::size_t Index>
    decltype(auto) argument() {
        return arguments::template make<Index>(environment_, context_, event_->event, values_);
    }
    template <std::size_t... Index>
    auto arguments_kept(std::index_sequence<Index...>) {
        return std::tuple<decltype(this->template argument<Index>())...>{argument<Index>()...};
    }
    template <class Kept, std::size_t... Index>
    auto call([[maybe_unused]] Kept& kept, std::index_sequence<Index...>) {
        return invoke<Context>(handler_.get(), pass<Index, std::tuple_element_t<Index, Kept>>(std::get<Index>(kept))...);
    }
    template <std::size_t Index, class Argument, class Stored>
    static decltype(auto) pass(Stored& stored) noexcept {
        using parameter = typename type_at<Index, typename signature::parameters>::type;
        if constexpr (std::is_reference_v<parameter>) {
            return static_cast<parameter>(stored);
        } else {
            return static_cast<Argument&&>(stored);
        }
    }

    [[no_unique_address]] handler_of_row<Row> handler_;
    delivery_ref<Event> event_;
    Environment& environment_;
    stored values_;
    action::occasion occasion_;
    decltype(arguments::context(std::declval<Environment&>(), std::declval<action::occasion&>())) context_;
};

/// Begins a handler that is a coroutine, see `coroutine_start`.
template <class Context, class Row, class Event, class Environment>
void begin_coroutine(coroutine_start<Context, Row, Event, Environment> const& start) {
    using flight_type = flight<Context, Row, Event, Environment>;
    auto own = std::make_unique<flight_type>(start);
    auto const in = own->activity();
    let_fly(coroutines::of(start.environment.bot()), in, flight_type::fly(std::move(own)));
}

}  // namespace monongusa::detail

#endif
// SPDX-License-Identifier: BSL-1.0
// spawn: a coroutine on a bot, from outside of it.

#ifndef MONONGUSA_COROUTINE_SPAWN_HPP
#define MONONGUSA_COROUTINE_SPAWN_HPP


#include <boost/asio/error.hpp>

#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace detail {

struct nothing_given {};

// What came of a spawned coroutine, for those who wait for it.
template <class Result>
class spawned_state {
public:
    using value = std::conditional_t<std::is_void_v<Result>, nothing_given, Result>;

    explicit spawned_state(activity_ref in) noexcept : in_(std::move(in)) {}
    spawned_state(spawned_state const&) = delete;
    spawned_state& operator=(spawned_state const&) = delete;

    void gives(value given) {
        end([&] { value_.emplace(std::move(given)); });
    }
    void throws(std::exception_ptr thrown) noexcept {
        end([&] { thrown_ = std::move(thrown); });
    }

    bool wait_until(instant deadline) {
        std::lock_guard const lock{ended_};
        while (!over_ && instant::clock::now() < deadline) ended_.wait_until(deadline);
        return over_;
    }
    value take() {
        if (thrown_) std::rethrow_exception(thrown_);
        return std::move(*value_);
    }
    void cancel() { in_->cancel(); }

private:
    template <class End>
    void end(End const& how) {
        std::lock_guard const lock{ended_};
        if (std::exchange(over_, true)) return;
        how();
        ended_.notify_all();
    }

    activity_ref in_;
    monitor ended_;
    bool over_ = false;
    std::optional<value> value_;
    std::exception_ptr thrown_;
};

// Tells those who wait also if the coroutine is let go before its end.
template <class Result>
class telling_end {
public:
    explicit telling_end(std::shared_ptr<spawned_state<Result>> state) noexcept : state_(std::move(state)) {}
    telling_end(telling_end&&) noexcept = default;
    telling_end& operator=(telling_end&&) = delete;
    ~telling_end() {
        if (state_) state_->throws(std::make_exception_ptr(boost::system::system_error{boost::asio::error::operation_aborted}));
    }
    spawned_state<Result>& operator*() const noexcept { return *state_; }

private:
    std::shared_ptr<spawned_state<Result>> state_;
};

template <class Result, class Work>
task<> fly_spawned(telling_end<Result> end, std::unique_ptr<Work> work) {
    std::exception_ptr thrown;
    try {
        if constexpr (std::is_void_v<Result>) {
            co_await (*work)();
            (*end).gives(nothing_given{});
        } else {
            (*end).gives(co_await (*work)());
        }
    } catch (...) {
        thrown = std::current_exception();
    }
    if (thrown) (*end).throws(std::move(thrown));
}

/// What is to be run, and the context that it asks for, which is made when the bot runs.
template <class Bot, class Work>
class spawned_work {
    using environment_type = typename inside_of<Bot>::environment_type;
    using generic_context = typename inside_of<Bot>::context_of_nothing;

    template <class Parameters>
    struct first;
    template <class First>
    struct first<type_list<First>> {
        using type = std::remove_cvref_t<First>;
    };
    static auto context_of() {
        if constexpr (std::is_invocable_v<Work&, generic_context&>) {
            return std::type_identity<generic_context>{};
        } else {
            return std::type_identity<typename first<typename plain_signature<Work>::parameters>::type>{};
        }
    }

public:
    spawned_work(Bot& bot, Work work) : bot_(&bot), work_(std::move(work)) {}

    auto operator()() {
        if constexpr (is_task<Work>) {
            return std::move(work_);
        } else if constexpr (std::is_invocable_v<Work&>) {
            return work_();
        } else {
            using context = typename decltype(context_of())::type;
            occasion_.emplace();
            auto* const made = new context(inside_of<Bot>::environment(*bot_).template context_for<context>(*occasion_));
            context_ = {made, [](void* of) { delete static_cast<context*>(of); }};
            return work_(*made);
        }
    }

private:
    Bot* bot_;
    Work work_;
    std::optional<action::occasion> occasion_;
    std::unique_ptr<void, void (*)(void*)> context_{nullptr, [](void*) {}};
};

}  // namespace detail

/// A coroutine that runs on a bot.  May be moved and dropped, which does not end it; any thread.
template <class Result>
class spawned {
public:
    explicit spawned(std::shared_ptr<detail::spawned_state<Result>> state) noexcept : state_(std::move(state)) {}

    /// Whether it has ended by then.  Not to be called where the bot's handlers run, which it would wait for.
    template <class Rep, class Period>
    bool wait_for(std::chrono::duration<Rep, Period> time) const {
        return state_->wait_until(detail::after(instant::clock::now(), detail::whole(time)));
    }
    void wait() const { state_->wait_until(instant::max()); }
    bool is_ready() const { return state_->wait_until(instant{}); }

    /// Waits for its result, and gives it once; throws what it has thrown, boost::asio::error::operation_aborted if it was cancelled or its bot ended.
    Result get() {
        wait();
        if constexpr (std::is_void_v<Result>) {
            state_->take();
        } else {
            return state_->take();
        }
    }

    /// Asks it to end: what it waits for ends with boost::asio::error::operation_aborted, and each wait after it.
    void cancel() { state_->cancel(); }

private:
    std::shared_ptr<detail::spawned_state<Result>> state_;
};

/// Runs a coroutine where the bot's handlers run, as soon as the bot does: `mg::spawn(bot, work)`, with a `mg::task<Result>` or a function that gives one.  A
/// function that takes a context, `[](auto& chat) -> mg::task<>`, gets one that answers nothing: its actions say in `to` where they go.  Any thread.
template <class Bot, class Work>
auto spawn(Bot& bot, Work work) {
    using work_type = detail::spawned_work<Bot, Work>;
    using result = detail::settled_result<decltype(std::declval<work_type&>()())>;
    auto& all = detail::coroutines::of(detail::inside_of<Bot>::engine(bot));
    auto const in = all.new_activity({});
    auto state = std::make_shared<detail::spawned_state<result>>(in);
    detail::take_off(all, in, detail::fly_spawned<result>(detail::telling_end<result>{state}, std::make_unique<work_type>(bot, std::move(work))));
    return spawned<result>{std::move(state)};
}

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// stream: the events of a kind, handed to one coroutine.

#ifndef MONONGUSA_COROUTINE_STREAM_HPP
#define MONONGUSA_COROUTINE_STREAM_HPP


#include <boost/asio/async_result.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

namespace monongusa {

struct stream_limits {
    std::size_t capacity = 256;  ///< Events that may wait in it; at least one.
    executor::when_full when_full = executor::when_full::pause;
};

namespace detail {

// Somebody who waits for the next event of a stream.
template <class Event>
struct stream_reader {
    void (*tell)(stream_reader* self, boost_error error, std::optional<Event> event) = nullptr;  // Deletes the reader.
    void (*drop)(stream_reader* self) noexcept = nullptr;
};

/// Between the bot, which puts events in, and the coroutine, which takes them out.  Any thread.
template <class Event>
class stream_state {
public:
    stream_state(std::shared_ptr<bot_link> bot, stream_limits limits) : bot_(std::move(bot)), limits_(limits) {
        if (limits_.capacity == 0) limits_.capacity = 1;
    }
    stream_state(stream_state const&) = delete;
    stream_state& operator=(stream_state const&) = delete;
    ~stream_state() {
        if (reader_) reader_->drop(reader_);
    }

    void push(Event const& event) {
        stream_reader<Event>* told = nullptr;
        {
            std::lock_guard const lock{mutex_};
            if (ended_) return;
            if (reader_) {
                told = std::exchange(reader_, nullptr);
            } else if (waiting_.size() < limits_.capacity || limits_.when_full == executor::when_full::pause) {
                waiting_.push_back(event);
                if (waiting_.size() >= limits_.capacity && limits_.when_full == executor::when_full::pause) hold();
            } else {
                bot_->enter([](engine& bot) { bot.event_dropped(); });
            }
        }
        if (told) told->tell(told, {}, event);
    }

    /// Takes the reader over; a second one at a time is refused.
    void read(stream_reader<Event>* reader) {
        std::optional<Event> next;
        stream_reader<Event>* another = nullptr;
        {
            std::lock_guard const lock{mutex_};
            if (waiting_.empty() && !ended_) {
                if (reader_) {
                    another = std::exchange(reader, nullptr);
                } else {
                    reader_ = std::exchange(reader, nullptr);
                }
            } else if (!waiting_.empty()) {
                next.emplace(std::move(waiting_.front()));
                waiting_.pop_front();
                if (waiting_.size() <= limits_.capacity / 2) release();
            }
        }
        if (another) another->tell(another, boost::asio::error::already_started, std::nullopt);
        if (reader) reader->tell(reader, {}, std::move(next));
    }

    void cancel(stream_reader<Event>* reader) {
        {
            std::lock_guard const lock{mutex_};
            if (reader_ != reader) return;
            reader_ = nullptr;
        }
        reader->tell(reader, boost::asio::error::operation_aborted, std::nullopt);
    }

    /// No event comes any more; those that wait are still to be had.
    void end() noexcept {
        stream_reader<Event>* told = nullptr;
        {
            std::lock_guard const lock{mutex_};
            ended_ = true;
            told = std::exchange(reader_, nullptr);
        }
        if (told) told->tell(told, {}, std::nullopt);
    }
    /// Nobody reads any more.
    void close() noexcept {
        std::lock_guard const lock{mutex_};
        ended_ = true;
        waiting_.clear();
        release();
    }

private:
    // Under the lock, so that the transport is not released before it is held.
    void hold() {
        if (!std::exchange(holds_, true)) bot_->enter([](engine& bot) { bot.hold_transport(); });
    }
    void release() {
        if (std::exchange(holds_, false)) bot_->enter([](engine& bot) { bot.release_transport(); });
    }

    std::shared_ptr<bot_link> bot_;
    stream_limits limits_;
    std::mutex mutex_;
    std::deque<Event> waiting_;
    stream_reader<Event>* reader_ = nullptr;
    bool holds_ = false;  // The transport.
    bool ended_ = false;
};

template <class Event, class Handler>
struct reading_of_stream : stream_reader<Event> {
    std::unique_ptr<listening_handler<Handler>> handler;

    explicit reading_of_stream(std::unique_ptr<listening_handler<Handler>> listening) : handler(std::move(listening)) {
        this->tell = [](stream_reader<Event>* self, boost_error error, std::optional<Event> event) {
            std::unique_ptr<reading_of_stream> const own{static_cast<reading_of_stream*>(self)};
            if (auto* const runs = own->handler->runs_in()) runs->wait_ends();
            listening_handler<Handler>::post(std::move(own->handler), error, std::move(event));
        };
        this->drop = [](stream_reader<Event>* self) noexcept { delete static_cast<reading_of_stream*>(self); };
    }
};

}  // namespace detail

/// The events that a rule of `mg::on_stream` hears, in their order.  One coroutine reads it; it may be moved and not copied.
template <class Event>
class stream {
public:
    explicit stream(std::shared_ptr<detail::stream_state<Event>> state, detail::engine& bot) noexcept : state_(std::move(state)), bot_(&bot) {}
    stream(stream&&) noexcept = default;
    stream& operator=(stream&&) noexcept = default;
    ~stream() {
        if (state_) state_->close();
    }

    /// The next event, as a std::optional; empty when the bot ends, and so is every one after it.
    template <class Token = boost::asio::use_awaitable_t<>>
    auto next(Token&& token = Token{}) {
        return boost::asio::async_initiate<Token, void(detail::boost_error, std::optional<Event>)>(
            [state = state_, bot = bot_](auto handler) {
                using handler_type = std::decay_t<decltype(handler)>;
                auto listening =
                    std::make_unique<detail::listening_handler<handler_type>>(std::move(handler), detail::coroutines::of(*bot), chat::origin_ref{});
                auto slot = listening->slot();
                if (auto* const runs = listening->runs_in()) runs->wait_begins();
                auto* const reader = new detail::reading_of_stream<Event, handler_type>{std::move(listening)};
                if (slot.is_connected()) slot.assign([state, reader](boost::asio::cancellation_type) { state->cancel(reader); });
                state->read(reader);
            },
            token);
    }

private:
    std::shared_ptr<detail::stream_state<Event>> state_;
    detail::engine* bot_;
};

namespace detail {

template <class Event>
struct event_of_stream<stream<Event>> {
    using type = Event;
};

}  // namespace detail
}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// stream_flight: a coroutine that is handed a stream, from the beginning of its bot to its end.

#ifndef MONONGUSA_COROUTINE_STREAM_FLIGHT_HPP
#define MONONGUSA_COROUTINE_STREAM_FLIGHT_HPP


#include <cstddef>
#include <exception>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa {

namespace mistake {

template <class Handler, class Event>
struct not_a_stream_handler {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(std::is_void_v<Handler>,
                      "monongusa: on_stream<Event>: its handler is a coroutine that takes the stream by value, and no groups: "
                      "[](mg::stream<Event> events) -> "
                      "mg::task<>");
    }
};

}  // namespace mistake

namespace detail {

/// Keeps the limits of the stream with the handler.
template <class Handler>
class limited : public Handler {
public:
    constexpr limited(Handler handler, stream_limits limits) : Handler(std::move(handler)), limits_(limits) {}
    constexpr stream_limits limits() const noexcept { return limits_; }

private:
    stream_limits limits_;
};

template <class Handler>
constexpr stream_limits limits_of([[maybe_unused]] Handler const& handler) noexcept {
    if constexpr (requires { handler.limits(); }) {
        return handler.limits();
    } else {
        return {};
    }
}

template <class Parameters, class Event>
inline constexpr bool takes_stream = false;
template <class... Parameters, class Event>
inline constexpr bool takes_stream<type_list<Parameters...>, Event> = ((role_of<Parameters, Event>() == role::stream ? 1 : 0) + ... + 0) ==
                                                                          1 &&
                                                                      (((role_of<Parameters, Event>() == role::stream ||
                                                                         role_of<Parameters, Event>() == role::context ||
                                                                         role_of<Parameters, Event>() == role::component)) &&
                                                                       ...);

// A task of nothing: what it would give could answer no event.
template <class Result>
inline constexpr bool is_stream_result = is_task<Result> && std::is_void_v<settled_result<Result>>;

template <class Context, class Row, class Environment>
class stream_flight {
    using event = typename Row::event_type;
    using handler_type = typename Row::handler_type;
    using signature = signature_with<handler_type, Context>;
    using arguments = detail::arguments<typename signature::parameters, event>;
    using roles = roles_of<typename signature::parameters, event>;
    using indices = std::make_index_sequence<signature::parameters::size>;

public:
    stream_flight(Row const& row, std::size_t position, Environment& environment, stream<event> events)
        : handler_(row),
          environment_(environment),
          stream_(std::move(events)),
          occasion_({}, 0, position),
          context_(arguments::context(environment_, occasion_)) {}
    stream_flight(stream_flight const&) = delete;
    stream_flight& operator=(stream_flight const&) = delete;

    static task<> fly(std::unique_ptr<stream_flight> own) {
        stream_flight& self = *own;
        std::exception_ptr thrown;
        try {
            co_await self.call(indices{});
        } catch (...) {
            thrown = std::current_exception();
        }
        if (thrown) tell_thrown(self.environment_, self.occasion_, thrown);
    }

private:
    template <std::size_t Index>
    decltype(auto) argument() {
        if constexpr (roles::roles[Index] == role::stream) {
            return std::move(stream_);
        } else {
            static event const none{};
            static typename arguments::stored const nothing{};
            return arguments::template make<Index>(environment_, context_, none, nothing);
        }
    }
    template <std::size_t... Index>
    auto call(std::index_sequence<Index...>) {
        return invoke<Context>(handler_.get(), argument<Index>()...);
    }
    [[no_unique_address]] handler_of_row<Row> handler_;
    Environment& environment_;
    stream<event> stream_;
    action::occasion occasion_;
    decltype(arguments::context(std::declval<Environment&>(), std::declval<action::occasion&>())) context_;
};

/// Opens the stream of a row and lets its coroutine begin.
template <class Context, class Row, class Environment>
void fly_stream(Row const& row, std::size_t position, Environment& environment) {
    using event = typename Row::event_type;
    using state = stream_state<event>;
    auto& all = coroutines::of(environment.bot());
    auto shared = std::make_shared<state>(all.link(), limits_of(row.handler()));
    all.open(position, {shared, [](void* of, void const* arrived) { static_cast<state*>(of)->push(*static_cast<event const*>(arrived)); },
                        [](void* of) noexcept { static_cast<state*>(of)->end(); }});
    using flight = stream_flight<Context, Row, Environment>;
    auto own = std::make_unique<flight>(row, position, environment, stream<event>{std::move(shared), environment.bot()});
    let_fly(all, all.new_activity({}, position), flight::fly(std::move(own)));
}

template <class Context, class Row, class Environment>
void begin_stream(Row const& row, std::size_t position, Environment& environment) {
    using event = typename Row::event_type;
    using signature = signature_with<typename Row::handler_type, Context>;
    // A generic handler shows only now what it is.
    if constexpr (!takes_stream<typename signature::parameters, event> || !is_stream_result<typename signature::result>) {
        mistake::not_a_stream_handler<typename Row::handler_type, event>::require();
    } else {
        fly_stream<Context>(row, position, environment);
    }
}

/// The row at `position` has accepted an event.
template <class Environment, class Event>
void into_stream(Environment& environment, std::size_t position, Event const& event) {
    coroutines::of(environment.bot()).push(position, &event);
}

template <class Event, class Handler>
consteval bool is_stream_handler() {
    if constexpr (plain_handler<Handler>) {
        using signature = plain_signature<Handler>;
        return takes_stream<typename signature::parameters, Event> && is_stream_result<typename signature::result>;
    } else {
        return can_be_asked<Handler>;
    }
}

template <class Event, class Matcher, class Handler>
constexpr auto make_stream_rule(Matcher matcher, Handler handler) {
    if constexpr (!is_stream_handler<Event, Handler>()) {
        mistake::not_a_stream_handler<Handler, Event>::require();
        return refused{};
    } else {
        return make_rule<Event, verb::on_stream>(std::move(matcher), std::move(handler));
    }
}

}  // namespace detail

/// Hands all events of a kind to one coroutine, which begins with its bot:
///
///     mg::on_stream<mg::event::message>([](mg::stream<mg::event::message> events) -> mg::task<> {
///         while (auto const message = co_await events.next()) …
///     })
///
/// It only observes: other rules hear the events as well, but those that a conversation has taken come to neither.  Beside the stream the handler may take
/// `auto& chat`, whose actions say in `to` where they go, and components.  The stream is bounded; when it is full, `stream_limits` says what is done.
template <class Event, class Handler>
constexpr auto on_stream(Handler handler) {
    return detail::make_stream_rule<Event>(matcher::everything{}, std::move(handler));
}
template <class Event, class Handler>
constexpr auto on_stream(Handler handler, stream_limits limits) {
    return detail::make_stream_rule<Event>(matcher::everything{}, detail::limited<Handler>{std::move(handler), limits});
}

/// The same with what the matcher accepts.
template <class Event, class Matcher, class Handler>
constexpr auto on_stream(Matcher matcher, Handler handler) {
    return detail::make_stream_rule<Event>(std::move(matcher), std::move(handler));
}
template <class Event, class Matcher, class Handler>
constexpr auto on_stream(Matcher matcher, Handler handler, stream_limits limits) {
    return detail::make_stream_rule<Event>(std::move(matcher), detail::limited<Handler>{std::move(handler), limits});
}

}  // namespace monongusa

#endif
// SPDX-License-Identifier: BSL-1.0
// verbs of a context for coroutines: what stands behind context/async_verbs.hpp.

#ifndef MONONGUSA_COROUTINE_VERBS_HPP
#define MONONGUSA_COROUTINE_VERBS_HPP

// SPDX-License-Identifier: BSL-1.0
// performing: the operation by which a coroutine does an action and is told what came of it.

#ifndef MONONGUSA_COROUTINE_PERFORMING_HPP
#define MONONGUSA_COROUTINE_PERFORMING_HPP


#include <boost/asio/async_result.hpp>

#include <exception>
#include <memory>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// Does an action.  Cancelling does not take it back.
template <class Performer, class Action, class Token>
auto perform_and_tell(Performer const& performer, Action action, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost_error, chat::sent)>(
        [performer](auto handler, Action what) {
            using handler_type = std::decay_t<decltype(handler)>;
            using listening_type = listening_handler<handler_type>;
            auto& bot = engine_of(performer.bot());
            // Two hold it, since a sink that throws lets its completion go, and with that would the coroutine.
            auto const listening = std::make_shared<listening_type>(std::move(handler), coroutines::of(bot), performer.origin());
            try {
                performer.perform(std::move(what), action::completion{[listening](std::error_code error, chat::sent const& sent) {
                                      listening_type::post(listening, error ? boost_error{error} : boost_error{}, sent);
                                  }});
            } catch (...) {
                bot.watching().fails(performer.rule(), words_of(std::current_exception()));
                listening_type::post(listening, boost_error{make_error_code(error::sink_threw)}, chat::sent{});
            }
        },
        token, std::move(action));
}

}  // namespace monongusa::detail

#endif

#include <boost/asio/use_awaitable.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

template <class Type>
constexpr void coroutines_are_included(coroutine_door, std::type_identity<Type>) noexcept {}

template <class Type>
inline constexpr bool is_duration = false;
template <class Rep, class Period>
inline constexpr bool is_duration<std::chrono::duration<Rep, Period>> = true;

template <class Matcher>
inline constexpr bool is_pass_on = std::is_same_v<std::remove_cvref_t<Matcher>, pass_on_t>;

/// What is given for an operation with a mistake, so that the mistake stays the only error.  Defined nowhere.
template <class Result>
task<Result> refused_operation();

template <class Result, class Culprit>
task<Result> refused_asynchronously(coroutine_door, std::type_identity<Culprit>) {
    return refused_operation<Result>();
}

/// The arguments of a wait: matchers, then its time, then perhaps a completion token.
template <class Event, class... Parts>
struct parts_of_wait {
    static constexpr std::size_t time = [] {
        bool const each[] = {is_duration<std::remove_cvref_t<Parts>>..., true};
        std::size_t index = 0;
        while (!each[index]) ++index;
        return index;
    }();
    static constexpr bool has_time = time < sizeof...(Parts);
    static constexpr std::size_t behind = has_time ? sizeof...(Parts) - time - 1 : 0;

    template <class Part>
    static constexpr bool is_filter = is_pass_on<Part> || has_match<std::remove_cvref_t<Part>, Event>;

    static constexpr bool ends_well = [] {
        bool const each[] = {is_filter<Parts>..., false};
        return behind == 0 || (behind == 1 && !each[time + 1]);
    }();
    static constexpr bool filters_match = [] {
        bool const each[] = {is_filter<Parts>..., true};
        for (std::size_t i = 0; i < time && has_time; ++i) {
            if (!each[i]) return false;
        }
        return true;
    }();

    // A matcher can be wrong in itself, as one with a pattern.
    template <class Part>
    static consteval bool is_sound() {
        using own = typename own_verdict<std::remove_cvref_t<Part>>::type;
        if constexpr (!own::fine) own::require();
        return own::fine;
    }

    static consteval bool fine() {
        constexpr bool sound = (is_sound<Parts>() && ...);
        static_assert(has_time, "monongusa: chat: a wait needs a time after which it ends, as in async_next_message(30s)");
        static_assert(
            ends_well,
            "monongusa: chat: behind the time of a wait comes a completion token or nothing; matchers and mg::pass_on come before it");
        static_assert(!sound || !ends_well || filters_match,
                      "monongusa: chat: what stands before the time of a wait is a matcher that has a 'match' for its event, or "
                      "mg::pass_on; put a function into "
                      "mg::matcher::predicate{...}, a pattern into mg::matcher::regex<\"...\">{}");
        return sound && has_time && ends_well && filters_match;
    }
};

struct accepts_all {
    template <class Event>
    static constexpr bool match(Event const&) noexcept {
        return true;
    }
};
template <class Matcher>
auto as_matcher(Matcher&& matcher) {
    if constexpr (is_pass_on<Matcher>) {
        return accepts_all{};
    } else {
        return std::remove_cvref_t<Matcher>(std::forward<Matcher>(matcher));
    }
}

template <class Event, class Performer, class More, class Arguments, std::size_t... Filter>
auto await_with(Performer const& performer, std::size_t place, More more, Arguments arguments, std::index_sequence<Filter...>) {
    using all = std::remove_cvref_t<Arguments>;
    constexpr std::size_t time = sizeof...(Filter);
    auto what = std::apply(
        [&](auto... matchers) {
            return wanted<Event>{std::in_place, std::move(matchers)..., as_matcher(std::get<Filter>(std::move(arguments)))...};
        },
        std::move(more));
    what.place = place;
    what.passes_on = (is_pass_on<std::tuple_element_t<Filter, all>> || ...);
    auto& bot = engine_of(performer.bot());
    auto const begun = [](std::uint64_t) {};
    if constexpr (std::tuple_size_v < all >> time + 1) {
        return wait_for_event<Event>(bot, performer.origin(), std::move(what), whole(std::get<time>(arguments)), begun,
                                     std::get<time + 1>(std::move(arguments)));
    } else {
        return wait_for_event<Event>(bot, performer.origin(), std::move(what), whole(std::get<time>(arguments)), begun,
                                     boost::asio::use_awaitable);
    }
}

/// What the author of what is answered says next in the same channel; of a conversation that began in a thread, in that thread.
class same_author {
public:
    explicit same_author(chat::origin_ref const& from)
        : user_(from.user ? from.user->id : std::string{}),
          channel_(from.channel ? from.channel->id : std::string{}),
          thread_(from.thread ? *from.thread : std::string{}) {}
    bool match(event::message const& message) const noexcept {
        return message.author.id == user_ && message.channel.id == channel_ && (thread_.empty() || message.thread == thread_);
    }
    std::size_t place() const noexcept { return place_of(user_, channel_); }

private:
    std::string user_;
    std::string channel_;
    std::string thread_;
};

template <class Performer, class... Parts>
auto next_asynchronously(coroutine_door, Performer const& performer, Parts&&... parts) {
    using given = parts_of_wait<event::message, Parts...>;
    if constexpr (given::fine()) {
        same_author author{performer.origin()};
        auto const place = author.place();
        return await_with<event::message>(performer, place, std::tuple{std::move(author)},
                                          std::forward_as_tuple(std::forward<Parts>(parts)...), std::make_index_sequence<given::time>{});
    } else {
        return refused_operation<std::optional<event::message>>();
    }
}

template <class Event, class Performer, class... Parts>
auto await_asynchronously(coroutine_door, std::type_identity<Event>, Performer const& performer, Parts&&... parts) {
    using given = parts_of_wait<Event, Parts...>;
    if constexpr (given::fine()) {
        return await_with<Event>(performer, 0, std::tuple<>{}, std::forward_as_tuple(std::forward<Parts>(parts)...),
                                 std::make_index_sequence<given::time>{});
    } else {
        return refused_operation<std::optional<Event>>();
    }
}

template <class Performer, class Action>
auto perform_asynchronously(coroutine_door, Performer const& performer, Action action) {
    return perform_and_tell(performer, std::move(action), boost::asio::use_awaitable);
}
template <class Performer, class Action, class Token>
auto perform_asynchronously(coroutine_door, Performer const& performer, Action action, Token&& token) {
    return perform_and_tell(performer, std::move(action), std::forward<Token>(token));
}

template <class Performer, class Rep, class Period>
auto sleep_asynchronously(coroutine_door, Performer const& performer, std::chrono::duration<Rep, Period> time) {
    return wait_for_time(engine_of(performer.bot()), performer.origin(), whole(time), boost::asio::use_awaitable);
}
template <class Performer, class Rep, class Period, class Token>
auto sleep_asynchronously(coroutine_door, Performer const& performer, std::chrono::duration<Rep, Period> time, Token&& token) {
    return wait_for_time(engine_of(performer.bot()), performer.origin(), whole(time), std::forward<Token>(token));
}

// What stands in an `mg::unless` is a matcher, and can be wrong in itself.
template <class Part>
consteval bool is_sound_part() {
    if constexpr (is_way_out<Part>) {
        using verdict = matcher_verdict<typename Part::matcher_type, event::message>;
        if constexpr (!verdict::fine) verdict::require();
        return verdict::fine;
    } else {
        return true;
    }
}

template <class Value, class... Parts>
consteval bool is_fine_question() {
    constexpr bool from_text = from_text_type<Value> && !std::is_same_v<Value, std::string_view>;
    constexpr bool has_time = (is_duration<std::remove_cvref_t<Parts>> || ...);
    constexpr bool parts = !from_text || (is_part_of_question<std::decay_t<Parts>, Value>() && ...);
    static_assert(from_text,
                  "monongusa: chat.async_ask: text cannot become this 'Value'; ask for std::string, a number, a duration, or what has a "
                  "from_text(text, value)");
    static_assert(
        has_time,
        "monongusa: chat.async_ask: a question needs a time in which it is to be answered, as in async_ask<int>(\"How many?\", 30s)");
    static_assert(parts,
                  "monongusa: chat.async_ask: a part of the question is none: it takes text to ask again with, mg::attempts, a condition "
                  "such as mg::between, and a "
                  "time");
    constexpr bool sound = (is_sound_part<std::decay_t<Parts>>() && ...);
    return from_text && has_time && parts && sound;
}

template <class Value, class Performer, class... Parts>
auto ask_asynchronously(coroutine_door, std::type_identity<Value>, Performer const& performer, std::string text, Parts&&... parts) {
    if constexpr (is_fine_question<Value, Parts...>()) {
        auto asked = std::make_unique<question<Value>>(std::move(text), std::decay_t<Parts>(std::forward<Parts>(parts))...);
        auto make_wanted = [author = same_author{performer.origin()}] {
            wanted<event::message> what{std::in_place, author};
            what.place = author.place();
            return what;
        };
        return ask<Value>(performer, std::move(make_wanted), std::move(asked));
    } else {
        return refused_operation<std::optional<Value>>();
    }
}

}  // namespace monongusa::detail

#endif

#endif
