// SPDX-License-Identifier: BSL-1.0
// tls: one side of TLS over a socket that does not block; what is trusted is read once.
#include <monongusa/net/tls.hpp>

#include "../support/loopback_server.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using monongusa::net::error;
using monongusa::net::tls_session;
using monongusa::net::transfer;
using monongusa::net::trust;
using kind = transfer::kind;
using support::certificates;
using support::peer;

std::shared_ptr<trust> of_the_test() {
    std::error_code failed;
    auto const found = trust::of(certificates::all().trusted.path(), failed);
    BOOST_TEST(!failed);
    return found;
}

// The client's end does not block; the server talks in a thread.
class conversation {
public:
    template <class Talk>
    explicit conversation(Talk talk, std::string const& host = "localhost") {
        int ends[2];
        support::must(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0, "socketpair");
        mine_ = ends[0];
        ::fcntl(mine_, F_SETFL, O_NONBLOCK);
        server_ = std::thread{[talk, theirs = ends[1]] {
            sigset_t pipe;
            ::sigemptyset(&pipe);
            ::sigaddset(&pipe, SIGPIPE);
            ::pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
            peer other{theirs};
            auto const shown = support::server_context(certificates::all().good);
            try {
                if (other.secure(shown.get())) talk(other);
            } catch (support::peer_gone const&) {
            }
        }};
        session.emplace(*trusted_, mine_, host);
    }
    conversation(conversation const&) = delete;
    conversation& operator=(conversation const&) = delete;
    ~conversation() {
        session.reset();
        ::close(mine_);
        server_.join();
    }

    // Tries again whenever the socket allows it.
    template <class Step>
    transfer until_done(Step step) {
        for (;;) {
            transfer const done = step();
            if (done.what != kind::again) return done;
            pollfd wanted{.fd = mine_, .events = static_cast<short>(done.wants_write ? POLLOUT : POLLIN), .revents = 0};
            ::poll(&wanted, 1, -1);
        }
    }
    transfer shake_hands() {
        return until_done([&] { return session->handshake(); });
    }
    std::string read() {
        char room[100];
        auto const step = until_done([&] { return session->read(room, sizeof room); });
        return step.what == kind::some ? std::string{room, step.count} : step.what == kind::ended ? "ended" : step.error.message();
    }

    std::optional<tls_session> session{};

private:
    std::shared_ptr<trust> trusted_ = of_the_test();
    int mine_ = -1;
    std::thread server_{};
};

void both_sides_talk_and_end_in_order() {
    conversation one{[](peer& other) {
        other.write(other.read(3) + " and milk");
        other.close();
    }};
    BOOST_TEST(one.shake_hands().what == kind::some);
    auto const step = one.until_done([&] { return one.session->write("tea"); });
    BOOST_TEST_EQ(step.count, 3u);
    BOOST_TEST_EQ(one.read(), "tea and milk");
    BOOST_TEST_EQ(one.read(), "ended");
}

void an_end_without_tls_is_no_end() {
    conversation one{[](peer& other) { other.cut(); }};
    BOOST_TEST(one.shake_hands().what == kind::some);
    BOOST_TEST_EQ(one.read(), make_error_code(error::cut_off).message());
}

void its_end_is_told_to_the_other_side() {
    std::atomic<bool> in_order = false;
    {
        conversation one{[&](peer& other) {
            BOOST_TEST_EQ(other.read(3), "tea");
            in_order = other.ended_in_order();
        }};
        BOOST_TEST(one.shake_hands().what == kind::some);
        one.until_done([&] { return one.session->write("tea"); });
        one.session->close();
    }
    BOOST_TEST(in_order);
}

void another_host_is_refused() {
    conversation one{[](peer&) {}, "elsewhere.test"};
    BOOST_TEST_EQ(one.shake_hands().error, make_error_code(error::certificate_host));
}

void a_dot_at_the_end_of_a_name_is_not_part_of_it() {
    conversation one{[](peer& other) { BOOST_TEST_EQ(other.called(), "localhost"); }, "localhost."};
    BOOST_TEST(one.shake_hands().what == kind::some);
}

void writing_to_nobody_raises_no_signal() {
    conversation one{[](peer& other) { other.cut(); }};
    BOOST_TEST(one.shake_hands().what == kind::some);
    transfer step;
    do step = one.until_done([&] { return one.session->write("tea"); });
    while (step.what == kind::some);
    BOOST_TEST(step.error == std::errc::broken_pipe);
    // A goodbye to nobody is none.
    one.session->close();
}

// Both ends do not block: each goes on whenever the other has.
void it_can_be_the_servers_side() {
    std::error_code failed;
    auto const own = monongusa::net::identity::of("fixtures/certificates/localhost.pem", "fixtures/certificates/localhost.key", failed);
    auto const trusted = trust::of("fixtures/certificates/ca.pem", failed);
    BOOST_TEST(!failed);
    int ends[2];
    support::must(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) == 0, "socketpair");
    {
        tls_session client{*trusted, ends[0], "localhost"};
        tls_session server{*own, ends[1]};
        transfer theirs;
        transfer mine;
        for (int i = 0; i < 10 && (theirs.what == kind::again || mine.what == kind::again); ++i) {
            if (theirs.what == kind::again) theirs = client.handshake();
            if (mine.what == kind::again) mine = server.handshake();
        }
        BOOST_TEST(theirs.what == kind::some && mine.what == kind::some);
        char room[10];
        BOOST_TEST(server.read(room, sizeof room).what == kind::again);
        BOOST_TEST_EQ(client.write("tea").count, 3u);
        BOOST_TEST_EQ(server.read(room, sizeof room).count, 3u);
        // Who has said all can still hear.
        server.close();
        BOOST_TEST(client.read(room, sizeof room).what == kind::ended);
        BOOST_TEST_EQ(client.write("milk").count, 4u);
        BOOST_TEST_EQ(server.read(room, sizeof room).count, 4u);
        client.close();
        BOOST_TEST(server.read(room, sizeof room).what == kind::ended);
    }
    for (int const one : ends) ::close(one);
}

void what_is_trusted_is_read_once_as_long_as_it_is_held() {
    auto first = of_the_test();
    auto const second = of_the_test();
    BOOST_TEST(first == second);
    std::error_code failed;
    BOOST_TEST(trust::of("", failed) != first);
    BOOST_TEST(!failed);
    BOOST_TEST(trust::of("/nowhere.pem", failed) == nullptr);
    BOOST_TEST(failed == error::trust_unreadable);
}

}  // namespace

int main() {
    both_sides_talk_and_end_in_order();
    an_end_without_tls_is_no_end();
    its_end_is_told_to_the_other_side();
    another_host_is_refused();
    a_dot_at_the_end_of_a_name_is_not_part_of_it();
    writing_to_nobody_raises_no_signal();
    it_can_be_the_servers_side();
    what_is_trusted_is_read_once_as_long_as_it_is_held();
    return boost::report_errors();
}
