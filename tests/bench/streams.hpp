// SPDX-License-Identifier: BSL-1.0
// streams: how the frames of a zlib-stream are inflated, by monongusa and by zlib.

#ifndef MONONGUSA_TESTS_BENCH_STREAMS_HPP
#define MONONGUSA_TESTS_BENCH_STREAMS_HPP

#include <monongusa/wire/discord/inflater.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#ifdef MONONGUSA_BENCH_ZLIB
#include <zlib.h>
#endif

namespace bench {

namespace mg = monongusa;

#ifdef MONONGUSA_BENCH_ZLIB
/// What others have.  Behind what it gives there is room, as simdjson wants it.
class zlib_stream {
public:
    static constexpr char const* name = "zlib";
    zlib_stream() : room_(1U << 20, '\0') { must(::inflateInit(&stream_)); }
    zlib_stream(zlib_stream const&) = delete;
    zlib_stream& operator=(zlib_stream const&) = delete;
    ~zlib_stream() { ::inflateEnd(&stream_); }

    void reset() { must(::inflateReset(&stream_)); }
    std::string_view inflate(std::string const& message) {
        auto* const bytes = reinterpret_cast<Bytef*>(room_.data());
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(message.data()));
        stream_.avail_in = static_cast<unsigned>(message.size());
        stream_.next_out = bytes;
        stream_.avail_out = static_cast<unsigned>(room_.size() - 64);
        must(::inflate(&stream_, Z_SYNC_FLUSH));
        return {room_.data(), static_cast<std::size_t>(stream_.next_out - bytes)};
    }

private:
    static void must(int result) {
        if (result != Z_OK) throw std::logic_error{"zlib"};
    }
    std::string room_;
    z_stream stream_{};
};
#endif

class own_stream {
public:
    static constexpr char const* name = "monongusa";
    void reset() { inflater_.reset(); }
    std::string_view inflate(std::string const& message) {
        return inflater_.feed(message) == mg::wire::discord::inflated::text ? inflater_.text() : std::string_view{};
    }

private:
    mg::wire::discord::inflater inflater_{};
};

}  // namespace bench

#endif
