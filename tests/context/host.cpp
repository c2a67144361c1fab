// SPDX-License-Identifier: BSL-1.0
// host: hands on to the bot, and its completions end an action whatever came of it.
#include <monongusa/context/host.hpp>

#include <monongusa/action/all.hpp>
#include <monongusa/action/completion.hpp>
#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace {

namespace action = monongusa::action;
namespace chat = monongusa::chat;
using monongusa::instant;
using monongusa::detail::append_part;
using monongusa::detail::failed_action;
using monongusa::detail::host;
using monongusa::detail::host_calls;
using monongusa::detail::joined;
using monongusa::detail::once;
using monongusa::detail::report_if_failed;
using monongusa::detail::tell_and_end;
using namespace std::chrono_literals;

// So that a completion keeps it inside: an action that nobody waits for allocates nothing.
static_assert(std::is_trivially_copyable_v<report_if_failed> && sizeof(report_if_failed) <= 6 * sizeof(void*));
static_assert(std::is_trivially_copyable_v<host>);

// A bot that writes down what it is told.
struct noting {
    std::string happened{};
    once<> due{};
    std::error_code answer{};

    host as_host() {
        static constexpr host_calls calls{
            [](void* self, failed_action const& what) {
                note(self, joined("failed ", what.event, ' ', what.rule, ' ', what.action, ' ', what.error.message(), " in ",
                                  what.where.message));
            },
            [](void* self, action::stamp const& stamp) {
                try {
                    throw;
                } catch (std::exception const& thrown) {
                    note(self, joined("threw ", stamp.event, ' ', stamp.rule, ' ', thrown.what()));
                }
            },
            [](void* self) { note(self, "begins"); },
            [](void* self) { note(self, "ends"); },
            [](void* self, instant::duration delay, once<>&& given) {
                note(self, joined("later ", std::chrono::duration_cast<std::chrono::milliseconds>(delay).count()));
                of(self).due = std::move(given);
                return of(self).answer;
            },
            [](void* self, action::stamp const& stamp, std::string_view name, std::string_view words) {
                note(self, joined(stamp.event, ' ', stamp.rule, ' ', stamp.number, ' ', name, " (", words, ')'));
            },
        };
        return {this, &calls};
    }

private:
    static noting& of(void* self) { return *static_cast<noting*>(self); }
    static void note(void* self, std::string_view what) { append_part(of(self).happened, joined(what, ';')); }
};

std::error_code const timed_out = std::make_error_code(std::errc::timed_out);

void what_it_is_told_it_hands_on() {
    noting bot;
    auto const host = bot.as_host();
    chat::sent const where{"m1", {}};
    host.action_begins();
    host.failed({7, 2, "send", timed_out, where});
    host.action_ends();
    BOOST_TEST_EQ(bot.happened, "begins;failed 7 2 send " + timed_out.message() + " in m1;ends;");
}

void what_is_due_later_is_handed_over_and_not_called() {
    noting bot;
    int calls = 0;
    BOOST_TEST(!bot.as_host().later(5ms, [&calls] { ++calls; }));
    BOOST_TEST_EQ(bot.happened, "later 5;");
    BOOST_TEST_EQ(calls, 0);
    bot.due();
    BOOST_TEST_EQ(calls, 1);
    bot.answer = timed_out;
    BOOST_TEST_EQ(bot.as_host().later(-5ms, [] {}), timed_out);
}

template <class Action>
std::string noted(Action const& action) {
    noting bot;
    bot.as_host().noted({7, 2, 1}, action);
    return bot.happened;
}

void an_action_is_noted_with_its_words() {
    BOOST_TEST_EQ(noted(action::send{"tea"}), "7 2 1 send (tea);");
    BOOST_TEST_EQ(noted(action::reply{"tea"}), "7 2 1 reply (tea);");
    BOOST_TEST_EQ(noted(action::reply_in_thread{"tea"}), "7 2 1 reply_in_thread (tea);");
    BOOST_TEST_EQ(noted(action::direct_message{"tea"}), "7 2 1 direct_message (tea);");
    BOOST_TEST_EQ(noted(action::edit{"tea"}), "7 2 1 edit (tea);");
    BOOST_TEST_EQ(noted(action::react{"tada"}), "7 2 1 react (tada);");
    BOOST_TEST_EQ(noted(action::unreact{"tada"}), "7 2 1 unreact (tada);");
    BOOST_TEST_EQ(noted(action::delete_message{}), "7 2 1 delete_message ();");
}

void nobody_hears_of_an_action_that_was_done_but_that_it_ended() {
    noting bot;
    action::completion done{report_if_failed{bot.as_host(), 7, 2, &action::send::action_name}};
    done({}, {"m1", {}});
    BOOST_TEST_EQ(bot.happened, "ends;");
}

void one_that_failed_is_reported_before_it_ends() {
    noting bot;
    action::completion done{report_if_failed{bot.as_host(), 7, 2, &action::send::action_name}};
    done(timed_out, {"m1", {}});
    BOOST_TEST_EQ(bot.happened, "failed 7 2 send " + timed_out.message() + " in m1;ends;");
}

void who_waits_for_an_action_is_told_before_it_ends() {
    noting bot;
    auto tells = [&bot](std::error_code error, chat::sent const& sent) {
        append_part(bot.happened, joined("told ", error == timed_out ? "timed out" : "?", " in ", sent.message, ';'));
    };
    tell_and_end<decltype(tells)> done{bot.as_host(), {7, 2, 1}, tells};
    done(timed_out, {"m1", {}});
    BOOST_TEST_EQ(bot.happened, "told timed out in m1;ends;");
}

void what_who_waits_for_it_throws_is_reported() {
    noting bot;
    auto throws = [](std::error_code, chat::sent const&) { throw std::runtime_error{"no tea"}; };
    tell_and_end<decltype(throws)> done{bot.as_host(), {7, 2, 1}, throws};
    done({}, {});
    BOOST_TEST_EQ(bot.happened, "threw 7 2 no tea;ends;");
}

}  // namespace

int main() {
    what_it_is_told_it_hands_on();
    what_is_due_later_is_handed_over_and_not_called();
    an_action_is_noted_with_its_words();
    nobody_hears_of_an_action_that_was_done_but_that_it_ended();
    one_that_failed_is_reported_before_it_ends();
    who_waits_for_an_action_is_told_before_it_ends();
    what_who_waits_for_it_throws_is_reported();
    return boost::report_errors();
}
