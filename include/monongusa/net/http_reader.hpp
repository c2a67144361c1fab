// SPDX-License-Identifier: BSL-1.0
// http_reader: makes a response of the bytes as they come.

#ifndef MONONGUSA_NET_HTTP_READER_HPP
#define MONONGUSA_NET_HTTP_READER_HPP

#include <monongusa/net/error.hpp>
#include <monongusa/net/http.hpp>
#include <monongusa/net/http_head.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace monongusa::net {

/// Which request is answered: the answers to these have no body, whatever their headers say.
enum class answer_to : unsigned char { other, head, connect };

/// Reads one response, in pieces of any size.  No socket, no clock.  Interim responses (100 Continue and its like) are left out.
class http_reader {
public:
    struct limits {
        std::size_t head;  ///< Also of the trailers.
        std::size_t body;
    };

    explicit http_reader(limits most, answer_to request = answer_to::other) noexcept : most_(most), request_(request) {}

    /// Takes what belongs to the response and gives how many bytes that were: less than all where it is complete, or nonsense.
    std::size_t feed(std::string_view bytes) {
        auto rest = bytes;
        begun_ = begun_ || !bytes.empty();
        while (!rest.empty() && state_ != state::done && state_ != state::failed) {
            switch (state_) {
                case state::head: feed_head(rest); break;
                case state::sized: feed_sized(rest); break;
                case state::until_close: append(rest, rest.size()); break;
                case state::chunk_size: feed_line(rest, &http_reader::read_chunk_size); break;
                case state::chunk: feed_chunk(rest); break;
                case state::chunk_end: feed_line(rest, &http_reader::read_chunk_end); break;
                case state::trailer: feed_line(rest, &http_reader::read_trailer); break;
                case state::done:
                case state::failed: break;
            }
        }
        return bytes.size() - rest.size();
    }

    /// The other side has said all; `orderly` is false where that may be an accident.
    void ended(bool orderly) noexcept {
        if (state_ == state::done || state_ == state::failed) return;
        if (state_ == state::until_close && orderly) state_ = state::done;
        else fail(state_ == state::head && line_.empty() ? error::closed : error::cut_off);
    }

    bool begun() const noexcept { return begun_; }    ///< At least one byte came.
    bool has_head() const noexcept { return state_ != state::head && head_.status != 0; }
    bool done() const noexcept { return state_ == state::done; }
    std::error_code failure() const noexcept { return failure_; }
    http_head const& head() const noexcept { return head_; }

    /// Of a response that is done.
    http_response take() { return {head_.status, std::move(head_.headers), std::move(body_)}; }

private:
    enum class state : unsigned char { head, sized, until_close, chunk_size, chunk, chunk_end, trailer, done, failed };
    static constexpr std::size_t longest_line = 4096;
    static constexpr int most_interim = 16;

    void fail(error why) noexcept {
        state_ = state::failed;
        failure_ = make_error_code(why);
    }

    void feed_head(std::string_view& rest) {
        // The end may lie across the pieces.
        auto const before = line_.size();
        auto const take = rest.size() < most_.head + 1 - before ? rest.size() : most_.head + 1 - before;
        line_.append(rest.substr(0, take));
        auto const end = line_.find("\r\n\r\n", before < 3 ? 0 : before - 3);
        if (end == line_.npos) {
            rest.remove_prefix(take);
            if (line_.size() > most_.head) fail(error::head_too_large);
            // What is no HTTP from its first bytes need not be waited for.
            else if (std::string_view{line_}.substr(0, 7) != std::string_view{"HTTP/1."}.substr(0, line_.size())) fail(error::bad_response);
            return;
        }
        line_.resize(end + 4);
        rest.remove_prefix(line_.size() - before);
        if (line_.size() > most_.head) return fail(error::head_too_large);
        if (!read_head(line_, head_)) return fail(error::bad_response);
        line_.clear();
        if (head_.is_interim()) {
            head_ = {};
            if (++interim_ > most_interim) fail(error::bad_response);
            return;
        }
        line_.shrink_to_fit();
        begin_body();
    }

    void begin_body() {
        auto const tunnel = request_ == answer_to::connect && head_.status / 100 == 2;
        if (request_ == answer_to::head || tunnel) head_.body = body_kind::none;
        switch (head_.body) {
            case body_kind::none: state_ = state::done; return;
            case body_kind::until_close: state_ = state::until_close; return;
            case body_kind::chunked: state_ = state::chunk_size; return;
            case body_kind::sized: break;
        }
        if (head_.length > most_.body) return fail(error::body_too_large);
        left_ = head_.length;
        // A length is only a promise.
        constexpr std::uint64_t at_first = 64 * 1024;
        body_.reserve(static_cast<std::size_t>(left_ < at_first ? left_ : at_first));
        state_ = left_ > 0 ? state::sized : state::done;
    }

    bool append(std::string_view& rest, std::size_t size) {
        if (size > most_.body - body_.size()) {
            fail(error::body_too_large);
            return false;
        }
        body_.append(rest.substr(0, size));
        rest.remove_prefix(size);
        return true;
    }
    bool append_left(std::string_view& rest) {
        auto const size = rest.size() < left_ ? rest.size() : static_cast<std::size_t>(left_);
        left_ -= size;
        return append(rest, size);
    }
    void feed_sized(std::string_view& rest) {
        if (append_left(rest) && left_ == 0) state_ = state::done;
    }
    void feed_chunk(std::string_view& rest) {
        if (append_left(rest) && left_ == 0) state_ = state::chunk_end;
    }

    void feed_line(std::string_view& rest, void (http_reader::*read)(std::string_view)) {
        auto const end = rest.find('\n');
        auto const take = end == rest.npos ? rest.size() : end + 1;
        if (take > longest_line - line_.size()) return fail(error::bad_response);
        line_.append(rest.substr(0, take));
        rest.remove_prefix(take);
        if (end == rest.npos) return;
        std::string_view line = line_;
        if (!line.ends_with("\r\n")) return fail(error::bad_response);
        line.remove_suffix(2);
        (this->*read)(line);
        line_.clear();
    }
    void read_chunk_size(std::string_view line) {
        line = http_text::trimmed(line.substr(0, line.find(';')));
        auto const [stopped, wrong] = std::from_chars(line.data(), line.data() + line.size(), left_, 16);
        if (line.empty() || wrong != std::errc{} || stopped != line.data() + line.size()) return fail(error::bad_response);
        if (left_ > most_.body - body_.size()) return fail(error::body_too_large);
        state_ = left_ > 0 ? state::chunk : state::trailer;
    }
    void read_chunk_end(std::string_view line) {
        if (!line.empty()) return fail(error::bad_response);
        state_ = state::chunk_size;
    }
    void read_trailer(std::string_view line) {
        if (line.empty()) {
            state_ = state::done;
            return;
        }
        // Left out; but they do not go on for ever.
        trailers_ += line.size();
        if (trailers_ > most_.head) fail(error::head_too_large);
    }

    limits most_;
    answer_to request_;
    state state_ = state::head;
    bool begun_ = false;
    int interim_ = 0;
    std::uint64_t left_ = 0;
    std::size_t trailers_ = 0;
    std::string line_{};  // The head, or a line of the chunks, as far as it came.
    http_head head_{};
    std::string body_{};
    std::error_code failure_{};
};

}  // namespace monongusa::net

#endif
