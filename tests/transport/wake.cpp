// SPDX-License-Identifier: BSL-1.0
// Tests how a wait for input is ended from another thread.
#include <monongusa/transport/wake.hpp>

#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <future>
#include <thread>
#include <type_traits>

using monongusa::transport::wake;

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
    closed_standard_descriptors_stay_closed();
    return boost::report_errors();
}
