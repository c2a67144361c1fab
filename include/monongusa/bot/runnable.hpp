// SPDX-License-Identifier: BSL-1.0
// runnable: a bot of whatever type, as `run` sees it.

#ifndef MONONGUSA_BOT_RUNNABLE_HPP
#define MONONGUSA_BOT_RUNNABLE_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/mistake.hpp>
#include <monongusa/log/logger.hpp>

#include <concepts>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace monongusa {

namespace detail {

template <class Bot>
concept can_run = requires(Bot& bot) {
    { bot.run() } -> std::convertible_to<std::error_code>;
    bot.stop();
    { bot.grace() } -> std::convertible_to<instant::duration>;
    { bot.name() } -> std::convertible_to<std::string_view>;
    { bot.logger() } -> std::same_as<log::logger&>;
};

/// Refers to a bot; null, where the user gave none.  The calls may throw what the bot's parts do.  One without a login is logged in, and
/// one that cannot be given a name keeps its own.
struct runnable {
    /// Functions, so that what runs bots is compiled once for all of them.
    struct calls {
        std::error_code (*login)(void* bot);
        std::error_code (*run)(void* bot);
        void (*stop)(void* bot);
        instant::duration (*grace)(void* bot);
        std::string_view (*name)(void* bot);
        void (*rename)(void* bot, std::string_view name);
        log::logger& (*logger)(void* bot);
        void (*tell_of_running)(void* bot);
        std::string (*explain)(void* bot, std::error_code error);
    };

    template <can_run Bot>
    static runnable of(Bot* bot) noexcept {
        static constexpr calls all{
            [](void* self) -> std::error_code {
                if constexpr (requires(Bot& one) { one.login(); }) return static_cast<Bot*>(self)->login();
                return {};
            },
            [](void* self) -> std::error_code { return static_cast<Bot*>(self)->run(); },
            [](void* self) { static_cast<Bot*>(self)->stop(); },
            [](void* self) -> instant::duration { return static_cast<Bot*>(self)->grace(); },
            [](void* self) -> std::string_view { return static_cast<Bot*>(self)->name(); },
            [](void* self, std::string_view name) {
                if constexpr (requires(Bot& one) { one.name(name); }) static_cast<Bot*>(self)->name(name);
            },
            [](void* self) -> log::logger& { return static_cast<Bot*>(self)->logger(); },
            [](void* self) {
                if constexpr (requires(Bot& one) { one.tell_of_running(); }) static_cast<Bot*>(self)->tell_of_running();
            },
            [](void* self, std::error_code error) -> std::string {
                if constexpr (requires(Bot& one) { one.explain(error); }) return static_cast<Bot*>(self)->explain(error);
                return error.message();
            },
        };
        return {bot, &all};
    }

    std::error_code login() const { return as->login(bot); }
    std::error_code run() const { return as->run(bot); }
    void stop() const { as->stop(bot); }
    instant::duration grace() const { return as->grace(bot); }
    std::string_view name() const { return as->name(bot); }
    void rename(std::string_view name) const { as->rename(bot, name); }
    log::logger& logger() const { return as->logger(bot); }
    void tell_of_running() const { as->tell_of_running(bot); }
    std::string explain(std::error_code error) const { return as->explain(bot, error); }

    void* bot = nullptr;
    calls const* as = nullptr;
};

using runnables = std::vector<runnable>;

template <class Given>
concept range_like = requires(Given& given) {
    std::begin(given);
    std::end(given);
};
template <class Given>
concept pointer_like = requires(Given& given) {
    given ? 1 : 0;
    *given;
};
template <class Given>
concept reference_like = requires(Given& given) {
    given.get();
};

// What is at the end of ranges, pointers and references.
template <class Given>
struct bot_in {
    using type = Given;
};
template <class Given>
using bot_in_t = typename bot_in<std::remove_reference_t<Given>>::type;
template <class Given>
    requires(!can_run<Given> && range_like<Given>)
struct bot_in<Given> {
    using type = bot_in_t<decltype(*std::begin(std::declval<Given&>()))>;
};
template <class Given>
    requires(!can_run<Given> && !range_like<Given> && pointer_like<Given>)
struct bot_in<Given> {
    using type = bot_in_t<decltype(*std::declval<Given&>())>;
};
template <class Given>
    requires(!can_run<Given> && !range_like<Given> && !pointer_like<Given> && reference_like<Given>)
struct bot_in<Given> {
    using type = bot_in_t<decltype(std::declval<Given&>().get())>;
};

}  // namespace detail

namespace mistake {

template <class Given>
struct nothing_to_run {
    static constexpr bool fine = false;
    static consteval void require() {
        static_assert(detail::can_run<detail::bot_in_t<Given>>,
                      "monongusa: run(bots...): this is no bot that can run; give bots, pointers to them, or ranges of either");
    }
};

}  // namespace mistake

namespace detail {

template <class Given>
using run_verdict = std::conditional_t<can_run<bot_in_t<Given>>, mistake::none, mistake::nothing_to_run<std::remove_reference_t<Given>>>;

/// Adds all bots of what was given, in order.
template <class Given>
void add_to(runnables& all, Given& given) {
    if constexpr (can_run<Given>) {
        all.push_back(runnable::of(&given));
    } else if constexpr (range_like<Given>) {
        for (auto&& each : given) add_to(all, each);
    } else if constexpr (pointer_like<Given>) {
        if (given) {
            add_to(all, *given);
        } else {
            all.push_back({});
        }
    } else {
        add_to(all, given.get());
    }
}

}  // namespace detail

}  // namespace monongusa

#endif
