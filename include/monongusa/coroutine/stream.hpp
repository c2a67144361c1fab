// SPDX-License-Identifier: BSL-1.0
// stream: the events of a kind, handed to one coroutine.

#ifndef MONONGUSA_COROUTINE_STREAM_HPP
#define MONONGUSA_COROUTINE_STREAM_HPP

#include <monongusa/coroutine/operation.hpp>
#include <monongusa/executor/when_full.hpp>
#include <monongusa/table/parameter.hpp>

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
