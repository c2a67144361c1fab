// SPDX-License-Identifier: BSL-1.0
// Tests how a wait for input is ended from another thread.
#include <monongusa/transport/wake.hpp>

#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <future>
#include <thread>
#include <type_traits>

using monongusa::instant;
using monongusa::transport::wake;
using namespace std::chrono_literals;

namespace {

static_assert(!std::is_copy_constructible_v<wake> && !std::is_copy_assignable_v<wake>);

// Does `work` on another thread, and `then` here once that one waits; false if it had not waited for `then`.
template <class Work, class Then>
bool waits_for(Work work, Then then) {
    std::promise<pid_t> began;
    std::atomic<bool> done = false;
    std::thread waiting{[&] {
        began.set_value(::gettid());
        work();
        done = true;
    }};
    support::until_waiting(began.get_future().get());
    bool const waited = !done;
    then();
    waiting.join();
    return waited;
}

void a_notice_ends_a_wait() {
    wake wake;
    support::pipe_ends input;
    BOOST_TEST(waits_for([&] { wake.wait_for(input.reading.get(), false); }, [&] { wake.notify(); }));
    BOOST_TEST(waits_for([&] { wake.wait_for(input.reading.get(), true); }, [&] { wake.notify(); }));
}

void input_ends_a_wait_unless_only_a_notice_shall() {
    wake wake;
    support::pipe_ends input;
    BOOST_TEST(waits_for([&] { wake.wait_for(input.reading.get(), false); }, [&] { support::write_all(input.writing.get(), "tea"); }));
    BOOST_TEST(waits_for([&] { wake.wait_for(input.reading.get(), true); }, [&] { wake.notify(); }));
    // It is still there: to wait is not to read.
    wake.wait_for(input.reading.get(), false);
    input.writing.close();
    BOOST_TEST_EQ(support::read_all(input.reading.get()), "tea");
}

void the_end_of_the_input_ends_a_wait() {
    wake wake;
    support::pipe_ends input;
    BOOST_TEST(waits_for([&] { wake.wait_for(input.reading.get(), false); }, [&] { input.writing.close(); }));
}

void a_notice_before_the_wait_is_not_lost_and_ends_only_one() {
    wake wake;
    support::pipe_ends input;
    wake.notify();
    wake.notify();
    wake.wait_for(input.reading.get(), false);
    BOOST_TEST(waits_for([&] { wake.wait_for(input.reading.get(), false); }, [&] { wake.notify(); }));
}

void any_number_of_notices_neither_blocks_nor_fails() {
    wake wake;
    support::pipe_ends input;
    errno = ERANGE;
    for (int i = 0; i < 200'000; ++i) wake.notify();
    BOOST_TEST_EQ(errno, ERANGE);
    wake.wait_for(input.reading.get(), true);
    BOOST_TEST(waits_for([&] { wake.wait_for(input.reading.get(), true); }, [&] { wake.notify(); }));
}

// What the bot's timers need: the instant of the next is the end of the wait.
void a_wait_ends_at_its_instant() {
    wake wake;
    support::pipe_ends input;
    for (bool const only_notice : {false, true}) {
        auto const until = instant::clock::now() + 3ms;
        BOOST_TEST(!wake.wait_for(input.reading.get(), only_notice, until));
        BOOST_TEST(instant::clock::now() >= until);
    }
    for (auto const past : {instant{}, instant::min(), instant::clock::now() - 1ns}) {
        BOOST_TEST(!wake.wait_for(input.reading.get(), false, past));
    }
}

// Poll counts milliseconds in an int: longer is for ever, or as good as.
void an_instant_that_is_far_away_is_no_instant_at_once() {
    wake wake;
    support::pipe_ends input;
    for (auto const until : {instant::max(), instant::max() - 1ns, instant::clock::now() + std::chrono::hours{24 * 365 * 100}}) {
        BOOST_TEST(waits_for([&] { wake.wait_for(input.reading.get(), false, until); }, [&] { wake.notify(); }));
    }
}

void it_says_whether_there_is_input() {
    wake wake;
    support::pipe_ends input;
    wake.notify();
    BOOST_TEST(!wake.wait_for(input.reading.get(), false));
    support::write_all(input.writing.get(), "tea");
    BOOST_TEST(wake.wait_for(input.reading.get(), false));
    BOOST_TEST(wake.wait_for(input.reading.get(), false, instant{}));
    wake.notify();
    BOOST_TEST(wake.wait_for(input.reading.get(), false));
    BOOST_TEST(!wake.wait_for(input.reading.get(), true, instant{}));  // It was not asked for.
    input.writing.close();
    support::read_all(input.reading.get());
    BOOST_TEST(wake.wait_for(input.reading.get(), false));  // Its end is to be read, too.
    BOOST_TEST(wake.wait_for(-1, false));                   // So is that there is none.
}

void closed_standard_descriptors_stay_closed() {
    for (int const number : {STDIN_FILENO, STDOUT_FILENO}) {
        auto const null = support::opened("/dev/null", O_RDWR);
        support::redirected const instead{number, null.get()};
        ::close(number);
        wake wake;
        BOOST_TEST_EQ(::fcntl(number, F_GETFD), -1);
        wake.notify();
        wake.wait_for(-1, true);
    }
}

}  // namespace

int main() {
    a_notice_ends_a_wait();
    input_ends_a_wait_unless_only_a_notice_shall();
    the_end_of_the_input_ends_a_wait();
    a_notice_before_the_wait_is_not_lost_and_ends_only_one();
    any_number_of_notices_neither_blocks_nor_fails();
    a_wait_ends_at_its_instant();
    an_instant_that_is_far_away_is_no_instant_at_once();
    it_says_whether_there_is_input();
    closed_standard_descriptors_stay_closed();
    return boost::report_errors();
}
