// SPDX-License-Identifier: BSL-1.0
// frames: what Discord's gateway sends, many of a kind, so that no one of them is learned by heart.

#ifndef MONONGUSA_TESTS_BENCH_FRAMES_HPP
#define MONONGUSA_TESTS_BENCH_FRAMES_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/wire/json_writer.hpp>

#include "../support/discord_frames.hpp"
#include "chat.hpp"

#include <boost/beast/zlib/deflate_stream.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

constexpr std::size_t frames_of_a_kind = 64;
constexpr std::size_t padding = 64;  // Bytes that may be read behind a frame, as simdjson does.

/// Replaces all `old`, of which there must be some.
inline void replace(std::string& in, std::string_view old, std::string_view by) {
    auto at = in.find(old);
    if (at == in.npos) throw std::logic_error{std::string{"no "} + std::string{old} + " in the fixture"};
    for (; at != in.npos; at = in.find(old, at + by.size())) in.replace(at, old.size(), by);
}

/// The text of a fixture that is a message, as it was written.
inline std::string_view content_of(std::string_view frame) {
    // The last one: a message that is referred to stands in front.
    auto const begin = frame.rfind(R"("content":)") + 10;
    auto end = begin + 1;
    while (frame[end] != '"') end += frame[end] == '\\' ? 2 : 1;
    return frame.substr(begin, end + 1 - begin);
}

/// Frames like the fixture of that name, of the same size, each with ids of its own and half of them with a text of chat.
inline std::vector<std::string> messages_like(std::string_view fixture, std::vector<std::string> const& lines) {
    auto const model = support::discord_frames::file(fixture);
    std::string const content{content_of(model)};
    std::vector<std::string> all;
    for (std::size_t i = 0; i < frames_of_a_kind; ++i) {
        auto frame = model;
        replace(frame, "53908232506183680", mg::detail::joined("539082325061", 10000 + i * 7 % 89));
        replace(frame, "Taro", std::string(4, static_cast<char>('a' + i % 26)));
        if (i % 2 == 1) {
            auto line = lines[i % lines.size()];
            // Filled up as people go on to write.
            while (line.size() + 2 < content.size()) line += line.size() + 16 < content.size() ? " and what else" : ".";
            std::string written;
            mg::wire::append_json_string(written, line);
            replace(frame, content, written);
        }
        frame.reserve(frame.size() + padding);
        all.push_back(std::move(frame));
    }
    return all;
}

inline std::vector<std::string> reactions() {
    auto const model = support::discord_frames::file("message_reaction_add");
    std::vector<std::string> all;
    for (std::size_t i = 0; i < frames_of_a_kind; ++i) {
        auto frame = model;
        replace(frame, "80351110224678912", mg::detail::joined("803511102246", 10000 + i * 7 % 89));
        constexpr std::string_view pictures[] = {"👍", "🎉", "🔥", "🦊"};
        replace(frame, "👍", pictures[i % 4]);
        frame.reserve(frame.size() + padding);
        all.push_back(std::move(frame));
    }
    return all;
}

/// The same frame again and again, where many of them would not fit into the cache.
inline std::vector<std::string> one_frame(std::string frame) {
    frame.reserve(frame.size() + padding);
    std::vector<std::string> all;
    all.push_back(std::move(frame));
    return all;
}

/// As the gateway sends them in its zlib-stream, one after the other.
inline std::vector<std::string> deflated(std::vector<std::string> const& frames) {
    namespace zlib = boost::beast::zlib;
    zlib::deflate_stream stream;
    std::vector<std::string> all;
    for (auto const& frame : frames) {
        std::string out = all.empty() ? std::string{"\x78\x9c"} : std::string{};
        auto const head = out.size();
        out.resize(head + frame.size() + 1024);
        zlib::z_params part;
        part.next_in = frame.data();
        part.avail_in = frame.size();
        part.next_out = out.data() + head;
        part.avail_out = out.size() - head;
        boost::beast::error_code error;
        stream.write(part, zlib::Flush::sync, error);
        if (part.avail_in != 0 || part.avail_out == 0) throw std::logic_error{"deflate"};
        out.resize(out.size() - part.avail_out);
        if (!out.ends_with(std::string_view{"\0\0\xff\xff", 4})) throw std::logic_error{"no flush"};
        all.push_back(std::move(out));
    }
    return all;
}

}  // namespace bench

#endif
