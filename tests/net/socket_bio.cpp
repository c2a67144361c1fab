// SPDX-License-Identifier: BSL-1.0
// socket_bio: OpenSSL reads and writes a socket by it, without a signal, and is told what failed.
#include <monongusa/net/socket_bio.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cerrno>
#include <memory>
#include <string>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using monongusa::net::socket_bio;

struct freed {
    void operator()(SSL_CTX* one) const noexcept { ::SSL_CTX_free(one); }
    void operator()(SSL* one) const noexcept { ::SSL_free(one); }
};

// A BIO of one end of a pair, attached as a session attaches it.
struct fixture {
    int ends[2]{};
    std::unique_ptr<SSL_CTX, freed> context{::SSL_CTX_new(::TLS_client_method())};
    std::unique_ptr<SSL, freed> ssl{::SSL_new(context.get())};
    std::unique_ptr<socket_bio> held{};

    fixture() {
        BOOST_TEST_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends), 0);
        held = std::make_unique<socket_bio>(ends[0]);
        held->attach(ssl.get());
    }
    ~fixture() {
        ::close(ends[0]);
        hang_up();
    }
    BIO* bio() const { return ::SSL_get_rbio(ssl.get()); }
    void hang_up() {
        if (ends[1] >= 0) ::close(ends[1]);
        ends[1] = -1;
    }
};

void bytes_go_through() {
    fixture one;
    std::size_t count = 0;
    BOOST_TEST_EQ(::BIO_write_ex(one.bio(), "tea", 3, &count), 1);
    BOOST_TEST_EQ(count, 3u);
    char room[8];
    BOOST_TEST_EQ(::read(one.ends[1], room, sizeof room), 3);
    BOOST_TEST_EQ(::write(one.ends[1], "milk", 4), 4);
    BOOST_TEST_EQ(::BIO_read_ex(one.bio(), room, sizeof room, &count), 1);
    BOOST_TEST_EQ((std::string{room, count}), "milk");
}

void what_would_wait_is_to_be_tried_again() {
    fixture one;
    char room[8];
    std::size_t count = 7;
    BOOST_TEST_EQ(::BIO_read_ex(one.bio(), room, sizeof room, &count), 0);
    BOOST_TEST(BIO_should_retry(one.bio()) && BIO_should_read(one.bio()));
    std::string const much(100'000, 'x');
    while (::BIO_write_ex(one.bio(), much.data(), much.size(), &count) == 1) continue;
    BOOST_TEST(BIO_should_retry(one.bio()) && BIO_should_write(one.bio()));
    BOOST_TEST_EQ(one.held->failure(), 0);
    BOOST_TEST(!one.held->ended());
}

void the_end_is_told() {
    fixture one;
    one.hang_up();
    char room[8];
    std::size_t count = 7;
    BOOST_TEST_EQ(::BIO_read_ex(one.bio(), room, sizeof room, &count), 0);
    BOOST_TEST(!BIO_should_retry(one.bio()));
    BOOST_TEST(one.held->ended());
    BOOST_TEST(BIO_eof(one.bio()));
    BOOST_TEST_EQ(one.held->failure(), 0);
}

void a_write_to_nobody_fails_without_a_signal() {
    fixture one;
    one.hang_up();
    std::size_t count = 7;
    BOOST_TEST_EQ(::BIO_write_ex(one.bio(), "tea", 3, &count), 0);
    BOOST_TEST(!BIO_should_retry(one.bio()));
    BOOST_TEST_EQ(one.held->failure(), EPIPE);
}

}  // namespace

int main() {
    bytes_go_through();
    what_would_wait_is_to_be_tried_again();
    the_end_is_told();
    a_write_to_nobody_fails_without_a_signal();
    return boost::report_errors();
}
