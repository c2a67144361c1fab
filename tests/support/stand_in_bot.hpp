// SPDX-License-Identifier: BSL-1.0
// stand_in_bot: what `run` asks of a bot, each answer chosen by the test.

#ifndef MONONGUSA_TESTS_SUPPORT_STAND_IN_BOT_HPP
#define MONONGUSA_TESTS_SUPPORT_STAND_IN_BOT_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/log/logger.hpp>

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace support {

/// Notes what it is asked, in order: `login;run;`.
class stand_in_bot {
public:
    explicit stand_in_bot(std::string called = "bot") : called_(std::move(called)) {}
    stand_in_bot(stand_in_bot const&) = delete;
    stand_in_bot& operator=(stand_in_bot const&) = delete;

    std::function<std::error_code()> on_login = [] { return std::error_code{}; };
    std::function<std::error_code()> on_run = [] { return std::error_code{}; };
    std::function<void()> on_stop = [] {};
    std::function<void()> on_name = [] {};    ///< For it to throw.
    std::function<void()> on_logger = [] {};  ///< For it to throw.
    monongusa::instant::duration patience{0};

    std::error_code login() {
        note("login;");
        return on_login();
    }
    std::error_code run() {
        note("run;");
        return on_run();
    }
    void stop() {
        note("stop;");
        on_stop();
    }
    monongusa::instant::duration grace() const noexcept { return patience; }
    std::string_view name() const {
        on_name();
        return called_;
    }
    void name(std::string_view called) { called_ = called; }
    monongusa::log::logger& logger() {
        on_logger();
        logger_.bot(called_);
        return logger_;
    }

    std::string asked() const {
        std::lock_guard const lock{mutex_};
        return asked_;
    }

private:
    void note(std::string_view what) {
        std::lock_guard const lock{mutex_};
        asked_ += what;
    }

    std::string called_;
    monongusa::log::logger logger_;
    std::mutex mutable mutex_;
    std::string asked_;
};

}  // namespace support

#endif
