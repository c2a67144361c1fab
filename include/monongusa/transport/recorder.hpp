// SPDX-License-Identifier: BSL-1.0
// recorder: writes down what a bot hears and does, a line of JSON each.

#ifndef MONONGUSA_TRANSPORT_RECORDER_HPP
#define MONONGUSA_TRANSPORT_RECORDER_HPP

#include <monongusa/action/occasion.hpp>
#include <monongusa/action/upload.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/secret/scrubber.hpp>
#include <monongusa/transport/console_output.hpp>
#include <monongusa/wire/jsonl/file_content.hpp>
#include <monongusa/wire/jsonl/line.hpp>
#include <monongusa/wire/jsonl/pseudonyms.hpp>
#include <monongusa/wire/jsonl/rewriter.hpp>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
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
            if constexpr (std::is_same_v<Action, action::upload>) wire::jsonl::shorten(shown.files);
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
