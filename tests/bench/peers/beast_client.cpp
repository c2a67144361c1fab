// SPDX-License-Identifier: BSL-1.0
// What one would write without a library of bots: Discord's gateway by Boost.Beast over OpenSSL, its frames by Boost.JSON's push parser, each
// message into an event that is counted.  No table, no heartbeats but those it is asked for, no resuming.
// beast_client [--unread]: does not look into frames.
#include "extract.hpp"
#include "push.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <boost/json/src.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using secure = beast::ssl_stream<beast::tcp_stream>;

std::string variable(char const* name) {
    char const* const value = std::getenv(name);
    if (!value) throw std::runtime_error{std::string{name} + " is not set"};
    return value;
}

struct address {
    std::string host, port, path;

    explicit address(std::string_view url) {
        url.remove_prefix(url.find("//") + 2);
        auto const slash = std::min(url.find('/'), url.size());
        auto const colon = url.rfind(':', slash);
        if (colon == url.npos) throw std::runtime_error{"a URL without a port"};
        host = url.substr(0, colon);
        port = url.substr(colon + 1, slash - colon - 1);
        path = url.substr(slash);
    }
};

class client {
public:
    explicit client(bool unread)
        : unread_(unread),
          gateway_(variable("DISCORD_GATEWAY_URL")),
          api_(variable("DISCORD_API_BASE")),
          token_(variable("DISCORD_BOT_TOKEN")) {
        ssl_.set_default_verify_paths();
        ssl_.set_verify_mode(asio::ssl::verify_peer);
    }

    void run() {
        ask_api();
        socket_.next_layer().set_verify_callback(asio::ssl::host_name_verification{gateway_.host});
        connect(socket_.next_layer(), gateway_);
        socket_.handshake(gateway_.host + ":" + gateway_.port, "/?v=10&encoding=json");
        socket_.read_message_max(0);
        read();
        loop_.run();
    }

private:
    void connect(secure& stream, address const& to) {
        asio::ip::tcp::resolver resolver{loop_};
        beast::get_lowest_layer(stream).connect(resolver.resolve(to.host, to.port));
        stream.handshake(asio::ssl::stream_base::client);
    }

    // As each bot begins.
    void ask_api() {
        secure stream{loop_, ssl_};
        stream.set_verify_callback(asio::ssl::host_name_verification{api_.host});
        connect(stream, api_);
        http::request<http::string_body> request{http::verb::get, api_.path + "/gateway/bot", 11};
        request.set(http::field::host, api_.host);
        request.set(http::field::user_agent, "DiscordBot (https://example.org, 1)");
        request.set(http::field::authorization, "Bot " + token_);
        beast::flat_buffer buffer;
        http::response<http::string_body> answer;
        http::async_write(stream, request, [&](beast::error_code error, std::size_t) {
            if (error) throw beast::system_error{error};
            http::async_read(stream, buffer, answer, [](beast::error_code failed, std::size_t) {
                if (failed) throw beast::system_error{failed};
            });
        });
        loop_.run();
        loop_.restart();
        if (answer.result() != http::status::ok) throw std::runtime_error{"GET /gateway/bot: " + answer.body()};
    }

    void read() {
        socket_.async_read(buffer_, [this](beast::error_code error, std::size_t) {
            if (error) {
                std::printf("%zu\n", messages_);
                return;
            }
            take({static_cast<char const*>(buffer_.data().data()), buffer_.size()});
            buffer_.consume(buffer_.size());
            read();
        });
    }

    void take(std::string_view frame) {
        if (unread_ && frame.starts_with(R"({"t":"MESSAGE_CREATE")")) {
            ++messages_;
            return;
        }
        if (!parser_.read(frame, found_, [](std::string_view type) { return type == "MESSAGE_CREATE"; }))
            throw std::runtime_error{"no JSON"};
        if (found_.sequence >= 0) sequence_ = found_.sequence;
        if (found_.op == 10) {
            constexpr int servers_and_messages_with_text = 1 | 1 << 9 | 1 << 12 | 1 << 15;
            send(R"({"op":2,"d":{"token":")" + token_ + R"(","intents":)" + std::to_string(servers_and_messages_with_text) +
                 R"(,"properties":{"os":"linux","browser":"beast","device":"beast"}}})");
        } else if (found_.op == 1) {
            send(R"({"op":1,"d":)" + std::to_string(unread_ ? first_sequence + counted() : sequence_) + "}");
        } else if (found_.type == "MESSAGE_CREATE") {
            finisher_.finish(found_, message_);
            ++messages_;
            bytes_ += message_.text.size();
        }
    }
    // Who does not read counts from where the fake begins.
    static constexpr std::int64_t first_sequence = 1'000'000;
    std::int64_t counted() const noexcept { return static_cast<std::int64_t>(messages_) - 1; }

    void send(std::string text) {
        written_ = std::move(text);
        socket_.text(true);
        socket_.write(asio::buffer(written_));
    }

    bool unread_;
    address gateway_, api_;
    std::string token_;
    asio::io_context loop_{1};
    asio::ssl::context ssl_{asio::ssl::context::tls_client};
    beast::websocket::stream<secure> socket_{loop_, ssl_};
    beast::flat_buffer buffer_{};
    std::string written_{};
    bench::peers::push_parser parser_{};
    bench::peers::found found_{};
    bench::peers::finisher finisher_{{"0", "nobody"}};
    monongusa::event::message message_{};
    std::int64_t sequence_ = -1;
    std::size_t messages_ = 0, bytes_ = 0;
};

}  // namespace

int main(int argc, char** argv) try {
    client{argc > 1 && std::string_view{argv[1]} == "--unread"}.run();
    return 0;
} catch (std::exception const& error) {
    std::fprintf(stderr, "beast_client: %s\n", error.what());
    return 1;
}
