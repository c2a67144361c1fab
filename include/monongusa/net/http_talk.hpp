// SPDX-License-Identifier: BSL-1.0
// http_talk: one request and its response, over one connection.

#ifndef MONONGUSA_NET_HTTP_TALK_HPP
#define MONONGUSA_NET_HTTP_TALK_HPP

#include <monongusa/detail/once.hpp>
#include <monongusa/net/beast_error.hpp>
#include <monongusa/net/error.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/http_message.hpp>
#include <monongusa/net/stream.hpp>

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/verb.hpp>
#include <boost/beast/http/write.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::net {

/// Writes and reads at once, since a server may answer before all is sent.  Interim responses (100 Continue and its like) are left out.  Held
/// by a shared_ptr, on the thread of the stream's io_context; whoever lets it go stops it first.
class http_talk : public std::enable_shared_from_this<http_talk> {
public:
    /// In bytes.
    struct limits {
        std::size_t head;  ///< Also of the trailers; 65535 where it is more.
        std::size_t body;
    };
    /// Called once, when the response is complete or cannot be any more; never in `start`.
    using completion = monongusa::detail::once<std::error_code>;

    http_talk(std::unique_ptr<stream> over, ready_request asked, limits most)
        : stream_(std::move(over)), asked_(std::move(asked)), most_(most), written_before_(stream_->written()) {}

    void start(completion done) {
        done_ = std::move(done);
        // What fails here shows in reading, too, where the server may have said why.
        boost::beast::http::async_write(*stream_, *asked_, [held = shared_from_this()](failure const& failed, std::size_t) {
            held->has_written_ = !failed;
        });
        read();
    }
    /// Ends it without a call.
    void stop() noexcept {
        done_ = {};
        tell_what_came();
        if (!stream_) return;
        stream_->tell(nullptr, nullptr);
        stream_->close();
    }
    /// The hook is told the response as one, so that no secret in it is in two parts, of which neither looks like one; one that is longer than head
    /// and body may be is told in more.  Before `start`.
    void tell(wire_hook hook, void* owner) noexcept {
        hook_ = hook;
        hook_owner_ = owner;
        if (hook) stream_->tell([](void* self, char way, std::string_view bytes) { static_cast<http_talk*>(self)->passes(way, bytes); }, this);
    }

    bool has_sent() const noexcept { return stream_->written() > written_before_; }  ///< At least one byte of the request.
    bool has_begun() const noexcept { return parser_->got_some(); }                  ///< At least one byte of the response came.

    /// Of a response that is complete.
    int status() const noexcept { return static_cast<int>(parser_->get().result_int()); }
    http_response take_response() { return taken_from(parser_->get()); }
    /// Whether nothing but the request and the response went over the connection, and both whole.
    bool is_over_cleanly() const noexcept { return has_written_ && room_.size() == 0; }
    /// Whether, in addition, another request may follow.
    bool is_reusable() const noexcept { return is_over_cleanly() && parser_->keep_alive() && !parser_->need_eof(); }
    /// Where it is over cleanly.
    std::unique_ptr<stream> take_stream() noexcept {
        stream_->tell(nullptr, nullptr);
        return std::move(stream_);
    }

private:
    using failure = boost::system::error_code;
    using parser = boost::beast::http::response_parser<boost::beast::http::string_body>;

    // Beast keeps the length of a header in two bytes and throws where it does not fit.
    static constexpr std::size_t longest = std::numeric_limits<std::uint16_t>::max();
    static constexpr int most_interim = 16;

    void read() {
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(most_.head < longest ? most_.head : longest));
        parser_->body_limit(most_.body);
        auto const method = asked_->method();
        if (method == boost::beast::http::verb::head || method == boost::beast::http::verb::connect) parser_->skip(true);
        boost::beast::http::async_read(*stream_, room_, *parser_, [held = shared_from_this()](failure const& failed, std::size_t) {
            held->has_read(failed);
        });
    }
    void has_read(failure const& failed) {
        if (!done_) return;
        bool const interim = !failed && status() / 100 == 1 && status() != 101;
        if (interim && ++interim_ <= most_interim) return read();
        tell_what_came();
        done_(failed ? network_error(failed) : interim ? make_error_code(error::bad_response) : std::error_code{});
    }
    void passes(char way, std::string_view bytes) {
        if (way == '>') return hook_(hook_owner_, way, bytes);
        came_.append(bytes);
        // What stands around the body's chunks has no end.
        if (came_.size() > most_.head && came_.size() - most_.head > most_.body) tell_what_came();
    }
    void tell_what_came() {
        if (hook_ && !came_.empty()) hook_(hook_owner_, '<', came_);
        came_.clear();
    }

    std::unique_ptr<stream> stream_;
    ready_request asked_;
    limits most_;
    std::uint64_t written_before_;
    completion done_{};
    boost::beast::flat_buffer room_{longest};  // Bounded, since trailers are not.
    std::optional<parser> parser_{};
    std::string came_{};  // As long as it is to be told.
    wire_hook hook_ = nullptr;
    void* hook_owner_ = nullptr;
    int interim_ = 0;
    bool has_written_ = false;
};

}  // namespace monongusa::net

#endif
