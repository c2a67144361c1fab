// SPDX-License-Identifier: BSL-1.0
// Tests where the engine puts what comes of no event: with the executor, at home, and before the bot has begun nowhere yet.
#include <monongusa/bot/queueing.hpp>

#include "../support/task_with_fate.hpp"

#include <monongusa/bot/ending.hpp>
#include <monongusa/bot/telling.hpp>
#include <monongusa/clock/manual.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <utility>

namespace mg = monongusa;
using mg::detail::engine;
using mg::detail::engine_parts;

namespace {

struct parts_that_note {
    std::string told;
    mg::clock::manual clock;

    static parts_that_note& of(void* self) { return *static_cast<parts_that_note*>(self); }
    static engine_parts const& all() {
        static constexpr engine_parts parts = [] {
            engine_parts these{};
            these.try_execute = [](void* self, mg::task_of_bot& task) {
                of(self).told += "queued;";
                task();
                return true;
            };
            these.on_room = [](void*) {};
            these.drain = [](void*, mg::instant) {};
            these.at_rest = [](void*) { return true; };
            these.pause = [](void* self, bool paused) { of(self).told += paused ? "pause;" : "resume;"; };
            these.stop = [](void*) {};
            these.fail = [](void*, mg::event::failure&, std::uint64_t) { return false; };
            these.now = [](void* self) { return of(self).clock.now(); };
            these.timers = [](void* self) -> mg::clock::timer_queue& { return of(self).clock.timers(); };
            these.rearm = [](void* self) { of(self).told += "called;"; };
            return these;
        }();
        return parts;
    }
};

class later {
public:
    explicit later(bool in_place) : engine_(&parts_, parts_that_note::all(), false, in_place) { engine_.at_home(); }
    ~later() { engine_.close(); }
    engine* operator->() noexcept { return &engine_; }

    void run_later(std::string word) {
        engine_.task_begins();
        auto task = support::task_with_fate(
            fate_,
            [this, word = std::move(word)] {
                parts_.told += word + ";";
                engine_.quiet().task_ends();
            },
            [this] {
                parts_.told += "dropped;";
                engine_.quiet().task_ends();
            });
        engine_.run_later(task);
    }
    std::string told() { return std::exchange(parts_.told, {}); }

private:
    support::fate fate_{};
    parts_that_note parts_;
    engine engine_;
};

void it_goes_to_the_executor_in_its_order() {
    later bot{false};
    bot->open();
    bot.run_later("a");
    bot.run_later("b");
    BOOST_TEST_EQ(bot.told(), "queued;a;queued;b;");
}

void before_the_bot_has_begun_it_waits() {
    later bot{false};
    bot.run_later("a");
    bot.run_later("b");
    BOOST_TEST_EQ(bot.told(), "");
    BOOST_TEST(!bot->quiet().now());
    bot->open();
    BOOST_TEST_EQ(bot.told(), "queued;a;queued;b;");
    BOOST_TEST(bot->quiet().now());
}

void in_place_somebody_is_called_home_but_where_somebody_is() {
    later bot{true};
    bot->open();
    bot.run_later("a");
    BOOST_TEST_EQ(bot.told(), "called;");
    {
        engine::stay const here{*bot.operator->()};
        bot.run_later("b");
        BOOST_TEST_EQ(bot.told(), "");
    }
    BOOST_TEST_EQ(bot.told(), "a;b;");
}

void several_reasons_hold_the_transport_until_the_last_is_gone() {
    later bot{false};
    bot->open();
    bot->hold_transport();
    bot->hold_transport();
    BOOST_TEST_EQ(bot.told(), "pause;pause;");
    bot->release_transport();
    BOOST_TEST_EQ(bot.told(), "");
    bot->release_transport();
    BOOST_TEST_EQ(bot.told(), "resume;");
}

void at_the_end_it_is_let_go() {
    later bot{true};
    bot->open();
    bot.run_later("a");
    bot.told();
    bot->close();
    BOOST_TEST_EQ(bot.told(), "dropped;");
}

}  // namespace

int main() {
    it_goes_to_the_executor_in_its_order();
    before_the_bot_has_begun_it_waits();
    in_place_somebody_is_called_home_but_where_somebody_is();
    several_reasons_hold_the_transport_until_the_last_is_gone();
    at_the_end_it_is_let_go();
    return boost::report_errors();
}
