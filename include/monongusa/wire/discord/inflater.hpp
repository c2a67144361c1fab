// SPDX-License-Identifier: BSL-1.0
// inflater: the gateway's messages out of its zlib-stream.

#ifndef MONONGUSA_WIRE_DISCORD_INFLATER_HPP
#define MONONGUSA_WIRE_DISCORD_INFLATER_HPP

#include <boost/beast/core/error.hpp>
#include <boost/beast/zlib/inflate_stream.hpp>
#include <boost/beast/zlib/zlib.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace monongusa::wire::discord {

enum class inflated : unsigned char {
    more,    ///< The message goes on in the next one of the websocket.
    text,    ///< It is complete.
    broken,  ///< This is no such stream, or a message longer than allowed: nothing more will come of this connection.
};

struct inflater_limits {
    std::size_t longest = std::size_t{32} << 20;  ///< Of a message, in bytes, inflated.
    std::size_t kept = std::size_t{1} << 20;      ///< How much room is kept for the next one.
};

/// One zlib stream for the life of a connection, in which each message of the gateway ends with a flush, 00 00 FF FF, at the end of a
/// message of the websocket (Discord's documentation, Gateway, "Transport Compression").
class inflater {
public:
    explicit inflater(inflater_limits most = {}) noexcept(false) : most_(most) {}

    /// Takes one binary message of the websocket.
    inflated feed(std::string_view message) {
        if (state_ == state::broken) return inflated::broken;
        if (state_ == state::complete) begin_message();
        for (char const character : message.substr(message.size() - std::min<std::size_t>(message.size(), 4))) {
            last_four_ = last_four_ << 8 | static_cast<unsigned char>(character);
        }
        while (!message.empty() && header_read_ < 2) {
            header_[header_read_++] = static_cast<unsigned char>(message.front());
            message.remove_prefix(1);
        }
        if (header_read_ == 2 && !is_header()) return broken();
        if (!inflate(message)) return broken();
        if (header_read_ < 2 || last_four_ != 0x0000FFFF) return inflated::more;
        state_ = state::complete;
        return inflated::text;
    }

    /// The message after `text`; valid until the next `feed`.
    std::string_view text() const noexcept { return {room_.data(), size_}; }

    /// Begins a new stream, as each connection does.
    void reset() {
        stream_.reset();
        state_ = state::within;
        header_read_ = 0;
        begin_message();
    }

private:
    enum class state : unsigned char { within, complete, broken };

    void begin_message() {
        state_ = state::within;
        size_ = 0;
        last_four_ = ~std::uint32_t{0};
        if (room_.size() > most_.kept) std::string{}.swap(room_);
    }

    inflated broken() noexcept {
        state_ = state::broken;
        size_ = 0;
        return inflated::broken;
    }

    // RFC 1950: deflate, a window of at most 32 KiB, no dictionary, and a check sum.
    bool is_header() const noexcept {
        return (header_[0] & 0x0F) == 8 && header_[0] >> 4 <= 7 && (header_[1] & 0x20) == 0 && (header_[0] * 256U + header_[1]) % 31 == 0;
    }

    // False if the bytes are no deflate stream, if it ends, or if too much comes out of it.
    bool inflate(std::string_view bytes) {
        namespace zlib = boost::beast::zlib;
        zlib::z_params part;
        part.next_in = bytes.data();
        part.avail_in = bytes.size();
        for (;;) {
            if (size_ == room_.size() && !grow()) {
                // It is full; a message of exactly this size has nothing more to come out.
                char beyond = 0;
                part.next_out = &beyond;
                part.avail_out = 1;
                return write(part) && part.avail_out == 1;
            }
            part.next_out = room_.data() + size_;
            part.avail_out = room_.size() - size_;
            if (!write(part)) return false;
            size_ = room_.size() - part.avail_out;
            if (part.avail_out > 0) return part.avail_in == 0;
        }
    }

    bool write(boost::beast::zlib::z_params& part) {
        namespace zlib = boost::beast::zlib;
        boost::beast::error_code error;
        try {
            stream_.write(part, zlib::Flush::sync, error);
        } catch (std::logic_error const&) {  // How Beast reports some tables that no encoder writes.
            return false;
        }
        return !error || error == zlib::error::need_buffers;
    }

    // The room is as large as it was once needed, so that it is not filled with zeros for each message.
    bool grow() {
        constexpr std::size_t first = 8192;
        auto const wanted = std::min(most_.longest, std::max(first, room_.size() * 2));
        if (wanted <= room_.size()) return false;
        room_.resize(wanted);
        return true;
    }

    inflater_limits most_;
    boost::beast::zlib::inflate_stream stream_;
    std::string room_;
    std::size_t size_ = 0;
    std::uint32_t last_four_ = ~std::uint32_t{0};
    unsigned header_[2] = {};
    std::size_t header_read_ = 0;
    state state_ = state::within;
};

}  // namespace monongusa::wire::discord

#endif
