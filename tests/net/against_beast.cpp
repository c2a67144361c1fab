// SPDX-License-Identifier: BSL-1.0
// against_beast: HTTP and websockets with servers of Boost.Beast, who had no part in writing the clients.
#include <monongusa/net/http_client.hpp>
#include <monongusa/net/websocket_client.hpp>

#include "../support/loopback_server.hpp"
#include "../support/on_loop.hpp"
#include "../support/websocket_diary.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <future>
#include <memory>
#include <string>

#include <unistd.h>

namespace {

namespace beast = boost::beast;
using tcp = boost::asio::ip::tcp;
using monongusa::net::http_client;
using monongusa::net::http_response;
using monongusa::net::loop;
using monongusa::net::websocket_client;
using support::loopback_server;
using support::on_loop;
using support::peer;
using support::websocket_diary;

// A socket of Asio's for the server's end.
struct adopted {
    explicit adopted(peer const& from) : socket(io, tcp::v4(), ::dup(from.socket())) {}

    boost::asio::io_context io{};
    tcp::socket socket;
};

void messages_of_all_lengths_come_back() {
    loopback_server const server{[](peer& one) {
        adopted mine{one};
        beast::websocket::stream<tcp::socket&> echo{mine.socket};
        // Many fragments of its own.
        echo.write_buffer_bytes(1000);
        boost::system::error_code failed;
        echo.accept(failed);
        beast::flat_buffer buffer;
        while (!failed) {
            echo.read(buffer, failed);
            if (failed) break;
            echo.text(echo.got_text());
            echo.ping("still there", failed);
            echo.write(buffer.data(), failed);
            buffer.clear();
        }
        BOOST_TEST_EQ(failed, make_error_code(beast::websocket::error::closed));
        BOOST_TEST_EQ(echo.reason().code, 4321);
        BOOST_TEST_EQ(std::string{echo.reason().reason.c_str()}, "that is all");
    }};
    websocket_diary mine;
    mine.open(server.url("ws", "/echo?x=y"));
    BOOST_TEST_EQ(mine.next(), "opened");
    constexpr std::size_t sizes[] = {0, 1, 125, 126, 127, 999, 1000, 1001, 65'535, 65'536, 65'537, 900'000};
    for (auto const size : sizes) {
        for (bool const binary : {false, true}) {
            std::string text(size, ' ');
            for (std::size_t i = 0; i < size; ++i) text[i] = binary ? static_cast<char>(i * 131) : static_cast<char>('a' + i * 7 % 26);
            BOOST_TEST(mine.with([&](websocket_client& one) { return one.send(text, binary); }));
            BOOST_TEST(mine.next() == (binary ? "binary " : "text ") + text);
        }
    }
    mine.with([](websocket_client& one) { one.close(4321, "that is all"); });
    BOOST_TEST_EQ(mine.next(), "closed 4321 ");
}

void its_goodbye_is_understood() {
    std::promise<void> over;
    loopback_server const server{[&](peer& one) {
        adopted mine{one};
        beast::websocket::stream<tcp::socket&> other{mine.socket};
        boost::system::error_code failed;
        other.accept(failed);
        other.close({beast::websocket::close_code::try_again_later, "later"}, failed);
        BOOST_TEST_EQ(failed, boost::system::error_code{});
        over.set_value();
    }};
    websocket_diary mine;
    mine.open(server.url("ws"));
    BOOST_TEST_EQ(mine.next(), "opened");
    BOOST_TEST_EQ(mine.next(), "closed 1013 later");
    // The end of the server would be in the way of its goodbye.
    over.get_future().get();
}

void requests_and_responses_are_understood() {
    namespace http = beast::http;
    loopback_server const server{[](peer& one) {
        adopted mine{one};
        beast::flat_buffer buffer;
        boost::system::error_code failed;
        // A chunked body of nothing it ends twice.
        for (bool chunked = false; !failed; chunked = !chunked) {
            http::request<http::string_body> asked;
            http::read(mine.socket, buffer, asked, failed);
            if (failed) break;
            http::response<http::string_body> answer{http::status::ok, 11};
            answer.set("X-Method", asked.method_string());
            answer.set("X-Target", asked.target());
            answer.body() = asked.body();
            answer.chunked(chunked);
            if (!chunked) answer.prepare_payload();
            http::write(mine.socket, answer, failed);
        }
        BOOST_TEST_EQ(failed, make_error_code(http::error::end_of_stream));
    }};
    loop on;
    std::unique_ptr<http_client> client;
    on_loop(on, [&] {
        client = std::make_unique<http_client>(std::shared_ptr<loop>{std::shared_ptr<void>{}, &on}, support::usual_config());
    });
    constexpr std::size_t sizes[] = {1, 1000, 100'000};
    for (auto const size : sizes) {
        for (int i = 0; i < 2; ++i) {
            std::string const body(size, 'x');
            std::promise<http_response> promise;
            on.post([&] {
                client->send({.method = "POST", .url = server.url("http", "/a%20b?c"), .headers = {{"Content-Type", "text/plain"}}, .body = body},
                             [&](std::error_code failed, http_response got, bool) {
                                 BOOST_TEST_EQ(failed, std::error_code{});
                                 promise.set_value(std::move(got));
                             });
            });
            auto const got = promise.get_future().get();
            BOOST_TEST_EQ(got.status, 200);
            BOOST_TEST_EQ(got.header("x-method"), "POST");
            BOOST_TEST_EQ(got.header("x-target"), "/a%20b?c");
            BOOST_TEST(got.body == body);
        }
    }
    BOOST_TEST_EQ(server.accepted(), 1);
    on_loop(on, [&] { client.reset(); });
}

}  // namespace

int main() {
    messages_of_all_lengths_come_back();
    its_goodbye_is_understood();
    requests_and_responses_are_understood();
    return boost::report_errors();
}
