// SPDX-License-Identifier: BSL-1.0
// websocket_diary: a websocket client that writes down what it is told.

#ifndef MONONGUSA_TESTS_SUPPORT_WEBSOCKET_DIARY_HPP
#define MONONGUSA_TESTS_SUPPORT_WEBSOCKET_DIARY_HPP

#include <monongusa/net/websocket_client.hpp>

#include "certificates.hpp"
#include "on_loop.hpp"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace support {

/// Trusts the test's authority and knows no proxy.
inline monongusa::net::config usual_config() { return {.ca_file = certificates::all().trusted.path(), .proxy = ""}; }

class websocket_diary {
    using client = monongusa::net::websocket_client;
    using loop = monongusa::net::loop;

public:
    /// Pauses reading, or ends the client, right in the event whose line begins so.
    std::string pause_after{};
    std::string end_after{};
    /// Writes down the first sign of life behind each `forget`; how many there are depends on how the bytes come.
    bool notes_life = false;

    template <class Work>
    auto on_its_thread(Work work) {
        return on_loop(on_, std::move(work));
    }
    template <class Work>
    auto with(Work work) {
        return on_loop(on_, [&] { return work(*held_); });
    }

    explicit websocket_diary(monongusa::net::config settings = usual_config()) {
        on_its_thread([&] { held_ = std::make_unique<client>(std::shared_ptr<loop>{std::shared_ptr<void>{}, &on_}, std::move(settings)); });
    }
    websocket_diary(websocket_diary const&) = delete;
    websocket_diary& operator=(websocket_diary const&) = delete;
    ~websocket_diary() {
        on_its_thread([&] { held_.reset(); });
    }

    void open(std::string const& url, monongusa::net::header_list const& headers = {}) {
        with([&](client& one) {
            inside_ = true;
            one.open(url, headers,
                     {.owner = this,
                      .opened = [](void* self) { of(self).note("opened"); },
                      .message = [](void* self, std::string& bytes, bool binary) { of(self).note((binary ? "binary " : "text ") + bytes); },
                      .alive = [](void* self) { of(self).note_life(); },
                      .closed = [](void* self, std::uint16_t code,
                                   std::string_view reason) { of(self).note("closed " + std::to_string(code) + ' ' + std::string{reason}); },
                      .failed = [](void* self, std::error_code why) { of(self).note("failed: " + why.message()); }});
            inside_ = false;
        });
    }

    /// The next thing told, in order; waits for it.
    std::string next() {
        std::unique_lock lock{mutex_};
        told_.wait(lock, [&] { return !lines_.empty(); });
        auto line = std::move(lines_.front());
        lines_.pop_front();
        return line;
    }
    bool is_empty() {
        std::lock_guard const lock{mutex_};
        return lines_.empty();
    }
    void forget() {
        std::lock_guard const lock{mutex_};
        lines_.clear();
        noted_life_ = false;
    }
    bool has_ended() {
        return on_its_thread([&] { return held_ == nullptr; });
    }

private:
    static websocket_diary& of(void* self) { return *static_cast<websocket_diary*>(self); }

    void note_life() {
        {
            std::lock_guard const lock{mutex_};
            if (!notes_life || std::exchange(noted_life_, true)) return;
        }
        note("alive");
    }
    void note(std::string line) {
        if (inside_) line += " (inside of a call)";
        auto const pauses = !pause_after.empty() && line.starts_with(pause_after);
        auto const ends = !end_after.empty() && line.starts_with(end_after);
        if (pauses) held_->pause_reading();
        if (ends) held_.reset();
        std::lock_guard const lock{mutex_};
        lines_.push_back(std::move(line));
        told_.notify_one();
    }

    loop on_{};
    std::unique_ptr<client> held_{};
    bool inside_ = false;
    bool noted_life_ = false;
    std::mutex mutex_{};
    std::condition_variable told_{};
    std::deque<std::string> lines_{};
};

}  // namespace support

#endif
