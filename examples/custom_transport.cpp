// A transport of one's own: a chat by TCP on this machine.  A line is a message, and each connection a channel of one caller and the bot.
// Try: start custom_transport; then in other terminals, with the port that it prints: nc 127.0.0.1 PORT
// With arguments the same table runs elsewhere: custom_transport --on stdio, custom_transport --check custom_transport.chat
#include <monongusa.hpp>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mg = monongusa;

struct descriptor {
    int number = -1;
    descriptor(int opened) : number(opened) {
        if (opened < 0) throw std::system_error{errno, std::generic_category(), "telephone"};
    }
    descriptor(descriptor&& other) noexcept : number(std::exchange(other.number, -1)) {}
    ~descriptor() {
        if (number >= 0) ::close(number);
    }
};

class telephone {
    static constexpr std::size_t most_callers = 64;
    static constexpr std::size_t longest_line = 4096;

    struct caller {
        descriptor socket;
        mg::event::member_joined joined;  // Who and where.
        std::string heard{};              // What is not yet a line.
        bool gone = false;
    };

    // On the heap, so that sinks stay valid when the telephone is moved into its bot.
    struct exchange {
        descriptor calls = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        std::vector<descriptor> bell;  // A pipe to oneself: what is written to [1] ends a wait.
        int port = 0;
        std::atomic<bool> stopped = false;
        std::atomic<bool> paused = false;
        std::size_t lines = 0;
        std::size_t called = 0;
        std::mutex mutex;                       // Of the map for the sinks; only the thread that runs changes it.
        std::map<std::string, caller> callers;  // By the ids of their channels.

        bool listens() const { return !paused && !stopped; }

        // In one piece and in order, since it is under the lock.  Who does not read is hung up on: so nothing has to be kept for later.
        std::error_code say(mg::chat::channel const& to, std::string line) {
            std::replace(line.begin(), line.end(), '\n', ' ');
            line += '\n';
            std::lock_guard const lock{mutex};
            auto const found = callers.find(to.id);
            if (found == callers.end()) return mg::error::connection_lost;
            int const socket = found->second.socket.number;
            if (::send(socket, line.data(), line.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(line.size())) return {};
            ::shutdown(socket, SHUT_RDWR);
            return mg::error::connection_lost;
        }
    };

public:
    static constexpr auto emits = mg::types<mg::event::ready, mg::event::member_joined, mg::event::message, mg::event::disconnected>;
    static constexpr auto performs = mg::action::basic;

    // Any thread.  Each action is done when it comes back, so that `done` need not be kept.
    struct sink_type {
        exchange* by;

        void perform(mg::action::send what, auto done) const { say(what.to, what.text, done); }
        void perform(mg::action::reply what, auto done) const { say(what.to, what.text, done); }
        void perform(mg::action::reply_in_thread what, auto done) const { say(what.to, what.text, done); }
        void perform(mg::action::react what, auto done) const { say(what.to, ':' + what.emoji + ':', done); }
        void say(mg::chat::origin const& to, std::string line, auto& done) const { done(by->say(to.channel, std::move(line)), {"", to.channel}); }
    };

    telephone() : exchange_(std::make_unique<exchange>()) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const at = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        int const calls = exchange_->calls.number;
        int ends[2];
        bool const fine = ::bind(calls, at, size) == 0 && ::listen(calls, SOMAXCONN) == 0 && ::getsockname(calls, at, &size) == 0 &&
                          ::pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0;
        if (!fine) throw std::system_error{errno, std::generic_category(), "telephone"};
        for (int const end : ends) exchange_->bell.emplace_back(end);
        exchange_->port = ntohs(address.sin_port);
    }

    int port() const { return exchange_->port; }
    sink_type sink() { return {exchange_.get()}; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        mg::event::ready ready{{"bot", "bot", true, true}};
        listener.hear(ready);
        std::error_code error;
        while (!exchange_->stopped && !error) {
            error = wait(listener.next_timer());
            listener.fire_timers();
            answer(listener);
            for (auto& [id, from] : exchange_->callers) hear(listener, from);
            forget([](caller const& one) { return one.gone; });
        }
        forget([](caller const&) { return true; });
        mg::event::disconnected ended{error ? error.message() : "stopped", true};
        listener.hear(ended);
        return error;
    }

    void stop() {
        exchange_->stopped = true;
        rearm();
    }
    void pause() { exchange_->paused = true; }
    void resume() {
        exchange_->paused = false;
        rearm();
    }
    void rearm() { [[maybe_unused]] auto const rung = ::write(exchange_->bell[1].number, "", 1); }

private:
    // Until somebody says something or calls, the bell rings, or a timer is due.  Paused it minds the last two alone.
    std::error_code wait(mg::instant until) {
        std::vector<pollfd> waits{{exchange_->bell[0].number, POLLIN, 0}};
        if (exchange_->listens()) {
            if (exchange_->callers.size() < most_callers) waits.push_back({exchange_->calls.number, POLLIN, 0});
            for (auto const& [id, one] : exchange_->callers) waits.push_back({one.socket.number, POLLIN, 0});
        }
        using namespace std::chrono;
        auto const left = ceil<milliseconds>(std::clamp<nanoseconds>(until - mg::instant::clock::now(), 0s, 60s));
        int const ready = ::poll(waits.data(), waits.size(), static_cast<int>(left.count()));
        if (ready < 0 && errno != EINTR) return {errno, std::generic_category()};
        char rung[64];
        while (::read(exchange_->bell[0].number, rung, sizeof rung) > 0) {
        }
        return {};
    }

    template <class Listener>
    void answer(Listener& listener) {
        while (exchange_->listens() && exchange_->callers.size() < most_callers) {
            int const socket = ::accept4(exchange_->calls.number, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
            if (socket < 0) return;
            auto const id = std::to_string(++exchange_->called);
            mg::event::member_joined joined{{id, "caller " + id}, {id, "line " + id, mg::chat::channel_kind::direct}};
            {
                std::lock_guard const lock{exchange_->mutex};
                exchange_->callers.emplace(id, caller{socket, joined});
            }
            listener.hear(joined);
        }
    }

    template <class Listener>
    void hear(Listener& listener, caller& from) {
        if (!exchange_->listens()) return;
        char bytes[longest_line];
        auto const size = ::recv(from.socket.number, bytes, sizeof bytes, 0);
        bool const hung_up = size == 0 || (size < 0 && errno != EAGAIN && errno != EINTR);
        if (size > 0) from.heard.append(bytes, static_cast<std::size_t>(size));
        auto end = from.heard.find('\n');
        for (; end != std::string::npos && exchange_->listens(); end = from.heard.find('\n')) {
            mg::event::message message;
            message.id = "m" + std::to_string(++exchange_->lines);
            message.text = message.raw = from.heard.substr(0, end);
            message.author = from.joined.user;
            message.channel = from.joined.channel;
            message.addressed = true;
            message.body_range = mg::chat::find_address(message.text, "bot").body;
            from.heard.erase(0, end + 1);
            listener.hear(message);
        }
        from.gone = end == std::string::npos && (hung_up || from.heard.size() > longest_line);
    }

    void forget(auto const& whom) {
        std::lock_guard const lock{exchange_->mutex};
        std::erase_if(exchange_->callers, [&](auto const& each) { return whom(each.second); });
    }

    std::unique_ptr<exchange> exchange_;
};
static_assert(mg::transport_policy<telephone> && mg::drives_clock<telephone>);

constexpr auto greet = [](auto& chat) { chat.send("you are " + chat.author().name + "; say: tell NUMBER TEXT, in 2s TEXT"); };
constexpr auto tell = [](auto& chat, std::string_view number, std::string_view text) {
    mg::action::send message{chat.author().name + " says: " + std::string{text}};
    message.to.channel.id = number;
    chat.perform(std::move(message));
};
constexpr auto remind = [](auto& chat, std::chrono::milliseconds delay, std::string_view text) {
    chat.perform_after(delay, mg::action::send{"now: " + std::string{text}});
};

constexpr mg::table reactions{
    mg::on<mg::event::member_joined>(greet),
    mg::respond_to<R"(^tell (\d+) (.+))">(tell),
    mg::respond_to<R"(^in (\S+) (.+))">(remind),
    mg::default_reply([](mg::event::message const& message) { return "you said: " + message.text; }),
};

int main(int argc, char** argv) try {
    if (argc > 1) return mg::launch(argc, argv, reactions);
    telephone here;
    std::printf("nc 127.0.0.1 %d\n", here.port());
    std::fflush(stdout);
    return mg::run(mg::bot{std::move(here), mg::executor::thread_pool{2}, reactions});
} catch (std::exception const& error) {
    mg::log::error(error.what());
    return 1;
}
