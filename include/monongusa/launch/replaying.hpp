// SPDX-License-Identifier: BSL-1.0
// replaying: `--replay FILE`: a recording against the table of today.

#ifndef MONONGUSA_LAUNCH_REPLAYING_HPP
#define MONONGUSA_LAUNCH_REPLAYING_HPP

#include <monongusa/action/upload.hpp>
#include <monongusa/action/view.hpp>
#include <monongusa/bot/run.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/launch/launched.hpp>
#include <monongusa/launch/options.hpp>
#include <monongusa/launch/output.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/script/answer.hpp>
#include <monongusa/secret/scrubber.hpp>
#include <monongusa/transport/recording_file.hpp>
#include <monongusa/transport/replay.hpp>
#include <monongusa/wire/jsonl/comparison.hpp>
#include <monongusa/wire/jsonl/file_content.hpp>
#include <monongusa/wire/jsonl/recording.hpp>

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

// What a line of a script does not say of a file: `-    tea.csv (a table): a,b\n`.
template <class = void>
void append_files(std::string& out, char sign, std::vector<action::file> const& files) {
    constexpr std::size_t most = 1000;
    for (auto const& file : files) {
        append_visible((out += sign) += "    ", file.name);
        if (!file.description.empty()) append_visible(out += ' ', "(" + file.description + ")");
        append_visible(out += ": ", file.content.size() > most ? wire::jsonl::stand_in_for(file.content) : file.content);
        out += '\n';
    }
}

template <class = void>
void append_answers(std::string& out, char sign, std::vector<wire::jsonl::action_line> const& actions) {
    auto const by_its_id = [](std::string const& id) -> std::string const& { return id; };
    for (auto const& one : actions) {
        action::view const action{one.what};
        append_part(out, joined(sign, script::answer_of(action, by_its_id), "\n"));
        if (action.files) append_files(out, sign, *action.files);
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
