// SPDX-License-Identifier: BSL-1.0
// A Slack on loopback that brings so many envelopes a second to a bot, and measures how long each waits for its acknowledgement: from when
// it is given to the system until the acknowledgement has been read.  Prints one line of JSON, in milliseconds.
// slack_load COUNT RATE BOT [ARGUMENT...]
#include <monongusa/wire/slack/frame.hpp>

#include "../support/loopback_http.hpp"
#include "../support/loopback_websocket.hpp"
#include "slack_frames.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <netinet/tcp.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using clock_type = std::chrono::steady_clock;
using monongusa::detail::joined;
using namespace std::chrono_literals;

constexpr auto patience = 60s;
constexpr std::size_t first_envelope = 100'000'000'000U;
constexpr int channels = 16;  // So that a pool that keeps the order in each has something to do at once.

// When each was sent and acknowledged; two threads, one for either.
struct times {
    std::vector<clock_type::time_point> sent, acknowledged;
    std::atomic<std::size_t> answers = 0;
    std::atomic<bool> wrong = false;

    explicit times(std::size_t count) : sent(count), acknowledged(count) {}
};

class load {
public:
    load(std::size_t count, double rate)
        : times_(count), every_(std::chrono::duration_cast<clock_type::duration>(std::chrono::duration<double>(1 / rate))) {
        for (std::size_t i = 0; i < count; ++i) {
            std::string payload{bench::short_message};
            bench::replace(payload, "Ev0TEA00101", joined("Ev", 1'000'000'000U + i));
            bench::replace(payload, "1773500966.535009", joined(1'773'500'966U + i / 1000, '.', 100'000U + i % 1000));
            bench::replace(payload, "C0TEAROOM", joined("C0TEAROOM", i % channels));
            frames_.push_back(support::frame(0x81, bench::envelope_around(payload, i)));
        }
    }

    void talk(support::peer& with) {
        int const on = 1;
        ::setsockopt(with.socket(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        for (;;) {
            auto const asked = support::hear_request(with);
            if (asked.line.starts_with("GET ")) {
                with.write(support::websocket_agreement(asked.header("Sec-WebSocket-Key")));
                return bring(with);
            }
            with.write(
                support::response(200, answer(asked), "Content-Type: application/json\r\nx-oauth-scopes: channels:history,chat:write\r\n"));
        }
    }

    std::string origin{};

    // All are acknowledged, or it has taken too long.
    bool wait() {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, patience + every_ * static_cast<long>(frames_.size()), [this] { return done_; }) && !times_.wrong;
    }

    void print() const {
        std::vector<double> took;
        for (std::size_t i = 0; i < times_.sent.size(); ++i) {
            took.push_back(std::chrono::duration<double, std::milli>(times_.acknowledged[i] - times_.sent[i]).count());
        }
        std::sort(took.begin(), took.end());
        auto const at = [&](std::size_t share) { return took[std::min(took.size() * share / 1000, took.size() - 1)]; };
        auto const lasted = std::chrono::duration<double>(times_.sent.back() - times_.sent.front()).count();
        std::printf(R"({"count":%zu,"bytes":%zu,"seconds":%.2f,"p50":%.3f,"p99":%.3f,"p999":%.3f,"max":%.3f})"
                    "\n",
                    took.size(), frames_.front().size(), lasted, at(500), at(990), at(999), took.back());
    }

private:
    std::string answer(support::heard_request const& asked) const {
        if (asked.line.find("/auth.test ") != asked.line.npos)
            return R"({"ok":true,"team":"Tea","user":"kettle_bot","team_id":"T0KETTLE01","user_id":"U0KETTLE1","bot_id":"B0KETTLE1"})";
        if (asked.line.find("/apps.connections.open ") != asked.line.npos)
            return joined(R"({"ok":true,"url":"ws)", origin.substr(4), R"(/link"})");
        return R"({"ok":false,"error":"unknown_method"})";
    }

    void bring(support::peer& to) {
        to.write(support::frame(0x81, R"({"type":"hello","num_connections":1,"connection_info":{"app_id":"A0KETTLE42"}})"));
        std::thread reader{[&] { read(to); }};
        auto next = clock_type::now() + 200ms;  // The bot has begun.
        try {
            for (std::size_t i = 0; i < frames_.size(); ++i, next += every_) {
                std::this_thread::sleep_until(next);
                // Before it is written, so that no acknowledgement is earlier.
                times_.sent[i] = clock_type::now();
                to.write(frames_[i]);
            }
        } catch (support::peer_gone const&) {
            finish(true);
        }
        reader.join();
    }

    void read(support::peer& from) try {
        while (times_.answers < frames_.size()) {
            auto const heard = support::hear_frame(from);
            auto const now = clock_type::now();
            if (heard.first != 0x81) continue;  // A ping, which nobody waits for in so short a time.
            auto const id = monongusa::wire::slack::read_frame(heard.payload).envelope_id;
            auto const number =
                id.size() == 36 ? std::strtoull(std::string{id.substr(24)}.c_str(), nullptr, 10) - first_envelope : frames_.size();
            if (number >= frames_.size() || times_.acknowledged[number] != clock_type::time_point{}) return finish(true);
            times_.acknowledged[number] = now;
            ++times_.answers;
        }
        finish(false);
    } catch (support::peer_gone const&) {
        finish(true);
    }

    void finish(bool wrong) {
        std::lock_guard const lock{mutex_};
        if (done_) return;
        done_ = true;
        times_.wrong = wrong;
        changed_.notify_all();
    }

    times times_;
    clock_type::duration every_;
    std::vector<std::string> frames_{};
    std::mutex mutex_{};
    std::condition_variable changed_{};
    bool done_ = false;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return 2;
    load all{std::strtoul(argv[1], nullptr, 10), std::strtod(argv[2], nullptr)};
    support::loopback_server server{[&](support::peer& with) { all.talk(with); }};
    all.origin = server.url("http", "");
    std::string const base = "SLACK_API_BASE=" + all.origin + "/api";
    // Not written as Slack's are in one piece, so that nobody's scanner takes them for true ones.
    std::string const bot_token = joined("SLACK_BOT_TOKEN=xoxb", "-1-planted-notARealToken");
    std::string const app_token = joined("SLACK_APP_TOKEN=xapp", "-1-A0-planted-notARealToken");
    char* environment[] = {const_cast<char*>(base.c_str()), const_cast<char*>(bot_token.c_str()), const_cast<char*>(app_token.c_str()),
                           nullptr};
    pid_t bot = 0;
    if (::posix_spawn(&bot, argv[3], nullptr, nullptr, argv + 3, environment) != 0) {
        std::fprintf(stderr, "cannot run %s\n", argv[3]);
        return 1;
    }
    bool const fine = all.wait();
    // What it still has to hear is no longer of interest.
    ::kill(bot, SIGKILL);
    ::waitpid(bot, nullptr, 0);
    server.stop();
    if (!fine) {
        std::fprintf(stderr, "not all envelopes were acknowledged, each once\n");
        return 1;
    }
    all.print();
    return 0;
}
